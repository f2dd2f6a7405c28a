/* SPDX-FileCopyrightText: 2026 libdti contributors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

#include "config.h"

#include <math.h>

#include "dti-bridge-private.h"
#include "dti-series-private.h"

#include <libdti/base/dti-error.h>

/* Series over a change of framework. */

typedef struct
{
  DtiBridge *bridge;
  const char *unit;
  const char *node;     /* of the newer framework */
  const char *old_node; /* that stands for it, or NULL */
  DtiColumn column;
  guint n_before; /* older scorecards whose period is in no newer one */
} Request;

static const char *
get_period (DtiCohort *cohort)
{
  return dti_scorecard_get_period (dti_cohort_get_older (cohort));
}

static gboolean
find_newer (const DtiBridge *self, const char *period, guint *position)
{
  for (guint i = 0; i < self->newer->len; i++)
    if (g_str_equal (get_period (dti_bridge_get_newer (self, i)), period))
      {
        *position = i;
        return TRUE;
      }

  return FALSE;
}

/* ---- points ---- */

static const DtiCohortMember *
find_member (DtiCohort *cohort, const char *unit, guint *position)
{
  *position = GPOINTER_TO_UINT (g_hash_table_lookup (cohort->positions, unit));
  if (*position == 0)
    return NULL;
  (*position)--;

  return dti_cohort_get_member (cohort, *position);
}

/* The status of a figure that is the unit's own, and whether it breaks. */
static void
read_status (
    DtiSeries *series, guint at, DtiScorecard *card, guint op, const DtiCohortSource *source)
{
  const char *unit = dti_scorecard_get_unit_id (card, source->unit);
  const DtiBinding *binding = dti_scorecard_peek_results (card)->binding;
  DtiStatus status = dti_dataset_get_status (binding->dataset,
                                             unit,
                                             binding->period,
                                             binding->program->ops[op].id);

  if (status != DTI_STATUS_MISSING || isnan (series->values[at]))
    series->statuses[at] = status;
  else
    series->statuses[at] = DTI_STATUS_NORMAL;
  if (series->breaks[at] == DTI_BREAK_CAUSE_NONE &&
      dti_card_has_break (card, NULL, op, source->unit))
    series->breaks[at] = DTI_BREAK_CAUSE_OBSERVED;
}

/* Writes what a unit had in a scorecard, reconstructed where the unit is. */
static void
read_point (DtiSeries *series,
            guint at,
            DtiCohort *cohort,
            const char *unit,
            const char *node,
            DtiColumn column)
{
  DtiScorecard *card = dti_cohort_get_older (cohort);
  guint position;
  const DtiCohortMember *member = find_member (cohort, unit, &position);
  g_autofree double *numbers = NULL;
  guint op;

  if (member == NULL || node == NULL ||
      !dti_program_find (dti_scorecard_peek_results (card)->binding->program, node, &op))
    return;

  numbers = dti_cohort_read_older (cohort, op, column);
  series->values[at] = numbers[position];
  read_status (series, at, card, op, dti_cohort_get_source (cohort, member, 0));
  if (!member->is_reconstructed)
    return;

  series->reconstructed[at] = !isnan (series->values[at]);
  series->statuses[at] = isnan (series->values[at]) ? DTI_STATUS_MISSING : DTI_STATUS_ESTIMATED;
}

static void
mark_reconstructed (DtiSeries *series, guint at)
{
  if (isnan (series->values[at]))
    return;

  series->reconstructed[at] = TRUE;
  series->statuses[at] = DTI_STATUS_ESTIMATED;
}

/* ---- series ---- */

/* The periods of the first @n_before older scorecards, then those of the newer ones. */
static DtiTimeline *
make_timeline (const DtiBridge *self, guint n_before, GError **error)
{
  g_autoptr (GPtrArray) periods = g_ptr_array_new ();

  for (guint i = 0; i < n_before; i++)
    g_ptr_array_add (periods, (char *) get_period (dti_bridge_get_older (self, i)));
  for (guint i = 0; i < self->newer->len; i++)
    g_ptr_array_add (periods, (char *) get_period (dti_bridge_get_newer (self, i)));

  return dti_timeline_new ((const char *const *) periods->pdata, periods->len, error);
}

