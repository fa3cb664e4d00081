"""Layers as the engine opens them: local files, whole products, archives, addresses, credentials, and refusals."""

import gc
import shutil
import zipfile
from pathlib import Path

import pytest
from cloudmask.cloudmask_plugin.failure import FailureError
from cloudmask.cloudmask_plugin.marks import mark_result
from cloudmask.cloudmask_plugin.sources import LayerSource, recognise, source_of, source_of_text, sources_of
from qgis.core import (
    Qgis,
    QgsApplication,
    QgsAuthMethodConfig,
    QgsProviderRegistry,
    QgsRasterLayer,
    QgsVectorLayer,
)

FAR = "/vsicurl/http://127.0.0.1:9/scenes/S2A_31TDH_20240101_0_L2A"
"""Nobody answers there."""


class FarLayer(QgsRasterLayer):
    """A layer of one band, or of all, that QGIS could open, whose server is gone since."""

    def isValid(self):
        return True

    def bandCount(self):
        return 6 if "all" in self.source() else 1


@pytest.fixture(autouse=True)
def _no_layer_outlives_qgis():
    """Layers that hang on a caught error's frames go now, and not when QGIS has closed GDAL already."""
    yield
    gc.collect()


def refusal(layer):
    with pytest.raises(FailureError) as caught:
        source_of(layer)
    assert caught.value.failure.kind == "layer"
    return caught.value.failure


def gdal_layer(path, name=""):
    layer = QgsRasterLayer(str(path), name or Path(str(path)).stem, "gdal")
    assert layer.isValid(), path
    return layer


@pytest.fixture
def product(band_files, tmp_path):
    """The bands as they lie in a product, with a TCI."""
    safe = tmp_path / "Meine Daten" / "S2B_MSIL1C_20240120T105341_N0510_R051_T31TDH_20240120T124501.SAFE"
    images = safe / "GRANULE" / "L1C_T31TDH_A035" / "IMG_DATA"
    images.mkdir(parents=True)
    for file in band_files.glob("*_B*.tif"):
        shutil.copy(file, images / f"T31TDH_20240120T105341_{file.stem.rpartition('_')[2]}.tif")
    shutil.copy(images / "T31TDH_20240120T105341_B04.tif", images / "T31TDH_20240120T105341_TCI.tif")
    return safe


def test_a_file_with_several_bands(qgis_app, stack):
    source = source_of(gdal_layer(stack, "my scene"))
    assert (source.paths, source.name, source.folder) == ((str(stack),), "my scene", stack.parent)
    assert source.environment == {}


@pytest.mark.parametrize("band", ["B04", "B11", "TCI"])
def test_a_file_of_a_product_stands_for_the_product(qgis_app, product, band):
    images = product / "GRANULE" / "L1C_T31TDH_A035" / "IMG_DATA"
    source = source_of(gdal_layer(images / f"T31TDH_20240120T105341_{band}.tif"))
    assert source.paths == (str(product / "GRANULE" / "L1C_T31TDH_A035"),)
    assert source.folder == product.parent  # never inside of the product
    assert source.name == "T31TDH_20240120T105341"
    assert source_of(gdal_layer(images / f"T31TDH_20240120T105341_{band}.tif", "January")).name == "January"


def test_a_file_of_a_zipped_product_stands_for_the_product(qgis_app, product, tmp_path):
    archive = tmp_path / "pro dukt.zip"
    with zipfile.ZipFile(archive, "w") as opened:
        for file in product.rglob("*.tif"):
            opened.write(file, file.relative_to(product.parent).as_posix())
    inside = f"{product.name}/GRANULE/L1C_T31TDH_A035"
    file = f"{inside}/IMG_DATA/T31TDH_20240120T105341_B04.tif"
    assert source_of(gdal_layer(f"/vsizip/{archive}/{file}")).paths == (f"/vsizip/{archive}/{inside}",)
    if Qgis.QGIS_VERSION_INT >= 33800:  # older ones cannot open this form
        braced = gdal_layer(f"/vsizip/{{{archive}}}/{file}")
        assert source_of(braced).paths == (f"/vsizip/{{{archive}}}/{inside}",)


