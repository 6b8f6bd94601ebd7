//! Remedies for gaps: what may be built, and the steps of the search over the ground that is at hand.
use super::judge::{added_carrier, places_of, reach_m};
use super::opportunity::design_of;
use super::{Progress, RunError, Session};
use crate::coverage::{
    AntennaPoint, LinkError, MastIndex, ServiceReport, ServiceSetting, service_at_settlements,
};
use crate::language::word;
use crate::network::{AntennaPattern, Carrier, Network};
use crate::planning::remedy::{
    AllowedCarrier, Judged, NewAntenna, NewSite, Screened, SearchedGaps, SettlementsPart, SmallEquipment,
};
use crate::planning::{AddedCarrier, Gap, NewMast, Opportunities, Remedies, RemedyQuestion, RemedySearch};
use crate::scenario::{Preset, Scenario, SpectrumChoice};
use crate::settlements::Settlement;
use crate::units::{Dbm, Decibels, Length};
use rayon::prelude::*;

/// The best places of an opportunity map are named by their rank after this.
const BEST_PLACE: &str = "P";
/// Places over villages lie this far from them at most, m: ground that far beyond the radius is needed.
const OVER_VILLAGES_M: f64 = 1_000.0;

impl Session<'_> {
    /// Looks for the remedies of each gap; none where the scenario asks for none. New masts are those of the scenario's candidate places, and of the best places of
    /// an opportunity map.
    ///
    /// # Cost
    /// Screening: one path per (gap, mast) in range, evaluated for each carrier that may be added. Judging: one path per place and mast, and one
    /// per place and point at which something would be changed. Parallel over settlements.
    ///
    /// # Errors
    /// [`RunError`]: ground that cannot be read, a path without a profile.
    pub fn remedies(
        &self,
        gaps: &[Gap],
        opportunity: Option<&Opportunities>,
        progress: &dyn Progress,
    ) -> Result<Remedies, RunError> {
        let (scenario, settlements) = (self.scenario(), self.inputs.settlements.as_slice());
        if scenario.remedies.per_gap == 0 || gaps.is_empty() {
            return Ok(Remedies::none(gaps.len()));
        }
        let allowed = allowed_carriers(scenario, &self.inputs.network)?;
        let candidates = self.new_sites(opportunity)?;
        let antenna = new_antenna(scenario);
        let question = RemedyQuestion {
            technology: scenario.ranking.technology,
            tallest_antenna_agl: Length::from_metres(scenario.service.tallest_antenna_m),
            allowed: &allowed,
            new_antenna: &antenna,
            small: small_equipment(scenario),
            candidates: &candidates,
            costs: scenario.costs.as_ref(),
            per_gap: scenario.remedies.per_gap,
        };
        let nowhere = crate::terrain::Ground::nowhere(*self.inputs.ground.geometry());
        let setting = self.setting(&nowhere)?;
        let searched = most_people(gaps, scenario.remedies.most_gaps);
        let of_these = SearchedGaps { all: gaps, searched: &searched };
        let search = RemedySearch::new(&setting, &self.index, &question, settlements, of_these);
        let step = || progress.advance(1);
        progress.stage(word("remedies-looking-for-remedies"), searched.len() as u64);
        let screened = self.over_gaps(of_these, |setting, some| search.screen(setting, some, &step))?;
        let proposals = search.propose(&setting, screened);
        progress.stage(word("remedies-judging-remedies"), settlements.len() as u64);
        let judged = self.over_settlements(|setting, part| search.judge(setting, &proposals, part, &step))?;
        let remedies = search.choose(proposals, judged);
        self.lap("remedies");
        progress.finish();
        Ok(remedies)
    }

    /// Service of another network than the session's, by the deciding model: what a change of it would do.
    ///
    /// # Cost
    /// As judging.
    ///
    /// # Errors
    /// [`RunError`]: a sector the model has no value for, ground that cannot be read.
    pub fn service_of(&self, network: &Network) -> Result<ServiceReport, RunError> {
        let settlements = self.inputs.settlements.as_slice();
        let index = MastIndex::of(network);
        let size = if self.inputs.ground.is_in_memory() { settlements.len() } else { 1 };
        let mut whole: Option<ServiceReport> = None;
        for some in settlements.chunks(size.max(1)) {
            let report = self.over_ground(some, |setting| {
                let setting = ServiceSetting { network, other_models: &[], ..*setting };
                Ok(service_at_settlements(&setting, &index, some, &|| ())?)
            })?;
            match &mut whole {
                Some(before) => before.append(report),
                None => whole = Some(report),
            }
        }
        whole.ok_or_else(|| RunError::Internal("no settlement is left to judge".to_owned()))
    }

    /// Does a step over the gaps that are searched, over the ground that is at hand.
    fn over_gaps(
        &self,
        gaps: SearchedGaps<'_>,
        step: impl Fn(&ServiceSetting<'_>, &[usize]) -> Result<Vec<Screened>, LinkError> + Sync,
    ) -> Result<Vec<Screened>, RunError> {
        let SearchedGaps { all: gaps, searched } = gaps;
        let of_settlement: Vec<&[usize]> = if self.inputs.ground.is_in_memory() {
            vec![searched]
        } else {
            searched.chunk_by(|a, b| gaps[*a].settlement == gaps[*b].settlement).collect()
        };
        let one = |some: &&[usize]| -> Result<Vec<Screened>, RunError> {
            let places: Vec<Settlement> =
                some.iter().map(|gap| self.inputs.settlements[gaps[*gap].settlement].clone()).collect();
            self.over_ground(&places, |setting| Ok(step(setting, some)?))
        };
        let found: Result<Vec<_>, RunError> = of_settlement.par_iter().map(one).collect();
        Ok(found?.into_iter().flatten().collect())
    }

    /// Does a step over all settlements, over the ground that is at hand.
    fn over_settlements(
        &self,
        step: impl Fn(&ServiceSetting<'_>, SettlementsPart<'_>) -> Result<Judged, LinkError> + Sync,
    ) -> Result<Vec<Judged>, RunError> {
        let settlements = self.inputs.settlements.as_slice();
        let size = if self.inputs.ground.is_in_memory() { settlements.len() } else { 1 };
        let one = |(number, some): (usize, &[Settlement])| -> Result<Judged, RunError> {
            self.over_ground(some, |setting| {
                Ok(step(setting, SettlementsPart { settlements: some, first: number * size })?)
            })
        };
        let each = settlements.par_chunks(size.max(1)).enumerate().map(one).collect::<Vec<_>>();
        each.into_iter().collect()
    }

    /// Does something over ground that reaches as far as paths from some settlements.
    pub(super) fn over_ground<T>(
        &self,
        settlements: &[Settlement],
        make: impl FnOnce(&ServiceSetting<'_>) -> Result<T, RunError>,
    ) -> Result<T, RunError> {
        let reach_m = reach_m(self.scenario(), settlements) + OVER_VILLAGES_M;
        let ground = self.inputs.ground.around(&places_of(settlements), reach_m)?;
        make(&self.setting(&ground)?)
    }

    /// New masts with the scenario's equipment: on its candidate places with every height and tilt, and on the best places of a map with theirs.
    fn new_sites(&self, opportunity: Option<&Opportunities>) -> Result<Vec<NewSite>, RunError> {
        let scenario = self.scenario();
        let design = design_of(scenario)?;
        let mast = |site_id: String, antenna: AntennaPoint, downtilt| {
            let AntennaPoint { position, height_agl } = antenna;
            let sectors =
                NewMast { design: &design, site_id: site_id.clone(), position, height_agl, downtilt }
                    .sectors();
            NewSite { name: site_id, antenna, sectors }
        };
        let mut sites = Vec::new();
        for (place, position) in scenario.candidate_places.iter().zip(&self.inputs.candidates) {
            let stated = place.antenna_height_m.map(|height_m| vec![height_m]);
            for height_m in stated.unwrap_or_else(|| scenario.new_mast.heights_m.clone()) {
                let antenna = AntennaPoint { position: *position, height_agl: Length::from_metres(height_m) };
                sites.extend(design.downtilts.iter().map(|tilt| mast(place.name.clone(), antenna, *tilt)));
            }
        }
        let best = opportunity.into_iter().flat_map(|found| found.places.iter().enumerate());
        sites.extend(best.map(|(number, place)| {
            let antenna = AntennaPoint { position: place.position, height_agl: place.height_agl };
            mast(format!("{BEST_PLACE}{}", number + 1), antenna, place.downtilt)
        }));
        Ok(sites)
    }
}

/// Indices of the gaps with most people without service, at most so many, rising.
fn most_people(gaps: &[Gap], at_most: usize) -> Vec<usize> {
    let people = |gap: &usize| gaps[*gap].people_without_service.unwrap_or(0.0);
    let mut order: Vec<usize> = (0..gaps.len()).collect();
    order.sort_by(|a, b| people(b).total_cmp(&people(a)).then(a.cmp(b)));
    order.truncate(at_most);
    order.sort_unstable();
    order
}

fn preset(scenario: &Scenario) -> &Preset {
    match scenario.ranking.technology {
        crate::network::Technology::Lte => &scenario.sites.presets.lte,
        crate::network::Technology::Umts => &scenario.sites.presets.umts,
    }
}

fn new_antenna(scenario: &Scenario) -> NewAntenna {
    let preset = preset(scenario);
    NewAntenna {
        gain: Decibels::new(preset.sector_gain_dbi),
        feeder_loss: Decibels::new(preset.feeder_loss_db),
        pattern: AntennaPattern::Sector(scenario.sites.sector_pattern),
    }
}

const fn small_equipment(scenario: &Scenario) -> SmallEquipment {
    let choice = &scenario.remedies;
    SmallEquipment {
        height_agl: Length::from_metres(choice.small_height_m),
        gain: Decibels::new(choice.small_gain_dbi),
        power: Dbm::new(choice.small_power_dbm),
        repeater_power: Dbm::new(choice.repeater_power_dbm),
        repeater_gain: Decibels::new(choice.repeater_gain_db),
        donor_gain: Decibels::new(choice.donor_gain_dbi),
    }
}

/// The carriers that each operator may use, by operator and frequency.
///
/// Those that the scenario lists for it; of an operator without any, those of its own sectors, each with the greatest power that it has there, and
/// the preset's.
fn allowed_carriers(scenario: &Scenario, network: &Network) -> Result<Vec<AllowedCarrier>, RunError> {
    let preset = added_carrier(scenario)?;
    let mut operators = network.operators();
    operators.extend(scenario.spectrum.iter().map(|entry| entry.operator.as_str()));
    operators.sort_unstable();
    operators.dedup();
    let mut allowed = Vec::new();
    for operator in operators {
        let listed: Vec<&SpectrumChoice> =
            scenario.spectrum.iter().filter(|entry| entry.operator == operator).collect();
        let mut carriers = if listed.is_empty() {
            let mut own = carriers_of(scenario, network, operator);
            own.push(preset.clone());
            own
        } else {
            let of_technology =
                listed.into_iter().filter(|entry| entry.technology == scenario.ranking.technology);
            of_technology.filter_map(|entry| listed_carrier(entry, &preset)).collect()
        };
        let hz = |added: &AddedCarrier| added.carrier.downlink.hertz();
        carriers.sort_by(|a, b| {
            hz(a).total_cmp(&hz(b)).then(b.total_power.dbm().total_cmp(&a.total_power.dbm()))
        });
        carriers.dedup_by(|b, a| {
            hz(a).to_bits() == hz(b).to_bits()
                && a.carrier.bandwidth_mhz.to_bits() == b.carrier.bandwidth_mhz.to_bits()
        });
        allowed.extend(
            carriers.into_iter().map(|added| AllowedCarrier { operator: operator.to_owned(), added }),
        );
    }
    Ok(allowed)
}

/// The carriers of the ranked technology that an operator's sectors have.
fn carriers_of(scenario: &Scenario, network: &Network, operator: &str) -> Vec<AddedCarrier> {
    let technology = scenario.ranking.technology;
    let own = network
        .sectors()
        .iter()
        .filter(|sector| sector.operator == operator && sector.carrier.technology == technology);
    let added = own.map(|sector| AddedCarrier {
        carrier: sector.carrier.clone(),
        total_power: sector.total_power,
        antenna_ports: sector.antenna_ports,
        reference_signal_boost: sector.reference_signal_boost,
        pilot_power_share: sector.pilot_power_share,
    });
    added.collect()
}

/// A carrier of the scenario's list; `None` of one without frequencies, which the checks of the scenario refuse.
fn listed_carrier(entry: &SpectrumChoice, preset: &AddedCarrier) -> Option<AddedCarrier> {
    let carrier = Carrier {
        technology: entry.technology,
        band: entry.band.clone(),
        downlink: entry.downlink()?,
        uplink: entry.uplink()?,
        bandwidth_mhz: entry.bandwidth_mhz.unwrap_or(preset.carrier.bandwidth_mhz),
    };
    let total_power = entry.power_dbm.map_or(preset.total_power, Dbm::new);
    Some(AddedCarrier { carrier, total_power, ..preset.clone() })
}
