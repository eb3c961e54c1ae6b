//! Every test of the yardstick.

mod classics;
mod elmira;
mod hand_made;
mod once_is_not_enough;
mod properties;
mod yaml;
