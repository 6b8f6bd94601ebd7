//! Every choice of the analysis changes the result.
use super::world::{World, ridge_land, sector, village};
use signalgap::coverage::Link;
use signalgap::link::{BuildingClass, TerminalCorrection};
use signalgap::network::{Network, SectorCarrier, Technology};
use signalgap::propagation::{
    ModelKey, ModelOptions, OkumuraHata, P526, P1812, PathLossModel, Polarization, RefractivityMap,
    RefractivityMaps,
};
use signalgap::units::{Azimuth, Dbm, Decibels, Frequency, Length, Tilt};

fn world() -> World {
    World::new(ridge_land(), vec![sector("a", Technology::Lte)], vec![village("V", &[(5_600.0, 300.0)], 1.0)])
}

fn link(world: &World) -> Link {
    world.service().settlements[0].clusters[0].scopes[0].weakest.deciding.expect("a link").link
}

#[test]
fn choices_of_the_scenario() {
    type Change = fn(&mut World);
    let changes: [(&str, Change); 9] = [
        ("receiver height", |world| world.receiver.height_agl_m = 4.0),
        ("receiver gain", |world| world.receiver.gain_dbi = 3.0),
        ("body loss", |world| world.receiver.body_loss_db = 3.0),
        ("indoor", |world| world.receiver.indoor = Some(BuildingClass::Traditional)),
        ("sigma", |world| world.sigma_db = 6.0),
        ("delta-N", |world| world.delta_n = 80.0),
        ("required level", |world| world.lte.required_level_dbm = -110.0),
        ("handset", |world| world.lte.uplink.handset_power_dbm = 20.0),
        ("polarisation", |world| world.polarization = Polarization::Horizontal),
    ];
    let before = link(&world());
    for (name, change) in changes {
        let mut changed = world();
        change(&mut changed);
        if name == "polarisation" {
            // it enters by the spherical Earth alone, which a ridge hides: look at a flat path
            let flat = |polarization| {
                let ground = super::world::land(|_, _| 0.0);
                let mut far = World::new(
                    ground,
                    vec![sector("a", Technology::Lte)],
                    vec![village("V", &[(9_900.0, 0.0)], 1.0)],
                );
                far.receiver.height_agl_m = 0.5;
                let mut low = sector("a", Technology::Lte);
                low.antenna_height_agl = Length::from_metres(1.0);
                low.carrier.downlink = Frequency::from_megahertz(30.0);
                far.network = Network::new(vec![low]);
                far.polarization = polarization;
                link(&far).loss
            };
            assert_ne!(flat(Polarization::Vertical), flat(Polarization::Horizontal), "{name}");
        } else {
            assert_ne!(link(&changed), before, "{name} changes nothing");
        }
    }
}

/// A ridge seen by P.1812, the only model so far that knows other shares of time than half.
fn p1812_world() -> World {
    let mut world = world();
    world.models = vec![Box::new(P1812::default())];
    world
}

#[test]
fn a_smaller_share_of_time_loses_less() {
    let mut rare = p1812_world();
    rare.time_percent = 1.0;
    let (half, one) = (link(&p1812_world()), link(&rare));
    assert!(one.loss.db() < half.loss.db() - 0.1, "{one:?} {half:?}");
}

#[test]
fn the_climate_is_read_at_the_centre_of_each_path() {
    let map = |value: &dyn Fn(usize) -> f64| {
        let values =
            (0..RefractivityMap::ROWS * RefractivityMap::COLS).map(|i| value(i % RefractivityMap::COLS));
        RefractivityMap::new(values.collect()).expect("a map")
    };
    let world_with = |delta_n: &dyn Fn(usize) -> f64| {
        let mut world = p1812_world();
        world.delta_n = 1.0;
        world.refractivity =
            Some(RefractivityMaps { delta_n: map(delta_n), surface_refractivity: map(&|_| 325.0) });
        world
    };
    let even = link(&world_with(&|_| 45.0));
    assert_eq!(even, link(&p1812_world()), "an even map is as good as its number");
    // 0 at Greenwich, rising by 150 per 1.5 degrees: 2.515 in the middle of the path, 2.8 km east
    let sloped = link(&world_with(&|col| if col == 1 { 150.0 } else { 0.0 }));
    assert_ne!(sloped, even);
    let mut centre = p1812_world();
    centre.delta_n = 150.0 * (0.5 * 5_600.0 / 111_319.490_793) / 1.5;
    let beside = link(&centre);
    let (sloped_db, beside_db, even_db) = (sloped.loss.db(), beside.loss.db(), even.loss.db());
    assert!((sloped_db - beside_db).abs() < 1e-5, "{sloped_db} {beside_db}");
    assert!((sloped_db - even_db).abs() > 1e-3, "{sloped_db} {even_db}");
}

