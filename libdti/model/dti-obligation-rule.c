/* SPDX-FileCopyrightText: 2026 libdti contributors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

#include "config.h"

#include "dti-obligation-rule-private.h"

#include <libdti/base/dti-json-private.h>
#include <libdti/dti-enum-types.h>

#define FIXED (G_PARAM_READABLE | G_PARAM_STATIC_STRINGS)

/**
 * DtiObligationRule:
 *
 * Who reports to whom, how often and by when.
 *
 * A rule says how the dates of a report follow from its period; [class@Dti.Schedule] works them
 * out.
 *
 * Rules never change, so threads share them freely. Texts that getters lend live as long as the
 * rule.
 *
 * Since: 1.0
 */

typedef enum
{
  PROP_ANCHOR = 1,
  PROP_BOUND,
  PROP_CUT_OFF_DAYS_BEFORE,
  PROP_DAY,
  PROP_EVERY,
  PROP_FEEDS,
  PROP_FROM,
  PROP_ID,
  PROP_LEGAL_BASIS,
  PROP_MONTH,
  PROP_NODES,
  PROP_NOTE,
  PROP_OFFSET_DAYS,
  PROP_OFFSET_MONTHS,
  PROP_OPENS_DAYS_BEFORE,
  PROP_REMIND_DAYS,
  PROP_ROLL,
  PROP_SLACK_DAYS,
  PROP_TITLE,
  PROP_TO,
  PROP_VALID_FROM,
  PROP_VALID_TO,
  PROP_WINDOW_FIRST_DAY,
  PROP_WINDOW_FIRST_MONTH,
  PROP_WINDOW_LAST_DAY,
  PROP_WINDOW_LAST_MONTH,
} DtiObligationRuleProperty;

static GParamSpec *props[PROP_WINDOW_LAST_MONTH + 1];

G_DEFINE_FINAL_TYPE (DtiObligationRule, dti_obligation_rule, G_TYPE_OBJECT)

static void
dti_obligation_rule_finalize (GObject *object)
{
  DtiObligationRule *self = DTI_OBLIGATION_RULE (object);

  g_free (self->id);
  g_clear_pointer (&self->titles, g_hash_table_unref);
  g_strfreev (self->from);
  g_strfreev (self->to);
  g_free (self->feeds);
  g_strfreev (self->nodes);
  g_free (self->valid_from);
  g_free (self->valid_to);
  g_free (self->legal_basis);
  g_free (self->note);

  G_OBJECT_CLASS (dti_obligation_rule_parent_class)->finalize (object);
}

/* FALSE where the property is no text. */
static gboolean
get_text_property (DtiObligationRule *self, guint prop_id, GValue *value)
{
  switch (prop_id)
    {
    case PROP_FEEDS:
      g_value_set_string (value, dti_obligation_rule_get_feeds (self));
      return TRUE;
    case PROP_FROM:
      g_value_set_boxed (value, dti_obligation_rule_get_from (self));
      return TRUE;
    case PROP_ID:
      g_value_set_string (value, dti_obligation_rule_get_id (self));
      return TRUE;
    case PROP_LEGAL_BASIS:
      g_value_set_string (value, dti_obligation_rule_get_legal_basis (self));
      return TRUE;
    case PROP_NODES:
      g_value_set_boxed (value, dti_obligation_rule_get_nodes (self));
      return TRUE;
    case PROP_NOTE:
      g_value_set_string (value, dti_obligation_rule_get_note (self));
      return TRUE;
    case PROP_TITLE:
      g_value_set_string (value, dti_obligation_rule_get_main_title (self));
      return TRUE;
    case PROP_TO:
      g_value_set_boxed (value, dti_obligation_rule_get_to (self));
      return TRUE;
    case PROP_VALID_FROM:
      g_value_set_string (value, dti_obligation_rule_get_valid_from (self));
      return TRUE;
    case PROP_VALID_TO:
      g_value_set_string (value, dti_obligation_rule_get_valid_to (self));
      return TRUE;
    default:
      return FALSE;
    }
}

