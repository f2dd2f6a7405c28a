/* SPDX-FileCopyrightText: 2026 libdti contributors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

#pragma once

#if !defined(DTI_INSIDE) && !defined(DTI_COMPILATION)
#error "Only <libdti/dti.h> can be included directly."
#endif

#include <glib.h>
#include <libdti/base/dti-version-macros.h>

G_BEGIN_DECLS

/**
 * DtiError:
 * @DTI_ERROR_INVALID_DATA: a document, a value or a text is malformed
 * @DTI_ERROR_NOT_FOUND: an id, a file or a name is unknown
 * @DTI_ERROR_EXISTS: an id is there already
 * @DTI_ERROR_UNSUPPORTED: a document asks for something this version cannot do
 * @DTI_ERROR_NOT_COMPUTABLE: a formula has no result for this input
 * @DTI_ERROR_CONFLICT: two statements contradict each other, or an object is sealed
 * @DTI_ERROR_LIMIT: an input is larger or deeper than the reader accepts
 * @DTI_ERROR_FAILED: anything else
 *
 * What went wrong, in the domain [func@Dti.Error.quark].
 *
 * Messages are for people and name the place; the codes are for programs.
 *
 * Since: 1.0
 */
typedef enum
{
  DTI_ERROR_INVALID_DATA,
  DTI_ERROR_NOT_FOUND,
  DTI_ERROR_EXISTS,
  DTI_ERROR_UNSUPPORTED,
  DTI_ERROR_NOT_COMPUTABLE,
  DTI_ERROR_CONFLICT,
  DTI_ERROR_LIMIT,
  DTI_ERROR_FAILED,
} DtiError;

/**
 * DTI_ERROR:
 *
 * The error domain of the library, see [error@Dti.Error].
 *
 * Since: 1.0
 */
#define DTI_ERROR (dti_error_quark ())

DTI_AVAILABLE_IN_1_0
GQuark dti_error_quark (void);

G_END_DECLS
