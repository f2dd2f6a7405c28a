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
 * DtiSubmissionState:
 * @DTI_SUBMISSION_STATE_DRAFT: being filled in (Đang nhập liệu)
 * @DTI_SUBMISSION_STATE_SUBMITTED: sent, waiting for review (Đã gửi chờ duyệt)
 * @DTI_SUBMISSION_STATE_RETURNED: sent back with a reason (Yêu cầu chỉnh lý)
 * @DTI_SUBMISSION_STATE_VERIFIED: appraised, waiting for synthesis (Đã duyệt chờ tổng hợp)
 * @DTI_SUBMISSION_STATE_INCLUDED: in the synthesis (Đã tổng hợp)
 * @DTI_SUBMISSION_STATE_PUBLISHED: frozen (Chốt số liệu)
 * @DTI_SUBMISSION_STATE_SUPERSEDED: replaced by a later version (phiên bản cũ)
 * @DTI_SUBMISSION_STATE_EXCLUDED: left out, with a reason (Đã loại trừ)
 *
 * Where a submission is in its life.
 *
 * Since: 1.0
 */
typedef enum
{
  DTI_SUBMISSION_STATE_DRAFT,
  DTI_SUBMISSION_STATE_SUBMITTED,
  DTI_SUBMISSION_STATE_RETURNED,
  DTI_SUBMISSION_STATE_VERIFIED,
  DTI_SUBMISSION_STATE_INCLUDED,
  DTI_SUBMISSION_STATE_PUBLISHED,
  DTI_SUBMISSION_STATE_SUPERSEDED,
  DTI_SUBMISSION_STATE_EXCLUDED,
} DtiSubmissionState;

/**
 * DtiSubmissionAction:
 * @DTI_SUBMISSION_ACTION_CREATE: begin it
 * @DTI_SUBMISSION_ACTION_EDIT: change its content
 * @DTI_SUBMISSION_ACTION_SUBMIT: send it
 * @DTI_SUBMISSION_ACTION_RECALL: take it back before it is reviewed
 * @DTI_SUBMISSION_ACTION_RETURN: send it back, with a reason
 * @DTI_SUBMISSION_ACTION_VERIFY: appraise it
 * @DTI_SUBMISSION_ACTION_INCLUDE: take it into the synthesis
 * @DTI_SUBMISSION_ACTION_PUBLISH: freeze it
 * @DTI_SUBMISSION_ACTION_AMEND: begin a new version of a published one
 * @DTI_SUBMISSION_ACTION_SUPERSEDE: a later version took its place; the register does it
 * @DTI_SUBMISSION_ACTION_EXCLUDE: leave it out, with a reason
 * @DTI_SUBMISSION_ACTION_REINCLUDE: take an excluded one back
 * @DTI_SUBMISSION_ACTION_REMIND: chase the owner; changes no state
 *
 * What can be done with a submission.
 *
 * Since: 1.0
 */
typedef enum
{
  DTI_SUBMISSION_ACTION_CREATE,
  DTI_SUBMISSION_ACTION_EDIT,
  DTI_SUBMISSION_ACTION_SUBMIT,
  DTI_SUBMISSION_ACTION_RECALL,
  DTI_SUBMISSION_ACTION_RETURN,
  DTI_SUBMISSION_ACTION_VERIFY,
  DTI_SUBMISSION_ACTION_INCLUDE,
  DTI_SUBMISSION_ACTION_PUBLISH,
  DTI_SUBMISSION_ACTION_AMEND,
  DTI_SUBMISSION_ACTION_SUPERSEDE,
  DTI_SUBMISSION_ACTION_EXCLUDE,
  DTI_SUBMISSION_ACTION_REINCLUDE,
  DTI_SUBMISSION_ACTION_REMIND,
} DtiSubmissionAction;

G_END_DECLS
