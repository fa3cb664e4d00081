<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="fr" sourcelanguage="en">
<context>
    <name>cloudmask</name>
    <message>
        <location filename="../about.py"/>
        <source>About cloudmask</source>
        <translation>À propos de cloudmask</translation>
    </message>
    <message>
        <location filename="../about.py"/>
        <source>cloudmask&apos;s icon</source>
        <translation>Icône de cloudmask</translation>
    </message>
    <message>
        <location filename="../about.py"/>
        <source>&amp;Copy</source>
        <translation>&amp;Copier</translation>
    </message>
    <message>
        <location filename="../about.py"/>
        <source>En&amp;gine…</source>
        <translation>M&amp;oteur…</translation>
    </message>
    <message>
        <location filename="../about.py"/>
        <source>Models</source>
        <translation>Modèles</translation>
    </message>
    <message>
        <location filename="../about.py"/>
        <source>Licence</source>
        <translation>Licence</translation>
    </message>
    <message>
        <location filename="../about.py"/>
        <source>cloudmask is free software under the GNU General Public License, version 3 or later (GPL-3.0-or-later). It comes without any warranty; the full text is in the file LICENSE.</source>
        <translation>cloudmask est un logiciel libre sous licence publique générale GNU, version 3 ou ultérieure (GPL-3.0-or-later). Il est fourni sans aucune garantie ; le texte complet se trouve dans le fichier LICENSE.</translation>
    </message>
    <message>
        <location filename="../about.py"/>
        <source>Data</source>
        <translation>Données</translation>
    </message>
    <message>
        <location filename="../about.py"/>
        <source>Sentinel-2 data are provided by the European Union&apos;s Copernicus programme. Whoever publishes a mask writes: contains modified Copernicus Sentinel data, and the year.</source>
        <translation>Les données Sentinel-2 sont fournies par le programme Copernicus de l’Union européenne. Quiconque publie un masque indique : contient des données Copernicus Sentinel modifiées, avec l’année.</translation>
    </message>
    <message>
        <location filename="../about.py"/>
        <source>Nothing leaves your machine: there is no telemetry.</source>
        <translation>Rien ne quitte votre ordinateur : il n’y a aucune télémétrie.</translation>
    </message>
    <message>
        <location filename="../about.py"/>
        <source>Protocol {version}</source>
        <translation>Protocole {version}</translation>
    </message>
    <message>
        <location filename="../about.py"/>
        <source>The engine has not been started yet</source>
        <translation>Le moteur n’a pas encore été lancé</translation>
    </message>
    <message>
        <location filename="../about.py"/>
        <source>Engine {version}</source>
        <translation>Moteur {version}</translation>
    </message>
    <message>
        <location filename="../about.py"/>
        <source>Python {version} for the engine</source>
        <translation>Python {version} pour le moteur</translation>
    </message>
    <message>
        <location filename="../about.py"/>
        <source>PyTorch is missing</source>
        <translation>PyTorch est absent</translation>
    </message>
    <message>
        <location filename="../about.py"/>
        <location filename="../dock/model_section.py"/>
        <source>{title}, version {version}</source>
        <translation>{title}, version {version}</translation>
    </message>
    <message>
        <location filename="../about.py"/>
        <location filename="../dock/licence_dialog.py"/>
        <location filename="../dock/model_section.py"/>
        <source>Licence: {licence}</source>
        <translation>Licence : {licence}</translation>
    </message>
    <message>
        <location filename="../areas.py"/>
        <source>the area is empty</source>
        <translation>la zone est vide</translation>
    </message>
    <message>
        <location filename="../areas.py"/>
        <source>draw it again, or choose the whole layer</source>
        <translation>tracez-la de nouveau, ou choisissez la couche entière</translation>
    </message>
    <message>
        <location filename="../areas.py"/>
        <source>the area lies outside of &apos;{name}&apos;</source>
        <translation>la zone se trouve en dehors de « {name} »</translation>
    </message>
    <message>
        <location filename="../areas.py"/>
        <source>zoom to the layer and choose again</source>
        <translation>zoomez sur la couche et choisissez de nouveau</translation>
    </message>
    <message>
        <location filename="../areas.py"/>
        <location filename="../usable/area_section.py"/>
        <source>no polygon of &apos;{name}&apos; is selected</source>
        <translation>aucun polygone de « {name} » n’est sélectionné</translation>
    </message>
    <message>
        <location filename="../areas.py"/>
        <location filename="../usable/area_section.py"/>
        <source>select some, or take all of the layer</source>
        <translation>sélectionnez-en, ou prenez tous ceux de la couche</translation>
    </message>
    <message>
        <location filename="../areas.py"/>
        <location filename="../usable/zones.py"/>
        <source>&apos;{name}&apos; holds no polygons</source>
        <translation>« {name} » ne contient aucun polygone</translation>
    </message>
    <message>
        <location filename="../areas.py"/>
        <source>choose another layer</source>
        <translation>choisissez une autre couche</translation>
    </message>
    <message>
        <location filename="../areas.py"/>
        <source>the polygons of &apos;{name}&apos; cannot be handed to the engine</source>
        <translation>les polygones de « {name} » ne peuvent pas être transmis au moteur</translation>
    </message>
    <message>
        <location filename="../areas.py"/>
        <source>save the layer as a GeoPackage and choose that</source>
        <translation>enregistrez la couche en GeoPackage et choisissez celui-ci</translation>
    </message>
    <message>
        <location filename="../areas.py"/>
        <source>the area cannot be brought to the coordinates of &apos;{name}&apos;</source>
        <translation>la zone ne peut pas être ramenée aux coordonnées de « {name} »</translation>
    </message>
    <message>
        <location filename="../bar.py"/>
        <location filename="../dock/dock.py"/>
        <location filename="../menu.py"/>
        <location filename="../processing/provider.py"/>
        <source>Cloud masking</source>
        <translation>Masquage des nuages</translation>
    </message>
    <message>
        <location filename="../bar.py"/>
        <source>Progress of the cloud masks</source>
        <translation>Progression des masques de nuages</translation>
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
        <translation>Annuler</translation>
    </message>
    <message>
        <location filename="../bar.py"/>
        <source>masking the clouds of &apos;{name}&apos;</source>
        <translation>masquage des nuages de « {name} »</translation>
    </message>
    <message>
        <location filename="../bar.py"/>
        <source>masking the clouds of {count} scenes</source>
        <translation>masquage des nuages de {count} scènes</translation>
    </message>
    <message>
        <location filename="../bar.py"/>
        <source>{name}: {result}</source>
        <translation>{name} : {result}</translation>
    </message>
    <message>
        <location filename="../bar.py"/>
        <source>{results}; and {count} more</source>
        <translation>{results} ; et {count} de plus</translation>
    </message>
    <message>
        <location filename="../bar.py"/>
        <source>Answer in the dock</source>
        <translation>Répondre dans le panneau</translation>
    </message>
    <message>
        <location filename="../bar.py"/>
        <location filename="../dock/messages.py"/>
        <source>Copy details</source>
        <translation>Copier les détails</translation>
    </message>
    <message>
        <location filename="../batch/detail.py"/>
        <source>Show on the map</source>
        <translation>Afficher sur la carte</translation>
    </message>
    <message>
        <location filename="../batch/export.py"/>
        <location filename="../usable/table.py"/>
        <source>{path} cannot be written ({reason})</source>
        <translation>impossible d’écrire {path} ({reason})</translation>
    </message>
    <message>
        <location filename="../batch/export.py"/>
        <source>close it where it is open, or choose another file</source>
        <translation>fermez-le là où il est ouvert, ou choisissez un autre fichier</translation>
    </message>
    <message>
        <location filename="../batch/journal.py"/>
        <source>the folder {path} cannot be written ({reason})</source>
        <translation>impossible d’écrire dans le dossier {path} ({reason})</translation>
    </message>
    <message>
        <location filename="../batch/journal.py"/>
        <source>choose another folder for the masks, or free some space</source>
        <translation>choisissez un autre dossier pour les masques, ou libérez de l’espace</translation>
    </message>
    <message>
        <location filename="../batch/model.py"/>
        <source>{name} %</source>
        <translation>{name} %</translation>
    </message>
    <message>
        <location filename="../batch/model.py"/>
        <location filename="../dock/report_dialog.py"/>
        <location filename="../scenes/model.py"/>
        <location filename="../scenes/search_dialog.py"/>
        <location filename="../usable/rows.py"/>
        <source>Scene</source>
        <translation>Scène</translation>
    </message>
    <message>
        <location filename="../batch/model.py"/>
        <source>State</source>
        <translation>État</translation>
    </message>
    <message>
        <location filename="../batch/model.py"/>
        <location filename="../scenes/model.py"/>
        <location filename="../scenes/search_dialog.py"/>
        <location filename="../usable/rows.py"/>
        <source>Date</source>
        <translation>Date</translation>
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
        <translation>En attente</translation>
    </message>
    <message>
        <location filename="../batch/model.py"/>
        <source>Done</source>
        <translation>Terminé</translation>
    </message>
    <message>
        <location filename="../batch/model.py"/>
        <source>Failed</source>
        <translation>Échec</translation>
    </message>
    <message>
        <location filename="../batch/model.py"/>
        <source>Cancelled</source>
        <translation>Annulé</translation>
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
        <translation>Ouvrir la liste de ce dossier</translation>
    </message>
    <message>
        <location filename="../batch/page.py"/>
        <source>no folder is given for the masks</source>
        <translation>aucun dossier n’est indiqué pour les masques</translation>
    </message>
    <message>
        <location filename="../batch/page.py"/>
        <source>choose one above</source>
        <translation>choisissez-en un ci-dessus</translation>
    </message>
    <message>
        <location filename="../batch/page.py"/>
        <location filename="../dock/run_section.py"/>
        <source>Starting…</source>
        <translation>Démarrage…</translation>
    </message>
    <message>
        <location filename="../batch/page.py"/>
        <location filename="../dock/download_box.py"/>
        <location filename="../dock/run_section.py"/>
        <location filename="../dock/setup_progress.py"/>
        <location filename="../usable/page.py"/>
        <source>Cancelling…</source>
        <translation>Annulation…</translation>
    </message>
    <message>
        <location filename="../batch/page.py"/>
        <location filename="../usable/page.py"/>
        <source>Written: {path}</source>
        <translation>Écrit : {path}</translation>
    </message>
    <message>
        <location filename="../batch/page.py"/>
        <source>Folder for the masks</source>
        <translation>Dossier des masques</translation>
    </message>
    <message>
        <location filename="../batch/page.py"/>
        <source>&amp;Folder for the masks</source>
        <translation>&amp;Dossier des masques</translation>
    </message>
    <message>
        <location filename="../batch/page.py"/>
        <location filename="../dock/output_section.py"/>
        <source>Browse: {title}</source>
        <translation>Parcourir : {title}</translation>
    </message>
    <message>
        <location filename="../batch/page.py"/>
        <source>Model, resolution and what else is written are those of the tab &apos;Mask&apos;</source>
        <translation>Le modèle, la résolution et les autres résultats à écrire sont ceux de l’onglet « Masque »</translation>
    </message>
    <message>
        <location filename="../batch/page.py"/>
        <location filename="../dock/run_section.py"/>
        <location filename="../usable/page.py"/>
        <source>Progress</source>
        <translation>Progression</translation>
    </message>
    <message>
        <location filename="../batch/page.py"/>
        <source>&amp;Export CSV…</source>
        <translation>&amp;Export CSV…</translation>
    </message>
    <message>
        <location filename="../batch/page.py"/>
        <location filename="../usable/results.py"/>
        <source>Export the table as CSV</source>
        <translation>Exporter le tableau en CSV</translation>
    </message>
    <message>
        <location filename="../batch/page.py"/>
        <source>{done} of {count} scenes</source>
        <translation>{done} scènes sur {count}</translation>
    </message>
    <message>
        <location filename="../batch/page.py"/>
        <location filename="../dock/run_section.py"/>
        <source>about {time} left</source>
        <translation>encore {time} environ</translation>
    </message>
    <message>
        <location filename="../batch/page.py"/>
        <location filename="../dock/run_section.py"/>
        <location filename="../usable/page.py"/>
        <source>C&amp;ancel</source>
        <translation>A&amp;nnuler</translation>
    </message>
    <message>
        <location filename="../batch/page.py"/>
        <source>M&amp;ask all</source>
        <translation>Mas&amp;quer</translation>
    </message>
    <message>
        <location filename="../batch/page.py"/>
        <source>Mask all scenes</source>
        <translation>Masquer toutes les scènes</translation>
    </message>
    <message>
        <location filename="../batch/page.py"/>
        <location filename="../usable/page.py"/>
        <source>Export the table</source>
        <translation>Exporter le tableau</translation>
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
        <translation>Scènes terminées : {count}.</translation>
    </message>
    <message>
        <location filename="../batch/records.py"/>
        <source>Failed: {count}; select one to see why.</source>
        <translation>Échecs : {count} ; sélectionnez-en un pour savoir pourquoi.</translation>
    </message>
    <message>
        <location filename="../batch/runner.py"/>
        <source>cancelled: what is done stays</source>
        <translation>annulé : ce qui est fait est conservé</translation>
    </message>
    <message>
        <location filename="../credentials.py"/>
        <source>QGIS does not hand out the credentials of &apos;{name}&apos;</source>
        <translation>QGIS ne communique pas les identifiants de « {name} »</translation>
    </message>
    <message>
        <location filename="../credentials.py"/>
        <source>unlock QGIS&apos;s authentication database with its master password, or choose the credentials anew</source>
        <translation>déverrouillez la base de données d’authentification de QGIS avec son mot de passe principal, ou choisissez de nouveau les identifiants</translation>
    </message>
    <message>
        <location filename="../credentials.py"/>
        <source>&apos;{name}&apos; is opened with credentials of the kind {kind}, which only QGIS can use</source>
        <translation>« {name} » s’ouvre avec des identifiants de type {kind}, que seul QGIS sait utiliser</translation>
    </message>
    <message>
        <location filename="../credentials.py"/>
        <source>use a user name with a password or a key in a header, or download the scene and add its files</source>
        <translation>utilisez un nom d’utilisateur avec un mot de passe ou une clé dans un en-tête, ou téléchargez la scène et ajoutez ses fichiers</translation>
    </message>
    <message>
        <location filename="../dock/device_box.py"/>
        <location filename="../dock/options_section.py"/>
        <location filename="../dock/report_dialog.py"/>
        <location filename="../processing/scene_parameters.py"/>
        <source>Device</source>
        <translation>Périphérique</translation>
    </message>
    <message>
        <location filename="../dock/device_box.py"/>
        <source>The fastest</source>
        <translation>Le plus rapide</translation>
    </message>
    <message>
        <location filename="../dock/device_box.py"/>
        <source>Processor</source>
        <translation>Processeur</translation>
    </message>
    <message>
        <location filename="../dock/dock.py"/>
        <location filename="../dock/report_dialog.py"/>
        <location filename="../processing/applymask.py"/>
        <location filename="../processing/parameters.py"/>
        <location filename="../processing/zonalstatistics.py"/>
        <source>Mask</source>
        <translation>Masque</translation>
    </message>
    <message>
        <location filename="../dock/dock.py"/>
        <source>Batch</source>
        <translation>Par lot</translation>
    </message>
    <message>
        <location filename="../dock/dock.py"/>
        <location filename="../processing/usabledates.py"/>
        <location filename="../usable/results.py"/>
        <source>Usable dates</source>
        <translation>Dates utiles</translation>
    </message>
    <message>
        <location filename="../dock/dock.py"/>
        <source>Engine…</source>
        <translation>Moteur…</translation>
    </message>
    <message>
        <location filename="../dock/dock.py"/>
        <source>About cloudmask…</source>
        <translation>À propos de cloudmask…</translation>
    </message>
    <message>
        <location filename="../dock/dock.py"/>
        <source>The model has to be downloaded first: see &apos;Model&apos; above.</source>
        <translation>Le modèle doit d’abord être téléchargé : voir « Modèle » ci-dessus.</translation>
    </message>
    <message>
        <location filename="../dock/dock.py"/>
        <source>a question about the layer is open</source>
        <translation>une question sur la couche attend une réponse</translation>
    </message>
    <message>
        <location filename="../dock/dock.py"/>
        <source>answer it above, or choose &apos;Not now&apos;</source>
        <translation>répondez-y ci-dessus, ou choisissez « Plus tard »</translation>
    </message>
    <message>
        <location filename="../dock/download_box.py"/>
        <source>Download…</source>
        <translation>Télécharger…</translation>
    </message>
    <message>
        <location filename="../dock/download_box.py"/>
        <source>Download the model</source>
        <translation>Télécharger le modèle</translation>
    </message>
    <message>
        <location filename="../dock/download_box.py"/>
        <source>From a folder…</source>
        <translation>Depuis un dossier…</translation>
    </message>
    <message>
        <location filename="../dock/download_box.py"/>
        <source>Take the model from a folder</source>
        <translation>Prendre le modèle dans un dossier</translation>
    </message>
    <message>
        <location filename="../dock/download_box.py"/>
        <source>Progress of the download</source>
        <translation>Progression du téléchargement</translation>
    </message>
    <message>
        <location filename="../dock/download_box.py"/>
        <source>Cancel the download</source>
        <translation>Annuler le téléchargement</translation>
    </message>
    <message>
        <location filename="../dock/download_box.py"/>
        <source>Fetching &apos;{title}&apos;…</source>
        <translation>Récupération de « {title} »…</translation>
    </message>
    <message>
        <location filename="../dock/download_box.py"/>
        <source>Folder with the files of &apos;{title}&apos;</source>
        <translation>Dossier contenant les fichiers de « {title} »</translation>
    </message>
    <message>
        <location filename="../dock/download_box.py"/>
        <source>Fetching &apos;{title}&apos;: {done} of {total}</source>
        <translation>Récupération de « {title} » : {done} sur {total}</translation>
    </message>
    <message>
        <location filename="../dock/download_box.py"/>
        <source>Cancelled. What was fetched is kept: the next download goes on from there.</source>
        <translation>Annulé. Ce qui a été récupéré est conservé : le prochain téléchargement reprendra à partir de là.</translation>
    </message>
    <message>
        <location filename="../dock/engine_page.py"/>
        <source>The engine</source>
        <translation>Le moteur</translation>
    </message>
    <message>
        <location filename="../dock/engine_page.py"/>
        <source>It computes in a Python of its own, never in QGIS&apos;s.</source>
        <translation>Il calcule dans un Python à part, jamais dans celui de QGIS.</translation>
    </message>
    <message>
        <location filename="../dock/engine_page.py"/>
        <source>Back to masking</source>
        <translation>Revenir au masquage</translation>
    </message>
    <message>
        <location filename="../dock/engine_page.py"/>
        <source>The engine needs to be renewed</source>
        <translation>Le moteur doit être renouvelé</translation>
    </message>
    <message>
        <location filename="../dock/engine_page.py"/>
        <source>Not now</source>
        <translation>Plus tard</translation>
    </message>
    <message>
        <location filename="../dock/engine_page.py"/>
        <source>Loo&amp;k again</source>
        <translation>Vérifier à nou&amp;veau</translation>
    </message>
    <message>
        <location filename="../dock/engine_page.py"/>
        <source>Look for the engine again</source>
        <translation>Rechercher de nouveau le moteur</translation>
    </message>
    <message>
        <location filename="../dock/engine_page.py"/>
        <source>Set up the engine again</source>
        <translation>Réinstaller le moteur</translation>
    </message>
    <message>
        <location filename="../dock/engine_page.py"/>
        <source>The engine is not set up yet</source>
        <translation>Le moteur n’est pas encore installé</translation>
    </message>
    <message>
        <location filename="../dock/engine_page.py"/>
        <source>Clouds are masked by an engine in a Python of its own, with PyTorch and rasterio. Nothing is ever installed into QGIS&apos;s Python.</source>
        <translation>Les nuages sont masqués par un moteur dans un Python à part, avec PyTorch et rasterio. Rien n’est jamais installé dans le Python de QGIS.</translation>
    </message>
    <message>
        <location filename="../dock/engine_page.py"/>
        <source>Set up the en&amp;gine</source>
        <translation>Installer le m&amp;oteur</translation>
    </message>
    <message>
        <location filename="../dock/engine_page.py"/>
        <source>Setting up the engine…</source>
        <translation>Installation du moteur…</translation>
    </message>
    <message>
        <location filename="../dock/engine_page.py"/>
        <source>Cancelled. What was fetched so far is kept for the next time.</source>
        <translation>Annulé. Ce qui a déjà été récupéré est conservé pour la prochaine fois.</translation>
    </message>
    <message>
        <location filename="../dock/engine_page.py"/>
        <source>&amp;Try again</source>
        <translation>&amp;Réessayer</translation>
    </message>
    <message>
        <location filename="../dock/engine_page.py"/>
        <location filename="../dock/setup_progress.py"/>
        <source>Trying the engine…</source>
        <translation>Essai du moteur…</translation>
    </message>
    <message>
        <location filename="../dock/engine_page.py"/>
        <source>It has made a first mask on: {device}.</source>
        <translation>Il a produit un premier masque sur : {device}.</translation>
    </message>
    <message>
        <location filename="../dock/engine_page.py"/>
        <source>The engine is set up</source>
        <translation>Le moteur est installé</translation>
    </message>
    <message>
        <location filename="../dock/engine_page.py"/>
        <source>Start masking</source>
        <translation>Commencer le masquage</translation>
    </message>
    <message>
        <location filename="../dock/engine_page.py"/>
        <source>Removing…</source>
        <translation>Suppression…</translation>
    </message>
    <message>
        <location filename="../dock/engine_page.py"/>
        <source>The engine is removed; {size} are free again.</source>
        <translation>Le moteur est supprimé ; espace libéré : {size}.</translation>
    </message>
    <message>
        <location filename="../dock/extent_section.py"/>
        <location filename="../processing/scene_parameters.py"/>
        <location filename="../scenes/search_dialog.py"/>
        <location filename="../usable/area_section.py"/>
        <source>Area</source>
        <translation>Zone</translation>
    </message>
    <message>
        <location filename="../dock/extent_section.py"/>
        <source>Whole layer</source>
        <translation>Couche entière</translation>
    </message>
    <message>
        <location filename="../dock/extent_section.py"/>
        <location filename="../scenes/search_dialog.py"/>
        <location filename="../usable/area_section.py"/>
        <source>What the map shows</source>
        <translation>Emprise de la carte</translation>
    </message>
    <message>
        <location filename="../dock/extent_section.py"/>
        <source>Rectangle drawn on the map</source>
        <translation>Rectangle tracé sur la carte</translation>
    </message>
    <message>
        <location filename="../dock/extent_section.py"/>
        <location filename="../usable/area_section.py"/>
        <source>Polygons of a layer</source>
        <translation>Polygones d’une couche</translation>
    </message>
    <message>
        <location filename="../dock/extent_section.py"/>
        <source>Draw on the map</source>
        <translation>Tracer sur la carte</translation>
    </message>
    <message>
        <location filename="../dock/extent_section.py"/>
        <source>Draw a rectangle on the map</source>
        <translation>Tracer un rectangle sur la carte</translation>
    </message>
    <message>
        <location filename="../dock/extent_section.py"/>
        <location filename="../usable/area_section.py"/>
        <source>Layer with polygons</source>
        <translation>Couche de polygones</translation>
    </message>
    <message>
        <location filename="../dock/extent_section.py"/>
        <location filename="../usable/area_section.py"/>
        <source>Only selected polygons</source>
        <translation>Polygones sélectionnés</translation>
    </message>
    <message>
        <location filename="../dock/extent_section.py"/>
        <source>no rectangle is drawn</source>
        <translation>aucun rectangle n’est tracé</translation>
    </message>
    <message>
        <location filename="../dock/extent_section.py"/>
        <source>choose &apos;Draw on the map&apos; and drag one there</source>
        <translation>choisissez « Tracer sur la carte » et tracez-en un à la souris</translation>
    </message>
    <message>
        <location filename="../dock/extent_section.py"/>
        <location filename="../usable/area_section.py"/>
        <source>the map has no layer with polygons</source>
        <translation>la carte n’a aucune couche de polygones</translation>
    </message>
    <message>
        <location filename="../dock/extent_section.py"/>
        <source>add one, or choose the whole layer</source>
        <translation>ajoutez-en une, ou choisissez la couche entière</translation>
    </message>
    <message>
        <location filename="../dock/extent_section.py"/>
        <source>{width} × {height} {unit}</source>
        <translation>{width} × {height} {unit}</translation>
    </message>
    <message>
        <location filename="../dock/layer_section.py"/>
        <source>Layer</source>
        <translation>Couche</translation>
    </message>
    <message>
        <location filename="../dock/layer_section.py"/>
        <source>The scene: any raster layer with red, green and blue</source>
        <translation>La scène : toute couche raster avec rouge, vert et bleu</translation>
    </message>
    <message>
        <location filename="../dock/layer_section.py"/>
        <source>La&amp;yer</source>
        <translation>&amp;Couche</translation>
    </message>
    <message>
        <location filename="../dock/layer_section.py"/>
        <source>Bands…</source>
        <translation>Bandes…</translation>
    </message>
    <message>
        <location filename="../dock/layer_section.py"/>
        <source>Level and offset…</source>
        <translation>Niveau et décalage…</translation>
    </message>
    <message>
        <location filename="../dock/layer_section.py"/>
        <source>Add a Sentinel-2 scene to the map to begin.</source>
        <translation>Pour commencer, ajoutez une scène Sentinel-2 à la carte.</translation>
    </message>
    <message>
        <location filename="../dock/layer_section.py"/>
        <source>Looking at the layer when the mask is done…</source>
        <translation>La couche sera examinée une fois le masque terminé…</translation>
    </message>
    <message>
        <location filename="../dock/layer_section.py"/>
        <source>Looking at the layer…</source>
        <translation>Examen de la couche…</translation>
    </message>
    <message>
        <location filename="../dock/layer_section.py"/>
        <source>Recognised as Sentinel-2</source>
        <translation>Reconnue comme Sentinel-2</translation>
    </message>
    <message>
        <location filename="../dock/layer_section.py"/>
        <source>Not recognised as Sentinel-2</source>
        <translation>Non reconnue comme Sentinel-2</translation>
    </message>
    <message>
        <location filename="../dock/licence_dialog.py"/>
        <source>Download a model</source>
        <translation>Télécharger un modèle</translation>
    </message>
    <message>
        <location filename="../dock/licence_dialog.py"/>
        <source>I agree to these conditions</source>
        <translation>J’accepte ces conditions</translation>
    </message>
    <message>
        <location filename="../dock/licence_dialog.py"/>
        <location filename="../dock/setup_plan.py"/>
        <source>Download</source>
        <translation>Télécharger</translation>
    </message>
    <message>
        <location filename="../dock/licence_dialog.py"/>
        <source>Copy</source>
        <translation>Copier</translation>
    </message>
    <message>
        <location filename="../dock/licence_dialog.py"/>
        <source>Its files are copied from {folder}.</source>
        <translation>Ses fichiers sont copiés depuis {folder}.</translation>
    </message>
    <message>
        <location filename="../dock/licence_dialog.py"/>
        <source>It is not on this computer yet.</source>
        <translation>Il n’est pas encore sur cet ordinateur.</translation>
    </message>
    <message>
        <location filename="../dock/licence_dialog.py"/>
        <source>It is not on this computer yet: a download of about {size}.</source>
        <translation>Il n’est pas encore sur cet ordinateur : téléchargement d’environ {size}.</translation>
    </message>
    <message>
        <location filename="../dock/mapping_section.py"/>
        <source>Which band is which?</source>
        <translation>Quelles sont les bandes ?</translation>
    </message>
    <message>
        <location filename="../dock/mapping_section.py"/>
        <source>Bands of the file and what they are</source>
        <translation>Bandes du fichier et leur signification</translation>
    </message>
    <message>
        <location filename="../dock/mapping_section.py"/>
        <source>In the file</source>
        <translation>Dans le fichier</translation>
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
        <translation>Ordre &amp;habituel</translation>
    </message>
    <message>
        <location filename="../dock/mapping_section.py"/>
        <source>Fill in the usual order</source>
        <translation>Remplir selon l’ordre habituel</translation>
    </message>
    <message>
        <location filename="../dock/mapping_section.py"/>
        <source>Use &amp;these</source>
        <translation>&amp;Utiliser</translation>
    </message>
    <message>
        <location filename="../dock/mapping_section.py"/>
        <source>Use these bands</source>
        <translation>Utiliser ces bandes</translation>
    </message>
    <message>
        <location filename="../dock/mapping_section.py"/>
        <source>See whether each band is what it is taken for, or correct it.</source>
        <translation>Vérifiez si chaque bande est bien celle que l’on croit, ou corrigez.</translation>
    </message>
    <message>
        <location filename="../dock/mapping_section.py"/>
        <source>The file does not name its bands. Say at least which are red, green and blue.</source>
        <translation>Le fichier ne nomme pas ses bandes. Indiquez au moins lesquelles sont le rouge, le vert et le bleu.</translation>
    </message>
    <message>
        <location filename="../dock/mapping_section.py"/>
        <source>What {band} is</source>
        <translation>Ce qu’est {band}</translation>
    </message>
    <message>
        <location filename="../dock/mapping_section.py"/>
        <source>not used</source>
        <translation>inutilisée</translation>
    </message>
    <message>
        <location filename="../dock/mapping_section.py"/>
        <source>{band} · {colour}</source>
        <translation>{band} · {colour}</translation>
    </message>
    <message>
        <location filename="../dock/mapping_section.py"/>
        <source>{band} is chosen twice.</source>
        <translation>{band} est choisie deux fois.</translation>
    </message>
    <message>
        <location filename="../dock/mapping_section.py"/>
        <source>Red, green and blue are needed; still missing: {bands}.</source>
        <translation>Le rouge, le vert et le bleu sont nécessaires ; il manque encore : {bands}.</translation>
    </message>
    <message>
        <location filename="../dock/model_section.py"/>
        <location filename="../dock/report_dialog.py"/>
        <location filename="../processing/scene_parameters.py"/>
        <source>Model</source>
        <translation>Modèle</translation>
    </message>
    <message>
        <location filename="../dock/model_section.py"/>
        <source>Limits, licence and sources</source>
        <translation>Limites, licence et sources</translation>
    </message>
    <message>
        <location filename="../dock/model_section.py"/>
        <source>{title} (to be downloaded)</source>
        <translation>{title} (à télécharger)</translation>
    </message>
    <message>
        <location filename="../dock/model_section.py"/>
        <source>{title} (download {size})</source>
        <translation>{title} (à télécharger : {size})</translation>
    </message>
    <message>
        <location filename="../dock/options_section.py"/>
        <source>Options</source>
        <translation>Options</translation>
    </message>
    <message>
        <location filename="../dock/options_section.py"/>
        <source>Outlines as polygons</source>
        <translation>Contours en polygones</translation>
    </message>
    <message>
        <location filename="../dock/options_section.py"/>
        <source>Probab&amp;ilities</source>
        <translation>Pro&amp;babilités</translation>
    </message>
    <message>
        <location filename="../dock/options_section.py"/>
        <source>Report as a file</source>
        <translation>Bilan dans un fichier</translation>
    </message>
    <message>
        <location filename="../dock/options_section.py"/>
        <location filename="../dock/preview_controls.py"/>
        <source>Widen clouds by</source>
        <translation>Tampon des nuages</translation>
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
        <translation>Tampon des ombres</translation>
    </message>
    <message>
        <location filename="../dock/options_section.py"/>
        <location filename="../dock/preview_controls.py"/>
        <source>Drop patches below</source>
        <translation>Ignorer les taches sous</translation>
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
        <translation>Toutes (plus lent)</translation>
    </message>
    <message>
        <location filename="../dock/options_section.py"/>
        <source>Also bands that the model gains nothing from on most scenes</source>
        <translation>Aussi les bandes qui n’apportent rien au modèle sur la plupart des scènes</translation>
    </message>
    <message>
        <location filename="../dock/options_section.py"/>
        <source>These are for clouds and shadows; with texts they have no effect.</source>
        <translation>Ces réglages concernent les nuages et les ombres ; avec des textes, ils sont sans effet.</translation>
    </message>
    <message>
        <location filename="../dock/options_section.py"/>
        <source>Also make</source>
        <translation>Produire aussi</translation>
    </message>
    <message>
        <location filename="../dock/options_section.py"/>
        <location filename="../dock/preview_controls.py"/>
        <source>Least probability of</source>
        <translation>Probabilité minimale</translation>
    </message>
    <message>
        <location filename="../dock/options_section.py"/>
        <location filename="../dock/report_dialog.py"/>
        <location filename="../processing/scene_parameters.py"/>
        <source>Bands</source>
        <translation>Bandes</translation>
    </message>
    <message>
        <location filename="../dock/options_section.py"/>
        <location filename="../dock/preview_controls.py"/>
        <source>Probability from which a pixel is {name}</source>
        <translation>Probabilité à partir de laquelle un pixel est classé : {name}</translation>
    </message>
    <message>
        <location filename="../dock/options_section.py"/>
        <location filename="../dock/preview_controls.py"/>
        <source>model&apos;s own</source>
        <translation>selon le modèle</translation>
    </message>
    <message>
        <location filename="../dock/output_section.py"/>
        <source>Result</source>
        <translation>Résultat</translation>
    </message>
    <message>
        <location filename="../dock/output_section.py"/>
        <source>Where the mask is saved</source>
        <translation>Où le masque est enregistré</translation>
    </message>
    <message>
        <location filename="../dock/output_section.py"/>
        <source>Temporary layer</source>
        <translation>Couche temporaire</translation>
    </message>
    <message>
        <location filename="../dock/output_section.py"/>
        <source>In a folder</source>
        <translation>Dans un dossier</translation>
    </message>
    <message>
        <location filename="../dock/output_section.py"/>
        <source>As a file</source>
        <translation>Dans un fichier</translation>
    </message>
    <message>
        <location filename="../dock/output_section.py"/>
        <source>Folder for masks</source>
        <translation>Dossier pour les masques</translation>
    </message>
    <message>
        <location filename="../dock/output_section.py"/>
        <source>File for the mask</source>
        <translation>Fichier du masque</translation>
    </message>
    <message>
        <location filename="../dock/output_section.py"/>
        <source>Save the mask as</source>
        <translation>Enregistrer le masque sous</translation>
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
        <translation>Résolution</translation>
    </message>
    <message>
        <location filename="../dock/output_section.py"/>
        <source>Of the finest band</source>
        <translation>La plus fine</translation>
    </message>
    <message>
        <location filename="../dock/output_section.py"/>
        <source>{metres} m</source>
        <translation>{metres} m</translation>
    </message>
    <message>
        <location filename="../dock/output_section.py"/>
        <source>Save</source>
        <translation>Sortie</translation>
    </message>
    <message>
        <location filename="../dock/output_section.py"/>
        <source>no folder is given for the mask</source>
        <translation>aucun dossier n’est indiqué pour le masque</translation>
    </message>
    <message>
        <location filename="../dock/output_section.py"/>
        <source>choose one, or save as a temporary layer</source>
        <translation>choisissez-en un, ou enregistrez dans une couche temporaire</translation>
    </message>
    <message>
        <location filename="../dock/output_section.py"/>
        <source>no file is given for the mask</source>
        <translation>aucun fichier n’est indiqué pour le masque</translation>
    </message>
    <message>
        <location filename="../dock/preview_asking.py"/>
        <location filename="../targets.py"/>
        <location filename="../usable/assessing.py"/>
        <source>the folder for temporary files cannot be used ({reason})</source>
        <translation>le dossier des fichiers temporaires est inutilisable ({reason})</translation>
    </message>
    <message>
        <location filename="../dock/preview_asking.py"/>
        <location filename="../layers.py"/>
        <source>QGIS cannot open {path}, which was just written</source>
        <translation>QGIS ne peut pas ouvrir {path}, qui vient d’être écrit</translation>
    </message>
    <message>
        <location filename="../dock/preview_slider.py"/>
        <source>Leave it to the model</source>
        <translation>Laisser le modèle décider</translation>
    </message>
    <message>
        <location filename="../dock/preview_slider.py"/>
        <source>Leave it to the model: {name}</source>
        <translation>Laisser le modèle décider : {name}</translation>
    </message>
    <message>
        <location filename="../dock/prompts_section.py"/>
        <location filename="../dock/report_dialog.py"/>
        <location filename="../processing/scene_parameters.py"/>
        <source>What to look for</source>
        <translation>Ce qu’il faut chercher</translation>
    </message>
    <message>
        <location filename="../dock/prompts_section.py"/>
        <source>What to look for: a text in each line</source>
        <translation>Ce qu’il faut chercher : un texte par ligne</translation>
    </message>
    <message>
        <location filename="../dock/prompts_section.py"/>
        <source>for example: {text}</source>
        <translation>par exemple : {text}</translation>
    </message>
    <message>
        <location filename="../dock/prompts_section.py"/>
        <source>A few words of English in each line, or nothing for the usual classes: {classes}.</source>
        <translation>Quelques mots d’anglais par ligne, ou rien pour les classes habituelles : {classes}.</translation>
    </message>
    <message>
        <location filename="../dock/prompts_section.py"/>
        <source>The mask shows where &apos;{text}&apos; is likelier than not.</source>
        <translation>Le masque montre où « {text} » est plus probable qu’improbable.</translation>
    </message>
    <message>
        <location filename="../dock/prompts_section.py"/>
        <source>Each line becomes a class, and each pixel gets the one that fits it best. Let one of them mean the rest, such as &apos;{text}&apos;.</source>
        <translation>Chaque ligne devient une classe, et chaque pixel reçoit celle qui lui convient le mieux. Que l’une d’elles désigne le reste, par exemple « {text} ».</translation>
    </message>
    <message>
        <location filename="../dock/radiometry_section.py"/>
        <source>Offset and level</source>
        <translation>Décalage et niveau</translation>
    </message>
    <message>
        <location filename="../dock/radiometry_section.py"/>
        <location filename="../dock/report_dialog.py"/>
        <location filename="../processing/scene_parameters.py"/>
        <source>Offset</source>
        <translation>Décalage</translation>
    </message>
    <message>
        <location filename="../dock/radiometry_section.py"/>
        <source>Divided by</source>
        <translation>Divisé par</translation>
    </message>
    <message>
        <location filename="../dock/radiometry_section.py"/>
        <location filename="../processing/scene_parameters.py"/>
        <source>Processing level</source>
        <translation>Niveau de traitement</translation>
    </message>
    <message>
        <location filename="../dock/radiometry_section.py"/>
        <source>As recognised</source>
        <translation>Celui reconnu</translation>
    </message>
    <message>
        <location filename="../dock/radiometry_section.py"/>
        <source>1C, top of atmosphere</source>
        <translation>1C, sommet de l’atmosphère</translation>
    </message>
    <message>
        <location filename="../dock/radiometry_section.py"/>
        <source>2A, surface</source>
        <translation>2A, surface</translation>
    </message>
    <message>
        <location filename="../dock/radiometry_section.py"/>
        <source>8-bit true-colour picture</source>
        <translation>Image 8 bits en couleurs naturelles</translation>
    </message>
    <message>
        <location filename="../dock/radiometry_section.py"/>
        <location filename="../dock/report_dialog.py"/>
        <source>Level</source>
        <translation>Niveau</translation>
    </message>
    <message>
        <location filename="../dock/radiometry_section.py"/>
        <source>&amp;Not now</source>
        <translation>&amp;Plus tard</translation>
    </message>
    <message>
        <location filename="../dock/radiometry_section.py"/>
        <source>Leave it as it is</source>
        <translation>Laisser tel quel</translation>
    </message>
    <message>
        <location filename="../dock/radiometry_section.py"/>
        <source>&amp;Keep answer</source>
        <translation>&amp;Garder</translation>
    </message>
    <message>
        <location filename="../dock/radiometry_section.py"/>
        <source>Remember this for the layer</source>
        <translation>Retenir cela pour la couche</translation>
    </message>
    <message>
        <location filename="../dock/radiometry_section.py"/>
        <source>Choose what the layer&apos;s files say, or correct it.</source>
        <translation>Choisissez ce que disent les fichiers de la couche, ou corrigez.</translation>
    </message>
    <message>
        <location filename="../dock/radiometry_section.py"/>
        <source>Since January 2022, products have 1000 added to every value. This layer does not say whether it has.</source>
        <translation>Depuis janvier 2022, 1000 est ajouté à chaque valeur des produits. Cette couche ne dit pas si c’est le cas.</translation>
    </message>
    <message>
        <location filename="../dock/radiometry_section.py"/>
        <source>As the &amp;files say</source>
        <translation>Selon les &amp;fichiers</translation>
    </message>
    <message>
        <location filename="../dock/radiometry_section.py"/>
        <source>{offset}: since 2022</source>
        <translation>{offset} : depuis 2022</translation>
    </message>
    <message>
        <location filename="../dock/radiometry_section.py"/>
        <source>Processing baseline 04.00 and later; also older scenes that were processed again</source>
        <translation>Baseline de traitement 04.00 et suivantes ; aussi les scènes plus anciennes qui ont été retraitées</translation>
    </message>
    <message>
        <location filename="../dock/radiometry_section.py"/>
        <source>0: older, or applied</source>
        <translation>0 : avant, ou appliqué</translation>
    </message>
    <message>
        <location filename="../dock/radiometry_section.py"/>
        <source>Before January 2022 (processing baseline before 04.00), or a provider that has applied it</source>
        <translation>Avant janvier 2022 (baseline de traitement antérieure à 04.00), ou un fournisseur qui l’a déjà appliqué</translation>
    </message>
    <message>
        <location filename="../dock/radiometry_section.py"/>
        <source>Other numbers</source>
        <translation>Autres valeurs</translation>
    </message>
    <message>
        <location filename="../dock/radiometry_section.py"/>
        <source>Your own offset and scale</source>
        <translation>Vos propres décalage et échelle</translation>
    </message>
    <message>
        <location filename="../dock/refine_section.py"/>
        <source>Refine the mask</source>
        <translation>Affiner le masque</translation>
    </message>
    <message>
        <location filename="../dock/refine_section.py"/>
        <source>Reset</source>
        <translation>Réinitialiser</translation>
    </message>
    <message>
        <location filename="../dock/refine_section.py"/>
        <source>Back to the mask as it is in its file</source>
        <translation>Revenir au masque tel qu’il est dans son fichier</translation>
    </message>
    <message>
        <location filename="../dock/refine_section.py"/>
        <source>Apply</source>
        <translation>Appliquer</translation>
    </message>
    <message>
        <location filename="../dock/refine_section.py"/>
        <source>Write the mask anew, into its file</source>
        <translation>Réécrire le masque dans son fichier</translation>
    </message>
    <message>
        <location filename="../dock/refine_section.py"/>
        <source>Keep the probabilities (Options) to refine a mask afterwards.</source>
        <translation>Conservez les probabilités (Options) pour affiner un masque par la suite.</translation>
    </message>
    <message>
        <location filename="../dock/refine_section.py"/>
        <location filename="../dock/result_section.py"/>
        <source>The mask is no longer in the project.</source>
        <translation>Le masque n’est plus dans le projet.</translation>
    </message>
    <message>
        <location filename="../dock/refine_section.py"/>
        <location filename="../shares.py"/>
        <source>no valid pixel</source>
        <translation>aucun pixel valide</translation>
    </message>
    <message>
        <location filename="../dock/refine_section.py"/>
        <source>On the map: {shares} ({time} s)</source>
        <translation>Sur la carte : {shares} ({time} s)</translation>
    </message>
    <message>
        <location filename="../dock/refine_section.py"/>
        <source>The map does not show the mask.</source>
        <translation>La carte n’affiche pas le masque.</translation>
    </message>
    <message>
        <location filename="../dock/refine_section.py"/>
        <source>Drawing…</source>
        <translation>Tracé…</translation>
    </message>
    <message>
        <location filename="../dock/refine_section.py"/>
        <location filename="../words.py"/>
        <source>Writing the result</source>
        <translation>Écriture du résultat</translation>
    </message>
    <message>
        <location filename="../dock/refine_section.py"/>
        <source>The outlines are still those of the former mask.</source>
        <translation>Les contours sont encore ceux du masque précédent.</translation>
    </message>
    <message>
        <location filename="../dock/refine_section.py"/>
        <source>The report&apos;s file could not be written and is still that of the former mask.</source>
        <translation>Le fichier du bilan n’a pas pu être écrit ; c’est encore celui du masque précédent.</translation>
    </message>
    <message>
        <location filename="../dock/report_dialog.py"/>
        <source>Report of the mask</source>
        <translation>Bilan du masque</translation>
    </message>
    <message>
        <location filename="../dock/report_dialog.py"/>
        <location filename="../dock/result_section.py"/>
        <location filename="../processing/parameters.py"/>
        <source>Report</source>
        <translation>Bilan</translation>
    </message>
    <message>
        <location filename="../dock/report_dialog.py"/>
        <location filename="../dock/setup_plan.py"/>
        <source>What</source>
        <translation>Quoi</translation>
    </message>
    <message>
        <location filename="../dock/report_dialog.py"/>
        <source>Value</source>
        <translation>Valeur</translation>
    </message>
    <message>
        <location filename="../dock/report_dialog.py"/>
        <source>&amp;Copy as JSON</source>
        <translation>&amp;Copier en JSON</translation>
    </message>
    <message>
        <location filename="../dock/report_dialog.py"/>
        <source>Open &amp;folder</source>
        <translation>Ouvrir le &amp;dossier</translation>
    </message>
    <message>
        <location filename="../dock/report_dialog.py"/>
        <source>yes</source>
        <translation>oui</translation>
    </message>
    <message>
        <location filename="../dock/report_dialog.py"/>
        <source>no</source>
        <translation>non</translation>
    </message>
    <message>
        <location filename="../dock/report_dialog.py"/>
        <source>Name</source>
        <translation>Nom</translation>
    </message>
    <message>
        <location filename="../dock/report_dialog.py"/>
        <source>Version</source>
        <translation>Version</translation>
    </message>
    <message>
        <location filename="../dock/report_dialog.py"/>
        <source>Checksum (SHA-256)</source>
        <translation>Somme de contrôle (SHA-256)</translation>
    </message>
    <message>
        <location filename="../dock/report_dialog.py"/>
        <location filename="../processing/scene_parameters.py"/>
        <source>Precision</source>
        <translation>Précision</translation>
    </message>
    <message>
        <location filename="../dock/report_dialog.py"/>
        <location filename="../processing/scene_parameters.py"/>
        <location filename="../processing/usabledates.py"/>
        <source>Resolution (m)</source>
        <translation>Résolution (m)</translation>
    </message>
    <message>
        <location filename="../dock/report_dialog.py"/>
        <source>Width (pixels)</source>
        <translation>Largeur (pixels)</translation>
    </message>
    <message>
        <location filename="../dock/report_dialog.py"/>
        <source>Height (pixels)</source>
        <translation>Hauteur (pixels)</translation>
    </message>
    <message>
        <location filename="../dock/report_dialog.py"/>
        <location filename="../processing/parameters.py"/>
        <source>Pixels with data</source>
        <translation>Pixels avec données</translation>
    </message>
    <message>
        <location filename="../dock/report_dialog.py"/>
        <source>Classes</source>
        <translation>Classes</translation>
    </message>
    <message>
        <location filename="../dock/report_dialog.py"/>
        <source>Pixels</source>
        <translation>Pixels</translation>
    </message>
    <message>
        <location filename="../dock/report_dialog.py"/>
        <source>Share (%)</source>
        <translation>Part (%)</translation>
    </message>
    <message>
        <location filename="../dock/report_dialog.py"/>
        <source>Area (m²)</source>
        <translation>Surface (m²)</translation>
    </message>
    <message>
        <location filename="../dock/report_dialog.py"/>
        <source>Thick and thin cloud (%)</source>
        <translation>Nuage épais et fin (%)</translation>
    </message>
    <message>
        <location filename="../dock/report_dialog.py"/>
        <source>Time (s)</source>
        <translation>Durée (s)</translation>
    </message>
    <message>
        <location filename="../dock/report_dialog.py"/>
        <source>In all</source>
        <translation>Au total</translation>
    </message>
    <message>
        <location filename="../dock/report_dialog.py"/>
        <source>Megapixels per second</source>
        <translation>Mégapixels par seconde</translation>
    </message>
    <message>
        <location filename="../dock/report_dialog.py"/>
        <source>Notes</source>
        <translation>Remarques</translation>
    </message>
    <message>
        <location filename="../dock/report_dialog.py"/>
        <source>Offset known from</source>
        <translation>Origine du décalage</translation>
    </message>
    <message>
        <location filename="../dock/report_dialog.py"/>
        <source>Least probabilities</source>
        <translation>Probabilités minimales</translation>
    </message>
    <message>
        <location filename="../dock/result_section.py"/>
        <source>&amp;Zoom</source>
        <translation>&amp;Zoom</translation>
    </message>
    <message>
        <location filename="../dock/result_section.py"/>
        <source>Zoom to the mask</source>
        <translation>Zoomer sur le masque</translation>
    </message>
    <message>
        <location filename="../dock/result_section.py"/>
        <source>Style</source>
        <translation>Style</translation>
    </message>
    <message>
        <location filename="../dock/result_section.py"/>
        <source>Change how the mask looks</source>
        <translation>Changer l’aspect du masque</translation>
    </message>
    <message>
        <location filename="../dock/result_section.py"/>
        <source>Open the report of this run</source>
        <translation>Ouvrir le bilan de cette exécution</translation>
    </message>
    <message>
        <location filename="../dock/result_section.py"/>
        <source>{name}: masked in {time}</source>
        <translation>{name} : masque fait en {time}</translation>
    </message>
    <message>
        <location filename="../dock/run_section.py"/>
        <source>M&amp;ask clouds</source>
        <translation>&amp;Masquer les nuages</translation>
    </message>
    <message>
        <location filename="../dock/run_section.py"/>
        <location filename="../menu.py"/>
        <location filename="../processing/maskclouds.py"/>
        <source>Mask clouds</source>
        <translation>Masquer les nuages</translation>
    </message>
    <message>
        <location filename="../dock/run_section.py"/>
        <source>{number} Mpx/s</source>
        <translation>{number} Mpx/s</translation>
    </message>
    <message>
        <location filename="../dock/run_section.py"/>
        <source>{status} ({count} more waiting)</source>
        <translation>{status} ({count} de plus en attente)</translation>
    </message>
    <message>
        <location filename="../dock/setup_check.py"/>
        <source>The engine does not find {title}, so the processor is used; a newer driver may help.</source>
        <translation>Le moteur ne trouve pas {title}, le processeur est donc utilisé ; un pilote plus récent peut aider.</translation>
    </message>
    <message>
        <location filename="../dock/setup_check.py"/>
        <source>With the graphics card {reason}, so the processor is used.</source>
        <translation>Avec la carte graphique, {reason} ; le processeur est donc utilisé.</translation>
    </message>
    <message>
        <location filename="../dock/setup_check.py"/>
        <source>{title} does not run the model, so {other} is used ({reason}).</source>
        <translation>{title} n’exécute pas le modèle ; à sa place est utilisé : {other} ({reason}).</translation>
    </message>
    <message>
        <location filename="../dock/setup_check.py"/>
        <source>{title} gives another mask than the processor on {percent} % of pixels, so {other} is used.</source>
        <translation>{title} donne un autre masque que le processeur pour {percent} % des pixels ; à sa place est utilisé : {other}.</translation>
    </message>
    <message>
        <location filename="../dock/setup_check.py"/>
        <source>the processor</source>
        <translation>le processeur</translation>
    </message>
    <message>
        <location filename="../dock/setup_check.py"/>
        <source>set the engine up again, or choose another Python</source>
        <translation>réinstallez le moteur, ou choisissez un autre Python</translation>
    </message>
    <message>
        <location filename="../dock/setup_check.py"/>
        <source>the Python at &apos;{path}&apos; lacks {names}</source>
        <translation>il manque au Python « {path} » : {names}</translation>
    </message>
    <message>
        <location filename="../dock/setup_check.py"/>
        <source>let the engine be set up automatically, or install these packages into that Python</source>
        <translation>laissez le moteur s’installer automatiquement, ou installez ces paquets dans ce Python</translation>
    </message>
    <message>
        <location filename="../dock/setup_diagnostics.py"/>
        <source>Collecting…</source>
        <translation>Collecte…</translation>
    </message>
    <message>
        <location filename="../dock/setup_diagnostics.py"/>
        <source>the engine has not answered within {seconds} seconds</source>
        <translation>le moteur n’a pas répondu en {seconds} secondes</translation>
    </message>
    <message>
        <location filename="../dock/setup_diagnostics.py"/>
        <source>Copied</source>
        <translation>Copié</translation>
    </message>
    <message>
        <location filename="../dock/setup_diagnostics.py"/>
        <source>Copy d&amp;iagnostics</source>
        <translation>Copier le d&amp;iagnostic</translation>
    </message>
    <message>
        <location filename="../dock/setup_diagnostics.py"/>
        <source>Copy diagnostics</source>
        <translation>Copier le diagnostic</translation>
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
        <translation>Type</translation>
    </message>
    <message>
        <location filename="../dock/setup_installed.py"/>
        <source>Engine</source>
        <translation>Moteur</translation>
    </message>
    <message>
        <location filename="../dock/setup_installed.py"/>
        <location filename="../dock/setup_plan.py"/>
        <source>On the disk</source>
        <translation>Sur le disque</translation>
    </message>
    <message>
        <location filename="../dock/setup_installed.py"/>
        <source>none</source>
        <translation>aucun</translation>
    </message>
    <message>
        <location filename="../dock/setup_installed.py"/>
        <source>not started yet</source>
        <translation>pas encore lancé</translation>
    </message>
    <message>
        <location filename="../dock/setup_installed.py"/>
        <source>counting…</source>
        <translation>calcul…</translation>
    </message>
    <message>
        <location filename="../dock/setup_installed.py"/>
        <source>nothing of its own</source>
        <translation>rien en propre</translation>
    </message>
    <message>
        <location filename="../dock/setup_installed.py"/>
        <source>{size} in {folder}</source>
        <translation>{size} dans {folder}</translation>
    </message>
    <message>
        <location filename="../dock/setup_installed.py"/>
        <source>Set up again…</source>
        <translation>Réinstaller…</translation>
    </message>
    <message>
        <location filename="../dock/setup_installed.py"/>
        <source>Choose another Python…</source>
        <translation>Choisir un autre Python…</translation>
    </message>
    <message>
        <location filename="../dock/setup_installed.py"/>
        <source>Remove…</source>
        <translation>Supprimer…</translation>
    </message>
    <message>
        <location filename="../dock/setup_installed.py"/>
        <source>Remove the engine&apos;s environment? {size} become free; a run that is going on ends with it.</source>
        <translation>Supprimer l’environnement du moteur ? {size} seront libérés ; un traitement en cours s’arrête avec lui.</translation>
    </message>
    <message>
        <location filename="../dock/setup_installed.py"/>
        <source>Remove the engine</source>
        <translation>Supprimer le moteur</translation>
    </message>
    <message>
        <location filename="../dock/setup_installed.py"/>
        <source>chosen by you</source>
        <translation>choisi par vous</translation>
    </message>
    <message>
        <location filename="../dock/setup_installed.py"/>
        <source>named by the variable {name}</source>
        <translation>indiqué par la variable {name}</translation>
    </message>
    <message>
        <location filename="../dock/setup_installed.py"/>
        <source>set up by cloudmask</source>
        <translation>installé par cloudmask</translation>
    </message>
    <message>
        <location filename="../dock/setup_options_page.py"/>
        <source>Set up, choose another Python, or remove…</source>
        <translation>Installer, choisir un autre Python ou supprimer…</translation>
    </message>
    <message>
        <location filename="../dock/setup_options_page.py"/>
        <source>Set up the engine, choose another Python for it, or remove it</source>
        <translation>Installer le moteur, lui choisir un autre Python ou le supprimer</translation>
    </message>
    <message>
        <location filename="../dock/setup_plan.py"/>
        <source>What is installed</source>
        <translation>Ce qui est installé</translation>
    </message>
    <message>
        <location filename="../dock/setup_plan.py"/>
        <source>Where</source>
        <translation>Où</translation>
    </message>
    <message>
        <location filename="../dock/setup_plan.py"/>
        <source>Free there</source>
        <translation>Espace libre</translation>
    </message>
    <message>
        <location filename="../dock/setup_plan.py"/>
        <source>Computes on</source>
        <translation>Calcule sur</translation>
    </message>
    <message>
        <location filename="../dock/setup_plan.py"/>
        <source>For the processor only</source>
        <translation>Pour le processeur seul</translation>
    </message>
    <message>
        <location filename="../dock/setup_plan.py"/>
        <source>A much smaller download; masks take longer</source>
        <translation>Téléchargement bien plus léger ; les masques prennent plus de temps</translation>
    </message>
    <message>
        <location filename="../dock/setup_plan.py"/>
        <source>Looking at this computer…</source>
        <translation>Examen de cet ordinateur…</translation>
    </message>
    <message>
        <location filename="../dock/setup_plan.py"/>
        <source>nothing</source>
        <translation>rien</translation>
    </message>
    <message>
        <location filename="../dock/setup_plan.py"/>
        <source>{size}: too little</source>
        <translation>{size} : trop peu</translation>
    </message>
    <message>
        <location filename="../dock/setup_plan.py"/>
        <source>All models (PyTorch)</source>
        <translation>Tous les modèles (PyTorch)</translation>
    </message>
    <message>
        <location filename="../dock/setup_progress.py"/>
        <source>Progress of the installation</source>
        <translation>Progression de l’installation</translation>
    </message>
    <message>
        <location filename="../dock/setup_progress.py"/>
        <source>Cancel the installation</source>
        <translation>Annuler l’installation</translation>
    </message>
    <message>
        <location filename="../dock/setup_progress.py"/>
        <source>Preparing…</source>
        <translation>Préparation…</translation>
    </message>
    <message>
        <location filename="../dock/setup_progress.py"/>
        <source>{text} (step {place} of {count})</source>
        <translation>{text} (étape {place} sur {count})</translation>
    </message>
    <message>
        <location filename="../dock/setup_progress.py"/>
        <source>{done} of {total}</source>
        <translation>{done} sur {total}</translation>
    </message>
    <message>
        <location filename="../dock/setup_ways.py"/>
        <source>Automatically (recommended)</source>
        <translation>Automatiquement (recommandé)</translation>
    </message>
    <message>
        <location filename="../dock/setup_ways.py"/>
        <source>Fetches a Python of its own and the engine&apos;s packages into the folder below.</source>
        <translation>Récupère un Python à part et les paquets du moteur dans le dossier ci-dessous.</translation>
    </message>
    <message>
        <location filename="../dock/setup_ways.py"/>
        <source>With a Python that I have</source>
        <translation>Avec un Python que j’ai déjà</translation>
    </message>
    <message>
        <location filename="../dock/setup_ways.py"/>
        <source>A Python or conda environment that has the engine&apos;s packages; nothing is changed in it.</source>
        <translation>Un Python ou un environnement conda qui a les paquets du moteur ; rien n’y est modifié.</translation>
    </message>
    <message>
        <location filename="../dock/setup_ways.py"/>
        <source>Python or folder of an environment</source>
        <translation>Python ou dossier d’un environnement</translation>
    </message>
    <message>
        <location filename="../dock/setup_ways.py"/>
        <source>Choose Pytho&amp;n…</source>
        <translation>Choisir un P&amp;ython…</translation>
    </message>
    <message>
        <location filename="../dock/setup_ways.py"/>
        <source>Choose the engine&apos;s Python</source>
        <translation>Choisir le Python du moteur</translation>
    </message>
    <message>
        <location filename="../dock/setup_ways.py"/>
        <source>&amp;Folder…</source>
        <translation>&amp;Dossier…</translation>
    </message>
    <message>
        <location filename="../dock/setup_ways.py"/>
        <source>Choose the folder of an environment</source>
        <translation>Choisir le dossier d’un environnement</translation>
    </message>
    <message>
        <location filename="../dock/setup_ways.py"/>
        <source>From a folder of wheels (offline)</source>
        <translation>Depuis un dossier de wheels (hors ligne)</translation>
    </message>
    <message>
        <location filename="../dock/setup_ways.py"/>
        <source>For computers without internet: the files are fetched on another one beforehand.</source>
        <translation>Pour les ordinateurs sans internet : les fichiers sont récupérés au préalable sur un autre.</translation>
    </message>
    <message>
        <location filename="../dock/setup_ways.py"/>
        <source>Folder of wheels</source>
        <translation>Dossier de wheels</translation>
    </message>
    <message>
        <location filename="../dock/setup_ways.py"/>
        <source>Folder…</source>
        <translation>Dossier…</translation>
    </message>
    <message>
        <location filename="../dock/setup_ways.py"/>
        <source>Choose the folder of wheels</source>
        <translation>Choisir le dossier de wheels</translation>
    </message>
    <message>
        <location filename="../dock/setup_ways.py"/>
        <source>Python for it, where none is found</source>
        <translation>Python à utiliser si aucun n’est trouvé</translation>
    </message>
    <message>
        <location filename="../dock/setup_ways.py"/>
        <source>Python…</source>
        <translation>Python…</translation>
    </message>
    <message>
        <location filename="../dock/setup_ways.py"/>
        <source>Choose the Python to install with</source>
        <translation>Choisir le Python avec lequel installer</translation>
    </message>
    <message>
        <location filename="../dock/setup_ways.py"/>
        <source>Python of the engine</source>
        <translation>Python du moteur</translation>
    </message>
    <message>
        <location filename="../dock/setup_ways.py"/>
        <source>Python to install with</source>
        <translation>Python avec lequel installer</translation>
    </message>
    <message>
        <location filename="../dock/setup_ways.py"/>
        <source>Folder of an environment</source>
        <translation>Dossier d’un environnement</translation>
    </message>
    <message>
        <location filename="../dock/setup_work.py"/>
        <source>look at the rights of the folder, and try again</source>
        <translation>vérifiez les droits du dossier, puis réessayez</translation>
    </message>
    <message>
        <location filename="../dock/setup_work.py"/>
        <source>the system refuses it ({reason})</source>
        <translation>le système le refuse ({reason})</translation>
    </message>
    <message>
        <location filename="../dock/widgets.py"/>
        <source>Fold or unfold: {title}</source>
        <translation>Plier ou déplier : {title}</translation>
    </message>
    <message>
        <location filename="../dock/wording.py"/>
        <source>baseline {baseline}</source>
        <translation>baseline {baseline}</translation>
    </message>
    <message>
        <location filename="../dock/wording.py"/>
        <source>level 1C</source>
        <translation>niveau 1C</translation>
    </message>
    <message>
        <location filename="../dock/wording.py"/>
        <source>level 2A</source>
        <translation>niveau 2A</translation>
    </message>
    <message>
        <location filename="../dock/wording.py"/>
        <source>true-colour picture</source>
        <translation>image en couleurs naturelles</translation>
    </message>
    <message>
        <location filename="../dock/wording.py"/>
        <source>level not known</source>
        <translation>niveau inconnu</translation>
    </message>
    <message>
        <location filename="../dock/wording.py"/>
        <source>near infrared</source>
        <translation>proche infrarouge</translation>
    </message>
    <message>
        <location filename="../dock/wording.py"/>
        <source>shortwave infrared</source>
        <translation>infrarouge court</translation>
    </message>
    <message>
        <location filename="../dock/wording.py"/>
        <source>coastal blue</source>
        <translation>bleu côtier</translation>
    </message>
    <message>
        <location filename="../dock/wording.py"/>
        <source>blue</source>
        <translation>bleu</translation>
    </message>
    <message>
        <location filename="../dock/wording.py"/>
        <source>green</source>
        <translation>vert</translation>
    </message>
    <message>
        <location filename="../dock/wording.py"/>
        <source>red</source>
        <translation>rouge</translation>
    </message>
    <message>
        <location filename="../dock/wording.py"/>
        <source>narrow near infrared</source>
        <translation>proche infrarouge étroit</translation>
    </message>
    <message>
        <location filename="../dock/wording.py"/>
        <source>water vapour</source>
        <translation>vapeur d’eau</translation>
    </message>
    <message>
        <location filename="../dock/wording.py"/>
        <source>cirrus</source>
        <translation>cirrus</translation>
    </message>
    <message>
        <location filename="../dock/wording.py"/>
        <source>red edge</source>
        <translation>red edge</translation>
    </message>
    <message>
        <location filename="../dock/wording.py"/>
        <source>as you said</source>
        <translation>selon votre réponse</translation>
    </message>
    <message>
        <location filename="../dock/wording.py"/>
        <source>from the product</source>
        <translation>d’après le produit</translation>
    </message>
    <message>
        <location filename="../dock/wording.py"/>
        <source>from the STAC item</source>
        <translation>d’après l’élément STAC</translation>
    </message>
    <message>
        <location filename="../dock/wording.py"/>
        <source>from the file</source>
        <translation>d’après le fichier</translation>
    </message>
    <message>
        <location filename="../dock/wording.py"/>
        <source>seen from the values</source>
        <translation>d’après les valeurs</translation>
    </message>
    <message>
        <location filename="../dock/wording.py"/>
        <source>offset not known</source>
        <translation>décalage inconnu</translation>
    </message>
    <message>
        <location filename="../dock/wording.py"/>
        <source>no offset, {origin}</source>
        <translation>sans décalage, {origin}</translation>
    </message>
    <message>
        <location filename="../dock/wording.py"/>
        <source>offset {offset} {origin}</source>
        <translation>décalage {offset} {origin}</translation>
    </message>
    <message>
        <location filename="../dock/wording.py"/>
        <source>one band</source>
        <translation>une bande</translation>
    </message>
    <message>
        <location filename="../dock/wording.py"/>
        <source>{count} bands</source>
        <translation>{count} bandes</translation>
    </message>
    <message>
        <location filename="../dock/wording.py"/>
        <source>{bands} at {resolution} m</source>
        <translation>{bands} à {resolution} m</translation>
    </message>
    <message>
        <location filename="../dock/wording.py"/>
        <source>d MMMM yyyy</source>
        <translation>d MMMM yyyy</translation>
    </message>
    <message>
        <location filename="../environment/failures.py"/>
        <source>the proxy wants a user name and a password</source>
        <translation>le proxy demande un nom d’utilisateur et un mot de passe</translation>
    </message>
    <message>
        <location filename="../environment/failures.py"/>
        <source>enter them in QGIS under Settings, Options, Network, and try again</source>
        <translation>saisissez-les dans QGIS sous Préférences, Options, Réseau, puis réessayez</translation>
    </message>
    <message>
        <location filename="../environment/failures.py"/>
        <source>a file that was fetched is not the one that was expected</source>
        <translation>un fichier récupéré n’est pas celui qui était attendu</translation>
    </message>
    <message>
        <location filename="../environment/failures.py"/>
        <source>try again; if it stays so, something on the way changes files: ask who runs your network</source>
        <translation>réessayez ; si cela persiste, quelque chose modifie les fichiers en chemin : demandez au responsable de votre réseau</translation>
    </message>
    <message>
        <location filename="../environment/failures.py"/>
        <source>the server&apos;s certificate is not trusted here</source>
        <translation>le certificat du serveur n’est pas reconnu ici</translation>
    </message>
    <message>
        <location filename="../environment/failures.py"/>
        <source>a network that inspects traffic has a certificate of its own: have it installed in the system</source>
        <translation>un réseau qui inspecte le trafic a son propre certificat : faites-le installer dans le système</translation>
    </message>
    <message>
        <location filename="../environment/failures.py"/>
        <location filename="../worker/crashes.py"/>
        <source>the disk is full</source>
        <translation>le disque est plein</translation>
    </message>
    <message>
        <location filename="../environment/failures.py"/>
        <source>free some space and try again: it goes on where it stopped</source>
        <translation>libérez de l’espace et réessayez : l’installation reprend là où elle s’est arrêtée</translation>
    </message>
    <message>
        <location filename="../environment/failures.py"/>
        <source>a policy of this computer forbids programs in &apos;{folder}&apos;</source>
        <translation>une règle de cet ordinateur interdit les programmes dans « {folder} »</translation>
    </message>
    <message>
        <location filename="../environment/failures.py"/>
        <source>ask your administrator to allow this one folder, or choose a Python that is allowed</source>
        <translation>demandez à votre administrateur d’autoriser ce seul dossier, ou choisissez un Python autorisé</translation>
    </message>
    <message>
        <location filename="../environment/failures.py"/>
        <source>a file is locked, by a virus scanner or by a program that is open</source>
        <translation>un fichier est verrouillé par un antivirus ou par un programme ouvert</translation>
    </message>
    <message>
        <location filename="../environment/failures.py"/>
        <source>close other QGIS windows, let the scanner leave out &apos;{folder}&apos;, and try again</source>
        <translation>fermez les autres fenêtres de QGIS, excluez « {folder} » de l’analyse antivirus, puis réessayez</translation>
    </message>
    <message>
        <location filename="../environment/failures.py"/>
        <source>a path is too long for this system</source>
        <translation>un chemin est trop long pour ce système</translation>
    </message>
    <message>
        <location filename="../environment/failures.py"/>
        <source>allow long paths in the system, or choose a Python in a folder with a shorter path</source>
        <translation>autorisez les chemins longs dans le système, ou choisissez un Python dans un dossier au chemin plus court</translation>
    </message>
    <message>
        <location filename="../environment/failures.py"/>
        <source>nothing may be written to &apos;{folder}&apos;</source>
        <translation>rien ne peut être écrit dans « {folder} »</translation>
    </message>
    <message>
        <location filename="../environment/failures.py"/>
        <location filename="../environment/folder.py"/>
        <source>give yourself the right to write there, and try again</source>
        <translation>donnez-vous le droit d’écrire à cet endroit, puis réessayez</translation>
    </message>
    <message>
        <location filename="../environment/failures.py"/>
        <source>there is no package for this system or this Python</source>
        <translation>il n’existe pas de paquet pour ce système ou pour ce Python</translation>
    </message>
    <message>
        <location filename="../environment/failures.py"/>
        <source>PyTorch needs 64-bit Windows 10, Linux or macOS 14 on Apple silicon, with Python 3.11 to 3.13</source>
        <translation>PyTorch demande Windows 10 64 bits, Linux ou macOS 14 sur puce Apple, avec Python 3.11 à 3.13</translation>
    </message>
    <message>
        <location filename="../environment/failures.py"/>
        <source>no Python was found that can be used for the engine</source>
        <translation>aucun Python utilisable pour le moteur n’a été trouvé</translation>
    </message>
    <message>
        <location filename="../environment/failures.py"/>
        <source>name a Python 3.11 to 3.13 that can make virtual environments</source>
        <translation>indiquez un Python 3.11 à 3.13 capable de créer des environnements virtuels</translation>
    </message>
    <message>
        <location filename="../environment/failures.py"/>
        <source>the server does not have a file that is needed</source>
        <translation>le serveur n’a pas un fichier qui est nécessaire</translation>
    </message>
    <message>
        <location filename="../environment/failures.py"/>
        <source>look for an update of this plugin; where you have set a mirror, see whether it is complete</source>
        <translation>cherchez une mise à jour de cette extension ; si vous avez configuré un miroir, vérifiez qu’il est complet</translation>
    </message>
    <message>
        <location filename="../environment/failures.py"/>
        <source>a path is not understood, maybe because of the blanks in it</source>
        <translation>un chemin n’est pas compris, peut-être à cause des espaces qu’il contient</translation>
    </message>
    <message>
        <location filename="../environment/failures.py"/>
        <source>choose a Python in a folder without blanks</source>
        <translation>choisissez un Python dans un dossier sans espaces</translation>
    </message>
    <message>
        <location filename="../environment/failures.py"/>
        <source>the network is not reached</source>
        <translation>le réseau est injoignable</translation>
    </message>
    <message>
        <location filename="../environment/failures.py"/>
        <source>see whether this computer is online, and whether QGIS needs a proxy; what was fetched is kept</source>
        <translation>vérifiez que cet ordinateur est en ligne et si QGIS a besoin d’un proxy ; ce qui a été récupéré est conservé</translation>
    </message>
    <message>
        <location filename="../environment/failures.py"/>
        <source>the installation failed</source>
        <translation>l’installation a échoué</translation>
    </message>
    <message>
        <location filename="../environment/failures.py"/>
        <source>copy the details for a report, and try again</source>
        <translation>copiez les détails pour un rapport de bogue, puis réessayez</translation>
    </message>
    <message>
        <location filename="../environment/folder.py"/>
        <source>the engine is being installed by another QGIS window</source>
        <translation>le moteur est en cours d’installation depuis une autre fenêtre de QGIS</translation>
    </message>
    <message>
        <location filename="../environment/folder.py"/>
        <source>wait until it is done there, or cancel it there</source>
        <translation>attendez qu’elle soit terminée là-bas, ou annulez-la là-bas</translation>
    </message>
    <message>
        <location filename="../environment/folder.py"/>
        <source>nothing can be written to &apos;{folder}&apos;</source>
        <translation>rien ne peut être écrit dans « {folder} »</translation>
    </message>
    <message>
        <location filename="../environment/folder.py"/>
        <source>the engine&apos;s environment is in use ({reason})</source>
        <translation>l’environnement du moteur est en cours d’utilisation ({reason})</translation>
    </message>
    <message>
        <location filename="../environment/folder.py"/>
        <source>close other QGIS windows and try again</source>
        <translation>fermez les autres fenêtres de QGIS et réessayez</translation>
    </message>
    <message>
        <location filename="../environment/installer.py"/>
        <source>the disk has {free} GB free, and the engine needs {needed} GB</source>
        <translation>le disque a {free} Go libres, et le moteur a besoin de {needed} Go</translation>
    </message>
    <message>
        <location filename="../environment/installer.py"/>
        <source>free some space and try again</source>
        <translation>libérez de l’espace et réessayez</translation>
    </message>
    <message>
        <location filename="../environment/installer.py"/>
        <source>Packages</source>
        <translation>Paquets</translation>
    </message>
    <message>
        <location filename="../environment/installer.py"/>
        <source>A first try of the new environment</source>
        <translation>Premier essai du nouvel environnement</translation>
    </message>
    <message>
        <location filename="../environment/installer.py"/>
        <source>The last touches</source>
        <translation>Dernières finitions</translation>
    </message>
    <message>
        <location filename="../environment/installer.py"/>
        <source>Looking for uv</source>
        <translation>Recherche de uv</translation>
    </message>
    <message>
        <location filename="../environment/installer.py"/>
        <source>uv, which fetches Python and the packages</source>
        <translation>uv, qui récupère Python et les paquets</translation>
    </message>
    <message>
        <location filename="../environment/installer.py"/>
        <location filename="../processing/vectors.py"/>
        <location filename="../usable/page.py"/>
        <location filename="../worker/job.py"/>
        <source>cancelled</source>
        <translation>annulé</translation>
    </message>
    <message>
        <location filename="../environment/plan.py"/>
        <source>the folder of wheels &apos;{path}&apos; lacks {names}</source>
        <translation>il manque au dossier de wheels « {path} » : {names}</translation>
    </message>
    <message>
        <location filename="../environment/plan.py"/>
        <source>make the folder with sources.py on a machine with internet access</source>
        <translation>créez le dossier avec sources.py sur un ordinateur relié à internet</translation>
    </message>
    <message>
        <location filename="../environment/python.py"/>
        <source>the engine&apos;s environment is not set up yet</source>
        <translation>l’environnement du moteur n’est pas encore installé</translation>
    </message>
    <message>
        <location filename="../environment/python.py"/>
        <source>set it up, or choose a Python that has the engine&apos;s packages</source>
        <translation>installez-le, ou choisissez un Python qui a les paquets du moteur</translation>
    </message>
    <message>
        <location filename="../environment/python.py"/>
        <source>the engine&apos;s environment was made for an older version of this plugin and must be set up again</source>
        <translation>l’environnement du moteur a été créé pour une version plus ancienne de cette extension et doit être réinstallé</translation>
    </message>
    <message>
        <location filename="../environment/python.py"/>
        <source>choose another Python</source>
        <translation>choisissez un autre Python</translation>
    </message>
    <message>
        <location filename="../environment/python.py"/>
        <source>&apos;{path}&apos; is no full path of a Python</source>
        <translation>« {path} » n’est pas le chemin complet d’un Python</translation>
    </message>
    <message>
        <location filename="../environment/python.py"/>
        <source>there is no Python at &apos;{path}&apos;</source>
        <translation>il n’y a pas de Python à l’emplacement « {path} »</translation>
    </message>
    <message>
        <location filename="../environment/python.py"/>
        <source>&apos;{path}&apos; is QGIS itself and not a Python</source>
        <translation>« {path} » est QGIS lui-même et non un Python</translation>
    </message>
    <message>
        <location filename="../environment/python.py"/>
        <source>choose the Python of the engine&apos;s environment</source>
        <translation>choisissez le Python de l’environnement du moteur</translation>
    </message>
    <message>
        <location filename="../environment/python.py"/>
        <source>&apos;{path}&apos; cannot be run as a program</source>
        <translation>« {path} » ne peut pas être exécuté comme programme</translation>
    </message>
    <message>
        <location filename="../layers.py"/>
        <source>covered for sure</source>
        <translation>couvert, c’est sûr</translation>
    </message>
    <message>
        <location filename="../layers.py"/>
        <source>clear for sure</source>
        <translation>dégagé, c’est sûr</translation>
    </message>
    <message>
        <location filename="../layers.py"/>
        <source>surely not: {name}</source>
        <translation>non, c’est sûr : {name}</translation>
    </message>
    <message>
        <location filename="../layers.py"/>
        <source>surely: {name}</source>
        <translation>c’est sûr : {name}</translation>
    </message>
    <message>
        <location filename="../layers.py"/>
        <source>clear</source>
        <translation>dégagé</translation>
    </message>
    <message>
        <location filename="../layers.py"/>
        <source>thick cloud</source>
        <translation>nuage épais</translation>
    </message>
    <message>
        <location filename="../layers.py"/>
        <source>thin cloud</source>
        <translation>nuage fin</translation>
    </message>
    <message>
        <location filename="../layers.py"/>
        <source>cloud shadow</source>
        <translation>ombre de nuage</translation>
    </message>
    <message>
        <location filename="../layers.py"/>
        <source>Temporary: it goes when QGIS ends. Export it, or make it permanent, to keep it.</source>
        <translation>Temporaire : disparaît à la fermeture de QGIS. Pour la garder, exportez-la ou convertissez-la en couche permanente.</translation>
    </message>
    <message>
        <location filename="../layers.py"/>
        <source>{name} – outlines</source>
        <translation>{name} – contours</translation>
    </message>
    <message>
        <location filename="../layers.py"/>
        <source>{name} – probabilities</source>
        <translation>{name} – probabilités</translation>
    </message>
    <message>
        <location filename="../layers.py"/>
        <source>{name} – clouds</source>
        <translation>{name} – nuages</translation>
    </message>
    <message>
        <location filename="../layers.py"/>
        <source>{name} – {texts}</source>
        <translation>{name} – {texts}</translation>
    </message>
    <message>
        <location filename="../layers.py"/>
        <source>see whether another program has moved or changed it</source>
        <translation>vérifiez si un autre programme l’a déplacé ou modifié</translation>
    </message>
    <message>
        <location filename="../masking.py"/>
        <source>cancelled: nothing of &apos;{name}&apos; was written</source>
        <translation>annulé : rien n’a été écrit pour « {name} »</translation>
    </message>
    <message>
        <location filename="../masking.py"/>
        <source>&apos;{name}&apos; is being masked already</source>
        <translation>le masquage de « {name} » est déjà en cours</translation>
    </message>
    <message>
        <location filename="../masking.py"/>
        <source>wait for it, or cancel it first</source>
        <translation>attendez qu’il se termine, ou annulez-le d’abord</translation>
    </message>
    <message>
        <location filename="../masking.py"/>
        <source>the project was closed while &apos;{name}&apos; was being masked</source>
        <translation>le projet a été fermé pendant le masquage de « {name} »</translation>
    </message>
    <message>
        <location filename="../masking.py"/>
        <location filename="../usable/page.py"/>
        <source>open it again and start anew</source>
        <translation>ouvrez-le de nouveau et recommencez</translation>
    </message>
    <message>
        <location filename="../masking.py"/>
        <source>the layer &apos;{name}&apos; was removed while it was being masked</source>
        <translation>la couche « {name} » a été supprimée pendant son masquage</translation>
    </message>
    <message>
        <location filename="../menu.py"/>
        <source>Mask clouds…</source>
        <translation>Masquer les nuages…</translation>
    </message>
    <message>
        <location filename="../menu.py"/>
        <source>select the layer of a scene in the layer panel</source>
        <translation>sélectionnez la couche d’une scène dans le panneau Couches</translation>
    </message>
    <message>
        <location filename="../menu.py"/>
        <source>no raster layer is selected</source>
        <translation>aucune couche raster n’est sélectionnée</translation>
    </message>
    <message>
        <location filename="../menu.py"/>
        <source>{count} of the selected layers cannot be masked; the first: {reason}</source>
        <translation>couches sélectionnées qui ne peuvent pas être masquées : {count} ; la première : {reason}</translation>
    </message>
    <message>
        <location filename="../models.py"/>
        <source>the model &apos;{title}&apos; is not on this computer yet</source>
        <translation>le modèle « {title} » n’est pas encore sur cet ordinateur</translation>
    </message>
    <message>
        <location filename="../models.py"/>
        <source>choose it in the dock and press &apos;Download…&apos; there, or run: cloudmask models download {id}</source>
        <translation>choisissez-le dans le panneau et appuyez-y sur « Télécharger… », ou exécutez : cloudmask models download {id}</translation>
    </message>
    <message>
        <location filename="../processing/algorithm.py"/>
        <source>&apos;{value}&apos; cannot be opened as a raster layer</source>
        <translation>« {value} » ne peut pas être ouvert comme couche raster</translation>
    </message>
    <message>
        <location filename="../processing/algorithm.py"/>
        <source>choose a raster layer or the path of a raster</source>
        <translation>choisissez une couche raster ou le chemin d’un raster</translation>
    </message>
    <message>
        <location filename="../processing/algorithm.py"/>
        <source>&apos;{value}&apos; cannot be opened as a polygon layer</source>
        <translation>« {value} » ne peut pas être ouvert comme couche de polygones</translation>
    </message>
    <message>
        <location filename="../processing/algorithm.py"/>
        <source>choose a polygon layer or the path of a vector file</source>
        <translation>choisissez une couche de polygones ou le chemin d’un fichier vecteur</translation>
    </message>
    <message>
        <location filename="../processing/applymask.py"/>
        <source>Apply mask</source>
        <translation>Appliquer un masque</translation>
    </message>
    <message>
        <location filename="../processing/applymask.py"/>
        <location filename="../processing/usabledates.py"/>
        <location filename="../processing/zonalstatistics.py"/>
        <source>Use of masks</source>
        <translation>Utilisation des masques</translation>
    </message>
    <message>
        <location filename="../processing/applymask.py"/>
        <source>cloud,clouds,shadow,mask,apply,remove,no data,nodata,clip</source>
        <translation>nuage,nuages,ombre,masque,appliquer,retirer,sans donnée,nodata,découper,cloud,mask,apply</translation>
    </message>
    <message>
        <location filename="../processing/applymask.py"/>
        <source>Copies a raster of any type and number of bands, with no data where the mask has clouds or shadows.
