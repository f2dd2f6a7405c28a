/* SPDX-FileCopyrightText: 2026 libdti contributors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

#include "config.h"

#include "dti-scorecard-private.h"

#include <libdti/base/dti-error.h>

/* Several scorecards that were given together. */

DtiScorecard **
dti_scorecard_list_take (GListModel *cards, guint *n_cards, GError **error)
{
  guint n = g_list_model_get_n_items (cards);
  DtiScorecard **list = g_new0 (DtiScorecard *, n + 1);

  for (guint i = 0; i < n; i++)
    {
      g_autoptr (GObject) item = g_list_model_get_item (cards, i);

      if (DTI_IS_SCORECARD (item))
        {
          list[i] = DTI_SCORECARD (g_steal_pointer (&item));
          continue;
        }
      g_set_error (error,
                   DTI_ERROR,
                   DTI_ERROR_INVALID_DATA,
                   "item %u of the list is no scorecard",
                   i + 1);
      dti_scorecard_list_free (list);
      *n_cards = 0;
      return NULL;
    }
  *n_cards = n;

  return list;
}

void
dti_scorecard_list_free (DtiScorecard **cards)
{
  for (guint i = 0; cards[i] != NULL; i++)
    g_object_unref (cards[i]);
  g_free (cards);
}
