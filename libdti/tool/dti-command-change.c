/* SPDX-FileCopyrightText: 2026 libdti contributors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

#include <math.h>

#include "dti-command.h"
#include "dti-table.h"

/* Everything that a change is explained from. */
typedef struct
{
  DtiScorecard *older;
  DtiScorecard *newer;
  DtiFrameworkMap *map; /* or NULL */
  DtiCohort *cohort;    /* likewise */
  char *unit;           /* as the newer scorecard has it */
} DtiYears;

static void
years_clear (DtiYears *years)
{
  g_clear_object (&years->older);
  g_clear_object (&years->newer);
  g_clear_object (&years->map);
  g_clear_object (&years->cohort);
  g_free (years->unit);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (DtiYears, years_clear)

/* ---- reading ---- */

static DtiScorecard *
score_period (DtiCall *call, DtiFramework *framework, DtiDataset *dataset, char *period)
{
  char *asked = call->period;
  g_autoptr (GListModel) cards = NULL;

  call->period = period;
  cards = dti_call_score (call, framework, dataset);
  call->period = asked;

  return cards != NULL ? g_list_model_get_item (cards, 0) : NULL;
}

static gboolean
read_map (DtiCall *call, DtiYears *years)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GFile) file = NULL;

  if (call->map == NULL)
    return TRUE;

  file = g_file_new_for_commandline_arg (call->map);
  years->map = dti_framework_map_new_from_file (file,
                                                dti_scorecard_get_framework (years->older),
                                                dti_scorecard_get_framework (years->newer),
                                                &error);
  if (years->map == NULL)
    dti_call_complain (call, "%s", error->message);

  return years->map != NULL;
}

static gboolean
read_registry (DtiCall *call, DtiYears *years)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GFile) file = NULL;
  g_autoptr (DtiUnitRegistry) registry = NULL;

  if (call->registry == NULL)
    return TRUE;

  file = g_file_new_for_commandline_arg (call->registry);
  registry = dti_unit_registry_new_from_file (file, &error);
  if (registry != NULL)
    years->cohort = dti_cohort_new (years->older, years->newer, registry, NULL, &error);
  if (years->cohort == NULL)
    {
      dti_call_complain (call, "%s", error->message);
      return FALSE;
    }
  dti_call_report (call, dti_cohort_get_problems (years->cohort));

  return TRUE;
}

/* One pair of framework and data holds both periods, or each has its own. */
static gboolean
read_years (DtiCall *call, DtiYears *years)
{
  gboolean two = g_strv_length (call->arguments) == 4;
  g_autoptr (DtiFramework) older = dti_call_load_framework (call, call->arguments[0]);
  g_autoptr (DtiFramework) newer = NULL;
  g_autoptr (DtiDataset) older_data = NULL;
  g_autoptr (DtiDataset) newer_data = NULL;

  if (older == NULL)
    return FALSE;
  newer = two ? dti_call_load_framework (call, call->arguments[2]) : g_object_ref (older);
  if (newer == NULL || !dti_call_check_nodes (call, newer))
    return FALSE;
  older_data = dti_call_load_dataset (call, older, call->arguments[1]);
  if (older_data == NULL)
    return FALSE;
  newer_data =
      two ? dti_call_load_dataset (call, newer, call->arguments[3]) : g_object_ref (older_data);
  if (newer_data == NULL)
    return FALSE;

  years->unit = dti_call_find_unit (call, newer_data, call->units[0]);
  if (years->unit == NULL)
    return FALSE;
  years->older = score_period (call, older, older_data, call->from);
  years->newer = years->older != NULL ? score_period (call, newer, newer_data, call->to) : NULL;

  return years->newer != NULL && read_map (call, years) && read_registry (call, years);
}

/* ---- table ---- */

static char *
write_change (const DtiCall *call, double change, int decimals)
{
  g_autofree char *number = NULL;

  if (isnan (change))
    return g_strdup ("–");
  number = dti_number_format (change,
                              decimals,
                              dti_call_is_vietnamese (call) ? DTI_NUMBER_CONVENTION_VI
                                                            : DTI_NUMBER_CONVENTION_EN);

  return change > 0.0 ? g_strconcat ("+", number, NULL) : g_steal_pointer (&number);
}

static void
add_row (const DtiCall *call,
         DtiTable *table,
         const char *title,
         const char *older,
         const char *newer,
         const char *change)
{
  dti_table_add_text (table, title);
  dti_table_add_text (table, older != NULL ? older : "");
  dti_table_add_text (table, newer != NULL ? newer : "");
  dti_table_add_text (table, change);
}

static DtiTable *
make_table (const DtiCall *call, DtiRankChange *change, const char *title, const char *last)
{
  DtiTable *table = dti_call_new_table (call);

  dti_table_add_column (table, title, FALSE);
  dti_table_add_column (table, dti_rank_change_get_older_period (change), TRUE);
  dti_table_add_column (table, dti_rank_change_get_newer_period (change), TRUE);
  dti_table_add_column (table, last, TRUE);

  return table;
}

