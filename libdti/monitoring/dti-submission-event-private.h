/* SPDX-FileCopyrightText: 2026 libdti contributors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

#pragma once

#include "dti-submission-event.h"

G_BEGIN_DECLS

/* The digits of a SHA-256, and the NUL. */
#define DTI_DIGEST_SIZE 65
/* What the first event of a register follows. */
#define DTI_DIGEST_NONE "0000000000000000000000000000000000000000000000000000000000000000"

/* How much of what was asked for is there. */
typedef struct
{
  guint n_expected;
  guint n_present;
  guint n_with_evidence;
  guint n_errors;
} DtiSubmissionContent;

gboolean dti_submission_content_equal (const DtiSubmissionContent *a,
                                       const DtiSubmissionContent *b);

/* Which submission an event is about. */
typedef struct
{
  const char *agency;
  const char *obligation;
  const char *period;
  guint version;
} DtiSubmissionKey;

struct _DtiSubmissionEvent
{
  GObject parent_instance;

  guint sequence;
  DtiSubmissionAction action;
  DtiSubmissionState before;
  DtiSubmissionState after;
  gint64 instant; /* microseconds since 1970, UTC */
  char *actor;    /* GRefString: the same few people act all the time */
  char *reason;   /* NULL: none */
  gboolean has_content;
  gboolean four_eyes; /* whether the rule held when it happened */
  DtiSubmissionContent content;
  char previous[DTI_DIGEST_SIZE];
  char digest[DTI_DIGEST_SIZE];
};

/* Instants outside of these have no four-digit year everywhere on earth. */
#define DTI_INSTANT_MIN (G_GINT64_CONSTANT (-2208988800) * G_USEC_PER_SEC)  /* 1900-01-01 UTC */
#define DTI_INSTANT_MAX (G_GINT64_CONSTANT (253370764800) * G_USEC_PER_SEC) /* 9999-01-01 UTC */

gint64 dti_instant_from_date_time (GDateTime *instant);
/* In the time zone of the subject, +07:00. */
GDateTime *dti_instant_to_date_time (gint64 instant);
/* "2023-09-24T17:30:00Z", with six digits behind the point where they are not all 0. */
#define DTI_INSTANT_SIZE 32
void dti_instant_format (gint64 instant, char text[DTI_INSTANT_SIZE]);
/* Takes that form alone. */
gboolean dti_instant_parse (const char *text, gint64 *instant);

/* An event without digests. */
DtiSubmissionEvent *dti_submission_event_new (guint sequence,
                                              gint64 instant,
                                              const char *actor,
                                              DtiSubmissionAction action,
                                              DtiSubmissionState before,
                                              DtiSubmissionState after,
                                              const char *reason);
/* The canonical JSON of the event without its own digest; @text is overwritten. */
void dti_submission_event_write_canonical (DtiSubmissionEvent *self,
                                           const DtiSubmissionKey *key,
                                           GString *text);
void dti_submission_event_compute_digest (DtiSubmissionEvent *self,
                                          const DtiSubmissionKey *key,
                                          GChecksum *checksum,
                                          GString *scratch,
                                          char digest[DTI_DIGEST_SIZE]);

G_END_DECLS
