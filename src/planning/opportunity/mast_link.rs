//! A new mast's carriers with all that is constant of their budgets added up.
use super::beam_table::BeamTable;
use super::question::OpportunityQuestion;
use crate::coverage::LinkError;
use crate::geodesy::{LonLat, Position};
use crate::link::{Losses, MeasuredShift, link_budget};
use crate::network::SectorCarrier;
use crate::planning::NewMast;
use crate::units::{Decibels, Frequency, Length};

/// Cells whose margin lies within this of what a point needs take their own path: half of those that the sweep has on the wrong side are among them.
const DOUBTFUL_DB: f32 = 0.5;

/// One carrier: strength = (the smaller of both margins without loss less the loss, less what the beam attenuates) / sigma.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct CarrierLink {
    /// Margins without loss, main lobe, dB.
    downlink_db: f32,
    uplink_db: f32,
    /// Which of a lattice's channels holds the losses.
    downlink: usize,
    uplink: usize,
    /// 1 / sigma; 1 without shadowing.
    per_sigma: f32,
}

/// What a mast of a design does with losses: its carriers and its tilts.
#[derive(Clone, Debug)]
pub(super) struct MastLink<'a> {
    /// Downlinks and uplinks, each once, rising.
    pub(super) frequencies: Vec<Frequency>,
    carriers: Vec<CarrierLink>,
    /// One for each tilt; a single one where the antenna attenuates in no direction.
    pub(super) beams: Vec<BeamTable<'a>>,
    /// Whether the antenna attenuates in no direction.
    pub(super) flat: bool,
    /// [`DOUBTFUL_DB`] as a strength.
    doubtful: f32,
}

impl<'a> MastLink<'a> {
    /// # Errors
    /// [`LinkError::Bandwidth`].
    pub(super) fn of(question: &OpportunityQuestion<'a>) -> Result<Self, LinkError> {
        let design = question.design;
        let downtilt = design.downtilts.first().copied().unwrap_or_default();
        let nowhere = LonLat { longitude_deg: 0.0, latitude_deg: 0.0 };
        let position = Position {
            geographic: nowhere,
            easting_m: 0.0,
            northing_m: 0.0,
            meridian_convergence_deg: 0.0,
            point_scale: 1.0,
        };
        let site_id = String::new();
        let sectors =
            NewMast { design, site_id, position, height_agl: Length::default(), downtilt }.sectors();
        let mut frequencies: Vec<Frequency> =
            sectors.iter().flat_map(|sector| [sector.carrier.downlink, sector.carrier.uplink]).collect();
        frequencies.sort_by(|a, b| a.hertz().total_cmp(&b.hertz()));
        frequencies.dedup();
        let channel =
            |wanted: Frequency| 1 + frequencies.iter().position(|known| *known == wanted).unwrap_or_default();
        let carrier = |sector: &SectorCarrier| {
            let zero = Decibels::default();
            let losses = Losses {
                antenna_gain: sector.maximum_gain,
                downlink: zero,
                uplink: zero,
                terminal_clutter: [zero; 2],
                measured: MeasuredShift::NONE,
            };
            let budget = link_budget(sector, losses, question.setting.path.receiver, &question.setting.need)
                .ok_or_else(|| LinkError::Bandwidth {
                    sector_id: sector.sector_id.clone(),
                    bandwidth_mhz: sector.carrier.bandwidth_mhz,
                })?;
            let per_sigma = if budget.sigma_db > 0.0 { budget.sigma_db.recip() } else { 1.0 };
            Ok(CarrierLink {
                downlink_db: budget.downlink_margin.db() as f32,
                uplink_db: budget.uplink_margin.db() as f32,
                downlink: channel(sector.carrier.downlink),
                uplink: channel(sector.carrier.uplink),
                per_sigma: per_sigma as f32,
            })
        };
        let carriers = sectors.iter().map(carrier).collect::<Result<Vec<CarrierLink>, LinkError>>()?;
        let mut beams: Vec<BeamTable<'a>> =
            design.downtilts.iter().map(|downtilt| BeamTable::of(&design.pattern, *downtilt)).collect();
        let flat = beams.iter().all(BeamTable::is_flat);
        if flat {
            beams.truncate(1);
        }
        let per_sigma = |carrier: &CarrierLink| carrier.per_sigma;
        let doubtful = DOUBTFUL_DB * carriers.iter().map(per_sigma).fold(0.0, f32::max);
        Ok(Self { frequencies, carriers, beams, flat, doubtful })
    }

    /// Whether what a cell reads lies so near to the strength needed, with its best tilt, that the sweep may be on the wrong side.
    #[inline]
    pub(super) fn is_doubtful(&self, values: &[f32], cell: usize, count: usize, needed: f32) -> bool {
        let slope = values[cell];
        let strength = |beam: &BeamTable<'_>| {
            let attenuation_db = if self.flat { 0.0 } else { beam.at(slope) };
            self.strength(values, cell, count, attenuation_db)
        };
        let best = self.beams.iter().map(strength).fold(f32::NEG_INFINITY, f32::max);
        (best - needed).abs() < self.doubtful
    }

    /// The strength of the best carrier where the beam attenuates by some dB, from the `count` values of each channel (of a lattice's row) of cell `cell`.
    #[inline]
    pub(super) fn strength(&self, values: &[f32], cell: usize, count: usize, attenuation_db: f32) -> f32 {
        let of_carrier = |carrier: &CarrierLink| {
            let downlink_db = carrier.downlink_db - values[carrier.downlink * count + cell];
            let uplink_db = carrier.uplink_db - values[carrier.uplink * count + cell];
            (downlink_db.min(uplink_db) - attenuation_db) * carrier.per_sigma
        };
        self.carriers.iter().map(of_carrier).fold(f32::NEG_INFINITY, f32::max)
    }
}
