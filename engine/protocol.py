"""What the plugin and the worker say to each other; the one definition for both sides.

A message is one JSON object in one line of ASCII, written and read as bytes. The worker says `hello` first; then the
client sends requests, and the worker answers each of them with any number of `progress`, `warning` and `temporaries`
and, last, with one `result` or `error`. Fields that a side does not know are ignored, so that a newer one may add some.

Standard library only and Python 3.9, as QGIS imports this.
"""

from __future__ import annotations

import collections.abc
import json
import os
import re
from dataclasses import MISSING, dataclass, fields
from math import isfinite
from pathlib import Path
from typing import Any, ClassVar, Dict, Iterable, List, Mapping, Optional, Tuple, Type, Union, get_type_hints
from typing import get_args as _arguments
from typing import get_origin as _origin

from .errors import CloudmaskError

VERSION = "1.2"
"""Major and minor: another major version is not understood, another minor one is."""

MOST_BYTES = 16 * 1024 * 1024
"""Of a line: far more than any message has, and little enough to hold."""

TEMPORARY_PREFIX = ".cloudmask-"
"""Names of files that are being written begin so (`output.files`)."""


class ProtocolError(CloudmaskError, ValueError):
    """A line that is damaged, too long, of another version, or no message that this side knows.

    Args:
        sentence: What is wrong with it.
        hint: What to do about it.
        id: Of the request that it belongs to, where that could be read.
    """

    kind = "protocol"

    def __init__(
        self,
        sentence: str,
        hint: Optional[str] = None,
        id: Optional[str] = None,  # noqa: A002 - the field's name
    ) -> None:
        super().__init__(sentence, hint)
        self.id = id


class VersionError(ProtocolError):
    """The other side speaks another major version."""


# Fields of requests are named like the parameters of the function that does it, and mean the same. Paths are absolute,
# as the two sides need not stand in the same folder.


@dataclass(frozen=True)
class InfoRequest:
    """What is recognised of a scene; the result is that of `cloudmask info --json`. See `engine.open_scene`."""

    type: ClassVar[str] = "info"
    id: str
    source: Tuple[str, ...]
    level: Optional[str] = None
    offset: Optional[float] = None
    scale: Optional[float] = None
    bands: Optional[Mapping[str, int]] = None


@dataclass(frozen=True)
class MaskRequest:
    """A mask; the result is the report. See `engine.mask`."""

    type: ClassVar[str] = "mask"
    id: str
    source: Tuple[str, ...]
    output: str
    model: Optional[str] = None
    prompts: Optional[Tuple[str, ...]] = None
    device: str = "auto"
    precision: str = "auto"
    resolution: Optional[float] = None
    aoi: Optional[str] = None
    aoi_crs: Optional[str] = None
    level: Optional[str] = None
    offset: Optional[float] = None
    scale: Optional[float] = None
    bands: Optional[Mapping[str, int]] = None
    all_bands: bool = False
    thresholds: Optional[Mapping[str, float]] = None
    buffer_clouds: float = 0.0
    buffer_shadows: float = 0.0
    min_area: float = 0.0
    probabilities: Optional[str] = None
    polygons: Optional[str] = None
    report: Optional[str] = None
    quicklook: Optional[str] = None
    stac: Optional[str] = None
    style: Optional[str] = None
    overwrite: bool = False


@dataclass(frozen=True)
class RefineRequest:
    """Another mask from stored probabilities; the result is its report. See `engine.refine`."""

    type: ClassVar[str] = "refine"
    id: str
    probabilities: str
    output: str
    thresholds: Optional[Mapping[str, float]] = None
    buffer_clouds: float = 0.0
    buffer_shadows: float = 0.0
    min_area: float = 0.0
    report: Optional[str] = None
    overwrite: bool = False


@dataclass(frozen=True)
class PreviewRequest:
    """What `refine` would draw of a part, as coarse as it is shown; see `engine.preview.preview`, also for the result.

    Attributes:
        bounds: Least x, least y, most x and most y in the coordinate system of the probabilities.
        width: Pixels that are wanted at most, from side to side.
        height: The same from top to bottom.
    """

    type: ClassVar[str] = "preview"
    id: str
    probabilities: str
    output: str
    bounds: Tuple[float, ...]
    width: int
    height: int
    thresholds: Optional[Mapping[str, float]] = None
    buffer_clouds: float = 0.0
    buffer_shadows: float = 0.0
    min_area: float = 0.0


