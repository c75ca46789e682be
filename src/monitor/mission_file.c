/* monitor/mission_file.c - see mission_file.h. The forms below are the file's grammar. */
#include "monitor/mission_file.h"

#include <stdio.h>

#include "base/near.h"

#define COUNT(fields)     (sizeof(fields) / sizeof *(fields))
#define TEXT(type, field) GS_YAML_TEXT, offsetof(type, field), NULL
#define FORM(title, type, list, is_bare)                                                           \
    {                                                                                              \
        .name = (title), .fields = (list), .count = COUNT(list), .size = sizeof(type),             \
        .bare = (is_bare)                                                                          \
    }

static const gs_yaml_field task_fields[] = {
    {"text", TEXT(gs_task, text), true},
    {"category", GS_YAML_TEXTS, offsetof(gs_task, category), NULL, false},
    {"verbs", GS_YAML_TEXTS, offsetof(gs_task, verbs), NULL, false},
};
static const gs_yaml_form task_form = FORM("a task", gs_task, task_fields, true);

static const gs_yaml_field mandate_fields[] = {
    {"title", TEXT(gs_mandate, title), true},
    {"date", GS_YAML_DAY, offsetof(gs_mandate, date), NULL, true},
    {"until", GS_YAML_DAY, offsetof(gs_mandate, until), NULL, false},
    {"version", TEXT(gs_mandate, version), false},
    {"source", TEXT(gs_mandate, source), true},
    {"tasks", GS_YAML_MAPS, offsetof(gs_mandate, tasks), &task_form, true},
};
static const gs_yaml_form mandate_form = FORM("a document", gs_mandate, mandate_fields, false);

static const gs_yaml_field body_fields[] = {
    {"name", TEXT(gs_body, name), true},
    {"other names", GS_YAML_TEXTS, offsetof(gs_body, names), NULL, false},
    {"short names", GS_YAML_TEXTS, offsetof(gs_body, short_names), NULL, false},
    {"documents", GS_YAML_MAPS, offsetof(gs_body, documents), &mandate_form, false},
};
static const gs_yaml_form separate_form = FORM("a separate body", gs_body, body_fields, true);
static const gs_yaml_form body_form = {
    .name = "a body", .fields = body_fields, .count = 3, .size = sizeof(gs_body), .bare = true};
static const gs_yaml_form party_form = {
    .name = "a party", .fields = body_fields, .count = 3, .size = sizeof(gs_body), .bare = true};

static const gs_yaml_field area_fields[] = {
    {"names", GS_YAML_TEXTS, offsetof(gs_area, names), NULL, true},
    {"box", GS_YAML_DEGREE, offsetof(gs_area, box), NULL, false},
};
static const gs_yaml_form area_form = FORM("an area", gs_area, area_fields, true);

static const gs_yaml_field mission_fields[] = {
    {"name", TEXT(gs_mission, name), true},
    {"other names", GS_YAML_TEXTS, offsetof(gs_mission, names), NULL, false},
    {"body", GS_YAML_MAP, offsetof(gs_mission, body), &body_form, true},
    {"area", GS_YAML_MAP, offsetof(gs_mission, area), &area_form, false},
};
static const gs_yaml_form mission_form = FORM("the mission", gs_mission, mission_fields, false);

static const gs_yaml_field deadline_fields[] = {
    {"date", GS_YAML_DAY, offsetof(gs_deadline, date), NULL, true},
    {"set", GS_YAML_DAY, offsetof(gs_deadline, set), NULL, false},
    {"source", TEXT(gs_deadline, source), false},
};
static const gs_yaml_form deadline_form = FORM("a deadline", gs_deadline, deadline_fields, false);

