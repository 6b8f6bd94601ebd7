//! A table of links: read in chunks, computed in parallel, written in the table's order.
use super::dem::PlacedPath;
use super::error::PathError;
use super::judge::{Judge, Outcome};
use super::link_facts::beside_geodesic;
use super::request::LinksRequest;
use super::residuals::Residuals;
use crate::findings::RowNote;
use crate::grid::{Grid, GridGeometry};
use crate::inputs::RasterInputError;
use crate::inputs::itu_maps::read_maps_in;
use crate::inputs::links::{LinkRow, LinkTable};
use crate::inputs::profile_file::read_profile;
use crate::inputs::read_files::files_of_itu_maps;
use crate::inputs::rejects::Reject;
use crate::inputs::terrain::PlanningBounds;
use crate::language::word;
use crate::outputs::{LossesWriter, RejectRow, Replaced};
use crate::pipeline::Progress;
use crate::pipeline::dem::{Dem, DemChoice, DemError};
use crate::pipeline::write::reject_row;
use crate::terrain::Ground;
use crate::text;
use crate::words::row_note;
use rayon::prelude::*;
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

/// Links in memory at a time.
const CHUNK: usize = 4_096;
/// Links over an elevation model whose middles lie in one square of this side share the reading of it, m.
const SQUARE_M: f64 = 25_000.0;
/// Rejects named in the summary.
const NAMED: usize = 10;

/// What a table of links gave.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LinksReport {
    /// Rows of losses written.
    pub losses: u64,
    /// Rows, or models of a row, without a loss.
    pub rejects: usize,
    /// Text for the terminal.
    pub summary: String,
}

/// A link on its planning grid, with its index in the chunk.
struct Placed {
    index: usize,
    link: LinkRow,
    path: PlacedPath,
}

/// The outcome of a link, with its index in the chunk; only internal errors are errors here.
type Numbered = (usize, Result<Outcome, PathError>);

/// A table in work.
struct Work<'a> {
    judge: Judge<'a>,
    dem: Option<Dem<'a>>,
    /// Notes on the ground, and how often it was read.
    notes: BTreeMap<String, u64>,
}

/// The losses of a table of links by one or several models.
///
/// # Method
/// Rows are read in chunks of 4,096, so memory does not grow with the table; the links of a chunk are computed in
/// parallel and written in the order of the table. The bytes written depend neither on the number of threads nor on which
/// links share a chunk.
///
/// # Errors
/// [`PathError`] for a table or elevation model that cannot be used as a whole, or an output that cannot be written; a bad
/// row, a missing profile, a void, a model without value gives a reject, and processing continues.
pub fn links(request: &LinksRequest, progress: &dyn Progress) -> Result<LinksReport, PathError> {
    let replaced = keep_inputs(request)?;
    let mut table = LinkTable::open_as(&request.table, request.columns.clone())?;
    let dem = request.dem.as_ref().map(Dem::open).transpose()?;
    let maps = read_maps_in(request.itu_maps.as_deref())?;
    let judge = Judge { request, maps: maps.as_ref(), progress };
    let mut work = Work { judge, dem, notes: BTreeMap::new() };
    let mut writer = LossesWriter::create(&request.output, &rejects_file(&request.output))?
        .with_formulas(request.csv_formulas);
    progress.stage(word("links-links"), LinkTable::count_rows(&request.table)?);
    let (mut rows, mut losses, mut rejects, mut named) = (0_u64, 0, 0, Vec::new());
    let mut residuals = Residuals::of(&request.models);
    loop {
        let chunk = table.next_rows(CHUNK)?;
        if chunk.is_empty() {
            break;
        }
        for profile in chunk.iter().flatten().filter_map(|link| link.profile.as_deref()) {
            replaced.refuse("profile", profile)?;
        }
        for outcome in work.outcomes(chunk)? {
            rows += 1;
            losses += outcome.losses.len() as u64;
            rejects += outcome.rejects.len();
            residuals.add(&outcome.losses);
            writer.write(&outcome.losses)?;
            writer.reject(&outcome.rejects)?;
            named.extend(outcome.rejects.into_iter().take(NAMED.saturating_sub(named.len())));
        }
    }
    progress.finish();
    let mut lines = vec![text!("links-links-losses-rejects", rows, losses, rejects)];
    lines.extend(writer.finish()?.iter().map(|file| format!("  {}", file.display())));
    lines.extend(residuals.lines());
    lines.extend(notes(&table, &work));
    lines.extend(named.iter().map(reject_line));
    if rejects > named.len() {
        lines.push(text!("links-and-more-rejects", named = rejects - named.len()));
    }
    lines.push(String::new());
    Ok(LinksReport { losses, rejects, summary: lines.join("\n") })
}

