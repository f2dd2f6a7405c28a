/* SPDX-FileCopyrightText: 2026 libdti contributors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

#include <string.h>

#include <gio/gio.h>
#include <json-glib/json-glib.h>
#include <libdti/base/dti-error.h>
#include <libdti/model/dti-unit-registry.h>

static char *
make_json (const char *text)
{
  return g_strdelimit (g_strdup (text), "'", '"');
}

static char *
make_document (const char *members)
{
  g_autofree char *text = g_strdup_printf ("{'format':'dti-units','format-version':1,%s}", members);

  return make_json (text);
}

static DtiUnitRegistry *
load (const char *members)
{
  g_autofree char *json = make_document (members);
  g_autoptr (GError) error = NULL;
  DtiUnitRegistry *registry = dti_unit_registry_new_from_json (json, &error);

  g_assert_no_error (error);

  return registry;
}

static GFile *
find_provinces (void)
{
  return g_file_new_build_filename (g_test_get_dir (G_TEST_DIST),
                                    "..",
                                    "examples",
                                    "kien-giang",
                                    "units.json",
                                    NULL);
}

static DtiUnitRegistry *
load_provinces (void)
{
  g_autoptr (GFile) file = find_provinces ();
  g_autoptr (GError) error = NULL;
  DtiUnitRegistry *registry = dti_unit_registry_new_from_file (file, &error);

  g_assert_no_error (error);

  return registry;
}

/* ---- adding ---- */

static void
changed_cb (GListModel *model, guint position, guint removed, guint added, gpointer user_data)
{
  guint *calls = user_data;

  (*calls)++;
  g_assert_cmpuint (removed, ==, 0);
  g_assert_cmpuint (added, ==, 1);
  g_assert_cmpuint (position, ==, g_list_model_get_n_items (model) - 1);
}

static void
notified_cb (GObject *object, GParamSpec *pspec, gpointer user_data)
{
  guint *calls = user_data;

  (*calls)++;
}

static void
test_add (void)
{
  DtiUnitRegistry *registry = dti_unit_registry_new ();
  g_autoptr (DtiUnit) a = dti_unit_new ("A", "Một");
  g_autoptr (DtiUnit) b = dti_unit_new ("B", NULL);
  g_autoptr (DtiUnit) again = dti_unit_new ("A", "Hai");
  g_autoptr (DtiUnit) first = NULL;
  g_autoptr (GError) error = NULL;
  GType item_type = G_TYPE_INVALID;
  guint n_changes = 0;
  guint n_notifications = 0;
  guint n_items = 0;

  g_test_summary ("Units are a list in the order of adding, each id once");

  g_signal_connect (registry, "items-changed", G_CALLBACK (changed_cb), &n_changes);
  g_signal_connect (registry, "notify::n-items", G_CALLBACK (notified_cb), &n_notifications);
  g_assert_true (dti_unit_registry_add (registry, b, &error));
  g_assert_true (dti_unit_registry_add (registry, a, &error));
  g_assert_false (dti_unit_registry_add (registry, again, &error));
  g_assert_error (error, DTI_ERROR, DTI_ERROR_EXISTS);
  g_assert_cmpuint (n_changes, ==, 2);
  g_assert_cmpuint (n_notifications, ==, 2);

  first = g_list_model_get_item (G_LIST_MODEL (registry), 0);
  g_object_get (registry, "item-type", &item_type, "n-items", &n_items, NULL);
  g_assert_true (first == b);
  g_assert_true (item_type == DTI_TYPE_UNIT);
  g_assert_cmpuint (n_items, ==, 2);
  g_assert_cmpuint (dti_unit_registry_get_n_items (registry), ==, 2);
  g_assert_null (g_list_model_get_item (G_LIST_MODEL (registry), 2));
  g_assert_true (dti_unit_registry_lookup (registry, "A") == a);
  g_assert_null (dti_unit_registry_lookup (registry, "a"));
  g_assert_finalize_object (registry);
}

