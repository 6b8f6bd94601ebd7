//! Villages and people by verdict, added up.
use super::run_results::Results;
use crate::link::Verdict;
use crate::outputs::values::fields::{Fields, whole_or_tenth};

/// Verdicts, in the order of the fields.
const VERDICTS: [Verdict; 4] = [Verdict::Served, Verdict::PartlyServed, Verdict::Unserved, Verdict::NoData];
/// Villages by verdict.
const VILLAGES: [&str; 4] =
    ["villages_served", "villages_partly_served", "villages_unserved", "villages_no_data"];
/// People of villages by verdict.
const PEOPLE: [&str; 4] =
    ["people_in_served", "people_in_partly_served", "people_in_unserved", "people_in_no_data"];

/// What is added up of a unit.
#[derive(Clone, Copy, Debug, Default)]
pub(in crate::outputs) struct Sums {
    villages: [usize; 4],
    people: [f64; 4],
    with_service: f64,
    without_service: f64,
}

impl Sums {
    /// Adds a settlement, in a scope.
    pub(in crate::outputs) fn add(&mut self, results: &Results<'_>, settlement: usize, scope: usize) {
        let service = &results.service.settlements[settlement];
        let verdict = service.verdicts[scope];
        let Some(at) = VERDICTS.iter().position(|known| *known == verdict) else { return };
        let people = results.settlements[settlement].population.unwrap_or(0.0);
        let served = service.people_served[scope].unwrap_or(0.0).min(people);
        self.villages[at] += 1;
        self.people[at] += people;
        self.with_service += served;
        if verdict != Verdict::NoData {
            self.without_service += people - served;
        }
    }

    /// Share of the people of villages with data who have no service; `None` of nobody.
    pub(in crate::outputs) fn share_without(&self) -> Option<f64> {
        let judged: f64 = self.people.iter().take(3).sum();
        (judged > 0.0).then(|| self.without_service / judged)
    }
}

/// Puts villages and people, all and by verdict.
pub(in crate::outputs) fn put_sums(fields: &mut Fields, sums: &Sums) {
    fields.put("villages", sums.villages.iter().sum::<usize>());
    for (name, villages) in VILLAGES.into_iter().zip(sums.villages) {
        fields.put(name, villages);
    }
    fields.put("people", whole_or_tenth(sums.people.iter().sum()));
    for (name, people) in PEOPLE.into_iter().zip(sums.people) {
        fields.put(name, whole_or_tenth(people));
    }
    fields.put("people_with_service", whole_or_tenth(sums.with_service));
    fields.put("people_without_service", whole_or_tenth(sums.without_service));
}
