/* SPDX-FileCopyrightText: 2026 libdti contributors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

#pragma once

#include <libdti/base/dti-json-private.h>
#include <libdti/model/dti-rule.h>

G_BEGIN_DECLS

/* What a rule must know of all the units before it can score one of them. */
typedef enum
{
  DTI_RULE_NEEDS_NOTHING = 0,
  DTI_RULE_NEEDS_RANGE = 1 << 0,   /* n, minimum, maximum */
  DTI_RULE_NEEDS_MOMENTS = 1 << 1, /* n, minimum, maximum, mean, sd */
  DTI_RULE_NEEDS_ORDER = 1 << 2,   /* n, minimum, maximum, sorted */
} DtiRuleNeeds;

/* The units present: a number, applicable, taking part in the ranking. */
typedef struct
{
  gsize n;
  double minimum;
  double maximum;
  double mean;
  double sd;            /* with n - 1; NaN for n < 2 */
  const double *sorted; /* n numbers, ascending; equal numbers in the order of their rows */
  const guint32 *rows;  /* their rows */
  double reference;     /* the number of the reference unit, NaN where there is none */
  /* With DTI_RULE_NEEDS_ORDER, see dti_population_locate(). */
  const guint32 *positions; /* of each row among the sorted; G_MAXUINT32 where it does not count */
  gsize n_rows;
  const guint32 *groups; /* of each sorted number: numbers that tie form a group, from 0 */
  const guint32 *starts; /* where each group starts, and n */
  gsize n_groups;
} DtiPopulation;

/* A run of units to score. */
typedef struct
{
  gsize n;
  gsize first_row;
  const double *numbers; /* n numbers after the transform; NaN where there is none */
  const double *const
      *inputs;            /* one column for each input name; a column, or inputs, can be NULL */
  double max;             /* maximum of the node in points */
  DtiDirection direction; /* of the node for the first rule of a list, else up; a rule's own wins */
  gboolean clamp;         /* FALSE inside a list, where only the last rule's bounds clamp */
} DtiRuleSpan;

/* What a ratio with denominator 0 is; a numerator of 0 too makes it not applicable by default. */
typedef enum
{
  DTI_ZERO_DENOMINATOR_PROBLEM,
  DTI_ZERO_DENOMINATOR_MISSING,
  DTI_ZERO_DENOMINATOR_ZERO,
  DTI_ZERO_DENOMINATOR_NOT_APPLICABLE,
} DtiZeroDenominator;

/* Labels and what each is worth, see dti-rule-labels-private.h. */
typedef struct _DtiRuleLabels DtiRuleLabels;

/* The built-in rules implement this; a class has one. Rules of scripts have none. */
typedef struct
{
  const char *type; /* the name in documents, "goalposts" */
  /* Reads the rule's own members; reports problems with pointers. */
  void (*read) (DtiRule *self, const DtiJsonReader *reader);
  DtiRuleNeeds needs;
  gboolean clamps;  /* clamped to [0, max] by default */
  gboolean bounded; /* score in [0, max] and "× max"; else the maximum is 1 and value = score */
  /* Writes span->n scores in points; NaN where the number is NaN or nothing can be computed.
   * Transform and clamp are done by the caller. */
  void (*apply) (DtiRule *self,
                 const DtiPopulation *population,
                 const DtiRuleSpan *span,
                 double *scores);
  /* Whether every number of the population gets a finite score that no bound would change; NULL:
   * not known. */
  gboolean (*is_sure) (DtiRule *self, const DtiPopulation *population, double max);
  /* Why there is no score for a number that is there; NULL: a general sentence. */
  const char *(*explain_failure) (DtiRule *self, const DtiPopulation *population, double number);
  char *(*describe) (
      DtiRule *self); /* one line with the parameters, e.g. "(x − 20)/(85 − 20) × max" */

  gboolean takes_constant; /* reads the member `constant` */
  /* The rest is NULL in most kernels; the functions of this header say what then holds. */
  void (*get_bounds) (DtiRule *self, double max, double *lower, double *upper); /* of the clamp */
  double (*get_default_max) (DtiRule *self);
  gboolean (*read_text) (DtiRule *self, const char *text, double *number);
  const char *const *(*get_input_names) (DtiRule *self);
  gboolean (*reads_number) (DtiRule *self); /* NULL: always */
  const char *(*get_reference_unit) (DtiRule *self);
  DtiZeroDenominator (*get_zero_denominator) (DtiRule *self);
  const DtiRuleLabels *(*peek_labels) (DtiRule *self); /* what its texts are made of */
  /* Appends the numbers, after the transform, at which the score without a clamp passes @score; of
   * a score that jumps, the places of the jumps. Right up to rounding; NULL: only a search can
   * tell. */
  void (*invert) (DtiRule *self,
                  const DtiPopulation *population,
                  const DtiRuleSpan *span,
                  double score,
                  GArray *numbers);
} DtiRuleKernel;

