/* SPDX-FileCopyrightText: 2026 libdti contributors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* Writes iCalendar text (RFC 5545): a whole-day event on the rolled due day of each obligation that
 * has one, in the order of the list. What is waived or excluded is written as cancelled. The text
 * is the same for the same list and day. @plan_id may be NULL. */
char *dti_icalendar_write (GListModel *obligations, const GDate *today, const char *plan_id);

/* libical makes its table of zones on first use without a lock; call this before it parses or
 * writes a time, and threads need not care. */
void dti_icalendar_prepare (void);

G_END_DECLS
