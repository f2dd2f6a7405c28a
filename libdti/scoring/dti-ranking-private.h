/* SPDX-FileCopyrightText: 2026 libdti contributors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

#pragma once

#include <libdti/model/dti-enums.h>

G_BEGIN_DECLS

/* How figures become ranks. */
typedef struct
{
  DtiTies ties;
  DtiRankOrder order;
  int decimals; /* figures are rounded before they are compared; -1: not, and they tie at 14 digits
                 */
} DtiRankingRule;

/* Writes one rank for each of @n figures; NaN where there is no figure. @groups, where not NULL,
 * has a group number for each figure: units are ranked inside their group. Returns how many have a
 * rank. */
gsize dti_ranking_run (const DtiRankingRule *rule,
                       const double *figures,
                       const guint32 *groups,
                       gsize n,
                       double *ranks);

G_END_DECLS
