// SPDX-FileCopyrightText: 2026 libdti contributors
// SPDX-License-Identifier: LGPL-2.1-or-later

/* Prints the trend of the Human Development Index of Viet Nam, and carries it on.
 *
 *     gjs -m trend.js
 *
 * The exit status is 0, or 1 on an error. */

import Dti from 'gi://Dti?version=1.0';
import GLib from 'gi://GLib';
import System from 'system';

/* UNDP, Human Development Report 2023/24, statistical annex, table 2. */
const YEARS = ['1990', '2000', '2010', '2015', '2019', '2020', '2021', '2022'];
const VALUES = [0.492, 0.599, 0.676, 0.697, 0.717, 0.726, 0.718, 0.726];

/**
 * The trend of the first so many years.
 *
 * @param {number} n
 */
function printTrend(n) {
    const series = Dti.Series.fromValues(YEARS.slice(0, n), VALUES.slice(0, n));
    const trend = Dti.Trend.test(series);

    print(trend.to_sentence('vi'));
    print(trend.to_sentence('en'));
}

function printForecast() {
    const series = Dti.Series.fromValues(YEARS, VALUES);
    const forecast = Dti.Forecast.new(series, Dti.ForecastMethod.DRIFT, 3, 0.8);

    for (const period of forecast.get_periods()) {
        const [value, low, high] = [
            forecast.get_value(period), forecast.get_low(period), forecast.get_high(period),
        ].map(number => (number ?? NaN).toFixed(3));

        print(`${period}: ${value} (${low} to ${high})`);
    }
}

try {
    printTrend(3);
    printTrend(YEARS.length);
    printForecast();
} catch (error) {
    if (!(error instanceof GLib.Error))
        throw error;
    printerr(error.message);
    System.exit(1);
}
