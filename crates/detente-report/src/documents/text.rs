//! The one way in which a document becomes text.

use detente_graph::{Budget, Stop};
use detente_source::disarmed_json;
use serde::Serialize;
use serde_json::Serializer;
use serde_json::ser::Formatter;
use std::io::{self, Write};

/// A document on one line, which ends. What is hidden in its texts is escaped, and so says the same and does nothing to a
/// terminal.
///
/// ```
/// use detente_report::documents::text;
/// assert_eq!(text(&["plain", "hid\u{202E}den"]), "[\"plain\",\"hid\\u202eden\"]\n");
/// ```
pub fn text(document: &impl Serialize) -> String {
    let mut out = Vec::new();
    // Keys are texts and a vector takes all that is written, so that there is nothing to fail.
    let _ = document.serialize(&mut Serializer::with_formatter(&mut out, Disarming));
    ended(out)
}

/// The same within a budget, for documents with long lists: they are written as they are gone through.
///
/// # Errors
/// Why it was stopped.
pub(crate) fn text_within(document: &impl Serialize, budget: &Budget) -> Result<String, Stop> {
    let mut out = Within { out: Vec::new(), budget, reported: 0, stop: None };
    let _ = document.serialize(&mut Serializer::with_formatter(&mut out, Disarming));
    out.stop.map_or_else(|| Ok(ended(out.out)), Err)
}

fn ended(mut out: Vec<u8>) -> String {
    out.push(b'\n');
    String::from_utf8(out).unwrap_or_default()
}

struct Disarming;

impl Formatter for Disarming {
    fn write_string_fragment<W: ?Sized + Write>(&mut self, writer: &mut W, fragment: &str) -> io::Result<()> {
        writer.write_all(disarmed_json(fragment).as_bytes())
    }
}

/// A document shorter than this is always written.
const SHORT: usize = 64 << 20;

/// Bytes between two reports.
const REPORT: usize = 1 << 18;

struct Within<'b> {
    out: Vec<u8>,
    budget: &'b Budget<'b>,
    reported: usize,
    stop: Option<Stop>,
}

impl Within<'_> {
    fn report(&mut self) -> Result<(), Stop> {
        let (written, allowed) = (self.out.len(), self.budget.memory);
        self.reported = written;
        self.budget.go_on("Writing lists", written as u64, written as u64)?;
        if written > SHORT && written as u64 > allowed {
            return Err(Stop::Memory { states: None, needed: Some(written as u128), allowed });
        }
        Ok(())
    }
}

impl Write for Within<'_> {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.out.extend_from_slice(bytes);
        if self.out.len() - self.reported >= REPORT
            && let Err(stop) = self.report()
        {
            self.stop = Some(stop);
            return Err(io::ErrorKind::Other.into());
        }
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}
