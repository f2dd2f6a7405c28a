/* SPDX-FileCopyrightText: 2026 libdti contributors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

#include "config.h"

#include "dti-plan-graph-private.h"

/* A document with more faults than that is not repaired by reading more. */
#define MAX_CYCLES 20

/* State of an item in the walk. */
enum
{
  NOT_SEEN,
  ON_THE_WAY,
  DONE,
};

struct _DtiPlanGraph
{
  guint n_items;
  GArray **edges; /* of guint; NULL where an item points nowhere */
};

/* A step of the walk: the next edge to follow. */
typedef struct
{
  guint item;
  guint next;
} Step;

DtiPlanGraph *
dti_plan_graph_new (guint n_items)
{
  DtiPlanGraph *self = g_new0 (DtiPlanGraph, 1);

  self->n_items = n_items;
  self->edges = g_new0 (GArray *, n_items);

  return self;
}

void
dti_plan_graph_free (DtiPlanGraph *self)
{
  for (guint i = 0; i < self->n_items; i++)
    g_clear_pointer (&self->edges[i], g_array_unref);
  g_free (self->edges);
  g_free (self);
}

void
dti_plan_graph_add (DtiPlanGraph *self, guint from, guint to)
{
  if (self->edges[from] == NULL)
    self->edges[from] = g_array_new (FALSE, FALSE, sizeof (guint));
  g_array_append_val (self->edges[from], to);
}

static gboolean
get_edge (const DtiPlanGraph *self, const Step *step, guint *to)
{
  const GArray *edges = self->edges[step->item];

  if (edges == NULL || step->next >= edges->len)
    return FALSE;

  *to = g_array_index (edges, guint, step->next);

  return TRUE;
}

static void
tell_cycle (const GArray *way, guint first, DtiPlanCycleFunc func, gpointer user_data)
{
  g_autoptr (GArray) cycle = g_array_new (FALSE, FALSE, sizeof (guint));
  gboolean inside = FALSE;

  for (guint i = 0; i < way->len; i++)
    {
      guint item = g_array_index (way, Step, i).item;

      inside |= item == first;
      if (inside)
        g_array_append_val (cycle, item);
    }
  func ((const guint *) (gpointer) cycle->data, cycle->len, user_data);
}

/* Walks with a stack of its own, so that no document can exhaust the machine's. */
static void
walk (const DtiPlanGraph *self,
      guint start,
      guint8 *states,
      guint *n_cycles,
      DtiPlanCycleFunc func,
      gpointer user_data)
{
  g_autoptr (GArray) way = g_array_new (FALSE, FALSE, sizeof (Step));
  Step step = { .item = start };

  states[start] = ON_THE_WAY;
  g_array_append_val (way, step);
  while (way->len > 0)
    {
      Step *here = &g_array_index (way, Step, way->len - 1);
      guint to = 0;

      if (!get_edge (self, here, &to))
        {
          states[here->item] = DONE;
          g_array_set_size (way, way->len - 1);
          continue;
        }

      here->next++;
      if (states[to] == ON_THE_WAY && (*n_cycles)++ < MAX_CYCLES)
        tell_cycle (way, to, func, user_data);
      if (states[to] != NOT_SEEN)
        continue;
      states[to] = ON_THE_WAY;
      step = (Step){ .item = to };
      g_array_append_val (way, step);
    }
}

void
dti_plan_graph_find_cycles (const DtiPlanGraph *self, DtiPlanCycleFunc func, gpointer user_data)
{
  g_autofree guint8 *states = g_new0 (guint8, self->n_items);
  guint n_cycles = 0;

  for (guint i = 0; i < self->n_items; i++)
    if (states[i] == NOT_SEEN)
      walk (self, i, states, &n_cycles, func, user_data);
}

guint8 *
dti_plan_graph_reach (const DtiPlanGraph *self, guint start)
{
  g_autoptr (GArray) open = g_array_new (FALSE, FALSE, sizeof (guint));
  guint8 *reached = g_new0 (guint8, self->n_items);

  reached[start] = 1;
  g_array_append_val (open, start);
  while (open->len > 0)
    {
      Step step = { .item = g_array_index (open, guint, open->len - 1) };
      guint to = 0;

      g_array_set_size (open, open->len - 1);
      for (; get_edge (self, &step, &to); step.next++)
        {
          if (reached[to] != 0)
            continue;
          reached[to] = 1;
          g_array_append_val (open, to);
        }
    }

  return reached;
}
