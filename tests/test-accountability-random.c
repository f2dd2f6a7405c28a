/* SPDX-FileCopyrightText: 2026 libdti contributors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

#include "config.h"

#include "accountability-testing.h"

#include <libdti/base/dti-error.h>

/* Random frameworks with random plans, against a second implementation that follows the definition
 * from the root down: it knows the tree it wrote and the scores of the nodes, nothing else. */

/* Sanitizers take twenty times as long. */
#define N_CASES 3000
#if defined(__has_feature)
#if __has_feature(address_sanitizer) || __has_feature(thread_sanitizer)
#undef N_CASES
#define N_CASES 200
#endif
#endif
#define N_AGENCIES 6
#define MAX_NODES 64
#define MAX_LEADS 3

typedef enum
{
  SUM,
  MEAN,
  GEOMETRIC,
} Kind;

typedef enum
{
  SCORED,
  MISSING,
  NOT_APPLICABLE,
} State;

typedef struct
{
  int agency;
  double share; /* below 0: none given */
} Lead;

typedef struct
{
  int parent; /* -1: the root */
  gboolean is_pillar;
  Kind kind;
  gboolean is_rebased; /* what is missing is left out, else it counts as nothing */
  double weight;
  double max;
  GArray *children;
  guint n_leads;
  Lead leads[MAX_LEADS];
  guint n_coordinators;
  Lead coordinators[MAX_LEADS];
} Node;

typedef struct
{
  GRand *rand;
  guint n;
  Node nodes[MAX_NODES];
  gboolean coordinators_share;
} Case;

/* ---- making ---- */

static int
add_random_node (Case *c, int parent, guint depth)
{
  static const Kind kinds[] = { SUM, SUM, MEAN, MEAN, GEOMETRIC };
  int index = (int) c->n++;
  Node *node = &c->nodes[index];
  guint n_children;

  *node = (Node){ .parent = parent };
  node->children = g_array_new (FALSE, FALSE, sizeof (int));
  node->is_pillar = depth == 0 || (depth < 4 && g_rand_int_range (c->rand, 0, 3) > 0);
  node->weight = (double) g_rand_int_range (c->rand, 1, 20) / 4.0;
  if (parent >= 0 && g_rand_int_range (c->rand, 0, 12) == 0)
    node->weight = 0.0;
  node->max = g_rand_double_range (c->rand, 0.5, 200.0);
  if (!node->is_pillar)
    return index;

  node->kind = kinds[g_rand_int_range (c->rand, 0, G_N_ELEMENTS (kinds))];
  node->is_rebased = node->kind == GEOMETRIC || g_rand_boolean (c->rand);
  n_children = (guint) g_rand_int_range (c->rand, 1, 5);
  for (guint i = 0; i < n_children && c->n < MAX_NODES - 8; i++)
    {
      int child = add_random_node (c, index, depth + 1);

      if (i == 0)
        c->nodes[child].weight = 1.0;
      g_array_append_val (node->children, child);
    }
  if (node->children->len == 0)
    node->is_pillar = FALSE;

  return index;
}

static void
append_number (GString *text, double number)
{
  char buffer[G_ASCII_DTOSTR_BUF_SIZE];

  g_string_append (text, g_ascii_dtostr (buffer, sizeof buffer, number));
}

static void
write_node (const Case *c, int index, GString *json)
{
  static const char *const kinds[] = { "sum", "mean", "geometric-mean" };
  const Node *node = &c->nodes[index];

  g_string_append_printf (json, "{'id':'n%d'", index);
  if (node->parent >= 0)
    {
      g_string_append (json, ",'weight':");
      append_number (json, node->weight);
    }
  if (!node->is_pillar || node->kind != SUM)
    {
      g_string_append (json, ",'max':");
      append_number (json, node->max);
    }
  if (node->is_pillar)
    {
      g_string_append_printf (json,
                              ",'aggregation':'%s','missing':'%s','children':[",
                              kinds[node->kind],
                              node->is_rebased ? "rebase" : "zero");
      for (guint i = 0; i < node->children->len; i++)
        {
          g_string_append (json, i > 0 ? "," : "");
          write_node (c, g_array_index (node->children, int, i), json);
        }
      g_string_append (json, "]");
    }
  else
    {
      g_string_append (json, ",'rule':{'type':'points'}");
    }
  g_string_append (json, "}");
}

