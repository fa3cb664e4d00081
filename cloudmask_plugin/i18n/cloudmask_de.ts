<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="de" sourcelanguage="en">
<context>
    <name>cloudmask</name>
    <message>
        <location filename="../about.py"/>
        <source>About cloudmask</source>
        <translation>Über cloudmask</translation>
    </message>
    <message>
        <location filename="../about.py"/>
        <source>cloudmask&apos;s icon</source>
        <translation>Symbol von cloudmask</translation>
    </message>
    <message>
        <location filename="../about.py"/>
        <source>&amp;Copy</source>
        <translation>&amp;Kopieren</translation>
    </message>
    <message>
        <location filename="../about.py"/>
        <source>En&amp;gine…</source>
        <translation>En&amp;gine…</translation>
    </message>
    <message>
        <location filename="../about.py"/>
        <source>Models</source>
        <translation>Modelle</translation>
    </message>
    <message>
        <location filename="../about.py"/>
        <source>Licence</source>
        <translation>Lizenz</translation>
    </message>
    <message>
        <location filename="../about.py"/>
        <source>cloudmask is free software under the GNU General Public License, version 3 or later (GPL-3.0-or-later). It comes without any warranty; the full text is in the file LICENSE.</source>
        <translation>cloudmask ist freie Software unter der GNU General Public License, Version 3 oder später (GPL-3.0-or-later). Es kommt ohne jede Gewährleistung; der volle Text steht in der Datei LICENSE.</translation>
    </message>
    <message>
        <location filename="../about.py"/>
        <source>Data</source>
        <translation>Daten</translation>
    </message>
    <message>
        <location filename="../about.py"/>
        <source>Sentinel-2 data are provided by the European Union&apos;s Copernicus programme. Whoever publishes a mask writes: contains modified Copernicus Sentinel data, and the year.</source>
        <translation>Sentinel-2-Daten stellt das Copernicus-Programm der Europäischen Union bereit. Wer eine Maske veröffentlicht, schreibt dazu: enthält veränderte Copernicus-Sentinel-Daten, und das Jahr.</translation>
    </message>
    <message>
        <location filename="../about.py"/>
        <source>Nothing leaves your machine: there is no telemetry.</source>
        <translation>Nichts verlässt Ihren Rechner: Es gibt keine Telemetrie.</translation>
    </message>
    <message>
        <location filename="../about.py"/>
        <source>Protocol {version}</source>
        <translation>Protokoll {version}</translation>
    </message>
    <message>
        <location filename="../about.py"/>
        <source>The engine has not been started yet</source>
        <translation>Die Engine wurde noch nicht gestartet</translation>
    </message>
    <message>
        <location filename="../about.py"/>
        <source>Engine {version}</source>
        <translation>Engine {version}</translation>
    </message>
    <message>
        <location filename="../about.py"/>
        <source>Python {version} for the engine</source>
        <translation>Python {version} für die Engine</translation>
    </message>
    <message>
        <location filename="../about.py"/>
        <source>PyTorch is missing</source>
        <translation>PyTorch fehlt</translation>
    </message>
    <message>
        <location filename="../about.py"/>
        <location filename="../dock/model_section.py"/>
        <source>{title}, version {version}</source>
        <translation>{title}, Version {version}</translation>
    </message>
    <message>
        <location filename="../about.py"/>
        <location filename="../dock/licence_dialog.py"/>
        <location filename="../dock/model_section.py"/>
        <source>Licence: {licence}</source>
        <translation>Lizenz: {licence}</translation>
    </message>
    <message>
        <location filename="../areas.py"/>
        <source>the area is empty</source>
        <translation>das Gebiet ist leer</translation>
    </message>
    <message>
        <location filename="../areas.py"/>
        <source>draw it again, or choose the whole layer</source>
        <translation>zeichnen Sie es neu oder wählen Sie den ganzen Layer</translation>
    </message>
    <message>
        <location filename="../areas.py"/>
        <source>the area lies outside of &apos;{name}&apos;</source>
        <translation>das Gebiet liegt außerhalb von „{name}“</translation>
    </message>
    <message>
        <location filename="../areas.py"/>
        <source>zoom to the layer and choose again</source>
        <translation>zoomen Sie auf den Layer und wählen Sie neu</translation>
    </message>
    <message>
        <location filename="../areas.py"/>
        <location filename="../usable/area_section.py"/>
        <source>no polygon of &apos;{name}&apos; is selected</source>
        <translation>in „{name}“ ist kein Polygon gewählt</translation>
    </message>
    <message>
        <location filename="../areas.py"/>
        <location filename="../usable/area_section.py"/>
        <source>select some, or take all of the layer</source>
        <translation>wählen Sie welche aus oder nehmen Sie alle des Layers</translation>
    </message>
    <message>
        <location filename="../areas.py"/>
        <location filename="../usable/zones.py"/>
        <source>&apos;{name}&apos; holds no polygons</source>
        <translation>„{name}“ enthält keine Polygone</translation>
    </message>
    <message>
        <location filename="../areas.py"/>
        <source>choose another layer</source>
        <translation>wählen Sie einen anderen Layer</translation>
    </message>
    <message>
        <location filename="../areas.py"/>
        <source>the polygons of &apos;{name}&apos; cannot be handed to the engine</source>
        <translation>die Polygone von „{name}“ können nicht an die Engine übergeben werden</translation>
    </message>
    <message>
        <location filename="../areas.py"/>
        <source>save the layer as a GeoPackage and choose that</source>
        <translation>speichern Sie den Layer als GeoPackage und wählen Sie dieses</translation>
    </message>
    <message>
        <location filename="../areas.py"/>
        <source>the area cannot be brought to the coordinates of &apos;{name}&apos;</source>
        <translation>das Gebiet kann nicht in die Koordinaten von „{name}“ umgerechnet werden</translation>
    </message>
    <message>
        <location filename="../bar.py"/>
        <location filename="../dock/dock.py"/>
        <location filename="../menu.py"/>
        <location filename="../processing/provider.py"/>
        <source>Cloud masking</source>
        <translation>Wolkenmaskierung</translation>
    </message>
    <message>
        <location filename="../bar.py"/>
        <source>Progress of the cloud masks</source>
        <translation>Fortschritt der Wolkenmasken</translation>
    </message>
    <message>
        <location filename="../bar.py"/>
        <location filename="../batch/page.py"/>
        <location filename="../dock/download_box.py"/>
        <location filename="../dock/refine_section.py"/>
        <location filename="../dock/run_section.py"/>
        <location filename="../dock/setup_progress.py"/>
        <location filename="../usable/page.py"/>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <location filename="../bar.py"/>
        <source>masking the clouds of &apos;{name}&apos;</source>
        <translation>Wolken in „{name}“ werden maskiert</translation>
    </message>
    <message>
        <location filename="../bar.py"/>
        <source>masking the clouds of {count} scenes</source>
        <translation>Wolken in {count} Szenen werden maskiert</translation>
    </message>
    <message>
        <location filename="../bar.py"/>
        <source>{name}: {result}</source>
        <translation>{name}: {result}</translation>
    </message>
    <message>
        <location filename="../bar.py"/>
        <source>{results}; and {count} more</source>
        <translation>{results}; und {count} weitere</translation>
    </message>
    <message>
        <location filename="../bar.py"/>
        <source>Answer in the dock</source>
        <translation>Im Bedienfeld antworten</translation>
    </message>
    <message>
        <location filename="../bar.py"/>
        <location filename="../dock/messages.py"/>
        <source>Copy details</source>
        <translation>Details kopieren</translation>
    </message>
    <message>
        <location filename="../batch/detail.py"/>
        <source>Show on the map</source>
        <translation>Auf der Karte zeigen</translation>
    </message>
    <message>
        <location filename="../batch/export.py"/>
        <location filename="../usable/table.py"/>
        <source>{path} cannot be written ({reason})</source>
        <translation>{path} kann nicht geschrieben werden ({reason})</translation>
    </message>
    <message>
        <location filename="../batch/export.py"/>
        <source>close it where it is open, or choose another file</source>
        <translation>schließen Sie die Datei, wo sie offen ist, oder wählen Sie eine andere</translation>
    </message>
    <message>
        <location filename="../batch/journal.py"/>
        <source>the folder {path} cannot be written ({reason})</source>
        <translation>der Ordner {path} kann nicht beschrieben werden ({reason})</translation>
    </message>
    <message>
        <location filename="../batch/journal.py"/>
        <source>choose another folder for the masks, or free some space</source>
        <translation>wählen Sie einen anderen Ordner für die Masken oder schaffen Sie Platz</translation>
    </message>
    <message>
        <location filename="../batch/model.py"/>
        <source>{name} %</source>
        <translation>{name} %</translation>
    </message>
    <message>
        <location filename="../batch/model.py"/>
        <location filename="../dock/report_dialog.py"/>
        <location filename="../scenes/model.py"/>
        <location filename="../scenes/search_dialog.py"/>
        <location filename="../usable/rows.py"/>
        <source>Scene</source>
        <translation>Szene</translation>
    </message>
    <message>
        <location filename="../batch/model.py"/>
        <source>State</source>
        <translation>Stand</translation>
    </message>
    <message>
        <location filename="../batch/model.py"/>
        <location filename="../scenes/model.py"/>
        <location filename="../scenes/search_dialog.py"/>
        <location filename="../usable/rows.py"/>
        <source>Date</source>
        <translation>Datum</translation>
    </message>
    <message>
        <location filename="../batch/model.py"/>
        <location filename="../dock/run_section.py"/>
        <location filename="../usable/table.py"/>
        <source>{number} %</source>
        <translation>{number} %</translation>
    </message>
    <message>
        <location filename="../batch/model.py"/>
        <source>Waiting</source>
        <translation>Wartet</translation>
    </message>
    <message>
        <location filename="../batch/model.py"/>
        <source>Done</source>
        <translation>Fertig</translation>
    </message>
    <message>
        <location filename="../batch/model.py"/>
        <source>Failed</source>
        <translation>Misslungen</translation>
    </message>
    <message>
        <location filename="../batch/model.py"/>
        <source>Cancelled</source>
        <translation>Abgebrochen</translation>
    </message>
    <message>
        <location filename="../batch/model.py"/>
        <location filename="../words.py"/>
        <source>{count} s</source>
        <translation>{count} s</translation>
    </message>
    <message>
        <location filename="../batch/page.py"/>
        <source>Open the list of this folder</source>
        <translation>Liste dieses Ordners öffnen</translation>
    </message>
    <message>
        <location filename="../batch/page.py"/>
        <source>no folder is given for the masks</source>
        <translation>für die Masken ist kein Ordner angegeben</translation>
    </message>
    <message>
        <location filename="../batch/page.py"/>
        <source>choose one above</source>
        <translation>wählen Sie oben einen</translation>
    </message>
    <message>
        <location filename="../batch/page.py"/>
        <location filename="../dock/run_section.py"/>
        <source>Starting…</source>
        <translation>Wird gestartet…</translation>
    </message>
    <message>
        <location filename="../batch/page.py"/>
        <location filename="../dock/download_box.py"/>
        <location filename="../dock/run_section.py"/>
        <location filename="../dock/setup_progress.py"/>
        <location filename="../usable/page.py"/>
        <source>Cancelling…</source>
        <translation>Wird abgebrochen…</translation>
    </message>
    <message>
        <location filename="../batch/page.py"/>
        <location filename="../usable/page.py"/>
        <source>Written: {path}</source>
        <translation>Geschrieben: {path}</translation>
    </message>
    <message>
        <location filename="../batch/page.py"/>
        <source>Folder for the masks</source>
        <translation>Ordner für die Masken</translation>
    </message>
    <message>
        <location filename="../batch/page.py"/>
        <source>&amp;Folder for the masks</source>
        <translation>&amp;Ordner für die Masken</translation>
    </message>
    <message>
        <location filename="../batch/page.py"/>
        <location filename="../dock/output_section.py"/>
        <source>Browse: {title}</source>
        <translation>Durchsuchen: {title}</translation>
    </message>
    <message>
        <location filename="../batch/page.py"/>
        <source>Model, resolution and what else is written are those of the tab &apos;Mask&apos;</source>
        <translation>Modell, Auflösung und was sonst geschrieben wird, stehen im Reiter „Maske“</translation>
    </message>
    <message>
        <location filename="../batch/page.py"/>
        <location filename="../dock/run_section.py"/>
        <location filename="../usable/page.py"/>
        <source>Progress</source>
        <translation>Fortschritt</translation>
    </message>
    <message>
        <location filename="../batch/page.py"/>
        <source>&amp;Export CSV…</source>
        <translation>Als &amp;CSV…</translation>
    </message>
    <message>
        <location filename="../batch/page.py"/>
        <location filename="../usable/results.py"/>
        <source>Export the table as CSV</source>
        <translation>Die Tabelle als CSV exportieren</translation>
    </message>
    <message>
        <location filename="../batch/page.py"/>
        <source>{done} of {count} scenes</source>
        <translation>{done} von {count} Szenen</translation>
    </message>
    <message>
        <location filename="../batch/page.py"/>
        <location filename="../dock/run_section.py"/>
        <source>about {time} left</source>
        <translation>noch etwa {time}</translation>
    </message>
    <message>
        <location filename="../batch/page.py"/>
        <location filename="../dock/run_section.py"/>
        <location filename="../usable/page.py"/>
        <source>C&amp;ancel</source>
        <translation>Abbre&amp;chen</translation>
    </message>
    <message>
        <location filename="../batch/page.py"/>
        <source>M&amp;ask all</source>
        <translation>Alle &amp;maskieren</translation>
    </message>
    <message>
        <location filename="../batch/page.py"/>
        <source>Mask all scenes</source>
        <translation>Alle Szenen maskieren</translation>
    </message>
    <message>
        <location filename="../batch/page.py"/>
        <location filename="../usable/page.py"/>
        <source>Export the table</source>
        <translation>Tabelle exportieren</translation>
    </message>
    <message>
        <location filename="../batch/page.py"/>
        <location filename="../usable/page.py"/>
        <source>CSV</source>
        <translation>CSV</translation>
    </message>
    <message>
        <location filename="../batch/records.py"/>
        <source>Scenes done: {count}.</source>
        <translation>Fertige Szenen: {count}.</translation>
    </message>
    <message>
        <location filename="../batch/records.py"/>
        <source>Failed: {count}; select one to see why.</source>
        <translation>Misslungen: {count}; wählen Sie eine, um zu sehen, warum.</translation>
    </message>
    <message>
        <location filename="../batch/runner.py"/>
        <source>cancelled: what is done stays</source>
        <translation>abgebrochen: Was fertig ist, bleibt</translation>
    </message>
    <message>
        <location filename="../credentials.py"/>
        <source>QGIS does not hand out the credentials of &apos;{name}&apos;</source>
        <translation>QGIS gibt die Zugangsdaten von „{name}“ nicht heraus</translation>
    </message>
    <message>
        <location filename="../credentials.py"/>
        <source>unlock QGIS&apos;s authentication database with its master password, or choose the credentials anew</source>
        <translation>öffnen Sie die Authentifizierungsdatenbank von QGIS mit ihrem Hauptkennwort oder wählen Sie die Zugangsdaten neu</translation>
    </message>
    <message>
        <location filename="../credentials.py"/>
        <source>&apos;{name}&apos; is opened with credentials of the kind {kind}, which only QGIS can use</source>
        <translation>„{name}“ wird mit Zugangsdaten der Art {kind} geöffnet, die nur QGIS verwenden kann</translation>
    </message>
    <message>
        <location filename="../credentials.py"/>
        <source>use a user name with a password or a key in a header, or download the scene and add its files</source>
        <translation>verwenden Sie einen Benutzernamen mit Kennwort oder einen Schlüssel im Header, oder laden Sie die Szene herunter und fügen Sie ihre Dateien hinzu</translation>
    </message>
    <message>
        <location filename="../dock/device_box.py"/>
        <location filename="../dock/options_section.py"/>
        <location filename="../dock/report_dialog.py"/>
        <location filename="../processing/scene_parameters.py"/>
        <source>Device</source>
        <translation>Gerät</translation>
    </message>
    <message>
        <location filename="../dock/device_box.py"/>
        <source>The fastest</source>
        <translation>Das schnellste</translation>
    </message>
    <message>
        <location filename="../dock/device_box.py"/>
        <source>Processor</source>
        <translation>Prozessor</translation>
    </message>
    <message>
        <location filename="../dock/dock.py"/>
        <location filename="../dock/report_dialog.py"/>
        <location filename="../processing/applymask.py"/>
        <location filename="../processing/parameters.py"/>
        <location filename="../processing/zonalstatistics.py"/>
        <source>Mask</source>
        <translation>Maske</translation>
    </message>
    <message>
        <location filename="../dock/dock.py"/>
        <source>Batch</source>
        <translation>Serie</translation>
    </message>
    <message>
        <location filename="../dock/dock.py"/>
        <location filename="../processing/usabledates.py"/>
        <location filename="../usable/results.py"/>
        <source>Usable dates</source>
        <translation>Nutzbare Tage</translation>
    </message>
    <message>
        <location filename="../dock/dock.py"/>
        <source>Engine…</source>
        <translation>Engine…</translation>
    </message>
    <message>
        <location filename="../dock/dock.py"/>
        <source>About cloudmask…</source>
        <translation>Über cloudmask…</translation>
    </message>
    <message>
        <location filename="../dock/dock.py"/>
        <source>The model has to be downloaded first: see &apos;Model&apos; above.</source>
        <translation>Das Modell muss erst heruntergeladen werden: siehe „Modell“ oben.</translation>
    </message>
    <message>
        <location filename="../dock/dock.py"/>
        <source>a question about the layer is open</source>
        <translation>eine Frage zum Layer ist offen</translation>
    </message>
    <message>
        <location filename="../dock/dock.py"/>
        <source>answer it above, or choose &apos;Not now&apos;</source>
        <translation>beantworten Sie sie oben oder wählen Sie „Nicht jetzt“</translation>
    </message>
    <message>
        <location filename="../dock/download_box.py"/>
        <source>Download…</source>
        <translation>Herunterladen…</translation>
    </message>
    <message>
        <location filename="../dock/download_box.py"/>
        <source>Download the model</source>
        <translation>Das Modell herunterladen</translation>
    </message>
    <message>
        <location filename="../dock/download_box.py"/>
        <source>From a folder…</source>
        <translation>Aus einem Ordner…</translation>
    </message>
    <message>
        <location filename="../dock/download_box.py"/>
        <source>Take the model from a folder</source>
        <translation>Das Modell aus einem Ordner nehmen</translation>
    </message>
    <message>
        <location filename="../dock/download_box.py"/>
        <source>Progress of the download</source>
        <translation>Fortschritt des Downloads</translation>
    </message>
    <message>
        <location filename="../dock/download_box.py"/>
        <source>Cancel the download</source>
        <translation>Den Download abbrechen</translation>
    </message>
    <message>
        <location filename="../dock/download_box.py"/>
        <source>Fetching &apos;{title}&apos;…</source>
        <translation>„{title}“ wird geholt…</translation>
    </message>
    <message>
        <location filename="../dock/download_box.py"/>
        <source>Folder with the files of &apos;{title}&apos;</source>
        <translation>Ordner mit den Dateien von „{title}“</translation>
    </message>
    <message>
        <location filename="../dock/download_box.py"/>
        <source>Fetching &apos;{title}&apos;: {done} of {total}</source>
        <translation>„{title}“ wird geholt: {done} von {total}</translation>
    </message>
    <message>
        <location filename="../dock/download_box.py"/>
        <source>Cancelled. What was fetched is kept: the next download goes on from there.</source>
        <translation>Abgebrochen. Was geholt wurde, bleibt: Der nächste Download macht dort weiter.</translation>
    </message>
    <message>
        <location filename="../dock/engine_page.py"/>
        <source>The engine</source>
        <translation>Die Engine</translation>
    </message>
    <message>
        <location filename="../dock/engine_page.py"/>
        <source>It computes in a Python of its own, never in QGIS&apos;s.</source>
        <translation>Sie rechnet in einem eigenen Python, nie in dem von QGIS.</translation>
    </message>
    <message>
        <location filename="../dock/engine_page.py"/>
        <source>Back to masking</source>
        <translation>Zurück zum Maskieren</translation>
    </message>
    <message>
        <location filename="../dock/engine_page.py"/>
        <source>The engine needs to be renewed</source>
        <translation>Die Engine muss erneuert werden</translation>
    </message>
    <message>
        <location filename="../dock/engine_page.py"/>
        <source>Not now</source>
        <translation>Nicht jetzt</translation>
    </message>
    <message>
        <location filename="../dock/engine_page.py"/>
        <source>Loo&amp;k again</source>
        <translation>Neu &amp;suchen</translation>
    </message>
    <message>
        <location filename="../dock/engine_page.py"/>
        <source>Look for the engine again</source>
        <translation>Noch einmal nach der Engine suchen</translation>
    </message>
    <message>
        <location filename="../dock/engine_page.py"/>
        <source>Set up the engine again</source>
        <translation>Die Engine neu einrichten</translation>
    </message>
    <message>
        <location filename="../dock/engine_page.py"/>
        <source>The engine is not set up yet</source>
        <translation>Die Engine ist noch nicht eingerichtet</translation>
    </message>
    <message>
        <location filename="../dock/engine_page.py"/>
        <source>Clouds are masked by an engine in a Python of its own, with PyTorch and rasterio. Nothing is ever installed into QGIS&apos;s Python.</source>
        <translation>Wolken maskiert eine Engine in einem eigenen Python mit PyTorch und rasterio. In das Python von QGIS wird nie etwas installiert.</translation>
    </message>
    <message>
        <location filename="../dock/engine_page.py"/>
        <source>Set up the en&amp;gine</source>
        <translation>En&amp;gine einrichten</translation>
    </message>
    <message>
        <location filename="../dock/engine_page.py"/>
        <source>Setting up the engine…</source>
        <translation>Die Engine wird eingerichtet…</translation>
    </message>
    <message>
        <location filename="../dock/engine_page.py"/>
        <source>Cancelled. What was fetched so far is kept for the next time.</source>
        <translation>Abgebrochen. Was bisher geholt wurde, bleibt für das nächste Mal.</translation>
    </message>
    <message>
        <location filename="../dock/engine_page.py"/>
        <source>&amp;Try again</source>
        <translation>Erne&amp;ut versuchen</translation>
    </message>
    <message>
        <location filename="../dock/engine_page.py"/>
        <location filename="../dock/setup_progress.py"/>
        <source>Trying the engine…</source>
        <translation>Die Engine wird ausprobiert…</translation>
    </message>
    <message>
        <location filename="../dock/engine_page.py"/>
        <source>It has made a first mask on: {device}.</source>
        <translation>Sie hat eine erste Maske berechnet auf: {device}.</translation>
    </message>
    <message>
        <location filename="../dock/engine_page.py"/>
        <source>The engine is set up</source>
        <translation>Die Engine ist eingerichtet</translation>
    </message>
    <message>
        <location filename="../dock/engine_page.py"/>
        <source>Start masking</source>
        <translation>Maskieren beginnen</translation>
    </message>
    <message>
        <location filename="../dock/engine_page.py"/>
        <source>Removing…</source>
        <translation>Wird entfernt…</translation>
    </message>
    <message>
        <location filename="../dock/engine_page.py"/>
        <source>The engine is removed; {size} are free again.</source>
        <translation>Die Engine ist entfernt; {size} sind wieder frei.</translation>
    </message>
    <message>
        <location filename="../dock/extent_section.py"/>
        <location filename="../processing/scene_parameters.py"/>
        <location filename="../scenes/search_dialog.py"/>
        <location filename="../usable/area_section.py"/>
        <source>Area</source>
        <translation>Gebiet</translation>
    </message>
    <message>
        <location filename="../dock/extent_section.py"/>
        <source>Whole layer</source>
        <translation>Ganzer Layer</translation>
    </message>
    <message>
        <location filename="../dock/extent_section.py"/>
        <location filename="../scenes/search_dialog.py"/>
        <location filename="../usable/area_section.py"/>
        <source>What the map shows</source>
        <translation>Was die Karte zeigt</translation>
    </message>
    <message>
        <location filename="../dock/extent_section.py"/>
        <source>Rectangle drawn on the map</source>
        <translation>Auf der Karte gezeichnetes Rechteck</translation>
    </message>
    <message>
        <location filename="../dock/extent_section.py"/>
        <location filename="../usable/area_section.py"/>
        <source>Polygons of a layer</source>
        <translation>Polygone eines Layers</translation>
    </message>
    <message>
        <location filename="../dock/extent_section.py"/>
        <source>Draw on the map</source>
        <translation>Auf Karte zeichnen</translation>
    </message>
    <message>
        <location filename="../dock/extent_section.py"/>
        <source>Draw a rectangle on the map</source>
        <translation>Ein Rechteck auf der Karte zeichnen</translation>
    </message>
    <message>
        <location filename="../dock/extent_section.py"/>
        <location filename="../usable/area_section.py"/>
        <source>Layer with polygons</source>
        <translation>Layer mit Polygonen</translation>
    </message>
    <message>
        <location filename="../dock/extent_section.py"/>
        <location filename="../usable/area_section.py"/>
        <source>Only selected polygons</source>
        <translation>Nur gewählte Polygone</translation>
    </message>
    <message>
        <location filename="../dock/extent_section.py"/>
        <source>no rectangle is drawn</source>
        <translation>es ist kein Rechteck gezeichnet</translation>
    </message>
    <message>
        <location filename="../dock/extent_section.py"/>
        <source>choose &apos;Draw on the map&apos; and drag one there</source>
        <translation>wählen Sie „Auf Karte zeichnen“ und ziehen Sie dort eines auf</translation>
    </message>
    <message>
        <location filename="../dock/extent_section.py"/>
        <location filename="../usable/area_section.py"/>
        <source>the map has no layer with polygons</source>
        <translation>die Karte hat keinen Layer mit Polygonen</translation>
    </message>
    <message>
        <location filename="../dock/extent_section.py"/>
        <source>add one, or choose the whole layer</source>
        <translation>fügen Sie einen hinzu oder wählen Sie den ganzen Layer</translation>
    </message>
    <message>
        <location filename="../dock/extent_section.py"/>
        <source>{width} × {height} {unit}</source>
        <translation>{width} × {height} {unit}</translation>
    </message>
    <message>
        <location filename="../dock/layer_section.py"/>
        <source>Layer</source>
        <translation>Layer</translation>
    </message>
    <message>
        <location filename="../dock/layer_section.py"/>
        <source>The scene: any raster layer with red, green and blue</source>
        <translation>Die Szene: ein Rasterlayer mit Rot, Grün und Blau</translation>
    </message>
    <message>
        <location filename="../dock/layer_section.py"/>
        <source>La&amp;yer</source>
        <translation>La&amp;yer</translation>
    </message>
    <message>
        <location filename="../dock/layer_section.py"/>
        <source>Bands…</source>
        <translation>Kanäle…</translation>
    </message>
    <message>
        <location filename="../dock/layer_section.py"/>
        <source>Level and offset…</source>
        <translation>Level und Offset…</translation>
    </message>
    <message>
        <location filename="../dock/layer_section.py"/>
        <source>Add a Sentinel-2 scene to the map to begin.</source>
        <translation>Fügen Sie der Karte zuerst eine Sentinel-2-Szene hinzu.</translation>
    </message>
    <message>
        <location filename="../dock/layer_section.py"/>
        <source>Looking at the layer when the mask is done…</source>
        <translation>Der Layer wird angesehen, wenn die Maske fertig ist…</translation>
    </message>
    <message>
        <location filename="../dock/layer_section.py"/>
        <source>Looking at the layer…</source>
        <translation>Der Layer wird angesehen…</translation>
    </message>
    <message>
        <location filename="../dock/layer_section.py"/>
        <source>Recognised as Sentinel-2</source>
        <translation>Als Sentinel-2 erkannt</translation>
    </message>
    <message>
        <location filename="../dock/layer_section.py"/>
        <source>Not recognised as Sentinel-2</source>
        <translation>Nicht als Sentinel-2 erkannt</translation>
    </message>
    <message>
        <location filename="../dock/licence_dialog.py"/>
        <source>Download a model</source>
        <translation>Ein Modell herunterladen</translation>
    </message>
    <message>
        <location filename="../dock/licence_dialog.py"/>
        <source>I agree to these conditions</source>
        <translation>Ich stimme diesen Bedingungen zu</translation>
    </message>
    <message>
        <location filename="../dock/licence_dialog.py"/>
        <location filename="../dock/setup_plan.py"/>
        <source>Download</source>
        <translation>Herunterladen</translation>
    </message>
    <message>
        <location filename="../dock/licence_dialog.py"/>
        <source>Copy</source>
        <translation>Kopieren</translation>
    </message>
    <message>
        <location filename="../dock/licence_dialog.py"/>
        <source>Its files are copied from {folder}.</source>
        <translation>Seine Dateien werden aus {folder} kopiert.</translation>
    </message>
    <message>
        <location filename="../dock/licence_dialog.py"/>
        <source>It is not on this computer yet.</source>
        <translation>Es ist noch nicht auf diesem Computer.</translation>
    </message>
    <message>
        <location filename="../dock/licence_dialog.py"/>
        <source>It is not on this computer yet: a download of about {size}.</source>
        <translation>Es ist noch nicht auf diesem Computer: ein Download von etwa {size}.</translation>
    </message>
    <message>
        <location filename="../dock/mapping_section.py"/>
        <source>Which band is which?</source>
        <translation>Welcher Kanal ist welcher?</translation>
    </message>
    <message>
        <location filename="../dock/mapping_section.py"/>
        <source>Bands of the file and what they are</source>
        <translation>Kanäle der Datei und was sie sind</translation>
    </message>
    <message>
        <location filename="../dock/mapping_section.py"/>
        <source>In the file</source>
        <translation>In der Datei</translation>
    </message>
    <message>
        <location filename="../dock/mapping_section.py"/>
        <location filename="../dock/wording.py"/>
        <source>Sentinel-2</source>
        <translation>Sentinel-2</translation>
    </message>
    <message>
        <location filename="../dock/mapping_section.py"/>
        <source>&amp;Usual order</source>
        <translation>Übliche &amp;Folge</translation>
    </message>
    <message>
        <location filename="../dock/mapping_section.py"/>
        <source>Fill in the usual order</source>
        <translation>Die übliche Reihenfolge eintragen</translation>
    </message>
    <message>
        <location filename="../dock/mapping_section.py"/>
        <source>Use &amp;these</source>
        <translation>Verwen&amp;den</translation>
    </message>
    <message>
        <location filename="../dock/mapping_section.py"/>
        <source>Use these bands</source>
        <translation>Diese Kanäle verwenden</translation>
    </message>
    <message>
        <location filename="../dock/mapping_section.py"/>
        <source>See whether each band is what it is taken for, or correct it.</source>
        <translation>Prüfen Sie, ob jeder Kanal ist, wofür er gehalten wird, oder berichtigen Sie es.</translation>
    </message>
    <message>
        <location filename="../dock/mapping_section.py"/>
        <source>The file does not name its bands. Say at least which are red, green and blue.</source>
        <translation>Die Datei benennt ihre Kanäle nicht. Geben Sie mindestens an, welche Rot, Grün und Blau sind.</translation>
    </message>
    <message>
        <location filename="../dock/mapping_section.py"/>
        <source>What {band} is</source>
        <translation>Was {band} ist</translation>
    </message>
    <message>
        <location filename="../dock/mapping_section.py"/>
        <source>not used</source>
        <translation>nicht verwendet</translation>
    </message>
    <message>
        <location filename="../dock/mapping_section.py"/>
        <source>{band} · {colour}</source>
        <translation>{band} · {colour}</translation>
    </message>
    <message>
        <location filename="../dock/mapping_section.py"/>
        <source>{band} is chosen twice.</source>
        <translation>{band} ist zweimal gewählt.</translation>
    </message>
    <message>
        <location filename="../dock/mapping_section.py"/>
        <source>Red, green and blue are needed; still missing: {bands}.</source>
        <translation>Rot, Grün und Blau sind nötig; es fehlen noch: {bands}.</translation>
    </message>
    <message>
        <location filename="../dock/model_section.py"/>
        <location filename="../dock/report_dialog.py"/>
        <location filename="../processing/scene_parameters.py"/>
        <source>Model</source>
        <translation>Modell</translation>
    </message>
    <message>
        <location filename="../dock/model_section.py"/>
        <source>Limits, licence and sources</source>
        <translation>Grenzen, Lizenz, Quellen</translation>
    </message>
    <message>
        <location filename="../dock/model_section.py"/>
        <source>{title} (to be downloaded)</source>
        <translation>{title} (herunterzuladen)</translation>
    </message>
    <message>
        <location filename="../dock/model_section.py"/>
        <source>{title} (download {size})</source>
        <translation>{title} (Download {size})</translation>
    </message>
    <message>
        <location filename="../dock/options_section.py"/>
        <source>Options</source>
        <translation>Optionen</translation>
    </message>
    <message>
        <location filename="../dock/options_section.py"/>
        <source>Outlines as polygons</source>
        <translation>Umrisse als Polygone</translation>
    </message>
    <message>
        <location filename="../dock/options_section.py"/>
        <source>Probab&amp;ilities</source>
        <translation>Wahr&amp;scheinlichkeiten</translation>
    </message>
    <message>
        <location filename="../dock/options_section.py"/>
        <source>Report as a file</source>
        <translation>Bericht als Datei</translation>
    </message>
    <message>
        <location filename="../dock/options_section.py"/>
        <location filename="../dock/preview_controls.py"/>
        <source>Widen clouds by</source>
        <translation>Wolken erweitern</translation>
    </message>
    <message>
        <location filename="../dock/options_section.py"/>
        <location filename="../dock/preview_controls.py"/>
        <source> m</source>
        <translation> m</translation>
    </message>
    <message>
        <location filename="../dock/options_section.py"/>
        <location filename="../dock/preview_controls.py"/>
        <source>Widen shadows by</source>
        <translation>Schatten erweitern</translation>
    </message>
    <message>
        <location filename="../dock/options_section.py"/>
        <location filename="../dock/preview_controls.py"/>
        <source>Drop patches below</source>
        <translation>Flecken weglassen unter</translation>
    </message>
    <message>
        <location filename="../dock/options_section.py"/>
        <location filename="../dock/preview_controls.py"/>
        <source> m²</source>
        <translation> m²</translation>
    </message>
    <message>
        <location filename="../dock/options_section.py"/>
        <source>All of them (slower)</source>
        <translation>Alle (langsamer)</translation>
    </message>
    <message>
        <location filename="../dock/options_section.py"/>
        <source>Also bands that the model gains nothing from on most scenes</source>
        <translation>Auch Kanäle, von denen das Modell bei den meisten Szenen nichts gewinnt</translation>
    </message>
    <message>
        <location filename="../dock/options_section.py"/>
        <source>These are for clouds and shadows; with texts they have no effect.</source>
        <translation>Dies gilt für Wolken und Schatten; mit Texten hat es keine Wirkung.</translation>
    </message>
    <message>
        <location filename="../dock/options_section.py"/>
        <source>Also make</source>
        <translation>Außerdem erstellen</translation>
    </message>
    <message>
        <location filename="../dock/options_section.py"/>
        <location filename="../dock/preview_controls.py"/>
        <source>Least probability of</source>
        <translation>Mindestwahrscheinlichkeit</translation>
    </message>
    <message>
        <location filename="../dock/options_section.py"/>
        <location filename="../dock/report_dialog.py"/>
        <location filename="../processing/scene_parameters.py"/>
        <source>Bands</source>
        <translation>Kanäle</translation>
    </message>
    <message>
        <location filename="../dock/options_section.py"/>
        <location filename="../dock/preview_controls.py"/>
        <source>Probability from which a pixel is {name}</source>
        <translation>Wahrscheinlichkeit, ab der ein Pixel als „{name}“ gilt</translation>
    </message>
    <message>
        <location filename="../dock/options_section.py"/>
        <location filename="../dock/preview_controls.py"/>
        <source>model&apos;s own</source>
        <translation>wie das Modell</translation>
    </message>
    <message>
        <location filename="../dock/output_section.py"/>
        <source>Result</source>
        <translation>Ergebnis</translation>
    </message>
    <message>
        <location filename="../dock/output_section.py"/>
        <source>Where the mask is saved</source>
        <translation>Wo die Maske gespeichert wird</translation>
    </message>
    <message>
        <location filename="../dock/output_section.py"/>
        <source>Temporary layer</source>
        <translation>Temporärlayer</translation>
    </message>
    <message>
        <location filename="../dock/output_section.py"/>
        <source>In a folder</source>
        <translation>In einem Ordner</translation>
    </message>
    <message>
        <location filename="../dock/output_section.py"/>
        <source>As a file</source>
        <translation>Als Datei</translation>
    </message>
    <message>
        <location filename="../dock/output_section.py"/>
        <source>Folder for masks</source>
        <translation>Ordner für Masken</translation>
    </message>
    <message>
        <location filename="../dock/output_section.py"/>
        <source>File for the mask</source>
        <translation>Datei für die Maske</translation>
    </message>
    <message>
        <location filename="../dock/output_section.py"/>
        <source>Save the mask as</source>
        <translation>Maske speichern als</translation>
    </message>
    <message>
        <location filename="../dock/output_section.py"/>
        <source>GeoTIFF</source>
        <translation>GeoTIFF</translation>
    </message>
    <message>
        <location filename="../dock/output_section.py"/>
        <location filename="../usable/area_section.py"/>
        <source>Resolution</source>
        <translation>Auflösung</translation>
    </message>
    <message>
        <location filename="../dock/output_section.py"/>
        <source>Of the finest band</source>
        <translation>Feinster Kanal</translation>
    </message>
    <message>
        <location filename="../dock/output_section.py"/>
        <source>{metres} m</source>
        <translation>{metres} m</translation>
    </message>
    <message>
        <location filename="../dock/output_section.py"/>
        <source>Save</source>
        <translation>Speichern</translation>
    </message>
    <message>
        <location filename="../dock/output_section.py"/>
        <source>no folder is given for the mask</source>
        <translation>für die Maske ist kein Ordner angegeben</translation>
    </message>
    <message>
        <location filename="../dock/output_section.py"/>
        <source>choose one, or save as a temporary layer</source>
        <translation>wählen Sie einen oder speichern Sie als Temporärlayer</translation>
    </message>
    <message>
        <location filename="../dock/output_section.py"/>
        <source>no file is given for the mask</source>
        <translation>für die Maske ist keine Datei angegeben</translation>
    </message>
    <message>
        <location filename="../dock/preview_asking.py"/>
        <location filename="../targets.py"/>
        <location filename="../usable/assessing.py"/>
        <source>the folder for temporary files cannot be used ({reason})</source>
        <translation>der Ordner für temporäre Dateien ist nicht verwendbar ({reason})</translation>
    </message>
    <message>
        <location filename="../dock/preview_asking.py"/>
        <location filename="../layers.py"/>
        <source>QGIS cannot open {path}, which was just written</source>
        <translation>QGIS kann {path} nicht öffnen, obwohl die Datei eben geschrieben wurde</translation>
    </message>
    <message>
        <location filename="../dock/preview_slider.py"/>
        <source>Leave it to the model</source>
        <translation>Dem Modell überlassen</translation>
    </message>
    <message>
        <location filename="../dock/preview_slider.py"/>
        <source>Leave it to the model: {name}</source>
        <translation>Dem Modell überlassen: {name}</translation>
    </message>
    <message>
        <location filename="../dock/prompts_section.py"/>
        <location filename="../dock/report_dialog.py"/>
        <location filename="../processing/scene_parameters.py"/>
        <source>What to look for</source>
        <translation>Wonach gesucht wird</translation>
    </message>
    <message>
        <location filename="../dock/prompts_section.py"/>
        <source>What to look for: a text in each line</source>
        <translation>Wonach gesucht wird: ein Text in jeder Zeile</translation>
    </message>
    <message>
        <location filename="../dock/prompts_section.py"/>
        <source>for example: {text}</source>
        <translation>zum Beispiel: {text}</translation>
    </message>
    <message>
        <location filename="../dock/prompts_section.py"/>
        <source>A few words of English in each line, or nothing for the usual classes: {classes}.</source>
        <translation>In jeder Zeile ein paar Wörter auf Englisch oder nichts für die üblichen Klassen: {classes}.</translation>
    </message>
    <message>
        <location filename="../dock/prompts_section.py"/>
        <source>The mask shows where &apos;{text}&apos; is likelier than not.</source>
        <translation>Die Maske zeigt, wo „{text}“ eher zutrifft als nicht.</translation>
    </message>
    <message>
        <location filename="../dock/prompts_section.py"/>
        <source>Each line becomes a class, and each pixel gets the one that fits it best. Let one of them mean the rest, such as &apos;{text}&apos;.</source>
        <translation>Jede Zeile wird eine Klasse, und jedes Pixel bekommt die, die am besten passt. Lassen Sie eine davon den Rest bezeichnen, etwa „{text}“.</translation>
    </message>
    <message>
        <location filename="../dock/radiometry_section.py"/>
        <source>Offset and level</source>
        <translation>Offset und Level</translation>
    </message>
    <message>
        <location filename="../dock/radiometry_section.py"/>
        <location filename="../dock/report_dialog.py"/>
        <location filename="../processing/scene_parameters.py"/>
        <source>Offset</source>
        <translation>Offset</translation>
    </message>
    <message>
        <location filename="../dock/radiometry_section.py"/>
        <source>Divided by</source>
        <translation>Geteilt durch</translation>
    </message>
    <message>
        <location filename="../dock/radiometry_section.py"/>
        <location filename="../processing/scene_parameters.py"/>
        <source>Processing level</source>
        <translation>Prozessierungslevel</translation>
    </message>
    <message>
        <location filename="../dock/radiometry_section.py"/>
        <source>As recognised</source>
        <translation>Wie erkannt</translation>
    </message>
    <message>
        <location filename="../dock/radiometry_section.py"/>
        <source>1C, top of atmosphere</source>
        <translation>1C, Oberkante der Atmosphäre</translation>
    </message>
    <message>
        <location filename="../dock/radiometry_section.py"/>
        <source>2A, surface</source>
        <translation>2A, Erdoberfläche</translation>
    </message>
    <message>
        <location filename="../dock/radiometry_section.py"/>
        <source>8-bit true-colour picture</source>
        <translation>8-Bit-Echtfarbenbild</translation>
    </message>
    <message>
        <location filename="../dock/radiometry_section.py"/>
        <location filename="../dock/report_dialog.py"/>
        <source>Level</source>
        <translation>Level</translation>
    </message>
    <message>
        <location filename="../dock/radiometry_section.py"/>
        <source>&amp;Not now</source>
        <translation>N&amp;icht jetzt</translation>
    </message>
    <message>
        <location filename="../dock/radiometry_section.py"/>
        <source>Leave it as it is</source>
        <translation>So lassen, wie es ist</translation>
    </message>
    <message>
        <location filename="../dock/radiometry_section.py"/>
        <source>&amp;Keep answer</source>
        <translation>Mer&amp;ken</translation>
    </message>
    <message>
        <location filename="../dock/radiometry_section.py"/>
        <source>Remember this for the layer</source>
        <translation>Dies für den Layer merken</translation>
    </message>
    <message>
        <location filename="../dock/radiometry_section.py"/>
        <source>Choose what the layer&apos;s files say, or correct it.</source>
        <translation>Wählen Sie, was die Dateien des Layers angeben, oder berichtigen Sie es.</translation>
    </message>
    <message>
        <location filename="../dock/radiometry_section.py"/>
        <source>Since January 2022, products have 1000 added to every value. This layer does not say whether it has.</source>
        <translation>Seit Januar 2022 ist in den Produkten zu jedem Wert 1000 addiert. Dieser Layer gibt nicht an, ob das bei ihm so ist.</translation>
    </message>
    <message>
        <location filename="../dock/radiometry_section.py"/>
        <source>As the &amp;files say</source>
        <translation>Wie an&amp;gegeben</translation>
    </message>
    <message>
        <location filename="../dock/radiometry_section.py"/>
        <source>{offset}: since 2022</source>
        <translation>{offset}: seit 2022</translation>
    </message>
    <message>
        <location filename="../dock/radiometry_section.py"/>
        <source>Processing baseline 04.00 and later; also older scenes that were processed again</source>
        <translation>Processing Baseline 04.00 und später; auch ältere, neu prozessierte Szenen</translation>
    </message>
    <message>
        <location filename="../dock/radiometry_section.py"/>
        <source>0: older, or applied</source>
        <translation>0: älter, verrechnet</translation>
    </message>
    <message>
        <location filename="../dock/radiometry_section.py"/>
        <source>Before January 2022 (processing baseline before 04.00), or a provider that has applied it</source>
        <translation>Vor Januar 2022 (Processing Baseline vor 04.00) oder von einem Anbieter, der ihn schon verrechnet hat</translation>
    </message>
    <message>
        <location filename="../dock/radiometry_section.py"/>
        <source>Other numbers</source>
        <translation>Andere Zahlen</translation>
    </message>
    <message>
        <location filename="../dock/radiometry_section.py"/>
        <source>Your own offset and scale</source>
        <translation>Eigener Offset und eigene Skalierung</translation>
    </message>
    <message>
        <location filename="../dock/refine_section.py"/>
        <source>Refine the mask</source>
        <translation>Maske verfeinern</translation>
    </message>
    <message>
        <location filename="../dock/refine_section.py"/>
        <source>Reset</source>
        <translation>Zurücksetzen</translation>
    </message>
    <message>
        <location filename="../dock/refine_section.py"/>
        <source>Back to the mask as it is in its file</source>
        <translation>Zurück zur Maske, wie sie in ihrer Datei steht</translation>
    </message>
    <message>
        <location filename="../dock/refine_section.py"/>
        <source>Apply</source>
        <translation>Anwenden</translation>
    </message>
    <message>
        <location filename="../dock/refine_section.py"/>
        <source>Write the mask anew, into its file</source>
        <translation>Die Maske neu in ihre Datei schreiben</translation>
    </message>
    <message>
        <location filename="../dock/refine_section.py"/>
        <source>Keep the probabilities (Options) to refine a mask afterwards.</source>
        <translation>Behalten Sie die Wahrscheinlichkeiten (Optionen), um eine Maske danach zu verfeinern.</translation>
    </message>
    <message>
        <location filename="../dock/refine_section.py"/>
        <location filename="../dock/result_section.py"/>
        <source>The mask is no longer in the project.</source>
        <translation>Die Maske ist nicht mehr im Projekt.</translation>
    </message>
    <message>
        <location filename="../dock/refine_section.py"/>
        <location filename="../shares.py"/>
        <source>no valid pixel</source>
        <translation>kein gültiges Pixel</translation>
    </message>
    <message>
        <location filename="../dock/refine_section.py"/>
        <source>On the map: {shares} ({time} s)</source>
        <translation>Auf der Karte: {shares} ({time} s)</translation>
    </message>
    <message>
        <location filename="../dock/refine_section.py"/>
        <source>The map does not show the mask.</source>
        <translation>Die Karte zeigt die Maske nicht.</translation>
    </message>
    <message>
        <location filename="../dock/refine_section.py"/>
        <source>Drawing…</source>
        <translation>Wird gezeichnet…</translation>
    </message>
    <message>
        <location filename="../dock/refine_section.py"/>
        <location filename="../words.py"/>
        <source>Writing the result</source>
        <translation>Ergebnis wird geschrieben</translation>
    </message>
    <message>
        <location filename="../dock/refine_section.py"/>
        <source>The outlines are still those of the former mask.</source>
        <translation>Die Umrisse sind noch die der vorigen Maske.</translation>
    </message>
    <message>
        <location filename="../dock/refine_section.py"/>
        <source>The report&apos;s file could not be written and is still that of the former mask.</source>
        <translation>Die Datei des Berichts konnte nicht geschrieben werden und ist noch die der vorigen Maske.</translation>
    </message>
    <message>
        <location filename="../dock/report_dialog.py"/>
        <source>Report of the mask</source>
        <translation>Bericht zur Maske</translation>
    </message>
    <message>
        <location filename="../dock/report_dialog.py"/>
        <location filename="../dock/result_section.py"/>
        <location filename="../processing/parameters.py"/>
        <source>Report</source>
        <translation>Bericht</translation>
    </message>
    <message>
        <location filename="../dock/report_dialog.py"/>
        <location filename="../dock/setup_plan.py"/>
        <source>What</source>
        <translation>Was</translation>
    </message>
    <message>
        <location filename="../dock/report_dialog.py"/>
        <source>Value</source>
        <translation>Wert</translation>
    </message>
    <message>
        <location filename="../dock/report_dialog.py"/>
        <source>&amp;Copy as JSON</source>
        <translation>Als JSON &amp;kopieren</translation>
    </message>
    <message>
        <location filename="../dock/report_dialog.py"/>
        <source>Open &amp;folder</source>
        <translation>&amp;Ordner öffnen</translation>
    </message>
    <message>
        <location filename="../dock/report_dialog.py"/>
        <source>yes</source>
        <translation>ja</translation>
    </message>
    <message>
        <location filename="../dock/report_dialog.py"/>
        <source>no</source>
        <translation>nein</translation>
    </message>
    <message>
        <location filename="../dock/report_dialog.py"/>
        <source>Name</source>
        <translation>Name</translation>
    </message>
    <message>
        <location filename="../dock/report_dialog.py"/>
        <source>Version</source>
        <translation>Version</translation>
    </message>
    <message>
        <location filename="../dock/report_dialog.py"/>
        <source>Checksum (SHA-256)</source>
        <translation>Prüfsumme (SHA-256)</translation>
    </message>
    <message>
        <location filename="../dock/report_dialog.py"/>
        <location filename="../processing/scene_parameters.py"/>
        <source>Precision</source>
        <translation>Rechengenauigkeit</translation>
    </message>
    <message>
        <location filename="../dock/report_dialog.py"/>
        <location filename="../processing/scene_parameters.py"/>
        <location filename="../processing/usabledates.py"/>
        <source>Resolution (m)</source>
        <translation>Auflösung (m)</translation>
    </message>
    <message>
        <location filename="../dock/report_dialog.py"/>
        <source>Width (pixels)</source>
        <translation>Breite (Pixel)</translation>
    </message>
    <message>
        <location filename="../dock/report_dialog.py"/>
        <source>Height (pixels)</source>
        <translation>Höhe (Pixel)</translation>
    </message>
    <message>
        <location filename="../dock/report_dialog.py"/>
        <location filename="../processing/parameters.py"/>
        <source>Pixels with data</source>
        <translation>Pixel mit Daten</translation>
    </message>
    <message>
        <location filename="../dock/report_dialog.py"/>
        <source>Classes</source>
        <translation>Klassen</translation>
    </message>
    <message>
        <location filename="../dock/report_dialog.py"/>
        <source>Pixels</source>
        <translation>Pixel</translation>
    </message>
    <message>
        <location filename="../dock/report_dialog.py"/>
        <source>Share (%)</source>
        <translation>Anteil (%)</translation>
    </message>
    <message>
        <location filename="../dock/report_dialog.py"/>
        <source>Area (m²)</source>
        <translation>Fläche (m²)</translation>
    </message>
    <message>
        <location filename="../dock/report_dialog.py"/>
        <source>Thick and thin cloud (%)</source>
        <translation>Dichte und dünne Wolken (%)</translation>
    </message>
    <message>
        <location filename="../dock/report_dialog.py"/>
        <source>Time (s)</source>
        <translation>Zeit (s)</translation>
    </message>
    <message>
        <location filename="../dock/report_dialog.py"/>
        <source>In all</source>
        <translation>Insgesamt</translation>
    </message>
    <message>
        <location filename="../dock/report_dialog.py"/>
        <source>Megapixels per second</source>
        <translation>Megapixel pro Sekunde</translation>
    </message>
    <message>
        <location filename="../dock/report_dialog.py"/>
        <source>Notes</source>
        <translation>Hinweise</translation>
    </message>
    <message>
        <location filename="../dock/report_dialog.py"/>
        <source>Offset known from</source>
        <translation>Offset bekannt aus</translation>
    </message>
    <message>
        <location filename="../dock/report_dialog.py"/>
        <source>Least probabilities</source>
        <translation>Mindestwahrscheinlichkeiten</translation>
    </message>
    <message>
        <location filename="../dock/result_section.py"/>
        <source>&amp;Zoom</source>
        <translation>&amp;Zoom</translation>
    </message>
    <message>
        <location filename="../dock/result_section.py"/>
        <source>Zoom to the mask</source>
        <translation>Auf die Maske zoomen</translation>
    </message>
    <message>
        <location filename="../dock/result_section.py"/>
        <source>Style</source>
        <translation>Stil</translation>
    </message>
    <message>
        <location filename="../dock/result_section.py"/>
        <source>Change how the mask looks</source>
        <translation>Das Aussehen der Maske ändern</translation>
    </message>
    <message>
        <location filename="../dock/result_section.py"/>
        <source>Open the report of this run</source>
        <translation>Den Bericht dieses Laufs öffnen</translation>
    </message>
    <message>
        <location filename="../dock/result_section.py"/>
        <source>{name}: masked in {time}</source>
        <translation>{name}: maskiert in {time}</translation>
    </message>
    <message>
        <location filename="../dock/run_section.py"/>
        <source>M&amp;ask clouds</source>
        <translation>Wolken &amp;maskieren</translation>
    </message>
    <message>
        <location filename="../dock/run_section.py"/>
        <location filename="../menu.py"/>
        <location filename="../processing/maskclouds.py"/>
        <source>Mask clouds</source>
        <translation>Wolken maskieren</translation>
    </message>
    <message>
        <location filename="../dock/run_section.py"/>
        <source>{number} Mpx/s</source>
        <translation>{number} Mpx/s</translation>
    </message>
    <message>
        <location filename="../dock/run_section.py"/>
        <source>{status} ({count} more waiting)</source>
        <translation>{status} ({count} weitere warten)</translation>
    </message>
    <message>
        <location filename="../dock/setup_check.py"/>
        <source>The engine does not find {title}, so the processor is used; a newer driver may help.</source>
        <translation>Die Engine findet {title} nicht, daher wird der Prozessor verwendet; ein neuerer Treiber hilft vielleicht.</translation>
    </message>
    <message>
        <location filename="../dock/setup_check.py"/>
        <source>With the graphics card {reason}, so the processor is used.</source>
        <translation>Mit der Grafikkarte {reason}, daher wird der Prozessor verwendet.</translation>
    </message>
    <message>
        <location filename="../dock/setup_check.py"/>
        <source>{title} does not run the model, so {other} is used ({reason}).</source>
        <translation>{title} führt das Modell nicht aus, daher wird {other} verwendet ({reason}).</translation>
    </message>
    <message>
        <location filename="../dock/setup_check.py"/>
        <source>{title} gives another mask than the processor on {percent} % of pixels, so {other} is used.</source>
        <translation>{title} ergibt bei {percent} % der Pixel eine andere Maske als der Prozessor, daher wird {other} verwendet.</translation>
    </message>
    <message>
        <location filename="../dock/setup_check.py"/>
        <source>the processor</source>
        <translation>der Prozessor</translation>
    </message>
    <message>
        <location filename="../dock/setup_check.py"/>
        <source>set the engine up again, or choose another Python</source>
        <translation>richten Sie die Engine neu ein oder wählen Sie ein anderes Python</translation>
    </message>
    <message>
        <location filename="../dock/setup_check.py"/>
        <source>the Python at &apos;{path}&apos; lacks {names}</source>
        <translation>dem Python unter „{path}“ fehlt {names}</translation>
    </message>
    <message>
        <location filename="../dock/setup_check.py"/>
        <source>let the engine be set up automatically, or install these packages into that Python</source>
        <translation>lassen Sie die Engine automatisch einrichten oder installieren Sie diese Pakete in jenes Python</translation>
    </message>
    <message>
        <location filename="../dock/setup_diagnostics.py"/>
        <source>Collecting…</source>
        <translation>Wird gesammelt…</translation>
    </message>
    <message>
        <location filename="../dock/setup_diagnostics.py"/>
        <source>the engine has not answered within {seconds} seconds</source>
        <translation>die Engine hat innerhalb von {seconds} Sekunden nicht geantwortet</translation>
    </message>
    <message>
        <location filename="../dock/setup_diagnostics.py"/>
        <source>Copied</source>
        <translation>Kopiert</translation>
    </message>
    <message>
        <location filename="../dock/setup_diagnostics.py"/>
        <source>Copy d&amp;iagnostics</source>
        <translation>D&amp;iagnose kopieren</translation>
    </message>
    <message>
        <location filename="../dock/setup_diagnostics.py"/>
        <source>Copy diagnostics</source>
        <translation>Diagnose kopieren</translation>
    </message>
    <message>
        <location filename="../dock/setup_installed.py"/>
        <location filename="../environment/installer.py"/>
        <source>Python</source>
        <translation>Python</translation>
    </message>
    <message>
        <location filename="../dock/setup_installed.py"/>
        <source>Kind</source>
        <translation>Art</translation>
    </message>
    <message>
        <location filename="../dock/setup_installed.py"/>
        <source>Engine</source>
        <translation>Engine</translation>
    </message>
    <message>
        <location filename="../dock/setup_installed.py"/>
        <location filename="../dock/setup_plan.py"/>
        <source>On the disk</source>
        <translation>Auf der Festplatte</translation>
    </message>
    <message>
        <location filename="../dock/setup_installed.py"/>
        <source>none</source>
        <translation>keine</translation>
    </message>
    <message>
        <location filename="../dock/setup_installed.py"/>
        <source>not started yet</source>
        <translation>noch nicht gestartet</translation>
    </message>
    <message>
        <location filename="../dock/setup_installed.py"/>
        <source>counting…</source>
        <translation>wird gezählt…</translation>
    </message>
    <message>
        <location filename="../dock/setup_installed.py"/>
        <source>nothing of its own</source>
        <translation>nichts Eigenes</translation>
    </message>
    <message>
        <location filename="../dock/setup_installed.py"/>
        <source>{size} in {folder}</source>
        <translation>{size} in {folder}</translation>
    </message>
    <message>
        <location filename="../dock/setup_installed.py"/>
        <source>Set up again…</source>
        <translation>Neu einrichten…</translation>
    </message>
    <message>
        <location filename="../dock/setup_installed.py"/>
        <source>Choose another Python…</source>
        <translation>Anderes Python wählen…</translation>
    </message>
    <message>
        <location filename="../dock/setup_installed.py"/>
        <source>Remove…</source>
        <translation>Entfernen…</translation>
    </message>
    <message>
        <location filename="../dock/setup_installed.py"/>
        <source>Remove the engine&apos;s environment? {size} become free; a run that is going on ends with it.</source>
        <translation>Die Umgebung der Engine entfernen? {size} werden frei; ein laufender Lauf endet damit.</translation>
    </message>
    <message>
        <location filename="../dock/setup_installed.py"/>
        <source>Remove the engine</source>
        <translation>Engine entfernen</translation>
    </message>
    <message>
        <location filename="../dock/setup_installed.py"/>
        <source>chosen by you</source>
        <translation>von Ihnen gewählt</translation>
    </message>
    <message>
        <location filename="../dock/setup_installed.py"/>
        <source>named by the variable {name}</source>
        <translation>durch die Variable {name} benannt</translation>
    </message>
    <message>
        <location filename="../dock/setup_installed.py"/>
        <source>set up by cloudmask</source>
        <translation>von cloudmask eingerichtet</translation>
    </message>
    <message>
        <location filename="../dock/setup_options_page.py"/>
        <source>Set up, choose another Python, or remove…</source>
        <translation>Einrichten, anderes Python wählen oder entfernen…</translation>
    </message>
    <message>
        <location filename="../dock/setup_options_page.py"/>
        <source>Set up the engine, choose another Python for it, or remove it</source>
        <translation>Die Engine einrichten, ein anderes Python für sie wählen oder sie entfernen</translation>
    </message>
    <message>
        <location filename="../dock/setup_plan.py"/>
        <source>What is installed</source>
        <translation>Was installiert wird</translation>
    </message>
    <message>
        <location filename="../dock/setup_plan.py"/>
        <source>Where</source>
        <translation>Wo</translation>
    </message>
    <message>
        <location filename="../dock/setup_plan.py"/>
        <source>Free there</source>
        <translation>Dort frei</translation>
    </message>
    <message>
        <location filename="../dock/setup_plan.py"/>
        <source>Computes on</source>
        <translation>Rechnet auf</translation>
    </message>
    <message>
        <location filename="../dock/setup_plan.py"/>
        <source>For the processor only</source>
        <translation>Nur für den Prozessor</translation>
    </message>
    <message>
        <location filename="../dock/setup_plan.py"/>
        <source>A much smaller download; masks take longer</source>
        <translation>Ein viel kleinerer Download; Masken dauern länger</translation>
    </message>
    <message>
        <location filename="../dock/setup_plan.py"/>
        <source>Looking at this computer…</source>
        <translation>Dieser Computer wird angesehen…</translation>
    </message>
    <message>
        <location filename="../dock/setup_plan.py"/>
        <source>nothing</source>
        <translation>nichts</translation>
    </message>
    <message>
        <location filename="../dock/setup_plan.py"/>
        <source>{size}: too little</source>
        <translation>{size}: zu wenig</translation>
    </message>
    <message>
        <location filename="../dock/setup_plan.py"/>
        <source>All models (PyTorch)</source>
        <translation>Alle Modelle (PyTorch)</translation>
    </message>
    <message>
        <location filename="../dock/setup_progress.py"/>
        <source>Progress of the installation</source>
        <translation>Fortschritt der Installation</translation>
    </message>
    <message>
        <location filename="../dock/setup_progress.py"/>
        <source>Cancel the installation</source>
        <translation>Die Installation abbrechen</translation>
    </message>
    <message>
        <location filename="../dock/setup_progress.py"/>
        <source>Preparing…</source>
        <translation>Wird vorbereitet…</translation>
    </message>
    <message>
        <location filename="../dock/setup_progress.py"/>
        <source>{text} (step {place} of {count})</source>
        <translation>{text} (Schritt {place} von {count})</translation>
    </message>
    <message>
        <location filename="../dock/setup_progress.py"/>
        <source>{done} of {total}</source>
        <translation>{done} von {total}</translation>
    </message>
    <message>
        <location filename="../dock/setup_ways.py"/>
        <source>Automatically (recommended)</source>
        <translation>Automatisch (empfohlen)</translation>
    </message>
    <message>
        <location filename="../dock/setup_ways.py"/>
        <source>Fetches a Python of its own and the engine&apos;s packages into the folder below.</source>
        <translation>Holt ein eigenes Python und die Pakete der Engine in den unten genannten Ordner.</translation>
    </message>
    <message>
        <location filename="../dock/setup_ways.py"/>
        <source>With a Python that I have</source>
        <translation>Mit einem vorhandenen Python</translation>
    </message>
    <message>
        <location filename="../dock/setup_ways.py"/>
        <source>A Python or conda environment that has the engine&apos;s packages; nothing is changed in it.</source>
        <translation>Ein Python oder eine conda-Umgebung mit den Paketen der Engine; darin wird nichts verändert.</translation>
    </message>
    <message>
        <location filename="../dock/setup_ways.py"/>
        <source>Python or folder of an environment</source>
        <translation>Python oder Ordner einer Umgebung</translation>
    </message>
    <message>
        <location filename="../dock/setup_ways.py"/>
        <source>Choose Pytho&amp;n…</source>
        <translation>&amp;Python wählen…</translation>
    </message>
    <message>
        <location filename="../dock/setup_ways.py"/>
        <source>Choose the engine&apos;s Python</source>
        <translation>Das Python der Engine wählen</translation>
    </message>
    <message>
        <location filename="../dock/setup_ways.py"/>
        <source>&amp;Folder…</source>
        <translation>&amp;Ordner…</translation>
    </message>
    <message>
        <location filename="../dock/setup_ways.py"/>
        <source>Choose the folder of an environment</source>
        <translation>Den Ordner einer Umgebung wählen</translation>
    </message>
    <message>
        <location filename="../dock/setup_ways.py"/>
        <source>From a folder of wheels (offline)</source>
        <translation>Aus einem Ordner mit Wheels (offline)</translation>
    </message>
    <message>
        <location filename="../dock/setup_ways.py"/>
        <source>For computers without internet: the files are fetched on another one beforehand.</source>
        <translation>Für Computer ohne Internet: Die Dateien werden vorher auf einem anderen geholt.</translation>
    </message>
    <message>
        <location filename="../dock/setup_ways.py"/>
        <source>Folder of wheels</source>
        <translation>Ordner mit Wheels</translation>
    </message>
    <message>
        <location filename="../dock/setup_ways.py"/>
        <source>Folder…</source>
        <translation>Ordner…</translation>
    </message>
    <message>
        <location filename="../dock/setup_ways.py"/>
        <source>Choose the folder of wheels</source>
        <translation>Den Ordner mit Wheels wählen</translation>
    </message>
    <message>
        <location filename="../dock/setup_ways.py"/>
        <source>Python for it, where none is found</source>
        <translation>Python dafür, falls keines gefunden wird</translation>
    </message>
    <message>
        <location filename="../dock/setup_ways.py"/>
        <source>Python…</source>
        <translation>Python…</translation>
    </message>
    <message>
        <location filename="../dock/setup_ways.py"/>
        <source>Choose the Python to install with</source>
        <translation>Das Python für die Installation wählen</translation>
    </message>
    <message>
        <location filename="../dock/setup_ways.py"/>
        <source>Python of the engine</source>
        <translation>Python der Engine</translation>
    </message>
    <message>
        <location filename="../dock/setup_ways.py"/>
        <source>Python to install with</source>
        <translation>Python für die Installation</translation>
    </message>
    <message>
        <location filename="../dock/setup_ways.py"/>
        <source>Folder of an environment</source>
        <translation>Ordner einer Umgebung</translation>
    </message>
    <message>
        <location filename="../dock/setup_work.py"/>
        <source>look at the rights of the folder, and try again</source>
        <translation>prüfen Sie die Rechte des Ordners und versuchen Sie es erneut</translation>
    </message>
    <message>
        <location filename="../dock/setup_work.py"/>
        <source>the system refuses it ({reason})</source>
        <translation>das System verweigert es ({reason})</translation>
    </message>
    <message>
        <location filename="../dock/widgets.py"/>
        <source>Fold or unfold: {title}</source>
        <translation>Ein- oder ausklappen: {title}</translation>
    </message>
    <message>
        <location filename="../dock/wording.py"/>
        <source>baseline {baseline}</source>
        <translation>Baseline {baseline}</translation>
    </message>
    <message>
        <location filename="../dock/wording.py"/>
        <source>level 1C</source>
        <translation>Level 1C</translation>
    </message>
    <message>
        <location filename="../dock/wording.py"/>
        <source>level 2A</source>
        <translation>Level 2A</translation>
    </message>
    <message>
        <location filename="../dock/wording.py"/>
        <source>true-colour picture</source>
        <translation>Echtfarbenbild</translation>
    </message>
    <message>
        <location filename="../dock/wording.py"/>
        <source>level not known</source>
        <translation>Level nicht bekannt</translation>
    </message>
    <message>
        <location filename="../dock/wording.py"/>
        <source>near infrared</source>
        <translation>nahes Infrarot</translation>
    </message>
    <message>
        <location filename="../dock/wording.py"/>
        <source>shortwave infrared</source>
        <translation>kurzwelliges Infrarot</translation>
    </message>
    <message>
        <location filename="../dock/wording.py"/>
        <source>coastal blue</source>
        <translation>Küstenblau</translation>
    </message>
    <message>
        <location filename="../dock/wording.py"/>
        <source>blue</source>
        <translation>Blau</translation>
    </message>
    <message>
        <location filename="../dock/wording.py"/>
        <source>green</source>
        <translation>Grün</translation>
    </message>
    <message>
        <location filename="../dock/wording.py"/>
        <source>red</source>
        <translation>Rot</translation>
    </message>
    <message>
        <location filename="../dock/wording.py"/>
        <source>narrow near infrared</source>
        <translation>schmales nahes Infrarot</translation>
    </message>
    <message>
        <location filename="../dock/wording.py"/>
        <source>water vapour</source>
        <translation>Wasserdampf</translation>
    </message>
    <message>
        <location filename="../dock/wording.py"/>
        <source>cirrus</source>
        <translation>Cirrus</translation>
    </message>
    <message>
        <location filename="../dock/wording.py"/>
        <source>red edge</source>
        <translation>Red Edge</translation>
    </message>
    <message>
        <location filename="../dock/wording.py"/>
        <source>as you said</source>
        <translation>nach Ihrer Angabe</translation>
    </message>
    <message>
        <location filename="../dock/wording.py"/>
        <source>from the product</source>
        <translation>aus dem Produkt</translation>
    </message>
    <message>
        <location filename="../dock/wording.py"/>
        <source>from the STAC item</source>
        <translation>aus dem STAC-Item</translation>
    </message>
    <message>
        <location filename="../dock/wording.py"/>
        <source>from the file</source>
        <translation>aus der Datei</translation>
    </message>
    <message>
        <location filename="../dock/wording.py"/>
        <source>seen from the values</source>
        <translation>an den Werten erkannt</translation>
    </message>
    <message>
        <location filename="../dock/wording.py"/>
        <source>offset not known</source>
        <translation>Offset nicht bekannt</translation>
    </message>
    <message>
        <location filename="../dock/wording.py"/>
        <source>no offset, {origin}</source>
        <translation>kein Offset, {origin}</translation>
    </message>
    <message>
        <location filename="../dock/wording.py"/>
        <source>offset {offset} {origin}</source>
        <translation>Offset {offset} {origin}</translation>
    </message>
    <message>
        <location filename="../dock/wording.py"/>
        <source>one band</source>
        <translation>ein Kanal</translation>
    </message>
    <message>
        <location filename="../dock/wording.py"/>
        <source>{count} bands</source>
        <translation>{count} Kanäle</translation>
    </message>
    <message>
        <location filename="../dock/wording.py"/>
        <source>{bands} at {resolution} m</source>
        <translation>{bands} mit {resolution} m</translation>
    </message>
    <message>
        <location filename="../dock/wording.py"/>
        <source>d MMMM yyyy</source>
        <translation>d. MMMM yyyy</translation>
    </message>
    <message>
        <location filename="../environment/failures.py"/>
        <source>the proxy wants a user name and a password</source>
        <translation>der Proxy verlangt einen Benutzernamen und ein Kennwort</translation>
    </message>
    <message>
        <location filename="../environment/failures.py"/>
        <source>enter them in QGIS under Settings, Options, Network, and try again</source>
        <translation>geben Sie beides in QGIS unter Einstellungen, Optionen, Netzwerk ein und versuchen Sie es erneut</translation>
    </message>
    <message>
        <location filename="../environment/failures.py"/>
        <source>a file that was fetched is not the one that was expected</source>
        <translation>eine geholte Datei ist nicht die erwartete</translation>
    </message>
    <message>
        <location filename="../environment/failures.py"/>
        <source>try again; if it stays so, something on the way changes files: ask who runs your network</source>
        <translation>versuchen Sie es erneut; bleibt es so, verändert etwas unterwegs die Dateien: Fragen Sie, wer Ihr Netzwerk betreibt</translation>
    </message>
    <message>
        <location filename="../environment/failures.py"/>
        <source>the server&apos;s certificate is not trusted here</source>
        <translation>dem Zertifikat des Servers wird hier nicht vertraut</translation>
    </message>
    <message>
        <location filename="../environment/failures.py"/>
        <source>a network that inspects traffic has a certificate of its own: have it installed in the system</source>
        <translation>ein Netzwerk, das den Datenverkehr prüft, hat ein eigenes Zertifikat: Lassen Sie es im System installieren</translation>
    </message>
    <message>
        <location filename="../environment/failures.py"/>
        <location filename="../worker/crashes.py"/>
        <source>the disk is full</source>
        <translation>die Festplatte ist voll</translation>
    </message>
    <message>
        <location filename="../environment/failures.py"/>
        <source>free some space and try again: it goes on where it stopped</source>
        <translation>schaffen Sie Platz und versuchen Sie es erneut: Es geht dort weiter, wo es stehen blieb</translation>
    </message>
    <message>
        <location filename="../environment/failures.py"/>
        <source>a policy of this computer forbids programs in &apos;{folder}&apos;</source>
        <translation>eine Richtlinie dieses Computers verbietet Programme in „{folder}“</translation>
    </message>
    <message>
        <location filename="../environment/failures.py"/>
        <source>ask your administrator to allow this one folder, or choose a Python that is allowed</source>
        <translation>bitten Sie Ihren Administrator, diesen einen Ordner zuzulassen, oder wählen Sie ein Python, das zugelassen ist</translation>
    </message>
    <message>
        <location filename="../environment/failures.py"/>
        <source>a file is locked, by a virus scanner or by a program that is open</source>
        <translation>eine Datei ist gesperrt, durch einen Virenscanner oder ein offenes Programm</translation>
    </message>
    <message>
        <location filename="../environment/failures.py"/>
        <source>close other QGIS windows, let the scanner leave out &apos;{folder}&apos;, and try again</source>
        <translation>schließen Sie andere QGIS-Fenster, nehmen Sie „{folder}“ vom Scan aus und versuchen Sie es erneut</translation>
    </message>
    <message>
        <location filename="../environment/failures.py"/>
        <source>a path is too long for this system</source>
        <translation>ein Pfad ist zu lang für dieses System</translation>
    </message>
    <message>
        <location filename="../environment/failures.py"/>
        <source>allow long paths in the system, or choose a Python in a folder with a shorter path</source>
        <translation>lassen Sie im System lange Pfade zu oder wählen Sie ein Python in einem Ordner mit kürzerem Pfad</translation>
    </message>
    <message>
        <location filename="../environment/failures.py"/>
        <source>nothing may be written to &apos;{folder}&apos;</source>
        <translation>in „{folder}“ darf nichts geschrieben werden</translation>
    </message>
    <message>
        <location filename="../environment/failures.py"/>
        <location filename="../environment/folder.py"/>
        <source>give yourself the right to write there, and try again</source>
        <translation>geben Sie sich das Recht, dort zu schreiben, und versuchen Sie es erneut</translation>
    </message>
    <message>
        <location filename="../environment/failures.py"/>
        <source>there is no package for this system or this Python</source>
        <translation>es gibt kein Paket für dieses System oder dieses Python</translation>
    </message>
    <message>
        <location filename="../environment/failures.py"/>
        <source>PyTorch needs 64-bit Windows 10, Linux or macOS 14 on Apple silicon, with Python 3.11 to 3.13</source>
        <translation>PyTorch braucht Windows 10 mit 64 Bit, Linux oder macOS 14 auf Apple-Prozessoren, mit Python 3.11 bis 3.13</translation>
    </message>
    <message>
        <location filename="../environment/failures.py"/>
        <source>no Python was found that can be used for the engine</source>
        <translation>es wurde kein Python gefunden, das für die Engine verwendbar ist</translation>
    </message>
    <message>
        <location filename="../environment/failures.py"/>
        <source>name a Python 3.11 to 3.13 that can make virtual environments</source>
        <translation>nennen Sie ein Python 3.11 bis 3.13, das virtuelle Umgebungen anlegen kann</translation>
    </message>
    <message>
        <location filename="../environment/failures.py"/>
        <source>the server does not have a file that is needed</source>
        <translation>dem Server fehlt eine Datei, die gebraucht wird</translation>
    </message>
    <message>
        <location filename="../environment/failures.py"/>
        <source>look for an update of this plugin; where you have set a mirror, see whether it is complete</source>
        <translation>suchen Sie nach einer Aktualisierung dieser Erweiterung; wenn Sie einen Spiegelserver eingestellt haben, prüfen Sie, ob er vollständig ist</translation>
    </message>
    <message>
        <location filename="../environment/failures.py"/>
        <source>a path is not understood, maybe because of the blanks in it</source>
        <translation>ein Pfad wird nicht verstanden, vielleicht wegen der Leerzeichen darin</translation>
    </message>
    <message>
        <location filename="../environment/failures.py"/>
        <source>choose a Python in a folder without blanks</source>
        <translation>wählen Sie ein Python in einem Ordner ohne Leerzeichen</translation>
    </message>
    <message>
        <location filename="../environment/failures.py"/>
        <source>the network is not reached</source>
        <translation>das Netzwerk ist nicht erreichbar</translation>
    </message>
    <message>
        <location filename="../environment/failures.py"/>
        <source>see whether this computer is online, and whether QGIS needs a proxy; what was fetched is kept</source>
        <translation>prüfen Sie, ob dieser Computer online ist und ob QGIS einen Proxy braucht; was geholt wurde, bleibt</translation>
    </message>
    <message>
        <location filename="../environment/failures.py"/>
        <source>the installation failed</source>
        <translation>die Installation ist misslungen</translation>
    </message>
    <message>
        <location filename="../environment/failures.py"/>
        <source>copy the details for a report, and try again</source>
        <translation>kopieren Sie die Details für eine Meldung und versuchen Sie es erneut</translation>
    </message>
    <message>
        <location filename="../environment/folder.py"/>
        <source>the engine is being installed by another QGIS window</source>
        <translation>die Engine wird gerade aus einem anderen QGIS-Fenster installiert</translation>
    </message>
    <message>
        <location filename="../environment/folder.py"/>
        <source>wait until it is done there, or cancel it there</source>
        <translation>warten Sie, bis es dort fertig ist, oder brechen Sie es dort ab</translation>
    </message>
    <message>
        <location filename="../environment/folder.py"/>
        <source>nothing can be written to &apos;{folder}&apos;</source>
        <translation>in „{folder}“ kann nichts geschrieben werden</translation>
    </message>
    <message>
        <location filename="../environment/folder.py"/>
        <source>the engine&apos;s environment is in use ({reason})</source>
        <translation>die Umgebung der Engine ist in Gebrauch ({reason})</translation>
    </message>
    <message>
        <location filename="../environment/folder.py"/>
        <source>close other QGIS windows and try again</source>
        <translation>schließen Sie andere QGIS-Fenster und versuchen Sie es erneut</translation>
    </message>
    <message>
        <location filename="../environment/installer.py"/>
        <source>the disk has {free} GB free, and the engine needs {needed} GB</source>
        <translation>auf der Festplatte sind {free} GB frei, und die Engine braucht {needed} GB</translation>
    </message>
    <message>
        <location filename="../environment/installer.py"/>
        <source>free some space and try again</source>
        <translation>schaffen Sie Platz und versuchen Sie es erneut</translation>
    </message>
    <message>
        <location filename="../environment/installer.py"/>
        <source>Packages</source>
        <translation>Pakete</translation>
    </message>
    <message>
        <location filename="../environment/installer.py"/>
        <source>A first try of the new environment</source>
        <translation>Ein erster Versuch mit der neuen Umgebung</translation>
    </message>
    <message>
        <location filename="../environment/installer.py"/>
        <source>The last touches</source>
        <translation>Die letzten Handgriffe</translation>
    </message>
    <message>
        <location filename="../environment/installer.py"/>
        <source>Looking for uv</source>
        <translation>uv wird gesucht</translation>
    </message>
    <message>
        <location filename="../environment/installer.py"/>
        <source>uv, which fetches Python and the packages</source>
        <translation>uv, das Python und die Pakete holt</translation>
    </message>
    <message>
        <location filename="../environment/installer.py"/>
        <location filename="../processing/vectors.py"/>
        <location filename="../usable/page.py"/>
        <location filename="../worker/job.py"/>
        <source>cancelled</source>
        <translation>abgebrochen</translation>
    </message>
    <message>
        <location filename="../environment/plan.py"/>
        <source>the folder of wheels &apos;{path}&apos; lacks {names}</source>
        <translation>im Ordner mit Wheels „{path}“ fehlt {names}</translation>
    </message>
    <message>
        <location filename="../environment/plan.py"/>
        <source>make the folder with sources.py on a machine with internet access</source>
        <translation>erstellen Sie den Ordner mit sources.py auf einem Rechner mit Internetzugang</translation>
    </message>
    <message>
        <location filename="../environment/python.py"/>
        <source>the engine&apos;s environment is not set up yet</source>
        <translation>die Umgebung der Engine ist noch nicht eingerichtet</translation>
    </message>
    <message>
        <location filename="../environment/python.py"/>
        <source>set it up, or choose a Python that has the engine&apos;s packages</source>
        <translation>richten Sie sie ein oder wählen Sie ein Python, das die Pakete der Engine hat</translation>
    </message>
    <message>
        <location filename="../environment/python.py"/>
        <source>the engine&apos;s environment was made for an older version of this plugin and must be set up again</source>
        <translation>die Umgebung der Engine wurde für eine ältere Version dieser Erweiterung angelegt und muss neu eingerichtet werden</translation>
    </message>
    <message>
        <location filename="../environment/python.py"/>
        <source>choose another Python</source>
        <translation>wählen Sie ein anderes Python</translation>
    </message>
    <message>
        <location filename="../environment/python.py"/>
        <source>&apos;{path}&apos; is no full path of a Python</source>
        <translation>„{path}“ ist kein vollständiger Pfad eines Python</translation>
    </message>
    <message>
        <location filename="../environment/python.py"/>
        <source>there is no Python at &apos;{path}&apos;</source>
        <translation>es gibt kein Python unter „{path}“</translation>
    </message>
    <message>
        <location filename="../environment/python.py"/>
        <source>&apos;{path}&apos; is QGIS itself and not a Python</source>
        <translation>„{path}“ ist QGIS selbst und kein Python</translation>
    </message>
    <message>
        <location filename="../environment/python.py"/>
        <source>choose the Python of the engine&apos;s environment</source>
        <translation>wählen Sie das Python aus der Umgebung der Engine</translation>
    </message>
    <message>
        <location filename="../environment/python.py"/>
        <source>&apos;{path}&apos; cannot be run as a program</source>
        <translation>„{path}“ lässt sich nicht als Programm ausführen</translation>
    </message>
    <message>
        <location filename="../layers.py"/>
        <source>covered for sure</source>
        <translation>sicher bedeckt</translation>
    </message>
    <message>
        <location filename="../layers.py"/>
        <source>clear for sure</source>
        <translation>sicher klar</translation>
    </message>
    <message>
        <location filename="../layers.py"/>
        <source>surely not: {name}</source>
        <translation>sicher nicht: {name}</translation>
    </message>
    <message>
        <location filename="../layers.py"/>
        <source>surely: {name}</source>
        <translation>sicher: {name}</translation>
    </message>
    <message>
        <location filename="../layers.py"/>
        <source>clear</source>
        <translation>klar</translation>
    </message>
    <message>
        <location filename="../layers.py"/>
        <source>thick cloud</source>
        <translation>dichte Wolke</translation>
    </message>
    <message>
        <location filename="../layers.py"/>
        <source>thin cloud</source>
        <translation>dünne Wolke</translation>
    </message>
    <message>
        <location filename="../layers.py"/>
        <source>cloud shadow</source>
        <translation>Wolkenschatten</translation>
    </message>
    <message>
        <location filename="../layers.py"/>
        <source>Temporary: it goes when QGIS ends. Export it, or make it permanent, to keep it.</source>
        <translation>Temporär: verschwindet, wenn QGIS endet. Zum Behalten exportieren oder permanent machen.</translation>
    </message>
    <message>
        <location filename="../layers.py"/>
        <source>{name} – outlines</source>
        <translation>{name} – Umrisse</translation>
    </message>
    <message>
        <location filename="../layers.py"/>
        <source>{name} – probabilities</source>
        <translation>{name} – Wahrscheinlichkeiten</translation>
    </message>
    <message>
        <location filename="../layers.py"/>
        <source>{name} – clouds</source>
        <translation>{name} – Wolken</translation>
    </message>
    <message>
        <location filename="../layers.py"/>
        <source>{name} – {texts}</source>
        <translation>{name} – {texts}</translation>
    </message>
    <message>
        <location filename="../layers.py"/>
        <source>see whether another program has moved or changed it</source>
        <translation>sehen Sie nach, ob ein anderes Programm sie verschoben oder verändert hat</translation>
    </message>
    <message>
        <location filename="../masking.py"/>
        <source>cancelled: nothing of &apos;{name}&apos; was written</source>
        <translation>abgebrochen: von „{name}“ wurde nichts geschrieben</translation>
    </message>
    <message>
        <location filename="../masking.py"/>
        <source>&apos;{name}&apos; is being masked already</source>
        <translation>„{name}“ wird bereits maskiert</translation>
    </message>
    <message>
        <location filename="../masking.py"/>
        <source>wait for it, or cancel it first</source>
        <translation>warten Sie darauf oder brechen Sie es zuerst ab</translation>
    </message>
    <message>
        <location filename="../masking.py"/>
        <source>the project was closed while &apos;{name}&apos; was being masked</source>
        <translation>das Projekt wurde geschlossen, während „{name}“ maskiert wurde</translation>
    </message>
    <message>
        <location filename="../masking.py"/>
        <location filename="../usable/page.py"/>
        <source>open it again and start anew</source>
        <translation>öffnen Sie es wieder und beginnen Sie neu</translation>
    </message>
    <message>
        <location filename="../masking.py"/>
        <source>the layer &apos;{name}&apos; was removed while it was being masked</source>
        <translation>der Layer „{name}“ wurde entfernt, während er maskiert wurde</translation>
    </message>
    <message>
        <location filename="../menu.py"/>
        <source>Mask clouds…</source>
        <translation>Wolken maskieren…</translation>
    </message>
    <message>
        <location filename="../menu.py"/>
        <source>select the layer of a scene in the layer panel</source>
        <translation>wählen Sie im Layerfenster den Layer einer Szene</translation>
    </message>
    <message>
        <location filename="../menu.py"/>
        <source>no raster layer is selected</source>
        <translation>kein Rasterlayer ist gewählt</translation>
    </message>
    <message>
        <location filename="../menu.py"/>
        <source>{count} of the selected layers cannot be masked; the first: {reason}</source>
        <translation>nicht maskierbare Layer in der Auswahl: {count}; der erste: {reason}</translation>
    </message>
    <message>
        <location filename="../models.py"/>
        <source>the model &apos;{title}&apos; is not on this computer yet</source>
        <translation>das Modell „{title}“ ist noch nicht auf diesem Computer</translation>
    </message>
    <message>
        <location filename="../models.py"/>
        <source>choose it in the dock and press &apos;Download…&apos; there, or run: cloudmask models download {id}</source>
        <translation>wählen Sie es im Bedienfeld und drücken Sie dort „Herunterladen…“, oder führen Sie aus: cloudmask models download {id}</translation>
    </message>
    <message>
        <location filename="../processing/algorithm.py"/>
        <source>&apos;{value}&apos; cannot be opened as a raster layer</source>
        <translation>„{value}“ lässt sich nicht als Rasterlayer öffnen</translation>
    </message>
    <message>
        <location filename="../processing/algorithm.py"/>
        <source>choose a raster layer or the path of a raster</source>
        <translation>wählen Sie einen Rasterlayer oder den Pfad eines Rasters</translation>
    </message>
    <message>
        <location filename="../processing/algorithm.py"/>
        <source>&apos;{value}&apos; cannot be opened as a polygon layer</source>
        <translation>„{value}“ lässt sich nicht als Polygonlayer öffnen</translation>
    </message>
    <message>
        <location filename="../processing/algorithm.py"/>
        <source>choose a polygon layer or the path of a vector file</source>
        <translation>wählen Sie einen Polygonlayer oder den Pfad einer Vektordatei</translation>
    </message>
    <message>
        <location filename="../processing/applymask.py"/>
        <source>Apply mask</source>
        <translation>Maske anwenden</translation>
    </message>
    <message>
        <location filename="../processing/applymask.py"/>
        <location filename="../processing/usabledates.py"/>
        <location filename="../processing/zonalstatistics.py"/>
        <source>Use of masks</source>
        <translation>Verwendung von Masken</translation>
    </message>
    <message>
        <location filename="../processing/applymask.py"/>
        <source>cloud,clouds,shadow,mask,apply,remove,no data,nodata,clip</source>
        <translation>Wolke,Wolken,Schatten,Maske,anwenden,entfernen,Leerwert,nodata,ausschneiden</translation>
    </message>
    <message>
        <location filename="../processing/applymask.py"/>
        <source>Copies a raster of any type and number of bands, with no data where the mask has clouds or shadows.
