/* SPDX-FileCopyrightText: 2026 libdti contributors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

#pragma once

#include <libdti/model/dti-formula-private.h>

G_BEGIN_DECLS

/* What a formula is compiled to, for its parser and its evaluation. */

#define DTI_FORMULA_MAX_LENGTH 4096
#define DTI_FORMULA_MAX_DEPTH 64
/* Each level of nesting holds at most a number for each binding strength of the operators. */
#define DTI_FORMULA_MAX_STACK (6 * (DTI_FORMULA_MAX_DEPTH + 2))

typedef enum
{
  /* jumps */
  DTI_FORMULA_JUMP,
  DTI_FORMULA_JUMP_IF_FALSE, /* takes the test */
  /* one number more */
  DTI_FORMULA_NUMBER,
  DTI_FORMULA_X,
  DTI_FORMULA_N,
  DTI_FORMULA_BEST,
  DTI_FORMULA_NAME,
  DTI_FORMULA_PRESENT,
  /* one number for one */
  DTI_FORMULA_NEGATE,
  DTI_FORMULA_ABS,
  DTI_FORMULA_SQRT,
  DTI_FORMULA_EXP,
  DTI_FORMULA_LN,
  DTI_FORMULA_LOG_TEN,
  DTI_FORMULA_FLOOR,
  DTI_FORMULA_CEIL,
  /* one number for two */
  DTI_FORMULA_ADD,
  DTI_FORMULA_SUBTRACT,
  DTI_FORMULA_MULTIPLY,
  DTI_FORMULA_DIVIDE,
  DTI_FORMULA_POWER,
  DTI_FORMULA_MIN,
  DTI_FORMULA_MAX,
  DTI_FORMULA_LESS,
  DTI_FORMULA_LESS_OR_EQUAL,
  DTI_FORMULA_GREATER,
  DTI_FORMULA_GREATER_OR_EQUAL,
  DTI_FORMULA_EQUAL,
  DTI_FORMULA_UNEQUAL,
  DTI_FORMULA_ROUND,
  DTI_FORMULA_FIRST_UNARY = DTI_FORMULA_NEGATE,
  DTI_FORMULA_FIRST_BINARY = DTI_FORMULA_ADD,
} DtiFormulaOp;

typedef struct
{
  DtiFormulaOp op;
  guint index;   /* of a name; where a jump goes */
  double number; /* a constant */
} DtiFormulaCode;

struct _DtiFormula
{
  char *text;
  DtiFormulaCode *codes;
  guint n_codes;
  char **names;
};

G_END_DECLS
