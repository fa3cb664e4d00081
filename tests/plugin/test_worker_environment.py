"""What the engine's process sees of QGIS's environment, and that nobody else sees the keys that it is given."""

import json
import os
from pathlib import Path

import pytest
from cloudmask.cloudmask_plugin.failure import FailureError
from cloudmask.cloudmask_plugin.worker.process_environment import proxy_settings, scrubbed
from cloudmask.engine import protocol
from qgis.core import QgsApplication, QgsSettings

MODELS = protocol.ModelsRequest("")
INFO = protocol.InfoRequest("", ("scene",))
REPORTS = """
hello()
for request in requests():
    seen = dict(environment=dict(os.environ), prefix=sys.prefix, path=sys.path, folder=os.getcwd(), pid=os.getpid(),
                arguments=sys.orig_argv[1:-1])
    result(request, seen)
"""
KEYS = {"AWS_ACCESS_KEY_ID": "AKIA-mine", "AWS_SECRET_ACCESS_KEY": "s3cr3t/with+signs", "GDAL_HTTP_USERPWD": "me:w0rd!"}
POISON = {
    "PYTHONHOME": "/nowhere",
    "PYTHONPATH": "/nowhere/packages",
    "PYTHONEXECUTABLE": "/nowhere/python",
    "PYTHONSTARTUP": "/nowhere/start.py",
    "PYTHONUSERBASE": "/nowhere",
    "VIRTUAL_ENV": "/nowhere",
    "PIP_TARGET": "/nowhere",
    "QGIS_PREFIX_PATH": "/nowhere",
    "QGIS_PLUGINPATH": "/nowhere",
    "PROJ_LIB": "/nowhere",
    "PROJ_DATA": "/nowhere",
    "GDAL_DATA": "/nowhere",
    "GDAL_DRIVER_PATH": "/nowhere",
    "GDAL_PAM_PROXY_DIR": "/nowhere",
    "LD_LIBRARY_PATH": "/nowhere",
    "LD_PRELOAD": "",
    "DYLD_LIBRARY_PATH": "/nowhere",
    "QT_PLUGIN_PATH": "/nowhere",
    "OSGEO4W_ROOT": "",
}
KEPT = {
    "GDAL_HTTP_HEADER_FILE": "headers",
    "AWS_REGION": "eu-central-1",
    "CPL_VSIL_CURL_USE_HEAD": "NO",
    "no_proxy": "localhost",
}


@pytest.fixture
def proxy():
    """Sets QGIS's proxy and takes it back."""
    stored = QgsSettings()

    def choose(**values):
        for name, value in values.items():
            stored.setValue(f"proxy/{name}", value)

    yield choose
    stored.remove("proxy")


def document_of(job):
    return job.wait(lambda _progress: False)


def test_the_process_sees_nothing_of_what_qgis_needs_for_itself(fake, monkeypatch, engine_python):
    for name, value in {**POISON, **KEPT}.items():
        monkeypatch.setenv(name, value)
    seen = document_of(fake(REPORTS).submit(MODELS))
    assert set(POISON) & set(seen["environment"]) == set()
    assert {name: seen["environment"].get(name) for name in KEPT} == KEPT
    assert Path(seen["prefix"]) == engine_python.absolute().parents[1]
    assert not any("nowhere" in each for each in seen["path"])
    assert os.environ["PYTHONHOME"] == "/nowhere"  # QGIS's own is left alone


def test_the_process_is_set_for_computing_and_stands_in_no_folder_of_ours(fake, monkeypatch, tmp_path):
    monkeypatch.setenv("OMP_WAIT_POLICY", "ACTIVE")
    monkeypatch.delenv("GLIBC_TUNABLES", raising=False)
    seen = document_of(fake(REPORTS).submit(MODELS))
    expected = {**protocol.computing_settings({}), "HF_HUB_OFFLINE": "1", "PYTHONNOUSERSITE": "1"}
    expected["OMP_WAIT_POLICY"] = "ACTIVE"  # the user's own
    assert {name: seen["environment"].get(name) for name in expected} == expected
    assert Path(seen["folder"]) == Path.home()
    assert seen["arguments"] == ["-I", "-u", "-X", "utf8"]
    assert str(tmp_path) not in seen["path"]


def test_path_loses_the_folders_of_qgis_only():
    present = {
        "Path": r"C:\OSGeo4W\bin;C:\OSGEO4W\apps\Qt5\bin\;C:\Windows\System32;C:\OSGeo4W-tools;C:\CUDA\bin",
        "Pythonhome": r"C:\OSGeo4W\apps\Python312",
        "Temp": r"C:\Temp",
    }
    assert scrubbed(present, [Path("C:/OSGeo4W")], ";") == {
        "Path": r"C:\Windows\System32;C:\OSGeo4W-tools;C:\CUDA\bin",
        "Temp": r"C:\Temp",
    }
    bundle = {"PATH": "/Applications/QGIS.app/Contents/MacOS/bin:/usr/bin", "DYLD_FRAMEWORK_PATH": "x"}
    assert scrubbed(bundle, [Path("/Applications/QGIS.app")], ":") == {"PATH": "/usr/bin"}


