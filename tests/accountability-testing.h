/* SPDX-FileCopyrightText: 2026 libdti contributors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

#pragma once

#include <math.h>
#include <string.h>

#include <libdti/dti.h>
#include <libdti/monitoring/dti-accountability.h>

/* What the tests of accounts share. Documents in C are written with ' for ". */

static inline DtiFramework *
load_root (const char *root)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *json =
      g_strdup_printf ("{'format':'dti-framework','format-version':1,'id':'t','root':%s}", root);
  DtiFramework *framework = dti_framework_new_from_json (g_strdelimit (json, "'", '"'), &error);

  g_assert_no_error (error);

  return framework;
}

static inline DtiPlan *
load_plan (const char *members)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *json =
      g_strdup_printf ("{'format':'dti-plan','format-version':1,'id':'p','framework':'t',%s}",
                       members);
  DtiPlan *plan = dti_plan_new_from_json (g_strdelimit (json, "'", '"'), &error);

  g_assert_no_error (error);

  return plan;
}

static inline DtiScorecard *
score_csv (DtiFramework *framework, const char *csv, const char *period)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes = g_bytes_new_static (csv, strlen (csv));
  g_autoptr (DtiDatasetReader) reader = dti_dataset_reader_new (framework);
  g_autoptr (DtiDataset) dataset =
      dti_dataset_reader_read_bytes (reader, bytes, "data.csv", &error);
  g_autoptr (DtiScorer) scorer = dti_scorer_new (framework);
  DtiScorecard *card;

  g_assert_no_error (error);
  card = dti_scorer_score (scorer, dataset, period, &error);
  g_assert_no_error (error);

  return card;
}

static inline DtiAccountability *
account_for (DtiScorecard *card, DtiPlan *plan, const char *unit)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GDate) day = g_date_new_dmy (31, G_DATE_DECEMBER, 2023);
  DtiAccountability *account = dti_accountability_new (card, plan, unit, day, &error);

  g_assert_no_error (error);

  return account;
}

static inline double
get_lost_shared (DtiAccountability *account, const char *agency)
{
  return dti_accountability_row_get_lost_shared (dti_accountability_lookup (account, agency));
}

static inline double
get_lost_full (DtiAccountability *account, const char *agency)
{
  return dti_accountability_row_get_lost_full (dti_accountability_lookup (account, agency));
}

/* The node of an account; NULL where there is none. */
static inline DtiAccountabilityNode *
find_node (DtiAccountability *account, const char *id)
{
  GListModel *nodes = dti_accountability_get_nodes (account);

  for (guint i = 0; i < g_list_model_get_n_items (nodes); i++)
    {
      g_autoptr (DtiAccountabilityNode) node = g_list_model_get_item (nodes, i);

      if (g_str_equal (dti_accountability_node_get_node_id (node), id))
        return node; /* the list keeps it */
    }

  return NULL;
}

static inline double
get_node_lost (DtiAccountability *account, const char *id)
{
  return dti_accountability_node_get_lost (find_node (account, id));
}

/* Whether all that was lost is with somebody or unassigned, to the last bit. */
static inline void
assert_conserved (DtiAccountability *account)
{
  double sum = dti_accountability_get_unassigned_lost (account);
  double nodes = 0.0;

  for (guint i = 0; i < dti_accountability_get_n_items (account); i++)
    {
      g_autoptr (DtiAccountabilityRow) row = g_list_model_get_item (G_LIST_MODEL (account), i);

      sum += dti_accountability_row_get_lost_shared (row);
    }
  for (guint i = 0; i < g_list_model_get_n_items (dti_accountability_get_nodes (account)); i++)
    {
      g_autoptr (DtiAccountabilityNode) node =
          g_list_model_get_item (dti_accountability_get_nodes (account), i);

      nodes += dti_accountability_node_get_lost (node);
    }
  g_assert_cmpfloat (sum, ==, dti_accountability_get_lost (account));
  g_assert_cmpfloat (nodes, ==, dti_accountability_get_lost (account));
}

/* The ids of a list of texts, joined by spaces. */
#define assert_texts(texts, expected)                                                              \
  do                                                                                               \
    {                                                                                              \
      g_autofree char *joined_texts = g_strjoinv (" ", (char **) (texts));                         \
                                                                                                   \
      g_assert_cmpstr (joined_texts, ==, expected);                                                \
    }                                                                                              \
  while (0)

/* Four agencies: "x" and "y" lead, "z" helps, "c" directs. */
#define FOUR_AGENCIES                                                                                     \
  "'agencies':[{'id':'c','title':'Chủ tịch'},{'id':'x','title':'Sở Xây dựng','answers-to':'c'}," \
  "{'id':'y','title':'Sở Y tế','answers-to':'c'},{'id':'z','title':'Đài'}]"
