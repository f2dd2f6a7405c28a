// SPDX-FileCopyrightText: 2026 libdti contributors
// SPDX-License-Identifier: LGPL-2.1-or-later

/* Charts from Vala. */

using Support;

void test_bars () throws Error {
    var chart = new Dti.Chart.bars (provincial ("2023"), null, null, { "KG", "DNA" });
    var surface = new Cairo.ImageSurface (Cairo.Format.RGB24, 300, 200);

    chart.language = "vi";
    chart.theme = Dti.ChartTheme.DARK;
    chart.highlighted = { "KG" };
    assert_true (chart.kind == Dti.ChartKind.BARS);
    assert_true ("Kiên Giang" in chart.to_svg ());
    assert_true ("0,6717" in chart.to_svg ());
    texts (chart.get_highlighted (), { "KG" });
    assert_true (chart.to_pdf ().get_data ()[0] == '%');
    count (chart.to_png ().get_data ()[0], 0x89);
    chart.draw (new Cairo.Context (surface), 300, 200);
    assert_true (surface.status () == Cairo.Status.SUCCESS);
}

void test_ranks () throws Error {
    var chart = new Dti.Chart.ranks (provincial_years (), null, { "KG" });

    assert_true ("data-period=\"2022\" data-value=\"32\"" in chart.to_svg ());
    assert_true ("data-period=\"2023\" data-value=\"40\"" in chart.to_svg ());
}

void test_intervals () throws Error {
    var chart = new Dti.Chart.intervals ({ "A", "B" }, pack ({ 1, 2 }), pack ({ 1, 1 }), pack ({ 1, 2 }), pack ({ 2, 2 }));

    assert_true (">1–2</text>" in chart.to_svg ());
    fails (Dti.Error.INVALID_DATA, () => {
        new Dti.Chart.intervals ({ "A" }, pack ({ 1 }), pack ({ 1, 1 }), pack ({ 1 }), pack ({ 2 }));
    });
}

async void save_later (MainLoop loop) {
    try {
        FileIOStream stream;
        var target = File.new_tmp ("chart-XXXXXX.svg", out stream);
        var chart = new Dti.Chart.heatmap (provincial ("2022"), { "KG", "DNA" }, null);
        uint8[] written;

        yield chart.save_async (target, null);
        target.load_contents (null, out written, null);
        same ((string) written, chart.to_svg ());
        target.delete ();
    } catch (Error error) {
        assert_no_error (error);
    }
    loop.quit ();
}

void test_async () throws Error {
    var loop = new MainLoop ();

    save_later.begin (loop);
    loop.run ();
}

int main (string[] args) {
    Test.init (ref args);
    add ("/vala/chart/bars", test_bars);
    add ("/vala/chart/ranks", test_ranks);
    add ("/vala/chart/intervals", test_intervals);
    add ("/vala/chart/async", test_async);

    return Test.run ();
}