The raster may lie on another grid: each pixel has the class of the mask&apos;s nearest pixel. Pixels where the mask has no data or does not reach are kept and counted; all pixels that are kept stay as they are, bit for bit.</source>
        <translation>Kopiert ein Raster von beliebigem Typ und mit beliebig vielen Kanälen, mit Leerwerten, wo die Maske Wolken oder Schatten hat.
Das Raster darf auf einem anderen Gitter liegen: Jedes Pixel hat die Klasse des nächsten Pixels der Maske. Pixel, für die die Maske keine Daten hat oder die sie nicht erreicht, bleiben erhalten und werden gezählt; alle Pixel, die bleiben, bleiben Bit für Bit gleich.</translation>
    </message>
    <message>
        <location filename="../processing/applymask.py"/>
        <location filename="../processing/zonalstatistics.py"/>
        <source>A mask that Mask clouds has written.</source>
        <translation>Eine Maske, die „Wolken maskieren“ geschrieben hat.</translation>
    </message>
    <message>
        <location filename="../processing/applymask.py"/>
        <source>Raster</source>
        <translation>Raster</translation>
    </message>
    <message>
        <location filename="../processing/applymask.py"/>
        <source>The raster to take clouds out of, on any grid.</source>
        <translation>Das Raster, aus dem Wolken entfernt werden, auf beliebigem Gitter.</translation>
    </message>
    <message>
        <location filename="../processing/applymask.py"/>
        <source>Classes to take out</source>
        <translation>Zu entfernende Klassen</translation>
    </message>
    <message>
        <location filename="../processing/applymask.py"/>
        <source>Which classes become no data.</source>
        <translation>Welche Klassen zu Leerwerten werden.</translation>
    </message>
    <message>
        <location filename="../processing/applymask.py"/>
        <source>Texts to take out</source>
        <translation>Zu entfernende Texte</translation>
    </message>
    <message>
        <location filename="../processing/applymask.py"/>
        <source>Of a mask that was made with PROMPTS: which of the texts become no data, one in each line or separated by semicolons. CLASSES does not count then.</source>
        <translation>Bei einer Maske, die mit PROMPTS erstellt wurde: welche der Texte zu Leerwerten werden, einer in jeder Zeile oder durch Semikolon getrennt. CLASSES zählt dann nicht.</translation>
    </message>
    <message>
        <location filename="../processing/applymask.py"/>
        <source>Buffer</source>
        <translation>Puffer</translation>
    </message>
    <message>
        <location filename="../processing/applymask.py"/>
        <source>Metres around them that become no data as well.</source>
        <translation>Meter um sie herum, die ebenfalls zu Leerwerten werden.</translation>
    </message>
    <message>
        <location filename="../processing/applymask.py"/>
        <source>No-data value</source>
        <translation>Leerwert</translation>
    </message>
    <message>
        <location filename="../processing/applymask.py"/>
        <source>What stands for no data; empty: the raster&apos;s own value, else NaN, the lowest signed number or 0.</source>
        <translation>Was für fehlende Daten steht; leer: der eigene Wert des Rasters, sonst NaN, die kleinste negative Zahl oder 0.</translation>
    </message>
    <message>
        <location filename="../processing/applymask.py"/>
        <source>Plain tiled GeoTIFF</source>
        <translation>Einfaches gekacheltes GeoTIFF</translation>
    </message>
    <message>
        <location filename="../processing/applymask.py"/>
        <source>Writes a tiled GeoTIFF without overviews in place of a cloud-optimised one.</source>
        <translation>Schreibt ein gekacheltes GeoTIFF ohne Übersichten statt eines Cloud-optimierten.</translation>
    </message>
    <message>
        <location filename="../processing/applymask.py"/>
        <source>Raster without clouds</source>
        <translation>Raster ohne Wolken</translation>
    </message>
    <message>
        <location filename="../processing/applymask.py"/>
        <source>The copy, a GeoTIFF. A file that exists is replaced.</source>
        <translation>Die Kopie, ein GeoTIFF. Eine vorhandene Datei wird ersetzt.</translation>
    </message>
    <message>
        <location filename="../processing/applymask.py"/>
        <source>Taken out (%)</source>
        <translation>Entfernt (%)</translation>
    </message>
    <message>
        <location filename="../processing/applymask.py"/>
        <source>Pixels taken out</source>
        <translation>Entfernte Pixel</translation>
    </message>
    <message>
        <location filename="../processing/applymask.py"/>
        <source>CLASSES is empty; choose what to take out.</source>
        <translation>CLASSES ist leer; wählen Sie, was entfernt werden soll.</translation>
    </message>
    <message>
        <location filename="../processing/help.py"/>
        <source>Parameters</source>
        <translation>Parameter</translation>
    </message>
    <message>
        <location filename="../processing/help.py"/>
        <source>Example</source>
        <translation>Beispiel</translation>
    </message>
    <message>
        <location filename="../processing/loading.py"/>
        <source>The table is written, but this QGIS cannot show its format.</source>
        <translation>Die Tabelle ist geschrieben, aber dieses QGIS kann ihr Format nicht anzeigen.</translation>
    </message>
    <message>
        <location filename="../processing/maskclouds.py"/>
        <location filename="../processing/refinemask.py"/>
        <source>Masks</source>
        <translation>Masken</translation>
    </message>
    <message>
        <location filename="../processing/maskclouds.py"/>
        <source>cloud,clouds,shadow,cirrus,mask,masking,sentinel-2,s2,satellite,machine learning</source>
        <translation>Wolke,Wolken,Schatten,Cirrus,Maske,Maskierung,Sentinel-2,S2,Satellit,maschinelles Lernen</translation>
    </message>
    <message>
        <location filename="../processing/maskclouds.py"/>
        <source>Finds thick cloud, thin cloud and cloud shadow in a Sentinel-2 scene and writes them as a mask.
