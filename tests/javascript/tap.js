// SPDX-FileCopyrightText: 2026 libdti contributors
// SPDX-License-Identifier: LGPL-2.1-or-later

/* A small test driver: prints TAP, and exits with 1 where a test fails. */

import GLib from 'gi://GLib';
import Gio from 'gi://Gio';
import System from 'system';

import Dti from 'gi://Dti?version=1.0';

const tests = [];

export const root = Gio.File.new_for_uri(import.meta.url).get_parent().get_parent().get_parent();

/* A file of the project. */
export function file(path) {
    return root.resolve_relative_path(path);
}

export function test(name, body) {
    tests.push([name, body]);
}

export function assert(condition, message = 'the condition does not hold') {
    if (!condition)
        throw new Error(message);
}

/* NaN equals NaN, 0 does not equal -0. */
export function equal(found, expected, message = '') {
    if (Array.isArray(expected) && Array.isArray(found)) {
        equal(found.length, expected.length, message);
        expected.forEach((value, i) => equal(found[i], value, `${message}[${i}]`));
    } else if (!Object.is(found, expected)) {
        throw new Error(`${message} ${found} instead of ${expected}`);
    }
}

/* The function throws an error of the library with this code. */
export function raises(code, body) {
    try {
        body();
    } catch (error) {
        checkError(error, code);
        return error;
    }
    throw new Error('nothing was thrown');
}

export async function rejects(code, promise) {
    try {
        await promise;
    } catch (error) {
        checkError(error, code);
        return error;
    }
    throw new Error('the promise was not rejected');
}

function checkError(error, code) {
    if (!(error instanceof GLib.Error) || !error.matches(Dti.Error, code))
        throw error;
}

async function runAll() {
    let failures = 0;

    print(`1..${tests.length}`);
    for (const [i, [name, body]] of tests.entries()) {
        try {
            // One after another: the tests share nothing, but the order must be that of the file.
            // eslint-disable-next-line no-await-in-loop
            await body();
            print(`ok ${i + 1} ${name}`);
        } catch (error) {
            failures++;
            print(`not ok ${i + 1} ${name}`);
            print(`# ${error}`.replaceAll('\n', '\n# '));
            print(`# ${error.stack}`.replaceAll('\n', '\n# '));
        }
    }

    return failures;
}

/* Runs the tests in a main loop, which promises need. */
export function main() {
    const loop = new GLib.MainLoop(null, false);
    let status = 1;

    runAll().then(failures => {
        status = failures > 0 ? 1 : 0;
    }).finally(() => loop.quit());
    loop.run();
    System.exit(status);
}
