//! Inputs inside archives, read as if they were unpacked or refused with what lies in them.
use super::case::{SITES, VILLAGES, case, run_all, terrain};
use crate::support::{gzip, tar, zip};

#[test]
fn packed_inputs_are_read_in_place() {
    let grid = terrain();
    let grid = grid.as_bytes();
    let villages = zip(&[("readme.txt", b"about"), ("data/villages.csv", VILLAGES.as_bytes())]);
    let delivery =
        zip(&[("n21/dem.asc", grid), ("n21/dem_num.asc", b"broken"), ("n21/readme.txt", b"about")]);
    let archived = |name| case(name).scenario("terrain.asc", "tiles").file("tiles/readme.txt", "about");
    run_all(&[
        case("zipped villages").scenario("villages.csv", "v.zip").file("v.zip", villages.clone()).goes_well(),
        case("gzipped masts")
            .scenario("sites.csv", "s.csv.gz")
            .file("s.csv.gz", gzip(SITES.as_bytes()))
            .goes_well(),
        case("masts in a tar")
            .scenario("sites.csv", "s.tar")
            .file("s.tar", tar("s.csv", SITES.as_bytes()))
            .goes_well(),
        case("a zipped delivery")
            .scenario("terrain.asc", "d.zip")
            .file("d.zip", delivery.clone())
            .goes_well(),
        archived("a folder of deliveries")
            .file("tiles/d.zip", delivery.clone())
            .file("tiles/v.zip", villages)
            .goes_well(),
        archived("a pattern of deliveries")
            .scenario("tiles", "tiles/*.zip")
            .file("tiles/d.zip", delivery)
            .goes_well(),
        case("terrain in a tar")
            .scenario("terrain.asc", "t.tar")
            .file("t.tar", tar("t.asc", grid))
            .goes_well(),
        case("gzipped terrain").scenario("terrain.asc", "t.asc.gz").file("t.asc.gz", gzip(grid)).goes_well(),
    ]);
}

#[test]
fn archives_that_cannot_be_used_are_refused() {
    let two = zip(&[("a.csv", VILLAGES.as_bytes()), ("b.csv", VILLAGES.as_bytes())]);
    let none = zip(&[("picture.jpg", b"x")]);
    run_all(&[
        case("an archive of two tables").scenario("villages.csv", "v.zip").file("v.zip", two).says(
            "several tables lie in the archive, name one of them: /vsizip/v.zip/a.csv, /vsizip/v.zip/b.csv",
        ),
        case("an archive without tables")
            .scenario("villages.csv", "v.zip")
            .file("v.zip", none.clone())
            .says("`v.zip` cannot be read: no table or vector file lies in the archive"),
        case("an archive without rasters")
            .scenario("terrain.asc", "d.zip")
            .file("d.zip", none)
            .says("the archive holds no raster of a known ending"),
        case("no archive")
            .scenario("terrain.asc", "d.zip")
            .file("d.zip", "text")
            .says("it is no archive of the kind that its name says, or damaged"),
    ]);
}
