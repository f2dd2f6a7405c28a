/* SPDX-FileCopyrightText: 2026 libdti contributors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

#include "config.h"

#include <math.h>

#include "dti-peer-set-private.h"

#include <libdti/base/dti-error.h>

/* Peers by how they did at a node: of the same class, of the one above, on the next ranks. */

/* Below all classes. */
#define NO_CLASS (-1)

static double
get_figure (const DtiPeerDraft *draft, guint op, gsize unit)
{
  const DtiResults *results = dti_scorecard_peek_results (draft->card);
  DtiUnitScore score = dti_results_get_unit (results, op, unit);

  return dti_scorecard_get_figure (&draft->binding->program->ops[op], &score);
}

static gboolean
check_own_figure (const DtiPeerDraft *draft, guint op, GError **error)
{
  if (!isnan (get_figure (draft, op, draft->unit)))
    return TRUE;

  g_set_error (error,
               DTI_ERROR,
               DTI_ERROR_NOT_COMPUTABLE,
               "unit “%s” has no score at the node “%s”",
               dti_scorecard_get_unit_id (draft->card, draft->unit),
               draft->binding->program->ops[op].id);

  return FALSE;
}

/* ---- classes ---- */

static int
get_class (DtiNode *node, double figure)
{
  const char *const *labels = dti_node_get_class_labels (node);
  const char *label = dti_node_classify (node, figure);
  int found = NO_CLASS;

  for (int i = 0; label != NULL && labels[i] != NULL; i++)
    if (labels[i] == label)
      found = i;

  return found;
}

static gboolean
check_classes (const DtiPeerDraft *draft, guint op, GError **error)
{
  const DtiOp *o = &draft->binding->program->ops[op];

  if (dti_node_get_class_labels (o->node)[0] != NULL)
    return check_own_figure (draft, op, error);

  g_set_error (error, DTI_ERROR, DTI_ERROR_NOT_COMPUTABLE, "the node “%s” has no classes", o->id);

  return FALSE;
}

static void
add_class (DtiPeerDraft *draft, guint op, int class)
{
  DtiNode *node = draft->binding->program->ops[op].node;

  for (gsize i = 0; i < draft->binding->n_units; i++)
    {
      double figure = dti_peer_draft_admits (draft, i) ? get_figure (draft, op, i) : NAN;

      if (!isnan (figure) && get_class (node, figure) == class)
        dti_peer_draft_add (draft, i);
    }
}

/**
 * dti_peer_set_new_same_class:
 * @card: the scores of a period
 * @unit: id of a unit
 * @node: (nullable): id of a node with classes, or `NULL` for the one that the framework ranks
 * @error: return location for a [error@Dti.Error], or `NULL`
 *
 * Makes a set of the units of the same class at a node, in the order of the data.
 *
 * Fails with `DTI_ERROR_NOT_FOUND` for an unknown unit or node, and where no other unit is in the
 * class; with `DTI_ERROR_NOT_COMPUTABLE` where the node has no classes, where the unit has no score
 * there, and where its figure is below all classes.
 *
 * Returns: (transfer full): a new set
 *
 * Since: 1.0
 */
DtiPeerSet *
dti_peer_set_new_same_class (DtiScorecard *card, const char *unit, const char *node, GError **error)
{
  g_auto (DtiPeerDraft) draft = { NULL };
  const char *label;
  guint op;
  int class;

  g_return_val_if_fail (DTI_IS_SCORECARD (card), NULL);
  g_return_val_if_fail (unit != NULL, NULL);
  g_return_val_if_fail (error == NULL || *error == NULL, NULL);

  if (!dti_peer_draft_init (&draft, card, unit, error) ||
      !dti_peer_draft_find_node (&draft, node, &op, error) || !check_classes (&draft, op, error))
    return NULL;

  class = get_class (draft.binding->program->ops[op].node, get_figure (&draft, op, draft.unit));
  if (class == NO_CLASS)
    {
      g_set_error (error,
                   DTI_ERROR,
                   DTI_ERROR_NOT_COMPUTABLE,
                   "unit “%s” is below all classes of the node “%s”",
                   unit,
                   draft.binding->program->ops[op].id);
      return NULL;
    }

  add_class (&draft, op, class);
  label = dti_node_get_class_labels (draft.binding->program->ops[op].node)[class];

  return dti_peer_draft_finish (&draft,
                                DTI_PEER_KIND_SAME_CLASS,
                                g_strdup_printf ("các đơn vị cùng nhóm “%s”", label),
                                g_strdup_printf ("units of the same class, “%s”", label),
                                error);
}

/**
 * dti_peer_set_new_class_above:
 * @card: the scores of a period
 * @unit: id of a unit
 * @node: (nullable): id of a node with classes, or `NULL` for the one that the framework ranks
 * @error: return location for a [error@Dti.Error], or `NULL`
 *
 * Makes a set of the units of the next better class at a node, in the order of the data.
 *
 * A class without units is passed over. Where the ranking is ascending, better is lower.
 *
 * Fails with `DTI_ERROR_NOT_FOUND` for an unknown unit or node, and where nobody is in a better
 * class; with `DTI_ERROR_NOT_COMPUTABLE` where the node has no classes or the unit no score there.
 *
 * Returns: (transfer full): a new set
 *
 * Since: 1.0
 */
