//! Likelihoods in the words of ICD 203. The type lives with the case language, which reads it; here is where those who
//! work with worlds find it.

pub use detente_case::{LIKELIHOOD_TERMS, Likelihood, LikelihoodTerm};
