//! Rows that cannot be used: each is refused with its reason, and the run goes on.
use super::case::{Case, case, run_all};

const SITE: &str = "sites.csv";
const VILLAGE: &str = "villages.csv";

fn village(name: &'static str, row: &str, field: (&'static str, &'static str), reason: &'static str) -> Case {
    case(name).village(row).rejects((VILLAGE, 4), field, reason)
}

fn unknown_people(name: &'static str, row: &str, said: &'static str) -> Case {
    case(name).village(row).goes_well().says(said)
}

fn site(name: &'static str, row: &str, field: (&'static str, &'static str), reason: &'static str) -> Case {
    case(name).site(row).rejects((SITE, 3), field, reason)
}

#[test]
fn villages() {
    run_all(&[
        village("latitude 213", "C,,C,104.45,213,1", ("lat", "213"), "outside -90 to 90 degrees of latitude"),
        village(
            "latitude and longitude swapped",
            "C,,C,21.25,104.45,1",
            ("lat", "104.45"),
            "outside -90 to 90 degrees of latitude: are longitude and latitude swapped?",
        ),
        village("no latitude", "C,,C,104.45,,1", ("lat", ""), "empty: a value is needed"),
        unknown_people("people in words", "C,,C,104.45,21.25,many", "such as `many` (row 4)"),
        unknown_people("people that are no number", "C,,C,104.45,21.25,NaN", "such as `NaN` (row 4)"),
        village("infinite longitude", "C,,C,inf,21.25,1", ("lon", "inf"), "not a finite number"),
        unknown_people("people beyond all numbers", "C,,C,104.45,21.25,1e400", "such as `1e400` (row 4)"),
        unknown_people("people fewer than none", "C,,C,104.45,21.25,-1", "such as `-1` (row 4)"),
        village("an empty id", ",,C,104.45,21.25,1", ("settlement_id", ""), "empty: a value is needed"),
        village(
            "blanks as an id",
            "\"  \",,C,104.45,21.25,1",
            ("settlement_id", "  "),
            "empty: a value is needed",
        ),
        unknown_people("thousands separators", "C,,C,104.45,21.25,\"1,234\"", "such as `1,234` (row 4)"),
        village("a field too few", "C,,C,104.45,21.25", ("", "C"), "the row has 5 fields, the header has 6"),
        village(
            "a field too many",
            "C,,C,104.45,21.25,1,1",
            ("", "C"),
            "the row has 7 fields, the header has 6",
        ),
        village(
            "a place where the planning CRS does not reach",
            "C,,Null Island,0,0,1",
            ("lon lat", "0 0"),
            "km from the other places: does 0 mean that there are no coordinates?",
        ),
        village(
            "a digit left out of a longitude",
            "C,,Bản Xa,10.4,21.25,1",
            ("lon lat", "10.4 21.25"),
            "km from the other places: a typing error?",
        ),
        case("an unmatched quotation mark")
            .village("C,,\"Lone,104.45,21.25,1\nD,,Two\",104.45,21.25,1\nE,,E,104.45,21.25,1")
            .goes_well()
            .says("rows with an unmatched quotation mark: it is kept as text"),
        case("a settlement given twice is refused whole")
            .village("A,,Again,104.45,21.25,100")
            .rejects(
                (VILLAGE, 2),
                ("settlement_id", "A"),
                "the centre of this settlement appears 2 times (rows 2, 4)",
            )
            .rejects((VILLAGE, 4), ("settlement_id", "A"), "are rejected"),
        case("a cluster given twice is refused, its centre stays")
            .village("A,x,A,104.451,21.251,1\nA,x,A,104.452,21.252,1")
            .rejects(
                (VILLAGE, 4),
                ("settlement_id", "A"),
                "cluster `x` of this settlement appears 2 times (rows 4, 5)",
            )
            .rejects((VILLAGE, 5), ("settlement_id", "A"), "are rejected"),
        case("equal coordinates are no fault").village("C,,C,104.45,21.25,5").goes_well(),
        case("a line in quotes that breaks is one row")
            .village("C,,\"Two\nlines\",104.45,21.25,5")
            .goes_well(),
        case("rows after a broken line keep their line numbers")
            .village("C,,\"Two\nlines\",104.45,21.25,5\nD,,D,104.45,95,1")
            .rejects((VILLAGE, 6), ("lat", "95"), "outside -90 to 90"),
        case("a row in Latin-1")
            .file("villages.csv", [super::case::VILLAGES.as_bytes(), b"C,,B\xE1c,104.45,21.25,1\n"].concat())
            .rejects((VILLAGE, 4), ("name", "B\u{fffd}c"), "not UTF-8 text: save the file as UTF-8"),
        case("a null byte in a number")
            .file("villages.csv", [super::case::VILLAGES.as_bytes(), b"C,,C,104.45,21.25,1\0\n"].concat())
            .goes_well()
            .says("whose population cannot be read and is taken as unknown"),
    ]);
}

