/* SPDX-FileCopyrightText: 2026 libdti contributors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

#include "config.h"

#include "dti-obligation.h"
#include "dti-reporting-private.h"
#include "dti-submission-private.h"

#include <libdti/base/dti-error.h>
#include <libdti/base/dti-problem-private.h>
#include <libdti/dti-enum-types.h>
#include <libdti/model/dti-agency.h>

/**
 * DtiReportingRates:
 *
 * Who reports, and how well: a list of [class@Dti.ReportingRate].
 *
 * Each obligation is counted once, by its state: on time, late, not received, pending, waived or
 * excluded; one that is due on request and that nobody asked for is not counted. What is expected
 * are the first three. Rates are made from counts, and counts are added, so no rate is ever a mean
 * of rates, and none is beyond 1.
 *
 * Rates tell how things stood when they were made. They never change after that, so threads share
 * them freely.
 *
 * Since: 1.0
 */
struct _DtiReportingRates
{
  GObject parent_instance;

  DtiRateGroup group;
  GPtrArray *leaves;  /* of Leaf, one for each obligation; shared by what is rolled up from it */
  GPtrArray *holders; /* GRefString: for each leaf who it was rolled up to so far */
  GPtrArray *rates;   /* in the order of first appearance */
  GHashTable *by_id;
  DtiReportingRate *total;
  DtiProblemList *problems;
};

typedef enum
{
  PROP_GROUP = 1,
  PROP_ITEM_TYPE,
  PROP_N_ITEMS,
  PROP_PROBLEMS,
  PROP_TOTAL,
} DtiReportingRatesProperty;

static GParamSpec *props[PROP_TOTAL + 1];

