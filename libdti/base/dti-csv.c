/* SPDX-FileCopyrightText: 2026 libdti contributors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

#include "config.h"

#include <string.h>

#include "dti-csv-private.h"
#include "dti-number-private.h"

void
dti_csv_append_field (GString *csv, const char *field)
{
  if (strpbrk (field, ",;\"\r\n") == NULL)
    {
      g_string_append (csv, field);
      return;
    }

  g_string_append_c (csv, '"');
  for (const char *c = field; *c != '\0'; c++)
    {
      if (*c == '"')
        g_string_append_c (csv, '"');
      g_string_append_c (csv, *c);
    }
  g_string_append_c (csv, '"');
}

void
dti_csv_append_text (GString *csv, const char *text)
{
  g_autofree char *guarded = NULL;

  if (text == NULL)
    return;

  if (*text != '\0' && strchr ("=+-@\t\r", *text) != NULL)
    guarded = g_strconcat ("'", text, NULL);
  dti_csv_append_field (csv, guarded != NULL ? guarded : text);
}

void
dti_csv_append_number (GString *csv, double number)
{
  char buffer[DTI_NUMBER_BUFFER];

  g_string_append_c (csv, ',');
  g_string_append_len (csv, buffer, (gssize) dti_number_to_buffer (number, buffer));
}
