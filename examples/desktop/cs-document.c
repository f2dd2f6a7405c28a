/* SPDX-FileCopyrightText: 2026 libdti contributors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

#include <string.h>

#include <libdti/dti.h>

#include "cs-document.h"

CsDocument *
cs_document_new (CsDocumentKind kind, GFile *file)
{
  CsDocument *self = g_new0 (CsDocument, 1);

  self->kind = kind;
  self->name = g_file_get_parse_name (file);
  self->file = g_object_ref (file);

  return self;
}

/* The argument is a path or an address, for a framework also the id of one that is built in. */
CsDocument *
cs_document_new_for_argument (CsDocumentKind kind, const char *argument, GFile *folder)
{
  g_auto (GStrv) builtin = dti_framework_list_builtin ();
  g_autofree char *path = g_file_get_path (folder);
  g_autoptr (GFile) file = g_file_new_for_commandline_arg_and_cwd (argument, path);

  if (kind == CS_DOCUMENT_FRAMEWORK && g_strv_contains ((const char *const *) builtin, argument))
    {
      CsDocument *self = g_new0 (CsDocument, 1);

      self->kind = kind;
      self->name = g_strdup (argument);
      return self;
    }

  return cs_document_new (kind, file);
}

void
cs_document_free (CsDocument *self)
{
  g_clear_object (&self->file);
  g_free (self->name);
  g_free (self);
}

/* Documents say what they are near their beginning; what says nothing is data. */
CsDocumentKind
cs_document_recognise (GBytes *bytes)
{
  static const struct
  {
    const char *format;
    CsDocumentKind kind;
  } formats[] = {
    { "\"dti-framework\"", CS_DOCUMENT_FRAMEWORK },
    { "\"dti-units\"", CS_DOCUMENT_UNITS },
    { "\"dti-plan\"", CS_DOCUMENT_PLAN },
    { "\"dti-calendar\"", CS_DOCUMENT_CALENDAR },
    { "\"dti-submissions\"", CS_DOCUMENT_SUBMISSIONS },
  };
  gsize size;
  const char *text = g_bytes_get_data (bytes, &size);
  const gsize looked_at = MIN (size, 4096);

  for (gsize i = 0; text != NULL && i < G_N_ELEMENTS (formats); i++)
    {
      if (g_strstr_len (text, (gssize) looked_at, formats[i].format) != NULL)
        return formats[i].kind;
    }
  if (text != NULL && g_str_has_prefix (text, "BEGIN:VCALENDAR"))
    return CS_DOCUMENT_CALENDAR;

  return CS_DOCUMENT_DATA;
}
