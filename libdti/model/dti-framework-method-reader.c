/* SPDX-FileCopyrightText: 2026 libdti contributors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

#include "config.h"

#include "dti-denominate.h"
#include "dti-fixed-list-private.h"
#include "dti-framework-draft-private.h"
#include "dti-impute.h"
#include "dti-step-private.h"

/* The member `method`: what happens to the data before the rules. */

static void report (DtiFrameworkDraft *self,
                    const char *code,
                    guint step,
                    const char *member,
                    const char *format,
                    ...) G_GNUC_PRINTF (5, 6);

static void
report (DtiFrameworkDraft *self,
        const char *code,
        guint step,
        const char *member,
        const char *format,
        ...)
{
  g_autofree char *at = dti_json_pointer_append_index ("/method", step);
  g_autofree char *pointer = dti_json_pointer_append (at, member);
  DtiPlace place = { .file = self->file, .pointer = pointer };
  g_autofree char *message = NULL;
  va_list arguments;

  va_start (arguments, format);
  message = g_strdup_vprintf (format, arguments);
  va_end (arguments);
  dti_problem_list_report (self->problems, DTI_SEVERITY_ERROR, code, &place, "%s", message);
}

static void
take_normalise (DtiFrameworkDraft *self, DtiStep *step, guint position, guint n_steps)
{
  if (position + 1 < n_steps)
    report (self,
            "misplaced-step",
            position,
            "step",
            "“normalise” stands for the rules and must be the last step");
  else
    self->normalise = g_object_ref (DTI_NORMALISE (step));
}

void
dti_framework_draft_read_method (DtiFrameworkDraft *self, const DtiJsonReader *reader)
{
  JsonArray *method = dti_json_get_array (reader, "method");
  GPtrArray *steps = g_ptr_array_new_with_free_func (g_object_unref);
  guint n = method != NULL ? json_array_get_length (method) : 0;

  for (guint i = 0; i < n; i++)
    {
      g_autofree char *pointer = dti_json_pointer_append_index ("/method", i);
      DtiStep *step = dti_step_new_from_node (json_array_get_element (method, i),
                                              pointer,
                                              self->file,
                                              self->problems);

      if (step == NULL)
        continue;
      g_ptr_array_add (steps, step);
      if (DTI_IS_NORMALISE (step))
        take_normalise (self, step, i, n);
    }
  self->method = dti_fixed_list_new (DTI_TYPE_STEP, steps);
}

DtiRule *
dti_framework_draft_find_normalise (const DtiFrameworkDraft *self, const char *node)
{
  return self->normalise != NULL ? dti_normalise_lookup_rule (self->normalise, node) : NULL;
}

/* ---- checks of the whole ---- */

static void
check_nodes (DtiFrameworkDraft *self, guint position, DtiStep *step)
{
  const DtiStepKernel *kernel = dti_step_get_kernel (step);
  const char *const *nodes = kernel->get_nodes != NULL ? kernel->get_nodes (step) : NULL;

  for (guint i = 0; nodes != NULL && nodes[i] != NULL; i++)
    {
      const DtiDraftNode *node = g_hash_table_lookup (self->by_id, nodes[i]);

      if (node == NULL || node->is_pillar)
        report (self,
                "unknown-id",
                position,
                DTI_IS_DENOMINATE (step) ? "by" : "nodes",
                "the framework has no indicator “%s”",
                nodes[i]);
    }
}

static void
check_column (DtiFrameworkDraft *self,
              guint position,
              const char *member,
              const char *name,
              gboolean is_label)
{
  gpointer declared;

  if (!g_hash_table_lookup_extended (self->columns, name, NULL, &declared))
    report (self,
            "unknown-column",
            position,
            member,
            "the column “%s” is not declared in “columns”",
            name);
  else if (GPOINTER_TO_INT (declared) != is_label)
    report (self,
            "wrong-column",
            position,
            member,
            is_label ? "the column “%s” is declared to hold numbers, not labels"
                     : "the column “%s” is declared to hold labels, not numbers",
            name);
}

static void
check_columns (DtiFrameworkDraft *self, guint position, DtiStep *step)
{
  if (DTI_IS_DENOMINATE (step))
    {
      const char *const *names = dti_denominate_get_denominators (DTI_DENOMINATE (step));

      for (guint i = 0; names[i] != NULL; i++)
        check_column (self, position, "by", names[i], FALSE);
    }
  else if (DTI_IS_IMPUTE (step) && dti_impute_get_group_column (DTI_IMPUTE (step)) != NULL)
    {
      check_column (self, position, "by", dti_impute_get_group_column (DTI_IMPUTE (step)), TRUE);
    }
}

void
dti_framework_draft_check_method (DtiFrameworkDraft *self)
{
  for (guint i = 0; i < g_list_model_get_n_items (self->method); i++)
    {
      g_autoptr (DtiStep) step = g_list_model_get_item (self->method, i);

      check_nodes (self, i, step);
      check_columns (self, i, step);
    }
}
