//! German words.

use super::language::Lists;

/// How the nouns end that say what somebody is.
pub(super) const ROLE_ENDS: &[&str] = &[
    "minister",
    "ministerin",
    "präsident",
    "präsidentin",
    "sprecher",
    "sprecherin",
    "chef",
    "chefin",
    "vorsitzende",
    "vorsitzender",
    "vorsitzenden",
    "kanzler",
    "kanzlerin",
    "meister",
    "meisterin",
    "leiter",
    "leiterin",
    "direktor",
    "direktorin",
    "professor",
    "professorin",
    "anwalt",
    "anwältin",
    "loge",
    "login",
    "login",
    "forscher",
    "forscherin",
    "experte",
    "expertin",
    "rat",
    "rätin",
    "abgeordnete",
    "abgeordneter",
    "sekretär",
    "sekretärin",
    "kommissar",
    "kommissarin",
    "botschafter",
    "botschafterin",
    "general",
    "führer",
    "führerin",
    "richter",
    "richterin",
    "mann",
    "frau",
    "bauer",
    "bäuerin",
    "landwirt",
    "landwirtin",
    "lehrer",
    "lehrerin",
    "händler",
    "händlerin",
    "beamte",
    "beamter",
    "beamtin",
    "gewerkschafter",
    "gewerkschafterin",
    "unternehmer",
    "unternehmerin",
    "arzt",
    "ärztin",
    "historiker",
    "historikerin",
    "ökonom",
    "ökonomin",
    "politiker",
    "politikerin",
    "wissenschaftler",
    "wissenschaftlerin",
    "vertreter",
    "vertreterin",
    "senator",
    "senatorin",
    "landrätin",
    "intendant",
    "intendantin",
    "geschäftsführer",
    "bischof",
    "pfarrer",
    "pfarrerin",
    "fischer",
    "fischerin",
    "winzer",
    "winzerin",
    "wirt",
    "wirtin",
    "bewohner",
    "bewohnerin",
    "kapitän",
    "ingenieur",
    "ingenieurin",
    "bürgermeisterin",
    "aktivist",
    "aktivistin",
    "analyst",
    "analystin",
];

