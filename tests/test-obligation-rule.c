/* SPDX-FileCopyrightText: 2026 libdti contributors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

#include "config.h"

#include "plan-item-testing.h"

#include <libdti/dti-enum-types.h>

static gpointer
read_rule (JsonObject *object, const DtiPlanPlace *place)
{
  return dti_obligation_rule_read (object, place);
}

#define FULL                                                                                       \
  "{'id':'q','title':{'vi':'Báo cáo quý','en':'Quarterly report'},'from':['a','b'],'to':'c',"   \
  "'every':'quarter','due':{'anchor':'month-of-period','month':3,'day':25,'offset-days':-2,"       \
  "'offset-months':1,'bound':'before','roll':'modified-following'},"                               \
  "'window':{'first-month':-1,'first-day':15,'last-month':1,'last-day':14},"                       \
  "'opens-days-before':10,'cut-off-days-before':4,'slack-days':5,'remind-days':3,'feeds':'y',"     \
  "'nodes':['HTS','a'],'valid':{'from':'2023-09-12','to':'2025-12-31'},"                           \
  "'legal-basis':'V.1','note':'n'}"

#define RULE(more) "{'id':'o','from':'a'," more "}"
#define EVERY(every, due) RULE ("'every':'" every "','due':{" due "}")

static void
test_who (void)
{
  DtiObligationRule *rule = read_item (read_rule, FULL);
  g_autofree char *vi = dti_obligation_rule_get_title (rule, NULL);
  g_autofree char *en = dti_obligation_rule_get_title (rule, "en");

  g_test_summary ("A rule tells who reports what to whom");

  g_assert_cmpstr (dti_obligation_rule_get_id (rule), ==, "q");
  g_assert_cmpstr (vi, ==, "Báo cáo quý");
  g_assert_cmpstr (en, ==, "Quarterly report");
  g_assert_cmpstr (dti_obligation_rule_get_main_title (rule), ==, "Báo cáo quý");
  assert_texts (dti_obligation_rule_get_from (rule), "a b");
  assert_texts (dti_obligation_rule_get_to (rule), "c");
  g_assert_cmpstr (dti_obligation_rule_get_feeds (rule), ==, "y");
  assert_texts (dti_obligation_rule_get_nodes (rule), "HTS a");
  g_assert_cmpstr (dti_obligation_rule_get_valid_from (rule), ==, "2023-09-12");
  g_assert_cmpstr (dti_obligation_rule_get_valid_to (rule), ==, "2025-12-31");
  g_assert_cmpstr (dti_obligation_rule_get_legal_basis (rule), ==, "V.1");
  g_assert_cmpstr (dti_obligation_rule_get_note (rule), ==, "n");
  g_assert_finalize_object (rule);
}

static void
test_when (void)
{
  DtiObligationRule *rule = read_item (read_rule, FULL);
  int days = 99;

  g_test_summary ("A rule tells when reports are due");

  g_assert_cmpint (dti_obligation_rule_get_every (rule), ==, DTI_FREQUENCY_QUARTER);
  g_assert_cmpint (dti_obligation_rule_get_anchor (rule), ==, DTI_DUE_ANCHOR_MONTH_OF_PERIOD);
  g_assert_cmpuint (dti_obligation_rule_get_month (rule), ==, 3);
  g_assert_cmpuint (dti_obligation_rule_get_day (rule), ==, 25);
  g_assert_cmpint (dti_obligation_rule_get_offset_days (rule), ==, -2);
  g_assert_cmpint (dti_obligation_rule_get_offset_months (rule), ==, 1);
  g_assert_cmpint (dti_obligation_rule_get_bound (rule), ==, DTI_BOUND_BEFORE);
  g_assert_cmpint (dti_obligation_rule_get_roll (rule), ==, DTI_ROLL_MODIFIED_FOLLOWING);
  g_assert_cmpint (dti_obligation_rule_get_window_first_month (rule), ==, -1);
  g_assert_cmpuint (dti_obligation_rule_get_window_first_day (rule), ==, 15);
  g_assert_cmpint (dti_obligation_rule_get_window_last_month (rule), ==, 1);
  g_assert_cmpuint (dti_obligation_rule_get_window_last_day (rule), ==, 14);
  g_assert_true (dti_obligation_rule_get_opens_days_before (rule, &days));
  g_assert_cmpint (days, ==, 10);
  g_assert_true (dti_obligation_rule_get_opens_days_before (rule, NULL));
  g_assert_true (dti_obligation_rule_get_cut_off_days_before (rule, &days));
  g_assert_cmpint (days, ==, 4);
  g_assert_true (dti_obligation_rule_get_cut_off_days_before (rule, NULL));
  g_assert_cmpuint (dti_obligation_rule_get_slack_days (rule), ==, 5);
  g_assert_cmpuint (dti_obligation_rule_get_remind_days (rule), ==, 3);
  g_assert_finalize_object (rule);
}

static void
assert_bare (DtiObligationRule *rule)
{
  int days = 99;

  g_assert_null (dti_obligation_rule_get_main_title (rule));
  g_assert_null (dti_obligation_rule_get_title (rule, "vi"));
  assert_texts (dti_obligation_rule_get_to (rule), "");
  assert_texts (dti_obligation_rule_get_nodes (rule), "");
  g_assert_null (dti_obligation_rule_get_feeds (rule));
  g_assert_cmpint (dti_obligation_rule_get_every (rule), ==, DTI_FREQUENCY_ON_REQUEST);
  g_assert_cmpint (dti_obligation_rule_get_anchor (rule), ==, DTI_DUE_ANCHOR_ON_REQUEST);
  g_assert_cmpuint (dti_obligation_rule_get_month (rule), ==, 0);
  g_assert_cmpuint (dti_obligation_rule_get_day (rule), ==, 0);
  g_assert_cmpint (dti_obligation_rule_get_offset_days (rule), ==, 0);
  g_assert_cmpint (dti_obligation_rule_get_offset_months (rule), ==, 0);
  g_assert_cmpint (dti_obligation_rule_get_bound (rule), ==, DTI_BOUND_ON_OR_BEFORE);
  g_assert_cmpint (dti_obligation_rule_get_roll (rule), ==, DTI_ROLL_NONE);
  g_assert_cmpint (dti_obligation_rule_get_window_first_month (rule), ==, 0);
  g_assert_cmpuint (dti_obligation_rule_get_window_first_day (rule), ==, 0);
  g_assert_cmpint (dti_obligation_rule_get_window_last_month (rule), ==, 0);
  g_assert_cmpuint (dti_obligation_rule_get_window_last_day (rule), ==, 0);
  g_assert_false (dti_obligation_rule_get_opens_days_before (rule, &days));
  g_assert_cmpint (days, ==, 0);
  g_assert_false (dti_obligation_rule_get_cut_off_days_before (rule, NULL));
  g_assert_cmpuint (dti_obligation_rule_get_slack_days (rule), ==, 0);
  g_assert_cmpuint (dti_obligation_rule_get_remind_days (rule), ==, 7);
}

static void
test_defaults (void)
{
  g_autoptr (DtiObligationRule) bare = read_item (read_rule, "{'id':'o','from':'a'}");
  g_autoptr (DtiObligationRule) null = read_item (read_rule, RULE ("'every':null"));
  g_autoptr (DtiObligationRule) asked =
      read_item (read_rule, RULE ("'every':'on-request','due':{'anchor':'on-request'}"));
  g_autoptr (DtiObligationRule) empty = g_object_new (DTI_TYPE_OBLIGATION_RULE, NULL);
  g_autoptr (DtiObligationRule) zero =
      read_item (read_rule, RULE ("'opens-days-before':0,'cut-off-days-before':0"));
  int days = 99;

  g_test_summary ("A rule without a frequency is one on request; days not given are not 0");

  assert_bare (bare);
  assert_bare (null);
  assert_bare (asked);
  assert_bare (empty);
  g_assert_true (dti_obligation_rule_get_opens_days_before (zero, &days));
  g_assert_cmpint (days, ==, 0);
  g_assert_true (dti_obligation_rule_get_cut_off_days_before (zero, NULL));
  assert_int_property (bare, "opens-days-before", -1);
  assert_int_property (bare, "cut-off-days-before", -1);
  assert_int_property (zero, "opens-days-before", 0);
}

static void
test_due_defaults (void)
{
  static const char *const items[] = {
    EVERY ("quarter", "'anchor':'period-end'"),
    EVERY ("quarter", "'anchor':'month-of-period','day':25"),
    EVERY ("year", "'anchor':'fixed-date','month':12,'day':20"),
  };

  g_test_summary ("A regular report may come on its day, which moves off no holiday");

  for (guint i = 0; i < G_N_ELEMENTS (items); i++)
    {
      g_autoptr (DtiObligationRule) rule = read_item (read_rule, items[i]);

      g_assert_cmpint (dti_obligation_rule_get_bound (rule), ==, DTI_BOUND_ON_OR_BEFORE);
      g_assert_cmpint (dti_obligation_rule_get_roll (rule), ==, DTI_ROLL_NONE);
      g_assert_cmpint (dti_obligation_rule_get_offset_days (rule), ==, 0);
      g_assert_cmpint (dti_obligation_rule_get_offset_months (rule), ==, 0);
    }
}

static void
test_properties (void)
{
  DtiObligationRule *rule = read_item (read_rule, FULL);

  g_test_summary ("What getters tell, properties tell, and nobody can change them");

  assert_text_property (rule, "id", "q");
  assert_text_property (rule, "title", "Báo cáo quý");
  assert_texts_property (rule, "from", "a b");
  assert_texts_property (rule, "to", "c");
  assert_text_property (rule, "feeds", "y");
  assert_texts_property (rule, "nodes", "HTS a");
  assert_int_property (rule, "every", DTI_FREQUENCY_QUARTER);
  assert_int_property (rule, "anchor", DTI_DUE_ANCHOR_MONTH_OF_PERIOD);
  assert_int_property (rule, "month", 3);
  assert_int_property (rule, "day", 25);
  assert_int_property (rule, "offset-days", -2);
  assert_int_property (rule, "offset-months", 1);
  assert_int_property (rule, "bound", DTI_BOUND_BEFORE);
  assert_int_property (rule, "roll", DTI_ROLL_MODIFIED_FOLLOWING);
  assert_int_property (rule, "window-first-month", -1);
  assert_int_property (rule, "window-first-day", 15);
  assert_int_property (rule, "window-last-month", 1);
  assert_int_property (rule, "window-last-day", 14);
  assert_int_property (rule, "opens-days-before", 10);
  assert_int_property (rule, "cut-off-days-before", 4);
  assert_int_property (rule, "slack-days", 5);
  assert_int_property (rule, "remind-days", 3);
  assert_text_property (rule, "valid-from", "2023-09-12");
  assert_text_property (rule, "valid-to", "2025-12-31");
  assert_text_property (rule, "legal-basis", "V.1");
  assert_text_property (rule, "note", "n");
  assert_immutable (rule);
  g_assert_finalize_object (rule);
}

static gboolean
is_valid_on (gpointer item, const GDate *day)
{
  return dti_obligation_rule_is_valid_on (item, day);
}

static void
test_validity (void)
{
  g_autoptr (DtiObligationRule) rule = read_item (read_rule, FULL);
  g_autoptr (DtiObligationRule) open = read_item (read_rule, "{'id':'o','from':'a'}");

  g_test_summary ("A rule holds from its first day to its last, both included");

  assert_valid_between (rule, is_valid_on, "2023-09-12", "2025-12-31");
  assert_valid_between (open, is_valid_on, "0001-01-01", "9999-12-31");
}

/* ---- words ---- */

