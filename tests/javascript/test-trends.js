// SPDX-FileCopyrightText: 2026 libdti contributors
// SPDX-License-Identifier: LGPL-2.1-or-later

/* Series, trends and forecasts from JavaScript. */

import Dti from 'gi://Dti?version=1.0';
import GLib from 'gi://GLib';

import {assert, equal, file, main, raises, test} from './tap.js';

const YEARS = ['2015', '2016', '2017', '2018', '2019', '2020'];

test('series', () => {
    const series = Dti.Series.fromValues(YEARS.slice(0, 3), [1, null, 3], ['', 'O', 'B']);

    equal(series.get_value('2015'), 1);
    equal(series.get_value('2016'), null);
    equal([...series.toTyped()], [1, NaN, 3]);
    equal([...series.timesToTyped()].map((time, i) => time - series.timesToTyped()[0] === i), [true, true, true]);
    equal(series.list_breaks(), ['2017']);
    equal(series.get_change('2015', '2017'), null);
    equal(series.get_domain(), null);
    equal(series.bound(0, 4).get_domain(), [0, 4]);
    equal([...series.list_segments()].map(s => s.get_n_points()), [2, 1]);
    raises(Dti.Error.INVALID_DATA, () => Dti.Series.fromValues(['2020', '2019'], [1, 2]));
});

test('three points are never a trend', () => {
    const trend = Dti.Trend.test(Dti.Series.fromValues(YEARS.slice(0, 3), [1, 2, 3]));

    equal(trend.get_verdict(), Dti.TrendVerdict.INSUFFICIENT_DATA);
    equal(trend.get_p(), null);
    equal(trend.p, NaN);
    equal(trend.get_change(), 2);
});

test('six points', () => {
    const series = Dti.Series.fromValues(YEARS, [1, 2, 3, 4, 5, 7]);
    const trend = Dti.Trend.test(series);

    equal(trend.get_verdict(), Dti.TrendVerdict.IMPROVING);
    equal(trend.get_slope(), 1);
    equal([trend.get_slope_low(), trend.get_slope_high()], [1, 1.5]);
    equal(trend.get_number(Dti.TrendColumn.KENDALL_S), 15);
    assert(Math.abs(trend.get_p() - 2 / 720) < 1e-15);
    assert(trend.to_sentence('en').includes('a trend of improvement'));
    equal(Dti.Trend.test_with(series, new Dti.TrendOptions({alpha: 0.001})).get_verdict(),
        Dti.TrendVerdict.NO_EVIDENCE);
});

test('many series', () => {
    const framework = Dti.Framework.new_builtin('vn-dti-province-922');
    const path = file('examples/kien-giang/data-2022-2023.csv');
    const cards = Dti.Scorer.new(framework).score_all(Dti.Dataset.new_from_file(path, framework));
    const trends = Dti.Trends.new_from_scorecards(cards, null, ['DTI'], Dti.Column.RANK, null);
    const changes = trends.toTyped(Dti.TrendColumn.CHANGE);

    equal(trends.get_n_items(), 63);
    /* The published ranks 32 and 40. */
    equal(changes[trends.get_units().indexOf('KG')], 8);
    equal(trends.lookup('KG', 'DTI').get_series().get_is_rank(), true);
    equal([...trends].map(trend => trend.get_change()), [...changes]);
    equal(JSON.parse(trends.to_json()).length, 63);
});

test('matrix', () => {
    const bytes = numbers => new GLib.Bytes(new Uint8Array(Float64Array.from(numbers).buffer));
    const trends = Dti.Trends.new_from_matrix(
        bytes([1, 2, 3, 4, 5, 5, 4, 3, 2, 1]), bytes([1, 2, 3, 4, 5]), Dti.Direction.UP, null);

    equal([...trends.toTyped(Dti.TrendColumn.VERDICT)],
        [Dti.TrendVerdict.IMPROVING, Dti.TrendVerdict.DECLINING]);
});

test('forecast', () => {
    const series = Dti.Series.fromValues(YEARS, [1, 2, 3, 4, 5, 6]);
    const forecast = Dti.Forecast.new(series, Dti.ForecastMethod.DRIFT, 2, 0.8);

    equal(forecast.get_periods(), ['2021', '2022']);
    equal([...forecast.toTyped()], [7, 8]);
    /* The interval lies about the line, as wide below as above. */
    [...forecast.lowsToTyped()].forEach((low, i) => {
        assert(Math.abs(low + forecast.highsToTyped()[i] - 2 * (7 + i)) < 1e-12);
    });
    equal(forecast.get_value('2021'), 7);
    equal(forecast.get_low('2019'), null);
    raises(Dti.Error.NOT_COMPUTABLE,
        () => Dti.Forecast.new(series.break_at('2019'), Dti.ForecastMethod.LAST, 1, 0.8));
});

main();
