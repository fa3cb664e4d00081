"""One file of a hub: fetched whole or not at all, gone on with after a cut, and every failure a sentence."""

from __future__ import annotations

import hashlib
import shutil
import threading
from collections import namedtuple
from pathlib import Path

import pytest
from filelock import FileLock
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from makers.hubs import COMMIT, make_certificate, serve_hub, serve_proxy

from engine import hub as hub_client
from engine import hub_connection, part_files, progress
from engine.errors import CancelledError, DiskFullError, DownloadError
from engine.hub import fetch_file, list_files
from engine.part_files import megabytes

REPOSITORY = "somebody/model"
CONTENT = bytes(range(256)) * 4000
SHA256 = hashlib.sha256(CONTENT).hexdigest()


@pytest.fixture
def hub(monkeypatch):
    """A hub with one large and three small files."""
    monkeypatch.setattr(hub_client, "PAUSE", 0.01)
    monkeypatch.setattr(hub_connection, "TIMEOUT", 0.5)
    for name in ("http_proxy", "https_proxy", "HTTP_PROXY", "HTTPS_PROXY", "ALL_PROXY", "all_proxy"):
        monkeypatch.delenv(name, raising=False)
    with serve_hub() as served:
        monkeypatch.setenv("HF_ENDPOINT", served.address)
        served.publish(
            REPOSITORY, {"weights.bin": CONTENT, "a/b.json": b"{}", "config.json": b"[1]", "merges.txt": b"x y"}
        )
        yield served


SIZE = len(CONTENT)


def fetch(target, *, sha256=SHA256, size=SIZE, path="weights.bin", **options):
    return fetch_file(REPOSITORY, COMMIT, path, target, bytes=size, sha256=sha256, **options)


def names(folder):
    return sorted(path.name for path in folder.iterdir())


def test_a_listing_tells_sizes_digests_and_the_commit_over_all_its_pages(hub):
    listed = {each.path: each for each in list_files(REPOSITORY, None)}
    assert {path: each.bytes for path, each in listed.items()} == {
        "weights.bin": len(CONTENT),
        "a/b.json": 2,
        "config.json": 3,
        "merges.txt": 3,
    }
    assert (listed["weights.bin"].sha256, listed["config.json"].sha256) == (SHA256, None)
    assert {each.commit for each in listed.values()} == {COMMIT}


def test_a_data_set_is_listed_and_fetched_like_a_model(hub, tmp_path):
    hub.publish("somebody/data", {"test/chips.mlstac": CONTENT}, "datasets")
    (listed,) = list_files("somebody/data", COMMIT, kind="dataset")
    target = tmp_path / "chips.mlstac"
    options = {"kind": "dataset", "bytes": listed.bytes, "sha256": listed.sha256}
    assert fetch_file("somebody/data", COMMIT, listed.path, target, **options).read_bytes() == CONTENT


def test_a_file_is_fetched_once_and_nothing_else_is_left(hub, tmp_path):
    target = tmp_path / "weights.bin"
    seen = []
    fetch(target, on_progress=lambda stage, done, total, _rate: seen.append((stage, done, total)))
    assert target.read_bytes() == CONTENT
    assert names(tmp_path) == ["weights.bin"]
    assert seen[-1] == ("download", len(CONTENT), len(CONTENT))
    fetch(target)
    assert hub.asked == [("weights.bin", 0)]


@pytest.mark.parametrize("rule", [("cut", 300_000), ("stall", 300_000), 503, 429])
def test_a_short_failure_is_gone_over_and_the_rest_is_asked_for(hub, tmp_path, rule):
    hub.rules["weights.bin"] = [rule, None]
    fetch(tmp_path / "weights.bin")
    assert hub.asked == [("weights.bin", 0), ("weights.bin", 300_000 if isinstance(rule, tuple) else 0)]


def test_a_cut_download_is_gone_on_with_by_the_next_call(hub, tmp_path):
    hub.rules["weights.bin"] = [("cut", 300_000), ("cut", 0)]
    with pytest.raises(DownloadError, match=r"connection to 127\.0\.0\.1 was cut while weights\.bin.*goes on"):
        fetch(tmp_path / "weights.bin")
    assert names(tmp_path) == [f"weights.bin.{SHA256[:16]}.part"]
    hub.rules.clear()
    hub.asked.clear()
    assert fetch(tmp_path / "weights.bin").read_bytes() == CONTENT
    assert hub.asked == [("weights.bin", 300_000)]
    assert names(tmp_path) == ["weights.bin"]


def test_a_part_of_another_file_is_not_gone_on_with(hub, tmp_path):
    (tmp_path / "weights.bin.ffffffffffffffff.part").write_bytes(b"other")
    assert fetch(tmp_path / "weights.bin").read_bytes() == CONTENT
    assert hub.asked == [("weights.bin", 0)]


