//! What was found out about where the conflict can go.

use crate::Goal;
use crate::page::Line;
use detente_stability::evolution::Evolution;

/// Where the conflict can go, for the section on paths.
#[derive(Clone, Debug)]
pub struct PathFindings {
    /// What each rule lets the conflict reach, nobody asking for anywhere in particular.
    pub reach: Evolution,
    /// How it could get to each of some targets, all from where `reach` begins: what is sought, and the best paths.
    pub to: Vec<(Goal, Evolution)>,
    /// What was not looked for, as a sentence.
    pub left_out: Option<Line>,
}
