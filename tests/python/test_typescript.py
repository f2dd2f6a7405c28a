#!/usr/bin/python3
# SPDX-FileCopyrightText: 2026 libdti contributors
# SPDX-License-Identifier: LGPL-2.1-or-later
"""The TypeScript definitions: their contents, and their syntax where a compiler is installed.

Environment: DTI_TYPESCRIPT is the file of definitions, DTI_TSC the compiler (otherwise tsc).
"""

import os
import re
import shutil
import subprocess
import tempfile
import unittest
import xml.etree.ElementTree as ET

CORE = "{http://www.gtk.org/introspection/core/1.0}"
TSC = os.environ.get("DTI_TSC") or shutil.which("tsc")

GOOD = """
import Dti from 'gi://Dti?version=1.0';

declare const file: any;

class Root extends Dti.Rule {
    vfunc_evaluate(number: number, max: number): [boolean, number] {
        return [number >= 0, max * Math.sqrt(number)];
    }
}

async function main(): Promise<void> {
    const framework = await Dti.Framework.new_from_file_async(file, null);
    const reader = new Dti.DatasetReader({framework});
    reader.numberConvention = Dti.NumberConvention.VI;
    const scorer = Dti.Scorer.new(framework);
    scorer.set_rule('HTS', new Root());
    const dataset = await reader.read_file_async(file, null);
    const card = await scorer.score_async(dataset, '2022', null);
    const score: number | null = card.get_score('KG', 'DTI');
    const ranks: Float64Array = card.toTyped('DTI', Dti.Column.RANK);
    for (const row of card)
        print(row.get_unit(), row.get_value() ?? 'none', ranks.length, score ?? 0);
    const nan: number = card.list_scores('DTI').get_item(0)!.score;
    for (const child of framework.get_root())
        print(child.get_id(), child.id);
    for (const card of scorer.score_all(dataset))
        print(card.get_period(), Dti.Period.parse('2023-Q3').format());
    const [ok, number]: [boolean, number] = Dti.number_parse('1,5', Dti.NumberConvention.VI);
    print(ok, number, nan, Dti.Error.NOT_FOUND, Dti.GoalpostsRule.new(0, 1).evaluateArray([1, null])[0]);
}

declare function print(...values: unknown[]): void;
main();
"""

# Each line is wrong.
BAD = """
import Dti from 'gi://Dti';
const a: string = Dti.version_is_at_least(1, 0, 0);
const b: number = Dti.Dataset.new().get_number('a', null, 'n');
Dti.Scorer.new('framework');
Dti.Framework.new_builtin('x').id = 'y';
Dti.no_such_function();
"""


def definitions():
    with open(os.environ["DTI_TYPESCRIPT"], encoding="utf-8") as stream:
        return stream.read()


class ContentsTest(unittest.TestCase):
    def test_every_class_function_and_enumeration(self):
        text = definitions()
        namespace = ET.parse(os.environ["DTI_GIR"]).getroot().find(CORE + "namespace")
        for kind in ("class", "enumeration"):
            for node in namespace.findall(CORE + kind):
                self.assertRegex(text, rf"\n    (?:abstract )?(?:class|enum) {node.get('name')} ")
        for node in namespace.findall(CORE + "function"):
            if not node.get("moved-to"):
                self.assertIn(f"    function {node.get('name')}(", text)

    def test_methods_that_the_override_changes_stand_once(self):
        text = definitions()
        # Of a scorecard, and of a scenario.
        self.assertEqual(text.count("get_score(unit: string, node: string)"), 2)
        self.assertNotIn("@GENERATED@", text)
        self.assertNotIn("@VERSION@", text)

    def test_lists_say_what_they_hold(self):
        text = definitions()
        self.assertIn("score_all(dataset: Dataset): Gio.List<Scorecard>;", text)
        self.assertNotIn("Gio.List<unknown>", text)

    def test_only_known_types(self):
        text = re.sub(r"/\*.*?\*/|//[^\n]*|'[^']*'", "", definitions(), flags=re.DOTALL)
        for library, name in set(re.findall(r"\b(GLib|GObject|Gio|cairo)\.(\w+)", text)):
            self.assertRegex(text, rf"(?:interface|type) {name}\b", f"{library}.{name}")


@unittest.skipUnless(
    TSC, "tsc is not installed (npm package typescript): THE TYPESCRIPT SYNTAX IS NOT CHECKED"
)
class CompilerTest(unittest.TestCase):
    def compile(self, program):
        with tempfile.TemporaryDirectory() as folder:
            shutil.copy(os.environ["DTI_TYPESCRIPT"], os.path.join(folder, "dti-1.0.d.ts"))
            with open(os.path.join(folder, "program.ts"), "w", encoding="utf-8") as stream:
                stream.write(program)
            command = [TSC, "--strict", "--noEmit", "--target", "es2020", "--module", "es2020"]
            return subprocess.run(
                [*command, "dti-1.0.d.ts", "program.ts"], cwd=folder, capture_output=True, text=True
            )

    def test_a_good_program(self):
        result = self.compile(GOOD)
        self.assertEqual((result.returncode, result.stdout), (0, ""))

    def test_faults_are_found(self):
        lines = {int(n) for n in re.findall(r"program\.ts\((\d+),", self.compile(BAD).stdout)}
        self.assertEqual(lines, set(range(3, 8)))


if __name__ == "__main__":
    unittest.main()
