"""How much of each polygon a scene shows: what is asked of the engine for it, and what its answers tell.

No window is needed here. What is done with a scene is written once, as a generator of requests: the dock sends them and
goes on when a signal brings the answer, a Processing algorithm waits for each.
"""

from __future__ import annotations

import csv
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any, Callable, Dict, Generator, List, Mapping, NamedTuple, Optional, Tuple

from ...engine import protocol
from ..failure import Failure, FailureError
from ..translate import tr
from .zones import Zone, Zones

if TYPE_CHECKING:
    from ..scenes.scene import SceneRef
    from ..worker.client import WorkerClient

DIGITS = 2
"""Decimals of percentages: more than a look at coarse pixels can promise, and no share gets lost by rounding."""

_CURELESS = ("cancelled", "environment", "start", "protocol", "model", "device")
"""Kinds of failures that every other scene would have as well."""
_BEYOND = (("usage", "the area lies outside the scene"), ("source", "no polygon of "))
"""How the engine begins to say that no polygon touches the scene (`engine.area`, `engine.zone_statistics`)."""


class Shares(NamedTuple):
    """Percentages of a polygon's whole area, 100 together."""

    clear: float
    thin_cloud: float
    thick_cloud: float
    cloud_shadow: float
    nodata: float


NOTHING = Shares(0.0, 0.0, 0.0, 0.0, 100.0)
"""Of a polygon that the scene does not show."""


@dataclass(frozen=True)
class UsableRow:
    """What a scene shows of a polygon.

    Attributes:
        scene: Its place in the list of scenes, from 0.
        name: The scene's name.
        date: Its day, `YYYY-MM-DD`; None where nothing tells it.
        zone: The polygon's place, from 0; None where the scene could not be looked at, which is one row for all.
        polygon: The polygon's id; empty for such a row.
        area: Of the polygon, square metres.
        shares: Percentages; None where they are not known.
        problem: Why not, or what else is to be known; empty where all is well.
    """

    scene: int
    name: str
    date: Optional[str]
    zone: Optional[int]
    polygon: str
    area: float
    shares: Optional[Shares]
    problem: str = ""


@dataclass(frozen=True)
class Look:
    """How scenes are looked at.

    Attributes:
        resolution: Metres per pixel.
        model: Id of a card; None for the engine's own choice.
        device: `auto`, or the name of a device.
    """

    resolution: float
    model: Optional[str] = None
    device: str = "auto"


@dataclass(frozen=True)
class SceneResult:
    """What came of a scene.

    Attributes:
        rows: One a polygon, or one for all where it could not be looked at.
        warnings: Of the engine.
    """

    rows: Tuple[UsableRow, ...]
    warnings: Tuple[str, ...] = ()


class Ask(NamedTuple):
    """A request, and the settings of the process that does it."""

    request: protocol.Job
    environment: Mapping[str, str]


Steps = Generator[Ask, Mapping[str, Any], SceneResult]
"""Yields what is asked, is sent the answers (or gets a `FailureError` thrown in), and returns what came of it."""


def assess_scene(index: int, scene: SceneRef, zones: Zones, look: Look, folder: Path) -> Steps:
    """Looks at one scene.

    Args:
        index: The scene's place in the list.
        scene: The scene.
        zones: The polygons.
        look: How.
        folder: For temporary files, of which none is left.

    Raises:
        FailureError: What would be wrong with every other scene, too, or the run was cancelled.
    """
    mask, table = folder / f"{index}.tif", folder / f"{index}.csv"
    date = scene.date
    try:
        report = yield Ask(_mask_request(scene, zones, look, mask), scene.source.environment)
        date = date or _day(report.get("datetime"))
        # In the same environment: another one would start another process.
        yield Ask(
            protocol.ZonesRequest(id="", mask=str(mask), polygons=str(zones.file), output=str(table)),
            scene.source.environment,
        )
        found = _read_table(table)
    except FailureError as error:
        if error.failure.kind in _CURELESS:
            raise
        if not _is_beyond(error.failure):
            return SceneResult((UsableRow(index, scene.name, date, None, "", 0.0, None, error.failure.text),))
        problem = tr("The scene shows none of the polygons.")
        rows = [_row(index, scene, date, place, zone, NOTHING, problem) for place, zone in enumerate(zones.zones)]
        return SceneResult(tuple(rows))
    finally:
        for each in folder.glob(f"{index}.*"):
            each.unlink()
    rows = []
    for place, zone in enumerate(zones.zones):
        shares = found.get(place + 1)
        problem = "" if shares is not None else tr("The polygon has no area in the scene's coordinate system.")
        rows.append(_row(index, scene, date, place, zone, shares, problem))
    return SceneResult(tuple(rows), tuple(map(str, report.get("warnings") or ())))


