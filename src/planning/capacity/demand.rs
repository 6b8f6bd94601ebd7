//! What people ask for in the busy hour, and what stands against it.

/// What each of the people asks for.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Demand {
    /// Share of the people who are users, 0 to 1.
    pub take_up: f64,
    /// Mean data rate of a user in the busy hour, kbit/s.
    pub busy_hour_kbit_per_user: f64,
}

impl Demand {
    /// Of so many people in the busy hour, Mbit/s.
    #[must_use]
    pub fn mbit_s(self, people: f64) -> f64 {
        /// Kilobits of a megabit.
        const KILO: f64 = 1_000.0;
        people * self.take_up * self.busy_hour_kbit_per_user / KILO
    }
}

/// Mean data rate of a user in the busy hour, kbit/s, from what he uses in a month of 30 days (decimal gigabytes) and the share of the day's traffic that the
/// busy hour has.
///
/// # Examples
/// ```
/// use signalgap::planning::capacity::busy_hour_kbit;
/// // 5 GB a month are 1,333,333 kbit a day; a fifth of them in 3,600 s
/// assert!((busy_hour_kbit(5.0, 0.2) - 74.07).abs() < 0.01);
/// ```
#[must_use]
pub fn busy_hour_kbit(gigabytes_per_month: f64, busy_hour_share: f64) -> f64 {
    const KILOBITS: f64 = 8e6;
    const DAYS: f64 = 30.0;
    const SECONDS: f64 = 3_600.0;
    gigabytes_per_month * KILOBITS / DAYS * busy_hour_share / SECONDS
}

/// How many more carriers, or terminals, of one rate (above 0) carry a demand; 0 where nothing lacks.
///
/// # Examples
/// ```
/// use signalgap::planning::capacity::carriers_needed;
/// assert_eq!([0.0, 0.1, 15.0, 15.1].map(|lacking| carriers_needed(lacking, 15.0)), [0, 1, 1, 2]);
/// ```
#[must_use]
pub fn carriers_needed(lacking_mbit_s: f64, carrier_mbit_s: f64) -> usize {
    (lacking_mbit_s / carrier_mbit_s).ceil().max(0.0) as usize
}

/// What a satellite terminal lacks for the people of a mast.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct SatelliteCheck {
    /// In the busy hour.
    pub demand_mbit_s: f64,
    /// What one terminal lacks; 0 where it is enough.
    pub lacking_mbit_s: f64,
    /// Terminals that carry it.
    pub terminals: usize,
}

/// Whether a satellite terminal of a rate (above 0), Mbit/s, carries the people of a mast in the busy hour.
#[must_use]
pub fn check_satellite(people: f64, demand: Demand, terminal_mbit_s: f64) -> SatelliteCheck {
    let demand_mbit_s = demand.mbit_s(people);
    SatelliteCheck {
        demand_mbit_s,
        lacking_mbit_s: (demand_mbit_s - terminal_mbit_s).max(0.0),
        terminals: carriers_needed(demand_mbit_s, terminal_mbit_s).max(1),
    }
}

#[cfg(test)]
mod tests {
    use super::{Demand, check_satellite};

    /// 1,200 people, half of them users at 100 kbit/s: 60 Mbit/s, of which a terminal of 50 lacks 10.
    #[test]
    fn a_terminal_carries_a_village_and_not_two() {
        let demand = Demand { take_up: 0.5, busy_hour_kbit_per_user: 100.0 };
        let check = check_satellite(1_200.0, demand, 50.0);
        assert!((check.demand_mbit_s - 60.0).abs() < 1e-12 && (check.lacking_mbit_s - 10.0).abs() < 1e-12);
        assert_eq!(check.terminals, 2);
        let enough = check_satellite(1_000.0, demand, 50.0);
        assert!(enough.lacking_mbit_s.abs() < 1e-12);
        assert_eq!(enough.terminals, 1);
        assert_eq!(check_satellite(0.0, demand, 50.0).terminals, 1, "there is one");
    }
}
