/* SPDX-FileCopyrightText: 2026 libdti contributors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

#include "config.h"

#include <math.h>

#include "dti-chart-private.h"

#include <libdti/dti-enum-types.h>

#define DEFAULT_SCALE 2.0
#define MAX_LENGTH 16384.0
#define MAX_SCALE 16.0

/**
 * DtiChart:
 *
 * A picture of scores, ranks or changes.
 *
 * A constructor takes what the library has computed and keeps the numbers; nothing is computed for
 * the picture but sums and places. The properties say how it looks, and [method@Dti.Chart.to_svg],
 * [method@Dti.Chart.to_png], [method@Dti.Chart.to_pdf], [method@Dti.Chart.save] and
 * [method@Dti.Chart.draw] make it, each anew from what the properties are then.
 *
 * The same chart gives the same SVG on every machine: places are computed from a table of letters
 * and not from the fonts that are there, and numbers are written in the chart's language and not in
 * that of the host. PNG and PDF are the same wherever the fonts and the version of cairo are the
 * same.
 *
 * What is missing is drawn as missing: hatched, or as “–”, never as 0. Nothing is told by colour
 * alone, and in the SVG every mark has a title, and attributes `data-unit`, `data-node`,
 * `data-period` and `data-value` where they apply.
 *
 * The class is there only where the library was built with it: `DTI_HAS_CHART` is 1 then.
 *
 * A chart belongs to one thread at a time.
 *
 * Since: 1.0
 */

typedef enum
{
  PROP_KIND = 1,
  PROP_TITLE,
  PROP_SUBTITLE,
  PROP_SOURCE_NOTE,
  PROP_LANGUAGE,
  PROP_THEME,
  PROP_HIGHLIGHTED,
  PROP_WIDTH,
  PROP_HEIGHT,
  PROP_SCALE,
} DtiChartProperty;

static GParamSpec *props[PROP_SCALE + 1];

G_DEFINE_FINAL_TYPE (DtiChart, dti_chart, G_TYPE_OBJECT)

static void
clear_unit (gpointer data)
{
  DtiChartUnit *unit = data;

  g_free (unit->id);
  g_free (unit->name);
  g_clear_object (&unit->series);
  g_free (unit);
}

static void
clear_step (gpointer data)
{
  DtiChartStep *step = data;

  g_free (step->id);
  g_clear_object (&step->node);
}

static void
content_init (DtiChartContent *content)
{
  content->units = g_ptr_array_new_with_free_func (clear_unit);
  content->columns = g_ptr_array_new_with_free_func (g_object_unref);
  content->steps = g_array_new (FALSE, TRUE, sizeof (DtiChartStep));
  g_array_set_clear_func (content->steps, clear_step);
  content->decimals = -1;
}

static void
content_clear (DtiChartContent *content)
{
  g_clear_object (&content->node);
  g_free (content->unit);
  g_free (content->unit_name);
  g_free (content->first_period);
  g_free (content->last_period);
  g_ptr_array_unref (content->units);
  g_ptr_array_unref (content->columns);
  g_free (content->cells);
  g_array_unref (content->steps);
}

static void
dti_chart_finalize (GObject *object)
{
  DtiChart *self = DTI_CHART (object);

  content_clear (&self->content);
  g_free (self->title);
  g_free (self->subtitle);
  g_free (self->source_note);
  g_free (self->language);
  g_strfreev (self->highlighted);

  G_OBJECT_CLASS (dti_chart_parent_class)->finalize (object);
}

