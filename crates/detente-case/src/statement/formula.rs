//! A statement as written: names are not yet looked up.

use detente_source::Span;

/// A statement and where it stands in its text.
#[derive(Clone, Debug)]
pub(crate) struct Formula {
    pub kind: Kind,
    pub span: Span,
    /// Levels below and including this one.
    pub height: usize,
}

/// What a statement says. Chains of `&` and of `|` are flat, so that a long list of cases is not deep.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Kind {
    /// `true` or `false`.
    Const(bool),
    /// `party.option` or the name of a definition.
    Name(String),
    /// `issue = value` or `issue != value`.
    Issue { issue: String, equal: bool, value: String },
    /// `!a`
    Not(Box<Formula>),
    /// `a & b & c`, two or more.
    And(Vec<Formula>),
    /// `a | b | c`, two or more.
    Or(Vec<Formula>),
    /// `a -> b`
    Implies(Box<Formula>, Box<Formula>),
    /// `a <-> b`
    Iff(Box<Formula>, Box<Formula>),
}

/// Equal when they say the same in the same way, wherever they stand.
impl PartialEq for Formula {
    fn eq(&self, other: &Self) -> bool {
        self.kind == other.kind
    }
}

impl Eq for Formula {}

impl Formula {
    pub fn new(kind: Kind, span: Span) -> Self {
        let below = match &kind {
            Kind::Const(_) | Kind::Name(_) | Kind::Issue { .. } => 0,
            Kind::Not(a) => a.height,
            Kind::And(parts) | Kind::Or(parts) => parts.iter().map(|p| p.height).max().unwrap_or(0),
            Kind::Implies(a, b) | Kind::Iff(a, b) => a.height.max(b.height),
        };
        Self { kind, span, height: below + 1 }
    }

    /// Both, in one flat chain.
    pub fn and(self, other: Self) -> Self {
        let (span, height) = (self.span.to(other.span), chain_height(&self).max(chain_height(&other)));
        let mut parts = match self.kind {
            Kind::And(parts) => parts,
            kind => vec![Self { kind, ..self }],
        };
        match other.kind {
            Kind::And(more) => parts.extend(more),
            kind => parts.push(Self { kind, ..other }),
        }
        return Self { kind: Kind::And(parts), span, height };

        fn chain_height(part: &Formula) -> usize {
            part.height + usize::from(!matches!(part.kind, Kind::And(_)))
        }
    }

    /// At least one, in one flat chain.
    pub fn or(self, other: Self) -> Self {
        let (span, height) = (self.span.to(other.span), chain_height(&self).max(chain_height(&other)));
        let mut parts = match self.kind {
            Kind::Or(parts) => parts,
            kind => vec![Self { kind, ..self }],
        };
        match other.kind {
            Kind::Or(more) => parts.extend(more),
            kind => parts.push(Self { kind, ..other }),
        }
        return Self { kind: Kind::Or(parts), span, height };

        fn chain_height(part: &Formula) -> usize {
            part.height + usize::from(!matches!(part.kind, Kind::Or(_)))
        }
    }

    /// Whether it names an issue itself (its definitions aside).
    pub fn names_issues(&self) -> bool {
        match &self.kind {
            Kind::Issue { .. } => true,
            Kind::Const(_) | Kind::Name(_) => false,
            Kind::Not(a) => a.names_issues(),
            Kind::And(parts) | Kind::Or(parts) => parts.iter().any(Self::names_issues),
            Kind::Implies(a, b) | Kind::Iff(a, b) => a.names_issues() || b.names_issues(),
        }
    }

    pub fn not(self, span: Span) -> Self {
        Self::new(Kind::Not(Box::new(self)), span)
    }

    pub fn implies(self, other: Self) -> Self {
        let span = self.span.to(other.span);
        Self::new(Kind::Implies(Box::new(self), Box::new(other)), span)
    }

    pub fn iff(self, other: Self) -> Self {
        let span = self.span.to(other.span);
        Self::new(Kind::Iff(Box::new(self), Box::new(other)), span)
    }
}
