/* SPDX-FileCopyrightText: 2026 libdti contributors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

#include "config.h"

#include <math.h>
#include <string.h>

#include "dti-replica-private.h"

#include <libdti/base/dti-error.h>
#include <libdti/model/dti-framework-private.h>
#include <libdti/model/dti-node-private.h>
#include <libdti/scoring/dti-binding-draft-private.h>
#include <libdti/scoring/dti-preparation-private.h>

/* So many combinations of choices are kept. */
#define MOST_VARIANTS 4096

/* ---- variants ---- */

static DtiVariant *
variant_ref (DtiVariant *self)
{
  g_atomic_ref_count_inc (&self->ref_count);

  return self;
}

void
dti_variant_unref (DtiVariant *self)
{
  if (!g_atomic_ref_count_dec (&self->ref_count))
    return;

  g_clear_pointer (&self->sets, g_ptr_array_unref);
  g_free (self->weights);
  g_free (self->edges);
  g_clear_object (&self->declared);
  g_clear_pointer (&self->bindings, g_ptr_array_unref);
  g_clear_pointer (&self->program, dti_program_unref);
  g_free (self->failure);
  g_free (self);
}

static GPtrArray *
new_bindings (void)
{
  return g_ptr_array_new_with_free_func ((GDestroyNotify) (void (*) (void)) dti_binding_unref);
}

/* The observations prepared and bound to a program; NULL with an error. */
static GPtrArray *
bind (const DtiReplicator *self, DtiProgram *program, DtiDataset *observed, GError **error)
{
  DtiStage stage = dti_scorecard_peek_results (self->card)->binding->stage;
  const char *alone[] = { self->period, NULL };
  const char *const *periods = program->needs_panel ? dti_dataset_get_periods (observed) : alone;
  g_autoptr (GPtrArray) bindings = new_bindings ();
  g_autoptr (DtiPreparation) preparation = NULL;
  DtiWorkers workers = { 1, NULL };
  DtiDataset *dataset = observed;

  if (dti_framework_needs_preparation (program->framework))
    {
      preparation = dti_preparation_new_for_scorer (program->framework, observed, stage, error);
      if (preparation == NULL)
        return NULL;
      dataset = dti_preparation_get_dataset (preparation);
    }
  for (gsize i = 0; periods[i] != NULL; i++)
    {
      DtiBinding *binding = dti_binding_new (program, dataset, periods[i], stage, &workers, error);

      if (binding == NULL)
        return NULL;
      g_ptr_array_add (bindings, binding);
    }

  return g_steal_pointer (&bindings);
}

/* What is put into the document for an input. */
static JsonNode *
make_value (const DtiReplicator *self, guint position, double u, GError **error)
{
  const DtiUncertainInput *input = g_ptr_array_index (self->inputs, position);
  const char *text;

  if (self->texts[position] == NULL)
    return json_node_init_double (json_node_alloc (), dti_uncertain_input_draw (input, u));

  text = self->texts[position][dti_uncertain_input_choose (input, u)];

  return dti_json_parse (text, strlen (text), NULL, error);
}

static gboolean
put_value (const DtiReplicator *self, JsonNode **document, guint position, double u, GError **error)
{
  const DtiUncertainInput *input = g_ptr_array_index (self->inputs, position);
  char **pointers = self->pointers[position];
  g_autoptr (JsonNode) value = make_value (self, position, u, error);
  gboolean is_put = value != NULL;

  for (guint i = 0; is_put && pointers[i] != NULL; i++)
    is_put = dti_json_pointer_put (document, pointers[i], value, error);
  if (!is_put)
    g_prefix_error (error, "input “%s”: ", input->id);

  return is_put;
}

static DtiFramework *
make_framework (const DtiReplicator *self, const DtiDraw *draw, GError **error)
{
  g_autoptr (JsonNode) document = NULL;

  if (self->json == NULL)
    return g_object_ref (dti_scorecard_get_framework (self->card));

  document = dti_json_parse (self->json, strlen (self->json), NULL, error);
  if (document == NULL)
    return NULL;
  for (guint i = 0; i < self->inputs->len; i++)
    if (self->pointers[i] != NULL && !put_value (self, &document, i, draw->u[i], error))
      return NULL;

  return dti_framework_new_from_document (document, NULL, error);
}

/* Without other members all is as the nominal card has it. */
static gboolean
take_nominal (DtiVariant *variant, const DtiReplicator *self)
{
  DtiBinding *binding = dti_scorecard_peek_results (self->card)->binding;

  if (self->json != NULL || binding->program->needs_panel)
    return FALSE;

  variant->program = dti_program_ref (binding->program);
  variant->bindings = new_bindings ();
  g_ptr_array_add (variant->bindings, dti_binding_ref (binding));

  return TRUE;
}

