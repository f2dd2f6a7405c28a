/* SPDX-FileCopyrightText: 2026 libdti contributors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

#include "config.h"

#include <math.h>

#include "dti-assessment-private.h"
#include "dti-benefit-of-the-doubt-private.h"
#include "dti-explain-private.h"
#include "dti-scorecard-private.h"

#include <libdti/base/dti-number-private.h>
#include <libdti/base/dti-number.h>

/* What a scoring has to report. Nothing is collected while it runs: the results remember which
 * nodes have something to tell, and those are looked at again when somebody asks. */

static void
locate (DtiScorecard *self, guint op, gsize unit, DtiPlace *place)
{
  const DtiBinding *binding = dti_scorecard_peek_results (self)->binding;

  dti_dataset_locate (binding->dataset,
                      binding->period,
                      dti_binding_get_row (binding, unit),
                      binding->program->ops[op].id,
                      binding->stage,
                      place);
}

static void
report_failure (DtiScorecard *self, guint op, gsize unit, DtiProblemList *problems)
{
  g_autofree char *why = dti_explain_failure (dti_scorecard_peek_results (self), op, unit);
  DtiPlace place = { NULL };

  locate (self, op, unit, &place);
  dti_problem_list_report (problems,
                           DTI_SEVERITY_ERROR,
                           "not-computable",
                           &place,
                           "unit “%s”, node “%s”: no score: %s",
                           place.unit,
                           place.node,
                           why);
}

static void
report_clamp (DtiScorecard *self, guint op, gsize unit, DtiProblemList *problems)
{
  const DtiBinding *binding = dti_scorecard_peek_results (self)->binding;
  char number[DTI_NUMBER_BUFFER];
  gsize n_clamped = 0;
  double score;
  DtiPlace place = { NULL };

  dti_binding_apply_rules (binding, op, unit, 1, &score, &n_clamped);
  if (n_clamped == 0)
    return;

  locate (self, op, unit, &place);
  dti_number_to_buffer (binding->leaves[op].numbers[unit], number);
  dti_problem_list_report (
      problems,
      DTI_SEVERITY_WARNING,
      "clamped",
      &place,
      "unit “%s”, node “%s”: %s lies outside the possible scores and was clamped",
      place.unit,
      place.node,
      number);
}

static void
report_difference (DtiScorecard *self, guint op, gsize unit, DtiProblemList *problems)
{
  const DtiResults *results = dti_scorecard_peek_results (self);
  DtiUnitScore own = dti_results_get_unit (results, op, unit);
  DtiUnitScore children = dti_results_aggregate_unit (results, op, unit);
  char observed[DTI_NUMBER_BUFFER];
  char computed[DTI_NUMBER_BUFFER];
  DtiPlace place = { NULL };

  if (children.cell != DTI_CELL_SCORED || dti_number_ties (own.score, children.score))
    return;

  locate (self, op, unit, &place);
  dti_number_to_buffer (dti_number_round (own.score, 6), observed);
  dti_number_to_buffer (dti_number_round (children.score, 6), computed);
  dti_problem_list_report (problems,
                           DTI_SEVERITY_NOTE,
                           "observed-differs",
                           &place,
                           "unit “%s”, node “%s”: observed score %s, the children give %s",
                           place.unit,
                           place.node,
                           observed,
                           computed);
}

static void
report_zero (DtiScorecard *self, guint op, gsize unit, DtiProblemList *problems)
{
  g_autofree char *why =
      dti_benefit_of_the_doubt_explain_zero (dti_scorecard_peek_results (self), op, unit);
  DtiPlace place = { NULL };

  if (why == NULL)
    return;

  locate (self, op, unit, &place);
  dti_problem_list_report (problems,
                           DTI_SEVERITY_WARNING,
                           "infeasible-shares",
                           &place,
                           "unit “%s”, node “%s”: %s",
                           place.unit,
                           place.node,
                           why);
}

static void
check_unit (DtiScorecard *self, guint op, gsize unit, DtiProblemList *problems)
{
  const DtiResults *results = dti_scorecard_peek_results (self);
  DtiUnitScore score = dti_results_get_unit (results, op, unit);

  if (score.cell == DTI_CELL_NOT_COMPUTABLE)
    report_failure (self, op, unit, problems);
  if (results->clamped[op] && results->binding->leaves[op].can_clamp &&
      score.cell == DTI_CELL_SCORED &&
      (!results->binding->program->ops[op].is_pillar ||
       dti_results_is_observed (results, op, unit)))
    report_clamp (self, op, unit, problems);
  if (dti_results_is_observed (results, op, unit))
    report_difference (self, op, unit, problems);
  else if (results->binding->program->ops[op].aggregation == DTI_AGGREGATION_BENEFIT_OF_THE_DOUBT)
    report_zero (self, op, unit, problems);
}

void
dti_scorecard_collect_problems (DtiScorecard *self, DtiProblemList *problems)
{
  const DtiResults *results = dti_scorecard_peek_results (self);
  const DtiProgram *program = results->binding->program;

  if (self->preparation != NULL)
    dti_problem_list_add_all (problems, dti_preparation_get_problems (self->preparation));
  for (guint i = 0; i < program->n_ops; i++)
    {
      guint op = program->order[i];

      if (program->assessment != NULL)
        dti_assessment_collect_problems (results, op, problems);
      if (!results->unclean[op] && !results->clamped[op])
        continue;
      for (gsize unit = 0; unit < results->binding->n_units; unit++)
        check_unit (self, op, unit, problems);
    }
}
