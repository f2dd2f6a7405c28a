/* SPDX-FileCopyrightText: 2026 libdti contributors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

#include "config.h"

#include <math.h>

#include "dti-palette-private.h"

/* The categories are those of M. Okabe and K. Ito, “Color universal design” (2008), which people
 * with any kind of colour vision can tell apart; some of them darker, so that each has a contrast
 * of at least 3 to the background. Ramps have one hue, and their lightness goes one way. */
static const DtiPalette light = {
  .background = 0xffffff,
  .text = 0x1a1a1a,
  .muted = 0x595959,
  .grid = 0xdedede,
  .context = 0x949494,
  .hatch = 0xc4c4c4,
  .band = 0xfff3d6,
  .up = 0x0072b2,
  .down = 0xd55e00,
  .categories = { 0x0072b2, 0xd55e00, 0x009e73, 0xcc79a7, 0x333333, 0xa87400, 0x2b86bd, 0x7a4f9a },
  .ramp = { 0xeef3f8, 0xa3c4e0, 0x3f7fb5, 0x0b3566 },
};

static const DtiPalette dark = {
  .background = 0x16191d,
  .text = 0xf2f2f2,
  .muted = 0xb3bac2,
  .grid = 0x383f47,
  .context = 0x7b848e,
  .hatch = 0x5a636d,
  .band = 0x3a3320,
  .up = 0x56b4e9,
  .down = 0xe8743a,
  .categories = { 0x56b4e9, 0xe69f00, 0x00b585, 0xcc79a7, 0xf0e442, 0xe8743a, 0xd0d0d0, 0x8f8fe8 },
  .ramp = { 0x242c35, 0x2f5d86, 0x5b9fd2, 0xd3e8fa },
};

const DtiPalette *
dti_palette_get (DtiChartTheme theme)
{
  return theme == DTI_CHART_THEME_DARK ? &dark : &light;
}

DtiColour
dti_palette_get_category (const DtiPalette *self, guint position)
{
  return self->categories[position % DTI_PALETTE_N_CATEGORIES];
}

DtiColour
dti_palette_mix (const DtiPalette *self, double share)
{
  double place = CLAMP (share, 0.0, 1.0) * (G_N_ELEMENTS (self->ramp) - 1);
  guint lower = MIN ((guint) place, (guint) G_N_ELEMENTS (self->ramp) - 2);
  DtiColour mixed = 0;

  for (int shift = 16; shift >= 0; shift -= 8)
    {
      double a = self->ramp[lower] >> shift & 0xff;
      double b = self->ramp[lower + 1] >> shift & 0xff;

      mixed |= (DtiColour) floor (a + (b - a) * (place - lower) + 0.5) << shift;
    }

  return mixed;
}

/* https://www.w3.org/TR/WCAG21/#dfn-relative-luminance */
static double
get_luminance (DtiColour colour)
{
  static const double weights[] = { 0.0722, 0.7152, 0.2126 };
  double luminance = 0.0;

  for (int i = 0; i < 3; i++)
    {
      double part = (colour >> 8 * i & 0xff) / 255.0;

      luminance +=
          weights[i] * (part <= 0.04045 ? part / 12.92 : pow ((part + 0.055) / 1.055, 2.4));
    }

  return luminance;
}

double
dti_palette_contrast (DtiColour a, DtiColour b)
{
  double x = get_luminance (a);
  double y = get_luminance (b);

  return (MAX (x, y) + 0.05) / (MIN (x, y) + 0.05);
}

DtiColour
dti_palette_choose_text (DtiColour background)
{
  return dti_palette_contrast (background, 0x000000) >= dti_palette_contrast (background, 0xffffff)
             ? 0x000000
             : 0xffffff;
}
