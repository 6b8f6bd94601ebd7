//! Ways home: every hop stands before `signalgap path --hop`, every chain ends at home, every link is built once.
use super::planned::{FOUR_MASTS, Link, links, masts_of_today, one_fibre_end};
use crate::pipeline::finished::{Feature, Finished};
use crate::pipeline::opportunity::example;
use crate::support::signalgap;
use serde_json::Value;
use std::collections::BTreeSet;

/// Every microwave hop is clear by both criteria as `signalgap path` looks at it, over ground that its arguments tell; how many there are.
pub(crate) fn hops_are_clear(run: &Finished, ground: &[&str]) -> usize {
    let links = links(run);
    let hops: Vec<&Link> = links.iter().filter(|link| link.text("kind") == "microwave").collect();
    for hop in &hops {
        let found = looked_at(run, hop, ground);
        for (criterion, share) in [("median", "clear_share"), ("low", "clear_share_worst")] {
            assert_eq!(found[criterion]["clear"], true, "{criterion} {found} of {}", hop.fields);
            let least = found[criterion]["least"]["fresnel_share"].as_f64().expect("a share");
            let told = hop.number(share);
            assert!((least - told).abs() <= 0.05 * told.abs().max(1.0), "{share}: {least} of {}", hop.fields);
        }
        assert_eq!(found["clear"], true);
    }
    hops.len()
}

/// A hop by `signalgap path`.
fn looked_at(run: &Finished, hop: &Link, ground: &[&str]) -> Value {
    let end = |index: usize, height: &str| {
        let place = hop.places[index];
        format!("{},{},{}", place.longitude_deg, place.latitude_deg, hop.number(height))
    };
    let (near, far) = (end(0, "from_height_agl_m"), end(1, "to_height_agl_m"));
    let frequency = (1_000.0 * hop.number("frequency_ghz")).to_string();
    let link = ["path", "--tx", &near, "--rx", &far, "--frequency-mhz", &frequency, "--hop", "--json"];
    let output = signalgap(&run.folder, &[&link[..], ground].concat());
    let told = String::from_utf8_lossy(&output.stderr);
    assert_eq!(output.status.code(), Some(0), "{told} of {}", hop.fields);
    serde_json::from_slice::<Value>(&output.stdout).expect("JSON")["hop"].clone()
}

/// Every site that needs one has a chain of links, over other sites and relays, to one of the places with a way home or a satellite.
pub(crate) fn chains_end_at_home(run: &Finished, home: &BTreeSet<String>) {
    let (sites, links) = (run.features("plan"), links(run));
    let names: BTreeSet<&str> = sites.iter().map(|site| site.text("site")).collect();
    let needs = |site: &&Feature| ["new_mast", "small_remote_sector"].contains(&site.text("what"));
    assert!(sites.iter().any(|site| needs(&site)));
    for site in &sites {
        let mut at = site.text("site");
        let mut left: Vec<&Link> = links.iter().filter(|link| link.users().contains(&at)).collect();
        assert_eq!(left.is_empty(), !needs(&site), "{at}");
        let mut by_satellite = false;
        while !left.is_empty() {
            assert!(!by_satellite, "{left:?} lead on from a satellite");
            let next = left.iter().position(|link| link.ends_at(at));
            let link = left.remove(next.unwrap_or_else(|| panic!("no link leads on from {at}: {left:?}")));
            match link.beyond(at) {
                None => by_satellite = link.text("kind") == "satellite",
                Some(next) => at = next,
            }
            let inner = names.contains(at) || links.iter().any(|link| is_relay(link, at));
            assert!(by_satellite || left.is_empty() || inner, "{at} is neither a site nor a relay");
        }
        assert!(by_satellite || !needs(&site) || home.contains(at), "{} ends at {at}", site.text("site"));
    }
    are_built_once(run, &sites, &links);
}

fn is_relay(link: &Link, place: &str) -> bool {
    link.fields["relay_mast"] == true && link.fields["to"] == place
}

/// No two links join the same places, and what sites pay for ways home is what the links cost, once.
fn are_built_once(run: &Finished, sites: &[Feature], links: &[Link]) {
    let mut joined = BTreeSet::new();
    for link in links {
        let mut ends = [link.text("from"), link.fields["to"].as_str().unwrap_or_default()];
        ends.sort_unstable();
        assert!(joined.insert((ends, link.text("kind"))), "{} is there twice", link.fields);
        let users: BTreeSet<&str> = link.users().into_iter().collect();
        assert_eq!(users.len(), link.users().len(), "{}", link.fields);
        assert!(users.iter().all(|user| sites.iter().any(|site| site.text("site") == *user)));
    }
    let paid: f64 = sites.iter().map(|site| site.number("way_home_capex")).sum();
    let relay = |link: &Link| link.fields["relay_capex"].as_f64().unwrap_or(0.0);
    let built: f64 = links.iter().map(|link| link.number("capex") + relay(link)).sum();
    assert!((paid - built).abs() < 0.01 * links.len() as f64 + 0.01, "{paid} paid for {built}");
    let whole: f64 = sites.iter().map(|site| site.number("capex")).sum();
    let told = run.json("plan.json")["cost_capex"].as_f64().expect("a cost");
    assert!((whole - told).abs() < 0.01 * sites.len() as f64 + 0.01, "{whole} of {told}");
}

/// What stands on the small district's ground.
fn small_ground() -> Vec<String> {
    let terrain = example().join("terrain.tif").display().to_string();
    ["--dem", &terrain, "--dem-kind", "bare_earth", "--clutter-height", "10"].map(str::to_owned).to_vec()
}

#[test]
fn hops_and_chains_to_the_masts_of_today() {
    let ground = small_ground();
    let ground: Vec<&str> = ground.iter().map(String::as_str).collect();
    assert!(hops_are_clear(&FOUR_MASTS, &ground) >= 2);
    chains_end_at_home(&FOUR_MASTS, &masts_of_today());
}

#[test]
fn hops_and_chains_over_other_masts_to_a_fibre_end_and_to_satellites() {
    let home = BTreeSet::from(["ends.csv:2".to_owned()]);
    let ground = small_ground();
    let ground: Vec<&str> = ground.iter().map(String::as_str).collect();
    let (with, without) = (one_fibre_end("fallback"), one_fibre_end("never"));
    for run in [&with, &without] {
        hops_are_clear(run, &ground);
        chains_end_at_home(run, &home);
    }
    assert!(links(&with).iter().any(|link| link.text("kind") == "satellite"));
    assert!(hops_are_clear(&without, &ground) > 1);
    let links = links(&without);
    assert!(links.iter().any(|link| link.users().len() > 1), "no link is shared: {links:?}");
    assert!(
        links.iter().any(|link| link.fields["relay_mast"] == true),
        "no mast stands for links alone: {links:?}"
    );
}
