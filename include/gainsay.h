/* gainsay.h - the public interface of libgainsay.
 *
 * Gainsay reads press reports and keeps the record: who says what, who denies
 * it, each value tied to the words it came from. The library turns the bytes
 * of one report into a document (its text, zones, sentences and records) and
 * writes that document out. The form of the output is the record format,
 * version GS_RECORD_FORMAT; see gainsay-records(5).
 *
 *   gs_engine   dictionaries and models: loaded once, immutable, shared by
 *               any number of threads.
 *   gs_reader   one thread's desk: its memory is reused from report to
 *               report, so a reader is never shared between threads.
 *   gs_doc      one report as read. It belongs to the reader and lives until
 *               the reader reads again or is freed.
 *
 * Every function that can fail returns a gs_status and, on failure, fills the
 * gs_error given to it (which may be NULL). The library never prints, never
 * exits, and has no mutable globals.
 *
 * Ownership is one of three words: a function *borrows* (for the call),
 * *keeps* (until the object is freed) or *takes* (now ours to free).
 */
#ifndef GAINSAY_H
#define GAINSAY_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#ifdef __cplusplus
extern "C" {
#endif

#define GS_VERSION       "0.1.0"
#define GS_RECORD_FORMAT 1

#if defined(__GNUC__)
#define GS_API __attribute__((visibility("default")))
#else
#define GS_API
#endif

typedef enum gs_status {
    GS_OK = 0,
    GS_E_NOMEM,    /* memory ran out                                      */
    GS_E_IO,       /* a file or stream could not be read or written       */
    GS_E_LIMIT,    /* a documented limit was passed: base/limits.h        */
    GS_E_ENCODING, /* the bytes are in no character set we can read       */
    GS_E_FORMAT,   /* not a press report: binary, or broken beyond repair */
    GS_E_EMPTY,    /* nothing to read                                     */
    GS_E_DATA,     /* a dictionary or model is missing or malformed       */
    GS_E_USAGE     /* the caller gave something that makes no sense       */
} gs_status;

/* Where a failure has no place in the input. */
#define GS_NO_OFFSET SIZE_MAX

typedef struct gs_error {
    gs_status code;
    char      stage[16];    /* which part failed: "input", "charset", "html", ... */
    size_t    offset;       /* byte offset in the input, or GS_NO_OFFSET          */
    char      message[240]; /* one line for a person, without a full stop         */
} gs_error;

/* The short name of a status as it stands in a rejection: "io", "limit", ... */
GS_API const char *gs_status_name(gs_status status);

/* Bytes [start, end) of a report's text. */
typedef struct gs_span {
    uint32_t start;
    uint32_t end;
} gs_span;

typedef struct gs_engine gs_engine;
typedef struct gs_reader gs_reader;
typedef struct gs_doc    gs_doc;

/* What a report comes as. Only `data` and `size` are needed; a NULL is "not
 * known". All strings are borrowed for the call. */
typedef struct gs_input {
    const char *data; /* the bytes as they came                           */
    size_t      size;
    const char *source; /* path or URL, for the record              */
    const char *date;   /* publication date, ISO 8601 (YYYY-MM-DD)  */
    const char *publisher;
    const char *url;
    const char *captured;     /* when it was fetched, ISO 8601            */
    const char *content_type; /* an HTTP Content-Type header's value      */
    const char *format;       /* "html", "text", or NULL: decide by looking */
} gs_input;

/* Loads the dictionaries under `datadir`. *out is written only on success. */
GS_API gs_status gs_engine_open(gs_engine **out, const char *datadir, gs_error *err);
GS_API void      gs_engine_close(gs_engine *engine); /* accepts NULL */

/* Opens the language model in the file at `path`, which stays mapped until the
 * engine is closed. gs_reader_read and gs_reader_parse need it. Not while a
 * reader of the engine reads. On failure a model loaded before stays. */
GS_API gs_status gs_engine_load_model(gs_engine *engine, const char *path, gs_error *err);

/* Lays the dictionaries in the folder `dir` over those that are loaded: names,
 * roles, offices and their holders, agencies, cues, words beside places, each table of
 * them that is there. What a user's line says of a name goes before what ours
 * says. Not while a reader of the engine reads; after a failure the engine is
 * only to be closed. */
GS_API gs_status gs_engine_add_know(gs_engine *engine, const char *dir, gs_error *err);

/* The same, but calls `complain` for each wrong line and leaves it out. GS_E_DATA
 * when the folder has no such table. */
GS_API gs_status gs_engine_check_know(gs_engine *engine, const char                          *dir,
                                      void (*complain)(void *ctx, const gs_error *err), void *ctx,
                                      gs_error *err);

/* Reads the dictionaries of another event coder, in the forms of PETRARCH and TABARI,
 * from the folder `dir`: the next reports' events are made with them instead of ours.
 * Once, and not while a reader of the engine reads; after a failure the engine is only
 * to be closed. */
GS_API gs_status gs_engine_load_dictionaries(gs_engine *engine, const char *dir, gs_error *err);

/* Reads who held which office, as earlier reports said (gs_doc_write_who): the
 * next reports' persons have these offices where they have no other. A file
 * that is not there is an empty one. Not while a reader of the engine reads. */
GS_API gs_status gs_engine_load_who(gs_engine *engine, const char *path, gs_error *err);

/* A reader keeps `engine`, which must outlive it. */
GS_API gs_status gs_reader_new(gs_reader **out, const gs_engine *engine, gs_error *err);
GS_API void      gs_reader_free(gs_reader *reader); /* accepts NULL */

/* Reads one report. On failure there is no document; the reader stays usable.
 * The document borrows nothing of `in` after the call. GS_E_USAGE when the
 * engine has no model. */
GS_API gs_status gs_reader_read(gs_reader *reader, const gs_input *in, const gs_doc **out,
                                gs_error *err);

/* Reads the text of a document anew, with this reader's model and dictionaries; its
 * zones and metadata stay. `before` is another reader's or a store's, and is borrowed
 * for the call. */
GS_API gs_status gs_reader_read_again(gs_reader *reader, const gs_doc *before, const gs_doc **out,
                                      gs_error *err);

/* What reads: the program's version, hashes of the model and of the dictionaries. */
typedef struct gs_identity {
    const char *version;
    bool        modelled; /* there is a model */
    uint8_t     model[32], knowledge[32];
} gs_identity;

GS_API void gs_engine_identify(const gs_engine *engine, gs_identity *out);

/* As gs_reader_read, but stops after the text, its zones and sentences: no records. */
GS_API gs_status gs_reader_read_text(gs_reader *reader, const gs_input *in, const gs_doc **out,
                                     gs_error *err);

typedef struct gs_parse_options {
    bool plain; /* nothing but running text: one body, without title or teasers */
} gs_parse_options;

/* Reads one report as far as its text, zones and sentences, and has the
 * language model add words, tags, heads and names: no records. `options` may be
 * NULL. GS_E_USAGE when the engine has no model. */
GS_API gs_status gs_reader_parse(gs_reader *reader, const gs_input *in,
                                 const gs_parse_options *options, const gs_doc **out,
                                 gs_error *err);

/* Opens the table of places in the file at `path`, as gs_engine_load_model does
 * the model. Only gs_reader_places needs it. */
GS_API gs_status gs_engine_load_places(gs_engine *engine, const char *path, gs_error *err);

/* As gs_reader_parse, and then finds the places that the report names.
 * GS_E_USAGE when the engine has no model or no table of places. */
GS_API gs_status gs_reader_places(gs_reader *reader, const gs_input *in,
                                  const gs_parse_options *options, const gs_doc **out,
                                  gs_error *err);

/* The report's text, which all spans point into: UTF-8, may hold no NUL. */
GS_API const char *gs_doc_text(const gs_doc *doc, size_t *size);

/* Receives output. Returns 0 to go on, anything else to stop (GS_E_IO). */
typedef int (*gs_write_fn)(void *ctx, const char *data, size_t size);

typedef struct gs_write_options {
    bool chars; /* code-point offsets beside the byte offsets */
} gs_write_options;

/* Writes a document's records as JSON Lines in the order of the format.
 * `options` may be NULL. A long output comes in several calls of `write`, each
 * with whole records; so on failure the first of them may have been written. */
GS_API gs_status gs_doc_write_jsonl(const gs_doc *doc, const gs_write_options *options,
                                    gs_write_fn write, void *ctx, gs_error *err);

typedef struct gs_table_options {
    bool     color;   /* ANSI colours and emphasis            */
    bool     unicode; /* typographic rules; else plain ASCII  */
    unsigned width;   /* columns; 0 = 80                      */
} gs_table_options;

/* Writes a document as a page for a person: claims and denials first, then
 * who said what. `options` may be NULL. */
GS_API gs_status gs_doc_write_table(const gs_doc *doc, const gs_table_options *options,
                                    gs_write_fn write, void *ctx, gs_error *err);

/* Formats of others; what each holds and leaves out is told in doc/exports.md. */
typedef enum gs_export_format {
    GS_EXPORT_CSV,            /* "csv": one table, RFC 4180                          */
    GS_EXPORT_PLOVER,         /* "plover": PLOVER's JSON, an event a line            */
    GS_EXPORT_POLECAT,        /* "polecat": columns of POLECAT, parted by tabs       */
    GS_EXPORT_GDELT,          /* "gdelt": columns of GDELT 2.0's events, likewise    */
    GS_EXPORT_GDELT_MENTIONS, /* "gdelt-mentions": of its mentions                   */
    GS_EXPORT_ICEWS,          /* "icews": columns of ICEWS, likewise                 */
    GS_EXPORT_GEOJSON,        /* "geojson": a FeatureCollection a report, RFC 7946   */
    GS_EXPORT_ANNOTATION,     /* "annotation": W3C Web Annotations, a collection a report */
    GS_EXPORT_CLAIM,          /* "claim": schema.org Claims with their denials       */
    GS_EXPORT_PROV,           /* "prov": PROV-JSON                                   */
    GS_EXPORT_ICS,            /* "ics": a calendar of deadlines and plans, RFC 5545  */
    GS_EXPORT_HTML,           /* "html": one page for a browser, in one file         */
    GS_EXPORT_JSONL,          /* "jsonl": the records, as gs_doc_write_jsonl         */
    GS_EXPORT_COUNT
} gs_export_format;

/* The tables of GS_EXPORT_CSV. */
typedef enum gs_export_table {
    GS_EXPORT_EVENTS,
    GS_EXPORT_STATEMENTS,
    GS_EXPORT_CLAIMS,
    GS_EXPORT_ENTITIES,
    GS_EXPORT_AGREEMENTS, /* a row a term */
    GS_EXPORT_TABLE_COUNT
} gs_export_table;

typedef struct gs_export_options {
    gs_export_table table;   /* CSV: which                                              */
    bool            hxl;     /* CSV: a row of HXL hashtags below the names of the columns */
    bool            denials; /* PLOVER, GDELT, ICEWS: what is denied, too               */
} gs_export_options;

/* The format or table of that name ("gdelt-mentions", "claims"); false, and nothing
 * written, when there is none. */
GS_API bool gs_export_format_find(const char *name, gs_export_format *format);
GS_API bool gs_export_table_find(const char *name, gs_export_table *table);

/* Writes a document in the format of others, in one call of `write`, or none where
 * it has nothing to tell there. Several documents may be written behind each other.
 * `options` may be NULL: the table of events, and nothing else. */
GS_API gs_status gs_doc_write_export(const gs_doc *doc, gs_export_format format,
                                     const gs_export_options *options, gs_write_fn write, void *ctx,
                                     gs_error *err);

/* Write what stands once before the first document (the names of the columns, the
 * beginning of a calendar) and behind the last; nothing for formats without. */
GS_API gs_status gs_export_write_head(gs_export_format format, const gs_export_options *options,
                                      gs_write_fn write, void *ctx, gs_error *err);
GS_API gs_status gs_export_write_foot(gs_export_format format, gs_write_fn write, void *ctx,
                                      gs_error *err);

/* Write what gs_reader_parse has added. The words of a document that has none
 * are GS_E_USAGE. CoNLL-U is the form of Universal Dependencies, with names in
 * the last column; IOB2 is a word and its name's tag a line; the tree is a
 * drawing of each sentence for a person, `options` may be NULL. */
GS_API gs_status gs_doc_write_conllu(const gs_doc *doc, gs_write_fn write, void *ctx,
                                     gs_error *err);
GS_API gs_status gs_doc_write_iob2(const gs_doc *doc, gs_write_fn write, void *ctx, gs_error *err);
GS_API gs_status gs_doc_write_tree(const gs_doc *doc, const gs_table_options *options,
                                   gs_write_fn write, void *ctx, gs_error *err);

/* Writes the offices that the report itself gives to persons, a line each, with
 * the report's date, source and span (know/who.h): for a file that
 * gs_engine_load_who reads. */
GS_API gs_status gs_doc_write_who(const gs_doc *doc, gs_write_fn write, void *ctx, gs_error *err);

/* Writes, for a person, all that the dictionaries know of a name: states, peoples,
 * bodies, media, roles, and offices by their holders, each with its source.
 * Nothing is written of a name that they do not know. `options` may be NULL. */
GS_API gs_status gs_engine_write_known(const gs_engine *engine, const char *name,
                                       const gs_table_options *options, gs_write_fn write,
                                       void *ctx, gs_error *err);

typedef struct gs_explain_options {
    const char *record; /* "s3", with or without the report's id in front; NULL: all */
    const char *field;  /* "speaker"; NULL: all */
} gs_explain_options;

/* Writes, for a person, why the records of a document say what they say: for
 * each value the words that state it, or the rule that inferred it and what it
 * means. `engine` is the one that read the document. Both options may be NULL.
 * GS_E_USAGE when the document has no such record. */
GS_API gs_status gs_doc_write_explain(const gs_engine *engine, const gs_doc *doc,
                                      const gs_explain_options *options,
                                      const gs_table_options *page, gs_write_fn write, void *ctx,
                                      gs_error *err);

/* Writes the time expressions of a document that gs_reader_read has read: as a
 * table for a person, or with `options` NULL as one JSON object a line. */
GS_API gs_status gs_doc_write_times(const gs_doc *doc, const gs_table_options *options,
                                    gs_write_fn write, void *ctx, gs_error *err);

/* Writes the places of a document, one a line: as JSON, or as a table. */
GS_API gs_status gs_doc_write_places(const gs_doc *doc, bool table, gs_write_fn write, void *ctx,
                                     gs_error *err);

/* ---- the store: records of many reports in one file ---- */

typedef struct gs_store gs_store;

typedef enum gs_store_mode {
    GS_STORE_READ, /* any number of these beside one that writes */
    GS_STORE_WRITE /* makes the file where there is none         */
} gs_store_mode;

/* Opens the store in the file at `path`. One thread uses it at a time. GS_E_IO
 * when it cannot be opened or somebody else writes to it, GS_E_DATA when it is no
 * store, damaged, or a newer version's. */
GS_API gs_status gs_store_open(gs_store **out, const char *path, gs_store_mode mode, gs_error *err);
/* What was put and not committed is not kept. Accepts NULL. */
GS_API void gs_store_close(gs_store *store);

/* Writes a document in the form that gs_store_put takes: the long part of keeping
 * it, which any thread can do. The bytes are for this version of the library only. */
GS_API gs_status gs_doc_pack(const gs_doc *doc, gs_write_fn write, void *ctx, gs_error *err);

typedef enum gs_kept {
    GS_KEPT_NEW,
    GS_KEPT_VERSION,  /* another text was kept of this URL, and stays as an earlier version */
    GS_KEPT_SIGHTING, /* this text was kept before, from elsewhere                          */
    GS_KEPT_BEFORE,   /* this text was kept before, from here                               */
    GS_KEPT_REMOVED,  /* this text was taken out before, and is not kept                    */
    GS_KEPT_AGAIN     /* this text was kept before, and its records are those of now        */
} gs_kept;

/* Keeps a packed report; *how says what came of it. It is in the file after the next
 * commit. On failure all that was put since the last commit is taken back. */
GS_API gs_status gs_store_put(gs_store *store, const char *pack, size_t size, gs_kept *how,
                              gs_error *err);
/* The same, but a text that was kept has its records replaced by these, under the same
 * id, and one that was taken out is kept again. What people said of the text holds for
 * the new records as well. */
GS_API gs_status gs_store_put_again(gs_store *store, const char *pack, size_t size, gs_kept *how,
                                    gs_error *err);
GS_API gs_status gs_store_commit(gs_store *store, gs_error *err);
GS_API size_t    gs_store_pending(const gs_store *store); /* reports since the last commit */

typedef enum gs_kind {
    GS_KIND_REPORT,
    GS_KIND_STATEMENT,
    GS_KIND_CLAIM,
    GS_KIND_EVENT,
    GS_KIND_ENTITY,
    GS_KIND_AGREEMENT,
    GS_KIND_HAPPENING, /* events that several reports tell, or one in several places */
    GS_KIND_CONFLICT,  /* in what the reports of a happening differ */
    GS_KIND_MATTER,    /* one claim over several reports */
    GS_KIND_COUNT
} gs_kind;

/* "reports", "statements", ...; GS_KIND_COUNT where there is none of that name. */
GS_API gs_kind gs_kind_from_name(const char *name);

/* Which records. NULL, or false, is "any"; names and words are found by their words, in
 * any case and with or without accents; several values of a list, parted by commas,
 * are one or the other. "In its sentence" is of a report: in any of its sentences. What
 * says nothing about a kind is refused: gainsay-list(1) has a table. */
typedef struct gs_filter {
    const char *speaker;       /* who says it; of a claim, any that it rests on; of an event,
                                * who says something in its sentence */
    const char *actor;         /* who does or suffers it; of a statement, who speaks; of a
                                * claim, who does or suffers an event in its sentence */
    const char *about;         /* named in its sentence, also by a pronoun */
    const char *act;           /* of statements: "deny,accuse" */
    const char *category;      /* of events: "ASSAULT" */
    const char *reality;       /* of events: "occurred,ongoing" */
    const char *status;        /* of claims: "denied" */
    const char *place;         /* where the event was; else a place named in its sentence */
    const char *source;        /* the publisher */
    const char *words;         /* in its sentence, FTS5's form: '"shell* village"' */
    const char *since, *until; /* days, YYYY-MM-DD, both inclusive: of the event or the
                                * statement, else of the report */
    bool        near;          /* a place, as above, within `km` of the point */
    double      lat, lon, km;
    bool        versions; /* also of texts that a newer version of has been kept */
    bool        origins;  /* no reprints: of each story the likely origin alone  */
} gs_filter;

typedef enum gs_list_format {
    GS_LIST_TABLE, /* for a person                                               */
    GS_LIST_JSONL, /* records as they were kept                                  */
    GS_LIST_CSV    /* RFC 4180, every column of the kind, names in the first row */
} gs_list_format;

typedef struct gs_list_options {
    gs_list_format   format;
    gs_table_options table;
    const char      *sort;   /* "day,desc", "source"; NULL: the newest, or the most, first */
    size_t           limit;  /* rows; 0: all                                              */
    size_t           offset; /* rows passed over                                          */
} gs_list_options;

/* Writes the records of a kind that pass the filter; *more says whether there are more
 * behind the limit. GS_E_USAGE for a filter that makes no sense. */
GS_API gs_status gs_store_list(gs_store *store, gs_kind kind, const gs_filter *filter,
                               const gs_list_options *options, gs_write_fn write, void *ctx,
                               bool *more, gs_error *err);

/* Writes events and statements in the order of days, those without one at the end: the
 * oldest first, or with "day,desc" the newest. Filters for one of the two leave the other
 * out. Without `source` there are no reprints. JSON Lines are objects of the table's values. */
GS_API gs_status gs_store_timeline(gs_store *store, const gs_filter *filter,
                                   const gs_list_options *options, gs_write_fn write, void *ctx,
                                   bool *more, gs_error *err);

/* Writes one record by its id, or a whole report by its own (or the first eight digits
 * or more of it), as JSON Lines; behind it what people said of it. Of a report those
 * records are left out that people rejected. GS_E_USAGE when there is none. */
GS_API gs_status gs_store_show(gs_store *store, const char *id, gs_write_fn write, void *ctx,
                               gs_error *err);

typedef struct gs_show_options {
    bool as_read;  /* as the machine read it, without what people said */
    bool rejected; /* also the records that people rejected            */
} gs_show_options;

GS_API gs_status gs_store_show_as(gs_store *store, const char *id, const gs_show_options *options,
                                  gs_write_fn write, void *ctx, gs_error *err);

/* The story that a report is of: reports that are copies of one another. */
typedef struct gs_story {
    size_t reports;    /* 1: it has no copies                          */
    char   origin[33]; /* id of the likely origin, the report's own too */
    bool   is_origin;
} gs_story;

/* Of a report, or of a record's, by its id as gs_store_show takes it. */
GS_API gs_status gs_store_story(gs_store *store, const char *id, gs_story *out, gs_error *err);

/* Makes the document of a kept report again, by its id or that of one of its records:
 * gs_doc_write_jsonl, _table, _export and _explain write of it what they wrote of the document as
 * it was read. The words of the language model are not kept (for an explanation the sentence is
 * parsed again), nor readings that were weighed and lost. It belongs to the store and lives until the next call of this or gs_store_close.
 * GS_E_USAGE when there is no such report, GS_E_DATA when what is kept is damaged. */
GS_API gs_status gs_store_doc(gs_store *store, const char *id, const gs_doc **out, gs_error *err);

/* Which reports of a store are written, and how. */
typedef struct gs_store_export {
    gs_export_format   format;
    gs_export_options  options;
    const char *const *reports; /* ids, as gs_store_show takes them; only these */
    size_t             report_count;
    bool               first_copies; /* of reprints of one story the first alone */
} gs_store_export;

/* Writes kept reports in a format, head and foot included: in the order in which they were kept,
 * those that pass the filter; where it asks for records (speaker, act, category, ...), those that have
 * such a record. With `origins` reprints are left out. *reports says how many. Memory is bounded by the largest report. */
GS_API gs_status gs_store_write_export(gs_store *store, const gs_filter *filter,
                                       const gs_store_export *what, gs_write_fn write, void *ctx,
                                       size_t *reports, gs_error *err);

/* Takes a report out, by its id as gs_store_show takes it, with all its records. What
 * stays is a line of which text, when and why; gs_store_put does not take it again. */
GS_API gs_status gs_store_remove(gs_store *store, const char *report, const char *why,
                                 gs_error *err);

/* ---- kept reports read again ---- */

/* Writes the ids, a line each, of the reports that something else has read than what
 * `now` says; NULL: of all. */
GS_API gs_status gs_store_outdated(gs_store *store, const gs_identity *now, gs_write_fn write,
                                   void *ctx, gs_error *err);

/* Writes what is kept of a report, in the form that gs_reader_reread takes. */
GS_API gs_status gs_store_kept(gs_store *store, const char *id, gs_write_fn write, void *ctx,
                               gs_error *err);

/* Reads a kept report anew: for gs_doc_pack and gs_store_put_again. Any thread can, with
 * a reader of its own. */
GS_API gs_status gs_reader_reread(gs_reader *reader, const char *kept, size_t size,
                                  const gs_doc **out, gs_error *err);

/* ---- what people say of records ---- */

typedef enum gs_review_action {
    GS_REVIEW_SET,     /* fields of the record have other values */
    GS_REVIEW_REJECT,  /* there is no such thing in the report   */
    GS_REVIEW_CONFIRM, /* the record is right as it is           */
    GS_REVIEW_UNDO,    /* what was said before does not hold     */
    GS_REVIEW_ACTION_COUNT
} gs_review_action;

typedef struct gs_review {
    gs_review_action   action;
    const char        *record; /* its id, as gs_store_show takes it             */
    const char *const *fields; /* SET: "speaker=Ana Brekel"; UNDO: "speaker", or none for all */
    size_t             field_count;
    const char        *by, *why; /* who says so, and why: both are needed */
} gs_review;

/* Keeps what a person says of a record, beside what was read. From then on all that is
 * asked of the store goes by it, until it is undone, also when the report is read
 * again. GS_E_USAGE when the record has no such field or the field no such value; the
 * message says what there is. All is kept or nothing. */
GS_API gs_status gs_store_review(gs_store *store, const gs_review *review, gs_error *err);

/* Which reviews; NULL, or false, is "any". */
typedef struct gs_review_filter {
    const char *record;   /* the id of a record, or of a report: all of its reviews  */
    const char *by;       /* who                                                     */
    bool        stray;    /* those whose record is not there (any more)              */
    bool        rejected; /* those that reject a record, and hold                    */
} gs_review_filter;

/* Writes reviews, the oldest first: for a person, or as JSON Lines that
 * gs_store_import_reviews takes. Of `options` the format and the table's count; NULL:
 * JSON Lines. */
GS_API gs_status gs_store_reviews(gs_store *store, const gs_review_filter *filter,
                                  const gs_list_options *options, gs_write_fn write, void *ctx,
                                  gs_error *err);

/* Takes the reviews among JSON Lines of another store; lines of other types are passed
 * over, and reviews that are here already. Those of texts that are not kept here hold
 * when they are. *added says how many are new. GS_E_FORMAT for what is no JSON or no
 * review; then nothing is taken. */
GS_API gs_status gs_store_import_reviews(gs_store *store, const char *data, size_t size,
                                         size_t *added, gs_error *err);

/* ---- missions and agreements, beside what a store's reports say of them ---- */

typedef enum gs_watch_format {
    GS_WATCH_TABLE,
    GS_WATCH_JSONL,
    GS_WATCH_CSV,
    GS_WATCH_ICS /* of an agreement's deadlines */
} gs_watch_format;

/* NULL is "any"; names are found as by gs_filter. */
typedef struct gs_watch_options {
    gs_watch_format  format;
    gs_table_options table;
    const char      *since, *until; /* days, both inclusive: of what is reported */
    const char      *place;         /* of activities                             */
    const char      *source;        /* the publisher                             */
    const char      *on;            /* which day is today, for what is due; NULL: the last day
                                     * that the reports tell of */
    bool             all;           /* also rows that a page has no room for     */
} gs_watch_options;

/* Reads the mission or agreement in the YAML file at `path` (gainsay-watch(5)) and writes
 * its tasks or terms beside what the reports of a store say. `datadir` has the table of
 * activities; `reader` reads tasks and sentences by its engine's model. GS_E_DATA, with
 * file and line, for a file that is not as it should be. */
GS_API gs_status gs_watch_write(gs_store *store, gs_reader *reader, const char *datadir,
                                const char *path, const gs_watch_options *options,
                                gs_write_fn write, void *ctx, gs_error *err);

/* Writes the `rejection` record of a report that could not be read. */
GS_API gs_status gs_rejection_write_jsonl(const char *source, const gs_error *why,
                                          gs_write_fn write, void *ctx, gs_error *err);

#ifdef __cplusplus
}
#endif
#endif
