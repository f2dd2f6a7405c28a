/* SPDX-FileCopyrightText: 2026 libdti contributors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

#include "config.h"

#include "dti-backcast-private.h"
#include "dti-bridge-private.h"

#include <libdti/base/dti-error.h>
#include <libdti/model/dti-fixed-list-private.h>
#include <libdti/scoring/dti-scorer-private.h>

/**
 * DtiBridge:
 *
 * Figures of two frameworks in one series.
 *
 * Where the framework changes a series breaks: part of the change of the figure is change of the
 * method. A bridge carries older figures over, in the best way that the data allow:
 *
 * 1. *Back-casting*: the older observations, carried over to the newer framework by a
 *    [class@Dti.FrameworkMap], are scored by it. Nodes that are the same or were renamed keep their
 *    observations as they are. For a node that was split, merged or redefined, the newer number is
 *    Σ weight × older number, where the map has all the weights; of ratios, numerators and
 *    denominators are weighed, each by itself. Where one part is missing there is no number.
 * 2. *Chain-linking*: where a period was scored under both frameworks, the older figures are
 *    multiplied by new / old of that period, so that growth stays as it was
 *    ([method@Dti.Series.link]).
 * 3. A *break*: the older figures stand beside the newer ones, and nothing is compared across it.
 *
 * (OECD and JRC, “Handbook on Constructing Composite Indicators”, 2008, and SDMX, where the status
 * `B` marks a break in series, know the same three.)
 *
 * What is carried over is of the status `E` and says that it is reconstructed; so do the figures of
 * units that came out of a merger or a split, see [class@Dti.Cohort].
 *
 * A bridge is immutable and free-threaded.
 *
 * Since: 1.0
 */

typedef enum
{
  PROP_MAP = 1,
  PROP_DATASET,
  PROP_SCORECARDS,
  PROP_PROBLEMS,
} DtiBridgeProperty;

static GParamSpec *props[PROP_PROBLEMS + 1];

G_DEFINE_FINAL_TYPE (DtiBridge, dti_bridge, G_TYPE_OBJECT)

static void
dti_bridge_finalize (GObject *object)
{
  DtiBridge *self = DTI_BRIDGE (object);

  g_clear_object (&self->map);
  g_clear_object (&self->dataset);
  g_clear_object (&self->scorecards);
  g_object_unref (self->problems);
  g_ptr_array_unref (self->older);
  g_ptr_array_unref (self->newer);
  g_hash_table_unref (self->rescored);

  G_OBJECT_CLASS (dti_bridge_parent_class)->finalize (object);
}

