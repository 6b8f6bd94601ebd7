//! What the Recommendation leaves to its user.
use crate::language::word;
use serde::{Deserialize, Serialize};

/// Options of ITU-R P.1812-8 in addition to path, radio climate and signal.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct P1812Options {
    /// Side of the square over which locations vary, w_a, m (§4.7: 50 to 1,000); enters when the location percentage
    /// is not 50.
    pub location_resolution_m: f64,
    /// Where the coast is on paths mostly over sea (§3.4).
    pub coast: Coast,
}

impl Default for P1812Options {
    fn default() -> Self {
        Self { location_resolution_m: 100.0, coast: Coast::Far }
    }
}

/// Distances of the two terminals from the coast towards each other, which matter within 5 km of it on paths that are
/// over sea for three quarters or more; read as `"far"`, `"profile"` or two distances in km.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
#[serde(try_from = "WrittenCoast", into = "WrittenCoast")]
pub enum Coast {
    /// Beyond any effect (500 km) from a terminal on land, as in the Study Group's examples; 0 from one at sea.
    Far,
    /// Read from the zones of the profile.
    Profile,
    /// Given: from the transmitter and from the receiver, km.
    Given {
        /// From the transmitter.
        tx_km: f64,
        /// From the receiver.
        rx_km: f64,
    },
}

/// A coast as it is written.
#[derive(Serialize, Deserialize)]
#[serde(untagged)]
enum WrittenCoast {
    Name(String),
    Given([f64; 2]),
    #[serde(skip_serializing)]
    Other(serde::de::IgnoredAny),
}

/// What is written is no coast.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("{}", word("coast-error"))]
struct NotACoast;

impl TryFrom<WrittenCoast> for Coast {
    type Error = NotACoast;

    fn try_from(written: WrittenCoast) -> Result<Self, NotACoast> {
        match written {
            WrittenCoast::Given([tx_km, rx_km]) => Ok(Self::Given { tx_km, rx_km }),
            WrittenCoast::Name(name) if name == "far" => Ok(Self::Far),
            WrittenCoast::Name(name) if name == "profile" => Ok(Self::Profile),
            WrittenCoast::Name(_) | WrittenCoast::Other(_) => Err(NotACoast),
        }
    }
}

impl From<Coast> for WrittenCoast {
    fn from(coast: Coast) -> Self {
        match coast {
            Coast::Far => Self::Name("far".to_owned()),
            Coast::Profile => Self::Name("profile".to_owned()),
            Coast::Given { tx_km, rx_km } => Self::Given([tx_km, rx_km]),
        }
    }
}
