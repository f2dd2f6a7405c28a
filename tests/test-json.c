/* SPDX-FileCopyrightText: 2026 libdti contributors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

#include <string.h>

#include <glib/gstdio.h>
#include <gio/gio.h>

#include <libdti/base/dti-error.h>
#include <libdti/base/dti-file-private.h>
#include <libdti/base/dti-json-private.h>
#include <libdti/dti-enum-types.h>

static JsonNode *
parse (const char *text)
{
  g_autoptr (GError) error = NULL;
  JsonNode *node = dti_json_parse (text, strlen (text), NULL, &error);

  g_assert_no_error (error);
  g_assert_nonnull (node);
  return node;
}

/* Text and its canonical form. */
static const char *const valid[][2] = {
  { "null", "null" },
  { " true\n", "true" },
  { "false", "false" },
  { "\"\"", "\"\"" },
  { "0", "0" },
  { "-0", "0" },
  { "-0.0", "0" },
  { "17", "17" },
  { "-5", "-5" },
  { "1.0", "1" },
  { "1e3", "1000" },
  { "1E+3", "1000" },
  { "0.10", "0.1" },
  { "1e-5", "1e-05" },
  { "1e-400", "0" },
  { "123456789012345678", "123456789012345678" },
  { "12345678901234567890", "1.2345678901234567e+19" },
  { "1.7976931348623157e308", "1.7976931348623157e+308" },
  { "[]", "[]" },
  { "{}", "{}" },
  { " [ 1 , [ ] , { } ] ", "[1,[],{}]" },
  { "{\"b\":1,\"a\":[true,null],\"B\":{\"y\":1,\"x\":2}}",
    "{\"B\":{\"x\":2,\"y\":1},\"a\":[true,null],\"b\":1}" },
  { "\t{\r\n\"a\"\t:\n1\r}", "{\"a\":1}" },
  { "\xef\xbb\xbf[1]", "[1]" },
  { "\"\\\" \\\\ \\/ \\b\\f\\n\\r\\t\"", "\"\\\" \\\\ / \\b\\f\\n\\r\\t\"" },
  { "\"\\u0041\\u00e9\\u1ebf\\uFFFD\"", "\"Aéế\ufffd\"" },
  { "\"\\ud83d\\ude00\"", "\"\U0001f600\"" },
  { "\"\\u0001\\u001f\x7f\"", "\"\\u0001\\u001f\x7f\"" },
  { "\"Kiên Giang\"", "\"Kiên Giang\"" },
  { "{\"\":0}", "{\"\":0}" },
  { "{\"a\":{\"a\":{\"a\":1}}}", "{\"a\":{\"a\":{\"a\":1}}}" },
};

static void
test_valid (void)
{
  g_test_summary ("Documents are read, and written in canonical form");

  for (gsize i = 0; i < G_N_ELEMENTS (valid); i++)
    {
      g_autoptr (JsonNode) node = parse (valid[i][0]);
      g_autofree char *canonical = dti_json_to_canonical (node);
      g_autoptr (JsonNode) again = parse (canonical);
      g_autofree char *stable = dti_json_to_canonical (again);
      g_autofree char *pretty = dti_json_to_pretty (node);
      g_autoptr (JsonNode) from_pretty = parse (pretty);
      g_autofree char *same = dti_json_to_canonical (from_pretty);

      g_assert_cmpstr (canonical, ==, valid[i][1]);
      g_assert_cmpstr (stable, ==, canonical);
      g_assert_cmpstr (same, ==, canonical);
    }
}

typedef struct
{
  const char *text;
  const char *place;
} BadCase;

