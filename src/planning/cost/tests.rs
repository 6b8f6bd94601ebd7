//! Prices worked out by hand.
use super::{
    AccessNeed, Amount, CarrierNeed, Case, CostError, CostPart, CostProblem, CostTable, PowerNeed,
    PowerSource, Priced, SiteNeeds, Structure,
};
use crate::planning::remedy::{RemedyKind, Work};
use crate::units::Length;
use serde_json::{Value, json};

fn figure(low: f64, base: f64, high: f64) -> Value {
    json!({"low": low, "base": base, "high": high, "source": "worked by hand"})
}

fn certain(value: f64) -> Value {
    figure(value, value, value)
}

fn chosen(value: f64) -> Value {
    json!({"value": value, "source": "worked by hand"})
}

/// Round figures: 25 % over two years (factors 0.8 and 0.64, together 1.44); one renewal, of batteries after a year, at half their cost.
fn table_json() -> Value {
    json!({
        "currency": "USD", "price_year": 2023,
        "site": {
            "survey": certain(1_000.0),
            "mast": [
                {"up_to_m": 30.0, "cost": figure(20_000.0, 30_000.0, 40_000.0)},
                {"up_to_m": 60.0, "cost": certain(60_000.0)},
            ],
            "pole": certain(10_000.0), "civil_works": certain(5_000.0), "installation": certain(4_000.0),
            "rent_per_year": certain(100.0),
        },
        "radio": {
            "site_equipment": certain(13_000.0), "sector_carrier": figure(8_000.0, 9_000.0, 10_000.0),
            "band": [{"band": "B28", "sector_carrier": certain(12_000.0)}], "small_sector": certain(5_000.0),
        },
        "power": {
            "load_w": certain(400.0), "load_per_carrier_w": certain(200.0), "load_small_w": certain(100.0),
            "grid_connection": certain(2_000.0), "grid_line_per_km": certain(10_000.0),
            "grid_per_kw_year": certain(1_000.0), "solar_per_w": certain(2.0), "solar_per_year": certain(50.0),
            "sun_hours": figure(2.0, 4.0, 6.0), "performance_ratio": certain(0.75),
            "days_without_sun": certain(3.0), "battery_per_kwh": certain(200.0), "depth_of_discharge": certain(0.5),
        },
        "backhaul": {
            "hop": certain(40_000.0), "hop_per_km": certain(100.0), "fibre_per_m": figure(5.0, 7.0, 9.0),
            "satellite_terminal": certain(800.0), "satellite_per_year": certain(600.0),
            "satellite_mbit_s": certain(50.0),
        },
        "access": {
            "track_per_km": certain(20_000.0), "steepest_track_deg": chosen(20.0),
            "carried_per_km": certain(3_000.0), "carried_per_m_climb": certain(10.0),
        },
        "work": {
            "visit": certain(500.0), "turn_or_tilt": certain(300.0), "antenna": certain(1_500.0),
            "taller_mast": certain(15_000.0), "taller_mast_per_m": certain(1_000.0), "repeater": certain(4_000.0),
        },
        "opex": {
            "site": figure(6_000.0, 7_000.0, 8_000.0), "small_site": certain(1_000.0), "repeater": certain(400.0),
            "hop": certain(700.0), "fibre_per_km": certain(200.0), "satellite": certain(50.0),
        },
        "renewals": [{"kind": "batteries", "every_years": 1, "share": certain(0.5)}],
        "money": {
            "discount_rate": chosen(0.25), "horizon_years": chosen(2.0), "people_growth_per_year": chosen(0.5),
            "revenue_per_user_per_month": figure(1.0, 2.0, 3.0), "busy_hour_kbit_per_user": certain(100.0),
        },
    })
}

fn table() -> CostTable {
    serde_json::from_value(table_json()).expect("a cost table")
}

/// The table with one value changed, by its JSON pointer.
fn with(pointer: &str, value: Value) -> CostTable {
    let mut json = table_json();
    *json.pointer_mut(pointer).expect("a key") = value;
    serde_json::from_value(json).expect("a cost table")
}

fn metres(metres: f64) -> Length {
    Length::from_metres(metres)
}

fn near(found: Amount, expected: [f64; 3]) {
    for (case, expected) in Case::ALL.into_iter().zip(expected) {
        assert!((found.at(case) - expected).abs() < 1e-6, "{case:?}: {found:?} is not {expected}");
    }
}

