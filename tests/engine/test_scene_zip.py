"""Products in zip archives are read in place; archives that cannot be trusted are refused."""

import zipfile
from pathlib import Path

import numpy as np
import pytest
from makers.products import make_safe, zip_tree
from makers.rasters import FOUR, noise, write_raster

from engine.errors import CloudmaskError, SourceError, UsageError
from engine.scene import open_scene

DATA = Path(__file__).parents[2].parent / "shared" / "data" / "fixtures" / "safe"


def everything(source):
    with open_scene(source) as scene:
        facts = (scene.level, scene.baseline, scene.product, scene.datetime, scene.sun_zenith, scene.offset_from)
        return facts, scene.read(scene.grid().whole)


def refusal(source):
    with pytest.raises(SourceError) as caught:
        open_scene(source)
    sentence = str(caught.value)
    assert "\n" not in sentence
    return sentence


@pytest.fixture(scope="module")
def root(tmp_path_factory):
    return make_safe(tmp_path_factory.mktemp("made"), driver="JP2OpenJPEG")


@pytest.mark.parametrize("method", [zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED])
@pytest.mark.parametrize("prefix", [None, "", "download/"])
def test_a_zip_is_what_its_folder_is(tmp_path, root, prefix, method):
    prefix = f"{prefix}{root.name}/" if prefix and prefix.startswith("download") else prefix
    archive = zip_tree(root, tmp_path / "Größe {1} von.SAFE.zip", prefix=prefix, method=method)
    facts, pixels = everything(root)
    facts_in_zip, pixels_in_zip = everything(archive)
    assert facts_in_zip == facts
    assert np.array_equal(pixels_in_zip, pixels)
    with open_scene(archive) as scene:
        assert scene.kind == "safe-zip"
        assert all(path.startswith("/vsizip/") for path in (band.path for band in scene.bands.values()))
        assert scene.paths == (archive,)
    assert list(tmp_path.iterdir()) == [archive]


def test_the_archive_is_a_source_that_no_output_may_replace(tmp_path, root):
    archive = zip_tree(root, tmp_path / "p.zip")
    with open_scene(archive) as scene:
        assert scene.paths == (archive,)


def test_names_in_an_archive(tmp_path, root, monkeypatch):
    archive = zip_tree(root, tmp_path / "p.ZIP")
    granule = next(root.glob("GRANULE/*")).relative_to(root).as_posix()
    facts, pixels = everything(root)
    for inside in ("", "/", f"/{root.name}", f"/{root.name}/MTD_MSIL1C.xml", f"/{root.name}/{granule}"):
        for start in (f"/vsizip/{archive}", f"/vsizip/{{{archive}}}"):
            assert everything(start + inside)[0] == facts
    monkeypatch.chdir(tmp_path)
    for relative in ("p.ZIP", "/vsizip/p.ZIP", f"/vsizip/p.ZIP/{root.name}/{granule}/MTD_TL.xml"):
        assert np.array_equal(everything(relative)[1], pixels)


def test_a_raster_in_an_archive_is_a_raster(tmp_path, root):
    write_raster(tmp_path / "s.tif", noise(4, 30, 30), names=FOUR)
    with zipfile.ZipFile(tmp_path / "r.zip", "w") as target:
        target.write(tmp_path / "s.tif", "in/s.tif")
    with open_scene(f"/vsizip/{tmp_path}/r.zip/in/s.tif", offset=0) as scene:
        assert (scene.kind, tuple(scene.bands)) == ("raster", FOUR)
        assert scene.read(scene.grid().whole).all()
    with pytest.raises(SourceError) as caught:
        open_scene(tmp_path / "r.zip")
    named = str(caught.value).rpartition(" ")[2]
    with open_scene(named, offset=0) as scene:
        assert tuple(scene.bands) == FOUR


