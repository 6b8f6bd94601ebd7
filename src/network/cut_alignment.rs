//! Where the beam of two measured cuts lies, and whether they agree.
use super::MeasuredPattern;
use super::measured_pattern::{Meeting, PatternError, at_angle};
use crate::units::Tilt;
use serde::Serialize;

/// How far the cuts may differ where they meet, dB.
const AGREEMENT_DB: f64 = 1.0;
/// Likewise behind the antenna, where both are weak.
const AGREEMENT_BEHIND_DB: f64 = 6.0;
/// A tilted beam lies at most this far from the horizon, degrees.
const MOST_TILT_DEG: f64 = 20.0;
/// A beam falls off by this much within 45 degrees, dB.
const BEAM_DB: f64 = 3.0;
/// How far a stated tilt and the beam of the cut may lie apart, degrees: nominal tilts differ from measured ones.
const TILT_AGREEMENT_DEG: f64 = 1.0;
/// Beams of a twin-beam antenna lie at most this far from ahead, degrees.
const MOST_BEAM_TURN_DEG: f64 = 60.0;

/// What a planner must know of an antenna's cuts.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum PatternRemark {
    /// The vertical cut counts from straight up: shifted by 90 degrees.
    FromZenith,
    /// The vertical cut counts upwards, as the stated tilt tells: mirrored.
    CountedUpwards,
    /// The stated tilt is not where the cut is strongest, which was taken.
    TiltDiffers,
    /// The beam lies above the horizon.
    BeamAboveHorizon,
    /// The horizontal cut is strongest beside the axis, and the vertical cut goes through that beam.
    BeamBesideAxis,
    /// The horizontal cut is strongest beside the axis, and the vertical cut goes between the beams.
    CutBetweenBeams,
    /// The rows of the vertical cut are more than a degree apart.
    CoarseRows,
    /// The vertical cut has no back half: its front was mirrored.
    BackHalfMirrored,
    /// The cuts differ behind the antenna: there the horizon follows the horizontal cut.
    DifferBehind,
}

/// Two cuts as a file has them.
#[derive(Clone, Debug, PartialEq)]
pub struct StatedCuts {
    /// The antenna's name.
    pub name: String,
    /// Attenuation clockwise from ahead, in equal steps, dB.
    pub horizontal_db: Vec<f64>,
    /// Attenuation from the horizon ahead downwards, or from the zenith, dB.
    pub vertical_db: Vec<f64>,
    /// Electrical tilt, where one is stated, with either sign.
    pub tilt: Option<Tilt>,
}

/// A pattern, and what was found about its cuts.
#[derive(Clone, Debug, PartialEq)]
pub struct AlignedCuts {
    /// The pattern.
    pub pattern: MeasuredPattern,
    /// In order, each once.
    pub remarks: Vec<PatternRemark>,
}

impl StatedCuts {
    /// The pattern whose vertical cut counts from the horizon ahead downwards, with the tilt that the cut has.
    ///
    /// # Method
    /// The cuts share the direction ahead: the horizontal cut's value there must be that of the vertical cut at 0 degrees, or at its
    /// beam up to 20 degrees off (the horizontal cut then follows the tilted beam), within 1 dB. Otherwise the vertical cut is tried as counted
    /// from the zenith, then as going through the strongest direction of the horizontal cut, up to 60 degrees aside. The cut itself
    /// tells the electrical tilt where it has a beam; the stated one is taken when it agrees within 1 degree.
    ///
    /// # Errors
    /// [`PatternError`]: the values, two cuts that disagree, or a main lobe that is not ahead.
    pub fn align(self) -> Result<AlignedCuts, PatternError> {
        let level = Tilt::from_degrees_down(0.0);
        let mut pattern = MeasuredPattern::new(&self.name, self.horizontal_db, self.vertical_db, level)?;
        let mut remarks = Vec::new();
        check_attenuations(&pattern)?;
        meet(&mut pattern, &mut remarks)?;
        let beam = beam(&pattern.vertical_db);
        check_strongest(&pattern.vertical_db, beam)?;
        settle_tilt(&mut pattern, self.tilt, &mut remarks);
        let behind_db = at_angle(&pattern.vertical_db, 180.0);
        let beam_behind_db = at_angle(&pattern.vertical_db, 180.0 - beam.down_deg);
        let differs =
            |vertical_db: f64| (vertical_db - pattern.meeting.behind_db).abs() > AGREEMENT_BEHIND_DB;
        if differs(behind_db) && differs(beam_behind_db) {
            pattern.meeting.behind_db = behind_db;
            remarks.push(PatternRemark::DifferBehind);
        }
        remarks.sort_unstable();
        Ok(AlignedCuts { pattern, remarks })
    }
}

