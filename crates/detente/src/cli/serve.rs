//! `detente serve`.

use super::args::Limits;
use super::memory;
use super::outcome::Failure;
use super::serve_args::ServeArgs;

pub fn run(args: &ServeArgs, limits: &Limits) -> Result<(), Failure> {
    crate::serve::run(args, memory::allowed(limits), limits.time).map_err(Failure::Call)
}
