//! The report as a whole: what it says, that both documents say the same, that they hold together for every case.

mod answer;
mod html;
mod markdown;
mod picture;
mod study;