/* ---- names ---- */

static void
test_match (void)
{
  DtiUnitRegistry *registry =
      load ("'units':[{'id':'KG','title':{'vi':'Kiên Giang','en':'Kien Giang Province'}},"
            "{'id':'HCM','title':{'vi':'TP. Hồ Chí Minh'},'aliases':['TPHCM','Sài Gòn']},"
            "{'id':'HB','title':{'vi':'Hòa Bình'}},"
            "{'id':'P1','title':{'vi':'Phú Ninh'}},{'id':'P2','title':{'vi':'Phù Ninh'}},"
            "{'id':'T1','title':{'vi':'Tân An'}},{'id':'T2','title':{'vi':'Tân An'}}]");
  static const struct
  {
    const char *name;
    const char *id; /* NULL: an error */
    int code;
  } cases[] = {
    { "KG", "KG", 0 },
    { "Kiên Giang", "KG", 0 },
    { "  Kiên Giang ", "KG", 0 },
    { "Kie\xcc\x82n Giang", "KG", 0 }, /* NFD */
    { "kien giang", "KG", 0 },
    { "KIÊN GIANG", "KG", 0 },
    { "Tỉnh Kiên Giang", "KG", 0 },
    { "Kien Giang Province", "KG", 0 },
    { "ho chi minh", "HCM", 0 },
    { "Thành phố Hồ Chí Minh", "HCM", 0 },
    { "Sài gòn", "HCM", 0 },
    { "tphcm", "HCM", 0 },
    { "Hoà Bình", "HB", 0 }, /* the other place of the tone */
    { "hoa binh", "HB", 0 },
    { "Phú Ninh", "P1", 0 },
    { "Phù Ninh", "P2", 0 },
    { "Phu\xcc\x80 Ninh", "P2", 0 }, /* NFD */
    { "phu ninh", NULL, DTI_ERROR_CONFLICT },
    { "Tân An", NULL, DTI_ERROR_CONFLICT },
    { "Cà Mau", NULL, DTI_ERROR_NOT_FOUND },
    { "", NULL, DTI_ERROR_NOT_FOUND },
    { "   ", NULL, DTI_ERROR_NOT_FOUND },
    { "\xff\xfe", NULL, DTI_ERROR_NOT_FOUND },
  };

  g_test_summary ("A name is found as written, then without accents; what is ambiguous is refused");

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (DtiUnit) unit = dti_unit_registry_match (registry, cases[i].name, &error);

      if (cases[i].id == NULL)
        {
          g_assert_null (unit);
          g_assert_error (error, DTI_ERROR, cases[i].code);
          continue;
        }
      g_assert_no_error (error);
      g_assert_cmpstr (dti_unit_get_id (unit), ==, cases[i].id);
    }
  g_assert_finalize_object (registry);
}

static void
test_conflict (void)
{
  DtiUnitRegistry *registry =
      load ("'units':[{'id':'P1','title':'Phú Ninh'},{'id':'P2','title':'Phù Ninh'}]");
  g_autoptr (GError) error = NULL;

  g_test_summary ("An ambiguous name is answered with all that it can be");

  g_assert_null (dti_unit_registry_match (registry, "PHU NINH", &error));
  g_assert_error (error, DTI_ERROR, DTI_ERROR_CONFLICT);
  g_assert_nonnull (strstr (error->message, "P1 (Phú Ninh)"));
  g_assert_nonnull (strstr (error->message, "P2 (Phù Ninh)"));
  g_assert_finalize_object (registry);
}

