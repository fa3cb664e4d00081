"""The worker as a client meets it: a real process, requests and answers through pipes."""

from __future__ import annotations

import contextlib
import json
import os
import queue
import shutil
import signal
import subprocess
import sys
import threading
import time
from pathlib import Path

import numpy as np
import pytest
import rasterio
from makers.disks import small_disk
from makers.rasters import FOUR, noise, write_raster

import engine
from engine import launch, protocol, worker
from engine.errors import DiskFullError
from engine.protocol import (
    ApplyRequest,
    CancelRequest,
    DoctorRequest,
    Hello,
    InfoRequest,
    MaskRequest,
    ModelsRequest,
    Progress,
    RefineRequest,
    Result,
    Temporaries,
    ZonesRequest,
)

ROOT = Path(engine.__file__).parents[1]
LAUNCH = ROOT / "engine" / "launch.py"
LINUX = sys.platform.startswith("linux")
KNOWN = {"level": "L1C", "offset": 0.0}
SLOW = 60
"""Seconds after which a test gives up; what is asserted is shorter."""


class Client:
    """A worker process and what it has said."""

    def __init__(self, *arguments, launch_file=LAUNCH, before="", python=sys.executable, **options):
        start = [str(launch_file)]
        if before:  # what a library would do, done before the launcher runs
            script = f"import sys; sys.path.insert(0, {str(ROOT)!r})\n{before}\nimport runpy\n"
            start = ["-c", f"{script}runpy.run_path({str(launch_file)!r}, run_name='__main__')"]
        self.process = subprocess.Popen(
            [str(python), "-I", "-u", "-X", "utf8", *start, *map(str, arguments)],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            **options,
        )
        self.stderr = b""
        self.announced = []
        self._answers = queue.Queue()
        self._threads = [threading.Thread(target=each, daemon=True) for each in (self._listen, self._collect)]
        for thread in self._threads:
            thread.start()

    def __enter__(self):
        return self

    def __exit__(self, *_):
        if self.process.poll() is None:
            self.process.kill()
        self.process.wait()
        for thread in self._threads:
            thread.join()
        for stream in (self.process.stdin, self.process.stdout, self.process.stderr):
            with contextlib.suppress(OSError):
                stream.close()

    def _listen(self):
        lines = protocol.LineBuffer()
        while piece := os.read(self.process.stdout.fileno(), 1000):
            for line in lines.feed(piece):
                self._answers.put(protocol.decode_answer(line))
        self._answers.put(None)

    def _collect(self):
        while piece := os.read(self.process.stderr.fileno(), 1000):
            self.stderr += piece

    def write(self, line):
        self.process.stdin.write(line)
        self.process.stdin.flush()

    def ask(self, request):
        self.write(protocol.encode(request))

    def hear(self):
        """The next answer; None at the end."""
        answer = self._answers.get(timeout=SLOW)
        if isinstance(answer, Temporaries):
            self.announced += answer.paths
        return answer

    def until(self, *kinds, of=None):
        """All answers up to the first of some kinds, or of some request."""
        heard = []
        while True:
            answer = self.hear()
            assert answer is not None, (heard, self.stderr.decode())
            heard.append(answer)
            if isinstance(answer, kinds) and (of is None or answer.id == of):
                return heard

    def last(self, request):
        """Asks and returns the final answer."""
        self.ask(request)
        return self.until(Result, protocol.Error, of=request.id)[-1]

    def work_until_masking(self, request):
        """Asks and waits until tiles run."""
        self.ask(request)
        while True:
            (*_, answer) = self.until(Progress, protocol.Error)
            assert isinstance(answer, Progress), answer
            if answer.stage == "mask" and answer.done:
                return

    def ends(self, within):
        """Waits for the end of the process; returns its exit code."""
        started = time.perf_counter()
        code = self.process.wait(timeout=SLOW)
        assert time.perf_counter() - started < within
        return code


@pytest.fixture(scope="module")
def shared():
    """A worker for tests that leave it as they found it."""
    with Client() as client:
        assert isinstance(client.hear(), Hello)
        yield client
        assert client.process.poll() is None, client.stderr.decode()


