/* SPDX-FileCopyrightText: 2026 libdti contributors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

#include "config.h"

#include <string.h>

#include "dti-submission-private.h"

#include <libdti/base/dti-error.h>
#include <libdti/base/dti-period.h>
#include <libdti/model/dti-fixed-list-private.h>

/**
 * DtiSubmissionRegister:
 *
 * All reports and all that was done with them.
 *
 * A register is a list of its submissions, all versions, in the order in which they were opened. It
 * sees to it that an agency has one live report for each obligation and period, and keeps every
 * event in one chain: each holds the digest of the one before it, so that nothing can be changed,
 * left out or put in unseen. The chain proves that the history is consistent, not that it is
 * honest; keep [method@Dti.SubmissionRegister.get_digest] somewhere else to prove that too.
 *
 * A register and its submissions belong to one thread. Submissions that outlive their register can
 * be read, and nothing can be done with them.
 *
 * Since: 1.0
 */

typedef enum
{
  PROP_DIGEST = 1,
  PROP_FOUR_EYES,
  PROP_ITEM_TYPE,
  PROP_N_ITEMS,
} DtiSubmissionRegisterProperty;

static GParamSpec *props[PROP_N_ITEMS + 1];

static void list_model_iface_init (GListModelInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (DtiSubmissionRegister,
                               dti_submission_register,
                               G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (G_TYPE_LIST_MODEL, list_model_iface_init))

static GType
dti_submission_register_get_item_type (GListModel *model)
{
  return DTI_TYPE_SUBMISSION;
}

static guint
dti_submission_register_count_items (GListModel *model)
{
  return DTI_SUBMISSION_REGISTER (model)->n_announced;
}

static gpointer
dti_submission_register_get_item (GListModel *model, guint position)
{
  const DtiSubmissionRegister *self = DTI_SUBMISSION_REGISTER (model);

  return position < self->n_announced
             ? g_object_ref (g_ptr_array_index (self->submissions, position))
             : NULL;
}

static void
list_model_iface_init (GListModelInterface *iface)
{
  iface->get_item_type = dti_submission_register_get_item_type;
  iface->get_n_items = dti_submission_register_count_items;
  iface->get_item = dti_submission_register_get_item;
}

static void
journal_entry_clear (gpointer data)
{
  DtiJournalEntry *entry = data;

  g_clear_object (&entry->event);
}

static void
dti_submission_register_finalize (GObject *object)
{
  DtiSubmissionRegister *self = DTI_SUBMISSION_REGISTER (object);

  for (guint i = 0; i < self->submissions->len; i++)
    ((DtiSubmission *) g_ptr_array_index (self->submissions, i))->register_ = NULL;
  g_hash_table_unref (self->versions);
  g_array_unref (self->journal);
  g_ptr_array_unref (self->submissions);
  g_free (self->head);
  g_checksum_free (self->checksum);
  g_string_free (self->scratch, TRUE);

  G_OBJECT_CLASS (dti_submission_register_parent_class)->finalize (object);
}

static void
dti_submission_register_get_property (GObject *object,
                                      guint prop_id,
                                      GValue *value,
                                      GParamSpec *pspec)
{
  DtiSubmissionRegister *self = DTI_SUBMISSION_REGISTER (object);

  switch ((DtiSubmissionRegisterProperty) prop_id)
    {
    case PROP_DIGEST:
      g_value_set_string (value, self->digest);
      break;
    case PROP_FOUR_EYES:
      g_value_set_boolean (value, self->four_eyes);
      break;
    case PROP_ITEM_TYPE:
      g_value_set_gtype (value, DTI_TYPE_SUBMISSION);
      break;
    case PROP_N_ITEMS:
      g_value_set_uint (value, self->n_announced);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
dti_submission_register_set_property (GObject *object,
                                      guint prop_id,
                                      const GValue *value,
                                      GParamSpec *pspec)
{
  DtiSubmissionRegister *self = DTI_SUBMISSION_REGISTER (object);

  switch ((DtiSubmissionRegisterProperty) prop_id)
    {
    case PROP_FOUR_EYES:
      dti_submission_register_set_four_eyes (self, g_value_get_boolean (value));
      break;
    case PROP_DIGEST:
    case PROP_ITEM_TYPE:
    case PROP_N_ITEMS:
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
dti_submission_register_class_init (DtiSubmissionRegisterClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->finalize = dti_submission_register_finalize;
  object_class->get_property = dti_submission_register_get_property;
  object_class->set_property = dti_submission_register_set_property;

  /**
   * DtiSubmissionRegister:digest: (getter get_digest)
   *
   * The digest of the last event, which stands for all of them.
   *
   * Since: 1.0
   */
  props[PROP_DIGEST] =
      g_param_spec_string ("digest", NULL, NULL, NULL, G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);

  /**
   * DtiSubmissionRegister:four-eyes: (getter get_four_eyes) (setter set_four_eyes)
   *
   * Whether whoever submitted a report is kept from verifying and publishing it.
   *
   * Since: 1.0
   */
  props[PROP_FOUR_EYES] =
      g_param_spec_boolean ("four-eyes",
                            NULL,
                            NULL,
                            TRUE,
                            G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);

  /**
   * DtiSubmissionRegister:item-type:
   *
   * The type of the items, [class@Dti.Submission].
   *
   * Since: 1.0
   */
  props[PROP_ITEM_TYPE] = g_param_spec_gtype ("item-type",
                                              NULL,
                                              NULL,
                                              G_TYPE_OBJECT,
                                              G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);

  /**
   * DtiSubmissionRegister:n-items: (getter get_n_items)
   *
   * Number of submissions, all versions.
   *
   * Since: 1.0
   */
  props[PROP_N_ITEMS] = g_param_spec_uint (
      "n-items", NULL, NULL, 0, G_MAXUINT, 0, G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);

  g_object_class_install_properties (object_class, G_N_ELEMENTS (props), props);
}

static void
dti_submission_register_init (DtiSubmissionRegister *self)
{
  self->submissions = g_ptr_array_new_with_free_func (g_object_unref);
  self->versions =
      g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) g_ptr_array_unref);
  self->journal = g_array_new (FALSE, FALSE, sizeof (DtiJournalEntry));
  g_array_set_clear_func (self->journal, journal_entry_clear);
  self->four_eyes = TRUE;
  g_strlcpy (self->digest, DTI_DIGEST_NONE, sizeof self->digest);
  self->checksum = g_checksum_new (G_CHECKSUM_SHA256);
  self->scratch = g_string_new (NULL);
}

/* ---- versions ---- */

static char *
make_key (const char *agency, const char *obligation, const char *period)
{
  return g_strjoin ("\x1f", agency, obligation, period, NULL);
}

gboolean
dti_submission_register_is_id (const char *id)
{
  if (*id == '\0' || !g_utf8_validate (id, -1, NULL))
    return FALSE;
  for (; *id != '\0'; id++)
    if ((guchar) *id < 0x20)
      return FALSE;

  return TRUE;
}

GPtrArray *
dti_submission_register_find_versions (DtiSubmissionRegister *self,
                                       const char *agency,
                                       const char *obligation,
                                       const char *period)
{
  g_autofree char *key = make_key (agency, obligation, period);

  return g_hash_table_lookup (self->versions, key);
}

static DtiSubmission *
get_last (GPtrArray *versions)
{
  return g_ptr_array_index (versions, versions->len - 1);
}

DtiSubmission *
dti_submission_register_append (DtiSubmissionRegister *self,
                                const char *agency,
                                const char *obligation,
                                const char *period,
                                DtiSubmission *previous)
{
  DtiSubmission *submission = dti_submission_new (self, agency, obligation, period, previous);
  GPtrArray *versions = dti_submission_register_find_versions (self, agency, obligation, period);

  if (versions == NULL)
    {
      versions = g_ptr_array_new ();
      g_hash_table_insert (self->versions, make_key (agency, obligation, period), versions);
    }
  g_ptr_array_add (versions, submission);
  g_ptr_array_add (self->submissions, submission);

  return submission;
}

/* The period as documents write it; NULL and an error where the text is none. */
static char *
normalise_period (const char *period, GError **error)
{
  g_autoptr (DtiPeriod) parsed = dti_period_parse (period, error);

  return parsed != NULL ? dti_period_format (parsed) : NULL;
}

static GPtrArray *
find_versions (DtiSubmissionRegister *self,
               const char *agency,
               const char *obligation,
               const char *period)
{
  g_autofree char *normal = normalise_period (period, NULL);

  return normal != NULL ? dti_submission_register_find_versions (self, agency, obligation, normal)
                        : NULL;
}

/* ---- events ---- */

void
dti_submission_register_link (DtiSubmissionRegister *self,
                              DtiSubmission *submission,
                              DtiSubmissionEvent *event)
{
  DtiSubmissionKey key = dti_submission_get_key (submission);
  DtiJournalEntry entry = { submission, g_object_ref (event) };

  memcpy (event->previous, self->digest, sizeof event->previous);
  dti_submission_event_compute_digest (event, &key, self->checksum, self->scratch, event->digest);
  memcpy (self->digest, event->digest, sizeof self->digest);
  g_array_append_val (self->journal, entry);
  dti_submission_take_event (submission, event);
}

void
dti_submission_register_record (DtiSubmissionRegister *self,
                                DtiSubmission *submission,
                                const DtiSubmissionDeed *deed)
{
  g_autoptr (DtiSubmissionEvent) event =
      dti_submission_make_event (submission, self->journal->len + 1, deed);

  dti_submission_register_link (self, submission, event);
}

/* Tells of new submissions and of the digest. */
static void
announce (DtiSubmissionRegister *self)
{
  guint position = self->n_announced;

  if (position < self->submissions->len)
    {
      self->n_announced = self->submissions->len;
      g_list_model_items_changed (G_LIST_MODEL (self), position, 0, self->n_announced - position);
      g_object_notify_by_pspec (G_OBJECT (self), props[PROP_N_ITEMS]);
    }
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_DIGEST]);
}

/* Everything has happened before anybody hears of it, so that listeners see no half of it. */
void
dti_submission_register_perform (DtiSubmissionRegister *self,
                                 DtiSubmission *submission,
                                 const DtiSubmissionDeed *deed)
{
  g_autoptr (DtiSubmissionRegister) keep = g_object_ref (self);
  DtiSubmission *previous = submission->previous;
  gboolean supersedes = deed->action == DTI_SUBMISSION_ACTION_PUBLISH && previous != NULL;
  DtiSubmissionView before = dti_submission_view (submission);
  DtiSubmissionView previous_before = { 0 };

  dti_submission_register_record (keep, submission, deed);
  if (supersedes)
    {
      DtiSubmissionDeed follow = *deed;

      follow.action = DTI_SUBMISSION_ACTION_SUPERSEDE;
      follow.reason = NULL;
      previous_before = dti_submission_view (previous);
      dti_submission_register_record (keep, previous, &follow);
    }

  dti_submission_announce (submission, &before);
  if (supersedes)
    dti_submission_announce (previous, &previous_before);
  announce (keep);
}

DtiSubmission *
dti_submission_register_perform_amend (DtiSubmissionRegister *self,
                                       DtiSubmission *submission,
                                       const DtiSubmissionDeed *deed)
{
  g_autoptr (DtiSubmissionRegister) keep = g_object_ref (self);
  DtiSubmissionView before = dti_submission_view (submission);
  DtiSubmissionView amendment_before;
  DtiSubmissionDeed create = *deed;
  DtiSubmission *amendment;

  dti_submission_register_record (keep, submission, deed);
  amendment = dti_submission_register_append (keep,
                                              submission->agency,
                                              submission->obligation,
                                              submission->period,
                                              submission);
  amendment_before = dti_submission_view (amendment);
  create.action = DTI_SUBMISSION_ACTION_CREATE;
  dti_submission_register_record (keep, amendment, &create);

  g_object_ref (amendment);
  dti_submission_announce (submission, &before);
  dti_submission_announce (amendment, &amendment_before);
  announce (keep);

  return amendment;
}

static gboolean
check_ids (const char *agency, const char *obligation, GError **error)
{
  if (dti_submission_register_is_id (agency) && dti_submission_register_is_id (obligation))
    return TRUE;

  g_set_error_literal (
      error,
      DTI_ERROR,
      DTI_ERROR_INVALID_DATA,
      "the ids of an agency and an obligation are texts of one line that are not empty");

  return FALSE;
}

/* ---- public functions ---- */

/**
 * dti_submission_register_new:
 *
 * Creates an empty register.
 *
 * Returns: (transfer full): a new register
 *
 * Since: 1.0
 */
DtiSubmissionRegister *
dti_submission_register_new (void)
{
  return g_object_new (DTI_TYPE_SUBMISSION_REGISTER, NULL);
}

/**
 * dti_submission_register_get_four_eyes: (get-property four-eyes)
 * @self: a register
 *
 * Gets whether whoever submitted a report is kept from verifying and publishing it.
 *
 * Returns: `TRUE`, unless somebody said otherwise
 *
 * Since: 1.0
 */
gboolean
dti_submission_register_get_four_eyes (DtiSubmissionRegister *self)
{
  g_return_val_if_fail (DTI_IS_SUBMISSION_REGISTER (self), TRUE);

  return self->four_eyes;
}

/**
 * dti_submission_register_set_four_eyes: (set-property four-eyes)
 * @self: a register
 * @four_eyes: whether it is so
 *
 * Sets whether whoever submitted a report is kept from verifying and publishing it.
 *
 * Events say whether the rule held when they happened.
 *
 * Since: 1.0
 */
void
dti_submission_register_set_four_eyes (DtiSubmissionRegister *self, gboolean four_eyes)
{
  g_return_if_fail (DTI_IS_SUBMISSION_REGISTER (self));

  four_eyes = four_eyes != FALSE;
  if (self->four_eyes == four_eyes)
    return;

  self->four_eyes = four_eyes;
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_FOUR_EYES]);
}

