/* SPDX-FileCopyrightText: 2026 libdti contributors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

#include "config.h"

#include "dti-plan-items-private.h"

#include <libdti/base/dti-text.h>

#define FIXED (G_PARAM_READABLE | G_PARAM_STATIC_STRINGS)

/**
 * DtiAgency:
 *
 * A body that answers for nodes, tasks and reports, or a group of such bodies.
 *
 * It is a department, an office, a committee, or a person in an office.
 *
 * Agencies never change, so threads share them freely. Texts that getters lend live as long as the
 * agency.
 *
 * Since: 1.0
 */
struct _DtiAgency
{
  GObject parent_instance;

  char *id;
  GHashTable *titles;
  char *abbreviation;
  char *kind;
  char *parent;
  char *answers_to;
  gboolean is_group;
  char **members;
  char **aliases;
  char **successors;
  char *valid_from;
  char *valid_to;
  char *note;
  char *source;
};

typedef enum
{
  PROP_ABBREVIATION = 1,
  PROP_ALIASES,
  PROP_ANSWERS_TO,
  PROP_COLLATION_KEY,
  PROP_ID,
  PROP_IS_GROUP,
  PROP_KIND,
  PROP_MEMBERS,
  PROP_NOTE,
  PROP_PARENT,
  PROP_SOURCE,
  PROP_SUCCESSORS,
  PROP_TITLE,
  PROP_VALID_FROM,
  PROP_VALID_TO,
} DtiAgencyProperty;

static GParamSpec *props[PROP_VALID_TO + 1];

G_DEFINE_FINAL_TYPE (DtiAgency, dti_agency, G_TYPE_OBJECT)

static const char *const no_texts[] = { NULL };

static void
dti_agency_finalize (GObject *object)
{
  DtiAgency *self = DTI_AGENCY (object);

  g_free (self->id);
  g_clear_pointer (&self->titles, g_hash_table_unref);
  g_free (self->abbreviation);
  g_free (self->kind);
  g_free (self->parent);
  g_free (self->answers_to);
  g_strfreev (self->members);
  g_strfreev (self->aliases);
  g_strfreev (self->successors);
  g_free (self->valid_from);
  g_free (self->valid_to);
  g_free (self->note);
  g_free (self->source);

  G_OBJECT_CLASS (dti_agency_parent_class)->finalize (object);
}

/* FALSE where the property is no text. */
static gboolean
get_text_property (DtiAgency *self, guint prop_id, GValue *value)
{
  switch (prop_id)
    {
    case PROP_ABBREVIATION:
      g_value_set_string (value, dti_agency_get_abbreviation (self));
      return TRUE;
    case PROP_ALIASES:
      g_value_set_boxed (value, dti_agency_get_aliases (self));
      return TRUE;
    case PROP_ANSWERS_TO:
      g_value_set_string (value, dti_agency_get_answers_to (self));
      return TRUE;
    case PROP_COLLATION_KEY:
      g_value_take_string (value, dti_agency_get_collation_key (self));
      return TRUE;
    case PROP_ID:
      g_value_set_string (value, dti_agency_get_id (self));
      return TRUE;
    case PROP_KIND:
      g_value_set_string (value, dti_agency_get_kind (self));
      return TRUE;
    case PROP_MEMBERS:
      g_value_set_boxed (value, dti_agency_get_members (self));
      return TRUE;
    case PROP_NOTE:
      g_value_set_string (value, dti_agency_get_note (self));
      return TRUE;
    case PROP_PARENT:
      g_value_set_string (value, dti_agency_get_parent (self));
      return TRUE;
    case PROP_SOURCE:
      g_value_set_string (value, dti_agency_get_source (self));
      return TRUE;
    case PROP_SUCCESSORS:
      g_value_set_boxed (value, dti_agency_get_successors (self));
      return TRUE;
    case PROP_TITLE:
      g_value_set_string (value, dti_agency_get_main_title (self));
      return TRUE;
    case PROP_VALID_FROM:
      g_value_set_string (value, dti_agency_get_valid_from (self));
      return TRUE;
    case PROP_VALID_TO:
      g_value_set_string (value, dti_agency_get_valid_to (self));
      return TRUE;
    default:
      return FALSE;
    }
}