@dataclass(frozen=True)
class ApplyRequest:
    """A raster without its clouds; the result is that of `cloudmask apply --json`. See `engine.apply`.

    `classes` is None for the function's own choice.
    """

    type: ClassVar[str] = "apply"
    id: str
    mask: str
    raster: str
    output: str
    classes: Optional[Tuple[str, ...]] = None
    buffer: float = 0.0
    nodata: Optional[float] = None
    tiled: bool = False
    overwrite: bool = False


@dataclass(frozen=True)
class ZonesRequest:
    """How cloudy polygons are; the result is that of `cloudmask zones --json`. See `engine.zones`."""

    type: ClassVar[str] = "zones"
    id: str
    mask: str
    polygons: str
    output: str
    exact: bool = True
    layer: Optional[str] = None
    id_field: Optional[str] = None
    overwrite: bool = False


@dataclass(frozen=True)
class SearchRequest:
    """Scenes that a STAC API knows. See `engine.search.search`.

    The result is a list, newest first, of objects with `id`, `datetime`, `cloud_percent` and `item`, which is the path
    of the item's JSON in the folder.

    Attributes:
        bbox: West, south, east and north in degrees.
        folder: Where the items are written.
        api: Address of the API; None for the engine's own choice.
        dates: `YYYY-MM-DD`, or two of them with a slash between; None for any time.
        max_cloud: Percent of the whole scene.
        limit: How many scenes there are at most.
    """

    type: ClassVar[str] = "search"
    id: str
    bbox: Tuple[float, ...]
    folder: str
    api: Optional[str] = None
    dates: Optional[str] = None
    max_cloud: float = 100.0
    limit: int = 100


@dataclass(frozen=True)
class ModelsRequest:
    """The cards of all models; the result is that of `cloudmask models list --json`."""

    type: ClassVar[str] = "models"
    id: str


@dataclass(frozen=True)
class DownloadRequest:
    """A published model's files; the result is its card, as `cloudmask models show --json` prints it.

    See `engine.download_model`. Files that are there already are not fetched again.

    Attributes:
        model: Its id.
        source: A folder that holds the files; None to fetch them where they are published.
        accept_licence: Whether the user has agreed to a licence that does not allow every use.
    """

    type: ClassVar[str] = "download"
    id: str
    model: str
    source: Optional[str] = None
    accept_licence: bool = False


@dataclass(frozen=True)
class DoctorRequest:
    """Whether all is well, and which devices there are; the result is that of `cloudmask doctor --json`."""

    type: ClassVar[str] = "doctor"
    id: str


@dataclass(frozen=True)
class CancelRequest:
    """Ends the request with this id, running or waiting, which then fails with the kind `cancelled`.

    It has no answer of its own; where the request is done already, it comes too late and nothing happens.
    """

    type: ClassVar[str] = "cancel"
    id: str


@dataclass(frozen=True)
class Hello:
    """The worker's first line.

    Attributes:
        engine: Version of the engine.
        python: Version of Python.
        torch: Version of torch.
        devices: Names of devices; None where nobody has looked yet, which takes seconds: `doctor` does.
        protocol: Version of this protocol.
    """

    type: ClassVar[str] = "hello"
    engine: str
    python: str
    torch: Optional[str] = None
    devices: Optional[Tuple[str, ...]] = None
    protocol: str = VERSION


@dataclass(frozen=True)
class Progress:
    """How far a request is, at most ten times a second and at each new stage; see `engine.progress`."""

    type: ClassVar[str] = "progress"
    id: str
    stage: str
    done: int
    total: int
    rate: float


@dataclass(frozen=True)
class Warning:  # noqa: A001 - the message's name; Python's own is not used here
    """A sentence that the user should see, before the result, which has them all as well."""

    type: ClassVar[str] = "warning"
    id: str
    sentence: str


@dataclass(frozen=True)
class Temporaries:
    """Hidden files that a request is about to write; said before they exist.

    The worker removes or renames them itself. Who has killed it calls `remove_temporaries` with all that it has heard.
    """

    type: ClassVar[str] = "temporaries"
    id: str
    paths: Tuple[str, ...]


@dataclass(frozen=True)
class Result:
    """A request is done.

    Attributes:
        id: The request's.
        document: What the command line prints with `--json`.
    """

    type: ClassVar[str] = "result"
    id: str
    document: Any


