#!/bin/sh
# SPDX-FileCopyrightText: 2026 libdti contributors
# SPDX-License-Identifier: LGPL-2.1-or-later
# Builds libdti on a bare Debian 12 machine and prints Kiên Giang's scores, pillars and ranks.
set -eu

root=$(cd "$(dirname "$0")/.." && pwd)
build=$root/_quickstart
data=$root/examples/kien-giang

sh "$root/.ci/ensure-packages.sh" gcc libc6-dev meson ninja-build pkgconf \
    libglib2.0-dev libglib2.0-dev-bin libjson-glib-dev libicu-dev libical-dev liblapacke-dev liblpsolve55-dev

log=$(mktemp)
trap 'rm -f "$log"' EXIT
echo "building in ${build##*/}/"
if ! { [ -f "$build/build.ninja" ] || meson setup "$build" "$root" \
    -Dintrospection=disabled -Dvapi=disabled -Dtests=false -Dexamples=false; } >"$log" 2>&1 ||
    ! ninja -C "$build" >"$log" 2>&1; then
    tail -n 40 "$log" >&2
    exit 1
fi

# The table is in UTF-8 whatever the terminal's language is.
export LC_ALL=C.UTF-8

kien_giang() {
    "$build/libdti/tool/dti" score "$1" "$data/$2" --unit "Kien Giang" \
        --node DTI --node CQS --node KTS --node XHS --lang vi
}

echo
echo "Kiên Giang 2022 and 2023, 63 provinces, Decision 922/QĐ-BTTTT"
kien_giang vn-dti-province-922 data-2022-2023.csv
echo
echo "Kiên Giang 2024, 63 provinces, Decision 405/QĐ-BKHCN, re-based to 940 points"
kien_giang vn-dti-province-405 data-2024.csv