def test_the_proxy_of_qgis_arrives_by_environment(fake, proxy, monkeypatch):
    for name in ("http_proxy", "https_proxy", "HTTP_PROXY", "HTTPS_PROXY", "no_proxy", "NO_PROXY", "all_proxy"):
        monkeypatch.delenv(name, raising=False)
    proxy(proxyEnabled=True, proxyType="HttpProxy", proxyHost="proxy.example", proxyPort="3128")
    proxy(proxyUser="me@work", proxyPassword="a:b/c", proxyExcludedUrls=["http://inside.example/x", "localhost"])
    seen = document_of(fake(REPORTS).submit(MODELS))["environment"]
    address = "http://me%40work:a%3Ab%2Fc@proxy.example:3128"
    assert {seen[name] for name in ("http_proxy", "https_proxy", "HTTP_PROXY", "HTTPS_PROXY")} == {address}
    assert seen["no_proxy"] == seen["NO_PROXY"] == "inside.example,localhost"


def test_a_proxy_that_is_set_already_or_switched_off_or_the_systems_is_left_alone(qgis_app, proxy):
    proxy(proxyEnabled=True, proxyType="HttpProxy", proxyHost="proxy.example", proxyPort="3128")
    assert proxy_settings({"HTTPS_PROXY": "http://other"}) == {}
    assert proxy_settings({})["https_proxy"] == "http://proxy.example:3128"
    proxy(proxyType="Socks5Proxy")
    assert proxy_settings({})["https_proxy"] == "socks5h://proxy.example:3128"
    proxy(proxyType="DefaultProxy")
    assert proxy_settings({}) == {}
    proxy(proxyType="HttpProxy", proxyEnabled=False)
    assert proxy_settings({}) == {}


def test_credentials_arrive_by_environment_and_another_set_takes_another_process(fake):
    client = fake(REPORTS)
    first = document_of(client.submit(INFO, KEYS))
    assert {name: first["environment"].get(name) for name in KEYS} == KEYS
    assert document_of(client.submit(INFO, dict(KEYS)))["pid"] == first["pid"]
    assert document_of(client.submit(MODELS))["pid"] == first["pid"]  # needs none, and does not mind
    without = document_of(client.submit(INFO))
    assert without["pid"] != first["pid"]
    assert set(KEYS) & set(without["environment"]) == set()


def test_files_of_this_machine_and_those_with_credentials_take_turns_in_one_process(fake, stack):
    client = fake(REPORTS)
    remote, local = protocol.InfoRequest("", ("/vsis3/bucket/scene.tif",)), protocol.InfoRequest("", (str(stack),))
    pids = {document_of(client.submit(*each))["pid"] for each in ((remote, KEYS), (local,), (remote, KEYS), (local,))}
    assert len(pids) == 1


@pytest.mark.parametrize("name", ["scene.vrt", "item.json", "SENTINEL2_L1C:MTD.xml:10m", "absent.tif"])
def test_what_may_lead_to_an_address_never_sees_the_credentials_of_another(fake, name, tmp_path):
    if not name.startswith("absent"):
        (tmp_path / name).touch()
    client = fake(REPORTS)
    document_of(client.submit(INFO, KEYS))
    seen = document_of(client.submit(protocol.InfoRequest("", (str(tmp_path / name),))))
    assert set(KEYS) & set(seen["environment"]) == set()


def test_credentials_stand_in_no_log_no_sentence_and_no_text_of_an_object(fake, qtbot, proxy, monkeypatch):
    monkeypatch.delenv("https_proxy", raising=False)
    monkeypatch.setenv("AZURE_STORAGE_SAS_TOKEN", "sig-of-the-shell")
    proxy(
        proxyEnabled=True,
        proxyType="HttpProxy",
        proxyHost="proxy.example",
        proxyUser="me",
        proxyPassword="of the proxy",
    )
    logged, warned = [], []
    QgsApplication.messageLog().messageReceived.connect(lambda text, tag, level: logged.append(text))
    client = fake("""
hello()
for request in requests():
    told = " ".join(os.environ[name] for name in sorted(os.environ))
    told += " https://host/scene.tif?sig=of-the-address https://user:of-the-user@host/x"
    if request["type"] == "info":
        say(type="warning", id=request["id"], sentence="careful: " + told)
        say(type="error", id=request["id"], kind="source", sentence="failed: " + told, hint=told, detail=told)
    else:
        sys.stderr.write("last words " + told + "\\n")
        sys.stderr.flush()
        os._exit(7)
""")
    told, died = client.submit(INFO, KEYS), client.submit(protocol.MaskRequest("", ("scene",), "m.tif"), KEYS)
    told.warned.connect(warned.append)
    texts = [repr(told), repr(died), repr(told.request), str(client)]
    for job in (told, died):
        with pytest.raises(FailureError) as caught:
            document_of(job)
        failure = caught.value.failure
        texts += [repr(failure), failure.text, failure.detail, failure.sentence, failure.hint, str(caught.value)]
    qtbot.waitUntil(lambda: any("last words" in text for text in logged) and bool(warned))
    everything = json.dumps([*texts, *logged, *warned])
    assert "careful" in everything
    assert "scene.tif" in everything
    secrets = [*KEYS.values(), "w0rd!", "s3cr3t", "sig-of-the-shell", "of the proxy", "of%20the%20proxy"]
    secrets += ["of-the-address", "of-the-user"]
    assert [secret for secret in secrets if secret in everything] == []
