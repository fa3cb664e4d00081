"""What the engine opens for a layer, or why it cannot."""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any, Dict, List, Mapping, Optional, Sequence, Tuple

from qgis.core import QgsMapLayer, QgsProviderRegistry, QgsRasterLayer

from .credentials import environment_of
from .failure import Failure, FailureError
from .marks import is_result
from .scene_files import BandFile, band_file, bands_beside, product_folder
from .translate import tr

NEEDED = ("B04", "B03", "B02")
"""Red, green and blue: what every model needs."""

_LOCATION = ("path", "layerName", "vsiPrefix", "vsiSuffix")
"""Parts of a source that say where it lies; the others are credentials and ways to open it."""
_PICTURE = re.compile(r"(SENTINEL2_[^:]+:.+):(?:TCI|PREVIEW)(?=:|$)", re.IGNORECASE)
"""Pictures among the subdatasets of a product; its mask is better made of its bands."""
_DRIVER = re.compile(r"([A-Za-z][A-Za-z0-9_]+):(?!//)")
_IN_LOCAL_ZIP = re.compile(r"/vsizip/\{?(?!/?vsi)")
_ADDRESS = re.compile(r"[A-Za-z][A-Za-z0-9+.-]+://")


@dataclass(frozen=True)
class LayerSource:
    """What the engine opens.

    Attributes:
        paths: One path or address, or the files of single bands.
        name: For people, and for the results.
        environment: Settings with credentials; they are shown and written nowhere.
        folder: Where it lies on this machine; None for what lies elsewhere.
    """

    paths: Tuple[str, ...]
    name: str
    environment: Mapping[str, str] = field(default_factory=dict, repr=False)
    folder: Optional[Path] = None


@dataclass
class _Found:
    """A source, and the layers that it is made of where each of them is a band of it."""

    layer: QgsMapLayer
    source: LayerSource
    bands: Dict[str, str] = field(default_factory=dict)


def source_of(layer: QgsMapLayer) -> LayerSource:
    """What the engine opens for a layer: for one band, the whole scene, where that lies on this machine.

    Raises:
        FailureError: The layer cannot be masked; of the kind `layer`.
    """
    return sources_of([layer])[0][1]


def sources_of(layers: Sequence[QgsMapLayer]) -> List[Tuple[QgsMapLayer, LayerSource]]:
    """What the engine opens for layers that are masked together.

    Bands of one scene are one source, which stands for the first of their layers.

    Raises:
        FailureError: A layer cannot be masked; of the kind `layer`.
    """
    found, refused = recognise(layers)
    if refused:
        raise FailureError(refused[0][1])
    return found


def recognise(
    layers: Sequence[QgsMapLayer],
) -> Tuple[List[Tuple[QgsMapLayer, LayerSource]], List[Tuple[QgsMapLayer, Failure]]]:
    """Like `sources_of`; layers that cannot be masked are told beside those that can."""
    found: Dict[object, _Found] = {}
    refused: List[Tuple[QgsMapLayer, Failure]] = []
    for layer in layers:
        try:
            _enter(layer, found)
        except FailureError as error:
            refused.append((layer, error.failure))
    for each in list(found.values()):
        if each.bands and not set(NEEDED) <= set(each.bands):
            refused.append((each.layer, _incomplete(each)))
    whole = [each for each in found.values() if not each.bands or set(NEEDED) <= set(each.bands)]
    return [(each.layer, each.source) for each in whole], refused


def source_of_text(text: str) -> LayerSource:
    """What the engine opens for a path or an address that somebody has typed.

    Raises:
        FailureError: There is no such file; of the kind `layer`.
    """
    text = text.strip().strip("\"'")
    if not text:
        raise FailureError(
            Failure("layer", tr("no scene is given"), tr("give a layer, a file, a folder or an address"))
        )
    parts = QgsProviderRegistry.instance().decodeUri("gdal", text)
    path = _location(parts) if set(_given(parts)) - set(_LOCATION) else text
    name = Path(path.partition("?")[0]).stem or path.partition("?")[0]
    source = _local(path, name) if _is_local(path) else _elsewhere(path, name)
    return replace(source, environment=environment_of(parts, name))


def _enter(layer: QgsMapLayer, found: Dict[object, _Found]) -> None:
    """Adds a layer to the sources found so far.

    Raises:
        FailureError: It cannot be masked.
    """
    parts = _parts(layer)
    path, name = _PICTURE.sub(r"\1:10m", _location(parts)), layer.name()
    source = _local(path, name) if _is_local(path) else _elsewhere(path, name)
    source = replace(source, environment=environment_of(parts, name))
    _check_readable(layer)
    told = band_file(path) if source.paths == (path,) and layer.bandCount() == 1 else None
    if told is None:
        _check_bands(layer, path, source)
        found.setdefault(source.paths, _Found(layer, source))
        return
    group = found.setdefault((told.folder, told.scene), _Found(layer, replace(source, name=_scene_name(told, name))))
    if told.band not in group.bands:
        group.bands[told.band] = path
        environment = {**source.environment, **group.source.environment}
        group.source = replace(group.source, paths=tuple(group.bands.values()), environment=environment)


