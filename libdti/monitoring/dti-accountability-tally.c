/* SPDX-FileCopyrightText: 2026 libdti contributors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

#include "config.h"

#include <math.h>

#include "dti-accountability-private.h"

#include <libdti/model/dti-share.h>
#include <libdti/monitoring/dti-obligation.h>

/* The agencies while they are counted. */
typedef struct
{
  const DtiLosses *losses;
  DtiPlan *plan;
  GPtrArray *tallies; /* of DtiTally */
  GHashTable *by_id;  /* id, borrowed → DtiTally, borrowed */
} DtiCount;

static void
tally_free (gpointer data)
{
  DtiTally *self = data;

  g_free (self->agency);
  g_clear_object (&self->object);
  g_ptr_array_unref (self->nodes);
  g_hash_table_unref (self->weeks);
  g_free (self);
}

static DtiTally *
ensure_tally (DtiCount *count, const char *id)
{
  DtiTally *tally = g_hash_table_lookup (count->by_id, id);
  DtiAgency *agency;

  if (tally != NULL)
    return tally;

  agency = dti_plan_lookup_agency (count->plan, id);
  tally = g_new0 (DtiTally, 1);
  tally->agency = g_strdup (id);
  tally->object = agency != NULL ? g_object_ref (agency) : NULL;
  tally->nodes = g_ptr_array_new ();
  tally->weeks = g_hash_table_new (NULL, NULL);
  tally->gained_shared = count->losses->has_gained ? 0.0 : NAN;
  tally->over_claimed = count->losses->has_over_claimed ? 0.0 : NAN;
  tally->on_time_rate = NAN;
  tally->return_rate = NAN;
  g_ptr_array_add (count->tallies, tally);
  g_hash_table_insert (count->by_id, tally->agency, tally);

  return tally;
}

/* ---- points ---- */

/* Every agency with a role at the node has it once, whatever the number of its roles. */
static void
count_full (DtiCount *count, const DtiLoss *loss)
{
  g_autoptr (GHashTable) seen = g_hash_table_new (NULL, NULL);

  for (guint i = 0; loss->has_lost && i < g_list_model_get_n_items (loss->roles); i++)
    {
      g_autoptr (DtiResponsibility) role = g_list_model_get_item (loss->roles, i);
      DtiAgency *agency = dti_responsibility_get_agency (role);
      DtiTally *tally;

      if (agency == NULL || !g_hash_table_add (seen, agency))
        continue;
      tally = ensure_tally (count, dti_agency_get_id (agency));
      g_ptr_array_add (tally->nodes, (char *) dti_node_get_id (loss->node));
      tally->points += loss->max;
      tally->lost_full += loss->lost;
    }
}

static void
count_shared (DtiCount *count, const DtiLoss *loss)
{
  const DtiLosses *losses = count->losses;
  guint n = g_list_model_get_n_items (loss->shares);
  g_autofree double *lost = g_new0 (double, n + 1);
  g_autofree double *gained = g_new0 (double, n + 1);
  g_autofree double *over_claimed = g_new0 (double, n + 1);

  dti_grid_split (losses->lost_grid, loss->lost, loss->shares, lost);
  if (!isnan (loss->gained))
    dti_grid_split (losses->gained_grid, loss->gained, loss->shares, gained);
  if (!isnan (loss->over_claimed))
    dti_grid_split (losses->over_claimed_grid, loss->over_claimed, loss->shares, over_claimed);

  for (guint i = 0; i < n; i++)
    {
      g_autoptr (DtiShare) share = g_list_model_get_item (loss->shares, i);
      DtiTally *tally = ensure_tally (count, dti_agency_get_id (dti_share_get_agency (share)));

      tally->lost_shared += lost[i];
      tally->gained_shared += gained[i];
      tally->over_claimed += over_claimed[i];
    }
}

static void
count_unassigned (const DtiLoss *loss, DtiUnassigned *unassigned)
{
  if (loss->has_lost)
    g_ptr_array_add (unassigned->nodes, (char *) dti_node_get_id (loss->node));
  unassigned->lost += loss->lost;
  unassigned->gained += isnan (loss->gained) ? 0.0 : loss->gained;
  unassigned->over_claimed += isnan (loss->over_claimed) ? 0.0 : loss->over_claimed;
}

/* ---- reports ---- */

static void
count_rates (DtiCount *count, DtiReportingRates *rates)
{
  for (guint i = 0; rates != NULL && i < dti_reporting_rates_get_n_items (rates); i++)
    {
      g_autoptr (DtiReportingRate) rate = g_list_model_get_item (G_LIST_MODEL (rates), i);
      DtiTally *tally = ensure_tally (count, dti_reporting_rate_get_id (rate));

      dti_reporting_rate_get_rate (rate, DTI_RATE_ON_TIME, &tally->on_time_rate);
    }
}

static gboolean
has_action (GListModel *history, DtiSubmissionAction action)
{
  for (guint i = 0; i < g_list_model_get_n_items (history); i++)
    {
      g_autoptr (DtiSubmissionEvent) event = g_list_model_get_item (history, i);

      if (dti_submission_event_get_action (event) == action)
        return TRUE;
    }

  return FALSE;
}

