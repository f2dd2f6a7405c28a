/* SPDX-FileCopyrightText: 2026 libdti contributors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

#include <math.h>
#include <string.h>

#include <libdti/chart/dti-canvas-cairo-private.h>
#include <libdti/dti.h>

#include "chart-testing.h"

static DtiCanvas *
make_canvas (void)
{
  DtiCanvas *canvas = dti_canvas_new (40.0, 0x102030);

  dti_canvas_set_height (canvas, 30.0);
  dti_canvas_describe (canvas, "vi", "A & “B”", "1 < 2");

  return canvas;
}

/* The document as SVG 1.1 has it, word for word. */
static void
test_svg (void)
{
  g_autoptr (DtiCanvas) canvas = make_canvas ();
  const DtiPoint points[] = { { 1, 2 }, { 3.456, 4 }, { NAN, NAN }, { 5, 6 }, { 7, 8 } };
  g_autofree char *svg = NULL;

  dti_canvas_add_rectangle (canvas,
                            1,
                            2.005,
                            3,
                            -4,
                            (DtiPaint){ 0xff0000, DTI_COLOUR_NONE, 0, FALSE });
  dti_canvas_mark (canvas,
                   &(DtiMark){ .role = "bar",
                               .unit = "K<G",
                               .node = "B1",
                               .period = "2024",
                               .value = 0.1,
                               .title = "Kiên Giang" });
  dti_canvas_add_circle (canvas, 5, 6, 7, (DtiPaint){ DTI_COLOUR_NONE, 0x00ff00, 1.5, FALSE });
  dti_canvas_add_path (canvas, points, 5, FALSE, (DtiPaint){ DTI_COLOUR_NONE, 0x0000ff, 1, TRUE });
  dti_canvas_add_text (canvas,
                       8,
                       9,
                       "a\x01<b",
                       (DtiLettering){ 10, 0x0a0b0c, DTI_ANCHOR_END, -45, TRUE });
  svg = dti_canvas_to_svg (canvas);

  g_assert_cmpstr (
      svg,
      ==,
      "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
      "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"40\" height=\"30\" viewBox=\"0 0 40 30\" "
      "role=\"img\" lang=\"vi\" aria-label=\"A &amp; “B”\" "
      "font-family=\"DejaVu Sans, Verdana, Noto Sans, sans-serif\">\n"
      "<title>A &amp; “B”</title>\n"
      "<desc>1 &lt; 2</desc>\n"
      "<rect width=\"40\" height=\"30\" fill=\"#102030\"/>\n"
      "<rect class=\"bar\" data-unit=\"K&lt;G\" data-node=\"B1\" data-period=\"2024\" "
      "data-value=\"0.1\" x=\"1\" y=\"2.01\" width=\"3\" height=\"0\" fill=\"#ff0000\">"
      "<title>Kiên Giang</title></rect>\n"
      "<circle cx=\"5\" cy=\"6\" r=\"7\" fill=\"none\" stroke=\"#00ff00\" stroke-width=\"1.5\"/>\n"
      "<path d=\"M1 2L3.46 4M5 6L7 8\" fill=\"none\" stroke=\"#0000ff\" stroke-width=\"1\" "
      "stroke-dasharray=\"4 3\"/>\n"
      "<text x=\"8\" y=\"9\" font-size=\"10\" fill=\"#0a0b0c\" text-anchor=\"end\" "
      "font-weight=\"bold\" transform=\"rotate(-45 8 9)\">a &lt;b</text>\n"
      "</svg>\n");
}

