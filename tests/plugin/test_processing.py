"""The algorithms in a real QGIS with a real worker: parameters, results, models."""

import json
from pathlib import Path

import numpy as np
import pytest
from cloudmask.cloudmask_plugin.answers import Answers, save_answers
from cloudmask.cloudmask_plugin.marks import is_result
from makers.algorithms import Log, command, pixels, refused, rows, run
from osgeo import gdal
from qgis.core import (
    QgsPalettedRasterRenderer,
    QgsProcessingFeatureSourceDefinition,
    QgsProcessingModelAlgorithm,
    QgsProcessingModelChildAlgorithm,
    QgsProcessingModelChildParameterSource,
    QgsProcessingModelOutput,
    QgsProcessingModelParameter,
    QgsProcessingParameterDefinition,
    QgsProcessingParameterFeatureSource,
    QgsProcessingParameterRasterLayer,
    QgsProject,
    QgsRasterLayer,
    QgsRectangle,
    QgsVectorLayer,
)

DRAWING = [
    ("THRESHOLD_CLOUD", "number"),
    ("THRESHOLD_THICK_CLOUD", "number"),
    ("THRESHOLD_THIN_CLOUD", "number"),
    ("THRESHOLD_CLOUD_SHADOW", "number"),
    ("BUFFER_CLOUDS", "distance"),
    ("BUFFER_SHADOWS", "distance"),
    ("MIN_AREA", "number"),
]
SHARES = [
    "CLOUD_PERCENT",
    "THICK_CLOUD_PERCENT",
    "THIN_CLOUD_PERCENT",
    "CLOUD_SHADOW_PERCENT",
    "CLEAR_PERCENT",
    "VALID_PIXELS",
    "PERCENTAGES",
]
PARAMETERS = {
    "maskclouds": [
        ("INPUT", "raster"),
        ("SCENE", "string"),
        ("MODEL", "enum"),
        ("PROMPTS", "string"),
        ("RESOLUTION", "enum"),
        ("EXTENT", "extent"),
        ("AREA", "source"),
        ("DEVICE", "string"),
        ("PRECISION", "enum"),
        ("ALL_BANDS", "boolean"),
        ("LEVEL", "enum"),
        ("OFFSET", "number"),
        ("SCALE", "number"),
        ("BANDS", "string"),
        *DRAWING,
        ("OUTPUT", "rasterDestination"),
        ("PROBABILITIES", "rasterDestination"),
        ("POLYGONS", "vectorDestination"),
        ("REPORT", "fileDestination"),
    ],
    "refinemask": [
        ("PROBABILITIES", "raster"),
        *DRAWING,
        ("OUTPUT", "rasterDestination"),
        ("REPORT", "fileDestination"),
    ],
    "applymask": [
        ("MASK", "raster"),
        ("INPUT", "raster"),
        ("CLASSES", "enum"),
        ("TEXTS", "string"),
        ("BUFFER", "distance"),
        ("NODATA", "number"),
        ("TILED", "boolean"),
        ("OUTPUT", "rasterDestination"),
    ],
    "zonalstatistics": [
        ("MASK", "raster"),
        ("POLYGONS", "source"),
        ("ID_FIELD", "field"),
        ("EXACT", "boolean"),
        ("OUTPUT", "vectorDestination"),
    ],
    "usabledates": [
        ("INPUT", "multilayer"),
        ("SCENES", "string"),
        ("FOLDER", "file"),
        ("POLYGONS", "source"),
        ("ID_FIELD", "field"),
        ("RESOLUTION", "enum"),
        ("MODEL", "enum"),
        ("DEVICE", "string"),
        ("OUTPUT", "sink"),
    ],
}
OUTPUTS = {
    "maskclouds": ["OUTPUT", "PROBABILITIES", "POLYGONS", "REPORT", *SHARES],
    "refinemask": ["OUTPUT", "REPORT", *SHARES],
    "applymask": ["OUTPUT", "MASKED_PERCENT", "MASKED_PIXELS"],
    "zonalstatistics": ["OUTPUT", "POLYGON_COUNT"],
    "usabledates": ["OUTPUT", "BEST_DATE", "BEST_SCENE", "CLEAR_PERCENT", "SCENE_COUNT", "POLYGON_COUNT"],
}

