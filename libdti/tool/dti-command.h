/* SPDX-FileCopyrightText: 2026 libdti contributors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

#pragma once

#include <libdti/dti.h>

#include "dti-table.h"

G_BEGIN_DECLS

/* What a call of the command ends with. */
typedef enum
{
  DTI_EXIT_OK = 0,
  DTI_EXIT_PROBLEMS = 1,
  DTI_EXIT_USAGE = 2,
} DtiExit;

typedef enum
{
  DTI_OUTPUT_TABLE,
  DTI_OUTPUT_CSV,
  DTI_OUTPUT_JSON,
  DTI_OUTPUT_ICALENDAR,
} DtiOutput;

/* The options and arguments of one call. */
typedef struct
{
  char **arguments;
  char *period;
  char **units;
  char **nodes;
  char *published;
  char *plan;
  char *from;
  char *to;
  char *today;
  char *day;
  char *since;
  char *calendar;
  char *submissions;
  char **with; /* further frameworks */
  char **sets; /* places of variants: NAME:POINTER=JSON */
  char *map;
  char *registry;
  char *level;
  char *output_file;
  char *language;
  DtiOutput output;
  DtiNumberConvention convention;
  DtiStage stage;
  guint threads;
  int steps;        /* of the method, −1: all */
  int correlations; /* DtiCorrelationMethod, −1: none */
  double width;     /* of a chart, 0: its own */
  double height;
  gboolean dark;
  gboolean scores;
  gboolean pca;
  gboolean importance;
  guint *tops; /* ranks, or numbers of units */
  gsize n_tops;
  char *inputs;   /* file of uncertain inputs */
  double noise;   /* factor, NaN: none was given */
  int replicates; /* −1: none was given */
  int rows;       /* of a design, −1: none was given */
  gint64 seed;    /* −1: none was given */
  DtiProgressMethod progress_method;
  const char *method; /* of several: what problems are about, borrowed; NULL: nothing is said */
  GHashTable *told;   /* the problems that were told, once each; NULL: all are told */
  gboolean failed;    /* a problem was told: the call ends with DTI_EXIT_PROBLEMS */
} DtiCall;

typedef DtiExit (*DtiCommand) (DtiCall *call);

DtiExit dti_command_compare (DtiCall *call);
DtiExit dti_command_frameworks (DtiCall *call);
DtiExit dti_command_check (DtiCall *call);
DtiExit dti_command_prepare (DtiCall *call);
DtiExit dti_command_stats (DtiCall *call);
DtiExit dti_command_score (DtiCall *call);
DtiExit dti_command_progress (DtiCall *call);
DtiExit dti_command_rank (DtiCall *call);
DtiExit dti_command_robustness (DtiCall *call);
DtiExit dti_command_explain (DtiCall *call);
DtiExit dti_command_trend (DtiCall *call);
DtiExit dti_command_change (DtiCall *call);
DtiExit dti_command_chart (DtiCall *call);
DtiExit dti_command_schedule (DtiCall *call);
DtiExit dti_command_accountability (DtiCall *call);

/* Says what is wrong on standard error, as "dti: …". */
void dti_call_complain (DtiCall *call, const char *format, ...) G_GNUC_PRINTF (2, 3);
/* Prints problems on standard error; those of severity error make the call fail. */
void dti_call_report (DtiCall *call, DtiProblemList *problems);

gboolean dti_call_is_vietnamese (const DtiCall *call);
/* A table with the numbers of the call's language. */
DtiTable *dti_call_new_table (const DtiCall *call);
/* FRAMEWORK is a file or the id of a built-in one. NULL after a complaint. */
DtiFramework *dti_call_load_framework (DtiCall *call, const char *name);
/* Reads a dataset, whose problems nobody has told yet. */
DtiDataset *dti_call_read_dataset (DtiCall *call, DtiFramework *framework, const char *name);
/* Reads a dataset and reports its problems. */
DtiDataset *dti_call_load_dataset (DtiCall *call, DtiFramework *framework, const char *name);
/* The scorecard of the period asked for, or of the only one; reports its problems. */
DtiScorecard *
dti_call_score_period (DtiCall *call, DtiFramework *framework, DtiDataset *dataset, GError **error);
/* Scorecards of the period asked for, or of all; reports their problems. */
GListModel *dti_call_score (DtiCall *call, DtiFramework *framework, DtiDataset *dataset);
/* The unit meant by an id or a name, with or without accents; NULL after a complaint. */
char *dti_call_find_unit (DtiCall *call, DtiDataset *dataset, const char *name);
/* Makes ids of the units asked for, which may be names; FALSE after a complaint. */
gboolean dti_call_resolve_units (DtiCall *call, DtiDataset *dataset);
/* Whether options of an experiment are there. */
gboolean dti_call_has_experiment (const DtiCall *call);
/* The experiment they ask for; without inputs, with noise on all weights, and a note that says so.
 */
DtiExperiment *dti_call_new_experiment (const DtiCall *call, DtiScorecard *card, GError **error);
/* Draws all inputs as often as was asked for, and reports what failed. */
DtiUncertainty *dti_call_run_uncertainty (DtiCall *call, DtiExperiment *experiment, GError **error);
/* A part of the replicates can fail; without any there is no answer, and the call fails. */
void
dti_call_report_failures (DtiCall *call, DtiUncertainty *uncertainty, DtiProblemList *problems);
gboolean dti_call_check_nodes (DtiCall *call, DtiFramework *framework);
/* A plan; NULL after telling all of its problems. */
DtiPlan *dti_call_load_plan (DtiCall *call, const char *name);
/* The reports due by the plan, with --calendar, --submissions and --today; the holidays that the
 * library knows cover @first to @last. NULL after a complaint. */
DtiSchedule *
dti_call_make_schedule (DtiCall *call, DtiPlan *plan, const GDate *first, const GDate *last);
/* A day as 2025-07-01, the value of an option; FALSE after a complaint. */
gboolean dti_call_read_day (DtiCall *call, const char *option, const char *text, GDate *day);
/* Whether --today and --day are days, where they are given. */
gboolean dti_call_check_days (DtiCall *call);
char *dti_call_format_day (const GDate *day);
/* Writes the result to --output, or to standard output. */
DtiExit dti_call_print (DtiCall *call, const char *text);

G_END_DECLS
