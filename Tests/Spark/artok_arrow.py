"""Names and tokens of Arabic text in Arrow columns, by libArtokC. Copy this file: all it needs is pyarrow.

    artok = Artok("libArtokC.so")
    libya = artok.gazetteer("libya")
    libya.mentions(pa.array(["قصف في سرت", None, "في وبسرت"]))   # an array of lists of mentions, null for null
    artok.tokens(pa.array(["قال: سرت."]))                        # an array of lists of tokens

The library reads Arrow's buffers and writes Arrow's buffers: nothing is converted, and no row is a call. What it writes
is wrapped without a copy and freed with the last array of it. Calls release the interpreter's lock, so threads may share
both objects; each process opens its own.
"""

import ctypes
import os
from ctypes import POINTER, byref, c_char_p, c_int, c_int64, c_uint32, c_void_p

import pyarrow as pa

UNITS = {"utf8": 0, "utf16": 1, "scalar": 2}
OVERLAPS = {"leftmost-longest": 0, "all": 1}
MODES = {"arabic": 0, "unicode": 1}

# artok_column and artok_buffer of artok.h.
ROWS, START, END, TEXT, PROCLITIC, ENTRY, HOW, KIND, ID, TYPE, NAME = range(11)
VALIDITY, OFFSETS, DATA = range(3)


class ArtokError(Exception):
    """What the library says is wrong; `status` is an artok_status."""

    def __init__(self, status, message):
        super().__init__(message)
        self.status = status


class Artok:
    """The library, loaded."""

    def __init__(self, path):
        # A bare name would be looked for where the system has its libraries.
        self._c = ctypes.CDLL(os.path.abspath(path) if os.path.exists(path) else path)
        error = [c_char_p, c_int64]
        for name, result, arguments in [
            ("artok_version", c_char_p, []),
            ("artok_how_name", c_char_p, [c_uint32]),
            ("artok_kind_name", c_char_p, [c_uint32]),
            ("artok_gazetteer_open", c_int, [c_char_p, POINTER(c_void_p), *error]),
            ("artok_gazetteer_close", None, [c_void_p]),
            ("artok_gazetteer_count", c_int64, [c_void_p]),
            ("artok_tag", c_int, [c_void_p, POINTER(_Strings), c_int, c_int, POINTER(c_void_p), *error]),
            ("artok_tokenize", c_int, [POINTER(_Strings), c_int, c_int, POINTER(c_void_p), *error]),
            ("artok_entries", c_int, [c_void_p, c_void_p, c_int64, POINTER(c_void_p), *error]),
            ("artok_result_count", c_int64, [c_void_p]),
            ("artok_result_buffer", c_void_p, [c_void_p, c_int, c_int, POINTER(c_int64)]),
            ("artok_result_free", None, [c_void_p]),
        ]:
            function = getattr(self._c, name)
            function.restype, function.argtypes = result, arguments
        self.version = self._c.artok_version().decode()
        self._hows = self._names(self._c.artok_how_name)
        self._kinds = self._names(self._c.artok_kind_name)

    @staticmethod
    def _names(function):
        names = []
        while (name := function(len(names))) is not None:
            names.append(name.decode())
        return names

    def gazetteer(self, path):
        """A gazetteer: a .artgaz, .tsv, .jsonl or .txt file, or a built-in one, "libya" or "world"."""
        return Gazetteer(self, path)

    def tokens(self, texts, mode="arabic", unit="utf8"):
        """The tokens of each text: lists of {start, end, kind}, null for null. Offsets count `unit`s."""
        texts = _strings_array(texts)
        strings = _Strings(texts)
        result = self._result(self._c.artok_tokenize, byref(strings), MODES[mode], UNITS[unit])
        kinds = pa.DictionaryArray.from_arrays(result.numbers(KIND, pa.uint8()), self._kinds)
        offset = _offset(texts)
        return result.lists(
            texts, start=result.numbers(START, offset), end=result.numbers(END, offset), kind=kinds.cast(pa.string())
        )

    def _result(self, function, *arguments):
        return _Result(self._c, self._handle(function, *arguments))

    def _handle(self, function, *arguments):
        handle, message = c_void_p(), ctypes.create_string_buffer(4096)
        status = function(*arguments, byref(handle), message, len(message))
        if status != 0:
            raise ArtokError(status, message.value.decode())
        return handle