pytestmark = pytest.mark.usefixtures("provider")


# What the toolbox shows.


def test_keys_stay_as_they_are(provider):
    assert provider.id() == "cloudmask"
    algorithms = {each.name(): each for each in provider.algorithms()}
    assert {
        name: [(p.name(), p.type()) for p in each.parameterDefinitions()] for name, each in algorithms.items()
    } == PARAMETERS
    assert {name: [o.name() for o in each.outputDefinitions()] for name, each in algorithms.items()} == OUTPUTS


@pytest.mark.parametrize("name", PARAMETERS)
def test_everything_is_described(name, provider):
    algorithm = provider.algorithm(name)
    text = algorithm.shortHelpString()
    for parameter in algorithm.parameterDefinitions():
        hidden = bool(parameter.flags() & QgsProcessingParameterDefinition.Flag.FlagHidden)
        assert parameter.help().endswith("."), parameter.name()
        assert (f"({parameter.name()}): " in text) is not hidden
    assert f"qgis_process run cloudmask:{name} " in text
    assert f'processing.run("cloudmask:{name}"' in text
    assert algorithm.displayName()
    assert algorithm.group()
    assert algorithm.shortDescription().endswith(".")
    assert len(algorithm.tags()) > 3
    assert not algorithm.icon().isNull()


def test_examples_name_parameters_that_exist(provider):
    for algorithm in provider.algorithms():
        shell, python = algorithm.example()
        keys = {parameter.name() for parameter in algorithm.parameterDefinitions()}
        named = [word[2:].split("=")[0] for word in shell.split() if word.startswith("--")]
        assert named
        assert set(named) <= keys
        given = eval(python[python.index("{") : python.rindex("}") + 1], {"iface": Iface})
        assert set(given) <= keys
        assert "OUTPUT" in given


class Iface:
    @staticmethod
    def activeLayer():
        return None


def test_only_the_mask_is_written_by_default(provider):
    algorithm = provider.algorithm("maskclouds")
    made = {p.name(): p.createByDefault() for p in algorithm.destinationParameterDefinitions()}
    assert made == {"OUTPUT": True, "PROBABILITIES": False, "POLYGONS": False, "REPORT": False}


def test_says_what_is_missing(provider, monkeypatch, tmp_path):
    algorithm = provider.algorithm("maskclouds")
    assert algorithm.canExecute()[0]
    monkeypatch.setenv("CLOUDMASK_PYTHON", str(tmp_path / "no-python"))
    possible, reason = algorithm.canExecute()
    assert not possible
    assert "no-python" in reason
    assert reason.endswith(".")


# Results.


def test_same_pixels_as_the_command_line(products, stack, engine_python, tmp_path):
    command(engine_python, "mask", stack, "-o", tmp_path / "mask.tif", "--resolution", "20")
    assert np.array_equal(pixels(products["OUTPUT"]), pixels(tmp_path / "mask.tif"))
    report = json.loads(Path(products["REPORT"]).read_text(encoding="utf-8"))
    assert products["CLOUD_PERCENT"] == report["cloud_percent"] > 0
    assert products["THIN_CLOUD_PERCENT"] == report["classes"]["thin_cloud"]["percent"]
    assert products["VALID_PIXELS"] == report["valid_pixels"] == 256 * 256
    assert QgsVectorLayer(products["POLYGONS"]).featureCount() > 0


def test_progress_is_told(products):
    log = products["log"]
    assert log.texts[0].startswith("Opening") or log.texts[0].startswith("Masking")
    assert log.percents[-1] == 100
    assert all(0 <= each <= 100 for each in log.percents)


