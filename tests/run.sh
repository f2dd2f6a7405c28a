#!/bin/sh
# SPDX-FileCopyrightText: 2026 libdti contributors
# SPDX-License-Identifier: LGPL-2.1-or-later
# Builds libdti with everything and runs all tests. DTI_REFERENCE_DATA: folder with published indices.
set -eu

root=$(cd "$(dirname "$0")/.." && pwd)
build=${DTI_BUILD_DIR:-$root/_tests}

sh "$root/.ci/ensure-packages.sh" gcc g++ libc6-dev meson ninja-build pkgconf git \
    libglib2.0-dev libglib2.0-dev-bin libjson-glib-dev libicu-dev libical-dev liblapacke-dev liblpsolve55-dev libgtest-dev \
    libcairo2-dev libpango1.0-dev fonts-dejavu-core python3-gi-cairo \
    gobject-introspection libgirepository1.0-dev valac gjs node-typescript gi-docgen \
    libgtk-4-dev gir1.2-gtk-4.0 libadwaita-1-dev libgtk-4-bin adwaita-icon-theme librsvg2-common xvfb xauth \
    gettext desktop-file-utils appstream mypy python3-pip \
    python3 python3-gi python3-numpy python3-pandas python3-jsonschema python3-icalendar python3-openpyxl locales libxml2-utils

export LC_ALL=C.UTF-8

# Debian's own Python has PyGObject; another python3 on PATH may not.
PATH=/usr/bin:/bin:$PATH
export PATH

if [ ! -f "$build/build.ninja" ]; then
    meson setup "$build" "$root" --werror -Dintrospection=enabled -Dvapi=enabled -Dchart=enabled -Ddesktop=enabled \
        -Ddocumentation=enabled -Dreference_data="${DTI_REFERENCE_DATA:-}"
fi
sh "$root/.ci/make-locales.sh" "$build/locales"
LOCPATH=$build/locales
export LOCPATH

ninja -C "$build"
meson test -C "$build" --no-suite performance --print-errorlogs "$@"
