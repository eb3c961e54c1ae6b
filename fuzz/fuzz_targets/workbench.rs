//! Requests to the workbench.
#![no_main]

#[path = "../workbench.rs"]
mod workbench;

// A panic within the work for a request is caught by the server and answered with 500, which is refused here.
libfuzzer_sys::fuzz_target!(init: drop(std::panic::take_hook()), |data: &[u8]| workbench::request(data));
