"""No sentence of the engine names an option of the command line where people in QGIS read it."""

import ast
import re
from pathlib import Path

import pytest
from cloudmask.cloudmask_plugin.worker.client import WorkerClient
from cloudmask.cloudmask_plugin.worker.wording import reword, reworded_document
from cloudmask.engine import protocol
from makers.fake_engines import fake_engine

ENGINE = Path(protocol.__file__).parent
OPTION = re.compile(r"(?<![\w-])--[a-z]")
NOT_IN_QGIS = ("__main__.py", "bench", "cli.py", "commands", "relaunch.py", "search.py", "synthetic")
"""What only the command line runs."""


def texts(tree):
    """All texts of a module but its docstrings; what an f-string is given stands as `X`."""
    inside = {id(part) for node in ast.walk(tree) if isinstance(node, ast.JoinedStr) for part in node.values}
    described = {id(node.value) for node in ast.walk(tree) if isinstance(node, ast.Expr)}
    for node in ast.walk(tree):
        if isinstance(node, ast.JoinedStr):
            yield "".join(part.value if isinstance(part, ast.Constant) else "X" for part in node.values)
        elif isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in inside | described:
            yield node.value


def texts_with_options():
    for path in sorted(ENGINE.rglob("*.py")):
        if path.relative_to(ENGINE).parts[0] in NOT_IN_QGIS:
            continue
        for text in texts(ast.parse(path.read_text(encoding="utf-8"))):
            # Names alone are those that argparse is told.
            if OPTION.search(text) and " " in text:
                yield text


SENTENCES = sorted(set(texts_with_options()))


def test_the_engine_was_looked_through():
    assert len(SENTENCES) > 25


@pytest.mark.parametrize("sentence", SENTENCES)
def test_what_the_engine_says_holds_no_option(sentence):
    told = reword(sentence)
    assert "--" not in told
    assert "cloudmask " not in told
    assert told


@pytest.mark.parametrize(
    ("said", "told"),
    [
        ("choose another name or give --overwrite", "choose another name or let it be overwritten"),
        (
            "give --offset in digital numbers, for example -1000",
            "give the offset in digital numbers, for example -1000",
        ),
        ("choose --device auto or cpu", "choose as device auto or cpu"),
        ("if it was applied already, give --offset 0", "if it was applied already, give an offset of 0"),
        ("an option of tomorrow, --new-thing 3", "an option of tomorrow, new thing 3"),
        ("3 -- 4 and a--b", "3 -- 4 and a--b"),
        ("nothing to say", "nothing to say"),
    ],
)
def test_words(said, told):
    assert reword(said) == told


def test_failures_warnings_and_results_are_reworded(qgis_app, engine_python, tmp_path, qtbot):
    script = fake_engine(
        tmp_path,
        """
hello()
for request in requests():
    if request["type"] == "models":
        say(type="warning", id=request["id"], sentence="if not, give --offset 0")
        result(request, {"warnings": ["if not, give --offset 0"]})
    else:
        say(type="error", id=request["id"], kind="radiometry", sentence="--bands is empty", hint="give --level L1C")
""",
    )
    client = WorkerClient(lambda: engine_python, script)
    warned, failures = [], []
    job = client.submit(protocol.ModelsRequest(""))
    job.warned.connect(warned.append)
    with qtbot.waitSignal(job.succeeded) as told:
        pass
    failing = client.submit(protocol.DoctorRequest(""))
    failing.failed.connect(failures.append)
    qtbot.waitUntil(lambda: bool(failures))
    client.shutdown()
    assert told.args[0] == {"warnings": ["if not, give an offset of 0"]}
    assert warned == ["if not, give an offset of 0"]
    assert "--" not in failures[0].text


def test_documents_without_warnings_stay_as_they_are():
    for document in ([1], {"a": 1}, {"warnings": None}, None):
        assert reworded_document(document) == document