@pytest.fixture(scope="module")
def large(tmp_path_factory):
    """A scene that takes long enough to be cancelled."""
    return write_raster(tmp_path_factory.mktemp("large") / "scene.tif", noise(4, 3000, 3000), names=FOUR)


@pytest.fixture
def scene(tmp_path):
    return write_raster(tmp_path / "scene.tif", noise(4, 200, 180), names=FOUR)


def names(folder):
    return {path.name for path in folder.iterdir()}


def pixels(path):
    with rasterio.open(path) as dataset:
        return dataset.read()


def without_times(report):
    return {
        key: value
        for key, value in report.items()
        if key not in ("created", "seconds", "megapixels_per_second", "mask")
    }


def test_hello_comes_before_torch_is_loaded():
    started = time.perf_counter()
    with Client() as client:
        hello = client.hear()
        assert time.perf_counter() - started < 10  # a quarter of a second on an idle machine
        assert hello == Hello(
            engine=engine.__version__,
            python=".".join(map(str, sys.version_info[:3])),
            torch=hello.torch,
            devices=None,
            protocol=protocol.VERSION,
        )
        assert hello.torch[0].isdigit()
        if LINUX:
            assert "libtorch" not in Path(f"/proc/{client.process.pid}/maps").read_text()
        client.process.stdin.close()
        assert client.ends(within=3) == 0
        assert client.stderr == b""


def test_info_is_the_command_lines(shared, scene):
    done = subprocess.run(
        [sys.executable, "-m", "engine", "info", str(scene), "--json"], capture_output=True, check=True, cwd=ROOT
    )
    answer = shared.last(InfoRequest("i", (str(scene),)))
    assert answer == Result("i", json.loads(done.stdout))
    assert answer.document["offset_from"] == "unknown"


def test_models_and_doctor_are_the_command_lines(shared):
    assert shared.last(ModelsRequest("m")).document == [
        json.loads(json.dumps(card.to_dict())) for card in engine.list_cards()
    ]
    document = shared.last(DoctorRequest("d")).document
    assert document["problems"] == []
    assert [device["device"] for device in document["devices"]][-1] == "cpu"


def test_masks_are_those_of_the_engine(shared, scene, tmp_path):
    options = {**KNOWN, "thresholds": {"cloud": 0.3}, "buffer_clouds": 20.0}
    files = {kind: tmp_path / f"{kind}.out" for kind in ("polygons", "report", "quicklook", "stac", "style")}
    files = {**files, "polygons": tmp_path / "p.gpkg", "probabilities": tmp_path / "p.tif"}
    paths = {kind: str(path) for kind, path in files.items()}
    shared.ask(MaskRequest("m", (str(scene),), str(tmp_path / "m.tif"), **options, **paths))
    heard = shared.until(Result, protocol.Error)
    expected = engine.mask(scene, tmp_path / "e.tif", **options, probabilities=tmp_path / "ep.tif")
    assert isinstance(heard[-1], Result), heard[-1]
    assert np.array_equal(pixels(tmp_path / "m.tif"), pixels(tmp_path / "e.tif"))
    assert np.array_equal(pixels(tmp_path / "p.tif"), pixels(tmp_path / "ep.tif"))
    assert without_times(heard[-1].document) == without_times(json.loads(json.dumps(expected.report.to_dict())))
    assert all(path.stat().st_size for path in files.values())
    assert not [name for name in names(tmp_path) if name.startswith(".")]

    progress = [each for each in heard if isinstance(each, Progress)]
    assert [each.stage for each in progress if not each.done][:2] == ["open", "mask"]
    assert progress[-1].stage == "write"
    assert progress[-1].done == progress[-1].total == 200 * 180
    assert {each.id for each in heard} == {"m"}
    warnings = [each.sentence for each in heard if isinstance(each, protocol.Warning)]
    assert warnings == heard[-1].document["warnings"]
    assert len([path for each in heard if isinstance(each, Temporaries) for path in each.paths]) == 7


