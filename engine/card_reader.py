"""Reads a model's card and checks every field of it. Standard library only and Python 3.9, as in `cards`."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from .cards import RULES, Card, CardFile, Caution, Decision, Inputs, SurfaceErrors
from .classes import CLASSES
from .errors import ModelError
from .sentinel2 import BAND_NAMES, LEVELS, VISIBLE

CARD = "card.json"
SUMS = "SHA256SUMS"
REVISION = "# revision "
"""Begins the line of `SHA256SUMS` that says which revision; a check of sums takes it for a comment."""

_ID = re.compile(r"[A-Za-z0-9_][\w.-]*", re.ASCII)
_REPOSITORY = re.compile(rf"{_ID.pattern}/{_ID.pattern}", re.ASCII)
_KNOWN_CODES = {each.code for each in CLASSES}


def read_card(folder: Path) -> Card:
    """Reads and checks the card in a folder.

    Raises:
        ModelError: The folder holds no card, or the card is broken; the sentence names the field.
    """
    path = folder / CARD
    try:
        raw = json.loads(path.read_text(encoding="utf-8"))
    except FileNotFoundError:
        raise ModelError(f"{folder} holds no model ({CARD} is missing)") from None
    except (OSError, ValueError) as error:
        raise ModelError(f"{path} cannot be read ({error})") from error
    if not isinstance(raw, dict):
        raise ModelError(f"{path} is not a card")
    return _Reader(path, raw).card(folder)


class _Reader:
    """Takes a card apart and says which field is wrong."""

    def __init__(self, path: Path, raw: Mapping[str, Any]) -> None:
        self.path = path
        self.raw = raw

    def card(self, folder: Path) -> Card:
        digests, revision = self._sums(folder)
        files, inputs = self._files(folder, digests), self._inputs()
        return Card(
            folder=folder,
            id=self._matching("id", self._text("id"), _ID, "a name of letters, digits, dots, hyphens and underscores"),
            title=self._text("title"),
            summary=self._text("summary"),
            version=self._text("version"),
            family=self._text("family"),
            architecture=self._mapping("architecture"),
            weights=files[0].name,
            sha256=files[0].sha256 or "",
            files=files,
            base=self._weights_text("base", _ID, "the id of another model"),
            base_card=None,
            repository=self._weights_text("repository", _REPOSITORY, "a repository as owner/name"),
            revision=revision,
            approximate_bytes=self._bytes("weights.approximate_bytes", self._mapping("weights"), "approximate_bytes"),
            inputs=inputs,
            outputs=self._outputs(),
            prompts=self._prompts(),
            decision=self._decision(),
            licence=self._text("licence"),
            notice=self._text("notice") if "notice" in self.raw else None,
            cautions=tuple(self._caution(*entry, inputs) for entry in self._entries("cautions")),
            errors=tuple(self._surface_errors(*entry) for entry in self._entries("errors")),
            prefer=self._text("prefer") if "prefer" in self.raw else None,
            raw=self.raw,
        )

    def _wrong(self, field: str, wanted: str) -> ModelError:
        return ModelError(f"the field {field} of {self.path} must be {wanted}")

    def _text(self, field: str) -> str:
        return self._as_text(field, self.raw.get(field))

    def _as_text(self, field: str, value: object) -> str:
        if not isinstance(value, str) or not value.strip():
            raise self._wrong(field, "a text")
        return value

    def _mapping(self, field: str) -> Mapping[str, Any]:
        value = self.raw.get(field)
        if not isinstance(value, dict):
            raise self._wrong(field, "an object")
        return value

    def _entries(self, field: str) -> Iterator[tuple[str, Mapping[str, Any]]]:
        """The objects of a list that may be absent, each with its name for people."""
        values = self.raw.get(field, [])
        if not isinstance(values, list) or not all(isinstance(value, dict) for value in values):
            raise self._wrong(field, "a list of objects")
        for index, value in enumerate(values):
            yield f"{field}[{index}]", value

    def _weights_text(self, field: str, pattern: re.Pattern[str], wanted: str) -> str | None:
        weights = self._mapping("weights")
        return self._matching(f"weights.{field}", weights[field], pattern, wanted) if field in weights else None

    def _matching(self, field: str, value: object, pattern: re.Pattern[str], wanted: str) -> str:
        if not isinstance(value, str) or not pattern.fullmatch(value):
            raise self._wrong(field, wanted)
        return value

    def _files(self, folder: Path, digests: Mapping[str, str]) -> tuple[CardFile, ...]:
        """All files, the weights first; each with its digest, unless it is published and not there yet."""
        weights = self._mapping("weights")
        others = weights.get("files", [])
        if not isinstance(others, list) or not all(isinstance(each, dict) for each in others):
            raise self._wrong("weights.files", "absent, or a list of objects")
        listed = [("weights", weights), *((f"weights.files[{index}]", each) for index, each in enumerate(others))]
        files = tuple(self._file(field, entry, digests) for field, entry in listed)
        if len({each.name for each in files}) < len(files):
            raise self._wrong("weights.files", "a list in which no file comes twice")
        for each in files:
            awaited = ("repository" in weights or each.optional) and not (folder / each.name).is_file()
            if each.sha256 is None and not awaited:
                raise ModelError(f"{folder / SUMS} has no digest of {each.name}")
        return files

    def _file(self, field: str, entry: Mapping[str, Any], digests: Mapping[str, str]) -> CardFile:
        name = entry.get("file")
        if not isinstance(name, str) or not name or Path(name).name != name or name in (".", "..", CARD, SUMS):
            raise self._wrong(f"{field}.file", "a file name inside the card's own folder")
        path = self._as_text(f"{field}.path", entry.get("path", name))
        if path.startswith("/") or ".." in path.split("/"):
            raise self._wrong(f"{field}.path", "a path inside the repository")
        optional = entry.get("optional", False)
        if not isinstance(optional, bool) or (optional and field == "weights"):
            raise self._wrong(f"{field}.optional", "absent, true or false, and never true for the weights")
        return CardFile(name, path, self._bytes(f"{field}.bytes", entry, "bytes"), digests.get(name), optional)

    def _bytes(self, field: str, values: Mapping[str, Any], name: str) -> int | None:
        return self._whole(field, values[name]) if name in values else None

    def _sums(self, folder: Path) -> tuple[Mapping[str, str], str | None]:
        """Digests by file name, and the revision of the repository that they are of."""
        path = folder / SUMS
        try:
            lines = path.read_text(encoding="ascii").splitlines()
        except (OSError, ValueError) as error:
            raise ModelError(f"{path} cannot be read ({error})") from error
        pairs = (line.partition(" ") for line in lines)
        digests = {name.lstrip(" *"): digest.lower() for digest, _, name in pairs if len(digest) == 64}
        revisions = [line[len(REVISION) :].strip() for line in lines if line.startswith(REVISION)]
        if not all(_ID.fullmatch(each) for each in revisions) or len(revisions) > 1:
            raise ModelError(f"the revision in {path} must be one commit, branch or tag")
        return digests, revisions[0] if revisions else None

    def _bands(self, field: str, values: object) -> tuple[str, ...]:
        if not isinstance(values, list) or not all(value in BAND_NAMES for value in values):
            raise self._wrong(field, f"a list of {', '.join(BAND_NAMES)}")
        return tuple(values)

    def _inputs(self) -> Inputs:
        inputs = self._mapping("inputs")
        levels = inputs.get("levels")
        if not isinstance(levels, list) or not levels or not all(level in LEVELS for level in levels):
            raise self._wrong("inputs.levels", f"a list of {', '.join(LEVELS)}")
        required = self._bands("inputs.bands_required", inputs.get("bands_required"))
        if not set(VISIBLE) <= set(required):
            raise self._wrong("inputs.bands_required", "a list that holds red, green and blue (B04, B03, B02)")
        span = inputs.get("resolution_range")
        if not isinstance(span, list) or len(span) != 2 or not all(_positive(each) for each in span):
            raise self._wrong("inputs.resolution_range", "two positive numbers")
        numbers = {
            name: self._whole(f"inputs.{name}", inputs.get(name), least=0 if name == "overlap" else 1)
            for name in ("tile", "overlap", "multiple_of")
        }
        if numbers["tile"] % numbers["multiple_of"] or numbers["overlap"] * 2 > numbers["tile"]:
            raise self._wrong("inputs.tile", "a multiple of multiple_of and at least twice the overlap")
        if not _positive(inputs.get("native_resolution")):
            raise self._wrong("inputs.native_resolution", "a positive number")
        optional = self._bands("inputs.bands_optional", inputs.get("bands_optional"))
        default = self._bands("inputs.bands_default", inputs.get("bands_default", list(optional)))
        if not set(default) <= set(optional):
            raise self._wrong("inputs.bands_default", "absent, or a part of bands_optional")
        return Inputs(
            bands_required=required,
            bands_optional=optional,
            bands_default=default,
            levels=tuple(levels),
            native_resolution=float(inputs["native_resolution"]),
            resolution_range=(float(span[0]), float(span[1])),
            **numbers,
        )

    def _whole(self, field: str, value: object, least: int = 1) -> int:
        if not isinstance(value, int) or isinstance(value, bool) or value < least:
            raise self._wrong(field, f"a whole number from {least} on")
        return value

    def _outputs(self) -> Mapping[str, int]:
        told = self._mapping("outputs").get("classes")
        classes = dict(told) if isinstance(told, dict) else {}
        if len(classes) < 2 or not all(type(code) is int and code in _KNOWN_CODES for code in classes.values()):
            raise self._wrong("outputs.classes", "an object of class names and the codes 0 to 3")
        order = self._mapping("architecture").get("classes", list(classes))
        if not isinstance(order, list) or len(order) != len(classes) or not all(name in order for name in classes):
            raise self._wrong("architecture.classes", "absent, or a list of the names in outputs.classes")
        return classes

    def _prompts(self) -> tuple[str, ...]:
        outputs = self._mapping("outputs")
        if "prompts" not in outputs:
            return ()
        prompts = outputs["prompts"]
        told = isinstance(prompts, list) and all(isinstance(each, str) and each.strip() for each in prompts)
        if not told or len(prompts) != len(outputs["classes"]):
            raise self._wrong("outputs.prompts", "absent, or a list with a text for each class")
        return tuple(prompts)

    def _decision(self) -> Decision:
        decision = self._mapping("decision")
        if not _positive(decision.get("temperature")):
            raise self._wrong("decision.temperature", "a positive number")
        if decision.get("rule") not in RULES:
            raise self._wrong("decision.rule", f"one of {', '.join(RULES)}")
        return Decision(float(decision["temperature"]), str(decision["rule"]))

    def _caution(self, field: str, values: Mapping[str, Any], inputs: Inputs) -> Caution:
        sentence = self._as_text(f"{field}.sentence", values.get("sentence"))
        if "without" not in values:
            return Caution(sentence, ())
        without = values["without"]
        if not isinstance(without, list) or not without or not all(band in inputs.bands_optional for band in without):
            raise self._wrong(f"{field}.without", "absent, or a list of bands that the model takes and can do without")
        return Caution(sentence, tuple(without))

    def _surface_errors(self, field: str, values: Mapping[str, Any]) -> SurfaceErrors:
        for name in ("false_cloud_percent", "false_shadow_percent"):
            if not _number(values.get(name)) or not 0 <= values[name] <= 100:
                raise self._wrong(f"{field}.{name}", "a number from 0 to 100")
        return SurfaceErrors(
            surface=self._as_text(f"{field}.surface", values.get("surface")),
            bands=self._as_text(f"{field}.bands", values.get("bands")),
            false_cloud_percent=float(values["false_cloud_percent"]),
            false_shadow_percent=float(values["false_shadow_percent"]),
            chips=self._whole(f"{field}.chips", values.get("chips")),
        )


def _number(value: object) -> bool:
    return isinstance(value, (int, float)) and not isinstance(value, bool)


def _positive(value: Any) -> bool:  # noqa: ANN401 (whatever JSON holds)
    return _number(value) and 0 < value < float("inf")