def test_a_part_that_is_too_long_is_begun_anew(hub, tmp_path):
    (tmp_path / f"weights.bin.{SHA256[:16]}.part").write_bytes(CONTENT + b"more")
    assert fetch(tmp_path / "weights.bin").read_bytes() == CONTENT


def test_a_server_without_ranges_is_read_from_the_beginning(hub, tmp_path):
    (tmp_path / f"weights.bin.{SHA256[:16]}.part").write_bytes(b"?" * 1000)
    hub.rules["weights.bin"] = ["whole"]
    assert fetch(tmp_path / "weights.bin").read_bytes() == CONTENT


@settings(max_examples=15, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(cuts=st.lists(st.integers(0, len(CONTENT) + 10), max_size=4))
def test_however_often_it_is_cut_the_file_is_the_same(hub, tmp_path, cuts):
    target = tmp_path / "again.bin"
    target.unlink(missing_ok=True)
    hub.rules["weights.bin"] = [*(("cut", cut) for cut in cuts), None]
    fetch(target)
    assert target.read_bytes() == CONTENT


def test_cancelling_leaves_what_can_be_gone_on_with_and_nothing_else(hub, tmp_path, monkeypatch):
    monkeypatch.setattr(progress, "INTERVAL", 0)
    cancel = threading.Event()

    def on_progress(_stage, done, _total, _rate):
        if done:
            cancel.set()

    with pytest.raises(CancelledError):
        fetch(tmp_path / "weights.bin", on_progress=on_progress, cancel=cancel)
    (left,) = tmp_path.iterdir()
    assert left.suffix == ".part"
    assert 0 < left.stat().st_size < SIZE
    assert CONTENT.startswith(left.read_bytes())
    fetch(tmp_path / "weights.bin")


def refused(hub, tmp_path, match, **options):
    """Fetches in vain: one sentence, no file, and no lock."""
    with pytest.raises(DownloadError, match=match) as caught:
        fetch(tmp_path / "weights.bin", **options)
    assert "\n" not in str(caught.value)
    assert caught.value.hint
    assert not (tmp_path / "weights.bin").exists()
    assert not list(tmp_path.glob("*.lock"))


@pytest.mark.parametrize(
    ("rule", "match"),
    [
        (404, r"127\.0\.0\.1 has no weights\.bin any more \(404\).*--from"),
        (401, r"does not give weights\.bin to everybody \(401\).*--from"),
        (403, r"does not give weights\.bin to everybody \(403\).*--from"),
        (407, r"the proxy refuses the connection \(407\)"),
        (500, r"answers with the error 500"),
        (418, r"does not give weights\.bin \(418\)"),
        (("stall", 0), r"has sent nothing of weights\.bin for 0\.5 seconds.*goes on"),
    ],
)
def test_what_the_server_refuses_is_a_sentence(hub, tmp_path, rule, match):
    hub.rules["weights.bin"] = [rule]
    refused(hub, tmp_path, match)


def test_a_file_of_another_size_is_not_fetched_at_all(hub, tmp_path):
    refused(hub, tmp_path, "has 1024000 bytes at 127.0.0.1, and 5 were expected", size=5, sha256=None)
    assert names(tmp_path) == []


def test_a_file_with_another_digest_is_thrown_away(hub, tmp_path):
    hub.served["weights.bin"] = CONTENT[:-1] + b"?"
    refused(hub, tmp_path, "weights.bin from 127.0.0.1.* does not have the SHA-256 that was expected")
    assert names(tmp_path) == []


def test_no_network_no_such_host_and_a_proxy_that_refuses_are_sentences(hub, tmp_path, monkeypatch):
    with serve_proxy() as address:
        pass
    monkeypatch.setenv("HF_ENDPOINT", address)
    refused(hub, tmp_path, r"127\.0\.0\.1 cannot be reached.*https_proxy")
    monkeypatch.setenv("HF_ENDPOINT", "https://no-such-hub.invalid")
    refused(hub, tmp_path, r"no-such-hub\.invalid is not known here")
    with serve_proxy() as address:
        monkeypatch.setenv("https_proxy", address)
        refused(hub, tmp_path, r"the proxy refuses the connection \(407\).*name and password")


@pytest.mark.parametrize("endpoint", ["http://hub.example", "ftp://hub.example", "hub.example"])
def test_a_hub_must_be_asked_over_https(hub, tmp_path, monkeypatch, endpoint):
    monkeypatch.setenv("HF_ENDPOINT", endpoint)
    refused(hub, tmp_path, "HF_ENDPOINT is .* no https address")


@pytest.mark.skipif(shutil.which("openssl") is None, reason="needs openssl to make a certificate")
def test_over_https_the_certificate_counts_and_nothing_leads_away_from_it(hub, tmp_path, monkeypatch):
    certificate = make_certificate(tmp_path)
    (tmp_path / "here").mkdir()
    with serve_hub(certificate) as secure:
        secure.publish(REPOSITORY, {"weights.bin": CONTENT})
        monkeypatch.setenv("HF_ENDPOINT", secure.address)
        refused(secure, tmp_path / "here", "the certificate of localhost cannot be verified.*SSL_CERT_FILE")
        monkeypatch.setenv("SSL_CERT_FILE", str(certificate))
        hub_connection._trusted.cache_clear()
        try:
            secure.rules["redirect"] = [hub.address]
            refused(secure, tmp_path / "here", "sends on to an address without https")
            secure.rules.clear()
            assert fetch(tmp_path / "here" / "weights.bin").read_bytes() == CONTENT
        finally:
            hub_connection._trusted.cache_clear()


def test_a_listing_that_is_none_is_a_sentence(hub, monkeypatch):
    with pytest.raises(DownloadError, match=r"has no nobody/nothing any more \(404\)"):
        list_files("nobody/nothing", None)
    hub.rules["listing"] = [503]
    with pytest.raises(DownloadError, match="answers with the error 503"):
        list_files(REPOSITORY, None)


@pytest.mark.parametrize(
    "entry",
    [
        {"size": "many"},
        {"size": -1},
        {"size": None},
        {"size": float("inf")},
        {"lfs": "yes"},
        {"lfs": {"oid": 7}},
        {"lfs": {"oid": "../../weights"}},
    ],
)
def test_a_listing_that_makes_no_sense_is_a_sentence(hub, entry):
    hub.told["config.json"] = entry
    with pytest.raises(DownloadError, match="does not answer like a hub when asked for somebody/model"):
        list_files(REPOSITORY, None)


def test_a_listing_of_no_commit_is_a_sentence(hub):
    hub.rules["commit"] = ["main\n" + SHA256 + "  weights.bin"]
    with pytest.raises(DownloadError, match="does not answer like a hub"):
        list_files(REPOSITORY, None)


def test_a_listing_does_not_go_on_in_a_file_of_this_computer(hub, tmp_path):
    (tmp_path / "page").write_text('[{"type": "file", "path": "secret", "size": 3}]')
    for address in ((tmp_path / "page").as_uri(), "data:application/json,[]", "ftp://127.0.0.1/page"):
        hub.rules["next"] = [address]
        with pytest.raises(DownloadError, match="does not answer like a hub"):
            list_files(REPOSITORY, None)


def test_a_full_disk_is_told_before_anything_is_fetched(hub, tmp_path, monkeypatch):
    Usage = namedtuple("Usage", "total used free")
    monkeypatch.setattr(shutil, "disk_usage", lambda _path: Usage(10**6, 9 * 10**5, 10**5))
    with pytest.raises(DiskFullError, match=r"has 100 kB of free space, and 1 MB are needed"):
        fetch(tmp_path / "weights.bin")
    assert hub.asked == []


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="needs a device that is always full")
def test_a_disk_that_fills_up_meanwhile_is_told(hub, tmp_path):
    (tmp_path / f"weights.bin.{SHA256[:16]}.part").symlink_to("/dev/full")
    with pytest.raises(DiskFullError, match=r"no space left for weights\.bin.*what is there is kept"):
        fetch(tmp_path / "weights.bin")


