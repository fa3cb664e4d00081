"""Icons: plain SVG files that can be seen on light and on dark themes, also when they are small."""

import re
from pathlib import Path

import pytest
from qgis.PyQt.QtCore import QRectF, Qt
from qgis.PyQt.QtGui import QColor, QImage, QPainter
from qgis.PyQt.QtSvg import QSvgRenderer

ROOT = Path(__file__).parents[2]
FOLDER = ROOT / "cloudmask_plugin" / "resources"
ICONS = sorted(FOLDER.glob("*.svg"))
WANTED = {
    "icon", "mask", "mask_options", "refine", "apply", "zones", "usable",
    "sentinel", "zoom", "style", "report", "temporary", "draw_area", "cancel",
}  # fmt: skip


def drawn(path, edge, background):
    image = QImage(edge, edge, QImage.Format.Format_ARGB32_Premultiplied)
    image.fill(background)
    renderer = QSvgRenderer(str(path))
    assert renderer.isValid()
    painter = QPainter(image)
    renderer.render(painter, QRectF(0, 0, edge, edge))
    painter.end()
    return image


def luminance(colour):
    def linear(part):
        return part / 12.92 if part <= 0.03928 else ((part + 0.055) / 1.055) ** 2.4

    return 0.2126 * linear(colour.redF()) + 0.7152 * linear(colour.greenF()) + 0.0722 * linear(colour.blueF())


def contrast(one, other):
    bright, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (bright + 0.05) / (dark + 0.05)


def test_all_are_there():
    assert {path.stem for path in ICONS} == WANTED
    metadata = (ROOT / "metadata.txt").read_text(encoding="utf-8")
    assert "icon=cloudmask_plugin/resources/icon.svg" in metadata


@pytest.mark.parametrize("path", ICONS, ids=lambda path: path.stem)
def test_it_is_a_small_plain_file(path):
    text = path.read_text(encoding="ascii")
    assert len(text) < 2000
    for foreign in ("<script", "<image", "href", "<text", "<style", "currentColor"):
        assert foreign not in text
    assert re.search(r'viewBox="0 0 (24 24|64 64)"', text)


@pytest.mark.parametrize("theme", ["#ffffff", "#efefef", "#3a3d40", "#1f2123"])
@pytest.mark.parametrize("path", ICONS, ids=lambda path: path.stem)
def test_enough_of_it_stands_out_from_the_theme(qgis_app, path, theme):
    background = QColor(theme)
    image = drawn(path, 16, background)
    pixels = [image.pixelColor(x, y) for x in range(16) for y in range(16)]
    seen = sum(contrast(pixel, background) >= 1.8 for pixel in pixels)
    assert seen >= 20, f"{seen} pixels of 256"


@pytest.mark.parametrize("path", ICONS, ids=lambda path: path.stem)
def test_nothing_is_cut_off_at_the_edges(qgis_app, path):
    image = drawn(path, 96, QColor(Qt.GlobalColor.transparent))
    edge = [image.pixelColor(i, j) for i in range(96) for j in (0, 95)]
    edge += [image.pixelColor(j, i) for i in range(96) for j in (0, 95)]
    assert sum(pixel.alpha() > 128 for pixel in edge) <= 4
