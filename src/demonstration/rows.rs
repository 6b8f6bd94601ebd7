//! Rows of the district's tables as plain data.

/// What every village, and the terrain, says of itself.
pub const STATUS: &str = "synthetic";

/// The status of every sector, as an operator's register has it.
pub const ON_AIR: &str = "on_air";

/// One village centre or one cluster of houses.
#[expect(clippy::struct_excessive_bools, reason = "the columns of a table, each a yes or no of its own")]
#[derive(Clone, Debug, PartialEq)]
pub struct VillageRow {
    /// The settlement: commune code, hyphen, number. Text.
    pub settlement_id: String,
    /// The cluster within the settlement; empty for its centre.
    pub cluster_id: String,
    /// A made-up name.
    pub name: String,
    /// The commune's made-up name.
    pub commune: String,
    /// The commune's code: `DEMO-C03`, text that no real commune's five digits can be taken for.
    pub commune_code: String,
    /// Easting, planning coordinates, whole metres.
    pub easting_m: f64,
    /// Northing, planning coordinates, whole metres.
    pub northing_m: f64,
    /// People who live here: at the centre without the clusters, or in this cluster.
    pub population: u32,
    /// Households of these people.
    pub households: u32,
    /// Whether there is mains power.
    pub electrified: bool,
    /// Share of these households with fixed broadband, 0 to 1, two decimals.
    pub fixed_broadband_share: f64,
    /// Share of people with a smartphone, 0 to 1, two decimals.
    pub smartphone_share: f64,
    /// Whether there is a school.
    pub school: bool,
    /// Whether there is a clinic: in the largest village of a commune.
    pub clinic: bool,
    /// Whether the people's committee of the commune sits here.
    pub committee: bool,
    /// Whether the commune's seat is reached by optical fibre.
    pub commune_fibre: bool,
    /// Always [`STATUS`].
    pub status: &'static str,
}

/// One carrier of one sector of one site.
#[derive(Clone, Debug, PartialEq)]
pub struct SectorRow {
    /// The site: one operator's equipment on a mast. Two sites may share a mast's coordinates.
    pub site_id: String,
    /// Site, number of the direction, band.
    pub sector_id: String,
    /// A made-up operator.
    pub operator: String,
    /// `LTE` or `UMTS`.
    pub technology: &'static str,
    /// 3GPP band, `B1` to `B28`.
    pub band: &'static str,
    /// Downlink centre frequency, MHz.
    pub frequency_mhz: f64,
    /// Bandwidth of the carrier, MHz.
    pub bandwidth_mhz: f64,
    /// Easting, planning coordinates, whole metres.
    pub easting_m: f64,
    /// Northing, planning coordinates, whole metres.
    pub northing_m: f64,
    /// Antenna above ground, metres.
    pub antenna_height_m: f64,
    /// Direction of the main lobe from north, clockwise, whole tens of degrees.
    pub azimuth_deg: f64,
    /// Mechanical tilt, degrees below the horizon.
    pub mechanical_tilt_deg: f64,
    /// Electrical tilt, degrees below the horizon.
    pub electrical_tilt_deg: f64,
    /// Total power of the carrier, dBm.
    pub power_dbm: f64,
    /// Antenna gain in the main lobe, dBi.
    pub gain_dbi: f64,
    /// Loss between transmitter and antenna, dB.
    pub feeder_loss_db: f64,
    /// Always [`ON_AIR`].
    pub status: &'static str,
}