#[test]
fn masts() {
    run_all(&[
        site(
            "an unknown technology",
            "S2,S2-1,O,6G,B3,1842.5,20,104.45,21.25,30,0,46",
            ("technology", "6G"),
            "unknown technology: use LTE (4G) or UMTS (3G); GSM, CDMA and NR are ignored",
        ),
        site(
            "no technology",
            "S2,S2-1,O,,B3,1842.5,20,104.45,21.25,30,0,46",
            ("technology", ""),
            "empty: a value is needed",
        ),
        site(
            "a bandwidth of no standard",
            "S2,S2-1,O,LTE,B3,1842.5,7,104.45,21.25,30,0,46",
            ("bandwidth_mhz", "7"),
            "not an LTE bandwidth: 1.4, 3, 5, 10, 15 or 20 MHz",
        ),
        site(
            "a negative height",
            "S2,S2-1,O,LTE,B3,1842.5,20,104.45,21.25,-30,0,46",
            ("antenna_height_m", "-30"),
            "outside 0 to 500 m above ground",
        ),
        site(
            "a height of nothing",
            "S2,S2-1,O,LTE,B3,1842.5,20,104.45,21.25,0,0,46",
            ("antenna_height_m", "0"),
            "not above the ground: a height above 0 m is needed",
        ),
        site(
            "an azimuth of 999",
            "S2,S2-1,O,LTE,B3,1842.5,20,104.45,21.25,30,999,46",
            ("azimuth_deg", "999"),
            "outside -360 to 360 degrees",
        ),
        site(
            "a frequency outside its band",
            "S2,S2-1,O,LTE,B3,947.5,20,104.45,21.25,30,0,46",
            ("frequency_mhz", "947.5"),
            "not in the downlink of band B3 (1805 to 1880 MHz)",
        ),
        site(
            "a frequency in hertz",
            "S2,S2-1,O,LTE,B3,1842500000,20,104.45,21.25,30,0,46",
            ("frequency_mhz", "1842500000"),
            "outside 400 to 6000 MHz",
        ),
        site(
            "a power in milliwatts",
            "S2,S2-1,O,LTE,B3,1842.5,20,104.45,21.25,30,0,40000",
            ("power_dbm", "40000"),
            "outside -20 to 70 dBm",
        ),
        site(
            "an empty site",
            ",S2-1,O,LTE,B3,1842.5,20,104.45,21.25,30,0,46",
            ("site_id", ""),
            "empty: a value is needed",
        ),
        case("a sector given twice")
            .site("S2,X,O,LTE,B3,1842.5,20,104.45,21.25,30,0,46\nS2,X,O,LTE,B3,1842.5,20,104.45,21.25,30,0,46")
            .rejects((SITE, 3), ("sector_id", "X"), "this sector appears 2 times (rows 3, 4): all its rows are rejected")
            .rejects((SITE, 4), ("sector_id", "X"), "are rejected"),
        case("a site in two places")
            .site("S2,X,O,LTE,B3,1842.5,20,104.45,21.25,30,0,46\nS2,Y,O,LTE,B3,1842.5,20,104.48,21.25,30,0,46")
            .rejects((SITE, 3), ("site_id", "S2"), "the rows of this site lie up to 3114 m apart, more than 1000 m")
            .rejects((SITE, 4), ("site_id", "S2"), "are rejected"),
        case("GSM is ignored and noted")
            .site("S2,S2-1,O,GSM,,947.5,0.2,104.45,21.25,30,0,46")
            .goes_well()
            .says("GSM rows ignored: only LTE and UMTS are analysed"),
        case("an antenna without a folder")
            .file("sites.csv", "site_id,technology,lon,lat,antenna\nS1,LTE,104.44,21.24,\nS2,LTE,104.45,21.25,K1\n")
            .rejects((SITE, 3), ("antenna", "K1"), "an antenna file is given, but sites.patterns_folder is not set"),
        case("OpenCelliD rows of a bad code and of an unknown radio")
            .file(
                "sites.csv",
                "radio,mcc,net,area,cell,unit,lon,lat,range,samples,changeable,created,updated,averageSignal\n\
                 LTE,452,4,1,1,-1,104.44,21.24,500,1,1,1,1,0\nLTE,4520,4,1,2,-1,104.44,21.24,500,1,1,1,1,0\n\
                 WIFI,452,4,1,3,-1,104.44,21.24,500,1,1,1,1,0\n",
            )
            .rejects((SITE, 3), ("mcc", "4520"), "not a whole number from 0 to 999")
            .rejects((SITE, 4), ("radio", "WIFI"), "unknown technology"),
    ]);
}
