#!/usr/bin/python3
# SPDX-FileCopyrightText: 2026 libdti contributors
# SPDX-License-Identifier: LGPL-2.1-or-later
"""From a raw spreadsheet to a finished report: the program of the tutorial.

    report.py FOLDER SHEET REPORT

FOLDER has framework-draft.json, framework.json and units.json, SHEET is a CSV file or a workbook
(.xlsx, with python3-openpyxl), REPORT the HTML file to write. The exit status is 0, 1 on an error, or
2 for wrong usage.
"""

import csv
import io
import struct
import sys
from pathlib import Path

import gi

gi.require_version("Dti", "1.0")
from gi.repository import Dti, Gio, GLib  # noqa: E402

INDEX = "lang-hoa"
UNIT = "SEN"
N_REPLICATES = 2000
SEED = 1


# ---- the framework ----


# section: framework
def load_framework(folder):
    draft = Gio.File.new_for_path(str(folder / "framework-draft.json"))
    print("the draft of the framework")
    for problem in Dti.Framework.check_file(draft):
        print(f"  {problem.get_code()} at {problem.get_pointer()}")

    framework = Dti.Framework.new_from_file(Gio.File.new_for_path(str(folder / "framework.json")))
    print("the framework")
    print(f"  {len(framework.get_indicators())} indicators, {len(framework.validate())} problems")
    return framework
# end: framework


# ---- from the sheet to a dataset ----


# section: sheet
def write_cell(cell):
    """A cell of a workbook as a text: a number with a decimal comma, a year without groups."""
    if cell is None:
        return ""
    if isinstance(cell, float):
        return Dti.number_format(cell, -1, Dti.NumberConvention.VI)
    return str(cell)


def read_sheet(path):
    """The rows of a sheet, as lists of texts."""
    if path.suffix == ".xlsx":
        import openpyxl

        rows = openpyxl.load_workbook(path, data_only=True).active.iter_rows(values_only=True)
        return [[write_cell(cell) for cell in row] for row in rows]
    with open(path, encoding="utf-8-sig", newline="") as file:
        return list(csv.reader(file, delimiter=";"))
# end: sheet


# section: columns
UNIT_HEADER = "Tên xã"
YEAR_HEADER = "Năm"
COLUMNS = [
    ("Hộ có cáp quang (%)", "cap"),
    ("Điểm truy cập công cộng", "diem"),
    ("Hồ sơ nộp trực tuyến", "ho-so:numerator"),
    ("Tổng số hồ sơ", "ho-so:denominator"),
    ("Trang thông tin", "trang"),
]
# end: columns

# section: mended
# What a note in a cell means, by the letters of the statuses: M, it cannot exist.
NOTES = [("không áp dụng", "M")]
# What the commune answered when it was asked: unit, year, column, text.
CORRECTIONS = [("MAI", "2032", "cap", "70,0")]
# end: mended


# section: map
def find_header(rows):
    """Where the header stands, and which of its columns has which title."""
    for i, row in enumerate(rows):
        titles = [Dti.text_fold(title) for title in row]
        if Dti.text_fold(UNIT_HEADER) in titles:
            return i, titles
    raise GLib.Error.new_literal(Dti.error_quark(), "the sheet has no header", Dti.Error.INVALID_DATA)


def find_cell(row, titles, title):
    if Dti.text_fold(title) not in titles:
        message = f"the sheet has no column “{title}”"
        raise GLib.Error.new_literal(Dti.error_quark(), message, Dti.Error.NOT_FOUND)
    place = titles.index(Dti.text_fold(title))
    return row[place].strip() if place < len(row) else ""


def map_cells(row, titles, unit, year, mended):
    """The cells of one row: each figure, and beside a figure that is no ratio its status."""
    cells = []
    for title, column in COLUMNS:
        text, status = find_cell(row, titles, title), ""
        if mended:
            for key in CORRECTIONS:
                if key[:3] == (unit, year, column):
                    text = key[3]
            for note, letter in NOTES:
                if text == note:
                    text, status = "", letter
        cells += [text] if ":" in column else [text, status]
    return cells


def map_sheet(rows, registry, mended):
    """The sheet as a wide table for the reader of datasets."""
    top, titles = find_header(rows)
    header = ["unit", "period", "name"]
    for _, column in COLUMNS:
        header += [column] if ":" in column else [column, column + ":status"]

    table = io.StringIO()
    writer = csv.writer(table, delimiter=";", lineterminator="\n")
    writer.writerow(header)
    for row in rows[top + 1:]:
        name, year = find_cell(row, titles, UNIT_HEADER), find_cell(row, titles, YEAR_HEADER)
        if year == "":
            continue  # the line of totals
        unit = registry.match(name)
        cells = map_cells(row, titles, unit.get_id(), year, mended)
        writer.writerow([unit.get_id(), year, unit.get_title("vi"), *cells])
    return table.getvalue(), top
# end: map


