"""Published models: fetched with what they build on, from a hub or a folder, and used only as what they are."""

from __future__ import annotations

import contextlib
import hashlib
import json
import os
import shutil
import signal
import subprocess
import sys
import time

import pytest
from makers.commands import assert_sentence
from makers.hubs import COMMIT, serve_hub

from engine import catalog, hub_connection
from engine import hub as hub_client
from engine.download import download_model
from engine.errors import DownloadError, ModelError, TargetError

BASE, FULL, ADAPTER = "clipseg-rd64-refined", "clipseg-cloudsen12plus-fft", "clipseg-cloudsen12plus-lora"
UNET = "unetmobv2-v1"
WEIGHTS = bytes(range(256)) * 40
SMALL = {name: f'"{name}"'.encode() for name in ("config.json", "vocab.json", "merges.txt", "adapter_config.json")}


@pytest.fixture
def models(tmp_path, monkeypatch):
    """The user's folder of models, still empty."""
    folder = tmp_path / "models"
    monkeypatch.setenv("CLOUDMASK_MODELS", str(folder))
    return folder


@pytest.fixture
def hub(monkeypatch, models):
    """A hub that publishes files under the names of the real ones."""
    monkeypatch.setattr(hub_client, "PAUSE", 0.01)
    monkeypatch.setattr(hub_connection, "TIMEOUT", 2)
    for name in ("http_proxy", "https_proxy", "HTTP_PROXY", "HTTPS_PROXY", "ALL_PROXY", "all_proxy"):
        monkeypatch.delenv(name, raising=False)
    with serve_hub() as served:
        monkeypatch.setenv("HF_ENDPOINT", served.address)
        tokens = {name: SMALL[name] for name in ("config.json", "vocab.json", "merges.txt")}
        served.publish("CIDAS/clipseg-rd64-refined", {"model.safetensors": WEIGHTS, "README.md": b"-", **tokens})
        served.publish(
            "uga-gaim/CLIPSeg-CloudSEN12Plus-FFT",
            {"model.safetensors": WEIGHTS[::-1], "config.json": b"{}", "tokenizer.json": b"[]"},
        )
        served.publish(
            "uga-gaim/CLIPSeg-CloudSEN12Plus-LoRA",
            {"adapter_model.safetensors": WEIGHTS[:2000], "adapter_config.json": SMALL["adapter_config.json"]},
        )
        unets = ("UNetMobV2_V1.pt", "UNetMobV2_V2.pt")
        served.publish("isp-uv-es/cloudsen12_models", dict.fromkeys(unets, WEIGHTS))
        yield served


def names(folder):
    return sorted(path.name for path in folder.iterdir())


def sums(folder):
    lines = (folder / "SHA256SUMS").read_text().splitlines()
    return dict(reversed(line.split()) for line in lines if not line.startswith("#"))


def test_a_download_makes_a_model_of_the_users_own_that_is_held_to_its_digests(hub, models):
    assert not catalog.find_card(FULL).available
    card = download_model(FULL)
    assert (card.folder, card.available, card.download_bytes) == (models / FULL, True, 0)
    assert names(card.folder) == ["SHA256SUMS", "card.json", "config.json", "model.safetensors", "tokenizer.json"]
    assert sums(card.folder)["model.safetensors"] == hashlib.sha256(WEIGHTS[::-1]).hexdigest() == card.sha256
    assert card.revision == COMMIT
    card.verify()
    (card.folder / "config.json").write_bytes(b"[]")
    with pytest.raises(ModelError, match=r"config\.json of model .* does not match the digest"):
        catalog.find_card(FULL).verify()


def test_what_is_there_is_not_fetched_again_and_what_is_damaged_is(hub):
    download_model(FULL)
    hub.asked.clear()
    card = download_model(FULL)
    assert hub.asked == []
    card.weights_path.write_bytes(b"?")
    download_model(FULL).verify()
    assert hub.asked == [("model.safetensors", 0)]


