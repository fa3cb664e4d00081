"""What a command said and how it ended."""

from dataclasses import dataclass


@dataclass
class Ran:
    returncode: int
    stderr: str


def assert_sentence(ran: Ran, *words: str, code: int = 1) -> None:
    """One sentence at the end, with these words, and no traceback before it."""
    assert ran.returncode == code, ran.stderr
    assert "Traceback" not in ran.stderr, ran.stderr
    last = ran.stderr.strip().splitlines()[-1]
    assert all(word in last for word in words), ran.stderr
    if code != 2:
        assert last.startswith("error: ")
