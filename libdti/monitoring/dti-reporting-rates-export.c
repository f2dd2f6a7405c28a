/* SPDX-FileCopyrightText: 2026 libdti contributors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

#include "config.h"

#include <string.h>

#include <json-glib/json-glib.h>

#include "dti-reporting-private.h"

#include <libdti/base/dti-json-private.h>
#include <libdti/base/dti-number-private.h>
#include <libdti/dti-enum-types.h>

/* The counts in the order in which they are written. */
static const struct
{
  const char *name;
  guint (*get) (DtiReportingRate *self);
} counts[] = {
  { "expected", dti_reporting_rate_get_n_expected },
  { "received", dti_reporting_rate_get_n_received },
  { "on-time", dti_reporting_rate_get_n_on_time },
  { "late", dti_reporting_rate_get_n_late },
  { "none", dti_reporting_rate_get_n_none },
  { "pending", dti_reporting_rate_get_n_pending },
  { "waived", dti_reporting_rate_get_n_waived },
  { "excluded", dti_reporting_rate_get_n_excluded },
  { "returned", dti_reporting_rate_get_n_returned },
};

static const struct
{
  const char *name;
  guint64 (*get) (DtiReportingRate *self);
} contents[] = {
  { "content-expected", dti_reporting_rate_get_n_content_expected },
  { "content-present", dti_reporting_rate_get_n_content_present },
  { "content-with-evidence", dti_reporting_rate_get_n_content_with_evidence },
};

static const struct
{
  const char *name;
  DtiRate rate;
} rates[] = {
  { "received-rate", DTI_RATE_RECEIVED }, { "on-time-rate", DTI_RATE_ON_TIME },
  { "late-rate", DTI_RATE_LATE },         { "none-rate", DTI_RATE_NONE },
  { "content-rate", DTI_RATE_CONTENT },   { "evidence-rate", DTI_RATE_EVIDENCE },
};

/* ---- CSV ---- */

/* Spreadsheets take "=1+1" for a formula. A text that has apostrophes there already gets one more,
 * so that taking one away gives the text again. */
static void
append_guarded (GString *text, const char *field)
{
  gsize n = strspn (field, "'");
  gboolean is_quoted = strpbrk (field, ",;\"\r\n") != NULL;

  if (is_quoted)
    g_string_append_c (text, '"');
  if (field[n] != '\0' && strchr ("=+-@\t\r", field[n]) != NULL)
    g_string_append_c (text, '\'');
  for (const char *c = field; *c != '\0'; c++)
    {
      if (*c == '"')
        g_string_append_c (text, '"');
      g_string_append_c (text, *c);
    }
  if (is_quoted)
    g_string_append_c (text, '"');
}

static void
append_row (GString *text, DtiReportingRate *rate)
{
  const char *title = dti_reporting_rate_get_title (rate);

  append_guarded (text, dti_reporting_rate_get_id (rate));
  g_string_append_c (text, ',');
  append_guarded (text, title != NULL ? title : "");
  for (guint i = 0; i < G_N_ELEMENTS (counts); i++)
    g_string_append_printf (text, ",%u", counts[i].get (rate));
  for (guint i = 0; i < G_N_ELEMENTS (contents); i++)
    g_string_append_printf (text, ",%" G_GUINT64_FORMAT, contents[i].get (rate));
  for (guint i = 0; i < G_N_ELEMENTS (rates); i++)
    {
      char buffer[DTI_NUMBER_BUFFER];
      double value;

      g_string_append_c (text, ',');
      if (dti_reporting_rate_get_rate (rate, rates[i].rate, &value))
        g_string_append_len (text, buffer, (gssize) dti_number_to_buffer (value, buffer));
    }
  g_string_append_c (text, '\n');
}