/* Each province of the example in each way of writing, against the example itself. */
static void
test_province_names (void)
{
  DtiUnitRegistry *registry = load_provinces ();
  GListModel *units = G_LIST_MODEL (registry);

  g_test_summary ("All provinces are found by their names composed, decomposed and in capitals");

  for (guint i = 0; i < g_list_model_get_n_items (units); i++)
    {
      g_autoptr (DtiUnit) unit = g_list_model_get_item (units, i);
      g_autofree char *title = dti_unit_get_title (unit, "vi");
      g_autofree char *spellings[] = {
        g_utf8_normalize (title, -1, G_NORMALIZE_NFC),
        g_utf8_normalize (title, -1, G_NORMALIZE_NFD),
        g_utf8_strup (title, -1),
      };

      for (guint k = 0; k < G_N_ELEMENTS (spellings); k++)
        {
          g_autoptr (GError) error = NULL;
          g_autoptr (DtiUnit) found = dti_unit_registry_match (registry, spellings[k], &error);

          g_assert_no_error (error);
          g_assert_true (found == unit);
          g_clear_pointer (&spellings[k], g_free);
        }
    }
  g_assert_finalize_object (registry);
}

/* ---- successions ---- */

static void
assert_walk (DtiUnitRegistry *registry,
             gboolean back,
             const char *id,
             const char *date,
             const char *expected)
{
  g_auto (GStrv) ids = back ? dti_unit_registry_get_predecessors (registry, id, date)
                            : dti_unit_registry_get_successors (registry, id, date);
  g_autofree char *joined = g_strjoinv (" ", ids);

  g_assert_cmpstr (joined, ==, expected);
}

static void
test_provinces (void)
{
  DtiUnitRegistry *registry = load_provinces ();
  GListModel *units = G_LIST_MODEL (registry);
  g_autoptr (DtiPeriod) before = dti_period_parse ("2025-H1", NULL);
  g_autoptr (DtiPeriod) after = dti_period_parse ("2025-H2", NULL);
  g_autoptr (GHashTable) gone = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  guint n_before = 0;
  guint n_after = 0;
  guint n_merged = 0;

  g_test_summary ("63 provinces became 34 on 1 July 2025: 11 stayed, 52 merged into 23");

  for (guint i = 0; i < g_list_model_get_n_items (units); i++)
    {
      g_autoptr (DtiUnit) unit = g_list_model_get_item (units, i);
      const char *id = dti_unit_get_id (unit);
      g_auto (GStrv) predecessors = dti_unit_registry_get_predecessors (registry, id, "2025-06-30");
      g_auto (GStrv) successors = dti_unit_registry_get_successors (registry, id, "2025-07-01");

      n_before += dti_unit_is_valid_in (unit, before) ? 1 : 0;
      n_after += dti_unit_is_valid_in (unit, after) ? 1 : 0;
      n_merged += predecessors[0] != NULL ? 1 : 0;
      g_assert_true (predecessors[0] == NULL || !dti_unit_is_valid_in (unit, before));
      g_assert_true ((successors[0] == NULL) == dti_unit_is_valid_in (unit, after));
      for (guint k = 0; predecessors[k] != NULL; k++)
        g_assert_true (g_hash_table_add (gone, g_strdup (predecessors[k])));
    }
  g_assert_cmpuint (n_before, ==, 63);
  g_assert_cmpuint (n_after, ==, 34);
  g_assert_cmpuint (n_merged, ==, 23);
  g_assert_cmpuint (g_hash_table_size (gone), ==, 52);

  /* An Giang and Kiên Giang became An Giang. */
  assert_walk (registry, FALSE, "KG", NULL, "AG-2025");
  assert_walk (registry, FALSE, "KG", "2025-07-01", "AG-2025");
  assert_walk (registry, FALSE, "KG", "2025-06-30", "");
  assert_walk (registry, TRUE, "AG-2025", NULL, "AG KG");
  assert_walk (registry, TRUE, "AG-2025", "2024-12-31", "AG KG");
  assert_walk (registry, TRUE, "AG-2025", "2025-07-01", "");
  assert_walk (registry, TRUE, "HN", NULL, "");
  assert_walk (registry, FALSE, "nowhere", NULL, "");
  g_assert_finalize_object (registry);
}

