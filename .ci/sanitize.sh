#!/bin/sh
# SPDX-FileCopyrightText: 2026 libdti contributors
# SPDX-License-Identifier: LGPL-2.1-or-later
# The C tests under the address and undefined behaviour sanitizers, and a short run of the fuzzers.
set -eu

root=$(cd "$(dirname "$0")/.." && pwd)
build=$(mktemp -d)
trap 'rm -rf "$build"' EXIT

sh "$root/.ci/ensure-packages.sh" clang libclang-rt-14-dev

CC=clang CXX=clang++ meson setup "$build" "$root" -Db_sanitize=address,undefined -Db_lundef=false \
    -Dintrospection=disabled -Dvapi=disabled -Dexamples=false -Dfuzzing=true
ninja -C "$build"
meson test -C "$build" --suite c --suite fuzzing --print-errorlogs --timeout-multiplier 4
