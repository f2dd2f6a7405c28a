/* SPDX-FileCopyrightText: 2026 libdti contributors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

#include <gio/gio.h>
#include <libdti/base/dti-text.h>
#include <libdti/model/dti-unit-private.h>
#include <libdti/model/dti-unit-registry.h>

static void
test_new (void)
{
  DtiUnit *unit = dti_unit_new ("KG", "Kiên Giang");
  DtiUnit *bare = dti_unit_new ("X", NULL);
  g_autofree char *title = dti_unit_get_title (unit, "vi");
  g_autofree char *none = dti_unit_get_title (bare, NULL);
  g_autofree char *key = dti_unit_get_collation_key (unit);
  g_autofree char *expected = dti_text_collation_key ("Kiên Giang");

  g_test_summary ("A new unit has an id, a title and nothing else");

  g_assert_cmpstr (dti_unit_get_id (unit), ==, "KG");
  g_assert_cmpstr (title, ==, "Kiên Giang");
  g_assert_cmpstr (dti_unit_get_main_title (unit), ==, "Kiên Giang");
  g_assert_null (dti_unit_get_aliases (unit)[0]);
  g_assert_null (dti_unit_get_region (unit));
  g_assert_null (dti_unit_get_parent (unit));
  g_assert_null (dti_unit_get_valid_from (unit));
  g_assert_null (dti_unit_get_valid_to (unit));
  g_assert_cmpstr (key, ==, expected);
  g_assert_null (none);
  g_assert_finalize_object (unit);
  g_assert_finalize_object (bare);
}

static DtiUnitRegistry *
load (const char *units)
{
  g_autofree char *text =
      g_strdup_printf ("{'format':'dti-units','format-version':1,'units':[%s]}", units);
  g_autofree char *json = g_strdelimit (g_strdup (text), "'", '"');
  g_autoptr (GError) error = NULL;
  DtiUnitRegistry *registry = dti_unit_registry_new_from_json (json, &error);

  g_assert_no_error (error);

  return registry;
}

static void
test_members (void)
{
  DtiUnitRegistry *registry =
      load ("{'id':'KG','title':{'vi':'Kiên Giang','en':'Kien Giang Province'},"
            "'aliases':['K. Giang'],'region':'Mekong','parent':'VN',"
            "'valid':{'from':'1957-01-01','to':'2025-06-30'}}");
  DtiUnit *unit = dti_unit_registry_lookup (registry, "KG");
  g_autofree char *vi = dti_unit_get_title (unit, NULL);
  g_autofree char *en = dti_unit_get_title (unit, "en");
  g_autofree char *title = NULL;
  g_autofree char *from = NULL;
  g_auto (GStrv) aliases = NULL;

  g_test_summary ("A unit of a document has all its members, as getters and properties");

  g_assert_cmpstr (vi, ==, "Kiên Giang");
  g_assert_cmpstr (en, ==, "Kien Giang Province");
  g_assert_cmpstr (dti_unit_get_aliases (unit)[0], ==, "K. Giang");
  g_assert_cmpstr (dti_unit_get_region (unit), ==, "Mekong");
  g_assert_cmpstr (dti_unit_get_parent (unit), ==, "VN");
  g_assert_cmpstr (dti_unit_get_valid_from (unit), ==, "1957-01-01");
  g_assert_cmpstr (dti_unit_get_valid_to (unit), ==, "2025-06-30");

  g_object_get (unit, "title", &title, "aliases", &aliases, "valid-from", &from, NULL);
  g_assert_cmpstr (title, ==, "Kiên Giang");
  g_assert_cmpstr (aliases[0], ==, "K. Giang");
  g_assert_cmpstr (from, ==, "1957-01-01");
  g_assert_finalize_object (registry);
}

static void
test_validity (void)
{
  DtiUnitRegistry *registry = load ("{'id':'old','valid':{'to':'2025-06-30'}},"
                                    "{'id':'new','valid':{'from':'2025-07-01'}},{'id':'all'}");
  static const struct
  {
    const char *period;
    gboolean is_old;
    gboolean is_new;
  } cases[] = {
    { "2024", TRUE, FALSE },
    { "2025", TRUE, TRUE },
    { "2026", FALSE, TRUE },
    { "2025-H1", TRUE, FALSE },
    { "2025-H2", FALSE, TRUE },
    { "2025-06", TRUE, FALSE },
    { "2025-07", FALSE, TRUE },
    { "2025-Q2", TRUE, FALSE },
    { "2025-06-30/2025-06-30", TRUE, FALSE },
    { "2025-06-30/2025-07-01", TRUE, TRUE },
  };

  g_test_summary ("A unit exists in each period that has a day of its life");

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (DtiPeriod) period = dti_period_parse (cases[i].period, NULL);

      g_assert_cmpint (dti_unit_is_valid_in (dti_unit_registry_lookup (registry, "old"), period),
                       ==,
                       cases[i].is_old);
      g_assert_cmpint (dti_unit_is_valid_in (dti_unit_registry_lookup (registry, "new"), period),
                       ==,
                       cases[i].is_new);
      g_assert_true (dti_unit_is_valid_in (dti_unit_registry_lookup (registry, "all"), period));
    }
  g_assert_finalize_object (registry);
}

static void
test_days (void)
{
  static const struct
  {
    const char *text;
    gboolean is_day;
  } cases[] = {
    { "2025-07-01", TRUE },   { "2024-02-29", TRUE },  { "2023-02-29", FALSE },
    { "2025-13-01", FALSE },  { "2025-00-10", FALSE }, { "2025-06-31", FALSE },
    { "2025-7-1", FALSE },    { "01/07/2025", FALSE }, { "2025-07-01T00:00", FALSE },
    { " 2025-07-01", FALSE }, { "2025", FALSE },       { "", FALSE },
    { "0000-01-01", FALSE },  { "2025–07–01", FALSE }, { "20250-7-01", FALSE },
  };

  g_test_summary ("Days are days of the calendar, written in one way only");

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    g_assert_cmpint (dti_unit_is_day (cases[i].text), ==, cases[i].is_day);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

  g_test_add_func ("/unit/new", test_new);
  g_test_add_func ("/unit/members", test_members);
  g_test_add_func ("/unit/validity", test_validity);
  g_test_add_func ("/unit/days", test_days);

  return g_test_run ();
}
