/* SPDX-FileCopyrightText: 2026 libdti contributors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

#pragma once

#include <libdti/base/dti-json-private.h>
#include <libdti/model/dti-sheet-private.h>
#include <libdti/model/dti-step.h>

G_BEGIN_DECLS

/* The built-in steps implement this; a class has one. Steps of scripts have none. */
typedef struct
{
  const char *type; /* the name in documents, "treat" */
  /* Reads the step's own members; reports problems with pointers. */
  void (*read) (DtiStep *self, const DtiJsonReader *reader);
  /* Works on all periods together. A cell or column that cannot be prepared is reported and left;
   * FALSE only where the step cannot be done at all. */
  gboolean (*run) (DtiStep *self, DtiSheets *sheets, GError **error);
  char *(*describe) (DtiStep *self);               /* one line with the parameters */
  const char *const *(*get_nodes) (DtiStep *self); /* indicators it names; NULL: none */
  gboolean takes_scope;                            /* reads the member `scope` */
  gboolean needs_units; /* one column alone says nothing: no dti_step_prepare_column() */
} DtiStepKernel;

/* What every step has. */
typedef struct
{
  DtiScope scope;
} DtiStepPrivate;

DtiStepPrivate *dti_step_get_private (DtiStep *self);

/* Reads a step from a document: reports problems and returns NULL then. */
DtiStep *dti_step_new_from_node (JsonNode *node,
                                 const char *pointer,
                                 const char *file,
                                 DtiProblemList *problems);

gboolean dti_step_is_builtin (DtiStep *self);
gboolean dti_step_run (DtiStep *self, DtiSheets *sheets, GError **error);

static inline const DtiStepKernel *
dti_step_get_kernel (DtiStep *self)
{
  return DTI_STEP_GET_CLASS (self)->kernel;
}

G_END_DECLS
