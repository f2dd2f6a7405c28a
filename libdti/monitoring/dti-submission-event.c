/* SPDX-FileCopyrightText: 2026 libdti contributors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

#include "config.h"

#include <string.h>

#include "dti-submission-event-private.h"
#include "dti-submission-workflow-private.h"

#include <libdti/dti-enum-types.h>

/**
 * DtiSubmissionEvent:
 *
 * Something that was done with a submission, by whom and when.
 *
 * Events are numbered through the whole register and chained: the digest of an event is the SHA-256
 * of its canonical JSON, which holds the digest of the event before it. The chain shows that
 * nothing was changed in between; it does not show who wrote it, so keep the last digest somewhere
 * else too.
 *
 * Events never change, so threads share them freely.
 *
 * Since: 1.0
 */

typedef enum
{
  PROP_ACTION = 1,
  PROP_ACTOR,
  PROP_DIGEST,
  PROP_INSTANT,
  PROP_PREVIOUS_DIGEST,
  PROP_REASON,
  PROP_SEQUENCE,
  PROP_STATE_AFTER,
  PROP_STATE_BEFORE,
} DtiSubmissionEventProperty;

static GParamSpec *props[PROP_STATE_BEFORE + 1];

G_DEFINE_FINAL_TYPE (DtiSubmissionEvent, dti_submission_event, G_TYPE_OBJECT)

static void
dti_submission_event_finalize (GObject *object)
{
  DtiSubmissionEvent *self = DTI_SUBMISSION_EVENT (object);

  g_clear_pointer (&self->actor, g_ref_string_release);
  g_free (self->reason);

  G_OBJECT_CLASS (dti_submission_event_parent_class)->finalize (object);
}

