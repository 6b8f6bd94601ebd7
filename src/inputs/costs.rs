//! Reading `costs.toml`, the cost table of a plan.
use crate::inputs::files::file_stamp::FileStamp;
use crate::inputs::files::regular_file::{SizeLimit, read_regular_text};
use crate::inputs::scenario::known_keys::nearest;
use crate::language::word;
use crate::planning::cost::{CostProblem, CostTable};
use crate::text;
use std::ops::Range;
use std::path::{Path, PathBuf};
use toml::Spanned;
use toml::de::{DeTable, DeValue, Deserializer};

/// A cost table and the file it came from.
#[derive(Clone, Debug)]
pub struct LoadedCosts {
    /// The table, without problems.
    pub table: CostTable,
    /// The file.
    pub file: PathBuf,
    /// What the system said of it before it was read.
    pub stamp: Option<FileStamp>,
}

/// Why a cost table cannot be used.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum CostFileError {
    /// The file cannot be read.
    #[error("{}", crate::text!("cost-file-error-unreadable", file, reason))]
    Unreadable {
        /// File.
        file: String,
        /// The system's reason.
        reason: String,
    },
    /// The text is no TOML.
    #[error("{}", crate::text!("not-toml", file, reason))]
    Syntax {
        /// File.
        file: String,
        /// Line and reason.
        reason: String,
    },
    /// A key that nothing defines or that is missing, or a value that cannot be.
    #[error(
        "{}", crate::text!("cost-file-error-value", file, place, reason))]
    Value {
        /// File.
        file: String,
        /// Line and key.
        place: String,
        /// What was found and what is needed.
        reason: String,
    },
    /// Values beyond their limits.
    #[error("{}", crate::text!("cost-file-error-problems", file, problems = list(.problems)))]
    Problems {
        /// File.
        file: String,
        /// Each of them: line, key, value, limits.
        problems: Vec<String>,
    },
}

fn list(problems: &[String]) -> String {
    problems.iter().map(|problem| format!("  {problem}")).collect::<Vec<_>>().join("\n")
}

/// Reads a cost table.
///
/// # Errors
/// [`CostFileError`] names file, line, key, value, limits and what to do; of values beyond their limits all at once.
pub fn load_costs(path: &Path) -> Result<LoadedCosts, CostFileError> {
    let file = path.display().to_string();
    let stamp = FileStamp::of(path);
    let text = read_regular_text(path, SizeLimit::COSTS).map_err(|error| CostFileError::Unreadable {
        file: file.clone(),
        reason: match error.kind() {
            std::io::ErrorKind::InvalidData => word("save-as-utf-8").to_owned(),
            _ => error.to_string(),
        },
    })?;
    Ok(LoadedCosts { table: cost_table_of(&text, &file)?, file: path.to_owned(), stamp })
}

/// A cost table from its text; `file` is told in errors.
///
/// # Errors
/// As [`load_costs`].
pub fn cost_table_of(text: &str, file: &str) -> Result<CostTable, CostFileError> {
    let syntax = |error: &toml::de::Error| CostFileError::Syntax {
        file: file.to_owned(),
        reason: placed(error.span(), text, first_line(error.message())),
    };
    let reader = Deserializer::parse(text).map_err(|error| syntax(&error))?;
    let table: CostTable = serde_path_to_error::deserialize(reader).map_err(|error| {
        let key = error.path().to_string();
        let key = if key == "." { word("costs-the-cost-table").to_owned() } else { format!("`{key}`") };
        CostFileError::Value {
            file: file.to_owned(),
            place: placed_at(error.inner().span(), text, &key),
            reason: told(error.inner().message()),
        }
    })?;
    let problems = table.problems();
    if problems.is_empty() {
        return Ok(table);
    }
    let tree = DeTable::parse(text).map_err(|error| syntax(&error))?;
    let told = |problem: &CostProblem| {
        let key = problem.key();
        let place = placed_at(span_of(tree.get_ref(), key), text, &format!("`{key}`"));
        format!("{place}: {problem}")
    };
    Err(CostFileError::Problems { file: file.to_owned(), problems: problems.iter().map(told).collect() })
}

fn first_line(text: &str) -> &str {
    text.lines().next().unwrap_or_default().trim()
}

/// Number of the line on which a span begins.
fn line_at(span: Option<Range<usize>>, text: &str) -> Option<usize> {
    text.get(..span?.start).map(|before| before.matches('\n').count() + 1)
}

fn placed(span: Option<Range<usize>>, text: &str, reason: &str) -> String {
    line_at(span, text).map_or_else(|| reason.to_owned(), |line| text!("at-line", line, reason))
}

