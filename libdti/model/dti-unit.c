/* SPDX-FileCopyrightText: 2026 libdti contributors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

#include "config.h"

#include <string.h>

#include "dti-document-private.h"
#include "dti-unit-private.h"

#include <libdti/base/dti-text.h>

/**
 * DtiUnit:
 *
 * What is scored and ranked: a province, a ministry, a country.
 *
 * Units never change, so threads share them freely. Texts that getters lend live as long as the
 * unit.
 *
 * Since: 1.0
 */
struct _DtiUnit
{
  GObject parent_instance;

  char *id;
  GHashTable *titles;
  char **aliases;
  char *region;
  char *parent;
  char *valid_from;
  char *valid_to;
  char **predecessors;
  char *json; /* the unit's object in the document; NULL: made without one */
};

typedef enum
{
  PROP_ALIASES = 1,
  PROP_COLLATION_KEY,
  PROP_ID,
  PROP_PARENT,
  PROP_REGION,
  PROP_TITLE,
  PROP_VALID_FROM,
  PROP_VALID_TO,
} DtiUnitProperty;

static GParamSpec *props[PROP_VALID_TO + 1];

G_DEFINE_FINAL_TYPE (DtiUnit, dti_unit, G_TYPE_OBJECT)

static const char *const no_texts[] = { NULL };

static void
dti_unit_finalize (GObject *object)
{
  DtiUnit *self = DTI_UNIT (object);

  g_free (self->id);
  g_clear_pointer (&self->titles, g_hash_table_unref);
  g_strfreev (self->aliases);
  g_free (self->region);
  g_free (self->parent);
  g_free (self->valid_from);
  g_free (self->valid_to);
  g_strfreev (self->predecessors);
  g_free (self->json);

  G_OBJECT_CLASS (dti_unit_parent_class)->finalize (object);
}

