//! Charts of scores: two parties against each other, or several side by side. Plain data in whole thousandths;
//! `crate::svg` draws it, and both documents tell it in words as well.

use crate::page::item::Item;
use crate::page::line::Line;

/// A chart.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Chart {
    /// Its id in the document.
    pub id: &'static str,
    /// Title.
    pub title: String,
    /// What is to be seen, in a sentence or two.
    pub description: String,
    /// What it shows.
    pub plot: Plot,
}

/// What a chart shows.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Plot {
    /// Packages by the scores of two parties, in thousandths of each one's best possible score.
    Plane {
        /// Who is measured to the right and who upwards.
        axes: [String; 2],
        /// Undominated packages, and whether enough accept them.
        points: Vec<([i32; 2], bool)>,
        /// Below these scores the parties walk away.
        floors: [Option<i32>; 2],
        /// Packages with a letter, from A on, and a name each.
        named: Vec<([i32; 2], String)>,
        /// Today's package.
        today: Option<[i32; 2]>,
    },
    /// Lines over a row of places, in thousandths above or below a line of reference.
    Lines {
        /// The places.
        places: Vec<String>,
        /// What the line of reference means.
        zero: String,
        /// Each line's name, and its height at each place.
        lines: Vec<(String, Vec<i32>)>,
    },
}

impl Chart {
    /// All that the chart shows, in words.
    pub fn told(&self) -> Vec<Item> {
        match &self.plot {
            Plot::Plane { axes, points, floors, named, today } => {
                let at = |[x, y]: &[i32; 2]| format!("{} {}, {} {}", axes[0], share(*x), axes[1], share(*y));
                let mut items: Vec<Item> = named
                    .iter()
                    .enumerate()
                    .map(|(k, (point, name))| Item::plain(format!("{}: {name} ({}).", letter(k), at(point))))
                    .collect();
                items.extend(today.as_ref().map(|point| Item::plain(format!("Today's package: {}.", at(point)))));
                for (axis, floor) in axes.iter().zip(floors) {
                    items.extend(floor.map(|floor| Item::plain(format!("{axis} walks away below {}.", share(floor)))));
                }
                let inside = points.iter().filter(|(_, agreeable)| *agreeable).count();
                items.push(Item::plain(format!(
                    "Undominated packages shown: {}, of which {inside} can be agreed upon.",
                    points.len()
                )));
                items
            }
            Plot::Lines { places, lines, .. } => {
                let item = |(k, (name, values)): (usize, &(String, Vec<i32>))| Item {
                    line: Line::from(format!("{}: {name}.", letter(k))),
                    under: places
                        .iter()
                        .zip(values)
                        .map(|(p, v)| Line::from(format!("{p}: {}.", signed(*v))))
                        .collect(),
                };
                lines.iter().enumerate().map(item).collect()
            }
        }
    }
}

/// The mark of the k-th thing named.
pub(crate) fn letter(k: usize) -> String {
    char::from_u32(u32::from('A') + (k % 26) as u32).unwrap_or('?').to_string()
}

pub(crate) fn share(thousandths: i32) -> String {
    format!("{:.1} %", f64::from(thousandths) / 10.0)
}

pub(crate) fn signed(thousandths: i32) -> String {
    if thousandths == 0 { "0 %".to_owned() } else { format!("{:+.1} %", f64::from(thousandths) / 10.0) }
}
