/* SPDX-FileCopyrightText: 2026 libdti contributors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

#pragma once

#if !defined(DTI_INSIDE) && !defined(DTI_COMPILATION)
#error "Only <libdti/dti.h> can be included directly."
#endif

#include <gio/gio.h>
#include <libdti/model/dti-unit-registry.h>
#include <libdti/scoring/dti-scorecard.h>

G_BEGIN_DECLS

/**
 * DtiPeerKind:
 * @DTI_PEER_KIND_HAND_PICKED: listed one by one
 * @DTI_PEER_KIND_ALL: all other units that are ranked
 * @DTI_PEER_KIND_REGION: of the same region
 * @DTI_PEER_KIND_PARENT: below the same unit
 * @DTI_PEER_KIND_LABEL: of the same label in a column
 * @DTI_PEER_KIND_NEAREST: the nearest in some numbers
 * @DTI_PEER_KIND_SAME_CLASS: of the same class
 * @DTI_PEER_KIND_CLASS_ABOVE: of the next better class
 * @DTI_PEER_KIND_RANKS_ABOVE: on the next better ranks
 *
 * How peers were chosen.
 *
 * Since: 1.0
 */
typedef enum
{
  DTI_PEER_KIND_HAND_PICKED,
  DTI_PEER_KIND_ALL,
  DTI_PEER_KIND_REGION,
  DTI_PEER_KIND_PARENT,
  DTI_PEER_KIND_LABEL,
  DTI_PEER_KIND_NEAREST,
  DTI_PEER_KIND_SAME_CLASS,
  DTI_PEER_KIND_CLASS_ABOVE,
  DTI_PEER_KIND_RANKS_ABOVE,
} DtiPeerKind;

#define DTI_TYPE_PEER_SET (dti_peer_set_get_type ())

DTI_AVAILABLE_IN_1_0
G_DECLARE_FINAL_TYPE (DtiPeerSet, dti_peer_set, DTI, PEER_SET, GObject)

DTI_AVAILABLE_IN_1_0
DtiPeerSet *dti_peer_set_new (DtiScorecard *card,
                              const char *unit,
                              const char *const *units,
                              GError **error) G_GNUC_WARN_UNUSED_RESULT;
DTI_AVAILABLE_IN_1_0
DtiPeerSet *dti_peer_set_new_all (DtiScorecard *card,
                                  const char *unit,
                                  GError **error) G_GNUC_WARN_UNUSED_RESULT;
DTI_AVAILABLE_IN_1_0
DtiPeerSet *dti_peer_set_new_same_region (DtiScorecard *card,
                                          const char *unit,
                                          DtiUnitRegistry *registry,
                                          GError **error) G_GNUC_WARN_UNUSED_RESULT;
DTI_AVAILABLE_IN_1_0
DtiPeerSet *dti_peer_set_new_same_parent (DtiScorecard *card,
                                          const char *unit,
                                          DtiUnitRegistry *registry,
                                          GError **error) G_GNUC_WARN_UNUSED_RESULT;
DTI_AVAILABLE_IN_1_0
DtiPeerSet *dti_peer_set_new_same_label (DtiScorecard *card,
                                         const char *unit,
                                         const char *column,
                                         GError **error) G_GNUC_WARN_UNUSED_RESULT;
DTI_AVAILABLE_IN_1_0
DtiPeerSet *dti_peer_set_new_nearest (DtiScorecard *card,
                                      const char *unit,
                                      const char *const *columns,
                                      guint n_nearest,
                                      GError **error) G_GNUC_WARN_UNUSED_RESULT;
DTI_AVAILABLE_IN_1_0
DtiPeerSet *dti_peer_set_new_same_class (DtiScorecard *card,
                                         const char *unit,
                                         const char *node,
                                         GError **error) G_GNUC_WARN_UNUSED_RESULT;
DTI_AVAILABLE_IN_1_0
DtiPeerSet *dti_peer_set_new_class_above (DtiScorecard *card,
                                          const char *unit,
                                          const char *node,
                                          GError **error) G_GNUC_WARN_UNUSED_RESULT;
DTI_AVAILABLE_IN_1_0
DtiPeerSet *dti_peer_set_new_ranks_above (DtiScorecard *card,
                                          const char *unit,
                                          const char *node,
                                          guint n_above,
                                          GError **error) G_GNUC_WARN_UNUSED_RESULT;
DTI_AVAILABLE_IN_1_0
DtiPeerKind dti_peer_set_get_kind (DtiPeerSet *self);
DTI_AVAILABLE_IN_1_0
const char *dti_peer_set_get_unit (DtiPeerSet *self);
DTI_AVAILABLE_IN_1_0
const char *const *dti_peer_set_get_units (DtiPeerSet *self);
DTI_AVAILABLE_IN_1_0
guint dti_peer_set_get_n_units (DtiPeerSet *self);
DTI_AVAILABLE_IN_1_0
gboolean dti_peer_set_get_distance (DtiPeerSet *self, const char *peer, double *distance);
DTI_AVAILABLE_IN_1_0
char *dti_peer_set_describe (DtiPeerSet *self, const char *language) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