/* Shares as people give them: all of them, some, or none. */
static void
choose_leads (Case *c, Node *node)
{
  static const double all[][MAX_LEADS] = { { 1.0 },
                                           { 0.3, 0.7 },
                                           { 0.333333333, 0.333333333, 0.333333334 } };
  int first = g_rand_int_range (c->rand, 0, N_AGENCIES);
  gboolean give_all = !c->coordinators_share && g_rand_boolean (c->rand);

  node->n_leads = (guint) g_rand_int_range (c->rand, 1, MAX_LEADS + 1);
  for (guint i = 0; i < node->n_leads; i++)
    {
      node->leads[i].agency = (first + (int) i) % N_AGENCIES;
      node->leads[i].share = give_all ? all[node->n_leads - 1][i] : -1.0;
    }
  if (!give_all && !c->coordinators_share && node->n_leads > 1 && g_rand_boolean (c->rand))
    node->leads[0].share = 0.6;
}

static void
choose_people (Case *c)
{
  c->coordinators_share = g_rand_boolean (c->rand);
  for (guint i = 0; i < c->n; i++)
    {
      Node *node = &c->nodes[i];

      if (g_rand_int_range (c->rand, 0, 5) < 2)
        choose_leads (c, node);
      if (g_rand_int_range (c->rand, 0, 4) > 0)
        continue;
      node->n_coordinators = 1;
      node->coordinators[0].agency = g_rand_int_range (c->rand, 0, N_AGENCIES);
      node->coordinators[0].share = c->coordinators_share && g_rand_boolean (c->rand) ? 0.4 : -1.0;
    }
}

static void
write_assignments (
    const Case *c, GString *json, int node, const Lead *leads, guint n, const char *role)
{
  for (guint i = 0; i < n; i++)
    {
      g_string_append_printf (json,
                              ",{'node':'n%d','agency':'a%d','role':'%s'",
                              node,
                              leads[i].agency,
                              role);
      if (leads[i].share >= 0.0)
        {
          g_string_append (json, ",'share':");
          append_number (json, leads[i].share);
        }
      if (g_rand_boolean (c->rand))
        g_string_append (json, ",'valid':{'from':'2023-01-01'}");
      g_string_append (json, "}");
    }
}

static DtiPlan *
make_plan (const Case *c)
{
  g_autoptr (GString) json = g_string_new ("'agencies':[{'id':'gone','valid':{'to':'2020-01-01'}}");

  for (guint i = 0; i < N_AGENCIES; i++)
    g_string_append_printf (json, ",{'id':'a%u','title':'Sở %u'}", i, N_AGENCIES - i);
  /* Neither of these is in force on the day. */
  g_string_append (json,
                   "],'assignments':[{'node':'n0','agency':'gone','role':'monitor',"
                   "'valid':{'to':'2019-12-31'}}");
  for (guint i = 0; i < c->n; i++)
    {
      const Node *node = &c->nodes[i];

      write_assignments (c, json, (int) i, node->leads, node->n_leads, "lead");
      write_assignments (c, json, (int) i, node->coordinators, node->n_coordinators, "coordinate");
      if (g_rand_int_range (c->rand, 0, 4) == 0)
        g_string_append_printf (json,
                                ",{'node':'n%u','agency':'a0','role':'lead',"
                                "'valid':{'from':'2024-01-01'}}",
                                i);
    }
  g_string_append (json, "]");

  return load_plan (json->str);
}

static void
fill_period (const Case *c, DtiDataset *dataset, const char *period)
{
  int luck = g_rand_int_range (c->rand, 0, 3);

  for (guint i = 0; i < c->n; i++)
    {
      g_autofree char *id = g_strdup_printf ("n%u", i);
      int dice = luck == 0 ? 0 : g_rand_int_range (c->rand, 0, 8);
      gboolean ok;

      if (c->nodes[i].is_pillar || dice == 1)
        continue;
      if (dice == 2)
        ok = dti_dataset_set_status (dataset, "u", period, id, DTI_STATUS_NOT_APPLICABLE, NULL);
      else
        ok = dti_dataset_set_number (dataset,
                                     "u",
                                     period,
                                     id,
                                     c->nodes[i].max * g_rand_double_range (c->rand, 0.01, 1.0),
                                     NULL);
      g_assert_true (ok);
    }
}

static void
case_init (Case *c, guint32 seed)
{
  c->rand = g_rand_new_with_seed (seed);
  c->n = 0;
  add_random_node (c, -1, 0);
  choose_people (c);
}

static void
case_clear (Case *c)
{
  for (guint i = 0; i < c->n; i++)
    g_array_unref (c->nodes[i].children);
  g_rand_free (c->rand);
}

