/* SPDX-FileCopyrightText: 2026 libdti contributors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

#include <gio/gio.h>
#include <locale.h>
#include <math.h>
#include <string.h>

#include "dti-command.h"

/* The formats that a command can write. */
#define FORMAT(output) (1U << (output))
#define FORMATS_TABLE (FORMAT (DTI_OUTPUT_TABLE) | FORMAT (DTI_OUTPUT_JSON))
#define FORMATS_CSV (FORMATS_TABLE | FORMAT (DTI_OUTPUT_CSV))
#define FORMATS_ICS (FORMATS_TABLE | FORMAT (DTI_OUTPUT_ICALENDAR))

#define USAGE_CHECK "check FRAMEWORK [DATA] [--published FILE] [--plan PLAN]"
#define USAGE_PREPARE "prepare FRAMEWORK DATA [--steps N]"
#define USAGE_STATS                                                                                \
  "stats FRAMEWORK DATA [--period P] [--scores] [--correlations METHOD | --pca] [--node N]"
#define USAGE_SCORE "score FRAMEWORK DATA [--period P] [--unit U]… [--node N]…"
#define USAGE_RANK "rank FRAMEWORK DATA [--node N] [--period P]"
#define USAGE_EXPLAIN "explain FRAMEWORK DATA --unit U [--node N] [--period P]"
#define USAGE_TREND "trend FRAMEWORK DATA [--unit U]… [--node N]…"
#define USAGE_CHANGE                                                                               \
  "change FRAMEWORK DATA [FRAMEWORK DATA] --unit U --from P --to P [--node N] [--level LEVEL] "    \
  "[--map FILE] [--units FILE]"
#define USAGE_COMPARE                                                                              \
  "compare FRAMEWORK DATA [--with FRAMEWORK]… [--set [NAME:]POINTER=JSON]… [--node N]… "     \
  "[--period P] [--unit U]… [--top K]"
#define USAGE_ROBUSTNESS                                                                           \
  "robustness FRAMEWORK DATA [--inputs FILE] [--noise FACTOR] [--replicates N | --rows N] "        \
  "[--seed S] [--top K]… [--node N] [--period P] [--unit U]… | --importance [--level LEVEL]"
#define USAGE_PROGRESS "progress FRAMEWORK DATA PLAN [--unit U]… [--node N]… [--method METHOD]"
#define USAGE_CHART                                                                                \
  "chart KIND FRAMEWORK DATA [FRAMEWORK DATA] [--unit U]… [--node N]… [--period P] "           \
  "[--from P --to P] [--level LEVEL] [--output FILE.svg|.png|.pdf] [--theme light|dark] "          \
  "[--width W] [--height H] "                                                                      \
  "[--inputs FILE] [--noise FACTOR] [--replicates N] [--seed S]"
#define USAGE_SCHEDULE                                                                             \
  "schedule PLAN --from DATE --to DATE [--today DATE] [--calendar FILE] [--submissions FILE]"
#define USAGE_ACCOUNTABILITY                                                                       \
  "accountability FRAMEWORK DATA PLAN --unit U [--period P] [--since P] [--day DATE]"

static const struct
{
  const char *name;
  DtiCommand run;
  guint formats;
  const char *usage;
} commands[] = {
  { "frameworks", dti_command_frameworks, FORMATS_CSV, "frameworks" },
  { "check", dti_command_check, FORMATS_CSV, USAGE_CHECK },
  { "prepare", dti_command_prepare, FORMATS_CSV, USAGE_PREPARE },
  { "stats", dti_command_stats, FORMATS_CSV, USAGE_STATS },
  { "score", dti_command_score, FORMATS_CSV, USAGE_SCORE },
  { "rank", dti_command_rank, FORMATS_CSV, USAGE_RANK },
  { "explain", dti_command_explain, FORMATS_CSV, USAGE_EXPLAIN },
  { "trend", dti_command_trend, FORMATS_CSV, USAGE_TREND },
  { "change", dti_command_change, FORMATS_CSV, USAGE_CHANGE },
  { "compare", dti_command_compare, FORMATS_CSV, USAGE_COMPARE },
  { "robustness", dti_command_robustness, FORMATS_CSV, USAGE_ROBUSTNESS },
  { "progress", dti_command_progress, FORMATS_CSV, USAGE_PROGRESS },
  { "chart", dti_command_chart, FORMAT (DTI_OUTPUT_TABLE), USAGE_CHART },
  { "schedule", dti_command_schedule, FORMATS_ICS, USAGE_SCHEDULE },
  { "accountability", dti_command_accountability, FORMATS_CSV, USAGE_ACCOUNTABILITY },
};

