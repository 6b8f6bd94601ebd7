//! Lists of indices, one after the other.

/// Lists of indices in one block.
#[derive(Clone, Debug, Default)]
pub(super) struct Rows {
    starts: Vec<usize>,
    entries: Vec<usize>,
}

impl Rows {
    /// Of lists in order.
    pub(super) fn of<L: AsRef<[usize]>>(lists: impl IntoIterator<Item = L>) -> Self {
        let mut rows = Self { starts: vec![0], entries: Vec::new() };
        for list in lists {
            rows.push(list.as_ref().iter().copied());
        }
        rows
    }

    /// Appends a list.
    pub(super) fn push(&mut self, list: impl IntoIterator<Item = usize>) {
        if self.starts.is_empty() {
            self.starts.push(0);
        }
        self.entries.extend(list);
        self.starts.push(self.entries.len());
    }

    /// Number of lists.
    pub(super) fn len(&self) -> usize {
        self.starts.len().saturating_sub(1)
    }

    /// Number of entries of all lists.
    pub(super) fn entries(&self) -> usize {
        self.entries.len()
    }

    /// One list.
    pub(super) fn row(&self, index: usize) -> &[usize] {
        &self.entries[self.range(index)]
    }

    /// Where one list lies among all entries.
    pub(super) fn range(&self, index: usize) -> std::ops::Range<usize> {
        self.starts[index]..self.starts[index + 1]
    }

    /// All lists.
    pub(super) fn iter(&self) -> impl Iterator<Item = &[usize]> {
        (0..self.len()).map(|index| self.row(index))
    }

    /// The lists that contain each of so many values; each rises.
    pub(super) fn inverse(&self, values: usize) -> Self {
        let mut lists = vec![Vec::new(); values];
        for (index, row) in self.iter().enumerate() {
            for &value in row {
                lists[value].push(index);
            }
        }
        Self::of(lists)
    }
}

/// Whether a rising list contains all of another.
pub(super) fn contains(whole: &[usize], part: &[usize]) -> bool {
    let mut rest = whole.iter();
    part.len() <= whole.len()
        && part.iter().all(|wanted| rest.by_ref().find(|&&has| has >= *wanted) == Some(wanted))
}
