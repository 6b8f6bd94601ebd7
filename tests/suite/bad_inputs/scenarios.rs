//! Scenarios that cannot be followed.
use super::case::{Case, SCENARIO, case, run_all};

#[test]
fn scenario_files_that_cannot_be_read() {
    run_all(&[
        case("an empty scenario").file("scenario.toml", "").says("scenario.toml: name, terrain.files, terrain.kind, settlements.files, sites.files missing: every scenario"),
        case("a scenario of binary garbage")
            .file("scenario.toml", [0x89, b'P', b'N', b'G', 0, 255, 254, 1])
            .says("scenario.toml: cannot read the scenario: it is not UTF-8 text"),
        case("a scenario in Latin-1")
            .file("scenario.toml", [b"name = \"B\xE1c Y\xEAn\"\n".as_slice(), SCENARIO.as_bytes()].concat())
            .says("it is not UTF-8 text: save it as UTF-8"),
        case("a scenario in UTF-16")
            .file("scenario.toml", b"\xFF\xFEn\0a\0m\0e\0".as_slice())
            .says("it is not UTF-8 text"),
        case("broken TOML")
            .scenario("kind = \"bare_earth\"", "kind = \"bare_earth")
            .says("scenario.toml: not a TOML file")
            .says("line 4"),
        case("a key given twice").scenario("[service]\n", "[service]\nradius_km = 2.0\n").says("duplicate key"),
        case("a scenario that is a JSON file").file("scenario.toml", "{\"name\": 1}").says("not a TOML file"),
        case("a scenario with a byte order mark and CR LF")
            .file("scenario.toml", format!("\u{feff}{}", SCENARIO.replace('\n', "\r\n")))
            .goes_well()
            .says("small world"),
    ]);
}

