"""The style of a mask in a real QGIS: classes, colours, what shines through."""

import numpy as np
import pytest
from cloudmask.engine.classes import CLASSES, NODATA, THICK_CLOUD, MaskClass
from cloudmask.engine.output.style import style_text
from osgeo import gdal, osr
from qgis.core import QgsMapRendererParallelJob, QgsMapSettings, QgsPalettedRasterRenderer, QgsRasterLayer
from qgis.PyQt.QtCore import QSize
from qgis.PyQt.QtGui import QColor

EDGE = 40
CODES = [each.code for each in CLASSES] + [NODATA]
GROUND = QColor(0, 128, 0)


@pytest.fixture
def mask(tmp_path):
    """A column of 40 px for every code, as the engine writes them: a palette, no data declared."""
    path = tmp_path / "mask.tif"
    dataset = gdal.GetDriverByName("GTiff").Create(str(path), EDGE * len(CODES), EDGE, 1, gdal.GDT_Byte)
    dataset.SetGeoTransform((600000, 10, 0, 4900020, 0, -10))
    system = osr.SpatialReference()
    system.ImportFromEPSG(32631)
    dataset.SetProjection(system.ExportToWkt())
    band = dataset.GetRasterBand(1)
    band.SetNoDataValue(NODATA)
    band.WriteArray(np.repeat(np.array(CODES, np.uint8), EDGE)[None].repeat(EDGE, axis=0))
    dataset = band = None
    return path


def styled(mask, text):
    (mask.parent / "style.qml").write_text(text, encoding="utf-8")
    layer = QgsRasterLayer(str(mask), "mask")
    assert layer.isValid()
    message, loaded = layer.loadNamedStyle(str(mask.parent / "style.qml"))
    assert loaded, message
    return layer


def picture(layer):
    settings = QgsMapSettings()
    settings.setLayers([layer])
    settings.setDestinationCrs(layer.crs())
    settings.setExtent(layer.extent())
    settings.setOutputSize(QSize(layer.width(), layer.height()))
    settings.setBackgroundColor(GROUND)
    job = QgsMapRendererParallelJob(settings)
    job.start()
    job.waitForFinished()
    return job.renderedImage()


def test_classes_colours_and_opacities(qgis_app, mask):
    layer = styled(mask, style_text())
    renderer = layer.renderer()
    assert isinstance(renderer, QgsPalettedRasterRenderer)
    found = [(each.value, each.label, each.color.name().upper(), each.color.alpha()) for each in renderer.classes()]
    assert found == [(each.code, each.title, each.colour, round(255 * each.opacity)) for each in CLASSES]
    assert {each[3] for each in found} == {0, 153}
    assert renderer.opacity() == 1
    assert layer.resampleFilter().zoomedInResampler() is None
    assert layer.resampleFilter().zoomedOutResampler() is None
    assert not layer.dataProvider().isProviderResamplingEnabled()


def test_what_is_drawn(qgis_app, mask):
    image = picture(styled(mask, style_text()))
    for index, code in enumerate(CODES):
        shown = image.pixelColor(EDGE * index + EDGE // 2, EDGE // 2)
        opacity = CLASSES[code].opacity if code != NODATA else 0
        colour = QColor(CLASSES[code].colour) if opacity else GROUND
        for channel in ("red", "green", "blue"):
            expected = opacity * getattr(colour, channel)() + (1 - opacity) * getattr(GROUND, channel)()
            assert abs(getattr(shown, channel)() - expected) <= 2, (code, channel)


def test_a_style_beside_the_mask_is_found(qgis_app, mask):
    mask.with_suffix(".qml").write_text(style_text(), encoding="utf-8")
    layer = QgsRasterLayer(str(mask), "mask")
    assert [each.label for each in layer.renderer().classes()] == [each.title for each in CLASSES]


def test_own_classes_with_signs_of_xml(qgis_app, mask):
    own = (MaskClass(7, "glacier", 'Gletscher & "Größe" < 5', "#0A0B0C", 1.0), THICK_CLOUD)
    layer = styled(mask, style_text(own))
    assert [(each.value, each.label, each.color.alpha()) for each in layer.renderer().classes()] == [
        (7, 'Gletscher & "Größe" < 5', 255),
        (1, "thick cloud", 153),
    ]
