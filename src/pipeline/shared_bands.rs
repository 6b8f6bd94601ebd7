//! Frequencies at which several scenarios sweep a mast, so that they can share the sweep.
use super::RunError;
use super::read::network_of;
use crate::coverage::{AntennaPoint, Mast, masts_of};
use crate::scenario::{OutputChoice, Scenario};
use crate::units::Frequency;
use std::collections::BTreeMap;

/// By mast (place and antenna height), the frequencies of both directions of all its sectors in all scenarios.
#[derive(Clone, Debug, Default)]
pub(super) struct SharedBands {
    bands: BTreeMap<[u64; 3], Vec<Frequency>>,
    /// Of each scenario, what tells its sweeps from those of others.
    sweeps: Vec<String>,
}

impl SharedBands {
    /// Of scenarios whose tables are read for it.
    pub(super) fn of(scenarios: &[&Scenario]) -> Result<Self, RunError> {
        let with_uplink = scenarios.iter().any(|scenario| {
            let OutputChoice { layers, layers_per_operator, rasters, .. } = &scenario.output;
            *rasters && layers.iter().chain(layers_per_operator).any(|quantity| quantity.needs_uplink())
        });
        let mut bands: BTreeMap<[u64; 3], Vec<Frequency>> = BTreeMap::new();
        let mut sweeps = Vec::with_capacity(scenarios.len());
        for scenario in scenarios {
            // a wrong name or value is told before the first of them is run
            let network = network_of(scenario)?;
            let masts = masts_of(&network);
            sweeps.push(sweeps_of(scenario, &masts));
            if !scenario.output.rasters {
                continue;
            }
            for mast in masts {
                let frequencies = bands.entry(place(&mast.antenna)).or_default();
                for &sector in &mast.sectors {
                    let carrier = &network.sectors()[sector].carrier;
                    frequencies.push(carrier.downlink);
                    frequencies.extend(Some(carrier.uplink).filter(|_| with_uplink));
                }
            }
        }
        for frequencies in bands.values_mut() {
            frequencies.sort_by(|a, b| a.hertz().total_cmp(&b.hertz()));
            frequencies.dedup();
        }
        Ok(Self { bands, sweeps })
    }

    /// The scenarios in an order in which those that share sweeps follow each other, otherwise as they came: what one left in the cache
    /// is then used before others need the room.
    pub(super) fn order(&self) -> Vec<usize> {
        let first = |number: &usize| self.sweeps.iter().position(|sweeps| *sweeps == self.sweeps[*number]);
        let mut order: Vec<usize> = (0..self.sweeps.len()).collect();
        order.sort_by_key(|number| (first(number), *number));
        order
    }

    /// At a mast.
    pub(super) fn at(&self, antenna: &AntennaPoint) -> Vec<Frequency> {
        self.bands.get(&place(antenna)).cloned().unwrap_or_default()
    }
}

/// Model, reach and masts of a scenario.
fn sweeps_of(scenario: &Scenario, masts: &[Mast]) -> String {
    let mut places: Vec<[u64; 3]> = masts.iter().map(|mast| place(&mast.antenna)).collect();
    places.sort_unstable();
    format!("{:?} {} {places:?}", scenario.propagation.models.first(), scenario.service.radius_km)
}

/// A mast's place and height, bit by bit: scenarios may have planning grids of their own.
fn place(antenna: &AntennaPoint) -> [u64; 3] {
    let at = antenna.position.geographic;
    [at.longitude_deg, at.latitude_deg, antenna.height_agl.metres()].map(f64::to_bits)
}
