#!/usr/bin/python3
# SPDX-FileCopyrightText: 2026 libdti contributors
# SPDX-License-Identifier: LGPL-2.1-or-later
"""The command dti change as a person or another program calls it, on published figures."""

import csv
import io
import json
import os
import pathlib
import subprocess
import tempfile
import unittest

ROOT = pathlib.Path(__file__).resolve().parents[2]
KIEN_GIANG = ROOT / "examples" / "kien-giang"
OLDER = ("vn-dti-province-922", KIEN_GIANG / "data-2022-2023.csv")
NEWER = ("vn-dti-province-405", KIEN_GIANG / "data-2024.csv")
MERGED = ("vn-dti-province-405", KIEN_GIANG / "data-2024-34.csv")
TOOL = os.environ.get("DTI_TOOL")


def dti(*arguments):
    return subprocess.run([TOOL, *map(str, arguments)], capture_output=True, text=True, timeout=60)


def change(*arguments, unit="KG", years=("2022", "2023")):
    done = dti("change", *arguments, "--unit", unit, "--from", years[0], "--to", years[1])
    assert done.returncode == 0, done.stderr
    return done.stdout


STEPS = (
    (OLDER, ("2022", "2023"), (32, 40)),
    (OLDER + NEWER, ("2023", "2024"), (40, 23)),
)