# section: read
def read_table(table, framework, convention):
    reader = Dti.DatasetReader.new(framework)
    reader.set_number_convention(convention)
    return reader.read_bytes(GLib.Bytes.new(table.encode()), "table.csv")


def read_data(rows, registry, framework):
    table, top = map_sheet(rows, registry, False)
    dataset = read_table(table, framework, Dti.NumberConvention.AUTO)
    print("read without a convention")
    print(f"  {len(dataset.get_problems())} problems")

    dataset = read_table(table, framework, Dti.NumberConvention.VI)
    problems = dataset.get_problems()
    print("read with decimal commas")
    for problem in problems:
        print(f"  {problem.to_string()} (row {problem.get_row() + top} of the sheet)")

    table, top = map_sheet(rows, registry, True)
    dataset = read_table(table, framework, Dti.NumberConvention.VI)
    print("read and mended")
    print(f"  {len(dataset.get_problems())} problems")
    return dataset, problems
# end: read


# ---- the figures ----


# section: rank
def list_best(card):
    """The scores of the index, the best first."""
    ranked = [score for score in card.list_scores(INDEX) if score.get_rank() is not None]
    return sorted(ranked, key=lambda score: score.get_rank())


def print_ranks(card):
    print(f"ranks of {card.get_period()}")
    for score in list_best(card):
        rank = Dti.number_format(score.get_rank(), -1, Dti.NumberConvention.EN)
        value = Dti.number_format(score.get_value(), 4, Dti.NumberConvention.EN)
        print(f"  {rank} {score.get_unit()} {value}")
# end: rank


# section: explain
def explain(card, unit):
    print(f"how the value of {unit} came about")
    print(card.explain(unit, INDEX).to_text("en"), end="")
# end: explain


# section: compare
def compare(older, newer):
    attribution = Dti.Attribution.between(older, newer, UNIT, None, None)
    change = Dti.RankChange.between(older, newer, UNIT, None, None, None)
    print(f"{UNIT} from {older.get_period()} to {newer.get_period()}")
    for part in attribution.list_contributions(None):
        points = Dti.number_format(part.get_points(), 2, Dti.NumberConvention.EN)
        print(f"  {part.get_node_id()}: {points} points")
    own = Dti.number_format(change.get_own_effect(), -1, Dti.NumberConvention.EN)
    field = Dti.number_format(change.get_field_effect(), -1, Dti.NumberConvention.EN)
    print(f"  rank: own {own}, others {field}")
    print(f"  {change.to_sentence('vi')}")
    return attribution, change
# end: compare


# section: robust
def shake(card):
    """The ranks where each pillar weighs up to a quarter more or less."""
    experiment = Dti.Experiment.new(card)
    experiment.add_input(Dti.UncertainInput.new_for_noise("weights", 0.25, ["pillar"]))
    experiment.set_seed(SEED)
    uncertainty = experiment.run_uncertainty(N_REPLICATES, None)

    ranks = [uncertainty.lookup(score.get_unit()) for score in list_best(card)]
    print(f"ranks in 90% of {uncertainty.get_n_replicates()} replicates")
    for row in ranks:
        low = Dti.number_format(row.get_low(), -1, Dti.NumberConvention.EN)
        high = Dti.number_format(row.get_high(), -1, Dti.NumberConvention.EN)
        probability = Dti.number_format(row.get_probability(2), 2, Dti.NumberConvention.EN)
        print(f"  {row.get_unit()}: {low} to {high}, among the first two: {probability}")
    return ranks
# end: robust


# ---- the report ----


# section: charts
def pack(numbers):
    return GLib.Bytes.new(struct.pack(f"{len(numbers)}d", *numbers))


def draw_intervals(card, ranks):
    dataset = card.get_dataset()
    chart = Dti.Chart.new_intervals(
        [dataset.get_unit_name(row.get_unit()) for row in ranks],
        pack([row.get_rank() for row in ranks]),
        pack([row.get_low() for row in ranks]),
        pack([row.get_median() for row in ranks]),
        pack([row.get_high() for row in ranks]),
    )
    chart.set_subtitle("Trọng số của mỗi trụ thay đổi ±25 %; từ 5 % đến 95 %")
    return chart


def write_chart(chart, name):
    """A picture that can stand in an HTML file: without the declaration of XML."""
    chart.set_language("vi")
    chart.set_highlighted([UNIT, name])  # intervals are drawn of names
    chart.set_source_note("Bài tập: số liệu do người soạn nghĩ ra.")
    svg = chart.to_svg()
    return f"<figure>\n{svg[svg.index('<svg'):]}</figure>\n"
# end: charts


# section: tables
STYLE = """body { font: 16px/1.5 sans-serif; max-width: 52rem; margin: 2rem auto; padding: 0 1rem; }
table { border-collapse: collapse; }
th, td { border-bottom: 1px solid #bbb; padding: .2rem .8rem; text-align: left; }
td + td { text-align: right; }
svg { max-width: 100%; height: auto; }
figure { margin: 1.5rem 0; }
"""


def escape(text):
    return GLib.markup_escape_text(text, -1)


