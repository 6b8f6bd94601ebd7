//! Colours of sectors in rasters: the hue is that of the site, the lightness that of the sector.
use crate::network::{Network, ServerNumbers};
use sha2::{Digest, Sha256};
use std::collections::BTreeMap;

/// Relative luminances of the sectors of a site: CIE lightness 38, 53, 68 and 83, steps that colour-blind eyes see.
const LUMINANCES: [f64; 4] = [0.10, 0.21, 0.38, 0.62];
/// Shares of the full colour, where a site has more sectors than there are luminances.
const SATURATIONS: [f64; 3] = [1.0, 0.6, 0.3];
/// Luminance of red, green and blue light (ITU-R BT.709).
const LUMINANCE_OF: [f64; 3] = [0.2126, 0.7152, 0.0722];

/// How the sectors of one site differ: a luminance and a saturation, by their places.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Shade {
    luminance: usize,
    saturation: usize,
}

/// A colour for each sector of a network, in their order: red, green, blue.
///
/// # Definition
/// The hue follows from the site's name alone. Among the sectors of one site and technology, in the order of their names,
/// each has the luminance that its number asks for, or the next that is free; so four have four luminances, and after them come
/// paler colours. Other sites change no colour, nor does a sector whose name comes last at its site.
///
/// # Source
/// Luminance and encoding as in sRGB, IEC 61966-2-1; colours of one hue by adding white or taking light away.
pub(super) fn colours_of(network: &Network, numbers: &ServerNumbers) -> Vec<[u8; 3]> {
    let mut groups: BTreeMap<(&str, &str), Vec<usize>> = BTreeMap::new();
    for (index, sector) in network.sectors().iter().enumerate() {
        let technology = sector.carrier.technology.key();
        groups.entry((&sector.site_id, technology)).or_default().push(index);
    }
    let mut colours = vec![[0; 3]; network.sectors().len()];
    for ((site_id, _), sectors) in groups {
        let hue = hue_of(site_id);
        let asked: Vec<u32> = sectors.iter().map(|sector| numbers.of_sector(*sector)).collect();
        for (sector, shade) in sectors.into_iter().zip(shades(&asked)) {
            colours[sector] = colour(hue, shade);
        }
    }
    colours
}

/// Shades of the sectors of one site, by their numbers.
fn shades(numbers: &[u32]) -> Vec<Shade> {
    let count = LUMINANCES.len();
    let mut free = [true; LUMINANCES.len()];
    let shade = |(place, number): (usize, &u32)| {
        if place % count == 0 {
            free = [true; LUMINANCES.len()];
        }
        let asked = *number as usize % count;
        let luminance = (asked..asked + count).map(|at| at % count).find(|at| free[*at]).unwrap_or(asked);
        free[luminance] = false;
        Shade { luminance, saturation: place / count % SATURATIONS.len() }
    };
    numbers.iter().enumerate().map(shade).collect()
}

/// Hue of a site, in sixths of the circle: 0 red, 2 green, 4 blue.
fn hue_of(site_id: &str) -> f64 {
    let [high, low, ..] = <[u8; 32]>::from(Sha256::digest(site_id));
    f64::from(u16::from_be_bytes([high, low])) * 6.0 / 65_536.0
}

/// A colour of a hue and a shade, encoded.
fn colour(hue: f64, shade: Shade) -> [u8; 3] {
    let luminance = LUMINANCES[shade.luminance];
    let pure = [0.0, 2.0, 4.0].map(|primary| {
        let apart = (hue - primary).abs();
        decoded((2.0 - apart.min(6.0 - apart)).clamp(0.0, 1.0))
    });
    let own: f64 = pure.iter().zip(LUMINANCE_OF).map(|(light, weight)| light * weight).sum();
    let white = ((luminance - own) / (1.0 - own)).max(0.0);
    let left = (luminance / own).min(1.0);
    pure.map(|light| {
        let full = if white > 0.0 { light + (1.0 - light) * white } else { light * left };
        let muted = luminance + (full - luminance) * SATURATIONS[shade.saturation];
        (encoded(muted) * 255.0).round() as u8
    })
}

/// Light of an encoded value, both 0 to 1.
fn decoded(value: f64) -> f64 {
    if value <= 0.040_45 { value / 12.92 } else { libm::pow((value + 0.055) / 1.055, 2.4) }
}

