"""Tables of classes by polygon: right to the share of a pixel, whatever the polygons and whatever the file."""

from __future__ import annotations

import csv
import json
import sys
import threading

import numpy as np
import pyogrio
import pytest
import rasterio
import shapely
import typer
from affine import Affine
from hypothesis import example, given, settings
from hypothesis import strategies as st
from makers.rasters import LEFT, TOP, write_raster
from rasterio.crs import CRS
from rasterio.transform import from_origin
from rasterio.warp import transform
from typer.testing import CliRunner

from engine.classes import CLASSES, NODATA
from engine.commands.zones import zones_command
from engine.errors import CancelledError, CloudmaskError, SourceError, TargetError, UsageError
from engine.grid import Grid
from engine.output.mask import MaskWriter
from engine.zone_statistics import zones

CODES = (0, 1, 2, 3, NODATA)
PERCENTS = [f"{each.name}_percent" for each in CLASSES]
UTM = CRS.from_epsg(32631)
PLACE = from_origin(LEFT, TOP, 10, 10)


def write_mask(path, codes, *, place=PLACE, crs=UTM):
    with MaskWriter(path, Grid(*codes.shape, place, crs)) as writer:
        writer.write(0, codes)
        counts = writer.finish({"CLOUDMASK_MODEL": "unet-x"})
    path.with_name(path.name + ".aux.xml").unlink()
    return path, counts


def random_codes(height, width, seed=1):
    return np.random.default_rng(seed).choice(CODES, (height, width)).astype(np.uint8)


def write_polygons(path, shapes, *, crs="EPSG:32631", layer=None, kind="Unknown", append=False, **fields):
    pyogrio.raw.write(
        path,
        geometry=np.array([None if shape is None else shapely.to_wkb(shape) for shape in shapes], object),
        field_data=[np.asarray(values) for values in fields.values()],
        fields=list(fields),
        geometry_type=kind,
        crs=crs,
        **({"layer": layer} if layer else {}),
        append=append,
    )
    return path


def rows(path):
    """A CSV's rows; numbers where there are numbers, None where there is nothing."""
    with path.open(encoding="utf-8", newline="") as file:
        return [{key: _number(value) for key, value in row.items()} for row in csv.DictReader(file)]


def _number(text):
    try:
        return float(text)
    except ValueError:
        return text or None


def on_ground(shape, place=PLACE):
    """From pixels (column, row) to coordinates."""
    return shapely.transform(shape, lambda points: np.column_stack(place * tuple(points.T)))


def brute_force(codes, shape, *, exact=True):
    """Pixels by code of a shape in pixels: each pixel's overlap worked out for itself."""
    height, width = codes.shape
    row, column = np.mgrid[:height, :width]
    if exact:
        share = shapely.area(shapely.intersection(shapely.box(column, row, column + 1, row + 1), shape))
    else:
        share = shapely.contains_xy(shape, column + 0.5, row + 0.5)
    return {code: float(share[codes == code].sum()) for code in CODES}


def assert_row(row, counted, shape, codes):
    valid = sum(counted[each.code] for each in CLASSES)
    assert row["valid_pixels"] == pytest.approx(valid, abs=1e-4)
    assert row["valid_area_m2"] == pytest.approx(valid * 100, abs=1e-2)
    if valid > 1e-6:
        for each in CLASSES:
            assert row[f"{each.name}_percent"] == pytest.approx(100 * counted[each.code] / valid, abs=2e-3)
        assert sum(row[name] for name in PERCENTS) == pytest.approx(100, abs=1e-5)
    frame = shapely.box(0, 0, codes.shape[1], codes.shape[0])
    outside = 100 * shapely.difference(shape, frame).area / shape.area
    assert row["outside_percent"] == pytest.approx(outside, abs=1e-3)


coordinate = st.floats(-4, 24, allow_nan=False, width=32).map(lambda number: round(number, 3))
corners = st.lists(st.tuples(coordinate, coordinate), min_size=3, max_size=7)


