/* SPDX-FileCopyrightText: 2026 libdti contributors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

#include <pango/pangocairo.h>
#include <string.h>

#include <libdti/chart/dti-text-width-private.h>

static const char *const texts[] = {
  "Chỉ số chuyển đổi số cấp tỉnh (DTI)",
  "TP. Hồ Chí Minh",
  "Bà Rịa - Vũng Tàu",
  "Đắk Lắk, Đồng Nai, Thừa Thiên - Huế, Nghệ An",
  "Ưu đãi, nghiệp vụ, ngoại ngữ, kỹ năng số",
  "Provincial Digital Transformation Index, 2022–2024",
  "−0,0123 +1.234,5 (6 %)",
};

static void
test_accents (void)
{
  g_assert_cmpfloat (dti_text_width_measure ("ế", 10.0, FALSE),
                     ==,
                     dti_text_width_measure ("e", 10.0, FALSE));
  g_assert_cmpfloat (dti_text_width_measure ("e\xcc\x82\xcc\x81", 10.0, FALSE),
                     ==,
                     dti_text_width_measure ("e", 10.0, FALSE));
  g_assert_cmpfloat (dti_text_width_measure ("", 10.0, FALSE), ==, 0.0);
  g_assert_cmpfloat (dti_text_width_measure ("nn", 20.0, FALSE),
                     ==,
                     4.0 * dti_text_width_measure ("n", 10.0, FALSE));
  /* No text, and nothing that is read beyond it. */
  g_assert_cmpfloat (dti_text_width_measure ("\xff\xfe", 10.0, FALSE), >=, 0.0);
}

/* What pango measures with the font that the table is of, where it is installed. */
static void
test_font (void)
{
  cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_A8, 1, 1);
  cairo_t *cr = cairo_create (surface);
  PangoLayout *layout = pango_cairo_create_layout (cr);
  cairo_font_options_t *options = cairo_font_options_create ();
  g_autoptr (PangoFontDescription) font = pango_font_description_from_string ("DejaVu Sans");
  g_autoptr (PangoFont) loaded = pango_context_load_font (pango_layout_get_context (layout), font);
  g_autoptr (PangoFontDescription) found = loaded != NULL ? pango_font_describe (loaded) : NULL;

  cairo_font_options_set_hint_metrics (options, CAIRO_HINT_METRICS_OFF);
  pango_cairo_context_set_font_options (pango_layout_get_context (layout), options);
  if (found == NULL || g_strcmp0 (pango_font_description_get_family (found), "DejaVu Sans") != 0)
    {
      g_test_skip ("the font DejaVu Sans is not installed");
    }
  else
    {
      for (int bold = 0; bold < 2; bold++)
        for (gsize i = 0; i < G_N_ELEMENTS (texts); i++)
          {
            double expected = dti_text_width_measure (texts[i], 100.0, bold);
            int width;

            pango_font_description_set_absolute_size (font, 100 * PANGO_SCALE);
            pango_font_description_set_weight (font,
                                               bold ? PANGO_WEIGHT_BOLD : PANGO_WEIGHT_NORMAL);
            pango_layout_set_font_description (layout, font);
            pango_layout_set_text (layout, texts[i], -1);
            pango_layout_get_size (layout, &width, NULL);
            /* Kerning is not in the table, and draws letters together. */
            g_assert_cmpfloat (expected, >=, 0.995 * width / PANGO_SCALE);
            g_assert_cmpfloat (expected, <=, 1.04 * width / PANGO_SCALE);
          }
    }

  cairo_font_options_destroy (options);
  g_object_unref (layout);
  cairo_destroy (cr);
  cairo_surface_destroy (surface);
}

static void
test_shorten (void)
{
  g_autofree char *whole = dti_text_width_shorten ("Kiên Giang", 11.0, FALSE, 100.0);
  g_autofree char *none = dti_text_width_shorten ("Kiên Giang", 11.0, FALSE, 0.0);

  g_assert_cmpstr (whole, ==, "Kiên Giang");
  g_assert_cmpstr (none, ==, "…");
  for (gsize i = 0; i < G_N_ELEMENTS (texts); i++)
    for (double room = 15.0; room < 320.0; room += 7.0)
      {
        g_autofree char *text = dti_text_width_shorten (texts[i], 11.0, FALSE, room);
        gsize length = strlen (text);

        g_assert_cmpfloat (dti_text_width_measure (text, 11.0, FALSE), <=, room);
        g_assert_true (g_utf8_validate (text, -1, NULL));
        if (g_str_equal (text, texts[i]))
          continue;
        g_assert_true (g_str_has_suffix (text, "…"));
        g_assert_cmpint (strncmp (text, texts[i], length - strlen ("…")), ==, 0);
      }
}

/* An accent never stands without its letter. */
static void
test_shorten_decomposed (void)
{
  const char *text = "e\xcc\x82\xcc\x81"
                     "e\xcc\x82\xcc\x81"
                     "e\xcc\x82\xcc\x81";
  double letter = dti_text_width_measure ("e", 10.0, FALSE);
  double dots = dti_text_width_measure ("…", 10.0, FALSE);
  g_autofree char *shortened = dti_text_width_shorten (text, 10.0, FALSE, letter + dots + 1.0);

  g_assert_cmpstr (shortened, ==, "e\xcc\x82\xcc\x81…");
}

static void
test_wrap (void)
{
  g_auto (GStrv) two = dti_text_width_wrap ("one two three four", 10.0, FALSE, 60.0, 2);
  g_auto (GStrv) one = dti_text_width_wrap ("one", 10.0, FALSE, 60.0, 2);
  g_auto (GStrv) cut = dti_text_width_wrap ("incomprehensibilities", 10.0, FALSE, 60.0, 3);

  g_assert_cmpuint (g_strv_length (two), ==, 2);
  g_assert_cmpstr (two[0], ==, "one two");
  g_assert_true (g_str_has_prefix (two[1], "three"));
  g_assert_cmpuint (g_strv_length (one), ==, 1);
  g_assert_cmpuint (g_strv_length (cut), ==, 1);
  g_assert_true (g_str_has_suffix (cut[0], "…"));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

  g_test_add_func ("/text-width/accents", test_accents);
  g_test_add_func ("/text-width/font", test_font);
  g_test_add_func ("/text-width/shorten", test_shorten);
  g_test_add_func ("/text-width/shorten-decomposed", test_shorten_decomposed);
  g_test_add_func ("/text-width/wrap", test_wrap);

  return g_test_run ();
}
