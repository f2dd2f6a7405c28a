# SPDX-FileCopyrightText: 2026 libdti contributors
# SPDX-License-Identifier: LGPL-2.1-or-later
"""How a class of the library becomes one of Python.

A class is completed when a script first meets it, and not before: a program pays for what it uses.
Rules that hold for all classes are applied to what the typelib says:

* a getter that tells whether there is a number returns it, or None;
* days and instants are those of datetime, and a path is a file;
* a getter without arguments, and a property, is an attribute: score.get_unit() and score.unit;
* what is found with lookup() is found with [].

Members that a single class has beside these stand in an Extension of its name.
bindings/python/generate.py reads the same rules out of the GIR file, and the extensions.
"""

from __future__ import annotations

import functools
import keyword
import operator
import threading

from gi._gi import Direction, FunctionInfo, ObjectInfo, StructInfo, TypeTag
from gi.module import IntrospectionModule
from gi.repository import Gio

from . import tables
from .values import to_library, to_script

extensions = {}
_replaced = {}


class Extension:
    """What the class of the same name gets; records names the method that gives its rows."""

    def __init_subclass__(cls):
        extensions[cls.__name__] = cls


def native(self, name):
    """The method of the library, where an extension stands in its place."""
    found = next(_replaced[cls, name] for cls in type(self).__mro__ if (cls, name) in _replaced)
    return functools.partial(found, self)


# ---- functions and methods -------------------------------------------------------------------------


def _refers_to(type_info, namespace, *names):
    if type_info.get_tag() != TypeTag.INTERFACE:
        return False
    interface = type_info.get_interface()
    return interface.get_namespace() == namespace and interface.get_name() in names


def _is_time(type_info):
    return _refers_to(type_info, "GLib", "Date", "DateTime")


def _has_other_form(type_info):
    return _is_time(type_info) or _refers_to(type_info, "Gio", "File")


def _tells_whether(info, outputs):
    """A question (has_x, can) keeps its answer; what is looked for is there, or None."""
    return (
        bool(outputs)
        and info.get_return_type().get_tag() == TypeTag.BOOLEAN
        and not info.can_throw_gerror()
        and not info.get_name().startswith(("has_", "can"))
    )


def _or_none(result):
    found, *rest = result
    if not found:
        return None
    return rest[0] if len(rest) == 1 else tuple(rest)


def _wrap(function, convert_inputs, output_steps):
    @functools.wraps(function, assigned=("__name__", "__doc__"), updated=())
    def call(*args, **kwargs):
        if convert_inputs:
            args = [to_library(value) for value in args]
            kwargs = {name: to_library(value) for name, value in kwargs.items()}
        result = function(*args, **kwargs)
        for step in output_steps:
            result = step(result)
        return result

    return call


def _wrap_or_none(function):
    """The commonest case, without detours."""

    @functools.wraps(function, assigned=("__name__", "__doc__"), updated=())
    def get(*args, **kwargs):
        found, result = function(*args, **kwargs)
        return result if found else None

    return get


def adapt(info, function):
    """A function of the typelib as Python has it; None where it is so already."""
    arguments = info.get_arguments()
    outputs = [a for a in arguments if a.get_direction() != Direction.IN]
    inputs = (a for a in arguments if a.get_direction() == Direction.IN)
    convert = any(_has_other_form(a.get_type()) for a in inputs)
    steps = []
    if _tells_whether(info, outputs):
        steps.append(_or_none)
    if _is_time(info.get_return_type()) or any(_is_time(a.get_type()) for a in outputs):
        steps.append(to_script)
    if _refers_to(info.get_return_type(), "Gio", "ListModel"):
        steps.append(tables.dress)
    if steps == [_or_none] and len(outputs) == 1 and not convert:
        return _wrap_or_none(function)
    return _wrap(function, convert, steps) if convert or steps else None


def _adapt_methods(cls, methods):
    for info in methods:
        name = info.get_name()
        adapted = adapt(info, getattr(cls, name))
        if adapted is not None:
            setattr(cls, name, adapted if info.is_method() else staticmethod(adapted))


