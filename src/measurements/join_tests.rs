use super::{
    CellNames, JoinQuestion, Joined, JoinedBy, MeasuredQuantity, Observed, OwnSource, OwnTransmitter,
    RadioAccess, Reading, Transmitter, Unjoined, join,
};
use crate::geodesy::{LonLat, Position};
use crate::network::{AssumedField, Carrier, Network, SectorCarrier, Technology};
use crate::units::{Frequency, Length};

fn at(longitude_deg: f64) -> LonLat {
    LonLat { longitude_deg, latitude_deg: 21.0 }
}

/// An LTE sector on 1815 MHz (EARFCN 1300) or a UMTS one on 2112.4 MHz (UARFCN 10562).
fn sector(sector_id: &str, technology: Technology, longitude_deg: f64) -> SectorCarrier {
    let downlink_mhz = if technology == Technology::Lte { 1_815.0 } else { 2_112.4 };
    let downlink = Frequency::from_megahertz(downlink_mhz);
    let carrier = Carrier { technology, band: String::new(), downlink, uplink: downlink, bandwidth_mhz: 5.0 };
    let position = Position {
        geographic: at(longitude_deg),
        easting_m: 0.0,
        northing_m: 0.0,
        meridian_convergence_deg: 0.0,
        point_scale: 1.0,
    };
    let isotropic = SectorCarrier::isotropic(position, Length::from_metres(30.0), carrier);
    SectorCarrier { sector_id: sector_id.to_owned(), ..isotropic }
}

fn lte(sector_id: &str, longitude_deg: f64) -> SectorCarrier {
    sector(sector_id, Technology::Lte, longitude_deg)
}

/// A reading at longitude 104.
fn reading(cell: CellNames) -> Reading {
    Reading {
        file: 0,
        row: 2,
        place: at(104.0),
        observed: Observed::Level(-90.0),
        quantity: MeasuredQuantity::Rsrp,
        cell,
        serving: None,
        transmitter: OwnTransmitter::default(),
        receiver_height_m: None,
        seconds: None,
        device: String::new(),
    }
}

fn named(id: &str) -> CellNames {
    CellNames { id: id.to_owned(), ..CellNames::default() }
}

fn on_channel(physical: u16, channel: u32) -> CellNames {
    CellNames { physical: Some(physical), channel: Some(channel), ..CellNames::default() }
}

fn joined(sectors: Vec<SectorCarrier>, cells: &[CellNames]) -> Joined {
    let network = Network::new(sectors);
    let readings: Vec<Reading> = cells.iter().cloned().map(reading).collect();
    join(&readings, &question(&network))
}

fn question(network: &Network) -> JoinQuestion<'_> {
    JoinQuestion {
        network,
        stated: &[],
        link: OwnTransmitter::default(),
        radius: Length::from_kilometres(30.0),
    }
}

/// Checks that one reading is of the sector of an index, or not, by a way.
#[track_caller]
fn assert_of(joined: &Joined, sector: usize, by: JoinedBy) {
    assert_eq!(joined.transmitter, [Some(Transmitter::Sector(sector))], "{:?}", joined.unjoined);
    assert_eq!(joined.by.iter().collect::<Vec<_>>(), [(&by, &1)]);
}

#[track_caller]
fn assert_why(joined: &Joined, why: Unjoined) {
    assert_eq!(joined.transmitter, [None]);
    assert_eq!(joined.unjoined.keys().collect::<Vec<_>>(), [&why]);
}

#[test]
fn by_name_whatever_its_case_and_blanks() {
    let found = joined(vec![lte("A-1", 104.01), lte("B-1", 104.02)], &[named(" b-1 ")]);
    assert_of(&found, 1, JoinedBy::Id);
}

#[test]
fn by_the_cell_identity_in_a_name() {
    for (own, read) in [
        ("LTE-452-4-31027-12345678", "12345678"),
        ("12345678", "452-04-12345678"),
        ("452-04-12345678", "LTE-452-4-31027-12345678"),
    ] {
        let found = joined(vec![lte("87654321", 104.02), lte(own, 104.01)], &[named(read)]);
        let index = usize::from(own.cmp("87654321").is_gt());
        assert_of(&found, index, JoinedBy::Id);
    }
}

