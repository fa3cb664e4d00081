"""How much of each polygon scenes show: the engine's real answers for scenes whose truth is known."""

import csv
from pathlib import Path

import pytest
from cloudmask.cloudmask_plugin.answers import Answers
from cloudmask.cloudmask_plugin.failure import FailureError
from cloudmask.cloudmask_plugin.scenes.scene import scene_of
from cloudmask.cloudmask_plugin.sources import source_of_text
from cloudmask.cloudmask_plugin.usable.assessing import Assessing
from cloudmask.cloudmask_plugin.usable.assessment import (
    NOTHING,
    Look,
    Shares,
    UsableRow,
    assess_scene,
    best_scene,
    follow,
    mean_shares,
)
from cloudmask.cloudmask_plugin.usable.table import COLUMNS, percent_text, row_text, shares_text, write_csv
from cloudmask.cloudmask_plugin.usable.zones import choose_resolution, write_zones
from cloudmask.cloudmask_plugin.worker.client import WorkerClient
from makers.skies import LEFT, PIXEL, SIZE, TOP, paint_skies
from qgis.core import (
    QgsCoordinateReferenceSystem,
    QgsCoordinateTransform,
    QgsFeature,
    QgsGeometry,
    QgsProject,
    QgsRectangle,
    QgsVectorLayer,
)

EDGE = SIZE * PIXEL
UTM = QgsCoordinateReferenceSystem("EPSG:32632")
CLOSE = 2.5
"""Per cent by which a mask may miss the truth."""


@pytest.fixture(scope="module")
def client(qgis_app, engine_python):
    client = WorkerClient(lambda: engine_python)
    yield client
    client.shutdown()


@pytest.fixture(scope="module")
def skies(engine_python, tmp_path_factory):
    return paint_skies(engine_python, tmp_path_factory.mktemp("Himmel über Sóller"))


def box(left, top, width, height=None):
    """A rectangle, in metres from the scenes' upper left corner."""
    height = width if height is None else height
    return QgsGeometry.fromRect(QgsRectangle(LEFT + left, TOP - top - height, LEFT + left + width, TOP - top))


def features(*shapes):
    made = []
    for number, shape in enumerate(shapes, 11):
        made.append(QgsFeature(number))
        made[-1].setGeometry(shape)
    return made


def zones_of(folder, *shapes, crs=UTM):
    return write_zones(
        features(*shapes), crs, "", folder / "z.gpkg", "Felder", QgsProject.instance().transformContext()
    )


def look_at(client, folder, scene, zones, look=None):
    ref = scene_of(source_of_text(str(scene))) if isinstance(scene, Path) else scene
    result = follow(assess_scene(0, ref, zones, look or Look(20, device="cpu"), folder), client, lambda _: False)
    assert [each.name for each in folder.iterdir()] == ["z.gpkg"], "masks and tables are gone"
    for row in result.rows:
        if row.shares is not None:
            assert sum(row.shares) == pytest.approx(100, abs=1e-9)
    return result.rows


def test_clear_and_overcast(client, skies, tmp_path):
    zones = zones_of(tmp_path, box(400, 400, 1000), box(900, 900, 1200))
    for sky, kind in {"clear": "clear", "overcast": "thick_cloud"}.items():
        rows = look_at(client, tmp_path, skies[sky], zones)
        assert [(row.zone, row.polygon) for row in rows] == [(0, "11"), (1, "12")], "they overlap, and each has a row"
        assert all(getattr(row.shares, kind) > 100 - CLOSE for row in rows)
        assert not any(row.problem for row in rows)
    assert {row.date for row in rows} == {"2024-06-11"}
    assert {row.name for row in rows} == {"S2 20240611 overcast"}
    assert rows[0].area == pytest.approx(1e6, rel=0.01)


def test_a_polygon_half_under_clouds_and_one_half_outside(client, skies, tmp_path):
    middle = EDGE / 2
    zones = zones_of(
        tmp_path,
        box(middle - 1200, 1000, 2400),
        box(EDGE - 300, 1000, 600),
        box(-500, 1000, 1000),
        box(EDGE + 50, 0, 99),
    )
    split, clear, cloudy, beyond = (row.shares for row in look_at(client, tmp_path, skies["half"], zones))
    assert split.thick_cloud == pytest.approx(50, abs=5)
    assert split.clear == pytest.approx(50, abs=5)
    assert split.nodata == 0
    assert clear.nodata == pytest.approx(50, abs=0.01), "of the polygon's whole area, which is 100"
    assert clear.clear == pytest.approx(50, abs=CLOSE)
    assert cloudy.nodata == pytest.approx(50, abs=0.01)
    assert cloudy.thick_cloud == pytest.approx(50, abs=CLOSE)
    assert beyond == NOTHING