/* ---- the second implementation ---- */

typedef struct
{
  const Case *c;
  DtiScorecard *card;
  double lost[N_AGENCIES];
  double full[N_AGENCIES];
  double unassigned;
} Oracle;

static double
get_score (const Oracle *oracle, int index)
{
  g_autofree char *id = g_strdup_printf ("n%d", index);
  double score = NAN;

  dti_scorecard_get_score (oracle->card, "u", id, &score);

  return score;
}

static State
get_state (const Oracle *oracle, int index)
{
  const Node *node = &oracle->c->nodes[index];
  g_autofree char *id = g_strdup_printf ("n%d", index);

  if (!isnan (get_score (oracle, index)))
    return SCORED;
  if (!node->is_pillar)
    return dti_dataset_get_status (dti_scorecard_get_dataset (oracle->card),
                                   "u",
                                   dti_scorecard_get_period (oracle->card),
                                   id) == DTI_STATUS_NOT_APPLICABLE
               ? NOT_APPLICABLE
               : MISSING;

  for (guint i = 0; i < node->children->len; i++)
    {
      int child = g_array_index (node->children, int, i);

      if (oracle->c->nodes[child].weight > 0.0 && get_state (oracle, child) != NOT_APPLICABLE)
        return MISSING;
    }

  return NOT_APPLICABLE;
}

/* What could be had at a node. */
static double
get_max (const Oracle *oracle, int index)
{
  const Node *node = &oracle->c->nodes[index];
  double max = 0.0;

  if (!node->is_pillar || node->kind != SUM)
    return node->max;

  for (guint i = 0; i < node->children->len; i++)
    {
      int child = g_array_index (node->children, int, i);
      State state = get_state (oracle, child);

      if (state == NOT_APPLICABLE ||
          (state == MISSING && node->is_rebased && get_state (oracle, index) == SCORED))
        continue;
      max += oracle->c->nodes[child].weight * get_max (oracle, child);
    }

  return max;
}

/* @distance: steps up to them. */
static const Node *
find_people (const Oracle *oracle, int index, gboolean leads, guint *distance)
{
  for (*distance = 0; index >= 0; index = oracle->c->nodes[index].parent, ++*distance)
    {
      const Node *node = &oracle->c->nodes[index];

      if ((leads ? node->n_leads : node->n_coordinators) > 0)
        return node;
    }

  return NULL;
}

static void
give (Oracle *oracle, int index, double lost)
{
  guint lead_distance;
  guint distance;
  const Node *leads = find_people (oracle, index, TRUE, &lead_distance);
  const Node *coordinators = find_people (oracle, index, FALSE, &distance);
  gboolean has_role[N_AGENCIES] = { FALSE };
  double left = 1.0;
  guint n_open = 0;

  for (guint i = 0; coordinators != NULL && i < coordinators->n_coordinators; i++)
    {
      has_role[coordinators->coordinators[i].agency] = TRUE;
      /* Those farther up help other leads. */
      if (leads == NULL || coordinators->coordinators[i].share < 0.0 || distance > lead_distance)
        continue;
      left -= coordinators->coordinators[i].share;
      oracle->lost[coordinators->coordinators[i].agency] +=
          coordinators->coordinators[i].share * lost;
    }
  for (guint i = 0; leads != NULL && i < leads->n_leads; i++)
    {
      left -= MAX (leads->leads[i].share, 0.0);
      n_open += leads->leads[i].share < 0.0 ? 1 : 0;
    }
  for (guint i = 0; leads != NULL && i < leads->n_leads; i++)
    {
      const Lead *lead = &leads->leads[i];

      has_role[lead->agency] = TRUE;
      oracle->lost[lead->agency] += lost * (lead->share < 0.0 ? left / n_open : lead->share);
    }
  if (leads == NULL)
    oracle->unassigned += lost;
  for (guint i = 0; i < N_AGENCIES; i++)
    oracle->full[i] += has_role[i] ? lost : 0.0;
}

