"""A full disk and a full memory, with the real engine: one sentence, nothing left, and the next run works."""

import re
import sys
from pathlib import Path

import pytest
from cloudmask.cloudmask_plugin.failure import FailureError
from cloudmask.cloudmask_plugin.worker.client import WorkerClient
from cloudmask.engine import protocol
from makers.algorithms import refused
from makers.disks import small_disk
from osgeo import gdal

LINUX = pytest.mark.skipif(not sys.platform.startswith("linux"), reason="limits the memory of another process")
MEGABYTE = 1_000_000


@pytest.fixture
def client(qgis_app, engine_python):
    made = WorkerClient(lambda: engine_python)
    yield made
    made.shutdown()


@pytest.fixture(scope="module")
def large(stack, tmp_path_factory):
    """The scene in 9 times as many pixels."""
    target = tmp_path_factory.mktemp("large") / "large.tif"
    gdal.Translate(str(target), str(stack), width=1536, height=1536)
    return target


def mask_request(source, target, **options):
    return protocol.MaskRequest("", (str(source),), str(target), level="L1C", offset=-1000.0, **options)


def run(client, request):
    return client.submit(request).wait(lambda _progress: False)


def failure_of(client, request):
    with pytest.raises(FailureError) as caught:
        run(client, request)
    return caught.value.failure


def test_a_full_disk(client, large, stack, tmp_path):
    with small_disk(tmp_path / "disk", 200) as disk:
        failure = failure_of(client, mask_request(large, disk / "m.tif", probabilities=str(disk / "p.tif")))
        assert list(disk.iterdir()) == []
    assert failure.kind == "disk-full"
    assert "\n" not in failure.text
    assert "is full. Free about" in failure.text
    run(client, mask_request(stack, tmp_path / "next.tif"))


def test_a_full_disk_in_processing(provider, large, tmp_path):
    with small_disk(tmp_path / "disk", 200) as disk:
        outputs = {"OUTPUT": str(disk / "m.tif"), "PROBABILITIES": str(disk / "p.tif")}
        refused("maskclouds", "disk", "full", INPUT=str(large), **outputs)
        assert list(disk.iterdir()) == []


def children():
    """Process ids of this process's children."""
    return {int(pid) for each in Path("/proc/self/task").iterdir() for pid in (each / "children").read_text().split()}


@LINUX
def test_a_full_memory(client, large, stack, tmp_path):
    import resource

    before = children()
    run(client, mask_request(stack, tmp_path / "first.tif"))
    (worker,) = children() - before
    size = int(re.search(r"VmSize:\s+(\d+) kB", Path(f"/proc/{worker}/status").read_text())[1]) * 1024
    resource.prlimit(worker, resource.RLIMIT_AS, (size + 20 * MEGABYTE, -1))
    failure = failure_of(client, mask_request(large, tmp_path / "m.tif", probabilities=str(tmp_path / "p.tif")))
    # Which of the libraries misses memory first differs, and some call it by other names.
    assert failure.kind in ("out-of-memory", "model", "unforeseen", "crash")
    assert "\n" not in failure.text
    assert "Traceback" not in failure.text
    assert [each.name for each in tmp_path.iterdir() if not each.name.startswith("first.tif")] == []
    if Path(f"/proc/{worker}").exists():
        resource.prlimit(worker, resource.RLIMIT_AS, (-1, -1))
    run(client, mask_request(stack, tmp_path / "next.tif"))
