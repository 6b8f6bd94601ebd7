//! The level of a sector over what disturbs it: SINR for 4G, Ec/Io for 3G.
use super::power::Power;
use super::{Scope, ServerLink, ServiceSetting};
use crate::link::ServiceNeed;
use crate::network::{SectorCarrier, Technology};
use crate::units::Decibels;

/// Mean power of a sector over the level it is received with.
///
/// 4G: the load, since a resource element of the data that is sent has the power of one of the reference signals. 3G: of
/// the whole carrier, what is transmitted (the load, but at least the pilot) relative to the pilot.
pub(super) fn power_factor(sector: &SectorCarrier, need: &ServiceNeed<'_>) -> f64 {
    let load = need.of(sector.carrier.technology).interference.load;
    match sector.carrier.technology {
        Technology::Lte => load,
        Technology::Umts => load.max(sector.pilot_power_share) / sector.pilot_power_share,
    }
}

/// A sector as it is received, and the power of all sectors on its frequency, its own among them.
#[derive(Clone, Copy)]
pub(super) struct Disturbed<'a> {
    pub(super) sector: &'a SectorCarrier,
    pub(super) level_dbm: f32,
    pub(super) on_frequency: Power,
    /// Noise of what the level is measured in, mW.
    pub(super) noise_mw: f64,
}

impl Disturbed<'_> {
    /// Its level over interference and noise, dB. A 4G sector does not disturb itself; the own power of a 3G sector is a part
    /// of Io.
    pub(super) fn quality_db(&self, need: &ServiceNeed<'_>) -> f64 {
        let mut power = self.on_frequency;
        if self.sector.carrier.technology == Technology::Lte {
            power = power.without(Power::of(self.level_dbm, power_factor(self.sector, need)));
        }
        f64::from(self.level_dbm) - 10.0 * (power.milliwatts() + self.noise_mw).log10()
    }
}

/// Noise of what the level of a technology is measured in, mW.
pub(super) fn noise_mw(need: &ServiceNeed<'_>, technology: Technology) -> f64 {
    10.0_f64.powf(0.1 * need.of(technology).noise_dbm(technology))
}

/// The strongest sector at a place, and how far it stands out.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct PlaceQuality {
    /// The strongest sector of the scope.
    pub best_server: ServerLink,
    /// Median SINR (4G) or Ec/Io (3G): its level over the other sectors on its frequency, of any operator, times their load, and noise.
    pub quality: Decibels,
}

/// The strongest sector of a scope among the links of a place, with its SINR or Ec/Io; `None` without a link of the scope.
///
/// # Definition
/// That of the layer [`super::AreaQuantity::Quality`]: of equally strong sectors the one that comes first, levels as the layers keep them, the
/// powers of all links on its technology and downlink frequency by `service.*.interference.load`, thermal noise by the handset's noise figure.
///
/// # Cost and determinism
/// O(links); bit-identical for any order of the links.
#[must_use]
pub fn quality_at(setting: &ServiceSetting<'_>, scope: &Scope, links: &[ServerLink]) -> Option<PlaceQuality> {
    let sectors = setting.network.sectors();
    let level_dbm = |server: &ServerLink| server.link.level.dbm() as f32;
    let best = links.iter().filter(|server| scope.holds(&sectors[server.sector])).reduce(|best, next| {
        let order = level_dbm(next).total_cmp(&level_dbm(best)).then(best.sector.cmp(&next.sector));
        if order.is_gt() { next } else { best }
    })?;
    let carrier = &sectors[best.sector].carrier;
    let mut on_frequency = Power::default();
    for server in links {
        let sector = &sectors[server.sector];
        let same_frequency = sector.carrier.downlink.hertz().to_bits() == carrier.downlink.hertz().to_bits();
        if sector.carrier.technology == carrier.technology && same_frequency {
            on_frequency.add(Power::of(level_dbm(server), power_factor(sector, &setting.need)));
        }
    }
    let disturbed = Disturbed {
        sector: &sectors[best.sector],
        level_dbm: level_dbm(best),
        on_frequency,
        noise_mw: noise_mw(&setting.need, carrier.technology),
    };
    let quality = Decibels::new(disturbed.quality_db(&setting.need));
    Some(PlaceQuality { best_server: *best, quality })
}