/* @worth: points of the root for one of the node. */
static void
walk (Oracle *oracle, int index, double worth)
{
  const Node *node = &oracle->c->nodes[index];
  double weight = 0.0;

  if (!node->is_pillar || node->kind == GEOMETRIC || get_state (oracle, index) != SCORED)
    {
      double score = get_score (oracle, index);

      give (oracle, index, worth * (get_max (oracle, index) - (isnan (score) ? 0.0 : score)));
      return;
    }

  for (guint pass = 0; pass < 2; pass++)
    for (guint i = 0; i < node->children->len; i++)
      {
        int child = g_array_index (node->children, int, i);
        double own = oracle->c->nodes[child].weight;
        State state = get_state (oracle, child);

        if (own == 0.0 || state == NOT_APPLICABLE || (state == MISSING && node->is_rebased))
          continue;
        if (pass == 0)
          weight += own;
        else if (node->kind == SUM)
          walk (oracle, child, worth * own);
        else
          walk (oracle, child, worth * node->max * own / weight / get_max (oracle, child));
      }
}

/* ---- comparing ---- */

static void
assert_any_order (const Case *c, double *numbers, guint n, double expected)
{
  for (guint round = 0; round < 6; round++)
    {
      double sum = 0.0;

      for (guint i = 0; i < n; i++)
        sum += numbers[i];
      g_assert_cmpfloat (sum, ==, expected);
      for (guint i = n; i-- > 1;)
        {
          guint other = (guint) g_rand_int_range (c->rand, 0, (gint32) i + 1);
          double number = numbers[i];

          numbers[i] = numbers[other];
          numbers[other] = number;
        }
    }
}

static void
check_sums (const Case *c, DtiAccountability *account)
{
  double numbers[N_AGENCIES + 1];
  guint n = dti_accountability_get_n_items (account);
  double previous = G_MAXDOUBLE;

  g_assert_cmpuint (n, <=, N_AGENCIES);
  for (guint i = 0; i < n; i++)
    {
      g_autoptr (DtiAccountabilityRow) row = g_list_model_get_item (G_LIST_MODEL (account), i);

      numbers[i] = dti_accountability_row_get_lost_shared (row);
      g_assert_cmpfloat (numbers[i], >=, 0.0);
      g_assert_cmpfloat (numbers[i], <=, previous);
      g_assert_cmpfloat (dti_accountability_row_get_lost_full (row), >=, numbers[i]);
      g_assert_cmpfloat (dti_accountability_row_get_points (row),
                         >=,
                         dti_accountability_row_get_lost_full (row));
      previous = numbers[i];
    }
  numbers[n] = dti_accountability_get_unassigned_lost (account);
  assert_any_order (c, numbers, n + 1, dti_accountability_get_lost (account));
  assert_conserved (account);
}

static void
check_oracle (const Case *c, DtiScorecard *card, DtiAccountability *account)
{
  Oracle oracle = { .c = c, .card = card };
  double max = 0.0;
  double score = 0.0;

  g_assert_true (dti_scorecard_get_max (card, "u", "n0", &max));
  g_assert_true (dti_scorecard_get_score (card, "u", "n0", &score));
  g_assert_cmpfloat_with_epsilon (dti_accountability_get_lost (account), max - score, 1e-9 * max);

  walk (&oracle, 0, 1.0);
  g_assert_cmpfloat_with_epsilon (dti_accountability_get_unassigned_lost (account),
                                  oracle.unassigned,
                                  1e-9 * max);
  for (guint i = 0; i < N_AGENCIES; i++)
    {
      g_autofree char *id = g_strdup_printf ("a%u", i);
      DtiAccountabilityRow *row = dti_accountability_lookup (account, id);

      g_assert_cmpfloat_with_epsilon (row != NULL ? dti_accountability_row_get_lost_shared (row)
                                                  : 0.0,
                                      oracle.lost[i],
                                      1e-9 * max);
      g_assert_cmpfloat_with_epsilon (row != NULL ? dti_accountability_row_get_lost_full (row)
                                                  : 0.0,
                                      oracle.full[i],
                                      1e-9 * max);
    }
}

static void
check_gained (const Case *c, DtiScorecard *card, DtiScorecard *before, DtiAccountability *account)
{
  g_autoptr (GError) error = NULL;
  double numbers[MAX_NODES];
  double lost = dti_accountability_get_lost (account);
  double gained = NAN;
  double from = NAN;
  double to = NAN;
  guint n = 0;

  if (!dti_scorecard_get_score (before, "u", "n0", &from))
    {
      g_assert_false (dti_accountability_set_previous (account, before, &error));
      g_assert_error (error, DTI_ERROR, DTI_ERROR_NOT_COMPUTABLE);
      return;
    }

  g_assert_true (dti_accountability_set_previous (account, before, &error));
  g_assert_no_error (error);
  g_assert_true (dti_accountability_get_gained (account, &gained));
  dti_scorecard_get_score (card, "u", "n0", &to);
  g_assert_cmpfloat_with_epsilon (gained, to - from, 1e-9 * (fabs (to) + fabs (from)));
  for (guint i = 0; i < g_list_model_get_n_items (dti_accountability_get_nodes (account)); i++)
    {
      g_autoptr (DtiAccountabilityNode) node =
          g_list_model_get_item (dti_accountability_get_nodes (account), i);

      if (dti_accountability_node_get_gained (node, &numbers[n]))
        n++;
    }
  assert_any_order (c, numbers, n, gained);
  /* What was lost stays what it was. */
  g_assert_cmpfloat (dti_accountability_get_lost (account), ==, lost);
  check_sums (c, account);
}

