"""Programs that speak like the engine, or badly: `WorkerClient` starts them in the engine's place."""

HEAD = """
import json, os, signal, sys, time
def say(**values):
    os.write(1, (json.dumps(values) + "\\n").encode())
def hello(protocol="1.0"):
    say(type="hello", protocol=protocol, engine="0", python="3")
def requests():
    for line in iter(sys.stdin.readline, ""):
        yield json.loads(line)
def result(request, document=None):
    say(type="result", id=request["id"], document=document if document is not None else {"said": request["type"]})
"""


def fake_engine(folder, body, name="engine.py"):
    """A script of some lines of Python that know `say`, `hello`, `requests` and `result`."""
    path = folder / name
    path.write_text(HEAD + body, encoding="utf-8")
    return path
