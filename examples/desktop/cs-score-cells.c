/* SPDX-FileCopyrightText: 2026 libdti contributors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

#include <math.h>

#include "cs-score-cells.h"
#include "cs-text.h"

double
cs_score_cells_get_rank (gpointer item, gpointer user_data)
{
  double rank;

  return dti_score_get_rank (item, &rank) ? rank : NAN;
}

double
cs_score_cells_get_value (gpointer item, gpointer user_data)
{
  double value;

  return dti_score_get_value (item, &value) ? value : NAN;
}

double
cs_score_cells_get_score (gpointer item, gpointer user_data)
{
  double score;

  return dti_score_get_score (item, &score) ? score : NAN;
}

double
cs_score_cells_get_max (gpointer item, gpointer user_data)
{
  double max;

  return dti_score_get_max (item, &max) ? max : NAN;
}

double
cs_score_cells_get_coverage (gpointer item, gpointer user_data)
{
  double coverage;

  return dti_score_get_coverage (item, &coverage) ? coverage : NAN;
}

char *
cs_score_cells_write_rank (gpointer item, gpointer user_data)
{
  return cs_text_write_rank (cs_score_cells_get_rank (item, NULL));
}

char *
cs_score_cells_write_value (gpointer item, gpointer user_data)
{
  return cs_text_write_number (cs_score_cells_get_value (item, NULL), 4);
}

char *
cs_score_cells_write_score (gpointer item, gpointer user_data)
{
  return cs_text_write_number (cs_score_cells_get_score (item, NULL), 2);
}

char *
cs_score_cells_write_max (gpointer item, gpointer user_data)
{
  return cs_text_write_number (cs_score_cells_get_max (item, NULL), 0);
}

char *
cs_score_cells_write_coverage (gpointer item, gpointer user_data)
{
  return cs_text_write_share (cs_score_cells_get_coverage (item, NULL));
}
