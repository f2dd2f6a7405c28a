/* SPDX-FileCopyrightText: 2026 libdti contributors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

#pragma once

#include <libdti/base/dti-problem-list.h>

G_BEGIN_DECLS

/* Where a problem is. Members that are not known stay NULL or 0. */
typedef struct
{
  const char *file;
  guint row;
  guint column;
  const char *pointer;
  const char *raw_text;
  const char *node;
  const char *unit;
  const char *period;
} DtiPlace;

/* The list keeps at most DTI_PROBLEM_LIMIT problems of one code; beyond that it counts them, so
 * that a file with a million bad cells does not become a million objects. */
#define DTI_PROBLEM_LIMIT 1000

void dti_problem_list_report (DtiProblemList *self,
                              DtiSeverity severity,
                              const char *code,
                              const DtiPlace *place,
                              const char *format,
                              ...) G_GNUC_PRINTF (5, 6);

G_END_DECLS
