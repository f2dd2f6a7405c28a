// SPDX-FileCopyrightText: 2026 libdti contributors
// SPDX-License-Identifier: LGPL-2.1-or-later

/* Charts from JavaScript. */

import Dti from 'gi://Dti?version=1.0';
import Gio from 'gi://Gio';
import GLib from 'gi://GLib';

const Cairo = imports.cairo;

import {assert, equal, file, main, raises, rejects, test} from './tap.js';

function cards() {
    const framework = Dti.Framework.new_builtin('vn-dti-province-922');
    const data = Dti.Dataset.new_from_file(file('examples/kien-giang/data-2022-2023.csv'), framework);

    return Dti.Scorer.new(framework).score_all(data);
}

function bytes(...numbers) {
    return new GLib.Bytes(new Uint8Array(Float64Array.from(numbers).buffer));
}

test('bars', () => {
    const chart = Dti.Chart.new_bars(cards().get_item(1), null, null, ['KG', 'DNA']);

    chart.language = 'vi';
    chart.highlighted = ['KG'];
    equal(chart.kind, Dti.ChartKind.BARS);
    equal(chart.get_highlighted(), ['KG']);
    assert(chart.to_svg().includes('0,6717'));
    chart.set_language('en');
    assert(chart.to_svg().includes('0.6717'));
    equal(chart.to_svg(), chart.to_svg());
});

test('ranks and trend', () => {
    const ranks = Dti.Chart.new_ranks(cards(), null, ['KG']).to_svg();

    assert(/data-period="2022" data-value="32"/.test(ranks));
    assert(/data-period="2023" data-value="40"/.test(ranks));

    const list = new Gio.ListStore({item_type: Dti.Series.$gtype});
    list.append(Dti.Series.fromValues(['2020', '2021', '2022'], [1, null, 3]));
    const trend = Dti.Chart.new_trend(list).to_svg();
    equal(trend.split('class="point"').length - 1, 2);
    equal(trend.split('class="missing"').length - 1, 1);
});

test('intervals', () => {
    const chart = Dti.Chart.new_intervals(['A', 'B'], bytes(1, 2), bytes(1, 1), bytes(1, 2), bytes(2, 2));

    assert(chart.to_svg().includes('>1–2</text>'));
    raises(Dti.Error.INVALID_DATA,
        () => Dti.Chart.new_intervals(['A'], bytes(1), bytes(1, 1), bytes(1), bytes(2)));
});

test('uncertainty', () => {
    const card = cards().get_item(1);
    const experiment = Dti.Experiment.new(card);

    experiment.add_input(Dti.UncertainInput.new_for_noise('weights', 0.25, null));
    const svg = Dti.Chart.new_uncertainty(experiment.run_uncertainty(20, null)).to_svg();

    assert(svg.includes('20 replicates, from 5 % to 95 %'));
    equal(svg.split('class="rank"').length - 1, card.get_n_units());
});

test('files', async () => {
    const chart = Dti.Chart.new_heatmap(cards().get_item(0), ['KG', 'DNA'], null);
    const [target, stream] = Gio.File.new_tmp('chart-XXXXXX.svg');

    stream.close(null);
    equal(await chart.save_async(target, null), true);
    equal(new TextDecoder().decode(target.load_contents(null)[1]), chart.to_svg());
    target.delete(null);
    await rejects(Dti.Error.UNSUPPORTED, chart.save_async(Gio.File.new_for_path('/tmp/chart.txt'), null));
    raises(Dti.Error.UNSUPPORTED, () => chart.save(Gio.File.new_for_path('/tmp/chart.txt'), null));
    equal([...chart.to_png().toArray().slice(1, 4)], [0x50, 0x4e, 0x47]);
});

test('drawing', () => {
    const surface = new Cairo.ImageSurface(Cairo.Format.RGB24, 300, 200);
    const context = new Cairo.Context(surface);
    const chart = Dti.Chart.new_bars(cards().get_item(0), null, null, ['KG']);

    chart.draw(context, 300, chart.measure(300));
    assert(chart.measure(300) > 20);
    chart.draw(context, 300, 200);
    context.$dispose();
    const path = GLib.build_filenamev([GLib.get_tmp_dir(), `chart-${GLib.uuid_string_random()}.png`]);
    surface.writeToPNG(path);
    // White paper alone is smaller.
    assert(Gio.File.new_for_path(path).query_info('standard::size', 0, null).get_size() > 2000);
    GLib.unlink(path);
});

main();
