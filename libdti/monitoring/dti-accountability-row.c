/* SPDX-FileCopyrightText: 2026 libdti contributors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

#include "config.h"

#include <math.h>

#include "dti-accountability-private.h"

#include <libdti/base/dti-number-private.h>
#include <libdti/base/dti-text.h>

/**
 * DtiAccountabilityRow:
 *
 * What one agency answers for: points, reports, load.
 *
 * Points are points of the root. Those *lost in full* tell what an agency has to give an answer
 * for: every agency with any role at a node has the whole of that node's loss, so they do **not**
 * add up over agencies. Those *lost by share* do: with what is unassigned they sum to the loss of
 * the unit, exactly.
 *
 * A row is immutable and free-threaded.
 *
 * Since: 1.0
 */
struct _DtiAccountabilityRow
{
  GObject parent_instance;

  DtiAgency *object; /* NULL: not in the plan */
  char *agency;
  char **nodes;
  double points;
  double lost_full;
  double lost_shared;
  double gained_shared;
  double over_claimed;
  double on_time_rate;
  double return_rate;
  guint n_due;
  guint n_busiest_week;
  GDate busiest_week; /* its Monday; not valid where nothing is due */
};

typedef enum
{
  PROP_AGENCY = 1,
  PROP_AGENCY_TITLE,
  PROP_BUSIEST_WEEK,
  PROP_COLLATION_KEY,
  PROP_GAINED_SHARED,
  PROP_LOST_FULL,
  PROP_LOST_SHARED,
  PROP_N_BUSIEST_WEEK,
  PROP_N_DUE,
  PROP_N_NODES,
  PROP_NODES,
  PROP_ON_TIME_RATE,
  PROP_OVER_CLAIMED,
  PROP_POINTS,
  PROP_RETURN_RATE,
} DtiAccountabilityRowProperty;

static GParamSpec *props[PROP_RETURN_RATE + 1];

G_DEFINE_FINAL_TYPE (DtiAccountabilityRow, dti_accountability_row, G_TYPE_OBJECT)

static void
dti_accountability_row_finalize (GObject *object)
{
  DtiAccountabilityRow *self = DTI_ACCOUNTABILITY_ROW (object);

  g_clear_object (&self->object);
  g_free (self->agency);
  g_strfreev (self->nodes);

  G_OBJECT_CLASS (dti_accountability_row_parent_class)->finalize (object);
}

static double
get_number (DtiAccountabilityRow *self, DtiAccountabilityRowProperty property)
{
  const struct
  {
    DtiAccountabilityRowProperty property;
    double number;
  } numbers[] = {
    { PROP_POINTS, self->points },
    { PROP_LOST_FULL, self->lost_full },
    { PROP_LOST_SHARED, self->lost_shared },
    { PROP_GAINED_SHARED, self->gained_shared },
    { PROP_OVER_CLAIMED, self->over_claimed },
    { PROP_ON_TIME_RATE, self->on_time_rate },
    { PROP_RETURN_RATE, self->return_rate },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (numbers); i++)
    if (numbers[i].property == property)
      return numbers[i].number;

  g_return_val_if_reached (NAN);
}

