/* SPDX-FileCopyrightText: 2026 libdti contributors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

#include "config.h"

#include <float.h>
#include <math.h>
#include <string.h>

#include "dti-decimal-private.h"

/* Room for 17 digits, a point and an exponent, in any locale. */
#define TEXT_SIZE 64

/* The powers of ten that are doubles without an error. */
#define EXACT_POWERS 22

static const double powers_of_ten[] = {
  1e0,  1e1,  1e2,  1e3,  1e4,  1e5,  1e6,  1e7,  1e8,  1e9,  1e10, 1e11,
  1e12, 1e13, 1e14, 1e15, 1e16, 1e17, 1e18, 1e19, 1e20, 1e21, 1e22,
};

G_STATIC_ASSERT (G_N_ELEMENTS (powers_of_ten) == EXACT_POWERS + 1);

static DtiDecimal
strip_zeros (DtiDecimal decimal)
{
  while (decimal.digits != 0 && decimal.digits % 10 == 0)
    {
      decimal.digits /= 10;
      decimal.exponent++;
    }
  return decimal;
}

static double
to_double_slow (DtiDecimal decimal)
{
  char text[TEXT_SIZE];

  g_snprintf (text, sizeof text, "%" G_GUINT64_FORMAT "e%d", decimal.digits, decimal.exponent);
  return g_ascii_strtod (text, NULL);
}

/* Writes @n significant digits by way of printf. */
static DtiDecimal
print_digits (double number, int n)
{
  DtiDecimal decimal = { 0, 0 };
  char format[16];
  char text[TEXT_SIZE];
  const char *c;

  g_snprintf (format, sizeof format, "%%.%de", n - 1);
  g_ascii_formatd (text, sizeof text, format, number);
  for (c = text; *c != 'e'; c++)
    if (g_ascii_isdigit (*c))
      decimal.digits = decimal.digits * 10 + (guint64) g_ascii_digit_value (*c);
  decimal.exponent = (int) g_ascii_strtoll (c + 1, NULL, 10) - (n - 1);
  return decimal;
}

DtiDecimal
dti_decimal_fourteen_slow (double number)
{
  return print_digits (number, 14);
}

/* Up to 15 digits, a text that reads back is the text printf writes; subnormal numbers have fewer
 * bits, so there the search starts at one digit. At a power of two the next double below is nearer
 * than the one above, so that the nearest text can miss while its neighbour hits. */
DtiDecimal
dti_decimal_shortest_slow (double number)
{
  for (int n = number >= DBL_MIN ? 15 : 1; n <= 17; n++)
    {
      const DtiDecimal nearest = print_digits (number, n);
      const DtiDecimal above = { nearest.digits + 1, nearest.exponent };
      const DtiDecimal below = { nearest.digits - 1, nearest.exponent };

      if (to_double_slow (nearest) == number)
        return strip_zeros (nearest);
      if (to_double_slow (above) == number)
        return strip_zeros (above);
      if (to_double_slow (below) == number)
        return strip_zeros (below);
    }
  g_assert_not_reached ();
}

#ifdef __SIZEOF_INT128__

typedef unsigned __int128 Wide;

/* 5^27 is the largest power of five below 2^63. */
#define POWERS_OF_FIVE 27

#define SIGNIFICAND_BITS 53

static const guint64 powers_of_five[] = {
  1u,
  5u,
  25u,
  125u,
  625u,
  3125u,
  15625u,
  78125u,
  390625u,
  1953125u,
  9765625u,
  48828125u,
  244140625u,
  G_GUINT64_CONSTANT (1220703125),
  G_GUINT64_CONSTANT (6103515625),
  G_GUINT64_CONSTANT (30517578125),
  G_GUINT64_CONSTANT (152587890625),
  G_GUINT64_CONSTANT (762939453125),
  G_GUINT64_CONSTANT (3814697265625),
  G_GUINT64_CONSTANT (19073486328125),
  G_GUINT64_CONSTANT (95367431640625),
  G_GUINT64_CONSTANT (476837158203125),
  G_GUINT64_CONSTANT (2384185791015625),
  G_GUINT64_CONSTANT (11920928955078125),
  G_GUINT64_CONSTANT (59604644775390625),
  G_GUINT64_CONSTANT (298023223876953125),
  G_GUINT64_CONSTANT (1490116119384765625),
  G_GUINT64_CONSTANT (7450580596923828125),
};

