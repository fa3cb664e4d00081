"""Finding scenes in an open STAC API; `python -m engine.search` writes what `scripts/demo --real` masks."""

from __future__ import annotations

import argparse
import json
import re
import sys
from collections.abc import Sequence
from datetime import date
from itertools import count
from pathlib import Path
from typing import Any, NoReturn
from urllib.parse import urljoin, urlsplit

from .errors import CloudmaskError, SourceError, TargetError, UsageError
from .progress import CancelToken, Meter, Progress
from .scene.fetch import fetch
from .scene.locations import host

API = "https://earth-search.aws.element84.com/v1"
"""Open to all, without an account; its COGs are too."""
COLLECTION = "sentinel-2-l2a"
BBOX = (11.45, 47.20, 11.55, 47.27)
"""West, south, east, north in degrees: Innsbruck, with the Alps' clouds."""
MAX_CLOUD = 60.0
_EDGE = 2.0
"""Degrees: a box larger than this is no window any more."""
_PAGE = 100
"""Items that are asked for at once; an API may send fewer, and where the others are."""
_UNFIT = re.compile(r"[^\w.-]")

Box = tuple[float, float, float, float]


def parse_bbox(text: str) -> Box:
    """West, south, east, north in degrees.

    Raises:
        UsageError: It is no such box.
    """
    try:
        west, south, east, north = (float(part) for part in text.split(","))
    except ValueError as error:
        raise UsageError(
            f'"{text}" is no box', "give --bbox W,S,E,N in degrees, for example 11.4,47.2,11.5,47.3"
        ) from error
    _check_box((west, south, east, north))
    if max(east - west, north - south) > _EDGE:
        raise UsageError(f'"{text}" is too large for a demonstration', f"give a box of at most {_EDGE:g} degrees")
    return west, south, east, north


def parse_dates(text: str) -> str:
    """A day or two days with a slash between, as a STAC API takes them.

    Raises:
        UsageError: It is no such thing.
    """
    parts = text.split("/")
    try:
        days = [date.fromisoformat(part) for part in parts if re.fullmatch(r"\d{4}-\d\d-\d\d", part)]
    except ValueError as error:
        raise UsageError(f'"{text}" is no date', "give --date YYYY-MM-DD or YYYY-MM-DD/YYYY-MM-DD") from error
    if len(days) != len(parts) or len(days) > 2 or days[0] > days[-1]:
        raise UsageError(f'"{text}" is no date or span of dates', "give --date YYYY-MM-DD or YYYY-MM-DD/YYYY-MM-DD")
    return f"{days[0]}T00:00:00Z/{days[-1]}T23:59:59Z"


def find_item(api: str, box: Box, dates: str | None, max_cloud: float) -> dict[str, Any]:
    """The newest item that meets a box and has no more cloud than asked for; of several, one that covers the box.

    Args:
        api: Address of the STAC API.
        box: West, south, east, north in degrees.
        dates: As `parse_dates` gives them; None is at any time.
        max_cloud: Percent of the whole scene.

    Raises:
        SourceError: The API cannot be reached, or knows no such scene.
        UsageError: The address is none.
    """
    items, _ = _page(api, f"{api.rstrip('/')}/search", _question(api, box, dates, max_cloud, 20))
    if not items:
        raise SourceError(
            f"{host(api)} knows no scene there with at most {max_cloud:g} % cloud{' at that time' if dates else ''}",
            "give another --bbox or --date, or a higher --max-cloud",
        )
    covering: dict[str, Any] = next((item for item in items if _covers(item, box)), items[0])
    return covering


