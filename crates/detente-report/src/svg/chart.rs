//! Charts as SVG: marks and lines differ in shape and pattern, never in colour alone.

use super::measure::{Face, width};
use crate::page::{Chart, Plot, letter};
use maud::{Markup, html};

const WIDE: f64 = 720.0;
const HIGH: f64 = 400.0;
const LEFT: f64 = 64.0;
const TOP: f64 = 18.0;
const BOTTOM: f64 = HIGH - 62.0;

/// Patterns of lines, one after the other.
const DASHES: [&str; 6] = ["", "7 4", "2 4", "10 3 2 3", "14 5", "5 2"];

/// The chart as an inline SVG image.
pub(crate) fn chart(chart: &Chart) -> Markup {
    let id = chart.id;
    html! {
        svg viewBox=(format!("0 0 {WIDE} {HIGH}")) role="img" aria-labelledby=(format!("{id}-title {id}-desc"))
            xmlns="http://www.w3.org/2000/svg" {
            title id=(format!("{id}-title")) { (chart.title) }
            desc id=(format!("{id}-desc")) { (chart.description) " All of it is told in the list below the picture." }
            @match &chart.plot {
                Plot::Plane { axes, points, floors, named, today } => { (plane(axes, points, *floors, named, *today)) }
                Plot::Lines { places, zero, lines } => { (lines_over(places, zero, lines)) }
            }
        }
    }
}

/// From values to pixels along one direction.
struct Axis {
    low: f64,
    high: f64,
    from: f64,
    to: f64,
    /// The first tick, how far they are apart, the last one.
    ticks: (i32, i32, i32),
}

impl Axis {
    /// Room for all values between two ticks, and a little beyond so that no mark lies on the frame.
    fn around(values: impl Iterator<Item = i32>, from: f64, to: f64) -> Self {
        let (low, high) = values.fold((i32::MAX, i32::MIN), |(low, high), v| (low.min(v), high.max(v)));
        let (low, high) = if low > high { (0, 1000) } else { (low, high) };
        // Whole tenths apart, at most eight of them.
        let step = [100, 200, 500, 1000, 2000].into_iter().find(|step| high - low <= 7 * step).unwrap_or(5000);
        let first = low.div_euclid(step) * step;
        let last = -(-high).div_euclid(step) * step;
        let last = last.max(first + step);
        let spare = f64::from(last - first) * 0.03;
        Self { low: f64::from(first) - spare, high: f64::from(last) + spare, from, to, ticks: (first, step, last) }
    }

    fn at(&self, value: i32) -> f64 {
        self.from + (f64::from(value) - self.low) / (self.high - self.low) * (self.to - self.from)
    }

    fn ticks(&self) -> Vec<i32> {
        let (first, step, last) = self.ticks;
        (0..).map(|k| first + k * step).take_while(|v| *v <= last).collect()
    }
}

fn n(value: f64) -> String {
    format!("{value:.1}")
}

fn text(x: f64, y: f64, class: &str, anchor: &str, words: &str) -> Markup {
    html! { text class=(class) x=(n(x)) y=(n(y)) font-size="12" text-anchor=(anchor) { (words) } }
}

fn stroke(class: &str, from: (f64, f64), to: (f64, f64)) -> Markup {
    html! { path class=(class) d=(format!("M{} {} L{} {}", n(from.0), n(from.1), n(to.0), n(to.1))) {} }
}

fn percent(value: i32) -> String {
    format!("{} %", value / 10)
}

fn plane(
    axes: &[String; 2],
    points: &[([i32; 2], bool)],
    floors: [Option<i32>; 2],
    named: &[([i32; 2], String)],
    today: Option<[i32; 2]>,
) -> Markup {
    let all = |k: usize| {
        let shown = points.iter().map(move |(p, _)| p[k]).chain(named.iter().map(move |(p, _)| p[k]));
        shown.chain(today.map(|t| t[k])).chain(floors[k])
    };
    let (x, y) = (Axis::around(all(0), LEFT, WIDE - 30.0), Axis::around(all(1), BOTTOM, TOP));
    let place = |p: &[i32; 2]| (x.at(p[0]), y.at(p[1]));
    // Letters of packages at the same place stand side by side.
    let mut marks: Vec<([i32; 2], String)> = Vec::new();
    for (k, (point, _)) in named.iter().enumerate() {
        match marks.iter_mut().find(|(known, _)| known == point) {
            Some((_, letters)) => *letters += &format!(", {}", letter(k)),
            None => marks.push((*point, letter(k))),
        }
    }
    html! {
        @for v in x.ticks() {
            (stroke("edge grid", (x.at(v), TOP), (x.at(v), BOTTOM)))
            (text(x.at(v), BOTTOM + 18.0, "muted", "middle", &percent(v)))
        }
        @for v in y.ticks() {
            (stroke("edge grid", (LEFT, y.at(v)), (WIDE - 30.0, y.at(v))))
            (text(LEFT - 8.0, y.at(v) + 4.0, "muted", "end", &percent(v)))
        }
        (text((LEFT + WIDE - 30.0) / 2.0, BOTTOM + 40.0, "ink bold", "middle", &axes[0]))
        text.ink.bold x="16" y=(n((TOP + BOTTOM) / 2.0)) font-size="12" text-anchor="middle"
            transform=(format!("rotate(-90 16 {})", n((TOP + BOTTOM) / 2.0))) { (axes[1]) }
        @if let Some(floor) = floors[0] { (stroke("edge plain", (x.at(floor), TOP), (x.at(floor), BOTTOM))) }
        @if let Some(floor) = floors[1] { (stroke("edge plain", (LEFT, y.at(floor)), (WIDE - 30.0, y.at(floor)))) }
        @if let Some(floor) = floors[0] { (text(x.at(floor) + 4.0, TOP + 11.0, "muted", "start", "floor")) }
        @if let Some(floor) = floors[1] { (text(WIDE - 34.0, y.at(floor) - 5.0, "muted", "end", "floor")) }
        @for (point, agreeable) in points {
            @let (px, py) = place(point);
            circle class=(if *agreeable { "node gain solid" } else { "node" }) cx=(n(px)) cy=(n(py)) r="4.5" {}
        }
        @if let Some(today) = today {
            @let (px, py) = place(&today);
            rect class="node centre" x=(n(px - 5.0)) y=(n(py - 5.0)) width="10" height="10" {}
            (text(px + 10.0, py + 14.0, "ink", "start", "today"))
        }
        @for (point, letters) in &marks {
            @let (px, py) = place(point);
            circle class="edge gain ring" cx=(n(px)) cy=(n(py)) r="8.5" {}
            (text(px + 12.0, py - 8.0, "ink bold", "start", letters))
        }
    }
}

