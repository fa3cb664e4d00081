"""An area of interest: how it is read, where it lies on a scene, which pixels are its own."""

from __future__ import annotations

import json
import time

import numpy as np
import pyogrio
import pytest
import shapely
from affine import Affine
from hypothesis import given, settings
from hypothesis import strategies as st
from makers.rasters import LEFT, TOP
from rasterio.crs import CRS
from rasterio.warp import transform, transform_bounds

from engine.area import Area, AreaRequest, parse_area
from engine.errors import SourceError, UsageError
from engine.grid import Grid
from engine.window import Window

UTM = CRS.from_epsg(32631)
GRID = Grid(400, 500, Affine(10, 0, LEFT, 0, -10, TOP), UTM)
TRIANGLE = shapely.Polygon([(100.3, 50.2), (300.6, 120.4), (200.1, 340.7)])
unhurried = settings(deadline=None)  # a busy machine is no failure
LOCAL = 'LOCAL_CS["site",UNIT["metre",1]]'


def on_ground(shape, grid=GRID):
    """A shape in pixels (column, row), in the grid's coordinates."""
    return shapely.transform(shape, lambda points: np.column_stack(grid.transform * tuple(points.T)))


def in_degrees(shape, grid=GRID):
    """A shape in pixels, in longitude and latitude, with corners close enough for its edges to be straight."""
    ground = shapely.segmentize(on_ground(shape, grid), 50)
    return shapely.transform(ground, lambda points: np.column_stack(transform(grid.crs, "EPSG:4326", *points.T)))


def centres_in(shape, grid=GRID):
    """bool [height, width]: which pixels' centres lie in a shape in pixels, by another library."""
    rows, columns = np.mgrid[: grid.height, : grid.width]
    return shapely.contains_xy(shape, columns + 0.5, rows + 0.5)


def geojson(path, *shapes, crs=None):
    features = [
        {"type": "Feature", "properties": {"n": n}, "geometry": json.loads(shapely.to_geojson(shape))}
        for n, shape in enumerate(shapes)
    ]
    document = {"type": "FeatureCollection", "features": features}
    if crs:
        document["crs"] = {"type": "name", "properties": {"name": crs}}
    path.write_text(json.dumps(document))
    return path


def vector(path, driver, shapes, crs, layer=None):
    kind = shapes[0].geom_type if len({shape.geom_type for shape in shapes}) == 1 else "Unknown"
    pyogrio.raw.write(
        path, shapely.to_wkb(shapes), [], [], geometry_type=kind, crs=crs, driver=driver, layer=layer,
        append=layer is not None and path.exists(),
    )  # fmt: skip
    return path


def request(shape, crs=None):
    return AreaRequest(shape, crs, box=False)


def pixels(area):
    return area.inside(GRID.whole)


@st.composite
def windows(draw):
    row, column = draw(st.integers(0, 399)), draw(st.integers(0, 499))
    return Window(row, column, draw(st.integers(1, 400 - row)), draw(st.integers(1, 500 - column)))


@unhurried
@given(windows(), st.tuples(*[st.floats(0, 0.999)] * 4))
def test_a_box_is_snapped_outward_to_pixels(window, shrink):
    """By less than a pixel on each side, as long as it still touches every one of its pixels."""
    left, top = window.column + shrink[0] * 0.49, window.row + shrink[1] * 0.49
    right, bottom = window.column + window.width - shrink[2] * 0.49, window.row + window.height - shrink[3] * 0.49
    area = parse_area(on_ground(shapely.box(left, top, right, bottom)).bounds).on(GRID)
    assert area.window == window
    assert area.grid.transform * (0, 0) == GRID.transform * (window.column, window.row)
    assert area.grid.shape == window.shape
    inside = pixels(area)
    assert inside.sum() == window.pixels
    assert inside[window.rows, window.columns].all()


def test_a_box_is_read_from_text_and_from_numbers_and_cut_to_the_scene():
    asked = [LEFT - 500, TOP - 1000.5, LEFT + 95.0, TOP - 10.000001]
    for form in (asked, tuple(asked), ",".join(map(str, asked)), " , ".join(map(str, asked))):
        assert parse_area(form).on(GRID).window == Window(1, 0, 100, 10)


def test_a_thousandth_of_a_millimetre_makes_no_pixel():
    dust = 1e-6
    box = (LEFT + 100 - dust, TOP - 300 - dust, LEFT + 200 + dust, TOP - 200 + dust)
    assert parse_area(box).on(GRID).window == Window(20, 10, 10, 10)
    thin = (LEFT + 100 - dust, TOP - 300, LEFT + 100 + dust, TOP - 200)
    assert parse_area(thin).on(GRID).window.width == 1