static gboolean
check_node (const DtiProgram *program, const char *node, GError **error)
{
  guint op;

  if (dti_program_find (program, node, &op))
    return TRUE;

  g_set_error (error, DTI_ERROR, DTI_ERROR_NOT_FOUND, "there is no node “%s”", node);

  return FALSE;
}

static gboolean
compile (DtiVariant *variant, const DtiReplicator *self, const DtiDraw *draw, GError **error)
{
  g_autoptr (DtiFramework) framework = make_framework (self, draw, error);

  if (framework == NULL)
    return FALSE;
  variant->program = dti_program_new (framework, self->overrides, error);
  if (variant->program == NULL || !check_node (variant->program, self->node, error))
    return FALSE;
  /* Errors of observations are bound anew each time. */
  if (self->has_noise)
    return TRUE;
  variant->bindings = bind (self, variant->program, self->dataset, error);

  return variant->bindings != NULL;
}

static gboolean
make_variant (DtiVariant *variant, const DtiReplicator *self, const DtiDraw *draw, GError **error)
{
  if (!take_nominal (variant, self) && !compile (variant, self, draw, error))
    return FALSE;

  return dti_variant_list_weights (variant, self, error);
}

static DtiVariant *
variant_new (const DtiReplicator *self, const DtiDraw *draw)
{
  DtiVariant *variant = g_new0 (DtiVariant, 1);
  g_autoptr (GError) error = NULL;

  g_atomic_ref_count_init (&variant->ref_count);
  if (!make_variant (variant, self, draw, &error))
    variant->failure = g_strdup (error->message);

  return variant;
}

/* The choices of the draw, as bytes. */
static GBytes *
make_key (const DtiReplicator *self, const DtiDraw *draw)
{
  guint *choices = g_new0 (guint, self->inputs->len + 1);

  for (guint i = 0; i < self->inputs->len; i++)
    if (self->pointers[i] != NULL)
      choices[i] = dti_uncertain_input_choose (g_ptr_array_index (self->inputs, i), draw->u[i]);

  return g_bytes_new_take (choices, (self->inputs->len + 1) * sizeof (guint));
}

static DtiVariant *
get_variant (DtiReplicator *self, const DtiDraw *draw)
{
  g_autoptr (GBytes) key = NULL;
  DtiVariant *variant;

  if (!self->keeps)
    return variant_new (self, draw);

  key = make_key (self, draw);
  g_mutex_lock (&self->lock);
  variant = g_hash_table_lookup (self->variants, key);
  if (variant != NULL)
    variant_ref (variant);
  g_mutex_unlock (&self->lock);
  if (variant != NULL)
    return variant;

  /* Two threads may make the same one; they are alike. */
  variant = variant_new (self, draw);
  g_mutex_lock (&self->lock);
  if (g_hash_table_size (self->variants) < MOST_VARIANTS)
    g_hash_table_replace (self->variants, g_steal_pointer (&key), variant_ref (variant));
  g_mutex_unlock (&self->lock);

  return variant;
}

/* ---- a replicate ---- */

const double *
dti_replicator_peek_nominal_ranks (const DtiReplicator *self)
{
  guint op = 0;

  dti_program_find (dti_scorecard_peek_results (self->card)->binding->program, self->node, &op);

  return dti_scorecard_peek_ranks (self->card, op)->ranks;
}

void
dti_replicator_init_random (const DtiReplicator *self,
                            guint input,
                            const DtiDraw *draw,
                            DtiRandom *random)
{
  dti_random_init (random, self->seed, (guint64) (input + 1) << 40 | draw->streams[input]);
}

/* The same leaves under other weights. */
static GPtrArray *
reweigh (const DtiVariant *variant, DtiProgram *program)
{
  GPtrArray *bindings = new_bindings ();
  g_autofree guint8 *changed = g_new0 (guint8, program->n_ops + 1);

  for (guint i = 0; i < variant->bindings->len; i++)
    {
      DtiBinding *base = g_ptr_array_index (variant->bindings, i);
      DtiBinding *draft = dti_binding_new_draft (base, base->dataset);

      dti_binding_draft_set_program (draft, program, changed);
      g_ptr_array_add (bindings, draft);
    }

  return bindings;
}

static GPtrArray *
bind_draw (const DtiReplicator *self,
           const DtiVariant *variant,
           DtiProgram *program,
           const DtiDraw *draw,
           GError **error)
{
  g_autoptr (DtiDataset) disturbed = NULL;

  if (!self->has_noise)
    return program == variant->program ? g_ptr_array_ref (variant->bindings)
                                       : reweigh (variant, program);

  disturbed = dti_replicator_disturb (self, draw);

  return bind (self, program, disturbed, error);
}

