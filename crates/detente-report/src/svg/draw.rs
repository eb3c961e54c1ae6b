//! Shapes as SVG. Colours come from the style sheet by class; line styles, heads and words carry the meaning alone.

use super::scene::{Area, Arrow, ArrowKind, BoxKind, Scene, Text, Tone};
use maud::{Markup, html};

/// The picture as an inline SVG image.
pub(crate) fn draw(id: &str, title: &str, description: &str, scene: &Scene) -> Markup {
    let Scene { width, height, .. } = scene;
    html! {
        svg viewBox=(format!("0 0 {} {}", n(*width), n(*height))) role="img" aria-labelledby=(format!("{id}-title {id}-desc"))
            xmlns="http://www.w3.org/2000/svg" {
            title id=(format!("{id}-title")) { (title) }
            desc id=(format!("{id}-desc")) { (description) " All of it is told in the list below the picture." }
            @for band in &scene.bands { (rect(*band, "band", 6.0)) }
            @for (area, kind) in &scene.boxes { (rect(*area, box_class(*kind), radius(*kind))) }
            @for arrow in &scene.arrows { (drawn(arrow)) }
            @for text in &scene.texts { (written(text)) }
        }
    }
}

/// A number with at most one decimal.
fn n(value: f64) -> String {
    let text = format!("{value:.1}");
    text.strip_suffix(".0").map_or(text.clone(), str::to_owned)
}

fn rect(area: Area, class: &str, radius: f64) -> Markup {
    html! { rect class=(class) x=(n(area.x)) y=(n(area.y)) width=(n(area.w)) height=(n(area.h)) rx=(n(radius)) {} }
}

fn box_class(kind: BoxKind) -> &'static str {
    match kind {
        BoxKind::Centre => "node centre",
        BoxKind::Gain => "node gain",
        BoxKind::Plain => "node plain",
        BoxKind::Answer => "node answer",
        BoxKind::Follow => "node follow",
        BoxKind::Open => "node open",
        BoxKind::Agreed => "node agreed",
    }
}

/// What somebody else would do next looks round, to be told from what pays at once.
fn radius(kind: BoxKind) -> f64 {
    if kind == BoxKind::Follow { 16.0 } else { 5.0 }
}

fn drawn(arrow: &Arrow) -> Markup {
    let class = match arrow.kind {
        ArrowKind::Trunk | ArrowKind::Rest => "edge trunk",
        ArrowKind::Gain => "edge gain",
        ArrowKind::Plain => "edge plain",
        ArrowKind::Same => "edge same",
        ArrowKind::Follow => "edge follow",
        ArrowKind::Agreed => "edge agreed",
        ArrowKind::Deters => "edge deters",
        ArrowKind::Costly => "edge costly",
        ArrowKind::Open => "edge nothing",
    };
    let (filled, crossed) = match arrow.kind {
        ArrowKind::Gain | ArrowKind::Agreed => (true, false),
        ArrowKind::Deters => (true, true),
        ArrowKind::Costly => (false, true),
        ArrowKind::Plain
        | ArrowKind::Same
        | ArrowKind::Follow
        | ArrowKind::Trunk
        | ArrowKind::Rest
        | ArrowKind::Open => (false, false),
    };
    let (x, y) = arrow.points.last().copied().unwrap_or_default();
    let short = match arrow.kind {
        ArrowKind::Trunk | ArrowKind::Rest => 0.0,
        ArrowKind::Open => 9.0,
        ArrowKind::Follow => 9.0,
        _ if filled => 8.0,
        _ => 1.5,
    };
    let line = |shift: f64| {
        let place = |(i, (px, py)): (usize, &(f64, f64))| {
            let px = if i + 1 == arrow.points.len() { px - short } else { *px };
            format!("{}{} {}", if i == 0 { "M" } else { "L" }, n(px), n(*py + shift))
        };
        arrow.points.iter().enumerate().map(place).collect::<Vec<_>>().join(" ")
    };
    let (start, _) = arrow.points.first().copied().unwrap_or_default();
    html! {
        @if arrow.kind == ArrowKind::Agreed {
            path class=(class) d=(line(-2.2)) {}
            path class=(class) d=(line(2.2)) {}
        } @else {
            path class=(class) d=(line(0.0)) {}
        }
        @if arrow.kind == ArrowKind::Follow {
            circle class=(format!("{class} end")) cx=(n(start + 3.5)) cy=(n(y)) r="3" {}
            path class=(format!("{class} end")) d=(format!("M{} {} l7 5 l-7 5", n(x - 15.0), n(y - 5.0))) {}
        }
        @match arrow.kind {
            ArrowKind::Trunk | ArrowKind::Rest => {}
            ArrowKind::Open => { circle class=(format!("{class} end")) cx=(n(x - 4.5)) cy=(n(y)) r="3.5" {} }
            _ if filled => { path class=(format!("{class} end")) d=(format!("M{} {} l-10 -5 v10 z", n(x), n(y))) {} }
            _ => { path class=(format!("{class} end")) d=(format!("M{} {} l8 4.5 l-8 4.5", n(x - 8.5), n(y - 4.5))) {} }
        }
        @if crossed { path class=(format!("{class} bar")) d=(format!("M{} {} v14", n(x - 14.0), n(y - 7.0))) {} }
    }
}

fn written(text: &Text) -> Markup {
    let tone = match text.tone {
        Tone::Ink => "ink",
        Tone::Muted => "muted",
        Tone::Gain => "gain",
        Tone::Answer => "answer",
    };
    let weight = if text.face.bold { " bold" } else { "" };
    let anchor = text.middle.then_some("middle");
    html! {
        text class=(format!("{tone}{weight}")) x=(n(text.x)) y=(n(text.y)) font-size=(n(text.face.size)) text-anchor=[anchor] { (text.text) }
    }
}
