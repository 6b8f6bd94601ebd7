//! What `signalgap path` needs besides the loss for the level at the receiver.
use super::exit::Failure;
use super::headings;
use super::number_arguments::within;
use crate::language::word;
use crate::network::LteBandwidth;
use crate::pipeline::path::{CarrierTerms, LinkLevel};
use crate::propagation::{Limit, Parameter};
use crate::units::{Dbm, Decibels};
use clap::Args;

/// Powers of a radio, and energies of a resource element.
pub(super) const POWER_DBM: Limit =
    Limit { parameter: Parameter::Power, unit: "dBm", low: -50.0, high: 90.0 };
/// Gains and losses.
pub(super) const GAIN_DB: Limit =
    Limit { parameter: Parameter::GainOrLoss, unit: "dB", low: -60.0, high: 60.0 };

#[derive(Debug, Args)]
pub(super) struct LevelArguments {
    /// Power of the transmitter, dBm: the level at the receiver is shown.
    #[arg(help_heading = headings::LEVEL, long, value_name = "DBM", value_parser = within(POWER_DBM), allow_negative_numbers = true, conflicts_with = "mast")]
    power_dbm: Option<f64>,
    /// Gain of the transmitting antenna towards the receiver, dBi.
    #[arg(help_heading = headings::LEVEL, long, value_name = "DBI", value_parser = within(GAIN_DB), allow_negative_numbers = true, default_value_t = 0.0, requires = "power_dbm")]
    gain_dbi: f64,
    /// Feeder loss of the transmitter, dB.
    #[arg(help_heading = headings::LEVEL, long, value_name = "DB", value_parser = within(GAIN_DB), allow_negative_numbers = true, default_value_t = 0.0, requires = "power_dbm")]
    feeder_loss_db: f64,
    /// Gain of the receiving antenna minus body loss, dBi.
    #[arg(help_heading = headings::LEVEL, long, value_name = "DBI", value_parser = within(GAIN_DB), allow_negative_numbers = true, default_value_t = 0.0, requires = "power_dbm")]
    rx_gain_dbi: f64,
    /// Bandwidth of an LTE carrier, MHz: RSRP is shown too.
    #[arg(help_heading = headings::LEVEL, long, value_name = "MHZ", value_parser = LteBandwidth::ALL.map(|known| known.key), requires = "power_dbm")]
    bandwidth_mhz: Option<String>,
    /// Antenna ports that share its power.
    #[arg(help_heading = headings::LEVEL, long, value_name = "N", value_parser = clap::value_parser!(u32).range(1..=8), default_value_t = 2, requires = "bandwidth_mhz")]
    ports: u32,
}

impl LevelArguments {
    /// The levels that are asked for: none without a power.
    pub(super) fn levels(&self) -> Result<Vec<LinkLevel>, Failure> {
        let Some(power_dbm) = self.power_dbm else { return Ok(Vec::new()) };
        let known = |key: &String| LteBandwidth::ALL.into_iter().find(|known| known.key == key);
        let terms = CarrierTerms {
            power: Dbm::new(power_dbm),
            lte: self.bandwidth_mhz.as_ref().and_then(known).map(|known| (known.mhz, self.ports)),
            antenna_gain: Decibels::new(self.gain_dbi),
            feeder_loss: Decibels::new(self.feeder_loss_db),
            receiver_gain: Decibels::new(self.rx_gain_dbi),
        };
        terms.levels().ok_or_else(|| {
            Failure::Input(word("level-arguments-bandwidth-mhz-not-an-lte-bandwidth").to_owned())
        })
    }
}
