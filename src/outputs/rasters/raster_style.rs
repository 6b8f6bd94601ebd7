//! QGIS styles of the area rasters, as the `.qml` that QGIS applies to a raster of the same name.
use super::cloud_raster::escaped;
use super::server_table::{ServerRow, server_rows};
use crate::coverage::{AreaLayer, AreaQuantity};
use crate::language::word;
use crate::link::ServiceClass;
use crate::network::Technology;
use crate::outputs::results::run_results::Results;
use crate::text;
use crate::words::class_text;
use std::collections::BTreeSet;
use std::fmt::Write as _;

/// ColorBrewer's RdYlBu in five steps, from `none` to `excellent`: red to blue, safe for colour-blind eyes.
pub(in crate::outputs) const CLASS_COLOURS: [[u8; 3]; 5] =
    [[0xd7, 0x19, 0x1c], [0xfd, 0xae, 0x61], [0xff, 0xff, 0xbf], [0xab, 0xd9, 0xe9], [0x2c, 0x7b, 0xb6]];

/// One step of a legend: the value it begins at, and its words.
type Step = (f64, String);

/// The style of a layer; of a raster of sectors it lists only those that occur.
pub(in crate::outputs) fn style_of(
    results: &Results<'_>,
    layer: &AreaLayer,
    occurring: Option<&BTreeSet<u32>>,
) -> String {
    let service = &results.scenario.service;
    let classes = &service.of(layer.scope.technology).classes;
    let levels = [
        classes.poor_dbm - 10.0,
        classes.poor_dbm,
        classes.fair_dbm,
        classes.good_dbm,
        classes.excellent_dbm,
    ];
    let in_unit = |unit: &str, values: [f64; 5]| values.map(|value| (value, format!("{value} {unit}")));
    let renderer = match layer.quantity {
        AreaQuantity::Level | AreaQuantity::SecondLevel => ramp(&in_unit("dBm", levels), OPAQUE),
        AreaQuantity::Quality if layer.scope.technology == Technology::Umts => {
            ramp(&in_unit("dB", [-18.0, -14.0, -12.0, -10.0, -7.0]), OPAQUE)
        }
        AreaQuantity::Quality => ramp(&in_unit("dB", [-6.0, 0.0, 6.0, 13.0, 20.0]), OPAQUE),
        AreaQuantity::Probability => {
            let target = 100.0 * service.target_probability;
            ramp(&in_unit("%", [0.0, 0.5 * target, 0.8 * target, target, 100.0]), OPAQUE)
        }
        AreaQuantity::ProbabilityGain => ramp(&in_unit("%", [0.0, 2.0, 5.0, 10.0, 20.0]), OPAQUE),
        AreaQuantity::UplinkMargin => ramp(&in_unit("dB", [-10.0, 0.0, 5.0, 10.0, 20.0]), OPAQUE),
        AreaQuantity::Class => {
            let named = (0..).zip(ServiceClass::ALL).zip(CLASS_COLOURS);
            // where there is no signal the map below is seen; legends show the colour without its opacity
            palette(named.map(|((number, class), colour)| match number {
                0 => ((number, [0xff; 3], class_text(class.key()).to_owned()), 0),
                _ => ((number, colour, class_text(class.key()).to_owned()), OPAQUE),
            }))
        }
        AreaQuantity::ServersWithin6Db => {
            // few servers are good
            let words =
                ["1", "2", "3", word("raster-style-4-pilot-pollution"), "5", word("raster-style-6-or-more")];
            let colour = |place: usize| CLASS_COLOURS[4_usize.saturating_sub(place)];
            let named = (1..).zip(words).enumerate();
            palette(named.map(|(place, (count, word))| ((count, colour(place), word.to_owned()), OPAQUE)))
        }
        AreaQuantity::BestServer | AreaQuantity::DecidingCarrier => {
            let rows = server_rows(results.network);
            let occurs = |number| occurring.is_none_or(|occurring| occurring.contains(number));
            servers(rows.iter().filter(|row| occurs(&row.number)))
        }
    };
    document(&renderer)
}

/// The style of a raster of people, from none to the most.
pub(in crate::outputs) fn opportunity_style(most: f64) -> String {
    let most = most.max(1.0);
    let step = |share: f64| {
        let people = (share * most).round();
        (people, text!("raster-style-people", people))
    };
    // nobody to serve: the map below is seen
    document(&ramp(&[0.0, 0.25, 0.5, 0.75, 1.0].map(step), 0))
}

/// The style of differences of level, dB: weaker red, stronger blue.
pub(in crate::outputs) fn level_change_style() -> String {
    let steps = [-20.0, -5.0, 0.0, 5.0, 20.0].map(|db: f64| (db, format!("{db:+} dB")));
    document(&ramp(&steps, OPAQUE))
}

