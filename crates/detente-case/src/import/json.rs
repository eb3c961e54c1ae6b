//! JSON with places, so that a finding can point to the value it is about.
//!
//! Whether a text is JSON is decided by `serde_json`, which also says where it stops being JSON. The walk that follows
//! meets valid JSON only and notes where each value stands.

use super::codes;
use detente_source::{Diagnostic, SourceText, Span};

/// A value and where it stands.
#[derive(Clone, Debug)]
pub(super) struct Json {
    pub span: Span,
    pub value: Value,
}

/// What a value is.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Value {
    Null,
    Flag(bool),
    /// As written.
    Number(String),
    Text(String),
    List(Vec<Json>),
    /// In the order of the file; a key may come twice.
    Object(Vec<(Span, String, Json)>),
}

/// Equal when they say the same, wherever they stand.
impl PartialEq for Json {
    fn eq(&self, other: &Self) -> bool {
        self.value == other.value
    }
}

impl Json {
    /// The value under a key; the last one where the key comes twice, as every reader of JSON takes it.
    pub fn get(&self, key: &str) -> Option<&Json> {
        match &self.value {
            Value::Object(entries) => entries.iter().rev().find(|(_, k, _)| k == key).map(|(_, _, v)| v),
            _ => None,
        }
    }

    /// A number that counts something: no sign, no decimals.
    pub fn count(&self) -> Option<u64> {
        match &self.value {
            Value::Number(written) => written.parse().ok(),
            _ => None,
        }
    }

    /// What kind of value it is, for messages.
    pub fn kind(&self) -> &'static str {
        match self.value {
            Value::Null => "null",
            Value::Flag(_) => "a truth value",
            Value::Number(_) => "a number",
            Value::Text(_) => "text",
            Value::List(_) => "a list",
            Value::Object(_) => "an object",
        }
    }
}

/// Reads a text.
pub(super) fn read(source: &SourceText) -> Result<Json, Box<Diagnostic>> {
    let text = source.text();
    if let Err(error) = serde_json::from_str::<serde_json::Value>(text) {
        return Err(Box::new(syntax(text, &error)));
    }
    let mut walk = Walk { text, at: 0 };
    // Only a disagreement with `serde_json` about what is valid could end here.
    walk.value()
        .ok_or_else(|| Box::new(codes::NOT_JSON.say("the file is not JSON").at(Span::new(walk.at, walk.at + 1))))
}

fn syntax(text: &str, error: &serde_json::Error) -> Diagnostic {
    if text.trim().is_empty() {
        return codes::NOT_JSON.say("the file is empty").hint("export the model from GMCR+ again");
    }
    let line = text.split_inclusive('\n').take(error.line().saturating_sub(1)).map(str::len).sum::<usize>();
    let start = (line + error.column().saturating_sub(1)).min(text.len());
    let start = (0..=start).rev().find(|at| text.is_char_boundary(*at)).unwrap_or(0);
    let end = text[start..].chars().next().map_or(start, |c| start + c.len_utf8());
    let said = error.to_string();
    let said = said.split(" at line ").next().unwrap_or_default();
    codes::NOT_JSON
        .say(format!("the file is not JSON: {said}"))
        .at(Span::new(start, end))
        .hint("GMCR+ saves its models as JSON; a file that was cut off or edited by hand may lack a bracket or a comma")
}

struct Walk<'t> {
    text: &'t str,
    at: usize,
}

