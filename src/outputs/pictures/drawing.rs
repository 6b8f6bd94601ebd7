//! Letters, lines and the colours that all pictures have.
use ab_glyph::{Font, FontRef};
use plotters::coord::Shift;
use plotters::drawing::DrawingAreaErrorKind;
use plotters::prelude::{
    Color, DrawingArea, FontDesc, FontFamily, FontStyle, RGBColor, SVGBackend, ShapeStyle, TextStyle,
};

/// The anchors of a text.
pub(in crate::outputs) use plotters::style::text_anchor::{HPos, Pos, VPos};

/// Families a viewer may have, best first; the PNG is drawn with the first.
const FAMILY: &str = "Noto Sans, DejaVu Sans, Arial, sans-serif";
/// plotters counts a letter's size as its line height, this many times the em that SVG counts.
const LINE_HEIGHT_EM: f64 = 1.24;

/// What is drawn on, and what drawing comes to.
pub(in crate::outputs) type Canvas<'a> = DrawingArea<SVGBackend<'a>, Shift>;
pub(in crate::outputs) type Failed = DrawingAreaErrorKind<std::io::Error>;
pub(in crate::outputs) type Drawn = Result<(), Failed>;

pub(in crate::outputs) const INK: RGBColor = RGBColor(0x22, 0x2b, 0x35);
pub(in crate::outputs) const GREY: RGBColor = RGBColor(0x66, 0x70, 0x7b);
pub(in crate::outputs) const PALE: RGBColor = RGBColor(0xdf, 0xe3, 0xe8);
pub(in crate::outputs) const PAPER: RGBColor = RGBColor(0xf6, 0xf8, 0xfa);

/// A text's size, weight, colour.
#[derive(Clone, Copy)]
pub(in crate::outputs) struct Letters {
    /// Em, in units of the picture.
    pub(in crate::outputs) em: f64,
    pub(in crate::outputs) bold: bool,
    pub(in crate::outputs) color: RGBColor,
}

impl Letters {
    pub(in crate::outputs) const fn new(em: f64, color: RGBColor) -> Self {
        Self { em, bold: false, color }
    }

    pub(in crate::outputs) const fn bold(self) -> Self {
        Self { bold: true, ..self }
    }

    /// For plotters, anchored at a corner or side of the text.
    pub(in crate::outputs) fn anchored(self, horizontal: HPos, vertical: VPos) -> TextStyle<'static> {
        let weight = if self.bold { FontStyle::Bold } else { FontStyle::Normal };
        let family = FontFamily::Name(FAMILY);
        let font = FontDesc::new(family, self.em * LINE_HEIGHT_EM, weight);
        let pos = Pos::new(horizontal, vertical);
        TextStyle { font, color: self.color.to_backend_color(), pos }
    }

    /// Width of a text in units of the picture, as the PNG draws it.
    pub(in crate::outputs) fn width(self, text: &str) -> f64 {
        let bytes = if self.bold { notosans::BOLD_TTF } else { notosans::REGULAR_TTF };
        let guess = 0.6 * self.em * text.chars().count() as f64;
        let Ok(font) = FontRef::try_from_slice(bytes) else { return guess };
        let Some(units) = font.units_per_em() else { return guess };
        let advance = |letter| f64::from(font.h_advance_unscaled(font.glyph_id(letter)));
        text.chars().map(advance).sum::<f64>() * self.em / f64::from(units)
    }

    /// The text cut to a width, an ellipsis in place of what is left out.
    pub(in crate::outputs) fn cut(self, text: &str, width: f64) -> String {
        // XML has no place for control characters, nor for these two
        let forbidden = |letter: char| letter.is_control() || matches!(letter, '\u{fffe}' | '\u{ffff}');
        let clean: String = text.chars().map(|letter| if forbidden(letter) { ' ' } else { letter }).collect();
        if self.width(&clean) <= width {
            return clean;
        }
        let mut kept = clean;
        while kept.pop().is_some() && self.width(&kept) + self.width("…") > width {}
        format!("{}…", kept.trim_end())
    }

    /// The text in lines no wider than `width`; a longer word has a line of its own.
    pub(in crate::outputs) fn wrapped(self, text: &str, width: f64) -> Vec<String> {
        let mut lines: Vec<String> = Vec::new();
        for word in text.split_whitespace() {
            match lines.last_mut() {
                Some(line) if self.width(line) + self.width(" ") + self.width(word) <= width => {
                    line.push(' ');
                    line.push_str(word);
                }
                _ => lines.push(self.cut(word, width)),
            }
        }
        lines
    }
}

pub(in crate::outputs) fn line(color: RGBColor, alpha: f64, width: u32) -> ShapeStyle {
    color.mix(alpha).stroke_width(width)
}

pub(in crate::outputs) fn fill(color: RGBColor, alpha: f64) -> ShapeStyle {
    color.mix(alpha).filled()
}

#[cfg(test)]
mod tests {
    use super::{INK, Letters};
    use ab_glyph::{Font, FontRef};

    #[test]
    fn every_vietnamese_letter_has_a_glyph() {
        let letters =
            "aăâbcdđeêghiklmnoôơpqrstuưvxyàảãáạằẳẵắặầẩẫấậèẻẽéẹềểễếệìỉĩíịòỏõóọồổỗốộờởỡớợùủũúụừửữứựỳỷỹýỵ";
        let all = format!("{letters}{}−·…ΔN°×0123456789", letters.to_uppercase());
        for bytes in [notosans::REGULAR_TTF, notosans::BOLD_TTF] {
            let font = FontRef::try_from_slice(bytes).expect("a font");
            let missing: String = all.chars().filter(|letter| font.glyph_id(*letter).0 == 0).collect();
            assert_eq!(missing, "");
        }
    }

    #[test]
    fn texts_are_cut_and_wrapped_to_their_width() {
        let letters = Letters::new(20.0, INK);
        assert!(letters.bold().width("Bản Nậm") > letters.width("Bản Nậm"));
        assert!(letters.width("mmmm") > 2.0 * letters.width("iiii"));
        let cut = letters.cut("a name that is far too long", 100.0);
        assert!(cut.ends_with('…') && letters.width(&cut) <= 100.0, "{cut}");
        assert_eq!(letters.cut("short", 100.0), "short");
        let lines = letters.wrapped("one two three four five six", 100.0);
        assert!(lines.len() > 1 && lines.iter().all(|line| letters.width(line) <= 100.0), "{lines:?}");
        assert_eq!(lines.join(" "), "one two three four five six");
    }
}
