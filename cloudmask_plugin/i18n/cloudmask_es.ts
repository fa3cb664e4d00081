<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="es" sourcelanguage="en">
<context>
    <name>cloudmask</name>
    <message>
        <location filename="../about.py"/>
        <source>About cloudmask</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../about.py"/>
        <source>cloudmask&apos;s icon</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../about.py"/>
        <source>&amp;Copy</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../about.py"/>
        <source>Models</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../about.py"/>
        <source>Licence</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../about.py"/>
        <source>cloudmask is free software under the GNU General Public License, version 3 or later (GPL-3.0-or-later). It comes without any warranty; the full text is in the file LICENSE.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../about.py"/>
        <source>Data</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../about.py"/>
        <source>Sentinel-2 data are provided by the European Union&apos;s Copernicus programme. Whoever publishes a mask writes: contains modified Copernicus Sentinel data, and the year.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../about.py"/>
        <source>Nothing leaves your machine: there is no telemetry.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../about.py"/>
        <source>Protocol {version}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../about.py"/>
        <source>The engine has not been started yet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../about.py"/>
        <source>Engine {version}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../about.py"/>
        <source>Python {version} for the engine</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../about.py"/>
        <source>PyTorch is missing</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../about.py"/>
        <location filename="../dock/model_section.py"/>
        <source>{title}, version {version}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../about.py"/>
        <location filename="../dock/model_section.py"/>
        <source>Licence: {licence}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../areas.py"/>
        <source>the area is empty</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../areas.py"/>
        <source>draw it again, or choose the whole layer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../areas.py"/>
        <source>the area lies outside of &apos;{name}&apos;</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../areas.py"/>
        <source>zoom to the layer and choose again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../areas.py"/>
        <source>no polygon of &apos;{name}&apos; is selected</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../areas.py"/>
        <source>select some, or take all of the layer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../areas.py"/>
        <source>&apos;{name}&apos; holds no polygons</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../areas.py"/>
        <source>choose another layer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../areas.py"/>
        <source>the polygons of &apos;{name}&apos; cannot be handed to the engine</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../areas.py"/>
        <source>save the layer as a GeoPackage and choose that</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../areas.py"/>
        <source>the area cannot be brought to the coordinates of &apos;{name}&apos;</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../bar.py"/>
        <location filename="../dock/dock.py"/>
        <location filename="../menu.py"/>
        <location filename="../processing/provider.py"/>
        <source>Cloud masking</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../bar.py"/>
        <source>Progress of the cloud masks</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../bar.py"/>
        <location filename="../dock/run_section.py"/>
        <source>Cancel</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../bar.py"/>
        <source>masking the clouds of &apos;{name}&apos;</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../bar.py"/>
        <source>masking the clouds of {count} scenes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../bar.py"/>
        <source>{name}: {result}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../bar.py"/>
        <source>{results}; and {count} more</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../bar.py"/>
        <source>Answer in the dock</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../bar.py"/>
        <location filename="../dock/messages.py"/>
        <source>Copy details</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../credentials.py"/>
        <source>QGIS does not hand out the credentials of &apos;{name}&apos;</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../credentials.py"/>
        <source>unlock QGIS&apos;s authentication database with its master password, or choose the credentials anew</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../credentials.py"/>
        <source>&apos;{name}&apos; is opened with credentials of the kind {kind}, which only QGIS can use</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../credentials.py"/>
        <source>use a user name with a password or a key in a header, or download the scene and add its files</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../dock/device_box.py"/>
        <location filename="../dock/options_section.py"/>
        <location filename="../dock/report_dialog.py"/>
        <location filename="../processing/scene_parameters.py"/>
        <source>Device</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../dock/device_box.py"/>
        <source>The fastest</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../dock/device_box.py"/>
        <source>Processor</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../dock/dock.py"/>
        <location filename="../dock/report_dialog.py"/>
        <location filename="../processing/applymask.py"/>
        <location filename="../processing/parameters.py"/>
        <location filename="../processing/zonalstatistics.py"/>
        <source>Mask</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../dock/dock.py"/>
        <source>Batch</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../dock/dock.py"/>
        <source>Usable dates</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../dock/dock.py"/>
        <source>About cloudmask…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../dock/dock.py"/>
        <source>a question about the layer is open</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../dock/dock.py"/>
        <source>answer it above, or choose &apos;Not now&apos;</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../dock/engine_page.py"/>
        <source>The engine is not set up yet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../dock/engine_page.py"/>
        <source>Clouds are masked by an engine in a Python of its own, with PyTorch and rasterio. Nothing is ever installed into QGIS&apos;s Python.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../dock/engine_page.py"/>
        <source>Choose Pytho&amp;n…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../dock/engine_page.py"/>
        <source>Choose the engine&apos;s Python</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../dock/engine_page.py"/>
        <source>Loo&amp;k again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../dock/engine_page.py"/>
        <source>Look for the engine again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../dock/engine_page.py"/>
        <source>Trying the engine…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../dock/engine_page.py"/>
        <source>Python of the engine</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../dock/engine_page.py"/>
        <source>install it into that Python, or choose another one</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../dock/extent_section.py"/>
        <location filename="../processing/scene_parameters.py"/>
        <source>Area</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../dock/extent_section.py"/>
        <source>Whole layer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../dock/extent_section.py"/>
        <source>What the map shows</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../dock/extent_section.py"/>
        <source>Rectangle drawn on the map</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../dock/extent_section.py"/>
        <source>Polygons of a layer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../dock/extent_section.py"/>
        <source>Draw on the map</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../dock/extent_section.py"/>
        <source>Draw a rectangle on the map</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../dock/extent_section.py"/>
        <source>Layer with polygons</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../dock/extent_section.py"/>
        <source>Only selected polygons</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../dock/extent_section.py"/>
        <source>no rectangle is drawn</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../dock/extent_section.py"/>
        <source>choose &apos;Draw on the map&apos; and drag one there</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../dock/extent_section.py"/>
        <source>the map has no layer with polygons</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../dock/extent_section.py"/>
        <source>add one, or choose the whole layer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../dock/extent_section.py"/>
        <source>{width} × {height} {unit}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../dock/layer_section.py"/>
        <source>Layer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../dock/layer_section.py"/>
        <source>The scene: any raster layer with red, green and blue</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../dock/layer_section.py"/>
        <source>La&amp;yer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../dock/layer_section.py"/>
        <source>Bands…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../dock/layer_section.py"/>
        <source>Level and offset…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../dock/layer_section.py"/>
        <source>Add a Sentinel-2 scene to the map to begin.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../dock/layer_section.py"/>
        <source>Looking at the layer when the mask is done…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../dock/layer_section.py"/>
        <source>Looking at the layer…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../dock/layer_section.py"/>
        <source>Recognised as Sentinel-2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../dock/layer_section.py"/>
        <source>Not recognised as Sentinel-2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../dock/mapping_section.py"/>
        <source>Which band is which?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../dock/mapping_section.py"/>
        <source>Bands of the file and what they are</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../dock/mapping_section.py"/>
        <source>In the file</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../dock/mapping_section.py"/>
        <location filename="../dock/wording.py"/>
        <source>Sentinel-2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../dock/mapping_section.py"/>
        <source>&amp;Usual order</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../dock/mapping_section.py"/>
        <source>Fill in the usual order</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../dock/mapping_section.py"/>
        <source>Use &amp;these</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../dock/mapping_section.py"/>
        <source>Use these bands</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../dock/mapping_section.py"/>
        <source>See whether each band is what it is taken for, or correct it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../dock/mapping_section.py"/>
        <source>The file does not name its bands. Say at least which are red, green and blue.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../dock/mapping_section.py"/>
        <source>What {band} is</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../dock/mapping_section.py"/>
        <source>not used</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../dock/mapping_section.py"/>
        <source>{band} · {colour}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../dock/mapping_section.py"/>
        <source>{band} is chosen twice.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../dock/mapping_section.py"/>
        <source>Red, green and blue are needed; still missing: {bands}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../dock/model_section.py"/>
        <location filename="../dock/report_dialog.py"/>
        <location filename="../processing/scene_parameters.py"/>
        <source>Model</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../dock/model_section.py"/>
        <source>Limits, licence and sources</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../dock/options_section.py"/>
        <source>Options</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../dock/options_section.py"/>
        <source>Outlines as polygons</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../dock/options_section.py"/>
        <source>Probab&amp;ilities</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../dock/options_section.py"/>
        <source>Report as a file</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../dock/options_section.py"/>
        <source>Widen clouds by</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../dock/options_section.py"/>
        <source> m</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../dock/options_section.py"/>
        <source>Widen shadows by</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../dock/options_section.py"/>
        <source>Drop patches below</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../dock/options_section.py"/>
        <source> m²</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../dock/options_section.py"/>
        <source>All of them (slower)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../dock/options_section.py"/>
        <source>Also bands that the model gains nothing from on most scenes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../dock/options_section.py"/>
        <source>What to look for</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../dock/options_section.py"/>
        <source>for example: smoke, contrail</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../dock/options_section.py"/>
        <source>Also make</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../dock/options_section.py"/>
        <source>Least probability of</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../dock/options_section.py"/>
        <location filename="../dock/report_dialog.py"/>
        <location filename="../processing/scene_parameters.py"/>
        <source>Bands</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../dock/options_section.py"/>
        <source>Look for</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../dock/options_section.py"/>
        <source>Probability from which a pixel is {name}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../dock/options_section.py"/>
        <source>model&apos;s own</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../dock/output_section.py"/>
        <source>Result</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../dock/output_section.py"/>
        <source>Where the mask is saved</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../dock/output_section.py"/>
        <source>Temporary layer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../dock/output_section.py"/>
        <source>In a folder</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../dock/output_section.py"/>
        <source>As a file</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../dock/output_section.py"/>
        <source>Folder for masks</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../dock/output_section.py"/>
        <source>File for the mask</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../dock/output_section.py"/>
        <source>Save the mask as</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../dock/output_section.py"/>
        <source>GeoTIFF</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../dock/output_section.py"/>
        <source>Resolution</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../dock/output_section.py"/>
        <source>Of the finest band</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../dock/output_section.py"/>
        <source>{metres} m</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../dock/output_section.py"/>
        <source>Save</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../dock/output_section.py"/>
        <source>no folder is given for the mask</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../dock/output_section.py"/>
        <source>choose one, or save as a temporary layer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../dock/output_section.py"/>
        <source>no file is given for the mask</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../dock/output_section.py"/>
        <source>Browse: {title}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../dock/radiometry_section.py"/>
        <source>Offset and level</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../dock/radiometry_section.py"/>
        <location filename="../dock/report_dialog.py"/>
        <location filename="../processing/scene_parameters.py"/>
        <source>Offset</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../dock/radiometry_section.py"/>
        <source>Divided by</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../dock/radiometry_section.py"/>
        <location filename="../processing/scene_parameters.py"/>
        <source>Processing level</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../dock/radiometry_section.py"/>
        <source>As recognised</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../dock/radiometry_section.py"/>
        <source>1C, top of atmosphere</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../dock/radiometry_section.py"/>
        <source>2A, surface</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../dock/radiometry_section.py"/>
        <source>8-bit true-colour picture</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../dock/radiometry_section.py"/>
        <location filename="../dock/report_dialog.py"/>
        <source>Level</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../dock/radiometry_section.py"/>
        <source>&amp;Not now</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../dock/radiometry_section.py"/>
        <source>Leave it as it is</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../dock/radiometry_section.py"/>
        <source>&amp;Keep answer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../dock/radiometry_section.py"/>
        <source>Remember this for the layer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../dock/radiometry_section.py"/>
        <source>Choose what the layer&apos;s files say, or correct it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../dock/radiometry_section.py"/>
        <source>Since January 2022, products have 1000 added to every value. This layer does not say whether it has.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../dock/radiometry_section.py"/>
        <source>As the &amp;files say</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../dock/radiometry_section.py"/>
        <source>{offset}: since 2022</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../dock/radiometry_section.py"/>
        <source>Processing baseline 04.00 and later; also older scenes that were processed again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../dock/radiometry_section.py"/>
        <source>0: older, or applied</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../dock/radiometry_section.py"/>
        <source>Before January 2022 (processing baseline before 04.00), or a provider that has applied it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../dock/radiometry_section.py"/>
        <source>Other numbers</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../dock/radiometry_section.py"/>
        <source>Your own offset and scale</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../dock/report_dialog.py"/>
        <source>Report of the mask</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../dock/report_dialog.py"/>
        <location filename="../dock/result_section.py"/>
        <location filename="../processing/parameters.py"/>
        <source>Report</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../dock/report_dialog.py"/>
        <source>What</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../dock/report_dialog.py"/>
        <source>Value</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../dock/report_dialog.py"/>
        <source>&amp;Copy as JSON</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../dock/report_dialog.py"/>
        <source>Open &amp;folder</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../dock/report_dialog.py"/>
        <source>yes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../dock/report_dialog.py"/>
        <source>no</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../dock/report_dialog.py"/>
        <source>Scene</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../dock/report_dialog.py"/>
        <source>Name</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../dock/report_dialog.py"/>
        <source>Version</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../dock/report_dialog.py"/>
        <source>Checksum (SHA-256)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../dock/report_dialog.py"/>
        <location filename="../processing/scene_parameters.py"/>
        <source>Precision</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../dock/report_dialog.py"/>
        <location filename="../processing/scene_parameters.py"/>
        <source>Resolution (m)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../dock/report_dialog.py"/>
        <source>Width (pixels)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../dock/report_dialog.py"/>
        <source>Height (pixels)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../dock/report_dialog.py"/>
        <location filename="../processing/parameters.py"/>
        <source>Pixels with data</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../dock/report_dialog.py"/>
        <source>Classes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../dock/report_dialog.py"/>
        <source>Pixels</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../dock/report_dialog.py"/>
        <source>Share (%)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../dock/report_dialog.py"/>
        <source>Area (m²)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../dock/report_dialog.py"/>
        <source>Thick and thin cloud (%)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../dock/report_dialog.py"/>
        <source>Time (s)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../dock/report_dialog.py"/>
        <source>In all</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../dock/report_dialog.py"/>
        <source>Megapixels per second</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../dock/report_dialog.py"/>
        <source>Notes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../dock/report_dialog.py"/>
        <source>Offset known from</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../dock/report_dialog.py"/>
        <source>Least probabilities</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../dock/result_section.py"/>
        <source>&amp;Zoom</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../dock/result_section.py"/>
        <source>Zoom to the mask</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../dock/result_section.py"/>
        <source>Style</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../dock/result_section.py"/>
        <source>Change how the mask looks</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../dock/result_section.py"/>
        <source>Open the report of this run</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../dock/result_section.py"/>
        <source>{name}: masked in {time}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../dock/result_section.py"/>
        <source>The mask is no longer in the project.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../dock/run_section.py"/>
        <source>Progress</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../dock/run_section.py"/>
        <source>Cancelling…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../dock/run_section.py"/>
        <source>C&amp;ancel</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../dock/run_section.py"/>
        <source>M&amp;ask clouds</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../dock/run_section.py"/>
        <location filename="../menu.py"/>
        <location filename="../processing/maskclouds.py"/>
        <source>Mask clouds</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../dock/run_section.py"/>
        <source>Starting…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../dock/run_section.py"/>
        <source>{number} %</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../dock/run_section.py"/>
        <source>{number} Mpx/s</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../dock/run_section.py"/>
        <source>about {time} left</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../dock/run_section.py"/>
        <source>{status} ({count} more waiting)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../dock/widgets.py"/>
        <source>Fold or unfold: {title}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../dock/wording.py"/>
        <source>baseline {baseline}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../dock/wording.py"/>
        <source>level 1C</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../dock/wording.py"/>
        <source>level 2A</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../dock/wording.py"/>
        <source>true-colour picture</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../dock/wording.py"/>
        <source>level not known</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../dock/wording.py"/>
        <source>near infrared</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../dock/wording.py"/>
        <source>shortwave infrared</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../dock/wording.py"/>
        <source>coastal blue</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../dock/wording.py"/>
        <source>blue</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../dock/wording.py"/>
        <source>green</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../dock/wording.py"/>
        <source>red</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../dock/wording.py"/>
        <source>narrow near infrared</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../dock/wording.py"/>
        <source>water vapour</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../dock/wording.py"/>
        <source>cirrus</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../dock/wording.py"/>
        <source>red edge</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../dock/wording.py"/>
        <source>as you said</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../dock/wording.py"/>
        <source>from the product</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../dock/wording.py"/>
        <source>from the STAC item</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../dock/wording.py"/>
        <source>from the file</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../dock/wording.py"/>
        <source>seen from the values</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../dock/wording.py"/>
        <source>offset not known</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../dock/wording.py"/>
        <source>no offset, {origin}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../dock/wording.py"/>
        <source>offset {offset} {origin}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../dock/wording.py"/>
        <source>one band</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../dock/wording.py"/>
        <source>{count} bands</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../dock/wording.py"/>
        <source>{bands} at {resolution} m</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../dock/wording.py"/>
        <source>d MMMM yyyy</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../environment/python.py"/>
        <source>the engine&apos;s environment is not set up yet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../environment/python.py"/>
        <source>set it up, or choose a Python that has the engine&apos;s packages</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../environment/python.py"/>
        <source>choose another Python</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../environment/python.py"/>
        <source>&apos;{path}&apos; is no full path of a Python</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../environment/python.py"/>
        <source>there is no Python at &apos;{path}&apos;</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../environment/python.py"/>
        <source>&apos;{path}&apos; is QGIS itself and not a Python</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../environment/python.py"/>
        <source>choose the Python of the engine&apos;s environment</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../environment/python.py"/>
        <source>&apos;{path}&apos; cannot be run as a program</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../layers.py"/>
        <source>covered for sure</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../layers.py"/>
        <source>clear for sure</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../layers.py"/>
        <source>clear</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../layers.py"/>
        <source>thick cloud</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../layers.py"/>
        <source>thin cloud</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../layers.py"/>
        <source>cloud shadow</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../layers.py"/>
        <source>Temporary: it goes when QGIS ends. Export it, or make it permanent, to keep it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../layers.py"/>
        <source>{name} – outlines</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../layers.py"/>
        <source>{name} – clouds</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../layers.py"/>
        <source>{name} – probabilities</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../layers.py"/>
        <source>QGIS cannot open {path}, which was just written</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../layers.py"/>
        <source>see whether another program has moved or changed it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../masking.py"/>
        <source>cancelled: nothing of &apos;{name}&apos; was written</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../masking.py"/>
        <source>&apos;{name}&apos; is being masked already</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../masking.py"/>
        <source>wait for it, or cancel it first</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../masking.py"/>
        <source>the project was closed while &apos;{name}&apos; was being masked</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../masking.py"/>
        <source>open it again and start anew</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../masking.py"/>
        <source>the layer &apos;{name}&apos; was removed while it was being masked</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../menu.py"/>
        <source>Mask clouds…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../menu.py"/>
        <source>select the layer of a scene in the layer panel</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../menu.py"/>
        <source>no raster layer is selected</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../menu.py"/>
        <source>{count} of the selected layers cannot be masked; the first: {reason}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../processing/algorithm.py"/>
        <source>&apos;{value}&apos; cannot be opened as a raster layer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../processing/algorithm.py"/>
        <source>choose a raster layer or the path of a raster</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../processing/algorithm.py"/>
        <source>&apos;{value}&apos; cannot be opened as a polygon layer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../processing/algorithm.py"/>
        <source>choose a polygon layer or the path of a vector file</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../processing/applymask.py"/>
        <source>Apply mask</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../processing/applymask.py"/>
        <location filename="../processing/zonalstatistics.py"/>
        <source>Use of masks</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../processing/applymask.py"/>
        <source>cloud,clouds,shadow,mask,apply,remove,no data,nodata,clip</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../processing/applymask.py"/>
        <source>Copies a raster of any type and number of bands, with no data where the mask has clouds or shadows.
