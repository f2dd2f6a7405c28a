/* SPDX-FileCopyrightText: 2026 libdti contributors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

#pragma once

#include <libdti/model/dti-framework-map.h>
#include <libdti/scoring/dti-scorecard-private.h>

G_BEGIN_DECLS

/* One node in two scorecards, and everything between. A node's score is made of figures, which are
 * the unit's, by a method, which is the framework's: weights, rules, what is assessed. So the node
 * can be evaluated with some of its parts as they were in the older scorecard and others as they
 * are in the newer one, by the method of either. The games of attributions and of rank changes are
 * played on that. Immutable; borrows from both scorecards. */

enum
{
  DTI_OLDER,
  DTI_NEWER,
  DTI_N_SIDES
};

/* What changes on its own: mostly a child of the node in one of the frameworks or in both. */
typedef struct
{
  guint ops[DTI_N_SIDES]; /* DTI_NO_OP: that framework has no such child */
  DtiUnitScore cells[DTI_N_SIDES];
  /* The child's maximum as far as it is assessed: whatever the unit itself leaves out counts. */
  double assessable[DTI_N_SIDES];
  /* Only one method has the child, or assesses it: it comes and goes with the method, and whether
   * it is older or newer makes no difference. */
  gboolean follows_method;
  /* Has a part in the score by one method at least. */
  gboolean counts;
  /* Not a child: what the node itself loses for coming late. The operations are the node's. */
  gboolean is_own;
} DtiTransitionPart;

typedef enum
{
  DTI_TRANSITION_RULES_SAME,
  DTI_TRANSITION_RULES_CROSSED, /* other rules, which read the same observations */
  DTI_TRANSITION_RULES_APART,   /* other rules, which read something else */
} DtiTransitionRules;

typedef struct
{
  const DtiResults *results[DTI_N_SIDES];
  gsize units[DTI_N_SIDES];
  guint ops[DTI_N_SIDES];
  DtiUnitScore cells[DTI_N_SIDES]; /* the node, as the scorecards have it */

  guint n_parts; /* from 1 */
  DtiTransitionPart *parts;
  guint *child_parts[DTI_N_SIDES]; /* by position of the child: its part */
  /* The node is its only part: an indicator, a pillar that was observed or compared with other
   * units, on one side at least. */
  gboolean is_whole;
  /* The two methods can make different scores of the same figures. Where parts are as a whole,
   * what changed below them is theirs. */
  gboolean has_method;
  /* What the unit loses for coming late, by method, then by whose days. */
  double penalties[DTI_N_SIDES][DTI_N_SIDES];

  DtiTransitionRules rules; /* of an indicator */
  /* What the rules of a method make of the observation of a side. */
  DtiUnitScore crossed[DTI_N_SIDES][DTI_N_SIDES];
} DtiTransition;

/* @unit_older, @unit_newer: positions in the scorecards; @op_older, @op_newer: the node in the
 * program of each. Children are the same where @map says so; without it, where their ids are. */
DtiTransition *dti_transition_new (DtiScorecard *older,
                                   gsize unit_older,
                                   DtiScorecard *newer,
                                   gsize unit_newer,
                                   guint op_older,
                                   guint op_newer,
                                   DtiFrameworkMap *map);
/* The same for a part, from the node itself downward. Both sides must have it. */
DtiTransition *
dti_transition_new_below (const DtiTransition *self, guint part, DtiFrameworkMap *map);
void dti_transition_free (DtiTransition *self);

/* The operation that stands for @op of @older in @newer; DTI_NO_OP: none. */
guint dti_transition_find_counterpart (const DtiProgram *older,
                                       guint op,
                                       const DtiProgram *newer,
                                       DtiFrameworkMap *map);

/* The node with those parts as in the newer scorecard that are TRUE in @parts, and the others as in
 * the older one, by the newer method or the older one. All of a side by its own method give the
 * score of its scorecard, to the last bit. A figure under the other method keeps its value (score /
 * assessed maximum). A combination that has no score says so in its cell. */
DtiUnitScore
dti_transition_evaluate (const DtiTransition *self, const guint8 *parts, gboolean newer_method);

/* The same with another figure for one part, which stands under the newer method or the older one.
 */
DtiUnitScore dti_transition_evaluate_with (const DtiTransition *self,
                                           const guint8 *parts,
                                           gboolean newer_method,
                                           guint part,
                                           const DtiUnitScore *cell,
                                           gboolean is_newer_cell);

/* What the method would aggregate, child by child. @children has room for those of its pillar. */
void dti_transition_fill (const DtiTransition *self,
                          const guint8 *parts,
                          gboolean newer_method,
                          DtiUnitScore *children);

/* Compares the rules of an indicator, and applies those of each side to the observation of the
 * other where both read the same. */
void dti_transition_cross_rules (DtiTransition *self);

/* Whether the score of the part also depends on other units. */
gboolean dti_transition_looks_at_field (const DtiTransition *self, guint part);

/* Whether a figure is there on one side only, through nothing that the methods do. */
gboolean dti_transition_changes_presence (const DtiTransitionPart *part);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DtiTransition, dti_transition_free)

G_END_DECLS
