//! Service at places, and where new masts would help.
use crate::asked::{Lattice, Physics, Place, Refused, Sector, network};
use crate::setting::{Elevation, Engine, ground};
use crate::{detached, parsed, refused};
use numpy::{IntoPyArray, PyArrayMethods, PyReadonlyArray2};
use pyo3::prelude::*;
use pyo3::types::PyDict;
use serde::Deserialize;
use serde_json::{Value, json};
use signalgap::coverage::{MastIndex, ServiceReport, ServiceSetting, StoreError, service_at_settlements};
use signalgap::geodesy::LonLat;
use signalgap::grid::{Cell, GridGeometry};
use signalgap::link::{ServiceNeed, ServiceRequirement};
use signalgap::network::{Network, Technology};
use signalgap::planning::{
    AddedCarrier, CellPlaces, GapQuestion, MapMeans, MastDesign, OpportunityMap, OpportunityQuestion,
    PointToServe, explain_gaps, judge_with_evidence, map_opportunities, points_to_serve,
};
use signalgap::settlements::{Cluster, Facilities, SamplePoint, Settlement};
use signalgap::terrain::Ground;
use signalgap::units::{Length, Tilt};
use std::collections::BTreeMap;
use std::ops::Range;

/// A place where people live.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Village {
    name: String,
    place: Place,
    people: Option<f64>,
}

/// What service is judged by.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Service {
    radius_km: f64,
    sigma_db: f64,
    target_probability: f64,
    shadowing_correlation: f64,
    required_rsrp_dbm: Option<f64>,
    required_rscp_dbm: Option<f64>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Asked {
    lattice: Lattice,
    physics: Physics,
    service: Service,
    villages: Vec<Village>,
    sectors: Vec<Sector>,
    threads: Option<usize>,
    /// A new mast's sectors, at its heights and electrical tilts; of opportunity maps.
    #[serde(default)]
    new_mast: Option<NewMastAsked>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct NewMastAsked {
    sector: Sector,
    heights_m: Vec<f64>,
    downtilts_deg: Vec<f64>,
    radius_km: f64,
    memory_mib: usize,
    /// WGS 84 places of corners of the grid: south-west, north-west, south-east, north-east.
    corners: [(f64, f64); 4],
}

impl Village {
    fn settlement(&self) -> Settlement {
        let centre = Cluster {
            cluster_id: String::new(),
            name: String::new(),
            samples: vec![SamplePoint { position: self.place.into(), weight: 1.0 }],
            population: self.people,
            households: None,
            fixed_broadband_share: None,
            smartphone_share: None,
            facilities: Facilities::default(),
            clutter_height_m: None,
        };
        Settlement {
            settlement_id: self.name.clone(),
            name: self.name.clone(),
            admin_units: Vec::new(),
            population: self.people,
            households: None,
            electrified: None,
            commune_fibre: None,
            attributes: BTreeMap::new(),
            clusters: vec![centre],
        }
    }
}

/// Levels a place needs.
struct Needs {
    lte: ServiceRequirement,
    umts: ServiceRequirement,
}

impl Service {
    fn needs(&self) -> Needs {
        let of = |technology, required_dbm: Option<f64>| {
            let mut need = ServiceRequirement::default_of(technology);
            need.required_level_dbm = required_dbm.unwrap_or(need.required_level_dbm);
            need
        };
        Needs {
            lte: of(Technology::Lte, self.required_rsrp_dbm),
            umts: of(Technology::Umts, self.required_rscp_dbm),
        }
    }

    fn need<'n>(&self, needs: &'n Needs) -> ServiceNeed<'n> {
        ServiceNeed {
            lte: &needs.lte,
            umts: &needs.umts,
            sigma_db: self.sigma_db,
            offset_db: 0.0,
            target_probability: self.target_probability,
            shadowing_correlation: self.shadowing_correlation,
        }
    }
}

