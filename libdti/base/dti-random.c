/* SPDX-FileCopyrightText: 2026 libdti contributors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

#include "config.h"

#include "dti-random-private.h"

static guint64
split_mix (guint64 *state)
{
  guint64 mixed;

  *state += G_GUINT64_CONSTANT (0x9e3779b97f4a7c15);
  mixed = *state;
  mixed = (mixed ^ (mixed >> 30)) * G_GUINT64_CONSTANT (0xbf58476d1ce4e5b9);
  mixed = (mixed ^ (mixed >> 27)) * G_GUINT64_CONSTANT (0x94d049bb133111eb);

  return mixed ^ (mixed >> 31);
}

void
dti_random_init (DtiRandom *self, guint64 seed, guint64 stream)
{
  guint64 state = seed;

  /* Hashed first: seeds and streams that are neighbours must not meet in their sum. */
  state = split_mix (&state) ^ stream;
  for (int i = 0; i < 4; i++)
    self->state[i] = split_mix (&state);
}

static guint64
rotate (guint64 bits, int by)
{
  return (bits << by) | (bits >> (64 - by));
}

guint64
dti_random_next (DtiRandom *self)
{
  guint64 *s = self->state;
  guint64 result = rotate (s[1] * 5, 7) * 9;
  guint64 shifted = s[1] << 17;

  s[2] ^= s[0];
  s[3] ^= s[1];
  s[1] ^= s[2];
  s[0] ^= s[3];
  s[2] ^= shifted;
  s[3] = rotate (s[3], 45);

  return result;
}

double
dti_random_next_double (DtiRandom *self)
{
  return (double) (dti_random_next (self) >> 11) * 0x1p-53;
}

guint32
dti_random_next_below (DtiRandom *self, guint32 n)
{
  /* Numbers from the incomplete last round are thrown away. */
  guint32 rest = (G_MAXUINT32 % n + 1) % n;
  guint32 number;

  do
    number = (guint32) (dti_random_next (self) >> 32);
  while (number > G_MAXUINT32 - rest);

  return number % n;
}

void
dti_random_shuffle (DtiRandom *self, guint *numbers, guint n)
{
  for (guint i = n; i > 1; i--)
    {
      guint k = dti_random_next_below (self, i);
      guint number = numbers[i - 1];

      numbers[i - 1] = numbers[k];
      numbers[k] = number;
    }
}