/* No line of a hatch leaves its rectangle, and all are at 45°. */
static void
test_hatch (void)
{
  static const double sizes[][2] = { { 30, 10 }, { 10, 30 }, { 12, 12 }, { 1, 1 }, { 100, 3 } };

  for (gsize i = 0; i < G_N_ELEMENTS (sizes); i++)
    {
      g_autoptr (DtiCanvas) canvas = make_canvas ();

      dti_canvas_add_hatch (canvas, 5.0, 7.0, sizes[i][0], sizes[i][1], 0x808080);
      if (sizes[i][0] + sizes[i][1] <= 5.0)
        {
          g_assert_cmpuint (dti_canvas_get_n_shapes (canvas), ==, 0);
          continue;
        }
      for (gsize j = 0; j < dti_canvas_get_shape (canvas, 0)->n_points; j += 3)
        {
          const DtiPoint *line = dti_canvas_get_shape (canvas, 0)->points + j;

          g_assert_cmpfloat_with_epsilon (line[1].x - line[0].x, line[0].y - line[1].y, 1e-9);
          for (int end = 0; end < 2; end++)
            {
              g_assert_cmpfloat (line[end].x, >=, 5.0);
              g_assert_cmpfloat (line[end].x, <=, 5.0 + sizes[i][0]);
              g_assert_cmpfloat (line[end].y, >=, 7.0);
              g_assert_cmpfloat (line[end].y, <=, 7.0 + sizes[i][1]);
            }
        }
    }
}

static guint32
read_pixel (cairo_surface_t *surface, int x, int y)
{
  const guint8 *row =
      cairo_image_surface_get_data (surface) + y * cairo_image_surface_get_stride (surface);
  guint32 pixel;

  memcpy (&pixel, row + 4 * x, sizeof pixel);

  return pixel & 0xffffff;
}

static void
test_cairo (void)
{
  g_autoptr (DtiCanvas) canvas = make_canvas ();
  cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_RGB24, 50, 40);
  cairo_t *cr = cairo_create (surface);

  dti_canvas_add_rectangle (canvas,
                            10,
                            10,
                            10,
                            10,
                            (DtiPaint){ 0xff8001, DTI_COLOUR_NONE, 0, FALSE });
  cairo_translate (cr, 5.0, 5.0);
  dti_canvas_draw (canvas, cr);
  cairo_surface_flush (surface);

  g_assert_cmphex (read_pixel (surface, 2, 2), ==, 0x000000);
  g_assert_cmphex (read_pixel (surface, 7, 7), ==, 0x102030);
  g_assert_cmphex (read_pixel (surface, 20, 20), ==, 0xff8001);
  g_assert_cmphex (read_pixel (surface, 44, 34), ==, 0x102030);
  g_assert_cmphex (read_pixel (surface, 46, 34), ==, 0x000000);
  cairo_destroy (cr);
  cairo_surface_destroy (surface);
}

static guint32
read_big_endian (const guint8 *bytes)
{
  return (guint32) bytes[0] << 24 | (guint32) bytes[1] << 16 | (guint32) bytes[2] << 8 | bytes[3];
}

static void
test_files (void)
{
  g_autoptr (DtiCanvas) canvas = make_canvas ();
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) png = dti_canvas_to_png (canvas, 3.0, &error);
  g_autoptr (GBytes) pdf = dti_canvas_to_pdf (canvas, &error);
  g_autoptr (GBytes) huge = NULL;
  const guint8 *data;
  gsize size;

  g_assert_no_error (error);
  data = g_bytes_get_data (png, &size);
  g_assert_cmpuint (size, >, 33);
  g_assert_cmpmem (data, 8, "\x89PNG\r\n\x1a\n", 8);
  g_assert_cmpmem (data + 12, 4, "IHDR", 4);
  g_assert_cmpuint (read_big_endian (data + 16), ==, 120);
  g_assert_cmpuint (read_big_endian (data + 20), ==, 90);

  data = g_bytes_get_data (pdf, &size);
  g_assert_cmpmem (data, 5, "%PDF-", 5);
  g_assert_true (has_bytes (pdf, "20000101000000Z"));
  g_assert_true (has_bytes (pdf, "MediaBox [ 0 0 30 22.5 ]"));

  huge = dti_canvas_to_png (canvas, 1000.0, &error);
  g_assert_error (error, DTI_ERROR, DTI_ERROR_LIMIT);
  g_assert_null (huge);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

  g_test_add_func ("/canvas/svg", test_svg);
  g_test_add_func ("/canvas/hatch", test_hatch);
  g_test_add_func ("/canvas/cairo", test_cairo);
  g_test_add_func ("/canvas/files", test_files);

  return g_test_run ();
}
