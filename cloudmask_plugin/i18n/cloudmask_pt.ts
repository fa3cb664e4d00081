<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="pt" sourcelanguage="en">
<context>
    <name>cloudmask</name>
    <message>
        <location filename="../about.py"/>
        <source>About cloudmask</source>
        <translation>Sobre o cloudmask</translation>
    </message>
    <message>
        <location filename="../about.py"/>
        <source>cloudmask&apos;s icon</source>
        <translation>Ícone do cloudmask</translation>
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
        <translation>Licença</translation>
    </message>
    <message>
        <location filename="../about.py"/>
        <source>cloudmask is free software under the GNU General Public License, version 3 or later (GPL-3.0-or-later). It comes without any warranty; the full text is in the file LICENSE.</source>
        <translation>cloudmask é um software livre sob a Licença Pública Geral GNU, versão 3 ou posterior (GPL-3.0-or-later). É fornecido sem qualquer garantia; o texto completo está no arquivo LICENSE.</translation>
    </message>
    <message>
        <location filename="../about.py"/>
        <source>Data</source>
        <translation>Dados</translation>
    </message>
    <message>
        <location filename="../about.py"/>
        <source>Sentinel-2 data are provided by the European Union&apos;s Copernicus programme. Whoever publishes a mask writes: contains modified Copernicus Sentinel data, and the year.</source>
        <translation>Os dados do Sentinel-2 são fornecidos pelo programa Copernicus da União Europeia. Quem publicar uma máscara deve indicar: contém dados modificados do Copernicus Sentinel, e o ano.</translation>
    </message>
    <message>
        <location filename="../about.py"/>
        <source>Nothing leaves your machine: there is no telemetry.</source>
        <translation>Nada sai do seu computador: não há telemetria.</translation>
    </message>
    <message>
        <location filename="../about.py"/>
        <source>Protocol {version}</source>
        <translation>Protocolo {version}</translation>
    </message>
    <message>
        <location filename="../about.py"/>
        <source>The engine has not been started yet</source>
        <translation>O motor ainda não foi iniciado</translation>
    </message>
    <message>
        <location filename="../about.py"/>
        <source>Engine {version}</source>
        <translation>Motor {version}</translation>
    </message>
    <message>
        <location filename="../about.py"/>
        <source>Python {version} for the engine</source>
        <translation>Python {version} para o motor</translation>
    </message>
    <message>
        <location filename="../about.py"/>
        <source>PyTorch is missing</source>
        <translation>Falta o PyTorch</translation>
    </message>
    <message>
        <location filename="../about.py"/>
        <location filename="../dock/model_section.py"/>
        <source>{title}, version {version}</source>
        <translation>{title}, versão {version}</translation>
    </message>
    <message>
        <location filename="../about.py"/>
        <location filename="../dock/licence_dialog.py"/>
        <location filename="../dock/model_section.py"/>
        <source>Licence: {licence}</source>
        <translation>Licença: {licence}</translation>
    </message>
    <message>
        <location filename="../areas.py"/>
        <source>the area is empty</source>
        <translation>a área está vazia</translation>
    </message>
    <message>
        <location filename="../areas.py"/>
        <source>draw it again, or choose the whole layer</source>
        <translation>desenhe-a de novo ou escolha a camada inteira</translation>
    </message>
    <message>
        <location filename="../areas.py"/>
        <source>the area lies outside of &apos;{name}&apos;</source>
        <translation>a área fica fora de “{name}”</translation>
    </message>
    <message>
        <location filename="../areas.py"/>
        <source>zoom to the layer and choose again</source>
        <translation>aproxime o mapa da camada e escolha de novo</translation>
    </message>
    <message>
        <location filename="../areas.py"/>
        <location filename="../usable/area_section.py"/>
        <source>no polygon of &apos;{name}&apos; is selected</source>
        <translation>nenhum polígono de “{name}” está selecionado</translation>
    </message>
    <message>
        <location filename="../areas.py"/>
        <location filename="../usable/area_section.py"/>
        <source>select some, or take all of the layer</source>
        <translation>selecione alguns ou use todos os da camada</translation>
    </message>
    <message>
        <location filename="../areas.py"/>
        <location filename="../usable/zones.py"/>
        <source>&apos;{name}&apos; holds no polygons</source>
        <translation>“{name}” não contém polígonos</translation>
    </message>
    <message>
        <location filename="../areas.py"/>
        <source>choose another layer</source>
        <translation>escolha outra camada</translation>
    </message>
    <message>
        <location filename="../areas.py"/>
        <source>the polygons of &apos;{name}&apos; cannot be handed to the engine</source>
        <translation>os polígonos de “{name}” não podem ser passados ao motor</translation>
    </message>
    <message>
        <location filename="../areas.py"/>
        <source>save the layer as a GeoPackage and choose that</source>
        <translation>salve a camada como GeoPackage e escolha esse arquivo</translation>
    </message>
    <message>
        <location filename="../areas.py"/>
        <source>the area cannot be brought to the coordinates of &apos;{name}&apos;</source>
        <translation>a área não pode ser transformada para as coordenadas de “{name}”</translation>
    </message>
    <message>
        <location filename="../bar.py"/>
        <location filename="../dock/dock.py"/>
        <location filename="../menu.py"/>
        <location filename="../processing/provider.py"/>
        <source>Cloud masking</source>
        <translation>Máscara de nuvens</translation>
    </message>
    <message>
        <location filename="../bar.py"/>
        <source>Progress of the cloud masks</source>
        <translation>Progresso das máscaras de nuvens</translation>
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
        <translation>mascarando as nuvens de “{name}”</translation>
    </message>
    <message>
        <location filename="../bar.py"/>
        <source>masking the clouds of {count} scenes</source>
        <translation>mascarando as nuvens de {count} cenas</translation>
    </message>
    <message>
        <location filename="../bar.py"/>
        <source>{name}: {result}</source>
        <translation>{name}: {result}</translation>
    </message>
    <message>
        <location filename="../bar.py"/>
        <source>{results}; and {count} more</source>
        <translation>{results}; e mais {count}</translation>
    </message>
    <message>
        <location filename="../bar.py"/>
        <source>Answer in the dock</source>
        <translation>Responder no painel</translation>
    </message>
    <message>
        <location filename="../bar.py"/>
        <location filename="../dock/messages.py"/>
        <source>Copy details</source>
        <translation>Copiar detalhes</translation>
    </message>
    <message>
        <location filename="../batch/detail.py"/>
        <source>Show on the map</source>
        <translation>Mostrar no mapa</translation>
    </message>
    <message>
        <location filename="../batch/export.py"/>
        <location filename="../usable/table.py"/>
        <source>{path} cannot be written ({reason})</source>
        <translation>não é possível gravar {path} ({reason})</translation>
    </message>
    <message>
        <location filename="../batch/export.py"/>
        <source>close it where it is open, or choose another file</source>
        <translation>feche-o onde estiver aberto ou escolha outro arquivo</translation>
    </message>
    <message>
        <location filename="../batch/journal.py"/>
        <source>the folder {path} cannot be written ({reason})</source>
        <translation>não é possível gravar na pasta {path} ({reason})</translation>
    </message>
    <message>
        <location filename="../batch/journal.py"/>
        <source>choose another folder for the masks, or free some space</source>
        <translation>escolha outra pasta para as máscaras ou libere espaço</translation>
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
        <translation>Cena</translation>
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
        <translation>Data</translation>
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
        <translation>Em espera</translation>
    </message>
    <message>
        <location filename="../batch/model.py"/>
        <source>Done</source>
        <translation>Concluída</translation>
    </message>
    <message>
        <location filename="../batch/model.py"/>
        <source>Failed</source>
        <translation>Falhou</translation>
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
        <translation>{count} s</translation>
    </message>
    <message>
        <location filename="../batch/page.py"/>
        <source>Open the list of this folder</source>
        <translation>Abrir a lista desta pasta</translation>
    </message>
    <message>
        <location filename="../batch/page.py"/>
        <source>no folder is given for the masks</source>
        <translation>nenhuma pasta foi indicada para as máscaras</translation>
    </message>
    <message>
        <location filename="../batch/page.py"/>
        <source>choose one above</source>
        <translation>escolha uma acima</translation>
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
        <translation>Gravado: {path}</translation>
    </message>
    <message>
        <location filename="../batch/page.py"/>
        <source>Folder for the masks</source>
        <translation>Pasta das máscaras</translation>
    </message>
    <message>
        <location filename="../batch/page.py"/>
        <source>&amp;Folder for the masks</source>
        <translation>&amp;Pasta das máscaras</translation>
    </message>
    <message>
        <location filename="../batch/page.py"/>
        <location filename="../dock/output_section.py"/>
        <source>Browse: {title}</source>
        <translation>Procurar: {title}</translation>
    </message>
    <message>
        <location filename="../batch/page.py"/>
        <source>Model, resolution and what else is written are those of the tab &apos;Mask&apos;</source>
        <translation>O modelo, a resolução e o que mais é gravado são os da guia “Máscara”</translation>
    </message>
    <message>
        <location filename="../batch/page.py"/>
        <location filename="../dock/run_section.py"/>
        <location filename="../usable/page.py"/>
        <source>Progress</source>
        <translation>Progresso</translation>
    </message>
    <message>
        <location filename="../batch/page.py"/>
        <source>&amp;Export CSV…</source>
        <translation>E&amp;xportar CSV…</translation>
    </message>
    <message>
        <location filename="../batch/page.py"/>
        <location filename="../usable/results.py"/>
        <source>Export the table as CSV</source>
        <translation>Exportar a tabela como CSV</translation>
    </message>
    <message>
        <location filename="../batch/page.py"/>
        <source>{done} of {count} scenes</source>
        <translation>Cenas: {done} de {count}</translation>
    </message>
    <message>
        <location filename="../batch/page.py"/>
        <location filename="../dock/run_section.py"/>
        <source>about {time} left</source>
        <translation>faltam cerca de {time}</translation>
    </message>
    <message>
        <location filename="../batch/page.py"/>
        <location filename="../dock/run_section.py"/>
        <location filename="../usable/page.py"/>
        <source>C&amp;ancel</source>
        <translation>C&amp;ancelar</translation>
    </message>
    <message>
        <location filename="../batch/page.py"/>
        <source>M&amp;ask all</source>
        <translation>&amp;Mascarar todas</translation>
    </message>
    <message>
        <location filename="../batch/page.py"/>
        <source>Mask all scenes</source>
        <translation>Mascarar todas as cenas</translation>
    </message>
    <message>
        <location filename="../batch/page.py"/>
        <location filename="../usable/page.py"/>
        <source>Export the table</source>
        <translation>Exportar a tabela</translation>
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
        <translation>Cenas concluídas: {count}.</translation>
    </message>
    <message>
        <location filename="../batch/records.py"/>
        <source>Failed: {count}; select one to see why.</source>
        <translation>Com falha: {count}; selecione uma para ver o motivo.</translation>
    </message>
    <message>
        <location filename="../batch/runner.py"/>
        <source>cancelled: what is done stays</source>
        <translation>cancelado: o que já foi feito permanece</translation>
    </message>
    <message>
        <location filename="../credentials.py"/>
        <source>QGIS does not hand out the credentials of &apos;{name}&apos;</source>
        <translation>o QGIS não fornece as credenciais de “{name}”</translation>
    </message>
    <message>
        <location filename="../credentials.py"/>
        <source>unlock QGIS&apos;s authentication database with its master password, or choose the credentials anew</source>
        <translation>desbloqueie o banco de dados de autenticação do QGIS com a senha mestra ou escolha as credenciais de novo</translation>
    </message>
    <message>
        <location filename="../credentials.py"/>
        <source>&apos;{name}&apos; is opened with credentials of the kind {kind}, which only QGIS can use</source>
        <translation>“{name}” é aberto com credenciais do tipo {kind}, que só o QGIS pode usar</translation>
    </message>
    <message>
        <location filename="../credentials.py"/>
        <source>use a user name with a password or a key in a header, or download the scene and add its files</source>
        <translation>use um nome de usuário com senha ou uma chave em um cabeçalho, ou baixe a cena e adicione seus arquivos</translation>
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
        <translation>O mais rápido</translation>
    </message>
    <message>
        <location filename="../dock/device_box.py"/>
        <source>Processor</source>
        <translation>Processador</translation>
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
        <translation>Datas úteis</translation>
    </message>
    <message>
        <location filename="../dock/dock.py"/>
        <source>Engine…</source>
        <translation>Motor…</translation>
    </message>
    <message>
        <location filename="../dock/dock.py"/>
        <source>About cloudmask…</source>
        <translation>Sobre o cloudmask…</translation>
    </message>
    <message>
        <location filename="../dock/dock.py"/>
        <source>The model has to be downloaded first: see &apos;Model&apos; above.</source>
        <translation>Primeiro é preciso baixar o modelo: veja “Modelo” acima.</translation>
    </message>
    <message>
        <location filename="../dock/dock.py"/>
        <source>a question about the layer is open</source>
        <translation>há uma pergunta em aberto sobre a camada</translation>
    </message>
    <message>
        <location filename="../dock/dock.py"/>
        <source>answer it above, or choose &apos;Not now&apos;</source>
        <translation>responda a ela acima ou escolha “Agora não”</translation>
    </message>
    <message>
        <location filename="../dock/download_box.py"/>
        <source>Download…</source>
        <translation>Baixar…</translation>
    </message>
    <message>
        <location filename="../dock/download_box.py"/>
        <source>Download the model</source>
        <translation>Baixar o modelo</translation>
    </message>
    <message>
        <location filename="../dock/download_box.py"/>
        <source>From a folder…</source>
        <translation>De uma pasta…</translation>
    </message>
    <message>
        <location filename="../dock/download_box.py"/>
        <source>Take the model from a folder</source>
        <translation>Usar o modelo de uma pasta</translation>
    </message>
    <message>
        <location filename="../dock/download_box.py"/>
        <source>Progress of the download</source>
        <translation>Progresso do download</translation>
    </message>
    <message>
        <location filename="../dock/download_box.py"/>
        <source>Cancel the download</source>
        <translation>Cancelar o download</translation>
    </message>
    <message>
        <location filename="../dock/download_box.py"/>
        <source>Fetching &apos;{title}&apos;…</source>
        <translation>Obtendo “{title}”…</translation>
    </message>
    <message>
        <location filename="../dock/download_box.py"/>
        <source>Folder with the files of &apos;{title}&apos;</source>
        <translation>Pasta com os arquivos de “{title}”</translation>
    </message>
    <message>
        <location filename="../dock/download_box.py"/>
        <source>Fetching &apos;{title}&apos;: {done} of {total}</source>
        <translation>Obtendo “{title}”: {done} de {total}</translation>
    </message>
    <message>
        <location filename="../dock/download_box.py"/>
        <source>Cancelled. What was fetched is kept: the next download goes on from there.</source>
        <translation>Cancelado. O que foi baixado fica guardado: o próximo download continua a partir daí.</translation>
    </message>
    <message>
        <location filename="../dock/engine_page.py"/>
        <source>The engine</source>
        <translation>O motor</translation>
    </message>
    <message>
        <location filename="../dock/engine_page.py"/>
        <source>It computes in a Python of its own, never in QGIS&apos;s.</source>
        <translation>Ele calcula em um Python próprio, nunca no do QGIS.</translation>
    </message>
    <message>
        <location filename="../dock/engine_page.py"/>
        <source>Back to masking</source>
        <translation>Voltar à máscara</translation>
    </message>
    <message>
        <location filename="../dock/engine_page.py"/>
        <source>The engine needs to be renewed</source>
        <translation>O motor precisa ser renovado</translation>
    </message>
    <message>
        <location filename="../dock/engine_page.py"/>
        <source>Not now</source>
        <translation>Agora não</translation>
    </message>
    <message>
        <location filename="../dock/engine_page.py"/>
        <source>Loo&amp;k again</source>
        <translation>Bu&amp;scar de novo</translation>
    </message>
    <message>
        <location filename="../dock/engine_page.py"/>
        <source>Look for the engine again</source>
        <translation>Buscar o motor de novo</translation>
    </message>
    <message>
        <location filename="../dock/engine_page.py"/>
        <source>Set up the engine again</source>
        <translation>Configurar o motor de novo</translation>
    </message>
    <message>
        <location filename="../dock/engine_page.py"/>
        <source>The engine is not set up yet</source>
        <translation>O motor ainda não está configurado</translation>
    </message>
    <message>
        <location filename="../dock/engine_page.py"/>
        <source>Clouds are masked by an engine in a Python of its own, with PyTorch and rasterio. Nothing is ever installed into QGIS&apos;s Python.</source>
        <translation>As nuvens são mascaradas por um motor em um Python próprio, com PyTorch e rasterio. Nada é instalado no Python do QGIS.</translation>
    </message>
    <message>
        <location filename="../dock/engine_page.py"/>
        <source>Set up the en&amp;gine</source>
        <translation>Configurar o &amp;motor</translation>
    </message>
    <message>
        <location filename="../dock/engine_page.py"/>
        <source>Setting up the engine…</source>
        <translation>Configurando o motor…</translation>
    </message>
    <message>
        <location filename="../dock/engine_page.py"/>
        <source>Cancelled. What was fetched so far is kept for the next time.</source>
        <translation>Cancelado. O que já foi baixado fica guardado para a próxima vez.</translation>
    </message>
    <message>
        <location filename="../dock/engine_page.py"/>
        <source>&amp;Try again</source>
        <translation>&amp;Tentar de novo</translation>
    </message>
    <message>
        <location filename="../dock/engine_page.py"/>
        <location filename="../dock/setup_progress.py"/>
        <source>Trying the engine…</source>
        <translation>Testando o motor…</translation>
    </message>
    <message>
        <location filename="../dock/engine_page.py"/>
        <source>It has made a first mask on: {device}.</source>
        <translation>Fez uma primeira máscara em: {device}.</translation>
    </message>
    <message>
        <location filename="../dock/engine_page.py"/>
        <source>The engine is set up</source>
        <translation>O motor está configurado</translation>
    </message>
    <message>
        <location filename="../dock/engine_page.py"/>
        <source>Start masking</source>
        <translation>Começar a mascarar</translation>
    </message>
    <message>
        <location filename="../dock/engine_page.py"/>
        <source>Removing…</source>
        <translation>Removendo…</translation>
    </message>
    <message>
        <location filename="../dock/engine_page.py"/>
        <source>The engine is removed; {size} are free again.</source>
        <translation>Motor removido; espaço liberado: {size}.</translation>
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
        <translation>Camada inteira</translation>
    </message>
    <message>
        <location filename="../dock/extent_section.py"/>
        <location filename="../scenes/search_dialog.py"/>
        <location filename="../usable/area_section.py"/>
        <source>What the map shows</source>
        <translation>O que o mapa mostra</translation>
    </message>
    <message>
        <location filename="../dock/extent_section.py"/>
        <source>Rectangle drawn on the map</source>
        <translation>Retângulo desenhado no mapa</translation>
    </message>
    <message>
        <location filename="../dock/extent_section.py"/>
        <location filename="../usable/area_section.py"/>
        <source>Polygons of a layer</source>
        <translation>Polígonos de camada</translation>
    </message>
    <message>
        <location filename="../dock/extent_section.py"/>
        <source>Draw on the map</source>
        <translation>Desenhar no mapa</translation>
    </message>
    <message>
        <location filename="../dock/extent_section.py"/>
        <source>Draw a rectangle on the map</source>
        <translation>Desenhar um retângulo no mapa</translation>
    </message>
    <message>
        <location filename="../dock/extent_section.py"/>
        <location filename="../usable/area_section.py"/>
        <source>Layer with polygons</source>
        <translation>Camada com polígonos</translation>
    </message>
    <message>
        <location filename="../dock/extent_section.py"/>
        <location filename="../usable/area_section.py"/>
        <source>Only selected polygons</source>
        <translation>Apenas os selecionados</translation>
    </message>
    <message>
        <location filename="../dock/extent_section.py"/>
        <source>no rectangle is drawn</source>
        <translation>nenhum retângulo foi desenhado</translation>
    </message>
    <message>
        <location filename="../dock/extent_section.py"/>
        <source>choose &apos;Draw on the map&apos; and drag one there</source>
        <translation>escolha “Desenhar no mapa” e arraste um ali</translation>
    </message>
    <message>
        <location filename="../dock/extent_section.py"/>
        <location filename="../usable/area_section.py"/>
        <source>the map has no layer with polygons</source>
        <translation>o mapa não tem nenhuma camada com polígonos</translation>
    </message>
    <message>
        <location filename="../dock/extent_section.py"/>
        <source>add one, or choose the whole layer</source>
        <translation>adicione uma ou escolha a camada inteira</translation>
    </message>
    <message>
        <location filename="../dock/extent_section.py"/>
        <source>{width} × {height} {unit}</source>
        <translation>{width} × {height} {unit}</translation>
    </message>
    <message>
        <location filename="../dock/layer_section.py"/>
        <source>Layer</source>
        <translation>Camada</translation>
    </message>
    <message>
        <location filename="../dock/layer_section.py"/>
        <source>The scene: any raster layer with red, green and blue</source>
        <translation>A cena: qualquer camada raster com vermelho, verde e azul</translation>
    </message>
    <message>
        <location filename="../dock/layer_section.py"/>
        <source>La&amp;yer</source>
        <translation>Cama&amp;da</translation>
    </message>
    <message>
        <location filename="../dock/layer_section.py"/>
        <source>Bands…</source>
        <translation>Bandas…</translation>
    </message>
    <message>
        <location filename="../dock/layer_section.py"/>
        <source>Level and offset…</source>
        <translation>Nível e offset…</translation>
    </message>
    <message>
        <location filename="../dock/layer_section.py"/>
        <source>Add a Sentinel-2 scene to the map to begin.</source>
        <translation>Para começar, adicione ao mapa uma cena do Sentinel-2.</translation>
    </message>
    <message>
        <location filename="../dock/layer_section.py"/>
        <source>Looking at the layer when the mask is done…</source>
        <translation>A camada será examinada quando a máscara estiver pronta…</translation>
    </message>
    <message>
        <location filename="../dock/layer_section.py"/>
        <source>Looking at the layer…</source>
        <translation>Examinando a camada…</translation>
    </message>
    <message>
        <location filename="../dock/layer_section.py"/>
        <source>Recognised as Sentinel-2</source>
        <translation>Reconhecida como Sentinel-2</translation>
    </message>
    <message>
        <location filename="../dock/layer_section.py"/>
        <source>Not recognised as Sentinel-2</source>
        <translation>Não reconhecida como Sentinel-2</translation>
    </message>
    <message>
        <location filename="../dock/licence_dialog.py"/>
        <source>Download a model</source>
        <translation>Baixar um modelo</translation>
    </message>
    <message>
        <location filename="../dock/licence_dialog.py"/>
        <source>I agree to these conditions</source>
        <translation>Aceito estas condições</translation>
    </message>
    <message>
        <location filename="../dock/licence_dialog.py"/>
        <location filename="../dock/setup_plan.py"/>
        <source>Download</source>
        <translation>Baixar</translation>
    </message>
    <message>
        <location filename="../dock/licence_dialog.py"/>
        <source>Copy</source>
        <translation>Copiar</translation>
    </message>
    <message>
        <location filename="../dock/licence_dialog.py"/>
        <source>Its files are copied from {folder}.</source>
        <translation>Seus arquivos são copiados de {folder}.</translation>
    </message>
    <message>
        <location filename="../dock/licence_dialog.py"/>
        <source>It is not on this computer yet.</source>
        <translation>Ainda não está neste computador.</translation>
    </message>
    <message>
        <location filename="../dock/licence_dialog.py"/>
        <source>It is not on this computer yet: a download of about {size}.</source>
        <translation>Ainda não está neste computador: um download de cerca de {size}.</translation>
    </message>
    <message>
        <location filename="../dock/mapping_section.py"/>
        <source>Which band is which?</source>
        <translation>Qual banda é qual?</translation>
    </message>
    <message>
        <location filename="../dock/mapping_section.py"/>
        <source>Bands of the file and what they are</source>
        <translation>Bandas do arquivo e a que correspondem</translation>
    </message>
    <message>
        <location filename="../dock/mapping_section.py"/>
        <source>In the file</source>
        <translation>No arquivo</translation>
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
        <translation>Ordem &amp;usual</translation>
    </message>
    <message>
        <location filename="../dock/mapping_section.py"/>
        <source>Fill in the usual order</source>
        <translation>Preencher com a ordem usual</translation>
    </message>
    <message>
        <location filename="../dock/mapping_section.py"/>
        <source>Use &amp;these</source>
        <translation>Usar &amp;estas</translation>
    </message>
    <message>
        <location filename="../dock/mapping_section.py"/>
        <source>Use these bands</source>
        <translation>Usar estas bandas</translation>
    </message>
    <message>
        <location filename="../dock/mapping_section.py"/>
        <source>See whether each band is what it is taken for, or correct it.</source>
        <translation>Veja se cada banda é a que se supõe, ou corrija-a.</translation>
    </message>
    <message>
        <location filename="../dock/mapping_section.py"/>
        <source>The file does not name its bands. Say at least which are red, green and blue.</source>
        <translation>O arquivo não dá nome às bandas. Indique ao menos quais são a vermelha, a verde e a azul.</translation>
    </message>
    <message>
        <location filename="../dock/mapping_section.py"/>
        <source>What {band} is</source>
        <translation>O que é {band}</translation>
    </message>
    <message>
        <location filename="../dock/mapping_section.py"/>
        <source>not used</source>
        <translation>não usada</translation>
    </message>
    <message>
        <location filename="../dock/mapping_section.py"/>
        <source>{band} · {colour}</source>
        <translation>{band} · {colour}</translation>
    </message>
    <message>
        <location filename="../dock/mapping_section.py"/>
        <source>{band} is chosen twice.</source>
        <translation>{band} foi escolhida duas vezes.</translation>
    </message>
    <message>
        <location filename="../dock/mapping_section.py"/>
        <source>Red, green and blue are needed; still missing: {bands}.</source>
        <translation>São necessários vermelho, verde e azul; ainda falta: {bands}.</translation>
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
        <translation>Limites, licença e fontes</translation>
    </message>
    <message>
        <location filename="../dock/model_section.py"/>
        <source>{title} (to be downloaded)</source>
        <translation>{title} (a baixar)</translation>
    </message>
    <message>
        <location filename="../dock/model_section.py"/>
        <source>{title} (download {size})</source>
        <translation>{title} (download: {size})</translation>
    </message>
    <message>
        <location filename="../dock/options_section.py"/>
        <source>Options</source>
        <translation>Opções</translation>
    </message>
    <message>
        <location filename="../dock/options_section.py"/>
        <source>Outlines as polygons</source>
        <translation>Contornos em polígonos</translation>
    </message>
    <message>
        <location filename="../dock/options_section.py"/>
        <source>Probab&amp;ilities</source>
        <translation>Pro&amp;babilidades</translation>
    </message>
    <message>
        <location filename="../dock/options_section.py"/>
        <source>Report as a file</source>
        <translation>Relatório em arquivo</translation>
    </message>
    <message>
        <location filename="../dock/options_section.py"/>
        <location filename="../dock/preview_controls.py"/>
        <source>Widen clouds by</source>
        <translation>Ampliar nuvens em</translation>
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
        <translation>Ampliar sombras em</translation>
    </message>
    <message>
        <location filename="../dock/options_section.py"/>
        <location filename="../dock/preview_controls.py"/>
        <source>Drop patches below</source>
        <translation>Área mínima</translation>
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
        <translation>Todas (mais lento)</translation>
    </message>
    <message>
        <location filename="../dock/options_section.py"/>
        <source>Also bands that the model gains nothing from on most scenes</source>
        <translation>Também as bandas que, na maioria das cenas, não acrescentam nada ao modelo</translation>
    </message>
    <message>
        <location filename="../dock/options_section.py"/>
        <source>These are for clouds and shadows; with texts they have no effect.</source>
        <translation>Isto é para nuvens e sombras; com textos não tem efeito.</translation>
    </message>
    <message>
        <location filename="../dock/options_section.py"/>
        <source>Also make</source>
        <translation>Criar também</translation>
    </message>
    <message>
        <location filename="../dock/options_section.py"/>
        <location filename="../dock/preview_controls.py"/>
        <source>Least probability of</source>
        <translation>Probabilidade mínima de</translation>
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
        <translation>Probabilidade a partir da qual um pixel é {name}</translation>
    </message>
    <message>
        <location filename="../dock/options_section.py"/>
        <location filename="../dock/preview_controls.py"/>
        <source>model&apos;s own</source>
        <translation>do modelo</translation>
    </message>
    <message>
        <location filename="../dock/output_section.py"/>
        <source>Result</source>
        <translation>Resultado</translation>
    </message>
    <message>
        <location filename="../dock/output_section.py"/>
        <source>Where the mask is saved</source>
        <translation>Onde a máscara é salva</translation>
    </message>
    <message>
        <location filename="../dock/output_section.py"/>
        <source>Temporary layer</source>
        <translation>Camada temporária</translation>
    </message>
    <message>
        <location filename="../dock/output_section.py"/>
        <source>In a folder</source>
        <translation>Em uma pasta</translation>
    </message>
    <message>
        <location filename="../dock/output_section.py"/>
        <source>As a file</source>
        <translation>Como arquivo</translation>
    </message>
    <message>
        <location filename="../dock/output_section.py"/>
        <source>Folder for masks</source>
        <translation>Pasta para as máscaras</translation>
    </message>
    <message>
        <location filename="../dock/output_section.py"/>
        <source>File for the mask</source>
        <translation>Arquivo para a máscara</translation>
    </message>
    <message>
        <location filename="../dock/output_section.py"/>
        <source>Save the mask as</source>
        <translation>Salvar a máscara como</translation>
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
        <translation>Resolução</translation>
    </message>
    <message>
        <location filename="../dock/output_section.py"/>
        <source>Of the finest band</source>
        <translation>Banda mais fina</translation>
    </message>
    <message>
        <location filename="../dock/output_section.py"/>
        <source>{metres} m</source>
        <translation>{metres} m</translation>
    </message>
    <message>
        <location filename="../dock/output_section.py"/>
        <source>Save</source>
        <translation>Salvar</translation>
    </message>
    <message>
        <location filename="../dock/output_section.py"/>
        <source>no folder is given for the mask</source>
        <translation>nenhuma pasta foi indicada para a máscara</translation>
    </message>
    <message>
        <location filename="../dock/output_section.py"/>
        <source>choose one, or save as a temporary layer</source>
        <translation>escolha uma ou salve como camada temporária</translation>
    </message>
    <message>
        <location filename="../dock/output_section.py"/>
        <source>no file is given for the mask</source>
        <translation>nenhum arquivo foi indicado para a máscara</translation>
    </message>
    <message>
        <location filename="../dock/preview_asking.py"/>
        <location filename="../targets.py"/>
        <location filename="../usable/assessing.py"/>
        <source>the folder for temporary files cannot be used ({reason})</source>
        <translation>não é possível usar a pasta de arquivos temporários ({reason})</translation>
    </message>
    <message>
        <location filename="../dock/preview_asking.py"/>
        <location filename="../layers.py"/>
        <source>QGIS cannot open {path}, which was just written</source>
        <translation>o QGIS não consegue abrir {path}, que acabou de ser gravado</translation>
    </message>
    <message>
        <location filename="../dock/preview_slider.py"/>
        <source>Leave it to the model</source>
        <translation>Deixar a cargo do modelo</translation>
    </message>
    <message>
        <location filename="../dock/preview_slider.py"/>
        <source>Leave it to the model: {name}</source>
        <translation>Deixar a cargo do modelo: {name}</translation>
    </message>
    <message>
        <location filename="../dock/prompts_section.py"/>
        <location filename="../dock/report_dialog.py"/>
        <location filename="../processing/scene_parameters.py"/>
        <source>What to look for</source>
        <translation>O que procurar</translation>
    </message>
    <message>
        <location filename="../dock/prompts_section.py"/>
        <source>What to look for: a text in each line</source>
        <translation>O que procurar: um texto em cada linha</translation>
    </message>
    <message>
        <location filename="../dock/prompts_section.py"/>
        <source>for example: {text}</source>
        <translation>por exemplo: {text}</translation>
    </message>
    <message>
        <location filename="../dock/prompts_section.py"/>
        <source>A few words of English in each line, or nothing for the usual classes: {classes}.</source>
        <translation>Poucas palavras em inglês em cada linha, ou nada para as classes usuais: {classes}.</translation>
    </message>
    <message>
        <location filename="../dock/prompts_section.py"/>
        <source>The mask shows where &apos;{text}&apos; is likelier than not.</source>
        <translation>A máscara mostra onde “{text}” é mais provável do que improvável.</translation>
    </message>
    <message>
        <location filename="../dock/prompts_section.py"/>
        <source>Each line becomes a class, and each pixel gets the one that fits it best. Let one of them mean the rest, such as &apos;{text}&apos;.</source>
        <translation>Cada linha se torna uma classe, e cada pixel recebe a que melhor lhe corresponde. Deixe uma delas significar o resto, por exemplo “{text}”.</translation>
    </message>
    <message>
        <location filename="../dock/radiometry_section.py"/>
        <source>Offset and level</source>
        <translation>Offset e nível</translation>
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
        <translation>Dividido por</translation>
    </message>
    <message>
        <location filename="../dock/radiometry_section.py"/>
        <location filename="../processing/scene_parameters.py"/>
        <source>Processing level</source>
        <translation>Nível de processamento</translation>
    </message>
    <message>
        <location filename="../dock/radiometry_section.py"/>
        <source>As recognised</source>
        <translation>Como reconhecido</translation>
    </message>
    <message>
        <location filename="../dock/radiometry_section.py"/>
        <source>1C, top of atmosphere</source>
        <translation>1C, topo da atmosfera</translation>
    </message>
    <message>
        <location filename="../dock/radiometry_section.py"/>
        <source>2A, surface</source>
        <translation>2A, superfície</translation>
    </message>
    <message>
        <location filename="../dock/radiometry_section.py"/>
        <source>8-bit true-colour picture</source>
        <translation>Imagem em cor verdadeira de 8 bits</translation>
    </message>
    <message>
        <location filename="../dock/radiometry_section.py"/>
        <location filename="../dock/report_dialog.py"/>
        <source>Level</source>
        <translation>Nível</translation>
    </message>
    <message>
        <location filename="../dock/radiometry_section.py"/>
        <source>&amp;Not now</source>
        <translation>Ag&amp;ora não</translation>
    </message>
    <message>
        <location filename="../dock/radiometry_section.py"/>
        <source>Leave it as it is</source>
        <translation>Deixar como está</translation>
    </message>
    <message>
        <location filename="../dock/radiometry_section.py"/>
        <source>&amp;Keep answer</source>
        <translation>&amp;Guardar resposta</translation>
    </message>
    <message>
        <location filename="../dock/radiometry_section.py"/>
        <source>Remember this for the layer</source>
        <translation>Lembrar isto para a camada</translation>
    </message>
    <message>
        <location filename="../dock/radiometry_section.py"/>
        <source>Choose what the layer&apos;s files say, or correct it.</source>
        <translation>Escolha o que dizem os arquivos da camada ou corrija-o.</translation>
    </message>
    <message>
        <location filename="../dock/radiometry_section.py"/>
        <source>Since January 2022, products have 1000 added to every value. This layer does not say whether it has.</source>
        <translation>Desde janeiro de 2022, os produtos têm 1000 somado a cada valor. Esta camada não informa se é o seu caso.</translation>
    </message>
    <message>
        <location filename="../dock/radiometry_section.py"/>
        <source>As the &amp;files say</source>
        <translation>Conforme os ar&amp;quivos</translation>
    </message>
    <message>
        <location filename="../dock/radiometry_section.py"/>
        <source>{offset}: since 2022</source>
        <translation>{offset}: desde 2022</translation>
    </message>
    <message>
        <location filename="../dock/radiometry_section.py"/>
        <source>Processing baseline 04.00 and later; also older scenes that were processed again</source>
        <translation>Baseline de processamento 04.00 e posteriores; também cenas mais antigas que foram processadas de novo</translation>
    </message>
    <message>
        <location filename="../dock/radiometry_section.py"/>
        <source>0: older, or applied</source>
        <translation>0: antes, ou já aplicado</translation>
    </message>
    <message>
        <location filename="../dock/radiometry_section.py"/>
        <source>Before January 2022 (processing baseline before 04.00), or a provider that has applied it</source>
        <translation>Antes de janeiro de 2022 (baseline de processamento anterior à 04.00), ou um provedor que já o aplicou</translation>
    </message>
    <message>
        <location filename="../dock/radiometry_section.py"/>
        <source>Other numbers</source>
        <translation>Outros números</translation>
    </message>
    <message>
        <location filename="../dock/radiometry_section.py"/>
        <source>Your own offset and scale</source>
        <translation>Offset e escala próprios</translation>
    </message>
    <message>
        <location filename="../dock/refine_section.py"/>
        <source>Refine the mask</source>
        <translation>Refinar a máscara</translation>
    </message>
    <message>
        <location filename="../dock/refine_section.py"/>
        <source>Reset</source>
        <translation>Redefinir</translation>
    </message>
    <message>
        <location filename="../dock/refine_section.py"/>
        <source>Back to the mask as it is in its file</source>
        <translation>Voltar à máscara como está no arquivo</translation>
    </message>
    <message>
        <location filename="../dock/refine_section.py"/>
        <source>Apply</source>
        <translation>Aplicar</translation>
    </message>
    <message>
        <location filename="../dock/refine_section.py"/>
        <source>Write the mask anew, into its file</source>
        <translation>Gravar a máscara de novo, no mesmo arquivo</translation>
    </message>
    <message>
        <location filename="../dock/refine_section.py"/>
        <source>Keep the probabilities (Options) to refine a mask afterwards.</source>
        <translation>Guarde as probabilidades (Opções) para refinar a máscara depois.</translation>
    </message>
    <message>
        <location filename="../dock/refine_section.py"/>
        <location filename="../dock/result_section.py"/>
        <source>The mask is no longer in the project.</source>
        <translation>A máscara não está mais no projeto.</translation>
    </message>
    <message>
        <location filename="../dock/refine_section.py"/>
        <location filename="../shares.py"/>
        <source>no valid pixel</source>
        <translation>nenhum pixel válido</translation>
    </message>
    <message>
        <location filename="../dock/refine_section.py"/>
        <source>On the map: {shares} ({time} s)</source>
        <translation>No mapa: {shares} ({time} s)</translation>
    </message>
    <message>
        <location filename="../dock/refine_section.py"/>
        <source>The map does not show the mask.</source>
        <translation>O mapa não mostra a máscara.</translation>
    </message>
    <message>
        <location filename="../dock/refine_section.py"/>
        <source>Drawing…</source>
        <translation>Desenhando…</translation>
    </message>
    <message>
        <location filename="../dock/refine_section.py"/>
        <location filename="../words.py"/>
        <source>Writing the result</source>
        <translation>Gravando o resultado</translation>
    </message>
    <message>
        <location filename="../dock/refine_section.py"/>
        <source>The outlines are still those of the former mask.</source>
        <translation>Os contornos ainda são os da máscara anterior.</translation>
    </message>
    <message>
        <location filename="../dock/refine_section.py"/>
        <source>The report&apos;s file could not be written and is still that of the former mask.</source>
        <translation>O arquivo do relatório não pôde ser gravado e ainda é o da máscara anterior.</translation>
    </message>
    <message>
        <location filename="../dock/report_dialog.py"/>
        <source>Report of the mask</source>
        <translation>Relatório da máscara</translation>
    </message>
    <message>
        <location filename="../dock/report_dialog.py"/>
        <location filename="../dock/result_section.py"/>
        <location filename="../processing/parameters.py"/>
        <source>Report</source>
        <translation>Relatório</translation>
    </message>
    <message>
        <location filename="../dock/report_dialog.py"/>
        <location filename="../dock/setup_plan.py"/>
        <source>What</source>
        <translation>O quê</translation>
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
        <translation>Abrir &amp;pasta</translation>
    </message>
    <message>
        <location filename="../dock/report_dialog.py"/>
        <source>yes</source>
        <translation>sim</translation>
    </message>
    <message>
        <location filename="../dock/report_dialog.py"/>
        <source>no</source>
        <translation>não</translation>
    </message>
    <message>
        <location filename="../dock/report_dialog.py"/>
        <source>Name</source>
        <translation>Nome</translation>
    </message>
    <message>
        <location filename="../dock/report_dialog.py"/>
        <source>Version</source>
        <translation>Versão</translation>
    </message>
    <message>
        <location filename="../dock/report_dialog.py"/>
        <source>Checksum (SHA-256)</source>
        <translation>Soma de verificação (SHA-256)</translation>
    </message>
    <message>
        <location filename="../dock/report_dialog.py"/>
        <location filename="../processing/scene_parameters.py"/>
        <source>Precision</source>
        <translation>Precisão</translation>
    </message>
    <message>
        <location filename="../dock/report_dialog.py"/>
        <location filename="../processing/scene_parameters.py"/>
        <location filename="../processing/usabledates.py"/>
        <source>Resolution (m)</source>
        <translation>Resolução (m)</translation>
    </message>
    <message>
        <location filename="../dock/report_dialog.py"/>
        <source>Width (pixels)</source>
        <translation>Largura (pixels)</translation>
    </message>
    <message>
        <location filename="../dock/report_dialog.py"/>
        <source>Height (pixels)</source>
        <translation>Altura (pixels)</translation>
    </message>
    <message>
        <location filename="../dock/report_dialog.py"/>
        <location filename="../processing/parameters.py"/>
        <source>Pixels with data</source>
        <translation>Pixels com dados</translation>
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
        <translation>Parcela (%)</translation>
    </message>
    <message>
        <location filename="../dock/report_dialog.py"/>
        <source>Area (m²)</source>
        <translation>Área (m²)</translation>
    </message>
    <message>
        <location filename="../dock/report_dialog.py"/>
        <source>Thick and thin cloud (%)</source>
        <translation>Nuvem espessa e fina (%)</translation>
    </message>
    <message>
        <location filename="../dock/report_dialog.py"/>
        <source>Time (s)</source>
        <translation>Tempo (s)</translation>
    </message>
    <message>
        <location filename="../dock/report_dialog.py"/>
        <source>In all</source>
        <translation>No total</translation>
    </message>
    <message>
        <location filename="../dock/report_dialog.py"/>
        <source>Megapixels per second</source>
        <translation>Megapixels por segundo</translation>
    </message>
    <message>
        <location filename="../dock/report_dialog.py"/>
        <source>Notes</source>
        <translation>Notas</translation>
    </message>
    <message>
        <location filename="../dock/report_dialog.py"/>
        <source>Offset known from</source>
        <translation>Origem do offset</translation>
    </message>
    <message>
        <location filename="../dock/report_dialog.py"/>
        <source>Least probabilities</source>
        <translation>Probabilidades mínimas</translation>
    </message>
    <message>
        <location filename="../dock/result_section.py"/>
        <source>&amp;Zoom</source>
        <translation>&amp;Zoom</translation>
    </message>
    <message>
        <location filename="../dock/result_section.py"/>
        <source>Zoom to the mask</source>
        <translation>Aproximar da máscara</translation>
    </message>
    <message>
        <location filename="../dock/result_section.py"/>
        <source>Style</source>
        <translation>Estilo</translation>
    </message>
    <message>
        <location filename="../dock/result_section.py"/>
        <source>Change how the mask looks</source>
        <translation>Mudar a aparência da máscara</translation>
    </message>
    <message>
        <location filename="../dock/result_section.py"/>
        <source>Open the report of this run</source>
        <translation>Abrir o relatório desta execução</translation>
    </message>
    <message>
        <location filename="../dock/result_section.py"/>
        <source>{name}: masked in {time}</source>
        <translation>{name}: máscara pronta em {time}</translation>
    </message>
    <message>
        <location filename="../dock/run_section.py"/>
        <source>M&amp;ask clouds</source>
        <translation>Mascarar &amp;nuvens</translation>
    </message>
    <message>
        <location filename="../dock/run_section.py"/>
        <location filename="../menu.py"/>
        <location filename="../processing/maskclouds.py"/>
        <source>Mask clouds</source>
        <translation>Mascarar nuvens</translation>
    </message>
    <message>
        <location filename="../dock/run_section.py"/>
        <source>{number} Mpx/s</source>
        <translation>{number} Mpx/s</translation>
    </message>
    <message>
        <location filename="../dock/run_section.py"/>
        <source>{status} ({count} more waiting)</source>
        <translation>{status} (mais {count} em espera)</translation>
    </message>
    <message>
        <location filename="../dock/setup_check.py"/>
        <source>The engine does not find {title}, so the processor is used; a newer driver may help.</source>
        <translation>O motor não encontra {title}, por isso o processador é usado; um driver mais recente pode ajudar.</translation>
    </message>
    <message>
        <location filename="../dock/setup_check.py"/>
        <source>With the graphics card {reason}, so the processor is used.</source>
        <translation>Com a placa de vídeo, {reason}; por isso o processador é usado.</translation>
    </message>
    <message>
        <location filename="../dock/setup_check.py"/>
        <source>{title} does not run the model, so {other} is used ({reason}).</source>
        <translation>{title} não executa o modelo, por isso {other} é usado ({reason}).</translation>
    </message>
    <message>
        <location filename="../dock/setup_check.py"/>
        <source>{title} gives another mask than the processor on {percent} % of pixels, so {other} is used.</source>
        <translation>{title} dá uma máscara diferente da do processador em {percent} % dos pixels, por isso {other} é usado.</translation>
    </message>
    <message>
        <location filename="../dock/setup_check.py"/>
        <source>the processor</source>
        <translation>o processador</translation>
    </message>
    <message>
        <location filename="../dock/setup_check.py"/>
        <source>set the engine up again, or choose another Python</source>
        <translation>configure o motor de novo ou escolha outro Python</translation>
    </message>
    <message>
        <location filename="../dock/setup_check.py"/>
        <source>the Python at &apos;{path}&apos; lacks {names}</source>
        <translation>o Python em “{path}” não tem {names}</translation>
    </message>
    <message>
        <location filename="../dock/setup_check.py"/>
        <source>let the engine be set up automatically, or install these packages into that Python</source>
        <translation>deixe o motor ser configurado automaticamente ou instale estes pacotes nesse Python</translation>
    </message>
    <message>
        <location filename="../dock/setup_diagnostics.py"/>
        <source>Collecting…</source>
        <translation>Coletando…</translation>
    </message>
    <message>
        <location filename="../dock/setup_diagnostics.py"/>
        <source>the engine has not answered within {seconds} seconds</source>
        <translation>o motor não respondeu em {seconds} segundos</translation>
    </message>
    <message>
        <location filename="../dock/setup_diagnostics.py"/>
        <source>Copied</source>
        <translation>Copiado</translation>
    </message>
    <message>
        <location filename="../dock/setup_diagnostics.py"/>
        <source>Copy d&amp;iagnostics</source>
        <translation>Copiar d&amp;iagnóstico</translation>
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
        <translation>No disco</translation>
    </message>
    <message>
        <location filename="../dock/setup_installed.py"/>
        <source>none</source>
        <translation>nenhum</translation>
    </message>
    <message>
        <location filename="../dock/setup_installed.py"/>
        <source>not started yet</source>
        <translation>ainda não iniciado</translation>
    </message>
    <message>
        <location filename="../dock/setup_installed.py"/>
        <source>counting…</source>
        <translation>contando…</translation>
    </message>
    <message>
        <location filename="../dock/setup_installed.py"/>
        <source>nothing of its own</source>
        <translation>nada próprio</translation>
    </message>
    <message>
        <location filename="../dock/setup_installed.py"/>
        <source>{size} in {folder}</source>
        <translation>{size} em {folder}</translation>
    </message>
    <message>
        <location filename="../dock/setup_installed.py"/>
        <source>Set up again…</source>
        <translation>Configurar de novo…</translation>
    </message>
    <message>
        <location filename="../dock/setup_installed.py"/>
        <source>Choose another Python…</source>
        <translation>Escolher outro Python…</translation>
    </message>
    <message>
        <location filename="../dock/setup_installed.py"/>
        <source>Remove…</source>
        <translation>Remover…</translation>
    </message>
    <message>
        <location filename="../dock/setup_installed.py"/>
        <source>Remove the engine&apos;s environment? {size} become free; a run that is going on ends with it.</source>
        <translation>Remover o ambiente do motor? Espaço que será liberado: {size}; uma execução em andamento termina com ele.</translation>
    </message>
    <message>
        <location filename="../dock/setup_installed.py"/>
        <source>Remove the engine</source>
        <translation>Remover o motor</translation>
    </message>
    <message>
        <location filename="../dock/setup_installed.py"/>
        <source>chosen by you</source>
        <translation>escolhido por você</translation>
    </message>
    <message>
        <location filename="../dock/setup_installed.py"/>
        <source>named by the variable {name}</source>
        <translation>indicado pela variável {name}</translation>
    </message>
    <message>
        <location filename="../dock/setup_installed.py"/>
        <source>set up by cloudmask</source>
        <translation>configurado pelo cloudmask</translation>
    </message>
    <message>
        <location filename="../dock/setup_options_page.py"/>
        <source>Set up, choose another Python, or remove…</source>
        <translation>Configurar, escolher outro Python ou remover…</translation>
    </message>
    <message>
        <location filename="../dock/setup_options_page.py"/>
        <source>Set up the engine, choose another Python for it, or remove it</source>
        <translation>Configurar o motor, escolher outro Python para ele ou removê-lo</translation>
    </message>
    <message>
        <location filename="../dock/setup_plan.py"/>
        <source>What is installed</source>
        <translation>O que é instalado</translation>
    </message>
    <message>
        <location filename="../dock/setup_plan.py"/>
        <source>Where</source>
        <translation>Onde</translation>
    </message>
    <message>
        <location filename="../dock/setup_plan.py"/>
        <source>Free there</source>
        <translation>Livre ali</translation>
    </message>
    <message>
        <location filename="../dock/setup_plan.py"/>
        <source>Computes on</source>
        <translation>Calcula em</translation>
    </message>
    <message>
        <location filename="../dock/setup_plan.py"/>
        <source>For the processor only</source>
        <translation>Só para o processador</translation>
    </message>
    <message>
        <location filename="../dock/setup_plan.py"/>
        <source>A much smaller download; masks take longer</source>
        <translation>Um download bem menor; as máscaras demoram mais</translation>
    </message>
    <message>
        <location filename="../dock/setup_plan.py"/>
        <source>Looking at this computer…</source>
        <translation>Examinando este computador…</translation>
    </message>
    <message>
        <location filename="../dock/setup_plan.py"/>
        <source>nothing</source>
        <translation>nada</translation>
    </message>
    <message>
        <location filename="../dock/setup_plan.py"/>
        <source>{size}: too little</source>
        <translation>{size}: espaço insuficiente</translation>
    </message>
    <message>
        <location filename="../dock/setup_plan.py"/>
        <source>All models (PyTorch)</source>
        <translation>Todos os modelos (PyTorch)</translation>
    </message>
    <message>
        <location filename="../dock/setup_progress.py"/>
        <source>Progress of the installation</source>
        <translation>Progresso da instalação</translation>
    </message>
    <message>
        <location filename="../dock/setup_progress.py"/>
        <source>Cancel the installation</source>
        <translation>Cancelar a instalação</translation>
    </message>
    <message>
        <location filename="../dock/setup_progress.py"/>
        <source>Preparing…</source>
        <translation>Preparando…</translation>
    </message>
    <message>
        <location filename="../dock/setup_progress.py"/>
        <source>{text} (step {place} of {count})</source>
        <translation>{text} (etapa {place} de {count})</translation>
    </message>
    <message>
        <location filename="../dock/setup_progress.py"/>
        <source>{done} of {total}</source>
        <translation>{done} de {total}</translation>
    </message>
    <message>
        <location filename="../dock/setup_ways.py"/>
        <source>Automatically (recommended)</source>
        <translation>Automaticamente (recomendado)</translation>
    </message>
    <message>
        <location filename="../dock/setup_ways.py"/>
        <source>Fetches a Python of its own and the engine&apos;s packages into the folder below.</source>
        <translation>Obtém um Python próprio e os pacotes do motor e os coloca na pasta abaixo.</translation>
    </message>
    <message>
        <location filename="../dock/setup_ways.py"/>
        <source>With a Python that I have</source>
        <translation>Com um Python que já tenho</translation>
    </message>
    <message>
        <location filename="../dock/setup_ways.py"/>
        <source>A Python or conda environment that has the engine&apos;s packages; nothing is changed in it.</source>
        <translation>Um ambiente Python ou conda que tenha os pacotes do motor; nada é alterado nele.</translation>
    </message>
    <message>
        <location filename="../dock/setup_ways.py"/>
        <source>Python or folder of an environment</source>
        <translation>Python ou pasta de um ambiente</translation>
    </message>
    <message>
        <location filename="../dock/setup_ways.py"/>
        <source>Choose Pytho&amp;n…</source>
        <translation>Escolher Pytho&amp;n…</translation>
    </message>
    <message>
        <location filename="../dock/setup_ways.py"/>
        <source>Choose the engine&apos;s Python</source>
        <translation>Escolher o Python do motor</translation>
    </message>
    <message>
        <location filename="../dock/setup_ways.py"/>
        <source>&amp;Folder…</source>
        <translation>&amp;Pasta…</translation>
    </message>
    <message>
        <location filename="../dock/setup_ways.py"/>
        <source>Choose the folder of an environment</source>
        <translation>Escolher a pasta de um ambiente</translation>
    </message>
    <message>
        <location filename="../dock/setup_ways.py"/>
        <source>From a folder of wheels (offline)</source>
        <translation>De uma pasta de wheels (offline)</translation>
    </message>
    <message>
        <location filename="../dock/setup_ways.py"/>
        <source>For computers without internet: the files are fetched on another one beforehand.</source>
        <translation>Para computadores sem internet: os arquivos são baixados antes em outro computador.</translation>
    </message>
    <message>
        <location filename="../dock/setup_ways.py"/>
        <source>Folder of wheels</source>
        <translation>Pasta de wheels</translation>
    </message>
    <message>
        <location filename="../dock/setup_ways.py"/>
        <source>Folder…</source>
        <translation>Pasta…</translation>
    </message>
    <message>
        <location filename="../dock/setup_ways.py"/>
        <source>Choose the folder of wheels</source>
        <translation>Escolher a pasta de wheels</translation>
    </message>
    <message>
        <location filename="../dock/setup_ways.py"/>
        <source>Python for it, where none is found</source>
        <translation>Python para instalar, se nenhum for encontrado</translation>
    </message>
    <message>
        <location filename="../dock/setup_ways.py"/>
        <source>Python…</source>
        <translation>Python…</translation>
    </message>
    <message>
        <location filename="../dock/setup_ways.py"/>
        <source>Choose the Python to install with</source>
        <translation>Escolher o Python com que instalar</translation>
    </message>
    <message>
        <location filename="../dock/setup_ways.py"/>
        <source>Python of the engine</source>
        <translation>Python do motor</translation>
    </message>
    <message>
        <location filename="../dock/setup_ways.py"/>
        <source>Python to install with</source>
        <translation>Python com que instalar</translation>
    </message>
    <message>
        <location filename="../dock/setup_ways.py"/>
        <source>Folder of an environment</source>
        <translation>Pasta de um ambiente</translation>
    </message>
    <message>
        <location filename="../dock/setup_work.py"/>
        <source>look at the rights of the folder, and try again</source>
        <translation>verifique as permissões da pasta e tente de novo</translation>
    </message>
    <message>
        <location filename="../dock/setup_work.py"/>
        <source>the system refuses it ({reason})</source>
        <translation>o sistema recusa ({reason})</translation>
    </message>
    <message>
        <location filename="../dock/widgets.py"/>
        <source>Fold or unfold: {title}</source>
        <translation>Recolher ou expandir: {title}</translation>
    </message>
    <message>
        <location filename="../dock/wording.py"/>
        <source>baseline {baseline}</source>
        <translation>baseline {baseline}</translation>
    </message>
    <message>
        <location filename="../dock/wording.py"/>
        <source>level 1C</source>
        <translation>nível 1C</translation>
    </message>
    <message>
        <location filename="../dock/wording.py"/>
        <source>level 2A</source>
        <translation>nível 2A</translation>
    </message>
    <message>
        <location filename="../dock/wording.py"/>
        <source>true-colour picture</source>
        <translation>imagem em cor verdadeira</translation>
    </message>
    <message>
        <location filename="../dock/wording.py"/>
        <source>level not known</source>
        <translation>nível desconhecido</translation>
    </message>
    <message>
        <location filename="../dock/wording.py"/>
        <source>near infrared</source>
        <translation>infravermelho próximo</translation>
    </message>
    <message>
        <location filename="../dock/wording.py"/>
        <source>shortwave infrared</source>
        <translation>infravermelho de ondas curtas</translation>
    </message>
    <message>
        <location filename="../dock/wording.py"/>
        <source>coastal blue</source>
        <translation>azul costeiro</translation>
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
        <translation>vermelho</translation>
    </message>
    <message>
        <location filename="../dock/wording.py"/>
        <source>narrow near infrared</source>
        <translation>infravermelho próximo estreito</translation>
    </message>
    <message>
        <location filename="../dock/wording.py"/>
        <source>water vapour</source>
        <translation>vapor d’água</translation>
    </message>
    <message>
        <location filename="../dock/wording.py"/>
        <source>cirrus</source>
        <translation>cirrus</translation>
    </message>
    <message>
        <location filename="../dock/wording.py"/>
        <source>red edge</source>
        <translation>borda do vermelho</translation>
    </message>
    <message>
        <location filename="../dock/wording.py"/>
        <source>as you said</source>
        <translation>conforme indicado</translation>
    </message>
    <message>
        <location filename="../dock/wording.py"/>
        <source>from the product</source>
        <translation>conforme o produto</translation>
    </message>
    <message>
        <location filename="../dock/wording.py"/>
        <source>from the STAC item</source>
        <translation>conforme o item STAC</translation>
    </message>
    <message>
        <location filename="../dock/wording.py"/>
        <source>from the file</source>
        <translation>conforme o arquivo</translation>
    </message>
    <message>
        <location filename="../dock/wording.py"/>
        <source>seen from the values</source>
        <translation>deduzido dos valores</translation>
    </message>
    <message>
        <location filename="../dock/wording.py"/>
        <source>offset not known</source>
        <translation>offset desconhecido</translation>
    </message>
    <message>
        <location filename="../dock/wording.py"/>
        <source>no offset, {origin}</source>
        <translation>sem offset, {origin}</translation>
    </message>
    <message>
        <location filename="../dock/wording.py"/>
        <source>offset {offset} {origin}</source>
        <translation>offset {offset} {origin}</translation>
    </message>
    <message>
        <location filename="../dock/wording.py"/>
        <source>one band</source>
        <translation>uma banda</translation>
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
        <translation>o proxy pede um nome de usuário e uma senha</translation>
    </message>
    <message>
        <location filename="../environment/failures.py"/>
        <source>enter them in QGIS under Settings, Options, Network, and try again</source>
        <translation>informe-os no QGIS em Configurações, Opções, Rede, e tente de novo</translation>
    </message>
    <message>
        <location filename="../environment/failures.py"/>
        <source>a file that was fetched is not the one that was expected</source>
        <translation>um arquivo baixado não é o que se esperava</translation>
    </message>
    <message>
        <location filename="../environment/failures.py"/>
        <source>try again; if it stays so, something on the way changes files: ask who runs your network</source>
        <translation>tente de novo; se continuar assim, algo no caminho altera os arquivos: pergunte a quem administra a rede</translation>
    </message>
    <message>
        <location filename="../environment/failures.py"/>
        <source>the server&apos;s certificate is not trusted here</source>
        <translation>o certificado do servidor não é considerado confiável aqui</translation>
    </message>
    <message>
        <location filename="../environment/failures.py"/>
        <source>a network that inspects traffic has a certificate of its own: have it installed in the system</source>
        <translation>uma rede que inspeciona o tráfego tem um certificado próprio: peça que seja instalado no sistema</translation>
    </message>
    <message>
        <location filename="../environment/failures.py"/>
        <location filename="../worker/crashes.py"/>
        <source>the disk is full</source>
        <translation>o disco está cheio</translation>
    </message>
    <message>
        <location filename="../environment/failures.py"/>
        <source>free some space and try again: it goes on where it stopped</source>
        <translation>libere espaço e tente de novo: continua de onde parou</translation>
    </message>
    <message>
        <location filename="../environment/failures.py"/>
        <source>a policy of this computer forbids programs in &apos;{folder}&apos;</source>
        <translation>uma política deste computador proíbe programas em “{folder}”</translation>
    </message>
    <message>
        <location filename="../environment/failures.py"/>
        <source>ask your administrator to allow this one folder, or choose a Python that is allowed</source>
        <translation>peça ao administrador que permita só esta pasta ou escolha um Python que seja permitido</translation>
    </message>
    <message>
        <location filename="../environment/failures.py"/>
        <source>a file is locked, by a virus scanner or by a program that is open</source>
        <translation>um arquivo está bloqueado, por um antivírus ou por um programa aberto</translation>
    </message>
    <message>
        <location filename="../environment/failures.py"/>
        <source>close other QGIS windows, let the scanner leave out &apos;{folder}&apos;, and try again</source>
        <translation>feche as outras janelas do QGIS, faça o antivírus ignorar “{folder}” e tente de novo</translation>
    </message>
    <message>
        <location filename="../environment/failures.py"/>
        <source>a path is too long for this system</source>
        <translation>um caminho é longo demais para este sistema</translation>
    </message>
    <message>
        <location filename="../environment/failures.py"/>
        <source>allow long paths in the system, or choose a Python in a folder with a shorter path</source>
        <translation>permita caminhos longos no sistema ou escolha um Python em uma pasta com caminho mais curto</translation>
    </message>
    <message>
        <location filename="../environment/failures.py"/>
        <source>nothing may be written to &apos;{folder}&apos;</source>
        <translation>não é permitido gravar em “{folder}”</translation>
    </message>
    <message>
        <location filename="../environment/failures.py"/>
        <location filename="../environment/folder.py"/>
        <source>give yourself the right to write there, and try again</source>
        <translation>obtenha a permissão de gravar ali e tente de novo</translation>
    </message>
    <message>
        <location filename="../environment/failures.py"/>
        <source>there is no package for this system or this Python</source>
        <translation>não há pacote para este sistema ou este Python</translation>
    </message>
    <message>
        <location filename="../environment/failures.py"/>
        <source>PyTorch needs 64-bit Windows 10, Linux or macOS 14 on Apple silicon, with Python 3.11 to 3.13</source>
        <translation>o PyTorch precisa de Windows 10 de 64 bits, Linux ou macOS 14 em Apple silicon, com Python 3.11 a 3.13</translation>
    </message>
    <message>
        <location filename="../environment/failures.py"/>
        <source>no Python was found that can be used for the engine</source>
        <translation>não foi encontrado nenhum Python que possa ser usado para o motor</translation>
    </message>
    <message>
        <location filename="../environment/failures.py"/>
        <source>name a Python 3.11 to 3.13 that can make virtual environments</source>
        <translation>indique um Python 3.11 a 3.13 que possa criar ambientes virtuais</translation>
    </message>
    <message>
        <location filename="../environment/failures.py"/>
        <source>the server does not have a file that is needed</source>
        <translation>o servidor não tem um arquivo que é necessário</translation>
    </message>
    <message>
        <location filename="../environment/failures.py"/>
        <source>look for an update of this plugin; where you have set a mirror, see whether it is complete</source>
        <translation>procure uma atualização deste complemento; se houver um espelho configurado, verifique se está completo</translation>
    </message>
    <message>
        <location filename="../environment/failures.py"/>
        <source>a path is not understood, maybe because of the blanks in it</source>
        <translation>um caminho não é entendido, talvez por causa dos espaços nele</translation>
    </message>
    <message>
        <location filename="../environment/failures.py"/>
        <source>choose a Python in a folder without blanks</source>
        <translation>escolha um Python em uma pasta sem espaços</translation>
    </message>
    <message>
        <location filename="../environment/failures.py"/>
        <source>the network is not reached</source>
        <translation>a rede não está acessível</translation>
    </message>
    <message>
        <location filename="../environment/failures.py"/>
        <source>see whether this computer is online, and whether QGIS needs a proxy; what was fetched is kept</source>
        <translation>verifique se este computador está conectado e se o QGIS precisa de um proxy; o que já foi baixado fica guardado</translation>
    </message>
    <message>
        <location filename="../environment/failures.py"/>
        <source>the installation failed</source>
        <translation>a instalação falhou</translation>
    </message>
    <message>
        <location filename="../environment/failures.py"/>
        <source>copy the details for a report, and try again</source>
        <translation>copie os detalhes para um relatório e tente de novo</translation>
    </message>
    <message>
        <location filename="../environment/folder.py"/>
        <source>the engine is being installed by another QGIS window</source>
        <translation>o motor está sendo instalado por outra janela do QGIS</translation>
    </message>
    <message>
        <location filename="../environment/folder.py"/>
        <source>wait until it is done there, or cancel it there</source>
        <translation>espere até que termine ali ou cancele ali</translation>
    </message>
    <message>
        <location filename="../environment/folder.py"/>
        <source>nothing can be written to &apos;{folder}&apos;</source>
        <translation>nada pode ser gravado em “{folder}”</translation>
    </message>
    <message>
        <location filename="../environment/folder.py"/>
        <source>the engine&apos;s environment is in use ({reason})</source>
        <translation>o ambiente do motor está em uso ({reason})</translation>
    </message>
    <message>
        <location filename="../environment/folder.py"/>
        <source>close other QGIS windows and try again</source>
        <translation>feche as outras janelas do QGIS e tente de novo</translation>
    </message>
    <message>
        <location filename="../environment/installer.py"/>
        <source>the disk has {free} GB free, and the engine needs {needed} GB</source>
        <translation>o disco tem {free} GB livres, e o motor precisa de {needed} GB</translation>
    </message>
    <message>
        <location filename="../environment/installer.py"/>
        <source>free some space and try again</source>
        <translation>libere espaço e tente de novo</translation>
    </message>
    <message>
        <location filename="../environment/installer.py"/>
        <source>Packages</source>
        <translation>Pacotes</translation>
    </message>
    <message>
        <location filename="../environment/installer.py"/>
        <source>A first try of the new environment</source>
        <translation>Um primeiro teste do novo ambiente</translation>
    </message>
    <message>
        <location filename="../environment/installer.py"/>
        <source>The last touches</source>
        <translation>Os últimos retoques</translation>
    </message>
    <message>
        <location filename="../environment/installer.py"/>
        <source>Looking for uv</source>
        <translation>Procurando o uv</translation>
    </message>
    <message>
        <location filename="../environment/installer.py"/>
        <source>uv, which fetches Python and the packages</source>
        <translation>uv, que obtém o Python e os pacotes</translation>
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
        <translation>a pasta de wheels “{path}” não contém {names}</translation>
    </message>
    <message>
        <location filename="../environment/plan.py"/>
        <source>make the folder with sources.py on a machine with internet access</source>
        <translation>crie a pasta com sources.py em um computador com acesso à internet</translation>
    </message>
    <message>
        <location filename="../environment/python.py"/>
        <source>the engine&apos;s environment is not set up yet</source>
        <translation>o ambiente do motor ainda não está configurado</translation>
    </message>
    <message>
        <location filename="../environment/python.py"/>
        <source>set it up, or choose a Python that has the engine&apos;s packages</source>
        <translation>configure-o ou escolha um Python que tenha os pacotes do motor</translation>
    </message>
    <message>
        <location filename="../environment/python.py"/>
        <source>the engine&apos;s environment was made for an older version of this plugin and must be set up again</source>
        <translation>o ambiente do motor foi criado para uma versão anterior deste complemento e precisa ser configurado de novo</translation>
    </message>
    <message>
        <location filename="../environment/python.py"/>
        <source>choose another Python</source>
        <translation>escolha outro Python</translation>
    </message>
    <message>
        <location filename="../environment/python.py"/>
        <source>&apos;{path}&apos; is no full path of a Python</source>
        <translation>“{path}” não é o caminho completo de um Python</translation>
    </message>
    <message>
        <location filename="../environment/python.py"/>
        <source>there is no Python at &apos;{path}&apos;</source>
        <translation>não há nenhum Python em “{path}”</translation>
    </message>
    <message>
        <location filename="../environment/python.py"/>
        <source>&apos;{path}&apos; is QGIS itself and not a Python</source>
        <translation>“{path}” é o próprio QGIS, e não um Python</translation>
    </message>
    <message>
        <location filename="../environment/python.py"/>
        <source>choose the Python of the engine&apos;s environment</source>
        <translation>escolha o Python do ambiente do motor</translation>
    </message>
    <message>
        <location filename="../environment/python.py"/>
        <source>&apos;{path}&apos; cannot be run as a program</source>
        <translation>“{path}” não pode ser executado como programa</translation>
    </message>
    <message>
        <location filename="../layers.py"/>
        <source>covered for sure</source>
        <translation>coberto com certeza</translation>
    </message>
    <message>
        <location filename="../layers.py"/>
        <source>clear for sure</source>
        <translation>sem nuvens com certeza</translation>
    </message>
    <message>
        <location filename="../layers.py"/>
        <source>surely not: {name}</source>
        <translation>não, com certeza: {name}</translation>
    </message>
    <message>
        <location filename="../layers.py"/>
        <source>surely: {name}</source>
        <translation>com certeza: {name}</translation>
    </message>
    <message>
        <location filename="../layers.py"/>
        <source>clear</source>
        <translation>sem nuvens</translation>
    </message>
    <message>
        <location filename="../layers.py"/>
        <source>thick cloud</source>
        <translation>nuvem espessa</translation>
    </message>
    <message>
        <location filename="../layers.py"/>
        <source>thin cloud</source>
        <translation>nuvem fina</translation>
    </message>
    <message>
        <location filename="../layers.py"/>
        <source>cloud shadow</source>
        <translation>sombra de nuvem</translation>
    </message>
    <message>
        <location filename="../layers.py"/>
        <source>Temporary: it goes when QGIS ends. Export it, or make it permanent, to keep it.</source>
        <translation>Temporária: desaparece quando o QGIS é fechado. Para mantê-la, exporte-a ou torne-a permanente.</translation>
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
        <translation>{name} – nuvens</translation>
    </message>
    <message>
        <location filename="../layers.py"/>
        <source>{name} – {texts}</source>
        <translation>{name} – {texts}</translation>
    </message>
    <message>
        <location filename="../layers.py"/>
        <source>see whether another program has moved or changed it</source>
        <translation>veja se outro programa o moveu ou alterou</translation>
    </message>
    <message>
        <location filename="../masking.py"/>
        <source>cancelled: nothing of &apos;{name}&apos; was written</source>
        <translation>cancelado: nada de “{name}” foi gravado</translation>
    </message>
    <message>
        <location filename="../masking.py"/>
        <source>&apos;{name}&apos; is being masked already</source>
        <translation>“{name}” já está sendo mascarado</translation>
    </message>
    <message>
        <location filename="../masking.py"/>
        <source>wait for it, or cancel it first</source>
        <translation>espere até que termine ou cancele antes</translation>
    </message>
    <message>
        <location filename="../masking.py"/>
        <source>the project was closed while &apos;{name}&apos; was being masked</source>
        <translation>o projeto foi fechado enquanto “{name}” era mascarado</translation>
    </message>
    <message>
        <location filename="../masking.py"/>
        <location filename="../usable/page.py"/>
        <source>open it again and start anew</source>
        <translation>abra-o de novo e recomece</translation>
    </message>
    <message>
        <location filename="../masking.py"/>
        <source>the layer &apos;{name}&apos; was removed while it was being masked</source>
        <translation>a camada “{name}” foi removida enquanto era mascarada</translation>
    </message>
    <message>
        <location filename="../menu.py"/>
        <source>Mask clouds…</source>
        <translation>Mascarar nuvens…</translation>
    </message>
    <message>
        <location filename="../menu.py"/>
        <source>select the layer of a scene in the layer panel</source>
        <translation>selecione a camada de uma cena no painel de camadas</translation>
    </message>
    <message>
        <location filename="../menu.py"/>
        <source>no raster layer is selected</source>
        <translation>nenhuma camada raster está selecionada</translation>
    </message>
    <message>
        <location filename="../menu.py"/>
        <source>{count} of the selected layers cannot be masked; the first: {reason}</source>
        <translation>camadas selecionadas que não podem ser mascaradas: {count}; a primeira: {reason}</translation>
    </message>
    <message>
        <location filename="../models.py"/>
        <source>the model &apos;{title}&apos; is not on this computer yet</source>
        <translation>o modelo “{title}” ainda não está neste computador</translation>
    </message>
    <message>
        <location filename="../models.py"/>
        <source>choose it in the dock and press &apos;Download…&apos; there, or run: cloudmask models download {id}</source>
        <translation>escolha-o no painel e pressione ali “Baixar…”, ou execute: cloudmask models download {id}</translation>
    </message>
    <message>
        <location filename="../processing/algorithm.py"/>
        <source>&apos;{value}&apos; cannot be opened as a raster layer</source>
        <translation>“{value}” não pode ser aberto como camada raster</translation>
    </message>
    <message>
        <location filename="../processing/algorithm.py"/>
        <source>choose a raster layer or the path of a raster</source>
        <translation>escolha uma camada raster ou o caminho de um raster</translation>
    </message>
    <message>
        <location filename="../processing/algorithm.py"/>
        <source>&apos;{value}&apos; cannot be opened as a polygon layer</source>
        <translation>“{value}” não pode ser aberto como camada de polígonos</translation>
    </message>
    <message>
        <location filename="../processing/algorithm.py"/>
        <source>choose a polygon layer or the path of a vector file</source>
        <translation>escolha uma camada de polígonos ou o caminho de um arquivo vetorial</translation>
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
        <translation>nuvem,nuvens,sombra,máscara,aplicar,remover,sem dados,nodata,recortar</translation>
    </message>
    <message>
        <location filename="../processing/applymask.py"/>
        <source>Copies a raster of any type and number of bands, with no data where the mask has clouds or shadows.
