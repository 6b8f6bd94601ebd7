//! A set of draws, one bit each.

/// Draws of a word.
const WORD: usize = 64;

/// A set of draws.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct DrawSet(Vec<u64>);

impl DrawSet {
    /// No draw of so many.
    pub(super) fn none(draws: usize) -> Self {
        Self(vec![0; draws.div_ceil(WORD)])
    }

    /// All draws of so many.
    pub(super) fn all(draws: usize) -> Self {
        let mut all = Self::none(draws);
        all.add_where(&vec![0.0; draws], 0.0, None);
        all
    }

    /// Adds the draws, of those in `among`, whose number is at least `least`.
    pub(super) fn add_where(&mut self, numbers: &[f64], least: f64, among: Option<&Self>) {
        for (at, (word, numbers)) in self.0.iter_mut().zip(numbers.chunks(WORD)).enumerate() {
            let bit = |(bit, number): (usize, &f64)| u64::from(*number >= least) << bit;
            let found: u64 = numbers.iter().enumerate().map(bit).fold(0, |bits, bit| bits | bit);
            *word |= among.map_or(found, |among| found & among.0[at]);
        }
    }

    pub(super) fn add(&mut self, other: &Self) {
        self.0.iter_mut().zip(&other.0).for_each(|(word, other)| *word |= other);
    }

    pub(super) fn keep(&mut self, other: &Self) {
        self.0.iter_mut().zip(&other.0).for_each(|(word, other)| *word &= other);
    }

    pub(super) fn remove(&mut self, other: &Self) {
        self.0.iter_mut().zip(&other.0).for_each(|(word, other)| *word &= !other);
    }

    pub(super) fn contains(&self, draw: usize) -> bool {
        self.0[draw / WORD] >> (draw % WORD) & 1 == 1
    }

    pub(super) fn count(&self) -> usize {
        self.0.iter().map(|word| word.count_ones() as usize).sum()
    }

    /// Adds a number to that of every draw of the set.
    pub(super) fn add_to(&self, sums: &mut [f64], number: f64) {
        for (word, sums) in self.0.iter().zip(sums.chunks_mut(WORD)) {
            let mut rest = *word;
            while rest != 0 {
                sums[rest.trailing_zeros() as usize] += number;
                rest &= rest - 1;
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::DrawSet;

    #[test]
    fn sets_of_more_than_a_word() {
        let numbers: Vec<f64> = (0..130).map(f64::from).collect();
        let set = |least: f64| {
            let mut set = DrawSet::none(130);
            set.add_where(&numbers, least, None);
            set
        };
        assert_eq!((set(0.0), set(0.0).count(), set(129.0).count()), (DrawSet::all(130), 130, 1));
        let mut between = set(60.0);
        between.remove(&set(70.0));
        assert!(between.count() == 10 && between.contains(69) && !between.contains(70));
        let mut among = DrawSet::none(130);
        among.add_where(&numbers, 65.0, Some(&between));
        assert_eq!(among.count(), 5);
        let mut sums = vec![1.0; 130];
        among.add_to(&mut sums, 2.0);
        assert!(sums[64] < 2.0 && sums[65] > 2.0 && (sums.iter().sum::<f64>() - 140.0).abs() < 1e-12);
        between.keep(&set(68.0));
        among.add(&set(128.0));
        assert_eq!((between.count(), among.count()), (2, 7));
    }
}
