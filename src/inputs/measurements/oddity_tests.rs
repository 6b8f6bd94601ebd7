//! Each oddity is counted, and what is done with it.
use super::Oddity;
use super::format_tests::{read, read_with};
use crate::inputs::measurements::MeasurementsRead;
use crate::measurements::Observed;
use crate::scenario::MeasurementsChoice;
use std::fmt::Write;

fn count(read: &MeasurementsRead, oddity: Oddity) -> usize {
    let counts = &read.files[0].oddities;
    counts.iter().find(|(found, _)| *found == oddity).map_or(0, |(_, count)| *count)
}

/// Rows with a time each second and places 20 m apart, and what stands behind.
fn track(rows: usize, rest: impl Fn(usize) -> String) -> String {
    let mut text = String::new();
    for row in 0..rows {
        let (time, lat) = (1_774_968_180 + row, 21.0 + 0.000_2 * row as f64);
        writeln!(text, "{time},{lat:.6},104.500000,{}", rest(row)).expect("a text takes it");
    }
    text
}

#[test]
fn marks_of_no_level_are_missing() {
    let found =
        read("t.csv", "lat,lon,rsrp\n21.1,104.1,-88\n21.1,104.2,-141\n21.1,104.3,2147483647\n21.1,104.4,\n");
    assert_eq!((count(&found, Oddity::FillLevel), count(&found, Oddity::NoLevel)), (2, 3));
    assert!(found.readings.len() == 1 && found.rejects.is_empty());
}

#[test]
fn rows_without_a_position_are_left_out() {
    let content = "lat,lon,rsrp\n21.1,104.1,-88\n0,0,-89\n-1,-1,-90\n,,-91\n-,-,-91.5\n0.0,0.000,-92\n";
    let found = read("t.csv", content);
    assert_eq!((count(&found, Oddity::NoPosition), found.readings.len()), (5, 1));
}

#[test]
fn levels_at_the_floor_are_bounds() {
    let content = |floor: &str, times: usize| {
        let rows =
            track(100, |row| if row < times { floor.to_owned() } else { format!("-{}.5", 80 + row % 30) });
        format!("time,lat,lon,rsrp\n{rows}")
    };
    let found = read("t.csv", &content("-140", 4));
    assert_eq!((count(&found, Oddity::AtFloor), found.files[0].floor_dbm), (4, Some(-140.0)));
    assert_eq!(found.readings[0].observed, Observed::AtMost(-140.0));
    assert_eq!(found.files[0].not_heard, 4);
    for (floor, times) in [("-140", 2), ("-123.4", 4)] {
        let found = read("t.csv", &content(floor, times));
        assert_eq!((count(&found, Oddity::AtFloor), found.files[0].floor_dbm), (0, None), "{floor}");
    }
    let thinning = track(100, |row| format!("-{}", 120 - row.min(40) / 4));
    let found = read("t.csv", &format!("time,lat,lon,rsrp\n{thinning}"));
    assert_eq!(found.files[0].floor_dbm, None, "levels that thin out end at no floor");
    let choice = MeasurementsChoice { floor_dbm: Some(-105.0), ..MeasurementsChoice::default() };
    let found = read_with("t.csv", &content("-123.4", 4), choice).expect("readings");
    assert!(count(&found, Oddity::AtFloor) > 4 && found.files[0].floor_dbm == Some(-105.0));
    assert!(found.readings.iter().all(|reading| reading.observed.value() >= -105.0));
}

#[test]
fn not_heard_is_at_most_the_floor() {
    let content =
        "lat,lon,rsrp\n21.1,104.1,-88\n21.1,104.2,No signal\n21.1,104.3,-101\n21.1,104.4,out of service\n";
    let found = read("t.csv", content);
    assert_eq!(count(&found, Oddity::NotHeard), 2);
    assert_eq!(found.readings[1].observed, Observed::AtMost(-101.0));
    let choice = MeasurementsChoice { floor_dbm: Some(-120.0), ..MeasurementsChoice::default() };
    let found = read_with("t.csv", content, choice).expect("readings");
    assert_eq!(found.readings[1].observed, Observed::AtMost(-120.0));
    let nothing = "lat,lon,rsrp\n21.1,104.1,no signal\n";
    assert!(read_with("t.csv", nothing, MeasurementsChoice::default()).is_err(), "no floor, no reading");
    assert_eq!(read_with("t.csv", nothing, choice_of_floor()).expect("a bound").readings.len(), 1);
}

fn choice_of_floor() -> MeasurementsChoice {
    MeasurementsChoice { floor_dbm: Some(-120.0), ..MeasurementsChoice::default() }
}

#[test]
fn repeated_rows_are_one() {
    let content = "time,lat,lon,pci,rsrp,note\n1774968180,21.1,104.1,7,-88,a\n1774968180,21.1,104.1,7,-88,a\n\
        1774968180,21.1,104.1,7,-88,b\n1774968181,21.1,104.1,7,-88,a\n";
    let found = read("t.csv", content);
    assert_eq!((count(&found, Oddity::Duplicate), found.readings.len()), (2, 2));
    assert_eq!(found.readings[0].row, 2);
}

