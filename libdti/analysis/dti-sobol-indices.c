/* SPDX-FileCopyrightText: 2026 libdti contributors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

#include "config.h"

#include <math.h>
#include <stdlib.h>

#include "dti-distribution-private.h"
#include "dti-sobol-indices-private.h"

#include <libdti/base/dti-number-private.h>
#include <libdti/base/dti-number.h>
#include <libdti/base/dti-random-private.h>

/* Replicates of the bootstrap draw from streams from here on, away from those of the points. */
#define FIRST_STREAM G_GUINT64_CONSTANT (0x626f6f7473747261)

/* Every estimate is made of sums over rows, so each row becomes its terms of these sums: once for
 * the estimates, once for each time that a resample draws the row. */
typedef enum
{
  TERM_SUM,     /* a + b */
  TERM_SQUARES, /* a² + b² */
  N_TERMS,
} Term;

/* For each input, after them; c is the output of AB. */
typedef enum
{
  TERM_FIRST, /* b (c - a), or (b - c)² */
  TERM_SHIFT, /* c - a */
  TERM_TOTAL, /* (a - c)² */
  N_INPUT_TERMS,
} InputTerm;

typedef struct
{
  const DtiSobolTask *task;
  guint n_rows; /* that are left */
  guint width;  /* terms of a row */
  int exponent; /* outputs are multiplied by two to the power of minus this */
  double mean;  /* of the outputs so scaled */
  double least; /* of the outputs of A and B, as given */
  double most;
  double *terms; /* row by row */
} Sample;

static void
clear_sample (Sample *sample)
{
  g_free (sample->terms);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Sample, clear_sample)

/* ---- rows ---- */

static double
get_output (const DtiSobolTask *task, guint block, guint row)
{
  return task->outputs[(gsize) block * task->n_rows + row];
}

static guint
count_failed (const DtiSobolTask *task, guint row)
{
  guint n = 0;

  for (guint block = 0; block < task->n_inputs + 2; block++)
    n += !isfinite (get_output (task, block, row));

  return n;
}

/* Numbers of the rows that have all outputs: a row that lacks one is left out for every input, so
 * that all indices are about the same rows. */
static guint *
find_whole_rows (const DtiSobolTask *task, DtiSobolSummary *summary)
{
  guint *rows = g_new (guint, task->n_rows);

  for (guint row = 0; row < task->n_rows; row++)
    {
      guint n_failed = count_failed (task, row);

      summary->n_failed_points += n_failed;
      if (n_failed == 0)
        rows[summary->n_rows++] = row;
    }

  return rows;
}

/* Indices have no unit, so that a power of two more or less changes none of their bits: with all
 * outputs below 1 no square is too large. */
static void
find_scale (Sample *sample, const guint *rows)
{
  const DtiSobolTask *task = sample->task;
  double largest = 0.0;
  double sum = 0.0;

  sample->least = INFINITY;
  sample->most = -INFINITY;
  for (guint k = 0; k < sample->n_rows; k++)
    for (guint block = 0; block < task->n_inputs + 2; block++)
      {
        double output = get_output (task, block, rows[k]);

        largest = fmax (largest, fabs (output));
        if (block >= 2)
          continue;
        sample->least = fmin (sample->least, output);
        sample->most = fmax (sample->most, output);
      }
  frexp (largest, &sample->exponent);

  for (guint k = 0; k < sample->n_rows; k++)
    for (guint block = 0; block < 2; block++)
      sum += ldexp (get_output (task, block, rows[k]), -sample->exponent);
  sample->mean = sum / (2.0 * sample->n_rows);
}

static double
get_deviation (const Sample *sample, guint block, guint row)
{
  return ldexp (get_output (sample->task, block, row), -sample->exponent) - sample->mean;
}

static void
fill_terms (const Sample *sample, guint row, double *terms)
{
  gboolean is_jansen = sample->task->estimator == DTI_SOBOL_ESTIMATOR_JANSEN;
  double a = get_deviation (sample, 0, row);
  double b = get_deviation (sample, 1, row);

  terms[TERM_SUM] = a + b;
  terms[TERM_SQUARES] = a * a + b * b;
  terms += N_TERMS;
  for (guint i = 0; i < sample->task->n_inputs; i++, terms += N_INPUT_TERMS)
    {
      double c = get_deviation (sample, i + 2, row);

      terms[TERM_FIRST] = is_jansen ? (b - c) * (b - c) : b * (c - a);
      terms[TERM_SHIFT] = is_jansen ? 0.0 : c - a;
      terms[TERM_TOTAL] = (a - c) * (a - c);
    }
}

static void
make_terms (Sample *sample, const guint *rows)
{
  find_scale (sample, rows);
  sample->width = N_TERMS + N_INPUT_TERMS * sample->task->n_inputs;
  sample->terms = g_new (double, (gsize) sample->n_rows * sample->width);
  for (guint k = 0; k < sample->n_rows; k++)
    fill_terms (sample, rows[k], sample->terms + (gsize) k * sample->width);
}

/* ---- estimates ---- */

/* Of the scaled outputs; NaN where rounding alone tells them apart. */
static double
get_variance (const Sample *sample, const double *sums)
{
  double n = 2.0 * sample->n_rows;
  double squares = sums[TERM_SQUARES] - sums[TERM_SUM] * sums[TERM_SUM] / n;

  return squares > 1e-12 * sums[TERM_SQUARES] ? squares / (n - 1.0) : NAN;
}

