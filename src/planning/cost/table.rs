//! The cost table: every figure that a plan is priced with.
use super::amount::Amount;
use super::figure::{Chosen, CostUnit, Figure};
use serde::{Deserialize, Serialize};

/// What everything costs, in one currency at the prices of one year. No figure has a default: the example file states all of them.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct CostTable {
    /// Name of the currency, as the outputs show it.
    pub currency: String,
    /// Year of the prices.
    pub price_year: u16,
    /// Structures and their ground.
    pub site: SiteCosts,
    /// Radio equipment.
    pub radio: RadioCosts,
    /// Electricity.
    pub power: PowerCosts,
    /// Links to the core network.
    pub backhaul: BackhaulCosts,
    /// The way to a new site.
    pub access: AccessCosts,
    /// Work at masts and villages that is no new site.
    pub work: WorkCosts,
    /// Operation and maintenance a year, without power, rent and subscription.
    pub opex: OpexCosts,
    /// What is bought again, and when.
    #[serde(default)]
    pub renewals: Vec<Renewal>,
    /// Discounting, growth and revenue.
    pub money: MoneyChoices,
}

/// Structures and their ground.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SiteCosts {
    /// Survey and permits of a new site.
    pub survey: Figure,
    /// Masts by height, the lowest class first; at least one.
    pub mast: Vec<MastClass>,
    /// A pole with foundation, cabinet and mounting, for small equipment.
    pub pole: Figure,
    /// Levelling, fence and cabinet's base of a new mast.
    pub civil_works: Figure,
    /// Installing and commissioning the equipment of a new mast.
    pub installation: Figure,
    /// Rent of the ground of a new site, a year.
    pub rent_per_year: Figure,
}

/// Masts up to a height.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct MastClass {
    /// Greatest height of the class, m.
    pub up_to_m: f64,
    /// The mast with its foundation, built.
    pub cost: Figure,
}

/// Radio equipment.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct RadioCosts {
    /// Baseband, router and cabinet of an operator at a mast.
    pub site_equipment: Figure,
    /// Radio unit and antenna of one carrier on one sector.
    pub sector_carrier: Figure,
    /// Bands in which a sector-carrier costs something else.
    #[serde(default)]
    pub band: Vec<BandCost>,
    /// Radio unit, baseband and antenna of a small sector, for each carrier.
    pub small_sector: Figure,
}

/// What a sector-carrier of one band costs.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct BandCost {
    /// The band, named as in tables of masts: `B28`, `LTE 700`.
    pub band: String,
    /// Radio unit and antenna of one carrier on one sector.
    pub sector_carrier: Figure,
}

/// Electricity: the grid, or panels and batteries, whichever is cheaper over the horizon.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct PowerCosts {
    /// Mean load of a mast without its sector-carriers, W.
    pub load_w: Figure,
    /// Mean load of each sector-carrier, W.
    pub load_per_carrier_w: Figure,
    /// Mean load of a small sector or repeater with all that belongs to it, W.
    pub load_small_w: Figure,
    /// Transformer and meter.
    pub grid_connection: Figure,
    /// Medium-voltage line, a kilometre.
    pub grid_line_per_km: Figure,
    /// Electricity, a kilowatt of mean load and year.
    pub grid_per_kw_year: Figure,
    /// Panels with mounting and controller, a watt.
    pub solar_per_w: Figure,
    /// Upkeep of panels and batteries, a year.
    pub solar_per_year: Figure,
    /// Hours of full sun (1 kW/m2) a day in the darkest month.
    pub sun_hours: Figure,
    /// Share of the panels' rated energy that reaches the load.
    pub performance_ratio: Figure,
    /// Days that the batteries carry the load without sun.
    pub days_without_sun: Figure,
    /// Batteries, a kilowatt-hour of nominal energy.
    pub battery_per_kwh: Figure,
    /// Share of the nominal energy that is used.
    pub depth_of_discharge: Figure,
}

/// Links to the core network.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct BackhaulCosts {
    /// A microwave hop, both ends, whatever its length.
    pub hop: Figure,
    /// And for each kilometre of it.
    pub hop_per_km: Figure,
    /// Fibre with its trench or poles, a metre.
    pub fibre_per_m: Figure,
    /// A satellite terminal, installed.
    pub satellite_terminal: Figure,
    /// Its subscription, a year.
    pub satellite_per_year: Figure,
    /// What it carries in the busy hour, Mbit/s.
    pub satellite_mbit_s: Figure,
}

/// The way to a new site from the nearest road: a track, or all is carried on foot, whichever is cheaper.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct AccessCosts {
    /// A track that a lorry can use, a kilometre.
    pub track_per_km: Figure,
    /// No track is built where the ground is steeper, degrees.
    pub steepest_track_deg: Chosen,
    /// Carrying everything on foot, a kilometre.
    pub carried_per_km: Figure,
    /// And for each metre that it is carried uphill.
    pub carried_per_m_climb: Figure,
}

