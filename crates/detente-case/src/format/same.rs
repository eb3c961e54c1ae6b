//! Whether two readings of a file say the same.

use crate::keys::{CASE, Mapping, Shape};
use crate::statement::parse;
use crate::yaml::{Node, ScalarStyle, Value};

/// Equal but for layout, quotes, and the writing of statements.
pub(super) fn same(a: &Node, b: &Node) -> bool {
    equal(a, b, Some(&Shape::Map(&CASE)))
}

/// With the shape where there is one: below unknown keys everything must be equal.
fn equal(a: &Node, b: &Node, shape: Option<&Shape>) -> bool {
    let shape = match shape {
        Some(Shape::Either(shapes)) => shapes.iter().find(|s| s.kind() == Some(a.kind())),
        other => other,
    };
    match (&a.value, &b.value) {
        (Value::Scalar(x, was), Value::Scalar(y, is)) => match shape {
            Some(Shape::Statement) if x != y => parse(x).is_ok_and(|x| parse(y).is_ok_and(|y| x == y)),
            // An empty value or `true` would change its meaning in quotes.
            _ => x == y && (*was == ScalarStyle::Plain) == (*is == ScalarStyle::Plain),
        },
        (Value::List(x), Value::List(y)) => {
            let item = match shape {
                Some(Shape::List(item) | Shape::Pair(item)) => Some(*item),
                _ => None,
            };
            x.len() == y.len() && x.iter().zip(y).all(|(x, y)| equal(x, y, item))
        }
        (Value::Mapping(x), Value::Mapping(y)) => {
            x.len() == y.len()
                && x.iter().zip(y).all(|((k, v), (l, w))| {
                    let (key, value) = match shape {
                        Some(Shape::Map(mapping)) => (None, shape_under(mapping, k)),
                        Some(Shape::Keyed { key, value, .. }) => (Some(*key), Some(*value)),
                        _ => (None, None),
                    };
                    equal(k, l, key) && equal(v, w, value)
                })
        }
        _ => false,
    }
}

fn shape_under(mapping: &'static Mapping, key: &Node) -> Option<&'static Shape> {
    mapping.keys.iter().find(|k| Some(k.name) == key.text()).map(|k| &k.shape)
}
