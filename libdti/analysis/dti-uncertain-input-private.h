/* SPDX-FileCopyrightText: 2026 libdti contributors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

#pragma once

#include <json-glib/json-glib.h>
#include <libdti/analysis/dti-uncertain-input.h>
#include <libdti/base/dti-json-private.h>
#include <libdti/model/dti-framework.h>

G_BEGIN_DECLS

/* Nodes that are meant without being named. */
typedef enum
{
  DTI_NODES_LISTED,
  DTI_NODES_PILLARS,
  DTI_NODES_INDICATORS,
} DtiNodeSelection;

/* A weight of a set, found by the ids. */
typedef struct
{
  char *pillar;
  char *node;
  double weight;
} DtiSetWeight;

struct _DtiUncertainInput
{
  GObject parent_instance;

  char *id;
  DtiUncertainKind kind;

  /* A member: at these places of the document, or at a place under each of these nodes. */
  char **pointers;
  DtiNodeSelection selection;
  char **nodes; /* of observations too; NULL: all indicators */
  char *member; /* a JSON pointer from the node */

  GPtrArray *alternatives; /* JsonNode; NULL: the number has a shape */
  double *thresholds;      /* sums of the probabilities, to 1; NULL: all equally likely */
  DtiUncertainShape shape;
  double centre;
  double spread;

  double factor;   /* of noise */
  char **levels;   /* NULL: all */
  GPtrArray *sets; /* GArray of DtiSetWeight */

  char *unit; /* of an observation; NULL: all */
  gboolean is_relative;
  gboolean is_common; /* one error for all units */
};

DtiUncertainInput *dti_uncertain_input_new_from_object (JsonObject *object,
                                                        const char *pointer,
                                                        const char *file,
                                                        DtiProblemList *problems);

/* An empty set of weights, and one more in it. */
GArray *dti_weight_set_new (void);
void dti_weight_set_add (GArray *self, const char *pillar, const char *node, double weight);

/* Which of the alternatives, or of the sets, @u stands for; @u from [0, 1). */
guint dti_uncertain_input_choose (const DtiUncertainInput *self, double u);
/* The number that @u stands for. */
double dti_uncertain_input_draw (const DtiUncertainInput *self, double u);
/* The places of a member in the document of @framework; NULL with an error. */
char **dti_uncertain_input_list_pointers (const DtiUncertainInput *self,
                                          DtiFramework *framework,
                                          GError **error);

G_END_DECLS
