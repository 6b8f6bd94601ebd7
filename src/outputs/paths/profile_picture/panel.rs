//! The box beside the chart: the loss term by term, the sight, the link, other models, remarks.
use super::scene::distance_text;
use super::style::{RAY, RIDGE};
use crate::geodesy::EARTH_RADIUS_KM;
use crate::language::{decimals, plain, word};
use crate::outputs::PathResult;
use crate::outputs::paths::path_text::{first_loss, polarization_text, remarks};
use crate::outputs::pictures::drawing::{
    Canvas, Drawn, GREY, HPos, INK, Letters, PALE, PAPER, VPos, fill, line,
};
use crate::propagation::{ModelKey, PathLoss};
use crate::text;
use crate::words::document_text;
use plotters::prelude::{PathElement, RGBColor, Rectangle, Text};

const HEAD: Letters = Letters::new(27.0, INK).bold();
const NAME: Letters = Letters::new(24.0, GREY);
const VALUE: Letters = Letters::new(24.0, INK);
const TOTAL: Letters = Letters::new(26.0, INK).bold();
const SMALL: Letters = Letters::new(19.0, GREY);
const PADDING: i32 = 26;
const ROW: i32 = 36;
const SMALL_ROW: i32 = 26;
/// A term smaller than this is not shown, dB.
const SHOWN_DB: f64 = 0.05;

/// Where the box lies, and how far its text has come.
struct Pen<'a, 'b> {
    canvas: &'a Canvas<'b>,
    left: i32,
    right: i32,
    y: i32,
    bottom: i32,
}

impl Pen<'_, '_> {
    fn head(&mut self, text: &str) -> Drawn {
        let text = HEAD.cut(text, self.width());
        self.canvas.draw(&Text::new(text, (self.left, self.y), HEAD.anchored(HPos::Left, VPos::Top)))?;
        self.y += ROW + 4;
        Ok(())
    }

    fn row(&mut self, name: &str, value: &str) -> Drawn {
        self.styled(name, value, NAME, VALUE)
    }

    fn styled(&mut self, name: &str, value: &str, names: Letters, values: Letters) -> Drawn {
        let name = names.cut(name, 0.7 * self.width());
        let value = values.cut(value, self.width() - names.width(&name) - 16.0);
        self.canvas.draw(&Text::new(name, (self.left, self.y), names.anchored(HPos::Left, VPos::Top)))?;
        let value_style = values.anchored(HPos::Right, VPos::Top);
        self.canvas.draw(&Text::new(value, (self.right, self.y), value_style))?;
        self.y += ROW;
        Ok(())
    }

    fn rule(&mut self) -> Drawn {
        self.y += 4;
        let ends = vec![(self.left, self.y), (self.right, self.y)];
        self.canvas.draw(&PathElement::new(ends, line(GREY, 0.5, 2)))?;
        self.y += 14;
        Ok(())
    }

    fn width(&self) -> f64 {
        f64::from(self.right - self.left)
    }
}

/// Where the box lies, in units of the drawing.
#[derive(Clone, Copy)]
pub(super) struct Frame {
    pub(super) left: i32,
    pub(super) top: i32,
    pub(super) width: i32,
    pub(super) height: i32,
}

/// Draws the box in its frame.
pub(super) fn draw(canvas: &Canvas<'_>, result: &PathResult, frame: Frame) -> Drawn {
    let Frame { left: x, top: y, width, height } = frame;
    let corner = (x, y);
    let opposite = (x + width, y + height);
    canvas.draw(&Rectangle::new([corner, opposite], fill(PAPER, 1.0)))?;
    canvas.draw(&Rectangle::new([corner, opposite], line(PALE, 1.0, 2)))?;
    let mut pen = Pen {
        canvas,
        left: x + PADDING,
        right: x + width - PADDING,
        y: y + PADDING,
        bottom: y + height - PADDING,
    };
    budget(&mut pen, result)?;
    sight(&mut pen, result)?;
    link(&mut pen, result)?;
    other_models(&mut pen, result)?;
    last_remarks(&mut pen, result)
}

fn budget(pen: &mut Pen<'_, '_>, result: &PathResult) -> Drawn {
    let Some((model, loss)) = first_loss(result) else { return Ok(()) };
    pen.head(word("panel-loss-budget"))?;
    pen.row(word("panel-model"), short_document(document_text(model.source.document)))?;
    let (free, diffraction) = (loss.free_space.db(), loss.diffraction.db());
    let total = loss.basic_transmission_loss.db();
    pen.row(word("panel-free-space"), &format!("{} dB", decimals(free, 1)))?;
    if diffraction.abs() >= SHOWN_DB {
        pen.row(word("panel-diffraction-over-terrain"), &format!("{} dB", decimals(diffraction, 1)))?;
    }
    for (name, db) in other_terms(result, loss) {
        if db.abs() >= SHOWN_DB {
            pen.row(name, &signed(db))?;
        }
    }
    pen.rule()?;
    pen.styled(word("basic-transmission-loss"), &format!("{} dB", decimals(total, 1)), TOTAL, TOTAL)?;
    pen.y += 14;
    Ok(())
}

