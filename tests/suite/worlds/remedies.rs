//! Remedies worked out by hand, each confirmed on the changed network.
use super::world::{World, land, ridge_land, sector, village};
use signalgap::coverage::MastIndex;
use signalgap::network::{AntennaPattern, Network, SectorCarrier, SectorPattern, Technology};
use signalgap::planning::remedy::{
    AllowedCarrier, NewAntenna, NewSite, SearchedGaps, SettlementsPart, SmallEquipment,
};
use signalgap::planning::{
    AddedCarrier, Costs, Gap, Remedies, Remedy, RemedyKind, RemedyQuestion, RemedySearch,
};
use signalgap::units::{Azimuth, Dbm, Decibels, Frequency, Length};

fn carrier(operator: &str, mhz: f64) -> AllowedCarrier {
    let mut like = sector("like", Technology::Lte);
    like.carrier.downlink = Frequency::from_megahertz(mhz);
    like.carrier.uplink = Frequency::from_megahertz(mhz - 45.0);
    let added = AddedCarrier {
        carrier: like.carrier,
        total_power: Dbm::new(46.0),
        antenna_ports: 2,
        reference_signal_boost: Decibels::default(),
        pilot_power_share: 0.1,
    };
    AllowedCarrier { operator: operator.to_owned(), added }
}

/// What is asked of a world.
struct Asked {
    allowed: Vec<AllowedCarrier>,
    candidates: Vec<NewSite>,
    costs: Option<Costs>,
}

impl Asked {
    fn of(allowed: &[(&str, f64)]) -> Self {
        let allowed = allowed.iter().map(|(operator, mhz)| carrier(operator, *mhz)).collect();
        Self { allowed, candidates: Vec::new(), costs: None }
    }

    fn remedies(&self, world: &World) -> (Vec<Gap>, Remedies) {
        let gaps = world.gaps();
        let pattern = AntennaPattern::Sector(SectorPattern::default());
        let antenna = NewAntenna { gain: Decibels::new(17.0), feeder_loss: Decibels::new(1.0), pattern };
        let small = SmallEquipment {
            height_agl: Length::from_metres(12.0),
            gain: Decibels::new(8.0),
            power: Dbm::new(37.0),
            repeater_power: Dbm::new(30.0),
            repeater_gain: Decibels::new(85.0),
            donor_gain: Decibels::new(15.0),
        };
        let question = RemedyQuestion {
            technology: Technology::Lte,
            tallest_antenna_agl: Length::from_metres(80.0),
            allowed: &self.allowed,
            new_antenna: &antenna,
            small,
            candidates: &self.candidates,
            costs: self.costs.as_ref(),
            per_gap: 9,
        };
        let (setting, index) = (world.setting(), MastIndex::of(&world.network));
        let all: Vec<usize> = (0..gaps.len()).collect();
        let of_all = SearchedGaps { all: &gaps, searched: &all };
        let search = RemedySearch::new(&setting, &index, &question, &world.settlements, of_all);
        let screened = search.screen(&setting, &all, &|| ()).expect("screened gaps");
        let proposals = search.propose(&setting, screened);
        let part = SettlementsPart { settlements: &world.settlements, first: 0 };
        let judged = search.judge(&setting, &proposals, part, &|| ()).expect("judged proposals");
        let remedies = search.choose(proposals, [judged]);
        for remedy in remedies.all.iter().filter(|remedy| remedy.kind != RemedyKind::Satellite) {
            confirm(world, &gaps, remedy);
        }
        (gaps, remedies)
    }
}

/// Judges the whole world with a remedy, and finds what it is said to do.
fn confirm(world: &World, gaps: &[Gap], remedy: &Remedy) {
    let before = world.service();
    let stays = |(index, sector): (usize, &SectorCarrier)| {
        (!remedy.replaced.contains(&index)).then(|| sector.clone())
    };
    let mut sectors: Vec<SectorCarrier> =
        world.network.sectors().iter().enumerate().filter_map(stays).collect();
    sectors.extend(remedy.sectors.iter().cloned());
    let network = Network::new(sectors);
    let setting = signalgap::coverage::ServiceSetting { network: &network, ..world.setting() };
    let index = MastIndex::of(&network);
    let after = signalgap::coverage::service_at_settlements(&setting, &index, &world.settlements, &|| ())
        .expect("a service report");
    let served = |report: &signalgap::coverage::ServiceReport| -> f64 {
        let scope = report.scope(Technology::Lte, None).expect("4G");
        report.settlements.iter().map(|settlement| settlement.people_served[scope].unwrap_or(0.0)).sum()
    };
    let gained = served(&after) - served(&before);
    assert!((gained - (remedy.people_gained - remedy.people_lost)).abs() < 1e-9, "{gained}: {remedy:?}");
    for gap in remedy.gaps_closed.iter().map(|gap| &gaps[*gap]) {
        let share = after.settlements[gap.settlement].clusters[gap.cluster].scopes[0].served_share;
        assert!(share >= 1.0, "{share}: {remedy:?}");
    }
}

