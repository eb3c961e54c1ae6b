//! Statements evaluated for 64 states at a time.

use detente_case::Expr;

/// A statement as a list of operations on words, one bit a state.
#[derive(Clone, Debug)]
pub(crate) struct Program(Vec<Op>);

#[derive(Clone, Copy, Debug)]
enum Op {
    Const(bool),
    Taken(u8),
    Not,
    And,
    Or,
    Implies,
    Iff,
}

impl Program {
    pub fn new(expr: &Expr) -> Self {
        let mut ops = Vec::new();
        compile(expr, &mut ops);
        Self(ops)
    }

    /// Bit `b` of the result says whether the statement holds in state `b` of the chunk; `columns[k]` has bit `b` set
    /// where state `b` takes option `k`.
    pub fn run(&self, columns: &[u64; 64], stack: &mut Vec<u64>) -> u64 {
        stack.clear();
        for op in &self.0 {
            let word = match op {
                Op::Const(value) => u64::from(*value).wrapping_neg(),
                Op::Taken(k) => columns[usize::from(*k)],
                Op::Not => !pop(stack),
                Op::And => pop(stack) & pop(stack),
                Op::Or => pop(stack) | pop(stack),
                Op::Implies => {
                    let then = pop(stack);
                    !pop(stack) | then
                }
                Op::Iff => !(pop(stack) ^ pop(stack)),
            };
            stack.push(word);
        }
        pop(stack)
    }
}

fn pop(stack: &mut Vec<u64>) -> u64 {
    stack.pop().expect("every operation has its operands")
}

fn compile(expr: &Expr, ops: &mut Vec<Op>) {
    let mut pair = |a: &Expr, b: &Expr, op| {
        compile(a, ops);
        compile(b, ops);
        ops.push(op);
    };
    match expr {
        Expr::Const(value) => ops.push(Op::Const(*value)),
        Expr::Taken(option) => ops.push(Op::Taken(option.0)),
        Expr::Not(a) => {
            compile(a, ops);
            ops.push(Op::Not);
        }
        Expr::And(a, b) => pair(a, b, Op::And),
        Expr::Or(a, b) => pair(a, b, Op::Or),
        Expr::Implies(a, b) => pair(a, b, Op::Implies),
        Expr::Iff(a, b) => pair(a, b, Op::Iff),
    }
}

/// Turns 64 rows (one a state) into 64 columns (one an option): the classic block transposition.
pub(crate) fn transpose(rows: &mut [u64; 64]) {
    let (mut width, mut mask) = (32, 0x0000_0000_FFFF_FFFFu64);
    while width != 0 {
        for pair in rows.chunks_exact_mut(2 * width) {
            let (low, high) = pair.split_at_mut(width);
            for (low, high) in low.iter_mut().zip(high) {
                let swap = (*low >> width ^ *high) & mask;
                *low ^= swap << width;
                *high ^= swap;
            }
        }
        width >>= 1;
        mask ^= mask << width;
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use detente_case::OptionId;

    #[test]
    fn agrees_with_one_state_at_a_time() {
        let t = |k| Box::new(Expr::Taken(OptionId(k)));
        let expr = Expr::Iff(
            Box::new(Expr::Implies(t(0), Box::new(Expr::Or(t(5), Box::new(Expr::Not(t(63))))))),
            Box::new(Expr::And(t(2), Box::new(Expr::Const(true)))),
        );
        let mut x = 0x9E37_79B9_7F4A_7C15u64;
        let states: [u64; 64] = std::array::from_fn(|_| {
            x ^= x << 13;
            x ^= x >> 7;
            x ^= x << 17;
            x
        });
        let mut columns = states;
        transpose(&mut columns);
        let word = Program::new(&expr).run(&columns, &mut Vec::new());
        for (b, state) in states.iter().enumerate() {
            assert_eq!(word >> b & 1 == 1, expr.holds(*state), "state {b}");
        }
    }
}
