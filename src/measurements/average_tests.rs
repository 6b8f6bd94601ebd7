use super::{
    Averaged, Averaging, CellNames, Joined, JoinedReadings, LeftOut, MeasuredQuantity, Observed, OwnSource,
    OwnTransmitter, Reading, Transmitter, average,
};
use crate::geodesy::LonLat;
use crate::network::Network;

/// A reading of the transmitter at longitude 104 on the equator, at a place 1 m per metre of easting east of it.
fn reading(easting_m: f64, observed: Observed) -> Reading {
    Reading {
        file: 1,
        row: 2,
        place: LonLat { longitude_deg: 104.0 + easting_m / 111_319.490_793, latitude_deg: 0.0 },
        observed,
        quantity: MeasuredQuantity::Rsrp,
        cell: CellNames::default(),
        serving: Some(true),
        transmitter: OwnTransmitter::default(),
        receiver_height_m: Some(1.5),
        seconds: None,
        device: "one".to_owned(),
    }
}

fn heard(easting_m: f64, level_dbm: f64) -> Reading {
    reading(easting_m, Observed::Level(level_dbm))
}

fn averaged(readings: &[Reading], averaging: &Averaging) -> Averaged {
    let network = Network::default();
    let place = LonLat { longitude_deg: 104.0, latitude_deg: 0.0 };
    let own = OwnSource { id: "T".to_owned(), place, height_m: 5.0, frequency_mhz: 868.0, eirp_dbm: None };
    let transmitter = vec![Some(Transmitter::Own(0)); readings.len()];
    let joined = Joined { transmitter, own: vec![own], ..Joined::default() };
    let easting_m = |reading: &Reading| (reading.place.longitude_deg - 104.0) * 111_319.490_793;
    let places: Vec<[f64; 2]> = readings.iter().map(|reading| [easting_m(reading), 10.0]).collect();
    average(&JoinedReadings { readings, places: &places, joined: &joined, network: &network }, averaging)
}

fn cells_of(side_m: f64) -> Averaging {
    Averaging { side_m, ..Averaging::default() }
}

#[test]
fn one_sample_for_each_cell() {
    let rows = [heard(10.0, -90.0), heard(30.0, -100.0), heard(80.0, -70.0), heard(120.0, -110.0)];
    let Averaged { samples, left_out } = averaged(&rows, &cells_of(100.0));
    assert_eq!(left_out, LeftOut::default());
    let told: Vec<_> = samples.iter().map(|one| (one.observed, one.readings, one.heard)).collect();
    assert_eq!(told, [(Observed::Level(-90.0), 3, 3), (Observed::Level(-110.0), 1, 1)]);
    assert!((samples[0].easting_m - 40.0).abs() < 1e-6 && (samples[0].northing_m - 10.0).abs() < 1e-6);
    assert_eq!((samples[0].serving, samples[0].device.as_str(), samples[0].file), (Some(true), "one", 1));
}

#[test]
fn what_was_not_heard_counts_at_its_bound() {
    let floor = Observed::AtMost(-120.0);
    let mut rows = vec![reading(10.0, floor), reading(20.0, floor), heard(30.0, -100.0)];
    let of = |rows: &[Reading]| {
        let sample = averaged(rows, &cells_of(100.0)).samples.remove(0);
        (sample.observed, sample.readings, sample.heard)
    };
    assert_eq!(of(&rows), (Observed::AtMost(-120.0), 3, 1));
    rows.extend([heard(40.0, -104.0), heard(50.0, -102.0)]);
    assert_eq!(of(&rows), (Observed::Level(-104.0), 5, 3));
}

#[test]
fn what_differs_within_a_cell_is_not_claimed() {
    let other = |change: fn(&mut Reading)| {
        let mut rows = [heard(10.0, -90.0), heard(20.0, -91.0)];
        change(&mut rows[1]);
        averaged(&rows, &cells_of(100.0)).samples
    };
    assert_eq!(other(|row| row.device = "two".to_owned())[0].device, "");
    assert_eq!(other(|row| row.serving = Some(false))[0].serving, Some(false));
    assert_eq!(other(|row| row.serving = None)[0].serving, None);
    assert_eq!(other(|row| row.file = 0)[0].file, 0);
    assert_eq!(other(|row| row.quantity = MeasuredQuantity::Rscp).len(), 2);
    assert_eq!(other(|row| row.receiver_height_m = Some(3.0)).len(), 2);
}

#[test]
fn filters_leave_out_and_count() {
    let rows = [
        heard(50.0, -40.0),
        heard(550.0, -40.0),
        heard(650.0, -90.0),
        reading(660.0, Observed::AtMost(-125.0)),
        heard(750.0, -90.0),
        heard(2_500.0, -90.0),
    ];
    let averaging = Averaging {
        side_m: 100.0,
        distance_km: Some([0.1, 2.0]),
        level_dbm: Some([-120.0, -50.0]),
        least_readings: Some(2),
    };
    let Averaged { samples, left_out } = averaged(&rows, &averaging);
    let expected = LeftOut { too_near: 1, too_far: 1, level_outside: 1, few_readings: 1, unplaced: 0 };
    assert_eq!(left_out, expected);
    // the one that did not hear has no level that could be outside
    assert_eq!(samples.iter().map(|one| (one.readings, one.heard)).collect::<Vec<_>>(), [(2, 1)]);
}

#[test]
fn places_without_coordinates_are_counted() {
    let Averaged { samples, left_out } = averaged(&[heard(f64::NAN, -90.0)], &cells_of(100.0));
    assert!(samples.is_empty());
    assert_eq!(left_out.unplaced, 1);
}

#[test]
fn the_order_of_rows_does_not_matter() {
    let mut rows: Vec<Reading> =
        (0..50).map(|row| heard(f64::from(row * 37 % 50) * 7.3, -100.0 + f64::from(row % 7) * 1.1)).collect();
    let forwards = averaged(&rows, &cells_of(100.0));
    rows.reverse();
    assert_eq!(averaged(&rows, &cells_of(100.0)), forwards);
    assert_eq!(forwards.samples.len(), 4);
}
