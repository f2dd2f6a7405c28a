/* SPDX-FileCopyrightText: 2026 libdti contributors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

#include "config.h"

#include <math.h>

#include "dti-layout-private.h"
#include "dti-text-width-private.h"

#define DEFAULT_WIDTH 800.0
#define TITLE_SIZE 16.0
#define SUBTITLE_SIZE 12.0
#define MAX_TITLE_LINES 2
#define LEGEND_SIZE 11.0
#define LEGEND_LINE 18.0
#define KEY_WIDTH 22.0
#define LEGEND_GAP 18.0
#define NOTE_LINE 14.0
#define MAX_NOTE_LINES 2
#define MIN_PLOT 10.0

DtiLettering
dti_layout_letters (const DtiLayout *self, double size, DtiAnchor anchor)
{
  return (DtiLettering){ .size = size, .colour = self->palette->text, .anchor = anchor };
}

DtiPaint
dti_layout_fill (DtiColour colour)
{
  return (DtiPaint){ .fill = colour, .stroke = DTI_COLOUR_NONE };
}

DtiPaint
dti_layout_stroke (DtiColour colour, double line_width)
{
  return (DtiPaint){ .fill = DTI_COLOUR_NONE, .stroke = colour, .line_width = line_width };
}

DtiPaint
dti_layout_dash (DtiColour colour, double line_width)
{
  DtiPaint paint = dti_layout_stroke (colour, line_width);

  paint.dashed = TRUE;

  return paint;
}

/* ---- head and foot ---- */

static void
add_lines (DtiLayout *self, const char *text, DtiLettering letters, double line, guint max_lines)
{
  g_auto (GStrv) lines = NULL;

  if (*text == '\0')
    return;
  lines =
      dti_text_width_wrap (text, letters.size, letters.bold, self->right - self->left, max_lines);
  for (gsize i = 0; lines[i] != NULL; i++)
    {
      self->top += line;
      dti_canvas_add_text (self->canvas, self->left, self->top, lines[i], letters);
    }
}

void
dti_layout_start (DtiLayout *self, DtiChart *chart, double width, double height)
{
  g_autofree char *title = dti_chart_make_title (chart);
  g_autofree char *subtitle = dti_chart_make_subtitle (chart);
  g_autofree char *description = dti_chart_make_description (chart);
  DtiLettering letters;

  width = width > 0.0 ? width : DEFAULT_WIDTH;
  self->chart = chart;
  self->palette = dti_palette_get (chart->theme);
  self->canvas = dti_canvas_new (width, self->palette->background);
  self->left = DTI_LAYOUT_MARGIN;
  self->right = MAX (width - DTI_LAYOUT_MARGIN, self->left + MIN_PLOT);
  self->top = 8.0;
  self->height = height;
  dti_canvas_describe (self->canvas, chart->language, title, description);

  letters = dti_layout_letters (self, TITLE_SIZE, DTI_ANCHOR_START);
  letters.bold = TRUE;
  add_lines (self, title, letters, 20.0, MAX_TITLE_LINES);
  letters = dti_layout_letters (self, SUBTITLE_SIZE, DTI_ANCHOR_START);
  letters.colour = self->palette->muted;
  add_lines (self, subtitle, letters, 17.0, MAX_TITLE_LINES);
  self->top += 10.0;
}

void
dti_layout_open (DtiLayout *self, double natural_height)
{
  const char *note = self->chart->source_note;
  DtiLettering letters = dti_layout_letters (self, DTI_LAYOUT_SMALL_SIZE, DTI_ANCHOR_START);
  g_auto (GStrv) lines = NULL;
  double foot = 8.0;
  double top = self->top;
  double height;

  if (note != NULL && *note != '\0')
    lines =
        dti_text_width_wrap (note, letters.size, FALSE, self->right - self->left, MAX_NOTE_LINES);
  if (lines != NULL)
    foot += 6.0 + NOTE_LINE * g_strv_length (lines);

  height = self->height > 0.0 ? self->height : ceil (top + natural_height + foot);
  dti_canvas_set_height (self->canvas, height);
  self->bottom = MAX (height - foot, top + MIN_PLOT);

  letters.colour = self->palette->muted;
  for (gsize i = 0; lines != NULL && lines[i] != NULL; i++)
    dti_canvas_add_text (self->canvas,
                         self->left,
                         self->bottom + NOTE_LINE * (double) (i + 1),
                         lines[i],
                         letters);
}

