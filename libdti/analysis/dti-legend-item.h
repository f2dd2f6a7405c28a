/* SPDX-FileCopyrightText: 2026 libdti contributors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

#pragma once

#if !defined(DTI_INSIDE) && !defined(DTI_COMPILATION)
#error "Only <libdti/dti.h> can be included directly."
#endif

#include <gio/gio.h>
#include <libdti/base/dti-version-macros.h>

G_BEGIN_DECLS

/**
 * DtiLegendRole:
 * @DTI_LEGEND_ROLE_CLASS: an interval of figures
 * @DTI_LEGEND_ROLE_CATEGORY: a verdict without an interval, found by its id
 * @DTI_LEGEND_ROLE_MISSING: there is no figure
 * @DTI_LEGEND_ROLE_NOT_APPLICABLE: there can be no figure
 * @DTI_LEGEND_ROLE_NOT_RATED: there is a figure, and no class for it; or nobody rated it
 *
 * What an item of a legend stands for.
 *
 * Since: 1.0
 */
typedef enum
{
  DTI_LEGEND_ROLE_CLASS,
  DTI_LEGEND_ROLE_CATEGORY,
  DTI_LEGEND_ROLE_MISSING,
  DTI_LEGEND_ROLE_NOT_APPLICABLE,
  DTI_LEGEND_ROLE_NOT_RATED,
} DtiLegendRole;

#define DTI_TYPE_LEGEND_ITEM (dti_legend_item_get_type ())

DTI_AVAILABLE_IN_1_0
G_DECLARE_FINAL_TYPE (DtiLegendItem, dti_legend_item, DTI, LEGEND_ITEM, GObject)

DTI_AVAILABLE_IN_1_0
const char *dti_legend_item_get_id (DtiLegendItem *self);
DTI_AVAILABLE_IN_1_0
DtiLegendRole dti_legend_item_get_role (DtiLegendItem *self);

DTI_AVAILABLE_IN_1_0
char *dti_legend_item_get_title (DtiLegendItem *self,
                                 const char *language) G_GNUC_WARN_UNUSED_RESULT;
DTI_AVAILABLE_IN_1_0
const char *dti_legend_item_get_main_title (DtiLegendItem *self);

DTI_AVAILABLE_IN_1_0
gboolean dti_legend_item_get_lower (DtiLegendItem *self, double *lower);
DTI_AVAILABLE_IN_1_0
gboolean dti_legend_item_get_upper (DtiLegendItem *self, double *upper);
DTI_AVAILABLE_IN_1_0
const char *dti_legend_item_get_colour (DtiLegendItem *self);
DTI_AVAILABLE_IN_1_0
const char *dti_legend_item_get_symbol (DtiLegendItem *self);
DTI_AVAILABLE_IN_1_0
const char *dti_legend_item_get_text_colour (DtiLegendItem *self);
DTI_AVAILABLE_IN_1_0
double dti_legend_item_get_contrast_on_light (DtiLegendItem *self);
DTI_AVAILABLE_IN_1_0
double dti_legend_item_get_contrast_on_dark (DtiLegendItem *self);
DTI_AVAILABLE_IN_1_0
gboolean
dti_legend_item_compute_contrast (DtiLegendItem *self, const char *background, double *contrast);

G_END_DECLS
