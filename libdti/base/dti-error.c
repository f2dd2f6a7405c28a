/* SPDX-FileCopyrightText: 2026 libdti contributors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

#include "config.h"

#include "dti-error.h"

/**
 * dti_error_quark:
 *
 * Gets the error domain of the library.
 *
 * This function is thread-safe.
 *
 * Returns: the quark of the domain
 *
 * Since: 1.0
 */
/* clang-format off */
G_DEFINE_QUARK (dti-error-quark, dti_error)
/* clang-format on */
