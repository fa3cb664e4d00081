"""CloudSEN12+ is fetched by split: sizes are shown first, a cut is gone on with, and what comes is compared."""

import io
import shutil
import struct
from collections import namedtuple

import pytest
from makers.cloudsen12 import MadeSample, mlstac_bytes, mlstac_rows, stack, table
from makers.hubs import serve_hub

from engine import hub as hub_client
from engine import hub_connection
from train import download
from train.data.cloudsen12 import open_cloudsen12


def published() -> dict[str, bytes]:
    """The repository's files, each container with one chip that is smaller than its table says."""
    files = {"README.md": b"CloudSEN12+", "demo/UNetMobV2.pt": b"weights"}
    for folder, split in (("train", "train"), ("validation", "val"), ("test", "test")):
        sample = MadeSample(split=split)
        name = f"{folder}_509_high.mlstac"
        container = mlstac_bytes({sample.id: stack(sample)})
        files[f"{folder}/{name}"] = container
        files[f"{folder}/{folder}_2000_high.mlstac"] = b"another" * 1000
        (row,) = mlstac_rows([sample], name, struct.unpack_from("<Q", container, 2)[0])
        files[f"{folder}/metadata.parquet"] = table([{**row, "proj_shape": 509}])
    for chunk in (1, 2):
        sample = MadeSample(f"ROI_000{chunk}", split="train", label_type="nolabel")
        name = f"train/train_509_nolabel_chunk{chunk}.mlstac"
        files[name] = mlstac_bytes({sample.id: stack(sample, planes=13)})
    return files


FILES = published()


@pytest.fixture
def hub(monkeypatch):
    """The hub with the repository, and short waits."""
    monkeypatch.setattr(hub_client, "PAUSE", 0.01)
    monkeypatch.setattr(hub_connection, "TIMEOUT", 2)
    for name in ("http_proxy", "https_proxy", "HTTP_PROXY", "HTTPS_PROXY", "ALL_PROXY", "all_proxy"):
        monkeypatch.delenv(name, raising=False)
    with serve_hub() as served:
        monkeypatch.setenv("HF_ENDPOINT", served.address)
        served.publish(download.REPOSITORY, dict(FILES), "datasets")
        yield served


@pytest.fixture
def fetch(train, tmp_path):
    """Runs the command; the set goes to `set`."""

    def run(*arguments: str):
        return train("download", "cloudsen12plus", "--to", str(tmp_path / "set"), *arguments)

    return run


def test_a_split_is_fetched_and_opens(hub, fetch, tmp_path):
    ran = fetch("--yes")
    assert ran.returncode == 0, ran.stderr
    assert {path.name for path in (tmp_path / "set").rglob("*") if path.is_file()} == {
        "test_509_high.mlstac",
        "metadata.parquet",
    }
    assert open_cloudsen12(tmp_path / "set").ids == (MadeSample().id,)
    told = ran.stderr.splitlines()
    assert told[0].startswith("isp-uv-es/CloudSEN12Plus (CC0-1.0), to ")
    assert any(line.startswith("  test/test_509_high.mlstac, ") and line.endswith("kB") for line in told[1:3])
    assert "python -m train evaluate --model MODEL --data" in ran.stderr


def test_the_folder_of_the_validation_split_has_its_published_name(hub, fetch, tmp_path):
    assert fetch("--split", "val", "--yes").returncode == 0
    assert len(open_cloudsen12(tmp_path / "set" / "validation", split="val")) == 1
    assert len(open_cloudsen12(tmp_path / "set", split="val")) == 1


def test_both_chunks_of_the_chips_without_labels_come(hub, fetch, tmp_path):
    ran = fetch("--split", "train", "--label-type", "nolabel", "--yes")
    assert ran.returncode == 0, ran.stderr
    assert len(open_cloudsen12(tmp_path / "set", split="train", label_type="nolabel")) == 2


def test_nothing_is_fetched_before_somebody_agrees(hub, fetch, tmp_path, monkeypatch):
    monkeypatch.setattr("sys.stdin", io.StringIO(""))
    ran = fetch()
    assert ran.returncode == 2
    assert "nobody is here to be asked: agree with --yes" in ran.stderr
    assert "test_509_high.mlstac, " in ran.stderr
    assert not hub.asked


@pytest.mark.parametrize(("answer", "code"), [("y\n", 0), ("n\n", 1), ("\n", 1)])
def test_on_a_terminal_it_is_asked(hub, fetch, monkeypatch, answer, code):
    class Terminal(io.StringIO):
        def isatty(self) -> bool:
            return True

    monkeypatch.setattr("sys.stdin", Terminal(answer))
    monkeypatch.setattr("sys.stderr.isatty", lambda: True)
    ran = fetch()
    assert ran.returncode == code
    assert "? [y/N]" in ran.stderr
    assert bool(hub.asked) == (code == 0)


