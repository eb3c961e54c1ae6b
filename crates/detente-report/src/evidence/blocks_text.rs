//! What was kept of a file and what was not, with the reasons.

use crate::grid::wrap;
use crate::page::english::{count, upper_first};
use detente_source::{Extract, Verdict, shown};

/// How many blocks are listed one by one; of more, those in a row that are left out for the same reason share a line.
const LISTED: usize = 60;

/// How many blocks a file has, each block that was left out, by number, with the reason, and what the file says about
/// itself that could not be read.
pub fn blocks_text(found: &Extract, width: usize) -> String {
    let dropped = found.dropped();
    let kept = found.blocks.len() - dropped;
    let mut out =
        wrap(&format!("{} kept, {} left out.", upper_first(&count(kept, "block", "blocks")), dropped), width, 0);
    out.push('\n');
    if dropped > 0 {
        out.push_str("\nLeft out (`--keep N` keeps a block):\n");
    }
    let mut rows: Vec<(usize, usize)> = Vec::new();
    for (at, block) in found.blocks.iter().enumerate() {
        let Verdict::Dropped(reason) = &block.verdict else { continue };
        let same = |last: &usize| matches!(&found.blocks[*last].verdict, Verdict::Dropped(r) if r == reason);
        match rows.last_mut() {
            Some((_, last)) if dropped > LISTED && *last + 1 == at && same(last) => *last = at,
            _ => rows.push((at, at)),
        }
    }
    for (first, last) in rows {
        let Verdict::Dropped(reason) = &found.blocks[first].verdict else { continue };
        let number = (first + 1).to_string();
        let (number, more) = match last - first {
            0 => (number, String::new()),
            1 => (format!("{number}-{}", last + 1), " and one more".to_owned()),
            more => (format!("{number}-{}", last + 1), format!(" and {more} more")),
        };
        let line = format!("{number:>4}  {reason}: “{}”{more}", shown(&found.blocks[first].text, 60));
        out.push_str(&format!("{}{}\n", " ".repeat(4 - number.len().min(4)), wrap(&line, width.saturating_sub(4), 6)));
    }
    for unread in &found.meta.unread {
        let option = match unread.what {
            "address" => "--url",
            "language" => "--language",
            _ => "--published",
        };
        out.push_str(&format!("\n{}\n", wrap(&format!("{unread} Give it with `{option}`."), width, 0)));
    }
    out
}
