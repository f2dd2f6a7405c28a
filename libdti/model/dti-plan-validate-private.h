/* SPDX-FileCopyrightText: 2026 libdti contributors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

#pragma once

#include <libdti/model/dti-plan-private.h>

G_BEGIN_DECLS

/* Looks for what is doubtful in a plan. */
typedef struct
{
  DtiPlan *plan;
  DtiFramework *framework; /* or NULL */
  DtiProblemList *problems;
} DtiPlanCheck;

/* Nodes, targets, leads, shares. */
void dti_plan_check_nodes (const DtiPlanCheck *check);
/* Groups, closed agencies, reports. */
void dti_plan_check_duties (const DtiPlanCheck *check);
/* Tasks. */
void dti_plan_check_tasks (const DtiPlanCheck *check);

/* "skhcn (Sở Khoa học và Công nghệ)" for people; the title is left out where there is none. */
char *dti_plan_name_agency (DtiPlan *self, const char *id);

G_END_DECLS