G_STATIC_ASSERT (G_N_ELEMENTS (powers_of_five) == POWERS_OF_FIVE + 1);

static int
count_bits (Wide wide)
{
  guint64 high = (guint64) (wide >> 64);

  return high != 0 ? 128 - __builtin_clzll (high) : 64 - __builtin_clzll ((guint64) wide);
}

/* wide × 2^exponent to the nearest double, halves to even; @more says that the number lies a
 * little above @wide. */
static double
round_wide (Wide wide, gboolean more, int exponent)
{
  int drop = count_bits (wide) - SIGNIFICAND_BITS;
  guint64 significand;
  Wide rest;
  Wide half;

  if (drop <= 0)
    return ldexp ((double) (guint64) wide, exponent);

  significand = (guint64) (wide >> drop);
  rest = wide - ((Wide) significand << drop);
  half = (Wide) 1 << (drop - 1);
  if (rest > half || (rest == half && (more || significand % 2 == 1)))
    significand++;
  return ldexp ((double) significand, exponent + drop);
}

/* Exact integers all the way: 64 bits of digits times or by a power of five of up to 63 bits. */
static double
to_double_wide (DtiDecimal decimal)
{
  int lead = __builtin_clzll (decimal.digits);
  guint64 divisor;
  Wide dividend;
  Wide quotient;

  if (decimal.exponent >= 0)
    return round_wide ((Wide) decimal.digits * powers_of_five[decimal.exponent],
                       FALSE,
                       decimal.exponent);

  /* The dividend fills 128 bits, so the quotient has more than 53. */
  divisor = powers_of_five[-decimal.exponent];
  dividend = (Wide) decimal.digits << (64 + lead);
  quotient = dividend / divisor;
  return round_wide (quotient, quotient * divisor != dividend, decimal.exponent - 64 - lead);
}

/* A double as an integer: significand × 2^exponent. */
typedef struct
{
  guint64 significand;
  int exponent;
} Binary;

static Binary
take_apart (double number)
{
  Binary binary;
  guint64 bits;

  memcpy (&bits, &number, sizeof bits);
  binary.significand =
      (bits & ((G_GUINT64_CONSTANT (1) << 52) - 1)) | (G_GUINT64_CONSTANT (1) << 52);
  binary.exponent = (int) (bits >> 52 & 0x7ff) - 1075;
  return binary;
}

/* The number times a power of ten that gives it 17 digits before the point, as a fraction with the
 * denominator 2^shift; and the numbers half way to its neighbours. */
typedef struct
{
  Wide number;
  Wide low;
  Wide high;
  int shift;
  int power;
} Scaled;

static Scaled
scale (Binary binary)
{
  const guint64 smallest = G_GUINT64_CONSTANT (10000000000000000);
  /* At most one too small, as the bits round the logarithm down. */
  int lower = (int) floor ((binary.exponent + 52) * 0.30102999566398120);
  Scaled scaled = { .power = 16 - lower };
  guint64 five;

  scaled.number = 4 * (Wide) binary.significand * powers_of_five[scaled.power];
  scaled.shift = 2 - binary.exponent - scaled.power;
  if (scaled.number >> scaled.shift >= (Wide) smallest * 10)
    {
      scaled.power--;
      scaled.shift++;
      scaled.number = 4 * (Wide) binary.significand * powers_of_five[scaled.power];
    }
  five = powers_of_five[scaled.power];
  /* Below a power of two the doubles lie twice as close. */
  scaled.low =
      scaled.number - five * (binary.significand == G_GUINT64_CONSTANT (1) << 52 ? 1u : 2u);
  scaled.high = scaled.number + 2 * (Wide) five;
  return scaled;
}

/* Whole multiples of @step next to the number, the nearer one that lies within the bounds. */
static guint64
nearest_multiple (const Scaled *scaled, guint64 step, guint64 first, guint64 last)
{
  guint64 floored = (guint64) (scaled->number >> scaled->shift);
  guint64 below = floored - floored % step;
  guint64 above = below + step;
  Wide twice_rest = 2 * (scaled->number - ((Wide) below << scaled->shift));
  Wide wide_step = (Wide) step << scaled->shift;

  if (below < first)
    return above;
  if (above > last || twice_rest < wide_step)
    return below;
  if (twice_rest > wide_step)
    return above;
  return below / step % 2 == 0 ? below : above;
}