static void
assert_nicks (GType type, const char *expected)
{
  g_autoptr (GEnumClass) klass = g_type_class_ref (type);
  g_autoptr (GString) nicks = g_string_new (NULL);

  for (guint i = 0; i < klass->n_values; i++)
    g_string_append_printf (nicks, "%s%s", i > 0 ? " " : "", klass->values[i].value_nick);
  g_assert_cmpstr (nicks->str, ==, expected);
}

static void
test_words (void)
{
  g_test_summary ("The words of the document are those of its format");

  assert_nicks (DTI_TYPE_FREQUENCY, "on-request week month quarter half year");
  assert_nicks (DTI_TYPE_DUE_ANCHOR, "period-end month-of-period fixed-date on-request");
  assert_nicks (DTI_TYPE_BOUND, "before on-or-before");
  assert_nicks (DTI_TYPE_ROLL, "none preceding following modified-following");
}

/* ---- days that there are ---- */

/* Whether a rule is read without a problem. */
static gboolean
is_sound (const char *item)
{
  g_autoptr (DtiProblemList) problems = dti_problem_list_new ();
  g_autoptr (DtiObligationRule) rule = read_item_with (read_rule, item, problems);

  return dti_problem_list_get_n_items (problems) == 0;
}

static void
test_fixed_dates (void)
{
  g_test_summary ("A fixed date is one that some year has");

  for (guint month = 1; month <= 12; month++)
    for (guint day = 1; day <= 31; day++)
      {
        g_autofree char *item =
            g_strdup_printf (EVERY ("year", "'anchor':'fixed-date','month':%u,'day':%u"),
                             month,
                             day);
        gboolean exists = g_date_valid_dmy ((GDateDay) day, (GDateMonth) month, 2024);

        g_assert_cmpint (is_sound (item), ==, exists);
      }
}