fn three_sectors(structure: Structure, grid_distance: Option<Length>) -> SiteNeeds {
    SiteNeeds {
        structure,
        carriers: vec![CarrierNeed { band: "B3".to_owned(), sectors: 3 }],
        operators: 1,
        power: PowerNeed::New { grid_distance },
        access: AccessNeed::Existing,
    }
}

/// A mast of 30 m, three sectors, 1 km from the grid: 1 kW.
/// Once: 1 + 30 + 5 + 4 + 13 + 3 x 9 = 80 k, grid 2 + 10 = 12 k, together 92 k; a year: 7,000 + 100 + 1,000 = 8,100.
#[test]
fn a_mast_on_the_grid() {
    let near_grid =
        three_sectors(Structure::Mast { height: metres(30.0) }, Some(Length::from_kilometres(1.0)));
    let site = table().site(&near_grid).expect("a price");
    assert_eq!(site.power, PowerSource::Grid);
    near(site.priced.capex, [79_000.0, 92_000.0, 105_000.0]);
    near(site.priced.opex_per_year, [7_100.0, 8_100.0, 9_100.0]);
    near(site.priced.renewals, [0.0; 3]);
    near(site.priced.net_present_cost, [79_000.0 + 10_224.0, 92_000.0 + 11_664.0, 105_000.0 + 13_104.0]);
    near(site.priced.capex_of(CostPart::Radio), [24_000.0, 27_000.0, 30_000.0]);
    near(site.priced.capex_of(CostPart::Grid), [12_000.0; 3]);
    let parts: Amount = site.priced.parts.iter().map(|part| part.capex).sum();
    near(parts, [79_000.0, 92_000.0, 105_000.0]);
}

/// 1 kW by the sun: 24 kWh a day / (4 h x 0.75) = 8 kW of panels at 2 = 16,000; 24 x 3 / 0.5 = 144 kWh at 200 = 28,800, half of it again after a
/// year: 14,400 x 0.8 = 11,520. With 6 hours of sun 5,333.3 W, with 2 hours 16 kW.
/// Over two years: 16,000 + 28,800 + 11,520 + 50 x 1.44 = 56,392; by the grid 2,000 + 1,440 + 10,000 a km: equal at 5.2952 km.
#[test]
fn the_sun_where_the_grid_is_far() {
    let table = table();
    let mast = Structure::Mast { height: metres(12.0) };
    let source = |grid_distance| {
        let site = table.site(&three_sectors(mast, grid_distance)).expect("a price");
        (site.power, site.priced)
    };
    let (power, priced) = source(None);
    assert_eq!(power, PowerSource::Solar);
    near(priced.capex_of(CostPart::Solar), [16_000.0 * 4.0 / 6.0, 16_000.0, 32_000.0]);
    near(priced.capex_of(CostPart::Batteries), [28_800.0; 3]);
    near(priced.renewals, [11_520.0; 3]);
    let base = 80_000.0 + 44_800.0 + 11_520.0 + (7_000.0 + 100.0 + 50.0) * 1.44;
    assert!((priced.net_present_cost.base() - base).abs() < 1e-6);
    assert_eq!(source(Some(metres(5_295.0))).0, PowerSource::Grid);
    assert_eq!(source(Some(metres(5_296.0))).0, PowerSource::Solar);
}

#[test]
fn masts_are_priced_by_the_class_that_reaches_them() {
    let capex = |height_m: f64| {
        table()
            .site(&three_sectors(Structure::Mast { height: metres(height_m) }, None))
            .map(|site| site.priced.capex_of(CostPart::Mast).base())
    };
    assert_eq!(capex(30.0), Ok(30_000.0));
    assert_eq!(capex(30.1), Ok(60_000.0));
    assert_eq!(capex(60.5), Err(CostError::TooTall { height_m: 60.5, tallest_m: 60.0 }));
    assert_eq!(capex(-1.0), Err(CostError::NoLength { part: CostPart::Mast, metres: -1.0 }));
}

