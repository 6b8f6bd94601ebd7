//! Depths and land below sea level.
use super::{Grid, Link};

/// A mast on a shore at 20 m in the east, a village 2 km west of it on a spit, the sea between at a depth.
fn shore(depth_m: f32, sea: Option<&'static str>) -> Link {
    let link = Link { sea, ..Link::new((10.015, 5.0), (9.995, 5.0)) };
    let grid = Grid { corner: (9.9, 5.1), cell: 0.001, size: (200, 200) };
    let height = |x: f64, _: f64| if (9.998..10.010).contains(&x) || x < 9.99 { depth_m } else { 20.0 };
    grid.write(&link.dem("shore.tif"), height);
    link
}

#[test]
fn depths_are_refused_by_every_command_until_a_choice_is_made() {
    let [path, coverage, run] = shore(-35.0, None).refused();
    for text in [&path, &coverage] {
        assert!(text.contains("lie below -10 m") && text.contains("--sea level"), "{text}");
        assert!(!text.contains("terrain.sea"), "{text}");
    }
    assert!(run.contains("lie below -10 m") && run.contains("terrain.sea = \"level\""), "{run}");
}

#[test]
fn every_command_does_what_is_chosen_and_tells_it() {
    for (sea, depth_m, lowest_m, said) in [
        ("level", -300.0, 0.0, "were taken as the surface of the sea"),
        ("level", -3_000.0, 0.0, "were taken as the surface of the sea"),
        ("ground", -300.0, -300.0, "were taken as ground"),
    ] {
        let found = shore(depth_m, Some(sea)).found();
        found.agree();
        found.ends(20.0, 20.0);
        let lowest = found.profile_m.iter().copied().fold(f64::INFINITY, f64::min);
        assert!((lowest - lowest_m).abs() < 0.1, "{sea}: {lowest}");
        for text in &found.notes {
            assert!(text.replace("\n  ", " ").contains(said), "{sea}: {text}");
        }
    }
}

#[test]
fn a_sea_without_data_leaves_the_path_across_it_without_result() {
    let link = shore(-300.0, Some("void"));
    let path = link.path();
    assert!(path.code == 2 && path.err.contains("points are void"), "{}", path.err);
    let run = link.run();
    assert!(run.code == 0 && run.out.contains("1 village not known: terrain is missing"), "{}", run.out);
    assert!(run.out.replace("\n  ", " ").contains("were left without data"), "{}", run.out);
    let coverage = link.coverage();
    assert!(coverage.code == 0 && coverage.out.contains("were left without data"), "{}", coverage.out);
    assert!(link.value_at_village() < 0.0 || link.value_at_village().is_nan());
}
