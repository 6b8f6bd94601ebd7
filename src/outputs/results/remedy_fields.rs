//! Fields of remedies.
use super::run_results::{Results, known_text};
use crate::network::SectorCarrier;
use crate::outputs::values::fields::{
    Fields, decibels, level, metres, number, optional, people, whole_or_tenth,
};
use crate::planning::{Costs, Gap, GapRemedy, RankedSettlement, Remedy, RemedyKind};
use crate::words::RemedyText;

/// A remedy of a gap as it is listed.
#[derive(Clone, Copy)]
pub(in crate::outputs) struct ListedRemedy<'a> {
    pub(in crate::outputs) ranked: Option<&'a RankedSettlement>,
    pub(in crate::outputs) gap: &'a Gap,
    /// Place among those of the gap, from 1.
    pub(in crate::outputs) place: usize,
    pub(in crate::outputs) of_gap: GapRemedy,
    pub(in crate::outputs) remedy: &'a Remedy,
}

impl<'a> Results<'a> {
    /// The remedies of a gap with those themselves, the first to look at first.
    pub(in crate::outputs) fn remedies_of(&self, gap: &Gap) -> Vec<(GapRemedy, &'a Remedy)> {
        let is_it = |other: &Gap| other.settlement == gap.settlement && other.cluster == gap.cluster;
        let number = self.gaps.iter().position(is_it);
        let of_gap = number.and_then(|number| self.remedies.of_gaps.get(number));
        let with = |own: &GapRemedy| (*own, &self.remedies.all[own.remedy]);
        of_gap.map_or_else(Vec::new, |of_gap| of_gap.iter().map(with).collect())
    }

    /// All remedies of all gaps, in the order of the gaps.
    pub(in crate::outputs) fn listed_remedies(&self) -> Vec<ListedRemedy<'a>> {
        let of_gap = |(ranked, gap): (Option<&'a RankedSettlement>, &'a Gap)| {
            let own = self.remedies_of(gap).into_iter().enumerate();
            own.map(move |(before, (of_gap, remedy))| ListedRemedy {
                ranked,
                gap,
                place: before + 1,
                of_gap,
                remedy,
            })
        };
        self.ranked_gaps().into_iter().flat_map(of_gap).collect()
    }

    /// A remedy with what its texts contain.
    pub(in crate::outputs) fn remedy_text<'b>(&'b self, remedy: &'b Remedy) -> RemedyText<'b> {
        RemedyText {
            remedy,
            technology: self.scenario.ranking.technology,
            sectors: self.network.sectors(),
            settlements: self.settlements,
        }
    }
}

/// What `gaps.geojson` says of the first remedy of a gap.
pub(in crate::outputs) fn put_first_remedy(fields: &mut Fields, results: &Results<'_>, gap: &Gap) {
    let first = results.remedies_of(gap).into_iter().next();
    let remedy = first.map(|(_, remedy)| remedy);
    fields.put("remedy", remedy.map(|remedy| remedy.kind.key()));
    fields.put("remedy_text", remedy.map(|remedy| results.remedy_text(remedy).sentence()));
    fields.put("remedy_people", optional(remedy, |remedy| whole_or_tenth(remedy.people_gained)));
    fields.put("remedy_cost", optional(remedy.and_then(|remedy| remedy.cost), |cost| number(cost, 2)));
}