impl Walk<'_> {
    fn peek(&mut self) -> Option<u8> {
        let rest = &self.text.as_bytes()[self.at..];
        self.at += rest.iter().take_while(|b| b" \t\r\n".contains(b)).count();
        self.text.as_bytes().get(self.at).copied()
    }

    fn value(&mut self) -> Option<Json> {
        let next = self.peek()?;
        let start = self.at;
        let value = match next {
            b'{' => self.object()?,
            b'[' => self.list()?,
            b'"' => Value::Text(self.string()?),
            _ => {
                let rest = &self.text[start..];
                let word = rest.split(|c: char| c.is_whitespace() || ",]}".contains(c)).next()?;
                self.at += word.len();
                match word {
                    "null" => Value::Null,
                    "true" | "false" => Value::Flag(word == "true"),
                    _ => Value::Number(word.to_owned()),
                }
            }
        };
        Some(Json { span: Span::new(start, self.at), value })
    }

    fn list(&mut self) -> Option<Value> {
        let mut items = Vec::new();
        self.at += 1;
        while self.peek()? != b']' {
            items.push(self.value()?);
            self.comma()?;
        }
        self.at += 1;
        Some(Value::List(items))
    }

    fn object(&mut self) -> Option<Value> {
        let mut entries = Vec::new();
        self.at += 1;
        while self.peek()? != b'}' {
            let start = self.at;
            let key = self.string()?;
            let span = Span::new(start, self.at);
            if self.peek()? != b':' {
                return None;
            }
            self.at += 1;
            entries.push((span, key, self.value()?));
            self.comma()?;
        }
        self.at += 1;
        Some(Value::Object(entries))
    }

    fn comma(&mut self) -> Option<()> {
        if self.peek()? == b',' {
            self.at += 1;
        }
        Some(())
    }

    fn string(&mut self) -> Option<String> {
        let start = self.at;
        let mut escaped = false;
        let close = self.text.as_bytes()[start..].iter().skip(1).position(|b| {
            let closes = *b == b'"' && !escaped;
            escaped = *b == b'\\' && !escaped;
            closes
        })?;
        self.at = start + close + 2;
        serde_json::from_str(&self.text[start..self.at]).ok()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn same(json: &Json, other: &serde_json::Value) -> bool {
        match (&json.value, other) {
            (Value::Null, serde_json::Value::Null) => true,
            (Value::Flag(a), serde_json::Value::Bool(b)) => a == b,
            (Value::Text(a), serde_json::Value::String(b)) => a == b,
            (Value::Number(a), serde_json::Value::Number(b)) => {
                a.parse::<f64>().ok() == b.as_f64() && (b.as_u64().is_none() || json.count() == b.as_u64())
            }
            (Value::List(a), serde_json::Value::Array(b)) => {
                a.len() == b.len() && a.iter().zip(b).all(|(a, b)| same(a, b))
            }
            (Value::Object(a), serde_json::Value::Object(b)) => {
                a.iter().all(|(_, key, _)| b.get(key).is_some_and(|b| json.get(key).is_some_and(|a| same(a, b))))
                    && b.keys().all(|key| json.get(key).is_some())
            }
            _ => false,
        }
    }

    fn tree() -> impl Strategy<Value = serde_json::Value> {
        let leaf = prop_oneof![
            Just(serde_json::Value::Null),
            any::<bool>().prop_map(Into::into),
            any::<u64>().prop_map(Into::into),
            (-1e9..1e9f64).prop_map(Into::into),
            "\\PC{0,6}|[\"\\\\\n\u{1F600}]{0,4}".prop_map(Into::into),
        ];
        leaf.prop_recursive(5, 40, 5, |inner| {
            prop_oneof![
                prop::collection::vec(inner.clone(), 0..5).prop_map(serde_json::Value::Array),
                prop::collection::vec(("[a-c\"\\\\]{0,2}", inner), 0..5)
                    .prop_map(|entries| serde_json::Value::Object(entries.into_iter().collect())),
            ]
        })
    }

    proptest! {
        #[test]
        fn reads_what_serde_json_reads(tree in tree(), pretty: bool) {
            let text = if pretty { serde_json::to_string_pretty(&tree) } else { serde_json::to_string(&tree) }.unwrap();
            let source = SourceText::new("m.gmcr", text);
            let json = read(&source).unwrap();
            prop_assert!(same(&json, &tree), "{}", source.text());
            prop_assert_eq!(source.slice(json.span), source.text());
        }

        #[test]
        fn agrees_with_serde_json_on_what_is_json(text in "[\\[\\]{}\",:\\\\0-9a-e.+truefalsn \n-]{0,24}|\\PC{0,20}") {
            let theirs = serde_json::from_str::<serde_json::Value>(&text).ok();
            match (read(&SourceText::new("m.gmcr", text.as_str())), theirs) {
                (Ok(json), Some(tree)) => prop_assert!(same(&json, &tree), "{}", text),
                (Err(found), None) => prop_assert!(found.span.is_none_or(|s| s.end <= text.len())),
                (ours, theirs) => prop_assert!(false, "{:?} {:?}", ours, theirs),
            }
        }
    }

    #[test]
    fn values_know_their_place() {
        let source = SourceText::new("m.gmcr", "{\"é\" : [1, {\"a\": \"x\\\"y\"} ] }");
        let json = read(&source).unwrap();
        let list = json.get("é").unwrap();
        assert_eq!(source.slice(list.span), "[1, {\"a\": \"x\\\"y\"} ]");
        let Value::List(items) = &list.value else { panic!("{list:?}") };
        assert_eq!(source.slice(items[1].get("a").unwrap().span), "\"x\\\"y\"");
        assert_eq!(items[0].count(), Some(1));
    }

    #[test]
    fn a_fault_is_shown_where_it_is() {
        let at = |text: &str| {
            let source = SourceText::new("m.gmcr", text);
            let found = read(&source).unwrap_err();
            assert_eq!(found.code, "D0901");
            found.span.map(|s| source.line_column(s.start))
        };
        assert_eq!(at("{\n  \"a\": 1,\n  \"b\" 2\n}"), Some((3, 7)));
        assert_eq!(at("{\"a\": [1, 2"), Some((1, 11)));
        assert_eq!(at(" \n"), None);
        assert_eq!(at(&"[".repeat(1_000_000)).map(|(line, _)| line), Some(1));
    }
}