static void
dti_unit_get_property (GObject *object, guint prop_id, GValue *value, GParamSpec *pspec)
{
  DtiUnit *self = DTI_UNIT (object);

  switch ((DtiUnitProperty) prop_id)
    {
    case PROP_ALIASES:
      g_value_set_boxed (value, dti_unit_get_aliases (self));
      break;
    case PROP_COLLATION_KEY:
      g_value_take_string (value, dti_unit_get_collation_key (self));
      break;
    case PROP_ID:
      g_value_set_string (value, dti_unit_get_id (self));
      break;
    case PROP_PARENT:
      g_value_set_string (value, dti_unit_get_parent (self));
      break;
    case PROP_REGION:
      g_value_set_string (value, dti_unit_get_region (self));
      break;
    case PROP_TITLE:
      g_value_set_string (value, dti_unit_get_main_title (self));
      break;
    case PROP_VALID_FROM:
      g_value_set_string (value, dti_unit_get_valid_from (self));
      break;
    case PROP_VALID_TO:
      g_value_set_string (value, dti_unit_get_valid_to (self));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
set_title (DtiUnit *self, const char *title)
{
  if (title == NULL)
    return;

  self->titles = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  g_hash_table_insert (self->titles, g_strdup (DTI_JSON_NO_LANGUAGE), g_strdup (title));
}

static void
dti_unit_set_property (GObject *object, guint prop_id, const GValue *value, GParamSpec *pspec)
{
  DtiUnit *self = DTI_UNIT (object);

  switch ((DtiUnitProperty) prop_id)
    {
    case PROP_ID:
      self->id = g_value_dup_string (value);
      break;
    case PROP_TITLE:
      set_title (self, g_value_get_string (value));
      break;
    case PROP_ALIASES:
    case PROP_COLLATION_KEY:
    case PROP_PARENT:
    case PROP_REGION:
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
   * DtiUnit:aliases: (getter get_aliases)
   *
   * Further names the unit goes by.
   *
   * Since: 1.0
   */
  props[PROP_ALIASES] = g_param_spec_boxed ("aliases",
                                            NULL,
                                            NULL,
                                            G_TYPE_STRV,
                                            G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);

  /**
   * DtiUnit:collation-key: (getter get_collation_key)
   *
   * Key that sorts units by title as Vietnamese readers expect.
   *
   * Since: 1.0
   */
  props[PROP_COLLATION_KEY] = g_param_spec_string ("collation-key",
                                                   NULL,
                                                   NULL,
                                                   NULL,
                                                   G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);

  /**
   * DtiUnit:id: (getter get_id)
   *
   * Id, unique in a registry.
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
   * DtiUnit:title: (getter get_main_title)
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
   * DtiUnit:parent: (getter get_parent)
   *
   * Id of the unit that it is a part of.
   *
   * Since: 1.0
   */
  props[PROP_PARENT] =
      g_param_spec_string ("parent", NULL, NULL, NULL, G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);

  /**
   * DtiUnit:region: (getter get_region)
   *
   * Region that it is counted in.
   *
   * Since: 1.0
   */
  props[PROP_REGION] =
      g_param_spec_string ("region", NULL, NULL, NULL, G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);

  /**
   * DtiUnit:valid-from: (getter get_valid_from)
   *
   * First day on which the unit exists.
   *
   * Since: 1.0
   */
  props[PROP_VALID_FROM] = g_param_spec_string ("valid-from",
                                                NULL,
                                                NULL,
                                                NULL,
                                                G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);

  /**
   * DtiUnit:valid-to: (getter get_valid_to)
   *
   * Last day on which the unit exists.
   *
   * Since: 1.0
   */
  props[PROP_VALID_TO] =
      g_param_spec_string ("valid-to", NULL, NULL, NULL, G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
}

static void
dti_unit_class_init (DtiUnitClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->finalize = dti_unit_finalize;
  object_class->get_property = dti_unit_get_property;
  object_class->set_property = dti_unit_set_property;

  make_name_properties ();
  make_place_properties ();
  g_object_class_install_properties (object_class, G_N_ELEMENTS (props), props);
}

static void
dti_unit_init (DtiUnit *self)
{
}

/* ---- from and to documents ---- */

gboolean
dti_unit_is_day (const char *text)
{
  guint parts[3] = { 0, 0, 0 };

  if (strlen (text) != strlen ("YYYY-MM-DD"))
    return FALSE;

  for (guint i = 0, part = 0; text[i] != '\0'; i++)
    {
      if (i == 4 || i == 7)
        {
          if (text[i] != '-')
            return FALSE;
          part++;
          continue;
        }
      if (!g_ascii_isdigit (text[i]))
        return FALSE;
      parts[part] = parts[part] * 10 + (guint) g_ascii_digit_value (text[i]);
    }

  return g_date_valid_dmy ((GDateDay) parts[2], (GDateMonth) parts[1], (GDateYear) parts[0]);
}

static char *
read_day (const DtiJsonReader *reader, const char *member)
{
  const char *day = dti_json_get_text (reader, member, NULL);

  if (day == NULL || dti_unit_is_day (day))
    return g_strdup (day);

  dti_json_report (reader,
                   DTI_SEVERITY_ERROR,
                   "invalid-date",
                   member,
                   "“%s” is no day; days are written as 2025-07-01",
                   day);

  return NULL;
}

static void
read_validity (DtiUnit *self, const DtiJsonReader *reader)
{
  JsonObject *valid = dti_json_get_object (reader, "valid");
  g_autofree char *pointer = dti_json_pointer_append (reader->pointer, "valid");
  DtiJsonReader sub = *reader;

  if (valid == NULL)
    return;

  sub.object = valid;
  sub.pointer = pointer;
  self->valid_from = read_day (&sub, "from");
  self->valid_to = read_day (&sub, "to");
  if (self->valid_from != NULL && self->valid_to != NULL &&
      strcmp (self->valid_from, self->valid_to) > 0)
    dti_json_report (&sub,
                     DTI_SEVERITY_ERROR,
                     "out-of-range",
                     NULL,
                     "the unit ends on %s, before it begins on %s",
                     self->valid_to,
                     self->valid_from);
}

DtiUnit *
dti_unit_new_from_node (JsonNode *node,
                        const char *pointer,
                        const char *file,
                        DtiProblemList *problems)
{
  DtiJsonReader reader = { .pointer = pointer, .file = file, .problems = problems };
  DtiPlace place = { .file = file, .pointer = pointer };
  const char *id;
  DtiUnit *self;

  if (!JSON_NODE_HOLDS_OBJECT (node))
    {
      dti_problem_list_report (problems,
                               DTI_SEVERITY_ERROR,
                               "wrong-type",
                               &place,
                               "a unit must be an object");
      return NULL;
    }

  reader.object = json_node_get_object (node);
  id = dti_json_get_text (&reader, "id", NULL);
  if (id == NULL || *id == '\0')
    {
      if (id != NULL || !json_object_has_member (reader.object, "id"))
        dti_json_report (&reader,
                         DTI_SEVERITY_ERROR,
                         "missing-member",
                         NULL,
                         "the unit has no “id”");
      return NULL;
    }

  self = g_object_new (DTI_TYPE_UNIT, "id", id, NULL);
  self->titles = dti_json_get_titles (&reader, "title");
  self->aliases = dti_json_get_texts (&reader, "aliases");
  self->region = g_strdup (dti_json_get_text (&reader, "region", NULL));
  self->parent = g_strdup (dti_json_get_text (&reader, "parent", NULL));
  self->predecessors = dti_json_get_texts (&reader, "predecessors");
  read_validity (self, &reader);
  self->json = dti_json_to_pretty (node);

  return self;
}

static JsonNode *
make_node (DtiUnit *self)
{
  JsonNode *node = json_node_new (JSON_NODE_OBJECT);
  JsonObject *object = json_object_new ();
  const char *title = dti_unit_get_main_title (self);

  json_object_set_string_member (object, "id", self->id);
  if (title != NULL)
    json_object_set_string_member (object, "title", title);
  json_node_take_object (node, object);

  return node;
}

JsonNode *
dti_unit_to_node (DtiUnit *self)
{
  if (self->json != NULL)
    return dti_json_parse (self->json, strlen (self->json), NULL, NULL);

  return make_node (self);
}

const char *const *
dti_unit_peek_predecessors (DtiUnit *self)
{
  return self->predecessors != NULL ? (const char *const *) self->predecessors : no_texts;
}

GPtrArray *
dti_unit_list_names (DtiUnit *self)
{
  GPtrArray *names = g_ptr_array_new ();
  GHashTableIter iter;
  gpointer title;

  if (self->titles != NULL)
    {
      g_hash_table_iter_init (&iter, self->titles);
      while (g_hash_table_iter_next (&iter, NULL, &title))
        g_ptr_array_add (names, title);
    }
  for (guint i = 0; self->aliases != NULL && self->aliases[i] != NULL; i++)
    g_ptr_array_add (names, self->aliases[i]);

  return names;
}

/* ---- public functions ---- */

/**
 * dti_unit_new:
 * @id: an id
 * @title: (nullable): a title, or `NULL` for none
 *
 * Creates a unit.
 *
 * Returns: (transfer full): a new unit
 *
 * Since: 1.0
 */
DtiUnit *
dti_unit_new (const char *id, const char *title)
{
  g_return_val_if_fail (id != NULL, NULL);

  return g_object_new (DTI_TYPE_UNIT, "id", id, "title", title, NULL);
}

/**
 * dti_unit_get_id: (get-property id)
 * @self: a unit
 *
 * Gets the id, unique in a registry.
 *
 * Returns: the id
 *
 * Since: 1.0
 */
const char *
dti_unit_get_id (DtiUnit *self)
{
  g_return_val_if_fail (DTI_IS_UNIT (self), NULL);

  return self->id;
}

/**
 * dti_unit_get_title:
 * @self: a unit
 * @language: (nullable): a language such as `en`, or `NULL` for Vietnamese
 *
 * Gets the title in a language.
 *
 * Where there is no title in that language, the English one is taken, else the Vietnamese, else
 * any.
 *
 * Returns: (transfer full) (nullable): the title, or `NULL` where the unit has none
 *
 * Since: 1.0
 */
char *
dti_unit_get_title (DtiUnit *self, const char *language)
{
  g_return_val_if_fail (DTI_IS_UNIT (self), NULL);

  return g_strdup (dti_json_pick_language (self->titles, language != NULL ? language : "vi"));
}

/**
 * dti_unit_get_main_title: (get-property title)
 * @self: a unit
 *
 * Gets the title, the Vietnamese one where there are several.
 *
 * Returns: (nullable): the title, or `NULL` where the unit has none
 *
 * Since: 1.0
 */
const char *
dti_unit_get_main_title (DtiUnit *self)
{
  g_return_val_if_fail (DTI_IS_UNIT (self), NULL);

  return dti_json_pick_language (self->titles, "vi");
}

/**
 * dti_unit_get_aliases: (get-property aliases)
 * @self: a unit
 *
 * Gets further names the unit goes by.
 *
 * Returns: (transfer none) (array zero-terminated=1): the names, possibly none
 *
 * Since: 1.0
 */
const char *const *
dti_unit_get_aliases (DtiUnit *self)
{
  g_return_val_if_fail (DTI_IS_UNIT (self), NULL);

  return self->aliases != NULL ? (const char *const *) self->aliases : no_texts;
}

/**
 * dti_unit_get_region: (get-property region)
 * @self: a unit
 *
 * Gets the region that it is counted in.
 *
 * Returns: (nullable): the region
 *
 * Since: 1.0
 */
const char *
dti_unit_get_region (DtiUnit *self)
{
  g_return_val_if_fail (DTI_IS_UNIT (self), NULL);

  return self->region;
}

/**
 * dti_unit_get_parent: (get-property parent)
 * @self: a unit
 *
 * Gets the id of the unit that it is a part of, which need not be in the registry.
 *
 * Returns: (nullable): the id
 *
 * Since: 1.0
 */
const char *
dti_unit_get_parent (DtiUnit *self)
{
  g_return_val_if_fail (DTI_IS_UNIT (self), NULL);

  return self->parent;
}

/**
 * dti_unit_get_valid_from: (get-property valid-from)
 * @self: a unit
 *
 * Gets the first day on which the unit exists.
 *
 * Returns: (nullable): a day such as `2025-07-01`, or `NULL` for always
 *
 * Since: 1.0
 */
const char *
dti_unit_get_valid_from (DtiUnit *self)
{
  g_return_val_if_fail (DTI_IS_UNIT (self), NULL);

  return self->valid_from;
}

/**
 * dti_unit_get_valid_to: (get-property valid-to)
 * @self: a unit
 *
 * Gets the last day on which the unit exists.
 *
 * Returns: (nullable): a day such as `2025-06-30`, or `NULL` for always
 *
 * Since: 1.0
 */
const char *
dti_unit_get_valid_to (DtiUnit *self)
{
  g_return_val_if_fail (DTI_IS_UNIT (self), NULL);

  return self->valid_to;
}

static int
compare_days (const GDate *day, const char *text)
{
  g_autofree char *written = g_strdup_printf ("%04u-%02u-%02u",
                                              g_date_get_year (day),
                                              g_date_get_month (day),
                                              g_date_get_day (day));

  return strcmp (written, text);
}

/**
 * dti_unit_is_valid_in:
 * @self: a unit
 * @period: a period
 *
 * Tells whether the unit exists on at least one day of a period.
 *
 * Returns: `TRUE` if it exists
 *
 * Since: 1.0
 */
gboolean
dti_unit_is_valid_in (DtiUnit *self, const DtiPeriod *period)
{
  g_autoptr (GDate) first = NULL;
  g_autoptr (GDate) last = NULL;

  g_return_val_if_fail (DTI_IS_UNIT (self), FALSE);
  g_return_val_if_fail (period != NULL, FALSE);

  first = dti_period_get_first_day (period);
  last = dti_period_get_last_day (period);
  if (self->valid_from != NULL && compare_days (last, self->valid_from) < 0)
    return FALSE;

  return self->valid_to == NULL || compare_days (first, self->valid_to) <= 0;
}

/**
 * dti_unit_get_collation_key: (get-property collation-key)
 * @self: a unit
 *
 * Gets a key that sorts units by title as Vietnamese readers expect.
 *
 * Compare keys byte by byte; a unit without a title is sorted by its id.
 *
 * Returns: (transfer full): the key
 *
 * Since: 1.0
 */
char *
dti_unit_get_collation_key (DtiUnit *self)
{
  const char *title;

  g_return_val_if_fail (DTI_IS_UNIT (self), NULL);

  title = dti_unit_get_main_title (self);
  if (title == NULL)
    title = self->id != NULL ? self->id : "";

  return dti_text_collation_key (title);
}