def search(
    bbox: Sequence[float],
    folder: str | Path,
    *,
    api: str | None = None,
    dates: str | None = None,
    max_cloud: float = 100.0,
    limit: int = 100,
    on_progress: Progress | None = None,
    cancel: CancelToken | None = None,
) -> list[dict[str, Any]]:
    """The items that meet a box, each written as a file that can be masked.

    Args:
        bbox: West, south, east, north in degrees.
        folder: Where the items are written; made where it is not there.
        api: Address of a STAC API; None for one that is open to all.
        dates: A day or two days with a slash between; None is at any time.
        max_cloud: Percent of the whole scene.
        limit: How many at most.
        on_progress: Told how many are found.
        cancel: Ends the search before its next page.

    Returns:
        `id`, `datetime`, `cloud_percent` and the path `item` of each, the newest first; what an item does not say is
        None.

    Raises:
        SourceError: The API cannot be reached, or does not answer like one.
        TargetError: An item cannot be written.
        UsageError: The box, the dates or the address is none.
    """
    api = api or API
    box = _check_box(tuple(bbox))
    meter = Meter(on_progress, cancel)
    meter.stage("search", limit)
    place: str | None = f"{api.rstrip('/')}/search"
    body: Any = _question(api, box, None if dates is None else parse_dates(dates), max_cloud, min(limit, _PAGE))
    items: list[dict[str, Any]] = []
    seen = set()
    while place is not None and len(items) < limit and (asked := (place, json.dumps(body))) not in seen:
        seen.add(asked)
        found, following = _page(api, place, body)
        items += [item for item in found if item not in items]
        meter.advance(len(found))
        place, body = following if found else (None, None)
    items = sorted(items[:limit], key=lambda item: str(_facts(item).get("datetime") or ""), reverse=True)
    paths = _paths(Path(folder), items)
    return [_write_hit(path, item) for path, item in zip(paths, items, strict=True)]


def _check_box(edges: tuple[float, ...]) -> Box:
    try:
        west, south, east, north = edges
        on_earth = -180 <= west < east <= 180 and -90 <= south < north <= 90
    except ValueError:
        on_earth = False
    if not on_earth:
        text = ",".join(f"{edge:g}" for edge in edges)
        raise UsageError(f'"{text}" is no box on the Earth', "give --bbox W,S,E,N in degrees, west before east")
    return west, south, east, north


def _question(api: str, box: Box, dates: str | None, max_cloud: float, limit: int) -> dict[str, Any]:
    if urlsplit(api).scheme not in ("http", "https"):
        raise UsageError(
            f'"{api}" is no address of a STAC API', f"give --api https://…, or leave it out for {host(API)}"
        )
    body: dict[str, Any] = {
        "collections": [COLLECTION],
        "bbox": box,
        "limit": limit,
        "query": {"eo:cloud_cover": {"lte": max_cloud}},
        "sortby": [{"field": "properties.datetime", "direction": "desc"}],
    }
    if dates is not None:
        body["datetime"] = dates
    return body


def _page(api: str, place: str, body: object) -> tuple[list[dict[str, Any]], tuple[str | None, Any]]:
    """Items, and where the next ones are asked for with which body; no place after the last."""
    try:
        found = json.loads(fetch(place, body))
        items = [item for item in found["features"] if item["type"] == "Feature"]
        links = [link for link in found.get("links") or () if link.get("rel") == "next"]
        following = _following(place, body, links[0]) if links else (None, None)
    except (AttributeError, ValueError, KeyError, TypeError) as error:
        raise SourceError(f"what {host(api)} answers is no search response", "check --api") from error
    return items, following


def _following(place: str, body: object, link: dict[str, Any]) -> tuple[str | None, Any]:
    """The next page, as the API's link tells it."""
    address = urljoin(place, str(link["href"]))
    if urlsplit(address).scheme not in ("http", "https"):
        raise ValueError(address)
    if str(link.get("method", "GET")).upper() != "POST":
        return address, None
    told = link.get("body") or {}
    return address, {**body, **told} if link.get("merge") and isinstance(body, dict) else told


def _facts(item: dict[str, Any]) -> dict[str, Any]:
    facts = item.get("properties")
    return facts if isinstance(facts, dict) else {}