fn kinds(remedies: &Remedies, gap: usize) -> Vec<RemedyKind> {
    remedies.of_gaps[gap].iter().map(|own| remedies.all[own.remedy].kind).collect()
}

fn of_kind(remedies: &Remedies, kind: RemedyKind) -> Option<&Remedy> {
    remedies.all.iter().find(|remedy| remedy.kind == kind)
}

#[test]
fn a_3g_mast_gets_4g_and_the_other_gap_that_closes_counts() {
    let villages = vec![village("V", &[(2_000.0, 0.0)], 100.0), village("W", &[(2_500.0, 0.0)], 40.0)];
    let world = World::new(land(|_, _| 100.0), vec![sector("u", Technology::Umts)], villages);
    let (gaps, remedies) = Asked::of(&[("One", 1_842.5)]).remedies(&world);
    assert_eq!(gaps.len(), 2);
    let (first, told) = remedies.first_of(0).expect("a remedy");
    assert_eq!((first.kind, first.site_id.as_str()), (RemedyKind::AddTechnology, "M1"));
    assert_eq!((told.people_of_gap, told.people_of_others), (Some(100.0), 40.0));
    assert_eq!((first.people_gained, first.people_estimated), (140.0, Some(140.0)));
    assert_eq!(first.gaps_closed, [0, 1]);
    assert_eq!(first.sectors[0].azimuth, world.network.sectors()[0].azimuth, "on the antenna that is there");
    let satellite = remedies.of_gaps[0].last().map(|own| &remedies.all[own.remedy]).expect("a terminal");
    assert_eq!((satellite.kind, satellite.people_gained), (RemedyKind::Satellite, 0.0));
}

#[test]
fn only_what_is_allowed_is_told() {
    let villages = vec![village("V", &[(2_000.0, 0.0)], 100.0)];
    let mut three_g = sector("u", Technology::Umts);
    let operators = |three_g: &SectorCarrier, allowed: &[(&str, f64)]| -> Vec<String> {
        let world = World::new(land(|_, _| 100.0), vec![three_g.clone()], villages.clone());
        let (_, remedies) = Asked::of(allowed).remedies(&world);
        let at_mast = remedies.all.iter().filter(|remedy| remedy.kind.is_at_a_mast());
        at_mast.map(|remedy| remedy.operator.clone()).collect()
    };
    let two = [("One", 1_842.5), ("Two", 1_842.5)];
    assert_eq!(operators(&three_g, &two), ["One"], "the one that stands there");
    assert!(operators(&three_g, &[("Two", 1_842.5)]).is_empty(), "no spectrum");
    three_g.tenancy.owner = "Two".to_owned();
    three_g.tenancy.shareable = Some(false);
    assert_eq!(operators(&three_g, &two), ["Two"], "not shareable: the owner alone");
    three_g.tenancy.shareable = Some(true);
    // of one kind at one mast the first is told; both would do
    assert_eq!(operators(&three_g, &two).len(), 1);
    assert_eq!(
        operators(&three_g, &[("Three", 1_842.5)]),
        ["Three"],
        "shareable: every operator with spectrum"
    );
}

#[test]
fn a_lower_band_goes_farther_over_a_ridge() {
    let mut closed = Vec::new();
    for ridge_m in (105..=250).step_by(5) {
        let top_m = f64::from(ridge_m);
        let ground = land(move |east_m, _| if (4_900.0..=5_100.0).contains(&east_m) { top_m } else { 100.0 });
        let villages = vec![village("V", &[(7_000.0, 0.0)], 100.0)];
        let world = World::new(ground, vec![sector("a", Technology::Lte)], villages);
        let mut asked = Asked::of(&[("One", 773.0), ("One", 1_842.5), ("One", 2_630.0)]);
        asked.allowed[0].added.carrier.uplink = Frequency::from_megahertz(718.0);
        let (gaps, remedies) = asked.remedies(&world);
        let Some(added) = of_kind(&remedies, RemedyKind::AddTechnology) else { continue };
        assert_eq!(gaps.len(), 1);
        let mhz = added.sectors[0].carrier.downlink.megahertz();
        assert!((mhz - 773.0).abs() < 1e-9, "{mhz}: what is there already, and what is higher, is not added");
        closed.push(ridge_m);
    }
    // below, 1842.5 MHz serves already; above, 773 MHz does not
    assert!(!closed.is_empty() && closed.len() < 20, "{closed:?}");
}