static void
read_card (const DtiReplicator *self, DtiScorecard *card, double *scores, double *ranks)
{
  const DtiResults *results = dti_scorecard_peek_results (card);
  const DtiBinding *binding = results->binding;
  const DtiNodeRanks *order;
  guint op = 0;

  dti_program_find (binding->program, self->node, &op);
  order = dti_scorecard_peek_ranks (card, op);
  for (gsize i = 0; i < binding->n_units; i++)
    {
      guint32 position = self->positions[dti_binding_get_row (binding, i)];
      DtiUnitScore unit;

      if (position == DTI_NO_OP)
        continue;
      unit = dti_results_get_unit (results, op, i);
      scores[position] = unit.cell == DTI_CELL_SCORED ? unit.score : NAN;
      ranks[position] = order->ranks[i];
    }
}

static gsize
find_period (const DtiReplicator *self, const GPtrArray *bindings)
{
  gsize position = 0;

  while (
      !g_str_equal (((DtiBinding *) g_ptr_array_index (bindings, position))->period, self->period))
    position++;

  return position;
}

/* Scores and ranks what is bound. */
static gboolean
score_bindings (const DtiReplicator *self,
                const GPtrArray *bindings,
                double *scores,
                double *ranks,
                GError **error)
{
  g_autofree DtiResults **results = g_new0 (DtiResults *, bindings->len + 1);
  g_autoptr (DtiScorecard) card = NULL;
  gsize period = find_period (self, bindings);
  DtiWorkers workers = { 1, NULL };

  if (!dti_results_run ((DtiBinding *const *) bindings->pdata,
                        bindings->len,
                        &workers,
                        results,
                        error))
    return FALSE;

  /* The card takes the results over. */
  card = dti_scorecard_new (results[period], NULL, self->card->ties, self->card->rank_decimals);
  for (gsize i = 0; i < bindings->len; i++)
    if (i != period)
      dti_results_unref (results[i]);
  read_card (self, card, scores, ranks);

  return TRUE;
}

static gboolean
score_draw (const DtiReplicator *self,
            const DtiVariant *variant,
            const DtiDraw *draw,
            double *scores,
            double *ranks,
            GError **error)
{
  g_autoptr (DtiProgram) program = self->has_weights ? dti_variant_weigh (variant, self, draw)
                                                     : dti_program_ref (variant->program);
  g_autoptr (GPtrArray) bindings = bind_draw (self, variant, program, draw, error);

  return bindings != NULL && score_bindings (self, bindings, scores, ranks, error);
}

static void
clear_figures (const DtiReplicator *self, double *scores, double *ranks)
{
  for (gsize i = 0; i < self->n_units; i++)
    scores[i] = ranks[i] = NAN;
}

char *
dti_replicator_run (DtiReplicator *self, const DtiDraw *draw, double *scores, double *ranks)
{
  g_autoptr (DtiVariant) variant = get_variant (self, draw);
  g_autoptr (GError) error = NULL;

  clear_figures (self, scores, ranks);
  if (variant->failure != NULL)
    return g_strdup (variant->failure);

  return score_draw (self, variant, draw, scores, ranks, &error) ? NULL : g_strdup (error->message);
}

char *
dti_replicator_run_program (DtiReplicator *self, DtiProgram *program, double *scores, double *ranks)
{
  DtiDraw draw = { NULL, NULL };
  g_autoptr (DtiVariant) variant = get_variant (self, &draw);
  g_autoptr (GPtrArray) bindings = NULL;
  g_autoptr (GError) error = NULL;

  clear_figures (self, scores, ranks);
  if (variant->failure != NULL)
    return g_strdup (variant->failure);
  bindings = reweigh (variant, program);

  return score_bindings (self, bindings, scores, ranks, &error) ? NULL : g_strdup (error->message);
}

/* ---- making one ---- */

static gboolean
check_card (DtiScorecard *card, const char *node, GError **error)
{
  const DtiProgram *program = dti_scorecard_peek_results (card)->binding->program;

  if (!check_node (program, node, error))
    return FALSE;
  if (program->has_scripts)
    {
      g_set_error_literal (error,
                           DTI_ERROR,
                           DTI_ERROR_UNSUPPORTED,
                           "a rule that is written in a script need not answer the same twice");
      return FALSE;
    }

  return TRUE;
}

static void
find_positions (DtiReplicator *self)
{
  const DtiBinding *binding = dti_scorecard_peek_results (self->card)->binding;
  gsize n_rows = dti_dataset_count_units (self->dataset);

  self->n_units = binding->n_units;
  self->positions = g_new (guint32, n_rows + 1);
  for (gsize i = 0; i < n_rows; i++)
    self->positions[i] = DTI_NO_OP;
  for (gsize i = 0; i < binding->n_units; i++)
    self->positions[dti_binding_get_row (binding, i)] = (guint32) i;
}

