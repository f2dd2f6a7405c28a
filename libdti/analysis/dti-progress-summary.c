/* SPDX-FileCopyrightText: 2026 libdti contributors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

#include "config.h"

#include <math.h>

#include "dti-progress-private.h"
#include "dti-progress-summary.h"

#include <libdti/base/dti-error.h>
#include <libdti/base/dti-json-private.h>
#include <libdti/dti-enum-types.h>

#define FIXED (G_PARAM_READABLE | G_PARAM_STATIC_STRINGS)
#define N_RATINGS (DTI_PROGRESS_RATING_NOT_ACHIEVED + 1)
#define N_STATUSES (DTI_PROGRESS_STATUS_NOT_COMPUTABLE + 1)

/**
 * DtiProgressSummary:
 *
 * Several assessments of progress together: counts, and the mean of their scores.
 *
 * Assessments are combined by the mean of their scores from −5 to 5, each with the same weight, and
 * the mean gets the class of its range: on track from 2.5 on, moderate from 0, insufficient from
 * −2.5, away below (Statistics Canada, “Progress measurement methodology”). It is achieved only
 * where every assessment is. The worst one alone decides nothing, and what has no score is counted
 * and not averaged.
 *
 * A summary is immutable and free-threaded.
 *
 * Since: 1.0
 */
struct _DtiProgressSummary
{
  GObject parent_instance;

  guint n_assessed;
  guint n_scored;
  double mean_score; /* NaN: none */
  guint ratings[N_RATINGS];
  guint statuses[N_STATUSES];
};

typedef enum
{
  PROP_MEAN_SCORE = 1,
  PROP_N_ASSESSED,
  PROP_N_SCORED,
  PROP_RATING,
} DtiProgressSummaryProperty;

static GParamSpec *props[PROP_RATING + 1];

G_DEFINE_FINAL_TYPE (DtiProgressSummary, dti_progress_summary, G_TYPE_OBJECT)

