/* SPDX-FileCopyrightText: 2026 libdti contributors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

#include "config.h"

#include "plan-item-testing.h"

#include <libdti/dti-enum-types.h>

static gpointer
read_task (JsonObject *object, const DtiPlanPlace *place)
{
  return dti_task_read (object, place);
}

#define HISTORY                                                                                    \
  "'history':[{'status':'ongoing','date':'2023-10-01'},{'status':'suspended','date':'2023-11-15'}" \
  ","                                                                                              \
  "{'status':'ongoing','date':'2023-11-15'},{'status':'done','date':'2024-02-29'}]"

#define FULL                                                                                       \
  "{'id':'7.d','title':{'vi':'Nhiệm vụ','en':'Task'},'group':'HTS','node':'HTS',"              \
  "'lead':['stttt','stc'],'coordinate':['snv'],'by':['ttvhtt'],'due':'2023-12-31',"                \
  "'frequency':'week','target':{'op':'at-least','value':1,'unit':'lần/tuần'},'cost':1e9,"      \
  "'effects':[{'node':'HTS','points':2},{'node':'a','value':1,'probability':0.5}],"                \
  "'requires':['1.a'],'excludes':['1.b','1.c'],'legal-basis':'l','status':'done'," HISTORY         \
  ",'valid':{'from':'2023-09-12','to':'2025-12-31'},'note':'n','source':'s'}"

#define TASK(more) "{'id':'t'," more "}"

static void
test_getters (void)
{
  DtiTask *task = read_item (read_task, FULL);
  g_autofree char *vi = dti_task_get_title (task, NULL);
  g_autofree char *en = dti_task_get_title (task, "en");
  DtiFrequency frequency = DTI_FREQUENCY_YEAR;
  double cost = -1.0;

  g_test_summary ("A task tells what the document says of it");

  g_assert_cmpstr (dti_task_get_id (task), ==, "7.d");
  g_assert_cmpstr (vi, ==, "Nhiệm vụ");
  g_assert_cmpstr (en, ==, "Task");
  g_assert_cmpstr (dti_task_get_main_title (task), ==, "Nhiệm vụ");
  g_assert_cmpstr (dti_task_get_group (task), ==, "HTS");
  g_assert_cmpstr (dti_task_get_node (task), ==, "HTS");
  assert_texts (dti_task_get_leads (task), "stttt stc");
  assert_texts (dti_task_get_coordinators (task), "snv");
  assert_texts (dti_task_get_performers (task), "ttvhtt");
  g_assert_cmpstr (dti_task_get_due (task), ==, "2023-12-31");
  g_assert_true (dti_task_get_frequency (task, &frequency));
  g_assert_cmpint (frequency, ==, DTI_FREQUENCY_WEEK);
  g_assert_true (dti_task_get_frequency (task, NULL));
  g_assert_cmpfloat (dti_target_get_value (dti_task_get_target (task)), ==, 1.0);
  g_assert_true (dti_task_get_cost (task, &cost));
  g_assert_cmpfloat (cost, ==, 1e9);
  g_assert_true (dti_task_get_cost (task, NULL));
  assert_texts (dti_task_get_requires (task), "1.a");
  assert_texts (dti_task_get_excludes (task), "1.b 1.c");
  g_assert_cmpstr (dti_task_get_legal_basis (task), ==, "l");
  g_assert_cmpstr (dti_task_get_valid_from (task), ==, "2023-09-12");
  g_assert_cmpstr (dti_task_get_valid_to (task), ==, "2025-12-31");
  g_assert_cmpstr (dti_task_get_note (task), ==, "n");
  g_assert_cmpstr (dti_task_get_source (task), ==, "s");
  g_assert_finalize_object (task);
}

static void
assert_bare (DtiTask *task)
{
  DtiFrequency frequency = DTI_FREQUENCY_YEAR;
  double cost = -1.0;

  g_assert_null (dti_task_get_main_title (task));
  g_assert_null (dti_task_get_title (task, "vi"));
  g_assert_null (dti_task_get_group (task));
  g_assert_null (dti_task_get_node (task));
  assert_texts (dti_task_get_leads (task), "");
  assert_texts (dti_task_get_coordinators (task), "");
  assert_texts (dti_task_get_performers (task), "");
  g_assert_null (dti_task_get_due (task));
  g_assert_false (dti_task_get_frequency (task, &frequency));
  g_assert_cmpint (frequency, ==, DTI_FREQUENCY_ON_REQUEST);
  g_assert_false (dti_task_get_frequency (task, NULL));
  g_assert_null (dti_task_get_target (task));
  g_assert_false (dti_task_get_cost (task, &cost));
  g_assert_true (isnan (cost));
  g_assert_false (dti_task_get_cost (task, NULL));
  g_assert_cmpuint (g_list_model_get_n_items (dti_task_get_effects (task)), ==, 0);
  assert_texts (dti_task_get_requires (task), "");
  assert_texts (dti_task_get_excludes (task), "");
  g_assert_null (dti_task_get_legal_basis (task));
  g_assert_cmpint (dti_task_get_status (task), ==, DTI_TASK_STATUS_PLANNED);
  g_assert_cmpuint (g_list_model_get_n_items (dti_task_get_history (task)), ==, 0);
  g_assert_null (dti_task_get_note (task));
  g_assert_null (dti_task_get_source (task));
}

static void
test_defaults (void)
{
  DtiTask *bare = read_item (read_task, "{'id':'t'}");
  DtiTask *empty = g_object_new (DTI_TYPE_TASK, NULL);
  DtiTask *nobody = read_item (read_task, TASK ("'lead':[]"));
  DtiTask *free = read_item (read_task, TASK ("'cost':0,'frequency':'on-request'"));
  DtiFrequency frequency = DTI_FREQUENCY_YEAR;
  double cost = -1.0;

  g_test_summary ("A task needs an id only; what is not said is neither 0 nor on request");

  assert_bare (bare);
  assert_bare (empty);
  assert_texts (dti_task_get_leads (nobody), "");
  g_assert_true (dti_task_get_cost (free, &cost));
  g_assert_cmpfloat (cost, ==, 0.0);
  g_assert_true (dti_task_get_frequency (free, &frequency));
  g_assert_cmpint (frequency, ==, DTI_FREQUENCY_ON_REQUEST);
  g_assert_finalize_object (bare);
  g_assert_finalize_object (empty);
  g_assert_finalize_object (nobody);
  g_assert_finalize_object (free);
}

static void
test_properties (void)
{
  g_autoptr (DtiTask) task = read_item (read_task, FULL);
  DtiTask *bare = read_item (read_task, "{'id':'t'}");
  g_autoptr (DtiTarget) target = NULL;
  g_autoptr (GListModel) effects = NULL;
  g_autoptr (GListModel) history = NULL;

  g_test_summary ("What getters tell, properties tell, and nobody can change them");

  g_object_get (task, "target", &target, "effects", &effects, "history", &history, NULL);
  g_assert_true (target == dti_task_get_target (task));
  g_assert_true (effects == dti_task_get_effects (task));
  g_assert_true (history == dti_task_get_history (task));
  assert_text_property (task, "id", "7.d");
  assert_text_property (task, "title", "Nhiệm vụ");
  assert_text_property (task, "group", "HTS");
  assert_text_property (task, "node", "HTS");
  assert_texts_property (task, "leads", "stttt stc");
  assert_texts_property (task, "coordinators", "snv");
  assert_texts_property (task, "performers", "ttvhtt");
  assert_text_property (task, "due", "2023-12-31");
  assert_double_property (task, "cost", 1e9);
  assert_double_property (bare, "cost", NAN);
  assert_texts_property (task, "requires", "1.a");
  assert_texts_property (task, "excludes", "1.b 1.c");
  assert_text_property (task, "legal-basis", "l");
  assert_int_property (task, "status", DTI_TASK_STATUS_DONE);
  assert_text_property (task, "valid-from", "2023-09-12");
  assert_text_property (task, "valid-to", "2025-12-31");
  assert_text_property (task, "note", "n");
  assert_text_property (task, "source", "s");
  assert_immutable (task);
  assert_immutable (bare);
  g_assert_finalize_object (bare);
}

static void
test_lists (void)
{
  g_autoptr (DtiTask) task = read_item (read_task, FULL);
  GListModel *effects = dti_task_get_effects (task);
  GListModel *history = dti_task_get_history (task);
  g_autoptr (DtiTaskEffect) effect = g_list_model_get_item (effects, 1);
  g_autoptr (DtiTaskEvent) event = g_list_model_get_item (history, 3);

  g_test_summary ("Effects and events stand in the order of the document");

  g_assert_true (g_list_model_get_item_type (effects) == DTI_TYPE_TASK_EFFECT);
  g_assert_true (g_list_model_get_item_type (history) == DTI_TYPE_TASK_EVENT);
  g_assert_cmpuint (g_list_model_get_n_items (effects), ==, 2);
  g_assert_cmpuint (g_list_model_get_n_items (history), ==, 4);
  g_assert_cmpstr (dti_task_effect_get_node (effect), ==, "a");
  g_assert_cmpfloat (dti_task_effect_get_probability (effect), ==, 0.5);
  g_assert_cmpstr (dti_task_event_get_date (event), ==, "2024-02-29");
}

static void
test_single_ids (void)
{
  g_autoptr (DtiTask) task =
      read_item (read_task,
                 TASK ("'lead':'a','coordinate':'b','by':'c','requires':'d','excludes':'e'"));

  g_test_summary ("A list of one need not be a list");

  assert_texts (dti_task_get_leads (task), "a");
  assert_texts (dti_task_get_coordinators (task), "b");
  assert_texts (dti_task_get_performers (task), "c");
  assert_texts (dti_task_get_requires (task), "d");
  assert_texts (dti_task_get_excludes (task), "e");
}

/* ---- status ---- */

