/* SPDX-FileCopyrightText: 2026 libdti contributors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

#pragma once

#include "dti-rank-change.h"
#include "dti-rank-field-private.h"
#include "dti-rank-interval.h"
#include "dti-rank-peer.h"
#include "dti-rank-share.h"

G_BEGIN_DECLS

/* A number that is not exactly known. */
typedef struct
{
  double low;
  double middle;
  double high;
} DtiRankSpan;

typedef struct
{
  DtiRankSpan ranks[DTI_N_SIDES];
  DtiRankSpan change;
  double agreement;
  guint n_draws;
} DtiRankRange;

DtiRankInterval *dti_rank_interval_new (const DtiRankRange *range);
DtiRankPeer *dti_rank_peer_new (DtiRankField *field, gsize member, gsize other);
/* @node: NULL for the method; @values: by side, NULL for none. */
DtiRankShare *dti_rank_share_new (
    DtiRankField *field, DtiNode *node, double share, double standard_error, const double *values);
/* Why a change of the rank should not be trusted. */
typedef enum
{
  DTI_RANK_DOUBT_SMALL = 1 << 0,    /* three places or less */
  DTI_RANK_DOUBT_ROUNDING = 1 << 1, /* rounding leaves ranks open that both years share */
  DTI_RANK_DOUBT_WEIGHTS = 1 << 2,  /* slightly other weights turn it round */
} DtiRankDoubts;

struct _DtiRankChange
{
  GObject parent_instance;

  DtiRankField *field;
  gsize member;

  GMutex lock;        /* guards what is made when first asked for */
  GListModel *shares; /* of the children */
  gboolean has_doubts;
  DtiRankDoubts doubts;
};

DtiRankChange *dti_rank_change_new (DtiRankField *field, gsize member);
double dti_rank_change_read (DtiRankChange *self, DtiRankColumn column);
DtiRankDoubts dti_rank_change_find_doubts (DtiRankChange *self);

/* ---- numbers ---- */

/* NaN where there is none. */
double dti_rank_field_get_number (const DtiRankField *self, gsize member, DtiRankColumn column);

/* ---- who ---- */

/* How another unit stands to the one whose rank is explained. */
typedef enum
{
  DTI_RANK_PASSED_US,    /* was level or behind, is ahead */
  DTI_RANK_PASSED_BY_US, /* was ahead, is level or behind */
} DtiRankPassing;

/* The members in the order of their newer ranks; free the array. */
GArray *
dti_rank_field_list_passing (const DtiRankField *self, gsize member, DtiRankPassing passing);

/* The nearest figures of the newer year, ahead and behind, among all units ranked in it; NaN where
 * there is none. A unit that is level has distance 0 from behind. */
typedef struct
{
  double cushion;
  double gap;
} DtiRankDistance;

DtiRankDistance dti_rank_field_get_distance (const DtiRankField *self, gsize member);
/* What the figure lacks to stand at @rank, from 1; 0 where it does. */
double dti_rank_field_get_gap_to (const DtiRankField *self, gsize member, guint rank);

/* ---- which part ---- */

/* Splits the own effect over the parts of the node at @level (NULL: its children). */
GListModel *
dti_rank_field_share (DtiRankField *self, gsize member, const char *level, guint64 seed);

/* ---- how sure ---- */

void dti_rank_field_round_range (const DtiRankField *self, gsize member, DtiRankRange *range);
gboolean dti_rank_field_draw_range (const DtiRankField *self,
                                    gsize member,
                                    double noise,
                                    guint n_draws,
                                    guint64 seed,
                                    DtiRankRange *range);

G_END_DECLS
