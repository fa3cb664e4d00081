"""The client with the real engine: runs, cancelling, deaths, and a window that never waits."""

import os
import signal
import subprocess
import sys
import threading
import time
from pathlib import Path

import pytest
from cloudmask.cloudmask_plugin.failure import FailureError
from cloudmask.cloudmask_plugin.worker import shared
from cloudmask.cloudmask_plugin.worker.client import WorkerClient
from cloudmask.engine import protocol
from osgeo import gdal
from qgis.PyQt.QtCore import QTimer

ROOT = Path(__file__).parents[2]
MINUTE = 60_000
LINUX = pytest.mark.skipif(not sys.platform.startswith("linux"), reason="looks at /proc")


@pytest.fixture
def client(qgis_app, engine_python):
    made = WorkerClient(lambda: engine_python)
    yield made
    made.shutdown()


@pytest.fixture(scope="module")
def large(stack, tmp_path_factory):
    """The scene again, so large that its mask takes some seconds."""
    folder = tmp_path_factory.mktemp("large")
    west, pixel, _, north, _, _ = gdal.Open(str(stack)).GetGeoTransform()
    size = 2560
    corners = [west, north, west + size * pixel, north - size * pixel]
    path = folder / "large.tif"
    tiled = ["TILED=YES", "COMPRESS=LZW"]
    gdal.Translate(str(path), str(stack), width=size, height=size, outputBounds=corners, creationOptions=tiled)
    return path


def mask_request(source, target, **options):
    return protocol.MaskRequest("", (str(source),), str(target), level="L1C", offset=-1000.0, **options)


def no_poll(_progress):
    return False


def wait_for(condition, seconds=30):
    end = time.monotonic() + seconds
    while not condition():
        assert time.monotonic() < end, "it has not come"
        time.sleep(0.02)


def workers_of(parent):
    """Process ids of the workers that a process has started."""
    found = []
    for status in Path("/proc").glob("[0-9]*/stat"):
        try:
            fields = status.read_text().rpartition(")")[2].split()
            command = (status.parent / "cmdline").read_bytes()
        except OSError:
            continue
        if int(fields[1]) == parent and fields[0] != "Z" and b"launch.py" in command:
            found.append(int(status.parent.name))
    return found


def started_masking(job):
    """Waits until pixels are being masked, so that files are being written."""
    latest = []

    def poll(progress):
        latest[:] = [progress]
        if progress is not None and progress.stage == "mask" and progress.done > 0:
            raise StopIteration
        return False

    with pytest.raises(StopIteration):
        job.wait(poll)
    return latest[0]


def test_a_mask_of_a_file_with_blanks_and_umlauts_in_its_path(client, stack, tmp_path, qtbot):
    target = tmp_path / "Wölkchen & mehr" / "maske ä.tif"
    target.parent.mkdir()
    job = client.submit(mask_request(stack, target))
    heard = []
    job.progressed.connect(lambda progress: heard.append((progress, threading.current_thread())))
    with qtbot.waitSignal(job.ended, timeout=MINUTE), qtbot.waitSignal(job.succeeded, timeout=MINUTE) as told:
        assert not job.done
    assert job.done
    assert told.args[0]["classes"]["clear"]["percent"] > 0
    assert gdal.Open(str(target)).RasterXSize == 512
    assert [path.name for path in target.parent.iterdir() if path.name.startswith(".")] == []
    assert heard[-1][0].stage == "write"
    assert {thread for _, thread in heard} == {threading.main_thread()}
    qtbot.waitUntil(lambda: client.hello is not None)
    assert client.hello.protocol == protocol.VERSION


def test_a_thread_without_an_event_loop_waits(client, stack, tmp_path):
    polls, documents = [], []
    job = client.submit(protocol.InfoRequest("", (str(stack),)))
    thread = threading.Thread(target=lambda: documents.append(job.wait(lambda progress: polls.append(progress))))
    thread.start()
    thread.join(60)
    assert documents[0]["level"] == "L1C"
    assert polls