def test_one_band_of_a_folder_stands_for_the_folder(qgis_app, band_files):
    file = next(band_files.glob("*_B04.tif"))
    source = source_of(gdal_layer(file))
    assert source.paths == (str(band_files),)
    assert source.name == file.stem.rpartition("_")[0]
    assert source_of(gdal_layer(file, "Juni")).name == "Juni"


def test_one_band_among_files_of_other_scenes_stands_for_its_own(qgis_app, band_files, tmp_path):
    for file in band_files.glob("*_B0[2-4].tif"):
        band = file.stem.rpartition("_")[2]
        shutil.copy(file, tmp_path / f"T31TDH_20240101T105341_{band}.tif")
        shutil.copy(file, tmp_path / f"T31TDH_20240102T105341_{band}.tif")
    source = source_of(gdal_layer(tmp_path / "T31TDH_20240102T105341_B03.tif"))
    assert source.paths == tuple(str(tmp_path / f"T31TDH_20240102T105341_B0{n}.tif") for n in (2, 3, 4))


def test_one_band_alone_is_told_what_it_lacks(qgis_app, band_files, tmp_path):
    file = tmp_path / "S_B03.tif"
    shutil.copy(next(band_files.glob("*_B03.tif")), file)
    told = refusal(gdal_layer(file))
    assert told.sentence == "'S_B03' is one band of a scene, and a mask needs red, green and blue"
    assert "B04, B02" in told.hint


def test_one_band_without_a_name_is_no_scene(qgis_app, band_files, tmp_path):
    file = tmp_path / "calculated.tif"
    shutil.copy(next(band_files.glob("*_B03.tif")), file)
    assert "fewer than three bands" in refusal(gdal_layer(file)).sentence


@pytest.mark.parametrize("part", ["TCI", "PREVIEW"])
def test_a_picture_among_subdatasets_stands_for_the_bands(qgis_app, part):
    layer = FarLayer(f'SENTINEL2_L2A:"/my data/S.SAFE/MTD_MSIL2A.xml":{part}:EPSG_32631', "picture", "gdal")
    assert source_of(layer).paths == ('SENTINEL2_L2A:"/my data/S.SAFE/MTD_MSIL2A.xml":10m:EPSG_32631',)


def test_selected_bands_of_one_scene_are_one_source(qgis_app, band_files, stack):
    layers = [gdal_layer(next(band_files.glob(f"*_{band}.tif"))) for band in ("B04", "B03", "B02")]
    found = sources_of([layers[0], gdal_layer(stack), *layers[1:]])
    assert [(layer, source.paths) for layer, source in found] == [
        (layers[0], (str(band_files),)),
        (found[1][0], (str(stack),)),
    ]


def test_a_vrt_is_a_file(qgis_app, stack, tmp_path):
    from osgeo import gdal

    gdal.BuildVRT(str(tmp_path / "all.vrt"), [str(stack)]).FlushCache()
    assert source_of(gdal_layer(tmp_path / "all.vrt")).paths == (str(tmp_path / "all.vrt"),)


def test_a_raster_in_an_archive(qgis_app, stack, tmp_path):
    with zipfile.ZipFile(tmp_path / "a b.zip", "w") as opened:
        opened.write(stack, "in/szene.tif")
    path = f"/vsizip/{tmp_path}/a b.zip/in/szene.tif"
    assert source_of(gdal_layer(path)).paths == (path,)


@pytest.mark.parametrize(
    "source",
    [
        "SENTINEL2_L1C:/data/S.SAFE/MTD_MSIL1C.xml:10m:EPSG_32631",
        'SENTINEL2_L2A:"/my data/S.SAFE/MTD_MSIL2A.xml":60m:EPSG_32631',
        "SENTINEL2_L1C:/vsizip//data/S.zip/S.SAFE/MTD_MSIL1C.xml:20m:EPSG_32631",
    ],
)
def test_subdatasets_are_handed_on_as_they_are(qgis_app, source):
    assert source_of(FarLayer(source, "10 m", "gdal")).paths == (source,)


def test_addresses_keep_their_signature(qgis_app):
    path = f"{FAR}/all.tif?sig=a%2Fb&se=2026"
    assert source_of(FarLayer(path, "far", "gdal")).paths == (path,)


