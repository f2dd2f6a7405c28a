/* SPDX-FileCopyrightText: 2026 libdti contributors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Random numbers that are the same on every machine: xoshiro256** (Blackman and Vigna, "Scrambled
 * linear pseudorandom number generators", 2021), its state filled by SplitMix64 as they advise. A
 * stream belongs to one thread; work that several threads share takes one stream for each
 * replicate, so that who computes it makes no difference. */
typedef struct
{
  guint64 state[4];
} DtiRandom;

/* Streams of one seed are independent of each other. */
void dti_random_init (DtiRandom *self, guint64 seed, guint64 stream);

guint64 dti_random_next (DtiRandom *self);
/* From [0, 1), all 53 bits. */
double dti_random_next_double (DtiRandom *self);
/* From [0, n), each number equally often; @n from 1. */
guint32 dti_random_next_below (DtiRandom *self, guint32 n);
/* Puts the numbers into a random order, each order equally often. */
void dti_random_shuffle (DtiRandom *self, guint *numbers, guint n);

G_END_DECLS
