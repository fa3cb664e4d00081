"""Messages between plugin and worker, as lines of bytes."""

from __future__ import annotations

import collections.abc
import inspect
import json
import os
import subprocess
import sys
from dataclasses import fields
from pathlib import Path
from typing import Any, Union, get_args, get_origin, get_type_hints

import pytest
from hypothesis import given
from hypothesis import strategies as st

import engine
from engine import protocol
from engine.preview import preview
from engine.protocol import ProtocolError
from engine.search import search

REQUESTS = get_args(protocol.Request)
ANSWERS = get_args(protocol.Answer)
TEXT = st.text(st.characters(exclude_categories=()), max_size=20)
"""Also lone surrogates, which stand for bytes of names that are no UTF-8."""


def values(hint):
    """Whatever a field may hold."""
    origin, inner = get_origin(hint), get_args(hint)
    if origin is Union:
        return st.none() | values(inner[0])
    if origin is tuple:
        return st.lists(values(inner[0]), max_size=3).map(tuple)
    if origin is collections.abc.Mapping:
        return st.dictionaries(TEXT, values(inner[1]), max_size=3)
    simple = {
        str: TEXT,
        int: st.integers(),
        bool: st.booleans(),
        float: st.floats(allow_nan=False, allow_infinity=False),
        Any: st.recursive(st.none() | st.booleans() | st.integers() | TEXT, lambda inner: st.lists(inner, max_size=3)),
    }
    return simple[hint]


def messages(kinds):
    def built(kind):
        hints = get_type_hints(kind)
        return st.builds(
            kind, **{each.name: values(hints[each.name]) for each in fields(kind) if each.name != "protocol"}
        )

    return st.one_of([built(kind) for kind in kinds])


@given(messages(REQUESTS))
def test_requests_come_back_as_they_went(message):
    assert protocol.decode_request(protocol.encode(message)) == message


@given(messages(ANSWERS))
def test_answers_come_back_as_they_went(message):
    line = protocol.encode(message)
    assert line.isascii()
    assert line.count(b"\n") == 1
    assert protocol.decode_answer(line) == message


@given(st.lists(messages(ANSWERS), max_size=4), st.lists(st.integers(1, 60), min_size=1))
def test_lines_may_come_in_any_pieces(sent, sizes):
    stream = b"".join(map(protocol.encode, sent))
    buffer, got, at = protocol.LineBuffer(), [], 0
    while at < len(stream):
        size = sizes[at % len(sizes)]
        got += buffer.feed(stream[at : at + size])
        at += size
    assert [protocol.decode_answer(line) for line in got] == sent


@given(st.binary(max_size=60))
def test_no_bytes_raise_anything_but_a_protocol_error(line):
    with pytest.raises(ProtocolError):
        protocol.decode_request(line)


@pytest.mark.parametrize("cut", range(1, 40))
def test_damaged_lines_are_refused_in_one_sentence(cut):
    line = protocol.encode(protocol.CancelRequest("7"))
    with pytest.raises(ProtocolError) as caught:
        protocol.decode_request(line[:cut])
    assert "\n" not in caught.value.sentence


@pytest.mark.parametrize(
    ("line", "needle"),
    [
        (b'{"type":"cancel"}', "lacks 'id'"),
        (b'{"type":"cancel","id":7}', "'id' of a message of the type cancel is no text"),
        (b'{"type":"info","id":"1","source":"a.tif"}', "no list of text"),
        (b'{"type":"info","id":"1","source":["a.tif",null]}', "no list of text"),
        (b'{"type":"info","id":"1","source":["a"],"offset":true}', "no number"),
        (b'{"type":"info","id":"1","source":["a"],"offset":1' + b"0" * 400 + b"}", "no number"),
        (b'{"type":"info","id":"1","source":["a"],"offset":1e999}', "too large"),
        (b'{"type":"info","id":"1","source":["a"],"offset":NaN}', "NaN"),
        (b'{"type":"info","id":"1","source":["a"],"offset":-Infinity}', "-Infinity"),
        (b'{"type":"info","id":"1","source":["a"],"bands":{"B02":1.5}}', "object of whole number"),
        (b'{"type":"mask","id":"1","source":["a"],"output":"b","overwrite":1}', "true or false"),
        (
            b'{"type":"preview","id":"1","probabilities":"a","output":"b","bounds":[0,0,1],"width":1.5}',
            "no whole number",
        ),
        (b'{"type":"search","id":"1","bbox":["W",0,1,1],"folder":"a"}', "no list of number"),
        (b'{"type":"hello","engine":"1","python":"3"}', "'hello' is no request"),
        (b'{"type":["mask"],"id":"1"}', "no request"),
        (b'["mask"]', "no object"),
        ('{"type":"cancel","id":"ä"}'.encode(), "ASCII"),
        (b"[" * 100_000, "no JSON"),
        (b'{"id":"' + b"x" * protocol.MOST_BYTES + b'"}', "longer than"),
    ],
)
def test_what_is_wrong_is_said(line, needle):
    with pytest.raises(ProtocolError) as caught:
        protocol.decode_request(line)
    assert needle in str(caught.value)
    assert len(str(caught.value)) < 300


