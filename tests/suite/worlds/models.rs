//! Several models at once: the first decides, the others are a range.
use super::world::{World, at, land, ridge_land, sector, village};
use signalgap::coverage::{LinkError, MastIndex, ScopeService, service_at_settlements};
use signalgap::link::Verdict;
use signalgap::network::Technology;
use signalgap::planning::Cause;
use signalgap::propagation::{
    CaveatKind, ClutterTreatment, Document, Domain, ModelKey, ModelOptions, P526, P1812, Parameter,
    PathEnvironment, PathLossModel, PreparedPath, PropagationError, Remark, Source, Terminals,
};
use signalgap::settlements::SamplePoint;
use signalgap::terrain::PathProfile;

/// A model that has no value for anything.
struct Refuses;

impl PathLossModel for Refuses {
    fn source(&self) -> &'static Source {
        &Source { key: "refuses", document: Document::P525 }
    }

    fn domain(&self) -> &'static Domain {
        P526.domain()
    }

    fn clutter(&self) -> ClutterTreatment {
        ClutterTreatment::Ignored
    }

    fn prepare<'p>(
        &self,
        _profile: &'p PathProfile,
        _terminals: Terminals,
        _environment: PathEnvironment,
    ) -> Result<Box<dyn PreparedPath + 'p>, PropagationError> {
        let (parameter, value, unit) = (Parameter::Step, 0.0, "");
        Err(PropagationError::OutOfDomain { model: "refuses", parameter, value, unit, low: 1.0, high: 2.0 })
    }
}

fn world(models: Vec<Box<dyn PathLossModel>>) -> World {
    let villages = vec![village("V", &[(3_000.0, 0.0), (6_000.0, 0.0)], 100.0)];
    let mut world = World::new(ridge_land(), vec![sector("a", Technology::Lte)], villages);
    world.models = models;
    world
}

/// One model alone.
fn alone(model: Box<dyn PathLossModel>) -> Vec<ScopeService> {
    let clusters = &world(vec![model]).service().settlements[0].clusters;
    clusters.iter().map(|cluster| cluster.scopes[0]).collect()
}

#[test]
fn each_model_says_beside_others_what_it_says_alone() {
    let service = world(vec![Box::new(P1812::default()), Box::new(P526)]).service();
    let by_model: Vec<Vec<ScopeService>> = service
        .by_model(0)
        .map(|model| model.clusters.iter().map(|cluster| cluster.scopes[0]).collect())
        .collect();
    assert_eq!(by_model, [alone(Box::new(P1812::default())), alone(Box::new(P526))]);
    assert_ne!(by_model[0][1].weakest.best_server, by_model[1][1].weakest.best_server);
    assert_eq!(service.other_models[0].source.key, "p526");
}

#[test]
fn the_first_model_decides() {
    let first = world(vec![Box::new(P1812::default()), Box::new(P526)]);
    let gap = &first.gaps()[0];
    let by_p1812 = alone(Box::new(P1812::default()))[1].weakest.deciding;
    let by_p526 = alone(Box::new(P526))[1].weakest.deciding;
    assert_eq!(gap.best, by_p1812);
    let beside = gap.other_models[0].expect("a link by the other model");
    assert_eq!(Some(beside.server), by_p526);
    // both lack against the same target: the deficits differ by the margins
    let margins_db = beside.server.link.margin().db() - gap.best.expect("a link").link.margin().db();
    let deficits_db = gap.deficit.expect("a deficit").db() - beside.deficit.db();
    assert!((margins_db - deficits_db).abs() < 1e-9);
    let turned = world(vec![Box::new(P526), Box::new(P1812::default())]);
    assert_eq!(turned.gaps()[0].best, by_p526);
}

#[test]
fn a_model_without_a_diffraction_term_still_finds_the_ridge() {
    let by_rma = world(vec![ModelKey::Rma.model(&ModelOptions::default())]);
    let gap = &by_rma.gaps()[0];
    assert!(gap.best.expect("a link").link.diffraction.db().abs() < 1e-12, "the formula keeps none apart");
    let Cause::TerrainBlocked { ridge, loss } = &gap.cause else { panic!("found {:?}", gap.cause) };
    assert!((ridge.elevation_amsl_m - 400.0).abs() < 1.0);
    // what the ridge costs is what P.526 says of the same path
    let by_p526 = world(vec![Box::new(P526)]);
    let expected = by_p526.gaps()[0].best.expect("a link").link.diffraction;
    assert!((loss.db() - expected.db()).abs() < 1e-9);
}

#[test]
fn levels_are_compared_at_one_place() {
    // two points in one cluster, one of them behind the ridge
    let mut world = world(vec![Box::new(P1812::default()), Box::new(P526)]);
    let samples = [(3_000.0, 0.0), (6_000.0, 0.0)];
    let points = samples.map(|(east_m, north_m)| SamplePoint { position: at(east_m, north_m), weight: 0.5 });
    world.settlements[0].clusters.truncate(1);
    world.settlements[0].clusters[0].samples = points.to_vec();
    let service = world.service();
    let shown: Vec<usize> =
        service.by_model(0).map(|model| model.clusters[0].scopes[0].weakest_sample).collect();
    assert_eq!(shown, [1, 1]);
    assert!(service.by_model(0).all(|model| model.verdicts[0] == Verdict::PartlyServed));
}

#[test]
fn a_model_without_a_value_is_left_out_and_counted() {
    let service = world(vec![Box::new(P526), Box::new(Refuses)]).service();
    let beside = &service.other_models[0];
    assert_eq!((beside.refused, beside.settlements[0].verdicts[0]), (2, Verdict::NoData));
    assert_eq!(beside.settlements[0].clusters[0].scopes[0].weakest.sectors_refused, 1);
    assert!(beside.settlements[0].clusters[0].scopes[0].weakest.best_server.is_none());
    assert_eq!(service.settlements, world(vec![Box::new(P526)]).service().settlements);
}

#[test]
fn a_deciding_model_without_a_value_stops_and_names_the_sector() {
    let world = world(vec![Box::new(Refuses), Box::new(P526)]);
    let index = MastIndex::of(&world.network);
    let result = service_at_settlements(&world.setting(), &index, &world.settlements, &|| ());
    assert!(matches!(result, Err(LinkError::Propagation { sector_id, .. }) if sector_id == "a"));
}

#[test]
fn remarks_are_counted_by_model() {
    // 200 m is nearer than P.1812 was made for, not than P.526
    let mut world = world(vec![Box::new(P526), Box::new(P1812::default())]);
    world.ground = land(|_, _| 100.0);
    world.settlements = vec![village("V", &[(200.0, 0.0)], 1.0)];
    let service = world.service();
    assert!(service.model_caveats.is_empty(), "{:?}", service.model_caveats);
    let counts: Vec<_> = service.other_models[0].caveats.iter().collect();
    let [(CaveatKind::OutsideDomain { limit }, 1), (CaveatKind::Remark { remark, .. }, 1)] = counts[..]
    else {
        panic!("{counts:?}")
    };
    assert_eq!((limit.parameter, remark), (Parameter::GroundDistance, Remark::ShortPath));
}
