//! Verdicts and causes by hand.
use super::world::{World, at, land, ridge_land, sector, village};
use signalgap::link::Verdict;
use signalgap::network::Technology;
use signalgap::planning::Cause;
use signalgap::units::{Azimuth, Dbm, Length};

fn verdict(world: &World, technology: Technology) -> Verdict {
    let service = world.service();
    service.settlements[0].verdicts[service.scope(technology, None).expect("a scope")]
}

#[test]
fn a_village_in_sight_is_served() {
    let world = World::new(
        land(|_, _| 100.0),
        vec![sector("a", Technology::Lte)],
        vec![village("V", &[(3_000.0, 0.0)], 100.0)],
    );
    assert_eq!(verdict(&world, Technology::Lte), Verdict::Served);
    assert!(world.gaps().is_empty());
    let link =
        world.service().settlements[0].clusters[0].scopes[0].weakest.best_server.expect("a server").link;
    assert!(link.line_of_sight);
    assert!((link.ground_distance.metres() - 3_000.0).abs() < 1.0);
    assert!((link.azimuth.degrees() - 90.0).abs() < 1e-6);
    // EPRE 46 - 10 log10(2 ports * 1200 subcarriers) = 12.2; + 17 - 1 - free space 107.3 (and some diffraction)
    let free_space_dbm = 12.198 + 16.0 - 107.3;
    let level_dbm = link.level.dbm() + link.diffraction.db();
    assert!((level_dbm - free_space_dbm).abs() < 0.1, "{level_dbm}");
}

#[test]
fn a_ridge_blocks_and_is_found() {
    let world = World::new(
        ridge_land(),
        vec![sector("a", Technology::Lte)],
        vec![village("V", &[(6_000.0, 0.0)], 1.0)],
    );
    let gaps = world.gaps();
    assert_eq!(gaps.len(), 1);
    let Cause::TerrainBlocked { ridge, loss } = &gaps[0].cause else { panic!("found {:?}", gaps[0].cause) };
    assert!((ridge.elevation_amsl_m - 400.0).abs() < 1.0);
    assert!((4_850.0..5_150.0).contains(&ridge.distance_from_mast.metres()));
    let east_m = ridge.place.longitude_deg * 111_319.490_793;
    assert!((east_m - ridge.distance_from_mast.metres()).abs() < 1.0, "{east_m}");
    // ray: from 130 m down to 101.5 m; the ridge's far side at 5.1 km stands about 294 m over it
    assert!((ridge.height_over_ray_m - 294.0).abs() < 4.0, "{}", ridge.height_over_ray_m);
    assert!(loss.db() > 30.0 && (ridge.diffraction.db() - ridge.share * loss.db()).abs() < 1e-9);
}

#[test]
fn every_other_cause() {
    let flat = || land(|_, _| 100.0);
    let far = vec![village("V", &[(6_000.0, 0.0)], 1.0)];
    let lte = sector("a", Technology::Lte);

    let mut out_of_range = World::new(flat(), vec![lte.clone()], far.clone());
    out_of_range.radius_km = 5.9;
    assert_eq!(out_of_range.gaps()[0].cause, Cause::NoSiteInRange);

    let mut looking_away = lte.clone();
    looking_away.azimuth = Some(Azimuth::from_degrees(270.0));
    looking_away.antenna_height_agl = Length::from_metres(75.0);
    let mut pattern = World::new(flat(), vec![looking_away], vec![village("V", &[(5_000.0, 0.0)], 1.0)]);
    pattern.lte.required_level_dbm = -100.0;
    let gap = &pattern.gaps()[0];
    // 25 dB are the most that the pattern loses: less by azimuth alone where the tilt loses some
    assert!(
        matches!(gap.cause, Cause::Azimuth(loss) if (20.0..=25.0).contains(&loss.db())),
        "{:?}",
        gap.cause
    );
    let losses = gap.masts[0].losses;
    assert!((losses.azimuth.db() + losses.tilt.db() - 25.0).abs() < 1e-9, "{losses:?}");

    let mut weak_handset = World::new(flat(), vec![lte.clone()], vec![village("V", &[(3_000.0, 0.0)], 1.0)]);
    weak_handset.lte.uplink.handset_power_dbm = -15.0;
    assert_eq!(weak_handset.gaps()[0].cause, Cause::UplinkLimited);

    let mut faint = lte.clone();
    faint.total_power = Dbm::new(10.0);
    faint.antenna_height_agl = Length::from_metres(75.0);
    let hill_top = land(|e, _| if e < 500.0 { 400.0 } else { 100.0 });
    let too_far = World::new(hill_top, vec![faint], far);
    assert_eq!(too_far.gaps()[0].cause, Cause::Distance);

    let only_3g =
        World::new(flat(), vec![sector("u", Technology::Umts)], vec![village("V", &[(2_000.0, 0.0)], 1.0)]);
    assert_eq!(verdict(&only_3g, Technology::Umts), Verdict::Served);
    assert_eq!(only_3g.gaps()[0].cause, Cause::Band { site_id: "M1".to_owned() });
}

#[test]
fn a_hidden_cluster_makes_a_village_partly_served() {
    let world = World::new(
        ridge_land(),
        vec![sector("a", Technology::Lte)],
        vec![village("V", &[(3_000.0, 0.0), (6_000.0, 0.0)], 100.0)],
    );
    let service = world.service();
    assert_eq!(service.settlements[0].verdicts[0], Verdict::PartlyServed);
    assert_eq!(service.settlements[0].people_served[0], Some(50.0));
    let gaps = world.gaps();
    assert_eq!((gaps.len(), gaps[0].cluster, gaps[0].people_without_service), (1, 1, Some(50.0)));
}

#[test]
fn missing_terrain_is_no_data_not_sea_level() {
    let holed = land(|east_m, _| if (1_900.0..2_100.0).contains(&east_m) { f64::NAN } else { 100.0 });
    let villages = vec![village("V", &[(3_000.0, 0.0)], 1.0)];
    let mut world = World::new(holed, vec![sector("a", Technology::Lte)], villages);
    assert_eq!(verdict(&world, Technology::Lte), Verdict::NoData);
    assert!(world.gaps().is_empty(), "what is not known is no gap");
    let other_side = at(4_000.0, 0.0);
    let mut second = sector("b", Technology::Lte);
    second.position = other_side;
    second.azimuth = None;
    world.network = signalgap::network::Network::new(vec![sector("a", Technology::Lte), second]);
    assert_eq!(verdict(&world, Technology::Lte), Verdict::Served, "one known server is enough");
}