/// The strongest direction of a vertical cut near the horizon ahead.
#[derive(Clone, Copy)]
struct VerticalBeam {
    down_deg: f64,
    decibels: f64,
    /// Whether the cut falls off around it.
    discernible: bool,
}

/// The middle of the least values within 20 degrees of the horizon.
fn beam(vertical_db: &[f64]) -> VerticalBeam {
    /// Values as equal as two decimals have them.
    const EQUAL_DB: f64 = 0.005;
    let per_degree = (vertical_db.len() / 360) as f64;
    let steps = |degrees: f64| (degrees * per_degree) as i32;
    let within =
        |degrees: f64| (-steps(degrees)..=steps(degrees)).map(move |step| f64::from(step) / per_degree);
    let decibels =
        within(MOST_TILT_DEG).map(|down| at_angle(vertical_db, down)).fold(f64::INFINITY, f64::min);
    let is_least = |down: &f64| at_angle(vertical_db, *down) <= decibels + EQUAL_DB;
    let nearest = within(MOST_TILT_DEG).filter(is_least).min_by(|a, b| a.abs().total_cmp(&b.abs()));
    let start = nearest.unwrap_or(0.0);
    let edge = |way: f64| {
        let steps = (0..=steps(MOST_TILT_DEG)).map(|step| start + way * f64::from(step) / per_degree);
        steps.take_while(is_least).last().unwrap_or(start)
    };
    let weakest = within(45.0).map(|down| at_angle(vertical_db, down)).fold(0.0, f64::max);
    VerticalBeam {
        down_deg: f64::midpoint(edge(-1.0), edge(1.0)),
        decibels,
        discernible: weakest - decibels >= BEAM_DB,
    }
}

/// Whether a value of the horizontal cut is that of the vertical cut ahead or in its beam.
fn agrees(horizontal_db: f64, vertical_db: &[f64]) -> bool {
    let beam = beam(vertical_db);
    let strongest = vertical_db.iter().copied().fold(f64::INFINITY, f64::min);
    let near = |value: f64| (value - horizontal_db).abs() <= AGREEMENT_DB;
    near(vertical_db[0]) || (near(beam.decibels) && beam.decibels - strongest <= AGREEMENT_DB)
}

/// Finds where the cuts meet, turning the vertical one if it counts from the zenith.
fn meet(pattern: &mut MeasuredPattern, remarks: &mut Vec<PatternRemark>) -> Result<(), PatternError> {
    let ahead_db = pattern.horizontal_db[0];
    let mut from_zenith = pattern.vertical_db.clone();
    from_zenith.rotate_left(pattern.vertical_db.len() / 4);
    let (plane_deg, plane_db) = strongest_turn(&pattern.horizontal_db);
    let beside = plane_db + BEAM_DB <= ahead_db && plane_deg <= MOST_BEAM_TURN_DEG;
    let through_beam = Meeting { plane_deg, ahead_db: plane_db, ..pattern.meeting };
    let zenith_fits = |horizontal_db: f64| {
        agrees(horizontal_db, &from_zenith) && check_strongest(&from_zenith, beam(&from_zenith)).is_ok()
    };
    if agrees(ahead_db, &pattern.vertical_db) {
        if beside {
            remarks.push(PatternRemark::CutBetweenBeams);
        }
    } else if zenith_fits(ahead_db) {
        pattern.vertical_db = from_zenith;
        remarks.push(PatternRemark::FromZenith);
    } else if beside && agrees(plane_db, &pattern.vertical_db) {
        pattern.meeting = through_beam;
        remarks.push(PatternRemark::BeamBesideAxis);
    } else if beside && zenith_fits(plane_db) {
        (pattern.vertical_db, pattern.meeting) = (from_zenith, through_beam);
        remarks.extend([PatternRemark::FromZenith, PatternRemark::BeamBesideAxis]);
    } else {
        let vertical_db = pattern.vertical_db[0];
        return Err(PatternError::Disagree { horizontal_db: ahead_db, vertical_db });
    }
    Ok(())
}

