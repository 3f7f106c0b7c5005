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
   <location filename="rsgui/core/agreement.py" />
   <source>It likes short completions: length alone explains {share:.0%} of how its rewards differ within a prompt. What it picks may be shorter rather than better; length control in the recipe takes that out.</source>
   <translation>Er mag kurze Completions: Die Länge allein erklärt {share:.0%} davon, wie sich seine Rewards innerhalb eines Prompts unterscheiden. Was er auswählt, ist vielleicht eher kürzer als besser; die Längenkontrolle im Rezept rechnet das heraus.</translation>
  </message>
  <message>
   <location filename="rsgui/core/agreement.py" />
   <source>It likes long completions: length alone explains {share:.0%} of how its rewards differ within a prompt. What it picks may be longer rather than better; length control in the recipe takes that out.</source>
   <translation>Er mag lange Completions: Die Länge allein erklärt {share:.0%} davon, wie sich seine Rewards innerhalb eines Prompts unterscheiden. Was er auswählt, ist vielleicht eher länger als besser; die Längenkontrolle im Rezept rechnet das heraus.</translation>
  </message>
  <message>
   <location filename="rsgui/core/caveats.py" />
   <source>{gold} fell by {fall} while {proxy} rose by {rise}: the model learned what {proxy} likes and {gold} does not. Take an earlier round, or choose by another scorer.</source>
   <translation>{gold} fiel um {fall}, während {proxy} um {rise} stieg: Das Modell hat gelernt, was {proxy} mag und {gold} nicht. Nehmen Sie eine frühere Runde, oder wählen Sie nach einem anderen Scorer aus.</translation>
  </message>
  <message>
   <location filename="rsgui/core/caveats.py" />
   <source>{proxy} rose by {rise}, but no rise of {gold} is shown: it may be {proxy} alone that was pleased.</source>
   <translation>{proxy} stieg um {rise}, aber ein Anstieg von {gold} ist nicht nachgewiesen: Vielleicht gefiel es nur {proxy}.</translation>
  </message>
  <message>
   <location filename="rsgui/core/caveats.py" />
   <source>Completions grew with the reward, from {before:.0f} to {after:.0f} tokens (95 % interval of the difference {low} to {high}).</source>
   <translation>Die Completions wuchsen mit dem Reward, von {before:.0f} auf {after:.0f} Tokens (95-%-Intervall des Unterschieds {low} bis {high}).</translation>
  </message>
  <message>
   <location filename="rsgui/core/caveats.py" />
   <source>Within a prompt the longer ones get more (correlation {correlation}), so that part of the gain may be length; length control in Review takes that out.</source>
   <translation>Innerhalb eines Prompts bekommen die längeren mehr (Korrelation {correlation}), ein Teil des Gewinns ist also vielleicht Länge; die Längenkontrolle beim Sichten rechnet das heraus.</translation>
  </message>
  <message>
   <location filename="rsgui/core/caveats.py" />
   <source>Diversity fell: of the word pairs in a prompt's completions {after:.0f} % are different ones, {before:.0f} % before (95 % interval of the difference {low} to {high} points). The next round has less to choose from.</source>
   <translation>Die Vielfalt nahm ab: Von den Wortpaaren in den Completions eines Prompts sind {after:.0f} % verschieden, vorher {before:.0f} % (95-%-Intervall des Unterschieds {low} bis {high} Punkte). Die nächste Runde hat weniger Auswahl.</translation>
  </message>
  <message>
   <location filename="rsgui/core/caveats.py" />
   <source>Too few prompts for a difference of {by}: with {prompts:,} it is not told from none. If it is as large as it looks, {needed:,} prompts would show it in four of five tries (80 % power).</source>
   <translation>Zu wenige Prompts für einen Unterschied von {by}: Mit {prompts:,} ist er nicht von keinem zu unterscheiden. Ist er so groß, wie er aussieht, so würden ihn {needed:,} Prompts in vier von fünf Versuchen zeigen (80 % Teststärke).</translation>
  </message>
  <message>
   <location filename="rsgui/core/caveats.py" />
   <source>{gold} also chose what was trained on, so that it may find the outcome better than another scorer would.</source>
   <translation>{gold} hat auch ausgewählt, womit trainiert wurde, und findet das Ergebnis daher vielleicht besser, als ein anderer Scorer es täte.</translation>
  </message>
  <message>
   <location filename="rsgui/core/checks.py" />
   <source>The check “{check}” is tried in the engine alone.</source>
   <translation>Die Prüfung „{check}“ wird nur in der Engine vorgenommen.</translation>
  </message>
  <message>
   <location filename="rsgui/core/checks.py" />
   <source>{where}: check {number} cannot be read: {error}.</source>
   <translation>{where}: Prüfung {number} ist nicht lesbar: {error}.</translation>
  </message>
  <message>
   <location filename="rsgui/core/checks.py" />
   <source>A check looks like {{"check": "max_words", "count": 20}}.</source>
   <translation>Eine Prüfung sieht so aus: {{"check": "max_words", "count": 20}}.</translation>
  </message>
  <message>
   <location filename="rsgui/core/checks.py" />
   <source>{where}: check {number}: {problem}.</source>
   <translation>{where}: Prüfung {number}: {problem}.</translation>
  </message>
  <message>
   <location filename="rsgui/core/checks.py" />
   <source>its text is empty</source>
   <translation>ihr Text ist leer</translation>
  </message>
  <message>
   <location filename="rsgui/core/checks.py" />
   <source>its list of texts is empty or has an empty text</source>
   <translation>ihre Liste von Texten ist leer oder enthält einen leeren Text</translation>
  </message>
  <message>
   <location filename="rsgui/core/checks.py" />
   <source>the pattern {pattern!r} is not a regular expression: {error}</source>
   <translation>das Muster {pattern!r} ist kein regulärer Ausdruck: {error}</translation>
  </message>
  <message>
   <location filename="rsgui/core/checks.py" />
   <source>a length from {least} to {most} is impossible</source>
   <translation>eine Länge von {least} bis {most} ist unmöglich</translation>
  </message>
  <message>
   <location filename="rsgui/core/checks.py" />
   <source>a share of {most:g} is not between 0 and 1</source>
   <translation>ein Anteil von {most:g} liegt nicht zwischen 0 und 1</translation>
  </message>
  <message>
   <location filename="rsgui/core/checks.py" />
   <source>its schema is not JSON</source>
   <translation>ihr Schema ist kein JSON</translation>
  </message>
  <message>
   <location filename="rsgui/core/checks.py" />
   <source>its entry is not JSON</source>
   <translation>ihr Eintrag ist kein JSON</translation>
  </message>
  <message>
   <location filename="rsgui/core/checks.py" />
   <source>ends with “{text}”</source>
   <translation>endet mit „{text}“</translation>
  </message>
  <message>
   <location filename="rsgui/core/checks.py" />
   <source>starts with “{text}”</source>
   <translation>beginnt mit „{text}“</translation>
  </message>
  <message>
   <location filename="rsgui/core/checks.py" />
   <source>includes {texts}</source>
   <translation>enthält {texts}</translation>
  </message>
  <message>
   <location filename="rsgui/core/checks.py" />
   <source>“{text}”</source>
   <translation>„{text}“</translation>
  </message>
  <message>
   <location filename="rsgui/core/checks.py" />
   <source>without {texts}</source>
   <translation>ohne {texts}</translation>
  </message>
  <message>
   <location filename="rsgui/core/checks.py" />
   <source>one JSON object with the keys {keys}</source>
   <translation>ein JSON-Objekt mit den Schlüsseln {keys}</translation>
  </message>
  <message>
   <location filename="rsgui/core/checks.py" />
   <source>the answer is {value:g}</source>
   <translation>die Antwort ist {value:g}</translation>
  </message>
  <message>
   <location filename="rsgui/core/checks.py" />
   <source>matches {pattern}</source>
   <translation>passt auf {pattern}</translation>
  </message>
  <message>
   <location filename="rsgui/core/checks.py" />
   <source>equals the reference</source>
   <translation>gleicht der Referenz</translation>
  </message>
  <message numerus="yes">
   <location filename="rsgui/core/checks.py" />
   <source>at most {count} words</source>
   <extracomment>at most {count} words</extracomment>
   <translation>
    <numerusform>höchstens {count} Wort</numerusform>
    <numerusform>höchstens {count} Wörter</numerusform>
   </translation>
  </message>
  <message numerus="yes">
   <location filename="rsgui/core/checks.py" />
   <source>at least {count} words</source>
   <extracomment>at least {count} words</extracomment>
   <translation>
    <numerusform>mindestens {count} Wort</numerusform>
    <numerusform>mindestens {count} Wörter</numerusform>
   </translation>
  </message>
  <message>
   <location filename="rsgui/core/checks.py" />
   <source>{least} to {most} words</source>
   <translation>{least} bis {most} Wörter</translation>
  </message>
  <message numerus="yes">
   <location filename="rsgui/core/checks.py" />
   <source>at least {count} characters</source>
   <extracomment>at least {count} characters</extracomment>
   <translation>
    <numerusform>mindestens {count} Zeichen</numerusform>
    <numerusform>mindestens {count} Zeichen</numerusform>
   </translation>
  </message>
  <message>
   <location filename="rsgui/core/checks.py" />
   <source>{least} to {most} characters</source>
   <translation>{least} bis {most} Zeichen</translation>
  </message>
  <message>
   <location filename="rsgui/core/checks.py" />
   <source>repeats at most {most:.0%} of itself</source>
   <translation>wiederholt höchstens {most:.0%} von sich</translation>
  </message>
  <message>
   <location filename="rsgui/core/checks.py" />
   <source>in the language {language}</source>
   <translation>in der Sprache {language}</translation>
  </message>
  <message>
   <location filename="rsgui/core/checks.py" />
   <source>JSON that its schema allows</source>
   <translation>JSON, das sein Schema erlaubt</translation>
  </message>
  <message>
   <location filename="rsgui/core/checks.py" />
   <source>equals the reference as mathematics</source>
   <translation>gleicht der Referenz mathematisch</translation>
  </message>
  <message>
   <location filename="rsgui/core/checks.py" />
   <source>solves {dataset}</source>
   <translation>löst {dataset}</translation>
  </message>
  <message>
   <location filename="rsgui/core/checks.py" />
   <source>solves {dataset} to at least {least:g}</source>
   <translation>löst {dataset} zu mindestens {least:g}</translation>
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
   <source>{where}, line {number}, is not a training row: {error}.</source>
   <translation>{where}, Zeile {number}, ist keine Trainingszeile: {error}.</translation>
  </message>
  <message>
   <location filename="rsgui/core/dataset.py" />
   <source>Start the training again.</source>
   <translation>Starten Sie das Training erneut.</translation>
  </message>
  <message>
   <location filename="rsgui/core/dataset.py" />
   <source>The held-out share is {share:g}.</source>
   <translation>Der Held-out-Anteil ist {share:g}.</translation>
  </message>
  <message>
   <location filename="rsgui/core/dataset.py" />
   <source>It has to be between 0 and 1.</source>
   <translation>Der Wert muss zwischen 0 und 1 liegen.</translation>
  </message>
  <message>
   <location filename="rsgui/core/dataset.py" />
   <source>One prompt cannot be both learnt from and measured on.</source>
   <translation>Aus einem einzigen Prompt lässt sich nicht zugleich lernen und an ihm messen.</translation>
  </message>
  <message>
   <location filename="rsgui/core/dataset.py" />
   <source>Set the validation share to 0.</source>
   <translation>Setzen Sie den Validierungsanteil auf 0.</translation>
  </message>
  <message>
   <location filename="rsgui/core/entities.py" />
   <source>{name} is {value:g}.</source>
   <translation>{name} ist {value:g}.</translation>
  </message>
  <message>
   <location filename="rsgui/core/entities.py" />
   <source>It has to be between {least:g} and {most:g}.</source>
   <translation>Der Wert muss zwischen {least:g} und {most:g} liegen.</translation>
  </message>
  <message>
   <location filename="rsgui/core/entities.py" />
   <source>With patience the training ends early, but nothing is measured before its end.</source>
   <translation>Mit Geduld endet das Training vorzeitig, aber vor seinem Ende wird nichts gemessen.</translation>
  </message>
  <message>
   <location filename="rsgui/core/entities.py" />
   <source>Measure every so many steps (every), or set patience to 0.</source>
   <translation>Messen Sie alle so und so viele Schritte (every), oder setzen Sie patience auf 0.</translation>
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
   <location filename="rsgui/core/evaluation.py" />
   <source>Too few prompts to tell {tuned} from {base}: {prompts} compared, at least {fewest} are needed.</source>
   <translation>Zu wenige Prompts, um {tuned} von {base} zu unterscheiden: {prompts} verglichen, mindestens {fewest} sind nötig.</translation>
  </message>
  <message>
   <location filename="rsgui/core/evaluation.py" />
   <source>But the mean reward is higher by {by} (95 % interval {low} to {high}).</source>
   <translation>Aber der mittlere Reward ist um {by} höher (95-%-Intervall {low} bis {high}).</translation>
  </message>
  <message>
   <location filename="rsgui/core/evaluation.py" />
   <source>But the mean reward is lower by {by} (95 % interval {low} to {high}).</source>
   <translation>Aber der mittlere Reward ist um {by} niedriger (95-%-Intervall {low} bis {high}).</translation>
  </message>
  <message>
   <location filename="rsgui/core/evaluation.py" />
   <source>{tuned} is better than {base}: held-out pass rate {after} % against {before} %, {by} points more (95 % interval {low} to {high}).</source>
   <translation>{tuned} ist besser als {base}: Held-out-Erfolgsquote {after} % gegen {before} %, {by} Punkte mehr (95-%-Intervall {low} bis {high}).</translation>
  </message>
  <message>
   <location filename="rsgui/core/evaluation.py" />
   <source>{tuned} is worse than {base}: held-out pass rate {after} % against {before} %, {by} points less (95 % interval {low} to {high}).</source>
   <translation>{tuned} ist schlechter als {base}: Held-out-Erfolgsquote {after} % gegen {before} %, {by} Punkte weniger (95-%-Intervall {low} bis {high}).</translation>
  </message>
  <message>
   <location filename="rsgui/core/evaluation.py" />
   <source>No difference between {tuned} and {base} is shown: held-out pass rate {after} % against {before} %, a difference of {by} points (95 % interval {low} to {high}).</source>
   <translation>Zwischen {tuned} und {base} ist kein Unterschied nachgewiesen: Held-out-Erfolgsquote {after} % gegen {before} %, ein Unterschied von {by} Punkten (95-%-Intervall {low} bis {high}).</translation>
  </message>
  <message>
   <location filename="rsgui/core/evaluation.py" />
   <source>{tuned} is better than {base}: mean reward {after:.3g} against {before:.3g}, {by} more (95 % interval {low} to {high}).</source>
   <translation>{tuned} ist besser als {base}: mittlerer Reward {after:.3g} gegen {before:.3g}, {by} mehr (95-%-Intervall {low} bis {high}).</translation>
  </message>
  <message>
   <location filename="rsgui/core/evaluation.py" />
   <source>{tuned} is worse than {base}: mean reward {after:.3g} against {before:.3g}, {by} less (95 % interval {low} to {high}).</source>
   <translation>{tuned} ist schlechter als {base}: mittlerer Reward {after:.3g} gegen {before:.3g}, {by} weniger (95-%-Intervall {low} bis {high}).</translation>
  </message>
  <message>
   <location filename="rsgui/core/evaluation.py" />
   <source>No difference between {tuned} and {base} is shown: mean reward {after:.3g} against {before:.3g}, a difference of {by} (95 % interval {low} to {high}).</source>
   <translation>Zwischen {tuned} und {base} ist kein Unterschied nachgewiesen: mittlerer Reward {after:.3g} gegen {before:.3g}, ein Unterschied von {by} (95-%-Intervall {low} bis {high}).</translation>
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
   <location filename="rsgui/core/presets.py" />
   <source>The temperature is that of the chat model. In every round, rate the completions of all earlier rounds again with the current reward model and choose among all of them.</source>
   <translation>Die Temperatur ist die des Chatmodells. Bewerten Sie in jeder Runde die Completions aller früheren Runden neu mit dem aktuellen Reward-Modell, und wählen Sie unter allen aus.</translation>
  </message>
  <message>
   <location filename="rsgui/core/presets.py" />
   <source>Sample from the best model of the round before.</source>
   <translation>Ziehen Sie aus dem besten Modell der vorigen Runde.</translation>
  </message>
  <message>
   <location filename="rsgui/core/presets.py" />
   <source>The best 1/K of K completions of each prompt. Train for 2 epochs a round with a learning rate of 2e-5 (all weights; an adapter wants about ten times as much).</source>
   <translation>Das beste 1/K von K Completions je Prompt. Trainieren Sie 2 Epochen je Runde mit einer Lernrate von 2e-5 (alle Gewichte; ein Adapter will etwa das Zehnfache).</translation>
  </message>
  <message>
   <location filename="rsgui/core/presets.py" />
   <source>For rewards of 0 or 1: at most 10 correct completions of each problem. Train every round from the base model, not from the adapter before.</source>
   <translation>Für Rewards von 0 oder 1: höchstens 10 richtige Completions je Aufgabe. Trainieren Sie jede Runde vom Basismodell aus, nicht vom vorigen Adapter.</translation>
  </message>
  <message>
   <location filename="rsgui/core/presets.py" />
   <source>For rewards of 0 or 1: what is correct is kept. Train every round from the base model.</source>
   <translation>Für Rewards von 0 oder 1: Was richtig ist, bleibt. Trainieren Sie jede Runde vom Basismodell aus.</translation>
  </message>
  <message>
   <location filename="rsgui/core/presets.py" />
   <source>Of 64 candidates 8. A higher beta takes more at random, a lower one more of the best.</source>
   <translation>Von 64 Kandidaten 8. Ein höheres Beta nimmt mehr zufällig, ein niedrigeres mehr von den besten.</translation>
  </message>
  <message>
   <location filename="rsgui/core/presets.py" />
   <source>Compare it with random completions of the same prompts.</source>
   <translation>Vergleichen Sie es mit zufälligen Completions derselben Prompts.</translation>
  </message>
  <message>
   <location filename="rsgui/core/presets.py" />
   <source>As many as there are prompts, so that it compares with the best of each prompt. Rewards of different prompts have to be comparable.</source>
   <translation>So viele, wie es Prompts gibt, damit es sich mit der besten je Prompt vergleichen lässt. Die Rewards verschiedener Prompts müssen vergleichbar sein.</translation>
  </message>
  <message>
   <location filename="rsgui/core/presets.py" />
   <source>The control of the best per prompt: blind to the rewards.</source>
   <translation>Die Kontrolle der besten je Prompt: blind für die Rewards.</translation>
  </message>
  <message>
   <location filename="rsgui/core/presets.py" />
   <source>The control of the best overall: the same number.</source>
   <translation>Die Kontrolle der besten insgesamt: dieselbe Anzahl.</translation>
  </message>
  <message>
   <location filename="rsgui/core/recipes.py" />
   <source>it is not known how alike completions are</source>
   <translation>es ist nicht bekannt, wie ähnlich sich Completions sind</translation>
  </message>
  <message>
   <location filename="rsgui/core/recipes.py" />
   <source>at least {value:g}</source>
   <translation>mindestens {value:g}</translation>
  </message>
  <message>
   <location filename="rsgui/core/recipes.py" />
   <source>only prompts whose completions differ</source>
   <translation>nur Prompts, deren Completions sich unterscheiden</translation>
  </message>
  <message>
   <location filename="rsgui/core/recipes.py" />
   <source>none cut off</source>
   <translation>keine abgeschnittenen</translation>
  </message>
  <message>
   <location filename="rsgui/core/recipes.py" />
   <source>no exact duplicates</source>
   <translation>keine exakten Duplikate</translation>
  </message>
  <message>
   <location filename="rsgui/core/recipes.py" />
   <source>no near-duplicates</source>
   <translation>keine Beinahe-Duplikate</translation>
  </message>
  <message>
   <location filename="rsgui/core/recipes.py" />
   <source>with length taken out of the reward</source>
   <translation>mit herausgerechneter Länge</translation>
  </message>
  <message>
   <location filename="rsgui/core/recipes.py" />
   <source>at most {count} of each prompt</source>
   <translation>höchstens {count} je Prompt</translation>
  </message>
  <message>
   <location filename="rsgui/core/recipes.py" />
   <source>{count:,} in all taken in turn from every prompt</source>
   <translation>insgesamt {count:,}, reihum aus jedem Prompt</translation>
  </message>
  <message>
   <location filename="rsgui/core/recipes.py" />
   <source>it is not known which completions are cut off</source>
   <translation>es ist nicht bekannt, welche Completions abgeschnitten sind</translation>
  </message>
  <message>
   <location filename="rsgui/core/recipes.py" />
   <source>it is not known which completions are duplicates</source>
   <translation>es ist nicht bekannt, welche Completions Duplikate sind</translation>
  </message>
  <message>
   <location filename="rsgui/core/recipes.py" />
   <source>it is not known how long the completions are</source>
   <translation>es ist nicht bekannt, wie lang die Completions sind</translation>
  </message>
  <message>
   <location filename="rsgui/core/recipes.py" />
   <source>the best completion of each prompt</source>
   <translation>die beste Completion jedes Prompts</translation>
  </message>
  <message>
   <location filename="rsgui/core/recipes.py" />
   <source>the best {k} completions of each prompt</source>
   <translation>die besten {k} Completions jedes Prompts</translation>
  </message>
  <message>
   <location filename="rsgui/core/recipes.py" />
   <source>the best {k:,} completions overall</source>
   <translation>die besten {k:,} Completions insgesamt</translation>
  </message>
  <message>
   <location filename="rsgui/core/recipes.py" />
   <source>every completion of at least {reward:g}</source>
   <translation>jede Completion ab {reward:g}</translation>
  </message>
  <message>
   <location filename="rsgui/core/recipes.py" />
   <source>the best {fraction:g} % of completions overall</source>
   <translation>die besten {fraction:g} % der Completions insgesamt</translation>
  </message>
  <message>
   <location filename="rsgui/core/recipes.py" />
   <source>a random completion of each prompt</source>
   <translation>eine zufällige Completion jedes Prompts</translation>
  </message>
  <message>
   <location filename="rsgui/core/recipes.py" />
   <source>{k} random completions of each prompt</source>
   <translation>{k} zufällige Completions jedes Prompts</translation>
  </message>
  <message>
   <location filename="rsgui/core/recipes.py" />
   <source>{k:,} random completions overall</source>
   <translation>{k:,} zufällige Completions insgesamt</translation>
  </message>
  <message numerus="yes">
   <location filename="rsgui/core/recipes.py" />
   <source>{count} completions of each prompt by statistical rejection with beta {beta:g}</source>
   <extracomment>a completion of each prompt by statistical rejection with beta {beta:g}</extracomment>
   <translation>
    <numerusform>eine Completion jedes Prompts durch statistische Verwerfung mit Beta {beta:g}</numerusform>
    <numerusform>{count} Completions jedes Prompts durch statistische Verwerfung mit Beta {beta:g}</numerusform>
   </translation>
  </message>
  <message>
   <location filename="rsgui/core/recipes.py" />
   <source>the {k:,} most varied of them</source>
   <translation>die {k:,} vielfältigsten davon</translation>
  </message>
  <message>
   <location filename="rsgui/core/recipes.py" />
   <source>the {k:,} most varied of them by {model}</source>
   <translation>die {k:,} vielfältigsten davon nach {model}</translation>
  </message>
  <message>
   <location filename="rsgui/core/recipes.py" />
   <source>{scorers} in deviations within the prompt</source>
   <translation>{scorers} in Abweichungen innerhalb des Prompts</translation>
  </message>
  <message>
   <location filename="rsgui/core/recipes.py" />
   <source>{scorers} in ranks within the prompt</source>
   <translation>{scorers} in Rängen innerhalb des Prompts</translation>
  </message>
  <message>
   <location filename="rsgui/core/recipes.py" />
   <source>{scorers} in deviations over all</source>
   <translation>{scorers} in Abweichungen über alle</translation>
  </message>
  <message>
   <location filename="rsgui/core/recipes.py" />
   <source>the mean of {scorers}</source>
   <translation>dem Mittelwert von {scorers}</translation>
  </message>
  <message>
   <location filename="rsgui/core/recipes.py" />
   <source>the lowest of {scorers}</source>
   <translation>dem niedrigsten von {scorers}</translation>
  </message>
  <message>
   <location filename="rsgui/core/recipes.py" />
   <source>the mean less the disagreement of {scorers}</source>
   <translation>dem Mittelwert abzüglich der Uneinigkeit von {scorers}</translation>
  </message>
  <message>
   <location filename="rsgui/core/recipes.py" />
   <source>{several} and {last}</source>
   <translation>{several} und {last}</translation>
  </message>
  <message>
   <location filename="rsgui/core/recipes.py" />
   <source>by {scorers}</source>
   <translation>nach {scorers}</translation>
  </message>
  <message>
   <location filename="rsgui/core/rounds.py" />
   <source>The validation share is {validation:g}.</source>
   <translation>Der Validierungsanteil ist {validation:g}.</translation>
  </message>
  <message>
   <location filename="rsgui/core/rounds.py" />
   <source>It has to be between 0 and 0.5.</source>
   <translation>Der Wert muss zwischen 0 und 0,5 liegen.</translation>
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
   <source>The rubric lacks {names}.</source>
   <translation>In den Kriterien fehlt {names}.</translation>
  </message>
  <message>
   <location filename="rsgui/core/scorers.py" />
   <source>Put it where the text it stands for belongs.</source>
   <translation>Setzen Sie ihn dorthin, wo der Text stehen soll, für den er steht.</translation>
  </message>
  <message>
   <location filename="rsgui/core/scorers.py" />
   <source>The scale goes from {low:g} to {high:g}.</source>
   <translation>Die Skala geht von {low:g} bis {high:g}.</translation>
  </message>
  <message>
   <location filename="rsgui/core/scorers.py" />
   <source>The first has to be the lower one.</source>
   <translation>Die erste Zahl muss die kleinere sein.</translation>
  </message>
  <message>
   <location filename="rsgui/core/server_url.py" />
   <source>Write it as http://localhost:8000 or https://host/v1.</source>
   <translation>Schreiben Sie sie wie http://localhost:8000 oder https://host/v1.</translation>
  </message>
  <message>
   <location filename="rsgui/core/server_url.py" />
   <source>There is no address of a server.</source>
   <translation>Es ist keine Serveradresse angegeben.</translation>
  </message>
  <message>
   <location filename="rsgui/core/server_url.py" />
   <source>{text} is not the address of a server: {error}.</source>
   <translation>{text} ist keine Serveradresse: {error}.</translation>
  </message>
  <message>
   <location filename="rsgui/core/server_url.py" />
   <source>Leave out what stands before @ and after ? or #: a key has a field of its own.</source>
   <translation>Lassen Sie weg, was vor @ und nach ? oder # steht: Ein Schlüssel hat sein eigenes Feld.</translation>
  </message>
  <message>
   <location filename="rsgui/core/server_url.py" />
   <source>The address holds more than a server and a path.</source>
   <translation>Die Adresse enthält mehr als einen Server und einen Pfad.</translation>
  </message>
  <message>
   <location filename="rsgui/core/server_url.py" />
   <source>{text} is not the address of a server.</source>
   <translation>{text} ist keine Serveradresse.</translation>
  </message>
  <message>
   <location filename="rsgui/core/training_presets.py" />
   <source>As usual here</source>
   <translation>Wie hier üblich</translation>
  </message>
  <message>
   <location filename="rsgui/core/training_presets.py" />
   <source>Measured with SmolLM2-135M on completions that passed their checks: 0.26 before, 0.64 after.</source>
   <translation>Gemessen mit SmolLM2-135M an Completions, die ihre Prüfungen bestanden: 0,26 vorher, 0,64 nachher.</translation>
  </message>
  <message>
   <location filename="rsgui/core/training_presets.py" />
   <source>LoRA without regret</source>
   <translation>LoRA ohne Reue</translation>
  </message>
  <message>
   <location filename="rsgui/core/training_presets.py" />
   <source>Schulman et al. 2025: all linear layers, ten times full fine-tuning's learning rate, held constant; batches under 32.</source>
   <translation>Schulman et al. 2025: alle linearen Schichten, zehnfache Lernrate des vollen Fine-Tunings, konstant gehalten; Batches unter 32.</translation>
  </message>
  <message>
   <location filename="rsgui/core/training_presets.py" />
   <source>QLoRA</source>
   <translation>QLoRA</translation>
  </message>
  <message>
   <location filename="rsgui/core/training_presets.py" />
   <source>Dettmers et al. 2023, appendix B.2, for 7 and 13 billion weights: a base in 4 bits, a high rank, a constant learning rate.</source>
   <translation>Dettmers et al. 2023, Anhang B.2, für 7 und 13 Milliarden Gewichte: Basismodell in 4 Bit, hoher Rang, konstante Lernrate.</translation>
  </message>
  <message>
   <location filename="rsgui/core/training_presets.py" />
   <source>RAFT</source>
   <translation>RAFT</translation>
  </message>
  <message>
   <location filename="rsgui/core/training_presets.py" />
   <source>Dong et al. 2023: two epochs a round; 0.00002 for all weights, so ten times that for an adapter.</source>
   <translation>Dong et al. 2023: zwei Epochen je Runde; 0,00002 für alle Gewichte, für einen Adapter also das Zehnfache.</translation>
  </message>
  <message>
   <location filename="rsgui/core/training_presets.py" />
   <source>With noise (NEFTune)</source>
   <translation>Mit Rauschen (NEFTune)</translation>
  </message>
  <message>
   <location filename="rsgui/core/training_presets.py" />
   <source>Jain et al. 2023: noise of alpha 5 on the embeddings, for longer and better liked answers.</source>
   <translation>Jain et al. 2023: Rauschen mit Alpha 5 auf den Embeddings, für längere und beliebtere Antworten.</translation>
  </message>
  <message>
   <location filename="rsgui/gui/analyse/best_of_n_panel.py" />
   <source>KL from the model, at most</source>
   <translation>KL zum Modell, höchstens</translation>
  </message>
  <message>
   <location filename="rsgui/gui/analyse/best_of_n_panel.py" />
   <source>Judged by</source>
   <translation>Beurteilt von</translation>
  </message>
  <message>
   <location filename="rsgui/gui/analyse/best_of_n_panel.py" />
   <source>What another scorer, which the choice does not look at, gives what is chosen.</source>
   <translation>Was ein anderer Scorer, auf den die Auswahl nicht schaut, dem Ausgewählten gibt.</translation>
  </message>
  <message>
   <location filename="rsgui/gui/analyse/best_of_n_panel.py" />
   <source>Completions of</source>
   <translation>Completions von</translation>
  </message>
  <message>
   <location filename="rsgui/gui/analyse/best_of_n_panel.py" />
   <source>Expected reward of the best of n</source>
   <translation>Erwarteter Reward der besten von n</translation>
  </message>
  <message>
   <location filename="rsgui/gui/analyse/best_of_n_panel.py" />
   <source>expected reward</source>
   <translation>erwarteter Reward</translation>
  </message>
  <message>
   <location filename="rsgui/gui/analyse/best_of_n_panel.py" />
   <source>What the other scorer gives it</source>
   <translation>Was der andere Scorer ihr gibt</translation>
  </message>
  <message>
   <location filename="rsgui/gui/analyse/best_of_n_panel.py" />
   <source>All generators</source>
   <translation>Alle Generatoren</translation>
  </message>
  <message>
   <location filename="rsgui/gui/analyse/best_of_n_panel.py" />
   <source>No completion has a reward here.</source>
   <translation>Hier hat keine Completion einen Reward.</translation>
  </message>
  <message>
   <location filename="rsgui/gui/analyse/best_of_n_panel.py" />
   <source>Every prompt has one completion only, so there is nothing to choose among.</source>
   <translation>Jeder Prompt hat nur eine Completion, es gibt also nichts auszuwählen.</translation>
  </message>
  <message>
   <location filename="rsgui/gui/analyse/best_of_n_panel.py" />
   <source>A single completion gets {one:.3f} on average, the best of {n} gets {best:.3f} ({low:.3f} to {high:.3f} for other prompts of this kind).</source>
   <translation>Eine einzelne Completion bekommt im Mittel {one:.3f}, die beste von {n} bekommt {best:.3f} ({low:.3f} bis {high:.3f} bei anderen Prompts dieser Art).</translation>
  </message>
  <message>
   <location filename="rsgui/gui/analyse/best_of_n_panel.py" />
   <source>Of that gain, the step from {n} to {last} brings {gain:+.3f}.</source>
   <translation>Von diesem Gewinn bringt der Schritt von {n} auf {last} {gain:+.3f}.</translation>
  </message>
  <message>
   <location filename="rsgui/gui/analyse/best_of_n_panel.py" />
   <source>So trained, a model moves by at most {nats:.2f} nats; that is an upper bound.</source>
   <translation>So trainiert bewegt sich ein Modell um höchstens {nats:.2f} nats; das ist eine obere Schranke.</translation>
  </message>
  <message>
   <location filename="rsgui/gui/analyse/best_of_n_panel.py" />
   <source>Over-optimisation: not detected. {judge} does not surely fall while {chooser} rises.</source>
   <translation>Überoptimierung: nicht festgestellt. {judge} fällt nicht nachweislich, während {chooser} steigt.</translation>
  </message>
  <message>
   <location filename="rsgui/gui/analyse/best_of_n_panel.py" />
   <source>Over-optimisation from n = {n} on: choosing among more by {chooser} makes {judge} worse than it was with fewer.</source>
   <translation>Überoptimierung ab n = {n}: Unter noch mehr nach {chooser} auszuwählen, macht {judge} schlechter, als es bei weniger war.</translation>
  </message>
  <message>
   <location filename="rsgui/gui/analyse/choices.py" />
   <source>Its recipe; in Review it chooses among other completions</source>
   <translation>Ihr Rezept; beim Sichten wählt es unter anderen Completions</translation>
  </message>
  <message>
   <location filename="rsgui/gui/analyse/choices.py" />
   <source>Selection of Review</source>
   <translation>Auswahl beim Sichten</translation>
  </message>
  <message>
   <location filename="rsgui/gui/analyse/choices.py" />
   <source>Saved in this project</source>
   <translation>In diesem Projekt gespeichert</translation>
  </message>
  <message>
   <location filename="rsgui/gui/analyse/compare_panel.py" />
   <source>Prompt</source>
   <translation>Prompt</translation>
  </message>
  <message>
   <location filename="rsgui/gui/analyse/compare_panel.py" />
   <source>Completion</source>
   <translation>Completion</translation>
  </message>
  <message>
   <location filename="rsgui/gui/analyse/compare_panel.py" />
   <source>Reward</source>
   <translation>Reward</translation>
  </message>
  <message>
   <location filename="rsgui/gui/analyse/compare_panel.py" />
   <source>Generator</source>
   <translation>Generator</translation>
  </message>
  <message>
   <location filename="rsgui/gui/analyse/compare_panel.py" />
   <source>Completions</source>
   <translation>Completions</translation>
  </message>
  <message>
   <location filename="rsgui/gui/analyse/compare_panel.py" />
   <source>Prompts covered</source>
   <translation>Abgedeckte Prompts</translation>
  </message>
  <message>
   <location filename="rsgui/gui/analyse/compare_panel.py" />
   <source>Mean reward</source>
   <translation>Mittlerer Reward</translation>
  </message>
  <message>
   <location filename="rsgui/gui/analyse/compare_panel.py" />
   <source>Mean length in tokens</source>
   <translation>Mittlere Länge in Tokens</translation>
  </message>
  <message>
   <location filename="rsgui/gui/analyse/compare_panel.py" />
   <source>Distinct words</source>
   <translation>Verschiedene Wörter</translation>
  </message>
  <message>
   <location filename="rsgui/gui/analyse/compare_panel.py" />
   <source>Distinct word pairs</source>
   <translation>Verschiedene Wortpaare</translation>
  </message>
  <message>
   <location filename="rsgui/gui/analyse/compare_panel.py" />
   <source>As many of each prompt as the first picks, blind to the rewards</source>
   <translation>Von jedem Prompt so viele, wie das erste auswählt, ohne auf die Rewards zu sehen</translation>
  </message>
  <message>
   <location filename="rsgui/gui/analyse/compare_panel.py" />
   <source>Random control of the first</source>
   <translation>Zufällige Kontrolle des ersten</translation>
  </message>
  <message>
   <location filename="rsgui/gui/analyse/compare_panel.py" />
   <source>Seed of the random control</source>
   <translation>Seed der zufälligen Kontrolle</translation>
  </message>
  <message>
   <location filename="rsgui/gui/analyse/compare_panel.py" />
   <source>Seed</source>
   <translation>Seed</translation>
  </message>
  <message>
   <location filename="rsgui/gui/analyse/compare_panel.py" />
   <source>Other seeds draw other controls of the same sizes.</source>
   <translation>Andere Seeds ziehen andere Kontrollen derselben Größe.</translation>
  </message>
  <message>
   <location filename="rsgui/gui/analyse/compare_panel.py" />
   <source>Only the first</source>
   <translation>Nur das erste</translation>
  </message>
  <message>
   <location filename="rsgui/gui/analyse/compare_panel.py" />
   <source>Both</source>
   <translation>Beide</translation>
  </message>
  <message>
   <location filename="rsgui/gui/analyse/compare_panel.py" />
   <source>Only the second</source>
   <translation>Nur das zweite</translation>
  </message>
  <message>
   <location filename="rsgui/gui/analyse/compare_panel.py" />
   <source>Picks</source>
   <translation>Ausgewählte</translation>
  </message>
  <message>
   <location filename="rsgui/gui/analyse/compare_panel.py" />
   <source>First recipe</source>
   <translation>Erstes Rezept</translation>
  </message>
  <message>
   <location filename="rsgui/gui/analyse/compare_panel.py" />
   <source>Second recipe</source>
   <translation>Zweites Rezept</translation>
  </message>
  <message>
   <location filename="rsgui/gui/analyse/compare_panel.py" />
   <source>Difference</source>
   <translation>Unterschied</translation>
  </message>
  <message>
   <location filename="rsgui/gui/analyse/compare_panel.py" />
   <source>with completions picked by the first recipe only</source>
   <translation>mit Completions, die nur das erste Rezept auswählt</translation>
  </message>
  <message>
   <location filename="rsgui/gui/analyse/compare_panel.py" />
   <source>with completions picked by both</source>
   <translation>mit Completions, die beide auswählen</translation>
  </message>
  <message>
   <location filename="rsgui/gui/analyse/compare_panel.py" />
   <source>with completions picked by the second only</source>
   <translation>mit Completions, die nur das zweite auswählt</translation>
  </message>
  <message>
   <location filename="rsgui/gui/analyse/compare_panel.py" />
   <source>Enter or a double click opens a row in Review.</source>
   <translation>Enter oder Doppelklick öffnet eine Zeile beim Sichten.</translation>
  </message>
  <message>
   <location filename="rsgui/gui/analyse/compare_panel.py" />
   <source>The first {shown:,} of {count:,} are listed.</source>
   <translation>Aufgelistet sind die ersten {shown:,} von {count:,}.</translation>
  </message>
  <message numerus="yes">
   <location filename="rsgui/gui/analyse/compare_panel.py" />
   <source>Open {count} prompts in Review</source>
   <extracomment>Open {count} prompt in Review</extracomment>
   <translation>
    <numerusform>{count} Prompt beim Sichten öffnen</numerusform>
    <numerusform>{count} Prompts beim Sichten öffnen</numerusform>
   </translation>
  </message>
  <message>
   <location filename="rsgui/gui/analyse/compare_panel.py" />
   <source>{done:,} of {total:,}</source>
   <translation>{done:,} von {total:,}</translation>
  </message>
  <message>
   <location filename="rsgui/gui/analyse/compare_panel.py" />
   <source>{number} points</source>
   <translation>{number} Punkte</translation>
  </message>
  <message>
   <location filename="rsgui/gui/analyse/exporting.py" />
   <source>Picture (PNG)</source>
   <translation>Bild (PNG)</translation>
  </message>
  <message>
   <location filename="rsgui/gui/analyse/exporting.py" />
   <source>Drawing (SVG)</source>
   <translation>Zeichnung (SVG)</translation>
  </message>
  <message>
   <location filename="rsgui/gui/analyse/exporting.py" />
   <source>Values (CSV)</source>
   <translation>Werte (CSV)</translation>
  </message>
  <message>
   <location filename="rsgui/gui/analyse/material.py" />
   <source>Run {id}: {name}{adapter}, T {temperature:g}</source>
   <translation>Lauf {id}: {name}{adapter}, T {temperature:g}</translation>
  </message>
  <message>
   <location filename="rsgui/gui/analyse/matrix_panel.py" />
   <source>In order of import</source>
   <translation>Importreihenfolge</translation>
  </message>
  <message>
   <location filename="rsgui/gui/analyse/matrix_panel.py" />
   <source>By mean reward</source>
   <translation>Nach mittlerem Reward</translation>
  </message>
  <message>
   <location filename="rsgui/gui/analyse/matrix_panel.py" />
   <source>By best reward</source>
   <translation>Nach bestem Reward</translation>
  </message>
  <message>
   <location filename="rsgui/gui/analyse/matrix_panel.py" />
   <source>Reward matrix</source>
   <translation>Reward-Matrix</translation>
  </message>
  <message>
   <location filename="rsgui/gui/analyse/matrix_panel.py" />
   <source>rank</source>
   <translation>Rang</translation>
  </message>
  <message>
   <location filename="rsgui/gui/analyse/matrix_panel.py" />
   <source>prompt</source>
   <translation>Prompt</translation>
  </message>
  <message numerus="yes">
   <location filename="rsgui/gui/analyse/matrix_panel.py" />
   <source>{count} prompts, up to {width} each</source>
   <extracomment>{count} prompt, up to {width} each</extracomment>
   <translation>
    <numerusform>{count} Prompt, je bis zu {width}</numerusform>
    <numerusform>{count} Prompts, je bis zu {width}</numerusform>
   </translation>
  </message>
  <message numerus="yes">
   <location filename="rsgui/gui/analyse/matrix_panel.py" />
   <source>{count} completions</source>
   <extracomment>{count} completion</extracomment>
   <translation>
    <numerusform>{count} Completion</numerusform>
    <numerusform>{count} Completions</numerusform>
   </translation>
  </message>
  <message>
   <location filename="rsgui/gui/analyse/matrix_panel.py" />
   <source>reward missing</source>
   <translation>Reward fehlt</translation>
  </message>
  <message>
   <location filename="rsgui/gui/analyse/matrix_panel.py" />
   <source>reward {reward:.4g}</source>
   <translation>Reward {reward:.4g}</translation>
  </message>
  <message>
   <location filename="rsgui/gui/analyse/matrix_panel.py" />
   <source>prompt {row:,},  rank {rank}</source>
   <translation>Prompt {row:,},  Rang {rank}</translation>
  </message>
  <message>
   <location filename="rsgui/gui/analyse/matrix_panel.py" />
   <source>Show all</source>
   <translation>Alles zeigen</translation>
  </message>
  <message>
   <location filename="rsgui/gui/analyse/matrix_panel.py" />
   <source>The wheel zooms, dragging moves, a click opens the cell in Review. Gaps have no reward.</source>
   <translation>Das Mausrad zoomt, Ziehen verschiebt, ein Klick öffnet die Zelle beim Sichten. Lücken haben keinen Reward.</translation>
  </message>
  <message numerus="yes">
   <location filename="rsgui/gui/analyse/matrix_panel.py" />
   <source>{count} completions of {prompts}, best first. Lines of one colour have no signal: rewards differ in {mixed:,} prompts, and only there does a choice matter.</source>
   <extracomment>{count} completion of {prompts}, best first. Lines of one colour have no signal: rewards differ in {mixed:,} prompts, and only there does a choice matter.</extracomment>
   <translation>
    <numerusform>{count} Completion von {prompts}, beste zuerst. Einfarbige Zeilen haben kein Signal: In {mixed:,} Prompts unterscheiden sich die Rewards, und nur dort kommt es auf die Auswahl an.</numerusform>
    <numerusform>{count} Completions von {prompts}, beste zuerst. Einfarbige Zeilen haben kein Signal: In {mixed:,} Prompts unterscheiden sich die Rewards, und nur dort kommt es auf die Auswahl an.</numerusform>
   </translation>
  </message>
  <message numerus="yes">
   <location filename="rsgui/gui/analyse/matrix_panel.py" />
   <source>{count} prompts</source>
   <extracomment>{count} prompt</extracomment>
   <translation>
    <numerusform>{count} Prompt</numerusform>
    <numerusform>{count} Prompts</numerusform>
   </translation>
  </message>
  <message>
   <location filename="rsgui/gui/analyse/page.py" />
   <source>Recipes</source>
   <translation>Rezepte</translation>
  </message>
  <message>
   <location filename="rsgui/gui/analyse/page.py" />
   <source>Matrix</source>
   <translation>Matrix</translation>
  </message>
  <message>
   <location filename="rsgui/gui/analyse/page.py" />
   <source>Best of n</source>
   <translation>Best of n</translation>
  </message>
  <message>
   <location filename="rsgui/gui/analyse/page.py" />
   <source>Signal</source>
   <translation>Signal</translation>
  </message>
  <message>
   <location filename="rsgui/gui/analyse/page.py" />
   <source>Rewards</source>
   <translation>Rewards</translation>
  </message>
  <message>
   <location filename="rsgui/gui/analyse/page.py" />
   <source>Analyse</source>
   <translation>Analysieren</translation>
  </message>
  <message>
   <location filename="rsgui/gui/analyse/page.py" />
   <source>Scorer</source>
   <translation>Scorer</translation>
  </message>
  <message>
   <location filename="rsgui/gui/analyse/page.py" />
   <source>Whose completions are looked at</source>
   <translation>Wessen Completions angesehen werden</translation>
  </message>
  <message>
   <location filename="rsgui/gui/analyse/page.py" />
   <source>Rewards of</source>
   <translation>Rewards von</translation>
  </message>
  <message>
   <location filename="rsgui/gui/analyse/page.py" />
   <source>Nothing to analyse yet</source>
   <translation>Noch nichts zu analysieren</translation>
  </message>
  <message>
   <location filename="rsgui/gui/analyse/page.py" />
   <source>Here one sees what a recipe would pick, and what the rewards are worth, before anything is trained. It needs completions with rewards.</source>
   <translation>Hier sieht man, was ein Rezept auswählen würde und was die Rewards taugen, bevor etwas trainiert wird. Dazu braucht es Completions mit Rewards.</translation>
  </message>
  <message>
   <location filename="rsgui/gui/analyse/page.py" />
   <source>Go to Score</source>
   <translation>Zum Bewerten</translation>
  </message>
  <message>
   <location filename="rsgui/gui/analyse/panel.py" />
   <source>Show in Review: {words}</source>
   <translation>Beim Sichten zeigen: {words}</translation>
  </message>
  <message>
   <location filename="rsgui/gui/analyse/plot.py" />
   <source>Export “{title}”</source>
   <translation>„{title}“ exportieren</translation>
  </message>
  <message>
   <location filename="rsgui/gui/analyse/plots.py" />
   <source>{name} {first:.3f} at {begin:g}, {last:.3f} at {end:g}</source>
   <translation>{name} {first:.3f} bei {begin:g}, {last:.3f} bei {end:g}</translation>
  </message>
  <message>
   <location filename="rsgui/gui/analyse/plots.py" />
   <source>{name} {value:.4f}  ({low:.4f} to {high:.4f})</source>
   <translation>{name} {value:.4f}  ({low:.4f} bis {high:.4f})</translation>
  </message>
  <message>
   <location filename="rsgui/gui/analyse/plots.py" />
   <source>{name}, low</source>
   <translation>{name}, unten</translation>
  </message>
  <message>
   <location filename="rsgui/gui/analyse/plots.py" />
   <source>{name}, high</source>
   <translation>{name}, oben</translation>
  </message>
  <message>
   <location filename="rsgui/gui/analyse/plots.py" />
   <source>share in %</source>
   <translation>Anteil in %</translation>
  </message>
  <message>
   <location filename="rsgui/gui/analyse/plots.py" />
   <source>{low:.3g} to {high:.3g}</source>
   <translation>{low:.3g} bis {high:.3g}</translation>
  </message>
  <message numerus="yes">
   <location filename="rsgui/gui/analyse/plots.py" />
   <source>{count} points</source>
   <extracomment>{count} point</extracomment>
   <translation>
    <numerusform>{count} Punkt</numerusform>
    <numerusform>{count} Punkte</numerusform>
   </translation>
  </message>
  <message>
   <location filename="rsgui/gui/analyse/plots.py" />
   <source>{name} about {value:+.1f}</source>
   <translation>{name} etwa {value:+.1f}</translation>
  </message>
  <message>
   <location filename="rsgui/gui/analyse/plots.py" />
   <source>{name} on average {value:+.4f}</source>
   <translation>{name} im Mittel {value:+.4f}</translation>
  </message>
  <message>
   <location filename="rsgui/gui/analyse/rewards_panel.py" />
   <source>Reward against length within prompts</source>
   <translation>Reward gegen Länge innerhalb von Prompts</translation>
  </message>
  <message>
   <location filename="rsgui/gui/analyse/rewards_panel.py" />
   <source>tokens beyond the prompt's mean</source>
   <translation>Tokens über dem Mittel des Prompts</translation>
  </message>
  <message>
   <location filename="rsgui/gui/analyse/rewards_panel.py" />
   <source>reward beyond it</source>
   <translation>Reward über dem Mittel</translation>
  </message>
  <message>
   <location filename="rsgui/gui/analyse/rewards_panel.py" />
   <source>Within prompts, rewards or lengths do not differ, so that length cannot have swayed the choice.</source>
   <translation>Innerhalb von Prompts unterscheiden sich Rewards oder Längen nicht, die Länge kann die Auswahl also nicht beeinflusst haben.</translation>
  </message>
  <message>
   <location filename="rsgui/gui/analyse/rewards_panel.py" />
   <source>Within a prompt, longer completions get neither more nor less reward to speak of.</source>
   <translation>Innerhalb eines Prompts bekommen längere Completions weder nennenswert mehr noch weniger Reward.</translation>
  </message>
  <message>
   <location filename="rsgui/gui/analyse/rewards_panel.py" />
   <source>Within a prompt, longer completions get more reward: choosing the best also chooses the longer.</source>
   <translation>Innerhalb eines Prompts bekommen längere Completions mehr Reward: Wer die besten wählt, wählt auch die längeren.</translation>
  </message>
  <message>
   <location filename="rsgui/gui/analyse/rewards_panel.py" />
   <source>Within a prompt, longer completions get less reward: choosing the best also chooses the shorter.</source>
   <translation>Innerhalb eines Prompts bekommen längere Completions weniger Reward: Wer die besten wählt, wählt auch die kürzeren.</translation>
  </message>
  <message>
   <location filename="rsgui/gui/analyse/rewards_panel.py" />
   <source>The correlation is {value}.</source>
   <translation>Die Korrelation ist {value}.</translation>
  </message>
  <message>
   <location filename="rsgui/gui/analyse/rewards_panel.py" />
   <source>Over all prompts together it is {value}: that tells of prompts, not of length.</source>
   <translation>Über alle Prompts zusammen ist sie {value}: Das sagt etwas über Prompts, nicht über die Länge.</translation>
  </message>
  <message>
   <location filename="rsgui/gui/analyse/rewards_panel.py" />
   <source>Rewards of {scorer} by generator</source>
   <translation>Rewards von {scorer} nach Generator</translation>
  </message>
  <message>
   <location filename="rsgui/gui/analyse/signal_panel.py" />
   <source>mixed prompts</source>
   <translation>gemischte Prompts</translation>
  </message>
  <message>
   <location filename="rsgui/gui/analyse/signal_panel.py" />
   <source>Mixed</source>
   <translation>Gemischt</translation>
  </message>
  <message>
   <location filename="rsgui/gui/analyse/signal_panel.py" />
   <source>good and bad completions: only here can a choice be right or wrong</source>
   <translation>gute und schlechte Completions: Nur hier kann eine Auswahl richtig oder falsch sein</translation>
  </message>
  <message>
   <location filename="rsgui/gui/analyse/signal_panel.py" />
   <source>prompts where all are good</source>
   <translation>Prompts, bei denen alle gut sind</translation>
  </message>
  <message>
   <location filename="rsgui/gui/analyse/signal_panel.py" />
   <source>All good</source>
   <translation>Alle gut</translation>
  </message>
  <message>
   <location filename="rsgui/gui/analyse/signal_panel.py" />
   <source>every completion is good: nothing left to learn</source>
   <translation>jede Completion ist gut: nichts mehr zu lernen</translation>
  </message>
  <message>
   <location filename="rsgui/gui/analyse/signal_panel.py" />
   <source>prompts where all are bad</source>
   <translation>Prompts, bei denen alle schlecht sind</translation>
  </message>
  <message>
   <location filename="rsgui/gui/analyse/signal_panel.py" />
   <source>All bad</source>
   <translation>Alle schlecht</translation>
  </message>
  <message>
   <location filename="rsgui/gui/analyse/signal_panel.py" />
   <source>no completion is good: the best of them is merely the least bad</source>
   <translation>keine Completion ist gut: Die beste ist nur die am wenigsten schlechte</translation>
  </message>
  <message>
   <location filename="rsgui/gui/analyse/signal_panel.py" />
   <source>prompts without rewards</source>
   <translation>Prompts ohne Rewards</translation>
  </message>
  <message>
   <location filename="rsgui/gui/analyse/signal_panel.py" />
   <source>Without rewards</source>
   <translation>Ohne Rewards</translation>
  </message>
  <message>
   <location filename="rsgui/gui/analyse/signal_panel.py" />
   <source>no completion has a reward</source>
   <translation>keine Completion hat einen Reward</translation>
  </message>
  <message>
   <location filename="rsgui/gui/analyse/signal_panel.py" />
   <source>A completion is good from this reward on</source>
   <translation>Ab diesem Reward ist eine Completion gut</translation>
  </message>
  <message>
   <location filename="rsgui/gui/analyse/signal_panel.py" />
   <source>Margin of the best over the second best</source>
   <translation>Abstand der besten zur zweitbesten</translation>
  </message>
  <message>
   <location filename="rsgui/gui/analyse/signal_panel.py" />
   <source>margin</source>
   <translation>Abstand</translation>
  </message>
  <message>
   <location filename="rsgui/gui/analyse/signal_panel.py" />
   <source>Where the scorers disagree</source>
   <translation>Wo die Scorer uneins sind</translation>
  </message>
  <message>
   <location filename="rsgui/gui/analyse/signal_panel.py" />
   <source>Good from a reward of</source>
   <translation>Gut ab einem Reward von</translation>
  </message>
  <message>
   <location filename="rsgui/gui/analyse/signal_panel.py" />
   <source>What there is to decide</source>
   <translation>Was es zu entscheiden gibt</translation>
  </message>
  <message>
   <location filename="rsgui/gui/analyse/signal_panel.py" />
   <source>How often the choice is right</source>
   <translation>Wie oft die Auswahl richtig ist</translation>
  </message>
  <message numerus="yes">
   <location filename="rsgui/gui/analyse/signal_panel.py" />
   <source>Open {count} prompts where they do in Review</source>
   <extracomment>Open {count} prompt where they do in Review</extracomment>
   <translation>
    <numerusform>{count} Prompt, bei dem das so ist, beim Sichten öffnen</numerusform>
    <numerusform>{count} Prompts, bei denen das so ist, beim Sichten öffnen</numerusform>
   </translation>
  </message>
  <message>
   <location filename="rsgui/gui/analyse/signal_panel.py" />
   <source>prompts where the scorers share no best</source>
   <translation>Prompts, bei denen die Scorer keine gemeinsame beste haben</translation>
  </message>
  <message numerus="yes">
   <location filename="rsgui/gui/analyse/signal_panel.py" />
   <source>Open {count} prompts where it is wrong in Review</source>
   <extracomment>Open {count} prompt where it is wrong in Review</extracomment>
   <translation>
    <numerusform>{count} Prompt, bei dem sie falsch ist, beim Sichten öffnen</numerusform>
    <numerusform>{count} Prompts, bei denen sie falsch ist, beim Sichten öffnen</numerusform>
   </translation>
  </message>
  <message>
   <location filename="rsgui/gui/analyse/signal_panel.py" />
   <source>prompts where {name} picks a bad one</source>
   <translation>Prompts, bei denen {name} eine schlechte auswählt</translation>
  </message>
  <message numerus="yes">
   <location filename="rsgui/gui/analyse/signal_panel.py" />
   <source>Open {count} prompts with a shared best in Review</source>
   <extracomment>Open {count} prompt with a shared best in Review</extracomment>
   <translation>
    <numerusform>{count} Prompt mit geteiltem Bestwert beim Sichten öffnen</numerusform>
    <numerusform>{count} Prompts mit geteiltem Bestwert beim Sichten öffnen</numerusform>
   </translation>
  </message>
  <message>
   <location filename="rsgui/gui/analyse/signal_panel.py" />
   <source>prompts with a shared best reward</source>
   <translation>Prompts mit geteiltem besten Reward</translation>
  </message>
  <message>
   <location filename="rsgui/gui/analyse/signal_panel.py" />
   <source>No prompt is mixed, so no choice can be right or wrong here.</source>
   <translation>Kein Prompt ist gemischt, daher kann hier keine Auswahl richtig oder falsch sein.</translation>
  </message>
  <message numerus="yes">
   <location filename="rsgui/gui/analyse/signal_panel.py" />
   <source>In {count} mixed prompts a random completion is good in {chance} of cases. The best by {name} is always good there, because {name} itself says what is good: a second scorer could tell how often it is right.</source>
   <extracomment>In {count} mixed prompt a random completion is good in {chance} of cases. The best by {name} is always good there, because {name} itself says what is good: a second scorer could tell how often it is right.</extracomment>
   <translation>
    <numerusform>In {count} gemischten Prompt ist eine zufällige Completion in {chance} der Fälle gut. Die beste nach {name} ist dort immer gut, weil {name} selbst sagt, was gut ist: Ein zweiter Scorer könnte sagen, wie oft er recht hat.</numerusform>
    <numerusform>In {count} gemischten Prompts ist eine zufällige Completion in {chance} der Fälle gut. Die beste nach {name} ist dort immer gut, weil {name} selbst sagt, was gut ist: Ein zweiter Scorer könnte sagen, wie oft er recht hat.</numerusform>
   </translation>
  </message>
  <message>
   <location filename="rsgui/gui/analyse/signal_panel.py" />
   <source>No mixed prompt has rewards of both scorers.</source>
   <translation>Kein gemischter Prompt hat Rewards von beiden Scorern.</translation>
  </message>
  <message numerus="yes">
   <location filename="rsgui/gui/analyse/signal_panel.py" />
   <source>In {count} prompts where a choice can be wrong, the best by {name} is good for {judge} in {right} of cases; a random completion in {chance}.</source>
   <extracomment>In {count} prompt where a choice can be wrong, the best by {name} is good for {judge} in {right} of cases; a random completion in {chance}.</extracomment>
   <translation>
    <numerusform>In {count} Prompt, bei dem eine Auswahl falsch sein kann, ist die beste nach {name} für {judge} in {right} der Fälle gut; eine zufällige Completion in {chance}.</numerusform>
    <numerusform>In {count} Prompts, bei denen eine Auswahl falsch sein kann, ist die beste nach {name} für {judge} in {right} der Fälle gut; eine zufällige Completion in {chance}.</numerusform>
   </translation>
  </message>
  <message>
   <location filename="rsgui/gui/analyse/signal_panel.py" />
   <source>No prompt has two rewards.</source>
   <translation>Kein Prompt hat zwei Rewards.</translation>
  </message>
  <message>
   <location filename="rsgui/gui/analyse/signal_panel.py" />
   <source>No two completions of a prompt share the best reward; the best is ahead by {ahead:.3f} (median).</source>
   <translation>Nirgends teilen sich zwei Completions eines Prompts den besten Reward; die beste liegt um {ahead:.3f} vorn (Median).</translation>
  </message>
  <message numerus="yes">
   <location filename="rsgui/gui/analyse/signal_panel.py" />
   <source>In {level:,} of {count} prompts several completions share the best reward; the first of them is taken, and which that is, is chance.</source>
   <extracomment>In {level:,} of {count} prompt several completions share the best reward; the first of them is taken, and which that is, is chance.</extracomment>
   <translation>
    <numerusform>In {level:,} von {count} Prompt teilen sich mehrere Completions den besten Reward; genommen wird die erste davon, und welche das ist, ist Zufall.</numerusform>
    <numerusform>In {level:,} von {count} Prompts teilen sich mehrere Completions den besten Reward; genommen wird die erste davon, und welche das ist, ist Zufall.</numerusform>
   </translation>
  </message>
  <message>
   <location filename="rsgui/gui/analyse/signal_panel.py" />
   <source>In the others the best is ahead by {ahead:.3f} (median).</source>
   <translation>In den übrigen liegt die beste um {ahead:.3f} vorn (Median).</translation>
  </message>
  <message>
   <location filename="rsgui/gui/analyse/signal_panel.py" />
   <source>Within prompts, the rewards of one of the two never differ.</source>
   <translation>Innerhalb von Prompts unterscheiden sich die Rewards eines der beiden nie.</translation>
  </message>
  <message>
   <location filename="rsgui/gui/analyse/signal_panel.py" />
   <source>closely</source>
   <translation>eng</translation>
  </message>
  <message>
   <location filename="rsgui/gui/analyse/signal_panel.py" />
   <source>closely in opposite directions</source>
   <translation>eng, aber gegenläufig</translation>
  </message>
  <message>
   <location filename="rsgui/gui/analyse/signal_panel.py" />
   <source>by and large</source>
   <translation>im Großen und Ganzen</translation>
  </message>
  <message>
   <location filename="rsgui/gui/analyse/signal_panel.py" />
   <source>by and large in opposite directions</source>
   <translation>im Großen und Ganzen gegenläufig</translation>
  </message>
  <message>
   <location filename="rsgui/gui/analyse/signal_panel.py" />
   <source>loosely</source>
   <translation>lose</translation>
  </message>
  <message>
   <location filename="rsgui/gui/analyse/signal_panel.py" />
   <source>loosely in opposite directions</source>
   <translation>lose, aber gegenläufig</translation>
  </message>
  <message>
   <location filename="rsgui/gui/analyse/signal_panel.py" />
   <source>hardly</source>
   <translation>kaum</translation>
  </message>
  <message>
   <location filename="rsgui/gui/analyse/signal_panel.py" />
   <source>Within prompts the two go together {how} (correlation {r:+.2f}).</source>
   <translation>Innerhalb von Prompts gehen die beiden {how} miteinander (Korrelation {r:+.2f}).</translation>
  </message>
  <message numerus="yes">
   <location filename="rsgui/gui/analyse/signal_panel.py" />
   <source>In {count} prompts no completion is best for both.</source>
   <extracomment>In {count} prompt no completion is best for both.</extracomment>
   <translation>
    <numerusform>Bei {count} Prompt ist keine Completion für beide die beste.</numerusform>
    <numerusform>Bei {count} Prompts ist keine Completion für beide die beste.</numerusform>
   </translation>
  </message>
  <message>
   <location filename="rsgui/gui/charts.py" />
   <source>step</source>
   <translation>Schritt</translation>
  </message>
  <message>
   <location filename="rsgui/gui/charts.py" />
   <source>loss</source>
   <translation>Loss</translation>
  </message>
  <message>
   <location filename="rsgui/gui/charts.py" />
   <source>{up} appears here with the first {across}.</source>
   <translation>{up} erscheint hier mit dem ersten {across}.</translation>
  </message>
  <message>
   <location filename="rsgui/gui/charts.py" />
   <source>{up} over {across}</source>
   <translation>{up} über {across}</translation>
  </message>
  <message>
   <location filename="rsgui/gui/charts.py" />
   <source>{name} {first:.3f} at first, {last:.3f} now</source>
   <translation>{name} anfangs {first:.3f}, jetzt {last:.3f}</translation>
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
   <source>A loop of rounds is running.</source>
   <translation>Es laufen gerade Runden.</translation>
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
   <source>It goes on from its last checkpoint next time.</source>
   <translation>Es geht beim nächsten Mal vom letzten Checkpoint aus weiter.</translation>
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
   <location filename="rsgui/gui/commands.py" />
   <source>Everywhere</source>
   <translation>Überall</translation>
  </message>
  <message>
   <location filename="rsgui/gui/commands.py" />
   <source>Where something is started</source>
   <translation>Wo etwas gestartet wird</translation>
  </message>
  <message>
   <location filename="rsgui/gui/commands.py" />
   <source>In Prompts</source>
   <translation>Bei den Prompts</translation>
  </message>
  <message>
   <location filename="rsgui/gui/commands.py" />
   <source>In Review</source>
   <translation>Beim Sichten</translation>
  </message>
  <message>
   <location filename="rsgui/gui/commands.py" />
   <source>All projects</source>
   <translation>Alle Projekte</translation>
  </message>
  <message>
   <location filename="rsgui/gui/commands.py" />
   <source>New project</source>
   <translation>Neues Projekt</translation>
  </message>
  <message>
   <location filename="rsgui/gui/commands.py" />
   <source>Search prompts</source>
   <translation>Prompts durchsuchen</translation>
  </message>
  <message>
   <location filename="rsgui/gui/commands.py" />
   <source>Recent jobs</source>
   <translation>Letzte Jobs</translation>
  </message>
  <message>
   <location filename="rsgui/gui/commands.py" />
   <source>The engine's log</source>
   <translation>Protokoll der Engine</translation>
  </message>
  <message>
   <location filename="rsgui/gui/commands.py" />
   <source>Pause the running job, or go on</source>
   <translation>Job anhalten oder weiter</translation>
  </message>
  <message>
   <location filename="rsgui/gui/commands.py" />
   <source>Cancel the running job</source>
   <translation>Laufenden Job abbrechen</translation>
  </message>
  <message>
   <location filename="rsgui/gui/commands.py" />
   <source>Resume the job that ended early</source>
   <translation>Beendeten Job fortsetzen</translation>
  </message>
  <message>
   <location filename="rsgui/gui/commands.py" />
   <source>Light, dark, or as the system</source>
   <translation>Hell, dunkel, wie System</translation>
  </message>
  <message>
   <location filename="rsgui/gui/commands.py" />
   <source>Help and keys</source>
   <translation>Hilfe und Tastenkürzel</translation>
  </message>
  <message>
   <location filename="rsgui/gui/commands.py" />
   <source>Your name, and these keys</source>
   <translation>Ihr Name und diese Tasten</translation>
  </message>
  <message>
   <location filename="rsgui/gui/commands.py" />
   <source>Close rsgui</source>
   <translation>rsgui schließen</translation>
  </message>
  <message>
   <location filename="rsgui/gui/commands.py" />
   <source>Generate, score, train or evaluate</source>
   <translation>Die Stufe starten</translation>
  </message>
  <message>
   <location filename="rsgui/gui/commands.py" />
   <source>Import prompts</source>
   <translation>Prompts importieren</translation>
  </message>
  <message>
   <location filename="rsgui/gui/commands.py" />
   <source>Accept the machine's pick, and go on</source>
   <translation>Auswahl übernehmen und weiter</translation>
  </message>
  <message>
   <location filename="rsgui/gui/commands.py" />
   <source>Go on without a word</source>
   <translation>Ohne Entscheidung weiter</translation>
  </message>
  <message>
   <location filename="rsgui/gui/commands.py" />
   <source>Include or exclude</source>
   <translation>Aufnehmen oder ausschließen</translation>
  </message>
  <message>
   <location filename="rsgui/gui/commands.py" />
   <source>Include all marked</source>
   <translation>Alle markierten aufnehmen</translation>
  </message>
  <message>
   <location filename="rsgui/gui/commands.py" />
   <source>Exclude all marked</source>
   <translation>Alle markierten ausschließen</translation>
  </message>
  <message>
   <location filename="rsgui/gui/commands.py" />
   <source>Leave it to the machine again</source>
   <translation>Der Maschine überlassen</translation>
  </message>
  <message>
   <location filename="rsgui/gui/commands.py" />
   <source>Best of this prompt: exclude its others</source>
   <translation>Beste, die anderen ausschließen</translation>
  </message>
  <message>
   <location filename="rsgui/gui/commands.py" />
   <source>Skip this prompt: exclude all of it</source>
   <translation>Prompt überspringen</translation>
  </message>
  <message>
   <location filename="rsgui/gui/commands.py" />
   <source>Flag for later, or no longer</source>
   <translation>Für später merken oder nicht mehr</translation>
  </message>
  <message>
   <location filename="rsgui/gui/commands.py" />
   <source>Add a tag</source>
   <translation>Tag hinzufügen</translation>
  </message>
  <message>
   <location filename="rsgui/gui/commands.py" />
   <source>Edit the completion</source>
   <translation>Completion bearbeiten</translation>
  </message>
  <message>
   <location filename="rsgui/gui/commands.py" />
   <source>Write a note</source>
   <translation>Notiz schreiben</translation>
  </message>
  <message>
   <location filename="rsgui/gui/commands.py" />
   <source>Mark the whole prompt</source>
   <translation>Ganzen Prompt markieren</translation>
  </message>
  <message>
   <location filename="rsgui/gui/commands.py" />
   <source>Mark all that the filters leave</source>
   <translation>Alles Gefilterte markieren</translation>
  </message>
  <message>
   <location filename="rsgui/gui/commands.py" />
   <source>Undo your last step</source>
   <translation>Letzten Schritt rückgängig</translation>
  </message>
  <message>
   <location filename="rsgui/gui/commands.py" />
   <source>Do again what was undone</source>
   <translation>Wiederholen</translation>
  </message>
  <message>
   <location filename="rsgui/gui/commands.py" />
   <source>Show the differences from another one</source>
   <translation>Unterschiede zeigen</translation>
  </message>
  <message>
   <location filename="rsgui/gui/commands.py" />
   <source>Put another one beside it</source>
   <translation>Andere daneben stellen</translation>
  </message>
  <message>
   <location filename="rsgui/gui/commands.py" />
   <source>Show the text in another form</source>
   <translation>Text in anderer Form zeigen</translation>
  </message>
  <message>
   <location filename="rsgui/gui/commands.py" />
   <source>All decisions, and who made them</source>
   <translation>Alle Entscheidungen, von wem</translation>
  </message>
  <message>
   <location filename="rsgui/gui/commands.py" />
   <source>Choose the order of the prompts</source>
   <translation>Die Reihenfolge der Prompts wählen</translation>
  </message>
  <message>
   <location filename="rsgui/gui/commands.py" />
   <source>The other way round, or another order at random</source>
   <translation>Andersherum, oder eine andere zufällige Reihenfolge</translation>
  </message>
  <message>
   <location filename="rsgui/gui/commands.py" />
   <source>Choose what stands in the columns</source>
   <translation>Wählen, was in den Spalten steht</translation>
  </message>
  <message>
   <location filename="rsgui/gui/commands.py" />
   <source>Show less or more of each cell</source>
   <translation>Weniger oder mehr von jeder Zelle zeigen</translation>
  </message>
  <message>
   <location filename="rsgui/gui/commands.py" />
   <source>Choose which prompts are shown</source>
   <translation>Wählen, welche Prompts gezeigt werden</translation>
  </message>
  <message>
   <location filename="rsgui/gui/commands.py" />
   <source>Saved views</source>
   <translation>Gespeicherte Ansichten</translation>
  </message>
  <message>
   <location filename="rsgui/gui/commands.py" />
   <source>Saved recipes</source>
   <translation>Gespeicherte Rezepte</translation>
  </message>
  <message>
   <location filename="rsgui/gui/commands.py" />
   <source>More to do in Review</source>
   <translation>Mehr beim Sichten</translation>
  </message>
  <message>
   <location filename="rsgui/gui/commands.py" />
   <source>Merge what another reviewer decided …</source>
   <translation>Entscheidungen einer anderen Person einlesen …</translation>
  </message>
  <message>
   <location filename="rsgui/gui/commands.py" />
   <source>Write a copy for another reviewer …</source>
   <translation>Kopie für eine andere Person schreiben …</translation>
  </message>
  <message>
   <location filename="rsgui/gui/commands.py" />
   <source>Review blind, or no longer</source>
   <translation>Blind sichten oder nicht mehr</translation>
  </message>
  <message>
   <location filename="rsgui/gui/commands.py" />
   <source>Export the curated set</source>
   <translation>Datensatz exportieren</translation>
  </message>
  <message>
   <location filename="rsgui/gui/commands.py" />
   <source>Arrows</source>
   <translation>Pfeiltasten</translation>
  </message>
  <message>
   <location filename="rsgui/gui/commands.py" />
   <source>Move in the grid</source>
   <translation>In der Matrix bewegen</translation>
  </message>
  <message>
   <location filename="rsgui/gui/commands.py" />
   <source>1 to 9</source>
   <translation>1 bis 9</translation>
  </message>
  <message>
   <location filename="rsgui/gui/commands.py" />
   <source>Go to that rank</source>
   <translation>Zu diesem Rang gehen</translation>
  </message>
  <message>
   <location filename="rsgui/gui/commands.py" />
   <source>Shift+Arrows</source>
   <translation>Umschalt+Pfeiltasten</translation>
  </message>
  <message>
   <location filename="rsgui/gui/commands.py" />
   <source>Mark several, as Ctrl+Click does</source>
   <translation>Mehrere markieren (Strg+Klick)</translation>
  </message>
  <message>
   <location filename="rsgui/gui/commands.py" />
   <source>Tab, Space</source>
   <translation>Tab, Leertaste</translation>
  </message>
  <message>
   <location filename="rsgui/gui/commands.py" />
   <source>Reach and press anything else</source>
   <translation>Alles Übrige erreichen und drücken</translation>
  </message>
  <message>
   <location filename="rsgui/gui/commands.py" />
   <source>Save the edited text</source>
   <translation>Bearbeiteten Text speichern</translation>
  </message>
  <message>
   <location filename="rsgui/gui/commands.py" />
   <source>Leave a field as it was</source>
   <translation>Ein Feld lassen, wie es war</translation>
  </message>
  <message>
   <location filename="rsgui/gui/commands.py" />
   <source>Rename the chosen project</source>
   <translation>Gewähltes Projekt umbenennen</translation>
  </message>
  <message>
   <location filename="rsgui/gui/commands.py" />
   <source>Delete the chosen project</source>
   <translation>Gewähltes Projekt löschen</translation>
  </message>
  <message>
   <location filename="rsgui/gui/evaluating/answers.py" />
   <source>win</source>
   <translation>gewonnen</translation>
  </message>
  <message>
   <location filename="rsgui/gui/evaluating/answers.py" />
   <source>tie</source>
   <translation>gleich</translation>
  </message>
  <message>
   <location filename="rsgui/gui/evaluating/answers.py" />
   <source>Answer of {name}</source>
   <translation>Antwort von {name}</translation>
  </message>
  <message>
   <location filename="rsgui/gui/evaluating/answers.py" />
   <source>All</source>
   <translation>Alle</translation>
  </message>
  <message>
   <location filename="rsgui/gui/evaluating/answers.py" />
   <source>Wins</source>
   <translation>Gewonnen</translation>
  </message>
  <message>
   <location filename="rsgui/gui/evaluating/answers.py" />
   <source>Ties</source>
   <translation>Gleich</translation>
  </message>
  <message>
   <location filename="rsgui/gui/evaluating/answers.py" />
   <source>Losses</source>
   <translation>Verloren</translation>
  </message>
  <message>
   <location filename="rsgui/gui/evaluating/answers.py" />
   <source>Held-out prompts</source>
   <translation>Held-out-Prompts</translation>
  </message>
  <message>
   <location filename="rsgui/gui/evaluating/answers.py" />
   <source>Held-out prompt</source>
   <translation>Held-out-Prompt</translation>
  </message>
  <message>
   <location filename="rsgui/gui/evaluating/answers.py" />
   <source>The completion before</source>
   <translation>Die vorige Completion</translation>
  </message>
  <message>
   <location filename="rsgui/gui/evaluating/answers.py" />
   <source>The next completion</source>
   <translation>Die nächste Completion</translation>
  </message>
  <message>
   <location filename="rsgui/gui/evaluating/answers.py" />
   <source>Answers</source>
   <translation>Antworten</translation>
  </message>
  <message>
   <location filename="rsgui/gui/evaluating/answers.py" />
   <source>All {count:,}</source>
   <translation>Alle {count:,}</translation>
  </message>
  <message>
   <location filename="rsgui/gui/evaluating/answers.py" />
   <source>Wins {count:,}</source>
   <translation>Gewonnen {count:,}</translation>
  </message>
  <message>
   <location filename="rsgui/gui/evaluating/answers.py" />
   <source>Ties {count:,}</source>
   <translation>Gleich {count:,}</translation>
  </message>
  <message>
   <location filename="rsgui/gui/evaluating/answers.py" />
   <source>Losses {count:,}</source>
   <translation>Verloren {count:,}</translation>
  </message>
  <message>
   <location filename="rsgui/gui/evaluating/answers.py" />
   <source>completion {place} of {count}</source>
   <translation>Completion {place} von {count}</translation>
  </message>
  <message>
   <location filename="rsgui/gui/evaluating/answers.py" />
   <source>no completions</source>
   <translation>keine Completions</translation>
  </message>
  <message>
   <location filename="rsgui/gui/evaluating/answers.py" />
   <source>not made</source>
   <translation>nicht erzeugt</translation>
  </message>
  <message numerus="yes">
   <location filename="rsgui/gui/evaluating/answers.py" />
   <source>{count} tokens</source>
   <extracomment>{count} token</extracomment>
   <translation>
    <numerusform>{count} Token</numerusform>
    <numerusform>{count} Tokens</numerusform>
   </translation>
  </message>
  <message>
   <location filename="rsgui/gui/evaluating/answers.py" />
   <source>{tokens}, cut off</source>
   <translation>{tokens}, abgeschnitten</translation>
  </message>
  <message>
   <location filename="rsgui/gui/evaluating/figures.py" />
   <source>Pass rate</source>
   <translation>Erfolgsquote</translation>
  </message>
  <message>
   <location filename="rsgui/gui/evaluating/figures.py" />
   <source>Tokens</source>
   <translation>Tokens</translation>
  </message>
  <message>
   <location filename="rsgui/gui/evaluating/figures.py" />
   <source>Cut off</source>
   <translation>Abgeschnitten</translation>
  </message>
  <message>
   <location filename="rsgui/gui/evaluating/figures.py" />
   <source>Different words</source>
   <translation>Verschiedene Wörter</translation>
  </message>
  <message>
   <location filename="rsgui/gui/evaluating/figures.py" />
   <source>Different word pairs</source>
   <translation>Verschiedene Wortpaare</translation>
  </message>
  <message>
   <location filename="rsgui/gui/evaluating/figures.py" />
   <source>KL from base</source>
   <translation>KL zum Basismodell</translation>
  </message>
  <message>
   <location filename="rsgui/gui/evaluating/figures.py" />
   <source>nothing made yet</source>
   <translation>noch nichts erzeugt</translation>
  </message>
  <message>
   <location filename="rsgui/gui/evaluating/figures.py" />
   <source>With the 95 % interval over prompts.</source>
   <translation>Mit dem 95-%-Intervall über Prompts.</translation>
  </message>
  <message>
   <location filename="rsgui/gui/evaluating/figures.py" />
   <source>No rewards yet.</source>
   <translation>Noch keine Rewards.</translation>
  </message>
  <message>
   <location filename="rsgui/gui/evaluating/figures.py" />
   <source>{rewarded:,} completions, {missing:,} without a reward.</source>
   <translation>{rewarded:,} Completions, {missing:,} ohne Reward.</translation>
  </message>
  <message>
   <location filename="rsgui/gui/evaluating/figures.py" />
   <source>{count:,}  ({share:.1%})</source>
   <translation>{count:,}  ({share:.1%})</translation>
  </message>
  <message>
   <location filename="rsgui/gui/evaluating/figures.py" />
   <source>of {total:,} in all</source>
   <translation>von insgesamt {total:,}</translation>
  </message>
  <message>
   <location filename="rsgui/gui/evaluating/figures.py" />
   <source>{count:,} of {total:,} completions ended at their longest.</source>
   <translation>{count:,} von {total:,} Completions endeten bei der Höchstlänge.</translation>
  </message>
  <message>
   <location filename="rsgui/gui/evaluating/figures.py" />
   <source>In the mean over {count:,} completions.</source>
   <translation>Im Mittel über {count:,} Completions.</translation>
  </message>
  <message>
   <location filename="rsgui/gui/evaluating/figures.py" />
   <source>How far the tuned model is from its base, in nats a completion: how much more probable its own completions are by it than by its base, with the 95 % interval over prompts. That is the KL divergence where they are drawn with temperature 1 and from the whole distribution; else it tells of what is drawn.</source>
   <translation>Wie weit das trainierte Modell von seinem Basismodell entfernt ist, in nats je Completion: wie viel wahrscheinlicher seine eigenen Completions nach ihm sind als nach dem Basismodell, mit dem 95-%-Intervall über Prompts. Das ist die KL-Divergenz, wenn mit Temperatur 1 und aus der ganzen Verteilung gezogen wird; sonst gilt es für das, was gezogen wird.</translation>
  </message>
  <message>
   <location filename="rsgui/gui/evaluating/figures.py" />
   <source>{value:.1f}  ({low:.1f} to {high:.1f})</source>
   <translation>{value:.1f}  ({low:.1f} bis {high:.1f})</translation>
  </message>
  <message>
   <location filename="rsgui/gui/evaluating/figures.py" />
   <source>{rate} %  ({low} to {high})</source>
   <translation>{rate} %  ({low} bis {high})</translation>
  </message>
  <message>
   <location filename="rsgui/gui/evaluating/forest.py" />
   <source>Difference from the first</source>
   <translation>Unterschied zum ersten</translation>
  </message>
  <message>
   <location filename="rsgui/gui/evaluating/forest.py" />
   <source>points of pass rate</source>
   <translation>Punkte der Erfolgsquote</translation>
  </message>
  <message>
   <location filename="rsgui/gui/evaluating/forest.py" />
   <source>mean reward</source>
   <translation>mittlerer Reward</translation>
  </message>
  <message>
   <location filename="rsgui/gui/evaluating/forest.py" />
   <source>All prompts</source>
   <translation>Alle Prompts</translation>
  </message>
  <message>
   <location filename="rsgui/gui/evaluating/forest.py" />
   <source>{name} {by} ({low} to {high})</source>
   <translation>{name} {by} ({low} bis {high})</translation>
  </message>
  <message>
   <location filename="rsgui/gui/evaluating/results_view.py" />
   <source>Evaluation</source>
   <translation>Evaluation</translation>
  </message>
  <message>
   <location filename="rsgui/gui/evaluating/results_view.py" />
   <source>Look at</source>
   <translation>Ansehen</translation>
  </message>
  <message>
   <location filename="rsgui/gui/evaluating/results_view.py" />
   <source>Every generator</source>
   <translation>Alle Generatoren</translation>
  </message>
  <message>
   <location filename="rsgui/gui/evaluating/results_view.py" />
   <source>Results</source>
   <translation>Ergebnisse</translation>
  </message>
  <message>
   <location filename="rsgui/gui/evaluating/results_view.py" />
   <source>Reading the answers ...</source>
   <translation>Die Antworten werden gelesen ...</translation>
  </message>
  <message>
   <location filename="rsgui/gui/evaluating/results_view.py" />
   <source>Nothing can be compared yet.</source>
   <translation>Es lässt sich noch nichts vergleichen.</translation>
  </message>
  <message>
   <location filename="rsgui/gui/evaluating/results_view.py" />
   <source>Difference from {base}</source>
   <translation>Unterschied zu {base}</translation>
  </message>
  <message>
   <location filename="rsgui/gui/evaluating/setup.py" />
   <source>Train a random control too</source>
   <translation>Auch eine Zufallskontrolle trainieren</translation>
  </message>
  <message>
   <location filename="rsgui/gui/evaluating/setup.py" />
   <source>A second adapter is trained the same way on as many random completions of the same prompts. What it gains too is the tuning's; what is gained beyond it is the selection's.</source>
   <translation>Ein zweiter Adapter wird ebenso auf gleich vielen zufälligen Completions derselben Prompts trainiert. Was auch er gewinnt, kommt vom Training; was darüber hinausgeht, von der Auswahl.</translation>
  </message>
  <message>
   <location filename="rsgui/gui/evaluating/setup.py" />
   <source>They score too</source>
   <translation>Auch sie bewerten</translation>
  </message>
  <message>
   <location filename="rsgui/gui/evaluating/setup.py" />
   <source>Generators</source>
   <translation>Generatoren</translation>
  </message>
  <message>
   <location filename="rsgui/gui/evaluating/setup.py" />
   <source>Compared with</source>
   <translation>Verglichen mit</translation>
  </message>
  <message>
   <location filename="rsgui/gui/evaluating/setup.py" />
   <source>The others are measured against this one.</source>
   <translation>Die anderen werden an diesem gemessen.</translation>
  </message>
  <message>
   <location filename="rsgui/gui/evaluating/setup.py" />
   <source>Gold scorer</source>
   <translation>Gold-Scorer</translation>
  </message>
  <message>
   <location filename="rsgui/gui/evaluating/setup.py" />
   <source>It decides. Take one that has not chosen what was trained on, which pleases the one that did.</source>
   <translation>Er entscheidet. Nehmen Sie einen, der nicht ausgewählt hat, womit trainiert wurde: Dem, der es getan hat, gefällt es ohnehin.</translation>
  </message>
  <message>
   <location filename="rsgui/gui/evaluating/setup.py" />
   <source>Where you decide by looking, such as when to stop, look at the validation part, and keep the test part.</source>
   <translation>Wo Sie nach Augenschein entscheiden, etwa wann Schluss ist, sehen Sie auf den Validierungsteil, und heben Sie den Testteil auf.</translation>
  </message>
  <message>
   <location filename="rsgui/gui/evaluating/setup.py" />
   <source>Completions of each prompt</source>
   <translation>Completions je Prompt</translation>
  </message>
  <message>
   <location filename="rsgui/gui/evaluating/setup.py" />
   <source>So many answers of each model to each held-out prompt, with the same seeds. More make the interval narrower, up to what the number of prompts allows.</source>
   <translation>So viele Antworten jedes Modells auf jeden Held-out-Prompt, mit denselben Seeds. Mehr machen das Intervall enger, soweit es die Zahl der Prompts zulässt.</translation>
  </message>
  <message>
   <location filename="rsgui/gui/evaluating/setup.py" />
   <source>Validation part</source>
   <translation>Validierungsteil</translation>
  </message>
  <message>
   <location filename="rsgui/gui/evaluating/setup.py" />
   <source>Test part</source>
   <translation>Testteil</translation>
  </message>
  <message>
   <location filename="rsgui/gui/evaluating/setup.py" />
   <source>Tag {tag}</source>
   <translation>Tag {tag}</translation>
  </message>
  <message>
   <location filename="rsgui/gui/evaluating/setup.py" />
   <source>All of them draw with temperature {temperature:g}, top p {top_p:g} and at most {tokens}, as the newest run did.</source>
   <translation>Alle ziehen mit Temperatur {temperature:g}, Top p {top_p:g} und höchstens {tokens}, wie der neueste Lauf.</translation>
  </message>
  <message>
   <location filename="rsgui/gui/evaluating/setup.py" />
   <source>Train a random control of {adapter} too</source>
   <translation>Auch eine Zufallskontrolle zu {adapter} trainieren</translation>
  </message>
  <message>
   <location filename="rsgui/gui/evaluating/spreads.py" />
   <source>reward</source>
   <translation>Reward</translation>
  </message>
  <message>
   <location filename="rsgui/gui/evaluating/spreads.py" />
   <source>Lengths</source>
   <translation>Längen</translation>
  </message>
  <message>
   <location filename="rsgui/gui/evaluating/spreads.py" />
   <source>tokens</source>
   <translation>Tokens</translation>
  </message>
  <message numerus="yes">
   <location filename="rsgui/gui/evaluating/verdict_card.py" />
   <source>{count} wins</source>
   <extracomment>{count} win</extracomment>
   <translation>
    <numerusform>{count} gewonnen</numerusform>
    <numerusform>{count} gewonnen</numerusform>
   </translation>
  </message>
  <message numerus="yes">
   <location filename="rsgui/gui/evaluating/verdict_card.py" />
   <source>{count} ties</source>
   <extracomment>{count} tie</extracomment>
   <translation>
    <numerusform>{count} gleich</numerusform>
    <numerusform>{count} gleich</numerusform>
   </translation>
  </message>
  <message numerus="yes">
   <location filename="rsgui/gui/evaluating/verdict_card.py" />
   <source>{count} losses</source>
   <extracomment>{count} loss</extracomment>
   <translation>
    <numerusform>{count} verloren</numerusform>
    <numerusform>{count} verloren</numerusform>
   </translation>
  </message>
  <message>
   <location filename="rsgui/gui/evaluating/verdict_card.py" />
   <source>Prompt by prompt</source>
   <translation>Prompt für Prompt</translation>
  </message>
  <message>
   <location filename="rsgui/gui/evaluating/verdict_card.py" />
   <source>Win rate {rate:.0%}, ties counted half. Sign test p {p}.</source>
   <translation>Gewinnquote {rate:.0%}, Gleichstände zählen halb. Vorzeichentest p {p}.</translation>
  </message>
  <message numerus="yes">
   <location filename="rsgui/gui/evaluating/verdict_card.py" />
   <source>{count} prompts lack rewards and are left out.</source>
   <extracomment>{count} prompt lacks rewards and is left out.</extracomment>
   <translation>
    <numerusform>{count} Prompt ohne Rewards bleibt außer Betracht.</numerusform>
    <numerusform>{count} Prompts ohne Rewards bleiben außer Betracht.</numerusform>
   </translation>
  </message>
  <message>
   <location filename="rsgui/gui/evaluating/verdict_card.py" />
   <source>To tell how many completions of {base} it is worth, each prompt needs at least two.</source>
   <translation>Um zu sagen, wie viele Completions von {base} sie wert ist, braucht jeder Prompt mindestens zwei.</translation>
  </message>
  <message>
   <location filename="rsgui/gui/evaluating/verdict_card.py" />
   <source>By {gold}, {tuned} is not shown to be worth more than one completion of {base}.</source>
   <translation>Nach {gold} ist nicht nachgewiesen, dass {tuned} mehr wert ist als eine Completion von {base}.</translation>
  </message>
  <message>
   <location filename="rsgui/gui/evaluating/verdict_card.py" />
   <source>By {gold}, one completion of {tuned} is worth at least the best of {most} of {base}.</source>
   <translation>Nach {gold} ist eine Completion von {tuned} mindestens so viel wert wie die beste von {most} von {base}.</translation>
  </message>
  <message>
   <location filename="rsgui/gui/evaluating/verdict_card.py" />
   <source>By {gold}, one completion of {tuned} is worth about the best of {n:.1f} of {base} (95 % interval {low:.1f} to {most} or more).</source>
   <translation>Nach {gold} ist eine Completion von {tuned} etwa so viel wert wie die beste von {n:.1f} von {base} (95-%-Intervall {low:.1f} bis {most} oder mehr).</translation>
  </message>
  <message>
   <location filename="rsgui/gui/evaluating/verdict_card.py" />
   <source>By {gold}, one completion of {tuned} is worth about the best of {n:.1f} of {base} (95 % interval {low:.1f} to {high:.1f}).</source>
   <translation>Nach {gold} ist eine Completion von {tuned} etwa so viel wert wie die beste von {n:.1f} von {base} (95-%-Intervall {low:.1f} bis {high:.1f}).</translation>
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
   <source>Help</source>
   <translation>Hilfe</translation>
  </message>
  <message>
   <location filename="rsgui/gui/help.py" />
   <source>Change keys …</source>
   <translation>Tasten ändern …</translation>
  </message>
  <message>
   <location filename="rsgui/gui/help.py" />
   <source>Keyboard shortcuts</source>
   <translation>Tastenkürzel</translation>
  </message>
  <message>
   <location filename="rsgui/gui/help.py" />
   <source>{one} or {other}</source>
   <translation>{one}, {other}</translation>
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
   <location filename="rsgui/gui/key_button.py" />
   <source>Key: {key}</source>
   <translation>Taste: {key}</translation>
  </message>
  <message>
   <location filename="rsgui/gui/main_window.py" />
   <source>The language changes when rsgui is opened again.</source>
   <translation>Die Sprache wechselt beim nächsten Start von rsgui.</translation>
  </message>
  <message>
   <location filename="rsgui/gui/pages/adapter_model.py" />
   <source>Adapter</source>
   <translation>Adapter</translation>
  </message>
  <message>
   <location filename="rsgui/gui/pages/adapter_model.py" />
   <source>Base model</source>
   <translation>Basismodell</translation>
  </message>
  <message>
   <location filename="rsgui/gui/pages/adapter_model.py" />
   <source>Rows</source>
   <translation>Zeilen</translation>
  </message>
  <message>
   <location filename="rsgui/gui/pages/adapter_model.py" />
   <source>Hash of rows</source>
   <translation>Hash der Zeilen</translation>
  </message>
  <message>
   <location filename="rsgui/gui/pages/adapter_model.py" />
   <source>Loss</source>
   <translation>Loss</translation>
  </message>
  <message>
   <location filename="rsgui/gui/pages/adapter_model.py" />
   <source>Made</source>
   <translation>Entstanden</translation>
  </message>
  <message>
   <location filename="rsgui/gui/pages/adapter_model.py" />
   <source>Folder</source>
   <translation>Ordner</translation>
  </message>
  <message>
   <location filename="rsgui/gui/pages/adapter_model.py" />
   <source>not trained to its end</source>
   <translation>nicht zu Ende trainiert</translation>
  </message>
  <message>
   <location filename="rsgui/gui/pages/estimate.py" />
   <source>Time</source>
   <translation>Zeit</translation>
  </message>
  <message>
   <location filename="rsgui/gui/pages/estimate.py" />
   <source>Disk</source>
   <translation>Festplatte</translation>
  </message>
  <message>
   <location filename="rsgui/gui/pages/estimate.py" />
   <source>Memory</source>
   <translation>Speicher</translation>
  </message>
  <message>
   <location filename="rsgui/gui/pages/estimate.py" />
   <source>Makes a few completions for some seconds, which are thrown away. The model stays loaded for the run.</source>
   <translation>Erzeugt einige Sekunden lang ein paar Completions, die weggeworfen werden. Das Modell bleibt für den Lauf geladen.</translation>
  </message>
  <message>
   <location filename="rsgui/gui/pages/estimate.py" />
   <source>Estimate the time</source>
   <translation>Dauer schätzen</translation>
  </message>
  <message>
   <location filename="rsgui/gui/pages/estimate.py" />
   <source>Waits for the running job to end.</source>
   <translation>Wartet, bis der laufende Job beendet ist.</translation>
  </message>
  <message>
   <location filename="rsgui/gui/pages/estimate.py" />
   <source>Being measured ...</source>
   <translation>Wird gemessen …</translation>
  </message>
  <message>
   <location filename="rsgui/gui/pages/estimate.py" />
   <source>Stop measuring</source>
   <translation>Messung beenden</translation>
  </message>
  <message>
   <location filename="rsgui/gui/pages/estimate.py" />
   <source>Estimate again</source>
   <translation>Neu schätzen</translation>
  </message>
  <message>
   <location filename="rsgui/gui/pages/estimate.py" />
   <source>at most {most:,}</source>
   <translation>höchstens {most:,}</translation>
  </message>
  <message>
   <location filename="rsgui/gui/pages/estimate.py" />
   <source>not measured yet</source>
   <translation>noch nicht gemessen</translation>
  </message>
  <message>
   <location filename="rsgui/gui/pages/estimate.py" />
   <source>about {count:,}, at most {most:,}</source>
   <translation>etwa {count:,}, höchstens {most:,}</translation>
  </message>
  <message>
   <location filename="rsgui/gui/pages/estimate.py" />
   <source>about {time}, at {pace:,} tokens/s</source>
   <translation>etwa {time}, bei {pace:,} Tokens/s</translation>
  </message>
  <message>
   <location filename="rsgui/gui/pages/estimate.py" />
   <source>at most {size}</source>
   <translation>höchstens {size}</translation>
  </message>
  <message>
   <location filename="rsgui/gui/pages/estimate.py" />
   <source>about {size}</source>
   <translation>etwa {size}</translation>
  </message>
  <message>
   <location filename="rsgui/gui/pages/estimate.py" />
   <source>There is no room: {need}, and {free} are free.</source>
   <translation>Der Platz reicht nicht: {need}, und {free} sind frei.</translation>
  </message>
  <message>
   <location filename="rsgui/gui/pages/estimate.py" />
   <source>{need}, of {free} that are free</source>
   <translation>{need}, von {free}, die frei sind</translation>
  </message>
  <message>
   <location filename="rsgui/gui/pages/estimate.py" />
   <source>not known</source>
   <translation>nicht bekannt</translation>
  </message>
  <message>
   <location filename="rsgui/gui/pages/estimate.py" />
   <source>{size} are free</source>
   <translation>{size} sind frei</translation>
  </message>
  <message>
   <location filename="rsgui/gui/pages/estimate.py" />
   <source>{size} for the weights</source>
   <translation>{size} für die Gewichte</translation>
  </message>
  <message>
   <location filename="rsgui/gui/pages/estimate.py" />
   <source>Does not fit: {need} for one completion at a time, {free}.</source>
   <translation>Passt nicht: {need} schon für eine Completion, {free}.</translation>
  </message>
  <message>
   <location filename="rsgui/gui/pages/estimate.py" />
   <source>Choose a smaller model, or close other programs.</source>
   <translation>Wählen Sie ein kleineres Modell, oder schließen Sie andere Programme.</translation>
  </message>
  <message>
   <location filename="rsgui/gui/pages/estimate.py" />
   <source>Fits, with fewer completions at a time: {weights}, {free}</source>
   <translation>Passt, mit weniger Completions auf einmal: {weights}, {free}</translation>
  </message>
  <message>
   <location filename="rsgui/gui/pages/estimate.py" />
   <source>Fits: {weights}, up to {most} with its completions; {free}</source>
   <translation>Passt: {weights}, bis zu {most} mit den Completions; {free}</translation>
  </message>
  <message>
   <location filename="rsgui/gui/pages/estimate.py" />
   <source>up to {size}</source>
   <translation>bis zu {size}</translation>
  </message>
  <message>
   <location filename="rsgui/gui/pages/evaluate_page.py" />
   <source>Evaluate</source>
   <translation>Evaluieren</translation>
  </message>
  <message>
   <location filename="rsgui/gui/pages/evaluate_page.py" />
   <source>Nothing to evaluate yet</source>
   <translation>Noch nichts zu evaluieren</translation>
  </message>
  <message>
   <location filename="rsgui/gui/pages/evaluate_page.py" />
   <source>Here models and adapters are measured against each other, on prompts that were kept out of training.</source>
   <translation>Hier werden Modelle und Adapter aneinander gemessen, an Prompts, die dem Training vorenthalten wurden.</translation>
  </message>
  <message>
   <location filename="rsgui/gui/pages/evaluate_page.py" />
   <source>Go to Generate</source>
   <translation>Zum Erzeugen</translation>
  </message>
  <message>
   <location filename="rsgui/gui/pages/evaluate_page.py" />
   <source>Evaluating</source>
   <translation>Evaluation läuft</translation>
  </message>
  <message>
   <location filename="rsgui/gui/pages/evaluate_page.py" />
   <source>The generators answer the held-out prompts, and the scorers reward them.</source>
   <translation>Die Generatoren beantworten die Held-out-Prompts, und die Scorer bewerten sie.</translation>
  </message>
  <message numerus="yes">
   <location filename="rsgui/gui/pages/evaluate_page.py" />
   <source>{count} held-out prompts</source>
   <extracomment>{count} held-out prompt</extracomment>
   <translation>
    <numerusform>{count} Held-out-Prompt</numerusform>
    <numerusform>{count} Held-out-Prompts</numerusform>
   </translation>
  </message>
  <message>
   <location filename="rsgui/gui/pages/evaluate_page.py" />
   <source>Evaluate on {prompts}</source>
   <translation>Mit {prompts} evaluieren</translation>
  </message>
  <message>
   <location filename="rsgui/gui/pages/evaluate_page.py" />
   <source>This project has no held-out prompts. Import some: what was trained on proves nothing.</source>
   <translation>Dieses Projekt hat keine Held-out-Prompts. Importieren Sie welche: Womit trainiert wurde, beweist nichts.</translation>
  </message>
  <message>
   <location filename="rsgui/gui/pages/evaluate_page.py" />
   <source>Choose at least one generator.</source>
   <translation>Wählen Sie mindestens einen Generator.</translation>
  </message>
  <message numerus="yes">
   <location filename="rsgui/gui/pages/evaluate_page.py" />
   <source>All answer the same held-out prompts with the same seeds: {count} completions, those that are there already included.</source>
   <extracomment>One generator answers a held-out prompt: {count} completion, which is scored.</extracomment>
   <translation>
    <numerusform>Ein Generator beantwortet einen Held-out-Prompt: {count} Completion, die bewertet wird.</numerusform>
    <numerusform>Alle beantworten dieselben Held-out-Prompts mit denselben Seeds: {count} Completions, schon vorhandene mitgezählt.</numerusform>
   </translation>
  </message>
  <message>
   <location filename="rsgui/gui/pages/fold.py" />
   <source>{title}, open</source>
   <translation>{title}, aufgeklappt</translation>
  </message>
  <message>
   <location filename="rsgui/gui/pages/fold.py" />
   <source>{title}, closed</source>
   <translation>{title}, zugeklappt</translation>
  </message>
  <message>
   <location filename="rsgui/gui/pages/generate_page.py" />
   <source>Generate</source>
   <translation>Erzeugen</translation>
  </message>
  <message>
   <location filename="rsgui/gui/pages/generate_page.py" />
   <source>Go to Prompts</source>
   <translation>Zu den Prompts</translation>
  </message>
  <message>
   <location filename="rsgui/gui/pages/generate_page.py" />
   <source>Runs so far</source>
   <translation>Bisherige Läufe</translation>
  </message>
  <message>
   <location filename="rsgui/gui/pages/generate_page.py" />
   <source>The same seed draws the same completions again; another one draws others.</source>
   <translation>Derselbe Seed zieht wieder dieselben Completions, ein anderer zieht andere.</translation>
  </message>
  <message>
   <location filename="rsgui/gui/pages/generate_page.py" />
   <source>More of them find better ones, and take longer: 8 to 32.</source>
   <translation>Mehr davon finden bessere und dauern länger: 8 bis 32.</translation>
  </message>
  <message>
   <location filename="rsgui/gui/pages/generate_page.py" />
   <source>There are no training prompts yet. Import some first.</source>
   <translation>Es gibt noch keine Trainings-Prompts. Importieren Sie zuerst welche.</translation>
  </message>
  <message>
   <location filename="rsgui/gui/pages/given_card.py" />
   <source>rewarded</source>
   <translation>bewertet</translation>
  </message>
  <message>
   <location filename="rsgui/gui/pages/given_card.py" />
   <source>cannot be scored</source>
   <translation>nicht bewertbar</translation>
  </message>
  <message>
   <location filename="rsgui/gui/pages/given_card.py" />
   <source>These rewards came with their completions: {source}. There is nothing to run, so completions that are made later get no reward of it.</source>
   <translation>Diese Rewards kamen mit ihren Completions: {source}. Es gibt nichts auszuführen, daher bekommen später erzeugte Completions keinen Reward davon.</translation>
  </message>
  <message>
   <location filename="rsgui/gui/pages/import_panel.py" />
   <source>The column with the text of the prompt, or with a list of chat messages.</source>
   <translation>Die Spalte mit dem Text des Prompts oder mit einer Liste von Chatnachrichten.</translation>
  </message>
  <message>
   <location filename="rsgui/gui/pages/import_panel.py" />
   <source>System message</source>
   <translation>Systemnachricht</translation>
  </message>
  <message>
   <location filename="rsgui/gui/pages/import_panel.py" />
   <source>Comes before the prompt, as the model's standing instructions.</source>
   <translation>Steht vor dem Prompt, als ständige Anweisung an das Modell.</translation>
  </message>
  <message>
   <location filename="rsgui/gui/pages/import_panel.py" />
   <source>Reference answer</source>
   <translation>Referenzantwort</translation>
  </message>
  <message>
   <location filename="rsgui/gui/pages/import_panel.py" />
   <source>What the check “reference” compares a completion with.</source>
   <translation>Womit die Prüfung „reference“ eine Completion vergleicht.</translation>
  </message>
  <message>
   <location filename="rsgui/gui/pages/import_panel.py" />
   <source>Checks</source>
   <translation>Prüfungen</translation>
  </message>
  <message>
   <location filename="rsgui/gui/pages/import_panel.py" />
   <source>A list of checks as JSON: what a good completion has to meet.</source>
   <translation>Eine Liste von Prüfungen als JSON: was eine gute Completion erfüllen muss.</translation>
  </message>
  <message>
   <location filename="rsgui/gui/pages/import_panel.py" />
   <source>Tags</source>
   <translation>Tags</translation>
  </message>
  <message>
   <location filename="rsgui/gui/pages/import_panel.py" />
   <source>One or several words, to filter by.</source>
   <translation>Ein oder mehrere Wörter, nach denen sich filtern lässt.</translation>
  </message>
  <message>
   <location filename="rsgui/gui/pages/import_panel.py" />
   <source>Split</source>
   <translation>Split</translation>
  </message>
  <message>
   <location filename="rsgui/gui/pages/import_panel.py" />
   <source>Says “train” or “held-out” for each prompt. Without it a share is held out.</source>
   <translation>Sagt für jeden Prompt „train“ oder „held-out“. Ohne sie wird ein Anteil zurückgehalten.</translation>
  </message>
  <message>
   <location filename="rsgui/gui/pages/import_panel.py" />
   <source>not used</source>
   <translation>nicht verwendet</translation>
  </message>
  <message>
   <location filename="rsgui/gui/pages/import_panel.py" />
   <source>Held out</source>
   <translation>Zurückgehalten</translation>
  </message>
  <message>
   <location filename="rsgui/gui/pages/import_panel.py" />
   <source>Prompts that are never trained on: they show afterwards whether the training helped.</source>
   <translation>Prompts, mit denen nie trainiert wird: Sie zeigen hinterher, ob das Training geholfen hat.</translation>
  </message>
  <message>
   <location filename="rsgui/gui/pages/import_panel.py" />
   <source>Held out for evaluation</source>
   <translation>Für die Evaluation zurückgehalten</translation>
  </message>
  <message>
   <location filename="rsgui/gui/pages/import_panel.py" />
   <source>Preview</source>
   <translation>Vorschau</translation>
  </message>
  <message>
   <location filename="rsgui/gui/pages/import_panel.py" />
   <source>Cancel</source>
   <translation>Abbrechen</translation>
  </message>
  <message>
   <location filename="rsgui/gui/pages/import_panel.py" />
   <source>Reading the file.</source>
   <translation>Die Datei wird gelesen.</translation>
  </message>
  <message numerus="yes">
   <location filename="rsgui/gui/pages/import_panel.py" />
   <source>Import {count} prompts</source>
   <extracomment>Import {count} prompt</extracomment>
   <translation>
    <numerusform>{count} Prompt importieren</numerusform>
    <numerusform>{count} Prompts importieren</numerusform>
   </translation>
  </message>
  <message>
   <location filename="rsgui/gui/pages/import_panel.py" />
   <source>Nothing has been imported.</source>
   <translation>Es wurde nichts importiert.</translation>
  </message>
  <message numerus="yes">
   <location filename="rsgui/gui/pages/import_panel.py" />
   <source>The first {count} rows.</source>
   <extracomment>The first row.</extracomment>
   <translation>
    <numerusform>Die erste Zeile.</numerusform>
    <numerusform>Die ersten {count} Zeilen.</numerusform>
   </translation>
  </message>
  <message numerus="yes">
   <location filename="rsgui/gui/pages/import_panel.py" />
   <source>{count} rows</source>
   <extracomment>{count} row</extracomment>
   <translation>
    <numerusform>{count} Zeile</numerusform>
    <numerusform>{count} Zeilen</numerusform>
   </translation>
  </message>
  <message>
   <location filename="rsgui/gui/pages/import_panel.py" />
   <source>{rows:,} rows, the first {shown} below.</source>
   <translation>{rows:,} Zeilen, unten die ersten {shown}.</translation>
  </message>
  <message>
   <location filename="rsgui/gui/pages/job_progress.py" />
   <source>Begins</source>
   <translation>Beginnt</translation>
  </message>
  <message>
   <location filename="rsgui/gui/pages/job_progress.py" />
   <source>Paused</source>
   <translation>Angehalten</translation>
  </message>
  <message>
   <location filename="rsgui/gui/pages/job_progress.py" />
   <source>Waits for its turn</source>
   <translation>Wartet, bis er an der Reihe ist</translation>
  </message>
  <message>
   <location filename="rsgui/gui/pages/known_models.py" />
   <source>Every model that was looked at or used in this store, the last one first.</source>
   <translation>Alle Modelle, die in dieser Datenbank angesehen oder verwendet wurden, das letzte zuerst.</translation>
  </message>
  <message>
   <location filename="rsgui/gui/pages/known_models.py" />
   <source>Choose one of them</source>
   <translation>Wählen Sie eines davon</translation>
  </message>
  <message>
   <location filename="rsgui/gui/pages/known_models.py" />
   <source>{model} (gone)</source>
   <translation>{model} (nicht mehr da)</translation>
  </message>
  <message>
   <location filename="rsgui/gui/pages/known_models.py" />
   <source>{model} (changed since)</source>
   <translation>{model} (seitdem geändert)</translation>
  </message>
  <message>
   <location filename="rsgui/gui/pages/known_models.py" />
   <source>Its files are not there any more.</source>
   <translation>Seine Dateien sind nicht mehr da.</translation>
  </message>
  <message>
   <location filename="rsgui/gui/pages/known_models.py" />
   <source>Its files have changed since it was last used: it is another model now.</source>
   <translation>Seine Dateien haben sich seit der letzten Verwendung geändert: Es ist jetzt ein anderes Modell.</translation>
  </message>
  <message>
   <location filename="rsgui/gui/pages/known_models.py" />
   <source>Used before</source>
   <translation>Früher verwendet</translation>
  </message>
  <message>
   <location filename="rsgui/gui/pages/known_models.py" />
   <source>{count:,} tokens of context.</source>
   <translation>{count:,} Tokens Kontext.</translation>
  </message>
  <message>
   <location filename="rsgui/gui/pages/known_models.py" />
   <source>A chat template of its own.</source>
   <translation>Eigenes Chat-Template.</translation>
  </message>
  <message>
   <location filename="rsgui/gui/pages/known_models.py" />
   <source>No chat template.</source>
   <translation>Kein Chat-Template.</translation>
  </message>
  <message>
   <location filename="rsgui/gui/pages/known_models.py" />
   <source>Used {when}.</source>
   <translation>Verwendet: {when}.</translation>
  </message>
  <message>
   <location filename="rsgui/gui/pages/known_models.py" />
   <source>Served by {server}</source>
   <translation>Angeboten von {server}</translation>
  </message>
  <message>
   <location filename="rsgui/gui/pages/known_models.py" />
   <source>Comes with rsgui</source>
   <translation>Mit rsgui geliefert</translation>
  </message>
  <message>
   <location filename="rsgui/gui/pages/live_figures.py" />
   <source>cut off</source>
   <translation>gekürzt</translation>
  </message>
  <message>
   <location filename="rsgui/gui/pages/live_figures.py" />
   <source>Completions that reached the most new tokens before they had come to their end. Where there are many, raise that number.</source>
   <translation>Completions, die die Höchstzahl neuer Tokens erreichten, bevor sie zu Ende waren. Sind es viele, so erhöhen Sie diese Zahl.</translation>
  </message>
  <message>
   <location filename="rsgui/gui/pages/live_figures.py" />
   <source>duplicates</source>
   <translation>Duplikate</translation>
  </message>
  <message>
   <location filename="rsgui/gui/pages/live_figures.py" />
   <source>Completions with the same text as an earlier one of their prompt. Where there are many, raise the temperature.</source>
   <translation>Completions mit demselben Text wie eine frühere ihres Prompts. Sind es viele, so erhöhen Sie die Temperatur.</translation>
  </message>
  <message>
   <location filename="rsgui/gui/pages/live_figures.py" />
   <source>Ctrl+P</source>
   <translation>Strg+P</translation>
  </message>
  <message>
   <location filename="rsgui/gui/pages/live_figures.py" />
   <source>Ctrl+.  What was made is kept.</source>
   <translation>Strg+.  Was fertig ist, bleibt erhalten.</translation>
  </message>
  <message>
   <location filename="rsgui/gui/pages/model_chooser.py" />
   <source>The files of this model have changed since it was last used here. It is another model now.</source>
   <translation>Die Dateien dieses Modells haben sich geändert, seit es hier zuletzt verwendet wurde. Es ist jetzt ein anderes Modell.</translation>
  </message>
  <message>
   <location filename="rsgui/gui/pages/model_chooser.py" />
   <source>Runs that began with the old files do not go on with the new ones.</source>
   <translation>Läufe, die mit den alten Dateien begonnen haben, gehen mit den neuen nicht weiter.</translation>
  </message>
  <message>
   <location filename="rsgui/gui/pages/model_chooser.py" />
   <source>What a round of this project has learnt, on top of the base model. Adapters run on transformers.</source>
   <translation>Was eine Runde dieses Projekts gelernt hat, zusätzlich zum Basismodell. Adapter laufen mit transformers.</translation>
  </message>
  <message>
   <location filename="rsgui/gui/pages/model_chooser.py" />
   <source>Embedded</source>
   <translation>Eingebaut</translation>
  </message>
  <message>
   <location filename="rsgui/gui/pages/model_chooser.py" />
   <source>SmolLM2-135M-Instruct, which comes with rsgui</source>
   <translation>SmolLM2-135M-Instruct, das mit rsgui kommt</translation>
  </message>
  <message>
   <location filename="rsgui/gui/pages/model_chooser.py" />
   <source>Folder...</source>
   <translation>Ordner …</translation>
  </message>
  <message>
   <location filename="rsgui/gui/pages/model_chooser.py" />
   <source>A model in Hugging Face format, with safetensors</source>
   <translation>Ein Modell im Hugging-Face-Format, mit safetensors</translation>
  </message>
  <message>
   <location filename="rsgui/gui/pages/model_chooser.py" />
   <source>GGUF...</source>
   <translation>GGUF …</translation>
  </message>
  <message>
   <location filename="rsgui/gui/pages/model_chooser.py" />
   <source>A file in llama.cpp's format</source>
   <translation>Eine Datei im Format von llama.cpp</translation>
  </message>
  <message>
   <location filename="rsgui/gui/pages/model_chooser.py" />
   <source>Server</source>
   <translation>Server</translation>
  </message>
  <message>
   <location filename="rsgui/gui/pages/model_chooser.py" />
   <source>A model that a server has loaded, here or elsewhere</source>
   <translation>Ein Modell, das ein Server geladen hat, hier oder anderswo</translation>
  </message>
  <message>
   <location filename="rsgui/gui/pages/model_chooser.py" />
   <source>Model</source>
   <translation>Modell</translation>
  </message>
  <message>
   <location filename="rsgui/gui/pages/model_chooser.py" />
   <source>Or drop a folder or a GGUF file on this page.</source>
   <translation>Oder ziehen Sie einen Ordner oder eine GGUF-Datei auf diese Seite.</translation>
  </message>
  <message>
   <location filename="rsgui/gui/pages/model_chooser.py" />
   <source>A model's folder, in Hugging Face format</source>
   <translation>Ordner eines Modells im Hugging-Face-Format</translation>
  </message>
  <message>
   <location filename="rsgui/gui/pages/model_chooser.py" />
   <source>A model as a GGUF file</source>
   <translation>Ein Modell als GGUF-Datei</translation>
  </message>
  <message>
   <location filename="rsgui/gui/pages/model_chooser.py" />
   <source>GGUF (*.gguf);;All files (*)</source>
   <translation>GGUF (*.gguf);;Alle Dateien (*)</translation>
  </message>
  <message>
   <location filename="rsgui/gui/pages/model_chooser.py" />
   <source>Looking at the model.</source>
   <translation>Das Modell wird angesehen.</translation>
  </message>
  <message>
   <location filename="rsgui/gui/pages/model_chooser.py" />
   <source>This model cannot be used.</source>
   <translation>Dieses Modell lässt sich nicht verwenden.</translation>
  </message>
  <message>
   <location filename="rsgui/gui/pages/model_chooser.py" />
   <source>None: the base model</source>
   <translation>Keiner: das Basismodell</translation>
  </message>
  <message numerus="yes">
   <location filename="rsgui/gui/pages/model_chooser.py" />
   <source>{name}, {count} rows</source>
   <extracomment>{name}, {count} row</extracomment>
   <translation>
    <numerusform>{name}, {count} Zeile</numerusform>
    <numerusform>{name}, {count} Zeilen</numerusform>
   </translation>
  </message>
  <message>
   <location filename="rsgui/gui/pages/model_facts.py" />
   <source>Parameters</source>
   <translation>Parameter</translation>
  </message>
  <message>
   <location filename="rsgui/gui/pages/model_facts.py" />
   <source>Context</source>
   <translation>Kontext</translation>
  </message>
  <message>
   <location filename="rsgui/gui/pages/model_facts.py" />
   <source>Weights</source>
   <translation>Gewichte</translation>
  </message>
  <message>
   <location filename="rsgui/gui/pages/model_facts.py" />
   <source>Size</source>
   <translation>Größe</translation>
  </message>
  <message>
   <location filename="rsgui/gui/pages/model_facts.py" />
   <source>Template</source>
   <translation>Template</translation>
  </message>
  <message>
   <location filename="rsgui/gui/pages/model_facts.py" />
   <source>Kind</source>
   <translation>Art</translation>
  </message>
  <message>
   <location filename="rsgui/gui/pages/model_facts.py" />
   <source>{count:,.1f} B</source>
   <translation>{count:,.1f} Mrd.</translation>
  </message>
  <message>
   <location filename="rsgui/gui/pages/model_facts.py" />
   <source>{count:,.1f} M</source>
   <translation>{count:,.1f} Mio.</translation>
  </message>
  <message>
   <location filename="rsgui/gui/pages/model_facts.py" />
   <source>the server's</source>
   <translation>das des Servers</translation>
  </message>
  <message>
   <location filename="rsgui/gui/pages/model_facts.py" />
   <source>its own</source>
   <translation>eigenes</translation>
  </message>
  <message>
   <location filename="rsgui/gui/pages/model_facts.py" />
   <source>none</source>
   <translation>keines</translation>
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
   <location filename="rsgui/gui/pages/promise.py" />
   <source>temperature</source>
   <translation>Temperatur</translation>
  </message>
  <message>
   <location filename="rsgui/gui/pages/promise.py" />
   <source>top p</source>
   <translation>Top p</translation>
  </message>
  <message>
   <location filename="rsgui/gui/pages/promise.py" />
   <source>top k</source>
   <translation>Top k</translation>
  </message>
  <message>
   <location filename="rsgui/gui/pages/promise.py" />
   <source>min p</source>
   <translation>Min p</translation>
  </message>
  <message>
   <location filename="rsgui/gui/pages/promise.py" />
   <source>repetition penalty</source>
   <translation>Wiederholungsstrafe</translation>
  </message>
  <message>
   <location filename="rsgui/gui/pages/promise.py" />
   <source>most new tokens</source>
   <translation>Höchstzahl neuer Tokens</translation>
  </message>
  <message>
   <location filename="rsgui/gui/pages/promise.py" />
   <source>stop strings</source>
   <translation>Stop-Strings</translation>
  </message>
  <message>
   <location filename="rsgui/gui/pages/promise.py" />
   <source>system prompt</source>
   <translation>System-Prompt</translation>
  </message>
  <message>
   <location filename="rsgui/gui/pages/promise.py" />
   <source>The files of this model have changed since this run began: going on would mix the completions of two models in it. Put the old files back, or change the seed for a new run.</source>
   <translation>Die Dateien dieses Modells haben sich seit Beginn dieses Laufs geändert: Ginge er weiter, so mischten sich darin die Completions zweier Modelle. Stellen Sie die alten Dateien wieder her, oder ändern Sie den Seed für einen neuen Lauf.</translation>
  </message>
  <message>
   <location filename="rsgui/gui/pages/promise.py" />
   <source>Choose a model of the server: fetch the list, or type its name.</source>
   <translation>Wählen Sie ein Modell des Servers: Holen Sie die Liste, oder tippen Sie seinen Namen.</translation>
  </message>
  <message>
   <location filename="rsgui/gui/pages/promise.py" />
   <source>No model is chosen</source>
   <translation>Kein Modell gewählt</translation>
  </message>
  <message>
   <location filename="rsgui/gui/pages/promise.py" />
   <source>No training prompt meets this choice.</source>
   <translation>Auf diese Auswahl trifft kein Trainings-Prompt zu.</translation>
  </message>
  <message>
   <location filename="rsgui/gui/pages/promise.py" />
   <source>Nothing to generate</source>
   <translation>Nichts zu erzeugen</translation>
  </message>
  <message>
   <location filename="rsgui/gui/pages/promise.py" />
   <source>Looking at what this run is asked for.</source>
   <translation>Es wird nachgesehen, was von diesem Lauf verlangt ist.</translation>
  </message>
  <message>
   <location filename="rsgui/gui/pages/promise.py" />
   <source>This run is being made. Its completions appear in Review as they come.</source>
   <translation>Dieser Lauf ist im Gange. Seine Completions erscheinen unter „Sichten“, sobald sie da sind.</translation>
  </message>
  <message numerus="yes">
   <location filename="rsgui/gui/pages/promise.py" />
   <source>Generating {count} completions</source>
   <extracomment>Generating {count} completion</extracomment>
   <translation>
    <numerusform>{count} Completion wird erzeugt</numerusform>
    <numerusform>{count} Completions werden erzeugt</numerusform>
   </translation>
  </message>
  <message>
   <location filename="rsgui/gui/pages/promise.py" />
   <source>All completions of this run are there. For more of the same, raise the number or take more prompts; another seed or model makes a new run.</source>
   <translation>Alle Completions dieses Laufs sind da. Für mehr davon erhöhen Sie die Anzahl oder nehmen mehr Prompts; ein anderer Seed oder ein anderes Modell macht einen neuen Lauf.</translation>
  </message>
  <message>
   <location filename="rsgui/gui/pages/promise.py" />
   <source>Nothing is missing</source>
   <translation>Es fehlt nichts</translation>
  </message>
  <message>
   <location filename="rsgui/gui/pages/promise.py" />
   <source>Not with these files</source>
   <translation>Nicht mit diesen Dateien</translation>
  </message>
  <message numerus="yes">
   <location filename="rsgui/gui/pages/promise.py" />
   <source>Generate the missing {count} completions</source>
   <extracomment>Generate the missing {count} completion</extracomment>
   <translation>
    <numerusform>Die fehlende {count} Completion erzeugen</numerusform>
    <numerusform>Die fehlenden {count} Completions erzeugen</numerusform>
   </translation>
  </message>
  <message numerus="yes">
   <location filename="rsgui/gui/pages/promise.py" />
   <source>Goes on with a run of {count} completions: the same generator and seed, so that what is there stays and {more:,} more are made.</source>
   <extracomment>Goes on with a run of {count} completion: the same generator and seed, so that what is there stays and {more:,} more are made.</extracomment>
   <translation>
    <numerusform>Setzt einen Lauf von {count} Completion fort: derselbe Generator und Seed, daher bleibt, was da ist, und {more:,} weitere werden erzeugt.</numerusform>
    <numerusform>Setzt einen Lauf von {count} Completions fort: derselbe Generator und Seed, daher bleibt, was da ist, und {more:,} weitere werden erzeugt.</numerusform>
   </translation>
  </message>
  <message>
   <location filename="rsgui/gui/pages/promise.py" />
   <source>Goes on with a run: {made:,} of {expected:,} completions are there.</source>
   <translation>Setzt einen Lauf fort: {made:,} von {expected:,} Completions sind da.</translation>
  </message>
  <message numerus="yes">
   <location filename="rsgui/gui/pages/promise.py" />
   <source>{count} completions of each of {prompts}, up to {tokens} each.</source>
   <extracomment>{count} completion of each of {prompts}, up to {tokens} each.</extracomment>
   <translation>
    <numerusform>{count} Completion je Prompt bei {prompts}, jeweils bis zu {tokens}.</numerusform>
    <numerusform>{count} Completions je Prompt bei {prompts}, jeweils bis zu {tokens}.</numerusform>
   </translation>
  </message>
  <message numerus="yes">
   <location filename="rsgui/gui/pages/promise.py" />
   <source>{count} training prompts</source>
   <extracomment>{count} training prompt</extracomment>
   <translation>
    <numerusform>{count} Trainings-Prompt</numerusform>
    <numerusform>{count} Trainings-Prompts</numerusform>
   </translation>
  </message>
  <message numerus="yes">
   <location filename="rsgui/gui/pages/promise.py" />
   <source>Generate {count} completions</source>
   <extracomment>Generate {count} completion</extracomment>
   <translation>
    <numerusform>{count} Completion erzeugen</numerusform>
    <numerusform>{count} Completions erzeugen</numerusform>
   </translation>
  </message>
  <message>
   <location filename="rsgui/gui/pages/promise.py" />
   <source>A new run begins: its {difference} is not as in the latest.</source>
   <translation>Ein neuer Lauf beginnt; anders als im letzten: {difference}.</translation>
  </message>
  <message>
   <location filename="rsgui/gui/pages/promise.py" />
   <source>A new run begins: its {differences} are not as in the latest.</source>
   <translation>Ein neuer Lauf beginnt; anders als im letzten: {differences}.</translation>
  </message>
  <message>
   <location filename="rsgui/gui/pages/promise.py" />
   <source>model</source>
   <translation>Modell</translation>
  </message>
  <message>
   <location filename="rsgui/gui/pages/promise.py" />
   <source>backend</source>
   <translation>Backend</translation>
  </message>
  <message>
   <location filename="rsgui/gui/pages/promise.py" />
   <source>rounding of weights</source>
   <translation>Rundung der Gewichte</translation>
  </message>
  <message>
   <location filename="rsgui/gui/pages/promise.py" />
   <source>adapter</source>
   <translation>Adapter</translation>
  </message>
  <message>
   <location filename="rsgui/gui/pages/promise.py" />
   <source>chat template</source>
   <translation>Chat-Template</translation>
  </message>
  <message>
   <location filename="rsgui/gui/pages/promise.py" />
   <source>seed</source>
   <translation>Seed</translation>
  </message>
  <message>
   <location filename="rsgui/gui/pages/prompt_choice.py" />
   <source>First</source>
   <translation>Die ersten</translation>
  </message>
  <message>
   <location filename="rsgui/gui/pages/prompt_choice.py" />
   <source>Random</source>
   <translation>Zufällige</translation>
  </message>
  <message>
   <location filename="rsgui/gui/pages/prompt_choice.py" />
   <source>Spread out</source>
   <translation>Gestreute</translation>
  </message>
  <message>
   <location filename="rsgui/gui/pages/prompt_choice.py" />
   <source>All of them; the first of the file; at random; or spread out: each as unlike those before it as can be, by the words it has in common with them. The first 100 stay among the first 200.</source>
   <translation>Alle; die ersten der Datei; zufällige; oder gestreute: jeder den vorigen so unähnlich wie möglich, gemessen an gemeinsamen Wörtern. Die ersten 100 bleiben unter den ersten 200.</translation>
  </message>
  <message>
   <location filename="rsgui/gui/pages/prompt_choice.py" />
   <source>The same seed takes the same prompts again; another one takes others.</source>
   <translation>Derselbe Seed nimmt wieder dieselben Prompts, ein anderer nimmt andere.</translation>
  </message>
  <message>
   <location filename="rsgui/gui/pages/prompt_choice.py" />
   <source>Only prompts with this tag.</source>
   <translation>Nur Prompts mit diesem Tag.</translation>
  </message>
  <message>
   <location filename="rsgui/gui/pages/prompt_choice.py" />
   <source>Only prompts with these words in what the list of Prompts shows of them, in upper or lower case.</source>
   <translation>Nur Prompts mit diesen Wörtern in dem, was die Liste der Prompts von ihnen zeigt, groß oder klein geschrieben.</translation>
  </message>
  <message>
   <location filename="rsgui/gui/pages/prompt_choice.py" />
   <source>Only prompts whose completions in an earlier run were neither all good nor all bad. Where all have the same reward, there is nothing to choose among.</source>
   <translation>Nur Prompts, deren Completions in einem früheren Lauf weder alle gut noch alle schlecht waren. Wo alle denselben Reward haben, gibt es nichts auszuwählen.</translation>
  </message>
  <message>
   <location filename="rsgui/gui/pages/prompt_choice.py" />
   <source>Training on the same prompts in every round overfits: the model learns these by heart and gets no better at others. Take a part of them in each round, another seed takes others.</source>
   <translation>Wer in jeder Runde mit denselben Prompts trainiert, überanpasst: Das Modell lernt diese auswendig und wird bei anderen nicht besser. Nehmen Sie in jeder Runde einen Teil; ein anderer Seed nimmt andere.</translation>
  </message>
  <message>
   <location filename="rsgui/gui/pages/prompt_choice.py" />
   <source>any</source>
   <translation>beliebig</translation>
  </message>
  <message>
   <location filename="rsgui/gui/pages/prompt_choice.py" />
   <source>Seed of the choice</source>
   <translation>Seed der Auswahl</translation>
  </message>
  <message>
   <location filename="rsgui/gui/pages/prompt_choice.py" />
   <source>How many</source>
   <translation>Wie viele</translation>
  </message>
  <message>
   <location filename="rsgui/gui/pages/prompt_choice.py" />
   <source>Tag</source>
   <translation>Tag</translation>
  </message>
  <message>
   <location filename="rsgui/gui/pages/prompt_choice.py" />
   <source>With the words</source>
   <translation>Mit den Wörtern</translation>
  </message>
  <message>
   <location filename="rsgui/gui/pages/prompt_choice.py" />
   <source>Mixed rewards in</source>
   <translation>Gemischte Rewards in</translation>
  </message>
  <message>
   <location filename="rsgui/gui/pages/prompt_choice.py" />
   <source>Run {run}</source>
   <translation>Lauf {run}</translation>
  </message>
  <message>
   <location filename="rsgui/gui/pages/prompt_choice.py" />
   <source>off</source>
   <translation>aus</translation>
  </message>
  <message>
   <location filename="rsgui/gui/pages/prompt_choice.py" />
   <source>Run {run}, by {by}</source>
   <translation>Lauf {run}, von {by}</translation>
  </message>
  <message>
   <location filename="rsgui/gui/pages/prompt_choice.py" />
   <source>choosing …</source>
   <translation>wird ausgewählt …</translation>
  </message>
  <message numerus="yes">
   <location filename="rsgui/gui/pages/prompt_choice.py" />
   <source>Takes {count} training prompts.</source>
   <extracomment>Takes {count} training prompt.</extracomment>
   <translation>
    <numerusform>Nimmt {count} Trainings-Prompt.</numerusform>
    <numerusform>Nimmt {count} Trainings-Prompts.</numerusform>
   </translation>
  </message>
  <message>
   <location filename="rsgui/gui/pages/prompt_choice.py" />
   <source>No run has them yet.</source>
   <translation>Noch kein Lauf enthält sie.</translation>
  </message>
  <message>
   <location filename="rsgui/gui/pages/prompt_choice.py" />
   <source>All of them are in one run already.</source>
   <translation>Alle sind schon in einem Lauf.</translation>
  </message>
  <message>
   <location filename="rsgui/gui/pages/prompt_choice.py" />
   <source>All of them are in up to {most:,} runs already.</source>
   <translation>Alle sind schon in bis zu {most:,} Läufen.</translation>
  </message>
  <message numerus="yes">
   <location filename="rsgui/gui/pages/prompt_choice.py" />
   <source>{count} of them are in one run already.</source>
   <extracomment>{count} of them is in one run already.</extracomment>
   <translation>
    <numerusform>{count} davon ist schon in einem Lauf.</numerusform>
    <numerusform>{count} davon sind schon in einem Lauf.</numerusform>
   </translation>
  </message>
  <message numerus="yes">
   <location filename="rsgui/gui/pages/prompt_choice.py" />
   <source>{count} of them are in up to {most:,} runs already.</source>
   <extracomment>{count} of them is in up to {most:,} runs already.</extracomment>
   <translation>
    <numerusform>{count} davon ist schon in bis zu {most:,} Läufen.</numerusform>
    <numerusform>{count} davon sind schon in bis zu {most:,} Läufen.</numerusform>
   </translation>
  </message>
  <message>
   <location filename="rsgui/gui/pages/prompt_model.py" />
   <source>Runs</source>
   <translation>Läufe</translation>
  </message>
  <message>
   <location filename="rsgui/gui/pages/prompt_model.py" />
   <source>train</source>
   <translation>Training</translation>
  </message>
  <message>
   <location filename="rsgui/gui/pages/prompt_model.py" />
   <source>held-out</source>
   <translation>Held-out</translation>
  </message>
  <message>
   <location filename="rsgui/gui/pages/prompts_page.py" />
   <source>Prompts (*.jsonl *.json *.csv *.parquet);;All files (*)</source>
   <translation>Prompts (*.jsonl *.json *.csv *.parquet);;Alle Dateien (*)</translation>
  </message>
  <message>
   <location filename="rsgui/gui/pages/prompts_page.py" />
   <source>System</source>
   <translation>System</translation>
  </message>
  <message>
   <location filename="rsgui/gui/pages/prompts_page.py" />
   <source>User</source>
   <translation>User</translation>
  </message>
  <message>
   <location filename="rsgui/gui/pages/prompts_page.py" />
   <source>Assistant</source>
   <translation>Assistant</translation>
  </message>
  <message>
   <location filename="rsgui/gui/pages/prompts_page.py" />
   <source>Choose a prompt to read it here.</source>
   <translation>Wählen Sie einen Prompt, um ihn hier zu lesen.</translation>
  </message>
  <message>
   <location filename="rsgui/gui/pages/prompts_page.py" />
   <source>A JSONL, CSV or Parquet file with one prompt a line: text or chat messages, and perhaps checks, a reference answer, tags. Drop a file here, or choose one; you see what comes of it first.</source>
   <translation>Eine JSONL-, CSV- oder Parquet-Datei mit einem Prompt je Zeile: Text oder Chatnachrichten, dazu vielleicht Prüfungen, eine Referenzantwort, Tags. Ziehen Sie eine Datei hierher, oder wählen Sie eine; Sie sehen zuerst, was daraus wird.</translation>
  </message>
  <message>
   <location filename="rsgui/gui/pages/prompts_page.py" />
   <source>Train</source>
   <comment>a split</comment>
   <translation>Training</translation>
  </message>
  <message>
   <location filename="rsgui/gui/pages/prompts_page.py" />
   <source>Held-out</source>
   <translation>Held-out</translation>
  </message>
  <message>
   <location filename="rsgui/gui/pages/prompts_page.py" />
   <source>Ctrl+I</source>
   <translation>Strg+I</translation>
  </message>
  <message numerus="yes">
   <location filename="rsgui/gui/pages/prompts_page.py" />
   <source>{count} prompts with “{words}”</source>
   <extracomment>{count} prompt with “{words}”</extracomment>
   <translation>
    <numerusform>{count} Prompt mit „{words}“</numerusform>
    <numerusform>{count} Prompts mit „{words}“</numerusform>
   </translation>
  </message>
  <message>
   <location filename="rsgui/gui/pages/rendered_prompt.py" />
   <source>Its own</source>
   <translation>Eigenes</translation>
  </message>
  <message>
   <location filename="rsgui/gui/pages/rendered_prompt.py" />
   <source>Plain text</source>
   <translation>Nur Text</translation>
  </message>
  <message>
   <location filename="rsgui/gui/pages/rendered_prompt.py" />
   <source>Written here</source>
   <translation>Selbst geschrieben</translation>
  </message>
  <message>
   <location filename="rsgui/gui/pages/rendered_prompt.py" />
   <source>The form in which a model is given a chat. Its own is what it was trained on, and nearly always best. What is chosen here is used for generating, training and evaluating alike.</source>
   <translation>Die Form, in der ein Modell einen Chat bekommt. Mit seinem eigenen wurde es trainiert, und das ist fast immer das beste. Was hier gewählt wird, gilt beim Erzeugen, Trainieren und Evaluieren gleichermaßen.</translation>
  </message>
  <message>
   <location filename="rsgui/gui/pages/rendered_prompt.py" />
   <source>This model has no chat template of its own.</source>
   <translation>Dieses Modell hat kein eigenes Chat-Template.</translation>
  </message>
  <message>
   <location filename="rsgui/gui/pages/rendered_prompt.py" />
   <source>It is given the messages as plain text. Choose ChatML for a model that was trained on chats; plain text is right for one that only continues texts.</source>
   <translation>Es bekommt die Nachrichten als bloßen Text. Wählen Sie ChatML für ein Modell, das mit Chats trainiert wurde; bloßer Text ist für eines richtig, das nur Texte fortsetzt.</translation>
  </message>
  <message>
   <location filename="rsgui/gui/pages/rendered_prompt.py" />
   <source>The server puts prompts into the chat template that it was started with, and does not show it.</source>
   <translation>Der Server setzt Prompts in das Chat-Template ein, mit dem er gestartet wurde, und zeigt es nicht.</translation>
  </message>
  <message>
   <location filename="rsgui/gui/pages/rendered_prompt.py" />
   <source>The first prompt as the model sees it</source>
   <translation>Der erste Prompt, wie ihn das Modell sieht</translation>
  </message>
  <message>
   <location filename="rsgui/gui/pages/rendered_prompt.py" />
   <source>Chat template, in Jinja</source>
   <translation>Chat-Template, in Jinja</translation>
  </message>
  <message>
   <location filename="rsgui/gui/pages/rendered_prompt.py" />
   <source>It runs in a sandbox, for 2 s at most.</source>
   <translation>Es läuft in einer Sandbox, höchstens 2 s lang.</translation>
  </message>
  <message>
   <location filename="rsgui/gui/pages/rendered_prompt.py" />
   <source>Underlined: special tokens, which are one token each.</source>
   <translation>Unterstrichen: besondere Tokens, je ein Token.</translation>
  </message>
  <message>
   <location filename="rsgui/gui/pages/rendered_prompt.py" />
   <source>Chat template</source>
   <translation>Chat-Template</translation>
  </message>
  <message>
   <location filename="rsgui/gui/pages/rendered_prompt.py" />
   <source>What the model sees</source>
   <translation>Was das Modell sieht</translation>
  </message>
  <message>
   <location filename="rsgui/gui/pages/rendered_prompt.py" />
   <source>the model's own chat template</source>
   <translation>das Chat-Template des Modells</translation>
  </message>
  <message>
   <location filename="rsgui/gui/pages/rendered_prompt.py" />
   <source>a template written here</source>
   <translation>ein hier geschriebenes Template</translation>
  </message>
  <message>
   <location filename="rsgui/gui/pages/rendered_prompt.py" />
   <source>Looking ...</source>
   <translation>Wird nachgesehen …</translation>
  </message>
  <message>
   <location filename="rsgui/gui/pages/rendered_prompt.py" />
   <source>The first prompt: {tokens:,} tokens of {most:,}.</source>
   <translation>Der erste Prompt: {tokens:,} Tokens von {most:,}.</translation>
  </message>
  <message numerus="yes">
   <location filename="rsgui/gui/pages/rendered_prompt.py" />
   <source>The first prompt: {count} tokens.</source>
   <extracomment>The first prompt: {count} token.</extracomment>
   <translation>
    <numerusform>Der erste Prompt: {count} Token.</numerusform>
    <numerusform>Der erste Prompt: {count} Tokens.</numerusform>
   </translation>
  </message>
  <message>
   <location filename="rsgui/gui/pages/round_form.py" />
   <source>Choose among the completions of earlier rounds too</source>
   <translation>Auch unter den Completions früherer Runden auswählen</translation>
  </message>
  <message>
   <location filename="rsgui/gui/pages/round_form.py" />
   <source>The scorers of now reward them. Llama 2 forgot what its later rounds no longer saw.</source>
   <translation>Die heutigen Scorer bewerten sie. Llama 2 vergaß, was seine späteren Runden nicht mehr sahen.</translation>
  </message>
  <message>
   <location filename="rsgui/gui/pages/round_form.py" />
   <source>Wait for my review before each training</source>
   <translation>Vor jedem Training auf mein Sichten warten</translation>
  </message>
  <message>
   <location filename="rsgui/gui/pages/round_form.py" />
   <source>Each round halts once it has selected, until you let it go on.</source>
   <translation>Jede Runde hält nach der Auswahl an, bis Sie sie weiterlaufen lassen.</translation>
  </message>
  <message>
   <location filename="rsgui/gui/pages/round_form.py" />
   <source>Stop when gold on validation prompts no longer rises</source>
   <translation>Aufhören, wenn Gold auf Validierungs-Prompts nicht mehr steigt</translation>
  </message>
  <message>
   <location filename="rsgui/gui/pages/round_form.py" />
   <source>A tenth of the training prompts is kept out of training for that; held-out prompts have no part in it.</source>
   <translation>Ein Zehntel der Trainings-Prompts bleibt dafür dem Training vorenthalten; Held-out-Prompts haben damit nichts zu tun.</translation>
  </message>
  <message>
   <location filename="rsgui/gui/pages/round_form.py" />
   <source>Train a random control beside the first round</source>
   <translation>Neben der ersten Runde eine zufällige Kontrolle trainieren</translation>
  </message>
  <message>
   <location filename="rsgui/gui/pages/round_form.py" />
   <source>As many random completions of the same prompts: it tells selection from mere tuning.</source>
   <translation>Ebenso viele zufällige Completions derselben Prompts: Sie unterscheidet die Auswahl vom bloßen Fine-Tuning.</translation>
  </message>
  <message>
   <location filename="rsgui/gui/pages/round_form.py" />
   <source>Rounds</source>
   <translation>Runden</translation>
  </message>
  <message>
   <location filename="rsgui/gui/pages/round_form.py" />
   <source>The base</source>
   <translation>Das Basismodell</translation>
  </message>
  <message>
   <location filename="rsgui/gui/pages/round_form.py" />
   <source>The last adapter</source>
   <translation>Der letzte Adapter</translation>
  </message>
  <message>
   <location filename="rsgui/gui/pages/round_form.py" />
   <source>Completions of each held-out prompt</source>
   <translation>Completions je Held-out-Prompt</translation>
  </message>
  <message>
   <location filename="rsgui/gui/pages/round_form.py" />
   <source>Goes on from</source>
   <translation>Geht weiter von</translation>
  </message>
  <message>
   <location filename="rsgui/gui/pages/round_form.py" />
   <source>Each trains on from</source>
   <translation>Jede trainiert weiter von</translation>
  </message>
  <message>
   <location filename="rsgui/gui/pages/round_form.py" />
   <source>From the base each round is trained anew (STaR, ReST-EM); else on the one before (RAFT).</source>
   <translation>Vom Basismodell aus wird jede Runde neu trainiert (STaR, ReST-EM), sonst auf der vorigen (RAFT).</translation>
  </message>
  <message>
   <location filename="rsgui/gui/pages/round_form.py" />
   <source>{model}, without an adapter</source>
   <translation>{model}, ohne Adapter</translation>
  </message>
  <message>
   <location filename="rsgui/gui/pages/round_model.py" />
   <source>Round</source>
   <translation>Runde</translation>
  </message>
  <message>
   <location filename="rsgui/gui/pages/round_model.py" />
   <source>Held-out reward</source>
   <translation>Held-out-Reward</translation>
  </message>
  <message>
   <location filename="rsgui/gui/pages/round_model.py" />
   <source>Control</source>
   <translation>Kontrolle</translation>
  </message>
  <message>
   <location filename="rsgui/gui/pages/round_model.py" />
   <source>State</source>
   <translation>Stand</translation>
  </message>
  <message>
   <location filename="rsgui/gui/pages/round_model.py" />
   <source>Begun</source>
   <translation>Begonnen</translation>
  </message>
  <message>
   <location filename="rsgui/gui/pages/round_model.py" />
   <source>{estimate} ({low} to {high})</source>
   <translation>{estimate} ({low} bis {high})</translation>
  </message>
  <message>
   <location filename="rsgui/gui/pages/round_model.py" />
   <source>evaluated</source>
   <translation>evaluiert</translation>
  </message>
  <message>
   <location filename="rsgui/gui/pages/round_model.py" />
   <source>trained</source>
   <translation>trainiert</translation>
  </message>
  <message>
   <location filename="rsgui/gui/pages/round_model.py" />
   <source>to be trained</source>
   <translation>zu trainieren</translation>
  </message>
  <message>
   <location filename="rsgui/gui/pages/round_model.py" />
   <source>selected</source>
   <translation>dabei</translation>
  </message>
  <message>
   <location filename="rsgui/gui/pages/round_model.py" />
   <source>begun</source>
   <translation>begonnen</translation>
  </message>
  <message>
   <location filename="rsgui/gui/pages/round_model.py" />
   <source>adapter of {round}</source>
   <translation>Adapter von {round}</translation>
  </message>
  <message>
   <location filename="rsgui/gui/pages/round_model.py" />
   <source>Held-out reward over rounds</source>
   <translation>Held-out-Reward über die Runden</translation>
  </message>
  <message>
   <location filename="rsgui/gui/pages/round_model.py" />
   <source>rounds from the base</source>
   <translation>Runden ab dem Basismodell</translation>
  </message>
  <message>
   <location filename="rsgui/gui/pages/round_model.py" />
   <source>mean gold reward</source>
   <translation>mittlerer Gold-Reward</translation>
  </message>
  <message>
   <location filename="rsgui/gui/pages/round_model.py" />
   <source>base</source>
   <translation>Basismodell</translation>
  </message>
  <message>
   <location filename="rsgui/gui/pages/round_model.py" />
   <source>random control</source>
   <translation>zufällige Kontrolle</translation>
  </message>
  <message>
   <location filename="rsgui/gui/pages/round_model.py" />
   <source>base: {reward}</source>
   <translation>Basismodell: {reward}</translation>
  </message>
  <message>
   <location filename="rsgui/gui/pages/round_model.py" />
   <source>{round}: {reward}</source>
   <translation>{round}: {reward}</translation>
  </message>
  <message>
   <location filename="rsgui/gui/pages/round_model.py" />
   <source>control of {round}: {reward}</source>
   <translation>Kontrolle von {round}: {reward}</translation>
  </message>
  <message>
   <location filename="rsgui/gui/pages/rounds_page.py" />
   <source>Its completions</source>
   <translation>Ihre Completions</translation>
  </message>
  <message>
   <location filename="rsgui/gui/pages/rounds_page.py" />
   <source>Its selection</source>
   <translation>Ihre Auswahl</translation>
  </message>
  <message>
   <location filename="rsgui/gui/pages/rounds_page.py" />
   <source>Its adapter</source>
   <translation>Ihr Adapter</translation>
  </message>
  <message>
   <location filename="rsgui/gui/pages/rounds_page.py" />
   <source>Its evaluation</source>
   <translation>Ihre Evaluation</translation>
  </message>
  <message numerus="yes">
   <location filename="rsgui/gui/pages/rounds_page.py" />
   <source>By {gold}, on the same {count} held-out prompts for all: so most rounds are evaluated. One that is evaluated otherwise, or not yet, has no figure here.</source>
   <extracomment>By {gold}, on the same held-out prompt for all: so most rounds are evaluated. One that is evaluated otherwise, or not yet, has no figure here.</extracomment>
   <translation>
    <numerusform>Nach {gold}, bei allen auf demselben Held-out-Prompt: So sind die meisten Runden evaluiert. Eine, die anders oder noch nicht evaluiert ist, hat hier keinen Wert.</numerusform>
    <numerusform>Nach {gold}, bei allen auf denselben {count} Held-out-Prompts: So sind die meisten Runden evaluiert. Eine, die anders oder noch nicht evaluiert ist, hat hier keinen Wert.</numerusform>
   </translation>
  </message>
  <message>
   <location filename="rsgui/gui/pages/rounds_page.py" />
   <source>Run rounds</source>
   <translation>Runden starten</translation>
  </message>
  <message>
   <location filename="rsgui/gui/pages/rounds_page.py" />
   <source>Go to Review</source>
   <translation>Zum Sichten</translation>
  </message>
  <message>
   <location filename="rsgui/gui/pages/rounds_page.py" />
   <source>No round yet</source>
   <translation>Noch keine Runde</translation>
  </message>
  <message>
   <location filename="rsgui/gui/pages/rounds_page.py" />
   <source>A round goes from prompts to an adapter and its evaluation; the next one begins with that adapter. Generate completions once, so that a model and its sampling are chosen.</source>
   <translation>Eine Runde führt von Prompts zu einem Adapter und seiner Evaluation; die nächste beginnt mit diesem Adapter. Erzeugen Sie einmal Completions, damit ein Modell und sein Sampling gewählt sind.</translation>
  </message>
  <message>
   <location filename="rsgui/gui/pages/rounds_page.py" />
   <source>Next round</source>
   <translation>Nächste Runde</translation>
  </message>
  <message>
   <location filename="rsgui/gui/pages/rounds_page.py" />
   <source>Goes on from this round: its adapter writes the completions</source>
   <translation>Geht von dieser Runde weiter: Ihr Adapter schreibt die Completions</translation>
  </message>
  <message>
   <location filename="rsgui/gui/pages/rounds_page.py" />
   <source>All rounds</source>
   <translation>Alle Runden</translation>
  </message>
  <message>
   <location filename="rsgui/gui/pages/rounds_page.py" />
   <source>{round} waits for your review.</source>
   <translation>{round} wartet auf Ihr Sichten.</translation>
  </message>
  <message>
   <location filename="rsgui/gui/pages/rounds_page.py" />
   <source>Go on trains on what is selected then, under your decisions.</source>
   <translation>„Weiter“ trainiert mit dem, was dann ausgewählt ist, mit Ihren Entscheidungen darüber.</translation>
  </message>
  <message>
   <location filename="rsgui/gui/pages/rounds_page.py" />
   <source>Rounds are running</source>
   <translation>Runden laufen</translation>
  </message>
  <message numerus="yes">
   <location filename="rsgui/gui/pages/rounds_page.py" />
   <source>Run {count} rounds</source>
   <extracomment>Run {count} round</extracomment>
   <translation>
    <numerusform>{count} Runde starten</numerusform>
    <numerusform>{count} Runden starten</numerusform>
   </translation>
  </message>
  <message>
   <location filename="rsgui/gui/pages/rounds_page.py" />
   <source>There is no model here that could be trained. Generate with one first.</source>
   <translation>Hier gibt es kein Modell, das sich trainieren ließe. Erzeugen Sie zuerst mit einem.</translation>
  </message>
  <message numerus="yes">
   <location filename="rsgui/gui/pages/rounds_page.py" />
   <source>Each round: {count} completions of each training prompt, {recipe}, then training and evaluation.</source>
   <extracomment>Each round: {count} completion of each training prompt, {recipe}, then training and evaluation.</extracomment>
   <translation>
    <numerusform>Jede Runde: {count} Completion je Trainings-Prompt, {recipe}, dann Training und Evaluation.</numerusform>
    <numerusform>Jede Runde: {count} Completions je Trainings-Prompt, {recipe}, dann Training und Evaluation.</numerusform>
   </translation>
  </message>
  <message>
   <location filename="rsgui/gui/pages/rounds_page.py" />
   <source>{recipe}.</source>
   <translation>{recipe}.</translation>
  </message>
  <message>
   <location filename="rsgui/gui/pages/rounds_page.py" />
   <source>{adapter}: {rows} with the hash {hash}.</source>
   <translation>{adapter}: {rows} mit dem Hash {hash}.</translation>
  </message>
  <message>
   <location filename="rsgui/gui/pages/rounds_page.py" />
   <source>Held-out reward {reward}; that of the base {base}.</source>
   <translation>Held-out-Reward {reward}; der des Basismodells {base}.</translation>
  </message>
  <message>
   <location filename="rsgui/gui/pages/rounds_page.py" />
   <source>Made by hand, page by page.</source>
   <translation>Von Hand entstanden, Seite für Seite.</translation>
  </message>
  <message>
   <location filename="rsgui/gui/pages/rounds_page.py" />
   <source>Trained on from the last adapter.</source>
   <translation>Vom letzten Adapter aus weitertrainiert.</translation>
  </message>
  <message>
   <location filename="rsgui/gui/pages/rounds_page.py" />
   <source>Trained from the base.</source>
   <translation>Vom Basismodell aus trainiert.</translation>
  </message>
  <message>
   <location filename="rsgui/gui/pages/rounds_page.py" />
   <source>Earlier completions were chosen among too.</source>
   <translation>Auch unter früheren Completions wurde ausgewählt.</translation>
  </message>
  <message>
   <location filename="rsgui/gui/pages/rounds_page.py" />
   <source>Delete {round}?</source>
   <translation>{round} löschen?</translation>
  </message>
  <message>
   <location filename="rsgui/gui/pages/rounds_page.py" />
   <source>Its completions, its adapter and its evaluation stay.</source>
   <translation>Ihre Completions, ihr Adapter und ihre Evaluation bleiben.</translation>
  </message>
  <message>
   <location filename="rsgui/gui/pages/rounds_page.py" />
   <source>Keep</source>
   <translation>Behalten</translation>
  </message>
  <message>
   <location filename="rsgui/gui/pages/run_card.py" />
   <source>temperature {temperature:g}</source>
   <translation>Temperatur {temperature:g}</translation>
  </message>
  <message>
   <location filename="rsgui/gui/pages/run_card.py" />
   <source>top p {top_p:g}</source>
   <translation>Top p {top_p:g}</translation>
  </message>
  <message>
   <location filename="rsgui/gui/pages/run_card.py" />
   <source>top k {top_k:,}</source>
   <translation>Top k {top_k:,}</translation>
  </message>
  <message>
   <location filename="rsgui/gui/pages/run_card.py" />
   <source>min p {min_p:g}</source>
   <translation>Min p {min_p:g}</translation>
  </message>
  <message>
   <location filename="rsgui/gui/pages/run_card.py" />
   <source>repetition penalty {penalty:g}</source>
   <translation>Wiederholungsstrafe {penalty:g}</translation>
  </message>
  <message>
   <location filename="rsgui/gui/pages/run_card.py" />
   <source>up to {count:,} tokens</source>
   <translation>bis zu {count:,} Tokens</translation>
  </message>
  <message>
   <location filename="rsgui/gui/pages/run_card.py" />
   <source>own system prompt</source>
   <translation>eigener System-Prompt</translation>
  </message>
  <message numerus="yes">
   <location filename="rsgui/gui/pages/run_card.py" />
   <source>{count} stop strings</source>
   <extracomment>{count} stop string</extracomment>
   <translation>
    <numerusform>{count} Stop-String</numerusform>
    <numerusform>{count} Stop-Strings</numerusform>
   </translation>
  </message>
  <message>
   <location filename="rsgui/gui/pages/run_card.py" />
   <source>{model} with an adapter</source>
   <translation>{model} mit Adapter</translation>
  </message>
  <message>
   <location filename="rsgui/gui/pages/run_card.py" />
   <source>completions</source>
   <translation>Completions</translation>
  </message>
  <message>
   <location filename="rsgui/gui/pages/run_card.py" />
   <source>truncated</source>
   <translation>abgeschnitten</translation>
  </message>
  <message>
   <location filename="rsgui/gui/pages/run_card.py" />
   <source>up to {count:,}</source>
   <translation>bis zu {count:,}</translation>
  </message>
  <message numerus="yes">
   <location filename="rsgui/gui/pages/run_card.py" />
   <source>{n} of each of {count} prompts</source>
   <extracomment>{n} of each of {count} prompt</extracomment>
   <translation>
    <numerusform>{n} je Prompt bei {count} Prompt</numerusform>
    <numerusform>{n} je Prompt bei {count} Prompts</numerusform>
   </translation>
  </message>
  <message>
   <location filename="rsgui/gui/pages/run_card.py" />
   <source>seed {seed}</source>
   <translation>Seed {seed}</translation>
  </message>
  <message>
   <location filename="rsgui/gui/pages/run_card.py" />
   <source>complete</source>
   <translation>vollständig</translation>
  </message>
  <message>
   <location filename="rsgui/gui/pages/run_card.py" />
   <source>{count:,} missing</source>
   <translation>{count:,} fehlen</translation>
  </message>
  <message>
   <location filename="rsgui/gui/pages/run_card.py" />
   <source>and {count:,} more</source>
   <translation>und {count:,} weitere</translation>
  </message>
  <message numerus="yes">
   <location filename="rsgui/gui/pages/run_card.py" />
   <source>{count} prompts were left out:</source>
   <extracomment>{count} prompt was left out:</extracomment>
   <translation>
    <numerusform>{count} Prompt wurde ausgelassen:</numerusform>
    <numerusform>{count} Prompts wurden ausgelassen:</numerusform>
   </translation>
  </message>
  <message>
   <location filename="rsgui/gui/pages/run_card.py" />
   <source>Shorten them, or choose a model with a longer context.</source>
   <translation>Kürzen Sie sie, oder wählen Sie ein Modell mit längerem Kontext.</translation>
  </message>
  <message>
   <location filename="rsgui/gui/pages/runs_on.py" />
   <source>As they are</source>
   <translation>Wie sie sind</translation>
  </message>
  <message>
   <location filename="rsgui/gui/pages/runs_on.py" />
   <source>8 bits</source>
   <translation>8 Bit</translation>
  </message>
  <message>
   <location filename="rsgui/gui/pages/runs_on.py" />
   <source>4 bits</source>
   <translation>4 Bit</translation>
  </message>
  <message>
   <location filename="rsgui/gui/pages/runs_on.py" />
   <source>transformers is faster for many prompts; llama.cpp reads GGUF files alone and needs less memory.</source>
   <translation>transformers ist bei vielen Prompts schneller; llama.cpp liest nur GGUF-Dateien und braucht weniger Speicher.</translation>
  </message>
  <message>
   <location filename="rsgui/gui/pages/runs_on.py" />
   <source>bitsandbytes rounds the weights while transformers loads them: half or a quarter of the memory, a little worse answers. An adapter stays whole beside them.</source>
   <translation>bitsandbytes rundet die Gewichte, während transformers sie lädt: die Hälfte oder ein Viertel des Speichers, etwas schlechtere Antworten. Ein Adapter daneben bleibt ungerundet.</translation>
  </message>
  <message>
   <location filename="rsgui/gui/pages/runs_on.py" />
   <source>Looking at this machine.</source>
   <translation>Dieser Rechner wird angesehen.</translation>
  </message>
  <message>
   <location filename="rsgui/gui/pages/runs_on.py" />
   <source>Runs on</source>
   <translation>Läuft mit</translation>
  </message>
  <message>
   <location filename="rsgui/gui/pages/runs_on.py" />
   <source>{runs_on}, weights in {bits}</source>
   <translation>{runs_on}, Gewichte in {bits}</translation>
  </message>
  <message>
   <location filename="rsgui/gui/pages/runs_on.py" />
   <source>Only transformers rounds them.</source>
   <translation>Nur transformers rundet sie.</translation>
  </message>
  <message>
   <location filename="rsgui/gui/pages/sampling_form.py" />
   <source>How bold the draw is. 0 always takes the likeliest token, so that all completions are the same; 1 draws as the model believes. Usual: 0.7 to 1, so that completions differ.</source>
   <translation>Wie kühn gezogen wird. 0 nimmt immer das wahrscheinlichste Token, sodass alle Completions gleich sind; 1 zieht, wie das Modell es glaubt. Üblich: 0,7 bis 1, damit sich die Completions unterscheiden.</translation>
  </message>
  <message>
   <location filename="rsgui/gui/pages/sampling_form.py" />
   <source>Keeps the likeliest tokens that together have this probability, and draws among them. 1 keeps all. Usual: 0.9 to 1.</source>
   <translation>Behält die wahrscheinlichsten Tokens, die zusammen diese Wahrscheinlichkeit haben, und zieht unter ihnen. 1 behält alle. Üblich: 0,9 bis 1.</translation>
  </message>
  <message>
   <location filename="rsgui/gui/pages/sampling_form.py" />
   <source>Keeps this many of the likeliest tokens at every step, and draws among them. Off keeps all. Usual: off, or 20 to 50.</source>
   <translation>Behält bei jedem Schritt so viele der wahrscheinlichsten Tokens und zieht unter ihnen. Aus behält alle. Üblich: aus, oder 20 bis 50.</translation>
  </message>
  <message>
   <location filename="rsgui/gui/pages/sampling_form.py" />
   <source>Drops tokens that are less likely than this share of the likeliest one. Off drops none. Usual: off, or 0.02 to 0.1.</source>
   <translation>Verwirft Tokens, die weniger wahrscheinlich sind als dieser Anteil des wahrscheinlichsten. Aus verwirft keine. Üblich: aus, oder 0,02 bis 0,1.</translation>
  </message>
  <message>
   <location filename="rsgui/gui/pages/sampling_form.py" />
   <source>Above 1, tokens that have occurred become less likely. 1 leaves them alone. Usual: 1; 1.05 to 1.2 for a small model that repeats itself.</source>
   <translation>Über 1 werden Tokens, die schon vorkamen, unwahrscheinlicher. 1 lässt sie, wie sie sind. Üblich: 1; 1,05 bis 1,2 für ein kleines Modell, das sich wiederholt.</translation>
  </message>
  <message>
   <location filename="rsgui/gui/pages/sampling_form.py" />
   <source>A completion that reaches this length is cut off there, and counted as such. Usual: 256 for short answers, 1,024 and more for reasoning. A token is about three quarters of an English word.</source>
   <translation>Eine Completion, die diese Länge erreicht, wird dort abgeschnitten und als abgeschnitten gezählt. Üblich: 256 für kurze Antworten, 1.024 und mehr für Reasoning. Ein Token ist etwa drei Viertel eines englischen Wortes.</translation>
  </message>
  <message>
   <location filename="rsgui/gui/pages/sampling_form.py" />
   <source>A completion ends before any of these. One a line. Usual: none, for a model that ends by itself.</source>
   <translation>Eine Completion endet vor jedem dieser Texte. Einer je Zeile. Üblich: keiner, bei einem Modell, das von selbst endet.</translation>
  </message>
  <message>
   <location filename="rsgui/gui/pages/sampling_form.py" />
   <source>Comes before every prompt that has no system message of its own. Usual: none.</source>
   <translation>Steht vor jedem Prompt, der keine eigene Systemnachricht hat. Üblich: keiner.</translation>
  </message>
  <message>
   <location filename="rsgui/gui/pages/sampling_form.py" />
   <source>Stop strings</source>
   <translation>Stop-Strings</translation>
  </message>
  <message>
   <location filename="rsgui/gui/pages/sampling_form.py" />
   <source>System prompt</source>
   <translation>System-Prompt</translation>
  </message>
  <message>
   <location filename="rsgui/gui/pages/sampling_form.py" />
   <source>More</source>
   <translation>Mehr</translation>
  </message>
  <message>
   <location filename="rsgui/gui/pages/sampling_form.py" />
   <source>Min p</source>
   <translation>Min p</translation>
  </message>
  <message>
   <location filename="rsgui/gui/pages/sampling_form.py" />
   <source>Repetition penalty</source>
   <translation>Wiederholungsstrafe</translation>
  </message>
  <message>
   <location filename="rsgui/gui/pages/sampling_form.py" />
   <source>Stop strings, one a line</source>
   <translation>Stop-Strings, einer je Zeile</translation>
  </message>
  <message>
   <location filename="rsgui/gui/pages/sampling_form.py" />
   <source>Sampling</source>
   <translation>Sampling</translation>
  </message>
  <message>
   <location filename="rsgui/gui/pages/sampling_form.py" />
   <source>Temperature</source>
   <translation>Temperatur</translation>
  </message>
  <message>
   <location filename="rsgui/gui/pages/sampling_form.py" />
   <source>Most new tokens</source>
   <translation>Neue Tokens höchstens</translation>
  </message>
  <message>
   <location filename="rsgui/gui/pages/sampling_form.py" />
   <source>Top p</source>
   <translation>Top p</translation>
  </message>
  <message>
   <location filename="rsgui/gui/pages/sampling_form.py" />
   <source>Top k</source>
   <translation>Top k</translation>
  </message>
  <message>
   <location filename="rsgui/gui/pages/sampling_form.py" />
   <source>a system prompt</source>
   <translation>ein System-Prompt</translation>
  </message>
  <message>
   <location filename="rsgui/gui/pages/sampling_form.py" />
   <source>system prompt, stop strings: none</source>
   <translation>System-Prompt, Stop-Strings: keine</translation>
  </message>
  <message>
   <location filename="rsgui/gui/pages/sampling_presets.py" />
   <source>Temperature and top p of the RLHF book's reference code, without a limit on k.</source>
   <translation>Temperatur und Top p aus dem Referenzcode des RLHF-Buchs, ohne Grenze für k.</translation>
  </message>
  <message>
   <location filename="rsgui/gui/pages/sampling_presets.py" />
   <source>As the fields say.</source>
   <translation>Wie in den Feldern angegeben.</translation>
  </message>
  <message>
   <location filename="rsgui/gui/pages/sampling_presets.py" />
   <source>What papers and the RLHF book sampled with. It fills in the fields below and the number of completions; you may change them afterwards.</source>
   <translation>Womit Veröffentlichungen und das RLHF-Buch gezogen haben. Füllt die Felder darunter und die Anzahl der Completions aus; Sie können sie danach ändern.</translation>
  </message>
  <message>
   <location filename="rsgui/gui/pages/sampling_presets.py" />
   <source>{count} completions of each prompt</source>
   <translation>{count} Completions je Prompt</translation>
  </message>
  <message>
   <location filename="rsgui/gui/pages/sampling_presets.py" />
   <source>It does not tell: {names}.</source>
   <translation>Nicht angegeben: {names}.</translation>
  </message>
  <message>
   <location filename="rsgui/gui/pages/sampling_presets.py" />
   <source>Source: {source}</source>
   <translation>Quelle: {source}</translation>
  </message>
  <message>
   <location filename="rsgui/gui/pages/sampling_presets.py" />
   <source>{least:g} to {most:g}</source>
   <translation>{least:g} bis {most:g}</translation>
  </message>
  <message>
   <location filename="rsgui/gui/pages/sampling_presets.py" />
   <source>Default</source>
   <translation>Vorgabe</translation>
  </message>
  <message>
   <location filename="rsgui/gui/pages/sampling_presets.py" />
   <source>Own values</source>
   <translation>Eigene Werte</translation>
  </message>
  <message>
   <location filename="rsgui/gui/pages/sampling_presets.py" />
   <source>Preset</source>
   <translation>Voreinstellung</translation>
  </message>
  <message>
   <location filename="rsgui/gui/pages/save_adapter.py" />
   <source>Merged model, as a folder</source>
   <translation>Zusammengeführtes Modell als Ordner</translation>
  </message>
  <message>
   <location filename="rsgui/gui/pages/save_adapter.py" />
   <source>The base with the adapter in it, for transformers and servers</source>
   <translation>Das Basismodell mit dem Adapter darin, für transformers und Server</translation>
  </message>
  <message>
   <location filename="rsgui/gui/pages/save_adapter.py" />
   <source>Merged model, as GGUF</source>
   <translation>Zusammengeführtes Modell als GGUF</translation>
  </message>
  <message>
   <location filename="rsgui/gui/pages/save_adapter.py" />
   <source>The same for llama.cpp; for bases that came as GGUF</source>
   <translation>Dasselbe für llama.cpp; für Basismodelle, die als GGUF kamen</translation>
  </message>
  <message>
   <location filename="rsgui/gui/pages/save_adapter.py" />
   <source>Adapter alone, as GGUF</source>
   <translation>Adapter allein als GGUF</translation>
  </message>
  <message>
   <location filename="rsgui/gui/pages/save_adapter.py" />
   <source>A small file that llama.cpp loads beside its base in GGUF</source>
   <translation>Eine kleine Datei, die llama.cpp neben dem Basismodell als GGUF lädt</translation>
  </message>
  <message>
   <location filename="rsgui/gui/pages/save_adapter.py" />
   <source>Save as</source>
   <translation>Speichern als</translation>
  </message>
  <message>
   <location filename="rsgui/gui/pages/save_adapter.py" />
   <source>Save the chosen adapter in another form</source>
   <translation>Den gewählten Adapter in anderer Form speichern</translation>
  </message>
  <message>
   <location filename="rsgui/gui/pages/save_adapter.py" />
   <source>New folder (*)</source>
   <translation>Neuer Ordner (*)</translation>
  </message>
  <message>
   <location filename="rsgui/gui/pages/score_page.py" />
   <source>Score</source>
   <translation>Bewerten</translation>
  </message>
  <message>
   <location filename="rsgui/gui/pages/score_page.py" />
   <source>Add a scorer</source>
   <translation>Scorer hinzufügen</translation>
  </message>
  <message>
   <location filename="rsgui/gui/pages/score_page.py" />
   <source>Nothing to score yet</source>
   <translation>Noch nichts zu bewerten</translation>
  </message>
  <message>
   <location filename="rsgui/gui/pages/score_page.py" />
   <source>A scorer gives each completion a reward. Generate some completions first.</source>
   <translation>Ein Scorer gibt jeder Completion einen Reward. Erzeugen Sie zuerst einige Completions.</translation>
  </message>
  <message>
   <location filename="rsgui/gui/pages/score_page.py" />
   <source>A reward model is being trained.</source>
   <translation>Ein Reward-Modell wird trainiert.</translation>
  </message>
  <message>
   <location filename="rsgui/gui/pages/score_page.py" />
   <source>Completions are being scored.</source>
   <translation>Completions werden bewertet.</translation>
  </message>
  <message>
   <location filename="rsgui/gui/pages/score_page.py" />
   <source>Training</source>
   <comment>goes on now</comment>
   <translation>Training läuft</translation>
  </message>
  <message>
   <location filename="rsgui/gui/pages/score_page.py" />
   <source>Scoring</source>
   <translation>Bewertung läuft</translation>
  </message>
  <message numerus="yes">
   <location filename="rsgui/gui/pages/score_page.py" />
   <source>Score: {count} rewards missing</source>
   <extracomment>Score: {count} reward missing</extracomment>
   <translation>
    <numerusform>Bewerten: {count} Reward fehlt</numerusform>
    <numerusform>Bewerten: {count} Rewards fehlen</numerusform>
   </translation>
  </message>
  <message numerus="yes">
   <location filename="rsgui/gui/pages/score_page.py" />
   <source>Score {count} completions</source>
   <extracomment>Score {count} completion</extracomment>
   <translation>
    <numerusform>{count} Completion bewerten</numerusform>
    <numerusform>{count} Completions bewerten</numerusform>
   </translation>
  </message>
  <message>
   <location filename="rsgui/gui/pages/score_page.py" />
   <source>Every completion has been scored.</source>
   <translation>Alle Completions sind bewertet.</translation>
  </message>
  <message>
   <location filename="rsgui/gui/pages/score_page.py" />
   <source>Nothing to score</source>
   <translation>Nichts zu bewerten</translation>
  </message>
  <message>
   <location filename="rsgui/gui/pages/score_page.py" />
   <source>{names} have not looked at all completions.</source>
   <translation>{names} haben noch nicht alle Completions angesehen.</translation>
  </message>
  <message>
   <location filename="rsgui/gui/pages/score_page.py" />
   <source>Every check of a prompt is tried on each of its completions.</source>
   <translation>Jede Prüfung eines Prompts wird an jeder seiner Completions vorgenommen.</translation>
  </message>
  <message>
   <location filename="rsgui/gui/pages/score_page.py" />
   <source>“{name}” looks at each completion.</source>
   <translation>„{name}“ sieht sich jede Completion an.</translation>
  </message>
  <message numerus="yes">
   <location filename="rsgui/gui/pages/score_page.py" />
   <source>{count} rewards that are there stay as they are.</source>
   <extracomment>{count} reward that is there stays as it is.</extracomment>
   <translation>
    <numerusform>{count} vorhandener Reward bleibt, wie er ist.</numerusform>
    <numerusform>{count} vorhandene Rewards bleiben, wie sie sind.</numerusform>
   </translation>
  </message>
  <message>
   <location filename="rsgui/gui/pages/server_form.py" />
   <source>Where a server listens that speaks OpenAI's protocol: vLLM, llama-server, TGI, LM Studio, Ollama, or a hosted one.</source>
   <translation>Wo ein Server lauscht, der das Protokoll von OpenAI spricht: vLLM, llama-server, TGI, LM Studio, Ollama oder ein gehosteter.</translation>
  </message>
  <message>
   <location filename="rsgui/gui/pages/server_form.py" />
   <source>Kept in the keyring of the system and sent to this address alone. It stands in no project, log or export. Leave it empty where the server wants none.</source>
   <translation>Wird im Schlüsselbund des Systems aufbewahrt und nur an diese Adresse geschickt. Er steht in keinem Projekt, Protokoll oder Export. Lassen Sie das Feld leer, wenn der Server keinen verlangt.</translation>
  </message>
  <message>
   <location filename="rsgui/gui/pages/server_form.py" />
   <source>One of those that the server lists. Where it has no list, type the name.</source>
   <translation>Eines von denen, die der Server auflistet. Hat er keine Liste, so tippen Sie den Namen.</translation>
  </message>
  <message>
   <location filename="rsgui/gui/pages/server_form.py" />
   <source>Fetch its models</source>
   <translation>Modelle holen</translation>
  </message>
  <message>
   <location filename="rsgui/gui/pages/server_form.py" />
   <source>Asks the server which models it has</source>
   <translation>Fragt den Server, welche Modelle er hat</translation>
  </message>
  <message>
   <location filename="rsgui/gui/pages/server_form.py" />
   <source>Forget the key</source>
   <translation>Schlüssel vergessen</translation>
  </message>
  <message>
   <location filename="rsgui/gui/pages/server_form.py" />
   <source>Fetch the list, or type a name</source>
   <translation>Liste holen oder Namen tippen</translation>
  </message>
  <message>
   <location filename="rsgui/gui/pages/server_form.py" />
   <source>Address of the server</source>
   <translation>Adresse des Servers</translation>
  </message>
  <message>
   <location filename="rsgui/gui/pages/server_form.py" />
   <source>Key</source>
   <translation>API-Schlüssel</translation>
  </message>
  <message>
   <location filename="rsgui/gui/pages/server_form.py" />
   <source>Its model</source>
   <translation>Sein Modell</translation>
  </message>
  <message>
   <location filename="rsgui/gui/pages/server_form.py" />
   <source>Asking the server.</source>
   <translation>Der Server wird gefragt.</translation>
  </message>
  <message numerus="yes">
   <location filename="rsgui/gui/pages/server_form.py" />
   <source>{server} has {count} models.</source>
   <extracomment>{server} has {count} model.</extracomment>
   <translation>
    <numerusform>{server} hat {count} Modell.</numerusform>
    <numerusform>{server} hat {count} Modelle.</numerusform>
   </translation>
  </message>
  <message>
   <location filename="rsgui/gui/pages/server_form.py" />
   <source>A key is kept in the system's keyring.</source>
   <translation>Ein Schlüssel liegt im Schlüsselbund des Systems.</translation>
  </message>
  <message>
   <location filename="rsgui/gui/pages/server_form.py" />
   <source>The key is that of the variable {source}.</source>
   <translation>Der Schlüssel ist der aus der Variablen {source}.</translation>
  </message>
  <message>
   <location filename="rsgui/gui/pages/server_form.py" />
   <source>Enter another to replace it</source>
   <translation>Einen anderen eingeben, um ihn zu ersetzen</translation>
  </message>
  <message>
   <location filename="rsgui/gui/pages/server_form.py" />
   <source>Only where the server wants one</source>
   <translation>Nur wenn der Server einen verlangt</translation>
  </message>
  <message>
   <location filename="rsgui/gui/pages/train_page.py" />
   <source>Train</source>
   <translation>Trainieren</translation>
  </message>
  <message>
   <location filename="rsgui/gui/pages/train_page.py" />
   <source>Nothing to train on yet</source>
   <translation>Noch nichts, womit sich trainieren ließe</translation>
  </message>
  <message>
   <location filename="rsgui/gui/pages/train_page.py" />
   <source>The curated set is what gets trained on: what a recipe picked, with your decisions over it.</source>
   <translation>Trainiert wird mit dem kuratierten Datensatz: was ein Rezept ausgewählt hat, mit Ihren Entscheidungen darüber.</translation>
  </message>
  <message>
   <location filename="rsgui/gui/pages/train_page.py" />
   <source>Go to Evaluate</source>
   <translation>Zum Evaluieren</translation>
  </message>
  <message>
   <location filename="rsgui/gui/pages/train_page.py" />
   <source>Copy path</source>
   <translation>Pfad kopieren</translation>
  </message>
  <message>
   <location filename="rsgui/gui/pages/train_page.py" />
   <source>Open folder</source>
   <translation>Ordner öffnen</translation>
  </message>
  <message>
   <location filename="rsgui/gui/pages/train_page.py" />
   <source>An adapter is being trained.</source>
   <translation>Ein Adapter wird trainiert.</translation>
  </message>
  <message numerus="yes">
   <location filename="rsgui/gui/pages/train_page.py" />
   <source>Train on {count} completions</source>
   <extracomment>Train on {count} completion</extracomment>
   <translation>
    <numerusform>Mit {count} Completion trainieren</numerusform>
    <numerusform>Mit {count} Completions trainieren</numerusform>
   </translation>
  </message>
  <message numerus="yes">
   <location filename="rsgui/gui/pages/train_page.py" />
   <source>{count} completions of {prompts}</source>
   <extracomment>{count} completion of {prompts}</extracomment>
   <translation>
    <numerusform>{count} Completion von {prompts}</numerusform>
    <numerusform>{count} Completions von {prompts}</numerusform>
   </translation>
  </message>
  <message>
   <location filename="rsgui/gui/pages/train_page.py" />
   <source>{recipe}, among some runs only</source>
   <translation>{recipe}, nur unter einigen Läufen</translation>
  </message>
  <message>
   <location filename="rsgui/gui/pages/train_page.py" />
   <source>{what}: {recipe}, under your decisions</source>
   <translation>{what}: {recipe}, mit Ihren Entscheidungen darüber</translation>
  </message>
  <message>
   <location filename="rsgui/gui/pages/train_page.py" />
   <source>The base model is {name}.</source>
   <translation>Das Basismodell ist {name}.</translation>
  </message>
  <message>
   <location filename="rsgui/gui/pages/training_controls.py" />
   <source>Stop and keep</source>
   <translation>Beenden und behalten</translation>
  </message>
  <message>
   <location filename="rsgui/gui/pages/training_controls.py" />
   <source>What it has learnt by now is the adapter.</source>
   <translation>Was er bis jetzt gelernt hat, ist der Adapter.</translation>
  </message>
  <message>
   <location filename="rsgui/gui/pages/training_controls.py" />
   <source>Stop and discard</source>
   <translation>Beenden und verwerfen</translation>
  </message>
  <message>
   <location filename="rsgui/gui/pages/training_controls.py" />
   <source>As if it had not been started.</source>
   <translation>Als wäre es nie gestartet worden.</translation>
  </message>
  <message>
   <location filename="rsgui/gui/pages/training_controls.py" />
   <source>Continue</source>
   <translation>Fortsetzen</translation>
  </message>
  <message>
   <location filename="rsgui/gui/pages/training_controls.py" />
   <source>Keep the last checkpoint</source>
   <translation>Letzten Checkpoint behalten</translation>
  </message>
  <message>
   <location filename="rsgui/gui/pages/training_controls.py" />
   <source>Discard</source>
   <translation>Verwerfen</translation>
  </message>
  <message>
   <location filename="rsgui/gui/pages/training_controls.py" />
   <source>{training} was stopped after {done:,} of {total:,} steps.</source>
   <translation>{training}: nach {done:,} von {total:,} Schritten angehalten.</translation>
  </message>
  <message>
   <location filename="rsgui/gui/pages/training_controls.py" />
   <source>Discard what it has learnt?</source>
   <translation>Das Gelernte verwerfen?</translation>
  </message>
  <message>
   <location filename="rsgui/gui/pages/training_controls.py" />
   <source>The adapter, its checkpoint and its rows are deleted. This cannot be undone.</source>
   <translation>Der Adapter, sein Checkpoint und seine Zeilen werden gelöscht. Das lässt sich nicht rückgängig machen.</translation>
  </message>
  <message>
   <location filename="rsgui/gui/pages/training_curve.py" />
   <source>validation loss</source>
   <translation>Validierungs-Loss</translation>
  </message>
  <message>
   <location filename="rsgui/gui/pages/training_curve.py" />
   <source>learning rate</source>
   <translation>Lernrate</translation>
  </message>
  <message>
   <location filename="rsgui/gui/pages/training_curve.py" />
   <source>gradient norm</source>
   <translation>Gradientennorm</translation>
  </message>
  <message>
   <location filename="rsgui/gui/pages/training_curve.py" />
   <source>tokens per second</source>
   <translation>Tokens je Sekunde</translation>
  </message>
  <message>
   <location filename="rsgui/gui/pages/training_curve.py" />
   <source>memory</source>
   <translation>Speicher</translation>
  </message>
  <message>
   <location filename="rsgui/gui/pages/training_curve.py" />
   <source>Answers on the way</source>
   <translation>Antworten unterwegs</translation>
  </message>
  <message>
   <location filename="rsgui/gui/pages/training_curve.py" />
   <source>step {step:,}</source>
   <translation>Schritt {step:,}</translation>
  </message>
  <message>
   <location filename="rsgui/gui/pages/training_curve.py" />
   <source>Loss of {adapter}</source>
   <translation>Loss von {adapter}</translation>
  </message>
  <message>
   <location filename="rsgui/gui/pages/training_form.py" />
   <source>The base model</source>
   <translation>Das Basismodell</translation>
  </message>
  <message>
   <location filename="rsgui/gui/pages/training_form.py" />
   <source>Whole weights</source>
   <translation>Ganze Gewichte</translation>
  </message>
  <message>
   <location filename="rsgui/gui/pages/training_form.py" />
   <source>4 bits (QLoRA)</source>
   <translation>4 Bit (QLoRA)</translation>
  </message>
  <message>
   <location filename="rsgui/gui/pages/training_form.py" />
   <source>Base weights</source>
   <translation>Basisgewichte</translation>
  </message>
  <message>
   <location filename="rsgui/gui/pages/training_form.py" />
   <source>Begin with</source>
   <translation>Beginnen mit</translation>
  </message>
  <message>
   <location filename="rsgui/gui/pages/training_form.py" />
   <source>Choose ...</source>
   <translation>Wählen …</translation>
  </message>
  <message>
   <location filename="rsgui/gui/pages/training_form.py" />
   <source>Validation and checkpoints</source>
   <translation>Validierung und Checkpoints</translation>
  </message>
  <message>
   <location filename="rsgui/gui/pages/training_form.py" />
   <source>Other data</source>
   <translation>Andere Daten</translation>
  </message>
  <message>
   <location filename="rsgui/gui/pages/training_form.py" />
   <source>Training</source>
   <translation>Training</translation>
  </message>
  <message>
   <location filename="rsgui/gui/pages/training_form.py" />
   <source>Here with whole weights: {why_not}</source>
   <translation>Hier mit ganzen Gewichten: {why_not}</translation>
  </message>
  <message>
   <location filename="rsgui/gui/pages/training_form.py" />
   <source>Chats to mix in</source>
   <translation>Chats zum Beimischen</translation>
  </message>
  <message>
   <location filename="rsgui/gui/pages/training_form.py" />
   <source>Off</source>
   <translation>Aus</translation>
  </message>
  <message>
   <location filename="rsgui/gui/pages/training_form.py" />
   <source>A JSONL file of chats</source>
   <translation>Eine JSONL-Datei mit Chats</translation>
  </message>
  <message>
   <location filename="rsgui/gui/pages/training_form.py" />
   <source>Linear</source>
   <translation>Linear</translation>
  </message>
  <message>
   <location filename="rsgui/gui/pages/training_form.py" />
   <source>Cosine</source>
   <translation>Kosinus</translation>
  </message>
  <message>
   <location filename="rsgui/gui/pages/training_form.py" />
   <source>Constant</source>
   <translation>Konstant</translation>
  </message>
  <message>
   <location filename="rsgui/gui/pages/training_form.py" />
   <source>All linear</source>
   <translation>Alle linearen</translation>
  </message>
  <message>
   <location filename="rsgui/gui/pages/training_form.py" />
   <source>Attention</source>
   <translation>Attention</translation>
  </message>
  <message>
   <location filename="rsgui/gui/pages/training_form.py" />
   <source>Feed-forward</source>
   <translation>Feed-Forward</translation>
  </message>
  <message>
   <location filename="rsgui/gui/pages/training_form.py" />
   <source>By epochs</source>
   <translation>Nach Epochen</translation>
  </message>
  <message>
   <location filename="rsgui/gui/pages/training_form.py" />
   <source>To the end</source>
   <translation>Bis zum Ende</translation>
  </message>
  <message>
   <location filename="rsgui/gui/pages/training_preview.py" />
   <source>Steps</source>
   <translation>Schritte</translation>
  </message>
  <message>
   <location filename="rsgui/gui/pages/training_preview.py" />
   <source>Rows that are left out because of held-out prompts</source>
   <translation>Zeilen, die wegen Held-out-Prompts ausgelassen werden</translation>
  </message>
  <message>
   <location filename="rsgui/gui/pages/training_preview.py" />
   <source>Row</source>
   <translation>Zeile</translation>
  </message>
  <message>
   <location filename="rsgui/gui/pages/training_preview.py" />
   <source>The tokens of a row</source>
   <translation>Die Tokens einer Zeile</translation>
  </message>
  <message>
   <location filename="rsgui/gui/pages/training_preview.py" />
   <source>Before the start</source>
   <translation>Vor dem Start</translation>
  </message>
  <message>
   <location filename="rsgui/gui/pages/training_preview.py" />
   <source>rows and tokens, time, memory</source>
   <translation>Zeilen und Tokens, Zeit, Speicher</translation>
  </message>
  <message>
   <location filename="rsgui/gui/pages/training_preview.py" />
   <source>{tokens:,} tokens, the loss is taken of the {learnt:,} coloured ones, not of those in italics.</source>
   <translation>{tokens:,} Tokens; in den Loss gehen die {learnt:,} farbigen ein, nicht die kursiven.</translation>
  </message>
  <message>
   <location filename="rsgui/gui/pages/training_preview.py" />
   <source>It is too long and left out.</source>
   <translation>Sie ist zu lang und bleibt weg.</translation>
  </message>
  <message numerus="yes">
   <location filename="rsgui/gui/pages/training_preview.py" />
   <source>{count} rows to learn from</source>
   <extracomment>{count} row to learn from</extracomment>
   <translation>
    <numerusform>{count} Zeile zum Lernen</numerusform>
    <numerusform>{count} Zeilen zum Lernen</numerusform>
   </translation>
  </message>
  <message numerus="yes">
   <location filename="rsgui/gui/pages/training_preview.py" />
   <source>{count} to measure on</source>
   <extracomment>{count} to measure on</extracomment>
   <translation>
    <numerusform>{count} zum Messen</numerusform>
    <numerusform>{count} zum Messen</numerusform>
   </translation>
  </message>
  <message>
   <location filename="rsgui/gui/pages/training_preview.py" />
   <source>{tokens:,}, of them {learnt:,} of completions; {longest:,} in the longest row</source>
   <translation>{tokens:,}, davon {learnt:,} aus Completions; {longest:,} in der längsten Zeile</translation>
  </message>
  <message>
   <location filename="rsgui/gui/pages/training_preview.py" />
   <source>{steps:,}; the adapter has {weights:,} weights</source>
   <translation>{steps:,}; der Adapter hat {weights:,} Gewichte</translation>
  </message>
  <message>
   <location filename="rsgui/gui/pages/training_preview.py" />
   <source>about {time}, by how fast this machine multiplies</source>
   <translation>etwa {time}, nach der Rechengeschwindigkeit dieses Rechners</translation>
  </message>
  <message>
   <location filename="rsgui/gui/pages/training_words.py" />
   <source>The base alone, or an earlier adapter of it that learns on. An adapter keeps its shape: rank, alpha, layers, rsLoRA and DoRA.</source>
   <translation>Das Basismodell allein oder ein früherer Adapter davon, der weiterlernt. Ein Adapter behält seine Form: Rang, Alpha, Schichten, rsLoRA und DoRA.</translation>
  </message>
  <message>
   <location filename="rsgui/gui/pages/training_words.py" />
   <source>How much the adapter can learn: the rank of its matrices. 8 to 64 is usual.</source>
   <translation>Wie viel der Adapter lernen kann: der Rang seiner Matrizen. Üblich ist 8 bis 64.</translation>
  </message>
  <message>
   <location filename="rsgui/gui/pages/training_words.py" />
   <source>How strongly the adapter speaks, as a multiple of its rank. Twice the rank is usual.</source>
   <translation>Wie stark der Adapter mitspricht, als Vielfaches seines Rangs. Üblich ist das Doppelte.</translation>
  </message>
  <message>
   <location filename="rsgui/gui/pages/training_words.py" />
   <source>The share of the adapter's inputs that is left out at random in each step. Off is usual.</source>
   <translation>Der Anteil der Eingaben des Adapters, der bei jedem Schritt zufällig wegbleibt. Üblich ist aus.</translation>
  </message>
  <message>
   <location filename="rsgui/gui/pages/training_words.py" />
   <source>The size of a step. With LoRA about ten times that of full fine-tuning, 0.0001 to 0.0005.</source>
   <translation>Die Größe eines Schritts. Bei LoRA etwa das Zehnfache des vollen Fine-Tunings, 0,0001 bis 0,0005.</translation>
  </message>
  <message>
   <location filename="rsgui/gui/pages/training_words.py" />
   <source>How often each completion is seen. 1 to 3; more learns it by heart.</source>
   <translation>Wie oft jede Completion gesehen wird. 1 bis 3; mehr lernt sie auswendig.</translation>
  </message>
  <message>
   <location filename="rsgui/gui/pages/training_words.py" />
   <source>Completions in each step. Small is good for LoRA, under 32.</source>
   <translation>Completions je Schritt. Klein ist gut für LoRA, unter 32.</translation>
  </message>
  <message>
   <location filename="rsgui/gui/pages/training_words.py" />
   <source>Completions on the device at once. Changes the memory needed, not the result; halved by itself when memory runs out.</source>
   <translation>Completions gleichzeitig auf dem Gerät. Ändert den Speicherbedarf, nicht das Ergebnis; wird von selbst halbiert, wenn der Speicher ausgeht.</translation>
  </message>
  <message>
   <location filename="rsgui/gui/pages/training_words.py" />
   <source>The share of the steps in which the learning rate rises to its height.</source>
   <translation>Der Anteil der Schritte, in denen die Lernrate auf ihre Höhe steigt.</translation>
  </message>
  <message>
   <location filename="rsgui/gui/pages/training_words.py" />
   <source>Rows with more tokens of prompt and completion are left out, and counted.</source>
   <translation>Zeilen mit mehr Tokens in Prompt und Completion bleiben weg und werden gezählt.</translation>
  </message>
  <message>
   <location filename="rsgui/gui/pages/training_words.py" />
   <source>The same seed on the same rows gives the same adapter.</source>
   <translation>Derselbe Seed mit denselben Zeilen ergibt denselben Adapter.</translation>
  </message>
  <message>
   <location filename="rsgui/gui/pages/training_words.py" />
   <source>How much the adapter's weights shrink in each step, as a share of the learning rate. Off is usual with LoRA; 0.01 to 0.1 holds it closer to the base.</source>
   <translation>Wie sehr die Gewichte des Adapters bei jedem Schritt schrumpfen, als Anteil der Lernrate. Bei LoRA ist aus üblich; 0,01 bis 0,1 hält ihn näher am Basismodell.</translation>
  </message>
  <message>
   <location filename="rsgui/gui/pages/training_words.py" />
   <source>The largest norm of a step's gradient; a longer one is shortened to it. 1 is usual.</source>
   <translation>Die größte Norm des Gradienten eines Schritts; ein längerer wird darauf gekürzt. Üblich ist 1.</translation>
  </message>
  <message>
   <location filename="rsgui/gui/pages/training_words.py" />
   <source>How the learning rate goes on after the warm-up: down to nothing in a straight line or in a half wave, or not at all.</source>
   <translation>Wie die Lernrate nach dem Warm-up weitergeht: in gerader Linie oder in einer halben Welle auf null, oder gar nicht.</translation>
  </message>
  <message>
   <location filename="rsgui/gui/pages/training_words.py" />
   <source>Which layers of the base learn. All of them is best as a rule; fewer make a smaller adapter.</source>
   <translation>Welche Schichten des Basismodells lernen. In der Regel sind alle am besten; weniger machen einen kleineren Adapter.</translation>
  </message>
  <message>
   <location filename="rsgui/gui/pages/training_words.py" />
   <source>Divides alpha by the root of the rank, not by the rank, so that a high rank still learns (Kalajdzievski 2023). For ranks of 64 and more.</source>
   <translation>Teilt Alpha durch die Wurzel des Rangs statt durch den Rang, damit auch ein hoher Rang noch lernt (Kalajdzievski 2023). Für Ränge ab 64.</translation>
  </message>
  <message>
   <location filename="rsgui/gui/pages/training_words.py" />
   <source>Learns the length and the direction of each weight apart (Liu et al. 2024). Slower, sometimes better at low rank; llama.cpp loads it merged alone.</source>
   <translation>Lernt Länge und Richtung jedes Gewichts getrennt (Liu et al. 2024). Langsamer, bei niedrigem Rang manchmal besser; llama.cpp lädt es nur zusammengeführt.</translation>
  </message>
  <message>
   <location filename="rsgui/gui/pages/training_words.py" />
   <source>Whole weights, or weights rounded to 8 or 4 bits while they are loaded (4 bits are QLoRA), which takes half or a quarter of the memory. Needs an NVIDIA GPU.</source>
   <translation>Ganze Gewichte oder Gewichte, die beim Laden auf 8 oder 4 Bit gerundet werden (4 Bit sind QLoRA), was die Hälfte oder ein Viertel des Speichers braucht. Braucht eine NVIDIA-GPU.</translation>
  </message>
  <message>
   <location filename="rsgui/gui/pages/training_words.py" />
   <source>How many steps there are, whatever the epochs say. 0: as many as the epochs make.</source>
   <translation>Wie viele Schritte es sind, gleich was die Epochen sagen. 0: so viele, wie die Epochen ergeben.</translation>
  </message>
  <message>
   <location filename="rsgui/gui/pages/training_words.py" />
   <source>After so many steps a checkpoint is written, from which a stopped or killed training goes on, and the validation loss is measured.</source>
   <translation>Nach so vielen Schritten wird ein Checkpoint geschrieben, von dem aus ein angehaltenes oder abgebrochenes Training weitergeht, und der Validierungs-Loss gemessen.</translation>
  </message>
  <message>
   <location filename="rsgui/gui/pages/training_words.py" />
   <source>The share of the prompts whose rows are not learnt from. The loss on them tells when the training begins to learn by heart. 0.05 to 0.1 where there are hundreds of rows.</source>
   <translation>Der Anteil der Prompts, aus deren Zeilen nicht gelernt wird. Der Loss darauf sagt, wann das Training anfängt, auswendig zu lernen. 0,05 bis 0,1 bei Hunderten von Zeilen.</translation>
  </message>
  <message>
   <location filename="rsgui/gui/pages/training_words.py" />
   <source>Ends the training once the validation loss has not fallen for so many measurements.</source>
   <translation>Beendet das Training, wenn der Validierungs-Loss so viele Messungen lang nicht gefallen ist.</translation>
  </message>
  <message>
   <location filename="rsgui/gui/pages/training_words.py" />
   <source>Of all measured, the adapter is that with the lowest validation loss, not the last one.</source>
   <translation>Von allen gemessenen ist der Adapter derjenige mit dem niedrigsten Validierungs-Loss, nicht der letzte.</translation>
  </message>
  <message>
   <location filename="rsgui/gui/pages/training_words.py" />
   <source>Noise on the embeddings while it learns (Jain et al. 2023): longer, better liked answers from small sets. 5 is usual.</source>
   <translation>Rauschen auf den Embeddings beim Lernen (Jain et al. 2023): längere, beliebtere Antworten aus kleinen Datensätzen. Üblich ist 5.</translation>
  </message>
  <message>
   <location filename="rsgui/gui/pages/training_words.py" />
   <source>So many prompts, always the same ones, are answered at each checkpoint: one reads what the loss does not tell.</source>
   <translation>So viele Prompts, immer dieselben, werden bei jedem Checkpoint beantwortet: Man liest, was der Loss nicht sagt.</translation>
  </message>
  <message>
   <location filename="rsgui/gui/pages/training_words.py" />
   <source>Keeps less of each step in memory and computes it again for the gradient (Chen et al. 2016): a third slower, for long rows or little memory. The result is the same.</source>
   <translation>Behält weniger von jedem Schritt im Speicher und berechnet es für den Gradienten neu (Chen et al. 2016): ein Drittel langsamer, für lange Zeilen oder wenig Speicher. Das Ergebnis ist dasselbe.</translation>
  </message>
  <message>
   <location filename="rsgui/gui/pages/training_words.py" />
   <source>A JSONL file of chats that are learnt along, so that the model does not forget what is in them: each line as Review exports it, with messages.</source>
   <translation>Eine JSONL-Datei mit Chats, die mitgelernt werden, damit das Modell nicht vergisst, was darin steht: jede Zeile, wie „Sichten“ sie exportiert, mit messages.</translation>
  </message>
  <message>
   <location filename="rsgui/gui/pages/training_words.py" />
   <source>The share of all rows that are from that file, drawn by the seed.</source>
   <translation>Der Anteil aller Zeilen, der aus dieser Datei kommt, gezogen nach dem Seed.</translation>
  </message>
  <message>
   <location filename="rsgui/gui/pages/training_words.py" />
   <source>Rank</source>
   <translation>Rang</translation>
  </message>
  <message>
   <location filename="rsgui/gui/pages/training_words.py" />
   <source>Alpha</source>
   <translation>Alpha</translation>
  </message>
  <message>
   <location filename="rsgui/gui/pages/training_words.py" />
   <source>Learning rate</source>
   <translation>Lernrate</translation>
  </message>
  <message>
   <location filename="rsgui/gui/pages/training_words.py" />
   <source>Epochs</source>
   <translation>Epochen</translation>
  </message>
  <message>
   <location filename="rsgui/gui/pages/training_words.py" />
   <source>Batch size</source>
   <translation>Batch-Größe</translation>
  </message>
  <message>
   <location filename="rsgui/gui/pages/training_words.py" />
   <source>On the device at once</source>
   <translation>Gleichzeitig auf dem Gerät</translation>
  </message>
  <message>
   <location filename="rsgui/gui/pages/training_words.py" />
   <source>Warm-up</source>
   <translation>Warm-up</translation>
  </message>
  <message>
   <location filename="rsgui/gui/pages/training_words.py" />
   <source>Dropout</source>
   <translation>Dropout</translation>
  </message>
  <message>
   <location filename="rsgui/gui/pages/training_words.py" />
   <source>Longest row, tokens</source>
   <translation>Längste Zeile, Tokens</translation>
  </message>
  <message>
   <location filename="rsgui/gui/pages/training_words.py" />
   <source>Validation share</source>
   <translation>Validierungsanteil</translation>
  </message>
  <message>
   <location filename="rsgui/gui/pages/training_words.py" />
   <source>Patience</source>
   <translation>Geduld</translation>
  </message>
  <message>
   <location filename="rsgui/gui/pages/training_words.py" />
   <source>Keep the best</source>
   <translation>Besten behalten</translation>
  </message>
  <message>
   <location filename="rsgui/gui/pages/training_words.py" />
   <source>Checkpoint every, steps</source>
   <translation>Checkpoint alle, Schritte</translation>
  </message>
  <message>
   <location filename="rsgui/gui/pages/training_words.py" />
   <source>Prompts to answer</source>
   <translation>Zu beantwortende Prompts</translation>
  </message>
  <message>
   <location filename="rsgui/gui/pages/training_words.py" />
   <source>Schedule</source>
   <translation>Verlauf</translation>
  </message>
  <message>
   <location filename="rsgui/gui/pages/training_words.py" />
   <source>Layers</source>
   <translation>Schichten</translation>
  </message>
  <message>
   <location filename="rsgui/gui/pages/training_words.py" />
   <source>Gradient clipping</source>
   <translation>Gradient Clipping</translation>
  </message>
  <message>
   <location filename="rsgui/gui/pages/training_words.py" />
   <source>Weight decay</source>
   <translation>Weight Decay</translation>
  </message>
  <message>
   <location filename="rsgui/gui/pages/training_words.py" />
   <source>Noise (NEFTune)</source>
   <translation>Rauschen (NEFTune)</translation>
  </message>
  <message>
   <location filename="rsgui/gui/pages/training_words.py" />
   <source>Share mixed in</source>
   <translation>Beigemischter Anteil</translation>
  </message>
  <message>
   <location filename="rsgui/gui/pages/training_words.py" />
   <source>rsLoRA</source>
   <translation>rsLoRA</translation>
  </message>
  <message>
   <location filename="rsgui/gui/pages/training_words.py" />
   <source>DoRA</source>
   <translation>DoRA</translation>
  </message>
  <message>
   <location filename="rsgui/gui/pages/training_words.py" />
   <source>Recompute activations</source>
   <translation>Aktivierungen neu berechnen</translation>
  </message>
  <message>
   <location filename="rsgui/gui/rail.py" />
   <source>Review</source>
   <translation>Sichten</translation>
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
  <message numerus="yes">
   <location filename="rsgui/gui/rail.py" />
   <source>{count} rounds</source>
   <extracomment>{count} round</extracomment>
   <translation>
    <numerusform>{count} Runde</numerusform>
    <numerusform>{count} Runden</numerusform>
   </translation>
  </message>
  <message>
   <location filename="rsgui/gui/rail.py" />
   <source>{page} (Ctrl+{place})</source>
   <translation>{page} (Strg+{place})</translation>
  </message>
  <message>
   <location filename="rsgui/gui/rail.py" />
   <source>next</source>
   <translation>jetzt</translation>
  </message>
  <message>
   <location filename="rsgui/gui/rail.py" />
   <source>Stages</source>
   <translation>Stufen</translation>
  </message>
  <message>
   <location filename="rsgui/gui/review/beside.py" />
   <source>The reference</source>
   <translation>Die Referenz</translation>
  </message>
  <message>
   <location filename="rsgui/gui/review/beside.py" />
   <source>The selected one: {rank}</source>
   <translation>Die ausgewählte: {rank}</translation>
  </message>
  <message>
   <location filename="rsgui/gui/review/beside.py" />
   <source>{rank} of generator {writer}</source>
   <translation>{rank} von Generator {writer}</translation>
  </message>
  <message>
   <location filename="rsgui/gui/review/beside.py" />
   <source>{rank}: {reward}</source>
   <translation>{rank}: {reward}</translation>
  </message>
  <message>
   <location filename="rsgui/gui/review/blind.py" />
   <source>Seed of the order</source>
   <translation>Seed der Reihenfolge</translation>
  </message>
  <message>
   <location filename="rsgui/gui/review/blind.py" />
   <source>Another seed is another order; the same one is the same for everybody</source>
   <translation>Ein anderer Seed ist eine andere Reihenfolge; derselbe ist für alle dieselbe</translation>
  </message>
  <message>
   <location filename="rsgui/gui/review/blind.py" />
   <source>End</source>
   <translation>Beenden</translation>
  </message>
  <message>
   <location filename="rsgui/gui/review/blind.py" />
   <source>You review blind.</source>
   <translation>Sie sichten blind.</translation>
  </message>
  <message>
   <location filename="rsgui/gui/review/blind.py" />
   <source>Rewards, generators, the machine's picks and what others decided are hidden; prompts and completions are shuffled by this seed.</source>
   <translation>Rewards, Generatoren, die Auswahl der Maschine und was andere entschieden haben sind verborgen; Prompts und Completions sind nach diesem Seed gemischt.</translation>
  </message>
  <message>
   <location filename="rsgui/gui/review/completion_view.py" />
   <source>Text</source>
   <translation>Text</translation>
  </message>
  <message>
   <location filename="rsgui/gui/review/completion_view.py" />
   <source>Rendered</source>
   <translation>Gesetzt</translation>
  </message>
  <message>
   <location filename="rsgui/gui/review/completion_view.py" />
   <source>Underlined: only in this one. Struck through: only in the other one.</source>
   <translation>Unterstrichen: nur in dieser. Durchgestrichen: nur in der anderen.</translation>
  </message>
  <message>
   <location filename="rsgui/gui/review/completion_view.py" />
   <source>Beside it</source>
   <translation>Daneben</translation>
  </message>
  <message>
   <location filename="rsgui/gui/review/completion_view.py" />
   <source>Differences</source>
   <translation>Unterschiede</translation>
  </message>
  <message>
   <location filename="rsgui/gui/review/completion_view.py" />
   <source>What stands beside the completion</source>
   <translation>Was neben der Completion steht</translation>
  </message>
  <message>
   <location filename="rsgui/gui/review/completion_view.py" />
   <source>Nothing</source>
   <translation>Nichts</translation>
  </message>
  <message>
   <location filename="rsgui/gui/review/completion_view.py" />
   <source>Show the differences</source>
   <translation>Unterschiede zeigen</translation>
  </message>
  <message>
   <location filename="rsgui/gui/review/completion_view.py" />
   <source>Beside</source>
   <translation>Daneben</translation>
  </message>
  <message>
   <location filename="rsgui/gui/review/completion_view.py" />
   <source>Beside: {words}</source>
   <translation>Daneben: {words}</translation>
  </message>
  <message>
   <location filename="rsgui/gui/review/completion_view.py" />
   <source>Beside: nothing</source>
   <translation>Daneben: nichts</translation>
  </message>
  <message>
   <location filename="rsgui/gui/review/completion_view.py" />
   <source>This one</source>
   <translation>Diese</translation>
  </message>
  <message>
   <location filename="rsgui/gui/review/deciding.py" />
   <source>Nothing to change: that holds already</source>
   <translation>Nichts zu ändern: Das gilt schon</translation>
  </message>
  <message>
   <location filename="rsgui/gui/review/deciding.py" />
   <source>This was the last prompt</source>
   <translation>Das war der letzte Prompt</translation>
  </message>
  <message>
   <location filename="rsgui/gui/review/deciding.py" />
   <source>Nothing to undo</source>
   <translation>Nichts rückgängig zu machen</translation>
  </message>
  <message>
   <location filename="rsgui/gui/review/deciding.py" />
   <source>Nothing to redo</source>
   <translation>Nichts zu wiederholen</translation>
  </message>
  <message numerus="yes">
   <location filename="rsgui/gui/review/decision_bar.py" />
   <source>skip {count} prompts</source>
   <extracomment>skip {count} prompt</extracomment>
   <translation>
    <numerusform>{count} Prompt überspringen</numerusform>
    <numerusform>{count} Prompts überspringen</numerusform>
   </translation>
  </message>
  <message numerus="yes">
   <location filename="rsgui/gui/review/decision_bar.py" />
   <source>accept {count} prompts</source>
   <extracomment>accept {count} prompt</extracomment>
   <translation>
    <numerusform>{count} Prompt übernehmen</numerusform>
    <numerusform>{count} Prompts übernehmen</numerusform>
   </translation>
  </message>
  <message numerus="yes">
   <location filename="rsgui/gui/review/decision_bar.py" />
   <source>include {count} completions</source>
   <extracomment>include {count} completion</extracomment>
   <translation>
    <numerusform>{count} Completion aufnehmen</numerusform>
    <numerusform>{count} Completions aufnehmen</numerusform>
   </translation>
  </message>
  <message numerus="yes">
   <location filename="rsgui/gui/review/decision_bar.py" />
   <source>exclude {count} completions</source>
   <extracomment>exclude {count} completion</extracomment>
   <translation>
    <numerusform>{count} Completion ausschließen</numerusform>
    <numerusform>{count} Completions ausschließen</numerusform>
   </translation>
  </message>
  <message numerus="yes">
   <location filename="rsgui/gui/review/decision_bar.py" />
   <source>clear {count} completions</source>
   <extracomment>clear {count} completion</extracomment>
   <translation>
    <numerusform>{count} Completion der Maschine überlassen</numerusform>
    <numerusform>{count} Completions der Maschine überlassen</numerusform>
   </translation>
  </message>
  <message numerus="yes">
   <location filename="rsgui/gui/review/decision_bar.py" />
   <source>edit {count} completions</source>
   <extracomment>edit {count} completion</extracomment>
   <translation>
    <numerusform>{count} Completion bearbeiten</numerusform>
    <numerusform>{count} Completions bearbeiten</numerusform>
   </translation>
  </message>
  <message numerus="yes">
   <location filename="rsgui/gui/review/decision_bar.py" />
   <source>note {count} completions</source>
   <extracomment>note {count} completion</extracomment>
   <translation>
    <numerusform>Notiz zu {count} Completion</numerusform>
    <numerusform>Notiz zu {count} Completions</numerusform>
   </translation>
  </message>
  <message numerus="yes">
   <location filename="rsgui/gui/review/decision_bar.py" />
   <source>tag {count} completions</source>
   <extracomment>tag {count} completion</extracomment>
   <translation>
    <numerusform>Tag für {count} Completion</numerusform>
    <numerusform>Tag für {count} Completions</numerusform>
   </translation>
  </message>
  <message numerus="yes">
   <location filename="rsgui/gui/review/decision_bar.py" />
   <source>untag {count} completions</source>
   <extracomment>untag {count} completion</extracomment>
   <translation>
    <numerusform>Tag von {count} Completion entfernen</numerusform>
    <numerusform>Tag von {count} Completions entfernen</numerusform>
   </translation>
  </message>
  <message numerus="yes">
   <location filename="rsgui/gui/review/decision_bar.py" />
   <source>flag {count} completions</source>
   <extracomment>flag {count} completion</extracomment>
   <translation>
    <numerusform>{count} Completion merken</numerusform>
    <numerusform>{count} Completions merken</numerusform>
   </translation>
  </message>
  <message numerus="yes">
   <location filename="rsgui/gui/review/decision_bar.py" />
   <source>unflag {count} completions</source>
   <extracomment>unflag {count} completion</extracomment>
   <translation>
    <numerusform>{count} Completion nicht mehr merken</numerusform>
    <numerusform>{count} Completions nicht mehr merken</numerusform>
   </translation>
  </message>
  <message numerus="yes">
   <location filename="rsgui/gui/review/decision_bar.py" />
   <source>undo {count} completions</source>
   <extracomment>undo {count} completion</extracomment>
   <translation>
    <numerusform>{count} Completion zurücknehmen</numerusform>
    <numerusform>{count} Completions zurücknehmen</numerusform>
   </translation>
  </message>
  <message numerus="yes">
   <location filename="rsgui/gui/review/decision_bar.py" />
   <source>redo {count} completions</source>
   <extracomment>redo {count} completion</extracomment>
   <translation>
    <numerusform>{count} Completion wiederherstellen</numerusform>
    <numerusform>{count} Completions wiederherstellen</numerusform>
   </translation>
  </message>
  <message numerus="yes">
   <location filename="rsgui/gui/review/decision_bar.py" />
   <source>Skipped {count} prompts</source>
   <extracomment>Skipped {count} prompt</extracomment>
   <translation>
    <numerusform>{count} Prompt übersprungen</numerusform>
    <numerusform>{count} Prompts übersprungen</numerusform>
   </translation>
  </message>
  <message numerus="yes">
   <location filename="rsgui/gui/review/decision_bar.py" />
   <source>Included {count} completions</source>
   <extracomment>Included {count} completion</extracomment>
   <translation>
    <numerusform>{count} Completion aufgenommen</numerusform>
    <numerusform>{count} Completions aufgenommen</numerusform>
   </translation>
  </message>
  <message numerus="yes">
   <location filename="rsgui/gui/review/decision_bar.py" />
   <source>Excluded {count} completions</source>
   <extracomment>Excluded {count} completion</extracomment>
   <translation>
    <numerusform>{count} Completion ausgeschlossen</numerusform>
    <numerusform>{count} Completions ausgeschlossen</numerusform>
   </translation>
  </message>
  <message numerus="yes">
   <location filename="rsgui/gui/review/decision_bar.py" />
   <source>Left to the machine: {count} completions</source>
   <extracomment>Left to the machine: {count} completion</extracomment>
   <translation>
    <numerusform>Der Maschine überlassen: {count} Completion</numerusform>
    <numerusform>Der Maschine überlassen: {count} Completions</numerusform>
   </translation>
  </message>
  <message numerus="yes">
   <location filename="rsgui/gui/review/decision_bar.py" />
   <source>Tagged {count} completions</source>
   <extracomment>Tagged {count} completion</extracomment>
   <translation>
    <numerusform>Tag an {count} Completion</numerusform>
    <numerusform>Tag an {count} Completions</numerusform>
   </translation>
  </message>
  <message numerus="yes">
   <location filename="rsgui/gui/review/decision_bar.py" />
   <source>Removed a tag of {count} completions</source>
   <extracomment>Removed a tag of {count} completion</extracomment>
   <translation>
    <numerusform>Tag von {count} Completion entfernt</numerusform>
    <numerusform>Tag von {count} Completions entfernt</numerusform>
   </translation>
  </message>
  <message numerus="yes">
   <location filename="rsgui/gui/review/decision_bar.py" />
   <source>Flagged for later: {count} completions</source>
   <extracomment>Flagged for later: {count} completion</extracomment>
   <translation>
    <numerusform>Für später gemerkt: {count} Completion</numerusform>
    <numerusform>Für später gemerkt: {count} Completions</numerusform>
   </translation>
  </message>
  <message numerus="yes">
   <location filename="rsgui/gui/review/decision_bar.py" />
   <source>Removed the flag of {count} completions</source>
   <extracomment>Removed the flag of {count} completion</extracomment>
   <translation>
    <numerusform>{count} Completion nicht mehr gemerkt</numerusform>
    <numerusform>{count} Completions nicht mehr gemerkt</numerusform>
   </translation>
  </message>
  <message numerus="yes">
   <location filename="rsgui/gui/review/decision_bar.py" />
   <source>Took back what was said of {count} completions</source>
   <extracomment>Took back what was said of {count} completion</extracomment>
   <translation>
    <numerusform>Zurückgenommen, was zu {count} Completion gesagt war</numerusform>
    <numerusform>Zurückgenommen, was zu {count} Completions gesagt war</numerusform>
   </translation>
  </message>
  <message numerus="yes">
   <location filename="rsgui/gui/review/decision_bar.py" />
   <source>Brought back what was said of {count} completions</source>
   <extracomment>Brought back what was said of {count} completion</extracomment>
   <translation>
    <numerusform>Wiederhergestellt, was zu {count} Completion gesagt war</numerusform>
    <numerusform>Wiederhergestellt, was zu {count} Completions gesagt war</numerusform>
   </translation>
  </message>
  <message numerus="yes">
   <location filename="rsgui/gui/review/decision_bar.py" />
   <source>Wrote to {count} completions</source>
   <extracomment>Wrote to {count} completion</extracomment>
   <translation>
    <numerusform>Zu {count} Completion geschrieben</numerusform>
    <numerusform>Zu {count} Completions geschrieben</numerusform>
   </translation>
  </message>
  <message>
   <location filename="rsgui/gui/review/decision_bar.py" />
   <source>Mark all</source>
   <translation>Alle markieren</translation>
  </message>
  <message>
   <location filename="rsgui/gui/review/decision_bar.py" />
   <source>Every completion that the filters leave, seen or not</source>
   <translation>Alle Completions, die die Filter übrig lassen, ob zu sehen oder nicht</translation>
  </message>
  <message>
   <location filename="rsgui/gui/review/decision_bar.py" />
   <source>Undo</source>
   <translation>Rückgängig</translation>
  </message>
  <message>
   <location filename="rsgui/gui/review/decision_bar.py" />
   <source>Take this back</source>
   <translation>Das zurücknehmen</translation>
  </message>
  <message>
   <location filename="rsgui/gui/review/decision_bar.py" />
   <source>Redo</source>
   <translation>Wiederholen</translation>
  </message>
  <message>
   <location filename="rsgui/gui/review/decision_bar.py" />
   <source>Include</source>
   <translation>Aufnehmen</translation>
  </message>
  <message>
   <location filename="rsgui/gui/review/decision_bar.py" />
   <source>Put all that is marked into the curated set</source>
   <translation>Alles Markierte in den kuratierten Datensatz aufnehmen</translation>
  </message>
  <message>
   <location filename="rsgui/gui/review/decision_bar.py" />
   <source>Exclude</source>
   <translation>Ausschließen</translation>
  </message>
  <message>
   <location filename="rsgui/gui/review/decision_bar.py" />
   <source>Take all that is marked out of the curated set</source>
   <translation>Alles Markierte aus dem kuratierten Datensatz nehmen</translation>
  </message>
  <message>
   <location filename="rsgui/gui/review/decision_bar.py" />
   <source>Leave</source>
   <translation>Überlassen</translation>
  </message>
  <message>
   <location filename="rsgui/gui/review/decision_bar.py" />
   <source>Leave all that is marked to the machine again</source>
   <translation>Alles Markierte wieder der Maschine überlassen</translation>
  </message>
  <message>
   <location filename="rsgui/gui/review/decision_bar.py" />
   <source>{decided:,} of {shown:,} decided</source>
   <translation>{decided:,} von {shown:,} entschieden</translation>
  </message>
  <message>
   <location filename="rsgui/gui/review/decision_bar.py" />
   <source>{progress}, {speed:.0f} a minute: {left} left</source>
   <translation>{progress}, {speed:.0f} je Minute: noch {left}</translation>
  </message>
  <message numerus="yes">
   <location filename="rsgui/gui/review/decision_bar.py" />
   <source>{count} completions marked</source>
   <extracomment>{count} completion marked</extracomment>
   <translation>
    <numerusform>{count} Completion markiert</numerusform>
    <numerusform>{count} Completions markiert</numerusform>
   </translation>
  </message>
  <message>
   <location filename="rsgui/gui/review/decision_bar.py" />
   <source>Undo {step}</source>
   <translation>Rückgängig: {step}</translation>
  </message>
  <message>
   <location filename="rsgui/gui/review/decision_bar.py" />
   <source>Redo {step}</source>
   <translation>Wiederholen: {step}</translation>
  </message>
  <message numerus="yes">
   <location filename="rsgui/gui/review/decision_bar.py" />
   <source>{count} minutes</source>
   <extracomment>{count} minute</extracomment>
   <translation>
    <numerusform>{count} Minute</numerusform>
    <numerusform>{count} Minuten</numerusform>
   </translation>
  </message>
  <message numerus="yes">
   <location filename="rsgui/gui/review/decision_bar.py" />
   <source>{count} hours</source>
   <extracomment>{count} hour</extracomment>
   <translation>
    <numerusform>{count} Stunde</numerusform>
    <numerusform>{count} Stunden</numerusform>
   </translation>
  </message>
  <message>
   <location filename="rsgui/gui/review/decision_bar.py" />
   <source>best of a prompt</source>
   <translation>Beste eines Prompts</translation>
  </message>
  <message numerus="yes">
   <location filename="rsgui/gui/review/disagreements.py" />
   <source>{count} exclusions would be selected again</source>
   <extracomment>{count} exclusion would be selected again</extracomment>
   <translation>
    <numerusform>{count} Ausschluss würde wieder ausgewählt</numerusform>
    <numerusform>{count} Ausschlüsse würden wieder ausgewählt</numerusform>
   </translation>
  </message>
  <message numerus="yes">
   <location filename="rsgui/gui/review/disagreements.py" />
   <source>{count} inclusions would not be selected</source>
   <extracomment>{count} inclusion would not be selected</extracomment>
   <translation>
    <numerusform>{count} Aufnahme würde nicht ausgewählt</numerusform>
    <numerusform>{count} Aufnahmen würden nicht ausgewählt</numerusform>
   </translation>
  </message>
  <message>
   <location filename="rsgui/gui/review/disagreements.py" />
   <source>Without decisions, {excluded}, and {included}.</source>
   <translation>Ohne Entscheidungen: {excluded}, und {included}.</translation>
  </message>
  <message>
   <location filename="rsgui/gui/review/disagreements.py" />
   <source>Without decisions, {which}.</source>
   <translation>Ohne Entscheidungen: {which}.</translation>
  </message>
  <message>
   <location filename="rsgui/gui/review/disagreements.py" />
   <source>decided otherwise than the recipe</source>
   <translation>anders entschieden als das Rezept</translation>
  </message>
  <message>
   <location filename="rsgui/gui/review/filter_bar.py" />
   <source>Prompts whose completions have different rewards: only there does a choice teach anything</source>
   <translation>Prompts, deren Completions verschiedene Rewards haben: Nur dort lehrt eine Auswahl etwas</translation>
  </message>
  <message>
   <location filename="rsgui/gui/review/filter_bar.py" />
   <source>Undecided</source>
   <translation>Unentschieden</translation>
  </message>
  <message>
   <location filename="rsgui/gui/review/filter_bar.py" />
   <source>Prompts of which no person has decided anything yet</source>
   <translation>Prompts, zu denen noch niemand etwas entschieden hat</translation>
  </message>
  <message>
   <location filename="rsgui/gui/review/filter_bar.py" />
   <source>With decisions</source>
   <translation>Mit Entscheidungen</translation>
  </message>
  <message>
   <location filename="rsgui/gui/review/filter_bar.py" />
   <source>Prompts with a completion that a person included, excluded or edited</source>
   <translation>Prompts mit einer Completion, die jemand aufgenommen, ausgeschlossen oder bearbeitet hat</translation>
  </message>
  <message numerus="yes">
   <location filename="rsgui/gui/review/filter_bar.py" />
   <source>{shown:,} of {count} prompts</source>
   <extracomment>{shown:,} of {count} prompt</extracomment>
   <translation>
    <numerusform>{shown:,} von {count} Prompt</numerusform>
    <numerusform>{shown:,} von {count} Prompts</numerusform>
   </translation>
  </message>
  <message>
   <location filename="rsgui/gui/review/filter_bar.py" />
   <source>Do not ask for this any more</source>
   <translation>Nicht mehr danach fragen</translation>
  </message>
  <message>
   <location filename="rsgui/gui/review/filter_menu.py" />
   <source>Filter …</source>
   <translation>Filter …</translation>
  </message>
  <message>
   <location filename="rsgui/gui/review/filter_menu.py" />
   <source>Show only some prompts</source>
   <translation>Nur einige Prompts zeigen</translation>
  </message>
  <message>
   <location filename="rsgui/gui/review/filter_menu.py" />
   <source>Decisions</source>
   <translation>Entscheidungen</translation>
  </message>
  <message>
   <location filename="rsgui/gui/review/filter_menu.py" />
   <source>Selection</source>
   <translation>Auswahl</translation>
  </message>
  <message>
   <location filename="rsgui/gui/review/filter_menu.py" />
   <source>Selected</source>
   <translation>Ausgewählt</translation>
  </message>
  <message>
   <location filename="rsgui/gui/review/filter_menu.py" />
   <source>Not selected</source>
   <translation>Nicht ausgewählt</translation>
  </message>
  <message>
   <location filename="rsgui/gui/review/filter_menu.py" />
   <source>Texts</source>
   <translation>Texte</translation>
  </message>
  <message>
   <location filename="rsgui/gui/review/filter_menu.py" />
   <source>Show everything</source>
   <translation>Alles zeigen</translation>
  </message>
  <message>
   <location filename="rsgui/gui/review/filter_menu.py" />
   <source>Not cut off</source>
   <translation>Nicht abgeschnitten</translation>
  </message>
  <message>
   <location filename="rsgui/gui/review/filter_menu.py" />
   <source>Duplicates</source>
   <translation>Duplikate</translation>
  </message>
  <message>
   <location filename="rsgui/gui/review/filter_menu.py" />
   <source>By</source>
   <translation>Von</translation>
  </message>
  <message>
   <location filename="rsgui/gui/review/filter_menu.py" />
   <source>to</source>
   <translation>bis</translation>
  </message>
  <message>
   <location filename="rsgui/gui/review/filter_menu.py" />
   <source>Show</source>
   <translation>Zeigen</translation>
  </message>
  <message>
   <location filename="rsgui/gui/review/filter_menu.py" />
   <source>{name}, at least</source>
   <translation>{name}, mindestens</translation>
  </message>
  <message>
   <location filename="rsgui/gui/review/filter_menu.py" />
   <source>{name}, at most</source>
   <translation>{name}, höchstens</translation>
  </message>
  <message>
   <location filename="rsgui/gui/review/filter_words.py" />
   <source>Included</source>
   <translation>Aufgenommen</translation>
  </message>
  <message>
   <location filename="rsgui/gui/review/filter_words.py" />
   <source>Excluded</source>
   <translation>Ausgeschlossen</translation>
  </message>
  <message>
   <location filename="rsgui/gui/review/filter_words.py" />
   <source>Edited</source>
   <translation>Bearbeitet</translation>
  </message>
  <message>
   <location filename="rsgui/gui/review/filter_words.py" />
   <source>With a note</source>
   <translation>Mit Notiz</translation>
  </message>
  <message>
   <location filename="rsgui/gui/review/filter_words.py" />
   <source>Flagged for later</source>
   <translation>Für später gemerkt</translation>
  </message>
  <message>
   <location filename="rsgui/gui/review/filter_words.py" />
   <source>Accepted</source>
   <translation>Übernommen</translation>
  </message>
  <message>
   <location filename="rsgui/gui/review/filter_words.py" />
   <source>Overruling the machine</source>
   <translation>Gegen die Maschine entschieden</translation>
  </message>
  <message>
   <location filename="rsgui/gui/review/filter_words.py" />
   <source>Decided differently by several people</source>
   <translation>Von mehreren unterschiedlich entschieden</translation>
  </message>
  <message>
   <location filename="rsgui/gui/review/filter_words.py" />
   <source>Words: {words}</source>
   <translation>Wörter: {words}</translation>
  </message>
  <message>
   <location filename="rsgui/gui/review/filter_words.py" />
   <source>Tag: {tag}</source>
   <translation>Tag: {tag}</translation>
  </message>
  <message>
   <location filename="rsgui/gui/review/filter_words.py" />
   <source>By {names}</source>
   <translation>Von {names}</translation>
  </message>
  <message>
   <location filename="rsgui/gui/review/filter_words.py" />
   <source>{scorer}: {range}</source>
   <translation>{scorer}: {range}</translation>
  </message>
  <message>
   <location filename="rsgui/gui/review/filter_words.py" />
   <source>Tokens: {range}</source>
   <translation>Tokens: {range}</translation>
  </message>
  <message>
   <location filename="rsgui/gui/review/filter_words.py" />
   <source>Training prompts</source>
   <translation>Trainings-Prompts</translation>
  </message>
  <message>
   <location filename="rsgui/gui/review/filter_words.py" />
   <source>{low} to {high}</source>
   <translation>{low} bis {high}</translation>
  </message>
  <message>
   <location filename="rsgui/gui/review/filter_words.py" />
   <source>at least {low}</source>
   <translation>mindestens {low}</translation>
  </message>
  <message>
   <location filename="rsgui/gui/review/filter_words.py" />
   <source>at most {high}</source>
   <translation>höchstens {high}</translation>
  </message>
  <message>
   <location filename="rsgui/gui/review/given_rewards.py" />
   <source>missing</source>
   <translation>fehlt</translation>
  </message>
  <message>
   <location filename="rsgui/gui/review/given_rewards.py" />
   <source>No reward: {reason}</source>
   <translation>Kein Reward: {reason}</translation>
  </message>
  <message>
   <location filename="rsgui/gui/review/given_rewards.py" />
   <source>the scorer gave none</source>
   <translation>der Scorer hat keinen gegeben</translation>
  </message>
  <message>
   <location filename="rsgui/gui/review/grid_model.py" />
   <source>Prompt {number:,}, {text}</source>
   <translation>Prompt {number:,}, {text}</translation>
  </message>
  <message>
   <location filename="rsgui/gui/review/grid_model.py" />
   <source>{n}th</source>
   <translation>{n}.</translation>
  </message>
  <message>
   <location filename="rsgui/gui/review/grid_model.py" />
   <source>{n}st</source>
   <translation>{n}.</translation>
  </message>
  <message>
   <location filename="rsgui/gui/review/grid_model.py" />
   <source>{n}nd</source>
   <translation>{n}.</translation>
  </message>
  <message>
   <location filename="rsgui/gui/review/grid_model.py" />
   <source>{n}rd</source>
   <translation>{n}.</translation>
  </message>
  <message>
   <location filename="rsgui/gui/review/grid_model.py" />
   <source>written by {writer}</source>
   <translation>geschrieben von {writer}</translation>
  </message>
  <message>
   <location filename="rsgui/gui/review/grid_model.py" />
   <source>picked by the recipe</source>
   <translation>vom Rezept ausgewählt</translation>
  </message>
  <message>
   <location filename="rsgui/gui/review/grid_model.py" />
   <source>included by a person</source>
   <translation>von einem Menschen aufgenommen</translation>
  </message>
  <message>
   <location filename="rsgui/gui/review/grid_model.py" />
   <source>excluded by a person</source>
   <translation>von einem Menschen ausgeschlossen</translation>
  </message>
  <message>
   <location filename="rsgui/gui/review/grid_model.py" />
   <source>in the curated set</source>
   <translation>im kuratierten Datensatz</translation>
  </message>
  <message>
   <location filename="rsgui/gui/review/grid_model.py" />
   <source>not in the curated set</source>
   <translation>nicht im kuratierten Datensatz</translation>
  </message>
  <message>
   <location filename="rsgui/gui/review/grid_model.py" />
   <source>edited</source>
   <translation>geändert</translation>
  </message>
  <message>
   <location filename="rsgui/gui/review/grid_model.py" />
   <source>has a note</source>
   <translation>hat eine Notiz</translation>
  </message>
  <message>
   <location filename="rsgui/gui/review/grid_model.py" />
   <source>cut off at the length limit</source>
   <translation>an der Längengrenze abgeschnitten</translation>
  </message>
  <message>
   <location filename="rsgui/gui/review/grid_model.py" />
   <source>says what an earlier one says</source>
   <translation>sagt, was eine frühere sagt</translation>
  </message>
  <message>
   <location filename="rsgui/gui/review/grid_view.py" />
   <source>Ranked grid</source>
   <translation>Geordnete Matrix</translation>
  </message>
  <message>
   <location filename="rsgui/gui/review/history.py" />
   <source>When</source>
   <translation>Wann</translation>
  </message>
  <message>
   <location filename="rsgui/gui/review/history.py" />
   <source>Who</source>
   <translation>Wer</translation>
  </message>
  <message>
   <location filename="rsgui/gui/review/history.py" />
   <source>What</source>
   <translation>Was</translation>
  </message>
  <message numerus="yes">
   <location filename="rsgui/gui/review/history.py" />
   <source>Left {count} completions to the machine</source>
   <extracomment>Left {count} completion to the machine</extracomment>
   <translation>
    <numerusform>{count} Completion der Maschine überlassen</numerusform>
    <numerusform>{count} Completions der Maschine überlassen</numerusform>
   </translation>
  </message>
  <message numerus="yes">
   <location filename="rsgui/gui/review/history.py" />
   <source>Edited {count} completions</source>
   <extracomment>Edited {count} completion</extracomment>
   <translation>
    <numerusform>{count} Completion bearbeitet</numerusform>
    <numerusform>{count} Completions bearbeitet</numerusform>
   </translation>
  </message>
  <message numerus="yes">
   <location filename="rsgui/gui/review/history.py" />
   <source>Noted on {count} completions</source>
   <extracomment>Noted on {count} completion</extracomment>
   <translation>
    <numerusform>Notiz zu {count} Completion</numerusform>
    <numerusform>Notiz zu {count} Completions</numerusform>
   </translation>
  </message>
  <message numerus="yes">
   <location filename="rsgui/gui/review/history.py" />
   <source>Accepted the picks of {count} prompts</source>
   <extracomment>Accepted the picks of {count} prompt</extracomment>
   <translation>
    <numerusform>Auswahl von {count} Prompt übernommen</numerusform>
    <numerusform>Auswahl von {count} Prompts übernommen</numerusform>
   </translation>
  </message>
  <message numerus="yes">
   <location filename="rsgui/gui/review/history.py" />
   <source>Chose the best of {count} prompts</source>
   <extracomment>Chose the best of {count} prompt</extracomment>
   <translation>
    <numerusform>Beste von {count} Prompt gewählt</numerusform>
    <numerusform>Beste von {count} Prompts gewählt</numerusform>
   </translation>
  </message>
  <message numerus="yes">
   <location filename="rsgui/gui/review/history.py" />
   <source>Flagged {count} completions for later</source>
   <extracomment>Flagged {count} completion for later</extracomment>
   <translation>
    <numerusform>{count} Completion für später gemerkt</numerusform>
    <numerusform>{count} Completions für später gemerkt</numerusform>
   </translation>
  </message>
  <message>
   <location filename="rsgui/gui/review/history.py" />
   <source>Took back: {step}</source>
   <translation>Zurückgenommen: {step}</translation>
  </message>
  <message>
   <location filename="rsgui/gui/review/history.py" />
   <source>Brought back: {step}</source>
   <translation>Wiederhergestellt: {step}</translation>
  </message>
  <message>
   <location filename="rsgui/gui/review/history.py" />
   <source>{what}: “{text}”</source>
   <translation>{what}: „{text}“</translation>
  </message>
  <message>
   <location filename="rsgui/gui/review/history.py" />
   <source>{what} (taken back)</source>
   <translation>{what} (zurückgenommen)</translation>
  </message>
  <message>
   <location filename="rsgui/gui/review/history.py" />
   <source>All decisions</source>
   <translation>Alle Entscheidungen</translation>
  </message>
  <message>
   <location filename="rsgui/gui/review/history.py" />
   <source>Whose decisions</source>
   <translation>Wessen Entscheidungen</translation>
  </message>
  <message>
   <location filename="rsgui/gui/review/history.py" />
   <source>Everybody</source>
   <translation>Alle</translation>
  </message>
  <message>
   <location filename="rsgui/gui/review/history.py" />
   <source>No completion has a verdict of several people yet.</source>
   <translation>Noch hat keine Completion Urteile mehrerer Personen.</translation>
  </message>
  <message numerus="yes">
   <location filename="rsgui/gui/review/history.py" />
   <source>{count} completions have verdicts of several people; of {conflicts:,} they differ. Krippendorff's alpha: {alpha}</source>
   <extracomment>{count} completion has verdicts of several people; of {conflicts:,} they differ. Krippendorff's alpha: {alpha}</extracomment>
   <translation>
    <numerusform>{count} Completion hat Urteile mehrerer Personen; bei {conflicts:,} gehen sie auseinander. Krippendorffs Alpha: {alpha}</numerusform>
    <numerusform>{count} Completions haben Urteile mehrerer Personen; bei {conflicts:,} gehen sie auseinander. Krippendorffs Alpha: {alpha}</numerusform>
   </translation>
  </message>
  <message>
   <location filename="rsgui/gui/review/history.py" />
   <source>{one} and {other}: {alike:,} of {shared:,} alike, Cohen's kappa {kappa}</source>
   <translation>{one} und {other}: {alike:,} von {shared:,} gleich, Cohens Kappa {kappa}</translation>
  </message>
  <message>
   <location filename="rsgui/gui/review/legend.py" />
   <source>Colours of rewards</source>
   <translation>Farben der Rewards</translation>
  </message>
  <message>
   <location filename="rsgui/gui/review/legend.py" />
   <source>picked</source>
   <translation>gewählt</translation>
  </message>
  <message>
   <location filename="rsgui/gui/review/legend.py" />
   <source>included</source>
   <translation>aufgenommen</translation>
  </message>
  <message>
   <location filename="rsgui/gui/review/legend.py" />
   <source>excluded</source>
   <translation>abgelehnt</translation>
  </message>
  <message>
   <location filename="rsgui/gui/review/legend.py" />
   <source>note</source>
   <translation>Notiz</translation>
  </message>
  <message>
   <location filename="rsgui/gui/review/legend.py" />
   <source>duplicate</source>
   <translation>doppelt</translation>
  </message>
  <message>
   <location filename="rsgui/gui/review/likeness.py" />
   <source>Alike by</source>
   <translation>Ähnlich nach</translation>
  </message>
  <message>
   <location filename="rsgui/gui/review/likeness.py" />
   <source>Pairs of words: what is said in the same words is alike. An embedding model also knows what is said in others; it takes longer.</source>
   <translation>Wortpaare: Ähnlich ist, was mit denselben Wörtern gesagt ist. Ein Embedding-Modell erkennt auch, was mit anderen gesagt ist; es braucht länger.</translation>
  </message>
  <message>
   <location filename="rsgui/gui/review/likeness.py" />
   <source>by pairs of words</source>
   <translation>nach Wortpaaren</translation>
  </message>
  <message>
   <location filename="rsgui/gui/review/likeness.py" />
   <source>by {model}</source>
   <translation>nach {model}</translation>
  </message>
  <message>
   <location filename="rsgui/gui/review/likeness.py" />
   <source>by an embedding model …</source>
   <translation>nach einem Embedding-Modell …</translation>
  </message>
  <message>
   <location filename="rsgui/gui/review/looking.py" />
   <source>Reading the other prompts …</source>
   <translation>Die übrigen Prompts werden gelesen …</translation>
  </message>
  <message numerus="yes">
   <location filename="rsgui/gui/review/more_button.py" />
   <source>Look at {count} flagged for later</source>
   <extracomment>Look at {count} flagged for later</extracomment>
   <translation>
    <numerusform>{count} für später gemerkte ansehen</numerusform>
    <numerusform>{count} für später gemerkte ansehen</numerusform>
   </translation>
  </message>
  <message>
   <location filename="rsgui/gui/review/more_button.py" />
   <source>flagged for later</source>
   <translation>für später gemerkt</translation>
  </message>
  <message numerus="yes">
   <location filename="rsgui/gui/review/more_button.py" />
   <source>Look at {count} conflicts of reviewers</source>
   <extracomment>Look at {count} conflict of reviewers</extracomment>
   <translation>
    <numerusform>{count} Konflikt zwischen Personen ansehen</numerusform>
    <numerusform>{count} Konflikte zwischen Personen ansehen</numerusform>
   </translation>
  </message>
  <message>
   <location filename="rsgui/gui/review/more_button.py" />
   <source>decided differently by several people</source>
   <translation>von mehreren Personen verschieden entschieden</translation>
  </message>
  <message>
   <location filename="rsgui/gui/review/more_button.py" />
   <source>No decision says otherwise than the recipe</source>
   <translation>Keine Entscheidung widerspricht dem Rezept</translation>
  </message>
  <message>
   <location filename="rsgui/gui/review/more_panel.py" />
   <source>Best share of all</source>
   <translation>Bester Anteil insgesamt</translation>
  </message>
  <message>
   <location filename="rsgui/gui/review/more_panel.py" />
   <source>The best so many per cent of all completions, whatever their prompt.</source>
   <translation>Die besten so viel Prozent aller Completions, gleich welchen Prompts.</translation>
  </message>
  <message>
   <location filename="rsgui/gui/review/more_panel.py" />
   <source>Random of each prompt</source>
   <translation>Zufällig je Prompt</translation>
  </message>
  <message>
   <location filename="rsgui/gui/review/more_panel.py" />
   <source>Blind to the rewards: the control of the best per prompt.</source>
   <translation>Blind für die Rewards: die Kontrolle der besten je Prompt.</translation>
  </message>
  <message>
   <location filename="rsgui/gui/review/more_panel.py" />
   <source>Random overall</source>
   <translation>Zufällig insgesamt</translation>
  </message>
  <message>
   <location filename="rsgui/gui/review/more_panel.py" />
   <source>Blind to the rewards: the control of the best overall.</source>
   <translation>Blind für die Rewards: die Kontrolle der besten insgesamt.</translation>
  </message>
  <message>
   <location filename="rsgui/gui/review/more_panel.py" />
   <source>Statistical rejection</source>
   <translation>Statistische Verwerfung</translation>
  </message>
  <message>
   <location filename="rsgui/gui/review/more_panel.py" />
   <source>Takes good completions with a chance that grows with their reward (Liu et al. 2023). A higher beta takes more at random, a lower one more of the best.</source>
   <translation>Nimmt gute Completions mit einer Chance, die mit dem Reward wächst (Liu et al. 2023). Ein höheres Beta nimmt mehr zufällig, ein niedrigeres mehr von den besten.</translation>
  </message>
  <message>
   <location filename="rsgui/gui/review/more_panel.py" />
   <source>Keep duplicates</source>
   <translation>Duplikate behalten</translation>
  </message>
  <message>
   <location filename="rsgui/gui/review/more_panel.py" />
   <source>No exact duplicates</source>
   <translation>Keine exakten Duplikate</translation>
  </message>
  <message>
   <location filename="rsgui/gui/review/more_panel.py" />
   <source>No near-duplicates</source>
   <translation>Keine Beinahe-Duplikate</translation>
  </message>
  <message>
   <location filename="rsgui/gui/review/more_panel.py" />
   <source>Strategy</source>
   <translation>Strategie</translation>
  </message>
  <message>
   <location filename="rsgui/gui/review/more_panel.py" />
   <source>Share in per cent</source>
   <translation>Anteil in Prozent</translation>
  </message>
  <message>
   <location filename="rsgui/gui/review/more_panel.py" />
   <source>Beta</source>
   <translation>Beta</translation>
  </message>
  <message>
   <location filename="rsgui/gui/review/more_panel.py" />
   <source>how many</source>
   <translation>wie viele</translation>
  </message>
  <message>
   <location filename="rsgui/gui/review/more_panel.py" />
   <source>beta</source>
   <translation>Beta</translation>
  </message>
  <message>
   <location filename="rsgui/gui/review/more_panel.py" />
   <source>Of completions of one prompt that say the same, only the best can be picked. Near-duplicates share four fifths of their runs of five words.</source>
   <translation>Von Completions eines Prompts, die dasselbe sagen, kann nur die beste ausgewählt werden. Beinahe-Duplikate teilen vier Fünftel ihrer Folgen von fünf Wörtern.</translation>
  </message>
  <message>
   <location filename="rsgui/gui/review/more_panel.py" />
   <source>Whatever their length</source>
   <translation>Gleich welcher Länge</translation>
  </message>
  <message>
   <location filename="rsgui/gui/review/more_panel.py" />
   <source>Takes out of the rewards what length explains, within prompts.</source>
   <translation>Rechnet aus den Rewards heraus, was die Länge erklärt, innerhalb von Prompts.</translation>
  </message>
  <message>
   <location filename="rsgui/gui/review/more_panel.py" />
   <source>At most so many of each prompt</source>
   <translation>Höchstens so viele je Prompt</translation>
  </message>
  <message>
   <location filename="rsgui/gui/review/more_panel.py" />
   <source>At most so many in all</source>
   <translation>Höchstens so viele insgesamt</translation>
  </message>
  <message>
   <location filename="rsgui/gui/review/more_panel.py" />
   <source>So many that are unlike each other</source>
   <translation>So viele, die einander unähnlich sind</translation>
  </message>
  <message>
   <location filename="rsgui/gui/review/more_panel.py" />
   <source>Balance between reward, 1, and variety, 0</source>
   <translation>Gleichgewicht zwischen Reward, 1, und Vielfalt, 0</translation>
  </message>
  <message>
   <location filename="rsgui/gui/review/more_panel.py" />
   <source>At most of each prompt</source>
   <translation>Höchstens je Prompt</translation>
  </message>
  <message>
   <location filename="rsgui/gui/review/more_panel.py" />
   <source>Of a prompt's picks only the first so many.</source>
   <translation>Von den Ausgewählten eines Prompts nur die ersten so vielen.</translation>
  </message>
  <message>
   <location filename="rsgui/gui/review/more_panel.py" />
   <source>Fair total</source>
   <translation>Gerechte Summe</translation>
  </message>
  <message>
   <location filename="rsgui/gui/review/more_panel.py" />
   <source>So many in all, in turns from all prompts, so that none has much more.</source>
   <translation>So viele insgesamt, reihum aus allen Prompts, damit keiner viel mehr hat.</translation>
  </message>
  <message>
   <location filename="rsgui/gui/review/more_panel.py" />
   <source>Most varied</source>
   <translation>Vielfältigste</translation>
  </message>
  <message>
   <location filename="rsgui/gui/review/more_panel.py" />
   <source>So many that are good and unlike each other: maximal marginal relevance.</source>
   <translation>So viele, die gut und einander unähnlich sind: Maximal Marginal Relevance.</translation>
  </message>
  <message>
   <location filename="rsgui/gui/review/more_panel.py" />
   <source>balance</source>
   <translation>Gleichgewicht</translation>
  </message>
  <message>
   <location filename="rsgui/gui/review/page.py" />
   <source>Among</source>
   <translation>Unter</translation>
  </message>
  <message>
   <location filename="rsgui/gui/review/page.py" />
   <source>Among whose completions the recipe chooses</source>
   <translation>Unter wessen Completions das Rezept auswählt</translation>
  </message>
  <message>
   <location filename="rsgui/gui/review/page.py" />
   <source>Select again</source>
   <translation>Neu auswählen</translation>
  </message>
  <message>
   <location filename="rsgui/gui/review/page.py" />
   <source>Select among all</source>
   <translation>Unter allen auswählen</translation>
  </message>
  <message>
   <location filename="rsgui/gui/review/page.py" />
   <source>Generate completions</source>
   <translation>Completions erzeugen</translation>
  </message>
  <message>
   <location filename="rsgui/gui/review/page.py" />
   <source>Score completions</source>
   <translation>Completions bewerten</translation>
  </message>
  <message>
   <location filename="rsgui/gui/review/page.py" />
   <source>Export …</source>
   <translation>Exportieren …</translation>
  </message>
  <message>
   <location filename="rsgui/gui/review/page.py" />
   <source>Write the curated set as JSONL (Ctrl+E)</source>
   <translation>Kuratierten Datensatz als JSONL schreiben (Strg+E)</translation>
  </message>
  <message>
   <location filename="rsgui/gui/review/page.py" />
   <source>Chat messages (*.jsonl)</source>
   <translation>Chatnachrichten (*.jsonl)</translation>
  </message>
  <message>
   <location filename="rsgui/gui/review/page.py" />
   <source>Folder of an embedding model in Hugging Face format</source>
   <translation>Ordner eines Embedding-Modells im Hugging-Face-Format</translation>
  </message>
  <message>
   <location filename="rsgui/gui/review/page.py" />
   <source>You do not review blind any more.</source>
   <translation>Sie sichten nicht mehr blind.</translation>
  </message>
  <message>
   <location filename="rsgui/gui/review/page.py" />
   <source>That ended when the project was left; it can be begun again.</source>
   <translation>Das endete, als das Projekt verlassen wurde; es lässt sich wieder beginnen.</translation>
  </message>
  <message>
   <location filename="rsgui/gui/review/page.py" />
   <source>Not while you review blind: it would tell what others decided</source>
   <translation>Nicht, solange Sie blind sichten: Es verriete, was andere entschieden haben</translation>
  </message>
  <message>
   <location filename="rsgui/gui/review/page.py" />
   <source>Here completions stand in order of reward, prompt by prompt. A recipe picks the best, and you overrule it where you know better.</source>
   <translation>Hier stehen Completions in der Reihenfolge ihres Rewards, Prompt für Prompt. Ein Rezept wählt die besten aus, und Sie entscheiden anders, wo Sie es besser wissen.</translation>
  </message>
  <message>
   <location filename="rsgui/gui/review/page.py" />
   <source>Score the completions first.</source>
   <translation>Bewerten Sie zuerst die Completions.</translation>
  </message>
  <message>
   <location filename="rsgui/gui/review/page.py" />
   <source>Completions are there, rewards are not</source>
   <translation>Completions sind da, Rewards nicht</translation>
  </message>
  <message>
   <location filename="rsgui/gui/review/page.py" />
   <source>Nothing to review yet</source>
   <translation>Noch nichts zu sichten</translation>
  </message>
  <message>
   <location filename="rsgui/gui/review/page.py" />
   <source>Rewards have come since this selection was made.</source>
   <translation>Seit dieser Auswahl sind Rewards hinzugekommen.</translation>
  </message>
  <message>
   <location filename="rsgui/gui/review/page.py" />
   <source>Select again to take them in.</source>
   <translation>Wählen Sie neu aus, um sie zu berücksichtigen.</translation>
  </message>
  <message>
   <location filename="rsgui/gui/review/page.py" />
   <source>This selection is made among the completions of {names} alone.</source>
   <translation>Diese Auswahl gilt nur unter den Completions von {names}.</translation>
  </message>
  <message>
   <location filename="rsgui/gui/review/page.py" />
   <source>Others are left out.</source>
   <translation>Andere bleiben außen vor.</translation>
  </message>
  <message>
   <location filename="rsgui/gui/review/pane_parts.py" />
   <source>Reward missing</source>
   <translation>Reward fehlt</translation>
  </message>
  <message>
   <location filename="rsgui/gui/review/pane_parts.py" />
   <source>Reward {reward:.4g}</source>
   <translation>Reward {reward:.4g}</translation>
  </message>
  <message>
   <location filename="rsgui/gui/review/pane_parts.py" />
   <source>No reward</source>
   <translation>Kein Reward</translation>
  </message>
  <message>
   <location filename="rsgui/gui/review/pane_parts.py" />
   <source>Reward {reward:.6g}</source>
   <translation>Reward {reward:.6g}</translation>
  </message>
  <message>
   <location filename="rsgui/gui/review/pane_parts.py" />
   <source>Met: {check}</source>
   <translation>Erfüllt: {check}</translation>
  </message>
  <message>
   <location filename="rsgui/gui/review/pane_parts.py" />
   <source>Not met: {check}</source>
   <translation>Nicht erfüllt: {check}</translation>
  </message>
  <message>
   <location filename="rsgui/gui/review/pane_parts.py" />
   <source>included it</source>
   <translation>hat sie aufgenommen</translation>
  </message>
  <message>
   <location filename="rsgui/gui/review/pane_parts.py" />
   <source>excluded it</source>
   <translation>hat sie ausgeschlossen</translation>
  </message>
  <message>
   <location filename="rsgui/gui/review/pane_parts.py" />
   <source>left it to the machine</source>
   <translation>hat sie der Maschine überlassen</translation>
  </message>
  <message>
   <location filename="rsgui/gui/review/pane_parts.py" />
   <source>edited it</source>
   <translation>hat sie bearbeitet</translation>
  </message>
  <message>
   <location filename="rsgui/gui/review/pane_parts.py" />
   <source>noted</source>
   <translation>hat notiert</translation>
  </message>
  <message>
   <location filename="rsgui/gui/review/pane_parts.py" />
   <source>accepted what was picked</source>
   <translation>hat die Auswahl übernommen</translation>
  </message>
  <message>
   <location filename="rsgui/gui/review/pane_parts.py" />
   <source>called it the best of its prompt</source>
   <translation>hat sie zur besten ihres Prompts erklärt</translation>
  </message>
  <message>
   <location filename="rsgui/gui/review/pane_parts.py" />
   <source>skipped the prompt</source>
   <translation>hat den Prompt übersprungen</translation>
  </message>
  <message>
   <location filename="rsgui/gui/review/pane_parts.py" />
   <source>tagged it</source>
   <translation>hat ein Tag vergeben</translation>
  </message>
  <message>
   <location filename="rsgui/gui/review/pane_parts.py" />
   <source>removed a tag</source>
   <translation>hat ein Tag entfernt</translation>
  </message>
  <message>
   <location filename="rsgui/gui/review/pane_parts.py" />
   <source>flagged it for later</source>
   <translation>hat sie für später gemerkt</translation>
  </message>
  <message>
   <location filename="rsgui/gui/review/pane_parts.py" />
   <source>removed the flag</source>
   <translation>hat die Merkung entfernt</translation>
  </message>
  <message>
   <location filename="rsgui/gui/review/pane_parts.py" />
   <source>took back</source>
   <translation>hat zurückgenommen:</translation>
  </message>
  <message>
   <location filename="rsgui/gui/review/pane_parts.py" />
   <source>brought back</source>
   <translation>hat wiederhergestellt:</translation>
  </message>
  <message>
   <location filename="rsgui/gui/review/pane_parts.py" />
   <source>Included the {place} of prompt {number:,}</source>
   <translation>{place} von Prompt {number:,} aufgenommen</translation>
  </message>
  <message>
   <location filename="rsgui/gui/review/pane_parts.py" />
   <source>Excluded the {place} of prompt {number:,}</source>
   <translation>{place} von Prompt {number:,} ausgeschlossen</translation>
  </message>
  <message>
   <location filename="rsgui/gui/review/pane_parts.py" />
   <source>Left to the machine: the {place} of prompt {number:,}</source>
   <translation>Der Maschine überlassen: {place} von Prompt {number:,}</translation>
  </message>
  <message>
   <location filename="rsgui/gui/review/pane_parts.py" />
   <source>Edited the {place} of prompt {number:,}</source>
   <translation>{place} von Prompt {number:,} bearbeitet</translation>
  </message>
  <message>
   <location filename="rsgui/gui/review/pane_parts.py" />
   <source>Noted on the {place} of prompt {number:,}</source>
   <translation>Notiz zu {place} von Prompt {number:,}</translation>
  </message>
  <message>
   <location filename="rsgui/gui/review/pane_parts.py" />
   <source>Accepted what was picked, at the {place} of prompt {number:,}</source>
   <translation>Auswahl übernommen, bei {place} von Prompt {number:,}</translation>
  </message>
  <message>
   <location filename="rsgui/gui/review/pane_parts.py" />
   <source>Best of its prompt, all others excluded: the {place} of prompt {number:,}</source>
   <translation>Beste ihres Prompts, alle anderen ausgeschlossen: {place} von Prompt {number:,}</translation>
  </message>
  <message>
   <location filename="rsgui/gui/review/pane_parts.py" />
   <source>Skipped the prompt, at the {place} of prompt {number:,}</source>
   <translation>Prompt übersprungen, bei {place} von Prompt {number:,}</translation>
  </message>
  <message>
   <location filename="rsgui/gui/review/pane_parts.py" />
   <source>Tagged the {place} of prompt {number:,}</source>
   <translation>Tag an {place} von Prompt {number:,}</translation>
  </message>
  <message>
   <location filename="rsgui/gui/review/pane_parts.py" />
   <source>Removed a tag of the {place} of prompt {number:,}</source>
   <translation>Tag von {place} von Prompt {number:,} entfernt</translation>
  </message>
  <message>
   <location filename="rsgui/gui/review/pane_parts.py" />
   <source>Flagged for later: the {place} of prompt {number:,}</source>
   <translation>Für später gemerkt: {place} von Prompt {number:,}</translation>
  </message>
  <message>
   <location filename="rsgui/gui/review/pane_parts.py" />
   <source>Removed the flag of the {place} of prompt {number:,}</source>
   <translation>Nicht mehr gemerkt: {place} von Prompt {number:,}</translation>
  </message>
  <message>
   <location filename="rsgui/gui/review/pane_parts.py" />
   <source>Took back the last decision on the {place} of prompt {number:,}</source>
   <translation>Letzte Entscheidung zu {place} von Prompt {number:,} zurückgenommen</translation>
  </message>
  <message>
   <location filename="rsgui/gui/review/pane_parts.py" />
   <source>Brought back the decision on the {place} of prompt {number:,}</source>
   <translation>Entscheidung zu {place} von Prompt {number:,} wiederhergestellt</translation>
  </message>
  <message>
   <location filename="rsgui/gui/review/pane_parts.py" />
   <source>noted “{text}”</source>
   <translation>hat „{text}“ notiert</translation>
  </message>
  <message>
   <location filename="rsgui/gui/review/pane_parts.py" />
   <source>removed the note</source>
   <translation>hat die Notiz entfernt</translation>
  </message>
  <message>
   <location filename="rsgui/gui/review/pane_parts.py" />
   <source>tagged it “{tag}”</source>
   <translation>hat das Tag „{tag}“ vergeben</translation>
  </message>
  <message>
   <location filename="rsgui/gui/review/pane_parts.py" />
   <source>removed the tag “{tag}”</source>
   <translation>hat das Tag „{tag}“ entfernt</translation>
  </message>
  <message>
   <location filename="rsgui/gui/review/pane_parts.py" />
   <source>and {count:,} earlier</source>
   <translation>und {count:,} frühere</translation>
  </message>
  <message>
   <location filename="rsgui/gui/review/people.py" />
   <source>for another reviewer</source>
   <translation>für eine andere Person</translation>
  </message>
  <message>
   <location filename="rsgui/gui/review/people.py" />
   <source>A copy for another reviewer</source>
   <translation>Kopie für eine andere Person</translation>
  </message>
  <message>
   <location filename="rsgui/gui/review/people.py" />
   <source>{file} is written: give it away, and take it back when it was reviewed</source>
   <translation>{file} ist geschrieben: Geben Sie sie weiter, und nehmen Sie sie nach dem Sichten zurück</translation>
  </message>
  <message>
   <location filename="rsgui/gui/review/people.py" />
   <source>A copy that another reviewer gave back</source>
   <translation>Kopie, die eine andere Person zurückgegeben hat</translation>
  </message>
  <message numerus="yes">
   <location filename="rsgui/gui/review/people.py" />
   <source>{count} decisions of {who} are new.</source>
   <extracomment>{count} decision of {who} is new.</extracomment>
   <translation>
    <numerusform>{count} Entscheidung von {who} ist neu.</numerusform>
    <numerusform>{count} Entscheidungen von {who} sind neu.</numerusform>
   </translation>
  </message>
  <message>
   <location filename="rsgui/gui/review/people.py" />
   <source>All its decisions were here already.</source>
   <translation>Alle ihre Entscheidungen waren schon da.</translation>
  </message>
  <message numerus="yes">
   <location filename="rsgui/gui/review/people.py" />
   <source>{count} concern completions that are not here.</source>
   <extracomment>{count} concerns a completion that is not here.</extracomment>
   <translation>
    <numerusform>{count} betrifft eine Completion, die hier fehlt.</numerusform>
    <numerusform>{count} betreffen Completions, die hier fehlen.</numerusform>
   </translation>
  </message>
  <message>
   <location filename="rsgui/gui/review/reading_pane.py" />
   <source>Your edited copy of the completion</source>
   <translation>Ihre bearbeitete Kopie der Completion</translation>
  </message>
  <message>
   <location filename="rsgui/gui/review/reading_pane.py" />
   <source>Original</source>
   <translation>Original</translation>
  </message>
  <message>
   <location filename="rsgui/gui/review/reading_pane.py" />
   <source>Edited text</source>
   <translation>Bearbeiteter Text</translation>
  </message>
  <message>
   <location filename="rsgui/gui/review/reading_pane.py" />
   <source>Edit</source>
   <translation>Ändern</translation>
  </message>
  <message>
   <location filename="rsgui/gui/review/reading_pane.py" />
   <source>Write a copy; the original stays</source>
   <translation>Eine Kopie schreiben; das Original bleibt</translation>
  </message>
  <message>
   <location filename="rsgui/gui/review/reading_pane.py" />
   <source>Save</source>
   <translation>Speichern</translation>
  </message>
  <message>
   <location filename="rsgui/gui/review/reading_pane.py" />
   <source>Accept</source>
   <translation>Übernehmen</translation>
  </message>
  <message>
   <location filename="rsgui/gui/review/reading_pane.py" />
   <source>The machine is right here: go on</source>
   <translation>Die Maschine hat hier recht: weiter</translation>
  </message>
  <message>
   <location filename="rsgui/gui/review/reading_pane.py" />
   <source>Add a note  ( N )</source>
   <translation>Notiz hinzufügen  ( N )</translation>
  </message>
  <message>
   <location filename="rsgui/gui/review/reading_pane.py" />
   <source>Note</source>
   <translation>Notiz</translation>
  </message>
  <message>
   <location filename="rsgui/gui/review/reading_pane.py" />
   <source>Prompt {number:,}</source>
   <translation>Prompt {number:,}</translation>
  </message>
  <message>
   <location filename="rsgui/gui/review/reading_pane.py" />
   <source>{place} of {count:,}</source>
   <translation>{place} von {count:,}</translation>
  </message>
  <message>
   <location filename="rsgui/gui/review/reading_pane.py" />
   <source>Take this completion out of the curated set</source>
   <translation>Diese Completion aus dem kuratierten Datensatz nehmen</translation>
  </message>
  <message>
   <location filename="rsgui/gui/review/reading_pane.py" />
   <source>Put this completion into the curated set</source>
   <translation>Diese Completion in den kuratierten Datensatz aufnehmen</translation>
  </message>
  <message>
   <location filename="rsgui/gui/review/reading_pane.py" />
   <source>Your copy</source>
   <translation>Ihre Kopie</translation>
  </message>
  <message>
   <location filename="rsgui/gui/review/reading_pane.py" />
   <source>Included by {who}</source>
   <translation>Von {who} aufgenommen</translation>
  </message>
  <message>
   <location filename="rsgui/gui/review/reading_pane.py" />
   <source>Included by you</source>
   <translation>Von Ihnen aufgenommen</translation>
  </message>
  <message>
   <location filename="rsgui/gui/review/reading_pane.py" />
   <source>Excluded by {who}</source>
   <translation>Von {who} ausgeschlossen</translation>
  </message>
  <message>
   <location filename="rsgui/gui/review/reading_pane.py" />
   <source>Excluded by you</source>
   <translation>Von Ihnen ausgeschlossen</translation>
  </message>
  <message>
   <location filename="rsgui/gui/review/reading_pane.py" />
   <source>stopped by itself</source>
   <translation>von selbst beendet</translation>
  </message>
  <message>
   <location filename="rsgui/gui/review/reading_pane.py" />
   <source>with an adapter</source>
   <translation>mit Adapter</translation>
  </message>
  <message>
   <location filename="rsgui/gui/review/reading_pane.py" />
   <source>mean log-probability {logprob:.2f}</source>
   <translation>mittlere Log-Wahrscheinlichkeit {logprob:.2f}</translation>
  </message>
  <message>
   <location filename="rsgui/gui/review/recipe_menu.py" />
   <source>Save this recipe as</source>
   <translation>Dieses Rezept speichern als</translation>
  </message>
  <message>
   <location filename="rsgui/gui/review/recipe_menu.py" />
   <source>Name of the recipe to save</source>
   <translation>Name des zu speichernden Rezepts</translation>
  </message>
  <message>
   <location filename="rsgui/gui/review/recipe_menu.py" />
   <source>Published recipes, and those saved in this project</source>
   <translation>Veröffentlichte Rezepte und die in diesem Projekt gespeicherten</translation>
  </message>
  <message>
   <location filename="rsgui/gui/review/recipe_menu.py" />
   <source>Published</source>
   <translation>Veröffentlicht</translation>
  </message>
  <message>
   <location filename="rsgui/gui/review/recipe_menu.py" />
   <source>{low} to {high} completions</source>
   <translation>{low} bis {high} Completions</translation>
  </message>
  <message>
   <location filename="rsgui/gui/review/recipe_menu.py" />
   <source>temperature {value}</source>
   <translation>Temperatur {value}</translation>
  </message>
  <message>
   <location filename="rsgui/gui/review/recipe_menu.py" />
   <source>Sampled with {how}.</source>
   <translation>Gezogen mit {how}.</translation>
  </message>
  <message>
   <location filename="rsgui/gui/review/recipe_menu.py" />
   <source>{low:g} to {high:g}</source>
   <translation>{low:g} bis {high:g}</translation>
  </message>
  <message>
   <location filename="rsgui/gui/review/rendered.py" />
   <source>Only the first {most:,} characters are rendered.</source>
   <translation>Nur die ersten {most:,} Zeichen sind gesetzt.</translation>
  </message>
  <message>
   <location filename="rsgui/gui/review/rendered.py" />
   <source>[image: {name}]</source>
   <translation>[Bild: {name}]</translation>
  </message>
  <message>
   <location filename="rsgui/gui/review/scorer_mix.py" />
   <source>Rewards as they are</source>
   <translation>Rewards, wie sie sind</translation>
  </message>
  <message>
   <location filename="rsgui/gui/review/scorer_mix.py" />
   <source>Fair where all scorers use the same scale.</source>
   <translation>Gerecht, wenn alle Scorer dieselbe Skala verwenden.</translation>
  </message>
  <message>
   <location filename="rsgui/gui/review/scorer_mix.py" />
   <source>Deviations within the prompt</source>
   <translation>Abweichungen innerhalb des Prompts</translation>
  </message>
  <message>
   <location filename="rsgui/gui/review/scorer_mix.py" />
   <source>From the prompt's mean, in standard deviations: scorers of any scale count alike, and so do all prompts.</source>
   <translation>Vom Mittel des Prompts, in Standardabweichungen: Scorer jeder Skala zählen gleich, und alle Prompts auch.</translation>
  </message>
  <message>
   <location filename="rsgui/gui/review/scorer_mix.py" />
   <source>Ranks within the prompt</source>
   <translation>Ränge innerhalb des Prompts</translation>
  </message>
  <message>
   <location filename="rsgui/gui/review/scorer_mix.py" />
   <source>Only the order within the prompt counts, from 0 to 1.</source>
   <translation>Nur die Reihenfolge innerhalb des Prompts zählt, von 0 bis 1.</translation>
  </message>
  <message>
   <location filename="rsgui/gui/review/scorer_mix.py" />
   <source>Deviations over all</source>
   <translation>Abweichungen über alle</translation>
  </message>
  <message>
   <location filename="rsgui/gui/review/scorer_mix.py" />
   <source>From the mean of all completions, in standard deviations.</source>
   <translation>Vom Mittel aller Completions, in Standardabweichungen.</translation>
  </message>
  <message>
   <location filename="rsgui/gui/review/scorer_mix.py" />
   <source>Weighted mean</source>
   <translation>Gewichtetes Mittel</translation>
  </message>
  <message>
   <location filename="rsgui/gui/review/scorer_mix.py" />
   <source>A good reward of one scorer makes up for a bad one of another.</source>
   <translation>Ein guter Reward des einen Scorers gleicht einen schlechten des anderen aus.</translation>
  </message>
  <message>
   <location filename="rsgui/gui/review/scorer_mix.py" />
   <source>Lowest</source>
   <translation>Niedrigster</translation>
  </message>
  <message>
   <location filename="rsgui/gui/review/scorer_mix.py" />
   <source>As good as the least satisfied scorer finds it; weights above 0 count alike.</source>
   <translation>So gut, wie der unzufriedenste Scorer sie findet; Gewichte über 0 zählen gleich.</translation>
  </message>
  <message>
   <location filename="rsgui/gui/review/scorer_mix.py" />
   <source>Mean less disagreement</source>
   <translation>Mittel abzüglich Uneinigkeit</translation>
  </message>
  <message>
   <location filename="rsgui/gui/review/scorer_mix.py" />
   <source>The weighted mean less the penalty times the variance of the scorers: what they disagree on counts less.</source>
   <translation>Das gewichtete Mittel abzüglich Strafe mal Varianz der Scorer: Worüber sie uneins sind, zählt weniger.</translation>
  </message>
  <message>
   <location filename="rsgui/gui/review/scorer_mix.py" />
   <source>left out</source>
   <translation>ausgelassen</translation>
  </message>
  <message>
   <location filename="rsgui/gui/review/scorer_mix.py" />
   <source>A completion that lacks the reward of a scorer cannot be picked.</source>
   <translation>Eine Completion, der der Reward eines Scorers fehlt, kann nicht ausgewählt werden.</translation>
  </message>
  <message>
   <location filename="rsgui/gui/review/scorer_mix.py" />
   <source>judged by the others</source>
   <translation>nach den anderen</translation>
  </message>
  <message>
   <location filename="rsgui/gui/review/scorer_mix.py" />
   <source>Where the reward of a scorer is missing, the others count alone.</source>
   <translation>Wo der Reward eines Scorers fehlt, zählen die anderen allein.</translation>
  </message>
  <message>
   <location filename="rsgui/gui/review/scorer_mix.py" />
   <source>How rewards are made alike</source>
   <translation>Wie Rewards vergleichbar gemacht werden</translation>
  </message>
  <message>
   <location filename="rsgui/gui/review/scorer_mix.py" />
   <source>How rewards are joined</source>
   <translation>Wie Rewards verbunden werden</translation>
  </message>
  <message>
   <location filename="rsgui/gui/review/scorer_mix.py" />
   <source>Completions that lack a reward</source>
   <translation>Completions, denen ein Reward fehlt</translation>
  </message>
  <message>
   <location filename="rsgui/gui/review/scorer_mix.py" />
   <source>Penalty for disagreement</source>
   <translation>Strafe für Uneinigkeit</translation>
  </message>
  <message>
   <location filename="rsgui/gui/review/scorer_mix.py" />
   <source>penalty</source>
   <translation>Strafe</translation>
  </message>
  <message>
   <location filename="rsgui/gui/review/scorer_mix.py" />
   <source>Give one scorer a weight above 0.</source>
   <translation>Geben Sie einem Scorer ein Gewicht über 0.</translation>
  </message>
  <message>
   <location filename="rsgui/gui/review/scorer_mix.py" />
   <source>of</source>
   <comment>of rewards as they are</comment>
   <translation>von</translation>
  </message>
  <message>
   <location filename="rsgui/gui/review/scorer_mix.py" />
   <source>{name} (not in this project)</source>
   <translation>{name} (nicht in diesem Projekt)</translation>
  </message>
  <message>
   <location filename="rsgui/gui/review/scorer_mix.py" />
   <source>Weight of {name}, slider</source>
   <translation>Gewicht von {name}, Schieberegler</translation>
  </message>
  <message>
   <location filename="rsgui/gui/review/scorer_mix.py" />
   <source>Weight of {name}</source>
   <translation>Gewicht von {name}</translation>
  </message>
  <message numerus="yes">
   <location filename="rsgui/gui/review/scorer_mix.py" />
   <source>{count} lack a reward:</source>
   <extracomment>{count} lacks a reward:</extracomment>
   <translation>
    <numerusform>{count} ohne Reward:</numerusform>
    <numerusform>{count} ohne Reward:</numerusform>
   </translation>
  </message>
  <message>
   <location filename="rsgui/gui/review/scorer_mix.py" />
   <source>none lacks a reward:</source>
   <translation>keine ohne Reward:</translation>
  </message>
  <message>
   <location filename="rsgui/gui/review/scorer_picker.py" />
   <source>Several, weighed</source>
   <translation>Mehrere, gewichtet</translation>
  </message>
  <message>
   <location filename="rsgui/gui/review/scorer_picker.py" />
   <source>By whose rewards completions are ranked and picked</source>
   <translation>Nach wessen Rewards Completions geordnet und ausgewählt werden</translation>
  </message>
  <message>
   <location filename="rsgui/gui/review/scorer_picker.py" />
   <source>Rewards of {name}</source>
   <translation>Rewards von {name}</translation>
  </message>
  <message>
   <location filename="rsgui/gui/review/shelf.py" />
   <source>None saved in this project</source>
   <translation>In diesem Projekt sind keine gespeichert</translation>
  </message>
  <message>
   <location filename="rsgui/gui/review/shelf.py" />
   <source>Name</source>
   <translation>Name</translation>
  </message>
  <message>
   <location filename="rsgui/gui/review/strategy_bar.py" />
   <source>Best per prompt</source>
   <translation>Je Prompt</translation>
  </message>
  <message>
   <location filename="rsgui/gui/review/strategy_bar.py" />
   <source>Best overall</source>
   <translation>Insgesamt</translation>
  </message>
  <message>
   <location filename="rsgui/gui/review/strategy_bar.py" />
   <source>At least</source>
   <translation>Ab</translation>
  </message>
  <message>
   <location filename="rsgui/gui/review/strategy_bar.py" />
   <source>Other</source>
   <translation>Andere</translation>
  </message>
  <message>
   <location filename="rsgui/gui/review/strategy_bar.py" />
   <source>How many of each prompt</source>
   <translation>Wie viele je Prompt</translation>
  </message>
  <message>
   <location filename="rsgui/gui/review/strategy_bar.py" />
   <source>How many over all prompts</source>
   <translation>Wie viele über alle Prompts</translation>
  </message>
  <message>
   <location filename="rsgui/gui/review/strategy_bar.py" />
   <source>Reward from which on completions are picked</source>
   <translation>Reward, ab dem Completions ausgewählt werden</translation>
  </message>
  <message>
   <location filename="rsgui/gui/review/strategy_bar.py" />
   <source>Least reward</source>
   <translation>Mindestens</translation>
  </message>
  <message>
   <location filename="rsgui/gui/review/strategy_bar.py" />
   <source>None cut off</source>
   <translation>Ungekürzte</translation>
  </message>
  <message>
   <location filename="rsgui/gui/review/strategy_bar.py" />
   <source>With signal</source>
   <translation>Mit Signal</translation>
  </message>
  <message>
   <location filename="rsgui/gui/review/strategy_bar.py" />
   <source>Rarer strategies and further modifiers</source>
   <translation>Seltenere Strategien und weitere Modifikatoren</translation>
  </message>
  <message>
   <location filename="rsgui/gui/review/strategy_bar.py" />
   <source>Rewards of different prompts have to be comparable.</source>
   <translation>Rewards verschiedener Prompts müssen vergleichbar sein.</translation>
  </message>
  <message>
   <location filename="rsgui/gui/review/strategy_bar.py" />
   <source>Completions below this reward are never picked, however good they are for their prompt.</source>
   <translation>Completions unter diesem Reward werden nie ausgewählt, wie gut sie für ihren Prompt auch sind.</translation>
  </message>
  <message>
   <location filename="rsgui/gui/review/strategy_bar.py" />
   <source>Leaves out completions that reached their longest and were cut off: a model trained on them learns to stop in the middle of a sentence.</source>
   <translation>Lässt Completions weg, die die Höchstlänge erreichten und abgeschnitten wurden: Ein damit trainiertes Modell lernt, mitten im Satz aufzuhören.</translation>
  </message>
  <message>
   <location filename="rsgui/gui/review/strategy_bar.py" />
   <source>Leaves out prompts whose completions all have the same reward: choosing among them would teach nothing.</source>
   <translation>Lässt Prompts weg, deren Completions alle denselben Reward haben: Unter ihnen auszuwählen würde nichts lehren.</translation>
  </message>
  <message>
   <location filename="rsgui/gui/review/strategy_bar.py" />
   <source>Best overall and At least compare completions of different prompts. That is fair for checks, and often not for a reward model, which may like one prompt's completions more than another's.</source>
   <translation>„Insgesamt“ und „Ab“ vergleichen Completions verschiedener Prompts. Das ist gerecht bei Prüfungen und oft nicht bei einem Reward-Modell, dem die Completions des einen Prompts besser gefallen mögen als die eines anderen.</translation>
  </message>
  <message numerus="yes">
   <location filename="rsgui/gui/review/strategy_bar.py" />
   <source>{covered:,} of {prompts}, {count} completions selected</source>
   <extracomment>{covered:,} of {prompts}, {count} completion selected</extracomment>
   <translation>
    <numerusform>{covered:,} von {prompts}, {count} Completion ausgewählt</numerusform>
    <numerusform>{covered:,} von {prompts}, {count} Completions ausgewählt</numerusform>
   </translation>
  </message>
  <message numerus="yes">
   <location filename="rsgui/gui/review/strategy_bar.py" />
   <source>{count} of your decisions overrule the machine</source>
   <extracomment>{count} of your decisions overrules the machine</extracomment>
   <translation>
    <numerusform>{count} Ihrer Entscheidungen überstimmt die Maschine</numerusform>
    <numerusform>{count} Ihrer Entscheidungen überstimmen die Maschine</numerusform>
   </translation>
  </message>
  <message>
   <location filename="rsgui/gui/review/tag_line.py" />
   <source>Take the tag “{tag}” off</source>
   <translation>Tag „{tag}“ entfernen</translation>
  </message>
  <message>
   <location filename="rsgui/gui/review/token_text.py" />
   <source>Improbable ones: dotted below 50 %, dashed below 10 %, underlined below 1 %.</source>
   <translation>Unwahrscheinliche: gepunktet unter 50 %, gestrichelt unter 10 %, unterstrichen unter 1 %.</translation>
  </message>
  <message>
   <location filename="rsgui/gui/review/token_text.py" />
   <source>Probability {probability}, log-probability {logprob:.2f}</source>
   <translation>Wahrscheinlichkeit {probability}, Log-Wahrscheinlichkeit {logprob:.2f}</translation>
  </message>
  <message>
   <location filename="rsgui/gui/review/token_view.py" />
   <source>The tokens of the completion</source>
   <translation>Die Tokens der Completion</translation>
  </message>
  <message>
   <location filename="rsgui/gui/review/token_view.py" />
   <source>Loading the model and reading …</source>
   <translation>Das Modell wird geladen und liest …</translation>
  </message>
  <message>
   <location filename="rsgui/gui/review/token_view.py" />
   <source>They are of your edited text.</source>
   <translation>Es sind die des bearbeiteten Textes.</translation>
  </message>
  <message>
   <location filename="rsgui/gui/review/token_view.py" />
   <source>Mean log-probability {mean:.2f}.</source>
   <translation>Mittlere Log-Wahrscheinlichkeit {mean:.2f}.</translation>
  </message>
  <message>
   <location filename="rsgui/gui/review/token_view.py" />
   <source>The model can read {limit:,}: how probable they are is not known.</source>
   <translation>Das Modell kann {limit:,} lesen: Wie wahrscheinlich sie sind, ist nicht bekannt.</translation>
  </message>
  <message>
   <location filename="rsgui/gui/review/view_bar.py" />
   <source>Order of import</source>
   <translation>Importreihenfolge</translation>
  </message>
  <message>
   <location filename="rsgui/gui/review/view_bar.py" />
   <source>Best reward first</source>
   <translation>Bester Reward</translation>
  </message>
  <message>
   <location filename="rsgui/gui/review/view_bar.py" />
   <source>Widest spread first</source>
   <translation>Größte Streuung</translation>
  </message>
  <message>
   <location filename="rsgui/gui/review/view_bar.py" />
   <source>Closest margin first</source>
   <translation>Knappster Abstand</translation>
  </message>
  <message>
   <location filename="rsgui/gui/review/view_bar.py" />
   <source>Scorers differ most first</source>
   <translation>Uneinigste Scorer</translation>
  </message>
  <message>
   <location filename="rsgui/gui/review/view_bar.py" />
   <source>Undecided first</source>
   <translation>Unentschiedene</translation>
  </message>
  <message>
   <location filename="rsgui/gui/review/view_bar.py" />
   <source>At random</source>
   <translation>Zufällig</translation>
  </message>
  <message>
   <location filename="rsgui/gui/review/view_bar.py" />
   <source>By rank</source>
   <translation>Nach Rang</translation>
  </message>
  <message>
   <location filename="rsgui/gui/review/view_bar.py" />
   <source>By sample</source>
   <translation>Nach Ziehung</translation>
  </message>
  <message>
   <location filename="rsgui/gui/review/view_bar.py" />
   <source>By generator</source>
   <translation>Nach Generator</translation>
  </message>
  <message>
   <location filename="rsgui/gui/review/view_bar.py" />
   <source>Lines</source>
   <translation>Zeilen</translation>
  </message>
  <message>
   <location filename="rsgui/gui/review/view_bar.py" />
   <source>Cards</source>
   <translation>Karten</translation>
  </message>
  <message>
   <location filename="rsgui/gui/review/view_bar.py" />
   <source>Order of the prompts</source>
   <translation>Reihenfolge der Prompts</translation>
  </message>
  <message>
   <location filename="rsgui/gui/review/view_bar.py" />
   <source>What stands in the columns</source>
   <translation>Was in den Spalten steht</translation>
  </message>
  <message>
   <location filename="rsgui/gui/review/view_bar.py" />
   <source>The other way round</source>
   <translation>Umgekehrt</translation>
  </message>
  <message>
   <location filename="rsgui/gui/review/view_bar.py" />
   <source>Shuffle</source>
   <translation>Mischen</translation>
  </message>
  <message>
   <location filename="rsgui/gui/review/view_bar.py" />
   <source>Another order at random</source>
   <translation>Eine andere zufällige Reihenfolge</translation>
  </message>
  <message>
   <location filename="rsgui/gui/review/view_bar.py" />
   <source>Another order at random; this is number {seed}</source>
   <translation>Eine andere zufällige Reihenfolge; dies ist Nummer {seed}</translation>
  </message>
  <message>
   <location filename="rsgui/gui/review/view_menu.py" />
   <source>Save this view as</source>
   <translation>Diese Ansicht speichern als</translation>
  </message>
  <message>
   <location filename="rsgui/gui/review/view_menu.py" />
   <source>Name of the view to save</source>
   <translation>Name der zu speichernden Ansicht</translation>
  </message>
  <message>
   <location filename="rsgui/gui/review/view_menu.py" />
   <source>Views</source>
   <translation>Ansichten</translation>
  </message>
  <message>
   <location filename="rsgui/gui/review/view_menu.py" />
   <source>Views that were saved in this project</source>
   <translation>In diesem Projekt gespeicherte Ansichten</translation>
  </message>
  <message>
   <location filename="rsgui/gui/review/view_menu.py" />
   <source>Everything, in the order of import</source>
   <translation>Alles, in der Reihenfolge des Imports</translation>
  </message>
  <message>
   <location filename="rsgui/gui/review/why.py" />
   <source>How the reward came about</source>
   <translation>Wie der Reward zustande kam</translation>
  </message>
  <message>
   <location filename="rsgui/gui/review/why.py" />
   <source>What the judge said</source>
   <translation>Was der Judge gesagt hat</translation>
  </message>
  <message>
   <location filename="rsgui/gui/review/why.py" />
   <source>Step by step</source>
   <translation>Schritt für Schritt</translation>
  </message>
  <message>
   <location filename="rsgui/gui/review/why.py" />
   <source>label {place}: {value:.4g}</source>
   <translation>Label {place}: {value:.4g}</translation>
  </message>
  <message numerus="yes">
   <location filename="rsgui/gui/review/why.py" />
   <source>The model saw {count} tokens</source>
   <extracomment>The model saw {count} token</extracomment>
   <translation>
    <numerusform>Das Modell hat {count} Token gesehen</numerusform>
    <numerusform>Das Modell hat {count} Tokens gesehen</numerusform>
   </translation>
  </message>
  <message>
   <location filename="rsgui/gui/review/why.py" />
   <source>{count:,} won</source>
   <translation>{count:,} gewonnen</translation>
  </message>
  <message>
   <location filename="rsgui/gui/review/why.py" />
   <source>{count:,} tied</source>
   <translation>{count:,} unentschieden</translation>
  </message>
  <message>
   <location filename="rsgui/gui/review/why.py" />
   <source>{count:,} lost</source>
   <translation>{count:,} verloren</translation>
  </message>
  <message>
   <location filename="rsgui/gui/review/why.py" />
   <source>{count:,} unclear</source>
   <translation>{count:,} unklar</translation>
  </message>
  <message>
   <location filename="rsgui/gui/review/why.py" />
   <source>Comparisons: {counts}</source>
   <translation>Vergleiche: {counts}</translation>
  </message>
  <message>
   <location filename="rsgui/gui/review/why.py" />
   <source>the reference</source>
   <translation>die Referenz</translation>
  </message>
  <message>
   <location filename="rsgui/gui/review/why.py" />
   <source>another completion</source>
   <translation>eine andere Completion</translation>
  </message>
  <message>
   <location filename="rsgui/gui/review/why.py" />
   <source>{place}. Against {against}, shown as A:</source>
   <translation>{place}. Gegen {against}, gezeigt als A:</translation>
  </message>
  <message>
   <location filename="rsgui/gui/review/why.py" />
   <source>Shown as B:</source>
   <translation>Gezeigt als B:</translation>
  </message>
  <message numerus="yes">
   <location filename="rsgui/gui/review/why.py" />
   <source>It did not see the last {count} tokens.</source>
   <extracomment>It did not see the last {count} token.</extracomment>
   <translation>
    <numerusform>Das letzte {count} Token hat es nicht gesehen.</numerusform>
    <numerusform>Die letzten {count} Tokens hat es nicht gesehen.</numerusform>
   </translation>
  </message>
  <message>
   <location filename="rsgui/gui/review/writers.py" />
   <source>run {run}</source>
   <translation>Lauf {run}</translation>
  </message>
  <message>
   <location filename="rsgui/gui/review/writers.py" />
   <source>{by_or_among} all</source>
   <translation>{by_or_among} allen</translation>
  </message>
  <message>
   <location filename="rsgui/gui/scoring/add_panel.py" />
   <source>A model that gives every completion a number. It reads prompt and completion by its own template.</source>
   <translation>Ein Modell, das jeder Completion eine Zahl gibt. Es liest Prompt und Completion in seinem eigenen Template.</translation>
  </message>
  <message>
   <location filename="rsgui/gui/scoring/add_panel.py" />
   <source>A model that judges a completion step by step; the steps' values are kept and shown in Review.</source>
   <translation>Ein Modell, das eine Completion Schritt für Schritt beurteilt; die Werte der Schritte werden aufbewahrt und beim Sichten gezeigt.</translation>
  </message>
  <message>
   <location filename="rsgui/gui/scoring/add_panel.py" />
   <source>A language model that is asked by your rubric. Its words are kept and shown in Review.</source>
   <translation>Ein Sprachmodell, das nach Ihren Kriterien gefragt wird. Seine Worte werden aufbewahrt und beim Sichten gezeigt.</translation>
  </message>
  <message>
   <location filename="rsgui/gui/scoring/add_panel.py" />
   <source>A function of your own. It runs outside this window, with a time limit for each call.</source>
   <translation>Eine eigene Funktion. Sie läuft außerhalb dieses Fensters, mit einem Zeitlimit für jeden Aufruf.</translation>
  </message>
  <message>
   <location filename="rsgui/gui/scoring/add_panel.py" />
   <source>A reward model that is trained here, out of preference pairs. It is a scorer once that is done.</source>
   <translation>Ein Reward-Modell, das hier aus Präferenzpaaren trainiert wird. Danach ist es ein Scorer.</translation>
  </message>
  <message>
   <location filename="rsgui/gui/scoring/add_panel.py" />
   <source>Add</source>
   <translation>Hinzufügen</translation>
  </message>
  <message>
   <location filename="rsgui/gui/scoring/add_panel.py" />
   <source>Learned reward model</source>
   <translation>Gelerntes Reward-Modell</translation>
  </message>
  <message>
   <location filename="rsgui/gui/scoring/add_panel.py" />
   <source>Collecting the pairs.</source>
   <translation>Die Paare werden gesammelt.</translation>
  </message>
  <message>
   <location filename="rsgui/gui/scoring/add_panel.py" />
   <source>Looking at it; a running job goes first.</source>
   <translation>Wird angesehen; ein laufender Job geht vor.</translation>
  </message>
  <message>
   <location filename="rsgui/gui/scoring/agreement.py" />
   <source>Weigh them in Review</source>
   <translation>Beim Sichten gewichten</translation>
  </message>
  <message>
   <location filename="rsgui/gui/scoring/agreement.py" />
   <source>Agreement</source>
   <translation>Übereinstimmung</translation>
  </message>
  <message>
   <location filename="rsgui/gui/scoring/agreement.py" />
   <source>Rank correlation within prompts: 1 is the same order, 0 none in common, -1 the opposite. Beside it, how often a person excluded what the scorer likes best, and how its rewards go with length.</source>
   <translation>Rangkorrelation innerhalb von Prompts: 1 ist dieselbe Reihenfolge, 0 keine gemeinsame, -1 die umgekehrte. Daneben, wie oft ein Mensch den Favoriten des Scorers ausgeschlossen hat und wie seine Rewards mit der Länge gehen.</translation>
  </message>
  <message>
   <location filename="rsgui/gui/scoring/agreement.py" />
   <source>Favourite excluded</source>
   <translation>Favorit ausgeschlossen</translation>
  </message>
  <message>
   <location filename="rsgui/gui/scoring/agreement.py" />
   <source>With length</source>
   <translation>Mit der Länge</translation>
  </message>
  <message>
   <location filename="rsgui/gui/scoring/agreement.py" />
   <source>nothing decided</source>
   <translation>nichts entschieden</translation>
  </message>
  <message>
   <location filename="rsgui/gui/scoring/card.py" />
   <source>not scored yet</source>
   <translation>noch nicht bewertet</translation>
  </message>
  <message>
   <location filename="rsgui/gui/scoring/card.py" />
   <source>end not seen</source>
   <translation>Ende nicht gesehen</translation>
  </message>
  <message>
   <location filename="rsgui/gui/scoring/card.py" />
   <source>took</source>
   <translation>gedauert</translation>
  </message>
  <message>
   <location filename="rsgui/gui/scoring/card.py" />
   <source>{count:,} to score</source>
   <translation>{count:,} zu bewerten</translation>
  </message>
  <message>
   <location filename="rsgui/gui/scoring/card.py" />
   <source>no reason given</source>
   <translation>kein Grund angegeben</translation>
  </message>
  <message>
   <location filename="rsgui/gui/scoring/card.py" />
   <source>Why rewards are missing:</source>
   <translation>Warum Rewards fehlen:</translation>
  </message>
  <message>
   <location filename="rsgui/gui/scoring/card.py" />
   <source>What the scorer sees</source>
   <translation>Was der Scorer sieht</translation>
  </message>
  <message>
   <location filename="rsgui/gui/scoring/card.py" />
   <source>What it sees</source>
   <translation>Was er sieht</translation>
  </message>
  <message>
   <location filename="rsgui/gui/scoring/card.py" />
   <source>the first completion as this scorer is given it, token by token</source>
   <translation>die erste Completion, wie dieser Scorer sie bekommt, Token für Token</translation>
  </message>
  <message>
   <location filename="rsgui/gui/scoring/card.py" />
   <source>No held-out pair was short enough to measure it on.</source>
   <translation>Kein Held-out-Paar war kurz genug, um ihn daran zu messen.</translation>
  </message>
  <message>
   <location filename="rsgui/gui/scoring/card.py" />
   <source>when {stated:.0%} sure, right in {right:.0%} of {pairs:,}</source>
   <translation>zu {stated:.0%} sicher, richtig bei {right:.0%} von {pairs:,}</translation>
  </message>
  <message numerus="yes">
   <location filename="rsgui/gui/scoring/card.py" />
   <source>Of {count} held-out pairs it prefers the better one in {accuracy:.0%} ({low:.0%} to {high:.0%}; a coin has {coin:.0%}). Brier score {brier:.3f} (a coin has {coin_brier:.3f}), calibration error {error:.3f}: {sure}.</source>
   <extracomment>Of {count} held-out pair it prefers the better one in {accuracy:.0%} ({low:.0%} to {high:.0%}; a coin has {coin:.0%}). Brier score {brier:.3f} (a coin has {coin_brier:.3f}), calibration error {error:.3f}: {sure}.</extracomment>
   <translation>
    <numerusform>Von {count} Held-out-Paar zieht er bei {accuracy:.0%} die bessere vor ({low:.0%} bis {high:.0%}; eine Münze hat {coin:.0%}). Brier-Score {brier:.3f} (eine Münze hat {coin_brier:.3f}), Kalibrierungsfehler {error:.3f}: {sure}.</numerusform>
    <numerusform>Von {count} Held-out-Paaren zieht er bei {accuracy:.0%} die bessere vor ({low:.0%} bis {high:.0%}; eine Münze hat {coin:.0%}). Brier-Score {brier:.3f} (eine Münze hat {coin_brier:.3f}), Kalibrierungsfehler {error:.3f}: {sure}.</numerusform>
   </translation>
  </message>
  <message>
   <location filename="rsgui/gui/scoring/forms.py" />
   <source>A folder in Hugging Face format with safetensors in it</source>
   <translation>Ein Ordner im Hugging-Face-Format mit safetensors darin</translation>
  </message>
  <message>
   <location filename="rsgui/gui/scoring/forms.py" />
   <source>The model's folder, in Hugging Face format</source>
   <translation>Ordner des Modells im Hugging-Face-Format</translation>
  </message>
  <message>
   <location filename="rsgui/gui/scoring/forms.py" />
   <source>None</source>
   <translation>Keiner</translation>
  </message>
  <message>
   <location filename="rsgui/gui/scoring/forms.py" />
   <source>An adapter's folder, in peft's format</source>
   <translation>Ordner eines Adapters im Format von peft</translation>
  </message>
  <message>
   <location filename="rsgui/gui/scoring/forms.py" />
   <source>As it suits the model</source>
   <translation>Wie es zum Modell passt</translation>
  </message>
  <message>
   <location filename="rsgui/gui/scoring/forms.py" />
   <source>32 bits</source>
   <translation>32 Bit</translation>
  </message>
  <message>
   <location filename="rsgui/gui/scoring/forms.py" />
   <source>16 bits, bfloat16</source>
   <translation>16 Bit, bfloat16</translation>
  </message>
  <message>
   <location filename="rsgui/gui/scoring/forms.py" />
   <source>What it was trained for</source>
   <translation>Wofür es trainiert wurde</translation>
  </message>
  <message>
   <location filename="rsgui/gui/scoring/forms.py" />
   <source>No reward, with the reason</source>
   <translation>Keinen Reward, mit dem Grund</translation>
  </message>
  <message>
   <location filename="rsgui/gui/scoring/forms.py" />
   <source>Its end is left out</source>
   <translation>Das Ende wird weggelassen</translation>
  </message>
  <message>
   <location filename="rsgui/gui/scoring/forms.py" />
   <source>LoRA weights for it, where there are any.</source>
   <translation>LoRA-Gewichte dafür, falls es welche gibt.</translation>
  </message>
  <message>
   <location filename="rsgui/gui/scoring/forms.py" />
   <source>Number format</source>
   <translation>Zahlenformat</translation>
  </message>
  <message>
   <location filename="rsgui/gui/scoring/forms.py" />
   <source>Below a billion weights 32 bits: with 16, near rewards are equal.</source>
   <translation>Unter einer Milliarde Gewichten 32 Bit: Mit 16 werden nahe Rewards gleich.</translation>
  </message>
  <message>
   <location filename="rsgui/gui/scoring/forms.py" />
   <source>Tokens it may see</source>
   <translation>Tokens, die es sehen darf</translation>
  </message>
  <message>
   <location filename="rsgui/gui/scoring/forms.py" />
   <source>Of prompt and completion together.</source>
   <translation>Von Prompt und Completion zusammen.</translation>
  </message>
  <message>
   <location filename="rsgui/gui/scoring/forms.py" />
   <source>A text that is longer gets</source>
   <translation>Ein längerer Text bekommt</translation>
  </message>
  <message>
   <location filename="rsgui/gui/scoring/forms.py" />
   <source>It is never cut silently: what is left out is told.</source>
   <translation>Er wird nie stillschweigend gekürzt: Was wegfällt, wird gesagt.</translation>
  </message>
  <message>
   <location filename="rsgui/gui/scoring/forms.py" />
   <source>Label</source>
   <translation>Label</translation>
  </message>
  <message>
   <location filename="rsgui/gui/scoring/forms.py" />
   <source>Which of the head's numbers is the reward, counted from 0.</source>
   <translation>Welche der Zahlen des Kopfes der Reward ist, gezählt ab 0.</translation>
  </message>
  <message>
   <location filename="rsgui/gui/scoring/forms.py" />
   <source>Reward model</source>
   <translation>Reward-Modell</translation>
  </message>
  <message>
   <location filename="rsgui/gui/scoring/forms.py" />
   <source>A folder with a model for sequence classification</source>
   <translation>Ein Ordner mit einem Modell zur Sequenzklassifikation</translation>
  </message>
  <message>
   <location filename="rsgui/gui/scoring/forms.py" />
   <source>One label alone</source>
   <translation>Nur ein Label</translation>
  </message>
  <message>
   <location filename="rsgui/gui/scoring/forms.py" />
   <source>With several labels: a weight for each, such as 0.65, 0.35. They are added up.</source>
   <translation>Bei mehreren Labels: ein Gewicht für jedes, etwa 0.65, 0.35. Sie werden aufsummiert.</translation>
  </message>
  <message>
   <location filename="rsgui/gui/scoring/forms.py" />
   <source>Weights of the labels</source>
   <translation>Gewichte der Labels</translation>
  </message>
  <message>
   <location filename="rsgui/gui/scoring/forms.py" />
   <source>Process rewards</source>
   <translation>Prozess-Rewards</translation>
  </message>
  <message>
   <location filename="rsgui/gui/scoring/forms.py" />
   <source>A folder with a process reward model</source>
   <translation>Ein Ordner mit einem Prozess-Reward-Modell</translation>
  </message>
  <message>
   <location filename="rsgui/gui/scoring/forms.py" />
   <source>A class for each token</source>
   <translation>Eine Klasse für jedes Token</translation>
  </message>
  <message>
   <location filename="rsgui/gui/scoring/forms.py" />
   <source>The next word, + or -</source>
   <translation>Das nächste Wort, + oder -</translation>
  </message>
  <message>
   <location filename="rsgui/gui/scoring/forms.py" />
   <source>The separator</source>
   <translation>Das Trennzeichen</translation>
  </message>
  <message>
   <location filename="rsgui/gui/scoring/forms.py" />
   <source>Product of the steps</source>
   <translation>Produkt der Schritte</translation>
  </message>
  <message>
   <location filename="rsgui/gui/scoring/forms.py" />
   <source>The worst step</source>
   <translation>Der schlechteste Schritt</translation>
  </message>
  <message>
   <location filename="rsgui/gui/scoring/forms.py" />
   <source>Mean</source>
   <translation>Mittelwert</translation>
  </message>
  <message>
   <location filename="rsgui/gui/scoring/forms.py" />
   <source>The last step</source>
   <translation>Der letzte Schritt</translation>
  </message>
  <message>
   <location filename="rsgui/gui/scoring/forms.py" />
   <source>What it gives</source>
   <translation>Was es gibt</translation>
  </message>
  <message>
   <location filename="rsgui/gui/scoring/forms.py" />
   <source>Steps end at</source>
   <translation>Schritte enden bei</translation>
  </message>
  <message>
   <location filename="rsgui/gui/scoring/forms.py" />
   <source>\n stands for a new line.</source>
   <translation>\n steht für eine neue Zeile.</translation>
  </message>
  <message>
   <location filename="rsgui/gui/scoring/forms.py" />
   <source>Mark after each step</source>
   <translation>Marke nach jedem Schritt</translation>
  </message>
  <message>
   <location filename="rsgui/gui/scoring/forms.py" />
   <source>What the model was trained to see there.</source>
   <translation>Was das Modell im Training dort gesehen hat.</translation>
  </message>
  <message>
   <location filename="rsgui/gui/scoring/forms.py" />
   <source>Reward of the whole</source>
   <translation>Reward des Ganzen</translation>
  </message>
  <message>
   <location filename="rsgui/gui/scoring/forms.py" />
   <source>Word for good</source>
   <translation>Wort für gut</translation>
  </message>
  <message>
   <location filename="rsgui/gui/scoring/forms.py" />
   <source>Word for bad</source>
   <translation>Wort für schlecht</translation>
  </message>
  <message>
   <location filename="rsgui/gui/scoring/forms.py" />
   <source>Judge</source>
   <translation>Judge</translation>
  </message>
  <message>
   <location filename="rsgui/gui/scoring/forms.py" />
   <source>Rate each</source>
   <translation>Jede benoten</translation>
  </message>
  <message>
   <location filename="rsgui/gui/scoring/forms.py" />
   <source>Compare two</source>
   <translation>Zwei vergleichen</translation>
  </message>
  <message>
   <location filename="rsgui/gui/scoring/forms.py" />
   <source>The prompt's other completions</source>
   <translation>Den anderen Completions des Prompts</translation>
  </message>
  <message>
   <location filename="rsgui/gui/scoring/forms.py" />
   <source>The reference answer</source>
   <translation>Der Referenzantwort</translation>
  </message>
  <message>
   <location filename="rsgui/gui/scoring/forms.py" />
   <source>Lowest rating</source>
   <translation>Niedrigste Note</translation>
  </message>
  <message>
   <location filename="rsgui/gui/scoring/forms.py" />
   <source>Highest rating</source>
   <translation>Höchste Note</translation>
  </message>
  <message>
   <location filename="rsgui/gui/scoring/forms.py" />
   <source>Compare with</source>
   <translation>Vergleichen mit</translation>
  </message>
  <message>
   <location filename="rsgui/gui/scoring/forms.py" />
   <source>In both orders; what differs by order is a tie.</source>
   <translation>In beiden Reihenfolgen; was von der Reihenfolge abhängt, ist unentschieden.</translation>
  </message>
  <message>
   <location filename="rsgui/gui/scoring/forms.py" />
   <source>How</source>
   <translation>Wie</translation>
  </message>
  <message>
   <location filename="rsgui/gui/scoring/forms.py" />
   <source>Any language model, here or on a server; asked at temperature 0.</source>
   <translation>Ein beliebiges Sprachmodell, hier oder auf einem Server; gefragt bei Temperatur 0.</translation>
  </message>
  <message>
   <location filename="rsgui/gui/scoring/forms.py" />
   <source>Rubric</source>
   <translation>Kriterien</translation>
  </message>
  <message>
   <location filename="rsgui/gui/scoring/forms.py" />
   <source>{prompt} and {completion} stand for the texts, {reference} for the reference answer, {low} and {high} for the scale. The last [[number]] in the judge's words is the reward; without one it is missing.</source>
   <translation>{prompt} und {completion} stehen für die Texte, {reference} für die Referenzantwort, {low} und {high} für die Skala. Die letzte [[Zahl]] in den Worten des Judge ist der Reward; ohne eine fehlt er.</translation>
  </message>
  <message>
   <location filename="rsgui/gui/scoring/forms.py" />
   <source>{prompt}, {first} and {second} stand for the texts. The judge ends with [[A]], [[B]] or, for a tie, [[C]]; the reward is the share of comparisons won.</source>
   <translation>{prompt}, {first} und {second} stehen für die Texte. Der Judge endet mit [[A]], [[B]] oder, bei Gleichstand, [[C]]; der Reward ist der Anteil gewonnener Vergleiche.</translation>
  </message>
  <message>
   <location filename="rsgui/gui/scoring/forms.py" />
   <source>Python file</source>
   <translation>Python-Datei</translation>
  </message>
  <message>
   <location filename="rsgui/gui/scoring/forms.py" />
   <source>A Python file with a function score</source>
   <translation>Eine Python-Datei mit einer Funktion score</translation>
  </message>
  <message>
   <location filename="rsgui/gui/scoring/forms.py" />
   <source>The file's text</source>
   <translation>Text der Datei</translation>
  </message>
  <message>
   <location filename="rsgui/gui/scoring/forms.py" />
   <source>Run this file</source>
   <translation>Diese Datei ausführen</translation>
  </message>
  <message>
   <location filename="rsgui/gui/scoring/forms.py" />
   <source>It has a function score(prompt, completion, reference) that gives a number, or None.</source>
   <translation>Sie hat eine Funktion score(prompt, completion, reference), die eine Zahl oder None zurückgibt.</translation>
  </message>
  <message>
   <location filename="rsgui/gui/scoring/forms.py" />
   <source>Seconds for each call</source>
   <translation>Sekunden je Aufruf</translation>
  </message>
  <message>
   <location filename="rsgui/gui/scoring/forms.py" />
   <source>I have read {path} and agree that it is run on this machine</source>
   <translation>Ich habe {path} gelesen und stimme zu, dass sie auf diesem Rechner ausgeführt wird</translation>
  </message>
  <message>
   <location filename="rsgui/gui/scoring/forms.py" />
   <source>{file} has not been read.</source>
   <translation>{file} wurde nicht gelesen.</translation>
  </message>
  <message>
   <location filename="rsgui/gui/scoring/forms.py" />
   <source>Choose a Python file that can be read.</source>
   <translation>Wählen Sie eine lesbare Python-Datei.</translation>
  </message>
  <message>
   <location filename="rsgui/gui/scoring/forms.py" />
   <source>Read it above, and tick that you agree. It can do whatever you can do.</source>
   <translation>Lesen Sie sie oben, und setzen Sie das Häkchen, dass Sie zustimmen. Sie kann alles tun, was Sie tun können.</translation>
  </message>
  <message>
   <location filename="rsgui/gui/scoring/forms.py" />
   <source>You have not agreed that {file} is run.</source>
   <translation>Sie haben nicht zugestimmt, dass {file} ausgeführt wird.</translation>
  </message>
  <message>
   <location filename="rsgui/gui/scoring/forms.py" />
   <source>Write them with commas between: 0.65, 0.35</source>
   <translation>Schreiben Sie sie mit Kommas dazwischen: 0.65, 0.35</translation>
  </message>
  <message>
   <location filename="rsgui/gui/scoring/forms.py" />
   <source>“{text}” are not numbers.</source>
   <translation>„{text}“ sind keine Zahlen.</translation>
  </message>
  <message>
   <location filename="rsgui/gui/scoring/kinds.py" />
   <source>the product</source>
   <translation>das Produkt</translation>
  </message>
  <message>
   <location filename="rsgui/gui/scoring/kinds.py" />
   <source>the lowest</source>
   <translation>der niedrigste</translation>
  </message>
  <message>
   <location filename="rsgui/gui/scoring/kinds.py" />
   <source>the mean</source>
   <translation>der Mittelwert</translation>
  </message>
  <message>
   <location filename="rsgui/gui/scoring/kinds.py" />
   <source>the last</source>
   <translation>der letzte</translation>
  </message>
  <message>
   <location filename="rsgui/gui/scoring/kinds.py" />
   <source>Looks at each completion's text alone and counts which of its prompt's checks it meets.</source>
   <translation>Sieht sich nur den Text jeder Completion an und zählt, welche Prüfungen ihres Prompts sie erfüllt.</translation>
  </message>
  <message>
   <location filename="rsgui/gui/scoring/kinds.py" />
   <source>The same for these, which are tried for every prompt: {checks}.</source>
   <translation>Ebenso bei diesen, die bei jedem Prompt vorgenommen werden: {checks}.</translation>
  </message>
  <message>
   <location filename="rsgui/gui/scoring/kinds.py" />
   <source>The reward is the share of the checks that are met; without checks it is missing, which is not zero.</source>
   <translation>Der Reward ist der Anteil der erfüllten Prüfungen; ohne Prüfungen fehlt er, was nicht null ist.</translation>
  </message>
  <message>
   <location filename="rsgui/gui/scoring/kinds.py" />
   <source>checks</source>
   <translation>Prüfungen</translation>
  </message>
  <message>
   <location filename="rsgui/gui/scoring/kinds.py" />
   <source>given</source>
   <translation>mitgebracht</translation>
  </message>
  <message>
   <location filename="rsgui/gui/scoring/kinds.py" />
   <source>These rewards came with their completions: {source}.</source>
   <translation>Diese Rewards kamen mit ihren Completions: {source}.</translation>
  </message>
  <message>
   <location filename="rsgui/gui/scoring/kinds.py" />
   <source>learned reward model</source>
   <translation>gelerntes Reward-Modell</translation>
  </message>
  <message>
   <location filename="rsgui/gui/scoring/kinds.py" />
   <source>Trained here on {learned}.</source>
   <translation>Hier trainiert mit: {learned}.</translation>
  </message>
  <message>
   <location filename="rsgui/gui/scoring/kinds.py" />
   <source>reward model</source>
   <translation>Reward-Modell</translation>
  </message>
  <message>
   <location filename="rsgui/gui/scoring/kinds.py" />
   <source>{model} gives a number to prompt and completion.</source>
   <translation>{model} gibt Prompt und Completion eine Zahl.</translation>
  </message>
  <message>
   <location filename="rsgui/gui/scoring/kinds.py" />
   <source>process rewards</source>
   <translation>Prozess-Rewards</translation>
  </message>
  <message>
   <location filename="rsgui/gui/scoring/kinds.py" />
   <source>{model} judges each step; the reward is {how} of them.</source>
   <translation>{model} beurteilt jeden Schritt; der Reward ist {how} davon.</translation>
  </message>
  <message>
   <location filename="rsgui/gui/scoring/kinds.py" />
   <source>from {low:g} to {high:g}</source>
   <translation>von {low:g} bis {high:g}</translation>
  </message>
  <message>
   <location filename="rsgui/gui/scoring/kinds.py" />
   <source>judge</source>
   <translation>Judge</translation>
  </message>
  <message>
   <location filename="rsgui/gui/scoring/kinds.py" />
   <source>{model} is asked by your rubric, and rates {scale}.</source>
   <translation>{model} wird nach Ihren Kriterien gefragt und benotet {scale}.</translation>
  </message>
  <message>
   <location filename="rsgui/gui/scoring/kinds.py" />
   <source>the reference answer</source>
   <translation>der Referenzantwort</translation>
  </message>
  <message>
   <location filename="rsgui/gui/scoring/kinds.py" />
   <source>each other completion of its prompt</source>
   <translation>jeder anderen Completion ihres Prompts</translation>
  </message>
  <message>
   <location filename="rsgui/gui/scoring/kinds.py" />
   <source>{model} compares each completion with {other}, in both orders.</source>
   <translation>{model} vergleicht jede Completion mit {other}, in beiden Reihenfolgen.</translation>
  </message>
  <message>
   <location filename="rsgui/gui/scoring/kinds.py" />
   <source>Runs the function score of {file}, as it was when you agreed to it.</source>
   <translation>Führt die Funktion score aus {file} aus, wie sie war, als Sie zugestimmt haben.</translation>
  </message>
  <message>
   <location filename="rsgui/gui/scoring/learned_form.py" />
   <source>Your decisions: included or edited, over excluded</source>
   <translation>Ihre Entscheidungen: aufgenommen oder bearbeitet, vor ausgeschlossen</translation>
  </message>
  <message>
   <location filename="rsgui/gui/scoring/learned_form.py" />
   <source>Learned</source>
   <translation>Gelernt</translation>
  </message>
  <message>
   <location filename="rsgui/gui/scoring/learned_form.py" />
   <source>Any difference</source>
   <translation>Jeder Unterschied</translation>
  </message>
  <message>
   <location filename="rsgui/gui/scoring/learned_form.py" />
   <source>Learn from</source>
   <translation>Lernen aus</translation>
  </message>
  <message>
   <location filename="rsgui/gui/scoring/learned_form.py" />
   <source>Pairs of a better and a worse completion of the same prompt. Those of {share:.0%} of the prompts are held back, to measure what was learnt.</source>
   <translation>Paare aus einer besseren und einer schlechteren Completion desselben Prompts. Die von {share:.0%} der Prompts werden zurückgehalten, um das Gelernte zu messen.</translation>
  </message>
  <message>
   <location filename="rsgui/gui/scoring/learned_form.py" />
   <source>It gets a head that gives one number, and LoRA weights.</source>
   <translation>Es bekommt einen Kopf, der eine Zahl gibt, und LoRA-Gewichte.</translation>
  </message>
  <message>
   <location filename="rsgui/gui/scoring/learned_form.py" />
   <source>Least difference of a pair</source>
   <translation>Mindestunterschied eines Paars</translation>
  </message>
  <message>
   <location filename="rsgui/gui/scoring/learned_form.py" />
   <source>Pairs whose rewards are closer are left out.</source>
   <translation>Paare mit näher beieinander liegenden Rewards fallen weg.</translation>
  </message>
  <message>
   <location filename="rsgui/gui/scoring/learned_form.py" />
   <source>The size of a step.</source>
   <translation>Die Größe eines Schritts.</translation>
  </message>
  <message>
   <location filename="rsgui/gui/scoring/learned_form.py" />
   <source>How often each pair is seen. 1 to 3; more learns them by heart.</source>
   <translation>Wie oft jedes Paar gesehen wird. 1 bis 3; mehr lernt sie auswendig.</translation>
  </message>
  <message>
   <location filename="rsgui/gui/scoring/learned_form.py" />
   <source>How much the LoRA weights can learn. 8 to 64 is usual.</source>
   <translation>Wie viel die LoRA-Gewichte lernen können. Üblich ist 8 bis 64.</translation>
  </message>
  <message>
   <location filename="rsgui/gui/scoring/learned_form.py" />
   <source>The best over the worst by “{name}”</source>
   <translation>Die beste vor der schlechtesten nach „{name}“</translation>
  </message>
  <message>
   <location filename="rsgui/gui/scoring/places.py" />
   <source>File...</source>
   <translation>Datei …</translation>
  </message>
  <message>
   <location filename="rsgui/gui/scoring/places.py" />
   <source>{field}: nothing is chosen.</source>
   <translation>{field}: Es ist nichts gewählt.</translation>
  </message>
  <message>
   <location filename="rsgui/gui/scoring/places.py" />
   <source>Choose it, or paste its path.</source>
   <translation>Wählen Sie sie aus, oder fügen Sie ihren Pfad ein.</translation>
  </message>
  <message>
   <location filename="rsgui/gui/scoring/places.py" />
   <source>A folder, a GGUF file, or the address of a server</source>
   <translation>Ein Ordner, eine GGUF-Datei oder die Adresse eines Servers</translation>
  </message>
  <message>
   <location filename="rsgui/gui/scoring/places.py" />
   <source>A folder or a GGUF file</source>
   <translation>Ein Ordner oder eine GGUF-Datei</translation>
  </message>
  <message>
   <location filename="rsgui/gui/scoring/places.py" />
   <source>The model's name on the server</source>
   <translation>Name des Modells auf dem Server</translation>
  </message>
  <message>
   <location filename="rsgui/gui/scoring/places.py" />
   <source>{address} is a server's address.</source>
   <translation>{address} ist die Adresse eines Servers.</translation>
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
   <location filename="rsgui/gui/settings_dialog.py" />
   <source>Key for: {command}</source>
   <translation>Taste für: {command}</translation>
  </message>
  <message>
   <location filename="rsgui/gui/settings_dialog.py" />
   <source>Settings</source>
   <translation>Einstellungen</translation>
  </message>
  <message>
   <location filename="rsgui/gui/settings_dialog.py" />
   <source>Your name</source>
   <translation>Ihr Name</translation>
  </message>
  <message>
   <location filename="rsgui/gui/settings_dialog.py" />
   <source>It stands on every decision that you make.</source>
   <translation>Er steht an jeder Entscheidung, die Sie treffen.</translation>
  </message>
  <message>
   <location filename="rsgui/gui/settings_dialog.py" />
   <source>Keys</source>
   <translation>Tasten</translation>
  </message>
  <message>
   <location filename="rsgui/gui/settings_dialog.py" />
   <source>Usual keys</source>
   <translation>Übliche Tasten</translation>
  </message>
  <message>
   <location filename="rsgui/gui/settings_dialog.py" />
   <source>It belongs to what has the focus.</source>
   <translation>Sie gehört dem, was den Fokus hat.</translation>
  </message>
  <message>
   <location filename="rsgui/gui/settings_dialog.py" />
   <source>It is the key of “{command}”: change that one first.</source>
   <translation>Es ist die Taste für „{command}“: Ändern Sie zuerst diese.</translation>
  </message>
  <message>
   <location filename="rsgui/gui/settings_dialog.py" />
   <source>{key} cannot be taken.</source>
   <translation>{key} lässt sich nicht verwenden.</translation>
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
   <source>{path} is a folder.</source>
   <translation>{path} ist ein Ordner.</translation>
  </message>
  <message>
   <location filename="rsgui/jobs/actions.py" />
   <source>There is no file {path}.</source>
   <translation>Es gibt keine Datei {path}.</translation>
  </message>
  <message>
   <location filename="rsgui/jobs/actions.py" />
   <source>Choose a prompt file: JSONL, CSV or Parquet.</source>
   <translation>Wählen Sie eine Prompt-Datei: JSONL, CSV oder Parquet.</translation>
  </message>
  <message>
   <location filename="rsgui/jobs/actions.py" />
   <source>Import {file}</source>
   <translation>{file} importieren</translation>
  </message>
  <message>
   <location filename="rsgui/jobs/actions.py" />
   <source>Generate with {model}</source>
   <translation>Erzeugen mit {model}</translation>
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
   <source>Score by checks</source>
   <translation>Bewerten nach Prüfungen</translation>
  </message>
  <message>
   <location filename="rsgui/jobs/actions.py" />
   <source>Choose a folder in Hugging Face format: it has config.json and *.safetensors in it.</source>
   <translation>Wählen Sie einen Ordner im Hugging-Face-Format: Er enthält config.json und *.safetensors.</translation>
  </message>
  <message>
   <location filename="rsgui/jobs/actions.py" />
   <source>{folder} is not a model: it has no config.json.</source>
   <translation>{folder} ist kein Modell: Es fehlt config.json.</translation>
  </message>
  <message>
   <location filename="rsgui/jobs/actions.py" />
   <source>There is no project named “{name}”.</source>
   <translation>Es gibt kein Projekt namens „{name}“.</translation>
  </message>
  <message>
   <location filename="rsgui/jobs/actions.py" />
   <source>There are: {names}.</source>
   <translation>Es gibt: {names}.</translation>
  </message>
  <message>
   <location filename="rsgui/jobs/actions.py" />
   <source>There is no view named “{name}” in this project.</source>
   <translation>In diesem Projekt gibt es keine Ansicht namens „{name}“.</translation>
  </message>
  <message>
   <location filename="rsgui/jobs/actions.py" />
   <source>{kind} needs a decision to take back.</source>
   <translation>{kind} braucht eine Entscheidung, die zurückgenommen wird.</translation>
  </message>
  <message>
   <location filename="rsgui/jobs/actions.py" />
   <source>Use {kind}.</source>
   <translation>Verwenden Sie {kind}.</translation>
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
   <source>Train {name}</source>
   <translation>{name} trainieren</translation>
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
   <source>Export to {file}</source>
   <translation>Exportieren nach {file}</translation>
  </message>
  <message>
   <location filename="rsgui/jobs/actions.py" />
   <source>merged</source>
   <translation>zusammengeführt</translation>
  </message>
  <message>
   <location filename="rsgui/jobs/actions.py" />
   <source>Save {name} as {file}</source>
   <translation>{name} speichern als {file}</translation>
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
   <location filename="rsgui/jobs/child.py" />
   <source>a crash in native code</source>
   <translation>ein Absturz in nativem Code</translation>
  </message>
  <message>
   <location filename="rsgui/jobs/child.py" />
   <source>an instruction that this processor does not have</source>
   <translation>ein Befehl, den dieser Prozessor nicht hat</translation>
  </message>
  <message>
   <location filename="rsgui/jobs/child.py" />
   <source>native code gave up</source>
   <translation>nativer Code hat aufgegeben</translation>
  </message>
  <message>
   <location filename="rsgui/jobs/child.py" />
   <source>ended from outside, often because memory ran out</source>
   <translation>von außen beendet, oft wegen Speichermangels</translation>
  </message>
  <message>
   <location filename="rsgui/jobs/child.py" />
   <source>ended from outside</source>
   <translation>von außen beendet</translation>
  </message>
  <message>
   <location filename="rsgui/jobs/child.py" />
   <source>exit code {code}</source>
   <translation>Exit-Code {code}</translation>
  </message>
  <message>
   <location filename="rsgui/jobs/child.py" />
   <source>nothing</source>
   <translation>nichts</translation>
  </message>
  <message>
   <location filename="rsgui/jobs/child.py" />
   <source>The engine does not start: {reason}. It said last: {said}.</source>
   <translation>Die Engine startet nicht: {reason}. Zuletzt sagte sie: {said}.</translation>
  </message>
  <message>
   <location filename="rsgui/jobs/child.py" />
   <source>Install rsgui again; “rsgui doctor” tells what works on this machine.</source>
   <translation>Installieren Sie rsgui neu; „rsgui doctor“ sagt, was auf diesem Rechner funktioniert.</translation>
  </message>
  <message>
   <location filename="rsgui/jobs/child.py" />
   <source>The engine stopped unexpectedly: {reason}.</source>
   <translation>Die Engine hat unerwartet aufgehört: {reason}.</translation>
  </message>
  <message>
   <location filename="rsgui/jobs/child.py" />
   <source>What was made so far is kept. Resume goes on with what is missing.</source>
   <translation>Was bisher fertig ist, bleibt erhalten. „Fortsetzen“ holt nach, was fehlt.</translation>
  </message>
  <message>
   <location filename="rsgui/jobs/choosing.py" />
   <source>{count} prompts are to be taken.</source>
   <translation>Es sollen {count} Prompts genommen werden.</translation>
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
  <message numerus="yes">
   <location filename="rsgui/jobs/choosing.py" />
   <source>all {count} prompts</source>
   <extracomment>all {count} prompt</extracomment>
   <translation>
    <numerusform>{count} Prompt, also alle</numerusform>
    <numerusform>alle {count} Prompts</numerusform>
   </translation>
  </message>
  <message numerus="yes">
   <location filename="rsgui/jobs/choosing.py" />
   <source>{count} prompts, the first of the file</source>
   <extracomment>{count} prompt, the first of the file</extracomment>
   <translation>
    <numerusform>{count} Prompt, der erste der Datei</numerusform>
    <numerusform>{count} Prompts, die ersten der Datei</numerusform>
   </translation>
  </message>
  <message numerus="yes">
   <location filename="rsgui/jobs/choosing.py" />
   <source>{count} prompts at random</source>
   <extracomment>{count} prompt at random</extracomment>
   <translation>
    <numerusform>{count} Prompt, zufällig</numerusform>
    <numerusform>{count} Prompts, zufällig</numerusform>
   </translation>
  </message>
  <message numerus="yes">
   <location filename="rsgui/jobs/choosing.py" />
   <source>{count} prompts spread out</source>
   <extracomment>{count} prompt spread out</extracomment>
   <translation>
    <numerusform>{count} Prompt, gestreut</numerusform>
    <numerusform>{count} Prompts, gestreut</numerusform>
   </translation>
  </message>
  <message>
   <location filename="rsgui/jobs/choosing.py" />
   <source>tagged “{tag}”</source>
   <translation>mit Tag „{tag}“</translation>
  </message>
  <message>
   <location filename="rsgui/jobs/choosing.py" />
   <source>with “{words}”</source>
   <translation>mit „{words}“</translation>
  </message>
  <message>
   <location filename="rsgui/jobs/choosing.py" />
   <source>mixed in run {run}</source>
   <translation>gemischt in Lauf {run}</translation>
  </message>
  <message>
   <location filename="rsgui/jobs/choosing.py" />
   <source>of the {part} part</source>
   <translation>aus dem Teil „{part}“</translation>
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
   <location filename="rsgui/jobs/choosing.py" />
   <source>{n} completions of each prompt.</source>
   <translation>{n} Completions je Prompt.</translation>
  </message>
  <message>
   <location filename="rsgui/jobs/choosing.py" />
   <source>It has to be between 1 and {most:,}.</source>
   <translation>Der Wert muss zwischen 1 und {most:,} liegen.</translation>
  </message>
  <message>
   <location filename="rsgui/jobs/choosing.py" />
   <source>The seed is {seed}.</source>
   <translation>Der Seed ist {seed}.</translation>
  </message>
  <message>
   <location filename="rsgui/jobs/choosing.py" />
   <source>It has to be between 0 and {most}.</source>
   <translation>Der Wert muss zwischen 0 und {most} liegen.</translation>
  </message>
  <message>
   <location filename="rsgui/jobs/choosing.py" />
   <source>Import prompts with a held-out share first.</source>
   <translation>Importieren Sie zuerst Prompts mit einem Held-out-Anteil.</translation>
  </message>
  <message>
   <location filename="rsgui/jobs/choosing.py" />
   <source>There are no held-out prompts in this project.</source>
   <translation>Dieses Projekt hat keine Held-out-Prompts.</translation>
  </message>
  <message>
   <location filename="rsgui/jobs/controls.py" />
   <source>{adapter} has a control already.</source>
   <translation>{adapter} hat schon eine Kontrolle.</translation>
  </message>
  <message>
   <location filename="rsgui/jobs/controls.py" />
   <source>{adapter} belongs to no round.</source>
   <translation>{adapter} gehört zu keiner Runde.</translation>
  </message>
  <message>
   <location filename="rsgui/jobs/controls.py" />
   <source>Choose another adapter.</source>
   <translation>Wählen Sie einen anderen Adapter.</translation>
  </message>
  <message>
   <location filename="rsgui/jobs/controls.py" />
   <source>control of {adapter}</source>
   <translation>Kontrolle zu {adapter}</translation>
  </message>
  <message>
   <location filename="rsgui/jobs/controls.py" />
   <source>Its control needs to know how many of each prompt there were. Train anew to have one.</source>
   <translation>Seine Kontrolle muss wissen, wie viele es je Prompt waren. Trainieren Sie neu, um eine zu haben.</translation>
  </message>
  <message>
   <location filename="rsgui/jobs/controls.py" />
   <source>The rows of {adapter} are gone.</source>
   <translation>Die Zeilen von {adapter} sind nicht mehr da.</translation>
  </message>
  <message>
   <location filename="rsgui/jobs/embedding.py" />
   <source>Waiting for the engine, which has another job</source>
   <translation>Wartet auf die Engine, die einen anderen Job hat</translation>
  </message>
  <message>
   <location filename="rsgui/jobs/embedding.py" />
   <source>Reading completions with the embedding model</source>
   <translation>Completions werden mit dem Embedding-Modell gelesen</translation>
  </message>
  <message>
   <location filename="rsgui/jobs/engine_client.py" />
   <source>The engine is of another version, {version}.</source>
   <translation>Die Engine hat eine andere Version, {version}.</translation>
  </message>
  <message>
   <location filename="rsgui/jobs/engine_client.py" />
   <source>Install rsgui again.</source>
   <translation>Installieren Sie rsgui neu.</translation>
  </message>
  <message>
   <location filename="rsgui/jobs/evaluate.py" />
   <source>Everything is made, but these scorers could not reward all of it: {failed}</source>
   <translation>Alles ist erzeugt, aber diese Scorer konnten nicht alles bewerten: {failed}</translation>
  </message>
  <message>
   <location filename="rsgui/jobs/evaluate.py" />
   <source>What was scored is shown. Mend the scorer and go on, or evaluate again without it.</source>
   <translation>Was bewertet wurde, wird gezeigt. Bringen Sie den Scorer in Ordnung und machen Sie weiter, oder evaluieren Sie erneut ohne ihn.</translation>
  </message>
  <message>
   <location filename="rsgui/jobs/evaluate.py" />
   <source>scoring</source>
   <translation>Bewertung</translation>
  </message>
  <message numerus="yes">
   <location filename="rsgui/jobs/evaluate.py" />
   <source>{count} completions of held-out prompts made and scored.</source>
   <extracomment>{count} completion of held-out prompts made and scored.</extracomment>
   <translation>
    <numerusform>{count} Completion zu Held-out-Prompts erzeugt und bewertet.</numerusform>
    <numerusform>{count} Completions zu Held-out-Prompts erzeugt und bewertet.</numerusform>
   </translation>
  </message>
  <message>
   <location filename="rsgui/jobs/evaluating.py" />
   <source>Evaluate {names}</source>
   <translation>{names} evaluieren</translation>
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
   <source>Put the folder back, or leave this adapter out.</source>
   <translation>Legen Sie den Ordner zurück, oder lassen Sie diesen Adapter weg.</translation>
  </message>
  <message>
   <location filename="rsgui/jobs/evaluating.py" />
   <source>There is no folder {folder} of an adapter.</source>
   <translation>Es gibt keinen Adapterordner {folder}.</translation>
  </message>
  <message>
   <location filename="rsgui/jobs/evaluating.py" />
   <source>The evaluation has {count} generators.</source>
   <translation>Die Evaluation hat {count} Generatoren.</translation>
  </message>
  <message>
   <location filename="rsgui/jobs/evaluating.py" />
   <source>Choose one of them.</source>
   <translation>Wählen Sie einen davon.</translation>
  </message>
  <message>
   <location filename="rsgui/jobs/export.py" />
   <source>rows</source>
   <translation>Zeilen</translation>
  </message>
  <message numerus="yes">
   <location filename="rsgui/jobs/export.py" />
   <source>{count} rows written to {file}.</source>
   <extracomment>{count} row written to {file}.</extracomment>
   <translation>
    <numerusform>{count} Zeile nach {file} geschrieben.</numerusform>
    <numerusform>{count} Zeilen nach {file} geschrieben.</numerusform>
   </translation>
  </message>
  <message numerus="yes">
   <location filename="rsgui/jobs/export.py" />
   <source>{count} of them were edited by a person.</source>
   <extracomment>{count} of them was edited by a person.</extracomment>
   <translation>
    <numerusform>{count} davon hat ein Mensch bearbeitet.</numerusform>
    <numerusform>{count} davon hat ein Mensch bearbeitet.</numerusform>
   </translation>
  </message>
  <message>
   <location filename="rsgui/jobs/export_adapter.py" />
   <source>files</source>
   <translation>Dateien</translation>
  </message>
  <message>
   <location filename="rsgui/jobs/export_adapter.py" />
   <source>{name} is in {folder}, {size:,.1f} MB.</source>
   <translation>{name} liegt in {folder}, {size:,.1f} MB.</translation>
  </message>
  <message>
   <location filename="rsgui/jobs/files.py" />
   <source>There is no room left to write {path}.</source>
   <translation>Für {path} ist kein Platz mehr.</translation>
  </message>
  <message>
   <location filename="rsgui/jobs/files.py" />
   <source>Free some disk space, then resume.</source>
   <translation>Schaffen Sie Speicherplatz, und setzen Sie dann fort.</translation>
  </message>
  <message>
   <location filename="rsgui/jobs/files.py" />
   <source>{path} cannot be written: {reason}.</source>
   <translation>{path} lässt sich nicht schreiben: {reason}.</translation>
  </message>
  <message>
   <location filename="rsgui/jobs/files.py" />
   <source>Choose another place, or mend its rights.</source>
   <translation>Wählen Sie einen anderen Ort, oder ändern Sie dessen Zugriffsrechte.</translation>
  </message>
  <message>
   <location filename="rsgui/jobs/generate.py" />
   <source>llama.cpp crashed; started again without repacked weights, which is kept in the settings</source>
   <translation>llama.cpp ist abgestürzt; neu gestartet ohne umgepackte Gewichte, was in den Einstellungen bleibt</translation>
  </message>
  <message numerus="yes">
   <location filename="rsgui/jobs/generate.py" />
   <source>{count} completions, {tokens}.</source>
   <extracomment>{count} completion, {tokens}.</extracomment>
   <translation>
    <numerusform>{count} Completion, {tokens}.</numerusform>
    <numerusform>{count} Completions, {tokens}.</numerusform>
   </translation>
  </message>
  <message numerus="yes">
   <location filename="rsgui/jobs/generate.py" />
   <source>{count} prompts were left out, first: {why}</source>
   <extracomment>{count} prompt was left out: {why}</extracomment>
   <translation>
    <numerusform>{count} Prompt wurde ausgelassen: {why}</numerusform>
    <numerusform>{count} Prompts wurden ausgelassen, der erste: {why}</numerusform>
   </translation>
  </message>
  <message>
   <location filename="rsgui/jobs/importing.py" />
   <source>{name} has no prompts in it.</source>
   <translation>{name} enthält keine Prompts.</translation>
  </message>
  <message>
   <location filename="rsgui/jobs/importing.py" />
   <source>Choose another file.</source>
   <translation>Wählen Sie eine andere Datei.</translation>
  </message>
  <message>
   <location filename="rsgui/jobs/importing.py" />
   <source>writing</source>
   <translation>wird geschrieben</translation>
  </message>
  <message numerus="yes">
   <location filename="rsgui/jobs/importing.py" />
   <source>{count} prompts imported.</source>
   <extracomment>{count} prompt imported.</extracomment>
   <translation>
    <numerusform>{count} Prompt importiert.</numerusform>
    <numerusform>{count} Prompts importiert.</numerusform>
   </translation>
  </message>
  <message numerus="yes">
   <location filename="rsgui/jobs/importing.py" />
   <source>{count} were there already, or twice in the file.</source>
   <extracomment>{count} was there already, or twice in the file.</extracomment>
   <translation>
    <numerusform>{count} war schon da oder doppelt in der Datei.</numerusform>
    <numerusform>{count} waren schon da oder doppelt in der Datei.</numerusform>
   </translation>
  </message>
  <message>
   <location filename="rsgui/jobs/importing.py" />
   <source>prompts</source>
   <translation>Prompts</translation>
  </message>
  <message>
   <location filename="rsgui/jobs/leaks.py" />
   <source>“{ours}” is held out</source>
   <translation>„{ours}“ ist ein Held-out-Prompt</translation>
  </message>
  <message>
   <location filename="rsgui/jobs/leaks.py" />
   <source>“{ours}” is too much like the held-out “{theirs}”</source>
   <translation>„{ours}“ gleicht dem Held-out-Prompt „{theirs}“ zu sehr</translation>
  </message>
  <message numerus="yes">
   <location filename="rsgui/jobs/leaks.py" />
   <source>{count} rows were left out: {why}.</source>
   <extracomment>{count} row was left out: {why}.</extracomment>
   <translation>
    <numerusform>{count} Zeile wurde ausgelassen: {why}.</numerusform>
    <numerusform>{count} Zeilen wurden ausgelassen: {why}.</numerusform>
   </translation>
  </message>
  <message>
   <location filename="rsgui/jobs/loop.py" />
   <source>The number of rounds is {count}.</source>
   <translation>Die Anzahl der Runden ist {count}.</translation>
  </message>
  <message>
   <location filename="rsgui/jobs/loop.py" />
   <source>It has to be between 1 and {most}.</source>
   <translation>Der Wert muss zwischen 1 und {most} liegen.</translation>
  </message>
  <message>
   <location filename="rsgui/jobs/loop.py" />
   <source>Take a larger share, or more prompts.</source>
   <translation>Nehmen Sie einen größeren Anteil oder mehr Prompts.</translation>
  </message>
  <message numerus="yes">
   <location filename="rsgui/jobs/loop.py" />
   <source>{count} validation prompts</source>
   <extracomment>{count} validation prompt</extracomment>
   <translation>
    <numerusform>{count} Validierungs-Prompt</numerusform>
    <numerusform>{count} Validierungs-Prompts</numerusform>
   </translation>
  </message>
  <message>
   <location filename="rsgui/jobs/loop.py" />
   <source>Score validation prompts</source>
   <translation>Validierungs-Prompts bewerten</translation>
  </message>
  <message>
   <location filename="rsgui/jobs/loop.py" />
   <source>The validation prompts have no gold reward.</source>
   <translation>Die Validierungs-Prompts haben keinen Gold-Reward.</translation>
  </message>
  <message>
   <location filename="rsgui/jobs/loop.py" />
   <source>Give them checks, or keep none aside.</source>
   <translation>Geben Sie ihnen Prüfungen, oder legen Sie keine beiseite.</translation>
  </message>
  <message>
   <location filename="rsgui/jobs/machine.py" />
   <source>It needs an NVIDIA GPU, and there is none here.</source>
   <translation>Es braucht eine NVIDIA-GPU, und hier ist keine.</translation>
  </message>
  <message>
   <location filename="rsgui/jobs/machine.py" />
   <source>It needs the package bitsandbytes: pip install 'rsgui[cuda]'.</source>
   <translation>Es braucht das Paket bitsandbytes: pip install 'rsgui[cuda]'.</translation>
  </message>
  <message>
   <location filename="rsgui/jobs/model_files.py" />
   <source>The files of {name} have changed since this run began: going on would mix the completions of two models in it.</source>
   <translation>Die Dateien von {name} haben sich seit Beginn dieses Laufs geändert: Ginge er weiter, so mischten sich darin die Completions zweier Modelle.</translation>
  </message>
  <message>
   <location filename="rsgui/jobs/model_files.py" />
   <source>Put the old files back, or begin a new run with another seed.</source>
   <translation>Stellen Sie die alten Dateien wieder her, oder beginnen Sie einen neuen Lauf mit einem anderen Seed.</translation>
  </message>
  <message>
   <location filename="rsgui/jobs/one_round.py" />
   <source>{round} was made by hand, page by page.</source>
   <translation>{round} ist von Hand entstanden, Seite für Seite.</translation>
  </message>
  <message>
   <location filename="rsgui/jobs/one_round.py" />
   <source>Start the next round from it.</source>
   <translation>Starten Sie von ihr aus die nächste Runde.</translation>
  </message>
  <message>
   <location filename="rsgui/jobs/one_round.py" />
   <source>Select by another recipe in Review first.</source>
   <translation>Wählen Sie zuerst beim Sichten nach einem anderen Rezept aus.</translation>
  </message>
  <message>
   <location filename="rsgui/jobs/one_round.py" />
   <source>The recipe needs rewards of {scorer}, and the project has no such scorer.</source>
   <translation>Das Rezept braucht Rewards von {scorer}, und das Projekt hat keinen solchen Scorer.</translation>
  </message>
  <message>
   <location filename="rsgui/jobs/one_round.py" />
   <source>The recipe needs rewards of {scorer}, which cannot reward new completions.</source>
   <translation>Das Rezept braucht Rewards von {scorer}, und dieser Scorer kann neue Completions nicht bewerten.</translation>
  </message>
  <message>
   <location filename="rsgui/jobs/one_round.py" />
   <source>{round} has no adapter yet.</source>
   <translation>{round} hat noch keinen Adapter.</translation>
  </message>
  <message>
   <location filename="rsgui/jobs/one_round.py" />
   <source>Finish it first.</source>
   <translation>Schließen Sie sie zuerst ab.</translation>
  </message>
  <message numerus="yes">
   <location filename="rsgui/jobs/one_round.py" />
   <source>{count} completions made already.</source>
   <extracomment>{count} completion made already.</extracomment>
   <translation>
    <numerusform>{count} Completion schon erzeugt.</numerusform>
    <numerusform>{count} Completions schon erzeugt.</numerusform>
   </translation>
  </message>
  <message>
   <location filename="rsgui/jobs/one_round.py" />
   <source>Score by {scorer}</source>
   <translation>Bewerten durch {scorer}</translation>
  </message>
  <message>
   <location filename="rsgui/jobs/one_round.py" />
   <source>Train reward model {name}</source>
   <translation>Reward-Modell {name} trainieren</translation>
  </message>
  <message>
   <location filename="rsgui/jobs/one_round.py" />
   <source>None of the {all} has a reward.</source>
   <translation>{all}: Keine davon hat einen Reward.</translation>
  </message>
  <message>
   <location filename="rsgui/jobs/one_round.py" />
   <source>No completion has a reward of {scorer}.</source>
   <translation>Keine Completion hat einen Reward von {scorer}.</translation>
  </message>
  <message>
   <location filename="rsgui/jobs/one_round.py" />
   <source>No completion can be chosen: {recipe}.</source>
   <translation>Keine Completion kann ausgewählt werden: {recipe}.</translation>
  </message>
  <message>
   <location filename="rsgui/jobs/picking.py" />
   <source>The recipe cannot be applied: {reason}.</source>
   <translation>Das Rezept lässt sich nicht anwenden: {reason}.</translation>
  </message>
  <message>
   <location filename="rsgui/jobs/picking.py" />
   <source>Change its numbers.</source>
   <translation>Ändern Sie seine Zahlen.</translation>
  </message>
  <message>
   <location filename="rsgui/jobs/picking.py" />
   <source>Score with it first, or choose other scorers under More.</source>
   <translation>Bewerten Sie zuerst damit, oder wählen Sie unter „Mehr“ andere Scorer.</translation>
  </message>
  <message>
   <location filename="rsgui/jobs/picking.py" />
   <source>Looking for near-duplicates</source>
   <translation>Beinahe-Duplikate werden gesucht</translation>
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
   <location filename="rsgui/jobs/picking.py" />
   <source>Reading completions</source>
   <translation>Completions werden gelesen</translation>
  </message>
  <message numerus="yes">
   <location filename="rsgui/jobs/preferring.py" />
   <source>{count} pairs, and {held:,} of other prompts to measure on</source>
   <extracomment>{count} pair, and {held:,} of other prompts to measure on</extracomment>
   <translation>
    <numerusform>{count} Paar, und {held:,} von anderen Prompts zum Messen</numerusform>
    <numerusform>{count} Paare, und {held:,} von anderen Prompts zum Messen</numerusform>
   </translation>
  </message>
  <message>
   <location filename="rsgui/jobs/preferring.py" />
   <source>what you included or edited, over what you excluded</source>
   <translation>was Sie aufgenommen oder bearbeitet haben, vor dem, was Sie ausgeschlossen haben</translation>
  </message>
  <message>
   <location filename="rsgui/jobs/preferring.py" />
   <source>the best over the worst by “{name}”</source>
   <translation>die beste vor der schlechtesten nach „{name}“</translation>
  </message>
  <message>
   <location filename="rsgui/jobs/preferring.py" />
   <source>at least {margin:g} apart</source>
   <translation>mit mindestens {margin:g} Abstand</translation>
  </message>
  <message>
   <location filename="rsgui/jobs/preferring.py" />
   <source>In Review, include some completions of a prompt and exclude others of the same one.</source>
   <translation>Nehmen Sie beim Sichten einige Completions eines Prompts auf, und schließen Sie andere desselben aus.</translation>
  </message>
  <message>
   <location filename="rsgui/jobs/preferring.py" />
   <source>“{name}” has given no rewards yet.</source>
   <translation>„{name}“ hat noch keine Rewards gegeben.</translation>
  </message>
  <message>
   <location filename="rsgui/jobs/preferring.py" />
   <source>“{name}” has given no rewards yet. Score first.</source>
   <translation>„{name}“ hat noch keine Rewards gegeben. Bewerten Sie zuerst.</translation>
  </message>
  <message>
   <location filename="rsgui/jobs/preferring.py" />
   <source>“{name}” tells too few completions of a prompt apart by {margin:g}. Take a smaller margin.</source>
   <translation>„{name}“ unterscheidet zu wenige Completions eines Prompts um {margin:g}. Nehmen Sie einen kleineren Abstand.</translation>
  </message>
  <message>
   <location filename="rsgui/jobs/preferring.py" />
   <source>“{name}” gives all completions of a prompt the same reward nearly everywhere. Take another scorer.</source>
   <translation>„{name}“ gibt fast überall allen Completions eines Prompts denselben Reward. Nehmen Sie einen anderen Scorer.</translation>
  </message>
  <message>
   <location filename="rsgui/jobs/reviewing.py" />
   <source>{path} has no project with completions of this one.</source>
   <translation>{path} enthält kein Projekt mit Completions dieses Projekts.</translation>
  </message>
  <message>
   <location filename="rsgui/jobs/reviewing.py" />
   <source>Give the other reviewer a copy of this store, and take that one back.</source>
   <translation>Geben Sie der anderen Person eine Kopie dieser Datenbank, und nehmen Sie diese zurück.</translation>
  </message>
  <message>
   <location filename="rsgui/jobs/reviewing.py" />
   <source>{path} is there already.</source>
   <translation>{path} gibt es schon.</translation>
  </message>
  <message>
   <location filename="rsgui/jobs/reviewing.py" />
   <source>Choose another name.</source>
   <translation>Wählen Sie einen anderen Namen.</translation>
  </message>
  <message>
   <location filename="rsgui/jobs/rounds.py" />
   <source>{round} has no trained adapter to go on from.</source>
   <translation>{round} hat keinen trainierten Adapter, von dem es weitergehen könnte.</translation>
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
  <message numerus="yes">
   <location filename="rsgui/jobs/score.py" />
   <source>{count} completions rewarded.</source>
   <extracomment>{count} completion rewarded.</extracomment>
   <translation>
    <numerusform>{count} Completion bewertet.</numerusform>
    <numerusform>{count} Completions bewertet.</numerusform>
   </translation>
  </message>
  <message>
   <location filename="rsgui/jobs/score.py" />
   <source>{count:,} without a reward.</source>
   <translation>{count:,} ohne Reward.</translation>
  </message>
  <message>
   <location filename="rsgui/jobs/score.py" />
   <source>The rewards of “{name}” were given ({source}), so it cannot score new completions.</source>
   <translation>Die Rewards von „{name}“ waren mitgebracht ({source}), daher kann er keine neuen Completions bewerten.</translation>
  </message>
  <message>
   <location filename="rsgui/jobs/score.py" />
   <source>Use another scorer for them.</source>
   <translation>Verwenden Sie dafür einen anderen Scorer.</translation>
  </message>
  <message>
   <location filename="rsgui/jobs/scorers.py" />
   <source>{file} has been changed since it was agreed to.</source>
   <translation>{file} wurde seit der Zustimmung geändert.</translation>
  </message>
  <message>
   <location filename="rsgui/jobs/scorers.py" />
   <source>Look at it again.</source>
   <translation>Sehen Sie es sich noch einmal an.</translation>
  </message>
  <message>
   <location filename="rsgui/jobs/scorers.py" />
   <source>The time limit is {seconds:g} s.</source>
   <translation>Das Zeitlimit ist {seconds:g} s.</translation>
  </message>
  <message>
   <location filename="rsgui/jobs/scorers.py" />
   <source>It has to be more than nothing.</source>
   <translation>Der Wert muss größer als null sein.</translation>
  </message>
  <message>
   <location filename="rsgui/jobs/scorers.py" />
   <source>{file} has more than 1 MB.</source>
   <translation>{file} hat mehr als 1 MB.</translation>
  </message>
  <message>
   <location filename="rsgui/jobs/scorers.py" />
   <source>Choose a Python file that one can read.</source>
   <translation>Wählen Sie eine Python-Datei, die sich lesen lässt.</translation>
  </message>
  <message>
   <location filename="rsgui/jobs/scorers.py" />
   <source>{file} is not text in UTF-8.</source>
   <translation>{file} ist kein Text in UTF-8.</translation>
  </message>
  <message>
   <location filename="rsgui/jobs/scorers.py" />
   <source>Choose a Python file.</source>
   <translation>Wählen Sie eine Python-Datei.</translation>
  </message>
  <message>
   <location filename="rsgui/jobs/scorers.py" />
   <source>{file} cannot be read: {reason}.</source>
   <translation>{file} lässt sich nicht lesen: {reason}.</translation>
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
   <source>The rewards of “{name}” were given, so there is nothing to run.</source>
   <translation>Die Rewards von „{name}“ waren mitgebracht, es gibt also nichts auszuführen.</translation>
  </message>
  <message>
   <location filename="rsgui/jobs/scorers.py" />
   <source>Score by {name}</source>
   <translation>Bewerten durch {name}</translation>
  </message>
  <message>
   <location filename="rsgui/jobs/scorers.py" />
   <source>There is already a scorer “{name}”.</source>
   <translation>Es gibt schon einen Scorer „{name}“.</translation>
  </message>
  <message>
   <location filename="rsgui/jobs/scorers.py" />
   <source>Name it.</source>
   <translation>Geben Sie es an.</translation>
  </message>
  <message>
   <location filename="rsgui/jobs/scorers.py" />
   <source>{name} runs on a server and cannot be trained here.</source>
   <translation>{name} läuft auf einem Server und lässt sich hier nicht trainieren.</translation>
  </message>
  <message>
   <location filename="rsgui/jobs/serving.py" />
   <source>The server is written as {path}.</source>
   <translation>Der Server ist als {path} angegeben.</translation>
  </message>
  <message>
   <location filename="rsgui/jobs/serving.py" />
   <source>Write it as {address}.</source>
   <translation>Schreiben Sie {address}.</translation>
  </message>
  <message>
   <location filename="rsgui/jobs/serving.py" />
   <source>No model of {server} is chosen.</source>
   <translation>Es ist kein Modell von {server} gewählt.</translation>
  </message>
  <message>
   <location filename="rsgui/jobs/serving.py" />
   <source>Choose one from its list.</source>
   <translation>Wählen Sie eines aus seiner Liste.</translation>
  </message>
  <message>
   <location filename="rsgui/jobs/serving.py" />
   <source>Serve the adapter there (vLLM: --enable-lora --lora-modules NAME=FOLDER) and choose its name.</source>
   <translation>Stellen Sie den Adapter dort bereit (vLLM: --enable-lora --lora-modules NAME=FOLDER), und wählen Sie seinen Namen.</translation>
  </message>
  <message>
   <location filename="rsgui/jobs/serving.py" />
   <source>An adapter of this machine cannot be sent to a server.</source>
   <translation>Ein Adapter auf diesem Rechner lässt sich nicht an einen Server schicken.</translation>
  </message>
  <message>
   <location filename="rsgui/jobs/serving.py" />
   <source>Take the template out, or give it to the server when it starts (vLLM: --chat-template).</source>
   <translation>Nehmen Sie das Template heraus, oder geben Sie es dem Server beim Start mit (vLLM: --chat-template).</translation>
  </message>
  <message>
   <location filename="rsgui/jobs/serving.py" />
   <source>A server applies the chat template of its own.</source>
   <translation>Ein Server wendet sein eigenes Chat-Template an.</translation>
  </message>
  <message>
   <location filename="rsgui/jobs/serving.py" />
   <source>Generate a few completions with the model that is to learn, from its folder or GGUF file, and it is trained on the whole curated set; or export the curated set and train where the weights are.</source>
   <translation>Erzeugen Sie einige Completions mit dem Modell, das lernen soll, aus seinem Ordner oder seiner GGUF-Datei; dann wird es mit dem ganzen kuratierten Datensatz trainiert. Oder exportieren Sie den kuratierten Datensatz, und trainieren Sie dort, wo die Gewichte sind.</translation>
  </message>
  <message>
   <location filename="rsgui/jobs/serving.py" />
   <source>{name} is served by {server}: it cannot be {verb} here.</source>
   <translation>{name} wird von {server} angeboten: Es kann hier nicht {verb} werden.</translation>
  </message>
  <message>
   <location filename="rsgui/jobs/tokens.py" />
   <source>The completion is gone.</source>
   <translation>Die Completion gibt es nicht mehr.</translation>
  </message>
  <message>
   <location filename="rsgui/jobs/tokens.py" />
   <source>Choose another one.</source>
   <translation>Wählen Sie eine andere.</translation>
  </message>
  <message>
   <location filename="rsgui/jobs/tokens.py" />
   <source>shown in tokens</source>
   <translation>in Tokens gezeigt</translation>
  </message>
  <message>
   <location filename="rsgui/jobs/train.py" />
   <source>Select or include some completions in Review first.</source>
   <translation>Wählen Sie zuerst in „Sichten“ einige Completions aus, oder nehmen Sie welche auf.</translation>
  </message>
  <message>
   <location filename="rsgui/jobs/train.py" />
   <source>No row of the curated set can be trained on, because of the held-out prompts. {why}</source>
   <translation>Mit keiner Zeile des kuratierten Datensatzes darf trainiert werden, wegen der Held-out-Prompts. {why}</translation>
  </message>
  <message>
   <location filename="rsgui/jobs/train.py" />
   <source>Take other prompts. An instruction that all have can be the system prompt instead.</source>
   <translation>Nehmen Sie andere Prompts. Eine Anweisung, die alle enthalten, kann stattdessen der System-Prompt sein.</translation>
  </message>
  <message>
   <location filename="rsgui/jobs/train.py" />
   <source>Choose another file to mix in, or none.</source>
   <translation>Wählen Sie eine andere Datei zum Beimischen oder keine.</translation>
  </message>
  <message>
   <location filename="rsgui/jobs/train.py" />
   <source>{adapter} was trained over {its_base}, not over this {base}.</source>
   <translation>{adapter} wurde über {its_base} trainiert, nicht über diesem {base}.</translation>
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
   <source>There is no adapter {name}.</source>
   <translation>Es gibt keinen Adapter {name}.</translation>
  </message>
  <message>
   <location filename="rsgui/jobs/train.py" />
   <source>There is: {names}.</source>
   <translation>Es gibt: {names}.</translation>
  </message>
  <message>
   <location filename="rsgui/jobs/train.py" />
   <source>{name} is not trained yet.</source>
   <translation>{name} ist noch nicht trainiert.</translation>
  </message>
  <message>
   <location filename="rsgui/jobs/train.py" />
   <source>Finish its training first.</source>
   <translation>Schließen Sie zuerst sein Training ab.</translation>
  </message>
  <message>
   <location filename="rsgui/jobs/train.py" />
   <source>Put the folder back, or train again from the curated set.</source>
   <translation>Legen Sie den Ordner zurück, oder trainieren Sie erneut mit dem kuratierten Datensatz.</translation>
  </message>
  <message>
   <location filename="rsgui/jobs/train.py" />
   <source>The files of {name} are gone: there is no folder {folder}.</source>
   <translation>Die Dateien von {name} sind weg: Es gibt keinen Ordner {folder}.</translation>
  </message>
  <message>
   <location filename="rsgui/jobs/train.py" />
   <source>This training was discarded.</source>
   <translation>Dieses Training wurde verworfen.</translation>
  </message>
  <message>
   <location filename="rsgui/jobs/train.py" />
   <source>Start a new one from the curated set.</source>
   <translation>Starten Sie ein neues mit dem kuratierten Datensatz.</translation>
  </message>
  <message>
   <location filename="rsgui/jobs/train.py" />
   <source>The adapter is in {folder}.</source>
   <translation>Der Adapter liegt in {folder}.</translation>
  </message>
  <message>
   <location filename="rsgui/jobs/train.py" />
   <source>The rows of this training, {rows}, are gone.</source>
   <translation>Die Zeilen dieses Trainings, {rows}, sind weg.</translation>
  </message>
  <message>
   <location filename="rsgui/jobs/train.py" />
   <source>Start a new training from the curated set.</source>
   <translation>Starten Sie ein neues Training mit dem kuratierten Datensatz.</translation>
  </message>
  <message numerus="yes">
   <location filename="rsgui/jobs/train.py" />
   <source>Trained on {count} rows</source>
   <extracomment>Trained on {count} row</extracomment>
   <translation>
    <numerusform>Mit {count} Zeile trainiert</numerusform>
    <numerusform>Mit {count} Zeilen trainiert</numerusform>
   </translation>
  </message>
  <message>
   <location filename="rsgui/jobs/train.py" />
   <source>{count:,} too long and left out</source>
   <translation>{count:,} zu lang und ausgelassen</translation>
  </message>
  <message>
   <location filename="rsgui/jobs/train.py" />
   <source>ended after step {step:,} of {planned:,}</source>
   <translation>beendet nach Schritt {step:,} von {planned:,}</translation>
  </message>
  <message>
   <location filename="rsgui/jobs/train.py" />
   <source>{summary}; the adapter is in {folder}.</source>
   <translation>{summary}; der Adapter liegt in {folder}.</translation>
  </message>
  <message>
   <location filename="rsgui/jobs/train.py" />
   <source>random completions of the same prompts, the matched control of: {recipe}</source>
   <translation>zufällige Completions derselben Prompts, die passende Kontrolle zu: {recipe}</translation>
  </message>
  <message>
   <location filename="rsgui/jobs/train.py" />
   <source>{recipe}, under a person's decisions</source>
   <translation>{recipe}, mit den Entscheidungen eines Menschen darüber</translation>
  </message>
  <message>
   <location filename="rsgui/jobs/train_reward.py" />
   <source>The pairs of this training, {rows}, are gone.</source>
   <translation>Die Paare dieses Trainings, {rows}, sind weg.</translation>
  </message>
  <message>
   <location filename="rsgui/jobs/train_reward.py" />
   <source>Start a new training.</source>
   <translation>Starten Sie ein neues Training.</translation>
  </message>
  <message>
   <location filename="rsgui/jobs/train_reward.py" />
   <source>“{name}” is a scorer now.</source>
   <translation>„{name}“ ist jetzt ein Scorer.</translation>
  </message>
  <message numerus="yes">
   <location filename="rsgui/jobs/train_reward.py" />
   <source>It learnt from {count} pairs.</source>
   <extracomment>It learnt from {count} pair.</extracomment>
   <translation>
    <numerusform>Er hat aus {count} Paar gelernt.</numerusform>
    <numerusform>Er hat aus {count} Paaren gelernt.</numerusform>
   </translation>
  </message>
  <message numerus="yes">
   <location filename="rsgui/jobs/train_reward.py" />
   <source>{count} more were too long.</source>
   <extracomment>{count} more was too long.</extracomment>
   <translation>
    <numerusform>{count} weiteres war zu lang.</numerusform>
    <numerusform>{count} weitere waren zu lang.</numerusform>
   </translation>
  </message>
  <message>
   <location filename="rsgui/jobs/train_reward.py" />
   <source>All held-out pairs were too long to measure on.</source>
   <translation>Alle Held-out-Paare waren zu lang, um daran zu messen.</translation>
  </message>
  <message numerus="yes">
   <location filename="rsgui/jobs/train_reward.py" />
   <source>Of {count} held-out pairs it tells {accuracy:.0%} apart rightly ({low:.0%} to {high:.0%}); Brier score {brier:.3f} (a coin has {coin:.3f}), calibration error {error:.3f}.</source>
   <extracomment>Of {count} held-out pair it tells {accuracy:.0%} apart rightly ({low:.0%} to {high:.0%}); Brier score {brier:.3f} (a coin has {coin:.3f}), calibration error {error:.3f}.</extracomment>
   <translation>
    <numerusform>Von {count} Held-out-Paar unterscheidet er {accuracy:.0%} richtig ({low:.0%} bis {high:.0%}); Brier-Score {brier:.3f} (eine Münze hat {coin:.3f}), Kalibrierungsfehler {error:.3f}.</numerusform>
    <numerusform>Von {count} Held-out-Paaren unterscheidet er {accuracy:.0%} richtig ({low:.0%} bis {high:.0%}); Brier-Score {brier:.3f} (eine Münze hat {coin:.3f}), Kalibrierungsfehler {error:.3f}.</numerusform>
   </translation>
  </message>
  <message>
   <location filename="rsgui/jobs/training.py" />
   <source>The project has no completions.</source>
   <translation>Das Projekt hat keine Completions.</translation>
  </message>
  <message>
   <location filename="rsgui/jobs/training.py" />
   <source>Generate and choose some first.</source>
   <translation>Erzeugen Sie zuerst welche, und wählen Sie aus.</translation>
  </message>
  <message>
   <location filename="rsgui/jobs/training.py" />
   <source>There is no parameter “{name}”.</source>
   <translation>Es gibt keinen Parameter „{name}“.</translation>
  </message>
  <message>
   <location filename="rsgui/jobs/training.py" />
   <source>{reason}.</source>
   <translation>{reason}.</translation>
  </message>
  <message>
   <location filename="rsgui/jobs/training.py" />
   <source>Give it as in rank=32.</source>
   <translation>Geben Sie ihn an wie in rank=32.</translation>
  </message>
  <message>
   <location filename="rsgui/jobs/training.py" />
   <source>There is no round “{name}”.</source>
   <translation>Es gibt keine Runde „{name}“.</translation>
  </message>
  <message>
   <location filename="rsgui/jobs/training.py" />
   <source>{name} has nothing to train yet.</source>
   <translation>{name} hat noch nichts zu trainieren.</translation>
  </message>
  <message>
   <location filename="rsgui/jobs/training.py" />
   <source>Choose completions and start its training first.</source>
   <translation>Wählen Sie zuerst Completions aus, und starten Sie ihr Training.</translation>
  </message>
  <message>
   <location filename="rsgui/jobs/training.py" />
   <source>There is no training that could be ended.</source>
   <translation>Es gibt kein Training, das sich beenden ließe.</translation>
  </message>
  <message>
   <location filename="rsgui/jobs/training.py" />
   <source>It is at its end already, or was discarded.</source>
   <translation>Es ist schon zu Ende oder wurde verworfen.</translation>
  </message>
  <message numerus="yes">
   <location filename="rsgui/jobs/unattended.py" />
   <source>{count} rounds taken.</source>
   <extracomment>{count} round taken.</extracomment>
   <translation>
    <numerusform>{count} Runde gelaufen.</numerusform>
    <numerusform>{count} Runden gelaufen.</numerusform>
   </translation>
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
   <location filename="rsgui/keys.py" />
   <source>This system has no keyring to keep a key in.</source>
   <translation>Dieses System hat keinen Schlüsselbund, in dem ein Schlüssel liegen könnte.</translation>
  </message>
  <message>
   <location filename="rsgui/keys.py" />
   <source>The system's keyring cannot be used: {reason}.</source>
   <translation>Der Schlüsselbund des Systems lässt sich nicht verwenden: {reason}.</translation>
  </message>
  <message>
   <location filename="rsgui/keys.py" />
   <source>Install or unlock one (GNOME Keyring, KWallet), or set {variable} before rsgui starts.</source>
   <translation>Installieren oder entsperren Sie einen (GNOME Keyring, KWallet), oder setzen Sie {variable}, bevor rsgui startet.</translation>
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
   <source>The store {path} is closed.</source>
   <translation>Die Datenbank {path} ist geschlossen.</translation>
  </message>
  <message>
   <location filename="rsgui/store/database.py" />
   <source>Open it again.</source>
   <translation>Öffnen Sie sie erneut.</translation>
  </message>
  <message>
   <location filename="rsgui/store/database.py" />
   <source>The store {path} is open in another rsgui.</source>
   <translation>Die Datenbank {path} ist in einem anderen rsgui geöffnet.</translation>
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
   <source>{path} is not a store of rsgui.</source>
   <translation>{path} ist keine rsgui-Datenbank.</translation>
  </message>
  <message>
   <location filename="rsgui/store/faults.py" />
   <source>Choose another file, or a new name.</source>
   <translation>Wählen Sie eine andere Datei oder einen neuen Namen.</translation>
  </message>
  <message>
   <location filename="rsgui/store/faults.py" />
   <source>The store {path} is damaged: {error}.</source>
   <translation>Die Datenbank {path} ist beschädigt: {error}.</translation>
  </message>
  <message>
   <location filename="rsgui/store/faults.py" />
   <source>Put back a backup of it.</source>
   <translation>Spielen Sie eine Sicherungskopie zurück.</translation>
  </message>
  <message>
   <location filename="rsgui/store/faults.py" />
   <source>Another program keeps the store {path} locked.</source>
   <translation>Ein anderes Programm hält die Datenbank {path} gesperrt.</translation>
  </message>
  <message>
   <location filename="rsgui/store/faults.py" />
   <source>Close it and try again.</source>
   <translation>Schließen Sie es, und versuchen Sie es noch einmal.</translation>
  </message>
  <message>
   <location filename="rsgui/store/faults.py" />
   <source>The store {path} cannot be read or written: {error}.</source>
   <translation>Die Datenbank {path} lässt sich nicht lesen oder schreiben: {error}.</translation>
  </message>
  <message>
   <location filename="rsgui/store/faults.py" />
   <source>Check the disk it is on.</source>
   <translation>Prüfen Sie den Datenträger, auf dem sie liegt.</translation>
  </message>
  <message>
   <location filename="rsgui/store/faults.py" />
   <source>The store {path} cannot be opened: {reason}.</source>
   <translation>Die Datenbank {path} lässt sich nicht öffnen: {reason}.</translation>
  </message>
  <message>
   <location filename="rsgui/store/faults.py" />
   <source>Choose another place for it.</source>
   <translation>Wählen Sie einen anderen Ort dafür.</translation>
  </message>
  <message>
   <location filename="rsgui/store/faults.py" />
   <source>The disk that holds the store {path} is full.</source>
   <translation>Der Datenträger mit der Datenbank {path} ist voll.</translation>
  </message>
  <message>
   <location filename="rsgui/store/faults.py" />
   <source>Make room and try again; everything that was saved before is still there.</source>
   <translation>Schaffen Sie Platz, und versuchen Sie es noch einmal; alles zuvor Gespeicherte ist noch da.</translation>
  </message>
  <message>
   <location filename="rsgui/store/faults.py" />
   <source>The store {path} cannot be written.</source>
   <translation>Die Datenbank {path} lässt sich nicht schreiben.</translation>
  </message>
  <message>
   <location filename="rsgui/store/faults.py" />
   <source>Give yourself the right to write the file and its folder, or open another store with --store.</source>
   <translation>Geben Sie sich Schreibrecht für die Datei und ihren Ordner, oder öffnen Sie mit --store eine andere Datenbank.</translation>
  </message>
  <message>
   <location filename="rsgui/store/migrate.py" />
   <source>The store {path} cannot be brought to this version: {count:,} of its references lead nowhere.</source>
   <translation>Die Datenbank {path} lässt sich nicht auf diese Version bringen: {count:,} ihrer Verweise führen ins Leere.</translation>
  </message>
  <message>
   <location filename="rsgui/store/migrate.py" />
   <source>Put back a backup of it, or open it with the version of rsgui that wrote it.</source>
   <translation>Spielen Sie eine Sicherungskopie zurück, oder öffnen Sie sie mit der rsgui-Version, die sie geschrieben hat.</translation>
  </message>
  <message>
   <location filename="rsgui/store/migrate.py" />
   <source>{path} is the database of another program.</source>
   <translation>{path} ist die Datenbank eines anderen Programms.</translation>
  </message>
  <message>
   <location filename="rsgui/store/migrate.py" />
   <source>The store {path} is damaged: it does not say its version.</source>
   <translation>Die Datenbank {path} ist beschädigt: Sie nennt ihre Version nicht.</translation>
  </message>
  <message>
   <location filename="rsgui/store/migrate.py" />
   <source>Put back a backup.</source>
   <translation>Spielen Sie eine Sicherungskopie zurück.</translation>
  </message>
  <message>
   <location filename="rsgui/store/migrate.py" />
   <source>The store {path} was written by a newer version of rsgui.</source>
   <translation>Die Datenbank {path} wurde von einer neueren rsgui-Version geschrieben.</translation>
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
   <source>There is already a project named “{name}”.</source>
   <translation>Es gibt schon ein Projekt namens „{name}“.</translation>
  </message>
  <message>
   <location filename="rsgui/store/query.py" />
   <source>{kind} {id} is not in the store.</source>
   <translation>{kind} {id} ist nicht in der Datenbank.</translation>
  </message>
  <message>
   <location filename="rsgui/store/recipes.py" />
   <source>The name of the recipe is empty.</source>
   <translation>Der Name des Rezepts ist leer.</translation>
  </message>
  <message>
   <location filename="rsgui/store/rewards.py" />
   <source>The scorer “{name}” has other settings.</source>
   <translation>Der Scorer „{name}“ hat andere Einstellungen.</translation>
  </message>
  <message>
   <location filename="rsgui/store/rewards.py" />
   <source>Choose another name for the new one.</source>
   <translation>Wählen Sie für das neue einen anderen Namen.</translation>
  </message>
  <message>
   <location filename="rsgui/store/rounds.py" />
   <source>The name of the round is empty.</source>
   <translation>Der Name der Runde ist leer.</translation>
  </message>
  <message>
   <location filename="rsgui/store/rounds.py" />
   <source>There is already a round named “{name}”.</source>
   <translation>Es gibt schon eine Runde namens „{name}“.</translation>
  </message>
  <message>
   <location filename="rsgui/store/rounds.py" />
   <source>{later} goes on from {name}.</source>
   <translation>{later} baut auf {name} auf.</translation>
  </message>
  <message>
   <location filename="rsgui/store/rounds.py" />
   <source>Delete {later} first.</source>
   <translation>Löschen Sie zuerst {later}.</translation>
  </message>
  <message>
   <location filename="rsgui/store/runs.py" />
   <source>The number of completions of each prompt is {n}.</source>
   <translation>Die Anzahl der Completions je Prompt ist {n}.</translation>
  </message>
  <message>
   <location filename="rsgui/store/runs.py" />
   <source>It has to be at least 1.</source>
   <translation>Der Wert muss mindestens 1 sein.</translation>
  </message>
  <message>
   <location filename="rsgui/store/views.py" />
   <source>The name of the view is empty.</source>
   <translation>Der Name der Ansicht ist leer.</translation>
  </message>
 </context>
</TS>
