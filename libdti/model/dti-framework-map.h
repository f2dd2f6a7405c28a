/* SPDX-FileCopyrightText: 2026 libdti contributors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

#pragma once

#if !defined(DTI_INSIDE) && !defined(DTI_COMPILATION)
#error "Only <libdti/dti.h> can be included directly."
#endif

#include <gio/gio.h>
#include <libdti/model/dti-framework.h>

G_BEGIN_DECLS

/**
 * DtiMapKind:
 * @DTI_MAP_UNMAPPED: nobody has said what became of the node
 * @DTI_MAP_SAME: it is the same node
 * @DTI_MAP_RENAMED: it has another id or title and means the same
 * @DTI_MAP_SPLIT: it was divided among several nodes
 * @DTI_MAP_MERGED: it became one node together with others
 * @DTI_MAP_REDEFINED: a node took its place that means something else
 * @DTI_MAP_DROPPED: it has no successor
 * @DTI_MAP_ADDED: the node of the newer framework has no predecessor
 *
 * What became of a node from one framework to the next.
 *
 * Since: 1.0
 */
typedef enum
{
  DTI_MAP_UNMAPPED,
  DTI_MAP_SAME,
  DTI_MAP_RENAMED,
  DTI_MAP_SPLIT,
  DTI_MAP_MERGED,
  DTI_MAP_REDEFINED,
  DTI_MAP_DROPPED,
  DTI_MAP_ADDED,
} DtiMapKind;

#define DTI_TYPE_FRAMEWORK_MAP (dti_framework_map_get_type ())

DTI_AVAILABLE_IN_1_0
G_DECLARE_FINAL_TYPE (DtiFrameworkMap, dti_framework_map, DTI, FRAMEWORK_MAP, GObject)

DTI_AVAILABLE_IN_1_0
DtiFrameworkMap *dti_framework_map_new (DtiFramework *older,
                                        DtiFramework *newer) G_GNUC_WARN_UNUSED_RESULT;
DTI_AVAILABLE_IN_1_0
DtiFrameworkMap *dti_framework_map_suggest (DtiFramework *older,
                                            DtiFramework *newer) G_GNUC_WARN_UNUSED_RESULT;
DTI_AVAILABLE_IN_1_0
DtiFrameworkMap *dti_framework_map_new_from_json (const char *json,
                                                  DtiFramework *older,
                                                  DtiFramework *newer,
                                                  GError **error) G_GNUC_WARN_UNUSED_RESULT;
DTI_AVAILABLE_IN_1_0
DtiFrameworkMap *dti_framework_map_new_from_file (GFile *file,
                                                  DtiFramework *older,
                                                  DtiFramework *newer,
                                                  GError **error) G_GNUC_WARN_UNUSED_RESULT;
DTI_AVAILABLE_IN_1_0
void dti_framework_map_new_from_file_async (GFile *file,
                                            DtiFramework *older,
                                            DtiFramework *newer,
                                            GCancellable *cancellable,
                                            GAsyncReadyCallback callback,
                                            gpointer user_data);
DTI_AVAILABLE_IN_1_0
DtiFrameworkMap *dti_framework_map_new_from_file_finish (GAsyncResult *result,
                                                         GError **error) G_GNUC_WARN_UNUSED_RESULT;
DTI_AVAILABLE_IN_1_0
DtiProblemList *dti_framework_map_check_file (GFile *file,
                                              DtiFramework *older,
                                              DtiFramework *newer) G_GNUC_WARN_UNUSED_RESULT;
DTI_AVAILABLE_IN_1_0
char *dti_framework_map_to_json (DtiFrameworkMap *self) G_GNUC_WARN_UNUSED_RESULT;

DTI_AVAILABLE_IN_1_0
DtiFramework *dti_framework_map_get_older (DtiFrameworkMap *self);
DTI_AVAILABLE_IN_1_0
DtiFramework *dti_framework_map_get_newer (DtiFrameworkMap *self);
DTI_AVAILABLE_IN_1_0
gboolean dti_framework_map_get_sealed (DtiFrameworkMap *self);
DTI_AVAILABLE_IN_1_0
void dti_framework_map_seal (DtiFrameworkMap *self);

DTI_AVAILABLE_IN_1_0
gboolean dti_framework_map_set (DtiFrameworkMap *self,
                                const char *old_node,
                                DtiMapKind kind,
                                const char *const *new_nodes,
                                GError **error);
DTI_AVAILABLE_IN_1_0
gboolean dti_framework_map_set_weight (DtiFrameworkMap *self,
                                       const char *old_node,
                                       const char *new_node,
                                       double weight,
                                       GError **error);
DTI_AVAILABLE_IN_1_0
gboolean dti_framework_map_set_note (DtiFrameworkMap *self,
                                     const char *old_node,
                                     const char *note,
                                     GError **error);
DTI_AVAILABLE_IN_1_0
gboolean dti_framework_map_confirm (DtiFrameworkMap *self, const char *old_node, GError **error);

DTI_AVAILABLE_IN_1_0
DtiMapKind dti_framework_map_get_kind (DtiFrameworkMap *self, const char *old_node);
DTI_AVAILABLE_IN_1_0
gboolean dti_framework_map_get_weight (DtiFrameworkMap *self,
                                       const char *old_node,
                                       const char *new_node,
                                       double *weight);
DTI_AVAILABLE_IN_1_0
const char *dti_framework_map_get_note (DtiFrameworkMap *self, const char *old_node);
DTI_AVAILABLE_IN_1_0
gboolean dti_framework_map_is_suggested (DtiFrameworkMap *self, const char *old_node);
DTI_AVAILABLE_IN_1_0
gboolean dti_framework_map_is_comparable (DtiFrameworkMap *self, const char *old_node);
DTI_AVAILABLE_IN_1_0
gboolean dti_framework_map_is_added (DtiFrameworkMap *self, const char *new_node);
DTI_AVAILABLE_IN_1_0
const char *dti_framework_map_lookup_newer (DtiFrameworkMap *self, const char *old_node);
DTI_AVAILABLE_IN_1_0
const char *dti_framework_map_lookup_older (DtiFrameworkMap *self, const char *new_node);
DTI_AVAILABLE_IN_1_0
char **dti_framework_map_list_new_nodes (DtiFrameworkMap *self,
                                         const char *old_node) G_GNUC_WARN_UNUSED_RESULT;
DTI_AVAILABLE_IN_1_0
char **dti_framework_map_list_old_nodes (DtiFrameworkMap *self,
                                         const char *new_node) G_GNUC_WARN_UNUSED_RESULT;
DTI_AVAILABLE_IN_1_0
char **dti_framework_map_list_unmapped_old (DtiFrameworkMap *self) G_GNUC_WARN_UNUSED_RESULT;
DTI_AVAILABLE_IN_1_0
char **dti_framework_map_list_unmapped_new (DtiFrameworkMap *self) G_GNUC_WARN_UNUSED_RESULT;
DTI_AVAILABLE_IN_1_0
DtiProblemList *dti_framework_map_validate (DtiFrameworkMap *self) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