static const gs_yaml_field owed_fields[] = {
    {"text", TEXT(gs_owed, task.text), true},
    {"category", GS_YAML_TEXTS, offsetof(gs_owed, task.category), NULL, false},
    {"verbs", GS_YAML_TEXTS, offsetof(gs_owed, task.verbs), NULL, false},
    {"number", TEXT(gs_owed, number), false},
    {"owes", TEXT(gs_owed, owes), true},
    {"to", TEXT(gs_owed, to), false},
    {"deadlines", GS_YAML_MAPS, offsetof(gs_owed, deadlines), &deadline_form, false},
};
static const gs_yaml_form owed_form = FORM("a term", gs_owed, owed_fields, false);

static const gs_yaml_field pact_fields[] = {
    {"name", TEXT(gs_pact, name), true},
    {"other names", GS_YAML_TEXTS, offsetof(gs_pact, names), NULL, false},
    {"date", GS_YAML_DAY, offsetof(gs_pact, date), NULL, true},
    {"source", TEXT(gs_pact, source), true},
    {"parties", GS_YAML_MAPS, offsetof(gs_pact, parties), &party_form, true},
};
static const gs_yaml_form pact_form = FORM("the agreement", gs_pact, pact_fields, false);

static const gs_yaml_field file_fields[] = {
    {"mission", GS_YAML_MAP, offsetof(gs_mission_file, mission), &mission_form, false},
    {"documents", GS_YAML_MAPS, offsetof(gs_mission_file, documents), &mandate_form, false},
    {"separate bodies", GS_YAML_MAPS, offsetof(gs_mission_file, separate), &separate_form, false},
    {"agreement", GS_YAML_MAP, offsetof(gs_mission_file, pact), &pact_form, false},
    {"terms", GS_YAML_MAPS, offsetof(gs_mission_file, terms), &owed_form, false},
};
static const gs_yaml_form file_form = FORM("the file", gs_mission_file, file_fields, false);

/* ---- what a form cannot tell ---- */

static gs_status check_parts(const gs_mission_file *f, gs_error *err)
{
    bool mission = f->mission.line != 0, pact = f->pact.line != 0;

    if (mission == pact)
        return gs_yaml_fail(err, f->path, f->line ? f->line : 1,
                            "the file needs 'mission' or 'agreement', and not both");
    if (mission && f->terms)
        return gs_yaml_fail(err, f->path, f->terms->task.line,
                            "'terms' belong to an agreement; a mission has 'documents' with tasks");
    if (pact && f->documents)
        return gs_yaml_fail(err, f->path, f->documents->line,
                            "'documents' belong to a mission; an agreement has 'terms'");
    if (pact && f->separate)
        return gs_yaml_fail(err, f->path, f->separate->line,
                            "'separate bodies' belong to a mission");
    if (pact && !f->terms)
        return gs_yaml_fail(err, f->path, f->pact.line, "the agreement needs 'terms'");
    return GS_OK;
}

static bool has_name(const gs_body *b, gs_str name)
{
    bool has = gs_str_eq_nocase(b->name.text, name);

    for (size_t i = 0; !has && i < b->names.count; i++)
        has = gs_str_eq_nocase(b->names.items[i].text, name);
    for (size_t i = 0; !has && i < b->short_names.count; i++)
        has = gs_str_eq_nocase(b->short_names.items[i].text, name);
    return has;
}

static gs_status check_apart(const gs_mission_file *f, const gs_body *a, const gs_body *b,
                             gs_error *err)
{
    for (size_t i = 0; i <= b->names.count + b->short_names.count; i++) {
        const gs_given *name = i == 0 ? &b->name
                               : i <= b->names.count
                                   ? &b->names.items[i - 1]
                                   : &b->short_names.items[i - 1 - b->names.count];
        if (has_name(a, name->text))
            return gs_yaml_fail(err, f->path, name->line,
                                "'%s' is a name of two bodies that must not be mixed up",
                                name->text.p);
    }
    return GS_OK;
}