#[test]
fn by_enodeb_and_cell() {
    let cell = CellNames { enodeb: Some(48_225), cell: Some(78), ..CellNames::default() };
    let listed = lte("LTE-452-4-31027-12345678", 104.01);
    let found = joined(vec![listed, lte("X", 104.0)], std::slice::from_ref(&cell));
    assert_of(&found, 0, JoinedBy::EnodebAndCell);
    let numbered = SectorCarrier { site_id: "eNB48225".to_owned(), ..lte("48225-78", 104.01) };
    let other = SectorCarrier { site_id: "48226".to_owned(), ..lte("48226-78", 104.01) };
    let found = joined(vec![other, numbered], &[cell]);
    assert_of(&found, 0, JoinedBy::EnodebAndCell);
}

#[test]
fn umts_by_the_identity_that_devices_show() {
    let umts = || sector("UMTS-452-4-31027-6619137", Technology::Umts, 104.01);
    let short = CellNames { cell: Some(1), access: Some(RadioAccess::Umts), ..CellNames::default() };
    assert_of(&joined(vec![umts()], &[short]), 0, JoinedBy::EnodebAndCell);
    let of_lte = CellNames { cell: Some(6_619_137), access: Some(RadioAccess::Lte), ..CellNames::default() };
    assert_why(&joined(vec![umts()], &[of_lte]), Unjoined::UnknownId);
}

fn with_physical(sector_id: &str, physical: u16, longitude_deg: f64) -> SectorCarrier {
    SectorCarrier { physical_cell: Some(physical), ..lte(sector_id, longitude_deg) }
}

#[test]
fn by_physical_cell_and_channel_the_clearly_nearest() {
    let masts = |second| vec![with_physical("A", 301, 104.01), with_physical("B", 301, second)];
    let cells = [on_channel(301, 1_300)];
    assert_of(&joined(masts(104.021), &cells), 0, JoinedBy::PhysicalAndChannel);
    assert_why(&joined(masts(104.019), &cells), Unjoined::SeveralMasts);
    assert_why(&joined(masts(104.01), &cells), Unjoined::SeveralMasts);
    assert_why(&joined(vec![with_physical("A", 301, 105.0)], &cells), Unjoined::TooFar);
    // another channel, and none
    assert_why(&joined(masts(105.0), &[on_channel(301, 1_301)]), Unjoined::UnknownId);
    let without = CellNames { channel: None, ..on_channel(301, 0) };
    assert_why(&joined(masts(105.0), &[without]), Unjoined::NamesNothing);
}

#[test]
fn a_sector_whose_frequency_is_assumed_may_be_on_any_channel() {
    let assumed = vec![AssumedField::Frequency];
    let unknown = || SectorCarrier { assumed: assumed.clone(), ..with_physical("A", 7, 104.001) };
    assert_of(&joined(vec![unknown()], &[on_channel(7, 1_500)]), 0, JoinedBy::PhysicalAndChannel);
    let known = with_physical("B", 7, 104.2);
    assert_of(&joined(vec![unknown(), known], &[on_channel(7, 1_300)]), 1, JoinedBy::PhysicalAndChannel);
}

#[test]
fn another_operators_sector_is_refused() {
    let own =
        |sector: SectorCarrier, operator: &str| SectorCarrier { operator: operator.to_owned(), ..sector };
    let cell = |operator: &str, network: &str| CellNames {
        operator: operator.to_owned(),
        network: network.to_owned(),
        ..named("A")
    };
    let network = |operator| vec![own(lte("A", 104.01), operator)];
    assert_of(&joined(network("Net One"), &[cell("netone ", "")]), 0, JoinedBy::Id);
    assert_of(&joined(network("Net One"), &[cell("", "452-04")]), 0, JoinedBy::Id);
    assert_why(&joined(network("Net One"), &[cell("Net Two", "")]), Unjoined::OtherOperator);
    assert_of(&joined(network("452-4"), &[cell("Net Two", "45204")]), 0, JoinedBy::Id);
    assert_why(&joined(network("452-4"), &[cell("", "452-01")]), Unjoined::OtherOperator);
    // of one physical cell identity, the one of the row's operator
    let both = vec![own(with_physical("A", 9, 104.01), "One"), own(with_physical("B", 9, 104.01), "Two")];
    let of_two = CellNames { operator: "two".to_owned(), ..on_channel(9, 1_300) };
    assert_of(&joined(both, &[of_two]), 1, JoinedBy::PhysicalAndChannel);
}

#[test]
fn the_reason_that_says_most_is_given_with_the_first_name() {
    let cells = [named("zz"), named("mm"), CellNames { physical: Some(9), channel: Some(1), ..named("aa") }];
    let found = joined(vec![lte("A", 104.0)], &cells);
    assert_eq!(found.unjoined.get(&Unjoined::UnknownId), Some(&(3, "aa".to_owned())));
    assert_eq!(found.count(), 0);
}

