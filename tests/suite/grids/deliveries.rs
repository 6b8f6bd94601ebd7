//! Archives as NASADEM and CGIAR deliver them, named themselves or lying in a folder.
use super::{Grid, Link};
use crate::support::zip;

/// Elevations of both deliveries, metres.
fn height_m(x: f64, y: f64) -> f64 {
    (400.0 + 1_000.0 * (x - 105.0) + 500.0 * (y - 20.0)).round()
}

/// A tile of NASADEM whose south-western corner is 105 degrees east, 20 degrees north, in cells of 3 arc-seconds.
fn hgt() -> Vec<u8> {
    const SIDE: usize = 1_201;
    let step = 1.0 / (SIDE - 1) as f64;
    let at =
        |index: usize| height_m(105.0 + (index % SIDE) as f64 * step, 21.0 - (index / SIDE) as f64 * step);
    (0..SIDE * SIDE).flat_map(|index| (at(index) as i16).to_be_bytes()).collect()
}

/// The three commands read an archive, named itself and in a folder.
fn check(name: &'static str, named: &'static str, archive: &[u8]) {
    for files in [named, "dem"] {
        let link = Link { files, ..Link::new((105.5, 20.5), (105.52, 20.51)) };
        std::fs::write(link.dem(name), archive).expect("an archive");
        let found = link.found();
        found.agree();
        found.ends(height_m(105.5, 20.5), height_m(105.52, 20.51));
    }
}

#[test]
fn a_nasadem_archive_is_read_in_place() {
    let (tile, number) = (hgt(), vec![3; 1_201 * 1_201]);
    let archive = zip(&[("n20e105.hgt", &tile), ("n20e105.num", &number), ("n20e105.swb", &number)]);
    check("NASADEM_HGT_n20e105.zip", "dem/NASADEM_HGT_n20e105.zip", &archive);
}

#[test]
fn a_cgiar_archive_is_read_in_place() {
    let folder = tempfile::tempdir().expect("a folder");
    let (cell, side) = (1.0 / 1_200.0, 1_200);
    let tif = folder.path().join("srtm_57_08.tif");
    Grid { corner: (105.0, 21.0), cell, size: (side, side) }.write(&tif, |x, y| height_m(x, y) as f32);
    let tif = std::fs::read(tif).expect("bytes");
    let half = cell / 2.0;
    let world = format!("{cell}\n0\n0\n-{cell}\n{}\n{}\n", 105.0 + half, 21.0 - half);
    let header = format!(
        "BYTEORDER      I\nLAYOUT       BIL\nNROWS         {side}\nNCOLS         {side}\nNBANDS        1\nNBITS         \
         16\nBANDROWBYTES         2400\nTOTALROWBYTES        2400\nBANDGAPBYTES         0\n"
    );
    let archive = zip(&[
        ("srtm_57_08.hdr", header.as_bytes()),
        ("srtm_57_08.tfw", world.as_bytes()),
        ("srtm_57_08.tif", &tif),
        ("readme.txt", b"SRTM data, CGIAR-CSI"),
    ]);
    check("srtm_57_08.zip", "dem/srtm_57_08.zip", &archive);
}