# ---- attributes ------------------------------------------------------------------------------------


def _make_setter(name):
    return lambda self, value: getattr(self, name)(value)


def _make_property_getter(name):
    """A property without a getter; NaN is how it says that there is no number."""

    def get(self):
        value = self.get_property(name)
        return None if value != value else to_script(value)

    return get


def _attach_attributes(cls, info, methods):
    """x of get_x() without arguments, and of properties; set_x() where it takes one value."""
    inputs = {
        m.get_name(): sum(a.get_direction() == Direction.IN for a in m.get_arguments())
        for m in methods
        if m.is_method()
    }
    attributes = {}
    for name, n_inputs in inputs.items():
        if name.startswith("get_") and n_inputs == 0:
            setter = f"set_{name[4:]}"
            attributes[name[4:]] = property(
                operator.methodcaller(name), _make_setter(setter) if inputs.get(setter) == 1 else None
            )
    for prop in info.get_properties() if isinstance(info, ObjectInfo) else ():
        name = prop.get_name_unescaped()
        attributes.setdefault(name.replace("-", "_"), property(_make_property_getter(name)))
    for name, attribute in attributes.items():
        # A word of the language ends in an underscore, as PyGObject writes it elsewhere.
        name += "_" if keyword.iskeyword(name) else ""
        if not hasattr(cls, name):
            setattr(cls, name, attribute)


# ---- looking up ------------------------------------------------------------------------------------


def _get_item(self, key):
    """By id; a list also by position."""
    if isinstance(self, Gio.ListModel) and isinstance(key, (int, slice)):
        return Gio.ListModel.__getitem__(self, key)
    found = self.lookup(*key) if isinstance(key, tuple) else self.lookup(key)
    if found is None:
        raise KeyError(key)
    return found


def _contains(self, key):
    """By id; a list also by object."""
    if isinstance(key, tuple):
        return self.lookup(*key) is not None
    if isinstance(key, str):
        return self.lookup(key) is not None
    return any(item is key for item in self)


# ---- the whole -------------------------------------------------------------------------------------

_OF_EXTENSIONS = set(vars(Extension)) | {"__module__", "__doc__", "__annotations__", "records"}


def _extend(cls, extension):
    for name, value in vars(extension).items():
        if name in _OF_EXTENSIONS:
            continue
        if name in vars(cls):
            _replaced[cls, name] = getattr(cls, name)
        setattr(cls, name, value)


def complete(cls):
    """Completes a class that PyGObject has just made."""
    info = cls.__info__
    methods = info.get_methods()
    _adapt_methods(cls, methods)
    _attach_attributes(cls, info, methods)
    if any(method.get_name() == "lookup" for method in methods):
        cls.__getitem__ = _get_item
        cls.__contains__ = _contains
    extension = extensions.get(info.get_name())
    records = getattr(extension, "records", None)
    if records is not None:
        tables.attach_records(cls, records)
    elif issubclass(cls, Gio.ListModel):
        tables.attach_list(cls)
    elif hasattr(extension, "_table"):
        tables.attach(cls)
    if extension is not None:
        _extend(cls, extension)


class Namespace(IntrospectionModule):
    """The introspected namespace, whose classes are completed as they are made.

    PyGObject makes a class and keeps it in one step. Here another module does so, and what it made is
    kept when it is complete: a thread that asks for it meanwhile waits.
    """

    @classmethod
    def take_over(cls, module):
        module._plain = IntrospectionModule.__new__(IntrospectionModule)
        vars(module._plain).update(vars(module))
        module._lock = threading.RLock()
        module.__class__ = cls

    def __getattr__(self, name):
        with self._lock:
            if name in vars(self):
                return vars(self)[name]
            is_new = name not in vars(self._plain)
            found = getattr(self._plain, name)
            if isinstance(found, FunctionInfo):
                found = adapt(found, found) or found
            elif is_new and isinstance(found, type) and isinstance(found.__info__, (ObjectInfo, StructInfo)):
                complete(found)
            # A class that refers to itself while it is completed is kept by who completes it.
            if is_new:
                vars(self)[name] = found
            return found