def test_the_whole_scene_is_an_area():
    area = Area.whole(GRID)
    assert area.grid == GRID
    assert area.inside(Window(-2, 3, 5, 5)).tolist() == [[False] * 5] * 2 + [[True] * 5] * 3


def test_a_polygon_has_the_pixels_whose_centres_lie_in_it():
    area = request(on_ground(TRIANGLE)).on(GRID)
    assert area.window == Window(50, 100, 291, 201)
    assert np.array_equal(pixels(area), centres_in(TRIANGLE))


@unhurried
@given(windows())
def test_a_window_of_the_area_is_a_window_of_its_pixels(window):
    area = request(on_ground(TRIANGLE.union(shapely.box(400.2, 20.2, 400.3, 20.3)))).on(GRID)
    assert np.array_equal(area.inside(window), pixels(area)[window.rows, window.columns])


def test_overlap_says_where_the_area_lies_in_a_window():
    area = parse_area(on_ground(shapely.box(10, 20, 30, 60)).bounds).on(GRID)
    assert area.overlap(Window(0, 0, 100, 100)) == (slice(20, 60), slice(10, 30))
    assert area.overlap(Window(50, 25, 100, 100)) == (slice(0, 10), slice(0, 5))
    rows, _ = area.overlap(Window(80, 0, 10, 10))
    assert rows.start == rows.stop
    rows, _ = area.overlap(Window(0, 0, 10, 10))
    assert rows.start == rows.stop


def test_a_polygon_smaller_than_a_pixel_keeps_the_pixels_it_touches():
    field, speck, bridge = (
        shapely.box(20, 20, 30, 30),
        shapely.box(50.1, 60.1, 50.3, 60.2),
        shapely.box(69.9, 7.1, 70.1, 7.2),
    )
    area = request(on_ground(shapely.union_all([field, speck, bridge]))).on(GRID)
    inside = pixels(area)
    assert inside[20:30, 20:30].all()
    assert inside[60, 50]
    assert inside[7, 69:71].all()
    assert inside.sum() == 103


def test_holes_stay_out_and_all_features_come_in(tmp_path):
    hole = shapely.box(10.2, 10.2, 90.7, 90.7).difference(shapely.box(30.1, 30.1, 50.4, 60.4))
    island, far = shapely.box(200, 300, 220, 320), shapely.box(9000, 9000, 9100, 9100)
    path = geojson(tmp_path / "a.geojson", *map(on_ground, (hole, island, far)), crs="EPSG:32631")
    area = parse_area(path).on(GRID)
    assert np.array_equal(pixels(area), centres_in(hole.union(island)))
    assert area.window == Window(10, 10, 310, 210), "what lies outside of the scene makes no box larger"


@pytest.mark.parametrize(
    ("name", "driver", "crs"),
    [
        ("a.gpkg", "GPKG", "EPSG:32631"),
        ("a.gpkg", "GPKG", "EPSG:4326"),
        ("a.shp", "ESRI Shapefile", "EPSG:4326"),
        ("a.fgb", "FlatGeobuf", "EPSG:3035"),
        ("a.kml", "KML", "EPSG:4326"),
        ("a b é.geojson", "GeoJSON", "EPSG:4326"),
    ],
)
def test_every_format_and_coordinate_system_gives_the_same_pixels(tmp_path, name, driver, crs):
    corners = shapely.segmentize(on_ground(TRIANGLE), 100)
    shape = shapely.transform(corners, lambda points: np.column_stack(transform(UTM, crs, *points.T)))
    area = parse_area(str(vector(tmp_path / name, driver, [shape], crs))).on(GRID)
    assert (pixels(area) != centres_in(TRIANGLE)).sum() <= 3, "only centres on the edge may differ"


def test_the_first_layer_with_polygons_counts(tmp_path):
    path = tmp_path / "a.gpkg"
    vector(path, "GPKG", [on_ground(shapely.Point(3, 3))], "EPSG:32631", layer="stations")
    vector(path, "GPKG", [on_ground(TRIANGLE)], "EPSG:32631", layer="fields")
    vector(path, "GPKG", [on_ground(shapely.box(0, 0, 9, 9))], "EPSG:32631", layer="others")
    assert np.array_equal(pixels(parse_area(path).on(GRID)), centres_in(TRIANGLE))


def test_collections_and_heights_are_taken_apart(tmp_path):
    mixed = shapely.GeometryCollection(
        [shapely.Point(1, 1), shapely.GeometryCollection([shapely.force_3d(on_ground(TRIANGLE), 250.0)])]
    )
    path = geojson(tmp_path / "a.geojson", mixed, crs="EPSG:32631")
    assert np.array_equal(pixels(parse_area(path).on(GRID)), centres_in(TRIANGLE))