@unittest.skipUnless(TOOL, "DTI_TOOL names no command")
class ChangeTest(unittest.TestCase):
    def test_json(self):
        """All members of the contract; the published ranks; exact sums."""
        for sources, years, ranks in STEPS:
            document = json.loads(change(*sources, "--format", "json", years=years))
            self.assertEqual((document["unit"], document["node"]), ("KG", "DTI"))
            self.assertEqual((document["from"], document["to"]), years)
            rank = document["rank"]
            self.assertEqual((rank["from"], rank["to"], rank["change"]), (*ranks, ranks[1] - ranks[0]))
            self.assertEqual((rank["of-from"], rank["of-to"]), (63, 63))
            self.assertEqual(rank["own"] + rank["field"], rank["change"])
            score = document["score"]
            self.assertEqual(score["change"], score["to"] - score["from"])
            total = sum(item["change"] for item in document["contributions"])
            self.assertAlmostEqual(total, score["change"], delta=1e-12 * 1000)
            for item in document["contributions"]:
                self.assertIn(item["cause"], ("performance", "method", "coverage"))
            self.assertEqual(len(document["overtaken-by"]) - len(document["overtook"]), rank["change"])
            self.assertIn("Kiên Giang", document["sentence"]["vi"])
            self.assertIn("Kiên Giang", document["sentence"]["en"])

    def test_method(self):
        """Within a framework nothing is method; the decision and the maximum of 2024 are."""
        causes = []
        for sources, years, _ in STEPS:
            document = json.loads(change(*sources, "--format", "json", years=years))
            causes.append({item["cause"] for item in document["contributions"] if item["change"]})
        self.assertEqual(causes[0], {"performance"})
        self.assertIn("method", causes[1])

    def test_csv(self):
        text = change(*OLDER, "--format", "csv")
        rows = list(csv.DictReader(io.StringIO(text)))
        by_item = {}
        for row in rows:
            by_item.setdefault(row["item"], []).append(row)
        effects = [float(by_item[item][0]["change"]) for item in ("own", "field", "cohort")]
        self.assertEqual(sum(effects), float(by_item["rank"][0]["change"]))
        parts = sum(float(row["change"]) for row in by_item["part"])
        self.assertAlmostEqual(parts, effects[0], 12)
        document = json.loads(change(*OLDER, "--format", "json"))
        self.assertEqual([row["id"] for row in by_item["overtaken-by"]], document["overtaken-by"])
        self.assertEqual(
            [float(row["change"]) for row in by_item["score-performance"]],
            [item["change"] for item in document["contributions"]],
        )

    def test_table(self):
        text = change(*OLDER, "--level", "main-indicator", "--lang", "vi")
        self.assertRegex(text, r"Thứ hạng +32/63 +40/63 +\+8\n")
        self.assertRegex(text, r"do kết quả của đơn vị +-21\n")
        self.assertRegex(text, r"do các đơn vị khác +\+29\n")
        self.assertRegex(text, r"\nHDCQS +0,5821 +0,7779 +-9,17\n")
        self.assertRegex(text, r"\n↑ Điện Biên +35 +24 +-11\n")
        self.assertIn("nhưng thứ hạng giảm 8 bậc, từ hạng 32/63 xuống hạng 40/63.", text)
        english = change(*OLDER)
        # (200 · 0.7779 + 150 · 0.5085 + 150 · 0.3318) / 500 = 0.56325
        self.assertRegex(english, r"\nB2 +0\.4702 +0\.5633 +-10\.50\n")
        self.assertIn("the rank fell by 8 places, from 32 of 63 to 40 of 63", english)

    def test_name_and_node(self):
        text = change(*OLDER, "--node", "CQS", "--format", "json", unit="kien giang")
        document = json.loads(text)
        # The published 33 and the derived 18.
        self.assertEqual(document["node"], "CQS")
        self.assertEqual((document["rank"]["from"], document["rank"]["to"]), (33, 18))

    def test_merger(self):
        text = change(
            *NEWER,
            *MERGED,
            "--units",
            KIEN_GIANG / "units.json",
            "--format",
            "json",
            unit="AG-2025",
            years=("2024", "2024"),
        )
        document = json.loads(text)
        self.assertTrue(document["reconstructed"])
        rank = document["rank"]
        self.assertEqual((rank["from"], rank["to"], rank["of-to"]), (None, 30, 34))
        self.assertEqual((rank["own"], rank["field"], rank["common-from"]), (0, 0, 30))
        self.assertNotIn("contributions", document)
        table = change(
            *NEWER, *MERGED, "--units", KIEN_GIANG / "units.json", unit="AG-2025", years=("2024", "2024")
        )
        self.assertIn("the rank is 30 of 34", table)

    def test_map(self):
        identity = {
            "format": "dti-framework-map",
            "format-version": 1,
            "older": OLDER[0],
            "newer": OLDER[0],
            "entries": [],
        }
        with tempfile.TemporaryDirectory() as folder:
            path = pathlib.Path(folder, "map.json")
            path.write_text(json.dumps(identity), encoding="utf-8")
            done = dti(
                "change", *OLDER, "--unit", "KG", "--from", "2022", "--to", "2023", "--map", path
            )
        self.assertEqual(done.returncode, 1)
        self.assertEqual(done.stdout, "")
        self.assertIn("DTI", done.stderr)

    def test_usage(self):
        for arguments in (
            (*OLDER, "--unit", "KG", "--from", "2022"),
            (*OLDER, "--unit", "KG", "--to", "2022"),
            (*OLDER, "--from", "2022", "--to", "2023"),
            (OLDER[0], "--unit", "KG", "--from", "2022", "--to", "2023"),
            (*OLDER, NEWER[0], "--unit", "KG", "--from", "2022", "--to", "2023"),
        ):
            done = dti("change", *arguments)
            self.assertEqual((done.returncode, done.stdout), (2, ""))

    def test_errors(self):
        for arguments, word in (
            ((*OLDER, "--unit", "nobody", "--from", "2022", "--to", "2023"), "nobody"),
            ((*OLDER, "--unit", "KG", "--from", "1999", "--to", "2023"), "1999"),
            ((*OLDER, "--unit", "KG", "--from", "2022", "--to", "2023", "--node", "X"), "X"),
            ((*OLDER, "--unit", "KG", "--from", "2022", "--to", "2023", "--units", "no.json"), "no.json"),
            (
                (*OLDER, "no-framework", NEWER[1], "--unit", "KG", "--from", "2022", "--to", "2024"),
                "no-framework",
            ),
        ):
            done = dti("change", *arguments)
            self.assertEqual((done.returncode, done.stdout), (1, ""), arguments)
            self.assertIn(word, done.stderr)


if __name__ == "__main__":
    unittest.main()
