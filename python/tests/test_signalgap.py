"""The package against the program, numpy, xarray and dask. SIGNALGAP names the program; without it the tests that compare with it are skipped, visibly."""

from __future__ import annotations

import json
import os
import resource
import subprocess
import sys
import threading
import time
from pathlib import Path

import numpy as np
import pytest
import signalgap
import xarray
from signalgap import BeamCuts, BeamFormula, Grid, Physics, Place, Sector, Service, Village

HERE = Path(__file__).parent
PROGRAM = os.environ.get("SIGNALGAP")
needs_program = pytest.mark.skipif(not PROGRAM, reason="SIGNALGAP names no program")
CRS = "EPSG:32648"


def hills(rows: int = 240, cols: int = 260, cell_m: float = 60.0) -> xarray.DataArray:
    """A made-up elevation in UTM 48N."""
    y, x = np.mgrid[0:rows, 0:cols].astype(np.float64)
    heights = 400 + 180 * np.sin(x / 17) * np.cos(y / 13) + 60 * np.sin(x / 5 + y / 7)
    east = 440_000 + (np.arange(cols) + 0.5) * cell_m
    north = 2_340_000 - (np.arange(rows) + 0.5) * cell_m
    return xarray.DataArray(heights.astype(np.float32), dims=("y", "x"), coords={"y": north, "x": east}, name="elevation")


@pytest.fixture(scope="session")
def dem() -> xarray.DataArray:
    return hills()


def middle(dem: xarray.DataArray) -> Place:
    """A place near the middle, by the way back from the grid."""
    import pyproj

    back = pyproj.Transformer.from_crs(CRS, "EPSG:4326", always_xy=True)
    longitude, latitude = back.transform(float(dem.x[130]) + 7.0, float(dem.y[120]) - 9.0)
    return signalgap.place(longitude, latitude, CRS)


def sector(dem: xarray.DataArray, **changes: object) -> Sector:
    given = {"place": middle(dem), "height_m": 30.0, "frequency_mhz": 1815.0, "pattern": BeamFormula(), "azimuth_deg": 40.0}
    return Sector(**{**given, **changes, "sector_id": "A-1", "site_id": "A", "operator": "One"})


def test_models_are_the_programs() -> None:
    assert signalgap.models()[:3] == ["p1812", "p526", "itm"]
    assert len(signalgap.models()) == 13


def test_a_published_path_loss() -> None:
    # free space at 1 km and 1 GHz: 92.45 dB (ITU-R P.525-4, equation (5))
    loss = signalgap.path_loss([0.0, 0.5, 1.0], [0, 0, 0], frequency_mhz=1000, tx_height_m=30, physics=Physics("free_space"))
    assert loss.loss_db == pytest.approx(92.45, abs=0.01)
    assert loss.line_of_sight


@pytest.mark.parametrize("model", ["p1812", "p526", "itm", "deygout", "okumura_hata", "two_ray"])
def test_a_ridge_costs_as_much_as_the_model_says(model: str) -> None:
    flat = signalgap.path_loss(np.linspace(0, 10, 101), np.full(101, 100.0), frequency_mhz=900, tx_height_m=40, physics=Physics(model))
    ground = np.full(101, 100.0)
    ground[50] = 300
    ridge = signalgap.path_loss(np.linspace(0, 10, 101), ground, frequency_mhz=900, tx_height_m=40, physics=Physics(model))
    assert not ridge.line_of_sight
    if model in ("p1812", "p526", "itm", "deygout"):
        assert ridge.loss_db > flat.loss_db + 10


def test_errors_are_pythons() -> None:
    with pytest.raises(ValueError, match="unknown model"):
        Physics("p9999")
    with pytest.raises(ValueError, match="[Tt]ime|%"):
        signalgap.path_loss([0, 1], [0, 0], frequency_mhz=900, tx_height_m=30, physics=Physics("itm", time_percent=0.0))
    with pytest.raises(ValueError, match="distance|increas|0 "):
        signalgap.path_loss([0, 2, 1], [0, 0, 0], frequency_mhz=900, tx_height_m=30)
    with pytest.raises(ValueError, match="where the elevation lies"):
        signalgap.coverage(np.zeros((9, 9)), Place(0, 0, 0, 0), height_m=30, frequency_mhz=900)
    with pytest.raises(ValueError, match="outside the elevation"):
        signalgap.coverage(np.zeros((9, 9)), Place(105, 21, 0, 0), height_m=30, frequency_mhz=900, grid=Grid(500_000, 2_340_000, 30))
    with pytest.raises(ValueError, match="no downlink"):
        signalgap.judge(hills(), [], [sector(hills(), frequency_mhz=4321.0)])


