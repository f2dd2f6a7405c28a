/* SPDX-FileCopyrightText: 2026 libdti contributors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

/* The cells of a DtiScore, for the tables of units and of indicators. */

#pragma once

#include <libdti/dti.h>

G_BEGIN_DECLS

double cs_score_cells_get_rank (gpointer item, gpointer user_data);
double cs_score_cells_get_value (gpointer item, gpointer user_data);
double cs_score_cells_get_score (gpointer item, gpointer user_data);
double cs_score_cells_get_max (gpointer item, gpointer user_data);
double cs_score_cells_get_coverage (gpointer item, gpointer user_data);
char *cs_score_cells_write_rank (gpointer item, gpointer user_data);
char *cs_score_cells_write_value (gpointer item, gpointer user_data);
char *cs_score_cells_write_score (gpointer item, gpointer user_data);
char *cs_score_cells_write_max (gpointer item, gpointer user_data);
char *cs_score_cells_write_coverage (gpointer item, gpointer user_data);

G_END_DECLS
