"""What a mask tells about its making: TIFF tags that stay with the file wherever it goes."""

from __future__ import annotations

import json
import os
from collections.abc import Mapping, Sequence
from datetime import datetime, timezone
from pathlib import PurePath, PureWindowsPath

from ..errors import SourceError, UsageError
from ..legend import CLOUD_LEGEND, Legend
from ..prompts import check_prompts
from ..version import __version__

PREFIX = "CLOUDMASK_"

PROMPTS = PREFIX + "PROMPTS"
"""Tag of files whose classes are what somebody has asked for in words: a list of texts as JSON."""


def creation_time() -> datetime:
    """Now in whole seconds and UTC, or the time that `SOURCE_DATE_EPOCH` gives for files that are to be reproduced.

    Raises:
        UsageError: `SOURCE_DATE_EPOCH` is no number of seconds.
    """
    epoch = os.environ.get("SOURCE_DATE_EPOCH")
    if not epoch:
        return datetime.now(timezone.utc).replace(microsecond=0)
    try:
        return datetime.fromtimestamp(int(epoch), timezone.utc)
    except (ValueError, OverflowError, OSError) as error:
        raise UsageError(
            f"SOURCE_DATE_EPOCH is '{epoch}', which is no time", "give whole seconds since 1970 or unset it"
        ) from error


def timestamp(moment: datetime) -> str:
    """A moment as `2024-06-01T10:20:30Z`; one without a zone counts as UTC."""
    moment = moment.replace(tzinfo=timezone.utc) if moment.tzinfo is None else moment.astimezone(timezone.utc)
    return moment.isoformat(timespec="milliseconds" if moment.microsecond else "seconds").replace("+00:00", "Z")


def file_name(source: str | PurePath) -> str:
    """The last part of a path or address: whole paths tell about people's machines and mean nothing elsewhere."""
    return PureWindowsPath(str(source).split("?", 1)[0]).name or str(source)


def plain_number(value: float) -> str:
    """A number without superfluous digits: `10`, `-1000`, `0.5`."""
    return f"{value:.12g}"


def provenance_tags(
    *,
    model: str,
    model_sha256: str,
    source: str | PurePath,
    bands: Sequence[str],
    level: str | None,
    offset: float | Mapping[str, float | None] | None,
    offset_from: str | None,
    resolution: float | None,
    device: str,
    precision: str,
    prompts: Sequence[str] = (),
    created: datetime | None = None,
) -> dict[str, str]:
    """The tags of a mask.

    Args:
        model: The model's id.
        model_sha256: Digest of its weights.
        source: The scene; only its file name is kept.
        bands: Names of the bands that the model was given, in its order.
        level: `L1C`, `L2A`, `RGB8` or None if unknown.
        offset: Added to digital numbers, for all bands or by band; None if unknown.
        offset_from: Where the offset was found.
        resolution: Metres per pixel, None if unknown.
        device: What the model ran on.
        precision: Number format that it ran in.
        prompts: What was asked for in words, if anything.
        created: When; None for `creation_time()`.

    Returns:
        Tag names and values; what is unknown has the value `unknown`.
    """
    created = creation_time() if created is None else created
    own = {
        "VERSION": __version__,
        "MODEL": model,
        "MODEL_SHA256": model_sha256,
        "SOURCE": file_name(source),
        "BANDS": ",".join(bands),
        "LEVEL": level or "unknown",
        "OFFSET": _offset_text(offset),
        "OFFSET_FROM": offset_from or "unknown",
        "RESOLUTION": _known(resolution),
        "DEVICE": device,
        "PRECISION": precision,
    }
    return {
        **{PREFIX + key: value for key, value in own.items()},
        **({PROMPTS: json.dumps(list(prompts), ensure_ascii=False)} if prompts else {}),
        "TIFFTAG_SOFTWARE": f"cloudmask {__version__}",
        **creation_tags(created),
    }


def legend_of(tags: Mapping[str, str], name: str) -> Legend:
    """What the codes of a file mean, by its tags.

    Args:
        tags: Tags of the dataset.
        name: The file's.

    Raises:
        SourceError: They say that somebody has asked for something in words, but not what.
    """
    if PROMPTS not in tags:
        return CLOUD_LEGEND
    try:
        told = json.loads(tags[PROMPTS])
        return Legend.of(check_prompts(told if isinstance(told, list) else []))
    except (ValueError, RecursionError) as error:
        raise SourceError(
            f"the tag {PROMPTS} of {name} is damaged, so that nobody knows its classes", "make it again"
        ) from error


def creation_tags(created: datetime) -> dict[str, str]:
    """The tags that say when a file was made: ours, and TIFF's own."""
    return {
        PREFIX + "CREATED": timestamp(created),
        "TIFFTAG_DATETIME": created.astimezone(timezone.utc).strftime("%Y:%m:%d %H:%M:%S"),
    }


def _offset_text(offset: float | Mapping[str, float | None] | None) -> str:
    """One number where all bands have the same, else `B02=-1000,B03=-900`."""
    if not isinstance(offset, Mapping):
        return _known(offset)
    if len(set(offset.values())) == 1:
        return _known(next(iter(offset.values())))
    return ",".join(f"{band}={_known(value)}" for band, value in offset.items()) or "unknown"


def _known(number: float | None) -> str:
    return "unknown" if number is None else plain_number(number)