def test_coverage_keeps_coordinates_and_arrays_alike(dem: xarray.DataArray) -> None:
    site = middle(dem)
    before = dem.copy(deep=True)
    found = signalgap.coverage(dem, site, height_m=30, frequency_mhz=900, radius_km=5)
    assert found.dims == ("y", "x") and found.attrs["units"] == "dB" and found.dtype == np.float32
    assert (found.x == dem.x).all() and (found.y == dem.y).all()
    xarray.testing.assert_identical(dem, before)
    grid = Grid.from_coordinates(dem.x, dem.y)
    plain = signalgap.coverage(dem.values, site, height_m=30, frequency_mhz=900, radius_km=5, grid=grid)
    transform = (60.0, 0.0, grid.west_m, 0.0, -60.0, grid.north_m)
    by_transform = signalgap.coverage(dem.values, site, height_m=30, frequency_mhz=900, radius_km=5, transform=transform)
    np.testing.assert_array_equal(found.values, plain)
    np.testing.assert_array_equal(plain, by_transform)
    away = np.hypot(dem.x.values[None, :] - site.easting_m, dem.y.values[:, None] - site.northing_m)
    assert np.isnan(plain[away > 5_100]).all() and np.isfinite(plain[away < 4_900]).mean() > 0.999


def test_threads_and_clutter_change_time_and_levels_alone(dem: xarray.DataArray) -> None:
    site, more = middle(dem), {"height_m": 30, "frequency_mhz": 900, "radius_km": 5}
    one = signalgap.coverage(dem, site, threads=1, clutter=10.0, **more)
    two = signalgap.coverage(dem, site, threads=2, clutter=np.full(dem.shape, 10.0), **more)
    bare = signalgap.coverage(dem, site, **more)
    np.testing.assert_array_equal(one.values, two.values)
    assert np.nanmedian(one.values) > np.nanmedian(bare.values) + 2


def test_line_of_sight_and_levels(dem: xarray.DataArray) -> None:
    seen = signalgap.line_of_sight(dem, middle(dem), height_m=30, radius_km=5)
    assert seen.dtype == np.uint8 and set(np.unique(seen.values)) == {0, 1, 255}
    all_round = signalgap.coverage(dem, sector(dem, pattern=None, azimuth_deg=None), radius_km=5, quantity="level")
    beam = signalgap.coverage(dem, sector(dem), radius_km=5, quantity="level")
    cuts = BeamCuts([0.0] * 360, [0.0] * 360)
    as_cuts = signalgap.coverage(dem, sector(dem, pattern=cuts), radius_km=5, quantity="level")
    assert np.nanmax(beam.values - all_round.values) < 1e-3
    assert np.nanmin(beam.values - all_round.values) < -20
    np.testing.assert_allclose(as_cuts.values, all_round.values, atol=1e-3)


def test_judge_and_opportunity(dem: xarray.DataArray) -> None:
    import pyproj

    back = pyproj.Transformer.from_crs(CRS, "EPSG:4326", always_xy=True)
    lon, lat = back.transform(dem.x.values[[20, 131, 240]], dem.y.values[[20, 119, 220]])
    villages = [Village(f"V{i}", at, people) for i, (at, people) in enumerate(zip(signalgap.places(lon, lat, CRS), [100.0, 50.0, 70.0], strict=True))]
    service = Service(radius_km=20)
    rows = signalgap.judge(dem, villages, [sector(dem)], service=service, clutter=10.0)
    lte = [row for row in rows if row["technology"] == "lte"]
    assert [row["village"] for row in lte] == [0, 1, 2]
    assert lte[1]["verdict"] == "served" and lte[1]["best_server"] == "A-1"
    gaps = [row["village"] for row in lte if row["verdict"] == "unserved"]
    found = signalgap.opportunity(dem, villages, [sector(dem)], sector(dem, pattern=None, azimuth_deg=None), service=service, clutter=10.0, radius_km=6)
    assert found["villages_without_service"] == gaps and gaps
    best = np.nanmax(found["people"][0].values)
    assert best in (70.0, 100.0, 170.0)
    row, col = np.argwhere(found["people"][0].values == best)[0]
    # what the map promises holds once the mast stands there
    there = back.transform(float(dem.x[col]), float(dem.y[row]))
    new = sector(dem, place=signalgap.place(*there, CRS), pattern=None, azimuth_deg=None)
    again = signalgap.judge(dem, villages, [sector(dem), new], service=service, clutter=10.0)
    served = sum(village.people or 0 for village, row in zip(villages, [r for r in again if r["technology"] == "lte"], strict=True) if row["verdict"] == "served")
    assert served >= 50 + best