The raster may lie on another grid: each pixel has the class of the mask&apos;s nearest pixel. Pixels where the mask has no data or does not reach are kept and counted; all pixels that are kept stay as they are, bit for bit.</source>
        <translation>Copia um raster de qualquer tipo e número de bandas, sem dados onde a máscara tem nuvens ou sombras.
O raster pode estar em outra grade: cada pixel recebe a classe do pixel mais próximo da máscara. Os pixels em que a máscara não tem dados ou aonde não chega são mantidos e contados; todos os pixels mantidos ficam como estão, bit por bit.</translation>
    </message>
    <message>
        <location filename="../processing/applymask.py"/>
        <location filename="../processing/zonalstatistics.py"/>
        <source>A mask that Mask clouds has written.</source>
        <translation>Uma máscara gravada por “Mascarar nuvens”.</translation>
    </message>
    <message>
        <location filename="../processing/applymask.py"/>
        <source>Raster</source>
        <translation>Raster</translation>
    </message>
    <message>
        <location filename="../processing/applymask.py"/>
        <source>The raster to take clouds out of, on any grid.</source>
        <translation>O raster do qual as nuvens são retiradas, em qualquer grade.</translation>
    </message>
    <message>
        <location filename="../processing/applymask.py"/>
        <source>Classes to take out</source>
        <translation>Classes a retirar</translation>
    </message>
    <message>
        <location filename="../processing/applymask.py"/>
        <source>Which classes become no data.</source>
        <translation>Quais classes ficam sem dados.</translation>
    </message>
    <message>
        <location filename="../processing/applymask.py"/>
        <source>Texts to take out</source>
        <translation>Textos a retirar</translation>
    </message>
    <message>
        <location filename="../processing/applymask.py"/>
        <source>Of a mask that was made with PROMPTS: which of the texts become no data, one in each line or separated by semicolons. CLASSES does not count then.</source>
        <translation>De uma máscara feita com PROMPTS: quais textos ficam sem dados, um em cada linha ou separados por ponto e vírgula. CLASSES então não conta.</translation>
    </message>
    <message>
        <location filename="../processing/applymask.py"/>
        <source>Buffer</source>
        <translation>Buffer</translation>
    </message>
    <message>
        <location filename="../processing/applymask.py"/>
        <source>Metres around them that become no data as well.</source>
        <translation>Metros em volta delas que também ficam sem dados.</translation>
    </message>
    <message>
        <location filename="../processing/applymask.py"/>
        <source>No-data value</source>
        <translation>Valor sem dados</translation>
    </message>
    <message>
        <location filename="../processing/applymask.py"/>
        <source>What stands for no data; empty: the raster&apos;s own value, else NaN, the lowest signed number or 0.</source>
        <translation>O valor que significa sem dados; vazio: o do próprio raster, senão NaN, o menor número com sinal ou 0.</translation>
    </message>
    <message>
        <location filename="../processing/applymask.py"/>
        <source>Plain tiled GeoTIFF</source>
        <translation>GeoTIFF simples em blocos</translation>
    </message>
    <message>
        <location filename="../processing/applymask.py"/>
        <source>Writes a tiled GeoTIFF without overviews in place of a cloud-optimised one.</source>
        <translation>Grava um GeoTIFF em blocos, sem visões gerais, em vez de um otimizado para a nuvem (COG).</translation>
    </message>
    <message>
        <location filename="../processing/applymask.py"/>
        <source>Raster without clouds</source>
        <translation>Raster sem nuvens</translation>
    </message>
    <message>
        <location filename="../processing/applymask.py"/>
        <source>The copy, a GeoTIFF. A file that exists is replaced.</source>
        <translation>A cópia, um GeoTIFF. Um arquivo existente é substituído.</translation>
    </message>
    <message>
        <location filename="../processing/applymask.py"/>
        <source>Taken out (%)</source>
        <translation>Retirado (%)</translation>
    </message>
    <message>
        <location filename="../processing/applymask.py"/>
        <source>Pixels taken out</source>
        <translation>Pixels retirados</translation>
    </message>
    <message>
        <location filename="../processing/applymask.py"/>
        <source>CLASSES is empty; choose what to take out.</source>
        <translation>CLASSES está vazio; escolha o que retirar.</translation>
    </message>
    <message>
        <location filename="../processing/help.py"/>
        <source>Parameters</source>
        <translation>Parâmetros</translation>
    </message>
    <message>
        <location filename="../processing/help.py"/>
        <source>Example</source>
        <translation>Exemplo</translation>
    </message>
    <message>
        <location filename="../processing/loading.py"/>
        <source>The table is written, but this QGIS cannot show its format.</source>
        <translation>A tabela foi gravada, mas este QGIS não consegue mostrar o formato dela.</translation>
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
        <translation>nuvem,nuvens,sombra,cirrus,máscara,mascarar,sentinel-2,s2,satélite,aprendizado de máquina</translation>
    </message>
    <message>
        <location filename="../processing/maskclouds.py"/>
        <source>Finds thick cloud, thin cloud and cloud shadow in a Sentinel-2 scene and writes them as a mask.