#[test]
fn clutter_at_the_handset_is_added_to_models_without_clutter_of_their_own() {
    let with = |model: Box<dyn PathLossModel>, correction, clutter_on_profile| {
        let mut world = world();
        world.models = vec![model];
        world.receiver.terminal_clutter = correction;
        world.clutter_on_profile = clutter_on_profile;
        link(&world)
    };
    let p526 = || -> Box<dyn PathLossModel> { Box::new(P526) };
    let hata = || -> Box<dyn PathLossModel> { Box::new(OkumuraHata::default()) };
    let (none, town) = (TerminalCorrection::None, TerminalCorrection::Statistical);
    let (bare, added) = (with(p526(), none, false), with(p526(), town, false));
    // 27.6 dB of a town at 1.8 GHz, for each direction at its own frequency
    assert!((added.terminal_clutter.db() - 27.55).abs() < 0.1, "{added:?}");
    assert_eq!(added.loss, bare.loss);
    assert!((bare.level.dbm() - added.level.dbm() - added.terminal_clutter.db()).abs() < 1e-9);
    // the uplink, 95 MHz lower, loses 10 log10(1842.5 / 1747.5) = 0.23 dB less
    let uplink_db = bare.uplink_margin.db() - added.uplink_margin.db();
    let less_db = added.terminal_clutter.db() - uplink_db;
    assert!((less_db - 0.23).abs() < 0.005, "{less_db}");
    assert_eq!(with(p526(), town, true), bare, "the profile holds clutter");
    assert_eq!(with(hata(), town, false), with(hata(), none, false), "the formula holds clutter");
    // by the height of what surrounds the handset the path ends at its top, higher up
    let raised = with(p526(), TerminalCorrection::HeightGain, false);
    assert!(raised.loss < bare.loss && raised.terminal_clutter.db() > 10.0, "{raised:?}");
}

#[test]
fn the_spread_of_building_entry_joins_sigma_whatever_the_model() {
    for model in [ModelKey::P1812, ModelKey::P526, ModelKey::OkumuraHata, ModelKey::Rma] {
        let inside = |indoor| {
            let mut world = world();
            world.models = vec![model.model(&ModelOptions::default())];
            world.receiver.indoor = indoor;
            link(&world)
        };
        let (out, within) = (inside(None), inside(Some(BuildingClass::Traditional)));
        let frequency = Frequency::from_megahertz(1_842.5);
        let at = |p| signalgap::link::building_entry_loss(BuildingClass::Traditional, frequency, p).db();
        let spread_db = 0.5 * (at(0.841_344_746) - at(0.158_655_254));
        assert!((out.sigma_db - 8.0).abs() < 1e-12);
        assert!((within.sigma_db - 8.0_f64.hypot(spread_db)).abs() < 1e-9, "{model:?}");
        assert!((out.level.dbm() - within.level.dbm() - at(0.5)).abs() < 1e-9, "{model:?}");
    }
}

#[test]
fn a_models_own_sigma_is_shown_and_not_added() {
    let mut world = world();
    world.models = vec![ModelKey::Rma.model(&ModelOptions::default())];
    let link = link(&world);
    assert_eq!(link.model_sigma.map(Decibels::db), Some(8.0), "out of sight");
    assert!((link.sigma_db - world.sigma_db).abs() < 1e-12);
}

#[test]
fn choices_of_a_sector() {
    type Change = fn(&mut SectorCarrier);
    let changes: [(&str, Change); 11] = [
        ("antenna height", |sector| sector.antenna_height_agl = Length::from_metres(40.0)),
        ("azimuth", |sector| sector.azimuth = Some(Azimuth::from_degrees(60.0))),
        ("all round", |sector| sector.azimuth = None),
        ("mechanical tilt", |sector| sector.mechanical_downtilt = Tilt::from_degrees_down(6.0)),
        ("electrical tilt", |sector| sector.electrical_downtilt = Tilt::from_degrees_down(6.0)),
        ("power", |sector| sector.total_power = Dbm::new(43.0)),
        ("gain", |sector| sector.maximum_gain = Decibels::new(15.0)),
        ("feeder", |sector| sector.feeder_loss = Decibels::new(2.0)),
        ("ports", |sector| sector.antenna_ports = 4),
        ("boost", |sector| sector.reference_signal_boost = Decibels::new(3.0)),
        ("bandwidth", |sector| sector.carrier.bandwidth_mhz = 10.0),
    ];
    let before = link(&world());
    for (name, change) in changes {
        let mut changed = world();
        let mut row = sector("a", Technology::Lte);
        change(&mut row);
        changed.network = Network::new(vec![row]);
        assert_ne!(link(&changed), before, "{name} changes nothing");
    }
}
