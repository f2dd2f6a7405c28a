/* SPDX-FileCopyrightText: 2026 libdti contributors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

#pragma once

#include <json-glib/json-glib.h>
#include <libdti/model/dti-agency.h>
#include <libdti/model/dti-assignment.h>
#include <libdti/model/dti-baseline.h>
#include <libdti/model/dti-document-private.h>
#include <libdti/model/dti-obligation-rule.h>
#include <libdti/model/dti-target.h>
#include <libdti/model/dti-task.h>

G_BEGIN_DECLS

/* Where an item of a plan document stands, and where its problems go. */
typedef struct
{
  const char *file;    /* may be NULL */
  const char *pointer; /* JSON pointer of the item, as "/agencies/3" */
  DtiProblemList *problems;
} DtiPlanPlace;

/* The items of a plan document, each read from its JSON object. NULL where an error leaves nothing
 * to keep; every error and warning is in place->problems with the pointer of its member. What one
 * item says of another (an unknown agency, say) is the plan's to check. */
DtiAgency *dti_agency_read (JsonObject *object, const DtiPlanPlace *place);
DtiAssignment *dti_assignment_read (JsonObject *object, const DtiPlanPlace *place);
DtiBaseline *dti_baseline_read (JsonObject *object, const DtiPlanPlace *place);
DtiObligationRule *dti_obligation_rule_read (JsonObject *object, const DtiPlanPlace *place);
DtiTarget *dti_target_read (JsonObject *object, const DtiPlanPlace *place);
DtiTask *dti_task_read (JsonObject *object, const DtiPlanPlace *place);

/* Parts of a task. */
DtiTarget *dti_target_read_of_task (JsonObject *object, const DtiPlanPlace *place);
DtiTaskEffect *dti_task_effect_read (JsonObject *object, const DtiPlanPlace *place);
DtiTaskEvent *dti_task_event_read (JsonObject *object, const DtiPlanPlace *place);

/* Whether a number is what a target of that kind asks for; @upper: of a range. NaN never is. */
gboolean dti_target_kind_is_met (DtiTargetKind kind, double value, double upper, double number);

/* ---- what the items read alike ---- */

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (DtiObjectReader, dti_object_reader_clear)

/* A reader of an item, which at its end reports the members nobody asked for. */
DtiObjectReader dti_plan_open (JsonObject *object, const DtiPlanPlace *place);
/* The object at @index of a list, which is at @place; what is no object is reported. */
JsonObject *dti_plan_get_element (JsonArray *list, guint index, const DtiPlanPlace *place);

/* Nothing is said of the other members of an object that makes no sense. */
void dti_plan_give_up (const DtiJsonReader *reader);
/* Report what is absent: @member, or both of two. */
void dti_plan_need (const DtiJsonReader *reader, const char *member);
void dti_plan_need_one (const DtiJsonReader *reader, const char *member, const char *other);

char *dti_plan_read_text (const DtiJsonReader *reader, const char *member);
/* A number in [minimum, maximum], where the maximum may be infinite; @fallback where there is none,
 * or one outside, which is reported. */
double dti_plan_read_number (const DtiJsonReader *reader,
                             const char *member,
                             double minimum,
                             double maximum,
                             double fallback);

/* An id that must be there; an id; a list of ids; either. What is empty or stands twice is
 * reported; NULL where there is none. */
char *dti_plan_need_id (const DtiJsonReader *reader, const char *member);
char *dti_plan_read_id (const DtiJsonReader *reader, const char *member);
char **dti_plan_read_ids (const DtiJsonReader *reader, const char *member);
char **dti_plan_read_id_or_ids (const DtiJsonReader *reader, const char *member);

/* A day as 2023-09-12, and a period in the form of dti_period_format(). */
char *dti_plan_read_day (const DtiJsonReader *reader, const char *member);
char *dti_plan_read_period (const DtiJsonReader *reader, const char *member);
/* "valid": { "from": day, "to": day }, both optional; checks their form and order. */
void dti_plan_read_valid (const DtiJsonReader *reader, char **from, char **to);

/* Whether @day lies in [from, to], where NULL is open. */
gboolean dti_plan_range_contains (const char *from, const char *to, const GDate *day);

G_END_DECLS