#[test]
fn keys_and_values() {
    run_all(&[
        case("an unknown key")
            .scenario("radius_km", "raduis_km")
            .says("scenario.toml:11: unknown key `service.raduis_km`; did you mean `service.radius_km`?")
            .says("\n11 | raduis_km = 3.0\n   | ^^^^^^^^^\n"),
        case("an unknown section")
            .scenario("[sites]", "[site]")
            .says("unknown key `site`; did you mean `sites`?"),
        case("two unknown keys are told at once")
            .scenario("radius_km", "zzz = 1\nradus_km")
            .says("unknown key `service.zzz`\n")
            .says("did you mean `service.radius_km`?"),
        case("a number as text")
            .scenario("3.0", "\"3.0\"")
            .says("scenario.toml:11: `service.radius_km`: invalid type: string \"3.0\", expected a number")
            .says("\n11 | radius_km = \"3.0\"\n   | ^^^^^^^^^\n"),
        case("a number beyond its limit")
            .scenario("3.0", "9000.0")
            .says("service.radius_km: 9000 km is outside")
            .says("\n    scenario.toml:11\n       |\n    11 | radius_km = 9000.0\n       | ^^^^^^^^^\n"),
        case("a list as text is fine, a number is not")
            .scenario("files = \"villages.csv\"", "files = 7")
            .says("`settlements.files`: a text or a list of texts"),
        case("an unknown word")
            .scenario("bare_earth", "bare-earth")
            .says("scenario.toml:4: `terrain.kind`: unknown variant `bare-earth`, expected `bare_earth` or `surface`"),
        case("an unknown model")
            .scenario("[service]", "[propagation]\nmodels = [\"p1812\", \"p1822\"]\n[service]")
            .says("scenario.toml:11: `propagation.models`: unknown variant `p1822`, expected one of `p1812`")
            .says("did you mean `p1812`?"),
        case("a cost below 0")
            .scenario("[service]", "[costs]\ncurrency = \"USD\"\nprice_year = 2026\nrepeater = -1.0\n[service]")
            .says("costs.repeater: -1 is not a number from 0 upwards"),
        case("a carrier without band and frequency")
            .scenario("[service]", "[[spectrum]]\noperator = \"A\"\n[service]")
            .says("spectrum.band: neither this nor spectrum.frequency_mhz is given of operator `A`"),
        case("a carrier of a band that is not known")
            .scenario("[service]", "[[spectrum]]\noperator = \"A\"\nband = \"B99\"\n[service]")
            .says("spectrum.band: `B99` of operator `A` is not a known band of LTE"),
        case("new masts in a band that their operator does not have")
            .scenario(
                "[service]",
                "[[spectrum]]\noperator = \"A\"\nband = \"B3\"\n[new_mast]\noperator = \"A\"\n[service]",
            )
            .says("new_mast.carriers.band: [[spectrum]] of operator `A` has no carrier in `B8`"),
        case("a candidate place that is none")
            .scenario("[service]", "[[candidate_places]]\nname = \"Hill\"\nlongitude_deg = 204.0\nlatitude_deg = 21.0\n[service]")
            .says("candidate_places: (204, 21) of `Hill` is no longitude and latitude in degrees"),
        case("too many remedies")
            .scenario("[service]", "[remedies]\nper_gap = 1000\n[service]")
            .says("remedies.per_gap: 1000 remedies is outside 0 to 100 remedies"),
        case("an unknown option of a model")
            .scenario("[service]", "[propagation.model_options.sui]\nterain = \"a\"\n[service]")
            .says("scenario.toml:11: unknown key `propagation.model_options.sui.terain`")
            .says("did you mean `propagation.model_options.sui.terrain`?"),
        case("maps of the radio climate that are not there")
            .scenario("[service]", "[propagation]\nitu_maps = \"maps\"\n[service]")
            .says("cannot be found:\n  propagation.itu_maps: a folder with DN50.TXT and N050.TXT")
            .says("\n    maps\n"),
        case("maps and numbers of the radio climate")
            .scenario("[service]", "[propagation]\nitu_maps = \"maps\"\ndelta_n = 40.0\n[service]")
            .says("propagation.delta_n: 40 N-units/km is given beside propagation.itu_maps = \"maps\"")
            .never_says("surface_refractivity"),
        case("a number in place of a section")
            .scenario("[service]\nradius_km = 3.0\n", "")
            .scenario("name = ", "service = 7\nname = ")
            .says("scenario.toml:1: `service`: invalid type: integer `7`, expected a table of keys and values"),
        case("a missing section")
            .scenario("[sites]\nfiles = \"sites.csv\"\n", "")
            .says("scenario.toml: sites.files missing"),
        case("a missing kind of terrain")
            .scenario("kind = \"bare_earth\"\n", "")
            .says("scenario.toml: terrain.kind missing"),
    ]);
}

/// A scenario whose choices cannot be followed together.
fn within(case: Case, key: &'static str) -> Case {
    case.says("the scenario contradicts itself or exceeds its limits").says(key)
}