#[test]
fn a_receiver_that_stands_still_is_counted() {
    let standing = |rows: usize| {
        let mut text = "time,lat,lon,rsrp\n".to_owned();
        for row in 0..rows {
            writeln!(text, "{},21.1,104.1,-{}", 1_774_968_180 + row, 80 + row).expect("a text takes it");
        }
        read("t.csv", &text)
    };
    let found = standing(6);
    assert_eq!((count(&found, Oddity::RepeatedPosition), found.readings.len()), (5, 6));
    assert_eq!(count(&standing(4), Oddity::RepeatedPosition), 0);
}

#[test]
fn repeated_levels_on_the_way_are_counted() {
    let rows = track(12, |row| format!("7,-{}", 80 + row / 4));
    let found = read("t.csv", &format!("time,lat,lon,pci,rsrp\n{rows}"));
    assert_eq!((count(&found, Oddity::CachedLevel), found.readings.len()), (9, 12));
}

#[test]
fn a_level_that_is_the_same_everywhere_is_left_out() {
    let rows = track(60, |row| {
        format!("relay,-{}\n{},{:.6},104.6,own,-{}", 77, 1_774_960_000 + row, 21.0, 80 + row % 9)
    });
    let found = read("t.csv", &format!("time,lat,lon,gateway,rssi\n{rows}"));
    assert_eq!(count(&found, Oddity::Relayed), 60);
    assert!(found.readings.iter().all(|reading| reading.cell.id == "own"));
}

#[test]
fn whole_numbers_are_divided() {
    let found = read("t.csv", "lat,lon,rsrp\n210873000,1044748000,-88\n210874000,1044749000,-89\n");
    assert_eq!(count(&found, Oddity::ScaledDegrees), 2);
    let place = found.readings[0].place;
    assert_eq!((place.latitude_deg, place.longitude_deg), (21.0873, 104.4748));
}

#[test]
fn axes_are_changed_over_where_only_that_is_a_place() {
    let found = read("t.csv", "lat,lon,rsrp\n104.1,21.1,-88\n104.2,21.2,-89\n");
    assert_eq!(count(&found, Oddity::SwappedAxes), 2);
    assert_eq!(found.readings[0].place.longitude_deg.to_bits(), 104.1_f64.to_bits());
    let links =
        "tx_lat,tx_lon,rx_lat,rx_lon,level_dbm\n51.06,-2.75,-2.74,51.04,-90\n51.06,-2.75,51.07,-2.72,-90.5\n";
    let found = read("t.csv", links);
    assert_eq!(count(&found, Oddity::SwappedAxes), 1);
    assert_eq!(found.readings[0].place.latitude_deg.to_bits(), 51.04_f64.to_bits());
}

#[test]
fn a_lost_point_is_restored_from_the_rest_of_the_file() {
    let rows = track(20, |row| format!("-{}", 80 + row));
    let content =
        format!("time,lat,lon,rsrp\n{rows}1774969000,2124561,104.5,-90\n1774969001,21.1,10.45,-91\n");
    let found = read("t.csv", &content);
    assert_eq!((count(&found, Oddity::MovedPoint), found.readings.len()), (2, 22));
    assert_eq!(found.readings[20].place.latitude_deg.to_bits(), 21.245_61_f64.to_bits());
    assert!((found.readings[21].place.longitude_deg - 104.5).abs() < 1e-9);
    // four rows do not tell where a file lies: what is no place is refused
    let few = read("t.csv", "lat,lon,rsrp\n21.1,104.1,-88\n21.2,104.2,-89\n2124561,104.2,-90\n");
    assert_eq!((few.rejects.len(), few.readings.len()), (1, 2));
}

#[test]
fn an_unreadable_time_is_counted() {
    let found = read("t.csv", "time,lat,lon,rsrp\nnoon,21.1,104.1,-88\n");
    assert_eq!((count(&found, Oddity::TimeUnread), found.readings[0].seconds), (1, None));
    let found = read("t.csv", "date,time,lat,lon,rsrp\n31/03/2026,14:43:00,21.1,104.1,-88\n");
    assert_eq!(found.readings[0].seconds, Some(1_774_968_180.0), "a date in a column of its own");
}

#[test]
fn the_order_of_rows_does_not_matter() {
    let rows = track(40, |row| format!("7,-{}", if row % 9 == 0 { 140 } else { 80 + row % 7 }));
    let mut lines: Vec<&str> = rows.lines().collect();
    let header = "time,lat,lon,pci,rsrp\n";
    let forward = read("t.csv", &format!("{header}{}\n", lines.join("\n")));
    lines.reverse();
    let backward = read("t.csv", &format!("{header}{}\n", lines.join("\n")));
    assert_eq!(forward.files[0].oddities, backward.files[0].oddities);
    let levels = |read: &MeasurementsRead| {
        let mut levels: Vec<u64> =
            read.readings.iter().map(|reading| reading.observed.value().to_bits()).collect();
        levels.sort_unstable();
        levels
    };
    assert_eq!(levels(&forward), levels(&backward));
}
