//! Chance that is the same each time: splitmix64.

/// A sequence that is settled by its seed.
#[derive(Clone, Debug)]
pub(crate) struct Chance(u64);

impl Chance {
    /// The sequence of a seed.
    pub(crate) fn of(seed: u64) -> Self {
        Self(seed)
    }

    fn draw(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mut mixed = self.0;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        mixed ^ (mixed >> 31)
    }

    /// A number below a bound.
    pub(crate) fn below(&mut self, bound: usize) -> usize {
        let bound = u64::try_from(bound.max(1)).expect("a small bound");
        usize::try_from(self.draw() % bound).expect("a small number")
    }

    /// A number from one to another, both included.
    pub(crate) fn between(&mut self, low: usize, high: usize) -> usize {
        low + self.below(high - low + 1)
    }

    /// Yes, so many times in a hundred.
    pub(crate) fn percent(&mut self, times: usize) -> bool {
        self.below(100) < times
    }

    /// One of several.
    pub(crate) fn pick<T: Clone>(&mut self, among: &[T]) -> T {
        among[self.below(among.len())].clone()
    }

    /// One of several, so many times in a hundred.
    pub(crate) fn maybe<T: Clone>(&mut self, times: usize, among: &[T]) -> Option<T> {
        let yes = self.percent(times);
        let one = self.pick(among);
        yes.then_some(one)
    }

    /// Some of several, at least one, in their order.
    pub(crate) fn some_of<T: Clone>(&mut self, among: &[T], most: usize) -> Vec<T> {
        let mut left: Vec<usize> = (0..among.len()).collect();
        let count = self.between(1, most.min(among.len()));
        while left.len() > count {
            let place = self.below(left.len());
            left.remove(place);
        }
        left.into_iter().map(|it| among[it].clone()).collect()
    }
}