The scene is a raster layer, or a product, STAC item, address or list of band files; one of the two. Red, green and blue must be there; each further band helps. Level, offset and bands are recognised; where they are not, a sentence says which parameter to give. What was answered for a layer in the dock is remembered.
A model that takes text can also be told what to look for instead of clouds.
Besides the files, the percentages of the valid pixels are outputs that a model can branch on.</source>
        <translation>Encontra nuvem espessa, nuvem fina e sombra de nuvem em uma cena do Sentinel-2 e as grava como máscara.
A cena é uma camada raster, ou um produto, item STAC, endereço ou lista de arquivos de bandas; um dos dois. Vermelho, verde e azul são necessários; cada banda a mais ajuda. Nível, offset e bandas são reconhecidos; onde não são, uma frase diz qual parâmetro indicar. O que foi respondido no painel para uma camada fica lembrado.
A um modelo que aceita texto também se pode dizer o que procurar em vez de nuvens.
Além dos arquivos, os percentuais dos pixels válidos são saídas nas quais um modelo pode se ramificar.</translation>
    </message>
    <message>
        <location filename="../processing/maskclouds.py"/>
        <source>INPUT and SCENE are both given; give one of them.</source>
        <translation>INPUT e SCENE foram ambos indicados; indique só um deles.</translation>
    </message>
    <message>
        <location filename="../processing/maskclouds.py"/>
        <source>There is no scene to mask; give INPUT or SCENE.</source>
        <translation>Não há cena para mascarar; indique INPUT ou SCENE.</translation>
    </message>
    <message>
        <location filename="../processing/maskclouds.py"/>
        <source>EXTENT and AREA are both given; give one of them.</source>
        <translation>EXTENT e AREA foram ambos indicados; indique só um deles.</translation>
    </message>
    <message>
        <location filename="../processing/parameters.py"/>
        <source>The mask, a cloud-optimised GeoTIFF: 0 clear, 1 thick cloud, 2 thin cloud, 3 cloud shadow, 255 no data. A file that exists is replaced.</source>
        <translation>A máscara, um GeoTIFF otimizado para a nuvem (COG): 0 sem nuvens, 1 nuvem espessa, 2 nuvem fina, 3 sombra de nuvem, 255 sem dados. Um arquivo existente é substituído.</translation>
    </message>
    <message>
        <location filename="../processing/parameters.py"/>
        <source>JSON files (*.json)</source>
        <translation>Arquivos JSON (*.json)</translation>
    </message>
    <message>
        <location filename="../processing/parameters.py"/>
        <source>Areas, percentages, inputs and warnings as JSON; not written by default.</source>
        <translation>Áreas, percentuais, entradas e avisos em JSON; por padrão não é gravado.</translation>
    </message>
    <message>
        <location filename="../processing/parameters.py"/>
        <source>Threshold of cloud, thick and thin together</source>
        <translation>Limiar de nuvem, espessa e fina juntas</translation>
    </message>
    <message>
        <location filename="../processing/parameters.py"/>
        <source>Threshold of thick cloud</source>
        <translation>Limiar de nuvem espessa</translation>
    </message>
    <message>
        <location filename="../processing/parameters.py"/>
        <source>Threshold of thin cloud</source>
        <translation>Limiar de nuvem fina</translation>
    </message>
    <message>
        <location filename="../processing/parameters.py"/>
        <source>Threshold of cloud shadow</source>
        <translation>Limiar de sombra de nuvem</translation>
    </message>
    <message>
        <location filename="../processing/parameters.py"/>
        <source>Cloud is chosen where its probability (0 to 1) reaches this, and nowhere else.</source>
        <translation>Nuvem é escolhida onde sua probabilidade (0 a 1) atinge este valor, e em nenhum outro lugar.</translation>
    </message>
    <message>
        <location filename="../processing/parameters.py"/>
        <source>Probability (0 to 1) from which thick cloud is chosen; empty: the model decides.</source>
        <translation>Probabilidade (0 a 1) a partir da qual nuvem espessa é escolhida; vazio: o modelo decide.</translation>
    </message>
    <message>
        <location filename="../processing/parameters.py"/>
        <source>Probability (0 to 1) from which thin cloud is chosen; empty: the model decides.</source>
        <translation>Probabilidade (0 a 1) a partir da qual nuvem fina é escolhida; vazio: o modelo decide.</translation>
    </message>
    <message>
        <location filename="../processing/parameters.py"/>
        <source>Probability (0 to 1) from which cloud shadow is chosen; empty: the model decides.</source>
        <translation>Probabilidade (0 a 1) a partir da qual sombra de nuvem é escolhida; vazio: o modelo decide.</translation>
    </message>
    <message>
        <location filename="../processing/parameters.py"/>
        <source>Smallest cloud or shadow (m²)</source>
        <translation>Menor nuvem ou sombra (m²)</translation>
    </message>
    <message>
        <location filename="../processing/parameters.py"/>
        <source>Buffer around clouds</source>
        <translation>Buffer em volta das nuvens</translation>
    </message>
    <message>
        <location filename="../processing/parameters.py"/>
        <source>Metres by which clouds grow, over clear ground and shadows; never over no data.</source>
        <translation>Metros que as nuvens crescem, sobre terreno sem nuvens e sombras; nunca sobre pixels sem dados.</translation>
    </message>
    <message>
        <location filename="../processing/parameters.py"/>
        <source>Buffer around shadows</source>
        <translation>Buffer em volta das sombras</translation>
    </message>
    <message>
        <location filename="../processing/parameters.py"/>
        <source>Metres by which shadows grow, over clear ground.</source>
        <translation>Metros que as sombras crescem, sobre terreno sem nuvens.</translation>
    </message>
    <message>
        <location filename="../processing/parameters.py"/>
        <source>Clouds and shadows of fewer square metres become clear.</source>
        <translation>Nuvens e sombras com menos metros quadrados passam a contar como sem nuvens.</translation>
    </message>
    <message>
        <location filename="../processing/parameters.py"/>
        <source>Cloud, thick and thin (%)</source>
        <translation>Nuvem, espessa e fina (%)</translation>
    </message>
    <message>
        <location filename="../processing/parameters.py"/>
        <source>Thick cloud (%)</source>
        <translation>Nuvem espessa (%)</translation>
    </message>
    <message>
        <location filename="../processing/parameters.py"/>
        <source>Thin cloud (%)</source>
        <translation>Nuvem fina (%)</translation>
    </message>
    <message>
        <location filename="../processing/parameters.py"/>
        <source>Cloud shadow (%)</source>
        <translation>Sombra de nuvem (%)</translation>
    </message>
    <message>
        <location filename="../processing/parameters.py"/>
        <source>Clear (%)</source>
        <translation>Sem nuvens (%)</translation>
    </message>
    <message>
        <location filename="../processing/parameters.py"/>
        <source>Percentage of each class (JSON)</source>
        <translation>Percentual de cada classe (JSON)</translation>
    </message>
    <message>
        <location filename="../processing/parameters.py"/>
        <source>{key} is {value}; give a probability from 0 to 1.</source>
        <translation>{key} é {value}; indique uma probabilidade de 0 a 1.</translation>
    </message>
    <message>
        <location filename="../processing/parameters.py"/>
        <source>THRESHOLD_CLOUD stands for thick and thin cloud together; give it, or those of the two.</source>
        <translation>THRESHOLD_CLOUD vale para nuvem espessa e fina juntas; indique esse limiar ou os das duas.</translation>
    </message>
    <message>
        <location filename="../processing/parameters.py"/>
        <source>{key} is {value}; give a number that is not negative.</source>
        <translation>{key} é {value}; indique um número que não seja negativo.</translation>
    </message>
    <message>
        <location filename="../processing/parameters.py"/>
        <source>&apos;{name}&apos; cannot be written; the name of {key} must end with {endings}.</source>
        <translation>“{name}” não pode ser gravado; o nome de {key} deve terminar em {endings}.</translation>
    </message>
    <message>
        <location filename="../processing/parameters.py"/>
        <source> or </source>
        <translation> ou </translation>
    </message>
    <message>
        <location filename="../processing/parameters.py"/>
        <source>&apos;{part}&apos; in BANDS is not of the form name=number; write for example red=3,green=2,blue=1.</source>
        <translation>“{part}” em BANDS não tem a forma nome=número; escreva por exemplo red=3,green=2,blue=1.</translation>
    </message>
    <message>
        <location filename="../processing/parameters.py"/>
        <source>&apos;{name}&apos; in BANDS is no Sentinel-2 band; use names such as B04 or red, green, blue, nir.</source>
        <translation>“{name}” em BANDS não é uma banda do Sentinel-2; use nomes como B04 ou red, green, blue, nir.</translation>
    </message>
    <message>
        <location filename="../processing/parameters.py"/>
        <source>BANDS names {band} twice; name each band once.</source>
        <translation>BANDS indica {band} duas vezes; indique cada banda uma só vez.</translation>
    </message>
    <message>
        <location filename="../processing/progress.py"/>
        <source>{stage}: {rate} million pixels a second</source>
        <translation>{stage}: {rate} milhões de pixels por segundo</translation>
    </message>
    <message>
        <location filename="../processing/prompts.py"/>
        <source>No model takes texts; leave PROMPTS empty.</source>
        <translation>Nenhum modelo aceita textos; deixe PROMPTS vazio.</translation>
    </message>
    <message>
        <location filename="../processing/prompts.py"/>
        <source>The model {model} takes no texts; leave PROMPTS empty, or choose one of these as MODEL: {others}.</source>
        <translation>O modelo {model} não aceita textos; deixe PROMPTS vazio ou escolha um destes como MODEL: {others}.</translation>
    </message>
    <message>
        <location filename="../processing/prompts.py"/>
        <source>{keys} is about clouds and shadows; leave it out where PROMPTS says what to look for.</source>
        <translation>{keys} diz respeito só a nuvens e sombras; não o indique quando PROMPTS diz o que procurar.</translation>
    </message>
    <message>
        <location filename="../processing/rasters.py"/>
        <source>&apos;{name}&apos; is no file but a layer of the kind {kind}</source>
        <translation>“{name}” não é um arquivo, e sim uma camada do tipo {kind}</translation>
    </message>
    <message>
        <location filename="../processing/rasters.py"/>
        <location filename="../sources.py"/>
        <source>&apos;{name}&apos; is no file: it exists in this QGIS only</source>
        <translation>“{name}” não é um arquivo: só existe neste QGIS</translation>
    </message>
    <message>
        <location filename="../processing/rasters.py"/>
        <source>save it as a GeoTIFF first (right-click, Export, Save As)</source>
        <translation>salve-a antes como GeoTIFF (clique direito, Exportar, Salvar como)</translation>
    </message>
    <message>
        <location filename="../processing/refinemask.py"/>
        <source>Refine mask</source>
        <translation>Refinar máscara</translation>
    </message>
    <message>
        <location filename="../processing/refinemask.py"/>
        <source>cloud,clouds,shadow,mask,probabilities,threshold,buffer,refine</source>
        <translation>nuvem,nuvens,sombra,máscara,probabilidades,limiar,buffer,refinar</translation>
    </message>
    <message>
        <location filename="../processing/refinemask.py"/>
        <source>Draws another mask from the probabilities that Mask clouds has written: other thresholds, buffers around clouds and shadows, no small objects. The model does not run again, so it takes seconds; the result is the mask that Mask clouds would have written with the same settings.</source>
        <translation>Desenha outra máscara a partir das probabilidades gravadas por “Mascarar nuvens”: outros limiares, buffers em volta de nuvens e sombras, sem objetos pequenos. O modelo não é executado de novo, então leva segundos; o resultado é a máscara que “Mascarar nuvens” teria gravado com as mesmas configurações.</translation>
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
        <translation>Um raster de probabilidades gravado por “Mascarar nuvens”.</translation>
    </message>
    <message>
        <location filename="../processing/scene_parameters.py"/>
        <source>Sentinel-2 layer</source>
        <translation>Camada do Sentinel-2</translation>
    </message>
    <message>
        <location filename="../processing/scene_parameters.py"/>
        <source>A raster layer of a scene: a product&apos;s band or subdataset, a raster with several bands, a picture.</source>
        <translation>Uma camada raster de uma cena: uma banda ou um subconjunto de dados de um produto, um raster com várias bandas, uma imagem.</translation>
    </message>
    <message>
        <location filename="../processing/scene_parameters.py"/>
        <source>Or a scene by path or address</source>
        <translation>Ou uma cena por caminho ou endereço</translation>
    </message>
    <message>
        <location filename="../processing/scene_parameters.py"/>
        <source>In place of a layer: a SAFE folder or zip, a STAC item, a raster, a folder of band files, an address (https, s3), or several files separated by semicolons.</source>
        <translation>Em vez de uma camada: uma pasta ou um zip SAFE, um item STAC, um raster, uma pasta de arquivos de bandas, um endereço (https, s3) ou vários arquivos separados por ponto e vírgula.</translation>
    </message>
    <message>
        <location filename="../processing/scene_parameters.py"/>
        <source>Which model decides, by its id.</source>
        <translation>Qual modelo decide, pelo seu id.</translation>
    </message>
    <message>
        <location filename="../processing/scene_parameters.py"/>
        <source>For a model that takes text: what to look for instead of clouds, a text in each line or separated by semicolons, such as smoke; land. Each becomes a class of the mask, with codes from 0 on; a single one is told from all other ground (0 other, 1 the text).</source>
        <translation>Para um modelo que aceita texto: o que procurar em vez de nuvens, em inglês, um texto em cada linha ou separados por ponto e vírgula, por exemplo smoke; land. Cada um se torna uma classe da máscara, com códigos a partir de 0; um só é distinguido de todo o resto (0 o resto, 1 o texto).</translation>
    </message>
    <message>
        <location filename="../processing/scene_parameters.py"/>
        <source>Metres per pixel of the mask; source is the finest of the bands that are read.</source>
        <translation>Metros por pixel da máscara; source é a mais fina das bandas que são lidas.</translation>
    </message>
    <message>
        <location filename="../processing/scene_parameters.py"/>
        <source>Extent</source>
        <translation>Extensão</translation>
    </message>
    <message>
        <location filename="../processing/scene_parameters.py"/>
        <source>Mask only this box, snapped outward to pixels. Its coordinate system is the scene&apos;s unless it says.</source>
        <translation>Mascarar só este retângulo, ajustado para fora aos pixels. Seu sistema de coordenadas é o da cena, a não ser que indique outro.</translation>
    </message>
    <message>
        <location filename="../processing/scene_parameters.py"/>
        <source>Mask only these polygons, in any coordinate system; around them the mask has no data.</source>
        <translation>Mascarar só estes polígonos, em qualquer sistema de coordenadas; em volta deles a máscara fica sem dados.</translation>
    </message>
    <message>
        <location filename="../processing/scene_parameters.py"/>
        <source>Where to compute: auto, cpu, cuda, cuda:1, mps. auto takes a graphics card where there is one.</source>
        <translation>Onde calcular: auto, cpu, cuda, cuda:1, mps. auto usa uma placa de vídeo, se houver.</translation>
    </message>
    <message>
        <location filename="../processing/scene_parameters.py"/>
        <source>How exactly to compute; auto follows from what the device can do.</source>
        <translation>Com que exatidão calcular; auto segue o que o dispositivo permite.</translation>
    </message>
    <message>
        <location filename="../processing/scene_parameters.py"/>
        <source>Read all bands that the model can use</source>
        <translation>Ler todas as bandas que o modelo pode usar</translation>
    </message>
    <message>
        <location filename="../processing/scene_parameters.py"/>
        <source>Reads also the bands that the model gains little from, which takes longer.</source>
        <translation>Lê também as bandas que pouco acrescentam ao modelo, o que demora mais.</translation>
    </message>
    <message>
        <location filename="../processing/scene_parameters.py"/>
        <source>Where the scene does not say it: L1C, L2A, or RGB8 for a picture of 8 bits.</source>
        <translation>Se a cena não o informa: L1C, L2A, ou RGB8 para uma imagem de 8 bits.</translation>
    </message>
    <message>
        <location filename="../processing/scene_parameters.py"/>
        <source>Where the scene does not say it: what is added to digital numbers before scaling, -1000 since processing baseline 04.00 (January 2022), 0 before.</source>
        <translation>Se a cena não o informa: o que é somado aos números digitais antes da escala, -1000 desde a baseline de processamento 04.00 (janeiro de 2022), 0 antes.</translation>
    </message>
    <message>
        <location filename="../processing/scene_parameters.py"/>
        <source>Scale</source>
        <translation>Escala</translation>
    </message>
    <message>
        <location filename="../processing/scene_parameters.py"/>
        <source>Where the scene does not say it: reflectance per digital number, 0.0001 for products.</source>
        <translation>Se a cena não o informa: refletância por número digital, 0.0001 nos produtos.</translation>
    </message>
    <message>
        <location filename="../processing/scene_parameters.py"/>
        <source>Where they are not recognised: which band of the raster is which, such as red=3,green=2,blue=1.</source>
        <translation>Se não são reconhecidas: qual banda do raster é qual, por exemplo red=3,green=2,blue=1.</translation>
    </message>
    <message>
        <location filename="../processing/scene_parameters.py"/>
        <source>The probability of each class as GeoTIFF, from which other masks are drawn; not written by default.</source>
        <translation>A probabilidade de cada classe em GeoTIFF, a partir da qual são desenhadas outras máscaras; por padrão não é gravada.</translation>
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
        <translation>Nuvens e sombras com classe e área em metros quadrados, em GeoPackage; por padrão não é gravado.</translation>
    </message>
    <message>
        <location filename="../processing/usabledates.py"/>
        <source>cloud,clouds,clear,usable,dates,time series,polygons,fields,parcels,percentage,table</source>
        <translation>nuvem,nuvens,sem nuvens,úteis,datas,série temporal,polígonos,campos,parcelas,talhões,percentual,tabela</translation>
    </message>
    <message>
        <location filename="../processing/usabledates.py"/>
        <source>Writes a table of how much of each polygon each scene shows: clear, under thin cloud, under thick cloud, in shadow, or without data.
