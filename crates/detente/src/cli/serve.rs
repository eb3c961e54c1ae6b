//! `detente serve`.

use super::common_args::Limits;
use super::memory;
use super::outcome::Failure;
use super::serve_args::ServeArgs;

pub fn run(args: &ServeArgs, limits: &Limits) -> Result<(), Failure> {
    crate::serve::run(&args.folder, args.port, memory::allowed(limits.memory), limits.time).map_err(Failure::Call)
}
