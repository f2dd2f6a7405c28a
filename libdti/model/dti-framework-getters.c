/* SPDX-FileCopyrightText: 2026 libdti contributors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

#include "config.h"

#include "dti-framework-private.h"
#include "dti-node-private.h"

#include "dti-normalise.h"

#include <libdti/base/dti-json-private.h>

/* What frameworks tell; the class itself is in dti-framework.c. */

static const char *const no_texts[] = { NULL };

/**
 * dti_framework_get_id: (get-property id)
 * @self: a framework
 *
 * Gets the id of the framework.
 *
 * Returns: the id
 *
 * Since: 1.0
 */
const char *
dti_framework_get_id (DtiFramework *self)
{
  g_return_val_if_fail (DTI_IS_FRAMEWORK (self), NULL);

  return self->id;
}

/**
 * dti_framework_get_title:
 * @self: a framework
 * @language: (nullable): a language such as `vi`, or `NULL` for the framework's first
 *
 * Gets the title in a language.
 *
 * Where the document has no title in that language, the English one is taken, else the Vietnamese,
 * else any.
 *
 * Returns: (transfer full) (nullable): the title, or `NULL` where the framework has none
 *
 * Since: 1.0
 */
char *
dti_framework_get_title (DtiFramework *self, const char *language)
{
  g_return_val_if_fail (DTI_IS_FRAMEWORK (self), NULL);

  if (language == NULL)
    return g_strdup (dti_framework_get_main_title (self));

  return g_strdup (dti_json_pick_language (self->titles, language));
}

/**
 * dti_framework_get_main_title: (get-property title)
 * @self: a framework
 *
 * Gets the title in the first language of the framework.
 *
 * Where there is no title in that language, another one is taken as
 * [method@Dti.Framework.get_title] does.
 *
 * Returns: (nullable): the title, or `NULL` where the framework has none
 *
 * Since: 1.0
 */
const char *
dti_framework_get_main_title (DtiFramework *self)
{
  g_return_val_if_fail (DTI_IS_FRAMEWORK (self), NULL);

  return dti_json_pick_language (self->titles, dti_framework_get_languages (self)[0]);
}

/**
 * dti_framework_get_source: (get-property source)
 * @self: a framework
 *
 * Gets where the framework comes from.
 *
 * Returns: (nullable): the source
 *
 * Since: 1.0
 */
const char *
dti_framework_get_source (DtiFramework *self)
{
  g_return_val_if_fail (DTI_IS_FRAMEWORK (self), NULL);

  return self->source;
}

/**
 * dti_framework_get_periods: (get-property periods)
 * @self: a framework
 *
 * Gets the periods for which the framework is in force.
 *
 * Returns: (transfer none) (array zero-terminated=1): the periods, possibly none
 *
 * Since: 1.0
 */
const char *const *
dti_framework_get_periods (DtiFramework *self)
{
  g_return_val_if_fail (DTI_IS_FRAMEWORK (self), NULL);

  return self->periods != NULL ? (const char *const *) self->periods : no_texts;
}

/**
 * dti_framework_get_languages: (get-property languages)
 * @self: a framework
 *
 * Gets the languages of the texts, the main one first.
 *
 * Returns: (transfer none) (array zero-terminated=1): the languages, possibly none
 *
 * Since: 1.0
 */
const char *const *
dti_framework_get_languages (DtiFramework *self)
{
  g_return_val_if_fail (DTI_IS_FRAMEWORK (self), NULL);

  return self->languages != NULL ? (const char *const *) self->languages : no_texts;
}

/**
 * dti_framework_get_digest: (get-property digest)
 * @self: a framework
 *
 * Gets the digest of the document.
 *
 * It is the SHA-256 of the document with its members in order and without spaces, so the same for
 * documents that say the same.
 *
 * Returns: 64 hexadecimal digits
 *
 * Since: 1.0
 */
const char *
dti_framework_get_digest (DtiFramework *self)
{
  g_return_val_if_fail (DTI_IS_FRAMEWORK (self), NULL);

  return self->digest;
}

/**
 * dti_framework_get_assessment: (get-property assessment)
 * @self: a framework
 *
 * Gets how self-assessed figures are judged.
 *
 * Returns: (transfer none) (nullable): the rules, `NULL` where the document has no `assessment`
 *
 * Since: 1.0
 */
DtiAssessmentRules *
dti_framework_get_assessment (DtiFramework *self)
{
  g_return_val_if_fail (DTI_IS_FRAMEWORK (self), NULL);

  return self->assessment;
}

/**
 * dti_framework_get_root: (get-property root)
 * @self: a framework
 *
 * Gets the index itself.
 *
 * Returns: (transfer none): the root
 *
 * Since: 1.0
 */
