//! Small made-up tables of villages and masts for real terrain.
use super::finished::{Finished, toml_text};
use std::fmt::Write as _;
use std::path::Path;

/// Identifier, longitude and latitude (degrees), people.
pub(crate) type Village<'a> = (&'a str, f64, f64, u32);

/// Identifier, longitude and latitude (degrees).
pub(crate) type Mast<'a> = (&'a str, f64, f64);

/// Where masts and villages stand and on what.
pub(crate) struct Place<'a> {
    pub(crate) name: &'a str,
    pub(crate) terrain: &'a Path,
    pub(crate) villages: &'a [Village<'a>],
    pub(crate) masts: &'a [Mast<'a>],
    pub(crate) radius_km: f64,
    /// More lines of the scenario.
    pub(crate) changes: &'a str,
}

pub(crate) fn villages_csv(villages: &[Village<'_>]) -> String {
    let mut text = "settlement_id,name,lon,lat,population,electrified\n".to_owned();
    for (id, longitude_deg, latitude_deg, people) in villages {
        let _ = writeln!(text, "{id},Village {id},{longitude_deg},{latitude_deg},{people},yes");
    }
    text
}

/// Three sectors of LTE 900 and UMTS 2100 on each mast, 30 m above ground.
pub(crate) fn sites_csv(masts: &[Mast<'_>]) -> String {
    let mut text = "site_id,sector_id,operator,technology,band,frequency_mhz,bandwidth_mhz,lon,lat,antenna_height_m,azimuth_deg,\
                    mechanical_tilt_deg,electrical_tilt_deg,power_dbm,gain_dbi,feeder_loss_db\n"
        .to_owned();
    for (id, longitude_deg, latitude_deg) in masts {
        for azimuth_deg in [0, 120, 240] {
            for (technology, band, mhz, bandwidth_mhz, power_dbm) in
                [("LTE", "B8", 947.5, 10, 46), ("UMTS", "B1", 2_140.0, 5, 43)]
            {
                let _ = writeln!(
                    text,
                    "{id},{id}-{azimuth_deg}-{band},One,{technology},{band},{mhz},{bandwidth_mhz},{longitude_deg},\
                     {latitude_deg},30,{azimuth_deg},3,2,{power_dbm},17,1"
                );
            }
        }
    }
    text
}

impl Place<'_> {
    /// Runs the tables on the terrain.
    pub(crate) fn run(&self) -> Finished {
        let scenario = format!(
            "name = {:?}\ndescription = \"made-up villages and masts\"\n[terrain]\nfiles = {}\nkind = \"surface\"\n\
             [settlements]\nfiles = \"villages.csv\"\n[sites]\nfiles = \"sites.csv\"\n[service]\nradius_km = {:?}\n\
             [propagation]\nmodels = \"p526\"\n{}",
            self.name,
            toml_text(self.terrain),
            self.radius_km,
            self.changes
        );
        let (villages, sites) = (villages_csv(self.villages), sites_csv(self.masts));
        let files =
            [("scenario.toml", scenario.as_str()), ("villages.csv", &villages), ("sites.csv", &sites)];
        Finished::of_files(self.name, &files)
    }
}
