/* SPDX-FileCopyrightText: 2026 libdti contributors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

#pragma once

#include <libdti/scoring/dti-preparation.h>
#include <libdti/scoring/dti-scorecard-private.h>
#include <libdti/scoring/dti-scorer.h>

G_BEGIN_DECLS

struct _DtiScorer
{
  GObject parent_instance;

  DtiFramework *framework;
  GHashTable *rules; /* node id → DtiRule */
  int ties;
  int rank_decimals;
  guint threads;
  DtiStage stage;

  GMutex lock; /* guards what is below */
  DtiProgram *program;
  DtiBinding *binding;         /* of the last scoring */
  DtiPreparation *preparation; /* the same; NULL where the method has no steps before the rules */
};

G_END_DECLS
