/* SPDX-FileCopyrightText: 2026 libdti contributors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

#include "config.h"

#include <math.h>

#include "dti-accountability-private.h"

#include <libdti/base/dti-error.h>

#include <libdti/scoring/dti-scorecard-private.h>

/**
 * DtiAccountability:
 *
 * Who answers for the points a unit lost, agency by agency.
 *
 * An account puts a scorecard and a plan together: where the points of the unit were lost, and who
 * has which role there on a day. It is a list of [class@Dti.AccountabilityRow], one for each agency
 * that has a role at one of the nodes, a report to give, or a rate; who lost most by share comes
 * first, then by title.
 *
 * The loss of the unit, maximum less score of the root, is taken apart downward as long as a pillar
 * is a sum or a weighted mean of its children. A pillar that is not, one with an observation of its
 * own, one that is rounded, and one that a bonus was added to stay whole: its loss is counted at
 * the pillar itself. A child that is missing and counted as nothing has lost its whole maximum; one
 * that is not applicable or was left out has lost nothing, and the others weigh more. What a
 * penalty for lateness took from a pillar is counted at that pillar, beside its children.
 *
 * Losses are rounded to a grid of 2⁻⁴⁶ of the maximum, and the parts of a loss too. So what the
 * agencies lost by share, with what nobody answers for, sums **exactly** to the loss of the unit,
 * in any order.
 *
 * An account belongs to one thread at a time. Its scorecards and its plan can be shared.
 *
 * Since: 1.0
 */

typedef enum
{
  PROP_DAY = 1,
  PROP_GAINED,
  PROP_ITEM_TYPE,
  PROP_LOST,
  PROP_N_ITEMS,
  PROP_NODES,
  PROP_PLAN,
  PROP_SCORECARD,
  PROP_UNASSIGNED_LOST,
  PROP_UNASSIGNED_NODES,
  PROP_UNIT,
} DtiAccountabilityProperty;

static GParamSpec *props[PROP_UNIT + 1];

