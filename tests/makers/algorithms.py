"""Running the algorithms and the command line, and reading what they have made; for tests in QGIS's Python."""

import csv
import os
import subprocess
from pathlib import Path

import pytest
from osgeo import gdal
from qgis.core import (
    QgsGeometry,
    QgsProcessingException,
    QgsProcessingFeedback,
    QgsRectangle,
)

ROOT = Path(__file__).parents[2]


class Log(QgsProcessingFeedback):
    """Keeps what people are told."""

    def __init__(self):
        super().__init__(False)
        self.warnings, self.texts, self.percents = [], [], []
        self.progressChanged.connect(self.percents.append)

    def pushWarning(self, warning):
        self.warnings.append(warning)

    def setProgressText(self, text):
        self.texts.append(text)


def run(name, feedback=None, context=None, **parameters):
    import processing

    return processing.run(f"cloudmask:{name}", parameters, feedback=feedback or Log(), context=context)


def command(engine_python, *arguments):
    """Runs the command line of the same engine."""
    bare = {key: value for key, value in os.environ.items() if key not in ("PYTHONPATH", "LD_LIBRARY_PATH")}
    line = [str(engine_python), "-m", "engine", *map(str, arguments)]
    done = subprocess.run(line, cwd=ROOT, env=bare, capture_output=True, text=True, timeout=200)
    assert done.returncode == 0, done.stderr


def pixels(path):
    return gdal.Open(str(path)).ReadAsArray()


def square(left, top, edge):
    return QgsGeometry.fromRect(QgsRectangle(left, top - edge, left + edge, top))


def rows(path):
    with Path(path).open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def one_or_two_sentences(text):
    return text and text.count("\n") <= 1 and "Traceback" not in text and len(text) < 400


def refused(name, *words, **parameters):
    with pytest.raises(QgsProcessingException) as caught:
        run(name, **parameters)
    text = str(caught.value).replace("Unable to execute algorithm\n", "")
    assert one_or_two_sentences(text), text
    for word in words:
        assert word.lower() in text.lower(), text
    assert text.endswith(".")
