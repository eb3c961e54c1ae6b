//! What the arguments of many commands have in common.

use super::memory::Bytes;
use clap::{Args, ValueEnum};
use std::path::PathBuf;
use std::time::Duration;

/// Limits that every analysis keeps.
#[derive(Clone, Debug, Args)]
pub struct Limits {
    /// Memory that an analysis may take, such as 500MB or 8GiB [default: three quarters of the machine's]
    #[arg(long, global = true, value_name = "SIZE")]
    pub memory: Option<Bytes>,

    /// Time that the work may take, such as 90s or 10m; what was found until then is printed and marked partial
    #[arg(long, global = true, value_name = "TIME", value_parser = time)]
    pub time: Option<Duration>,

    /// Say nothing on standard error but errors: no notes on the way, no progress
    #[arg(long, short, global = true)]
    pub quiet: bool,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum Output {
    /// For people
    Text,
    /// For programs
    Json,
}

/// `ID=FILE`.
pub fn original(text: &str) -> Result<(String, PathBuf), String> {
    match text.split_once('=') {
        Some((id, file)) if !id.is_empty() && !file.is_empty() => Ok((id.to_owned(), PathBuf::from(file))),
        _ => Err("write the id of the source, `=`, and the file: dw=report.txt".to_owned()),
    }
}

/// A time in seconds, minutes or hours.
fn time(text: &str) -> Result<Duration, String> {
    let wrong = || "write a number with a unit, such as 90s, 10m or 1.5h".to_owned();
    let text = text.trim();
    let (number, factor) = match text.as_bytes().last() {
        Some(b's') => (&text[..text.len() - 1], 1.0),
        Some(b'm') => (&text[..text.len() - 1], 60.0),
        Some(b'h') => (&text[..text.len() - 1], 3600.0),
        _ => (text, 1.0),
    };
    let number: f64 = number.trim().parse().map_err(|_| wrong())?;
    Duration::try_from_secs_f64(number * factor).map_err(|_| wrong())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn times() {
        assert_eq!(time("90s"), Ok(Duration::from_secs(90)));
        assert_eq!(time("1.5h"), Ok(Duration::from_secs(5400)));
        assert_eq!(time("0"), Ok(Duration::ZERO));
        for wrong in ["", "m", "-1s", "soon", "1e99h", "NaN"] {
            assert!(time(wrong).is_err(), "{wrong}");
        }
    }
}
