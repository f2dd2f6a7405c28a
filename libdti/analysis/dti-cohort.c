/* SPDX-FileCopyrightText: 2026 libdti contributors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

#include "config.h"

#include <math.h>

#include "dti-cohort-private.h"

#include <libdti/base/dti-error.h>

/**
 * DtiCohort:
 *
 * The units that two scorecards have in common, through mergers and splits.
 *
 * Ranks among 63 provinces and ranks among 34 do not compare. A cohort is the field that does: each
 * unit of the newer scorecard, with what it was in the older one. A unit that stayed has its own
 * figures. One that came out of a merger gets the weighted arithmetic mean of its predecessors'
 * figures, node by node, and one that came out of a split gets those of the unit that was split;
 * both are marked as *reconstructed*. With equal weights the mean is the one by which the provinces
 * of 2024 were published after the mergers of 1 July 2025.
 *
 * A mean is taken at each node by itself, of scores and maxima alike. Where pillars are sums or
 * arithmetic means, that is also what the pillars would be if they were made from reconstructed
 * indicators; where they are not, it is a convention.
 *
 * A unit of which one predecessor is missing from the older scorecard is not reconstructed from the
 * others: it counts as joined, and a problem tells. Where a predecessor has no number at a node,
 * there is none.
 *
 * A cohort is immutable and free-threaded.
 *
 * Since: 1.0
 */

typedef enum
{
  PROP_OLDER = 1,
  PROP_NEWER,
  PROP_N_UNITS,
  PROP_UNITS,
  PROP_PROBLEMS,
} DtiCohortProperty;

static GParamSpec *props[PROP_PROBLEMS + 1];

G_DEFINE_FINAL_TYPE (DtiCohort, dti_cohort, G_TYPE_OBJECT)

static void
dti_cohort_finalize (GObject *object)
{
  DtiCohort *self = DTI_COHORT (object);

  g_clear_object (&self->older);
  g_clear_object (&self->newer);
  g_array_unref (self->members);
  g_array_unref (self->sources);
  g_hash_table_unref (self->positions);
  g_strfreev (self->units);
  g_object_unref (self->problems);

  G_OBJECT_CLASS (dti_cohort_parent_class)->finalize (object);
}