static void
estimate_input (const Sample *sample, const double *sums, guint input, double *first, double *total)
{
  const double *own = sums + N_TERMS + N_INPUT_TERMS * input;
  double n = sample->n_rows;
  double mean = sums[TERM_SUM] / (2.0 * n);
  double variance = get_variance (sample, sums);

  if (sample->task->estimator == DTI_SOBOL_ESTIMATOR_JANSEN)
    *first = 1.0 - own[TERM_FIRST] / (2.0 * n * variance);
  else
    *first = (own[TERM_FIRST] - mean * own[TERM_SHIFT]) / (n * variance);
  *total = own[TERM_TOTAL] / (2.0 * n * variance);
}

static void
add_terms (double *restrict sums, const double *restrict terms, guint width)
{
  for (guint i = 0; i < width; i++)
    sums[i] += terms[i];
}

static void
add_all_rows (const Sample *sample, double *sums)
{
  for (guint k = 0; k < sample->n_rows; k++)
    add_terms (sums, sample->terms + (gsize) k * sample->width, sample->width);
}

/* ---- the bootstrap ---- */

/* Rows are drawn as they are: the outputs of A, B and all AB of a row stay together, and the
 * variance is that of the rows drawn. */
static void
add_drawn_rows (const Sample *sample, guint resample, double *sums)
{
  DtiRandom random;

  dti_random_init (&random, sample->task->seed, FIRST_STREAM + resample);
  for (guint k = 0; k < sample->n_rows; k++)
    {
      guint row = dti_random_next_below (&random, sample->n_rows);

      add_terms (sums, sample->terms + (gsize) row * sample->width, sample->width);
    }
}

static void
find_interval (const Sample *sample, double *numbers, guint n, double *low, double *high)
{
  double confidence = sample->task->confidence;

  if (n == 0)
    return;
  qsort (numbers, n, sizeof (double), dti_number_compare);
  *low = dti_distribution_interpolate (numbers, n, (1.0 - confidence) / 2.0);
  *high = dti_distribution_interpolate (numbers, n, (1.0 + confidence) / 2.0);
}

static void
find_intervals (const Sample *sample, DtiSobolIndices *indices)
{
  guint n_inputs = sample->task->n_inputs;
  gsize n = sample->task->n_resamples;
  g_autofree double *sums = g_new (double, sample->width);
  g_autofree double *firsts = g_new (double, n *n_inputs + 1);
  g_autofree double *totals = g_new (double, n *n_inputs + 1);
  guint n_kept = 0;

  for (guint resample = 0; resample < n; resample++)
    {
      for (guint i = 0; i < sample->width; i++)
        sums[i] = 0.0;
      add_drawn_rows (sample, resample, sums);
      /* A draw whose outputs are all equal tells nothing. */
      if (isnan (get_variance (sample, sums)))
        continue;
      for (guint i = 0; i < n_inputs; i++)
        estimate_input (sample, sums, i, &firsts[i * n + n_kept], &totals[i * n + n_kept]);
      n_kept++;
    }

  for (guint i = 0; i < n_inputs; i++)
    {
      DtiSobolIndices *own = &indices[i];

      find_interval (sample, firsts + i * n, n_kept, &own->first_low, &own->first_high);
      find_interval (sample, totals + i * n, n_kept, &own->total_low, &own->total_high);
    }
}

/* ---- everything ---- */

/* Of the outputs as given; NaN where it is too large for a double. */
static double
unscale (double number, int exponent)
{
  double unscaled = ldexp (number, exponent);

  return isfinite (unscaled) ? unscaled : NAN;
}

static void
summarise (const Sample *sample, const double *sums, DtiSobolSummary *summary)
{
  double variance = get_variance (sample, sums);

  summary->mean = unscale (sample->mean, sample->exponent);
  /* Equal at 14 digits is equal, as it is for ranks. */
  if (isnan (variance) || dti_number_ties (sample->least, sample->most))
    {
      summary->verdict = DTI_SOBOL_CONSTANT;
      summary->variance = 0.0;
    }
  else
    {
      summary->variance = unscale (variance, 2 * sample->exponent);
    }
}

void
dti_sobol_estimate (const DtiSobolTask *task, DtiSobolIndices *indices, DtiSobolSummary *summary)
{
  g_auto (Sample) sample = { .task = task };
  g_autofree guint *rows = NULL;
  g_autofree double *sums = NULL;

  *summary = (DtiSobolSummary){ .verdict = DTI_SOBOL_ESTIMATED, .mean = NAN, .variance = NAN };
  for (guint i = 0; i < task->n_inputs; i++)
    indices[i] = (DtiSobolIndices){ NAN, NAN, NAN, NAN, NAN, NAN };

  rows = find_whole_rows (task, summary);
  if (summary->n_rows < 2)
    {
      summary->verdict = DTI_SOBOL_TOO_FEW_ROWS;
      return;
    }

  sample.n_rows = summary->n_rows;
  make_terms (&sample, rows);
  sums = g_new0 (double, sample.width);
  add_all_rows (&sample, sums);
  summarise (&sample, sums, summary);
  if (summary->verdict != DTI_SOBOL_ESTIMATED)
    return;

  for (guint i = 0; i < task->n_inputs; i++)
    estimate_input (&sample, sums, i, &indices[i].first, &indices[i].total);
  if (task->n_resamples > 0)
    find_intervals (&sample, indices);
}
