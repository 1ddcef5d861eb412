//! Chance that repeats: one seed, one sequence, on every machine.

use rand_chacha::ChaCha8Rng;
use rand_chacha::rand_core::{RngCore, SeedableRng};

/// Purposes of chance: no two of them see the same numbers.
pub(super) const DIRECTIONS: u64 = 1;
pub(super) const SAMPLE: u64 = 2;
pub(super) const FOLDS: u64 = 3;
pub(crate) const AGREEMENT: u64 = 4;
pub(crate) const SECOND: u64 = 5;

/// A stream of numbers that depends on nothing but its seed and purpose.
pub(crate) struct Random(ChaCha8Rng);

impl Random {
    pub(crate) fn new(seed: u64, purpose: u64) -> Self {
        let mut source = ChaCha8Rng::seed_from_u64(seed);
        source.set_stream(purpose);
        Self(source)
    }

    /// Uniform in `0..limit`; 0 where there is nothing to choose from.
    pub(crate) fn below(&mut self, limit: usize) -> usize {
        // The upper half of a product of two 64-bit numbers: even enough for drawing.
        ((u128::from(self.0.next_u64()) * limit as u128) >> 64) as usize
    }

    /// Roughly normal with mean 0 and deviation 1: the sum of four uniform numbers,
    /// which is all that a random projection asks for.
    pub(super) fn normal(&mut self) -> f32 {
        let sum = self.share() + self.share() + self.share() + self.share();
        (sum - 2.0) * 3f32.sqrt()
    }

    /// Uniform in `0..1`.
    fn share(&mut self) -> f32 {
        // 24 bits: every value is exact in an f32.
        (self.0.next_u32() >> 8) as f32 / (1u32 << 24) as f32
    }
}
