/* SPDX-FileCopyrightText: 2026 libdti contributors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

#include "config.h"

#include <math.h>

#include "dti-plan-items-private.h"

#include <libdti/base/dti-number-private.h>
#include <libdti/dti-enum-types.h>

#define FIXED (G_PARAM_READABLE | G_PARAM_STATIC_STRINGS)

/**
 * DtiAssignment:
 *
 * A role that a plan gives an agency at a node.
 *
 * An assignment to a pillar covers everything below it until a nearer one of the same role takes
 * over: [method@Dti.Plan.list_assignments] says who has which role at a node.
 *
 * Assignments never change, so threads share them freely. Texts that getters lend live as long as
 * the assignment.
 *
 * Since: 1.0
 */
struct _DtiAssignment
{
  GObject parent_instance;

  char *node;
  char *agency;
  DtiRole role;
  double share; /* NaN: none */
  char *valid_from;
  char *valid_to;
  char *legal_basis;
  char *note;
};

typedef enum
{
  PROP_AGENCY = 1,
  PROP_LEGAL_BASIS,
  PROP_NODE,
  PROP_NOTE,
  PROP_ROLE,
  PROP_SHARE,
  PROP_VALID_FROM,
  PROP_VALID_TO,
} DtiAssignmentProperty;

static GParamSpec *props[PROP_VALID_TO + 1];

G_DEFINE_FINAL_TYPE (DtiAssignment, dti_assignment, G_TYPE_OBJECT)

static void
dti_assignment_finalize (GObject *object)
{
  DtiAssignment *self = DTI_ASSIGNMENT (object);

  g_free (self->node);
  g_free (self->agency);
  g_free (self->valid_from);
  g_free (self->valid_to);
  g_free (self->legal_basis);
  g_free (self->note);

  G_OBJECT_CLASS (dti_assignment_parent_class)->finalize (object);
}

