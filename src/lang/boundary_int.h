/* lang/boundary_int.h - atoms and chunks: what boundary_atom.c, boundary_address.c
 * and boundary_word.c share. Nobody else includes it.
 */
#ifndef GS_LANG_BOUNDARY_INT_H
#define GS_LANG_BOUNDARY_INT_H

#include "lang/boundary_ask.h"

/* Of a chunk, what stands between two blanks. */
enum {
    CHUNK_LINK = 1,   /* "://", "www"     */
    CHUNK_AT = 2,     /* "a@b"            */
    CHUNK_DIGIT = 4,  /* has a digit      */
    CHUNK_LETTER = 8, /* has a letter     */
    CHUNK_SLASH = 16,
    CHUNK_RULING = 32,
    CHUNK_STOP = 64 /* has a stop before its last atom */
};

typedef struct chunk {
    size_t   first, end;           /* atoms */
    size_t   address, address_end; /* of them, what is an address of web or mail */
    unsigned flags;
    uint32_t shapes, hash; /* of all its atoms, if they are few; else 0 */
} chunk;

typedef struct scan {
    const gs_boundary       *b;
    const gs_boundary_judge *judge;
    gs_str                   text;
    gs_span                  block;
    const gs_sentence_spans *cuts; /* atoms and words end where these do; or NULL */
    size_t                   next_cut;
    gs_arena                *arena;
    gs_cuts                 *out;

    gs_atom *atoms;
    size_t   count;
    size_t   looks;
    bool     quoting; /* a single quotation mark is open */
} scan;

/* boundary_atom.c */
gs_status gs_boundary_read_atoms(scan *s);
uint32_t  gs_boundary_hash_bytes(const char *p, size_t n);

/* The chunk that begins with atom `first`: up to white space, or to where a
 * sentence ends. */
chunk gs_boundary_read_chunk(scan *s, size_t first);

/* boundary_address.c: sets the chunk's address, if it has one. */
void gs_boundary_find_address(const scan *s, chunk *c);

extern const gs_atom gs_no_atom;

/* The atom `i` of the chunk, or nothing. */
static inline const gs_atom *in_chunk(const scan *s, const chunk *c, size_t i)
{
    return i >= c->first && i < c->end ? &s->atoms[i] : &gs_no_atom;
}

static inline const gs_atom *in_block(const scan *s, size_t i)
{
    return i < s->count ? &s->atoms[i] : &gs_no_atom;
}

static inline bool is_letters(const gs_atom *a)
{
    return a->shape > GS_SHAPE_NONE && a->shape < GS_SHAPE_DIGITS_1;
}

static inline bool is_word(const gs_atom *a)
{
    return a->shape > GS_SHAPE_NONE && a->shape <= GS_SHAPE_DIGITS;
}

static inline char mark_at(const scan *s, size_t i)
{
    return s->text.p[s->atoms[i].start];
}

#endif
