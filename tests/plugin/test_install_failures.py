"""What goes wrong with an installation is told in a sentence, leaves nothing, and harms no older environment."""

import json
import os
import shutil
import sys
from dataclasses import replace

import pytest
from makers.disks import small_disk
from makers.installations import Run, ask, fetched, home, index, left, managed, profile, uv  # noqa: F401

# ruff: noqa: F811 - fixtures
pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="the interpreters here are those of a Linux system")


@pytest.fixture(scope="module")
def first(tmp_path_factory):
    """Where the first installation is kept, for the others to copy."""
    return tmp_path_factory.mktemp("first") / "env"


@pytest.fixture
def installed(managed, first, qtbot):
    """A plan whose environment is there already."""
    if first.exists():
        shutil.copytree(first, managed.folder, symlinks=True)
        return managed
    run = Run(qtbot, managed)
    assert run.failure is None, run.failure.detail
    shutil.copytree(managed.folder, first, symlinks=True)
    return managed


def assert_the_old_one_runs(plan, home):
    assert ask(plan.folder / "bin" / "python") == "2.5"
    assert not [name for name in left(home) if name.startswith("env.")]


@pytest.mark.parametrize(
    ("do", "sentence"),
    [
        (404, "the server does not have a file that is needed"),
        (503, "the network is not reached"),
        ("corrupt", "the installation failed"),
    ],
)
def test_a_package_that_does_not_come(do, sentence, installed, home, index, monkeypatch, qtbot):
    monkeypatch.setenv("UV_HTTP_RETRIES", "0")
    index.rules[r"\.whl|simple/rainy"] = do
    failure = Run(qtbot, installed).failure
    assert (failure.kind, failure.sentence) == ("environment", sentence), failure.detail
    assert "rainy" in failure.detail or "cloudy" in failure.detail
    assert_the_old_one_runs(installed, home)


def test_a_version_that_the_index_lacks(installed, home, qtbot):
    plan = replace(installed, profile=installed.profile._replace(packages=("cloudy==9.9",)))
    failure = Run(qtbot, plan).failure
    assert failure.sentence == "the server does not have a file that is needed"
    assert "cloudy==9.9" in failure.detail
    assert_the_old_one_runs(installed, home)


def test_a_package_that_does_not_import(installed, home, qtbot):
    plan = replace(installed, profile=installed.profile._replace(imports=("snowy",)))
    failure = Run(qtbot, plan).failure
    assert "No module named 'snowy'" in failure.detail
    assert_the_old_one_runs(installed, home)


def test_a_proxy_that_wants_a_password_of_uv(managed, home, index, monkeypatch, qtbot):
    index.rules["http://packages"] = 407
    monkeypatch.setenv("http_proxy", index.address)
    monkeypatch.setenv("UV_DEFAULT_INDEX", "http://packages.example/simple")
    failure = Run(qtbot, managed).failure
    assert failure.sentence == "the proxy wants a user name and a password", failure.detail
    assert "Network" in failure.hint


def test_a_proxy_that_wants_a_password_of_qgis(fetched, home, index, qtbot, qgis_app, monkeypatch):
    from qgis.core import QgsSettings

    index.rules[r"http://uv"] = 407
    monkeypatch.setenv("CLOUDMASK_UV_URL", "http://uv.example")
    stored = {"proxyEnabled": True, "proxyType": "HttpProxy", "proxyHost": "127.0.0.1"}
    stored["proxyPort"] = index.address.rpartition(":")[2]
    for name, value in stored.items():
        QgsSettings().setValue(f"proxy/{name}", value)
    try:
        failure = Run(qtbot, fetched).failure
    finally:
        QgsSettings().remove("proxy")
    assert failure.sentence == "the proxy wants a user name and a password", failure.detail


@pytest.mark.parametrize(
    ("do", "sentence"),
    [
        (404, "the server does not have a file that is needed"),
        (500, "the network is not reached"),
        ("corrupt", "a file that was fetched is not the one that was expected"),
    ],
)
def test_uv_that_does_not_come(do, sentence, fetched, home, index, qtbot):
    index.rules[r"\.tar\.gz"] = do
    failure = Run(qtbot, fetched).failure
    assert failure.sentence == sentence, failure.detail
    assert not list((home / "tool").iterdir())  # nothing is kept that is wrong
    index.rules.clear()
    assert Run(qtbot, fetched).failure is None


def test_uv_with_another_digest_than_the_pinned_one(managed, home, index, uv, monkeypatch, qtbot):
    from cloudmask.cloudmask_plugin.environment import sources

    monkeypatch.setenv("PATH", "/usr/bin:/bin")
    monkeypatch.setenv("CLOUDMASK_UV_URL", index.address)
    (index.folder / sources.uv_release()[0].rpartition("/")[2]).write_bytes(b"something else")
    failure = Run(qtbot, managed).failure
    assert failure.sentence == "a file that was fetched is not the one that was expected"
    assert left(home) == ["install.log", "tool"]


