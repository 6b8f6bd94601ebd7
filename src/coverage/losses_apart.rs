//! The losses of a link, each by its reason.
use super::{DirectPath, Link, PathSetting, SightedPath};
use crate::network::SectorCarrier;
use crate::propagation::PropagationError;
use crate::units::{Dbm, Decibels};
use serde::{Deserialize, Serialize};

/// The losses of a link's downlink, each by its reason. All but free space are what the level is less than over free space with the main
/// lobe towards the place.
#[derive(Clone, Copy, Debug, PartialEq, Deserialize, Serialize)]
pub struct LossesApart {
    /// Free space.
    pub free_space: Decibels,
    /// Diffraction over the bare terrain; that of ITU-R P.526 if the model has no separate one.
    pub terrain: Decibels,
    /// What buildings and trees on the path add.
    pub clutter: Decibels,
    /// What else the model counts, such as ducting or an empirical formula; may be negative.
    pub other: Decibels,
    /// Buildings and trees around the handset (ITU-R P.2108).
    pub at_handset: Decibels,
    /// The place lies beside the main lobe.
    pub azimuth: Decibels,
    /// The place lies over or under the main lobe.
    pub tilt: Decibels,
}

impl LossesApart {
    /// Takes the losses of a sector's link over a path apart, with the same path without buildings and trees.
    ///
    /// # Cost
    /// Two to three evaluations of the path.
    ///
    /// # Errors
    /// [`PropagationError`] where the model has no value.
    pub fn of(
        setting: &PathSetting<'_>,
        sighted: &SightedPath,
        bare: &DirectPath,
        sector: &SectorCarrier,
        link: &Link,
    ) -> Result<Self, PropagationError> {
        let signal = setting.signal(sector.carrier.downlink);
        let over_terrain = bare.loss(setting.model, signal)?;
        let kept_apart = over_terrain.diffraction.db() > 0.0 || link.line_of_sight;
        let terrain = if kept_apart { over_terrain.diffraction } else { bare.p526_diffraction(signal)? };
        let free_space = over_terrain.free_space;
        let aimed = SectorCarrier { azimuth: sector.azimuth.map(|_| link.azimuth), ..sector.clone() };
        let departure_deg = sighted.clearance().departure_elevation_deg;
        let aimed_loss = sector.maximum_gain - aimed.gain_towards(link.azimuth, departure_deg);
        Ok(Self {
            free_space,
            terrain,
            clutter: link.loss - over_terrain.basic_transmission_loss,
            other: over_terrain.basic_transmission_loss - free_space - terrain,
            at_handset: link.terminal_clutter,
            azimuth: link.pattern_loss - aimed_loss,
            tilt: aimed_loss,
        })
    }

    /// All but free space.
    #[must_use]
    pub fn beyond_free_space(&self) -> Decibels {
        let Self { free_space: _, terrain, clutter, other, at_handset, azimuth, tilt } = *self;
        terrain + clutter + other + at_handset + azimuth + tilt
    }

    /// The median level that the sector would have over free space, with its main lobe towards the place.
    #[must_use]
    pub fn free_space_level(&self, link: &Link) -> Dbm {
        link.level + self.beyond_free_space()
    }
}