/* FALSE where the property is not known. */
static gboolean
get_other_property (DtiObligationRule *self, guint prop_id, GValue *value)
{
  switch (prop_id)
    {
    case PROP_ANCHOR:
      g_value_set_enum (value, dti_obligation_rule_get_anchor (self));
      return TRUE;
    case PROP_BOUND:
      g_value_set_enum (value, dti_obligation_rule_get_bound (self));
      return TRUE;
    case PROP_CUT_OFF_DAYS_BEFORE:
      g_value_set_int (value, self->cut_off_days_before);
      return TRUE;
    case PROP_DAY:
      g_value_set_uint (value, dti_obligation_rule_get_day (self));
      return TRUE;
    case PROP_EVERY:
      g_value_set_enum (value, dti_obligation_rule_get_every (self));
      return TRUE;
    case PROP_MONTH:
      g_value_set_uint (value, dti_obligation_rule_get_month (self));
      return TRUE;
    case PROP_OFFSET_DAYS:
      g_value_set_int (value, dti_obligation_rule_get_offset_days (self));
      return TRUE;
    case PROP_OFFSET_MONTHS:
      g_value_set_int (value, dti_obligation_rule_get_offset_months (self));
      return TRUE;
    case PROP_OPENS_DAYS_BEFORE:
      g_value_set_int (value, self->opens_days_before);
      return TRUE;
    case PROP_REMIND_DAYS:
      g_value_set_uint (value, dti_obligation_rule_get_remind_days (self));
      return TRUE;
    case PROP_ROLL:
      g_value_set_enum (value, dti_obligation_rule_get_roll (self));
      return TRUE;
    case PROP_SLACK_DAYS:
      g_value_set_uint (value, dti_obligation_rule_get_slack_days (self));
      return TRUE;
    case PROP_WINDOW_FIRST_DAY:
      g_value_set_uint (value, dti_obligation_rule_get_window_first_day (self));
      return TRUE;
    case PROP_WINDOW_FIRST_MONTH:
      g_value_set_int (value, dti_obligation_rule_get_window_first_month (self));
      return TRUE;
    case PROP_WINDOW_LAST_DAY:
      g_value_set_uint (value, dti_obligation_rule_get_window_last_day (self));
      return TRUE;
    case PROP_WINDOW_LAST_MONTH:
      g_value_set_int (value, dti_obligation_rule_get_window_last_month (self));
      return TRUE;
    default:
      return FALSE;
    }
}

static void
dti_obligation_rule_get_property (GObject *object, guint prop_id, GValue *value, GParamSpec *pspec)
{
  DtiObligationRule *self = DTI_OBLIGATION_RULE (object);

  if (!get_text_property (self, prop_id, value) && !get_other_property (self, prop_id, value))
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
}

static void
make_text_properties (void)
{
  /**
   * DtiObligationRule:feeds: (getter get_feeds)
   *
   * Id of the rule that these reports are put together for.
   *
   * Since: 1.0
   */
  props[PROP_FEEDS] = g_param_spec_string ("feeds", NULL, NULL, NULL, FIXED);

  /**
   * DtiObligationRule:from: (getter get_from)
   *
   * Ids of the agencies that report.
   *
   * Since: 1.0
   */
  props[PROP_FROM] = g_param_spec_boxed ("from", NULL, NULL, G_TYPE_STRV, FIXED);

  /**
   * DtiObligationRule:id: (getter get_id)
   *
   * Id, unique among the obligations of a plan.
   *
   * Since: 1.0
   */
  props[PROP_ID] = g_param_spec_string ("id", NULL, NULL, NULL, FIXED);

  /**
   * DtiObligationRule:nodes: (getter get_nodes)
   *
   * Ids of the nodes that the report covers.
   *
   * Since: 1.0
   */
  props[PROP_NODES] = g_param_spec_boxed ("nodes", NULL, NULL, G_TYPE_STRV, FIXED);

  /**
   * DtiObligationRule:title: (getter get_main_title)
   *
   * Title, the Vietnamese one where there are several.
   *
   * Since: 1.0
   */
  props[PROP_TITLE] = g_param_spec_string ("title", NULL, NULL, NULL, FIXED);

  /**
   * DtiObligationRule:to: (getter get_to)
   *
   * Ids of the agencies that receive the report.
   *
   * Since: 1.0
   */
  props[PROP_TO] = g_param_spec_boxed ("to", NULL, NULL, G_TYPE_STRV, FIXED);
}

