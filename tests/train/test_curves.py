"""When a run's curves are drawn."""

import lightning
import torch
from lightning.pytorch.loggers import CSVLogger

from train.tasks.curves import CurvesPicture


class Falling(lightning.LightningModule):
    """Learns a number, and logs as much of it as a picture needs."""

    def __init__(self) -> None:
        super().__init__()
        self.layer = torch.nn.Linear(1, 1)

    def training_step(self, batch: torch.Tensor, _index: int) -> torch.Tensor:
        return self.layer(batch).square().mean()

    def validation_step(self, batch: torch.Tensor, _index: int) -> None:
        self.log("validation/loss", self.layer(batch).square().mean())

    def configure_optimizers(self) -> torch.optim.Optimizer:
        return torch.optim.SGD(self.parameters(), 0.1)


class Sees(lightning.Callback):
    """Notes after each validation whether there is a picture."""

    def __init__(self, picture) -> None:
        self.picture, self.seen = picture, []

    def on_validation_end(self, trainer, pl_module) -> None:
        self.seen.append(self.picture.exists())


def seen_in_a_run(folder, **options) -> list[bool]:
    picture = folder / "curves.png"
    logger = CSVLogger(folder / "log", name="")
    sees = Sees(picture)
    trainer = lightning.Trainer(
        accelerator="cpu", max_epochs=2, logger=logger, callbacks=[CurvesPicture(folder / "log", picture), sees],
        enable_checkpointing=False, enable_progress_bar=False, enable_model_summary=False, **options,
    )  # fmt: skip
    loader = torch.utils.data.DataLoader(torch.ones(2, 1))
    trainer.fit(Falling(), loader, loader)
    return [*sees.seen, picture.exists()]


def test_validations_that_follow_quickly_are_drawn_once_at_the_end(tmp_path):
    assert seen_in_a_run(tmp_path, num_sanity_val_steps=0) == [False, False, True]


def test_slow_ones_are_each_drawn(tmp_path, monkeypatch):
    monkeypatch.setattr("train.tasks.curves._PAUSE", 0.0)
    assert seen_in_a_run(tmp_path, num_sanity_val_steps=0) == [True, True, True]


def test_what_was_never_validated_has_no_picture(tmp_path):
    assert seen_in_a_run(tmp_path, limit_val_batches=0) == [False]