/// Service at places by each one's own paths, as JSON.
#[pyfunction]
#[pyo3(signature = (elevation, asked, clutter=None, clutter_m=None))]
pub fn judge<'py>(
    py: Python<'py>,
    elevation: Elevation<'py>,
    asked: &str,
    clutter: Option<PyReadonlyArray2<'py, f32>>,
    clutter_m: Option<f32>,
) -> PyResult<String> {
    let asked: Asked = parsed(asked)?;
    let ground = ground(&elevation, clutter.as_ref(), clutter_m, asked.lattice).map_err(refused)?;
    let found = detached(py, asked.threads, || judged(&asked, &ground))?;
    Ok(found.to_string())
}

fn judged(asked: &Asked, ground: &Ground) -> Result<Value, Refused> {
    let (engine, network) = (Engine::of(asked.physics.clone())?, network(&asked.sectors)?);
    let needs = asked.service.needs();
    let setting = ServiceSetting {
        network: &network,
        path: engine.path(ground),
        reach: engine.reach(asked.service.radius_km),
        need: asked.service.need(&needs),
        other_models: &[],
    };
    let settlements: Vec<Settlement> = asked.villages.iter().map(Village::settlement).collect();
    let index = MastIndex::of(&network);
    let report =
        service_at_settlements(&setting, &index, &settlements, &|| ()).map_err(|error| error.to_string())?;
    Ok(rows(&report, &network))
}

/// A row for each village and technology, of any operator.
fn rows(report: &ServiceReport, network: &Network) -> Value {
    let scopes = report.scopes.iter().enumerate().filter(|(_, scope)| scope.operator.is_none());
    let rows = scopes.flat_map(|(number, scope)| {
        report.settlements.iter().enumerate().map(move |(village, service)| {
            let here = &service.clusters[0].scopes[number];
            let name = |sector: usize| network.sectors()[sector].sector_id.clone();
            let (best, deciding) = (here.weakest.best_server, here.weakest.deciding);
            json!({
                "village": village,
                "technology": scope.technology,
                "verdict": here.verdict.key(),
                "probability": here.weakest.probability,
                "level_dbm": best.map(|server| server.link.level.dbm()),
                "best_server": best.map(|server| name(server.sector)),
                "downlink_margin_db": deciding.map(|server| server.link.downlink_margin.db()),
                "uplink_margin_db": deciding.map(|server| server.link.uplink_margin.db()),
                "sectors_computed": here.weakest.sectors_computed,
                "sectors_without_terrain": here.weakest.sectors_without_terrain,
            })
        })
    });
    rows.collect()
}

/// Places of cells between the corners of the grid, for models whose opportunity maps use each cell's own path.
struct Corners {
    geometry: GridGeometry,
    corners: [(f64, f64); 4],
}

impl CellPlaces for Corners {
    fn row(&self, row: usize, cols: Range<usize>) -> Result<Vec<LonLat>, StoreError> {
        let shape = self.geometry.shape;
        let [sw, nw, se, ne] = self.corners;
        let down = (row as f64 + 0.5) / shape.rows as f64;
        let between = |a: f64, b: f64, share: f64| a + (b - a) * share;
        let place = |col: usize| {
            let right = (col as f64 + 0.5) / shape.cols as f64;
            let of = |pick: fn((f64, f64)) -> f64| {
                between(between(pick(nw), pick(sw), down), between(pick(ne), pick(se), down), right)
            };
            LonLat { longitude_deg: of(|corner| corner.0), latitude_deg: of(|corner| corner.1) }
        };
        Ok(cols.map(place).collect())
    }
}

/// Where a new mast would serve whom: a dictionary of arrays.
#[pyfunction]
#[pyo3(signature = (elevation, asked, clutter=None, clutter_m=None))]
pub fn opportunity<'py>(
    py: Python<'py>,
    elevation: Elevation<'py>,
    asked: &str,
    clutter: Option<PyReadonlyArray2<'py, f32>>,
    clutter_m: Option<f32>,
) -> PyResult<Bound<'py, PyDict>> {
    let asked: Asked = parsed(asked)?;
    let ground = ground(&elevation, clutter.as_ref(), clutter_m, asked.lattice).map_err(refused)?;
    let (points, map) = detached(py, asked.threads, || mapped(&asked, &ground))?;
    let found = PyDict::new(py);
    let villages: Vec<usize> = points.iter().map(|point| point.settlement).collect();
    found.set_item("villages_without_service", villages)?;
    let shape = ground.geometry().shape;
    let layers: Vec<(f64, Vec<f32>, Vec<f32>)> =
        map.iter().flat_map(|map| whole_layers(map, &ground)).collect();
    found.set_item("heights_m", layers.iter().map(|layer| layer.0).collect::<Vec<f64>>())?;
    let size = [layers.len(), shape.rows, shape.cols];
    let (expected, people): (Vec<_>, Vec<_>) =
        layers.into_iter().map(|(_, expected, people)| (expected, people)).unzip();
    found.set_item("expected", expected.concat().into_pyarray(py).reshape(size)?)?;
    found.set_item("people", people.concat().into_pyarray(py).reshape(size)?)?;
    Ok(found)
}

