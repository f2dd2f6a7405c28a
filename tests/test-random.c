/* SPDX-FileCopyrightText: 2026 libdti contributors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

#include "config.h"

#include <libdti/base/dti-random-private.h>

static void
test_generator (void)
{
  /* The first numbers of xoshiro256** from the state 1, 2, 3, 4, as its other implementations print
   * them. */
  DtiRandom random = { { 1, 2, 3, 4 } };

  g_assert_cmpuint (dti_random_next (&random), ==, 11520);
  g_assert_cmpuint (dti_random_next (&random), ==, 0);
  g_assert_cmpuint (dti_random_next (&random), ==, 1509978240);
  g_assert_cmpuint (dti_random_next (&random), ==, G_GUINT64_CONSTANT (1215971899390074240));
}

static void
test_seed (void)
{
  /* SplitMix64 of 1234567, as published with the algorithm: the stream is chosen so that the state
   * is filled from there. */
  const guint64 first = G_GUINT64_CONSTANT (6457827717110365317);
  DtiRandom random;

  dti_random_init (&random, 1234567, first ^ 1234567);
  g_assert_cmpuint (random.state[0], ==, first);
  g_assert_cmpuint (random.state[1], ==, G_GUINT64_CONSTANT (3203168211198807973));
  g_assert_cmpuint (random.state[2], ==, G_GUINT64_CONSTANT (9817491932198370423));
  g_assert_cmpuint (random.state[3], ==, G_GUINT64_CONSTANT (4593380528125082431));
}

static void
test_streams (void)
{
  DtiRandom a;
  DtiRandom b;
  DtiRandom again;

  dti_random_init (&a, 1, 0);
  dti_random_init (&b, 1, 1);
  dti_random_init (&again, 1, 0);
  for (int i = 0; i < 1000; i++)
    {
      guint64 number = dti_random_next (&a);

      g_assert_cmpuint (number, ==, dti_random_next (&again));
      g_assert_cmpuint (number, !=, dti_random_next (&b));
    }
}

static void
test_double (void)
{
  DtiRandom random;
  double sum = 0.0;

  dti_random_init (&random, 7, 0);
  for (int i = 0; i < 100000; i++)
    {
      double number = dti_random_next_double (&random);

      g_assert_cmpfloat (number, >=, 0.0);
      g_assert_cmpfloat (number, <, 1.0);
      sum += number;
    }
  /* Five standard errors of the mean. */
  g_assert_cmpfloat_with_epsilon (sum / 100000, 0.5, 5 * 0.2887 / 316.2);
}

static void
test_below (void)
{
  guint counts[7] = { 0 };
  DtiRandom random;

  dti_random_init (&random, 7, 1);
  for (int i = 0; i < 70000; i++)
    counts[dti_random_next_below (&random, 7)]++;
  for (int i = 0; i < 7; i++)
    g_assert_cmpfloat_with_epsilon (counts[i], 10000, 5 * 92.6);
  g_assert_cmpuint (dti_random_next_below (&random, 1), ==, 0);
}

static void
test_shuffle (void)
{
  guint counts[6] = { 0 };
  DtiRandom random;

  g_test_summary ("Each of the six orders of three numbers comes up equally often");

  dti_random_init (&random, 3, 0);
  for (int i = 0; i < 60000; i++)
    {
      guint numbers[3] = { 0, 1, 2 };

      dti_random_shuffle (&random, numbers, 3);
      g_assert_cmpuint (numbers[0] + numbers[1] + numbers[2], ==, 3);
      counts[numbers[0] * 2 + (numbers[1] > numbers[2] ? 1 : 0)]++;
    }
  for (int i = 0; i < 6; i++)
    g_assert_cmpfloat_with_epsilon (counts[i], 10000, 5 * 91.3);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

  g_test_add_func ("/random/generator", test_generator);
  g_test_add_func ("/random/seed", test_seed);
  g_test_add_func ("/random/streams", test_streams);
  g_test_add_func ("/random/double", test_double);
  g_test_add_func ("/random/below", test_below);
  g_test_add_func ("/random/shuffle", test_shuffle);

  return g_test_run ();
}
