/* SPDX-FileCopyrightText: 2026 libdti contributors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

#pragma once

#if !defined(DTI_INSIDE) && !defined(DTI_COMPILATION)
#error "Only <libdti/dti.h> can be included directly."
#endif

#include <gio/gio.h>
#include <libdti/analysis/dti-published-row.h>
#include <libdti/analysis/dti-published-tally.h>
#include <libdti/scoring/dti-scorecard.h>

G_BEGIN_DECLS

#define DTI_TYPE_PUBLISHED_COMPARISON (dti_published_comparison_get_type ())

DTI_AVAILABLE_IN_1_0
G_DECLARE_FINAL_TYPE (
    DtiPublishedComparison, dti_published_comparison, DTI, PUBLISHED_COMPARISON, GObject)

DTI_AVAILABLE_IN_1_0
DtiPublishedComparison *
dti_published_comparison_new (DtiScorecard *card, DtiDataset *published) G_GNUC_WARN_UNUSED_RESULT;
DTI_AVAILABLE_IN_1_0
DtiScorecard *dti_published_comparison_get_scorecard (DtiPublishedComparison *self);
DTI_AVAILABLE_IN_1_0
GListModel *dti_published_comparison_get_rows (DtiPublishedComparison *self);
DTI_AVAILABLE_IN_1_0
GListModel *dti_published_comparison_get_tallies (DtiPublishedComparison *self);
DTI_AVAILABLE_IN_1_0
GListModel *
dti_published_comparison_list_misses (DtiPublishedComparison *self) G_GNUC_WARN_UNUSED_RESULT;
DTI_AVAILABLE_IN_1_0
guint dti_published_comparison_count (DtiPublishedComparison *self,
                                      DtiPublishedKind kind,
                                      DtiPublishedVerdict verdict);
DTI_AVAILABLE_IN_1_0
char *dti_published_comparison_to_csv (DtiPublishedComparison *self) G_GNUC_WARN_UNUSED_RESULT;
DTI_AVAILABLE_IN_1_0
char *dti_published_comparison_to_json (DtiPublishedComparison *self) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
