/* SPDX-FileCopyrightText: 2026 libdti contributors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

#include "config.h"

#include "dti-submission-workflow-private.h"

/* clang-format off */
#define STATE(name) DTI_SUBMISSION_STATE_ ## name
#define ACTION(name) DTI_SUBMISSION_ACTION_ ## name
#define EDGE(state, action, next, reason, who) \
  { STATE (state), ACTION (action), STATE (next), FALSE, reason, DTI_ACTOR_ ## who }

/* The only source of what is allowed. A submission begins as DRAFT; CREATE leads there from
 * nowhere, so it is no edge. */
static const DtiSubmissionEdge edges[] = {
  /*    state      action     next        reason who */
  EDGE (DRAFT,     EDIT,      DRAFT,      FALSE, OWNER),
  EDGE (DRAFT,     SUBMIT,    SUBMITTED,  FALSE, OWNER),
  EDGE (DRAFT,     EXCLUDE,   EXCLUDED,   TRUE,  REVIEWER),
  EDGE (DRAFT,     REMIND,    DRAFT,      FALSE, REVIEWER),

  EDGE (SUBMITTED, RECALL,    DRAFT,      TRUE,  OWNER),
  EDGE (SUBMITTED, RETURN,    RETURNED,   TRUE,  REVIEWER),
  EDGE (SUBMITTED, VERIFY,    VERIFIED,   FALSE, SECOND_PERSON),
  EDGE (SUBMITTED, EXCLUDE,   EXCLUDED,   TRUE,  REVIEWER),

  EDGE (RETURNED,  EDIT,      RETURNED,   FALSE, OWNER),
  EDGE (RETURNED,  SUBMIT,    SUBMITTED,  FALSE, OWNER),
  EDGE (RETURNED,  EXCLUDE,   EXCLUDED,   TRUE,  REVIEWER),
  EDGE (RETURNED,  REMIND,    RETURNED,   FALSE, REVIEWER),

  EDGE (VERIFIED,  INCLUDE,   INCLUDED,   FALSE, REVIEWER),
  EDGE (VERIFIED,  RETURN,    RETURNED,   TRUE,  REVIEWER),
  EDGE (VERIFIED,  EXCLUDE,   EXCLUDED,   TRUE,  REVIEWER),

  EDGE (INCLUDED,  PUBLISH,   PUBLISHED,  FALSE, SECOND_PERSON),
  EDGE (INCLUDED,  RETURN,    RETURNED,   TRUE,  REVIEWER),
  EDGE (INCLUDED,  EXCLUDE,   EXCLUDED,   TRUE,  REVIEWER),

  EDGE (PUBLISHED, AMEND,     PUBLISHED,  TRUE,  OWNER),
  EDGE (PUBLISHED, SUPERSEDE, SUPERSEDED, FALSE, REGISTER),

  { STATE (EXCLUDED), ACTION (REINCLUDE), STATE (EXCLUDED), TRUE, FALSE, DTI_ACTOR_REVIEWER },
};
/* clang-format on */

/* What is true of a state, whatever is done. */
typedef struct
{
  const char *nick;
  const char *vi;
  const char *en;
  gboolean editable;
  gboolean counts;
  gboolean delivered;
} StateFacts;

static const StateFacts states[DTI_N_SUBMISSION_STATES] = {
  [DTI_SUBMISSION_STATE_DRAFT] = { "draft", "Đang nhập liệu", "draft", TRUE, FALSE, FALSE },
  [DTI_SUBMISSION_STATE_SUBMITTED] = { "submitted",
                                       "Đã gửi chờ duyệt",
                                       "submitted",
                                       FALSE,
                                       FALSE,
                                       TRUE },
  [DTI_SUBMISSION_STATE_RETURNED] = { "returned",
                                      "Yêu cầu chỉnh lý",
                                      "returned",
                                      TRUE,
                                      FALSE,
                                      FALSE },
  [DTI_SUBMISSION_STATE_VERIFIED] = { "verified",
                                      "Đã duyệt chờ tổng hợp",
                                      "verified",
                                      FALSE,
                                      TRUE,
                                      TRUE },
  [DTI_SUBMISSION_STATE_INCLUDED] = { "included", "Đã tổng hợp", "included", FALSE, TRUE, TRUE },
  [DTI_SUBMISSION_STATE_PUBLISHED] = { "published",
                                       "Chốt số liệu",
                                       "published",
                                       FALSE,
                                       TRUE,
                                       TRUE },
  [DTI_SUBMISSION_STATE_SUPERSEDED] = { "superseded",
                                        "Phiên bản cũ",
                                        "superseded",
                                        FALSE,
                                        FALSE,
                                        TRUE },
  [DTI_SUBMISSION_STATE_EXCLUDED] = { "excluded", "Đã loại trừ", "excluded", FALSE, FALSE, FALSE },
};

typedef struct
{
  const char *nick;
  const char *vi;
  const char *en;
} ActionFacts;

static const ActionFacts actions[DTI_N_SUBMISSION_ACTIONS] = {
  [DTI_SUBMISSION_ACTION_CREATE] = { "create", "tạo", "create" },
  [DTI_SUBMISSION_ACTION_EDIT] = { "edit", "sửa nội dung", "edit" },
  [DTI_SUBMISSION_ACTION_SUBMIT] = { "submit", "gửi", "submit" },
  [DTI_SUBMISSION_ACTION_RECALL] = { "recall", "thu hồi", "recall" },
  [DTI_SUBMISSION_ACTION_RETURN] = { "return", "trả lại để chỉnh lý", "return" },
  [DTI_SUBMISSION_ACTION_VERIFY] = { "verify", "duyệt", "verify" },
  [DTI_SUBMISSION_ACTION_INCLUDE] = { "include", "đưa vào tổng hợp", "include" },
  [DTI_SUBMISSION_ACTION_PUBLISH] = { "publish", "chốt số liệu", "publish" },
  [DTI_SUBMISSION_ACTION_AMEND] = { "amend", "lập phiên bản điều chỉnh", "amend" },
  [DTI_SUBMISSION_ACTION_SUPERSEDE] = { "supersede", "nhường chỗ cho phiên bản sau", "supersede" },
  [DTI_SUBMISSION_ACTION_EXCLUDE] = { "exclude", "loại trừ", "exclude" },
  [DTI_SUBMISSION_ACTION_REINCLUDE] = { "reinclude", "đưa trở lại", "take back" },
  [DTI_SUBMISSION_ACTION_REMIND] = { "remind", "nhắc", "remind" },
};

const DtiSubmissionEdge *
dti_submission_workflow_find (DtiSubmissionState state, DtiSubmissionAction action)
{
  for (guint i = 0; i < G_N_ELEMENTS (edges); i++)
    if (edges[i].state == state && edges[i].action == action)
      return &edges[i];

  return NULL;
}

gboolean
dti_submission_workflow_needs_reason (DtiSubmissionAction action)
{
  for (guint i = 0; i < G_N_ELEMENTS (edges); i++)
    if (edges[i].action == action && edges[i].needs_reason)
      return TRUE;

  return FALSE;
}

gboolean
dti_submission_workflow_is_editable (DtiSubmissionState state)
{
  return states[state].editable;
}

gboolean
dti_submission_workflow_counts (DtiSubmissionState state)
{
  return states[state].counts;
}

gboolean
dti_submission_workflow_is_delivered (DtiSubmissionState state)
{
  return states[state].delivered;
}

const char *
dti_submission_state_get_nick (DtiSubmissionState state)
{
  return states[state].nick;
}

const char *
dti_submission_action_get_nick (DtiSubmissionAction action)
{
  return actions[action].nick;
}

/* ---- refusals ---- */

static const char *const refusal_codes[] = {
  [DTI_REFUSAL_NONE] = NULL,
  [DTI_REFUSAL_WRONG_STATE] = "wrong-state",
  [DTI_REFUSAL_HAS_ERRORS] = "has-errors",
  [DTI_REFUSAL_FOUR_EYES] = "four-eyes",
  [DTI_REFUSAL_AMENDMENT_OPEN] = "amendment-open",
  [DTI_REFUSAL_REGISTER_ONLY] = "register-only",
  [DTI_REFUSAL_NO_REGISTER] = "no-register",
};

const char *
dti_submission_refusal_get_code (DtiSubmissionRefusal refusal)
{
  return refusal_codes[refusal];
}

/* The states in which the action can be done, for people. */
static char *
list_states (DtiSubmissionAction action, gboolean is_vietnamese)
{
  GString *list = g_string_new (NULL);

  for (guint i = 0; i < G_N_ELEMENTS (edges); i++)
    if (edges[i].action == action)
      g_string_append_printf (list,
                              "%s“%s”",
                              list->len > 0 ? ", " : "",
                              is_vietnamese ? states[edges[i].state].vi
                                            : states[edges[i].state].en);

  return g_string_free (list, FALSE);
}

static char *
describe_wrong_state (DtiSubmissionState state, DtiSubmissionAction action, gboolean is_vietnamese)
{
  g_autofree char *list = list_states (action, is_vietnamese);

  if (is_vietnamese)
    return g_strdup_printf ("báo cáo đang ở trạng thái “%s”; chỉ %s được ở trạng thái %s",
                            states[state].vi,
                            actions[action].vi,
                            list);

  return g_strdup_printf ("the report is “%s”; “%s” is possible only where it is %s",
                          states[state].en,
                          actions[action].en,
                          list);
}

static char *
describe_errors (guint n_errors, gboolean is_vietnamese)
{
  if (is_vietnamese)
    return g_strdup_printf ("nội dung còn %u lỗi phải sửa trước khi gửi", n_errors);

  return g_strdup_printf ("the content has %u error%s, which must be mended before it is submitted",
                          n_errors,
                          n_errors == 1 ? "" : "s");
}

char *
dti_submission_refusal_describe (DtiSubmissionRefusal refusal,
                                 DtiSubmissionState state,
                                 DtiSubmissionAction action,
                                 guint n_errors,
                                 const char *language)
{
  gboolean is_vietnamese = language == NULL || g_str_equal (language, "vi");

  switch (refusal)
    {
    case DTI_REFUSAL_WRONG_STATE:
      return describe_wrong_state (state, action, is_vietnamese);
    case DTI_REFUSAL_HAS_ERRORS:
      return describe_errors (n_errors, is_vietnamese);
    case DTI_REFUSAL_FOUR_EYES:
      return g_strdup (is_vietnamese
                           ? "người đã gửi báo cáo không được tự duyệt hoặc tự chốt số liệu"
                           : "whoever submitted the report cannot verify or publish it");
    case DTI_REFUSAL_AMENDMENT_OPEN:
      return g_strdup (is_vietnamese ? "đã có phiên bản điều chỉnh đang thực hiện"
                                     : "there is an amendment already");
    case DTI_REFUSAL_REGISTER_ONLY:
      return g_strdup (is_vietnamese ? "việc này do sổ theo dõi báo cáo tự thực hiện"
                                     : "only the register does this");
    case DTI_REFUSAL_NO_REGISTER:
      return g_strdup (is_vietnamese ? "sổ theo dõi của báo cáo không còn nữa"
                                     : "the register of the report is gone");
    case DTI_REFUSAL_NONE:
    default:
      return NULL;
    }
}
