"""What was answered for a layer, kept with the project."""

import pytest
from cloudmask.cloudmask_plugin.answers import PROPERTY, Answers, load_answers, save_answers
from qgis.core import QgsProject, QgsRasterLayer

ALL = Answers(level="L1C", offset=-1000.0, scale=0.0001, bands={"B04": 3, "B03": 2, "B02": 1})


@pytest.fixture
def layer(qgis_app, stack):
    return QgsRasterLayer(str(stack), "scene")


def test_nothing_is_known_at_first(layer):
    assert load_answers(layer) == Answers()


@pytest.mark.parametrize("answers", [ALL, Answers(offset=0.0), Answers(level="L2A"), Answers(bands={"B04": 1})])
def test_answers_are_remembered(layer, answers):
    save_answers(layer, answers)
    assert load_answers(layer) == answers


def test_answers_are_taken_back(layer):
    save_answers(layer, ALL)
    save_answers(layer, Answers())
    assert load_answers(layer) == Answers()
    assert PROPERTY not in layer.customPropertyKeys()


def test_answers_are_saved_with_the_project(layer, tmp_path):
    project = QgsProject.instance()
    project.clear()
    save_answers(layer, ALL)
    project.addMapLayer(layer)
    assert project.write(str(tmp_path / "p.qgz"))
    project.clear()
    assert project.read(str(tmp_path / "p.qgz"))
    [read] = project.mapLayers().values()
    assert load_answers(read) == ALL
    project.clear()


@pytest.mark.parametrize("stored", ["no JSON", "[1]", '{"offset": "x"}', '{"bands": [1]}', "3", '{"offset": [1]}'])
def test_what_somebody_has_changed_counts_as_not_said(layer, stored):
    layer.setCustomProperty(PROPERTY, stored)
    assert load_answers(layer) == Answers()
