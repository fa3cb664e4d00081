"""Parts of a layer as the engine is told of them: boxes in the file's own coordinates, polygons in a file."""

import pytest
from cloudmask.cloudmask_plugin.areas import box_area, polygon_area
from cloudmask.cloudmask_plugin.failure import FailureError
from qgis.core import (
    QgsCoordinateReferenceSystem,
    QgsCoordinateTransform,
    QgsFeature,
    QgsGeometry,
    QgsProject,
    QgsRasterLayer,
    QgsRectangle,
    QgsVectorLayer,
)


@pytest.fixture
def layer(qgis_new_project, stack):
    layer = QgsRasterLayer(str(stack), "S2 Szene")
    assert layer.isValid()
    QgsProject.instance().addMapLayer(layer)
    return layer


@pytest.fixture
def polygons(layer):
    made = QgsVectorLayer("Polygon?crs=EPSG:4326&field=name:string", "Felder", "memory")
    transform = QgsCoordinateTransform(layer.crs(), made.crs(), QgsProject.instance())
    features = []
    for share in (0.25, 0.5):
        box = QgsRectangle(layer.extent())
        box.scale(share)
        feature = QgsFeature(made.fields())
        geometry = QgsGeometry.fromRect(box)
        geometry.transform(transform)
        feature.setGeometry(geometry)
        features.append(feature)
    made.dataProvider().addFeatures(features)
    return made


def corners(area):
    return [float(part) for part in area.aoi.split(",")]


def middle(layer, share=0.5):
    box = QgsRectangle(layer.extent())
    box.scale(share)
    return box


def test_a_box_in_the_layers_own_coordinates_stays_as_it_is(layer):
    box = middle(layer)
    area = box_area(layer, box, layer.crs())
    assert corners(area) == [box.xMinimum(), box.yMinimum(), box.xMaximum(), box.yMaximum()]
    assert area.crs == layer.crs().authid()
    assert area.remove is None


def test_a_box_of_another_map_holds_all_that_was_seen(layer):
    seen = QgsCoordinateReferenceSystem("EPSG:3857")
    transform = QgsCoordinateTransform(layer.crs(), seen, QgsProject.instance())
    on_map = transform.transformBoundingBox(middle(layer))
    area = box_area(layer, on_map, seen)
    box = QgsRectangle(*corners(area))
    assert box.contains(middle(layer))
    assert box.width() < layer.extent().width()
    assert area.crs == layer.crs().authid()


def test_a_layer_whose_coordinate_system_was_changed_by_hand_keeps_its_files(layer):
    files = layer.crs().authid()
    layer.setCrs(QgsCoordinateReferenceSystem("EPSG:32633"))
    box = middle(layer)
    area = box_area(layer, box, layer.crs())
    assert area.crs == files
    assert corners(area)[0] == box.xMinimum()


@pytest.mark.parametrize("box", [QgsRectangle(), QgsRectangle(0, 0, 10, 10), QgsRectangle(5, 5, 5, 5)])
def test_what_is_no_part_of_the_layer_is_refused_in_a_sentence(layer, box):
    with pytest.raises(FailureError) as caught:
        box_area(layer, box, layer.crs())
    assert caught.value.failure.kind == "usage"
    assert caught.value.failure.hint


def test_a_place_that_cannot_be_brought_to_the_layer_is_refused(layer):
    with pytest.raises(FailureError):
        box_area(layer, QgsRectangle(-400, -300, -380, -200), QgsCoordinateReferenceSystem("EPSG:4326"))


def test_polygons_of_any_layer_become_a_file_that_can_be_removed(polygons):
    area = polygon_area(polygons)
    try:
        assert area.aoi == str(area.remove)
        written = QgsVectorLayer(area.aoi, "written", "ogr")
        assert written.featureCount() == 2
        assert written.crs() == polygons.crs()
        assert len(written.fields()) == 1  # the key: nothing of what people know about the polygons
    finally:
        written = None
        area.remove.unlink()
    assert list(area.remove.parent.glob(area.remove.name + "*")) == []


def test_only_the_selected_polygons(polygons):
    polygons.selectByIds([next(polygons.getFeatures()).id()])
    area = polygon_area(polygons, selected=True)
    try:
        assert QgsVectorLayer(area.aoi, "written", "ogr").featureCount() == 1
    finally:
        area.remove.unlink()


def test_no_polygons_no_selection(polygons, tmp_path):
    with pytest.raises(FailureError, match="selected"):
        polygon_area(polygons, selected=True)
    with pytest.raises(FailureError, match="holds no polygons"):
        polygon_area(QgsVectorLayer("Polygon?crs=EPSG:4326", "leer", "memory"))
    with pytest.raises(FailureError, match="holds no polygons"):
        polygon_area(QgsVectorLayer(str(tmp_path / "gone.gpkg"), "weg", "ogr"))
