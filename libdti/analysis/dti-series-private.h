/* SPDX-FileCopyrightText: 2026 libdti contributors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

#pragma once

#include <math.h>

#include <libdti/analysis/dti-series.h>
#include <libdti/analysis/dti-timeline-private.h>
#include <libdti/scoring/dti-scorecard-private.h>

G_BEGIN_DECLS

struct _DtiSeries
{
  GObject parent_instance;

  DtiTimeline *timeline;
  double *values;        /* NaN where there is none */
  guint8 *statuses;      /* DtiStatus */
  guint8 *breaks;        /* DtiBreakCause */
  guint8 *reconstructed; /* the value was carried over from another series */
  char *unit;            /* NULL: not known */
  char *node;            /* NULL: not known */
  DtiDirection direction;
  gboolean is_rank;
  int decimals;   /* of the figure in texts; -1: as many as it has */
  double minimum; /* NaN: none */
  double maximum;
};

/* A series without a value and without a break but those of the kinds of period. */
DtiSeries *dti_series_create (DtiTimeline *timeline);
/* `DTI_ERROR_UNSUPPORTED` for the direction `range`. */
gboolean dti_series_check_direction (DtiDirection direction, GError **error);
/* The place from which on everything can be compared. */
guint dti_series_find_segment (const guint8 *breaks, guint n);

/* Compound growth per year; NaN where a figure is not above 0. */
static inline double
dti_growth_compute (double first, double last, double years)
{
  return first > 0.0 && last > 0.0 && years > 0.0 ? pow (last / first, 1.0 / years) - 1.0 : NAN;
}

/* The columns of one figure in several scorecards. */
typedef struct
{
  DtiColumn column;
  DtiScorecard **cards;
  guint n_cards;
  DtiTimeline *timeline;
  guint8 *common; /* DtiBreakCause of breaks that every series has */
} DtiCardRow;

/* @cards: a list of scorecards; errors as in dti_series_new_from_scorecards(). */
gboolean dti_card_row_init (DtiCardRow *self, GListModel *cards, DtiColumn column, GError **error);
void dti_card_row_clear (DtiCardRow *self);
/* Which way the figure of a node, which some scorecard knows, is good. */
DtiDirection dti_card_row_get_direction (const DtiCardRow *self, const char *node);
/* What is best, how many decimals, and which figures are possible. */
void dti_card_row_describe (const DtiCardRow *self, DtiSeries *series);
/* The series of a unit at a node; errors as in dti_series_new_from_scorecards(). */
DtiSeries *
dti_card_row_read (const DtiCardRow *self, const char *unit, const char *node, GError **error);

/* Which operations of a scorecard saw the status `B`, themselves or below them. */
guint8 *dti_card_find_breaks (DtiScorecard *card);
/* Whether what a unit has there was measured in another way than before; @found is what
 * dti_card_find_breaks() gave, to look at fewer places, or NULL. */
gboolean dti_card_has_break (DtiScorecard *card, const guint8 *found, guint op, gsize unit);

G_END_DECLS