@LINUX
def test_several_requests_are_done_in_turn_by_one_process(client, stack, tmp_path):
    targets = [tmp_path / f"{number}.tif" for number in range(3)]
    jobs = [client.submit(mask_request(stack, target)) for target in targets]
    seen = set()
    for job in jobs:
        job.wait(lambda _progress: seen.update(workers_of(os.getpid())))
    assert all(target.exists() for target in targets)
    assert len(seen) == 1


@LINUX
def test_an_idle_process_costs_nothing_and_is_still_warm(client, stack, tmp_path):
    client.submit(mask_request(stack, tmp_path / "1.tif")).wait(no_poll)
    (worker,) = workers_of(os.getpid())

    def ticks():
        return sum(map(int, Path(f"/proc/{worker}/stat").read_text().rpartition(")")[2].split()[11:13]))

    before = ticks()
    time.sleep(1.5)
    spent = (ticks() - before) / os.sysconf("SC_CLK_TCK")
    started = time.monotonic()
    client.submit(mask_request(stack, tmp_path / "2.tif")).wait(no_poll)
    print(f"idle: {spent:.2f} s of CPU in 1.5 s; the next run took {time.monotonic() - started:.2f} s")
    assert spent < 0.3
    assert workers_of(os.getpid()) == [worker]


def test_cancelling_takes_two_seconds_at_most_and_leaves_nothing(client, large, tmp_path, stack):
    job = client.submit(mask_request(large, tmp_path / "m.tif", probabilities=str(tmp_path / "p.tif")))
    started_masking(job)
    assert list(tmp_path.glob(".cloudmask-*"))
    began = time.monotonic()
    job.cancel()
    with pytest.raises(FailureError) as caught:
        job.wait(no_poll)
    took = time.monotonic() - began
    print(f"cancelled after {took:.2f} s")
    assert caught.value.failure.cancelled
    assert took < 4
    assert list(tmp_path.iterdir()) == []
    client.submit(mask_request(stack, tmp_path / "next.tif")).wait(no_poll)


def test_a_request_that_waits_is_cancelled_at_once(client, large, stack, tmp_path):
    first = client.submit(mask_request(large, tmp_path / "first.tif"))
    second = client.submit(mask_request(stack, tmp_path / "second.tif"))
    started_masking(first)
    second.cancel()
    with pytest.raises(FailureError) as caught:
        second.wait(no_poll)
    assert caught.value.failure.cancelled
    assert not first.done
    first.cancel()
    with pytest.raises(FailureError):
        first.wait(no_poll)
    assert list(tmp_path.iterdir()) == []


def test_one_that_does_not_listen_is_killed_and_what_it_announced_is_removed(fake, tmp_path, qtbot):
    hidden = tmp_path / ".cloudmask-1-m.tif"
    client = fake(f"""
hello()
for request in requests():
    if request["type"] == "mask":
        say(type="temporaries", id=request["id"], paths=[{str(hidden)!r}])
        open({str(hidden)!r}, "w").close()
        open({str(hidden) + ".aux.xml"!r}, "w").close()
        say(type="progress", id=request["id"], stage="mask", done=1, total=2, rate=1.0)
        time.sleep(600)
    result(request)
""")
    job = client.submit(mask_request("scene", "mask"))
    started_masking(job)
    assert hidden.exists()
    began = time.monotonic()
    with qtbot.assertNotEmitted(client.lost):
        job.cancel()
        with pytest.raises(FailureError) as caught:
            job.wait(no_poll)
    took = time.monotonic() - began
    print(f"killed after {took:.2f} s")
    assert caught.value.failure.cancelled
    assert 1 < took < 4
    assert list(tmp_path.glob(".cloudmask-*")) == []
    assert client.submit(protocol.ModelsRequest("")).wait(no_poll) == {"said": "models"}