/// Turn from ahead, either side, of the least attenuation, and that attenuation.
fn strongest_turn(horizontal_db: &[f64]) -> (f64, f64) {
    let per_degree = (horizontal_db.len() / 360) as f64;
    let turns = (0..horizontal_db.len()).map(|index| {
        let degrees = index as f64 / per_degree;
        (degrees.min(360.0 - degrees), horizontal_db[index])
    });
    turns.min_by(|a, b| a.1.total_cmp(&b.1).then(a.0.total_cmp(&b.0))).unwrap_or((0.0, 0.0))
}

/// Refuses gains taken for attenuations: both cuts greatest ahead.
fn check_attenuations(pattern: &MeasuredPattern) -> Result<(), PatternError> {
    let greatest = |cut: &[f64]| cut.iter().copied().fold(0.0, f64::max);
    let ahead = |cut: &[f64]| cut[0] >= greatest(cut) - AGREEMENT_DB;
    let cut = &pattern.vertical_db;
    let (index, least) = cut.iter().enumerate().min_by(|a, b| a.1.total_cmp(b.1)).unwrap_or((0, &0.0));
    // a vertical cut from the zenith is greatest ahead too, but has not the horizontal cut's value there
    let same = (cut[0] - pattern.horizontal_db[0]).abs() <= AGREEMENT_DB;
    if same && ahead(cut) && ahead(&pattern.horizontal_db) && cut[0] - least > 2.0 * BEAM_DB {
        let per_degree = (cut.len() / 360) as f64;
        return Err(PatternError::StrongestElsewhere { strongest_deg: index as f64 / per_degree });
    }
    Ok(())
}

fn check_strongest(vertical_db: &[f64], beam: VerticalBeam) -> Result<(), PatternError> {
    let strongest = vertical_db.iter().enumerate().min_by(|a, b| a.1.total_cmp(b.1));
    match strongest {
        Some((index, decibels)) if beam.decibels - decibels > BEAM_DB => {
            let per_degree = vertical_db.len() / 360;
            Err(PatternError::StrongestElsewhere { strongest_deg: index as f64 / per_degree as f64 })
        }
        _ => Ok(()),
    }
}

/// Takes the tilt of the cut, by its beam and the stated tilt.
fn settle_tilt(pattern: &mut MeasuredPattern, stated: Option<Tilt>, remarks: &mut Vec<PatternRemark>) {
    let beam = beam(&pattern.vertical_db);
    let stated_deg = stated.map(Tilt::degrees_down);
    let mut down_deg = beam.down_deg;
    match stated_deg {
        _ if !beam.discernible => down_deg = stated_deg.unwrap_or(0.0),
        Some(stated) if (stated.abs() - beam.down_deg.abs()).abs() <= TILT_AGREEMENT_DEG => {
            if stated > 0.5 && beam.down_deg < -0.5 {
                pattern.vertical_db[1..].reverse();
                remarks.push(PatternRemark::CountedUpwards);
                down_deg = stated;
            } else if beam.down_deg.abs() > 0.5 {
                down_deg = stated.abs().copysign(beam.down_deg);
            } else {
                down_deg = stated;
            }
        }
        Some(_) => remarks.push(PatternRemark::TiltDiffers),
        None => pattern.tilt_from_cut = true,
    }
    if beam.discernible && down_deg < -1.0 {
        remarks.push(PatternRemark::BeamAboveHorizon);
    }
    pattern.electrical_downtilt = Tilt::from_degrees_down(down_deg);
}
