"""The engine's environment is installed for real: by uv from a local index, and from folders of wheels."""

import json
import os
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pytest
from makers.indexes import make_uv_wheel, make_wheel, serve
from makers.installations import Run, ask, fetched, home, index, left, managed, profile, uv  # noqa: F401

# ruff: noqa: F811 - fixtures
pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="the interpreters here are those of a Linux system")


def test_the_managed_way_makes_an_environment_that_runs(managed, home, qtbot):
    from cloudmask.cloudmask_plugin.environment import python

    assert (managed.backend, managed.device_title, managed.folder) == ("cpu", "CPU", home / "env")
    assert managed.free > 0
    run = Run(qtbot, managed)
    assert run.failure is None, run.failure
    assert run.python == home / "env" / "bin" / "python" == python.find_python()
    assert ask(run.python) == "2.5"
    assert ask(run.python, "import sys; print(sys.prefix)") == str(home / "env")
    assert [step.stage for step in run.steps if step.stage != "packages"] == ["tool", "python", "verify", "finish"]
    assert any(step.stage == "packages" and step.total == 2_000_000 for step in run.steps)
    stamp = python.read_stamp()
    assert (stamp["profile"], stamp["way"], stamp["packages"]) == ("tiny", "managed", {"cloudy": "1.0"})
    assert left(home) == ["env", "install.log"]
    assert python.find_stale() is None


def test_an_environment_is_measured_renewed_and_removed(managed, home, qtbot):
    from cloudmask.cloudmask_plugin.environment import folder, python

    run = Run(qtbot, managed)
    (home / "models").mkdir()
    stamp = json.loads((home / "env" / python.STAMP).read_text())
    (home / "env" / python.STAMP).write_text(json.dumps({**stamp, "revision": 0}))
    (home / "env" / "old").touch()
    assert "older version" in python.find_stale()
    assert Run(qtbot, managed).failure is None
    assert python.find_stale() is None
    assert not (home / "env" / "old").exists()
    qtbot.waitUntil(lambda: not list(home.glob("env.*")))  # the old one is being deleted
    size = folder.environment_size()
    assert 500_000 < size < 50_000_000
    assert abs(folder.remove_environment() - size) < 10_000
    assert left(home) == ["models"]  # what else lies there is not ours
    assert not run.python.exists()


def test_pytorch_comes_from_its_own_index_only(managed, index, home, tmp_path, monkeypatch, qtbot):
    own = tmp_path / "own"
    for name in ("torch", "torchvision"):
        make_wheel(index.folder, name, "2.13.0")
        make_wheel(own, name, "2.13.0+cpu")
    make_wheel(index.folder, "timm", "1.0")
    packages = ("torch==2.13.0", "torchvision==2.13.0", "timm==1.0", "cloudy==1.0")
    plan = replace(managed, profile=managed.profile._replace(packages=packages, torch=packages[:2], imports=("torch",)))
    with serve(own) as torch:
        monkeypatch.setenv("CLOUDMASK_TORCH_INDEX", torch.simple)
        run = Run(qtbot, plan)
        assert run.failure is None, run.failure.detail
        asked = {path for path, _ in torch.asked}
    assert ask(run.python, "import torch; print(torch.version)") == "2.13.0+cpu"
    assert {path for path in asked if "simple" in path} == {"/simple/cpu/torch/", "/simple/cpu/torchvision/"}
    assert not any("torch" in path and path.endswith(".whl") for path, _ in index.asked)


def test_a_folder_of_wheels_is_enough(home, uv, index, profile, qtbot, tmp_path):
    from cloudmask.cloudmask_plugin.environment.plan import make_plan

    make_uv_wheel(index.folder, uv)
    folder = index.folder.rename(tmp_path / "Räder aus dem Büro")
    plan = make_plan("wheels", wheels=folder, profile=profile)
    assert plan.download == 0
    for _ in range(2):
        run = Run(qtbot, plan)
        assert run.failure is None, run.failure.detail
        assert ask(run.python) == "2.5"
    assert left(home) == ["env", "install.log", "tool"]
    assert index.asked == []