/// What the loss has beyond free space and diffraction.
fn other_terms(result: &PathResult, loss: &PathLoss) -> Vec<(&'static str, f64)> {
    let total = loss.basic_transmission_loss.db();
    let rest = total - loss.free_space.db() - loss.diffraction.db();
    match (&result.analysis.losses[0].model, &result.analysis.p1812) {
        (ModelKey::P1812, Some(terms)) => {
            let by_locations = total - terms.parts.l_bc;
            vec![
                (word("panel-time-ducting-scattering"), rest - by_locations),
                (word("panel-locations"), by_locations),
            ]
        }
        _ => vec![(word("panel-other-terms"), rest)],
    }
}

/// `ITU-R P.1812-8` of `ITU-R P.1812-8 (09/2025)`.
fn short_document(document: &str) -> &str {
    document.split(" (").next().unwrap_or(document)
}

fn signed(db: f64) -> String {
    if db < 0.0 { format!("\u{2212}{} dB", decimals(-db, 1)) } else { format!("{} dB", decimals(db, 1)) }
}

fn sight(pen: &mut Pen<'_, '_>, result: &PathResult) -> Drawn {
    let sight = &result.analysis.sight;
    pen.head(word("panel-line-of-sight"))?;
    let (text, color): (&str, RGBColor) =
        if sight.line_of_sight { (word("panel-clear"), RAY) } else { (word("panel-blocked"), RIDGE) };
    pen.styled(word("panel-direct-ray"), text, NAME, Letters { color, ..VALUE }.bold())?;
    if sight.obstruction.is_some() {
        let share = sight.fresnel_share;
        let text = if share >= 2.0 {
            text!("panel-radii-free", share = decimals(share, 1))
        } else if share >= 0.0 {
            text!("panel-of-its-radius", share = decimals(100.0 * share, 0))
        } else {
            text!("panel-radii-over-the-ray", share = decimals(-share, 1))
        };
        pen.row(word("first-fresnel-zone"), &text)?;
    }
    pen.y += 14;
    Ok(())
}

fn link(pen: &mut Pen<'_, '_>, result: &PathResult) -> Drawn {
    let (link, signal) = (&result.link, &result.link.signal);
    let (tx_agl, rx_agl) = link.antennas();
    pen.head(word("panel-link"))?;
    pen.row(
        word("panel-frequency"),
        &format!("{} MHz, {}", plain(signal.frequency.megahertz()), polarization_text(signal.polarization)),
    )?;
    let length_km = result.profile.ground_distance().kilometres();
    pen.row(word("panel-distance"), &distance_text(length_km, length_km))?;
    pen.row(
        word("panel-antennas-above-ground"),
        &format!("{} m, {} m", plain(tx_agl.metres()), plain(rx_agl.metres())),
    )?;
    pen.row(
        word("panel-time-locations"),
        &format!("{} %, {} %", plain(signal.time_percent), plain(signal.location_percent)),
    )?;
    let k = link.earth().radius_km() / EARTH_RADIUS_KM;
    pen.row(
        word("panel-effective-earth"),
        &format!("k = {}, \u{394}N = {}", decimals(k, 2), link.environment.delta_n),
    )?;
    pen.y += 14;
    Ok(())
}

fn other_models(pen: &mut Pen<'_, '_>, result: &PathResult) -> Drawn {
    let others: Vec<(&str, f64)> = result.analysis.losses[1..]
        .iter()
        .filter_map(|model| {
            let loss = model.outcome.as_ref().ok()?;
            Some((model.model.key(), loss.basic_transmission_loss.db()))
        })
        .collect();
    if others.is_empty() {
        return Ok(());
    }
    pen.head(word("panel-other-models"))?;
    let rows = ((pen.bottom - SMALL_ROW - pen.y) / ROW).max(1) as usize;
    let shown = if others.len() > rows { rows - 1 } else { others.len() };
    for (key, loss_db) in &others[..shown] {
        pen.row(key, &format!("{} dB", decimals(loss_db, 1)))?;
    }
    if others.len() > shown {
        let least = others.iter().map(|(_, loss)| *loss).fold(f64::INFINITY, f64::min);
        let most = others.iter().map(|(_, loss)| *loss).fold(f64::NEG_INFINITY, f64::max);
        pen.row(
            &text!("panel-all", others = others.len()),
            &text!("panel-to-db", least = decimals(least, 0), most = decimals(most, 0)),
        )?;
    }
    pen.y += 8;
    Ok(())
}

/// Remarks as far as there is room; how many are left out is said.
fn last_remarks(pen: &mut Pen<'_, '_>, result: &PathResult) -> Drawn {
    let all = remarks(result);
    let mut lines: Vec<String> = Vec::new();
    let room = ((pen.bottom - pen.y) / SMALL_ROW).max(0) as usize;
    for (index, remark) in all.iter().enumerate() {
        let wrapped = SMALL.wrapped(remark, pen.width());
        let more_to_come = usize::from(index + 1 < all.len());
        if lines.len() + wrapped.len() + more_to_come > room {
            let left_out = all.len() - index;
            let noun = if left_out == 1 { word("panel-remark") } else { word("panel-remarks") };
            let more = if index == 0 { "" } else { word("panel-more") };
            lines.push(text!("panel-in-the-text-output", left_out, more, noun));
            break;
        }
        lines.extend(wrapped);
    }
    for text in lines {
        pen.canvas.draw(&Text::new(text, (pen.left, pen.y), SMALL.anchored(HPos::Left, VPos::Top)))?;
        pen.y += SMALL_ROW;
    }
    Ok(())
}