static gs_status check_bodies(const gs_mission_file *f, gs_error *err)
{
    gs_status st = GS_OK;

    for (size_t i = 0; st == GS_OK && i < f->separate_count; i++) {
        st = check_apart(f, &f->mission.body, &f->separate[i], err);
        for (size_t k = 0; st == GS_OK && k < i; k++)
            st = check_apart(f, &f->separate[k], &f->separate[i], err);
    }
    for (size_t i = 1; st == GS_OK && i < f->pact.party_count; i++) {
        for (size_t k = 0; st == GS_OK && k < i; k++)
            st = check_apart(f, &f->pact.parties[k], &f->pact.parties[i], err);
    }
    return st;
}

static gs_status check_party(const gs_mission_file *f, const gs_given *name, const char *key,
                             gs_error *err)
{
    const char *names[32], *near;
    size_t      count = 0;

    if (!name->text.p || gs_str_eq_nocase(name->text, GS_STR("all")))
        return GS_OK;
    for (size_t i = 0; i < f->pact.party_count; i++) {
        if (has_name(&f->pact.parties[i], name->text))
            return GS_OK;
        if (count < COUNT(names))
            names[count++] = f->pact.parties[i].name.text.p;
    }
    near = gs_nearest(name->text.p, names, count);
    return gs_yaml_fail(err, f->path, name->line, "'%s' names no party: '%s'%s%s%s", key,
                        name->text.p, near ? "; did you mean '" : "", near ? near : "",
                        near ? "'?" : "");
}

static gs_status check_terms(const gs_mission_file *f, gs_error *err)
{
    gs_status st = GS_OK;

    for (size_t i = 0; st == GS_OK && i < f->term_count; i++) {
        const gs_owed *t = &f->terms[i];
        st = check_party(f, &t->owes, "owes", err);
        if (st == GS_OK)
            st = check_party(f, &t->to, "to", err);
        for (size_t k = 1; st == GS_OK && k < t->deadline_count; k++) {
            if (!t->deadlines[k].set.day)
                st = gs_yaml_fail(err, f->path, t->deadlines[k].line,
                                  "of several deadlines each later one needs 'set', the day on "
                                  "which it was set");
        }
    }
    return st;
}

static void number_tasks(gs_mandate *documents, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        for (size_t k = 0; k < documents[i].task_count; k++)
            documents[i].tasks[k].number = (unsigned)k + 1;
    }
}

gs_status gs_mission_file_read(gs_mission_file *file, const char *path, gs_str yaml,
                               gs_arena *arena, gs_error *err)
{
    gs_status st;

    *file = (gs_mission_file){.path = path};
    st = gs_yaml_read(&file_form, file, path, yaml, arena, err);
    if (st == GS_OK)
        st = check_parts(file, err);
    if (st == GS_OK)
        st = check_bodies(file, err);
    if (st == GS_OK)
        st = check_terms(file, err);
    number_tasks(file->documents, file->document_count);
    for (size_t i = 0; i < file->separate_count; i++)
        number_tasks(file->separate[i].documents, file->separate[i].document_count);
    for (size_t i = 0; i < file->term_count; i++)
        file->terms[i].task.number = (unsigned)i + 1;
    return st;
}

const gs_deadline *gs_owed_deadline(const gs_owed *term, int day)
{
    const gs_deadline *best = NULL;

    for (size_t i = 0; i < term->deadline_count; i++) {
        const gs_deadline *d = &term->deadlines[i];
        if ((!d->set.day || !day || d->set.day <= day) && (!best || d->set.day >= best->set.day))
            best = d;
    }
    return best;
}

bool gs_mandate_in_force(const gs_mandate *documents, size_t count, size_t which, int day)
{
    const gs_mandate *d = &documents[which];

    if (day && (d->date.day > day || (d->until.day && d->until.day < day)))
        return false;
    for (size_t i = 0; i < count; i++) {
        const gs_mandate *o = &documents[i];
        bool newer = o->date.day > d->date.day || (o->date.day == d->date.day && i > which);
        if (i != which && gs_str_eq_nocase(o->title.text, d->title.text) && newer &&
            (!day || o->date.day <= day))
            return false;
    }
    return true;
}