/// What there is to say of the table and of the ground.
fn notes(table: &LinkTable, work: &Work<'_>) -> Vec<String> {
    let of_columns = table.column_notes();
    let mut notes: Vec<String> =
        of_columns.iter().map(|note| text!("links-note", note = row_note(&note.note))).collect();
    if table.lone_quotes() > 0 {
        let count = table.lone_quotes();
        notes.push(text!("links-note-2", note = row_note(&RowNote::LoneQuote), count));
    }
    notes.extend(work.notes.keys().map(|text| text!("links-note-3", text)));
    notes
}

/// Refuses results in place of the table or of what its links are read from; gives what the results replace.
fn keep_inputs(request: &LinksRequest) -> Result<Replaced, PathError> {
    let replaced = Replaced::of([request.output.clone(), rejects_file(&request.output)]);
    replaced.refuse("links", &request.table)?;
    let mut inputs = request.dem.as_ref().map_or_else(Vec::new, DemChoice::read_files);
    inputs.extend(request.itu_maps.iter().flat_map(|folder| files_of_itu_maps(folder)));
    inputs.iter().try_for_each(|input| replaced.refuse(input.role, &input.path))?;
    Ok(replaced)
}

fn reject_line(reject: &RejectRow) -> String {
    let RejectRow { file, row, field, value, reason } = reject;
    let cell = if field.is_empty() { String::new() } else { format!(", {field} = `{value}`") };
    text!("links-rejected-row", file, row, cell, reason)
}

