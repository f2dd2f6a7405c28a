/* SPDX-FileCopyrightText: 2026 libdti contributors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

/* How numbers, ranks, days and titles are written in this program. */

#pragma once

#include <libdti/dti.h>

G_BEGIN_DECLS

const char *cs_text_get_language (void);
char *cs_text_write_number (double number, int decimals) G_GNUC_WARN_UNUSED_RESULT;
char *cs_text_write_change (double change, int decimals) G_GNUC_WARN_UNUSED_RESULT;
char *cs_text_write_rank (double rank) G_GNUC_WARN_UNUSED_RESULT;
char *cs_text_write_share (double share) G_GNUC_WARN_UNUSED_RESULT;
char *cs_text_write_day (const GDate *day) G_GNUC_WARN_UNUSED_RESULT;
char *cs_text_write_node (DtiNode *node) G_GNUC_WARN_UNUSED_RESULT;
char *cs_text_write_place (DtiProblem *problem) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
