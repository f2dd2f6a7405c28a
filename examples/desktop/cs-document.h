/* SPDX-FileCopyrightText: 2026 libdti contributors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

typedef enum
{
  CS_DOCUMENT_UNKNOWN, /* its first bytes say what it is */
  CS_DOCUMENT_FRAMEWORK,
  CS_DOCUMENT_DATA,
  CS_DOCUMENT_UNITS,
  CS_DOCUMENT_PLAN,
  CS_DOCUMENT_CALENDAR,
  CS_DOCUMENT_SUBMISSIONS,
  CS_DOCUMENT_PUBLISHED,
} CsDocumentKind;

/* A file to open, or a framework that is built in, which has a name and no file. */
typedef struct
{
  CsDocumentKind kind;
  char *name;
  GFile *file;
} CsDocument;

CsDocument *cs_document_new (CsDocumentKind kind, GFile *file);
CsDocument *cs_document_new_for_argument (CsDocumentKind kind, const char *argument, GFile *folder);
void cs_document_free (CsDocument *self);
CsDocumentKind cs_document_recognise (GBytes *bytes);

G_END_DECLS
