/* SPDX-FileCopyrightText: 2026 libdti contributors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

#pragma once

#include <glib.h>
#include <string.h>

#ifdef __SSE2__
#include <emmintrin.h>
#endif

/* Marks a function whose loops run over many numbers. Where the machine has wider vectors than the
 * oldest of its kind, a second compiled form of the function uses them: the same operations in the
 * same order, so the same bits. Multiplication and addition stay two operations. */
#if defined(__x86_64__) && defined(__GNUC__) && !defined(__clang__) && defined(__OPTIMIZE__) &&    \
    !defined(__SANITIZE_ADDRESS__) && !defined(__SANITIZE_THREAD__)
#define DTI_VECTOR __attribute__ ((target_clones ("avx2", "default")))
#else
#define DTI_VECTOR
#endif

/* Pairs of numbers, which every machine of today has registers for. */
typedef double DtiPair __attribute__ ((vector_size (2 * sizeof (double))));
typedef gint64 DtiPairMask __attribute__ ((vector_size (2 * sizeof (double))));

/* The smaller and the larger number of @x and the extreme so far. A comparison with NaN is false,
 * so NaN never becomes an extreme. */
#ifdef __SSE2__
static inline DtiPair
dti_pair_min (DtiPair x, DtiPair minimum)
{
  return (DtiPair) _mm_min_pd ((__m128d) x, (__m128d) minimum);
}

static inline DtiPair
dti_pair_max (DtiPair x, DtiPair maximum)
{
  return (DtiPair) _mm_max_pd ((__m128d) x, (__m128d) maximum);
}
#else
static inline DtiPair
dti_pair_choose (DtiPairMask mask, DtiPair a, DtiPair b)
{
  return (DtiPair) (((DtiPairMask) a & mask) | ((DtiPairMask) b & ~mask));
}

static inline DtiPair
dti_pair_min (DtiPair x, DtiPair minimum)
{
  return dti_pair_choose (x < minimum, x, minimum);
}

static inline DtiPair
dti_pair_max (DtiPair x, DtiPair maximum)
{
  return dti_pair_choose (x > maximum, x, maximum);
}
#endif

/* Whether some of the numbers is NaN: the number that differs from itself. */
static inline gboolean
dti_has_nan (const double *numbers, gsize n)
{
  DtiPairMask whole = { -1, -1 };
  gboolean found = FALSE;
  gsize i = 0;

  for (; i + 4 <= n; i += 4)
    {
      DtiPair a;
      DtiPair b;

      memcpy (&a, numbers + i, sizeof a);
      memcpy (&b, numbers + i + 2, sizeof b);
      whole &= (a == a) & (b == b);
    }
  for (; i < n; i++)
    found |= numbers[i] != numbers[i];

  return found || whole[0] == 0 || whole[1] == 0;
}
