//! Whom `suggest` takes for the speaker, kind by kind: nobody where it is not certain. The texts are invented.

use detente_source::{Actor, Passages, Rule, suggest};

/// What is suggested, one a line: the first words of the passage, its speaker or why there is none, and whether it is negated.
fn told(text: &str) -> Vec<String> {
    let passages = Passages::new(text);
    let line = |s: &detente_source::Suggestion| {
        let east = s.text.chars().next().is_some_and(|c| u32::from(c) > 0x2E80);
        let first = if east {
            s.text.chars().take(5).collect::<String>()
        } else {
            s.text.split_whitespace().take(3).collect::<Vec<_>>().join(" ")
        };
        let open = s.open.as_ref().map_or("-".to_owned(), |o| format!("{}? {}", o.reason.id(), o.called));
        let speaker = s.speaker.clone().unwrap_or(open);
        format!("{first} | {speaker}{}", if s.negated { " | negated" } else { "" })
    };
    let found = suggest(&passages, &Actor::gazetteer());
    found.iter().filter(|s| s.rule != Rule::Hedged).map(line).collect()
}

#[track_caller]
fn expect(text: &str, lines: &[&str]) {
    assert_eq!(told(text), lines, "{text}");
}

#[test]
fn wire_style_puts_the_source_last() {
    expect("The ministry will decide in June, a spokesman said.", &["The ministry will | a spokesman"]);
    expect("The ministry will decide, its spokeswoman said.", &["The ministry will | its spokeswoman"]);
    expect(
        "The lorries ran all night, three drivers and a guard said.",
        &["The lorries ran | three drivers and a guard"],
    );
    expect(
        "The port may close on Sunday, said two officials familiar with the plan, who asked not to be named.",
        &["The port may | two officials familiar with the plan"],
    );
    expect("There is no money left, he said.", &["There is no | pronoun? he"]);
    expect(
        "Fees rose twice, according to a memo seen by the Gazette.",
        &["Fees rose twice, | a memo seen by the Gazette"],
    );
    expect(
        "Until then, the port will not buy any crane, the owner said, provided that the town pays.",
        &["Until then, the | the owner"],
    );
    expect("Talks resume on Friday, both sides said.", &["Talks resume on | both sides"]);
    expect(
        "Man werde die Pläne prüfen, sagte ein Sprecher des Ministeriums.",
        &["Man werde die | ein Sprecher des Ministeriums"],
    );
    expect(
        "Le chantier coûtera cher, a prévenu un porte-parole de la région.",
        &["Le chantier coûtera | un porte-parole de la région"],
    );
}

#[test]
fn only_a_clause_with_its_own_speaker_is_given_to_one() {
    expect(
        "Lee and Park hope to meet, although analysts caution that much is in the way.",
        &["analysts caution that | analysts"],
    );
    expect("The plan, which critics call “a shame for the whole country”, goes on.", &["a shame for | critics"]);
    expect("If the mayor said that the road is closed, nobody would come to the fair.", &[]);
    expect("There are reports that the council has told the firm to leave the town.", &[]);
}

#[test]
fn denied_attributions_are_marked() {
    expect(
        "Minister Tom Hall denied that he had said “we will withdraw the permit”.",
        &["we will withdraw | Tom Hall | negated"],
    );
    expect("Tom Hall has never said that the quarry would close.", &["Tom Hall has | Tom Hall | negated"]);
    expect("Tom Hall did not say “the quarry is finished for good”.", &["the quarry is | Tom Hall | negated"]);
    expect("Neither Brook nor Orr said that they would run again.", &["Neither Brook nor | - | negated"]);
    expect("Nobody at the ministry said that the road would close.", &["Nobody at the | - | negated"]);
    expect(
        "A forged letter in which Tom Hall says “I will sell the quarry to my brother” went round.",
        &["I will sell | Tom Hall | negated"],
    );
    // Words of somebody's own are no denial of themselves.
    expect("Tom Hall denied the charge: “I was at home all day.”", &["I was at | Tom Hall"]);
    expect("“Nobody at this agency has said that,” said Ada Brook.", &["Nobody at this | Ada Brook"]);
    expect(
        "Die Bürgermeisterin Eva Lind bestritt, dass sie den Bau zugesagt habe. Lind hat nie gesagt, die Straße werde „in \
         diesem Jahr noch fertig“.",
        &["Die Bürgermeisterin Eva | Eva Lind | negated", "in diesem Jahr | Eva Lind | negated"],
    );
    expect(
        "Le maire, Jean Roux, dément avoir dit que le pont serait « fermé avant la fin de l’année ». Le directeur n’a jamais \
         dit que le pont était dangereux.",
        &["fermé avant la | Jean Roux | negated", "Le directeur n’a | le directeur | negated"],
    );
    expect("知事は、橋を閉鎖すると述べたことはないと語った。", &["知事は、橋 | 知事 | negated"]);
    expect("김 장관은 다리를 닫는다는 보도를 부인했다.", &["김 장관은 | 김 장관 | negated"]);
}