static void
assert_status_on (DtiTask *task, const char *text, gboolean is_known, DtiTaskStatus expected)
{
  g_autoptr (GDate) day = make_day (text);
  DtiTaskStatus status = DTI_TASK_STATUS_CANCELLED;

  g_assert_cmpint (dti_task_get_status_on (task, day, &status), ==, is_known);
  g_assert_cmpint (status, ==, expected);
  g_assert_cmpint (dti_task_get_status_on (task, day, NULL), ==, is_known);
}

static void
test_status (void)
{
  g_autoptr (DtiTask) task = read_item (read_task, TASK (HISTORY));
  g_autoptr (DtiTask) plain = read_item (read_task, TASK ("'status':'cancelled'"));

  g_test_summary ("The status of a day is that of the last event until then");

  g_assert_cmpint (dti_task_get_status (task), ==, DTI_TASK_STATUS_DONE);
  assert_status_on (task, "1900-01-01", FALSE, DTI_TASK_STATUS_PLANNED);
  assert_status_on (task, "2023-09-30", FALSE, DTI_TASK_STATUS_PLANNED);
  assert_status_on (task, "2023-10-01", TRUE, DTI_TASK_STATUS_ONGOING);
  assert_status_on (task, "2023-11-14", TRUE, DTI_TASK_STATUS_ONGOING);
  /* Two events of one day: the one that stands last. */
  assert_status_on (task, "2023-11-15", TRUE, DTI_TASK_STATUS_ONGOING);
  assert_status_on (task, "2024-02-28", TRUE, DTI_TASK_STATUS_ONGOING);
  assert_status_on (task, "2024-02-29", TRUE, DTI_TASK_STATUS_DONE);
  assert_status_on (task, "2300-12-31", TRUE, DTI_TASK_STATUS_DONE);

  /* Without a history nobody knows since when. */
  g_assert_cmpint (dti_task_get_status (plain), ==, DTI_TASK_STATUS_CANCELLED);
  assert_status_on (plain, "2023-10-01", FALSE, DTI_TASK_STATUS_PLANNED);
}

