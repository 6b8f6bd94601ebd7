//! Every intermediate quantity of ITU-R P.1812-8 against the logs of the Study Group 3 cases.
//!
//! Names and equation numbers are those of the logs, which are of an older edition. Of the printed values three are those of the diffraction over the beta-0 Earth (the second evaluation): Lbulla,
//! Lbulls, Ldsph; and Lbd is printed after it was overwritten by Lbda.
use super::deviations::Deviations;
use super::p1812::{StudyGroupFile, study_group_case, study_group_files};
use crate::support::shared;
use signalgap::propagation::p1812::{P1812Terms, field_strength_dbuv_m};
use std::collections::BTreeMap;
use std::{fs, path::Path};

/// Ten significant digits are printed: half of the last one is 5e-7 at the effective radius, 5e-8 at a loss.
const TOLERANCE: f64 = 1e-6;
const CASES: usize = 33;

/// The path's centre and the frequency, beside the terms themselves.
struct Case {
    terms: P1812Terms,
    latitude_deg: f64,
    f_ghz: f64,
}

/// What a log prints (name, reference), its unit, and our value.
type Quantity = (&'static str, &'static str, fn(&Case) -> f64);

const QUANTITIES: &[Quantity] = &[
    ("d (km)", "km", |c| c.terms.geometry.d_km),
    ("dlt (km),Eq (78)", "km", |c| c.terms.geometry.d_lt_km),
    ("dlr (km),Eq (81a)", "km", |c| c.terms.geometry.d_lr_km),
    ("th_t (mrad),Eqs (76-78)", "mrad", |c| c.terms.geometry.theta_t_mrad),
    ("th_r (mrad),Eqs (79-81)", "mrad", |c| c.terms.geometry.theta_r_mrad),
    ("th (mrad),Eq (82)", "mrad", |c| c.terms.geometry.theta_mrad),
    ("hts (m)", "m", |c| c.terms.geometry.h_ts_m),
    ("hrs (m)", "m", |c| c.terms.geometry.h_rs_m),
    ("w,Table 5", "1", |c| c.terms.geometry.omega),
    ("dtm (km),Sec 3.6", "km", |c| c.terms.geometry.d_tm_km),
    ("dlm (km),Sec 3.6", "km", |c| c.terms.geometry.d_lm_km),
    ("phi (deg),Eq (4)", "degrees", |c| c.latitude_deg),
    ("b0 (%),Eq (5)", "%", |c| c.terms.geometry.beta_0),
    ("ae (km),Eq (7a)", "km", |c| c.terms.geometry.a_e_km),
    ("hst (m),Eq (85)", "m", |c| c.terms.fitted_surface_m.0),
    ("hsr (m),Eq (86)", "m", |c| c.terms.fitted_surface_m.1),
    ("hst (m),Eq (90a)", "m", |c| c.terms.geometry.h_ts_m - c.terms.geometry.h_te_m),
    ("hsr (m),Eq (90b)", "m", |c| c.terms.geometry.h_rs_m - c.terms.geometry.h_re_m),
    ("hstd (m),Eq (89)", "m", |c| c.terms.diffraction_surface_m.0),
    ("hsrd (m),Eq (89)", "m", |c| c.terms.diffraction_surface_m.1),
    ("htc (m),Eq (37a)", "m", |c| c.terms.geometry.h_ts_m - c.terms.diffraction_surface_m.0),
    ("hrc (m),Eq (37b)", "m", |c| c.terms.geometry.h_rs_m - c.terms.diffraction_surface_m.1),
    ("hte (m),Eq (92a)", "m", |c| c.terms.geometry.h_te_m),
    ("hre (m),Eq (92b)", "m", |c| c.terms.geometry.h_re_m),
    ("hm (m),Eq (93)", "m", |c| c.terms.geometry.h_m_m),
    ("Fi,Eq (40)", "1", |c| c.terms.parts.f_i),
    ("Fj,Eq (57)", "1", |c| c.terms.parts.f_j),
    ("Fk,Eq (58)", "1", |c| c.terms.parts.f_k),
    ("Lbfs,Eq (8)", "dB", |c| c.terms.parts.l_bfs),
    ("Lb0p,Eq (10)", "dB", |c| c.terms.parts.l_b0p),
    ("Lb0b,Eq (11)", "dB", |c| c.terms.parts.l_b0b),
    ("Lbulla (dB),Eq (21)", "dB", |c| c.terms.diffraction_beta.bullington_actual_db),
    ("Lbulls (dB),Eq (21)", "dB", |c| c.terms.diffraction_beta.bullington_smooth_db),
    ("Ldsph (dB),Eq (27)", "dB", |c| c.terms.diffraction_beta.spherical_earth_db),
    ("Ld50 (dB),Eq (39)", "dB", |c| c.terms.diffraction_50.total().db()),
    ("Ldb (dB),Eq (39)", "dB", |c| c.terms.diffraction_beta.total().db()),
    ("Ldp (dB),Eq (41)", "dB", |c| c.terms.parts.l_dp),
    ("Lbd50 (dB),Eq (42)", "dB", |c| c.terms.parts.l_bd50),
    ("Lbd (dB),Eq (43)", "dB", |c| c.terms.parts.l_bda),
    ("Lminb0p (dB),Eq (59)", "dB", |c| c.terms.parts.l_minb0p),
    ("Lba (dB),Eq (46)", "dB", |c| c.terms.parts.l_ba),
    ("Lminbap (dB),Eq (60)", "dB", |c| c.terms.parts.l_minbap),
    ("Lbda (dB),Eq (61)", "dB", |c| c.terms.parts.l_bda),
    ("Lbam (dB),Eq (62)", "dB", |c| c.terms.parts.l_bam),
    ("Lbs (dB),Eq (44)", "dB", |c| c.terms.parts.l_bs),
    ("Lbc (dB),Eq (63)", "dB", |c| c.terms.parts.l_bc),
    ("Lb (dB),Eq (69)", "dB", |c| c.terms.basic_transmission_loss_db),
    ("Ep (dBuV/m),Eq (70)", "dBuV/m", |c| field_strength_dbuv_m(c.f_ghz, c.terms.basic_transmission_loss_db)),
];