/// Height, expected people gained, and people served, of each layer over the whole grid; NaN where no mast is looked at.
fn whole_layers(map: &OpportunityMap, ground: &Ground) -> Vec<(f64, Vec<f32>, Vec<f32>)> {
    let shape = ground.geometry().shape;
    let of_layer = |layer: &signalgap::planning::HeightLayer| {
        let mut expected = vec![f32::NAN; shape.cells()];
        let mut people = vec![f32::NAN; shape.cells()];
        for (at, gained) in layer.expected.iter().enumerate() {
            let Cell { row, col } = map.cell(at);
            let place = row * shape.cols + col;
            expected[place] = *gained;
            if !gained.is_nan() {
                people[place] = map.sets.all()[layer.sets[at] as usize].people as f32;
            }
        }
        (layer.height_agl.metres(), expected, people)
    };
    map.layers.iter().map(of_layer).collect()
}

fn mapped(asked: &Asked, ground: &Ground) -> Result<(Vec<PointToServe>, Option<OpportunityMap>), Refused> {
    let new_mast = asked.new_mast.as_ref().ok_or("no new mast is described")?;
    let (engine, network) = (Engine::of(asked.physics.clone())?, network(&asked.sectors)?);
    let needs = asked.service.needs();
    let setting = ServiceSetting {
        network: &network,
        path: engine.path(ground),
        reach: engine.reach(asked.service.radius_km),
        need: asked.service.need(&needs),
        other_models: &[],
    };
    let sector = new_mast.sector.built()?;
    let added = AddedCarrier {
        carrier: sector.carrier.clone(),
        total_power: sector.total_power,
        antenna_ports: sector.antenna_ports,
        reference_signal_boost: sector.reference_signal_boost,
        pilot_power_share: sector.pilot_power_share,
    };
    let technology = sector.carrier.technology;
    let design = MastDesign {
        operator: sector.operator.clone(),
        carriers: vec![added.clone()],
        maximum_gain: sector.maximum_gain,
        feeder_loss: sector.feeder_loss,
        pattern: sector.pattern.clone(),
        downtilts: new_mast.downtilts_deg.iter().map(|tilt| Tilt::from_degrees_down(*tilt)).collect(),
    };
    let settlements: Vec<Settlement> = asked.villages.iter().map(Village::settlement).collect();
    let index = MastIndex::of(&network);
    let said = |error: &dyn std::fmt::Display| error.to_string();
    let question = GapQuestion { technology, added: &added };
    let (_, evidence) = judge_with_evidence(&setting, &index, &settlements, question, &|| ())
        .map_err(|error| said(&error))?;
    let gaps = explain_gaps(&network, &settlements, &evidence, technology);
    let heights: Vec<Length> = new_mast.heights_m.iter().map(|height| Length::from_metres(*height)).collect();
    let radius = Length::from_kilometres(new_mast.radius_km);
    let question =
        OpportunityQuestion { setting, design: &design, technology, heights_agl: &heights, radius };
    let points =
        points_to_serve(&question, &index, ground, &settlements, &gaps).map_err(|error| said(&error))?;
    let places = Corners { geometry: *ground.geometry(), corners: new_mast.corners };
    let means = MapMeans {
        ground,
        places: &places,
        forbidden: &|_| false,
        memory_bytes: new_mast.memory_mib << 20,
        done: &|| (),
    };
    let map = map_opportunities(&question, &points, &means).map_err(|error| said(&error))?;
    Ok((points, map))
}
