//! Proposals in and over villages, and at new places: small sectors, repeaters, new masts.
use super::proposal::Proposal;
use super::screened::{Screening, links_or_none};
use super::{AllowedCarrier, RemedyKind, VillageSpot, Work};
use crate::coverage::{AntennaPoint, DirectPath, LinkError, PathSetting, ServiceSetting, SightedPath};
use crate::geodesy::{GeodesicLine, Position};
use crate::link::{Receiver, inverse_normal, pilot_power};
use crate::network::SectorCarrier;
use crate::planning::Gap;
use crate::terrain::{Ground, SamplingError};
use crate::units::{Azimuth, Dbm, Length};

/// The place over a village is the highest ground this near to it, m on the planning grid.
const OVER_M: f64 = 1_000.0;
/// The signal that feeds a repeater is there with this probability.
const DONOR_PROBABILITY: f64 = 0.99;

/// A place for small equipment.
struct SmallPlace {
    spot: VillageSpot,
    position: Position,
}

impl Screening<'_> {
    /// Small sectors in and over a village, and a repeater over it; `village` is its name.
    ///
    /// # Cost
    /// The cells within 1 km of the place; for the repeater one path per mast in range.
    ///
    /// # Errors
    /// [`LinkError`]: a path without a profile; a void is no error.
    pub(super) fn at_village(
        &self,
        gap: &Gap,
        place: &Position,
        village: &str,
    ) -> Result<Vec<Proposal>, LinkError> {
        let over =
            SmallPlace { spot: VillageSpot::Over, position: highest_near(self.setting.path.ground, place) };
        let within = SmallPlace { spot: VillageSpot::In, position: *place };
        let mut found: Vec<Proposal> =
            [&within, &over].into_iter().filter_map(|at| self.small_sector(gap, at, village)).collect();
        found.extend(self.repeater(&over, village)?);
        Ok(found)
    }

    fn small_antenna(&self, at: &SmallPlace) -> AntennaPoint {
        AntennaPoint { position: at.position, height_agl: self.question.small.height_agl }
    }

    /// A small sector with the lowest carrier of the operator that comes nearest to serving, otherwise of the first one.
    fn small_sector(&self, gap: &Gap, at: &SmallPlace, village: &str) -> Option<Proposal> {
        let best = gap.best.map(|server| self.setting.network.sectors()[server.sector].operator.as_str());
        let allowed = self.question.allowed;
        let of_best = |carrier: &&AllowedCarrier| best.is_none_or(|best| carrier.operator == best);
        let carrier = lowest(allowed.iter().filter(of_best)).or_else(|| lowest(allowed.iter()))?;
        let bare = self.all_round(self.small_antenna(at), &carrier.added.on(&self.bare(at, carrier)));
        let mut proposal = at_new_place(RemedyKind::SmallRemoteSector, &carrier.operator, vec![bare]);
        proposal.sectors[0].total_power = self.question.small.power;
        proposal.spot = Some(at.spot);
        self.name(&mut proposal, format!("{village}/{}", at.spot.key()));
        Some(proposal)
    }

    fn bare(&self, at: &SmallPlace, carrier: &AllowedCarrier) -> SectorCarrier {
        let AntennaPoint { position, height_agl } = self.small_antenna(at);
        SectorCarrier::isotropic(position, height_agl, carrier.added.carrier.clone())
    }

    fn all_round(&self, antenna: AntennaPoint, sector: &SectorCarrier) -> SectorCarrier {
        let AntennaPoint { position, height_agl } = antenna;
        let isotropic = SectorCarrier::isotropic(position, height_agl, sector.carrier.clone());
        SectorCarrier {
            maximum_gain: self.question.small.gain,
            total_power: sector.total_power,
            antenna_ports: sector.antenna_ports,
            reference_signal_boost: sector.reference_signal_boost,
            pilot_power_share: sector.pilot_power_share,
            ..isotropic
        }
    }

    /// A repeater of the sector that reaches it with most power.
    fn repeater(&self, at: &SmallPlace, village: &str) -> Result<Option<Proposal>, LinkError> {
        let mut best: Option<(Dbm, usize)> = None;
        for (power, sector) in self.donors(&at.position)? {
            if best.is_none_or(|(known, _)| power.dbm() > known.dbm()) {
                best = Some((power, sector));
            }
        }
        let Some((power, donor)) = best else { return Ok(None) };
        let fed = &self.setting.network.sectors()[donor];
        let mut made = self.all_round(self.small_antenna(at), fed);
        made.total_power = power;
        let mut proposal = at_new_place(RemedyKind::Repeater, &fed.operator, vec![made]);
        proposal.donor = Some(donor);
        proposal.spot = Some(at.spot);
        self.name(&mut proposal, format!("{village}/{}/repeater", at.spot.key()));
        Ok(Some(proposal))
    }

    /// The sectors that reach a repeater dependably, by mast, each with the power that the repeater then has.
    fn donors(&self, place: &Position) -> Result<Vec<(Dbm, usize)>, LinkError> {
        let (small, sectors) = (self.question.small, self.setting.network.sectors());
        let receiver = Receiver {
            height_agl_m: small.height_agl.metres(),
            gain_dbi: small.donor_gain.db(),
            ..Receiver::default()
        };
        let setting = ServiceSetting {
            path: PathSetting { receiver: &receiver, ..self.setting.path },
            ..*self.setting
        };
        let mut found = Vec::new();
        for (mast, line) in self.index.within(place, setting.reach.radius) {
            let of_technology =
                |sector: &&usize| sectors[**sector].carrier.technology == self.question.technology;
            let own: Vec<usize> = mast.sectors.iter().filter(of_technology).copied().collect();
            let Some(&first) = own.first() else { continue };
            let path = match DirectPath::along(&setting.path, mast.antenna, place, line) {
                Ok(path) => SightedPath::new(path, sectors[first].carrier.downlink),
                Err(SamplingError::Void { .. }) => continue,
                Err(other) => return Err(other.into()),
            };
            let asked: Vec<&SectorCarrier> = own.iter().map(|sector| &sectors[*sector]).collect();
            for (sector, link) in own.iter().zip(links_or_none(&setting, &path, &asked)?) {
                let Some(link) = link else { continue };
                let needed_db = link.sigma_db * inverse_normal(DONOR_PROBABILITY);
                let Some(pilot) = pilot_power(&sectors[*sector]) else { continue };
                if link.margin().db() >= needed_db {
                    let received = sectors[*sector].total_power + (link.level - pilot);
                    let amplified = received + small.repeater_gain;
                    found.push((Dbm::new(amplified.dbm().min(small.repeater_power.dbm())), *sector));
                }
            }
        }
        Ok(found)
    }

    /// New masts at the candidate places in range of a gap's weakest sample point.
    pub(super) fn new_masts(&self, place: &Position) -> Vec<Proposal> {
        let radius_m = self.setting.reach.radius.metres();
        let in_range = self.question.candidates.iter().filter(|site| {
            let east_m = site.antenna.position.easting_m - place.easting_m;
            let north_m = site.antenna.position.northing_m - place.northing_m;
            !site.sectors.is_empty() && east_m.hypot(north_m) <= radius_m
        });
        let propose = |site: &super::NewSite| {
            let mut proposal =
                at_new_place(RemedyKind::NewMast, &site.sectors[0].operator, site.sectors.clone());
            proposal.work.height = site.antenna.height_agl;
            self.name(&mut proposal, site.name.clone());
            proposal
        };
        in_range.map(propose).collect()
    }

    /// Names a proposal at a new place, and its sectors.
    fn name(&self, proposal: &mut Proposal, name: String) {
        for sector in &mut proposal.sectors {
            sector.site_id.clone_from(&name);
            sector.operator.clone_from(&proposal.operator);
            let mhz = sector.carrier.downlink.megahertz();
            sector.sector_id = self.free_name(format!("{name}+{mhz}"));
        }
        proposal.site_id = name;
    }
}