#[test]
fn an_antenna_is_turned_only_if_nobody_loses() {
    let mut looking_north = sector("a", Technology::Lte);
    looking_north.azimuth = Some(Azimuth::from_degrees(0.0));
    looking_north.antenna_height_agl = Length::from_metres(40.0);
    let east = village("E", &[(3_500.0, 0.0)], 100.0);
    // served from beside the main lobe: turned by more than 5 degrees, the antenna has its back to it
    let west = village("W", &[(-800.0, 0.0)], 10.0);
    let with = |villages: Vec<signalgap::settlements::Settlement>| {
        let mut world = World::new(land(|_, _| 100.0), vec![looking_north.clone()], villages);
        world.lte.required_level_dbm = -100.0;
        let (gaps, remedies) = Asked::of(&[]).remedies(&world);
        assert_eq!(gaps.len(), 1, "{gaps:?}");
        of_kind(&remedies, RemedyKind::Turn).cloned()
    };
    let turned = with(vec![east.clone()]).expect("a turn");
    let azimuth_deg = turned.sectors[0].azimuth.expect("an azimuth").degrees();
    assert!((20.0..90.0).contains(&azimuth_deg) && azimuth_deg % 10.0 == 0.0, "{azimuth_deg}");
    assert_eq!((turned.replaced.as_slice(), turned.people_gained), (&[0][..], 100.0));
    assert_eq!(with(vec![east, west]), None, "the west would lose");
}

#[test]
fn a_low_rise_is_cleared_by_a_taller_mast() {
    // an edge 12 m over a ray that grazes it; the village is at the very limit of service
    let ground = land(|east_m, _| if (4_980.0..=5_020.0).contains(&east_m) { 130.0 } else { 100.0 });
    let mut world =
        World::new(ground, vec![sector("a", Technology::Lte)], vec![village("V", &[(9_000.0, 0.0)], 1.0)]);
    world.lte.required_level_dbm = -106.0;
    let (_, remedies) = Asked::of(&[]).remedies(&world);
    let taller = of_kind(&remedies, RemedyKind::TallerMast).expect("a taller mast");
    let height_m = taller.sectors[0].antenna_height_agl.metres();
    assert!((35.0..=80.0).contains(&height_m) && height_m % 5.0 == 0.0, "{height_m}");
    assert!((taller.work.height.metres() - (height_m - 30.0)).abs() < 1e-9);
    // a section less does not serve
    let mut lower = sector("a", Technology::Lte);
    lower.antenna_height_agl = Length::from_metres(height_m - 5.0);
    world.network = Network::new(vec![lower]);
    assert_eq!(world.gaps().len(), 1);
}

#[test]
fn behind_a_ridge_something_is_built_at_the_village() {
    let world = World::new(
        ridge_land(),
        vec![sector("a", Technology::Lte)],
        vec![village("V", &[(8_000.0, 0.0)], 100.0)],
    );
    let mut asked = Asked::of(&[("One", 1_842.5)]);
    let mut mast = sector("new", Technology::Lte);
    mast.position = super::world::at(9_000.0, 0.0);
    mast.azimuth = None;
    let antenna =
        signalgap::coverage::AntennaPoint { position: mast.position, height_agl: mast.antenna_height_agl };
    asked.candidates = vec![NewSite { name: "Hill".to_owned(), antenna, sectors: vec![mast] }];
    let (_, remedies) = asked.remedies(&world);
    assert_eq!(
        kinds(&remedies, 0),
        [RemedyKind::SmallRemoteSector, RemedyKind::NewMast, RemedyKind::Satellite],
        "in the order of effort"
    );
    asked.costs = Some(Costs {
        new_mast: Some(10.0),
        new_mast_per_m: Some(1.0),
        small_remote_sector: Some(50.0),
        satellite_terminal: Some(1.0),
        ..Costs::unknown("USD", 2026)
    });
    let (_, remedies) = asked.remedies(&world);
    assert_eq!(
        kinds(&remedies, 0),
        [RemedyKind::NewMast, RemedyKind::SmallRemoteSector, RemedyKind::Satellite],
        "in the order of cost, satellite last"
    );
    assert_eq!(remedies.first_of(0).expect("a remedy").0.cost, Some(40.0));
}

#[test]
fn a_repeater_stands_where_a_donor_reaches_it() {
    // the village lies in a hollow behind a hill from which the mast is in sight
    let ground = land(|east_m, _| match east_m {
        east_m if (7_400.0..=7_600.0).contains(&east_m) => 200.0,
        _ => 100.0,
    });
    let world =
        World::new(ground, vec![sector("a", Technology::Lte)], vec![village("V", &[(8_000.0, 0.0)], 100.0)]);
    let (_, remedies) = Asked::of(&[]).remedies(&world);
    let repeater = of_kind(&remedies, RemedyKind::Repeater).expect("a repeater");
    assert_eq!((repeater.donor, repeater.operator.as_str()), (Some(0), "One"));
    assert!(repeater.sectors[0].total_power.dbm() <= 30.0);
    assert!((repeater.position.easting_m - 7_500.0).abs() < 150.0, "{:?}", repeater.position);
}
