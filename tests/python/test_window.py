#!/usr/bin/python3
# SPDX-FileCopyrightText: 2026 libdti contributors
# SPDX-License-Identifier: LGPL-2.1-or-later
"""The example with a window, driven on a display of its own; a picture of it is left in the build folder.

Environment: DTI_PICTURES is the folder for pictures.
"""

import importlib.util
import os
import pathlib
import shutil
import struct
import subprocess
import sys
import tempfile
import unittest

XVFB = shutil.which("Xvfb")
SIZE = (1180, 760)
ARGUMENTS = ("vn-dti-province-922", "examples/kien-giang/data-2022-2023.csv", "2022")


def find_missing():
    """What this test cannot do without, and is not here."""
    if XVFB is None:
        return "Xvfb"
    try:
        import cairo  # noqa: F401
        import gi

        gi.require_version("Gtk", "4.0")
        gi.require_foreign("cairo")
    except (ImportError, ValueError) as error:
        return str(error)
    return None


class Display:
    """A display of X in memory."""

    def __enter__(self):
        self.folder = tempfile.TemporaryDirectory()
        read_end, write_end = os.pipe()
        screen = f"{SIZE[0]}x{SIZE[1]}x24"
        command = [XVFB, "-displayfd", str(write_end), "-screen", "0", screen, "-fbdir", self.folder.name]
        self.server = subprocess.Popen(
            [*command, "-nolisten", "tcp"], pass_fds=[write_end], stderr=subprocess.DEVNULL
        )
        os.close(write_end)
        with os.fdopen(read_end) as stream:
            os.environ["DISPLAY"] = ":" + stream.readline().strip()
        return self

    def __exit__(self, *_):
        self.server.terminate()
        self.server.wait()
        self.folder.cleanup()

    def read(self):
        """The screen as an image surface; the file is in the format of xwd."""
        import cairo

        data = (pathlib.Path(self.folder.name) / "Xvfb_screen0").read_bytes()
        header = struct.unpack(">25I", data[:100])
        width, height, stride, n_colours = header[4], header[5], header[12], header[19]
        start = header[0] + 12 * n_colours
        pixels = bytearray(data[start:start + stride * height])
        return cairo.ImageSurface.create_for_data(pixels, cairo.FORMAT_RGB24, width, height, stride)


def load_example():
    path = pathlib.Path(__file__).resolve().parents[2] / "examples/python/ranks_window.py"
    spec = importlib.util.spec_from_file_location("ranks_window", path)
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@unittest.skipIf(find_missing(), f"missing: {find_missing()}: THE EXAMPLE WITH A WINDOW IS NOT TESTED")
class WindowTest(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        os.chdir(pathlib.Path(__file__).resolve().parents[2])
        cls.display = cls.enterClassContext(Display())
        cls.example = load_example()
        from gi.repository import GLib, Gtk

        cls.GLib, cls.Gtk = GLib, Gtk
        assert Gtk.init_check()
        cls.card = cls.example.load_scorecard(*ARGUMENTS)

    def setUp(self):
        self.shown = self.example.RanksWindow(self.card)
        self.shown.window.present()
        self.addCleanup(self.shown.window.destroy)
        self.settle()

    def settle(self, milliseconds=300):
        loop = self.GLib.MainLoop()
        self.GLib.timeout_add(milliseconds, loop.quit)
        loop.run()

    def order(self):
        return [row.unit for row in self.shown.rows]

    def test_rows_stand_by_rank(self):
        ranks = [row.rank for row in self.shown.rows]
        self.assertEqual(len(ranks), 63)
        self.assertEqual(ranks, sorted(ranks))
        self.assertEqual(self.shown.get_selected().unit, self.card.units[0])

    def test_slider(self):
        """The unit moves in the table, stays selected, and its score is the library's own answer."""
        self.shown.select("KG")
        self.settle()
        slider = self.shown.slider
        node = self.shown.nodes[self.shown.choice.get_selected()]
        self.assertAlmostEqual(slider.get_value(), self.shown.get_number("KG", node), places=9)
        before = self.order().index("KG")
        slider.set_value(slider.get_adjustment().get_upper())
        self.settle()
        self.assertLess(self.order().index("KG"), before)
        self.assertEqual(self.shown.get_selected().unit, "KG")
        scenario = self.example.Dti.Scenario.new(self.card)
        scenario["KG", node] = slider.get_value()
        expected = scenario.get_score("KG", self.shown.node)
        self.assertEqual(self.shown.get_selected().score, expected)
        self.assertNotEqual(expected, self.card.get_score("KG", self.shown.node))

    def test_picture(self):
        """Both halves are drawn: there are many colours on the left and on the right."""
        self.shown.select("KG")
        self.shown.slider.set_value(self.shown.slider.get_adjustment().get_upper() * 0.9)
        self.settle(1000)
        surface = self.display.read()
        pictures = os.environ.get("DTI_PICTURES")
        if pictures:
            surface.write_to_png(os.path.join(pictures, "ranks-window.png"))
        data, stride = bytes(surface.get_data()), surface.get_stride()
        for first, last in ((0, 380), (420, 1080)):
            colours = {
                data[y * stride + 4 * x:y * stride + 4 * x + 3]
                for y in range(100, 600, 2)
                for x in range(first, last, 2)
            }
            self.assertGreater(len(colours), 12, f"from {first} to {last}")

    def test_as_a_program(self):
        """Wrong usage and errors as with every example."""
        for arguments, status in (([], 2), (["no-such-framework", "x.csv", "2022"], 1)):
            command = [sys.executable, "examples/python/ranks_window.py", *arguments]
            self.assertEqual(subprocess.run(command, capture_output=True).returncode, status)


if __name__ == "__main__":
    unittest.main()