/* Hà Tây went into Hà Nội in 2008; Đắk Lắk was split in 2004; Hà Nam Ninh twice, 1991 and 1996. */
static void
test_chains (void)
{
  DtiUnitRegistry *registry = dti_unit_registry_new ();
  static const char *const ids[] = { "HN", "HTY", "DL", "DN", "HNN", "NH", "NB", "HNA", "ND" };
  static const struct
  {
    DtiSuccessionKind kind;
    const char *from[3];
    const char *to[3];
    const char *date;
  } successions[] = {
    /* Later ones first: the order of adding does not matter. */
    { DTI_SUCCESSION_KIND_MERGE, { "HN", "HTY" }, { "HN" }, "2008-08-01" },
    { DTI_SUCCESSION_KIND_SPLIT, { "DL" }, { "DL", "DN" }, "2004-01-01" },
    { DTI_SUCCESSION_KIND_SPLIT, { "NH" }, { "HNA", "ND" }, "1996-11-06" },
    { DTI_SUCCESSION_KIND_SPLIT, { "HNN" }, { "NH", "NB" }, "1991-12-26" },
  };

  g_test_summary ("Successions are followed one after the other, also where a unit keeps its id");

  for (guint i = 0; i < G_N_ELEMENTS (ids); i++)
    {
      g_autoptr (DtiUnit) unit = dti_unit_new (ids[i], NULL);

      g_assert_true (dti_unit_registry_add (registry, unit, NULL));
    }
  for (guint i = 0; i < G_N_ELEMENTS (successions); i++)
    {
      g_autoptr (GError) error = NULL;

      dti_unit_registry_add_succession (registry,
                                        successions[i].kind,
                                        successions[i].from,
                                        successions[i].to,
                                        successions[i].date,
                                        NULL,
                                        &error);
      g_assert_no_error (error);
    }

  assert_walk (registry, FALSE, "HTY", "2008-08-01", "HN");
  assert_walk (registry, FALSE, "HN", "2008-08-01", "HN");
  assert_walk (registry, FALSE, "HN", "2008-07-31", "");
  assert_walk (registry, TRUE, "HN", "2008-07-31", "HN HTY");
  assert_walk (registry, TRUE, "HN", "2008-08-01", "");
  assert_walk (registry, FALSE, "DL", NULL, "DL DN");
  assert_walk (registry, TRUE, "DN", "2003-12-31", "DL");
  assert_walk (registry, TRUE, "DL", "2003-12-31", "DL");
  assert_walk (registry, FALSE, "HNN", NULL, "HNA ND NB");
  assert_walk (registry, FALSE, "HNN", "1995-01-01", "NH NB");
  assert_walk (registry, FALSE, "NH", "1995-01-01", "");
  assert_walk (registry, TRUE, "ND", NULL, "HNN");
  assert_walk (registry, TRUE, "ND", "1995-01-01", "NH");
  assert_walk (registry, TRUE, "NB", "1991-12-25", "HNN");
  g_assert_finalize_object (registry);
}

static void
test_one_day (void)
{
  DtiUnitRegistry *registry =
      load ("'units':[{'id':'a'},{'id':'b'},{'id':'c'},{'id':'d'}],'successions':["
            "{'kind':'merge','from':['a','b'],'to':'c','date':'2020-01-01'},"
            "{'kind':'merge','from':['c'],'to':'d','date':'2020-01-01'}]");

  g_test_summary ("Successions of one day follow each other too");

  assert_walk (registry, FALSE, "a", NULL, "d");
  assert_walk (registry, TRUE, "d", NULL, "a b");
  assert_walk (registry, TRUE, "d", "2020-01-01", "");
  g_assert_finalize_object (registry);
}