def test_refine_apply_and_zones_are_those_of_the_engine(shared, scene, tmp_path):
    mask, stored = tmp_path / "m.tif", tmp_path / "p.tif"
    engine.mask(scene, mask, **KNOWN, probabilities=stored)
    refined = shared.last(RefineRequest("r", str(stored), str(tmp_path / "r.tif"), {"cloud": 0.2}, min_area=500.0))
    expected = engine.refine(stored, tmp_path / "er.tif", thresholds={"cloud": 0.2}, min_area=500.0)
    assert refined.document["settings"] == expected.report["settings"]
    assert np.array_equal(pixels(tmp_path / "r.tif"), pixels(tmp_path / "er.tif"))

    for number, classes in enumerate((None, ("thin_cloud",))):
        applied = shared.last(ApplyRequest("a", str(mask), str(scene), str(tmp_path / f"a{number}.tif"), classes))
        own = {} if classes is None else {"classes": classes}
        expected = engine.apply(mask, scene, tmp_path / f"ea{number}.tif", **own)
        assert applied.document["masked_pixels"] == expected.masked_pixels
        assert applied.document["classes"] == list(expected.classes)
        assert np.array_equal(pixels(tmp_path / f"a{number}.tif"), pixels(tmp_path / f"ea{number}.tif"))

    corners = [[600_100, 4_899_000], [601_000, 4_899_000], [601_000, 4_899_900], [600_100, 4_899_000]]
    feature = {"type": "Feature", "properties": {}, "geometry": {"type": "Polygon", "coordinates": [corners]}}
    crs = {"type": "name", "properties": {"name": "urn:ogc:def:crs:EPSG::32631"}}
    collection = {"type": "FeatureCollection", "crs": crs, "features": [feature]}
    (tmp_path / "z.geojson").write_text(json.dumps(collection))
    counted = shared.last(ZonesRequest("z", str(mask), str(tmp_path / "z.geojson"), str(tmp_path / "z.csv")))
    engine.zones(mask, tmp_path / "z.geojson", tmp_path / "ez.csv")
    assert counted.document["polygons"] == 1
    assert (tmp_path / "z.csv").read_text() == (tmp_path / "ez.csv").read_text()


def test_requests_wait_for_each_other(shared, scene, tmp_path):
    for number in range(2):
        shared.ask(MaskRequest(str(number), (str(scene),), str(tmp_path / f"{number}.tif"), **KNOWN))
    first = shared.until(Result, protocol.Error)
    second = shared.until(Result, protocol.Error)
    assert {each.id for each in first} == {"0"}
    assert {each.id for each in second} == {"1"}
    assert np.array_equal(pixels(tmp_path / "0.tif"), pixels(tmp_path / "1.tif"))


def test_progress_comes_at_most_ten_times_a_second(shared, large, tmp_path):
    started = time.perf_counter()
    shared.ask(MaskRequest("m", (str(large),), str(tmp_path / "m.tif"), **KNOWN))
    heard = shared.until(Result, protocol.Error)
    seconds = time.perf_counter() - started
    progress = [each for each in heard if isinstance(each, Progress)]
    stages = {each.stage for each in progress}
    assert len(progress) <= 10 * seconds + 2 * len(stages)
    masking = [each.done for each in progress if each.stage == "mask"]
    assert masking == sorted(masking)
    assert len(masking) > 3


def test_cancel_while_it_runs_and_while_it_waits(shared, large, scene, tmp_path):
    shared.work_until_masking(MaskRequest("runs", (str(large),), str(tmp_path / "m.tif"), **KNOWN))
    shared.ask(MaskRequest("waits", (str(scene),), str(tmp_path / "w.tif"), **KNOWN))
    shared.ask(MaskRequest("stays", (str(scene),), str(tmp_path / "s.tif"), **KNOWN))
    shared.ask(CancelRequest("waits"))
    assert shared.until(protocol.Error)[-1] == protocol.Error("cancelled", "cancelled", id="waits")
    started = time.perf_counter()
    shared.ask(CancelRequest("runs"))
    assert shared.until(protocol.Error)[-1] == protocol.Error("cancelled", "cancelled", id="runs")
    assert time.perf_counter() - started < 2
    assert isinstance(shared.until(Result, protocol.Error)[-1], Result)
    assert names(tmp_path) == {"scene.tif", "s.tif", "s.tif.aux.xml"}