/**
 * dti_submission_register_open:
 * @self: a register
 * @agency: id of the agency that reports
 * @obligation: id of the obligation rule that asks for the report
 * @period: the period reported on, such as `2023-Q3`
 * @actor: who opens it
 * @instant: when
 * @error: return location for a [error@Dti.Error], or `NULL`
 *
 * Begins a report, in the state `DRAFT`.
 *
 * Errors are `DTI_ERROR_EXISTS` where the agency has one for that obligation and period, and
 * `DTI_ERROR_INVALID_DATA` for an id, a period, an actor or an instant that cannot be.
 *
 * Returns: (transfer full): the new submission
 *
 * Since: 1.0
 */
DtiSubmission *
dti_submission_register_open (DtiSubmissionRegister *self,
                              const char *agency,
                              const char *obligation,
                              const char *period,
                              const char *actor,
                              GDateTime *instant,
                              GError **error)
{
  g_autoptr (DtiSubmission) submission = NULL;
  g_autofree char *normal = NULL;
  DtiSubmissionDeed deed;

  g_return_val_if_fail (DTI_IS_SUBMISSION_REGISTER (self), NULL);
  g_return_val_if_fail (agency != NULL && obligation != NULL && period != NULL, NULL);
  g_return_val_if_fail (actor != NULL, NULL);
  g_return_val_if_fail (instant != NULL, NULL);
  g_return_val_if_fail (error == NULL || *error == NULL, NULL);

  deed = (DtiSubmissionDeed){ .action = DTI_SUBMISSION_ACTION_CREATE,
                              .actor = actor,
                              .instant = dti_instant_from_date_time (instant) };
  normal = normalise_period (period, error);
  if (normal == NULL || !check_ids (agency, obligation, error) ||
      !dti_submission_check_deed (NULL, &deed, error))
    return NULL;
  if (dti_submission_register_find_versions (self, agency, obligation, normal) != NULL)
    {
      g_set_error (error,
                   DTI_ERROR,
                   DTI_ERROR_EXISTS,
                   "%s, %s, %s: there is a report already",
                   agency,
                   obligation,
                   normal);
      return NULL;
    }

  submission =
      g_object_ref (dti_submission_register_append (self, agency, obligation, normal, NULL));
  dti_submission_register_perform (self, submission, &deed);

  return g_steal_pointer (&submission);
}

