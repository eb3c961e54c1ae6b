//! Tables as Apache Parquet, for notebooks and databases.
//!
//! Only with the feature `parquet`, since the crate that writes the format is a heavy one. Text columns are UTF-8 strings
//! and numbers 64-bit integers, both optional; yes and no are booleans. Nothing is compressed: the tables are small, and
//! every reader takes them so.

use super::table::{Table, Values};
use parquet::basic::{LogicalType, Repetition, Type as Physical};
use parquet::data_type::{BoolType, ByteArray, ByteArrayType, DataType, Int64Type};
use parquet::errors::Result;
use parquet::file::properties::WriterProperties;
use parquet::file::writer::{SerializedColumnWriter, SerializedFileWriter};
use parquet::schema::types::{Type, TypePtr};
use std::sync::Arc;

/// Writes a table as one Parquet file with one row group.
///
/// # Errors
/// What the writer of the format says; with a table in memory it has nothing to complain of, unless a column has more
/// than 2 GiB of text.
pub fn to_parquet(table: &Table, name: &str) -> Result<Vec<u8>> {
    let fields = table.columns.iter().map(|column| field(&column.name, &column.values)).collect::<Result<_>>()?;
    let schema = Arc::new(Type::group_type_builder(name).with_fields(fields).build()?);
    let properties = WriterProperties::builder().set_created_by("detente".to_owned()).build();
    let mut bytes = Vec::new();
    let mut file = SerializedFileWriter::new(&mut bytes, schema, Arc::new(properties))?;
    let mut rows = file.next_row_group()?;
    for column in &table.columns {
        let mut writer = rows.next_column()?.expect("the schema has a field for each column");
        match &column.values {
            Values::Texts(all) => {
                let text = |text: &String| ByteArray::from(text.clone().into_bytes());
                optional::<ByteArrayType>(&mut writer, all.iter().map(|t| t.as_ref().map(text)))?;
            }
            Values::Numbers(all) => optional::<Int64Type>(&mut writer, all.iter().copied())?,
            Values::Flags(all) => {
                writer.typed::<BoolType>().write_batch(all, None, None)?;
            }
        }
        writer.close()?;
    }
    rows.close()?;
    file.close()?;
    Ok(bytes)
}

fn field(name: &str, values: &Values) -> Result<TypePtr> {
    let (kind, logical, repetition) = match values {
        Values::Texts(_) => (Physical::BYTE_ARRAY, Some(LogicalType::String), Repetition::OPTIONAL),
        Values::Numbers(_) => (Physical::INT64, None, Repetition::OPTIONAL),
        Values::Flags(_) => (Physical::BOOLEAN, None, Repetition::REQUIRED),
    };
    let built =
        Type::primitive_type_builder(name, kind).with_logical_type(logical).with_repetition(repetition).build()?;
    Ok(Arc::new(built))
}

/// A column in which values may be missing: those that are there, and for each row whether there is one.
fn optional<T: DataType>(
    writer: &mut SerializedColumnWriter,
    values: impl Iterator<Item = Option<T::T>> + Clone,
) -> Result<()> {
    let levels: Vec<i16> = values.clone().map(|value| i16::from(value.is_some())).collect();
    let there: Vec<T::T> = values.flatten().collect();
    writer.typed::<T>().write_batch(&there, Some(&levels), None)?;
    Ok(())
}