#[test]
fn limits() {
    run_all(&[
        within(
            case("a negative radius").scenario("3.0", "-3.0"),
            "service.radius_km: -3 km is outside 0.01 to 1000 km",
        ),
        within(
            case("a radius that is no number").scenario("3.0", "nan"),
            "service.radius_km: NaN km is outside",
        ),
        within(case("an infinite radius").scenario("3.0", "inf"), "service.radius_km: inf km is outside"),
        case("a number beyond all numbers")
            .scenario("3.0", "1e400")
            .says("line 11, column 13")
            .says("floating-point number overflowed"),
        within(
            case("an absurd resolution").scenario("[service]", "[area]\nresolution_m = 0.001\n[service]"),
            "area.resolution_m: 0.001 m is outside 0.1 to 10000 m",
        ),
        within(
            case("a limit of no cells").scenario("[service]", "[area]\nmax_cells = 0\n[service]"),
            "area.max_cells: 0 cells is outside 1 to 2000000000 cells",
        ),
        case("a negative number of cells").scenario("[service]", "[area]\nmax_cells = -1\n[service]").says(
            "scenario.toml:11: `area.max_cells`: invalid value: integer `-1`, expected a whole number, not negative",
        ),
        within(
            case("bounds the wrong way round")
                .scenario("[service]", "[area]\nbounds = [104.5, 21.2, 104.4, 21.3]\n[service]"),
            "area.bounds: [104.5, 21.2, 104.4, 21.3] is not west, south, east, north in degrees",
        ),
        case("three bounds")
            .scenario("[service]", "[area]\nbounds = [104.5, 21.2, 104.4]\n[service]")
            .says("`area.bounds"),
        within(
            case("no weights").scenario("[service]", "[ranking.weights]\n[service]"),
            "ranking.weights: no criterion has a weight",
        ),
        within(
            case("weights of nothing").scenario("[service]", "[ranking.weights]\ndeficit_db = 0\n[service]"),
            "ranking.weights: every weight is 0",
        ),
        case("an unknown criterion")
            .scenario("[service]", "[ranking.weights]\ndeficit = 1.0\n[service]")
            .says("ranking.weights.deficit: unknown criterion; choose from clinic, deficit_db,"),
        within(
            case("classes that do not rise")
                .scenario("[service]", "[service.lte.classes]\nfair_dbm = -120.0\n[service]"),
            "service.lte.classes: poor_dbm, fair_dbm, good_dbm, excellent_dbm must increase in this order",
        ),
        within(
            case("an uplink that is no number")
                .scenario("[service]", "[service.lte.uplink]\nrequired_sinr_db = nan\n[service]"),
            "service.lte.uplink.required_sinr_db: NaN dB is outside",
        ),
        within(
            case("a preset bandwidth of no standard")
                .scenario("[service]", "[sites.presets.lte]\nbandwidth_mhz = 7.0\n[service]"),
            "sites.presets.lte.bandwidth_mhz: 7 MHz is not an LTE bandwidth: 1.4, 3, 5, 10, 15 or 20 MHz",
        ),
        within(
            case("a preset frequency of no band")
                .scenario("[service]", "[sites.presets.umts]\nfrequency_mhz = 1000.0\n[service]"),
            "sites.presets.umts.frequency_mhz: 1000 MHz is not in the downlink of any known band",
        ),
        within(
            case("an empty list of files").scenario("files = \"villages.csv\"", "files = []"),
            "settlements.files: no file is given",
        ),
        within(
            case("an empty file name").scenario("files = \"terrain.asc\"", "files = \"\""),
            "terrain.files: no file is given",
        ),
    ]);
}

#[test]
fn limits_of_clutter() {
    run_all(&[
        within(
            case("two surface models").scenario("\"bare_earth\"", "\"surface\"\nsurface = \"terrain.asc\""),
            "terrain.kind: is \"surface\", but terrain.surface names a surface model beside terrain.files",
        ),
        within(
            case("clutter and a surface model that tells it").scenario(
                "\"bare_earth\"",
                "\"bare_earth\"\nsurface = \"terrain.asc\"\n[clutter]\nuniform_height_m = 10.0",
            ),
            "clutter: terrain.surface less terrain.files is the height of buildings and trees",
        ),
        case("heights above sea as clutter")
            .scenario("[service]", "[clutter]\nheight_files = \"terrain.asc\"\ncrs = \"EPSG:4326\"\n[service]")
            .says("rises 742 m above ground; buildings and trees up to 200 m are accepted")
            .says("it is a surface model: name it in terrain.surface"),
        within(
            case("land cover and rasters of heights").scenario(
                "[service]",
                "[clutter]\nheight_files = \"terrain.asc\"\ntable = \"generic\"\n[service]",
            ),
            "clutter.table: is for land cover, but clutter.height_files tell the heights themselves",
        ),
        within(
            case("a clutter class that is no number").scenario(
                "[service]",
                "[clutter]\nfiles = \"cover.tif\"\ntable = \"none\"\nheights_m = { forest = 12.0 }\n[service]",
            ),
            "clutter.heights_m.forest: `forest` is not a class code from 0 to 65534",
        ),
        within(
            case("clutter of nothing").scenario("[service]", "[clutter]\n[service]"),
            "clutter.files: neither this nor clutter.height_files or clutter.uniform_height_m is given; set one of them",
        ),
        within(
            case("land cover without a table").scenario("[service]", "[clutter]\nfiles = \"cover.tif\"\n[service]"),
            "clutter.table: neither \"esa_worldcover\" nor \"generic\" is given, nor \"none\" with clutter.heights_m",
        ),
        within(
            case("land cover and one height").scenario(
                "[service]",
                "[clutter]\nfiles = \"cover.tif\"\nuniform_height_m = 10.0\nheights_m = { 10 = 12.0 }\n[service]",
            ),
            "clutter.files: is for rasters, but clutter.uniform_height_m is the height everywhere; leave one of them out",
        )
        .says("clutter.heights_m: is for rasters"),
        within(
            case("clutter as high as a mast")
                .scenario("[service]", "[clutter]\nuniform_height_m = 100.5\n[service]"),
            "clutter.uniform_height_m: 100.5 m is outside 0 to 100 m",
        ),
        within(
            case("a clearing of a whole valley")
                .scenario("[service]", "[propagation]\nclearing_m = 1000.5\n[service]"),
            "propagation.clearing_m: 1000.5 m is outside 0 to 1000 m",
        ),
    ]);
}