def test_bands_from_a_catalogue_are_one_source(qgis_app):
    bands = ["B04", "B03", "B02", "B11"]
    layers = [FarLayer(f"{FAR}/{band}.tif?sig=x", band, "gdal") for band in bands]
    [(layer, source)] = sources_of(layers)
    assert layer is layers[0]
    assert source.paths == tuple(f"{FAR}/{band}.tif?sig=x" for band in bands)
    assert source.name == "S2A_31TDH_20240101_0_L2A"
    assert source.folder is None


def test_bands_in_folders_by_resolution_are_one_source(qgis_app):
    files = ["R10m/T31_2024_B04_10m.tif", "R10m/T31_2024_B03_10m.tif", "R10m/T31_2024_B02_10m.tif"]
    files.append("R20m/T31_2024_B11_20m.tif")
    [(_, source)] = sources_of([FarLayer(f"{FAR}/IMG_DATA/{file}", file, "gdal") for file in files])
    assert len(source.paths) == 4
    assert source.name == "T31_2024"


def test_bands_of_two_scenes_are_two_sources(qgis_app):
    layers = [FarLayer(f"{FAR}{day}/{band}.tif", band, "gdal") for day in "12" for band in ("B02", "B03", "B04")]
    assert [len(source.paths) for _, source in sources_of(layers)] == [3, 3]


def test_one_band_of_a_catalogue_asks_for_the_others(qgis_app):
    failure = refusal(FarLayer(f"{FAR}/B04.tif", "rot", "gdal"))
    assert failure.sentence == "'rot' is one band of a scene, and a mask needs red, green and blue"
    assert failure.hint == "add the scene's B03, B02 too and select all its bands together"


def test_too_few_bands_of_a_catalogue(qgis_app):
    layers = [FarLayer(f"{FAR}/{band}.tif", band, "gdal") for band in ("B04", "B08")]
    found, [(layer, failure)] = recognise(layers)
    assert (found, layer) == ([], layers[0])
    assert failure.hint == "add the scene's B03, B02 too and select all its bands together"


def test_what_cannot_be_masked_leaves_the_others_alone(qgis_app, stack):
    points = QgsVectorLayer("Point", "points", "memory")
    layer = gdal_layer(stack)
    found, refused = recognise([points, layer])
    assert [each for each, _ in found] == [layer]
    assert [each for each, _ in refused] == [points]
    with pytest.raises(FailureError, match="points"):
        sources_of([points, layer])


@pytest.mark.skipif(Qgis.QGIS_VERSION_INT < 33800, reason="this QGIS keeps no credentials in a layer's source")
def test_credentials_go_to_the_environment_and_nowhere_else(qgis_app):
    secret = "pass" + "word"
    source = f"{FAR}/all.tif|option:NUM_THREADS=2|credential:GDAL_HTTP_USERPWD=me:{secret}|credential:AWS_REGION=x"
    found = source_of(FarLayer(source, "far", "gdal"))
    assert found.paths == (f"{FAR}/all.tif",)
    assert found.environment == {"GDAL_HTTP_USERPWD": f"me:{secret}", "AWS_REGION": "x"}
    assert secret not in repr(found)
    assert source_of_text(source) == LayerSource(found.paths, "all", found.environment)


@pytest.fixture
def store(qgis_app):
    """QGIS's store of credentials, unlocked; gives a function that stores some and returns their id."""
    manager = QgsApplication.authManager()
    if manager.isDisabled() or not manager.setMasterPassword("master", True):
        pytest.skip("QGIS's store of credentials is not to be had here")
    identities = []

    def keep(method, values):
        configuration = QgsAuthMethodConfig(method)
        configuration.setName("test")
        configuration.setConfigMap(values)
        stored = manager.storeAuthenticationConfig(configuration)
        assert stored is True or stored[0]
        configuration = configuration if stored is True else stored[1]
        identities.append(configuration.id())
        return configuration.id()

    yield keep
    for identity in identities:
        manager.removeAuthenticationConfig(identity)


@pytest.mark.parametrize(
    ("method", "values", "expected"),
    [
        ("Basic", {"username": "me", "password": "x y"}, {"GDAL_HTTP_USERPWD": "me:x y"}),
        ("APIHeader", {"Authorization": "Bearer abc"}, {"GDAL_HTTP_HEADERS": "Authorization: Bearer abc"}),
        (
            "AWSS3",
            {"username": "id", "password": "key", "region": "eu"},
            {"AWS_ACCESS_KEY_ID": "id", "AWS_SECRET_ACCESS_KEY": "key", "AWS_REGION": "eu"},
        ),
    ],
)
def test_stored_credentials(store, method, values, expected):
    if method not in QgsApplication.authManager().authMethodsKeys():
        pytest.skip(f"this QGIS knows no {method}")
    layer = FarLayer(f"{FAR}/all.tif authcfg='{store(method, values)}'", "far", "gdal")
    found = source_of(layer)
    assert found.environment == expected
    assert found.paths == (f"{FAR}/all.tif",)