The raster may lie on another grid: each pixel has the class of the mask&apos;s nearest pixel. Pixels where the mask has no data or does not reach are kept and counted; all pixels that are kept stay as they are, bit for bit.</source>
        <translation>Copie un raster de tout type et de tout nombre de bandes, sans donnée là où le masque a des nuages ou des ombres.
Le raster peut reposer sur une autre grille : chaque pixel a la classe du pixel le plus proche du masque. Les pixels où le masque est sans donnée ou qu’il n’atteint pas sont gardés et comptés ; tous les pixels gardés restent inchangés, bit pour bit.</translation>
    </message>
    <message>
        <location filename="../processing/applymask.py"/>
        <location filename="../processing/zonalstatistics.py"/>
        <source>A mask that Mask clouds has written.</source>
        <translation>Un masque écrit par Masquer les nuages.</translation>
    </message>
    <message>
        <location filename="../processing/applymask.py"/>
        <source>Raster</source>
        <translation>Raster</translation>
    </message>
    <message>
        <location filename="../processing/applymask.py"/>
        <source>The raster to take clouds out of, on any grid.</source>
        <translation>Le raster dont on retire les nuages, sur une grille quelconque.</translation>
    </message>
    <message>
        <location filename="../processing/applymask.py"/>
        <source>Classes to take out</source>
        <translation>Classes à retirer</translation>
    </message>
    <message>
        <location filename="../processing/applymask.py"/>
        <source>Which classes become no data.</source>
        <translation>Les classes qui deviennent sans donnée.</translation>
    </message>
    <message>
        <location filename="../processing/applymask.py"/>
        <source>Texts to take out</source>
        <translation>Textes à retirer</translation>
    </message>
    <message>
        <location filename="../processing/applymask.py"/>
        <source>Of a mask that was made with PROMPTS: which of the texts become no data, one in each line or separated by semicolons. CLASSES does not count then.</source>
        <translation>Pour un masque fait avec PROMPTS : les textes qui deviennent sans donnée, un par ligne ou séparés par des points-virgules. CLASSES ne compte pas dans ce cas.</translation>
    </message>
    <message>
        <location filename="../processing/applymask.py"/>
        <source>Buffer</source>
        <translation>Tampon</translation>
    </message>
    <message>
        <location filename="../processing/applymask.py"/>
        <source>Metres around them that become no data as well.</source>
        <translation>Distance en mètres autour d’elles qui devient elle aussi sans donnée.</translation>
    </message>
    <message>
        <location filename="../processing/applymask.py"/>
        <source>No-data value</source>
        <translation>Valeur NoData</translation>
    </message>
    <message>
        <location filename="../processing/applymask.py"/>
        <source>What stands for no data; empty: the raster&apos;s own value, else NaN, the lowest signed number or 0.</source>
        <translation>Ce qui représente l’absence de donnée ; vide : la valeur propre au raster, sinon NaN, le plus petit nombre signé ou 0.</translation>
    </message>
    <message>
        <location filename="../processing/applymask.py"/>
        <source>Plain tiled GeoTIFF</source>
        <translation>GeoTIFF tuilé simple</translation>
    </message>
    <message>
        <location filename="../processing/applymask.py"/>
        <source>Writes a tiled GeoTIFF without overviews in place of a cloud-optimised one.</source>
        <translation>Écrit un GeoTIFF tuilé sans aperçus au lieu d’un GeoTIFF optimisé pour le cloud.</translation>
    </message>
    <message>
        <location filename="../processing/applymask.py"/>
        <source>Raster without clouds</source>
        <translation>Raster sans nuages</translation>
    </message>
    <message>
        <location filename="../processing/applymask.py"/>
        <source>The copy, a GeoTIFF. A file that exists is replaced.</source>
        <translation>La copie, un GeoTIFF. Un fichier existant est remplacé.</translation>
    </message>
    <message>
        <location filename="../processing/applymask.py"/>
        <source>Taken out (%)</source>
        <translation>Retiré (%)</translation>
    </message>
    <message>
        <location filename="../processing/applymask.py"/>
        <source>Pixels taken out</source>
        <translation>Pixels retirés</translation>
    </message>
    <message>
        <location filename="../processing/applymask.py"/>
        <source>CLASSES is empty; choose what to take out.</source>
        <translation>CLASSES est vide ; choisissez ce qui doit être retiré.</translation>
    </message>
    <message>
        <location filename="../processing/help.py"/>
        <source>Parameters</source>
        <translation>Paramètres</translation>
    </message>
    <message>
        <location filename="../processing/help.py"/>
        <source>Example</source>
        <translation>Exemple</translation>
    </message>
    <message>
        <location filename="../processing/loading.py"/>
        <source>The table is written, but this QGIS cannot show its format.</source>
        <translation>La table est écrite, mais ce QGIS ne peut pas afficher son format.</translation>
    </message>
    <message>
        <location filename="../processing/maskclouds.py"/>
        <location filename="../processing/refinemask.py"/>
        <source>Masks</source>
        <translation>Masques</translation>
    </message>
    <message>
        <location filename="../processing/maskclouds.py"/>
        <source>cloud,clouds,shadow,cirrus,mask,masking,sentinel-2,s2,satellite,machine learning</source>
        <translation>nuage,nuages,ombre,cirrus,masque,masquage,sentinel-2,s2,satellite,apprentissage automatique,cloud,mask</translation>
    </message>
    <message>
        <location filename="../processing/maskclouds.py"/>
        <source>Finds thick cloud, thin cloud and cloud shadow in a Sentinel-2 scene and writes them as a mask.