def test_all_settings_reach_the_engine(stack, engine_python, tmp_path):
    options = ["--threshold", "thin_cloud=0.4", "--threshold", "cloud_shadow=0.3", "--buffer-clouds", "40"]
    options += [
        "--buffer-shadows",
        "20",
        "--min-area",
        "4000",
        "--device",
        "cpu",
        "--all-bands",
        "--precision",
        "fp32",
    ]
    bands = "B02=1,B03=2,B04=3,B08=4"
    options += ["--level", "L2A", "--offset", "0", "--scale", "0.00012", "--bands", bands]
    command(engine_python, "mask", stack, "-o", tmp_path / "a.tif", *options)
    done = run(
        "maskclouds",
        SCENE=str(stack),
        THRESHOLD_THIN_CLOUD=0.4,
        THRESHOLD_CLOUD_SHADOW=0.3,
        BUFFER_CLOUDS=40,
        BUFFER_SHADOWS=20,
        MIN_AREA=4000,
        DEVICE="cpu",
        PRECISION="fp32",
        ALL_BANDS=True,
        LEVEL="L2A",
        OFFSET=0,
        SCALE=0.00012,
        BANDS="blue=1, green=2, red=3, B08=4",
        OUTPUT=str(tmp_path / "b.tif"),
        REPORT=str(tmp_path / "b.json"),
    )
    assert np.array_equal(pixels(done["OUTPUT"]), pixels(tmp_path / "a.tif"))
    report = json.loads((tmp_path / "b.json").read_text(encoding="utf-8"))
    assert (report["level"], report["offset"], report["bands"]) == ("L2A", 0, ["B02", "B03", "B04", "B08"])
    assert report["refinement"] == {
        "thresholds": {"thin_cloud": 0.4, "cloud_shadow": 0.3},
        "buffer_clouds": 40,
        "buffer_shadows": 20,
        "min_area": 4000,
    }


def test_several_files_as_a_scene(band_files, engine_python, tmp_path):
    chosen = [str(next(band_files.glob(f"*_{band}.tif"))) for band in ("B02", "B03", "B04")]
    command(engine_python, "mask", *chosen, "-o", tmp_path / "a.tif", "--resolution", "60")
    done = run("maskclouds", SCENE=" ; ".join(chosen), RESOLUTION="60", OUTPUT=str(tmp_path / "b.tif"))
    assert np.array_equal(pixels(done["OUTPUT"]), pixels(tmp_path / "a.tif"))


@pytest.mark.parametrize("crs", ["", "EPSG:4326"])
def test_an_extent(products, stack, tmp_path, crs):
    whole = QgsRasterLayer(str(stack))
    left, top = whole.extent().xMinimum(), whole.extent().yMaximum()
    box = QgsRectangle(left + 410, top - 2000, left + 1500, top - 500)
    text = f"{box.xMinimum()},{box.xMaximum()},{box.yMinimum()},{box.yMaximum()}"
    if crs:
        from qgis.core import QgsCoordinateReferenceSystem, QgsCoordinateTransform

        there = QgsCoordinateTransform(whole.crs(), QgsCoordinateReferenceSystem(crs), QgsProject.instance())
        moved = there.transformBoundingBox(box)
        text = f"{moved.xMinimum()},{moved.xMaximum()},{moved.yMinimum()},{moved.yMaximum()} [{crs}]"
    done = run("maskclouds", INPUT=str(stack), EXTENT=text, RESOLUTION="20", OUTPUT=str(tmp_path / "part.tif"))
    part = gdal.Open(done["OUTPUT"])
    codes, place = part.ReadAsArray(), part.GetGeoTransform()
    row, column = round((top - place[3]) / 20), round((place[0] - left) / 20)
    expected = pixels(products["OUTPUT"])[row : row + codes.shape[0], column : column + codes.shape[1]]
    if not crs:
        assert (column, row, *codes.shape) == (20, 25, 75, 55)
        assert np.array_equal(codes, expected)
    inside = codes != 255
    assert inside.mean() > 0.8
    assert np.array_equal(codes[inside], expected[inside])


def test_an_area_with_edits_that_are_not_saved(products, fields, stack, tmp_path):
    fields.startEditing()
    fields.deleteFeatures([each.id() for each in fields.getFeatures() if each["name"] != "inside"])
    done = run("maskclouds", INPUT=str(stack), AREA=fields, RESOLUTION="20", OUTPUT=str(tmp_path / "part.tif"))
    fields.rollBack()
    codes = pixels(done["OUTPUT"])
    assert codes.shape == (51, 51)
    assert np.count_nonzero(codes != 255) == 50 * 50
    whole = pixels(products["OUTPUT"])[16:67, 16:67]
    assert np.array_equal(codes[codes != 255], whole[codes != 255])


