//! The texts of the gaps of the example run.
use crate::outputs::example::World;
use crate::planning::Cause;
use crate::units::Decibels;

#[test]
fn a_ridge_in_words() {
    let world = World::new();
    assert_eq!(
        world.results().gap_text(&world.gaps[0]).cause(),
        "a ridge at 1,432 m, 3.2 km from site SYN01, stands 87 m over the ray and costs 31.4 dB"
    );
    assert_eq!(
        world.results().gap_text(&world.gaps[0]).signal(),
        "level -120 dBm from site SYN01 is 9.0 dB under the limit of -115 dBm, 8 % probable; 90 % needs 21.2 dB more in the uplink"
    );
    let empty = world.results().gap_text(&world.gaps[1]).signal();
    assert!(empty.starts_with("no 4G signal"), "{empty}");
    assert_eq!(world.results().gap_text(&world.gaps[0]).cause_short(), "ridge 87 m over ray to SYN01");
}

#[test]
fn every_cause_has_words() {
    let world = World::new();
    let mut gap = world.gaps[0].clone();
    for (cause, word) in [
        (Cause::Azimuth(Decibels::new(18.25)), "beside the main lobe of sector S01-L"),
        (Cause::Tilt(Decibels::new(18.25)), "over or under the main lobe of sector S01-L"),
        (Cause::Clutter(Decibels::new(18.25)), "buildings and trees on the way from site SYN01"),
        (Cause::UplinkLimited, "the uplink falls short by 21.2 dB"),
        (Cause::Distance, "too far away (5.4 km)"),
        (
            Cause::Band { site_id: "SYN02".to_owned() },
            "site SYN02 has 3G but no 4G, and serves the place with that",
        ),
        (Cause::NoSiteInRange, "no 4G sector within 25 km"),
    ] {
        gap.cause = cause;
        let sentence = world.results().gap_text(&gap).cause();
        assert!(sentence.contains(word), "{sentence}");
        assert!(world.results().gap_text(&gap).cause_short().len() < 37);
    }
}