fn lines_over(places: &[String], zero: &str, lines: &[(String, Vec<i32>)]) -> Markup {
    // Names that are short stand beside the letters at the right end.
    let label = |k: usize| format!("{} {}", letter(k), lines[k].0);
    let widest = (0..lines.len()).map(|k| width(&label(k), Face::SMALL)).fold(0.0, f64::max);
    let named = widest <= 150.0;
    let right = WIDE - if named { widest + 30.0 } else { 44.0 };
    let y = Axis::around(lines.iter().flat_map(|(_, v)| v.iter().copied()).chain([0]), BOTTOM, TOP);
    let gap = (right - LEFT - 40.0) / (places.len().max(2) - 1) as f64;
    let x = |k: usize| LEFT + 20.0 + gap * k as f64;
    // Letters at the right end are moved apart where lines end close to each other.
    let mut ends: Vec<(usize, f64)> =
        lines.iter().enumerate().map(|(k, (_, v))| (k, y.at(v.last().copied().unwrap_or(0)))).collect();
    ends.sort_by(|a, b| a.1.total_cmp(&b.1));
    for k in 1..ends.len() {
        ends[k].1 = ends[k].1.max(ends[k - 1].1 + 13.0);
    }
    html! {
        @for v in y.ticks() {
            (stroke("edge grid", (LEFT, y.at(v)), (right, y.at(v))))
            (text(LEFT - 8.0, y.at(v) + 4.0, "muted", "end", &percent(v)))
        }
        (stroke("edge plain", (LEFT, y.at(0)), (right, y.at(0))))
        // In the margin, where no line runs.
        (text(LEFT - 8.0, y.at(0) + 17.0, "muted", "end", zero))
        @for (k, place) in places.iter().enumerate() {
            (stroke("edge grid", (x(k), TOP), (x(k), BOTTOM)))
            // Long names alternate between two rows and are cut to what there is room for.
            (text(x(k), BOTTOM + if k % 2 == 0 { 18.0 } else { 36.0 }, "ink", "middle", &fitting(place, 2.0 * gap - 10.0)))
        }
        @for (k, (_, values)) in lines.iter().enumerate() {
            @let path = values.iter().enumerate().map(|(i, v)| format!("{}{} {}", if i == 0 { "M" } else { "L" }, n(x(i)), n(y.at(*v)))).collect::<Vec<_>>().join(" ");
            path class="edge line" d=(path) stroke-dasharray=(DASHES[k % DASHES.len()]) {}
            @for (i, v) in values.iter().enumerate() { (mark(k, x(i), y.at(*v))) }
        }
        @for (k, at) in &ends { (text(right - 6.0, at + 4.0, "ink bold", "start", &if named { label(*k) } else { letter(*k) })) }
    }
}

/// A mark of its own for each line.
fn mark(k: usize, x: f64, y: f64) -> Markup {
    match k % 4 {
        0 => html! { circle class="node gain" cx=(n(x)) cy=(n(y)) r="4.5" {} },
        1 => html! { rect class="node answer" x=(n(x - 4.5)) y=(n(y - 4.5)) width="9" height="9" {} },
        2 => html! { path class="node centre" d=(format!("M{} {} l5.5 9.5 h-11 z", n(x), n(y - 6.0))) {} },
        _ => html! { path class="node" d=(format!("M{} {} l6 6 l-6 6 l-6 -6 z", n(x), n(y - 6.0))) {} },
    }
}

fn fitting(words: &str, room: f64) -> String {
    if width(words, Face::SMALL) <= room {
        return words.to_owned();
    }
    let mut cut: String = words.to_owned();
    while !cut.is_empty() && width(&cut, Face::SMALL) + 10.0 > room {
        cut.pop();
    }
    cut.trim_end().to_owned() + "…"
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ticks_are_round_and_hold_all_values() {
        for (values, ticks) in [
            (vec![0, 1000], vec![0, 200, 400, 600, 800, 1000]),
            (vec![-221, 515], vec![-400, -200, 0, 200, 400, 600]),
            (vec![0, 0], vec![0, 100]),
            (vec![], vec![0, 200, 400, 600, 800, 1000]),
            (vec![100, 150], vec![100, 200]),
            (vec![-100, 200], vec![-100, 0, 100, 200]),
        ] {
            let axis = Axis::around(values.iter().copied(), 0.0, 100.0);
            assert_eq!(axis.ticks(), ticks, "{values:?}");
            // Nothing lies on the frame or outside.
            assert!(values.iter().all(|v| axis.at(*v) > 1.0 && axis.at(*v) < 99.0), "{values:?}");
        }
    }
}
