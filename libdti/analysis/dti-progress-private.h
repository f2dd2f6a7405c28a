/* SPDX-FileCopyrightText: 2026 libdti contributors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

#pragma once

#include <libdti/analysis/dti-progress-rules.h>
#include <libdti/analysis/dti-progress.h>

G_BEGIN_DECLS

/* Descending. */
typedef struct
{
  double on_track;
  double moderate;
  double away;
} DtiCutOffs;

struct _DtiProgressRules
{
  GObject parent_instance;

  DtiProgressMethod method;
  DtiTrajectoryShape shape;
  DtiTrajectory *trajectory; /* or NULL */
  gboolean yes_or_no;
  DtiCutOffs cut_offs;
  DtiCutOffs growth_cut_offs;
};

/* Why there is no ratio, or no verdict. */
typedef enum
{
  DTI_PROGRESS_REASON_NONE,
  DTI_PROGRESS_REASON_NO_VALUE,
  DTI_PROGRESS_REASON_NO_TARGET,
  DTI_PROGRESS_REASON_NO_BASELINE,
  DTI_PROGRESS_REASON_BREAK,
  DTI_PROGRESS_REASON_MET_AT_BASELINE,
  DTI_PROGRESS_REASON_ZERO_SPAN,
  DTI_PROGRESS_REASON_NO_TIME,
  DTI_PROGRESS_REASON_TIME_OVER,
  DTI_PROGRESS_REASON_GROWTH,
  DTI_PROGRESS_REASON_TOO_FEW,
  DTI_PROGRESS_REASON_TRAJECTORY,
  DTI_PROGRESS_REASON_BEYOND,
  DTI_PROGRESS_REASON_COUNT,
} DtiProgressReason;

/* A figure and when it was; NaN where there is none. */
typedef struct
{
  double value;
  double time;
} DtiProgressPoint;

/* What an assessment starts from. */
typedef struct
{
  DtiProgressPoint baseline;
  DtiProgressPoint present;
  DtiProgressPoint goal; /* the lower end of a range */
  double upper;          /* the upper end of a range, else NaN */
  DtiTargetKind kind;
  gboolean has_target;
  gboolean is_down;         /* less is better; only where there is no target */
  gboolean is_broken;       /* between baseline and present */
  DtiProgressPoint *points; /* all that can be compared with the present, ascending */
  guint n_points;
} DtiProgressInput;

/* What came of it; NaN where there is none. */
typedef struct
{
  DtiProgressStatus status;
  DtiProgressRating rating;
  DtiProgressReason reason;
  gboolean is_met;
  double ratio;
  double score;
  double pace;
  double required_pace;
  double acceleration;
  double expected;
  double anticipated;
} DtiProgressOutcome;

void dti_progress_compute (const DtiProgressInput *input,
                           const DtiProgressRules *rules,
                           DtiProgressOutcome *outcome);

/* The class of a score, −5 to 5. */
DtiProgressRating dti_progress_rate_score (double score);

struct _DtiProgress
{
  GObject parent_instance;

  DtiProgressMethod method;
  DtiProgressInput input;
  DtiProgressOutcome outcome;
  char *unit;            /* or NULL */
  char *node;            /* or NULL */
  char *period;          /* of the present figure, or NULL */
  char *baseline_period; /* or NULL */
  char *target_period;   /* or NULL */
  int decimals;          /* of the figure in texts; -1: as many as it has */
  DtiTarget *target;     /* or NULL */
  DtiBaseline *baseline; /* or NULL */
};

/* Takes the points of @input over. */
DtiProgress *dti_progress_create (const DtiProgressRules *rules, const DtiProgressInput *input);
/* Of an enumeration. */
const char *dti_progress_get_nick (GType type, int value);

G_END_DECLS