/// A log: value by "name" or "name,reference".
fn read_log(file: &Path) -> BTreeMap<String, f64> {
    let text = fs::read_to_string(file).expect("a log");
    let values = text.lines().filter_map(|line| {
        let cells: Vec<&str> = line.split(',').map(str::trim).collect();
        let [name, reference, _, value, ..] = cells[..] else { return None };
        let key = if reference.is_empty() { name.to_owned() } else { format!("{name},{reference}") };
        Some((key, value.parse().ok()?))
    });
    values.collect()
}

fn case_of(file: &StudyGroupFile, index: usize) -> Case {
    let (terms, latitude_deg) = study_group_case(file, file.cases[index]);
    Case { terms, latitude_deg, f_ghz: file.cases[index][0] / 1_000.0 }
}

#[test]
#[cfg_attr(not(has_shared), ignore = "needs the reference data: SIGNALGAP_SHARED")]
fn every_intermediate_quantity_of_every_study_group_case() {
    let logs = shared("validation/p1812/results");
    let files = study_group_files();
    let mut deviations = vec![Vec::new(); QUANTITIES.len()];
    for (path, file) in &files {
        let stem = path.file_stem().expect("a name").to_string_lossy();
        for index in 0..file.cases.len() {
            let log = read_log(&logs.join(format!("{stem}_{index}_log.csv")));
            let case = case_of(file, index);
            for ((printed, _, ours), deviations) in QUANTITIES.iter().zip(&mut deviations) {
                let value = log.get(*printed).unwrap_or_else(|| panic!("{stem} {index}: no {printed}"));
                let deviation = ours(&case) - value;
                if deviation.abs() > TOLERANCE {
                    println!("{stem} {index}, {printed}: {deviation:+e}");
                }
                deviations.push(deviation);
            }
        }
    }
    for ((printed, unit, _), deviations) in QUANTITIES.iter().zip(deviations) {
        let (word, reference) = printed.split_once(',').unwrap_or((printed, ""));
        let word = word.split(" (").next().unwrap_or(word);
        let name = format!("P.1812-8 {}, SG3, {unit}", [word, reference].join(" ").trim_end());
        Deviations::of(&name, deviations).hold(CASES, TOLERANCE);
    }
}