static void
test_own_predecessors (void)
{
  DtiUnitRegistry *registry =
      load ("'units':[{'id':'ab','predecessors':['a','b'],'valid':{'from':'2020-01-01'}},"
            "{'id':'a'},{'id':'b'},{'id':'x'},"
            "{'id':'y','predecessors':['x'],'valid':{'from':'2021-01-01'}},"
            "{'id':'z','predecessors':['x'],'valid':{'from':'2021-01-01'}}],"
            "'successions':[{'kind':'merge','from':['a','b'],'to':'ab','date':'2020-01-01'}]");

  g_test_summary ("A unit can name its predecessors itself, and once more as a succession");

  assert_walk (registry, TRUE, "ab", NULL, "a b");
  assert_walk (registry, FALSE, "b", NULL, "ab");
  assert_walk (registry, FALSE, "x", NULL, "y z");
  assert_walk (registry, TRUE, "z", "2020-12-31", "x");
  g_assert_finalize_object (registry);
}

static void
test_bad_successions (void)
{
  DtiUnitRegistry *registry = load ("'units':[{'id':'a'},{'id':'b'},{'id':'c'}]");
  static const struct
  {
    DtiSuccessionKind kind;
    const char *from[3];
    const char *to[3];
    const char *date;
    int code;
  } cases[] = {
    { DTI_SUCCESSION_KIND_MERGE, { "a" }, { NULL }, "2020-01-01", DTI_ERROR_INVALID_DATA },
    { DTI_SUCCESSION_KIND_MERGE, { NULL }, { "a" }, "2020-01-01", DTI_ERROR_INVALID_DATA },
    { DTI_SUCCESSION_KIND_MERGE, { "a" }, { "b", "c" }, "2020-01-01", DTI_ERROR_INVALID_DATA },
    { DTI_SUCCESSION_KIND_SPLIT, { "a", "b" }, { "c" }, "2020-01-01", DTI_ERROR_INVALID_DATA },
    { DTI_SUCCESSION_KIND_SPLIT, { "a" }, { "b", "c" }, "2020", DTI_ERROR_INVALID_DATA },
    { DTI_SUCCESSION_KIND_SPLIT, { "a" }, { "b", "q" }, "2020-01-01", DTI_ERROR_NOT_FOUND },
    { DTI_SUCCESSION_KIND_MERGE, { "q", "b" }, { "a" }, "2020-01-01", DTI_ERROR_NOT_FOUND },
  };
  g_autofree char *json = dti_unit_registry_to_json (registry);
  g_autofree char *after = NULL;

  g_test_summary ("A succession that cannot be is refused and changes nothing");

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GError) error = NULL;

      g_assert_false (dti_unit_registry_add_succession (
          registry, cases[i].kind, cases[i].from, cases[i].to, cases[i].date, NULL, &error));
      g_assert_error (error, DTI_ERROR, cases[i].code);
    }
  after = dti_unit_registry_to_json (registry);
  g_assert_cmpstr (json, ==, after);
  g_assert_finalize_object (registry);
}

/* ---- documents ---- */

