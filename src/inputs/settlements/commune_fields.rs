//! The fields of areas of communes and of crosswalks, with other spellings of their columns.
use crate::inputs::tables::fields::{Field, field};
use crate::inputs::tables::quantity::Quantity;

/// Of areas.
pub(super) const COMMUNE_AREAS: &[Field] = &[
    field(
        "name",
        Quantity::TEXT,
        "commune commune_name commune_vn ten_xa tenxa ten_phuong_xa ten_dvhc xa name_3 adm3_vi adm3_name adm3_en shapename ten \
         ward ward_name nom nombre nome",
    ),
    field(
        "code",
        Quantity::TEXT,
        "commune_code commune_id ma_xa maxa ma_phuong_xa ma_dvhc ma_hc gid_3 adm3_pcode shapeid ma ward_code",
    ),
];

/// Of crosswalks.
pub(super) const CROSSWALK: &[Field] = &[
    field(
        "old_commune",
        Quantity::TEXT,
        "commune_old old_name old_ward xa_cu ten_xa_cu phuong_xa_cu ten_cu commune_before from_commune",
    ),
    field(
        "old_commune_code",
        Quantity::TEXT,
        "commune_code_old commune_old_code old_code old_ward_code ma_xa_cu ma_cu from_code",
    ),
    field("old_district", Quantity::TEXT, "district_old huyen_cu ten_huyen_cu quan_huyen_cu"),
    field(
        "new_commune",
        Quantity::TEXT,
        "commune_new new_name new_ward xa_moi ten_xa_moi phuong_xa_moi ten_moi commune_after to_commune commune_2025",
    ),
    field(
        "new_commune_code",
        Quantity::TEXT,
        "commune_code_new commune_new_code new_code new_ward_code ma_xa_moi ma_moi to_code commune_2025_code",
    ),
    field("new_district", Quantity::TEXT, "district_new huyen_moi ten_huyen_moi"),
    field("new_district_code", Quantity::TEXT, "district_code_new ma_huyen_moi"),
    field("new_province", Quantity::TEXT, "province_new tinh_moi ten_tinh_moi province_2025"),
    field("new_province_code", Quantity::TEXT, "province_code_new ma_tinh_moi province_2025_code"),
];
