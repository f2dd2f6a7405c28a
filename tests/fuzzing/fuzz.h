/* SPDX-FileCopyrightText: 2026 libdti contributors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

#pragma once

#include <libdti/dti.h>

/* One run with any bytes: it must end, without an error of the sanitizers, of GLib or of a
 * g_assert. */
int LLVMFuzzerTestOneInput (const guint8 *data, gsize size);

/* Bytes of input that are worth a run; larger ones only take longer. */
#define FUZZ_MAX_SIZE 65536
