//! One link with all that a scenario says: its ground, models, air, masts and villages, as its run has them.
use super::error::PathError;
use super::link_facts::{environment, remarks};
use super::losses::analyse;
use super::names::{Named, find};
use super::request::Air;
use super::void::void_on;
use crate::coverage::{
    DirectPath, Link, Scope, ServiceSetting, SightedPath, masts_of, service_at_settlements,
};
use crate::geodesy::{LonLat, Position, geodesic_line, path_centre};
use crate::grid::GridGeometry;
use crate::inputs::crs::PlanningProjection;
use crate::inputs::presence::require_inputs;
use crate::inputs::scenario_file::LoadedScenario;
use crate::language::{decimals, word};
use crate::link::{HandsetClutter, pilot_power};
use crate::network::{SectorCarrier, Technology};
use crate::outputs::{
    DemClutter, LevelQuantity, LinkClutter, LinkLevel, PathNote, PathResult, ScenarioLink, SectorLink,
};
use crate::pipeline::checksums::BeforeReading;
use crate::pipeline::handset::HandsetModels;
use crate::pipeline::judge::{SCALE_ALLOWANCE, places_of, reach_m};
use crate::pipeline::session::Opening;
use crate::pipeline::{DEFAULT_MEMORY_BYTES, Progress, RunError, Session, Timer};
use crate::planning::backhaul::HopQuestion;
use crate::propagation::{LinkCase, ModelKey, Signal, Terminals};
use crate::settlements::{Cluster, Settlement};
use crate::store::Cache;
use crate::terrain::{PathProfile, ProfileLine, TerrainKind, sample_profile};
use crate::text;
use crate::units::{Dbm, Decibels, Frequency, Length};
use std::slice::from_ref;

/// Coordinates in results are rounded to 1e-7 degrees, some 1 cm: a place so near to a cell's centre was that centre, m.
const ROUNDED_BY_M: f64 = 0.02;
/// Cells around a path's box that its interpolation asks for.
const MARGIN_CELLS: f64 = 2.0;

/// The two ends of a link over a scenario's ground.
#[derive(Clone, Debug, PartialEq)]
pub enum ScenarioEnds {
    /// A mast and a village of the scenario.
    Named {
        /// Identifier of the site or of one sector.
        mast: String,
        /// Identifier or name of the settlement, of one of its clusters (`ID/CLUSTER`), in any case.
        village: String,
    },
    /// Any places.
    Placed {
        /// Transmitter first.
        places: [LonLat; 2],
        /// Antennas.
        terminals: Terminals,
        /// Carrier frequency.
        frequency: Frequency,
        /// What is asked of the level at the receiver.
        levels: Vec<LinkLevel>,
        /// What is asked of the link as a microwave hop, which ends at dishes and not at handsets.
        hop: Option<HopQuestion>,
    },
}

/// One link of a scenario.
#[derive(Clone, Copy, Debug)]
pub struct ScenarioPathRequest<'a> {
    /// The scenario.
    pub loaded: &'a LoadedScenario,
    /// Its ends.
    pub ends: &'a ScenarioEnds,
    /// Models after the scenario's; for a hop, in place of them.
    pub more_models: &'a [ModelKey],
}

/// The loss of one link by the models of a scenario, and what its run finds of it: levels and margins.
///
/// Terrain, clutter, air, antennas and their heights are those of [`crate::pipeline::run()`], bit by bit.
///
/// # Errors
/// [`PathError`]: inputs that cannot be read, names that are not there or not clear, a void on the path.
pub fn path_in_scenario(
    request: ScenarioPathRequest<'_>,
    cache: Option<&Cache>,
    progress: &dyn Progress,
) -> Result<PathResult, PathError> {
    require_inputs(request.loaded).map_err(RunError::from)?;
    let opening = Opening {
        scratch: &std::env::temp_dir(),
        memory_bytes: DEFAULT_MEMORY_BYTES,
        before: BeforeReading::of(request.loaded),
        timer: Timer::new(),
        cache,
        shared: None,
    };
    let session = Session::open_with(request.loaded, opening, progress)?;
    let over = OverScenario { session: &session, more_models: request.more_models };
    match request.ends {
        ScenarioEnds::Named { mast, village } => over.named(mast, village),
        ScenarioEnds::Placed { places, terminals, frequency, levels, hop } => {
            let link = Placed { places: *places, terminals: *terminals, frequency: *frequency };
            over.placed(link, levels, *hop)
        }
    }
}

/// What is computed over a scenario's ground.
#[derive(Clone, Copy)]
struct OverScenario<'a> {
    session: &'a Session<'a>,
    more_models: &'a [ModelKey],
}

