/* SPDX-FileCopyrightText: 2026 libdti contributors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

#pragma once

#include <libdti/monitoring/dti-holiday.h>

G_BEGIN_DECLS

/* @julian: day as of g_date_get_julian(); @title: a GRefString, shared, or NULL. */
DtiHoliday *dti_holiday_new (guint32 julian, DtiDayKind kind, char *title);

G_END_DECLS
