/* SPDX-FileCopyrightText: 2026 libdti contributors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

#pragma once

#include <libdti/model/dti-responsibility.h>

G_BEGIN_DECLS

/* What a responsibility says; it keeps its own copies and references. */
typedef struct
{
  guint step;
  DtiRole role;
  DtiAgency *agency;
  DtiAssignment *assignment; /* NULL where none says so */
  const char *node;
  gboolean inherited;
  const char *valid_from;
  const char *valid_to;
  const char *legal_basis;
} DtiResponsibilityFacts;

DtiResponsibility *dti_responsibility_new (const DtiResponsibilityFacts *facts);

G_END_DECLS
