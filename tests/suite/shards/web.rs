//! Terrain behind an address: a shard fetches the parts of it that it needs, and a server that fails is worth another try.
use super::World;
use signalgap::grid::{Grid, GridGeometry, Shape};
use signalgap::inputs::crs::PlanningProjection;
use signalgap::outputs::write_elevation;
use std::fs;
use std::io::{BufRead, BufReader, Write};
use std::net::{TcpListener, TcpStream};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, AtomicU64, Ordering};

/// A server of one file that answers requests for ranges, counts what it sends, and can be told to fail.
struct RangeServer {
    address: String,
    sent: Arc<AtomicU64>,
    fails: Arc<AtomicBool>,
}

impl RangeServer {
    fn begin(content: Vec<u8>) -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").expect("a port");
        let address = format!("http://{}/terrain.tif", listener.local_addr().expect("an address"));
        let (sent, fails) = (Arc::new(AtomicU64::new(0)), Arc::new(AtomicBool::new(false)));
        let (counted, told) = (Arc::clone(&sent), Arc::clone(&fails));
        let content = Arc::new(content);
        std::thread::spawn(move || {
            for call in listener.incoming().flatten() {
                let (content, counted, told) =
                    (Arc::clone(&content), Arc::clone(&counted), Arc::clone(&told));
                std::thread::spawn(move || answer(&call, &content, &counted, &told));
            }
        });
        Self { address, sent, fails }
    }
}

/// Answers the requests of one connection.
fn answer(mut call: &TcpStream, content: &[u8], sent: &AtomicU64, fails: &AtomicBool) {
    let mut lines = BufReader::new(call.try_clone().expect("a connection")).lines();
    while let Some(Ok(first)) = lines.next() {
        let mut range = None;
        for line in lines.by_ref().map_while(Result::ok).take_while(|line| !line.is_empty()) {
            if let Some(bytes) = line.to_ascii_lowercase().strip_prefix("range: bytes=") {
                let (from, to) = bytes.split_once('-').expect("a range");
                let to = to.parse().unwrap_or(content.len() - 1).min(content.len() - 1);
                range = Some((from.parse::<usize>().expect("a number"), to));
            }
        }
        let missing = !first.contains("/terrain.tif ");
        let head = if fails.load(Ordering::SeqCst) {
            "HTTP/1.1 503 Service Unavailable\r\nContent-Length: 0\r\n\r\n".to_owned()
        } else if missing {
            "HTTP/1.1 404 Not Found\r\nContent-Length: 0\r\n\r\n".to_owned()
        } else if let Some((from, to)) = range {
            format!(
                "HTTP/1.1 206 Partial Content\r\nContent-Length: {}\r\nContent-Range: bytes {from}-{to}/{}\r\n\r\n",
                to + 1 - from,
                content.len()
            )
        } else {
            format!("HTTP/1.1 200 OK\r\nAccept-Ranges: bytes\r\nContent-Length: {}\r\n\r\n", content.len())
        };
        let body = if head.contains(" 20") && !first.starts_with("HEAD") {
            range.map_or(content, |(from, to)| &content[from..=to])
        } else {
            &[]
        };
        sent.fetch_add(body.len() as u64, Ordering::SeqCst);
        if call.write_all(head.as_bytes()).and_then(|()| call.write_all(body)).is_err() {
            return;
        }
    }
}

/// A raster of 30 m cells over much more than the small district, whose values do not pack.
fn terrain() -> Vec<u8> {
    let shape = Shape { rows: 1_500, cols: 1_500 };
    let geometry = GridGeometry { shape, west_m: 440_000.0, north_m: 2_339_000.0, cell_m: 30.0 };
    let mut dice = fastrand::Rng::with_seed(3);
    let heights = (0..shape.cells()).map(|_| (400 + dice.u32(0..250)) as f32).collect();
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("terrain.tif");
    let projection = PlanningProjection::from_user_input("EPSG:32648").expect("UTM 48N");
    let heights = Grid::from_values(geometry, heights).expect("all cells");
    write_elevation(&path, &heights, projection.crs()).expect("written");
    fs::read(path).expect("a raster")
}

#[test]
fn a_shard_fetches_what_it_needs_of_terrain_on_the_web() {
    let content = terrain();
    let whole = content.len() as u64;
    let server = RangeServer::begin(content);
    let world = World::new(&format!(
        "[terrain]\nfiles = \"{}\"\nkind = \"bare_earth\"\n[area]\nbounds = [104.43, 20.85, 104.80, 21.14]\n\
         [service]\nradius_km = 3.0\n[output]\nlayers = [\"level\"]\nlayers_per_operator = []\n",
        server.address
    ));
    let plan = world.plan("plan", &["--count", "6"]);
    let planned = server.sent.swap(0, Ordering::SeqCst);
    assert!(planned * 4 < whole, "{planned} bytes of {whole} to plan");
    let most = (0..6)
        .map(|shard| {
            world.run("plan", shard, &[]);
            (server.sent.swap(0, Ordering::SeqCst), shard)
        })
        .min()
        .expect("shards");
    assert!(most.0 * 2 < whole, "{most:?} of {whole} bytes: {}", plan["shards"][most.1]);
    world.does(&["run", "own.toml", "-o", "whole", "--no-cache", "-q"]);
    world.does(&["shards", "merge", "plan", "-o", "merged", "-q"]);
    super::assert_same("merged", &world.results("merged"), &world.results("whole"));
    // a server that does not answer now
    fs::remove_file(world.at("plan/shards/000000.json")).expect("removed");
    server.fails.store(true, Ordering::SeqCst);
    let (code, told) = world.fails(&["shards", "run", "plan", "0", "-q"]);
    assert_eq!(code, 75, "{told}");
    server.fails.store(false, Ordering::SeqCst);
    world.run("plan", 0, &[]);
}