impl Work<'_> {
    /// What becomes of the rows of a chunk, in their order.
    fn outcomes(&mut self, chunk: Vec<Result<LinkRow, Reject>>) -> Result<Vec<Outcome>, PathError> {
        let mut outcomes: Vec<Outcome> = Vec::with_capacity(chunk.len());
        let (mut with_profile, mut placed) = (Vec::new(), Vec::new());
        for (index, row) in chunk.into_iter().enumerate() {
            let mut outcome = Outcome::default();
            match row {
                Err(reject) => outcome.rejects.push(reject_row(&reject)),
                Ok(link) if link.profile.is_some() => with_profile.push((index, link)),
                Ok(link) => match self.place(&link) {
                    Ok(path) => placed.push(Placed { index, link, path }),
                    Err(error) => outcome = self.judge.refused(&link, &error)?,
                },
            }
            if !outcome.rejects.is_empty() {
                self.judge.progress.advance(1);
            }
            outcomes.push(outcome);
        }
        let judge = self.judge;
        let mut computed: Vec<_> = with_profile
            .par_iter()
            .map(|(index, link)| {
                let file = link.profile.as_ref().map_or_else(String::new, |file| file.display().to_string());
                let profile = read_profile(&file).map_err(PathError::from);
                (*index, judge.outcome(link, profile, None))
            })
            .collect();
        computed.extend(self.over_dem(placed)?);
        for (index, outcome) in computed {
            outcomes[index] = outcome?;
        }
        Ok(outcomes)
    }

    fn place(&mut self, link: &LinkRow) -> Result<PlacedPath, PathError> {
        let looked_for = || format!("profiles/{}.csv", link.id);
        match (&mut self.dem, link.places) {
            (None, _) => Err(PathError::NoGround { looked_for: looked_for() }),
            (Some(_), None) => Err(PathError::NoPlaces { looked_for: looked_for() }),
            (Some(dem), Some(places)) => PlacedPath::of(dem, places),
        }
    }

    /// Links over the elevation model; those whose middles are near each other share the reading of it.
    fn over_dem(&mut self, placed: Vec<Placed>) -> Result<Vec<Numbered>, PathError> {
        let mut squares: BTreeMap<_, Vec<Placed>> = BTreeMap::new();
        for one in placed {
            let geometry = one.path.geometry;
            let square = |a_m: f64, b_m: f64| (f64::midpoint(a_m, b_m) / SQUARE_M).floor() as i64;
            let east = square(geometry.west_m, geometry.east_m());
            let north = square(geometry.south_m(), geometry.north_m);
            let key = (one.path.crs.clone(), geometry.cell_m.to_bits(), east, north);
            squares.entry(key).or_default().push(one);
        }
        let judge = self.judge;
        let mut outcomes = Vec::new();
        for square in squares.into_values() {
            if let Some(ground) = self.common_ground(&square)? {
                outcomes.par_extend(square.par_iter().map(|one| over(judge, &ground, one)));
            } else {
                for one in &square {
                    let ground = self.ground(&one.path.crs, one.path.geometry)?;
                    outcomes.push(over(judge, &ground, one));
                }
            }
        }
        Ok(outcomes)
    }

    /// Ground under all links of a square; `None` where that is too much.
    fn common_ground(&mut self, square: &[Placed]) -> Result<Option<Ground>, PathError> {
        let (Some(dem), Some(first)) = (&self.dem, square.first()) else { return Ok(None) };
        let (crs, cell_m) = (first.path.crs.clone(), first.path.geometry.cell_m);
        let edge = |of: fn(&GridGeometry) -> f64, pick: fn(f64, f64) -> f64| {
            let all = square.iter().map(|one| of(&one.path.geometry));
            all.reduce(pick).unwrap_or(f64::NAN)
        };
        let bounds = PlanningBounds {
            west_m: edge(|geometry| geometry.west_m, f64::min),
            south_m: edge(GridGeometry::south_m, f64::min),
            east_m: edge(GridGeometry::east_m, f64::max),
            north_m: edge(|geometry| geometry.north_m, f64::max),
        };
        match dem.geometry(bounds, &crs, cell_m) {
            Ok(geometry) => self.ground(&crs, geometry).map(Some),
            Err(RasterInputError::TooManyCells { .. }) => Ok(None),
            Err(error) => Err(error.into()),
        }
    }

    /// Ground of a grid; all void where the elevation model does not reach.
    fn ground(&mut self, crs: &str, geometry: GridGeometry) -> Result<Ground, PathError> {
        let no_model = || PathError::Internal("links were placed without an elevation model".to_owned());
        let dem = self.dem.as_ref().ok_or_else(no_model)?;
        match dem.ground(crs, geometry, &|_| ()) {
            Ok(read) => {
                for note in read.notes {
                    *self.notes.entry(note.text).or_default() += 1;
                }
                Ok(read.ground)
            }
            Err(DemError::Raster(RasterInputError::NoOverlap { .. })) => {
                let nothing = Ground::new(Grid::filled(geometry, f32::NAN), None);
                nothing.ok_or_else(|| PathError::Internal("a grid is not its own".to_owned()))
            }
            Err(error) => Err(error.into()),
        }
    }
}

/// One link over ground that holds its box.
fn over(judge: Judge<'_>, ground: &Ground, placed: &Placed) -> Numbered {
    let Placed { index, link, path } = placed;
    let profile = match &judge.request.dem {
        Some(choice) => path.profile(ground, choice),
        None => Err(PathError::Internal("links were placed without an elevation model".to_owned())),
    };
    (*index, judge.outcome(link, profile, beside_geodesic(path)))
}

/// Where the rejects of a table of losses go: `losses.csv` to `losses.rejects.csv`.
#[must_use]
pub fn rejects_file(output: &Path) -> PathBuf {
    output.with_extension("rejects.csv")
}
