<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="es" sourcelanguage="en">
<context>
    <name>cloudmask</name>
    <message>
        <location filename="../about.py"/>
        <source>About cloudmask</source>
        <translation>Acerca de cloudmask</translation>
    </message>
    <message>
        <location filename="../about.py"/>
        <source>cloudmask&apos;s icon</source>
        <translation>Icono de cloudmask</translation>
    </message>
    <message>
        <location filename="../about.py"/>
        <source>&amp;Copy</source>
        <translation>&amp;Copiar</translation>
    </message>
    <message>
        <location filename="../about.py"/>
        <source>En&amp;gine…</source>
        <translation>Mo&amp;tor…</translation>
    </message>
    <message>
        <location filename="../about.py"/>
        <source>Models</source>
        <translation>Modelos</translation>
    </message>
    <message>
        <location filename="../about.py"/>
        <source>Licence</source>
        <translation>Licencia</translation>
    </message>
    <message>
        <location filename="../about.py"/>
        <source>cloudmask is free software under the GNU General Public License, version 3 or later (GPL-3.0-or-later). It comes without any warranty; the full text is in the file LICENSE.</source>
        <translation>cloudmask es software libre bajo la Licencia Pública General de GNU, versión 3 o posterior (GPL-3.0-or-later). Se ofrece sin garantía alguna; el texto completo está en el archivo LICENSE.</translation>
    </message>
    <message>
        <location filename="../about.py"/>
        <source>Data</source>
        <translation>Datos</translation>
    </message>
    <message>
        <location filename="../about.py"/>
        <source>Sentinel-2 data are provided by the European Union&apos;s Copernicus programme. Whoever publishes a mask writes: contains modified Copernicus Sentinel data, and the year.</source>
        <translation>Los datos de Sentinel-2 los proporciona el programa Copernicus de la Unión Europea. Quien publique una máscara debe indicar: contiene datos modificados de Copernicus Sentinel, y el año.</translation>
    </message>
    <message>
        <location filename="../about.py"/>
        <source>Nothing leaves your machine: there is no telemetry.</source>
        <translation>Nada sale de su equipo: no hay telemetría.</translation>
    </message>
    <message>
        <location filename="../about.py"/>
        <source>Protocol {version}</source>
        <translation>Protocolo {version}</translation>
    </message>
    <message>
        <location filename="../about.py"/>
        <source>The engine has not been started yet</source>
        <translation>El motor todavía no se ha iniciado</translation>
    </message>
    <message>
        <location filename="../about.py"/>
        <source>Engine {version}</source>
        <translation>Motor {version}</translation>
    </message>
    <message>
        <location filename="../about.py"/>
        <source>Python {version} for the engine</source>
        <translation>Python {version} para el motor</translation>
    </message>
    <message>
        <location filename="../about.py"/>
        <source>PyTorch is missing</source>
        <translation>Falta PyTorch</translation>
    </message>
    <message>
        <location filename="../about.py"/>
        <location filename="../dock/model_section.py"/>
        <source>{title}, version {version}</source>
        <translation>{title}, versión {version}</translation>
    </message>
    <message>
        <location filename="../about.py"/>
        <location filename="../dock/licence_dialog.py"/>
        <location filename="../dock/model_section.py"/>
        <source>Licence: {licence}</source>
        <translation>Licencia: {licence}</translation>
    </message>
    <message>
        <location filename="../areas.py"/>
        <source>the area is empty</source>
        <translation>el área está vacía</translation>
    </message>
    <message>
        <location filename="../areas.py"/>
        <source>draw it again, or choose the whole layer</source>
        <translation>dibújela de nuevo o elija la capa completa</translation>
    </message>
    <message>
        <location filename="../areas.py"/>
        <source>the area lies outside of &apos;{name}&apos;</source>
        <translation>el área queda fuera de “{name}”</translation>
    </message>
    <message>
        <location filename="../areas.py"/>
        <source>zoom to the layer and choose again</source>
        <translation>haga zoom a la capa y elija de nuevo</translation>
    </message>
    <message>
        <location filename="../areas.py"/>
        <location filename="../usable/area_section.py"/>
        <source>no polygon of &apos;{name}&apos; is selected</source>
        <translation>no hay ningún polígono de “{name}” seleccionado</translation>
    </message>
    <message>
        <location filename="../areas.py"/>
        <location filename="../usable/area_section.py"/>
        <source>select some, or take all of the layer</source>
        <translation>seleccione algunos o use todos los de la capa</translation>
    </message>
    <message>
        <location filename="../areas.py"/>
        <location filename="../usable/zones.py"/>
        <source>&apos;{name}&apos; holds no polygons</source>
        <translation>“{name}” no contiene polígonos</translation>
    </message>
    <message>
        <location filename="../areas.py"/>
        <source>choose another layer</source>
        <translation>elija otra capa</translation>
    </message>
    <message>
        <location filename="../areas.py"/>
        <source>the polygons of &apos;{name}&apos; cannot be handed to the engine</source>
        <translation>los polígonos de “{name}” no se pueden pasar al motor</translation>
    </message>
    <message>
        <location filename="../areas.py"/>
        <source>save the layer as a GeoPackage and choose that</source>
        <translation>guarde la capa como GeoPackage y elija esa</translation>
    </message>
    <message>
        <location filename="../areas.py"/>
        <source>the area cannot be brought to the coordinates of &apos;{name}&apos;</source>
        <translation>el área no se puede transformar a las coordenadas de “{name}”</translation>
    </message>
    <message>
        <location filename="../bar.py"/>
        <location filename="../dock/dock.py"/>
        <location filename="../menu.py"/>
        <location filename="../processing/provider.py"/>
        <source>Cloud masking</source>
        <translation>Máscara de nubes</translation>
    </message>
    <message>
        <location filename="../bar.py"/>
        <source>Progress of the cloud masks</source>
        <translation>Progreso de las máscaras de nubes</translation>
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
        <translation>Cancelar</translation>
    </message>
    <message>
        <location filename="../bar.py"/>
        <source>masking the clouds of &apos;{name}&apos;</source>
        <translation>enmascarando las nubes de “{name}”</translation>
    </message>
    <message>
        <location filename="../bar.py"/>
        <source>masking the clouds of {count} scenes</source>
        <translation>enmascarando las nubes de {count} escenas</translation>
    </message>
    <message>
        <location filename="../bar.py"/>
        <source>{name}: {result}</source>
        <translation>{name}: {result}</translation>
    </message>
    <message>
        <location filename="../bar.py"/>
        <source>{results}; and {count} more</source>
        <translation>{results}; y {count} más</translation>
    </message>
    <message>
        <location filename="../bar.py"/>
        <source>Answer in the dock</source>
        <translation>Responder en el panel</translation>
    </message>
    <message>
        <location filename="../bar.py"/>
        <location filename="../dock/messages.py"/>
        <source>Copy details</source>
        <translation>Copiar detalles</translation>
    </message>
    <message>
        <location filename="../batch/detail.py"/>
        <source>Show on the map</source>
        <translation>Mostrar en el mapa</translation>
    </message>
    <message>
        <location filename="../batch/export.py"/>
        <location filename="../usable/table.py"/>
        <source>{path} cannot be written ({reason})</source>
        <translation>no se puede escribir {path} ({reason})</translation>
    </message>
    <message>
        <location filename="../batch/export.py"/>
        <source>close it where it is open, or choose another file</source>
        <translation>ciérrelo donde esté abierto o elija otro archivo</translation>
    </message>
    <message>
        <location filename="../batch/journal.py"/>
        <source>the folder {path} cannot be written ({reason})</source>
        <translation>no se puede escribir en la carpeta {path} ({reason})</translation>
    </message>
    <message>
        <location filename="../batch/journal.py"/>
        <source>choose another folder for the masks, or free some space</source>
        <translation>elija otra carpeta para las máscaras o libere espacio</translation>
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
        <translation>Escena</translation>
    </message>
    <message>
        <location filename="../batch/model.py"/>
        <source>State</source>
        <translation>Estado</translation>
    </message>
    <message>
        <location filename="../batch/model.py"/>
        <location filename="../scenes/model.py"/>
        <location filename="../scenes/search_dialog.py"/>
        <location filename="../usable/rows.py"/>
        <source>Date</source>
        <translation>Fecha</translation>
    </message>
    <message>
        <location filename="../batch/model.py"/>
        <location filename="../dock/run_section.py"/>
        <location filename="../usable/table.py"/>
        <source>{number} %</source>
        <translation>{number} %</translation>
    </message>
    <message>
        <location filename="../batch/model.py"/>
        <source>Waiting</source>
        <translation>En espera</translation>
    </message>
    <message>
        <location filename="../batch/model.py"/>
        <source>Done</source>
        <translation>Terminada</translation>
    </message>
    <message>
        <location filename="../batch/model.py"/>
        <source>Failed</source>
        <translation>Fallida</translation>
    </message>
    <message>
        <location filename="../batch/model.py"/>
        <source>Cancelled</source>
        <translation>Cancelada</translation>
    </message>
    <message>
        <location filename="../batch/model.py"/>
        <location filename="../words.py"/>
        <source>{count} s</source>
        <translation>{count} s</translation>
    </message>
    <message>
        <location filename="../batch/page.py"/>
        <source>Open the list of this folder</source>
        <translation>Abrir la lista de esta carpeta</translation>
    </message>
    <message>
        <location filename="../batch/page.py"/>
        <source>no folder is given for the masks</source>
        <translation>no se ha indicado ninguna carpeta para las máscaras</translation>
    </message>
    <message>
        <location filename="../batch/page.py"/>
        <source>choose one above</source>
        <translation>elija una arriba</translation>
    </message>
    <message>
        <location filename="../batch/page.py"/>
        <location filename="../dock/run_section.py"/>
        <source>Starting…</source>
        <translation>Iniciando…</translation>
    </message>
    <message>
        <location filename="../batch/page.py"/>
        <location filename="../dock/download_box.py"/>
        <location filename="../dock/run_section.py"/>
        <location filename="../dock/setup_progress.py"/>
        <location filename="../usable/page.py"/>
        <source>Cancelling…</source>
        <translation>Cancelando…</translation>
    </message>
    <message>
        <location filename="../batch/page.py"/>
        <location filename="../usable/page.py"/>
        <source>Written: {path}</source>
        <translation>Escrito: {path}</translation>
    </message>
    <message>
        <location filename="../batch/page.py"/>
        <source>Folder for the masks</source>
        <translation>Carpeta de las máscaras</translation>
    </message>
    <message>
        <location filename="../batch/page.py"/>
        <source>&amp;Folder for the masks</source>
        <translation>Carpeta de las má&amp;scaras</translation>
    </message>
    <message>
        <location filename="../batch/page.py"/>
        <location filename="../dock/output_section.py"/>
        <source>Browse: {title}</source>
        <translation>Explorar: {title}</translation>
    </message>
    <message>
        <location filename="../batch/page.py"/>
        <source>Model, resolution and what else is written are those of the tab &apos;Mask&apos;</source>
        <translation>El modelo, la resolución y lo demás que se escribe son los de la pestaña “Máscara”</translation>
    </message>
    <message>
        <location filename="../batch/page.py"/>
        <location filename="../dock/run_section.py"/>
        <location filename="../usable/page.py"/>
        <source>Progress</source>
        <translation>Progreso</translation>
    </message>
    <message>
        <location filename="../batch/page.py"/>
        <source>&amp;Export CSV…</source>
        <translation>E&amp;xportar…</translation>
    </message>
    <message>
        <location filename="../batch/page.py"/>
        <location filename="../usable/results.py"/>
        <source>Export the table as CSV</source>
        <translation>Exportar la tabla como CSV</translation>
    </message>
    <message>
        <location filename="../batch/page.py"/>
        <source>{done} of {count} scenes</source>
        <translation>Escenas: {done} de {count}</translation>
    </message>
    <message>
        <location filename="../batch/page.py"/>
        <location filename="../dock/run_section.py"/>
        <source>about {time} left</source>
        <translation>aprox. {time} más</translation>
    </message>
    <message>
        <location filename="../batch/page.py"/>
        <location filename="../dock/run_section.py"/>
        <location filename="../usable/page.py"/>
        <source>C&amp;ancel</source>
        <translation>Cance&amp;lar</translation>
    </message>
    <message>
        <location filename="../batch/page.py"/>
        <source>M&amp;ask all</source>
        <translation>E&amp;nmascarar</translation>
    </message>
    <message>
        <location filename="../batch/page.py"/>
        <source>Mask all scenes</source>
        <translation>Enmascarar todas las escenas</translation>
    </message>
    <message>
        <location filename="../batch/page.py"/>
        <location filename="../usable/page.py"/>
        <source>Export the table</source>
        <translation>Exportar la tabla</translation>
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
        <translation>Escenas terminadas: {count}.</translation>
    </message>
    <message>
        <location filename="../batch/records.py"/>
        <source>Failed: {count}; select one to see why.</source>
        <translation>Fallidas: {count}; seleccione una para ver por qué.</translation>
    </message>
    <message>
        <location filename="../batch/runner.py"/>
        <source>cancelled: what is done stays</source>
        <translation>cancelado: lo ya hecho se conserva</translation>
    </message>
    <message>
        <location filename="../credentials.py"/>
        <source>QGIS does not hand out the credentials of &apos;{name}&apos;</source>
        <translation>QGIS no entrega las credenciales de “{name}”</translation>
    </message>
    <message>
        <location filename="../credentials.py"/>
        <source>unlock QGIS&apos;s authentication database with its master password, or choose the credentials anew</source>
        <translation>desbloquee la base de datos de autenticación de QGIS con su contraseña maestra o elija de nuevo las credenciales</translation>
    </message>
    <message>
        <location filename="../credentials.py"/>
        <source>&apos;{name}&apos; is opened with credentials of the kind {kind}, which only QGIS can use</source>
        <translation>“{name}” se abre con credenciales del tipo {kind}, que solo QGIS puede usar</translation>
    </message>
    <message>
        <location filename="../credentials.py"/>
        <source>use a user name with a password or a key in a header, or download the scene and add its files</source>
        <translation>use un nombre de usuario con contraseña o una clave en un encabezado, o descargue la escena y añada sus archivos</translation>
    </message>
    <message>
        <location filename="../dock/device_box.py"/>
        <location filename="../dock/options_section.py"/>
        <location filename="../dock/report_dialog.py"/>
        <location filename="../processing/scene_parameters.py"/>
        <source>Device</source>
        <translation>Dispositivo</translation>
    </message>
    <message>
        <location filename="../dock/device_box.py"/>
        <source>The fastest</source>
        <translation>El más rápido</translation>
    </message>
    <message>
        <location filename="../dock/device_box.py"/>
        <source>Processor</source>
        <translation>Procesador</translation>
    </message>
    <message>
        <location filename="../dock/dock.py"/>
        <location filename="../dock/report_dialog.py"/>
        <location filename="../processing/applymask.py"/>
        <location filename="../processing/parameters.py"/>
        <location filename="../processing/zonalstatistics.py"/>
        <source>Mask</source>
        <translation>Máscara</translation>
    </message>
    <message>
        <location filename="../dock/dock.py"/>
        <source>Batch</source>
        <translation>Lote</translation>
    </message>
    <message>
        <location filename="../dock/dock.py"/>
        <location filename="../processing/usabledates.py"/>
        <location filename="../usable/results.py"/>
        <source>Usable dates</source>
        <translation>Fechas útiles</translation>
    </message>
    <message>
        <location filename="../dock/dock.py"/>
        <source>Engine…</source>
        <translation>Motor…</translation>
    </message>
    <message>
        <location filename="../dock/dock.py"/>
        <source>About cloudmask…</source>
        <translation>Acerca de cloudmask…</translation>
    </message>
    <message>
        <location filename="../dock/dock.py"/>
        <source>The model has to be downloaded first: see &apos;Model&apos; above.</source>
        <translation>Primero hay que descargar el modelo: vea “Modelo” arriba.</translation>
    </message>
    <message>
        <location filename="../dock/dock.py"/>
        <source>a question about the layer is open</source>
        <translation>hay una pregunta abierta sobre la capa</translation>
    </message>
    <message>
        <location filename="../dock/dock.py"/>
        <source>answer it above, or choose &apos;Not now&apos;</source>
        <translation>respóndala arriba o elija “Ahora no”</translation>
    </message>
    <message>
        <location filename="../dock/download_box.py"/>
        <source>Download…</source>
        <translation>Descargar…</translation>
    </message>
    <message>
        <location filename="../dock/download_box.py"/>
        <source>Download the model</source>
        <translation>Descargar el modelo</translation>
    </message>
    <message>
        <location filename="../dock/download_box.py"/>
        <source>From a folder…</source>
        <translation>De una carpeta…</translation>
    </message>
    <message>
        <location filename="../dock/download_box.py"/>
        <source>Take the model from a folder</source>
        <translation>Tomar el modelo de una carpeta</translation>
    </message>
    <message>
        <location filename="../dock/download_box.py"/>
        <source>Progress of the download</source>
        <translation>Progreso de la descarga</translation>
    </message>
    <message>
        <location filename="../dock/download_box.py"/>
        <source>Cancel the download</source>
        <translation>Cancelar la descarga</translation>
    </message>
    <message>
        <location filename="../dock/download_box.py"/>
        <source>Fetching &apos;{title}&apos;…</source>
        <translation>Obteniendo “{title}”…</translation>
    </message>
    <message>
        <location filename="../dock/download_box.py"/>
        <source>Folder with the files of &apos;{title}&apos;</source>
        <translation>Carpeta con los archivos de “{title}”</translation>
    </message>
    <message>
        <location filename="../dock/download_box.py"/>
        <source>Fetching &apos;{title}&apos;: {done} of {total}</source>
        <translation>Obteniendo “{title}”: {done} de {total}</translation>
    </message>
    <message>
        <location filename="../dock/download_box.py"/>
        <source>Cancelled. What was fetched is kept: the next download goes on from there.</source>
        <translation>Cancelado. Lo descargado se conserva: la próxima descarga continúa desde ahí.</translation>
    </message>
    <message>
        <location filename="../dock/engine_page.py"/>
        <source>The engine</source>
        <translation>El motor</translation>
    </message>
    <message>
        <location filename="../dock/engine_page.py"/>
        <source>It computes in a Python of its own, never in QGIS&apos;s.</source>
        <translation>Calcula en un Python propio, nunca en el de QGIS.</translation>
    </message>
    <message>
        <location filename="../dock/engine_page.py"/>
        <source>Back to masking</source>
        <translation>Volver a la máscara</translation>
    </message>
    <message>
        <location filename="../dock/engine_page.py"/>
        <source>The engine needs to be renewed</source>
        <translation>Hay que renovar el motor</translation>
    </message>
    <message>
        <location filename="../dock/engine_page.py"/>
        <source>Not now</source>
        <translation>Ahora no</translation>
    </message>
    <message>
        <location filename="../dock/engine_page.py"/>
        <source>Loo&amp;k again</source>
        <translation>&amp;Buscar de nuevo</translation>
    </message>
    <message>
        <location filename="../dock/engine_page.py"/>
        <source>Look for the engine again</source>
        <translation>Buscar el motor de nuevo</translation>
    </message>
    <message>
        <location filename="../dock/engine_page.py"/>
        <source>Set up the engine again</source>
        <translation>Configurar de nuevo el motor</translation>
    </message>
    <message>
        <location filename="../dock/engine_page.py"/>
        <source>The engine is not set up yet</source>
        <translation>El motor todavía no está configurado</translation>
    </message>
    <message>
        <location filename="../dock/engine_page.py"/>
        <source>Clouds are masked by an engine in a Python of its own, with PyTorch and rasterio. Nothing is ever installed into QGIS&apos;s Python.</source>
        <translation>Las nubes las enmascara un motor que se ejecuta en un Python propio, con PyTorch y rasterio. Nunca se instala nada en el Python de QGIS.</translation>
    </message>
    <message>
        <location filename="../dock/engine_page.py"/>
        <source>Set up the en&amp;gine</source>
        <translation>Configurar el mo&amp;tor</translation>
    </message>
    <message>
        <location filename="../dock/engine_page.py"/>
        <source>Setting up the engine…</source>
        <translation>Configurando el motor…</translation>
    </message>
    <message>
        <location filename="../dock/engine_page.py"/>
        <source>Cancelled. What was fetched so far is kept for the next time.</source>
        <translation>Cancelado. Lo descargado hasta ahora se conserva para la próxima vez.</translation>
    </message>
    <message>
        <location filename="../dock/engine_page.py"/>
        <source>&amp;Try again</source>
        <translation>&amp;Intentar de nuevo</translation>
    </message>
    <message>
        <location filename="../dock/engine_page.py"/>
        <location filename="../dock/setup_progress.py"/>
        <source>Trying the engine…</source>
        <translation>Probando el motor…</translation>
    </message>
    <message>
        <location filename="../dock/engine_page.py"/>
        <source>It has made a first mask on: {device}.</source>
        <translation>Ha hecho una primera máscara con: {device}.</translation>
    </message>
    <message>
        <location filename="../dock/engine_page.py"/>
        <source>The engine is set up</source>
        <translation>El motor está configurado</translation>
    </message>
    <message>
        <location filename="../dock/engine_page.py"/>
        <source>Start masking</source>
        <translation>Empezar a enmascarar</translation>
    </message>
    <message>
        <location filename="../dock/engine_page.py"/>
        <source>Removing…</source>
        <translation>Eliminando…</translation>
    </message>
    <message>
        <location filename="../dock/engine_page.py"/>
        <source>The engine is removed; {size} are free again.</source>
        <translation>Motor eliminado; espacio liberado: {size}.</translation>
    </message>
    <message>
        <location filename="../dock/extent_section.py"/>
        <location filename="../processing/scene_parameters.py"/>
        <location filename="../scenes/search_dialog.py"/>
        <location filename="../usable/area_section.py"/>
        <source>Area</source>
        <translation>Área</translation>
    </message>
    <message>
        <location filename="../dock/extent_section.py"/>
        <source>Whole layer</source>
        <translation>Capa completa</translation>
    </message>
    <message>
        <location filename="../dock/extent_section.py"/>
        <location filename="../scenes/search_dialog.py"/>
        <location filename="../usable/area_section.py"/>
        <source>What the map shows</source>
        <translation>Lo que muestra el mapa</translation>
    </message>
    <message>
        <location filename="../dock/extent_section.py"/>
        <source>Rectangle drawn on the map</source>
        <translation>Rectángulo dibujado en el mapa</translation>
    </message>
    <message>
        <location filename="../dock/extent_section.py"/>
        <location filename="../usable/area_section.py"/>
        <source>Polygons of a layer</source>
        <translation>Polígonos de una capa</translation>
    </message>
    <message>
        <location filename="../dock/extent_section.py"/>
        <source>Draw on the map</source>
        <translation>Dibujar en el mapa</translation>
    </message>
    <message>
        <location filename="../dock/extent_section.py"/>
        <source>Draw a rectangle on the map</source>
        <translation>Dibujar un rectángulo en el mapa</translation>
    </message>
    <message>
        <location filename="../dock/extent_section.py"/>
        <location filename="../usable/area_section.py"/>
        <source>Layer with polygons</source>
        <translation>Capa con polígonos</translation>
    </message>
    <message>
        <location filename="../dock/extent_section.py"/>
        <location filename="../usable/area_section.py"/>
        <source>Only selected polygons</source>
        <translation>Solo los seleccionados</translation>
    </message>
    <message>
        <location filename="../dock/extent_section.py"/>
        <source>no rectangle is drawn</source>
        <translation>no se ha dibujado ningún rectángulo</translation>
    </message>
    <message>
        <location filename="../dock/extent_section.py"/>
        <source>choose &apos;Draw on the map&apos; and drag one there</source>
        <translation>elija “Dibujar en el mapa” y arrastre uno allí</translation>
    </message>
    <message>
        <location filename="../dock/extent_section.py"/>
        <location filename="../usable/area_section.py"/>
        <source>the map has no layer with polygons</source>
        <translation>el mapa no tiene ninguna capa con polígonos</translation>
    </message>
    <message>
        <location filename="../dock/extent_section.py"/>
        <source>add one, or choose the whole layer</source>
        <translation>añada una o elija la capa completa</translation>
    </message>
    <message>
        <location filename="../dock/extent_section.py"/>
        <source>{width} × {height} {unit}</source>
        <translation>{width} × {height} {unit}</translation>
    </message>
    <message>
        <location filename="../dock/layer_section.py"/>
        <source>Layer</source>
        <translation>Capa</translation>
    </message>
    <message>
        <location filename="../dock/layer_section.py"/>
        <source>The scene: any raster layer with red, green and blue</source>
        <translation>La escena: cualquier capa ráster con rojo, verde y azul</translation>
    </message>
    <message>
        <location filename="../dock/layer_section.py"/>
        <source>La&amp;yer</source>
        <translation>Ca&amp;pa</translation>
    </message>
    <message>
        <location filename="../dock/layer_section.py"/>
        <source>Bands…</source>
        <translation>Bandas…</translation>
    </message>
    <message>
        <location filename="../dock/layer_section.py"/>
        <source>Level and offset…</source>
        <translation>Nivel y offset…</translation>
    </message>
    <message>
        <location filename="../dock/layer_section.py"/>
        <source>Add a Sentinel-2 scene to the map to begin.</source>
        <translation>Para empezar, añada al mapa una escena de Sentinel-2.</translation>
    </message>
    <message>
        <location filename="../dock/layer_section.py"/>
        <source>Looking at the layer when the mask is done…</source>
        <translation>La capa se examina cuando la máscara esté lista…</translation>
    </message>
    <message>
        <location filename="../dock/layer_section.py"/>
        <source>Looking at the layer…</source>
        <translation>Examinando la capa…</translation>
    </message>
    <message>
        <location filename="../dock/layer_section.py"/>
        <source>Recognised as Sentinel-2</source>
        <translation>Reconocida como Sentinel-2</translation>
    </message>
    <message>
        <location filename="../dock/layer_section.py"/>
        <source>Not recognised as Sentinel-2</source>
        <translation>No reconocida como Sentinel-2</translation>
    </message>
    <message>
        <location filename="../dock/licence_dialog.py"/>
        <source>Download a model</source>
        <translation>Descargar un modelo</translation>
    </message>
    <message>
        <location filename="../dock/licence_dialog.py"/>
        <source>I agree to these conditions</source>
        <translation>Acepto estas condiciones</translation>
    </message>
    <message>
        <location filename="../dock/licence_dialog.py"/>
        <location filename="../dock/setup_plan.py"/>
        <source>Download</source>
        <translation>Descargar</translation>
    </message>
    <message>
        <location filename="../dock/licence_dialog.py"/>
        <source>Copy</source>
        <translation>Copiar</translation>
    </message>
    <message>
        <location filename="../dock/licence_dialog.py"/>
        <source>Its files are copied from {folder}.</source>
        <translation>Sus archivos se copian de {folder}.</translation>
    </message>
    <message>
        <location filename="../dock/licence_dialog.py"/>
        <source>It is not on this computer yet.</source>
        <translation>Todavía no está en este equipo.</translation>
    </message>
    <message>
        <location filename="../dock/licence_dialog.py"/>
        <source>It is not on this computer yet: a download of about {size}.</source>
        <translation>Todavía no está en este equipo: una descarga de unos {size}.</translation>
    </message>
    <message>
        <location filename="../dock/mapping_section.py"/>
        <source>Which band is which?</source>
        <translation>¿Qué banda es cada una?</translation>
    </message>
    <message>
        <location filename="../dock/mapping_section.py"/>
        <source>Bands of the file and what they are</source>
        <translation>Bandas del archivo y a qué corresponden</translation>
    </message>
    <message>
        <location filename="../dock/mapping_section.py"/>
        <source>In the file</source>
        <translation>En el archivo</translation>
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
        <translation>Orden habit&amp;ual</translation>
    </message>
    <message>
        <location filename="../dock/mapping_section.py"/>
        <source>Fill in the usual order</source>
        <translation>Rellenar con el orden habitual</translation>
    </message>
    <message>
        <location filename="../dock/mapping_section.py"/>
        <source>Use &amp;these</source>
        <translation>Usar est&amp;as</translation>
    </message>
    <message>
        <location filename="../dock/mapping_section.py"/>
        <source>Use these bands</source>
        <translation>Usar estas bandas</translation>
    </message>
    <message>
        <location filename="../dock/mapping_section.py"/>
        <source>See whether each band is what it is taken for, or correct it.</source>
        <translation>Compruebe que cada banda es la que se supone o corríjala.</translation>
    </message>
    <message>
        <location filename="../dock/mapping_section.py"/>
        <source>The file does not name its bands. Say at least which are red, green and blue.</source>
        <translation>El archivo no nombra sus bandas. Indique al menos cuáles son la roja, la verde y la azul.</translation>
    </message>
    <message>
        <location filename="../dock/mapping_section.py"/>
        <source>What {band} is</source>
        <translation>Qué es {band}</translation>
    </message>
    <message>
        <location filename="../dock/mapping_section.py"/>
        <source>not used</source>
        <translation>sin usar</translation>
    </message>
    <message>
        <location filename="../dock/mapping_section.py"/>
        <source>{band} · {colour}</source>
        <translation>{band} · {colour}</translation>
    </message>
    <message>
        <location filename="../dock/mapping_section.py"/>
        <source>{band} is chosen twice.</source>
        <translation>{band} está elegida dos veces.</translation>
    </message>
    <message>
        <location filename="../dock/mapping_section.py"/>
        <source>Red, green and blue are needed; still missing: {bands}.</source>
        <translation>Se necesitan rojo, verde y azul; falta aún: {bands}.</translation>
    </message>
    <message>
        <location filename="../dock/model_section.py"/>
        <location filename="../dock/report_dialog.py"/>
        <location filename="../processing/scene_parameters.py"/>
        <source>Model</source>
        <translation>Modelo</translation>
    </message>
    <message>
        <location filename="../dock/model_section.py"/>
        <source>Limits, licence and sources</source>
        <translation>Límites, licencia y fuentes</translation>
    </message>
    <message>
        <location filename="../dock/model_section.py"/>
        <source>{title} (to be downloaded)</source>
        <translation>{title} (por descargar)</translation>
    </message>
    <message>
        <location filename="../dock/model_section.py"/>
        <source>{title} (download {size})</source>
        <translation>{title} (descarga: {size})</translation>
    </message>
    <message>
        <location filename="../dock/options_section.py"/>
        <source>Options</source>
        <translation>Opciones</translation>
    </message>
    <message>
        <location filename="../dock/options_section.py"/>
        <source>Outlines as polygons</source>
        <translation>Contornos (polígonos)</translation>
    </message>
    <message>
        <location filename="../dock/options_section.py"/>
        <source>Probab&amp;ilities</source>
        <translation>Pro&amp;babilidades</translation>
    </message>
    <message>
        <location filename="../dock/options_section.py"/>
        <source>Report as a file</source>
        <translation>Informe como archivo</translation>
    </message>
    <message>
        <location filename="../dock/options_section.py"/>
        <location filename="../dock/preview_controls.py"/>
        <source>Widen clouds by</source>
        <translation>Ampliar nubes en</translation>
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
        <translation>Ampliar sombras en</translation>
    </message>
    <message>
        <location filename="../dock/options_section.py"/>
        <location filename="../dock/preview_controls.py"/>
        <source>Drop patches below</source>
        <translation>Superficie mínima</translation>
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
        <translation>Todas (más lento)</translation>
    </message>
    <message>
        <location filename="../dock/options_section.py"/>
        <source>Also bands that the model gains nothing from on most scenes</source>
        <translation>También las bandas que en la mayoría de las escenas no aportan nada al modelo</translation>
    </message>
    <message>
        <location filename="../dock/options_section.py"/>
        <source>These are for clouds and shadows; with texts they have no effect.</source>
        <translation>Esto es para nubes y sombras; con textos no tiene efecto.</translation>
    </message>
    <message>
        <location filename="../dock/options_section.py"/>
        <source>Also make</source>
        <translation>Crear también</translation>
    </message>
    <message>
        <location filename="../dock/options_section.py"/>
        <location filename="../dock/preview_controls.py"/>
        <source>Least probability of</source>
        <translation>Probabilidad mínima de</translation>
    </message>
    <message>
        <location filename="../dock/options_section.py"/>
        <location filename="../dock/report_dialog.py"/>
        <location filename="../processing/scene_parameters.py"/>
        <source>Bands</source>
        <translation>Bandas</translation>
    </message>
    <message>
        <location filename="../dock/options_section.py"/>
        <location filename="../dock/preview_controls.py"/>
        <source>Probability from which a pixel is {name}</source>
        <translation>Probabilidad desde la que un píxel es {name}</translation>
    </message>
    <message>
        <location filename="../dock/options_section.py"/>
        <location filename="../dock/preview_controls.py"/>
        <source>model&apos;s own</source>
        <translation>del modelo</translation>
    </message>
    <message>
        <location filename="../dock/output_section.py"/>
        <source>Result</source>
        <translation>Resultado</translation>
    </message>
    <message>
        <location filename="../dock/output_section.py"/>
        <source>Where the mask is saved</source>
        <translation>Dónde se guarda la máscara</translation>
    </message>
    <message>
        <location filename="../dock/output_section.py"/>
        <source>Temporary layer</source>
        <translation>Capa temporal</translation>
    </message>
    <message>
        <location filename="../dock/output_section.py"/>
        <source>In a folder</source>
        <translation>En una carpeta</translation>
    </message>
    <message>
        <location filename="../dock/output_section.py"/>
        <source>As a file</source>
        <translation>Como archivo</translation>
    </message>
    <message>
        <location filename="../dock/output_section.py"/>
        <source>Folder for masks</source>
        <translation>Carpeta para las máscaras</translation>
    </message>
    <message>
        <location filename="../dock/output_section.py"/>
        <source>File for the mask</source>
        <translation>Archivo para la máscara</translation>
    </message>
    <message>
        <location filename="../dock/output_section.py"/>
        <source>Save the mask as</source>
        <translation>Guardar la máscara como</translation>
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
        <translation>Resolución</translation>
    </message>
    <message>
        <location filename="../dock/output_section.py"/>
        <source>Of the finest band</source>
        <translation>Banda más fina</translation>
    </message>
    <message>
        <location filename="../dock/output_section.py"/>
        <source>{metres} m</source>
        <translation>{metres} m</translation>
    </message>
    <message>
        <location filename="../dock/output_section.py"/>
        <source>Save</source>
        <translation>Guardar</translation>
    </message>
    <message>
        <location filename="../dock/output_section.py"/>
        <source>no folder is given for the mask</source>
        <translation>no se ha indicado ninguna carpeta para la máscara</translation>
    </message>
    <message>
        <location filename="../dock/output_section.py"/>
        <source>choose one, or save as a temporary layer</source>
        <translation>elija una o guarde como capa temporal</translation>
    </message>
    <message>
        <location filename="../dock/output_section.py"/>
        <source>no file is given for the mask</source>
        <translation>no se ha indicado ningún archivo para la máscara</translation>
    </message>
    <message>
        <location filename="../dock/preview_asking.py"/>
        <location filename="../targets.py"/>
        <location filename="../usable/assessing.py"/>
        <source>the folder for temporary files cannot be used ({reason})</source>
        <translation>no se puede usar la carpeta de archivos temporales ({reason})</translation>
    </message>
    <message>
        <location filename="../dock/preview_asking.py"/>
        <location filename="../layers.py"/>
        <source>QGIS cannot open {path}, which was just written</source>
        <translation>QGIS no puede abrir {path}, que se acaba de escribir</translation>
    </message>
    <message>
        <location filename="../dock/preview_slider.py"/>
        <source>Leave it to the model</source>
        <translation>Que decida el modelo</translation>
    </message>
    <message>
        <location filename="../dock/preview_slider.py"/>
        <source>Leave it to the model: {name}</source>
        <translation>Que decida el modelo: {name}</translation>
    </message>
    <message>
        <location filename="../dock/prompts_section.py"/>
        <location filename="../dock/report_dialog.py"/>
        <location filename="../processing/scene_parameters.py"/>
        <source>What to look for</source>
        <translation>Qué buscar</translation>
    </message>
    <message>
        <location filename="../dock/prompts_section.py"/>
        <source>What to look for: a text in each line</source>
        <translation>Qué buscar: un texto en cada línea</translation>
    </message>
    <message>
        <location filename="../dock/prompts_section.py"/>
        <source>for example: {text}</source>
        <translation>por ejemplo: {text}</translation>
    </message>
    <message>
        <location filename="../dock/prompts_section.py"/>
        <source>A few words of English in each line, or nothing for the usual classes: {classes}.</source>
        <translation>Unas pocas palabras en inglés en cada línea, o nada para las clases habituales: {classes}.</translation>
    </message>
    <message>
        <location filename="../dock/prompts_section.py"/>
        <source>The mask shows where &apos;{text}&apos; is likelier than not.</source>
        <translation>La máscara muestra dónde “{text}” es más probable que improbable.</translation>
    </message>
    <message>
        <location filename="../dock/prompts_section.py"/>
        <source>Each line becomes a class, and each pixel gets the one that fits it best. Let one of them mean the rest, such as &apos;{text}&apos;.</source>
        <translation>Cada línea se convierte en una clase, y cada píxel recibe la que mejor le corresponde. Haga que una de ellas signifique el resto, por ejemplo “{text}”.</translation>
    </message>
    <message>
        <location filename="../dock/radiometry_section.py"/>
        <source>Offset and level</source>
        <translation>Offset y nivel</translation>
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
        <translation>Dividido entre</translation>
    </message>
    <message>
        <location filename="../dock/radiometry_section.py"/>
        <location filename="../processing/scene_parameters.py"/>
        <source>Processing level</source>
        <translation>Nivel de procesamiento</translation>
    </message>
    <message>
        <location filename="../dock/radiometry_section.py"/>
        <source>As recognised</source>
        <translation>Como se reconoció</translation>
    </message>
    <message>
        <location filename="../dock/radiometry_section.py"/>
        <source>1C, top of atmosphere</source>
        <translation>1C, techo de la atmósfera</translation>
    </message>
    <message>
        <location filename="../dock/radiometry_section.py"/>
        <source>2A, surface</source>
        <translation>2A, superficie</translation>
    </message>
    <message>
        <location filename="../dock/radiometry_section.py"/>
        <source>8-bit true-colour picture</source>
        <translation>Imagen en color verdadero de 8 bits</translation>
    </message>
    <message>
        <location filename="../dock/radiometry_section.py"/>
        <location filename="../dock/report_dialog.py"/>
        <source>Level</source>
        <translation>Nivel</translation>
    </message>
    <message>
        <location filename="../dock/radiometry_section.py"/>
        <source>&amp;Not now</source>
        <translation>A&amp;hora no</translation>
    </message>
    <message>
        <location filename="../dock/radiometry_section.py"/>
        <source>Leave it as it is</source>
        <translation>Dejarlo como está</translation>
    </message>
    <message>
        <location filename="../dock/radiometry_section.py"/>
        <source>&amp;Keep answer</source>
        <translation>&amp;Guardar respuesta</translation>
    </message>
    <message>
        <location filename="../dock/radiometry_section.py"/>
        <source>Remember this for the layer</source>
        <translation>Recordar esto para la capa</translation>
    </message>
    <message>
        <location filename="../dock/radiometry_section.py"/>
        <source>Choose what the layer&apos;s files say, or correct it.</source>
        <translation>Elija lo que dicen los archivos de la capa o corríjalo.</translation>
    </message>
    <message>
        <location filename="../dock/radiometry_section.py"/>
        <source>Since January 2022, products have 1000 added to every value. This layer does not say whether it has.</source>
        <translation>Desde enero de 2022, los productos llevan 1000 sumado a cada valor. Esta capa no indica si es así.</translation>
    </message>
    <message>
        <location filename="../dock/radiometry_section.py"/>
        <source>As the &amp;files say</source>
        <translation>&amp;Según los archivos</translation>
    </message>
    <message>
        <location filename="../dock/radiometry_section.py"/>
        <source>{offset}: since 2022</source>
        <translation>{offset}: desde 2022</translation>
    </message>
    <message>
        <location filename="../dock/radiometry_section.py"/>
        <source>Processing baseline 04.00 and later; also older scenes that were processed again</source>
        <translation>Versión de procesamiento 04.00 y posteriores; también escenas más antiguas que se procesaron de nuevo</translation>
    </message>
    <message>
        <location filename="../dock/radiometry_section.py"/>
        <source>0: older, or applied</source>
        <translation>0: anterior o ya aplicado</translation>
    </message>
    <message>
        <location filename="../dock/radiometry_section.py"/>
        <source>Before January 2022 (processing baseline before 04.00), or a provider that has applied it</source>
        <translation>Antes de enero de 2022 (versión de procesamiento anterior a la 04.00), o un proveedor que ya lo ha aplicado</translation>
    </message>
    <message>
        <location filename="../dock/radiometry_section.py"/>
        <source>Other numbers</source>
        <translation>Otros números</translation>
    </message>
    <message>
        <location filename="../dock/radiometry_section.py"/>
        <source>Your own offset and scale</source>
        <translation>Offset y escala propios</translation>
    </message>
    <message>
        <location filename="../dock/refine_section.py"/>
        <source>Refine the mask</source>
        <translation>Refinar la máscara</translation>
    </message>
    <message>
        <location filename="../dock/refine_section.py"/>
        <source>Reset</source>
        <translation>Restablecer</translation>
    </message>
    <message>
        <location filename="../dock/refine_section.py"/>
        <source>Back to the mask as it is in its file</source>
        <translation>Volver a la máscara tal como está en su archivo</translation>
    </message>
    <message>
        <location filename="../dock/refine_section.py"/>
        <source>Apply</source>
        <translation>Aplicar</translation>
    </message>
    <message>
        <location filename="../dock/refine_section.py"/>
        <source>Write the mask anew, into its file</source>
        <translation>Escribir la máscara de nuevo en su archivo</translation>
    </message>
    <message>
        <location filename="../dock/refine_section.py"/>
        <source>Keep the probabilities (Options) to refine a mask afterwards.</source>
        <translation>Conserve las probabilidades (Opciones) para refinar la máscara después.</translation>
    </message>
    <message>
        <location filename="../dock/refine_section.py"/>
        <location filename="../dock/result_section.py"/>
        <source>The mask is no longer in the project.</source>
        <translation>La máscara ya no está en el proyecto.</translation>
    </message>
    <message>
        <location filename="../dock/refine_section.py"/>
        <location filename="../shares.py"/>
        <source>no valid pixel</source>
        <translation>ningún píxel válido</translation>
    </message>
    <message>
        <location filename="../dock/refine_section.py"/>
        <source>On the map: {shares} ({time} s)</source>
        <translation>En el mapa: {shares} ({time} s)</translation>
    </message>
    <message>
        <location filename="../dock/refine_section.py"/>
        <source>The map does not show the mask.</source>
        <translation>El mapa no muestra la máscara.</translation>
    </message>
    <message>
        <location filename="../dock/refine_section.py"/>
        <source>Drawing…</source>
        <translation>Dibujando…</translation>
    </message>
    <message>
        <location filename="../dock/refine_section.py"/>
        <location filename="../words.py"/>
        <source>Writing the result</source>
        <translation>Escribiendo el resultado</translation>
    </message>
    <message>
        <location filename="../dock/refine_section.py"/>
        <source>The outlines are still those of the former mask.</source>
        <translation>Los contornos siguen siendo los de la máscara anterior.</translation>
    </message>
    <message>
        <location filename="../dock/refine_section.py"/>
        <source>The report&apos;s file could not be written and is still that of the former mask.</source>
        <translation>El archivo del informe no se pudo escribir y sigue siendo el de la máscara anterior.</translation>
    </message>
    <message>
        <location filename="../dock/report_dialog.py"/>
        <source>Report of the mask</source>
        <translation>Informe de la máscara</translation>
    </message>
    <message>
        <location filename="../dock/report_dialog.py"/>
        <location filename="../dock/result_section.py"/>
        <location filename="../processing/parameters.py"/>
        <source>Report</source>
        <translation>Informe</translation>
    </message>
    <message>
        <location filename="../dock/report_dialog.py"/>
        <location filename="../dock/setup_plan.py"/>
        <source>What</source>
        <translation>Qué</translation>
    </message>
    <message>
        <location filename="../dock/report_dialog.py"/>
        <source>Value</source>
        <translation>Valor</translation>
    </message>
    <message>
        <location filename="../dock/report_dialog.py"/>
        <source>&amp;Copy as JSON</source>
        <translation>&amp;Copiar como JSON</translation>
    </message>
    <message>
        <location filename="../dock/report_dialog.py"/>
        <source>Open &amp;folder</source>
        <translation>Abrir carpe&amp;ta</translation>
    </message>
    <message>
        <location filename="../dock/report_dialog.py"/>
        <source>yes</source>
        <translation>sí</translation>
    </message>
    <message>
        <location filename="../dock/report_dialog.py"/>
        <source>no</source>
        <translation>no</translation>
    </message>
    <message>
        <location filename="../dock/report_dialog.py"/>
        <source>Name</source>
        <translation>Nombre</translation>
    </message>
    <message>
        <location filename="../dock/report_dialog.py"/>
        <source>Version</source>
        <translation>Versión</translation>
    </message>
    <message>
        <location filename="../dock/report_dialog.py"/>
        <source>Checksum (SHA-256)</source>
        <translation>Suma de comprobación (SHA-256)</translation>
    </message>
    <message>
        <location filename="../dock/report_dialog.py"/>
        <location filename="../processing/scene_parameters.py"/>
        <source>Precision</source>
        <translation>Precisión</translation>
    </message>
    <message>
        <location filename="../dock/report_dialog.py"/>
        <location filename="../processing/scene_parameters.py"/>
        <location filename="../processing/usabledates.py"/>
        <source>Resolution (m)</source>
        <translation>Resolución (m)</translation>
    </message>
    <message>
        <location filename="../dock/report_dialog.py"/>
        <source>Width (pixels)</source>
        <translation>Ancho (píxeles)</translation>
    </message>
    <message>
        <location filename="../dock/report_dialog.py"/>
        <source>Height (pixels)</source>
        <translation>Alto (píxeles)</translation>
    </message>
    <message>
        <location filename="../dock/report_dialog.py"/>
        <location filename="../processing/parameters.py"/>
        <source>Pixels with data</source>
        <translation>Píxeles con datos</translation>
    </message>
    <message>
        <location filename="../dock/report_dialog.py"/>
        <source>Classes</source>
        <translation>Clases</translation>
    </message>
    <message>
        <location filename="../dock/report_dialog.py"/>
        <source>Pixels</source>
        <translation>Píxeles</translation>
    </message>
    <message>
        <location filename="../dock/report_dialog.py"/>
        <source>Share (%)</source>
        <translation>Porcentaje (%)</translation>
    </message>
    <message>
        <location filename="../dock/report_dialog.py"/>
        <source>Area (m²)</source>
        <translation>Área (m²)</translation>
    </message>
    <message>
        <location filename="../dock/report_dialog.py"/>
        <source>Thick and thin cloud (%)</source>
        <translation>Nube densa y fina (%)</translation>
    </message>
    <message>
        <location filename="../dock/report_dialog.py"/>
        <source>Time (s)</source>
        <translation>Tiempo (s)</translation>
    </message>
    <message>
        <location filename="../dock/report_dialog.py"/>
        <source>In all</source>
        <translation>En total</translation>
    </message>
    <message>
        <location filename="../dock/report_dialog.py"/>
        <source>Megapixels per second</source>
        <translation>Megapíxeles por segundo</translation>
    </message>
    <message>
        <location filename="../dock/report_dialog.py"/>
        <source>Notes</source>
        <translation>Notas</translation>
    </message>
    <message>
        <location filename="../dock/report_dialog.py"/>
        <source>Offset known from</source>
        <translation>Origen del offset</translation>
    </message>
    <message>
        <location filename="../dock/report_dialog.py"/>
        <source>Least probabilities</source>
        <translation>Probabilidades mínimas</translation>
    </message>
    <message>
        <location filename="../dock/result_section.py"/>
        <source>&amp;Zoom</source>
        <translation>&amp;Ir</translation>
    </message>
    <message>
        <location filename="../dock/result_section.py"/>
        <source>Zoom to the mask</source>
        <translation>Hacer zoom a la máscara</translation>
    </message>
    <message>
        <location filename="../dock/result_section.py"/>
        <source>Style</source>
        <translation>Estilo</translation>
    </message>
    <message>
        <location filename="../dock/result_section.py"/>
        <source>Change how the mask looks</source>
        <translation>Cambiar el aspecto de la máscara</translation>
    </message>
    <message>
        <location filename="../dock/result_section.py"/>
        <source>Open the report of this run</source>
        <translation>Abrir el informe de esta ejecución</translation>
    </message>
    <message>
        <location filename="../dock/result_section.py"/>
        <source>{name}: masked in {time}</source>
        <translation>{name}: máscara lista en {time}</translation>
    </message>
    <message>
        <location filename="../dock/run_section.py"/>
        <source>M&amp;ask clouds</source>
        <translation>Enmascarar &amp;nubes</translation>
    </message>
    <message>
        <location filename="../dock/run_section.py"/>
        <location filename="../menu.py"/>
        <location filename="../processing/maskclouds.py"/>
        <source>Mask clouds</source>
        <translation>Enmascarar nubes</translation>
    </message>
    <message>
        <location filename="../dock/run_section.py"/>
        <source>{number} Mpx/s</source>
        <translation>{number} Mpx/s</translation>
    </message>
    <message>
        <location filename="../dock/run_section.py"/>
        <source>{status} ({count} more waiting)</source>
        <translation>{status} ({count} más en espera)</translation>
    </message>
    <message>
        <location filename="../dock/setup_check.py"/>
        <source>The engine does not find {title}, so the processor is used; a newer driver may help.</source>
        <translation>El motor no encuentra {title}, por lo que se usa el procesador; un controlador más reciente puede ayudar.</translation>
    </message>
    <message>
        <location filename="../dock/setup_check.py"/>
        <source>With the graphics card {reason}, so the processor is used.</source>
        <translation>Con la tarjeta gráfica, {reason}; por eso se usa el procesador.</translation>
    </message>
    <message>
        <location filename="../dock/setup_check.py"/>
        <source>{title} does not run the model, so {other} is used ({reason}).</source>
        <translation>{title} no ejecuta el modelo, por lo que se usa {other} ({reason}).</translation>
    </message>
    <message>
        <location filename="../dock/setup_check.py"/>
        <source>{title} gives another mask than the processor on {percent} % of pixels, so {other} is used.</source>
        <translation>{title} da una máscara distinta de la del procesador en el {percent} % de los píxeles, por lo que se usa {other}.</translation>
    </message>
    <message>
        <location filename="../dock/setup_check.py"/>
        <source>the processor</source>
        <translation>el procesador</translation>
    </message>
    <message>
        <location filename="../dock/setup_check.py"/>
        <source>set the engine up again, or choose another Python</source>
        <translation>configure el motor de nuevo o elija otro Python</translation>
    </message>
    <message>
        <location filename="../dock/setup_check.py"/>
        <source>the Python at &apos;{path}&apos; lacks {names}</source>
        <translation>en el Python de “{path}” falta {names}</translation>
    </message>
    <message>
        <location filename="../dock/setup_check.py"/>
        <source>let the engine be set up automatically, or install these packages into that Python</source>
        <translation>deje que el motor se configure automáticamente o instale estos paquetes en ese Python</translation>
    </message>
    <message>
        <location filename="../dock/setup_diagnostics.py"/>
        <source>Collecting…</source>
        <translation>Recopilando…</translation>
    </message>
    <message>
        <location filename="../dock/setup_diagnostics.py"/>
        <source>the engine has not answered within {seconds} seconds</source>
        <translation>el motor no ha respondido en {seconds} segundos</translation>
    </message>
    <message>
        <location filename="../dock/setup_diagnostics.py"/>
        <source>Copied</source>
        <translation>Copiado</translation>
    </message>
    <message>
        <location filename="../dock/setup_diagnostics.py"/>
        <source>Copy d&amp;iagnostics</source>
        <translation>Copiar dia&amp;gnóstico</translation>
    </message>
    <message>
        <location filename="../dock/setup_diagnostics.py"/>
        <source>Copy diagnostics</source>
        <translation>Copiar diagnóstico</translation>
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
        <translation>Tipo</translation>
    </message>
    <message>
        <location filename="../dock/setup_installed.py"/>
        <source>Engine</source>
        <translation>Motor</translation>
    </message>
    <message>
        <location filename="../dock/setup_installed.py"/>
        <location filename="../dock/setup_plan.py"/>
        <source>On the disk</source>
        <translation>En el disco</translation>
    </message>
    <message>
        <location filename="../dock/setup_installed.py"/>
        <source>none</source>
        <translation>ninguno</translation>
    </message>
    <message>
        <location filename="../dock/setup_installed.py"/>
        <source>not started yet</source>
        <translation>sin iniciar todavía</translation>
    </message>
    <message>
        <location filename="../dock/setup_installed.py"/>
        <source>counting…</source>
        <translation>contando…</translation>
    </message>
    <message>
        <location filename="../dock/setup_installed.py"/>
        <source>nothing of its own</source>
        <translation>nada propio</translation>
    </message>
    <message>
        <location filename="../dock/setup_installed.py"/>
        <source>{size} in {folder}</source>
        <translation>{size} en {folder}</translation>
    </message>
    <message>
        <location filename="../dock/setup_installed.py"/>
        <source>Set up again…</source>
        <translation>Configurar de nuevo…</translation>
    </message>
    <message>
        <location filename="../dock/setup_installed.py"/>
        <source>Choose another Python…</source>
        <translation>Elegir otro Python…</translation>
    </message>
    <message>
        <location filename="../dock/setup_installed.py"/>
        <source>Remove…</source>
        <translation>Eliminar…</translation>
    </message>
    <message>
        <location filename="../dock/setup_installed.py"/>
        <source>Remove the engine&apos;s environment? {size} become free; a run that is going on ends with it.</source>
        <translation>¿Eliminar el entorno del motor? Se liberan {size}; si hay una ejecución en curso, termina con él.</translation>
    </message>
    <message>
        <location filename="../dock/setup_installed.py"/>
        <source>Remove the engine</source>
        <translation>Eliminar el motor</translation>
    </message>
    <message>
        <location filename="../dock/setup_installed.py"/>
        <source>chosen by you</source>
        <translation>elegido por usted</translation>
    </message>
    <message>
        <location filename="../dock/setup_installed.py"/>
        <source>named by the variable {name}</source>
        <translation>indicado por la variable {name}</translation>
    </message>
    <message>
        <location filename="../dock/setup_installed.py"/>
        <source>set up by cloudmask</source>
        <translation>configurado por cloudmask</translation>
    </message>
    <message>
        <location filename="../dock/setup_options_page.py"/>
        <source>Set up, choose another Python, or remove…</source>
        <translation>Configurar, cambiar de Python o eliminar…</translation>
    </message>
    <message>
        <location filename="../dock/setup_options_page.py"/>
        <source>Set up the engine, choose another Python for it, or remove it</source>
        <translation>Configurar el motor, elegir otro Python para él o eliminarlo</translation>
    </message>
    <message>
        <location filename="../dock/setup_plan.py"/>
        <source>What is installed</source>
        <translation>Qué se instala</translation>
    </message>
    <message>
        <location filename="../dock/setup_plan.py"/>
        <source>Where</source>
        <translation>Dónde</translation>
    </message>
    <message>
        <location filename="../dock/setup_plan.py"/>
        <source>Free there</source>
        <translation>Libre allí</translation>
    </message>
    <message>
        <location filename="../dock/setup_plan.py"/>
        <source>Computes on</source>
        <translation>Calcula en</translation>
    </message>
    <message>
        <location filename="../dock/setup_plan.py"/>
        <source>For the processor only</source>
        <translation>Solo para el procesador</translation>
    </message>
    <message>
        <location filename="../dock/setup_plan.py"/>
        <source>A much smaller download; masks take longer</source>
        <translation>Una descarga mucho menor; las máscaras tardan más</translation>
    </message>
    <message>
        <location filename="../dock/setup_plan.py"/>
        <source>Looking at this computer…</source>
        <translation>Examinando este equipo…</translation>
    </message>
    <message>
        <location filename="../dock/setup_plan.py"/>
        <source>nothing</source>
        <translation>nada</translation>
    </message>
    <message>
        <location filename="../dock/setup_plan.py"/>
        <source>{size}: too little</source>
        <translation>{size}: demasiado poco</translation>
    </message>
    <message>
        <location filename="../dock/setup_plan.py"/>
        <source>All models (PyTorch)</source>
        <translation>Todos los modelos (PyTorch)</translation>
    </message>
    <message>
        <location filename="../dock/setup_progress.py"/>
        <source>Progress of the installation</source>
        <translation>Progreso de la instalación</translation>
    </message>
    <message>
        <location filename="../dock/setup_progress.py"/>
        <source>Cancel the installation</source>
        <translation>Cancelar la instalación</translation>
    </message>
    <message>
        <location filename="../dock/setup_progress.py"/>
        <source>Preparing…</source>
        <translation>Preparando…</translation>
    </message>
    <message>
        <location filename="../dock/setup_progress.py"/>
        <source>{text} (step {place} of {count})</source>
        <translation>{text} (paso {place} de {count})</translation>
    </message>
    <message>
        <location filename="../dock/setup_progress.py"/>
        <source>{done} of {total}</source>
        <translation>{done} de {total}</translation>
    </message>
    <message>
        <location filename="../dock/setup_ways.py"/>
        <source>Automatically (recommended)</source>
        <translation>Automáticamente (recomendado)</translation>
    </message>
    <message>
        <location filename="../dock/setup_ways.py"/>
        <source>Fetches a Python of its own and the engine&apos;s packages into the folder below.</source>
        <translation>Obtiene un Python propio y los paquetes del motor y los pone en la carpeta de abajo.</translation>
    </message>
    <message>
        <location filename="../dock/setup_ways.py"/>
        <source>With a Python that I have</source>
        <translation>Con un Python que ya tengo</translation>
    </message>
    <message>
        <location filename="../dock/setup_ways.py"/>
        <source>A Python or conda environment that has the engine&apos;s packages; nothing is changed in it.</source>
        <translation>Un entorno de Python o conda que tenga los paquetes del motor; no se cambia nada en él.</translation>
    </message>
    <message>
        <location filename="../dock/setup_ways.py"/>
        <source>Python or folder of an environment</source>
        <translation>Python o carpeta de un entorno</translation>
    </message>
    <message>
        <location filename="../dock/setup_ways.py"/>
        <source>Choose Pytho&amp;n…</source>
        <translation>Elegir Pyt&amp;hon…</translation>
    </message>
    <message>
        <location filename="../dock/setup_ways.py"/>
        <source>Choose the engine&apos;s Python</source>
        <translation>Elegir el Python del motor</translation>
    </message>
    <message>
        <location filename="../dock/setup_ways.py"/>
        <source>&amp;Folder…</source>
        <translation>C&amp;arpeta…</translation>
    </message>
    <message>
        <location filename="../dock/setup_ways.py"/>
        <source>Choose the folder of an environment</source>
        <translation>Elegir la carpeta de un entorno</translation>
    </message>
    <message>
        <location filename="../dock/setup_ways.py"/>
        <source>From a folder of wheels (offline)</source>
        <translation>Desde una carpeta de wheels (sin conexión)</translation>
    </message>
    <message>
        <location filename="../dock/setup_ways.py"/>
        <source>For computers without internet: the files are fetched on another one beforehand.</source>
        <translation>Para equipos sin internet: los archivos se obtienen antes en otro equipo.</translation>
    </message>
    <message>
        <location filename="../dock/setup_ways.py"/>
        <source>Folder of wheels</source>
        <translation>Carpeta de wheels</translation>
    </message>
    <message>
        <location filename="../dock/setup_ways.py"/>
        <source>Folder…</source>
        <translation>Carpeta…</translation>
    </message>
    <message>
        <location filename="../dock/setup_ways.py"/>
        <source>Choose the folder of wheels</source>
        <translation>Elegir la carpeta de wheels</translation>
    </message>
    <message>
        <location filename="../dock/setup_ways.py"/>
        <source>Python for it, where none is found</source>
        <translation>Python para instalar, si no se encuentra</translation>
    </message>
    <message>
        <location filename="../dock/setup_ways.py"/>
        <source>Python…</source>
        <translation>Python…</translation>
    </message>
    <message>
        <location filename="../dock/setup_ways.py"/>
        <source>Choose the Python to install with</source>
        <translation>Elegir el Python con el que instalar</translation>
    </message>
    <message>
        <location filename="../dock/setup_ways.py"/>
        <source>Python of the engine</source>
        <translation>Python del motor</translation>
    </message>
    <message>
        <location filename="../dock/setup_ways.py"/>
        <source>Python to install with</source>
        <translation>Python con el que instalar</translation>
    </message>
    <message>
        <location filename="../dock/setup_ways.py"/>
        <source>Folder of an environment</source>
        <translation>Carpeta de un entorno</translation>
    </message>
    <message>
        <location filename="../dock/setup_work.py"/>
        <source>look at the rights of the folder, and try again</source>
        <translation>compruebe los permisos de la carpeta e inténtelo de nuevo</translation>
    </message>
    <message>
        <location filename="../dock/setup_work.py"/>
        <source>the system refuses it ({reason})</source>
        <translation>el sistema lo rechaza ({reason})</translation>
    </message>
    <message>
        <location filename="../dock/widgets.py"/>
        <source>Fold or unfold: {title}</source>
        <translation>Plegar o desplegar: {title}</translation>
    </message>
    <message>
        <location filename="../dock/wording.py"/>
        <source>baseline {baseline}</source>
        <translation>versión de procesamiento {baseline}</translation>
    </message>
    <message>
        <location filename="../dock/wording.py"/>
        <source>level 1C</source>
        <translation>nivel 1C</translation>
    </message>
    <message>
        <location filename="../dock/wording.py"/>
        <source>level 2A</source>
        <translation>nivel 2A</translation>
    </message>
    <message>
        <location filename="../dock/wording.py"/>
        <source>true-colour picture</source>
        <translation>imagen en color verdadero</translation>
    </message>
    <message>
        <location filename="../dock/wording.py"/>
        <source>level not known</source>
        <translation>nivel desconocido</translation>
    </message>
    <message>
        <location filename="../dock/wording.py"/>
        <source>near infrared</source>
        <translation>infrarrojo cercano</translation>
    </message>
    <message>
        <location filename="../dock/wording.py"/>
        <source>shortwave infrared</source>
        <translation>infrarrojo de onda corta</translation>
    </message>
    <message>
        <location filename="../dock/wording.py"/>
        <source>coastal blue</source>
        <translation>azul costero</translation>
    </message>
    <message>
        <location filename="../dock/wording.py"/>
        <source>blue</source>
        <translation>azul</translation>
    </message>
    <message>
        <location filename="../dock/wording.py"/>
        <source>green</source>
        <translation>verde</translation>
    </message>
    <message>
        <location filename="../dock/wording.py"/>
        <source>red</source>
        <translation>rojo</translation>
    </message>
    <message>
        <location filename="../dock/wording.py"/>
        <source>narrow near infrared</source>
        <translation>infrarrojo cercano estrecho</translation>
    </message>
    <message>
        <location filename="../dock/wording.py"/>
        <source>water vapour</source>
        <translation>vapor de agua</translation>
    </message>
    <message>
        <location filename="../dock/wording.py"/>
        <source>cirrus</source>
        <translation>cirros</translation>
    </message>
    <message>
        <location filename="../dock/wording.py"/>
        <source>red edge</source>
        <translation>borde rojo</translation>
    </message>
    <message>
        <location filename="../dock/wording.py"/>
        <source>as you said</source>
        <translation>según su indicación</translation>
    </message>
    <message>
        <location filename="../dock/wording.py"/>
        <source>from the product</source>
        <translation>según el producto</translation>
    </message>
    <message>
        <location filename="../dock/wording.py"/>
        <source>from the STAC item</source>
        <translation>según el ítem STAC</translation>
    </message>
    <message>
        <location filename="../dock/wording.py"/>
        <source>from the file</source>
        <translation>según el archivo</translation>
    </message>
    <message>
        <location filename="../dock/wording.py"/>
        <source>seen from the values</source>
        <translation>deducido de los valores</translation>
    </message>
    <message>
        <location filename="../dock/wording.py"/>
        <source>offset not known</source>
        <translation>offset desconocido</translation>
    </message>
    <message>
        <location filename="../dock/wording.py"/>
        <source>no offset, {origin}</source>
        <translation>sin offset, {origin}</translation>
    </message>
    <message>
        <location filename="../dock/wording.py"/>
        <source>offset {offset} {origin}</source>
        <translation>offset {offset} {origin}</translation>
    </message>
    <message>
        <location filename="../dock/wording.py"/>
        <source>one band</source>
        <translation>una banda</translation>
    </message>
    <message>
        <location filename="../dock/wording.py"/>
        <source>{count} bands</source>
        <translation>{count} bandas</translation>
    </message>
    <message>
        <location filename="../dock/wording.py"/>
        <source>{bands} at {resolution} m</source>
        <translation>{bands} a {resolution} m</translation>
    </message>
    <message>
        <location filename="../dock/wording.py"/>
        <source>d MMMM yyyy</source>
        <translation>d &apos;de&apos; MMMM &apos;de&apos; yyyy</translation>
    </message>
    <message>
        <location filename="../environment/failures.py"/>
        <source>the proxy wants a user name and a password</source>
        <translation>el proxy pide un nombre de usuario y una contraseña</translation>
    </message>
    <message>
        <location filename="../environment/failures.py"/>
        <source>enter them in QGIS under Settings, Options, Network, and try again</source>
        <translation>indíquelos en QGIS en Configuración, Opciones, Red, e inténtelo de nuevo</translation>
    </message>
    <message>
        <location filename="../environment/failures.py"/>
        <source>a file that was fetched is not the one that was expected</source>
        <translation>un archivo descargado no es el que se esperaba</translation>
    </message>
    <message>
        <location filename="../environment/failures.py"/>
        <source>try again; if it stays so, something on the way changes files: ask who runs your network</source>
        <translation>inténtelo de nuevo; si sigue igual, algo en el camino cambia los archivos: pregunte a quien administra su red</translation>
    </message>
    <message>
        <location filename="../environment/failures.py"/>
        <source>the server&apos;s certificate is not trusted here</source>
        <translation>aquí no se confía en el certificado del servidor</translation>
    </message>
    <message>
        <location filename="../environment/failures.py"/>
        <source>a network that inspects traffic has a certificate of its own: have it installed in the system</source>
        <translation>una red que inspecciona el tráfico tiene un certificado propio: pida que se instale en el sistema</translation>
    </message>
    <message>
        <location filename="../environment/failures.py"/>
        <location filename="../worker/crashes.py"/>
        <source>the disk is full</source>
        <translation>el disco está lleno</translation>
    </message>
    <message>
        <location filename="../environment/failures.py"/>
        <source>free some space and try again: it goes on where it stopped</source>
        <translation>libere espacio e inténtelo de nuevo: continúa donde se detuvo</translation>
    </message>
    <message>
        <location filename="../environment/failures.py"/>
        <source>a policy of this computer forbids programs in &apos;{folder}&apos;</source>
        <translation>una directiva de este equipo prohíbe los programas en “{folder}”</translation>
    </message>
    <message>
        <location filename="../environment/failures.py"/>
        <source>ask your administrator to allow this one folder, or choose a Python that is allowed</source>
        <translation>pida al administrador que permita esta única carpeta o elija un Python que esté permitido</translation>
    </message>
    <message>
        <location filename="../environment/failures.py"/>
        <source>a file is locked, by a virus scanner or by a program that is open</source>
        <translation>un archivo está bloqueado por un antivirus o por un programa abierto</translation>
    </message>
    <message>
        <location filename="../environment/failures.py"/>
        <source>close other QGIS windows, let the scanner leave out &apos;{folder}&apos;, and try again</source>
        <translation>cierre las demás ventanas de QGIS, haga que el antivirus omita “{folder}” e inténtelo de nuevo</translation>
    </message>
    <message>
        <location filename="../environment/failures.py"/>
        <source>a path is too long for this system</source>
        <translation>una ruta es demasiado larga para este sistema</translation>
    </message>
    <message>
        <location filename="../environment/failures.py"/>
        <source>allow long paths in the system, or choose a Python in a folder with a shorter path</source>
        <translation>permita rutas largas en el sistema o elija un Python en una carpeta con una ruta más corta</translation>
    </message>
    <message>
        <location filename="../environment/failures.py"/>
        <source>nothing may be written to &apos;{folder}&apos;</source>
        <translation>no se permite escribir en “{folder}”</translation>
    </message>
    <message>
        <location filename="../environment/failures.py"/>
        <location filename="../environment/folder.py"/>
        <source>give yourself the right to write there, and try again</source>
        <translation>concédase el permiso de escritura allí e inténtelo de nuevo</translation>
    </message>
    <message>
        <location filename="../environment/failures.py"/>
        <source>there is no package for this system or this Python</source>
        <translation>no hay paquete para este sistema o este Python</translation>
    </message>
    <message>
        <location filename="../environment/failures.py"/>
        <source>PyTorch needs 64-bit Windows 10, Linux or macOS 14 on Apple silicon, with Python 3.11 to 3.13</source>
        <translation>PyTorch necesita Windows 10 de 64 bits, Linux o macOS 14 en un Mac con chip de Apple, con Python 3.11 a 3.13</translation>
    </message>
    <message>
        <location filename="../environment/failures.py"/>
        <source>no Python was found that can be used for the engine</source>
        <translation>no se encontró ningún Python que se pueda usar para el motor</translation>
    </message>
    <message>
        <location filename="../environment/failures.py"/>
        <source>name a Python 3.11 to 3.13 that can make virtual environments</source>
        <translation>indique un Python 3.11 a 3.13 que pueda crear entornos virtuales</translation>
    </message>
    <message>
        <location filename="../environment/failures.py"/>
        <source>the server does not have a file that is needed</source>
        <translation>el servidor no tiene un archivo necesario</translation>
    </message>
    <message>
        <location filename="../environment/failures.py"/>
        <source>look for an update of this plugin; where you have set a mirror, see whether it is complete</source>
        <translation>busque una actualización de este complemento; si ha indicado un servidor espejo, compruebe si está completo</translation>
    </message>
    <message>
        <location filename="../environment/failures.py"/>
        <source>a path is not understood, maybe because of the blanks in it</source>
        <translation>no se entiende una ruta, quizá por los espacios que contiene</translation>
    </message>
    <message>
        <location filename="../environment/failures.py"/>
        <source>choose a Python in a folder without blanks</source>
        <translation>elija un Python en una carpeta sin espacios</translation>
    </message>
    <message>
        <location filename="../environment/failures.py"/>
        <source>the network is not reached</source>
        <translation>no se llega a la red</translation>
    </message>
    <message>
        <location filename="../environment/failures.py"/>
        <source>see whether this computer is online, and whether QGIS needs a proxy; what was fetched is kept</source>
        <translation>compruebe si este equipo tiene conexión y si QGIS necesita un proxy; lo descargado se conserva</translation>
    </message>
    <message>
        <location filename="../environment/failures.py"/>
        <source>the installation failed</source>
        <translation>la instalación falló</translation>
    </message>
    <message>
        <location filename="../environment/failures.py"/>
        <source>copy the details for a report, and try again</source>
        <translation>copie los detalles para un informe e inténtelo de nuevo</translation>
    </message>
    <message>
        <location filename="../environment/folder.py"/>
        <source>the engine is being installed by another QGIS window</source>
        <translation>otra ventana de QGIS está instalando el motor</translation>
    </message>
    <message>
        <location filename="../environment/folder.py"/>
        <source>wait until it is done there, or cancel it there</source>
        <translation>espere a que termine allí o cancélelo allí</translation>
    </message>
    <message>
        <location filename="../environment/folder.py"/>
        <source>nothing can be written to &apos;{folder}&apos;</source>
        <translation>no se puede escribir nada en “{folder}”</translation>
    </message>
    <message>
        <location filename="../environment/folder.py"/>
        <source>the engine&apos;s environment is in use ({reason})</source>
        <translation>el entorno del motor está en uso ({reason})</translation>
    </message>
    <message>
        <location filename="../environment/folder.py"/>
        <source>close other QGIS windows and try again</source>
        <translation>cierre las demás ventanas de QGIS e inténtelo de nuevo</translation>
    </message>
    <message>
        <location filename="../environment/installer.py"/>
        <source>the disk has {free} GB free, and the engine needs {needed} GB</source>
        <translation>el disco tiene {free} GB libres y el motor necesita {needed} GB</translation>
    </message>
    <message>
        <location filename="../environment/installer.py"/>
        <source>free some space and try again</source>
        <translation>libere espacio e inténtelo de nuevo</translation>
    </message>
    <message>
        <location filename="../environment/installer.py"/>
        <source>Packages</source>
        <translation>Paquetes</translation>
    </message>
    <message>
        <location filename="../environment/installer.py"/>
        <source>A first try of the new environment</source>
        <translation>Primera prueba del nuevo entorno</translation>
    </message>
    <message>
        <location filename="../environment/installer.py"/>
        <source>The last touches</source>
        <translation>Últimos retoques</translation>
    </message>
    <message>
        <location filename="../environment/installer.py"/>
        <source>Looking for uv</source>
        <translation>Buscando uv</translation>
    </message>
    <message>
        <location filename="../environment/installer.py"/>
        <source>uv, which fetches Python and the packages</source>
        <translation>uv, que obtiene Python y los paquetes</translation>
    </message>
    <message>
        <location filename="../environment/installer.py"/>
        <location filename="../processing/vectors.py"/>
        <location filename="../usable/page.py"/>
        <location filename="../worker/job.py"/>
        <source>cancelled</source>
        <translation>cancelado</translation>
    </message>
    <message>
        <location filename="../environment/plan.py"/>
        <source>the folder of wheels &apos;{path}&apos; lacks {names}</source>
        <translation>en la carpeta de wheels “{path}” falta {names}</translation>
    </message>
    <message>
        <location filename="../environment/plan.py"/>
        <source>make the folder with sources.py on a machine with internet access</source>
        <translation>prepare la carpeta con sources.py en un equipo con acceso a internet</translation>
    </message>
    <message>
        <location filename="../environment/python.py"/>
        <source>the engine&apos;s environment is not set up yet</source>
        <translation>el entorno del motor todavía no está configurado</translation>
    </message>
    <message>
        <location filename="../environment/python.py"/>
        <source>set it up, or choose a Python that has the engine&apos;s packages</source>
        <translation>configúrelo o elija un Python que tenga los paquetes del motor</translation>
    </message>
    <message>
        <location filename="../environment/python.py"/>
        <source>the engine&apos;s environment was made for an older version of this plugin and must be set up again</source>
        <translation>el entorno del motor se creó para una versión anterior de este complemento y hay que configurarlo de nuevo</translation>
    </message>
    <message>
        <location filename="../environment/python.py"/>
        <source>choose another Python</source>
        <translation>elija otro Python</translation>
    </message>
    <message>
        <location filename="../environment/python.py"/>
        <source>&apos;{path}&apos; is no full path of a Python</source>
        <translation>“{path}” no es la ruta completa de un Python</translation>
    </message>
    <message>
        <location filename="../environment/python.py"/>
        <source>there is no Python at &apos;{path}&apos;</source>
        <translation>no hay ningún Python en “{path}”</translation>
    </message>
    <message>
        <location filename="../environment/python.py"/>
        <source>&apos;{path}&apos; is QGIS itself and not a Python</source>
        <translation>“{path}” es el propio QGIS y no un Python</translation>
    </message>
    <message>
        <location filename="../environment/python.py"/>
        <source>choose the Python of the engine&apos;s environment</source>
        <translation>elija el Python del entorno del motor</translation>
    </message>
    <message>
        <location filename="../environment/python.py"/>
        <source>&apos;{path}&apos; cannot be run as a program</source>
        <translation>“{path}” no se puede ejecutar como programa</translation>
    </message>
    <message>
        <location filename="../layers.py"/>
        <source>covered for sure</source>
        <translation>cubierto con seguridad</translation>
    </message>
    <message>
        <location filename="../layers.py"/>
        <source>clear for sure</source>
        <translation>despejado con seguridad</translation>
    </message>
    <message>
        <location filename="../layers.py"/>
        <source>surely not: {name}</source>
        <translation>no, con seguridad: {name}</translation>
    </message>
    <message>
        <location filename="../layers.py"/>
        <source>surely: {name}</source>
        <translation>con seguridad: {name}</translation>
    </message>
    <message>
        <location filename="../layers.py"/>
        <source>clear</source>
        <translation>despejado</translation>
    </message>
    <message>
        <location filename="../layers.py"/>
        <source>thick cloud</source>
        <translation>nube densa</translation>
    </message>
    <message>
        <location filename="../layers.py"/>
        <source>thin cloud</source>
        <translation>nube fina</translation>
    </message>
    <message>
        <location filename="../layers.py"/>
        <source>cloud shadow</source>
        <translation>sombra de nube</translation>
    </message>
    <message>
        <location filename="../layers.py"/>
        <source>Temporary: it goes when QGIS ends. Export it, or make it permanent, to keep it.</source>
        <translation>Temporal: desaparece al cerrar QGIS. Para conservarla, expórtela o hágala permanente.</translation>
    </message>
    <message>
        <location filename="../layers.py"/>
        <source>{name} – outlines</source>
        <translation>{name} – contornos</translation>
    </message>
    <message>
        <location filename="../layers.py"/>
        <source>{name} – probabilities</source>
        <translation>{name} – probabilidades</translation>
    </message>
    <message>
        <location filename="../layers.py"/>
        <source>{name} – clouds</source>
        <translation>{name} – nubes</translation>
    </message>
    <message>
        <location filename="../layers.py"/>
        <source>{name} – {texts}</source>
        <translation>{name} – {texts}</translation>
    </message>
    <message>
        <location filename="../layers.py"/>
        <source>see whether another program has moved or changed it</source>
        <translation>compruebe si otro programa lo ha movido o cambiado</translation>
    </message>
    <message>
        <location filename="../masking.py"/>
        <source>cancelled: nothing of &apos;{name}&apos; was written</source>
        <translation>cancelado: no se escribió nada de “{name}”</translation>
    </message>
    <message>
        <location filename="../masking.py"/>
        <source>&apos;{name}&apos; is being masked already</source>
        <translation>“{name}” ya se está enmascarando</translation>
    </message>
    <message>
        <location filename="../masking.py"/>
        <source>wait for it, or cancel it first</source>
        <translation>espere a que termine o cancélelo primero</translation>
    </message>
    <message>
        <location filename="../masking.py"/>
        <source>the project was closed while &apos;{name}&apos; was being masked</source>
        <translation>el proyecto se cerró mientras se enmascaraba “{name}”</translation>
    </message>
    <message>
        <location filename="../masking.py"/>
        <location filename="../usable/page.py"/>
        <source>open it again and start anew</source>
        <translation>ábralo de nuevo y vuelva a empezar</translation>
    </message>
    <message>
        <location filename="../masking.py"/>
        <source>the layer &apos;{name}&apos; was removed while it was being masked</source>
        <translation>la capa “{name}” se eliminó mientras se enmascaraba</translation>
    </message>
    <message>
        <location filename="../menu.py"/>
        <source>Mask clouds…</source>
        <translation>Enmascarar nubes…</translation>
    </message>
    <message>
        <location filename="../menu.py"/>
        <source>select the layer of a scene in the layer panel</source>
        <translation>seleccione la capa de una escena en el panel de capas</translation>
    </message>
    <message>
        <location filename="../menu.py"/>
        <source>no raster layer is selected</source>
        <translation>no hay ninguna capa ráster seleccionada</translation>
    </message>
    <message>
        <location filename="../menu.py"/>
        <source>{count} of the selected layers cannot be masked; the first: {reason}</source>
        <translation>capas seleccionadas que no se pueden enmascarar: {count}; la primera: {reason}</translation>
    </message>
    <message>
        <location filename="../models.py"/>
        <source>the model &apos;{title}&apos; is not on this computer yet</source>
        <translation>el modelo “{title}” todavía no está en este equipo</translation>
    </message>
    <message>
        <location filename="../models.py"/>
        <source>choose it in the dock and press &apos;Download…&apos; there, or run: cloudmask models download {id}</source>
        <translation>elíjalo en el panel y pulse allí “Descargar…”, o ejecute: cloudmask models download {id}</translation>
    </message>
    <message>
        <location filename="../processing/algorithm.py"/>
        <source>&apos;{value}&apos; cannot be opened as a raster layer</source>
        <translation>“{value}” no se puede abrir como capa ráster</translation>
    </message>
    <message>
        <location filename="../processing/algorithm.py"/>
        <source>choose a raster layer or the path of a raster</source>
        <translation>elija una capa ráster o la ruta de un ráster</translation>
    </message>
    <message>
        <location filename="../processing/algorithm.py"/>
        <source>&apos;{value}&apos; cannot be opened as a polygon layer</source>
        <translation>“{value}” no se puede abrir como capa de polígonos</translation>
    </message>
    <message>
        <location filename="../processing/algorithm.py"/>
        <source>choose a polygon layer or the path of a vector file</source>
        <translation>elija una capa de polígonos o la ruta de un archivo vectorial</translation>
    </message>
    <message>
        <location filename="../processing/applymask.py"/>
        <source>Apply mask</source>
        <translation>Aplicar máscara</translation>
    </message>
    <message>
        <location filename="../processing/applymask.py"/>
        <location filename="../processing/usabledates.py"/>
        <location filename="../processing/zonalstatistics.py"/>
        <source>Use of masks</source>
        <translation>Uso de máscaras</translation>
    </message>
    <message>
        <location filename="../processing/applymask.py"/>
        <source>cloud,clouds,shadow,mask,apply,remove,no data,nodata,clip</source>
        <translation>nube,nubes,sombra,máscara,aplicar,quitar,sin datos,nodata,recortar</translation>
    </message>
    <message>
        <location filename="../processing/applymask.py"/>
        <source>Copies a raster of any type and number of bands, with no data where the mask has clouds or shadows.