Each scene is looked at quickly, in coarse pixels and around the polygons only; no mask is kept. Percentages are of the whole polygon, 100 together; what lies beyond a scene has no data. A scene that cannot be read is a row that says why.
Besides the table, the best date and how many per cent of all polygons it shows are outputs that a model can branch on.</source>
        <translation>Grava uma tabela de quanto de cada polígono cada cena mostra: sem nuvens, sob nuvem fina, sob nuvem espessa, na sombra ou sem dados.
Cada cena é examinada rapidamente, em pixels grosseiros e só em volta dos polígonos; nenhuma máscara é guardada. Os percentuais são do polígono inteiro e somam 100; o que fica fora de uma cena não tem dados. Uma cena que não pode ser lida é uma linha que diz por quê.
Além da tabela, a melhor data e o percentual de todos os polígonos que ela mostra são saídas nas quais um modelo pode se ramificar.</translation>
    </message>
    <message>
        <location filename="../processing/usabledates.py"/>
        <source>Best date</source>
        <translation>Melhor data</translation>
    </message>
    <message>
        <location filename="../processing/usabledates.py"/>
        <source>Best scene</source>
        <translation>Melhor cena</translation>
    </message>
    <message>
        <location filename="../processing/usabledates.py"/>
        <source>Clear in the best scene (%)</source>
        <translation>Sem nuvens na melhor cena (%)</translation>
    </message>
    <message>
        <location filename="../processing/usabledates.py"/>
        <source>Scenes that could be looked at</source>
        <translation>Cenas que puderam ser examinadas</translation>
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
        <translation>Não há cena para examinar; indique INPUT, SCENES ou FOLDER.</translation>
    </message>
    <message>
        <location filename="../processing/usabledates.py"/>
        <source>&apos;{value}&apos; cannot be opened as a raster layer.</source>
        <translation>“{value}” não pode ser aberto como camada raster.</translation>
    </message>
    <message>
        <location filename="../processing/usabledates.py"/>
        <source>there is no scene in &apos;{folder}&apos;</source>
        <translation>não há nenhuma cena em “{folder}”</translation>
    </message>
    <message>
        <location filename="../processing/usabledates.py"/>
        <source>Best: {name}, {clear} % clear.</source>
        <translation>Melhor: {name}, {clear} % sem nuvens.</translation>
    </message>
    <message>
        <location filename="../processing/usabledates.py"/>
        <source>&apos;{name}&apos; cannot be written</source>
        <translation>“{name}” não pode ser gravado</translation>
    </message>
    <message>
        <location filename="../processing/usabledates.py"/>
        <location filename="../usable/table.py"/>
        <source>choose another place</source>
        <translation>escolha outro lugar</translation>
    </message>
    <message>
        <location filename="../processing/usabledates.py"/>
        <source>the table cannot be written ({reason})</source>
        <translation>a tabela não pode ser gravada ({reason})</translation>
    </message>
    <message>
        <location filename="../processing/usabledates.py"/>
        <location filename="../processing/vectors.py"/>
        <location filename="../usable/assessing.py"/>
        <location filename="../usable/zones.py"/>
        <source>check the free space of the disk</source>
        <translation>verifique o espaço livre no disco</translation>
    </message>
    <message>
        <location filename="../processing/usabledates.py"/>
        <source>Sentinel-2 layers</source>
        <translation>Camadas do Sentinel-2</translation>
    </message>
    <message>
        <location filename="../processing/usabledates.py"/>
        <source>Raster layers of scenes; layers of the bands of one scene count as one.</source>
        <translation>Camadas raster de cenas; as camadas das bandas de uma mesma cena contam como uma.</translation>
    </message>
    <message>
        <location filename="../processing/usabledates.py"/>
        <source>Or scenes by path or address</source>
        <translation>Ou cenas por caminho ou endereço</translation>
    </message>
    <message>
        <location filename="../processing/usabledates.py"/>
        <source>One scene a line: a SAFE folder or zip, a STAC item, a raster, a folder of band files, an address, or the files of the bands separated by semicolons.</source>
        <translation>Uma cena por linha: uma pasta ou um zip SAFE, um item STAC, um raster, uma pasta de arquivos de bandas, um endereço ou os arquivos das bandas separados por ponto e vírgula.</translation>
    </message>
    <message>
        <location filename="../processing/usabledates.py"/>
        <source>Or a folder of scenes</source>
        <translation>Ou uma pasta de cenas</translation>
    </message>
    <message>
        <location filename="../processing/usabledates.py"/>
        <source>All scenes that are found in it and below it by their names.</source>
        <translation>Todas as cenas encontradas pelo nome nela e em suas subpastas.</translation>
    </message>
    <message>
        <location filename="../processing/usabledates.py"/>
        <location filename="../processing/zonalstatistics.py"/>
        <source>Fields, parcels or whatever else is asked about: a polygon layer in any coordinate system.</source>
        <translation>Campos, parcelas ou o que mais interessar: uma camada de polígonos em qualquer sistema de coordenadas.</translation>
    </message>
    <message>
        <location filename="../processing/usabledates.py"/>
        <location filename="../processing/zonalstatistics.py"/>
        <location filename="../usable/area_section.py"/>
        <source>Field that names a polygon</source>
        <translation>Campo que dá nome a um polígono</translation>
    </message>
    <message>
        <location filename="../processing/usabledates.py"/>
        <source>Its value becomes the column polygon; empty: the layer&apos;s own feature ids.</source>
        <translation>Seu valor passa à coluna polygon; vazio: os ids de feição da própria camada.</translation>
    </message>
    <message>
        <location filename="../processing/usabledates.py"/>
        <source>Metres per pixel; auto takes 60, and 20 or 10 where the area is small or polygons have fewer than 50 such pixels.</source>
        <translation>Metros por pixel; auto usa 60, e 20 ou 10 onde a área é pequena ou os polígonos têm menos de 50 desses pixels.</translation>
    </message>
    <message>
        <location filename="../processing/usabledates.py"/>
        <source>The table, a row for each scene and polygon: .csv or .gpkg. A file that exists is replaced.</source>
        <translation>A tabela, uma linha para cada cena e polígono: .csv ou .gpkg. Um arquivo existente é substituído.</translation>
    </message>
    <message>
        <location filename="../processing/vectors.py"/>
        <location filename="../usable/zones.py"/>
        <source>the polygons of &apos;{name}&apos; cannot be written to a temporary file</source>
        <translation>os polígonos de “{name}” não podem ser gravados em um arquivo temporário</translation>
    </message>
    <message>
        <location filename="../processing/zonalstatistics.py"/>
        <source>Cloud statistics of polygons</source>
        <translation>Estatísticas de nuvens por polígono</translation>
    </message>
    <message>
        <location filename="../processing/zonalstatistics.py"/>
        <source>cloud,clouds,shadow,mask,zonal,statistics,polygons,fields,parcels,percentage,table</source>
        <translation>nuvem,nuvens,sombra,máscara,zonal,estatísticas,polígonos,campos,parcelas,talhões,percentual,tabela</translation>
    </message>
    <message>
        <location filename="../processing/zonalstatistics.py"/>
        <source>Writes a table of how much of each class of a mask lies in each polygon, one row a polygon.
