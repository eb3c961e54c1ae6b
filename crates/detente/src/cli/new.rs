use super::args::NewArgs;
use super::outcome::Failure;
pub fn run(_: &NewArgs) -> Result<(), Failure> { Ok(()) }
