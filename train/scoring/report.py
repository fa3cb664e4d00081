"""What a run has found, with the published figures beside it: what files, tables and pictures are made of."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from ..data.cloudsen12 import CloudSEN12, memmaps, tree
from ..data.cloudsen12.dataset import PUBLISHED_TEST
from .confusion import Matrix
from .figures import all_figures, binary_figures
from .published import PUBLICATIONS, Publication, published_of
from .scores import ModelScores
from .selection import Selection
from .windows import WINDOWS


@dataclass(frozen=True)
class DataSet:
    """What was scored on.

    Attributes:
        name: Name of the file or folder, without the way to it.
        form: How it is published.
        split: `train`, `val`, `test`; None for all.
        label_type: `high`, `scribble`.
        size: Edge of the images without padding.
        product: `L1C` or `L2A`.
        images: How many were scored.
        ids_sha256: Digest of their names, sorted and joined by line feeds.
    """

    name: str
    form: str
    split: str | None
    label_type: str
    size: int
    product: str
    images: int
    ids_sha256: str

    @property
    def is_published_test_set(self) -> bool:
        """Whether these are exactly the images of the published scores, by their names."""
        return self.ids_sha256 == PUBLISHED_TEST

    @property
    def has_first_labels(self) -> bool:
        """Whether the form is one of the first release, before labels were corrected."""
        return self.form in (memmaps.FORM, tree.FORM)

    @property
    def credit(self) -> str:
        """What stands below pictures."""
        name = "CloudSEN12 (first release)" if self.has_first_labels else "CloudSEN12+ (CC0)"
        return f"{name}. Contains modified Copernicus Sentinel data 2018–2020."

    @property
    def title(self) -> str:
        """For people."""
        split = self.split or "all splits"
        images = f"{self.images:,} image" + ("s" if self.images != 1 else "")
        return f"{self.name}: {split}, {self.label_type} labels, {self.size} px, {self.product}, {images}"


def describe(data: CloudSEN12, asked: Selection) -> DataSet:
    """Describes the images that were scored."""
    name = Path(asked.path.rstrip("/")).name
    return DataSet(name, data.form, asked.split, asked.label_type, asked.size, asked.product, len(data), data.digest)


@dataclass(frozen=True)
class Compared:
    """A published figure beside the measured one.

    Attributes:
        name: See `figures.py`.
        published: As it was published.
        measured: Ours, in the window and by the protocol of the publication.
        publication: Where it comes from.
    """

    name: str
    published: float
    measured: float
    publication: Publication

    @property
    def difference(self) -> float:
        """Measured less published."""
        return self.measured - self.published


class ModelReport:
    """The figures of one model.

    Attributes:
        scores: What it did.
    """

    def __init__(self, scores: ModelScores) -> None:
        self.scores = scores

    @property
    def name(self) -> str:
        """Of the model."""
        return self.scores.contender.name

    @cached_property
    def matrices(self) -> Mapping[str, Matrix]:
        """Pooled confusion matrices by window."""
        return {window: self.scores.pooled(window) for window in WINDOWS}

    @cached_property
    def figures(self) -> Mapping[str, Mapping[str, float]]:
        """All figures that it has, by window."""
        return {window: self._figures(self.scores.matrices(window)) for window in WINDOWS}

    @property
    def publications(self) -> tuple[Publication, ...]:
        """What was published of the same weights or masks."""
        return published_of(self.scores.contender.id)

    def compared(self) -> Iterator[Compared]:
        """Every published figure beside ours."""
        for publication in self.publications:
            for name, value in publication.figures.items():
                measured = self.figures[publication.window]
                if name in measured:
                    yield Compared(name, value, measured[name], publication)

    def _figures(self, matrices: Sequence[Matrix]) -> dict[str, float]:
        contender = self.scores.contender
        return all_figures(matrices) if contender.tells_classes else binary_figures(matrices, contender.experiments)


@dataclass(frozen=True)
class Report:
    """Everything.

    Attributes:
        data: What was scored on.
        models: One entry a model.
    """

    data: DataSet
    models: Sequence[ModelReport]

    @property
    def others(self) -> tuple[Publication, ...]:
        """Published figures of systems that were not run."""
        run = {model.scores.contender.id for model in self.models}
        return tuple(each for each in PUBLICATIONS if run.isdisjoint(each.ids))

    @property
    def with_classes(self) -> list[ModelReport]:
        """The models that tell all classes."""
        return [model for model in self.models if model.scores.contender.tells_classes]
