"""Targets are whole or as they were before, and never the source."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from engine.errors import TargetError
from engine.output.files import OutputFiles


def names(folder):
    return sorted(path.name for path in folder.iterdir())


def outputs(*sources, overwrite=False):
    return OutputFiles(overwrite=overwrite, sources=sources)


def refuse(target, *sources, overwrite=False):
    """Asserts that a target is refused at once, in one sentence with a hint, and that nothing is left."""
    before = {path: path.read_bytes() for path in target.parent.glob("*") if path.is_file()}
    with outputs(*sources, overwrite=overwrite) as files, pytest.raises(TargetError) as caught:
        files.add(target)
    assert {path: path.read_bytes() for path in target.parent.glob("*") if path.is_file()} == before
    assert "\n" not in str(caught.value)
    assert caught.value.hint
    return str(caught.value)


def test_all_files_appear_together(tmp_path):
    with outputs() as files:
        mask = files.add(tmp_path / "mask.tif", companions=[".aux.xml"])
        report = files.add(tmp_path / "report.json")
        mask.write_bytes(b"mask")
        mask.with_name(mask.name + ".aux.xml").write_bytes(b"table")
        report.write_bytes(b"report")
        assert not {"mask.tif", "mask.tif.aux.xml", "report.json"} & set(names(tmp_path))
        files.commit()
        assert names(tmp_path) == ["mask.tif", "mask.tif.aux.xml", "report.json"]
    assert (tmp_path / "mask.tif").read_bytes() == b"mask"
    assert (tmp_path / "mask.tif.aux.xml").read_bytes() == b"table"


def test_temporary_name_is_hidden_short_and_keeps_the_suffix(tmp_path):
    folder = tmp_path / "Größe 雲 x"
    folder.mkdir()
    with outputs() as files:
        temporary = files.add(folder / ("maske é" * 12 + ".tif"))
        assert temporary.parent == folder
        assert temporary.name.startswith(".")
        assert temporary.suffix == ".tif"
        assert temporary.name.isascii()
        assert len(temporary.name) < 32
        assert files.temporaries == (temporary,)
        odd = files.add(folder / "x.[雲]")
        assert odd.suffix == ""
    assert names(folder) == []


@pytest.mark.parametrize("error", [ValueError, KeyboardInterrupt, SystemExit])
def test_leaving_early_keeps_what_was_there(tmp_path, error):
    target = tmp_path / "mask.tif"
    target.write_bytes(b"precious")
    (tmp_path / "mask.tif.aux.xml").write_bytes(b"old table")

    def run():
        with outputs(overwrite=True) as files:
            temporary = files.add(target, companions=[".aux.xml"])
            temporary.write_bytes(b"half")
            temporary.with_name(temporary.name + ".aux.xml").write_bytes(b"half")
            temporary.with_name(temporary.name + ".ovr.tmp").write_bytes(b"GDAL's own")
            raise error

    with pytest.raises(error):
        run()
    assert names(tmp_path) == ["mask.tif", "mask.tif.aux.xml"]
    assert target.read_bytes() == b"precious"
    assert (tmp_path / "mask.tif.aux.xml").read_bytes() == b"old table"


def test_overwriting_removes_stale_companions(tmp_path):
    for ending in ("", ".aux.xml", ".ovr", ".msk", ".txt"):
        (tmp_path / f"mask.tif{ending}").write_bytes(b"old")
    with outputs(overwrite=True) as files:
        files.add(tmp_path / "mask.tif").write_bytes(b"new")
        files.commit()
    assert names(tmp_path) == ["mask.tif", "mask.tif.txt"]


def test_companion_of_its_own_replaces_the_stale_one(tmp_path):
    (tmp_path / "mask.tif.aux.xml").write_bytes(b"stale statistics")
    with outputs() as files:
        temporary = files.add(tmp_path / "mask.tif", companions=[".aux.xml"])
        temporary.write_bytes(b"new")
        temporary.with_name(temporary.name + ".aux.xml").write_bytes(b"table")
        files.commit()
    assert (tmp_path / "mask.tif.aux.xml").read_bytes() == b"table"


def test_existing_target_is_refused(tmp_path):
    target = tmp_path / "mask.tif"
    target.write_bytes(b"precious")
    assert "--overwrite" in refuse(target)


def test_what_another_run_has_written_meanwhile_stays(tmp_path):
    with outputs() as files:
        files.add(tmp_path / "report.json").write_bytes(b"report")
        files.add(tmp_path / "mask.tif").write_bytes(b"second")
        (tmp_path / "mask.tif").write_bytes(b"first")
        with pytest.raises(TargetError, match="already exists"):
            files.commit()
    assert names(tmp_path) == ["mask.tif"]
    assert (tmp_path / "mask.tif").read_bytes() == b"first"


def test_dangling_link_counts_as_existing(tmp_path):
    target = tmp_path / "mask.tif"
    target.symlink_to(tmp_path / "gone.tif")
    assert "--overwrite" in refuse(target)


def test_link_is_replaced_and_not_followed(tmp_path):
    (tmp_path / "other.tif").write_bytes(b"other")
    target = tmp_path / "mask.tif"
    target.symlink_to(tmp_path / "other.tif")
    with outputs(overwrite=True) as files:
        files.add(target).write_bytes(b"new")
        files.commit()
    assert not target.is_symlink()
    assert (tmp_path / "other.tif").read_bytes() == b"other"


@pytest.mark.parametrize("way", ["itself", "relative", "symlink", "hard link", "linked folder"])
def test_source_is_never_the_target(tmp_path, monkeypatch, way):
    source = tmp_path / "scene.tif"
    source.write_bytes(b"scene")
    target = source
    if way == "relative":
        monkeypatch.chdir(tmp_path)
        target = Path("scene.tif")
    elif way == "symlink":
        target = tmp_path / "link.tif"
        target.symlink_to(source)
    elif way == "hard link":
        target = tmp_path / "hard.tif"
        os.link(source, target)
    elif way == "linked folder":
        (tmp_path / "folder").symlink_to(tmp_path, target_is_directory=True)
        target = tmp_path / "folder" / "scene.tif"
    assert "source" in refuse(target, source, overwrite=True)
    assert source.read_bytes() == b"scene"


def test_source_given_as_a_link_is_protected(tmp_path):
    (tmp_path / "scene.tif").write_bytes(b"scene")
    (tmp_path / "link.tif").symlink_to(tmp_path / "scene.tif")
    refuse(tmp_path / "scene.tif", tmp_path / "link.tif", overwrite=True)


def test_nothing_is_written_inside_a_source_folder(tmp_path):
    inner = tmp_path / "X.SAFE" / "GRANULE"
    inner.mkdir(parents=True)
    assert "inside" in refuse(inner / "mask.tif", tmp_path / "X.SAFE")
    with outputs(tmp_path / "X.SAFE") as files:
        files.add(tmp_path / "X.SAFE.tif")


def test_sources_that_are_no_files_are_no_hindrance(tmp_path):
    with outputs(Path("https://example.org/scene.tif"), Path("/vsizip/x.zip/scene.tif")) as files:
        files.add(tmp_path / "mask.tif")


def test_missing_folder(tmp_path):
    assert "does not exist" in refuse(tmp_path / "no" / "such" / "mask.tif")


def test_folder_that_is_a_file(tmp_path):
    (tmp_path / "file").write_bytes(b"")
    assert "not a folder" in refuse(tmp_path / "file" / "mask.tif")


def test_target_that_is_a_folder(tmp_path):
    (tmp_path / "mask.tif").mkdir()
    assert "is a folder" in refuse(tmp_path / "mask.tif", overwrite=True)


def test_target_that_is_a_pipe_survives(tmp_path):
    os.mkfifo(tmp_path / "pipe")
    with outputs(overwrite=True) as files, pytest.raises(TargetError, match="device or pipe"):
        files.add(tmp_path / "pipe")
    assert names(tmp_path) == ["pipe"]


@pytest.mark.skipif(not Path("/proc/self").is_dir(), reason="needs a folder in which even root cannot write")
def test_unwritable_folder():
    with outputs() as files, pytest.raises(TargetError, match="cannot write"):
        files.add(Path("/proc/self/mask.tif"))


def test_name_too_long(tmp_path):
    refuse(tmp_path / ("x" * 300 + ".tif"))


@pytest.mark.parametrize("second", ["a.tif", "A.TIF", "a.tif.aux.xml"])
def test_two_targets_are_never_the_same(tmp_path, second):
    with outputs() as files:
        files.add(tmp_path / "a.tif", companions=[".aux.xml"])
        with pytest.raises(TargetError, match="twice"):
            files.add(tmp_path / second)


def test_output_that_was_never_written_is_an_error(tmp_path):
    with outputs() as files:
        files.add(tmp_path / "a.tif").write_bytes(b"a")
        files.add(tmp_path / "b.json")
        with pytest.raises(TargetError, match=r"b\.json"):
            files.commit()
    assert names(tmp_path) == []


def test_failure_in_the_middle_of_renaming_takes_all_back(tmp_path):
    (tmp_path / "a.tif").write_bytes(b"old")
    (tmp_path / "a.tif.ovr").write_bytes(b"old overviews")
    with outputs(overwrite=True) as files:
        for name in ("a.tif", "new.tif", "b.json"):
            files.add(tmp_path / name).write_bytes(b"new")
        (tmp_path / "b.json").mkdir()  # came into being during the run
        with pytest.raises(TargetError):
            files.commit()
    assert names(tmp_path) == ["a.tif", "a.tif.ovr", "b.json"]
    assert (tmp_path / "a.tif").read_bytes() == b"old"
    assert (tmp_path / "a.tif.ovr").read_bytes() == b"old overviews"
