"""Where a run writes: names that are free, and names that are refused because QGIS has the file open."""

from __future__ import annotations

import re
import shutil
import uuid
from dataclasses import dataclass
from pathlib import Path
from typing import Iterable, Optional, Tuple

from qgis.core import QgsMapLayer, QgsProcessingUtils, QgsProject, QgsProviderRegistry

from .failure import Failure, FailureError
from .layers import ResultFiles
from .settings import MaskOptions
from .translate import tr

_UNFIT = re.compile(r'[<>:"/\\|?*\x00-\x1f]')
"""What some file system does not take."""
_LONGEST = 80


@dataclass(frozen=True)
class Targets:
    """The files of a run.

    Attributes:
        files: What becomes layers.
        report: The report, if it is kept.
        overwrite: Whether files that are there may be replaced.
        scratch: The folder that was made for them and goes with them; None where a person chose the place.
    """

    files: ResultFiles
    report: Optional[Path]
    overwrite: bool
    scratch: Optional[Path] = None

    @property
    def temporary(self) -> bool:
        """Whether the results go when QGIS ends."""
        return self.scratch is not None

    @property
    def paths(self) -> Tuple[Path, ...]:
        """All files."""
        every = (self.files.mask, self.files.probabilities, self.files.polygons, self.report)
        return tuple(each for each in every if each is not None)

    def discard(self) -> None:
        """Removes the folder that was made for this run, if one was."""
        if self.scratch is not None:
            shutil.rmtree(self.scratch, ignore_errors=True)


def choose_targets(
    name: str, options: MaskOptions, target: Optional[Path] = None, taken: Iterable[Path] = ()
) -> Targets:
    """Names for the files of a run.

    Args:
        name: The source's name.
        options: What is written, and into which folder where `target` is None.
        target: The mask's file, as a person chose it, who has agreed that it is replaced where it exists.
        taken: Files of other runs, which may not be there yet.

    Raises:
        FailureError: A file is open in QGIS or is being written, or there is no room for temporary files.
    """
    if target is not None:
        chosen = _targets(Path(target), options, overwrite=Path(target).exists())
        _refuse_open(chosen.paths)
        _refuse_taken(chosen.paths, tuple(taken))
        return chosen
    stem = f"{_fit(name)}_clouds"
    if options.folder:
        return _free(Path(options.folder), stem, options, tuple(taken))
    scratch = Path(QgsProcessingUtils.tempFolder()) / f"cloudmask-{uuid.uuid4().hex}"
    try:
        scratch.mkdir(parents=True)
    except OSError as error:
        sentence = tr("the folder for temporary files cannot be used ({reason})").format(reason=error.strerror)
        raise FailureError(Failure("target", sentence, tr("choose a folder for the output"))) from error
    return _targets(scratch / f"{stem}.tif", options, overwrite=False, scratch=scratch)


def _targets(mask: Path, options: MaskOptions, *, overwrite: bool, scratch: Optional[Path] = None) -> Targets:
    files = ResultFiles(
        mask=mask,
        probabilities=mask.with_name(f"{mask.stem}_probabilities.tif") if options.probabilities else None,
        polygons=mask.with_name(f"{mask.stem}_outlines.gpkg") if options.polygons else None,
    )
    report = mask.with_name(f"{mask.stem}_report.json") if options.report or scratch is not None else None
    return Targets(files, report, overwrite, scratch)


def _free(folder: Path, stem: str, options: MaskOptions, taken: Tuple[Path, ...]) -> Targets:
    number = 1
    while True:
        name = stem if number == 1 else f"{stem}_{number}"
        chosen = _targets(folder / f"{name}.tif", options, overwrite=False)
        if not any(path.exists() or path in taken for path in chosen.paths):
            return chosen
        number += 1


def _fit(name: str) -> str:
    """A layer's name as a part of a file's name."""
    return _UNFIT.sub("_", name).strip(" .")[:_LONGEST] or "layer"


def _refuse_open(paths: Iterable[Path]) -> None:
    """QGIS goes on reading a file that it has open, and shows a mixture of old and new where it is replaced."""
    opened = {_opened(layer): layer.name() for layer in QgsProject.instance().mapLayers().values()}
    for path in paths:
        name = opened.get(path.resolve())
        if name is not None:
            sentence = tr("{path} is open in QGIS as the layer '{name}'").format(path=path, name=name)
            raise FailureError(Failure("target", sentence, tr("remove that layer first, or choose another name")))


def _opened(layer: QgsMapLayer) -> Optional[Path]:
    parts = QgsProviderRegistry.instance().decodeUri(layer.providerType(), layer.source())
    path = str(parts.get("path") or "")
    return Path(path).resolve() if path and not parts.get("vsiPrefix") else None


def _refuse_taken(paths: Iterable[Path], taken: Tuple[Path, ...]) -> None:
    for path in paths:
        if path in taken:
            sentence = tr("{path} is being written by another run").format(path=path)
            raise FailureError(Failure("target", sentence, tr("wait for it, or choose another name")))
