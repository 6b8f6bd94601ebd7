//! The rasters of all scenarios, and the pairs of them that lie on one grid.
use super::error::CompareError;
use super::results_of::{Asked, Finished};
use crate::grid::Window;
use crate::inputs::crs::PlanningProjection;
use crate::inputs::results::result_raster::{ResultQuantity, ResultRaster};
use crate::network::Technology;
use crate::outputs::{ChangeRaster, ChangeTiles};
use crate::planning::comparison::{ComparisonNote, class_change, level_change};
use std::error::Error;

/// Level and class of one scenario in one technology.
pub(super) struct ScenarioRasters {
    pub(super) scenario: usize,
    pub(super) technology: Technology,
    level: ResultRaster,
    pub(super) class: ResultRaster,
}

/// The open rasters of all scenarios.
pub(super) struct Rasters {
    pub(super) opened: Vec<ScenarioRasters>,
    pub(super) notes: Vec<ComparisonNote>,
    pairs: Vec<ChangeRaster>,
    /// Of each pair its places in `opened`.
    of_pairs: Vec<[usize; 2]>,
}

impl Rasters {
    /// Opens what there is; what is missing or on another grid is noted.
    pub(super) fn open(
        finished: &[Finished],
        asked: &[Asked],
        ranked: Technology,
    ) -> Result<Self, CompareError> {
        let mut rasters =
            Self { opened: Vec::new(), notes: Vec::new(), pairs: Vec::new(), of_pairs: Vec::new() };
        for technology in Technology::ALL {
            let before = rasters.opened.len();
            for (scenario, found) in finished.iter().enumerate() {
                let open = |quantity| ResultRaster::open(&found.folder, technology, quantity);
                let both = open(ResultQuantity::Level)?.zip(open(ResultQuantity::Class)?);
                rasters.opened.extend(both.map(|(level, class)| ScenarioRasters {
                    scenario,
                    technology,
                    level,
                    class,
                }));
            }
            let is_there =
                |scenario: usize| rasters.opened[before..].iter().any(|found| found.scenario == scenario);
            if rasters.opened.len() > before || technology == ranked {
                let missing: Vec<usize> =
                    (0..finished.len()).filter(|scenario| !is_there(*scenario)).collect();
                let note = |scenario| ComparisonNote::NoRasters { scenario, technology };
                rasters.notes.extend(missing.into_iter().map(note));
            }
            rasters.pair(before, asked)?;
        }
        Ok(rasters)
    }

    /// Pairs the rasters of a technology, from a place in `opened` on, with those of the first scenario.
    fn pair(&mut self, from: usize, asked: &[Asked]) -> Result<(), CompareError> {
        let Some(base) = self.opened.get(from).filter(|base| base.scenario == 0) else { return Ok(()) };
        let wkt = PlanningProjection::from_user_input(base.class.wkt())?.crs().wkt.clone();
        for (index, other) in self.opened.iter().enumerate().skip(from + 1) {
            let all = [&base.level, &other.level, &other.class];
            let same = |raster: &&ResultRaster| {
                raster.geometry() == base.class.geometry() && raster.wkt() == base.class.wkt()
            };
            if !all.iter().all(same) {
                let note = ComparisonNote::OtherGrid { scenario: other.scenario };
                if !self.notes.contains(&note) {
                    self.notes.push(note);
                }
                continue;
            }
            self.pairs.push(ChangeRaster {
                technology: other.technology,
                slug: asked[other.scenario].slug.clone(),
                base: asked[0].label.clone(),
                label: asked[other.scenario].label.clone(),
                geometry: base.class.geometry(),
                wkt: wkt.clone(),
            });
            self.of_pairs.push([from, index]);
        }
        Ok(())
    }

    fn pair_of(&self, raster: usize) -> [&ScenarioRasters; 2] {
        self.of_pairs[raster].map(|index| &self.opened[index])
    }
}

impl ChangeTiles for Rasters {
    fn rasters(&self) -> &[ChangeRaster] {
        &self.pairs
    }

    fn level_changes(&self, raster: usize, window: Window) -> Result<Vec<f32>, Box<dyn Error + Send + Sync>> {
        let [base, other] = self.pair_of(raster);
        let (before, after) = (base.level.quantities(window)?, other.level.quantities(window)?);
        Ok(before.into_iter().zip(after).map(|(before, after)| level_change(before, after)).collect())
    }

    fn class_changes(&self, raster: usize, window: Window) -> Result<Vec<u8>, Box<dyn Error + Send + Sync>> {
        let [base, other] = self.pair_of(raster);
        let (before, after) = (base.class.numbers(window)?, other.class.numbers(window)?);
        Ok(before.into_iter().zip(after).map(|(before, after)| class_change(before, after)).collect())
    }
}
