/* SPDX-FileCopyrightText: 2026 libdti contributors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

#pragma once

#if !defined(DTI_INSIDE) && !defined(DTI_COMPILATION)
#error "Only <libdti/dti.h> can be included directly."
#endif

#include <gio/gio.h>
#include <libdti/analysis/dti-series.h>
#include <libdti/model/dti-framework-map.h>
#include <libdti/model/dti-unit-registry.h>

G_BEGIN_DECLS

/**
 * DtiBridgeMethod:
 * @DTI_BRIDGE_BACKCAST: older observations are scored by the newer framework
 * @DTI_BRIDGE_CHAIN_LINK: older figures are multiplied by new / old at a period of both
 * @DTI_BRIDGE_BREAK: older figures stay as they were, and a break tells that they do not compare
 *
 * How a series is carried over a change of framework, best first.
 *
 * Since: 1.0
 */
typedef enum
{
  DTI_BRIDGE_BACKCAST,
  DTI_BRIDGE_CHAIN_LINK,
  DTI_BRIDGE_BREAK,
} DtiBridgeMethod;

#define DTI_TYPE_BRIDGE (dti_bridge_get_type ())

DTI_AVAILABLE_IN_1_0
G_DECLARE_FINAL_TYPE (DtiBridge, dti_bridge, DTI, BRIDGE, GObject)

DTI_AVAILABLE_IN_1_0
DtiBridge *dti_bridge_new (DtiFrameworkMap *map,
                           GListModel *older,
                           GListModel *newer,
                           DtiUnitRegistry *registry,
                           GError **error) G_GNUC_WARN_UNUSED_RESULT;
DTI_AVAILABLE_IN_1_0
DtiFrameworkMap *dti_bridge_get_map (DtiBridge *self);
DTI_AVAILABLE_IN_1_0
DtiDataset *dti_bridge_get_dataset (DtiBridge *self);
DTI_AVAILABLE_IN_1_0
GListModel *dti_bridge_get_scorecards (DtiBridge *self);
DTI_AVAILABLE_IN_1_0
DtiProblemList *dti_bridge_get_problems (DtiBridge *self);
DTI_AVAILABLE_IN_1_0
DtiSeries *dti_bridge_make_series (DtiBridge *self,
                                   const char *unit,
                                   const char *node,
                                   DtiColumn column,
                                   DtiBridgeMethod method,
                                   DtiBridgeMethod *used,
                                   GError **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