static void
dti_chart_get_property (GObject *object, guint prop_id, GValue *value, GParamSpec *pspec)
{
  DtiChart *self = DTI_CHART (object);

  switch ((DtiChartProperty) prop_id)
    {
    case PROP_KIND:
      g_value_set_enum (value, self->kind);
      break;
    case PROP_TITLE:
      g_value_set_string (value, self->title);
      break;
    case PROP_SUBTITLE:
      g_value_set_string (value, self->subtitle);
      break;
    case PROP_SOURCE_NOTE:
      g_value_set_string (value, self->source_note);
      break;
    case PROP_LANGUAGE:
      g_value_set_string (value, self->language);
      break;
    case PROP_THEME:
      g_value_set_enum (value, self->theme);
      break;
    case PROP_HIGHLIGHTED:
      g_value_set_boxed (value, self->highlighted);
      break;
    case PROP_WIDTH:
      g_value_set_double (value, self->width);
      break;
    case PROP_HEIGHT:
      g_value_set_double (value, self->height);
      break;
    case PROP_SCALE:
      g_value_set_double (value, self->scale);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
dti_chart_set_property (GObject *object, guint prop_id, const GValue *value, GParamSpec *pspec)
{
  DtiChart *self = DTI_CHART (object);

  switch ((DtiChartProperty) prop_id)
    {
    case PROP_TITLE:
      dti_chart_set_title (self, g_value_get_string (value));
      break;
    case PROP_SUBTITLE:
      dti_chart_set_subtitle (self, g_value_get_string (value));
      break;
    case PROP_SOURCE_NOTE:
      dti_chart_set_source_note (self, g_value_get_string (value));
      break;
    case PROP_LANGUAGE:
      dti_chart_set_language (self, g_value_get_string (value));
      break;
    case PROP_THEME:
      dti_chart_set_theme (self, (DtiChartTheme) g_value_get_enum (value));
      break;
    case PROP_HIGHLIGHTED:
      dti_chart_set_highlighted (self, g_value_get_boxed (value));
      break;
    case PROP_WIDTH:
      dti_chart_set_width (self, g_value_get_double (value));
      break;
    case PROP_HEIGHT:
      dti_chart_set_height (self, g_value_get_double (value));
      break;
    case PROP_SCALE:
      dti_chart_set_scale (self, g_value_get_double (value));
      break;
    case PROP_KIND:
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

#define WRITABLE (G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS)

static void
install_text_properties (void)
{
  /**
   * DtiChart:title: (getter get_title) (setter set_title)
   *
   * The title; `NULL` for one made from what the chart shows, an empty text for none.
   *
   * Since: 1.0
   */
  props[PROP_TITLE] = g_param_spec_string ("title", NULL, NULL, NULL, WRITABLE);

  /**
   * DtiChart:subtitle: (getter get_subtitle) (setter set_subtitle)
   *
   * The line below the title; `NULL` for one made from what the chart shows, if any.
   *
   * Since: 1.0
   */
  props[PROP_SUBTITLE] = g_param_spec_string ("subtitle", NULL, NULL, NULL, WRITABLE);

  /**
   * DtiChart:source-note: (getter get_source_note) (setter set_source_note)
   *
   * Where the figures come from, below the chart; `NULL` for none.
   *
   * Since: 1.0
   */
  props[PROP_SOURCE_NOTE] = g_param_spec_string ("source-note", NULL, NULL, NULL, WRITABLE);

  /**
   * DtiChart:language: (getter get_language) (setter set_language)
   *
   * The language of titles, words and numbers: `vi` or `en`.
   *
   * Since: 1.0
   */
  props[PROP_LANGUAGE] = g_param_spec_string ("language", NULL, NULL, "en", WRITABLE);
}

static void
install_other_properties (void)
{
  /**
   * DtiChart:kind: (getter get_kind)
   *
   * What kind of chart it is.
   *
   * Since: 1.0
   */
  props[PROP_KIND] = g_param_spec_enum ("kind",
                                        NULL,
                                        NULL,
                                        DTI_TYPE_CHART_KIND,
                                        DTI_CHART_KIND_BARS,
                                        G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);

  /**
   * DtiChart:theme: (getter get_theme) (setter set_theme)
   *
   * The colours.
   *
   * Since: 1.0
   */
  props[PROP_THEME] = g_param_spec_enum ("theme",
                                         NULL,
                                         NULL,
                                         DTI_TYPE_CHART_THEME,
                                         DTI_CHART_THEME_LIGHT,
                                         WRITABLE);

  /**
   * DtiChart:highlighted: (getter get_highlighted) (setter set_highlighted)
   *
   * Ids of the units that stand out, or `NULL`.
   *
   * Since: 1.0
   */
  props[PROP_HIGHLIGHTED] = g_param_spec_boxed ("highlighted", NULL, NULL, G_TYPE_STRV, WRITABLE);

  /**
   * DtiChart:width: (getter get_width) (setter set_width)
   *
   * The width in 1/96 inch, or 0 for the chart's own.
   *
   * Since: 1.0
   */
  props[PROP_WIDTH] = g_param_spec_double ("width", NULL, NULL, 0.0, MAX_LENGTH, 0.0, WRITABLE);

  /**
   * DtiChart:height: (getter get_height) (setter set_height)
   *
   * The height in 1/96 inch, or 0 for as much as the chart needs.
   *
   * Since: 1.0
   */
  props[PROP_HEIGHT] = g_param_spec_double ("height", NULL, NULL, 0.0, MAX_LENGTH, 0.0, WRITABLE);

  /**
   * DtiChart:scale: (getter get_scale) (setter set_scale)
   *
   * How many pixels of a PNG one unit of length has, in each direction.
   *
   * Since: 1.0
   */
  props[PROP_SCALE] =
      g_param_spec_double ("scale", NULL, NULL, 0.25, MAX_SCALE, DEFAULT_SCALE, WRITABLE);
}

static void
dti_chart_class_init (DtiChartClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->finalize = dti_chart_finalize;
  object_class->get_property = dti_chart_get_property;
  object_class->set_property = dti_chart_set_property;

  install_text_properties ();
  install_other_properties ();
  g_object_class_install_properties (object_class, G_N_ELEMENTS (props), props);
}

static void
dti_chart_init (DtiChart *self)
{
  content_init (&self->content);
  self->language = g_strdup ("en");
  self->scale = DEFAULT_SCALE;
}

/* ---- for the other files ---- */

DtiChart *
dti_chart_create (DtiChartKind kind)
{
  DtiChart *self = g_object_new (DTI_TYPE_CHART, NULL);

  self->kind = kind;

  return self;
}

DtiChartUnit *
dti_chart_add_unit (DtiChart *self, const char *id, const char *name)
{
  DtiChartUnit *unit = g_new0 (DtiChartUnit, 1);

  unit->id = g_strdup (id);
  unit->name = g_strdup (name != NULL ? name : id);
  unit->rank = NAN;
  unit->total = NAN;
  g_ptr_array_add (self->content.units, unit);

  return unit;
}

gboolean
dti_chart_is_highlighted (DtiChart *self, const DtiChartUnit *unit)
{
  return self->highlighted != NULL && unit->id != NULL &&
         g_strv_contains ((const char *const *) self->highlighted, unit->id);
}

gboolean
dti_chart_is_vietnamese (DtiChart *self)
{
  return g_str_equal (self->language, "vi");
}

double
dti_chart_get_cell (DtiChart *self, guint unit, guint column)
{
  return self->content.cells[(gsize) unit * self->content.columns->len + column];
}

/* ---- public ---- */

/**
 * dti_chart_get_kind: (get-property kind)
 * @self: a chart
 *
 * Gets what kind of chart it is.
 *
 * Returns: the kind
 *
 * Since: 1.0
 */
DtiChartKind
dti_chart_get_kind (DtiChart *self)
{
  g_return_val_if_fail (DTI_IS_CHART (self), DTI_CHART_KIND_BARS);

  return self->kind;
}

/**
 * dti_chart_get_title: (get-property title)
 * @self: a chart
 *
 * Gets the title.
 *
 * Returns: (transfer none) (nullable): the text, or `NULL`
 *
 * Since: 1.0
 */
const char *
dti_chart_get_title (DtiChart *self)
{
  g_return_val_if_fail (DTI_IS_CHART (self), NULL);

  return self->title;
}

/**
 * dti_chart_set_title: (set-property title)
 * @self: a chart
 * @title: (nullable): a text, `NULL` for one made from what the chart shows, empty for none
 *
 * Sets the title.
 *
 * Since: 1.0
 */
void
dti_chart_set_title (DtiChart *self, const char *title)
{
  g_return_if_fail (DTI_IS_CHART (self));

  if (g_strcmp0 (self->title, title) == 0)
    return;

  g_free (self->title);
  self->title = g_strdup (title);
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_TITLE]);
}

/**
 * dti_chart_get_subtitle: (get-property subtitle)
 * @self: a chart
 *
 * Gets the line below the title.
 *
 * Returns: (transfer none) (nullable): the text, or `NULL`
 *
 * Since: 1.0
 */
const char *
dti_chart_get_subtitle (DtiChart *self)
{
  g_return_val_if_fail (DTI_IS_CHART (self), NULL);

  return self->subtitle;
}

/**
 * dti_chart_set_subtitle: (set-property subtitle)
 * @self: a chart
 * @subtitle: (nullable): a text, `NULL` for one made from what the chart shows, empty for none
 *
 * Sets the line below the title.
 *
 * Since: 1.0
 */
void
dti_chart_set_subtitle (DtiChart *self, const char *subtitle)
{
  g_return_if_fail (DTI_IS_CHART (self));

  if (g_strcmp0 (self->subtitle, subtitle) == 0)
    return;

  g_free (self->subtitle);
  self->subtitle = g_strdup (subtitle);
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_SUBTITLE]);
}

