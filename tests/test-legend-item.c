/* SPDX-FileCopyrightText: 2026 libdti contributors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

#include "config.h"

#include <math.h>

#include <libdti/dti.h>
#include <libdti/dti-enum-types.h>

#include "framework-testing.h"

static DtiLegendItem *
make_item (const char *colour)
{
  g_autofree char *text =
      g_strdup_printf ("{'format':'dti-legend','format-version':1,"
                       "'categories':[{'id':'a','title':{'vi':'Tốt','en':'Good'},"
                       "'colour':'%s','symbol':'▲'}]}",
                       colour);
  g_autofree char *json = make_json (text);
  g_autoptr (GError) error = NULL;
  g_autoptr (DtiLegend) legend = dti_legend_new_from_json (json, &error);

  g_assert_no_error (error);

  return g_object_ref (dti_legend_lookup (legend, "a"));
}

static void
test_getters (void)
{
  DtiLegendItem *item = make_item ("#0072b2");
  g_autofree char *vi = dti_legend_item_get_title (item, NULL);
  g_autofree char *en = dti_legend_item_get_title (item, "en");

  g_test_summary ("An item tells its id, role, label, colour and symbol, also without its legend");

  g_assert_cmpstr (dti_legend_item_get_id (item), ==, "a");
  g_assert_cmpint (dti_legend_item_get_role (item), ==, DTI_LEGEND_ROLE_CATEGORY);
  g_assert_cmpstr (vi, ==, "Tốt");
  g_assert_cmpstr (en, ==, "Good");
  g_assert_cmpstr (dti_legend_item_get_main_title (item), ==, "Tốt");
  g_assert_cmpstr (dti_legend_item_get_colour (item), ==, "#0072B2");
  g_assert_cmpstr (dti_legend_item_get_symbol (item), ==, "▲");
  g_assert_false (dti_legend_item_get_lower (item, NULL));
  g_assert_false (dti_legend_item_get_upper (item, NULL));
  g_assert_finalize_object (item);
}

static void
test_properties (void)
{
  g_autoptr (DtiLegendItem) item = make_item ("#FFFFFF");
  g_autofree char *id = NULL;
  g_autofree char *title = NULL;
  g_autofree char *colour = NULL;
  g_autofree char *symbol = NULL;
  g_autofree char *text_colour = NULL;
  DtiLegendRole role;
  double lower;
  double upper;
  double light;
  double dark;

  g_test_summary ("Properties say what getters say");

  g_object_get (item,
                "id",
                &id,
                "title",
                &title,
                "colour",
                &colour,
                "symbol",
                &symbol,
                "text-colour",
                &text_colour,
                "role",
                &role,
                "lower",
                &lower,
                "upper",
                &upper,
                "contrast-on-light",
                &light,
                "contrast-on-dark",
                &dark,
                NULL);
  g_assert_cmpstr (id, ==, "a");
  g_assert_cmpstr (title, ==, "Tốt");
  g_assert_cmpstr (colour, ==, "#FFFFFF");
  g_assert_cmpstr (symbol, ==, "▲");
  g_assert_cmpstr (text_colour, ==, "#000000");
  g_assert_cmpint (role, ==, DTI_LEGEND_ROLE_CATEGORY);
  g_assert_true (isnan (lower));
  g_assert_true (isnan (upper));
  g_assert_cmpfloat (light, ==, 1.0);
  g_assert_cmpfloat_with_epsilon (dark, 21.0, 1e-12);
}

/* Contrasts on white that are known of these colours; #767676 is the lightest grey that passes 4.5.
 */
static void
test_contrast (void)
{
  static const struct
  {
    const char *colour;
    double contrast;
    const char *text_colour;
  } cases[] = {
    { "#000000", 21.0, "#FFFFFF" }, { "#767676", 4.54, "#000000" }, { "#777777", 4.48, "#000000" },
    { "#949494", 3.03, "#000000" }, { "#0000FF", 8.59, "#FFFFFF" }, { "#FF0000", 4.0, "#000000" },
  };

  g_test_summary ("Contrast is that of the accessibility guidelines");

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (DtiLegendItem) item = make_item (cases[i].colour);
      double contrast;

      g_assert_true (dti_legend_item_compute_contrast (item, "#ffffff", &contrast));
      g_assert_cmpfloat_with_epsilon (contrast, cases[i].contrast, 0.005);
      g_assert_cmpfloat (dti_legend_item_get_contrast_on_light (item), ==, contrast);
      /* White on black is 21, so both sides multiply to it. */
      g_assert_cmpfloat_with_epsilon (contrast * dti_legend_item_get_contrast_on_dark (item),
                                      21.0,
                                      1e-12);
      g_assert_cmpstr (dti_legend_item_get_text_colour (item), ==, cases[i].text_colour);
      g_assert_false (dti_legend_item_compute_contrast (item, "white", &contrast));
      g_assert_true (isnan (contrast));
      g_assert_true (dti_legend_item_compute_contrast (item, cases[i].colour, &contrast));
      g_assert_cmpfloat (contrast, ==, 1.0);
    }
}

static void
test_thresholds (void)
{
  g_autoptr (DtiLegendItem) mark = make_item ("#949494");
  g_autoptr (DtiLegendItem) lighter = make_item ("#959595");

  g_test_summary ("The lightest grey that passes for a mark is #949494");

  g_assert_cmpfloat (dti_legend_item_get_contrast_on_light (mark), >=, 3.0);
  g_assert_cmpfloat (dti_legend_item_get_contrast_on_light (lighter), <, 3.0);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

  g_test_add_func ("/legend-item/getters", test_getters);
  g_test_add_func ("/legend-item/properties", test_properties);
  g_test_add_func ("/legend-item/contrast", test_contrast);
  g_test_add_func ("/legend-item/thresholds", test_thresholds);

  return g_test_run ();
}