def test_the_request_that_a_bad_line_belongs_to_is_known_where_it_can_be_read():
    with pytest.raises(ProtocolError) as caught:
        protocol.decode_request(b'{"type":"mask","id":"9"}')
    assert caught.value.id == "9"


def test_unknown_fields_are_ignored():
    line = b'{"type":"cancel","id":"7","reason":"a newer version has reasons","protocol":"1.9"}'
    assert protocol.decode_request(line) == protocol.CancelRequest("7")


@pytest.mark.parametrize("version", ["2.0", "0.9", "", "10.0", 1.0, None])
def test_another_major_version_is_refused_in_one_sentence(version):
    hello = {"type": "hello", "protocol": version, "something": "else"}
    with pytest.raises(ProtocolError) as caught:
        protocol.decode_answer(json.dumps(hello).encode())
    assert "do not fit together" in caught.value.sentence
    assert "update" in caught.value.hint


@pytest.mark.parametrize("number", [float("nan"), float("inf"), -float("inf")])
def test_numbers_that_json_has_not_are_not_sent(number):
    with pytest.raises(ProtocolError):
        protocol.encode(protocol.Result("1", {"x": [number]}))
    with pytest.raises(ProtocolError):
        protocol.encode(protocol.Progress("1", "mask", 1, 2, number))


def test_what_json_cannot_hold_and_what_is_too_long_is_not_sent():
    for document in (Path("a"), "x" * protocol.MOST_BYTES):
        with pytest.raises(ProtocolError):
            protocol.encode(protocol.Result("1", document))


def test_a_line_that_never_ends_fills_no_memory_and_harms_no_other():
    buffer = protocol.LineBuffer()
    piece = b"x" * (1 << 20)
    for _ in range(protocol.MOST_BYTES // len(piece) + 5):
        assert buffer.feed(piece) == []
    long, good = buffer.feed(b"\n" + protocol.encode(protocol.CancelRequest("7")))
    assert len(long) == protocol.MOST_BYTES + 1
    with pytest.raises(ProtocolError, match="longer than"):
        protocol.decode_request(long)
    assert protocol.decode_request(good) == protocol.CancelRequest("7")


@pytest.mark.parametrize(
    ("request_class", "function"),
    [
        (protocol.InfoRequest, engine.open_scene),
        (protocol.MaskRequest, engine.mask),
        (protocol.RefineRequest, engine.refine),
        (protocol.PreviewRequest, preview),
        (protocol.SearchRequest, search),
        (protocol.ApplyRequest, engine.apply),
        (protocol.ZonesRequest, engine.zones),
    ],
)
def test_requests_have_all_options_of_their_functions_with_the_same_defaults(request_class, function):
    parameters = inspect.signature(function).parameters
    own = {each.name: each.default for each in fields(request_class) if each.name != "id"}
    assert set(own) == set(parameters) - {"on_progress", "on_notice", "cancel"}
    for name, default in own.items():
        if parameters[name].default is not inspect.Parameter.empty and (request_class, name) != (
            protocol.ApplyRequest,
            "classes",
        ):
            assert default == parameters[name].default, name


def test_temporaries_are_removed_with_what_stands_beside_them_and_nothing_else(tmp_path):
    kept = [tmp_path / "mask.tif", tmp_path / ".cloudmask-1111", tmp_path / ".cloudmask-ab[1].tif"]
    gone = [tmp_path / ".cloudmask-ab12.tif", tmp_path / ".cloudmask-ab12.tif.aux.xml"]
    for path in (*kept, *gone):
        path.write_text("x")
    named = [str(gone[0]), str(tmp_path / "mask.tif"), str(tmp_path / "no such folder" / ".cloudmask-1")]
    assert protocol.remove_temporaries(named) == []
    assert sorted(tmp_path.iterdir()) == sorted(kept)
    assert protocol.remove_temporaries(named) == []


def test_temporaries_that_cannot_be_removed_are_told(tmp_path):
    stubborn = tmp_path / ".cloudmask-ab12.tif"
    stubborn.mkdir()
    (problem,) = protocol.remove_temporaries([str(stubborn)])
    assert stubborn.name in problem


def test_the_protocol_is_imported_without_the_engines_libraries():
    code = (
        "import sys; import engine.protocol\n"
        "print([name for name in ('numpy', 'rasterio', 'torch', 'rich') if name in sys.modules])"
    )
    done = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=True, cwd=Path(engine.__file__).parents[1],
        env={**os.environ, "PYTHONPATH": ""},
    )  # fmt: skip
    assert done.stdout.strip() == "[]"