/**
 * dti_chart_get_source_note: (get-property source-note)
 * @self: a chart
 *
 * Gets where the figures come from.
 *
 * Returns: (transfer none) (nullable): the text, or `NULL`
 *
 * Since: 1.0
 */
const char *
dti_chart_get_source_note (DtiChart *self)
{
  g_return_val_if_fail (DTI_IS_CHART (self), NULL);

  return self->source_note;
}

/**
 * dti_chart_set_source_note: (set-property source-note)
 * @self: a chart
 * @source_note: (nullable): a text, or `NULL` for none
 *
 * Sets where the figures come from.
 *
 * Since: 1.0
 */
void
dti_chart_set_source_note (DtiChart *self, const char *source_note)
{
  g_return_if_fail (DTI_IS_CHART (self));

  if (g_strcmp0 (self->source_note, source_note) == 0)
    return;

  g_free (self->source_note);
  self->source_note = g_strdup (source_note);
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_SOURCE_NOTE]);
}

/**
 * dti_chart_get_language: (get-property language)
 * @self: a chart
 *
 * Gets the language.
 *
 * Returns: (transfer none): `vi` or `en`
 *
 * Since: 1.0
 */
const char *
dti_chart_get_language (DtiChart *self)
{
  g_return_val_if_fail (DTI_IS_CHART (self), NULL);

  return self->language;
}