def write_number(number, decimals):
    if number is None:
        return ""
    return Dti.number_format(number, decimals, Dti.NumberConvention.VI)


def write_table(titles, rows):
    lines = ["<tr>" + "".join(f"<th>{escape(title)}</th>" for title in titles) + "</tr>"]
    lines += ["<tr>" + "".join(f"<td>{escape(cell)}</td>" for cell in row) + "</tr>" for row in rows]
    return "<table>\n" + "\n".join(lines) + "\n</table>\n"


def write_ranks(older, newer):
    rows = []
    for score in list_best(newer):
        unit = score.get_unit()
        rows.append([
            newer.get_dataset().get_unit_name(unit),
            write_number(score.get_rank(), -1),
            write_number(score.get_value(), 4),
            write_number(score.get_score(), 2),
            write_number(score.get_max(), 0),
            write_number(older.get_rank(unit, INDEX), -1),
        ])
    titles = ["Xã", "Hạng", "Giá trị", "Điểm", "Điểm tối đa được đánh giá", f"Hạng {older.get_period()}"]
    return write_table(titles, rows)


def write_parts(attribution):
    rows = [
        [part.get_node_title(), write_number(part.get_points(), 2)]
        for part in attribution.list_contributions(None)
    ]
    return write_table(["Chỉ số", "Điểm thay đổi"], rows)


def write_intervals(card, ranks):
    rows = [
        [
            card.get_dataset().get_unit_name(row.get_unit()),
            write_number(row.get_rank(), -1),
            f"{write_number(row.get_low(), -1)}–{write_number(row.get_high(), -1)}",
            write_number(row.get_probability(2), 2),
        ]
        for row in ranks
    ]
    return write_table(["Xã", "Hạng", "Hạng trong 90 % lần thử", "Xác suất thuộc nhóm 2"], rows)


def write_problems(problems):
    rows = [
        [problem.get_unit(), problem.get_period(), problem.get_node(), problem.get_raw_text()]
        for problem in problems
    ]
    return write_table(["Xã", "Năm", "Chỉ số", "Ghi trong biểu"], rows)
# end: tables


# section: report
def write_report(older, newer, attribution, change, ranks, problems):
    cards = Gio.ListStore.new(Dti.Scorecard)
    cards.append(older)
    cards.append(newer)
    title = f"Chỉ số làng hoa {newer.get_period()}"
    name = newer.get_dataset().get_unit_name(UNIT)
    return "".join([
        '<!DOCTYPE html>\n<html lang="vi">\n<head>\n<meta charset="utf-8">\n',
        f"<title>{title}</title>\n<style>\n{STYLE}</style>\n</head>\n<body>\n<h1>{title}</h1>\n",
        "<p>Bài tập: chỉ số, các xã, các năm và mọi số liệu đều do người soạn nghĩ ra.</p>\n",
        "<h2>Xếp hạng</h2>\n",
        write_ranks(older, newer),
        write_chart(Dti.Chart.new_bars(newer, None, "pillar", None), name),
        f"<h2>Vì sao {escape(name)} thay đổi</h2>\n",
        f"<p>{escape(attribution.to_sentence('vi'))}</p>\n",
        write_parts(attribution),
        write_chart(Dti.Chart.new_waterfall(attribution, None), name),
        f"<p>{escape(change.to_sentence('vi'))}</p>\n",
        write_chart(Dti.Chart.new_ranks(cards, None, None), name),
        "<h2>Thứ hạng chắc đến đâu</h2>\n",
        write_intervals(newer, ranks),
        write_chart(draw_intervals(newer, ranks), name),
        "<h2>Mạnh và yếu</h2>\n",
        write_chart(Dti.Chart.new_heatmap(newer, None, ["cap", "diem", "ho-so", "trang"]), name),
        "<h2>Ô số liệu đã hỏi lại</h2>\n",
        write_problems(problems),
        "</body>\n</html>\n",
    ])
# end: report


# section: run
def run(folder, sheet, report):
    folder = Path(folder)
    framework = load_framework(folder)
    registry = Dti.UnitRegistry.new_from_file(Gio.File.new_for_path(str(folder / "units.json")))
    dataset, problems = read_data(read_sheet(Path(sheet)), registry, framework)

    cards = Dti.Scorer.new(framework).score_all(dataset)
    if len(cards) != 2:
        raise ValueError("two years are compared, no more and no less")
    older, newer = cards
    print_ranks(older)
    print_ranks(newer)
    explain(newer, "CUC")
    attribution, change = compare(older, newer)
    ranks = shake(newer)
    html = write_report(older, newer, attribution, change, ranks, problems)
    Path(report).write_text(html, encoding="utf-8")
# end: run


def main(arguments):
    if len(arguments) != 3:
        print("usage: report.py FOLDER SHEET REPORT", file=sys.stderr)
        return 2
    try:
        run(*arguments)
    except (GLib.Error, OSError, ValueError) as error:
        print(f"report.py: {error.message if isinstance(error, GLib.Error) else error}", file=sys.stderr)
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
