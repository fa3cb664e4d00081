"""Registers the repository's root as the package `cloudmask`, which is its name in QGIS's plugin folder.

The engine that the plugin's tests talk to is the real one, in the Python that `CLOUDMASK_PYTHON` names, or in `.venv`.
"""

import gc
import importlib.util
import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
STACK = ("B02", "B03", "B04", "B08", "B11", "B12")
"""Bands of the stack that tests load as a layer, in its order."""

if importlib.util.find_spec("qgis") is None:
    collect_ignore_glob = ["test_*.py"]  # the engine's environment: these tests run in QGIS's Python
elif "cloudmask" not in sys.modules:
    spec = importlib.util.spec_from_file_location(
        "cloudmask", ROOT / "__init__.py", submodule_search_locations=[str(ROOT)]
    )
    module = importlib.util.module_from_spec(spec)
    sys.modules["cloudmask"] = module
    spec.loader.exec_module(module)


@pytest.fixture(scope="session", autouse=True)
def _settings_of_this_run_alone(tmp_path_factory):
    """QGIS's settings in a folder of their own, which two runs of these tests at the same time do not share."""
    from qgis.PyQt.QtCore import QSettings

    QSettings.setPath(QSettings.defaultFormat(), QSettings.Scope.UserScope, str(tmp_path_factory.mktemp("settings")))


@pytest.fixture(autouse=True)
def _no_layer_outlives_qgis():
    """Layers that hang on a caught error's frames go now, and not when QGIS has closed GDAL already."""
    yield
    gc.collect()


@pytest.fixture(scope="session")
def engine_python():
    """The Python of the engine's environment."""
    folder = "Scripts" if os.name == "nt" else "bin"
    python = Path(os.environ.get("CLOUDMASK_PYTHON") or ROOT / ".venv" / folder / "python")
    if not python.exists():
        pytest.skip(f"there is no engine's environment at '{python}': scripts/bootstrap makes one")
    return python


def clean_environment():
    """This process's environment without what QGIS needs of it and another Python trips over."""
    return {name: value for name, value in os.environ.items() if name not in ("PYTHONPATH", "LD_LIBRARY_PATH")}


@pytest.fixture(scope="session")
def band_files(engine_python, tmp_path_factory):
    """A folder with the 13 bands of a made scene (512 px at 10 m), level 1C with an offset of -1000."""
    folder = tmp_path_factory.mktemp("bands")
    command = [str(engine_python), "-m", "engine.synthetic", str(folder), "--size", "512"]
    subprocess.run(command, cwd=ROOT, env=clean_environment(), check=True, capture_output=True)
    return folder


@pytest.fixture(scope="session")
def stack(band_files, tmp_path_factory):
    """The same scene as one GeoTIFF of six bands at 10 m, in a folder with a blank and an umlaut; never written to."""
    from osgeo import gdal

    folder = tmp_path_factory.mktemp("Grüße aus Sóller")
    sources = [str(next(band_files.glob(f"*_{name}.tif"))) for name in STACK]
    mosaic = gdal.BuildVRT("", sources, separate=True, resolution="highest")
    target = folder / "S2 Szene.tif"
    dataset = gdal.Translate(str(target), mosaic, creationOptions=["COMPRESS=DEFLATE", "TILED=YES"])
    origin = gdal.Open(sources[2])
    dataset.SetMetadata(origin.GetMetadata())
    for number, name in enumerate(STACK, 1):
        band = dataset.GetRasterBand(number)
        band.SetDescription(name)
        band.SetScale(0.0001)
        band.SetOffset(-0.1)
    dataset = mosaic = origin = band = None
    return target


@pytest.fixture(scope="session")
def text_models(engine_python, tmp_path_factory):
    """A folder of models with one that takes text: CLIPSeg with few random weights, as it is published."""
    folder = tmp_path_factory.mktemp("models")
    code = (
        "import sys, pathlib; sys.path[:0] = ['.', 'tests']\n"
        "from makers.clipseg import make_full, random_model, tiny_config\n"
        "make_full(pathlib.Path(sys.argv[1]), random_model(tiny_config()), tiny_config(), 'clipseg-made')"
    )
    environment = {**clean_environment(), "HF_HUB_OFFLINE": "1", "OMP_NUM_THREADS": "1"}
    subprocess.run([str(engine_python), "-c", code, str(folder)], cwd=ROOT, env=environment, check=True)
    return folder


@pytest.fixture
def fake(qgis_app, engine_python, tmp_path):
    """Makes clients of programs that speak like the engine, or badly: some lines for `makers.fake_engines`."""
    from cloudmask.cloudmask_plugin.worker.client import WorkerClient
    from makers.fake_engines import fake_engine

    made = []

    def make(body, **options):
        made.append(WorkerClient(lambda: engine_python, fake_engine(tmp_path, body), **options))
        return made[-1]

    yield make
    for client in made:
        client.shutdown()


@pytest.fixture(scope="module")
def provider(qgis_processing, engine_python):
    """The provider, as QGIS has it, with a worker that ends with these tests."""
    from cloudmask.cloudmask_plugin import settings
    from cloudmask.cloudmask_plugin.processing.provider import CloudmaskProvider
    from cloudmask.cloudmask_plugin.worker.shared import close_shared_client
    from qgis.core import QgsApplication

    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("CLOUDMASK_PYTHON", str(engine_python))
        patch.setattr(settings, "python_path", str)  # whatever was chosen in this profile
        made = CloudmaskProvider()
        assert QgsApplication.processingRegistry().addProvider(made)
        yield made
        close_shared_client()
        QgsApplication.processingRegistry().removeProvider(made)


@pytest.fixture(scope="module")
def products(provider, stack, tmp_path_factory):
    """Mask, probabilities, polygons and report of the stack."""
    from makers.algorithms import Log, run

    folder = tmp_path_factory.mktemp("Masken für alle")
    files = {"OUTPUT": "mask.tif", "PROBABILITIES": "p.tif", "POLYGONS": "polygons.gpkg", "REPORT": "report.json"}
    wanted = {key: str(folder / name) for key, name in files.items()}
    log = Log()
    return {**run("maskclouds", log, INPUT=str(stack), RESOLUTION="20", **wanted), "log": log}


@pytest.fixture
def fields(stack):
    """Three squares in memory: one inside the scene, one over its edge, one that is no valid polygon."""
    from makers.algorithms import square
    from qgis.core import QgsFeature, QgsGeometry, QgsRasterLayer, QgsVectorLayer

    raster = QgsRasterLayer(str(stack))
    left, top = raster.extent().xMinimum(), raster.extent().yMaximum()
    layer = QgsVectorLayer(
        f"Polygon?crs={raster.crs().authid()}&field=name:string&field=fid:integer", "Felder", "memory"
    )
    bow = QgsGeometry.fromWkt(
        f"POLYGON(({left} {top}, {left + 500} {top - 500}, {left + 500} {top}, {left} {top - 500}, {left} {top}))"
    )
    for name, shape in (
        ("inside", square(left + 333, top - 333, 1000)),
        ("edge", square(left - 500, top, 1000)),
        ("bow", bow),
    ):
        feature = QgsFeature(layer.fields())
        feature.setAttributes([name, 7])
        feature.setGeometry(shape)
        assert layer.dataProvider().addFeature(feature)
    return layer