static int
complain_usage (const char *message)
{
  g_printerr ("dti: %s\nusage:\n", message);
  for (gsize i = 0; i < G_N_ELEMENTS (commands); i++)
    g_printerr ("  dti %s\n", commands[i].usage);

  return DTI_EXIT_USAGE;
}

/* A word out of @words as its position; -1 where it is none of them. */
static int
find_word (const char *const *words, const char *word)
{
  for (int i = 0; words[i] != NULL; i++)
    if (g_str_equal (words[i], word))
      return i;

  return -1;
}

static gboolean
choose (const char *option, const char *const *words, const char *word, int *choice, GError **error)
{
  g_autofree char *known = NULL;

  if (word == NULL)
    return TRUE;
  *choice = find_word (words, word);
  if (*choice >= 0)
    return TRUE;

  known = g_strjoinv (", ", (char **) words);
  g_set_error (error,
               G_OPTION_ERROR,
               G_OPTION_ERROR_BAD_VALUE,
               "%s: “%s” is none of %s",
               option,
               word,
               known);

  return FALSE;
}

static gboolean
check_length (const char *option, double length, GError **error)
{
  if (length >= 0.0 && length <= 16384.0)
    return TRUE;
  g_set_error (error,
               G_OPTION_ERROR,
               G_OPTION_ERROR_BAD_VALUE,
               "%s: a number from 0 to 16384 is needed",
               option);

  return FALSE;
}

/* The words given for options that choose one of a few. */
typedef struct
{
  char *format;
  char *numbers;
  char *stage;
  char *correlations;
  char *method;
  char *theme;
  char **tops;
  char *noise;
  char *seed;
  int threads;
} DtiWords;

/* A number as programs write it, whatever the locale. */
static gboolean
read_count (const char *option, const char *text, guint64 max, guint64 *count, GError **error)
{
  if (g_ascii_string_to_unsigned (text, 10, 0, max, count, NULL))
    return TRUE;

  g_set_error (error,
               G_OPTION_ERROR,
               G_OPTION_ERROR_BAD_VALUE,
               "%s: “%s” is no whole number from 0 to %" G_GUINT64_FORMAT,
               option,
               text,
               max);

  return FALSE;
}

static gboolean
read_tops (char **words, DtiCall *call, GError **error)
{
  guint n = words != NULL ? g_strv_length (words) : 0;

  call->tops = g_new0 (guint, n + 1);
  call->n_tops = n;
  for (guint i = 0; i < n; i++)
    {
      guint64 top = 0;

      if (!read_count ("--top", words[i], G_MAXINT, &top, error))
        return FALSE;
      call->tops[i] = (guint) top;
    }

  return TRUE;
}

/* The numbers of an experiment. */
static gboolean
read_numbers (const DtiWords *words, DtiCall *call, GError **error)
{
  guint64 seed = 0;

  if (words->seed != NULL)
    {
      /* Below 2^53: JSON keeps it. */
      if (!read_count ("--seed", words->seed, (G_GUINT64_CONSTANT (1) << 53) - 1, &seed, error))
        return FALSE;
      call->seed = (gint64) seed;
    }
  if (words->noise == NULL)
    return TRUE;

  if (dti_number_parse (words->noise, DTI_NUMBER_CONVENTION_EN, &call->noise, NULL) &&
      call->noise >= 0.0 && call->noise <= 1.0)
    return TRUE;
  g_set_error (error,
               G_OPTION_ERROR,
               G_OPTION_ERROR_BAD_VALUE,
               "--noise: “%s” is no factor from 0 to 1",
               words->noise);

  return FALSE;
}