static void
dti_submission_event_get_property (GObject *object, guint prop_id, GValue *value, GParamSpec *pspec)
{
  DtiSubmissionEvent *self = DTI_SUBMISSION_EVENT (object);

  switch ((DtiSubmissionEventProperty) prop_id)
    {
    case PROP_ACTION:
      g_value_set_enum (value, (int) self->action);
      break;
    case PROP_ACTOR:
      g_value_set_string (value, self->actor);
      break;
    case PROP_DIGEST:
      g_value_set_string (value, self->digest);
      break;
    case PROP_INSTANT:
      g_value_take_boxed (value, dti_submission_event_get_instant (self));
      break;
    case PROP_PREVIOUS_DIGEST:
      g_value_set_string (value, self->previous);
      break;
    case PROP_REASON:
      g_value_set_string (value, self->reason);
      break;
    case PROP_SEQUENCE:
      g_value_set_uint (value, self->sequence);
      break;
    case PROP_STATE_AFTER:
      g_value_set_enum (value, (int) self->after);
      break;
    case PROP_STATE_BEFORE:
      g_value_set_enum (value, (int) self->before);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static GParamSpec *
text_spec (const char *name)
{
  return g_param_spec_string (name, NULL, NULL, NULL, G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
}

static GParamSpec *
state_spec (const char *name)
{
  return g_param_spec_enum (name,
                            NULL,
                            NULL,
                            DTI_TYPE_SUBMISSION_STATE,
                            DTI_SUBMISSION_STATE_DRAFT,
                            G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
}

static void
make_deed_properties (void)
{
  /**
   * DtiSubmissionEvent:action: (getter get_action)
   *
   * What was done.
   *
   * Since: 1.0
   */
  props[PROP_ACTION] = g_param_spec_enum ("action",
                                          NULL,
                                          NULL,
                                          DTI_TYPE_SUBMISSION_ACTION,
                                          DTI_SUBMISSION_ACTION_CREATE,
                                          G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);

  /**
   * DtiSubmissionEvent:actor: (getter get_actor)
   *
   * Who did it.
   *
   * Since: 1.0
   */
  props[PROP_ACTOR] = text_spec ("actor");

  /**
   * DtiSubmissionEvent:instant: (getter get_instant)
   *
   * When it was done.
   *
   * Since: 1.0
   */
  props[PROP_INSTANT] = g_param_spec_boxed ("instant",
                                            NULL,
                                            NULL,
                                            G_TYPE_DATE_TIME,
                                            G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);

  /**
   * DtiSubmissionEvent:reason: (getter get_reason)
   *
   * Why it was done.
   *
   * Since: 1.0
   */
  props[PROP_REASON] = text_spec ("reason");

  /**
   * DtiSubmissionEvent:state-after: (getter get_state_after)
   *
   * The state of the submission afterwards.
   *
   * Since: 1.0
   */
  props[PROP_STATE_AFTER] = state_spec ("state-after");

  /**
   * DtiSubmissionEvent:state-before: (getter get_state_before)
   *
   * The state of the submission before it.
   *
   * Since: 1.0
   */
  props[PROP_STATE_BEFORE] = state_spec ("state-before");
}

static void
dti_submission_event_class_init (DtiSubmissionEventClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->finalize = dti_submission_event_finalize;
  object_class->get_property = dti_submission_event_get_property;

  /**
   * DtiSubmissionEvent:digest: (getter get_digest)
   *
   * The SHA-256 of the event and of all before it.
   *
   * Since: 1.0
   */
  props[PROP_DIGEST] = text_spec ("digest");

  /**
   * DtiSubmissionEvent:previous-digest: (getter get_previous_digest)
   *
   * The digest of the event before it in the register.
   *
   * Since: 1.0
   */
  props[PROP_PREVIOUS_DIGEST] = text_spec ("previous-digest");

  /**
   * DtiSubmissionEvent:sequence: (getter get_sequence)
   *
   * Its number in the register, counted from 1.
   *
   * Since: 1.0
   */
  props[PROP_SEQUENCE] = g_param_spec_uint (
      "sequence", NULL, NULL, 0, G_MAXUINT, 0, G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);

  make_deed_properties ();
  g_object_class_install_properties (object_class, G_N_ELEMENTS (props), props);
}

static void
dti_submission_event_init (DtiSubmissionEvent *self)
{
}

gboolean
dti_submission_content_equal (const DtiSubmissionContent *a, const DtiSubmissionContent *b)
{
  return a->n_expected == b->n_expected && a->n_present == b->n_present &&
         a->n_with_evidence == b->n_with_evidence && a->n_errors == b->n_errors;
}

DtiSubmissionEvent *
dti_submission_event_new (guint sequence,
                          gint64 instant,
                          const char *actor,
                          DtiSubmissionAction action,
                          DtiSubmissionState before,
                          DtiSubmissionState after,
                          const char *reason)
{
  DtiSubmissionEvent *self = g_object_new (DTI_TYPE_SUBMISSION_EVENT, NULL);

  self->sequence = sequence;
  self->instant = instant;
  self->actor = g_ref_string_new_intern (actor);
  self->action = action;
  self->before = before;
  self->after = after;
  self->reason = g_strdup (reason);

  return self;
}

/* ---- instants ---- */

gint64
dti_instant_from_date_time (GDateTime *instant)
{
  return g_date_time_to_unix (instant) * G_USEC_PER_SEC + g_date_time_get_microsecond (instant);
}

static gint64
floor_to_second (gint64 instant)
{
  gint64 second = instant / G_USEC_PER_SEC;

  return instant % G_USEC_PER_SEC < 0 ? second - 1 : second;
}

GDateTime *
dti_instant_to_date_time (gint64 instant)
{
  gint64 second = floor_to_second (instant);
  g_autoptr (GTimeZone) zone = g_time_zone_new_offset (7 * 3600);
  g_autoptr (GDateTime) whole = g_date_time_new_from_unix_utc (second);
  g_autoptr (GDateTime) exact = g_date_time_add (whole, instant - second * G_USEC_PER_SEC);

  return g_date_time_to_timezone (exact, zone);
}

void
dti_instant_format (gint64 instant, char text[DTI_INSTANT_SIZE])
{
  gint64 second = floor_to_second (instant);
  int microsecond = (int) (instant - second * G_USEC_PER_SEC);
  g_autoptr (GDateTime) utc = g_date_time_new_from_unix_utc (second);
  int length = g_snprintf (text,
                           DTI_INSTANT_SIZE,
                           "%04d-%02d-%02dT%02d:%02d:%02d",
                           g_date_time_get_year (utc),
                           g_date_time_get_month (utc),
                           g_date_time_get_day_of_month (utc),
                           g_date_time_get_hour (utc),
                           g_date_time_get_minute (utc),
                           g_date_time_get_second (utc));

  if (microsecond > 0)
    g_snprintf (text + length, (gulong) (DTI_INSTANT_SIZE - length), ".%06dZ", microsecond);
  else
    g_strlcpy (text + length, "Z", (gsize) (DTI_INSTANT_SIZE - length));
}

static int
read_digits (const char *text, guint n)
{
  int number = 0;

  for (guint i = 0; i < n; i++)
    number = number * 10 + g_ascii_digit_value (text[i]);

  return number;
}

/* Whether @text is like @pattern, where 0 stands for any digit. */
static gboolean
is_like (const char *text, const char *pattern)
{
  if (strlen (text) != strlen (pattern))
    return FALSE;
  for (; *pattern != '\0'; pattern++, text++)
    if (*pattern == '0' ? !g_ascii_isdigit (*text) : *text != *pattern)
      return FALSE;

  return TRUE;
}

gboolean
dti_instant_parse (const char *text, gint64 *instant)
{
  gboolean has_fraction = is_like (text, "0000-00-00T00:00:00.000000Z");
  g_autoptr (GDateTime) utc = NULL;

  if (!has_fraction && !is_like (text, "0000-00-00T00:00:00Z"))
    return FALSE;

  utc = g_date_time_new_utc (read_digits (text, 4),
                             read_digits (text + 5, 2),
                             read_digits (text + 8, 2),
                             read_digits (text + 11, 2),
                             read_digits (text + 14, 2),
                             read_digits (text + 17, 2));
  if (utc == NULL)
    return FALSE;

  *instant =
      g_date_time_to_unix (utc) * G_USEC_PER_SEC + (has_fraction ? read_digits (text + 20, 6) : 0);

  return *instant >= DTI_INSTANT_MIN && *instant < DTI_INSTANT_MAX;
}

/* ---- digests ---- */

/* As the canonical JSON of documents has it. */
static void
append_text (GString *text, const char *string)
{
  static const char characters[] = "\"\\\b\f\n\r\t";
  static const char letters[] = "\"\\bfnrt";
  const char *run = string;

  g_string_append_c (text, '"');
  for (const char *c = string; *c != '\0'; c++)
    {
      const char *found;

      if ((guchar) *c >= 0x20 && *c != '"' && *c != '\\')
        continue;
      found = strchr (characters, *c);
      g_string_append_len (text, run, c - run);
      if (found != NULL)
        {
          g_string_append_c (text, '\\');
          g_string_append_c (text, letters[found - characters]);
        }
      else
        g_string_append_printf (text, "\\u%04x", (guint) (guchar) *c);
      run = c + 1;
    }
  g_string_append (text, run);
  g_string_append_c (text, '"');
}

static void
append_text_member (GString *text, const char *name, const char *value)
{
  g_string_append (text, name);
  append_text (text, value);
}

/* The members in alphabetical order, those that are not there left out. */
void
dti_submission_event_write_canonical (DtiSubmissionEvent *self,
                                      const DtiSubmissionKey *key,
                                      GString *text)
{
  char instant[DTI_INSTANT_SIZE];

  dti_instant_format (self->instant, instant);
  g_string_truncate (text, 0);
  append_text_member (text, "{\"action\":", dti_submission_action_get_nick (self->action));
  append_text_member (text, ",\"actor\":", self->actor);
  append_text_member (text, ",\"after\":", dti_submission_state_get_nick (self->after));
  append_text_member (text, ",\"agency\":", key->agency);
  append_text_member (text, ",\"before\":", dti_submission_state_get_nick (self->before));
  if (self->has_content)
    g_string_append_printf (text,
                            ",\"content\":{\"errors\":%u,\"expected\":%u,\"present\":%u,"
                            "\"with-evidence\":%u}",
                            self->content.n_errors,
                            self->content.n_expected,
                            self->content.n_present,
                            self->content.n_with_evidence);
  if (self->four_eyes)
    g_string_append (text, ",\"four-eyes\":true");
  append_text_member (text, ",\"instant\":", instant);
  append_text_member (text, ",\"obligation\":", key->obligation);
  append_text_member (text, ",\"period\":", key->period);
  append_text_member (text, ",\"previous\":", self->previous);
  if (self->reason != NULL)
    append_text_member (text, ",\"reason\":", self->reason);
  g_string_append_printf (text, ",\"sequence\":%u,\"version\":%u}", self->sequence, key->version);
}

void
dti_submission_event_compute_digest (DtiSubmissionEvent *self,
                                     const DtiSubmissionKey *key,
                                     GChecksum *checksum,
                                     GString *scratch,
                                     char digest[DTI_DIGEST_SIZE])
{
  dti_submission_event_write_canonical (self, key, scratch);
  g_checksum_reset (checksum);
  g_checksum_update (checksum, (const guchar *) scratch->str, (gssize) scratch->len);
  g_strlcpy (digest, g_checksum_get_string (checksum), DTI_DIGEST_SIZE);
}

/* ---- public functions ---- */

/**
 * dti_submission_event_get_sequence: (get-property sequence)
 * @self: an event
 *
 * Gets its number in the register, counted from 1.
 *
 * The events of one submission need not follow each other in the register.
 *
 * Returns: the number
 *
 * Since: 1.0
 */
guint
dti_submission_event_get_sequence (DtiSubmissionEvent *self)
{
  g_return_val_if_fail (DTI_IS_SUBMISSION_EVENT (self), 0);

  return self->sequence;
}

/**
 * dti_submission_event_get_instant: (get-property instant)
 * @self: an event
 *
 * Gets when it was done, as the caller said.
 *
 * Returns: (transfer full): the instant, in the time zone +07:00
 *
 * Since: 1.0
 */
GDateTime *
dti_submission_event_get_instant (DtiSubmissionEvent *self)
{
  g_return_val_if_fail (DTI_IS_SUBMISSION_EVENT (self), NULL);

  return dti_instant_to_date_time (self->instant);
}

/**
 * dti_submission_event_get_actor: (get-property actor)
 * @self: an event
 *
 * Gets who did it, as the caller said.
 *
 * Returns: the actor
 *
 * Since: 1.0
 */
const char *
dti_submission_event_get_actor (DtiSubmissionEvent *self)
{
  g_return_val_if_fail (DTI_IS_SUBMISSION_EVENT (self), NULL);

  return self->actor;
}

/**
 * dti_submission_event_get_action: (get-property action)
 * @self: an event
 *
 * Gets what was done.
 *
 * Returns: the action
 *
 * Since: 1.0
 */
DtiSubmissionAction
dti_submission_event_get_action (DtiSubmissionEvent *self)
{
  g_return_val_if_fail (DTI_IS_SUBMISSION_EVENT (self), DTI_SUBMISSION_ACTION_CREATE);

  return self->action;
}

/**
 * dti_submission_event_get_state_before: (get-property state-before)
 * @self: an event
 *
 * Gets the state of the submission before it.
 *
 * Before `CREATE` there is no submission; the state is `DRAFT` then.
 *
 * Returns: the state
 *
 * Since: 1.0
 */
DtiSubmissionState
dti_submission_event_get_state_before (DtiSubmissionEvent *self)
{
  g_return_val_if_fail (DTI_IS_SUBMISSION_EVENT (self), DTI_SUBMISSION_STATE_DRAFT);

  return self->before;
}

/**
 * dti_submission_event_get_state_after: (get-property state-after)
 * @self: an event
 *
 * Gets the state of the submission afterwards.
 *
 * Returns: the state
 *
 * Since: 1.0
 */
DtiSubmissionState
dti_submission_event_get_state_after (DtiSubmissionEvent *self)
{
  g_return_val_if_fail (DTI_IS_SUBMISSION_EVENT (self), DTI_SUBMISSION_STATE_DRAFT);

  return self->after;
}

/**
 * dti_submission_event_get_reason: (get-property reason)
 * @self: an event
 *
 * Gets why it was done.
 *
 * Returns: (nullable): the reason, or `NULL` where none was given
 *
 * Since: 1.0
 */
const char *
dti_submission_event_get_reason (DtiSubmissionEvent *self)
{
  g_return_val_if_fail (DTI_IS_SUBMISSION_EVENT (self), NULL);

  return self->reason;
}

/**
 * dti_submission_event_get_digest: (get-property digest)
 * @self: an event
 *
 * Gets the SHA-256 of the event and of all before it.
 *
 * It is the digest of the event's canonical JSON without the member `digest`: members in
 * alphabetical order, no spaces.
 *
 * Returns: 64 hexadecimal digits
 *
 * Since: 1.0
 */
const char *
dti_submission_event_get_digest (DtiSubmissionEvent *self)
{
  g_return_val_if_fail (DTI_IS_SUBMISSION_EVENT (self), NULL);

  return self->digest;
}

/**
 * dti_submission_event_get_previous_digest: (get-property previous-digest)
 * @self: an event
 *
 * Gets the digest of the event before it in the register.
 *
 * Returns: 64 hexadecimal digits, all `0` for the first event
 *
 * Since: 1.0
 */
const char *
dti_submission_event_get_previous_digest (DtiSubmissionEvent *self)
{
  g_return_val_if_fail (DTI_IS_SUBMISSION_EVENT (self), NULL);

  return self->previous;
}