static void
test_months_of_periods (void)
{
  static const struct
  {
    const char *every;
    guint n_months;
  } cases[] = { { "month", 1 }, { "quarter", 3 }, { "half", 6 }, { "year", 12 } };

  g_test_summary ("A month of a period is one that the period has; any day of it is named");

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    for (guint month = 1; month <= 13; month++)
      {
        g_autofree char *item =
            g_strdup_printf ("{'id':'o','from':'a','every':'%s',"
                             "'due':{'anchor':'month-of-period','month':%u,'day':31}}",
                             cases[i].every,
                             month);

        g_assert_cmpint (is_sound (item), ==, month <= cases[i].n_months);
      }
}

/* Day @day of the month @months after January 2023, or its last. */
static void
set_month_day (GDate *date, int months, guint day)
{
  GDateYear year = (GDateYear) (2023 + (months + 1200) / 12 - 100);
  GDateMonth month = (GDateMonth) ((months + 1200) % 12 + 1);

  g_date_clear (date, 1);
  g_date_set_dmy (date, (GDateDay) MIN (day, g_date_get_days_in_month (month, year)), month, year);
}

/* Whether the days reported on begin before they end in each quarter of two years. */
static gboolean
is_window_forward (int first_month, guint first_day, int last_month, guint last_day)
{
  for (int quarter = 0; quarter < 8; quarter++)
    {
      GDate first;
      GDate last;

      set_month_day (&first, 3 * quarter + first_month, first_day > 0 ? first_day : 1);
      set_month_day (&last, 3 * quarter + 2 + last_month, last_day > 0 ? last_day : 31);
      if (g_date_compare (&first, &last) > 0)
        return FALSE;
    }

  return TRUE;
}