fn source(id: &str, longitude_deg: f64) -> OwnSource {
    let place = at(longitude_deg);
    OwnSource { id: id.to_owned(), place, height_m: 5.0, frequency_mhz: 868.0, eirp_dbm: Some(14.0) }
}

#[test]
fn rows_that_describe_their_transmitter() {
    let network = Network::new(vec![lte("A", 104.0)]);
    let described =
        OwnTransmitter { place: Some(at(104.1)), height_m: Some(5.0), ..OwnTransmitter::default() };
    let row = |id: &str| Reading { transmitter: described, ..reading(named(id)) };
    let readings = [row("r1"), row("r2")];
    let incomplete = join(&readings, &question(&network));
    let why = Unjoined::IncompleteTransmitter("frequency_mhz");
    assert_eq!(incomplete.unjoined.get(&why), Some(&(2, "r1".to_owned())));
    let link =
        OwnTransmitter { frequency_mhz: Some(868.0), eirp_dbm: Some(14.0), ..OwnTransmitter::default() };
    let complete = join(&readings, &JoinQuestion { link, ..question(&network) });
    assert_eq!(complete.transmitter, [Some(Transmitter::Own(0)); 2]);
    assert_eq!(complete.own, [source("104.10000,21.00000", 104.1)]);
    assert_eq!(complete.by.get(&JoinedBy::OwnTransmitter), Some(&2));
    // what is not complete may still be a sector
    let of_sector = join(&[row("A")], &question(&network));
    assert_eq!(of_sector.transmitter, [Some(Transmitter::Sector(0))]);
}

#[test]
fn stated_transmitters_by_their_names() {
    let network = Network::default();
    let stated = [source("GW-2", 104.2), source("GW-1", 104.1), source("GW-0", 104.0)];
    let readings = [reading(named("gw-1")), reading(named("GW-2")), reading(named("GW-9"))];
    let found = join(&readings, &JoinQuestion { stated: &stated, ..question(&network) });
    assert_eq!(found.transmitter, [Some(Transmitter::Own(1)), Some(Transmitter::Own(0)), None]);
    assert_eq!(found.own, stated[..2]);
}

#[test]
fn rows_that_name_none_are_of_the_only_transmitter() {
    let nameless = [reading(CellNames::default())];
    let (none, one) = (Network::default(), Network::new(vec![lte("A", 104.0)]));
    let stated = [source("GW", 104.1)];
    let only = |question: JoinQuestion<'_>| join(&nameless, &question);
    let by = |found: &Joined| found.by.keys().copied().collect::<Vec<_>>();
    let of_stated = only(JoinQuestion { stated: &stated, ..question(&none) });
    assert_eq!(
        (of_stated.transmitter[0], by(&of_stated)),
        (Some(Transmitter::Own(0)), vec![JoinedBy::OnlyTransmitter])
    );
    assert_of(&only(question(&one)), 0, JoinedBy::OnlyTransmitter);
    assert_why(&only(JoinQuestion { stated: &stated, ..question(&one) }), Unjoined::NamesNothing);
    let link = OwnTransmitter {
        place: Some(at(104.3)),
        height_m: Some(5.0),
        frequency_mhz: Some(868.0),
        eirp_dbm: None,
    };
    let of_link = only(JoinQuestion { stated: &stated, link, ..question(&one) });
    assert_eq!(of_link.own[0].place, at(104.3));
    let link = OwnTransmitter { height_m: None, ..link };
    assert_why(&only(JoinQuestion { link, ..question(&none) }), Unjoined::IncompleteTransmitter("height_m"));
}

#[test]
fn the_order_of_rows_does_not_matter() {
    let network = Network::new(vec![lte("A", 104.0), with_physical("B", 3, 104.1)]);
    let link =
        OwnTransmitter { height_m: Some(5.0), frequency_mhz: Some(868.0), ..OwnTransmitter::default() };
    let own = |longitude_deg| Reading {
        transmitter: OwnTransmitter { place: Some(at(longitude_deg)), ..OwnTransmitter::default() },
        ..reading(named("test"))
    };
    let mut readings = vec![
        own(103.0),
        reading(named("a")),
        own(-103.0),
        reading(on_channel(3, 1_300)),
        reading(named("q")),
    ];
    let question = JoinQuestion { link, ..question(&network) };
    let forwards = join(&readings, &question);
    readings.reverse();
    let mut backwards = join(&readings, &question);
    backwards.transmitter.reverse();
    assert_eq!(forwards, backwards);
    assert_eq!(forwards.own.iter().map(|own| own.place.longitude_deg).collect::<Vec<_>>(), [-103.0, 103.0]);
}