class Gazetteer:
    """A gazetteer, open."""

    def __init__(self, artok, path):
        self._artok, self._c = artok, artok._c
        self._handle = artok._handle(self._c.artok_gazetteer_open, str(path).encode())

    def __del__(self):
        if handle := getattr(self, "_handle", None):
            self._c.artok_gazetteer_close(handle)

    def __len__(self):
        return self._c.artok_gazetteer_count(self._handle)

    def mentions(self, texts, overlap="leftmost-longest", unit="utf8"):
        """The mentions of each text: lists of {start, end, text, proclitic, id, type, name, how}, null for null.

        They are those of `artok tag --format jsonl`. Offsets count `unit`s of the text.
        """
        texts = _strings_array(texts)
        strings = _Strings(texts)
        result = self._artok._result(
            self._c.artok_tag, self._handle, byref(strings), OVERLAPS[overlap], UNITS[unit]
        )
        offset, string = _offset(texts), _string(texts)
        # Few entries have most mentions: what they are is asked once for each.
        entries = result.numbers(ENTRY, pa.uint32()).dictionary_encode()
        known = self.entries(entries.dictionary)
        hows = result.numbers(HOW, pa.uint32()).dictionary_encode()
        names = [[name for bit, name in enumerate(self._artok._hows) if how >> bit & 1] for how in hows.dictionary.to_pylist()]
        return result.lists(
            texts,
            start=result.numbers(START, offset),
            end=result.numbers(END, offset),
            text=result.strings(TEXT, string),
            proclitic=result.strings(PROCLITIC, string),
            **{key: column.take(entries.indices) for key, column in known.items()},
            how=pa.array(names, pa.list_(pa.string())).take(hows.indices),
        )

    def entries(self, numbers=None):
        """What entries are: columns `id`, `type` and `name` of those with these numbers, or of all."""
        count, address = -1, None
        if numbers is not None:
            count, address = len(numbers), numbers.buffers()[1].address + 4 * numbers.offset
        result = self._artok._result(self._c.artok_entries, self._handle, address, count)
        return {key: result.strings(column, pa.string()) for key, column in [("id", ID), ("type", TYPE), ("name", NAME)]}


class _Strings(ctypes.Structure):
    """artok_strings of artok.h. The array must outlive it."""

    _fields_ = [
        ("count", c_int64),
        ("first", c_int64),
        ("offsets", c_void_p),
        ("offset_width", c_int64),
        ("bytes", c_void_p),
        ("byte_count", c_int64),
        ("validity", c_void_p),
    ]

    def __init__(self, texts):
        validity, offsets, data = texts.buffers()
        super().__init__(
            count=len(texts),
            first=texts.offset,
            offsets=_address(offsets),
            offset_width=8 if _is_large(texts) else 4,
            bytes=_address(data),
            byte_count=data.size if data else 0,
            validity=_address(validity),
        )


class _Result:
    """An artok_result; its buffers keep it."""

    def __init__(self, c, handle):
        self._c, self._handle = c, handle
        self.count = c.artok_result_count(handle)

    def __del__(self):
        self._c.artok_result_free(self._handle)

    def _buffer(self, column, part):
        size = c_int64()
        address = self._c.artok_result_buffer(self._handle, column, part, byref(size))
        return pa.foreign_buffer(address, size.value, self) if address else None

    def numbers(self, column, kind):
        return pa.Array.from_buffers(kind, self.count, [None, self._buffer(column, DATA)])

    def strings(self, column, kind):
        return pa.Array.from_buffers(kind, self.count, [self._buffer(column, part) for part in (VALIDITY, OFFSETS, DATA)])

    def lists(self, texts, **columns):
        values = pa.StructArray.from_arrays(list(columns.values()), list(columns))
        kind = (pa.large_list if _is_large(texts) else pa.list_)(values.type)
        buffers = [self._buffer(ROWS, part) for part in (VALIDITY, OFFSETS)]
        return pa.Array.from_buffers(kind, len(texts), buffers, children=[values])


def _strings_array(texts):
    """The texts as one array of a type that the library reads; others (dictionaries, views) are cast."""
    if isinstance(texts, pa.ChunkedArray):
        texts = texts.combine_chunks()
    readable = (pa.string(), pa.large_string(), pa.binary(), pa.large_binary())
    return texts if texts.type in readable else texts.cast(pa.string())


def _address(buffer):
    return None if buffer is None else buffer.address


def _is_large(texts):
    return texts.type in (pa.large_string(), pa.large_binary())


def _offset(texts):
    return pa.int64() if _is_large(texts) else pa.int32()


def _string(texts):
    return pa.large_string() if _is_large(texts) else pa.string()
