// SPDX-FileCopyrightText: 2026 libdti contributors
// SPDX-License-Identifier: LGPL-2.1-or-later

/* Every line that ends in “wrong” must be refused, and no other. */

import Dti from 'gi://Dti?version=1.0';
import Gio from 'gi://Gio';

const framework = Dti.Framework.new_builtin('x');
const scorer = Dti.Scorer.new(framework);
const data = Dti.Dataset.new();
const card = scorer.score(data, null);
const file = Gio.File.new_for_path('x');

/* Types of arguments and results. */
const text: string = Dti.version_is_at_least(1, 0, 0); // wrong
Dti.Scorer.new('framework'); // wrong
scorer.score(data); // wrong
scorer.set_threads('2'); // wrong
scorer.set_ties(Dti.Column.RANK); // wrong
scorer.score(data, null, null); // wrong

/* Numbers that may be missing. */
const number: number = data.get_number('a', null, 'n'); // wrong
card.get_score('a', 'n').toFixed(2); // wrong
const [found, score] = card.get_score('a', 'n'); // wrong
const frequency: Dti.Frequency = Dti.Plan.new_from_json('').lookup_task('t')!.get_frequency(); // wrong
card.get_preparation().get_cells(); // wrong

/* Names. */
Dti.no_such_function(); // wrong
card.getScore('a', 'n'); // wrong
Dti.Column.POINTS; // wrong
new Dti.NoSuchRule(); // wrong
Dti.Error.NO_SUCH_CODE; // wrong

/* Properties. */
framework.id = 'y'; // wrong
scorer.rankDecimals = 'two'; // wrong
new Dti.Treat({maxPoint: 1}); // wrong
new Dti.Rule(); // wrong

/* Lists, columns and promises. */
for (const each of scorer) // wrong
    print(each);
const unit: number = [...card][0].get_unit(); // wrong
const array: number[] = card.toTyped('n'); // wrong
data.fromTyped('2022', 'n', ['1']); // wrong
const read: Dti.Plan = Dti.Plan.new_from_file_async(file, null); // wrong
scorer.score_async(data, null); // wrong
Dti.Series.fromValues('2020', [1]); // wrong

class Wrong extends Dti.Rule {
    vfunc_evaluate(number: number, max: number): number { // wrong
        return number * max;
    }
}
