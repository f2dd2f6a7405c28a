// SPDX-FileCopyrightText: 2026 libdti contributors
// SPDX-License-Identifier: LGPL-2.1-or-later

/* Prints what the override has put on the classes, as JSON: class → member → kind. For the test of
 * the TypeScript definitions.
 *
 * The kinds are "nullable" (a number or null), "promise", "list", "iterator" and "method". */

import Dti from 'gi://Dti?version=1.0';

/* Functions of the library say that they wrap a symbol; those of the override are JavaScript. */
function isOwn(value) {
    return typeof value === 'function' && !/native (symbol|code)/.test(String(value));
}

function kindOf(value) {
    const source = String(value);

    if (source.includes('found ? result : null') || source.includes('found ? bounds : null'))
        return 'nullable';
    if (source.includes('Symbol.iterator] = items'))
        return 'list';

    return source.includes('Promise') ? 'promise' : 'method';
}

function membersOf(object, prefix) {
    const members = {};

    for (const name of Object.getOwnPropertyNames(object)) {
        const {value} = Object.getOwnPropertyDescriptor(object, name);

        if (!['constructor', 'prototype'].includes(name) && isOwn(value))
            members[prefix + name] = kindOf(value);
    }
    if (Object.hasOwn(object, Symbol.iterator))
        members[`${prefix}[Symbol.iterator]`] = 'iterator';

    return members;
}

const result = {};

for (const name of Object.keys(Dti)) {
    const cls = Dti[name];

    if (typeof cls !== 'function' || !cls.prototype)
        continue;
    const members = {...membersOf(cls.prototype, ''), ...membersOf(cls, 'static ')};

    if (Object.keys(members).length > 0)
        result[name] = members;
}
print(JSON.stringify(result));
