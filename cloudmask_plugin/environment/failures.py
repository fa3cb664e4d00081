"""The ways in which an installation fails, as a table: what tools say, what people are told, and what they can do."""

from __future__ import annotations

import re
from typing import Iterator, Tuple

from qgis.PyQt.QtNetwork import QNetworkReply, QNetworkRequest

from ..failure import Failure
from ..translate import tr
from .folder import read_log_tail
from .python import KIND, user_environment


def rows() -> Iterator[Tuple[str, str, str]]:
    """The table: a pattern of what tools say, a sentence and a hint; the first row that fits is told."""
    folder = str(user_environment().parent)
    # fmt: off
    yield (r"\b407\b|proxy.{0,20}authenticat",
        tr("the proxy wants a user name and a password"),
        tr("enter them in QGIS under Settings, Options, Network, and try again"))
    yield (r"digest-mismatch|hash mismatch|do not match the hashes|hashes? .{0,40}mismatch",
        tr("a file that was fetched is not the one that was expected"),
        tr("try again; if it stays so, something on the way changes files: ask who runs your network"))
    yield (r"certificate|UnknownIssuer|CERT_|SSL.?handshake|invalid peer",
        tr("the server's certificate is not trusted here"),
        tr("a network that inspects traffic has a certificate of its own: have it installed in the system"))
    yield (r"No space left|os error (28|112|122)\b|not enough space|disk.{0,12} full|quota exceeded",
        tr("the disk is full"),
        tr("free some space and try again: it goes on where it stopped"))
    yield (r"error (4551|1260)\b|group policy|blocked by .{0,30}polic|Application Control|AppLocker",
        tr("a policy of this computer forbids programs in '{folder}'").format(folder=folder),
        tr("ask your administrator to allow this one folder, or choose a Python that is allowed"))
    yield (r"(os |Win)error (5|32|33|225|226)\b|being used by another|contains a virus|Text file busy",
        tr("a file is locked, by a virus scanner or by a program that is open"),
        tr("close other QGIS windows, let the scanner leave out '{folder}', and try again").format(folder=folder))
    yield (r"(os |Win)error (206|3)\b|os error 36\b|File ?name too long|path.{0,20} too long",
        tr("a path is too long for this system"),
        tr("allow long paths in the system, or choose a Python in a folder with a shorter path"))
    yield (r"Permission denied|os error (13|30)\b|Access is denied|Read-only file system|not permitted",
        tr("nothing may be written to '{folder}'").format(folder=folder),
        tr("give yourself the right to write there, and try again"))
    yield (r"no .{0,20}wheels? |not a supported wheel|matching (platform|Python ABI|Python implementation) tag"
        r"|Bad CPU type|Exec format error|from versions: none|no usable wheels|building from source is disabled",
        tr("there is no package for this system or this Python"),
        tr("PyTorch needs 64-bit Windows 10, Linux or macOS 14 on Apple silicon, with Python 3.11 to 3.13"))
    yield (r"No interpreter found|No Python at|No download found|requires.python|ensurepip|No module named venv",
        tr("no Python was found that can be used for the engine"),
        tr("name a Python 3.11 to 3.13 that can make virtual environments"))
    yield (r"\b(404|410|403)\b|No solution found|not found in the (package registry|provided package locations)",
        tr("the server does not have a file that is needed"),
        tr("look for an update of this plugin; where you have set a mirror, see whether it is complete"))
    yield (r"cannot find the path|No such file or directory: .* |unexpected argument|unrecognized arguments",
        tr("a path is not understood, maybe because of the blanks in it"),
        tr("choose a Python in a folder without blanks"))
    yield (r"network|dns|resolve host|host .{0,80} not found|connect|timed? ?out|unreachable|failed to fetch"
        r"|error sending request|Request failed|\b50\d\b|incomplete|operation canceled",
        tr("the network is not reached"),
        tr("see whether this computer is online, and whether QGIS needs a proxy; what was fetched is kept"))
    yield ("",
        tr("the installation failed"),
        tr("copy the details for a report, and try again"))


def explain(said: str) -> Failure:
    """A failure in words, with the log's tail, by the last words of what failed."""
    sentence, hint = next(told for pattern, *told in rows() if re.search(pattern, said, re.IGNORECASE))
    return Failure(KIND, sentence, hint, read_log_tail())


def explain_reply(reply: QNetworkReply) -> Failure:
    """A failure of QGIS's network, by what it is, as Qt's sentences are in the language of QGIS."""
    errors = QNetworkReply.NetworkError
    known = {errors.ProxyAuthenticationRequiredError: "407", errors.SslHandshakeFailedError: "certificate"}
    status = reply.attribute(QNetworkRequest.Attribute.HttpStatusCodeAttribute)
    return explain(known.get(reply.error()) or f"network {status or reply.errorString()}")