def follow(steps: Steps, client: WorkerClient, poll: Callable[[Optional[protocol.Progress]], bool]) -> SceneResult:
    """Asks what the steps ask, and waits for each answer; in any thread.

    Args:
        steps: Of a scene.
        client: Of the engine.
        poll: Called about ten times a second; returns True to cancel.

    Raises:
        FailureError: It goes no further, or was cancelled.
    """
    try:
        ask = next(steps)
        while True:
            try:
                document = client.submit(ask.request, ask.environment).wait(poll)
            except FailureError as error:
                ask = steps.throw(error)
            else:
                ask = steps.send(document)
    except StopIteration as end:
        return end.value


def best_scene(rows: List[UsableRow]) -> Optional[Tuple[UsableRow, float]]:
    """A row of the scene that shows most of all polygons together, and how many per cent of their area it shows.

    Of scenes that show the same, the latest; None where no scene could be looked at.
    """
    scenes: Dict[int, List[UsableRow]] = {}
    for row in rows:
        if row.shares is not None:
            scenes.setdefault(row.scene, []).append(row)
    means = [(mean_shares(of_scene).clear, of_scene[0].date or "", of_scene[0]) for of_scene in scenes.values()]
    if not means:
        return None
    clear, _, row = max(means, key=lambda each: each[:2])
    return row, clear


def mean_shares(rows: List[UsableRow]) -> Shares:
    """Shares of all the rows' polygons together, by their areas."""
    known = [(row.area, row.shares) for row in rows if row.shares is not None]
    whole = sum(area for area, _ in known)
    if whole <= 0:
        return NOTHING
    means = (sum(area * shares[place] for area, shares in known) / whole for place in range(len(NOTHING)))
    return _rounded(means)


def _mask_request(scene: SceneRef, zones: Zones, look: Look, mask: Path) -> protocol.MaskRequest:
    answers = scene.answers
    return protocol.MaskRequest(
        id="",
        source=scene.source.paths,
        output=str(mask),
        model=look.model,
        device=look.device,
        resolution=look.resolution,
        aoi=zones.frame(look.resolution),
        aoi_crs=zones.crs_text(),
        level=answers.level,
        offset=answers.offset,
        scale=answers.scale,
        bands=answers.bands,
    )


def _row(
    index: int, scene: SceneRef, date: Optional[str], place: int, zone: Zone, shares: Optional[Shares], problem: str
) -> UsableRow:
    return UsableRow(index, scene.name, date, place, zone.id, zone.area, shares, problem)


def _is_beyond(failure: Failure) -> bool:
    return any(failure.kind == kind and failure.sentence.startswith(words) for kind, words in _BEYOND)


def _day(time: object) -> Optional[str]:
    return str(time)[:10] if time else None


def _read_table(path: Path) -> Dict[int, Shares]:
    """Shares by the polygons' numbers in their file; polygons without an area have none."""
    with path.open(encoding="utf-8", newline="") as file:
        rows = [row for row in csv.DictReader(file) if row["outside_percent"]]
    return {int(row["zone"]): _shares(row) for row in rows}


def _shares(row: Mapping[str, str]) -> Shares:
    """Of the whole polygon: the table's are of the part with data."""
    there = 100.0 - _number(row["outside_percent"]) - _number(row["nodata_percent"])
    classes = [there / 100 * _number(row[f"{name}_percent"]) for name in Shares._fields[:-1]]
    return _rounded((*classes, 100.0 - sum(classes)))


def _number(text: str) -> float:
    return float(text or 0.0)


def _rounded(shares: Any) -> Shares:  # noqa: ANN401 - any numbers
    """Rounded so that they are 100 together: what is missing or too much falls to the largest."""
    parts = [round(max(0.0, each), DIGITS) for each in shares]
    largest = parts.index(max(parts))
    parts[largest] = round(parts[largest] + 100.0 - sum(parts), DIGITS)
    return Shares(*parts)
