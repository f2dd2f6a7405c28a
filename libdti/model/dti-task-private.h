/* SPDX-FileCopyrightText: 2026 libdti contributors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

#pragma once

#include <libdti/model/dti-task.h>

G_BEGIN_DECLS

struct _DtiTask
{
  GObject parent_instance;

  char *id;
  GHashTable *titles;
  char *group;
  char *node;
  char **leads;
  char **coordinators;
  char **performers;
  char *due;
  int frequency; /* -1: none */
  DtiTarget *target;
  double cost; /* NaN: none */
  GListModel *effects;
  char **requires;
  char **excludes;
  char *legal_basis;
  DtiTaskStatus status;
  GListModel *history;
  char *valid_from;
  char *valid_to;
  char *note;
  char *source;
};

G_END_DECLS
