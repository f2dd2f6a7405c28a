/* SPDX-FileCopyrightText: 2026 libdti contributors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

#include "submission-testing.h"

static DtiSubmissionPermission *
ask (DtiSubmission *submission, DtiSubmissionAction action, const char *actor)
{
  g_autoptr (GListModel) list = dti_submission_list_permissions (submission, actor);

  return g_list_model_get_item (list, (guint) action);
}

static void
assert_permission (DtiSubmission *submission,
                   DtiSubmissionAction action,
                   const char *actor,
                   const char *code,
                   const char *part_vi,
                   const char *part_en)
{
  g_autoptr (DtiSubmissionPermission) permission = ask (submission, action, actor);
  g_autofree char *plain = dti_submission_permission_get_reason (permission, NULL);
  g_autofree char *vi = dti_submission_permission_get_reason (permission, "vi");
  g_autofree char *en = dti_submission_permission_get_reason (permission, "en");
  g_autofree char *fr = dti_submission_permission_get_reason (permission, "fr");

  g_assert_cmpstr (dti_submission_permission_get_code (permission), ==, code);
  g_assert_cmpint (dti_submission_permission_get_allowed (permission), ==, code == NULL);
  g_assert_cmpstr (plain, ==, vi);
  g_assert_cmpstr (fr, ==, en);
  if (code == NULL)
    {
      g_assert_null (vi);
      g_assert_null (en);
      return;
    }
  g_assert_nonnull (strstr (vi, part_vi));
  g_assert_nonnull (strstr (en, part_en));
}

static void
test_list (void)
{
  g_autoptr (DtiSubmissionRegister) reg = dti_submission_register_new ();
  g_autoptr (DtiSubmission) submission = open_one (reg);
  g_autoptr (GListModel) list = dti_submission_list_permissions (submission, OWNER);

  g_test_summary ("There is one permission for every action, in the order of the actions");

  g_assert_true (g_list_model_get_item_type (list) == DTI_TYPE_SUBMISSION_PERMISSION);
  g_assert_cmpuint (g_list_model_get_n_items (list), ==, DTI_SUBMISSION_ACTION_REMIND + 1);
  for (guint i = 0; i < g_list_model_get_n_items (list); i++)
    {
      g_autoptr (DtiSubmissionPermission) permission = g_list_model_get_item (list, i);
      g_autofree char *code = NULL;
      DtiSubmissionAction action;
      gboolean allowed;
      gboolean needs_reason;
      gboolean expected = i == DTI_SUBMISSION_ACTION_RETURN || i == DTI_SUBMISSION_ACTION_RECALL ||
                          i == DTI_SUBMISSION_ACTION_EXCLUDE || i == DTI_SUBMISSION_ACTION_AMEND;

      g_object_get (permission, "action", &action, "allowed", &allowed, "code", &code, NULL);
      g_object_get (permission, "needs-reason", &needs_reason, NULL);
      g_assert_cmpint (action, ==, i);
      g_assert_cmpint (dti_submission_permission_get_action (permission), ==, i);
      g_assert_cmpint (allowed, ==, dti_submission_permission_get_allowed (permission));
      g_assert_cmpstr (code, ==, dti_submission_permission_get_code (permission));
      g_assert_cmpint (needs_reason, ==, expected);
      g_assert_cmpint (dti_submission_permission_get_needs_reason (permission), ==, expected);
      g_assert_cmpint (dti_submission_can (submission, (DtiSubmissionAction) i, OWNER, NULL),
                       ==,
                       allowed);
    }
}

static void
test_reasons (void)
{
  DtiSubmissionRegister *reg = dti_submission_register_new ();
  g_autoptr (DtiSubmission) submission = open_one (reg);

  g_test_summary ("Each refusal says why, for programs and for people in two languages");

  assert_permission (submission, DTI_SUBMISSION_ACTION_SUBMIT, OWNER, NULL, NULL, NULL);
  g_assert_true (dti_submission_set_content (submission, 3, 3, 0, 2, NULL));
  assert_permission (submission,
                     DTI_SUBMISSION_ACTION_SUBMIT,
                     OWNER,
                     "has-errors",
                     "2 lỗi",
                     "2 errors");
  g_assert_true (dti_submission_set_content (submission, 3, 3, 0, 1, NULL));
  assert_permission (submission,
                     DTI_SUBMISSION_ACTION_SUBMIT,
                     OWNER,
                     "has-errors",
                     "1 lỗi",
                     "1 error,");
  g_assert_true (dti_submission_set_content (submission, 3, 3, 0, 0, NULL));
  assert_permission (submission,
                     DTI_SUBMISSION_ACTION_VERIFY,
                     REVIEWER,
                     "wrong-state",
                     "“Đang nhập liệu”; chỉ duyệt được ở trạng thái “Đã gửi chờ duyệt”",
                     "“draft”; “verify” is possible only where it is “submitted”");
  assert_permission (submission,
                     DTI_SUBMISSION_ACTION_RETURN,
                     REVIEWER,
                     "wrong-state",
                     "“Đã gửi chờ duyệt”, “Đã duyệt chờ tổng hợp”, “Đã tổng hợp”",
                     "“submitted”, “verified”, “included”");
  assert_permission (submission,
                     DTI_SUBMISSION_ACTION_CREATE,
                     OWNER,
                     "register-only",
                     "sổ theo dõi",
                     "register");

  do_it (submission, DTI_SUBMISSION_ACTION_SUBMIT, 2);
  assert_permission (submission,
                     DTI_SUBMISSION_ACTION_VERIFY,
                     OWNER,
                     "four-eyes",
                     "người đã gửi báo cáo",
                     "whoever submitted");
  assert_permission (submission, DTI_SUBMISSION_ACTION_VERIFY, REVIEWER, NULL, NULL, NULL);
  do_it (submission, DTI_SUBMISSION_ACTION_VERIFY, 2);
  do_it (submission, DTI_SUBMISSION_ACTION_INCLUDE, 2);
  do_it (submission, DTI_SUBMISSION_ACTION_PUBLISH, 2);
  assert_permission (submission, DTI_SUBMISSION_ACTION_AMEND, OWNER, NULL, NULL, NULL);
  assert_permission (submission,
                     DTI_SUBMISSION_ACTION_SUPERSEDE,
                     OWNER,
                     "register-only",
                     "sổ theo dõi",
                     "register");
  do_it (submission, DTI_SUBMISSION_ACTION_AMEND, 2);
  assert_permission (submission,
                     DTI_SUBMISSION_ACTION_AMEND,
                     OWNER,
                     "amendment-open",
                     "phiên bản điều chỉnh",
                     "amendment");

  g_assert_finalize_object (reg);
  assert_permission (submission,
                     DTI_SUBMISSION_ACTION_EDIT,
                     OWNER,
                     "no-register",
                     "không còn",
                     "gone");
}

static void
test_fixed (void)
{
  g_autoptr (DtiSubmissionRegister) reg = dti_submission_register_new ();
  g_autoptr (DtiSubmission) submission = open_one (reg);
  DtiSubmissionPermission *permission = ask (submission, DTI_SUBMISSION_ACTION_SUBMIT, OWNER);

  g_test_summary ("A permission tells how things stood when it was asked for");

  do_it (submission, DTI_SUBMISSION_ACTION_SUBMIT, 2);
  g_assert_true (dti_submission_permission_get_allowed (permission));
  g_assert_finalize_object (permission);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

  g_test_add_func ("/submission-permission/list", test_list);
  g_test_add_func ("/submission-permission/reasons", test_reasons);
  g_test_add_func ("/submission-permission/fixed", test_fixed);

  return g_test_run ();
}
