# SPDX-FileCopyrightText: 2026 libdti contributors
# SPDX-License-Identifier: LGPL-2.1-or-later
"""What the tests of the Python binding share."""

import contextlib
import csv
import json
import os
import pathlib
import sys

import gi

gi.require_version("Dti", "1.0")
from gi.repository import Dti, Gio, GLib  # noqa: E402

ROOT = pathlib.Path(__file__).resolve().parents[2]
KIEN_GIANG = ROOT / "examples" / "kien-giang"
PUBLISHED = ROOT / "tests" / "data" / "published"
FRAMEWORK_922 = "vn-dti-province-922"

# The Human Development Index as UNDP's technical note 1 of 2022 defines it.
HDI = {
    "format": "dti-framework",
    "format-version": 1,
    "id": "hdi",
    "title": {"en": "Human Development Index", "vi": "Chỉ số phát triển con người"},
    "source": "UNDP, technical note 1",
    "periods": ["2021", "2022"],
    "languages": ["en", "vi"],
    "ranking": {"node": "hdi", "ties": "competition", "decimals": 3, "order": "descending"},
    "root": {
        "id": "hdi",
        "title": {"en": "Human development", "vi": "Phát triển con người"},
        "level": "index",
        "aggregation": "geometric-mean",
        "missing": "propagate",
        "decimals": 3,
        "children": [
            {"id": "le", "unit": "years", "rule": {"type": "goalposts", "min": 20, "max": 85}},
            {
                "id": "edu",
                "level": "dimension",
                "aggregation": "mean",
                "missing": "propagate",
                "children": [
                    {
                        "id": "eys",
                        "unit": "years",
                        "rule": {"type": "goalposts", "min": 0, "max": 18},
                    },
                    {
                        "id": "mys",
                        "unit": "years",
                        "rule": {"type": "goalposts", "min": 0, "max": 15},
                    },
                ],
            },
            {
                "id": "gnipc",
                "unit": "2017 PPP $",
                "rule": {"type": "goalposts", "transform": "log", "min": 100, "max": 75000},
            },
        ],
    },
}


def framework(document):
    return Dti.Framework.new_from_json(json.dumps(document))


def file(path):
    return Gio.File.new_for_path(os.fspath(path))


def rows(path):
    """The rows of a CSV file as dictionaries."""
    with open(path, encoding="utf-8", newline="") as stream:
        return list(csv.DictReader(stream))


def ids(items):
    return [item.get_id() for item in items]


def dataset(table, period="2022"):
    """A dataset from {unit: {node: number or None}}."""
    data = Dti.Dataset.new()
    for unit, numbers in table.items():
        data.add_unit(unit, None)
        for node, number in numbers.items():
            if number is None:
                data.set_status(unit, period, node, Dti.Status.MISSING)
            else:
                data.set_number(unit, period, node, number)
    return data


@contextlib.contextmanager
def raises(case, code):
    """The block raises an error of the library with this code."""
    with case.assertRaises(GLib.Error) as caught:
        yield caught
    error = caught.exception
    case.assertTrue(
        error.matches(Dti.Error.quark(), code),
        f"{error.domain} {error.code} instead of {code.value_nick}: {error.message}",
    )


def wait_for(begin, *arguments):
    """Calls an _async function, runs a main loop until its callback, and returns the result for _finish."""
    loop = GLib.MainLoop()
    results = []

    def done(source, result, *rest):
        results.append(result)
        loop.quit()

    begin(*arguments, done)
    timeout = GLib.timeout_add_seconds(30, loop.quit)
    loop.run()
    if not results:
        raise AssertionError("the callback was not called within 30 seconds")
    GLib.source_remove(timeout)
    return results[0]


@contextlib.contextmanager
def silent_exceptions():
    """Keeps what PyGObject prints about an exception inside a virtual function; gives the list of them."""
    seen = []
    hook, sys.excepthook = sys.excepthook, lambda kind, error, trace: seen.append(error)
    try:
        yield seen
    finally:
        sys.excepthook = hook
