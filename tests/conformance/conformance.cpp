/* SPDX-FileCopyrightText: 2026 libdti contributors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

#include "conformance.h"

#include <algorithm>
#include <cmath>
#include <iostream>
#include <map>
#include <set>
#include <sstream>
#include <stdexcept>
#include <utility>

namespace conformance
{

namespace
{

std::string
quote (const std::string &text)
{
  std::string quoted = "\"";

  for (const char c : text)
    quoted += c == '"' ? std::string ("\"\"") : std::string (1, c);

  return quoted + "\"";
}

std::string
format_number (double number)
{
  char buffer[G_ASCII_DTOSTR_BUF_SIZE];

  return g_ascii_dtostr (buffer, sizeof buffer, number);
}

std::string
edit (std::string text, const std::vector<std::pair<std::string, std::string> > &edits)
{
  for (const auto &[from, to] : edits)
    {
      const std::size_t at = text.find (from);

      if (at == std::string::npos)
        throw std::runtime_error ("the framework has no “" + from + "”");
      text.replace (at, from.size (), to);
    }

  return text;
}

/* Fails the test with the message of a GError. */
[[noreturn]] void
fail (const std::string &what, GError *error)
{
  const std::string message =
      what + ": " + (error != nullptr ? error->message : "no error was set");

  g_clear_error (&error);
  throw std::runtime_error (message);
}

void
expect_no_errors (DtiProblemList *problems, const std::string &what)
{
  if (!dti_problem_list_has_errors (problems))
    return;

  g_autofree char *text = dti_problem_list_to_string (problems);
  ADD_FAILURE () << what << ":\n" << text;
}

std::string
period_of (const Table &rows, std::size_t row, const std::string &period)
{
  return rows.has (period) ? rows.text (row, period) : period;
}

/* Observations in order of first appearance; a row without any number stays a row. */
struct Observations
{
  std::vector<std::string> units;
  std::vector<std::string> nodes;
  std::vector<std::pair<std::string, std::string> > rows; /* period, unit */
  std::map<std::pair<std::string, std::string>, std::map<std::string, double> > numbers;

  explicit Observations (const std::vector<Input> &inputs)
  {
    std::set<std::string> seen;

    for (const Input &input : inputs)
      {
        const Table &from = table (input.file);

        for (const Feed &feed : input.feeds)
          nodes.push_back (feed.node);

        for (std::size_t i = 0; i < from.n_rows (); i++)
          {
            const std::string &unit = from.text (i, input.unit);
            const std::pair<std::string, std::string> row = { period_of (from, i, input.period),
                                                              unit };

            if (seen.insert (unit).second)
              units.push_back (unit);
            if (numbers.count (row) == 0)
              rows.push_back (row);
            for (const Feed &feed : input.feeds)
              numbers[row][feed.node] = from.number (i, feed.column);
          }
      }
  }

  double
  get (const std::pair<std::string, std::string> &row, const std::string &node) const
  {
    const auto found = numbers.find (row);

    if (found == numbers.end () || found->second.count (node) == 0)
      return NAN;

    return found->second.at (node);
  }
};

Ref<DtiDataset>
dataset_of_numbers (const Observations &observations)
{
  Ref<DtiDataset> dataset (dti_dataset_new ());
  GError *error = nullptr;

  for (const auto &row : observations.rows)
    for (const auto &[node, number] : observations.numbers.at (row))
      if (!std::isnan (number) && !dti_dataset_set_number (dataset.get (),
                                                           row.second.c_str (),
                                                           row.first.c_str (),
                                                           node.c_str (),
                                                           number,
                                                           &error))
        fail ("dti_dataset_set_number", error);

  return dataset;
}

Ref<DtiDataset>
dataset_of_columns (const Observations &observations)
{
  Ref<DtiDataset> dataset (dti_dataset_new ());
  std::vector<const char *> units;
  std::set<std::string> periods;
  GError *error = nullptr;

  for (const std::string &unit : observations.units)
    units.push_back (unit.c_str ());
  units.push_back (nullptr);
  if (!dti_dataset_set_units (dataset.get (), units.data (), &error))
    fail ("dti_dataset_set_units", error);

  for (const auto &row : observations.rows)
    periods.insert (row.first);

  for (const std::string &period : periods)
    for (const std::string &node : observations.nodes)
      {
        std::vector<double> numbers;

        for (const std::string &unit : observations.units)
          numbers.push_back (observations.get ({ period, unit }, node));

        g_autoptr (GBytes) bytes = g_bytes_new (numbers.data (), numbers.size () * sizeof (double));
        if (!dti_dataset_set_column (dataset.get (), period.c_str (), node.c_str (), bytes, &error))
          fail ("dti_dataset_set_column", error);
      }

  return dataset;
}

