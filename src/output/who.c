/* output/who.c - the offices that a report gives, as lines of know/who.h. */
#include "output/output.h"

/* A field of the table: without tabs and line ends; "-" for none. */
static void put_field(gs_buf *out, gs_str s, char end)
{
    if (!s.n)
        gs_buf_add_char(out, '-');
    for (size_t i = 0; i < s.n; i++)
        gs_buf_add_char(out, (unsigned char)s.p[i] < 0x20 ? ' ' : s.p[i]);
    gs_buf_add_char(out, end);
}

static const gs_proof *stated(const gs_entity *e, size_t office)
{
    for (size_t i = 0; i < e->proofs.count; i++) {
        const gs_proof *p = &e->proofs.items[i];
        if (!p->rule && p->member == (int32_t)office && strcmp(p->field, "offices") == 0)
            return p;
    }
    return NULL;
}

static void put_office(const gs_doc *doc, const gs_entity *e, size_t index, gs_buf *out)
{
    const gs_office *office = &e->offices[index];
    const gs_proof  *proof = stated(e, index);
    gs_str           date = doc->meta.published;

    if (!proof)
        return; /* inferred: not this report's words */
    put_field(out, e->name, '\t');
    put_field(out, office->title, '\t');
    put_field(out, office->of >= 0 ? doc->entities[office->of].name : GS_STR_NONE, '\t');
    put_field(out, e->country, '\t');
    put_field(out, date.n > 10 ? gs_str_sub(date, 0, 10) : date, '\t');
    put_field(out, doc->meta.url.n ? doc->meta.url : doc->source, '\t');
    for (size_t i = 0; i < 16; i++)
        gs_buf_addf(out, "%02x", doc->sha256[i]);
    gs_buf_addf(out, "\t%u-%u\n", proof->span.start, proof->span.end);
}

void gs_output_who(const gs_doc *doc, gs_buf *out)
{
    for (size_t i = 0; i < doc->entity_count; i++) {
        const gs_entity *e = &doc->entities[i];
        for (size_t k = 0; e->kind == GS_ENTITY_PERSON && k < e->office_count; k++)
            put_office(doc, e, k, out);
    }
}
