/* SPDX-FileCopyrightText: 2026 libdti contributors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

#include "config.h"

#include "dti-plan-private.h"

#include <libdti/base/dti-error.h>
#include <libdti/base/dti-text.h>

/* Who is meant: by a name, by a group, by the rule of a report. */

static char **
take_ids (GPtrArray *ids)
{
  for (guint i = 0; i < ids->len; i++)
    g_ptr_array_index (ids, i) = g_strdup (g_ptr_array_index (ids, i));
  g_ptr_array_add (ids, NULL);

  return (char **) g_ptr_array_free (ids, FALSE);
}

/* Works with a stack of its own, so that no document can exhaust the machine's. */
void
dti_plan_expand (DtiPlan *self,
                 const char *id,
                 const GDate *day,
                 gboolean whole,
                 GHashTable *seen,
                 GPtrArray *ids)
{
  g_autoptr (GPtrArray) open = g_ptr_array_new ();

  g_ptr_array_add (open, (char *) id);
  while (open->len > 0)
    {
      const char *next = g_ptr_array_steal_index (open, open->len - 1);
      DtiAgency *agency = dti_plan_find_agency_on (self, next, day);
      const char *const *members;
      guint n_members;

      if (agency == NULL || !g_hash_table_add (seen, (char *) dti_agency_get_id (agency)))
        continue;

      members = dti_agency_get_members (agency);
      n_members = g_strv_length ((char **) members);
      if (n_members == 0 || whole)
        g_ptr_array_add (ids, (char *) dti_agency_get_id (agency));
      while (n_members > 0)
        g_ptr_array_add (open, (char *) members[--n_members]);
    }
}

/**
 * dti_plan_list_members:
 * @self: a plan
 * @id: id of an agency
 * @day: (nullable): a day, or `NULL` for any
 *
 * Lists the agencies for which an agency stands.
 *
 * For a group these are its members, and for groups among them theirs, each once, in the order of
 * the document. An agency that is no group, and a group whose members the plan does not name,
 * stands for itself. Agencies that do not exist on the day are left out, and with a group its
 * members.
 *
 * Returns: (transfer full) (array zero-terminated=1): their ids; none for an unknown id
 *
 * Since: 1.0
 */
char **
dti_plan_list_members (DtiPlan *self, const char *id, const GDate *day)
{
  g_autoptr (GHashTable) seen = NULL;
  GPtrArray *ids;

  g_return_val_if_fail (DTI_IS_PLAN (self), NULL);
  g_return_val_if_fail (id != NULL, NULL);
  g_return_val_if_fail (day == NULL || g_date_valid (day), NULL);

  seen = g_hash_table_new (g_str_hash, g_str_equal);
  ids = g_ptr_array_new ();
  dti_plan_expand (self, id, day, FALSE, seen, ids);

  return take_ids (ids);
}

/**
 * dti_plan_list_reporters:
 * @self: a plan
 * @obligation: id of a rule of reports
 * @day: (nullable): a day, or `NULL` for any
 *
 * Lists the agencies that owe a report.
 *
 * Groups are resolved as [method@Dti.Plan.list_members] does.
 *
 * Returns: (transfer full) (array zero-terminated=1): their ids, each once; none for an unknown
 *   rule and for one that is not in force on the day
 *
 * Since: 1.0
 */
char **
dti_plan_list_reporters (DtiPlan *self, const char *obligation, const GDate *day)
{
  g_autoptr (GHashTable) seen = NULL;
  DtiObligationRule *rule;
  const char *const *from;
  GPtrArray *ids;

  g_return_val_if_fail (DTI_IS_PLAN (self), NULL);
  g_return_val_if_fail (obligation != NULL, NULL);
  g_return_val_if_fail (day == NULL || g_date_valid (day), NULL);

  ids = g_ptr_array_new ();
  rule = dti_plan_lookup_obligation (self, obligation);
  if (rule == NULL || (day != NULL && !dti_obligation_rule_is_valid_on (rule, day)))
    return take_ids (ids);

  seen = g_hash_table_new (g_str_hash, g_str_equal);
  from = dti_obligation_rule_get_from (rule);
  for (guint i = 0; from[i] != NULL; i++)
    dti_plan_expand (self, from[i], day, FALSE, seen, ids);

  return take_ids (ids);
}

/* ---- names ---- */

static char *
list_candidates (const GPtrArray *agencies)
{
  GString *list = g_string_new (NULL);

  for (guint i = 0; i < agencies->len; i++)
    {
      DtiAgency *agency = g_ptr_array_index (agencies, i);
      const char *title = dti_agency_get_main_title (agency);

      g_string_append_printf (list,
                              "%s%s (%s)",
                              i > 0 ? ", " : "",
                              dti_agency_get_id (agency),
                              title != NULL ? title : "");
    }

  return g_string_free (list, FALSE);
}

static const GPtrArray *
find_by_name (DtiPlan *self, const char *name)
{
  g_autofree char *fold = dti_text_fold (name);
  g_autofree char *key = dti_text_fold_name (name);
  const GPtrArray *agencies = g_hash_table_lookup (self->by_name, name);

  if (agencies == NULL)
    agencies = g_hash_table_lookup (self->by_fold, fold);
  if (agencies == NULL)
    agencies = g_hash_table_lookup (self->by_short, key);

  return agencies;
}

/**
 * dti_plan_match_agency:
 * @self: a plan
 * @name: a name as people write it
 * @error: return location for a [error@Dti.Error], or `NULL`
 *
 * Finds the agency that a name means.
 *
 * The name is compared with ids, then with titles in every language, abbreviations and aliases as
 * they are written, then without accents and capitals, then also without words such as “Sở” before
 * it. Fails with `DTI_ERROR_NOT_FOUND` where no agency has the name and with `DTI_ERROR_CONFLICT`
 * where several have; the message lists those.
 *
 * Returns: (transfer full): the agency
 *
 * Since: 1.0
 */
DtiAgency *
dti_plan_match_agency (DtiPlan *self, const char *name, GError **error)
{
  g_autofree char *valid = NULL;
  g_autofree char *normal = NULL;
  g_autofree char *candidates = NULL;
  const GPtrArray *agencies;
  DtiAgency *agency;

  g_return_val_if_fail (DTI_IS_PLAN (self), NULL);
  g_return_val_if_fail (name != NULL, NULL);
  g_return_val_if_fail (error == NULL || *error == NULL, NULL);

  valid = g_strstrip (g_utf8_make_valid (name, -1));
  normal = g_utf8_normalize (valid, -1, G_NORMALIZE_DEFAULT_COMPOSE);
  agency = dti_plan_lookup_agency (self, normal);
  if (agency != NULL)
    return g_object_ref (agency);

  agencies = find_by_name (self, normal);
  if (agencies == NULL)
    {
      g_set_error (error, DTI_ERROR, DTI_ERROR_NOT_FOUND, "there is no agency “%s”", normal);
      return NULL;
    }
  if (agencies->len == 1)
    return g_object_ref (g_ptr_array_index (agencies, 0));

  candidates = list_candidates (agencies);
  g_set_error (error,
               DTI_ERROR,
               DTI_ERROR_CONFLICT,
               "“%s” can be several agencies: %s",
               normal,
               candidates);

  return NULL;
}
