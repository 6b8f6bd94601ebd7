//! The heights of clutter among which a calibration looks.
use crate::calibration::{ClutterValue, Prior};
use crate::scenario::Scenario;
use crate::terrain::{Ground, TerrainKind};

/// Clutter where a scenario states none, m: halfway between open land and forest or town (ITU-R P.1812, table 2), and as unsure as that.
const UNSTATED_M: (f64, f64) = (10.0, 6.0);
/// Standard deviation of a stated height, m, and of heights of land cover, as a factor.
const STATED_SD: (f64, f64) = (6.0, 0.5);
/// Factors on the heights of land cover.
const FACTORS: [f64; 11] = [0.0, 0.25, 0.5, 0.75, 1.0, 1.25, 1.5, 1.75, 2.0, 2.5, 3.0];

/// Among what a calibration looks.
pub(super) struct ClutterHeights {
    kind: Kind,
    /// Heights, or factors, rising.
    pub(super) tried: Vec<f64>,
    /// What the scenario states, or nothing.
    pub(super) stated: f64,
    pub(super) prior: Prior,
}

#[derive(Clone, Copy, PartialEq)]
enum Kind {
    Uniform,
    Factor,
    AsStated,
}

impl ClutterHeights {
    /// Those of a scenario.
    pub(super) fn of(scenario: &Scenario) -> Self {
        let is_surface =
            scenario.terrain.kind == TerrainKind::Surface || !scenario.terrain.surface.is_empty();
        let clutter = scenario.clutter.as_ref();
        let uniform_m = clutter.and_then(|clutter| clutter.uniform_height_m);
        let prior = |(clutter, clutter_sd)| Prior { clutter, clutter_sd, weight: 1.0 };
        if is_surface {
            let (kind, tried) = (Kind::AsStated, vec![1.0]);
            return Self { kind, tried, stated: 1.0, prior: prior((1.0, STATED_SD.1)) };
        }
        if clutter.is_some() && uniform_m.is_none() {
            let (kind, tried) = (Kind::Factor, FACTORS.to_vec());
            return Self { kind, tried, stated: 1.0, prior: prior((1.0, STATED_SD.1)) };
        }
        let stated = uniform_m.unwrap_or(0.0);
        let known = uniform_m.map_or(UNSTATED_M, |height_m| (height_m, STATED_SD.0));
        let mut heights = Self { kind: Kind::Uniform, tried: heights_m(), stated, prior: prior(known) };
        heights.add(stated);
        heights
    }

    /// Tries another height or factor too.
    pub(super) fn add(&mut self, value: f64) {
        let place = self.tried.partition_point(|tried| *tried < value);
        if self.tried.get(place).is_none_or(|there| (there - value).abs() > 1e-9) {
            self.tried.insert(place, value);
        }
    }

    /// The same ground under a height or factor.
    pub(super) fn ground(&self, ground: &Ground, value: f64) -> Ground {
        match self.kind {
            Kind::Uniform => ground.clone().with_uniform_clutter(value as f32),
            Kind::Factor => ground.with_clutter_factor(value as f32),
            Kind::AsStated => ground.clone(),
        }
    }

    /// As it is kept in the file of a calibration.
    pub(super) const fn value(&self, clutter: f64) -> ClutterValue {
        match self.kind {
            Kind::Uniform => ClutterValue::UniformHeightM(clutter),
            Kind::Factor => ClutterValue::HeightFactor(clutter),
            Kind::AsStated => ClutterValue::AsStated,
        }
    }

    /// The step to which a fitted value is rounded, so that the file says no more than is known.
    pub(super) const fn step(&self) -> f64 {
        match self.kind {
            Kind::Uniform => 0.1,
            Kind::Factor | Kind::AsStated => 0.01,
        }
    }
}

/// Heights everywhere, m: dense where antennas stand among them.
fn heights_m() -> Vec<f64> {
    let low = (0..=24).map(|step| 0.5 * f64::from(step));
    low.chain([13.0, 14.0, 15.0, 17.5, 20.0, 25.0, 30.0]).collect()
}