#[test]
fn bands_and_operators_have_equipment_of_their_own() {
    let table = table();
    assert!((table.sector_carrier("LTE 700").base() - 12_000.0).abs() < 1e-9, "band 28 by another name");
    assert!((table.sector_carrier("B3").base() - 9_000.0).abs() < 1e-9);
    let shared = SiteNeeds {
        carriers: vec![
            CarrierNeed { band: "B28".to_owned(), sectors: 3 },
            CarrierNeed { band: "B3".to_owned(), sectors: 2 },
        ],
        operators: 2,
        ..three_sectors(Structure::Existing, None)
    };
    let shared = SiteNeeds { power: PowerNeed::Existing, ..shared };
    let site = table.site(&shared).expect("a price");
    // a visit, two sets of equipment, 3 x 12 + 2 x 9 k of radios; 5 x 200 W
    near(
        site.priced.capex,
        [500.0 + 26_000.0 + 52_000.0, 500.0 + 26_000.0 + 54_000.0, 500.0 + 26_000.0 + 56_000.0],
    );
    near(site.priced.opex_per_year, [1_000.0; 3]);
    assert_eq!(site.power, PowerSource::Existing);
}

/// 2 km and 300 m up: a track of 40,000, or 6,000 + 3,000 carried; 0.1 km and 300 m up: 2,000 or 3,300.
#[test]
fn the_way_is_a_track_or_carrying() {
    let capex = |road_m: f64, slope_deg: f64| {
        let access = AccessNeed::From { road_distance: metres(road_m), climb: metres(300.0), slope_deg };
        let needs = SiteNeeds { access, ..three_sectors(Structure::Pole, None) };
        table().site(&needs).map(|site| site.priced.capex_of(CostPart::Access).base())
    };
    assert_eq!(capex(2_000.0, 5.0), Ok(9_000.0));
    assert_eq!(capex(100.0, 20.0), Ok(2_000.0));
    assert_eq!(capex(100.0, 20.1), Ok(3_300.0), "too steep for a track");
    assert_eq!(capex(100.0, 91.0), Err(CostError::NoSlope { slope_deg: 91.0 }));
    let unknown = SiteNeeds { access: AccessNeed::Unknown, ..three_sectors(Structure::Pole, None) };
    let site = table().site(&unknown).expect("a price");
    assert_eq!(site.priced.unknown, [CostPart::Access]);
    // a pole with three small sectors: 300 W, panels of 2,400 W and 43.2 kWh
    near(
        site.priced.capex,
        [11_000.0 + 15_000.0 + 3_200.0 + 8_640.0, 39_440.0, 11_000.0 + 15_000.0 + 9_600.0 + 8_640.0],
    );
    near(site.priced.opex_per_year, [1_150.0; 3]);
}

#[test]
fn links_by_their_length() {
    let table = table();
    let hop = table.hop(Length::from_kilometres(12.0)).expect("a price");
    near(hop.net_present_cost, [41_200.0 + 700.0 * 1.44; 3]);
    let fibre = table.fibre(Length::from_kilometres(3.0)).expect("a price");
    near(fibre.capex, [15_000.0, 21_000.0, 27_000.0]);
    near(fibre.opex_per_year, [600.0; 3]);
    near(table.satellite().net_present_cost, [800.0 + 650.0 * 1.44; 3]);
    assert!(table.hop(metres(f64::NAN)).is_err() && table.fibre(metres(-1.0)).is_err());
    let together = Priced::together(&[hop.clone(), fibre, hop.clone()]);
    near(together.capex, [97_400.0, 103_400.0, 109_400.0]);
    assert_eq!(together.parts.len(), 2);
    near(together.capex_of(CostPart::Hop), [82_400.0; 3]);
    near(together.opex_per_year, [2_000.0; 3]);
}

/// 1,000 people, half of them users: 500 x (1.5 x 0.8 + 2.25 x 0.64) = 1,320 user-years at 12, 24 or 36.
#[test]
fn revenue_grows_with_the_people() {
    let table = table();
    near(table.revenue(1_000.0, Some(0.5)).expect("revenue"), [15_840.0, 31_680.0, 47_520.0]);
    assert_eq!(table.revenue(1_000.0, None), None, "no take-up is known");
    let stated = with("/money", {
        let mut money = table_json()["money"].clone();
        money["take_up"] = figure(0.25, 0.5, 1.0);
        money
    });
    near(stated.revenue(1_000.0, Some(0.9)).expect("revenue"), [7_920.0, 31_680.0, 95_040.0]);
    let mut free = table.clone();
    free.money.revenue_per_user_per_month = None;
    assert_eq!(free.revenue(1_000.0, Some(0.5)), None);
    assert!((table.growth_after(2) - 2.25).abs() < 1e-12);
}

