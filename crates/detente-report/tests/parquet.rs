//! What is written as Parquet reads back as what was there, and says the same as the CSV.
use detente_report::{Table, Values, to_parquet};
use parquet::file::reader::{FileReader, SerializedFileReader};
use parquet::record::Field;
use std::io::Write;

fn round(table: &Table) {
    let bytes = to_parquet(table, "claims").expect("it can be written");
    let mut file = tempfile::tempfile().expect("a file");
    file.write_all(&bytes).expect("it takes the table");
    let reader = SerializedFileReader::new(file).expect("it is Parquet");
    let rows: Vec<_> = reader.get_row_iter(None).expect("it has rows").map(|row| row.expect("it reads")).collect();
    assert_eq!(rows.len(), table.rows());
    for (at, row) in rows.iter().enumerate() {
        let told: Vec<(String, Field)> = row.get_column_iter().map(|(n, f)| (n.clone(), f.clone())).collect();
        let wanted = table.columns.iter().map(|column| {
            let field = match &column.values {
                Values::Texts(all) => all[at].clone().map_or(Field::Null, Field::Str),
                Values::Numbers(all) => all[at].map_or(Field::Null, Field::Long),
                Values::Flags(all) => Field::Bool(all[at]),
            };
            (column.name.clone(), field)
        });
        assert_eq!(told, wanted.collect::<Vec<_>>(), "row {at}");
    }
}

#[test]
fn tables_read_back() {
    let mut table = Table::new();
    let long = "a wire, \"quoted\"\nand 日本語".repeat(500);
    let texts = [Some(long), None, Some(String::new()), Some("x".to_owned())];
    table.texts("says", texts.into_iter());
    table.numbers("credibility", [None, Some(i64::MIN), Some(0), Some(6)].into_iter());
    table.flags("assumption", [true, false, false, true].into_iter());
    round(&table);
}

#[test]
fn an_empty_table_reads_back() {
    let mut table = Table::new();
    table.texts("claim", std::iter::empty());
    table.flags("assumption", std::iter::empty());
    round(&table);
}
