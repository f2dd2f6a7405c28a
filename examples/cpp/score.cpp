// SPDX-FileCopyrightText: 2026 libdti contributors
// SPDX-License-Identifier: LGPL-2.1-or-later

/* Prints the index and the views of one unit, and what each is made of.
 *
 *     score FRAMEWORK DATA UNIT
 *
 * FRAMEWORK is a file or the id of a built-in framework. The exit status is 0, 1 on an error, or
 * 2 for wrong usage. */

#include <libdti/dti.h>

#include <clocale>
#include <cmath>
#include <iostream>
#include <memory>
#include <stdexcept>
#include <string>

/* What a function of the library hands over, freed at the end of the block. */
struct Unref
{
  void operator() (gpointer object) const { g_object_unref (object); }
};

struct Free
{
  void operator() (gpointer memory) const { g_free (memory); }
};

template <typename T> using Owned = std::unique_ptr<T, Unref>;
using Text = std::unique_ptr<char, Free>;

/* Receives the GError of a call, and throws it. */
class Failure
{
public:
  Failure () = default;
  Failure (const Failure &) = delete;
  Failure &operator= (const Failure &) = delete;
  ~Failure () { g_clear_error (&error); }

  operator GError ** () { return &error; }

  template <typename T> Owned<T> check (T *result) const
  {
    if (result == nullptr)
      throw std::runtime_error (error->message);

    return Owned<T> (result);
  }

private:
  GError *error = nullptr;
};

/* An item of a list; the list hands over a reference. */
template <typename T> Owned<T> get_item (GListModel *list, guint position)
{
  return Owned<T> (static_cast<T *> (g_list_model_get_item (list, position)));
}

static Owned<DtiFramework> load_framework (const char *name)
{
  Owned<GFile> file (g_file_new_for_commandline_arg (name));
  Failure failure;

  if (g_file_query_exists (file.get (), nullptr))
    return failure.check (dti_framework_new_from_file (file.get (), failure));

  return failure.check (dti_framework_new_builtin (name, failure));
}

/* A number that is not there is NaN, never 0. */
static std::string write_number (double number, int decimals)
{
  if (std::isnan (number))
    return "none";

  return Text (dti_number_format (number, decimals, DTI_NUMBER_CONVENTION_AUTO)).get ();
}

static void print_part (DtiExplanation *part)
{
  double score, max;

  dti_explanation_get_score (part, &score);
  dti_explanation_get_max (part, &max);
  std::cout << "    " << dti_node_get_id (dti_explanation_get_node (part)) << ": "
            << write_number (score, 4) << " of " << write_number (max, 4) << " by "
            << dti_explanation_get_method (part) << "\n";
}

static void print_node (DtiScorecard *card, const char *unit, DtiNode *node)
{
  const char *id = dti_node_get_id (node);
  Failure failure;
  auto explanation = failure.check (dti_scorecard_explain (card, unit, id, failure));
  GListModel *parts = dti_explanation_get_children (explanation.get ());
  double score, value, rank, coverage;

  dti_scorecard_get_score (card, unit, id, &score);
  dti_scorecard_get_value (card, unit, id, &value);
  dti_scorecard_get_rank (card, unit, id, &rank);
  dti_scorecard_get_coverage (card, unit, id, &coverage);
  std::cout << "  " << id << ": score " << write_number (score, 4) << ", value "
            << write_number (value, 4) << ", rank " << write_number (rank, -1) << " of "
            << dti_scorecard_get_n_ranked (card, id) << ", coverage "
            << write_number (coverage, 4) << "\n";

  for (guint i = 0; i < g_list_model_get_n_items (parts); i++)
    print_part (get_item<DtiExplanation> (parts, i).get ());
}

static void print_card (DtiScorecard *card, const char *unit)
{
  DtiFramework *framework = dti_scorecard_get_framework (card);
  GListModel *views = dti_framework_get_views (framework);
  const char *name = dti_dataset_get_unit_name (dti_scorecard_get_dataset (card), unit);

  std::cout << (name != nullptr ? name : unit) << " " << dti_scorecard_get_period (card) << "\n";
  print_node (card, unit, DTI_NODE (dti_framework_get_root (framework)));
  for (guint i = 0; i < g_list_model_get_n_items (views); i++)
    print_node (card, unit, get_item<DtiNode> (views, i).get ());
}

static void run (const char *framework_name, const char *data_name, const char *unit)
{
  auto framework = load_framework (framework_name);
  Owned<GFile> file (g_file_new_for_commandline_arg (data_name));
  Owned<DtiScorer> scorer (dti_scorer_new (framework.get ()));
  Failure failure;
  auto dataset = failure.check (dti_dataset_new_from_file (file.get (), framework.get (), failure));

  /* Cells that could not be read leave the others standing. */
  std::cerr << Text (dti_problem_list_to_string (dti_dataset_get_problems (dataset.get ()))).get ();

  auto cards = failure.check (dti_scorer_score_all (scorer.get (), dataset.get (), failure));

  for (guint i = 0; i < g_list_model_get_n_items (cards.get ()); i++)
    print_card (get_item<DtiScorecard> (cards.get (), i).get (), unit);
}

int main (int argc, char **argv)
{
  std::setlocale (LC_ALL, "");
  if (argc != 4)
    {
      std::cerr << "usage: score FRAMEWORK DATA UNIT\n";
      return 2;
    }
  try
    {
      run (argv[1], argv[2], argv[3]);
    }
  catch (const std::exception &error)
    {
      std::cerr << "score: " << error.what () << "\n";
      return 1;
    }

  return 0;
}
