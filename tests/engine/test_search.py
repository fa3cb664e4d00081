"""Searching scenes in a STAC API, page by page, against APIs on this machine."""

import json
import threading
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest
from makers.servers import ITEMS, file_server
from makers.servers import search as meant

from engine.errors import CancelledError, SourceError, TargetError, UsageError
from engine.scene.stac import read_item
from engine.search import search

BOX = (4.2, 44.2, 4.3, 44.3)


def item(day, cloud=10.0, name=None, **others):
    return {
        "type": "Feature",
        "stac_version": "1.0.0",
        "id": name or f"S2A_31TFK_{day.replace('-', '')}_0_L2A",
        "collection": "sentinel-2-l2a",
        "geometry": None,
        "bbox": [4.0, 44.0, 5.0, 45.0],
        "links": [{"rel": "self", "href": "http://127.0.0.1/catalogue/item"}],
        "properties": {"datetime": f"{day}T10:58:41.000000Z", "eo:cloud_cover": cloud},
        "assets": {"blue": {"href": "./B02.tif"}, "red": {"href": "https://elsewhere/B04.tif"}},
        **others,
    }


ITEMS_OF_JULY = [item(f"2023-07-{day:02}", float(day)) for day in range(1, 26)]


@contextmanager
def paging(items, size, *, method="POST", endless=False):
    """An API that sends few items at once; yields its address and the bodies that it was sent."""
    bodies = []

    class Handler(BaseHTTPRequestHandler):
        def do_POST(self):
            told = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
            self.answer(told, int(told.get("token") or 0))

        def do_GET(self):
            self.answer({}, int(self.path.partition("token=")[2]))

        def answer(self, told, start):
            bodies.append(told)
            found = meant(items, {**told, "limit": 10_000})["features"]
            link = {"rel": "next", "href": "/v1/search", "method": method, "body": {"token": str(start + size)}}
            link["merge"] = True
            if method == "GET":
                link = {"rel": "next", "href": f"/v1/search?token={start + size}"}
            more = endless or start + size < len(found)
            page = {"type": "FeatureCollection", "features": found[start : start + size], "links": [link] * more}
            if endless:
                page = {**page, "features": found[:size], "links": [{**link, "body": {"token": "0"}}]}
            data = json.dumps(page).encode()
            self.send_response(200)
            self.send_header("Content-Length", str(len(data)))
            self.end_headers()
            self.wfile.write(data)

        def log_message(self, *_):
            pass

    with ThreadingHTTPServer(("127.0.0.1", 0), Handler) as server:
        threading.Thread(target=server.serve_forever, args=(0.02,), daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}/v1", bodies
        server.shutdown()


@pytest.mark.parametrize("method", ["POST", "GET"])
def test_all_pages_newest_first_and_each_item_is_a_file(tmp_path, method):
    with paging(ITEMS_OF_JULY, 10, method=method) as (api, bodies):
        found = search(BOX, tmp_path / "items", api=api)
    assert [each["datetime"][:10] for each in found] == [f"2023-07-{day:02}" for day in range(25, 0, -1)]
    assert [each["cloud_percent"] for each in found] == [float(day) for day in range(25, 0, -1)]
    assert len({each["item"] for each in found}) == 25
    assert len(bodies) == 3
    if method == "POST":
        assert all(body["collections"] == ["sentinel-2-l2a"] and body["bbox"] == list(BOX) for body in bodies)
    read = read_item(found[0]["item"])
    assert read.id == found[0]["id"]
    assert read.assets["blue"].href == "http://127.0.0.1/catalogue/B02.tif"
    assert read.assets["red"].href == "https://elsewhere/B04.tif"


def test_no_more_than_wanted_and_what_is_meant(tmp_path):
    told = []
    with paging(ITEMS_OF_JULY, 10) as (api, bodies):
        found = search(BOX, tmp_path, api=api, limit=12, on_progress=lambda *each: told.append(each[:3]))
        assert len(found) == 12
        assert len(bodies) == 2
        days = search(BOX, tmp_path, api=api, dates="2023-07-05/2023-07-20", max_cloud=7)
        assert [each["datetime"][8:10] for each in days] == ["07", "06", "05"]
        assert search(BOX, tmp_path, api=api, dates="2020-01-01") == []
        assert search((100, 0, 101, 1), tmp_path, api=api) == []
    assert told[0] == ("open", 0, 0)
    assert told[-1] == ("search", 12, 12)


