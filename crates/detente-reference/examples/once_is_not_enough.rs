//! Prints the smallest case found on which "everybody moves at most once" gives other sequential equilibria than
//! "nobody moves twice in a row", with the results of the definition as its expectation.

use std::error::Error;

use detente_reference::search::once_is_not_enough;
use detente_reference::yaml::expectation;

fn main() -> Result<(), Box<dyn Error>> {
    let found = once_is_not_enough(1000).ok_or("no case tells the two readings apart")?;
    print!("{}{}", found.case.to_yaml()?, expectation(&found.legal));
    for (concept, verdicts) in found.once.concepts() {
        println!("# everybody at most once: {concept} {:?}", verdicts.equilibria);
    }
    Ok(())
}
