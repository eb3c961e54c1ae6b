//! What a file says about itself.

/// Title, author and the like, as far as a file says. Nothing is guessed but the title, which may be its first heading.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Meta {
    /// Title.
    pub title: Option<String>,
    /// Who wrote it.
    pub author: Option<String>,
    /// Who published it.
    pub publisher: Option<String>,
    /// `YYYY`, `YYYY-MM` or `YYYY-MM-DD`.
    pub published: Option<String>,
    /// BCP 47 tag.
    pub language: Option<String>,
    /// Address.
    pub url: Option<String>,
}

impl Meta {
    /// Takes a value for a field that has none yet, if it can be one.
    pub(crate) fn offer(&mut self, field: &str, value: &str) {
        let value: String = value.split_whitespace().collect::<Vec<_>>().join(" ");
        if value.is_empty() || value.chars().count() > 300 {
            return;
        }
        let slot = match field {
            "title" => &mut self.title,
            "author" => &mut self.author,
            "publisher" => &mut self.publisher,
            "url" => &mut self.url,
            "published" => match date(&value) {
                Some(date) => {
                    self.published.get_or_insert(date);
                    return;
                }
                None => return,
            },
            "language" => match language(&value) {
                Some(tag) => {
                    self.language.get_or_insert(tag);
                    return;
                }
                None => return,
            },
            _ => return,
        };
        slot.get_or_insert(value);
    }
}

/// The date at the head of a timestamp, as far as it is one.
fn date(text: &str) -> Option<String> {
    let digits = |from: usize, to: usize| text.get(from..to).filter(|t| t.bytes().all(|b| b.is_ascii_digit()));
    let number = |from, to| digits(from, to).and_then(|t: &str| t.parse::<u32>().ok());
    let dash = |at: usize| text.as_bytes().get(at) == Some(&b'-');
    number(0, 4).filter(|year| (1000..3000).contains(year))?;
    if !dash(4) {
        return (text.len() == 4).then(|| text.to_owned());
    }
    let month = number(5, 7).filter(|month| (1..=12).contains(month))?;
    let longest = [31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31][month as usize - 1];
    match number(8, 10).filter(|day| dash(7) && (1..=longest).contains(day)) {
        // 29 February of a common year is left to the checker of the case.
        Some(_) => Some(text[..10].to_owned()),
        None => (text.len() == 7).then(|| text.to_owned()),
    }
}

/// A language tag in the form of BCP 47.
fn language(text: &str) -> Option<String> {
    let tag = text.replace('_', "-");
    let part = |p: &str| (1..=8).contains(&p.len()) && p.bytes().all(|b| b.is_ascii_alphanumeric());
    let primary = tag.split('-').next().is_some_and(|p| (2..=3).contains(&p.len()) && p.is_ascii());
    (primary && tag.split('-').all(part)).then_some(tag)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_what_can_be_true_is_taken() {
        let mut meta = Meta::default();
        meta.offer("published", "2024-02-27T10:00:00Z");
        meta.offer("published", "2025-01-01");
        meta.offer("language", "en_GB");
        meta.offer("title", "  A\n title ");
        assert_eq!(meta.published.as_deref(), Some("2024-02-27"));
        assert_eq!(meta.language.as_deref(), Some("en-GB"));
        assert_eq!(meta.title.as_deref(), Some("A title"));
        assert_eq!([date("2024"), date("2024-02")].map(|d| d.is_some()), [true, true]);
        assert_eq!(
            [date("yesterday"), date("2024-13-01"), date("2024-02-31"), date("20240227")],
            [None, None, None, None]
        );
        assert_eq!([language("English, UK"), language(""), language("日本")], [None, None, None]);
    }
}
