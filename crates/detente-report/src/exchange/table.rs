//! A table by columns, each of one kind, and its form as CSV (RFC 4180, UTF-8).

/// A table: named columns of equal length.
///
/// ```
/// let mut table = detente_report::Table::new();
/// table.texts("claim", [Some("c1".to_owned()), Some("so, it is said".to_owned())].into_iter());
/// table.numbers("credibility", [Some(2), None].into_iter());
/// table.flags("assumption", [true, false].into_iter());
/// assert_eq!(table.to_csv(detente_report::CsvFor::Programs), "claim,credibility,assumption\r\nc1,2,1\r\n\"so, it is said\",,0\r\n");
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

/// A field with its kind.
pub(crate) enum Cell {
    Text(Option<String>),
    Number(Option<i64>),
}

impl Cell {
    pub fn text(text: &str) -> Self {
        Self::Text(Some(text.to_owned()))
    }
}

/// What a CSV file is opened with.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum CsvFor {
    /// Programs that take fields as they are.
    Programs,
    /// Spreadsheets: the file begins with a byte order mark, by which they know UTF-8, and a text that they would take for
    /// a formula begins with an apostrophe (CWE-1236).
    Spreadsheets,
}

impl Table {
    /// One row for each thing; `blank` is one of which nothing is known, which tells the columns where there are no rows.
    pub(crate) fn of_rows<T, const N: usize>(
        things: &[T],
        blank: &T,
        row: impl Fn(&T) -> [(&'static str, Cell); N],
    ) -> Self {
        let named = |(name, cell): (&str, Cell)| Column {
            name: name.to_owned(),
            values: match cell {
                Cell::Text(_) => Values::Texts(Vec::new()),
                Cell::Number(_) => Values::Numbers(Vec::new()),
            },
        };
        let mut columns: Vec<Column> = row(blank).into_iter().map(named).collect();
        for thing in things {
            for (column, (_, cell)) in columns.iter_mut().zip(row(thing)) {
                match (&mut column.values, cell) {
                    (Values::Texts(all), Cell::Text(text)) => all.push(text),
                    (Values::Numbers(all), Cell::Number(number)) => all.push(number),
                    _ => unreachable!("a column is of one kind"),
                }
            }
        }
        Self { columns }
    }

    /// Fields that a spreadsheet would take for a formula: how many, and the first, as column and row from 1 below the head.
    ///
    /// ```
    /// let mut table = detente_report::Table::new();
    /// table.texts("says", [Some("-5 per cent".to_owned()), Some("so".to_owned())].into_iter());
    /// assert_eq!(table.formulas(), Some((1, "says".to_owned(), 1)));
    /// ```
    pub fn formulas(&self) -> Option<(usize, String, usize)> {
        let texts = self.columns.iter().filter_map(|column| match &column.values {
            Values::Texts(all) => Some((column, all)),
            _ => None,
        });
        let rows = texts.flat_map(|(column, all)| all.iter().zip(1..).map(move |(text, row)| (column, text, row)));
        let mut found = rows.filter(|(_, text, _)| text.as_deref().is_some_and(is_formula));
        let (column, _, row) = found.next()?;
        Some((1 + found.count(), column.name.clone(), row))
    }

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
    ///
    /// ```
    /// use detente_report::{CsvFor, Table};
    /// let mut table = Table::new();
    /// table.texts("says", [Some("=1+1".to_owned()), Some("so; it is".to_owned())].into_iter());
    /// assert_eq!(table.to_csv(CsvFor::Programs), "says\r\n=1+1\r\nso; it is\r\n");
    /// assert_eq!(table.to_csv(CsvFor::Spreadsheets), "\u{FEFF}says\r\n\"'=1+1\"\r\n\"so; it is\"\r\n");
    /// ```
    pub fn to_csv(&self, whom: CsvFor) -> String {
        let spreadsheets = whom == CsvFor::Spreadsheets;
        let mut out = String::from(if spreadsheets { "\u{FEFF}" } else { "" });
        for (at, column) in self.columns.iter().enumerate() {
            out.push_str(if at > 0 { "," } else { "" });
            quoted(&mut out, &column.name);
        }
        out.push_str("\r\n");
        for row in 0..self.rows() {
            for (at, column) in self.columns.iter().enumerate() {
                out.push_str(if at > 0 { "," } else { "" });
                match &column.values {
                    Values::Texts(all) => match all[row].as_deref() {
                        Some(text) if spreadsheets => harmless(&mut out, text),
                        text => quoted(&mut out, text.unwrap_or_default()),
                    },
                    Values::Numbers(all) => out.push_str(&all[row].map(|n| n.to_string()).unwrap_or_default()),
                    Values::Flags(all) => out.push(if all[row] { '1' } else { '0' }),
                }
            }
            out.push_str("\r\n");
        }
        out
    }
}

/// Whether a spreadsheet may take a text for a formula: by the sign that it begins with, also in the wide form that some
/// read as the same, and whatever blanks stand before it.
fn is_formula(text: &str) -> bool {
    let signs = ['=', '+', '-', '@', '＝', '＋', '－', '＠'];
    text.starts_with(['\t', '\r', '\n']) || text.trim_start().starts_with(signs)
}

/// A field that a spreadsheet takes for text. All of them stand in quotation marks: some programs part fields at other
/// signs than commas, and what stands after one must not begin a field.
fn harmless(out: &mut String, text: &str) {
    out.push('"');
    out.push_str(if is_formula(text) { "'" } else { "" });
    out.push_str(&text.replace('"', "\"\""));
    out.push('"');
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
