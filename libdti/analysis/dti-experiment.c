/* SPDX-FileCopyrightText: 2026 libdti contributors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

#include "config.h"

#include <string.h>

#include "dti-experiment-private.h"

#include <libdti/base/dti-error.h>
#include <libdti/model/dti-document-private.h>

/**
 * DtiExperiment:
 *
 * Tries an index with other values of what is uncertain in it.
 *
 * It begins from a scorecard and takes uncertain inputs: choices of the method, weights, errors of
 * observations. [method@Dti.Experiment.run_uncertainty] draws all of them at random, many times,
 * and tells how sure the ranks are. Only what a replicate changes is computed again.
 *
 * The same seed gives the same results to the last bit, on every machine and with any number of
 * threads.
 *
 * An experiment belongs to one thread; what it makes is free-threaded.
 *
 * Since: 1.0
 */

#define TICK_MS 50

typedef enum
{
  PROP_SCORECARD = 1,
  PROP_NODE,
  PROP_UNIT,
  PROP_SEED,
  PROP_THREADS,
  PROP_INPUTS,
  PROP_PROGRESS,
} DtiExperimentProperty;

static GParamSpec *props[PROP_PROGRESS + 1];

G_DEFINE_FINAL_TYPE (DtiExperiment, dti_experiment, G_TYPE_OBJECT)

/* ---- class ---- */

static void
dti_experiment_constructed (GObject *object)
{
  DtiExperiment *self = DTI_EXPERIMENT (object);
  DtiFramework *framework = dti_scorecard_get_framework (self->card);

  self->node = g_strdup (dti_node_get_id (dti_framework_get_ranking_node (framework)));

  G_OBJECT_CLASS (dti_experiment_parent_class)->constructed (object);
}

static void
dti_experiment_finalize (GObject *object)
{
  DtiExperiment *self = DTI_EXPERIMENT (object);

  g_clear_object (&self->card);
  g_clear_object (&self->inputs);
  g_free (self->node);
  g_free (self->unit);

  G_OBJECT_CLASS (dti_experiment_parent_class)->finalize (object);
}