pub(super) const LISTS: Lists = Lists {
    say: "sagte sagt sagten sagen gesagt erklärte erklärt erklärten betonte betont warnte warnt warnten gewarnt meinte meint \
          meinten glaubt glaubte behauptete behauptet versicherte versichert räumte teilte teilten fügte kündigte fürchtet \
          befürchtet hofft hoffte bestätigte bestätigt so unterstrich mahnte argumentierte argumentiert beteuerte schrieb \
          schreibt",
    say_that: "berichtete berichtet ergänzte ergänzt antwortete antwortet forderte fordert nannte nennt fragte fragt gab \
               verkündete twitterte zitierte hieß findet fand vermutet vermutete schätzt schätzte urteilte urteilt verwies \
               äußerte beklagte klagte kritisierte kritisiert mutmaßte widersprach widerspricht entgegnete",
    beside: "rief ruft spottete spottet scherzte witzelte seufzte lachte lobte lobt empörte konterte höhnte murmelte \
             flüsterte erzählt erzählte sprach spricht resümiert postete",
    participles: "",
    deny: "bestritt bestreitet bestritten dementierte dementiert leugnete leugnet verneinte verneint zurückgewiesen \
           abgestritten",
    voice: "widerspricht widersprach lehnt lehnte wies weist verlangt verlangte fordert forderte droht drohte schloss lacht \
            lachte erwartet rechnet hält zweifelt kritisiert kritisierte",
    negation: "nicht nie niemals nie kein keine keiner keineswegs niemand weder",
    not_saying: "zu wie wurde wurden worden werden wird war ist sei",
    between: "hat habe hatte haben hatten aber jedoch auch noch dann später gestern heute zudem außerdem dagegen am nie nicht \
              niemals bereits schon immer wieder allerdings indes derweil hingegen daraufhin bislang öffentlich selbst",
    finite: "ist sind war waren wird werden wurde wurden hat haben hatte hatten habe hätte hätten kann können konnte könnte \
             könnten muss müssen müsse musste soll sollen solle sollte will wollen wolle wollte darf dürfen sei seien wäre \
             wären werde würde würden käme gibt gilt gelte dauert steht liegt bleibt geht kommt",
    that: "dass ob wie",
    he_she: ["er", "sie"],
    pronouns: "es wir ich du ihr man wer was das dies niemand jemand alle einige viele",
    determiners: "der die das den dem des ein eine einer einem einen eines dieser diese dieses jener jene jenes kein keine \
                  zwei drei vier fünf mehrere viele einige manche alle beide",
    possessives: "sein seine seiner seinem seinen ihr ihre ihrer ihrem ihren unser unsere deren dessen",
    quantifiers: "beide einige viele manche mehrere andere",
    relatives: "der die das den dem dessen deren welcher welche",
    conjunctions: "und aber denn während obwohl weil als wenn wo ob dass sondern oder da nachdem bevor",
    prepositions: "in im an am auf nach vor bei beim zu zum zur mit von vom für seit während trotz wegen laut aus über unter \
                   zwischen gegen ohne durch um ab gegenüber ohne dem zufolge angesichts",
    time: "montag dienstag mittwoch donnerstag freitag samstag sonntag januar februar märz april mai juni juli august \
           september oktober november dezember gestern heute morgen abend mittag nachmittag vormittag woche jahr monat \
           wochenende später zuvor zunächst bereits schon am vergangenen kommenden",
    titles: "Herr Herrn Frau Dr Prof Professor Professorin",
    roles: "",
    groups: "experten kritiker beobachter anwohner landwirte bauern gewerkschaften ärzte ermittler behörden fachleute \
            medien diplomaten analysten forscher forscherinnen mitglieder abgeordnete zeugen kreise kreisen fischer händler \
            polizei staatsanwaltschaft feuerwehr opposition regierung ministerium partei unternehmen bürgerinitiative \
            verband stadtverwaltung gewerkschaft umweltschützer beamte vertreter winzer eltern",
    organisations: "ministerium partei union liste demokraten regierung verband gewerkschaft gericht gerichtshof universität \
                    ag gmbh bank amt behörde kommission rat bund landtag bundestag senat polizei agentur zeitung boten bote \
                    kurier nachrichten anzeiger institut stiftung verein gesellschaft werke klinikum krankenhaus stadt land \
                    kreis republik staaten nationen see fluss straße platz allianz bündnis fraktion konzern rundschau blatt \
                    tageblatt grünen linke koalition freie freien neue neuen deutsche deutschen rote roten",
    no_name: "Der Die Das Den Dem Des Ein Eine Einer Einem Einen Es Er Sie Wir Ich Ihr Und Aber Doch Denn Wenn Als Im In Am \
              An Auf Nach Vor Bei Mit Von Vom Für Seit Zu Zum Zur Aus Über Unter Um So Wie Was Wer Wo Ob Weil Obwohl Während \
              Auch Noch Nur Schon Dann Dort Hier Heute Gestern Morgen Montag Dienstag Mittwoch Donnerstag Freitag Samstag \
              Sonntag Januar Februar März April Mai Juni Juli August September Oktober November Dezember Laut Ohne Gegen \
              Niemand Alle Viele Einige Beide Mehrere Kein Keine Man Dies Diese Dieser Dieses Sein Seine Ihre Ihren Unser \
              Nun Da Dabei Damit Dagegen Dem Zwar Jetzt Erst Bis Durch Trotz Wegen Zudem Außerdem Derzeit Zwei Drei Vier Fünf",
    particles: "von van zu der de",
    female: "frau sie mutter schwester tochter witwe ehefrau",
    male: "herr herrn er vater bruder sohn witwer ehemann",
    according: "laut\nnach angaben\nnach aussage\nnach ansicht\nnach worten\nnach den worten\nnach auffassung\nnach einschätzung",
    untrue: "nie gesagt\nniemals gesagt\nnicht gesagt\nnie behauptet\nnicht behauptet\nnie erklärt\nnie versprochen\nnicht wahr, dass\nstimme nicht, dass\nstimmt nicht, dass\ngefälscht\nerfunden\nfälschlich\nfalsch zitiert\nohne zu sagen\ngesagt zu haben\nbehauptet zu haben\nerklärt zu haben\nversprochen zu haben\nzugesagt zu haben",
};