def test_a_file_without_a_coordinate_system_has_the_scene_s_or_the_one_given(tmp_path):
    plain = vector(tmp_path / "utm.shp", "ESRI Shapefile", [on_ground(TRIANGLE)], None)
    assert np.array_equal(pixels(parse_area(plain).on(GRID)), centres_in(TRIANGLE))
    degrees = vector(tmp_path / "degrees.shp", "ESRI Shapefile", [in_degrees(TRIANGLE)], None)
    with pytest.raises(UsageError, match="outside the scene"):
        parse_area(degrees).on(GRID)
    assert (pixels(parse_area(degrees, "EPSG:4326").on(GRID)) != centres_in(TRIANGLE)).sum() <= 3


def test_the_system_that_is_given_wins_over_the_file_s(tmp_path):
    """GeoJSON without a word on it counts as degrees, and is often something else."""
    path = geojson(tmp_path / "a.geojson", on_ground(TRIANGLE))
    with pytest.raises(UsageError, match=r"outside the scene.*--aoi-crs"):
        parse_area(path).on(GRID)
    assert np.array_equal(pixels(parse_area(path, "EPSG:32631").on(GRID)), centres_in(TRIANGLE))


def test_polygons_that_cross_themselves_are_repaired(tmp_path):
    bow = shapely.Polygon([(10.2, 10.3), (110.7, 111.1), (110.7, 10.2), (10.2, 111.7)])
    assert not bow.is_valid
    path = geojson(tmp_path / "a.geojson", on_ground(bow), crs="EPSG:32631")
    expected = shapely.make_valid(bow)
    assert np.array_equal(pixels(parse_area(path).on(GRID)), centres_in(expected))


def test_a_box_in_degrees_is_a_polygon_on_the_scene():
    degrees = transform_bounds(UTM, "EPSG:4326", *on_ground(shapely.box(100, 100, 300, 300)).bounds)
    area = parse_area(",".join(map(str, degrees)), "EPSG:4326").on(GRID)
    inside = pixels(area)
    assert area.window.height > 200
    assert inside[101:299, 101:299].all()
    assert not inside[area.window.rows, area.window.columns].all()


def test_long_edges_follow_the_curves_of_the_other_system():
    """Where a parallel bends by 200 m in UTM: corners alone would miss it."""
    wide = Grid(11_000, 11_000, Affine(10, 0, 500_000, 0, -10, 5_600_000), UTM)
    west, south, east, north = 3.1, 49.9, 4.4, 50.3
    area = parse_area((west, south, east, north), "EPSG:4326").on(wide)
    for longitude in np.linspace(west + 0.01, east - 0.01, 7):
        for latitude, upper, lower in ((north, False, True), (south, True, False)):
            (x,), (y,) = transform("EPSG:4326", UTM, [longitude], [latitude])
            column, row = ~wide.transform * (x, y)
            within = area.inside(Window(int(row) - 3, int(column), 7, 1))[:, 0].tolist()
            assert within == [upper] * 3 + [within[3]] + [lower] * 3


@pytest.mark.parametrize("bounds", [(-180, -90, 180, 90), (-20, 30, 40, 89), (0, 0, 360, 80)])
def test_areas_much_larger_than_the_scene_are_the_scene(bounds):
    area = parse_area(bounds, "EPSG:4326").on(GRID)
    assert area.window == GRID.whole
    assert pixels(area).all()


@pytest.mark.parametrize("turn", [0, 360])
def test_beyond_the_antimeridian_longitudes_may_be_counted_on(turn):
    grid = Grid(400, 400, Affine(100, 0, 250_000, 0, -100, 5_000_000), CRS.from_epsg(32601))
    west = parse_area((-179.9 + turn, 44.9, -179.8 + turn, 45.0), "EPSG:4326").on(grid)
    column, _ = ~grid.transform * [each[0] for each in transform("EPSG:4326", grid.crs, [-179.85], [44.95])]
    assert west.window.column < column < west.window.column + west.window.width
    across = parse_area((179.9, 44.9, 180.1, 45.0), "EPSG:4326").on(grid)
    assert across.inside(grid.whole).sum() > 0.9 * across.window.pixels


@pytest.mark.parametrize("turned", [Affine.rotation(20), Affine.rotation(90), Affine.scale(1, -1)])
def test_turned_grids_and_grids_upside_down(turned):
    grid = Grid(400, 500, GRID.transform * turned, UTM)
    area = request(on_ground(TRIANGLE, grid)).on(grid)
    assert np.array_equal(area.inside(grid.whole), centres_in(TRIANGLE, grid))
    assert area.grid.transform.almost_equals(grid.transform * Affine.translation(area.window.column, area.window.row))
    askew = parse_area(on_ground(shapely.box(100, 100, 200, 200), grid).bounds).on(grid)
    assert askew.inside(Window(100, 100, 100, 100)).all()


