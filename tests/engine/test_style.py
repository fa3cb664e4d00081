"""The style's text; that QGIS reads and draws it stands in `tests/plugin/test_style.py`."""

from __future__ import annotations

from xml.etree import ElementTree

import pytest
from makers.disks import small_disk

from engine.classes import CLASSES, MaskClass
from engine.errors import DiskFullError, TargetError
from engine.output.style import style_text, write_style


def entries(text):
    return [entry.attrib for entry in ElementTree.fromstring(text).iter("paletteEntry")]


def test_every_class_with_its_colour_and_opacity():
    assert [
        (int(each["value"]), each["label"], each["color"].upper(), int(each["alpha"])) for each in entries(style_text())
    ] == [(each.code, each.title, each.colour, 153 if each.opacity else 0) for each in CLASSES]


def test_the_file_is_utf8_and_the_same_every_time(tmp_path):
    own = (MaskClass(3, "groesse", "Größe & <雲>", "#010203", 1.0),)
    for name in ("a.qml", "b.qml"):
        write_style(tmp_path / name, classes=own)
    content = (tmp_path / "a.qml").read_bytes()
    assert content == (tmp_path / "b.qml").read_bytes()
    assert entries(content.decode("utf-8"))[0]["label"] == "Größe & <雲>"


def test_a_folder_that_is_not_there(tmp_path):
    with pytest.raises(TargetError, match="cannot write in"):
        write_style(tmp_path / "no" / "mask.qml")


def test_a_full_disk(tmp_path):
    with small_disk(tmp_path / "disk", 4) as disk:
        (disk / "filler").write_bytes(bytes(4096))
        with pytest.raises(DiskFullError):
            write_style(disk / "mask.qml")
