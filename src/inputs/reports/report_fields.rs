//! The fields of reports and every other spelling under which their columns are found.
//!
//! Spellings are as in [`crate::inputs::tables::fields`]; `docs/reports.md` shows this table.
use crate::inputs::tables::columns::ColumnChoice;
use crate::inputs::tables::fields::{Field, field};
use crate::inputs::tables::quantity::Quantity;
use std::collections::BTreeMap;

/// The section of the scenario.
pub(super) const SECTION: &str = "reports";

/// Fields of a table of reports.
pub(super) const REPORTS: &[Field] = &[
    field(
        "settlement_id",
        Quantity::TEXT,
        "village_id village_code ma_thon ma_ban ma_thon_ban ma_ap ma_diem_dan_cu id_thon id ma",
    ),
    field(
        "name",
        Quantity::TEXT,
        "village settlement village_name settlement_name hamlet thon ban thon_ban ten_thon ten_ban ten_thon_ban \
         ten_ap ten_diem_dan_cu ten dia_ban ap khom",
    ),
    field(
        "commune",
        Quantity::TEXT,
        "commune_name commune_code xa ten_xa ma_xa phuong_xa xa_phuong ten_phuong_xa",
    ),
    field(
        "date",
        Quantity::TEXT,
        "report_date reported_on reported_at updated as_of day year ngay ngay_bao_cao ngay_cap_nhat thoi_diem \
         thoi_gian nam thang_nam",
    ),
    field(
        "operator",
        Quantity::TEXT,
        "mno network_operator provider carrier nha_mang ten_nha_mang doanh_nghiep",
    ),
    field(
        "technology",
        Quantity::TEXT,
        "tech rat network_type generation radio_technology cong_nghe loai_song the_he",
    ),
    field(
        "status",
        Quantity::TEXT,
        "signal reported coverage service signal_status tinh_trang tinh_trang_song trang_thai hien_trang \
         hien_trang_song song phu_song muc_song ket_qua",
    ),
    field(
        "with_signal",
        Quantity::TEXT,
        "has_signal covered served signal_yes co_song da_co_song da_phu_song song_tot",
    ),
    field("poor_signal", Quantity::TEXT, "weak_signal signal_poor song_yeu song_kem chap_chon"),
    field(
        "without_signal",
        Quantity::TEXT,
        "no_signal unserved uncovered not_covered signal_no khong_co_song khong_song chua_co_song chua_phu_song \
         trang_song lom_song vung_lom vung_trang",
    ),
];

/// What is looked for in a table of reports.
pub(super) const fn report_columns(mapping: &BTreeMap<String, String>) -> ColumnChoice<'_> {
    ColumnChoice { section: SECTION, fields: REPORTS, mapping, also_allowed: |_| false }
}

#[cfg(test)]
mod tests {
    use super::REPORTS;
    use crate::inputs::tables::header_text::HeaderText;
    use std::collections::BTreeMap;

    #[test]
    fn a_spelling_is_one_field_only() {
        let mut known: BTreeMap<String, &str> = BTreeMap::new();
        for field in REPORTS {
            for name in std::iter::once(field.name).chain(field.found_as.split_whitespace()) {
                let before = known.insert(HeaderText::of(name).whole, field.name);
                assert_eq!(before, None, "{name} of {}", field.name);
            }
        }
    }

    #[test]
    fn the_page_shows_the_table() {
        let page = include_str!("../../../docs/reports.md");
        let row = |field: &crate::inputs::tables::fields::Field| {
            format!("| `{}` | {} |", field.name, field.found_as)
        };
        let rows: Vec<String> = REPORTS.iter().map(row).collect();
        let table = format!("| field | also found as |\n|---|---|\n{}\n", rows.join("\n"));
        assert!(page.contains(&table), "docs/reports.md must contain:\n{table}");
    }
}
