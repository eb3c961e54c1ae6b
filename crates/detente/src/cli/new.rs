//! `detente new`: a case to start from.

use super::args::NewArgs;
use super::outcome::{Failure, note};
use detente::case::{Answers, OptionAnswer, PartyAnswer, case_id_from, from_answers, template};
use detente::writing::{Over, write};
use std::io::{BufRead, IsTerminal, Write};

pub fn run(args: &NewArgs) -> Result<(), Failure> {
    let file = args.folder.join("case.yaml");
    if file.exists() {
        return Err(Failure::Call(format!("{} exists already; nothing was changed", file.display())));
    }
    let last = args.folder.file_name().map(|n| n.to_string_lossy().into_owned()).unwrap_or_default();
    let id = case_id_from(&last);
    let ask_for_it = args.ask || (!args.template && std::io::stdin().is_terminal());
    let text = if ask_for_it {
        let mut answers = Answers { id, title: args.title.clone().unwrap_or_default(), ..Answers::default() };
        let asked = ask(&mut answers, &mut std::io::stdin().lock(), &mut std::io::stdout().lock());
        asked.map_err(|e| Failure::Call(format!("the questions were broken off ({e}); nothing was written")))?;
        from_answers(&answers)
    } else {
        template(&id, args.title.as_deref().unwrap_or(&last))
    };
    std::fs::create_dir_all(&args.folder)
        .map_err(|e| Failure::Call(format!("{} cannot be made: {e}", args.folder.display())))?;
    write(&file, text.as_bytes(), Over::Nothing).map_err(|e| Failure::Call(e.to_string()))?;
    note(format_args!("Wrote {}. Next: `detente check {}`", file.display(), args.folder.display()));
    Ok(())
}

/// Asks for the title, the question, the parties and their options. An empty answer ends a list.
fn ask(answers: &mut Answers, input: &mut impl BufRead, out: &mut impl Write) -> std::io::Result<()> {
    let mut question = |words: &str| -> std::io::Result<String> {
        write!(out, "{words} ")?;
        out.flush()?;
        let mut line = String::new();
        if input.read_line(&mut line)? == 0 {
            return Err(std::io::Error::new(std::io::ErrorKind::UnexpectedEof, "end of input"));
        }
        Ok(line.trim().to_owned())
    };
    while answers.title.is_empty() {
        answers.title = question("What is the case called?")?;
    }
    let asked = question("Which question is it to answer? (may stay empty)")?;
    answers.question = (!asked.is_empty()).then_some(asked);
    loop {
        let n = answers.parties.len() + 1;
        let name = question(&format!("Name of party {n}? (empty: no more)"))?;
        if name.is_empty() {
            if answers.parties.is_empty() {
                continue;
            }
            return Ok(());
        }
        let mut party = PartyAnswer { name, ..PartyAnswer::default() };
        loop {
            let does = question(&format!(
                "  What could {} do, as a verb phrase such as \"Lift sanctions\"? (empty: no more)",
                party.name
            ))?;
            if does.is_empty() {
                break;
            }
            let now = loop {
                match question("  Is it doing that today? (y/n, empty: not known)")?.to_lowercase().as_str() {
                    "y" | "yes" => break Some(true),
                    "n" | "no" => break Some(false),
                    "" => break None,
                    _ => {}
                }
            };
            party.options.push(OptionAnswer { does, now });
        }
        answers.parties.push(party);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn dialogue(typed: &str) -> std::io::Result<Answers> {
        let mut answers = Answers { id: "talks".to_owned(), ..Answers::default() };
        ask(&mut answers, &mut typed.as_bytes(), &mut Vec::new()).map(|()| answers)
    }

    #[test]
    fn answers_become_a_case_without_errors() {
        let answers =
            dialogue("\nTalks: \"a start\"\n\nAlpha\nStop #1\nmaybe\ny\nGo: on\n\n\n日本\n会談する\nn\n\n\n").unwrap();
        assert_eq!(answers.title, "Talks: \"a start\"");
        assert_eq!(answers.parties.len(), 2);
        assert_eq!(answers.parties[0].options[0].now, Some(true));
        let parsed = detente::case::parse(&detente::SourceText::new("new", from_answers(&answers)));
        let case = parsed.case.unwrap_or_else(|| panic!("{:?}", parsed.diagnostics));
        assert_eq!(case.options.iter().map(|o| o.does.as_str()).collect::<Vec<_>>(), ["Stop #1", "Go: on", "会談する"]);
    }

    #[test]
    fn a_dialogue_broken_off_is_an_error() {
        assert!(dialogue("Talks\n\nAlpha\n").is_err());
    }
}