static void
dti_bridge_get_property (GObject *object, guint prop_id, GValue *value, GParamSpec *pspec)
{
  DtiBridge *self = DTI_BRIDGE (object);

  switch ((DtiBridgeProperty) prop_id)
    {
    case PROP_MAP:
      g_value_set_object (value, self->map);
      break;
    case PROP_DATASET:
      g_value_set_object (value, self->dataset);
      break;
    case PROP_SCORECARDS:
      g_value_set_object (value, self->scorecards);
      break;
    case PROP_PROBLEMS:
      g_value_set_object (value, self->problems);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static GParamSpec *
object_spec (const char *name, GType type)
{
  return g_param_spec_object (name, NULL, NULL, type, G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
}

static void
dti_bridge_class_init (DtiBridgeClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->finalize = dti_bridge_finalize;
  object_class->get_property = dti_bridge_get_property;

  /**
   * DtiBridge:map: (getter get_map)
   *
   * From which node to which the figures are carried.
   *
   * Since: 1.0
   */
  props[PROP_MAP] = object_spec ("map", DTI_TYPE_FRAMEWORK_MAP);

  /**
   * DtiBridge:dataset: (getter get_dataset)
   *
   * The older observations as the newer framework reads them.
   *
   * Since: 1.0
   */
  props[PROP_DATASET] = object_spec ("dataset", DTI_TYPE_DATASET);

  /**
   * DtiBridge:scorecards: (getter get_scorecards)
   *
   * The older periods, scored by the newer framework.
   *
   * Since: 1.0
   */
  props[PROP_SCORECARDS] = object_spec ("scorecards", G_TYPE_LIST_MODEL);

  /**
   * DtiBridge:problems: (getter get_problems)
   *
   * What could not be carried over.
   *
   * Since: 1.0
   */
  props[PROP_PROBLEMS] = object_spec ("problems", DTI_TYPE_PROBLEM_LIST);

  g_object_class_install_properties (object_class, G_N_ELEMENTS (props), props);
}

static void
dti_bridge_init (DtiBridge *self)
{
  self->problems = dti_problem_list_new ();
  self->older = g_ptr_array_new_with_free_func (g_object_unref);
  self->newer = g_ptr_array_new_with_free_func (g_object_unref);
  self->rescored = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_object_unref);
}

/* ---- making ---- */

static gboolean
is_same_framework (DtiFramework *a, DtiFramework *b)
{
  return a == b || g_strcmp0 (dti_framework_get_digest (a), dti_framework_get_digest (b)) == 0;
}

static gboolean
check_cards (GListModel *cards, DtiFramework *framework, GError **error)
{
  guint n = g_list_model_get_n_items (cards);

  if (n == 0)
    g_set_error (error,
                 DTI_ERROR,
                 DTI_ERROR_INVALID_DATA,
                 "there is no scorecard of the framework “%s”",
                 dti_framework_get_id (framework));

  for (guint i = 0; i < n; i++)
    {
      g_autoptr (GObject) card = g_list_model_get_item (cards, i);

      if (DTI_IS_SCORECARD (card) &&
          is_same_framework (dti_scorecard_get_framework (DTI_SCORECARD (card)), framework))
        continue;
      g_set_error (error,
                   DTI_ERROR,
                   DTI_ERROR_INVALID_DATA,
                   "item %u of the list is no scorecard of the framework “%s”",
                   i + 1,
                   dti_framework_get_id (framework));
      return FALSE;
    }

  return n > 0;
}

static gboolean
find_cohorts (GPtrArray *cohorts,
              GListModel *cards,
              DtiScorecard *last,
              DtiUnitRegistry *registry,
              GError **error)
{
  for (guint i = 0; i < g_list_model_get_n_items (cards); i++)
    {
      g_autoptr (DtiScorecard) card = g_list_model_get_item (cards, i);
      DtiCohort *cohort = dti_cohort_new (card, last, registry, NULL, error);

      if (cohort == NULL)
        return FALSE;
      g_ptr_array_add (cohorts, cohort);
    }

  return TRUE;
}

static gboolean
carry_over (DtiBridge *self, GListModel *older, GError **error)
{
  self->dataset = dti_dataset_new ();
  for (guint i = 0; i < g_list_model_get_n_items (older); i++)
    {
      g_autoptr (DtiScorecard) card = g_list_model_get_item (older, i);

      if (!dti_backcast_card (self->map, card, self->dataset, self->problems, error))
        return FALSE;
    }
  dti_dataset_seal (self->dataset);

  return TRUE;
}

/* A scorer that does what the one of @card did. */
static DtiScorer *
make_scorer (DtiScorecard *card)
{
  const DtiResults *results = dti_scorecard_peek_results (card);
  DtiScorer *scorer = dti_scorer_new (dti_scorecard_get_framework (card));

  scorer->program = dti_program_ref (results->binding->program);
  scorer->ties = card->ties;
  scorer->rank_decimals = card->rank_decimals;
  scorer->threads = results->n_threads;

  return scorer;
}

static gboolean
score_again (DtiBridge *self, DtiScorecard *last, DtiUnitRegistry *registry, GError **error)
{
  g_autoptr (DtiScorer) scorer = make_scorer (last);

  if (*dti_dataset_get_periods (self->dataset) == NULL)
    {
      self->scorecards = dti_fixed_list_new (DTI_TYPE_SCORECARD, g_ptr_array_new ());
      return TRUE;
    }

  self->scorecards = dti_scorer_score_all (scorer, self->dataset, error);
  if (self->scorecards == NULL)
    return FALSE;
  for (guint i = 0; i < g_list_model_get_n_items (self->scorecards); i++)
    {
      g_autoptr (DtiScorecard) card = g_list_model_get_item (self->scorecards, i);
      DtiCohort *cohort = dti_cohort_new (card, last, registry, NULL, error);

      if (cohort == NULL)
        return FALSE;
      g_hash_table_insert (self->rescored, g_strdup (dti_scorecard_get_period (card)), cohort);
    }

  return TRUE;
}

/* ---- public functions ---- */

/**
 * dti_bridge_new:
 * @map: from which node to which; sealed by this call
 * @older: a list of [class@Dti.Scorecard] of the map's older framework, their periods ascending
 * @newer: a list of [class@Dti.Scorecard] of the map's newer framework, their periods ascending
 * @registry: (nullable): which units followed which, or `NULL` where none did
 * @error: return location for a [error@Dti.Error], or `NULL`
 *
 * Carries older figures over to a newer framework.
 *
 * A period can be in both lists; then it serves for chain-linking. The older periods are scored
 * with the rules, the ties and the decimals of the last newer scorecard. That one also says which
 * units there are.
 *
 * Fails with `DTI_ERROR_INVALID_DATA` where a list is empty or holds something else, and as
 * [method@Dti.Scorer.score_all] does.
 *
 * Returns: (transfer full): a new bridge
 *
 * Since: 1.0
 */
DtiBridge *
dti_bridge_new (DtiFrameworkMap *map,
                GListModel *older,
                GListModel *newer,
                DtiUnitRegistry *registry,
                GError **error)
{
  g_autoptr (DtiBridge) self = NULL;
  g_autoptr (DtiScorecard) last = NULL;

  g_return_val_if_fail (DTI_IS_FRAMEWORK_MAP (map), NULL);
  g_return_val_if_fail (G_IS_LIST_MODEL (older), NULL);
  g_return_val_if_fail (G_IS_LIST_MODEL (newer), NULL);
  g_return_val_if_fail (registry == NULL || DTI_IS_UNIT_REGISTRY (registry), NULL);
  g_return_val_if_fail (error == NULL || *error == NULL, NULL);

  dti_framework_map_seal (map);
  if (!check_cards (older, dti_framework_map_get_older (map), error) ||
      !check_cards (newer, dti_framework_map_get_newer (map), error))
    return NULL;

  self = g_object_new (DTI_TYPE_BRIDGE, NULL);
  self->map = g_object_ref (map);
  last = g_list_model_get_item (newer, g_list_model_get_n_items (newer) - 1);
  if (!carry_over (self, older, error) || !score_again (self, last, registry, error) ||
      !find_cohorts (self->older, older, last, registry, error) ||
      !find_cohorts (self->newer, newer, last, registry, error))
    return NULL;

  return g_steal_pointer (&self);
}

/**
 * dti_bridge_get_map: (get-property map)
 * @self: a bridge
 *
 * Gets from which node to which the figures are carried.
 *
 * Returns: (transfer none): the map
 *
 * Since: 1.0
 */
DtiFrameworkMap *
dti_bridge_get_map (DtiBridge *self)
{
  g_return_val_if_fail (DTI_IS_BRIDGE (self), NULL);

  return self->map;
}

/**
 * dti_bridge_get_dataset: (get-property dataset)
 * @self: a bridge
 *
 * Gets the older observations as the newer framework reads them.
 *
 * It is sealed. Observations that were taken as they are keep status, note and evidence; those that
 * were weighed have the status `E`.
 *
 * Returns: (transfer none): the dataset
 *
 * Since: 1.0
 */
DtiDataset *
dti_bridge_get_dataset (DtiBridge *self)
{
  g_return_val_if_fail (DTI_IS_BRIDGE (self), NULL);

  return self->dataset;
}

/**
 * dti_bridge_get_scorecards: (get-property scorecards)
 * @self: a bridge
 *
 * Gets the older periods, scored by the newer framework.
 *
 * Scorecards of one framework can be compared by all that compares; a node that could not be
 * back-cast is missing there as it is in any scorecard, and so may be those above it.
 *
 * Returns: (transfer none): a list of [class@Dti.Scorecard], one for each older period in which
 *   something could be carried over
 *
 * Since: 1.0
 */
GListModel *
dti_bridge_get_scorecards (DtiBridge *self)
{
  g_return_val_if_fail (DTI_IS_BRIDGE (self), NULL);

  return self->scorecards;
}

/**
 * dti_bridge_get_problems: (get-property problems)
 * @self: a bridge
 *
 * Gets what could not be carried over.
 *
 * For each older period there is a warning (`not-backcast`) for each indicator of the newer
 * framework, and each pillar that was observed, that has no figures, with the reason; and a note
 * (`not-carried-over`) for each older node whose figures find no place.
 *
 * Returns: (transfer none): the problems
 *
 * Since: 1.0
 */
DtiProblemList *
dti_bridge_get_problems (DtiBridge *self)
{
  g_return_val_if_fail (DTI_IS_BRIDGE (self), NULL);

  return self->problems;
}