def _parts(layer: QgsMapLayer) -> Mapping[str, Any]:
    name = layer.name()
    if not isinstance(layer, QgsRasterLayer):
        raise _refusal(tr("'{name}' is no raster layer").format(name=name), tr("choose the layer of a scene"))
    if is_result(layer):
        raise _refusal(tr("'{name}' is a result itself").format(name=name), tr("choose the layer of a scene"))
    provider = layer.providerType()
    if provider in ("wms", "arcgismapserver"):
        raise _refusal(
            tr("'{name}' is a picture from a map service, and a mask needs the scene's own values").format(name=name),
            tr("add the files of the scene, for example from a STAC catalogue"),
        )
    if provider != "gdal":
        raise _refusal(
            tr("'{name}' is no file but a layer of the kind {kind}, which the engine cannot open").format(
                name=name, kind=provider
            ),
            tr("save it as a GeoTIFF first (right-click, Export, Save As) and mask that"),
        )
    return QgsProviderRegistry.instance().decodeUri(provider, layer.source())


def _given(parts: Mapping[str, Any]) -> Dict[str, Any]:
    return {key: value for key, value in parts.items() if value}


def _location(parts: Mapping[str, Any]) -> str:
    """What GDAL opens, without credentials."""
    place = {key: str(value) for key, value in _given(parts).items() if key in _LOCATION}
    return str(QgsProviderRegistry.instance().encodeUri("gdal", place))


def _is_local(path: str) -> bool:
    return not (path.startswith(("/vsi", "<")) or _ADDRESS.match(path)) and (
        _DRIVER.match(path) is None or Path(path).exists()
    )


def _local(path: str, name: str) -> LayerSource:
    """A file or folder of this machine, or the scene that it belongs to."""
    place = Path(path).absolute()
    if not place.exists():
        raise _refusal(
            tr("the file of '{name}' is not there: {path}").format(name=name, path=place),
            tr("put it back, or give the layer its new place (right-click, Change Data Source)"),
        )
    product = product_folder(str(place))
    if product is not None:
        top = next((each for each in place.parents if each.suffix.upper() == ".SAFE"), Path(product))
        return LayerSource((product,), _own_name(path, name), folder=top.parent)
    siblings = bands_beside(str(place)) if place.is_file() else ()
    name = _own_name(path, name) if siblings else name
    return LayerSource(siblings or (str(place),), name, folder=place.parent)


def _elsewhere(path: str, name: str) -> LayerSource:
    """What no path of this machine names: an address, a member of an archive, a subdataset."""
    driver = _DRIVER.match(path)
    if driver is not None and not driver[1].upper().startswith("SENTINEL2_"):
        # The source is not repeated: of a database it holds the password.
        raise _refusal(
            tr("'{name}' is opened by GDAL's driver {kind}, which the engine does not know").format(
                name=name, kind=driver[1]
            ),
            tr("save it as a GeoTIFF first (right-click, Export, Save As) and mask that"),
        )
    if path.startswith(("/vsimem/", "<", "vrt://")):
        raise _refusal(
            tr("'{name}' is no file: it exists in this QGIS only").format(name=name),
            tr("save it as a GeoTIFF first (right-click, Export, Save As) and mask that"),
        )
    product = product_folder(path) if _IN_LOCAL_ZIP.match(path) else None
    return LayerSource((product or path,), name if product is None else _own_name(path, name))


def _check_readable(layer: QgsMapLayer) -> None:
    if not layer.isValid():
        raise _refusal(
            tr("QGIS itself cannot read '{name}'").format(name=layer.name()),
            tr("repair the layer's source, or add the scene again"),
        )


def _check_bands(layer: QgsRasterLayer, path: str, source: LayerSource) -> None:
    """A raster that stands for nothing but itself needs three bands, whatever somebody answers about it."""
    if source.paths == (path,) and layer.bandCount() < len(NEEDED) and _DRIVER.match(path) is None:
        raise _refusal(
            tr("'{name}' has fewer than three bands, and a mask needs red, green and blue").format(name=layer.name()),
            tr("choose the layer of a scene"),
        )


def _own_name(path: str, name: str) -> str:
    """The scene's name, where a layer is only called after the file of a band; else what somebody calls it."""
    told = band_file(path)
    return _scene_name(told, name) if told is not None and name == Path(path).stem else name


def _scene_name(told: BandFile, name: str) -> str:
    return told.scene.rstrip("_") or Path(told.folder).name or name


def _incomplete(found: _Found) -> Failure:
    missing = ", ".join(band for band in NEEDED if band not in found.bands)
    sentence = tr("'{name}' is one band of a scene, and a mask needs red, green and blue").format(
        name=found.layer.name()
    )
    if len(found.bands) > 1:
        sentence = tr("the selected layers of '{name}' are not enough: a mask needs red, green and blue").format(
            name=found.source.name
        )
    hint = tr("add the scene's {bands} too and select all its bands together").format(bands=missing)
    return Failure("layer", sentence, hint)


def _refusal(sentence: str, hint: str) -> FailureError:
    return FailureError(Failure("layer", sentence, hint))