def test_answers_of_the_layer_count_where_nothing_is_given(stack, tmp_path, qgis_new_project):
    bare = gdal.Translate(str(tmp_path / "bare.tif"), str(stack), options="-b 1 -b 2 -b 3 -b 4")
    bare.SetMetadata({})
    for number in range(1, 5):
        bare.GetRasterBand(number).SetDescription("")
        bare.GetRasterBand(number).SetOffset(0)
        bare.GetRasterBand(number).SetScale(1)
    bare = None
    for beside in tmp_path.glob("*.aux.xml"):
        beside.unlink()
    where = {"OUTPUT": str(tmp_path / "m.tif"), "REPORT": str(tmp_path / "r.json")}
    refused("maskclouds", INPUT=str(tmp_path / "bare.tif"), **where)
    layer = QgsProject.instance().addMapLayer(QgsRasterLayer(str(tmp_path / "bare.tif"), "bare"))
    save_answers(layer, Answers("L2A", -1000.0, 0.0001, {"B02": 1, "B03": 2, "B04": 3, "B08": 4}))
    run("maskclouds", INPUT=layer.id(), **where)
    report = json.loads((tmp_path / "r.json").read_text(encoding="utf-8"))
    assert (report["level"], report["offset"], report["bands"]) == ("L2A", -1000, ["B02", "B03", "B04", "B08"])
    run("maskclouds", INPUT=layer.id(), LEVEL="L1C", OFFSET=0, **where)
    report = json.loads((tmp_path / "r.json").read_text(encoding="utf-8"))
    assert (report["level"], report["offset"], report["bands"]) == ("L1C", 0, ["B02", "B03", "B04", "B08"])


def test_warnings_are_told(stack, tmp_path):
    log = Log()
    run("maskclouds", log, INPUT=str(stack), BANDS="B02=1,B03=2,B04=3", LEVEL="L1C", OUTPUT=str(tmp_path / "m.tif"))
    assert log.warnings
    assert all(each.endswith(".") and each[0].isupper() for each in log.warnings)


def test_refine_gives_what_mask_gives(products, stack, engine_python, tmp_path):
    options = ("--threshold", "cloud=0.3", "--buffer-clouds", "60")
    command(engine_python, "mask", stack, "-o", tmp_path / "a.tif", "--resolution", "20", *options)
    done = run(
        "refinemask",
        PROBABILITIES=products["PROBABILITIES"],
        THRESHOLD_CLOUD=0.3,
        BUFFER_CLOUDS=60,
        OUTPUT=str(tmp_path / "b.tif"),
        REPORT=str(tmp_path / "b.json"),
    )
    assert np.array_equal(pixels(done["OUTPUT"]), pixels(tmp_path / "a.tif"))
    assert not np.array_equal(pixels(done["OUTPUT"]), pixels(products["OUTPUT"]))
    report = json.loads((tmp_path / "b.json").read_text(encoding="utf-8"))
    assert done["CLOUD_PERCENT"] == report["cloud_percent"]


def test_apply_gives_what_the_command_line_gives(products, stack, engine_python, tmp_path):
    chosen = ("--classes", "thick_cloud,cloud_shadow", "--buffer", "40", "--nodata", "7", "--tiled")
    command(engine_python, "apply", products["OUTPUT"], stack, "-o", tmp_path / "a.tif", *chosen)
    done = run(
        "applymask",
        MASK=products["OUTPUT"],
        INPUT=str(stack),
        CLASSES=["thick_cloud", "cloud_shadow"],
        BUFFER=40,
        NODATA=7,
        TILED=True,
        OUTPUT=str(tmp_path / "b.tif"),
    )
    assert np.array_equal(pixels(done["OUTPUT"]), pixels(tmp_path / "a.tif"))
    assert gdal.Open(done["OUTPUT"]).GetRasterBand(1).GetNoDataValue() == 7
    assert gdal.Open(done["OUTPUT"]).GetRasterBand(1).GetOverviewCount() == 0
    assert done["MASKED_PERCENT"] == pytest.approx(100 * done["MASKED_PIXELS"] / 512**2, abs=1e-3)


