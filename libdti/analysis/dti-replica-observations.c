/* SPDX-FileCopyrightText: 2026 libdti contributors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

#include "config.h"

#include <math.h>

#include "dti-replica-private.h"

#include <libdti/base/dti-error.h>
#include <libdti/data/dti-dataset-draft-private.h>

/* The errors of observations. */

/* What of an indicator an input disturbs. */
typedef struct
{
  const char *node; /* borrowed from the framework */
  double low;       /* the domain */
  double high;
} DtiNoisyColumn;

static gboolean
is_observed (const DtiReplicator *self, const char *node)
{
  DtiDatasetColumn column;
  DtiStage stage = dti_scorecard_peek_results (self->card)->binding->stage;

  return dti_dataset_peek_column (self->dataset, self->period, node, stage, &column) &&
         (column.numbers != NULL || column.numerators != NULL);
}

static void
add_column (GArray *columns, DtiIndicator *indicator)
{
  DtiNoisyColumn column = { dti_node_get_id (DTI_NODE (indicator)),
                            dti_indicator_get_domain_min (indicator),
                            dti_indicator_get_domain_max (indicator) };

  g_array_append_val (columns, column);
}

static void
add_all (const DtiReplicator *self, DtiFramework *framework, GArray *columns)
{
  GListModel *indicators = dti_framework_get_indicators (framework);

  for (guint i = 0; i < g_list_model_get_n_items (indicators); i++)
    {
      g_autoptr (DtiIndicator) indicator = g_list_model_get_item (indicators, i);

      if (is_observed (self, dti_node_get_id (DTI_NODE (indicator))))
        add_column (columns, indicator);
    }
}

static gboolean
add_named (const DtiReplicator *self,
           DtiFramework *framework,
           const DtiUncertainInput *input,
           GArray *columns,
           GError **error)
{
  for (guint i = 0; input->nodes[i] != NULL; i++)
    {
      DtiNode *node = dti_framework_lookup (framework, input->nodes[i]);

      if (node == NULL || !DTI_IS_INDICATOR (node) || !is_observed (self, input->nodes[i]))
        {
          g_set_error (error,
                       DTI_ERROR,
                       DTI_ERROR_NOT_FOUND,
                       "input “%s”: there are no observed numbers of an indicator “%s”",
                       input->id,
                       input->nodes[i]);
          return FALSE;
        }
      add_column (columns, DTI_INDICATOR (node));
    }

  return TRUE;
}

static gboolean
check_unit (const DtiReplicator *self, const DtiUncertainInput *input, GError **error)
{
  gsize row;

  if (input->unit == NULL || dti_dataset_find_unit (self->dataset, input->unit, &row))
    return TRUE;

  g_set_error (error,
               DTI_ERROR,
               DTI_ERROR_NOT_FOUND,
               "input “%s”: there is no unit “%s”",
               input->id,
               input->unit);

  return FALSE;
}

gboolean
dti_replicator_find_columns (DtiReplicator *self, GError **error)
{
  DtiFramework *framework = dti_scorecard_get_framework (self->card);

  for (guint i = 0; i < self->inputs->len; i++)
    {
      const DtiUncertainInput *input = g_ptr_array_index (self->inputs, i);

      if (input->kind != DTI_UNCERTAIN_KIND_OBSERVATION)
        continue;
      if (!check_unit (self, input, error))
        return FALSE;
      self->has_noise = TRUE;
      self->columns[i] = g_array_new (FALSE, FALSE, sizeof (DtiNoisyColumn));
      if (input->nodes == NULL)
        add_all (self, framework, self->columns[i]);
      else if (!add_named (self, framework, input, self->columns[i], error))
        return FALSE;
    }

  return TRUE;
}

/* ---- a draw ---- */

static double
disturb_number (const DtiUncertainInput *input,
                const DtiNoisyColumn *column,
                double number,
                double error)
{
  double disturbed = number + error * (input->is_relative ? fabs (number) : 1.0);

  return CLAMP (disturbed, column->low, column->high);
}

/* Every unit draws its number, whether it has one or not. */
static void
disturb_column (const DtiUncertainInput *input,
                const DtiNoisyColumn *column,
                const DtiDraw *draw,
                guint position,
                DtiRandom *random,
                double *numbers,
                gsize n)
{
  for (gsize row = 0; row < n; row++)
    {
      double u = input->is_common ? draw->u[position] : dti_random_next_double (random);

      if (!isnan (numbers[row]))
        numbers[row] =
            disturb_number (input, column, numbers[row], dti_uncertain_input_draw (input, u));
    }
}

static void
disturb_cell (const DtiUncertainInput *input,
              const DtiNoisyColumn *column,
              double u,
              double *number)
{
  if (!isnan (*number))
    *number = disturb_number (input, column, *number, dti_uncertain_input_draw (input, u));
}

static void
disturb (const DtiReplicator *self, guint position, const DtiDraw *draw, DtiDataset *draft)
{
  const DtiUncertainInput *input = g_ptr_array_index (self->inputs, position);
  const GArray *columns = self->columns[position];
  DtiStage stage = dti_scorecard_peek_results (self->card)->binding->stage;
  gsize n = dti_dataset_count_units (self->dataset);
  gsize row = 0;
  DtiRandom random;

  dti_replicator_init_random (self, position, draw, &random);
  if (input->unit != NULL)
    dti_dataset_find_unit (self->dataset, input->unit, &row);
  for (guint i = 0; i < columns->len; i++)
    {
      const DtiNoisyColumn *column = &g_array_index (columns, DtiNoisyColumn, i);
      double *numbers = dti_dataset_draft_open_numbers (draft, self->period, column->node, stage);
      gboolean is_one = input->is_common || columns->len == 1;

      if (input->unit == NULL)
        disturb_column (input, column, draw, position, &random, numbers, n);
      else
        disturb_cell (input,
                      column,
                      is_one ? draw->u[position] : dti_random_next_double (&random),
                      &numbers[row]);
    }
}

DtiDataset *
dti_replicator_disturb (const DtiReplicator *self, const DtiDraw *draw)
{
  DtiDataset *draft = dti_dataset_new_draft (self->dataset);

  for (guint i = 0; i < self->inputs->len; i++)
    if (self->columns[i] != NULL)
      disturb (self, i, draw, draft);

  return draft;
}
