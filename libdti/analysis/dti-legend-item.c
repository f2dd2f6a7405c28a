/* SPDX-FileCopyrightText: 2026 libdti contributors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

#include "config.h"

#include <math.h>

#include "dti-legend-private.h"

#include <libdti/dti-enum-types.h>

#define FIXED (G_PARAM_READABLE | G_PARAM_STATIC_STRINGS)
#define WHITE "#FFFFFF"
#define BLACK "#000000"

/**
 * DtiLegendItem:
 *
 * One class of a legend: an id, a label, a colour and a symbol.
 *
 * An item never stands by its colour alone: label and symbol tell the same to those who do not see
 * the colour, and on paper.
 *
 * Items never change, so threads share them freely. Texts that getters lend live as long as the
 * item.
 *
 * Since: 1.0
 */

typedef enum
{
  PROP_COLOUR = 1,
  PROP_CONTRAST_ON_DARK,
  PROP_CONTRAST_ON_LIGHT,
  PROP_ID,
  PROP_LOWER,
  PROP_ROLE,
  PROP_SYMBOL,
  PROP_TEXT_COLOUR,
  PROP_TITLE,
  PROP_UPPER,
} DtiLegendItemProperty;

static GParamSpec *props[PROP_UPPER + 1];

G_DEFINE_FINAL_TYPE (DtiLegendItem, dti_legend_item, G_TYPE_OBJECT)

static void
dti_legend_item_finalize (GObject *object)
{
  DtiLegendItem *self = DTI_LEGEND_ITEM (object);

  g_free (self->id);
  g_clear_pointer (&self->titles, g_hash_table_unref);
  g_free (self->colour);
  g_free (self->symbol);

  G_OBJECT_CLASS (dti_legend_item_parent_class)->finalize (object);
}

static double
get_bound (double bound)
{
  return isinf (bound) ? NAN : bound;
}

