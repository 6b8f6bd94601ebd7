//! The models by their short names.
use super::itm::{Itm, ItmOptions};
use super::p1812::P1812Options;
use super::{
    Cost231Hata, Deygout, Ecc33, Ecc33Options, Ericsson9999, Ericsson9999Options, FreeSpace, HataOptions,
    OkumuraHata, P526, P1812, PathLossModel, Rma, RmaOptions, Sui, SuiOptions, TwoRay, Uma,
};
use serde::{Deserialize, Serialize};

/// A path-loss model by its short name, as scenarios, the command line and outputs write it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ModelKey {
    /// ITU-R P.1812-8, all of it.
    P1812,
    /// ITU-R P.526-16 delta-Bullington on free space.
    P526,
    /// The Irregular Terrain Model (Longley-Rice) 1.4, point-to-point.
    Itm,
    /// Three knife edges of ITU-R P.526-11 on free space.
    Deygout,
    /// Okumura-Hata.
    OkumuraHata,
    /// COST-231 Hata.
    Cost231Hata,
    /// 3GPP TR 38.901 rural macro.
    Rma,
    /// 3GPP TR 38.901 urban macro.
    Uma,
    /// ECC Report 33.
    Ecc33,
    /// IEEE 802.16 SUI.
    Sui,
    /// Ericsson 9999.
    Ericsson9999,
    /// Two rays over a plane earth.
    TwoRay,
    /// Free space.
    FreeSpace,
}

/// Options of the models, for all of them together.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct ModelOptions {
    /// Location variability and coast of ITU-R P.1812-8.
    pub p1812: P1812Options,
    /// Ground, climate and statistics of the Irregular Terrain Model.
    pub itm: ItmOptions,
    /// Surroundings for Okumura-Hata; suburban by default.
    pub okumura_hata: HataOptions,
    /// Surroundings for COST-231 Hata; suburban by default.
    pub cost231_hata: HataOptions,
    /// Streets and buildings for RMa; 20 m and 5 m by default.
    pub rma: RmaOptions,
    /// City for ECC-33; medium by default.
    pub ecc33: Ecc33Options,
    /// Terrain category for SUI; a by default.
    pub sui: SuiOptions,
    /// Surroundings for Ericsson 9999; urban by default.
    pub ericsson9999: Ericsson9999Options,
}

impl ModelKey {
    /// All models.
    pub const ALL: &[Self] = &[
        Self::P1812,
        Self::P526,
        Self::Itm,
        Self::Deygout,
        Self::OkumuraHata,
        Self::Cost231Hata,
        Self::Rma,
        Self::Uma,
        Self::Ecc33,
        Self::Sui,
        Self::Ericsson9999,
        Self::TwoRay,
        Self::FreeSpace,
    ];

    /// The model with the options that concern it.
    #[must_use]
    pub fn model(self, options: &ModelOptions) -> Box<dyn PathLossModel> {
        match self {
            Self::P1812 => Box::new(P1812 { options: options.p1812 }),
            Self::P526 => Box::new(P526),
            Self::Itm => Box::new(Itm { options: options.itm }),
            Self::Deygout => Box::new(Deygout),
            Self::OkumuraHata => Box::new(OkumuraHata { options: options.okumura_hata }),
            Self::Cost231Hata => Box::new(Cost231Hata { options: options.cost231_hata }),
            Self::Rma => Box::new(Rma { options: options.rma }),
            Self::Uma => Box::new(Uma),
            Self::Ecc33 => Box::new(Ecc33 { options: options.ecc33 }),
            Self::Sui => Box::new(Sui { options: options.sui }),
            Self::Ericsson9999 => Box::new(Ericsson9999 { options: options.ericsson9999 }),
            Self::TwoRay => Box::new(TwoRay),
            Self::FreeSpace => Box::new(FreeSpace),
        }
    }

    /// Whether ridges on the profile change its loss by themselves, not only through the height of the ground.
    #[must_use]
    pub const fn sees_ridges(self) -> bool {
        matches!(self, Self::P1812 | Self::P526 | Self::Itm | Self::Deygout | Self::Rma | Self::Uma)
    }

    /// The short name.
    #[must_use]
    pub const fn key(self) -> &'static str {
        match self {
            Self::P1812 => "p1812",
            Self::P526 => "p526",
            Self::Itm => "itm",
            Self::Deygout => "deygout",
            Self::OkumuraHata => "okumura_hata",
            Self::Cost231Hata => "cost231_hata",
            Self::Rma => "rma",
            Self::Uma => "uma",
            Self::Ecc33 => "ecc33",
            Self::Sui => "sui",
            Self::Ericsson9999 => "ericsson9999",
            Self::TwoRay => "two_ray",
            Self::FreeSpace => "free_space",
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{ModelKey, ModelOptions};

    #[test]
    fn every_model_answers_to_its_name() {
        for key in ModelKey::ALL {
            assert_eq!(key.model(&ModelOptions::default()).source().key, key.key());
            let name = serde_json::to_string(key).expect("a name");
            assert_eq!(name, format!("\"{}\"", key.key()));
        }
    }

    #[test]
    fn unknown_options_are_refused() {
        let read = serde_json::from_str::<ModelOptions>;
        assert_eq!(read("{}").expect("defaults"), ModelOptions::default());
        assert!(read(r#"{"rma": {"street_width_m": 12}}"#).is_ok());
        assert!(read(r#"{"rma": {"street_width": 12}}"#).is_err());
        assert!(read(r#"{"hata": {}}"#).is_err());
    }
}
