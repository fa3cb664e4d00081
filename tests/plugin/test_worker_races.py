"""Things that happen to the client at the same time, in the order that nobody thinks of."""

import threading
import time

import pytest
from cloudmask.cloudmask_plugin.failure import FailureError
from cloudmask.engine import protocol

MODELS = protocol.ModelsRequest("")
INFO = protocol.InfoRequest("", ("scene",))
COUNTS_STARTS = """
with open({starts!r}, "a") as file:
    file.write("started\\n")
time.sleep({thinking})
hello()
for request in requests():
    result(request)
"""


def failure_of(job):
    with pytest.raises(FailureError) as caught:
        job.wait(lambda _progress: False)
    return caught.value.failure


def wait_for(condition, seconds=30):
    end = time.monotonic() + seconds
    while not condition():
        assert time.monotonic() < end, "it has not come"
        time.sleep(0.01)


@pytest.mark.parametrize("thinking", [0, 0.5])
@pytest.mark.parametrize("early", [False, True], ids=["once it runs", "at once"])
def test_shut_down_while_the_process_starts_no_other_one_is_started(fake, tmp_path, qtlog, thinking, early):
    starts = tmp_path / "starts"
    client = fake(COUNTS_STARTS.format(starts=str(starts), thinking=thinking))
    jobs = [client.submit(MODELS), client.submit(INFO)]
    if not early:
        wait_for(starts.exists)
    client.shutdown()
    assert all(job.done for job in jobs)
    time.sleep(0.3)
    assert not starts.exists() or starts.read_text().count("started") == 1
    assert [record.message for record in qtlog.records if "QProcess" in record.message] == []


def test_whatever_is_asked_while_the_client_closes_comes_to_an_end(fake):
    client = fake("hello()\nfor request in requests(): result(request)")
    jobs, go = [], threading.Event()

    def ask():
        go.wait()
        for _ in range(200):
            jobs.append(client.submit(MODELS))

    threads = [threading.Thread(target=ask) for _ in range(4)]
    for thread in threads:
        thread.start()
    go.set()
    time.sleep(0.02)
    client.shutdown()
    for thread in threads:
        thread.join()
    wait_for(lambda: all(job.done for job in jobs), seconds=5)


def test_a_process_that_dies_when_it_was_to_be_replaced_anyway_still_fails_its_request(fake):
    client = fake("""
hello()
for request in requests():
    if request["type"] == "info":
        say(type="progress", id=request["id"], stage="open", done=0, total=1, rate=0.0)
        time.sleep(1)
        sys.exit(7)
    result(request)
""")
    job = client.submit(INFO)

    def poll(progress):
        if progress is not None:
            raise StopIteration
        return False

    with pytest.raises(StopIteration):
        job.wait(poll)
    client.restart()
    wait_for(lambda: job.done)
    assert "exit code 7" in failure_of(job).sentence
    assert client.submit(MODELS).wait(lambda _progress: False) == {"said": "models"}


def test_layers_with_credentials_and_without_do_not_wait_for_one_another_for_ever(fake):
    client = fake("hello()\nfor request in requests(): result(request)")
    jobs = [
        client.submit(INFO, {"GDAL_HTTP_USERPWD": f"me:{number % 3}"} if number % 2 else None) for number in range(8)
    ]
    assert [job.wait(lambda _progress: False) for job in jobs] == [{"said": "info"}] * 8
