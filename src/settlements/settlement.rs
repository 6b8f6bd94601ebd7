//! One settlement and its parts.
use crate::geodesy::Position;
use serde::Serialize;
use std::collections::BTreeMap;

/// An administrative unit a settlement lies in.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct AdminUnit {
    /// Level as the column names it: `commune`, `district`, `province`.
    pub level: String,
    /// Name; empty when only the code is known.
    pub name: String,
    /// Code, as text (`03860` keeps its zero); empty when only the name is known.
    pub code: String,
}

/// Public facilities; `None` is unknown.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Facilities {
    /// A school.
    pub school: Option<bool>,
    /// A clinic or health station.
    pub clinic: Option<bool>,
    /// A people's committee office.
    pub peoples_committee: Option<bool>,
}

/// A place where service is computed, with its share of the cluster.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct SamplePoint {
    /// Where.
    pub position: Position,
    /// Share of the cluster, all shares adding to 1.
    pub weight: f64,
}

/// The centre or a cluster of houses.
#[derive(Clone, Debug, PartialEq)]
pub struct Cluster {
    /// Name within the settlement; empty for the centre.
    pub cluster_id: String,
    /// What the houses are called, where that is not the settlement's name; else empty.
    pub name: String,
    /// One point, or several for an area; never empty.
    pub samples: Vec<SamplePoint>,
    /// People living here.
    pub population: Option<f64>,
    /// Households living here.
    pub households: Option<f64>,
}

/// A village or hamlet.
#[derive(Clone, Debug, PartialEq)]
pub struct Settlement {
    /// Identifier, as text.
    pub settlement_id: String,
    /// Name; empty when unknown.
    pub name: String,
    /// Administrative units, from the smallest.
    pub admin_units: Vec<AdminUnit>,
    /// People, all clusters together; `None` when unknown.
    pub population: Option<f64>,
    /// Households, all clusters together.
    pub households: Option<f64>,
    /// Whether on the electricity grid.
    pub electrified: Option<bool>,
    /// Share of households with fixed broadband, 0 to 1.
    pub fixed_broadband_share: Option<f64>,
    /// Share of people with a smartphone, 0 to 1.
    pub smartphone_share: Option<f64>,
    /// Public facilities.
    pub facilities: Facilities,
    /// Any other numeric attribute, usable as a ranking criterion.
    pub attributes: BTreeMap<String, f64>,
    /// Centre and clusters by `cluster_id` (the centre, whose id is empty, first); never empty.
    pub clusters: Vec<Cluster>,
}

impl Settlement {
    /// People of each cluster, in the order of [`Self::clusters`].
    ///
    /// # Method
    /// A cluster's own number where every cluster has one. Otherwise the settlement's people are shared out: by
    /// households where every cluster has them, else evenly. Unknown stays `None`.
    #[must_use]
    pub fn people_by_cluster(&self) -> Vec<Option<f64>> {
        let own: Option<Vec<f64>> = self.clusters.iter().map(|cluster| cluster.population).collect();
        if let Some(own) = own {
            return own.into_iter().map(Some).collect();
        }
        let households: Option<Vec<f64>> = self.clusters.iter().map(|cluster| cluster.households).collect();
        let all: f64 = households.iter().flatten().sum();
        self.clusters
            .iter()
            .map(|cluster| {
                let share = match (&households, cluster.households) {
                    (Some(_), Some(own)) if all > 0.0 => own / all,
                    _ => 1.0 / self.clusters.len() as f64,
                };
                self.population.map(|people| people * share)
            })
            .collect()
    }
}
