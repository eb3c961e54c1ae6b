//! Places a tree of paths: the start on top, below it a row for each step, further to the right the later it comes. A
//! row is as high as what stands in it, so nothing can overlap.

use super::filling::{Filling, PAD};
use super::measure::{Face, width};
use super::scene::{Area, Arrow, ArrowKind, BoxKind, Scene, Text, Tone};
use crate::page::{Branch, StepKind, Tree};

/// As wide as the picture of the neighbourhood.
const WIDTH: f64 = 760.0;
/// From a box to the trunk below it, and from one level to the next.
const TRUNK: f64 = 18.0;
const INDENT: f64 = 58.0;
/// A box is never narrower, however deep.
const NARROWEST: f64 = 300.0;
/// Nor wider: long lines are hard to read.
const WIDEST: f64 = 560.0;
const GAP: f64 = 11.0;
const LINES: usize = 4;

/// A tree with every shape in its place.
pub(crate) fn tree(tree: &Tree) -> Scene {
    let mut scene = Scene { width: WIDTH, ..Scene::default() };
    let room = WIDTH - 2.0 - 2.0 * PAD;
    let mut filling = Filling::new();
    filling.add(&tree.root, Face::BOLD, Tone::Ink, room, 2);
    tree.remarks.iter().for_each(|line| filling.add(line, Face::SMALL, Tone::Muted, room, LINES));
    let root = Area { x: 1.0, y: 1.0, w: WIDTH - 2.0, h: filling.height() };
    filling.put(root, &mut scene);
    scene.boxes.push((root, BoxKind::Centre));
    let mut y = below(&tree.branches, root, 0.0, &mut scene);
    if let Some(rest) = &tree.rest {
        y += Face::SMALL.leading;
        let text = rest.clone();
        scene.texts.push(Text { x: 1.0, y, face: Face::SMALL, tone: Tone::Muted, middle: false, text });
        y += GAP;
    }
    scene.height = legend(tree, y, &mut scene);
    scene
}

/// Places what follows a box; returns where it ends.
fn below(branches: &[Branch], parent: Area, left: f64, scene: &mut Scene) -> f64 {
    let mut y = parent.bottom() + GAP;
    let trunk = left + TRUNK;
    let mut last = None;
    for branch in branches {
        let deeper = left + INDENT;
        let x = deeper.min(WIDTH - NARROWEST - 1.0);
        let w = (WIDTH - x - 1.0).min(WIDEST);
        let filling = filled(branch, w - 2.0 * PAD);
        let area = Area { x, y, w, h: filling.height() };
        let middle = y + area.h.min(30.0) / 2.0 + 2.0;
        filling.put(area, scene);
        let look = match branch.kind {
            StepKind::Gain => BoxKind::Gain,
            StepKind::Agreed => BoxKind::Agreed,
            StepKind::Same | StepKind::Loss => BoxKind::Plain,
        };
        scene.boxes.push((area, look));
        scene.arrows.push(Arrow { points: vec![(trunk, middle), (x - 1.0, middle)], kind: arrow(branch.kind) });
        last = Some(middle);
        y = below(&branch.branches, area, x, scene);
    }
    if let Some(last) = last {
        let points = vec![(trunk, parent.bottom()), (trunk, last)];
        scene.arrows.insert(0, Arrow { points, kind: ArrowKind::Trunk });
    }
    y
}

fn filled(branch: &Branch, room: f64) -> Filling {
    let mut filling = Filling::new();
    let tone = match branch.kind {
        StepKind::Gain | StepKind::Agreed => Tone::Gain,
        StepKind::Loss => Tone::Answer,
        StepKind::Same => Tone::Muted,
    };
    filling.add(&branch.who, Face::BOLD, Tone::Ink, room, 2);
    filling.add(&format!("{}, to {}", branch.kind.word(), branch.to), Face::SMALL_BOLD, tone, room, 2);
    branch.does.iter().for_each(|line| filling.add(line, Face::BODY, Tone::Ink, room, LINES));
    if let Some(end) = &branch.end {
        let first = filling.len();
        filling.add(&format!("● {}", end.reached.join(", ")), Face::BOLD, Tone::Ink, room, 2);
        filling.lift(first, 5.0);
        filling.add(&end.lasts, Face::SMALL, Tone::Ink, room, 3);
    }
    filling
}