/// A value of a raster of names: its number, colour and words.
pub(in crate::outputs) type NamedColour = (u32, [u8; 3], String);

/// The style of a raster of names, each with its opacity, and with the words that projects have in the legend for all of its colour.
pub(in crate::outputs) fn names_style(entries: impl Iterator<Item = (NamedColour, u8, String)>) -> String {
    let mut text = String::from(PALETTE);
    for ((value, colour, label), alpha, legend) in entries {
        let (colour, label, legend) = (hexadecimal(colour), escaped(&label), escaped(&legend));
        let _ = writeln!(
            text,
            r#"<paletteEntry value="{value}" color="{colour}" alpha="{alpha}" label="{label}" legend="{legend}"/>"#
        );
    }
    document(&(text + PALETTE_END))
}

/// The style of a raster of terrain in relief: grey.
pub(in crate::outputs) fn relief_style() -> String {
    document(
        "<rasterrenderer type=\"singlebandgray\" grayBand=\"1\" opacity=\"0.5\" alphaBand=\"-1\" \
         gradient=\"BlackToWhite\" nodataColor=\"\">\n<contrastEnhancement>\n<minValue>1</minValue>\n<maxValue>255</maxValue>\n\
         <algorithm>StretchToMinimumMaximum</algorithm>\n</contrastEnhancement>\n</rasterrenderer>\n",
    )
}

/// The style of a raster of `signalgap coverage`, by its unit and the least and greatest value.
pub(in crate::outputs) fn quick_style(unit: &str, least: f64, greatest: f64) -> String {
    let step = |share: f64| {
        let value = (least + share * (greatest - least)).round();
        (value, format!("{value} {unit}").trim_end().to_owned())
    };
    let of_share = |value: f64| (value, format!("{value}"));
    match unit {
        "dBm" => {
            let levels = [-125.0, -115.0, -105.0, -95.0, -80.0];
            document(&ramp(&levels.map(|level| (level, format!("{level} dBm"))), OPAQUE))
        }
        // clear of the first Fresnel zone from 0.6 on
        "" => document(&ramp(&[-1.0, 0.0, 0.3, 0.6, 1.0].map(of_share), OPAQUE)),
        // a small loss is good: the ramp runs the other way
        _ => document(&ramp_of(&[0.0, 0.25, 0.5, 0.75, 1.0].map(step), OPAQUE, |place| 4 - place)),
    }
}

/// The style of line of sight: hidden, in sight.
pub(in crate::outputs) fn sight_style(colours: [[u8; 3]; 2]) -> String {
    let words = [word("raster-style-hidden"), word("raster-style-in-sight")];
    let named = (0..).zip(colours).zip(words);
    document(&palette(named.map(|((value, colour), word)| ((value, colour, word.to_owned()), OPAQUE))))
}

fn document(renderer: &str) -> String {
    format!(
        "<!DOCTYPE qgis PUBLIC 'http://mrcc.com/qgis.dtd' 'SYSTEM'>\n<qgis version=\"3.22\" \
         styleCategories=\"Symbology\">\n<pipe>\n{renderer}</pipe>\n<blendMode>0</blendMode>\n</qgis>\n"
    )
}

/// Opacity of a colour that hides what is below, but for that of its layer.
const OPAQUE: u8 = 255;

/// Colours between steps, from red to blue; the first step has an opacity of its own.
fn ramp(steps: &[Step; 5], first_opacity: u8) -> String {
    ramp_of(steps, first_opacity, |place| place)
}

/// As [`ramp`], with the place of each step's colour.
fn ramp_of(steps: &[Step; 5], first_opacity: u8, colour_at: impl Fn(usize) -> usize) -> String {
    let (low, high) = (steps[0].0, steps[4].0);
    let mut text = format!(
        "<rasterrenderer type=\"singlebandpseudocolor\" band=\"1\" opacity=\"0.8\" alphaBand=\"-1\" \
         classificationMin=\"{low}\" classificationMax=\"{high}\" nodataColor=\"\">\n<rastershader>\n\
         <colorrampshader colorRampType=\"INTERPOLATED\" classificationMode=\"1\" clip=\"0\" \
         minimumValue=\"{low}\" maximumValue=\"{high}\">\n"
    );
    let opacities = std::iter::once(first_opacity).chain(std::iter::repeat(OPAQUE));
    for ((place, (value, label)), alpha) in steps.iter().enumerate().zip(opacities) {
        let colour = hexadecimal(CLASS_COLOURS[colour_at(place)]);
        let _ = writeln!(
            text,
            r#"<item value="{value}" color="{colour}" alpha="{alpha}" label="{}"/>"#,
            escaped(label)
        );
    }
    text + "</colorrampshader>\n</rastershader>\n</rasterrenderer>\n"
}

