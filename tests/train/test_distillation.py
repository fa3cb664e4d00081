"""Learning from a larger network: its loss, and a run whose teacher is the checkpoint of another run."""

import math

import pytest
import torch
from makers.commands import assert_sentence

from train.losses import distillation_loss

VALID = torch.ones(2, 6, 6, dtype=torch.bool)


def logits(seed: int) -> torch.Tensor:
    return 3 * torch.randn(2, 4, 6, 6, generator=torch.Generator().manual_seed(seed))


def test_it_is_nothing_where_both_say_the_same():
    assert distillation_loss(logits(0), logits(0), VALID).item() == pytest.approx(0, abs=1e-6)
    assert distillation_loss(logits(0) + 5, logits(0), VALID).item() == pytest.approx(0, abs=1e-5)


@pytest.mark.parametrize("seed", range(5))
def test_it_is_positive_where_they_differ(seed):
    assert distillation_loss(logits(seed), logits(seed + 1), VALID).item() > 0.1


def test_by_hand():
    # Teacher 3:1 and student 1:1 between two classes, without softening: ln 2 - entropy of (3/4, 1/4).
    teacher, student = torch.tensor([3.0, 1.0]).log(), torch.zeros(2)
    ours = distillation_loss(student[None, :, None, None], teacher[None, :, None, None], VALID[:1, :1, :1], 1.0)
    assert ours.item() == pytest.approx(math.log(2) + 0.75 * math.log(0.75) + 0.25 * math.log(0.25))


def test_pixels_without_data_count_nowhere():
    teacher, spoilt, valid = logits(1), logits(1), VALID.clone()
    valid[:, 2:4] = False
    spoilt[:, :, 2:4] = 50 * logits(2)[:, :, 2:4]
    ours = distillation_loss(logits(0), teacher, valid)
    assert ours.item() == pytest.approx(distillation_loss(logits(0), spoilt, valid).item())
    assert ours.item() != pytest.approx(distillation_loss(logits(0), spoilt, VALID).item())
    assert distillation_loss(logits(0), teacher, ~VALID).item() == 0


def test_it_draws_the_student_to_the_teacher():
    student, teacher = logits(0).requires_grad_(), logits(1)
    before = distillation_loss(student, teacher, VALID)
    before.backward()
    assert teacher.grad is None
    with torch.no_grad():
        after = distillation_loss(student - 5 * student.grad, teacher, VALID)
    assert after < before


def test_a_student_learns_from_a_checkpoint_and_does_not_carry_it(small_recipe, train, tmp_path):
    short = ["--trainer.max_steps", "3"]
    assert train("fit", *small_recipe, *short, "--model.decoder_channels", "[24,16,12,8]").returncode == 0
    teacher = tmp_path / "teacher.ckpt"
    (tmp_path / "run" / "checkpoints" / "last.ckpt").rename(teacher)

    weights = {}
    for share in ("0.0", "1.0"):
        distil = ["--model.teacher", str(teacher), "--model.distillation", share, "--ckpt_path", "null"]
        ran = train("fit", *small_recipe, *short, *distil)
        assert ran.returncode == 0, ran.stderr
        made = max((tmp_path / "run" / "checkpoints").glob("last*.ckpt"), key=lambda each: each.stat().st_mtime_ns)
        checkpoint = torch.load(made, weights_only=True)
        assert {name.split(".")[0] for name in checkpoint["state_dict"]} == {"network", "average"}
        assert checkpoint["hyper_parameters"]["architecture"]["decoder_channels"] == [48, 32, 24, 16]
        weights[share] = checkpoint["state_dict"]["network.head.weight"]
    assert not torch.equal(weights["0.0"], weights["1.0"])  # the teacher's word has changed what was learnt


def test_a_teacher_that_is_no_checkpoint(small_recipe, train, tmp_path):
    (tmp_path / "t.ckpt").write_text("not weights")
    assert_sentence(train("fit", *small_recipe, "--model.teacher", str(tmp_path / "t.ckpt")), "is not a checkpoint")
