/* SPDX-FileCopyrightText: 2026 libdti contributors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

#include "dti-command.h"

DtiExit
dti_command_frameworks (DtiCall *call)
{
  g_auto (GStrv) ids = dti_framework_list_builtin ();
  g_autoptr (GString) text = g_string_new (NULL);

  for (gsize i = 0; ids[i] != NULL; i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (DtiFramework) framework = dti_framework_new_builtin (ids[i], &error);
      g_autofree char *title = NULL;

      if (framework == NULL)
        {
          dti_call_complain (call, "%s", error->message);
          continue;
        }
      title = dti_framework_get_title (framework, call->language);
      g_string_append_printf (text, "%s\t%s\n", ids[i], title != NULL ? title : "");
    }

  return dti_call_print (call, text->str);
}
