//! A table by columns, each of one kind, and its form as CSV (RFC 4180, UTF-8).

/// A table: named columns of equal length.
///
/// ```
/// let mut table = detente_report::Table::new();
/// table.texts("claim", [Some("c1".to_owned()), Some("so, it is said".to_owned())].into_iter());
/// table.numbers("credibility", [Some(2), None].into_iter());
/// table.flags("assumption", [true, false].into_iter());
/// assert_eq!(table.to_csv(), "claim,credibility,assumption\r\nc1,2,1\r\n\"so, it is said\",,0\r\n");
/// ```
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Table {
    /// From left to right.
    pub columns: Vec<Column>,
}

/// A column of a [`Table`].
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Column {
    /// What stands in the header.
    pub name: String,
    /// What stands in its rows.
    pub values: Values,
}

/// The fields of a column, one a row.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Values {
    /// Text; `None` where there is nothing to say.
    Texts(Vec<Option<String>>),
    /// Whole numbers.
    Numbers(Vec<Option<i64>>),
    /// Yes or no.
    Flags(Vec<bool>),
}

impl Values {
    /// How many rows.
    pub fn len(&self) -> usize {
        match self {
            Self::Texts(all) => all.len(),
            Self::Numbers(all) => all.len(),
            Self::Flags(all) => all.len(),
        }
    }

    /// Whether there is no row.
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }
}

impl Table {
    /// Without columns.
    pub fn new() -> Self {
        Self::default()
    }

    /// How many rows below the header.
    pub fn rows(&self) -> usize {
        self.columns.first().map_or(0, |column| column.values.len())
    }

    /// Adds a column of texts.
    pub fn texts(&mut self, name: impl Into<String>, values: impl Iterator<Item = Option<String>>) {
        self.add(name.into(), Values::Texts(values.collect()));
    }

    /// Adds a column of whole numbers.
    pub fn numbers(&mut self, name: impl Into<String>, values: impl Iterator<Item = Option<i64>>) {
        self.add(name.into(), Values::Numbers(values.collect()));
    }

    /// Adds a column of yes and no.
    pub fn flags(&mut self, name: impl Into<String>, values: impl Iterator<Item = bool>) {
        self.add(name.into(), Values::Flags(values.collect()));
    }

    fn add(&mut self, name: String, values: Values) {
        debug_assert!(self.columns.is_empty() || values.len() == self.rows(), "columns are of equal length");
        self.columns.push(Column { name, values });
    }

    /// As CSV with a header; lines end with CR LF, yes and no are 1 and 0, what is missing is empty.
    pub fn to_csv(&self) -> String {
        let mut out = String::new();
        for (at, column) in self.columns.iter().enumerate() {
            out.push_str(if at > 0 { "," } else { "" });
            quoted(&mut out, &column.name);
        }
        out.push_str("\r\n");
        for row in 0..self.rows() {
            for (at, column) in self.columns.iter().enumerate() {
                out.push_str(if at > 0 { "," } else { "" });
                match &column.values {
                    Values::Texts(all) => quoted(&mut out, all[row].as_deref().unwrap_or_default()),
                    Values::Numbers(all) => out.push_str(&all[row].map(|n| n.to_string()).unwrap_or_default()),
                    Values::Flags(all) => out.push(if all[row] { '1' } else { '0' }),
                }
            }
            out.push_str("\r\n");
        }
        out
    }
}

/// A field, quoted where it must be.
fn quoted(out: &mut String, text: &str) {
    if text.contains([',', '"', '\n', '\r']) {
        out.push('"');
        out.push_str(&text.replace('"', "\"\""));
        out.push('"');
    } else {
        out.push_str(text);
    }
}