static void
dti_experiment_get_property (GObject *object, guint prop_id, GValue *value, GParamSpec *pspec)
{
  DtiExperiment *self = DTI_EXPERIMENT (object);

  switch ((DtiExperimentProperty) prop_id)
    {
    case PROP_SCORECARD:
      g_value_set_object (value, dti_experiment_get_scorecard (self));
      break;
    case PROP_NODE:
      g_value_set_string (value, dti_experiment_get_node (self));
      break;
    case PROP_UNIT:
      g_value_set_string (value, dti_experiment_get_unit (self));
      break;
    case PROP_SEED:
      g_value_set_uint64 (value, dti_experiment_get_seed (self));
      break;
    case PROP_THREADS:
      g_value_set_uint (value, dti_experiment_get_threads (self));
      break;
    case PROP_INPUTS:
      g_value_set_object (value, dti_experiment_get_inputs (self));
      break;
    case PROP_PROGRESS:
      g_value_set_double (value, dti_experiment_get_progress (self));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
dti_experiment_set_property (GObject *object, guint prop_id, const GValue *value, GParamSpec *pspec)
{
  DtiExperiment *self = DTI_EXPERIMENT (object);

  switch ((DtiExperimentProperty) prop_id)
    {
    case PROP_SCORECARD:
      self->card = g_value_dup_object (value);
      break;
    case PROP_NODE:
      dti_experiment_set_node (self, g_value_get_string (value));
      break;
    case PROP_UNIT:
      dti_experiment_set_unit (self, g_value_get_string (value));
      break;
    case PROP_SEED:
      dti_experiment_set_seed (self, g_value_get_uint64 (value));
      break;
    case PROP_THREADS:
      dti_experiment_set_threads (self, g_value_get_uint (value));
      break;
    case PROP_INPUTS:
    case PROP_PROGRESS:
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
install_settings (void)
{
  const GParamFlags flags = G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY;

  /**
   * DtiExperiment:node: (getter get_node) (setter set_node)
   *
   * The id of the node whose scores and ranks are looked at; at first that of the ranking.
   *
   * Since: 1.0
   */
  props[PROP_NODE] = g_param_spec_string ("node", NULL, NULL, NULL, flags);

  /**
   * DtiExperiment:unit: (getter get_unit) (setter set_unit)
   *
   * The id of the unit whose rank a sensitivity analysis explains.
   *
   * `NULL`, as at first, stands for how far all units move on average.
   *
   * Since: 1.0
   */
  props[PROP_UNIT] = g_param_spec_string ("unit", NULL, NULL, NULL, flags);

  /**
   * DtiExperiment:seed: (getter get_seed) (setter set_seed)
   *
   * The seed of all random numbers, below 2⁵³.
   *
   * Since: 1.0
   */
  props[PROP_SEED] = g_param_spec_uint64 ("seed", NULL, NULL, 0, DTI_MAX_SEED, 0, flags);

  /**
   * DtiExperiment:threads: (getter get_threads) (setter set_threads)
   *
   * How many threads share the work; 0 for as many as there are processors.
   *
   * Since: 1.0
   */
  props[PROP_THREADS] = g_param_spec_uint ("threads", NULL, NULL, 0, 1024, 0, flags);
}

static void
dti_experiment_class_init (DtiExperimentClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  const GParamFlags flags = G_PARAM_READABLE | G_PARAM_STATIC_STRINGS;

  object_class->constructed = dti_experiment_constructed;
  object_class->finalize = dti_experiment_finalize;
  object_class->get_property = dti_experiment_get_property;
  object_class->set_property = dti_experiment_set_property;

  /**
   * DtiExperiment:scorecard: (getter get_scorecard)
   *
   * The scorecard without uncertainty.
   *
   * Since: 1.0
   */
  props[PROP_SCORECARD] =
      g_param_spec_object ("scorecard",
                           NULL,
                           NULL,
                           DTI_TYPE_SCORECARD,
                           G_PARAM_READWRITE | G_PARAM_CONSTRUCT_ONLY | G_PARAM_STATIC_STRINGS);

  install_settings ();

  /**
   * DtiExperiment:inputs: (getter get_inputs)
   *
   * What is uncertain: a list of [class@Dti.UncertainInput].
   *
   * Since: 1.0
   */
  props[PROP_INPUTS] = g_param_spec_object ("inputs", NULL, NULL, G_TYPE_LIST_MODEL, flags);

  /**
   * DtiExperiment:progress: (getter get_progress)
   *
   * How much of a run is done, from 0 to 1; notified about while it goes on in the background.
   *
   * Since: 1.0
   */
  props[PROP_PROGRESS] = g_param_spec_double ("progress", NULL, NULL, 0.0, 1.0, 0.0, flags);

  g_object_class_install_properties (object_class, G_N_ELEMENTS (props), props);
}

static void
dti_experiment_init (DtiExperiment *self)
{
  self->inputs = g_list_store_new (DTI_TYPE_UNCERTAIN_INPUT);
}

/* ---- progress ---- */

static gboolean
tick_cb (gpointer data)
{
  DtiExperiment *self = data;
  double progress = dti_experiment_get_progress (self);

  if (progress != self->told)
    {
      self->told = progress;
      g_object_notify_by_pspec (G_OBJECT (self), props[PROP_PROGRESS]);
    }

  return G_SOURCE_CONTINUE;
}

void
dti_experiment_start_ticker (DtiExperiment *self)
{
  if (self->n_running++ > 0)
    return;

  self->ticker = g_timeout_source_new (TICK_MS);
  g_source_set_callback (self->ticker, tick_cb, self, NULL);
  g_source_attach (self->ticker, g_main_context_get_thread_default ());
}

void
dti_experiment_stop_ticker (DtiExperiment *self)
{
  if (--self->n_running > 0)
    return;

  tick_cb (self);
  g_source_destroy (self->ticker);
  g_clear_pointer (&self->ticker, g_source_unref);
}

/* ---- settings ---- */

/**
 * dti_experiment_new:
 * @card: a scorecard
 *
 * Creates an experiment without uncertain inputs.
 *
 * Returns: (transfer full): a new experiment
 *
 * Since: 1.0
 */
DtiExperiment *
dti_experiment_new (DtiScorecard *card)
{
  g_return_val_if_fail (DTI_IS_SCORECARD (card), NULL);

  return g_object_new (DTI_TYPE_EXPERIMENT, "scorecard", card, NULL);
}

/**
 * dti_experiment_get_scorecard: (get-property scorecard)
 * @self: an experiment
 *
 * Gets the scorecard without uncertainty.
 *
 * Returns: (transfer none): the scorecard
 *
 * Since: 1.0
 */
DtiScorecard *
dti_experiment_get_scorecard (DtiExperiment *self)
{
  g_return_val_if_fail (DTI_IS_EXPERIMENT (self), NULL);

  return self->card;
}

/**
 * dti_experiment_get_node: (get-property node)
 * @self: an experiment
 *
 * Gets the id of the node whose scores and ranks are looked at.
 *
 * Returns: (transfer none): the id
 *
 * Since: 1.0
 */
const char *
dti_experiment_get_node (DtiExperiment *self)
{
  g_return_val_if_fail (DTI_IS_EXPERIMENT (self), NULL);

  return self->node;
}

/**
 * dti_experiment_set_node: (set-property node)
 * @self: an experiment
 * @node: id of a node
 *
 * Sets the node whose scores and ranks are looked at.
 *
 * Whether there is such a node is looked up by the next run.
 *
 * Since: 1.0
 */
void
dti_experiment_set_node (DtiExperiment *self, const char *node)
{
  g_return_if_fail (DTI_IS_EXPERIMENT (self));
  g_return_if_fail (node != NULL);

  if (g_strcmp0 (self->node, node) == 0)
    return;

  g_free (self->node);
  self->node = g_strdup (node);
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_NODE]);
}

/**
 * dti_experiment_get_unit: (get-property unit)
 * @self: an experiment
 *
 * Gets the unit whose rank a sensitivity analysis explains.
 *
 * Returns: (transfer none) (nullable): the id; `NULL` where it is how far all units move
 *
 * Since: 1.0
 */
const char *
dti_experiment_get_unit (DtiExperiment *self)
{
  g_return_val_if_fail (DTI_IS_EXPERIMENT (self), NULL);

  return self->unit;
}

/**
 * dti_experiment_set_unit: (set-property unit)
 * @self: an experiment
 * @unit: (nullable): id of a unit, or `NULL` for how far all units move
 *
 * Sets the unit whose rank a sensitivity analysis explains.
 *
 * Whether there is such a unit is looked up by the next run.
 *
 * Since: 1.0
 */
void
dti_experiment_set_unit (DtiExperiment *self, const char *unit)
{
  g_return_if_fail (DTI_IS_EXPERIMENT (self));

  if (g_strcmp0 (self->unit, unit) == 0)
    return;

  g_free (self->unit);
  self->unit = g_strdup (unit);
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_UNIT]);
}

