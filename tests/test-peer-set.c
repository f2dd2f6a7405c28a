/* SPDX-FileCopyrightText: 2026 libdti contributors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

#include "config.h"

#include "comparison-testing.h"

static DtiUnitRegistry *
make_registry (void)
{
  static const char json[] =
      "{'format':'dti-units','format-version':1,'units':["
      "{'id':'x','region':'ĐBSCL','parent':'vn'},{'id':'y','region':'ĐBSH','parent':'vn'},"
      "{'id':'z','region':'ĐBSCL'},{'id':'m','region':'ĐBSCL'},{'id':'vn','title':'Việt Nam'}]}";
  g_autofree char *text = make_json (json);
  g_autoptr (GError) error = NULL;
  DtiUnitRegistry *registry = dti_unit_registry_new_from_json (text, &error);

  g_assert_no_error (error);

  return registry;
}

/* Checks who is in it and what it says, and frees it. */
static void
assert_set (DtiPeerSet *set, GError *error, DtiPeerKind kind, const char *units, const char *vi)
{
  g_autofree char *text = NULL;
  g_autofree char *english = NULL;
  g_autofree char *same = NULL;
  g_auto (GStrv) ids = NULL;
  g_autofree char *unit = NULL;
  guint n_units = 0;
  int found = -1;

  g_assert_no_error (error);
  g_assert_cmpint (dti_peer_set_get_kind (set), ==, kind);
  g_assert_cmpstr (dti_peer_set_get_unit (set), ==, "x");
  assert_joined (dti_peer_set_get_units (set), units);
  text = dti_peer_set_describe (set, "vi");
  same = dti_peer_set_describe (set, NULL);
  english = dti_peer_set_describe (set, "en");
  g_assert_cmpstr (text, ==, vi);
  g_assert_cmpstr (same, ==, vi);
  g_assert_cmpstr (english, !=, vi);
  g_object_get (set, "kind", &found, "unit", &unit, "units", &ids, "n-units", &n_units, NULL);
  g_assert_cmpint (found, ==, kind);
  g_assert_cmpstr (unit, ==, "x");
  assert_joined ((const char *const *) ids, units);
  g_assert_cmpuint (n_units, ==, g_strv_length (ids));
  g_assert_cmpuint (dti_peer_set_get_n_units (set), ==, n_units);
  g_assert_finalize_object (set);
}