static const BadCase bad[] = {
  { "", "1:1" },
  { "  ", "1:3" },
  { "\xef\xbb\xbf", "1:1" },
  { "{", "1:2" },
  { "[", "1:2" },
  { "]", "1:1" },
  { "[1,]", "1:4" },
  { "[,1]", "1:2" },
  { "[1 2]", "1:4" },
  { "[1}", "1:3" },
  { "{]", "1:2" },
  { "{\"a\":1,}", "1:8" },
  { "{\"a\" 1}", "1:6" },
  { "{\"a\":}", "1:6" },
  { "{\"a\"}", "1:5" },
  { "{a:1}", "1:2" },
  { "{'a':1}", "1:2" },
  { "{1:1}", "1:2" },
  { "{\"a\":1 \"b\":2}", "1:8" },
  { "{\"a\":1,\"b\":2,\"a\":3}", "1:14" },
  { "{\"a\":1,\"\\u0061\":3}", "1:8" },
  { "{\n  \"a\": 1,\n  \"a\": 2\n}", "3:3" },
  { "[1] 2", "1:5" },
  { "[1]]", "1:4" },
  { "nul", "1:1" },
  { "True", "1:1" },
  { "nulll", "1:5" },
  { "NaN", "1:1" },
  { "[Infinity]", "1:2" },
  { "-Infinity", "1:2" },
  { "+1", "1:1" },
  { ".5", "1:1" },
  { "5.", "1:3" },
  { "-", "1:2" },
  { "01", "1:2" },
  { "-01", "1:3" },
  { "1e", "1:3" },
  { "1e+", "1:4" },
  { "1.e5", "1:3" },
  { "0x10", "1:2" },
  { "1,5", "1:2" },
  { "1e999", "1:1" },
  { "[0, -1e999]", "1:5" },
  { "\"abc", "1:1" },
  { "[\"abc]", "1:2" },
  { "\"\\", "1:2" },
  { "\"\\x\"", "1:2" },
  { "\"\\u12\"", "1:2" },
  { "\"\\u12G4\"", "1:2" },
  { "\"\\u0000\"", "1:2" },
  { "\"\\ud800\"", "1:2" },
  { "\"\\ud800x\"", "1:2" },
  { "\"\\ud800\\n\"", "1:2" },
  { "\"\\ud800\\u0041\"", "1:2" },
  { "\"\\udc00\"", "1:2" },
  { "\"\\udc00\\ud800\"", "1:2" },
  { "\"a\nb\"", "1:3" },
  { "\"a\tb\"", "1:3" },
  { "\"\x01\"", "1:2" },
  { "'a'", "1:1" },
  { "[1] // x", "1:5" },
  { "/* x */ 1", "1:1" },
  { "\xff", "1:1" },
  { "[\"\xc3\"]", "1:3" },
  { "\"\xed\xa0\x80\"", "1:2" },
  { "\"\xc0\x80\"", "1:2" },
  { "\xfe\xff", "1:1" },
  { "[1,\n \"ế\", x]", "2:7" },
  { "[1,\r\n x]", "2:2" },
  { "[1,\r x]", "2:2" },
  { "[1\xc2\xa0]", "1:3" },
  { "undefined", "1:1" },
};

static void
test_invalid (void)
{
  g_test_summary ("Bad documents are errors that name line and column");

  for (gsize i = 0; i < G_N_ELEMENTS (bad); i++)
    {
      g_autofree char *prefix = g_strdup_printf ("x.json:%s: ", bad[i].place);
      g_autofree char *shown = g_strescape (bad[i].text, NULL);
      g_autoptr (GError) error = NULL;

      g_assert_null (dti_json_parse (bad[i].text, strlen (bad[i].text), "x.json", &error));
      g_assert_error (error, DTI_ERROR, DTI_ERROR_INVALID_DATA);
      g_test_message ("%s: %s", shown, error->message);
      g_assert_true (g_str_has_prefix (error->message, prefix));
      g_assert_true (g_utf8_validate (error->message, -1, NULL));
    }
}

static void
test_nul (void)
{
  static const char text[] = "[1,\0 2]";
  g_autoptr (GError) error = NULL;

  g_test_summary ("A NUL byte is an error, and so is what follows the end of the document");

  g_assert_null (dti_json_parse (text, sizeof text - 1, NULL, &error));
  g_assert_error (error, DTI_ERROR, DTI_ERROR_INVALID_DATA);
  g_assert_true (g_str_has_prefix (error->message, "1:4: "));
  g_clear_error (&error);
  g_assert_null (dti_json_parse ("1\0", 2, NULL, &error));
  g_assert_error (error, DTI_ERROR, DTI_ERROR_INVALID_DATA);
  g_clear_error (&error);
  /* The length counts, not a NUL byte. */
  g_assert_null (dti_json_parse ("[1]", 2, NULL, &error));
  g_assert_error (error, DTI_ERROR, DTI_ERROR_INVALID_DATA);
}

