"""Weights that others saved: tensors come out of every layout, and nothing that stands beside them is run."""

import os
import pickle
import zipfile
from pathlib import Path
from typing import Final

import pytest
import torch
from hypothesis import given, settings
from hypothesis import strategies as st
from makers.unetmobv2 import write_torchscript
from safetensors.torch import save_file
from torch import nn

from engine.errors import ModelError
from engine.models.state_dicts import read_state_dict

EXAMPLE = torch.zeros(1, 3, 8, 8)


class Small(nn.Module):
    """A network of a few tensors, with buffers, a nested part, and a list of numbers."""

    def __init__(self) -> None:
        super().__init__()
        self.sizes = [1, 2, 3]
        self.body = nn.Sequential(nn.Conv2d(3, 4, 1), nn.BatchNorm2d(4), nn.ReLU())
        self.head = nn.Conv2d(4, 2, 1)

    def forward(self, image: torch.Tensor) -> torch.Tensor:
        return self.head(self.body(image))


class Around(nn.Module):
    """A program around a network: subtracts a mean that is a buffer, or a plain tensor."""

    def __init__(self, *, buffer: bool) -> None:
        super().__init__()
        self.model = Small()
        if buffer:
            self.register_buffer("mean", torch.rand(1, 3, 1, 1))
        else:
            self.mean = torch.rand(1, 3, 1, 1)

    def forward(self, image: torch.Tensor) -> torch.Tensor:
        return self.model(image - self.mean)


class Writing(nn.Module):
    """Its program writes a file when an archive of it is opened."""

    target: Final[str]

    def __init__(self, target: str) -> None:
        super().__init__()
        self.target = target
        self.weight = nn.Parameter(torch.ones(1))

    def forward(self, image: torch.Tensor) -> torch.Tensor:
        return image

    @torch.jit.export
    def __getstate__(self):
        return self.weight, self.training

    @torch.jit.export
    def __setstate__(self, state: tuple[torch.Tensor, bool]) -> None:
        torch.save(state[0], self.target)
        self.weight, self.training = state


class Harm:
    """A pickle of it calls a function when it is opened."""

    def __init__(self, target: Path) -> None:
        self.target = target

    def __reduce__(self):
        return os.mkdir, (str(self.target),)


def same(read: dict, expected: dict) -> bool:
    return read.keys() == expected.keys() and all(torch.equal(read[name], each) for name, each in expected.items())


def repacked(path: Path, target: Path, part: str, content: bytes, compression=zipfile.ZIP_STORED) -> Path:
    """A copy of an archive with another content of one part."""
    with zipfile.ZipFile(path) as source, zipfile.ZipFile(target, "w", compression) as copy:
        for each in source.namelist():
            copy.writestr(each, content if each.endswith(part) else source.read(each))
    return target


def told_or_read(path: Path) -> bool:
    """Whether tensors come out of a file, or a sentence about it; any other error comes through."""
    try:
        return all(torch.is_tensor(each) for each in read_state_dict(path).values())
    except ModelError as error:
        return error.sentence.startswith(f"the weights {path.name} ")


@pytest.fixture(scope="module")
def small() -> Small:
    torch.manual_seed(0)
    return Small().eval()


@pytest.fixture(scope="module")
def archive(small, tmp_path_factory) -> Path:
    path = tmp_path_factory.mktemp("weights") / "archive.pt"
    write_torchscript(path, small, EXAMPLE)
    return path


class TestLayouts:
    def test_safetensors(self, small, tmp_path):
        save_file(small.state_dict(), tmp_path / "weights.safetensors")
        assert same(read_state_dict(tmp_path / "weights.safetensors"), small.state_dict())

    @pytest.mark.parametrize("zipped", [True, False])
    def test_saved_by_torch_today_and_before_2020(self, small, tmp_path, zipped):
        torch.save(small.state_dict(), tmp_path / "w.pt", _use_new_zipfile_serialization=zipped)
        assert same(read_state_dict(tmp_path / "w.pt"), small.state_dict())

    @pytest.mark.parametrize("prefix", ["model.", "module.", "network.", "module.model."])
    def test_wrapped(self, small, tmp_path, prefix):
        state = {f"{prefix}{name}": each for name, each in small.state_dict().items()}
        torch.save({"state_dict": state, "epoch": 3}, tmp_path / "w.pt")
        assert same(read_state_dict(tmp_path / "w.pt"), small.state_dict())

    def test_a_prefix_that_only_some_names_have_stays(self, tmp_path):
        state = {"model.weight": torch.ones(2), "head.weight": torch.ones(2)}
        torch.save(state, tmp_path / "w.pt")
        assert same(read_state_dict(tmp_path / "w.pt"), state)

    def test_traced(self, small, archive):
        assert same(read_state_dict(archive), small.state_dict())

    @pytest.mark.filterwarnings("ignore::DeprecationWarning")
    def test_scripted(self, small, tmp_path):
        torch.jit.script(small).save(tmp_path / "w.pt")
        assert same(read_state_dict(tmp_path / "w.pt"), small.state_dict())

    def test_what_a_program_owns_beside_the_network_comes_too(self, tmp_path):
        """So that whoever knows the network sees that there is more."""
        write_torchscript(tmp_path / "w.pt", Around(buffer=True).eval(), EXAMPLE)
        assert "mean" in read_state_dict(tmp_path / "w.pt")