/**
 * dti_submission_register_amend:
 * @self: a register
 * @agency: id of the agency that reports
 * @obligation: id of the obligation rule that asks for the report
 * @period: the period reported on, such as `2023-Q3`
 * @actor: who begins the amendment
 * @reason: why
 * @instant: when
 * @error: return location for a [error@Dti.Error], or `NULL`
 *
 * Begins a new version of a published report, in the state `DRAFT`.
 *
 * The published version stays as it is until the new one is published, and is superseded then. The
 * new version begins with the content of the old one.
 *
 * Errors are `DTI_ERROR_NOT_FOUND` where there is no such report, `DTI_ERROR_CONFLICT` where its
 * last version is not published, and `DTI_ERROR_INVALID_DATA` for a missing reason, an actor or an
 * instant that cannot be. Nothing is changed then.
 *
 * Returns: (transfer full): the new version
 *
 * Since: 1.0
 */
DtiSubmission *
dti_submission_register_amend (DtiSubmissionRegister *self,
                               const char *agency,
                               const char *obligation,
                               const char *period,
                               const char *actor,
                               const char *reason,
                               GDateTime *instant,
                               GError **error)
{
  GPtrArray *versions;

  g_return_val_if_fail (DTI_IS_SUBMISSION_REGISTER (self), NULL);
  g_return_val_if_fail (agency != NULL && obligation != NULL && period != NULL, NULL);
  g_return_val_if_fail (actor != NULL, NULL);
  g_return_val_if_fail (instant != NULL, NULL);
  g_return_val_if_fail (error == NULL || *error == NULL, NULL);

  versions = find_versions (self, agency, obligation, period);
  if (versions == NULL)
    {
      g_set_error (error,
                   DTI_ERROR,
                   DTI_ERROR_NOT_FOUND,
                   "%s, %s, %s: there is no report",
                   agency,
                   obligation,
                   period);
      return NULL;
    }

  return dti_submission_begin_amendment (get_last (versions), actor, reason, instant, error);
}

