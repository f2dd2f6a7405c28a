/* SPDX-FileCopyrightText: 2026 libdti contributors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

#pragma once

#include <math.h>
#include <string.h>

#include <libdti/dti.h>
#include <libdti/model/dti-step-private.h>

#include "framework-testing.h"

/* What the tests of the steps share: a table of units × indicators for each of some periods. */

#define STEP_UNITS 8
#define STEP_COLUMNS 3
#define STEP_PERIODS 5

typedef struct
{
  gsize n_units;
  guint n_columns;
  gsize n_periods;
  double numbers[STEP_PERIODS][STEP_COLUMNS][STEP_UNITS];
  const char *pillars[STEP_COLUMNS];
  DtiDirection directions[STEP_COLUMNS];
  gboolean closed[STEP_UNITS]; /* of the first column */
  const char *labels[STEP_UNITS];
  double denominators[STEP_UNITS];
} StepTable;

static const char *const step_units[] = { "u", "v", "w", "x", "y", "z", "a", "b", NULL };
static const char *const step_nodes[] = { "p", "q", "r" };

typedef struct
{
  DtiSheets sheets;
  DtiSheet periods[STEP_PERIODS];
  DtiSheetColumn columns[STEP_PERIODS][STEP_COLUMNS];
  guint8 closed[STEP_UNITS];
  DtiSheetSource source;
  StepTable table;
} StepFixture;

static inline const double *
step_get_numbers (const DtiSheetSource *source, const char *period, const char *column)
{
  return g_str_equal (column, "size") ? ((StepFixture *) source->data)->table.denominators : NULL;
}

static inline const char *const *
step_get_labels (const DtiSheetSource *source, const char *period, const char *column)
{
  return g_str_equal (column, "group") ? ((StepFixture *) source->data)->table.labels : NULL;
}

static inline void
step_fixture_init (StepFixture *self, const StepTable *table)
{
  static const char *const periods[] = { "2020", "2021", "2022", "2023", "2024" };

  memset (self, 0, sizeof *self);
  self->table = *table;
  self->source = (DtiSheetSource){ step_get_numbers, step_get_labels, self };
  self->sheets = (DtiSheets){ .n_units = table->n_units,
                              .units = step_units,
                              .n_columns = table->n_columns,
                              .n_sheets = table->n_periods,
                              .sheets = self->periods,
                              .source = &self->source,
                              .problems = dti_problem_list_new (),
                              .changes = g_array_new (FALSE, FALSE, sizeof (DtiSheetChange)) };
  for (gsize i = 0; i < table->n_units; i++)
    self->closed[i] = table->closed[i] ? 1 : 0;
  for (gsize p = 0; p < table->n_periods; p++)
    {
      self->periods[p] = (DtiSheet){ .period = periods[p],
                                     .time = 2020.5 + (double) p,
                                     .columns = self->columns[p] };
      for (guint c = 0; c < table->n_columns; c++)
        self->columns[p][c] = (DtiSheetColumn){ .node = step_nodes[c],
                                                .pillar = table->pillars[c],
                                                .direction = table->directions[c],
                                                .numbers = self->table.numbers[p][c],
                                                .closed = c == 0 ? self->closed : NULL };
    }
}

static inline void
step_fixture_clear (StepFixture *self)
{
  for (gsize p = 0; p < self->sheets.n_sheets; p++)
    {
      g_free (self->periods[p].dropped);
      for (guint c = 0; c < self->sheets.n_columns; c++)
        g_free (self->columns[p][c].imputed);
    }
  g_array_unref (self->sheets.changes);
  g_assert_finalize_object (self->sheets.problems);
}

/* @json is written with ' for ". */
static inline DtiStep *
step_read (const char *json)
{
  g_autofree char *text = make_json (json);
  g_autoptr (GError) error = NULL;
  DtiStep *step = dti_step_new_from_json (text, &error);

  g_assert_no_error (error);
  g_assert_nonnull (step);

  return step;
}

static inline void
step_run (StepFixture *fixture, const char *json)
{
  g_autoptr (DtiStep) step = step_read (json);
  g_autoptr (GError) error = NULL;

  g_assert_true (dti_step_run (step, &fixture->sheets, &error));
  g_assert_no_error (error);
}

/* NaN equals NaN; other numbers to the last bit but one in a thousand billion. */
static inline void
step_assert_numbers (const double *numbers, const double *expected, gsize n)
{
  for (gsize i = 0; i < n; i++)
    {
      if (isnan (expected[i]))
        g_assert_true (isnan (numbers[i]));
      else
        g_assert_cmpfloat_with_epsilon (numbers[i],
                                        expected[i],
                                        1e-12 * MAX (1.0, fabs (expected[i])));
    }
}

/* The codes of all problems, joined by spaces. */
static inline char *
step_join_codes (const StepFixture *fixture)
{
  GString *codes = g_string_new (NULL);

  for (guint i = 0; i < dti_problem_list_get_n_items (fixture->sheets.problems); i++)
    {
      g_autoptr (DtiProblem) problem =
          g_list_model_get_item (G_LIST_MODEL (fixture->sheets.problems), i);

      g_string_append_printf (codes, "%s%s", i > 0 ? " " : "", dti_problem_get_code (problem));
    }

  return g_string_free (codes, FALSE);
}

static inline void
step_assert_codes (const StepFixture *fixture, const char *expected)
{
  g_autofree char *codes = step_join_codes (fixture);

  g_assert_cmpstr (codes, ==, expected);
}

/* Documents that must be refused, with the pointer that stands in the message. */
typedef struct
{
  const char *json;
  const char *place;
} StepFault;

static inline void
step_assert_faults (const StepFault *faults, gsize n)
{
  for (gsize i = 0; i < n; i++)
    {
      g_autofree char *text = make_json (faults[i].json);
      g_autoptr (GError) error = NULL;

      g_assert_null (dti_step_new_from_json (text, &error));
      g_assert_error (error, DTI_ERROR, DTI_ERROR_INVALID_DATA);
      if (strstr (error->message, faults[i].place) == NULL)
        g_error ("%s: “%s” is not in “%s”", faults[i].json, faults[i].place, error->message);
    }
}