static char *
make_window (int first_month, guint first_day, int last_month, guint last_day)
{
  g_autoptr (GString) item =
      g_string_new ("{'id':'o','from':'a','every':'quarter','due':{'anchor':'period-end'}");

  g_string_append_printf (item,
                          ",'window':{'first-month':%d,'last-month':%d",
                          first_month,
                          last_month);
  if (first_day > 0)
    g_string_append_printf (item, ",'first-day':%u", first_day);
  if (last_day > 0)
    g_string_append_printf (item, ",'last-day':%u", last_day);
  g_string_append (item, "}}");

  return g_strdup (item->str);
}

static void
test_windows (void)
{
  static const guint days[] = { 0, 1, 14, 15, 28, 29, 30, 31 };

  g_test_summary ("What a report covers does not end before it begins");

  for (int first_month = -3; first_month <= 4; first_month++)
    for (int last_month = -4; last_month <= 2; last_month++)
      for (guint i = 0; i < G_N_ELEMENTS (days) * G_N_ELEMENTS (days); i++)
        {
          guint first_day = days[i % G_N_ELEMENTS (days)];
          guint last_day = days[i / G_N_ELEMENTS (days)];
          g_autofree char *item = make_window (first_month, first_day, last_month, last_day);

          g_assert_cmpint (is_sound (item),
                           ==,
                           is_window_forward (first_month, first_day, last_month, last_day));
        }
}

/* ---- faults ---- */