#[test]
fn remedies_by_their_work() {
    let table = table();
    let work = Work { carriers: 3, height: metres(10.0), rent_per_year: 600.0 };
    let price = |kind| table.remedy(kind, work).expect("a price");
    near(price(RemedyKind::AddTechnology).capex, [24_500.0, 27_500.0, 30_500.0]);
    near(price(RemedyKind::AddTechnology).opex_per_year, [1_200.0; 3]);
    near(price(RemedyKind::NewSector).capex, [26_000.0, 29_000.0, 32_000.0]);
    near(price(RemedyKind::Turn).net_present_cost, [800.0 + 864.0; 3]);
    near(price(RemedyKind::TallerMast).capex, [25_500.0; 3]);
    near(price(RemedyKind::Satellite).capex, [800.0; 3]);
    // 100 W: 800 W of panels (533.3 with most sun), 14.4 kWh
    near(
        price(RemedyKind::Repeater).capex,
        [14_000.0 + 3_200.0 / 3.0 + 2_880.0, 18_480.0, 14_000.0 + 3_200.0 + 2_880.0],
    );
    assert_eq!(price(RemedyKind::NewMast).unknown, [CostPart::Access]);
    let parts: Amount = price(RemedyKind::NewMast).parts.iter().map(|part| part.capex).sum();
    near(price(RemedyKind::NewMast).capex, Case::ALL.map(|case| parts.at(case)));
    let bad = Work { rent_per_year: f64::NAN, ..work };
    assert!(matches!(table.remedy(RemedyKind::Turn, bad), Err(CostError::Rent(_))));
}

/// What remedies are searched with agrees with what they are priced with.
#[test]
fn one_table_serves_the_search_of_remedies() {
    let table = table();
    let costs = table.remedy_costs().expect("costs");
    assert_eq!((costs.currency.as_str(), costs.price_year), ("USD", 2023));
    assert_eq!(costs.amounts().count(), 12, "every amount is stated");
    for kind in RemedyKind::ALL {
        let work = Work { carriers: 1, height: metres(30.0), rent_per_year: 0.0 };
        let priced = table.remedy(kind, work).expect("a price").capex.base();
        let hop = if kind == RemedyKind::SmallRemoteSector { 40_000.0 } else { 0.0 };
        let searched = costs.of(kind, work).expect("stated");
        assert!((searched - priced - hop).abs() < 1e-6, "{kind:?}: {searched} and {priced}");
    }
    // half-way between the classes of 30 and 60 m
    let halfway = Work { carriers: 1, height: metres(45.0), rent_per_year: 10.0 };
    let low = Work { height: metres(30.0), rent_per_year: 0.0, ..halfway };
    let of = |work| costs.of(RemedyKind::NewMast, work).expect("stated");
    assert!((of(halfway) - of(low) - 15_000.0 - 14.4).abs() < 1e-6);
}

#[test]
fn a_draw_is_certain_and_lies_where_its_number_says() {
    let table = table();
    let needs = three_sectors(Structure::Mast { height: metres(30.0) }, Some(metres(500.0)));
    let whole = table.site(&needs).expect("a price").priced.net_present_cost;
    for (uniform, expected) in [(0.0, whole.low()), (1.0, whole.high())] {
        let drawn = table.sampled(&|_| uniform).site(&needs).expect("a price").priced.net_present_cost;
        near(drawn, [expected; 3]);
    }
    let one = table.sampled(&|key| if key == "site.mast[0].cost" { 1.0 } else { 0.0 });
    let drawn = one.site(&needs).expect("a price").priced;
    near(drawn.capex_of(CostPart::Mast), [40_000.0; 3]);
    near(drawn.capex_of(CostPart::Radio), [24_000.0; 3]);
    let keys: Vec<String> = table.figures().into_iter().map(|keyed| keyed.key).collect();
    let mut once = keys.clone();
    once.sort_unstable();
    once.dedup();
    assert_eq!(once.len(), keys.len(), "no key twice");
    assert_eq!(keys.len(), count_figures(&table_json()), "no figure is left out");
}

fn count_figures(value: &Value) -> usize {
    match value {
        Value::Object(entries) if entries.contains_key("low") => 1,
        Value::Object(entries) => entries.values().map(count_figures).sum(),
        Value::Array(items) => items.iter().map(count_figures).sum(),
        _ => 0,
    }
}

