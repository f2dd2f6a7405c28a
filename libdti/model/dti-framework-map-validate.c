/* SPDX-FileCopyrightText: 2026 libdti contributors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

#include "config.h"

#include "dti-framework-map-private.h"

#include <libdti/base/dti-number-private.h>
#include <libdti/base/dti-problem-private.h>
#include <libdti/model/dti-indicator.h>
#include <libdti/model/dti-pillar.h>
#include <libdti/model/dti-rule.h>

/* What is doubtful in a map. */

static void
report_unmapped (DtiProblemList *problems, char *const *ids, DtiFramework *framework)
{
  for (guint i = 0; ids[i] != NULL; i++)
    {
      DtiPlace place = { .node = ids[i] };

      dti_problem_list_report (problems,
                               DTI_SEVERITY_WARNING,
                               "unmapped-node",
                               &place,
                               "the map does not say what the node “%s” of the framework “%s” is",
                               ids[i],
                               dti_framework_get_id (framework));
    }
}

/* One text that says how a node scores. */
static char *
describe_rules (DtiNode *node)
{
  GListModel *lists[] = { dti_node_get_rules (node), dti_node_get_then_rules (node) };
  GString *text = g_string_new (NULL);

  for (guint k = 0; k < G_N_ELEMENTS (lists); k++)
    {
      for (guint i = 0; i < g_list_model_get_n_items (lists[k]); i++)
        {
          g_autoptr (DtiRule) rule = g_list_model_get_item (lists[k], i);
          g_autofree char *description = dti_rule_describe (rule);

          g_string_append_printf (text, "%s %s\n", G_OBJECT_TYPE_NAME (rule), description);
        }
      g_string_append_c (text, '\n');
    }

  return g_string_free (text, FALSE);
}

static const char *
find_difference (DtiNode *a, DtiNode *b)
{
  g_autofree char *rules = describe_rules (a);
  g_autofree char *others = describe_rules (b);

  if (G_OBJECT_TYPE (a) != G_OBJECT_TYPE (b))
    return "one is a pillar and the other an indicator";
  if (!g_str_equal (rules, others))
    return "its rule differs";
  if (DTI_IS_PILLAR (a))
    return dti_pillar_get_aggregation (DTI_PILLAR (a)) !=
                   dti_pillar_get_aggregation (DTI_PILLAR (b))
               ? "its aggregation differs"
               : NULL;
  if (g_strcmp0 (dti_indicator_get_unit_of_measure (DTI_INDICATOR (a)),
                 dti_indicator_get_unit_of_measure (DTI_INDICATOR (b))) != 0)
    return "its unit of measure differs";
  if (dti_indicator_get_direction (DTI_INDICATOR (a)) !=
      dti_indicator_get_direction (DTI_INDICATOR (b)))
    return "its direction differs";

  return NULL;
}

/* What is said to be the same should look the same. */
static void
check_comparable (const DtiMapEntry *entry, DtiNode *node, DtiNode *other, DtiProblemList *problems)
{
  const char *difference = find_difference (node, other);
  DtiPlace place = { .node = entry->old_node };
  char max[DTI_NUMBER_BUFFER];
  char other_max[DTI_NUMBER_BUFFER];

  if (difference != NULL)
    dti_problem_list_report (problems,
                             DTI_SEVERITY_WARNING,
                             "changed-node",
                             &place,
                             "the node “%s” is mapped as the same as “%s”, but %s",
                             entry->old_node,
                             dti_node_get_id (other),
                             difference);
  if (entry->kind == DTI_MAP_SAME && !g_str_equal (entry->old_node, dti_node_get_id (other)))
    dti_problem_list_report (problems,
                             DTI_SEVERITY_NOTE,
                             "changed-node",
                             &place,
                             "the node “%s” has the new id “%s”: “renamed” says so",
                             entry->old_node,
                             dti_node_get_id (other));
  if (dti_node_get_max (node) == dti_node_get_max (other))
    return;

  dti_number_to_buffer (dti_node_get_max (node), max);
  dti_number_to_buffer (dti_node_get_max (other), other_max);
  dti_problem_list_report (problems,
                           DTI_SEVERITY_NOTE,
                           "changed-max",
                           &place,
                           "the maximum of the node “%s” changes from %s to %s points: its values "
                           "can be compared, its points cannot",
                           entry->old_node,
                           max,
                           other_max);
}

static void
check_entry (DtiFrameworkMap *self,
             const DtiMapEntry *entry,
             DtiNode *node,
             DtiProblemList *problems)
{
  DtiPlace place = { .node = entry->old_node };
  const char *target;

  if (entry->is_suggested)
    dti_problem_list_report (
        problems,
        DTI_SEVERITY_WARNING,
        "suggested-entry",
        &place,
        "what became of the node “%s” is suggested and nobody has confirmed it",
        entry->old_node);
  if (entry->targets->len != 1)
    return;

  target = dti_map_entry_get_target (entry, 0)->id;
  if (entry->kind == DTI_MAP_SAME || entry->kind == DTI_MAP_RENAMED)
    check_comparable (entry, node, dti_framework_lookup (self->newer, target), problems);
  if (entry->kind == DTI_MAP_MERGED && dti_framework_map_find_sources (self, target)->len < 2)
    dti_problem_list_report (problems,
                             DTI_SEVERITY_WARNING,
                             "merged-alone",
                             &place,
                             "the node “%s” is merged into “%s”, and no other node is",
                             entry->old_node,
                             target);
}

/**
 * dti_framework_map_validate:
 * @self: a map
 *
 * Lists what is doubtful in the map.
 *
 * There are warnings for nodes of both frameworks of which the map says nothing (`unmapped-node`),
 * for suggestions that nobody has confirmed (`suggested-entry`), for a merger of a single node
 * (`merged-alone`), and for nodes that are said to be the same though rule, aggregation, unit of
 * measure or direction differ (`changed-node`). A note tells where the maximum changed
 * (`changed-max`). What the reading of a document found comes first.
 *
 * Returns: (transfer full): a new list of the problems, for the caller
 *
 * Since: 1.0
 */
DtiProblemList *
dti_framework_map_validate (DtiFrameworkMap *self)
{
  g_auto (GStrv) unmapped_old = NULL;
  g_auto (GStrv) unmapped_new = NULL;
  DtiProblemList *problems;
  GListModel *nodes;

  g_return_val_if_fail (DTI_IS_FRAMEWORK_MAP (self), NULL);

  problems = dti_problem_list_new ();
  dti_problem_list_add_all (problems, self->problems);
  unmapped_old = dti_framework_map_list_unmapped_old (self);
  unmapped_new = dti_framework_map_list_unmapped_new (self);
  report_unmapped (problems, unmapped_old, self->older);
  report_unmapped (problems, unmapped_new, self->newer);

  nodes = dti_framework_get_nodes (self->older);
  for (guint i = 0; i < g_list_model_get_n_items (nodes); i++)
    {
      g_autoptr (DtiNode) node = g_list_model_get_item (nodes, i);
      const DtiMapEntry *entry = dti_framework_map_find_old (self, dti_node_get_id (node));

      if (entry != NULL)
        check_entry (self, entry, node, problems);
    }

  return problems;
}