static char *
nest (const char *open, const char *inner, const char *close, guint depth)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < depth; i++)
    g_string_append (text, open);
  g_string_append (text, inner);
  for (guint i = 0; i < depth; i++)
    g_string_append (text, close);
  return g_string_free (text, FALSE);
}

static void
test_depth (void)
{
  g_autofree char *deep = nest ("[", "1", "]", DTI_JSON_MAX_DEPTH);
  g_autofree char *deep_objects = nest ("{\"a\":", "1", "}", DTI_JSON_MAX_DEPTH);
  g_autofree char *deeper = nest ("[", "1", "]", DTI_JSON_MAX_DEPTH + 1);
  g_autofree char *bottomless = nest ("{\"a\":[", "", "", 1000000);
  g_autoptr (JsonNode) node = parse (deep);
  g_autoptr (JsonNode) objects = parse (deep_objects);
  g_autofree char *canonical = dti_json_to_canonical (node);
  g_autofree char *canonical_objects = dti_json_to_canonical (objects);
  g_autoptr (GError) error = NULL;

  g_test_summary ("Documents can be nested 64 levels deep and no deeper");

  g_assert_cmpstr (canonical, ==, deep);
  g_assert_cmpstr (canonical_objects, ==, deep_objects);
  g_assert_null (dti_json_parse (deeper, strlen (deeper), NULL, &error));
  g_assert_error (error, DTI_ERROR, DTI_ERROR_LIMIT);
  g_assert_true (g_str_has_prefix (error->message, "1:65: "));
  g_clear_error (&error);
  g_assert_null (dti_json_parse (bottomless, strlen (bottomless), NULL, &error));
  g_assert_error (error, DTI_ERROR, DTI_ERROR_LIMIT);
}

/* Cuts and changes at every byte: errors or documents, never a crash. */
static void
test_damage (void)
{
  static const char text[] =
      "{\"a\":[1,-2.5e3,\"\\u1ebf\\n\\ud83d\\ude00ế\",true,false,null],\"b\":{\"c\":[]}}";
  const gsize length = sizeof text - 1;

  g_test_summary ("A damaged document is refused or read, and what is read can be written");

  for (gsize i = 0; i <= length; i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (JsonNode) node = dti_json_parse (text, i, NULL, &error);

      g_assert_true ((node != NULL) == (i == length));
      g_assert_true ((error != NULL) == (node == NULL));
    }
  for (gsize i = 0; i < length; i++)
    for (int byte = 0; byte < 256; byte++)
      {
        g_autofree char *damaged = g_memdup2 (text, length);
        g_autoptr (JsonNode) node = NULL;
        g_autoptr (JsonNode) again = NULL;
        g_autofree char *canonical = NULL;

        damaged[i] = (char) byte;
        node = dti_json_parse (damaged, length, NULL, NULL);
        if (node == NULL)
          continue;
        canonical = dti_json_to_canonical (node);
        again = parse (canonical);
      }
}

static void
test_pretty (void)
{
  static const char expected[] = "{\n"
                                 "  \"format\": \"dti-framework\",\n"
                                 "  \"title\": { \"en\": \"Human Development Index\", \"vi\": "
                                 "\"Chỉ số phát triển con người\" },\n"
                                 "  \"list\": [1, 2.5, [true, null], {}],\n"
                                 "  \"long\": [\n"
                                 "    \"aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa\",\n"
                                 "    \"bbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbb\"\n"
                                 "  ]\n"
                                 "}\n";
  g_autoptr (JsonNode) node = parse (expected);
  g_autofree char *pretty = dti_json_to_pretty (node);

  g_test_summary ("Files keep the order of members, and short values stay on one line");

  g_assert_cmpstr (pretty, ==, expected);
}

static void
test_programmed_nodes (void)
{
  g_autoptr (JsonNode) node = json_node_alloc ();
  g_autofree char *canonical = NULL;

  g_test_summary ("What is no number is written as null");

  json_node_init_double (node, g_ascii_strtod ("nan", NULL));
  canonical = dti_json_to_canonical (node);
  g_assert_cmpstr (canonical, ==, "null");
}