/// A colour for each sector, with its site, by which projects shorten the legend.
fn servers<'r>(rows: impl Iterator<Item = &'r ServerRow<'r>>) -> String {
    let mut text = String::from(PALETTE);
    for row in rows {
        let (colour, label, site) = (hexadecimal(row.colour), escaped(&row.label()), escaped(row.site()));
        let _ = writeln!(
            text,
            r#"<paletteEntry value="{}" color="{colour}" alpha="{OPAQUE}" label="{label}" legend="{site}"/>"#,
            row.number
        );
    }
    text + PALETTE_END
}

/// Before and after the entries of a palette.
const PALETTE: &str = "<rasterrenderer type=\"paletted\" band=\"1\" opacity=\"0.8\" alphaBand=\"-1\" nodataColor=\"\">\n<colorPalette>\n";
const PALETTE_END: &str = "</colorPalette>\n</rasterrenderer>\n";

/// A colour for each value, with its opacity.
fn palette(entries: impl Iterator<Item = (NamedColour, u8)>) -> String {
    let mut text = String::from(PALETTE);
    for ((value, colour, label), alpha) in entries {
        let (colour, label) = (hexadecimal(colour), escaped(&label));
        let _ = writeln!(
            text,
            r#"<paletteEntry value="{value}" color="{colour}" alpha="{alpha}" label="{label}"/>"#
        );
    }
    text + PALETTE_END
}

fn hexadecimal([red, green, blue]: [u8; 3]) -> String {
    format!("#{red:02x}{green:02x}{blue:02x}")
}

#[cfg(test)]
mod tests {
    use super::{opportunity_style, quick_style, style_of};
    use crate::coverage::{AreaLayer, AreaQuantity, Scope};
    use crate::network::Technology;
    use crate::outputs::example::World;

    #[test]
    fn every_layer_has_a_style_with_its_own_legend() {
        let world = World::new();
        for technology in Technology::ALL {
            for quantity in AreaQuantity::ALL {
                let layer = AreaLayer { scope: Scope { technology, operator: None }, quantity };
                let text = style_of(&world.results(), &layer, None);
                assert!(text.contains("<rasterrenderer") && text.contains("</qgis>"));
                let entries = text.matches("<item ").count() + text.matches("<paletteEntry ").count();
                assert!(entries >= 2, "{quantity:?}: {text}");
            }
        }
        let layer =
            |quantity| AreaLayer { scope: Scope { technology: Technology::Lte, operator: None }, quantity };
        let level = style_of(&world.results(), &layer(AreaQuantity::Level), None);
        assert!(
            level.contains(r##"<item value="-80" color="#2c7bb6" alpha="255" label="-80 dBm"/>"##),
            "{level}"
        );
        let class = style_of(&world.results(), &layer(AreaQuantity::Class), None);
        assert!(
            class.contains(r##"<paletteEntry value="4" color="#2c7bb6" alpha="255" label="excellent"/>"##)
        );
        assert_eq!(class.matches("<paletteEntry ").count(), 5);
        assert!(class.contains(r##"value="0" color="#ffffff" alpha="0" label="none""##), "{class}");
        let people = opportunity_style(400.0);
        assert!(people.contains(r##"<item value="0" color="#d7191c" alpha="0" label="0 people"/>"##));
        assert!(people.contains(r##"<item value="400" color="#2c7bb6" alpha="255" label="400 people"/>"##));
        let loss = quick_style("dB", 80.0, 160.0);
        assert!(loss.contains(r##"<item value="80" color="#2c7bb6" alpha="255" label="80 dB"/>"##));
        assert!(quick_style("dBm", 0.0, 0.0).contains("-115 dBm"));
    }

    #[test]
    fn the_legend_of_servers_lists_those_that_occur() {
        let world = World::new();
        let layer = AreaLayer {
            scope: Scope { technology: Technology::Lte, operator: None },
            quantity: AreaQuantity::BestServer,
        };
        let entries = |text: &str| text.matches("<paletteEntry ").count();
        assert_eq!(entries(&style_of(&world.results(), &layer, None)), 2);
        let number = crate::network::ServerNumbers::of(&world.network).of_sector(0);
        let one = std::collections::BTreeSet::from([number]);
        let text = style_of(&world.results(), &layer, Some(&one));
        assert!(entries(&text) == 1 && text.contains("S01-L"), "{text}");
    }
}