def test_another_coordinate_system(client, skies, tmp_path):
    here = box(400, 400, 1000)
    there = QgsGeometry(here)
    degrees = QgsCoordinateReferenceSystem("EPSG:4326")
    there.transform(QgsCoordinateTransform(UTM, degrees, QgsProject.instance()))
    (one,) = look_at(client, tmp_path, skies["half"], zones_of(tmp_path, here))
    (tmp_path / "z.gpkg").unlink()
    (other,) = look_at(client, tmp_path, skies["half"], zones_of(tmp_path, there, crs=degrees))
    assert other.shares == pytest.approx(one.shares, abs=0.1)
    assert other.area == pytest.approx(one.area, rel=1e-3)


@pytest.mark.parametrize("far", [20_000, 9_000_000])
def test_a_scene_of_another_place_is_no_error(client, skies, tmp_path, far):
    (row,) = look_at(client, tmp_path, skies["clear"], zones_of(tmp_path, box(far, 0, 1000)))
    assert row.shares == NOTHING
    assert row.problem == "The scene shows none of the polygons."


def test_polygons_around_the_scene_that_do_not_touch_it(client, skies, tmp_path):
    rows = look_at(client, tmp_path, skies["clear"], zones_of(tmp_path, box(-900, 0, 500), box(EDGE + 900, 0, 500)))
    assert [row.shares for row in rows] == [NOTHING, NOTHING], "the box around both touches it"


def test_a_damaged_scene_is_a_row_with_a_sentence_and_so_is_a_missing_one(client, skies, tmp_path):
    zones = zones_of(tmp_path, box(0, 0, 500))
    broken = tmp_path.parent / f"{tmp_path.name} 20240701.tif"
    broken.write_bytes(skies["clear"].read_bytes()[:4000])
    ref = scene_of(source_of_text(str(broken)))
    broken_row = look_at(client, tmp_path, ref, zones)
    broken.unlink()
    missing_row = look_at(client, tmp_path, ref, zones)
    for (row,) in (broken_row, missing_row):
        assert row.shares is None
        assert row.zone is None
        assert row.date == "2024-07-01"
        assert row.problem.endswith(".")
        assert "Traceback" not in row.problem


def test_what_is_wrong_for_every_scene_ends_the_pass(client, skies, tmp_path):
    zones = zones_of(tmp_path, box(0, 0, 500))
    with pytest.raises(FailureError) as caught:
        look_at(client, tmp_path, skies["clear"], zones, Look(20, device="abacus"))
    assert caught.value.failure.kind == "device"


def test_what_was_answered_about_a_layer_counts(client, skies, tmp_path):
    zones = zones_of(tmp_path, box(0, 0, 500))
    ref = scene_of(source_of_text(str(skies["clear"])), answers=Answers(bands={"B02": 1, "B03": 2, "B99": 3}))
    (row,) = look_at(client, tmp_path, ref, zones)
    assert "B99" in row.problem


def test_a_polygon_without_area_and_a_broken_one(client, skies, tmp_path):
    bow = QgsGeometry.fromWkt(
        f"POLYGON(({LEFT} {TOP}, {LEFT + 800} {TOP - 800}, {LEFT + 800} {TOP}, {LEFT} {TOP - 800}, {LEFT} {TOP}))"
    )
    rows = look_at(client, tmp_path, skies["clear"], zones_of(tmp_path, QgsGeometry(), bow, box(0, 0, 500)))
    assert [row.shares is None for row in rows] == [True, False, False]
    assert rows[0].problem == "The polygon has no area in the scene's coordinate system."
    assert rows[1].shares.clear > 100 - CLOSE


@pytest.mark.parametrize(
    ("shapes", "sentence"),
    [
        ([], "holds no polygons"),
        ([QgsGeometry.fromWkt("POINT(1 2)")], "holds other shapes than polygons"),
        ([QgsGeometry()], "holds no polygons"),
    ],
)
def test_what_is_no_polygon_is_refused(qgis_app, tmp_path, shapes, sentence):
    with pytest.raises(FailureError) as caught:
        zones_of(tmp_path, *shapes)
    assert f"'Felder' {sentence}" in caught.value.failure.text


def test_ids_and_curves_and_heights(qgis_app, tmp_path):
    layer = QgsVectorLayer("CurvePolygonZ?crs=EPSG:32632&field=name:string", "x", "memory")
    made = []
    circle = "CURVEPOLYGONZ(CIRCULARSTRINGZ(0 0 5, 100 100 5, 200 0 5, 100 -100 5, 0 0 5))"
    for name in ("Wiese", None, ""):
        made.append(QgsFeature(layer.fields(), len(made) + 5))
        made[-1].setAttributes([name])
        made[-1].setGeometry(QgsGeometry.fromWkt(circle))
    context = QgsProject.instance().transformContext()
    zones = write_zones(made, layer.crs(), "name", tmp_path / "z.gpkg", "x", context)
    assert [each.id for each in zones.zones] == ["Wiese", "6", "7"]
    assert zones.zones[0].area == pytest.approx(31_415, rel=0.01)
    written = QgsVectorLayer(str(zones.file), "z", "ogr")
    assert [each.id() for each in written.getFeatures()] == [1, 2, 3]