/**
 * dti_chart_set_language: (set-property language)
 * @self: a chart
 * @language: `vi` or `en`; any other is `en`
 *
 * Sets the language.
 *
 * Since: 1.0
 */
void
dti_chart_set_language (DtiChart *self, const char *language)
{
  g_return_if_fail (DTI_IS_CHART (self));
  g_return_if_fail (language != NULL);

  language = g_str_equal (language, "vi") ? "vi" : "en";
  if (g_str_equal (self->language, language))
    return;

  g_free (self->language);
  self->language = g_strdup (language);
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_LANGUAGE]);
}

/**
 * dti_chart_get_theme: (get-property theme)
 * @self: a chart
 *
 * Gets the colours.
 *
 * Returns: the theme
 *
 * Since: 1.0
 */
DtiChartTheme
dti_chart_get_theme (DtiChart *self)
{
  g_return_val_if_fail (DTI_IS_CHART (self), DTI_CHART_THEME_LIGHT);

  return self->theme;
}

/**
 * dti_chart_set_theme: (set-property theme)
 * @self: a chart
 * @theme: a theme
 *
 * Sets the colours.
 *
 * Since: 1.0
 */
void
dti_chart_set_theme (DtiChart *self, DtiChartTheme theme)
{
  g_return_if_fail (DTI_IS_CHART (self));

  if (self->theme == theme)
    return;

  self->theme = theme;
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_THEME]);
}