@dataclass(frozen=True)
class Error:
    """A request has failed, and nothing of it is left; or, without an id, a line was not understood.

    Attributes:
        kind: One of `engine.errors`, or `protocol`; `environment` where the engine's Python lacks something;
            `unforeseen` for the rest.
        sentence: What is wrong, without a full stop.
        hint: What to do about it, or None.
        id: The request's.
        detail: For a bug report, of several lines, or None.
    """

    type: ClassVar[str] = "error"
    kind: str
    sentence: str
    hint: Optional[str] = None
    id: Optional[str] = None
    detail: Optional[str] = None


Job = Union[
    InfoRequest,
    MaskRequest,
    RefineRequest,
    PreviewRequest,
    ApplyRequest,
    ZonesRequest,
    SearchRequest,
    ModelsRequest,
    DownloadRequest,
    DoctorRequest,
]
Request = Union[Job, CancelRequest]
Answer = Union[Hello, Progress, Warning, Temporaries, Result, Error]
_Class = Type[Any]

_REQUESTS: Dict[str, _Class] = {each.type: each for each in _arguments(Request)}
_ANSWERS: Dict[str, _Class] = {each.type: each for each in _arguments(Answer)}
_HINTS = {name: get_type_hints(each) for name, each in {**_REQUESTS, **_ANSWERS}.items()}


def encode(message: Union[Request, Answer]) -> bytes:
    """One line, with its end.

    Raises:
        ProtocolError: The message holds what JSON has not, such as NaN, or is too long.
    """
    values = {field.name: getattr(message, field.name) for field in fields(message)}
    document = {"type": message.type, "protocol": VERSION, **values}
    try:
        line = json.dumps(document, ensure_ascii=True, allow_nan=False, separators=(",", ":")).encode("ascii")
    except (TypeError, ValueError, RecursionError) as error:
        raise ProtocolError(f"a message of the type {message.type} cannot be written ({error})") from error
    if len(line) > MOST_BYTES:
        raise _too_long()
    return line + b"\n"


def decode_request(line: bytes) -> Request:
    """What the client wants.

    Raises:
        ProtocolError: The line is damaged, of another version, or no request.
    """
    request: Request = _decode(line, _REQUESTS, "request")
    return request


def decode_answer(line: bytes) -> Answer:
    """What the worker says.

    Raises:
        ProtocolError: The line is damaged, of another version, or no answer.
    """
    answer: Answer = _decode(line, _ANSWERS, "answer")
    return answer


class LineBuffer:
    """Makes lines of bytes that come in arbitrary pieces, and holds no more than one line of the longest kind."""

    def __init__(self) -> None:
        self._pending = bytearray()

    def feed(self, piece: bytes) -> List[bytes]:
        """Takes a piece; returns the lines that it ends. Of a line that is too long, so much is kept as shows it."""
        *ended, rest = piece.split(b"\n")
        lines = []
        for part in ended:
            self._keep(part)
            lines.append(bytes(self._pending))
            self._pending.clear()
        self._keep(rest)
        return [line for line in lines if line.strip()]

    def _keep(self, part: bytes) -> None:
        self._pending += part[: MOST_BYTES + 1 - len(self._pending)]


def remove_temporaries(paths: Iterable[str]) -> List[str]:
    """Removes what a worker that was killed has left.

    Args:
        paths: As `Temporaries` has named them; whatever else was written for them begins with their names.

    Returns:
        Those that could not be removed, and why not.
    """
    problems = []
    for path in map(Path, paths):
        if not path.name.startswith(TEMPORARY_PREFIX) or not path.parent.is_dir():
            continue
        for each in os.scandir(path.parent):
            if each.name.startswith(path.name):
                try:
                    Path(each.path).unlink()
                except FileNotFoundError:
                    pass
                except OSError as error:
                    problems.append(f"'{each.path}' cannot be removed ({error.strerror})")
    return problems


COMPUTING = {
    "GLIBC_TUNABLES": "glibc.malloc.hugetlb=1",
    "MALLOC_MMAP_THRESHOLD_": "4294967296",
    "MALLOC_TRIM_THRESHOLD_": "17179869184",
    "OMP_WAIT_POLICY": "PASSIVE",
}
"""Environment of a process that computes, where the C library is glibc: see `engine.relaunch`."""