static void
test_pointer (void)
{
  g_autofree char *first = dti_json_pointer_append ("", "a/b~c");
  g_autofree char *second = dti_json_pointer_append_index (first, 3);
  g_autofree char *third = dti_json_pointer_append (second, "");

  g_test_summary ("JSON pointers escape what RFC 6901 wants escaped");

  g_assert_cmpstr (first, ==, "/a~1b~0c");
  g_assert_cmpstr (second, ==, "/a~1b~0c/3");
  g_assert_cmpstr (third, ==, "/a~1b~0c/3/");
}

/* The document and the answers of RFC 6901, section 5. */
static const char rfc_document[] =
    "{\"foo\": [\"bar\", \"baz\"], \"\": 0, \"a/b\": 1, \"c%d\": 2, \"e^f\": 3, \"g|h\": 4,"
    " \"i\\\\j\": 5, \"k\\\"l\": 6, \" \": 7, \"m~n\": 8}";

static void
test_pointer_find (void)
{
  static const struct
  {
    const char *pointer;
    const char *found; /* the canonical text */
  } rows[] = {
    { "/foo", "[\"bar\",\"baz\"]" },
    { "/foo/0", "\"bar\"" },
    { "/", "0" },
    { "/a~1b", "1" },
    { "/c%d", "2" },
    { "/e^f", "3" },
    { "/g|h", "4" },
    { "/i\\j", "5" },
    { "/k\"l", "6" },
    { "/ ", "7" },
    { "/m~0n", "8" },
  };
  g_autoptr (JsonNode) root = dti_json_parse (rfc_document, strlen (rfc_document), NULL, NULL);

  g_test_summary ("JSON pointers lead to what the examples of RFC 6901 say");

  g_assert_true (dti_json_pointer_find (root, "", NULL) == root);
  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr (GError) error = NULL;
      JsonNode *node = dti_json_pointer_find (root, rows[i].pointer, &error);
      g_autofree char *text = NULL;

      g_assert_no_error (error);
      text = dti_json_to_canonical (node);
      g_assert_cmpstr (text, ==, rows[i].found);
    }
}

static const struct
{
  const char *pointer;
  int code;
  const char *message;
} bad_pointers[] = {
  { "foo", DTI_ERROR_INVALID_DATA, "“foo” is no JSON pointer: it does not begin with “/”" },
  { "/m~n",
    DTI_ERROR_INVALID_DATA,
    "“/m~n” is no JSON pointer: “~” is written “~0”, and “/” in a name “~1”" },
  { "/foo~", DTI_ERROR_INVALID_DATA, NULL },
  { "/f\xff", DTI_ERROR_INVALID_DATA, "a JSON pointer that is no UTF-8" },
  { "/foo/2", DTI_ERROR_NOT_FOUND, "“/foo/2” leads nowhere: “/foo” has no “2”" },
  { "/foo/-", DTI_ERROR_NOT_FOUND, "“/foo/-” leads nowhere: “/foo” has no “-”" },
  { "/foo/00", DTI_ERROR_NOT_FOUND, NULL },
  { "/foo/01", DTI_ERROR_NOT_FOUND, NULL },
  { "/foo/+1", DTI_ERROR_NOT_FOUND, NULL },
  { "/foo/ 1", DTI_ERROR_NOT_FOUND, NULL },
  { "/foo/", DTI_ERROR_NOT_FOUND, NULL },
  { "/foo/4294967296", DTI_ERROR_NOT_FOUND, NULL },
  { "/foo/99999999999999999999", DTI_ERROR_NOT_FOUND, NULL },
  { "/foo/0/x", DTI_ERROR_NOT_FOUND, "“/foo/0/x” leads nowhere: “/foo/0” has no “x”" },
  { "/x~1y/z", DTI_ERROR_NOT_FOUND, "“/x~1y/z” leads nowhere: the document has no “x/y”" },
};

static void
test_pointer_faults (void)
{
  g_autoptr (JsonNode) root = dti_json_parse (rfc_document, strlen (rfc_document), NULL, NULL);
  g_autoptr (JsonNode) value = json_node_init_int (json_node_alloc (), 1);
  g_autofree char *before = dti_json_to_canonical (root);
  g_autofree char *after = NULL;

  g_test_summary ("What is no pointer, or leads nowhere, is told, and nothing is put there");

  for (gsize i = 0; i < G_N_ELEMENTS (bad_pointers); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (GError) put_error = NULL;

      g_assert_null (dti_json_pointer_find (root, bad_pointers[i].pointer, &error));
      g_assert_error (error, DTI_ERROR, bad_pointers[i].code);
      if (bad_pointers[i].message != NULL)
        g_assert_cmpstr (error->message, ==, bad_pointers[i].message);
      g_assert_false (dti_json_pointer_put (&root, bad_pointers[i].pointer, value, &put_error));
      g_assert_cmpstr (put_error->message, ==, error->message);
    }
  after = dti_json_to_canonical (root);
  g_assert_cmpstr (after, ==, before);
}

