/* SPDX-FileCopyrightText: 2026 libdti contributors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

#pragma once

#include "dti-canvas-private.h"
#include "dti-chart.h"

G_BEGIN_DECLS

#define DTI_PALETTE_N_CATEGORIES 8

typedef struct
{
  DtiColour background;
  DtiColour text;
  DtiColour muted;   /* text of less weight */
  DtiColour grid;    /* lines that only help to read */
  DtiColour context; /* what the others do */
  DtiColour hatch;   /* where something is missing */
  DtiColour band;    /* behind what is highlighted; texts stand on it */
  DtiColour up;
  DtiColour down;
  DtiColour categories[DTI_PALETTE_N_CATEGORIES];
  DtiColour ramp[4]; /* from little to much, away from the background */
} DtiPalette;

const DtiPalette *dti_palette_get (DtiChartTheme theme);
DtiColour dti_palette_get_category (const DtiPalette *self, guint position);
/* A colour of the ramp, @share from 0 to 1. */
DtiColour dti_palette_mix (const DtiPalette *self, double share);
/* WCAG 2.1: from 1 to 21. */
double dti_palette_contrast (DtiColour a, DtiColour b);
/* Black or white, whichever stands out: one of them always has a contrast of 4.5 or more. */
DtiColour dti_palette_choose_text (DtiColour background);

G_END_DECLS