/**
 * dti_submission_register_lookup:
 * @self: a register
 * @agency: id of the agency that reports
 * @obligation: id of the obligation rule that asks for the report
 * @period: the period reported on, such as `2023-Q3`
 *
 * Finds the version of a report that people work on.
 *
 * That is the last version; but where that is an amendment that was excluded, the published one
 * before it.
 *
 * Returns: (transfer none) (nullable): the submission, or `NULL` where there is none
 *
 * Since: 1.0
 */
DtiSubmission *
dti_submission_register_lookup (DtiSubmissionRegister *self,
                                const char *agency,
                                const char *obligation,
                                const char *period)
{
  GPtrArray *versions;
  DtiSubmission *last;

  g_return_val_if_fail (DTI_IS_SUBMISSION_REGISTER (self), NULL);
  g_return_val_if_fail (agency != NULL && obligation != NULL && period != NULL, NULL);

  versions = find_versions (self, agency, obligation, period);
  if (versions == NULL)
    return NULL;

  last = get_last (versions);

  return last->state == DTI_SUBMISSION_STATE_EXCLUDED ? dti_submission_peek_standing (last) : last;
}

/**
 * dti_submission_register_list_versions:
 * @self: a register
 * @agency: id of the agency that reports
 * @obligation: id of the obligation rule that asks for the report
 * @period: the period reported on, such as `2023-Q3`
 *
 * Lists the versions of a report, the first one first.
 *
 * Returns: (transfer full): a list of [class@Dti.Submission], which later amendments do not join
 *
 * Since: 1.0
 */
