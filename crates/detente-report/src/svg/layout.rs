//! Places a picture: the centre on top, below it a lane for each party, in it a row for each move: arrow, move, arrow,
//! answer. A row is as high as what stands in it, so nothing can overlap.

use super::filling::{Filling, PAD};
use super::measure::{Face, width, wrap};
use super::scene::{Area, Arrow, ArrowKind, BoxKind, Scene, Text, Tone};
use crate::page::{Gain, Kind, Lane, Move, Picture, Then};

/// Width of the whole: that of an A4 page between its margins, a little reduced.
const WIDTH: f64 = 760.0;
const TRUNK: f64 = 18.0;
const BAND: f64 = 34.0;
const MOVE: (f64, f64) = (138.0, 246.0);
const ANSWER: (f64, f64) = (498.0, 252.0);
const GAP: f64 = 12.0;
/// Lines of what a move does, of what holds in the centre, and of remarks. What is cut short here is told in full in
/// the list below the picture.
const LINES: usize = 4;
/// Lines of one step of an answer of several, and steps that are drawn.
const STEP: (usize, usize) = (2, 4);

/// A picture with every shape in its place.
pub(crate) fn layout(picture: &Picture) -> Scene {
    let mut scene = Scene { width: WIDTH, ..Scene::default() };
    let mut filling = Filling::new();
    let room = WIDTH - 2.0 - 2.0 * PAD;
    filling.add(&picture.centre, Face::BOLD, Tone::Ink, room, LINES);
    picture.holds.iter().for_each(|line| filling.add(line, Face::BODY, Tone::Ink, room, LINES));
    let centre = Area { x: 1.0, y: 1.0, w: WIDTH - 2.0, h: filling.height() };
    filling.put(centre, &mut scene);
    scene.boxes.push((centre, BoxKind::Centre));
    let mut y = centre.bottom() + GAP;
    let mut last = centre.bottom();
    for lane in &picture.lanes {
        (y, last) = place_lane(lane, y, &mut scene);
        y += GAP;
    }
    if last > centre.bottom() {
        let points = vec![(TRUNK, centre.bottom()), (TRUNK, last)];
        scene.arrows.insert(0, Arrow { points, kind: ArrowKind::Trunk });
    }
    if let Some(others) = &picture.others {
        for line in wrap(others, Face::SMALL, WIDTH - BAND, LINES) {
            y += Face::SMALL.leading;
            scene.texts.push(Text { x: BAND, y, face: Face::SMALL, tone: Tone::Muted, middle: false, text: line });
        }
        y += GAP;
    }
    scene.height = legend(picture, y, &mut scene);
    scene
}

/// Places a lane from `y` on; returns where it ends and where its last arrow leaves the trunk.
fn place_lane(lane: &Lane, top: f64, scene: &mut Scene) -> (f64, f64) {
    let mut y = top + 6.0;
    let room = WIDTH - BAND - 2.0 * PAD;
    for line in wrap(&lane.party, Face::BOLD, room, 2) {
        y += Face::BOLD.leading;
        scene.texts.push(Text {
            x: BAND + PAD,
            y: y - 2.0,
            face: Face::BOLD,
            tone: Tone::Ink,
            middle: false,
            text: line,
        });
    }
    let name_end = scene.texts.last().map_or(0.0, |t| t.x + width(&t.text, t.face));
    if name_end + 12.0 + width(&lane.summary, Face::SMALL) > WIDTH - PAD {
        y += Face::SMALL.leading;
        scene.texts.push(small(BAND + PAD, y - 2.0, &lane.summary));
    } else {
        scene.texts.push(small(name_end + 12.0, y - 2.0, &lane.summary));
    }
    y += 8.0;
    let mut branch = y;
    for step in &lane.moves {
        (y, branch) = place_move(step, y, scene);
        y += GAP;
    }
    if let Some(rest) = &lane.rest {
        branch = y + 6.0;
        let points = vec![(TRUNK, branch), (MOVE.0 - 6.0, branch)];
        let kind = if rest.improvements { ArrowKind::Rest } else { ArrowKind::Plain };
        scene.arrows.push(Arrow { points, kind });
        for line in wrap(&rest.words, Face::SMALL, WIDTH - MOVE.0 - PAD, 2) {
            scene.texts.push(small(MOVE.0, y + 10.0, &line));
            y += Face::SMALL.leading;
        }
        y += 6.0;
    } else if !lane.moves.is_empty() {
        y -= 4.0;
    }
    scene.bands.push(Area { x: BAND, y: top, w: WIDTH - BAND - 1.0, h: y - top });
    (y, branch)
}

fn small(x: f64, y: f64, text: &str) -> Text {
    Text { x, y, face: Face::SMALL, tone: Tone::Muted, middle: false, text: text.to_owned() }
}