The raster may lie on another grid: each pixel has the class of the mask&apos;s nearest pixel. Pixels where the mask has no data or does not reach are kept and counted; all pixels that are kept stay as they are, bit for bit.</source>
        <translation>Copia un ráster de cualquier tipo y número de bandas, sin datos donde la máscara tiene nubes o sombras.
El ráster puede tener otra cuadrícula: cada píxel recibe la clase del píxel más próximo de la máscara. Los píxeles donde la máscara no tiene datos o no llega se conservan y se cuentan; todos los píxeles conservados quedan como están, bit a bit.</translation>
    </message>
    <message>
        <location filename="../processing/applymask.py"/>
        <location filename="../processing/zonalstatistics.py"/>
        <source>A mask that Mask clouds has written.</source>
        <translation>Una máscara escrita por “Enmascarar nubes”.</translation>
    </message>
    <message>
        <location filename="../processing/applymask.py"/>
        <source>Raster</source>
        <translation>Ráster</translation>
    </message>
    <message>
        <location filename="../processing/applymask.py"/>
        <source>The raster to take clouds out of, on any grid.</source>
        <translation>El ráster del que se quitan las nubes, en cualquier cuadrícula.</translation>
    </message>
    <message>
        <location filename="../processing/applymask.py"/>
        <source>Classes to take out</source>
        <translation>Clases que se quitan</translation>
    </message>
    <message>
        <location filename="../processing/applymask.py"/>
        <source>Which classes become no data.</source>
        <translation>Qué clases pasan a ser sin datos.</translation>
    </message>
    <message>
        <location filename="../processing/applymask.py"/>
        <source>Texts to take out</source>
        <translation>Textos que se quitan</translation>
    </message>
    <message>
        <location filename="../processing/applymask.py"/>
        <source>Of a mask that was made with PROMPTS: which of the texts become no data, one in each line or separated by semicolons. CLASSES does not count then.</source>
        <translation>De una máscara hecha con PROMPTS: qué textos pasan a ser sin datos, uno en cada línea o separados por punto y coma. CLASSES no cuenta entonces.</translation>
    </message>
    <message>
        <location filename="../processing/applymask.py"/>
        <source>Buffer</source>
        <translation>Margen</translation>
    </message>
    <message>
        <location filename="../processing/applymask.py"/>
        <source>Metres around them that become no data as well.</source>
        <translation>Metros alrededor de ellas que también pasan a ser sin datos.</translation>
    </message>
    <message>
        <location filename="../processing/applymask.py"/>
        <source>No-data value</source>
        <translation>Valor de sin datos</translation>
    </message>
    <message>
        <location filename="../processing/applymask.py"/>
        <source>What stands for no data; empty: the raster&apos;s own value, else NaN, the lowest signed number or 0.</source>
        <translation>Qué representa sin datos; vacío: el valor propio del ráster o, si no, NaN, el menor número con signo o 0.</translation>
    </message>
    <message>
        <location filename="../processing/applymask.py"/>
        <source>Plain tiled GeoTIFF</source>
        <translation>GeoTIFF teselado simple</translation>
    </message>
    <message>
        <location filename="../processing/applymask.py"/>
        <source>Writes a tiled GeoTIFF without overviews in place of a cloud-optimised one.</source>
        <translation>Escribe un GeoTIFF teselado sin vistas generales en lugar de uno optimizado para la nube (COG).</translation>
    </message>
    <message>
        <location filename="../processing/applymask.py"/>
        <source>Raster without clouds</source>
        <translation>Ráster sin nubes</translation>
    </message>
    <message>
        <location filename="../processing/applymask.py"/>
        <source>The copy, a GeoTIFF. A file that exists is replaced.</source>
        <translation>La copia, un GeoTIFF. Si el archivo ya existe, se reemplaza.</translation>
    </message>
    <message>
        <location filename="../processing/applymask.py"/>
        <source>Taken out (%)</source>
        <translation>Quitado (%)</translation>
    </message>
    <message>
        <location filename="../processing/applymask.py"/>
        <source>Pixels taken out</source>
        <translation>Píxeles quitados</translation>
    </message>
    <message>
        <location filename="../processing/applymask.py"/>
        <source>CLASSES is empty; choose what to take out.</source>
        <translation>CLASSES está vacío; elija qué quitar.</translation>
    </message>
    <message>
        <location filename="../processing/help.py"/>
        <source>Parameters</source>
        <translation>Parámetros</translation>
    </message>
    <message>
        <location filename="../processing/help.py"/>
        <source>Example</source>
        <translation>Ejemplo</translation>
    </message>
    <message>
        <location filename="../processing/loading.py"/>
        <source>The table is written, but this QGIS cannot show its format.</source>
        <translation>La tabla está escrita, pero este QGIS no puede mostrar su formato.</translation>
    </message>
    <message>
        <location filename="../processing/maskclouds.py"/>
        <location filename="../processing/refinemask.py"/>
        <source>Masks</source>
        <translation>Máscaras</translation>
    </message>
    <message>
        <location filename="../processing/maskclouds.py"/>
        <source>cloud,clouds,shadow,cirrus,mask,masking,sentinel-2,s2,satellite,machine learning</source>
        <translation>nube,nubes,sombra,cirros,máscara,enmascarar,sentinel-2,s2,satélite,aprendizaje automático</translation>
    </message>
    <message>
        <location filename="../processing/maskclouds.py"/>
        <source>Finds thick cloud, thin cloud and cloud shadow in a Sentinel-2 scene and writes them as a mask.