def test_nobody_answers(fetched, home, index, monkeypatch, qtbot):
    monkeypatch.setenv("CLOUDMASK_UV_URL", "http://127.0.0.1:9")
    assert Run(qtbot, fetched).failure.sentence == "the network is not reached"
    monkeypatch.setenv("CLOUDMASK_UV_URL", index.address)
    monkeypatch.setenv("UV_DEFAULT_INDEX", "http://127.0.0.1:9/simple")
    monkeypatch.setenv("UV_HTTP_RETRIES", "0")
    assert Run(qtbot, fetched).failure.sentence == "the network is not reached"


@pytest.mark.parametrize("what", [r"\.tar\.gz", r"\.whl"])
def test_a_server_that_stalls(what, fetched, home, index, monkeypatch, qtbot):
    from qgis.core import QgsNetworkAccessManager

    monkeypatch.setenv("UV_HTTP_RETRIES", "0")
    monkeypatch.setenv("UV_HTTP_TIMEOUT", "2")
    index.rules[what] = "hang"
    before = QgsNetworkAccessManager.timeout()
    QgsNetworkAccessManager.setTimeout(2000)
    try:
        failure = Run(qtbot, fetched).failure
    finally:
        QgsNetworkAccessManager.setTimeout(before)
    assert failure.sentence == "the network is not reached", failure
    assert "kept" in failure.hint
    assert not [name for name in left(home) if name.startswith("env")]


@pytest.mark.parametrize("what", [r"\.tar\.gz", r"\.whl", "simple"])
def test_cancel_leaves_nothing_and_harms_nothing(what, fetched, home, index, qtbot):
    def cancel(run):
        qtbot.waitUntil(lambda: any(what.replace("\\", "") in path for path, _ in index.asked), timeout=10_000)
        run.installer.cancel()

    index.rules[what] = "hang"
    failure = Run(qtbot, fetched, begun=cancel).failure
    assert failure.cancelled
    assert not [name for name in left(home) if name.startswith("env")]
    index.rules.clear()
    run = Run(qtbot, fetched)
    assert run.failure is None, run.failure.detail


def test_two_windows_at_once(managed, home, index, qtbot):
    from cloudmask.cloudmask_plugin.environment import folder
    from cloudmask.cloudmask_plugin.failure import FailureError

    def another(first):
        qtbot.waitUntil(lambda: bool(first.steps), timeout=10_000)  # then it has the lock
        second = Run(qtbot, managed)
        assert "another QGIS window" in second.failure.sentence
        folder.clean_up()  # does not touch what the first one builds
        with pytest.raises(FailureError, match="another QGIS window"):
            folder.remove_environment()

    index.delay = 0.2
    first = Run(qtbot, managed, begun=another)
    assert first.failure is None, first.failure.detail
    assert ask(first.python) == "2.5"


def test_a_disk_that_is_too_small(installed, home, qtbot):
    failure = Run(qtbot, replace(installed, disk=10**16)).failure
    assert failure.sentence.startswith("the disk has ")
    assert "needs 10000000.3 GB" in failure.sentence
    assert_the_old_one_runs(installed, home)


@pytest.mark.skipif(os.name == "posix" and os.geteuid() == 0, reason="nothing is forbidden to root")
def test_a_folder_that_cannot_be_written(managed, home, qtbot):
    home.mkdir(exist_ok=True)
    home.chmod(0o500)
    try:
        assert "nothing can be written" in Run(qtbot, managed).failure.sentence
    finally:
        home.chmod(0o700)


def test_a_file_where_the_folder_should_be(managed, home, qtbot):
    home.write_text("no folder")
    assert "nothing can be written" in Run(qtbot, managed).failure.sentence


def test_no_python_that_could_be_used(managed, home, monkeypatch, qtbot):
    monkeypatch.setenv("UV_PYTHON", "3.99")
    monkeypatch.setenv("UV_PYTHON_DOWNLOADS", "never")
    failure = Run(qtbot, managed).failure
    assert failure.sentence == "no Python was found that can be used for the engine", failure.detail


def test_no_secret_is_written_down(managed, home, index, monkeypatch, qtbot):
    index.rules["cloudy"] = 404
    monkeypatch.setenv("UV_DEFAULT_INDEX", index.simple.replace("://", "://somebody:hunter22@"))
    monkeypatch.setenv("no_proxy", "127.0.0.1")
    monkeypatch.setenv("https_proxy", "http://me:swordfish@proxy.example:3128")
    monkeypatch.setenv("UV_INDEX_OWN_PASSWORD", "letmein99")
    run = Run(qtbot, managed)
    told = run.failure.detail + (home / "install.log").read_text() + repr(run.steps)
    assert "cloudy was not found" in told
    for secret in ("hunter22", "swordfish", "letmein99"):
        assert secret not in told