#[test]
fn a_pronoun_means_somebody_only_where_one_is_possible() {
    expect(
        "Kim has other plans, said Tomo Sato, a professor of history.\n\n“It is complicated,” he said.",
        &["Kim has other | Tomo Sato", "It is complicated, | Tomo Sato"],
    );
    expect("Ada Brook met Tom Hall. “It was short,” he said.", &["It was short, | pronoun? he"]);
    expect("Ada Brook met Tom Hall. “It was short,” said Mrs Brook.", &["It was short, | Ada Brook"]);
    expect(
        "Tom Hall said that the road was safe. Jan Ek faces a trial. “He is done for, I fear,” he said.",
        &["Tom Hall said | Tom Hall", "He is done | pronoun? he"],
    );
    expect(
        "A spokesman said that the road was safe. “We looked twice,” he said.",
        &["A spokesman said | a spokesman", "We looked twice, | a spokesman"],
    );
    expect("The Upland Front wants the dam stopped. “We will not wait,” she said.", &["We will not | pronoun? she"]);
    expect("Ministerin Ute Kern traf Bauer Jan Ohm. „Das war kurz und gut“, sagte er.", &["Das war kurz | Jan Ohm"]);
    expect(
        "노조의 서정우 위원장은 파업을 시작한다고 말했다. 그는 \"회사는 약속을 잊었다\"고 말했다.",
        &["노조의 서 | 노조의 서정우 위원장", "회사는 약 | 노조의 서정우 위원장"],
    );
}

#[test]
fn a_name_that_fits_two_is_ambiguous() {
    let both = "Jo Lee, the union’s president, met Mary Lee, the head of the port. ";
    expect(&format!("{both}Lee said that the talks were over."), &["Lee said that | ambiguous? Lee"]);
    // Whoever has been named only once by then is meant.
    expect("Jo Lee spoke first. Lee said that the talks were over. Then Mary Lee came.", &["Lee said that | Jo Lee"]);
    expect(
        "“It works,” said Dr. Ann Vogt. “It does,” added Peter Vogt. “We shall see,” said Dr. Vogt.",
        &["It works, | Ann Vogt", "It does, | Peter Vogt", "We shall see, | Ann Vogt"],
    );
    expect("Anna Roth und Petra Roth stritten. Roth sagte, sie werde klagen.", &["Roth sagte, sie | ambiguous? Roth"]);
    expect("김 장관은 박 의원은 모른다고 말했다.", &["김 장관은 | ambiguous? 김 장관"]);
}

#[test]
fn somebody_named_elsewhere_is_not_guessed() {
    expect(
        "Jo Lee, the union’s president, left early. Nothing was offered, its president said.",
        &["Nothing was offered, | reference? its president"],
    );
    expect(
        "Minister Tom Hall left early. “We will never sign this deal,” the minister said.",
        &["We will never | reference? the minister"],
    );
    expect("The minister tweeted: “We will never sign this deal.”", &["We will never | the minister"]);
    expect("“We will never sign this deal,” the minister tweeted.", &["We will never | the minister"]);
}

#[test]
fn transcripts_give_each_turn_to_its_label() {
    expect(
        "Hearing of 3 May. Present: Ada Brook, mayor; Tom Hall, counsel\n\nMR. HALL: Did you see it?\n\nMS. BROOK: No.\n\n\
         MR. HALL: Did you sign it?\n\nMS. BROOK: No.\n\nQUESTION: Who did?\n\nMS. BROOK: The ministry says that nobody did.",
        &[
            "Did you see | Tom Hall",
            "No. | Ada Brook",
            "Did you sign | Tom Hall",
            "No. | Ada Brook",
            "Who did? | unnamed? QUESTION",
            "The ministry says | Ada Brook",
            "The ministry says | the ministry",
        ],
    );
}

