//! Chance that repeats: one seed, one sequence, on every machine.

use rand_chacha::ChaCha8Rng;
use rand_chacha::rand_core::{RngCore, SeedableRng};

/// A stream of numbers that depends on nothing but its seed.
pub(super) struct Random(ChaCha8Rng);

impl Random {
    /// `purpose` keeps two users of the same seed from seeing the same numbers.
    pub(super) fn new(seed: u64, purpose: u64) -> Self {
        let mut source = ChaCha8Rng::seed_from_u64(seed);
        source.set_stream(purpose);
        Self(source)
    }

    /// Uniform in `0..1`.
    pub(super) fn share(&mut self) -> f32 {
        // 24 bits: every value is exact in an f32.
        (self.0.next_u32() >> 8) as f32 / (1u32 << 24) as f32
    }

    /// Roughly normal with mean 0 and deviation 1: the sum of four uniform
    /// numbers, which is all that a random projection asks for.
    pub(super) fn normal(&mut self) -> f32 {
        let sum = self.share() + self.share() + self.share() + self.share();
        (sum - 2.0) * 3f32.sqrt()
    }
}