def test_what_was_only_to_be_renamed_is_finished(installed, home):
    from cloudmask.cloudmask_plugin.environment import folder

    (home / "env").rename(home / "env.new-abc")
    half = home / "env.new-half"
    half.mkdir()
    folder.clean_up()
    assert_the_old_one_runs(installed, home)


def test_the_log_is_read(managed, home, qtbot):
    from cloudmask.cloudmask_plugin.environment.folder import log_file, read_log_tail

    assert read_log_tail() == ""
    Run(qtbot, managed)
    assert log_file() == home / "install.log"
    assert "cloudmask" in read_log_tail().splitlines()[0]
    assert len(read_log_tail(2).splitlines()) == 2


SAID = {
    "the proxy wants a user name and a password": [
        "error: tunnel error: unsuccessful (HTTP status 407)",
        "ERROR: Could not connect: Proxy Authentication Required",
    ],
    "a file that was fetched is not the one that was expected": [
        "error: Hash mismatch for `torch==2.13.0`",
        "THESE PACKAGES DO NOT MATCH THE HASHES FROM THE REQUIREMENTS FILE.",
    ],
    "the server's certificate is not trusted here": [
        "invalid peer certificate: UnknownIssuer",
        "SSLError(SSLCertVerificationError(1, '[SSL: CERTIFICATE_VERIFY_FAILED] self signed certificate'))",
    ],
    "the disk is full": [
        "error: failed to write to file: No space left on device (os error 28)",
        "There is not enough space on the disk. (os error 112)",
        "OSError: [Errno 122] Disk quota exceeded",
    ],
    "a policy of this computer forbids programs in": [
        "An Application Control policy has blocked this file. (os error 4551)",
        "This program is blocked by group policy. (os error 1260)",
        "[WinError 4551] Eine Richtlinie für die Anwendungssteuerung hat diese Datei blockiert",
    ],
    "a file is locked, by a virus scanner or by a program that is open": [
        "The process cannot access the file because it is being used by another process. (os error 32)",
        "Operation did not complete successfully because the file contains a virus (os error 225)",
        "Access is denied. (os error 5)",
        "[WinError 32] Der Prozess kann nicht auf die Datei zugreifen",
    ],
    "a path is too long for this system": [
        "The filename or extension is too long. (os error 206)",
        "File name too long (os error 36)",
    ],
    "nothing may be written to": [
        "error: failed to create directory: Permission denied (os error 13)",
        "Read-only file system (os error 30)",
    ],
    "there is no package for this system or this Python": [
        "execve: Bad CPU type in executable",
        "because torch==2.13.0 has no wheels with a matching platform tag (e.g., `macosx_13_0_x86_64`)",
        "ERROR: torch-2.13.0-cp312-cp312-win_amd64.whl is not a supported wheel on this platform.",
        "Because exactextract==0.3.0 has no usable wheels and engine depends on it",
        "ERROR: Could not find a version that satisfies the requirement torch==2.13.0 (from versions: none)",
    ],
    "no Python was found that can be used for the engine": [
        "error: No interpreter found for Python 3.12 in managed installations or search path",
        "Error: Command '[python, -m, ensurepip]' returned non-zero exit status 1.",
        "No module named venv",
    ],
    "the server does not have a file that is needed": [
        "HTTP status client error (404 Not Found) for url",
        "Because torch was not found in the package registry",
    ],
    "a path is not understood, maybe because of the blanks in it": [
        "error: unexpected argument 'Müller\\env' found",
    ],
    "the network is not reached": [
        "error sending request for url: dns error: failed to lookup address information",
        "Failed to fetch: `https://…`  operation timed out",
        "HTTPSConnectionPool: Max retries exceeded: Temporary failure in name resolution, network",
    ],
    "the installation failed": ["Segmentation fault"],
}


@pytest.mark.parametrize(("sentence", "said"), [(key, said) for key, all_said in SAID.items() for said in all_said])
def test_what_tools_say_is_told_in_a_sentence(sentence, said, qgis_app):
    from cloudmask.cloudmask_plugin.environment.failures import explain

    failure = explain(said)
    assert failure.sentence.startswith(sentence), failure
    assert failure.hint


def test_every_row_of_the_table_has_said_something(qgis_app):
    from cloudmask.cloudmask_plugin.environment.failures import rows

    for _, told, _ in rows():
        assert any(told.startswith(sentence) for sentence in SAID), told


