/* SPDX-FileCopyrightText: 2026 libdti contributors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

#pragma once

#include <adwaita.h>
#include <libdti/dti.h>

G_BEGIN_DECLS

#define CS_TYPE_SLIDER_ROW (cs_slider_row_get_type ())

G_DECLARE_FINAL_TYPE (CsSliderRow, cs_slider_row, CS, SLIDER_ROW, AdwBin)

CsSliderRow *cs_slider_row_new (void) G_GNUC_WARN_UNUSED_RESULT;

const char *cs_slider_row_get_node (CsSliderRow *self);
void
cs_slider_row_show (CsSliderRow *self, DtiNode *node, double lower, double upper, double given);
void cs_slider_row_set_number (CsSliderRow *self, double number);
double cs_slider_row_get_number (CsSliderRow *self);

G_END_DECLS
