//! Made-up names in the manner of the country's north-west. None is meant to be a real place's or company's.
use super::random::Random;
use std::collections::BTreeSet;

/// First words of village names.
const FIRST: [&str; 28] = [
    "Pá", "Huổi", "Nà", "Suối", "Noong", "Phiêng", "Co", "Hua", "Khe", "Tà", "Púng", "Bó", "Lọng", "Nậm",
    "Háng", "Sính", "Chống", "Mò", "Pa", "Xà", "Tèn", "Keo", "Lao", "Đán", "Thèn", "Sủng", "Chiêu", "Pú",
];

/// Second words of village names: none makes the name of a real commune of the north-west with a first word.
const SECOND: [&str; 28] = [
    "Loỏng", "Khoảm", "Tẩn", "Sạy", "Nghoạn", "Luổm", "Hủm", "Vẹ", "Đửa", "Chậu", "Sằm", "Lẻng", "Muổn",
    "Ngoằn", "Phạ", "Đồi", "Lặm", "Xoa", "Chuôm", "Tủm", "Khảm", "Bẻ", "Ịch", "Miết", "Dào", "Quền", "Sẳng",
    "Thỉm",
];

/// Commune names: of clouds, trees and birds, in words with which no real commune's name begins.
const COMMUNE: [&str; 16] = [
    "Mây Ngàn",
    "Sương Biếc",
    "Trăng Non",
    "Gió Lành",
    "Nắng Thắm",
    "Lau Bạc",
    "Thông Reo",
    "Mưa Nguồn",
    "Rừng Thưa",
    "Sao Khuya",
    "Mận Chín",
    "Ong Vàng",
    "Lúa Thơm",
    "Khói Lam",
    "Măng Sớm",
    "Chim Ri",
];

/// Fictional operators.
pub(super) const OPERATORS: [&str; 3] = ["Sơn Ca", "Mây Núi", "Viễn Phong"];

/// The name of the commune with this number; numbers past the list's end get a numeral.
pub(super) fn commune(number: usize) -> String {
    let name = COMMUNE[number % COMMUNE.len()];
    match number / COMMUNE.len() {
        0 => name.to_owned(),
        round => format!("{name} {}", round + 1),
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

    /// Words with which real communes of Sơn La, Điện Biên and Lai Châu begin.
    #[test]
    fn no_commune_is_called_as_a_real_one_may_be() {
        let real = ["Mường", "Chiềng", "Nậm", "Nà", "Pá", "Pa", "Tà", "Huổi", "Hua", "Phiêng", "Púng", "Xím"];
        let invented: Vec<String> = (0..64).map(commune).collect();
        assert!(invented.iter().all(|name| real.iter().all(|word| !name.starts_with(&format!("{word} ")))));
    }
}