/// Work at masts and villages that is no new site.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct WorkCosts {
    /// Travel and set-up of work at an existing mast, once for each mast.
    pub visit: Figure,
    /// Turning or tilting an antenna.
    pub turn_or_tilt: Figure,
    /// Mounting an antenna more on a mast that is there.
    pub antenna: Figure,
    /// Making a mast taller, whatever the height.
    pub taller_mast: Figure,
    /// And for each metre.
    pub taller_mast_per_m: Figure,
    /// A repeater with its two antennas.
    pub repeater: Figure,
}

/// Operation and maintenance a year, without power, rent and subscription.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct OpexCosts {
    /// A new mast.
    pub site: Figure,
    /// A small site on a pole.
    pub small_site: Figure,
    /// A repeater.
    pub repeater: Figure,
    /// A microwave hop.
    pub hop: Figure,
    /// Fibre, a kilometre.
    pub fibre_per_km: Figure,
    /// A satellite terminal.
    pub satellite: Figure,
}

/// What is bought again.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum RenewalKind {
    /// Batteries of a solar site.
    Batteries,
    /// Its panels.
    Panels,
    /// Radio units, baseband, repeaters.
    Radios,
    /// Microwave radios.
    Microwave,
    /// Satellite terminals.
    Satellite,
}

/// One kind of equipment that is bought again.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Renewal {
    /// The equipment.
    pub kind: RenewalKind,
    /// Its life, whole years.
    pub every_years: u32,
    /// What it then costs, as a share of what it cost first.
    pub share: Figure,
}

/// Discounting, growth and revenue.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct MoneyChoices {
    /// Discount rate a year.
    pub discount_rate: Chosen,
    /// Years over which cost and revenue are counted, a whole number.
    pub horizon_years: Chosen,
    /// Growth of the people a year; negative where they move away.
    pub people_growth_per_year: Chosen,
    /// Share of the people who become users; default: the share with a smartphone.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub take_up: Option<Figure>,
    /// What a user pays a month. Without it no revenue is counted.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub revenue_per_user_per_month: Option<Figure>,
    /// Mean data rate of a user in the busy hour, kbit/s.
    pub busy_hour_kbit_per_user: Figure,
}

/// A figure, its key below its section, and its unit.
type Entry<'a> = (&'static str, CostUnit, &'a mut Figure);

/// A figure with its dotted key, as the file has it, and its unit.
#[derive(Clone, Debug, PartialEq)]
pub struct KeyedFigure {
    /// `site.survey`, `site.mast[1].cost`, ...
    pub key: String,
    /// Unit.
    pub unit: CostUnit,
    /// The figure.
    pub figure: Figure,
}

impl CostTable {
    /// Every figure, in the order of the documentation.
    #[must_use]
    pub fn figures(&self) -> Vec<KeyedFigure> {
        let mut found = Vec::new();
        let mut table = self.clone();
        table.each_figure(&mut |key, unit, figure| {
            found.push(KeyedFigure { key: key.to_owned(), unit, figure: figure.clone() });
        });
        found
    }

    /// The table of one draw: every figure is certain, at the quantile that `uniform` gives for its key (0 to 1).
    ///
    /// All sites of a plan are priced with one such table, so that what is dear at one is dear at all.
    #[must_use]
    pub fn sampled(&self, uniform: &dyn Fn(&str) -> f64) -> Self {
        let mut table = self.clone();
        table.each_figure(&mut |key, _, figure| {
            let value = figure.amount().quantile(uniform(key));
            figure.become_amount(Amount::of_cases(|_| value));
        });
        table
    }

    fn each_figure(&mut self, see: &mut dyn FnMut(&str, CostUnit, &mut Figure)) {
        let Self { site, radio, power, backhaul, access, work, opex, renewals, money, .. } = self;
        for (index, class) in site.mast.iter_mut().enumerate() {
            see(&format!("site.mast[{index}].cost"), CostUnit::Money, &mut class.cost);
        }
        for (index, band) in radio.band.iter_mut().enumerate() {
            see(&format!("radio.band[{index}].sector_carrier"), CostUnit::Money, &mut band.sector_carrier);
        }
        for (index, renewal) in renewals.iter_mut().enumerate() {
            see(&format!("renewals[{index}].share"), CostUnit::Share, &mut renewal.share);
        }
        let mut section = |name: &str, entries: Vec<Entry<'_>>| {
            for (key, unit, figure) in entries {
                see(&format!("{name}.{key}"), unit, figure);
            }
        };
        section("site", site.entries());
        section("radio", radio.entries());
        section("power", power.entries());
        section("backhaul", backhaul.entries());
        section("access", access.entries());
        section("work", work.entries());
        section("opex", opex.entries());
        section("money", money.entries());
    }
}

