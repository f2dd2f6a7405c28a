#!/usr/bin/python3
# SPDX-FileCopyrightText: 2026 libdti contributors
# SPDX-License-Identifier: LGPL-2.1-or-later
"""A window with the ranks of a data file, a chart, and a slider: what if this unit had another number.

    ranks_window.py FRAMEWORK DATA PERIOD

FRAMEWORK is a file or the id of a built-in framework. The exit status is 0, 1 on an error, or 2 for
wrong usage.
"""

import sys
from collections.abc import Callable, Iterator
from typing import Any

import gi

gi.require_version("Dti", "1.0")
gi.require_version("Gtk", "4.0")
from gi.repository import Dti, Gio, GLib, Gtk  # noqa: E402

N_BARS = 12

# PyGObject has no expressions of GTK, but a builder reads them: the list sorts itself by a property.
SORTER = """
<interface>
  <object class="GtkNumericSorter" id="by-rank">
    <property name="expression"><lookup name="rank" type="DtiScore"/></property>
  </object>
</interface>
"""


def write_number(number: float | None, decimals: int) -> str:
    """A number that is not there is blank, never 0."""
    if number is None:
        return "–"
    return Dti.number_format(number, decimals, Dti.NumberConvention.AUTO)


def make_column(title: str, write: Callable[[Dti.Score], str], right: bool = False) -> Any:
    """A column of labels."""
    factory = Gtk.SignalListItemFactory()
    factory.connect("setup", lambda _, item: item.set_child(Gtk.Label(xalign=1 if right else 0)))
    factory.connect("bind", lambda _, item: item.get_child().set_text(write(item.get_item())))
    return Gtk.ColumnViewColumn(title=title, factory=factory, expand=not right)


def list_below(node: Dti.Node) -> Iterator[str]:
    """The ids of what a node is made of."""
    if isinstance(node, Dti.Pillar):
        for child in node.children:
            yield child.id
            yield from list_below(child)