fn placed_at(span: Option<Range<usize>>, text: &str, key: &str) -> String {
    line_at(span, text).map_or_else(|| key.to_owned(), |line| text!("costs-line-2", line, key))
}

/// The decoder's own expressions in plain words.
fn in_words(reason: &str) -> String {
    reason
        .replace("expected f64", word("costs-number-needed"))
        .replace("unknown field", word("costs-unknown-key"))
        .replace("missing field", word("costs-missing-key"))
        .replace("expected struct StatedFigure", word("costs-figure-needed"))
}

/// The decoder's reason in plain words, with the nearest known key or word for an unknown one.
fn told(message: &str) -> String {
    let reason = first_line(message);
    let names: Vec<String> = reason.split('`').skip(1).step_by(2).map(str::to_owned).collect();
    let near = names.split_first().and_then(|(unknown, known)| nearest(unknown, known.iter()));
    match near {
        Some(near) if reason.starts_with("unknown") => {
            let (unknown, _) = reason.split_once(',').unwrap_or((reason, ""));
            text!("costs-did-you-mean", unknown = in_words(unknown), near)
        }
        _ => in_words(reason),
    }
}

/// Where the value of a dotted key stands: `site.mast[1].cost.low`; of a key that is not there, what it would be in.
fn span_of(table: &DeTable<'_>, key: &str) -> Option<Range<usize>> {
    let steps = key.split(['.', '[']).map(|step| step.trim_end_matches(']'));
    let mut span = None;
    let mut within: Option<&Spanned<DeValue<'_>>> = None;
    for step in steps {
        let next = match within.map(Spanned::get_ref) {
            None => table.get(step),
            Some(DeValue::Table(inner)) => inner.get(step),
            Some(DeValue::Array(items)) => step.parse::<usize>().ok().and_then(|index| items.get(index)),
            Some(_) => None,
        };
        let Some(found) = next else { break };
        span = Some(found.span());
        within = Some(found);
    }
    span
}

#[cfg(test)]
mod tests {
    use super::{cost_table_of, load_costs};
    use crate::planning::cost::{Case, KeyedFigure};
    use std::path::Path;

    const EXAMPLE: &str = include_str!("../cli/starter/costs.toml");

    /// The example with one piece of text in place of another.
    fn with(piece: &str, other: &str) -> String {
        assert_eq!(EXAMPLE.matches(piece).count(), 1, "{piece}");
        EXAMPLE.replace(piece, other)
    }

    fn line_of(piece: &str) -> usize {
        let at = EXAMPLE.find(piece).expect("it is there");
        EXAMPLE[..at].matches('\n').count() + 1
    }

    #[test]
    fn the_example_is_a_cost_table_and_every_figure_says_that_it_is_one() {
        let table = cost_table_of(EXAMPLE, "costs.toml").expect("a cost table");
        let figures = table.figures();
        assert!(figures.len() > 50, "{}", figures.len());
        for keyed in figures {
            let amount = keyed.figure.amount();
            assert!(amount.low() < amount.high(), "{} has no range", keyed.key);
            assert!(keyed.figure.source().starts_with("example, replace: "), "{}", keyed.key);
        }
        let money = &table.money;
        for chosen in [
            &money.discount_rate,
            &money.horizon_years,
            &money.people_growth_per_year,
            &table.access.steepest_track_deg,
        ] {
            assert!(chosen.source.starts_with("example, replace: "), "{chosen:?}");
        }
        // (height / 30)^1.25 of cucumber's 25, 30 and 35 k, rounded to 500
        for class in &table.site.mast {
            for (case, at_30_m) in Case::ALL.into_iter().zip([25_000.0, 30_000.0, 35_000.0]) {
                let rule: f64 = at_30_m * (class.up_to_m / 30.0_f64).powf(1.25);
                let rounded = (rule / 500.0).round() * 500.0;
                assert!((class.cost.amount().at(case) - rounded).abs() < 1e-9, "{} m", class.up_to_m);
            }
        }
    }

