// SPDX-FileCopyrightText: 2026 libdti contributors
// SPDX-License-Identifier: LGPL-2.1-or-later

/* Sensitivity of any model from JavaScript. */

import Dti from 'gi://Dti?version=1.0';

import {assert, equal, main, raises, test} from './tap.js';

/* x1 + 2 x2: the variance is 5 twelfths, of which 1 and 4 belong to the inputs. */
function runModel(design) {
    const points = design.toTyped();

    return Array.from({length: design.get_n_points()},
        (_item, i) => points[2 * i] + 2 * points[2 * i + 1]);
}

test('design', () => {
    const design = Dti.SensitivityDesign.new(4, 2, Dti.DesignSequence.SOBOL, 7);
    const points = design.toTyped();

    equal([design.nRows, design.nInputs, design.nPoints], [4, 2, 16]);
    equal([design.sequence, design.seed], [Dti.DesignSequence.SOBOL, 7]);
    equal(points.length, 32);
    /* The first row of AB of the second input: the first of A with the second input of B. */
    equal([...points.slice(24, 26)], [points[0], points[9]]);
    raises(Dti.Error.LIMIT, () => Dti.SensitivityDesign.new(4, 33, Dti.DesignSequence.SOBOL, 1));
    raises(Dti.Error.INVALID_DATA, () => Dti.SensitivityDesign.new(4, 0, Dti.DesignSequence.RANDOM, 1));
});

test('indices', () => {
    const design = Dti.SensitivityDesign.new(1024, 2, Dti.DesignSequence.SOBOL, 7);
    const sensitivity = design.estimateArray(runModel(design), ['a', 'b']);

    assert(sensitivity instanceof Dti.Sensitivity);
    equal([...sensitivity].map(index => index.get_input()), ['a', 'b']);
    equal([...sensitivity.list_indices()].length, 2);
    for (const [index, share] of [[sensitivity.lookup('a'), 0.2], [sensitivity.lookup('b'), 0.8]]) {
        assert(Math.abs(index.get_first() - share) < 0.001);
        assert(Math.abs(index.get_total() - share) < 0.001);
        assert(index.get_first_low() < share && share < index.get_first_high());
        assert(index.get_total_low() < share && share < index.get_total_high());
        equal(index.first, index.get_first());
    }
    assert(Math.abs(sensitivity.get_mean() - 1.5) < 0.001);
    assert(Math.abs(sensitivity.get_variance() - 5 / 12) < 0.001);
    equal(sensitivity.lookup('c'), null);
    equal(JSON.parse(sensitivity.to_json()).sensitivity[1].input, 'b');
    equal(sensitivity.to_json_for_units(null, []), sensitivity.to_json());
    equal(sensitivity.to_csv().split('\n').length, 4);
});

test('failures', () => {
    const design = Dti.SensitivityDesign.new(8, 2, Dti.DesignSequence.RANDOM, 7);
    const outputs = runModel(design);

    outputs[5] = null;
    equal(design.estimateArray(outputs).get_n_failed(), 1);
    assert(design.estimateArray(outputs).lookup('1').get_first() !== null);
    outputs.fill(NaN);
    equal(design.estimateArray(outputs).lookup('1').get_first(), null);
    equal(design.estimateArray(outputs).get_variance(), null);
    raises(Dti.Error.INVALID_DATA, () => design.estimateArray([1, 2]));
});

main();