The scene is a raster layer, or a product, STAC item, address or list of band files; one of the two. Red, green and blue must be there; each further band helps. Level, offset and bands are recognised; where they are not, a sentence says which parameter to give. What was answered for a layer in the dock is remembered.
A model that takes text can also be told what to look for instead of clouds.
Besides the files, the percentages of the valid pixels are outputs that a model can branch on.</source>
        <translation>Findet dichte Wolken, dünne Wolken und Wolkenschatten in einer Sentinel-2-Szene und schreibt sie als Maske.
Die Szene ist ein Rasterlayer, oder ein Produkt, STAC-Item, eine Adresse oder eine Liste von Kanaldateien; eines von beiden. Rot, Grün und Blau müssen vorhanden sein; jeder weitere Kanal hilft. Level, Offset und Kanäle werden erkannt; wo nicht, sagt ein Satz, welcher Parameter anzugeben ist. Was im Bedienfeld für einen Layer geantwortet wurde, bleibt gemerkt.
Einem Modell, das Text annimmt, kann auch gesagt werden, wonach es statt nach Wolken suchen soll.
Neben den Dateien werden die Prozentanteile der gültigen Pixel ausgegeben, an denen ein Modell verzweigen kann.</translation>
    </message>
    <message>
        <location filename="../processing/maskclouds.py"/>
        <source>INPUT and SCENE are both given; give one of them.</source>
        <translation>INPUT und SCENE sind beide angegeben; geben Sie eines davon an.</translation>
    </message>
    <message>
        <location filename="../processing/maskclouds.py"/>
        <source>There is no scene to mask; give INPUT or SCENE.</source>
        <translation>Es gibt keine Szene zum Maskieren; geben Sie INPUT oder SCENE an.</translation>
    </message>
    <message>
        <location filename="../processing/maskclouds.py"/>
        <source>EXTENT and AREA are both given; give one of them.</source>
        <translation>EXTENT und AREA sind beide angegeben; geben Sie eines davon an.</translation>
    </message>
    <message>
        <location filename="../processing/parameters.py"/>
        <source>The mask, a cloud-optimised GeoTIFF: 0 clear, 1 thick cloud, 2 thin cloud, 3 cloud shadow, 255 no data. A file that exists is replaced.</source>
        <translation>Die Maske, ein Cloud-optimiertes GeoTIFF: 0 klar, 1 dichte Wolke, 2 dünne Wolke, 3 Wolkenschatten, 255 keine Daten. Eine vorhandene Datei wird ersetzt.</translation>
    </message>
    <message>
        <location filename="../processing/parameters.py"/>
        <source>JSON files (*.json)</source>
        <translation>JSON-Dateien (*.json)</translation>
    </message>
    <message>
        <location filename="../processing/parameters.py"/>
        <source>Areas, percentages, inputs and warnings as JSON; not written by default.</source>
        <translation>Flächen, Prozentanteile, Eingaben und Warnungen als JSON; wird nur auf Wunsch geschrieben.</translation>
    </message>
    <message>
        <location filename="../processing/parameters.py"/>
        <source>Threshold of cloud, thick and thin together</source>
        <translation>Schwellenwert für Wolken, dichte und dünne zusammen</translation>
    </message>
    <message>
        <location filename="../processing/parameters.py"/>
        <source>Threshold of thick cloud</source>
        <translation>Schwellenwert für dichte Wolken</translation>
    </message>
    <message>
        <location filename="../processing/parameters.py"/>
        <source>Threshold of thin cloud</source>
        <translation>Schwellenwert für dünne Wolken</translation>
    </message>
    <message>
        <location filename="../processing/parameters.py"/>
        <source>Threshold of cloud shadow</source>
        <translation>Schwellenwert für Wolkenschatten</translation>
    </message>
    <message>
        <location filename="../processing/parameters.py"/>
        <source>Cloud is chosen where its probability (0 to 1) reaches this, and nowhere else.</source>
        <translation>Wolke wird gewählt, wo ihre Wahrscheinlichkeit (0 bis 1) diesen Wert erreicht, und sonst nirgends.</translation>
    </message>
    <message>
        <location filename="../processing/parameters.py"/>
        <source>Probability (0 to 1) from which thick cloud is chosen; empty: the model decides.</source>
        <translation>Wahrscheinlichkeit (0 bis 1), ab der dichte Wolke gewählt wird; leer: Das Modell entscheidet.</translation>
    </message>
    <message>
        <location filename="../processing/parameters.py"/>
        <source>Probability (0 to 1) from which thin cloud is chosen; empty: the model decides.</source>
        <translation>Wahrscheinlichkeit (0 bis 1), ab der dünne Wolke gewählt wird; leer: Das Modell entscheidet.</translation>
    </message>
    <message>
        <location filename="../processing/parameters.py"/>
        <source>Probability (0 to 1) from which cloud shadow is chosen; empty: the model decides.</source>
        <translation>Wahrscheinlichkeit (0 bis 1), ab der Wolkenschatten gewählt wird; leer: Das Modell entscheidet.</translation>
    </message>
    <message>
        <location filename="../processing/parameters.py"/>
        <source>Smallest cloud or shadow (m²)</source>
        <translation>Kleinste Wolke oder kleinster Schatten (m²)</translation>
    </message>
    <message>
        <location filename="../processing/parameters.py"/>
        <source>Buffer around clouds</source>
        <translation>Puffer um Wolken</translation>
    </message>
    <message>
        <location filename="../processing/parameters.py"/>
        <source>Metres by which clouds grow, over clear ground and shadows; never over no data.</source>
        <translation>Meter, um die Wolken wachsen, über klaren Boden und Schatten; nie über fehlende Daten.</translation>
    </message>
    <message>
        <location filename="../processing/parameters.py"/>
        <source>Buffer around shadows</source>
        <translation>Puffer um Schatten</translation>
    </message>
    <message>
        <location filename="../processing/parameters.py"/>
        <source>Metres by which shadows grow, over clear ground.</source>
        <translation>Meter, um die Schatten wachsen, über klaren Boden.</translation>
    </message>
    <message>
        <location filename="../processing/parameters.py"/>
        <source>Clouds and shadows of fewer square metres become clear.</source>
        <translation>Wolken und Schatten mit weniger Quadratmetern werden klar.</translation>
    </message>
    <message>
        <location filename="../processing/parameters.py"/>
        <source>Cloud, thick and thin (%)</source>
        <translation>Wolken, dichte und dünne (%)</translation>
    </message>
    <message>
        <location filename="../processing/parameters.py"/>
        <source>Thick cloud (%)</source>
        <translation>Dichte Wolke (%)</translation>
    </message>
    <message>
        <location filename="../processing/parameters.py"/>
        <source>Thin cloud (%)</source>
        <translation>Dünne Wolke (%)</translation>
    </message>
    <message>
        <location filename="../processing/parameters.py"/>
        <source>Cloud shadow (%)</source>
        <translation>Wolkenschatten (%)</translation>
    </message>
    <message>
        <location filename="../processing/parameters.py"/>
        <source>Clear (%)</source>
        <translation>Klar (%)</translation>
    </message>
    <message>
        <location filename="../processing/parameters.py"/>
        <source>Percentage of each class (JSON)</source>
        <translation>Prozentanteil jeder Klasse (JSON)</translation>
    </message>
    <message>
        <location filename="../processing/parameters.py"/>
        <source>{key} is {value}; give a probability from 0 to 1.</source>
        <translation>{key} ist {value}; geben Sie eine Wahrscheinlichkeit von 0 bis 1 an.</translation>
    </message>
    <message>
        <location filename="../processing/parameters.py"/>
        <source>THRESHOLD_CLOUD stands for thick and thin cloud together; give it, or those of the two.</source>
        <translation>THRESHOLD_CLOUD steht für dichte und dünne Wolken zusammen; geben Sie diesen Wert an oder die beiden einzelnen.</translation>
    </message>
    <message>
        <location filename="../processing/parameters.py"/>
        <source>{key} is {value}; give a number that is not negative.</source>
        <translation>{key} ist {value}; geben Sie eine Zahl an, die nicht negativ ist.</translation>
    </message>
    <message>
        <location filename="../processing/parameters.py"/>
        <source>&apos;{name}&apos; cannot be written; the name of {key} must end with {endings}.</source>
        <translation>„{name}“ kann nicht geschrieben werden; der Name von {key} muss auf {endings} enden.</translation>
    </message>
    <message>
        <location filename="../processing/parameters.py"/>
        <source> or </source>
        <translation> oder </translation>
    </message>
    <message>
        <location filename="../processing/parameters.py"/>
        <source>&apos;{part}&apos; in BANDS is not of the form name=number; write for example red=3,green=2,blue=1.</source>
        <translation>„{part}“ in BANDS hat nicht die Form Name=Zahl; schreiben Sie zum Beispiel red=3,green=2,blue=1.</translation>
    </message>
    <message>
        <location filename="../processing/parameters.py"/>
        <source>&apos;{name}&apos; in BANDS is no Sentinel-2 band; use names such as B04 or red, green, blue, nir.</source>
        <translation>„{name}“ in BANDS ist kein Kanal von Sentinel-2; verwenden Sie Namen wie B04 oder red, green, blue, nir.</translation>
    </message>
    <message>
        <location filename="../processing/parameters.py"/>
        <source>BANDS names {band} twice; name each band once.</source>
        <translation>BANDS nennt {band} zweimal; nennen Sie jeden Kanal einmal.</translation>
    </message>
    <message>
        <location filename="../processing/progress.py"/>
        <source>{stage}: {rate} million pixels a second</source>
        <translation>{stage}: {rate} Millionen Pixel pro Sekunde</translation>
    </message>
    <message>
        <location filename="../processing/prompts.py"/>
        <source>No model takes texts; leave PROMPTS empty.</source>
        <translation>Kein Modell nimmt Texte an; lassen Sie PROMPTS leer.</translation>
    </message>
    <message>
        <location filename="../processing/prompts.py"/>
        <source>The model {model} takes no texts; leave PROMPTS empty, or choose one of these as MODEL: {others}.</source>
        <translation>Das Modell {model} nimmt keine Texte an; lassen Sie PROMPTS leer oder wählen Sie eines von diesen als MODEL: {others}.</translation>
    </message>
    <message>
        <location filename="../processing/prompts.py"/>
        <source>{keys} is about clouds and shadows; leave it out where PROMPTS says what to look for.</source>
        <translation>{keys} betrifft nur Wolken und Schatten; lassen Sie das weg, wenn PROMPTS sagt, wonach zu suchen ist.</translation>
    </message>
    <message>
        <location filename="../processing/rasters.py"/>
        <source>&apos;{name}&apos; is no file but a layer of the kind {kind}</source>
        <translation>„{name}“ ist keine Datei, sondern ein Layer der Art {kind}</translation>
    </message>
    <message>
        <location filename="../processing/rasters.py"/>
        <location filename="../sources.py"/>
        <source>&apos;{name}&apos; is no file: it exists in this QGIS only</source>
        <translation>„{name}“ ist keine Datei: Es existiert nur in diesem QGIS</translation>
    </message>
    <message>
        <location filename="../processing/rasters.py"/>
        <source>save it as a GeoTIFF first (right-click, Export, Save As)</source>
        <translation>speichern Sie es zuerst als GeoTIFF (Rechtsklick, Exportieren, Speichern als)</translation>
    </message>
    <message>
        <location filename="../processing/refinemask.py"/>
        <source>Refine mask</source>
        <translation>Maske verfeinern</translation>
    </message>
    <message>
        <location filename="../processing/refinemask.py"/>
        <source>cloud,clouds,shadow,mask,probabilities,threshold,buffer,refine</source>
        <translation>Wolke,Wolken,Schatten,Maske,Wahrscheinlichkeiten,Schwellenwert,Puffer,verfeinern</translation>
    </message>
    <message>
        <location filename="../processing/refinemask.py"/>
        <source>Draws another mask from the probabilities that Mask clouds has written: other thresholds, buffers around clouds and shadows, no small objects. The model does not run again, so it takes seconds; the result is the mask that Mask clouds would have written with the same settings.</source>
        <translation>Zeichnet aus den Wahrscheinlichkeiten, die „Wolken maskieren“ geschrieben hat, eine andere Maske: andere Schwellenwerte, Puffer um Wolken und Schatten, keine kleinen Objekte. Das Modell läuft nicht noch einmal, daher dauert es nur Sekunden; das Ergebnis ist die Maske, die „Wolken maskieren“ mit denselben Einstellungen geschrieben hätte.</translation>
    </message>
    <message>
        <location filename="../processing/refinemask.py"/>
        <location filename="../processing/scene_parameters.py"/>
        <source>Probabilities</source>
        <translation>Wahrscheinlichkeiten</translation>
    </message>
    <message>
        <location filename="../processing/refinemask.py"/>
        <source>A raster of probabilities that Mask clouds has written.</source>
        <translation>Ein Raster mit Wahrscheinlichkeiten, das „Wolken maskieren“ geschrieben hat.</translation>
    </message>
    <message>
        <location filename="../processing/scene_parameters.py"/>
        <source>Sentinel-2 layer</source>
        <translation>Sentinel-2-Layer</translation>
    </message>
    <message>
        <location filename="../processing/scene_parameters.py"/>
        <source>A raster layer of a scene: a product&apos;s band or subdataset, a raster with several bands, a picture.</source>
        <translation>Ein Rasterlayer einer Szene: ein Kanal oder Subdatensatz eines Produkts, ein Raster mit mehreren Kanälen, ein Bild.</translation>
    </message>
    <message>
        <location filename="../processing/scene_parameters.py"/>
        <source>Or a scene by path or address</source>
        <translation>Oder eine Szene über Pfad oder Adresse</translation>
    </message>
    <message>
        <location filename="../processing/scene_parameters.py"/>
        <source>In place of a layer: a SAFE folder or zip, a STAC item, a raster, a folder of band files, an address (https, s3), or several files separated by semicolons.</source>
        <translation>Anstelle eines Layers: ein SAFE-Ordner oder -Zip, ein STAC-Item, ein Raster, ein Ordner mit Kanaldateien, eine Adresse (https, s3) oder mehrere Dateien, durch Semikolon getrennt.</translation>
    </message>
    <message>
        <location filename="../processing/scene_parameters.py"/>
        <source>Which model decides, by its id.</source>
        <translation>Welches Modell entscheidet, nach seiner Kennung.</translation>
    </message>
    <message>
        <location filename="../processing/scene_parameters.py"/>
        <source>For a model that takes text: what to look for instead of clouds, a text in each line or separated by semicolons, such as smoke; land. Each becomes a class of the mask, with codes from 0 on; a single one is told from all other ground (0 other, 1 the text).</source>
        <translation>Für ein Modell, das Text annimmt: wonach statt nach Wolken gesucht wird, auf Englisch, ein Text in jeder Zeile oder durch Semikolon getrennt, etwa smoke; land. Jeder wird eine Klasse der Maske, mit Codes ab 0; ein einzelner wird von allem anderen Boden getrennt (0 alles andere, 1 der Text).</translation>
    </message>
    <message>
        <location filename="../processing/scene_parameters.py"/>
        <source>Metres per pixel of the mask; source is the finest of the bands that are read.</source>
        <translation>Meter pro Pixel der Maske; source ist die Auflösung des feinsten gelesenen Kanals.</translation>
    </message>
    <message>
        <location filename="../processing/scene_parameters.py"/>
        <source>Extent</source>
        <translation>Ausdehnung</translation>
    </message>
    <message>
        <location filename="../processing/scene_parameters.py"/>
        <source>Mask only this box, snapped outward to pixels. Its coordinate system is the scene&apos;s unless it says.</source>
        <translation>Nur dieses Rechteck maskieren, nach außen auf ganze Pixel erweitert. Sein Koordinatensystem ist das der Szene, wenn es kein anderes nennt.</translation>
    </message>
    <message>
        <location filename="../processing/scene_parameters.py"/>
        <source>Mask only these polygons, in any coordinate system; around them the mask has no data.</source>
        <translation>Nur diese Polygone maskieren, in beliebigem Koordinatensystem; um sie herum hat die Maske keine Daten.</translation>
    </message>
    <message>
        <location filename="../processing/scene_parameters.py"/>
        <source>Where to compute: auto, cpu, cuda, cuda:1, mps. auto takes a graphics card where there is one.</source>
        <translation>Wo gerechnet wird: auto, cpu, cuda, cuda:1, mps. auto nimmt eine Grafikkarte, wo es eine gibt.</translation>
    </message>
    <message>
        <location filename="../processing/scene_parameters.py"/>
        <source>How exactly to compute; auto follows from what the device can do.</source>
        <translation>Wie genau gerechnet wird; auto folgt daraus, was das Gerät kann.</translation>
    </message>
    <message>
        <location filename="../processing/scene_parameters.py"/>
        <source>Read all bands that the model can use</source>
        <translation>Alle Kanäle lesen, die das Modell nutzen kann</translation>
    </message>
    <message>
        <location filename="../processing/scene_parameters.py"/>
        <source>Reads also the bands that the model gains little from, which takes longer.</source>
        <translation>Liest auch die Kanäle, von denen das Modell wenig gewinnt, was länger dauert.</translation>
    </message>
    <message>
        <location filename="../processing/scene_parameters.py"/>
        <source>Where the scene does not say it: L1C, L2A, or RGB8 for a picture of 8 bits.</source>
        <translation>Wo die Szene es nicht angibt: L1C, L2A, oder RGB8 für ein Bild mit 8 Bit.</translation>
    </message>
    <message>
        <location filename="../processing/scene_parameters.py"/>
        <source>Where the scene does not say it: what is added to digital numbers before scaling, -1000 since processing baseline 04.00 (January 2022), 0 before.</source>
        <translation>Wo die Szene es nicht angibt: was vor der Skalierung zu den digitalen Werten addiert wird, -1000 seit Processing Baseline 04.00 (Januar 2022), davor 0.</translation>
    </message>
    <message>
        <location filename="../processing/scene_parameters.py"/>
        <source>Scale</source>
        <translation>Skalierung</translation>
    </message>
    <message>
        <location filename="../processing/scene_parameters.py"/>
        <source>Where the scene does not say it: reflectance per digital number, 0.0001 for products.</source>
        <translation>Wo die Szene es nicht angibt: Reflektanz pro digitalem Wert, 0.0001 bei Produkten.</translation>
    </message>
    <message>
        <location filename="../processing/scene_parameters.py"/>
        <source>Where they are not recognised: which band of the raster is which, such as red=3,green=2,blue=1.</source>
        <translation>Wo sie nicht erkannt werden: welcher Kanal des Rasters welcher ist, etwa red=3,green=2,blue=1.</translation>
    </message>
    <message>
        <location filename="../processing/scene_parameters.py"/>
        <source>The probability of each class as GeoTIFF, from which other masks are drawn; not written by default.</source>
        <translation>Die Wahrscheinlichkeit jeder Klasse als GeoTIFF, aus dem andere Masken gezeichnet werden; wird nur auf Wunsch geschrieben.</translation>
    </message>
    <message>
        <location filename="../processing/scene_parameters.py"/>
        <location filename="../processing/usabledates.py"/>
        <location filename="../processing/zonalstatistics.py"/>
        <source>Polygons</source>
        <translation>Polygone</translation>
    </message>
    <message>
        <location filename="../processing/scene_parameters.py"/>
        <source>Clouds and shadows with class and area in square metres, as GeoPackage; not written by default.</source>
        <translation>Wolken und Schatten mit Klasse und Fläche in Quadratmetern, als GeoPackage; wird nur auf Wunsch geschrieben.</translation>
    </message>
    <message>
        <location filename="../processing/usabledates.py"/>
        <source>cloud,clouds,clear,usable,dates,time series,polygons,fields,parcels,percentage,table</source>
        <translation>Wolke,Wolken,klar,nutzbar,Tage,Termine,Zeitreihe,Polygone,Felder,Schläge,Flurstücke,Prozent,Tabelle</translation>
    </message>
    <message>
        <location filename="../processing/usabledates.py"/>
        <source>Writes a table of how much of each polygon each scene shows: clear, under thin cloud, under thick cloud, in shadow, or without data.