static void
dti_cohort_get_property (GObject *object, guint prop_id, GValue *value, GParamSpec *pspec)
{
  DtiCohort *self = DTI_COHORT (object);

  switch ((DtiCohortProperty) prop_id)
    {
    case PROP_OLDER:
      g_value_set_object (value, self->older);
      break;
    case PROP_NEWER:
      g_value_set_object (value, self->newer);
      break;
    case PROP_N_UNITS:
      g_value_set_uint (value, self->members->len);
      break;
    case PROP_UNITS:
      g_value_set_boxed (value, self->units);
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
dti_cohort_class_init (DtiCohortClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->finalize = dti_cohort_finalize;
  object_class->get_property = dti_cohort_get_property;

  /**
   * DtiCohort:older: (getter get_older)
   *
   * The older scorecard.
   *
   * Since: 1.0
   */
  props[PROP_OLDER] = object_spec ("older", DTI_TYPE_SCORECARD);

  /**
   * DtiCohort:newer: (getter get_newer)
   *
   * The newer scorecard.
   *
   * Since: 1.0
   */
  props[PROP_NEWER] = object_spec ("newer", DTI_TYPE_SCORECARD);

  /**
   * DtiCohort:n-units: (getter get_n_units)
   *
   * Number of units in common.
   *
   * Since: 1.0
   */
  props[PROP_N_UNITS] = g_param_spec_uint (
      "n-units", NULL, NULL, 0, G_MAXUINT, 0, G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);

  /**
   * DtiCohort:units: (getter get_units)
   *
   * Ids of the units in common, as the newer scorecard calls them and in its order.
   *
   * Since: 1.0
   */
  props[PROP_UNITS] = g_param_spec_boxed ("units",
                                          NULL,
                                          NULL,
                                          G_TYPE_STRV,
                                          G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);

  /**
   * DtiCohort:problems: (getter get_problems)
   *
   * The units that could not be reconstructed, and why.
   *
   * Since: 1.0
   */
  props[PROP_PROBLEMS] = object_spec ("problems", DTI_TYPE_PROBLEM_LIST);

  g_object_class_install_properties (object_class, G_N_ELEMENTS (props), props);
}

static void
dti_cohort_init (DtiCohort *self)
{
  self->members = g_array_new (FALSE, FALSE, sizeof (DtiCohortMember));
  self->sources = g_array_new (FALSE, FALSE, sizeof (DtiCohortSource));
  self->positions = g_hash_table_new (g_str_hash, g_str_equal);
  self->problems = dti_problem_list_new ();
}

/* ---- members ---- */

guint
dti_cohort_get_n_members (const DtiCohort *self)
{
  return self->members->len;
}

const DtiCohortMember *
dti_cohort_get_member (const DtiCohort *self, guint position)
{
  return &g_array_index (self->members, DtiCohortMember, position);
}

const DtiCohortSource *
dti_cohort_get_source (const DtiCohort *self, const DtiCohortMember *member, guint position)
{
  return &g_array_index (self->sources, DtiCohortSource, member->first + position);
}

static const DtiCohortMember *
find_member (DtiCohort *self, const char *unit)
{
  guint position = GPOINTER_TO_UINT (g_hash_table_lookup (self->positions, unit));

  return position > 0 ? dti_cohort_get_member (self, position - 1) : NULL;
}

static void
index_members (DtiCohort *self)
{
  guint n = self->members->len;

  self->units = g_new0 (char *, n + 1);
  for (guint i = 0; i < n; i++)
    {
      gsize unit = dti_cohort_get_member (self, i)->unit;

      self->units[i] = g_strdup (dti_scorecard_get_unit_id (self->newer, unit));
      g_hash_table_insert (self->positions, self->units[i], GUINT_TO_POINTER (i + 1));
    }
}

/* A name for people. */
static const char *
get_name (DtiScorecard *card, const char *unit)
{
  const char *name = dti_dataset_get_unit_name (dti_scorecard_get_dataset (card), unit);

  return name != NULL ? name : unit;
}

static char *
join_names (DtiCohort *self, const DtiCohortMember *member, const char *last_separator)
{
  GString *names = g_string_new (NULL);

  for (guint i = 0; i < member->n_sources; i++)
    {
      gsize unit = dti_cohort_get_source (self, member, i)->unit;

      if (i > 0)
        g_string_append (names, i + 1 < member->n_sources ? ", " : last_separator);
      g_string_append (names,
                       get_name (self->older, dti_scorecard_get_unit_id (self->older, unit)));
    }

  return g_string_free (names, FALSE);
}

static char *
describe (DtiCohort *self, const DtiCohortMember *member, const char *name, gboolean vietnamese)
{
  const char *period = dti_scorecard_get_period (self->older);
  g_autofree char *names = join_names (self, member, vietnamese ? " và " : " and ");

  if (member->n_sources == 1)
    return vietnamese ? g_strdup_printf ("%s: số liệu kỳ %s là của %s trước khi chia tách",
                                         name,
                                         period,
                                         names)
                      : g_strdup_printf ("%s: the figures of %s are those of %s before the split",
                                         name,
                                         period,
                                         names);
  if (vietnamese)
    return g_strdup_printf ("%s: số liệu kỳ %s được dựng lại, là trung bình %s của %s",
                            name,
                            period,
                            self->is_weighted ? "có trọng số" : "cộng",
                            names);

  return g_strdup_printf ("%s: the figures of %s are reconstructed, the %s mean of %s",
                          name,
                          period,
                          self->is_weighted ? "weighted" : "arithmetic",
                          names);
}

static gboolean
find_op (DtiScorecard *card, const char *node, guint *op, GError **error)
{
  if (dti_program_find (dti_scorecard_peek_results (card)->binding->program, node, op))
    return TRUE;

  g_set_error (error,
               DTI_ERROR,
               DTI_ERROR_NOT_FOUND,
               "the framework “%s” has no node “%s”",
               dti_framework_get_id (dti_scorecard_get_framework (card)),
               node);

  return FALSE;
}

/* ---- public functions ---- */

/**
 * dti_cohort_new:
 * @older: the older scorecard
 * @newer: the newer scorecard
 * @registry: (nullable): which units followed which, or `NULL` where none did
 * @weight_column: (nullable): a column of the older scorecard's dataset that weighs predecessors,
 *   such as the population, or `NULL` for equal weights
 * @error: return location for a [error@Dti.Error], or `NULL`
 *
 * Finds the units that two scorecards have in common.
 *
 * The scorecards can stand on different frameworks. What a unit was, the registry tells as of the
 * last day of the older period; where the period is none that [func@Dti.Period.parse] knows, as far
 * back as it knows. A unit that is in the older scorecard under its own id is the same unit, unless
 * it went into a merger and kept its id: then the others that went into it are in the older
 * scorecard and no more in the newer one.
 *
 * Weights are the numbers of the column for the predecessors in the older period. Fails with
 * `DTI_ERROR_INVALID_DATA` where a predecessor of a merged unit has no positive number there.
 *
 * Returns: (transfer full): a new cohort
 *
 * Since: 1.0
 */
DtiCohort *
dti_cohort_new (DtiScorecard *older,
                DtiScorecard *newer,
                DtiUnitRegistry *registry,
                const char *weight_column,
                GError **error)
{
  g_autoptr (DtiCohort) self = NULL;

  g_return_val_if_fail (DTI_IS_SCORECARD (older), NULL);
  g_return_val_if_fail (DTI_IS_SCORECARD (newer), NULL);
  g_return_val_if_fail (registry == NULL || DTI_IS_UNIT_REGISTRY (registry), NULL);
  g_return_val_if_fail (error == NULL || *error == NULL, NULL);

  self = g_object_new (DTI_TYPE_COHORT, NULL);
  self->older = g_object_ref (older);
  self->newer = g_object_ref (newer);
  self->is_weighted = weight_column != NULL;
  if (!dti_cohort_find_members (self, registry, weight_column, error))
    return NULL;
  index_members (self);

  return g_steal_pointer (&self);
}

/**
 * dti_cohort_get_older: (get-property older)
 * @self: a cohort
 *
 * Gets the older scorecard.
 *
 * Returns: (transfer none): the scorecard
 *
 * Since: 1.0
 */
DtiScorecard *
dti_cohort_get_older (DtiCohort *self)
{
  g_return_val_if_fail (DTI_IS_COHORT (self), NULL);

  return self->older;
}

/**
 * dti_cohort_get_newer: (get-property newer)
 * @self: a cohort
 *
 * Gets the newer scorecard.
 *
 * Returns: (transfer none): the scorecard
 *
 * Since: 1.0
 */
DtiScorecard *
dti_cohort_get_newer (DtiCohort *self)
{
  g_return_val_if_fail (DTI_IS_COHORT (self), NULL);

  return self->newer;
}

/**
 * dti_cohort_get_n_units: (get-property n-units)
 * @self: a cohort
 *
 * Gets the number of units in common.
 *
 * Returns: the number of units
 *
 * Since: 1.0
 */
guint
dti_cohort_get_n_units (DtiCohort *self)
{
  g_return_val_if_fail (DTI_IS_COHORT (self), 0);

  return self->members->len;
}

/**
 * dti_cohort_get_units: (get-property units)
 * @self: a cohort
 *
 * Gets the ids of the units in common, as the newer scorecard calls them and in its order.
 *
 * Returns: (transfer none) (array zero-terminated=1): the ids
 *
 * Since: 1.0
 */
const char *const *
dti_cohort_get_units (DtiCohort *self)
{
  g_return_val_if_fail (DTI_IS_COHORT (self), NULL);

  return (const char *const *) self->units;
}

/**
 * dti_cohort_is_reconstructed:
 * @self: a cohort
 * @unit: id of a unit of the newer scorecard
 *
 * Finds out whether the older figures of a unit are reconstructed.
 *
 * Returns: `TRUE` for a unit that came out of a merger or a split
 *
 * Since: 1.0
 */
gboolean
dti_cohort_is_reconstructed (DtiCohort *self, const char *unit)
{
  const DtiCohortMember *member;

  g_return_val_if_fail (DTI_IS_COHORT (self), FALSE);
  g_return_val_if_fail (unit != NULL, FALSE);

  member = find_member (self, unit);

  return member != NULL && member->is_reconstructed;
}

/**
 * dti_cohort_list_predecessors:
 * @self: a cohort
 * @unit: id of a unit of the newer scorecard
 *
 * Lists the units of the older scorecard from which a unit has its older figures.
 *
 * Returns: (transfer full) (array zero-terminated=1): their ids; the unit itself where nothing
 *   happened to it, none where it is not in the cohort
 *
 * Since: 1.0
 */
char **
dti_cohort_list_predecessors (DtiCohort *self, const char *unit)
{
  g_autoptr (GStrvBuilder) ids = NULL;
  const DtiCohortMember *member;

  g_return_val_if_fail (DTI_IS_COHORT (self), NULL);
  g_return_val_if_fail (unit != NULL, NULL);

  ids = g_strv_builder_new ();
  member = find_member (self, unit);
  for (guint i = 0; member != NULL && i < member->n_sources; i++)
    g_strv_builder_add (ids,
                        dti_scorecard_get_unit_id (self->older,
                                                   dti_cohort_get_source (self, member, i)->unit));

  return g_strv_builder_end (ids);
}

/**
 * dti_cohort_get_weight:
 * @self: a cohort
 * @unit: id of a unit of the newer scorecard
 * @predecessor: id of a unit of the older scorecard
 * @weight: (out) (optional): location for the share, in (0, 1]; NaN where there is none
 *
 * Gets what share a predecessor has in the older figures of a unit.
 *
 * The shares of the predecessors of a unit add up to 1.
 *
 * Returns: `TRUE` if the unit has that predecessor
 *
 * Since: 1.0
 */
gboolean
dti_cohort_get_weight (DtiCohort *self, const char *unit, const char *predecessor, double *weight)
{
  const DtiCohortMember *member;
  double sum = 0.0;
  double found = NAN;

  g_return_val_if_fail (DTI_IS_COHORT (self), FALSE);
  g_return_val_if_fail (unit != NULL && predecessor != NULL, FALSE);

  member = find_member (self, unit);
  for (guint i = 0; member != NULL && i < member->n_sources; i++)
    {
      const DtiCohortSource *source = dti_cohort_get_source (self, member, i);

      sum += source->weight;
      if (g_str_equal (dti_scorecard_get_unit_id (self->older, source->unit), predecessor))
        found = source->weight;
    }
  if (weight != NULL)
    *weight = found / sum;

  return !isnan (found);
}

/**
 * dti_cohort_describe_unit:
 * @self: a cohort
 * @unit: id of a unit of the newer scorecard
 * @language: (nullable): `vi` or `en`, or `NULL` for English
 *
 * Tells in a sentence how the older figures of a unit were reconstructed.
 *
 * Units have the names of their datasets there, else their ids.
 *
 * Returns: (transfer full) (nullable): the sentence, without a full stop; `NULL` where nothing is
 *   reconstructed
 *
 * Since: 1.0
 */
char *
dti_cohort_describe_unit (DtiCohort *self, const char *unit, const char *language)
{
  const DtiCohortMember *member;

  g_return_val_if_fail (DTI_IS_COHORT (self), NULL);
  g_return_val_if_fail (unit != NULL, NULL);

  member = find_member (self, unit);
  if (member == NULL || !member->is_reconstructed)
    return NULL;

  return describe (self, member, get_name (self->newer, unit), g_strcmp0 (language, "vi") == 0);
}

/**
 * dti_cohort_list_joined:
 * @self: a cohort
 *
 * Lists the units of the newer scorecard that have nothing to compare with in the older one.
 *
 * Returns: (transfer full) (array zero-terminated=1): their ids, in the order of the scorecard
 *
 * Since: 1.0
 */
char **
dti_cohort_list_joined (DtiCohort *self)
{
  g_autoptr (GStrvBuilder) ids = NULL;

  g_return_val_if_fail (DTI_IS_COHORT (self), NULL);

  ids = g_strv_builder_new ();
  for (gsize i = 0; i < dti_scorecard_get_n_units (self->newer); i++)
    {
      const char *id = dti_scorecard_get_unit_id (self->newer, i);

      if (!g_hash_table_contains (self->positions, id))
        g_strv_builder_add (ids, id);
    }

  return g_strv_builder_end (ids);
}

/**
 * dti_cohort_list_left:
 * @self: a cohort
 *
 * Lists the units of the older scorecard that live on in no unit of the newer one.
 *
 * Returns: (transfer full) (array zero-terminated=1): their ids, in the order of the scorecard
 *
 * Since: 1.0
 */
char **
dti_cohort_list_left (DtiCohort *self)
{
  g_autoptr (GStrvBuilder) ids = NULL;
  g_autofree guint8 *lives_on = NULL;
  gsize n;

  g_return_val_if_fail (DTI_IS_COHORT (self), NULL);

  ids = g_strv_builder_new ();
  n = dti_scorecard_get_n_units (self->older);
  lives_on = g_new0 (guint8, n + 1);
  for (guint i = 0; i < self->sources->len; i++)
    lives_on[g_array_index (self->sources, DtiCohortSource, i).unit] = TRUE;
  for (gsize i = 0; i < n; i++)
    if (!lives_on[i])
      g_strv_builder_add (ids, dti_scorecard_get_unit_id (self->older, i));

  return g_strv_builder_end (ids);
}

/**
 * dti_cohort_get_older_column:
 * @self: a cohort
 * @node: id of a node of the older scorecard's framework
 * @column: which numbers
 * @error: return location for a [error@Dti.Error], or `NULL`
 *
 * Gets one older number for each unit of the cohort, reconstructed where the unit is.
 *
 * The numbers are packed doubles in host byte order, NaN where there is none, in the order of
 * [method@Dti.Cohort.get_units]. A reconstructed score, maximum, value or coverage is Σ w·x / Σ w
 * over the predecessors. Ranks are those among the units of the cohort, from reconstructed
 * figures; a unit of which some predecessor was not to be ranked has none.
 *
 * Fails with `DTI_ERROR_NOT_FOUND` for an unknown node.
 *
 * Returns: (transfer full): n-units × 8 bytes
 *
 * Since: 1.0
 */
GBytes *
dti_cohort_get_older_column (DtiCohort *self, const char *node, DtiColumn column, GError **error)
{
  guint op;

  g_return_val_if_fail (DTI_IS_COHORT (self), NULL);
  g_return_val_if_fail (node != NULL, NULL);
  g_return_val_if_fail (error == NULL || *error == NULL, NULL);

  if (!find_op (self->older, node, &op, error))
    return NULL;

  return g_bytes_new_take (dti_cohort_read_older (self, op, column),
                           self->members->len * sizeof (double));
}

/**
 * dti_cohort_get_newer_column:
 * @self: a cohort
 * @node: id of a node of the newer scorecard's framework
 * @column: which numbers
 * @error: return location for a [error@Dti.Error], or `NULL`
 *
 * Gets one newer number for each unit of the cohort.
 *
 * The numbers are packed doubles in host byte order, NaN where there is none, in the order of
 * [method@Dti.Cohort.get_units]. Ranks are those among the units of the cohort.
 *
 * Fails with `DTI_ERROR_NOT_FOUND` for an unknown node.
 *
 * Returns: (transfer full): n-units × 8 bytes
 *
 * Since: 1.0
 */
GBytes *
dti_cohort_get_newer_column (DtiCohort *self, const char *node, DtiColumn column, GError **error)
{
  guint op;

  g_return_val_if_fail (DTI_IS_COHORT (self), NULL);
  g_return_val_if_fail (node != NULL, NULL);
  g_return_val_if_fail (error == NULL || *error == NULL, NULL);

  if (!find_op (self->newer, node, &op, error))
    return NULL;

  return g_bytes_new_take (dti_cohort_read_newer (self, op, column),
                           self->members->len * sizeof (double));
}

/**
 * dti_cohort_get_problems: (get-property problems)
 * @self: a cohort
 *
 * Gets the units that could not be reconstructed, and why.
 *
 * There is a warning of the code `incomplete-predecessors` for each unit some of whose predecessors
 * are in the older scorecard and some are not.
 *
 * Returns: (transfer none): the problems
 *
 * Since: 1.0
 */
DtiProblemList *
dti_cohort_get_problems (DtiCohort *self)
{
  g_return_val_if_fail (DTI_IS_COHORT (self), NULL);

  return self->problems;
}