static char *
write_rank (double rank, guint size)
{
  g_autofree char *number = NULL;

  if (isnan (rank))
    return g_strdup ("–");
  number = dti_number_format (rank, -1, DTI_NUMBER_CONVENTION_EN);

  return g_strdup_printf ("%s/%u", number, size);
}

static void
add_effect (const DtiCall *call, DtiTable *table, const char *title, double effect)
{
  g_autofree char *text = write_change (call, effect, -1);

  add_row (call, table, title, NULL, NULL, text);
}

static void
add_figure (const DtiCall *call, DtiTable *table, DtiRankChange *change)
{
  DtiNode *node = dti_rank_change_get_node (change);
  double older = dti_rank_change_get_older_figure (change);
  double newer = dti_rank_change_get_newer_figure (change);
  int decimals = dti_node_get_decimals (node);
  DtiNumberConvention convention =
      dti_call_is_vietnamese (call) ? DTI_NUMBER_CONVENTION_VI : DTI_NUMBER_CONVENTION_EN;
  g_autofree char *older_text = dti_number_format (older, decimals, convention);
  g_autofree char *newer_text = dti_number_format (newer, decimals, convention);
  g_autofree char *difference = write_change (call, newer - older, decimals);

  add_row (call, table, dti_node_get_id (node), older_text, newer_text, difference);
}

static char *
write_rank_table (const DtiCall *call, DtiRankChange *change)
{
  gboolean vi = dti_call_is_vietnamese (call);
  g_autoptr (DtiTable) table =
      make_table (call, change, dti_rank_change_get_unit_name (change), vi ? "Thay đổi" : "Change");
  double older = NAN;
  double cohort = NAN;
  double printed = NAN;
  g_autofree char *older_text = NULL;
  g_autofree char *newer_text = NULL;
  g_autofree char *difference = NULL;

  dti_rank_change_get_older_rank (change, &older);
  dti_rank_change_get_rank_change (change, &printed);
  dti_rank_change_get_cohort_effect (change, &cohort);
  older_text = write_rank (older, dti_rank_change_get_older_size (change));
  newer_text =
      write_rank (dti_rank_change_get_newer_rank (change), dti_rank_change_get_newer_size (change));
  difference = write_change (call, printed, -1);

  add_figure (call, table, change);
  add_row (call, table, vi ? "Thứ hạng" : "Rank", older_text, newer_text, difference);
  add_effect (call,
              table,
              vi ? "  do kết quả của đơn vị" : "  by its own figure",
              dti_rank_change_get_own_effect (change));
  add_effect (call,
              table,
              vi ? "  do các đơn vị khác" : "  by the others",
              dti_rank_change_get_field_effect (change));
  add_effect (call,
              table,
              vi ? "  do số đơn vị, cách xếp hạng" : "  by who is ranked, and how",
              cohort);

  return dti_table_to_text (table);
}

static char *
write_share_table (const DtiCall *call, DtiRankChange *change)
{
  gboolean vi = dti_call_is_vietnamese (call);
  g_autoptr (DtiTable) table =
      make_table (call, change, vi ? "Thành phần" : "Part", vi ? "Số bậc" : "Places");
  g_autoptr (GListModel) shares = dti_rank_change_list_shares (change, call->level, 0);
  DtiNumberConvention convention = vi ? DTI_NUMBER_CONVENTION_VI : DTI_NUMBER_CONVENTION_EN;

  for (guint i = 0; i < g_list_model_get_n_items (shares); i++)
    {
      g_autoptr (DtiRankShare) share = g_list_model_get_item (shares, i);
      const char *id = dti_rank_share_get_node_id (share);
      g_autofree char *places = write_change (call, dti_rank_share_get_share (share), 2);
      g_autofree char *older_text = NULL;
      g_autofree char *newer_text = NULL;
      double older;
      double newer;

      if (dti_rank_share_get_older_value (share, &older))
        older_text = dti_number_format (older, 4, convention);
      if (dti_rank_share_get_newer_value (share, &newer))
        newer_text = dti_number_format (newer, 4, convention);
      if (id == NULL)
        id = vi ? "(phương pháp)" : "(method)";
      add_row (call, table, id, older_text, newer_text, places);
    }

  return dti_table_to_text (table);
}

static void
add_peers (const DtiCall *call, DtiTable *table, GListModel *peers, const char *mark)
{
  for (guint i = 0; i < g_list_model_get_n_items (peers); i++)
    {
      g_autoptr (DtiRankPeer) peer = g_list_model_get_item (peers, i);
      double older = dti_rank_peer_get_older_rank (peer);
      double newer = dti_rank_peer_get_newer_rank (peer);
      g_autofree char *title = g_strdup_printf ("%s %s", mark, dti_rank_peer_get_unit_name (peer));
      g_autofree char *older_text = dti_number_format (older, -1, DTI_NUMBER_CONVENTION_EN);
      g_autofree char *newer_text = dti_number_format (newer, -1, DTI_NUMBER_CONVENTION_EN);
      g_autofree char *difference = write_change (call, newer - older, -1);

      add_row (call, table, title, older_text, newer_text, difference);
    }
}

