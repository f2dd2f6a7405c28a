/* SPDX-FileCopyrightText: 2026 libdti contributors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

#pragma once

#include <math.h>
#include <string.h>

#include "plan-testing.h"

#include <libdti/model/dti-plan-items-private.h>

/* What the tests of the items of plans share. Documents in C are written with ' for ". */

/* A reader of one class of items, as it stands in dti-plan-items-private.h. */
typedef gpointer (*ReadItem) (JsonObject *object, const DtiPlanPlace *place);

/* An item with one fault. */
typedef struct
{
  const char *item;
  DtiSeverity severity;
  const char *code;
  const char *pointer; /* below the item, "" for the item itself */
} ItemFault;

#define ITEM_POINTER "/items/7"

static inline gpointer
read_item_with (ReadItem read, const char *item, DtiProblemList *problems)
{
  g_autofree char *json = make_json (item);
  g_autoptr (GError) error = NULL;
  g_autoptr (JsonNode) node = dti_json_parse (json, strlen (json), NULL, &error);
  DtiPlanPlace place = { .file = "plan.json", .pointer = ITEM_POINTER, .problems = problems };

  g_assert_no_error (error);

  return read (json_node_get_object (node), &place);
}

/* Nothing is to be wrong with it. */
static inline gpointer
read_item (ReadItem read, const char *item)
{
  g_autoptr (DtiProblemList) problems = dti_problem_list_new ();
  gpointer self = read_item_with (read, item, problems);
  g_autofree char *text = dti_problem_list_to_string (problems);

  g_assert_cmpstr (text, ==, "");
  g_assert_nonnull (self);

  return self;
}

static inline void
assert_fault (ReadItem read, const ItemFault *fault)
{
  g_autoptr (DtiProblemList) problems = dti_problem_list_new ();
  g_autoptr (GObject) item = read_item_with (read, fault->item, problems);
  g_autofree char *pointer = g_strconcat (ITEM_POINTER, fault->pointer, NULL);
  g_autofree char *all = dti_problem_list_to_string (problems);
  g_autoptr (DtiProblem) problem = g_list_model_get_item (G_LIST_MODEL (problems), 0);

  g_test_message ("%s: %s", fault->item, all);
  g_assert_cmpuint (dti_problem_list_get_n_items (problems), ==, 1);
  g_assert_cmpstr (dti_problem_get_code (problem), ==, fault->code);
  g_assert_cmpstr (dti_problem_get_pointer (problem), ==, pointer);
  g_assert_cmpstr (dti_problem_get_file (problem), ==, "plan.json");
  g_assert_cmpint (dti_problem_get_severity (problem), ==, fault->severity);
}

#define assert_faults(read, faults)                                                                \
  G_STMT_START                                                                                     \
  {                                                                                                \
    for (guint assert_i = 0; assert_i < G_N_ELEMENTS (faults); assert_i++)                         \
      assert_fault (read, &(faults)[assert_i]);                                                    \
  }                                                                                                \
  G_STMT_END

/* ---- properties ---- */

static inline void
assert_text_property (gpointer object, const char *property, const char *expected)
{
  g_autofree char *text = NULL;

  g_object_get (object, property, &text, NULL);
  g_assert_cmpstr (text, ==, expected);
}

static inline void
assert_texts_property (gpointer object, const char *property, const char *expected)
{
  g_auto (GStrv) texts = NULL;

  g_object_get (object, property, &texts, NULL);
  assert_texts ((const char *const *) texts, expected);
}

/* Of enums too. */
static inline void
assert_int_property (gpointer object, const char *property, int expected)
{
  int number = -1000;

  g_object_get (object, property, &number, NULL);
  g_assert_cmpint (number, ==, expected);
}

/* NaN equals NaN here. */
static inline void
assert_double_property (gpointer object, const char *property, double expected)
{
  double number = -1000.0;

  g_object_get (object, property, &number, NULL);
  g_assert_cmpstr (isnan (number) ? "NaN" : "", ==, isnan (expected) ? "NaN" : "");
  if (!isnan (expected))
    g_assert_cmpfloat (number, ==, expected);
}

/* Every property can be read and none can be written but those given by the constructor. */
static inline void
assert_immutable (gpointer object)
{
  g_autofree GParamSpec **specs = NULL;
  guint n_specs = 0;

  specs = g_object_class_list_properties (G_OBJECT_GET_CLASS (object), &n_specs);
  g_assert_cmpuint (n_specs, >, 0);
  for (guint i = 0; i < n_specs; i++)
    {
      g_auto (GValue) value = G_VALUE_INIT;

      g_assert_true (specs[i]->flags & G_PARAM_READABLE);
      g_assert_true (!(specs[i]->flags & G_PARAM_WRITABLE) ||
                     (specs[i]->flags & G_PARAM_CONSTRUCT_ONLY));
      g_object_get_property (object, specs[i]->name, &value);
    }
}

/* ---- days ---- */

typedef gboolean (*IsValidOn) (gpointer item, const GDate *day);

/* Every day around the range, told apart by GLib's own count of days. */
static inline void
assert_valid_between (gpointer item, IsValidOn is_valid_on, const char *from, const char *to)
{
  g_autoptr (GDate) first = make_day (from);
  g_autoptr (GDate) last = make_day (to);
  g_autoptr (GDate) day = make_day ("1899-12-31");

  for (guint i = 0; i < 401 * 366; i++)
    {
      gboolean is_inside = g_date_compare (day, first) >= 0 && g_date_compare (day, last) <= 0;

      if (is_valid_on (item, day) != is_inside)
        g_error ("%u-%u-%u", g_date_get_year (day), g_date_get_month (day), g_date_get_day (day));
      g_date_add_days (day, 1);
    }
}