static void
test_pointer_put (void)
{
  static const struct
  {
    const char *pointer;
    const char *value;
    const char *result;
  } rows[] = {
    { "/a/1", "null", "{\"a\":[1,null,{\"b\":3}]}" },
    { "/a/2/b", "\"x\"", "{\"a\":[1,2,{\"b\":\"x\"}]}" },
    { "/a/2/c", "1.5", "{\"a\":[1,2,{\"b\":3,\"c\":1.5}]}" },
    { "/a/0", "{\"d\":[true]}", "{\"a\":[{\"d\":[true]},2,{\"b\":3}]}" },
    { "/a", "[]", "{\"a\":[]}" },
    { "/~0~1", "false", "{\"a\":[1,2,{\"b\":3}],\"~/\":false}" },
    { "/", "9007199254740993", "{\"\":9007199254740993,\"a\":[1,2,{\"b\":3}]}" },
    { "", "[0]", "[0]" },
  };
  static const char document[] = "{\"a\": [1, 2, {\"b\": 3}]}";

  g_test_summary ("A value is put in the place of another, or added to an object");

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr (JsonNode) root = dti_json_parse (document, strlen (document), NULL, NULL);
      g_autoptr (JsonNode) value =
          dti_json_parse (rows[i].value, strlen (rows[i].value), NULL, NULL);
      g_autoptr (GError) error = NULL;
      g_autofree char *text = NULL;

      g_assert_true (dti_json_pointer_put (&root, rows[i].pointer, value, &error));
      g_assert_no_error (error);
      text = dti_json_to_canonical (root);
      g_assert_cmpstr (text, ==, rows[i].result);
    }
}

typedef struct
{
  JsonNode *node;
  DtiProblemList *problems;
  DtiJsonReader reader;
} Fixture;

static void
set_up (Fixture *fixture, gconstpointer data)
{
  fixture->node =
      parse ("{ \"text\": \"KG\", \"number\": 2.5, \"int\": 3, \"whole\": 3.0, \"big\": 1e300,"
             "  \"yes\": true, \"nothing\": null, \"list\": [\"a\", 1, \"b\", null],"
             "  \"object\": { \"x\": 1 }, \"severity\": \"warning\","
             "  \"title\": { \"vi\": \"Chỉ số\", \"en\": \"Index\", \"fr\": 1 } }");
  fixture->problems = dti_problem_list_new ();
  fixture->reader = (DtiJsonReader){
    .object = json_node_get_object (fixture->node),
    .pointer = "/root",
    .file = "f.json",
    .node = "4.2",
    .problems = fixture->problems,
    .seen = dti_json_seen_new (),
  };
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  g_hash_table_unref (fixture->reader.seen);
  json_node_unref (fixture->node);
  g_assert_finalize_object (fixture->problems);
}

/* Takes note of the last problem, of which there must be @n. */
static void
assert_problem (Fixture *fixture, guint n, const char *code, const char *pointer)
{
  g_autoptr (DtiProblem) problem = NULL;

  g_assert_cmpuint (dti_problem_list_get_n_items (fixture->problems), ==, n);
  problem = g_list_model_get_item (G_LIST_MODEL (fixture->problems), n - 1);
  g_assert_cmpstr (dti_problem_get_code (problem), ==, code);
  g_assert_cmpstr (dti_problem_get_pointer (problem), ==, pointer);
  g_assert_cmpstr (dti_problem_get_file (problem), ==, "f.json");
  g_assert_cmpstr (dti_problem_get_node (problem), ==, "4.2");
}

