/* SPDX-FileCopyrightText: 2026 libdti contributors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

#pragma once

#include <libdti/analysis/dti-peer-set.h>
#include <libdti/scoring/dti-scorecard-private.h>

G_BEGIN_DECLS

/* Peers on their way into a set. */
typedef struct
{
  DtiScorecard *card;
  const DtiBinding *binding;
  gsize unit;
  GArray *positions; /* gsize: units of the card */
  GArray *distances; /* double; NULL: there are none */
} DtiPeerDraft;

/* FALSE where the unit is unknown, or another argument that is not NULL. */
gboolean
dti_peer_draft_init (DtiPeerDraft *draft, DtiScorecard *card, const char *unit, GError **error);
void dti_peer_draft_clear (DtiPeerDraft *draft);
/* Units that only give information are no peers, unless somebody names them. */
gboolean dti_peer_draft_admits (const DtiPeerDraft *draft, gsize unit);
void dti_peer_draft_add (DtiPeerDraft *draft, gsize unit);
/* The node with this id, or the one that the framework ranks for NULL. */
gboolean
dti_peer_draft_find_node (const DtiPeerDraft *draft, const char *node, guint *op, GError **error);
/* Makes the set, or tells that nobody is in it; takes the texts over. */
DtiPeerSet *dti_peer_draft_finish (
    DtiPeerDraft *draft, DtiPeerKind kind, char *vietnamese, char *english, GError **error);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (DtiPeerDraft, dti_peer_draft_clear)

/* Titles in a language, ids where there are none. */
char *dti_peer_draft_get_title (const DtiPeerDraft *draft, guint op, const char *language);

G_END_DECLS
