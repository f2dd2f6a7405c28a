/* SPDX-FileCopyrightText: 2026 libdti contributors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

#pragma once

#include <libdti/analysis/dti-legend.h>
#include <libdti/base/dti-json-private.h>

G_BEGIN_DECLS

#define DTI_LEGEND_FORMAT "dti-legend"
#define DTI_LEGEND_FORMAT_VERSION 1
/* Roles with one item each, which every legend has. */
#define DTI_LEGEND_FIRST_SPECIAL DTI_LEGEND_ROLE_MISSING
#define DTI_LEGEND_N_ROLES (DTI_LEGEND_ROLE_NOT_RATED + 1)

struct _DtiLegendItem
{
  GObject parent_instance;

  char *id;
  DtiLegendRole role;
  GHashTable *titles; /* language → text */
  double lower;       /* NaN: no interval; may be infinite */
  double upper;
  char *colour; /* #RRGGBB, capital letters */
  char *symbol;
};

struct _DtiLegend
{
  GObject parent_instance;

  GHashTable *titles; /* or NULL */
  int decimals;       /* -1: none */
  GPtrArray *array;   /* the items: classes ascending, categories, then one for each special role */
  GListModel *items;  /* the same */
  guint n_classes;
};

/* Takes @titles over. */
DtiLegendItem *dti_legend_item_new (
    const char *id, DtiLegendRole role, GHashTable *titles, const char *colour, const char *symbol);
/* Of a class, where the last one is closed. */
gboolean dti_legend_item_contains (DtiLegendItem *self, double number, gboolean is_last);
/* Capital letters, or NULL where @text is no colour such as #0072B2. */
char *dti_legend_read_colour (const char *text);

/* The item of a special role where a document says nothing of it. */
DtiLegendItem *dti_legend_make_special (DtiLegendRole role);
/* The label of an item of dti_legend_new_for_progress(). */
const char *dti_legend_find_progress_title (const char *id, gboolean vietnamese);
GHashTable *dti_legend_make_titles (const char *vietnamese, const char *english);
/* Takes the items over: classes ascending, categories, specials in the order of their roles. */
DtiLegend *dti_legend_new (GHashTable *titles, int decimals, GPtrArray *items);

/* NULL where @problems got an error. */
DtiLegend *dti_legend_read (JsonNode *document, DtiProblemList *problems);

G_END_DECLS
