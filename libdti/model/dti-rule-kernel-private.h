/* SPDX-FileCopyrightText: 2026 libdti contributors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

#pragma once

#include <math.h>
#include <string.h>

#include <libdti/model/dti-rule-private.h>

#include <libdti/base/dti-vector-private.h>

G_BEGIN_DECLS

/* What the built-in rules share; for the files of the rules only. */

typedef enum
{
  DTI_RULE_CLAMP_DEFAULT,
  DTI_RULE_CLAMP_ON,
  DTI_RULE_CLAMP_OFF,
} DtiRuleClamp;

/* What every rule has. */
typedef struct
{
  DtiRuleClamp clamp;
  gboolean has_direction;
  DtiDirection direction;
  DtiTransform transform;
  double lambda;
  DtiScope scope;
  double constant; /* negative: none */
} DtiRulePrivate;

DtiRulePrivate *dti_rule_get_private (DtiRule *self);

static inline const DtiRuleKernel *
dti_rule_get_kernel (DtiRule *self)
{
  return DTI_RULE_GET_CLASS (self)->kernel;
}

/* The scores can overwrite the numbers they come from, place by place: the iterations of a loop
 * over them do not depend on each other, which the compiler cannot know. */
#if defined(__clang__)
#define DTI_RULE_INDEPENDENT _Pragma ("clang loop vectorize(assume_safety)")
#elif defined(__GNUC__)
#define DTI_RULE_INDEPENDENT _Pragma ("GCC ivdep")
#else
#define DTI_RULE_INDEPENDENT
#endif

/* Writes @expression of each number @x of @span. The other names in @expression must be local and
 * constant. */
#define DTI_RULE_MAP(span, scores, x, expression)                                                  \
  do                                                                                               \
    {                                                                                              \
      const gsize map_n = (span)->n;                                                               \
      const double *map_from = (span)->numbers;                                                    \
      double *map_to = (scores);                                                                   \
                                                                                                   \
      DTI_RULE_INDEPENDENT                                                                         \
      for (gsize map_i = 0; map_i < map_n; map_i++)                                                \
        {                                                                                          \
          const double x = map_from[map_i];                                                        \
                                                                                                   \
          map_to[map_i] = (expression);                                                            \
        }                                                                                          \
    }                                                                                              \
  while (0)

/* The same, mirrored to max − s where the direction is down. */
#define DTI_RULE_MAP_DIRECTED(span, scores, x, expression)                                         \
  do                                                                                               \
    {                                                                                              \
      const double map_max = (span)->max;                                                          \
                                                                                                   \
      if ((span)->direction == DTI_DIRECTION_DOWN)                                                 \
        DTI_RULE_MAP (span, scores, x, map_max - (expression));                                    \
      else                                                                                         \
        DTI_RULE_MAP (span, scores, x, expression);                                                \
    }                                                                                              \
  while (0)

/* The transform of one number. */
double dti_rule_transform_number (DtiRule *self, double number);

/* Writes @score for each number there is. */
void dti_rule_write_same (const DtiRuleSpan *span, double score, double *scores);

/* Before a division by @spread: where it is 0, writes what `constant` says (no score by default);
 * where it is no positive finite number, writes no score; returns FALSE then. */
gboolean dti_rule_can_divide (DtiRule *self,
                              const DtiPopulation *population,
                              const DtiRuleSpan *span,
                              double spread,
                              double *scores);

/* For the way back from a score. A number that is not finite is none. */
void dti_rule_add_number (GArray *numbers, double number);
/* The numbers around a position among the sorted ones, from 0. */
void dti_rule_add_position (const DtiPopulation *population,
                            double position,
                            DtiTies ties,
                            GArray *numbers);

/* A score as if the direction were up. */
static inline double
dti_rule_undirect (const DtiRuleSpan *span, double score)
{
  return span->direction == DTI_DIRECTION_DOWN ? span->max - score : score;
}

/* A number in the text of a description, whatever the locale. */
char *dti_rule_print (double number);

/* Reading: a number that must be there and finite; NaN after a problem. */
double dti_rule_read_number (const DtiJsonReader *reader, const char *member);
/* A list of two numbers in an element of a list; FALSE after a problem. */
gboolean dti_rule_read_pair (const DtiJsonReader *reader,
                             const char *member,
                             guint index,
                             JsonNode *element,
                             double pair[2]);
void dti_rule_report_element (const DtiJsonReader *reader,
                              const char *member,
                              guint index,
                              const char *message);
gboolean dti_rule_read_finite (JsonNode *node, double *number);

G_END_DECLS