The raster may lie on another grid: each pixel has the class of the mask&apos;s nearest pixel. Pixels where the mask has no data or does not reach are kept and counted; all pixels that are kept stay as they are, bit for bit.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../processing/applymask.py"/>
        <location filename="../processing/zonalstatistics.py"/>
        <source>A mask that Mask clouds has written.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../processing/applymask.py"/>
        <source>Raster</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../processing/applymask.py"/>
        <source>The raster to take clouds out of, on any grid.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../processing/applymask.py"/>
        <source>Classes to take out</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../processing/applymask.py"/>
        <source>Which classes become no data.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../processing/applymask.py"/>
        <source>Buffer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../processing/applymask.py"/>
        <source>Metres around them that become no data as well.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../processing/applymask.py"/>
        <source>No-data value</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../processing/applymask.py"/>
        <source>What stands for no data; empty: the raster&apos;s own value, else NaN, the lowest signed number or 0.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../processing/applymask.py"/>
        <source>Plain tiled GeoTIFF</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../processing/applymask.py"/>
        <source>Writes a tiled GeoTIFF without overviews in place of a cloud-optimised one.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../processing/applymask.py"/>
        <source>Raster without clouds</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../processing/applymask.py"/>
        <source>The copy, a GeoTIFF. A file that exists is replaced.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../processing/applymask.py"/>
        <source>Taken out (%)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../processing/applymask.py"/>
        <source>Pixels taken out</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../processing/applymask.py"/>
        <source>CLASSES is empty; choose what to take out.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../processing/help.py"/>
        <source>Parameters</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../processing/help.py"/>
        <source>Example</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../processing/loading.py"/>
        <source>The table is written, but this QGIS cannot show its format.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../processing/maskclouds.py"/>
        <location filename="../processing/refinemask.py"/>
        <source>Masks</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../processing/maskclouds.py"/>
        <source>cloud,clouds,shadow,cirrus,mask,masking,sentinel-2,s2,satellite,machine learning</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../processing/maskclouds.py"/>
        <source>Finds thick cloud, thin cloud and cloud shadow in a Sentinel-2 scene and writes them as a mask.
