/* SPDX-FileCopyrightText: 2026 libdti contributors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

#include "config.h"

#include <string.h>

#include "dti-succession-private.h"

typedef struct
{
  char *from;
  char *to;
  char *day;
} Step;

struct _DtiSuccession
{
  GArray *steps; /* by day, those of one day in the order of adding */
};

static void
clear_step (gpointer data)
{
  Step *step = data;

  g_free (step->from);
  g_free (step->to);
  g_free (step->day);
}

DtiSuccession *
dti_succession_new (void)
{
  DtiSuccession *self = g_new0 (DtiSuccession, 1);

  self->steps = g_array_new (FALSE, FALSE, sizeof (Step));
  g_array_set_clear_func (self->steps, clear_step);

  return self;
}

void
dti_succession_free (DtiSuccession *self)
{
  g_array_unref (self->steps);
  g_free (self);
}

static const Step *
get_step (const DtiSuccession *self, guint position)
{
  return &g_array_index (self->steps, Step, position);
}

static void
insert_step (DtiSuccession *self, const char *from, const char *to, const char *day)
{
  Step step = { .from = g_strdup (from), .to = g_strdup (to), .day = g_strdup (day) };
  guint position = self->steps->len;

  while (position > 0 && strcmp (get_step (self, position - 1)->day, day) > 0)
    position--;
  g_array_insert_val (self->steps, position, step);
}

void
dti_succession_add (DtiSuccession *self,
                    const char *const *predecessors,
                    const char *const *successors,
                    const char *day)
{
  for (guint i = 0; predecessors[i] != NULL; i++)
    for (guint k = 0; successors[k] != NULL; k++)
      insert_step (self, predecessors[i], successors[k], day);
}

/* Ids in the order of their first appearance; borrowed. */
typedef struct
{
  GPtrArray *ids;
  GHashTable *known;
} IdSet;

static void
id_set_init (IdSet *self)
{
  self->ids = g_ptr_array_new ();
  self->known = g_hash_table_new (g_str_hash, g_str_equal);
}

static void
id_set_clear (IdSet *self)
{
  g_ptr_array_unref (self->ids);
  g_hash_table_unref (self->known);
}

static void
id_set_add (IdSet *self, const char *id)
{
  if (g_hash_table_add (self->known, (char *) id))
    g_ptr_array_add (self->ids, (char *) id);
}

/* Adds to @next where the unused steps of [first, end) lead from @id; FALSE where none does. */
static gboolean
follow (const DtiSuccession *self,
        guint first,
        guint end,
        gboolean back,
        const char *id,
        gboolean *used,
        IdSet *next)
{
  gboolean moved = FALSE;

  for (guint i = first; i < end; i++)
    {
      const Step *step = get_step (self, i);

      if (used[i] || !g_str_equal (back ? step->to : step->from, id))
        continue;
      used[i] = TRUE;
      moved = TRUE;
      id_set_add (next, back ? step->from : step->to);
    }

  return moved;
}

/* Takes the steps of one day, [first, end). Several can follow each other on one day; each is taken
 * once, so that an id that goes on after a merger does not turn in a circle. */
static gboolean
take_day (
    const DtiSuccession *self, guint first, guint end, gboolean back, gboolean *used, IdSet *ids)
{
  gboolean moved_at_all = FALSE;
  gboolean moved;

  do
    {
      IdSet next;

      moved = FALSE;
      id_set_init (&next);
      for (guint i = 0; i < ids->ids->len; i++)
        {
          const char *id = g_ptr_array_index (ids->ids, i);

          if (follow (self, first, end, back, id, used, &next))
            moved = TRUE;
          else
            id_set_add (&next, id);
        }
      id_set_clear (ids);
      *ids = next;
      moved_at_all |= moved;
    }
  while (moved);

  return moved_at_all;
}

/* The ids, where anything moved; consumes the set. */
static char **
finish (IdSet *set, gboolean moved)
{
  guint n = moved ? set->ids->len : 0;
  char **copy = g_new0 (char *, n + 1);

  for (guint i = 0; i < n; i++)
    copy[i] = g_strdup (g_ptr_array_index (set->ids, i));
  id_set_clear (set);

  return copy;
}

char **
dti_succession_walk_forward (const DtiSuccession *self, const char *id, const char *day)
{
  g_autofree gboolean *used = g_new0 (gboolean, self->steps->len + 1);
  IdSet ids;
  gboolean moved = FALSE;
  guint end;

  id_set_init (&ids);
  id_set_add (&ids, id);
  for (guint first = 0; first < self->steps->len; first = end)
    {
      const char *today = get_step (self, first)->day;

      if (day != NULL && strcmp (today, day) > 0)
        break;
      for (end = first + 1; end < self->steps->len; end++)
        if (!g_str_equal (get_step (self, end)->day, today))
          break;
      moved |= take_day (self, first, end, FALSE, used, &ids);
    }

  return finish (&ids, moved);
}

char **
dti_succession_walk_back (const DtiSuccession *self, const char *id, const char *day)
{
  g_autofree gboolean *used = g_new0 (gboolean, self->steps->len + 1);
  IdSet ids;
  gboolean moved = FALSE;
  guint first;

  id_set_init (&ids);
  id_set_add (&ids, id);
  for (guint end = self->steps->len; end > 0; end = first)
    {
      const char *today = get_step (self, end - 1)->day;

      if (day != NULL && strcmp (today, day) <= 0)
        break;
      for (first = end - 1; first > 0; first--)
        if (!g_str_equal (get_step (self, first - 1)->day, today))
          break;
      moved |= take_day (self, first, end, TRUE, used, &ids);
    }

  return finish (&ids, moved);
}
