//! French words.

use super::language::Lists;

pub(super) const LISTS: Lists = Lists {
    say: "dit disent disait affirme affirment affirmait affirmé déclare déclarent déclaré explique expliquent expliqué \
          assure assurent assurait assuré estime estiment estimait estimé prévient préviennent prévenu reconnaît \
          reconnaissent reconnu souligne soulignent souligné annonce annoncé précise précisé insiste insisté pense croit \
          craint redoute espère soutient soutenu avertit averti admet admis jure juré savoir prétend promet promis avait-dit",
    say_that: "ajoute ajouté rappelle rappelé indique indiqué confirme confirmé répond répondu raconte raconté conclut conclu \
               note noté observe observé demande demandé suggère suggéré écrit regrette regretté juge jugé accuse dénonce \
               dénoncé résume résumé poursuit poursuivi martèle martelé avance avancé concède concédé lance lancé tranche \
               plaide plaidé nuance réplique répliqué rétorque rétorqué tweeté",
    beside: "ironise ironisé souffle soufflé soupire soupiré glisse glissé s'exclame exclame peste tonne plaisante murmure \
             sourit s'agace agace s'emporte emporte crie crié appelle qualifie grince tempère enchaîne complète reprend \
             s'indigne indigne s'inquiète inquiète ",
    participles: "ajoutant assurant affirmant expliquant précisant",
    deny: "dément démentent démenti démentait nie nient nié niait conteste contestent contesté réfute réfutent réfuté",
    voice: "refuse refusent refusé exclut exclu rejette rejeté réclame réclament exige exigent menace menacent salue critique \
            regrette compte veut attend",
    negation: "pas jamais ni aucun aucune personne guère",
    not_saying: "être été à de pour qui sans est sont",
    between: "a ont avait avaient n' ne se s' l' lui leur m' nous y en donc aussi encore déjà toujours cependant toutefois \
              pourtant également jamais pas hier ensuite alors fait d'ores bien même seulement plutôt",
    finite: "est sont était étaient a ont avait avaient sera seront serait seraient aura auront aurait auraient fut va vont \
             peut peuvent pourrait pourraient doit doivent devra devrait faut veut veulent fait font reste restent",
    that: "que qu' si",
    he_she: ["il", "elle"],
    pronouns: "on ils elles nous vous je j' tu ce c' cela ça tous toutes personne rien",
    determiners: "le la l' les un une des du de d' ce cet cette ces deux trois quatre plusieurs certains certaines quelques \
                  chaque aucun aucune autre autres",
    possessives: "son sa ses leur leurs mon ma mes notre nos votre vos",
    quantifiers: "certains certaines plusieurs beaucoup d'autres",
    relatives: "qui dont lequel laquelle lesquels",
    conjunctions: "et mais tandis alors car que qu' quand lorsque lorsqu' si comme puisque ou où parce",
    prepositions: "à au aux dans en sur sous pour par avec sans chez vers depuis pendant après avant selon contre entre lors \
                   malgré dès interrogé interrogée hier devant d'après mercredi jeudi vendredi samedi dimanche lundi mardi",
    time: "lundi mardi mercredi jeudi vendredi samedi dimanche janvier février mars avril mai juin juillet août septembre \
           octobre novembre décembre hier aujourd'hui demain matin soir midi semaine mois an année dernier dernière",
    titles: "M Mme Mlle MM Mmes Me Dr Pr Monsieur Madame Maître",
    roles: "président présidente ministre maire préfet préfète porte-parole directeur directrice avocat avocate patron patronne \
            responsable secrétaire procureur procureure juge député députée sénateur sénatrice conseiller conseillère chef cheffe \
            professeur professeure chercheur chercheuse économiste historien historienne sociologue politologue agriculteur \
            agricultrice éleveur éleveuse pêcheur pêcheuse armateur armatrice syndicaliste délégué déléguée habitant habitante \
            riverain riveraine adjoint adjointe gérant gérante commerçant commerçante enseignant enseignante infirmier \
            infirmière médecin ouvrier ouvrière militant militante élu élue représentant représentante homme femme père mère \
            frère sœur fils fille cousin cousine capitaine général colonel commandant vigneron vigneronne boulanger boulangère \
            source témoin diplomate ambassadeur ambassadrice expert experte analyste négociateur médiateur fonctionnaire \
            salarié salariée retraité retraitée voisin voisine évêque curé",
    groups: "experts analystes pêcheurs agriculteurs habitants riverains syndicats élus autorités ministère gouvernement \
             préfecture mairie police gendarmerie parquet avocats associations salariés opposition médecins parents \
             enseignants témoins voisins tribunal comité direction entreprise société",
    organisations: "ministère gouvernement comité conseil parti union syndicat tribunal cour université institut banque agence \
                    société association fédération confédération mairie préfecture assemblée sénat commission office groupe \
                    république état états nations port rue place saint sainte gazette journal monde ouest télégramme",
    no_name: "Le La L' Les Un Une Des Du De Il Elle Ils Elles On Nous Vous Je Ce Cette Ces Cet Et Mais Ou Où Si Quand Comme À Au \
              Aux En Dans Sur Sous Pour Par Avec Sans Chez Depuis Pendant Après Avant Selon Contre Lundi Mardi Mercredi Jeudi \
              Vendredi Samedi Dimanche Janvier Février Mars Avril Mai Juin Juillet Août Septembre Octobre Novembre Décembre \
              Pas Non Oui Tout Tous Toutes Son Sa Ses Leur Leurs Mon Ma Mes Notre Qui Que Que Hier Aujourd'hui Tandis Lorsque \
              D' Qu' C' J' S' N' Reste Rien Personne Aucun Aucune Certains Plusieurs Deux Trois Quatre Cela Ça Puis Ensuite \
              Interrogé Interrogée Une",
    particles: "de du des d' le la van von",
    female: "mme mlle madame elle présidente directrice avocate patronne préfète procureure députée sénatrice conseillère cheffe \
             chercheuse historienne agricultrice éleveuse pêcheuse armatrice déléguée habitante riveraine adjointe gérante \
             commerçante enseignante infirmière ouvrière militante élue représentante femme mère sœur fille cousine vigneronne \
             boulangère ambassadrice experte salariée retraitée voisine professeure",
    male: "m monsieur il homme père frère fils",
    according: "selon\nd'après\nà en croire\nde l'avis de",
    untrue: "n'a jamais dit\nn’a jamais dit\nn'a pas dit\nn’a pas dit\njamais avoir dit\npas avoir dit\navoir dit\nn'avait jamais dit\nn’avait jamais dit\nn'avait pas dit\nn’avait pas dit\nsans dire\nrefusé de dire\nrefuse de dire\nfabriqué\nfaussement\ninventé\nil est faux que\nn'ai jamais dit\nn’ai jamais dit",
};
