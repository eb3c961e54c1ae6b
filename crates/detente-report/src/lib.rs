//! From results to words, tables, pictures and documents. This crate explains, it never computes.

mod ach;
mod coalition_json;
mod coalition_passage;
mod coalition_text;
mod coalition_words;
mod conventions;
mod counts;
mod diagnostics;
mod diagnostics_json;
pub mod document;
pub mod documents;
mod doubt;
mod evidence;
mod exchange;
mod facts;
mod findings;
mod foresight;
mod foresight_json;
mod grid;
mod hinges;
mod html;
mod json;
mod markdown;
mod page;
mod paths_json;
mod paths_text;
pub mod picture;
mod score;
mod settlement;
mod states_table;
mod study;
mod summary;
mod svg;
mod telling;
mod unlock;
mod views;
mod why;
mod why_json;
mod why_text;
mod wording;
mod words;
mod worlds;

pub use ach::{ach_json, ach_text};
pub use coalition_json::coalition_json;
pub use coalition_passage::{CoalitionPassage, Held, Remark, Topic, coalition_passage};
pub use coalition_text::{CoalitionRequest, coalition_text};
pub use counts::{CountsRow, counts_table};
pub use diagnostics::{count_diagnostics, render_diagnostics};
pub use diagnostics_json::{check_json, lint_json};
pub use document::answer::answer;
pub use doubt::{DoubtRequest, StrengthStudy, UnknownStudy, strength_json, strength_text, unknown_json, unknown_text};
pub use evidence::{
    ForwardTrace, Grounds, Judged, TraceTeller, Traced, Use, VerdictTrace, blocks_text, sources_json, sources_text,
    suggestions_json, suggestions_text, trace_json,
};
#[cfg(feature = "parquet")]
pub use exchange::to_parquet;
pub use exchange::{Column, CsvFor, Exported, NotExported, Table, TableKind, Values};
pub use exchange::{dropped_by_tables, table, to_bibtex, to_csl, to_gmcr, to_jsonld, to_nfg};
pub use findings::{
    Alone, Asked, CoalitionFindings, Finding, Findings, HingeFindings, Jumps, PathFindings, Restless,
    SettlementFindings, StrengthFindings, UnknownFindings, UnlockFindings, Wanted, WorldFindings,
};
pub use foresight::{ForesightRequest, foresight_text};
pub use foresight_json::foresight_json;
pub use hinges::{HingeStudy, hinges_json, hinges_text};
pub use html::{html, html_section, html_with, settlement_html};
pub use json::{analyses_json, analysis_json};
pub use markdown::{markdown, markdown_with, settlement_markdown};
pub use paths_json::paths_json;
pub use paths_text::{Goal, PathsStudy, paths_text};
pub use score::{ScoredCase, WorldScore, score_json, score_text, scores_text};
pub use settlement::{SettlementStudy, Signed, settlement_json, settlement_text};
pub use states_table::{TableRequest, states_columns, states_csv, states_json, states_list, states_table};
pub use study::Study;
pub use summary::summary;
pub use unlock::{
    CountRequest, UnlockRequest, UnlockTold, count_json, count_text, unlock_json, unlock_text, unlock_told,
};
pub use views::{ViewsRequest, ViewsStudy, views_json, views_section, views_text};
pub use why::{Explanation, explain};
pub use why_json::why_json;
pub use why_text::{WhyRequest, why_text};
pub use words::{Words, joined, lower_first};
pub use worlds::{WorldsAsked, WorldsStudy, WorldsTold, worlds_json, worlds_text, worlds_told};