@LINUX
def test_a_killed_process_fails_its_run_in_one_sentence_and_the_next_run_works(client, large, stack, tmp_path, qtbot):
    first = client.submit(mask_request(large, tmp_path / "first.tif"))
    second = client.submit(mask_request(stack, tmp_path / "second.tif"))
    started_masking(first)
    assert list(tmp_path.glob(".cloudmask-*"))
    (worker,) = workers_of(os.getpid())
    with qtbot.waitSignal(client.lost, timeout=MINUTE) as lost:
        os.kill(worker, signal.SIGKILL)
        with pytest.raises(FailureError) as caught:
            first.wait(no_poll)
    failure = caught.value.failure
    assert failure.kind == "out-of-memory"
    assert "ended the engine" in failure.sentence
    assert failure == lost.args[0]
    second.wait(no_poll)
    assert [path.name for path in tmp_path.iterdir() if path.name.startswith((".", "first"))] == []
    assert (tmp_path / "second.tif").exists()
    assert workers_of(os.getpid()) != [worker]


@LINUX
def test_one_that_dies_while_idle_is_replaced(client, stack, qtbot):
    client.submit(protocol.ModelsRequest("")).wait(no_poll)
    (worker,) = workers_of(os.getpid())
    with qtbot.waitSignal(client.lost, timeout=MINUTE):
        os.kill(worker, signal.SIGKILL)
    assert client.submit(protocol.InfoRequest("", (str(stack),))).wait(no_poll)["level"] == "L1C"


@LINUX
def test_a_wanted_restart_takes_another_process_and_loses_no_request(client, large, tmp_path, qtbot):
    job = client.submit(mask_request(large, tmp_path / "m.tif"))
    started_masking(job)
    (worker,) = workers_of(os.getpid())
    with qtbot.assertNotEmitted(client.lost):
        client.restart()
        job.wait(no_poll)
        client.submit(protocol.ModelsRequest("")).wait(no_poll)
    wait_for(lambda: workers_of(os.getpid()) not in ([], [worker]))


QGIS_PROCESS = """
import importlib.util, sys
root, python, source, target = sys.argv[1:]
spec = importlib.util.spec_from_file_location("cloudmask", root + "/__init__.py", submodule_search_locations=[root])
module = importlib.util.module_from_spec(spec)
sys.modules["cloudmask"] = module
spec.loader.exec_module(module)
from pathlib import Path
from qgis.core import QgsApplication
application = QgsApplication([], False)
application.initQgis()
from cloudmask.cloudmask_plugin.worker.client import WorkerClient
from cloudmask.engine import protocol
client = WorkerClient(lambda: Path(python))
job = client.submit(protocol.MaskRequest("", (source,), target, level="L1C", offset=-1000.0))
job.progressed.connect(lambda progress: progress.done and print("masking", flush=True))
sys.exit(application.exec())
"""


@LINUX
def test_qgis_killed_in_mid_run_leaves_no_process_and_no_files(engine_python, large, tmp_path):
    arguments = [str(each) for each in (ROOT, engine_python, large, tmp_path / "m.tif")]
    qgis = subprocess.Popen([sys.executable, "-c", QGIS_PROCESS, *arguments], stdout=subprocess.PIPE, text=True)
    try:
        assert qgis.stdout.readline() == "masking\n"
        (worker,) = workers_of(qgis.pid)
        assert list(tmp_path.glob(".cloudmask-*"))
    finally:
        qgis.kill()
        qgis.wait()
        qgis.stdout.close()
    began = time.monotonic()
    wait_for(
        lambda: not Path(f"/proc/{worker}").exists() or "\nState:\tZ" in Path(f"/proc/{worker}/status").read_text()
    )
    print(f"the worker outlived QGIS by {time.monotonic() - began:.2f} s")
    assert list(tmp_path.iterdir()) == []


