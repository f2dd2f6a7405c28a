/* SPDX-FileCopyrightText: 2026 libdti contributors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

#include "config.h"

#include <math.h>

#include "dti-trends-private.h"

#include <libdti/base/dti-error.h>

/* All series at once: who computes one makes no difference, so that threads share them out. */

/* So many units are handed out together. */
#define PIECE 128

#define NOWHERE G_MAXUINT32

static void
make_room (DtiTrends *self)
{
  gsize n = dti_trends_count (self);

  for (guint c = 0; c < DTI_TREND_N_COLUMNS; c++)
    self->columns[c] = g_new (double, n);
}

static void
store (DtiTrends *self, gsize position, const DtiTrendResult *result)
{
  for (guint c = 0; c < DTI_TREND_N_COLUMNS; c++)
    self->columns[c][position] = result->numbers[c];
}

static void
run_pieces (DtiTrends *self, gsize n_pieces, DtiWork work, gpointer data)
{
  DtiWorkers workers = {
    .n_threads = self->n_threads > 0 ? self->n_threads : g_get_num_processors (),
  };

  dti_workers_run (&workers, n_pieces, work, data);
}

/* ---- a matrix ---- */

static void
test_rows (gsize piece, gpointer data)
{
  DtiTrends *self = data;
  const double *values = g_bytes_get_data (self->values, NULL);
  gsize end = MIN ((piece + 1) * PIECE, self->n_units);
  DtiTrendSpace space = { NULL };
  DtiTrendResult result;

  for (gsize i = piece * PIECE; i < end; i++)
    {
      dti_trend_test_run (&self->test,
                          self->timeline,
                          values + i * self->timeline->n,
                          NULL,
                          self->direction,
                          &space,
                          &result);
      store (self, i, &result);
    }
  dti_trend_space_clear (&space);
}

void
dti_trends_test_matrix (DtiTrends *self)
{
  make_room (self);
  run_pieces (self, (self->n_units + PIECE - 1) / PIECE, test_rows, self);
}

/* ---- scorecards ---- */

/* What the threads read. */
typedef struct
{
  DtiTrends *self;
  guint32 **places; /* for each scorecard where its units are; NULL: in the same places */
  guint8 **found;   /* for each scorecard, of dti_card_find_breaks() */
  GBytes **columns; /* node by node, one for each scorecard; NULL: it does not know the node */
  guint *ops;       /* in the same order */
  DtiDirection *directions;
  gsize pieces_per_node;
} DtiTrendsReading;

static gsize
get_place (const DtiTrendsReading *reading, guint card, gsize unit)
{
  return reading->places[card] != NULL ? reading->places[card][unit] : unit;
}

static void
find_breaks (const DtiTrendsReading *reading, gsize node, gsize unit, guint8 *breaks)
{
  DtiTrends *self = reading->self;

  for (guint c = 0; c < self->row.n_cards; c++)
    {
      gsize at = node * self->row.n_cards + c;
      gsize place = get_place (reading, c, unit);

      breaks[c] = self->row.common[c];
      if (breaks[c] == DTI_BREAK_CAUSE_NONE && place != NOWHERE && reading->columns[at] != NULL &&
          dti_card_has_break (self->row.cards[c], reading->found[c], reading->ops[at], place))
        breaks[c] = DTI_BREAK_CAUSE_OBSERVED;
    }
}

static void
read_values (const DtiTrendsReading *reading, gsize node, gsize unit, double *values)
{
  guint n = reading->self->row.n_cards;

  for (guint c = 0; c < n; c++)
    {
      GBytes *column = reading->columns[node * n + c];
      gsize place = get_place (reading, c, unit);

      values[c] = column != NULL && place != NOWHERE
                      ? ((const double *) g_bytes_get_data (column, NULL))[place]
                      : NAN;
    }
}

static void
test_units (gsize piece, gpointer data)
{
  const DtiTrendsReading *reading = data;
  DtiTrends *self = reading->self;
  gsize node = piece / reading->pieces_per_node;
  gsize first = piece % reading->pieces_per_node * PIECE;
  gsize end = MIN (first + PIECE, self->n_units);
  guint n = self->row.n_cards;
  g_autofree double *values = g_new (double, n);
  DtiTrendSpace space = { NULL };
  DtiTrendResult result;

  for (gsize unit = first; unit < end; unit++)
    {
      gsize position = unit * self->n_nodes + node;

      read_values (reading, node, unit, values);
      if (self->breaks != NULL)
        find_breaks (reading, node, unit, self->breaks + position * n);
      dti_trend_test_run (&self->test,
                          self->timeline,
                          values,
                          dti_trends_peek_breaks (self, position),
                          reading->directions[node],
                          &space,
                          &result);
      store (self, position, &result);
    }
  dti_trend_space_clear (&space);
}

/* ---- which units and nodes ---- */

static gboolean
selects (const char *const *ids, const char *id)
{
  return ids == NULL || g_strv_contains (ids, id);
}

static gboolean
check_selection (const char *const *ids, GHashTable *known, const char *what, GError **error)
{
  for (gsize i = 0; ids != NULL && ids[i] != NULL; i++)
    if (!g_hash_table_contains (known, ids[i]))
      {
        g_set_error (error,
                     DTI_ERROR,
                     DTI_ERROR_NOT_FOUND,
                     "no period has a %s “%s”",
                     what,
                     ids[i]);
        return FALSE;
      }

  return TRUE;
}