def test_cancel_that_comes_too_late_or_means_nobody_does_nothing(shared):
    shared.ask(CancelRequest("nobody"))
    assert isinstance(shared.last(ModelsRequest("m")), Result)
    shared.ask(CancelRequest("m"))
    assert isinstance(shared.last(ModelsRequest("m")), Result)  # and an id may be used again


def test_an_id_that_is_taken_is_refused_without_harm(shared, large, tmp_path):
    shared.work_until_masking(MaskRequest("x", (str(large),), str(tmp_path / "m.tif"), **KNOWN))
    shared.ask(ModelsRequest("x"))
    refused = shared.until(protocol.Error)[-1]
    assert (refused.kind, refused.id) == ("protocol", None)
    shared.ask(CancelRequest("x"))
    assert shared.until(protocol.Error)[-1].kind == "cancelled"


@pytest.mark.parametrize(
    ("line", "identity", "needle"),
    [
        (b'{"type":"dance","id":"1"}', "1", "'dance' is no request"),
        (b'{"type":"models","id":"1","protocol":"2.0"}', "1", "do not fit together"),
        (b'{"type":"mask","id":"1","source":["a"]}', "1", "lacks 'output'"),
        (b'{"type":"models","id":"1', None, "no JSON"),
        (b"\x00\xff\xfe", None, "no JSON"),
        (b"x" * (protocol.MOST_BYTES + 10), None, "longer than"),
    ],
)
def test_lines_that_are_no_request_are_answered_and_survived(shared, line, identity, needle):
    shared.write(line + b"\r\n")
    answer = shared.until(protocol.Error)[-1]
    assert (answer.kind, answer.id) == ("protocol", identity)
    assert needle in answer.sentence
    assert isinstance(shared.last(ModelsRequest("1")), Result)


def test_kinds_of_failure_are_told_apart(shared, scene, tmp_path):
    def kind(**changes):
        request = {"source": (str(scene),), "output": str(tmp_path / "m.tif"), **KNOWN, **changes}
        answer = shared.last(MaskRequest("m", **request))
        assert isinstance(answer, protocol.Error), answer
        assert answer.sentence
        assert "\n" not in answer.sentence
        assert answer.detail is None
        return answer.kind

    (tmp_path / "there.tif").write_text("x")
    assert kind(source=(str(tmp_path / "missing.tif"),)) == "source"
    assert kind(resolution=15.0) == "usage"
    assert kind(buffer_clouds=-1.0) == "usage"
    assert kind(bands={"B99": 1}) == "bands"
    assert kind(offset=None) == "radiometry"
    assert kind(output=str(tmp_path / "there.tif")) == "target"
    assert kind(model="no-such-model") == "model"
    assert kind(device="cuda:7") == "device"
    assert names(tmp_path) == {"scene.tif", "there.tif"}


def test_a_full_disk_is_told_apart(shared, large, tmp_path):
    with small_disk(tmp_path / "disk", 64) as disk:
        answer = shared.last(MaskRequest("m", (str(large),), str(disk / "m.tif"), **KNOWN))
        assert answer.kind == DiskFullError.kind, answer
        assert list(disk.iterdir()) == []


def test_paths_of_any_name_from_any_folder(tmp_path):
    plugin = tmp_path / "QGIS Prófile" / "Ordner für Erweiterungen 雲" / "cloudmask"
    shutil.copytree(ROOT / "engine", plugin / "engine", ignore=shutil.ignore_patterns("__pycache__"))
    folder = tmp_path / "Größe & 'mehr'"
    folder.mkdir()
    source = write_raster(folder / "Szene 雲.tif", noise(4, 200, 180), names=FOUR)
    with Client(launch_file=plugin / "engine" / "launch.py", cwd=folder) as client:
        assert isinstance(client.hear(), Hello)
        answer = client.last(MaskRequest("ä雲", (str(source),), str(folder / "Maske ☁.tif"), **KNOWN))
        assert isinstance(answer, Result), answer
        assert answer.document["mask"] == str(folder / "Maske ☁.tif")
        assert names(folder) == {"Szene 雲.tif", "Maske ☁.tif", "Maske ☁.tif.aux.xml"}
        if LINUX:
            assert str(plugin) in Path(f"/proc/{client.process.pid}/cmdline").read_bytes().decode()


