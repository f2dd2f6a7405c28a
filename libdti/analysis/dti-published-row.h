/* SPDX-FileCopyrightText: 2026 libdti contributors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

#pragma once

#if !defined(DTI_INSIDE) && !defined(DTI_COMPILATION)
#error "Only <libdti/dti.h> can be included directly."
#endif

#include <gio/gio.h>
#include <libdti/model/dti-node.h>

G_BEGIN_DECLS

/**
 * DtiPublishedKind:
 * @DTI_PUBLISHED_KIND_FIGURE: the published figure of a node, value or score
 * @DTI_PUBLISHED_KIND_RANK: a rank
 *
 * What was published.
 *
 * Since: 1.0
 */
typedef enum
{
  DTI_PUBLISHED_KIND_FIGURE,
  DTI_PUBLISHED_KIND_RANK,
} DtiPublishedKind;

/**
 * DtiPublishedVerdict:
 * @DTI_PUBLISHED_VERDICT_AGREES: equal at the published precision
 * @DTI_PUBLISHED_VERDICT_WITHIN_ROUNDING: not equal, but no farther apart than rounded inputs allow
 * @DTI_PUBLISHED_VERDICT_DIFFERS: farther apart, or it is not known what rounding allows
 * @DTI_PUBLISHED_VERDICT_NOT_COMPUTED: there is nothing computed to compare with
 *
 * How what was published compares with what is computed.
 *
 * Since: 1.0
 */
typedef enum
{
  DTI_PUBLISHED_VERDICT_AGREES,
  DTI_PUBLISHED_VERDICT_WITHIN_ROUNDING,
  DTI_PUBLISHED_VERDICT_DIFFERS,
  DTI_PUBLISHED_VERDICT_NOT_COMPUTED,
} DtiPublishedVerdict;

#define DTI_TYPE_PUBLISHED_ROW (dti_published_row_get_type ())

DTI_AVAILABLE_IN_1_0
G_DECLARE_FINAL_TYPE (DtiPublishedRow, dti_published_row, DTI, PUBLISHED_ROW, GObject)

DTI_AVAILABLE_IN_1_0
const char *dti_published_row_get_unit (DtiPublishedRow *self);
DTI_AVAILABLE_IN_1_0
DtiNode *dti_published_row_get_node (DtiPublishedRow *self);
DTI_AVAILABLE_IN_1_0
const char *dti_published_row_get_node_id (DtiPublishedRow *self);
DTI_AVAILABLE_IN_1_0
const char *dti_published_row_get_node_title (DtiPublishedRow *self);
DTI_AVAILABLE_IN_1_0
DtiPublishedKind dti_published_row_get_kind (DtiPublishedRow *self);
DTI_AVAILABLE_IN_1_0
DtiPublishedVerdict dti_published_row_get_verdict (DtiPublishedRow *self);
DTI_AVAILABLE_IN_1_0
int dti_published_row_get_decimals (DtiPublishedRow *self);
DTI_AVAILABLE_IN_1_0
double dti_published_row_get_published (DtiPublishedRow *self);
DTI_AVAILABLE_IN_1_0
gboolean dti_published_row_get_computed (DtiPublishedRow *self, double *computed);
DTI_AVAILABLE_IN_1_0
gboolean dti_published_row_get_rounded (DtiPublishedRow *self, double *rounded);
DTI_AVAILABLE_IN_1_0
gboolean dti_published_row_get_last_digits (DtiPublishedRow *self, double *units);
DTI_AVAILABLE_IN_1_0
gboolean dti_published_row_get_lower (DtiPublishedRow *self, double *lower);
DTI_AVAILABLE_IN_1_0
gboolean dti_published_row_get_upper (DtiPublishedRow *self, double *upper);
DTI_AVAILABLE_IN_1_0
char *dti_published_row_explain (DtiPublishedRow *self,
                                 const char *language) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