/**
 * dti_reporting_rates_to_csv:
 * @self: rates
 *
 * Writes the groups as CSV, with a header.
 *
 * The columns are `id`, `title`, the counts `expected`, `received`, `on-time`, `late`, `none`,
 * `pending`, `waived`, `excluded`, `returned`, `content-expected`, `content-present` and
 * `content-with-evidence`, and the rates `received-rate`, `on-time-rate`, `late-rate`, `none-rate`,
 * `content-rate` and `evidence-rate`: the shortest decimals that read back to the same double,
 * empty where there is none. A text that begins with `=`, `+`, `-` or `@` gets an apostrophe before
 * it, so that spreadsheets do not take it for a formula.
 *
 * Returns: (transfer full): the text
 *
 * Since: 1.0
 */
char *
dti_reporting_rates_to_csv (DtiReportingRates *self)
{
  GString *text;

  g_return_val_if_fail (DTI_IS_REPORTING_RATES (self), NULL);

  text = g_string_new ("id,title");
  for (guint i = 0; i < G_N_ELEMENTS (counts); i++)
    g_string_append_printf (text, ",%s", counts[i].name);
  for (guint i = 0; i < G_N_ELEMENTS (contents); i++)
    g_string_append_printf (text, ",%s", contents[i].name);
  for (guint i = 0; i < G_N_ELEMENTS (rates); i++)
    g_string_append_printf (text, ",%s", rates[i].name);
  g_string_append_c (text, '\n');
  for (guint i = 0; i < dti_reporting_rates_get_n_items (self); i++)
    {
      g_autoptr (DtiReportingRate) rate = g_list_model_get_item (G_LIST_MODEL (self), i);

      append_row (text, rate);
    }

  return g_string_free (text, FALSE);
}

/* ---- JSON ---- */

static JsonObject *
make_object (DtiReportingRate *rate)
{
  JsonObject *object = json_object_new ();
  const char *title = dti_reporting_rate_get_title (rate);

  json_object_set_string_member (object, "id", dti_reporting_rate_get_id (rate));
  if (title != NULL)
    json_object_set_string_member (object, "title", title);
  for (guint i = 0; i < G_N_ELEMENTS (counts); i++)
    json_object_set_int_member (object, counts[i].name, counts[i].get (rate));
  for (guint i = 0; i < G_N_ELEMENTS (contents); i++)
    json_object_set_int_member (object, contents[i].name, (gint64) contents[i].get (rate));
  for (guint i = 0; i < G_N_ELEMENTS (rates); i++)
    {
      double value;

      if (dti_reporting_rate_get_rate (rate, rates[i].rate, &value))
        json_object_set_double_member (object, rates[i].name, value);
      else
        json_object_set_null_member (object, rates[i].name);
    }

  return object;
}

/**
 * dti_reporting_rates_to_json:
 * @self: rates
 *
 * Writes the groups as a JSON object.
 *
 * Its members are `group`, `total` and `rates`, a list; the members of each rate are the columns of
 * [method@Dti.ReportingRates.to_csv]. A rate that is not there is `null`.
 *
 * Returns: (transfer full): the text
 *
 * Since: 1.0
 */
char *
dti_reporting_rates_to_json (DtiReportingRates *self)
{
  g_autoptr (GEnumClass) groups = NULL;
  g_autoptr (JsonNode) node = NULL;
  JsonObject *object;
  JsonArray *list;

  g_return_val_if_fail (DTI_IS_REPORTING_RATES (self), NULL);

  groups = g_type_class_ref (DTI_TYPE_RATE_GROUP);
  object = json_object_new ();
  list = json_array_new ();
  json_object_set_string_member (
      object,
      "group",
      g_enum_get_value (groups, (int) dti_reporting_rates_get_group (self))->value_nick);
  json_object_set_object_member (object,
                                 "total",
                                 make_object (dti_reporting_rates_get_total (self)));
  for (guint i = 0; i < dti_reporting_rates_get_n_items (self); i++)
    {
      g_autoptr (DtiReportingRate) rate = g_list_model_get_item (G_LIST_MODEL (self), i);

      json_array_add_object_element (list, make_object (rate));
    }
  json_object_set_array_member (object, "rates", list);
  node = json_node_new (JSON_NODE_OBJECT);
  json_node_take_object (node, object);

  return dti_json_to_pretty (node);
}