/// All that is told of a remedy of a gap.
pub(in crate::outputs) fn remedy_fields(results: &Results<'_>, listed: &ListedRemedy<'_>) -> Fields {
    let ListedRemedy { ranked, gap, place, of_gap, remedy } = *listed;
    let settlement = &results.settlements[gap.settlement];
    let cluster = &settlement.clusters[gap.cluster];
    let technology = results.scenario.ranking.technology;
    let mut fields = Fields::default();
    fields.put("rank", ranked.map(|ranked| ranked.rank));
    fields.put("settlement_id", settlement.settlement_id.as_str());
    fields.put("cluster_id", cluster.cluster_id.as_str());
    fields.put("name", known_text(&settlement.name));
    fields.put("cluster_name", known_text(&cluster.name));
    fields.put("technology", technology.generation());
    fields.put("remedy_number", place);
    fields.put("remedy_id", format!("R{}", of_gap.remedy + 1));
    fields.put("remedy", remedy.kind.key());
    fields.put("remedy_text", results.remedy_text(remedy).sentence());
    let by_satellite = remedy.kind == RemedyKind::Satellite;
    fields.put("served_by", if by_satellite { "satellite" } else { technology.generation() });
    fields.put("people_of_gap", people(of_gap.people_of_gap));
    fields.put("people_of_others", whole_or_tenth(of_gap.people_of_others));
    fields.put("people_gained", whole_or_tenth(remedy.people_gained));
    fields.put("people_estimated", people(remedy.people_estimated));
    fields.put("people_lost", whole_or_tenth(remedy.people_lost));
    fields.put("gaps_closed", remedy.gaps_closed.len());
    put_cost(&mut fields, results.scenario.costs.as_ref(), remedy);
    put_equipment(&mut fields, results, remedy);
    fields
}

fn put_cost(fields: &mut Fields, costs: Option<&Costs>, remedy: &Remedy) {
    fields.put("cost", optional(remedy.cost, |cost| number(cost, 2)));
    fields.put("cost_without_visit", optional(remedy.cost_without_visit, |cost| number(cost, 2)));
    fields.put("currency", costs.map(|costs| costs.currency.as_str()));
    fields.put("price_year", costs.map(|costs| costs.price_year));
    let rent = Some(remedy.work.rent_per_year).filter(|rent| *rent > 0.0);
    fields.put("new_rent_per_year", optional(rent, |rent| number(rent, 2)));
}

fn put_equipment(fields: &mut Fields, results: &Results<'_>, remedy: &Remedy) {
    let made = remedy.sectors.first();
    let replaced = remedy.replaced.iter().map(|sector| results.network.sectors()[*sector].sector_id.as_str());
    let replaced: Vec<&str> = replaced.collect();
    let sectors: Vec<&str> = remedy.sectors.iter().map(|sector| sector.sector_id.as_str()).collect();
    let number_of = |of: &dyn Fn(&SectorCarrier) -> f64| optional(made, |sector| number(of(sector), 4));
    fields.put("site", remedy.site_id.as_str());
    fields.put("operator", known_text(&remedy.operator));
    fields.put("sectors_changed", known_text(&replaced.join(" ")));
    fields.put(
        "sectors_added",
        known_text(if replaced.is_empty() { &sectors } else { &[][..] }.join(" ").as_str()),
    );
    fields.put("downlink_mhz", number_of(&|sector| sector.carrier.downlink.megahertz()));
    fields.put("bandwidth_mhz", number_of(&|sector| sector.carrier.bandwidth_mhz));
    fields.put("antenna_height_agl_m", optional(made, |sector| metres(sector.antenna_height_agl)));
    let azimuth = made.and_then(|sector| sector.azimuth);
    fields.put("azimuth_deg", optional(azimuth, |azimuth| number(azimuth.degrees(), 2)));
    fields.put("mechanical_downtilt_deg", number_of(&|sector| sector.mechanical_downtilt.degrees_down()));
    fields.put("electrical_downtilt_deg", number_of(&|sector| sector.electrical_downtilt.degrees_down()));
    fields.put("total_power_dbm", optional(made, |sector| level(sector.total_power)));
    fields.put("maximum_gain_dbi", optional(made, |sector| decibels(sector.maximum_gain)));
    fields.put("feeder_loss_db", optional(made, |sector| decibels(sector.feeder_loss)));
    let donor = remedy.donor.map(|donor| results.network.sectors()[donor].sector_id.as_str());
    fields.put("donor_sector", donor);
}