#[test]
fn planning_crs() {
    run_all(&[
        case("an unknown planning CRS")
            .scenario("[service]", "[area]\ncrs = \"EPSG:99999999\"\n[service]")
            .says("coordinate reference system 'EPSG:99999999' is not known"),
        case("a planning CRS in degrees")
            .scenario("[service]", "[area]\ncrs = \"EPSG:4326\"\n[service]")
            .says("planning CRS 'EPSG:4326' is not a projected one"),
        case("a planning CRS of the other side of the Earth")
            .scenario("[service]", "[area]\ncrs = \"EPSG:32618\"\n[service]")
            .says("planning CRS 'EPSG:32618' is made for longitude -78 to -72, latitude 0 to 84, and the settlements lie around"),
    ]);
}

#[test]
fn variants() {
    let variant = |text: &str| format!("extends = \"base.toml\"\n{text}");
    run_all(&[
        case("a scenario that extends itself")
            .file("scenario.toml", "extends = \"scenario.toml\"\n")
            .says("`extends` forms a loop: scenario.toml -> scenario.toml"),
        case("a circle of three")
            .file("scenario.toml", "extends = \"b.toml\"\n")
            .file("b.toml", "extends = \"c.toml\"\n")
            .file("c.toml", "extends = \"./scenario.toml\"\n")
            .says("`extends` forms a loop: scenario.toml -> b.toml -> c.toml -> "),
        case("a base that is not there")
            .file("scenario.toml", variant(""))
            .says("base.toml: cannot read the scenario: No such file or directory")
            .says("(`extends` in scenario.toml names it)"),
        case("a base that is a folder")
            .file("scenario.toml", "extends = \".\"\n")
            .says("cannot read the scenario")
            .says("(`extends` in scenario.toml names it)"),
        case("a base that is a number")
            .file("scenario.toml", "extends = 7\n")
            .says("extends: found integer, a file name in quotes or a list of them is needed"),
        case("a fault of the base is told with the base's line")
            .file("scenario.toml", variant(""))
            .file("base.toml", SCENARIO.replace("radius_km", "raduis_km"))
            .says("base.toml:11: unknown key `service.raduis_km`; did you mean `service.radius_km`?")
            .says("\n11 | raduis_km…\n   | ^^^^^^^^^\n")
            .never_says("3.0"),
        case("a value of the base of the wrong type is told with the base's line")
            .file("scenario.toml", variant(""))
            .file("base.toml", SCENARIO.replace("3.0", "\"far\""))
            .says("base.toml:11: `service.radius_km`: invalid type")
            .says("\n11 | radius_km = \"far\"\n   | ^^^^^^^^^\n"),
        case("a value of the base beyond its limit is told with the base's line")
            .file("scenario.toml", variant(""))
            .file("base.toml", SCENARIO.replace("3.0", "9000.0"))
            .says("    base.toml:11\n       |\n    11 | radius_km = 9000.0\n"),
        case("a base whose paths are its own")
            .file("scenario.toml", "extends = \"bases/a/base.toml\"\nname = \"variant\"\n")
            .file("bases/a/base.toml", "extends = \"../../base.toml\"\n[service]\nradius_km = 2.0\n")
            .file("base.toml", SCENARIO)
            .goes_well()
            .says("variant"),
    ]);
}