@pytest.mark.skipif(not DATA.is_dir(), reason=f"no data folder {DATA}")
@pytest.mark.parametrize("part", ["T56JMM", "S2A_MSIL1C_20240120", "20240305"])
def test_real_products(tmp_path, part):
    tree = next(path for path in DATA.iterdir() if part in path.name)
    facts, pixels = everything(tree)
    facts_in_zip, pixels_in_zip = everything(zip_tree(tree, tmp_path / f"{tree.name}.zip"))
    assert facts_in_zip == facts
    assert np.array_equal(pixels_in_zip, pixels)


def test_several_products(tmp_path, root):
    with zipfile.ZipFile(zip_tree(root, tmp_path / "two.zip"), "a") as target:
        target.writestr("OTHER.SAFE/MTD_MSIL1C.xml", "<x/>")
    sentence = refusal(tmp_path / "two.zip")
    assert "2 products" in sentence
    assert f"{{{tmp_path}/two.zip}}/OTHER.SAFE" in sentence
    assert everything(f"/vsizip/{tmp_path}/two.zip/{root.name}")[0] == everything(root)[0]


def test_several_granules(tmp_path, root):
    granule = next(root.glob("GRANULE/*"))
    with zipfile.ZipFile(zip_tree(root, tmp_path / "two.zip"), "a") as target:
        for image in granule.glob("IMG_DATA/*"):
            target.write(image, f"{root.name}/GRANULE/L1C_T31TDJ_A044807/IMG_DATA/{image.name}")
    sentence = refusal(tmp_path / "two.zip")
    assert "2 granules" in sentence
    assert everything(sentence.split("GRANULE, ")[0].split(", ")[-2])[0] == everything(root)[0]


def test_no_product(tmp_path):
    for name, members, hint in (
        ("empty", (), "SAFE product"),
        ("text", ("a.txt", "b/c.csv"), "SAFE product"),
        ("two", ("a.tif", "b.tif"), "SAFE product"),
    ):
        with zipfile.ZipFile(tmp_path / f"{name}.zip", "w") as target:
            for member in members:
                target.writestr(member, "x")
        sentence = refusal(tmp_path / f"{name}.zip")
        assert f"{name}.zip holds no Sentinel-2 product" in sentence
        assert hint in sentence
    assert "holds no nowhere" in refusal(f"/vsizip/{tmp_path}/two.zip/nowhere")
    assert "there is no file" in refusal(f"/vsizip/{tmp_path}/missing.zip")


@pytest.mark.parametrize(
    "member", ["../evil.xml", "a/../../evil.xml", "/etc/evil.xml", "C:/evil.xml", "c:evil", "..\\evil.xml", "\\x"]
)
def test_names_that_point_outside(tmp_path, root, member):
    with zipfile.ZipFile(zip_tree(root, tmp_path / "p.zip"), "a") as target:
        target.writestr(zipfile.ZipInfo(member), "x")
    assert "points outside" in refusal(tmp_path / "p.zip")


def test_names_with_dots_are_harmless(tmp_path, root):
    with zipfile.ZipFile(zip_tree(root, tmp_path / "p.zip"), "a") as target:
        target.writestr("a..b/..c/d...", "x")
    assert everything(tmp_path / "p.zip")[0] == everything(root)[0]


@pytest.mark.parametrize("keep", [0, 10, 0.5, 0.999])
def test_damaged(tmp_path, root, keep):
    archive = zip_tree(root, tmp_path / "p.zip")
    whole = archive.read_bytes()
    archive.write_bytes(whole[: int(len(whole) * keep) if keep < 1 else keep])
    assert "p.zip is damaged" in refusal(archive)


def test_damaged_members(tmp_path, root):
    for name in ("MTD_MSIL1C.xml", "_B04.jp2"):
        archive = zip_tree(root, tmp_path / "p.zip")
        with zipfile.ZipFile(archive) as opened:
            member = next(m for m in opened.infolist() if m.filename.endswith(name))
        content = bytearray(archive.read_bytes())
        start = member.header_offset + 30 + len(member.filename) + 5
        content[start : start + 40] = bytes(40)
        archive.write_bytes(content)
        with pytest.raises(SourceError) as caught:
            everything(archive)
        assert "damaged" in str(caught.value) or "cannot be read" in str(caught.value)


