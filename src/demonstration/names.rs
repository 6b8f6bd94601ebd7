//! Made-up names in the manner of the country's north-west. None is meant to be a real place's or company's.
use super::random::Random;
use std::collections::BTreeSet;

/// First words of village names.
const FIRST: [&str; 28] = [
    "Pá", "Huổi", "Nà", "Suối", "Noong", "Phiêng", "Co", "Hua", "Khe", "Tà", "Púng", "Bó", "Lọng", "Nậm",
    "Háng", "Sính", "Chống", "Mò", "Pa", "Xà", "Tèn", "Keo", "Lao", "Đán", "Thèn", "Sủng", "Chiêu", "Pú",
];

/// Second words of village names.
const SECOND: [&str; 28] = [
    "Lầu", "Khoang", "Tậu", "Sáy", "Nghịu", "Luông", "Hốc", "Vẹ", "Đửa", "Chậu", "Sằm", "Lếch", "Muôn",
    "Ngần", "Phạ", "Đồi", "Lặm", "Xia", "Chua", "Tủa", "Khăm", "Bẻ", "Ít", "Mạt", "Dào", "Quền", "Sẳng",
    "Thín",
];

/// Words that follow "Mường" or "Chiềng" in commune names.
const COMMUNE: [&str; 16] = [
    "Lẫm", "Khửa", "Sơ", "Phăng", "Tọ", "Vặt", "Đẳm", "Luổng", "Hặc", "Sưa", "Ngọi", "Cằm", "Bủng", "Tráy",
    "Pìn", "Yểng",
];

/// Fictional operators.
pub(super) const OPERATORS: [&str; 3] = ["Sơn Ca", "Mây Núi", "Viễn Phong"];

/// The name of the commune with this number; numbers past the list's end get a numeral.
pub(super) fn commune(number: usize) -> String {
    let word = COMMUNE[number % COMMUNE.len()];
    let first = if number.is_multiple_of(2) { "Mường" } else { "Chiềng" };
    match number / COMMUNE.len() {
        0 => format!("{first} {word}"),
        round => format!("{first} {word} {}", round + 1),
    }
}

/// A village name that was not taken before; when the words are used up, a numeral is added.
pub(super) fn village(random: &mut Random, taken: &mut BTreeSet<String>) -> String {
    let first = FIRST[random.below(FIRST.len())];
    let second = SECOND[random.below(SECOND.len())];
    let mut name = format!("Bản {first} {second}");
    let mut number = 2;
    while taken.contains(&name) {
        name = format!("Bản {first} {second} {number}");
        number += 1;
    }
    taken.insert(name.clone());
    name
}

#[cfg(test)]
mod tests {
    use super::{commune, village};
    use crate::demonstration::random::Random;
    use std::collections::BTreeSet;

    #[test]
    fn names_do_not_repeat_even_past_the_words() {
        let (mut random, mut taken) = (Random::new(1, 1), BTreeSet::new());
        for count in 1..=1_500 {
            village(&mut random, &mut taken);
            assert_eq!(taken.len(), count);
        }
        let communes: BTreeSet<String> = (0..64).map(commune).collect();
        assert_eq!(communes.len(), 64);
    }
}