def test_the_lock_is_released(dem: xarray.DataArray) -> None:
    ticks = []
    done = threading.Event()

    def tick() -> None:
        while not done.is_set():
            ticks.append(time.perf_counter())
            time.sleep(0.001)

    ticker = threading.Thread(target=tick)
    ticker.start()
    began = time.perf_counter()
    signalgap.coverage(dem, middle(dem), height_m=30, frequency_mhz=900, radius_km=7, physics=Physics("itm"), threads=1)
    took = time.perf_counter() - began
    done.set()
    ticker.join()
    within = [tick for tick in ticks if began < tick < began + took]
    assert len(within) > 10 and took > 0.02


def test_dask_maps_masts(dem: xarray.DataArray) -> None:
    import dask.array

    site, grid = middle(dem), Grid.from_coordinates(dem.x, dem.y)
    heights = dask.array.from_array(np.array([20.0, 30.0, 40.0, 50.0]), chunks=1)

    def one(block: np.ndarray) -> np.ndarray:
        return signalgap.coverage(dem.values, site, height_m=float(block[0]), frequency_mhz=900, radius_km=4, grid=grid, threads=1)[None]

    stacked = heights.map_blocks(one, new_axis=[1, 2], chunks=(1, *dem.shape), dtype=np.float32).compute()
    alone = signalgap.coverage(dem.values, site, height_m=40.0, frequency_mhz=900, radius_km=4, grid=grid)
    np.testing.assert_array_equal(stacked[2], alone)


@pytest.mark.parametrize("order", ["rasterio, signalgap, pyogrio", "signalgap, pyogrio, rasterio", "pyogrio, rasterio, signalgap"])
def test_lives_beside_other_libraries(order: str, tmp_path: Path) -> None:
    code = f"""
import {order}
import numpy as np
from rasterio.transform import from_origin
with rasterio.open({str(tmp_path / "t.tif")!r}, "w", driver="GTiff", width=9, height=9, count=1, dtype="float32",
                   crs="EPSG:32648", transform=from_origin(440000, 2340000, 30, 30)) as out:
    out.write(np.ones((1, 9, 9), "float32"))
with rasterio.open({str(tmp_path / "t.tif")!r}) as back:
    dem, transform = back.read(1), back.transform
place = signalgap.Place(104.4, 21.1, 440130.0, 2339870.0)
loss = signalgap.coverage(dem, place, height_m=10, frequency_mhz=900, radius_km=0.1, transform=transform)
assert np.isfinite(loss).any()
print(pyogrio.__gdal_version__)
"""
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, timeout=120, check=False)
    assert done.returncode == 0, done.stderr


def write_dem(dem: xarray.DataArray, path: Path) -> None:
    import rasterio
    from rasterio.transform import from_origin

    grid = Grid.from_coordinates(dem.x, dem.y)
    transform = from_origin(grid.west_m, grid.north_m, grid.cell_m, grid.cell_m)
    size = {"width": dem.shape[1], "height": dem.shape[0], "count": 1, "dtype": "float32"}
    with rasterio.open(path, "w", driver="GTiff", crs=CRS, transform=transform, **size) as out:
        out.write(dem.values[None])