def test_a_folder_of_wheels_is_made_by_the_command(
    home, uv, index, profile, engine_python, tmp_path, monkeypatch, qtbot
):
    from cloudmask.cloudmask_plugin.environment import sources
    from cloudmask.cloudmask_plugin.environment.plan import make_plan

    make_wheel(index.folder, "torch", "2.13.0")
    make_uv_wheel(index.folder, uv)
    here, folder = tmp_path / "anywhere", tmp_path / "for the office"
    here.mkdir()
    facts = Path(sources.__file__).read_text(encoding="utf-8")
    start, end = facts.index("_TORCH ="), facts.index("PROFILES =")
    facts = (
        facts[:start] + '_TORCH, _PURE, _BUILT, _PUBLISHED = ("torch==2.13.0",), "cloudy==1.0", "", ""\n' + facts[end:]
    )
    facts = facts.replace(", _NOT_EVERYWHERE", "")
    (here / "needed.txt").write_text("rainy==2.5\n", encoding="utf-8")
    (here / "sources.py").write_text(facts, encoding="utf-8")
    command = [str(engine_python), "sources.py", str(folder), "--platform", "linux"]
    monkeypatch.setenv("CLOUDMASK_TORCH_INDEX", index.simple)
    environment = {**os.environ, "PIP_INDEX_URL": index.simple, "PIP_CONFIG_FILE": os.devnull}
    environment = {name: value for name, value in environment.items() if name not in ("PYTHONPATH", "LD_LIBRARY_PATH")}
    done = subprocess.run(command, cwd=here, env=environment, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    assert len(list(folder.iterdir())) == 4
    run = Run(qtbot, make_plan("wheels", wheels=folder, profile=profile))
    assert run.failure is None, run.failure.detail
    assert ask(run.python) == "2.5"


def test_the_list_for_machines_without_internet_holds_whatever_the_packages_need(engine_python):
    """As the engine's own environment, where the same versions are installed, says what each of them needs."""
    from cloudmask.cloudmask_plugin.environment import sources

    needed = Path(sources.__file__).with_name("needed.txt").read_text(encoding="utf-8").splitlines()[1:]
    wanted = [each.split(" ;")[0] for each in sources.PROFILES[0].packages]
    listed = {canonical(each): each.split("==")[1] for each in (*needed, *wanted)}
    command = [str(engine_python), "-I", "-c", CLOSURE, json.dumps(listed), *map(canonical, wanted)]
    found = json.loads(subprocess.run(command, capture_output=True, text=True, check=True).stdout)
    assert set(found) <= set(listed), sorted(set(found) - set(listed))
    assert {"transformers", "peft", "segmentation-models-pytorch", "tokenizers", "accelerate"} <= set(found)


def canonical(requirement):
    return requirement.split("==")[0].replace("_", "-").replace(".", "-").lower()


CLOSURE = """
import json, sys
from importlib.metadata import requires, version
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name
listed, waiting, found = json.loads(sys.argv[1]), sys.argv[2:], set()
while waiting:
    name = waiting.pop()
    if name in found:
        continue
    found.add(name)
    if name in listed and version(name).partition("+")[0] != listed[name]:
        continue  # another version, which may need other things
    for each in map(Requirement, requires(name) or ()):
        if each.marker is None or each.marker.evaluate({"extra": ""}):
            waiting.append(canonicalize_name(each.name))
print(json.dumps(sorted(found)))
"""


def test_a_folder_that_lacks_wheels_names_them(home, index, qgis_app, profile):
    from cloudmask.cloudmask_plugin.environment.plan import make_plan
    from cloudmask.cloudmask_plugin.failure import FailureError

    with pytest.raises(FailureError, match=r"lacks uv, torch, torchvision, affine.*sources.py"):
        make_plan("wheels", wheels=index.folder)
    with pytest.raises(FailureError, match=r"lacks uv, cloudy"):
        make_plan("wheels", wheels=home / "nowhere", profile=profile)
    make_wheel(index.folder, "very-cloudy", "1.0")  # whose file is called very_cloudy
    with pytest.raises(FailureError, match=r"lacks uv\."):
        make_plan("wheels", wheels=index.folder, profile=profile._replace(packages=("very-cloudy==1.0",)))


def test_uv_is_fetched_and_used(fetched, home, index, qtbot):
    run = Run(qtbot, fetched)
    assert run.failure is None, run.failure.detail
    assert ask(run.python) == "2.5"
    assert left(home) == ["env", "install.log", "tool"]
    assert max(step.done for step in run.steps if step.stage == "tool") > 300_000
    archives = [path for path, _ in index.asked if path.endswith(".tar.gz")]
    assert Run(qtbot, fetched).failure is None
    assert [path for path, _ in index.asked if path.endswith(".tar.gz")] == archives  # not fetched again


def test_a_download_that_breaks_is_fetched_again_at_the_next_start(fetched, index, qtbot):
    index.rules[r"\.tar\.gz"] = "drop"
    failure = Run(qtbot, fetched).failure
    assert failure.sentence == "the network is not reached", failure.detail
    run = Run(qtbot, fetched)
    assert run.failure is None, run.failure.detail
    assert ask(run.python) == "2.5"


@pytest.mark.slow
def test_the_real_profile_is_installed_from_wheels(home, engine_python, tmp_path, monkeypatch, qtbot):
    """The whole folder as `sources.py` makes it; PyTorch from PIP_FIND_LINKS where that is set."""
    from cloudmask.cloudmask_plugin.environment import sources
    from cloudmask.cloudmask_plugin.environment.plan import make_plan

    folder = tmp_path / "wheels"
    script = Path(sources.__file__)
    version = ask(engine_python, "import sys; print('%d.%d' % sys.version_info[:2])")
    clean = {name: value for name, value in os.environ.items() if name not in ("PYTHONPATH", "LD_LIBRARY_PATH")}
    clean["CLOUDMASK_TORCH_INDEX"] = "default"
    command = [str(engine_python), str(script), str(folder), "--platform", "linux", "--python", version]
    subprocess.run([*command], env={**clean, **FIND_LINKS}, check=True)
    run = Run(qtbot, make_plan("wheels", wheels=folder, python=engine_python), patience=300)
    assert run.failure is None, run.failure.detail
    assert "torch" in json.loads((home / "env" / "cloudmask.json").read_text())["packages"]


FIND_LINKS = {name: value for name, value in os.environ.items() if name == "PIP_FIND_LINKS"}