DtiPillar *
dti_framework_get_root (DtiFramework *self)
{
  g_return_val_if_fail (DTI_IS_FRAMEWORK (self), NULL);

  return self->root;
}

/**
 * dti_framework_get_ranking_node: (get-property ranking-node)
 * @self: a framework
 *
 * Gets the node by which units are ranked.
 *
 * Returns: (transfer none): the node that `ranking` names, else the root
 *
 * Since: 1.0
 */
DtiNode *
dti_framework_get_ranking_node (DtiFramework *self)
{
  g_return_val_if_fail (DTI_IS_FRAMEWORK (self), NULL);

  return self->ranking_node;
}

/**
 * dti_framework_get_nodes: (get-property nodes)
 * @self: a framework
 *
 * Gets all nodes, depth first from the root, then the views.
 *
 * A referenced node comes where it is defined, each node once.
 *
 * Returns: (transfer none): a list of [class@Dti.Node]
 *
 * Since: 1.0
 */
GListModel *
dti_framework_get_nodes (DtiFramework *self)
{
  g_return_val_if_fail (DTI_IS_FRAMEWORK (self), NULL);

  return self->nodes;
}

/**
 * dti_framework_get_indicators: (get-property indicators)
 * @self: a framework
 *
 * Gets all indicators, in the order of the nodes.
 *
 * Returns: (transfer none): a list of [class@Dti.Indicator]
 *
 * Since: 1.0
 */
GListModel *
dti_framework_get_indicators (DtiFramework *self)
{
  g_return_val_if_fail (DTI_IS_FRAMEWORK (self), NULL);

  return self->indicators;
}

/**
 * dti_framework_get_pillars: (get-property pillars)
 * @self: a framework
 *
 * Gets all pillars, in the order of the nodes, the root and the views among them.
 *
 * Returns: (transfer none): a list of [class@Dti.Pillar]
 *
 * Since: 1.0
 */
GListModel *
dti_framework_get_pillars (DtiFramework *self)
{
  g_return_val_if_fail (DTI_IS_FRAMEWORK (self), NULL);

  return self->pillars;
}

/**
 * dti_framework_get_views: (get-property views)
 * @self: a framework
 *
 * Gets the further pillars over the same nodes.
 *
 * They are scored and ranked, and are no part of the root.
 *
 * Returns: (transfer none): a list of [class@Dti.Pillar], possibly empty
 *
 * Since: 1.0
 */
GListModel *
dti_framework_get_views (DtiFramework *self)
{
  g_return_val_if_fail (DTI_IS_FRAMEWORK (self), NULL);

  return self->views;
}

/**
 * dti_framework_lookup:
 * @self: a framework
 * @id: an id
 *
 * Finds a node by its id.
 *
 * Returns: (transfer none) (nullable): the node, or `NULL` where there is none
 *
 * Since: 1.0
 */
DtiNode *
dti_framework_lookup (DtiFramework *self, const char *id)
{
  g_return_val_if_fail (DTI_IS_FRAMEWORK (self), NULL);
  g_return_val_if_fail (id != NULL, NULL);

  return g_hash_table_lookup (self->by_id, id);
}

/**
 * dti_framework_has_column:
 * @self: a framework
 * @name: a name
 * @is_label: (out) (optional): return location for whether the column holds labels
 *
 * Tells whether datasets can have a column of that name that is no node.
 *
 * Returns: `TRUE` if the document declares the column; else @is_label is `FALSE`
 *
 * Since: 1.0
 */
gboolean
dti_framework_has_column (DtiFramework *self, const char *name, gboolean *is_label)
{
  gpointer label = NULL;
  gboolean found;

  g_return_val_if_fail (DTI_IS_FRAMEWORK (self), FALSE);
  g_return_val_if_fail (name != NULL, FALSE);

  found = g_hash_table_lookup_extended (self->columns, name, NULL, &label);
  if (is_label != NULL)
    *is_label = GPOINTER_TO_INT (label);

  return found;
}

/**
 * dti_framework_get_method: (get-property method)
 * @self: a framework
 *
 * Gets the steps that prepare the data before the rules score them, in their order.
 *
 * Returns: (transfer none): a list of [class@Dti.Step], empty where there is none
 *
 * Since: 1.0
 */
GListModel *
dti_framework_get_method (DtiFramework *self)
{
  g_return_val_if_fail (DTI_IS_FRAMEWORK (self), NULL);

  return self->method;
}

gboolean
dti_framework_needs_preparation (DtiFramework *self)
{
  for (guint i = 0; i < g_list_model_get_n_items (self->method); i++)
    {
      g_autoptr (DtiStep) step = g_list_model_get_item (self->method, i);

      if (!DTI_IS_NORMALISE (step))
        return TRUE;
    }

  return FALSE;
}