class TestNothingIsRun:
    SENTENCE = "the weights w.pt hold more than numbers and were not opened"

    def test_a_pickle_that_calls_a_function(self, tmp_path):
        torch.save({"weight": torch.ones(2), "more": Harm(tmp_path / "harm")}, tmp_path / "w.pt")
        with pytest.raises(ModelError, match=self.SENTENCE):
            read_state_dict(tmp_path / "w.pt")
        assert not (tmp_path / "harm").exists()
        torch.load(tmp_path / "w.pt", weights_only=False)
        assert (tmp_path / "harm").exists()  # it would have

    def test_a_whole_module(self, small, tmp_path):
        torch.save(small, tmp_path / "w.pt")
        with pytest.raises(ModelError, match=self.SENTENCE):
            read_state_dict(tmp_path / "w.pt")

    def test_an_archive_whose_table_calls_a_function(self, archive, tmp_path):
        harm = pickle.dumps(Harm(tmp_path / "harm"), protocol=2)
        repacked(archive, tmp_path / "w.pt", "/data.pkl", harm)
        with pytest.raises(ModelError, match=self.SENTENCE):
            read_state_dict(tmp_path / "w.pt")
        assert not (tmp_path / "harm").exists()

    @pytest.mark.filterwarnings("ignore::DeprecationWarning")
    def test_an_archive_whose_program_writes_files(self, tmp_path):
        torch.jit.script(Writing(str(tmp_path / "harm"))).save(tmp_path / "w.pt")
        with pytest.raises(ModelError, match=self.SENTENCE):
            read_state_dict(tmp_path / "w.pt")
        assert not (tmp_path / "harm").exists()
        torch.jit.load(tmp_path / "w.pt")
        assert (tmp_path / "harm").exists()  # it would have

    @pytest.mark.filterwarnings("ignore::DeprecationWarning")
    def test_the_program_of_an_archive(self, small, archive, tmp_path):
        """An archive is opened although its program would not even compile."""
        repacked(archive, tmp_path / "w.pt", ".py", b"this is no program")
        with pytest.raises(RuntimeError):
            torch.jit.load(tmp_path / "w.pt")
        assert same(read_state_dict(tmp_path / "w.pt"), small.state_dict())


class TestDamage:
    def refused(self, path: Path, why: str) -> None:
        with pytest.raises(ModelError, match=rf"the weights {path.name} cannot be read \(.*{why}"):
            read_state_dict(path)

    def test_missing(self, tmp_path):
        self.refused(tmp_path / "w.pt", "no such file")

    @pytest.mark.parametrize("part", [0, 0.1, 0.5, 0.99])
    @pytest.mark.parametrize("layout", ["torch", "torchscript"])
    def test_cut_short(self, small, archive, tmp_path, layout, part):
        torch.save(small.state_dict(), tmp_path / "whole.pt")
        whole = (archive if layout == "torchscript" else tmp_path / "whole.pt").read_bytes()
        (tmp_path / "w.pt").write_bytes(whole[: int(part * len(whole))])
        self.refused(tmp_path / "w.pt", "")

    @pytest.mark.parametrize("name", ["w.pt", "w.safetensors"])
    def test_a_page_that_was_saved_instead(self, tmp_path, name):
        (tmp_path / name).write_text("<!DOCTYPE html><html>not found</html>")
        self.refused(tmp_path / name, "")

    @pytest.mark.parametrize("content", [{}, [torch.ones(2)], {"weight": 3}, {1: torch.ones(2)}])
    def test_no_table_of_tensors(self, tmp_path, content):
        torch.save(content, tmp_path / "w.pt")
        self.refused(tmp_path / "w.pt", "no table of tensors")

    def test_numbers_in_the_program(self, tmp_path):
        write_torchscript(tmp_path / "w.pt", Around(buffer=False).eval(), EXAMPLE)
        self.refused(tmp_path / "w.pt", "its program keeps numbers of its own")

    def test_compressed_tensors(self, archive, tmp_path):
        path = repacked(archive, tmp_path / "w.pt", "/nothing", b"", zipfile.ZIP_DEFLATED)
        self.refused(path, "compressed")

    def test_an_archive_without_its_table(self, archive, tmp_path):
        with zipfile.ZipFile(archive) as source, zipfile.ZipFile(tmp_path / "w.pt", "w") as copy:
            for each in source.namelist():
                if not each.endswith("/data.pkl"):
                    copy.writestr(each, source.read(each))
        self.refused(tmp_path / "w.pt", "data.pkl")

    def test_an_archive_that_holds_no_network(self, archive, tmp_path):
        repacked(archive, tmp_path / "w.pt", "/data.pkl", pickle.dumps([1, 2], protocol=2))
        self.refused(tmp_path / "w.pt", "no network")

    @settings(max_examples=60, deadline=None)
    @given(place=st.floats(0, 1, exclude_max=True), byte=st.integers(0, 255), kind=st.sampled_from(["old", "archive"]))
    def test_a_wrong_byte_gives_tensors_or_a_sentence(self, archive, tmp_path_factory, place, byte, kind):
        path = tmp_path_factory.mktemp("wrong") / "w.pt"
        if kind == "old":
            torch.save({"weight": torch.ones(4)}, path, _use_new_zipfile_serialization=False)
            content = bytearray(path.read_bytes())
            content[int(place * len(content))] = byte
            path.write_bytes(content)
        else:
            with zipfile.ZipFile(archive) as source:
                content = bytearray(source.read(next(each for each in source.namelist() if each.endswith("/data.pkl"))))
            content[int(place * len(content))] = byte
            repacked(archive, path, "/data.pkl", bytes(content))
        assert told_or_read(path)
