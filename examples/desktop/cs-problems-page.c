/* SPDX-FileCopyrightText: 2026 libdti contributors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

#include <glib/gi18n.h>

#include "cs-problems-page.h"
#include "cs-table.h"
#include "cs-text.h"

/* What the library found wrong with the documents, with the place of each fault: the table stands
 * on the DtiProblemList itself. */
struct _CsProblemsPage
{
  CsPage parent_instance;

  GtkStack *stack;
  CsTable *table;
};

G_DEFINE_FINAL_TYPE (CsProblemsPage, cs_problems_page, CS_TYPE_PAGE)

static char *
write_severity (gpointer item, gpointer user_data)
{
  switch (dti_problem_get_severity (item))
    {
    case DTI_SEVERITY_ERROR:
      return g_strdup (_ ("Error"));
    case DTI_SEVERITY_WARNING:
      return g_strdup (_ ("Warning"));
    case DTI_SEVERITY_NOTE:
    default:
      return g_strdup (_ ("Note"));
    }
}

static const char *
style_severity (gpointer item)
{
  switch (dti_problem_get_severity (item))
    {
    case DTI_SEVERITY_ERROR:
      return "error";
    case DTI_SEVERITY_WARNING:
      return "warning";
    case DTI_SEVERITY_NOTE:
    default:
      return "dim-label";
    }
}

static char *
write_place (gpointer item, gpointer user_data)
{
  return cs_text_write_place (item);
}

static char *
write_message (gpointer item, gpointer user_data)
{
  return g_strdup (dti_problem_get_message (item));
}

static char *
write_raw_text (gpointer item, gpointer user_data)
{
  const char *text = dti_problem_get_raw_text (item);

  return g_strdup (text != NULL ? text : "");
}

static char *
write_subject (gpointer item, gpointer user_data)
{
  const char *parts[] = { dti_problem_get_unit (item),
                          dti_problem_get_node (item),
                          dti_problem_get_period (item) };
  g_autoptr (GString) subject = g_string_new (NULL);

  for (gsize i = 0; i < G_N_ELEMENTS (parts); i++)
    {
      if (parts[i] != NULL)
        g_string_append_printf (subject, "%s%s", subject->len > 0 ? " · " : "", parts[i]);
    }

  return g_string_free (g_steal_pointer (&subject), FALSE);
}

static const CsTableColumn columns[] = {
  { N_ ("Severity"), write_severity, NULL, style_severity, FALSE },
  { N_ ("Problem"), write_message, NULL, NULL, TRUE },
  { N_ ("Place"), write_place, NULL, NULL, TRUE },
  { N_ ("Concerns"), write_subject, NULL, NULL, FALSE },
  { N_ ("As it stands there"), write_raw_text, NULL, NULL, FALSE },
};

static void
cs_problems_page_refresh (CsPage *page)
{
  CsProblemsPage *self = CS_PROBLEMS_PAGE (page);
  GListModel *problems = G_LIST_MODEL (cs_session_get_problems (cs_page_get_session (page)));
  const gboolean any = g_list_model_get_n_items (problems) > 0;

  cs_table_set_list (self->table, problems);
  gtk_stack_set_visible_child_name (self->stack, any ? "table" : "none");
}

static void
cs_problems_page_class_init (CsProblemsPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  CS_PAGE_CLASS (klass)->refresh = cs_problems_page_refresh;

  g_type_ensure (CS_TYPE_TABLE);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/libdti/ChiSo/cs-problems-page.ui");
  gtk_widget_class_bind_template_child (widget_class, CsProblemsPage, stack);
  gtk_widget_class_bind_template_child (widget_class, CsProblemsPage, table);
}

static void
cs_problems_page_init (CsProblemsPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  cs_table_add_columns (self->table, columns, G_N_ELEMENTS (columns), self);
}