The scene is a raster layer, or a product, STAC item, address or list of band files; one of the two. Red, green and blue must be there; each further band helps. Level, offset and bands are recognised; where they are not, a sentence says which parameter to give. What was answered for a layer in the dock is remembered.
A model that takes text can also be told what to look for instead of clouds.
Besides the files, the percentages of the valid pixels are outputs that a model can branch on.</source>
        <translation>Détecte les nuages épais, les nuages fins et les ombres de nuage d’une scène Sentinel-2 et les écrit dans un masque.
La scène est une couche raster, ou bien un produit, un élément STAC, une adresse ou une liste de fichiers de bandes ; l’un ou l’autre. Le rouge, le vert et le bleu doivent être présents ; chaque bande supplémentaire aide. Le niveau, le décalage et les bandes sont reconnus ; s’ils ne le sont pas, une phrase dit quel paramètre donner. Ce qui a été répondu pour une couche dans le panneau est retenu.
On peut aussi dire à un modèle qui accepte du texte ce qu’il doit chercher à la place des nuages.
Outre les fichiers, les pourcentages des pixels valides sont des sorties sur lesquelles un modèle peut se brancher.</translation>
    </message>
    <message>
        <location filename="../processing/maskclouds.py"/>
        <source>INPUT and SCENE are both given; give one of them.</source>
        <translation>INPUT et SCENE sont tous deux donnés ; donnez-en un seul.</translation>
    </message>
    <message>
        <location filename="../processing/maskclouds.py"/>
        <source>There is no scene to mask; give INPUT or SCENE.</source>
        <translation>Il n’y a pas de scène à masquer ; donnez INPUT ou SCENE.</translation>
    </message>
    <message>
        <location filename="../processing/maskclouds.py"/>
        <source>EXTENT and AREA are both given; give one of them.</source>
        <translation>EXTENT et AREA sont tous deux donnés ; donnez-en un seul.</translation>
    </message>
    <message>
        <location filename="../processing/parameters.py"/>
        <source>The mask, a cloud-optimised GeoTIFF: 0 clear, 1 thick cloud, 2 thin cloud, 3 cloud shadow, 255 no data. A file that exists is replaced.</source>
        <translation>Le masque, un GeoTIFF optimisé pour le cloud : 0 dégagé, 1 nuage épais, 2 nuage fin, 3 ombre de nuage, 255 sans donnée. Un fichier existant est remplacé.</translation>
    </message>
    <message>
        <location filename="../processing/parameters.py"/>
        <source>JSON files (*.json)</source>
        <translation>Fichiers JSON (*.json)</translation>
    </message>
    <message>
        <location filename="../processing/parameters.py"/>
        <source>Areas, percentages, inputs and warnings as JSON; not written by default.</source>
        <translation>Surfaces, pourcentages, entrées et avertissements en JSON ; non écrit par défaut.</translation>
    </message>
    <message>
        <location filename="../processing/parameters.py"/>
        <source>Threshold of cloud, thick and thin together</source>
        <translation>Seuil de nuage, épais et fin ensemble</translation>
    </message>
    <message>
        <location filename="../processing/parameters.py"/>
        <source>Threshold of thick cloud</source>
        <translation>Seuil de nuage épais</translation>
    </message>
    <message>
        <location filename="../processing/parameters.py"/>
        <source>Threshold of thin cloud</source>
        <translation>Seuil de nuage fin</translation>
    </message>
    <message>
        <location filename="../processing/parameters.py"/>
        <source>Threshold of cloud shadow</source>
        <translation>Seuil d’ombre de nuage</translation>
    </message>
    <message>
        <location filename="../processing/parameters.py"/>
        <source>Cloud is chosen where its probability (0 to 1) reaches this, and nowhere else.</source>
        <translation>Un pixel est classé nuage là où sa probabilité (0 à 1) atteint cette valeur, et nulle part ailleurs.</translation>
    </message>
    <message>
        <location filename="../processing/parameters.py"/>
        <source>Probability (0 to 1) from which thick cloud is chosen; empty: the model decides.</source>
        <translation>Probabilité (0 à 1) à partir de laquelle un pixel est classé nuage épais ; vide : le modèle décide.</translation>
    </message>
    <message>
        <location filename="../processing/parameters.py"/>
        <source>Probability (0 to 1) from which thin cloud is chosen; empty: the model decides.</source>
        <translation>Probabilité (0 à 1) à partir de laquelle un pixel est classé nuage fin ; vide : le modèle décide.</translation>
    </message>
    <message>
        <location filename="../processing/parameters.py"/>
        <source>Probability (0 to 1) from which cloud shadow is chosen; empty: the model decides.</source>
        <translation>Probabilité (0 à 1) à partir de laquelle un pixel est classé ombre de nuage ; vide : le modèle décide.</translation>
    </message>
    <message>
        <location filename="../processing/parameters.py"/>
        <source>Smallest cloud or shadow (m²)</source>
        <translation>Plus petit nuage ou plus petite ombre (m²)</translation>
    </message>
    <message>
        <location filename="../processing/parameters.py"/>
        <source>Buffer around clouds</source>
        <translation>Tampon autour des nuages</translation>
    </message>
    <message>
        <location filename="../processing/parameters.py"/>
        <source>Metres by which clouds grow, over clear ground and shadows; never over no data.</source>
        <translation>Distance en mètres dont les nuages s’étendent, sur le sol dégagé et les ombres ; jamais sur l’absence de donnée.</translation>
    </message>
    <message>
        <location filename="../processing/parameters.py"/>
        <source>Buffer around shadows</source>
        <translation>Tampon autour des ombres</translation>
    </message>
    <message>
        <location filename="../processing/parameters.py"/>
        <source>Metres by which shadows grow, over clear ground.</source>
        <translation>Distance en mètres dont les ombres s’étendent, sur le sol dégagé.</translation>
    </message>
    <message>
        <location filename="../processing/parameters.py"/>
        <source>Clouds and shadows of fewer square metres become clear.</source>
        <translation>Les nuages et les ombres de moins de mètres carrés deviennent dégagés.</translation>
    </message>
    <message>
        <location filename="../processing/parameters.py"/>
        <source>Cloud, thick and thin (%)</source>
        <translation>Nuage, épais et fin (%)</translation>
    </message>
    <message>
        <location filename="../processing/parameters.py"/>
        <source>Thick cloud (%)</source>
        <translation>Nuage épais (%)</translation>
    </message>
    <message>
        <location filename="../processing/parameters.py"/>
        <source>Thin cloud (%)</source>
        <translation>Nuage fin (%)</translation>
    </message>
    <message>
        <location filename="../processing/parameters.py"/>
        <source>Cloud shadow (%)</source>
        <translation>Ombre de nuage (%)</translation>
    </message>
    <message>
        <location filename="../processing/parameters.py"/>
        <source>Clear (%)</source>
        <translation>Dégagé (%)</translation>
    </message>
    <message>
        <location filename="../processing/parameters.py"/>
        <source>Percentage of each class (JSON)</source>
        <translation>Pourcentage de chaque classe (JSON)</translation>
    </message>
    <message>
        <location filename="../processing/parameters.py"/>
        <source>{key} is {value}; give a probability from 0 to 1.</source>
        <translation>{key} vaut {value} ; donnez une probabilité de 0 à 1.</translation>
    </message>
    <message>
        <location filename="../processing/parameters.py"/>
        <source>THRESHOLD_CLOUD stands for thick and thin cloud together; give it, or those of the two.</source>
        <translation>THRESHOLD_CLOUD vaut pour le nuage épais et le nuage fin ensemble ; donnez-le, ou ceux des deux.</translation>
    </message>
    <message>
        <location filename="../processing/parameters.py"/>
        <source>{key} is {value}; give a number that is not negative.</source>
        <translation>{key} vaut {value} ; donnez un nombre qui ne soit pas négatif.</translation>
    </message>
    <message>
        <location filename="../processing/parameters.py"/>
        <source>&apos;{name}&apos; cannot be written; the name of {key} must end with {endings}.</source>
        <translation>« {name} » ne peut pas être écrit ; le nom de {key} doit se terminer par {endings}.</translation>
    </message>
    <message>
        <location filename="../processing/parameters.py"/>
        <source> or </source>
        <translation> ou </translation>
    </message>
    <message>
        <location filename="../processing/parameters.py"/>
        <source>&apos;{part}&apos; in BANDS is not of the form name=number; write for example red=3,green=2,blue=1.</source>
        <translation>« {part} » dans BANDS n’a pas la forme nom=nombre ; écrivez par exemple red=3,green=2,blue=1.</translation>
    </message>
    <message>
        <location filename="../processing/parameters.py"/>
        <source>&apos;{name}&apos; in BANDS is no Sentinel-2 band; use names such as B04 or red, green, blue, nir.</source>
        <translation>« {name} » dans BANDS n’est pas une bande de Sentinel-2 ; utilisez des noms tels que B04 ou red, green, blue, nir.</translation>
    </message>
    <message>
        <location filename="../processing/parameters.py"/>
        <source>BANDS names {band} twice; name each band once.</source>
        <translation>BANDS nomme {band} deux fois ; nommez chaque bande une seule fois.</translation>
    </message>
    <message>
        <location filename="../processing/progress.py"/>
        <source>{stage}: {rate} million pixels a second</source>
        <translation>{stage} : {rate} millions de pixels par seconde</translation>
    </message>
    <message>
        <location filename="../processing/prompts.py"/>
        <source>No model takes texts; leave PROMPTS empty.</source>
        <translation>Aucun modèle n’accepte de textes ; laissez PROMPTS vide.</translation>
    </message>
    <message>
        <location filename="../processing/prompts.py"/>
        <source>The model {model} takes no texts; leave PROMPTS empty, or choose one of these as MODEL: {others}.</source>
        <translation>Le modèle {model} n’accepte pas de textes ; laissez PROMPTS vide, ou choisissez l’un de ceux-ci comme MODEL : {others}.</translation>
    </message>
    <message>
        <location filename="../processing/prompts.py"/>
        <source>{keys} is about clouds and shadows; leave it out where PROMPTS says what to look for.</source>
        <translation>{keys} ne concerne que les nuages et les ombres ; ne le donnez pas lorsque PROMPTS dit quoi chercher.</translation>
    </message>
    <message>
        <location filename="../processing/rasters.py"/>
        <source>&apos;{name}&apos; is no file but a layer of the kind {kind}</source>
        <translation>« {name} » n’est pas un fichier mais une couche de type {kind}</translation>
    </message>
    <message>
        <location filename="../processing/rasters.py"/>
        <location filename="../sources.py"/>
        <source>&apos;{name}&apos; is no file: it exists in this QGIS only</source>
        <translation>« {name} » n’est pas un fichier : cette couche n’existe que dans ce QGIS</translation>
    </message>
    <message>
        <location filename="../processing/rasters.py"/>
        <source>save it as a GeoTIFF first (right-click, Export, Save As)</source>
        <translation>enregistrez-la d’abord en GeoTIFF (clic droit, Exporter, Enregistrer sous)</translation>
    </message>
    <message>
        <location filename="../processing/refinemask.py"/>
        <source>Refine mask</source>
        <translation>Affiner un masque</translation>
    </message>
    <message>
        <location filename="../processing/refinemask.py"/>
        <source>cloud,clouds,shadow,mask,probabilities,threshold,buffer,refine</source>
        <translation>nuage,nuages,ombre,masque,probabilités,seuil,tampon,affiner,cloud,mask,refine</translation>
    </message>
    <message>
        <location filename="../processing/refinemask.py"/>
        <source>Draws another mask from the probabilities that Mask clouds has written: other thresholds, buffers around clouds and shadows, no small objects. The model does not run again, so it takes seconds; the result is the mask that Mask clouds would have written with the same settings.</source>
        <translation>Trace un autre masque à partir des probabilités écrites par Masquer les nuages : autres seuils, tampons autour des nuages et des ombres, pas de petits objets. Le modèle n’est pas relancé, cela ne prend donc que quelques secondes ; le résultat est le masque que Masquer les nuages aurait écrit avec les mêmes réglages.</translation>
    </message>
    <message>
        <location filename="../processing/refinemask.py"/>
        <location filename="../processing/scene_parameters.py"/>
        <source>Probabilities</source>
        <translation>Probabilités</translation>
    </message>
    <message>
        <location filename="../processing/refinemask.py"/>
        <source>A raster of probabilities that Mask clouds has written.</source>
        <translation>Un raster de probabilités écrit par Masquer les nuages.</translation>
    </message>
    <message>
        <location filename="../processing/scene_parameters.py"/>
        <source>Sentinel-2 layer</source>
        <translation>Couche Sentinel-2</translation>
    </message>
    <message>
        <location filename="../processing/scene_parameters.py"/>
        <source>A raster layer of a scene: a product&apos;s band or subdataset, a raster with several bands, a picture.</source>
        <translation>Une couche raster d’une scène : une bande ou un sous-jeu de données d’un produit, un raster à plusieurs bandes, une image.</translation>
    </message>
    <message>
        <location filename="../processing/scene_parameters.py"/>
        <source>Or a scene by path or address</source>
        <translation>Ou une scène par chemin ou adresse</translation>
    </message>
    <message>
        <location filename="../processing/scene_parameters.py"/>
        <source>In place of a layer: a SAFE folder or zip, a STAC item, a raster, a folder of band files, an address (https, s3), or several files separated by semicolons.</source>
        <translation>À la place d’une couche : un dossier ou un zip SAFE, un élément STAC, un raster, un dossier de fichiers de bandes, une adresse (https, s3), ou plusieurs fichiers séparés par des points-virgules.</translation>
    </message>
    <message>
        <location filename="../processing/scene_parameters.py"/>
        <source>Which model decides, by its id.</source>
        <translation>Le modèle qui décide, par son identifiant.</translation>
    </message>
    <message>
        <location filename="../processing/scene_parameters.py"/>
        <source>For a model that takes text: what to look for instead of clouds, a text in each line or separated by semicolons, such as smoke; land. Each becomes a class of the mask, with codes from 0 on; a single one is told from all other ground (0 other, 1 the text).</source>
        <translation>Pour un modèle qui accepte du texte : ce qu’il faut chercher à la place des nuages, en anglais, un texte par ligne ou séparés par des points-virgules, par exemple smoke; land. Chacun devient une classe du masque, avec des codes à partir de 0 ; un texte seul est distingué de tout le reste (0 le reste, 1 le texte).</translation>
    </message>
    <message>
        <location filename="../processing/scene_parameters.py"/>
        <source>Metres per pixel of the mask; source is the finest of the bands that are read.</source>
        <translation>Mètres par pixel du masque ; source est la plus fine des bandes lues.</translation>
    </message>
    <message>
        <location filename="../processing/scene_parameters.py"/>
        <source>Extent</source>
        <translation>Emprise</translation>
    </message>
    <message>
        <location filename="../processing/scene_parameters.py"/>
        <source>Mask only this box, snapped outward to pixels. Its coordinate system is the scene&apos;s unless it says.</source>
        <translation>Ne masquer que ce rectangle, agrandi aux pixels entiers. Son système de coordonnées est celui de la scène, sauf mention contraire.</translation>
    </message>
    <message>
        <location filename="../processing/scene_parameters.py"/>
        <source>Mask only these polygons, in any coordinate system; around them the mask has no data.</source>
        <translation>Ne masquer que ces polygones, dans un système de coordonnées quelconque ; autour d’eux, le masque est sans donnée.</translation>
    </message>
    <message>
        <location filename="../processing/scene_parameters.py"/>
        <source>Where to compute: auto, cpu, cuda, cuda:1, mps. auto takes a graphics card where there is one.</source>
        <translation>Où calculer : auto, cpu, cuda, cuda:1, mps. auto prend une carte graphique s’il y en a une.</translation>
    </message>
    <message>
        <location filename="../processing/scene_parameters.py"/>
        <source>How exactly to compute; auto follows from what the device can do.</source>
        <translation>Avec quelle précision calculer ; auto suit ce que le périphérique sait faire.</translation>
    </message>
    <message>
        <location filename="../processing/scene_parameters.py"/>
        <source>Read all bands that the model can use</source>
        <translation>Lire toutes les bandes que le modèle peut utiliser</translation>
    </message>
    <message>
        <location filename="../processing/scene_parameters.py"/>
        <source>Reads also the bands that the model gains little from, which takes longer.</source>
        <translation>Lit aussi les bandes qui apportent peu au modèle, ce qui prend plus de temps.</translation>
    </message>
    <message>
        <location filename="../processing/scene_parameters.py"/>
        <source>Where the scene does not say it: L1C, L2A, or RGB8 for a picture of 8 bits.</source>
        <translation>Si la scène ne le dit pas : L1C, L2A, ou RGB8 pour une image de 8 bits.</translation>
    </message>
    <message>
        <location filename="../processing/scene_parameters.py"/>
        <source>Where the scene does not say it: what is added to digital numbers before scaling, -1000 since processing baseline 04.00 (January 2022), 0 before.</source>
        <translation>Si la scène ne le dit pas : ce qui est ajouté aux comptes numériques avant la mise à l’échelle, -1000 depuis la baseline de traitement 04.00 (janvier 2022), 0 avant.</translation>
    </message>
    <message>
        <location filename="../processing/scene_parameters.py"/>
        <source>Scale</source>
        <translation>Échelle</translation>
    </message>
    <message>
        <location filename="../processing/scene_parameters.py"/>
        <source>Where the scene does not say it: reflectance per digital number, 0.0001 for products.</source>
        <translation>Si la scène ne le dit pas : réflectance par compte numérique, 0.0001 pour les produits.</translation>
    </message>
    <message>
        <location filename="../processing/scene_parameters.py"/>
        <source>Where they are not recognised: which band of the raster is which, such as red=3,green=2,blue=1.</source>
        <translation>Si elles ne sont pas reconnues : à quoi correspond chaque bande du raster, par exemple red=3,green=2,blue=1.</translation>
    </message>
    <message>
        <location filename="../processing/scene_parameters.py"/>
        <source>The probability of each class as GeoTIFF, from which other masks are drawn; not written by default.</source>
        <translation>La probabilité de chaque classe en GeoTIFF, à partir de laquelle d’autres masques sont tracés ; non écrite par défaut.</translation>
    </message>
    <message>
        <location filename="../processing/scene_parameters.py"/>
        <location filename="../processing/usabledates.py"/>
        <location filename="../processing/zonalstatistics.py"/>
        <source>Polygons</source>
        <translation>Polygones</translation>
    </message>
    <message>
        <location filename="../processing/scene_parameters.py"/>
        <source>Clouds and shadows with class and area in square metres, as GeoPackage; not written by default.</source>
        <translation>Nuages et ombres avec leur classe et leur surface en mètres carrés, en GeoPackage ; non écrits par défaut.</translation>
    </message>
    <message>
        <location filename="../processing/usabledates.py"/>
        <source>cloud,clouds,clear,usable,dates,time series,polygons,fields,parcels,percentage,table</source>
        <translation>nuage,nuages,dégagé,utile,exploitable,dates,série temporelle,polygones,champs,parcelles,pourcentage,tableau,cloud,usable</translation>
    </message>
    <message>
        <location filename="../processing/usabledates.py"/>
        <source>Writes a table of how much of each polygon each scene shows: clear, under thin cloud, under thick cloud, in shadow, or without data.