Each scene is looked at quickly, in coarse pixels and around the polygons only; no mask is kept. Percentages are of the whole polygon, 100 together; what lies beyond a scene has no data. A scene that cannot be read is a row that says why.
Besides the table, the best date and how many per cent of all polygons it shows are outputs that a model can branch on.</source>
        <translation>Schreibt eine Tabelle, wie viel jede Szene von jedem Polygon zeigt: klar, unter dünner Wolke, unter dichter Wolke, im Schatten oder ohne Daten.
Jede Szene wird rasch angesehen, in groben Pixeln und nur um die Polygone herum; es bleibt keine Maske. Die Prozentwerte beziehen sich auf das ganze Polygon und ergeben zusammen 100; was außerhalb einer Szene liegt, ist ohne Daten. Zu einer Szene, die nicht gelesen werden kann, sagt eine Zeile, warum.
Außer der Tabelle werden der beste Tag und der Prozentanteil aller Polygone, den er zeigt, ausgegeben; daran kann ein Modell verzweigen.</translation>
    </message>
    <message>
        <location filename="../processing/usabledates.py"/>
        <source>Best date</source>
        <translation>Bester Tag</translation>
    </message>
    <message>
        <location filename="../processing/usabledates.py"/>
        <source>Best scene</source>
        <translation>Beste Szene</translation>
    </message>
    <message>
        <location filename="../processing/usabledates.py"/>
        <source>Clear in the best scene (%)</source>
        <translation>Klar in der besten Szene (%)</translation>
    </message>
    <message>
        <location filename="../processing/usabledates.py"/>
        <source>Scenes that could be looked at</source>
        <translation>Szenen, die angesehen werden konnten</translation>
    </message>
    <message>
        <location filename="../processing/usabledates.py"/>
        <location filename="../processing/zonalstatistics.py"/>
        <source>Number of polygons</source>
        <translation>Anzahl der Polygone</translation>
    </message>
    <message>
        <location filename="../processing/usabledates.py"/>
        <source>There is no scene to look at; give INPUT, SCENES or FOLDER.</source>
        <translation>Es gibt keine Szene zum Ansehen; geben Sie INPUT, SCENES oder FOLDER an.</translation>
    </message>
    <message>
        <location filename="../processing/usabledates.py"/>
        <source>&apos;{value}&apos; cannot be opened as a raster layer.</source>
        <translation>„{value}“ lässt sich nicht als Rasterlayer öffnen.</translation>
    </message>
    <message>
        <location filename="../processing/usabledates.py"/>
        <source>there is no scene in &apos;{folder}&apos;</source>
        <translation>in „{folder}“ gibt es keine Szene</translation>
    </message>
    <message>
        <location filename="../processing/usabledates.py"/>
        <source>Best: {name}, {clear} % clear.</source>
        <translation>Am besten: {name}, {clear} % klar.</translation>
    </message>
    <message>
        <location filename="../processing/usabledates.py"/>
        <source>&apos;{name}&apos; cannot be written</source>
        <translation>„{name}“ kann nicht geschrieben werden</translation>
    </message>
    <message>
        <location filename="../processing/usabledates.py"/>
        <location filename="../usable/table.py"/>
        <source>choose another place</source>
        <translation>wählen Sie einen anderen Ort</translation>
    </message>
    <message>
        <location filename="../processing/usabledates.py"/>
        <source>the table cannot be written ({reason})</source>
        <translation>die Tabelle kann nicht geschrieben werden ({reason})</translation>
    </message>
    <message>
        <location filename="../processing/usabledates.py"/>
        <location filename="../processing/vectors.py"/>
        <location filename="../usable/assessing.py"/>
        <location filename="../usable/zones.py"/>
        <source>check the free space of the disk</source>
        <translation>prüfen Sie den freien Platz auf der Festplatte</translation>
    </message>
    <message>
        <location filename="../processing/usabledates.py"/>
        <source>Sentinel-2 layers</source>
        <translation>Sentinel-2-Layer</translation>
    </message>
    <message>
        <location filename="../processing/usabledates.py"/>
        <source>Raster layers of scenes; layers of the bands of one scene count as one.</source>
        <translation>Rasterlayer von Szenen; Layer der Kanäle einer Szene zählen als eine.</translation>
    </message>
    <message>
        <location filename="../processing/usabledates.py"/>
        <source>Or scenes by path or address</source>
        <translation>Oder Szenen über Pfad oder Adresse</translation>
    </message>
    <message>
        <location filename="../processing/usabledates.py"/>
        <source>One scene a line: a SAFE folder or zip, a STAC item, a raster, a folder of band files, an address, or the files of the bands separated by semicolons.</source>
        <translation>Eine Szene pro Zeile: ein SAFE-Ordner oder -Zip, ein STAC-Item, ein Raster, ein Ordner mit Kanaldateien, eine Adresse oder die Dateien der Kanäle, durch Semikolon getrennt.</translation>
    </message>
    <message>
        <location filename="../processing/usabledates.py"/>
        <source>Or a folder of scenes</source>
        <translation>Oder ein Ordner mit Szenen</translation>
    </message>
    <message>
        <location filename="../processing/usabledates.py"/>
        <source>All scenes that are found in it and below it by their names.</source>
        <translation>Alle Szenen, die in ihm und darunter an ihren Namen erkannt werden.</translation>
    </message>
    <message>
        <location filename="../processing/usabledates.py"/>
        <location filename="../processing/zonalstatistics.py"/>
        <source>Fields, parcels or whatever else is asked about: a polygon layer in any coordinate system.</source>
        <translation>Felder, Flurstücke oder wonach sonst gefragt ist: ein Polygonlayer in beliebigem Koordinatensystem.</translation>
    </message>
    <message>
        <location filename="../processing/usabledates.py"/>
        <location filename="../processing/zonalstatistics.py"/>
        <location filename="../usable/area_section.py"/>
        <source>Field that names a polygon</source>
        <translation>Feld, das ein Polygon benennt</translation>
    </message>
    <message>
        <location filename="../processing/usabledates.py"/>
        <source>Its value becomes the column polygon; empty: the layer&apos;s own feature ids.</source>
        <translation>Sein Wert wird zur Spalte polygon; leer: die eigenen Objektkennungen des Layers.</translation>
    </message>
    <message>
        <location filename="../processing/usabledates.py"/>
        <source>Metres per pixel; auto takes 60, and 20 or 10 where the area is small or polygons have fewer than 50 such pixels.</source>
        <translation>Meter pro Pixel; auto nimmt 60, und 20 oder 10, wo das Gebiet klein ist oder Polygone weniger als 50 solcher Pixel haben.</translation>
    </message>
    <message>
        <location filename="../processing/usabledates.py"/>
        <source>The table, a row for each scene and polygon: .csv or .gpkg. A file that exists is replaced.</source>
        <translation>Die Tabelle, eine Zeile für jede Szene und jedes Polygon: .csv oder .gpkg. Eine vorhandene Datei wird ersetzt.</translation>
    </message>
    <message>
        <location filename="../processing/vectors.py"/>
        <location filename="../usable/zones.py"/>
        <source>the polygons of &apos;{name}&apos; cannot be written to a temporary file</source>
        <translation>die Polygone von „{name}“ können nicht in eine temporäre Datei geschrieben werden</translation>
    </message>
    <message>
        <location filename="../processing/zonalstatistics.py"/>
        <source>Cloud statistics of polygons</source>
        <translation>Wolkenstatistik für Polygone</translation>
    </message>
    <message>
        <location filename="../processing/zonalstatistics.py"/>
        <source>cloud,clouds,shadow,mask,zonal,statistics,polygons,fields,parcels,percentage,table</source>
        <translation>Wolke,Wolken,Schatten,Maske,zonal,Zonenstatistik,Statistik,Polygone,Felder,Schläge,Flurstücke,Prozent,Tabelle</translation>
    </message>
    <message>
        <location filename="../processing/zonalstatistics.py"/>
        <source>Writes a table of how much of each class of a mask lies in each polygon, one row a polygon.
