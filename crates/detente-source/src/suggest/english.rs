//! English words.

use super::language::Lists;

pub(super) const LISTS: Lists = Lists {
    say: "said says say told tells tell insisted insists insist argued argues argue warned warns warn cautioned cautions \
          caution believes believe believed stressed stresses announced announces explained explains acknowledged \
          acknowledges admitted admits predicted predicts predict doubts hopes fears thinks think vowed tweeted",
    say_that: "claimed claims claim stated states state noted notes reported reports declared declares suggested suggests \
               suggest indicated indicates indicate replied replies confirmed confirms pledged promised promises concluded \
               concludes wrote writes write added adds asked asks ask remarked commented emphasised emphasized hinted hints \
               recalled complained complains maintained maintains contended contends alleged alleges asserted asserts \
               conceded concedes estimated estimates testified posted hope hoped thought feared doubted swore reiterated \
               reaffirmed agreed agrees accepted accepts",
    beside: "joked jokes quipped quips shouted shouts cried exclaimed whispered muttered retorted countered counters fumed \
             continued continues observed observes responded answered texted messaged blogged yelled snapped sighed mused \
             joined urged urges called calls call described describes describe dubbed dubs labelled labels branded brands \
             termed boasted recounted ventured offered begged pleaded demanded demands read reads went laughed shrugged",
    participles: "adding saying insisting telling warning noting arguing stressing explaining claiming calling",
    deny: "denied denies deny denying disputed disputes rejected rejects refuted refutes",
    voice: "expects expected expect finds found rejected rejects declined declines refused refuses criticised criticized \
            praised laughed shrugged smiled nodded sighed disagrees disagreed agrees agreed supports opposes demanded demands \
            urged urges threatened threatens offered offers calls called accused accuses wants blamed blames welcomed \
            optimistic pessimistic sceptical skeptical convinced sure certain confident worried concerned hopeful critical \
            unconvinced doubtful unimpressed unmoved angry furious blunt adamant defiant spoke spoken sees saw read disputes \
            differs listed dismissed dismisses hit lashed",
    negation: "not never n't neither nor nobody hardly cannot",
    not_saying: "was were been be is are to being who can could that which by as have-been would will should must may might \
                 a an the its his her their this these no any of for in",
    between: "and but however meanwhile later also then has have had did does do repeatedly already always yesterday earlier \
              still again now often once since even just only today too himself herself itself themselves never not so far \
              quickly long simply both all each",
    finite: "will would is are was were has have had do does did can could may might must should shall isn't aren't wasn't \
             weren't won't wouldn't can't couldn't don't doesn't didn't hasn't haven't be been am became becomes",
    that: "that how whether",
    he_she: ["he", "she"],
    pronouns: "it they we i you there this that who what which these those here everyone everybody someone somebody one i'm \
               i'll i've i'd we're we've we'll you're it's they're he's she's",
    determiners: "a an the this that these those another every each no one two three four five six seven eight nine ten some \
                  many several most few other any",
    possessives: "its his her their our my your whose",
    quantifiers: "both some many others several most few one two three four five neither either none each all",
    relatives: "who whose whom which",
    conjunctions: "and but while although though because as when if where since yet or whether that after before unless until \
                   so whereas",
    prepositions: "in on at after before during for since while when asked speaking by with following despite although if as \
                   earlier last later from to of under over through across among amid against between without within about \
                   near inside outside because until unless though whereas once like unlike besides instead given standing \
                   writing answering responding then yesterday today next this",
    time: "monday tuesday wednesday thursday friday saturday sunday january february march april may june july august \
           september october november december feb apr jul aug sept oct nov dec yesterday today tomorrow \
           tonight last this next week weeks month months year years morning afternoon evening night noon earlier later ago \
           early late day days weekend recently hours minutes",
    titles: "President Prime Minister Foreign Defence Defense Finance Interior Chief Cabinet Secretary General Mr Mrs Ms Dr \
             Miss Professor Prof Sir King Queen Leader Chancellor Ambassador Senator Governor Mayor Former Deputy Vice \
             Spokesman Spokeswoman Spokesperson Colonel Captain Admiral Judge Lord Lady Director Chairman Chairwoman \
             Commissioner Special Gov Sen Rep Gen Col Lt Commander Major Sergeant Inspector Superintendent Justice Attorney \
             Councillor Councilman Councilwoman Envoy Premier Speaker Pope Father Sister Brother Reverend Rev Bishop Prince \
             Princess Sheikh Imam Rabbi Lieutenant Counsel Environment Health Trade Transport Labour Energy Education Justice \
             Executive Acting Vice-President Economy Agriculture Fisheries Culture Home Housing Planning Officer",
    roles: "spokesman spokeswoman spokesperson minister official diplomat president mayor chairman chairwoman chair chairperson \
            leader chief man woman boy girl mother father lawyer analyst expert economist professor teacher farmer resident \
            driver worker skipper captain commander general colonel officer prosecutor judge delegate envoy ambassador \
            negotiator mediator adviser advisor aide source witness neighbour neighbor soldier activist campaigner director \
            manager head secretary governor senator lawmaker deputy king queen prince princess priest bishop doctor nurse \
            student reporter journalist founder owner boss colleague friend brother sister son daughter wife husband widow \
            pensioner welder lecturer scholar researcher scientist engineer historian author writer editor organiser organizer \
            councillor commissioner coordinator representative candidate veteran shopkeeper fisherman trader miner mechanic \
            guard inspector chancellor premier speaker monitor observer insider critic supporter opponent executive counsel \
            attorney negotiators planner biologist ecologist hydrologist geologist scientist treasurer steward organisers \
            passenger tenant landlord correspondent coach partner parent grandmother grandfather aunt uncle cousin nephew niece clerk baker butcher \
            nun monk imam rabbi pilot sailor docker carpenter electrician plumber cook waiter pollster strategist",
    groups: "analysts officials experts critics campaigners diplomats observers sources ministers residents lawmakers protesters \
             families relatives supporters opponents economists aides witnesses authorities police prosecutors lawyers unions \
             workers farmers scientists researchers activists negotiators mediators fishermen traders villagers students \
             doctors people sides both parties polls governments capitals members engineers media newspapers reports women men \
             agencies organisers inspectors monitors locals teachers nurses parents aid",
    organisations: "authority front council court ministry union party ag ltd inc corp co company university institute group \
                    committee association bank office agency mission army police department times news board federation \
                    government parliament senate assembly commission crescent cross league congress foundation society club \
                    team force forces command network service services trust gazette post herald tribune guardian republic \
                    kingdom states nations house county city state district province college school hospital church press \
                    oy gmbh plc llc local alliance coalition movement organisation organization systems holdings international \
                    centre center airport port river lake mountain dam treaty act valley island islands bay sea ocean strait \
                    street road square bridge palace hotel wire picture desk bureau administration programme program fund \
                    meridian reuters minister spokesman",
    no_name: "The A An In On At But And Or If As It He She They We I You His Her Its Their Our My Your This That These Those \
              There When While After Before For From With Without By To Of So Yet Not No Yes What Who Why How Where According \
              However Meanwhile Both Some Many Most Few All Each Other Others Another One Two Three Four Five Six Seven Eight \
              Nine Ten Such Still Also Even Only Since During Under Over Although Though Because Earlier Later Last Next \
              Yesterday Today Tomorrow Monday Tuesday Wednesday Thursday Friday Saturday Sunday January February March April \
              June July August September October November December        Jan. Feb. Mar. Apr. Jun. Jul. Aug. \
              Sept.  Oct. Nov. Dec. Until Then Now Here Nobody Everyone Everybody Neither Either Once Asked Nearly About \
              Despite Following Between Among Against I'm I'll I've I'd We're We've We'll You're It's They're He's She's \
              That's There's Don't Let Can Could Will Would Should May Might Must Do Does Did Is Are Was Were Has Have Had \
              Correction Update Question Answer Image Photo Photograph Also Thus Hence Instead Perhaps Maybe Arguably \
              Realistically Every Any None Nor Than Through Across Across Within Outside Inside Half Thousands Hundreds Good",
    particles: "van von de der den del da di bin al el ben la le du dos das ibn bint of",
    female: "mrs ms miss lady queen spokeswoman chairwoman woman girl mother sister daughter wife widow princess councilwoman \
             congresswoman businesswoman madam grandmother aunt niece nun she her policewoman",
    male: "mr sir lord king man boy father brother son husband widower prince grandfather uncle nephew monk he his pope",
    according: "according to\nin the words of",
    untrue: "not true that\nuntrue that\nfalse that\nfalsely\nforged\nfabricated\nfake\nmisquoted\nwrongly quoted\nmade up\nnever said\nno record of\nwithout saying\nstopped short of saying\nrefused to say\ndeclined to say\nrefuses to say\ndeclines to say\nnor did\nno one has said\nnobody has said\nno one said\nnobody said\ndid not say\ndidn't say\ndidn’t say\nhas not said\nhave not said\nhad not said\nhasn't said\nhasn’t said\nnever told\nnever promised\nnever called\nnever claimed\ndenied saying\ndenied having said\ndenies saying\ndenies having said\ndenying having said\ndenying saying",
};
