//! Models of GMCR+ become case files that mean the same.

mod model;

mod faults;
mod meaning;
mod remarks;
