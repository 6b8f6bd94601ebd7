//! The texts that models follow.
use serde::Serialize;

/// A publication that a model follows, by edition and clause. `words` cites it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[non_exhaustive]
pub enum Document {
    /// ITU-R P.1812, edition 8.
    P1812,
    /// ITU-R P.526, edition 16.
    P526,
    /// The Irregular Terrain Model of NTIA/ITS.
    Itm,
    /// ITU-R P.526, edition 11, the last with three knife edges.
    P526Deygout,
    /// Hata, and ITU-R P.1546 for long paths.
    Hata,
    /// The final report of COST 231.
    Cost231,
    /// 3GPP TR 38.901, rural macro.
    Tr38901Rma,
    /// 3GPP TR 38.901, urban macro.
    Tr38901Uma,
    /// ECC Report 33.
    EccReport33,
    /// Erceg and others, as IEEE 802.16.
    Erceg,
    /// Algorithm 9999 of Ericsson.
    Ericsson9999,
    /// Rappaport, Wireless Communications.
    Rappaport,
    /// ITU-R P.525, edition 5.
    P525,
}
