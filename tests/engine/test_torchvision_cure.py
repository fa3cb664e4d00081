"""torchvision beside a torch that its operators were not built for."""

import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]


def run(code: str) -> str:
    """Runs code in a fresh interpreter: what is imported stays imported."""
    ran = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, timeout=120)
    assert ran.returncode == 0, ran.stderr
    return ran.stdout


def test_timm_and_transformers_import_and_an_encoder_is_built():
    pytest.importorskip("transformers")
    said = run(
        "from engine.models.torchvision_cure import ensure_importable\n"
        "ensure_importable()\n"
        "import timm, transformers, torch\n"
        "net = timm.create_model('mobilenetv3_small_050', features_only=True, pretrained=False, in_chans=5).eval()\n"
        "print(len(net(torch.zeros(1, 5, 64, 64))))\n"
    )
    assert said.strip() == "5"


def test_a_second_call_changes_nothing():
    run(
        "from engine.models import torchvision_cure as cure\n"
        "cure.ensure_importable()\n"
        "held = list(cure._libraries)\n"
        "cure.ensure_importable()\n"
        "assert cure._libraries == held\n"
    )


def test_an_absent_torchvision_is_left_alone():
    run(
        "import sys\n"
        "sys.modules['torchvision'] = None\n"
        "from engine.models import torchvision_cure as cure\n"
        "cure.ensure_importable()\n"
        "assert not cure._libraries\n"
    )


def test_another_failure_is_not_hidden(monkeypatch):
    from engine.models import torchvision_cure as cure

    def broken(_name: str) -> None:
        raise RuntimeError("something else")

    monkeypatch.setattr(cure.importlib, "import_module", broken)
    with pytest.raises(RuntimeError, match="something else"):
        cure.ensure_importable()
