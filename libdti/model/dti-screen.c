/* SPDX-FileCopyrightText: 2026 libdti contributors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

#include "config.h"

#include <math.h>

#include "dti-screen.h"

#include "dti-step-private.h"

#include <libdti/base/dti-number.h>

/**
 * DtiScreen:
 *
 * Leaves out units of which too little is known.
 *
 * In each period a unit is dropped whose share of indicators with a number, among those that apply
 * to it, is below [property@Dti.Screen:min-available], or whose share of numbers that are not 0,
 * among those it has, is below [property@Dti.Screen:min-non-zero]. Single units are kept or dropped
 * by name, whatever they have. A unit without any number has no share of numbers that are not 0
 * and is judged by the first rule alone. Each unit that is dropped is told.
 *
 * In documents: [screen](file-formats.html#screen).
 *
 * Steps are immutable, so threads share them freely.
 *
 * Since: 1.0
 */
struct _DtiScreen
{
  DtiStep parent_instance;

  double min_available;
  double min_non_zero;
  char **kept;
  char **dropped;
};

typedef enum
{
  PROP_MIN_AVAILABLE = 1,
  PROP_MIN_NON_ZERO,
  PROP_KEPT,
  PROP_DROPPED,
} DtiScreenProperty;

static GParamSpec *props[PROP_DROPPED + 1];

G_DEFINE_FINAL_TYPE (DtiScreen, dti_screen, DTI_TYPE_STEP)

/* ---- reading ---- */

static double
read_share (const DtiJsonReader *reader, const char *member)
{
  double share = dti_json_has (reader, member) ? dti_json_get_number (reader, member, 0.0) : 0.0;

  if (share >= 0.0 && share <= 1.0)
    return share;

  dti_json_report (reader,
                   DTI_SEVERITY_ERROR,
                   "out-of-range",
                   member,
                   "“%s” is a share, between 0 and 1",
                   member);

  return 0.0;
}

static void
read_force (DtiScreen *self, const DtiJsonReader *reader)
{
  g_autofree char *pointer = dti_json_pointer_append (reader->pointer, "force");
  g_autoptr (GStrvBuilder) kept = g_strv_builder_new ();
  g_autoptr (GStrvBuilder) dropped = g_strv_builder_new ();
  g_autoptr (GList) members = NULL;
  DtiJsonReader nested = *reader;

  nested.object = dti_json_get_object (reader, "force");
  if (nested.object == NULL)
    return;

  nested.pointer = pointer;
  members = json_object_get_members (nested.object);
  for (GList *l = members; l != NULL; l = l->next)
    g_strv_builder_add (dti_json_get_boolean (&nested, l->data, FALSE) ? kept : dropped, l->data);
  g_strfreev (self->kept);
  g_strfreev (self->dropped);
  self->kept = g_strv_builder_end (kept);
  self->dropped = g_strv_builder_end (dropped);
}

static void
read_members (DtiStep *step, const DtiJsonReader *reader)
{
  DtiScreen *self = DTI_SCREEN (step);

  self->min_available = read_share (reader, "min-available");
  self->min_non_zero = read_share (reader, "min-non-zero");
  read_force (self, reader);
}

/* ---- running ---- */

typedef struct
{
  guint n_applicable;
  guint n_available;
  guint n_zero;
} DtiAvailability;

static DtiAvailability
count_cells (const DtiSheets *sheets, const DtiSheet *sheet, gsize unit)
{
  DtiAvailability counts = { 0 };

  for (guint c = 0; c < sheets->n_columns; c++)
    {
      const DtiSheetColumn *column = &sheet->columns[c];

      if (column->closed != NULL && column->closed[unit])
        continue;
      counts.n_applicable++;
      counts.n_available += isnan (column->numbers[unit]) ? 0 : 1;
      counts.n_zero += column->numbers[unit] == 0.0 ? 1 : 0;
    }

  return counts;
}

/* Why the unit is dropped; NULL: it stays. */
static const char *
judge (DtiScreen *self, const DtiAvailability *counts)
{
  if (counts->n_applicable > 0 &&
      (double) counts->n_available / (double) counts->n_applicable < self->min_available)
    return "too few numbers";
  if (counts->n_available > 0 &&
      1.0 - (double) counts->n_zero / (double) counts->n_available < self->min_non_zero)
    return "too many zeros";

  return NULL;
}