std::string
to_csv (const Observations &observations)
{
  std::ostringstream csv;

  csv << "unit,period";
  for (const std::string &node : observations.nodes)
    csv << ',' << node;
  csv << '\n';

  for (const auto &row : observations.rows)
    {
      csv << quote (row.second) << ',' << row.first;
      for (const std::string &node : observations.nodes)
        {
          const double number = observations.get (row, node);

          csv << ',' << (std::isnan (number) ? "" : format_number (number));
        }
      csv << '\n';
    }

  return csv.str ();
}

Ref<DtiDataset>
dataset_of_file (const Observations &observations, DtiFramework *framework)
{
  g_autoptr (GFileIOStream) stream = nullptr;
  GError *error = nullptr;
  const std::string csv = to_csv (observations);

  g_autoptr (GFile) file = g_file_new_tmp ("dti-conformance-XXXXXX.csv", &stream, &error);
  if (file == nullptr)
    fail ("temporary file", error);
  if (!g_output_stream_write_all (g_io_stream_get_output_stream (G_IO_STREAM (stream)),
                                  csv.data (),
                                  csv.size (),
                                  nullptr,
                                  nullptr,
                                  &error) ||
      !g_io_stream_close (G_IO_STREAM (stream), nullptr, &error))
    fail ("temporary file", error);

  Ref<DtiDataset> dataset (dti_dataset_new_from_file (file, framework, &error));
  g_file_delete (file, nullptr, nullptr);
  if (!dataset)
    fail ("dti_dataset_new_from_file", error);

  return dataset;
}

/* A published ranking has no place for the units it does not list. */
void
unrank_the_unlisted (DtiDataset *dataset, const Check &check)
{
  const Table &published = table (check.answer.file);
  const std::string &column = check.ranked_by.empty () ? check.answer.column : check.ranked_by;
  std::set<std::pair<std::string, std::string> > ranked;
  GError *error = nullptr;

  for (std::size_t i = 0; i < published.n_rows (); i++)
    if (!std::isnan (published.number (i, column)))
      ranked.emplace (period_of (published, i, check.answer.period),
                      published.text (i, check.answer.unit));

  for (const auto &row : Observations (check.inputs).rows)
    if (ranked.count (row) == 0 &&
        !dti_dataset_set_ranked (dataset, row.second.c_str (), row.first.c_str (), FALSE, &error))
      fail ("dti_dataset_set_ranked", error);
}

/* What came out of a comparison. */
struct Tally
{
  std::size_t compared = 0;
  double max_error = 0;
  std::vector<std::string> misses;
  std::vector<std::string> unscored;
  std::vector<std::string> unpublished;

  void
  compare (const Check &check, const std::string &key, double calculated, double published)
  {
    compared++;
    max_error = std::max (max_error, std::fabs (calculated - published));
    if (!agrees (calculated, published, check.digits, check.slack))
      misses.push_back (key);
  }
};

std::vector<std::string>
sorted (std::vector<std::string> texts)
{
  std::sort (texts.begin (), texts.end ());
  return texts;
}

Tally
compare_all (const Check &check, const Scorecards &cards)
{
  const Table &published = table (check.answer.file);
  Tally tally;

  for (std::size_t i = 0; i < published.n_rows (); i++)
    {
      const std::string &unit = published.text (i, check.answer.unit);
      const std::string period = period_of (published, i, check.answer.period);
      const std::string key = unit + " " + period;
      const double figure = published.number (i, check.answer.column);
      const auto card = cards.find (period);
      double calculated = NAN;

      if ((!check.only_period.empty () && period != check.only_period) ||
          std::count (check.overridden.begin (), check.overridden.end (), key) > 0)
        continue;

      const bool scored =
          card != cards.end () && read_figure (card->second.get (), unit, check, &calculated);
      if (std::isnan (figure))
        {
          if (scored)
            tally.unpublished.push_back (key);
        }
      else if (scored)
        tally.compare (check, key, calculated, figure);
      else
        tally.unscored.push_back (key);
    }

  return tally;
}

} // namespace

std::vector<std::string>
keys (const std::string &units, const std::string &period)
{
  std::istringstream stream (units);
  std::vector<std::string> result;

  for (std::string unit; stream >> unit;)
    result.push_back (unit + " " + period);

  return result;
}

bool
agrees (double calculated, double published, int digits, double slack)
{
  return std::fabs (calculated - published) <= 0.5 * std::pow (10.0, -digits) + slack;
}

