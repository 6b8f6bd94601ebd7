//! How far places are from the nearest of some lines or places.
use crate::inputs::results::roads::read_roads;
use crate::pipeline::{RunError, Session};
use crate::planning::backhaul::RoadNetwork;
use rstar::RTree;

/// Corners are put along lines at most this far apart, m: a distance is off by less than an eighth of its square over itself.
const SPACING_M: f64 = 50.0;

/// Points of lines and places on the planning grid.
pub(super) struct NearLines(RTree<[f64; 2]>);

impl NearLines {
    /// Of lines, corner by corner.
    pub(super) fn of_lines(lines: &[Vec<[f64; 2]>]) -> Self {
        let mut points = Vec::new();
        for line in lines {
            points.extend(line.first());
            for ends in line.windows(2) {
                let (east_m, north_m) = (ends[1][0] - ends[0][0], ends[1][1] - ends[0][1]);
                let parts = (east_m.hypot(north_m) / SPACING_M).ceil().max(1.0);
                let share = |part: usize| part as f64 / parts;
                let at =
                    |part: usize| [ends[0][0] + east_m * share(part), ends[0][1] + north_m * share(part)];
                points.extend((1..=parts as usize).map(at));
            }
        }
        Self(RTree::bulk_load(points))
    }

    /// Of places.
    pub(super) fn of_places(places: Vec<[f64; 2]>) -> Self {
        Self(RTree::bulk_load(places))
    }

    /// Distance on the grid to the nearest, m, and where it is; `None` where there is none at all.
    pub(super) fn nearest(&self, place: [f64; 2]) -> Option<(f64, [f64; 2])> {
        let nearest = *self.0.nearest_neighbor(place)?;
        Some(((nearest[0] - place[0]).hypot(nearest[1] - place[1]), nearest))
    }

    /// Distance on the grid to the nearest, m; `None` where there is none at all.
    pub(super) fn distance_m(&self, place: [f64; 2]) -> Option<f64> {
        self.nearest(place).map(|(away_m, _)| away_m)
    }
}

impl Session<'_> {
    /// The lines of vector files on the planning grid; `None` where none is given.
    ///
    /// # Errors
    /// [`RunError::Lines`] names the file.
    pub(super) fn lines_of(&self, files: &[String]) -> Result<Option<Vec<Vec<[f64; 2]>>>, RunError> {
        if files.is_empty() {
            return Ok(None);
        }
        let projection = self.projection()?;
        let mut lines = Vec::new();
        for file in files {
            lines.extend(read_roads(file, &projection)?);
        }
        Ok(Some(lines))
    }

    /// The scenario's roads as a graph.
    ///
    /// # Errors
    /// As [`Self::lines_of`].
    pub(super) fn road_network(&self) -> Result<Option<RoadNetwork>, RunError> {
        Ok(self.lines_of(&self.scenario().plan.roads)?.map(|lines| RoadNetwork::new(&lines)))
    }
}

#[cfg(test)]
mod tests {
    use super::NearLines;

    #[test]
    fn a_line_is_near_between_its_corners_too() {
        let lines = NearLines::of_lines(&[vec![[0.0, 0.0], [10_000.0, 0.0]]]);
        let found = lines.distance_m([5_010.0, 300.0]).expect("a line");
        assert!((found - 300.0).abs() < 1.1, "{found}");
        assert_eq!(NearLines::of_places(Vec::new()).distance_m([0.0, 0.0]), None);
    }
}
