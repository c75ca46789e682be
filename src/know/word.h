/* know/word.h - the closed classes of English (data/words.tsv), and which
 * words begin an entry of the other dictionaries.
 *
 * One look-up a token gives all that is known of the word by itself.
 */
#ifndef GS_KNOW_WORD_H
#define GS_KNOW_WORD_H

enum {
    GS_WORD_DETERMINER = 1 << 0,   /* the, a, some                       */
    GS_WORD_POSSESSIVE = 1 << 1,   /* his, their                         */
    GS_WORD_SUBJECT = 1 << 2,      /* he, they: a pronoun as a subject   */
    GS_WORD_PRONOUN = 1 << 3,      /* him, themselves                    */
    GS_WORD_PREPOSITION = 1 << 4,  /* of, in                             */
    GS_WORD_CONJUNCTION = 1 << 5,  /* and, but                           */
    GS_WORD_SUBORDINATOR = 1 << 6, /* whether, because                   */
    GS_WORD_RELATIVE = 1 << 7,     /* who, which                         */
    GS_WORD_BE = 1 << 8,           /* is, were                           */
    GS_WORD_HAVE = 1 << 9,         /* has, had                           */
    GS_WORD_DO = 1 << 10,          /* did                                */
    GS_WORD_MODAL = 1 << 11,       /* will, may                          */
    GS_WORD_NEGATION = 1 << 12,    /* not, never                         */
    GS_WORD_ADVERB = 1 << 13,      /* also, later                        */
    GS_WORD_TODAY = 1 << 14,       /* today, yesterday                   */
    GS_WORD_WEEKDAY = 1 << 15,     /* Monday                             */
    GS_WORD_MONTH = 1 << 16,       /* November                           */
    GS_WORD_UNIT = 1 << 17,        /* week, morning                      */
    GS_WORD_NUMBER = 1 << 18,      /* two, dozens                        */
    GS_WORD_NOBODY = 1 << 19,      /* nobody                             */
    GS_WORD_VERB = 1 << 20,        /* finite forms not ending in -ed     */
    GS_WORD_CUE = 1 << 21,         /* begins an entry of data/cues.tsv   */
    GS_WORD_ROLE = 1 << 22,        /* begins an entry of data/roles.tsv  */
    GS_WORD_PARTICLE = 1 << 23,    /* van, bin: inside a name            */
    GS_WORD_FIELD = 1 << 25,       /* affairs: what an office is for     */
    GS_WORD_LOWNAME = 1 << 24,     /* al-Qaida: begins a name             */
    GS_WORD_CLAUSE = 1 << 26,      /* when, after: may begin a clause     */
    GS_WORD_ADVERBIAL = 1 << 27,   /* despite, after: hangs on no noun    */
    GS_WORD_MALE = 1 << 28,        /* father, Mr: of men                  */
    GS_WORD_FEMALE = 1 << 29,      /* mother, actress, Ms: of women       */
    GS_WORD_COLLECTIVE = 1 << 30   /* family, police: they, though one    */
};

#define GS_WORD_PERSON (1u << 31) /* maid, poet: means a person, in the singular */

#define GS_WORD_AUXILIARY (GS_WORD_BE | GS_WORD_HAVE | GS_WORD_DO | GS_WORD_MODAL)

#endif