/// A proposal at a place where no mast is, without names.
fn at_new_place(kind: RemedyKind, operator: &str, sectors: Vec<SectorCarrier>) -> Proposal {
    Proposal {
        kind,
        site_id: String::new(),
        operator: operator.to_owned(),
        replaced: Vec::new(),
        work: Work { carriers: sectors.len(), ..Work::default() },
        sectors,
        tower: usize::MAX,
        spot: None,
        donor: None,
        screened: None,
    }
}

/// A satellite terminal for a gap.
pub(super) fn satellite(village: &str) -> Proposal {
    Proposal {
        kind: RemedyKind::Satellite,
        site_id: village.to_owned(),
        operator: String::new(),
        replaced: Vec::new(),
        sectors: Vec::new(),
        tower: usize::MAX,
        work: Work::default(),
        spot: None,
        donor: None,
        screened: None,
    }
}

fn lowest<'c>(carriers: impl Iterator<Item = &'c AllowedCarrier>) -> Option<&'c AllowedCarrier> {
    let hz = |allowed: &AllowedCarrier| allowed.added.carrier.downlink.hertz();
    carriers.min_by(|a, b| hz(a).total_cmp(&hz(b)).then(a.operator.cmp(&b.operator)))
}

/// The highest place on the raster of cells around a place, within 1 km; of equally high ones the nearest.
fn highest_near(ground: &Ground, place: &Position) -> Position {
    let cell_m = ground.geometry().cell_m;
    let reach = (OVER_M / cell_m).floor() as i64;
    let mut best: Option<([f64; 2], [f64; 2])> = None;
    for row in -reach..=reach {
        for col in -reach..=reach {
            let beside_m = [col as f64 * cell_m, row as f64 * cell_m];
            let [east_m, north_m] = beside_m;
            let distance_m = east_m.hypot(north_m);
            let height_m = ground.elevation_m(place.easting_m + east_m, place.northing_m + north_m);
            // higher, then nearer
            let rank = [height_m, -distance_m];
            if distance_m <= OVER_M && !height_m.is_nan() && best.is_none_or(|(known, _)| rank > known) {
                best = Some((rank, beside_m));
            }
        }
    }
    best.map_or(*place, |(_, [east_m, north_m])| moved(place, east_m, north_m))
}

/// A place some metres beside another on the planning grid; geodesic, within centimetres over 1 km.
fn moved(place: &Position, east_m: f64, north_m: f64) -> Position {
    let grid_azimuth_deg = east_m.atan2(north_m).to_degrees();
    let line = GeodesicLine {
        ground_distance: Length::from_metres(east_m.hypot(north_m) / place.point_scale),
        azimuth: Azimuth::from_degrees(grid_azimuth_deg + place.meridian_convergence_deg),
    };
    if line.ground_distance.metres() <= 0.0 {
        return *place;
    }
    Position {
        geographic: line.place_at(place.geographic, line.ground_distance),
        easting_m: place.easting_m + east_m,
        northing_m: place.northing_m + north_m,
        ..*place
    }
}
