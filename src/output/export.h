/* output/export.h - a document in the formats of others (doc/exports.md).
 *
 * One file a format; export.c has the table of them. What belongs to a run and
 * not to a report (the names of columns, the beginning and end of a calendar)
 * stands in the head and the foot.
 */
#ifndef GS_OUTPUT_EXPORT_H
#define GS_OUTPUT_EXPORT_H

#include "base/buf.h"
#include "doc/doc.h"
#include "gainsay.h"

void gs_output_export(const gs_doc *doc, gs_export_format format, const gs_export_options *options,
                      gs_buf *out);
void gs_output_export_head(gs_export_format format, const gs_export_options *options, gs_buf *out);
void gs_output_export_foot(gs_export_format format, gs_buf *out);

/* The formats. `options` is never NULL here. */
void gs_csv_head(const gs_export_options *options, gs_buf *out);
void gs_csv(const gs_doc *doc, const gs_export_options *options, gs_buf *out);
void gs_plover_json(const gs_doc *doc, const gs_export_options *options, gs_buf *out);
void gs_polecat_head(const gs_export_options *options, gs_buf *out);
void gs_polecat(const gs_doc *doc, const gs_export_options *options, gs_buf *out);
void gs_gdelt(const gs_doc *doc, const gs_export_options *options, gs_buf *out);
void gs_gdelt_mentions(const gs_doc *doc, const gs_export_options *options, gs_buf *out);
void gs_icews_head(const gs_export_options *options, gs_buf *out);
void gs_icews(const gs_doc *doc, const gs_export_options *options, gs_buf *out);
void gs_geojson(const gs_doc *doc, const gs_export_options *options, gs_buf *out);
void gs_annotation(const gs_doc *doc, const gs_export_options *options, gs_buf *out);
void gs_claim_jsonld(const gs_doc *doc, const gs_export_options *options, gs_buf *out);
void gs_prov(const gs_doc *doc, const gs_export_options *options, gs_buf *out);
void gs_ics_head(const gs_export_options *options, gs_buf *out);
void gs_ics(const gs_doc *doc, const gs_export_options *options, gs_buf *out);
void gs_ics_foot(gs_buf *out);

/* Lines and values of a calendar: a content line, folded and ended; TEXT, escaped. */
void gs_ics_fold(gs_buf *out, gs_str line);
void gs_ics_escape(gs_buf *out, gs_str s);

#endif