@pytest.mark.parametrize(
    ("areas", "extent", "chosen"),
    [
        ([], 1e10, 60),
        ([180_000], 1e10, 60),
        ([179_999], 1e10, 20),
        ([179_999], 1e6, 20),
        ([19_999], 1e10, 10),
        ([1], 1e6, 10),
        ([0, 180_000], 1e10, 60),
        ([1, *[180_000] * 9], 1e10, 60),
        ([1, 1, *[180_000] * 9], 1e10, 10),
        ([180_000], 1.6e9, 20),
    ],
)
def test_small_polygons_and_small_areas_are_looked_at_more_closely(areas, extent, chosen):
    metres, sentence = choose_resolution(areas, extent)
    assert metres == chosen
    assert f"{chosen} m per pixel" in sentence
    assert "as " in sentence, "why so is said"


def row(scene, shares, *, area=1.0, date="2024-06-01", zone=0):
    return UsableRow(scene, f"scene {scene}", date, zone, str(zone), area, shares)


def test_the_best_scene_shows_most_of_the_whole_area():
    clear, cloudy = Shares(100, 0, 0, 0, 0), Shares(0, 0, 100, 0, 0)
    rows = [row(0, clear), row(0, cloudy, area=3, zone=1), row(1, cloudy), row(1, clear, area=3, zone=1)]
    best, percent = best_scene([*rows, UsableRow(2, "broken", None, None, "", 0.0, None, "It is broken.")])
    assert (best.scene, percent) == (1, 75)
    assert mean_shares(rows[:2]) == Shares(25, 0, 75, 0, 0)
    later = row(5, Shares(75, 0, 25, 0, 0), date="2024-07-01")
    assert best_scene([*rows, later])[0].scene == 5
    assert best_scene([]) is None


def test_the_file_is_the_table(tmp_path):
    rows = [
        row(0, Shares(12.5, 0, 87.5, 0, 0), area=1234.567),
        UsableRow(1, 'damaged; "x"', None, None, "", 0.0, None, "It is\ndamaged."),
    ]
    write_csv(rows, tmp_path / "t.csv")
    with (tmp_path / "t.csv").open(encoding="utf-8-sig", newline="") as file:
        told = list(csv.DictReader(file))
    assert tuple(told[0]) == COLUMNS
    assert list(told[0].values()) == ["scene 0", "2024-06-01", "0", "12.5", "0", "87.5", "0", "0", "1234.57", ""]
    assert list(told[1].values()) == ['damaged; "x"', *[""] * 8, "It is\ndamaged."]
    with pytest.raises(FailureError) as caught:
        write_csv(rows, tmp_path / "nowhere" / "t.csv")
    assert "cannot be written" in caught.value.failure.text


def test_words_for_numbers():
    assert [percent_text(each) for each in (0, 0.01, 49.6, 99.99, 100)] == ["0 %", "<1 %", "50 %", ">99 %", "100 %"]
    told = row_text(row(0, Shares(50, 50, 0, 0, 0)))
    assert told.startswith("2024-06-01 · scene 0 · 0: clear 50 %, thin cloud 50 %")
    assert shares_text(NOTHING).endswith("no data 100 %")


def test_progress_never_goes_back(fake, qtbot, tmp_path):
    """Though every request begins with stages of which nothing is done."""
    client = fake(
        """
hello()
for request in requests():
    for stage, done in (("open", 0), ("mask", 4), ("write", 0), ("open", 0)):
        say(type="progress", id=request["id"], stage=stage, done=done, total=4, rate=1.0)
        time.sleep(0.2)
    say(type="error", id=request["id"], kind="source", sentence="the file is damaged", hint=None)
"""
    )
    for name in ("a.tif", "b.tif"):
        (tmp_path / name).touch()
    scenes = tuple(scene_of(source_of_text(str(each))) for each in sorted(tmp_path.glob("*.tif")))
    folder = tmp_path / "zones"
    folder.mkdir()
    assessing = Assessing(client)
    told = []
    assessing.progressed.connect(lambda index, part: told.append(index + part))
    with qtbot.waitSignal(assessing.ended, timeout=30_000):
        assessing.start(scenes, zones_of(folder, box(0, 0, 100)), Look(20))
    assert told == sorted(told)
    assert max(told) > 1.5