DtiPeerSet *
dti_peer_set_new_class_above (DtiScorecard *card,
                              const char *unit,
                              const char *node,
                              GError **error)
{
  g_auto (DtiPeerDraft) draft = { NULL };
  const char *const *labels;
  DtiRankingRule rule;
  guint op;
  int class;
  int step;

  g_return_val_if_fail (DTI_IS_SCORECARD (card), NULL);
  g_return_val_if_fail (unit != NULL, NULL);
  g_return_val_if_fail (error == NULL || *error == NULL, NULL);

  if (!dti_peer_draft_init (&draft, card, unit, error) ||
      !dti_peer_draft_find_node (&draft, node, &op, error) || !check_classes (&draft, op, error))
    return NULL;

  labels = dti_node_get_class_labels (draft.binding->program->ops[op].node);
  rule = dti_scorecard_get_ranking_rule (card, op);
  step = rule.order == DTI_RANK_ORDER_DESCENDING ? 1 : -1;
  class = get_class (draft.binding->program->ops[op].node, get_figure (&draft, op, draft.unit));
  do
    {
      class += step;
      if (class < 0 || labels[class] == NULL)
        return dti_peer_draft_finish (&draft,
                                      DTI_PEER_KIND_CLASS_ABOVE,
                                      g_strdup ("không có đơn vị nào thuộc nhóm cao hơn"),
                                      g_strdup ("no unit is in a better class"),
                                      error);
      add_class (&draft, op, class);
    }
  while (draft.positions->len == 0);

  return dti_peer_draft_finish (&draft,
                                DTI_PEER_KIND_CLASS_ABOVE,
                                g_strdup_printf ("các đơn vị thuộc nhóm cao hơn liền kề, “%s”",
                                                 labels[class]),
                                g_strdup_printf ("units of the next better class, “%s”",
                                                 labels[class]),
                                error);
}

/* ---- ranks ---- */

static void
add_better (DtiPeerDraft *draft, guint op, guint n_above)
{
  const DtiWorkers workers = { 1, NULL };
  DtiRankingRule rule = dti_scorecard_get_ranking_rule (draft->card, op);
  g_autofree guint32 *groups = dti_scorecard_read_groups (draft->card, op);
  guint64 own = dti_ranking_get_key (&rule, get_figure (draft, op, draft->unit));
  gsize n = draft->binding->n_units;
  g_autofree DtiRankingEntry *entries = g_new (DtiRankingEntry, 2 * n + 1);
  gsize count = 0;

  for (gsize i = 0; i < n; i++)
    {
      double figure = dti_peer_draft_admits (draft, i) ? get_figure (draft, op, i) : NAN;
      guint64 key;

      if (isnan (figure) || (groups != NULL && groups[i] != groups[draft->unit]))
        continue;
      key = dti_ranking_get_key (&rule, figure);
      /* From the nearest to the best: the other way round. */
      if (key < own)
        entries[count++] = (DtiRankingEntry){ ~key, (guint32) i };
    }

  dti_ranking_sort (entries, entries + n, count, &workers);
  for (gsize i = 0; i < MIN (count, n_above); i++)
    dti_peer_draft_add (draft, entries[i].unit);
}

/**
 * dti_peer_set_new_ranks_above:
 * @card: the scores of a period
 * @unit: id of a unit
 * @node: (nullable): id of a node, or `NULL` for the one that the framework ranks
 * @n_above: how many peers, from 1
 * @error: return location for a [error@Dti.Error], or `NULL`
 *
 * Makes a set of the units that are ranked just better than the unit, the nearest first.
 *
 * Units that tie keep the order of the data; units that tie with the unit itself are not better.
 * Where units are ranked inside groups, peers are of the same group. There can be fewer than
 * @n_above.
 *
 * Fails with `DTI_ERROR_NOT_FOUND` for an unknown unit or node, and where nobody is better; with
 * `DTI_ERROR_NOT_COMPUTABLE` where the unit has no score at the node.
 *
 * Returns: (transfer full): a new set
 *
 * Since: 1.0
 */
DtiPeerSet *
dti_peer_set_new_ranks_above (
    DtiScorecard *card, const char *unit, const char *node, guint n_above, GError **error)
{
  g_auto (DtiPeerDraft) draft = { NULL };
  g_autofree char *vi = NULL;
  g_autofree char *en = NULL;
  guint op;

  g_return_val_if_fail (DTI_IS_SCORECARD (card), NULL);
  g_return_val_if_fail (unit != NULL, NULL);
  g_return_val_if_fail (n_above > 0, NULL);
  g_return_val_if_fail (error == NULL || *error == NULL, NULL);

  if (!dti_peer_draft_init (&draft, card, unit, error) ||
      !dti_peer_draft_find_node (&draft, node, &op, error) || !check_own_figure (&draft, op, error))
    return NULL;

  add_better (&draft, op, n_above);
  vi = dti_peer_draft_get_title (&draft, op, "vi");
  en = dti_peer_draft_get_title (&draft, op, "en");

  return dti_peer_draft_finish (&draft,
                                DTI_PEER_KIND_RANKS_ABOVE,
                                g_strdup_printf ("các đơn vị xếp hạng ngay trên theo “%s”", vi),
                                g_strdup_printf ("the units ranked just above by “%s”", en),
                                error);
}