Each scene is looked at quickly, in coarse pixels and around the polygons only; no mask is kept. Percentages are of the whole polygon, 100 together; what lies beyond a scene has no data. A scene that cannot be read is a row that says why.
Besides the table, the best date and how many per cent of all polygons it shows are outputs that a model can branch on.</source>
        <translation>Écrit une table de la part de chaque polygone que chaque scène montre : dégagée, sous nuage fin, sous nuage épais, à l’ombre ou sans donnée.
Chaque scène est examinée rapidement, avec des pixels grossiers et autour des polygones seulement ; aucun masque n’est conservé. Les pourcentages se rapportent au polygone entier et font 100 ensemble ; ce qui dépasse d’une scène est sans donnée. Une scène illisible donne une ligne qui dit pourquoi.
Outre la table, la meilleure date et le pourcentage de l’ensemble des polygones qu’elle montre sont des sorties sur lesquelles un modèle peut se brancher.</translation>
    </message>
    <message>
        <location filename="../processing/usabledates.py"/>
        <source>Best date</source>
        <translation>Meilleure date</translation>
    </message>
    <message>
        <location filename="../processing/usabledates.py"/>
        <source>Best scene</source>
        <translation>Meilleure scène</translation>
    </message>
    <message>
        <location filename="../processing/usabledates.py"/>
        <source>Clear in the best scene (%)</source>
        <translation>Dégagé dans la meilleure scène (%)</translation>
    </message>
    <message>
        <location filename="../processing/usabledates.py"/>
        <source>Scenes that could be looked at</source>
        <translation>Scènes qui ont pu être examinées</translation>
    </message>
    <message>
        <location filename="../processing/usabledates.py"/>
        <location filename="../processing/zonalstatistics.py"/>
        <source>Number of polygons</source>
        <translation>Nombre de polygones</translation>
    </message>
    <message>
        <location filename="../processing/usabledates.py"/>
        <source>There is no scene to look at; give INPUT, SCENES or FOLDER.</source>
        <translation>Il n’y a pas de scène à examiner ; donnez INPUT, SCENES ou FOLDER.</translation>
    </message>
    <message>
        <location filename="../processing/usabledates.py"/>
        <source>&apos;{value}&apos; cannot be opened as a raster layer.</source>
        <translation>« {value} » ne peut pas être ouvert comme couche raster.</translation>
    </message>
    <message>
        <location filename="../processing/usabledates.py"/>
        <source>there is no scene in &apos;{folder}&apos;</source>
        <translation>il n’y a aucune scène dans « {folder} »</translation>
    </message>
    <message>
        <location filename="../processing/usabledates.py"/>
        <source>Best: {name}, {clear} % clear.</source>
        <translation>Meilleure scène : {name}, dégagée à {clear} %.</translation>
    </message>
    <message>
        <location filename="../processing/usabledates.py"/>
        <source>&apos;{name}&apos; cannot be written</source>
        <translation>« {name} » ne peut pas être écrit</translation>
    </message>
    <message>
        <location filename="../processing/usabledates.py"/>
        <location filename="../usable/table.py"/>
        <source>choose another place</source>
        <translation>choisissez un autre emplacement</translation>
    </message>
    <message>
        <location filename="../processing/usabledates.py"/>
        <source>the table cannot be written ({reason})</source>
        <translation>la table ne peut pas être écrite ({reason})</translation>
    </message>
    <message>
        <location filename="../processing/usabledates.py"/>
        <location filename="../processing/vectors.py"/>
        <location filename="../usable/assessing.py"/>
        <location filename="../usable/zones.py"/>
        <source>check the free space of the disk</source>
        <translation>vérifiez l’espace libre du disque</translation>
    </message>
    <message>
        <location filename="../processing/usabledates.py"/>
        <source>Sentinel-2 layers</source>
        <translation>Couches Sentinel-2</translation>
    </message>
    <message>
        <location filename="../processing/usabledates.py"/>
        <source>Raster layers of scenes; layers of the bands of one scene count as one.</source>
        <translation>Couches raster de scènes ; les couches des bandes d’une même scène comptent pour une seule.</translation>
    </message>
    <message>
        <location filename="../processing/usabledates.py"/>
        <source>Or scenes by path or address</source>
        <translation>Ou des scènes par chemin ou adresse</translation>
    </message>
    <message>
        <location filename="../processing/usabledates.py"/>
        <source>One scene a line: a SAFE folder or zip, a STAC item, a raster, a folder of band files, an address, or the files of the bands separated by semicolons.</source>
        <translation>Une scène par ligne : un dossier ou un zip SAFE, un élément STAC, un raster, un dossier de fichiers de bandes, une adresse, ou les fichiers des bandes séparés par des points-virgules.</translation>
    </message>
    <message>
        <location filename="../processing/usabledates.py"/>
        <source>Or a folder of scenes</source>
        <translation>Ou un dossier de scènes</translation>
    </message>
    <message>
        <location filename="../processing/usabledates.py"/>
        <source>All scenes that are found in it and below it by their names.</source>
        <translation>Toutes les scènes que l’on y trouve, sous-dossiers compris, d’après leurs noms.</translation>
    </message>
    <message>
        <location filename="../processing/usabledates.py"/>
        <location filename="../processing/zonalstatistics.py"/>
        <source>Fields, parcels or whatever else is asked about: a polygon layer in any coordinate system.</source>
        <translation>Champs, parcelles ou tout autre objet d’intérêt : une couche de polygones dans un système de coordonnées quelconque.</translation>
    </message>
    <message>
        <location filename="../processing/usabledates.py"/>
        <location filename="../processing/zonalstatistics.py"/>
        <location filename="../usable/area_section.py"/>
        <source>Field that names a polygon</source>
        <translation>Champ qui nomme un polygone</translation>
    </message>
    <message>
        <location filename="../processing/usabledates.py"/>
        <source>Its value becomes the column polygon; empty: the layer&apos;s own feature ids.</source>
        <translation>Sa valeur devient la colonne polygon ; vide : les identifiants d’entité propres à la couche.</translation>
    </message>
    <message>
        <location filename="../processing/usabledates.py"/>
        <source>Metres per pixel; auto takes 60, and 20 or 10 where the area is small or polygons have fewer than 50 such pixels.</source>
        <translation>Mètres par pixel ; auto prend 60, et 20 ou 10 si la zone est petite ou si des polygones ont moins de 50 de ces pixels.</translation>
    </message>
    <message>
        <location filename="../processing/usabledates.py"/>
        <source>The table, a row for each scene and polygon: .csv or .gpkg. A file that exists is replaced.</source>
        <translation>La table, une ligne pour chaque scène et polygone : .csv ou .gpkg. Un fichier existant est remplacé.</translation>
    </message>
    <message>
        <location filename="../processing/vectors.py"/>
        <location filename="../usable/zones.py"/>
        <source>the polygons of &apos;{name}&apos; cannot be written to a temporary file</source>
        <translation>les polygones de « {name} » ne peuvent pas être écrits dans un fichier temporaire</translation>
    </message>
    <message>
        <location filename="../processing/zonalstatistics.py"/>
        <source>Cloud statistics of polygons</source>
        <translation>Statistiques de nuages par polygone</translation>
    </message>
    <message>
        <location filename="../processing/zonalstatistics.py"/>
        <source>cloud,clouds,shadow,mask,zonal,statistics,polygons,fields,parcels,percentage,table</source>
        <translation>nuage,nuages,ombre,masque,statistiques de zone,polygones,champs,parcelles,pourcentage,tableau,cloud,zonal</translation>
    </message>
    <message>
        <location filename="../processing/zonalstatistics.py"/>
        <source>Writes a table of how much of each class of a mask lies in each polygon, one row a polygon.
