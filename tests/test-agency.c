/* SPDX-FileCopyrightText: 2026 libdti contributors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

#include "config.h"

#include "plan-item-testing.h"

#include <libdti/base/dti-text.h>

static gpointer
read_agency (JsonObject *object, const DtiPlanPlace *place)
{
  return dti_agency_read (object, place);
}

#define FULL                                                                                             \
  "{'id':'stttt','title':{'vi':'Sở Thông tin và Truyền thông','en':'Department of Information'}," \
  "'abbreviation':'Sở TTTT','aliases':['Sở TT&TT','STTTT'],'kind':'department',"                     \
  "'parent':'ubnd-tinh','answers-to':'chu-tich','members':['a','b'],'successors':['skhcn'],"             \
  "'valid':{'from':'2008-01-01','to':'2025-02-28'},'note':'n','source':'s'}"

static void
test_getters (void)
{
  DtiAgency *agency = read_item (read_agency, FULL);
  g_autofree char *vi = dti_agency_get_title (agency, NULL);
  g_autofree char *en = dti_agency_get_title (agency, "en");
  g_autofree char *fr = dti_agency_get_title (agency, "fr");

  g_test_summary ("An agency tells what the document says of it");

  g_assert_cmpstr (dti_agency_get_id (agency), ==, "stttt");
  g_assert_cmpstr (vi, ==, "Sở Thông tin và Truyền thông");
  g_assert_cmpstr (en, ==, "Department of Information");
  g_assert_cmpstr (fr, ==, "Department of Information");
  g_assert_cmpstr (dti_agency_get_main_title (agency), ==, "Sở Thông tin và Truyền thông");
  g_assert_cmpstr (dti_agency_get_abbreviation (agency), ==, "Sở TTTT");
  g_assert_cmpstr (dti_agency_get_kind (agency), ==, "department");
  g_assert_cmpstr (dti_agency_get_parent (agency), ==, "ubnd-tinh");
  g_assert_cmpstr (dti_agency_get_answers_to (agency), ==, "chu-tich");
  assert_texts (dti_agency_get_aliases (agency), "Sở TT&TT STTTT");
  assert_texts (dti_agency_get_members (agency), "a b");
  assert_texts (dti_agency_get_successors (agency), "skhcn");
  g_assert_cmpstr (dti_agency_get_valid_from (agency), ==, "2008-01-01");
  g_assert_cmpstr (dti_agency_get_valid_to (agency), ==, "2025-02-28");
  g_assert_cmpstr (dti_agency_get_note (agency), ==, "n");
  g_assert_cmpstr (dti_agency_get_source (agency), ==, "s");
  g_assert_finalize_object (agency);
}

static void
test_properties (void)
{
  DtiAgency *agency = read_item (read_agency, FULL);
  g_autofree char *key = dti_agency_get_collation_key (agency);

  g_test_summary ("What getters tell, properties tell, and nobody can change them");

  assert_text_property (agency, "id", "stttt");
  assert_text_property (agency, "title", "Sở Thông tin và Truyền thông");
  assert_text_property (agency, "abbreviation", "Sở TTTT");
  assert_text_property (agency, "kind", "department");
  assert_text_property (agency, "parent", "ubnd-tinh");
  assert_text_property (agency, "answers-to", "chu-tich");
  assert_text_property (agency, "valid-from", "2008-01-01");
  assert_text_property (agency, "valid-to", "2025-02-28");
  assert_text_property (agency, "note", "n");
  assert_text_property (agency, "source", "s");
  assert_text_property (agency, "collation-key", key);
  assert_texts_property (agency, "aliases", "Sở TT&TT STTTT");
  assert_texts_property (agency, "members", "a b");
  assert_texts_property (agency, "successors", "skhcn");
  assert_int_property (agency, "is-group", TRUE);
  assert_immutable (agency);
  g_assert_finalize_object (agency);
}

static void
assert_bare (DtiAgency *agency)
{
  g_assert_null (dti_agency_get_abbreviation (agency));
  g_assert_null (dti_agency_get_kind (agency));
  g_assert_null (dti_agency_get_parent (agency));
  g_assert_null (dti_agency_get_answers_to (agency));
  g_assert_false (dti_agency_get_is_group (agency));
  assert_texts (dti_agency_get_aliases (agency), "");
  assert_texts (dti_agency_get_members (agency), "");
  assert_texts (dti_agency_get_successors (agency), "");
  g_assert_null (dti_agency_get_valid_from (agency));
  g_assert_null (dti_agency_get_valid_to (agency));
  g_assert_null (dti_agency_get_note (agency));
  g_assert_null (dti_agency_get_source (agency));
}

static void
test_constructor (void)
{
  DtiAgency *titled = dti_agency_new ("cat", "Công an tỉnh");
  DtiAgency *untitled = dti_agency_new ("cat", NULL);
  DtiAgency *empty = g_object_new (DTI_TYPE_AGENCY, NULL);
  g_autofree char *any = dti_agency_get_title (titled, "en");
  g_autofree char *by_id = dti_agency_get_collation_key (untitled);
  g_autofree char *key = dti_text_collation_key ("cat");
  g_autofree char *nothing = dti_agency_get_collation_key (empty);

  g_test_summary ("An agency can be made without a document, with an id and a title");

  g_assert_cmpstr (dti_agency_get_id (titled), ==, "cat");
  g_assert_cmpstr (dti_agency_get_main_title (titled), ==, "Công an tỉnh");
  g_assert_cmpstr (any, ==, "Công an tỉnh");
  g_assert_null (dti_agency_get_main_title (untitled));
  g_assert_null (dti_agency_get_title (untitled, "vi"));
  g_assert_cmpstr (by_id, ==, key);
  g_assert_nonnull (nothing);
  assert_bare (titled);
  assert_bare (empty);
  g_assert_finalize_object (titled);
  g_assert_finalize_object (untitled);
  g_assert_finalize_object (empty);
}

static void
test_answers_to (void)
{
  static const struct
  {
    const char *item;
    const char *answers_to;
  } cases[] = {
    { "{'id':'a'}", NULL },
    { "{'id':'a','parent':'p'}", "p" },
    { "{'id':'a','answers-to':'b'}", "b" },
    { "{'id':'a','parent':'p','answers-to':'b'}", "b" },
  };

  g_test_summary ("An agency answers to whom the plan names, else to its parent");

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (DtiAgency) agency = read_item (read_agency, cases[i].item);

      g_assert_cmpstr (dti_agency_get_answers_to (agency), ==, cases[i].answers_to);
    }
}

static void
test_is_group (void)
{
  static const struct
  {
    const char *item;
    gboolean is_group;
  } cases[] = {
    { "{'id':'a'}", FALSE },
    { "{'id':'a','kind':'people-committee'}", FALSE },
    { "{'id':'a','members':[]}", FALSE },
    { "{'id':'a','kind':'group'}", TRUE },
    { "{'id':'a','kind':'group','members':['b']}", TRUE },
    { "{'id':'a','kind':'people-committee','members':['b']}", TRUE },
  };

  g_test_summary ("A group is what says so, or has members");

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (DtiAgency) agency = read_item (read_agency, cases[i].item);

      g_assert_cmpint (dti_agency_get_is_group (agency), ==, cases[i].is_group);
    }
}

static void
test_collation (void)
{
  /* As a Vietnamese dictionary orders them: a before â, d before đ, marks after letters. */
  static const char *const sorted[] = {
    "Ban Dân tộc",    "Báo Kiên Giang", "Công an tỉnh", "Cục Thuế tỉnh", "Doanh nghiệp viễn thông",
    "Đài Phát thanh", "Sở Công Thương", "Sở Xây dựng",  "Sở Y tế",       "UBND tỉnh",
  };

  g_test_summary ("Keys sort agencies as Vietnamese readers expect");

  for (guint i = 0; i + 1 < G_N_ELEMENTS (sorted); i++)
    {
      g_autoptr (DtiAgency) agency = dti_agency_new ("z", sorted[i]);
      g_autoptr (DtiAgency) next = dti_agency_new ("a", sorted[i + 1]);
      g_autofree char *key = dti_agency_get_collation_key (agency);
      g_autofree char *next_key = dti_agency_get_collation_key (next);

      g_assert_cmpstr (key, <, next_key);
    }
}

