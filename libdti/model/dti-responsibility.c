/* SPDX-FileCopyrightText: 2026 libdti contributors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

#include "config.h"

#include "dti-responsibility-private.h"

#include <libdti/dti-enum-types.h>

#define FIXED (G_PARAM_READABLE | G_PARAM_STATIC_STRINGS)

/**
 * DtiResponsibility:
 *
 * What one agency has to do with a node.
 *
 * Rows come from [method@Dti.Plan.list_assignments] and [method@Dti.Plan.who_answers_for]. They
 * never change, so threads share them freely; texts and objects that getters lend live as long as
 * the row.
 *
 * Since: 1.0
 */
struct _DtiResponsibility
{
  GObject parent_instance;

  guint step;
  DtiRole role;
  DtiAgency *agency;
  DtiAssignment *assignment;
  char *node;
  gboolean inherited;
  char *valid_from;
  char *valid_to;
  char *legal_basis;
};

typedef enum
{
  PROP_AGENCY = 1,
  PROP_AGENCY_TITLE,
  PROP_ASSIGNMENT,
  PROP_INHERITED,
  PROP_LEGAL_BASIS,
  PROP_NODE,
  PROP_ROLE,
  PROP_STEP,
  PROP_VALID_FROM,
  PROP_VALID_TO,
} DtiResponsibilityProperty;

static GParamSpec *props[PROP_VALID_TO + 1];

G_DEFINE_FINAL_TYPE (DtiResponsibility, dti_responsibility, G_TYPE_OBJECT)

static void
dti_responsibility_finalize (GObject *object)
{
  DtiResponsibility *self = DTI_RESPONSIBILITY (object);

  g_clear_object (&self->agency);
  g_clear_object (&self->assignment);
  g_free (self->node);
  g_free (self->valid_from);
  g_free (self->valid_to);
  g_free (self->legal_basis);

  G_OBJECT_CLASS (dti_responsibility_parent_class)->finalize (object);
}