def test_a_band_is_copied_alone_and_not_its_scene(products, band_files, tmp_path):
    band = next(band_files.glob("*_B08.tif"))
    done = run("applymask", MASK=products["OUTPUT"], INPUT=str(band), OUTPUT=str(tmp_path / "b.tif"))
    copy = gdal.Open(done["OUTPUT"])
    assert (copy.RasterCount, copy.RasterXSize) == (1, 512)


def test_zones_of_a_layer_in_memory(products, fields, tmp_path):
    done = run(
        "zonalstatistics",
        MASK=products["OUTPUT"],
        POLYGONS=fields,
        ID_FIELD="name",
        OUTPUT=str(tmp_path / "t.csv"),
    )
    table = rows(done["OUTPUT"])
    assert [row["zone"] for row in table] == ["inside", "edge", "bow"]
    assert [row["source_fid"] for row in table] == ["7", "7", "7"]  # `fid` is a GeoPackage's own
    assert done["POLYGON_COUNT"] == 3
    classes = ("clear_percent", "thick_cloud_percent", "thin_cloud_percent", "cloud_shadow_percent")
    for row in table:
        assert sum(float(row[each]) for each in classes) == pytest.approx(100, abs=1e-4)
        assert row["method"] == "exact"
    assert [float(row["outside_percent"]) for row in table] == [0, 50, 0]


def test_zones_of_a_file_are_those_of_the_command_line(products, fields, engine_python, tmp_path):
    from qgis.core import QgsVectorFileWriter

    source = tmp_path / "zwei Lagen.gpkg"
    other = QgsVectorLayer("Polygon?crs=EPSG:4326", "other", "memory")
    for layer, name in ((other, "zwei Lagen"), (fields, "fields")):
        options = QgsVectorFileWriter.SaveVectorOptions()
        options.layerName = name
        options.layerOptions = ["FID=number"]
        if name == "fields":
            options.actionOnExistingFile = QgsVectorFileWriter.ActionOnExistingFile.CreateOrOverwriteLayer
        QgsVectorFileWriter.writeAsVectorFormatV3(layer, str(source), QgsProject.instance().transformContext(), options)
    command(
        engine_python, "zones", products["OUTPUT"], source, "-o", tmp_path / "a.csv", "--layer", "fields", "--centres"
    )
    done = run(
        "zonalstatistics",
        MASK=products["OUTPUT"],
        POLYGONS=f"{source}|layername=fields",
        EXACT=False,
        OUTPUT=str(tmp_path / "b.csv"),
    )
    assert rows(done["OUTPUT"]) == rows(tmp_path / "a.csv")
    assert len(rows(done["OUTPUT"])) == 3
    filtered = QgsVectorLayer(f"{source}|layername=fields|subset=\"name\" = 'edge'", "filtered", "ogr")
    assert filtered.isValid()
    run("zonalstatistics", MASK=products["OUTPUT"], POLYGONS=filtered, OUTPUT=str(tmp_path / "c.csv"))
    assert [row["name"] for row in rows(tmp_path / "c.csv")] == ["edge"]


def test_zones_of_selected_features(products, fields, tmp_path):
    fields.selectByExpression("\"name\" = 'edge'")
    QgsProject.instance().addMapLayer(fields, False)
    try:
        chosen = QgsProcessingFeatureSourceDefinition(fields.id(), True)
        done = run("zonalstatistics", MASK=products["OUTPUT"], POLYGONS=chosen, OUTPUT=str(tmp_path / "t.csv"))
    finally:
        QgsProject.instance().takeMapLayer(fields)
    assert [row["name"] for row in rows(done["OUTPUT"])] == ["edge"]


def test_zones_as_geopackage_hold_the_polygons(products, fields):
    done = run("zonalstatistics", MASK=products["OUTPUT"], POLYGONS=fields, OUTPUT="TEMPORARY_OUTPUT")
    layer = QgsVectorLayer(done["OUTPUT"])
    assert Path(done["OUTPUT"]).suffix == ".gpkg"
    assert layer.featureCount() == 3
    assert all(feature.hasGeometry() for feature in layer.getFeatures())


