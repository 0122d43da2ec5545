//! Specifications mean the same in memory and in the database: random ones on random rows.

mod book;

use application::queries::{Condition, QueryField, Specification, Test};

/// How many trees are tried.
const TREES: usize = 200;

/// Random numbers that are the same in every run (SplitMix64).
struct Dice(u64);

impl Dice {
    /// A number below `end`.
    fn below(&mut self, end: usize) -> usize {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut bits = self.0;
        bits = (bits ^ (bits >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        bits = (bits ^ (bits >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        usize::try_from((bits ^ (bits >> 31)) % end as u64).expect("a small number")
    }

    fn coin(&mut self) -> bool {
        self.below(2) == 0
    }

    fn one<'t, T>(&mut self, these: &'t [T]) -> &'t T {
        &these[self.below(these.len())]
    }

    /// A random tree, at most `depth` levels above its leaves, over these fields and operands.
    fn tree<F: QueryField>(&mut self, operands: &[(F, &str)], depth: usize) -> Specification<F> {
        if depth == 0 {
            return Specification::Is(self.leaf(operands));
        }
        let mut parts = Vec::new();
        for _ in 0..self.below(4) {
            let below = self.below(depth);
            parts.push(self.tree(operands, below));
        }
        match self.below(3) {
            0 => Specification::All(parts),
            1 => Specification::Any(parts),
            _ => !self.tree(operands, depth - 1),
        }
    }

    fn leaf<F: QueryField>(&mut self, operands: &[(F, &str)]) -> Condition<F> {
        let (field, operand) = *self.one(operands);
        let lookups: Vec<_> = field.spec().lookups().collect();
        let test = Test::parse(*self.one(&lookups), field.spec().kind, operand);
        let null = self.coin();
        Condition {
            field,
            test: test.unwrap_or(Test::Null(null)),
        }
    }
}