fn place_move(step: &Move, top: f64, scene: &mut Scene) -> (f64, f64) {
    let improves = step.gain == Gain::Gains;
    let mut filling = Filling::new();
    filling.add(&step.does, Face::BODY, Tone::Ink, MOVE.1 - 2.0 * PAD, LINES);
    filling.add(&format!("to {}", step.to), Face::SMALL, Tone::Muted, MOVE.1 - 2.0 * PAD, LINES);
    let answer = step.then.as_ref().map(|then| (then, answer_filling(then)));
    let by = step.then.as_ref().map_or(Vec::new(), |then| {
        let room = ANSWER.0 - (MOVE.0 + MOVE.1) - 16.0;
        if then.kind == Kind::Open { Vec::new() } else { wrap(&then.by, Face::SMALL_BOLD, room, 3) }
    });
    let above = by.len() as f64 * Face::SMALL_BOLD.leading + 10.0;
    let half = [filling.height() / 2.0, answer.as_ref().map_or(0.0, |(_, f)| f.height() / 2.0), above, 22.0];
    let half = half.into_iter().fold(0.0, f64::max);
    let middle = top + half;
    let centred = |(x, w): (f64, f64), h: f64| Area { x, y: middle - h / 2.0, w, h };
    let area = centred(MOVE, filling.height());
    scene.boxes.push((area, if improves { BoxKind::Gain } else { BoxKind::Plain }));
    filling.put(area, scene);
    let kind = if improves { ArrowKind::Gain } else { ArrowKind::Plain };
    scene.arrows.push(Arrow { points: vec![(TRUNK, middle), (area.x - 1.0, middle)], kind });
    scene.texts.push(Text {
        x: BAND + PAD,
        y: middle - 6.0,
        face: if improves { Face::SMALL_BOLD } else { Face::SMALL },
        tone: if improves { Tone::Gain } else { Tone::Muted },
        middle: false,
        text: format!("{} {}", step.gain.symbol(), step.gain.word()),
    });
    if let Some((then, filling)) = answer {
        let target = centred(ANSWER, filling.height());
        let (kind, tone, look) = match then.kind {
            Kind::Deters => (ArrowKind::Deters, Tone::Answer, BoxKind::Answer),
            Kind::Costly => (ArrowKind::Costly, Tone::Answer, BoxKind::Answer),
            Kind::Open => (ArrowKind::Open, Tone::Muted, BoxKind::Open),
            Kind::Follows => (ArrowKind::Follow, Tone::Ink, BoxKind::Follow),
        };
        scene.boxes.push((target, look));
        filling.put(target, scene);
        scene.arrows.push(Arrow { points: vec![(area.right() + 1.0, middle), (target.x - 1.0, middle)], kind });
        let centre = (area.right() + target.x) / 2.0 - 4.0;
        let lift = if matches!(then.kind, Kind::Deters | Kind::Costly) { 10.0 } else { 6.0 };
        let mut y = middle - lift - (by.len().max(1) - 1) as f64 * Face::SMALL_BOLD.leading;
        for line in by {
            scene.texts.push(Text { x: centre, y, face: Face::SMALL_BOLD, tone, middle: true, text: line });
            y += Face::SMALL_BOLD.leading;
        }
        if then.kind != Kind::Open {
            let text = then.kind.word().to_owned();
            scene.texts.push(Text { x: centre, y: middle + 16.0, face: Face::SMALL, tone, middle: true, text });
        }
    }
    (middle + half, middle)
}

fn answer_filling(then: &Then) -> Filling {
    let room = ANSWER.1 - 2.0 * PAD;
    let mut filling = Filling::new();
    match &then.steps[..] {
        [only] => filling.add(only, Face::BODY, Tone::Ink, room, LINES),
        several => {
            let drawn = several.iter().take(STEP.1);
            drawn.for_each(|step| filling.add(step, Face::BODY, Tone::Ink, room, STEP.0));
            if several.len() > STEP.1 {
                filling.add("…", Face::BODY, Tone::Ink, room, LINES);
            }
        }
    }
    if let Some(to) = &then.to {
        filling.add(&format!("to {to}"), Face::SMALL, Tone::Muted, room, LINES);
    }
    let face = if then.kind == Kind::Open { Face::SMALL } else { Face::SMALL_BOLD };
    let first = filling.len();
    filling.add(&then.result, face, Tone::Ink, room, LINES);
    // A little air between what is done and what comes of it.
    filling.lift(first, 4.0);
    filling
}

