// SPDX-FileCopyrightText: 2026 libdti contributors
// SPDX-License-Identifier: LGPL-2.1-or-later

/* A program that tsc must accept: what the override adds, and what it changes. */

import Dti from 'gi://Dti?version=1.0';
import Gio from 'gi://Gio';
import GLib from 'gi://GLib';

const file = Gio.File.new_for_path('data.csv');

class Root extends Dti.Rule {
    vfunc_evaluate(number: number, max: number): [boolean, number] {
        return [number >= 0, max * Math.sqrt(number)];
    }
}

class Halving extends Dti.Step {
    vfunc_prepare_column(_node: string, numbers: GLib.Bytes): GLib.Bytes {
        return numbers;
    }
}

async function score(): Promise<void> {
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
    for (const child of framework.get_root())
        print(child.get_id(), child.id, new Halving());
    for (const each of scorer.score_all(dataset))
        print(each.get_period(), Dti.Period.parse('2023-Q3').format());
    const nan: number = card.list_scores('DTI').get_item(0)!.score;
    const [ok, number]: [boolean, number] = Dti.number_parse('1,5', Dti.NumberConvention.VI);

    print(ok, number, nan, Dti.Error.NOT_FOUND, Dti.GoalpostsRule.new(0, 1).evaluateArray([1, null])[0]);
}

async function look(card: Dti.Scorecard): Promise<void> {
    const scenario = Dti.Scenario.new(card);
    const experiment = Dti.Experiment.new(card);
    const uncertainty = await experiment.run_uncertainty_async(100, null);
    const plan: Dti.Plan = await Dti.Plan.new_from_file_async(file, null);
    const series = Dti.Series.fromValues(['2020', '2021'], [1, null]);
    const domain: [number, number] | null = series.get_domain();

    scenario.step(edited => edited.set_number('KG', 'HTS', 1));
    const [units]: [number] = [uncertainty.ranksToTyped('KG').length];
    for (const task of plan.get_tasks())
        print(task.get_cost() ?? 0, task.get_status_on(GLib.Date.new_dmy(1, 10, 2023)) === Dti.TaskStatus.DONE);
    print(units, domain?.[0]);
}

score().then(() => look);
