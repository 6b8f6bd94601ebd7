//! A scenario stage by stage, every result in memory, no file written:
//! `cargo run --release --example stage_by_stage [scenario.toml]`.
use signalgap::inputs::scenario_file::load_scenario;
use signalgap::pipeline::{DEFAULT_MEMORY_BYTES, Session, Silent};
use std::error::Error;
use std::io::Write as _;

fn main() -> Result<(), Box<dyn Error>> {
    let scenario = std::env::args().nth(1).unwrap_or("data/small-district/scenario.toml".to_owned());
    let loaded = load_scenario(scenario.as_ref())?;
    let session = Session::open(&loaded, DEFAULT_MEMORY_BYTES, &Silent)?;
    let judged = session.judge(&Silent)?;
    let gaps = session.explain(&judged);
    let remedies = session.remedies(&gaps, None, &Silent)?;
    let ranking = session.rank(&judged, &gaps, &remedies)?;
    let layers = session.map(&Silent)?;
    let mut out = std::io::stdout().lock();
    for ranked in &ranking.settlements {
        writeln!(out, "{:>4}  {}", ranked.rank, session.settlements()[ranked.settlement].name)?;
    }
    writeln!(out, "{} gaps; {} area layers", gaps.len(), layers.layers.len())?;
    Ok(())
}
