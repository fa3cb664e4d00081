"""Containers behind an http address: parts are asked for, and failures are told in one sentence."""

import numpy as np
import pytest
from makers.cloudsen12 import make_mlstac, make_taco1, make_tacozip, stack, two_rois
from makers.servers import file_server

from train.data.cloudsen12 import DataError, is_cloudsen12, open_cloudsen12


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    folder = tmp_path_factory.mktemp("remote")
    make_mlstac(folder, two_rois(size=200), name="test_200_high.mlstac")
    make_mlstac(folder / "bare", two_rois(), name="test_13_high.mlstac", metadata=False)
    make_taco1(folder, two_rois(), kind="B")
    make_tacozip(folder / "cloudsen12.tacozip", two_rois())
    return folder


@pytest.fixture(scope="module")
def server(folder):
    with file_server(folder) as server:
        yield server


@pytest.fixture(autouse=True)
def calm(server, monkeypatch):
    """A server without rules, and GDAL that does not try again."""
    monkeypatch.setenv("GDAL_HTTP_MAX_RETRY", "0")
    monkeypatch.setenv("CPL_VSIL_CURL_NON_CACHED", f"/vsicurl/{server.address}")
    server.control()


@pytest.mark.parametrize("name", ["bare/test_13_high.mlstac", "cloudsen12-l1c.0000.part.taco", "cloudsen12.tacozip"])
def test_chips_are_read_from_an_address(server, name):
    address = server.url(name)
    assert is_cloudsen12(address)
    data = open_cloudsen12(address, size=13)
    sample = two_rois()[0]
    chip = data[data.ids.index(sample.id)]
    assert np.array_equal(chip.image[(slice(None), *chip.valid)], sample.image)
    assert np.array_equal(chip.label[chip.valid], sample.label)


def test_little_more_than_the_chip_is_fetched(server, folder):
    size = (folder / "test_200_high.mlstac").stat().st_size
    data = open_cloudsen12(server.url("test_200_high.mlstac"), size=200)
    assert server.sent < 60_000 < size / 10
    assert data[0].metadata["clear_percentage"] == 25
    server.control()
    data[0]
    blob = len(stack(two_rois(size=200)[2]))
    assert blob * 0.9 < server.sent < blob + 100_000 < size / 2


def test_an_address_with_nothing_behind_it(server):
    with pytest.raises(DataError, match=r"there is no absent\.mlstac at 127"):
        open_cloudsen12(server.url("absent.mlstac"))
    with pytest.raises(DataError, match="cannot be reached"):
        open_cloudsen12("http://127.0.0.1:9/test_509_high.mlstac")


@pytest.mark.parametrize(("status", "told"), [(403, "refuses access"), (500, "does not serve"), ("drop", "to its end")])
def test_a_server_that_fails_while_the_list_is_read(server, status, told):
    server.fail(status, first=2)
    with pytest.raises(DataError, match=told):
        open_cloudsen12(server.url("bare/test_13_high.mlstac"), size=13)


def test_a_server_that_fails_while_a_chip_is_read(server):
    data = open_cloudsen12(server.url("bare/test_13_high.mlstac"), size=13)
    server.fail(503)
    with pytest.raises(DataError, match=r"cannot be read: 127.* does not serve .*HTTP 503"):
        data[0]


def test_a_server_without_parts_of_files(server):
    server.control(ranges=False)
    with pytest.raises(DataError, match="does not serve parts of"):
        open_cloudsen12(server.url("bare/test_13_high.mlstac"), size=13)


def test_metadata_that_cannot_be_had_is_no_reason_to_go_without(server):
    """Only where there is none: else a split could be another one than its table says."""
    server.fail(503, path="metadata.parquet")
    with pytest.raises(DataError, match=r"does not serve metadata\.parquet"):
        open_cloudsen12(server.url("bare/test_13_high.mlstac"), size=13)


def test_a_server_that_hangs_up_in_the_middle_of_a_chip(server):
    data = open_cloudsen12(server.url("test_200_high.mlstac"), size=200)
    server.control(rules=[{"do": "drop", "first": 2, "last": 40, "path": "mlstac"}])
    with pytest.raises(DataError, match=r"could not be read to its end from|cannot be read: "):
        data[0]