static void list_model_iface_init (GListModelInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (DtiAccountability,
                               dti_accountability,
                               G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (G_TYPE_LIST_MODEL, list_model_iface_init))

/* ---- the list ---- */

static GType
dti_accountability_get_item_type (GListModel *model)
{
  return DTI_TYPE_ACCOUNTABILITY_ROW;
}

static guint
dti_accountability_model_get_n_items (GListModel *model)
{
  return DTI_ACCOUNTABILITY (model)->rows->len;
}

static gpointer
dti_accountability_get_item (GListModel *model, guint position)
{
  DtiAccountability *self = DTI_ACCOUNTABILITY (model);

  return position < self->rows->len ? g_object_ref (g_ptr_array_index (self->rows, position))
                                    : NULL;
}

static void
list_model_iface_init (GListModelInterface *iface)
{
  iface->get_item_type = dti_accountability_get_item_type;
  iface->get_n_items = dti_accountability_model_get_n_items;
  iface->get_item = dti_accountability_get_item;
}

/* ---- the object ---- */

static void
dti_accountability_dispose (GObject *object)
{
  DtiAccountability *self = DTI_ACCOUNTABILITY (object);

  g_clear_object (&self->rates);
  g_clear_object (&self->obligations);

  G_OBJECT_CLASS (dti_accountability_parent_class)->dispose (object);
}

static void
dti_accountability_finalize (GObject *object)
{
  DtiAccountability *self = DTI_ACCOUNTABILITY (object);

  g_clear_pointer (&self->losses, dti_losses_free);
  g_clear_object (&self->nodes);
  g_hash_table_unref (self->by_agency);
  g_ptr_array_unref (self->rows);
  g_ptr_array_unref (self->unassigned.nodes);
  g_strfreev (self->unassigned_nodes);
  g_free (self->unit);
  g_clear_object (&self->plan);
  g_clear_object (&self->cards.card);
  g_clear_object (&self->cards.previous);
  g_clear_object (&self->cards.claimed);
  g_clear_object (&self->cards.appraised);

  G_OBJECT_CLASS (dti_accountability_parent_class)->finalize (object);
}

static void
dti_accountability_get_property (GObject *object, guint prop_id, GValue *value, GParamSpec *pspec)
{
  DtiAccountability *self = DTI_ACCOUNTABILITY (object);

  switch ((DtiAccountabilityProperty) prop_id)
    {
    case PROP_DAY:
      g_value_set_boxed (value, &self->day);
      break;
    case PROP_GAINED:
      g_value_set_double (value, self->gained);
      break;
    case PROP_ITEM_TYPE:
      g_value_set_gtype (value, DTI_TYPE_ACCOUNTABILITY_ROW);
      break;
    case PROP_LOST:
      g_value_set_double (value, self->lost);
      break;
    case PROP_N_ITEMS:
      g_value_set_uint (value, self->rows->len);
      break;
    case PROP_NODES:
      g_value_set_object (value, self->nodes);
      break;
    case PROP_PLAN:
      g_value_set_object (value, self->plan);
      break;
    case PROP_SCORECARD:
      g_value_set_object (value, self->cards.card);
      break;
    case PROP_UNASSIGNED_LOST:
      g_value_set_double (value, self->unassigned.lost);
      break;
    case PROP_UNASSIGNED_NODES:
      g_value_set_boxed (value, self->unassigned_nodes);
      break;
    case PROP_UNIT:
      g_value_set_string (value, self->unit);
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
object_spec (const char *name, GType type)
{
  return g_param_spec_object (name, NULL, NULL, type, G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
}

static void
make_source_properties (void)
{
  /**
   * DtiAccountability:day: (getter get_day)
   *
   * The day on which the plan is read.
   *
   * Since: 1.0
   */
  props[PROP_DAY] = g_param_spec_boxed ("day",
                                        NULL,
                                        NULL,
                                        G_TYPE_DATE,
                                        G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);

  /**
   * DtiAccountability:plan: (getter get_plan)
   *
   * The plan.
   *
   * Since: 1.0
   */
  props[PROP_PLAN] = object_spec ("plan", DTI_TYPE_PLAN);

  /**
   * DtiAccountability:scorecard: (getter get_scorecard)
   *
   * The scorecard.
   *
   * Since: 1.0
   */
  props[PROP_SCORECARD] = object_spec ("scorecard", DTI_TYPE_SCORECARD);

  /**
   * DtiAccountability:unit: (getter get_unit)
   *
   * Id of the unit.
   *
   * Since: 1.0
   */
  props[PROP_UNIT] =
      g_param_spec_string ("unit", NULL, NULL, NULL, G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
}

static void
make_sum_properties (void)
{
  /**
   * DtiAccountability:gained:
   *
   * Points gained since the scorecard before; NaN where none was set.
   *
   * For lists and expressions; programs call [method@Dti.Accountability.get_gained].
   *
   * Since: 1.0
   */
  props[PROP_GAINED] = number_spec ("gained");

  /**
   * DtiAccountability:lost: (getter get_lost)
   *
   * Points lost.
   *
   * Since: 1.0
   */
  props[PROP_LOST] = number_spec ("lost");

  /**
   * DtiAccountability:unassigned-lost: (getter get_unassigned_lost)
   *
   * Points lost that nobody answers for.
   *
   * Since: 1.0
   */
  props[PROP_UNASSIGNED_LOST] = number_spec ("unassigned-lost");

  /**
   * DtiAccountability:unassigned-nodes: (getter get_unassigned_nodes)
   *
   * Ids of the nodes that nobody answers for.
   *
   * Since: 1.0
   */
  props[PROP_UNASSIGNED_NODES] = g_param_spec_boxed ("unassigned-nodes",
                                                     NULL,
                                                     NULL,
                                                     G_TYPE_STRV,
                                                     G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
}

static void
dti_accountability_class_init (DtiAccountabilityClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = dti_accountability_dispose;
  object_class->finalize = dti_accountability_finalize;
  object_class->get_property = dti_accountability_get_property;

  make_source_properties ();
  make_sum_properties ();

  /**
   * DtiAccountability:item-type:
   *
   * The type of the items, [class@Dti.AccountabilityRow].
   *
   * Since: 1.0
   */
  props[PROP_ITEM_TYPE] = g_param_spec_gtype ("item-type",
                                              NULL,
                                              NULL,
                                              G_TYPE_OBJECT,
                                              G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);

  /**
   * DtiAccountability:n-items: (getter get_n_items)
   *
   * Number of agencies.
   *
   * Since: 1.0
   */
  props[PROP_N_ITEMS] = g_param_spec_uint (
      "n-items", NULL, NULL, 0, G_MAXUINT, 0, G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);

  /**
   * DtiAccountability:nodes: (getter get_nodes)
   *
   * The nodes where points are counted.
   *
   * Since: 1.0
   */
  props[PROP_NODES] = object_spec ("nodes", G_TYPE_LIST_MODEL);

  g_object_class_install_properties (object_class, G_N_ELEMENTS (props), props);
}

static void
dti_accountability_init (DtiAccountability *self)
{
  g_date_clear (&self->day, 1);
  self->nodes = g_list_store_new (DTI_TYPE_ACCOUNTABILITY_NODE);
  self->rows = g_ptr_array_new_with_free_func (g_object_unref);
  self->by_agency = g_hash_table_new (g_str_hash, g_str_equal);
  self->unassigned.nodes = g_ptr_array_new ();
  self->gained = NAN;
}

/* ---- counting ---- */

static void
fill_nodes (DtiAccountability *self)
{
  const GPtrArray *losses = self->losses->losses;
  g_autoptr (GPtrArray) nodes = g_ptr_array_new_with_free_func (g_object_unref);

  for (guint i = 0; i < losses->len; i++)
    g_ptr_array_add (nodes, dti_accountability_node_new (g_ptr_array_index (losses, i)));
  g_list_store_splice (self->nodes,
                       0,
                       g_list_model_get_n_items (G_LIST_MODEL (self->nodes)),
                       nodes->pdata,
                       nodes->len);
}

/* All of these sums are exact. */
static void
fill_sums (DtiAccountability *self)
{
  const GPtrArray *losses = self->losses->losses;

  self->lost = 0.0;
  self->gained = self->losses->has_gained ? 0.0 : NAN;
  for (guint i = 0; i < losses->len; i++)
    {
      const DtiLoss *loss = g_ptr_array_index (losses, i);

      self->lost += loss->lost;
      self->gained += isnan (loss->gained) ? 0.0 : loss->gained;
    }
}

static void
fill_rows (DtiAccountability *self)
{
  guint n_before = self->rows->len;
  GPtrArray *ids = g_ptr_array_new ();

  g_ptr_array_set_size (self->unassigned.nodes, 0);
  self->unassigned.lost = self->unassigned.gained = self->unassigned.over_claimed = 0.0;
  g_hash_table_remove_all (self->by_agency);
  g_ptr_array_unref (self->rows);
  self->rows = dti_accountability_tally (self->losses,
                                         self->plan,
                                         self->rates,
                                         self->obligations,
                                         &self->unassigned);
  for (guint i = 0; i < self->rows->len; i++)
    {
      DtiAccountabilityRow *row = g_ptr_array_index (self->rows, i);

      g_hash_table_insert (self->by_agency, (char *) dti_accountability_row_get_agency (row), row);
    }

  for (guint i = 0; i < self->unassigned.nodes->len; i++)
    g_ptr_array_add (ids, g_strdup (g_ptr_array_index (self->unassigned.nodes, i)));
  g_ptr_array_add (ids, NULL);
  g_strfreev (self->unassigned_nodes);
  self->unassigned_nodes = (char **) g_ptr_array_free (ids, FALSE);

  g_list_model_items_changed (G_LIST_MODEL (self), 0, n_before, self->rows->len);
  if (self->rows->len != n_before)
    g_object_notify_by_pspec (G_OBJECT (self), props[PROP_N_ITEMS]);
}

/* Takes over @cards where all goes well; else nothing changes. */
static gboolean
count_losses (DtiAccountability *self, const DtiAccountabilityCards *cards, GError **error)
{
  DtiLosses *losses = dti_losses_new (cards, self->plan, self->unit, &self->day, error);

  if (losses == NULL)
    return FALSE;

  g_clear_pointer (&self->losses, dti_losses_free);
  self->losses = losses;
  g_set_object (&self->cards.card, cards->card);
  g_set_object (&self->cards.previous, cards->previous);
  g_set_object (&self->cards.claimed, cards->claimed);
  g_set_object (&self->cards.appraised, cards->appraised);
  fill_sums (self);
  fill_nodes (self);
  fill_rows (self);

  return TRUE;
}

static gboolean
check_unit (DtiScorecard *card, const char *unit, GError **error)
{
  gsize position;

  if (dti_scorecard_find_unit (card, unit, &position))
    return TRUE;

  g_set_error (error,
               DTI_ERROR,
               DTI_ERROR_NOT_FOUND,
               "the period “%s” has no unit “%s”",
               dti_scorecard_get_period (card),
               unit);

  return FALSE;
}

/* Whether another scorecard can be compared with that of the account. */
static gboolean
check_card (DtiAccountability *self, DtiScorecard *card, GError **error)
{
  DtiFramework *own = dti_scorecard_get_framework (self->cards.card);
  DtiFramework *other = dti_scorecard_get_framework (card);

  if (own != other &&
      !g_str_equal (dti_framework_get_digest (own), dti_framework_get_digest (other)))
    {
      g_set_error (error,
                   DTI_ERROR,
                   DTI_ERROR_CONFLICT,
                   "the scorecard is of another framework (“%s”) than the account (“%s”)",
                   dti_framework_get_id (other),
                   dti_framework_get_id (own));
      return FALSE;
    }

  return check_unit (card, self->unit, error);
}

/* ---- public functions ---- */

/**
 * dti_accountability_new:
 * @card: a scorecard
 * @plan: a plan
 * @unit: id of a unit of the scorecard
 * @day: the day on which the plan is read: who was responsible then
 * @error: return location for a [error@Dti.Error], or `NULL`
 *
 * Counts who answers for the points a unit lost.
 *
 * Fails with `DTI_ERROR_NOT_FOUND` where the scorecard does not have the unit, with
 * `DTI_ERROR_NOT_COMPUTABLE` where the unit has no score at the root, and with `DTI_ERROR_CONFLICT`
 * where the shares given at a node do not sum to 1.
 *
 * Returns: (transfer full): a new account
 *
 * Since: 1.0
 */
DtiAccountability *
dti_accountability_new (
    DtiScorecard *card, DtiPlan *plan, const char *unit, const GDate *day, GError **error)
{
  g_autoptr (DtiAccountability) self = NULL;
  DtiAccountabilityCards cards = { .card = card };

  g_return_val_if_fail (DTI_IS_SCORECARD (card), NULL);
  g_return_val_if_fail (DTI_IS_PLAN (plan), NULL);
  g_return_val_if_fail (unit != NULL, NULL);
  g_return_val_if_fail (day != NULL && g_date_valid (day), NULL);
  g_return_val_if_fail (error == NULL || *error == NULL, NULL);

  if (!check_unit (card, unit, error))
    return NULL;

  self = g_object_new (DTI_TYPE_ACCOUNTABILITY, NULL);
  self->plan = g_object_ref (plan);
  self->unit = g_strdup (unit);
  self->day = *day;
  if (!count_losses (self, &cards, error))
    return NULL;

  return g_steal_pointer (&self);
}

/**
 * dti_accountability_get_scorecard: (get-property scorecard)
 * @self: an account
 *
 * Gets the scorecard.
 *
 * Returns: (transfer none): the scorecard
 *
 * Since: 1.0
 */
DtiScorecard *
dti_accountability_get_scorecard (DtiAccountability *self)
{
  g_return_val_if_fail (DTI_IS_ACCOUNTABILITY (self), NULL);

  return self->cards.card;
}

/**
 * dti_accountability_get_plan: (get-property plan)
 * @self: an account
 *
 * Gets the plan.
 *
 * Returns: (transfer none): the plan
 *
 * Since: 1.0
 */
DtiPlan *
dti_accountability_get_plan (DtiAccountability *self)
{
  g_return_val_if_fail (DTI_IS_ACCOUNTABILITY (self), NULL);

  return self->plan;
}

/**
 * dti_accountability_get_unit: (get-property unit)
 * @self: an account
 *
 * Gets the id of the unit.
 *
 * Returns: the id
 *
 * Since: 1.0
 */
const char *
dti_accountability_get_unit (DtiAccountability *self)
{
  g_return_val_if_fail (DTI_IS_ACCOUNTABILITY (self), NULL);

  return self->unit;
}

/**
 * dti_accountability_get_day: (get-property day)
 * @self: an account
 *
 * Gets the day on which the plan is read.
 *
 * Returns: (transfer full): the day
 *
 * Since: 1.0
 */
GDate *
dti_accountability_get_day (DtiAccountability *self)
{
  g_return_val_if_fail (DTI_IS_ACCOUNTABILITY (self), NULL);

  return g_date_copy (&self->day);
}

/**
 * dti_accountability_set_previous:
 * @self: an account
 * @previous: (nullable): a scorecard to compare with, usually of the period before; `NULL` for none
 * @error: return location for a [error@Dti.Error], or `NULL`
 *
 * Sets the scorecard since which gains are counted.
 *
 * A gain is what a node brings to the score of the root now, less what it brought then; so gains
 * sum to the change of the root's score. Where one of the two scorecards cannot be taken apart as
 * far as the other, the gain is counted at the node above.
 *
 * Fails, and changes nothing, with `DTI_ERROR_CONFLICT` where the scorecard is of another
 * framework, with `DTI_ERROR_NOT_FOUND` where it does not have the unit, and with
 * `DTI_ERROR_NOT_COMPUTABLE` where the unit has no score at its root.
 *
 * Returns: `TRUE` if it was set
 *
 * Since: 1.0
 */
gboolean
dti_accountability_set_previous (DtiAccountability *self, DtiScorecard *previous, GError **error)
{
  DtiAccountabilityCards cards;

  g_return_val_if_fail (DTI_IS_ACCOUNTABILITY (self), FALSE);
  g_return_val_if_fail (previous == NULL || DTI_IS_SCORECARD (previous), FALSE);
  g_return_val_if_fail (error == NULL || *error == NULL, FALSE);

  cards = self->cards;
  cards.previous = previous;
  if ((previous != NULL && !check_card (self, previous, error)) ||
      !count_losses (self, &cards, error))
    return FALSE;

  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_GAINED]);

  return TRUE;
}

/**
 * dti_accountability_set_claimed:
 * @self: an account
 * @claimed: (nullable): the self-assessed scores, or `NULL` for none
 * @appraised: (nullable): the appraised scores, or `NULL` for none
 * @error: return location for a [error@Dti.Error], or `NULL`
 *
 * Sets the scorecards that tell which points were claimed and not granted.
 *
 * Over-claimed is what was claimed beyond what was granted, node by node; less claimed than granted
 * makes up for nothing elsewhere. Only nodes count where points are counted and that have a score
 * on both scorecards. Those come from [method@Dti.StageComparison.get_scorecard].
 *
 * Fails, and changes nothing, as [method@Dti.Accountability.set_previous] does, but does not need
 * scores at the root. Either both are `NULL` or none.
 *
 * Returns: `TRUE` if they were set
 *
 * Since: 1.0
 */
gboolean
dti_accountability_set_claimed (DtiAccountability *self,
                                DtiScorecard *claimed,
                                DtiScorecard *appraised,
                                GError **error)
{
  DtiAccountabilityCards cards;

  g_return_val_if_fail (DTI_IS_ACCOUNTABILITY (self), FALSE);
  g_return_val_if_fail (claimed == NULL || DTI_IS_SCORECARD (claimed), FALSE);
  g_return_val_if_fail (appraised == NULL || DTI_IS_SCORECARD (appraised), FALSE);
  g_return_val_if_fail ((claimed == NULL) == (appraised == NULL), FALSE);
  g_return_val_if_fail (error == NULL || *error == NULL, FALSE);

  cards = self->cards;
  cards.claimed = claimed;
  cards.appraised = appraised;
  if (claimed != NULL &&
      (!check_card (self, claimed, error) || !check_card (self, appraised, error)))
    return FALSE;

  return count_losses (self, &cards, error);
}

/**
 * dti_accountability_set_rates:
 * @self: an account
 * @rates: (nullable): rates by agency (`DTI_RATE_GROUP_AGENCY`), or `NULL` for none
 *
 * Sets the rates that tell how reliably the agencies report.
 *
 * They are read once; rates that change must be set again.
 *
 * Since: 1.0
 */
void
dti_accountability_set_rates (DtiAccountability *self, DtiReportingRates *rates)
{
  g_return_if_fail (DTI_IS_ACCOUNTABILITY (self));
  g_return_if_fail (rates == NULL || DTI_IS_REPORTING_RATES (rates));
  g_return_if_fail (rates == NULL ||
                    dti_reporting_rates_get_group (rates) == DTI_RATE_GROUP_AGENCY);

  g_set_object (&self->rates, rates);
  fill_rows (self);
}

/**
 * dti_accountability_set_obligations:
 * @self: an account
 * @obligations: (nullable): a list of [class@Dti.Obligation], or `NULL` for none
 *
 * Sets the reports that make up the load of the agencies, and tell which were sent back.
 *
 * They are read once; a list that changes must be set again.
 *
 * Since: 1.0
 */
void
dti_accountability_set_obligations (DtiAccountability *self, GListModel *obligations)
{
  g_return_if_fail (DTI_IS_ACCOUNTABILITY (self));
  g_return_if_fail (obligations == NULL || G_IS_LIST_MODEL (obligations));

  g_set_object (&self->obligations, obligations);
  fill_rows (self);
}
