/* know/time_pattern.h - patterns of time expressions, compiled.
 */
#ifndef GS_KNOW_TIME_PATTERN_H
#define GS_KNOW_TIME_PATTERN_H

#include "know/know.h"
#include "know/table.h"

/* Names of pieces of patterns: "[date]" stands for one. */
typedef struct gs_time_defs {
    gs_str names[64];
    gs_str patterns[64];
    size_t count;
} gs_time_defs;

/* The word's number, new if need be; -1 without memory or at the limit. `word`
 * is borrowed by the rules. */
int32_t gs_time_word_of(gs_know *know, gs_str word);

/* Class and slot of a name, or -1. */
int gs_time_class_of(const gs_time_rules *rules, gs_str name);
int gs_time_slot_of(gs_str name);

/* Compiles `pattern` for rule number `rule`, whose code and before it sets. */
gs_status gs_time_compile(gs_know *know, const gs_time_defs *defs, gs_str pattern, size_t number,
                          gs_time_rule *rule, const gs_table_row *row, gs_error *err);

/* Once all classes and rules are there: words learn what their classes begin. */
void gs_time_begins_close(gs_time_rules *rules);

#endif