GListModel *
dti_submission_register_list_versions (DtiSubmissionRegister *self,
                                       const char *agency,
                                       const char *obligation,
                                       const char *period)
{
  GPtrArray *versions;
  GPtrArray *list;

  g_return_val_if_fail (DTI_IS_SUBMISSION_REGISTER (self), NULL);
  g_return_val_if_fail (agency != NULL && obligation != NULL && period != NULL, NULL);

  versions = find_versions (self, agency, obligation, period);
  list = g_ptr_array_new ();
  for (guint i = 0; versions != NULL && i < versions->len; i++)
    g_ptr_array_add (list, g_object_ref (g_ptr_array_index (versions, i)));

  return dti_fixed_list_new (DTI_TYPE_SUBMISSION, list);
}

/**
 * dti_submission_register_get_n_items: (get-property n-items)
 * @self: a register
 *
 * Gets the number of submissions, all versions.
 *
 * Returns: the number of items
 *
 * Since: 1.0
 */
guint
dti_submission_register_get_n_items (DtiSubmissionRegister *self)
{
  g_return_val_if_fail (DTI_IS_SUBMISSION_REGISTER (self), 0);

  return self->n_announced;
}

/**
 * dti_submission_register_get_digest: (get-property digest)
 * @self: a register
 *
 * Gets the digest of the last event, which stands for all of them.
 *
 * Returns: 64 hexadecimal digits, all `0` where nothing happened yet; valid until something happens
 *
 * Since: 1.0
 */