The scene is a raster layer, or a product, STAC item, address or list of band files; one of the two. Red, green and blue must be there; each further band helps. Level, offset and bands are recognised; where they are not, a sentence says which parameter to give. What was answered for a layer in the dock is remembered.
A model that takes text can also be told what to look for instead of clouds.
Besides the files, the percentages of the valid pixels are outputs that a model can branch on.</source>
        <translation>Busca nubes densas, nubes finas y sombras de nube en una escena de Sentinel-2 y las escribe como máscara.
La escena es una capa ráster, o bien un producto, un ítem STAC, una dirección o una lista de archivos de bandas; una de las dos cosas. Deben estar el rojo, el verde y el azul; cada banda adicional ayuda. El nivel, el offset y las bandas se reconocen; cuando no es así, una frase dice qué parámetro indicar. Se recuerda lo que se respondió para una capa en el panel.
A un modelo que admite texto también se le puede decir qué buscar en lugar de nubes.
Además de los archivos, los porcentajes de los píxeles válidos son salidas con las que un modelo puede bifurcarse.</translation>
    </message>
    <message>
        <location filename="../processing/maskclouds.py"/>
        <source>INPUT and SCENE are both given; give one of them.</source>
        <translation>INPUT y SCENE están indicados los dos; indique solo uno.</translation>
    </message>
    <message>
        <location filename="../processing/maskclouds.py"/>
        <source>There is no scene to mask; give INPUT or SCENE.</source>
        <translation>No hay escena que enmascarar; indique INPUT o SCENE.</translation>
    </message>
    <message>
        <location filename="../processing/maskclouds.py"/>
        <source>EXTENT and AREA are both given; give one of them.</source>
        <translation>EXTENT y AREA están indicados los dos; indique solo uno.</translation>
    </message>
    <message>
        <location filename="../processing/parameters.py"/>
        <source>The mask, a cloud-optimised GeoTIFF: 0 clear, 1 thick cloud, 2 thin cloud, 3 cloud shadow, 255 no data. A file that exists is replaced.</source>
        <translation>La máscara, un GeoTIFF optimizado para la nube (COG): 0 despejado, 1 nube densa, 2 nube fina, 3 sombra de nube, 255 sin datos. Si el archivo ya existe, se reemplaza.</translation>
    </message>
    <message>
        <location filename="../processing/parameters.py"/>
        <source>JSON files (*.json)</source>
        <translation>Archivos JSON (*.json)</translation>
    </message>
    <message>
        <location filename="../processing/parameters.py"/>
        <source>Areas, percentages, inputs and warnings as JSON; not written by default.</source>
        <translation>Áreas, porcentajes, entradas y advertencias como JSON; por defecto no se escribe.</translation>
    </message>
    <message>
        <location filename="../processing/parameters.py"/>
        <source>Threshold of cloud, thick and thin together</source>
        <translation>Umbral de nube, densa y fina juntas</translation>
    </message>
    <message>
        <location filename="../processing/parameters.py"/>
        <source>Threshold of thick cloud</source>
        <translation>Umbral de nube densa</translation>
    </message>
    <message>
        <location filename="../processing/parameters.py"/>
        <source>Threshold of thin cloud</source>
        <translation>Umbral de nube fina</translation>
    </message>
    <message>
        <location filename="../processing/parameters.py"/>
        <source>Threshold of cloud shadow</source>
        <translation>Umbral de sombra de nube</translation>
    </message>
    <message>
        <location filename="../processing/parameters.py"/>
        <source>Cloud is chosen where its probability (0 to 1) reaches this, and nowhere else.</source>
        <translation>Se elige nube donde su probabilidad (de 0 a 1) alcanza este valor, y en ningún otro lugar.</translation>
    </message>
    <message>
        <location filename="../processing/parameters.py"/>
        <source>Probability (0 to 1) from which thick cloud is chosen; empty: the model decides.</source>
        <translation>Probabilidad (de 0 a 1) a partir de la cual se elige nube densa; vacío: decide el modelo.</translation>
    </message>
    <message>
        <location filename="../processing/parameters.py"/>
        <source>Probability (0 to 1) from which thin cloud is chosen; empty: the model decides.</source>
        <translation>Probabilidad (de 0 a 1) a partir de la cual se elige nube fina; vacío: decide el modelo.</translation>
    </message>
    <message>
        <location filename="../processing/parameters.py"/>
        <source>Probability (0 to 1) from which cloud shadow is chosen; empty: the model decides.</source>
        <translation>Probabilidad (de 0 a 1) a partir de la cual se elige sombra de nube; vacío: decide el modelo.</translation>
    </message>
    <message>
        <location filename="../processing/parameters.py"/>
        <source>Smallest cloud or shadow (m²)</source>
        <translation>Nube o sombra más pequeña (m²)</translation>
    </message>
    <message>
        <location filename="../processing/parameters.py"/>
        <source>Buffer around clouds</source>
        <translation>Margen alrededor de las nubes</translation>
    </message>
    <message>
        <location filename="../processing/parameters.py"/>
        <source>Metres by which clouds grow, over clear ground and shadows; never over no data.</source>
        <translation>Metros que crecen las nubes, sobre terreno despejado y sombras; nunca sobre píxeles sin datos.</translation>
    </message>
    <message>
        <location filename="../processing/parameters.py"/>
        <source>Buffer around shadows</source>
        <translation>Margen alrededor de las sombras</translation>
    </message>
    <message>
        <location filename="../processing/parameters.py"/>
        <source>Metres by which shadows grow, over clear ground.</source>
        <translation>Metros que crecen las sombras, sobre terreno despejado.</translation>
    </message>
    <message>
        <location filename="../processing/parameters.py"/>
        <source>Clouds and shadows of fewer square metres become clear.</source>
        <translation>Las nubes y sombras de menos metros cuadrados pasan a despejado.</translation>
    </message>
    <message>
        <location filename="../processing/parameters.py"/>
        <source>Cloud, thick and thin (%)</source>
        <translation>Nube, densa y fina (%)</translation>
    </message>
    <message>
        <location filename="../processing/parameters.py"/>
        <source>Thick cloud (%)</source>
        <translation>Nube densa (%)</translation>
    </message>
    <message>
        <location filename="../processing/parameters.py"/>
        <source>Thin cloud (%)</source>
        <translation>Nube fina (%)</translation>
    </message>
    <message>
        <location filename="../processing/parameters.py"/>
        <source>Cloud shadow (%)</source>
        <translation>Sombra de nube (%)</translation>
    </message>
    <message>
        <location filename="../processing/parameters.py"/>
        <source>Clear (%)</source>
        <translation>Despejado (%)</translation>
    </message>
    <message>
        <location filename="../processing/parameters.py"/>
        <source>Percentage of each class (JSON)</source>
        <translation>Porcentaje de cada clase (JSON)</translation>
    </message>
    <message>
        <location filename="../processing/parameters.py"/>
        <source>{key} is {value}; give a probability from 0 to 1.</source>
        <translation>{key} es {value}; indique una probabilidad de 0 a 1.</translation>
    </message>
    <message>
        <location filename="../processing/parameters.py"/>
        <source>THRESHOLD_CLOUD stands for thick and thin cloud together; give it, or those of the two.</source>
        <translation>THRESHOLD_CLOUD vale para la nube densa y la fina juntas; indique ese umbral o los de las dos.</translation>
    </message>
    <message>
        <location filename="../processing/parameters.py"/>
        <source>{key} is {value}; give a number that is not negative.</source>
        <translation>{key} es {value}; indique un número que no sea negativo.</translation>
    </message>
    <message>
        <location filename="../processing/parameters.py"/>
        <source>&apos;{name}&apos; cannot be written; the name of {key} must end with {endings}.</source>
        <translation>“{name}” no se puede escribir; el nombre de {key} debe terminar en {endings}.</translation>
    </message>
    <message>
        <location filename="../processing/parameters.py"/>
        <source> or </source>
        <translation> o </translation>
    </message>
    <message>
        <location filename="../processing/parameters.py"/>
        <source>&apos;{part}&apos; in BANDS is not of the form name=number; write for example red=3,green=2,blue=1.</source>
        <translation>“{part}” en BANDS no tiene la forma nombre=número; escriba por ejemplo red=3,green=2,blue=1.</translation>
    </message>
    <message>
        <location filename="../processing/parameters.py"/>
        <source>&apos;{name}&apos; in BANDS is no Sentinel-2 band; use names such as B04 or red, green, blue, nir.</source>
        <translation>“{name}” en BANDS no es una banda de Sentinel-2; use nombres como B04 o red, green, blue, nir.</translation>
    </message>
    <message>
        <location filename="../processing/parameters.py"/>
        <source>BANDS names {band} twice; name each band once.</source>
        <translation>BANDS nombra {band} dos veces; nombre cada banda una sola vez.</translation>
    </message>
    <message>
        <location filename="../processing/progress.py"/>
        <source>{stage}: {rate} million pixels a second</source>
        <translation>{stage}: {rate} millones de píxeles por segundo</translation>
    </message>
    <message>
        <location filename="../processing/prompts.py"/>
        <source>No model takes texts; leave PROMPTS empty.</source>
        <translation>Ningún modelo admite textos; deje PROMPTS vacío.</translation>
    </message>
    <message>
        <location filename="../processing/prompts.py"/>
        <source>The model {model} takes no texts; leave PROMPTS empty, or choose one of these as MODEL: {others}.</source>
        <translation>El modelo {model} no admite textos; deje PROMPTS vacío o elija uno de estos como MODEL: {others}.</translation>
    </message>
    <message>
        <location filename="../processing/prompts.py"/>
        <source>{keys} is about clouds and shadows; leave it out where PROMPTS says what to look for.</source>
        <translation>{keys} solo se refiere a nubes y sombras; no lo indique cuando PROMPTS dice qué buscar.</translation>
    </message>
    <message>
        <location filename="../processing/rasters.py"/>
        <source>&apos;{name}&apos; is no file but a layer of the kind {kind}</source>
        <translation>“{name}” no es un archivo, sino una capa del tipo {kind}</translation>
    </message>
    <message>
        <location filename="../processing/rasters.py"/>
        <location filename="../sources.py"/>
        <source>&apos;{name}&apos; is no file: it exists in this QGIS only</source>
        <translation>“{name}” no es un archivo: solo existe en este QGIS</translation>
    </message>
    <message>
        <location filename="../processing/rasters.py"/>
        <source>save it as a GeoTIFF first (right-click, Export, Save As)</source>
        <translation>guárdela primero como GeoTIFF (clic derecho, Exportar, Guardar como)</translation>
    </message>
    <message>
        <location filename="../processing/refinemask.py"/>
        <source>Refine mask</source>
        <translation>Refinar máscara</translation>
    </message>
    <message>
        <location filename="../processing/refinemask.py"/>
        <source>cloud,clouds,shadow,mask,probabilities,threshold,buffer,refine</source>
        <translation>nube,nubes,sombra,máscara,probabilidades,umbral,margen,buffer,refinar</translation>
    </message>
    <message>
        <location filename="../processing/refinemask.py"/>
        <source>Draws another mask from the probabilities that Mask clouds has written: other thresholds, buffers around clouds and shadows, no small objects. The model does not run again, so it takes seconds; the result is the mask that Mask clouds would have written with the same settings.</source>
        <translation>Dibuja otra máscara a partir de las probabilidades escritas por “Enmascarar nubes”: otros umbrales, márgenes alrededor de nubes y sombras, sin objetos pequeños. El modelo no se ejecuta de nuevo, así que tarda segundos; el resultado es la máscara que “Enmascarar nubes” habría escrito con los mismos ajustes.</translation>
    </message>
    <message>
        <location filename="../processing/refinemask.py"/>
        <location filename="../processing/scene_parameters.py"/>
        <source>Probabilities</source>
        <translation>Probabilidades</translation>
    </message>
    <message>
        <location filename="../processing/refinemask.py"/>
        <source>A raster of probabilities that Mask clouds has written.</source>
        <translation>Un ráster de probabilidades escrito por “Enmascarar nubes”.</translation>
    </message>
    <message>
        <location filename="../processing/scene_parameters.py"/>
        <source>Sentinel-2 layer</source>
        <translation>Capa de Sentinel-2</translation>
    </message>
    <message>
        <location filename="../processing/scene_parameters.py"/>
        <source>A raster layer of a scene: a product&apos;s band or subdataset, a raster with several bands, a picture.</source>
        <translation>Una capa ráster de una escena: una banda o un subconjunto de datos de un producto, un ráster con varias bandas, una imagen.</translation>
    </message>
    <message>
        <location filename="../processing/scene_parameters.py"/>
        <source>Or a scene by path or address</source>
        <translation>O una escena por ruta o dirección</translation>
    </message>
    <message>
        <location filename="../processing/scene_parameters.py"/>
        <source>In place of a layer: a SAFE folder or zip, a STAC item, a raster, a folder of band files, an address (https, s3), or several files separated by semicolons.</source>
        <translation>En lugar de una capa: una carpeta o un zip SAFE, un ítem STAC, un ráster, una carpeta de archivos de bandas, una dirección (https, s3) o varios archivos separados por punto y coma.</translation>
    </message>
    <message>
        <location filename="../processing/scene_parameters.py"/>
        <source>Which model decides, by its id.</source>
        <translation>Qué modelo decide, por su id.</translation>
    </message>
    <message>
        <location filename="../processing/scene_parameters.py"/>
        <source>For a model that takes text: what to look for instead of clouds, a text in each line or separated by semicolons, such as smoke; land. Each becomes a class of the mask, with codes from 0 on; a single one is told from all other ground (0 other, 1 the text).</source>
        <translation>Para un modelo que admite texto: qué buscar en lugar de nubes, en inglés, un texto en cada línea o separados por punto y coma, por ejemplo smoke; land. Cada uno se convierte en una clase de la máscara, con códigos a partir de 0; uno solo se distingue de todo lo demás (0 lo demás, 1 el texto).</translation>
    </message>
    <message>
        <location filename="../processing/scene_parameters.py"/>
        <source>Metres per pixel of the mask; source is the finest of the bands that are read.</source>
        <translation>Metros por píxel de la máscara; source es la más fina de las bandas que se leen.</translation>
    </message>
    <message>
        <location filename="../processing/scene_parameters.py"/>
        <source>Extent</source>
        <translation>Extensión</translation>
    </message>
    <message>
        <location filename="../processing/scene_parameters.py"/>
        <source>Mask only this box, snapped outward to pixels. Its coordinate system is the scene&apos;s unless it says.</source>
        <translation>Enmascarar solo este rectángulo, ajustado hacia fuera a los píxeles. Su sistema de coordenadas es el de la escena si no indica otro.</translation>
    </message>
    <message>
        <location filename="../processing/scene_parameters.py"/>
        <source>Mask only these polygons, in any coordinate system; around them the mask has no data.</source>
        <translation>Enmascarar solo estos polígonos, en cualquier sistema de coordenadas; alrededor de ellos la máscara no tiene datos.</translation>
    </message>
    <message>
        <location filename="../processing/scene_parameters.py"/>
        <source>Where to compute: auto, cpu, cuda, cuda:1, mps. auto takes a graphics card where there is one.</source>
        <translation>Dónde calcular: auto, cpu, cuda, cuda:1, mps. auto usa una tarjeta gráfica si la hay.</translation>
    </message>
    <message>
        <location filename="../processing/scene_parameters.py"/>
        <source>How exactly to compute; auto follows from what the device can do.</source>
        <translation>Con qué exactitud calcular; auto se guía por lo que permite el dispositivo.</translation>
    </message>
    <message>
        <location filename="../processing/scene_parameters.py"/>
        <source>Read all bands that the model can use</source>
        <translation>Leer todas las bandas que el modelo puede usar</translation>
    </message>
    <message>
        <location filename="../processing/scene_parameters.py"/>
        <source>Reads also the bands that the model gains little from, which takes longer.</source>
        <translation>Lee también las bandas que aportan poco al modelo, lo que tarda más.</translation>
    </message>
    <message>
        <location filename="../processing/scene_parameters.py"/>
        <source>Where the scene does not say it: L1C, L2A, or RGB8 for a picture of 8 bits.</source>
        <translation>Si la escena no lo dice: L1C, L2A o RGB8 para una imagen de 8 bits.</translation>
    </message>
    <message>
        <location filename="../processing/scene_parameters.py"/>
        <source>Where the scene does not say it: what is added to digital numbers before scaling, -1000 since processing baseline 04.00 (January 2022), 0 before.</source>
        <translation>Si la escena no lo dice: lo que se suma a los números digitales antes de escalar, -1000 desde la versión de procesamiento 04.00 (enero de 2022), 0 antes.</translation>
    </message>
    <message>
        <location filename="../processing/scene_parameters.py"/>
        <source>Scale</source>
        <translation>Escala</translation>
    </message>
    <message>
        <location filename="../processing/scene_parameters.py"/>
        <source>Where the scene does not say it: reflectance per digital number, 0.0001 for products.</source>
        <translation>Si la escena no lo dice: reflectancia por número digital, 0.0001 en los productos.</translation>
    </message>
    <message>
        <location filename="../processing/scene_parameters.py"/>
        <source>Where they are not recognised: which band of the raster is which, such as red=3,green=2,blue=1.</source>
        <translation>Si no se reconocen: qué banda del ráster es cada una, por ejemplo red=3,green=2,blue=1.</translation>
    </message>
    <message>
        <location filename="../processing/scene_parameters.py"/>
        <source>The probability of each class as GeoTIFF, from which other masks are drawn; not written by default.</source>
        <translation>La probabilidad de cada clase como GeoTIFF, a partir de la cual se dibujan otras máscaras; por defecto no se escribe.</translation>
    </message>
    <message>
        <location filename="../processing/scene_parameters.py"/>
        <location filename="../processing/usabledates.py"/>
        <location filename="../processing/zonalstatistics.py"/>
        <source>Polygons</source>
        <translation>Polígonos</translation>
    </message>
    <message>
        <location filename="../processing/scene_parameters.py"/>
        <source>Clouds and shadows with class and area in square metres, as GeoPackage; not written by default.</source>
        <translation>Nubes y sombras con su clase y su área en metros cuadrados, como GeoPackage; por defecto no se escribe.</translation>
    </message>
    <message>
        <location filename="../processing/usabledates.py"/>
        <source>cloud,clouds,clear,usable,dates,time series,polygons,fields,parcels,percentage,table</source>
        <translation>nube,nubes,despejado,útil,fechas,serie temporal,polígonos,campos,parcelas,porcentaje,tabla</translation>
    </message>
    <message>
        <location filename="../processing/usabledates.py"/>
        <source>Writes a table of how much of each polygon each scene shows: clear, under thin cloud, under thick cloud, in shadow, or without data.
