//! Reading a mast's lattice out onto the grid and merging it into the layers.
use super::place::{LinkError, LinkSetting};
use super::{AreaLayers, Lattice, Mast};
use crate::grid::{Cell, GridGeometry};
use crate::link::pilot_power;
use crate::network::{SectorCarrier, Technology};
use crate::units::Azimuth;
use rayon::prelude::*;

/// One sector-carrier, its constant terms added up.
struct Source<'a> {
    index: u32,
    technology: Technology,
    /// Which of the lattice's frequencies, from 1.
    frequency: usize,
    /// Which of the mast's beams.
    beam: usize,
    /// Pilot power, gain, feeder, receiver: level = this - pattern loss - path loss, dBm.
    offset_dbm: f64,
    sector: &'a SectorCarrier,
}

/// What one cell of one technology holds.
struct Slot<'a> {
    level_dbm: &'a mut f32,
    server: &'a mut u32,
}

impl Slot<'_> {
    fn offer(&mut self, level_dbm: f32, server: u32) {
        if level_dbm.is_nan() {
            return; // the model has no value
        }
        let stronger = self.level_dbm.is_nan() || level_dbm > *self.level_dbm;
        let tie = level_dbm.total_cmp(self.level_dbm).is_eq() && server < *self.server;
        if stronger || tie {
            (*self.level_dbm, *self.server) = (level_dbm, server);
        }
    }
}

/// Merges one mast into the layers.
///
/// # Errors
/// [`LinkError::Bandwidth`] names the sector.
pub(super) fn merge_mast(
    setting: &LinkSetting<'_>,
    mast: &Mast,
    lattice: &Lattice,
    layers: &mut AreaLayers,
) -> Result<(), LinkError> {
    let (sources, beams) = sources_of(setting, mast, lattice)?;
    let geometry = *setting.ground.geometry();
    let reach_m = setting.service_radius.metres() * mast.position.point_scale;
    let cols = geometry.shape.cols;
    let rows = layers
        .lte_rsrp_dbm
        .values_mut()
        .par_chunks_mut(cols)
        .zip(layers.lte_server.values_mut().par_chunks_mut(cols))
        .zip(layers.umts_rscp_dbm.values_mut().par_chunks_mut(cols))
        .zip(layers.umts_server.values_mut().par_chunks_mut(cols));
    rows.enumerate().for_each(|(row, (((rsrp, lte_server), rscp), umts_server))| {
        let mut gains_db = vec![0.0; beams.len()];
        let mut point = vec![0.0_f32; lattice.channels()];
        for col in columns_within(&geometry, mast, row, reach_m) {
            let (easting_m, northing_m) = geometry.centre_m(Cell { row, col });
            let (east_m, north_m) =
                (easting_m - mast.position.easting_m, northing_m - mast.position.northing_m);
            if east_m.hypot(north_m) > reach_m
                || !lattice.read(
                    Cell { row, col },
                    setting.ground.elevation_of(Cell { row, col }),
                    &mut point,
                )
            {
                continue;
            }
            let grid_azimuth_deg = east_m.atan2(north_m).to_degrees();
            let azimuth = Azimuth::from_degrees(grid_azimuth_deg + mast.position.meridian_convergence_deg);
            let departure_deg = (f64::from(point[0]) / 1_000.0).atan().to_degrees();
            for (gain_db, &beam) in gains_db.iter_mut().zip(&beams) {
                *gain_db = beam.gain_towards(azimuth, departure_deg).db();
            }
            let mut lte = Slot { level_dbm: &mut rsrp[col], server: &mut lte_server[col] };
            let mut umts = Slot { level_dbm: &mut rscp[col], server: &mut umts_server[col] };
            for source in &sources {
                let loss_db = f64::from(point[source.frequency]);
                let beam_db = gains_db[source.beam] - beams[source.beam].maximum_gain.db()
                    + source.sector.maximum_gain.db();
                let level_dbm = (source.offset_dbm + beam_db - loss_db) as f32;
                match source.technology {
                    Technology::Lte => lte.offer(level_dbm, source.index),
                    Technology::Umts => umts.offer(level_dbm, source.index),
                }
            }
        }
    });
    Ok(())
}

/// The mast's sector-carriers, and one of them for each distinct beam.
fn sources_of<'a>(
    setting: &LinkSetting<'a>,
    mast: &Mast,
    lattice: &Lattice,
) -> Result<(Vec<Source<'a>>, Vec<&'a SectorCarrier>), LinkError> {
    let all = setting.network.sectors();
    let same_beam = |a: &SectorCarrier, b: &SectorCarrier| {
        a.azimuth == b.azimuth
            && a.mechanical_downtilt == b.mechanical_downtilt
            && a.electrical_downtilt == b.electrical_downtilt
            && a.pattern == b.pattern
    };
    let mut beams: Vec<&SectorCarrier> = Vec::new();
    let mut sources = Vec::with_capacity(mast.sectors.len());
    for &index in &mast.sectors {
        let sector = &all[index];
        let pilot = pilot_power(sector).ok_or_else(|| LinkError::Bandwidth {
            sector_id: sector.sector_id.clone(),
            bandwidth_mhz: sector.carrier.bandwidth_mhz,
        })?;
        let beam = beams.iter().position(|beam| same_beam(beam, sector)).unwrap_or_else(|| {
            beams.push(sector);
            beams.len() - 1
        });
        let frequency = lattice.frequencies().iter().position(|f| *f == sector.carrier.downlink);
        let entry_db = setting.receiver.building(sector.carrier.downlink).0.db();
        let receiver_db = setting.receiver.gain_dbi - setting.receiver.body_loss_db - entry_db;
        sources.push(Source {
            index: index as u32,
            technology: sector.carrier.technology,
            frequency: 1 + frequency.expect("the lattice was swept at the frequencies of this mast"),
            beam,
            offset_dbm: pilot.dbm() - sector.feeder_loss.db() + receiver_db,
            sector,
        });
    }
    Ok((sources, beams))
}

/// Columns of a row that can lie within reach of a mast.
fn columns_within(geometry: &GridGeometry, mast: &Mast, row: usize, reach_m: f64) -> std::ops::Range<usize> {
    let (_, northing_m) = geometry.centre_m(Cell { row, col: 0 });
    let north_m = northing_m - mast.position.northing_m;
    if north_m.abs() > reach_m {
        return 0..0;
    }
    let half_m = (reach_m * reach_m - north_m * north_m).sqrt() + geometry.cell_m;
    let column = |easting_m: f64| (easting_m - geometry.west_m) / geometry.cell_m;
    let cols = geometry.shape.cols as f64;
    let first = column(mast.position.easting_m - half_m).floor().clamp(0.0, cols);
    let last = column(mast.position.easting_m + half_m).ceil().clamp(0.0, cols);
    first as usize..last as usize
}
