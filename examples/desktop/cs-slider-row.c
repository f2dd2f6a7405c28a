/* SPDX-FileCopyrightText: 2026 libdti contributors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

#include <glib/gi18n.h>
#include <math.h>

#include "cs-slider-row.h"
#include "cs-text.h"

/* One number to try: a slider and a field over one adjustment, with a mark where the data are. */
struct _CsSliderRow
{
  AdwBin parent_instance;

  GtkLabel *title;
  GtkLabel *given;
  GtkScale *scale;
  GtkSpinButton *spin;
  GtkAdjustment *adjustment;

  char *node;
  gboolean showing;
};

enum
{
  SIGNAL_MOVED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (CsSliderRow, cs_slider_row, ADW_TYPE_BIN)

static void
value_changed_cb (GtkAdjustment *adjustment, CsSliderRow *self)
{
  if (!self->showing)
    g_signal_emit (self, signals[SIGNAL_MOVED], 0, gtk_adjustment_get_value (adjustment));
}

static void
cs_slider_row_finalize (GObject *object)
{
  g_free (CS_SLIDER_ROW (object)->node);

  G_OBJECT_CLASS (cs_slider_row_parent_class)->finalize (object);
}

static void
cs_slider_row_class_init (CsSliderRowClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->finalize = cs_slider_row_finalize;

  signals[SIGNAL_MOVED] = g_signal_new ("moved",
                                        CS_TYPE_SLIDER_ROW,
                                        G_SIGNAL_RUN_LAST,
                                        0,
                                        NULL,
                                        NULL,
                                        NULL,
                                        G_TYPE_NONE,
                                        1,
                                        G_TYPE_DOUBLE);

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/libdti/ChiSo/cs-slider-row.ui");
  gtk_widget_class_bind_template_child (widget_class, CsSliderRow, title);
  gtk_widget_class_bind_template_child (widget_class, CsSliderRow, given);
  gtk_widget_class_bind_template_child (widget_class, CsSliderRow, scale);
  gtk_widget_class_bind_template_child (widget_class, CsSliderRow, spin);
  gtk_widget_class_bind_template_child (widget_class, CsSliderRow, adjustment);
  gtk_widget_class_bind_template_callback (widget_class, value_changed_cb);
}

static void
cs_slider_row_init (CsSliderRow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

CsSliderRow *
cs_slider_row_new (void)
{
  return g_object_new (CS_TYPE_SLIDER_ROW, NULL);
}

const char *
cs_slider_row_get_node (CsSliderRow *self)
{
  g_return_val_if_fail (CS_IS_SLIDER_ROW (self), NULL);

  return self->node;
}

/* As many digits as the number of the data has, so that the field does not round it: that would be
 * an edit. */
static guint
count_digits (double span, double given)
{
  guint digits = span <= 2.0 ? 4 : 2;

  while (digits < 12 && isfinite (given) && dti_number_round (given, (int) digits) != given)
    digits++;

  return digits;
}

/* Which number it is, between which bounds, and what the data say (NaN for nothing). */
void
cs_slider_row_show (CsSliderRow *self, DtiNode *node, double lower, double upper, double given)
{
  g_autofree char *title = cs_text_write_node (node);
  g_autofree char *number = cs_text_write_number (given, -1);
  g_autofree char *text = NULL;
  const double span = upper - lower;

  g_return_if_fail (CS_IS_SLIDER_ROW (self));

  g_free (self->node);
  self->node = g_strdup (dti_node_get_id (node));
  gtk_label_set_label (self->title, title);
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->title), title);
  text = isnan (given) ? g_strdup (_ ("no data")) : g_strdup_printf (_ ("data: %s"), number);
  gtk_label_set_label (self->given, text);
  self->showing = TRUE;
  gtk_adjustment_configure (self->adjustment,
                            isnan (given) ? lower : given,
                            lower,
                            upper,
                            span / 200.0,
                            span / 20.0,
                            0.0);
  gtk_spin_button_set_digits (self->spin, count_digits (span, given));
  self->showing = FALSE;
  gtk_scale_clear_marks (self->scale);
  if (!isnan (given))
    gtk_scale_add_mark (self->scale, given, GTK_POS_BOTTOM, NULL);
}

/* Without saying that it moved. */
void
cs_slider_row_set_number (CsSliderRow *self, double number)
{
  g_return_if_fail (CS_IS_SLIDER_ROW (self));

  self->showing = TRUE;
  gtk_adjustment_set_value (self->adjustment, number);
  self->showing = FALSE;
}

double
cs_slider_row_get_number (CsSliderRow *self)
{
  g_return_val_if_fail (CS_IS_SLIDER_ROW (self), 0.0);

  return gtk_adjustment_get_value (self->adjustment);
}