NOISY = """
import os, subprocess
import engine.scene
quiet = engine.scene.open_scene
def noisy(*arguments, **options):
    print('{"type":"result","protocol":"1.0","id":"i","document":"printed"}', flush=True)
    os.write(1, b'half a line from C')
    subprocess.run(['echo', 'a child'], check=True)
    assert os.read(0, 10) == b''
    return quiet(*arguments, **options)
engine.scene.open_scene = noisy
"""


@pytest.mark.skipif(not LINUX, reason="echo is a program there")
def test_what_libraries_print_goes_elsewhere(scene):
    with Client(before=NOISY) as client:
        assert isinstance(client.hear(), Hello)
        for _ in range(2):
            client.ask(InfoRequest("i", (str(scene),)))
            answer = client.until(Result, protocol.Error)[-1]
            assert answer.document["kind"] == "raster", answer
        client.process.stdin.close()
        client.ends(within=3)
        client._threads[1].join()
        for text in (b"printed", b"half a line from C", b"a child"):
            assert client.stderr.count(text) == 2


UNFORESEEN = """
import engine.catalog
asked = []
def fails():
    asked.append(1)
    raise [ValueError('https://me:secret@host/a.tif?sig=KEY is odd'), SystemExit(5), MemoryError()][len(asked) - 1]
engine.catalog.list_cards = fails
"""


def test_a_request_that_fails_unforeseen_does_not_take_the_worker_with_it(scene):
    with Client(before=UNFORESEEN) as client:
        client.hear()
        odd, ended, full = (client.last(ModelsRequest(str(number))) for number in range(3))
        assert odd.kind == ended.kind == "unforeseen"
        assert "host/a.tif" in odd.sentence
        assert "Traceback" in odd.detail
        assert "KEY" not in odd.sentence + odd.detail
        assert "secret" not in odd.sentence + odd.detail
        assert "\n" not in odd.sentence
        assert full.kind == "out-of-memory"
        assert isinstance(client.last(InfoRequest("i", (str(scene),))), Result)


def test_libraries_that_cannot_be_loaded_are_told_apart():
    missing = OSError("a DLL is missing")
    missing.winerror = 126
    for error in (missing, ModuleNotFoundError("No module named 'shapely'")):
        answer = worker.describe(error, "1")
        assert answer.kind == "environment"
        assert str(error) in answer.sentence


def test_end_of_stdin_ends_a_run(large, tmp_path):
    with Client("--grace", SLOW) as client:
        client.hear()
        client.work_until_masking(MaskRequest("m", (str(large),), str(tmp_path / "m.tif"), **KNOWN))
        assert any(name.startswith(".") for name in names(tmp_path))
        client.ask(ModelsRequest("waits"))
        client.process.stdin.close()
        assert client.ends(within=SLOW) == 0
        assert names(tmp_path) == set()
        assert client.stderr == b""


@pytest.mark.skipif(sys.platform == "win32", reason="signals of POSIX")
def test_terminated_it_cleans_up_and_interrupts_mean_nothing(large, tmp_path):
    with Client("--grace", SLOW) as client:
        client.hear()
        client.work_until_masking(MaskRequest("m", (str(large),), str(tmp_path / "m.tif"), **KNOWN))
        client.process.send_signal(signal.SIGINT)
        time.sleep(0.3)
        assert client.process.poll() is None
        client.process.terminate()
        assert client.ends(within=SLOW) == 0
        assert names(tmp_path) == set()


def test_a_client_that_no_longer_listens_ends_it(large, tmp_path):
    with Client() as client:
        client.hear()
        client.work_until_masking(MaskRequest("m", (str(large),), str(tmp_path / "m.tif"), **KNOWN))
        nowhere = os.open(os.devnull, os.O_RDONLY)
        os.dup2(nowhere, client.process.stdout.fileno())  # closes the pipe's only reading end
        os.close(nowhere)
        client.process.wait(timeout=SLOW)
        assert names(tmp_path) == set()


