// SPDX-FileCopyrightText: 2026 libdti contributors
// SPDX-License-Identifier: LGPL-2.1-or-later

/* What tsc must accept of charts, which a build can be without. */

import Dti from 'gi://Dti?version=1.0';
import Gio from 'gi://Gio';

async function draw(card: Dti.Scorecard): Promise<boolean> {
    const chart = Dti.Chart.new_bars(card, null, null, ['KG']);
    const svg: string = chart.to_svg();

    chart.theme = Dti.ChartTheme.DARK;
    print(svg);

    return await chart.save_async(Gio.File.new_for_path('chart.svg'), null);
}

print(draw);
