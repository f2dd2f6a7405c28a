#!/bin/sh
# SPDX-FileCopyrightText: 2026 libdti contributors
# SPDX-License-Identifier: LGPL-2.1-or-later
# The linters: format, spelling, scripts, licences, introspection, sources. The argument is a build with tests.
set -eu

root=$(cd "$(dirname "$0")/.." && pwd)
build=$1
cd "$root"

sh .ci/ensure-packages.sh clang-format codespell reuse shellcheck python3-flake8 python3

failed=0
step() {
    name=$1
    shift
    if "$@"; then
        echo "lint: $name: ok"
    else
        echo "lint: $name: FAILED" >&2
        failed=1
    fi
}

c_files() {
    git ls-files -z -- '*.c' '*.h'
}

check_format() {
    c_files | xargs -0 clang-format --dry-run -Werror
}

check_spelling() {
    codespell -L gir,inout,nam,thi,thay,tre,nulll,disabl,som,tha,te,nd,bord,neet \
        --skip '*.csv,*.json,*/corpus/*,./tests/data/*' \
        README.md NEWS CONTRIBUTING.md libdti bindings examples tests docs .ci
}

# The licence's text is COPYING; the checker wants it in a folder of its own, so it gets a copy of the tree.
check_licences() {
    tree=$(mktemp -d)
    git checkout-index -a --prefix="$tree/"
    mkdir "$tree/LICENSES"
    cp COPYING "$tree/LICENSES/LGPL-2.1-or-later.txt"
    status=0
    reuse --root "$tree" lint >"$tree/lint.log" || status=1
    [ "$status" = 0 ] || tail -n 40 "$tree/lint.log" >&2
    rm -rf "$tree"
    return "$status"
}

check_shell() {
    git ls-files -z -- '*.sh' .ci/run | xargs -0 shellcheck --exclude SC2317
}

check_python() {
    git ls-files -z -- '*.py' | xargs -0 /usr/bin/python3 -m flake8 --max-line-length 110 --extend-ignore E203,W503
}

step format check_format
step spelling check_spelling
step licences check_licences
step scripts check_shell
step python check_python
step introspection /usr/bin/python3 tests/check-gir.py "$build/libdti/Dti-1.0.gir"
step sources /usr/bin/python3 tests/check-sources.py

exit "$failed"
