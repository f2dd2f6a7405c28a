/* SPDX-FileCopyrightText: 2026 libdti contributors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

#pragma once

#if !defined(DTI_INSIDE) && !defined(DTI_COMPILATION)
#error "Only <libdti/dti.h> can be included directly."
#endif

#include <gio/gio.h>
#include <libdti/model/dti-unit.h>

G_BEGIN_DECLS

/**
 * DtiSuccessionKind:
 * @DTI_SUCCESSION_KIND_MERGE: several units became one
 * @DTI_SUCCESSION_KIND_SPLIT: one unit became several
 *
 * How units follow each other.
 *
 * Since: 1.0
 */
typedef enum
{
  DTI_SUCCESSION_KIND_MERGE,
  DTI_SUCCESSION_KIND_SPLIT,
} DtiSuccessionKind;

#define DTI_TYPE_UNIT_REGISTRY (dti_unit_registry_get_type ())

DTI_AVAILABLE_IN_1_0
G_DECLARE_FINAL_TYPE (DtiUnitRegistry, dti_unit_registry, DTI, UNIT_REGISTRY, GObject)

DTI_AVAILABLE_IN_1_0
DtiUnitRegistry *dti_unit_registry_new (void) G_GNUC_WARN_UNUSED_RESULT;
DTI_AVAILABLE_IN_1_0
DtiUnitRegistry *dti_unit_registry_new_from_file (GFile *file,
                                                  GError **error) G_GNUC_WARN_UNUSED_RESULT;
DTI_AVAILABLE_IN_1_0
void dti_unit_registry_new_from_file_async (GFile *file,
                                            GCancellable *cancellable,
                                            GAsyncReadyCallback callback,
                                            gpointer user_data);
DTI_AVAILABLE_IN_1_0
DtiUnitRegistry *dti_unit_registry_new_from_file_finish (GAsyncResult *result,
                                                         GError **error) G_GNUC_WARN_UNUSED_RESULT;
DTI_AVAILABLE_IN_1_0
DtiUnitRegistry *dti_unit_registry_new_from_json (const char *json,
                                                  GError **error) G_GNUC_WARN_UNUSED_RESULT;
DTI_AVAILABLE_IN_1_0
char *dti_unit_registry_to_json (DtiUnitRegistry *self) G_GNUC_WARN_UNUSED_RESULT;
DTI_AVAILABLE_IN_1_0
gboolean dti_unit_registry_add (DtiUnitRegistry *self, DtiUnit *unit, GError **error);
DTI_AVAILABLE_IN_1_0
gboolean dti_unit_registry_add_succession (DtiUnitRegistry *self,
                                           DtiSuccessionKind kind,
                                           const char *const *predecessors,
                                           const char *const *successors,
                                           const char *date,
                                           const char *legal_basis,
                                           GError **error);
DTI_AVAILABLE_IN_1_0
DtiUnit *dti_unit_registry_lookup (DtiUnitRegistry *self, const char *id);
DTI_AVAILABLE_IN_1_0
DtiUnit *dti_unit_registry_match (DtiUnitRegistry *self,
                                  const char *name,
                                  GError **error) G_GNUC_WARN_UNUSED_RESULT;
DTI_AVAILABLE_IN_1_0
char **dti_unit_registry_get_predecessors (DtiUnitRegistry *self,
                                           const char *id,
                                           const char *date) G_GNUC_WARN_UNUSED_RESULT;
DTI_AVAILABLE_IN_1_0
char **dti_unit_registry_get_successors (DtiUnitRegistry *self,
                                         const char *id,
                                         const char *date) G_GNUC_WARN_UNUSED_RESULT;
DTI_AVAILABLE_IN_1_0
guint dti_unit_registry_get_n_items (DtiUnitRegistry *self);

G_END_DECLS
