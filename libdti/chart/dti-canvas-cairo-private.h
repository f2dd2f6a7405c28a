/* SPDX-FileCopyrightText: 2026 libdti contributors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

#pragma once

#include <cairo.h>

#include "dti-canvas-private.h"

G_BEGIN_DECLS

/* Paints the picture; its origin is that of the context. */
void dti_canvas_draw (const DtiCanvas *self, cairo_t *cr);
GBytes *dti_canvas_to_png (const DtiCanvas *self, double scale, GError **error);
GBytes *dti_canvas_to_pdf (const DtiCanvas *self, GError **error);

G_END_DECLS