static gboolean
is_valid_on (gpointer item, const GDate *day)
{
  return dti_task_is_valid_on (item, day);
}

static void
test_validity (void)
{
  g_autoptr (DtiTask) task = read_item (read_task, FULL);
  g_autoptr (DtiTask) open = read_item (read_task, "{'id':'t'}");

  g_test_summary ("A task holds from its first day to its last, both included");

  assert_valid_between (task, is_valid_on, "2023-09-12", "2025-12-31");
  assert_valid_between (open, is_valid_on, "0001-01-01", "9999-12-31");
}

/* ---- faults ---- */

#define EVENT(status, date) "{'status':'" status "','date':'" date "'}"
#define PAST(events) TASK ("'history':[" events "]")

static const ItemFault faults[] = {
  { "{}", DTI_SEVERITY_ERROR, "missing-member", "" },
  { "{'id':''}", DTI_SEVERITY_ERROR, "invalid-id", "/id" },
  { "{'id':1.1}", DTI_SEVERITY_ERROR, "wrong-type", "/id" },
  { TASK ("'title':5"), DTI_SEVERITY_ERROR, "wrong-type", "/title" },
  { TASK ("'group':5"), DTI_SEVERITY_ERROR, "wrong-type", "/group" },
  { TASK ("'node':''"), DTI_SEVERITY_ERROR, "invalid-id", "/node" },
  { TASK ("'lead':null"), DTI_SEVERITY_ERROR, "wrong-type", "/lead" },
  { TASK ("'lead':['a',5]"), DTI_SEVERITY_ERROR, "wrong-type", "/lead/1" },
  { TASK ("'lead':['a','a']"), DTI_SEVERITY_ERROR, "duplicate-id", "/lead/1" },
  { TASK ("'lead':''"), DTI_SEVERITY_ERROR, "invalid-id", "/lead" },
  { TASK ("'coordinate':{}"), DTI_SEVERITY_ERROR, "wrong-type", "/coordinate" },
  { TASK ("'by':[null]"), DTI_SEVERITY_ERROR, "wrong-type", "/by/0" },
  { TASK ("'due':'31/12/2023'"), DTI_SEVERITY_ERROR, "invalid-date", "/due" },
  { TASK ("'due':'2023'"), DTI_SEVERITY_ERROR, "invalid-date", "/due" },
  { TASK ("'due':{}"), DTI_SEVERITY_ERROR, "wrong-type", "/due" },
  { TASK ("'frequency':'weekly'"), DTI_SEVERITY_ERROR, "unknown-name", "/frequency" },
  { TASK ("'frequency':null"), DTI_SEVERITY_ERROR, "wrong-type", "/frequency" },
  { TASK ("'target':5"), DTI_SEVERITY_ERROR, "wrong-type", "/target" },
  { TASK ("'target':{'op':'exact'}"), DTI_SEVERITY_ERROR, "missing-member", "/target" },
  { TASK ("'target':{'op':'>','value':1}"), DTI_SEVERITY_ERROR, "unknown-name", "/target/op" },
  { TASK ("'cost':-1"), DTI_SEVERITY_ERROR, "out-of-range", "/cost" },
  { TASK ("'cost':'1 tỷ'"), DTI_SEVERITY_ERROR, "wrong-type", "/cost" },
  { TASK ("'effects':{}"), DTI_SEVERITY_ERROR, "wrong-type", "/effects" },
  { TASK ("'effects':[5]"), DTI_SEVERITY_ERROR, "wrong-type", "/effects/0" },
  { TASK ("'effects':[{'node':'a'}]"), DTI_SEVERITY_ERROR, "missing-member", "/effects/0" },
  { TASK ("'effects':[{'node':'a','points':1},{'node':'a','points':1,'probability':2}]"),
    DTI_SEVERITY_ERROR,
    "out-of-range",
    "/effects/1/probability" },
  { TASK ("'requires':['u','u']"), DTI_SEVERITY_ERROR, "duplicate-id", "/requires/1" },
  { TASK ("'excludes':5"), DTI_SEVERITY_ERROR, "wrong-type", "/excludes" },
  { TASK ("'legal-basis':5"), DTI_SEVERITY_ERROR, "wrong-type", "/legal-basis" },
  { TASK ("'status':'late'"), DTI_SEVERITY_ERROR, "unknown-name", "/status" },
  { TASK ("'history':{}"), DTI_SEVERITY_ERROR, "wrong-type", "/history" },
  { PAST ("'done'"), DTI_SEVERITY_ERROR, "wrong-type", "/history/0" },
  { PAST ("{'status':'done'}"), DTI_SEVERITY_ERROR, "missing-member", "/history/0" },
  { PAST (EVENT ("begun", "2023-10-01")), DTI_SEVERITY_ERROR, "unknown-name", "/history/0/status" },
  { PAST (EVENT ("done", "2023-10-32")), DTI_SEVERITY_ERROR, "invalid-date", "/history/0/date" },
  { PAST (EVENT ("ongoing", "2023-10-01") "," EVENT ("done", "2023-09-30")),
    DTI_SEVERITY_ERROR,
    "out-of-order",
    "/history/1/date" },
  { TASK ("'status':'planned','history':[" EVENT ("done", "2023-10-01") "]"),
    DTI_SEVERITY_WARNING,
    "contradiction",
    "/status" },
  { TASK ("'valid':{'from':'x'}"), DTI_SEVERITY_ERROR, "invalid-date", "/valid/from" },
  { TASK ("'note':[]"), DTI_SEVERITY_ERROR, "wrong-type", "/note" },
  { TASK ("'source':[]"), DTI_SEVERITY_ERROR, "wrong-type", "/source" },
  { TASK ("'budget':5"), DTI_SEVERITY_WARNING, "unknown-member", "/budget" },
};

static void
test_faults (void)
{
  g_test_summary ("Each fault is one problem, at the member that has it");

  assert_faults (read_task, faults);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

  g_test_add_func ("/task/getters", test_getters);
  g_test_add_func ("/task/defaults", test_defaults);
  g_test_add_func ("/task/properties", test_properties);
  g_test_add_func ("/task/lists", test_lists);
  g_test_add_func ("/task/single-ids", test_single_ids);
  g_test_add_func ("/task/status", test_status);
  g_test_add_func ("/task/validity", test_validity);
  g_test_add_func ("/task/faults", test_faults);

  return g_test_run ();
}
