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
 * DtiRole:
 * @DTI_ROLE_LEAD: answers for it upward (phụ trách, chủ trì)
 * @DTI_ROLE_COORDINATE: helps the lead and answers to it (phối hợp)
 * @DTI_ROLE_MONITOR: follows and assesses it (theo dõi)
 * @DTI_ROLE_SYNTHESISE: puts the reports together (tổng hợp)
 * @DTI_ROLE_SUPPLY_DATA: supplies its figures (cung cấp số liệu)
 * @DTI_ROLE_OVERSEE: directs it: the body or person that leads answer to (chỉ đạo)
 *
 * What an agency does about a node; in brackets the words of Vietnamese plans.
 *
 * Since: 1.0
 */
typedef enum
{
  DTI_ROLE_LEAD,
  DTI_ROLE_COORDINATE,
  DTI_ROLE_MONITOR,
  DTI_ROLE_SYNTHESISE,
  DTI_ROLE_SUPPLY_DATA,
  DTI_ROLE_OVERSEE,
} DtiRole;

/**
 * DtiFrequency:
 * @DTI_FREQUENCY_ON_REQUEST: when somebody asks (khi có yêu cầu)
 * @DTI_FREQUENCY_WEEK: every week
 * @DTI_FREQUENCY_MONTH: every month
 * @DTI_FREQUENCY_QUARTER: every quarter
 * @DTI_FREQUENCY_HALF: every half-year
 * @DTI_FREQUENCY_YEAR: every year
 *
 * How often something is due.
 *
 * Since: 1.0
 */
typedef enum
{
  DTI_FREQUENCY_ON_REQUEST,
  DTI_FREQUENCY_WEEK,
  DTI_FREQUENCY_MONTH,
  DTI_FREQUENCY_QUARTER,
  DTI_FREQUENCY_HALF,
  DTI_FREQUENCY_YEAR,
} DtiFrequency;

/**
 * DtiDueAnchor:
 * @DTI_DUE_ANCHOR_PERIOD_END: the last day of the period
 * @DTI_DUE_ANCHOR_MONTH_OF_PERIOD: a day of one of the period's months
 * @DTI_DUE_ANCHOR_FIXED_DATE: a day and month of the year in which the period ends
 * @DTI_DUE_ANCHOR_ON_REQUEST: the request sets it
 *
 * From what a due day is counted.
 *
 * Since: 1.0
 */
typedef enum
{
  DTI_DUE_ANCHOR_PERIOD_END,
  DTI_DUE_ANCHOR_MONTH_OF_PERIOD,
  DTI_DUE_ANCHOR_FIXED_DATE,
  DTI_DUE_ANCHOR_ON_REQUEST,
} DtiDueAnchor;

/**
 * DtiBound:
 * @DTI_BOUND_BEFORE: strictly before that day (trước ngày)
 * @DTI_BOUND_ON_OR_BEFORE: that day still counts (chậm nhất ngày)
 *
 * How the day of a rule is meant.
 *
 * Since: 1.0
 */
typedef enum
{
  DTI_BOUND_BEFORE,
  DTI_BOUND_ON_OR_BEFORE,
} DtiBound;

/**
 * DtiRoll:
 * @DTI_ROLL_NONE: it stays
 * @DTI_ROLL_PRECEDING: to the working day before
 * @DTI_ROLL_FOLLOWING: to the working day after
 * @DTI_ROLL_MODIFIED_FOLLOWING: to the working day after, unless that is in another month: then to
 * the one before
 *
 * Where a due day goes that is no working day.
 *
 * Since: 1.0
 */
typedef enum
{
  DTI_ROLL_NONE,
  DTI_ROLL_PRECEDING,
  DTI_ROLL_FOLLOWING,
  DTI_ROLL_MODIFIED_FOLLOWING,
} DtiRoll;

/**
 * DtiTargetKind:
 * @DTI_TARGET_KIND_AT_LEAST: a value or more
 * @DTI_TARGET_KIND_AT_MOST: a value or less
 * @DTI_TARGET_KIND_EXACT: just that value
 * @DTI_TARGET_KIND_RANGE: a value in a closed range
 * @DTI_TARGET_KIND_RANK_AT_MOST: a rank of that number or a better one (thuộc nhóm 20)
 *
 * What a target asks for.
 *
 * Since: 1.0
 */
typedef enum
{
  DTI_TARGET_KIND_AT_LEAST,
  DTI_TARGET_KIND_AT_MOST,
  DTI_TARGET_KIND_EXACT,
  DTI_TARGET_KIND_RANGE,
  DTI_TARGET_KIND_RANK_AT_MOST,
} DtiTargetKind;

/**
 * DtiTaskStatus:
 * @DTI_TASK_STATUS_PLANNED: not begun
 * @DTI_TASK_STATUS_ONGOING: under way
 * @DTI_TASK_STATUS_DONE: done
 * @DTI_TASK_STATUS_SUSPENDED: stopped for now
 * @DTI_TASK_STATUS_CANCELLED: given up
 *
 * How far a task is.
 *
 * Since: 1.0
 */
typedef enum
{
  DTI_TASK_STATUS_PLANNED,
  DTI_TASK_STATUS_ONGOING,
  DTI_TASK_STATUS_DONE,
  DTI_TASK_STATUS_SUSPENDED,
  DTI_TASK_STATUS_CANCELLED,
} DtiTaskStatus;

G_END_DECLS
