//! What a model remarks on a link, as data; `words::remarks` says it.
use super::Parameter;
use super::itm::ItmWarning;
use super::limit::{Limit, known};
use serde::{Deserialize, Deserializer, Serialize};

/// Names of models: one that is read back from where it was kept is one of them.
const MODELS: [&str; 13] = [
    "p1812",
    "p526",
    "itm",
    "deygout",
    "okumura_hata",
    "cost231_hata",
    "rma",
    "uma",
    "ecc33",
    "sui",
    "ericsson9999",
    "two_ray",
    "free_space",
];

/// A remark on one loss.
#[derive(Clone, Copy, Debug, PartialEq, Serialize)]
#[non_exhaustive]
pub enum Caveat {
    /// An input outside the interval the source was made for.
    OutsideDomain {
        /// Symbol or name of the input.
        parameter: Parameter,
        /// Value.
        value: f64,
        /// Unit.
        unit: &'static str,
        /// Lower limit, itself inside.
        low: f64,
        /// Upper limit, itself inside.
        high: f64,
    },
    /// A remark of the model's own, such as a warning of its reference implementation.
    Remark {
        /// Short name of the model.
        model: &'static str,
        /// What it is about.
        remark: Remark,
    },
}

/// A model's own remarks on a link.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize, Serialize)]
#[non_exhaustive]
pub enum Remark {
    /// Terrain or clutter stands in the straight ray, which the model does not see.
    RayBlocked,
    /// The model's formula gives less than free space, which is taken.
    BelowFreeSpace,
    /// Shorter than ITU-R P.1812 is made for: free space with diffraction alone.
    ShortPath,
    /// The profile has fewer samples than ITU-R P.1812 asks for.
    CoarseProfile,
    /// A warning of NTIA's reference implementation of ITM.
    Itm(ItmWarning),
    /// ITM's line-of-sight mode between antennas that the terrain hides from each other.
    ItmHiddenLineOfSight,
    /// ITM's profile was read at equal spacing.
    ItmResampled,
    /// ITM's location percentage has no effect in the variability mode chosen.
    ItmLocationIgnored,
}

/// A remark without the value of its link: equal ones are counted.
#[derive(Clone, Copy, Debug, PartialEq, Serialize)]
pub enum CaveatKind {
    /// An input outside the interval the source was made for.
    OutsideDomain {
        /// The interval.
        limit: Limit,
    },
    /// A remark of the model's own.
    Remark {
        /// Short name of the model.
        model: &'static str,
        /// What it is about.
        remark: Remark,
    },
}

/// A kind of remark as it is read.
#[derive(Deserialize)]
enum KeptKind {
    OutsideDomain { limit: Limit },
    Remark { model: String, remark: Remark },
}

impl<'de> Deserialize<'de> for CaveatKind {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        Ok(match KeptKind::deserialize(deserializer)? {
            KeptKind::OutsideDomain { limit } => Self::OutsideDomain { limit },
            KeptKind::Remark { model, remark } => Self::Remark { model: known(&MODELS, &model)?, remark },
        })
    }
}

impl Limit {
    /// The caveat for a value outside, `None` inside.
    #[must_use]
    pub fn caveat(&self, value: f64) -> Option<Caveat> {
        let Self { parameter, unit, low, high } = *self;
        let outside = !(low..=high).contains(&value);
        outside.then_some(Caveat::OutsideDomain { parameter, value, unit, low, high })
    }
}

impl Caveat {
    /// The remark without the value of this very link.
    #[must_use]
    pub const fn kind(&self) -> CaveatKind {
        match *self {
            Self::OutsideDomain { parameter, unit, low, high, .. } => {
                CaveatKind::OutsideDomain { limit: Limit { parameter, unit, low, high } }
            }
            Self::Remark { model, remark } => CaveatKind::Remark { model, remark },
        }
    }
}

/// Remarks and how many links they are on. There are few kinds: they are looked for one by one.
#[derive(Clone, Debug, Default, PartialEq, Deserialize, Serialize)]
pub struct CaveatCounts(Vec<(CaveatKind, usize)>);

impl CaveatCounts {
    /// Counts so many links more.
    pub fn add(&mut self, kind: CaveatKind, links: usize) {
        match self.0.iter_mut().find(|(known, _)| *known == kind) {
            Some((_, count)) => *count += links,
            None => self.0.push((kind, links)),
        }
    }

    /// Adds the counts of further links.
    pub fn append(&mut self, more: Self) {
        more.0.into_iter().for_each(|(kind, links)| self.add(kind, links));
    }

    /// Whether there is no remark.
    #[must_use]
    pub const fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// Each kind with its number of links, in the order in which they were met.
    pub fn iter(&self) -> impl Iterator<Item = (CaveatKind, usize)> {
        self.0.iter().copied()
    }
}

#[cfg(test)]
mod tests {
    use super::{CaveatCounts, CaveatKind, Remark};
    use crate::propagation::{Limit, ModelKey, ModelOptions, Parameter};

    #[test]
    fn remarks_of_every_model_come_back() {
        for key in ModelKey::ALL {
            let model = key.model(&ModelOptions::default()).source().key;
            let kind = CaveatKind::Remark { model, remark: Remark::RayBlocked };
            let mut bytes = Vec::new();
            ciborium::into_writer(&kind, &mut bytes).expect("plain data");
            let back: CaveatKind = ciborium::from_reader(&bytes[..]).expect("as it was");
            assert_eq!(back, kind, "{model}");
        }
    }

    #[test]
    fn equal_kinds_are_counted_together() {
        let limit = |high: f64| Limit { parameter: Parameter::GroundDistance, unit: "km", low: 1.0, high };
        let kind = |high: f64, value: f64| limit(high).caveat(value).expect("outside").kind();
        let mut counts = CaveatCounts::default();
        counts.add(kind(20.0, 21.0), 1);
        counts.add(kind(20.0, 0.5), 1);
        counts.add(kind(30.0, 0.5), 1);
        let short = CaveatKind::Remark { model: "p1812", remark: Remark::ShortPath };
        counts.append(CaveatCounts(vec![(short, 4), (kind(20.0, 50.0), 2)]));
        let found: Vec<usize> = counts.iter().map(|(_, links)| links).collect();
        assert_eq!(found, [4, 1, 4]);
    }
}
