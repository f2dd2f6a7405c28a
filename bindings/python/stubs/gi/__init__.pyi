# SPDX-FileCopyrightText: 2026 libdti contributors
# SPDX-License-Identifier: LGPL-2.1-or-later
# The part of PyGObject that a script with libdti meets first; everything else of it is Any.
from typing import Any

def require_version(namespace: str, version: str) -> None: ...
def __getattr__(name: str) -> Any: ...
