/* SPDX-FileCopyrightText: 2026 libdti contributors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

#pragma once

#include <json-glib/json-glib.h>
#include <libdti/model/dti-framework.h>

G_BEGIN_DECLS

/* An indicator whose rule reads numbers: what the steps of a method prepare. */
typedef struct
{
  DtiNode *node; /* borrowed, as the ids are */
  const char *id;
  const char *pillar; /* the first one it stands under; NULL: none */
  DtiDirection direction;
} DtiNumericIndicator;

struct _DtiFramework
{
  GObject parent_instance;

  char *id;
  GHashTable *titles;
  char *source;
  char **periods;
  char **languages;
  char *digest;
  char *json;
  GHashTable *columns;
  GListModel *method;
  DtiAssessmentRules *assessment; /* NULL: figures are taken as they are */
  DtiProblemList *problems;       /* warnings of the reading */

  DtiPillar *root;
  DtiNode *ranking_node;
  GHashTable *by_id; /* borrowed from nodes */
  GListModel *nodes;
  GListModel *indicators;
  GListModel *pillars;
  GListModel *views;
  GArray *numeric; /* DtiNumericIndicator */
};

/* @file: a name for problems, or NULL. */
DtiFramework *
dti_framework_new_from_document (JsonNode *document, const char *file, GError **error);

G_END_DECLS
