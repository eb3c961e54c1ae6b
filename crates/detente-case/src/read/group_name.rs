//! Names of what is in doubt.

/// What conditions and slots may name: known before anything that uses it is read.
#[derive(Clone, Debug)]
pub(crate) struct GroupName {
    pub id: String,
    /// Ids of the alternatives; `no` and `yes` for a contingency.
    pub alternatives: Vec<String>,
    pub contingency: bool,
    /// How much a slot copies: names and operators of all its statements, and what they cite.
    pub size: usize,
}