/* ---- legend ---- */

/* Areas. */
static void
draw_area_key (DtiLayout *self, const DtiLegendEntry *entry, double x, double y)
{
  DtiCanvas *canvas = self->canvas;
  DtiColour colour = entry->colour;

  if (entry->key == DTI_KEY_FILLED || entry->key == DTI_KEY_STRIPED)
    dti_canvas_add_rectangle (canvas, x, y - 10.0, 14.0, 12.0, dti_layout_fill (colour));
  if (entry->key == DTI_KEY_STRIPED)
    dti_canvas_add_hatch (canvas, x, y - 10.0, 14.0, 12.0, self->palette->background);
  if (entry->key == DTI_KEY_HATCHED)
    dti_canvas_add_hatch (canvas, x, y - 10.0, 14.0, 12.0, colour);
  if (entry->key == DTI_KEY_HATCHED)
    dti_canvas_add_rectangle (canvas, x, y - 10.0, 14.0, 12.0, dti_layout_stroke (colour, 1.0));
  if (entry->key == DTI_KEY_OUTLINED)
    dti_canvas_add_rectangle (canvas, x, y - 9.0, 14.0, 10.0, dti_layout_stroke (colour, 2.0));
}

static void
draw_key (DtiLayout *self, const DtiLegendEntry *entry, double x, double y)
{
  DtiCanvas *canvas = self->canvas;
  DtiColour colour = entry->colour;
  double centre = x + 8.0;
  double middle = y - 4.0;

  switch (entry->key)
    {
    case DTI_KEY_FILLED:
    case DTI_KEY_STRIPED:
    case DTI_KEY_HATCHED:
    case DTI_KEY_OUTLINED:
      draw_area_key (self, entry, x, y);
      break;
    case DTI_KEY_LINE:
      dti_canvas_add_line (canvas, x, middle, x + 16.0, middle, dti_layout_stroke (colour, 5.0));
      break;
    case DTI_KEY_UPRIGHT:
      dti_canvas_add_line (canvas,
                           centre,
                           y - 11.0,
                           centre,
                           y + 3.0,
                           dti_layout_dash (colour, 1.5));
      break;
    case DTI_KEY_TICK:
      dti_canvas_add_line (canvas,
                           centre,
                           y - 10.0,
                           centre,
                           y + 2.0,
                           dti_layout_stroke (colour, 2.0));
      break;
    case DTI_KEY_DIAMOND:
      dti_layout_draw_marker (self, 3, centre, middle, 5.0, colour, FALSE);
      break;
    case DTI_KEY_HOLLOW:
      dti_layout_draw_marker (self, 0, centre, middle, 4.0, colour, TRUE);
      break;
    case DTI_KEY_MARKER:
      dti_canvas_add_line (canvas, x, middle, x + 16.0, middle, dti_layout_stroke (colour, 2.0));
      dti_layout_draw_marker (self, entry->place, centre, middle, 4.0, colour, FALSE);
      break;
    case DTI_KEY_DASH:
    default:
      dti_canvas_add_text (canvas,
                           centre,
                           y,
                           "–",
                           dti_layout_letters (self, LEGEND_SIZE, DTI_ANCHOR_MIDDLE));
    }
}

/* For the entries that have no room: … and, as its title, what they are. */
static void
draw_rest (DtiLayout *self, const DtiLegendEntry *entries, guint n, double x)
{
  g_autoptr (GPtrArray) texts = g_ptr_array_new ();
  g_autofree char *title = NULL;

  for (guint i = 0; i < n; i++)
    g_ptr_array_add (texts, (char *) entries[i].text);
  g_ptr_array_add (texts, NULL);
  title = g_strjoinv (", ", (char **) texts->pdata);
  dti_canvas_add_text (self->canvas,
                       x,
                       self->top,
                       "…",
                       dti_layout_letters (self, LEGEND_SIZE, DTI_ANCHOR_START));
  dti_canvas_mark (self->canvas, &(DtiMark){ .value = NAN, .title = title });
}

