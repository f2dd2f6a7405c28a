/* SPDX-FileCopyrightText: 2026 libdti contributors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

#include "config.h"

#include <string.h>

#include "dti-framework.h"

#include <libdti/base/dti-json-private.h>

/**
 * dti_framework_make_variant:
 * @self: a framework
 * @pointer: JSON pointer into the document, such as `/root/aggregation`
 * @json: the JSON value to put there, such as `"geometric-mean"`
 * @error: return location for a [error@Dti.Error], or `NULL`
 *
 * Makes a framework that differs from this one in one place of its document.
 *
 * The place is named by a JSON pointer (RFC 6901) into the text of
 * [method@Dti.Framework.to_json]: `/root/children/2/weight`, `/method/0/winsorise/max-points`. What
 * stands there is replaced; a member that an object lacks is added. An array does not grow: to add
 * to one, or to leave something out, replace the whole of it. The empty pointer stands for the
 * whole document. Several changes are made one after the other.
 *
 * The result is read and checked anew like any document, and has a digest of its own; id, title and
 * all else are as they were.
 *
 * Fails with `DTI_ERROR_NOT_FOUND` where the pointer leads nowhere; the message names the part that
 * is not there. Fails with `DTI_ERROR_INVALID_DATA` for a text that is no pointer or no JSON, and
 * as [ctor@Dti.Framework.new_from_json] does where the changed document has an error.
 *
 * Returns: (transfer full): a new framework
 *
 * Since: 1.0
 */
DtiFramework *
dti_framework_make_variant (DtiFramework *self,
                            const char *pointer,
                            const char *json,
                            GError **error)
{
  g_autoptr (JsonNode) document = NULL;
  g_autoptr (JsonNode) value = NULL;
  g_autofree char *text = NULL;
  g_autofree char *changed = NULL;

  g_return_val_if_fail (DTI_IS_FRAMEWORK (self), NULL);
  g_return_val_if_fail (pointer != NULL, NULL);
  g_return_val_if_fail (json != NULL, NULL);
  g_return_val_if_fail (error == NULL || *error == NULL, NULL);

  text = dti_framework_to_json (self);
  document = dti_json_parse (text, strlen (text), NULL, error);
  if (document == NULL)
    return NULL;

  value = dti_json_parse (json, strlen (json), NULL, error);
  if (value == NULL)
    {
      g_prefix_error (error, "the value for “%s”: ", pointer);
      return NULL;
    }
  if (!dti_json_pointer_put (&document, pointer, value, error))
    return NULL;

  changed = dti_json_to_pretty (document);

  return dti_framework_new_from_json (changed, error);
}
