//! Antennas whose load is worked out by hand.
use super::{AddedAt, AntennaCapacity, CapacityQuestion, Demand, antennas_of, check_antennas, sites_of};
use crate::geodesy::{LonLat, Position};
use crate::network::{Carrier, SectorCarrier, Technology};
use crate::planning::AddedCarrier;
use crate::planning::remedy::AllowedCarrier;
use crate::units::{Azimuth, Dbm, Decibels, Frequency, Length};

fn carrier(downlink_mhz: f64, bandwidth_mhz: f64) -> Carrier {
    Carrier {
        technology: Technology::Lte,
        band: String::new(),
        downlink: Frequency::from_megahertz(downlink_mhz),
        uplink: Frequency::from_megahertz(downlink_mhz - 45.0),
        bandwidth_mhz,
    }
}

fn sector(site_id: &str, operator: &str, azimuth_deg: f64, carrier: Carrier) -> SectorCarrier {
    let position = Position {
        geographic: LonLat { longitude_deg: 104.0, latitude_deg: 21.0 },
        easting_m: 1.0,
        northing_m: 2.0,
        meridian_convergence_deg: 0.0,
        point_scale: 1.0,
    };
    SectorCarrier {
        site_id: site_id.to_owned(),
        operator: operator.to_owned(),
        azimuth: Some(Azimuth::from_degrees(azimuth_deg)),
        ..SectorCarrier::isotropic(position, Length::from_metres(40.0), carrier)
    }
}

fn allowed(operator: &str, downlink_mhz: f64, bandwidth_mhz: f64) -> AllowedCarrier {
    let added = AddedCarrier {
        carrier: carrier(downlink_mhz, bandwidth_mhz),
        total_power: Dbm::new(46.0),
        antenna_ports: 2,
        reference_signal_boost: Decibels::default(),
        pilot_power_share: 0.1,
    };
    AllowedCarrier { operator: operator.to_owned(), added }
}

/// At site A of One: an antenna at 0 degrees with 10 and 5 MHz, one at 120 with 10 MHz, both without a row of another technology; at B of Two one antenna.
fn network() -> Vec<SectorCarrier> {
    let umts = Carrier { technology: Technology::Umts, ..carrier(942.5, 5.0) };
    vec![
        sector("A", "One", 0.0, carrier(942.5, 10.0)),
        sector("B", "Two", 0.0, carrier(806.0, 10.0)),
        sector("A", "One", 120.0, carrier(942.5, 10.0)),
        sector("A", "One", 0.0, carrier(1_842.5, 5.0)),
        sector("A", "One", 0.0, umts),
    ]
}

/// 1 bit/s/Hz, half of the people at 100 kbit/s: 0.05 Mbit/s for each of the people. At 0 degrees 15 Mbit/s for 700 people (35, lacking 20), at 120 degrees 10 for 460
/// (23, lacking 13); at B 10 for 100 (5).
fn checked(allowed: &[AllowedCarrier]) -> Vec<AntennaCapacity> {
    let sectors = network();
    let antennas = antennas_of(&sectors, Technology::Lte);
    let question = CapacityQuestion {
        sectors: &sectors,
        people_by_server: &[400.0, 100.0, 460.0, 300.0, 9_999.0],
        demand: Demand { take_up: 0.5, busy_hour_kbit_per_user: 100.0 },
        bit_s_hz: &[1.0; 5],
        allowed,
        added_bit_s_hz: 1.0,
    };
    check_antennas(&antennas, &question)
}

fn near(found: f64, expected: f64) {
    assert!((found - expected).abs() < 1e-9, "{found} is not {expected}");
}

#[test]
fn carriers_of_one_antenna_carry_its_people_together() {
    let found = checked(&[]);
    let sectors: Vec<&[usize]> = found.iter().map(|antenna| antenna.sectors.as_slice()).collect();
    assert_eq!(sectors, [&[0, 3][..], &[2], &[1]]);
    for (antenna, [people, demand, capacity, lacking]) in
        found.iter().zip([[700.0, 35.0, 15.0, 20.0], [460.0, 23.0, 10.0, 13.0], [100.0, 5.0, 10.0, 0.0]])
    {
        near(antenna.people, people);
        near(antenna.demand_mbit_s, demand);
        near(antenna.capacity_mbit_s, capacity);
        near(antenna.lacking_mbit_s, lacking);
        near(antenna.still_lacking_mbit_s, lacking);
        assert!(antenna.added.is_empty(), "nothing may be added");
    }
}

/// One may add 5 MHz, 10 MHz, twice 15 MHz: 20 Mbit/s take both of 15, 13 the first of them. 942.5 MHz is there already, Two's is not One's.
#[test]
fn the_widest_carriers_come_first_and_no_more_than_needed() {
    let list = [
        allowed("One", 763.0, 5.0),
        allowed("Two", 763.0, 20.0),
        allowed("One", 942.5, 20.0),
        allowed("One", 2_140.0, 15.0),
        allowed("One", 2_150.0, 15.0),
        allowed("One", 2_160.0, 10.0),
    ];
    let found = checked(&list);
    assert_eq!(found[0].added, [3, 4]);
    assert_eq!(found[1].added, [3]);
    assert!(found[2].added.is_empty(), "it lacks nothing");
    assert!(found.iter().all(|antenna| antenna.still_lacking_mbit_s.abs() < 1e-9));
    let sites = sites_of(&found);
    assert_eq!(sites.len(), 2);
    assert_eq!(sites[0].added, [AddedAt { allowed: 3, antennas: 2 }, AddedAt { allowed: 4, antennas: 1 }]);
    near(sites[0].lacking_mbit_s, 33.0);
    near(sites[0].capacity_mbit_s, 25.0);
    near(sites[0].still_lacking_mbit_s, 0.0);
}

/// 5 MHz are all there is: 15 and 8 Mbit/s remain.
#[test]
fn what_may_not_be_added_remains_lacking() {
    let found = checked(&[allowed("One", 763.0, 5.0), allowed("One", 763.0, 5.0)]);
    assert_eq!(found[0].added, [0], "one downlink is added once");
    near(found[0].still_lacking_mbit_s, 15.0);
    near(found[1].still_lacking_mbit_s, 8.0);
    let sites = sites_of(&found);
    near(sites[0].still_lacking_mbit_s, 23.0);
    assert_eq!((sites[1].site_id.as_str(), sites[1].operator.as_str()), ("B", "Two"));
}

#[test]
fn antennas_do_not_depend_on_the_order_of_rows() {
    let sectors = network();
    let turned: Vec<SectorCarrier> = sectors.iter().rev().cloned().collect();
    let named = |sectors: &[SectorCarrier]| {
        let antennas = antennas_of(sectors, Technology::Lte);
        let names: Vec<(String, usize)> =
            antennas.iter().map(|antenna| (antenna.site_id.clone(), antenna.sectors.len())).collect();
        names
    };
    assert_eq!(named(&sectors), named(&turned));
    assert_eq!(antennas_of(&sectors, Technology::Umts).len(), 1);
}