static void
dti_responsibility_get_property (GObject *object, guint prop_id, GValue *value, GParamSpec *pspec)
{
  DtiResponsibility *self = DTI_RESPONSIBILITY (object);

  switch ((DtiResponsibilityProperty) prop_id)
    {
    case PROP_AGENCY:
      g_value_set_object (value, dti_responsibility_get_agency (self));
      break;
    case PROP_AGENCY_TITLE:
      g_value_set_string (value, dti_responsibility_get_agency_title (self));
      break;
    case PROP_ASSIGNMENT:
      g_value_set_object (value, dti_responsibility_get_assignment (self));
      break;
    case PROP_INHERITED:
      g_value_set_boolean (value, dti_responsibility_get_inherited (self));
      break;
    case PROP_LEGAL_BASIS:
      g_value_set_string (value, dti_responsibility_get_legal_basis (self));
      break;
    case PROP_NODE:
      g_value_set_string (value, dti_responsibility_get_node (self));
      break;
    case PROP_ROLE:
      g_value_set_enum (value, dti_responsibility_get_role (self));
      break;
    case PROP_STEP:
      g_value_set_uint (value, dti_responsibility_get_step (self));
      break;
    case PROP_VALID_FROM:
      g_value_set_string (value, dti_responsibility_get_valid_from (self));
      break;
    case PROP_VALID_TO:
      g_value_set_string (value, dti_responsibility_get_valid_to (self));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
make_agency_properties (void)
{
  /**
   * DtiResponsibility:agency: (getter get_agency)
   *
   * The agency, possibly a group.
   *
   * Since: 1.0
   */
  props[PROP_AGENCY] = g_param_spec_object ("agency", NULL, NULL, DTI_TYPE_AGENCY, FIXED);

  /**
   * DtiResponsibility:agency-title: (getter get_agency_title)
   *
   * Main title of the agency, its id where it has none.
   *
   * Since: 1.0
   */
  props[PROP_AGENCY_TITLE] = g_param_spec_string ("agency-title", NULL, NULL, NULL, FIXED);

  /**
   * DtiResponsibility:inherited: (getter get_inherited)
   *
   * Whether it comes from a node above.
   *
   * Since: 1.0
   */
  props[PROP_INHERITED] = g_param_spec_boolean ("inherited", NULL, NULL, FALSE, FIXED);

  /**
   * DtiResponsibility:role: (getter get_role)
   *
   * What the agency does.
   *
   * Since: 1.0
   */
  props[PROP_ROLE] = g_param_spec_enum ("role", NULL, NULL, DTI_TYPE_ROLE, DTI_ROLE_LEAD, FIXED);

  /**
   * DtiResponsibility:step: (getter get_step)
   *
   * Place in the chain of those who answer, from 1; equals share one.
   *
   * Since: 1.0
   */
  props[PROP_STEP] = g_param_spec_uint ("step", NULL, NULL, 0, G_MAXUINT, 0, FIXED);
}

static void
make_assignment_properties (void)
{
  /**
   * DtiResponsibility:assignment: (getter get_assignment)
   *
   * The assignment that says so.
   *
   * Since: 1.0
   */
  props[PROP_ASSIGNMENT] =
      g_param_spec_object ("assignment", NULL, NULL, DTI_TYPE_ASSIGNMENT, FIXED);

  /**
   * DtiResponsibility:legal-basis: (getter get_legal_basis)
   *
   * The legal text it stands on.
   *
   * Since: 1.0
   */
  props[PROP_LEGAL_BASIS] = g_param_spec_string ("legal-basis", NULL, NULL, NULL, FIXED);

  /**
   * DtiResponsibility:node: (getter get_node)
   *
   * Id of the node to which the agency was assigned.
   *
   * Since: 1.0
   */
  props[PROP_NODE] = g_param_spec_string ("node", NULL, NULL, NULL, FIXED);

  /**
   * DtiResponsibility:valid-from: (getter get_valid_from)
   *
   * First day of the assignment.
   *
   * Since: 1.0
   */
  props[PROP_VALID_FROM] = g_param_spec_string ("valid-from", NULL, NULL, NULL, FIXED);

  /**
   * DtiResponsibility:valid-to: (getter get_valid_to)
   *
   * Last day of the assignment.
   *
   * Since: 1.0
   */
  props[PROP_VALID_TO] = g_param_spec_string ("valid-to", NULL, NULL, NULL, FIXED);
}

static void
dti_responsibility_class_init (DtiResponsibilityClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->finalize = dti_responsibility_finalize;
  object_class->get_property = dti_responsibility_get_property;

  make_agency_properties ();
  make_assignment_properties ();
  g_object_class_install_properties (object_class, G_N_ELEMENTS (props), props);
}

static void
dti_responsibility_init (DtiResponsibility *self)
{
}

DtiResponsibility *
dti_responsibility_new (const DtiResponsibilityFacts *facts)
{
  DtiResponsibility *self = g_object_new (DTI_TYPE_RESPONSIBILITY, NULL);

  self->step = facts->step;
  self->role = facts->role;
  self->agency = g_object_ref (facts->agency);
  g_set_object (&self->assignment, facts->assignment);
  self->node = g_strdup (facts->node);
  self->inherited = facts->inherited;
  self->valid_from = g_strdup (facts->valid_from);
  self->valid_to = g_strdup (facts->valid_to);
  self->legal_basis = g_strdup (facts->legal_basis);

  return self;
}

/* ---- public functions ---- */

/**
 * dti_responsibility_get_step: (get-property step)
 * @self: a responsibility
 *
 * Gets the place in the chain of those who answer.
 *
 * Returns: a number from 1, the same for equals; 0 outside a chain
 *
 * Since: 1.0
 */
guint
dti_responsibility_get_step (DtiResponsibility *self)
{
  g_return_val_if_fail (DTI_IS_RESPONSIBILITY (self), 0);

  return self->step;
}

/**
 * dti_responsibility_get_role: (get-property role)
 * @self: a responsibility
 *
 * Gets what the agency does.
 *
 * Returns: the role
 *
 * Since: 1.0
 */
DtiRole
dti_responsibility_get_role (DtiResponsibility *self)
{
  g_return_val_if_fail (DTI_IS_RESPONSIBILITY (self), DTI_ROLE_LEAD);

  return self->role;
}

/**
 * dti_responsibility_get_agency: (get-property agency)
 * @self: a responsibility
 *
 * Gets the agency, possibly a group.
 *
 * Returns: (transfer none): the agency
 *
 * Since: 1.0
 */
DtiAgency *
dti_responsibility_get_agency (DtiResponsibility *self)
{
  g_return_val_if_fail (DTI_IS_RESPONSIBILITY (self), NULL);

  return self->agency;
}

/**
 * dti_responsibility_get_agency_title: (get-property agency-title)
 * @self: a responsibility
 *
 * Gets the main title of the agency, its id where it has none.
 *
 * Returns: the title
 *
 * Since: 1.0
 */
const char *
dti_responsibility_get_agency_title (DtiResponsibility *self)
{
  const char *title;

  g_return_val_if_fail (DTI_IS_RESPONSIBILITY (self), NULL);

  title = dti_agency_get_main_title (self->agency);

  return title != NULL ? title : dti_agency_get_id (self->agency);
}

/**
 * dti_responsibility_get_assignment: (get-property assignment)
 * @self: a responsibility
 *
 * Gets the assignment that says so.
 *
 * Returns: (transfer none) (nullable): the assignment, or `NULL` for a body that others answer to
 *
 * Since: 1.0
 */
DtiAssignment *
dti_responsibility_get_assignment (DtiResponsibility *self)
{
  g_return_val_if_fail (DTI_IS_RESPONSIBILITY (self), NULL);

  return self->assignment;
}

/**
 * dti_responsibility_get_node: (get-property node)
 * @self: a responsibility
 *
 * Gets the id of the node to which the agency was assigned.
 *
 * Returns: the id: that of the node asked about, or of one above it
 *
 * Since: 1.0
 */
const char *
dti_responsibility_get_node (DtiResponsibility *self)
{
  g_return_val_if_fail (DTI_IS_RESPONSIBILITY (self), NULL);

  return self->node;
}

/**
 * dti_responsibility_get_inherited: (get-property inherited)
 * @self: a responsibility
 *
 * Tells whether it comes from a node above.
 *
 * Returns: `TRUE` if nobody assigned it to the node itself
 *
 * Since: 1.0
 */
gboolean
dti_responsibility_get_inherited (DtiResponsibility *self)
{
  g_return_val_if_fail (DTI_IS_RESPONSIBILITY (self), FALSE);

  return self->inherited;
}

/**
 * dti_responsibility_get_valid_from: (get-property valid-from)
 * @self: a responsibility
 *
 * Gets the first day of the assignment.
 *
 * Returns: (nullable): a day such as `2023-09-12`, or `NULL` where it has no beginning
 *
 * Since: 1.0
 */
const char *
dti_responsibility_get_valid_from (DtiResponsibility *self)
{
  g_return_val_if_fail (DTI_IS_RESPONSIBILITY (self), NULL);

  return self->valid_from;
}

/**
 * dti_responsibility_get_valid_to: (get-property valid-to)
 * @self: a responsibility
 *
 * Gets the last day of the assignment.
 *
 * Returns: (nullable): a day such as `2025-06-30`, or `NULL` where it has no end
 *
 * Since: 1.0
 */
const char *
dti_responsibility_get_valid_to (DtiResponsibility *self)
{
  g_return_val_if_fail (DTI_IS_RESPONSIBILITY (self), NULL);

  return self->valid_to;
}

/**
 * dti_responsibility_get_legal_basis: (get-property legal-basis)
 * @self: a responsibility
 *
 * Gets the legal text it stands on.
 *
 * For a body that others answer to it is that of their assignment.
 *
 * Returns: (nullable): the legal text, or `NULL` where the plan names none
 *
 * Since: 1.0
 */
const char *
dti_responsibility_get_legal_basis (DtiResponsibility *self)
{
  g_return_val_if_fail (DTI_IS_RESPONSIBILITY (self), NULL);

  return self->legal_basis;
}
