//! How much memory an analysis may take.

use std::path::Path;
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

/// What the call allows, or three quarters of the machine's memory (of the container's, where that is less); never more
/// than the system gives the program.
pub fn allowed(asked: Option<Bytes>) -> u64 {
    let allowed = asked.map_or_else(of_machine, |Bytes(bytes)| bytes);
    // What is asked of an address space that is used up is refused, which ends the program without a word.
    address_space().map_or(allowed, |space| allowed.min(space.left() / 4 * 3))
}

fn of_machine() -> u64 {
    let what = RefreshKind::nothing().with_memory(MemoryRefreshKind::nothing().with_ram());
    let total = System::new_with_specifics(what).map_or(0, |system| {
        let machine = system.total_memory();
        system.cgroup_limits().map_or(machine, |container| container.total_memory.min(machine))
    });
    // A machine that does not say gets a cautious guess.
    if total == 0 { 2 << 30 } else { total / 4 * 3 }
}

/// What the program takes beside its tables: its code, texts, and what tables keep in reserve.
const BESIDE: u64 = 192 << 20;

/// Address space that threads and the reserves of the allocator take, each.
const A_THREAD: u64 = 72 << 20;

/// Whether the program takes more memory than its tables, which were reckoned up before, can explain; or so much of a
/// limited address space that the next table may be refused. `false` where the system does not say.
pub fn is_exceeded(allowed: u64) -> bool {
    let Some(taken) = field("/proc/self/status", "VmRSS:") else { return false };
    taken > allowed.saturating_add(allowed / 4).saturating_add(BESIDE)
        || address_space().is_some_and(|space| space.taken > space.limit / 16 * 15)
}

/// The address space of the program, where that is limited (`ulimit -v`).
struct AddressSpace {
    limit: u64,
    taken: u64,
}

impl AddressSpace {
    fn left(&self) -> u64 {
        let threads = std::thread::available_parallelism().map_or(1, |n| n.get() as u64);
        self.limit.saturating_sub(self.taken).saturating_sub(threads * A_THREAD)
    }
}

fn address_space() -> Option<AddressSpace> {
    let limit = field("/proc/self/limits", "Max address space")?;
    Some(AddressSpace { limit, taken: field("/proc/self/status", "VmSize:")? })
}

/// A number of bytes in a file of the system; nothing where there is no such file, line or number.
fn field(file: &str, name: &str) -> Option<u64> {
    let text = String::from_utf8(crate::read_up_to(Path::new(file), 1 << 16).ok()?).ok()?;
    let rest = text.lines().find_map(|line| line.strip_prefix(name))?;
    let number: u64 = rest.split_whitespace().next()?.parse().ok()?;
    Some(if rest.trim_end().ends_with("kB") { number << 10 } else { number })
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
