//! Pictures are readable, complete in their counts, and show what deters.

use crate::report::study::{DILEMMA, Owned, all_cases, study_of};
use detente_report::Words;
use detente_report::document::{Block, document};
use detente_report::picture::{Gain, Kind, Picture};

/// Boxes for moves and answers, and lanes, that can still be read on one page.
const READABLE: (usize, usize) = (18, 8);

fn picture(owned: &Owned) -> Picture {
    let document = document(&owned.study().into());
    let mut blocks = document.sections.into_iter().flat_map(|s| s.blocks);
    blocks.find_map(|b| if let Block::Picture(picture) = b { Some(picture) } else { None }).expect("a picture")
}

fn pictures() -> Vec<(String, Picture)> {
    all_cases().iter().map(|(name, owned)| (name.clone(), picture(owned))).collect()
}

#[test]
fn never_more_than_can_be_read() {
    for (name, picture) in pictures() {
        let moves = picture.lanes.iter().flat_map(|l| &l.moves);
        let boxes: usize = moves.map(|m| 1 + usize::from(m.then.is_some())).sum();
        assert!(boxes <= READABLE.0 && picture.lanes.len() <= READABLE.1, "{name}: {boxes} boxes");
        assert!(picture.lanes.iter().all(|l| !l.moves.is_empty()), "{name}: an empty lane");
    }
}

#[test]
fn every_move_is_drawn_or_counted() {
    let mut with_today = 0;
    for (name, owned) in all_cases() {
        let graph = &owned.graph;
        let Some(now) = graph.status_quo() else { continue };
        with_today += 1;
        let words = Words::new(&owned.case, graph);
        for lane in &picture(&owned).lanes {
            let party = graph.parties().find(|p| words.label(*p) == lane.party).unwrap();
            assert_eq!(lane.rest.is_some(), graph.moves(party, now).len() > lane.moves.len(), "{name}: {}", lane.party);
            let drawn = lane.moves.iter().filter(|m| m.gain == Gain::Gains).count();
            let improvements = graph.improvements(party, now).len();
            assert_eq!(
                lane.rest.as_ref().is_some_and(|r| r.improvements),
                improvements > drawn,
                "{name}: {}",
                lane.party
            );
            // An improvement always comes with the answer to it.
            assert!(lane.moves.iter().all(|m| m.gain != Gain::Gains || m.then.is_some()), "{name}: {}", lane.party);
        }
    }
    assert!(with_today > 1, "no case to look at");
}

#[test]
fn improvements_come_with_what_deters_them() {
    let elmira = all_cases().into_iter().find(|(name, _)| name.contains("elmira/")).unwrap().1;
    let picture = picture(&elmira);
    let local = picture.lanes.iter().find(|l| l.party == "Local governments").unwrap();
    let [insist] = &local.moves[..] else { panic!("{local:?}") };
    let then = insist.then.as_ref().unwrap();
    assert_eq!(
        (insist.gain, then.kind, then.by.as_str()),
        (Gain::Gains, Kind::Costly, "Ontario Ministry of the Environment")
    );
    assert_eq!(then.result, "Worse for the local governments than today");
}

#[test]
fn without_today_it_says_where_it_starts() {
    let owned = study_of(DILEMMA);
    let picture = picture(&owned);
    assert_eq!(picture.centre, "The firmest equilibrium (state 4)");
    assert_eq!(
        picture.description,
        "The firmest equilibrium (state 4): two moves in all, none of them an improvement for whoever makes it."
    );
    assert_eq!(picture.told()[0].line.plain(), "Prisoner A: one move, not an improvement.");
}
