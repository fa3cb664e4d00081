"""What the engine says of its own installation: packages that are missing, devices that do not compute as the CPU."""

import re
import sys
from importlib import metadata
from pathlib import Path

import pytest
import torch

from engine import console, doctor
from engine.catalog import find_card
from engine.models import devices, selftest
from engine.models.devices import Device

ROOT = Path(__file__).parents[2]
CPU = Device("cpu", "CPU", ("fp32",))


def test_packages_and_oldest_versions_are_those_that_pip_is_told():
    text = (ROOT / "pyproject.toml").read_text(encoding="utf-8")
    listed = re.search(r"^dependencies = \[(.*?)^\]", text, re.DOTALL | re.MULTILINE)[1]
    wanted = dict(re.findall(r'^ *"([\w-]+)(?:>=([\d.]+))?', listed, re.MULTILINE))
    for name in ("typer", "rich"):
        del wanted[name]
    assert {name: oldest or "0" for name, oldest in wanted.items()} == doctor.PACKAGES


def test_extras_are_those_that_pip_is_told():
    text = (ROOT / "pyproject.toml").read_text(encoding="utf-8")
    for extra, packages in doctor.EXTRAS.items():
        listed = re.search(rf"^{extra} = \[(.*?)^\]", text, re.DOTALL | re.MULTILINE)[1]
        assert dict(re.findall(r'^ *"([\w-]+)>=([\d.]+)', listed, re.MULTILINE)) == packages


def test_neither_an_extra_nor_a_published_model_is_missed(monkeypatch, tmp_path, capsys):
    monkeypatch.setenv("CLOUDMASK_MODELS", str(tmp_path))
    present = metadata.version

    def version(name):
        if name in ("peft", "transformers"):
            raise metadata.PackageNotFoundError(name)
        return present(name)

    monkeypatch.setattr(metadata, "version", version)
    monkeypatch.setattr(doctor, "_devices", list)
    document = doctor.examine()
    assert document["problems"] == []
    assert document["extras"]["models"]["peft"] is None
    assert document["extras"]["models"]["segmentation-models-pytorch"]
    assert "clipseg-rd64-refined" in document["published"]
    assert set(document["published"]).isdisjoint(document["models"])
    console.print_doctor(document)
    said = capsys.readouterr().out
    assert "extra models: not installed (peft, transformers)" in said
    assert "pip install 'cloudmask[models]'" in said
    assert "not downloaded: " in said
    assert said.endswith("all is well\n")


def test_each_missing_package_is_a_problem_and_no_device_is_tried(monkeypatch):
    present = metadata.version

    def version(name):
        if name in ("timm", "pystac"):
            raise metadata.PackageNotFoundError(name)
        return present(name)

    monkeypatch.setattr(metadata, "version", version)
    document = doctor.examine()
    assert document["problems"] == ["timm is not installed", "pystac is not installed"]
    assert document["packages"]["timm"] is None
    assert document["packages"]["torch"]
    assert document["devices"] == []
    assert document["executable"] == sys.executable


@pytest.fixture(scope="module")
def expected():
    """What the CPU makes of the picture that devices are tried with."""
    return selftest._codes(find_card(), "cpu", "fp32")


def test_packages_that_are_too_old_are_named(monkeypatch):
    old = {"torch": "2.3.1+cu121", "numpy": "1.26.0", "timm": "1.0.9", "pyogrio": "0.9.0", "shapely": "2.1rc1"}
    present = metadata.version
    monkeypatch.setattr(metadata, "version", lambda name: old.get(name) or present(name))
    assert doctor.examine()["problems"] == [
        "torch 2.3.1+cu121 is too old: 2.6 or newer is needed",
        "timm 1.0.9 is too old: 1.0.15 or newer is needed",
        "pyogrio 0.9.0 is too old: 0.10 or newer is needed",
    ]


def examined(monkeypatch, expected, forward):
    """What is said of a device that computes by `forward(codes)`, beside the CPU."""

    def codes(_card, device, _precision):
        found, seconds = expected
        return (found, seconds) if device == "cpu" else (forward(found), seconds)

    monkeypatch.setattr(selftest, "_codes", codes)
    monkeypatch.setattr(selftest, "list_devices", lambda: [Device("cuda:0", "A card", ("fp16",)), CPU])
    return selftest.examine_devices(find_card())


def raising(error):
    def forward(_codes):
        raise error

    return forward


@pytest.mark.parametrize(
    ("error", "reason"),
    [
        (RuntimeError("CUDA error: no kernel image is available\nCompile with TORCH_USE_CUDA_DSA"),
         "CUDA error: no kernel image is available"),
        (torch.OutOfMemoryError("CUDA out of memory. Tried to allocate 2 GiB"),
         "CUDA out of memory. Tried to allocate 2 GiB"),
        (TypeError("Cannot convert a MPS Tensor to float64"), "Cannot convert a MPS Tensor to float64"),
        (RuntimeError(), "RuntimeError"),
    ],
)  # fmt: skip
def test_a_device_that_fails_is_told_in_one_line_and_the_cpu_stands(monkeypatch, expected, error, reason):
    card, cpu = examined(monkeypatch, expected, raising(error))
    assert card["problem"] == f"cuda:0 does not run the model: {reason}"
    assert card["agreement"] is None
    assert (cpu["device"], cpu["problem"]) == ("cpu", None)


def test_a_device_that_computes_something_else_is_told(monkeypatch, expected):
    card, _cpu = examined(monkeypatch, expected, lambda codes: (codes + 1) % 4)
    assert card["problem"] == "cuda:0 gives another mask than the CPU on 100% of pixels"
    assert card["agreement"] == 0.0


def test_every_real_device_agrees_with_the_cpu():
    results = selftest.examine_devices(find_card())
    assert [each["device"] for each in results] == [each.name for each in devices.list_devices()]
    assert all(each["problem"] is None and each["agreement"] >= selftest.AGREEMENT for each in results)
