/* SPDX-FileCopyrightText: 2026 libdti contributors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

#pragma once

#include <string.h>

#include <gio/gio.h>
#include <libdti/base/dti-error.h>
#include <libdti/model/dti-framework.h>

/* What the tests of the model share. Documents in C are written with ' for ". */

static inline char *
make_json (const char *text)
{
  return g_strdelimit (g_strdup (text), "'", '"');
}

/* A document around its further members, such as "'root':{…}". */
static inline char *
make_document (const char *members)
{
  g_autofree char *text = g_strdup_printf (
      "{'format':'dti-framework','format-version':1,'id':'test','languages':['vi','en'],%s}",
      members);

  return make_json (text);
}

static inline DtiFramework *
load_framework (const char *members)
{
  g_autofree char *json = make_document (members);
  g_autoptr (GError) error = NULL;
  DtiFramework *framework = dti_framework_new_from_json (json, &error);

  g_assert_no_error (error);
  g_assert_nonnull (framework);

  return framework;
}

/* A framework that has no doubtful place either. */
static inline DtiFramework *
load_clean_framework (const char *members)
{
  DtiFramework *framework = load_framework (members);
  g_autoptr (DtiProblemList) problems = dti_framework_validate (framework);
  g_autofree char *text = dti_problem_list_to_string (problems);

  g_assert_cmpstr (text, ==, "");

  return framework;
}

/* The ids of a list of nodes, joined by spaces. */
static inline char *
join_ids (GListModel *nodes)
{
  GString *ids = g_string_new (NULL);

  for (guint i = 0; i < g_list_model_get_n_items (nodes); i++)
    {
      g_autoptr (DtiNode) node = g_list_model_get_item (nodes, i);

      g_string_append_printf (ids, "%s%s", i > 0 ? " " : "", dti_node_get_id (node));
    }

  return g_string_free (ids, FALSE);
}

#define assert_ids(list, expected)                                                                 \
  do                                                                                               \
    {                                                                                              \
      g_autofree char *joined_ids = join_ids (list);                                               \
                                                                                                   \
      g_assert_cmpstr (joined_ids, ==, expected);                                                  \
    }                                                                                              \
  while (0)
