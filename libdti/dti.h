/* SPDX-FileCopyrightText: 2026 libdti contributors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

#pragma once

#define DTI_INSIDE

#include <libdti/base/dti-error.h>
#include <libdti/base/dti-number.h>
#include <libdti/base/dti-period.h>
#include <libdti/base/dti-problem-list.h>
#include <libdti/base/dti-problem.h>
#include <libdti/base/dti-text.h>
#include <libdti/base/dti-version-macros.h>
#include <libdti/base/dti-version.h>
#include <libdti/model/dti-enums.h>
#include <libdti/model/dti-framework.h>
#include <libdti/model/dti-indicator.h>
#include <libdti/model/dti-node.h>
#include <libdti/model/dti-pillar.h>
#include <libdti/model/dti-rule.h>
#include <libdti/model/dti-adjustment-rule.h>
#include <libdti/model/dti-best-rule.h>
#include <libdti/model/dti-boolean-rule.h>
#include <libdti/model/dti-borda-rule.h>
#include <libdti/model/dti-checklist-rule.h>
#include <libdti/model/dti-choice-rule.h>
#include <libdti/model/dti-distance-to-best-rule.h>
#include <libdti/model/dti-distance-to-reference-rule.h>
#include <libdti/model/dti-distance-to-target-rule.h>
#include <libdti/model/dti-expression-rule.h>
#include <libdti/model/dti-fraction-of-max-rule.h>
#include <libdti/model/dti-goalposts-rule.h>
#include <libdti/model/dti-min-max-rule.h>
#include <libdti/model/dti-percentile-rank-rule.h>
#include <libdti/model/dti-points-rule.h>
#include <libdti/model/dti-rank-rule.h>
#include <libdti/model/dti-ratio-rule.h>
#include <libdti/model/dti-scaled-rule.h>
#include <libdti/model/dti-share-rule.h>
#include <libdti/model/dti-steps-rule.h>
#include <libdti/model/dti-z-score-rule.h>
#include <libdti/model/dti-unit-registry.h>
#include <libdti/model/dti-unit.h>
#include <libdti/data/dti-dataset-reader.h>
#include <libdti/data/dti-dataset.h>
#include <libdti/data/dti-observation.h>
#include <libdti/scoring/dti-explanation.h>
#include <libdti/scoring/dti-score.h>
#include <libdti/scoring/dti-scorecard.h>
#include <libdti/scoring/dti-scorer.h>
#include <libdti/dti-enum-types.h>

#undef DTI_INSIDE
