/* SPDX-FileCopyrightText: 2026 libdti contributors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

#include "framework-testing.h"

#include <math.h>

#include <libdti/dti-enum-types.h>

static DtiIndicator *
find (DtiFramework *framework, const char *id)
{
  DtiNode *node = dti_framework_lookup (framework, id);

  g_assert_true (DTI_IS_INDICATOR (node));

  return DTI_INDICATOR (node);
}

static void
test_defaults (void)
{
  DtiFramework *framework = load_clean_framework ("'root':{'id':'r','children':[{'id':'a'}]}");
  DtiIndicator *a = find (framework, "a");

  g_test_summary ("An indicator of an id alone is any number, the more the better");

  g_assert_null (dti_indicator_get_unit_of_measure (a));
  g_assert_cmpint (dti_indicator_get_direction (a), ==, DTI_DIRECTION_UP);
  g_assert_cmpint (dti_indicator_get_kind (a), ==, DTI_INDICATOR_KIND_NUMBER);
  g_assert_true (dti_indicator_get_domain_min (a) == -INFINITY);
  g_assert_true (dti_indicator_get_domain_max (a) == INFINITY);
  g_assert_finalize_object (framework);
}

static void
test_members (void)
{
  static const struct
  {
    const char *members;
    DtiDirection direction;
    DtiIndicatorKind kind;
    double domain_min;
    double domain_max;
  } cases[] = {
    { "'direction':'up','kind':'number','domain':[0,100]",
      DTI_DIRECTION_UP,
      DTI_INDICATOR_KIND_NUMBER,
      0,
      100 },
    { "'direction':'down','kind':'ratio','domain':[-1.5,1.5]",
      DTI_DIRECTION_DOWN,
      DTI_INDICATOR_KIND_RATIO,
      -1.5,
      1.5 },
    { "'direction':'range','kind':'count','domain':[3,3]",
      DTI_DIRECTION_RANGE,
      DTI_INDICATOR_KIND_COUNT,
      3,
      3 },
    { "'kind':'boolean','domain':[0,1]", DTI_DIRECTION_UP, DTI_INDICATOR_KIND_BOOLEAN, 0, 1 },
    { "'kind':'rating','domain':[1,5]", DTI_DIRECTION_UP, DTI_INDICATOR_KIND_RATING, 1, 5 },
  };

  g_test_summary ("Unit, direction, kind and domain are read as written");

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *members =
          g_strdup_printf ("'root':{'id':'r','children':[{'id':'a','unit':'%%',%s}]}",
                           cases[i].members);
      DtiFramework *framework = load_clean_framework (members);
      DtiIndicator *a = find (framework, "a");

      g_assert_cmpstr (dti_indicator_get_unit_of_measure (a), ==, "%");
      g_assert_cmpint (dti_indicator_get_direction (a), ==, cases[i].direction);
      g_assert_cmpint (dti_indicator_get_kind (a), ==, cases[i].kind);
      g_assert_cmpfloat (dti_indicator_get_domain_min (a), ==, cases[i].domain_min);
      g_assert_cmpfloat (dti_indicator_get_domain_max (a), ==, cases[i].domain_max);
      g_assert_finalize_object (framework);
    }
}

static void
test_properties (void)
{
  DtiFramework *framework = load_clean_framework (
      "'root':{'id':'r','children':[{'id':'a','unit':'km','direction':'down','kind':'count',"
      "'domain':[1,2]}]}");
  g_autofree char *unit = NULL;
  DtiDirection direction;
  DtiIndicatorKind kind;
  double domain_min;
  double domain_max;

  g_test_summary ("Properties say what the getters say");

  g_object_get (find (framework, "a"),
                "unit-of-measure",
                &unit,
                "direction",
                &direction,
                "kind",
                &kind,
                "domain-min",
                &domain_min,
                "domain-max",
                &domain_max,
                NULL);
  g_assert_cmpstr (unit, ==, "km");
  g_assert_cmpint (direction, ==, DTI_DIRECTION_DOWN);
  g_assert_cmpint (kind, ==, DTI_INDICATOR_KIND_COUNT);
  g_assert_cmpfloat (domain_min, ==, 1.0);
  g_assert_cmpfloat (domain_max, ==, 2.0);
  g_assert_finalize_object (framework);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

  g_test_add_func ("/indicator/defaults", test_defaults);
  g_test_add_func ("/indicator/members", test_members);
  g_test_add_func ("/indicator/properties", test_properties);

  return g_test_run ();
}
