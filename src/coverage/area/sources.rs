//! The sector-carriers of a mast with all that is constant added up.
use crate::coverage::mast::distinct;
use crate::coverage::quality::power_factor;
use crate::coverage::{AntennaPoint, LinkError, Mast, ServiceSetting};
use crate::link::pilot_power;
use crate::network::{SectorCarrier, Technology};
use crate::units::Frequency;

/// One sector-carrier as cells receive it.
#[derive(Clone, Debug)]
pub(super) struct Source {
    /// Index into the network's sectors.
    pub(super) sector: u32,
    /// The tower it stands on.
    pub(super) tower: u32,
    /// Which of the area's carriers, and of its owners.
    pub(super) carrier: usize,
    pub(super) owner: usize,
    /// Which of the raster's channels holds the loss of each direction.
    pub(super) downlink: usize,
    pub(super) uplink: Option<usize>,
    /// Which of the mast's beams.
    pub(super) beam: usize,
    /// Which of the mast's sites.
    pub(super) site: usize,
    /// Level = this - pattern loss - path loss, dBm.
    pub(super) level_dbm: f64,
    /// Uplink margin = this - pattern loss - path loss, dB.
    pub(super) uplink_margin_db: f64,
    pub(super) required_level_dbm: f64,
    /// Standard deviation of prediction and building together, dB, where nothing was measured.
    pub(super) sigma_db: f64,
    /// Of the prediction, and of the building around the handset, dB.
    pub(super) sigmas_db: [f64; 2],
    /// Mean transmitted power relative to the pilot's: see [`power_factor`].
    pub(super) power_factor: f64,
}

/// A mast of the area.
#[derive(Clone, Debug)]
pub(super) struct MastSources {
    pub(super) antenna: AntennaPoint,
    /// Radius on the grid, m.
    pub(super) reach_m: f64,
    /// What it is swept at, rising.
    pub(super) frequencies: Vec<Frequency>,
    pub(super) sources: Vec<Source>,
    /// Indices of sectors, one for each distinct beam.
    pub(super) beams: Vec<usize>,
    /// Indices of sectors, one for each distinct site; empty where nothing was measured.
    pub(super) sites: Vec<usize>,
}

/// What a mast is swept at besides the downlinks of its sectors.
pub(super) struct SweepWish {
    /// At their uplinks.
    pub(super) both_directions: bool,
    /// At more frequencies.
    pub(super) also: Vec<Frequency>,
}

/// A carrier: the sectors of one operator at one downlink frequency.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct CarrierKey {
    pub(super) technology: Technology,
    pub(super) operator: String,
    /// Bits of the downlink frequency in hertz.
    pub(super) downlink_bits: u64,
}

/// An owner: the sectors of one operator and technology.
pub(super) type OwnerKey = (Technology, String);

/// Carriers and owners of a network, each once, in order.
pub(super) fn keys_of(sectors: &[SectorCarrier]) -> (Vec<CarrierKey>, Vec<OwnerKey>) {
    let mut carriers: Vec<CarrierKey> = sectors.iter().map(carrier_key).collect();
    carriers.sort();
    carriers.dedup();
    let mut owners: Vec<OwnerKey> = sectors.iter().map(owner_key).collect();
    owners.sort();
    owners.dedup();
    (carriers, owners)
}

fn carrier_key(sector: &SectorCarrier) -> CarrierKey {
    CarrierKey {
        technology: sector.carrier.technology,
        operator: sector.operator.clone(),
        downlink_bits: sector.carrier.downlink.hertz().to_bits(),
    }
}

fn owner_key(sector: &SectorCarrier) -> OwnerKey {
    (sector.carrier.technology, sector.operator.clone())
}