def test_encrypted(tmp_path, root):
    archive = zip_tree(root, tmp_path / "p.zip")
    content = bytearray(archive.read_bytes())
    # The general-purpose flags in every header of the central directory.
    place = content.find(b"PK\x01\x02")
    while place >= 0:
        content[place + 8] |= 1
        place = content.find(b"PK\x01\x02", place + 4)
    archive.write_bytes(content)
    assert "p.zip is encrypted" in refusal(archive)


def bomb(root, archive, size):
    """A product whose metadata unpack to `size` bytes."""
    zip_tree(root, archive)
    with zipfile.ZipFile(archive) as source:
        kept = [(m, source.read(m)) for m in source.infolist() if not m.filename.endswith("MTD_MSIL1C.xml")]
    with zipfile.ZipFile(archive, "w", zipfile.ZIP_DEFLATED) as target:
        for member, content in kept:
            target.writestr(member, content)
        target.writestr(f"{root.name}/MTD_MSIL1C.xml", b"<a>" + b" " * size + b"</a>")


def test_a_bomb_in_metadata(tmp_path, root):
    archive = tmp_path / "p.zip"
    bomb(root, archive, 40 * 2**20)
    assert archive.stat().st_size < 2**20
    assert "more than 32 MB" in refusal(archive)
    # A size that is declared too small does not help: no more than that is unpacked, and the digest is wrong then.
    content = archive.read_bytes()
    real = (40 * 2**20 + 7).to_bytes(4, "little")
    assert content.count(real) == 2
    archive.write_bytes(content.replace(real, (1000).to_bytes(4, "little")))
    sentence = refusal(archive)
    assert "damaged" in sentence or "cannot be read" in sentence


def test_bombs_of_entities_and_large_files_in_folders_and_archives(tmp_path):
    root = make_safe(tmp_path, name="p.SAFE", bands=("B02", "B03", "B04"))
    lol = "".join(f'<!ENTITY l{i} "{f"&l{i - 1};" * 10}">' for i in range(1, 10))
    for text, said in (
        (f'<!DOCTYPE x [<!ENTITY l0 "lol">{lol}]><x>&l9;</x>', "cannot be read as XML"),
        ('<!DOCTYPE x [<!ENTITY a SYSTEM "file:///./secret">]><x>&a;</x>', "cannot be read as XML"),
        ("", "cannot be read as XML"),
    ):
        for metadata in (root / "MTD_MSIL1C.xml", next(root.glob("GRANULE/*/MTD_TL.xml"))):
            before = metadata.read_text()
            metadata.write_text(text)
            for source in (root, zip_tree(root, tmp_path / "p.zip")):
                sentence = refusal(source)
                assert metadata.name in sentence
                assert said in sentence
            metadata.write_text(before)
    assert everything(root)[0] == everything(zip_tree(root, tmp_path / "p.zip"))[0]
    with (root / "MTD_MSIL1C.xml").open("ab") as large:
        large.truncate(33 * 2**20)
    assert "more than 32 MB" in refusal(root)


def test_other_refusals(tmp_path, root):
    archive = zip_tree(root, tmp_path / "p.zip")
    with pytest.raises(UsageError, match="--bands"):
        open_scene(archive, bands={"B04": 1})
    with pytest.raises(CloudmaskError, match="lies behind an address"):
        open_scene("https://127.0.0.1:9/p.zip")
    nothing = make_safe(tmp_path, name="x.SAFE", images=False)
    assert "no band images" in refusal(zip_tree(nothing, tmp_path / "x.zip"))
    text = tmp_path / "text.zip"
    text.write_text("not an archive")
    assert "text.zip is damaged" in refusal(text)
