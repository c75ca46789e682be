/* base/limits.h - every bound on input in one place.
 *
 * Input is hostile: each recursion has a depth here and each growth a size.
 * Passing one is a rejection (GS_E_LIMIT) or a documented repair, as noted.
 */
#ifndef GS_BASE_LIMITS_H
#define GS_BASE_LIMITS_H

/* One report's bytes, as they come and as text. Rejected above. Offsets are
 * stored as uint32_t, so this must stay below 4 GiB. */
#define GS_LIMIT_REPORT_BYTES (256u << 20)

/* What one report's arenas may hold together. Rejected above. */
#define GS_LIMIT_DOC_MEMORY ((size_t)2 << 30)

/* Open HTML elements. Deeper elements are folded into the one at the limit:
 * their text is kept, their structure is not. */
#define GS_LIMIT_HTML_DEPTH 512

/* Nodes of one page's tree. Rejected above. */
#define GS_LIMIT_HTML_NODES (8u << 20)

/* One JSON-LD block's nesting, and its bytes. The block is skipped above. */
#define GS_LIMIT_JSON_DEPTH 64
#define GS_LIMIT_JSON_BYTES (4u << 20)

/* Blocks of a plain text report that are looked at one by one. What stands
 * behind the last of them is body. */
#define GS_LIMIT_BLOCKS (1u << 20)

/* Sentences of one report. Rejected above. */
#define GS_LIMIT_SENTENCES (4u << 20)

/* Bytes of one sentence that the record makers look at; a longer one is cut
 * into pieces at white space (text/sentence.h). */
#define GS_LIMIT_SENTENCE_BYTES (16u << 10)

/* Bytes of the sentences of a report that records are made of, some 350,000
 * words. Rejected above: it is no press report, and would take a minute. */
#define GS_LIMIT_RECORD_BYTES (2u << 20)

/* Words and marks of one block of text whose ends the language model settles.
 * Rejected above. */
#define GS_LIMIT_BLOCK_ATOMS (4u << 20)

/* A model file. An error above. */
#define GS_LIMIT_MODEL_BYTES ((size_t)1 << 30)

/* What a thread holds to compute with it. */
#define GS_LIMIT_DESK_BYTES ((size_t)1 << 30)

/* One line of a dictionary. An error with file and line above. */
#define GS_LIMIT_DICT_LINE 4096

/* A file of `gainsay watch`, and the values in it. An error with its line above. */
#define GS_LIMIT_WATCH_BYTES  (1u << 20)
#define GS_LIMIT_WATCH_VALUES 4096

/* A title, byline or other metadata value. Cut at a character above. */
#define GS_LIMIT_META_BYTES 2048

/* Authors of one report. The rest are left out above. */
#define GS_LIMIT_AUTHORS 256

/* Folders within folders on the command line. An error above. */
#define GS_LIMIT_FOLDER_DEPTH 64

/* Threads that read reports. More are not used. */
#define GS_LIMIT_JOBS 256

/* Bytes that finished results may hold while they wait for an earlier report;
 * above, no further report is begun until that one is done. */
#define GS_LIMIT_POOL_HELD ((size_t)64 << 20)

#endif