The scene is a raster layer, or a product, STAC item, address or list of band files; one of the two. Red, green and blue must be there; each further band helps. Level, offset and bands are recognised; where they are not, a sentence says which parameter to give. What was answered for a layer in the dock is remembered.
Besides the files, the percentages of the valid pixels are outputs that a model can branch on.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../processing/maskclouds.py"/>
        <source>INPUT and SCENE are both given; give one of them.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../processing/maskclouds.py"/>
        <source>There is no scene to mask; give INPUT or SCENE.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../processing/maskclouds.py"/>
        <source>EXTENT and AREA are both given; give one of them.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../processing/maskclouds.py"/>
        <source>No model that is installed takes prompts; leave PROMPTS empty.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../processing/parameters.py"/>
        <source>The mask, a cloud-optimised GeoTIFF: 0 clear, 1 thick cloud, 2 thin cloud, 3 cloud shadow, 255 no data. A file that exists is replaced.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../processing/parameters.py"/>
        <source>JSON files (*.json)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../processing/parameters.py"/>
        <source>Areas, percentages, inputs and warnings as JSON; not written by default.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../processing/parameters.py"/>
        <source>Threshold of cloud, thick and thin together</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../processing/parameters.py"/>
        <source>Threshold of thick cloud</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../processing/parameters.py"/>
        <source>Threshold of thin cloud</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../processing/parameters.py"/>
        <source>Threshold of cloud shadow</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../processing/parameters.py"/>
        <source>Cloud is chosen where its probability (0 to 1) reaches this, and nowhere else.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../processing/parameters.py"/>
        <source>Probability (0 to 1) from which thick cloud is chosen; empty: the model decides.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../processing/parameters.py"/>
        <source>Probability (0 to 1) from which thin cloud is chosen; empty: the model decides.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../processing/parameters.py"/>
        <source>Probability (0 to 1) from which cloud shadow is chosen; empty: the model decides.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../processing/parameters.py"/>
        <source>Smallest cloud or shadow (m²)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../processing/parameters.py"/>
        <source>Buffer around clouds</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../processing/parameters.py"/>
        <source>Metres by which clouds grow, over clear ground and shadows; never over no data.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../processing/parameters.py"/>
        <source>Buffer around shadows</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../processing/parameters.py"/>
        <source>Metres by which shadows grow, over clear ground.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../processing/parameters.py"/>
        <source>Clouds and shadows of fewer square metres become clear.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../processing/parameters.py"/>
        <source>Cloud, thick and thin (%)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../processing/parameters.py"/>
        <source>Thick cloud (%)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../processing/parameters.py"/>
        <source>Thin cloud (%)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../processing/parameters.py"/>
        <source>Cloud shadow (%)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../processing/parameters.py"/>
        <source>Clear (%)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../processing/parameters.py"/>
        <source>{key} is {value}; give a probability from 0 to 1.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../processing/parameters.py"/>
        <source>THRESHOLD_CLOUD stands for thick and thin cloud together; give it, or those of the two.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../processing/parameters.py"/>
        <source>{key} is {value}; give a number that is not negative.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../processing/parameters.py"/>
        <source>&apos;{name}&apos; cannot be written; the name of {key} must end with {endings}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../processing/parameters.py"/>
        <source> or </source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../processing/parameters.py"/>
        <source>&apos;{part}&apos; in BANDS is not of the form name=number; write for example red=3,green=2,blue=1.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../processing/parameters.py"/>
        <source>&apos;{name}&apos; in BANDS is no Sentinel-2 band; use names such as B04 or red, green, blue, nir.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../processing/parameters.py"/>
        <source>BANDS names {band} twice; name each band once.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../processing/progress.py"/>
        <source>{stage}: {rate} million pixels a second</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../processing/rasters.py"/>
        <source>&apos;{name}&apos; is no file but a layer of the kind {kind}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../processing/rasters.py"/>
        <location filename="../sources.py"/>
        <source>&apos;{name}&apos; is no file: it exists in this QGIS only</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../processing/rasters.py"/>
        <source>save it as a GeoTIFF first (right-click, Export, Save As)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../processing/refinemask.py"/>
        <source>Refine mask</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../processing/refinemask.py"/>
        <source>cloud,clouds,shadow,mask,probabilities,threshold,buffer,refine</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../processing/refinemask.py"/>
        <source>Draws another mask from the probabilities that Mask clouds has written: other thresholds, buffers around clouds and shadows, no small objects. The model does not run again, so it takes seconds; the result is the mask that Mask clouds would have written with the same settings.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../processing/refinemask.py"/>
        <location filename="../processing/scene_parameters.py"/>
        <source>Probabilities</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../processing/refinemask.py"/>
        <source>A raster of probabilities that Mask clouds has written.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../processing/scene_parameters.py"/>
        <source>Sentinel-2 layer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../processing/scene_parameters.py"/>
        <source>A raster layer of a scene: a product&apos;s band or subdataset, a raster with several bands, a picture.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../processing/scene_parameters.py"/>
        <source>Or a scene by path or address</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../processing/scene_parameters.py"/>
        <source>In place of a layer: a SAFE folder or zip, a STAC item, a raster, a folder of band files, an address (https, s3), or several files separated by semicolons.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../processing/scene_parameters.py"/>
        <source>Which model decides, by its id.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../processing/scene_parameters.py"/>
        <source>Metres per pixel of the mask; source is the finest of the bands that are read.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../processing/scene_parameters.py"/>
        <source>Extent</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../processing/scene_parameters.py"/>
        <source>Mask only this box, snapped outward to pixels. Its coordinate system is the scene&apos;s unless it says.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../processing/scene_parameters.py"/>
        <source>Mask only these polygons, in any coordinate system; around them the mask has no data.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../processing/scene_parameters.py"/>
        <source>Where to compute: auto, cpu, cuda, cuda:1, mps. auto takes a graphics card where there is one.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../processing/scene_parameters.py"/>
        <source>How exactly to compute; auto follows from what the device can do.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../processing/scene_parameters.py"/>
        <source>Read all bands that the model can use</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../processing/scene_parameters.py"/>
        <source>Reads also the bands that the model gains little from, which takes longer.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../processing/scene_parameters.py"/>
        <source>Prompts</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../processing/scene_parameters.py"/>
        <source>Texts, separated by semicolons, for models that take them.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../processing/scene_parameters.py"/>
        <source>Where the scene does not say it: L1C, L2A, or RGB8 for a picture of 8 bits.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../processing/scene_parameters.py"/>
        <source>Where the scene does not say it: what is added to digital numbers before scaling, -1000 since processing baseline 04.00 (January 2022), 0 before.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../processing/scene_parameters.py"/>
        <source>Scale</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../processing/scene_parameters.py"/>
        <source>Where the scene does not say it: reflectance per digital number, 0.0001 for products.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../processing/scene_parameters.py"/>
        <source>Where they are not recognised: which band of the raster is which, such as red=3,green=2,blue=1.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../processing/scene_parameters.py"/>
        <source>The probability of each class as GeoTIFF, from which other masks are drawn; not written by default.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../processing/scene_parameters.py"/>
        <location filename="../processing/zonalstatistics.py"/>
        <source>Polygons</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../processing/scene_parameters.py"/>
        <source>Clouds and shadows with class and area in square metres, as GeoPackage; not written by default.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../processing/vectors.py"/>
        <location filename="../worker/job.py"/>
        <source>cancelled</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../processing/vectors.py"/>
        <source>the polygons of &apos;{name}&apos; cannot be written to a temporary file</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../processing/vectors.py"/>
        <source>check the free space of the disk</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../processing/zonalstatistics.py"/>
        <source>Cloud statistics of polygons</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../processing/zonalstatistics.py"/>
        <source>cloud,clouds,shadow,mask,zonal,statistics,polygons,fields,parcels,percentage,table</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../processing/zonalstatistics.py"/>
        <source>Writes a table of how much of each class of a mask lies in each polygon, one row a polygon.
