/* SPDX-FileCopyrightText: 2026 libdti contributors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

#include "table.h"

#include <cmath>
#include <fstream>
#include <iostream>
#include <iterator>
#include <map>
#include <stdexcept>
#include <utility>

#include <gtest/gtest.h>
#include <libdti/dti.h>

namespace conformance
{

namespace
{

std::size_t n_skipped = 0;

/* Says at the end what was left out, so that a short green run is not taken for the whole suite. */
class Summary : public testing::Environment
{
public:
  void
  TearDown () override
  {
    if (n_skipped > 0)
      std::cerr << "\n*** conformance: " << n_skipped
                << " checks against whole published tables were SKIPPED, only the rows typed in"
                   " under tests/data/published were checked.\n"
                   "*** Set the Meson option reference_data (DTI_REFERENCE_DATA) to the folder that"
                   " holds published/.\n\n";
  }
};

testing::Environment *const summary = testing::AddGlobalTestEnvironment (new Summary);

std::string
reference_folder ()
{
  const char *folder = g_getenv ("DTI_REFERENCE_DATA");

  return folder != nullptr ? folder : "";
}

std::string
full_path (const File &file)
{
  if (file.origin == Origin::TypedIn)
    return source_folder () + "/data/published/" + file.path;

  return reference_folder () + "/published/" + file.path;
}

/* Fields and records of RFC 4180. */
std::vector<std::vector<std::string> >
parse_csv (const std::string &text)
{
  std::vector<std::vector<std::string> > rows;
  std::vector<std::string> row;
  std::string field;
  bool quoted = false;

  for (std::size_t i = 0; i < text.size (); i++)
    {
      const char c = text[i];

      if (quoted)
        {
          if (c != '"')
            field += c;
          else if (i + 1 < text.size () && text[i + 1] == '"')
            field += text[++i];
          else
            quoted = false;
        }
      else if (c == '"')
        quoted = true;
      else if (c == ',' || c == '\n')
        {
          row.push_back (std::move (field));
          field.clear ();
          if (c == '\n')
            rows.push_back (std::exchange (row, {}));
        }
      else if (c != '\r')
        field += c;
    }

  if (!field.empty () || !row.empty ())
    {
      row.push_back (std::move (field));
      rows.push_back (std::move (row));
    }

  return rows;
}

} // namespace

std::string
source_folder ()
{
  const char *folder = g_getenv ("G_TEST_SRCDIR");

  if (folder == nullptr)
    throw std::runtime_error ("G_TEST_SRCDIR is not set: it names the folder tests/");

  return folder;
}

std::string
read_text (const std::string &path)
{
  std::ifstream stream (path, std::ios::binary);

  if (!stream)
    throw std::runtime_error (path + ": cannot be read");

  return { std::istreambuf_iterator<char> (stream), {} };
}

Table::Table (const std::string &path) : m_path (path), m_rows (parse_csv (read_text (path)))
{
  if (m_rows.empty ())
    throw std::runtime_error (path + ": is empty");

  for (std::size_t i = 0; i < m_rows[0].size (); i++)
    m_columns[m_rows[0][i]] = i;
  m_rows.erase (m_rows.begin ());

  for (const auto &row : m_rows)
    if (row.size () != m_columns.size ())
      throw std::runtime_error (path + ": a row has not as many cells as the header");
}

std::size_t
Table::n_rows () const
{
  return m_rows.size ();
}

bool
Table::has (const std::string &column) const
{
  return m_columns.count (column) > 0;
}

const std::string &
Table::text (std::size_t row, const std::string &column) const
{
  const auto found = m_columns.find (column);

  if (found == m_columns.end ())
    throw std::runtime_error (m_path + ": has no column " + column);

  return m_rows.at (row)[found->second];
}

double
Table::number (std::size_t row, const std::string &column) const
{
  const std::string &cell = text (row, column);
  char *end = nullptr;

  if (cell.empty () || cell == "NaN")
    return NAN;

  const double number = g_ascii_strtod (cell.c_str (), &end);
  if (*end != '\0')
    throw std::runtime_error (m_path + ": “" + cell + "” in column " + column + " is no number");

  return number;
}

const Table &
table (const File &file)
{
  static std::map<std::string, Table> tables;
  const std::string path = full_path (file);
  auto found = tables.find (path);

  if (found == tables.end ())
    found = tables.emplace (path, Table (path)).first;

  return found->second;
}

bool
has_reference_data ()
{
  return !reference_folder ().empty ();
}

std::string
note_skip ()
{
  n_skipped++;
  return "DTI_REFERENCE_DATA is not set: the whole published table is not checked";
}

} // namespace conformance
