//! Tidying: every sound case can be tidied, and keeps its meaning and its comments.
#![no_main]

#[path = "../properties.rs"]
mod properties;

// A panic that is caught inside is no crash: the formatter guards against its layout library. One that escapes still is.
libfuzzer_sys::fuzz_target!(init: drop(std::panic::take_hook()), |data: &[u8]| properties::fmt(data));