/* All numbers between the two bounds read back to the number: the one with the fewest digits is
 * the one with the most zeros at its end. Between the bounds there is always a number of 17
 * digits. */
static DtiDecimal
shortest_wide (Binary binary)
{
  const Scaled scaled = scale (binary);
  /* A text half way between two doubles reads as the even one. */
  const gboolean inclusive = binary.significand % 2 == 0;
  const Wide mask = ((Wide) 1 << scaled.shift) - 1;
  guint64 first = (guint64) (scaled.low >> scaled.shift);
  guint64 last = (guint64) (scaled.high >> scaled.shift);
  guint64 step = 1;
  DtiDecimal decimal = { 0, -scaled.power };

  if ((scaled.low & mask) != 0 || !inclusive)
    first++;
  if ((scaled.high & mask) == 0 && !inclusive)
    last--;
  for (guint64 low = (first + 9) / 10, high = last / 10; low <= high;
       low = (low + 9) / 10, high /= 10)
    step *= 10;

  decimal.digits = nearest_multiple (&scaled, step, first, last);
  return strip_zeros (decimal);
}

#endif

double
dti_decimal_to_double (DtiDecimal decimal)
{
  const guint64 exact = G_GUINT64_CONSTANT (1) << 53;

  if (decimal.digits == 0)
    return 0.0;

  /* One operation on two exact numbers rounds once. */
  if (decimal.digits <= exact && ABS (decimal.exponent) <= EXACT_POWERS)
    return decimal.exponent < 0 ? (double) decimal.digits / powers_of_ten[-decimal.exponent]
                                : (double) decimal.digits * powers_of_ten[decimal.exponent];
#ifdef __SIZEOF_INT128__
  if (ABS (decimal.exponent) <= POWERS_OF_FIVE)
    return to_double_wide (decimal);
#endif
  return to_double_slow (decimal);
}

DtiDecimal
dti_decimal_shortest (double number)
{
  double scaled;

  if (number < 9007199254740992.0 && number == floor (number))
    return (DtiDecimal){ (guint64) number, 0 };

  /* Most figures have few decimals. Dividing two exact numbers rounds once, so a match reads back;
   * and up to 15 digits only one text does. */
  scaled = floor (number * 1e6 + 0.5);
  if (scaled < 1e15 && scaled / 1e6 == number)
    return strip_zeros ((DtiDecimal){ (guint64) scaled, -6 });
#ifdef __SIZEOF_INT128__
  /* In these bounds the power of five fits its table and the shift is positive. */
  if (number >= 1e-10 && number < 4503599627370496.0)
    return shortest_wide (take_apart (number));
#endif
  return dti_decimal_shortest_slow (number);
}

/* One multiplication or division by an exact power of ten is off by at most 2^-53 of the result,
 * less than 0.012 for a result below 1e14. So the nearest whole number is right unless the result
 * lies that close to a half. Next to a power of ten the error can push the result over it; then
 * both readings round to that power. */
DtiDecimal
dti_decimal_fourteen (double number)
{
  int exponent;
  int power;
  double scaled;
  double whole;

  frexp (number, &exponent);
  power = 13 - (int) floor ((exponent - 1) * 0.30102999566398120);
  if (ABS (power) > EXACT_POWERS)
    return dti_decimal_fourteen_slow (number);

  scaled = power < 0 ? number / powers_of_ten[-power] : number * powers_of_ten[power];
  if (scaled >= 1e14)
    {
      power--;
      if (power < -EXACT_POWERS)
        return dti_decimal_fourteen_slow (number);
      scaled = power < 0 ? number / powers_of_ten[-power] : number * powers_of_ten[power];
    }
  whole = floor (scaled);
  if (fabs (scaled - whole - 0.5) <= 0.02)
    return dti_decimal_fourteen_slow (number);
  if (scaled - whole > 0.5)
    whole += 1.0;
  if (whole >= 1e14)
    {
      whole /= 10.0;
      power--;
    }
  return (DtiDecimal){ (guint64) whole, -power };
}