#[test]
fn words_within_a_quotation_are_somebody_elses() {
    expect(
        "“He told us: ‘All of us are alive and well,’” said Halima Sayeed.",
        &["He told us: | Halima Sayeed", "All of us | pronoun? he"],
    );
    expect(
        "« Mon voisin m’a dit : “Ne vends jamais cette terre à la ville.” Je l’écoute », raconte Léa Roux, une éleveuse.",
        &["Mon voisin m’a | Léa Roux", "Ne vends jamais | mon voisin"],
    );
    expect(
        "„Mein Vater hat gesagt: ‚Verkaufe niemals diesen Acker.‘ Daran halte ich mich“, sagte der Landwirt Jan Ohm.",
        &["Mein Vater hat | Jan Ohm", "Verkaufe niemals diesen | Mein Vater"],
    );
}

#[test]
fn words_within_a_korean_quotation_are_somebody_elses() {
    expect(
        "한 선원은 \"어머니가 '바다는 기다려 주지 않는다'고 하셨다\"고 말했다.",
        &["어머니가  | 한 선원", "바다는 기 | -"],
    );
}

#[test]
fn datelines_and_months_are_no_persons() {
    expect(
        "HALLAM, Feb. 11 (Northern Wire) — Dockers at Hallam will walk out, their union said on Tuesday.",
        &["HALLAM, Feb. 11 | their union"],
    );
    expect(
        "The dam fills in April. Vardan engineers say that it will hold.",
        &["Vardan engineers say | Vardan engineers"],
    );
    expect("I’ve seen those reports. The Republic says that it is ready.", &["The Republic says | the Republic"]);
}

#[test]
fn closing_marks_and_inches_end_nothing_too_early() {
    expect(
        "„Das genügt nicht.“ Der Rat tagt. „Wir warten“, sagte Ute Kern.",
        &["Das genügt nicht. | -", "Wir warten | Ute Kern"],
    );
    expect(
        "“5'10\" high is the wall, and it will stay,” said Ada Brook. \"It is 6'2\" tall,\" Brook added.",
        &["5'10\" high is | Ada Brook", "It is 6'2\" | Ada Brook"],
    );
    expect(
        "Das Land will nicht mit der Stadt reden. „Neun Jahre sind genug“, seufzt Bürgermeisterin Silke Onken.",
        &["Neun Jahre sind | Silke Onken"],
    );
    expect("»Nein«, sagte der Wirt, »das glaube ich nicht.«", &["Nein | der Wirt", "das glaube ich | der Wirt"]);
    expect(
        "« Rien n’est décidé, explique Anne Petit. »\n\n« Nous restons », prévient Jean Roux. « Nous, rappelle-t-il, on reste ici. »",
        &["Rien n’est décidé, | -", "Nous restons | Jean Roux", "Nous, rappelle-t-il, on | Jean Roux"],
    );
}

#[test]
fn when_and_unlike_whom_is_no_part_of_a_name() {
    expect(
        "Ada Brook, the mayor, left. Unlike Brook, the bank stayed. “We won,” shouted the crowd outside as Brook left. “They \
         lost,” Brook said later.",
        &["We won, | the crowd outside", "They lost, | Ada Brook"],
    );
}

#[test]
fn whoever_cannot_be_told_stands_in_the_way_of_a_pronoun() {
    expect(
        "Gus Hale said that the dam holds. Stone’s wife, Ruth, says he sleeps badly.",
        &["Gus Hale said | Gus Hale", "Stone’s wife, Ruth, | Stone’s wife"],
    );
    expect(
        "“I would sign tomorrow,” says Ida Crane, who farms nearby, “but nobody has asked me.”",
        &["I would sign | Ida Crane", "but nobody has | Ida Crane"],
    );
    expect(
        "강철민 대령은 \"사실이 전혀 아니다\"라고 말했다. 그는 남부군이 먼저 쐈다고 주장했다.",
        &["사실이 전 | 강철민 대령", "그는 남부 | 강철민 대령"],
    );
    expect(
        "北部軍の報道担当者は「先に撃ったのは南部軍だ」と主張し、南部軍の幹部は「それは事実ではない」と否定した。住民の女性（62）は「一晩中、\
         銃声が聞こえた」と話した。",
        &["先に撃った | 北部軍の報道担当者", "それは事実 | 南部軍の幹部", "一晩中、銃 | 住民の女性"],
    );
}

#[test]
fn other_languages_name_nobody() {
    expect(
        "El alcalde dijo que no. «No vamos a firmar este acuerdo», dijo el ministro Juan Roca con los vecinos.",
        &["No vamos a | -"],
    );
}
