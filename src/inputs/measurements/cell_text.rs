//! By what a row names the transmitter.
use crate::inputs::tables::header_text::words;
use crate::inputs::tables::row_reader::RowReader;
use crate::inputs::tables::text_values::is_unknown;
use crate::measurements::{CellNames, RadioAccess};

/// Numbers up to this are of a cell within its eNodeB: 8 bits.
const MOST_LOCAL_CELL: u32 = 255;

/// Cell identities of LTE have 28 bits (3GPP TS 36.413, 9.2.1.37); all ones stands for "unknown".
const LTE_IDENTITIES_END: u32 = (1 << 28) - 1;

/// Physical cell identities of NR end here (3GPP TS 38.211, 7.4.2.1); those of LTE and scrambling codes of UMTS before.
const MOST_PHYSICAL: u16 = 1_007;

/// The names in a row; `by_level` is the access that the column of its level means where the row states none.
pub(super) fn cell_names(reader: &RowReader<'_>, by_level: Option<RadioAccess>) -> CellNames {
    let access = access_of(known(reader, "technology"));
    let mut names = CellNames {
        network: network(reader),
        operator: operator(reader).to_owned(),
        access,
        physical: number(known(reader, "pci")).and_then(physical),
        channel: number(known(reader, "earfcn")),
        ..CellNames::default()
    };
    let identity = known(reader, "cell_id");
    name_cell(&mut names, identity, access.or(by_level));
    if let Some(enodeb) = number(known(reader, "enodeb")).filter(|number| *number < 1 << 20) {
        names.enodeb = Some(enodeb);
        if let Some(cell) = names.cell.filter(|cell| *cell <= MOST_LOCAL_CELL) {
            names.id = format!("{enodeb}-{cell}");
        } else if names.id.is_empty() {
            names.id = enodeb.to_string();
        }
    }
    let name = known(reader, "cell_name");
    if !name.is_empty() {
        name.clone_into(&mut names.id);
    }
    names
}

/// Puts a cell identity into its parts; one that stands for "unknown" is none.
pub(super) fn name_cell(names: &mut CellNames, identity: &str, access: Option<RadioAccess>) {
    const UNKNOWN: [&str; 6] =
        ["2147483647", "4294967295", "268435455", "-1", "65535", "9223372036854775807"];
    if identity.is_empty() || UNKNOWN.contains(&identity) {
        return;
    }
    identity.clone_into(&mut names.id);
    let Some(identity) = number(identity) else { return };
    let whole =
        access == Some(RadioAccess::Lte) && (MOST_LOCAL_CELL + 1..LTE_IDENTITIES_END).contains(&identity);
    if whole {
        names.enodeb = Some(identity >> 8);
        names.cell = Some(identity & MOST_LOCAL_CELL);
    } else {
        names.cell = Some(identity);
    }
}

/// The access that a word of a log means; `None` for any other word.
pub(super) fn access_of(text: &str) -> Option<RadioAccess> {
    const WORDS: [(RadioAccess, &[&str]); 5] = [
        (RadioAccess::Lte, &["lte", "4g", "eutra", "eutran", "lteca", "ltea", "fddlte", "tddlte", "13"]),
        (RadioAccess::Nr, &["nr", "5g", "5gnr", "nrsa", "5gsa", "20"]),
        (
            RadioAccess::Umts,
            &["umts", "3g", "wcdma", "hspa", "hsdpa", "hsupa", "hspap", "hsdpahsupa", "utra", "utran"],
        ),
        (RadioAccess::Gsm, &["gsm", "2g", "edge", "gprs", "geran"]),
        (RadioAccess::Lora, &["lora", "lorawan", "meshtastic"]),
    ];
    let parts = words(text);
    WORDS
        .iter()
        .find(|(_, known)| parts.iter().any(|part| known.contains(&part.as_str())))
        .map(|(access, _)| *access)
}

pub(super) fn physical(number: u32) -> Option<u16> {
    u16::try_from(number).ok().filter(|number| *number <= MOST_PHYSICAL)
}

/// A whole number, as some tables write it with `.0`; `None` for marks of "none".
pub(super) fn number(text: &str) -> Option<u32> {
    text.strip_suffix(".0").unwrap_or(text).parse().ok().filter(|number| *number < i32::MAX as u32)
}

fn known<'a>(reader: &RowReader<'a>, field: &str) -> &'a str {
    let text = reader.text(field);
    if is_unknown(text) { "" } else { text }
}

fn operator<'a>(reader: &RowReader<'a>) -> &'a str {
    let name = known(reader, "operator_name");
    let other = known(reader, "operator");
    if name.is_empty() && number(other).is_none() { other } else { name }
}

/// Country and network code as `452-04`, from two columns, from one, or from digits where the operator's name could be.
fn network(reader: &RowReader<'_>) -> String {
    let (country, code) = (known(reader, "mcc"), known(reader, "mnc"));
    if let (Some(country), Some(own)) = (number(country), number(code)) {
        let digits = code.strip_suffix(".0").unwrap_or(code).len().max(2);
        return format!("{country:03}-{own:0digits$}");
    }
    let joined = [known(reader, "plmn"), known(reader, "operator")];
    let digits = joined.map(|text| text.chars().filter(char::is_ascii_digit).collect::<String>());
    let is_code = |text: &&String| (5..=6).contains(&text.len());
    let found =
        joined.iter().zip(&digits).find(|(text, digits)| text.len() <= digits.len() + 1 && is_code(digits));
    found.map_or_else(String::new, |(_, digits)| format!("{}-{}", &digits[..3], &digits[3..]))
}

#[cfg(test)]
mod tests {
    use super::{access_of, name_cell};
    use crate::measurements::{CellNames, RadioAccess};

    #[test]
    fn an_identity_of_lte_is_split() {
        let parts = |identity: &str, access| {
            let mut names = CellNames::default();
            name_cell(&mut names, identity, access);
            (names.id, names.enodeb, names.cell)
        };
        let lte = Some(RadioAccess::Lte);
        assert_eq!(parts("10276354", lte), ("10276354".to_owned(), Some(40_142), Some(2)));
        assert_eq!(parts("12", lte), ("12".to_owned(), None, Some(12)));
        assert_eq!(
            parts("10276354", Some(RadioAccess::Umts)),
            ("10276354".to_owned(), None, Some(10_276_354))
        );
        assert_eq!(parts("268435455", lte), (String::new(), None, None));
        assert_eq!(parts("gw-7", None), ("gw-7".to_owned(), None, None));
    }

    #[test]
    fn words_of_radio_access() {
        for (text, access) in [
            ("LTE", Some(RadioAccess::Lte)),
            ("4G", Some(RadioAccess::Lte)),
            ("5G NR", Some(RadioAccess::Nr)),
            ("HSPA+", Some(RadioAccess::Umts)),
            ("EDGE", Some(RadioAccess::Gsm)),
            ("WiFi", None),
            ("", None),
        ] {
            assert_eq!(access_of(text), access, "{text}");
        }
    }
}
