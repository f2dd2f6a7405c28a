/* SPDX-FileCopyrightText: 2026 libdti contributors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

#include "config.h"

#include <math.h>

#include "dti-cohort-private.h"

#include <libdti/base/dti-error.h>
#include <libdti/base/dti-period.h>
#include <libdti/base/dti-problem-private.h>

/* Who the units of a cohort are, and what they were. */

typedef struct
{
  DtiCohort *cohort;
  DtiUnitRegistry *registry; /* or NULL */
  char *day;                 /* last of the older period; NULL where it is no period */
  const char *weight_column; /* or NULL */
} Search;

/* The last day of a period as a registry writes it. */
static char *
find_last_day (const char *text)
{
  g_autoptr (DtiPeriod) period = dti_period_parse (text, NULL);
  g_autoptr (GDate) day = period != NULL ? dti_period_get_last_day (period) : NULL;

  return day != NULL ? g_strdup_printf ("%04u-%02u-%02u",
                                        (guint) g_date_get_year (day),
                                        (guint) g_date_get_month (day),
                                        (guint) g_date_get_day (day))
                     : NULL;
}

static gboolean
has (DtiScorecard *card, const char *unit)
{
  gsize position;

  return dti_scorecard_find_unit (card, unit, &position);
}

/* Whether others went into the unit since, and are gone. */
static gboolean
has_absorbed (DtiCohort *self, const char *unit, char *const *predecessors)
{
  for (guint i = 0; predecessors[i] != NULL; i++)
    if (!g_str_equal (predecessors[i], unit) && has (self->older, predecessors[i]) &&
        !has (self->newer, predecessors[i]))
      return TRUE;

  return FALSE;
}

static guint
count_present (DtiCohort *self, char *const *units)
{
  guint n = 0;

  for (guint i = 0; units[i] != NULL; i++)
    n += has (self->older, units[i]) ? 1 : 0;

  return n;
}

static void
report_incomplete (DtiCohort *self, const char *unit, char *const *predecessors)
{
  DtiPlace place = { .unit = unit, .period = dti_scorecard_get_period (self->older) };

  for (guint i = 0; predecessors[i] != NULL; i++)
    if (!has (self->older, predecessors[i]))
      {
        dti_problem_list_report (self->problems,
                                 DTI_SEVERITY_WARNING,
                                 "incomplete-predecessors",
                                 &place,
                                 "the unit “%s” is not reconstructed: its predecessor “%s” is not "
                                 "in the older scorecard",
                                 unit,
                                 predecessors[i]);
        return;
      }
}

static gboolean
find_weight (const Search *search, const char *unit, double *weight, GError **error)
{
  DtiCohort *self = search->cohort;
  const char *period = dti_scorecard_get_period (self->older);

  *weight = 1.0;
  if (search->weight_column == NULL)
    return TRUE;
  if (dti_dataset_get_number (dti_scorecard_get_dataset (self->older),
                              unit,
                              period,
                              search->weight_column,
                              weight) &&
      *weight > 0.0)
    return TRUE;

  g_set_error (error,
               DTI_ERROR,
               DTI_ERROR_INVALID_DATA,
               "the unit “%s” has no positive number in the column “%s” in “%s”",
               unit,
               search->weight_column,
               period);

  return FALSE;
}

static gboolean
add_member (const Search *search,
            gsize unit,
            const char *const *predecessors,
            gboolean is_reconstructed,
            GError **error)
{
  DtiCohort *self = search->cohort;
  DtiCohortMember member = {
    .unit = unit,
    .first = self->sources->len,
    .is_reconstructed = is_reconstructed,
  };

  for (; predecessors[member.n_sources] != NULL; member.n_sources++)
    {
      const char *id = predecessors[member.n_sources];
      DtiCohortSource source = { .weight = 1.0 };

      dti_scorecard_find_unit (self->older, id, &source.unit);
      if (predecessors[1] != NULL && !find_weight (search, id, &source.weight, error))
        return FALSE;
      g_array_append_val (self->sources, source);
    }
  g_array_append_val (self->members, member);

  return TRUE;
}

static gboolean
consider (const Search *search, gsize unit, GError **error)
{
  DtiCohort *self = search->cohort;
  const char *id = dti_scorecard_get_unit_id (self->newer, unit);
  const char *own[] = { id, NULL };
  g_auto (GStrv) predecessors = NULL;
  guint n_present;

  if (search->registry != NULL)
    predecessors = dti_unit_registry_get_predecessors (search->registry, id, search->day);
  else
    predecessors = g_new0 (char *, 1);

  if (has (self->older, id) && !has_absorbed (self, id, predecessors))
    return add_member (search, unit, own, FALSE, error);
  n_present = count_present (self, predecessors);
  if (n_present == 0)
    return TRUE;
  if (n_present == g_strv_length (predecessors))
    return add_member (search, unit, (const char *const *) predecessors, TRUE, error);

  report_incomplete (self, id, predecessors);

  return TRUE;
}

gboolean
dti_cohort_find_members (DtiCohort *self,
                         DtiUnitRegistry *registry,
                         const char *weight_column,
                         GError **error)
{
  g_autofree char *day = find_last_day (dti_scorecard_get_period (self->older));
  Search search = { self, registry, day, weight_column };

  for (gsize i = 0; i < dti_scorecard_get_n_units (self->newer); i++)
    if (!consider (&search, i, error))
      return FALSE;

  return TRUE;
}
