"""What a process says or does that it should not becomes one sentence, and the next request works."""

import os
import signal
import venv
from pathlib import Path

import pytest
from cloudmask.cloudmask_plugin.failure import FailureError
from cloudmask.cloudmask_plugin.worker.client import WorkerClient
from cloudmask.cloudmask_plugin.worker.crashes import Ending, explain
from cloudmask.engine import protocol
from makers.fake_engines import fake_engine
from qgis.core import QgsApplication

POSIX = pytest.mark.skipif(os.name != "posix", reason="signals")
MODELS = protocol.ModelsRequest("")
INFO = protocol.InfoRequest("", ("scene",))


def failure_of(job):
    with pytest.raises(FailureError) as caught:
        job.wait(lambda _progress: False)
    return caught.value.failure


def document_of(job):
    return job.wait(lambda _progress: False)


ENDINGS = [
    (Ending(signal.SIGKILL, True), "out-of-memory", "memory"),
    (Ending(137, False), "out-of-memory", "memory"),
    (Ending(0xC000012D - (1 << 32), True), "out-of-memory", "memory"),
    (Ending(6, True, "terminate called after throwing\n  what():  std::bad_alloc"), "out-of-memory", "memory is full"),
    (Ending(1, False, "numpy.core._exceptions._ArrayMemoryError: Unable\nMemoryError"), "out-of-memory", "memory"),
    (Ending(1, False, "DefaultCPUAllocator: can't allocate memory"), "out-of-memory", "the computer's memory is full"),
    (Ending(1, False, "OSError: [WinError 1455] The paging file is too small"), "out-of-memory", "computer's memory"),
    (Ending(1, False, "torch.cuda.OutOfMemoryError: CUDA out of memory. Tried"), "out-of-memory", "graphics card"),
    (Ending(1, False, "RuntimeError: MPS backend out of memory"), "out-of-memory", "graphics card"),
    (Ending(4, True), "crash", "instructions"),
    (Ending(0xC000001D - (1 << 32), True), "crash", "instructions"),
    (Ending(132, False, "Illegal instruction (core dumped)"), "crash", "instructions"),
    (Ending(11, True), "crash", "crashed in one of its libraries"),
    (Ending(0xC0000005 - (1 << 32), True), "crash", "crashed in one of its libraries"),
    (Ending(0xC0000409 - (1 << 32), True), "crash", "crashed in one of its libraries"),
    (Ending(0xC0000135 - (1 << 32), True), "environment", "Visual C++"),
    (Ending(1, False, "OSError: [WinError 126] Error loading C:\\torch\\lib\\c10.dll"), "environment", "Visual C++"),
    (Ending(1, False, "OSError: [WinError 1114] A DLL initialization routine failed."), "environment", "Visual C++"),
    (Ending(1, False, "The code cannot proceed because VCRUNTIME140_1.dll was not"), "environment", "Visual C++"),
    (Ending(0xC0000139 - (1 << 32), True), "environment", "does not fit this system"),
    (Ending(1, False, "version `GLIBC_2.28' not found (required by libtorch.so)"), "environment", "does not fit"),
    (Ending(1, False, "RuntimeError: The NVIDIA driver on your system is too old (found"), "device", "too old"),
    (Ending(1, False, "CUDA error: no kernel image is available for execution"), "device", "too old"),
    (Ending(1, False, "OSError: [Errno 28] No space left on device"), "disk-full", "disk is full"),
    (Ending(1, False, "[WinError 112] There is not enough space on the disk"), "disk-full", "disk is full"),
    (Ending(4551, False), "environment", "antivirus or policy"),
    (Ending(1, False, "[WinError 4551] An Application Control policy has blocked this file"), "environment", "policy"),
    (Ending(3, False), "environment", "cannot run the engine"),
    (Ending(15, True), "crash", "another program"),
    (Ending(0xC000013A - (1 << 32), True), "crash", "another program"),
    (Ending(99, False), "crash", "exit code 99"),
    (Ending(0xC0000420 - (1 << 32), True), "crash", "0xC0000420"),
    (Ending(7, True), "crash", "signal 7"),
]