/* Reads a rule from a document: reports problems (unknown type, wrong parameters) and returns NULL
 * then. A list of rules is read by the caller, item by item. */
DtiRule *dti_rule_new_from_node (JsonNode *node,
                                 const char *pointer,
                                 const char *file,
                                 const char *node_id,
                                 DtiProblemList *problems);
/* The JSON a rule was made from by dti_rule_new_from_json(); NULL for other rules. */
const char *dti_rule_peek_document (DtiRule *self);
/* The rule in force where a document has none: "points". */
DtiRule *dti_rule_new_default (void);

gboolean dti_rule_is_builtin (DtiRule *self);
DtiRuleNeeds dti_rule_get_needs (DtiRule *self);
gboolean
dti_rule_is_bounded (DtiRule *self); /* of this instance: `points` with clamp false is not */
/* Whether it says itself how many points there are, and does not take them from the node. */
gboolean dti_rule_writes_points (DtiRule *self);
gboolean dti_rule_is_adjustment (DtiRule *self);
gboolean dti_rule_reads_text (DtiRule *self); /* boolean, choice, checklist */
gboolean dti_rule_read_text (DtiRule *self,
                             const char *text,
                             double *number); /* label → what apply reads; FALSE: unknown */
DtiZeroDenominator dti_rule_get_zero_denominator (DtiRule *self);
const char *dti_rule_get_reference_unit (DtiRule *self);     /* NULL where the rule has none */
const char *const *dti_rule_get_input_names (DtiRule *self); /* empty where it has none */
gboolean dti_rule_reads_number (DtiRule *self);  /* FALSE: named inputs are all that it needs */
double dti_rule_get_default_max (DtiRule *self); /* upper of min-max, 1 for others */

/* The transform that comes before the rule; numbers that have none become NaN. In place is fine. */
gboolean dti_rule_has_transform (DtiRule *self);
void dti_rule_transform (DtiRule *self, const double *numbers, double *result, gsize n);

/* Applies a built-in rule and its clamp (span->clamp and the rule's own). @n_clamped, where not
 * NULL, is raised by the number of scores that had to be clamped. */
void dti_rule_apply (DtiRule *self,
                     const DtiPopulation *population,
                     const DtiRuleSpan *span,
                     double *scores,
                     gsize *n_clamped);
/* The same where all numbers belong to the population and the rule is sure of them: neither clamp
 * nor NaN has to be looked for. */
gboolean dti_rule_is_sure (DtiRule *self, const DtiPopulation *population, double max);
void dti_rule_apply_sure (DtiRule *self,
                          const DtiPopulation *population,
                          const DtiRuleSpan *span,
                          double *scores);
const char *
dti_rule_explain_failure (DtiRule *self, const DtiPopulation *population, double number);

/* The way back: appends to @numbers the doubles, before the transform, near which the score of a
 * built-in rule passes @score. FALSE where only a search can tell. */
gboolean dti_rule_invert (DtiRule *self,
                          const DtiPopulation *population,
                          const DtiRuleSpan *span,
                          double score,
                          GArray *numbers);
/* The span as the rule reads it: its own direction wins. */
DtiRuleSpan dti_rule_direct_span (DtiRule *self, const DtiRuleSpan *span);
/* Of boolean, choice and checklist; empty for others. */
const char *const *dti_rule_get_labels (DtiRule *self);
/* Which of them a text is; FALSE: none. */
gboolean dti_rule_find_label (DtiRule *self, const char *text, guint *index);

/* Statistics of a population in a fixed order of operations; NaN never counts. @excluded, where not
 * NULL, has one byte for each number, TRUE = does not count. Owned arrays go with
 * dti_population_clear(). */
void dti_population_measure (DtiPopulation *population,
                             const double *numbers,
                             const guint8 *excluded,
                             gsize n,
                             DtiRuleNeeds needs);
void dti_population_clear (DtiPopulation *population);

/* The position, from 1 = lowest, of @number in @row among the numbers of a sorted population, by
 * @ties. A unit that does not count in the population is compared with those that do; @others is
 * the number of units it is compared with. @panel: the rows of the population are not those of the
 * caller. */
double dti_population_locate (const DtiPopulation *population,
                              gsize row,
                              double number,
                              DtiTies ties,
                              gboolean panel,
                              gsize *others);

G_END_DECLS
