/* SPDX-FileCopyrightText: 2026 libdti contributors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

#pragma once

#include <gio/gio.h>
#include <libdti/base/dti-error.h>
#include <libdti/model/dti-plan.h>
#include <libdti/model/dti-share.h>

#include "framework-testing.h"

/* What the tests of plans share. */

/* A small index: r = p (a, b) + q (c, also under p by reference), information i, view v over a. */
#define SMALL_FRAMEWORK                                                                            \
  "{'format':'dti-framework','format-version':1,'id':'f','languages':['vi'],"                      \
  "'root':{'id':'r','children':["                                                                  \
  "{'id':'p','children':[{'id':'a'},{'id':'b'},{'ref':'c'}]},"                                     \
  "{'id':'q','children':[{'id':'c'}]},{'id':'i','max':0,'scored':false}]},"                        \
  "'views':[{'id':'v','children':[{'ref':'a'}]}]}"

/* A plan around its further members, such as "'agencies':[…]". */
static inline char *
make_plan_json (const char *members)
{
  g_autofree char *text =
      g_strdup_printf ("{'format':'dti-plan','format-version':1,'id':'test'%s%s}",
                       *members != '\0' ? "," : "",
                       members);

  return make_json (text);
}

static inline DtiPlan *
load_plan (const char *members)
{
  g_autofree char *json = make_plan_json (members);
  g_autoptr (GError) error = NULL;
  DtiPlan *plan = dti_plan_new_from_json (json, &error);

  g_assert_no_error (error);
  g_assert_nonnull (plan);

  return plan;
}

static inline DtiFramework *
load_small_framework (void)
{
  g_autofree char *json = make_json (SMALL_FRAMEWORK);
  g_autoptr (GError) error = NULL;
  DtiFramework *framework = dti_framework_new_from_json (json, &error);

  g_assert_no_error (error);

  return framework;
}

static inline GFile *
find_kien_giang_plan (void)
{
  return g_file_new_build_filename (g_test_get_dir (G_TEST_DIST),
                                    "..",
                                    "examples",
                                    "kien-giang",
                                    "plan.json",
                                    NULL);
}

static inline DtiPlan *
load_kien_giang_plan (void)
{
  g_autoptr (GFile) file = find_kien_giang_plan ();
  g_autoptr (GError) error = NULL;
  DtiPlan *plan = dti_plan_new_from_file (file, &error);

  g_assert_no_error (error);

  return plan;
}

static inline GDate *
make_day (const char *text)
{
  g_auto (GStrv) parts = g_strsplit (text, "-", 3);

  return g_date_new_dmy ((GDateDay) g_ascii_strtoull (parts[2], NULL, 10),
                         (GDateMonth) g_ascii_strtoull (parts[1], NULL, 10),
                         (GDateYear) g_ascii_strtoull (parts[0], NULL, 10));
}

/* "A B C" */
static inline void
assert_texts (const char *const *texts, const char *expected)
{
  g_autofree char *joined = g_strjoinv (" ", (char **) texts);

  g_assert_cmpstr (joined, ==, expected);
}

static inline const char *
get_nick (GType type, int value)
{
  g_autoptr (GEnumClass) klass = g_type_class_ref (type);

  return g_enum_get_value (klass, value)->value_nick;
}
