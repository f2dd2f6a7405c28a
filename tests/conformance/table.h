/* SPDX-FileCopyrightText: 2026 libdti contributors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

/* Published tables: CSV files of the project, and those of the reference data where it is there. */

#pragma once

#include <cstddef>
#include <string>
#include <unordered_map>
#include <vector>

namespace conformance
{

/* A CSV file with a header. */
class Table
{
public:
  explicit Table (const std::string &path);

  std::size_t n_rows () const;
  bool has (const std::string &column) const;
  const std::string &text (std::size_t row, const std::string &column) const;
  /* NaN where the cell is empty or says NaN; anything else that is no number throws. */
  double number (std::size_t row, const std::string &column) const;

private:
  std::string m_path;
  std::unordered_map<std::string, std::size_t> m_columns;
  std::vector<std::vector<std::string> > m_rows;
};

/* Where a published table is: a few rows typed in, under tests/data/published, which every clone
 * has; or the whole table, under DTI_REFERENCE_DATA/published, which is not part of the project. */
enum class Origin
{
  TypedIn,
  Reference,
};

struct File
{
  Origin origin;
  std::string path;
};

/* The table, read once for the program. */
const Table &table (const File &file);

/* Whether DTI_REFERENCE_DATA is set. */
bool has_reference_data ();

/* Counts a test that is left out for want of the reference data; gives the sentence that says so.
 */
std::string note_skip ();

/* The folder tests/ of the project. */
std::string source_folder ();

/* The text of a file; throws where there is none. */
std::string read_text (const std::string &path);

} // namespace conformance
