//! Villages joined to communes of both vintages.
use super::{CommunesRead, name_key, read_communes};
use crate::findings::CommuneLack;
use crate::geodesy::LonLat;
use crate::inputs::crs::PlanningProjection;
use crate::scenario::CommunesChoice;
use crate::settlements::{AdminUnit, Cluster, Facilities, SamplePoint, Settlement};
use std::collections::BTreeMap;
use std::path::Path;

fn village(id: &str, longitude_deg: f64, units: &[(&str, &str, &str)]) -> Settlement {
    let geographic = LonLat { longitude_deg, latitude_deg: 21.0 };
    let projection = PlanningProjection::from_user_input("EPSG:32648").expect("a CRS");
    let position = projection.place(&[geographic]).expect("a place")[0];
    let unit = |(level, name, code): &(&str, &str, &str)| AdminUnit {
        level: (*level).to_owned(),
        name: (*name).to_owned(),
        code: (*code).to_owned(),
    };
    let centre = Cluster {
        cluster_id: String::new(),
        name: String::new(),
        samples: vec![SamplePoint { position, weight: 1.0 }],
        population: None,
        households: None,
        fixed_broadband_share: None,
        smartphone_share: None,
        facilities: Facilities::default(),
        clutter_height_m: None,
    };
    Settlement {
        settlement_id: id.to_owned(),
        name: id.to_owned(),
        admin_units: units.iter().map(unit).collect(),
        population: Some(100.0),
        households: None,
        electrified: None,
        commune_fibre: None,
        attributes: BTreeMap::new(),
        clusters: vec![centre],
    }
}

fn put(folder: &Path, name: &str, text: &str) -> Vec<String> {
    let path = folder.join(name);
    std::fs::write(&path, text).expect("a file");
    vec![path.display().to_string()]
}

fn units(settlement: &Settlement) -> Vec<String> {
    settlement.admin_units.iter().map(|unit| format!("{}={}{}", unit.level, unit.name, unit.code)).collect()
}

fn lacking(read: &CommunesRead, lack: CommuneLack) -> Vec<&str> {
    read.lacks.iter().filter(|(found, _)| *found == lack).map(|(_, name)| name.as_str()).collect()
}

#[test]
fn a_crosswalk_adds_the_units_of_today_and_tells_what_it_lacks() {
    let folder = tempfile::tempdir().expect("a folder");
    let table = "xa_cu,ma_xa_cu,huyen_cu,xa_moi,ma_xa_moi,tinh_moi\n\
                 Xã Hang Chú,03860,Bắc Yên,Xã Tà Xùa,03900,Sơn La\n\
                 Phiêng Ban,,Bắc Yên,Bắc Yên,03910,Sơn La\n\
                 Phiêng Ban,,Mường La,Ngọc Chiến,03920,Sơn La\n\
                 Chia Đôi,,,Một,1,Sơn La\n\
                 Chia Đôi,,,Hai,2,Sơn La\n\
                 ,,,Không,3,\n";
    let choice =
        CommunesChoice { crosswalk: put(folder.path(), "crosswalk.csv", table), ..CommunesChoice::default() };
    let mut villages = [
        // by code, which lost its zero; by name and district; split; unknown; without a commune
        village("A", 104.0, &[("commune", "", "3860"), ("province", "Sơn La", "")]),
        village("B", 104.0, &[("commune", "phiêng ban", ""), ("district", "Huyện Bắc Yên", "")]),
        village("C", 104.0, &[("commune", "Chia Đôi", "")]),
        village("D", 104.0, &[("commune", "Lạ", "")]),
        village("E", 104.0, &[]),
        village("F", 104.0, &[("commune", "Hang Chú", ""), ("commune_2025", "Own", "")]),
    ];
    let read = read_communes(&choice, &mut villages).expect("it is read");
    assert_eq!(
        units(&villages[0]),
        ["commune=3860", "commune_2025=Xã Tà Xùa03900", "province=Sơn La", "province_2025=Sơn La"]
    );
    assert_eq!(
        units(&villages[1])[1..],
        ["commune_2025=Bắc Yên03910", "district=Huyện Bắc Yên", "province_2025=Sơn La"]
    );
    assert_eq!(units(&villages[5])[1], "commune_2025=Own", "the villages' table has priority");
    assert_eq!(lacking(&read, CommuneLack::SeveralInCrosswalk), ["Chia Đôi"]);
    assert_eq!(lacking(&read, CommuneLack::NotInCrosswalk), ["Lạ", "E"]);
    assert_eq!(read.rejects.len(), 1, "{:?}", read.rejects);
    assert_eq!(read.files.len(), 1);
}

#[test]
fn areas_are_joined_by_code_name_and_place() {
    let folder = tempfile::tempdir().expect("a folder");
    let square = |west: f64| {
        let east = west + 0.5;
        format!(
            "{{\"type\":\"Polygon\",\"coordinates\":[[[{west},20.5],[{east},20.5],[{east},21.5],[{west},21.5],[{west},20.5]]]}}"
        )
    };
    let feature = |name: &str, code: &str, geometry: &str| {
        format!(
            "{{\"type\":\"Feature\",\"properties\":{{\"commune_vn\":\"{name}\",\"commune_id\":\"{code}\"}},\"geometry\":{geometry}}}"
        )
    };
    let features = [
        feature("Một", "00001", &square(104.0)),
        feature("Hai", "00002", &square(105.0)),
        feature("Ba", "00003", &square(106.0)),
        feature("Bốn", "00004", "{\"type\":\"Point\",\"coordinates\":[104,21]}"),
    ];
    let text = format!("{{\"type\":\"FeatureCollection\",\"features\":[{}]}}", features.join(","));
    let choice =
        CommunesChoice { polygons: put(folder.path(), "areas.geojson", &text), ..CommunesChoice::default() };
    let mut villages = [
        village("by_code", 105.2, &[("commune", "another spelling", "1")]),
        village("by_name", 104.2, &[("commune", "XÃ HAI", "")]),
        village("by_place", 104.3, &[]),
        village("nowhere", 110.0, &[]),
        village("unknown", 104.3, &[("commune", "Lạ", "")]),
    ];
    let read = read_communes(&choice, &mut villages).expect("it is read");
    let joined: Vec<(&str, &[usize])> =
        read.areas.iter().map(|area| (area.unit.name.as_str(), area.settlements.as_slice())).collect();
    assert_eq!(joined, [("Một", &[0, 2][..]), ("Hai", &[1][..]), ("Ba", &[][..])]);
    assert_eq!(units(&villages[2]), ["commune=Một00001"]);
    assert_eq!(lacking(&read, CommuneLack::OutsideAreas), ["nowhere"]);
    assert_eq!(lacking(&read, CommuneLack::WithoutArea), ["Lạ"]);
    assert_eq!(lacking(&read, CommuneLack::AreaWithoutVillages), ["Ba"]);
    assert_eq!(read.rejects.len(), 1);
}

#[test]
fn names_are_compared_without_capitals_and_kinds() {
    assert_eq!(name_key("  Xã  HANG Chú "), name_key("hang chú"));
    // composed and decomposed letters
    assert_eq!(name_key("Chu\u{301}"), name_key("Ch\u{fa}"));
    assert_ne!(name_key("Hang Chu"), name_key("Hang Chú"));
}