@LINUX
def test_shutting_down_in_mid_run_ends_the_run_and_the_process(client, large, tmp_path, qtbot):
    job = client.submit(mask_request(large, tmp_path / "m.tif"))
    started_masking(job)
    waiting = client.submit(protocol.ModelsRequest("")), client.submit(mask_request(large, tmp_path / "n.tif"))
    (worker,) = workers_of(os.getpid())
    failures = []
    for each in (job, *waiting):
        each.failed.connect(failures.append)
    began = time.monotonic()
    client.shutdown()
    print(f"shut down in {time.monotonic() - began:.2f} s")
    assert time.monotonic() - began < 6
    assert workers_of(os.getpid()) == []
    assert not Path(f"/proc/{worker}").exists()
    assert list(tmp_path.iterdir()) == []
    qtbot.waitUntil(lambda: len(failures) == 3)
    assert all(failure.cancelled for failure in failures)
    client.shutdown()
    late = client.submit(protocol.ModelsRequest(""))
    with qtbot.waitSignal(late.failed, timeout=5000) as told:
        pass
    assert told.args[0].cancelled


def longest_stall(qtbot, until):
    """Milliseconds that a timer of 20 ms had to wait at most, until something is so."""
    gaps, last = [], [time.perf_counter()]

    def tick():
        now = time.perf_counter()
        gaps.append((now - last[0]) * 1000)
        last[0] = now

    timer = QTimer()
    timer.setInterval(20)
    timer.timeout.connect(tick)
    timer.start()
    qtbot.waitUntil(until, timeout=MINUTE)
    timer.stop()
    assert len(gaps) > 10
    return max(gaps) - 20


def test_masking_does_not_stall_the_window(client, large, stack, tmp_path, qtbot):
    jobs = [client.submit(mask_request(each, tmp_path / f"{each.stem}.tif")) for each in (stack, large)]
    stall = longest_stall(qtbot, lambda: all(job.done for job in jobs))
    print(f"longest stall while masking: {stall:.0f} ms")
    assert stall < 500
    assert all((tmp_path / name).exists() for name in (f"{stack.stem}.tif", "large.tif"))


def test_ten_thousand_messages_do_not_stall_the_window(fake, qtbot):
    client = fake("""
hello()
for request in requests():
    for number in range(10000):
        say(type="progress", id=request["id"], stage="mask", done=number, total=10000, rate=1.0)
    time.sleep(0.3)
    result(request)
""")
    job = client.submit(mask_request("scene", "mask"))
    heard = []
    job.progressed.connect(heard.append)
    began = time.monotonic()
    stall = longest_stall(qtbot, lambda: job.done)
    took = time.monotonic() - began
    print(f"longest stall under 10 000 messages: {stall:.0f} ms; {len(heard)} of them told in {took:.1f} s")
    qtbot.waitUntil(lambda: heard and heard[-1].done == 9999)
    assert stall < 500
    assert len(heard) <= 10 * took + 2


WITHOUT_A_WINDOW = (
    QGIS_PROCESS.partition("from cloudmask.cloudmask_plugin.worker.client")[0]
    + """
import os
os.environ["CLOUDMASK_PYTHON"] = python
from cloudmask.cloudmask_plugin.worker.shared import shared_client
from cloudmask.engine import protocol
print(shared_client().submit(protocol.InfoRequest("", (source,))).wait(lambda progress: False)["level"])
"""
)


@LINUX
@pytest.mark.parametrize("end", ["", "application.exitQgis()", "sys.exit(0)"])
def test_a_script_that_ends_without_an_event_loop_ends_well(engine_python, stack, tmp_path, end):
    arguments = [str(each) for each in (ROOT, engine_python, stack, "")]
    command = [sys.executable, "-c", WITHOUT_A_WINDOW + end, *arguments]
    done = subprocess.run(command, capture_output=True, text=True, timeout=60)
    assert (done.returncode, done.stdout) == (0, "L1C\n"), done.stderr
    assert "QThread" not in done.stderr


def test_the_shared_client_is_one_and_ends_when_asked(qgis_app):
    first = shared.shared_client()
    assert shared.shared_client() is first
    shared.close_shared_client()
    shared.close_shared_client()
    second = shared.shared_client()
    assert second is not first
    shared.close_shared_client()
