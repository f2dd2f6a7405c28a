/* SPDX-FileCopyrightText: 2026 libdti contributors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

/* What the conformance programs share: published tables, and the comparison of the library's
 * figures with them. The programs use the library as anybody's C++ would: its one header, its
 * public API. */

#pragma once

#include <cstddef>
#include <functional>
#include <memory>
#include <ostream>
#include <string>
#include <unordered_map>
#include <utility>
#include <vector>

#include <gtest/gtest.h>
#include <libdti/dti.h>

#include "table.h"

namespace conformance
{

struct Unref
{
  void
  operator() (gpointer object) const
  {
    g_object_unref (object);
  }
};

/* A reference to a GObject, given back at the end of the scope. */
template <class T> using Ref = std::unique_ptr<T, Unref>;

struct Feed
{
  std::string column;
  std::string node;
};

/* The rows of a file as observations. `period` names a column or, where the file has none of that
 * name, is the period of all its rows. */
struct Input
{
  File file;
  std::string unit;
  std::string period;
  std::vector<Feed> feeds;
};

/* A column of published figures. */
struct Answer
{
  File file;
  std::string unit;
  std::string period;
  std::string column;
};

enum class Figure
{
  Score,
  Value,
  Rank,
  RankDifference, /* rank of the node minus the rank of `minus_node` */
};

/* How observations get into a dataset. */
enum class Way
{
  Numbers, /* dti_dataset_set_number(), one by one */
  Columns, /* dti_dataset_set_column() */
  File,    /* a CSV file, dti_dataset_new_from_file() */
};

/* Whole numbers have no published rounding to allow for. */
constexpr int kExact = 9;

/* One column of published figures and what the library has to make of its inputs. Keys of rows are
 * "UNIT PERIOD". */
struct Check
{
  std::string name;
  std::string framework; /* a file of frameworks/, or the id of a built-in one */
  std::vector<Input> inputs;
  Answer answer;
  std::string node;
  Figure figure = Figure::Value;
  int digits = 3;           /* decimals of the published figure */
  std::size_t compared = 0; /* figures that are published and computed */
  Way way = Way::Numbers;
  std::string only_period; /* empty: all the periods of the files */
  std::string minus_node;
  std::string ranked_by; /* column of the answer's file: who has a number there is ranked; empty:
                            the answer's own column */
  double slack = 1e-9; /* beyond half a unit of the last digit: rounding of doubles, or of inputs */
  std::vector<std::string> misses;      /* the known misses, no more and no less */
  std::vector<std::string> unscored;    /* published, but an input is missing */
  std::vector<std::string> unpublished; /* computed, but not published */
  std::vector<std::string> overridden;  /* published figures that follow from no formula */
  std::vector<std::pair<std::string, std::string> > edits; /* texts of the framework's document and
                                                              what stands there instead */
  std::function<void (DtiScorer *)> setup;
};

/* "AUT BEL" and "2018" make {"AUT 2018", "BEL 2018"}. */
std::vector<std::string> keys (const std::string &units, const std::string &period);

/* The published figure is what the calculated one rounds to, with either way of breaking ties. */
bool agrees (double calculated, double published, int digits, double slack);

Ref<DtiFramework>
load_framework (const std::string &name,
                const std::vector<std::pair<std::string, std::string> > &edits = {});
Ref<DtiDataset> load_dataset (DtiFramework *framework, const std::vector<Input> &inputs, Way way);

/* Scorecards by period. */
using Scorecards = std::unordered_map<std::string, Ref<DtiScorecard> >;
Scorecards score_all (DtiScorer *scorer, DtiDataset *dataset);

/* The figure of a unit; false where it has none. */
bool read_figure (DtiScorecard *card, const std::string &unit, const Check &check, double *figure);

/* The same check of the node's ranks, which are whole numbers. */
Check rank (Check check);

/* Computes everything a check names, compares, and reports to GoogleTest. */
void verify (const Check &check);

/* Base of the parameterised tests: leaves out what needs absent reference data, and says so. */
class Published : public testing::TestWithParam<Check>
{
protected:
  void SetUp () override;
};

std::ostream &operator<< (std::ostream &stream, const Check &check);
std::string check_name (const testing::TestParamInfo<Check> &info);

} // namespace conformance

/* First line of a test that reads the reference data by itself. */
#define SKIP_WITHOUT_REFERENCE_DATA()                                                              \
  if (!conformance::has_reference_data ())                                                         \
  GTEST_SKIP () << conformance::note_skip ()
