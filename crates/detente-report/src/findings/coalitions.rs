//! What was found out about coalitions.

use detente_stability::{Coalition, CoalitionSurvey, Concept, Jump};

/// What coalitions could do, for the section on them.
#[derive(Clone, Debug)]
pub struct CoalitionFindings {
    /// Which states hold for which coalition.
    pub survey: CoalitionSurvey,
    /// Whether the survey looked at every coalition of two or more parties; else only at those up to some size.
    pub is_whole: bool,
    /// The equilibrium jumps among the equilibria under one concept, coalition by coalition; nothing where they were not
    /// looked for.
    pub jumps: Option<Jumps>,
}

/// Joint moves from one equilibrium to another.
#[derive(Clone, Debug)]
pub struct Jumps {
    /// Under which concept the states are equilibria.
    pub concept: Concept,
    /// Per coalition of the survey, in its order.
    pub by: Vec<(Coalition, Vec<Jump>)>,
}