/**
 * dti_experiment_get_seed: (get-property seed)
 * @self: an experiment
 *
 * Gets the seed of all random numbers.
 *
 * Returns: the seed
 *
 * Since: 1.0
 */
guint64
dti_experiment_get_seed (DtiExperiment *self)
{
  g_return_val_if_fail (DTI_IS_EXPERIMENT (self), 0);

  return self->seed;
}

/**
 * dti_experiment_set_seed: (set-property seed)
 * @self: an experiment
 * @seed: the seed, below 2⁵³, which JSON and JavaScript keep
 *
 * Sets the seed of all random numbers.
 *
 * Since: 1.0
 */
void
dti_experiment_set_seed (DtiExperiment *self, guint64 seed)
{
  g_return_if_fail (DTI_IS_EXPERIMENT (self));
  g_return_if_fail (seed <= DTI_MAX_SEED);

  if (self->seed == seed)
    return;

  self->seed = seed;
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_SEED]);
}

/**
 * dti_experiment_get_threads: (get-property threads)
 * @self: an experiment
 *
 * Gets how many threads share the work.
 *
 * Returns: the number; 0 for as many as there are processors
 *
 * Since: 1.0
 */
guint
dti_experiment_get_threads (DtiExperiment *self)
{
  g_return_val_if_fail (DTI_IS_EXPERIMENT (self), 0);

  return self->threads;
}