Percentages of the classes are of the polygon&apos;s area with data, 100 together; those of no data and of what lies beyond the mask are of the whole polygon. The polygons may be in any coordinate system, and selected features alone can be taken.</source>
        <translation>Écrit une table de la part de chaque classe d’un masque dans chaque polygone, une ligne par polygone.
Les pourcentages des classes se rapportent à la surface du polygone avec données et font 100 ensemble ; ceux de l’absence de donnée et de ce qui dépasse du masque se rapportent au polygone entier. Les polygones peuvent être dans un système de coordonnées quelconque, et l’on peut ne prendre que les entités sélectionnées.</translation>
    </message>
    <message>
        <location filename="../processing/zonalstatistics.py"/>
        <source>Its value becomes the column zone; empty: the layer&apos;s own feature ids.</source>
        <translation>Sa valeur devient la colonne zone ; vide : les identifiants d’entité propres à la couche.</translation>
    </message>
    <message>
        <location filename="../processing/zonalstatistics.py"/>
        <source>Exact shares of pixels at the border</source>
        <translation>Parts exactes des pixels de bordure</translation>
    </message>
    <message>
        <location filename="../processing/zonalstatistics.py"/>
        <source>If not, whole pixels are counted whose centre lies inside; the column method says which.</source>
        <translation>Sinon, on compte les pixels entiers dont le centre est à l’intérieur ; la colonne method l’indique.</translation>
    </message>
    <message>
        <location filename="../processing/zonalstatistics.py"/>
        <source>Statistics</source>
        <translation>Statistiques</translation>
    </message>
    <message>
        <location filename="../processing/zonalstatistics.py"/>
        <source>The table: .gpkg with the polygons, .csv or .parquet without. A file that exists is replaced.</source>
        <translation>La table : .gpkg avec les polygones, .csv ou .parquet sans. Un fichier existant est remplacé.</translation>
    </message>
    <message>
        <location filename="../scenes/folder.py"/>
        <source>the folder {path} cannot be read ({reason})</source>
        <translation>impossible de lire le dossier {path} ({reason})</translation>
    </message>
    <message>
        <location filename="../scenes/folder.py"/>
        <source>choose another folder</source>
        <translation>choisissez un autre dossier</translation>
    </message>
    <message>
        <location filename="../scenes/layers_dialog.py"/>
        <source>Add layers</source>
        <translation>Ajouter des couches</translation>
    </message>
    <message>
        <location filename="../scenes/layers_dialog.py"/>
        <source>Raster layers of the project</source>
        <translation>Couches raster du projet</translation>
    </message>
    <message>
        <location filename="../scenes/layers_dialog.py"/>
        <location filename="../scenes/scene_list.py"/>
        <location filename="../scenes/search_dialog.py"/>
        <source>&amp;Add</source>
        <translation>&amp;Ajouter</translation>
    </message>
    <message>
        <location filename="../scenes/layers_dialog.py"/>
        <source>The project has no raster layer.</source>
        <translation>Le projet n’a aucune couche raster.</translation>
    </message>
    <message>
        <location filename="../scenes/scene_list.py"/>
        <source>Stop looking</source>
        <translation>Arrêter la recherche</translation>
    </message>
    <message>
        <location filename="../scenes/scene_list.py"/>
        <source>Looking for scenes…</source>
        <translation>Recherche de scènes…</translation>
    </message>
    <message>
        <location filename="../scenes/scene_list.py"/>
        <location filename="../usable/page.py"/>
        <source>Scenes</source>
        <translation>Scènes</translation>
    </message>
    <message>
        <location filename="../scenes/scene_list.py"/>
        <source>Add scenes</source>
        <translation>Ajouter des scènes</translation>
    </message>
    <message>
        <location filename="../scenes/scene_list.py"/>
        <source>&amp;Layers…</source>
        <translation>&amp;Couches…</translation>
    </message>
    <message>
        <location filename="../scenes/scene_list.py"/>
        <source>A &amp;folder…</source>
        <translation>Un &amp;dossier…</translation>
    </message>
    <message>
        <location filename="../scenes/scene_list.py"/>
        <source>&amp;Search…</source>
        <translation>Rec&amp;herche…</translation>
    </message>
    <message>
        <location filename="../scenes/scene_list.py"/>
        <source>&amp;Remove</source>
        <translation>&amp;Retirer</translation>
    </message>
    <message>
        <location filename="../scenes/scene_list.py"/>
        <source>Take the selected scenes off the list</source>
        <translation>Retirer de la liste les scènes sélectionnées</translation>
    </message>
    <message>
        <location filename="../scenes/scene_list.py"/>
        <source>&amp;Clear</source>
        <translation>&amp;Vider</translation>
    </message>
    <message>
        <location filename="../scenes/scene_list.py"/>
        <source>Take all scenes off the list</source>
        <translation>Retirer toutes les scènes de la liste</translation>
    </message>
    <message>
        <location filename="../scenes/scene_list.py"/>
        <source>Folder with scenes</source>
        <translation>Dossier de scènes</translation>
    </message>
    <message>
        <location filename="../scenes/scene_list.py"/>
        <source>There is no scene in it.</source>
        <translation>Il ne contient aucune scène.</translation>
    </message>
    <message>
        <location filename="../scenes/scene_list.py"/>
        <source>All of them are on the list already.</source>
        <translation>Toutes sont déjà dans la liste.</translation>
    </message>
    <message>
        <location filename="../scenes/scene_list.py"/>
        <source>Scenes added: {count}.</source>
        <translation>Scènes ajoutées : {count}.</translation>
    </message>
    <message>
        <location filename="../scenes/scene_list.py"/>
        <source>Add layers of the project, a folder with scenes, or what a search finds; files can be dropped here.</source>
        <translation>Ajoutez des couches du projet, un dossier de scènes ou ce qu’une recherche trouve ; des fichiers peuvent être déposés ici.</translation>
    </message>
    <message>
        <location filename="../scenes/scene_list.py"/>
        <source>{count} layers are no scenes; of the first one: {reason}</source>
        <translation>Couches qui ne sont pas des scènes : {count} ; pour la première : {reason}</translation>
    </message>
    <message>
        <location filename="../scenes/search_dialog.py"/>
        <source>Search scenes</source>
        <translation>Rechercher des scènes</translation>
    </message>
    <message>
        <location filename="../scenes/search_dialog.py"/>
        <source>&amp;Search</source>
        <translation>&amp;Rechercher</translation>
    </message>
    <message>
        <location filename="../scenes/search_dialog.py"/>
        <source>Scenes that were found</source>
        <translation>Scènes trouvées</translation>
    </message>
    <message>
        <location filename="../scenes/search_dialog.py"/>
        <source>Cloud</source>
        <translation>Nuages</translation>
    </message>
    <message>
        <location filename="../scenes/search_dialog.py"/>
        <source>From</source>
        <translation>Du</translation>
    </message>
    <message>
        <location filename="../scenes/search_dialog.py"/>
        <source>To</source>
        <translation>Au</translation>
    </message>
    <message>
        <location filename="../scenes/search_dialog.py"/>
        <source>Cloud at most</source>
        <translation>Nuages au plus</translation>
    </message>
    <message>
        <location filename="../scenes/search_dialog.py"/>
        <source>STAC API</source>
        <translation>API STAC</translation>
    </message>
    <message>
        <location filename="../scenes/search_dialog.py"/>
        <source>Cloud at most, of the whole scene</source>
        <translation>Nuages au plus, sur toute la scène</translation>
    </message>
    <message>
        <location filename="../scenes/search_dialog.py"/>
        <source>As the catalogue tells it for the whole scene</source>
        <translation>Tel que le catalogue l’indique pour toute la scène</translation>
    </message>
    <message>
        <location filename="../scenes/search_dialog.py"/>
        <source>An open one, without an account</source>
        <translation>Une API ouverte, sans compte</translation>
    </message>
    <message>
        <location filename="../scenes/search_dialog.py"/>
        <source>Cancelled.</source>
        <translation>Annulé.</translation>
    </message>
    <message>
        <location filename="../scenes/search_dialog.py"/>
        <source>Searching…</source>
        <translation>Recherche…</translation>
    </message>
    <message>
        <location filename="../scenes/search_dialog.py"/>
        <source>Scenes found: {count}. Untick what is not wanted.</source>
        <translation>Scènes trouvées : {count}. Décochez celles qui ne conviennent pas.</translation>
    </message>
    <message>
        <location filename="../scenes/search_dialog.py"/>
        <source>There may be more: choose a shorter time.</source>
        <translation>Il y en a peut-être d’autres : choisissez une période plus courte.</translation>
    </message>
    <message>
        <location filename="../scenes/search_dialog.py"/>
        <source>There is no scene there at that time with so little cloud.</source>
        <translation>Aucune scène à cet endroit, dans cette période, n’a si peu de nuages.</translation>
    </message>
    <message>
        <location filename="../scenes/search_dialog.py"/>
        <source>&amp;Cancel the search</source>
        <translation>A&amp;nnuler la recherche</translation>
    </message>
    <message>
        <location filename="../scenes/search_dialog.py"/>
        <source>the area to search lies nowhere on the Earth</source>
        <translation>la zone de recherche ne se trouve nulle part sur la Terre</translation>
    </message>
    <message>
        <location filename="../scenes/search_dialog.py"/>
        <source>zoom the map to a place, or choose a layer</source>
        <translation>zoomez la carte sur un lieu, ou choisissez une couche</translation>
    </message>
    <message>
        <location filename="../scenes/search_dialog.py"/>
        <source>the item of &apos;{name}&apos; cannot be kept ({reason})</source>
        <translation>l’élément de « {name} » ne peut pas être conservé ({reason})</translation>
    </message>
    <message>
        <location filename="../scenes/search_dialog.py"/>
        <source>search again</source>
        <translation>relancez la recherche</translation>
    </message>
    <message>
        <location filename="../shares.py"/>
        <source>{name} {number} %</source>
        <translation>{name} {number} %</translation>
    </message>
    <message>
        <location filename="../sources.py"/>
        <source>no scene is given</source>
        <translation>aucune scène n’est indiquée</translation>
    </message>
    <message>
        <location filename="../sources.py"/>
        <source>give a layer, a file, a folder or an address</source>
        <translation>indiquez une couche, un fichier, un dossier ou une adresse</translation>
    </message>
    <message>
        <location filename="../sources.py"/>
        <source>&apos;{name}&apos; is no raster layer</source>
        <translation>« {name} » n’est pas une couche raster</translation>
    </message>
    <message>
        <location filename="../sources.py"/>
        <source>choose the layer of a scene</source>
        <translation>choisissez la couche d’une scène</translation>
    </message>
    <message>
        <location filename="../sources.py"/>
        <source>&apos;{name}&apos; is a result itself</source>
        <translation>« {name} » est elle-même un résultat</translation>
    </message>
    <message>
        <location filename="../sources.py"/>
        <source>&apos;{name}&apos; is a picture from a map service, and a mask needs the scene&apos;s own values</source>
        <translation>« {name} » est une image d’un service cartographique, et un masque a besoin des valeurs propres à la scène</translation>
    </message>
    <message>
        <location filename="../sources.py"/>
        <source>add the files of the scene, for example from a STAC catalogue</source>
        <translation>ajoutez les fichiers de la scène, par exemple depuis un catalogue STAC</translation>
    </message>
    <message>
        <location filename="../sources.py"/>
        <source>&apos;{name}&apos; is no file but a layer of the kind {kind}, which the engine cannot open</source>
        <translation>« {name} » n’est pas un fichier mais une couche de type {kind}, que le moteur ne peut pas ouvrir</translation>
    </message>
    <message>
        <location filename="../sources.py"/>
        <source>save it as a GeoTIFF first (right-click, Export, Save As) and mask that</source>
        <translation>enregistrez-la d’abord en GeoTIFF (clic droit, Exporter, Enregistrer sous) et masquez celui-ci</translation>
    </message>
    <message>
        <location filename="../sources.py"/>
        <source>the file of &apos;{name}&apos; is not there: {path}</source>
        <translation>le fichier de « {name} » est introuvable : {path}</translation>
    </message>
    <message>
        <location filename="../sources.py"/>
        <source>put it back, or give the layer its new place (right-click, Change Data Source)</source>
        <translation>remettez-le en place, ou indiquez à la couche son nouvel emplacement (clic droit, Changer la source de données)</translation>
    </message>
    <message>
        <location filename="../sources.py"/>
        <source>&apos;{name}&apos; is opened by GDAL&apos;s driver {kind}, which the engine does not know</source>
        <translation>« {name} » est ouverte par le pilote GDAL {kind}, que le moteur ne connaît pas</translation>
    </message>
    <message>
        <location filename="../sources.py"/>
        <source>QGIS itself cannot read &apos;{name}&apos;</source>
        <translation>QGIS lui-même ne peut pas lire « {name} »</translation>
    </message>
    <message>
        <location filename="../sources.py"/>
        <source>repair the layer&apos;s source, or add the scene again</source>
        <translation>réparez la source de la couche, ou ajoutez de nouveau la scène</translation>
    </message>
    <message>
        <location filename="../sources.py"/>
        <source>&apos;{name}&apos; has fewer than three bands, and a mask needs red, green and blue</source>
        <translation>« {name} » a moins de trois bandes, et un masque a besoin du rouge, du vert et du bleu</translation>
    </message>
    <message>
        <location filename="../sources.py"/>
        <source>&apos;{name}&apos; is one band of a scene, and a mask needs red, green and blue</source>
        <translation>« {name} » est une seule bande d’une scène, et un masque a besoin du rouge, du vert et du bleu</translation>
    </message>
    <message>
        <location filename="../sources.py"/>
        <source>the selected layers of &apos;{name}&apos; are not enough: a mask needs red, green and blue</source>
        <translation>les couches sélectionnées de « {name} » ne suffisent pas : un masque a besoin du rouge, du vert et du bleu</translation>
    </message>
    <message>
        <location filename="../sources.py"/>
        <source>add the scene&apos;s {bands} too and select all its bands together</source>
        <translation>ajoutez aussi {bands} de la scène et sélectionnez toutes ses bandes ensemble</translation>
    </message>
    <message>
        <location filename="../targets.py"/>
        <source>choose a folder for the output</source>
        <translation>choisissez un dossier pour la sortie</translation>
    </message>
    <message>
        <location filename="../targets.py"/>
        <source>{path} is open in QGIS as the layer &apos;{name}&apos;</source>
        <translation>{path} est ouvert dans QGIS par la couche « {name} »</translation>
    </message>
    <message>
        <location filename="../targets.py"/>
        <source>remove that layer first, or choose another name</source>
        <translation>supprimez d’abord cette couche, ou choisissez un autre nom</translation>
    </message>
    <message>
        <location filename="../targets.py"/>
        <source>{path} is being written by another run</source>
        <translation>{path} est en cours d’écriture par un autre traitement</translation>
    </message>
    <message>
        <location filename="../targets.py"/>
        <source>wait for it, or choose another name</source>
        <translation>attendez sa fin, ou choisissez un autre nom</translation>
    </message>
    <message>
        <location filename="../usable/area_section.py"/>
        <source>Its value names each polygon; empty: the layer&apos;s own feature ids</source>
        <translation>Sa valeur nomme chaque polygone ; vide : les identifiants d’entité propres à la couche</translation>
    </message>
    <message>
        <location filename="../usable/area_section.py"/>
        <source>Automatic</source>
        <translation>Automatique</translation>
    </message>
    <message>
        <location filename="../usable/area_section.py"/>
        <source>{count} m</source>
        <translation>{count} m</translation>
    </message>
    <message>
        <location filename="../usable/area_section.py"/>
        <source>Named &amp;by</source>
        <translation>No&amp;m</translation>
    </message>
    <message>
        <location filename="../usable/area_section.py"/>
        <source>Resolutio&amp;n</source>
        <translation>Ré&amp;solution</translation>
    </message>
    <message>
        <location filename="../usable/area_section.py"/>
        <source>add one, or choose what the map shows</source>
        <translation>ajoutez-en une, ou choisissez l’emprise de la carte</translation>
    </message>
    <message>
        <location filename="../usable/area_section.py"/>
        <source>the map shows nothing</source>
        <translation>la carte ne montre rien</translation>
    </message>
    <message>
        <location filename="../usable/area_section.py"/>
        <source>add a layer, or choose polygons</source>
        <translation>ajoutez une couche, ou choisissez des polygones</translation>
    </message>
    <message>
        <location filename="../usable/assessment.py"/>
        <source>The scene shows none of the polygons.</source>
        <translation>La scène ne montre aucun des polygones.</translation>
    </message>
    <message>
        <location filename="../usable/assessment.py"/>
        <source>The polygon has no area in the scene&apos;s coordinate system.</source>
        <translation>Le polygone n’a pas de surface dans le système de coordonnées de la scène.</translation>
    </message>
    <message>
        <location filename="../usable/chart.py"/>
        <source>Chart of dates and polygons</source>
        <translation>Graphique des dates et des polygones</translation>
    </message>
    <message>
        <location filename="../usable/chart.py"/>
        <source>{count} polygons</source>
        <translation>{count} polygones</translation>
    </message>
    <message>
        <location filename="../usable/chart.py"/>
        <source>{count} polygons together</source>
        <translation>{count} polygones ensemble</translation>
    </message>
    <message>
        <location filename="../usable/chart.py"/>
        <source>Legend</source>
        <translation>Légende</translation>
    </message>
    <message>
        <location filename="../usable/chart.py"/>
        <source>clear from {low} to {high}</source>
        <translation>dégagé de {low} à {high}</translation>
    </message>
    <message>
        <location filename="../usable/opening.py"/>
        <source>QGIS cannot show &apos;{name}&apos;</source>
        <translation>QGIS ne peut pas afficher « {name} »</translation>
    </message>
    <message>
        <location filename="../usable/opening.py"/>
        <source>add its files as a layer by hand</source>
        <translation>ajoutez ses fichiers à la main comme couche</translation>
    </message>
    <message>
        <location filename="../usable/page.py"/>
        <source>Reading the polygons…</source>
        <translation>Lecture des polygones…</translation>
    </message>
    <message>
        <location filename="../usable/page.py"/>
        <source>cancelled; what was found before is shown</source>
        <translation>annulé ; ce qui a été trouvé auparavant est affiché</translation>
    </message>
    <message>
        <location filename="../usable/page.py"/>
        <source>Opening &apos;{name}&apos;…</source>
        <translation>Ouverture de « {name} »…</translation>
    </message>
    <message>
        <location filename="../usable/page.py"/>
        <source>Looking at {number} of {count}: {name}</source>
        <translation>Examen de {number} sur {count} : {name}</translation>
    </message>
    <message>
        <location filename="../usable/page.py"/>
        <source>Best: {name}, {clear} clear.</source>
        <translation>Meilleure scène : {name}, dégagée à {clear}.</translation>
    </message>
    <message>
        <location filename="../usable/page.py"/>
        <source>Scenes that could not be looked at: {count}.</source>
        <translation>Scènes qui n’ont pas pu être examinées : {count}.</translation>
    </message>
    <message>
        <location filename="../usable/page.py"/>
        <source>the project was closed while scenes were being looked at</source>
        <translation>le projet a été fermé pendant l’examen des scènes</translation>
    </message>
    <message>
        <location filename="../usable/page.py"/>
        <source>Find &amp;usable dates</source>
        <translation>Trouver les dates ut&amp;iles</translation>
    </message>
    <message>
        <location filename="../usable/page.py"/>
        <source>Find usable dates</source>
        <translation>Trouver les dates utiles</translation>
    </message>
    <message>
        <location filename="../usable/results.py"/>
        <source>E&amp;xport CSV…</source>
        <translation>&amp;Export CSV…</translation>
    </message>
    <message>
        <location filename="../usable/results.py"/>
        <source>Show only rows with at least so many per cent clear</source>
        <translation>N’afficher que les lignes dont au moins ce pourcentage est dégagé</translation>
    </message>
    <message>
        <location filename="../usable/results.py"/>
        <source> % clear</source>
        <translation> % dégagé</translation>
    </message>
    <message>
        <location filename="../usable/results.py"/>
        <source>Order of the table</source>
        <translation>Ordre du tableau</translation>
    </message>
    <message>
        <location filename="../usable/results.py"/>
        <source>Oldest first</source>
        <translation>Anciennes d’abord</translation>
    </message>
    <message>
        <location filename="../usable/results.py"/>
        <source>Newest first</source>
        <translation>Récentes d’abord</translation>
    </message>
    <message>
        <location filename="../usable/results.py"/>
        <source>Clearest first</source>
        <translation>Dégagées d’abord</translation>
    </message>
    <message>
        <location filename="../usable/results.py"/>
        <source>A&amp;t least</source>
        <translation>A&amp;u moins</translation>
    </message>
    <message>
        <location filename="../usable/results.py"/>
        <source>Sort b&amp;y</source>
        <translation>&amp;Trier par</translation>
    </message>
    <message>
        <location filename="../usable/rows.py"/>
        <source>Polygon</source>
        <translation>Polygone</translation>
    </message>
    <message>
        <location filename="../usable/rows.py"/>
        <source>Shares</source>
        <translation>Parts</translation>
    </message>
    <message>
        <location filename="../usable/rows.py"/>
        <location filename="../usable/table.py"/>
        <source>no date</source>
        <translation>sans date</translation>
    </message>
    <message>
        <location filename="../usable/table.py"/>
        <source>no data</source>
        <translation>sans donnée</translation>
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
        <translation>Examen à {resolution} m par pixel, car la zone est grande ; des pixels plus fins prennent plus de temps et se trompent moins.</translation>
    </message>
    <message>
        <location filename="../usable/zones.py"/>
        <source>Looked at {resolution} m per pixel, as the area is small.</source>
        <translation>Examen à {resolution} m par pixel, car la zone est petite.</translation>
    </message>
    <message>
        <location filename="../usable/zones.py"/>
        <source>Looked at {resolution} m per pixel, as there are polygons of fewer than {count} pixels of {coarser} m.</source>
        <translation>Examen à {resolution} m par pixel, car des polygones ont moins de {count} pixels de {coarser} m.</translation>
    </message>
    <message>
        <location filename="../usable/zones.py"/>
        <source>&apos;{name}&apos; holds more than {count} polygons</source>
        <translation>« {name} » contient plus de {count} polygones</translation>
    </message>
    <message>
        <location filename="../usable/zones.py"/>
        <source>select some of them, or take the algorithm &apos;Usable dates&apos; of the Processing toolbox</source>
        <translation>sélectionnez-en quelques-uns, ou prenez l’algorithme « Dates utiles » de la boîte à outils de traitements</translation>
    </message>
    <message>
        <location filename="../usable/zones.py"/>
        <source>choose a layer with polygons</source>
        <translation>choisissez une couche de polygones</translation>
    </message>
    <message>
        <location filename="../usable/zones.py"/>
        <source>&apos;{name}&apos; holds other shapes than polygons</source>
        <translation>« {name} » contient d’autres formes que des polygones</translation>
    </message>
    <message>
        <location filename="../words.py"/>
        <source>Opening the scene</source>
        <translation>Ouverture de la scène</translation>
    </message>
    <message>
        <location filename="../words.py"/>
        <source>Looking at the scene</source>
        <translation>Examen de la scène</translation>
    </message>
    <message>
        <location filename="../words.py"/>
        <source>Masking</source>
        <translation>Masquage</translation>
    </message>
    <message>
        <location filename="../words.py"/>
        <source>Drawing the mask</source>
        <translation>Tracé du masque</translation>
    </message>
    <message>
        <location filename="../words.py"/>
        <source>Copying</source>
        <translation>Copie</translation>
    </message>
    <message>
        <location filename="../words.py"/>
        <source>Counting</source>
        <translation>Comptage</translation>
    </message>
    <message>
        <location filename="../words.py"/>
        <source>Searching</source>
        <translation>Recherche</translation>
    </message>
    <message>
        <location filename="../words.py"/>
        <source>Downloading</source>
        <translation>Téléchargement</translation>
    </message>
    <message>
        <location filename="../words.py"/>
        <source>Working</source>
        <translation>Traitement</translation>
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
        <translation>le moteur s’est arrêté au milieu de son travail ({how})</translation>
    </message>
    <message>
        <location filename="../worker/crashes.py"/>
        <source>try again; if it happens again, report it with the details</source>
        <translation>réessayez ; si cela se reproduit, signalez-le avec les détails</translation>
    </message>
    <message>
        <location filename="../worker/crashes.py"/>
        <source>close other programs, or mask a smaller area or with a coarser resolution</source>
        <translation>fermez d’autres programmes, ou masquez une zone plus petite ou avec une résolution plus grossière</translation>
    </message>
    <message>
        <location filename="../worker/crashes.py"/>
        <source>set the engine&apos;s environment up again, or choose another Python</source>
        <translation>réinstallez l’environnement du moteur, ou choisissez un autre Python</translation>
    </message>
    <message>
        <location filename="../worker/crashes.py"/>
        <source>install the Microsoft Visual C++ Redistributable 2015-2022 (x64) and start QGIS again</source>
        <translation>installez le Microsoft Visual C++ Redistributable 2015-2022 (x64) et redémarrez QGIS</translation>
    </message>
    <message>
        <location filename="../worker/crashes.py"/>
        <source>the memory of the graphics card is full</source>
        <translation>la mémoire de la carte graphique est pleine</translation>
    </message>
    <message>
        <location filename="../worker/crashes.py"/>
        <source>close other programs, or choose the processor (CPU) as device</source>
        <translation>fermez d’autres programmes, ou choisissez le processeur (CPU) comme périphérique</translation>
    </message>
    <message>
        <location filename="../worker/crashes.py"/>
        <source>the driver of the graphics card is too old for the engine</source>
        <translation>le pilote de la carte graphique est trop ancien pour le moteur</translation>
    </message>
    <message>
        <location filename="../worker/crashes.py"/>
        <source>update the driver, or choose the processor (CPU) as device</source>
        <translation>mettez le pilote à jour, ou choisissez le processeur (CPU) comme périphérique</translation>
    </message>
    <message>
        <location filename="../worker/crashes.py"/>
        <source>free some space, or choose another folder</source>
        <translation>libérez de l’espace, ou choisissez un autre dossier</translation>
    </message>
    <message>
        <location filename="../worker/crashes.py"/>
        <source>a rule of this computer (antivirus or policy) does not let the engine run</source>
        <translation>une règle de cet ordinateur (antivirus ou stratégie) empêche le moteur de fonctionner</translation>
    </message>
    <message>
        <location filename="../worker/crashes.py"/>
        <source>ask the administrator to allow the folder of the engine&apos;s environment</source>
        <translation>demandez à l’administrateur d’autoriser le dossier de l’environnement du moteur</translation>
    </message>
    <message>
        <location filename="../worker/crashes.py"/>
        <source>a library of Windows that the engine needs is missing (Visual C++ runtime)</source>
        <translation>il manque une bibliothèque de Windows dont le moteur a besoin (Visual C++ Runtime)</translation>
    </message>
    <message>
        <location filename="../worker/crashes.py"/>
        <source>a library that the engine needs does not fit this system</source>
        <translation>une bibliothèque dont le moteur a besoin n’est pas compatible avec ce système</translation>
    </message>
    <message>
        <location filename="../worker/crashes.py"/>
        <source>the computer&apos;s memory is full</source>
        <translation>la mémoire de l’ordinateur est pleine</translation>
    </message>
    <message>
        <location filename="../worker/crashes.py"/>
        <source>the system has ended the engine, most likely as the computer&apos;s memory was full</source>
        <translation>le système a arrêté le moteur, très probablement parce que la mémoire de l’ordinateur était pleine</translation>
    </message>
    <message>
        <location filename="../worker/crashes.py"/>
        <source>the engine uses instructions that this processor does not have</source>
        <translation>le moteur utilise des instructions que ce processeur n’a pas</translation>
    </message>
    <message>
        <location filename="../worker/crashes.py"/>
        <source>set the environment up again with an older version of torch, or use another computer</source>
        <translation>réinstallez l’environnement avec une version plus ancienne de torch, ou utilisez un autre ordinateur</translation>
    </message>
    <message>
        <location filename="../worker/crashes.py"/>
        <source>the engine has crashed in one of its libraries</source>
        <translation>le moteur a planté dans l’une de ses bibliothèques</translation>
    </message>
    <message>
        <location filename="../worker/crashes.py"/>
        <source>try again, or choose the processor (CPU) as device; if it happens again, report it with the details</source>
        <translation>réessayez, ou choisissez le processeur (CPU) comme périphérique ; si cela se reproduit, signalez-le avec les détails</translation>
    </message>
    <message>
        <location filename="../worker/crashes.py"/>
        <source>the chosen Python cannot run the engine</source>
        <translation>le Python choisi ne peut pas exécuter le moteur</translation>
    </message>
    <message>
        <location filename="../worker/crashes.py"/>
        <source>another program has ended the engine</source>
        <translation>un autre programme a arrêté le moteur</translation>
    </message>
    <message>
        <location filename="../worker/crashes.py"/>
        <source>try again</source>
        <translation>réessayez</translation>
    </message>
    <message>
        <location filename="../worker/crashes.py"/>
        <source>code {code}</source>
        <translation>code {code}</translation>
    </message>
    <message>
        <location filename="../worker/crashes.py"/>
        <source>signal {code}</source>
        <translation>signal {code}</translation>
    </message>
    <message>
        <location filename="../worker/crashes.py"/>
        <source>exit code {code}</source>
        <translation>code de sortie {code}</translation>
    </message>
    <message>
        <location filename="../worker/driver.py"/>
        <source>the engine has not answered within {seconds} seconds of its start</source>
        <translation>le moteur n’a pas répondu dans les {seconds} secondes après son lancement</translation>
    </message>
    <message>
        <location filename="../worker/driver.py"/>
        <source>try again, or set the environment up again</source>
        <translation>réessayez, ou réinstallez l’environnement</translation>
    </message>
    <message>
        <location filename="../worker/process.py"/>
        <source>the engine&apos;s Python &apos;{path}&apos; does not start ({reason})</source>
        <translation>le Python du moteur « {path} » ne démarre pas ({reason})</translation>
    </message>
    <message>
        <location filename="../worker/process.py"/>
        <source>choose another Python, or set the environment up again</source>
        <translation>choisissez un autre Python, ou réinstallez l’environnement</translation>
    </message>
    <message>
        <location filename="../../engine/models/bundled/cloudmask-resnet-1/card.json"/>
        <source>Finds thick cloud, thin cloud and cloud shadow from red, green, blue and any further bands, best from 10 or more; its encoder learnt from images without labels.</source>
        <translation>Trouve les nuages épais, les nuages fins et les ombres de nuages à partir du rouge, du vert, du bleu et de toutes autres bandes, au mieux à partir de 10 ou plus ; son encodeur a appris sur des images sans étiquettes.</translation>
    </message>
    <message>
        <location filename="../../engine/models/bundled/cloudmask-resnet-1/card.json"/>
        <source>Without shortwave infrared bands (B11 and B12), snow and bright ground are called cloud.</source>
        <translation>Sans les bandes de l’infrarouge à ondes courtes (B11 et B12), la neige et les sols clairs sont pris pour des nuages.</translation>
    </message>
    <message>
        <location filename="../../engine/models/bundled/cloudmask-resnet-1/card.json"/>
        <source>Without band 10, cirrus that no other band shows is missed; with it, half of it is found.</source>
        <translation>Sans la bande 10, les cirrus qu’aucune autre bande ne montre échappent au modèle ; avec elle, la moitié en est trouvée.</translation>
    </message>
    <message>
        <location filename="../../engine/models/bundled/cloudmask-resnet-1/card.json"/>
        <source>Clear water is often called cloud shadow.</source>
        <translation>L’eau claire est souvent prise pour une ombre de nuage.</translation>
    </message>
    <message>
        <location filename="../../engine/models/bundled/cloudmask-resnet-1/card.json"/>
        <source>Of wholly overcast images, a tenth to a fifth of the pixels is missed, and of grey stratus most.</source>
        <translation>Dans les images entièrement couvertes, un dixième à un cinquième des pixels échappe au modèle, et la plupart du stratus gris.</translation>
    </message>
    <message>
        <location filename="../../engine/models/bundled/cloudmask-resnet-1/card.json"/>
        <source>Prefer cloudmask-unet-1 for everyday use: it is faster, and calls less clear ground cloud and less water shadow.</source>
        <translation>Au quotidien, préférez cloudmask-unet-1 : il est plus rapide et prend moins de sol dégagé pour des nuages et moins d’eau pour de l’ombre.</translation>
    </message>
    <message>
        <location filename="../../engine/models/bundled/cloudmask-unet-1/card.json"/>
        <source>Finds thick cloud, thin cloud and cloud shadow in Sentinel-2 from red, green, blue and any further bands: light, offline, and the right choice unless snow has to be told from cloud without shortwave infrared.</source>
        <translation>Détecte les nuages épais, les nuages fins et les ombres de nuage de Sentinel-2 à partir du rouge, du vert, du bleu et de toute autre bande : léger, hors ligne, et le bon choix sauf s’il faut distinguer la neige des nuages sans infrarouge court.</translation>
    </message>
    <message>
        <location filename="../../engine/models/bundled/cloudmask-unet-1/card.json"/>
        <source>Without a shortwave infrared band (B11 or B12), snow and ice can hardly be told from cloud.</source>
        <translation>Sans bande infrarouge court (B11 ou B12), la neige et la glace se distinguent à peine des nuages.</translation>
    </message>
    <message>
        <location filename="../../engine/models/bundled/cloudmask-unet-1/card.json"/>
        <source>Without band 10, cirrus that no other band shows is missed.</source>
        <translation>Sans la bande 10, les cirrus qu’aucune autre bande ne montre sont manqués.</translation>
    </message>
    <message>
        <location filename="../../engine/models/bundled/cloudmask-unet-1/card.json"/>
        <source>Ice sheets of the high plateaus are called cloud with any bands (one Landsat image, 100 %).</source>
        <translation>Les calottes glaciaires des hauts plateaux sont prises pour des nuages quelles que soient les bandes (une image Landsat, 100 %).</translation>
    </message>
    <message>
        <location filename="../../engine/models/bundled/cloudmask-unet-1/card.json"/>
        <source>Grey stratus that hides the ground only just is found to 96 % with 13 bands and to 69 % with 4 on the hardest of six overcast images.</source>
        <translation>Le stratus gris qui cache tout juste le sol est détecté à 96 % avec 13 bandes et à 69 % avec 4 sur la plus difficile de six images couvertes.</translation>
    </message>
    <message>
        <location filename="../../engine/models/bundled/cloudmask-unet-1/card.json"/>
        <source>In pixels of 30 m (Landsat) thin edges are too wide and haze that experts left out is marked: cloud F1 0.69 to 0.78, where ukis-csmask has 0.82 to 0.85.</source>
        <translation>Avec des pixels de 30 m (Landsat), les bords fins sont trop larges et des voiles que les experts ont laissés de côté sont marqués : F1 des nuages de 0,69 à 0,78, là où ukis-csmask atteint 0,82 à 0,85.</translation>
    </message>
    <message>
        <location filename="../../engine/models/bundled/cloudmask-unet-1/card.json"/>
        <source>Pure white in an 8-bit picture may be snow or cloud: it is called cloud.</source>
        <translation>Le blanc pur d’une image 8 bits peut être de la neige ou un nuage : il est pris pour un nuage.</translation>
    </message>
    <message>
        <location filename="../../engine/models/bundled/cloudmask-unet-1/card.json"/>
        <source>Prefer a model trained on CloudSEN12+ where the split of thick and thin cloud matters, over snow without shortwave infrared bands, and where experts&apos; labels must stand behind a mask.</source>
        <translation>Préférez un modèle entraîné sur CloudSEN12+ là où la distinction entre nuage épais et nuage fin importe, sur la neige sans bandes infrarouge court, et là où un masque doit s’appuyer sur des annotations d’experts.</translation>
    </message>
    <message>
        <location filename="../../engine/models/published/clipseg-cloudsen12plus-fft/card.json"/>
        <source>Finds thick cloud, thin cloud and cloud shadow from red, green and blue alone, taught by experts&apos; labels from all over the world, and can also be asked for other things in words; heavy.</source>
        <translation>Détecte les nuages épais, les nuages fins et les ombres de nuage à partir du rouge, du vert et du bleu seuls, entraîné sur des images du monde entier annotées par des experts ; on peut aussi lui demander autre chose avec des mots ; lourd.</translation>
    </message>
    <message>
        <location filename="../../engine/models/published/clipseg-cloudsen12plus-fft/card.json"/>
        <source>On the test images it finds 61 % of the thin cloud and 69 % of the shadow (derived from the published counts).</source>
        <translation>Sur les images de test, il détecte 61 % des nuages fins et 69 % des ombres (déduit des décomptes publiés).</translation>
    </message>
    <message>
        <location filename="../../engine/models/published/clipseg-cloudsen12plus-fft/card.json"/>
        <location filename="../../engine/models/published/clipseg-cloudsen12plus-lora/card.json"/>
        <source>It sees red, green and blue only: over snow, ice, bright sand and roofs nothing but shape tells ground from cloud, and cirrus that only band 10 shows is missed.</source>
        <translation>Il ne voit que le rouge, le vert et le bleu : sur la neige, la glace, le sable clair et les toits, seule la forme distingue le sol des nuages, et les cirrus que seule la bande 10 montre sont manqués.</translation>
    </message>
    <message>
        <location filename="../../engine/models/published/clipseg-cloudsen12plus-fft/card.json"/>
        <location filename="../../engine/models/published/clipseg-cloudsen12plus-lora/card.json"/>
        <location filename="../../engine/models/published/clipseg-rd64-refined/card.json"/>
        <source>It sees 512 pixels as 352, in patches of 16: small clouds and fine edges come out coarse.</source>
        <translation>Il voit 512 pixels comme 352, par blocs de 16 : les petits nuages et les bords fins deviennent grossiers.</translation>
    </message>
    <message>
        <location filename="../../engine/models/published/clipseg-cloudsen12plus-fft/card.json"/>
        <location filename="../../engine/models/published/clipseg-cloudsen12plus-lora/card.json"/>
        <source>It was trained on L1C; with L2A or a picture nobody has published a measurement.</source>
        <translation>Il a été entraîné sur L1C ; pour L2A ou une image, personne n’a publié de mesure.</translation>
    </message>
    <message>
        <location filename="../../engine/models/published/clipseg-cloudsen12plus-fft/card.json"/>
        <location filename="../../engine/models/published/clipseg-cloudsen12plus-lora/card.json"/>
        <source>It was trained with four prompts; what it makes of other words nobody has measured.</source>
        <translation>Il a été entraîné avec quatre textes ; ce qu’il fait d’autres mots, personne ne l’a mesuré.</translation>
    </message>
    <message>
        <location filename="../../engine/models/published/clipseg-cloudsen12plus-fft/card.json"/>
        <location filename="../../engine/models/published/clipseg-cloudsen12plus-lora/card.json"/>
        <location filename="../../engine/models/published/clipseg-rd64-refined/card.json"/>
        <source>It computes about 20 times as much for a pixel as the model that ships, so it needs a graphics card or patience.</source>
        <translation>Il calcule par pixel environ 20 fois plus que le modèle fourni : il lui faut donc une carte graphique, ou de la patience.</translation>
    </message>
    <message>
        <location filename="../../engine/models/published/clipseg-cloudsen12plus-fft/card.json"/>
        <source>Prefer unetmobv2-v2 where all 13 bands of L1C are there and its licence allows it, and cloudmask-unet-1 where it has to be fast.</source>
        <translation>Préférez unetmobv2-v2 là où les 13 bandes de L1C sont présentes et où sa licence le permet, et cloudmask-unet-1 là où il faut aller vite.</translation>
    </message>
    <message>
        <location filename="../../engine/models/published/clipseg-cloudsen12plus-lora/card.json"/>
        <source>The smaller way of teaching CLIPSeg clouds: an adapter of 16 MB over clipseg-rd64-refined, which is fetched with it; somewhat worse than the fine-tuned model and just as heavy to run.</source>
        <translation>La plus petite façon d’apprendre les nuages à CLIPSeg : un adaptateur de 16 Mo sur clipseg-rd64-refined, qui est récupéré avec lui ; un peu moins bon que le modèle affiné et tout aussi lourd à exécuter.</translation>
    </message>
    <message>
        <location filename="../../engine/models/published/clipseg-cloudsen12plus-lora/card.json"/>
        <source>On the test images it finds 49 % of the thin cloud and 56 % of the shadow (derived from the published counts).</source>
        <translation>Sur les images de test, il détecte 49 % des nuages fins et 56 % des ombres (déduit des décomptes publiés).</translation>
    </message>
    <message>
        <location filename="../../engine/models/published/clipseg-cloudsen12plus-lora/card.json"/>
        <source>Prefer clipseg-cloudsen12plus-fft, which is better in every class and costs the same to run.</source>
        <translation>Préférez clipseg-cloudsen12plus-fft, qui est meilleur dans toutes les classes et ne coûte pas plus à exécuter.</translation>
    </message>
    <message>
        <location filename="../../engine/models/published/clipseg-rd64-refined/card.json"/>
        <source>Looks for whatever you describe in a few words, such as river or snow, in red, green and blue; it has seen photographs only, never a satellite image, and is a poor judge of clouds.</source>
        <translation>Cherche dans le rouge, le vert et le bleu ce que vous décrivez en quelques mots d’anglais, comme river ou snow ; il n’a vu que des photographies, jamais d’image satellite, et juge mal les nuages.</translation>
    </message>
    <message>
        <location filename="../../engine/models/published/clipseg-rd64-refined/card.json"/>
        <source>Nothing of it was trained on satellite images: with its own four prompts it gets 47 % of the test pixels right.</source>
        <translation>Rien en lui n’a été entraîné sur des images satellite : avec ses quatre textes à lui, il classe correctement 47 % des pixels de test.</translation>
    </message>
    <message>
        <location filename="../../engine/models/published/clipseg-rd64-refined/card.json"/>
        <source>Other words change the result more than the image does: 15 published sets of prompts have a mean IoU of 0.07 to 0.22, and the plain ones 0.26.</source>
        <translation>D’autres mots changent le résultat plus que l’image : 15 jeux de textes publiés ont un IoU moyen de 0,07 à 0,22, et les textes simples 0,26.</translation>
    </message>
    <message>
        <location filename="../../engine/models/published/clipseg-rd64-refined/card.json"/>
        <source>Prefer clipseg-cloudsen12plus-fft for clouds; take this one to look for other things, and as the base of adapters.</source>
        <translation>Préférez clipseg-cloudsen12plus-fft pour les nuages ; prenez celui-ci pour chercher autre chose, et comme base d’adaptateurs.</translation>
    </message>
    <message>
        <location filename="../../engine/models/published/cloudsen12-l2a/card.json"/>
        <source>Finds thick cloud, thin cloud and cloud shadow from the 12 bands of a Sentinel-2 L2A scene, taught by experts&apos; labels from all over the world; not for commercial use.</source>
        <translation>Détecte les nuages épais, les nuages fins et les ombres de nuage à partir des 12 bandes d’une scène Sentinel-2 L2A, entraîné sur des images du monde entier annotées par des experts ; pas d’usage commercial.</translation>
    </message>
    <message>
        <location filename="../../engine/models/published/cloudsen12-l2a/card.json"/>
        <source>All 12 bands of L2A must be there, also those of 60 m.</source>
        <translation>Les 12 bandes de L2A doivent toutes être présentes, y compris celles de 60 m.</translation>
    </message>
    <message>
        <location filename="../../engine/models/published/cloudsen12-l2a/card.json"/>
        <source>L2A has no band 10: cirrus that no other band shows is missed.</source>
        <translation>L2A n’a pas de bande 10 : les cirrus qu’aucune autre bande ne montre sont manqués.</translation>
    </message>
    <message>
        <location filename="../../engine/models/published/cloudsen12-l2a/card.json"/>
        <location filename="../../engine/models/published/dtacs4bands/card.json"/>
        <location filename="../../engine/models/published/landsat30/card.json"/>
        <location filename="../../engine/models/published/unetmobv2-v1/card.json"/>
        <location filename="../../engine/models/published/unetmobv2-v2/card.json"/>
        <source>Thin cloud has no sharp border: the experts&apos; first labels and their checked ones agree on 78 % of it.</source>
        <translation>Le nuage fin n’a pas de bord net : les premières annotations des experts et leurs annotations vérifiées s’accordent sur 78 % de sa surface.</translation>
    </message>
    <message>
        <location filename="../../engine/models/published/cloudsen12-l2a/card.json"/>
        <location filename="../../engine/models/published/dtacs4bands/card.json"/>
        <location filename="../../engine/models/published/unetmobv2-v2/card.json"/>
        <source>No accuracy of these weights has been published.</source>
        <translation>Aucune exactitude n’a été publiée pour ces poids.</translation>
    </message>
    <message>
        <location filename="../../engine/models/published/cloudsen12-l2a/card.json"/>
        <source>Prefer unetmobv2-v2 where the L1C scene can be had, and cloudmask-unet-1 where the work is commercial or has to be fast.</source>
        <translation>Préférez unetmobv2-v2 là où la scène L1C est disponible, et cloudmask-unet-1 là où le travail est commercial ou doit aller vite.</translation>
    </message>
    <message>
        <location filename="../../engine/models/published/cloudsen12-l2a/card.json"/>
        <location filename="../../engine/models/published/dtacs4bands/card.json"/>
        <location filename="../../engine/models/published/landsat30/card.json"/>
        <location filename="../../engine/models/published/unetmobv2-v1/card.json"/>
        <location filename="../../engine/models/published/unetmobv2-v2/card.json"/>
        <source>The weights are under CC BY-NC 4.0: they must not be used for commercial purposes, and their authors must be named.</source>
        <translation>Les poids sont sous CC BY-NC 4.0 : ils ne doivent pas être utilisés à des fins commerciales, et leurs auteurs doivent être cités.</translation>
    </message>
    <message>
        <location filename="../../engine/models/published/dtacs4bands/card.json"/>
        <source>Finds thick cloud, thin cloud and cloud shadow from near infrared, red, green and blue of a Sentinel-2 L1C scene, taught by experts&apos; labels from all over the world; not for commercial use.</source>
        <translation>Détecte les nuages épais, les nuages fins et les ombres de nuage à partir du proche infrarouge, du rouge, du vert et du bleu d’une scène Sentinel-2 L1C, entraîné sur des images du monde entier annotées par des experts ; pas d’usage commercial.</translation>
    </message>
    <message>
        <location filename="../../engine/models/published/dtacs4bands/card.json"/>
        <source>Without shortwave infrared bands snow and ice can hardly be told from cloud.</source>
        <translation>Sans bandes infrarouge court, la neige et la glace se distinguent à peine des nuages.</translation>
    </message>
    <message>
        <location filename="../../engine/models/published/dtacs4bands/card.json"/>
        <source>Without band 10 cirrus that no other band shows is missed.</source>
        <translation>Sans la bande 10, les cirrus qu’aucune autre bande ne montre sont manqués.</translation>
    </message>
    <message>
        <location filename="../../engine/models/published/dtacs4bands/card.json"/>
        <source>Prefer unetmobv2-v2 where all 13 bands are there, and cloudmask-unet-1 where the work is commercial or has to be fast.</source>
        <translation>Préférez unetmobv2-v2 là où les 13 bandes sont présentes, et cloudmask-unet-1 là où le travail est commercial ou doit aller vite.</translation>
    </message>
    <message>
        <location filename="../../engine/models/published/landsat30/card.json"/>
        <source>Finds thick cloud, thin cloud and cloud shadow from the eight bands that Sentinel-2 L1C and Landsat 8 and 9 have in common, taught by experts&apos; labels of Sentinel-2; not for commercial use.</source>
        <translation>Détecte les nuages épais, les nuages fins et les ombres de nuage à partir des huit bandes que Sentinel-2 L1C et Landsat 8 et 9 ont en commun, entraîné sur des images Sentinel-2 annotées par des experts ; pas d’usage commercial.</translation>
    </message>
    <message>
        <location filename="../../engine/models/published/landsat30/card.json"/>
        <source>Landsat&apos;s bands must be named as Sentinel-2&apos;s, with --bands: 1 coastal is B01, 2 to 4 are B02 to B04, 5 is B08, 6 is B11, 7 is B12 and 9 is B10; as top-of-atmosphere reflectance.</source>
        <translation>Les bandes de Landsat doivent être nommées comme celles de Sentinel-2, avec --bands : la 1 (bleu côtier) est B01, les 2 à 4 sont B02 à B04, la 5 est B08, la 6 est B11, la 7 est B12 et la 9 est B10 ; en réflectance au sommet de l’atmosphère.</translation>
    </message>
    <message>
        <location filename="../../engine/models/published/landsat30/card.json"/>
        <source>It learned from Sentinel-2&apos;s images and labels; no accuracy on Landsat has been published.</source>
        <translation>Il a appris sur des images et des annotations de Sentinel-2 ; aucune exactitude n’a été publiée pour Landsat.</translation>
    </message>
    <message>
        <location filename="../../engine/models/published/landsat30/card.json"/>
        <source>Its name says pixels of 30 m; nothing more has been published about that.</source>
        <translation>Son nom parle de pixels de 30 m ; rien d’autre n’a été publié à ce sujet.</translation>
    </message>
    <message>
        <location filename="../../engine/models/published/landsat30/card.json"/>
        <source>Prefer unetmobv2-v2 for Sentinel-2, and cloudmask-unet-1 where the work is commercial or bands are missing.</source>
        <translation>Préférez unetmobv2-v2 pour Sentinel-2, et cloudmask-unet-1 là où le travail est commercial ou s’il manque des bandes.</translation>
    </message>
    <message>
        <location filename="../../engine/models/published/unetmobv2-v1/card.json"/>
        <source>Finds thick cloud, thin cloud and cloud shadow from all 13 bands of a Sentinel-2 L1C scene, taught by experts&apos; labels from all over the world; not for commercial use.</source>
        <translation>Détecte les nuages épais, les nuages fins et les ombres de nuage à partir des 13 bandes d’une scène Sentinel-2 L1C, entraîné sur des images du monde entier annotées par des experts ; pas d’usage commercial.</translation>
    </message>
    <message>
        <location filename="../../engine/models/published/unetmobv2-v1/card.json"/>
        <location filename="../../engine/models/published/unetmobv2-v2/card.json"/>
        <source>All 13 bands of L1C must be there, also those of 60 m.</source>
        <translation>Les 13 bandes de L1C doivent toutes être présentes, y compris celles de 60 m.</translation>
    </message>
    <message>
        <location filename="../../engine/models/published/unetmobv2-v1/card.json"/>
        <source>The published figures are those of the network in the paper; that these are the same weights is not said.</source>
        <translation>Les chiffres publiés sont ceux du réseau de l’article ; il n’est pas dit que ces poids soient les mêmes.</translation>
    </message>
    <message>
        <location filename="../../engine/models/published/unetmobv2-v1/card.json"/>
        <source>Prefer unetmobv2-v2, which learned from corrected labels; take this one to compare with what was published.</source>
        <translation>Préférez unetmobv2-v2, qui a appris sur des annotations corrigées ; prenez celui-ci pour comparer avec ce qui a été publié.</translation>
    </message>
    <message>
        <location filename="../../engine/models/published/unetmobv2-v2/card.json"/>
        <source>Finds thick cloud, thin cloud and cloud shadow from all 13 bands of a Sentinel-2 L1C scene, taught by experts&apos; corrected labels from all over the world; not for commercial use.</source>
        <translation>Détecte les nuages épais, les nuages fins et les ombres de nuage à partir des 13 bandes d’une scène Sentinel-2 L1C, entraîné sur des images du monde entier avec des annotations d’experts corrigées ; pas d’usage commercial.</translation>
    </message>
    <message>
        <location filename="../../engine/models/published/unetmobv2-v2/card.json"/>
        <source>Prefer cloudmask-unet-1 where the work is commercial, bands are missing or it has to be fast.</source>
        <translation>Préférez cloudmask-unet-1 là où le travail est commercial, s’il manque des bandes ou s’il faut aller vite.</translation>
    </message>
</context>
</TS>