static void
make_due_properties (void)
{
  /**
   * DtiObligationRule:anchor: (getter get_anchor)
   *
   * What the due day is counted from.
   *
   * Since: 1.0
   */
  props[PROP_ANCHOR] = g_param_spec_enum ("anchor",
                                          NULL,
                                          NULL,
                                          DTI_TYPE_DUE_ANCHOR,
                                          DTI_DUE_ANCHOR_ON_REQUEST,
                                          FIXED);

  /**
   * DtiObligationRule:bound: (getter get_bound)
   *
   * Whether the day that the rule names still counts.
   *
   * Since: 1.0
   */
  props[PROP_BOUND] =
      g_param_spec_enum ("bound", NULL, NULL, DTI_TYPE_BOUND, DTI_BOUND_ON_OR_BEFORE, FIXED);

  /**
   * DtiObligationRule:day: (getter get_day)
   *
   * Day of the month that the rule names; 0 where it names none.
   *
   * Since: 1.0
   */
  props[PROP_DAY] = g_param_spec_uint ("day", NULL, NULL, 0, 31, 0, FIXED);

  /**
   * DtiObligationRule:every: (getter get_every)
   *
   * How often a report is due.
   *
   * Since: 1.0
   */
  props[PROP_EVERY] =
      g_param_spec_enum ("every", NULL, NULL, DTI_TYPE_FREQUENCY, DTI_FREQUENCY_ON_REQUEST, FIXED);

  /**
   * DtiObligationRule:month: (getter get_month)
   *
   * Month that the rule names, 1 to 12; 0 for the last of the period.
   *
   * Under `fixed-date` it is a month of the year, else of the period.
   *
   * Since: 1.0
   */
  props[PROP_MONTH] = g_param_spec_uint ("month", NULL, NULL, 0, 12, 0, FIXED);

  /**
   * DtiObligationRule:roll: (getter get_roll)
   *
   * Where a due day goes that is no working day.
   *
   * Since: 1.0
   */
  props[PROP_ROLL] = g_param_spec_enum ("roll", NULL, NULL, DTI_TYPE_ROLL, DTI_ROLL_NONE, FIXED);
}

static void
make_offset_properties (void)
{
  /**
   * DtiObligationRule:cut-off-days-before:
   *
   * Days before the due day on which the figures are frozen; −1 where the rule does not say.
   *
   * For lists and expressions; programs call [method@Dti.ObligationRule.get_cut_off_days_before].
   *
   * Since: 1.0
   */
  props[PROP_CUT_OFF_DAYS_BEFORE] =
      g_param_spec_int ("cut-off-days-before", NULL, NULL, -1, G_MAXINT, -1, FIXED);

  /**
   * DtiObligationRule:offset-days: (getter get_offset_days)
   *
   * Days to add to the day that the rule names.
   *
   * Since: 1.0
   */
  props[PROP_OFFSET_DAYS] =
      g_param_spec_int ("offset-days", NULL, NULL, G_MININT, G_MAXINT, 0, FIXED);

  /**
   * DtiObligationRule:offset-months: (getter get_offset_months)
   *
   * Months to add to the day that the rule names.
   *
   * Since: 1.0
   */
  props[PROP_OFFSET_MONTHS] =
      g_param_spec_int ("offset-months", NULL, NULL, G_MININT, G_MAXINT, 0, FIXED);

  /**
   * DtiObligationRule:opens-days-before:
   *
   * Days before the due day on which reports are accepted first; −1 where the rule does not say.
   *
   * For lists and expressions; programs call [method@Dti.ObligationRule.get_opens_days_before].
   *
   * Since: 1.0
   */
  props[PROP_OPENS_DAYS_BEFORE] =
      g_param_spec_int ("opens-days-before", NULL, NULL, -1, G_MAXINT, -1, FIXED);

  /**
   * DtiObligationRule:remind-days: (getter get_remind_days)
   *
   * Days before the due day from which it is due soon.
   *
   * Since: 1.0
   */
  props[PROP_REMIND_DAYS] = g_param_spec_uint (
      "remind-days", NULL, NULL, 0, G_MAXUINT, DTI_OBLIGATION_RULE_REMIND_DAYS, FIXED);

  /**
   * DtiObligationRule:slack-days: (getter get_slack_days)
   *
   * Days that must lie between the reports that feed this one and itself.
   *
   * Since: 1.0
   */
  props[PROP_SLACK_DAYS] = g_param_spec_uint ("slack-days", NULL, NULL, 0, G_MAXUINT, 0, FIXED);
}