def test_many_corners_cost_little():
    angle = np.linspace(0, 2 * np.pi, 100_001)[:-1]
    radius = 5000 + 20 * np.sin(angle * 3001)
    big = Grid(10_980, 10_980, GRID.transform, UTM)
    shape = shapely.Polygon(np.column_stack([5490 + radius * np.cos(angle), 5490 + radius * np.sin(angle)]))
    started = time.perf_counter()
    area = request(on_ground(shape, big)).on(big)
    count = sum(int(area.inside(Window(row, 0, 732, 10_980)).sum()) for row in range(0, 10_980, 732))
    assert time.perf_counter() - started < 10
    assert count == pytest.approx(shape.area, rel=1e-4)


@pytest.mark.parametrize(
    ("area", "crs", "words"),
    [
        ("nowhere.gpkg", None, "'nowhere.gpkg' is neither a box nor a file"),
        ("", None, "neither a box nor a file"),
        ("1,2,3,x", None, "neither a box nor a file"),
        ("{" + "x" * 5000, None, "neither a box nor a file"),
        ("1,2,3", None, "four numbers, not 3"),
        ((1, 2, 3, 4, 5), None, "four numbers, not 5"),
        ("3,0,1,2", None, "3,0,1,2 is empty: .*smaller numbers first"),
        ("0,2,1,2", None, "is empty"),
        ("0,0,nan,2", None, "finite"),
        ("0,0,inf,2", None, "finite"),
        ("0,0,1,1", "EPSG:999999", "'EPSG:999999' is no coordinate system"),
        ("0,0,1,1", "latlon", "'latlon' is no coordinate system"),
        ("0,0,1,1", "", "no coordinate system"),
    ],
)
def test_what_is_no_area_is_told(area, crs, words):
    with pytest.raises(UsageError, match=words) as caught:
        parse_area(area, crs)
    assert len(str(caught.value)) < 300


def test_files_without_polygons_are_told(tmp_path):
    text = tmp_path / "a.txt"
    text.write_text("not a vector file")
    torn = geojson(tmp_path / "torn.geojson", TRIANGLE)
    torn.write_text(torn.read_text()[:60])
    nothing = tmp_path / "nothing.gpkg"
    nothing.touch()
    table = tmp_path / "table.csv"
    table.write_text("name,value\nx,1\n")
    for path in (text, torn, nothing, tmp_path):
        with pytest.raises(SourceError, match="cannot be read as a vector file"):
            parse_area(path)
    for path in (geojson(tmp_path / "empty.geojson"), table):
        with pytest.raises(SourceError, match="is empty"):
            parse_area(path)
    flat = shapely.Polygon([(0, 0), (1, 1), (2, 2)])
    for shapes in ([shapely.Point(1, 1), shapely.LineString([(0, 0), (1, 1)])], [flat]):
        with pytest.raises(SourceError, match="no polygon that has an area"):
            parse_area(geojson(tmp_path / "lines.geojson", *shapes))


@pytest.mark.parametrize(
    "box",
    [
        (0, 0, 1, 1),
        (LEFT - 100, TOP - 100, LEFT, TOP),
        (LEFT, TOP, LEFT + 10, TOP + 10),
        (LEFT + 5000, TOP - 9, LEFT + 5010, TOP),
    ],
)
def test_an_area_outside_the_scene_is_told(box):
    with pytest.raises(UsageError, match="outside the scene"):
        parse_area(box).on(GRID)
    with pytest.raises(UsageError, match="outside the scene"):
        request(shapely.box(*box)).on(GRID)


def test_a_ring_around_the_scene_lies_outside_of_it():
    scene = shapely.box(0, 0, 500, 400)
    with pytest.raises(UsageError, match="outside the scene"):
        request(on_ground(scene.buffer(100).difference(scene.buffer(5)))).on(GRID)


def test_a_scene_without_a_place_has_no_areas():
    with pytest.raises(UsageError, match="no georeference"):
        parse_area("0,0,10,10").on(Grid(100, 100, Affine.identity(), None))
    nameless = Grid(100, 100, GRID.transform, None)
    assert parse_area((LEFT, TOP - 100, LEFT + 100, TOP)).on(nameless).window == Window(0, 0, 10, 10)
    with pytest.raises(UsageError, match="no georeference"):
        parse_area("3,44,4,45", "EPSG:4326").on(nameless)


@pytest.mark.parametrize("crs", ["ESRI:104903", LOCAL])
def test_systems_between_which_there_is_no_way_are_told(crs):
    """The Moon's, and a building site's."""
    with pytest.raises(UsageError, match=r"cannot be brought from .* to EPSG:32631") as caught:
        parse_area("0,0,10,10", crs).on(GRID)
    assert len(str(caught.value)) < 300