@pytest.mark.parametrize(("ending", "kind", "part"), ENDINGS, ids=[f"{each[0].code}-{each[2]}" for each in ENDINGS])
def test_an_ending_is_a_sentence_and_something_to_do(ending, kind, part):
    failure = explain(ending)
    assert failure.kind == kind
    assert part in failure.sentence
    assert failure.hint
    assert "\n" not in failure.text
    assert ending.last_words in failure.detail


DIES = """
hello()
for request in requests():
    if request["type"] == "info":
        sys.stderr.write("last words\\n")
        sys.stderr.flush()
        {how}
    result(request)
"""


@POSIX
@pytest.mark.parametrize(
    ("how", "kind", "part"),
    [
        ("os.kill(os.getpid(), signal.SIGILL)", "crash", "instructions"),
        ("os.kill(os.getpid(), signal.SIGSEGV)", "crash", "crashed"),
        ("os.kill(os.getpid(), signal.SIGKILL)", "out-of-memory", "memory"),
        ("os.abort()", "crash", "crashed"),
        ("raise MemoryError", "out-of-memory", "memory is full"),
        ("raise OSError(28, os.strerror(28))", "disk-full", "disk is full"),
        ("sys.exit(7)", "crash", "exit code 7"),
    ],
)
def test_one_that_dies_fails_its_request_and_the_next_one_works(fake, how, kind, part):
    client = fake(DIES.format(how=how))
    first, second = client.submit(INFO), client.submit(MODELS)
    failure = failure_of(first)
    assert failure.kind == kind
    assert part in failure.sentence
    assert "last words" in failure.detail
    assert "last words" not in failure.text
    assert document_of(second) == {"said": "models"}


def test_a_death_is_told_in_the_message_log(fake, qtbot):
    heard = []
    QgsApplication.messageLog().messageReceived.connect(lambda text, tag, level: heard.append((tag, text)))
    failure_of(fake(DIES.format(how="sys.exit(7)")).submit(INFO))
    qtbot.waitUntil(lambda: any(tag == "cloudmask" and "exit code 7" in text for tag, text in heard))


def test_only_the_end_of_many_words_is_kept(fake):
    failure = failure_of(
        fake(DIES.format(how="print('x' * 3_000_000, 'the end', file=sys.stderr); sys.exit(7)")).submit(INFO)
    )
    assert failure.detail.rstrip().endswith("the end")
    assert len(failure.detail) < 70_000


def test_garbage_on_stdout_breaks_nothing(fake):
    client = fake("""
os.write(1, b"a library greets you\\n\\xff\\xfe{\\n{\\"type\\":\\"nonsense\\"}\\n[1, 2]\\n\\n")
hello()
for request in requests():
    os.write(1, b"Downloading: 100%\\r\\n{\\"half\\": ")
    os.write(1, b"\\n")
    result(request)
""")
    assert document_of(client.submit(MODELS)) == {"said": "models"}
    assert document_of(client.submit(INFO)) == {"said": "info"}


def test_garbage_of_start_files_before_the_real_engine_breaks_nothing(qgis_app, engine_python, tmp_path):
    launch = str(Path(protocol.__file__).parent / "launch.py")
    script = tmp_path / "noisy.py"
    script.write_text(
        f"import os, runpy\nos.write(1, b'no end of this line')\nrunpy.run_path({launch!r}, run_name='__main__')\n"
    )
    client = WorkerClient(lambda: engine_python, script)
    assert document_of(client.submit(MODELS))[0]["id"]
    client.shutdown()


def test_an_answer_that_is_damaged_fails_its_request(fake):
    client = fake("""
hello()
for request in requests():
    if request["type"] == "info":
        say(type="progress", id=request["id"], stage=1)
    else:
        result(request)
""")
    failure = failure_of(client.submit(INFO))
    assert failure.kind == "protocol"
    assert document_of(client.submit(MODELS)) == {"said": "models"}


