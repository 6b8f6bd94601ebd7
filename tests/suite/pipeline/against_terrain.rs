//! Results held against the elevation file itself.
use super::consistency::sectors;
use super::elevation::Elevation;
use super::finished::{Feature, Finished};
use signalgap::geodesy::LonLat;

/// Links looked at.
#[derive(Debug, Default)]
pub(crate) struct Links {
    pub(crate) all: usize,
    /// With 0.6 of the first Fresnel zone free.
    pub(crate) free: usize,
    pub(crate) blocked: usize,
}

/// Loss less diffraction is free space over the slant range (ITU-R P.525); a path with 0.6 of the first Fresnel zone free
/// loses nothing by diffraction, a blocked one at least what a grazed edge costs (12 dB in delta-Bullington: 6.0 of
/// the edge and (1 - 1/e) 10 of its correction).
///
/// Holds for the model `p526`.
pub(crate) fn losses_hold_free_space(run: &Finished, elevation: &Elevation) -> Links {
    let sectors = sectors(run);
    let mut links = Links::default();
    for cluster in run.features("clusters") {
        for key in ["4g", "3g"] {
            let Some(sector) = cluster.maybe_text(&format!("deciding_sector_{key}")) else { continue };
            let number = |word: &str, unit: &str| cluster.number(&format!("{word}_{key}{unit}"));
            let (free_db, slant_km) = free_space(run, elevation, &sectors[sector], (&cluster, key));
            let diffraction_db = number("diffraction", "_db");
            let excess_db = number("loss", "_db") - diffraction_db - free_db;
            // heights are read from the file here, from the planning grid there
            let tolerance_db = 0.02 + 0.5 / slant_km.max(0.5);
            assert!(
                excess_db.abs() < tolerance_db,
                "{excess_db} dB at {slant_km} km: {:?}",
                cluster.properties
            );
            links.all += 1;
            let free = number("fresnel_share", "");
            assert_eq!(cluster.value(&format!("line_of_sight_{key}")) == true, free > 0.0);
            if free > 0.6 {
                links.free += 1;
                assert!(diffraction_db < 0.01, "{:?}", cluster.properties);
            } else if free < 0.0 {
                links.blocked += 1;
                assert!(diffraction_db > 12.0, "{:?}", cluster.properties);
            }
        }
    }
    links
}

/// Free-space loss (dB) and slant range (km) of a cluster's deciding link.
fn free_space(
    run: &Finished,
    elevation: &Elevation,
    sector: &Feature,
    (cluster, key): (&Feature, &str),
) -> (f64, f64) {
    let height_m = |place, agl_m| elevation.at(place).expect("terrain") + agl_m;
    let drop_m = height_m(sector.place, sector.number("antenna_height_agl_m"))
        - height_m(cluster.place, run.choice("/receiver/height_agl_m"));
    let slant_km = cluster.number(&format!("distance_{key}_km")).hypot(drop_m / 1_000.0);
    let free_db = 92.447_78 + 20.0 * (sector.number("downlink_mhz") / 1_000.0 * slant_km).log10();
    (free_db, slant_km)
}

/// The field of the mast that the cause of a gap is told of.
pub(crate) fn told(gap: &Feature, field: &str) -> String {
    let promising = gap.maybe_text("promising_sector").is_some();
    format!("{}_{field}", if promising { "promising" } else { "nearest" })
}

/// Ridge heights are the terrain file's, and stand as far over the ray as the heights of the two ends say.
///
/// Returns the number of ridges.
pub(crate) fn ridges_are_the_terrains(run: &Finished, elevation: &Elevation) -> usize {
    let sectors = sectors(run);
    let earth_radius_km = 6_371.0 * 157.0 / (157.0 - run.choice("/propagation/delta_n"));
    let gaps = run.features("gaps");
    let blocked: Vec<&Feature> = gaps.iter().filter(|gap| gap.text("cause") == "terrain_blocked").collect();
    for gap in &blocked {
        let ridge = LonLat {
            longitude_deg: gap.number("blocking_longitude_deg"),
            latitude_deg: gap.number("blocking_latitude_deg"),
        };
        let (ridge_m, ground_m) = (gap.number("blocking_elevation_m"), elevation.at(ridge).expect("terrain"));
        // bilinear twice (to the grid, along the path) against bilinear once
        assert!((ridge_m - ground_m).abs() < 20.0, "{ridge_m} against {ground_m}: {:?}", gap.properties);
        let sector = &sectors[gap.text(&told(gap, "sector"))];
        let mast_m = elevation.at(sector.place).expect("terrain") + sector.number("antenna_height_agl_m");
        let handset_m = elevation.at(gap.place).expect("terrain") + run.choice("/receiver/height_agl_m");
        let (whole_km, before_km) = (gap.number(&told(gap, "km")), gap.number("blocking_distance_km"));
        let after_km = whole_km - before_km;
        let ray_m = (mast_m * after_km + handset_m * before_km) / whole_km;
        let bulge_m = 1_000.0 * before_km * after_km / (2.0 * earth_radius_km);
        let over_m = ridge_m + bulge_m - ray_m;
        let told_m = gap.number("blocking_height_over_ray_m");
        assert!((over_m - told_m).abs() < 15.0, "{told_m} against {over_m}: {:?}", gap.properties);
    }
    blocked.len()
}