#define assert_peers(call, kind, units, vi)                                                        \
  do                                                                                               \
    {                                                                                              \
      g_autoptr (GError) peers_error = NULL;                                                       \
      GError **problem = &peers_error;                                                             \
      DtiPeerSet *found = call;                                                                    \
                                                                                                   \
      assert_set (found, peers_error, DTI_PEER_KIND_##kind, units, vi);                            \
    }                                                                                              \
  while (0)

#define assert_no_peers(call, code)                                                                \
  do                                                                                               \
    {                                                                                              \
      g_autoptr (GError) peers_error = NULL;                                                       \
      GError **problem = &peers_error;                                                             \
                                                                                                   \
      g_assert_null (call);                                                                        \
      g_assert_error (peers_error, DTI_ERROR, DTI_ERROR_##code);                                   \
    }                                                                                              \
  while (0)

static void
test_picked (void)
{
  g_autoptr (DtiScorecard) card = score_table (SMALL_MODEL, SMALL_TABLE);
  static const char *const picked[] = { "w", "x", "m", "y", "w", NULL };
  static const char *const wrong[] = { "y", "nobody", NULL };
  static const char *const itself[] = { "x", NULL };

  g_test_summary ("Picked by hand: without the unit, once each; all others that are ranked");

  assert_peers (dti_peer_set_new (card, "x", picked, problem),
                HAND_PICKED,
                "w m y",
                "các đơn vị được chọn");
  assert_no_peers (dti_peer_set_new (card, "x", wrong, problem), NOT_FOUND);
  assert_no_peers (dti_peer_set_new (card, "x", itself, problem), NOT_FOUND);
  assert_no_peers (dti_peer_set_new (card, "nobody", picked, problem), NOT_FOUND);
  assert_peers (dti_peer_set_new_all (card, "x", problem),
                ALL,
                "y z w",
                "mọi đơn vị khác được xếp hạng");
  assert_no_peers (dti_peer_set_new_all (card, "nobody", problem), NOT_FOUND);
}

static void
test_sharing (void)
{
  g_autoptr (DtiScorecard) card = score_table (SMALL_MODEL, SMALL_TABLE);
  g_autoptr (DtiUnitRegistry) registry = make_registry ();

  g_test_summary ("The same region, parent or label; who is for information only is no peer");

  assert_peers (dti_peer_set_new_same_region (card, "x", registry, problem),
                REGION,
                "z",
                "các đơn vị cùng vùng “ĐBSCL”");
  assert_no_peers (dti_peer_set_new_same_region (card, "y", registry, problem), NOT_FOUND);
  assert_no_peers (dti_peer_set_new_same_region (card, "w", registry, problem), NOT_FOUND);
  assert_no_peers (dti_peer_set_new_same_region (card, "nobody", registry, problem), NOT_FOUND);
  assert_peers (dti_peer_set_new_same_parent (card, "x", registry, problem),
                PARENT,
                "y",
                "các đơn vị cùng trực thuộc “Việt Nam”");
  assert_no_peers (dti_peer_set_new_same_parent (card, "z", registry, problem), NOT_FOUND);
  assert_peers (dti_peer_set_new_same_label (card, "x", "Zone", problem),
                LABEL,
                "z",
                "các đơn vị cùng “Zone” là “Nam”");
  assert_no_peers (dti_peer_set_new_same_label (card, "w", "Zone", problem), NOT_FOUND);
  assert_no_peers (dti_peer_set_new_same_label (card, "y", "Zone", problem), NOT_FOUND);
  assert_no_peers (dti_peer_set_new_same_label (card, "x", "Nowhere", problem), NOT_FOUND);
}

static void
test_classes (void)
{
  g_autoptr (DtiScorecard) card = score_table (SMALL_MODEL, SMALL_TABLE);
  g_autoptr (DtiScorecard) low =
      score_table ("'classes':[['B',0.5],['A',0.9]],'root':{'id':'r','children':[{'id':'a'}]}",
                   "unit,a\nx,0.1\ny,0.95\nz,0.2\nw,\n");
  g_autoptr (DtiScorecard) none =
      score_table ("'root':{'id':'r','children':[{'id':'a'}]}", "unit,a\nx,0.1\ny,0.9\n");

  g_test_summary ("The same class, the next better one that somebody is in, the next ranks");

  assert_peers (dti_peer_set_new_same_class (card, "x", NULL, problem),
                SAME_CLASS,
                "w",
                "các đơn vị cùng nhóm “Khá”");
  assert_no_peers (dti_peer_set_new_same_class (card, "y", "r", problem), NOT_FOUND);
  assert_no_peers (dti_peer_set_new_same_class (card, "x", "nowhere", problem), NOT_FOUND);
  assert_peers (dti_peer_set_new_class_above (card, "x", "r", problem),
                CLASS_ABOVE,
                "y",
                "các đơn vị thuộc nhóm cao hơn liền kề, “Cao”");
  assert_no_peers (dti_peer_set_new_class_above (card, "y", NULL, problem), NOT_FOUND);
  assert_no_peers (dti_peer_set_new_class_above (card, "nobody", NULL, problem), NOT_FOUND);

  /* Below all classes; a class that nobody is in; no score; no classes. */
  assert_no_peers (dti_peer_set_new_same_class (low, "x", NULL, problem), NOT_COMPUTABLE);
  assert_peers (dti_peer_set_new_class_above (low, "x", NULL, problem),
                CLASS_ABOVE,
                "y",
                "các đơn vị thuộc nhóm cao hơn liền kề, “A”");
  assert_no_peers (dti_peer_set_new_same_class (low, "w", NULL, problem), NOT_COMPUTABLE);
  assert_no_peers (dti_peer_set_new_class_above (low, "w", NULL, problem), NOT_COMPUTABLE);
  assert_no_peers (dti_peer_set_new_same_class (none, "x", NULL, problem), NOT_COMPUTABLE);
  assert_no_peers (dti_peer_set_new_class_above (none, "x", NULL, problem), NOT_COMPUTABLE);
}

static void
test_ranks (void)
{
  static const char model[] =
      "'columns':{'G':'label'},'root':{'id':'r','children':[{'id':'a','max':9}]},"
      "'views':[{'id':'low','ranking':{'order':'ascending'},'children':[{'ref':'a'}]},"
      "{'id':'in','ranking':{'within':'G'},'children':[{'ref':'a'}]}]";
  g_autoptr (DtiScorecard) card = score_table (model,
                                               "unit,a,G,:ranked\n"
                                               "x,3,one,\n"
                                               "b,5,two,\n"
                                               "c,4,one,\n"
                                               "d,5,one,\n"
                                               "e,3,one,\n"
                                               "f,9,one,false\n"
                                               "g,8,two,\n"
                                               "h,1,one,\n"
                                               "i,,one,\n");

  g_test_summary ("The next ranks: the nearest first, ties as in the data, inside groups");

  assert_peers (dti_peer_set_new_ranks_above (card, "x", NULL, 2, problem),
                RANKS_ABOVE,
                "c b",
                "các đơn vị xếp hạng ngay trên theo “r”");
  assert_peers (dti_peer_set_new_ranks_above (card, "x", "r", 9, problem),
                RANKS_ABOVE,
                "c b d g",
                "các đơn vị xếp hạng ngay trên theo “r”");
  assert_peers (dti_peer_set_new_ranks_above (card, "x", "low", 9, problem),
                RANKS_ABOVE,
                "h",
                "các đơn vị xếp hạng ngay trên theo “low”");
  assert_peers (dti_peer_set_new_ranks_above (card, "x", "in", 9, problem),
                RANKS_ABOVE,
                "c d",
                "các đơn vị xếp hạng ngay trên theo “in”");
  assert_no_peers (dti_peer_set_new_ranks_above (card, "g", NULL, 1, problem), NOT_FOUND);
  assert_no_peers (dti_peer_set_new_ranks_above (card, "i", NULL, 1, problem), NOT_COMPUTABLE);
  assert_no_peers (dti_peer_set_new_ranks_above (card, "x", "nowhere", 1, problem), NOT_FOUND);
}

static void
test_nearest (void)
{
  g_autoptr (DtiScorecard) card = score_table (SMALL_MODEL, SMALL_TABLE);
  static const char *const people[] = { "People", "Income", NULL };
  static const char *const constant[] = { "Income", NULL };
  static const char *const unknown[] = { "People", "Ports", NULL };
  static const char *const nothing[] = { NULL };
  g_autoptr (GError) error = NULL;
  g_autoptr (DtiPeerSet) set = dti_peer_set_new_nearest (card, "x", people, 2, &error);
  double distance = 0;

  g_test_summary ("The nearest by one column, the other being the same everywhere");

  g_assert_no_error (error);
  assert_joined (dti_peer_set_get_units (set), "y z");
  /* 1, 2, 3 and 6: the mean is 3, the variance (4 + 1 + 0 + 9)/3. */
  g_assert_true (dti_peer_set_get_distance (set, "y", &distance));
  assert_near (distance, 1.0 / sqrt (14.0 / 3.0));
  g_assert_true (dti_peer_set_get_distance (set, "z", &distance));
  assert_near (distance, 2.0 / sqrt (14.0 / 3.0));
  g_assert_false (dti_peer_set_get_distance (set, "w", &distance));
  g_assert_true (isnan (distance));
  assert_peers (dti_peer_set_new_nearest (card, "x", people, 7, problem),
                NEAREST,
                "y z w",
                "các đơn vị gần nhất theo People, Income (khoảng cách Euclid chuẩn hóa)");

  assert_no_peers (dti_peer_set_new_nearest (card, "x", constant, 2, problem), NOT_COMPUTABLE);
  assert_no_peers (dti_peer_set_new_nearest (card, "x", nothing, 2, problem), NOT_COMPUTABLE);
  assert_no_peers (dti_peer_set_new_nearest (card, "x", unknown, 2, problem), NOT_FOUND);
  assert_no_peers (dti_peer_set_new_nearest (card, "nobody", people, 2, problem), NOT_FOUND);
}

static void
test_gaps (void)
{
  static const char model[] = "'columns':{'P':'number','Q':'number'},"
                              "'root':{'id':'r','children':[{'id':'a','max':9}]}";
  static const char *const columns[] = { "P", "Q", "a", NULL };
  g_autoptr (DtiScorecard) card = score_table (model,
                                               "unit,a,P,Q\n"
                                               "x,1,1,\n"
                                               "b,3,3,5\n"
                                               "c,,1,7\n"
                                               "d,5,,\n"
                                               "e,,,9\n"
                                               "f,3,3,5\n");
  g_autoptr (GError) error = NULL;
  g_autoptr (DtiPeerSet) set = dti_peer_set_new_nearest (card, "x", columns, 9, &error);
  double distance = 0;

  g_test_summary ("Missing numbers: over the shared columns, scaled up; ties as in the data");

  g_assert_no_error (error);
  /* e shares no column with x. b and f are equally far. */
  assert_joined (dti_peer_set_get_units (set), "c b f d");
  /* P: 1, 3, 1, 3 has the mean 2, the variance 4/3; a: 1, 3, 5, 3 the mean 3, the variance 8/3. */
  g_assert_true (dti_peer_set_get_distance (set, "c", &distance));
  assert_near (distance, 0.0);
  g_assert_true (dti_peer_set_get_distance (set, "b", &distance));
  assert_near (distance, sqrt ((4.0 / (4.0 / 3.0) + 4.0 / (8.0 / 3.0)) * 3.0 / 2.0));
  g_assert_true (dti_peer_set_get_distance (set, "d", &distance));
  assert_near (distance, sqrt (16.0 / (8.0 / 3.0) * 3.0));
}

static void
test_faults (void)
{
  g_test_summary ("A fault of the program is told");

  if (g_test_subprocess ())
    {
      dti_peer_set_get_kind (NULL);
      return;
    }
  g_test_trap_subprocess (NULL, 0, 0);
  g_test_trap_assert_failed ();
  g_test_trap_assert_stderr ("*DTI_IS_PEER_SET*");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  g_test_add_func ("/peer-set/picked", test_picked);
  g_test_add_func ("/peer-set/sharing", test_sharing);
  g_test_add_func ("/peer-set/classes", test_classes);
  g_test_add_func ("/peer-set/ranks", test_ranks);
  g_test_add_func ("/peer-set/nearest", test_nearest);
  g_test_add_func ("/peer-set/gaps", test_gaps);
  g_test_add_func ("/peer-set/faults", test_faults);

  return g_test_run ();
}
