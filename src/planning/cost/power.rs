//! Electricity of a new site: the grid, or panels and batteries sized by load and sun.
use super::amount::{Amount, Case};
use super::priced::{Bill, CostPart, Priced};
use super::table::CostTable;
use crate::units::Length;
use serde::Serialize;

/// Hours of a day.
const HOURS: f64 = 24.0;
/// Watts of a kilowatt.
const KILO: f64 = 1_000.0;

/// Where the electricity of a site comes from.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum PowerSource {
    /// It is there.
    Existing,
    /// A line to the grid.
    Grid,
    /// Panels and batteries.
    Solar,
}

/// Panels and batteries for a load.
#[derive(Clone, Copy, Debug, PartialEq, Serialize)]
pub struct SolarSize {
    /// Rated power of the panels, W.
    pub panel_w: Amount,
    /// Nominal energy of the batteries, kWh.
    pub battery_kwh: Amount,
}

impl CostTable {
    /// Mean load of a mast with so many sector-carriers, W.
    #[must_use]
    pub fn mast_load_w(&self, sector_carriers: usize) -> Amount {
        self.power.load_w.amount() + self.power.load_per_carrier_w.amount().times(sector_carriers as f64)
    }

    /// Panels and batteries for a mean load, W: panels that give the day's energy in the darkest month, batteries that carry it over the days without sun.
    ///
    /// # Method
    /// `panel_w = load x 24 / (sun_hours x performance_ratio)`; `battery_kwh = load / 1000 x 24 x days_without_sun / depth_of_discharge`. The low
    /// case has the least load, the most sun and the deepest discharge.
    #[must_use]
    pub fn solar_size(&self, load_w: Amount) -> SolarSize {
        let power = &self.power;
        let panel_w = |case: Case| {
            let sun = power.sun_hours.amount().at(case.opposite());
            load_w.at(case) * HOURS / (sun * power.performance_ratio.amount().at(case.opposite()))
        };
        let battery_kwh = |case: Case| {
            let days = power.days_without_sun.amount().at(case);
            load_w.at(case) / KILO * HOURS * days / power.depth_of_discharge.amount().at(case.opposite())
        };
        SolarSize { panel_w: Amount::of_cases(panel_w), battery_kwh: Amount::of_cases(battery_kwh) }
    }

    /// Panels and batteries for a mean load, W.
    pub(super) fn solar(&self, load_w: Amount) -> Priced {
        let power = &self.power;
        let SolarSize { panel_w, battery_kwh } = self.solar_size(load_w);
        let mut bill = Bill::new(self);
        bill.once(CostPart::Solar, panel_w.product(power.solar_per_w.amount()));
        bill.once(CostPart::Batteries, battery_kwh.product(power.battery_per_kwh.amount()));
        bill.yearly(power.solar_per_year.amount());
        bill.sum()
    }

    /// A line to the grid for a mean load, W.
    pub(super) fn grid(&self, load_w: Amount, distance: Length) -> Priced {
        let power = &self.power;
        let line = power.grid_line_per_km.amount().times(distance.kilometres());
        let mut bill = Bill::new(self);
        bill.once(CostPart::Grid, power.grid_connection.amount() + line);
        bill.yearly(self.grid_energy(load_w));
        bill.sum()
    }

    /// Electricity of a mean load from the grid, a year.
    pub(super) fn grid_energy(&self, load_w: Amount) -> Amount {
        self.power.grid_per_kw_year.amount().product(load_w).times(1.0 / KILO)
    }

    /// The cheaper of the two over the horizon, by the base values; the grid where they are equal, panels where its distance is not known.
    pub(super) fn cheaper_power(
        &self,
        load_w: Amount,
        grid_distance: Option<Length>,
    ) -> (PowerSource, Priced) {
        let solar = self.solar(load_w);
        let grid = grid_distance.map(|distance| self.grid(load_w, distance));
        match grid {
            Some(grid) if grid.net_present_cost.base() <= solar.net_present_cost.base() => {
                (PowerSource::Grid, grid)
            }
            _ => (PowerSource::Solar, solar),
        }
    }
}