@needs_program
@pytest.mark.parametrize("model", ["p1812", "itm"])
def test_values_are_the_programs(model: str, tmp_path: Path) -> None:
    import rasterio

    dem = hills(400, 420)
    write_dem(dem, tmp_path / "dem.tif")
    site = middle(dem)
    where = f"{site.longitude_deg!r},{site.latitude_deg!r},30"
    command = [PROGRAM, "coverage", "--dem", "dem.tif", "--dem-kind", "bare_earth", "--site", where, "--radius-km", "6", "--frequency-mhz", "900"]
    command += ["--model", model, "-o", "loss.tif", "-q"]
    done = subprocess.run(command, cwd=tmp_path, capture_output=True, text=True, timeout=120, check=False)
    assert done.returncode == 0, done.stderr
    with rasterio.open(tmp_path / "loss.tif") as raster:
        program, transform = raster.read(1, masked=True).filled(np.nan), raster.transform
    cells = dem.sel(x=slice(transform.c, transform.c + program.shape[1] * 60), y=slice(transform.f, transform.f - program.shape[0] * 60))
    assert cells.shape == program.shape
    ours = signalgap.coverage(cells, site, height_m=30, frequency_mhz=900, radius_km=6, physics=Physics(model)).values
    assert np.isfinite(ours).sum() > 20_000
    np.testing.assert_array_equal(np.isnan(ours), np.isnan(program))
    # the program's file has steps of 1/128 dB
    steps = (np.floor(ours[np.isfinite(ours)].astype(np.float64) * 128 + 0.5) / 128).astype(np.float32)
    np.testing.assert_array_equal(steps, program[np.isfinite(program)])


@needs_program
def test_run_calls_the_program(tmp_path: Path) -> None:
    subprocess.run([PROGRAM, "demo", "d", "--small", "-q"], cwd=tmp_path, check=True, capture_output=True, timeout=300)
    totals = signalgap.run(tmp_path / "d/input/scenario.toml", tmp_path / "out", "--no-cache")
    assert totals["program"] == "signalgap" and (tmp_path / "out/settlements.geojson").exists()
    assert totals["headline"] == json.loads((tmp_path / "out/manifest.json").read_text())["headline"]
    with pytest.raises(signalgap.ProgramError, match="nowhere.toml") as error:
        signalgap.run(tmp_path / "nowhere.toml", tmp_path / "out2")
    assert error.value.code == 2


@needs_program
def test_speed_is_the_programs(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """3.1 million cells: 30 km around a mast at 30 m. Printed, and held to twice the program's sweep, so that a busy machine does not fail it."""
    dem = hills(2100, 2100, 30.0)
    import pyproj

    back = pyproj.Transformer.from_crs(CRS, "EPSG:4326", always_xy=True)
    site = signalgap.place(*back.transform(float(dem.x[1050]), float(dem.y[1050])), CRS)
    write_dem(dem, tmp_path / "dem.tif")
    where = f"{site.longitude_deg!r},{site.latitude_deg!r},30"
    command = [PROGRAM, "coverage", "--dem", "dem.tif", "--dem-kind", "bare_earth", "--site", where, "--radius-km", "30", "--frequency-mhz", "900", "--threads", "1", "-q", "-vv"]
    sweeps = []
    for number in range(3):
        done = subprocess.run([*command, "-o", f"loss-{number}.tif"], cwd=tmp_path, capture_output=True, text=True, timeout=120, check=True)
        line = next(line for line in done.stderr.splitlines() if "sweep done" in line)
        sweeps.append(float(line.split("processor_s=")[1].split()[0]))
    values = np.ascontiguousarray(dem.values)
    grid = Grid.from_coordinates(dem.x, dem.y)
    ours = []
    for _ in range(3):
        before = resource.getrusage(resource.RUSAGE_SELF)
        loss = signalgap.coverage(values, site, height_m=30, frequency_mhz=900, radius_km=30, grid=grid, threads=1)
        after = resource.getrusage(resource.RUSAGE_SELF)
        ours.append(after.ru_utime - before.ru_utime + after.ru_stime - before.ru_stime)
    cells = int(np.isfinite(loss).sum())
    ratio = min(ours) / min(sweeps)
    with capsys.disabled():
        print(f"\n{cells / 1e6:.2f} million cells: package {min(ours):.3f} s, program's sweep {min(sweeps):.3f} s of processor time: {ratio:.2f} x")
    assert cells > 3_000_000 and ratio < 2


def test_the_notebook_runs() -> None:
    import nbformat
    from nbclient import NotebookClient

    notebook = nbformat.read(HERE.parent / "examples" / "dem_to_map.ipynb", as_version=4)
    NotebookClient(notebook, timeout=300, kernel_name="python3").execute()
    outputs = [output for cell in notebook.cells for output in cell.get("outputs", [])]
    assert any("image/png" in output.get("data", {}) for output in outputs)