/* What the node says of the figure. */
static void
describe (const Request *request, DtiSeries *series)
{
  const DtiBridge *self = request->bridge;
  g_autofree DtiScorecard **cards = g_new (DtiScorecard *, self->newer->len);
  DtiCardRow row = {
    .column = request->column,
    .cards = cards,
    .n_cards = self->newer->len,
  };

  for (guint i = 0; i < self->newer->len; i++)
    cards[i] = dti_cohort_get_older (dti_bridge_get_newer (self, i));
  dti_card_row_describe (&row, series);
}

/* The newer part, with room for @n_before points before it. */
static DtiSeries *
make_newer (const Request *request, guint n_before, GError **error)
{
  const DtiBridge *self = request->bridge;
  g_autoptr (DtiTimeline) timeline = make_timeline (self, n_before, error);
  DtiSeries *series;

  if (timeline == NULL)
    return NULL;

  series = dti_series_create (timeline);
  series->unit = g_strdup (request->unit);
  series->node = g_strdup (request->node);
  for (guint i = 0; i < self->newer->len; i++)
    read_point (series,
                n_before + i,
                dti_bridge_get_newer (self, i),
                request->unit,
                request->node,
                request->column);

  return series;
}

/* NULL where nothing can be back-cast, too. */
static DtiSeries *
backcast (const Request *request, GError **error)
{
  const DtiBridge *self = request->bridge;
  g_autoptr (DtiSeries) series = make_newer (request, request->n_before, error);
  gboolean has_any = FALSE;

  if (series == NULL)
    return NULL;

  for (guint i = 0; i < request->n_before; i++)
    {
      DtiCohort *cohort =
          g_hash_table_lookup (self->rescored, get_period (dti_bridge_get_older (self, i)));

      if (cohort != NULL)
        read_point (series, i, cohort, request->unit, request->node, request->column);
      mark_reconstructed (series, i);
      has_any |= !isnan (series->values[i]);
    }
  if (!has_any)
    return NULL;
  describe (request, series);

  return g_steal_pointer (&series);
}

/* All the older figures, under the name of the newer node. */
static DtiSeries *
make_older (const Request *request, const DtiSeries *like)
{
  const DtiBridge *self = request->bridge;
  g_autofree const char **periods = g_new (const char *, self->older->len + 1);
  g_autoptr (DtiTimeline) timeline = NULL;
  DtiSeries *series;

  for (guint i = 0; i < self->older->len; i++)
    periods[i] = get_period (dti_bridge_get_older (self, i));
  timeline = dti_timeline_new (periods, self->older->len, NULL);
  if (timeline == NULL)
    return NULL;

  series = dti_series_create (timeline);
  series->direction = like->direction;
  for (guint i = 0; i < self->older->len; i++)
    read_point (series,
                i,
                dti_bridge_get_older (self, i),
                request->unit,
                request->old_node,
                request->column);

  return series;
}

/* The first period with both an older and a newer figure. */
static const char *
find_overlap (DtiSeries *older, DtiSeries *newer)
{
  for (guint i = 0; i < newer->timeline->n; i++)
    {
      const char *period = newer->timeline->periods[i];
      guint position;

      if (!isnan (newer->values[i]) && dti_timeline_find (older->timeline, period, &position) &&
          !isnan (older->values[position]))
        return period;
    }

  return NULL;
}

/* NULL where nothing can be linked, too. */
static DtiSeries *
chain_link (const Request *request, GError **error)
{
  g_autoptr (DtiSeries) newer = make_newer (request, 0, error);
  g_autoptr (DtiSeries) older = NULL;
  const char *overlap;

  if (newer == NULL || request->old_node == NULL || request->column == DTI_COLUMN_RANK)
    return NULL;

  describe (request, newer);
  older = make_older (request, newer);
  overlap = older != NULL ? find_overlap (older, newer) : NULL;

  return overlap != NULL ? dti_series_link (newer, older, overlap, DTI_LINK_METHOD_RATIO, NULL)
                         : NULL;
}