@settings(max_examples=40, deadline=None)
@given(points=corners, seed=st.integers(0, 9))
def test_exact_shares_are_those_of_brute_force(tmp_path_factory, points, seed):
    shape = shapely.make_valid(shapely.Polygon(points))
    parts = [part for part in shapely.get_parts(shape) if part.geom_type == "Polygon"]
    shape = shapely.multipolygons(parts) if parts else shapely.Polygon()
    codes = random_codes(17, 20, seed)
    if shape.area < 0.01 or shapely.intersection(shape, shapely.box(0, 0, 20, 17)).area < 0.01:
        return
    folder = tmp_path_factory.mktemp("zones")
    mask, _ = write_mask(folder / "mask.tif", codes)
    polygons = write_polygons(folder / "p.gpkg", [on_ground(shape)])
    zones(mask, polygons, folder / "t.csv")
    (row,) = rows(folder / "t.csv")
    assert_row(row, brute_force(codes, shape), shape, codes)
    counted = brute_force(codes, shape)
    assert row["nodata_percent"] == pytest.approx(100 * counted[NODATA] / shape.area, abs=2e-3)
    assert row["method"] == "exact"


@settings(max_examples=30, deadline=None)
@example(points=[(0.0, 0.0), (0.0, 1.0), (3.0, 3.0)], seed=0)  # an edge at 45 degrees
@given(points=corners, seed=st.integers(0, 9))
def test_centres_are_those_of_brute_force(tmp_path_factory, points, seed):
    # Moved by two irrational steps, so that no edge runs through a centre, which may count or not.
    shape = shapely.convex_hull(shapely.MultiPoint(np.array(points) + np.sqrt([2, 3]) / 100))
    codes = random_codes(17, 20, seed)
    if shape.area < 0.01 or shapely.intersection(shape, shapely.box(0, 0, 20, 17)).area < 0.01:
        return
    folder = tmp_path_factory.mktemp("zones")
    mask, _ = write_mask(folder / "mask.tif", codes)
    zones(mask, write_polygons(folder / "p.gpkg", [on_ground(shape)]), folder / "t.csv", exact=False)
    (row,) = rows(folder / "t.csv")
    assert_row(row, brute_force(codes, shape, exact=False), shape, codes)
    assert row["method"] == "centres"


@pytest.mark.parametrize("exact", [True, False])
def test_large_polygons_are_put_together_of_blocks(tmp_path, exact):
    codes = random_codes(560, 40)
    mask, counts = write_mask(tmp_path / "mask.tif", codes)
    whole = shapely.box(0, 0, 40, 560)
    star = shapely.Polygon([(2.3, 10.1), (39.7, 530.4), (3.2, 559.3), (17.6, 300.5)])
    ring = shapely.difference(shapely.Point(20, 512).buffer(120.3), shapely.Point(20, 500).buffer(30.7))
    shapes = [whole, star, ring]
    polygons = write_polygons(tmp_path / "p.gpkg", [on_ground(shape) for shape in shapes])
    zones(mask, polygons, tmp_path / "t.csv", exact=exact)
    table = rows(tmp_path / "t.csv")
    for row, shape in zip(table, shapes, strict=True):
        assert_row(row, brute_force(codes, shape, exact=exact), shape, codes)
    assert table[0]["valid_pixels"] == counts.valid_pixels
    for each in CLASSES:
        expected = 100 * counts.by_code[each.code] / counts.valid_pixels
        assert table[0][f"{each.name}_percent"] == pytest.approx(expected, abs=1e-6)


