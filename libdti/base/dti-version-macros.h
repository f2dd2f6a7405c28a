/* SPDX-FileCopyrightText: 2026 libdti contributors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

#pragma once

#include <glib.h>

#ifndef _DTI_EXTERN
#define _DTI_EXTERN extern
#endif

/**
 * DTI_VERSION_1_0:
 *
 * The version 1.0 of the interface, for `DTI_VERSION_MAX_ALLOWED`.
 *
 * Since: 1.0
 */
#define DTI_VERSION_1_0 (G_ENCODE_VERSION (1, 0))

#ifndef DTI_VERSION_MAX_ALLOWED
#define DTI_VERSION_MAX_ALLOWED DTI_VERSION_1_0
#endif

#define DTI_AVAILABLE_IN_ALL _DTI_EXTERN

#if DTI_VERSION_MAX_ALLOWED < DTI_VERSION_1_0
#define DTI_AVAILABLE_IN_1_0 G_UNAVAILABLE (1, 0) _DTI_EXTERN
#else
#define DTI_AVAILABLE_IN_1_0 _DTI_EXTERN
#endif
