#!/bin/sh
# SPDX-FileCopyrightText: 2026 libdti contributors
# SPDX-License-Identifier: LGPL-2.1-or-later
# same-bits.sh BUILD: what the command of a build says, against that of a build by clang, with 1, 2 and
# 8 threads and in three locales. Its numbers are written so that other bits are other digits.
set -eu

root=$(cd "$(dirname "$0")/.." && pwd)
first=$(cd "$1" && pwd)/libdti
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

sh "$root/.ci/ensure-packages.sh" clang locales
if ! { CC=clang CXX=clang++ meson setup "$work/clang" "$root" -Dintrospection=disabled -Dvapi=disabled \
    -Dtests=false -Dexamples=false && ninja -C "$work/clang"; } >"$work/log" 2>&1; then
    tail -n 40 "$work/log" >&2
    exit 1
fi
sh "$root/.ci/make-locales.sh" "$work/locales"

# says LIBRARY LOCALE THREADS: everything that is compared, on the standard output.
says() (
    export LD_LIBRARY_PATH="$1" LC_ALL="$2" LOCPATH="$work/locales"
    dti="$1/tool/dti"
    threads="--threads=$3"
    kien_giang=$root/examples/kien-giang
    asem=$root/examples/asem

    "$dti" score vn-dti-province-922 "$kien_giang/data-2022-2023.csv" --format=json "$threads"
    "$dti" change vn-dti-province-922 "$kien_giang/data-2022-2023.csv" --unit=KG --from=2022 --to=2023 \
        --format=json "$threads"
    "$dti" trend vn-dti-province-922 "$kien_giang/data-2022-2023.csv" --unit=KG --format=json "$threads"
    method() {
        command=$1
        shift
        "$dti" "$command" "$asem/framework.json" "$asem/data.csv" --format=json "$@" "$threads"
    }
    method score
    method prepare
    for correlation in pearson spearman kendall; do
        method stats --correlations="$correlation"
    done
    method robustness --inputs="$asem/inputs.json" --replicates=300
    method robustness --inputs="$asem/inputs.json" --rows=100
    method robustness --importance
    method compare --set='other:/root/aggregation="benefit-of-the-doubt"'
    method compare --set='other:/root/aggregation="geometric-mean"'
)

says "$first" C.UTF-8 1 >"$work/expected" 2>"$work/errors" || {
    cat "$work/errors" >&2
    exit 1
}
for library in "$first" "$work/clang/libdti"; do
    for locale in vi_VN.UTF-8 de_DE.UTF-8 tr_TR.UTF-8; do
        for threads in 1 2 8; do
            says "$library" "$locale" "$threads" >"$work/found" 2>>"$work/errors"
            cmp "$work/expected" "$work/found" || {
                diff "$work/expected" "$work/found" | head -n 20 >&2
                echo "other bits: $locale, $threads threads, ${library#"$work"/}" >&2
                exit 1
            }
        done
    done
done
echo "same bits: gcc and clang, 1, 2 and 8 threads, three locales, $(wc -l <"$work/expected") lines"