@pytest.mark.parametrize("exact", [True, False])
def test_zones_that_share_borders_add_up_to_the_whole(tmp_path, exact):
    codes = random_codes(60, 80)
    mask, counts = write_mask(tmp_path / "mask.tif", codes)
    rng = np.random.default_rng(4)
    points = shapely.MultiPoint(rng.uniform((0, 0), (80, 60), (25, 2)))
    cells = shapely.get_parts(shapely.voronoi_polygons(points, extend_to=shapely.box(0, 0, 80, 60)))
    cells = shapely.intersection(cells, shapely.box(0, 0, 80, 60))
    zones(
        mask, write_polygons(tmp_path / "p.gpkg", [on_ground(cell) for cell in cells]), tmp_path / "t.csv", exact=exact
    )
    table = rows(tmp_path / "t.csv")
    assert sum(row["valid_pixels"] for row in table) == pytest.approx(counts.valid_pixels, abs=1e-3)
    for each in CLASSES:
        pixels = sum(row["valid_pixels"] * row[f"{each.name}_percent"] / 100 for row in table if row["valid_pixels"])
        assert pixels == pytest.approx(counts.by_code[each.code], abs=1e-3)


@pytest.mark.parametrize(
    "place",
    [PLACE * Affine.rotation(31), Affine(10, 0, LEFT, 0, 10, TOP), from_origin(LEFT, TOP, 20, 5)],
    ids=["turned", "upside down", "oblong"],
)
def test_any_grid_will_do(tmp_path, place):
    codes = random_codes(30, 40)
    mask, _ = write_mask(tmp_path / "mask.tif", codes, place=place)
    shape = shapely.Polygon([(3.3, 2.2), (36.1, 8.7), (20.4, 28.9)])
    zones(mask, write_polygons(tmp_path / "p.gpkg", [on_ground(shape, place)]), tmp_path / "t.csv")
    (row,) = rows(tmp_path / "t.csv")
    assert_row(row, brute_force(codes, shape), shape, codes)


def test_polygons_in_degrees_keep_their_straight_edges(tmp_path):
    """A wide box of degrees is no box of metres: its edges bend by more than a pixel."""
    size = 1098
    codes = np.zeros((size, size), np.uint8)
    place = from_origin(LEFT - 250_000, TOP, 100, 100)
    mask, _ = write_mask(tmp_path / "mask.tif", codes, place=place)
    box = shapely.box(1.2, 43.4, 2.4, 44.1)
    zones(mask, write_polygons(tmp_path / "p.geojson", [box], crs="EPSG:4326"), tmp_path / "t.csv")
    x, y = shapely.get_coordinates(shapely.segmentize(box, 0.0005)).T
    fine = shapely.Polygon(np.column_stack(transform("EPSG:4326", UTM, x, y)))
    (row,) = rows(tmp_path / "t.csv")
    assert row["valid_area_m2"] == pytest.approx(fine.area, rel=1e-6)
    coarse = shapely.Polygon(np.column_stack(transform("EPSG:4326", UTM, *shapely.get_coordinates(box).T)))
    assert abs(coarse.area - fine.area) > 1e-5 * fine.area


@pytest.fixture
def folder(tmp_path):
    codes = np.zeros((20, 20), np.uint8)
    codes[:, 10:] = 1
    codes[:5] = NODATA
    write_mask(tmp_path / "mask.tif", codes)
    return tmp_path


def box(left, top, right, bottom):
    return on_ground(shapely.box(left, top, right, bottom))


SHAPES = [box(5, 0, 15, 10), None, box(0, 0, 20, 5), box(100, 0, 110, 10), box(5, 0, 15, 10), box(-10, 5, 10, 15)]
FIELDS = {
    "name": np.array(['Äcker, "nass"', None, "c", "d", "e", "f"], object),
    "n": np.array([1, 2, 3, 4, 5, 6]),
    "clear_percent": np.array([0.5, np.nan, 2, 3, 4, 5]),
    "day": np.array(["2024-06-01", "NaT", *["2024-06-02"] * 4], "datetime64[ms]"),
}


