//! Frequencies at which several scenarios sweep a mast, so that they can share the sweep.
use super::RunError;
use super::read::network_of;
use crate::coverage::{AntennaPoint, masts_of};
use crate::scenario::{OutputChoice, Scenario};
use crate::units::Frequency;
use std::collections::BTreeMap;

/// By mast (place and antenna height), the frequencies of both directions of all its sectors in all scenarios.
#[derive(Clone, Debug, Default)]
pub(super) struct SharedBands(BTreeMap<[u64; 3], Vec<Frequency>>);

impl SharedBands {
    /// Of scenarios whose tables are read for it.
    pub(super) fn of(scenarios: &[&Scenario]) -> Result<Self, RunError> {
        let with_uplink = scenarios.iter().any(|scenario| {
            let OutputChoice { layers, layers_per_operator, rasters, .. } = &scenario.output;
            *rasters && layers.iter().chain(layers_per_operator).any(|quantity| quantity.needs_uplink())
        });
        let mut bands: BTreeMap<[u64; 3], Vec<Frequency>> = BTreeMap::new();
        for scenario in scenarios {
            // a wrong name or value is told before the first of them is run
            let network = network_of(scenario)?;
            if !scenario.output.rasters {
                continue;
            }
            for mast in masts_of(&network) {
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
        Ok(Self(bands))
    }

    /// At a mast.
    pub(super) fn at(&self, antenna: &AntennaPoint) -> Vec<Frequency> {
        self.0.get(&place(antenna)).cloned().unwrap_or_default()
    }
}

/// A mast's place and height, bit by bit: scenarios may have planning grids of their own.
fn place(antenna: &AntennaPoint) -> [u64; 3] {
    let at = antenna.position.geographic;
    [at.longitude_deg, at.latitude_deg, antenna.height_agl.metres()].map(f64::to_bits)
}