static void list_model_iface_init (GListModelInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (DtiReportingRates,
                               dti_reporting_rates,
                               G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (G_TYPE_LIST_MODEL, list_model_iface_init))

/* One obligation. */
typedef struct
{
  char *agency;
  char *agency_title;
  char *rule;
  char *rule_title;
  char *period;
  DtiReportingTally tally;
} Leaf;

static void
leaf_free (gpointer data)
{
  Leaf *self = data;

  g_free (self->agency);
  g_free (self->agency_title);
  g_free (self->rule);
  g_free (self->rule_title);
  g_free (self->period);
  g_free (self);
}

static GType
dti_reporting_rates_get_item_type (GListModel *model)
{
  return DTI_TYPE_REPORTING_RATE;
}

static guint
dti_reporting_rates_count_items (GListModel *model)
{
  return DTI_REPORTING_RATES (model)->rates->len;
}

static gpointer
dti_reporting_rates_get_item (GListModel *model, guint position)
{
  const GPtrArray *rates = DTI_REPORTING_RATES (model)->rates;

  return position < rates->len ? g_object_ref (g_ptr_array_index (rates, position)) : NULL;
}

static void
list_model_iface_init (GListModelInterface *iface)
{
  iface->get_item_type = dti_reporting_rates_get_item_type;
  iface->get_n_items = dti_reporting_rates_count_items;
  iface->get_item = dti_reporting_rates_get_item;
}

static void
dti_reporting_rates_finalize (GObject *object)
{
  DtiReportingRates *self = DTI_REPORTING_RATES (object);

  g_ptr_array_unref (self->leaves);
  g_ptr_array_unref (self->holders);
  g_hash_table_unref (self->by_id);
  g_ptr_array_unref (self->rates);
  g_clear_object (&self->total);
  g_clear_object (&self->problems);

  G_OBJECT_CLASS (dti_reporting_rates_parent_class)->finalize (object);
}

static void
dti_reporting_rates_get_property (GObject *object, guint prop_id, GValue *value, GParamSpec *pspec)
{
  DtiReportingRates *self = DTI_REPORTING_RATES (object);

  switch ((DtiReportingRatesProperty) prop_id)
    {
    case PROP_GROUP:
      g_value_set_enum (value, (int) self->group);
      break;
    case PROP_ITEM_TYPE:
      g_value_set_gtype (value, DTI_TYPE_REPORTING_RATE);
      break;
    case PROP_N_ITEMS:
      g_value_set_uint (value, self->rates->len);
      break;
    case PROP_PROBLEMS:
      g_value_set_object (value, self->problems);
      break;
    case PROP_TOTAL:
      g_value_set_object (value, self->total);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
make_list_properties (void)
{
  /**
   * DtiReportingRates:item-type:
   *
   * The type of the items, [class@Dti.ReportingRate].
   *
   * Since: 1.0
   */
  props[PROP_ITEM_TYPE] = g_param_spec_gtype ("item-type",
                                              NULL,
                                              NULL,
                                              G_TYPE_OBJECT,
                                              G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);

  /**
   * DtiReportingRates:n-items: (getter get_n_items)
   *
   * Number of groups.
   *
   * Since: 1.0
   */
  props[PROP_N_ITEMS] = g_param_spec_uint (
      "n-items", NULL, NULL, 0, G_MAXUINT, 0, G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
}

static void
dti_reporting_rates_class_init (DtiReportingRatesClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->finalize = dti_reporting_rates_finalize;
  object_class->get_property = dti_reporting_rates_get_property;

  /**
   * DtiReportingRates:group: (getter get_group)
   *
   * By what obligations are counted together.
   *
   * Since: 1.0
   */
  props[PROP_GROUP] = g_param_spec_enum ("group",
                                         NULL,
                                         NULL,
                                         DTI_TYPE_RATE_GROUP,
                                         DTI_RATE_GROUP_AGENCY,
                                         G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);

  /**
   * DtiReportingRates:problems: (getter get_problems)
   *
   * What was found wrong.
   *
   * Since: 1.0
   */
  props[PROP_PROBLEMS] = g_param_spec_object ("problems",
                                              NULL,
                                              NULL,
                                              DTI_TYPE_PROBLEM_LIST,
                                              G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);

  /**
   * DtiReportingRates:total: (getter get_total)
   *
   * All groups together.
   *
   * Since: 1.0
   */
  props[PROP_TOTAL] = g_param_spec_object ("total",
                                           NULL,
                                           NULL,
                                           DTI_TYPE_REPORTING_RATE,
                                           G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);

  make_list_properties ();
  g_object_class_install_properties (object_class, G_N_ELEMENTS (props), props);
}

static void
dti_reporting_rates_init (DtiReportingRates *self)
{
  self->leaves = g_ptr_array_new_with_free_func (leaf_free);
  self->rates = g_ptr_array_new_with_free_func (g_object_unref);
  self->by_id = g_hash_table_new (g_str_hash, g_str_equal);
  self->holders = g_ptr_array_new_with_free_func ((GDestroyNotify) g_ref_string_release);
  self->total = dti_reporting_rate_new (DTI_REPORTING_TOP, NULL);
  self->problems = dti_problem_list_new ();
}

/* ---- counting ---- */

static void
add_to (DtiReportingRates *self, const char *id, const char *title, const DtiReportingTally *tally)
{
  DtiReportingRate *rate = g_hash_table_lookup (self->by_id, id);

  if (rate == NULL)
    {
      rate = dti_reporting_rate_new (id, title);
      g_ptr_array_add (self->rates, rate);
      g_hash_table_insert (self->by_id, (char *) dti_reporting_rate_get_id (rate), rate);
    }
  dti_reporting_tally_add (dti_reporting_rate_get_tally (rate), tally);
  dti_reporting_tally_add (dti_reporting_rate_get_tally (self->total), tally);
}

/* Groups that need no plan. */
static void
add_leaf (DtiReportingRates *self, const Leaf *leaf)
{
  switch (self->group)
    {
    case DTI_RATE_GROUP_AGENCY:
      add_to (self, leaf->agency, leaf->agency_title, &leaf->tally);
      break;
    case DTI_RATE_GROUP_RULE:
      add_to (self, leaf->rule, leaf->rule_title, &leaf->tally);
      break;
    case DTI_RATE_GROUP_PERIOD:
      add_to (self, leaf->period, NULL, &leaf->tally);
      break;
    case DTI_RATE_GROUP_PARENT:
    case DTI_RATE_GROUP_KIND:
    case DTI_RATE_GROUP_ALL:
    default:
      add_to (self, DTI_REPORTING_TOP, NULL, &leaf->tally);
    }
}

static void
count_content (DtiReportingTally *tally, DtiSubmission *submission)
{
  DtiSubmission *standing;

  if (submission == NULL)
    return;

  standing = dti_submission_peek_standing (submission);
  tally->n_content_expected = dti_submission_get_n_expected (standing);
  tally->n_content_present = dti_submission_get_n_present (standing);
  tally->n_content_with_evidence = dti_submission_get_n_with_evidence (standing);
}

static void
count_obligation (DtiReportingTally *tally, DtiObligation *obligation)
{
  DtiSubmission *submission = dti_obligation_get_submission (obligation);

  switch (dti_obligation_get_state (obligation))
    {
    case DTI_OBLIGATION_STATE_NOT_OPEN:
    case DTI_OBLIGATION_STATE_OPEN:
    case DTI_OBLIGATION_STATE_DUE_SOON:
      tally->n_pending = 1;
      break;
    case DTI_OBLIGATION_STATE_SUBMITTED_ON_TIME:
      tally->n_on_time = 1;
      break;
    case DTI_OBLIGATION_STATE_SUBMITTED_LATE:
      tally->n_late = 1;
      break;
    case DTI_OBLIGATION_STATE_OVERDUE:
      tally->n_none = 1;
      break;
    case DTI_OBLIGATION_STATE_WAIVED:
      tally->n_waived = 1;
      break;
    case DTI_OBLIGATION_STATE_EXCLUDED:
      tally->n_excluded = 1;
      break;
    default:
      break;
    }

  if (tally->n_on_time + tally->n_late > 0)
    count_content (tally, submission);
  if (tally->n_none + tally->n_pending > 0 && submission != NULL &&
      dti_submission_get_state (submission) == DTI_SUBMISSION_STATE_RETURNED)
    tally->n_returned = 1;
}

static Leaf *
leaf_new (DtiObligation *obligation)
{
  DtiObligationRule *rule = dti_obligation_get_rule (obligation);
  Leaf *self = g_new0 (Leaf, 1);

  self->agency = g_strdup (dti_obligation_get_agency (obligation));
  self->agency_title = g_strdup (dti_obligation_get_agency_title (obligation));
  self->rule = g_strdup (dti_obligation_get_rule_id (obligation));
  self->rule_title = g_strdup (dti_obligation_rule_get_main_title (rule));
  self->period = g_strdup (dti_obligation_get_period (obligation));
  count_obligation (&self->tally, obligation);

  return self;
}

static char *
make_key (const char *agency, const char *rule, const char *period)
{
  return g_strjoin ("\x1f", agency, rule, period, NULL);
}

static void
report_duplicate (DtiReportingRates *self, const Leaf *leaf)
{
  DtiPlace place = { .period = leaf->period };

  dti_problem_list_report (self->problems,
                           DTI_SEVERITY_WARNING,
                           "duplicate",
                           &place,
                           "%s, %s, %s: the obligation is in the list twice; it is counted once",
                           leaf->agency,
                           leaf->rule,
                           leaf->period);
}

static void
report_stray (DtiReportingRates *self, DtiSubmission *submission)
{
  g_autofree char *name = dti_submission_describe (submission);
  DtiPlace place = { .period = dti_submission_get_period (submission) };

  dti_problem_list_report (self->problems,
                           DTI_SEVERITY_WARNING,
                           "stray-submission",
                           &place,
                           "%s: no obligation asks for this report; it is counted nowhere",
                           name);
}

static void
find_strays (DtiReportingRates *self, GListModel *submissions, GHashTable *asked)
{
  guint n_submissions = g_list_model_get_n_items (submissions);

  for (guint i = 0; i < n_submissions; i++)
    {
      g_autoptr (DtiSubmission) submission = g_list_model_get_item (submissions, i);
      g_autofree char *key = NULL;

      g_return_if_fail (DTI_IS_SUBMISSION (submission));
      key = make_key (dti_submission_get_agency (submission),
                      dti_submission_get_obligation (submission),
                      dti_submission_get_period (submission));
      if (dti_submission_get_live (submission) && !g_hash_table_contains (asked, key))
        report_stray (self, submission);
    }
}

static DtiReportingRates *
count (GListModel *obligations, GListModel *submissions, DtiRateGroup group)
{
  g_autoptr (DtiReportingRates) self = g_object_new (DTI_TYPE_REPORTING_RATES, NULL);
  g_autoptr (GHashTable) asked = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  guint n_obligations = g_list_model_get_n_items (obligations);

  self->group = group;
  for (guint i = 0; i < n_obligations; i++)
    {
      g_autoptr (DtiObligation) obligation = g_list_model_get_item (obligations, i);
      Leaf *leaf;

      g_return_val_if_fail (DTI_IS_OBLIGATION (obligation), NULL);
      leaf = leaf_new (obligation);
      if (!g_hash_table_add (asked, make_key (leaf->agency, leaf->rule, leaf->period)))
        {
          report_duplicate (self, leaf);
          leaf_free (leaf);
          continue;
        }
      g_ptr_array_add (self->leaves, leaf);
      g_ptr_array_add (self->holders, g_ref_string_new_intern (leaf->agency));
      add_leaf (self, leaf);
    }
  if (submissions != NULL)
    find_strays (self, submissions, asked);

  return g_steal_pointer (&self);
}

/* ---- rolling up ---- */

static DtiAgency *
find_agency (DtiPlan *plan, const char *id, GError **error)
{
  DtiAgency *agency = dti_plan_lookup_agency (plan, id);

  if (agency == NULL)
    g_set_error (error, DTI_ERROR, DTI_ERROR_NOT_FOUND, "the plan has no agency “%s”", id);

  return agency;
}

static void
report_no_parent (DtiReportingRates *self, const char *id, const char *parent)
{
  dti_problem_list_report (self->problems,
                           DTI_SEVERITY_WARNING,
                           "unknown-id",
                           NULL,
                           "the plan has no agency “%s”, under which “%s” should be counted",
                           parent,
                           id);
}

/* One level up; NULL and an error where the plan does not know the one below. */
static const char *
find_parent (DtiReportingRates *self,
             DtiPlan *plan,
             const char *holder,
             GHashTable *reported,
             GError **error)
{
  DtiAgency *agency;
  const char *parent;

  if (g_str_equal (holder, DTI_REPORTING_TOP))
    return holder;
  agency = find_agency (plan, holder, error);
  if (agency == NULL)
    return NULL;

  parent = dti_agency_get_parent (agency);
  if (parent == NULL)
    return DTI_REPORTING_TOP;
  if (dti_plan_lookup_agency (plan, parent) != NULL)
    return parent;

  if (g_hash_table_add (reported, (char *) parent))
    report_no_parent (self, holder, parent);

  return DTI_REPORTING_TOP;
}

static const char *
find_title (DtiPlan *plan, const char *id)
{
  DtiAgency *agency = dti_plan_lookup_agency (plan, id);

  return agency != NULL ? dti_agency_get_main_title (agency) : NULL;
}

static gboolean
roll_up_by_parent (DtiReportingRates *self, DtiReportingRates *below, DtiPlan *plan, GError **error)
{
  g_autoptr (GHashTable) reported = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint i = 0; i < self->leaves->len; i++)
    {
      const Leaf *leaf = g_ptr_array_index (self->leaves, i);
      const char *holder = g_ptr_array_index (below->holders, i);
      const char *parent = find_parent (self, plan, holder, reported, error);

      if (parent == NULL)
        return FALSE;
      g_ptr_array_add (self->holders, g_ref_string_new_intern (parent));
      add_to (self, parent, find_title (plan, parent), &leaf->tally);
    }

  return TRUE;
}

static gboolean
roll_up_otherwise (DtiReportingRates *self, DtiPlan *plan, GError **error)
{
  for (guint i = 0; i < self->leaves->len; i++)
    {
      const Leaf *leaf = g_ptr_array_index (self->leaves, i);
      DtiAgency *agency = find_agency (plan, leaf->agency, error);
      const char *kind;

      if (agency == NULL)
        return FALSE;

      g_ptr_array_add (self->holders, g_ref_string_new_intern (leaf->agency));
      kind = dti_agency_get_kind (agency);
      if (self->group == DTI_RATE_GROUP_KIND)
        add_to (self, kind != NULL ? kind : "", NULL, &leaf->tally);
      else
        add_leaf (self, leaf);
    }

  return TRUE;
}

/* ---- public functions ---- */

/**
 * dti_reporting_rates_new:
 * @obligations: a list of [class@Dti.Obligation]
 * @group: by what they are counted together: `AGENCY`, `RULE`, `PERIOD` or `ALL`; by `PARENT` or
 *   `KIND` with [method@Dti.ReportingRates.roll_up]
 *
 * Counts obligations by how they were met.
 *
 * An obligation that is in the list twice is counted once, and is a problem.
 *
 * Returns: (transfer full): new rates, in the order of first appearance
 *
 * Since: 1.0
 */
DtiReportingRates *
dti_reporting_rates_new (GListModel *obligations, DtiRateGroup group)
{
  g_return_val_if_fail (G_IS_LIST_MODEL (obligations), NULL);
  g_return_val_if_fail (group != DTI_RATE_GROUP_PARENT && group != DTI_RATE_GROUP_KIND, NULL);

  return count (obligations, NULL, group);
}

/**
 * dti_reporting_rates_new_with_submissions:
 * @obligations: a list of [class@Dti.Obligation]
 * @submissions: a list of [class@Dti.Submission], such as a register or a part of it
 * @group: by what they are counted together, as in [ctor@Dti.ReportingRates.new]
 *
 * Counts obligations by how they were met, and looks for reports that nobody asked for.
 *
 * A submission for which there is no obligation in the list is a problem, and is counted nowhere:
 * what is received is always a part of what is expected.
 *
 * Returns: (transfer full): new rates, in the order of first appearance
 *
 * Since: 1.0
 */
DtiReportingRates *
dti_reporting_rates_new_with_submissions (GListModel *obligations,
                                          GListModel *submissions,
                                          DtiRateGroup group)
{
  g_return_val_if_fail (G_IS_LIST_MODEL (obligations), NULL);
  g_return_val_if_fail (G_IS_LIST_MODEL (submissions), NULL);
  g_return_val_if_fail (group != DTI_RATE_GROUP_PARENT && group != DTI_RATE_GROUP_KIND, NULL);

  return count (obligations, submissions, group);
}

/**
 * dti_reporting_rates_get_group: (get-property group)
 * @self: rates
 *
 * Gets by what obligations are counted together.
 *
 * Returns: the group
 *
 * Since: 1.0
 */
DtiRateGroup
dti_reporting_rates_get_group (DtiReportingRates *self)
{
  g_return_val_if_fail (DTI_IS_REPORTING_RATES (self), DTI_RATE_GROUP_ALL);

  return self->group;
}

/**
 * dti_reporting_rates_get_total: (get-property total)
 * @self: rates
 *
 * Gets all groups together.
 *
 * Returns: (transfer none): the rate, with the id `*`
 *
 * Since: 1.0
 */
DtiReportingRate *
dti_reporting_rates_get_total (DtiReportingRates *self)
{
  g_return_val_if_fail (DTI_IS_REPORTING_RATES (self), NULL);

  return self->total;
}

/**
 * dti_reporting_rates_lookup:
 * @self: rates
 * @id: what is counted together, such as the id of an agency
 *
 * Finds one group.
 *
 * Returns: (transfer none) (nullable): the rate, or `NULL` where there is none
 *
 * Since: 1.0
 */
DtiReportingRate *
dti_reporting_rates_lookup (DtiReportingRates *self, const char *id)
{
  g_return_val_if_fail (DTI_IS_REPORTING_RATES (self), NULL);
  g_return_val_if_fail (id != NULL, NULL);

  return g_hash_table_lookup (self->by_id, id);
}

/**
 * dti_reporting_rates_roll_up:
 * @self: rates, by whatever group
 * @plan: the plan that knows the agencies
 * @group: by what they are counted together now
 * @error: return location for a [error@Dti.Error], or `NULL`
 *
 * Counts the same obligations together in another way.
 *
 * By `PARENT` the counts of each agency are added to the agency above it in the plan; rolled up
 * once more, to the one above that. An agency without a parent, or with one that is not in the
 * plan, is counted under `*`. All other groups go by the agency that reports. The total is always
 * the same.
 *
 * Errors are `DTI_ERROR_NOT_FOUND` for an agency that is not in the plan.
 *
 * Returns: (transfer full): new rates
 *
 * Since: 1.0
 */
DtiReportingRates *
dti_reporting_rates_roll_up (DtiReportingRates *self,
                             DtiPlan *plan,
                             DtiRateGroup group,
                             GError **error)
{
  g_autoptr (DtiReportingRates) above = NULL;
  gboolean is_done;

  g_return_val_if_fail (DTI_IS_REPORTING_RATES (self), NULL);
  g_return_val_if_fail (DTI_IS_PLAN (plan), NULL);
  g_return_val_if_fail (error == NULL || *error == NULL, NULL);

  above = g_object_new (DTI_TYPE_REPORTING_RATES, NULL);
  above->group = group;
  g_ptr_array_unref (above->leaves);
  above->leaves = g_ptr_array_ref (self->leaves);
  dti_problem_list_add_all (above->problems, self->problems);
  is_done = group == DTI_RATE_GROUP_PARENT ? roll_up_by_parent (above, self, plan, error)
                                           : roll_up_otherwise (above, plan, error);

  return is_done ? g_steal_pointer (&above) : NULL;
}

/**
 * dti_reporting_rates_get_problems: (get-property problems)
 * @self: rates
 *
 * Gets what was found wrong.
 *
 * The codes are `duplicate` (an obligation twice in the list), `stray-submission` (a report nobody
 * asked for) and `unknown-id` (a parent that is not in the plan), all of them warnings.
 *
 * Returns: (transfer none): the problems, possibly none
 *
 * Since: 1.0
 */
DtiProblemList *
dti_reporting_rates_get_problems (DtiReportingRates *self)
{
  g_return_val_if_fail (DTI_IS_REPORTING_RATES (self), NULL);

  return self->problems;
}

/**
 * dti_reporting_rates_get_n_items: (get-property n-items)
 * @self: rates
 *
 * Gets the number of groups.
 *
 * Returns: the number of items
 *
 * Since: 1.0
 */
guint
dti_reporting_rates_get_n_items (DtiReportingRates *self)
{
  g_return_val_if_fail (DTI_IS_REPORTING_RATES (self), 0);

  return self->rates->len;
}