/**
 * dti_chart_get_highlighted: (get-property highlighted)
 * @self: a chart
 *
 * Gets the units that stand out.
 *
 * Returns: (transfer none) (nullable) (array zero-terminated=1): ids, or `NULL`
 *
 * Since: 1.0
 */
const char *const *
dti_chart_get_highlighted (DtiChart *self)
{
  g_return_val_if_fail (DTI_IS_CHART (self), NULL);

  return (const char *const *) self->highlighted;
}

/**
 * dti_chart_set_highlighted: (set-property highlighted)
 * @self: a chart
 * @highlighted: (nullable) (array zero-terminated=1): ids of units, or `NULL`
 *
 * Sets the units that stand out.
 *
 * Ids that the chart does not know are allowed and do nothing.
 *
 * Since: 1.0
 */
void
dti_chart_set_highlighted (DtiChart *self, const char *const *highlighted)
{
  char **copy;

  g_return_if_fail (DTI_IS_CHART (self));

  /* The old ones may be the new ones. */
  copy = g_strdupv ((char **) highlighted);
  g_strfreev (self->highlighted);
  self->highlighted = copy;
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_HIGHLIGHTED]);
}

/**
 * dti_chart_get_width: (get-property width)
 * @self: a chart
 *
 * Gets the width.
 *
 * Returns: the length in 1/96 inch, or 0
 *
 * Since: 1.0
 */
double
dti_chart_get_width (DtiChart *self)
{
  g_return_val_if_fail (DTI_IS_CHART (self), 0.0);

  return self->width;
}

/**
 * dti_chart_set_width: (set-property width)
 * @self: a chart
 * @width: a length in 1/96 inch up to 16384, or 0 for the chart's own
 *
 * Sets the width.
 *
 * What is too narrow for its labels has shorter ones.
 *
 * Since: 1.0
 */
void
dti_chart_set_width (DtiChart *self, double width)
{
  g_return_if_fail (DTI_IS_CHART (self));
  g_return_if_fail (width >= 0.0 && width <= MAX_LENGTH);

  if (self->width == width)
    return;

  self->width = width;
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_WIDTH]);
}

/**
 * dti_chart_get_height: (get-property height)
 * @self: a chart
 *
 * Gets the height.
 *
 * Returns: the length in 1/96 inch, or 0
 *
 * Since: 1.0
 */
double
dti_chart_get_height (DtiChart *self)
{
  g_return_val_if_fail (DTI_IS_CHART (self), 0.0);

  return self->height;
}

/**
 * dti_chart_set_height: (set-property height)
 * @self: a chart
 * @height: a length in 1/96 inch up to 16384, or 0 for as much as the chart needs
 *
 * Sets the height.
 *
 * What is too low for all of its labels shows some of them.
 *
 * Since: 1.0
 */
void
dti_chart_set_height (DtiChart *self, double height)
{
  g_return_if_fail (DTI_IS_CHART (self));
  g_return_if_fail (height >= 0.0 && height <= MAX_LENGTH);

  if (self->height == height)
    return;

  self->height = height;
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_HEIGHT]);
}

/**
 * dti_chart_get_scale: (get-property scale)
 * @self: a chart
 *
 * Gets how many pixels of a PNG one unit of length has.
 *
 * Returns: pixels in each direction
 *
 * Since: 1.0
 */
double
dti_chart_get_scale (DtiChart *self)
{
  g_return_val_if_fail (DTI_IS_CHART (self), 0.0);

  return self->scale;
}

/**
 * dti_chart_set_scale: (set-property scale)
 * @self: a chart
 * @scale: pixels in each direction, from 0.25 to 16
 *
 * Sets how many pixels of a PNG one unit of length has.
 *
 * Since: 1.0
 */
void
dti_chart_set_scale (DtiChart *self, double scale)
{
  g_return_if_fail (DTI_IS_CHART (self));
  g_return_if_fail (scale >= 0.25 && scale <= MAX_SCALE);

  if (self->scale == scale)
    return;

  self->scale = scale;
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_SCALE]);
}