/// A link whose profile is known.
struct Profiled {
    profile: PathProfile,
    places: [LonLat; 2],
    terminals: Terminals,
    frequency: Frequency,
    hop: Option<HopQuestion>,
    levels: Vec<LinkLevel>,
    of_scenario: Option<ScenarioLink>,
    notes: Vec<PathNote>,
}

/// Two places with what is between them.
#[derive(Clone, Copy)]
struct Placed {
    places: [LonLat; 2],
    terminals: Terminals,
    frequency: Frequency,
}

/// A village's place, and what it is called.
struct NamedPlace<'a> {
    place: &'a Position,
    village: String,
}

/// A sector over its own path.
struct OnPath {
    sector: usize,
    link: Link,
    profile: PathProfile,
}

impl OverScenario<'_> {
    fn named(self, mast: &str, village: &str) -> Result<PathResult, PathError> {
        let session = self.session;
        let (settlement, cluster) = self.village(village)?;
        let sectors = self.mast(mast)?;
        let all = session.network().sectors();
        let first = &all[sectors[0]];
        let technology = session.scenario().ranking.technology;
        let ranked = |sector: &SectorCarrier| sector.carrier.technology == technology;
        let shown = if sectors.iter().any(|&sector| ranked(&all[sector])) {
            technology
        } else {
            first.carrier.technology
        };
        let away = geodesic_line(first.position.geographic, cluster.samples[0].position.geographic);
        let radius_km = session.scenario().service.radius_km;
        let wide_m =
            away.ground_distance.metres() * cluster.samples[0].position.point_scale * SCALE_ALLOWANCE;
        let reach = reach_m(session.scenario(), from_ref(settlement)).max(wide_m);
        let ground = session.inputs.ground.around(&places_of(from_ref(settlement)), reach)?;
        let setting = session.setting(&ground)?;
        let scope = Scope { technology: shown, operator: None };
        let place = self.weakest_place(&setting, settlement, cluster, &scope)?;
        let mut found = self.links(&setting, place, &sectors)?;
        found.sort_by(|a, b| {
            let order = ranked(&all[b.sector]).cmp(&ranked(&all[a.sector]));
            order.then(b.link.strength().total_cmp(&a.link.strength())).then(a.sector.cmp(&b.sector))
        });
        let mut notes = Vec::new();
        if found[0].link.ground_distance.kilometres() > radius_km {
            let text = text!("of-scenario-run-does-not-look-so-far", radius_km);
            notes.push(PathNote::new("beyond_radius", text));
        }
        self.of_sectors(found, NamedPlace { place, village: village_text(settlement, cluster) }, notes)
    }

    fn of_sectors(
        self,
        found: Vec<OnPath>,
        at: NamedPlace<'_>,
        notes: Vec<PathNote>,
    ) -> Result<PathResult, PathError> {
        let NamedPlace { place, village } = at;
        let scenario = self.session.scenario();
        let all = self.session.network().sectors();
        let of = |on_path: &OnPath| -> SectorLink {
            let sector = all[on_path.sector].clone();
            let need = match sector.carrier.technology {
                Technology::Lte => &scenario.service.lte,
                Technology::Umts => &scenario.service.umts,
            };
            let required = Dbm::new(need.required_level_dbm);
            SectorLink { sector, link: on_path.link, required }
        };
        let sectors: Vec<SectorLink> = found.iter().map(of).collect();
        let no_sector = || PathError::Internal("a mast without sectors".to_owned());
        let (best, first) = (found.into_iter().next().ok_or_else(no_sector)?, sectors.first());
        let sector = first.ok_or_else(no_sector)?.sector.clone();
        let (receiver, frequency) = (&scenario.receiver, sector.carrier.downlink);
        let (entry, _) = receiver.building(frequency);
        let level = LinkLevel {
            quantity: LevelQuantity::of_pilot(sector.carrier.technology),
            radiated: pilot_power(&sector).ok_or_else(no_sector)?,
            antenna_gain: sector.maximum_gain - best.link.pattern_loss,
            feeder_loss: sector.feeder_loss,
            receiver_gain: Decibels::new(receiver.gain_dbi - receiver.body_loss_db) - entry,
            calibration: self.session.need().error_of(&sector).offset,
        };
        let terminals =
            Terminals { tx_height_agl: sector.antenna_height_agl, rx_height_agl: receiver.height_agl() };
        self.result(Profiled {
            profile: best.profile,
            places: [sector.position.geographic, place.geographic],
            terminals,
            frequency,
            hop: None,
            levels: vec![level],
            of_scenario: Some(ScenarioLink {
                scenario: scenario.name.clone(),
                site_id: sector.site_id,
                village,
                sectors,
                target_probability: scenario.service.target_probability,
            }),
            notes,
        })
    }

    fn placed(
        self,
        link: Placed,
        levels: &[LinkLevel],
        hop: Option<HopQuestion>,
    ) -> Result<PathResult, PathError> {
        let Placed { places, terminals, frequency } = link;
        let session = self.session;
        let mut positions = PlanningProjection::from_user_input(&session.crs().wkt)?.place(&places)?;
        for position in &mut positions {
            on_cell(position, session.geometry());
        }
        let [from, to] = &positions[..] else {
            return Err(PathError::Internal("a path has two ends".to_owned()));
        };
        let on_grid = positions.iter().map(|place| (place.easting_m, place.northing_m)).collect::<Vec<_>>();
        let cell_m = session.geometry().cell_m;
        let ground = session.inputs.ground.around(&on_grid, MARGIN_CELLS * cell_m)?;
        let choice = &session.scenario().propagation;
        let step = session.geometry().profile_step(choice.profile_step_m.map(Length::from_metres));
        let line = ProfileLine::between(from, to, step);
        let line = ProfileLine { clearing: Length::from_metres(choice.clearing_m), ..line };
        let profile = sample_profile(&ground, line).map_err(|error| void_on(places, error))?;
        let (levels, of_scenario, notes) = (levels.to_vec(), None, Vec::new());
        self.result(Profiled { profile, places, terminals, frequency, hop, levels, of_scenario, notes })
    }

    /// The models' losses, and the rest of what is shown.
    fn result(self, link: Profiled) -> Result<PathResult, PathError> {
        let scenario = self.session.scenario();
        let choice = &scenario.propagation;
        let profile = link.profile;
        let [from, to] = link.places;
        let climate = {
            // the air does not depend on the ground
            let centre = path_centre(from, to, profile.ground_distance());
            self.session.climate()?.at(centre)
        };
        let air = Air { climate, latitude_deg: None };
        let own: &[ModelKey] =
            if link.hop.is_some() && !self.more_models.is_empty() { &[] } else { &choice.models };
        let models = each_once(own.iter().chain(self.more_models));
        let handset = if link.hop.is_some() {
            HandsetClutter::default()
        } else {
            HandsetClutter {
                correction: scenario.receiver.terminal_clutter,
                surroundings: scenario.receiver.surroundings,
            }
        };
        let of_models = HandsetModels {
            handset,
            models: &models,
            options: &choice.model_options,
            clutter_on_profile: scenario.clutter_on_profile(),
        };
        let case = LinkCase {
            terminals: link.terminals,
            environment: environment(air, Some(link.places), &profile),
            signal: Signal {
                frequency: link.frequency,
                polarization: choice.polarization,
                time_percent: choice.time_percent,
                location_percent: 50.0,
            },
        };
        let hop = link.hop.map(|question| question.check(&profile, &case));
        let (case, analysis, losses) = analyse(&profile, &case, &of_models);
        if let Some(refusal) = analysis.losses.first().and_then(|first| first.outcome.as_ref().err()) {
            return Err(PathError::Model(refusal.clone()));
        }
        let mut notes = remarks(&profile, Some(link.places), air);
        notes.extend(link.notes);
        Ok(PathResult {
            places: Some(link.places),
            link: case,
            profile_source: self.source(),
            analysis,
            clutter: LinkClutter {
                on_dem: self.standing(),
                clearing: Some(Length::from_metres(choice.clearing_m)),
                handset,
                receiver_agl: link.terminals.rx_height_agl,
                losses,
            },
            hop,
            levels: link.levels,
            of_scenario: link.of_scenario,
            notes,
            profile,
        })
    }

    fn source(self) -> String {
        let (files, geometry) = (&self.session.scenario().terrain.files, self.session.geometry());
        text!(
            "terrain-and-cells",
            files = files.join(", "),
            cell_m = decimals(geometry.cell_m, 3),
            crs = self.session.crs().name
        )
    }

    fn standing(self) -> DemClutter {
        let scenario = self.session.scenario();
        DemClutter {
            choice: scenario.clutter.clone(),
            surface: scenario.terrain.surface.clone(),
            included: scenario.terrain.kind == TerrainKind::Surface,
        }
    }

    /// A settlement and the cluster of it that a text names: the centre, where that says no more.
    fn village(&self, text: &str) -> Result<(&Settlement, &Cluster), PathError> {
        let mut all = Vec::new();
        let mut named = Vec::new();
        for settlement in self.session.settlements() {
            for (number, cluster) in settlement.clusters.iter().enumerate() {
                let id = &settlement.settlement_id;
                let mut keys =
                    if number == 0 { vec![id.clone(), settlement.name.clone()] } else { Vec::new() };
                if !cluster.cluster_id.is_empty() {
                    keys.extend([format!("{id}/{}", cluster.cluster_id), cluster.name.clone()]);
                }
                keys.retain(|key| !key.is_empty());
                named.push(Named { keys, shown: village_text(settlement, cluster) });
                all.push((settlement, cluster));
            }
        }
        find(word("of-scenario-village"), text, &named).map(|index| all[index])
    }

    /// The sectors of a site, or the one sector, that a text names.
    fn mast(&self, text: &str) -> Result<Vec<usize>, PathError> {
        let sectors = self.session.network().sectors();
        let mut sites: Vec<&str> = sectors.iter().map(|sector| sector.site_id.as_str()).collect();
        sites.sort_unstable();
        sites.dedup();
        let as_named = |name: &str| Named { keys: vec![name.to_owned()], shown: name.to_owned() };
        let own = sectors.iter().map(|sector| sector.sector_id.as_str()).filter(|id| !sites.contains(id));
        let named: Vec<Named> = sites.iter().copied().chain(own).map(as_named).collect();
        let index = find(word("of-scenario-mast"), text, &named)?;
        let name = &named[index].keys[0];
        let is_meant = |sector: &SectorCarrier| {
            if index < sites.len() { &sector.site_id == name } else { &sector.sector_id == name }
        };
        Ok((0..sectors.len()).filter(|&sector| is_meant(&sectors[sector])).collect())
    }

    /// The sample point of a cluster that a run shows: the weakest.
    fn weakest_place<'s>(
        &self,
        setting: &ServiceSetting<'_>,
        settlement: &'s Settlement,
        cluster: &'s Cluster,
        scope: &Scope,
    ) -> Result<&'s Position, PathError> {
        let mut sample = 0;
        if cluster.samples.len() > 1 {
            let alone = ServiceSetting { other_models: &[], ..*setting };
            let index = &self.session.index;
            let service = service_at_settlements(&alone, index, from_ref(settlement), &|| ());
            let service = service.map_err(RunError::from)?;
            let number = settlement.clusters.iter().position(|other| other.cluster_id == cluster.cluster_id);
            let scope = service.scopes.iter().position(|other| other == scope);
            if let (Some(number), Some(scope)) = (number, scope) {
                sample = service.settlements[0].clusters[number].scopes[scope].weakest_sample;
            }
        }
        Ok(&cluster.samples[sample].position)
    }

    /// The links of some sectors to a place, each over its mast's path.
    fn links(
        &self,
        setting: &ServiceSetting<'_>,
        place: &Position,
        sectors: &[usize],
    ) -> Result<Vec<OnPath>, PathError> {
        let all = self.session.network().sectors();
        let mut found = Vec::new();
        for mast in masts_of(self.session.network()) {
            let own: Vec<usize> =
                mast.sectors.iter().copied().filter(|sector| sectors.contains(sector)).collect();
            if own.is_empty() {
                continue;
            }
            let ends = [mast.antenna.position.geographic, place.geographic];
            let path =
                DirectPath::new(&setting.path, mast.antenna, place).map_err(|error| void_on(ends, error))?;
            let profile = path.profile().clone();
            let path = SightedPath::new(path, all[mast.sectors[0]].carrier.downlink);
            let carriers = own.iter().map(|&sector| &all[sector]);
            let links = path.links(&setting.path, &setting.need, carriers).map_err(RunError::from)?;
            let of = |(&sector, link)| OnPath { sector, link, profile: profile.clone() };
            found.extend(own.iter().zip(links).map(of));
        }
        Ok(found)
    }
}