@pytest.mark.parametrize("ending", [".csv", ".parquet", ".gpkg"])
def test_rows_ids_attributes_and_empty_cells(folder, ending):
    polygons = write_polygons(folder / "p.gpkg", SHAPES, **FIELDS)
    result = zones(folder / "mask.tif", polygons, folder / f"t{ending}", id_field="name")
    assert (result.polygons, result.outside, result.without_area) == (6, 1, 1)
    assert any("1 polygons of p.gpkg lie wholly beyond" in text for text in result.warnings)
    assert any("their rows are empty" in text for text in result.warnings)
    if ending == ".csv":
        table = rows(folder / "t.csv")
        assert (folder / "t.csv").read_bytes().count(b"\r\n") == 7
    elif ending == ".parquet":
        from pyarrow import parquet

        table = parquet.read_table(folder / "t.parquet").to_pylist()
    else:
        meta, _, wkb, values = pyogrio.raw.read(folder / "t.gpkg")
        assert CRS.from_user_input(meta["crs"]) == UTM
        kept = [shapely.from_wkb(part) if part is not None else None for part in wkb]
        assert [shape is None for shape in kept] == [shape is None for shape in SHAPES]
        assert all(a.equals(b) for a, b in zip(kept, SHAPES, strict=True) if a is not None)
        columns = dict(zip(meta["fields"], values, strict=True))
        table = [
            {
                name: None if column[i] is None or column[i] != column[i] else column[i]
                for name, column in columns.items()
            }
            for i in range(6)
        ]
    expected = ["zone", "name", "n", "source_clear_percent", "day", *PERCENTS]
    expected += ["nodata_percent", "outside_percent", "valid_pixels", "valid_area_m2", "method"]
    assert list(table[0]) == expected
    assert [row["zone"] for row in table] == list(FIELDS["name"])
    assert [row["n"] for row in table] == [1, 2, 3, 4, 5, 6]
    assert table[1]["source_clear_percent"] is None
    assert str(table[0]["day"]).startswith("2024-06-01")
    first, missing, empty, beyond, again, half = table
    assert [first[name] for name in PERCENTS] == [50, 50, 0, 0]
    assert (first["nodata_percent"], first["outside_percent"], first["valid_pixels"]) == (50, 0, 50)
    assert first["valid_area_m2"] == 5000
    assert all(missing[name] is None for name in expected[5:-1])
    assert [empty[name] for name in (*PERCENTS, "nodata_percent", "valid_pixels")] == [None] * 4 + [100, 0]
    assert [beyond[name] for name in (*PERCENTS, "nodata_percent", "outside_percent")] == [None] * 4 + [0, 100]
    assert {**again, "zone": 0, "name": 0, "n": 0} | {"day": 0, "source_clear_percent": 0} == {
        **first,
        "zone": 0,
        "name": 0,
        "n": 0,
        "day": 0,
        "source_clear_percent": 0,
    }
    assert (half["outside_percent"], half["clear_percent"]) == (50, 100)


def test_without_an_id_the_files_own_ids_are_taken(folder):
    polygons = write_polygons(folder / "p.gpkg", SHAPES[:1] * 3)
    zones(folder / "mask.tif", polygons, folder / "t.csv")
    assert [row["zone"] for row in rows(folder / "t.csv")] == [1, 2, 3]


def test_a_polygon_between_centres_has_no_percentages_by_centres(folder):
    polygons = write_polygons(folder / "p.gpkg", [box(2.6, 7.6, 3.4, 8.4)])
    zones(folder / "mask.tif", polygons, folder / "c.csv", exact=False)
    zones(folder / "mask.tif", polygons, folder / "e.csv")
    (centres,), (exact,) = rows(folder / "c.csv"), rows(folder / "e.csv")
    assert (centres["valid_pixels"], centres["clear_percent"], centres["nodata_percent"]) == (0, None, None)
    assert (exact["valid_pixels"], exact["clear_percent"]) == (pytest.approx(0.64, abs=1e-6), 100)