void
dti_layout_add_legend (DtiLayout *self, const DtiLegendEntry *entries, guint n)
{
  DtiLettering letters = dti_layout_letters (self, LEGEND_SIZE, DTI_ANCHOR_START);
  double room = self->right - self->left - KEY_WIDTH;
  double x = self->left;
  /* Of a height that was set, the plot has at least a half of what the titles leave. */
  double last = self->height > 0.0 ? 0.5 * (self->top + self->height) : INFINITY;

  if (n == 0)
    return;
  self->top += 8.0;
  for (guint i = 0; i < n; i++)
    {
      double width = MIN (dti_text_width_measure (entries[i].text, LEGEND_SIZE, FALSE), room);

      if (x > self->left && x + KEY_WIDTH + width > self->right)
        {
          if (self->top + LEGEND_LINE > last)
            {
              draw_rest (self, entries + i, n - i, MIN (x - 8.0, self->right - LEGEND_SIZE));
              break;
            }
          x = self->left;
          self->top += LEGEND_LINE;
        }
      draw_key (self, &entries[i], x, self->top);
      dti_canvas_add_fitting_text (self->canvas,
                                   x + KEY_WIDTH,
                                   self->top,
                                   room,
                                   entries[i].text,
                                   letters);
      x += KEY_WIDTH + width + LEGEND_GAP;
    }
  self->top += 12.0;
}

/* ---- axes ---- */

double
dti_layout_measure_axis (const DtiLayout *self, const DtiAxis *axis)
{
  double widest = 0.0;

  for (guint i = 0; i < axis->n_ticks; i++)
    {
      g_autofree char *text =
          dti_chart_format (self->chart, dti_axis_get_tick (axis, i), dti_axis_get_decimals (axis));

      widest = MAX (widest, dti_text_width_measure (text, DTI_LAYOUT_SMALL_SIZE, FALSE));
    }

  return widest;
}

/* Which ticks have a number: as many as there is room for. */
static gboolean *
choose_ticks (const DtiAxis *axis, double distance)
{
  g_autofree double *positions = g_new (double, axis->n_ticks);
  gboolean *shown = g_new (gboolean, axis->n_ticks);

  for (guint i = 0; i < axis->n_ticks; i++)
    positions[i] = dti_axis_map (axis, dti_axis_get_tick (axis, i));
  dti_axis_thin (positions, NULL, axis->n_ticks, distance, shown);

  return shown;
}

void
dti_layout_draw_bottom_axis (DtiLayout *self, const DtiAxis *axis, double top, double bottom)
{
  double width = dti_layout_measure_axis (self, axis);
  g_autofree gboolean *shown = choose_ticks (axis, width + 8.0);
  DtiLettering letters = dti_layout_letters (self, DTI_LAYOUT_SMALL_SIZE, DTI_ANCHOR_MIDDLE);

  letters.colour = self->palette->muted;
  for (guint i = 0; i < axis->n_ticks; i++)
    {
      double tick = dti_axis_get_tick (axis, i);
      double x = dti_axis_map (axis, tick);
      g_autofree char *text = dti_chart_format (self->chart, tick, dti_axis_get_decimals (axis));

      dti_canvas_add_line (self->canvas,
                           x,
                           top,
                           x,
                           bottom,
                           dti_layout_stroke (self->palette->grid, 1.0));
      if (shown[i])
        dti_canvas_add_text (self->canvas, x, bottom + 13.0, text, letters);
    }
}