Each scene is looked at quickly, in coarse pixels and around the polygons only; no mask is kept. Percentages are of the whole polygon, 100 together; what lies beyond a scene has no data. A scene that cannot be read is a row that says why.
Besides the table, the best date and how many per cent of all polygons it shows are outputs that a model can branch on.</source>
        <translation>Escribe una tabla de cuánto muestra cada escena de cada polígono: despejado, bajo nube fina, bajo nube densa, en sombra o sin datos.
Cada escena se examina rápidamente, en píxeles gruesos y solo alrededor de los polígonos; no se conserva ninguna máscara. Los porcentajes son del polígono completo y suman 100; lo que queda fuera de una escena no tiene datos. Una escena que no se puede leer es una fila que dice por qué.
Además de la tabla, la mejor fecha y el porcentaje de todos los polígonos que muestra son salidas con las que un modelo puede bifurcarse.</translation>
    </message>
    <message>
        <location filename="../processing/usabledates.py"/>
        <source>Best date</source>
        <translation>Mejor fecha</translation>
    </message>
    <message>
        <location filename="../processing/usabledates.py"/>
        <source>Best scene</source>
        <translation>Mejor escena</translation>
    </message>
    <message>
        <location filename="../processing/usabledates.py"/>
        <source>Clear in the best scene (%)</source>
        <translation>Despejado en la mejor escena (%)</translation>
    </message>
    <message>
        <location filename="../processing/usabledates.py"/>
        <source>Scenes that could be looked at</source>
        <translation>Escenas que se pudieron examinar</translation>
    </message>
    <message>
        <location filename="../processing/usabledates.py"/>
        <location filename="../processing/zonalstatistics.py"/>
        <source>Number of polygons</source>
        <translation>Número de polígonos</translation>
    </message>
    <message>
        <location filename="../processing/usabledates.py"/>
        <source>There is no scene to look at; give INPUT, SCENES or FOLDER.</source>
        <translation>No hay escena que examinar; indique INPUT, SCENES o FOLDER.</translation>
    </message>
    <message>
        <location filename="../processing/usabledates.py"/>
        <source>&apos;{value}&apos; cannot be opened as a raster layer.</source>
        <translation>“{value}” no se puede abrir como capa ráster.</translation>
    </message>
    <message>
        <location filename="../processing/usabledates.py"/>
        <source>there is no scene in &apos;{folder}&apos;</source>
        <translation>no hay ninguna escena en “{folder}”</translation>
    </message>
    <message>
        <location filename="../processing/usabledates.py"/>
        <source>Best: {name}, {clear} % clear.</source>
        <translation>La mejor: {name}, {clear} % despejado.</translation>
    </message>
    <message>
        <location filename="../processing/usabledates.py"/>
        <source>&apos;{name}&apos; cannot be written</source>
        <translation>“{name}” no se puede escribir</translation>
    </message>
    <message>
        <location filename="../processing/usabledates.py"/>
        <location filename="../usable/table.py"/>
        <source>choose another place</source>
        <translation>elija otro lugar</translation>
    </message>
    <message>
        <location filename="../processing/usabledates.py"/>
        <source>the table cannot be written ({reason})</source>
        <translation>no se puede escribir la tabla ({reason})</translation>
    </message>
    <message>
        <location filename="../processing/usabledates.py"/>
        <location filename="../processing/vectors.py"/>
        <location filename="../usable/assessing.py"/>
        <location filename="../usable/zones.py"/>
        <source>check the free space of the disk</source>
        <translation>compruebe el espacio libre del disco</translation>
    </message>
    <message>
        <location filename="../processing/usabledates.py"/>
        <source>Sentinel-2 layers</source>
        <translation>Capas de Sentinel-2</translation>
    </message>
    <message>
        <location filename="../processing/usabledates.py"/>
        <source>Raster layers of scenes; layers of the bands of one scene count as one.</source>
        <translation>Capas ráster de escenas; las capas de las bandas de una misma escena cuentan como una.</translation>
    </message>
    <message>
        <location filename="../processing/usabledates.py"/>
        <source>Or scenes by path or address</source>
        <translation>O escenas por ruta o dirección</translation>
    </message>
    <message>
        <location filename="../processing/usabledates.py"/>
        <source>One scene a line: a SAFE folder or zip, a STAC item, a raster, a folder of band files, an address, or the files of the bands separated by semicolons.</source>
        <translation>Una escena por línea: una carpeta o un zip SAFE, un ítem STAC, un ráster, una carpeta de archivos de bandas, una dirección o los archivos de las bandas separados por punto y coma.</translation>
    </message>
    <message>
        <location filename="../processing/usabledates.py"/>
        <source>Or a folder of scenes</source>
        <translation>O una carpeta de escenas</translation>
    </message>
    <message>
        <location filename="../processing/usabledates.py"/>
        <source>All scenes that are found in it and below it by their names.</source>
        <translation>Todas las escenas que se encuentran por su nombre en ella y en sus subcarpetas.</translation>
    </message>
    <message>
        <location filename="../processing/usabledates.py"/>
        <location filename="../processing/zonalstatistics.py"/>
        <source>Fields, parcels or whatever else is asked about: a polygon layer in any coordinate system.</source>
        <translation>Campos, parcelas o cualquier otra cosa por la que se pregunta: una capa de polígonos en cualquier sistema de coordenadas.</translation>
    </message>
    <message>
        <location filename="../processing/usabledates.py"/>
        <location filename="../processing/zonalstatistics.py"/>
        <location filename="../usable/area_section.py"/>
        <source>Field that names a polygon</source>
        <translation>Campo que da nombre a un polígono</translation>
    </message>
    <message>
        <location filename="../processing/usabledates.py"/>
        <source>Its value becomes the column polygon; empty: the layer&apos;s own feature ids.</source>
        <translation>Su valor pasa a la columna polygon; vacío: los id de objeto propios de la capa.</translation>
    </message>
    <message>
        <location filename="../processing/usabledates.py"/>
        <source>Metres per pixel; auto takes 60, and 20 or 10 where the area is small or polygons have fewer than 50 such pixels.</source>
        <translation>Metros por píxel; auto usa 60, y 20 o 10 donde el área es pequeña o los polígonos tienen menos de 50 de esos píxeles.</translation>
    </message>
    <message>
        <location filename="../processing/usabledates.py"/>
        <source>The table, a row for each scene and polygon: .csv or .gpkg. A file that exists is replaced.</source>
        <translation>La tabla, una fila por escena y polígono: .csv o .gpkg. Si el archivo ya existe, se reemplaza.</translation>
    </message>
    <message>
        <location filename="../processing/vectors.py"/>
        <location filename="../usable/zones.py"/>
        <source>the polygons of &apos;{name}&apos; cannot be written to a temporary file</source>
        <translation>los polígonos de “{name}” no se pueden escribir en un archivo temporal</translation>
    </message>
    <message>
        <location filename="../processing/zonalstatistics.py"/>
        <source>Cloud statistics of polygons</source>
        <translation>Estadísticas de nubes por polígono</translation>
    </message>
    <message>
        <location filename="../processing/zonalstatistics.py"/>
        <source>cloud,clouds,shadow,mask,zonal,statistics,polygons,fields,parcels,percentage,table</source>
        <translation>nube,nubes,sombra,máscara,zonal,estadísticas,polígonos,campos,parcelas,porcentaje,tabla</translation>
    </message>
    <message>
        <location filename="../processing/zonalstatistics.py"/>
        <source>Writes a table of how much of each class of a mask lies in each polygon, one row a polygon.