/* FALSE where the unit has no score at the root. */
static gboolean
check_case (const Case *c)
{
  g_autoptr (GString) json = g_string_new (NULL);
  g_autoptr (DtiFramework) framework = NULL;
  g_autoptr (DtiPlan) plan = make_plan (c);
  g_autoptr (DtiDataset) dataset = dti_dataset_new ();
  g_autoptr (DtiScorer) scorer = NULL;
  g_autoptr (DtiScorecard) card = NULL;
  g_autoptr (DtiScorecard) before = NULL;
  g_autoptr (DtiAccountability) account = NULL;

  write_node (c, 0, json);
  framework = load_root (json->str);
  g_assert_true (dti_dataset_add_unit (dataset, "u", NULL, NULL));
  fill_period (c, dataset, "2022");
  fill_period (c, dataset, "2023");
  scorer = dti_scorer_new (framework);
  before = dti_scorer_score (scorer, dataset, "2022", NULL);
  card = dti_scorer_score (scorer, dataset, "2023", NULL);
  if (card == NULL || before == NULL || !dti_scorecard_get_score (card, "u", "n0", NULL))
    return FALSE;

  account = account_for (card, plan, "u");
  check_sums (c, account);
  check_oracle (c, card, account);
  check_gained (c, card, before, account);

  return TRUE;
}

static void
test_random (void)
{
  guint n_checked = 0;

  g_test_summary ("Random frameworks and plans: nothing is lost or counted twice, in any order");

  for (guint32 seed = 0; seed < N_CASES; seed++)
    {
      Case c;

      case_init (&c, seed);
      n_checked += check_case (&c) ? 1 : 0;
      case_clear (&c);
    }
  g_test_message ("%u of %u cases had a score", n_checked, N_CASES);
  g_assert_cmpuint (n_checked, >, N_CASES / 2);
}

static void
test_threads (void)
{
  g_autoptr (GString) json = g_string_new (NULL);
  g_autoptr (DtiFramework) framework = NULL;
  g_autoptr (DtiPlan) plan = NULL;
  g_autoptr (DtiDataset) dataset = dti_dataset_new ();
  g_autofree char *expected = NULL;
  Case c;

  g_test_summary ("The account is the same with any number of threads");

  case_init (&c, 4);
  plan = make_plan (&c);
  write_node (&c, 0, json);
  framework = load_root (json->str);
  fill_period (&c, dataset, "2023");
  for (guint i = 0; i < 600; i++)
    {
      g_autofree char *unit = g_strdup_printf ("v%u", i);

      g_assert_true (dti_dataset_add_unit (dataset, unit, NULL, NULL));
      for (guint k = 0; k < c.n; k++)
        {
          g_autofree char *id = g_strdup_printf ("n%u", k);

          if (!c.nodes[k].is_pillar)
            dti_dataset_set_number (dataset, unit, "2023", id, c.nodes[k].max / (i + 2), NULL);
        }
    }

  for (guint threads = 1; threads <= 4; threads++)
    {
      g_autoptr (DtiScorer) scorer = dti_scorer_new (framework);
      g_autoptr (DtiScorecard) card = NULL;
      g_autoptr (DtiAccountability) account = NULL;
      g_autofree char *text = NULL;

      dti_scorer_set_threads (scorer, threads);
      card = dti_scorer_score (scorer, dataset, "2023", NULL);
      account = account_for (card, plan, "v599");
      text = dti_accountability_to_json (account);
      if (expected == NULL)
        expected = g_steal_pointer (&text);
      else
        g_assert_cmpstr (text, ==, expected);
    }
  case_clear (&c);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

  g_test_add_func ("/accountability-random/random", test_random);
  g_test_add_func ("/accountability-random/threads", test_threads);

  return g_test_run ();
}