def test_an_api_without_end_is_left(tmp_path):
    with paging(ITEMS_OF_JULY, 10, endless=True) as (api, bodies):
        found = search(BOX, tmp_path, api=api)
    assert len(bodies) == 2  # a third would ask for what the second did
    assert len({each["id"] for each in found}) == len(found) == 10


def test_names_that_are_no_file_names(tmp_path):
    odd = [item("2023-07-01", name="../../etc/passwd"), item("2023-07-02", name="../../etc/passwd"), item("2023-07-03")]
    odd.append(item("2023-07-04", name="x" * 300))
    odd.append({**item("2023-07-05", name=".hidden"), "assets": {}})
    with paging(odd, 10) as (api, _):
        found = search(BOX, tmp_path / "in", api=api)
    files = {Path(each["item"]) for each in found}
    assert len(files) == 5
    assert {each.parent for each in files} == {tmp_path / "in"}
    assert all(each.is_file() and not each.name.startswith(".") for each in files)
    assert {each.name for each in tmp_path.iterdir()} == {"in"}


def test_what_items_do_not_say_is_none(tmp_path):
    (tmp_path / "api").mkdir()
    with paging([], 1) as (api, _):
        assert search(BOX, tmp_path / "a", api=api) == []
    bare = item("2023-07-01")
    bare["properties"] = {"datetime": None, "eo:cloud_cover": None}
    with odd_api(tmp_path, json.dumps({"features": [bare], "links": None})) as api:
        (found,) = search(BOX, tmp_path / "b", api=api)
    assert (found["datetime"], found["cloud_percent"]) == (None, None)


@contextmanager
def odd_api(folder, text):
    """An API that answers this, whatever it is asked."""

    class Handler(BaseHTTPRequestHandler):
        def do_POST(self):
            self.rfile.read(int(self.headers["Content-Length"]))
            self.send_response(200)
            self.send_header("Content-Length", str(len(text.encode())))
            self.end_headers()
            self.wfile.write(text.encode())

        def log_message(self, *_):
            pass

    with ThreadingHTTPServer(("127.0.0.1", 0), Handler) as server:
        threading.Thread(target=server.serve_forever, args=(0.02,), daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}"
        server.shutdown()


@pytest.mark.parametrize(
    "text",
    [
        "no JSON",
        "[]",
        "{}",
        '{"features": 3}',
        '{"features": [1]}',
        '{"features": [], "links": [1]}',
        '{"features": [], "links": [{"rel": "next"}]}',
        '{"features": [], "links": [{"rel": "next", "href": "file:/etc/passwd"}]}',
    ],
)
def test_answers_that_are_none(tmp_path, text):
    with odd_api(tmp_path, text) as api, pytest.raises(SourceError, match="is no search response"):
        search(BOX, tmp_path / "items", api=api)
    assert not (tmp_path / "items").exists()


@pytest.mark.parametrize(
    ("options", "words"),
    [
        ({"bbox": (5, 44, 4, 45)}, "no box on the Earth"),
        ({"bbox": (1, 2, 3)}, "no box on the Earth"),
        ({"bbox": (float("nan"), 2, 3, 4)}, "no box on the Earth"),
        ({"dates": "soon"}, "is no date"),
        ({"api": "ftp://somewhere"}, "no address of a STAC API"),
    ],
)
def test_questions_that_are_none(tmp_path, options, words):
    with pytest.raises(UsageError, match=words):
        search(**{"bbox": BOX, "folder": tmp_path / "items", **options})
    assert not (tmp_path / "items").exists()


def test_a_cancelled_search_and_a_folder_that_cannot_be_made(tmp_path):
    cancel = threading.Event()
    with paging(ITEMS_OF_JULY, 10) as (api, bodies):
        with pytest.raises(CancelledError):
            search(BOX, tmp_path / "items", api=api, cancel=cancel, on_progress=lambda *_: cancel.set())
        assert len(bodies) <= 1
        assert not (tmp_path / "items").exists()
        (tmp_path / "file").touch()
        with pytest.raises(TargetError, match="cannot be made"):
            search(BOX, tmp_path / "file" / "items", api=api)


def test_an_api_that_refuses(tmp_path):
    (tmp_path / ITEMS).write_text("[]")
    with file_server(tmp_path) as server:
        server.fail(403)
        with pytest.raises(SourceError, match="refuses access"):
            search(BOX, tmp_path / "items", api=f"{server.address}/v1")