class RanksWindow:
    """Shows a scorecard; edits go into a scenario over it."""

    def __init__(self, card: Dti.Scorecard, application: Any = None) -> None:
        self.base = self.card = card
        self.scenario = Dti.Scenario.new(card)
        self.edits: dict[tuple[str, str], float] = {}
        self.node = card.framework.get_ranking_node().id
        self.nodes = self.list_editable()

        builder = Gtk.Builder.new_from_string(SORTER, -1)
        self.rows = Gtk.SortListModel(sorter=builder.get_object("by-rank"))
        self.selection = Gtk.SingleSelection(model=self.rows)
        self.choice = Gtk.DropDown.new_from_strings(self.nodes)
        self.slider = Gtk.Scale(draw_value=True, digits=3, hexpand=True)
        self.area = Gtk.DrawingArea(hexpand=True, vexpand=True)
        self.window = Gtk.ApplicationWindow(
            application=application,
            title=f"{card.framework.get_title('vi')} {card.period}",
            default_width=1100,
            default_height=700,
            child=self.lay_out(),
        )
        self.area.set_draw_func(self.draw)
        self.show(card)
        self.select(card.units[0])
        self.selection.connect("notify::selected-item", self.on_chosen)
        self.choice.connect("notify::selected", self.on_chosen)
        self.handler = self.slider.connect("value-changed", self.on_moved)
        self.on_chosen()

    def list_editable(self) -> list[str]:
        """The nodes below the ranked one that have numbers."""
        return [
            node
            for node in list_below(self.base.framework.get_ranking_node())
            if any(self.get_number(unit, node) is not None for unit in self.base.units)
        ]

    def lay_out(self) -> Any:
        view = Gtk.ColumnView(model=self.selection, hexpand=True)
        view.append_column(make_column("Hạng", lambda row: write_number(row.rank, -1), True))
        view.append_column(make_column("Tỉnh, thành phố", lambda row: row.unit_name or row.unit))
        view.append_column(make_column("Điểm", lambda row: write_number(row.score, 2), True))
        table = Gtk.ScrolledWindow(child=view, width_request=380)

        what_if = Gtk.Box(spacing=12)
        for child in (Gtk.Label(label="Nếu"), self.choice, self.slider):
            what_if.append(child)
        right = Gtk.Box(orientation=Gtk.Orientation.VERTICAL, spacing=12)
        for child in (what_if, self.area):
            right.append(child)
            child.set_margin_start(12)
            child.set_margin_end(12)

        both = Gtk.Paned(start_child=table, end_child=right, shrink_start_child=False)
        both.set_resize_start_child(False)
        return both

    # ---- what is shown -------------------------------------------------------------------------

    def show(self, card: Dti.Scorecard) -> None:
        self.card = card
        self.rows.set_model(card.list_scores(self.node))
        self.area.queue_draw()

    def get_selected(self) -> Dti.Score | None:
        row: Dti.Score | None = self.selection.get_selected_item()
        return row

    def select(self, unit: str) -> None:
        for position, row in enumerate(self.rows):
            if row.unit == unit:
                self.selection.set_selected(position)

    def get_number(self, unit: str, node: str) -> float | None:
        """What was observed, or what an edit says."""
        observed = self.base.dataset.get_number(unit, self.base.period, node)
        return self.edits.get((unit, node), observed)

    def draw(self, area: Any, context: Any, width: int, height: int) -> None:
        selected = self.get_selected()
        units = [row.unit for row in self.rows if row.rank is not None][:N_BARS]
        if selected is not None and selected.unit not in units:
            units[-1:] = [selected.unit]
        chart = Dti.Chart.new_bars(self.card, self.node, None, units)
        chart.language = "vi"
        chart.highlighted = [selected.unit] if selected is not None else []
        chart.draw(context, width, height)

    # ---- what happens --------------------------------------------------------------------------

    def on_chosen(self, *_: object) -> None:
        """Another unit or node: the slider goes from nothing to the greatest number of the field."""
        row, node = self.get_selected(), self.nodes[self.choice.get_selected()]
        if row is None:
            return
        numbers = [self.get_number(unit, node) for unit in self.base.units]
        greatest = max((n for n in numbers if n is not None), default=0)
        with self.slider.handler_block(self.handler):
            self.slider.set_range(0, max(greatest, 1e-6))
            self.slider.set_value(self.get_number(row.unit, node) or 0)
        self.area.queue_draw()

    def on_moved(self, slider: Any) -> None:
        row, node = self.get_selected(), self.nodes[self.choice.get_selected()]
        if row is None:
            return
        self.scenario[row.unit, node] = self.edits[row.unit, node] = slider.get_value()
        with self.slider.handler_block(self.handler), self.selection.freeze_notify():
            self.show(self.scenario.to_scorecard())
            self.select(row.unit)


def load_scorecard(framework_name: str, data_name: str, period: str) -> Dti.Scorecard:
    file = Gio.File.new_for_commandline_arg(framework_name)
    if file.query_exists(None):
        framework = Dti.Framework.new_from_file(file)
    else:
        framework = Dti.Framework.new_builtin(framework_name)
    data = Dti.Dataset.new_from_file(Gio.File.new_for_commandline_arg(data_name), framework)
    return Dti.Scorer.new(framework).score(data, period)


def main(arguments: list[str]) -> int:
    if len(arguments) != 3:
        print("usage: ranks_window.py FRAMEWORK DATA PERIOD", file=sys.stderr)
        return 2
    try:
        card = load_scorecard(*arguments)
    except GLib.Error as error:
        print(f"ranks_window.py: {error.message}", file=sys.stderr)
        return 1
    application = Gtk.Application(application_id="org.libdti.Ranks")
    application.connect("activate", lambda app: RanksWindow(card, app).window.present())
    return int(application.run(None))


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