static void
dti_assignment_get_property (GObject *object, guint prop_id, GValue *value, GParamSpec *pspec)
{
  DtiAssignment *self = DTI_ASSIGNMENT (object);

  switch ((DtiAssignmentProperty) prop_id)
    {
    case PROP_AGENCY:
      g_value_set_string (value, dti_assignment_get_agency (self));
      break;
    case PROP_LEGAL_BASIS:
      g_value_set_string (value, dti_assignment_get_legal_basis (self));
      break;
    case PROP_NODE:
      g_value_set_string (value, dti_assignment_get_node (self));
      break;
    case PROP_NOTE:
      g_value_set_string (value, dti_assignment_get_note (self));
      break;
    case PROP_ROLE:
      g_value_set_enum (value, dti_assignment_get_role (self));
      break;
    case PROP_SHARE:
      g_value_set_double (value, self->share);
      break;
    case PROP_VALID_FROM:
      g_value_set_string (value, dti_assignment_get_valid_from (self));
      break;
    case PROP_VALID_TO:
      g_value_set_string (value, dti_assignment_get_valid_to (self));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
make_role_properties (void)
{
  /**
   * DtiAssignment:agency: (getter get_agency)
   *
   * Id of the agency.
   *
   * Since: 1.0
   */
  props[PROP_AGENCY] = g_param_spec_string ("agency", NULL, NULL, NULL, FIXED);

  /**
   * DtiAssignment:node: (getter get_node)
   *
   * Id of the node.
   *
   * Since: 1.0
   */
  props[PROP_NODE] = g_param_spec_string ("node", NULL, NULL, NULL, FIXED);

  /**
   * DtiAssignment:role: (getter get_role)
   *
   * What the agency does about the node.
   *
   * Since: 1.0
   */
  props[PROP_ROLE] = g_param_spec_enum ("role", NULL, NULL, DTI_TYPE_ROLE, DTI_ROLE_LEAD, FIXED);

  /**
   * DtiAssignment:share:
   *
   * The part of the points that the agency answers for, 0 to 1; NaN where the plan gives none.
   *
   * For lists and expressions; programs call [method@Dti.Assignment.get_share].
   *
   * Since: 1.0
   */
  props[PROP_SHARE] =
      g_param_spec_double ("share", NULL, NULL, -G_MAXDOUBLE, G_MAXDOUBLE, 0.0, FIXED);
}

static void
make_other_properties (void)
{
  /**
   * DtiAssignment:legal-basis: (getter get_legal_basis)
   *
   * The decision that it follows from.
   *
   * Since: 1.0
   */
  props[PROP_LEGAL_BASIS] = g_param_spec_string ("legal-basis", NULL, NULL, NULL, FIXED);

  /**
   * DtiAssignment:note: (getter get_note)
   *
   * Remarks.
   *
   * Since: 1.0
   */
  props[PROP_NOTE] = g_param_spec_string ("note", NULL, NULL, NULL, FIXED);

  /**
   * DtiAssignment:valid-from: (getter get_valid_from)
   *
   * First day on which the assignment holds, such as `2023-09-12`; `NULL` for always.
   *
   * Since: 1.0
   */
  props[PROP_VALID_FROM] = g_param_spec_string ("valid-from", NULL, NULL, NULL, FIXED);

  /**
   * DtiAssignment:valid-to: (getter get_valid_to)
   *
   * Last day on which the assignment holds, such as `2025-02-28`; `NULL` for always.
   *
   * Since: 1.0
   */
  props[PROP_VALID_TO] = g_param_spec_string ("valid-to", NULL, NULL, NULL, FIXED);
}

static void
dti_assignment_class_init (DtiAssignmentClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->finalize = dti_assignment_finalize;
  object_class->get_property = dti_assignment_get_property;

  make_role_properties ();
  make_other_properties ();
  g_object_class_install_properties (object_class, G_N_ELEMENTS (props), props);
}

static void
dti_assignment_init (DtiAssignment *self)
{
  self->share = NAN;
}

/* ---- from documents ---- */

DtiAssignment *
dti_assignment_read (JsonObject *object, const DtiPlanPlace *place)
{
  g_auto (DtiObjectReader) item = dti_plan_open (object, place);
  const DtiJsonReader *reader = &item.reader;
  DtiAssignment *self = g_object_new (DTI_TYPE_ASSIGNMENT, NULL);

  self->node = dti_plan_need_id (reader, "node");
  self->agency = dti_plan_need_id (reader, "agency");
  dti_plan_need (reader, "role");
  self->role = (DtiRole) dti_json_get_enum (reader, "role", DTI_TYPE_ROLE, DTI_ROLE_LEAD);
  self->share = dti_plan_read_number (reader, "share", 0.0, 1.0, NAN);
  self->legal_basis = dti_plan_read_text (reader, "legal-basis");
  self->note = dti_plan_read_text (reader, "note");
  dti_plan_read_valid (reader, &self->valid_from, &self->valid_to);

  if (self->node == NULL || self->agency == NULL)
    g_clear_object (&self);

  return self;
}

/* ---- public functions ---- */

/**
 * dti_assignment_get_node: (get-property node)
 * @self: an assignment
 *
 * Gets the id of the node.
 *
 * Returns: the id
 *
 * Since: 1.0
 */
const char *
dti_assignment_get_node (DtiAssignment *self)
{
  g_return_val_if_fail (DTI_IS_ASSIGNMENT (self), NULL);

  return self->node;
}

/**
 * dti_assignment_get_agency: (get-property agency)
 * @self: an assignment
 *
 * Gets the id of the agency.
 *
 * Returns: the id
 *
 * Since: 1.0
 */
const char *
dti_assignment_get_agency (DtiAssignment *self)
{
  g_return_val_if_fail (DTI_IS_ASSIGNMENT (self), NULL);

  return self->agency;
}

/**
 * dti_assignment_get_role: (get-property role)
 * @self: an assignment
 *
 * Gets what the agency does about the node.
 *
 * Returns: the role
 *
 * Since: 1.0
 */
DtiRole
dti_assignment_get_role (DtiAssignment *self)
{
  g_return_val_if_fail (DTI_IS_ASSIGNMENT (self), DTI_ROLE_LEAD);

  return self->role;
}

/**
 * dti_assignment_get_share:
 * @self: an assignment
 * @share: (out) (optional): the part, 0 to 1; NaN where there is none
 *
 * Gets the part of the points that the agency answers for.
 *
 * Returns: `TRUE` if there is one
 *
 * Since: 1.0
 */
gboolean
dti_assignment_get_share (DtiAssignment *self, double *share)
{
  g_return_val_if_fail (DTI_IS_ASSIGNMENT (self), FALSE);

  return dti_number_hand_out (self->share, share);
}

/**
 * dti_assignment_get_valid_from: (get-property valid-from)
 * @self: an assignment
 *
 * Gets the first day on which the assignment holds.
 *
 * Returns: (nullable): a day such as `2023-09-12`, or `NULL` for always
 *
 * Since: 1.0
 */
const char *
dti_assignment_get_valid_from (DtiAssignment *self)
{
  g_return_val_if_fail (DTI_IS_ASSIGNMENT (self), NULL);

  return self->valid_from;
}

/**
 * dti_assignment_get_valid_to: (get-property valid-to)
 * @self: an assignment
 *
 * Gets the last day on which the assignment holds.
 *
 * Returns: (nullable): a day such as `2025-02-28`, or `NULL` for always
 *
 * Since: 1.0
 */
const char *
dti_assignment_get_valid_to (DtiAssignment *self)
{
  g_return_val_if_fail (DTI_IS_ASSIGNMENT (self), NULL);

  return self->valid_to;
}

/**
 * dti_assignment_is_valid_on:
 * @self: an assignment
 * @day: a day
 *
 * Tells whether the assignment holds on a day; the first and the last day count.
 *
 * Returns: `TRUE` if it does
 *
 * Since: 1.0
 */
gboolean
dti_assignment_is_valid_on (DtiAssignment *self, const GDate *day)
{
  g_return_val_if_fail (DTI_IS_ASSIGNMENT (self), FALSE);
  g_return_val_if_fail (day != NULL && g_date_valid (day), FALSE);

  return dti_plan_range_contains (self->valid_from, self->valid_to, day);
}

/**
 * dti_assignment_get_legal_basis: (get-property legal-basis)
 * @self: an assignment
 *
 * Gets the decision that it follows from.
 *
 * Returns: (nullable): the decision, or `NULL`
 *
 * Since: 1.0
 */
const char *
dti_assignment_get_legal_basis (DtiAssignment *self)
{
  g_return_val_if_fail (DTI_IS_ASSIGNMENT (self), NULL);

  return self->legal_basis;
}

/**
 * dti_assignment_get_note: (get-property note)
 * @self: an assignment
 *
 * Gets remarks.
 *
 * Returns: (nullable): the remarks, or `NULL`
 *
 * Since: 1.0
 */
const char *
dti_assignment_get_note (DtiAssignment *self)
{
  g_return_val_if_fail (DTI_IS_ASSIGNMENT (self), NULL);

  return self->note;
}