static void
dti_progress_summary_get_property (GObject *object, guint prop_id, GValue *value, GParamSpec *pspec)
{
  DtiProgressSummary *self = DTI_PROGRESS_SUMMARY (object);

  switch ((DtiProgressSummaryProperty) prop_id)
    {
    case PROP_MEAN_SCORE:
      g_value_set_double (value, self->mean_score);
      break;
    case PROP_N_ASSESSED:
      g_value_set_uint (value, self->n_assessed);
      break;
    case PROP_N_SCORED:
      g_value_set_uint (value, self->n_scored);
      break;
    case PROP_RATING:
      g_value_set_enum (value, dti_progress_summary_get_rating (self));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
dti_progress_summary_class_init (DtiProgressSummaryClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->get_property = dti_progress_summary_get_property;

  /**
   * DtiProgressSummary:mean-score: (getter get_mean_score)
   *
   * The mean of the scores, −5 to 5; NaN where there is none.
   *
   * Since: 1.0
   */
  props[PROP_MEAN_SCORE] = g_param_spec_double ("mean-score", NULL, NULL, -5.0, 5.0, 0.0, FIXED);

  /**
   * DtiProgressSummary:n-assessed: (getter get_n_assessed)
   *
   * The number of assessments.
   *
   * Since: 1.0
   */
  props[PROP_N_ASSESSED] = g_param_spec_uint ("n-assessed", NULL, NULL, 0, G_MAXUINT, 0, FIXED);

  /**
   * DtiProgressSummary:n-scored: (getter get_n_scored)
   *
   * The number of assessments with a score.
   *
   * Since: 1.0
   */
  props[PROP_N_SCORED] = g_param_spec_uint ("n-scored", NULL, NULL, 0, G_MAXUINT, 0, FIXED);

  /**
   * DtiProgressSummary:rating: (getter get_rating)
   *
   * The verdict on all of them together.
   *
   * Since: 1.0
   */
  props[PROP_RATING] = g_param_spec_enum ("rating",
                                          NULL,
                                          NULL,
                                          DTI_TYPE_PROGRESS_RATING,
                                          DTI_PROGRESS_RATING_NOT_RATED,
                                          FIXED);

  g_object_class_install_properties (object_class, G_N_ELEMENTS (props), props);
}

static void
dti_progress_summary_init (DtiProgressSummary *self)
{
  self->mean_score = NAN;
}

static void
add_counts (JsonBuilder *builder, const char *member, GType type, const guint *counts, guint n)
{
  json_builder_set_member_name (builder, member);
  json_builder_begin_object (builder);
  for (guint i = 0; i < n; i++)
    dti_json_add_number (builder, dti_progress_get_nick (type, (int) i), counts[i]);
  json_builder_end_object (builder);
}

/**
 * dti_progress_summary_new:
 * @list: a list of [class@Dti.Progress]
 * @error: return location for a [error@Dti.Error], or `NULL`
 *
 * Puts assessments together.
 *
 * Fails with `DTI_ERROR_INVALID_DATA` where the list holds something else.
 *
 * Returns: (transfer full): a new summary
 *
 * Since: 1.0
 */
DtiProgressSummary *
dti_progress_summary_new (GListModel *list, GError **error)
{
  g_autoptr (DtiProgressSummary) self = NULL;
  double sum = 0.0;

  g_return_val_if_fail (G_IS_LIST_MODEL (list), NULL);
  g_return_val_if_fail (error == NULL || *error == NULL, NULL);

  self = g_object_new (DTI_TYPE_PROGRESS_SUMMARY, NULL);
  self->n_assessed = g_list_model_get_n_items (list);
  for (guint i = 0; i < self->n_assessed; i++)
    {
      g_autoptr (GObject) item = g_list_model_get_item (list, i);
      double score;

      if (!DTI_IS_PROGRESS (item))
        {
          g_set_error (error,
                       DTI_ERROR,
                       DTI_ERROR_INVALID_DATA,
                       "item %u of the list is no progress",
                       i + 1);
          return NULL;
        }
      self->ratings[dti_progress_get_rating (DTI_PROGRESS (item))]++;
      self->statuses[dti_progress_get_status (DTI_PROGRESS (item))]++;
      if (!dti_progress_get_score (DTI_PROGRESS (item), &score))
        continue;
      sum += score;
      self->n_scored++;
    }
  if (self->n_scored > 0)
    self->mean_score = sum / self->n_scored;

  return g_steal_pointer (&self);
}

/**
 * dti_progress_summary_get_n_assessed: (get-property n-assessed)
 * @self: a summary
 *
 * Gets the number of assessments.
 *
 * Returns: the number
 *
 * Since: 1.0
 */
guint
dti_progress_summary_get_n_assessed (DtiProgressSummary *self)
{
  g_return_val_if_fail (DTI_IS_PROGRESS_SUMMARY (self), 0);

  return self->n_assessed;
}

/**
 * dti_progress_summary_get_n_scored: (get-property n-scored)
 * @self: a summary
 *
 * Gets the number of assessments with a score.
 *
 * Returns: the number
 *
 * Since: 1.0
 */
guint
dti_progress_summary_get_n_scored (DtiProgressSummary *self)
{
  g_return_val_if_fail (DTI_IS_PROGRESS_SUMMARY (self), 0);

  return self->n_scored;
}

/**
 * dti_progress_summary_count:
 * @self: a summary
 * @rating: a class
 *
 * Counts the assessments of a class.
 *
 * Returns: the number
 *
 * Since: 1.0
 */
guint
dti_progress_summary_count (DtiProgressSummary *self, DtiProgressRating rating)
{
  g_return_val_if_fail (DTI_IS_PROGRESS_SUMMARY (self), 0);
  g_return_val_if_fail (rating < N_RATINGS, 0);

  return self->ratings[rating];
}

/**
 * dti_progress_summary_count_status:
 * @self: a summary
 * @status: a status
 *
 * Counts the assessments of a status.
 *
 * Returns: the number
 *
 * Since: 1.0
 */
guint
dti_progress_summary_count_status (DtiProgressSummary *self, DtiProgressStatus status)
{
  g_return_val_if_fail (DTI_IS_PROGRESS_SUMMARY (self), 0);
  g_return_val_if_fail (status < N_STATUSES, 0);

  return self->statuses[status];
}

/**
 * dti_progress_summary_get_mean_score: (get-property mean-score)
 * @self: a summary
 * @score: (out) (optional): the mean of the scores, −5 to 5; NaN where there is none
 *
 * Gets the mean of the scores.
 *
 * Returns: `TRUE` if there is one
 *
 * Since: 1.0
 */
gboolean
dti_progress_summary_get_mean_score (DtiProgressSummary *self, double *score)
{
  g_return_val_if_fail (DTI_IS_PROGRESS_SUMMARY (self), FALSE);

  if (score != NULL)
    *score = self->mean_score;

  return self->n_scored > 0;
}

/**
 * dti_progress_summary_get_rating: (get-property rating)
 * @self: a summary
 *
 * Gets the verdict on all of them together.
 *
 * Returns: the class of the mean score; achieved only where all are; not rated where none has a
 *   score
 *
 * Since: 1.0
 */
DtiProgressRating
dti_progress_summary_get_rating (DtiProgressSummary *self)
{
  g_return_val_if_fail (DTI_IS_PROGRESS_SUMMARY (self), DTI_PROGRESS_RATING_NOT_RATED);

  if (self->n_assessed > 0 && self->ratings[DTI_PROGRESS_RATING_ACHIEVED] == self->n_assessed)
    return DTI_PROGRESS_RATING_ACHIEVED;
  if (self->n_scored == 0)
    return DTI_PROGRESS_RATING_NOT_RATED;

  return dti_progress_rate_score (self->mean_score);
}

/**
 * dti_progress_summary_to_json:
 * @self: a summary
 *
 * Writes the summary as JSON: counts by class and by status, the mean score and its class.
 *
 * Returns: (transfer full): the text
 *
 * Since: 1.0
 */
char *
dti_progress_summary_to_json (DtiProgressSummary *self)
{
  g_autoptr (JsonBuilder) builder = NULL;
  g_autoptr (JsonNode) root = NULL;

  g_return_val_if_fail (DTI_IS_PROGRESS_SUMMARY (self), NULL);

  builder = json_builder_new ();
  json_builder_begin_object (builder);
  dti_json_add_number (builder, "assessed", self->n_assessed);
  dti_json_add_number (builder, "scored", self->n_scored);
  dti_json_add_number (builder, "mean-score", self->mean_score);
  dti_json_add_text (builder,
                     "class",
                     dti_progress_get_nick (DTI_TYPE_PROGRESS_RATING,
                                            (int) dti_progress_summary_get_rating (self)));
  add_counts (builder, "classes", DTI_TYPE_PROGRESS_RATING, self->ratings, N_RATINGS);
  add_counts (builder, "statuses", DTI_TYPE_PROGRESS_STATUS, self->statuses, N_STATUSES);
  json_builder_end_object (builder);
  root = json_builder_get_root (builder);

  return dti_json_to_pretty (root);
}