def test_another_version_of_the_protocol_is_one_sentence_for_all_who_wait(fake):
    client = fake("hello('2.0')\nfor request in requests(): result(request)")
    jobs = [client.submit(MODELS), client.submit(INFO)]
    for failure in map(failure_of, jobs):
        assert failure.kind == "protocol"
        assert "do not fit together" in failure.sentence
        assert "update" in failure.hint
    assert failure_of(client.submit(MODELS)).kind == "protocol"


def test_a_newer_minor_version_with_more_to_say_is_understood(fake):
    client = fake("""
say(type="hello", protocol="1.9", engine="0", python="3", colour="blue")
for request in requests():
    say(type="news", protocol="1.9", text="hear")
    say(type="result", protocol="1.9", id=request["id"], document={"said": 1}, more=2)
""")
    assert document_of(client.submit(MODELS)) == {"said": 1}


def test_one_that_never_says_hello_is_given_up(fake):
    client = fake("sys.stderr.write('thinking'); sys.stderr.flush(); time.sleep(600)", patience=2.0)
    failures = [failure_of(job) for job in (client.submit(MODELS), client.submit(INFO))]
    assert {failure.kind for failure in failures} == {"start"}
    assert "within 2 seconds" in failures[0].sentence
    assert "thinking" in failures[0].detail


def test_the_engines_own_word_on_why_it_cannot_run_is_told(fake):
    client = fake("""
say(type="error", kind="environment", sentence="the Python at 'x' lacks torch", hint="set the environment up again")
sys.exit(3)
""")
    failure = failure_of(client.submit(MODELS))
    assert (failure.kind, failure.sentence) == ("environment", "the Python at 'x' lacks torch")


def test_a_python_without_the_engines_packages_is_told(qgis_app, tmp_path, engine_python):
    venv.create(tmp_path / "empty", with_pip=False, symlinks=os.name != "nt")
    folder, name = ("Scripts", "python.exe") if os.name == "nt" else ("bin", "python")
    client = WorkerClient(lambda: tmp_path / "empty" / folder / name)
    failure = failure_of(client.submit(MODELS))
    client.shutdown()
    assert failure.kind == "environment"
    assert "torch" in failure.sentence


@POSIX
def test_a_program_that_does_not_start_is_told_and_a_better_one_works_next(fake, tmp_path, engine_python):
    broken = tmp_path / "python"
    broken.write_bytes(b"\x7fELF but not really")
    broken.chmod(0o755)
    pythons = [tmp_path / "absent", broken, engine_python]
    client = WorkerClient(
        lambda: pythons.pop(0), fake_engine(tmp_path, "hello()\nfor each in requests(): result(each)")
    )
    for _ in range(2):
        failure = failure_of(client.submit(MODELS))
        assert failure.kind == "start"
        assert "does not start" in failure.sentence
        assert failure.hint
    assert document_of(client.submit(MODELS)) == {"said": "models"}
    client.shutdown()


def test_a_script_that_python_does_not_find_is_told(qgis_app, engine_python, tmp_path):
    client = WorkerClient(lambda: engine_python, tmp_path / "absent.py")
    failure = failure_of(client.submit(MODELS))
    client.shutdown()
    assert failure.kind == "crash"
    assert "absent.py" in failure.detail


def test_a_request_that_cannot_be_written_fails_alone(fake):
    client = fake("hello()\nfor request in requests(): result(request)")
    failure = failure_of(client.submit(protocol.InfoRequest("", ("scene",), offset=float("nan"))))
    assert failure.kind == "protocol"
    assert document_of(client.submit(MODELS)) == {"said": "models"}


def test_short_requests_go_before_those_that_take_long(fake):
    client = fake("""
hello()
for number, request in enumerate(requests()):
    time.sleep(0.3)
    result(request, number)
""")
    mask = protocol.MaskRequest("", ("scene",), "mask")
    jobs = [client.submit(each) for each in (mask, mask, INFO, MODELS, mask)]
    order = [document_of(job) for job in jobs]
    assert order[1] > order[3] > order[2]
    assert order[0] < order[1] < order[4]