Percentages of the classes are of the polygon&apos;s area with data, 100 together; those of no data and of what lies beyond the mask are of the whole polygon. The polygons may be in any coordinate system, and selected features alone can be taken.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../processing/zonalstatistics.py"/>
        <source>Fields, parcels or whatever else is asked about: a polygon layer in any coordinate system.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../processing/zonalstatistics.py"/>
        <source>Field that names a polygon</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../processing/zonalstatistics.py"/>
        <source>Its value becomes the column zone; empty: the layer&apos;s own feature ids.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../processing/zonalstatistics.py"/>
        <source>Exact shares of pixels at the border</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../processing/zonalstatistics.py"/>
        <source>If not, whole pixels are counted whose centre lies inside; the column method says which.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../processing/zonalstatistics.py"/>
        <source>Statistics</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../processing/zonalstatistics.py"/>
        <source>The table: .gpkg with the polygons, .csv or .parquet without. A file that exists is replaced.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../processing/zonalstatistics.py"/>
        <source>Number of polygons</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../shares.py"/>
        <source>{name} {number} %</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../shares.py"/>
        <source>no valid pixel</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../sources.py"/>
        <source>no scene is given</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../sources.py"/>
        <source>give a layer, a file, a folder or an address</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../sources.py"/>
        <source>&apos;{name}&apos; is no raster layer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../sources.py"/>
        <source>choose the layer of a scene</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../sources.py"/>
        <source>&apos;{name}&apos; is a result itself</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../sources.py"/>
        <source>&apos;{name}&apos; is a picture from a map service, and a mask needs the scene&apos;s own values</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../sources.py"/>
        <source>add the files of the scene, for example from a STAC catalogue</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../sources.py"/>
        <source>&apos;{name}&apos; is no file but a layer of the kind {kind}, which the engine cannot open</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../sources.py"/>
        <source>save it as a GeoTIFF first (right-click, Export, Save As) and mask that</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../sources.py"/>
        <source>the file of &apos;{name}&apos; is not there: {path}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../sources.py"/>
        <source>put it back, or give the layer its new place (right-click, Change Data Source)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../sources.py"/>
        <source>&apos;{name}&apos; is opened by GDAL&apos;s driver {kind}, which the engine does not know</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../sources.py"/>
        <source>QGIS itself cannot read &apos;{name}&apos;</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../sources.py"/>
        <source>repair the layer&apos;s source, or add the scene again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../sources.py"/>
        <source>&apos;{name}&apos; has fewer than three bands, and a mask needs red, green and blue</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../sources.py"/>
        <source>&apos;{name}&apos; is one band of a scene, and a mask needs red, green and blue</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../sources.py"/>
        <source>the selected layers of &apos;{name}&apos; are not enough: a mask needs red, green and blue</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../sources.py"/>
        <source>add the scene&apos;s {bands} too and select all its bands together</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../targets.py"/>
        <source>the folder for temporary files cannot be used ({reason})</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../targets.py"/>
        <source>choose a folder for the output</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../targets.py"/>
        <source>{path} is open in QGIS as the layer &apos;{name}&apos;</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../targets.py"/>
        <source>remove that layer first, or choose another name</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../targets.py"/>
        <source>{path} is being written by another run</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../targets.py"/>
        <source>wait for it, or choose another name</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../words.py"/>
        <source>Opening the scene</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../words.py"/>
        <source>Masking</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../words.py"/>
        <source>Drawing the mask</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../words.py"/>
        <source>Writing the result</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../words.py"/>
        <source>Copying</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../words.py"/>
        <source>Counting</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../words.py"/>
        <source>Working</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../words.py"/>
        <source>{count} s</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../words.py"/>
        <source>{count} min</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../words.py"/>
        <source>{hours} h {minutes} min</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../worker/crashes.py"/>
        <source>the engine has ended in the middle of its work ({how})</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../worker/crashes.py"/>
        <source>try again; if it happens again, report it with the details</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../worker/crashes.py"/>
        <source>close other programs, or mask a smaller area or with a coarser resolution</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../worker/crashes.py"/>
        <source>set the engine&apos;s environment up again, or choose another Python</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../worker/crashes.py"/>
        <source>install the Microsoft Visual C++ Redistributable 2015-2022 (x64) and start QGIS again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../worker/crashes.py"/>
        <source>the memory of the graphics card is full</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../worker/crashes.py"/>
        <source>close other programs, or choose the processor (CPU) as device</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../worker/crashes.py"/>
        <source>the driver of the graphics card is too old for the engine</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../worker/crashes.py"/>
        <source>update the driver, or choose the processor (CPU) as device</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../worker/crashes.py"/>
        <source>the disk is full</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../worker/crashes.py"/>
        <source>free some space, or choose another folder</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../worker/crashes.py"/>
        <source>a rule of this computer (antivirus or policy) does not let the engine run</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../worker/crashes.py"/>
        <source>ask the administrator to allow the folder of the engine&apos;s environment</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../worker/crashes.py"/>
        <source>a library of Windows that the engine needs is missing (Visual C++ runtime)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../worker/crashes.py"/>
        <source>a library that the engine needs does not fit this system</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../worker/crashes.py"/>
        <source>the computer&apos;s memory is full</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../worker/crashes.py"/>
        <source>the system has ended the engine, most likely as the computer&apos;s memory was full</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../worker/crashes.py"/>
        <source>the engine uses instructions that this processor does not have</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../worker/crashes.py"/>
        <source>set the environment up again with an older version of torch, or use another computer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../worker/crashes.py"/>
        <source>the engine has crashed in one of its libraries</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../worker/crashes.py"/>
        <source>try again, or choose the processor (CPU) as device; if it happens again, report it with the details</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../worker/crashes.py"/>
        <source>the chosen Python cannot run the engine</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../worker/crashes.py"/>
        <source>another program has ended the engine</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../worker/crashes.py"/>
        <source>try again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../worker/crashes.py"/>
        <source>code {code}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../worker/crashes.py"/>
        <source>signal {code}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../worker/crashes.py"/>
        <source>exit code {code}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../worker/driver.py"/>
        <source>the engine has not answered within {seconds} seconds of its start</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../worker/driver.py"/>
        <source>try again, or set the environment up again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../worker/process.py"/>
        <source>the engine&apos;s Python &apos;{path}&apos; does not start ({reason})</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../worker/process.py"/>
        <source>choose another Python, or set the environment up again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../worker/wording.py"/>
        <source>a run with probabilities</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../worker/wording.py"/>
        <source>choose another name or let it be overwritten</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../worker/wording.py"/>
        <source>choose the level RGB8 for</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../worker/wording.py"/>
        <source>choose another model</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../worker/wording.py"/>
        <source>choose one of these models:</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../worker/wording.py"/>
        <source>choose the processor (CPU) as device</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../worker/wording.py"/>
        <source>choose as device</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../worker/wording.py"/>
        <source>choose as precision</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../worker/wording.py"/>
        <source>choose the source&apos;s own resolution</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../worker/wording.py"/>
        <source>leave the prompts out</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../worker/wording.py"/>
        <source>leave the table of bands empty</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../worker/wording.py"/>
        <source>choose the level</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../worker/wording.py"/>
        <source>give the offset</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../worker/wording.py"/>
        <source>for example </source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../worker/wording.py"/>
        <source>does not occur as the no-data value</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../worker/wording.py"/>
        <source>for another one, save it in a file of its own</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../worker/wording.py"/>
        <source>(and the offset)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../worker/wording.py"/>
        <source>an offset of</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../worker/wording.py"/>
        <source>report it with the details</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../worker/wording.py"/>
        <source>an area</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../worker/wording.py"/>
        <source>its coordinate system</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../worker/wording.py"/>
        <source>the table of bands</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../worker/wording.py"/>
        <source>the buffer around clouds</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../worker/wording.py"/>
        <source>the buffer around shadows</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../worker/wording.py"/>
        <source>the device</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../worker/wording.py"/>
        <source>the polygon layer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../worker/wording.py"/>
        <source>the level</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../worker/wording.py"/>
        <source>the smallest area</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../worker/wording.py"/>
        <source>the model</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../worker/wording.py"/>
        <source>the no-data value</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../worker/wording.py"/>
        <source>the offset</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../worker/wording.py"/>
        <source>leave to overwrite</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../worker/wording.py"/>
        <source>the outlines</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../worker/wording.py"/>
        <source>the precision</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../worker/wording.py"/>
        <source>the probabilities</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../worker/wording.py"/>
        <source>the prompts</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../worker/wording.py"/>
        <source>the report</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../worker/wording.py"/>
        <source>the resolution</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../worker/wording.py"/>
        <source>the scale</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../worker/wording.py"/>
        <source>the threshold</source>
        <translation type="unfinished"></translation>
    </message>
</context>
</TS>