static void
test_read (Fixture *fixture, gconstpointer data)
{
  const DtiJsonReader *reader = &fixture->reader;

  g_test_summary ("Members of the right type are read, absent ones give the fallback, silently");

  g_assert_true (dti_json_has (reader, "text"));
  g_assert_true (dti_json_has (reader, "nothing"));
  g_assert_false (dti_json_has (reader, "absent"));
  g_assert_cmpstr (dti_json_get_text (reader, "text", "x"), ==, "KG");
  g_assert_cmpstr (dti_json_get_text (reader, "absent", "x"), ==, "x");
  g_assert_cmpfloat (dti_json_get_number (reader, "number", 7.0), ==, 2.5);
  g_assert_cmpfloat (dti_json_get_number (reader, "int", 7.0), ==, 3.0);
  g_assert_cmpfloat (dti_json_get_number (reader, "absent", 7.0), ==, 7.0);
  g_assert_cmpint (dti_json_get_int (reader, "int", 0, 5, 7), ==, 3);
  g_assert_cmpint (dti_json_get_int (reader, "whole", 3, 3, 7), ==, 3);
  g_assert_cmpint (dti_json_get_int (reader, "absent", 0, 5, 7), ==, 7);
  g_assert_true (dti_json_get_boolean (reader, "yes", FALSE));
  g_assert_true (dti_json_get_boolean (reader, "absent", TRUE));
  g_assert_nonnull (dti_json_get_object (reader, "object"));
  g_assert_null (dti_json_get_object (reader, "absent"));
  g_assert_cmpuint (json_array_get_length (dti_json_get_array (reader, "list")), ==, 4);
  g_assert_null (dti_json_get_array (reader, "absent"));
  g_assert_null (dti_json_get_texts (reader, "absent"));
  g_assert_null (dti_json_get_titles (reader, "absent"));
  g_assert_cmpint (dti_json_get_enum (reader, "severity", DTI_TYPE_SEVERITY, DTI_SEVERITY_NOTE),
                   ==,
                   DTI_SEVERITY_WARNING);
  g_assert_cmpint (dti_json_get_enum (reader, "absent", DTI_TYPE_SEVERITY, DTI_SEVERITY_ERROR),
                   ==,
                   DTI_SEVERITY_ERROR);
  g_assert_cmpuint (dti_problem_list_get_n_items (fixture->problems), ==, 0);
}

static void
test_read_wrong (Fixture *fixture, gconstpointer data)
{
  const DtiJsonReader *reader = &fixture->reader;

  g_test_summary ("Members of a wrong type are problems with their pointer, and give the fallback");

  g_assert_cmpstr (dti_json_get_text (reader, "number", "x"), ==, "x");
  assert_problem (fixture, 1, "wrong-type", "/root/number");
  g_assert_cmpfloat (dti_json_get_number (reader, "text", 7.0), ==, 7.0);
  assert_problem (fixture, 2, "wrong-type", "/root/text");
  g_assert_cmpfloat (dti_json_get_number (reader, "nothing", 7.0), ==, 7.0);
  assert_problem (fixture, 3, "wrong-type", "/root/nothing");
  g_assert_cmpint (dti_json_get_int (reader, "number", 0, 5, 7), ==, 7);
  assert_problem (fixture, 4, "out-of-range", "/root/number");
  g_assert_cmpint (dti_json_get_int (reader, "int", 0, 2, 7), ==, 7);
  assert_problem (fixture, 5, "out-of-range", "/root/int");
  g_assert_cmpint (dti_json_get_int (reader, "big", G_MININT, G_MAXINT, 7), ==, 7);
  assert_problem (fixture, 6, "out-of-range", "/root/big");
  g_assert_cmpint (dti_json_get_int (reader, "yes", 0, 5, 7), ==, 7);
  assert_problem (fixture, 7, "wrong-type", "/root/yes");
  g_assert_false (dti_json_get_boolean (reader, "int", FALSE));
  assert_problem (fixture, 8, "wrong-type", "/root/int");
  g_assert_null (dti_json_get_object (reader, "list"));
  assert_problem (fixture, 9, "wrong-type", "/root/list");
  g_assert_null (dti_json_get_array (reader, "object"));
  assert_problem (fixture, 10, "wrong-type", "/root/object");
  g_assert_cmpint (dti_json_get_enum (reader, "text", DTI_TYPE_SEVERITY, DTI_SEVERITY_NOTE),
                   ==,
                   DTI_SEVERITY_NOTE);
  assert_problem (fixture, 11, "unknown-name", "/root/text");
  g_assert_null (dti_json_get_titles (reader, "int"));
  assert_problem (fixture, 12, "wrong-type", "/root/int");
  g_assert_cmpuint (dti_problem_list_count (fixture->problems, DTI_SEVERITY_ERROR), ==, 12);
}

