/* SPDX-FileCopyrightText: 2026 libdti contributors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

#include "config.h"

/* What the columns of a wide file are for. */

#include "dti-dataset-wide-private.h"

static guint
count_fields (const DtiWideGroup *group)
{
  return (group->value != 0) + (group->numerator != 0) + (group->denominator != 0) +
         (group->max != 0) + (group->status != 0) + (group->inputs != NULL ? 2 : 0);
}

static void
add_to_group (DtiWideGroup *group, const DtiReadColumn *column, guint position)
{
  guint field = position + 1;

  if (group->first == 0)
    group->first = field;

  switch (column->part)
    {
    case DTI_PART_VALUE:
      group->value = field;
      break;
    case DTI_PART_NUMERATOR:
      group->numerator = field;
      break;
    case DTI_PART_DENOMINATOR:
      group->denominator = field;
      break;
    case DTI_PART_MAX:
      group->max = field;
      break;
    case DTI_PART_STATUS:
      group->status = field;
      break;
    case DTI_PART_INPUT:
      if (group->inputs == NULL)
        group->inputs = g_array_new (FALSE, FALSE, sizeof (guint));
      g_array_append_val (group->inputs, position);
      break;
    case DTI_PART_IGNORED:
    case DTI_PART_UNIT:
    case DTI_PART_PERIOD:
    case DTI_PART_NAME:
    case DTI_PART_RANKED:
    case DTI_PART_NODE:
    case DTI_PART_STAGE:
    case DTI_PART_NOTE:
    case DTI_PART_EVIDENCE:
    case DTI_PART_LABEL:
    default:
      break;
    }
}

static void
clear_group (gpointer data)
{
  DtiWideGroup *group = data;

  g_clear_pointer (&group->inputs, g_array_unref);
}

static void
add_target (DtiWide *self, guint position, guint node, const DtiReadNode *info)
{
  const DtiReadColumn *column = &self->columns[position];
  DtiWideTarget target = { position, node, column->part, column->input, info, -INFINITY, INFINITY };

  if (column->part == DTI_PART_VALUE)
    {
      target.minimum = info->minimum;
      target.maximum = info->maximum;
    }
  g_array_append_val (self->targets, target);
}

/* Makes the node known to the dataset and finds its place among the groups. */
static gboolean
plan_node (DtiWide *self, guint position, GHashTable *group_rows, GArray *groups, GError **error)
{
  const DtiReadColumn *column = &self->columns[position];
  const DtiReadNode *info = dti_read_header_get_node (self->reading, self->header, column->node);
  gpointer row = g_hash_table_lookup (group_rows, column->node);
  DtiWideGroup *group;
  guint node;

  if (!dti_dataset_ensure_node (self->dataset, column->node, &node, error))
    return FALSE;
  if (row == NULL)
    {
      DtiWideGroup fresh = { .info = info, .node = node };

      g_array_append_val (groups, fresh);
      row = GUINT_TO_POINTER (groups->len);
      g_hash_table_insert (group_rows, column->node, row);
    }

  group = &g_array_index (groups, DtiWideGroup, GPOINTER_TO_UINT (row) - 1);
  add_to_group (group, column, position);
  self->infos[position] = info;
  if (column->part == DTI_PART_STATUS)
    return TRUE;

  self->in_place[position] = column->part != DTI_PART_VALUE || info->text_rule == NULL;
  add_target (self, position, node, info);

  return TRUE;
}

static void
plan_unit_column (DtiWide *self, guint position)
{
  guint field = position + 1;

  switch (self->columns[position].part)
    {
    case DTI_PART_UNIT:
      self->unit_column = position;
      break;
    case DTI_PART_PERIOD:
      self->period_column = field;
      break;
    case DTI_PART_NAME:
      self->name_column = field;
      break;
    case DTI_PART_RANKED:
      self->ranked_column = field;
      break;
    case DTI_PART_LABEL:
      g_array_append_val (self->labels, position);
      break;
    case DTI_PART_IGNORED:
    case DTI_PART_NODE:
    case DTI_PART_STAGE:
    case DTI_PART_NOTE:
    case DTI_PART_EVIDENCE:
    case DTI_PART_STATUS:
    case DTI_PART_VALUE:
    case DTI_PART_NUMERATOR:
    case DTI_PART_DENOMINATOR:
    case DTI_PART_MAX:
    case DTI_PART_INPUT:
    default:
      break;
    }
}

static gboolean
plan_columns (DtiWide *self, GError **error)
{
  g_autoptr (GHashTable) group_rows = g_hash_table_new (g_str_hash, g_str_equal);
  GArray *groups = self->groups;
  guint n_kept = 0;

  for (guint i = 0; i < self->n_columns; i++)
    {
      if (self->columns[i].part < DTI_PART_STATUS)
        plan_unit_column (self, i);
      else if (!plan_node (self, i, group_rows, groups, error))
        return FALSE;
    }

  /* Plain nodes, nearly all in great files, need no second look. */
  for (guint i = 0; i < groups->len; i++)
    {
      DtiWideGroup group = g_array_index (groups, DtiWideGroup, i);

      if (count_fields (&group) > 1 || group.value == 0 || group.info->text_rule != NULL)
        g_array_index (groups, DtiWideGroup, n_kept++) = group;
    }
  g_array_set_clear_func (groups, NULL);
  g_array_set_size (groups, n_kept);
  g_array_set_clear_func (groups, clear_group);

  return TRUE;
}

static void
prepare (DtiWide *self)
{
  guint n = self->n_columns;

  self->targets = g_array_new (FALSE, FALSE, sizeof (DtiWideTarget));
  self->groups = g_array_new (FALSE, FALSE, sizeof (DtiWideGroup));
  g_array_set_clear_func (self->groups, clear_group);
  self->labels = g_array_new (FALSE, FALSE, sizeof (guint));
  self->in_place = g_new0 (guint8, n);
  self->infos = g_new0 (const DtiReadNode *, n);
  self->numbers = g_new0 (double, n);
  self->texts = g_new (DtiSlice, n);
  for (guint i = 0; i < n; i++)
    self->texts[i] = (DtiSlice){ "", 0 };
  self->faults = g_array_new (FALSE, FALSE, sizeof (DtiWideFault));
  self->scratch = g_string_chunk_new (256);
}

gboolean
dti_wide_plan (DtiWide *self, GError **error)
{
  prepare (self);

  return plan_columns (self, error);
}

void
dti_wide_period_clear (DtiWidePeriod *self)
{
  g_clear_pointer (&self->lanes, g_free);
  self->period = NULL;
}

void
dti_wide_clear (DtiWide *self)
{
  for (guint i = 0; i < self->n_cached; i++)
    dti_wide_period_clear (&self->cache[i]);
  g_free ((char *) self->last_period.text);
  g_array_unref (self->targets);
  g_array_unref (self->groups);
  g_array_unref (self->labels);
  g_free (self->in_place);
  g_free (self->infos);
  g_free (self->numbers);
  g_free (self->texts);
  g_array_unref (self->faults);
  g_string_chunk_free (self->scratch);
}