static gboolean
read_words (const DtiWords *words, DtiCall *call, GError **error)
{
  static const char *const formats[] = { "table", "csv", "json", "ics", NULL };
  static const char *const conventions[] = { "auto", "vi", "en", NULL };
  static const char *const stages[] = { "any", "self", "appraised", "published", NULL };
  static const char *const methods[] = { "pearson", "spearman", "kendall", NULL };
  static const char *const progress_methods[] = { "linear-pace",       "required-pace",
                                                  "cagr-ratio",        "un-progress-chart",
                                                  "anticipated",       "against-trajectory",
                                                  "percent-of-target", NULL };
  static const char *const languages[] = { "vi", "en", NULL };
  static const char *const themes[] = { "light", "dark", NULL };
  int output = DTI_OUTPUT_TABLE;
  int convention = DTI_NUMBER_CONVENTION_AUTO;
  int stage = DTI_STAGE_ANY;
  int method = DTI_PROGRESS_METHOD_LINEAR_PACE;
  int language = 0;
  int theme = 0;

  if (!choose ("--format", formats, words->format, &output, error) ||
      !choose ("--numbers", conventions, words->numbers, &convention, error) ||
      !choose ("--correlations", methods, words->correlations, &call->correlations, error) ||
      !choose ("--method", progress_methods, words->method, &method, error) ||
      !choose ("--stage", stages, words->stage, &stage, error) ||
      !choose ("--theme", themes, words->theme, &theme, error) ||
      !choose ("--lang", languages, call->language, &language, error) ||
      !check_length ("--width", call->width, error) ||
      !check_length ("--height", call->height, error))
    return FALSE;
  if (words->threads < 0 || words->threads > 1024)
    {
      g_set_error_literal (error,
                           G_OPTION_ERROR,
                           G_OPTION_ERROR_BAD_VALUE,
                           "--threads: a number from 0 to 1024 is needed");
      return FALSE;
    }

  call->output = (DtiOutput) output;
  call->convention = (DtiNumberConvention) convention;
  call->stage = (DtiStage) stage;
  call->progress_method = (DtiProgressMethod) method;
  call->dark = theme == 1;
  call->threads = (guint) words->threads;

  return TRUE;
}

static void
clear_words (DtiWords *words)
{
  g_free (words->format);
  g_free (words->numbers);
  g_free (words->stage);
  g_free (words->correlations);
  g_free (words->method);
  g_free (words->theme);
  g_strfreev (words->tops);
  g_free (words->noise);
  g_free (words->seed);
}

static void
add_statistics_options (GOptionContext *context, DtiWords *words, DtiCall *call)
{
  const GOptionEntry entries[] = {
    { "scores", 0, 0, G_OPTION_ARG_NONE, &call->scores, "Scores in place of numbers", NULL },
    { "correlations",
      0,
      0,
      G_OPTION_ARG_STRING,
      &words->correlations,
      "pearson, spearman or kendall",
      "METHOD" },
    { "pca", 0, 0, G_OPTION_ARG_NONE, &call->pca, "Principal components", NULL },
    G_OPTION_ENTRY_NULL,
  };

  g_option_context_add_main_entries (context, entries, NULL);
}

static void
add_comparison_options (GOptionContext *context, DtiWords *words, DtiCall *call)
{
  const GOptionEntry entries[] = {
    { "with", 0, 0, G_OPTION_ARG_FILENAME_ARRAY, &call->with, "Another framework", "FRAMEWORK" },
    { "set",
      0,
      0,
      G_OPTION_ARG_STRING_ARRAY,
      &call->sets,
      "A variant: the value at a place of FRAMEWORK",
      "[NAME:]POINTER=JSON" },
    { "top", 0, 0, G_OPTION_ARG_STRING_ARRAY, &words->tops, "The best K units", "K" },
    G_OPTION_ENTRY_NULL,
  };

  g_option_context_add_main_entries (context, entries, NULL);
}

