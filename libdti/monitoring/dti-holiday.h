/* SPDX-FileCopyrightText: 2026 libdti contributors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

#pragma once

#if !defined(DTI_INSIDE) && !defined(DTI_COMPILATION)
#error "Only <libdti/dti.h> can be included directly."
#endif

#include <gio/gio.h>
#include <libdti/base/dti-version-macros.h>

G_BEGIN_DECLS

/**
 * DtiDayKind:
 * @DTI_DAY_KIND_WORKING: a working day, also a Saturday worked in exchange (ngày làm bù)
 * @DTI_DAY_KIND_WEEKEND: a day of the weekend
 * @DTI_DAY_KIND_HOLIDAY: a holiday (ngày nghỉ lễ)
 * @DTI_DAY_KIND_DAY_OFF: a day off given in exchange for another (ngày nghỉ bù)
 *
 * What a day is to an office.
 *
 * Since: 1.0
 */
typedef enum
{
  DTI_DAY_KIND_WORKING,
  DTI_DAY_KIND_WEEKEND,
  DTI_DAY_KIND_HOLIDAY,
  DTI_DAY_KIND_DAY_OFF,
} DtiDayKind;

#define DTI_TYPE_HOLIDAY (dti_holiday_get_type ())

DTI_AVAILABLE_IN_1_0
G_DECLARE_FINAL_TYPE (DtiHoliday, dti_holiday, DTI, HOLIDAY, GObject)

DTI_AVAILABLE_IN_1_0
GDate *dti_holiday_get_day (DtiHoliday *self) G_GNUC_WARN_UNUSED_RESULT;
DTI_AVAILABLE_IN_1_0
DtiDayKind dti_holiday_get_kind (DtiHoliday *self);
DTI_AVAILABLE_IN_1_0
const char *dti_holiday_get_title (DtiHoliday *self);

G_END_DECLS