static gboolean
is_valid_on (gpointer item, const GDate *day)
{
  return dti_agency_is_valid_on (item, day);
}

static void
test_validity (void)
{
  g_autoptr (DtiAgency) closed = read_item (read_agency, FULL);
  g_autoptr (DtiAgency) open = dti_agency_new ("a", NULL);
  g_autoptr (DtiAgency) young = read_item (read_agency, "{'id':'a','valid':{'from':'2025-03-01'}}");
  g_autoptr (DtiAgency) old = read_item (read_agency, "{'id':'a','valid':{'to':'2025-02-28'}}");
  g_autoptr (DtiAgency) brief =
      read_item (read_agency, "{'id':'a','valid':{'from':'2024-02-29','to':'2024-02-29'}}");

  g_test_summary ("An agency exists from its first day to its last, both included");

  assert_valid_between (closed, is_valid_on, "2008-01-01", "2025-02-28");
  assert_valid_between (open, is_valid_on, "0001-01-01", "9999-12-31");
  assert_valid_between (young, is_valid_on, "2025-03-01", "9999-12-31");
  assert_valid_between (old, is_valid_on, "0001-01-01", "2025-02-28");
  assert_valid_between (brief, is_valid_on, "2024-02-29", "2024-02-29");
}

static const ItemFault faults[] = {
  { "{}", DTI_SEVERITY_ERROR, "missing-member", "" },
  { "{'id':''}", DTI_SEVERITY_ERROR, "invalid-id", "/id" },
  { "{'id':5}", DTI_SEVERITY_ERROR, "wrong-type", "/id" },
  { "{'id':null}", DTI_SEVERITY_ERROR, "wrong-type", "/id" },
  { "{'id':'a','title':5}", DTI_SEVERITY_ERROR, "wrong-type", "/title" },
  { "{'id':'a','title':{'vi':null}}", DTI_SEVERITY_ERROR, "wrong-type", "/title/vi" },
  { "{'id':'a','abbreviation':['x']}", DTI_SEVERITY_ERROR, "wrong-type", "/abbreviation" },
  { "{'id':'a','kind':true}", DTI_SEVERITY_ERROR, "wrong-type", "/kind" },
  { "{'id':'a','parent':['x']}", DTI_SEVERITY_ERROR, "wrong-type", "/parent" },
  { "{'id':'a','parent':''}", DTI_SEVERITY_ERROR, "invalid-id", "/parent" },
  { "{'id':'a','answers-to':''}", DTI_SEVERITY_ERROR, "invalid-id", "/answers-to" },
  { "{'id':'a','aliases':'x'}", DTI_SEVERITY_ERROR, "wrong-type", "/aliases" },
  { "{'id':'a','aliases':['x',5]}", DTI_SEVERITY_ERROR, "wrong-type", "/aliases/1" },
  { "{'id':'a','members':'x'}", DTI_SEVERITY_ERROR, "wrong-type", "/members" },
  { "{'id':'a','members':['b',{}]}", DTI_SEVERITY_ERROR, "wrong-type", "/members/1" },
  { "{'id':'a','members':['b','c','b']}", DTI_SEVERITY_ERROR, "duplicate-id", "/members/2" },
  { "{'id':'a','members':['']}", DTI_SEVERITY_ERROR, "invalid-id", "/members/0" },
  { "{'id':'a','successors':['b','b']}", DTI_SEVERITY_ERROR, "duplicate-id", "/successors/1" },
  { "{'id':'a','valid':'2023'}", DTI_SEVERITY_ERROR, "wrong-type", "/valid" },
  { "{'id':'a','valid':{'from':2023}}", DTI_SEVERITY_ERROR, "wrong-type", "/valid/from" },
  { "{'id':'a','valid':{'from':'12/9/2023'}}", DTI_SEVERITY_ERROR, "invalid-date", "/valid/from" },
  { "{'id':'a','valid':{'to':'2023-02-29'}}", DTI_SEVERITY_ERROR, "invalid-date", "/valid/to" },
  { "{'id':'a','valid':{'from':'2023-09-12','to':'2023-09-11'}}",
    DTI_SEVERITY_ERROR,
    "out-of-range",
    "/valid" },
  { "{'id':'a','valid':{'until':'2023-09-11'}}",
    DTI_SEVERITY_WARNING,
    "unknown-member",
    "/valid/until" },
  { "{'id':'a','note':5}", DTI_SEVERITY_ERROR, "wrong-type", "/note" },
  { "{'id':'a','source':5}", DTI_SEVERITY_ERROR, "wrong-type", "/source" },
  { "{'id':'a','phone':'115'}", DTI_SEVERITY_WARNING, "unknown-member", "/phone" },
  /* Members of parts are not members of the whole. */
  { "{'id':'a','valid':{},'from':'2023-09-12'}", DTI_SEVERITY_WARNING, "unknown-member", "/from" },
};

static void
test_faults (void)
{
  g_test_summary ("Each fault is one problem, at the member that has it");

  assert_faults (read_agency, faults);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

  g_test_add_func ("/agency/getters", test_getters);
  g_test_add_func ("/agency/properties", test_properties);
  g_test_add_func ("/agency/constructor", test_constructor);
  g_test_add_func ("/agency/answers-to", test_answers_to);
  g_test_add_func ("/agency/is-group", test_is_group);
  g_test_add_func ("/agency/collation", test_collation);
  g_test_add_func ("/agency/validity", test_validity);
  g_test_add_func ("/agency/faults", test_faults);

  return g_test_run ();
}