def _paths(folder: Path, items: Sequence[dict[str, Any]]) -> list[Path]:
    """A file for each item, called after it."""
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise TargetError(f"{folder} cannot be made ({error.strerror})", "give another folder") from error
    names: dict[str, None] = {}
    for item in items:
        stem = _UNFIT.sub("_", str(item.get("id") or "item")).lstrip(".")[:100] or "item"
        tries = (stem if number == 1 else f"{stem}_{number}" for number in count(1))
        names[next(name for name in tries if name not in names)] = None
    return [folder / f"{name}.json" for name in names]


def _write_hit(path: Path, item: dict[str, Any]) -> dict[str, Any]:
    _write(path, item)
    facts = _facts(item)
    cloud = facts.get("eo:cloud_cover")
    return {
        "id": str(item.get("id") or path.stem),
        "datetime": None if facts.get("datetime") is None else str(facts["datetime"]),
        "cloud_percent": float(cloud) if isinstance(cloud, (int, float)) else None,
        "item": str(path),
    }


def _covers(item: dict[str, Any], box: Box) -> bool:
    bounds = item.get("bbox")
    if not isinstance(bounds, list) or len(bounds) != 4:
        return False
    west, south, east, north = bounds
    return bool(west <= box[0] and south <= box[1] and east >= box[2] and north >= box[3])


def _write(path: Path, item: dict[str, Any]) -> None:
    """The item with whole addresses: what is relative is so to the item's own place, not to the file."""
    links = [link for link in item.get("links") or () if isinstance(link, dict) and link.get("rel") == "self"]
    if links:
        for asset in (item.get("assets") or {}).values():
            asset["href"] = urljoin(str(links[0].get("href")), str(asset.get("href")))
    try:
        path.write_text(json.dumps(item), encoding="utf-8")
    except OSError as error:
        raise TargetError(
            f"{path} cannot be written ({error.strerror})", "free some space, or check the folder"
        ) from error


def main(arguments: Sequence[str] | None = None) -> int:
    """Finds a scene, writes its item to a file, and prints the box.

    Returns:
        0 done, 1 failed, 2 wrong usage.
    """
    parser = _Parser(prog="scripts/demo --real", allow_abbrev=False)
    parser.add_argument("--bbox", default=",".join(map(str, BBOX)), metavar="W,S,E,N", help="degrees")
    parser.add_argument("--date", metavar="YYYY-MM-DD[/YYYY-MM-DD]", help="a day or a span")
    parser.add_argument("--max-cloud", type=float, default=MAX_CLOUD, metavar="PERCENT", help="of the whole scene")
    parser.add_argument("--api", default=API, metavar="URL", help="address of a STAC API")
    parser.add_argument("--item", type=Path, required=True, metavar="FILE", help="where the item is written")
    # A box that begins in the west of Greenwich looks like an option.
    given = _joined(sys.argv[1:] if arguments is None else list(arguments))
    try:
        told = parser.parse_args(given)
        box = parse_bbox(told.bbox)
        dates = None if told.date is None else parse_dates(told.date)
        item = find_item(told.api, box, dates, told.max_cloud)
        _write(told.item, item)
    except CloudmaskError as error:
        print(f"error: {error}", file=sys.stderr)  # noqa: T201 - a command
        return 2 if isinstance(error, UsageError) else 1
    print(",".join(f"{edge:g}" for edge in box))  # noqa: T201 - for the script
    facts = item.get("properties") or {}
    cloud = facts.get("eo:cloud_cover")
    seen = f"{item.get('id')}, {facts.get('datetime')}, {cloud if cloud is None else round(cloud)} % cloud"
    print(f"   {seen}", file=sys.stderr)  # noqa: T201 - for people
    return 0


def _joined(arguments: list[str]) -> list[str]:
    joined: list[str] = []
    for argument in arguments:
        if joined and joined[-1] == "--bbox":
            joined[-1] = f"--bbox={argument}"
        else:
            joined.append(argument)
    return joined


class _Parser(argparse.ArgumentParser):
    def error(self, message: str) -> NoReturn:
        raise UsageError(message, "see scripts/demo --help")


if __name__ == "__main__":
    sys.exit(main())
