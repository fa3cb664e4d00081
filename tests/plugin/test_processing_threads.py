"""The algorithms in background threads, where the toolbox runs them: results, failures, cancelling."""

import time
from pathlib import Path

import numpy as np
import pytest
from cloudmask.cloudmask_plugin.worker.shared import close_shared_client
from makers.algorithms import Log, pixels, run
from osgeo import gdal
from qgis.core import (
    QgsApplication,
    QgsProcessingAlgRunnerTask,
    QgsProcessingContext,
    QgsProject,
)
from qgis.PyQt.QtCore import QCoreApplication, QTimer

pytestmark = pytest.mark.usefixtures("provider")


@pytest.fixture(scope="module")
def large(stack, tmp_path_factory):
    """The scene in 36 times as many pixels, so that there is a middle of the run."""
    target = tmp_path_factory.mktemp("large") / "large.tif"
    place = gdal.Open(str(stack)).GetGeoTransform()
    size = 512 * 6
    corners = [place[0], place[3], place[0] + 10 * size, place[3] - 10 * size]
    gdal.Translate(str(target), str(stack), width=size, height=size, outputBounds=corners)
    return target


def in_background(name, parameters, context, feedback, qtbot):
    algorithm = QgsApplication.processingRegistry().createAlgorithmById(f"cloudmask:{name}")
    task = QgsProcessingAlgRunnerTask(algorithm, parameters, context, feedback)
    with qtbot.waitSignal(task.executed, timeout=100_000) as signal:
        QgsApplication.taskManager().addTask(task)
    return signal.args


def test_in_a_background_thread(products, stack, tmp_path, qtbot):
    context, feedback = QgsProcessingContext(), Log()
    context.setProject(QgsProject.instance())
    parameters = {"INPUT": str(stack), "RESOLUTION": "20", "OUTPUT": str(tmp_path / "m.tif")}
    successful, results = in_background("maskclouds", parameters, context, feedback, qtbot)
    assert successful
    assert np.array_equal(pixels(results["OUTPUT"]), pixels(products["OUTPUT"]))


def test_a_cancelled_run_leaves_nothing(large, tmp_path, qtbot):
    context, feedback = QgsProcessingContext(), Log()
    cancelled = []

    def cancel(percent):
        if percent > 10 and not cancelled:
            cancelled.append(time.monotonic())
            feedback.cancel()

    feedback.progressChanged.connect(cancel)
    parameters = {"INPUT": str(large), "OUTPUT": str(tmp_path / "m.tif"), "PROBABILITIES": str(tmp_path / "p.tif")}
    successful, results = in_background("maskclouds", parameters, context, feedback, qtbot)
    assert cancelled
    assert time.monotonic() - cancelled[0] < 10
    assert not successful
    assert results == {}
    assert list(tmp_path.iterdir()) == []


def test_in_the_main_thread_a_dialog_hears_of_a_click_while_the_engine_is_silent(stack, tmp_path):
    """As the dialog of a batch does: it looks for clicks when it is told of progress."""
    close_shared_client()  # a new process takes a while to start
    feedback = Log()
    feedback.progressChanged.connect(lambda _percent: QCoreApplication.processEvents())
    QTimer.singleShot(300, feedback.cancel)
    began = time.monotonic()
    assert run("maskclouds", feedback, INPUT=str(stack), OUTPUT=str(tmp_path / "m.tif")) in (None, {})
    print(f"cancelled after {time.monotonic() - began:.2f} s, {len(feedback.percents)} times told")
    assert set(feedback.percents) == {0}
    assert list(tmp_path.iterdir()) == []


def test_the_next_run_after_a_cancelled_one(stack, tmp_path):
    feedback = Log()
    feedback.cancel()
    assert run("maskclouds", feedback, INPUT=str(stack), OUTPUT=str(tmp_path / "a.tif")) in (None, {})
    assert list(tmp_path.iterdir()) == []
    assert Path(run("maskclouds", INPUT=str(stack), OUTPUT=str(tmp_path / "b.tif"))["OUTPUT"]).is_file()


def test_a_failure_in_a_background_thread(stack, tmp_path, qtbot):
    class Errors(Log):
        def __init__(self):
            super().__init__()
            self.errors = []

        def reportError(self, error, fatalError=False):
            self.errors.append(error)

    feedback = Errors()
    parameters = {"INPUT": str(stack), "DEVICE": "cuda:77", "OUTPUT": str(tmp_path / "m.tif")}
    successful, _ = in_background("maskclouds", parameters, QgsProcessingContext(), feedback, qtbot)
    assert not successful
    assert any("cuda:77" in each for each in feedback.errors)