/* A report that was sent back and sent again was sent back all the same. */
static void
count_submission (DtiTally *tally, DtiSubmission *submission)
{
  GListModel *history = dti_submission_get_history (submission);

  if (!has_action (history, DTI_SUBMISSION_ACTION_SUBMIT))
    return;

  tally->n_sent++;
  tally->n_returned += has_action (history, DTI_SUBMISSION_ACTION_RETURN) ? 1 : 0;
  tally->return_rate = (double) tally->n_returned / tally->n_sent;
}

/* A day on which nothing has to come is no load. */
static gboolean
is_load (DtiObligation *obligation)
{
  switch (dti_obligation_get_state (obligation))
    {
    case DTI_OBLIGATION_STATE_WAIVED:
    case DTI_OBLIGATION_STATE_EXCLUDED:
      return FALSE;
    case DTI_OBLIGATION_STATE_NOT_OPEN:
    case DTI_OBLIGATION_STATE_OPEN:
    case DTI_OBLIGATION_STATE_DUE_SOON:
    case DTI_OBLIGATION_STATE_SUBMITTED_ON_TIME:
    case DTI_OBLIGATION_STATE_SUBMITTED_LATE:
    case DTI_OBLIGATION_STATE_OVERDUE:
    default:
      return TRUE;
    }
}

static void
count_due (DtiTally *tally, const GDate *due)
{
  gpointer monday = GUINT_TO_POINTER (g_date_get_julian (due) - g_date_get_weekday (due) + 1);
  guint n = GPOINTER_TO_UINT (g_hash_table_lookup (tally->weeks, monday));

  tally->n_due++;
  g_hash_table_insert (tally->weeks, monday, GUINT_TO_POINTER (n + 1));
}

static void
count_obligations (DtiCount *count, GListModel *obligations)
{
  for (guint i = 0; obligations != NULL && i < g_list_model_get_n_items (obligations); i++)
    {
      g_autoptr (DtiObligation) obligation = g_list_model_get_item (obligations, i);
      g_autoptr (GDate) due = dti_obligation_get_due_rolled (obligation);
      DtiSubmission *submission = dti_obligation_get_submission (obligation);
      DtiTally *tally = ensure_tally (count, dti_obligation_get_agency (obligation));

      if (due != NULL && g_date_valid (due) && is_load (obligation))
        count_due (tally, due);
      if (submission != NULL)
        count_submission (tally, submission);
    }
}

/* ---- the order ---- */

typedef struct
{
  DtiAccountabilityRow *row;
  char *key;
} DtiSortedRow;

/* Who lost most comes first. */
static int
compare_rows (gconstpointer a, gconstpointer b)
{
  const DtiSortedRow *x = a;
  const DtiSortedRow *y = b;
  double lost_x = dti_accountability_row_get_lost_shared (x->row);
  double lost_y = dti_accountability_row_get_lost_shared (y->row);
  int order = (lost_y > lost_x) - (lost_y < lost_x);

  if (order == 0)
    order = g_strcmp0 (x->key, y->key);
  if (order == 0)
    order = g_strcmp0 (dti_accountability_row_get_agency (x->row),
                       dti_accountability_row_get_agency (y->row));

  return order;
}

static GPtrArray *
sort_rows (const GPtrArray *tallies)
{
  g_autoptr (GArray) sorted = g_array_new (FALSE, FALSE, sizeof (DtiSortedRow));
  GPtrArray *rows = g_ptr_array_new_with_free_func (g_object_unref);

  for (guint i = 0; i < tallies->len; i++)
    {
      DtiSortedRow row = { dti_accountability_row_new (g_ptr_array_index (tallies, i)), NULL };

      row.key = dti_accountability_row_get_collation_key (row.row);
      g_array_append_val (sorted, row);
    }
  g_array_sort (sorted, compare_rows);
  for (guint i = 0; i < sorted->len; i++)
    {
      g_ptr_array_add (rows, g_array_index (sorted, DtiSortedRow, i).row);
      g_free (g_array_index (sorted, DtiSortedRow, i).key);
    }

  return rows;
}

GPtrArray *
dti_accountability_tally (const DtiLosses *losses,
                          DtiPlan *plan,
                          DtiReportingRates *rates,
                          GListModel *obligations,
                          DtiUnassigned *unassigned)
{
  g_autoptr (GPtrArray) tallies = g_ptr_array_new_with_free_func (tally_free);
  g_autoptr (GHashTable) by_id = g_hash_table_new (g_str_hash, g_str_equal);
  DtiCount count = { losses, plan, tallies, by_id };

  for (guint i = 0; i < losses->losses->len; i++)
    {
      const DtiLoss *loss = g_ptr_array_index (losses->losses, i);

      count_full (&count, loss);
      if (g_list_model_get_n_items (loss->shares) > 0)
        count_shared (&count, loss);
      else
        count_unassigned (loss, unassigned);
    }
  count_rates (&count, rates);
  count_obligations (&count, obligations);

  return sort_rows (tallies);
}
