#!/bin/sh
# SPDX-FileCopyrightText: 2026 libdti contributors
# SPDX-License-Identifier: LGPL-2.1-or-later
# make-locales.sh FOLDER: locales with other commas and other letters, for LOCPATH; nothing of the
# machine is changed.
set -eu

mkdir -p "$1"
for name in vi_VN de_DE fr_FR tr_TR; do
    [ -d "$1/$name.UTF-8" ] || localedef -i "$name" -f UTF-8 "$1/$name.UTF-8"
done
