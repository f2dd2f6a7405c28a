/* SPDX-FileCopyrightText: 2026 libdti contributors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

#include "config.h"

#include "statistics-testing.h"

static DtiPrincipalComponents *
find_components (const char *csv, const char *pillar)
{
  g_autoptr (DtiStatistics) statistics = make_statistics (csv);
  g_autoptr (GError) error = NULL;
  DtiPrincipalComponents *components =
      dti_principal_components_new_for_pillar (statistics, pillar, &error);

  g_assert_no_error (error);

  return components;
}

static void
assert_doubles (GBytes *bytes, const double *expected, gsize n)
{
  g_autoptr (GBytes) owned = bytes;
  gsize size;
  const double *numbers = g_bytes_get_data (owned, &size);

  g_assert_cmpuint (size, ==, n * sizeof (double));
  for (gsize i = 0; i < n; i++)
    {
      g_assert_true (isnan (numbers[i]) == isnan (expected[i]));
      if (!isnan (expected[i]))
        g_assert_cmpfloat_with_epsilon (numbers[i], expected[i], 1e-14);
    }
}

static void
test_two (void)
{
  /* Two columns with r = −0.8: eigenvalues 1 ± 0.8, and all loadings ±√½. */
  g_autoptr (DtiPrincipalComponents) components =
      find_components ("unit,a,b\nx,1,-2\ny,2,-1\nz,3,-3\nw,4,-4\nv,5,\n", "p");
  const double eigenvalues[] = { 1.8, 0.2 };
  const double shares[] = { 0.9, 0.1 };
  const double opposed[] = { G_SQRT2 / 2.0, -G_SQRT2 / 2.0 };
  const double together[] = { G_SQRT2 / 2.0, G_SQRT2 / 2.0 };
  /* Numbers less 2.5, divided by √(5/3), summed and divided by √2. */
  const double unit = 1.0 / sqrt (10.0 / 3.0);
  const double scores[] = { -2.0 * unit, -2.0 * unit, 1.0 * unit, 3.0 * unit, NAN };
  double inflation;
  guint n_components;
  guint n_units;

  g_object_get (components, "n-components", &n_components, "n-units", &n_units, NULL);
  g_assert_cmpuint (n_components, ==, 2);
  g_assert_cmpuint (n_units, ==, 4);
  g_assert_cmpuint (dti_principal_components_get_n_components (components), ==, 2);
  g_assert_cmpuint (dti_principal_components_get_n_units (components), ==, 4);
  g_assert_cmpstr (dti_principal_components_get_ids (components)[1], ==, "b");
  g_assert_nonnull (dti_principal_components_get_statistics (components));
  assert_doubles (dti_principal_components_get_eigenvalues (components), eigenvalues, 2);
  assert_doubles (dti_principal_components_get_shares (components), shares, 2);
  assert_doubles (dti_principal_components_get_loadings (components, 0), opposed, 2);
  assert_doubles (dti_principal_components_get_loadings (components, 1), together, 2);
  assert_doubles (dti_principal_components_get_scores (components, 0), scores, 5);
  g_assert_true (dti_principal_components_get_inflation (components, "a", &inflation));
  g_assert_cmpfloat_with_epsilon (inflation, 1.0 / 0.36, 1e-13);
  g_assert_false (dti_principal_components_get_inflation (components, "Atlantis", NULL));
}

static void
test_redundant (void)
{
  /* a and b are at right angles, c is their sum: eigenvalues 2, 1 and 0. */
  g_autoptr (DtiPrincipalComponents) components =
      find_components ("unit,a,b,c\nx,1,1,2\ny,1,-1,0\nz,-1,1,0\nw,-1,-1,-2\n", "r");
  const double eigenvalues[] = { 2.0, 1.0, 0.0 };
  const double first[] = { 0.5, 0.5, G_SQRT2 / 2.0 };
  double inflation = 0.0;

  assert_doubles (dti_principal_components_get_eigenvalues (components), eigenvalues, 3);
  assert_doubles (dti_principal_components_get_loadings (components, 0), first, 3);
  for (guint i = 0; i < 3; i++)
    {
      g_assert_false (
          dti_principal_components_get_inflation (components,
                                                  dti_principal_components_get_ids (components)[i],
                                                  &inflation));
      g_assert_true (isnan (inflation));
    }
}

static void
test_errors (void)
{
  static const struct
  {
    const char *ids[4];
    DtiError code;
    const char *message;
  } cases[] = {
    { { "a", "Atlantis", NULL }, DTI_ERROR_NOT_FOUND, "Atlantis" },
    { { "a", "a", NULL }, DTI_ERROR_EXISTS, "“a” stands twice" },
    { { "a", "b", NULL }, DTI_ERROR_NOT_COMPUTABLE, "the numbers of “b” are all equal" },
    { { "a", "c", NULL }, DTI_ERROR_NOT_COMPUTABLE, "numbers of “c”: 1" },
    { { NULL }, DTI_ERROR_NOT_COMPUTABLE, "no columns" },
  };
  g_autoptr (DtiStatistics) statistics = make_statistics ("unit,a,b,c\nx,1,5,1\ny,2,5,\nz,3,5,\n");
  g_autoptr (GError) error = NULL;

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_assert_null (dti_principal_components_new (statistics, cases[i].ids, &error));
      g_assert_error (error, DTI_ERROR, (int) cases[i].code);
      g_assert_nonnull (strstr (error->message, cases[i].message));
      g_clear_error (&error);
    }
  g_assert_null (dti_principal_components_new_for_pillar (statistics, "a", &error));
  g_assert_error (error, DTI_ERROR, DTI_ERROR_NOT_FOUND);
}

static void
test_export (void)
{
  g_autoptr (DtiPrincipalComponents) components =
      find_components ("unit,a,b\nx,1,1\ny,2,2\nz,3,3\n", "p");
  g_autofree char *csv = dti_principal_components_to_csv (components);
  g_autofree char *json = dti_principal_components_to_json (components);

  g_assert_true (g_str_has_prefix (csv, "component,eigenvalue,share,a,b\n1,"));
  g_assert_nonnull (strstr (json, "\"units\": 3"));
  g_assert_nonnull (strstr (json, "\"a\": null"));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

  g_test_add_func ("/principal-components/two", test_two);
  g_test_add_func ("/principal-components/redundant", test_redundant);
  g_test_add_func ("/principal-components/errors", test_errors);
  g_test_add_func ("/principal-components/export", test_export);

  return g_test_run ();
}