# Layers.


def test_results_are_styled_and_marked_when_they_are_loaded(stack, fields, qgis_iface, qgis_new_project):
    import processing

    outputs = dict.fromkeys(("OUTPUT", "PROBABILITIES", "POLYGONS"), "TEMPORARY_OUTPUT")
    processing.runAndLoadResults("cloudmask:maskclouds", {"INPUT": str(stack), **outputs}, feedback=Log())
    named = QgsProject.instance().mapLayersByName
    (mask,), (probabilities,), (polygons,) = named("Mask"), named("Probabilities"), named("Polygons")
    assert isinstance(mask.renderer(), QgsPalettedRasterRenderer)
    assert [each.value for each in mask.renderer().classes()] == [0, 1, 2, 3]
    assert probabilities.renderer().type() == "singlebandpseudocolor"
    assert polygons.renderer().type() == "categorizedSymbol"
    for layer in (mask, probabilities, polygons):
        assert is_result(layer)
        assert layer.customProperty("cloudmask/temporary")
    processing.runAndLoadResults(
        "cloudmask:zonalstatistics",
        {"MASK": mask.id(), "POLYGONS": polygons.id(), "OUTPUT": "TEMPORARY_OUTPUT"},
        feedback=Log(),
    )
    (table,) = named("Statistics")
    assert table.featureCount() == polygons.featureCount() > 0


def test_a_table_that_qgis_cannot_show_is_written_all_the_same(products, fields, tmp_path, qgis_new_project):
    import processing

    if gdal.GetDriverByName("Parquet") is not None:
        pytest.skip("this GDAL reads Parquet")
    log = Log()
    done = processing.runAndLoadResults(
        "cloudmask:zonalstatistics",
        {"MASK": products["OUTPUT"], "POLYGONS": fields, "OUTPUT": str(tmp_path / "t.parquet")},
        feedback=log,
    )
    assert (tmp_path / "t.parquet").read_bytes()[:4] == b"PAR1"
    assert done["OUTPUT"] == str(tmp_path / "t.parquet")
    assert any("cannot show" in each for each in log.warnings)


# Models.


def test_a_model(products, stack, fields, tmp_path):
    model = QgsProcessingModelAlgorithm("cloudy fields", "tests")
    for parameter in (QgsProcessingParameterRasterLayer("SCENE"), QgsProcessingParameterFeatureSource("FIELDS")):
        model.addModelParameter(parameter, QgsProcessingModelParameter(parameter.name()))
    sources = QgsProcessingModelChildParameterSource
    mask = QgsProcessingModelChildAlgorithm("cloudmask:maskclouds")
    mask.setChildId("mask")
    mask.addParameterSources("INPUT", [sources.fromModelParameter("SCENE")])
    mask.addParameterSources("RESOLUTION", [sources.fromStaticValue("20")])
    model.addChildAlgorithm(mask)
    zones = QgsProcessingModelChildAlgorithm("cloudmask:zonalstatistics")
    zones.setChildId("zones")
    zones.addParameterSources("MASK", [sources.fromChildOutput("mask", "OUTPUT")])
    zones.addParameterSources("POLYGONS", [sources.fromModelParameter("FIELDS")])
    zones.addParameterSources("ID_FIELD", [sources.fromStaticValue("name")])
    output = QgsProcessingModelOutput("table", "table")
    output.setChildOutputName("OUTPUT")
    output.setChildId("zones")
    zones.setModelOutputs({"table": output})
    model.addChildAlgorithm(zones)

    import processing

    key = next(p.name() for p in model.destinationParameterDefinitions())
    parameters = {"SCENE": str(stack), "FIELDS": fields, key: str(tmp_path / "t.csv")}
    processing.run(model, parameters, feedback=Log())
    run("zonalstatistics", MASK=products["OUTPUT"], POLYGONS=fields, ID_FIELD="name", OUTPUT=str(tmp_path / "a.csv"))
    assert rows(tmp_path / "t.csv") == rows(tmp_path / "a.csv")
    assert sorted(each.name for each in tmp_path.iterdir()) == ["a.csv", "t.csv"]
