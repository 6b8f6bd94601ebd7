//! Which elevations are told from land as the depth of the sea, and what they are taken as.
use crate::scenario::SeaChoice;

/// Ground lower than this is what the choice is about, metres above sea: little dry land lies lower (polders at -7 m do not).
pub(in crate::inputs) const SEA_BELOW_M: f32 = -10.0;
/// Ground lower than this is not read without a choice, metres above sea: coasts of SRTM are measured to 16 m (90 %), and
/// single cells of them lie at -13 m.
pub(in crate::inputs) const CHOICE_NEEDED_BELOW_M: f32 = -20.0;

/// Whether an elevation, metres, is one of the sea's depths or of land far below sea level.
pub(in crate::inputs) fn is_deep(elevation_m: f32) -> bool {
    elevation_m < SEA_BELOW_M
}

/// What an elevation stands for where the choice says so, metres; NaN is no data.
pub(in crate::inputs) fn surface_m(elevation_m: f32, sea: Option<SeaChoice>) -> f32 {
    match sea {
        Some(SeaChoice::Level) if is_deep(elevation_m) => 0.0,
        Some(SeaChoice::Void) if is_deep(elevation_m) => f32::NAN,
        _ => elevation_m,
    }
}

#[cfg(test)]
mod tests {
    use super::surface_m;
    use crate::scenario::SeaChoice;

    #[test]
    fn land_a_little_below_the_sea_is_never_sea() {
        for sea in [None, Some(SeaChoice::Ground), Some(SeaChoice::Level), Some(SeaChoice::Void)] {
            for elevation_m in [-10.0, -4.0, 0.0, 2_000.0_f32] {
                assert_eq!(surface_m(elevation_m, sea).to_bits(), elevation_m.to_bits(), "{sea:?}");
            }
            assert!(surface_m(f32::NAN, sea).is_nan());
        }
        assert_eq!(surface_m(-28.0, Some(SeaChoice::Ground)).to_bits(), (-28.0_f32).to_bits());
        assert_eq!(surface_m(-28.0, Some(SeaChoice::Level)).to_bits(), 0.0_f32.to_bits());
        assert!(surface_m(-28.0, Some(SeaChoice::Void)).is_nan());
    }
}