void
dti_layout_draw_left_axis (
    DtiLayout *self, const DtiAxis *axis, double numbers, double left, double right)
{
  g_autofree gboolean *shown = choose_ticks (axis, DTI_LAYOUT_SMALL_SIZE + 3.0);
  DtiLettering letters = dti_layout_letters (self, DTI_LAYOUT_SMALL_SIZE, DTI_ANCHOR_END);

  letters.colour = self->palette->muted;
  for (guint i = 0; i < axis->n_ticks; i++)
    {
      double tick = dti_axis_get_tick (axis, i);
      double y = dti_axis_map (axis, tick);
      g_autofree char *text = dti_chart_format (self->chart, tick, dti_axis_get_decimals (axis));

      dti_canvas_add_line (self->canvas,
                           left,
                           y,
                           right,
                           y,
                           dti_layout_stroke (self->palette->grid, 1.0));
      if (shown[i])
        dti_canvas_add_text (self->canvas, numbers - 6.0, y + 3.5, text, letters);
    }
}

/* ---- marks ---- */

void
dti_layout_draw_marker (DtiLayout *self,
                        guint place,
                        double x,
                        double y,
                        double radius,
                        DtiColour colour,
                        gboolean hollow)
{
  const double r = radius;
  const DtiPoint shapes[][4] = {
    { { x - r, y - r }, { x + r, y - r }, { x + r, y + r }, { x - r, y + r } },
    { { x, y - 1.2 * r }, { x + 1.1 * r, y + 0.8 * r }, { x - 1.1 * r, y + 0.8 * r } },
    { { x, y - 1.3 * r }, { x + 1.3 * r, y }, { x, y + 1.3 * r }, { x - 1.3 * r, y } },
    { { x - 1.1 * r, y - 0.8 * r }, { x + 1.1 * r, y - 0.8 * r }, { x, y + 1.2 * r } },
  };
  static const guint n_points[] = { 4, 3, 4, 3 };
  DtiPaint paint = { hollow ? self->palette->background : colour,
                     hollow ? colour : self->palette->background,
                     hollow ? 1.5 : 1.0,
                     FALSE };
  guint shape = place % (G_N_ELEMENTS (shapes) + 1);

  if (shape == 0)
    dti_canvas_add_circle (self->canvas, x, y, radius, paint);
  else
    dti_canvas_add_path (self->canvas, shapes[shape - 1], n_points[shape - 1], TRUE, paint);
}

void
dti_layout_mark_value (
    DtiLayout *self, const char *role, const DtiChartUnit *unit, DtiNode *node, double value)
{
  DtiChart *chart = self->chart;
  g_autofree char *title = dti_chart_title_node (chart, node);
  g_autofree char *number = isnan (value)
                                ? g_strdup (dti_chart_get_word (chart, DTI_CHART_WORD_MISSING))
                                : dti_chart_format_figure (chart, value);
  g_autofree char *text = g_strdup_printf ("%s, %s: %s", unit->name, title, number);

  dti_canvas_mark (self->canvas,
                   &(DtiMark){ .role = role,
                               .unit = unit->id,
                               .node = dti_node_get_id (node),
                               .period = chart->content.first_period,
                               .value = value,
                               .title = text });
}

/* ---- the chart ---- */

DtiCanvas *
dti_chart_lay_out (DtiChart *self, double width, double height)
{
  DtiLayout layout = { 0 };

  dti_layout_start (&layout, self, width, height);
  switch (self->kind)
    {
    case DTI_CHART_KIND_TREND:
    case DTI_CHART_KIND_RANKS:
      dti_chart_lay_out_lines (&layout);
      break;
    case DTI_CHART_KIND_RADAR:
      dti_chart_lay_out_radar (&layout);
      break;
    case DTI_CHART_KIND_WATERFALL:
      dti_chart_lay_out_waterfall (&layout);
      break;
    case DTI_CHART_KIND_HEATMAP:
      dti_chart_lay_out_heatmap (&layout);
      break;
    case DTI_CHART_KIND_INTERVALS:
      dti_chart_lay_out_intervals (&layout);
      break;
    case DTI_CHART_KIND_BARS:
    default:
      dti_chart_lay_out_bars (&layout);
    }

  return layout.canvas;
}
