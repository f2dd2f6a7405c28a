/* SPDX-FileCopyrightText: 2026 libdti contributors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

#pragma once

#include <libdti/scoring/dti-scorecard-private.h>

G_BEGIN_DECLS

/* A printed figure or rank beside the computed one. */
typedef struct
{
  guint op;
  gsize row;  /* of the published dataset */
  gsize unit; /* of the card */
  gboolean is_rank;
  int decimals; /* the figure is compared at; -1: all of it */
  double printed;
  double computed; /* as it is; NaN where there is none */
  double rounded;  /* at the decimals */
  gboolean agrees;
} DtiPublishedCell;

typedef void (*DtiPublishedVisitor) (const DtiPublishedCell *cell, gpointer data);

/* Calls @visit for everything printed that the card knows the node and the unit of: node by node,
 * row by row, figure before rank. Seals the published ones. */
void dti_published_visit (DtiScorecard *card,
                          DtiDataset *published,
                          DtiPublishedVisitor visit,
                          gpointer data);

/* How many decimals the numbers of a column are written with, the most of all; NaN has none. */
int dti_published_count_decimals (const double *numbers, gsize n);

G_END_DECLS
