/* SPDX-FileCopyrightText: 2026 libdti contributors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

#pragma once

#include <libdti/model/dti-obligation-rule.h>

G_BEGIN_DECLS

/* From so many days before it is due a report is due soon, unless the rule says otherwise. */
#define DTI_OBLIGATION_RULE_REMIND_DAYS 7

struct _DtiObligationRule
{
  GObject parent_instance;

  char *id;
  GHashTable *titles;
  char **from;
  char **to;
  DtiFrequency every;
  DtiDueAnchor anchor;
  guint month;
  guint day;
  int offset_days;
  int offset_months;
  DtiBound bound;
  DtiRoll roll;
  int window_first_month;
  guint window_first_day;
  int window_last_month;
  guint window_last_day;
  int opens_days_before;   /* -1: none */
  int cut_off_days_before; /* -1: none */
  guint slack_days;
  guint remind_days;
  char *feeds;
  char **nodes;
  char *valid_from;
  char *valid_to;
  char *legal_basis;
  char *note;
};

G_END_DECLS