@pytest.mark.parametrize(
    ("line", "build"),
    [
        ("NVIDIA GeForce RTX 4070, 581.08, 8.9", "cu130"),
        ("NVIDIA GeForce RTX 5060 Laptop GPU, 580.95.05, 12.0", "cu130"),
        ("NVIDIA GeForce RTX 3060, 566.36, 8.6", "cu126"),
        ("NVIDIA GeForce GTX 1050, 581.08, 6.1", "cu126"),
        ("NVIDIA GeForce RTX 5060, 572.16, 12.0", None),
        ("NVIDIA GeForce GTX 1050, 470.82.01, 6.1", None),
        ("Tesla K80, 581.00, 3.7", None),
        ("NVIDIA-SMI has failed because it couldn't communicate with the NVIDIA driver.", None),
        ("Card, with a comma, [N/A], [N/A]", None),
        ("", None),
    ],
)
def test_the_build_that_fits_card_and_driver(line, build, qgis_app):
    from cloudmask.cloudmask_plugin.environment.plan import choose_build

    found = choose_build(line)
    assert (None if found is None else found[1].name) == build
    if found:
        assert line.startswith(found[0])


def test_a_card_is_asked_for_and_can_be_left_alone(home, tmp_path, monkeypatch, qgis_app):
    from cloudmask.cloudmask_plugin.environment.plan import make_plan

    programs = tmp_path / "programs"
    programs.mkdir()
    (programs / "nvidia-smi").write_text("#!/bin/sh\necho 'Made Up 9000, 590.44, 9.0'\n")
    (programs / "nvidia-smi").chmod(0o755)
    monkeypatch.setenv("PATH", f"{programs}:/usr/bin:/bin")
    plan = make_plan("managed")
    assert (plan.backend, plan.device_title) == ("cu130", "Made Up 9000")
    assert plan.disk > make_plan("managed", cpu_only=True).disk
    assert make_plan("managed", cpu_only=True).backend == "cpu"


def test_every_machine_has_its_archive_of_uv_with_a_digest(qgis_app):
    from cloudmask.cloudmask_plugin.environment import sources

    kinds = {"linux": ("x86_64", "aarch64"), "darwin": ("x86_64", "arm64"), "win32": ("AMD64", "ARM64")}
    found = dict(sources.uv_release(system, kind) for system, both in kinds.items() for kind in both)
    assert len(found) == len(set(found.values())) == 5  # a Mac has an ARM processor, also where QGIS is translated
    assert all(len(digest) == 64 and address.startswith("https://") for address, digest in found.items())
    with pytest.raises(LookupError, match="wheels"):
        sources.uv_release("freebsd")


def test_a_torn_stamp_is_stale(installed, home):
    from cloudmask.cloudmask_plugin.environment import python

    for torn in ("", "[]", "{", json.dumps({"revision": 0})):
        (home / "env" / python.STAMP).write_text(torn)
        assert python.find_stale()


def test_an_environment_that_cannot_be_put_in_place(installed, home, tmp_path):
    from cloudmask.cloudmask_plugin.environment import folder

    with pytest.raises(OSError, match="nothing"):
        folder.put_in_place(home / "nothing")
    folder.clean_up()
    assert_the_old_one_runs(installed, home)


def test_a_disk_that_gets_full_while_uv_comes(fetched, home, qtbot):
    with small_disk(home, 100):
        failure = Run(qtbot, replace(fetched, disk=-(10**9))).failure
        assert failure.sentence == "the disk is full", failure


def test_cancel_while_uv_is_looked_for(fetched, home, index, uv, monkeypatch, qtbot, tmp_path):
    slow = tmp_path / "slow" / "uv"
    slow.parent.mkdir()
    slow.write_text("#!/bin/sh\nexec sleep 30\n")
    slow.chmod(0o755)
    monkeypatch.setenv("PATH", f"{slow.parent}:/usr/bin:/bin")
    assert Run(qtbot, fetched, begun=lambda run: run.installer.cancel()).failure.cancelled
    assert index.asked == []


def test_an_archive_without_uv_in_it(fetched, home, index, monkeypatch, qtbot):
    import hashlib
    import tarfile

    from cloudmask.cloudmask_plugin.environment import sources

    address, _ = sources.uv_release()
    archive = index.folder / address.rpartition("/")[2]
    for made in (lambda: tarfile.open(archive, "w:gz").close(), lambda: archive.write_bytes(b"no archive")):
        made()
        digest = hashlib.sha256(archive.read_bytes()).hexdigest()
        monkeypatch.setattr(sources, "uv_release", lambda digest=digest: (address, digest))
        assert Run(qtbot, fetched).failure.sentence == "the installation failed"
        assert left(home) == ["install.log", "tool"]