static void
dti_accountability_row_get_property (GObject *object,
                                     guint prop_id,
                                     GValue *value,
                                     GParamSpec *pspec)
{
  DtiAccountabilityRow *self = DTI_ACCOUNTABILITY_ROW (object);

  switch ((DtiAccountabilityRowProperty) prop_id)
    {
    case PROP_AGENCY:
      g_value_set_string (value, self->agency);
      break;
    case PROP_AGENCY_TITLE:
      g_value_set_string (value, dti_accountability_row_get_agency_title (self));
      break;
    case PROP_BUSIEST_WEEK:
      g_value_set_boxed (value, self->n_busiest_week > 0 ? &self->busiest_week : NULL);
      break;
    case PROP_COLLATION_KEY:
      g_value_take_string (value, dti_accountability_row_get_collation_key (self));
      break;
    case PROP_N_BUSIEST_WEEK:
      g_value_set_uint (value, self->n_busiest_week);
      break;
    case PROP_N_DUE:
      g_value_set_uint (value, self->n_due);
      break;
    case PROP_N_NODES:
      g_value_set_uint (value, dti_accountability_row_get_n_nodes (self));
      break;
    case PROP_NODES:
      g_value_set_boxed (value, self->nodes);
      break;
    case PROP_GAINED_SHARED:
    case PROP_LOST_FULL:
    case PROP_LOST_SHARED:
    case PROP_ON_TIME_RATE:
    case PROP_OVER_CLAIMED:
    case PROP_POINTS:
    case PROP_RETURN_RATE:
      g_value_set_double (value, get_number (self, (DtiAccountabilityRowProperty) prop_id));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static GParamSpec *
number_spec (const char *name)
{
  return g_param_spec_double (
      name, NULL, NULL, -G_MAXDOUBLE, G_MAXDOUBLE, 0.0, G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
}

static GParamSpec *
count_spec (const char *name)
{
  return g_param_spec_uint (
      name, NULL, NULL, 0, G_MAXUINT, 0, G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
}

static GParamSpec *
text_spec (const char *name)
{
  return g_param_spec_string (name, NULL, NULL, NULL, G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
}

static void
make_agency_properties (void)
{
  /**
   * DtiAccountabilityRow:agency: (getter get_agency)
   *
   * Id of the agency.
   *
   * Since: 1.0
   */
  props[PROP_AGENCY] = text_spec ("agency");

  /**
   * DtiAccountabilityRow:agency-title: (getter get_agency_title)
   *
   * Title of the agency, the Vietnamese one where there are several.
   *
   * Since: 1.0
   */
  props[PROP_AGENCY_TITLE] = text_spec ("agency-title");

  /**
   * DtiAccountabilityRow:collation-key: (getter get_collation_key)
   *
   * Key that sorts agencies by title as Vietnamese readers expect.
   *
   * Since: 1.0
   */
  props[PROP_COLLATION_KEY] = text_spec ("collation-key");
}

static void
make_load_properties (void)
{
  /**
   * DtiAccountabilityRow:busiest-week:
   *
   * Monday of the week in which most reports are due; `NULL` where none is.
   *
   * For lists and expressions; programs call [method@Dti.AccountabilityRow.get_busiest_week].
   *
   * Since: 1.0
   */
  props[PROP_BUSIEST_WEEK] = g_param_spec_boxed ("busiest-week",
                                                 NULL,
                                                 NULL,
                                                 G_TYPE_DATE,
                                                 G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);

  /**
   * DtiAccountabilityRow:n-busiest-week:
   *
   * Number of reports due in the busiest week.
   *
   * For lists and expressions; programs call [method@Dti.AccountabilityRow.get_busiest_week].
   *
   * Since: 1.0
   */
  props[PROP_N_BUSIEST_WEEK] = count_spec ("n-busiest-week");

  /**
   * DtiAccountabilityRow:n-due: (getter get_n_due)
   *
   * Number of reports due.
   *
   * Since: 1.0
   */
  props[PROP_N_DUE] = count_spec ("n-due");

  /**
   * DtiAccountabilityRow:n-nodes: (getter get_n_nodes)
   *
   * Number of nodes where the agency has a role.
   *
   * Since: 1.0
   */
  props[PROP_N_NODES] = count_spec ("n-nodes");

  /**
   * DtiAccountabilityRow:nodes: (getter get_nodes)
   *
   * Ids of the nodes where the agency has a role.
   *
   * Since: 1.0
   */
  props[PROP_NODES] = g_param_spec_boxed ("nodes",
                                          NULL,
                                          NULL,
                                          G_TYPE_STRV,
                                          G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);

  /**
   * DtiAccountabilityRow:points: (getter get_points)
   *
   * Most points to be had at the nodes where the agency has a role.
   *
   * Since: 1.0
   */
  props[PROP_POINTS] = number_spec ("points");
}

static void
make_number_properties (void)
{
  /**
   * DtiAccountabilityRow:gained-shared:
   *
   * Points gained, by share; NaN where no scorecard was set to compare with.
   *
   * For lists and expressions; programs call [method@Dti.AccountabilityRow.get_gained_shared].
   *
   * Since: 1.0
   */
  props[PROP_GAINED_SHARED] = number_spec ("gained-shared");

  /**
   * DtiAccountabilityRow:lost-full: (getter get_lost_full)
   *
   * Points lost at all nodes where the agency has a role; not additive.
   *
   * Since: 1.0
   */
  props[PROP_LOST_FULL] = number_spec ("lost-full");

  /**
   * DtiAccountabilityRow:lost-shared: (getter get_lost_shared)
   *
   * Points lost, by share.
   *
   * Since: 1.0
   */
  props[PROP_LOST_SHARED] = number_spec ("lost-shared");

  /**
   * DtiAccountabilityRow:on-time-rate:
   *
   * Reports on time among those expected; NaN where there is no rate.
   *
   * For lists and expressions; programs call [method@Dti.AccountabilityRow.get_on_time_rate].
   *
   * Since: 1.0
   */
  props[PROP_ON_TIME_RATE] = number_spec ("on-time-rate");

  /**
   * DtiAccountabilityRow:over-claimed:
   *
   * Points claimed and not granted, by share; NaN where nothing was set to tell.
   *
   * For lists and expressions; programs call [method@Dti.AccountabilityRow.get_over_claimed].
   *
   * Since: 1.0
   */
  props[PROP_OVER_CLAIMED] = number_spec ("over-claimed");

  /**
   * DtiAccountabilityRow:return-rate:
   *
   * Reports sent back among those sent in; NaN where there is no rate.
   *
   * For lists and expressions; programs call [method@Dti.AccountabilityRow.get_return_rate].
   *
   * Since: 1.0
   */
  props[PROP_RETURN_RATE] = number_spec ("return-rate");
}

static void
dti_accountability_row_class_init (DtiAccountabilityRowClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->finalize = dti_accountability_row_finalize;
  object_class->get_property = dti_accountability_row_get_property;

  make_agency_properties ();
  make_load_properties ();
  make_number_properties ();
  g_object_class_install_properties (object_class, G_N_ELEMENTS (props), props);
}

static void
dti_accountability_row_init (DtiAccountabilityRow *self)
{
  g_date_clear (&self->busiest_week, 1);
}

/* Of weeks that are equally busy, the first. */
static void
find_busiest_week (DtiAccountabilityRow *self, GHashTable *weeks)
{
  GHashTableIter iter;
  gpointer key;
  gpointer value;
  guint busiest = 0;

  g_hash_table_iter_init (&iter, weeks);
  while (g_hash_table_iter_next (&iter, &key, &value))
    {
      guint monday = GPOINTER_TO_UINT (key);
      guint n = GPOINTER_TO_UINT (value);

      if (n < self->n_busiest_week || (n == self->n_busiest_week && monday > busiest))
        continue;
      self->n_busiest_week = n;
      busiest = monday;
    }
  if (busiest > 0)
    g_date_set_julian (&self->busiest_week, busiest);
}

DtiAccountabilityRow *
dti_accountability_row_new (const DtiTally *tally)
{
  DtiAccountabilityRow *self = g_object_new (DTI_TYPE_ACCOUNTABILITY_ROW, NULL);

  self->agency = g_strdup (tally->agency);
  if (tally->object != NULL)
    self->object = g_object_ref (tally->object);
  self->nodes = g_new0 (char *, tally->nodes->len + 1);
  for (guint i = 0; i < tally->nodes->len; i++)
    self->nodes[i] = g_strdup (g_ptr_array_index (tally->nodes, i));
  self->points = tally->points;
  self->lost_full = tally->lost_full;
  self->lost_shared = tally->lost_shared;
  self->gained_shared = tally->gained_shared;
  self->over_claimed = tally->over_claimed;
  self->on_time_rate = tally->on_time_rate;
  self->return_rate = tally->return_rate;
  self->n_due = tally->n_due;
  find_busiest_week (self, tally->weeks);

  return self;
}

/* ---- public functions ---- */

/**
 * dti_accountability_row_get_agency: (get-property agency)
 * @self: a row
 *
 * Gets the id of the agency, which can be a group.
 *
 * Returns: the id
 *
 * Since: 1.0
 */
const char *
dti_accountability_row_get_agency (DtiAccountabilityRow *self)
{
  g_return_val_if_fail (DTI_IS_ACCOUNTABILITY_ROW (self), NULL);

  return self->agency;
}

/**
 * dti_accountability_row_get_agency_title: (get-property agency-title)
 * @self: a row
 *
 * Gets the title of the agency, the Vietnamese one where there are several.
 *
 * Returns: (nullable): the title, or `NULL` where the plan gives none
 *
 * Since: 1.0
 */
const char *
dti_accountability_row_get_agency_title (DtiAccountabilityRow *self)
{
  g_return_val_if_fail (DTI_IS_ACCOUNTABILITY_ROW (self), NULL);

  return self->object != NULL ? dti_agency_get_main_title (self->object) : NULL;
}

/**
 * dti_accountability_row_get_nodes: (get-property nodes)
 * @self: a row
 *
 * Gets the ids of the nodes where the agency has a role of any kind.
 *
 * Only nodes where points are counted ([method@Dti.Accountability.get_nodes]) are listed, in the
 * order of the framework.
 *
 * Returns: (transfer none) (array zero-terminated=1): the ids, possibly none
 *
 * Since: 1.0
 */
const char *const *
dti_accountability_row_get_nodes (DtiAccountabilityRow *self)
{
  g_return_val_if_fail (DTI_IS_ACCOUNTABILITY_ROW (self), NULL);

  return (const char *const *) self->nodes;
}

/**
 * dti_accountability_row_get_n_nodes: (get-property n-nodes)
 * @self: a row
 *
 * Gets the number of nodes where the agency has a role.
 *
 * Returns: a number
 *
 * Since: 1.0
 */
guint
dti_accountability_row_get_n_nodes (DtiAccountabilityRow *self)
{
  g_return_val_if_fail (DTI_IS_ACCOUNTABILITY_ROW (self), 0);

  return g_strv_length (self->nodes);
}

/**
 * dti_accountability_row_get_points: (get-property points)
 * @self: a row
 *
 * Gets the most points to be had at the nodes where the agency has a role.
 *
 * Like the points lost in full, these do not add up over agencies.
 *
 * Returns: points of the root
 *
 * Since: 1.0
 */
double
dti_accountability_row_get_points (DtiAccountabilityRow *self)
{
  g_return_val_if_fail (DTI_IS_ACCOUNTABILITY_ROW (self), NAN);

  return self->points;
}

/**
 * dti_accountability_row_get_lost_full: (get-property lost-full)
 * @self: a row
 *
 * Gets the points lost at all nodes where the agency has a role.
 *
 * The whole loss of a node is counted for each agency that has any role there, its own or one
 * inherited from a node above. So these numbers do not add up over agencies.
 *
 * Returns: points of the root
 *
 * Since: 1.0
 */
double
dti_accountability_row_get_lost_full (DtiAccountabilityRow *self)
{
  g_return_val_if_fail (DTI_IS_ACCOUNTABILITY_ROW (self), NAN);

  return self->lost_full;
}

/**
 * dti_accountability_row_get_lost_shared: (get-property lost-shared)
 * @self: a row
 *
 * Gets the points lost, by share.
 *
 * Summed over all agencies in any order, with [method@Dti.Accountability.get_unassigned_lost], they
 * are the loss of the unit to the last bit.
 *
 * Returns: points of the root
 *
 * Since: 1.0
 */
double
dti_accountability_row_get_lost_shared (DtiAccountabilityRow *self)
{
  g_return_val_if_fail (DTI_IS_ACCOUNTABILITY_ROW (self), NAN);

  return self->lost_shared;
}

/**
 * dti_accountability_row_get_gained_shared:
 * @self: a row
 * @gained: (out) (optional): points of the root, NaN where there is no number
 *
 * Gets the points gained since the scorecard before, by share.
 *
 * Returns: `TRUE` if [method@Dti.Accountability.set_previous] gave a scorecard to compare with
 *
 * Since: 1.0
 */
gboolean
dti_accountability_row_get_gained_shared (DtiAccountabilityRow *self, double *gained)
{
  g_return_val_if_fail (DTI_IS_ACCOUNTABILITY_ROW (self), FALSE);

  return dti_number_hand_out (self->gained_shared, gained);
}

/**
 * dti_accountability_row_get_over_claimed:
 * @self: a row
 * @points: (out) (optional): points of the root, NaN where there is no number
 *
 * Gets the points that were claimed and not granted, by share.
 *
 * Returns: `TRUE` if [method@Dti.Accountability.set_claimed] gave scorecards to compare
 *
 * Since: 1.0
 */
gboolean
dti_accountability_row_get_over_claimed (DtiAccountabilityRow *self, double *points)
{
  g_return_val_if_fail (DTI_IS_ACCOUNTABILITY_ROW (self), FALSE);

  return dti_number_hand_out (self->over_claimed, points);
}

/**
 * dti_accountability_row_get_on_time_rate:
 * @self: a row
 * @rate: (out) (optional): from 0 to 1, NaN where there is no rate
 *
 * Gets the share of the agency's expected reports that came on time.
 *
 * Returns: `TRUE` if there is a rate: they were set, and the agency was expected to report
 *
 * Since: 1.0
 */
gboolean
dti_accountability_row_get_on_time_rate (DtiAccountabilityRow *self, double *rate)
{
  g_return_val_if_fail (DTI_IS_ACCOUNTABILITY_ROW (self), FALSE);

  return dti_number_hand_out (self->on_time_rate, rate);
}

/**
 * dti_accountability_row_get_return_rate:
 * @self: a row
 * @rate: (out) (optional): from 0 to 1, NaN where there is no rate
 *
 * Gets the share of the agency's reports that were sent back.
 *
 * Of the reports sent in for the obligations that were set, those that were returned at least once,
 * whether they came again or not.
 *
 * Returns: `TRUE` if there is a rate: obligations were set, and the agency sent in a report
 *
 * Since: 1.0
 */
gboolean
dti_accountability_row_get_return_rate (DtiAccountabilityRow *self, double *rate)
{
  g_return_val_if_fail (DTI_IS_ACCOUNTABILITY_ROW (self), FALSE);

  return dti_number_hand_out (self->return_rate, rate);
}

/**
 * dti_accountability_row_get_n_due: (get-property n-due)
 * @self: a row
 *
 * Gets the number of reports due, of the obligations that were set.
 *
 * Those that are waived or excluded, or that nobody has asked for, do not count.
 *
 * Returns: a number
 *
 * Since: 1.0
 */
guint
dti_accountability_row_get_n_due (DtiAccountabilityRow *self)
{
  g_return_val_if_fail (DTI_IS_ACCOUNTABILITY_ROW (self), 0);

  return self->n_due;
}

/**
 * dti_accountability_row_get_busiest_week:
 * @self: a row
 * @monday: (out) (optional) (nullable) (transfer full): its Monday, `NULL` where nothing is due
 *
 * Gets the week in which most reports are due, the first of several.
 *
 * Weeks run from Monday to Sunday; what counts is the due day after its roll.
 *
 * Returns: number of reports due in that week
 *
 * Since: 1.0
 */
guint
dti_accountability_row_get_busiest_week (DtiAccountabilityRow *self, GDate **monday)
{
  g_return_val_if_fail (DTI_IS_ACCOUNTABILITY_ROW (self), 0);

  if (monday != NULL)
    *monday = self->n_busiest_week > 0 ? g_date_copy (&self->busiest_week) : NULL;

  return self->n_busiest_week;
}

/**
 * dti_accountability_row_get_collation_key: (get-property collation-key)
 * @self: a row
 *
 * Makes a key that sorts agencies by title as Vietnamese readers expect.
 *
 * Returns: (transfer full): the key, to be compared byte by byte
 *
 * Since: 1.0
 */
char *
dti_accountability_row_get_collation_key (DtiAccountabilityRow *self)
{
  g_return_val_if_fail (DTI_IS_ACCOUNTABILITY_ROW (self), NULL);

  return self->object != NULL ? dti_agency_get_collation_key (self->object)
                              : dti_text_collation_key (self->agency);
}