static const char *
judge_unit (DtiScreen *self, const DtiSheets *sheets, const DtiSheet *sheet, gsize unit)
{
  const char *id = sheets->units != NULL ? sheets->units[unit] : "";
  DtiAvailability counts;

  if (g_strv_contains ((const char *const *) self->kept, id))
    return NULL;
  if (g_strv_contains ((const char *const *) self->dropped, id))
    return "by name";

  counts = count_cells (sheets, sheet, unit);

  return judge (self, &counts);
}

static void
drop (DtiSheets *sheets, gsize s, gsize unit, const char *reason)
{
  DtiSheet *sheet = &sheets->sheets[s];

  if (sheet->dropped == NULL)
    sheet->dropped = g_new0 (guint8, sheets->n_units);
  sheet->dropped[unit] = TRUE;
  dti_sheets_report (sheets,
                     DTI_SEVERITY_NOTE,
                     "screened-out",
                     s,
                     G_MAXUINT,
                     unit,
                     "the unit is left out: %s",
                     reason);
}

static gboolean
run (DtiStep *step, DtiSheets *sheets, GError **error)
{
  DtiScreen *self = DTI_SCREEN (step);

  for (gsize s = 0; s < sheets->n_sheets; s++)
    for (gsize unit = 0; unit < sheets->n_units; unit++)
      {
        const char *reason = judge_unit (self, sheets, &sheets->sheets[s], unit);

        if (reason != NULL && dti_sheet_counts (&sheets->sheets[s], unit))
          drop (sheets, s, unit, reason);
      }

  return TRUE;
}

static char *
describe (DtiStep *step)
{
  DtiScreen *self = DTI_SCREEN (step);
  g_autofree char *available =
      dti_number_format (self->min_available, -1, DTI_NUMBER_CONVENTION_EN);
  g_autofree char *non_zero = dti_number_format (self->min_non_zero, -1, DTI_NUMBER_CONVENTION_EN);

  return g_strdup_printf ("keep units with a share of numbers ≥ %s, of them not 0 ≥ %s",
                          available,
                          non_zero);
}

static const DtiStepKernel kernel = {
  .type = "screen",
  .read = read_members,
  .run = run,
  .describe = describe,
  .needs_units = TRUE,
};

/* ---- class ---- */

static void
dti_screen_finalize (GObject *object)
{
  DtiScreen *self = DTI_SCREEN (object);

  g_strfreev (self->kept);
  g_strfreev (self->dropped);

  G_OBJECT_CLASS (dti_screen_parent_class)->finalize (object);
}