STUCK = """
import time
import engine.run
def stuck(*arguments, **options):
    (folder / 'stuck').touch()
    time.sleep(600)
engine.run.open_runtime = stuck
"""


def test_a_run_that_is_stuck_is_ended_all_the_same(scene, tmp_path):
    before = f"from pathlib import Path; folder = Path({str(tmp_path)!r})\n{STUCK}"
    with Client("--grace", "1", before=before) as client:
        client.hear()
        client.ask(MaskRequest("m", (str(scene),), str(tmp_path / "m.tif"), **KNOWN))
        client.until(Temporaries)
        while not (tmp_path / "stuck").exists():
            time.sleep(0.05)
        assert len(names(tmp_path)) == 3
        client.process.stdin.close()
        assert client.ends(within=3) == 1
        assert names(tmp_path) == {"scene.tif", "stuck"}


def test_killed_it_leaves_nothing_but_what_it_has_announced(large, tmp_path):
    with Client() as client:
        client.hear()
        request = MaskRequest(
            "m", (str(large),), str(tmp_path / "m.tif"), **KNOWN,
            probabilities=str(tmp_path / "p.tif"), report=str(tmp_path / "r.json"), buffer_clouds=20.0,
        )  # fmt: skip
        client.work_until_masking(request)
        client.process.kill()
        client.ends(within=3)
        left = names(tmp_path)
        assert left
        assert all(any(name.startswith(Path(path).name) for path in client.announced) for name in left)
        assert protocol.remove_temporaries(client.announced) == []
        assert names(tmp_path) == set()


@pytest.mark.skipif(not LINUX, reason="the C library there is not glibc")
def test_memory_goes_back_when_nobody_asks_and_work_goes_on(scene):
    def resident(client):
        status = Path(f"/proc/{client.process.pid}/status").read_text()
        return int(status.split("VmRSS:")[1].split()[0]) // 1024

    kept_for_speed = {"MALLOC_MMAP_THRESHOLD_": "4294967296", "MALLOC_TRIM_THRESHOLD_": "17179869184"}
    hog = "hog = [b'x' * (1 << 20) for _ in range(300)]\nlast = b'x' * (1 << 20)\ndel hog"
    with Client("--idle", "1", before=hog, env={**os.environ, **kept_for_speed}) as client:
        client.hear()
        assert resident(client) > 300
        end = time.perf_counter() + 20
        while resident(client) > 150 and time.perf_counter() < end:
            time.sleep(0.1)
        assert resident(client) < 150
        assert isinstance(client.last(InfoRequest("i", (str(scene),))), Result)


def test_a_python_without_the_libraries_says_so(tmp_path):
    subprocess.run([sys.executable, "-m", "venv", "--without-pip", str(tmp_path / "bare")], check=True)
    python = tmp_path / "bare" / ("Scripts" if sys.platform == "win32" else "bin") / "python"
    with Client(python=python) as client:
        answer = client.hear()
        assert answer.kind == "environment"
        assert all(name in answer.sentence for name in ("lacks", "numpy", "pillow", "rasterio", "torch"))
        assert answer.hint
        assert client.hear() is None
        assert client.ends(within=3) == launch.CANNOT_RUN
        assert client.stderr == b""


def test_a_python_that_is_too_old_says_so(monkeypatch):
    monkeypatch.setattr(sys, "version_info", (3, 9, 18))
    assert "needs 3.10 or newer" in launch.find_problem()


def test_the_launcher_hides_its_own_folder_and_comes_first(monkeypatch, capfdbinary):
    monkeypatch.setattr(sys, "path", [str(LAUNCH.parent), "elsewhere"])
    monkeypatch.setattr(launch, "find_problem", lambda: "this Python is odd")
    assert launch.main() == launch.CANNOT_RUN
    assert sys.path == [str(ROOT), "elsewhere"]
    answer = protocol.decode_answer(capfdbinary.readouterr().out)
    assert (answer.kind, answer.sentence) == ("environment", "this Python is odd")