static char **
list_texts (const DtiUncertainInput *input)
{
  char **texts;

  if (input->alternatives == NULL)
    return NULL;

  texts = g_new0 (char *, input->alternatives->len + 1);
  for (guint i = 0; i < input->alternatives->len; i++)
    texts[i] = dti_json_to_canonical (g_ptr_array_index (input->alternatives, i));

  return texts;
}

static gboolean
read_input (DtiReplicator *self, guint position, double *n_variants, GError **error)
{
  const DtiUncertainInput *input = g_ptr_array_index (self->inputs, position);
  DtiFramework *framework = dti_scorecard_get_framework (self->card);

  if (input->kind == DTI_UNCERTAIN_KIND_WEIGHT_SETS ||
      input->kind == DTI_UNCERTAIN_KIND_WEIGHT_NOISE)
    self->has_weights = TRUE;
  if (input->kind != DTI_UNCERTAIN_KIND_MEMBER)
    return TRUE;

  self->pointers[position] = dti_uncertain_input_list_pointers (input, framework, error);
  if (self->pointers[position] == NULL)
    return FALSE;

  self->texts[position] = list_texts (input);
  *n_variants *= input->alternatives != NULL ? input->alternatives->len : INFINITY;
  if (self->json == NULL)
    self->json = dti_framework_to_json (framework);

  return TRUE;
}

static void
read_overrides (DtiReplicator *self)
{
  const DtiProgram *program = dti_scorecard_peek_results (self->card)->binding->program;

  self->overrides = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_object_unref);
  for (guint i = 0; i < program->n_ops; i++)
    {
      DtiRule *rule = dti_program_get_override (program, i);

      if (rule != NULL)
        g_hash_table_insert (self->overrides, g_strdup (program->ops[i].id), g_object_ref (rule));
    }
}

/* What is wrong with every replicate is said at once. */
static gboolean
check_places (const DtiReplicator *self, GError **error)
{
  g_autoptr (JsonNode) document = NULL;

  if (self->json == NULL)
    return TRUE;

  document = dti_json_parse (self->json, strlen (self->json), NULL, error);
  if (document == NULL)
    return FALSE;
  for (guint i = 0; i < self->inputs->len; i++)
    if (self->pointers[i] != NULL && !put_value (self, &document, i, 0.5, error))
      return FALSE;

  return TRUE;
}

static gboolean
read_inputs (DtiReplicator *self, GError **error)
{
  guint n = self->inputs->len;
  double n_variants = 1.0;

  self->pointers = g_new0 (char **, n + 1);
  self->texts = g_new0 (char **, n + 1);
  self->columns = g_new0 (GArray *, n + 1);
  for (guint i = 0; i < n; i++)
    if (!read_input (self, i, &n_variants, error))
      return FALSE;
  self->keeps = n_variants <= MOST_VARIANTS;

  return check_places (self, error) && dti_replicator_find_columns (self, error);
}

DtiReplicator *
dti_replicator_new (
    DtiScorecard *card, const char *node, GPtrArray *inputs, guint64 seed, GError **error)
{
  g_autoptr (DtiReplicator) self = NULL;

  if (!check_card (card, node, error))
    return NULL;

  self = g_new0 (DtiReplicator, 1);
  g_mutex_init (&self->lock);
  self->card = g_object_ref (card);
  self->dataset = g_object_ref (card->preparation != NULL
                                    ? dti_preparation_get_source (card->preparation)
                                    : dti_scorecard_peek_results (card)->binding->dataset);
  self->period = g_strdup (dti_scorecard_peek_results (card)->binding->period);
  self->node = g_strdup (node);
  self->inputs = g_ptr_array_ref (inputs);
  self->seed = seed;
  self->variants = g_hash_table_new_full (g_bytes_hash,
                                          g_bytes_equal,
                                          (GDestroyNotify) (void (*) (void)) g_bytes_unref,
                                          (GDestroyNotify) (void (*) (void)) dti_variant_unref);
  find_positions (self);
  read_overrides (self);
  if (!read_inputs (self, error) || !dti_replicator_check_weights (self, error))
    return NULL;

  return g_steal_pointer (&self);
}

void
dti_replicator_free (DtiReplicator *self)
{
  for (guint i = 0; self->columns != NULL && i < self->inputs->len; i++)
    {
      g_strfreev (self->pointers[i]);
      g_strfreev (self->texts[i]);
      g_clear_pointer (&self->columns[i], g_array_unref);
    }
  g_free (self->pointers);
  g_free (self->texts);
  g_free (self->columns);
  g_free (self->json);
  g_hash_table_unref (self->variants);
  g_hash_table_unref (self->overrides);
  g_ptr_array_unref (self->inputs);
  g_free (self->positions);
  g_free (self->period);
  g_free (self->node);
  g_object_unref (self->dataset);
  g_object_unref (self->card);
  g_mutex_clear (&self->lock);
  g_free (self);
}
