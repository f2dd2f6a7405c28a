// SPDX-FileCopyrightText: 2026 libdti contributors
// SPDX-License-Identifier: LGPL-2.1-or-later

/* Prints the trend of the Human Development Index of Viet Nam, and carries it on.
 *
 *     trend
 *
 * The exit status is 0, or 1 on an error. */

/* UNDP, Human Development Report 2023/24, statistical annex, table 2. */
const string[] YEARS = { "1990", "2000", "2010", "2015", "2019", "2020", "2021", "2022" };
const double[] VALUES = { 0.492, 0.599, 0.676, 0.697, 0.717, 0.726, 0.718, 0.726 };

/* The first so many years. */
Dti.Series make_series (int n) throws Error {
    string[] periods = {};
    var bytes = new ByteArray ();

    for (int i = 0; i < n; i++) {
        double[] value = { VALUES[i] };

        periods += YEARS[i];
        bytes.append ((uint8[]) value);
    }

    return new Dti.Series (periods, ByteArray.free_to_bytes ((owned) bytes), null, Dti.Direction.UP);
}

void print_trend (int n) throws Error {
    var trend = Dti.Trend.test (make_series (n));

    stdout.printf ("%s\n%s\n", trend.to_sentence ("vi"), trend.to_sentence ("en"));
}

void print_forecast () throws Error {
    var forecast = new Dti.Forecast (make_series (YEARS.length), Dti.ForecastMethod.DRIFT, 3, 0.8);

    foreach (unowned string period in forecast.get_periods ()) {
        double value;
        double low;
        double high;

        forecast.get_value (period, out value);
        forecast.get_low (period, out low);
        forecast.get_high (period, out high);
        stdout.printf ("%s: %.3f (%.3f to %.3f)\n", period, value, low, high);
    }
}

int main () {
    Intl.setlocale (LocaleCategory.ALL, "");
    try {
        print_trend (3);
        print_trend (YEARS.length);
        print_forecast ();
    } catch (Error error) {
        stderr.printf ("%s\n", error.message);
        return 1;
    }

    return 0;
}