Percentages of the classes are of the polygon&apos;s area with data, 100 together; those of no data and of what lies beyond the mask are of the whole polygon. The polygons may be in any coordinate system, and selected features alone can be taken.</source>
        <translation>Schreibt eine Tabelle, wie viel von jeder Klasse einer Maske in jedem Polygon liegt, eine Zeile pro Polygon.
Die Prozentwerte der Klassen beziehen sich auf die Fläche des Polygons mit Daten und ergeben zusammen 100; die der fehlenden Daten und dessen, was jenseits der Maske liegt, auf das ganze Polygon. Die Polygone dürfen in jedem Koordinatensystem liegen, und es können auch nur gewählte Objekte genommen werden.</translation>
    </message>
    <message>
        <location filename="../processing/zonalstatistics.py"/>
        <source>Its value becomes the column zone; empty: the layer&apos;s own feature ids.</source>
        <translation>Sein Wert wird zur Spalte zone; leer: die eigenen Objektkennungen des Layers.</translation>
    </message>
    <message>
        <location filename="../processing/zonalstatistics.py"/>
        <source>Exact shares of pixels at the border</source>
        <translation>Genaue Anteile der Pixel am Rand</translation>
    </message>
    <message>
        <location filename="../processing/zonalstatistics.py"/>
        <source>If not, whole pixels are counted whose centre lies inside; the column method says which.</source>
        <translation>Wenn nicht, werden ganze Pixel gezählt, deren Mitte innerhalb liegt; die Spalte method sagt, welches von beiden.</translation>
    </message>
    <message>
        <location filename="../processing/zonalstatistics.py"/>
        <source>Statistics</source>
        <translation>Statistik</translation>
    </message>
    <message>
        <location filename="../processing/zonalstatistics.py"/>
        <source>The table: .gpkg with the polygons, .csv or .parquet without. A file that exists is replaced.</source>
        <translation>Die Tabelle: .gpkg mit den Polygonen, .csv oder .parquet ohne. Eine vorhandene Datei wird ersetzt.</translation>
    </message>
    <message>
        <location filename="../scenes/folder.py"/>
        <source>the folder {path} cannot be read ({reason})</source>
        <translation>der Ordner {path} kann nicht gelesen werden ({reason})</translation>
    </message>
    <message>
        <location filename="../scenes/folder.py"/>
        <source>choose another folder</source>
        <translation>wählen Sie einen anderen Ordner</translation>
    </message>
    <message>
        <location filename="../scenes/layers_dialog.py"/>
        <source>Add layers</source>
        <translation>Layer hinzufügen</translation>
    </message>
    <message>
        <location filename="../scenes/layers_dialog.py"/>
        <source>Raster layers of the project</source>
        <translation>Rasterlayer des Projekts</translation>
    </message>
    <message>
        <location filename="../scenes/layers_dialog.py"/>
        <location filename="../scenes/scene_list.py"/>
        <location filename="../scenes/search_dialog.py"/>
        <source>&amp;Add</source>
        <translation>Hin&amp;zufügen</translation>
    </message>
    <message>
        <location filename="../scenes/layers_dialog.py"/>
        <source>The project has no raster layer.</source>
        <translation>Das Projekt hat keinen Rasterlayer.</translation>
    </message>
    <message>
        <location filename="../scenes/scene_list.py"/>
        <source>Stop looking</source>
        <translation>Suche beenden</translation>
    </message>
    <message>
        <location filename="../scenes/scene_list.py"/>
        <source>Looking for scenes…</source>
        <translation>Szenen werden gesucht…</translation>
    </message>
    <message>
        <location filename="../scenes/scene_list.py"/>
        <location filename="../usable/page.py"/>
        <source>Scenes</source>
        <translation>Szenen</translation>
    </message>
    <message>
        <location filename="../scenes/scene_list.py"/>
        <source>Add scenes</source>
        <translation>Szenen hinzufügen</translation>
    </message>
    <message>
        <location filename="../scenes/scene_list.py"/>
        <source>&amp;Layers…</source>
        <translation>&amp;Layer…</translation>
    </message>
    <message>
        <location filename="../scenes/scene_list.py"/>
        <source>A &amp;folder…</source>
        <translation>Einen &amp;Ordner…</translation>
    </message>
    <message>
        <location filename="../scenes/scene_list.py"/>
        <source>&amp;Search…</source>
        <translation>&amp;Suchen…</translation>
    </message>
    <message>
        <location filename="../scenes/scene_list.py"/>
        <source>&amp;Remove</source>
        <translation>Ent&amp;fernen</translation>
    </message>
    <message>
        <location filename="../scenes/scene_list.py"/>
        <source>Take the selected scenes off the list</source>
        <translation>Die gewählten Szenen von der Liste nehmen</translation>
    </message>
    <message>
        <location filename="../scenes/scene_list.py"/>
        <source>&amp;Clear</source>
        <translation>L&amp;eeren</translation>
    </message>
    <message>
        <location filename="../scenes/scene_list.py"/>
        <source>Take all scenes off the list</source>
        <translation>Alle Szenen von der Liste nehmen</translation>
    </message>
    <message>
        <location filename="../scenes/scene_list.py"/>
        <source>Folder with scenes</source>
        <translation>Ordner mit Szenen</translation>
    </message>
    <message>
        <location filename="../scenes/scene_list.py"/>
        <source>There is no scene in it.</source>
        <translation>Darin gibt es keine Szene.</translation>
    </message>
    <message>
        <location filename="../scenes/scene_list.py"/>
        <source>All of them are on the list already.</source>
        <translation>Sie stehen alle schon auf der Liste.</translation>
    </message>
    <message>
        <location filename="../scenes/scene_list.py"/>
        <source>Scenes added: {count}.</source>
        <translation>Hinzugefügte Szenen: {count}.</translation>
    </message>
    <message>
        <location filename="../scenes/scene_list.py"/>
        <source>Add layers of the project, a folder with scenes, or what a search finds; files can be dropped here.</source>
        <translation>Fügen Sie Layer des Projekts hinzu, einen Ordner mit Szenen oder was eine Suche findet; Dateien können hier abgelegt werden.</translation>
    </message>
    <message>
        <location filename="../scenes/scene_list.py"/>
        <source>{count} layers are no scenes; of the first one: {reason}</source>
        <translation>Layer, die keine Szenen sind: {count}; zum ersten: {reason}</translation>
    </message>
    <message>
        <location filename="../scenes/search_dialog.py"/>
        <source>Search scenes</source>
        <translation>Szenen suchen</translation>
    </message>
    <message>
        <location filename="../scenes/search_dialog.py"/>
        <source>&amp;Search</source>
        <translation>&amp;Suchen</translation>
    </message>
    <message>
        <location filename="../scenes/search_dialog.py"/>
        <source>Scenes that were found</source>
        <translation>Gefundene Szenen</translation>
    </message>
    <message>
        <location filename="../scenes/search_dialog.py"/>
        <source>Cloud</source>
        <translation>Wolken</translation>
    </message>
    <message>
        <location filename="../scenes/search_dialog.py"/>
        <source>From</source>
        <translation>Von</translation>
    </message>
    <message>
        <location filename="../scenes/search_dialog.py"/>
        <source>To</source>
        <translation>Bis</translation>
    </message>
    <message>
        <location filename="../scenes/search_dialog.py"/>
        <source>Cloud at most</source>
        <translation>Wolken höchstens</translation>
    </message>
    <message>
        <location filename="../scenes/search_dialog.py"/>
        <source>STAC API</source>
        <translation>STAC-API</translation>
    </message>
    <message>
        <location filename="../scenes/search_dialog.py"/>
        <source>Cloud at most, of the whole scene</source>
        <translation>Wolken höchstens, in der ganzen Szene</translation>
    </message>
    <message>
        <location filename="../scenes/search_dialog.py"/>
        <source>As the catalogue tells it for the whole scene</source>
        <translation>Wie der Katalog es für die ganze Szene angibt</translation>
    </message>
    <message>
        <location filename="../scenes/search_dialog.py"/>
        <source>An open one, without an account</source>
        <translation>Eine offene, ohne Konto</translation>
    </message>
    <message>
        <location filename="../scenes/search_dialog.py"/>
        <source>Cancelled.</source>
        <translation>Abgebrochen.</translation>
    </message>
    <message>
        <location filename="../scenes/search_dialog.py"/>
        <source>Searching…</source>
        <translation>Wird gesucht…</translation>
    </message>
    <message>
        <location filename="../scenes/search_dialog.py"/>
        <source>Scenes found: {count}. Untick what is not wanted.</source>
        <translation>Gefundene Szenen: {count}. Wählen Sie ab, was nicht gewünscht ist.</translation>
    </message>
    <message>
        <location filename="../scenes/search_dialog.py"/>
        <source>There may be more: choose a shorter time.</source>
        <translation>Es kann noch mehr geben: Wählen Sie eine kürzere Zeit.</translation>
    </message>
    <message>
        <location filename="../scenes/search_dialog.py"/>
        <source>There is no scene there at that time with so little cloud.</source>
        <translation>Dort gibt es in dieser Zeit keine Szene mit so wenig Wolken.</translation>
    </message>
    <message>
        <location filename="../scenes/search_dialog.py"/>
        <source>&amp;Cancel the search</source>
        <translation>Suche abbre&amp;chen</translation>
    </message>
    <message>
        <location filename="../scenes/search_dialog.py"/>
        <source>the area to search lies nowhere on the Earth</source>
        <translation>das Suchgebiet liegt nirgends auf der Erde</translation>
    </message>
    <message>
        <location filename="../scenes/search_dialog.py"/>
        <source>zoom the map to a place, or choose a layer</source>
        <translation>zoomen Sie die Karte auf einen Ort oder wählen Sie einen Layer</translation>
    </message>
    <message>
        <location filename="../scenes/search_dialog.py"/>
        <source>the item of &apos;{name}&apos; cannot be kept ({reason})</source>
        <translation>das Item von „{name}“ kann nicht abgelegt werden ({reason})</translation>
    </message>
    <message>
        <location filename="../scenes/search_dialog.py"/>
        <source>search again</source>
        <translation>suchen Sie noch einmal</translation>
    </message>
    <message>
        <location filename="../shares.py"/>
        <source>{name} {number} %</source>
        <translation>{name} {number} %</translation>
    </message>
    <message>
        <location filename="../sources.py"/>
        <source>no scene is given</source>
        <translation>keine Szene ist angegeben</translation>
    </message>
    <message>
        <location filename="../sources.py"/>
        <source>give a layer, a file, a folder or an address</source>
        <translation>geben Sie einen Layer, eine Datei, einen Ordner oder eine Adresse an</translation>
    </message>
    <message>
        <location filename="../sources.py"/>
        <source>&apos;{name}&apos; is no raster layer</source>
        <translation>„{name}“ ist kein Rasterlayer</translation>
    </message>
    <message>
        <location filename="../sources.py"/>
        <source>choose the layer of a scene</source>
        <translation>wählen Sie den Layer einer Szene</translation>
    </message>
    <message>
        <location filename="../sources.py"/>
        <source>&apos;{name}&apos; is a result itself</source>
        <translation>„{name}“ ist selbst ein Ergebnis</translation>
    </message>
    <message>
        <location filename="../sources.py"/>
        <source>&apos;{name}&apos; is a picture from a map service, and a mask needs the scene&apos;s own values</source>
        <translation>„{name}“ ist ein Bild aus einem Kartendienst, und eine Maske braucht die eigenen Werte der Szene</translation>
    </message>
    <message>
        <location filename="../sources.py"/>
        <source>add the files of the scene, for example from a STAC catalogue</source>
        <translation>fügen Sie die Dateien der Szene hinzu, zum Beispiel aus einem STAC-Katalog</translation>
    </message>
    <message>
        <location filename="../sources.py"/>
        <source>&apos;{name}&apos; is no file but a layer of the kind {kind}, which the engine cannot open</source>
        <translation>„{name}“ ist keine Datei, sondern ein Layer der Art {kind}, den die Engine nicht öffnen kann</translation>
    </message>
    <message>
        <location filename="../sources.py"/>
        <source>save it as a GeoTIFF first (right-click, Export, Save As) and mask that</source>
        <translation>speichern Sie ihn zuerst als GeoTIFF (Rechtsklick, Exportieren, Speichern als) und maskieren Sie dieses</translation>
    </message>
    <message>
        <location filename="../sources.py"/>
        <source>the file of &apos;{name}&apos; is not there: {path}</source>
        <translation>die Datei von „{name}“ ist nicht da: {path}</translation>
    </message>
    <message>
        <location filename="../sources.py"/>
        <source>put it back, or give the layer its new place (right-click, Change Data Source)</source>
        <translation>legen Sie sie zurück oder geben Sie dem Layer ihren neuen Ort (Rechtsklick, Datenquelle ändern)</translation>
    </message>
    <message>
        <location filename="../sources.py"/>
        <source>&apos;{name}&apos; is opened by GDAL&apos;s driver {kind}, which the engine does not know</source>
        <translation>„{name}“ wird mit dem GDAL-Treiber {kind} geöffnet, den die Engine nicht kennt</translation>
    </message>
    <message>
        <location filename="../sources.py"/>
        <source>QGIS itself cannot read &apos;{name}&apos;</source>
        <translation>QGIS selbst kann „{name}“ nicht lesen</translation>
    </message>
    <message>
        <location filename="../sources.py"/>
        <source>repair the layer&apos;s source, or add the scene again</source>
        <translation>reparieren Sie die Datenquelle des Layers oder fügen Sie die Szene neu hinzu</translation>
    </message>
    <message>
        <location filename="../sources.py"/>
        <source>&apos;{name}&apos; has fewer than three bands, and a mask needs red, green and blue</source>
        <translation>„{name}“ hat weniger als drei Kanäle, und eine Maske braucht Rot, Grün und Blau</translation>
    </message>
    <message>
        <location filename="../sources.py"/>
        <source>&apos;{name}&apos; is one band of a scene, and a mask needs red, green and blue</source>
        <translation>„{name}“ ist ein einzelner Kanal einer Szene, und eine Maske braucht Rot, Grün und Blau</translation>
    </message>
    <message>
        <location filename="../sources.py"/>
        <source>the selected layers of &apos;{name}&apos; are not enough: a mask needs red, green and blue</source>
        <translation>die gewählten Layer von „{name}“ reichen nicht: Eine Maske braucht Rot, Grün und Blau</translation>
    </message>
    <message>
        <location filename="../sources.py"/>
        <source>add the scene&apos;s {bands} too and select all its bands together</source>
        <translation>fügen Sie auch {bands} der Szene hinzu und wählen Sie alle ihre Kanäle zusammen aus</translation>
    </message>
    <message>
        <location filename="../targets.py"/>
        <source>choose a folder for the output</source>
        <translation>wählen Sie einen Ordner für die Ausgabe</translation>
    </message>
    <message>
        <location filename="../targets.py"/>
        <source>{path} is open in QGIS as the layer &apos;{name}&apos;</source>
        <translation>{path} ist in QGIS als Layer „{name}“ geöffnet</translation>
    </message>
    <message>
        <location filename="../targets.py"/>
        <source>remove that layer first, or choose another name</source>
        <translation>entfernen Sie zuerst diesen Layer oder wählen Sie einen anderen Namen</translation>
    </message>
    <message>
        <location filename="../targets.py"/>
        <source>{path} is being written by another run</source>
        <translation>{path} wird gerade von einem anderen Lauf geschrieben</translation>
    </message>
    <message>
        <location filename="../targets.py"/>
        <source>wait for it, or choose another name</source>
        <translation>warten Sie darauf oder wählen Sie einen anderen Namen</translation>
    </message>
    <message>
        <location filename="../usable/area_section.py"/>
        <source>Its value names each polygon; empty: the layer&apos;s own feature ids</source>
        <translation>Sein Wert benennt jedes Polygon; leer: die eigenen Objektkennungen des Layers</translation>
    </message>
    <message>
        <location filename="../usable/area_section.py"/>
        <source>Automatic</source>
        <translation>Automatisch</translation>
    </message>
    <message>
        <location filename="../usable/area_section.py"/>
        <source>{count} m</source>
        <translation>{count} m</translation>
    </message>
    <message>
        <location filename="../usable/area_section.py"/>
        <source>Named &amp;by</source>
        <translation>Name a&amp;us</translation>
    </message>
    <message>
        <location filename="../usable/area_section.py"/>
        <source>Resolutio&amp;n</source>
        <translation>Auflö&amp;sung</translation>
    </message>
    <message>
        <location filename="../usable/area_section.py"/>
        <source>add one, or choose what the map shows</source>
        <translation>fügen Sie einen hinzu oder wählen Sie, was die Karte zeigt</translation>
    </message>
    <message>
        <location filename="../usable/area_section.py"/>
        <source>the map shows nothing</source>
        <translation>die Karte zeigt nichts</translation>
    </message>
    <message>
        <location filename="../usable/area_section.py"/>
        <source>add a layer, or choose polygons</source>
        <translation>fügen Sie einen Layer hinzu oder wählen Sie Polygone</translation>
    </message>
    <message>
        <location filename="../usable/assessment.py"/>
        <source>The scene shows none of the polygons.</source>
        <translation>Die Szene zeigt keines der Polygone.</translation>
    </message>
    <message>
        <location filename="../usable/assessment.py"/>
        <source>The polygon has no area in the scene&apos;s coordinate system.</source>
        <translation>Das Polygon hat im Koordinatensystem der Szene keine Fläche.</translation>
    </message>
    <message>
        <location filename="../usable/chart.py"/>
        <source>Chart of dates and polygons</source>
        <translation>Diagramm der Tage und Polygone</translation>
    </message>
    <message>
        <location filename="../usable/chart.py"/>
        <source>{count} polygons</source>
        <translation>{count} Polygone</translation>
    </message>
    <message>
        <location filename="../usable/chart.py"/>
        <source>{count} polygons together</source>
        <translation>{count} Polygone zusammen</translation>
    </message>
    <message>
        <location filename="../usable/chart.py"/>
        <source>Legend</source>
        <translation>Legende</translation>
    </message>
    <message>
        <location filename="../usable/chart.py"/>
        <source>clear from {low} to {high}</source>
        <translation>klar von {low} bis {high}</translation>
    </message>
    <message>
        <location filename="../usable/opening.py"/>
        <source>QGIS cannot show &apos;{name}&apos;</source>
        <translation>QGIS kann „{name}“ nicht anzeigen</translation>
    </message>
    <message>
        <location filename="../usable/opening.py"/>
        <source>add its files as a layer by hand</source>
        <translation>fügen Sie seine Dateien von Hand als Layer hinzu</translation>
    </message>
    <message>
        <location filename="../usable/page.py"/>
        <source>Reading the polygons…</source>
        <translation>Polygone werden gelesen…</translation>
    </message>
    <message>
        <location filename="../usable/page.py"/>
        <source>cancelled; what was found before is shown</source>
        <translation>abgebrochen; was bis dahin gefunden wurde, ist zu sehen</translation>
    </message>
    <message>
        <location filename="../usable/page.py"/>
        <source>Opening &apos;{name}&apos;…</source>
        <translation>„{name}“ wird geöffnet…</translation>
    </message>
    <message>
        <location filename="../usable/page.py"/>
        <source>Looking at {number} of {count}: {name}</source>
        <translation>Angesehen wird {number} von {count}: {name}</translation>
    </message>
    <message>
        <location filename="../usable/page.py"/>
        <source>Best: {name}, {clear} clear.</source>
        <translation>Am besten: {name}, {clear} klar.</translation>
    </message>
    <message>
        <location filename="../usable/page.py"/>
        <source>Scenes that could not be looked at: {count}.</source>
        <translation>Szenen, die nicht angesehen werden konnten: {count}.</translation>
    </message>
    <message>
        <location filename="../usable/page.py"/>
        <source>the project was closed while scenes were being looked at</source>
        <translation>das Projekt wurde geschlossen, während Szenen angesehen wurden</translation>
    </message>
    <message>
        <location filename="../usable/page.py"/>
        <source>Find &amp;usable dates</source>
        <translation>Nutzbare Tage fin&amp;den</translation>
    </message>
    <message>
        <location filename="../usable/page.py"/>
        <source>Find usable dates</source>
        <translation>Nutzbare Tage finden</translation>
    </message>
    <message>
        <location filename="../usable/results.py"/>
        <source>E&amp;xport CSV…</source>
        <translation>Als &amp;CSV…</translation>
    </message>
    <message>
        <location filename="../usable/results.py"/>
        <source>Show only rows with at least so many per cent clear</source>
        <translation>Nur Zeilen zeigen, in denen mindestens so viel Prozent klar sind</translation>
    </message>
    <message>
        <location filename="../usable/results.py"/>
        <source> % clear</source>
        <translation> % klar</translation>
    </message>
    <message>
        <location filename="../usable/results.py"/>
        <source>Order of the table</source>
        <translation>Reihenfolge der Tabelle</translation>
    </message>
    <message>
        <location filename="../usable/results.py"/>
        <source>Oldest first</source>
        <translation>Älteste zuerst</translation>
    </message>
    <message>
        <location filename="../usable/results.py"/>
        <source>Newest first</source>
        <translation>Neueste zuerst</translation>
    </message>
    <message>
        <location filename="../usable/results.py"/>
        <source>Clearest first</source>
        <translation>Klarste zuerst</translation>
    </message>
    <message>
        <location filename="../usable/results.py"/>
        <source>A&amp;t least</source>
        <translation>&amp;Mindestens</translation>
    </message>
    <message>
        <location filename="../usable/results.py"/>
        <source>Sort b&amp;y</source>
        <translation>S&amp;ortiert nach</translation>
    </message>
    <message>
        <location filename="../usable/rows.py"/>
        <source>Polygon</source>
        <translation>Polygon</translation>
    </message>
    <message>
        <location filename="../usable/rows.py"/>
        <source>Shares</source>
        <translation>Anteile</translation>
    </message>
    <message>
        <location filename="../usable/rows.py"/>
        <location filename="../usable/table.py"/>
        <source>no date</source>
        <translation>kein Datum</translation>
    </message>
    <message>
        <location filename="../usable/table.py"/>
        <source>no data</source>
        <translation>keine Daten</translation>
    </message>
    <message>
        <location filename="../usable/table.py"/>
        <source>&lt;{number} %</source>
        <translation>&lt;{number} %</translation>
    </message>
    <message>
        <location filename="../usable/table.py"/>
        <source>&gt;{number} %</source>
        <translation>&gt;{number} %</translation>
    </message>
    <message>
        <location filename="../usable/zones.py"/>
        <source>Looked at {resolution} m per pixel, as the area is large; finer pixels take longer and err less.</source>
        <translation>Angesehen mit {resolution} m pro Pixel, da das Gebiet groß ist; feinere Pixel dauern länger und irren seltener.</translation>
    </message>
    <message>
        <location filename="../usable/zones.py"/>
        <source>Looked at {resolution} m per pixel, as the area is small.</source>
        <translation>Angesehen mit {resolution} m pro Pixel, da das Gebiet klein ist.</translation>
    </message>
    <message>
        <location filename="../usable/zones.py"/>
        <source>Looked at {resolution} m per pixel, as there are polygons of fewer than {count} pixels of {coarser} m.</source>
        <translation>Angesehen mit {resolution} m pro Pixel, da es Polygone mit weniger als {count} Pixeln von {coarser} m gibt.</translation>
    </message>
    <message>
        <location filename="../usable/zones.py"/>
        <source>&apos;{name}&apos; holds more than {count} polygons</source>
        <translation>„{name}“ enthält mehr als {count} Polygone</translation>
    </message>
    <message>
        <location filename="../usable/zones.py"/>
        <source>select some of them, or take the algorithm &apos;Usable dates&apos; of the Processing toolbox</source>
        <translation>wählen Sie einige davon aus oder nehmen Sie den Algorithmus „Nutzbare Tage“ aus den Verarbeitungswerkzeugen</translation>
    </message>
    <message>
        <location filename="../usable/zones.py"/>
        <source>choose a layer with polygons</source>
        <translation>wählen Sie einen Layer mit Polygonen</translation>
    </message>
    <message>
        <location filename="../usable/zones.py"/>
        <source>&apos;{name}&apos; holds other shapes than polygons</source>
        <translation>„{name}“ enthält andere Formen als Polygone</translation>
    </message>
    <message>
        <location filename="../words.py"/>
        <source>Opening the scene</source>
        <translation>Szene wird geöffnet</translation>
    </message>
    <message>
        <location filename="../words.py"/>
        <source>Looking at the scene</source>
        <translation>Szene wird betrachtet</translation>
    </message>
    <message>
        <location filename="../words.py"/>
        <source>Masking</source>
        <translation>Wolken werden maskiert</translation>
    </message>
    <message>
        <location filename="../words.py"/>
        <source>Drawing the mask</source>
        <translation>Maske wird gezeichnet</translation>
    </message>
    <message>
        <location filename="../words.py"/>
        <source>Copying</source>
        <translation>Wird kopiert</translation>
    </message>
    <message>
        <location filename="../words.py"/>
        <source>Counting</source>
        <translation>Wird gezählt</translation>
    </message>
    <message>
        <location filename="../words.py"/>
        <source>Searching</source>
        <translation>Suche läuft</translation>
    </message>
    <message>
        <location filename="../words.py"/>
        <source>Downloading</source>
        <translation>Wird heruntergeladen</translation>
    </message>
    <message>
        <location filename="../words.py"/>
        <source>Working</source>
        <translation>In Arbeit</translation>
    </message>
    <message>
        <location filename="../words.py"/>
        <source>{count} min</source>
        <translation>{count} min</translation>
    </message>
    <message>
        <location filename="../words.py"/>
        <source>{hours} h {minutes} min</source>
        <translation>{hours} h {minutes} min</translation>
    </message>
    <message>
        <location filename="../worker/crashes.py"/>
        <source>the engine has ended in the middle of its work ({how})</source>
        <translation>die Engine hat mitten in ihrer Arbeit geendet ({how})</translation>
    </message>
    <message>
        <location filename="../worker/crashes.py"/>
        <source>try again; if it happens again, report it with the details</source>
        <translation>versuchen Sie es erneut; wenn es wieder geschieht, melden Sie es mit den Details</translation>
    </message>
    <message>
        <location filename="../worker/crashes.py"/>
        <source>close other programs, or mask a smaller area or with a coarser resolution</source>
        <translation>schließen Sie andere Programme oder maskieren Sie ein kleineres Gebiet oder mit gröberer Auflösung</translation>
    </message>
    <message>
        <location filename="../worker/crashes.py"/>
        <source>set the engine&apos;s environment up again, or choose another Python</source>
        <translation>richten Sie die Umgebung der Engine neu ein oder wählen Sie ein anderes Python</translation>
    </message>
    <message>
        <location filename="../worker/crashes.py"/>
        <source>install the Microsoft Visual C++ Redistributable 2015-2022 (x64) and start QGIS again</source>
        <translation>installieren Sie Microsoft Visual C++ Redistributable 2015-2022 (x64) und starten Sie QGIS neu</translation>
    </message>
    <message>
        <location filename="../worker/crashes.py"/>
        <source>the memory of the graphics card is full</source>
        <translation>der Speicher der Grafikkarte ist voll</translation>
    </message>
    <message>
        <location filename="../worker/crashes.py"/>
        <source>close other programs, or choose the processor (CPU) as device</source>
        <translation>schließen Sie andere Programme oder wählen Sie den Prozessor (CPU) als Gerät</translation>
    </message>
    <message>
        <location filename="../worker/crashes.py"/>
        <source>the driver of the graphics card is too old for the engine</source>
        <translation>der Treiber der Grafikkarte ist zu alt für die Engine</translation>
    </message>
    <message>
        <location filename="../worker/crashes.py"/>
        <source>update the driver, or choose the processor (CPU) as device</source>
        <translation>aktualisieren Sie den Treiber oder wählen Sie den Prozessor (CPU) als Gerät</translation>
    </message>
    <message>
        <location filename="../worker/crashes.py"/>
        <source>free some space, or choose another folder</source>
        <translation>schaffen Sie Platz oder wählen Sie einen anderen Ordner</translation>
    </message>
    <message>
        <location filename="../worker/crashes.py"/>
        <source>a rule of this computer (antivirus or policy) does not let the engine run</source>
        <translation>eine Regel dieses Computers (Virenschutz oder Richtlinie) lässt die Engine nicht laufen</translation>
    </message>
    <message>
        <location filename="../worker/crashes.py"/>
        <source>ask the administrator to allow the folder of the engine&apos;s environment</source>
        <translation>bitten Sie den Administrator, den Ordner mit der Umgebung der Engine zuzulassen</translation>
    </message>
    <message>
        <location filename="../worker/crashes.py"/>
        <source>a library of Windows that the engine needs is missing (Visual C++ runtime)</source>
        <translation>eine Windows-Bibliothek, die die Engine braucht, fehlt (Visual-C++-Laufzeit)</translation>
    </message>
    <message>
        <location filename="../worker/crashes.py"/>
        <source>a library that the engine needs does not fit this system</source>
        <translation>eine Bibliothek, die die Engine braucht, passt nicht zu diesem System</translation>
    </message>
    <message>
        <location filename="../worker/crashes.py"/>
        <source>the computer&apos;s memory is full</source>
        <translation>der Arbeitsspeicher des Computers ist voll</translation>
    </message>
    <message>
        <location filename="../worker/crashes.py"/>
        <source>the system has ended the engine, most likely as the computer&apos;s memory was full</source>
        <translation>das System hat die Engine beendet, wahrscheinlich weil der Arbeitsspeicher des Computers voll war</translation>
    </message>
    <message>
        <location filename="../worker/crashes.py"/>
        <source>the engine uses instructions that this processor does not have</source>
        <translation>die Engine verwendet Befehle, die dieser Prozessor nicht kennt</translation>
    </message>
    <message>
        <location filename="../worker/crashes.py"/>
        <source>set the environment up again with an older version of torch, or use another computer</source>
        <translation>richten Sie die Umgebung mit einer älteren Version von torch neu ein oder verwenden Sie einen anderen Computer</translation>
    </message>
    <message>
        <location filename="../worker/crashes.py"/>
        <source>the engine has crashed in one of its libraries</source>
        <translation>die Engine ist in einer ihrer Bibliotheken abgestürzt</translation>
    </message>
    <message>
        <location filename="../worker/crashes.py"/>
        <source>try again, or choose the processor (CPU) as device; if it happens again, report it with the details</source>
        <translation>versuchen Sie es erneut oder wählen Sie den Prozessor (CPU) als Gerät; wenn es wieder geschieht, melden Sie es mit den Details</translation>
    </message>
    <message>
        <location filename="../worker/crashes.py"/>
        <source>the chosen Python cannot run the engine</source>
        <translation>das gewählte Python kann die Engine nicht ausführen</translation>
    </message>
    <message>
        <location filename="../worker/crashes.py"/>
        <source>another program has ended the engine</source>
        <translation>ein anderes Programm hat die Engine beendet</translation>
    </message>
    <message>
        <location filename="../worker/crashes.py"/>
        <source>try again</source>
        <translation>versuchen Sie es erneut</translation>
    </message>
    <message>
        <location filename="../worker/crashes.py"/>
        <source>code {code}</source>
        <translation>Code {code}</translation>
    </message>
    <message>
        <location filename="../worker/crashes.py"/>
        <source>signal {code}</source>
        <translation>Signal {code}</translation>
    </message>
    <message>
        <location filename="../worker/crashes.py"/>
        <source>exit code {code}</source>
        <translation>Exit-Code {code}</translation>
    </message>
    <message>
        <location filename="../worker/driver.py"/>
        <source>the engine has not answered within {seconds} seconds of its start</source>
        <translation>die Engine hat innerhalb von {seconds} Sekunden nach ihrem Start nicht geantwortet</translation>
    </message>
    <message>
        <location filename="../worker/driver.py"/>
        <source>try again, or set the environment up again</source>
        <translation>versuchen Sie es erneut oder richten Sie die Umgebung neu ein</translation>
    </message>
    <message>
        <location filename="../worker/process.py"/>
        <source>the engine&apos;s Python &apos;{path}&apos; does not start ({reason})</source>
        <translation>das Python der Engine „{path}“ startet nicht ({reason})</translation>
    </message>
    <message>
        <location filename="../worker/process.py"/>
        <source>choose another Python, or set the environment up again</source>
        <translation>wählen Sie ein anderes Python oder richten Sie die Umgebung neu ein</translation>
    </message>
    <message>
        <location filename="../../engine/models/bundled/cloudmask-resnet-1/card.json"/>
        <source>Finds thick cloud, thin cloud and cloud shadow from red, green, blue and any further bands, best from 10 or more; its encoder learnt from images without labels.</source>
        <translation>Findet dicke Wolken, dünne Wolken und Wolkenschatten aus Rot, Grün, Blau und beliebigen weiteren Kanälen, am besten aus 10 oder mehr; sein Encoder hat aus Bildern ohne Beschriftungen gelernt.</translation>
    </message>
    <message>
        <location filename="../../engine/models/bundled/cloudmask-resnet-1/card.json"/>
        <source>Without shortwave infrared bands (B11 and B12), snow and bright ground are called cloud.</source>
        <translation>Ohne Kanäle im kurzwelligen Infrarot (B11 und B12) werden Schnee und heller Boden Wolke genannt.</translation>
    </message>
    <message>
        <location filename="../../engine/models/bundled/cloudmask-resnet-1/card.json"/>
        <source>Without band 10, cirrus that no other band shows is missed; with it, half of it is found.</source>
        <translation>Ohne Kanal 10 wird Zirrus übersehen, den kein anderer Kanal zeigt; mit ihm wird die Hälfte davon gefunden.</translation>
    </message>
    <message>
        <location filename="../../engine/models/bundled/cloudmask-resnet-1/card.json"/>
        <source>Clear water is often called cloud shadow.</source>
        <translation>Klares Wasser wird oft Wolkenschatten genannt.</translation>
    </message>
    <message>
        <location filename="../../engine/models/bundled/cloudmask-resnet-1/card.json"/>
        <source>Of wholly overcast images, a tenth to a fifth of the pixels is missed, and of grey stratus most.</source>
        <translation>Von ganz bedeckten Bildern wird ein Zehntel bis ein Fünftel der Pixel übersehen, von grauem Stratus das meiste.</translation>
    </message>
    <message>
        <location filename="../../engine/models/bundled/cloudmask-resnet-1/card.json"/>
        <source>Prefer cloudmask-unet-1 for everyday use: it is faster, and calls less clear ground cloud and less water shadow.</source>
        <translation>Im Alltag besser cloudmask-unet-1 nehmen: Es ist schneller und nennt weniger klaren Boden Wolke und weniger Wasser Schatten.</translation>
    </message>
    <message>
        <location filename="../../engine/models/bundled/cloudmask-unet-1/card.json"/>
        <source>Finds thick cloud, thin cloud and cloud shadow in Sentinel-2 from red, green, blue and any further bands: light, offline, and the right choice unless snow has to be told from cloud without shortwave infrared.</source>
        <translation>Findet dichte Wolken, dünne Wolken und Wolkenschatten in Sentinel-2 aus Rot, Grün, Blau und allen weiteren Kanälen: leicht, offline und die richtige Wahl, außer wenn Schnee ohne kurzwelliges Infrarot von Wolken zu trennen ist.</translation>
    </message>
    <message>
        <location filename="../../engine/models/bundled/cloudmask-unet-1/card.json"/>
        <source>Without a shortwave infrared band (B11 or B12), snow and ice can hardly be told from cloud.</source>
        <translation>Ohne einen Kanal im kurzwelligen Infrarot (B11 oder B12) sind Schnee und Eis kaum von Wolken zu unterscheiden.</translation>
    </message>
    <message>
        <location filename="../../engine/models/bundled/cloudmask-unet-1/card.json"/>
        <source>Without band 10, cirrus that no other band shows is missed.</source>
        <translation>Ohne Kanal 10 wird Cirrus übersehen, den kein anderer Kanal zeigt.</translation>
    </message>
    <message>
        <location filename="../../engine/models/bundled/cloudmask-unet-1/card.json"/>
        <source>Ice sheets of the high plateaus are called cloud with any bands (one Landsat image, 100 %).</source>
        <translation>Eisschilde der Hochplateaus gelten mit allen Kanälen als Wolke (ein Landsat-Bild, 100 %).</translation>
    </message>
    <message>
        <location filename="../../engine/models/bundled/cloudmask-unet-1/card.json"/>
        <source>Grey stratus that hides the ground only just is found to 96 % with 13 bands and to 69 % with 4 on the hardest of six overcast images.</source>
        <translation>Grauer Stratus, der den Boden gerade eben verdeckt, wird im schwierigsten von sechs bedeckten Bildern mit 13 Kanälen zu 96 % und mit 4 zu 69 % gefunden.</translation>
    </message>
    <message>
        <location filename="../../engine/models/bundled/cloudmask-unet-1/card.json"/>
        <source>In pixels of 30 m (Landsat) thin edges are too wide and haze that experts left out is marked: cloud F1 0.69 to 0.78, where ukis-csmask has 0.82 to 0.85.</source>
        <translation>Bei Pixeln von 30 m (Landsat) sind dünne Ränder zu breit, und Dunst, den Fachleute ausließen, wird markiert: F1 für Wolken 0,69 bis 0,78, wo ukis-csmask 0,82 bis 0,85 hat.</translation>
    </message>
    <message>
        <location filename="../../engine/models/bundled/cloudmask-unet-1/card.json"/>
        <source>Pure white in an 8-bit picture may be snow or cloud: it is called cloud.</source>
        <translation>Reines Weiß in einem 8-Bit-Bild kann Schnee oder Wolke sein: Es gilt als Wolke.</translation>
    </message>
    <message>
        <location filename="../../engine/models/bundled/cloudmask-unet-1/card.json"/>
        <source>Prefer a model trained on CloudSEN12+ where the split of thick and thin cloud matters, over snow without shortwave infrared bands, and where experts&apos; labels must stand behind a mask.</source>
        <translation>Ziehen Sie ein auf CloudSEN12+ trainiertes Modell vor, wo es auf die Trennung von dichten und dünnen Wolken ankommt, über Schnee ohne Kanäle im kurzwelligen Infrarot und wo hinter einer Maske die Beurteilung von Fachleuten stehen muss.</translation>
    </message>
    <message>
        <location filename="../../engine/models/published/clipseg-cloudsen12plus-fft/card.json"/>
        <source>Finds thick cloud, thin cloud and cloud shadow from red, green and blue alone, taught by experts&apos; labels from all over the world, and can also be asked for other things in words; heavy.</source>
        <translation>Findet dichte Wolken, dünne Wolken und Wolkenschatten allein aus Rot, Grün und Blau, gelernt an Bildern aus aller Welt, die Fachleute beurteilt haben, und lässt sich in Worten auch nach anderem fragen; rechenintensiv.</translation>
    </message>
    <message>
        <location filename="../../engine/models/published/clipseg-cloudsen12plus-fft/card.json"/>
        <source>On the test images it finds 61 % of the thin cloud and 69 % of the shadow (derived from the published counts).</source>
        <translation>In den Testbildern findet es 61 % der dünnen Wolken und 69 % der Schatten (aus den veröffentlichten Zahlen abgeleitet).</translation>
    </message>
    <message>
        <location filename="../../engine/models/published/clipseg-cloudsen12plus-fft/card.json"/>
        <location filename="../../engine/models/published/clipseg-cloudsen12plus-lora/card.json"/>
        <source>It sees red, green and blue only: over snow, ice, bright sand and roofs nothing but shape tells ground from cloud, and cirrus that only band 10 shows is missed.</source>
        <translation>Es sieht nur Rot, Grün und Blau: Über Schnee, Eis, hellem Sand und Dächern unterscheidet allein die Form Boden von Wolken, und Cirrus, den nur Kanal 10 zeigt, wird übersehen.</translation>
    </message>
    <message>
        <location filename="../../engine/models/published/clipseg-cloudsen12plus-fft/card.json"/>
        <location filename="../../engine/models/published/clipseg-cloudsen12plus-lora/card.json"/>
        <location filename="../../engine/models/published/clipseg-rd64-refined/card.json"/>
        <source>It sees 512 pixels as 352, in patches of 16: small clouds and fine edges come out coarse.</source>
        <translation>Es sieht 512 Pixel als 352, in Feldern von 16: Kleine Wolken und feine Ränder werden grob.</translation>
    </message>
    <message>
        <location filename="../../engine/models/published/clipseg-cloudsen12plus-fft/card.json"/>
        <location filename="../../engine/models/published/clipseg-cloudsen12plus-lora/card.json"/>
        <source>It was trained on L1C; with L2A or a picture nobody has published a measurement.</source>
        <translation>Es wurde mit L1C trainiert; zu L2A oder einem Bild hat niemand eine Messung veröffentlicht.</translation>
    </message>
    <message>
        <location filename="../../engine/models/published/clipseg-cloudsen12plus-fft/card.json"/>
        <location filename="../../engine/models/published/clipseg-cloudsen12plus-lora/card.json"/>
        <source>It was trained with four prompts; what it makes of other words nobody has measured.</source>
        <translation>Es wurde mit vier Texten trainiert; was es aus anderen Wörtern macht, hat niemand gemessen.</translation>
    </message>
    <message>
        <location filename="../../engine/models/published/clipseg-cloudsen12plus-fft/card.json"/>
        <location filename="../../engine/models/published/clipseg-cloudsen12plus-lora/card.json"/>
        <location filename="../../engine/models/published/clipseg-rd64-refined/card.json"/>
        <source>It computes about 20 times as much for a pixel as the model that ships, so it needs a graphics card or patience.</source>
        <translation>Es rechnet für ein Pixel etwa 20-mal so viel wie das mitgelieferte Modell, braucht also eine Grafikkarte oder Geduld.</translation>
    </message>
    <message>
        <location filename="../../engine/models/published/clipseg-cloudsen12plus-fft/card.json"/>
        <source>Prefer unetmobv2-v2 where all 13 bands of L1C are there and its licence allows it, and cloudmask-unet-1 where it has to be fast.</source>
        <translation>Ziehen Sie unetmobv2-v2 vor, wo alle 13 Kanäle von L1C da sind und seine Lizenz es erlaubt, und cloudmask-unet-1, wo es schnell gehen muss.</translation>
    </message>
    <message>
        <location filename="../../engine/models/published/clipseg-cloudsen12plus-lora/card.json"/>
        <source>The smaller way of teaching CLIPSeg clouds: an adapter of 16 MB over clipseg-rd64-refined, which is fetched with it; somewhat worse than the fine-tuned model and just as heavy to run.</source>
        <translation>Der kleinere Weg, CLIPSeg Wolken beizubringen: ein Adapter von 16 MB über clipseg-rd64-refined, das mit ihm geholt wird; etwas schlechter als das feinabgestimmte Modell und beim Rechnen ebenso aufwendig.</translation>
    </message>
    <message>
        <location filename="../../engine/models/published/clipseg-cloudsen12plus-lora/card.json"/>
        <source>On the test images it finds 49 % of the thin cloud and 56 % of the shadow (derived from the published counts).</source>
        <translation>In den Testbildern findet es 49 % der dünnen Wolken und 56 % der Schatten (aus den veröffentlichten Zahlen abgeleitet).</translation>
    </message>
    <message>
        <location filename="../../engine/models/published/clipseg-cloudsen12plus-lora/card.json"/>
        <source>Prefer clipseg-cloudsen12plus-fft, which is better in every class and costs the same to run.</source>
        <translation>Ziehen Sie clipseg-cloudsen12plus-fft vor, das in jeder Klasse besser ist und ebenso viel Rechenzeit kostet.</translation>
    </message>
    <message>
        <location filename="../../engine/models/published/clipseg-rd64-refined/card.json"/>
        <source>Looks for whatever you describe in a few words, such as river or snow, in red, green and blue; it has seen photographs only, never a satellite image, and is a poor judge of clouds.</source>
        <translation>Sucht in Rot, Grün und Blau nach allem, was Sie in ein paar englischen Wörtern beschreiben, etwa river oder snow; es hat nur Fotos gesehen, nie ein Satellitenbild, und beurteilt Wolken schlecht.</translation>
    </message>
    <message>
        <location filename="../../engine/models/published/clipseg-rd64-refined/card.json"/>
        <source>Nothing of it was trained on satellite images: with its own four prompts it gets 47 % of the test pixels right.</source>
        <translation>Nichts daran wurde mit Satellitenbildern trainiert: Mit seinen eigenen vier Texten trifft es bei 47 % der Testpixel zu.</translation>
    </message>
    <message>
        <location filename="../../engine/models/published/clipseg-rd64-refined/card.json"/>
        <source>Other words change the result more than the image does: 15 published sets of prompts have a mean IoU of 0.07 to 0.22, and the plain ones 0.26.</source>
        <translation>Andere Wörter ändern das Ergebnis mehr als das Bild: 15 veröffentlichte Zusammenstellungen von Texten haben eine mittlere IoU von 0,07 bis 0,22, die schlichten 0,26.</translation>
    </message>
    <message>
        <location filename="../../engine/models/published/clipseg-rd64-refined/card.json"/>
        <source>Prefer clipseg-cloudsen12plus-fft for clouds; take this one to look for other things, and as the base of adapters.</source>
        <translation>Ziehen Sie für Wolken clipseg-cloudsen12plus-fft vor; nehmen Sie dieses, um nach anderem zu suchen, und als Grundlage von Adaptern.</translation>
    </message>
    <message>
        <location filename="../../engine/models/published/cloudsen12-l2a/card.json"/>
        <source>Finds thick cloud, thin cloud and cloud shadow from the 12 bands of a Sentinel-2 L2A scene, taught by experts&apos; labels from all over the world; not for commercial use.</source>
        <translation>Findet dichte Wolken, dünne Wolken und Wolkenschatten aus den 12 Kanälen einer Sentinel-2-L2A-Szene, gelernt an Bildern aus aller Welt, die Fachleute beurteilt haben; nicht für kommerzielle Nutzung.</translation>
    </message>
    <message>
        <location filename="../../engine/models/published/cloudsen12-l2a/card.json"/>
        <source>All 12 bands of L2A must be there, also those of 60 m.</source>
        <translation>Alle 12 Kanäle von L2A müssen vorhanden sein, auch die mit 60 m.</translation>
    </message>
    <message>
        <location filename="../../engine/models/published/cloudsen12-l2a/card.json"/>
        <source>L2A has no band 10: cirrus that no other band shows is missed.</source>
        <translation>L2A hat keinen Kanal 10: Cirrus, den kein anderer Kanal zeigt, wird übersehen.</translation>
    </message>
    <message>
        <location filename="../../engine/models/published/cloudsen12-l2a/card.json"/>
        <location filename="../../engine/models/published/dtacs4bands/card.json"/>
        <location filename="../../engine/models/published/landsat30/card.json"/>
        <location filename="../../engine/models/published/unetmobv2-v1/card.json"/>
        <location filename="../../engine/models/published/unetmobv2-v2/card.json"/>
        <source>Thin cloud has no sharp border: the experts&apos; first labels and their checked ones agree on 78 % of it.</source>
        <translation>Dünne Wolken haben keinen scharfen Rand: Die ersten Beurteilungen der Fachleute und ihre geprüften stimmen bei 78 % davon überein.</translation>
    </message>
    <message>
        <location filename="../../engine/models/published/cloudsen12-l2a/card.json"/>
        <location filename="../../engine/models/published/dtacs4bands/card.json"/>
        <location filename="../../engine/models/published/unetmobv2-v2/card.json"/>
        <source>No accuracy of these weights has been published.</source>
        <translation>Zu diesen Gewichten ist keine Genauigkeit veröffentlicht.</translation>
    </message>
    <message>
        <location filename="../../engine/models/published/cloudsen12-l2a/card.json"/>
        <source>Prefer unetmobv2-v2 where the L1C scene can be had, and cloudmask-unet-1 where the work is commercial or has to be fast.</source>
        <translation>Ziehen Sie unetmobv2-v2 vor, wo die L1C-Szene zu haben ist, und cloudmask-unet-1, wo die Arbeit kommerziell ist oder schnell gehen muss.</translation>
    </message>
    <message>
        <location filename="../../engine/models/published/cloudsen12-l2a/card.json"/>
        <location filename="../../engine/models/published/dtacs4bands/card.json"/>
        <location filename="../../engine/models/published/landsat30/card.json"/>
        <location filename="../../engine/models/published/unetmobv2-v1/card.json"/>
        <location filename="../../engine/models/published/unetmobv2-v2/card.json"/>
        <source>The weights are under CC BY-NC 4.0: they must not be used for commercial purposes, and their authors must be named.</source>
        <translation>Die Gewichte stehen unter CC BY-NC 4.0: Sie dürfen nicht für kommerzielle Zwecke verwendet werden, und ihre Urheber müssen genannt werden.</translation>
    </message>
    <message>
        <location filename="../../engine/models/published/dtacs4bands/card.json"/>
        <source>Finds thick cloud, thin cloud and cloud shadow from near infrared, red, green and blue of a Sentinel-2 L1C scene, taught by experts&apos; labels from all over the world; not for commercial use.</source>
        <translation>Findet dichte Wolken, dünne Wolken und Wolkenschatten aus nahem Infrarot, Rot, Grün und Blau einer Sentinel-2-L1C-Szene, gelernt an Bildern aus aller Welt, die Fachleute beurteilt haben; nicht für kommerzielle Nutzung.</translation>
    </message>
    <message>
        <location filename="../../engine/models/published/dtacs4bands/card.json"/>
        <source>Without shortwave infrared bands snow and ice can hardly be told from cloud.</source>
        <translation>Ohne Kanäle im kurzwelligen Infrarot sind Schnee und Eis kaum von Wolken zu unterscheiden.</translation>
    </message>
    <message>
        <location filename="../../engine/models/published/dtacs4bands/card.json"/>
        <source>Without band 10 cirrus that no other band shows is missed.</source>
        <translation>Ohne Kanal 10 wird Cirrus übersehen, den kein anderer Kanal zeigt.</translation>
    </message>
    <message>
        <location filename="../../engine/models/published/dtacs4bands/card.json"/>
        <source>Prefer unetmobv2-v2 where all 13 bands are there, and cloudmask-unet-1 where the work is commercial or has to be fast.</source>
        <translation>Ziehen Sie unetmobv2-v2 vor, wo alle 13 Kanäle da sind, und cloudmask-unet-1, wo die Arbeit kommerziell ist oder schnell gehen muss.</translation>
    </message>
    <message>
        <location filename="../../engine/models/published/landsat30/card.json"/>
        <source>Finds thick cloud, thin cloud and cloud shadow from the eight bands that Sentinel-2 L1C and Landsat 8 and 9 have in common, taught by experts&apos; labels of Sentinel-2; not for commercial use.</source>
        <translation>Findet dichte Wolken, dünne Wolken und Wolkenschatten aus den acht Kanälen, die Sentinel-2 L1C und Landsat 8 und 9 gemeinsam haben, gelernt an Sentinel-2-Bildern, die Fachleute beurteilt haben; nicht für kommerzielle Nutzung.</translation>
    </message>
    <message>
        <location filename="../../engine/models/published/landsat30/card.json"/>
        <source>Landsat&apos;s bands must be named as Sentinel-2&apos;s, with --bands: 1 coastal is B01, 2 to 4 are B02 to B04, 5 is B08, 6 is B11, 7 is B12 and 9 is B10; as top-of-atmosphere reflectance.</source>
        <translation>Die Kanäle von Landsat müssen mit --bands wie die von Sentinel-2 benannt werden: 1 (Küstenblau) ist B01, 2 bis 4 sind B02 bis B04, 5 ist B08, 6 ist B11, 7 ist B12 und 9 ist B10; als Reflektanz an der Oberkante der Atmosphäre.</translation>
    </message>
    <message>
        <location filename="../../engine/models/published/landsat30/card.json"/>
        <source>It learned from Sentinel-2&apos;s images and labels; no accuracy on Landsat has been published.</source>
        <translation>Es hat an Bildern und Beurteilungen von Sentinel-2 gelernt; zu Landsat ist keine Genauigkeit veröffentlicht.</translation>
    </message>
    <message>
        <location filename="../../engine/models/published/landsat30/card.json"/>
        <source>Its name says pixels of 30 m; nothing more has been published about that.</source>
        <translation>Sein Name nennt Pixel von 30 m; mehr ist darüber nicht veröffentlicht.</translation>
    </message>
    <message>
        <location filename="../../engine/models/published/landsat30/card.json"/>
        <source>Prefer unetmobv2-v2 for Sentinel-2, and cloudmask-unet-1 where the work is commercial or bands are missing.</source>
        <translation>Ziehen Sie unetmobv2-v2 für Sentinel-2 vor und cloudmask-unet-1, wo die Arbeit kommerziell ist oder Kanäle fehlen.</translation>
    </message>
    <message>
        <location filename="../../engine/models/published/unetmobv2-v1/card.json"/>
        <source>Finds thick cloud, thin cloud and cloud shadow from all 13 bands of a Sentinel-2 L1C scene, taught by experts&apos; labels from all over the world; not for commercial use.</source>
        <translation>Findet dichte Wolken, dünne Wolken und Wolkenschatten aus allen 13 Kanälen einer Sentinel-2-L1C-Szene, gelernt an Bildern aus aller Welt, die Fachleute beurteilt haben; nicht für kommerzielle Nutzung.</translation>
    </message>
    <message>
        <location filename="../../engine/models/published/unetmobv2-v1/card.json"/>
        <location filename="../../engine/models/published/unetmobv2-v2/card.json"/>
        <source>All 13 bands of L1C must be there, also those of 60 m.</source>
        <translation>Alle 13 Kanäle von L1C müssen vorhanden sein, auch die mit 60 m.</translation>
    </message>
    <message>
        <location filename="../../engine/models/published/unetmobv2-v1/card.json"/>
        <source>The published figures are those of the network in the paper; that these are the same weights is not said.</source>
        <translation>Die veröffentlichten Zahlen sind die des Netzes im Artikel; dass dies dieselben Gewichte sind, wird nicht gesagt.</translation>
    </message>
    <message>
        <location filename="../../engine/models/published/unetmobv2-v1/card.json"/>
        <source>Prefer unetmobv2-v2, which learned from corrected labels; take this one to compare with what was published.</source>
        <translation>Ziehen Sie unetmobv2-v2 vor, das an berichtigten Beurteilungen gelernt hat; nehmen Sie dieses zum Vergleich mit dem, was veröffentlicht ist.</translation>
    </message>
    <message>
        <location filename="../../engine/models/published/unetmobv2-v2/card.json"/>
        <source>Finds thick cloud, thin cloud and cloud shadow from all 13 bands of a Sentinel-2 L1C scene, taught by experts&apos; corrected labels from all over the world; not for commercial use.</source>
        <translation>Findet dichte Wolken, dünne Wolken und Wolkenschatten aus allen 13 Kanälen einer Sentinel-2-L1C-Szene, gelernt an Bildern aus aller Welt mit berichtigten Beurteilungen von Fachleuten; nicht für kommerzielle Nutzung.</translation>
    </message>
    <message>
        <location filename="../../engine/models/published/unetmobv2-v2/card.json"/>
        <source>Prefer cloudmask-unet-1 where the work is commercial, bands are missing or it has to be fast.</source>
        <translation>Ziehen Sie cloudmask-unet-1 vor, wo die Arbeit kommerziell ist, Kanäle fehlen oder es schnell gehen muss.</translation>
    </message>
</context>
</TS>