static void
dti_legend_item_get_property (GObject *object, guint prop_id, GValue *value, GParamSpec *pspec)
{
  DtiLegendItem *self = DTI_LEGEND_ITEM (object);

  switch ((DtiLegendItemProperty) prop_id)
    {
    case PROP_COLOUR:
      g_value_set_string (value, self->colour);
      break;
    case PROP_CONTRAST_ON_DARK:
      g_value_set_double (value, dti_legend_item_get_contrast_on_dark (self));
      break;
    case PROP_CONTRAST_ON_LIGHT:
      g_value_set_double (value, dti_legend_item_get_contrast_on_light (self));
      break;
    case PROP_ID:
      g_value_set_string (value, self->id);
      break;
    case PROP_LOWER:
      g_value_set_double (value, get_bound (self->lower));
      break;
    case PROP_ROLE:
      g_value_set_enum (value, self->role);
      break;
    case PROP_SYMBOL:
      g_value_set_string (value, self->symbol);
      break;
    case PROP_TEXT_COLOUR:
      g_value_set_string (value, dti_legend_item_get_text_colour (self));
      break;
    case PROP_TITLE:
      g_value_set_string (value, dti_legend_item_get_main_title (self));
      break;
    case PROP_UPPER:
      g_value_set_double (value, get_bound (self->upper));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
install_meaning_properties (void)
{
  /**
   * DtiLegendItem:id: (getter get_id)
   *
   * Id, unique in the legend.
   *
   * Since: 1.0
   */
  props[PROP_ID] = g_param_spec_string ("id", NULL, NULL, NULL, FIXED);

  /**
   * DtiLegendItem:role: (getter get_role)
   *
   * What the item stands for.
   *
   * Since: 1.0
   */
  props[PROP_ROLE] =
      g_param_spec_enum ("role", NULL, NULL, DTI_TYPE_LEGEND_ROLE, DTI_LEGEND_ROLE_CLASS, FIXED);

  /**
   * DtiLegendItem:title: (getter get_main_title)
   *
   * Label, the Vietnamese one where there are several.
   *
   * Since: 1.0
   */
  props[PROP_TITLE] = g_param_spec_string ("title", NULL, NULL, NULL, FIXED);

  /**
   * DtiLegendItem:lower: (getter get_lower)
   *
   * The lower bound, which belongs to the class; NaN where there is none.
   *
   * Since: 1.0
   */
  props[PROP_LOWER] =
      g_param_spec_double ("lower", NULL, NULL, -G_MAXDOUBLE, G_MAXDOUBLE, 0.0, FIXED);

  /**
   * DtiLegendItem:upper: (getter get_upper)
   *
   * The upper bound, which belongs to the last class only; NaN where there is none.
   *
   * Since: 1.0
   */
  props[PROP_UPPER] =
      g_param_spec_double ("upper", NULL, NULL, -G_MAXDOUBLE, G_MAXDOUBLE, 0.0, FIXED);
}

static void
install_look_properties (void)
{
  /**
   * DtiLegendItem:colour: (getter get_colour)
   *
   * Colour such as `#0072B2`.
   *
   * Since: 1.0
   */
  props[PROP_COLOUR] = g_param_spec_string ("colour", NULL, NULL, NULL, FIXED);

  /**
   * DtiLegendItem:symbol: (getter get_symbol)
   *
   * Symbol: a short text, unique in the legend.
   *
   * Since: 1.0
   */
  props[PROP_SYMBOL] = g_param_spec_string ("symbol", NULL, NULL, NULL, FIXED);

  /**
   * DtiLegendItem:text-colour: (getter get_text_colour)
   *
   * Colour of text on the colour: `#FFFFFF` or `#000000`, whichever reads better.
   *
   * Since: 1.0
   */
  props[PROP_TEXT_COLOUR] = g_param_spec_string ("text-colour", NULL, NULL, BLACK, FIXED);

  /**
   * DtiLegendItem:contrast-on-light: (getter get_contrast_on_light)
   *
   * Contrast of the colour on white, 1 to 21.
   *
   * Since: 1.0
   */
  props[PROP_CONTRAST_ON_LIGHT] =
      g_param_spec_double ("contrast-on-light", NULL, NULL, 1.0, 21.0, 1.0, FIXED);

  /**
   * DtiLegendItem:contrast-on-dark: (getter get_contrast_on_dark)
   *
   * Contrast of the colour on black, 1 to 21.
   *
   * Since: 1.0
   */
  props[PROP_CONTRAST_ON_DARK] =
      g_param_spec_double ("contrast-on-dark", NULL, NULL, 1.0, 21.0, 1.0, FIXED);
}

static void
dti_legend_item_class_init (DtiLegendItemClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->finalize = dti_legend_item_finalize;
  object_class->get_property = dti_legend_item_get_property;

  install_meaning_properties ();
  install_look_properties ();
  g_object_class_install_properties (object_class, G_N_ELEMENTS (props), props);
}

static void
dti_legend_item_init (DtiLegendItem *self)
{
  self->lower = NAN;
  self->upper = NAN;
}

DtiLegendItem *
dti_legend_item_new (
    const char *id, DtiLegendRole role, GHashTable *titles, const char *colour, const char *symbol)
{
  DtiLegendItem *self = g_object_new (DTI_TYPE_LEGEND_ITEM, NULL);

  self->id = g_strdup (id);
  self->role = role;
  self->titles = titles;
  self->colour = g_strdup (colour);
  self->symbol = g_strdup (symbol);

  return self;
}

gboolean
dti_legend_item_contains (DtiLegendItem *self, double number, gboolean is_last)
{
  return number >= self->lower && (number < self->upper || (is_last && number == self->upper));
}

/* ---- colours ---- */

char *
dti_legend_read_colour (const char *text)
{
  if (text[0] != '#')
    return NULL;
  for (guint i = 1; i <= 6; i++)
    if (!g_ascii_isxdigit (text[i]))
      return NULL;

  return text[7] == '\0' ? g_ascii_strup (text, -1) : NULL;
}

static double
read_channel (const char *colour, guint first)
{
  double share =
      (g_ascii_xdigit_value (colour[first]) * 16 + g_ascii_xdigit_value (colour[first + 1])) /
      255.0;

  return share <= 0.04045 ? share / 12.92 : pow ((share + 0.055) / 1.055, 2.4);
}

static double
compute_luminance (const char *colour)
{
  return 0.2126 * read_channel (colour, 1) + 0.7152 * read_channel (colour, 3) +
         0.0722 * read_channel (colour, 5);
}

static double
compute_contrast (const char *a, const char *b)
{
  double first = compute_luminance (a) + 0.05;
  double second = compute_luminance (b) + 0.05;

  return first > second ? first / second : second / first;
}

/* ---- public ---- */

/**
 * dti_legend_item_get_id: (get-property id)
 * @self: an item
 *
 * Gets the id, unique in the legend.
 *
 * Returns: (transfer none): the id
 *
 * Since: 1.0
 */
const char *
dti_legend_item_get_id (DtiLegendItem *self)
{
  g_return_val_if_fail (DTI_IS_LEGEND_ITEM (self), NULL);

  return self->id;
}

/**
 * dti_legend_item_get_role: (get-property role)
 * @self: an item
 *
 * Gets what the item stands for.
 *
 * Returns: the role
 *
 * Since: 1.0
 */
DtiLegendRole
dti_legend_item_get_role (DtiLegendItem *self)
{
  g_return_val_if_fail (DTI_IS_LEGEND_ITEM (self), DTI_LEGEND_ROLE_NOT_RATED);

  return self->role;
}

/**
 * dti_legend_item_get_title:
 * @self: an item
 * @language: (nullable): a language such as `en`, or `NULL` for Vietnamese
 *
 * Gets the label in a language.
 *
 * Where there is no label in that language, the English one is taken, else the Vietnamese, else
 * any.
 *
 * Returns: (transfer full): the label
 *
 * Since: 1.0
 */
char *
dti_legend_item_get_title (DtiLegendItem *self, const char *language)
{
  g_return_val_if_fail (DTI_IS_LEGEND_ITEM (self), NULL);

  return g_strdup (dti_json_pick_language (self->titles, language != NULL ? language : "vi"));
}

/**
 * dti_legend_item_get_main_title: (get-property title)
 * @self: an item
 *
 * Gets the label, the Vietnamese one where there are several.
 *
 * Returns: (transfer none): the label
 *
 * Since: 1.0
 */
const char *
dti_legend_item_get_main_title (DtiLegendItem *self)
{
  g_return_val_if_fail (DTI_IS_LEGEND_ITEM (self), NULL);

  return dti_json_pick_language (self->titles, "vi");
}

static gboolean
hand_out (double bound, double *result)
{
  if (result != NULL)
    *result = get_bound (bound);

  return isfinite (bound);
}

/**
 * dti_legend_item_get_lower: (get-property lower)
 * @self: an item
 * @lower: (out) (optional): the lower bound, in the unit of the figure; NaN where there is none
 *
 * Gets the lower bound, which belongs to the class.
 *
 * Returns: `TRUE` if there is one; `FALSE` for a class that is open below and for what is no class
 *
 * Since: 1.0
 */
gboolean
dti_legend_item_get_lower (DtiLegendItem *self, double *lower)
{
  g_return_val_if_fail (DTI_IS_LEGEND_ITEM (self), FALSE);

  return hand_out (self->lower, lower);
}

/**
 * dti_legend_item_get_upper: (get-property upper)
 * @self: an item
 * @upper: (out) (optional): the upper bound, in the unit of the figure; NaN where there is none
 *
 * Gets the upper bound, which belongs to the next class, and to this one where it is the last.
 *
 * Returns: `TRUE` if there is one; `FALSE` for a class that is open above and for what is no class
 *
 * Since: 1.0
 */
gboolean
dti_legend_item_get_upper (DtiLegendItem *self, double *upper)
{
  g_return_val_if_fail (DTI_IS_LEGEND_ITEM (self), FALSE);

  return hand_out (self->upper, upper);
}

/**
 * dti_legend_item_get_colour: (get-property colour)
 * @self: an item
 *
 * Gets the colour, such as `#0072B2`.
 *
 * Returns: (transfer none): the colour
 *
 * Since: 1.0
 */
const char *
dti_legend_item_get_colour (DtiLegendItem *self)
{
  g_return_val_if_fail (DTI_IS_LEGEND_ITEM (self), NULL);

  return self->colour;
}

/**
 * dti_legend_item_get_symbol: (get-property symbol)
 * @self: an item
 *
 * Gets the symbol: a short text, unique in the legend.
 *
 * Returns: (transfer none): the symbol
 *
 * Since: 1.0
 */
const char *
dti_legend_item_get_symbol (DtiLegendItem *self)
{
  g_return_val_if_fail (DTI_IS_LEGEND_ITEM (self), NULL);

  return self->symbol;
}

/**
 * dti_legend_item_get_text_colour: (get-property text-colour)
 * @self: an item
 *
 * Gets the colour of text on the colour: white or black, whichever has more contrast.
 *
 * Returns: (transfer none): `#FFFFFF` or `#000000`
 *
 * Since: 1.0
 */
const char *
dti_legend_item_get_text_colour (DtiLegendItem *self)
{
  g_return_val_if_fail (DTI_IS_LEGEND_ITEM (self), NULL);

  return dti_legend_item_get_contrast_on_light (self) > dti_legend_item_get_contrast_on_dark (self)
             ? WHITE
             : BLACK;
}

/**
 * dti_legend_item_get_contrast_on_light: (get-property contrast-on-light)
 * @self: an item
 *
 * Gets the contrast of the colour on white; see [method@Dti.LegendItem.compute_contrast].
 *
 * Returns: the contrast, 1 to 21
 *
 * Since: 1.0
 */
double
dti_legend_item_get_contrast_on_light (DtiLegendItem *self)
{
  g_return_val_if_fail (DTI_IS_LEGEND_ITEM (self), NAN);

  return compute_contrast (self->colour, WHITE);
}

/**
 * dti_legend_item_get_contrast_on_dark: (get-property contrast-on-dark)
 * @self: an item
 *
 * Gets the contrast of the colour on black; see [method@Dti.LegendItem.compute_contrast].
 *
 * Returns: the contrast, 1 to 21
 *
 * Since: 1.0
 */
double
dti_legend_item_get_contrast_on_dark (DtiLegendItem *self)
{
  g_return_val_if_fail (DTI_IS_LEGEND_ITEM (self), NAN);

  return compute_contrast (self->colour, BLACK);
}

/**
 * dti_legend_item_compute_contrast:
 * @self: an item
 * @background: a colour such as `#FFFFFF`
 * @contrast: (out) (optional): the contrast, 1 to 21; NaN where the background is no colour
 *
 * Computes the contrast of the colour on a background.
 *
 * It is (L₁ + 0.05)/(L₂ + 0.05), where L₁ ≥ L₂ are the relative luminances of the two (W3C, Web
 * Content Accessibility Guidelines 2.1, “contrast ratio”). They ask for 3 of a mark that means
 * something (criterion 1.4.11), and 4.5 of text (1.4.3). Where a colour has less, its symbol is
 * drawn in the colour of the text beside it.
 *
 * Returns: `TRUE` if the background is a colour
 *
 * Since: 1.0
 */
gboolean
dti_legend_item_compute_contrast (DtiLegendItem *self, const char *background, double *contrast)
{
  g_autofree char *colour = NULL;

  g_return_val_if_fail (DTI_IS_LEGEND_ITEM (self), FALSE);
  g_return_val_if_fail (background != NULL, FALSE);

  colour = dti_legend_read_colour (background);
  if (contrast != NULL)
    *contrast = colour != NULL ? compute_contrast (self->colour, colour) : NAN;

  return colour != NULL;
}
