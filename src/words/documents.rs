//! The texts that models and defaults follow, cited.
use crate::network::Technology;
use crate::propagation::Document;

/// Document and edition.
#[must_use]
pub const fn document_text(document: Document) -> &'static str {
    match document {
        Document::P1812 => "ITU-R P.1812-8 (09/2025)",
        Document::P526 => "ITU-R P.526-16 (10/2025) with P.525-5",
        Document::Itm => {
            "NTIA/ITS Irregular Terrain Model (Longley-Rice) 1.4; Hufford, the Algorithm, version 1.2.2"
        }
        Document::P526Deygout => "ITU-R P.526-11 (10/2009) with P.525-5",
        Document::Hata => "M. Hata, IEEE Trans. Veh. Technol. VT-29 no. 3 (1980); ITU-R P.1546-6 (08/2019)",
        Document::Cost231 => "COST Action 231 final report, EUR 18957 (1999)",
        Document::Tr38901Rma | Document::Tr38901Uma => "3GPP TR 38.901 V18.0.0 (04/2024)",
        Document::EccReport33 => "ECC Report 33 (2003, revised 2006)",
        Document::Erceg => {
            "V. Erceg et al., IEEE J. Sel. Areas Commun. 17 no. 7 (1999); IEEE 802.16.3c-01/29r4 (2001)"
        }
        Document::Ericsson9999 => {
            "Ericsson TEMS CellPlanner, Algorithm 9999; J. Milanovic et al., ICECS 2007"
        }
        Document::Rappaport => {
            "T. S. Rappaport, Wireless Communications, 2nd ed. (2002); ITU-R P.1812-8 (09/2025)"
        }
        Document::P525 => "ITU-R P.525-5",
    }
}

/// Clause or equations.
#[must_use]
pub const fn clause_text(document: Document) -> &'static str {
    match document {
        Document::P1812 => "Annex 1, basic transmission loss",
        Document::P526 => "P.526 §4.5.2, delta-Bullington; P.525 §2.3",
        Document::Itm => "point-to-point mode",
        Document::P526Deygout => {
            "P.526-11 §4.4.2, cascaded knife edge method (superseded in P.526-12 by delta-Bullington); P.525 §2.3"
        }
        Document::Hata => {
            "Hata's formula and corrections; P.1546-6 Annex 8 for more than 20 km, Annex 5 §3 for the effective base height"
        }
        Document::Cost231 => {
            "§4.4.1, COST-231-Hata; corrections of surroundings by Hata (1980) as in ITU-R SM.2028-2"
        }
        Document::Tr38901Rma => {
            "table 7.4.1-1, RMa; line of sight from the terrain in place of table 7.4.2-1"
        }
        Document::Tr38901Uma => {
            "table 7.4.1-1, UMa; line of sight from the terrain in place of table 7.4.2-1"
        }
        Document::EccReport33 => {
            "path-loss model of the annexes; effective base height by ITU-R P.1546-6 Annex 5 §3"
        }
        Document::Erceg => {
            "suburban path loss, categories A, B, C, with corrections of frequency and receiver height"
        }
        Document::Ericsson9999 => "default coefficients (urban); fitted coefficients (suburban, rural)",
        Document::Rappaport => {
            "Rappaport §4.6, plane-earth form; P.1812-8 Attachment 1 §5.6 for the reflecting surface"
        }
        Document::P525 => "§2.3, equation (3)",
    }
}

/// Where the default classes of levels come from.
#[must_use]
pub const fn classes_source(technology: Technology) -> &'static str {
    match technology {
        Technology::Lte => "operators' RSRP practice",
        Technology::Umts => "VNPT RSCP classes",
    }
}

/// Where the default needs of the uplink come from.
#[must_use]
pub const fn uplink_source(technology: Technology) -> &'static str {
    match technology {
        Technology::Lte => {
            "handset: 3GPP TS 36.101 table 6.2.2-1, class 3; noise figure: TR 36.942 table 4.5.2; SINR: \
                         TR 36.942 annex A.2, 128 kbit/s in three resource blocks (0.4 log2(1 + SINR) = 0.237 bit/s/Hz)"
        }
        Technology::Umts => {
            "handset: 3GPP TS 25.101 table 6.1, class 3; others: Holma and Toskala, WCDMA for UMTS, link \
                         budget of 144 kbit/s (Eb/N0 1.5 dB less processing gain 14.3 dB, half load)"
        }
    }
}

/// Where the default disturbance of the downlink comes from.
#[must_use]
pub const fn interference_source(technology: Technology) -> &'static str {
    match technology {
        Technology::Lte => "noise figure: 3GPP TR 36.942, handset; load: half, a planner's usual assumption",
        Technology::Umts => "noise figure: 3GPP TR 25.942, handset; load: half, a planner's usual assumption",
    }
}