def test_broken_polygons_are_repaired(folder):
    bow = shapely.Polygon([(2, 6), (8, 12), (8, 6), (2, 12)])
    collection = shapely.GeometryCollection([shapely.box(0, 6, 2, 8), shapely.Point(9, 9)])
    shapes = [on_ground(bow), on_ground(collection), shapely.Polygon()]
    zones(folder / "mask.tif", write_polygons(folder / "p.gpkg", shapes), folder / "t.csv")
    first, second, third = rows(folder / "t.csv")
    assert first["valid_pixels"] == pytest.approx(18, abs=1e-5)
    assert second["valid_pixels"] == pytest.approx(4, abs=1e-5)
    assert (third["valid_pixels"], third["outside_percent"]) == (None, None)


def test_what_the_masks_projection_has_no_place_for_is_an_empty_row(folder):
    x, y = transform(UTM, "EPSG:4326", [LEFT + 50], [TOP - 100])
    here = shapely.Point(x[0], y[0]).buffer(3e-4)
    polygons = write_polygons(folder / "p.geojson", [here, shapely.box(-180, -90, 180, 90)], crs="EPSG:4326")
    result = zones(folder / "mask.tif", polygons, folder / "t.csv")
    first, world = rows(folder / "t.csv")
    assert first["valid_pixels"] > 10
    assert result.without_area == 1
    assert world["valid_pixels"] is None


def test_a_file_without_a_system_is_taken_to_have_the_masks(folder):
    polygons = folder / "p.shp"
    write_polygons(polygons, SHAPES[:1], crs=None, kind="Polygon", n=[1])
    result = zones(folder / "mask.tif", polygons, folder / "t.gpkg")
    assert any("names no coordinate system" in text for text in result.warnings)
    assert CRS.from_user_input(pyogrio.read_info(folder / "t.gpkg")["crs"]) == UTM


def test_layers_are_chosen(folder):
    path = folder / "p.gpkg"
    write_polygons(path, [shapely.Point(LEFT, TOP)], layer="points", kind="Point")
    write_polygons(path, SHAPES[:1], layer="fields", kind="Polygon", append=True)
    assert zones(folder / "mask.tif", path, folder / "t.csv").warnings == ()
    write_polygons(path, SHAPES[2:], layer="farms", kind="Polygon", append=True)
    assert any("'fields' is taken" in text for text in zones(folder / "mask.tif", path, folder / "u.csv").warnings)
    assert zones(folder / "mask.tif", path, folder / "v.csv", layer="farms").polygons == 4
    refuse(SourceError, r"other than polygons \(point\)", folder, path, layer="points")
    refuse(UsageError, "no layer 'x'", folder, path, layer="x")


# What is refused


def refuse(kind, words, folder, polygons, target="t_.csv", *, mask="mask.tif", **options):
    """Asserts one sentence, and that the folder is as it was."""
    before = {path: path.read_bytes() for path in folder.iterdir() if path.is_file()}
    with pytest.raises(kind, match=words) as caught:
        zones(folder / mask, polygons, folder / target, **options)
    assert "\n" not in str(caught.value)
    assert isinstance(caught.value, CloudmaskError)
    assert caught.value.hint
    assert {path: path.read_bytes() for path in folder.iterdir() if path.is_file()} == before


def test_wrong_files_are_refused(folder):
    refuse(SourceError, "there is no file", folder, folder / "none.gpkg")
    text = folder / "p.gpkg"
    text.write_text("no polygons")
    refuse(SourceError, "cannot be read as a vector file", folder, text)
    refuse(SourceError, "cannot be read as a vector file", folder, folder / "mask.tif")
    table = folder / "p.csv"
    table.write_text("a,b\n1,2\n")
    refuse(SourceError, "holds no geometry", folder, table)
    empty = write_polygons(folder / "empty.gpkg", [], kind="Polygon")
    refuse(SourceError, "is empty", folder, empty)
    lines = write_polygons(folder / "lines.gpkg", [shapely.LineString([(0, 0), (1, 1)]), SHAPES[0]])
    refuse(SourceError, r"other than polygons \(linestring\)", folder, lines)


def test_polygons_elsewhere_are_refused(folder):
    refuse(SourceError, "no polygon of p.gpkg lies on mask.tif", folder, write_polygons(folder / "p.gpkg", SHAPES[3:4]))
    nothing = write_polygons(folder / "n.gpkg", [None, shapely.Polygon()])
    refuse(SourceError, "no polygon of n.gpkg lies on mask.tif", folder, nothing)


