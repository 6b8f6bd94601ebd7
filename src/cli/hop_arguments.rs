//! What `signalgap path` is asked of a link as a microwave hop.
use super::exit::Failure;
use super::headings;
use super::number_arguments::{check, within};
use crate::geodesy::EffectiveEarth;
use crate::pipeline::path::{ClearAir, ClearanceRule, HopQuestion};
use crate::scenario::Scenario;
use crate::units::Decibels;
use clap::Args;

#[derive(Debug, Args)]
pub(super) struct HopArguments {
    /// Look at the link as a microwave hop: clearance by both criteria of ITU-R P.530, and fading with --rain-rate.
    #[arg(help_heading = headings::HOP, long, conflicts_with = "links")]
    hop: bool,
    /// Median effective Earth factor k of the first criterion, 1.0 of the first Fresnel zone (default: 4/3).
    #[arg(help_heading = headings::HOP, long, value_name = "K", value_parser = within(HopQuestion::FACTOR), allow_negative_numbers = true, requires = "hop")]
    hop_k: Option<f64>,
    /// Share of the first Fresnel zone to be clear at k_e, the second criterion (default: 0.6, or the scenario's).
    #[arg(help_heading = headings::HOP, long, value_name = "SHARE", value_parser = within(HopQuestion::SHARE), allow_negative_numbers = true, requires = "hop")]
    hop_share: Option<f64>,
    /// Rain rate exceeded for 0.01 % of the average year, mm/h (ITU-R P.837; default: the scenario's, if there is one).
    #[arg(help_heading = headings::HOP, long, value_name = "MM/H", value_parser = within(HopQuestion::RAIN_RATE_MM_H), allow_negative_numbers = true, requires = "hop")]
    rain_rate: Option<f64>,
    /// Fade margin of the hop, dB: how often rain and multipath exceed it.
    #[arg(help_heading = headings::HOP, long, value_name = "DB", value_parser = within(HopQuestion::MARGIN_DB), allow_negative_numbers = true, requires = "rain_rate")]
    fade_margin: Option<f64>,
    /// Refractivity gradient in the lowest 65 m not exceeded for 1 % of the average year, N-units/km (ITU-R P.453), for multipath (default: -300).
    #[arg(help_heading = headings::HOP, long, value_name = "N", value_parser = within(HopQuestion::DN1), allow_negative_numbers = true, requires = "fade_margin")]
    dn1: Option<f64>,
}

impl HopArguments {
    /// Whether the link is a hop.
    pub(super) const fn is_asked(&self) -> bool {
        self.hop
    }

    /// What the arguments ask of a link at a frequency.
    ///
    /// What they leave open is as in the plan of a scenario, where there is one.
    pub(super) fn question(
        &self,
        frequency_mhz: f64,
        scenario: Option<&Scenario>,
    ) -> Result<Option<HopQuestion>, Failure> {
        if !self.hop {
            return Ok(None);
        }
        if self.rain_rate.is_some() {
            check(HopQuestion::RAIN_FREQUENCY_MHZ, frequency_mhz)
                .map_err(|text| Failure::Input(format!("--rain-rate: {text}")))?;
        }
        let planned = scenario.map(|scenario| &scenario.plan.backhaul);
        let usual = ClearanceRule::default();
        let rule = ClearanceRule {
            median_share: planned.map_or(usual.median_share, |choice| choice.clear_share),
            low_share: self
                .hop_share
                .or(planned.map(|choice| choice.clear_share_worst))
                .unwrap_or(usual.low_share),
            ..usual
        };
        let rains = check(HopQuestion::RAIN_FREQUENCY_MHZ, frequency_mhz).is_ok();
        let planned_rain = planned.filter(|_| rains).map(|choice| choice.rain_rate_mm_h);
        let median_earth = self.hop_k.map_or(rule.median_earth, EffectiveEarth::from_factor);
        Ok(Some(HopQuestion {
            rule: ClearanceRule { median_earth, ..rule },
            rain_rate_mm_h: self.rain_rate.or(planned_rain),
            clear_air: self.dn1.map_or_else(ClearAir::default, |dn1| ClearAir::QuickPlanning { dn1 }),
            margin: self.fade_margin.map(Decibels::new),
        }))
    }
}