static void
add_robustness_options (GOptionContext *context, DtiWords *words, DtiCall *call)
{
  const GOptionEntry entries[] = {
    { "inputs", 0, 0, G_OPTION_ARG_FILENAME, &call->inputs, "Uncertain inputs", "FILE" },
    { "noise", 0, 0, G_OPTION_ARG_STRING, &words->noise, "Noise on all weights", "FACTOR" },
    { "replicates", 0, 0, G_OPTION_ARG_INT, &call->replicates, "How many replicates", "N" },
    { "rows", 0, 0, G_OPTION_ARG_INT, &call->rows, "Sensitivity, by so many rows", "N" },
    { "seed", 0, 0, G_OPTION_ARG_STRING, &words->seed, "Seed of random numbers", "S" },
    { "importance", 0, 0, G_OPTION_ARG_NONE, &call->importance, "What each node does", NULL },
    G_OPTION_ENTRY_NULL,
  };

  g_option_context_add_main_entries (context, entries, NULL);
}

static void
add_chart_options (GOptionContext *context, DtiWords *words, DtiCall *call)
{
  const GOptionEntry entries[] = {
    { "theme", 0, 0, G_OPTION_ARG_STRING, &words->theme, "Colours: light or dark", "THEME" },
    { "width", 0, 0, G_OPTION_ARG_DOUBLE, &call->width, "Width in 1/96 inch", "W" },
    { "height", 0, 0, G_OPTION_ARG_DOUBLE, &call->height, "Height in 1/96 inch", "H" },
    G_OPTION_ENTRY_NULL,
  };

  g_option_context_add_main_entries (context, entries, NULL);
}

/* The options that say what is meant. */
static void
add_subjects (GOptionContext *context, DtiCall *call)
{
  const GOptionEntry entries[] = {
    { "period", 'p', 0, G_OPTION_ARG_STRING, &call->period, "Period, such as 2022", "P" },
    { "unit", 'u', 0, G_OPTION_ARG_STRING_ARRAY, &call->units, "Unit, by id or name", "U" },
    { "node", 'n', 0, G_OPTION_ARG_STRING_ARRAY, &call->nodes, "Node, by id", "N" },
    { "published", 0, 0, G_OPTION_ARG_FILENAME, &call->published, "Printed figures", "FILE" },
    { "plan", 0, 0, G_OPTION_ARG_FILENAME, &call->plan, "Plan to check as well", "PLAN" },
    { "from", 0, 0, G_OPTION_ARG_STRING, &call->from, "First period, or first due day", "P" },
    { "to", 0, 0, G_OPTION_ARG_STRING, &call->to, "Last period, or last due day", "P" },
    { "today", 0, 0, G_OPTION_ARG_STRING, &call->today, "The day that counts as today", "DATE" },
    { "day", 0, 0, G_OPTION_ARG_STRING, &call->day, "Day on which the plan is read", "DATE" },
    { "since", 0, 0, G_OPTION_ARG_STRING, &call->since, "Period since which gains count", "P" },
    { "calendar", 0, 0, G_OPTION_ARG_FILENAME, &call->calendar, "Holidays", "FILE" },
    { "submissions", 0, 0, G_OPTION_ARG_FILENAME, &call->submissions, "Reports received", "FILE" },
    { "steps", 0, 0, G_OPTION_ARG_INT, &call->steps, "How many steps of the method", "N" },
    { G_OPTION_REMAINING,
      0,
      0,
      G_OPTION_ARG_FILENAME_ARRAY,
      &call->arguments,
      NULL,
      "COMMAND FILE…" },
    G_OPTION_ENTRY_NULL,
  };

  g_option_context_add_main_entries (context, entries, NULL);
}

/* The options that say how. */
static void
add_ways (GOptionContext *context, DtiCall *call, DtiWords *words)
{
  const GOptionEntry entries[] = {
    { "format", 'f', 0, G_OPTION_ARG_STRING, &words->format, "table, csv, json or ics", "FORMAT" },
    { "output", 'o', 0, G_OPTION_ARG_FILENAME, &call->output_file, "Write to a file", "FILE" },
    { "method", 0, 0, G_OPTION_ARG_STRING, &words->method, "How progress is measured", "METHOD" },
    { "map", 0, 0, G_OPTION_ARG_FILENAME, &call->map, "Which nodes became which", "FILE" },
    { "units", 0, 0, G_OPTION_ARG_FILENAME, &call->registry, "Which units became which", "FILE" },
    { "level", 0, 0, G_OPTION_ARG_STRING, &call->level, "Level of the parts", "LEVEL" },
    { "numbers",
      0,
      0,
      G_OPTION_ARG_STRING,
      &words->numbers,
      "How numbers are written: auto, vi or en",
      "CONVENTION" },
    { "stage",
      0,
      0,
      G_OPTION_ARG_STRING,
      &words->stage,
      "any, self, appraised or published",
      "STAGE" },
    { "lang", 0, 0, G_OPTION_ARG_STRING, &call->language, "Language of tables: vi or en", "LANG" },
    { "threads",
      0,
      0,
      G_OPTION_ARG_INT,
      &words->threads,
      "Threads; 0: one for each processor",
      "N" },
    G_OPTION_ENTRY_NULL,
  };

  g_option_context_add_main_entries (context, entries, NULL);
}