static void
test_enum_message (Fixture *fixture, gconstpointer data)
{
  g_autofree char *lines = NULL;

  g_test_summary ("An unknown name is answered with the known ones");

  dti_json_get_enum (&fixture->reader, "text", DTI_TYPE_SEVERITY, DTI_SEVERITY_NOTE);
  lines = dti_problem_list_to_string (fixture->problems);
  g_assert_nonnull (strstr (lines, "f.json#/root/text: "));
  g_assert_nonnull (strstr (lines, "“KG”"));
  g_assert_nonnull (strstr (lines, "note, warning, error"));
}

static void
test_texts (Fixture *fixture, gconstpointer data)
{
  g_auto (GStrv) texts = dti_json_get_texts (&fixture->reader, "list");
  g_autofree char *joined = g_strjoinv (" ", texts);

  g_test_summary ("A list of texts leaves out what is none, with a problem each");

  g_assert_cmpstr (joined, ==, "a b");
  assert_problem (fixture, 2, "wrong-type", "/root/list/3");
}

static void
test_titles (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GHashTable) titles = dti_json_get_titles (&fixture->reader, "title");
  g_autoptr (GHashTable) plain = dti_json_get_titles (&fixture->reader, "text");

  g_test_summary ("Texts by language are read, and one of them is picked");

  assert_problem (fixture, 1, "wrong-type", "/root/title/fr");
  g_assert_cmpuint (g_hash_table_size (titles), ==, 2);
  g_assert_cmpstr (dti_json_pick_language (titles, "vi"), ==, "Chỉ số");
  g_assert_cmpstr (dti_json_pick_language (titles, "de"), ==, "Index");
  g_assert_cmpstr (dti_json_pick_language (titles, NULL), ==, "Index");
  g_hash_table_remove (titles, "en");
  g_assert_cmpstr (dti_json_pick_language (titles, "de"), ==, "Chỉ số");
  g_hash_table_remove (titles, "vi");
  g_assert_null (dti_json_pick_language (titles, "de"));
  g_hash_table_insert (titles, g_strdup ("ru"), g_strdup ("R"));
  g_hash_table_insert (titles, g_strdup ("fr"), g_strdup ("F"));
  g_assert_cmpstr (dti_json_pick_language (titles, "de"), ==, "F");

  g_assert_cmpstr (dti_json_pick_language (plain, "vi"), ==, "KG");
  g_assert_null (dti_json_pick_language (NULL, "vi"));
}

static void
test_unknown (Fixture *fixture, gconstpointer data)
{
  static const char *const known[] = {
    "text", "number", "int", "whole", "big", "yes", "nothing", "list", "object", "severity",
  };

  g_test_summary ("Members that nobody asked for are warnings");

  for (gsize i = 0; i < G_N_ELEMENTS (known); i++)
    g_assert_true (dti_json_has (&fixture->reader, known[i]));
  dti_json_report_unknown (&fixture->reader);
  assert_problem (fixture, 1, "unknown-member", "/root/title");
  g_assert_cmpuint (dti_problem_list_count (fixture->problems, DTI_SEVERITY_WARNING), ==, 1);
}

static void
test_report (Fixture *fixture, gconstpointer data)
{
  g_test_summary ("Readers report problems of their own at a member or at the object");

  dti_json_report (&fixture->reader, DTI_SEVERITY_NOTE, "own", "a/b", "%d of %s", 1, "x");
  assert_problem (fixture, 1, "own", "/root/a~1b");
  dti_json_report (&fixture->reader, DTI_SEVERITY_NOTE, "own", NULL, "text");
  assert_problem (fixture, 2, "own", "/root");
}

static void
assert_file_error (const char *path, DtiError code, const char *part)
{
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (GError) error = NULL;

  g_assert_null (dti_json_parse_file (file, &error));
  g_assert_error (error, DTI_ERROR, (int) code);
  g_assert_nonnull (strstr (error->message, path));
  g_assert_nonnull (strstr (error->message, part));
}

