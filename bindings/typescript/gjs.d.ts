// SPDX-FileCopyrightText: 2026 libdti contributors
// SPDX-License-Identifier: LGPL-2.1-or-later

/* What programs for GJS use of GLib, GObject and Gio beside libdti, as far as the examples go: enough
 * to check a program that lives on libdti. It stands beside dti-1.0.d.ts; a project that has a
 * complete set of GNOME types, such as @girs/gjs, leaves this file out. */

declare function print(...values: unknown[]): void;
declare function printerr(...values: unknown[]): void;

declare module 'system' {
    const System: {
        readonly programArgs: string[];
        readonly programInvocationName: string;
        readonly version: number;
        exit(status: number): never;
        gc(): void;
    };

    export default System;
}

declare module 'gi://GLib' {
    namespace GLib {
        type DateTime = DtiPlatform.GLib.DateTime;
        type Date = DtiPlatform.GLib.Date;
        type Bytes = DtiPlatform.GLib.Bytes;

        class Error implements DtiPlatform.GLib.Error {
            constructor(domain: unknown, code: number, message: string);
            readonly code: number;
            readonly domain: number;
            readonly message: string;
            matches(domain: unknown, code: number): boolean;
        }

        class MainLoop {
            constructor(context: null, isRunning: boolean);
            run(): void;
            quit(): void;
        }

        const Bytes: { new (data: Uint8Array): Bytes };
        const Date: { new_dmy(day: number, month: number, year: number): Date };
        const DateTime: {
            new_utc(year: number, month: number, day: number, hour: number, minute: number,
                seconds: number): DateTime;
            new_from_iso8601(text: string, zone: null): DateTime | null;
        };
    }

    export default GLib;
}

declare module 'gi://GObject' {
    namespace GObject {
        type GType = DtiPlatform.GObject.GType;
        type Object = DtiPlatform.GObject.Object;

        function registerClass<T extends new (...args: any[]) => Object>(cls: T): T;
        function registerClass<T extends new (...args: any[]) => Object>(
            info: { GTypeName?: string, Properties?: object, Signals?: object }, cls: T): T;
    }

    export default GObject;
}

declare module 'gi://Gio' {
    import GObject from 'gi://GObject';

    namespace Gio {
        type AsyncResult = DtiPlatform.Gio.AsyncResult;
        type ListModel<T = unknown> = DtiPlatform.Gio.ListModel<T>;

        interface File extends DtiPlatform.Gio.File {
            get_path(): string | null;
            query_exists(cancellable: Cancellable | null): boolean;
            resolve_relative_path(path: string): File;
        }

        class Cancellable implements DtiPlatform.Gio.Cancellable {
            static new(): Cancellable;
            cancel(): void;
            is_cancelled(): boolean;
        }

        class ListStore<T extends GObject.Object = GObject.Object> implements ListModel<T>, Iterable<T> {
            static new<T extends GObject.Object>(type: { prototype: T } | GObject.GType): ListStore<T>;
            append(item: T): void;
            get_item(position: number): T | null;
            get_n_items(): number;
            [Symbol.iterator](): Iterator<T>;
        }

        const File: {
            new_for_commandline_arg(name: string): File;
            new_for_path(path: string): File;
            new_for_uri(uri: string): File;
        };
    }

    export default Gio;
}