static char *
write_summary (void)
{
  GString *summary = g_string_new ("Composite indices: scores, ranks, explanations, trends, plans "
                                   "and deadlines.\nCommands: ");

  for (gsize i = 0; i < G_N_ELEMENTS (commands); i++)
    g_string_append_printf (summary, "%s%s", i > 0 ? ", " : "", commands[i].name);

  return g_string_free (summary, FALSE);
}

static gboolean
read_call (int *argc, char ***argv, DtiCall *call, GError **error)
{
  DtiWords words = { NULL };
  g_autofree char *summary = write_summary ();
  g_autoptr (GOptionContext) context = g_option_context_new (NULL);
  gboolean ok;

  g_option_context_set_summary (context, summary);
  add_subjects (context, call);
  add_ways (context, call, &words);
  add_statistics_options (context, &words, call);
  add_comparison_options (context, &words, call);
  add_chart_options (context, &words, call);
  add_robustness_options (context, &words, call);
  ok = g_option_context_parse (context, argc, argv, error) && read_words (&words, call, error) &&
       read_tops (words.tops, call, error) && read_numbers (&words, call, error);
  clear_words (&words);

  return ok;
}

static void
clear_call (DtiCall *call)
{
  g_strfreev (call->arguments);
  g_strfreev (call->units);
  g_strfreev (call->nodes);
  g_free (call->period);
  g_free (call->published);
  g_free (call->plan);
  g_free (call->from);
  g_free (call->to);
  g_free (call->today);
  g_free (call->day);
  g_free (call->since);
  g_free (call->calendar);
  g_free (call->submissions);
  g_strfreev (call->with);
  g_strfreev (call->sets);
  g_free (call->map);
  g_free (call->registry);
  g_free (call->level);
  g_free (call->output_file);
  g_free (call->language);
  g_free (call->tops);
  g_free (call->inputs);
}

static int
complain_about (const char *word, const char *what)
{
  g_autofree char *message = g_strdup_printf ("“%s” %s", word, what);

  return complain_usage (message);
}

/* The word after the command is the first argument from here on. */
static int
run (DtiCall *call)
{
  g_autofree char *name = NULL;
  char **arguments = call->arguments;

  if (arguments == NULL || arguments[0] == NULL)
    return complain_usage ("a command is needed");

  name = arguments[0];
  memmove (arguments,
           arguments + 1,
           g_strv_length (arguments + 1) * sizeof (char *) + sizeof (char *));
  for (gsize i = 0; i < G_N_ELEMENTS (commands); i++)
    {
      DtiExit status;

      if (!g_str_equal (commands[i].name, name))
        continue;
      if ((commands[i].formats & FORMAT (call->output)) == 0)
        return complain_about (name, "has no output of that format");
      status = commands[i].run (call);
      if (status == DTI_EXIT_USAGE && !call->failed)
        return complain_about (name, "is called in another way");
      return (int) status;
    }

  return complain_about (name, "is no command");
}

int
main (int argc, char **argv)
{
  DtiCall call = {
    .steps = -1, .correlations = -1, .noise = NAN, .replicates = -1, .rows = -1, .seed = -1
  };
  g_autoptr (GError) error = NULL;
  int status;

  setlocale (LC_ALL, "");
  if (!read_call (&argc, &argv, &call, &error))
    status = complain_usage (error->message);
  else
    status = run (&call);
  clear_call (&call);

  return status;
}