/// Explains the kinds of arrows that occur, in rows from `y` on; returns where the picture ends.
fn legend(picture: &Picture, y: f64, scene: &mut Scene) -> f64 {
    let moves = || picture.lanes.iter().flat_map(|l| &l.moves);
    let has = |kind: Kind| moves().any(|m| m.then.as_ref().is_some_and(|t| t.kind == kind));
    let rest = picture.lanes.iter().any(|l| l.rest.as_ref().is_some_and(|r| !r.improvements));
    let entries = [
        (moves().any(|m| m.gain == Gain::Gains), ArrowKind::Gain, "move that its mover gains by (improvement)"),
        (rest || moves().any(|m| m.gain != Gain::Gains), ArrowKind::Plain, "move that its mover does not gain by"),
        (has(Kind::Deters), ArrowKind::Deters, Kind::Deters.meaning()),
        (has(Kind::Costly), ArrowKind::Costly, Kind::Costly.meaning()),
        (has(Kind::Open), ArrowKind::Open, Kind::Open.meaning()),
        (has(Kind::Follows), ArrowKind::Follow, Kind::Follows.meaning()),
    ];
    let (mut x, mut y) = (1.0, y + 8.0);
    let mut any = false;
    for (_, kind, words) in entries.into_iter().filter(|(occurs, ..)| *occurs) {
        let needed = 40.0 + width(words, Face::SMALL) + 24.0;
        if any && x + needed > WIDTH {
            (x, y) = (1.0, y + 20.0);
        }
        scene.arrows.push(Arrow { points: vec![(x, y), (x + 32.0, y)], kind });
        scene.texts.push(Text {
            x: x + 40.0,
            y: y + 4.0,
            face: Face::SMALL,
            tone: Tone::Ink,
            middle: false,
            text: words.to_owned(),
        });
        x += needed;
        any = true;
    }
    if any { y + 12.0 } else { y }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::page::Rest;

    fn long(n: usize) -> String {
        "Lift the Japanese sanctions beyond the ferry ban ".repeat(n)
    }

    fn picture(n: usize) -> Picture {
        let then = |kind| Then {
            kind,
            by: "Regional Municipality of Waterloo".to_owned(),
            steps: if kind == Kind::Open { vec![] } else { vec![long(n), long(1)] },
            to: (kind != Kind::Open).then(|| "state 9".to_owned()),
            result: long(1),
        };
        let step = |gain, then| Move { gain, does: long(n), to: "state 41".to_owned(), then };
        let lane = |name: &str, rest: bool| Lane {
            party: name.to_owned(),
            summary: "24 moves, two of them improvements".to_owned(),
            moves: vec![
                step(Gain::Gains, Some(then(Kind::Deters))),
                step(Gain::Gains, Some(then(Kind::Costly))),
                step(Gain::Gains, Some(then(Kind::Open))),
                step(Gain::Loses, Some(then(Kind::Follows))),
                step(Gain::Same, None),
            ],
            rest: rest
                .then(|| Rest { words: "and 19 more moves, none an improvement".to_owned(), improvements: false }),
        };
        Picture {
            title: String::new(),
            description: String::new(),
            centre: "Today's state (state 12)".to_owned(),
            holds: vec![long(n), long(4)],
            lanes: vec![lane("Japan", true), lane(&long(3), false), lane("日本", true)],
            others: Some("Two parties cannot move from here.".to_owned()),
        }
    }

    #[test]
    fn nothing_overlaps_and_nothing_sticks_out() {
        for n in [1, 2, 5, 30] {
            let scene = layout(&picture(n));
            let whole = Area { x: 0.0, y: 0.0, w: scene.width, h: scene.height };
            let inside =
                |a: Area| a.x >= 0.0 && a.y >= 0.0 && a.right() <= whole.right() && a.bottom() <= whole.bottom();
            let boxes: Vec<Area> = scene.boxes.iter().map(|(a, _)| *a).collect();
            for (i, a) in boxes.iter().enumerate() {
                assert!(inside(*a), "{a:?}");
                assert!(boxes[..i].iter().all(|b| !a.overlaps(*b)), "{a:?}");
            }
            let texts: Vec<Area> = scene.texts.iter().map(Text::area).collect();
            for (i, a) in texts.iter().enumerate() {
                assert!(inside(*a), "{:?}", scene.texts[i]);
                assert!(texts[..i].iter().all(|b| !a.overlaps(*b)), "{:?}", scene.texts[i]);
                // A text stands in a box altogether or not at all.
                let contained =
                    |b: &Area| a.x >= b.x && a.right() <= b.right() && a.y >= b.y && a.bottom() <= b.bottom();
                assert!(boxes.iter().all(|b| !a.overlaps(*b) || contained(b)), "{:?}", scene.texts[i]);
            }
            assert!(scene.bands.windows(2).all(|w| !w[0].overlaps(w[1])));
        }
    }
}
