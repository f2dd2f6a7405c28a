/* SPDX-FileCopyrightText: 2026 libdti contributors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

#include <libdti/dti.h>

#include <libdti/chart/dti-palette-private.h>

/* Figures of WCAG 2.1 and of its examples: black on white, and the grey #767676. */
static void
test_contrast (void)
{
  g_assert_cmpfloat_with_epsilon (dti_palette_contrast (0x000000, 0xffffff), 21.0, 1e-9);
  g_assert_cmpfloat_with_epsilon (dti_palette_contrast (0xffffff, 0x000000), 21.0, 1e-9);
  g_assert_cmpfloat_with_epsilon (dti_palette_contrast (0x123456, 0x123456), 1.0, 1e-9);
  g_assert_cmpfloat_with_epsilon (dti_palette_contrast (0x767676, 0xffffff), 4.54, 0.005);
  g_assert_cmpfloat_with_epsilon (dti_palette_contrast (0xff0000, 0xffffff), 4.0, 0.005);
}

static void
test_themes (void)
{
  for (int theme = DTI_CHART_THEME_LIGHT; theme <= DTI_CHART_THEME_DARK; theme++)
    {
      const DtiPalette *palette = dti_palette_get ((DtiChartTheme) theme);

      /* Texts. */
      g_assert_cmpfloat (dti_palette_contrast (palette->text, palette->background), >=, 7.0);
      g_assert_cmpfloat (dti_palette_contrast (palette->muted, palette->background), >=, 4.5);
      g_assert_cmpfloat (dti_palette_contrast (palette->text, palette->band), >=, 4.5);
      g_assert_cmpfloat (dti_palette_contrast (palette->muted, palette->band), >=, 4.5);
      /* Marks. */
      g_assert_cmpfloat (dti_palette_contrast (palette->up, palette->background), >=, 3.0);
      g_assert_cmpfloat (dti_palette_contrast (palette->down, palette->background), >=, 3.0);
      g_assert_cmpfloat (dti_palette_contrast (palette->context, palette->background), >=, 3.0);
      for (guint i = 0; i < DTI_PALETTE_N_CATEGORIES; i++)
        g_assert_cmpfloat (dti_palette_contrast (palette->categories[i], palette->background),
                           >=,
                           3.0);
    }
}

/* Lightness goes one way, away from the background, and the numbers on it can be read. */
static void
test_ramp (void)
{
  for (int theme = DTI_CHART_THEME_LIGHT; theme <= DTI_CHART_THEME_DARK; theme++)
    {
      const DtiPalette *palette = dti_palette_get ((DtiChartTheme) theme);
      double before = 0.0;

      for (int i = 0; i <= 1000; i++)
        {
          DtiColour colour = dti_palette_mix (palette, i / 1000.0);
          double contrast = dti_palette_contrast (colour, palette->background);

          g_assert_cmpfloat (contrast, >=, before);
          before = contrast;
          g_assert_cmpfloat (dti_palette_contrast (colour, dti_palette_choose_text (colour)),
                             >=,
                             4.5);
        }
      g_assert_cmphex (dti_palette_mix (palette, -1.0), ==, palette->ramp[0]);
      g_assert_cmphex (dti_palette_mix (palette, 2.0), ==, palette->ramp[3]);
    }
}

static void
test_any_background (void)
{
  for (DtiColour colour = 0; colour <= 0xffffff; colour += 0x010305)
    g_assert_cmpfloat (dti_palette_contrast (colour, dti_palette_choose_text (colour)), >=, 4.5);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

  g_test_add_func ("/palette/contrast", test_contrast);
  g_test_add_func ("/palette/themes", test_themes);
  g_test_add_func ("/palette/ramp", test_ramp);
  g_test_add_func ("/palette/any-background", test_any_background);

  return g_test_run ();
}