/**
 * dti_experiment_set_threads: (set-property threads)
 * @self: an experiment
 * @threads: how many, or 0 for as many as there are processors
 *
 * Sets how many threads share the work. The results do not depend on it.
 *
 * Since: 1.0
 */
void
dti_experiment_set_threads (DtiExperiment *self, guint threads)
{
  g_return_if_fail (DTI_IS_EXPERIMENT (self));
  g_return_if_fail (threads <= 1024);

  if (self->threads == threads)
    return;

  self->threads = threads;
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_THREADS]);
}

/**
 * dti_experiment_get_inputs: (get-property inputs)
 * @self: an experiment
 *
 * Gets what is uncertain.
 *
 * Returns: (transfer none): a list of [class@Dti.UncertainInput]
 *
 * Since: 1.0
 */
GListModel *
dti_experiment_get_inputs (DtiExperiment *self)
{
  g_return_val_if_fail (DTI_IS_EXPERIMENT (self), NULL);

  return G_LIST_MODEL (self->inputs);
}

/**
 * dti_experiment_get_progress: (get-property progress)
 * @self: an experiment
 *
 * Gets how much of the run that goes on is done, or of the last one; other threads may ask, too.
 *
 * Returns: from 0 to 1
 *
 * Since: 1.0
 */
double
dti_experiment_get_progress (DtiExperiment *self)
{
  gsize n_points;
  gsize n_done;

  g_return_val_if_fail (DTI_IS_EXPERIMENT (self), 0.0);

  n_points = (gsize) g_atomic_pointer_get (&self->n_points);
  n_done = (gsize) g_atomic_pointer_get (&self->n_done);

  return n_points > 0 ? (double) MIN (n_done, n_points) / (double) n_points : 0.0;
}

/* ---- inputs ---- */

static gboolean
has_input (DtiExperiment *self, const char *id)
{
  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (self->inputs)); i++)
    {
      g_autoptr (DtiUncertainInput) input = g_list_model_get_item (G_LIST_MODEL (self->inputs), i);

      if (g_str_equal (input->id, id))
        return TRUE;
    }

  return FALSE;
}

/**
 * dti_experiment_add_input:
 * @self: an experiment
 * @input: an uncertain input
 * @error: return location for a [error@Dti.Error], or `NULL`
 *
 * Adds an uncertain input.
 *
 * Fails with `DTI_ERROR_EXISTS` where there is one with the same id.
 *
 * Returns: `TRUE` if it was added
 *
 * Since: 1.0
 */
gboolean
dti_experiment_add_input (DtiExperiment *self, DtiUncertainInput *input, GError **error)
{
  g_return_val_if_fail (DTI_IS_EXPERIMENT (self), FALSE);
  g_return_val_if_fail (DTI_IS_UNCERTAIN_INPUT (input), FALSE);
  g_return_val_if_fail (error == NULL || *error == NULL, FALSE);

  if (has_input (self, input->id))
    {
      g_set_error (error, DTI_ERROR, DTI_ERROR_EXISTS, "there is an input “%s” already", input->id);
      return FALSE;
    }

  g_list_store_append (self->inputs, input);

  return TRUE;
}

