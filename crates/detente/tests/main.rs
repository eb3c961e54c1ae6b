//! Every test of the command, the workbench and the library: one program, so that the dependencies are linked once.

mod agreement;
mod asked;
mod broken_input;
mod coalitions;
mod commands;
mod common;
mod doubtful;
mod exports;
mod files;
mod foresight;
mod hidden;
mod hinges;
mod import;
mod limits;
mod lint;
mod once;
mod originals;
mod paths;
mod readme;
mod reference;
mod report_sections;
mod score;
mod seeds;
mod sentences;
#[cfg(feature = "workbench")]
mod serve;
mod settle;
mod settle_reference;
mod source_add;
mod source_bytes;
mod sources;
mod suggest;
mod trace;
mod unlock;
mod views;
mod worlds;