static void
test_file (void)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *directory = g_dir_make_tmp ("dti-json-XXXXXX", &error);
  g_autofree char *path = g_build_filename (directory, "f.json", NULL);
  g_autofree char *missing = g_build_filename (directory, "missing.json", NULL);
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (JsonNode) node = NULL;

  g_test_summary ("Files are read whole, and errors name the file");

  g_assert_no_error (error);
  assert_file_error (missing, DTI_ERROR_NOT_FOUND, "missing.json");
  assert_file_error (directory, DTI_ERROR_FAILED, "dti-json-");

  g_assert_true (g_file_set_contents (path, "[1,\n2", -1, NULL));
  assert_file_error (path, DTI_ERROR_INVALID_DATA, "f.json:2:2: ");
  g_assert_true (g_file_set_contents (path, "", 0, NULL));
  assert_file_error (path, DTI_ERROR_INVALID_DATA, "f.json:1:1: ");
  g_assert_true (g_file_set_contents (path, "[1,\n2]", -1, NULL));
  node = dti_json_parse_file (file, &error);
  g_assert_no_error (error);
  g_assert_nonnull (node);

  g_assert_cmpint (g_unlink (path), ==, 0);
  g_assert_cmpint (g_rmdir (directory), ==, 0);
}

static void
test_file_limit (void)
{
  g_autoptr (GFileIOStream) stream = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (GFile) file = g_file_new_tmp ("dti-json-XXXXXX", &stream, &error);
  g_autofree char *path = g_file_get_path (file);
  g_autoptr (GBytes) content = NULL;
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();

  g_test_summary ("Files beyond the limit are refused before they are read");

  g_assert_no_error (error);
  /* A hole takes no space on the disk. */
  g_assert_true (
      g_seekable_truncate (G_SEEKABLE (stream), (goffset) DTI_FILE_MAX_SIZE + 1, NULL, &error));
  g_assert_no_error (error);
  assert_file_error (path, DTI_ERROR_LIMIT, "1073741824");

  g_assert_true (g_seekable_truncate (G_SEEKABLE (stream), 3000000, NULL, &error));
  content = dti_file_load (file, 3000000, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (g_bytes_get_size (content), ==, 3000000);
  g_assert_null (dti_file_load (file, 2999999, NULL, &error));
  g_assert_error (error, DTI_ERROR, DTI_ERROR_LIMIT);
  g_clear_error (&error);

  g_cancellable_cancel (cancellable);
  g_assert_null (dti_file_load (file, 3000000, cancellable, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_assert_true (g_file_delete (file, NULL, NULL));
}

/* Devices state no size and never end. */
static void
test_file_endless (void)
{
  g_autoptr (GFile) file = g_file_new_for_path ("/dev/zero");
  g_autoptr (GError) error = NULL;

  g_test_summary ("A file without an end is refused at the limit");

  if (!g_file_query_exists (file, NULL))
    {
      g_test_skip ("there is no /dev/zero");
      return;
    }
  g_assert_null (dti_file_load (file, 5000000, NULL, &error));
  g_assert_error (error, DTI_ERROR, DTI_ERROR_LIMIT);
}

#define ADD(path, function) g_test_add (path, Fixture, NULL, set_up, function, tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

  g_test_add_func ("/json/valid", test_valid);
  g_test_add_func ("/json/invalid", test_invalid);
  g_test_add_func ("/json/nul", test_nul);
  g_test_add_func ("/json/depth", test_depth);
  g_test_add_func ("/json/damage", test_damage);
  g_test_add_func ("/json/pretty", test_pretty);
  g_test_add_func ("/json/programmed-nodes", test_programmed_nodes);
  g_test_add_func ("/json/pointer", test_pointer);
  g_test_add_func ("/json/pointer/find", test_pointer_find);
  g_test_add_func ("/json/pointer/faults", test_pointer_faults);
  g_test_add_func ("/json/pointer/put", test_pointer_put);
  ADD ("/json/read", test_read);
  ADD ("/json/read-wrong", test_read_wrong);
  ADD ("/json/enum-message", test_enum_message);
  ADD ("/json/texts", test_texts);
  ADD ("/json/titles", test_titles);
  ADD ("/json/unknown", test_unknown);
  ADD ("/json/report", test_report);
  g_test_add_func ("/json/file", test_file);
  g_test_add_func ("/json/file-limit", test_file_limit);
  g_test_add_func ("/json/file-endless", test_file_endless);

  return g_test_run ();
}