/// The encoded value of light, both 0 to 1.
fn encoded(light: f64) -> f64 {
    if light <= 0.003_130_8 { light * 12.92 } else { 1.055 * libm::pow(light, 1.0 / 2.4) - 0.055 }
}

#[cfg(test)]
mod tests {
    use super::{LUMINANCE_OF, Shade, colour, colours_of, decoded, hue_of, shades};
    use crate::network::{Network, SectorCarrier, ServerNumbers};
    use crate::outputs::example::World;
    use std::collections::{BTreeMap, BTreeSet};

    /// CIE 1976 lightness, 0 to 100.
    fn lightness(colour: [u8; 3]) -> f64 {
        let light = colour.map(|value| decoded(f64::from(value) / 255.0));
        let luminance: f64 = light.iter().zip(LUMINANCE_OF).map(|(light, weight)| light * weight).sum();
        116.0 * luminance.cbrt() - 16.0
    }

    fn sector(site: usize, number: usize) -> SectorCarrier {
        let example = World::new().network.sectors()[0].clone();
        SectorCarrier { site_id: format!("S{site}"), sector_id: format!("S{site}-{number}"), ..example }
    }

    fn by_name(rows: Vec<SectorCarrier>) -> BTreeMap<String, [u8; 3]> {
        let network = Network::new(rows);
        let colours = colours_of(&network, &ServerNumbers::of(&network));
        network.sectors().iter().map(|sector| sector.sector_id.clone()).zip(colours).collect()
    }

    #[test]
    fn sectors_of_a_site_differ_in_lightness() {
        let rows = (0..50).flat_map(|site| (0..4).map(move |number| sector(site, number))).collect();
        let colours = by_name(rows);
        for site in 0..50 {
            let mut of_site: Vec<f64> =
                (0..4).map(|number| lightness(colours[&format!("S{site}-{number}")])).collect();
            of_site.sort_by(f64::total_cmp);
            assert!(of_site.windows(2).all(|two| two[1] - two[0] > 13.0), "{of_site:?}");
        }
    }

    #[test]
    fn every_hue_has_the_lightness_of_its_shade() {
        for step in 0..600 {
            for (luminance, expected) in [37.8, 52.9, 68.0, 82.9].into_iter().enumerate() {
                for saturation in 0..3 {
                    let shown = colour(f64::from(step) / 100.0, Shade { luminance, saturation });
                    assert!((lightness(shown) - expected).abs() < 0.4, "{shown:?} {step}");
                }
            }
        }
    }

    #[test]
    fn twelve_sectors_of_a_site_have_twelve_shades() {
        let numbers: Vec<u32> = (0..12).map(|number| number * number * 7).collect();
        let found: BTreeSet<_> = shades(&numbers).iter().map(|s| (s.luminance, s.saturation)).collect();
        assert_eq!(found.len(), 12);
        let first = shades(&[6, 2, 1, 3]).iter().map(|shade| shade.luminance).collect::<Vec<_>>();
        assert_eq!(first, [2, 3, 1, 0], "the one asked for, or the next that is free");
    }

    /// Masts added and taken away, and a sector more at a site, change no colour of the others.
    #[test]
    fn colours_are_the_same_in_every_network() {
        let rows = || (0..30).flat_map(|site| (0..3).map(move |number| sector(site, number)));
        let all = by_name(rows().chain([sector(7, 9)]).collect());
        for gone in 0..30 {
            let others = rows().filter(|row| row.site_id != format!("S{gone}")).rev().collect();
            let few = by_name(others);
            assert_eq!(few.len(), 87);
            assert!(few.iter().all(|(name, colour)| all[name] == *colour), "without {gone}");
        }
    }

    #[test]
    fn hues_go_round_the_circle() {
        let sixths: BTreeSet<u8> = (0..60).map(|site| hue_of(&format!("S{site}")) as u8).collect();
        assert_eq!(sixths.len(), 6);
        let full = |hue| colour(hue, Shade { luminance: 1, saturation: 0 });
        let ([red, _, cold], [_, green, _], [warm, _, blue]) = (full(0.0), full(2.0), full(4.0));
        assert!(red > 200 && cold < 60 && green > 120 && blue > 240 && warm > 80, "{red} {green} {blue}");
    }
}