static void
dti_screen_get_property (GObject *object, guint prop_id, GValue *value, GParamSpec *pspec)
{
  DtiScreen *self = DTI_SCREEN (object);

  switch ((DtiScreenProperty) prop_id)
    {
    case PROP_MIN_AVAILABLE:
      g_value_set_double (value, dti_screen_get_min_available (self));
      break;
    case PROP_MIN_NON_ZERO:
      g_value_set_double (value, dti_screen_get_min_non_zero (self));
      break;
    case PROP_KEPT:
      g_value_set_boxed (value, dti_screen_get_kept (self));
      break;
    case PROP_DROPPED:
      g_value_set_boxed (value, dti_screen_get_dropped (self));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
dti_screen_set_property (GObject *object, guint prop_id, const GValue *value, GParamSpec *pspec)
{
  DtiScreen *self = DTI_SCREEN (object);

  switch ((DtiScreenProperty) prop_id)
    {
    case PROP_MIN_AVAILABLE:
      self->min_available = g_value_get_double (value);
      break;
    case PROP_MIN_NON_ZERO:
      self->min_non_zero = g_value_get_double (value);
      break;
    case PROP_KEPT:
      self->kept = g_value_dup_boxed (value);
      break;
    case PROP_DROPPED:
      self->dropped = g_value_dup_boxed (value);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
dti_screen_constructed (GObject *object)
{
  DtiScreen *self = DTI_SCREEN (object);

  G_OBJECT_CLASS (dti_screen_parent_class)->constructed (object);

  if (self->kept == NULL)
    self->kept = g_new0 (char *, 1);
  if (self->dropped == NULL)
    self->dropped = g_new0 (char *, 1);
}

static void
dti_screen_class_init (DtiScreenClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  const GParamFlags flags = G_PARAM_READWRITE | G_PARAM_CONSTRUCT_ONLY | G_PARAM_STATIC_STRINGS;

  object_class->constructed = dti_screen_constructed;
  object_class->finalize = dti_screen_finalize;
  object_class->get_property = dti_screen_get_property;
  object_class->set_property = dti_screen_set_property;
  DTI_STEP_CLASS (klass)->kernel = &kernel;

  /**
   * DtiScreen:min-available: (getter get_min_available)
   *
   * The share of indicators with a number that a unit needs, 0 to 1.
   *
   * Since: 1.0
   */
  props[PROP_MIN_AVAILABLE] =
      g_param_spec_double ("min-available", NULL, NULL, 0.0, 1.0, 0.0, flags);

  /**
   * DtiScreen:min-non-zero: (getter get_min_non_zero)
   *
   * The share of numbers that are not 0 that a unit needs, 0 to 1.
   *
   * Since: 1.0
   */
  props[PROP_MIN_NON_ZERO] = g_param_spec_double ("min-non-zero", NULL, NULL, 0.0, 1.0, 0.0, flags);

  /**
   * DtiScreen:kept: (getter get_kept)
   *
   * Ids of units that stay whatever they have.
   *
   * Since: 1.0
   */
  props[PROP_KEPT] = g_param_spec_boxed ("kept", NULL, NULL, G_TYPE_STRV, flags);

  /**
   * DtiScreen:dropped: (getter get_dropped)
   *
   * Ids of units that go whatever they have.
   *
   * Since: 1.0
   */
  props[PROP_DROPPED] = g_param_spec_boxed ("dropped", NULL, NULL, G_TYPE_STRV, flags);

  g_object_class_install_properties (object_class, G_N_ELEMENTS (props), props);
}

static void
dti_screen_init (DtiScreen *self)
{
}

/**
 * dti_screen_new:
 * @min_available: the share of indicators with a number that a unit needs, 0 to 1
 * @min_non_zero: the share of numbers that are not 0 that a unit needs, 0 to 1
 *
 * Creates a step that leaves out units of which too little is known.
 *
 * Returns: (transfer full): a new step
 *
 * Since: 1.0
 */
DtiScreen *
dti_screen_new (double min_available, double min_non_zero)
{
  return g_object_new (DTI_TYPE_SCREEN,
                       "min-available",
                       min_available,
                       "min-non-zero",
                       min_non_zero,
                       NULL);
}

/**
 * dti_screen_get_min_available: (get-property min-available)
 * @self: a step
 *
 * Gets the share of indicators with a number that a unit needs, 0 to 1.
 *
 * Returns: the share
 *
 * Since: 1.0
 */
double
dti_screen_get_min_available (DtiScreen *self)
{
  g_return_val_if_fail (DTI_IS_SCREEN (self), 0.0);

  return self->min_available;
}

/**
 * dti_screen_get_min_non_zero: (get-property min-non-zero)
 * @self: a step
 *
 * Gets the share of numbers that are not 0 that a unit needs, 0 to 1.
 *
 * Returns: the share
 *
 * Since: 1.0
 */
double
dti_screen_get_min_non_zero (DtiScreen *self)
{
  g_return_val_if_fail (DTI_IS_SCREEN (self), 0.0);

  return self->min_non_zero;
}

/**
 * dti_screen_get_kept: (get-property kept)
 * @self: a step
 *
 * Gets the ids of units that stay whatever they have.
 *
 * Returns: (transfer none) (array zero-terminated=1): the ids
 *
 * Since: 1.0
 */
const char *const *
dti_screen_get_kept (DtiScreen *self)
{
  g_return_val_if_fail (DTI_IS_SCREEN (self), NULL);

  return (const char *const *) self->kept;
}

/**
 * dti_screen_get_dropped: (get-property dropped)
 * @self: a step
 *
 * Gets the ids of units that go whatever they have.
 *
 * Returns: (transfer none) (array zero-terminated=1): the ids
 *
 * Since: 1.0
 */
const char *const *
dti_screen_get_dropped (DtiScreen *self)
{
  g_return_val_if_fail (DTI_IS_SCREEN (self), NULL);

  return (const char *const *) self->dropped;
}
