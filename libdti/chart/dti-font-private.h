/* SPDX-FileCopyrightText: 2026 libdti contributors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

#pragma once

/* The widest of the usual fonts first: what fits in it fits in the others. All of them have the
 * letters of Vietnamese. */
#define DTI_FONT_FAMILY "DejaVu Sans, Verdana, Noto Sans, sans-serif"