def test_what_a_model_builds_on_is_fetched_first(hub, models):
    assert catalog.find_card(ADAPTER).base_card.id == BASE
    hub.rules["adapter_model.safetensors"] = [404]
    with pytest.raises(DownloadError):
        download_model(ADAPTER)
    assert catalog.find_card(BASE).available
    assert names(models) == [BASE]
    hub.rules.clear()
    card = download_model(ADAPTER)
    assert card.available
    assert card.base_card.folder == models / BASE
    (models / BASE / "model.safetensors").write_bytes(b"?")
    hub.asked.clear()
    download_model(ADAPTER).verify()
    assert hub.asked == [("model.safetensors", 0)]
    (models / BASE / "model.safetensors").unlink()
    assert not catalog.find_card(ADAPTER).available
    with pytest.raises(ModelError, match=f"{BASE} is not on this computer.*models download {BASE}"):
        catalog.find_card(ADAPTER).verify()


def test_a_cut_download_is_no_model_yet_and_goes_on_where_it_was(hub, models):
    hub.rules["model.safetensors"] = [("cut", 3000), ("cut", 0)]
    with pytest.raises(DownloadError, match="was cut"):
        download_model(BASE)
    assert not catalog.find_card(BASE).available
    assert "card.json" not in names(models / BASE)
    hub.rules.clear()
    hub.asked.clear()
    seen = []
    card = download_model(BASE, on_progress=lambda stage, done, total, _rate: seen.append((stage, done, total)))
    assert ("model.safetensors", 3000) in hub.asked
    assert card.available
    assert not list(card.folder.glob("*.part"))
    total = sum(path.stat().st_size for path in card.folder.iterdir() if path.name not in ("card.json", "SHA256SUMS"))
    assert seen[-1] == ("download", total, total)


def test_the_terms_of_a_licence_must_be_agreed_to(hub, models):
    with pytest.raises(ModelError, match=r"must not be used for commercial purposes.*--yes"):
        download_model(UNET)
    assert not models.exists()
    assert hub.asked == []
    assert download_model(UNET, accept_licence=True).available


def test_another_file_than_the_card_speaks_of_is_not_even_fetched(hub, models):
    with pytest.raises(DownloadError, match=r"holds another UNetMobV2_V2\.pt than the card of model unetmobv2-v2"):
        download_model("unetmobv2-v2", accept_licence=True)
    assert hub.asked == []
    assert names(models) == []


def test_a_file_that_is_gone_is_named(hub, models):
    hub.files["models", "uga-gaim/CLIPSeg-CloudSEN12Plus-FFT"].pop("config.json")
    with pytest.raises(DownloadError, match=r"holds no config\.json.*update cloudmask"):
        download_model(FULL)
    assert names(models) == []


def test_a_folder_serves_where_there_is_no_network(tmp_path, models, monkeypatch):
    monkeypatch.setenv("HF_ENDPOINT", "https://no-such-hub.invalid")
    folder = tmp_path / "brought"
    folder.mkdir()
    (folder / "model.safetensors").write_bytes(WEIGHTS)
    with pytest.raises(ModelError, match=r"brought holds no config\.json.*model\.safetensors, config\.json"):
        download_model(FULL, source=str(folder))
    (folder / "config.json").write_bytes(b"{}")
    (folder / "merges.txt").write_bytes(b"x")
    card = download_model(FULL, source=str(folder))
    assert names(card.folder) == ["SHA256SUMS", "card.json", "config.json", "merges.txt", "model.safetensors"]
    card.verify()


def test_a_folder_with_another_file_is_refused(tmp_path, models):
    (tmp_path / "UNetMobV2_V2.pt").write_bytes(WEIGHTS)
    with pytest.raises(DownloadError, match=r"UNetMobV2_V2\.pt .* does not have the SHA-256"):
        download_model("unetmobv2-v2", source=str(tmp_path), accept_licence=True)
    assert names(models) == []


def test_an_adapter_from_a_folder_wants_its_base_first(tmp_path, models):
    with pytest.raises(ModelError, match=f"builds on {BASE}.*models download {BASE} --from FOLDER"):
        download_model(ADAPTER, source=str(tmp_path))


def test_what_cannot_be_downloaded_is_said(models, monkeypatch):
    with pytest.raises(ModelError, match="there is no model no-such-model"):
        download_model("no-such-model")
    with pytest.raises(ModelError, match=f"{catalog.DEFAULT_MODEL} comes with cloudmask"):
        download_model(catalog.DEFAULT_MODEL)
    models.write_text("a file where a folder should be")
    with pytest.raises(TargetError, match="CLOUDMASK_MODELS"):
        download_model(FULL)


