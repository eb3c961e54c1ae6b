//! `worlds` against each world written out as a file of its own.

use super::literal::{Choice, InDoubt};
use super::{CONCEPTS, File, how_many, numbers};
use detente_reference::rng::Rng;
use serde_json::Value;

/// A world as `worlds` names it: the alternative of each group, by position.
fn choices(document: &Value, world: &Value) -> Vec<usize> {
    let groups = document["groups"].as_array().expect("a list");
    let of = |group: &Value| {
        let chosen = &world["choices"][group["id"].as_str().expect("an id")];
        let alternatives = group["alternatives"].as_array().expect("a list");
        alternatives.iter().position(|a| a["id"] == *chosen).unwrap_or_else(|| panic!("{world} in {group}"))
    };
    groups.iter().map(of).collect()
}

/// What a command says of every world, with the file of each.
fn every_world(random: &InDoubt, args: &[&str], check: impl Fn(&File, bool, &str)) {
    let file = File::new(random.text());
    let document = file.json(&[&["worlds", "--ranks", "fixed"], args].concat());
    let worlds = document["kept"].as_array().expect("a list");
    assert_eq!(worlds.len() as u64, document["worlds"].as_u64().expect("a number"), "{}", file.text);
    for world in worlds {
        let choice = Choice { groups: choices(&document, world), ranks: Vec::new() };
        let written = File::new(random.settled(&choice).expect("no ranks that clash"));
        let answer = world["answers"][0].as_bool().expect("an answer");
        check(&written, answer, &format!("{args:?} in {world}\n{}\nwritten out:", file.text));
    }
}

#[test]
fn each_world_is_the_file_written_out() {
    for seed in 0..how_many() {
        let mut rng = Rng::new(9_000_000 + seed);
        let random = InDoubt::random(&mut rng);
        if random.sizes().is_empty() || random.sizes().iter().product::<usize>() > 16 {
            continue;
        }
        let concept = *rng.pick(&CONCEPTS);
        every_world(&random, &["--ask", "stable", "--concept", concept], |written, answer, what| {
            let analysis = written.json(&["analyze"]);
            let today = analysis["status_quo"].as_u64().expect("a state");
            written.same(answer, numbers(&analysis["equilibria"][concept]).contains(&today), what);
            // One world at a time: what holds here says `why` as well.
            let why = written.json(&["why", "now"]);
            written.same(why["equilibrium"][concept].as_bool(), Some(answer), what);
        });
        let asked = ["--ask", "stable", "--concept", concept, "--party", "p0"];
        every_world(&random, &asked, |written, answer, what| {
            let analysis = written.json(&["analyze", "--concepts", concept]);
            let today = analysis["status_quo"].as_u64().expect("a state");
            written.same(answer, numbers(&analysis["stability"][concept]["p0"]).contains(&today), what);
        });
        let asked = ["--ask", "equilibrium", "--of", "d5 | d8", "--concept", concept];
        every_world(&random, &asked, |written, answer, what| {
            let fitting = written.text(&["states", "--where", "d5 | d8", "--concept", concept, "--format", "list"]);
            written.same(answer, !fitting.is_empty(), what);
        });
        every_world(&random, &["--ask", "reachable", "--of", "d5 & d8"], |written, answer, what| {
            if written.text(&["states", "--where", "d5 & d8", "--format", "list"]).is_empty() {
                return written.same(answer, false, what);
            }
            let paths = written.json(&["paths", "--by", "improvements", "--to", "d5 & d8"]);
            written.same(paths["rules"][0]["shortest"]["reachable"].as_bool(), Some(answer), what);
        });
        let file = File::new(random.text());
        // What `hinges` says without changing anything: the same worlds, and the same among those of each alternative.
        let hinges = file.json(&["hinges", "--state", "now", "--concept", concept]);
        let worlds = file.json(&["worlds", "--ranks", "fixed", "--ask", "stable", "--concept", concept]);
        file.same(&hinges["worlds"]["count"], &worlds["worlds"], "hinges: worlds");
        file.same(&hinges["worlds"]["yes"], &worlds["questions"][0]["yes"], "hinges: yes");
        for group in hinges["groups"].as_array().expect("a list") {
            for alternative in group["alternatives"].as_array().expect("a list") {
                let kept = worlds["kept"].as_array().expect("a list").iter();
                let within = kept.filter(|w| w["choices"][group["id"].as_str().expect("an id")] == alternative["id"]);
                let within: Vec<&Value> = within.collect();
                let yes = within.iter().filter(|w| w["answers"][0] == true).count() as u64;
                file.same(alternative["worlds"].as_u64(), Some(within.len() as u64), "hinges: an alternative");
                file.same(alternative["yes"].as_u64(), Some(yes), "hinges: an alternative");
            }
        }
        // Where each state is an equilibrium, in as many worlds as `stable` says of it.
        let tally = file.json(&["worlds", "--ranks", "fixed", "--ask", "equilibria", "--concept", concept]);
        for (k, told) in tally["equilibria"].as_array().into_iter().flatten().take(20).enumerate() {
            file.same(&told["worlds"], &tally["questions"][k]["yes"], &format!("worlds: {told}"));
        }
        // The case as it stands is its base world.
        let base: Vec<usize> = vec![0; random.sizes().len()];
        let written = File::new(random.settled(&Choice { groups: base, ranks: Vec::new() }).expect("no ranks"));
        for key in ["states", "stability", "equilibria", "status_quo", "conventions"] {
            let (stands, written) = (&file.json(&["analyze"])[key], &written.json(&["analyze"])[key]);
            file.same(stands, written, "the base world");
        }
    }
}