impl SiteCosts {
    fn entries(&mut self) -> Vec<Entry<'_>> {
        let Self { survey, mast: _, pole, civil_works, installation, rent_per_year } = self;
        vec![
            ("survey", CostUnit::Money, survey),
            ("pole", CostUnit::Money, pole),
            ("civil_works", CostUnit::Money, civil_works),
            ("installation", CostUnit::Money, installation),
            ("rent_per_year", CostUnit::PerYear, rent_per_year),
        ]
    }
}

impl RadioCosts {
    fn entries(&mut self) -> Vec<Entry<'_>> {
        let Self { site_equipment, sector_carrier, band: _, small_sector } = self;
        vec![
            ("site_equipment", CostUnit::Money, site_equipment),
            ("sector_carrier", CostUnit::Money, sector_carrier),
            ("small_sector", CostUnit::Money, small_sector),
        ]
    }
}

impl PowerCosts {
    fn entries(&mut self) -> Vec<Entry<'_>> {
        vec![
            ("load_w", CostUnit::Watts, &mut self.load_w),
            ("load_per_carrier_w", CostUnit::Watts, &mut self.load_per_carrier_w),
            ("load_small_w", CostUnit::Watts, &mut self.load_small_w),
            ("grid_connection", CostUnit::Money, &mut self.grid_connection),
            ("grid_line_per_km", CostUnit::PerKilometre, &mut self.grid_line_per_km),
            ("grid_per_kw_year", CostUnit::PerKilowattYear, &mut self.grid_per_kw_year),
            ("solar_per_w", CostUnit::PerWatt, &mut self.solar_per_w),
            ("solar_per_year", CostUnit::PerYear, &mut self.solar_per_year),
            ("sun_hours", CostUnit::SunHours, &mut self.sun_hours),
            ("performance_ratio", CostUnit::Divisor, &mut self.performance_ratio),
            ("days_without_sun", CostUnit::Days, &mut self.days_without_sun),
            ("battery_per_kwh", CostUnit::PerKilowattHour, &mut self.battery_per_kwh),
            ("depth_of_discharge", CostUnit::Divisor, &mut self.depth_of_discharge),
        ]
    }
}

impl BackhaulCosts {
    fn entries(&mut self) -> Vec<Entry<'_>> {
        vec![
            ("hop", CostUnit::Money, &mut self.hop),
            ("hop_per_km", CostUnit::PerKilometre, &mut self.hop_per_km),
            ("fibre_per_m", CostUnit::PerMetre, &mut self.fibre_per_m),
            ("satellite_terminal", CostUnit::Money, &mut self.satellite_terminal),
            ("satellite_per_year", CostUnit::PerYear, &mut self.satellite_per_year),
            ("satellite_mbit_s", CostUnit::MegabitsPerSecond, &mut self.satellite_mbit_s),
        ]
    }
}

impl AccessCosts {
    fn entries(&mut self) -> Vec<Entry<'_>> {
        let Self { track_per_km, steepest_track_deg: _, carried_per_km, carried_per_m_climb } = self;
        vec![
            ("track_per_km", CostUnit::PerKilometre, track_per_km),
            ("carried_per_km", CostUnit::PerKilometre, carried_per_km),
            ("carried_per_m_climb", CostUnit::PerMetre, carried_per_m_climb),
        ]
    }
}

impl WorkCosts {
    fn entries(&mut self) -> Vec<Entry<'_>> {
        vec![
            ("visit", CostUnit::Money, &mut self.visit),
            ("turn_or_tilt", CostUnit::Money, &mut self.turn_or_tilt),
            ("antenna", CostUnit::Money, &mut self.antenna),
            ("taller_mast", CostUnit::Money, &mut self.taller_mast),
            ("taller_mast_per_m", CostUnit::PerMetre, &mut self.taller_mast_per_m),
            ("repeater", CostUnit::Money, &mut self.repeater),
        ]
    }
}

impl OpexCosts {
    fn entries(&mut self) -> Vec<Entry<'_>> {
        vec![
            ("site", CostUnit::PerYear, &mut self.site),
            ("small_site", CostUnit::PerYear, &mut self.small_site),
            ("repeater", CostUnit::PerYear, &mut self.repeater),
            ("hop", CostUnit::PerYear, &mut self.hop),
            ("fibre_per_km", CostUnit::PerKilometreYear, &mut self.fibre_per_km),
            ("satellite", CostUnit::PerYear, &mut self.satellite),
        ]
    }
}

impl MoneyChoices {
    fn entries(&mut self) -> Vec<Entry<'_>> {
        let mut entries = Vec::new();
        if let Some(take_up) = &mut self.take_up {
            entries.push(("take_up", CostUnit::Share, take_up));
        }
        if let Some(revenue) = &mut self.revenue_per_user_per_month {
            entries.push(("revenue_per_user_per_month", CostUnit::PerUserMonth, revenue));
        }
        entries.push((
            "busy_hour_kbit_per_user",
            CostUnit::KilobitsPerSecond,
            &mut self.busy_hour_kbit_per_user,
        ));
        entries
    }
}
