//! Every test of the report and the files for other programs.

mod documents;
mod exchange;
#[cfg(feature = "parquet")]
mod parquet;
mod report;
