//! How much memory an analysis may take.

use std::str::FromStr;
use sysinfo::{MemoryRefreshKind, RefreshKind, System};

/// A size in bytes, written with or without a unit.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Bytes(pub u64);

impl FromStr for Bytes {
    type Err = String;

    fn from_str(text: &str) -> Result<Self, String> {
        let text = text.trim();
        let split = text.find(|c: char| !c.is_ascii_digit() && c != '.').unwrap_or(text.len());
        let (number, unit) = text.split_at(split);
        let factor: u64 = match unit.trim().to_ascii_lowercase().as_str() {
            "" | "b" => 1,
            "k" | "kb" => 1_000,
            "kib" => 1 << 10,
            "m" | "mb" => 1_000_000,
            "mib" => 1 << 20,
            "g" | "gb" => 1_000_000_000,
            "gib" => 1 << 30,
            "t" | "tb" => 1_000_000_000_000,
            "tib" => 1 << 40,
            _ => return Err("write a number with a unit, such as 500MB or 8GiB".to_owned()),
        };
        let number: f64 = number.parse().map_err(|_| "write a number with a unit, such as 500MB or 8GiB".to_owned())?;
        let bytes = number * factor as f64;
        if bytes < 1.0 || bytes >= u64::MAX as f64 {
            return Err("the size must be at least one byte and fit the machine".to_owned());
        }
        Ok(Self(bytes as u64))
    }
}

/// What the call allows, or three quarters of the machine's memory (of the container's, where that is less).
pub fn allowed(asked: Option<Bytes>) -> u64 {
    if let Some(Bytes(bytes)) = asked {
        return bytes;
    }
    let what = RefreshKind::nothing().with_memory(MemoryRefreshKind::nothing().with_ram());
    let total = System::new_with_specifics(what).map_or(0, |system| {
        let machine = system.total_memory();
        system.cgroup_limits().map_or(machine, |container| container.total_memory.min(machine))
    });
    // A machine that does not say gets a cautious guess.
    if total == 0 { 2 << 30 } else { total / 4 * 3 }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sizes() {
        assert_eq!("8GiB".parse(), Ok(Bytes(8 << 30)));
        assert_eq!("1.5 kB".parse(), Ok(Bytes(1500)));
        assert_eq!("64".parse(), Ok(Bytes(64)));
        for wrong in ["", "GiB", "1 furlong", "0", "1e99", "-1", "99999999TiB"] {
            assert!(wrong.parse::<Bytes>().is_err(), "{wrong}");
        }
    }
}
