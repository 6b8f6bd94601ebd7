//! Cell identities and network codes within the names that tables and logs write.

/// Cell identities of LTE and UMTS have 28 bits (3GPP TS 36.413, 9.2.1.37; TS 25.331, 10.3.2.2).
const IDENTITIES: u32 = 1 << 28;
/// Smaller bare numbers are rather a count of the table than the identity of a cell: it would lie in eNodeB 0.
const SMALLEST_BARE: u32 = 256;

/// A mobile country code and a network code.
pub(super) type Plmn = [u32; 2];

/// A cell as its name has it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct CellIdentity {
    pub(super) network: Option<Plmn>,
    /// Location or tracking area.
    pub(super) area: Option<u32>,
    /// The whole cell identity: of LTE eNodeB and cell.
    pub(super) identity: u32,
}

/// Of a name: `12345678`, `452-04-12345678`, `LTE-452-4-31027-12345678` as lists of cells are named here, or the same
/// without the technology; any mark may stand between. `None` where it is none of these.
pub(super) fn cell_identity(name: &str) -> Option<CellIdentity> {
    let parts: Vec<&str> = split(name).collect();
    let (network, area, identity) = match parts[..] {
        [identity] => {
            let is_identity = number(identity)? >= SMALLEST_BARE;
            (None, None, is_identity.then_some(identity)?)
        }
        [country, code, identity] => (Some(plmn_of(country, code)?), None, identity),
        [country, code, area, identity] => (Some(plmn_of(country, code)?), Some(number(area)?), identity),
        [radio, country, code, area, identity] if radio.chars().all(char::is_alphabetic) => {
            (Some(plmn_of(country, code)?), Some(number(area)?), identity)
        }
        _ => return None,
    };
    let identity = number(identity).filter(|identity| *identity < IDENTITIES)?;
    Some(CellIdentity { network, area, identity })
}

/// `452-04`, `452 4` or `45204`; `None` where a text is the name of an operator.
pub(super) fn plmn(text: &str) -> Option<Plmn> {
    let parts: Vec<&str> = split(text).collect();
    match parts[..] {
        [country, code] => plmn_of(country, code),
        [whole] if matches!(whole.len(), 5 | 6) && whole.is_ascii() => plmn_of(&whole[..3], &whole[3..]),
        _ => None,
    }
}

/// The number of a site's name: `123456`, `eNB123456`, `eNodeB 123456`.
pub(super) fn site_number(name: &str) -> Option<u32> {
    let is_word = |part: &&str| !["enb", "enodeb"].iter().any(|word| part.eq_ignore_ascii_case(word));
    let parts: Vec<&str> = split(name).filter(is_word).collect();
    let [one] = parts[..] else { return None };
    let digits = one.trim_start_matches(|letter: char| letter.is_ascii_alphabetic());
    let word = &one[..one.len() - digits.len()];
    let known = word.is_empty() || !is_word(&word);
    known.then(|| number(digits)).flatten()
}

/// The number at the end of a name.
pub(super) fn last_number(name: &str) -> Option<u32> {
    let name = name.trim_end();
    let before = name.trim_end_matches(|letter: char| letter.is_ascii_digit());
    number(&name[before.len()..])
}

fn split(text: &str) -> impl Iterator<Item = &str> {
    text.split(|letter: char| !letter.is_alphanumeric()).filter(|part| !part.is_empty())
}

fn number(text: &str) -> Option<u32> {
    text.bytes().all(|letter| letter.is_ascii_digit()).then(|| text.parse().ok()).flatten()
}

fn plmn_of(country: &str, code: &str) -> Option<Plmn> {
    let fits = country.len() == 3 && (1..=3).contains(&code.len());
    fits.then(|| Some([number(country)?, number(code)?])).flatten()
}

#[cfg(test)]
mod tests {
    use super::{CellIdentity, cell_identity, last_number, plmn, site_number};

    #[test]
    fn identities_of_every_shape() {
        let bare = CellIdentity { network: None, area: None, identity: 12_345_678 };
        assert_eq!(cell_identity(" 12345678 "), Some(bare));
        let global = CellIdentity { network: Some([452, 4]), ..bare };
        assert_eq!(cell_identity("452-04-12345678"), Some(global));
        let listed = CellIdentity { area: Some(31_027), ..global };
        assert_eq!(cell_identity("LTE-452-4-31027-12345678"), Some(listed));
        assert_eq!(cell_identity("452:04:31027:12345678"), Some(listed));
    }

    #[test]
    fn other_names_hold_none() {
        for name in ["", "3", "M1-LTE-B3-120", "A12345678", "999999999", "452-4", "1-2-3-4-5-6", "452-x-12"] {
            assert_eq!(cell_identity(name), None, "{name}");
        }
    }

    #[test]
    fn networks_and_sites() {
        assert_eq!(plmn("452-04"), Some([452, 4]));
        assert_eq!(plmn("45204"), plmn("452 4"));
        assert_eq!(plmn("Viettel"), None);
        assert_eq!(plmn("Vịệt"), None);
        for name in ["123456", "eNB123456", "enodeb 123456", "ENB-123456"] {
            assert_eq!(site_number(name), Some(123_456), "{name}");
        }
        assert_eq!(site_number("M123456"), None);
        assert_eq!(site_number("OC-104.43333-21.25000"), None);
        assert_eq!(last_number("123456-LTE-12"), Some(12));
        assert_eq!(last_number("north"), None);
    }
}
