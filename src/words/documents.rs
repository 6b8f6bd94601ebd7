//! The texts that models and defaults follow, cited.
use crate::language::word;
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
pub fn clause_text(document: Document) -> &'static str {
    match document {
        Document::P1812 => word("documents-annex-1-basic-transmission-loss"),
        Document::P526 => word("documents-p-526-4-5-2-delta"),
        Document::Itm => word("documents-point-to-point-mode"),
        Document::P526Deygout => word("documents-p-526-11-4-4-2"),
        Document::Hata => word("documents-hata-s-formula-and-corrections-p"),
        Document::Cost231 => word("documents-4-4-1-cost-231-hata"),
        Document::Tr38901Rma => word("documents-table-7-4-1-1-rma"),
        Document::Tr38901Uma => word("documents-table-7-4-1-1-uma"),
        Document::EccReport33 => word("documents-path-loss-model-of-the-annexes"),
        Document::Erceg => word("documents-suburban-path-loss-categories-a-b"),
        Document::Ericsson9999 => word("documents-default-coefficients-urban-fitted-coefficients-suburban"),
        Document::Rappaport => word("documents-rappaport-4-6-plane-earth-form"),
        Document::P525 => word("documents-2-3-equation-3"),
    }
}

/// Where the default classes of levels come from.
#[must_use]
pub fn classes_source(technology: Technology) -> &'static str {
    match technology {
        Technology::Lte => word("documents-operators-rsrp-practice"),
        Technology::Umts => word("documents-vnpt-rscp-classes"),
    }
}

/// Where the default needs of the uplink come from.
#[must_use]
pub fn uplink_source(technology: Technology) -> &'static str {
    match technology {
        Technology::Lte => word("documents-handset-3gpp-ts-36-101-table"),
        Technology::Umts => word("documents-handset-3gpp-ts-25-101-table"),
    }
}

/// Where the default disturbance of the downlink comes from.
#[must_use]
pub fn interference_source(technology: Technology) -> &'static str {
    match technology {
        Technology::Lte => word("documents-noise-figure-3gpp-tr-36-942"),
        Technology::Umts => word("documents-noise-figure-3gpp-tr-25-942"),
    }
}
