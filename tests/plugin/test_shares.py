"""How much of a scene is cloud, in words."""

import pytest
from cloudmask.cloudmask_plugin.shares import shares_line, shares_of
from qgis.PyQt.QtCore import QLocale

pytestmark = pytest.mark.usefixtures("qgis_app")


@pytest.fixture(autouse=True)
def language():
    former = QLocale()
    yield QLocale.setDefault
    QLocale.setDefault(former)


@pytest.mark.parametrize(
    ("percents", "line"),
    [
        ((80.0, 12.4, 3.0, 4.6), "thick cloud 12.4 %, thin cloud 3.0 %, cloud shadow 4.6 %, clear 80.0 %"),
        ((99.97, 0.03, 0.0, 0.0), "thick cloud <\u202f0.1 %, thin cloud 0.0 %, cloud shadow 0.0 %, clear 100.0 %"),
        ((None, None, None, None), "no valid pixel"),
    ],
)
def test_the_line_of_a_result(language, percents, line):
    language(QLocale(QLocale.Language.English))
    names = ("clear", "thick_cloud", "thin_cloud", "cloud_shadow")
    report = {"classes": {name: {"percent": percent} for name, percent in zip(names, percents)}}  # noqa: B905 - 3.9
    assert shares_line(shares_of(report)).lower() == line


def test_numbers_are_written_as_the_language_writes_them(language):
    language(QLocale(QLocale.Language.German))
    assert "12,4 %" in shares_line(shares_of({"classes": {"thick_cloud": {"percent": 12.4}}}))


def test_a_report_without_classes():
    assert shares_line(shares_of({})) == "no valid pixel"