def test_credentials_that_only_qgis_can_use(store):
    identity = store("EsriToken", {"token": "abc"})
    failure = refusal(FarLayer(f"{FAR}/all.tif authcfg='{identity}'", "far", "gdal"))
    assert "'far' is opened with credentials of the kind EsriToken" in failure.sentence


def test_credentials_that_are_gone(store):
    failure = refusal(FarLayer(f"{FAR}/all.tif authcfg='abcdef0'", "far", "gdal"))
    assert failure.sentence == "QGIS does not hand out the credentials of 'far'"


@pytest.mark.parametrize(
    ("provider", "source", "sentence"),
    [
        (
            "wms",
            "url=http://127.0.0.1:9&layers=a&styles=&format=image/png&crs=EPSG:4326",
            "a picture from a map",
        ),
        ("postgresraster", "dbname='x' table=\"y\"", "no file but a layer of the kind postgresraster"),
        ("virtualraster", "?crs=EPSG:4326&extent=0,0,1,1&width=1&height=1&formula=1", "of the kind virtualraster"),
        ("gdal", "PG:dbname=x password=secret mode=2", "GDAL's driver PG, which the engine does not know"),
        ("gdal", "/vsimem/x.tif", "it exists in this QGIS only"),
        ("gdal", "<VRTDataset rasterXSize='1' rasterYSize='1'/>", "it exists in this QGIS only"),
        ("gdal", "/no/such/file.tif", "the file of 'layer' is not there: "),
    ],
)
def test_refusals(qgis_app, provider, source, sentence):
    failure = refusal(QgsRasterLayer(source, "layer", provider))
    assert sentence in failure.sentence
    assert "secret" not in failure.text
    assert failure.hint


def test_a_file_that_has_gone_while_it_was_open(qgis_app, stack, tmp_path):
    shutil.copy(stack, tmp_path / "s.tif")
    layer = gdal_layer(tmp_path / "s.tif")
    (tmp_path / "s.tif").unlink()
    assert layer.isValid()
    assert refusal(layer).sentence == f"the file of 's' is not there: {tmp_path / 's.tif'}"


def test_what_qgis_cannot_read(qgis_app, tmp_path):
    (tmp_path / "broken.tif").write_bytes(b"nothing")
    failure = refusal(QgsRasterLayer(str(tmp_path / "broken.tif"), "broken", "gdal"))
    assert failure.sentence == "QGIS itself cannot read 'broken'"


def test_a_mask_is_not_masked(qgis_app, stack):
    layer = gdal_layer(stack, "mask")
    mark_result(layer, "mask", temporary=False)
    assert refusal(layer).sentence == "'mask' is a result itself"


def test_typed_paths_and_addresses(qgis_app, stack, product, band_files):
    assert source_of_text(f' "{stack}" ').paths == (str(stack),)
    assert source_of_text(str(product)).paths == (str(product),)
    assert source_of_text(str(product)).name == product.stem
    assert source_of_text(str(next(band_files.glob("*_B04.tif")))).paths == (str(band_files),)
    address = "https://example.org/items/S2A.json?token=x"
    assert (source_of_text(address).paths, source_of_text(address).name) == ((address,), "S2A")
    subdataset = "SENTINEL2_L1C:/data/S.SAFE/MTD_MSIL1C.xml:10m:EPSG_32631"
    assert source_of_text(subdataset).paths == (subdataset,)
    for text, sentence in (("", "No scene is given"), ("/no/such file.tif", "is not there")):
        with pytest.raises(FailureError, match=sentence):
            source_of_text(text)


def test_qgis_decodes_what_these_tests_stand_on(qgis_app):
    parts = QgsProviderRegistry.instance().decodeUri("gdal", "/vsizip//a/b.zip/c.tif")
    assert parts["vsiPrefix"] == "/vsizip/"