static char *
write_peer_table (const DtiCall *call, DtiRankChange *change)
{
  gboolean vi = dti_call_is_vietnamese (call);
  g_autoptr (GListModel) by = dti_rank_change_list_overtaken_by (change);
  g_autoptr (GListModel) these = dti_rank_change_list_overtook (change);
  g_autoptr (DtiTable) table =
      make_table (call,
                  change,
                  vi ? "↑ vượt lên trên, ↓ bị vượt qua" : "↑ overtook it, ↓ was overtaken",
                  vi ? "Thay đổi" : "Change");

  add_peers (call, table, by, "↑");
  add_peers (call, table, these, "↓");

  return dti_table_to_text (table);
}

static char *
write_contribution_table (const DtiCall *call, DtiAttribution *attribution)
{
  gboolean vi = dti_call_is_vietnamese (call);
  static const char *const causes[][2] = { { "performance", "kết quả" },
                                           { "method", "phương pháp" },
                                           { "coverage", "dữ liệu" } };
  g_autoptr (DtiTable) table = dti_call_new_table (call);
  g_autoptr (GListModel) contributions =
      dti_attribution_list_contributions (attribution, call->level);

  dti_table_add_column (table, vi ? "Chỉ số" : "Node", FALSE);
  dti_table_add_column (table, vi ? "Nguyên nhân" : "Cause", FALSE);
  dti_table_add_column (table, vi ? "Điểm" : "Points", TRUE);
  for (guint i = 0; i < g_list_model_get_n_items (contributions); i++)
    {
      g_autoptr (DtiContribution) contribution = g_list_model_get_item (contributions, i);
      g_autofree char *points = write_change (call, dti_contribution_get_points (contribution), 2);

      dti_table_add_text (table, dti_contribution_get_node_id (contribution));
      dti_table_add_text (table, causes[dti_contribution_get_cause (contribution)][vi ? 1 : 0]);
      dti_table_add_text (table, points);
    }

  return dti_table_to_text (table);
}

static char *
write_tables (const DtiCall *call, DtiRankChange *change, DtiAttribution *attribution)
{
  const char *language = dti_call_is_vietnamese (call) ? "vi" : "en";
  g_autofree char *rank = write_rank_table (call, change);
  g_autofree char *shares = write_share_table (call, change);
  g_autofree char *peers = write_peer_table (call, change);
  g_autofree char *sentence = dti_rank_change_to_sentence (change, language);
  g_autofree char *contributions = NULL;
  g_autofree char *reasons = NULL;

  if (attribution == NULL)
    return g_strjoin ("\n", rank, shares, peers, sentence, "", NULL);

  contributions = write_contribution_table (call, attribution);
  reasons = dti_attribution_to_sentence (attribution, language);

  return g_strjoin ("\n", rank, shares, contributions, peers, sentence, "", reasons, "", NULL);
}

/* ---- the command ---- */

static char *
write_explanation (const DtiCall *call, DtiRankChange *change, DtiAttribution *attribution)
{
  switch (call->output)
    {
    case DTI_OUTPUT_JSON:
      return dti_rank_change_to_json (change, attribution);
    case DTI_OUTPUT_CSV:
      return dti_rank_change_to_csv (change, attribution);
    case DTI_OUTPUT_TABLE:
    case DTI_OUTPUT_ICALENDAR:
    default:
      return write_tables (call, change, attribution);
    }
}

/* A unit that several became has no score of its own in the older year. */
static DtiAttribution *
attribute (const DtiYears *years, const char *node, GError **error)
{
  return dti_attribution_between (years->older, years->newer, years->unit, node, years->map, error);
}

DtiExit
dti_command_change (DtiCall *call)
{
  guint n = call->arguments != NULL ? g_strv_length (call->arguments) : 0;
  const char *node = call->nodes != NULL ? call->nodes[0] : NULL;
  g_auto (DtiYears) years = { NULL };
  g_autoptr (GError) error = NULL;
  g_autoptr (DtiRankChange) change = NULL;
  g_autoptr (DtiAttribution) attribution = NULL;
  g_autofree char *text = NULL;

  if ((n != 2 && n != 4) || call->units == NULL || call->from == NULL || call->to == NULL)
    return DTI_EXIT_USAGE;
  if (!read_years (call, &years))
    return DTI_EXIT_PROBLEMS;

  change = dti_rank_change_between (
      years.older, years.newer, years.unit, node, years.map, years.cohort, &error);
  if (change != NULL && !dti_rank_change_get_is_reconstructed (change))
    attribution = attribute (&years, node, &error);
  if (error != NULL)
    {
      dti_call_complain (call, "%s", error->message);
      return DTI_EXIT_PROBLEMS;
    }
  text = write_explanation (call, change, attribution);

  return dti_call_print (call, text);
}