const char *
dti_submission_register_get_digest (DtiSubmissionRegister *self)
{
  g_return_val_if_fail (DTI_IS_SUBMISSION_REGISTER (self), NULL);

  return self->digest;
}

/* ---- verifying ---- */

static const char *
find_broken_link (DtiSubmissionRegister *self, guint position, const char *previous)
{
  const DtiJournalEntry *entry = &g_array_index (self->journal, DtiJournalEntry, position);
  DtiSubmissionKey key = dti_submission_get_key (entry->submission);
  char digest[DTI_DIGEST_SIZE];

  if (entry->event->sequence != position + 1)
    return "its number is not the next one";
  if (!g_str_equal (entry->event->previous, previous))
    return "it does not follow the event before it";

  dti_submission_event_compute_digest (entry->event, &key, self->checksum, self->scratch, digest);

  return g_str_equal (entry->event->digest, digest) ? NULL
                                                    : "its digest is not that of its content";
}

/**
 * dti_submission_register_verify:
 * @self: a register
 * @n_events: (out) (optional): return location for the number of events up to the first broken link
 * @error: return location for a [error@Dti.Error], or `NULL`
 *
 * Computes the chain of events again and looks for the first broken link.
 *
 * Errors are `DTI_ERROR_CONFLICT`, with the number of the event in the message.
 *
 * Returns: `TRUE` if the chain is whole
 *
 * Since: 1.0
 */
gboolean
dti_submission_register_verify (DtiSubmissionRegister *self, guint *n_events, GError **error)
{
  const char *previous = DTI_DIGEST_NONE;
  const char *fault = NULL;
  guint position = 0;

  g_return_val_if_fail (DTI_IS_SUBMISSION_REGISTER (self), FALSE);
  g_return_val_if_fail (error == NULL || *error == NULL, FALSE);

  for (; position < self->journal->len; position++)
    {
      fault = find_broken_link (self, position, previous);
      if (fault != NULL)
        break;
      previous = g_array_index (self->journal, DtiJournalEntry, position).event->digest;
    }
  if (fault == NULL && !g_str_equal (previous, self->digest))
    fault = "the digest of the register is not that of the event before";
  if (n_events != NULL)
    *n_events = position;
  if (fault == NULL)
    return TRUE;

  g_set_error (error, DTI_ERROR, DTI_ERROR_CONFLICT, "event %u: %s", position + 1, fault);

  return FALSE;
}