    /// The document's rows are the example's figures.
    #[test]
    fn the_document_lists_every_figure() {
        let document = include_str!("../../docs/costs.md");
        let table = cost_table_of(EXAMPLE, "costs.toml").expect("a cost table");
        let row = |keyed: &KeyedFigure| {
            let (amount, source) = (keyed.figure.amount(), keyed.figure.source());
            let source = source.strip_prefix("example, replace: ").unwrap_or(source);
            let [low, base, high] = Case::ALL.map(|case| amount.at(case));
            format!("| `{}` | {} | {low} / {base} / {high} | {source} |", keyed.key, keyed.unit.symbol())
        };
        let rows: Vec<String> = table.figures().iter().map(row).collect();
        let missing: Vec<&String> = rows.iter().filter(|row| !document.contains(row.as_str())).collect();
        assert!(missing.is_empty(), "docs/costs.md does not have:\n{}", rows.join("\n"));
        for key in [
            "currency",
            "price_year",
            "up_to_m",
            "radio.band",
            "access.steepest_track_deg",
            "money.discount_rate",
            "money.horizon_years",
            "money.people_growth_per_year",
            "money.take_up",
            "money.revenue_per_user_per_month",
            "every_years",
        ] {
            assert!(document.contains(&format!("`{key}`")), "{key}");
        }
    }

    #[test]
    fn what_the_example_leaves_out_is_read_where_it_is_stated() {
        let stated = EXAMPLE.replace("# take_up", "take_up").replace("# revenue_per", "revenue_per");
        let stated = stated.replace("# [[radio.band]]", "[[radio.band]]").replace("# band =", "band =");
        let stated = stated.replace("# sector_carrier", "sector_carrier");
        let table = cost_table_of(&stated, "costs.toml").expect("a cost table");
        assert!(table.money.take_up.is_some() && table.money.revenue_per_user_per_month.is_some());
        assert_eq!(table.radio.band[0].band, "B28");
    }

    #[test]
    fn errors_name_line_key_value_and_what_to_do() {
        let survey = "survey = { low = 500.0, base = 1000.0, high = 2000.0,";
        for (text, line, parts) in [
            (
                with("survey = {", "survy = {"),
                line_of(survey),
                vec!["`site.survy`", "did you mean `survey`?"],
            ),
            (
                with(survey, "survey = { low = 5000.0, base = 1000.0, high = 2000.0,"),
                line_of(survey),
                vec!["`site.survey`", "low = 5000, base = 1000, high = 2000 do not rise"],
            ),
            (
                with(survey, "survey = { low = \"cheap\", base = 1000.0, high = 2000.0,"),
                line_of(survey),
                vec!["`site.survey", "invalid type: string \"cheap\"", "a number is needed"],
            ),
            (
                with(survey, "survey = { base = 1000.0, high = 2000.0,"),
                line_of(survey),
                vec!["`site.survey`", "missing key `low`"],
            ),
            (
                with("kind = \"microwave\"", "kind = \"microwaves\""),
                line_of("kind = \"microwave\""),
                vec!["`renewals[3].kind`", "did you mean `microwave`?"],
            ),
            (
                with("depth_of_discharge = { low = 0.7", "depth_of_discharge = { low = 0.0"),
                line_of("depth_of_discharge"),
                vec!["`power.depth_of_discharge.low`: 0 share is outside 0.01 to 1"],
            ),
            (
                with("up_to_m = 45.0", "up_to_m = 29.0"),
                line_of("up_to_m = 45.0"),
                vec!["`site.mast[2].up_to_m`: 29 m does not exceed the class before it"],
            ),
            (
                with("{ value = 10.0,", "{ value = 10.5,"),
                line_of("{ value = 10.0,"),
                vec!["`money.horizon_years.value`: 10.5 years is not a whole number"],
            ),
            (with("[site] ", "[site "), line_of("[site] "), vec!["not a TOML file"]),
        ] {
            let error = cost_table_of(&text, "costs.toml").expect_err("an error").to_string();
            let place = format!("line {line}");
            assert!(error.starts_with("costs.toml: ") && error.contains(&place), "{place}: {error}");
            assert!(parts.iter().all(|part| error.contains(part)), "{parts:?}: {error}");
        }
    }

    #[test]
    fn all_values_beyond_their_limits_are_told_at_once() {
        let text = with("price_year = 2023", "price_year = 23").replace("{ value = 0.05,", "{ value = 5.0,");
        let error = cost_table_of(&text, "costs.toml").expect_err("an error").to_string();
        assert!(error.contains("`price_year`: 23 is outside 1900 to 2200"), "{error}");
        assert!(error.contains("`money.discount_rate.value`: 5 1/year is outside 0 to 1"), "{error}");
    }

    #[test]
    fn a_missing_section_and_a_missing_file_are_told() {
        let error = cost_table_of("currency = \"USD\"\nprice_year = 2023\n", "c.toml").expect_err("an error");
        assert!(error.to_string().contains("missing key `site`"), "{error}");
        let error = load_costs(Path::new("no/such/costs.toml")).expect_err("an error").to_string();
        assert!(error.starts_with("no/such/costs.toml: cannot read the cost table"), "{error}");
    }
}