def test_one_process_at_a_time_fetches_a_file(hub, tmp_path):
    with FileLock(tmp_path / "weights.bin.lock"), pytest.raises(DownloadError, match=r"another process is fetching"):
        fetch(tmp_path / "weights.bin")
    fetch(tmp_path / "weights.bin")


def test_sizes_are_told_in_three_digits():
    told = [megabytes(size) for size in (472, 15_000, 26_800_000, 27_000_000, 605_000_000, 2_680_000_000)]
    assert told == ["472 bytes", "15 kB", "26.8 MB", "27 MB", "605 MB", "2.7 GB"]


def test_nothing_of_a_copy_stays_if_it_is_another_file(tmp_path):
    (tmp_path / "here").mkdir()
    (tmp_path / "weights.bin").write_bytes(b"other")
    with pytest.raises(DownloadError, match="SHA-256"):
        part_files.copy_file(tmp_path / "weights.bin", tmp_path / "here" / "weights.bin", bytes=None, sha256=SHA256)
    with pytest.raises(DownloadError, match="has 5 bytes, and 7 were expected"):
        part_files.copy_file(tmp_path / "weights.bin", tmp_path / "here" / "weights.bin", bytes=7, sha256=None)
    with pytest.raises(DownloadError, match="cannot be read"):
        part_files.copy_file(tmp_path / "none", tmp_path / "here" / "weights.bin", bytes=None, sha256=None)
    assert names(tmp_path / "here") == []