static void
test_faults (void)
{
  static const struct
  {
    const char *members;
    const char *place;
  } cases[] = {
    { "'units':5", "#/units: " },
    { "'units':[5]", "#/units/0: " },
    { "'units':[{}]", "#/units/0: " },
    { "'units':[{'id':''}]", "#/units/0: " },
    { "'units':[{'id':5}]", "#/units/0/id: " },
    { "'units':[{'id':'a'},{'id':'a'}]", "#/units/1: " },
    { "'units':[{'id':'a','title':5}]", "#/units/0/title: " },
    { "'units':[{'id':'a','aliases':'x'}]", "#/units/0/aliases: " },
    { "'units':[{'id':'a','region':1}]", "#/units/0/region: " },
    { "'units':[{'id':'a','valid':'2020'}]", "#/units/0/valid: " },
    { "'units':[{'id':'a','valid':{'from':'1/7/2025'}}]", "#/units/0/valid/from: " },
    { "'units':[{'id':'a','valid':{'from':'2025-07-01','to':'2025-06-30'}}]", "#/units/0/valid: " },
    { "'units':[{'id':'a','predecessors':['q']}]", "#/units/0/predecessors: " },
    { "'units':[{'id':'a'},{'id':'b','predecessors':['a']}]", "#/units/1/predecessors: " },
    { "'successions':[5]", "#/successions/0: " },
    { "'successions':[{'kind':'merge'}]", "#/successions/0: " },
    { "'units':[{'id':'a'}],'successions':[{'kind':'merge','from':['a','q'],'to':'a',"
      "'date':'2020-01-01'}]",
      "#/successions/0/from: " },
    { "'units':[{'id':'a'}],'successions':[{'kind':'join','from':['a'],'to':'a',"
      "'date':'2020-01-01'}]",
      "#/successions/0/kind: " },
    { "'units':[{'id':'a'}],'successions':[{'kind':'merge','from':['a'],'to':'a',"
      "'date':'July'}]",
      "#/successions/0: " },
  };

  g_test_summary ("Each fault of a document is refused with its place");

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *json = make_document (cases[i].members);
      g_autoptr (GError) error = NULL;

      g_assert_null (dti_unit_registry_new_from_json (json, &error));
      g_assert_error (error, DTI_ERROR, DTI_ERROR_INVALID_DATA);
      g_test_message ("%s", error->message);
      g_assert_true (g_str_has_prefix (error->message, cases[i].place));
    }
}

static void
test_format (void)
{
  static const struct
  {
    const char *json;
    int code;
  } cases[] = {
    { "[]", DTI_ERROR_INVALID_DATA },
    { "{", DTI_ERROR_INVALID_DATA },
    { "{}", DTI_ERROR_INVALID_DATA },
    { "{'format':'dti-plan','format-version':1}", DTI_ERROR_INVALID_DATA },
    { "{'format':'dti-units'}", DTI_ERROR_INVALID_DATA },
    { "{'format':'dti-units','format-version':2}", DTI_ERROR_UNSUPPORTED },
  };
  g_autofree char *deep = g_strnfill (200000, '[');
  g_autoptr (GError) limit = NULL;

  g_test_summary ("Other documents, newer formats and hostile nesting are refused");

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *json = make_json (cases[i].json);
      g_autoptr (GError) error = NULL;

      g_assert_null (dti_unit_registry_new_from_json (json, &error));
      g_assert_error (error, DTI_ERROR, cases[i].code);
    }
  g_assert_null (dti_unit_registry_new_from_json (deep, &limit));
  g_assert_error (limit, DTI_ERROR, DTI_ERROR_LIMIT);
}

static void
assert_same_json (const char *a, const char *b)
{
  g_autoptr (JsonNode) first = json_from_string (a, NULL);
  g_autoptr (JsonNode) second = json_from_string (b, NULL);

  g_assert_true (json_node_equal (first, second));
}

static void
test_round_trip (void)
{
  g_autoptr (GFile) file = find_provinces ();
  g_autofree char *provinces = NULL;
  g_autofree char *strange = make_document (
      "'id':'x','later':{'a':[1,2.5,null]},'successions':[{'kind':'split','from':'a',"
      "'to':['b','c'],'date':'2020-01-01','share':[0.25,0.75]}],"
      "'units':[{'id':'a','population':1e-05,'title':'A'},{'id':'b'},{'id':'c','x':{}}],'z':true");
  const char *documents[2];
  g_autoptr (GError) error = NULL;

  g_test_summary ("A registry is written with all its document said");

  g_file_load_contents (file, NULL, &provinces, NULL, NULL, &error);
  g_assert_no_error (error);
  documents[0] = provinces;
  documents[1] = strange;
  for (guint i = 0; i < G_N_ELEMENTS (documents); i++)
    {
      g_autoptr (DtiUnitRegistry) first = dti_unit_registry_new_from_json (documents[i], &error);
      g_autoptr (DtiUnitRegistry) second = NULL;
      g_autofree char *written = NULL;
      g_autofree char *again = NULL;

      g_assert_no_error (error);
      written = dti_unit_registry_to_json (first);
      second = dti_unit_registry_new_from_json (written, &error);
      g_assert_no_error (error);
      again = dti_unit_registry_to_json (second);
      assert_same_json (documents[i], written);
      g_assert_cmpstr (written, ==, again);
    }
}

