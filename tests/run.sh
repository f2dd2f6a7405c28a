#!/bin/sh
# SPDX-FileCopyrightText: 2026 libdti contributors
# SPDX-License-Identifier: LGPL-2.1-or-later
# Builds libdti with everything and runs all tests. DTI_REFERENCE_DATA: folder with published indices.
set -eu

root=$(cd "$(dirname "$0")/.." && pwd)
build=${DTI_BUILD_DIR:-$root/_tests}

sh "$root/.ci/ensure-packages.sh" gcc g++ libc6-dev meson ninja-build pkgconf git \
    libglib2.0-dev libglib2.0-dev-bin libjson-glib-dev libicu-dev libical-dev liblapacke-dev libgtest-dev \
    libcairo2-dev libpango1.0-dev fonts-dejavu-core python3-gi-cairo \
    libgtk-4-dev libadwaita-1-dev adwaita-icon-theme librsvg2-common xvfb xauth \
    libgtk-4-bin gettext desktop-file-utils appstream \
    gobject-introspection libgirepository1.0-dev valac gjs gi-docgen \
    python3 python3-gi python3-numpy python3-pandas python3-jsonschema python3-icalendar locales libxml2-utils

export LC_ALL=C.UTF-8

# Debian's own Python has PyGObject; another python3 on PATH may not.
PATH=/usr/bin:/bin:$PATH
export PATH

if [ ! -f "$build/build.ninja" ]; then
    meson setup "$build" "$root" --werror -Dintrospection=enabled -Dvapi=enabled -Dchart=enabled -Ddesktop=enabled \
        -Ddocumentation=enabled -Dreference_data="${DTI_REFERENCE_DATA:-}"
fi
ninja -C "$build"
meson test -C "$build" --no-suite performance --print-errorlogs "$@"