impl MastSources {
    /// The sources of a mast; swept as wished.
    ///
    /// # Errors
    /// [`LinkError::Bandwidth`] names the sector.
    pub(super) fn new(
        setting: &ServiceSetting<'_>,
        mast: &Mast,
        wish: SweepWish,
        (carriers, owners): (&[CarrierKey], &[OwnerKey]),
    ) -> Result<Self, LinkError> {
        let all = setting.network.sectors();
        let of_mast = || mast.sectors.iter().map(|&index| &all[index]);
        let SweepWish { both_directions, also } = wish;
        let mut frequencies = also;
        frequencies.extend(of_mast().map(|sector| sector.carrier.downlink));
        if both_directions {
            frequencies.extend(of_mast().map(|sector| sector.carrier.uplink));
        }
        let frequencies = distinct(frequencies);
        let (mut beams, mut sites): (Vec<usize>, Vec<usize>) = (Vec::new(), Vec::new());
        let mut sources = Vec::with_capacity(mast.sectors.len());
        for &index in &mast.sectors {
            let sector = &all[index];
            let beam = beams.iter().position(|&beam| same_beam(&all[beam], sector)).unwrap_or_else(|| {
                beams.push(index);
                beams.len() - 1
            });
            let site =
                sites.iter().position(|&site| all[site].site_id == sector.site_id).unwrap_or_else(|| {
                    sites.push(index);
                    sites.len() - 1
                });
            // each channel after the first of the raster is a frequency
            let channel = |wanted: Frequency| frequencies.iter().position(|f| *f == wanted).map(|at| at + 1);
            let carrier = carriers.binary_search(&carrier_key(sector)).unwrap_or_default();
            let owner = owners.binary_search(&owner_key(sector)).unwrap_or_default();
            sources.push(Source {
                carrier,
                owner,
                downlink: channel(sector.carrier.downlink).unwrap_or_default(),
                uplink: channel(sector.carrier.uplink).filter(|_| both_directions),
                beam,
                site,
                ..constants(setting, (index, sector))?
            });
        }
        let reach_m = setting.reach.radius.metres() * mast.antenna.position.point_scale;
        if setting.path.measured.is_none() {
            sites.clear();
        }
        Ok(Self { antenna: mast.antenna, reach_m, frequencies, sources, beams, sites })
    }
}

fn same_beam(a: &SectorCarrier, b: &SectorCarrier) -> bool {
    a.azimuth == b.azimuth
        && a.mechanical_downtilt == b.mechanical_downtilt
        && a.electrical_downtilt == b.electrical_downtilt
        && a.pattern == b.pattern
}

/// The budget's constant terms, as [`crate::link::link_budget`] adds them.
fn constants(
    setting: &ServiceSetting<'_>,
    (index, sector): (usize, &SectorCarrier),
) -> Result<Source, LinkError> {
    let pilot = pilot_power(sector).ok_or_else(|| LinkError::Bandwidth {
        sector_id: sector.sector_id.clone(),
        bandwidth_mhz: sector.carrier.bandwidth_mhz,
    })?;
    let receiver = setting.path.receiver;
    let need = setting.need.of(sector.carrier.technology);
    let (entry_down, spread_db) = receiver.building(sector.carrier.downlink);
    let (entry_up, _) = receiver.building(sector.carrier.uplink);
    let handset_db = receiver.gain_dbi - receiver.body_loss_db;
    let error = setting.need.error_of(sector);
    let mast_db = sector.maximum_gain.db() - sector.feeder_loss.db() + error.offset.db();
    Ok(Source {
        sector: index as u32,
        tower: setting.network.tower(index) as u32,
        carrier: 0,
        owner: 0,
        downlink: 0,
        uplink: None,
        beam: 0,
        site: 0,
        level_dbm: pilot.dbm() + mast_db + handset_db - entry_down.db(),
        uplink_margin_db: need.uplink.handset_power_dbm + handset_db - entry_up.db() + mast_db
            - need.uplink.sensitivity_dbm(),
        required_level_dbm: need.required_level_dbm,
        sigma_db: error.sigma_db.hypot(spread_db),
        sigmas_db: [error.sigma_db, spread_db],
        power_factor: power_factor(sector, &setting.need),
    })
}
