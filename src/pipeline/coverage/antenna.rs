//! The antenna of a quick look: direction, tilts and pattern.
use super::error::CoverageError;
use super::request::{CoverageQuantity, CoverageRequest, Radiated};
use crate::geodesy::Position;
use crate::inputs::antenna_files::read_antenna_file;
use crate::network::{AntennaPattern, Carrier, SectorCarrier, SectorPattern, Technology};
use crate::units::Decibels;
use std::sync::Arc;

/// A pattern that was read, and the request with the gain of its file.
pub(super) struct ReadAntenna {
    pattern: AntennaPattern,
    pub(super) request: CoverageRequest,
}

impl ReadAntenna {
    /// Reads the pattern of a request.
    pub(super) fn of(request: &CoverageRequest) -> Result<Self, CoverageError> {
        let mut request = request.clone();
        let file = request.antenna.as_ref().and_then(|antenna| antenna.pattern.as_deref());
        let file = file.map(read_antenna_file).transpose()?;
        let pattern = match file {
            None => AntennaPattern::Sector(SectorPattern::default()),
            Some(file) => {
                let takes_gain = request.antenna.as_ref().is_some_and(|antenna| antenna.gain_of_file);
                if let Some(gain) = file.gain.filter(|_| takes_gain) {
                    request.quantity = with_gain(request.quantity, gain);
                }
                AntennaPattern::Measured(Arc::new(file.pattern))
            }
        };
        Ok(Self { pattern, request })
    }

    /// A sector with the antenna, at a place; `None` for one that is the same in every direction.
    pub(super) fn sector(&self, position: Position) -> Option<SectorCarrier> {
        let antenna = self.request.antenna.as_ref()?;
        let frequency = self.request.signal.frequency;
        // of a carrier the pattern asks for nothing
        let carrier = Carrier {
            technology: Technology::Lte,
            band: String::new(),
            downlink: frequency,
            uplink: frequency,
            bandwidth_mhz: 10.0,
        };
        let sector = SectorCarrier::isotropic(position, self.request.terminals.tx_height_agl, carrier);
        Some(SectorCarrier {
            azimuth: antenna.azimuth,
            mechanical_downtilt: antenna.mechanical_downtilt,
            electrical_downtilt: antenna.electrical_downtilt,
            pattern: self.pattern.clone(),
            ..sector
        })
    }
}

fn with_gain(quantity: CoverageQuantity, gain: Decibels) -> CoverageQuantity {
    let more = |radiated: Radiated| Radiated { net_gain: radiated.net_gain + gain, ..radiated };
    match quantity {
        CoverageQuantity::Rsrp(radiated) => CoverageQuantity::Rsrp(more(radiated)),
        CoverageQuantity::ReceivedPower(radiated) => CoverageQuantity::ReceivedPower(more(radiated)),
        other => other,
    }
}
