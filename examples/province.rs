//! A synthetic province of 300 x 300 km at 30 m with 1,000 masts, to plan shards of: `cargo run --release --example province FOLDER`.
use signalgap::pipeline::make_province;
use std::error::Error;
use std::io::Write as _;

fn main() -> Result<(), Box<dyn Error>> {
    let folder = std::env::args().nth(1).unwrap_or("province".to_owned());
    let scenario = make_province(folder.as_ref(), 1_000)?;
    writeln!(std::io::stdout(), "{}", scenario.display())?;
    Ok(())
}