def test_a_cut_download_goes_on_where_it_was(hub, fetch, tmp_path):
    name = "test/test_509_high.mlstac"
    hub.rules[name] = [("cut", 2000), 503, 503, 503, 503, 503]
    ran = fetch("--yes")
    assert ran.returncode == 1
    assert "Traceback" not in ran.stderr
    (part,) = (tmp_path / "set" / "test").glob("*.part")
    assert part.stat().st_size == 2000
    hub.rules.clear()
    hub.asked.clear()
    assert fetch("--yes").returncode == 0
    assert (name, 2000) in hub.asked
    assert (tmp_path / "set" / name).read_bytes() == FILES[name]


def test_what_is_there_is_compared_and_not_fetched_again(hub, fetch, tmp_path):
    assert fetch("--yes").returncode == 0
    hub.asked.clear()
    ran = fetch()
    assert ran.returncode == 0
    assert ran.stderr.count("there already") == 2
    assert not hub.asked
    path = tmp_path / "set" / "test" / "test_509_high.mlstac"
    data = bytearray(path.read_bytes())
    data[-1] ^= 1
    path.write_bytes(data)
    assert fetch().returncode == 0
    assert path.read_bytes() == FILES["test/test_509_high.mlstac"]


def test_a_file_with_another_digest_is_not_kept(hub, fetch, tmp_path):
    name = "test/test_509_high.mlstac"
    hub.served[name] = FILES[name][:-1] + b"?"
    ran = fetch("--yes")
    assert ran.returncode == 1
    assert "does not have the SHA-256 that was expected" in ran.stderr
    assert not (tmp_path / "set" / name).exists()


def test_a_disk_that_is_too_small_is_told_before_it_starts(hub, fetch, monkeypatch):
    usage = namedtuple("usage", "total used free")
    monkeypatch.setattr(shutil, "disk_usage", lambda _folder: usage(10, 9, 1000))
    ran = fetch("--yes")
    assert ran.returncode == 1
    assert "of free space, and" in ran.stderr
    assert not hub.asked


def test_a_kind_that_is_not_published(hub, fetch):
    ran = fetch("--split", "val", "--label-type", "nolabel", "--yes")
    assert ran.returncode == 1
    assert "has no file for the split val with the label type nolabel" in ran.stderr
    assert "validation_509_high.mlstac" in ran.stderr


def test_a_hub_that_cannot_be_reached(fetch, monkeypatch):
    monkeypatch.setattr(hub_client, "PAUSE", 0.01)
    monkeypatch.setenv("HF_ENDPOINT", "http://127.0.0.1:9")
    ran = fetch("--yes")
    assert ran.returncode == 1
    assert ran.stderr.startswith("error: ")
    assert "Traceback" not in ran.stderr


def test_a_target_that_is_a_file(hub, fetch, tmp_path):
    (tmp_path / "set").write_text("")
    ran = fetch("--yes")
    assert ran.returncode == 1
    assert "cannot be made" in ran.stderr


@pytest.mark.parametrize("inside", ["test", ""])
def test_files_come_from_a_folder_without_the_network(fetch, tmp_path, inside):
    folder = tmp_path / "brought" / inside
    folder.mkdir(parents=True)
    for name in ("test_509_high.mlstac", "metadata.parquet", "test_2000_high.mlstac"):
        (folder / name).write_bytes(FILES[f"test/{name}"])
    ran = fetch("--from", str(tmp_path / "brought"))
    assert ran.returncode == 0, ran.stderr
    assert {path.name for path in (tmp_path / "set" / "test").iterdir()} == {"test_509_high.mlstac", "metadata.parquet"}
    ran = fetch("--from", str(tmp_path / "set"))
    assert ran.returncode == 0, ran.stderr


def test_a_folder_without_the_files_and_one_with_a_damaged_file(fetch, tmp_path):
    assert "has no file for the split test" in fetch("--from", str(tmp_path)).stderr
    (tmp_path / "test_509_high.mlstac").write_bytes(FILES["test/test_509_high.mlstac"][:-10])
    ran = fetch("--from", str(tmp_path))
    assert ran.returncode == 1
    assert "cut short or damaged" in ran.stderr


def test_what_is_no_option(train):
    assert train("download", "cloudsen13").returncode == 2
    assert train("download", "cloudsen12plus", "--size", "512").returncode == 2