#[test]
fn what_cannot_be_is_told_with_its_key() {
    assert_eq!(table().problems(), []);
    let two_renewals = json!([
        {"kind": "radios", "every_years": 8, "share": certain(0.5)},
        {"kind": "radios", "every_years": 0, "share": certain(0.5)},
    ]);
    for (pointer, value, keys) in [
        ("/currency", json!(" "), vec!["currency"]),
        ("/price_year", json!(23), vec!["price_year"]),
        ("/power/sun_hours", certain(0.0), vec!["power.sun_hours.low", "power.sun_hours.high"]),
        ("/power/depth_of_discharge", figure(0.5, 0.8, 1.5), vec!["power.depth_of_discharge.high"]),
        ("/money/horizon_years", chosen(2.5), vec!["money.horizon_years.value"]),
        ("/money/discount_rate", chosen(-0.1), vec!["money.discount_rate.value"]),
        ("/money/people_growth_per_year/source", json!(""), vec!["money.people_growth_per_year.source"]),
        ("/access/steepest_track_deg", chosen(f64::from(u8::MAX)), vec!["access.steepest_track_deg.value"]),
        ("/site/mast", json!([]), vec!["site.mast"]),
        ("/site/mast/1/up_to_m", json!(30.0), vec!["site.mast[1].up_to_m"]),
        ("/radio/band/0/band", json!(""), vec!["radio.band[0].band"]),
        ("/renewals", two_renewals, vec!["renewals[1].every_years", "renewals[1].kind"]),
    ] {
        let problems = with(pointer, value).problems();
        let found: Vec<&str> = problems.iter().map(CostProblem::key).collect();
        assert_eq!(found, keys, "{pointer}");
    }
    let outside = with("/price_year", json!(23)).problems()[0].to_string();
    assert_eq!(outside, "23 is outside 1900 to 2200: give the year of the prices");
}

/// Every figure changes some price: none is read and forgotten.
#[test]
fn every_figure_counts() {
    let all = |table: &CostTable| {
        let access = AccessNeed::From { road_distance: metres(900.0), climb: metres(90.0), slope_deg: 30.0 };
        let track = AccessNeed::From { road_distance: metres(90.0), climb: metres(900.0), slope_deg: 3.0 };
        let needs = |structure, grid_distance, access| SiteNeeds {
            carriers: vec![
                CarrierNeed { band: "B28".to_owned(), sectors: 3 },
                CarrierNeed { band: "B3".to_owned(), sectors: 3 },
            ],
            access,
            ..three_sectors(structure, grid_distance)
        };
        let sites = [
            needs(Structure::Mast { height: metres(20.0) }, Some(metres(100.0)), access),
            needs(Structure::Mast { height: metres(50.0) }, None, track),
            needs(Structure::Pole, None, access),
        ];
        let sites = sites.iter().map(|needs| table.site(needs).expect("a price").priced);
        let works = RemedyKind::ALL.map(|kind| {
            let work = Work { carriers: 1, height: metres(20.0), rent_per_year: 0.0 };
            table.remedy(kind, work).expect("a price")
        });
        let links = [table.hop(metres(900.0)), table.fibre(metres(900.0))].map(|link| link.expect("a price"));
        let cost = Priced::together(&sites.chain(works).chain(links).collect::<Vec<_>>()).net_present_cost;
        let revenue = table.revenue(100.0, None).expect("revenue").base();
        let capacity = table.money.busy_hour_kbit_per_user.amount().base()
            + table.backhaul.satellite_mbit_s.amount().base();
        [cost.base(), revenue, capacity].map(f64::to_bits)
    };
    let mut table = table();
    table.money.take_up = Some(serde_json::from_value(certain(0.5)).expect("a figure"));
    let half = |key: &str| if key == "power.sun_hours" { 0.5 } else { 0.0 };
    let widened: CostTable = {
        let mut json = serde_json::to_value(&table).expect("a value");
        widen(&mut json);
        serde_json::from_value(json).expect("a cost table")
    };
    let before = all(&widened.sampled(&half));
    for keyed in widened.figures() {
        let after = all(&widened.sampled(&|key| if key == keyed.key { 0.9 } else { half(key) }));
        assert_ne!(before, after, "{} changes nothing", keyed.key);
    }
}

/// Gives every figure a range.
fn widen(value: &mut Value) {
    match value {
        Value::Object(entries) if entries.contains_key("low") => {
            let base = entries["base"].as_f64().expect("a number");
            entries["low"] = json!(base * 0.9);
            entries["base"] = json!(base * 0.95);
            entries["high"] = json!(base);
        }
        Value::Object(entries) => entries.values_mut().for_each(widen),
        Value::Array(items) => items.iter_mut().for_each(widen),
        _ => {}
    }
}