static void
make_window_properties (void)
{
  /**
   * DtiObligationRule:window-first-day: (getter get_window_first_day)
   *
   * Day of that month; 0 for that of the period.
   *
   * Since: 1.0
   */
  props[PROP_WINDOW_FIRST_DAY] =
      g_param_spec_uint ("window-first-day", NULL, NULL, 0, 31, 0, FIXED);

  /**
   * DtiObligationRule:window-first-month: (getter get_window_first_month)
   *
   * Month in which the days reported on begin: 0 is the first of the period, −1 the one before.
   *
   * Since: 1.0
   */
  props[PROP_WINDOW_FIRST_MONTH] =
      g_param_spec_int ("window-first-month", NULL, NULL, G_MININT, G_MAXINT, 0, FIXED);

  /**
   * DtiObligationRule:window-last-day: (getter get_window_last_day)
   *
   * Day of that month; 0 for that of the period.
   *
   * Since: 1.0
   */
  props[PROP_WINDOW_LAST_DAY] = g_param_spec_uint ("window-last-day", NULL, NULL, 0, 31, 0, FIXED);

  /**
   * DtiObligationRule:window-last-month: (getter get_window_last_month)
   *
   * Month in which the days reported on end: 0 is the last of the period.
   *
   * Since: 1.0
   */
  props[PROP_WINDOW_LAST_MONTH] =
      g_param_spec_int ("window-last-month", NULL, NULL, G_MININT, G_MAXINT, 0, FIXED);
}

static void
make_other_properties (void)
{
  /**
   * DtiObligationRule:legal-basis: (getter get_legal_basis)
   *
   * The decision that it follows from.
   *
   * Since: 1.0
   */
  props[PROP_LEGAL_BASIS] = g_param_spec_string ("legal-basis", NULL, NULL, NULL, FIXED);

  /**
   * DtiObligationRule:note: (getter get_note)
   *
   * Remarks.
   *
   * Since: 1.0
   */
  props[PROP_NOTE] = g_param_spec_string ("note", NULL, NULL, NULL, FIXED);

  /**
   * DtiObligationRule:valid-from: (getter get_valid_from)
   *
   * First day on which the rule holds, such as `2023-09-12`; `NULL` for always.
   *
   * Since: 1.0
   */
  props[PROP_VALID_FROM] = g_param_spec_string ("valid-from", NULL, NULL, NULL, FIXED);

  /**
   * DtiObligationRule:valid-to: (getter get_valid_to)
   *
   * Last day on which the rule holds, such as `2025-02-28`; `NULL` for always.
   *
   * Since: 1.0
   */
  props[PROP_VALID_TO] = g_param_spec_string ("valid-to", NULL, NULL, NULL, FIXED);
}

static void
dti_obligation_rule_class_init (DtiObligationRuleClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->finalize = dti_obligation_rule_finalize;
  object_class->get_property = dti_obligation_rule_get_property;

  make_text_properties ();
  make_due_properties ();
  make_offset_properties ();
  make_window_properties ();
  make_other_properties ();
  g_object_class_install_properties (object_class, G_N_ELEMENTS (props), props);
}

static void
dti_obligation_rule_init (DtiObligationRule *self)
{
  self->anchor = DTI_DUE_ANCHOR_ON_REQUEST;
  self->bound = DTI_BOUND_ON_OR_BEFORE;
  self->opens_days_before = -1;
  self->cut_off_days_before = -1;
  self->remind_days = DTI_OBLIGATION_RULE_REMIND_DAYS;
}