static void
test_write_own (void)
{
  DtiUnitRegistry *registry = dti_unit_registry_new ();
  g_autoptr (DtiUnit) a = dti_unit_new ("a", "Tỉnh \"A\"");
  g_autoptr (DtiUnit) b = dti_unit_new ("b", NULL);
  const char *const from[] = { "a", "b", NULL };
  const char *const to[] = { "b", NULL };
  g_autofree char *expected = make_json (
      "{'format':'dti-units','format-version':1,'units':[{'id':'a','title':'Tỉnh \\'A\\''},"
      "{'id':'b'}],'successions':[{'kind':'merge','from':['a','b'],'to':'b',"
      "'date':'2020-01-01','legal-basis':'NQ 1'},{'kind':'split','from':'b','to':['a','b'],"
      "'date':'2021-01-01'}]}");
  g_autofree char *json = NULL;

  g_test_summary ("A registry made by hand is written as the format says");

  dti_unit_registry_add (registry, a, NULL);
  dti_unit_registry_add (registry, b, NULL);
  g_assert_true (dti_unit_registry_add_succession (
      registry, DTI_SUCCESSION_KIND_MERGE, from, to, "2020-01-01", "NQ 1", NULL));
  g_assert_true (dti_unit_registry_add_succession (
      registry, DTI_SUCCESSION_KIND_SPLIT, to, from, "2021-01-01", NULL, NULL));
  json = dti_unit_registry_to_json (registry);
  assert_same_json (json, expected);
  g_assert_finalize_object (registry);
}

static void
loaded_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  GAsyncResult **slot = user_data;

  *slot = g_object_ref (result);
}

static void
test_files (void)
{
  g_autoptr (GFile) file = find_provinces ();
  g_autoptr (GFile) missing = g_file_new_for_path ("/nowhere/units.json");
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  DtiUnitRegistry *registry;

  g_test_summary ("Registries are read from files here and in another thread");

  g_assert_null (dti_unit_registry_new_from_file (missing, &error));
  g_assert_error (error, DTI_ERROR, DTI_ERROR_NOT_FOUND);
  g_clear_error (&error);

  dti_unit_registry_new_from_file_async (file, NULL, loaded_cb, &result);
  while (result == NULL)
    g_main_context_iteration (NULL, TRUE);
  registry = dti_unit_registry_new_from_file_finish (result, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (dti_unit_registry_get_n_items (registry), ==, 86);
  g_clear_object (&result);
  g_assert_finalize_object (registry);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

  g_test_add_func ("/unit-registry/add", test_add);
  g_test_add_func ("/unit-registry/match", test_match);
  g_test_add_func ("/unit-registry/conflict", test_conflict);
  g_test_add_func ("/unit-registry/province-names", test_province_names);
  g_test_add_func ("/unit-registry/provinces", test_provinces);
  g_test_add_func ("/unit-registry/chains", test_chains);
  g_test_add_func ("/unit-registry/one-day", test_one_day);
  g_test_add_func ("/unit-registry/own-predecessors", test_own_predecessors);
  g_test_add_func ("/unit-registry/bad-successions", test_bad_successions);
  g_test_add_func ("/unit-registry/faults", test_faults);
  g_test_add_func ("/unit-registry/format", test_format);
  g_test_add_func ("/unit-registry/round-trip", test_round_trip);
  g_test_add_func ("/unit-registry/write-own", test_write_own);
  g_test_add_func ("/unit-registry/files", test_files);

  return g_test_run ();
}
