//! One settlement and its parts.
use crate::geodesy::Position;
use serde::Serialize;
use std::collections::BTreeMap;

/// An administrative unit a settlement lies in.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
pub struct AdminUnit {
    /// Level as the column names it: `commune`, `district`, `province`.
    pub level: String,
    /// Code, as text (`03860` keeps its zero); empty when only the name is known.
    pub code: String,
    /// Name; empty when only the code is known.
    pub name: String,
}

/// A kind of public facility.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Facility {
    /// A school.
    School,
    /// A clinic or health station.
    Clinic,
    /// A people's committee office: the seat of a commune.
    PeoplesCommittee,
}

impl Facility {
    /// All.
    pub const ALL: [Self; 3] = [Self::School, Self::Clinic, Self::PeoplesCommittee];

    /// The word in inputs and outputs.
    #[must_use]
    pub const fn key(self) -> &'static str {
        match self {
            Self::School => "school",
            Self::Clinic => "clinic",
            Self::PeoplesCommittee => "peoples_committee",
        }
    }

    /// The word for several in outputs.
    #[must_use]
    pub const fn plural_key(self) -> &'static str {
        match self {
            Self::School => "schools",
            Self::Clinic => "clinics",
            Self::PeoplesCommittee => "peoples_committees",
        }
    }
}

/// Public facilities among the houses; `None` is unknown.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Facilities {
    /// A school.
    pub school: Option<bool>,
    /// A clinic or health station.
    pub clinic: Option<bool>,
    /// A people's committee office.
    pub peoples_committee: Option<bool>,
}

impl Facilities {
    /// Whether there is one of a kind.
    #[must_use]
    pub const fn has(&self, facility: Facility) -> Option<bool> {
        match facility {
            Facility::School => self.school,
            Facility::Clinic => self.clinic,
            Facility::PeoplesCommittee => self.peoples_committee,
        }
    }
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
    /// What the houses are called, where that is not the settlement's name; otherwise empty.
    pub name: String,
    /// One point, or several for an area; never empty.
    pub samples: Vec<SamplePoint>,
    /// People living here.
    pub population: Option<f64>,
    /// Households living here.
    pub households: Option<f64>,
    /// Share of these households with fixed broadband, 0 to 1.
    pub fixed_broadband_share: Option<f64>,
    /// Share of these people with a smartphone, 0 to 1.
    pub smartphone_share: Option<f64>,
    /// Public facilities among these houses.
    pub facilities: Facilities,
    /// Representative height of buildings and trees around these houses, m; `None` when not stated.
    pub clutter_height_m: Option<f64>,
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
    /// Whether the seat of its commune is reached by optical fibre.
    pub commune_fibre: Option<bool>,
    /// Any other numeric attribute, usable as a ranking criterion.
    pub attributes: BTreeMap<String, f64>,
    /// Centre and clusters by `cluster_id` (the centre, whose id is empty, first); never empty.
    pub clusters: Vec<Cluster>,
}

impl Settlement {
    /// Share of its people whose houses have fixed broadband, 0 to 1; `None` when unknown everywhere.
    #[must_use]
    pub fn fixed_broadband_share(&self) -> Option<f64> {
        self.mean_over_people(|cluster| cluster.fixed_broadband_share)
    }

    /// Share of its people with a smartphone, 0 to 1; `None` when unknown everywhere.
    #[must_use]
    pub fn smartphone_share(&self) -> Option<f64> {
        self.mean_over_people(|cluster| cluster.smartphone_share)
    }

    /// The mean over the clusters of which the share is known, each weighing as its people; evenly where those are not known.
    fn mean_over_people(&self, share: impl Fn(&Cluster) -> Option<f64>) -> Option<f64> {
        let people = self.people_by_cluster();
        let known = self.clusters.iter().zip(&people).filter_map(|(cluster, people)| {
            let share = share(cluster)?;
            Some((share, *people))
        });
        let known: Vec<(f64, Option<f64>)> = known.collect();
        let mean = |weight: &dyn Fn(Option<f64>) -> f64| {
            let sum: f64 = known.iter().map(|(_, people)| weight(*people)).sum();
            let weighted: f64 = known.iter().map(|(share, people)| share * weight(*people)).sum();
            (sum > 0.0).then(|| weighted / sum)
        };
        mean(&|people| people.unwrap_or(0.0)).or_else(|| mean(&|_| 1.0))
    }

    /// Whether there is a facility of a kind in any of its clusters; `None` when no row says.
    #[must_use]
    pub fn has(&self, facility: Facility) -> Option<bool> {
        let known = self.clusters.iter().filter_map(|cluster| cluster.facilities.has(facility));
        known.reduce(|any, here| any || here)
    }

    /// Households of each cluster, in the order of [`Self::clusters`].
    ///
    /// # Method
    /// A cluster's own number where every cluster has one. Otherwise the settlement's households are distributed as its people are, evenly where that is
    /// not known either. Unknown stays `None`.
    #[must_use]
    pub fn households_by_cluster(&self) -> Vec<Option<f64>> {
        let own: Option<Vec<f64>> = self.clusters.iter().map(|cluster| cluster.households).collect();
        if let Some(own) = own {
            return own.into_iter().map(Some).collect();
        }
        let people: Option<Vec<f64>> = self.people_by_cluster().into_iter().collect();
        let all: f64 = people.iter().flatten().sum();
        let share = |cluster: usize| match &people {
            Some(people) if all > 0.0 => people[cluster] / all,
            _ => 1.0 / self.clusters.len() as f64,
        };
        (0..self.clusters.len()).map(|cluster| self.households.map(|of| of * share(cluster))).collect()
    }

    /// People of each cluster, in the order of [`Self::clusters`].
    ///
    /// # Method
    /// A cluster's own number where every cluster has one. Otherwise the settlement's people are distributed: by
    /// households where every cluster has them, otherwise evenly. Unknown stays `None`.
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
