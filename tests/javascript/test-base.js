// SPDX-FileCopyrightText: 2026 libdti contributors
// SPDX-License-Identifier: LGPL-2.1-or-later

/* The ground floor from JavaScript: version, numbers, text, periods, problems, errors. */

import Dti from 'gi://Dti?version=1.0';
import GLib from 'gi://GLib';

import {assert, equal, main, raises, test} from './tap.js';

test('version', () => {
    const [major, minor, micro] = Dti.version_get_text().split('.').map(Number);

    assert(Dti.version_is_at_least(major, minor, micro));
    assert(!Dti.version_is_at_least(major + 1, 0, 0));
});

test('errors', () => {
    const error = raises(Dti.Error.NOT_FOUND, () => Dti.Framework.new_builtin('nothing'));

    assert(error instanceof Dti.Error);
    assert(error.message.includes('nothing'));
    equal(error.domain, Dti.Error.quark());
});

test('numbers', () => {
    const {VI, EN, AUTO} = Dti.NumberConvention;

    equal(Dti.number_parse('1.234,5', VI), [true, 1234.5]);
    equal(Dti.number_parse('1,234.5', EN), [true, 1234.5]);
    equal(Dti.number_parse('không có', AUTO), [true, NaN]);
    raises(Dti.Error.INVALID_DATA, () => Dti.number_parse('abc', AUTO));
    equal(Dti.number_format(0.5796, 4, VI), '0,5796');
    equal(Number(Dti.number_format(0.1 + 0.2, -1, AUTO)), 0.1 + 0.2);
    equal(Dti.number_round(1.005, 2), 1.01);
    assert(Dti.number_ties(0.1 + 0.2, 0.3));
});

test('text', () => {
    equal(Dti.text_fold('Kiên Giang'), 'kien giang');
    equal(Dti.text_fold_name('TP. Huế'), Dti.text_fold_name('Thành phố Huế'));
    equal(['Đồng Nai', 'Dương', 'An'].sort(Dti.text_compare), ['An', 'Dương', 'Đồng Nai']);
    equal(['4.10', '4.2'].sort(Dti.text_compare_codes), ['4.2', '4.10']);
    assert(Dti.text_collation_key('An') < Dti.text_collation_key('Ăn'));
});

test('periods', () => {
    const quarter = Dti.Period.parse('2023-Q3');

    equal(quarter.get_kind(), Dti.PeriodKind.QUARTER);
    equal(quarter.get_next().format(), '2023-Q4');
    equal(quarter.shift(-3).format(), '2022-Q4');
    equal(quarter.get_n_days(), 92);
    equal(quarter.get_first_day().get_month(), 7);
    assert(quarter.equal(Dti.Period.new_quarter(2023, 3)));
    assert(Dti.Period.new_year(2023).contains(quarter));
    assert(quarter.compare(Dti.Period.new_month(2023, 12)) < 0);
    raises(Dti.Error.INVALID_DATA, () => Dti.Period.parse('2023-Q5'));
    equal(Dti.Period.list_relative(Dti.RelativePeriod.LAST_QUARTER, GLib.Date.new_dmy(29, 2, 2024)),
        ['2023-Q4']);
});

test('problems', () => {
    const problem = new Dti.Problem({
        severity: Dti.Severity.ERROR,
        code: 'not-a-number',
        message: 'no number',
        file: 'v.csv',
        row: 2,
        column: 5,
        rawText: 'many',
    });
    const problems = Dti.ProblemList.new();
    let notified = 0;

    equal(problem.to_string(), 'v.csv:2:5: no number');
    equal(problem.get_raw_text(), 'many');
    equal(problem.raw_text, 'many');
    problems.connect('notify::n-items', () => notified++);
    problems.add(problem);
    problems.add(Dti.Problem.new(Dti.Severity.NOTE, 'a', 'b'));
    equal(notified, 2);
    equal(problems.get_n_items(), 2);
    equal(problems.count(Dti.Severity.ERROR), 1);
    assert(problems.has_errors());
    equal([...problems].map(p => p.get_code()), ['not-a-number', 'a']);
    equal(problems.get_item(0), problem);
    equal(problems.get_item(9), null);
});

main();
