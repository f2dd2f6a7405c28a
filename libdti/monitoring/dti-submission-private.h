/* SPDX-FileCopyrightText: 2026 libdti contributors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

#pragma once

#include <json-glib/json-glib.h>

#include "dti-submission-event-private.h"
#include "dti-submission-register.h"
#include "dti-submission-workflow-private.h"
#include "dti-submission.h"

G_BEGIN_DECLS

/* The events of a submission: a list that only grows, and that nobody else can write to. */
#define DTI_TYPE_SUBMISSION_HISTORY (dti_submission_history_get_type ())
G_DECLARE_FINAL_TYPE (
    DtiSubmissionHistory, dti_submission_history, DTI, SUBMISSION_HISTORY, GObject)

DtiSubmissionHistory *dti_submission_history_new (void);
void dti_submission_history_append (DtiSubmissionHistory *self, DtiSubmissionEvent *event);
/* Tells listeners of the events appended since the last time. */
void dti_submission_history_announce (DtiSubmissionHistory *self);
guint dti_submission_history_count (DtiSubmissionHistory *self);

struct _DtiSubmission
{
  GObject parent_instance;

  DtiSubmissionRegister *register_; /* not owned; NULL once it is gone */
  char *agency;
  char *obligation;
  char *period;
  guint version;
  DtiSubmission *previous; /* the version before, which this one amends; or NULL */
  gboolean is_amended;     /* there is a version after it */

  DtiSubmissionState state;
  DtiSubmissionState restored; /* what EXCLUDED goes back to */
  char *submitter;             /* GRefString: who submitted last; or NULL */
  gint64 last_instant;
  gint64 first_complete; /* DTI_INSTANT_NONE: never yet */
  DtiSubmissionContent content;
  DtiSubmissionContent recorded; /* what the last event with content said */
  DtiSubmissionHistory *history;
};

#define DTI_INSTANT_NONE G_MININT64

DtiSubmission *dti_submission_new (DtiSubmissionRegister *register_,
                                   const char *agency,
                                   const char *obligation,
                                   const char *period,
                                   DtiSubmission *previous);
DtiSubmissionKey dti_submission_get_key (DtiSubmission *self);
/* "SKHDT, bao-cao-quy, 2023-Q3, version 1", for messages. */
char *dti_submission_describe (DtiSubmission *self);
/* The version whose content stands: an amendment only once it is published. */
DtiSubmission *dti_submission_peek_standing (DtiSubmission *self);

/* What listeners can see; compared before and after a change. */
typedef struct
{
  DtiSubmissionState state;
  gboolean counts;
  gboolean complete;
  gint64 first_complete;
  DtiSubmissionContent content;
} DtiSubmissionView;

DtiSubmissionView dti_submission_view (DtiSubmission *self);
/* Tells listeners what changed since @before, new events among it. */
void dti_submission_announce (DtiSubmission *self, const DtiSubmissionView *before);

/* Why the table, the errors, the people or the versions forbid it. */
DtiSubmissionRefusal dti_submission_refuse (DtiSubmission *self,
                                            DtiSubmissionAction action,
                                            const char *actor,
                                            gboolean four_eyes);

/* One deed on its way into the register. */
typedef struct
{
  DtiSubmissionAction action;
  const char *actor;
  const char *reason; /* NULL: none */
  gint64 instant;
  gboolean four_eyes;
} DtiSubmissionDeed;

/* Fails where the words or the instant are no good; @self may be NULL. */
gboolean
dti_submission_check_deed (DtiSubmission *self, const DtiSubmissionDeed *deed, GError **error);
/* The event that the deed will be. Changes nothing; without digests. */
DtiSubmissionEvent *
dti_submission_make_event (DtiSubmission *self, guint sequence, const DtiSubmissionDeed *deed);
/* Lets the event happen to the submission. Tells nobody. */
void dti_submission_take_event (DtiSubmission *self, DtiSubmissionEvent *event);

/* The next version, with an error where it is refused. */
DtiSubmission *dti_submission_begin_amendment (
    DtiSubmission *self, const char *actor, const char *reason, GDateTime *instant, GError **error);

gboolean dti_submission_check_content (const DtiSubmissionContent *content, GError **error);

DtiSubmissionPermission *dti_submission_permission_new (DtiSubmissionAction action,
                                                        DtiSubmissionState state,
                                                        DtiSubmissionRefusal refusal,
                                                        guint n_errors);

/* ---- the register ---- */

typedef struct
{
  DtiSubmission *submission;
  DtiSubmissionEvent *event;
} DtiJournalEntry;

struct _DtiSubmissionRegister
{
  GObject parent_instance;

  GPtrArray *submissions; /* all versions, in the order of creation */
  guint n_announced;      /* how many of them listeners know of */
  GHashTable *versions; /* "agency\x1fobligation\x1fperiod" → GPtrArray of versions, ascending */
  GArray *journal;      /* of DtiJournalEntry, in order of sequence */
  gboolean four_eyes;
  char digest[DTI_DIGEST_SIZE];
  char *head; /* what a document had besides; or NULL */
  GChecksum *checksum;
  GString *scratch;
};

/* The versions of one report, NULL for none. */
GPtrArray *dti_submission_register_find_versions (DtiSubmissionRegister *self,
                                                  const char *agency,
                                                  const char *obligation,
                                                  const char *period);
DtiSubmission *dti_submission_register_append (DtiSubmissionRegister *self,
                                               const char *agency,
                                               const char *obligation,
                                               const char *period,
                                               DtiSubmission *previous);
/* Links the event to the end of the chain and lets it happen. Tells nobody. */
void dti_submission_register_link (DtiSubmissionRegister *self,
                                   DtiSubmission *submission,
                                   DtiSubmissionEvent *event);
void dti_submission_register_record (DtiSubmissionRegister *self,
                                     DtiSubmission *submission,
                                     const DtiSubmissionDeed *deed);
/* Does what was found allowed, with what follows from it, and tells. */
void dti_submission_register_perform (DtiSubmissionRegister *self,
                                      DtiSubmission *submission,
                                      const DtiSubmissionDeed *deed);
DtiSubmission *dti_submission_register_perform_amend (DtiSubmissionRegister *self,
                                                      DtiSubmission *submission,
                                                      const DtiSubmissionDeed *deed);
/* Ids are no empty texts, and texts of one line. */
gboolean dti_submission_register_is_id (const char *id);

#define DTI_SUBMISSIONS_FORMAT "dti-submissions"
#define DTI_SUBMISSIONS_VERSION 1

DtiSubmissionRegister *
dti_submission_register_read (JsonNode *document, const char *file, GError **error);
JsonNode *dti_submission_register_write (DtiSubmissionRegister *self);

G_END_DECLS