fn arrow(kind: StepKind) -> ArrowKind {
    match kind {
        StepKind::Gain => ArrowKind::Gain,
        StepKind::Same => ArrowKind::Same,
        StepKind::Loss => ArrowKind::Plain,
        StepKind::Agreed => ArrowKind::Agreed,
    }
}

/// Explains the kinds of steps that occur, in rows from `y` on; returns where the picture ends.
fn legend(tree: &Tree, y: f64, scene: &mut Scene) -> f64 {
    let occurs = |kind| tree.branches.iter().any(|b| has(b, kind));
    let (mut x, mut y) = (1.0, y + 8.0);
    for kind in StepKind::ALL.into_iter().filter(|k| occurs(*k)) {
        let needed = 40.0 + width(kind.meaning(), Face::SMALL) + 24.0;
        if x > 1.0 && x + needed > WIDTH {
            (x, y) = (1.0, y + 20.0);
        }
        scene.arrows.push(Arrow { points: vec![(x, y), (x + 32.0, y)], kind: arrow(kind) });
        let text = kind.meaning().to_owned();
        scene.texts.push(Text { x: x + 40.0, y: y + 4.0, face: Face::SMALL, tone: Tone::Ink, middle: false, text });
        x += needed;
    }
    y + 12.0
}

fn has(branch: &Branch, kind: StepKind) -> bool {
    branch.kind == kind || branch.branches.iter().any(|b| has(b, kind))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::page::End;

    fn branch(depth: usize, kind: StepKind, words: usize) -> Branch {
        let long = "Lift the sanctions beyond the ferry ban and say so in the open ".repeat(words);
        Branch {
            who: "Japan and North Korea".to_owned(),
            kind,
            does: vec![long.clone(), long.clone()],
            to: "state 41".to_owned(),
            end: (depth == 0).then(|| End { reached: vec![long.clone()], lasts: long }),
            branches: match depth {
                0 => Vec::new(),
                d => vec![branch(d - 1, StepKind::Gain, words), branch(d - 1, StepKind::Loss, words)],
            },
        }
    }

    #[test]
    fn nothing_overlaps_and_nothing_sticks_out() {
        for (depth, words) in [(0, 1), (2, 1), (3, 6), (5, 2)] {
            let shown = Tree {
                title: String::new(),
                description: String::new(),
                root: "Today's state (state 436)".to_owned(),
                remarks: vec!["By improvements alone nothing can be reached from here.".to_owned()],
                branches: StepKind::ALL.map(|k| branch(depth, k, words)).into(),
                rest: Some("Two ways are not drawn.".to_owned()),
            };
            let scene = tree(&shown);
            let boxes: Vec<Area> = scene.boxes.iter().map(|(a, _)| *a).collect();
            for (i, a) in boxes.iter().enumerate() {
                assert!(a.x >= 0.0 && a.right() <= WIDTH && a.bottom() <= scene.height, "{a:?}");
                assert!(boxes[..i].iter().all(|b| !a.overlaps(*b)), "{a:?}");
            }
            let texts: Vec<Area> = scene.texts.iter().map(Text::area).collect();
            for (i, a) in texts.iter().enumerate() {
                assert!(a.right() <= WIDTH && texts[..i].iter().all(|b| !a.overlaps(*b)), "{:?}", scene.texts[i]);
                let inside = |b: &Area| a.x >= b.x && a.right() <= b.right() && a.y >= b.y && a.bottom() <= b.bottom();
                assert!(boxes.iter().all(|b| !a.overlaps(*b) || inside(b)), "{:?}", scene.texts[i]);
            }
        }
    }
}