#define QUARTER(due) EVERY ("quarter", due)
#define YEAR(due) EVERY ("year", due)
#define REGULAR(more) RULE ("'every':'year','due':{'anchor':'period-end'}," more)

static const ItemFault faults[] = {
  { "{'from':'a'}", DTI_SEVERITY_ERROR, "missing-member", "" },
  { "{'id':'','from':'a'}", DTI_SEVERITY_ERROR, "invalid-id", "/id" },
  { "{'id':'o'}", DTI_SEVERITY_ERROR, "missing-member", "" },
  { "{'id':'o','from':[]}", DTI_SEVERITY_ERROR, "out-of-range", "/from" },
  { "{'id':'o','from':''}", DTI_SEVERITY_ERROR, "invalid-id", "/from" },
  { "{'id':'o','from':5}", DTI_SEVERITY_ERROR, "wrong-type", "/from" },
  { "{'id':'o','from':['a','b','a']}", DTI_SEVERITY_ERROR, "duplicate-id", "/from/2" },
  { RULE ("'title':5"), DTI_SEVERITY_ERROR, "wrong-type", "/title" },
  { RULE ("'to':[5]"), DTI_SEVERITY_ERROR, "wrong-type", "/to/0" },
  { RULE ("'feeds':['y']"), DTI_SEVERITY_ERROR, "wrong-type", "/feeds" },
  { RULE ("'feeds':''"), DTI_SEVERITY_ERROR, "invalid-id", "/feeds" },
  { RULE ("'nodes':['a','a']"), DTI_SEVERITY_ERROR, "duplicate-id", "/nodes/1" },
  { RULE ("'valid':{'to':'2025'}"), DTI_SEVERITY_ERROR, "invalid-date", "/valid/to" },
  { RULE ("'legal-basis':5"), DTI_SEVERITY_ERROR, "wrong-type", "/legal-basis" },
  { RULE ("'note':5"), DTI_SEVERITY_ERROR, "wrong-type", "/note" },
  { RULE ("'colour':5"), DTI_SEVERITY_WARNING, "unknown-member", "/colour" },

  /* How often, and from what the due day is counted. */
  { RULE ("'every':'day','due':{'anchor':'on-request'}"),
    DTI_SEVERITY_ERROR,
    "unknown-name",
    "/every" },
  { RULE ("'every':4"), DTI_SEVERITY_ERROR, "wrong-type", "/every" },
  { RULE ("'every':'quarter'"), DTI_SEVERITY_ERROR, "missing-member", "" },
  { RULE ("'every':'quarter','due':'25'"), DTI_SEVERITY_ERROR, "wrong-type", "/due" },
  { QUARTER (""), DTI_SEVERITY_ERROR, "missing-member", "/due" },
  { QUARTER ("'anchor':'moon'"), DTI_SEVERITY_ERROR, "unknown-name", "/due/anchor" },
  { QUARTER ("'anchor':'on-request'"), DTI_SEVERITY_ERROR, "contradiction", "/due/anchor" },
  { RULE ("'due':{'anchor':'period-end'}"), DTI_SEVERITY_ERROR, "contradiction", "/due/anchor" },
  { RULE ("'due':{'anchor':'on-request','day':25}"),
    DTI_SEVERITY_WARNING,
    "unknown-member",
    "/due/day" },
  { RULE ("'due':{'anchor':'on-request','bound':'before'}"),
    DTI_SEVERITY_WARNING,
    "unknown-member",
    "/due/bound" },
  { QUARTER ("'anchor':'period-end','bound':'after'"),
    DTI_SEVERITY_ERROR,
    "unknown-name",
    "/due/bound" },
  { QUARTER ("'anchor':'period-end','roll':'back'"),
    DTI_SEVERITY_ERROR,
    "unknown-name",
    "/due/roll" },
  { QUARTER ("'anchor':'period-end','day':25"),
    DTI_SEVERITY_WARNING,
    "unknown-member",
    "/due/day" },
  { QUARTER ("'anchor':'period-end','month':3"),
    DTI_SEVERITY_WARNING,
    "unknown-member",
    "/due/month" },
  { QUARTER ("'anchor':'period-end','offset-days':0.5"),
    DTI_SEVERITY_ERROR,
    "out-of-range",
    "/due/offset-days" },
  { QUARTER ("'anchor':'period-end','offset-months':1e9"),
    DTI_SEVERITY_ERROR,
    "out-of-range",
    "/due/offset-months" },
  { QUARTER ("'anchor':'month-of-period'"), DTI_SEVERITY_ERROR, "missing-member", "/due" },
  { QUARTER ("'anchor':'month-of-period','day':0"),
    DTI_SEVERITY_ERROR,
    "out-of-range",
    "/due/day" },
  { QUARTER ("'anchor':'month-of-period','day':32"),
    DTI_SEVERITY_ERROR,
    "out-of-range",
    "/due/day" },
  { QUARTER ("'anchor':'month-of-period','day':25,'month':4"),
    DTI_SEVERITY_ERROR,
    "out-of-range",
    "/due/month" },
  { QUARTER ("'anchor':'month-of-period','day':'25'"),
    DTI_SEVERITY_ERROR,
    "wrong-type",
    "/due/day" },
  { EVERY ("week", "'anchor':'month-of-period','day':25"),
    DTI_SEVERITY_ERROR,
    "contradiction",
    "/due/anchor" },
  { YEAR ("'anchor':'fixed-date','day':20"), DTI_SEVERITY_ERROR, "missing-member", "/due" },
  { YEAR ("'anchor':'fixed-date','month':12"), DTI_SEVERITY_ERROR, "missing-member", "/due" },
  { YEAR ("'anchor':'fixed-date','month':13,'day':20"),
    DTI_SEVERITY_ERROR,
    "out-of-range",
    "/due/month" },
  { YEAR ("'anchor':'fixed-date','month':11,'day':31"),
    DTI_SEVERITY_ERROR,
    "out-of-range",
    "/due/day" },
  { YEAR ("'anchor':'fixed-date','month':12,'day':20,'hour':17"),
    DTI_SEVERITY_WARNING,
    "unknown-member",
    "/due/hour" },

  /* The days around it. */
  { REGULAR ("'window':5"), DTI_SEVERITY_ERROR, "wrong-type", "/window" },
  { REGULAR ("'window':{'first-day':0}"), DTI_SEVERITY_ERROR, "out-of-range", "/window/first-day" },
  { REGULAR ("'window':{'last-day':32}"), DTI_SEVERITY_ERROR, "out-of-range", "/window/last-day" },
  { REGULAR ("'window':{'first-month':0.5}"),
    DTI_SEVERITY_ERROR,
    "out-of-range",
    "/window/first-month" },
  { REGULAR ("'window':{'last-month':-12}"), DTI_SEVERITY_ERROR, "out-of-range", "/window" },
  { REGULAR ("'window':{'from':1}"), DTI_SEVERITY_WARNING, "unknown-member", "/window/from" },
  { REGULAR ("'opens-days-before':-1"), DTI_SEVERITY_ERROR, "out-of-range", "/opens-days-before" },
  { REGULAR ("'cut-off-days-before':'x'"),
    DTI_SEVERITY_ERROR,
    "wrong-type",
    "/cut-off-days-before" },
  { REGULAR ("'slack-days':1.5"), DTI_SEVERITY_ERROR, "out-of-range", "/slack-days" },
  { REGULAR ("'remind-days':99999"), DTI_SEVERITY_ERROR, "out-of-range", "/remind-days" },
};

static void
test_faults (void)
{
  g_test_summary ("Each fault is one problem, at the member that has it");

  assert_faults (read_rule, faults);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

  g_test_add_func ("/obligation-rule/who", test_who);
  g_test_add_func ("/obligation-rule/when", test_when);
  g_test_add_func ("/obligation-rule/defaults", test_defaults);
  g_test_add_func ("/obligation-rule/due-defaults", test_due_defaults);
  g_test_add_func ("/obligation-rule/properties", test_properties);
  g_test_add_func ("/obligation-rule/validity", test_validity);
  g_test_add_func ("/obligation-rule/words", test_words);
  g_test_add_func ("/obligation-rule/fixed-dates", test_fixed_dates);
  g_test_add_func ("/obligation-rule/months-of-periods", test_months_of_periods);
  g_test_add_func ("/obligation-rule/windows", test_windows);
  g_test_add_func ("/obligation-rule/faults", test_faults);

  return g_test_run ();
}
