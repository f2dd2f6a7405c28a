/* SPDX-FileCopyrightText: 2026 libdti contributors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

#include "config.h"

#include "plan-item-testing.h"

#include <libdti/dti-enum-types.h>

static gpointer
read_event (JsonObject *object, const DtiPlanPlace *place)
{
  return dti_task_event_read (object, place);
}

#define FULL "{'status':'ongoing','date':'2023-10-01','actor':'Sở TTTT','note':'n'}"

static void
test_getters (void)
{
  DtiTaskEvent *event = read_item (read_event, FULL);
  DtiTaskEvent *bare = read_item (read_event, "{'status':'done','date':'2024-02-29'}");

  g_test_summary ("An event tells what the document says of it");

  g_assert_cmpint (dti_task_event_get_status (event), ==, DTI_TASK_STATUS_ONGOING);
  g_assert_cmpstr (dti_task_event_get_date (event), ==, "2023-10-01");
  g_assert_cmpstr (dti_task_event_get_actor (event), ==, "Sở TTTT");
  g_assert_cmpstr (dti_task_event_get_note (event), ==, "n");
  g_assert_cmpstr (dti_task_event_get_date (bare), ==, "2024-02-29");
  g_assert_null (dti_task_event_get_actor (bare));
  g_assert_null (dti_task_event_get_note (bare));
  g_assert_finalize_object (event);
  g_assert_finalize_object (bare);
}

static void
test_properties (void)
{
  DtiTaskEvent *event = read_item (read_event, FULL);
  DtiTaskEvent *empty = g_object_new (DTI_TYPE_TASK_EVENT, NULL);

  g_test_summary ("What getters tell, properties tell, and nobody can change them");

  assert_int_property (event, "status", DTI_TASK_STATUS_ONGOING);
  assert_text_property (event, "date", "2023-10-01");
  assert_text_property (event, "actor", "Sở TTTT");
  assert_text_property (event, "note", "n");
  assert_immutable (event);
  assert_immutable (empty);
  g_assert_finalize_object (event);
  g_assert_finalize_object (empty);
}

static void
test_statuses (void)
{
  /* The words of the document. */
  static const char *const statuses[] = {
    "planned", "ongoing", "done", "suspended", "cancelled",
  };
  g_autoptr (GEnumClass) klass = g_type_class_ref (DTI_TYPE_TASK_STATUS);

  g_test_summary ("Each status has its word");

  g_assert_cmpuint (klass->n_values, ==, G_N_ELEMENTS (statuses));
  for (guint i = 0; i < G_N_ELEMENTS (statuses); i++)
    {
      g_autofree char *item = g_strdup_printf ("{'status':'%s','date':'2023-10-01'}", statuses[i]);
      g_autoptr (DtiTaskEvent) event = read_item (read_event, item);

      g_assert_cmpint (dti_task_event_get_status (event), ==, (int) i);
    }
}

static const ItemFault faults[] = {
  { "{'status':'done'}", DTI_SEVERITY_ERROR, "missing-member", "" },
  { "{'date':'2023-10-01'}", DTI_SEVERITY_ERROR, "missing-member", "" },
  { "{'status':'finished','date':'2023-10-01'}", DTI_SEVERITY_ERROR, "unknown-name", "/status" },
  { "{'status':2,'date':'2023-10-01'}", DTI_SEVERITY_ERROR, "wrong-type", "/status" },
  { "{'status':'done','date':'1/10/2023'}", DTI_SEVERITY_ERROR, "invalid-date", "/date" },
  { "{'status':'done','date':'2023-10-1'}", DTI_SEVERITY_ERROR, "invalid-date", "/date" },
  { "{'status':'done','date':'2023-09-31'}", DTI_SEVERITY_ERROR, "invalid-date", "/date" },
  { "{'status':'done','date':''}", DTI_SEVERITY_ERROR, "invalid-date", "/date" },
  { "{'status':'done','date':20231001}", DTI_SEVERITY_ERROR, "wrong-type", "/date" },
  { "{'status':'done','date':'2023-10-01','actor':5}", DTI_SEVERITY_ERROR, "wrong-type", "/actor" },
  { "{'status':'done','date':'2023-10-01','note':5}", DTI_SEVERITY_ERROR, "wrong-type", "/note" },
  { "{'status':'done','date':'2023-10-01','by':'x'}",
    DTI_SEVERITY_WARNING,
    "unknown-member",
    "/by" },
};

static void
test_faults (void)
{
  g_test_summary ("Each fault is one problem, at the member that has it");

  assert_faults (read_event, faults);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

  g_test_add_func ("/task-event/getters", test_getters);
  g_test_add_func ("/task-event/properties", test_properties);
  g_test_add_func ("/task-event/statuses", test_statuses);
  g_test_add_func ("/task-event/faults", test_faults);

  return g_test_run ();
}