def test_a_folder_does_not_take_the_place_of_a_published_model(hub, models, tmp_path):
    shutil.copytree(catalog.PUBLISHED / FULL, tmp_path / "brought")
    for model in (str(tmp_path / "brought"), ""):
        with pytest.raises(ModelError, match=r"is no id of a model.*models add FOLDER"):
            download_model(model)
    assert not models.exists()
    assert hub.asked == []


def command(*arguments, **options):
    return subprocess.run(
        [sys.executable, "-m", "engine", *arguments],
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        **options,
    )


def test_the_command_says_licence_and_size_first_and_prints_the_card(hub, models):
    done = command("models", "download", UNET)
    assert_sentence(done, "commercial", "--yes")
    assert "CC-BY-NC-4.0" in done.stderr
    assert "about 26.8 MB" in done.stderr
    done = command("models", "download", UNET, "--yes", "--json")
    assert (done.returncode, json.loads(done.stdout)["available"]) == (0, True)
    assert done.stderr.index("CC-BY-NC-4.0") < done.stderr.index("100 %")


def test_the_command_tells_how_far_it_is_with_each_model(hub, models):
    done = command("models", "download", ADAPTER)
    assert done.returncode == 0, done.stderr
    assert done.stderr.count("fetching: 100 %, ") == 2


def test_a_mask_with_a_model_that_is_not_here_names_the_command(models, tmp_path):
    from makers.rasters import FOUR, noise, write_raster

    scene = write_raster(tmp_path / "scene.tif", noise(4, 64, 64), names=FOUR)
    options = ("--level", "L1C", "--offset", "0", "--model", FULL)
    done = command("mask", str(scene), "-o", str(tmp_path / "mask.tif"), *options)
    assert_sentence(done, f"model {FULL} is not on this computer yet", f"cloudmask models download {FULL}")
    assert names(tmp_path) == ["scene.tif"]


@pytest.mark.parametrize(("answer", "code"), [(b"n\n", 130), (b"y\n", 0)])
def test_on_a_terminal_the_terms_are_asked_for(hub, models, answer, code):
    ours, theirs = pytest.importorskip("pty").openpty()
    arguments = [sys.executable, "-m", "engine", "models", "download", UNET]
    process = subprocess.Popen(arguments, stdin=theirs, stderr=theirs, stdout=subprocess.PIPE)
    os.close(theirs)
    os.write(ours, answer)
    said = b""
    with contextlib.suppress(OSError):  # the terminal's end
        while piece := os.read(ours, 4096):
            said += piece
    process.communicate(timeout=60)
    os.close(ours)
    assert process.returncode == code
    assert (models / UNET).exists() == (code == 0)
    assert said.index(b"CC-BY-NC-4.0") < said.index(b"Do you agree")


@pytest.mark.skipif(sys.platform == "win32", reason="needs signals of Unix")
def test_ctrl_c_leaves_a_part_that_the_next_download_goes_on_with(hub, models):
    repository = hub.files["models", "uga-gaim/CLIPSeg-CloudSEN12Plus-FFT"]
    repository["model.safetensors"] = WEIGHTS * 100
    hub.rules["model.safetensors"] = [("stall", 700_000), None]
    process = subprocess.Popen(
        [sys.executable, "-m", "engine", "models", "download", FULL], stdout=subprocess.PIPE, stderr=subprocess.PIPE
    )
    until = time.monotonic() + 60
    while not any(path.stat().st_size for path in models.glob("*/*.part")) and time.monotonic() < until:
        time.sleep(0.05)
    process.send_signal(signal.SIGINT)
    _, err = process.communicate(timeout=60)
    assert (process.returncode, err.decode().strip().splitlines()[-1]) == (130, "cancelled")
    left = [name for name in names(models / FULL) if name != "config.json"]
    assert [name.endswith(".part") for name in left] == [True]
    hub.asked.clear()
    assert download_model(FULL).available
    assert dict(hub.asked)["model.safetensors"] > 0