Percentages of the classes are of the polygon&apos;s area with data, 100 together; those of no data and of what lies beyond the mask are of the whole polygon. The polygons may be in any coordinate system, and selected features alone can be taken.</source>
        <translation>Escribe una tabla de cuánto hay de cada clase de una máscara en cada polígono, una fila por polígono.
Los porcentajes de las clases son del área con datos del polígono y suman 100; los de sin datos y de lo que queda fuera de la máscara son del polígono completo. Los polígonos pueden estar en cualquier sistema de coordenadas, y se pueden usar solo los objetos seleccionados.</translation>
    </message>
    <message>
        <location filename="../processing/zonalstatistics.py"/>
        <source>Its value becomes the column zone; empty: the layer&apos;s own feature ids.</source>
        <translation>Su valor pasa a la columna zone; vacío: los id de objeto propios de la capa.</translation>
    </message>
    <message>
        <location filename="../processing/zonalstatistics.py"/>
        <source>Exact shares of pixels at the border</source>
        <translation>Fracciones exactas de los píxeles del borde</translation>
    </message>
    <message>
        <location filename="../processing/zonalstatistics.py"/>
        <source>If not, whole pixels are counted whose centre lies inside; the column method says which.</source>
        <translation>Si no, se cuentan los píxeles enteros cuyo centro queda dentro; la columna method dice cuál de las dos cosas.</translation>
    </message>
    <message>
        <location filename="../processing/zonalstatistics.py"/>
        <source>Statistics</source>
        <translation>Estadísticas</translation>
    </message>
    <message>
        <location filename="../processing/zonalstatistics.py"/>
        <source>The table: .gpkg with the polygons, .csv or .parquet without. A file that exists is replaced.</source>
        <translation>La tabla: .gpkg con los polígonos, .csv o .parquet sin ellos. Si el archivo ya existe, se reemplaza.</translation>
    </message>
    <message>
        <location filename="../scenes/folder.py"/>
        <source>the folder {path} cannot be read ({reason})</source>
        <translation>no se puede leer la carpeta {path} ({reason})</translation>
    </message>
    <message>
        <location filename="../scenes/folder.py"/>
        <source>choose another folder</source>
        <translation>elija otra carpeta</translation>
    </message>
    <message>
        <location filename="../scenes/layers_dialog.py"/>
        <source>Add layers</source>
        <translation>Añadir capas</translation>
    </message>
    <message>
        <location filename="../scenes/layers_dialog.py"/>
        <source>Raster layers of the project</source>
        <translation>Capas ráster del proyecto</translation>
    </message>
    <message>
        <location filename="../scenes/layers_dialog.py"/>
        <location filename="../scenes/scene_list.py"/>
        <location filename="../scenes/search_dialog.py"/>
        <source>&amp;Add</source>
        <translation>&amp;Añadir</translation>
    </message>
    <message>
        <location filename="../scenes/layers_dialog.py"/>
        <source>The project has no raster layer.</source>
        <translation>El proyecto no tiene ninguna capa ráster.</translation>
    </message>
    <message>
        <location filename="../scenes/scene_list.py"/>
        <source>Stop looking</source>
        <translation>Dejar de buscar</translation>
    </message>
    <message>
        <location filename="../scenes/scene_list.py"/>
        <source>Looking for scenes…</source>
        <translation>Buscando escenas…</translation>
    </message>
    <message>
        <location filename="../scenes/scene_list.py"/>
        <location filename="../usable/page.py"/>
        <source>Scenes</source>
        <translation>Escenas</translation>
    </message>
    <message>
        <location filename="../scenes/scene_list.py"/>
        <source>Add scenes</source>
        <translation>Añadir escenas</translation>
    </message>
    <message>
        <location filename="../scenes/scene_list.py"/>
        <source>&amp;Layers…</source>
        <translation>Ca&amp;pas…</translation>
    </message>
    <message>
        <location filename="../scenes/scene_list.py"/>
        <source>A &amp;folder…</source>
        <translation>Carpe&amp;ta…</translation>
    </message>
    <message>
        <location filename="../scenes/scene_list.py"/>
        <source>&amp;Search…</source>
        <translation>&amp;Buscar…</translation>
    </message>
    <message>
        <location filename="../scenes/scene_list.py"/>
        <source>&amp;Remove</source>
        <translation>&amp;Quitar</translation>
    </message>
    <message>
        <location filename="../scenes/scene_list.py"/>
        <source>Take the selected scenes off the list</source>
        <translation>Quitar de la lista las escenas seleccionadas</translation>
    </message>
    <message>
        <location filename="../scenes/scene_list.py"/>
        <source>&amp;Clear</source>
        <translation>Vac&amp;iar</translation>
    </message>
    <message>
        <location filename="../scenes/scene_list.py"/>
        <source>Take all scenes off the list</source>
        <translation>Quitar de la lista todas las escenas</translation>
    </message>
    <message>
        <location filename="../scenes/scene_list.py"/>
        <source>Folder with scenes</source>
        <translation>Carpeta con escenas</translation>
    </message>
    <message>
        <location filename="../scenes/scene_list.py"/>
        <source>There is no scene in it.</source>
        <translation>No hay ninguna escena en ella.</translation>
    </message>
    <message>
        <location filename="../scenes/scene_list.py"/>
        <source>All of them are on the list already.</source>
        <translation>Todas están ya en la lista.</translation>
    </message>
    <message>
        <location filename="../scenes/scene_list.py"/>
        <source>Scenes added: {count}.</source>
        <translation>Escenas añadidas: {count}.</translation>
    </message>
    <message>
        <location filename="../scenes/scene_list.py"/>
        <source>Add layers of the project, a folder with scenes, or what a search finds; files can be dropped here.</source>
        <translation>Añada capas del proyecto, una carpeta con escenas o lo que encuentre una búsqueda; también se pueden arrastrar archivos aquí.</translation>
    </message>
    <message>
        <location filename="../scenes/scene_list.py"/>
        <source>{count} layers are no scenes; of the first one: {reason}</source>
        <translation>capas que no son escenas: {count}; de la primera: {reason}</translation>
    </message>
    <message>
        <location filename="../scenes/search_dialog.py"/>
        <source>Search scenes</source>
        <translation>Buscar escenas</translation>
    </message>
    <message>
        <location filename="../scenes/search_dialog.py"/>
        <source>&amp;Search</source>
        <translation>&amp;Buscar</translation>
    </message>
    <message>
        <location filename="../scenes/search_dialog.py"/>
        <source>Scenes that were found</source>
        <translation>Escenas encontradas</translation>
    </message>
    <message>
        <location filename="../scenes/search_dialog.py"/>
        <source>Cloud</source>
        <translation>Nubes</translation>
    </message>
    <message>
        <location filename="../scenes/search_dialog.py"/>
        <source>From</source>
        <translation>Desde</translation>
    </message>
    <message>
        <location filename="../scenes/search_dialog.py"/>
        <source>To</source>
        <translation>Hasta</translation>
    </message>
    <message>
        <location filename="../scenes/search_dialog.py"/>
        <source>Cloud at most</source>
        <translation>Nubes como máximo</translation>
    </message>
    <message>
        <location filename="../scenes/search_dialog.py"/>
        <source>STAC API</source>
        <translation>API STAC</translation>
    </message>
    <message>
        <location filename="../scenes/search_dialog.py"/>
        <source>Cloud at most, of the whole scene</source>
        <translation>Nubes como máximo en toda la escena</translation>
    </message>
    <message>
        <location filename="../scenes/search_dialog.py"/>
        <source>As the catalogue tells it for the whole scene</source>
        <translation>Lo que indica el catálogo para toda la escena</translation>
    </message>
    <message>
        <location filename="../scenes/search_dialog.py"/>
        <source>An open one, without an account</source>
        <translation>Abierto, sin necesidad de cuenta</translation>
    </message>
    <message>
        <location filename="../scenes/search_dialog.py"/>
        <source>Cancelled.</source>
        <translation>Cancelado.</translation>
    </message>
    <message>
        <location filename="../scenes/search_dialog.py"/>
        <source>Searching…</source>
        <translation>Buscando…</translation>
    </message>
    <message>
        <location filename="../scenes/search_dialog.py"/>
        <source>Scenes found: {count}. Untick what is not wanted.</source>
        <translation>Escenas encontradas: {count}. Desmarque las que no quiera.</translation>
    </message>
    <message>
        <location filename="../scenes/search_dialog.py"/>
        <source>There may be more: choose a shorter time.</source>
        <translation>Puede haber más: elija un período más corto.</translation>
    </message>
    <message>
        <location filename="../scenes/search_dialog.py"/>
        <source>There is no scene there at that time with so little cloud.</source>
        <translation>No hay allí ninguna escena de ese período con tan pocas nubes.</translation>
    </message>
    <message>
        <location filename="../scenes/search_dialog.py"/>
        <source>&amp;Cancel the search</source>
        <translation>&amp;Cancelar la búsqueda</translation>
    </message>
    <message>
        <location filename="../scenes/search_dialog.py"/>
        <source>the area to search lies nowhere on the Earth</source>
        <translation>el área de búsqueda no está en ningún lugar de la Tierra</translation>
    </message>
    <message>
        <location filename="../scenes/search_dialog.py"/>
        <source>zoom the map to a place, or choose a layer</source>
        <translation>acerque el mapa a un lugar o elija una capa</translation>
    </message>
    <message>
        <location filename="../scenes/search_dialog.py"/>
        <source>the item of &apos;{name}&apos; cannot be kept ({reason})</source>
        <translation>no se puede guardar el ítem de “{name}” ({reason})</translation>
    </message>
    <message>
        <location filename="../scenes/search_dialog.py"/>
        <source>search again</source>
        <translation>busque de nuevo</translation>
    </message>
    <message>
        <location filename="../shares.py"/>
        <source>{name} {number} %</source>
        <translation>{name} {number} %</translation>
    </message>
    <message>
        <location filename="../sources.py"/>
        <source>no scene is given</source>
        <translation>no se ha indicado ninguna escena</translation>
    </message>
    <message>
        <location filename="../sources.py"/>
        <source>give a layer, a file, a folder or an address</source>
        <translation>indique una capa, un archivo, una carpeta o una dirección</translation>
    </message>
    <message>
        <location filename="../sources.py"/>
        <source>&apos;{name}&apos; is no raster layer</source>
        <translation>“{name}” no es una capa ráster</translation>
    </message>
    <message>
        <location filename="../sources.py"/>
        <source>choose the layer of a scene</source>
        <translation>elija la capa de una escena</translation>
    </message>
    <message>
        <location filename="../sources.py"/>
        <source>&apos;{name}&apos; is a result itself</source>
        <translation>“{name}” ya es un resultado</translation>
    </message>
    <message>
        <location filename="../sources.py"/>
        <source>&apos;{name}&apos; is a picture from a map service, and a mask needs the scene&apos;s own values</source>
        <translation>“{name}” es una imagen de un servicio de mapas, y una máscara necesita los valores propios de la escena</translation>
    </message>
    <message>
        <location filename="../sources.py"/>
        <source>add the files of the scene, for example from a STAC catalogue</source>
        <translation>añada los archivos de la escena, por ejemplo desde un catálogo STAC</translation>
    </message>
    <message>
        <location filename="../sources.py"/>
        <source>&apos;{name}&apos; is no file but a layer of the kind {kind}, which the engine cannot open</source>
        <translation>“{name}” no es un archivo, sino una capa del tipo {kind} que el motor no puede abrir</translation>
    </message>
    <message>
        <location filename="../sources.py"/>
        <source>save it as a GeoTIFF first (right-click, Export, Save As) and mask that</source>
        <translation>guárdela primero como GeoTIFF (clic derecho, Exportar, Guardar como) y enmascare ese archivo</translation>
    </message>
    <message>
        <location filename="../sources.py"/>
        <source>the file of &apos;{name}&apos; is not there: {path}</source>
        <translation>el archivo de “{name}” no está: {path}</translation>
    </message>
    <message>
        <location filename="../sources.py"/>
        <source>put it back, or give the layer its new place (right-click, Change Data Source)</source>
        <translation>devuélvalo a su sitio o indique a la capa el nuevo lugar (clic derecho, Cambiar fuente de datos)</translation>
    </message>
    <message>
        <location filename="../sources.py"/>
        <source>&apos;{name}&apos; is opened by GDAL&apos;s driver {kind}, which the engine does not know</source>
        <translation>“{name}” se abre con el controlador {kind} de GDAL, que el motor no conoce</translation>
    </message>
    <message>
        <location filename="../sources.py"/>
        <source>QGIS itself cannot read &apos;{name}&apos;</source>
        <translation>ni siquiera QGIS puede leer “{name}”</translation>
    </message>
    <message>
        <location filename="../sources.py"/>
        <source>repair the layer&apos;s source, or add the scene again</source>
        <translation>repare la fuente de la capa o añada la escena de nuevo</translation>
    </message>
    <message>
        <location filename="../sources.py"/>
        <source>&apos;{name}&apos; has fewer than three bands, and a mask needs red, green and blue</source>
        <translation>“{name}” tiene menos de tres bandas, y una máscara necesita rojo, verde y azul</translation>
    </message>
    <message>
        <location filename="../sources.py"/>
        <source>&apos;{name}&apos; is one band of a scene, and a mask needs red, green and blue</source>
        <translation>“{name}” es una sola banda de una escena, y una máscara necesita rojo, verde y azul</translation>
    </message>
    <message>
        <location filename="../sources.py"/>
        <source>the selected layers of &apos;{name}&apos; are not enough: a mask needs red, green and blue</source>
        <translation>las capas seleccionadas de “{name}” no bastan: una máscara necesita rojo, verde y azul</translation>
    </message>
    <message>
        <location filename="../sources.py"/>
        <source>add the scene&apos;s {bands} too and select all its bands together</source>
        <translation>añada también {bands} de la escena y seleccione todas sus bandas juntas</translation>
    </message>
    <message>
        <location filename="../targets.py"/>
        <source>choose a folder for the output</source>
        <translation>elija una carpeta para la salida</translation>
    </message>
    <message>
        <location filename="../targets.py"/>
        <source>{path} is open in QGIS as the layer &apos;{name}&apos;</source>
        <translation>{path} está abierto en QGIS como la capa “{name}”</translation>
    </message>
    <message>
        <location filename="../targets.py"/>
        <source>remove that layer first, or choose another name</source>
        <translation>elimine primero esa capa o elija otro nombre</translation>
    </message>
    <message>
        <location filename="../targets.py"/>
        <source>{path} is being written by another run</source>
        <translation>otra ejecución está escribiendo {path}</translation>
    </message>
    <message>
        <location filename="../targets.py"/>
        <source>wait for it, or choose another name</source>
        <translation>espere a que termine o elija otro nombre</translation>
    </message>
    <message>
        <location filename="../usable/area_section.py"/>
        <source>Its value names each polygon; empty: the layer&apos;s own feature ids</source>
        <translation>Su valor da nombre a cada polígono; vacío: los id de objeto propios de la capa</translation>
    </message>
    <message>
        <location filename="../usable/area_section.py"/>
        <source>Automatic</source>
        <translation>Automática</translation>
    </message>
    <message>
        <location filename="../usable/area_section.py"/>
        <source>{count} m</source>
        <translation>{count} m</translation>
    </message>
    <message>
        <location filename="../usable/area_section.py"/>
        <source>Named &amp;by</source>
        <translation>Nom&amp;bre</translation>
    </message>
    <message>
        <location filename="../usable/area_section.py"/>
        <source>Resolutio&amp;n</source>
        <translation>Re&amp;solución</translation>
    </message>
    <message>
        <location filename="../usable/area_section.py"/>
        <source>add one, or choose what the map shows</source>
        <translation>añada una o elija lo que muestra el mapa</translation>
    </message>
    <message>
        <location filename="../usable/area_section.py"/>
        <source>the map shows nothing</source>
        <translation>el mapa no muestra nada</translation>
    </message>
    <message>
        <location filename="../usable/area_section.py"/>
        <source>add a layer, or choose polygons</source>
        <translation>añada una capa o elija polígonos</translation>
    </message>
    <message>
        <location filename="../usable/assessment.py"/>
        <source>The scene shows none of the polygons.</source>
        <translation>La escena no muestra ninguno de los polígonos.</translation>
    </message>
    <message>
        <location filename="../usable/assessment.py"/>
        <source>The polygon has no area in the scene&apos;s coordinate system.</source>
        <translation>El polígono no tiene área en el sistema de coordenadas de la escena.</translation>
    </message>
    <message>
        <location filename="../usable/chart.py"/>
        <source>Chart of dates and polygons</source>
        <translation>Gráfico de fechas y polígonos</translation>
    </message>
    <message>
        <location filename="../usable/chart.py"/>
        <source>{count} polygons</source>
        <translation>Polígonos: {count}</translation>
    </message>
    <message>
        <location filename="../usable/chart.py"/>
        <source>{count} polygons together</source>
        <translation>{count} polígonos en conjunto</translation>
    </message>
    <message>
        <location filename="../usable/chart.py"/>
        <source>Legend</source>
        <translation>Leyenda</translation>
    </message>
    <message>
        <location filename="../usable/chart.py"/>
        <source>clear from {low} to {high}</source>
        <translation>despejado de {low} a {high}</translation>
    </message>
    <message>
        <location filename="../usable/opening.py"/>
        <source>QGIS cannot show &apos;{name}&apos;</source>
        <translation>QGIS no puede mostrar “{name}”</translation>
    </message>
    <message>
        <location filename="../usable/opening.py"/>
        <source>add its files as a layer by hand</source>
        <translation>añada sus archivos como capa a mano</translation>
    </message>
    <message>
        <location filename="../usable/page.py"/>
        <source>Reading the polygons…</source>
        <translation>Leyendo los polígonos…</translation>
    </message>
    <message>
        <location filename="../usable/page.py"/>
        <source>cancelled; what was found before is shown</source>
        <translation>cancelado; se muestra lo encontrado hasta ahora</translation>
    </message>
    <message>
        <location filename="../usable/page.py"/>
        <source>Opening &apos;{name}&apos;…</source>
        <translation>Abriendo “{name}”…</translation>
    </message>
    <message>
        <location filename="../usable/page.py"/>
        <source>Looking at {number} of {count}: {name}</source>
        <translation>Examinando {number} de {count}: {name}</translation>
    </message>
    <message>
        <location filename="../usable/page.py"/>
        <source>Best: {name}, {clear} clear.</source>
        <translation>La mejor: {name}, {clear} despejado.</translation>
    </message>
    <message>
        <location filename="../usable/page.py"/>
        <source>Scenes that could not be looked at: {count}.</source>
        <translation>Escenas que no se pudieron examinar: {count}.</translation>
    </message>
    <message>
        <location filename="../usable/page.py"/>
        <source>the project was closed while scenes were being looked at</source>
        <translation>el proyecto se cerró mientras se examinaban escenas</translation>
    </message>
    <message>
        <location filename="../usable/page.py"/>
        <source>Find &amp;usable dates</source>
        <translation>B&amp;uscar fechas útiles</translation>
    </message>
    <message>
        <location filename="../usable/page.py"/>
        <source>Find usable dates</source>
        <translation>Buscar fechas útiles</translation>
    </message>
    <message>
        <location filename="../usable/results.py"/>
        <source>E&amp;xport CSV…</source>
        <translation>E&amp;xportar CSV…</translation>
    </message>
    <message>
        <location filename="../usable/results.py"/>
        <source>Show only rows with at least so many per cent clear</source>
        <translation>Mostrar solo filas con al menos este porcentaje despejado</translation>
    </message>
    <message>
        <location filename="../usable/results.py"/>
        <source> % clear</source>
        <translation> % despejado</translation>
    </message>
    <message>
        <location filename="../usable/results.py"/>
        <source>Order of the table</source>
        <translation>Orden de la tabla</translation>
    </message>
    <message>
        <location filename="../usable/results.py"/>
        <source>Oldest first</source>
        <translation>Más antiguas</translation>
    </message>
    <message>
        <location filename="../usable/results.py"/>
        <source>Newest first</source>
        <translation>Más recientes</translation>
    </message>
    <message>
        <location filename="../usable/results.py"/>
        <source>Clearest first</source>
        <translation>Más despejadas</translation>
    </message>
    <message>
        <location filename="../usable/results.py"/>
        <source>A&amp;t least</source>
        <translation>Mí&amp;nimo</translation>
    </message>
    <message>
        <location filename="../usable/results.py"/>
        <source>Sort b&amp;y</source>
        <translation>&amp;Orden</translation>
    </message>
    <message>
        <location filename="../usable/rows.py"/>
        <source>Polygon</source>
        <translation>Polígono</translation>
    </message>
    <message>
        <location filename="../usable/rows.py"/>
        <source>Shares</source>
        <translation>Porcentajes</translation>
    </message>
    <message>
        <location filename="../usable/rows.py"/>
        <location filename="../usable/table.py"/>
        <source>no date</source>
        <translation>sin fecha</translation>
    </message>
    <message>
        <location filename="../usable/table.py"/>
        <source>no data</source>
        <translation>sin datos</translation>
    </message>
    <message>
        <location filename="../usable/table.py"/>
        <source>&lt;{number} %</source>
        <translation>&lt;{number} %</translation>
    </message>
    <message>
        <location filename="../usable/table.py"/>
        <source>&gt;{number} %</source>
        <translation>&gt;{number} %</translation>
    </message>
    <message>
        <location filename="../usable/zones.py"/>
        <source>Looked at {resolution} m per pixel, as the area is large; finer pixels take longer and err less.</source>
        <translation>Examinado a {resolution} m por píxel, pues el área es grande; los píxeles más finos tardan más y se equivocan menos.</translation>
    </message>
    <message>
        <location filename="../usable/zones.py"/>
        <source>Looked at {resolution} m per pixel, as the area is small.</source>
        <translation>Examinado a {resolution} m por píxel, pues el área es pequeña.</translation>
    </message>
    <message>
        <location filename="../usable/zones.py"/>
        <source>Looked at {resolution} m per pixel, as there are polygons of fewer than {count} pixels of {coarser} m.</source>
        <translation>Examinado a {resolution} m por píxel, pues hay polígonos de menos de {count} píxeles de {coarser} m.</translation>
    </message>
    <message>
        <location filename="../usable/zones.py"/>
        <source>&apos;{name}&apos; holds more than {count} polygons</source>
        <translation>“{name}” contiene más de {count} polígonos</translation>
    </message>
    <message>
        <location filename="../usable/zones.py"/>
        <source>select some of them, or take the algorithm &apos;Usable dates&apos; of the Processing toolbox</source>
        <translation>seleccione algunos o use el algoritmo “Fechas útiles” de la caja de herramientas de Procesos</translation>
    </message>
    <message>
        <location filename="../usable/zones.py"/>
        <source>choose a layer with polygons</source>
        <translation>elija una capa con polígonos</translation>
    </message>
    <message>
        <location filename="../usable/zones.py"/>
        <source>&apos;{name}&apos; holds other shapes than polygons</source>
        <translation>“{name}” contiene formas que no son polígonos</translation>
    </message>
    <message>
        <location filename="../words.py"/>
        <source>Opening the scene</source>
        <translation>Abriendo la escena</translation>
    </message>
    <message>
        <location filename="../words.py"/>
        <source>Looking at the scene</source>
        <translation>Examinando la escena</translation>
    </message>
    <message>
        <location filename="../words.py"/>
        <source>Masking</source>
        <translation>Enmascarando</translation>
    </message>
    <message>
        <location filename="../words.py"/>
        <source>Drawing the mask</source>
        <translation>Dibujando la máscara</translation>
    </message>
    <message>
        <location filename="../words.py"/>
        <source>Copying</source>
        <translation>Copiando</translation>
    </message>
    <message>
        <location filename="../words.py"/>
        <source>Counting</source>
        <translation>Contando</translation>
    </message>
    <message>
        <location filename="../words.py"/>
        <source>Searching</source>
        <translation>Buscando</translation>
    </message>
    <message>
        <location filename="../words.py"/>
        <source>Downloading</source>
        <translation>Descargando</translation>
    </message>
    <message>
        <location filename="../words.py"/>
        <source>Working</source>
        <translation>Trabajando</translation>
    </message>
    <message>
        <location filename="../words.py"/>
        <source>{count} min</source>
        <translation>{count} min</translation>
    </message>
    <message>
        <location filename="../words.py"/>
        <source>{hours} h {minutes} min</source>
        <translation>{hours} h {minutes} min</translation>
    </message>
    <message>
        <location filename="../worker/crashes.py"/>
        <source>the engine has ended in the middle of its work ({how})</source>
        <translation>el motor terminó a mitad de su trabajo ({how})</translation>
    </message>
    <message>
        <location filename="../worker/crashes.py"/>
        <source>try again; if it happens again, report it with the details</source>
        <translation>inténtelo de nuevo; si vuelve a ocurrir, comuníquelo con los detalles</translation>
    </message>
    <message>
        <location filename="../worker/crashes.py"/>
        <source>close other programs, or mask a smaller area or with a coarser resolution</source>
        <translation>cierre otros programas, o enmascare un área menor o con una resolución más gruesa</translation>
    </message>
    <message>
        <location filename="../worker/crashes.py"/>
        <source>set the engine&apos;s environment up again, or choose another Python</source>
        <translation>configure de nuevo el entorno del motor o elija otro Python</translation>
    </message>
    <message>
        <location filename="../worker/crashes.py"/>
        <source>install the Microsoft Visual C++ Redistributable 2015-2022 (x64) and start QGIS again</source>
        <translation>instale Microsoft Visual C++ Redistributable 2015-2022 (x64) e inicie QGIS de nuevo</translation>
    </message>
    <message>
        <location filename="../worker/crashes.py"/>
        <source>the memory of the graphics card is full</source>
        <translation>la memoria de la tarjeta gráfica está llena</translation>
    </message>
    <message>
        <location filename="../worker/crashes.py"/>
        <source>close other programs, or choose the processor (CPU) as device</source>
        <translation>cierre otros programas o elija el procesador (CPU) como dispositivo</translation>
    </message>
    <message>
        <location filename="../worker/crashes.py"/>
        <source>the driver of the graphics card is too old for the engine</source>
        <translation>el controlador de la tarjeta gráfica es demasiado antiguo para el motor</translation>
    </message>
    <message>
        <location filename="../worker/crashes.py"/>
        <source>update the driver, or choose the processor (CPU) as device</source>
        <translation>actualice el controlador o elija el procesador (CPU) como dispositivo</translation>
    </message>
    <message>
        <location filename="../worker/crashes.py"/>
        <source>free some space, or choose another folder</source>
        <translation>libere espacio o elija otra carpeta</translation>
    </message>
    <message>
        <location filename="../worker/crashes.py"/>
        <source>a rule of this computer (antivirus or policy) does not let the engine run</source>
        <translation>una regla de este equipo (antivirus o directiva) no permite que el motor se ejecute</translation>
    </message>
    <message>
        <location filename="../worker/crashes.py"/>
        <source>ask the administrator to allow the folder of the engine&apos;s environment</source>
        <translation>pida al administrador que permita la carpeta del entorno del motor</translation>
    </message>
    <message>
        <location filename="../worker/crashes.py"/>
        <source>a library of Windows that the engine needs is missing (Visual C++ runtime)</source>
        <translation>falta una biblioteca de Windows que el motor necesita (Visual C++ runtime)</translation>
    </message>
    <message>
        <location filename="../worker/crashes.py"/>
        <source>a library that the engine needs does not fit this system</source>
        <translation>una biblioteca que el motor necesita no es adecuada para este sistema</translation>
    </message>
    <message>
        <location filename="../worker/crashes.py"/>
        <source>the computer&apos;s memory is full</source>
        <translation>la memoria del equipo está llena</translation>
    </message>
    <message>
        <location filename="../worker/crashes.py"/>
        <source>the system has ended the engine, most likely as the computer&apos;s memory was full</source>
        <translation>el sistema terminó el motor, muy probablemente porque la memoria del equipo estaba llena</translation>
    </message>
    <message>
        <location filename="../worker/crashes.py"/>
        <source>the engine uses instructions that this processor does not have</source>
        <translation>el motor usa instrucciones que este procesador no tiene</translation>
    </message>
    <message>
        <location filename="../worker/crashes.py"/>
        <source>set the environment up again with an older version of torch, or use another computer</source>
        <translation>configure de nuevo el entorno con una versión anterior de torch o use otro equipo</translation>
    </message>
    <message>
        <location filename="../worker/crashes.py"/>
        <source>the engine has crashed in one of its libraries</source>
        <translation>el motor falló en una de sus bibliotecas</translation>
    </message>
    <message>
        <location filename="../worker/crashes.py"/>
        <source>try again, or choose the processor (CPU) as device; if it happens again, report it with the details</source>
        <translation>inténtelo de nuevo o elija el procesador (CPU) como dispositivo; si vuelve a ocurrir, comuníquelo con los detalles</translation>
    </message>
    <message>
        <location filename="../worker/crashes.py"/>
        <source>the chosen Python cannot run the engine</source>
        <translation>el Python elegido no puede ejecutar el motor</translation>
    </message>
    <message>
        <location filename="../worker/crashes.py"/>
        <source>another program has ended the engine</source>
        <translation>otro programa terminó el motor</translation>
    </message>
    <message>
        <location filename="../worker/crashes.py"/>
        <source>try again</source>
        <translation>inténtelo de nuevo</translation>
    </message>
    <message>
        <location filename="../worker/crashes.py"/>
        <source>code {code}</source>
        <translation>código {code}</translation>
    </message>
    <message>
        <location filename="../worker/crashes.py"/>
        <source>signal {code}</source>
        <translation>señal {code}</translation>
    </message>
    <message>
        <location filename="../worker/crashes.py"/>
        <source>exit code {code}</source>
        <translation>código de salida {code}</translation>
    </message>
    <message>
        <location filename="../worker/driver.py"/>
        <source>the engine has not answered within {seconds} seconds of its start</source>
        <translation>el motor no respondió en los {seconds} segundos siguientes a su inicio</translation>
    </message>
    <message>
        <location filename="../worker/driver.py"/>
        <source>try again, or set the environment up again</source>
        <translation>inténtelo de nuevo o configure de nuevo el entorno</translation>
    </message>
    <message>
        <location filename="../worker/process.py"/>
        <source>the engine&apos;s Python &apos;{path}&apos; does not start ({reason})</source>
        <translation>el Python del motor “{path}” no se inicia ({reason})</translation>
    </message>
    <message>
        <location filename="../worker/process.py"/>
        <source>choose another Python, or set the environment up again</source>
        <translation>elija otro Python o configure de nuevo el entorno</translation>
    </message>
    <message>
        <location filename="../../engine/models/bundled/cloudmask-resnet-1/card.json"/>
        <source>Finds thick cloud, thin cloud and cloud shadow from red, green, blue and any further bands, best from 10 or more; its encoder learnt from images without labels.</source>
        <translation>Encuentra nubes gruesas, nubes finas y sombras de nubes a partir del rojo, el verde, el azul y cualesquiera otras bandas, mejor con 10 o más; su codificador aprendió de imágenes sin etiquetas.</translation>
    </message>
    <message>
        <location filename="../../engine/models/bundled/cloudmask-resnet-1/card.json"/>
        <source>Without shortwave infrared bands (B11 and B12), snow and bright ground are called cloud.</source>
        <translation>Sin bandas del infrarrojo de onda corta (B11 y B12), la nieve y el suelo claro se toman por nubes.</translation>
    </message>
    <message>
        <location filename="../../engine/models/bundled/cloudmask-resnet-1/card.json"/>
        <source>Without band 10, cirrus that no other band shows is missed; with it, half of it is found.</source>
        <translation>Sin la banda 10 no se encuentran los cirros que ninguna otra banda muestra; con ella se encuentra la mitad.</translation>
    </message>
    <message>
        <location filename="../../engine/models/bundled/cloudmask-resnet-1/card.json"/>
        <source>Clear water is often called cloud shadow.</source>
        <translation>El agua clara se toma a menudo por sombra de nube.</translation>
    </message>
    <message>
        <location filename="../../engine/models/bundled/cloudmask-resnet-1/card.json"/>
        <source>Of wholly overcast images, a tenth to a fifth of the pixels is missed, and of grey stratus most.</source>
        <translation>En imágenes totalmente cubiertas se pierde de una décima a una quinta parte de los píxeles, y la mayor parte del estrato gris.</translation>
    </message>
    <message>
        <location filename="../../engine/models/bundled/cloudmask-resnet-1/card.json"/>
        <source>Prefer cloudmask-unet-1 for everyday use: it is faster, and calls less clear ground cloud and less water shadow.</source>
        <translation>Para el uso diario, prefiera cloudmask-unet-1: es más rápido y toma menos suelo despejado por nubes y menos agua por sombra.</translation>
    </message>
    <message>
        <location filename="../../engine/models/bundled/cloudmask-unet-1/card.json"/>
        <source>Finds thick cloud, thin cloud and cloud shadow in Sentinel-2 from red, green, blue and any further bands: light, offline, and the right choice unless snow has to be told from cloud without shortwave infrared.</source>
        <translation>Busca nubes densas, nubes finas y sombras de nube en Sentinel-2 a partir del rojo, el verde, el azul y cualquier otra banda: ligero, sin conexión y la opción correcta salvo que haya que distinguir la nieve de las nubes sin infrarrojo de onda corta.</translation>
    </message>
    <message>
        <location filename="../../engine/models/bundled/cloudmask-unet-1/card.json"/>
        <source>Without a shortwave infrared band (B11 or B12), snow and ice can hardly be told from cloud.</source>
        <translation>Sin una banda del infrarrojo de onda corta (B11 o B12), la nieve y el hielo apenas se distinguen de las nubes.</translation>
    </message>
    <message>
        <location filename="../../engine/models/bundled/cloudmask-unet-1/card.json"/>
        <source>Without band 10, cirrus that no other band shows is missed.</source>
        <translation>Sin la banda 10 se pasan por alto los cirros que ninguna otra banda muestra.</translation>
    </message>
    <message>
        <location filename="../../engine/models/bundled/cloudmask-unet-1/card.json"/>
        <source>Ice sheets of the high plateaus are called cloud with any bands (one Landsat image, 100 %).</source>
        <translation>Los mantos de hielo de las altas mesetas se toman por nube con cualquier combinación de bandas (una imagen Landsat, 100 %).</translation>
    </message>
    <message>
        <location filename="../../engine/models/bundled/cloudmask-unet-1/card.json"/>
        <source>Grey stratus that hides the ground only just is found to 96 % with 13 bands and to 69 % with 4 on the hardest of six overcast images.</source>
        <translation>Los estratos grises que apenas ocultan el suelo se encuentran en un 96 % con 13 bandas y en un 69 % con 4, en la más difícil de seis imágenes cubiertas.</translation>
    </message>
    <message>
        <location filename="../../engine/models/bundled/cloudmask-unet-1/card.json"/>
        <source>In pixels of 30 m (Landsat) thin edges are too wide and haze that experts left out is marked: cloud F1 0.69 to 0.78, where ukis-csmask has 0.82 to 0.85.</source>
        <translation>En píxeles de 30 m (Landsat), los bordes finos resultan demasiado anchos y se marca bruma que los expertos dejaron fuera: F1 de nube de 0,69 a 0,78, frente a 0,82 a 0,85 de ukis-csmask.</translation>
    </message>
    <message>
        <location filename="../../engine/models/bundled/cloudmask-unet-1/card.json"/>
        <source>Pure white in an 8-bit picture may be snow or cloud: it is called cloud.</source>
        <translation>El blanco puro en una imagen de 8 bits puede ser nieve o nube: se toma por nube.</translation>
    </message>
    <message>
        <location filename="../../engine/models/bundled/cloudmask-unet-1/card.json"/>
        <source>Prefer a model trained on CloudSEN12+ where the split of thick and thin cloud matters, over snow without shortwave infrared bands, and where experts&apos; labels must stand behind a mask.</source>
        <translation>Prefiera un modelo entrenado con CloudSEN12+ donde importe separar nube densa y fina, sobre nieve sin bandas del infrarrojo de onda corta, y donde una máscara deba estar respaldada por etiquetas de expertos.</translation>
    </message>
    <message>
        <location filename="../../engine/models/published/clipseg-cloudsen12plus-fft/card.json"/>
        <source>Finds thick cloud, thin cloud and cloud shadow from red, green and blue alone, taught by experts&apos; labels from all over the world, and can also be asked for other things in words; heavy.</source>
        <translation>Busca nubes densas, nubes finas y sombras de nube solo a partir del rojo, el verde y el azul, entrenado con imágenes de todo el mundo etiquetadas por expertos; también se le pueden pedir otras cosas con palabras; pesado.</translation>
    </message>
    <message>
        <location filename="../../engine/models/published/clipseg-cloudsen12plus-fft/card.json"/>
        <source>On the test images it finds 61 % of the thin cloud and 69 % of the shadow (derived from the published counts).</source>
        <translation>En las imágenes de prueba encuentra el 61 % de la nube fina y el 69 % de la sombra (deducido de los recuentos publicados).</translation>
    </message>
    <message>
        <location filename="../../engine/models/published/clipseg-cloudsen12plus-fft/card.json"/>
        <location filename="../../engine/models/published/clipseg-cloudsen12plus-lora/card.json"/>
        <source>It sees red, green and blue only: over snow, ice, bright sand and roofs nothing but shape tells ground from cloud, and cirrus that only band 10 shows is missed.</source>
        <translation>Solo ve el rojo, el verde y el azul: sobre nieve, hielo, arena clara y tejados, únicamente la forma distingue el suelo de las nubes, y se pasan por alto los cirros que solo muestra la banda 10.</translation>
    </message>
    <message>
        <location filename="../../engine/models/published/clipseg-cloudsen12plus-fft/card.json"/>
        <location filename="../../engine/models/published/clipseg-cloudsen12plus-lora/card.json"/>
        <location filename="../../engine/models/published/clipseg-rd64-refined/card.json"/>
        <source>It sees 512 pixels as 352, in patches of 16: small clouds and fine edges come out coarse.</source>
        <translation>Ve 512 píxeles como 352, en bloques de 16: las nubes pequeñas y los bordes finos quedan gruesos.</translation>
    </message>
    <message>
        <location filename="../../engine/models/published/clipseg-cloudsen12plus-fft/card.json"/>
        <location filename="../../engine/models/published/clipseg-cloudsen12plus-lora/card.json"/>
        <source>It was trained on L1C; with L2A or a picture nobody has published a measurement.</source>
        <translation>Se entrenó con L1C; con L2A o con una imagen nadie ha publicado una medición.</translation>
    </message>
    <message>
        <location filename="../../engine/models/published/clipseg-cloudsen12plus-fft/card.json"/>
        <location filename="../../engine/models/published/clipseg-cloudsen12plus-lora/card.json"/>
        <source>It was trained with four prompts; what it makes of other words nobody has measured.</source>
        <translation>Se entrenó con cuatro textos; qué hace con otras palabras nadie lo ha medido.</translation>
    </message>
    <message>
        <location filename="../../engine/models/published/clipseg-cloudsen12plus-fft/card.json"/>
        <location filename="../../engine/models/published/clipseg-cloudsen12plus-lora/card.json"/>
        <location filename="../../engine/models/published/clipseg-rd64-refined/card.json"/>
        <source>It computes about 20 times as much for a pixel as the model that ships, so it needs a graphics card or patience.</source>
        <translation>Por píxel calcula unas 20 veces más que el modelo incluido, así que necesita una tarjeta gráfica o paciencia.</translation>
    </message>
    <message>
        <location filename="../../engine/models/published/clipseg-cloudsen12plus-fft/card.json"/>
        <source>Prefer unetmobv2-v2 where all 13 bands of L1C are there and its licence allows it, and cloudmask-unet-1 where it has to be fast.</source>
        <translation>Prefiera unetmobv2-v2 donde estén las 13 bandas de L1C y su licencia lo permita, y cloudmask-unet-1 donde deba ser rápido.</translation>
    </message>
    <message>
        <location filename="../../engine/models/published/clipseg-cloudsen12plus-lora/card.json"/>
        <source>The smaller way of teaching CLIPSeg clouds: an adapter of 16 MB over clipseg-rd64-refined, which is fetched with it; somewhat worse than the fine-tuned model and just as heavy to run.</source>
        <translation>La manera más pequeña de enseñar las nubes a CLIPSeg: un adaptador de 16 MB sobre clipseg-rd64-refined, que se descarga con él; algo peor que el modelo de ajuste fino e igual de pesado de ejecutar.</translation>
    </message>
    <message>
        <location filename="../../engine/models/published/clipseg-cloudsen12plus-lora/card.json"/>
        <source>On the test images it finds 49 % of the thin cloud and 56 % of the shadow (derived from the published counts).</source>
        <translation>En las imágenes de prueba encuentra el 49 % de la nube fina y el 56 % de la sombra (deducido de los recuentos publicados).</translation>
    </message>
    <message>
        <location filename="../../engine/models/published/clipseg-cloudsen12plus-lora/card.json"/>
        <source>Prefer clipseg-cloudsen12plus-fft, which is better in every class and costs the same to run.</source>
        <translation>Prefiera clipseg-cloudsen12plus-fft, que es mejor en todas las clases y cuesta lo mismo ejecutar.</translation>
    </message>
    <message>
        <location filename="../../engine/models/published/clipseg-rd64-refined/card.json"/>
        <source>Looks for whatever you describe in a few words, such as river or snow, in red, green and blue; it has seen photographs only, never a satellite image, and is a poor judge of clouds.</source>
        <translation>Busca en el rojo, el verde y el azul lo que usted describa con unas pocas palabras en inglés, como river o snow; solo ha visto fotografías, nunca una imagen de satélite, y juzga mal las nubes.</translation>
    </message>
    <message>
        <location filename="../../engine/models/published/clipseg-rd64-refined/card.json"/>
        <source>Nothing of it was trained on satellite images: with its own four prompts it gets 47 % of the test pixels right.</source>
        <translation>Nada en él se entrenó con imágenes de satélite: con sus cuatro textos propios acierta en el 47 % de los píxeles de prueba.</translation>
    </message>
    <message>
        <location filename="../../engine/models/published/clipseg-rd64-refined/card.json"/>
        <source>Other words change the result more than the image does: 15 published sets of prompts have a mean IoU of 0.07 to 0.22, and the plain ones 0.26.</source>
        <translation>Otras palabras cambian el resultado más que la imagen: 15 conjuntos de textos publicados tienen un IoU medio de 0,07 a 0,22, y los sencillos, 0,26.</translation>
    </message>
    <message>
        <location filename="../../engine/models/published/clipseg-rd64-refined/card.json"/>
        <source>Prefer clipseg-cloudsen12plus-fft for clouds; take this one to look for other things, and as the base of adapters.</source>
        <translation>Prefiera clipseg-cloudsen12plus-fft para las nubes; use este para buscar otras cosas y como base de adaptadores.</translation>
    </message>
    <message>
        <location filename="../../engine/models/published/cloudsen12-l2a/card.json"/>
        <source>Finds thick cloud, thin cloud and cloud shadow from the 12 bands of a Sentinel-2 L2A scene, taught by experts&apos; labels from all over the world; not for commercial use.</source>
        <translation>Busca nubes densas, nubes finas y sombras de nube a partir de las 12 bandas de una escena L2A de Sentinel-2, entrenado con imágenes de todo el mundo etiquetadas por expertos; no para uso comercial.</translation>
    </message>
    <message>
        <location filename="../../engine/models/published/cloudsen12-l2a/card.json"/>
        <source>All 12 bands of L2A must be there, also those of 60 m.</source>
        <translation>Deben estar las 12 bandas de L2A, también las de 60 m.</translation>
    </message>
    <message>
        <location filename="../../engine/models/published/cloudsen12-l2a/card.json"/>
        <source>L2A has no band 10: cirrus that no other band shows is missed.</source>
        <translation>L2A no tiene la banda 10: se pasan por alto los cirros que ninguna otra banda muestra.</translation>
    </message>
    <message>
        <location filename="../../engine/models/published/cloudsen12-l2a/card.json"/>
        <location filename="../../engine/models/published/dtacs4bands/card.json"/>
        <location filename="../../engine/models/published/landsat30/card.json"/>
        <location filename="../../engine/models/published/unetmobv2-v1/card.json"/>
        <location filename="../../engine/models/published/unetmobv2-v2/card.json"/>
        <source>Thin cloud has no sharp border: the experts&apos; first labels and their checked ones agree on 78 % of it.</source>
        <translation>La nube fina no tiene un borde nítido: las primeras etiquetas de los expertos y las revisadas coinciden en el 78 % de ella.</translation>
    </message>
    <message>
        <location filename="../../engine/models/published/cloudsen12-l2a/card.json"/>
        <location filename="../../engine/models/published/dtacs4bands/card.json"/>
        <location filename="../../engine/models/published/unetmobv2-v2/card.json"/>
        <source>No accuracy of these weights has been published.</source>
        <translation>No se ha publicado ninguna exactitud de estos pesos.</translation>
    </message>
    <message>
        <location filename="../../engine/models/published/cloudsen12-l2a/card.json"/>
        <source>Prefer unetmobv2-v2 where the L1C scene can be had, and cloudmask-unet-1 where the work is commercial or has to be fast.</source>
        <translation>Prefiera unetmobv2-v2 donde se pueda obtener la escena L1C, y cloudmask-unet-1 donde el trabajo sea comercial o deba ser rápido.</translation>
    </message>
    <message>
        <location filename="../../engine/models/published/cloudsen12-l2a/card.json"/>
        <location filename="../../engine/models/published/dtacs4bands/card.json"/>
        <location filename="../../engine/models/published/landsat30/card.json"/>
        <location filename="../../engine/models/published/unetmobv2-v1/card.json"/>
        <location filename="../../engine/models/published/unetmobv2-v2/card.json"/>
        <source>The weights are under CC BY-NC 4.0: they must not be used for commercial purposes, and their authors must be named.</source>
        <translation>Los pesos están bajo CC BY-NC 4.0: no se pueden usar con fines comerciales y hay que nombrar a sus autores.</translation>
    </message>
    <message>
        <location filename="../../engine/models/published/dtacs4bands/card.json"/>
        <source>Finds thick cloud, thin cloud and cloud shadow from near infrared, red, green and blue of a Sentinel-2 L1C scene, taught by experts&apos; labels from all over the world; not for commercial use.</source>
        <translation>Busca nubes densas, nubes finas y sombras de nube a partir del infrarrojo cercano, el rojo, el verde y el azul de una escena L1C de Sentinel-2, entrenado con imágenes de todo el mundo etiquetadas por expertos; no para uso comercial.</translation>
    </message>
    <message>
        <location filename="../../engine/models/published/dtacs4bands/card.json"/>
        <source>Without shortwave infrared bands snow and ice can hardly be told from cloud.</source>
        <translation>Sin bandas del infrarrojo de onda corta, la nieve y el hielo apenas se distinguen de las nubes.</translation>
    </message>
    <message>
        <location filename="../../engine/models/published/dtacs4bands/card.json"/>
        <source>Without band 10 cirrus that no other band shows is missed.</source>
        <translation>Sin la banda 10 se pasan por alto los cirros que ninguna otra banda muestra.</translation>
    </message>
    <message>
        <location filename="../../engine/models/published/dtacs4bands/card.json"/>
        <source>Prefer unetmobv2-v2 where all 13 bands are there, and cloudmask-unet-1 where the work is commercial or has to be fast.</source>
        <translation>Prefiera unetmobv2-v2 donde estén las 13 bandas, y cloudmask-unet-1 donde el trabajo sea comercial o deba ser rápido.</translation>
    </message>
    <message>
        <location filename="../../engine/models/published/landsat30/card.json"/>
        <source>Finds thick cloud, thin cloud and cloud shadow from the eight bands that Sentinel-2 L1C and Landsat 8 and 9 have in common, taught by experts&apos; labels of Sentinel-2; not for commercial use.</source>
        <translation>Busca nubes densas, nubes finas y sombras de nube a partir de las ocho bandas que Sentinel-2 L1C y Landsat 8 y 9 tienen en común, entrenado con imágenes de Sentinel-2 etiquetadas por expertos; no para uso comercial.</translation>
    </message>
    <message>
        <location filename="../../engine/models/published/landsat30/card.json"/>
        <source>Landsat&apos;s bands must be named as Sentinel-2&apos;s, with --bands: 1 coastal is B01, 2 to 4 are B02 to B04, 5 is B08, 6 is B11, 7 is B12 and 9 is B10; as top-of-atmosphere reflectance.</source>
        <translation>Las bandas de Landsat se deben nombrar como las de Sentinel-2, con --bands: la 1 (azul costero) es B01, de la 2 a la 4 son B02 a B04, la 5 es B08, la 6 es B11, la 7 es B12 y la 9 es B10; como reflectancia en el techo de la atmósfera.</translation>
    </message>
    <message>
        <location filename="../../engine/models/published/landsat30/card.json"/>
        <source>It learned from Sentinel-2&apos;s images and labels; no accuracy on Landsat has been published.</source>
        <translation>Aprendió de imágenes y etiquetas de Sentinel-2; no se ha publicado ninguna exactitud con Landsat.</translation>
    </message>
    <message>
        <location filename="../../engine/models/published/landsat30/card.json"/>
        <source>Its name says pixels of 30 m; nothing more has been published about that.</source>
        <translation>Su nombre habla de píxeles de 30 m; no se ha publicado nada más al respecto.</translation>
    </message>
    <message>
        <location filename="../../engine/models/published/landsat30/card.json"/>
        <source>Prefer unetmobv2-v2 for Sentinel-2, and cloudmask-unet-1 where the work is commercial or bands are missing.</source>
        <translation>Prefiera unetmobv2-v2 para Sentinel-2, y cloudmask-unet-1 donde el trabajo sea comercial o falten bandas.</translation>
    </message>
    <message>
        <location filename="../../engine/models/published/unetmobv2-v1/card.json"/>
        <source>Finds thick cloud, thin cloud and cloud shadow from all 13 bands of a Sentinel-2 L1C scene, taught by experts&apos; labels from all over the world; not for commercial use.</source>
        <translation>Busca nubes densas, nubes finas y sombras de nube a partir de las 13 bandas de una escena L1C de Sentinel-2, entrenado con imágenes de todo el mundo etiquetadas por expertos; no para uso comercial.</translation>
    </message>
    <message>
        <location filename="../../engine/models/published/unetmobv2-v1/card.json"/>
        <location filename="../../engine/models/published/unetmobv2-v2/card.json"/>
        <source>All 13 bands of L1C must be there, also those of 60 m.</source>
        <translation>Deben estar las 13 bandas de L1C, también las de 60 m.</translation>
    </message>
    <message>
        <location filename="../../engine/models/published/unetmobv2-v1/card.json"/>
        <source>The published figures are those of the network in the paper; that these are the same weights is not said.</source>
        <translation>Las cifras publicadas son las de la red del artículo; no se dice que estos sean los mismos pesos.</translation>
    </message>
    <message>
        <location filename="../../engine/models/published/unetmobv2-v1/card.json"/>
        <source>Prefer unetmobv2-v2, which learned from corrected labels; take this one to compare with what was published.</source>
        <translation>Prefiera unetmobv2-v2, que aprendió de etiquetas corregidas; use este para comparar con lo publicado.</translation>
    </message>
    <message>
        <location filename="../../engine/models/published/unetmobv2-v2/card.json"/>
        <source>Finds thick cloud, thin cloud and cloud shadow from all 13 bands of a Sentinel-2 L1C scene, taught by experts&apos; corrected labels from all over the world; not for commercial use.</source>
        <translation>Busca nubes densas, nubes finas y sombras de nube a partir de las 13 bandas de una escena L1C de Sentinel-2, entrenado con imágenes de todo el mundo y etiquetas de expertos corregidas; no para uso comercial.</translation>
    </message>
    <message>
        <location filename="../../engine/models/published/unetmobv2-v2/card.json"/>
        <source>Prefer cloudmask-unet-1 where the work is commercial, bands are missing or it has to be fast.</source>
        <translation>Prefiera cloudmask-unet-1 donde el trabajo sea comercial, falten bandas o deba ser rápido.</translation>
    </message>
</context>
</TS>