static DtiSeries *
join_with_break (const Request *request, GError **error)
{
  const DtiBridge *self = request->bridge;
  DtiSeries *series = make_newer (request, request->n_before, error);

  if (series == NULL)
    return NULL;

  for (guint i = 0; i < request->n_before; i++)
    read_point (series,
                i,
                dti_bridge_get_older (self, i),
                request->unit,
                request->old_node,
                request->column);
  if (request->n_before > 0)
    series->breaks[request->n_before] = DTI_BREAK_CAUSE_FRAMEWORK;
  describe (request, series);

  return series;
}

static gboolean
check_request (const Request *request, GError **error)
{
  const DtiBridge *self = request->bridge;
  DtiCohort *last = dti_bridge_get_newer (self, self->newer->len - 1);
  guint position;

  if (dti_framework_lookup (dti_framework_map_get_newer (self->map), request->node) == NULL)
    {
      g_set_error (error,
                   DTI_ERROR,
                   DTI_ERROR_NOT_FOUND,
                   "the newer framework has no node “%s”",
                   request->node);
      return FALSE;
    }
  if (find_member (last, request->unit, &position) == NULL)
    {
      g_set_error (error,
                   DTI_ERROR,
                   DTI_ERROR_NOT_FOUND,
                   "the last scorecard has no unit “%s”",
                   request->unit);
      return FALSE;
    }

  return TRUE;
}

static guint
count_before (const DtiBridge *self)
{
  guint n = 0;
  guint position;

  while (n < self->older->len &&
         !find_newer (self, get_period (dti_bridge_get_older (self, n)), &position))
    n++;

  return n;
}

/**
 * dti_bridge_make_series:
 * @self: a bridge
 * @unit: id of a unit of the last newer scorecard
 * @node: id of a node of the newer framework
 * @column: which figure
 * @method: the best method that may be used
 * @used: (out) (optional): location for the method that was used
 * @error: return location for a [error@Dti.Error], or `NULL`
 *
 * Makes a series over both frameworks.
 *
 * Where nothing of the node can be back-cast it is chain-linked; where no period has figures under
 * both frameworks, or the figure is a rank or not above 0, the series breaks at the first newer
 * period. A node that stands in the place of no single older one has no older figures then. Ask for
 * `DTI_BRIDGE_CHAIN_LINK` or `DTI_BRIDGE_BREAK` to leave the better methods out.
 *
 * Ranks are those among the units that the period has in common with the last one.
 *
 * Fails with `DTI_ERROR_NOT_FOUND` for an unknown unit or node, and with `DTI_ERROR_INVALID_DATA`
 * where the periods do not ascend.
 *
 * Returns: (transfer full): a new series
 *
 * Since: 1.0
 */
DtiSeries *
dti_bridge_make_series (DtiBridge *self,
                        const char *unit,
                        const char *node,
                        DtiColumn column,
                        DtiBridgeMethod method,
                        DtiBridgeMethod *used,
                        GError **error)
{
  static DtiSeries *(*const makers[]) (const Request *, GError **) = {
    [DTI_BRIDGE_BACKCAST] = backcast,
    [DTI_BRIDGE_CHAIN_LINK] = chain_link,
    [DTI_BRIDGE_BREAK] = join_with_break,
  };
  Request request = { .bridge = self, .unit = unit, .node = node, .column = column };
  DtiSeries *series = NULL;

  g_return_val_if_fail (DTI_IS_BRIDGE (self), NULL);
  g_return_val_if_fail (unit != NULL && node != NULL, NULL);
  g_return_val_if_fail (method <= DTI_BRIDGE_BREAK, NULL);
  g_return_val_if_fail (error == NULL || *error == NULL, NULL);

  if (!check_request (&request, error))
    return NULL;

  request.old_node = dti_framework_map_lookup_older (self->map, node);
  request.n_before = count_before (self);
  for (guint i = method; series == NULL && i <= DTI_BRIDGE_BREAK; i++)
    {
      /* A method that does not suit says so without an error. */
      GError *fault = NULL;

      series = makers[i](&request, &fault);
      if (fault != NULL)
        {
          g_propagate_error (error, fault);
          return NULL;
        }
      if (series != NULL && used != NULL)
        *used = (DtiBridgeMethod) i;
    }

  return series;
}