def test_wrong_options_are_refused(folder, monkeypatch):
    polygons = write_polygons(folder / "p.gpkg", SHAPES, n=np.arange(6))
    refuse(UsageError, "no attribute 'x'", folder, polygons, id_field="x")
    refuse(UsageError, "names no format", folder, polygons, "t.xlsx")
    refuse(UsageError, "names no format", folder, polygons, "t")
    monkeypatch.setitem(sys.modules, "pyarrow", None)
    monkeypatch.setattr("engine.output.tables.find_spec", lambda name: None)
    refuse(UsageError, r"pyarrow.*cloudmask\[parquet\]", folder, polygons, "t.parquet")


def test_masks_that_are_none_are_refused(folder):
    polygons = write_polygons(folder / "p.gpkg", SHAPES)
    write_raster(folder / "floats.tif", np.ones((20, 20), "float32"))
    refuse(SourceError, "is no mask", folder, polygons, mask="floats.tif")
    write_raster(folder / "scl.tif", np.full((20, 20), 9, "uint8"))
    refuse(SourceError, "holds 9", folder, polygons, mask="scl.tif")
    write_mask(folder / "nowhere.tif", np.zeros((5, 5), np.uint8), place=Affine.identity(), crs=None)
    refuse(SourceError, "no georeference", folder, polygons, mask="nowhere.tif")


def test_targets_are_safe(folder):
    polygons = write_polygons(folder / "p.gpkg", SHAPES)
    (folder / "t.csv").write_bytes(b"precious")
    refuse(TargetError, "already exists", folder, polygons, "t.csv")
    refuse(TargetError, "is a source", folder, polygons, "p.gpkg", overwrite=True)
    zones(folder / "mask.tif", polygons, folder / "t.csv", overwrite=True)
    assert len(rows(folder / "t.csv")) == 6
    assert sorted(path.name for path in folder.iterdir()) == ["mask.tif", "p.gpkg", "t.csv"]


def test_cancelling_leaves_nothing(folder):
    polygons = write_polygons(folder / "p.gpkg", SHAPES)
    before = sorted(folder.iterdir())
    cancel = threading.Event()

    def stop(stage, done, total, rate):
        if stage == "count":
            cancel.set()

    with pytest.raises(CancelledError):
        zones(folder / "mask.tif", polygons, folder / "t.gpkg", on_progress=stop, cancel=cancel)
    assert sorted(folder.iterdir()) == before


@pytest.mark.parametrize("name", ["x" * 300, "x" * 5000, "no.gpkg"])
def test_a_name_that_cannot_be_is_one_sentence(folder, name):
    with pytest.raises(SourceError, match="there is no file"):
        zones(folder / "mask.tif", folder / name, folder / "t.csv")
    with pytest.raises(SourceError, match="there is no file"):
        zones(folder / name, folder / "p.gpkg", folder / "t.csv")


def test_the_command_writes_and_tells(folder):
    app = typer.Typer()
    app.command()(zones_command)
    polygons = write_polygons(folder / "p.gpkg", SHAPES, n=np.arange(6))
    arguments = [str(folder / "mask.tif"), str(polygons), "-o"]
    ran = CliRunner().invoke(app, [*arguments, str(folder / "a.csv"), "--centres", "--id", "n", "--json"])
    assert ran.exit_code == 0, ran.output
    assert json.loads(ran.stdout)["method"] == "centres"
    assert {row["method"] for row in rows(folder / "a.csv")} == {"centres"}
    ran = CliRunner().invoke(app, [*arguments, str(folder / "b.parquet")])
    assert ran.exit_code == 0, ran.output
    assert "exact shares of pixels" in ran.stdout
    assert "beyond the mask" in ran.stderr
    with rasterio.open(folder / "mask.tif") as mask:
        assert mask.shape == (20, 20)
