/* SPDX-FileCopyrightText: 2026 libdti contributors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

#include "config.h"

#include <string.h>

#include "dti-denominate.h"
#include "dti-document-private.h"
#include "dti-impute.h"
#include "dti-normalise.h"
#include "dti-screen.h"
#include "dti-step-private.h"
#include "dti-treat.h"

#include <libdti/base/dti-error.h>
#include <libdti/dti-enum-types.h>

static const struct
{
  const char *type;
  GType (*get_type) (void);
} kinds[] = {
  { "denominate", dti_denominate_get_type }, { "screen", dti_screen_get_type },
  { "impute", dti_impute_get_type },         { "treat", dti_treat_get_type },
  { "normalise", dti_normalise_get_type },
};

static DtiStep *
create_kind (const DtiJsonReader *reader)
{
  const char *type = dti_json_get_text (reader, "step", NULL);

  if (type == NULL)
    {
      if (!dti_json_has (reader, "step"))
        dti_json_report (reader,
                         DTI_SEVERITY_ERROR,
                         "missing-member",
                         NULL,
                         "the step has no member “step”");
      return NULL;
    }

  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    if (g_str_equal (kinds[i].type, type))
      return g_object_new (kinds[i].get_type (), NULL);

  dti_json_report (reader,
                   DTI_SEVERITY_ERROR,
                   "unknown-name",
                   "step",
                   "there is no step “%s”; known are: denominate, screen, impute, treat, normalise",
                   type);

  return NULL;
}

static void
read_step (DtiStep *step, const DtiJsonReader *reader)
{
  const DtiStepKernel *kernel = dti_step_get_kernel (step);

  if (kernel->takes_scope)
    dti_step_get_private (step)->scope =
        dti_json_get_enum (reader, "scope", DTI_TYPE_SCOPE, DTI_SCOPE_PERIOD);
  kernel->read (step, reader);
  dti_json_report_unknown (reader);
}

DtiStep *
dti_step_new_from_node (JsonNode *node,
                        const char *pointer,
                        const char *file,
                        DtiProblemList *problems)
{
  g_autoptr (DtiProblemList) own = dti_problem_list_new ();
  g_autoptr (GHashTable) seen = dti_json_seen_new ();
  g_autoptr (DtiStep) step = NULL;
  DtiJsonReader reader = { NULL, pointer, file, NULL, own, seen };

  if (!JSON_NODE_HOLDS_OBJECT (node))
    {
      dti_json_report (&reader, DTI_SEVERITY_ERROR, "wrong-type", NULL, "a step must be an object");
    }
  else
    {
      reader.object = json_node_get_object (node);
      step = create_kind (&reader);
    }
  if (step != NULL)
    read_step (step, &reader);
  dti_problem_list_add_all (problems, own);

  return dti_problem_list_has_errors (own) ? NULL : g_steal_pointer (&step);
}

/**
 * dti_step_new_from_json:
 * @json: a step as in framework documents, such as `{ "step": "treat" }`
 * @error: return location for a [error@Dti.Error], or `NULL`
 *
 * Creates a built-in step from its JSON form.
 *
 * Fails with `DTI_ERROR_INVALID_DATA` where the text is no JSON, where the step is unknown and
 * where a member is missing or wrong.
 *
 * This function is thread-safe.
 *
 * Returns: (transfer full): a new step
 *
 * Since: 1.0
 */
DtiStep *
dti_step_new_from_json (const char *json, GError **error)
{
  g_autoptr (DtiProblemList) problems = dti_problem_list_new ();
  g_autoptr (JsonNode) node = NULL;
  DtiStep *step;

  g_return_val_if_fail (json != NULL, NULL);
  g_return_val_if_fail (error == NULL || *error == NULL, NULL);

  node = dti_json_parse (json, strlen (json), "step", error);
  if (node == NULL)
    return NULL;

  step = dti_step_new_from_node (node, "", NULL, problems);
  if (step == NULL)
    dti_document_set_error (error, problems);

  return step;
}
