//! Numbers as people read them, in messages and reports alike.

/// A number with groups of three.
///
/// ```
/// assert_eq!(detente_source::grouped(1_048_576), "1,048,576");
/// assert_eq!(detente_source::grouped(864), "864");
/// ```
pub fn grouped(n: u128) -> String {
    let digits = n.to_string();
    let mut out = String::new();
    for (i, c) in digits.chars().enumerate() {
        if i > 0 && (digits.len() - i).is_multiple_of(3) {
            out.push(',');
        }
        out.push(c);
    }
    out
}