Percentages of the classes are of the polygon&apos;s area with data, 100 together; those of no data and of what lies beyond the mask are of the whole polygon. The polygons may be in any coordinate system, and selected features alone can be taken.</source>
        <translation>Grava uma tabela de quanto de cada classe de uma máscara há em cada polígono, uma linha por polígono.
Os percentuais das classes são da área com dados do polígono e somam 100; os de sem dados e do que fica fora da máscara são do polígono inteiro. Os polígonos podem estar em qualquer sistema de coordenadas, e é possível usar só as feições selecionadas.</translation>
    </message>
    <message>
        <location filename="../processing/zonalstatistics.py"/>
        <source>Its value becomes the column zone; empty: the layer&apos;s own feature ids.</source>
        <translation>Seu valor passa à coluna zone; vazio: os ids de feição da própria camada.</translation>
    </message>
    <message>
        <location filename="../processing/zonalstatistics.py"/>
        <source>Exact shares of pixels at the border</source>
        <translation>Frações exatas dos pixels da borda</translation>
    </message>
    <message>
        <location filename="../processing/zonalstatistics.py"/>
        <source>If not, whole pixels are counted whose centre lies inside; the column method says which.</source>
        <translation>Se não, são contados os pixels inteiros cujo centro fica dentro; a coluna method diz qual dos dois.</translation>
    </message>
    <message>
        <location filename="../processing/zonalstatistics.py"/>
        <source>Statistics</source>
        <translation>Estatísticas</translation>
    </message>
    <message>
        <location filename="../processing/zonalstatistics.py"/>
        <source>The table: .gpkg with the polygons, .csv or .parquet without. A file that exists is replaced.</source>
        <translation>A tabela: .gpkg com os polígonos, .csv ou .parquet sem eles. Um arquivo existente é substituído.</translation>
    </message>
    <message>
        <location filename="../scenes/folder.py"/>
        <source>the folder {path} cannot be read ({reason})</source>
        <translation>não é possível ler a pasta {path} ({reason})</translation>
    </message>
    <message>
        <location filename="../scenes/folder.py"/>
        <source>choose another folder</source>
        <translation>escolha outra pasta</translation>
    </message>
    <message>
        <location filename="../scenes/layers_dialog.py"/>
        <source>Add layers</source>
        <translation>Adicionar camadas</translation>
    </message>
    <message>
        <location filename="../scenes/layers_dialog.py"/>
        <source>Raster layers of the project</source>
        <translation>Camadas raster do projeto</translation>
    </message>
    <message>
        <location filename="../scenes/layers_dialog.py"/>
        <location filename="../scenes/scene_list.py"/>
        <location filename="../scenes/search_dialog.py"/>
        <source>&amp;Add</source>
        <translation>&amp;Incluir</translation>
    </message>
    <message>
        <location filename="../scenes/layers_dialog.py"/>
        <source>The project has no raster layer.</source>
        <translation>O projeto não tem nenhuma camada raster.</translation>
    </message>
    <message>
        <location filename="../scenes/scene_list.py"/>
        <source>Stop looking</source>
        <translation>Parar de procurar</translation>
    </message>
    <message>
        <location filename="../scenes/scene_list.py"/>
        <source>Looking for scenes…</source>
        <translation>Procurando cenas…</translation>
    </message>
    <message>
        <location filename="../scenes/scene_list.py"/>
        <location filename="../usable/page.py"/>
        <source>Scenes</source>
        <translation>Cenas</translation>
    </message>
    <message>
        <location filename="../scenes/scene_list.py"/>
        <source>Add scenes</source>
        <translation>Adicionar cenas</translation>
    </message>
    <message>
        <location filename="../scenes/scene_list.py"/>
        <source>&amp;Layers…</source>
        <translation>Ca&amp;madas…</translation>
    </message>
    <message>
        <location filename="../scenes/scene_list.py"/>
        <source>A &amp;folder…</source>
        <translation>&amp;Pasta…</translation>
    </message>
    <message>
        <location filename="../scenes/scene_list.py"/>
        <source>&amp;Search…</source>
        <translation>&amp;Buscar…</translation>
    </message>
    <message>
        <location filename="../scenes/scene_list.py"/>
        <source>&amp;Remove</source>
        <translation>&amp;Retirar</translation>
    </message>
    <message>
        <location filename="../scenes/scene_list.py"/>
        <source>Take the selected scenes off the list</source>
        <translation>Retirar da lista as cenas selecionadas</translation>
    </message>
    <message>
        <location filename="../scenes/scene_list.py"/>
        <source>&amp;Clear</source>
        <translation>&amp;Limpar</translation>
    </message>
    <message>
        <location filename="../scenes/scene_list.py"/>
        <source>Take all scenes off the list</source>
        <translation>Retirar da lista todas as cenas</translation>
    </message>
    <message>
        <location filename="../scenes/scene_list.py"/>
        <source>Folder with scenes</source>
        <translation>Pasta com cenas</translation>
    </message>
    <message>
        <location filename="../scenes/scene_list.py"/>
        <source>There is no scene in it.</source>
        <translation>Não há nenhuma cena nela.</translation>
    </message>
    <message>
        <location filename="../scenes/scene_list.py"/>
        <source>All of them are on the list already.</source>
        <translation>Todas já estão na lista.</translation>
    </message>
    <message>
        <location filename="../scenes/scene_list.py"/>
        <source>Scenes added: {count}.</source>
        <translation>Cenas adicionadas: {count}.</translation>
    </message>
    <message>
        <location filename="../scenes/scene_list.py"/>
        <source>Add layers of the project, a folder with scenes, or what a search finds; files can be dropped here.</source>
        <translation>Adicione camadas do projeto, uma pasta com cenas ou o que uma busca encontrar; arquivos podem ser arrastados até aqui.</translation>
    </message>
    <message>
        <location filename="../scenes/scene_list.py"/>
        <source>{count} layers are no scenes; of the first one: {reason}</source>
        <translation>camadas que não são cenas: {count}; da primeira: {reason}</translation>
    </message>
    <message>
        <location filename="../scenes/search_dialog.py"/>
        <source>Search scenes</source>
        <translation>Buscar cenas</translation>
    </message>
    <message>
        <location filename="../scenes/search_dialog.py"/>
        <source>&amp;Search</source>
        <translation>&amp;Buscar</translation>
    </message>
    <message>
        <location filename="../scenes/search_dialog.py"/>
        <source>Scenes that were found</source>
        <translation>Cenas encontradas</translation>
    </message>
    <message>
        <location filename="../scenes/search_dialog.py"/>
        <source>Cloud</source>
        <translation>Nuvens</translation>
    </message>
    <message>
        <location filename="../scenes/search_dialog.py"/>
        <source>From</source>
        <translation>De</translation>
    </message>
    <message>
        <location filename="../scenes/search_dialog.py"/>
        <source>To</source>
        <translation>Até</translation>
    </message>
    <message>
        <location filename="../scenes/search_dialog.py"/>
        <source>Cloud at most</source>
        <translation>Nuvens no máximo</translation>
    </message>
    <message>
        <location filename="../scenes/search_dialog.py"/>
        <source>STAC API</source>
        <translation>API STAC</translation>
    </message>
    <message>
        <location filename="../scenes/search_dialog.py"/>
        <source>Cloud at most, of the whole scene</source>
        <translation>Nuvens no máximo, na cena inteira</translation>
    </message>
    <message>
        <location filename="../scenes/search_dialog.py"/>
        <source>As the catalogue tells it for the whole scene</source>
        <translation>Como o catálogo informa para a cena inteira</translation>
    </message>
    <message>
        <location filename="../scenes/search_dialog.py"/>
        <source>An open one, without an account</source>
        <translation>Uma aberta, sem conta</translation>
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
        <translation>Cenas encontradas: {count}. Desmarque o que não quiser.</translation>
    </message>
    <message>
        <location filename="../scenes/search_dialog.py"/>
        <source>There may be more: choose a shorter time.</source>
        <translation>Pode haver mais: escolha um período mais curto.</translation>
    </message>
    <message>
        <location filename="../scenes/search_dialog.py"/>
        <source>There is no scene there at that time with so little cloud.</source>
        <translation>Não há ali nenhuma cena desse período com tão poucas nuvens.</translation>
    </message>
    <message>
        <location filename="../scenes/search_dialog.py"/>
        <source>&amp;Cancel the search</source>
        <translation>&amp;Cancelar a busca</translation>
    </message>
    <message>
        <location filename="../scenes/search_dialog.py"/>
        <source>the area to search lies nowhere on the Earth</source>
        <translation>a área de busca não fica em lugar nenhum da Terra</translation>
    </message>
    <message>
        <location filename="../scenes/search_dialog.py"/>
        <source>zoom the map to a place, or choose a layer</source>
        <translation>aproxime o mapa de um lugar ou escolha uma camada</translation>
    </message>
    <message>
        <location filename="../scenes/search_dialog.py"/>
        <source>the item of &apos;{name}&apos; cannot be kept ({reason})</source>
        <translation>não é possível guardar o item de “{name}” ({reason})</translation>
    </message>
    <message>
        <location filename="../scenes/search_dialog.py"/>
        <source>search again</source>
        <translation>busque de novo</translation>
    </message>
    <message>
        <location filename="../shares.py"/>
        <source>{name} {number} %</source>
        <translation>{name} {number} %</translation>
    </message>
    <message>
        <location filename="../sources.py"/>
        <source>no scene is given</source>
        <translation>nenhuma cena foi indicada</translation>
    </message>
    <message>
        <location filename="../sources.py"/>
        <source>give a layer, a file, a folder or an address</source>
        <translation>indique uma camada, um arquivo, uma pasta ou um endereço</translation>
    </message>
    <message>
        <location filename="../sources.py"/>
        <source>&apos;{name}&apos; is no raster layer</source>
        <translation>“{name}” não é uma camada raster</translation>
    </message>
    <message>
        <location filename="../sources.py"/>
        <source>choose the layer of a scene</source>
        <translation>escolha a camada de uma cena</translation>
    </message>
    <message>
        <location filename="../sources.py"/>
        <source>&apos;{name}&apos; is a result itself</source>
        <translation>“{name}” já é um resultado</translation>
    </message>
    <message>
        <location filename="../sources.py"/>
        <source>&apos;{name}&apos; is a picture from a map service, and a mask needs the scene&apos;s own values</source>
        <translation>“{name}” é uma imagem de um serviço de mapas, e uma máscara precisa dos valores da própria cena</translation>
    </message>
    <message>
        <location filename="../sources.py"/>
        <source>add the files of the scene, for example from a STAC catalogue</source>
        <translation>adicione os arquivos da cena, por exemplo de um catálogo STAC</translation>
    </message>
    <message>
        <location filename="../sources.py"/>
        <source>&apos;{name}&apos; is no file but a layer of the kind {kind}, which the engine cannot open</source>
        <translation>“{name}” não é um arquivo, e sim uma camada do tipo {kind}, que o motor não consegue abrir</translation>
    </message>
    <message>
        <location filename="../sources.py"/>
        <source>save it as a GeoTIFF first (right-click, Export, Save As) and mask that</source>
        <translation>salve-a antes como GeoTIFF (clique direito, Exportar, Salvar como) e mascare esse arquivo</translation>
    </message>
    <message>
        <location filename="../sources.py"/>
        <source>the file of &apos;{name}&apos; is not there: {path}</source>
        <translation>o arquivo de “{name}” não está lá: {path}</translation>
    </message>
    <message>
        <location filename="../sources.py"/>
        <source>put it back, or give the layer its new place (right-click, Change Data Source)</source>
        <translation>devolva-o ao lugar ou indique à camada o novo lugar (clique direito, Modificar a origem da fonte de dados)</translation>
    </message>
    <message>
        <location filename="../sources.py"/>
        <source>&apos;{name}&apos; is opened by GDAL&apos;s driver {kind}, which the engine does not know</source>
        <translation>“{name}” é aberto pelo driver {kind} do GDAL, que o motor não conhece</translation>
    </message>
    <message>
        <location filename="../sources.py"/>
        <source>QGIS itself cannot read &apos;{name}&apos;</source>
        <translation>nem o próprio QGIS consegue ler “{name}”</translation>
    </message>
    <message>
        <location filename="../sources.py"/>
        <source>repair the layer&apos;s source, or add the scene again</source>
        <translation>repare a fonte da camada ou adicione a cena de novo</translation>
    </message>
    <message>
        <location filename="../sources.py"/>
        <source>&apos;{name}&apos; has fewer than three bands, and a mask needs red, green and blue</source>
        <translation>“{name}” tem menos de três bandas, e uma máscara precisa de vermelho, verde e azul</translation>
    </message>
    <message>
        <location filename="../sources.py"/>
        <source>&apos;{name}&apos; is one band of a scene, and a mask needs red, green and blue</source>
        <translation>“{name}” é só uma banda de uma cena, e uma máscara precisa de vermelho, verde e azul</translation>
    </message>
    <message>
        <location filename="../sources.py"/>
        <source>the selected layers of &apos;{name}&apos; are not enough: a mask needs red, green and blue</source>
        <translation>as camadas selecionadas de “{name}” não bastam: uma máscara precisa de vermelho, verde e azul</translation>
    </message>
    <message>
        <location filename="../sources.py"/>
        <source>add the scene&apos;s {bands} too and select all its bands together</source>
        <translation>adicione também {bands} da cena e selecione todas as bandas juntas</translation>
    </message>
    <message>
        <location filename="../targets.py"/>
        <source>choose a folder for the output</source>
        <translation>escolha uma pasta para a saída</translation>
    </message>
    <message>
        <location filename="../targets.py"/>
        <source>{path} is open in QGIS as the layer &apos;{name}&apos;</source>
        <translation>{path} está aberto no QGIS como a camada “{name}”</translation>
    </message>
    <message>
        <location filename="../targets.py"/>
        <source>remove that layer first, or choose another name</source>
        <translation>remova antes essa camada ou escolha outro nome</translation>
    </message>
    <message>
        <location filename="../targets.py"/>
        <source>{path} is being written by another run</source>
        <translation>{path} está sendo gravado por outra execução</translation>
    </message>
    <message>
        <location filename="../targets.py"/>
        <source>wait for it, or choose another name</source>
        <translation>espere até que termine ou escolha outro nome</translation>
    </message>
    <message>
        <location filename="../usable/area_section.py"/>
        <source>Its value names each polygon; empty: the layer&apos;s own feature ids</source>
        <translation>Seu valor dá nome a cada polígono; vazio: os ids de feição da própria camada</translation>
    </message>
    <message>
        <location filename="../usable/area_section.py"/>
        <source>Automatic</source>
        <translation>Automática</translation>
    </message>
    <message>
        <location filename="../usable/area_section.py"/>
        <source>{count} m</source>
        <translation>{count} m</translation>
    </message>
    <message>
        <location filename="../usable/area_section.py"/>
        <source>Named &amp;by</source>
        <translation>Nom&amp;e</translation>
    </message>
    <message>
        <location filename="../usable/area_section.py"/>
        <source>Resolutio&amp;n</source>
        <translation>Re&amp;solução</translation>
    </message>
    <message>
        <location filename="../usable/area_section.py"/>
        <source>add one, or choose what the map shows</source>
        <translation>adicione uma ou escolha o que o mapa mostra</translation>
    </message>
    <message>
        <location filename="../usable/area_section.py"/>
        <source>the map shows nothing</source>
        <translation>o mapa não mostra nada</translation>
    </message>
    <message>
        <location filename="../usable/area_section.py"/>
        <source>add a layer, or choose polygons</source>
        <translation>adicione uma camada ou escolha polígonos</translation>
    </message>
    <message>
        <location filename="../usable/assessment.py"/>
        <source>The scene shows none of the polygons.</source>
        <translation>A cena não mostra nenhum dos polígonos.</translation>
    </message>
    <message>
        <location filename="../usable/assessment.py"/>
        <source>The polygon has no area in the scene&apos;s coordinate system.</source>
        <translation>O polígono não tem área no sistema de coordenadas da cena.</translation>
    </message>
    <message>
        <location filename="../usable/chart.py"/>
        <source>Chart of dates and polygons</source>
        <translation>Gráfico de datas e polígonos</translation>
    </message>
    <message>
        <location filename="../usable/chart.py"/>
        <source>{count} polygons</source>
        <translation>{count} polígonos</translation>
    </message>
    <message>
        <location filename="../usable/chart.py"/>
        <source>{count} polygons together</source>
        <translation>{count} polígonos em conjunto</translation>
    </message>
    <message>
        <location filename="../usable/chart.py"/>
        <source>Legend</source>
        <translation>Legenda</translation>
    </message>
    <message>
        <location filename="../usable/chart.py"/>
        <source>clear from {low} to {high}</source>
        <translation>sem nuvens de {low} a {high}</translation>
    </message>
    <message>
        <location filename="../usable/opening.py"/>
        <source>QGIS cannot show &apos;{name}&apos;</source>
        <translation>o QGIS não consegue mostrar “{name}”</translation>
    </message>
    <message>
        <location filename="../usable/opening.py"/>
        <source>add its files as a layer by hand</source>
        <translation>adicione os arquivos à mão como camada</translation>
    </message>
    <message>
        <location filename="../usable/page.py"/>
        <source>Reading the polygons…</source>
        <translation>Lendo os polígonos…</translation>
    </message>
    <message>
        <location filename="../usable/page.py"/>
        <source>cancelled; what was found before is shown</source>
        <translation>cancelado; mostra-se o que foi encontrado até agora</translation>
    </message>
    <message>
        <location filename="../usable/page.py"/>
        <source>Opening &apos;{name}&apos;…</source>
        <translation>Abrindo “{name}”…</translation>
    </message>
    <message>
        <location filename="../usable/page.py"/>
        <source>Looking at {number} of {count}: {name}</source>
        <translation>Examinando {number} de {count}: {name}</translation>
    </message>
    <message>
        <location filename="../usable/page.py"/>
        <source>Best: {name}, {clear} clear.</source>
        <translation>Melhor: {name}, {clear} sem nuvens.</translation>
    </message>
    <message>
        <location filename="../usable/page.py"/>
        <source>Scenes that could not be looked at: {count}.</source>
        <translation>Cenas que não puderam ser examinadas: {count}.</translation>
    </message>
    <message>
        <location filename="../usable/page.py"/>
        <source>the project was closed while scenes were being looked at</source>
        <translation>o projeto foi fechado enquanto as cenas eram examinadas</translation>
    </message>
    <message>
        <location filename="../usable/page.py"/>
        <source>Find &amp;usable dates</source>
        <translation>Encontrar &amp;datas úteis</translation>
    </message>
    <message>
        <location filename="../usable/page.py"/>
        <source>Find usable dates</source>
        <translation>Encontrar datas úteis</translation>
    </message>
    <message>
        <location filename="../usable/results.py"/>
        <source>E&amp;xport CSV…</source>
        <translation>E&amp;xportar CSV…</translation>
    </message>
    <message>
        <location filename="../usable/results.py"/>
        <source>Show only rows with at least so many per cent clear</source>
        <translation>Mostrar só as linhas com ao menos este percentual sem nuvens</translation>
    </message>
    <message>
        <location filename="../usable/results.py"/>
        <source> % clear</source>
        <translation> % sem nuvens</translation>
    </message>
    <message>
        <location filename="../usable/results.py"/>
        <source>Order of the table</source>
        <translation>Ordem da tabela</translation>
    </message>
    <message>
        <location filename="../usable/results.py"/>
        <source>Oldest first</source>
        <translation>Mais antigas</translation>
    </message>
    <message>
        <location filename="../usable/results.py"/>
        <source>Newest first</source>
        <translation>Mais recentes</translation>
    </message>
    <message>
        <location filename="../usable/results.py"/>
        <source>Clearest first</source>
        <translation>Menos nuvens</translation>
    </message>
    <message>
        <location filename="../usable/results.py"/>
        <source>A&amp;t least</source>
        <translation>Mí&amp;nimo</translation>
    </message>
    <message>
        <location filename="../usable/results.py"/>
        <source>Sort b&amp;y</source>
        <translation>&amp;Ordem</translation>
    </message>
    <message>
        <location filename="../usable/rows.py"/>
        <source>Polygon</source>
        <translation>Polígono</translation>
    </message>
    <message>
        <location filename="../usable/rows.py"/>
        <source>Shares</source>
        <translation>Parcelas</translation>
    </message>
    <message>
        <location filename="../usable/rows.py"/>
        <location filename="../usable/table.py"/>
        <source>no date</source>
        <translation>sem data</translation>
    </message>
    <message>
        <location filename="../usable/table.py"/>
        <source>no data</source>
        <translation>sem dados</translation>
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
        <translation>Examinado a {resolution} m por pixel, pois a área é grande; pixels mais finos demoram mais e erram menos.</translation>
    </message>
    <message>
        <location filename="../usable/zones.py"/>
        <source>Looked at {resolution} m per pixel, as the area is small.</source>
        <translation>Examinado a {resolution} m por pixel, pois a área é pequena.</translation>
    </message>
    <message>
        <location filename="../usable/zones.py"/>
        <source>Looked at {resolution} m per pixel, as there are polygons of fewer than {count} pixels of {coarser} m.</source>
        <translation>Examinado a {resolution} m por pixel, pois há polígonos com menos de {count} pixels de {coarser} m.</translation>
    </message>
    <message>
        <location filename="../usable/zones.py"/>
        <source>&apos;{name}&apos; holds more than {count} polygons</source>
        <translation>“{name}” contém mais de {count} polígonos</translation>
    </message>
    <message>
        <location filename="../usable/zones.py"/>
        <source>select some of them, or take the algorithm &apos;Usable dates&apos; of the Processing toolbox</source>
        <translation>selecione alguns deles ou use o algoritmo “Datas úteis” da Caixa de Ferramentas de Processamento</translation>
    </message>
    <message>
        <location filename="../usable/zones.py"/>
        <source>choose a layer with polygons</source>
        <translation>escolha uma camada com polígonos</translation>
    </message>
    <message>
        <location filename="../usable/zones.py"/>
        <source>&apos;{name}&apos; holds other shapes than polygons</source>
        <translation>“{name}” contém formas que não são polígonos</translation>
    </message>
    <message>
        <location filename="../words.py"/>
        <source>Opening the scene</source>
        <translation>Abrindo a cena</translation>
    </message>
    <message>
        <location filename="../words.py"/>
        <source>Looking at the scene</source>
        <translation>Examinando a cena</translation>
    </message>
    <message>
        <location filename="../words.py"/>
        <source>Masking</source>
        <translation>Mascarando</translation>
    </message>
    <message>
        <location filename="../words.py"/>
        <source>Drawing the mask</source>
        <translation>Desenhando a máscara</translation>
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
        <translation>Baixando</translation>
    </message>
    <message>
        <location filename="../words.py"/>
        <source>Working</source>
        <translation>Trabalhando</translation>
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
        <translation>o motor terminou no meio do trabalho ({how})</translation>
    </message>
    <message>
        <location filename="../worker/crashes.py"/>
        <source>try again; if it happens again, report it with the details</source>
        <translation>tente de novo; se acontecer outra vez, comunique o problema com os detalhes</translation>
    </message>
    <message>
        <location filename="../worker/crashes.py"/>
        <source>close other programs, or mask a smaller area or with a coarser resolution</source>
        <translation>feche outros programas, ou mascare uma área menor ou com uma resolução mais grosseira</translation>
    </message>
    <message>
        <location filename="../worker/crashes.py"/>
        <source>set the engine&apos;s environment up again, or choose another Python</source>
        <translation>configure o ambiente do motor de novo ou escolha outro Python</translation>
    </message>
    <message>
        <location filename="../worker/crashes.py"/>
        <source>install the Microsoft Visual C++ Redistributable 2015-2022 (x64) and start QGIS again</source>
        <translation>instale o Microsoft Visual C++ Redistributable 2015-2022 (x64) e inicie o QGIS de novo</translation>
    </message>
    <message>
        <location filename="../worker/crashes.py"/>
        <source>the memory of the graphics card is full</source>
        <translation>a memória da placa de vídeo está cheia</translation>
    </message>
    <message>
        <location filename="../worker/crashes.py"/>
        <source>close other programs, or choose the processor (CPU) as device</source>
        <translation>feche outros programas ou escolha o processador (CPU) como dispositivo</translation>
    </message>
    <message>
        <location filename="../worker/crashes.py"/>
        <source>the driver of the graphics card is too old for the engine</source>
        <translation>o driver da placa de vídeo é antigo demais para o motor</translation>
    </message>
    <message>
        <location filename="../worker/crashes.py"/>
        <source>update the driver, or choose the processor (CPU) as device</source>
        <translation>atualize o driver ou escolha o processador (CPU) como dispositivo</translation>
    </message>
    <message>
        <location filename="../worker/crashes.py"/>
        <source>free some space, or choose another folder</source>
        <translation>libere espaço ou escolha outra pasta</translation>
    </message>
    <message>
        <location filename="../worker/crashes.py"/>
        <source>a rule of this computer (antivirus or policy) does not let the engine run</source>
        <translation>uma regra deste computador (antivírus ou política) não permite que o motor seja executado</translation>
    </message>
    <message>
        <location filename="../worker/crashes.py"/>
        <source>ask the administrator to allow the folder of the engine&apos;s environment</source>
        <translation>peça ao administrador que permita a pasta do ambiente do motor</translation>
    </message>
    <message>
        <location filename="../worker/crashes.py"/>
        <source>a library of Windows that the engine needs is missing (Visual C++ runtime)</source>
        <translation>falta uma biblioteca do Windows de que o motor precisa (Visual C++ runtime)</translation>
    </message>
    <message>
        <location filename="../worker/crashes.py"/>
        <source>a library that the engine needs does not fit this system</source>
        <translation>uma biblioteca de que o motor precisa não serve para este sistema</translation>
    </message>
    <message>
        <location filename="../worker/crashes.py"/>
        <source>the computer&apos;s memory is full</source>
        <translation>a memória do computador está cheia</translation>
    </message>
    <message>
        <location filename="../worker/crashes.py"/>
        <source>the system has ended the engine, most likely as the computer&apos;s memory was full</source>
        <translation>o sistema encerrou o motor, muito provavelmente porque a memória do computador estava cheia</translation>
    </message>
    <message>
        <location filename="../worker/crashes.py"/>
        <source>the engine uses instructions that this processor does not have</source>
        <translation>o motor usa instruções que este processador não tem</translation>
    </message>
    <message>
        <location filename="../worker/crashes.py"/>
        <source>set the environment up again with an older version of torch, or use another computer</source>
        <translation>configure o ambiente de novo com uma versão anterior do torch ou use outro computador</translation>
    </message>
    <message>
        <location filename="../worker/crashes.py"/>
        <source>the engine has crashed in one of its libraries</source>
        <translation>o motor falhou em uma de suas bibliotecas</translation>
    </message>
    <message>
        <location filename="../worker/crashes.py"/>
        <source>try again, or choose the processor (CPU) as device; if it happens again, report it with the details</source>
        <translation>tente de novo ou escolha o processador (CPU) como dispositivo; se acontecer outra vez, comunique o problema com os detalhes</translation>
    </message>
    <message>
        <location filename="../worker/crashes.py"/>
        <source>the chosen Python cannot run the engine</source>
        <translation>o Python escolhido não consegue executar o motor</translation>
    </message>
    <message>
        <location filename="../worker/crashes.py"/>
        <source>another program has ended the engine</source>
        <translation>outro programa encerrou o motor</translation>
    </message>
    <message>
        <location filename="../worker/crashes.py"/>
        <source>try again</source>
        <translation>tente de novo</translation>
    </message>
    <message>
        <location filename="../worker/crashes.py"/>
        <source>code {code}</source>
        <translation>código {code}</translation>
    </message>
    <message>
        <location filename="../worker/crashes.py"/>
        <source>signal {code}</source>
        <translation>sinal {code}</translation>
    </message>
    <message>
        <location filename="../worker/crashes.py"/>
        <source>exit code {code}</source>
        <translation>código de saída {code}</translation>
    </message>
    <message>
        <location filename="../worker/driver.py"/>
        <source>the engine has not answered within {seconds} seconds of its start</source>
        <translation>o motor não respondeu em {seconds} segundos desde o início</translation>
    </message>
    <message>
        <location filename="../worker/driver.py"/>
        <source>try again, or set the environment up again</source>
        <translation>tente de novo ou configure o ambiente de novo</translation>
    </message>
    <message>
        <location filename="../worker/process.py"/>
        <source>the engine&apos;s Python &apos;{path}&apos; does not start ({reason})</source>
        <translation>o Python do motor “{path}” não inicia ({reason})</translation>
    </message>
    <message>
        <location filename="../worker/process.py"/>
        <source>choose another Python, or set the environment up again</source>
        <translation>escolha outro Python ou configure o ambiente de novo</translation>
    </message>
    <message>
        <location filename="../../engine/models/bundled/cloudmask-resnet-1/card.json"/>
        <source>Finds thick cloud, thin cloud and cloud shadow from red, green, blue and any further bands, best from 10 or more; its encoder learnt from images without labels.</source>
        <translation>Encontra nuvens espessas, nuvens finas e sombras de nuvens a partir do vermelho, do verde, do azul e de quaisquer outras bandas, de preferência 10 ou mais; o seu codificador aprendeu com imagens sem rótulos.</translation>
    </message>
    <message>
        <location filename="../../engine/models/bundled/cloudmask-resnet-1/card.json"/>
        <source>Without shortwave infrared bands (B11 and B12), snow and bright ground are called cloud.</source>
        <translation>Sem bandas do infravermelho de ondas curtas (B11 e B12), a neve e o solo claro são tomados por nuvens.</translation>
    </message>
    <message>
        <location filename="../../engine/models/bundled/cloudmask-resnet-1/card.json"/>
        <source>Without band 10, cirrus that no other band shows is missed; with it, half of it is found.</source>
        <translation>Sem a banda 10 não se encontram os cirros que nenhuma outra banda mostra; com ela encontra-se metade.</translation>
    </message>
    <message>
        <location filename="../../engine/models/bundled/cloudmask-resnet-1/card.json"/>
        <source>Clear water is often called cloud shadow.</source>
        <translation>A água clara é muitas vezes tomada por sombra de nuvem.</translation>
    </message>
    <message>
        <location filename="../../engine/models/bundled/cloudmask-resnet-1/card.json"/>
        <source>Of wholly overcast images, a tenth to a fifth of the pixels is missed, and of grey stratus most.</source>
        <translation>Em imagens totalmente cobertas perde-se de um décimo a um quinto dos píxeis, e a maior parte do estrato cinzento.</translation>
    </message>
    <message>
        <location filename="../../engine/models/bundled/cloudmask-resnet-1/card.json"/>
        <source>Prefer cloudmask-unet-1 for everyday use: it is faster, and calls less clear ground cloud and less water shadow.</source>
        <translation>No dia a dia, prefira cloudmask-unet-1: é mais rápido e toma menos solo limpo por nuvens e menos água por sombra.</translation>
    </message>
    <message>
        <location filename="../../engine/models/bundled/cloudmask-unet-1/card.json"/>
        <source>Finds thick cloud, thin cloud and cloud shadow in Sentinel-2 from red, green, blue and any further bands: light, offline, and the right choice unless snow has to be told from cloud without shortwave infrared.</source>
        <translation>Encontra nuvem espessa, nuvem fina e sombra de nuvem no Sentinel-2 a partir de vermelho, verde, azul e quaisquer outras bandas: leve, offline e a escolha certa, a não ser que seja preciso distinguir neve de nuvem sem infravermelho de ondas curtas.</translation>
    </message>
    <message>
        <location filename="../../engine/models/bundled/cloudmask-unet-1/card.json"/>
        <source>Without a shortwave infrared band (B11 or B12), snow and ice can hardly be told from cloud.</source>
        <translation>Sem uma banda de infravermelho de ondas curtas (B11 ou B12), neve e gelo mal se distinguem de nuvem.</translation>
    </message>
    <message>
        <location filename="../../engine/models/bundled/cloudmask-unet-1/card.json"/>
        <source>Without band 10, cirrus that no other band shows is missed.</source>
        <translation>Sem a banda 10, passam despercebidos os cirrus que nenhuma outra banda mostra.</translation>
    </message>
    <message>
        <location filename="../../engine/models/bundled/cloudmask-unet-1/card.json"/>
        <source>Ice sheets of the high plateaus are called cloud with any bands (one Landsat image, 100 %).</source>
        <translation>Os mantos de gelo dos altos planaltos são tomados por nuvem com quaisquer bandas (uma imagem Landsat, 100 %).</translation>
    </message>
    <message>
        <location filename="../../engine/models/bundled/cloudmask-unet-1/card.json"/>
        <source>Grey stratus that hides the ground only just is found to 96 % with 13 bands and to 69 % with 4 on the hardest of six overcast images.</source>
        <translation>Os estratos cinzentos que mal chegam a esconder o solo são encontrados em 96 % com 13 bandas e em 69 % com 4, na mais difícil de seis imagens encobertas.</translation>
    </message>
    <message>
        <location filename="../../engine/models/bundled/cloudmask-unet-1/card.json"/>
        <source>In pixels of 30 m (Landsat) thin edges are too wide and haze that experts left out is marked: cloud F1 0.69 to 0.78, where ukis-csmask has 0.82 to 0.85.</source>
        <translation>Em pixels de 30 m (Landsat), as bordas finas ficam largas demais e é marcada a névoa que os especialistas deixaram de fora: F1 de nuvem de 0,69 a 0,78, enquanto o ukis-csmask tem de 0,82 a 0,85.</translation>
    </message>
    <message>
        <location filename="../../engine/models/bundled/cloudmask-unet-1/card.json"/>
        <source>Pure white in an 8-bit picture may be snow or cloud: it is called cloud.</source>
        <translation>Branco puro em uma imagem de 8 bits pode ser neve ou nuvem: é tomado por nuvem.</translation>
    </message>
    <message>
        <location filename="../../engine/models/bundled/cloudmask-unet-1/card.json"/>
        <source>Prefer a model trained on CloudSEN12+ where the split of thick and thin cloud matters, over snow without shortwave infrared bands, and where experts&apos; labels must stand behind a mask.</source>
        <translation>Prefira um modelo treinado com o CloudSEN12+ onde importa separar nuvem espessa de nuvem fina, sobre neve sem bandas de infravermelho de ondas curtas e onde uma máscara precisa se apoiar em rótulos de especialistas.</translation>
    </message>
    <message>
        <location filename="../../engine/models/published/clipseg-cloudsen12plus-fft/card.json"/>
        <source>Finds thick cloud, thin cloud and cloud shadow from red, green and blue alone, taught by experts&apos; labels from all over the world, and can also be asked for other things in words; heavy.</source>
        <translation>Encontra nuvem espessa, nuvem fina e sombra de nuvem só a partir de vermelho, verde e azul, treinado com imagens do mundo inteiro rotuladas por especialistas; também se pode pedir a ele outras coisas em palavras; pesado.</translation>
    </message>
    <message>
        <location filename="../../engine/models/published/clipseg-cloudsen12plus-fft/card.json"/>
        <source>On the test images it finds 61 % of the thin cloud and 69 % of the shadow (derived from the published counts).</source>
        <translation>Nas imagens de teste encontra 61 % da nuvem fina e 69 % da sombra (deduzido das contagens publicadas).</translation>
    </message>
    <message>
        <location filename="../../engine/models/published/clipseg-cloudsen12plus-fft/card.json"/>
        <location filename="../../engine/models/published/clipseg-cloudsen12plus-lora/card.json"/>
        <source>It sees red, green and blue only: over snow, ice, bright sand and roofs nothing but shape tells ground from cloud, and cirrus that only band 10 shows is missed.</source>
        <translation>Só vê vermelho, verde e azul: sobre neve, gelo, areia clara e telhados, apenas a forma distingue o solo de nuvem, e passam despercebidos os cirrus que só a banda 10 mostra.</translation>
    </message>
    <message>
        <location filename="../../engine/models/published/clipseg-cloudsen12plus-fft/card.json"/>
        <location filename="../../engine/models/published/clipseg-cloudsen12plus-lora/card.json"/>
        <location filename="../../engine/models/published/clipseg-rd64-refined/card.json"/>
        <source>It sees 512 pixels as 352, in patches of 16: small clouds and fine edges come out coarse.</source>
        <translation>Vê 512 pixels como 352, em blocos de 16: nuvens pequenas e bordas finas ficam grosseiras.</translation>
    </message>
    <message>
        <location filename="../../engine/models/published/clipseg-cloudsen12plus-fft/card.json"/>
        <location filename="../../engine/models/published/clipseg-cloudsen12plus-lora/card.json"/>
        <source>It was trained on L1C; with L2A or a picture nobody has published a measurement.</source>
        <translation>Foi treinado com L1C; com L2A ou com uma imagem ninguém publicou uma medição.</translation>
    </message>
    <message>
        <location filename="../../engine/models/published/clipseg-cloudsen12plus-fft/card.json"/>
        <location filename="../../engine/models/published/clipseg-cloudsen12plus-lora/card.json"/>
        <source>It was trained with four prompts; what it makes of other words nobody has measured.</source>
        <translation>Foi treinado com quatro textos; o que faz com outras palavras ninguém mediu.</translation>
    </message>
    <message>
        <location filename="../../engine/models/published/clipseg-cloudsen12plus-fft/card.json"/>
        <location filename="../../engine/models/published/clipseg-cloudsen12plus-lora/card.json"/>
        <location filename="../../engine/models/published/clipseg-rd64-refined/card.json"/>
        <source>It computes about 20 times as much for a pixel as the model that ships, so it needs a graphics card or patience.</source>
        <translation>Por pixel calcula cerca de 20 vezes mais que o modelo incluído, por isso precisa de uma placa de vídeo ou de paciência.</translation>
    </message>
    <message>
        <location filename="../../engine/models/published/clipseg-cloudsen12plus-fft/card.json"/>
        <source>Prefer unetmobv2-v2 where all 13 bands of L1C are there and its licence allows it, and cloudmask-unet-1 where it has to be fast.</source>
        <translation>Prefira o unetmobv2-v2 onde houver todas as 13 bandas de L1C e a licença dele o permitir, e o cloudmask-unet-1 onde for preciso ser rápido.</translation>
    </message>
    <message>
        <location filename="../../engine/models/published/clipseg-cloudsen12plus-lora/card.json"/>
        <source>The smaller way of teaching CLIPSeg clouds: an adapter of 16 MB over clipseg-rd64-refined, which is fetched with it; somewhat worse than the fine-tuned model and just as heavy to run.</source>
        <translation>A maneira menor de ensinar nuvens ao CLIPSeg: um adaptador de 16 MB sobre o clipseg-rd64-refined, que é baixado com ele; um pouco pior que o modelo de ajuste fino e igualmente pesado de executar.</translation>
    </message>
    <message>
        <location filename="../../engine/models/published/clipseg-cloudsen12plus-lora/card.json"/>
        <source>On the test images it finds 49 % of the thin cloud and 56 % of the shadow (derived from the published counts).</source>
        <translation>Nas imagens de teste encontra 49 % da nuvem fina e 56 % da sombra (deduzido das contagens publicadas).</translation>
    </message>
    <message>
        <location filename="../../engine/models/published/clipseg-cloudsen12plus-lora/card.json"/>
        <source>Prefer clipseg-cloudsen12plus-fft, which is better in every class and costs the same to run.</source>
        <translation>Prefira o clipseg-cloudsen12plus-fft, que é melhor em todas as classes e custa o mesmo para executar.</translation>
    </message>
    <message>
        <location filename="../../engine/models/published/clipseg-rd64-refined/card.json"/>
        <source>Looks for whatever you describe in a few words, such as river or snow, in red, green and blue; it has seen photographs only, never a satellite image, and is a poor judge of clouds.</source>
        <translation>Procura em vermelho, verde e azul o que você descrever em poucas palavras em inglês, como river ou snow; só viu fotografias, nunca uma imagem de satélite, e julga mal as nuvens.</translation>
    </message>
    <message>
        <location filename="../../engine/models/published/clipseg-rd64-refined/card.json"/>
        <source>Nothing of it was trained on satellite images: with its own four prompts it gets 47 % of the test pixels right.</source>
        <translation>Nada nele foi treinado com imagens de satélite: com os seus quatro textos próprios acerta 47 % dos pixels de teste.</translation>
    </message>
    <message>
        <location filename="../../engine/models/published/clipseg-rd64-refined/card.json"/>
        <source>Other words change the result more than the image does: 15 published sets of prompts have a mean IoU of 0.07 to 0.22, and the plain ones 0.26.</source>
        <translation>Outras palavras mudam o resultado mais do que a imagem: 15 conjuntos de textos publicados têm um IoU médio de 0,07 a 0,22, e os simples, 0,26.</translation>
    </message>
    <message>
        <location filename="../../engine/models/published/clipseg-rd64-refined/card.json"/>
        <source>Prefer clipseg-cloudsen12plus-fft for clouds; take this one to look for other things, and as the base of adapters.</source>
        <translation>Prefira o clipseg-cloudsen12plus-fft para nuvens; use este para procurar outras coisas e como base de adaptadores.</translation>
    </message>
    <message>
        <location filename="../../engine/models/published/cloudsen12-l2a/card.json"/>
        <source>Finds thick cloud, thin cloud and cloud shadow from the 12 bands of a Sentinel-2 L2A scene, taught by experts&apos; labels from all over the world; not for commercial use.</source>
        <translation>Encontra nuvem espessa, nuvem fina e sombra de nuvem a partir das 12 bandas de uma cena L2A do Sentinel-2, treinado com imagens do mundo inteiro rotuladas por especialistas; não para uso comercial.</translation>
    </message>
    <message>
        <location filename="../../engine/models/published/cloudsen12-l2a/card.json"/>
        <source>All 12 bands of L2A must be there, also those of 60 m.</source>
        <translation>Todas as 12 bandas de L2A são necessárias, também as de 60 m.</translation>
    </message>
    <message>
        <location filename="../../engine/models/published/cloudsen12-l2a/card.json"/>
        <source>L2A has no band 10: cirrus that no other band shows is missed.</source>
        <translation>L2A não tem a banda 10: passam despercebidos os cirrus que nenhuma outra banda mostra.</translation>
    </message>
    <message>
        <location filename="../../engine/models/published/cloudsen12-l2a/card.json"/>
        <location filename="../../engine/models/published/dtacs4bands/card.json"/>
        <location filename="../../engine/models/published/landsat30/card.json"/>
        <location filename="../../engine/models/published/unetmobv2-v1/card.json"/>
        <location filename="../../engine/models/published/unetmobv2-v2/card.json"/>
        <source>Thin cloud has no sharp border: the experts&apos; first labels and their checked ones agree on 78 % of it.</source>
        <translation>Nuvem fina não tem borda nítida: os primeiros rótulos dos especialistas e os revisados coincidem em 78 % dela.</translation>
    </message>
    <message>
        <location filename="../../engine/models/published/cloudsen12-l2a/card.json"/>
        <location filename="../../engine/models/published/dtacs4bands/card.json"/>
        <location filename="../../engine/models/published/unetmobv2-v2/card.json"/>
        <source>No accuracy of these weights has been published.</source>
        <translation>Nenhuma exatidão destes pesos foi publicada.</translation>
    </message>
    <message>
        <location filename="../../engine/models/published/cloudsen12-l2a/card.json"/>
        <source>Prefer unetmobv2-v2 where the L1C scene can be had, and cloudmask-unet-1 where the work is commercial or has to be fast.</source>
        <translation>Prefira o unetmobv2-v2 onde for possível obter a cena L1C, e o cloudmask-unet-1 onde o trabalho for comercial ou precisar ser rápido.</translation>
    </message>
    <message>
        <location filename="../../engine/models/published/cloudsen12-l2a/card.json"/>
        <location filename="../../engine/models/published/dtacs4bands/card.json"/>
        <location filename="../../engine/models/published/landsat30/card.json"/>
        <location filename="../../engine/models/published/unetmobv2-v1/card.json"/>
        <location filename="../../engine/models/published/unetmobv2-v2/card.json"/>
        <source>The weights are under CC BY-NC 4.0: they must not be used for commercial purposes, and their authors must be named.</source>
        <translation>Os pesos estão sob CC BY-NC 4.0: não podem ser usados para fins comerciais, e os seus autores devem ser citados.</translation>
    </message>
    <message>
        <location filename="../../engine/models/published/dtacs4bands/card.json"/>
        <source>Finds thick cloud, thin cloud and cloud shadow from near infrared, red, green and blue of a Sentinel-2 L1C scene, taught by experts&apos; labels from all over the world; not for commercial use.</source>
        <translation>Encontra nuvem espessa, nuvem fina e sombra de nuvem a partir de infravermelho próximo, vermelho, verde e azul de uma cena L1C do Sentinel-2, treinado com imagens do mundo inteiro rotuladas por especialistas; não para uso comercial.</translation>
    </message>
    <message>
        <location filename="../../engine/models/published/dtacs4bands/card.json"/>
        <source>Without shortwave infrared bands snow and ice can hardly be told from cloud.</source>
        <translation>Sem bandas de infravermelho de ondas curtas, neve e gelo mal se distinguem de nuvem.</translation>
    </message>
    <message>
        <location filename="../../engine/models/published/dtacs4bands/card.json"/>
        <source>Without band 10 cirrus that no other band shows is missed.</source>
        <translation>Sem a banda 10, passam despercebidos os cirrus que nenhuma outra banda mostra.</translation>
    </message>
    <message>
        <location filename="../../engine/models/published/dtacs4bands/card.json"/>
        <source>Prefer unetmobv2-v2 where all 13 bands are there, and cloudmask-unet-1 where the work is commercial or has to be fast.</source>
        <translation>Prefira o unetmobv2-v2 onde houver todas as 13 bandas, e o cloudmask-unet-1 onde o trabalho for comercial ou precisar ser rápido.</translation>
    </message>
    <message>
        <location filename="../../engine/models/published/landsat30/card.json"/>
        <source>Finds thick cloud, thin cloud and cloud shadow from the eight bands that Sentinel-2 L1C and Landsat 8 and 9 have in common, taught by experts&apos; labels of Sentinel-2; not for commercial use.</source>
        <translation>Encontra nuvem espessa, nuvem fina e sombra de nuvem a partir das oito bandas que o Sentinel-2 L1C e o Landsat 8 e 9 têm em comum, treinado com imagens do Sentinel-2 rotuladas por especialistas; não para uso comercial.</translation>
    </message>
    <message>
        <location filename="../../engine/models/published/landsat30/card.json"/>
        <source>Landsat&apos;s bands must be named as Sentinel-2&apos;s, with --bands: 1 coastal is B01, 2 to 4 are B02 to B04, 5 is B08, 6 is B11, 7 is B12 and 9 is B10; as top-of-atmosphere reflectance.</source>
        <translation>As bandas do Landsat devem ser nomeadas como as do Sentinel-2, com --bands: a 1 (azul costeiro) é B01, da 2 à 4 são B02 a B04, a 5 é B08, a 6 é B11, a 7 é B12 e a 9 é B10; como refletância no topo da atmosfera.</translation>
    </message>
    <message>
        <location filename="../../engine/models/published/landsat30/card.json"/>
        <source>It learned from Sentinel-2&apos;s images and labels; no accuracy on Landsat has been published.</source>
        <translation>Aprendeu com imagens e rótulos do Sentinel-2; nenhuma exatidão com o Landsat foi publicada.</translation>
    </message>
    <message>
        <location filename="../../engine/models/published/landsat30/card.json"/>
        <source>Its name says pixels of 30 m; nothing more has been published about that.</source>
        <translation>O seu nome fala de pixels de 30 m; nada mais foi publicado a esse respeito.</translation>
    </message>
    <message>
        <location filename="../../engine/models/published/landsat30/card.json"/>
        <source>Prefer unetmobv2-v2 for Sentinel-2, and cloudmask-unet-1 where the work is commercial or bands are missing.</source>
        <translation>Prefira o unetmobv2-v2 para o Sentinel-2, e o cloudmask-unet-1 onde o trabalho for comercial ou faltarem bandas.</translation>
    </message>
    <message>
        <location filename="../../engine/models/published/unetmobv2-v1/card.json"/>
        <source>Finds thick cloud, thin cloud and cloud shadow from all 13 bands of a Sentinel-2 L1C scene, taught by experts&apos; labels from all over the world; not for commercial use.</source>
        <translation>Encontra nuvem espessa, nuvem fina e sombra de nuvem a partir de todas as 13 bandas de uma cena L1C do Sentinel-2, treinado com imagens do mundo inteiro rotuladas por especialistas; não para uso comercial.</translation>
    </message>
    <message>
        <location filename="../../engine/models/published/unetmobv2-v1/card.json"/>
        <location filename="../../engine/models/published/unetmobv2-v2/card.json"/>
        <source>All 13 bands of L1C must be there, also those of 60 m.</source>
        <translation>Todas as 13 bandas de L1C são necessárias, também as de 60 m.</translation>
    </message>
    <message>
        <location filename="../../engine/models/published/unetmobv2-v1/card.json"/>
        <source>The published figures are those of the network in the paper; that these are the same weights is not said.</source>
        <translation>Os números publicados são os da rede do artigo; não se diz que estes sejam os mesmos pesos.</translation>
    </message>
    <message>
        <location filename="../../engine/models/published/unetmobv2-v1/card.json"/>
        <source>Prefer unetmobv2-v2, which learned from corrected labels; take this one to compare with what was published.</source>
        <translation>Prefira o unetmobv2-v2, que aprendeu com rótulos corrigidos; use este para comparar com o que foi publicado.</translation>
    </message>
    <message>
        <location filename="../../engine/models/published/unetmobv2-v2/card.json"/>
        <source>Finds thick cloud, thin cloud and cloud shadow from all 13 bands of a Sentinel-2 L1C scene, taught by experts&apos; corrected labels from all over the world; not for commercial use.</source>
        <translation>Encontra nuvem espessa, nuvem fina e sombra de nuvem a partir de todas as 13 bandas de uma cena L1C do Sentinel-2, treinado com imagens do mundo inteiro e rótulos de especialistas corrigidos; não para uso comercial.</translation>
    </message>
    <message>
        <location filename="../../engine/models/published/unetmobv2-v2/card.json"/>
        <source>Prefer cloudmask-unet-1 where the work is commercial, bands are missing or it has to be fast.</source>
        <translation>Prefira o cloudmask-unet-1 onde o trabalho for comercial, faltarem bandas ou for preciso ser rápido.</translation>
    </message>
</context>
</TS>