/// Puts a place that was a cell's centre before its coordinates were rounded back there: near a dish the first Fresnel zone is less than a
/// metre wide, and a centimetre is more than a hundredth of it.
fn on_cell(position: &mut Position, geometry: &GridGeometry) {
    let Some(cell) = geometry.cell_at(position.easting_m, position.northing_m) else { return };
    let (easting_m, northing_m) = geometry.centre_m(cell);
    if (easting_m - position.easting_m).hypot(northing_m - position.northing_m) < ROUNDED_BY_M {
        (position.easting_m, position.northing_m) = (easting_m, northing_m);
    }
}

/// `Bản Chen (SYN08/C1)`.
fn village_text(settlement: &Settlement, cluster: &Cluster) -> String {
    let name = if cluster.name.is_empty() { &settlement.name } else { &cluster.name };
    let id = &settlement.settlement_id;
    match (name.is_empty(), cluster.cluster_id.is_empty()) {
        (true, true) => id.clone(),
        (true, false) => format!("{id}/{}", cluster.cluster_id),
        (false, true) => format!("{name} ({id})"),
        (false, false) => format!("{name} ({id}/{})", cluster.cluster_id),
    }
}

fn each_once<'m>(all: impl Iterator<Item = &'m ModelKey>) -> Vec<ModelKey> {
    let mut models = Vec::new();
    for &model in all {
        if !models.contains(&model) {
            models.push(model);
        }
    }
    models
}
