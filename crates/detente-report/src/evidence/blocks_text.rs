//! What was kept of a file and what was not, with the reasons.

use crate::grid::wrap;
use crate::page::english::{count, upper_first};
use detente_source::{Extract, Verdict, shown};

/// How many blocks are listed before the rest is only counted.
const LISTED: usize = 60;

/// How many blocks a file has, and each block that was left out, by number, with the reason.
pub fn blocks_text(found: &Extract, width: usize) -> String {
    let dropped = found.dropped();
    let kept = found.blocks.len() - dropped;
    let mut out =
        wrap(&format!("{} kept, {} left out.", upper_first(&count(kept, "block", "blocks")), dropped), width, 0);
    out.push('\n');
    if dropped > 0 {
        out.push_str("\nLeft out (`--keep N` keeps a block):\n");
    }
    let mut listed = 0;
    for (block, number) in found.blocks.iter().zip(1..) {
        let Verdict::Dropped(reason) = &block.verdict else { continue };
        listed += 1;
        if listed <= LISTED {
            let line = format!("{number:>4}  {reason}: “{}”", shown(&block.text, 60));
            out.push_str(&format!(
                "{}{}\n",
                " ".repeat(4 - number.to_string().len().min(4)),
                wrap(&line, width.saturating_sub(4), 6)
            ));
        }
    }
    if listed > LISTED {
        out.push_str(&format!("      and {} more\n", listed - LISTED));
    }
    out
}
