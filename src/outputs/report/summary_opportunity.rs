//! The best places for new masts, as lines of the summary.
use crate::language::{grouped, plain, word};
use crate::outputs::results::run_results::Results;
use crate::outputs::values::text_table::{aligned, wrapped};
use crate::planning::{OfferedPlace, Opportunities};
use crate::text;

/// The five best places, what each serves by the map and by judging, and the best two.
pub(in crate::outputs) fn opportunity_lines(results: &Results<'_>, found: &Opportunities) -> Vec<String> {
    let generation = results.scenario.ranking.technology.generation();
    if found.places.is_empty() {
        let heights = heights_text(results);
        let none = if found.points.is_empty() {
            text!("summary-opportunity-no-place-without-is-known-that", generation)
        } else {
            text!("summary-opportunity-no-place-for-new-mast-of", heights, generation)
        };
        return wrapped(&none, "", "");
    }
    let mut lines = vec![text!("summary-opportunity-where-new-mast-would-help-most", generation)];
    let header = [
        "",
        word("summary-opportunity-people"),
        word("summary-opportunity-confirmed"),
        word("summary-opportunity-beyond-earlier"),
        word("summary-opportunity-together"),
        word("summary-opportunity-height"),
        word("summary-opportunity-tilt"),
        word("summary-opportunity-place"),
    ];
    let mut rows = vec![header.map(str::to_owned).to_vec()];
    rows.extend(found.places.iter().enumerate().map(|(index, offered)| row(index + 1, offered)));
    lines.extend(aligned(&rows).iter().map(|line| format!("  {line}")));
    let reference = word("summary-opportunity-people-by-the-map-and-confirmed");
    lines.extend(wrapped(reference, "  ", "  "));
    if let Some(pair) = &found.pair {
        let at = |offered: &OfferedPlace| {
            format!("{} ({} m)", place_text(offered), plain(offered.height_agl.metres()))
        };
        let [a, b] = &pair.places;
        let text = text!(
            "summary-opportunity-the-best-two-masts-serve-together",
            people = grouped(pair.people),
            confirmed = grouped(pair.confirmed),
            a = at(a),
            b = at(b)
        );
        lines.extend(wrapped(&text, "", "  "));
    }
    let [before, after] = found.candidates.map(|count| grouped(count as f64));
    let text = text!("summary-opportunity-pairs-of-cell-and-height-serve", before, after);
    lines.extend(wrapped(&text, "", "  "));
    lines
}

fn row(rank: usize, offered: &OfferedPlace) -> Vec<String> {
    vec![
        rank.to_string(),
        grouped(offered.place.people),
        grouped(offered.confirmed),
        grouped(offered.beyond),
        grouped(offered.confirmed_together),
        format!("{} m", plain(offered.height_agl.metres())),
        format!("{}°", offered.downtilt.degrees_down()),
        place_text(offered),
    ]
}

/// Latitude and longitude, 4 decimals: some 10 m.
fn place_text(offered: &OfferedPlace) -> String {
    let place = offered.position.geographic;
    let (north, east) = (place.latitude_deg >= 0.0, place.longitude_deg >= 0.0);
    format!(
        "{:.4} {}, {:.4} {}",
        place.latitude_deg.abs(),
        if north { 'N' } else { 'S' },
        place.longitude_deg.abs(),
        if east { 'E' } else { 'W' }
    )
}

fn heights_text(results: &Results<'_>) -> String {
    let heights: Vec<String> =
        results.scenario.new_mast.heights_m.iter().map(|height_m| format!("{} m", plain(height_m))).collect();
    heights.join(", ")
}