def computing_settings(present: Mapping[str, str]) -> Dict[str, str]:
    """What an environment lacks of `COMPUTING`; what the user has set already is left alone."""
    try:
        library = os.confstr("CS_GNU_LIBC_VERSION") or ""
    except (AttributeError, OSError, ValueError):  # no such function on Windows, no such name on macOS
        library = ""
    if not library.startswith("glibc"):
        return {}
    return {name: value for name, value in COMPUTING.items() if name not in present}


def without_secrets(text: str) -> str:
    """A text with addresses in it, without their queries and user names, which may hold keys."""
    text = re.sub(r"(://[^\s'\"?]*)\?[^\s'\"]*", r"\1?…", text)
    return re.sub(r"://[^\s'\"/@]+@", "://", text)


def _decode(line: bytes, known: Mapping[str, _Class], what: str) -> Any:  # noqa: ANN401 - one of `known`
    values = _parse(line)
    identity = values.get("id")
    identity = identity if isinstance(identity, str) else None
    _check_version(values.get("protocol", VERSION), identity)
    name = values.get("type")
    if not isinstance(name, str) or name not in known:
        raise ProtocolError(f"{str(name)[:60]!r} is no {what} that this side knows", _UPDATE, identity)
    chosen = {}
    message = known[name]
    hints = _HINTS[name]
    for field in fields(message):
        if field.name in values:
            try:
                chosen[field.name] = _fit(values[field.name], hints[field.name])
            except (TypeError, OverflowError):
                sentence = f"'{field.name}' of a message of the type {name} is no {_told(hints[field.name])}"
                raise ProtocolError(sentence, None, identity) from None
        elif field.default is MISSING:
            raise ProtocolError(f"a message of the type {name} lacks '{field.name}'", None, identity)
    return message(**chosen)


def _parse(line: bytes) -> Dict[str, Any]:
    if len(line) > MOST_BYTES:
        raise _too_long()
    try:
        values = json.loads(line.decode("ascii"), parse_constant=_refuse_constant, parse_float=_finite)
    except (ValueError, RecursionError) as error:
        raise ProtocolError(f"a line is no JSON in ASCII ({error})") from None
    if not isinstance(values, dict):
        raise ProtocolError("a line is JSON, but no object")
    return values


_UPDATE = "update the plugin and the engine to the same version"


def _check_version(version: object, identity: Optional[str]) -> None:
    told = version if isinstance(version, str) else ""
    if told.split(".")[0] != VERSION.split(".", maxsplit=1)[0]:
        sentence = (
            f"plugin and engine do not fit together: one speaks protocol {VERSION}, the other {str(version)[:20]}"
        )
        raise VersionError(sentence, _UPDATE, identity)


def _too_long() -> ProtocolError:
    return ProtocolError(f"a line is longer than {MOST_BYTES} bytes")


def _refuse_constant(name: str) -> float:
    raise ValueError(f"{name} is no number of JSON")


def _finite(text: str) -> float:
    number = float(text)
    if not isfinite(number):
        raise ValueError(f"{text[:20]} is too large a number")
    return number


def _fit(value: Any, hint: Any) -> Any:  # noqa: ANN401 - whatever JSON holds
    """The value as the field has it: lists as tuples, whole numbers as floats.

    Raises:
        TypeError: It is of another kind.
        OverflowError: It is a whole number that no float holds.
    """
    origin, inner = _origin(hint), _arguments(hint)
    if hint is Any or (origin is Union and value is None):
        return value
    if origin is Union:  # `Optional` is the only one
        return _fit(value, inner[0])
    if origin is tuple and isinstance(value, list):
        return tuple(_fit(each, inner[0]) for each in value)
    if origin is collections.abc.Mapping and isinstance(value, dict):
        return {key: _fit(each, inner[1]) for key, each in value.items()}
    if hint is float and type(value) in (int, float):
        return float(value)
    if origin is None and type(value) is hint:
        return value
    raise TypeError


def _told(hint: Any) -> str:  # noqa: ANN401 - whatever a type is written as
    names = {str: "text", int: "whole number", float: "number", bool: "true or false"}
    origin, inner = _origin(hint), _arguments(hint)
    if origin is Union:
        return _told(inner[0])
    if origin is tuple:
        return f"list of {_told(inner[0])}"
    if origin is collections.abc.Mapping:
        return f"object of {_told(inner[1])}"
    return names.get(hint, "value")
