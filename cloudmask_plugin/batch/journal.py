"""What a folder of masks remembers: the list of scenes, and which file is whose mask, made how.

What is done is told by the masks and their reports themselves; without them, an entry of the journal says nothing.
"""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass, field
from hashlib import sha256
from pathlib import Path
from typing import Any, Dict, Iterable, List, Mapping, Optional, Tuple

from ...engine import protocol
from ...engine.catalog import DEFAULT_MODEL
from ..answers import Answers
from ..failure import Failure, FailureError
from ..layers import ResultFiles
from ..scenes.scene import SceneRef
from ..settings import MaskOptions
from ..sources import LayerSource
from ..targets import Targets
from ..translate import tr

FILE = "cloudmask-batch.json"
_VERSION = 1
_DIGITS = 16
_DECIDING = (
    "resolution",
    "all_bands",
    "thresholds",
    "buffer_clouds",
    "buffer_shadows",
    "min_area",
    "prompts",
    "probabilities",
    "polygons",
)
Key = Tuple[str, ...]
Settings = Mapping[str, Any]


@dataclass(frozen=True)
class Entry:
    """What was made of a scene, or was to be.

    Attributes:
        files: Names of its files by kind: `mask`, `report`, and `probabilities` and `polygons` where they are wanted.
        settings: What they were made with.
    """

    files: Mapping[str, str]
    settings: Settings


@dataclass(frozen=True)
class Finished:
    """What lies in a folder of a scene that is done."""

    files: ResultFiles
    report: Mapping[str, Any]


@dataclass
class Journal:
    """A folder's memory.

    Attributes:
        folder: Of the masks.
        listed: The list as it was last, in JSON's terms: it is written once for each scene.
        masks: By source, what was made of it.
    """

    folder: Path
    listed: List[Mapping[str, Any]] = field(default_factory=list)
    masks: Dict[Key, Entry] = field(default_factory=dict)

    @property
    def scenes(self) -> List[SceneRef]:
        """The list as it was last, without scenes that only open with a key."""
        return [_read(each) for each in self.listed]

    def keep(self, scenes: Iterable[SceneRef]) -> None:
        """Takes another list."""
        self.listed = [_written(each) for each in scenes if _can_be_kept(each.source)]

    def finished(self, scene: SceneRef, settings: Settings) -> Optional[Finished]:
        """Mask and report of a scene that is done with these settings; None for others."""
        entry = self._entry(scene, settings)
        if entry is None:
            return None
        paths = {kind: self.folder / name for kind, name in entry.files.items()}
        report = read_report(paths["report"])
        if report is None or not all(path.is_file() for path in paths.values()):
            return None
        if Path(str(report.get("mask"))).name != entry.files["mask"]:
            return None
        return Finished(ResultFiles(paths["mask"], paths.get("probabilities"), paths.get("polygons")), report)

    def unfinished(self, scene: SceneRef, settings: Settings) -> Optional[Path]:
        """The mask that a run was about to write as it was interrupted; a report beside it would be of another one."""
        entry = self._entry(scene, settings)
        if entry is None or (self.folder / entry.files["report"]).exists():
            return None
        return self.folder / entry.files["mask"]

    def note(self, scene: SceneRef, targets: Targets, settings: Settings) -> None:
        """Remembers which files are made of a scene."""
        paths = {
            "mask": targets.files.mask,
            "report": targets.report,
            "probabilities": targets.files.probabilities,
            "polygons": targets.files.polygons,
        }
        files = {kind: path.name for kind, path in paths.items() if path is not None}
        self.masks[key_of(scene.source)] = Entry(files, settings)

    def _entry(self, scene: SceneRef, settings: Settings) -> Optional[Entry]:
        entry = self.masks.get(key_of(scene.source))
        return entry if entry is not None and dict(entry.settings) == dict(settings) else None

    def write(self) -> None:
        """Writes it, whole or not at all.

        Raises:
            FailureError: The folder cannot be written.
        """
        document = {
            "version": _VERSION,
            "scenes": self.listed,
            "masks": [
                {"source": key, "files": entry.files, "settings": entry.settings} for key, entry in self.masks.items()
            ],
        }
        path = self.folder / FILE
        unfinished = self.folder / f"{protocol.TEMPORARY_PREFIX}{FILE}"
        try:
            self.folder.mkdir(parents=True, exist_ok=True)
            unfinished.write_text(json.dumps(document, ensure_ascii=False), encoding="utf-8")
            unfinished.replace(path)
        except OSError as error:
            _remove(unfinished)
            sentence = tr("the folder {path} cannot be written ({reason})").format(
                path=self.folder, reason=error.strerror
            )
            raise FailureError(
                Failure("target", sentence, tr("choose another folder for the masks, or free some space"))
            ) from error


def read_journal(folder: Path) -> Journal:
    """The memory of a folder; an empty one where there is none, or none that can be read."""
    journal = Journal(Path(folder))
    document = _json(journal.folder / FILE)
    if document.get("version") != _VERSION:
        return journal
    try:
        journal.keep(_read(each) for each in document["scenes"])
        journal.masks = {tuple(map(str, each["source"])): _entry(each) for each in document["masks"]}
    except (KeyError, TypeError, ValueError, AttributeError):
        return Journal(journal.folder)
    return journal


def key_of(source: LayerSource) -> Key:
    """What a source is known by: its paths, of which a digest takes the place of what may be a key."""
    return tuple(_without_key(path) for path in source.paths)


def settings_of(options: MaskOptions, answers: Answers) -> Settings:
    """What decides about a mask and what is written beside it, as JSON holds it.

    Args:
        options: How masks are made.
        answers: About the scene.
    """
    told = asdict(options)
    model = options.model or DEFAULT_MODEL
    settings = {**{name: told[name] for name in _DECIDING}, "model": model, "answers": asdict(answers)}
    return dict(json.loads(json.dumps(settings)))


def read_report(path: Path) -> Optional[Mapping[str, Any]]:
    """A report; None where it is not there, or damaged."""
    report = _json(path)
    return report if isinstance(report.get("classes"), dict) else None


def _without_key(path: str) -> str:
    told = protocol.without_secrets(path)
    return told if told == path else f"{told}#{sha256(path.encode()).hexdigest()[:_DIGITS]}"


def _can_be_kept(source: LayerSource) -> bool:
    """Whether a source can be opened again from a file that anybody may read: one with keys cannot."""
    return not source.environment and key_of(source) == source.paths


def _written(scene: SceneRef) -> Mapping[str, Any]:
    return {
        "name": scene.name,
        "source": list(scene.source.paths),
        "date": scene.date,
        "answers": {name: value for name, value in asdict(scene.answers).items() if value is not None},
    }


def _read(told: Mapping[str, Any]) -> SceneRef:
    name = str(told["name"])
    paths = tuple(map(str, told["source"]))
    if not paths:
        raise ValueError(name)
    date = told.get("date")
    source = LayerSource(paths, name)
    return SceneRef(name, source, date=None if date is None else str(date), answers=Answers(**told["answers"]))


def _entry(told: Mapping[str, Any]) -> Entry:
    files = {str(kind): Path(name).name for kind, name in told["files"].items()}
    if not {"mask", "report"} <= set(files):
        raise ValueError(files)
    return Entry(files, dict(told["settings"]))


def _json(path: Path) -> Dict[str, Any]:
    try:
        document = json.loads(path.read_bytes())
    except (OSError, ValueError, RecursionError):
        return {}
    return document if isinstance(document, dict) else {}


def _remove(path: Path) -> None:
    try:
        path.unlink()
    except OSError:
        return  # the folder is what cannot be written
