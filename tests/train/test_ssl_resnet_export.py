"""From a fine-tuned encoder to a model that the engine runs: the same logits, an honest card."""

import copy

import pytest
import torch
from makers.commands import assert_sentence

from engine.catalog import read_card
from engine.models.families import find_family
from engine.models.ssl_resnet.network import class_logits
from train.tasks.ssl_resnet import FAMILY, SslResnetTask

KINDS = {
    "fast four-class": ("fast", "four-class", 0.9),
    "fast cloud": ("fast", "cloud", None),
    "faithful joint": ("faithful", "joint", None),
    "faithful shadow": ("faithful", "shadow", None),
}
CODES = {
    "four-class": {"clear": 0, "thick_cloud": 1, "thin_cloud": 2, "cloud_shadow": 3},
    "cloud": {"clear": 0, "thick_cloud": 1},
    "joint": {"clear": 0, "cloud_or_shadow": 1},
    "shadow": {"clear": 0, "cloud_shadow": 3},
}


def made(form, target, average):
    """A task whose normalisations have seen something; of an average its own."""
    with torch.random.fork_rng():
        torch.manual_seed(7)
        task = SslResnetTask(form, target, learning_rate=1e-3, average_decay=average)
        for network in (task.network, *([] if task.average is None else [task.average.module])):
            for module in network.modules():
                if isinstance(module, torch.nn.BatchNorm2d):
                    module.running_mean.normal_(0, 0.1)
                    module.running_var.uniform_(0.5, 2)
    return task.eval()


def save(task, path):
    torch.save({"state_dict": task.state_dict(), "hyper_parameters": dict(task.hparams)}, path)
    return path


@pytest.mark.parametrize("kind", KINDS)
def test_the_engine_says_what_the_training_said(kind, train, tmp_path):
    form, target, average = KINDS[kind]
    task = made(form, target, average)
    ran = train("export", str(save(task, tmp_path / "some.ckpt")), str(tmp_path / "mine"))
    assert ran.returncode == 0, ran.stderr
    card = read_card(tmp_path / "mine")
    card.verify()
    assert (card.id, card.family, dict(card.outputs)) == ("mine", FAMILY, CODES[target])
    assert card.decision.rule == ("joined-cloud" if target == "four-class" else "argmax")
    assert len(card.inputs.bands_required) == (3 if form == "fast" else 13)
    if form == "fast":
        assert card.weights_path.stat().st_size < 12_000_000

    edge = 16 if form == "faithful" else 64
    batch = torch.randint(0, 9000, (2, 13, edge, edge), generator=torch.Generator().manual_seed(1)).to(torch.uint16)
    presence = torch.ones(2, 13, dtype=torch.bool)
    presence[1, 10:] = form == "faithful"
    judged = copy.deepcopy(task.judged)
    if form == "fast":
        judged.load_state_dict(
            {
                name: each.half().float() if each.is_floating_point() else each
                for name, each in judged.state_dict().items()
            }
        )
    with torch.inference_mode():
        expected = class_logits(judged(batch, presence))
    found = find_family(card.family).load(card, "cpu", "fp32").logits(batch, presence)
    torch.testing.assert_close(found, expected, rtol=0, atol=1e-4)
    assert expected.std() > 1e-2
    if average is not None:
        with torch.inference_mode():
            assert (class_logits(task.network(batch, presence)) - found).abs().max() > 1e-2


class TestWhatIsRefused:
    def test_a_base(self, train, tmp_path):
        path = save(made("fast", "cloud", None), tmp_path / "some.ckpt")
        ran = train("export", str(path), str(tmp_path / "mine"), "--base", "clipseg")
        assert_sentence(ran, "a ResNet-18 has no use for --base", code=2)

    def test_a_folder_with_something_in_it(self, train, tmp_path):
        (tmp_path / "mine").mkdir()
        (tmp_path / "mine" / "notes.txt").write_text("mine")
        ran = train("export", str(save(made("fast", "cloud", None), tmp_path / "some.ckpt")), str(tmp_path / "mine"))
        assert_sentence(ran, "mine exists")

    @pytest.mark.parametrize(
        "told",
        [{"family": FAMILY}, {"family": FAMILY, "target": "snow", "architecture": {}}, {"family": FAMILY, "target": 3}],
    )
    def test_a_checkpoint_that_says_too_little(self, train, tmp_path, told):
        torch.save({"state_dict": {}, "hyper_parameters": told}, tmp_path / "some.ckpt")
        ran = train("export", str(tmp_path / "some.ckpt"), str(tmp_path / "mine"))
        assert_sentence(ran, "some.ckpt is not a checkpoint of a fine-tuned encoder")
        assert not (tmp_path / "mine").exists()
