//! The tornado picture as data: spans of shares, the widest first.

use super::Teller;

/// One row of the tornado picture: shares from 0 to 1.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Bar {
    /// What is varied.
    pub label: String,
    /// A word on it: the claim it reads, its party.
    pub remark: String,
    /// Smallest and largest share.
    pub range: (f64, f64),
}

/// A share in per cent; what is neither nothing nor all is never shown as such.
pub(crate) fn percent(share: f64) -> String {
    // Sums of weights may come out a hair below nothing.
    let share = share.max(0.0);
    let rounded = (share * 100.0).round();
    match share {
        s if s > 1e-9 && rounded < 1.0 => "<1 %".to_owned(),
        s if s < 1.0 - 1e-9 && rounded > 99.0 => ">99 %".to_owned(),
        _ => format!("{rounded:.0} %"),
    }
}

impl Teller<'_> {
    /// The rows of the tornado picture, the widest first.
    pub fn bars(&self, most: usize) -> Vec<Bar> {
        let h = self.study.hinges;
        let case = self.study.case;
        let mut bars: Vec<Bar> = Vec::new();
        for g in h.groups.iter().filter(|g| g.swing > 0.0) {
            let group = &case.doubt.groups[g.group];
            let read = group.reads.map_or(String::new(), |c| format!("reads {}", case.claims[c].id.value));
            let shares = g.alternatives.iter().filter(|(worlds, ..)| *worlds > 0).map(|(_, _, p)| *p);
            bars.push(Bar { label: group.id.value.clone(), remark: read, range: span(shares) });
        }
        for c in &h.claims {
            let shares = [h.yes.1, c.alone.share, c.all.share];
            let bar =
                Bar { label: case.claims[c.claim].id.value.clone(), remark: "claim".to_owned(), range: span(shares) };
            bars.push(bar);
        }
        for s in &h.statements {
            let shares = s.moved.iter().map(|m| m.seen.share).chain([s.dropped.share, h.yes.1]);
            let remark = match s.from {
                Some((group, alternative)) => {
                    format!("{}, {}", case.party(s.party).name, case.doubt.groups[group].label(alternative))
                }
                None => case.party(s.party).name.clone(),
            };
            bars.push(Bar { label: s.text.clone(), remark, range: span(shares) });
        }
        bars.retain(|b| b.range.1 - b.range.0 > 1e-9);
        bars.sort_by(|a, b| (b.range.1 - b.range.0).total_cmp(&(a.range.1 - a.range.0)));
        bars.truncate(most);
        bars
    }

    /// What the axis of the tornado picture counts.
    pub fn axis(&self) -> String {
        let what = if self.is_set() { "the answer is the same set" } else { "the answer is yes" };
        match (self.study.hinges.worlds, self.study.hinges.weighed) {
            (1, _) => format!("Whether {what}: 0 % no, 100 % yes."),
            (_, true) => format!("In how large a part of the worlds {what}, by the analyst's weights."),
            (n, false) => format!("In how large a part of the {n} worlds {what}, all counting the same."),
        }
    }
}

fn span(shares: impl IntoIterator<Item = f64>) -> (f64, f64) {
    shares.into_iter().fold((1.0, 0.0), |(low, high), s| (s.min(low), s.max(high)))
}