Ref<DtiFramework>
load_framework (const std::string &name,
                const std::vector<std::pair<std::string, std::string> > &edits)
{
  const std::string path = source_folder () + "/conformance/frameworks/" + name;
  GError *error = nullptr;
  Ref<DtiFramework> framework;

  if (!g_str_has_suffix (name.c_str (), ".json"))
    framework.reset (dti_framework_new_builtin (name.c_str (), &error));
  else if (!edits.empty ())
    framework.reset (dti_framework_new_from_json (edit (read_text (path), edits).c_str (), &error));
  else
    {
      g_autoptr (GFile) file = g_file_new_for_path (path.c_str ());

      framework.reset (dti_framework_new_from_file (file, &error));
    }

  if (!framework)
    fail (name, error);

  Ref<DtiProblemList> problems (dti_framework_validate (framework.get ()));
  expect_no_errors (problems.get (), name);

  return framework;
}

Ref<DtiDataset>
load_dataset (DtiFramework *framework, const std::vector<Input> &inputs, Way way)
{
  const Observations observations (inputs);

  switch (way)
    {
    case Way::Columns:
      return dataset_of_columns (observations);
    case Way::File:
      return dataset_of_file (observations, framework);
    case Way::Numbers:
      break;
    }

  return dataset_of_numbers (observations);
}

Scorecards
score_all (DtiScorer *scorer, DtiDataset *dataset)
{
  GError *error = nullptr;
  Scorecards cards;

  Ref<GListModel> list (dti_scorer_score_all (scorer, dataset, &error));
  if (!list)
    fail ("dti_scorer_score_all", error);

  for (guint i = 0; i < g_list_model_get_n_items (list.get ()); i++)
    {
      Ref<DtiScorecard> card (DTI_SCORECARD (g_list_model_get_item (list.get (), i)));
      const std::string period = dti_scorecard_get_period (card.get ());

      cards[period] = std::move (card);
    }

  return cards;
}

bool
read_figure (DtiScorecard *card, const std::string &unit, const Check &check, double *figure)
{
  const char *node = check.node.c_str ();
  double other = 0;

  switch (check.figure)
    {
    case Figure::Score:
      return dti_scorecard_get_score (card, unit.c_str (), node, figure);
    case Figure::Value:
      return dti_scorecard_get_value (card, unit.c_str (), node, figure);
    case Figure::Rank:
      return dti_scorecard_get_rank (card, unit.c_str (), node, figure);
    case Figure::RankDifference:
      if (!dti_scorecard_get_rank (card, unit.c_str (), node, figure) ||
          !dti_scorecard_get_rank (card, unit.c_str (), check.minus_node.c_str (), &other))
        return false;
      *figure -= other;
      return true;
    }

  return false;
}

Check
rank (Check check)
{
  check.figure = Figure::Rank;
  check.digits = kExact;

  return check;
}

void
verify (const Check &check)
{
  const Ref<DtiFramework> framework = load_framework (check.framework, check.edits);
  const Ref<DtiDataset> dataset = load_dataset (framework.get (), check.inputs, check.way);
  const Ref<DtiScorer> scorer (dti_scorer_new (framework.get ()));

  if (check.figure == Figure::Rank || check.figure == Figure::RankDifference)
    unrank_the_unlisted (dataset.get (), check);
  expect_no_errors (dti_dataset_get_problems (dataset.get ()), "dataset");

  if (check.setup)
    check.setup (scorer.get ());

  const Tally tally = compare_all (check, score_all (scorer.get (), dataset.get ()));

  std::cout << "    " << tally.compared - tally.misses.size () << " / " << tally.compared
            << " agree, largest difference " << tally.max_error << std::endl;
  EXPECT_EQ (tally.compared, check.compared);
  EXPECT_EQ (sorted (tally.misses), sorted (check.misses));
  EXPECT_EQ (sorted (tally.unscored), sorted (check.unscored));
  EXPECT_EQ (sorted (tally.unpublished), sorted (check.unpublished));
}

void
Published::SetUp ()
{
  const Check &check = GetParam ();
  bool needs = check.answer.file.origin == Origin::Reference;

  for (const Input &input : check.inputs)
    needs = needs || input.file.origin == Origin::Reference;

  if (needs && !has_reference_data ())
    GTEST_SKIP () << note_skip ();
}

std::ostream &
operator<< (std::ostream &stream, const Check &check)
{
  return stream << check.framework << ", node " << check.node << " against "
                << check.answer.file.path << ", " << check.answer.column;
}

std::string
check_name (const testing::TestParamInfo<Check> &info)
{
  return info.param.name;
}

} // namespace conformance