/* The units of all scorecards, in the order of first appearance. */
static gboolean
list_units (DtiTrends *self, const char *const *selected, GError **error)
{
  g_autoptr (GHashTable) seen = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr (GPtrArray) units = g_ptr_array_new ();

  for (guint c = 0; c < self->row.n_cards; c++)
    {
      const char *const *ids = dti_scorecard_get_units (self->row.cards[c]);

      for (gsize i = 0; ids[i] != NULL; i++)
        if (g_hash_table_add (seen, (gpointer) ids[i]) && selects (selected, ids[i]))
          g_ptr_array_add (units, g_strdup (ids[i]));
    }
  self->n_units = units->len;
  g_ptr_array_add (units, NULL);
  self->units = (GStrv) g_ptr_array_free (g_steal_pointer (&units), FALSE);

  return check_selection (selected, seen, "unit", error);
}

/* The nodes of the last framework, depth first; then those that only earlier ones have. */
static gboolean
list_nodes (DtiTrends *self, const char *const *selected, GError **error)
{
  g_autoptr (GHashTable) seen = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr (GPtrArray) nodes = g_ptr_array_new ();

  for (guint c = self->row.n_cards; c > 0; c--)
    {
      const DtiProgram *program =
          dti_scorecard_peek_results (self->row.cards[c - 1])->binding->program;

      for (guint i = 0; i < program->n_ops; i++)
        {
          const char *id = program->ops[program->order[i]].id;

          if (g_hash_table_add (seen, (gpointer) id) && selects (selected, id))
            g_ptr_array_add (nodes, g_strdup (id));
        }
    }
  self->n_nodes = nodes->len;
  g_ptr_array_add (nodes, NULL);
  self->nodes = (GStrv) g_ptr_array_free (g_steal_pointer (&nodes), FALSE);

  return check_selection (selected, seen, "node", error);
}

static gboolean
has_same_units (DtiTrends *self, const char *const *ids)
{
  gsize n = 0;

  while (n < self->n_units && ids[n] != NULL && g_str_equal (ids[n], self->units[n]))
    n++;

  return n == self->n_units;
}

static guint32 *
find_places (DtiTrends *self, DtiScorecard *card)
{
  guint32 *places;
  gsize place;

  if (has_same_units (self, dti_scorecard_get_units (card)))
    return NULL;

  places = g_new (guint32, self->n_units);
  for (gsize i = 0; i < self->n_units; i++)
    places[i] = dti_scorecard_find_unit (card, self->units[i], &place) ? (guint32) place : NOWHERE;

  return places;
}

/* ---- putting it together ---- */

static void
read_node (DtiTrendsReading *reading, gsize node)
{
  DtiTrends *self = reading->self;

  for (guint c = 0; c < self->row.n_cards; c++)
    {
      gsize at = node * self->row.n_cards + c;
      DtiScorecard *card = self->row.cards[c];

      if (dti_program_find (dti_scorecard_peek_results (card)->binding->program,
                            self->nodes[node],
                            &reading->ops[at]))
        reading->columns[at] =
            dti_scorecard_get_column (card, self->nodes[node], self->row.column, NULL);
    }
  reading->directions[node] = dti_card_row_get_direction (&self->row, self->nodes[node]);
}

static gboolean
saw_breaks (DtiTrendsReading *reading)
{
  const DtiCardRow *row = &reading->self->row;
  gboolean found = FALSE;

  for (guint c = 0; c < row->n_cards; c++)
    {
      guint n_ops = dti_scorecard_peek_results (row->cards[c])->binding->program->n_ops;

      reading->found[c] = dti_card_find_breaks (row->cards[c]);
      for (guint op = 0; op < n_ops; op++)
        found |= reading->found[c][op];
    }

  return found;
}

static void
begin_reading (DtiTrendsReading *reading, DtiTrends *self)
{
  guint n = self->row.n_cards;

  *reading = (DtiTrendsReading){
    .self = self,
    .places = g_new0 (guint32 *, n),
    .found = g_new0 (guint8 *, n),
    .columns = g_new0 (GBytes *, self->n_nodes * n),
    .ops = g_new0 (guint, self->n_nodes * n),
    .directions = g_new0 (DtiDirection, self->n_nodes),
    .pieces_per_node = (self->n_units + PIECE - 1) / PIECE,
  };
  for (guint c = 0; c < n; c++)
    reading->places[c] = find_places (self, self->row.cards[c]);
  for (gsize node = 0; node < self->n_nodes; node++)
    read_node (reading, node);
  if (saw_breaks (reading))
    self->breaks = g_new0 (guint8, dti_trends_count (self) * n);
}

static void
end_reading (DtiTrendsReading *reading)
{
  DtiTrends *self = reading->self;

  for (guint c = 0; c < self->row.n_cards; c++)
    {
      g_free (reading->places[c]);
      g_free (reading->found[c]);
    }
  for (gsize i = 0; i < self->n_nodes * self->row.n_cards; i++)
    g_clear_pointer (&reading->columns[i], g_bytes_unref);
  g_free (reading->places);
  g_free (reading->found);
  g_free (reading->columns);
  g_free (reading->ops);
  g_free (reading->directions);
}

gboolean
dti_trends_test_cards (DtiTrends *self,
                       const char *const *units,
                       const char *const *nodes,
                       GError **error)
{
  DtiTrendsReading reading;

  if (!list_units (self, units, error) || !list_nodes (self, nodes, error) ||
      !dti_trends_check_count (self, error))
    return FALSE;

  make_room (self);
  begin_reading (&reading, self);
  run_pieces (self, self->n_nodes * reading.pieces_per_node, test_units, &reading);
  end_reading (&reading);

  return TRUE;
}