/* FALSE where the property is not known. */
static gboolean
get_other_property (DtiAgency *self, guint prop_id, GValue *value)
{
  switch (prop_id)
    {
    case PROP_IS_GROUP:
      g_value_set_boolean (value, dti_agency_get_is_group (self));
      return TRUE;
    default:
      return FALSE;
    }
}

static void
dti_agency_get_property (GObject *object, guint prop_id, GValue *value, GParamSpec *pspec)
{
  DtiAgency *self = DTI_AGENCY (object);

  if (!get_text_property (self, prop_id, value) && !get_other_property (self, prop_id, value))
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
}

static void
set_title (DtiAgency *self, const char *title)
{
  if (title == NULL)
    return;

  self->titles = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  g_hash_table_insert (self->titles, g_strdup (DTI_JSON_NO_LANGUAGE), g_strdup (title));
}

static void
dti_agency_set_property (GObject *object, guint prop_id, const GValue *value, GParamSpec *pspec)
{
  DtiAgency *self = DTI_AGENCY (object);

  switch ((DtiAgencyProperty) prop_id)
    {
    case PROP_ID:
      self->id = g_value_dup_string (value);
      break;
    case PROP_TITLE:
      set_title (self, g_value_get_string (value));
      break;
    case PROP_ABBREVIATION:
    case PROP_ALIASES:
    case PROP_ANSWERS_TO:
    case PROP_COLLATION_KEY:
    case PROP_IS_GROUP:
    case PROP_KIND:
    case PROP_MEMBERS:
    case PROP_NOTE:
    case PROP_PARENT:
    case PROP_SOURCE:
    case PROP_SUCCESSORS:
    case PROP_VALID_FROM:
    case PROP_VALID_TO:
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
make_name_properties (void)
{
  /**
   * DtiAgency:abbreviation: (getter get_abbreviation)
   *
   * Short name, such as `Sở TTTT`.
   *
   * Since: 1.0
   */
  props[PROP_ABBREVIATION] = g_param_spec_string ("abbreviation", NULL, NULL, NULL, FIXED);

  /**
   * DtiAgency:aliases: (getter get_aliases)
   *
   * Further names it goes by.
   *
   * Since: 1.0
   */
  props[PROP_ALIASES] = g_param_spec_boxed ("aliases", NULL, NULL, G_TYPE_STRV, FIXED);

  /**
   * DtiAgency:collation-key: (getter get_collation_key)
   *
   * Key that sorts agencies by title as Vietnamese readers expect.
   *
   * Since: 1.0
   */
  props[PROP_COLLATION_KEY] = g_param_spec_string ("collation-key", NULL, NULL, NULL, FIXED);

  /**
   * DtiAgency:id: (getter get_id)
   *
   * Id, unique in a plan.
   *
   * Since: 1.0
   */
  props[PROP_ID] =
      g_param_spec_string ("id",
                           NULL,
                           NULL,
                           NULL,
                           G_PARAM_READWRITE | G_PARAM_CONSTRUCT_ONLY | G_PARAM_STATIC_STRINGS);

  /**
   * DtiAgency:kind: (getter get_kind)
   *
   * What sort of body it is, in a word of the plan.
   *
   * Since: 1.0
   */
  props[PROP_KIND] = g_param_spec_string ("kind", NULL, NULL, NULL, FIXED);

  /**
   * DtiAgency:title: (getter get_main_title)
   *
   * Title, the Vietnamese one where there are several.
   *
   * Since: 1.0
   */
  props[PROP_TITLE] =
      g_param_spec_string ("title",
                           NULL,
                           NULL,
                           NULL,
                           G_PARAM_READWRITE | G_PARAM_CONSTRUCT_ONLY | G_PARAM_STATIC_STRINGS);
}

static void
make_place_properties (void)
{
  /**
   * DtiAgency:answers-to: (getter get_answers_to)
   *
   * Id of the agency or person that it answers to.
   *
   * Since: 1.0
   */
  props[PROP_ANSWERS_TO] = g_param_spec_string ("answers-to", NULL, NULL, NULL, FIXED);

  /**
   * DtiAgency:is-group: (getter get_is_group)
   *
   * Whether it stands for several agencies.
   *
   * Since: 1.0
   */
  props[PROP_IS_GROUP] = g_param_spec_boolean ("is-group", NULL, NULL, FALSE, FIXED);

  /**
   * DtiAgency:members: (getter get_members)
   *
   * Ids of the agencies that a group stands for.
   *
   * Since: 1.0
   */
  props[PROP_MEMBERS] = g_param_spec_boxed ("members", NULL, NULL, G_TYPE_STRV, FIXED);

  /**
   * DtiAgency:parent: (getter get_parent)
   *
   * Id of the agency that it is a part of.
   *
   * Since: 1.0
   */
  props[PROP_PARENT] = g_param_spec_string ("parent", NULL, NULL, NULL, FIXED);

  /**
   * DtiAgency:successors: (getter get_successors)
   *
   * Ids of the agencies that took over from it.
   *
   * Since: 1.0
   */
  props[PROP_SUCCESSORS] = g_param_spec_boxed ("successors", NULL, NULL, G_TYPE_STRV, FIXED);
}

static void
make_other_properties (void)
{
  /**
   * DtiAgency:note: (getter get_note)
   *
   * Remarks.
   *
   * Since: 1.0
   */
  props[PROP_NOTE] = g_param_spec_string ("note", NULL, NULL, NULL, FIXED);

  /**
   * DtiAgency:source: (getter get_source)
   *
   * Where the document has it from.
   *
   * Since: 1.0
   */
  props[PROP_SOURCE] = g_param_spec_string ("source", NULL, NULL, NULL, FIXED);

  /**
   * DtiAgency:valid-from: (getter get_valid_from)
   *
   * First day on which the agency exists, such as `2023-09-12`; `NULL` for always.
   *
   * Since: 1.0
   */
  props[PROP_VALID_FROM] = g_param_spec_string ("valid-from", NULL, NULL, NULL, FIXED);

  /**
   * DtiAgency:valid-to: (getter get_valid_to)
   *
   * Last day on which the agency exists, such as `2025-02-28`; `NULL` for always.
   *
   * Since: 1.0
   */
  props[PROP_VALID_TO] = g_param_spec_string ("valid-to", NULL, NULL, NULL, FIXED);
}

static void
dti_agency_class_init (DtiAgencyClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->finalize = dti_agency_finalize;
  object_class->get_property = dti_agency_get_property;
  object_class->set_property = dti_agency_set_property;

  make_name_properties ();
  make_place_properties ();
  make_other_properties ();
  g_object_class_install_properties (object_class, G_N_ELEMENTS (props), props);
}

static void
dti_agency_init (DtiAgency *self)
{
}

/* ---- from documents ---- */

DtiAgency *
dti_agency_read (JsonObject *object, const DtiPlanPlace *place)
{
  g_auto (DtiObjectReader) item = dti_plan_open (object, place);
  const DtiJsonReader *reader = &item.reader;
  DtiAgency *self = g_object_new (DTI_TYPE_AGENCY, NULL);

  self->id = dti_plan_need_id (reader, "id");
  self->titles = dti_json_get_titles (reader, "title");
  self->abbreviation = dti_plan_read_text (reader, "abbreviation");
  self->kind = dti_plan_read_text (reader, "kind");
  self->parent = dti_plan_read_id (reader, "parent");
  self->answers_to = dti_plan_read_id (reader, "answers-to");
  self->members = dti_plan_read_ids (reader, "members");
  self->aliases = dti_json_get_texts (reader, "aliases");
  self->successors = dti_plan_read_ids (reader, "successors");
  self->note = dti_plan_read_text (reader, "note");
  self->source = dti_plan_read_text (reader, "source");
  self->is_group =
      g_strcmp0 (self->kind, "group") == 0 || (self->members != NULL && self->members[0] != NULL);
  dti_plan_read_valid (reader, &self->valid_from, &self->valid_to);

  if (self->id == NULL)
    g_clear_object (&self);

  return self;
}

/* ---- public functions ---- */

/**
 * dti_agency_new:
 * @id: an id
 * @title: (nullable): a title, or `NULL` for none
 *
 * Creates an agency.
 *
 * Returns: (transfer full): a new agency
 *
 * Since: 1.0
 */
DtiAgency *
dti_agency_new (const char *id, const char *title)
{
  g_return_val_if_fail (id != NULL, NULL);

  return g_object_new (DTI_TYPE_AGENCY, "id", id, "title", title, NULL);
}

/**
 * dti_agency_get_id: (get-property id)
 * @self: an agency
 *
 * Gets the id, unique in a plan.
 *
 * Returns: the id
 *
 * Since: 1.0
 */
const char *
dti_agency_get_id (DtiAgency *self)
{
  g_return_val_if_fail (DTI_IS_AGENCY (self), NULL);

  return self->id;
}

/**
 * dti_agency_get_title:
 * @self: an agency
 * @language: (nullable): a language such as `en`, or `NULL` for Vietnamese
 *
 * Gets the title in a language.
 *
 * Where there is no title in that language, the English one is taken, else the Vietnamese, else
 * any.
 *
 * Returns: (transfer full) (nullable): the title, or `NULL` where the agency has none
 *
 * Since: 1.0
 */
char *
dti_agency_get_title (DtiAgency *self, const char *language)
{
  g_return_val_if_fail (DTI_IS_AGENCY (self), NULL);

  return g_strdup (dti_json_pick_language (self->titles, language != NULL ? language : "vi"));
}

/**
 * dti_agency_get_main_title: (get-property title)
 * @self: an agency
 *
 * Gets the title, the Vietnamese one where there are several.
 *
 * Returns: (nullable): the title, or `NULL` where the agency has none
 *
 * Since: 1.0
 */
const char *
dti_agency_get_main_title (DtiAgency *self)
{
  g_return_val_if_fail (DTI_IS_AGENCY (self), NULL);

  return dti_json_pick_language (self->titles, "vi");
}

/**
 * dti_agency_get_abbreviation: (get-property abbreviation)
 * @self: an agency
 *
 * Gets the short name, such as `Sở TTTT`.
 *
 * Returns: (nullable): the short name, or `NULL`
 *
 * Since: 1.0
 */
const char *
dti_agency_get_abbreviation (DtiAgency *self)
{
  g_return_val_if_fail (DTI_IS_AGENCY (self), NULL);

  return self->abbreviation;
}

/**
 * dti_agency_get_kind: (get-property kind)
 * @self: an agency
 *
 * Gets what sort of body it is, in a word of the plan.
 *
 * Words that people know are `department` (sở), `office` (văn phòng), `people-committee` (UBND),
 * `vertical` (ngành dọc), `media`, `enterprise`, `authority`, `committee` (ban chỉ đạo),
 * `ministry`, `person-role` (chức danh) and `group`.
 *
 * Returns: (nullable): the kind, or `NULL`
 *
 * Since: 1.0
 */
const char *
dti_agency_get_kind (DtiAgency *self)
{
  g_return_val_if_fail (DTI_IS_AGENCY (self), NULL);

  return self->kind;
}

/**
 * dti_agency_get_parent: (get-property parent)
 * @self: an agency
 *
 * Gets the id of the agency that it is a part of.
 *
 * Returns: (nullable): an id, or `NULL`
 *
 * Since: 1.0
 */
const char *
dti_agency_get_parent (DtiAgency *self)
{
  g_return_val_if_fail (DTI_IS_AGENCY (self), NULL);

  return self->parent;
}

/**
 * dti_agency_get_answers_to: (get-property answers-to)
 * @self: an agency
 *
 * Gets the id of the agency or person that it answers to.
 *
 * That is the one that the plan names, else the agency that it is a part of.
 *
 * Returns: (nullable): an id, or `NULL` where the plan knows nobody above it
 *
 * Since: 1.0
 */
const char *
dti_agency_get_answers_to (DtiAgency *self)
{
  g_return_val_if_fail (DTI_IS_AGENCY (self), NULL);

  return self->answers_to != NULL ? self->answers_to : self->parent;
}

/**
 * dti_agency_get_is_group: (get-property is-group)
 * @self: an agency
 *
 * Tells whether it stands for several agencies.
 *
 * So does “UBND các huyện, thành phố”: its kind is `group`, or it has members.
 *
 * Returns: `TRUE` if it does
 *
 * Since: 1.0
 */
gboolean
dti_agency_get_is_group (DtiAgency *self)
{
  g_return_val_if_fail (DTI_IS_AGENCY (self), FALSE);

  return self->is_group;
}

/**
 * dti_agency_get_members: (get-property members)
 * @self: an agency
 *
 * Gets the ids of the agencies that a group stands for.
 *
 * Returns: (transfer none) (array zero-terminated=1): the ids; none where it is no group, or the
 * plan does not say
 *
 * Since: 1.0
 */
const char *const *
dti_agency_get_members (DtiAgency *self)
{
  g_return_val_if_fail (DTI_IS_AGENCY (self), NULL);

  return self->members != NULL ? (const char *const *) self->members : no_texts;
}

/**
 * dti_agency_get_aliases: (get-property aliases)
 * @self: an agency
 *
 * Gets further names it goes by.
 *
 * Returns: (transfer none) (array zero-terminated=1): the names, possibly none
 *
 * Since: 1.0
 */
const char *const *
dti_agency_get_aliases (DtiAgency *self)
{
  g_return_val_if_fail (DTI_IS_AGENCY (self), NULL);

  return self->aliases != NULL ? (const char *const *) self->aliases : no_texts;
}

/**
 * dti_agency_get_successors: (get-property successors)
 * @self: an agency
 *
 * Gets the ids of the agencies that took over from it.
 *
 * Returns: (transfer none) (array zero-terminated=1): the ids, possibly none
 *
 * Since: 1.0
 */
const char *const *
dti_agency_get_successors (DtiAgency *self)
{
  g_return_val_if_fail (DTI_IS_AGENCY (self), NULL);

  return self->successors != NULL ? (const char *const *) self->successors : no_texts;
}

/**
 * dti_agency_get_valid_from: (get-property valid-from)
 * @self: an agency
 *
 * Gets the first day on which the agency exists.
 *
 * Returns: (nullable): a day such as `2023-09-12`, or `NULL` for always
 *
 * Since: 1.0
 */
const char *
dti_agency_get_valid_from (DtiAgency *self)
{
  g_return_val_if_fail (DTI_IS_AGENCY (self), NULL);

  return self->valid_from;
}

/**
 * dti_agency_get_valid_to: (get-property valid-to)
 * @self: an agency
 *
 * Gets the last day on which the agency exists.
 *
 * Returns: (nullable): a day such as `2025-02-28`, or `NULL` for always
 *
 * Since: 1.0
 */
const char *
dti_agency_get_valid_to (DtiAgency *self)
{
  g_return_val_if_fail (DTI_IS_AGENCY (self), NULL);

  return self->valid_to;
}

/**
 * dti_agency_is_valid_on:
 * @self: an agency
 * @day: a day
 *
 * Tells whether the agency exists on a day; the first and the last day count.
 *
 * Returns: `TRUE` if it does
 *
 * Since: 1.0
 */
gboolean
dti_agency_is_valid_on (DtiAgency *self, const GDate *day)
{
  g_return_val_if_fail (DTI_IS_AGENCY (self), FALSE);
  g_return_val_if_fail (day != NULL && g_date_valid (day), FALSE);

  return dti_plan_range_contains (self->valid_from, self->valid_to, day);
}

/**
 * dti_agency_get_note: (get-property note)
 * @self: an agency
 *
 * Gets remarks.
 *
 * Returns: (nullable): the remarks, or `NULL`
 *
 * Since: 1.0
 */
const char *
dti_agency_get_note (DtiAgency *self)
{
  g_return_val_if_fail (DTI_IS_AGENCY (self), NULL);

  return self->note;
}

/**
 * dti_agency_get_source: (get-property source)
 * @self: an agency
 *
 * Gets where the document has it from.
 *
 * Returns: (nullable): the source, or `NULL`
 *
 * Since: 1.0
 */
const char *
dti_agency_get_source (DtiAgency *self)
{
  g_return_val_if_fail (DTI_IS_AGENCY (self), NULL);

  return self->source;
}

/**
 * dti_agency_get_collation_key: (get-property collation-key)
 * @self: an agency
 *
 * Gets a key that sorts agencies by title as Vietnamese readers expect.
 *
 * Compare keys byte by byte; an agency without a title is sorted by its id.
 *
 * Returns: (transfer full): the key
 *
 * Since: 1.0
 */
char *
dti_agency_get_collation_key (DtiAgency *self)
{
  const char *title;

  g_return_val_if_fail (DTI_IS_AGENCY (self), NULL);

  title = dti_agency_get_main_title (self);
  if (title == NULL)
    title = self->id != NULL ? self->id : "";

  return dti_text_collation_key (title);
}