static void
read_inputs (const DtiJsonReader *reader, GPtrArray *inputs)
{
  JsonArray *array = dti_json_get_array (reader, "inputs");
  g_autofree char *pointer = dti_json_pointer_append (reader->pointer, "inputs");

  if (array == NULL)
    dti_json_report (reader,
                     DTI_SEVERITY_ERROR,
                     "missing-member",
                     NULL,
                     "there is no member “inputs”");

  for (guint i = 0; array != NULL && i < json_array_get_length (array); i++)
    {
      g_autofree char *place = dti_json_pointer_append_index (pointer, i);
      JsonNode *node = json_array_get_element (array, i);
      DtiUncertainInput *input = NULL;

      if (JSON_NODE_HOLDS_OBJECT (node))
        input = dti_uncertain_input_new_from_object (json_node_get_object (node),
                                                     place,
                                                     reader->file,
                                                     reader->problems);
      else
        dti_json_report (reader,
                         DTI_SEVERITY_ERROR,
                         "wrong-type",
                         "inputs",
                         "an input must be an object");
      if (input != NULL)
        g_ptr_array_add (inputs, input);
    }
}

/* All of them, or none. */
static gboolean
add_document (DtiExperiment *self, JsonNode *document, const char *file, GError **error)
{
  g_autoptr (DtiProblemList) problems = dti_problem_list_new ();
  g_autoptr (GPtrArray) inputs = g_ptr_array_new_with_free_func (g_object_unref);
  DtiObjectReader reader;

  if (!JSON_NODE_HOLDS_OBJECT (document))
    {
      g_set_error_literal (error,
                           DTI_ERROR,
                           DTI_ERROR_INVALID_DATA,
                           "the inputs must be an object");
      return FALSE;
    }

  dti_object_reader_init (&reader,
                          file,
                          problems,
                          json_node_get_object (document),
                          g_strdup (""),
                          NULL);
  if (dti_document_check_format (&reader.reader, "dti-uncertainty", "the inputs"))
    read_inputs (&reader.reader, inputs);
  dti_object_reader_clear (&reader);
  if (dti_problem_list_has_errors (problems))
    {
      dti_document_set_error (error, problems);
      return FALSE;
    }

  for (guint i = 0; i < inputs->len; i++)
    if (!dti_experiment_add_input (self, g_ptr_array_index (inputs, i), error))
      {
        guint n = g_list_model_get_n_items (G_LIST_MODEL (self->inputs));

        g_list_store_splice (self->inputs, n - i, i, NULL, 0);
        return FALSE;
      }

  return TRUE;
}

/**
 * dti_experiment_add_from_file:
 * @self: an experiment
 * @file: a document of uncertain inputs
 * @error: return location for a [error@Dti.Error], or `NULL`
 *
 * Adds the inputs of a document; see [the inputs](robustness.html#the-inputs).
 *
 * Fails with `DTI_ERROR_INVALID_DATA` for a document that is wrong, `DTI_ERROR_EXISTS` where the id
 * of an input is taken, and with the error of reading the file; then nothing is added.
 *
 * Returns: `TRUE` if all were added
 *
 * Since: 1.0
 */
gboolean
dti_experiment_add_from_file (DtiExperiment *self, GFile *file, GError **error)
{
  g_autofree char *name = NULL;
  g_autoptr (JsonNode) document = NULL;

  g_return_val_if_fail (DTI_IS_EXPERIMENT (self), FALSE);
  g_return_val_if_fail (G_IS_FILE (file), FALSE);
  g_return_val_if_fail (error == NULL || *error == NULL, FALSE);

  document = dti_document_load (file, NULL, &name, error);

  return document != NULL && add_document (self, document, name, error);
}

/**
 * dti_experiment_add_from_json:
 * @self: an experiment
 * @json: a document of uncertain inputs
 * @error: return location for a [error@Dti.Error], or `NULL`
 *
 * Adds the inputs of a document, as [method@Dti.Experiment.add_from_file] does.
 *
 * Returns: `TRUE` if all were added
 *
 * Since: 1.0
 */
gboolean
dti_experiment_add_from_json (DtiExperiment *self, const char *json, GError **error)
{
  g_autoptr (JsonNode) document = NULL;

  g_return_val_if_fail (DTI_IS_EXPERIMENT (self), FALSE);
  g_return_val_if_fail (json != NULL, FALSE);
  g_return_val_if_fail (error == NULL || *error == NULL, FALSE);

  document = dti_json_parse (json, strlen (json), NULL, error);

  return document != NULL && add_document (self, document, NULL, error);
}
