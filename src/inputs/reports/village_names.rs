//! Settlements by what lists call them.
use crate::language::word;
use crate::settlements::Settlement;
use crate::text;
use std::collections::BTreeMap;
use unicode_normalization::UnicodeNormalization;

/// Identifiers that a refusal lists.
const LISTED: usize = 5;

/// Settlements by identifier and name, in any case; accents count.
pub(super) struct VillageNames<'a> {
    settlements: &'a [Settlement],
    exact: BTreeMap<&'a str, usize>,
    ids: BTreeMap<String, Vec<usize>>,
    names: BTreeMap<String, Vec<usize>>,
}

/// Lower case, one blank between words, accents composed.
pub(super) fn comparable(text: &str) -> String {
    let composed: String = text.nfc().collect();
    composed.to_lowercase().split_whitespace().collect::<Vec<_>>().join(" ")
}

impl<'a> VillageNames<'a> {
    pub(super) fn of(settlements: &'a [Settlement]) -> Self {
        let by = |name: fn(&Settlement) -> &str| {
            let mut by: BTreeMap<String, Vec<usize>> = BTreeMap::new();
            for (index, settlement) in settlements.iter().enumerate() {
                by.entry(comparable(name(settlement))).or_default().push(index);
            }
            by.remove("");
            by
        };
        let exact = settlements.iter().enumerate().map(|(index, one)| (one.settlement_id.as_str(), index));
        Self {
            settlements,
            exact: exact.collect(),
            ids: by(|settlement| &settlement.settlement_id),
            names: by(|settlement| &settlement.name),
        }
    }

    /// The settlement of an identifier.
    ///
    /// # Errors
    /// Why there is none.
    pub(super) fn by_id(&self, id: &str) -> Result<usize, String> {
        match self.exact.get(id.trim()) {
            Some(&index) => Ok(index),
            None => self.only(self.ids.get(&comparable(id)).map_or(&[], Vec::as_slice)),
        }
    }

    /// The settlement of a name, in a commune (by name or code) where that is stated.
    ///
    /// # Errors
    /// Why there is none.
    pub(super) fn by_name(&self, name: &str, commune: &str) -> Result<usize, String> {
        let found = self.names.get(&comparable(name)).map_or(&[][..], Vec::as_slice);
        if commune.is_empty() {
            return self.only(found);
        }
        let commune = comparable(commune);
        let lies_in = |&&index: &&usize| {
            let units = &self.settlements[index].admin_units;
            units.iter().any(|unit| comparable(&unit.name) == commune || comparable(&unit.code) == commune)
        };
        self.only(&found.iter().filter(lies_in).copied().collect::<Vec<_>>())
    }

    fn only(&self, found: &[usize]) -> Result<usize, String> {
        match found {
            [] => Err(word("reports-unknown-village").to_owned()),
            [index] => Ok(*index),
            several => {
                let id = |&index: &usize| self.settlements[index].settlement_id.clone();
                let mut ids: Vec<String> = several.iter().take(LISTED).map(id).collect();
                if several.len() > LISTED {
                    ids.push("...".to_owned());
                }
                Err(text!("reports-several-villages", ids = ids.join(", ")))
            }
        }
    }
}
