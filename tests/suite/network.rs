//! Nothing but the addresses that a scenario or a command names is fetched, whatever stands in the files; and not for ever.
use crate::support::program;
use std::fs;
use std::net::{TcpListener, TcpStream};
use std::path::Path;
use std::process::Output;
use std::sync::{Arc, Mutex};
use std::time::{Duration, Instant};

/// A server on this machine that accepts and keeps silent, or hangs up at once.
struct Server {
    address: String,
    calls: Arc<Mutex<usize>>,
}

impl Server {
    fn begin(keeps_silent: bool) -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").expect("a port");
        let address = format!("http://{}", listener.local_addr().expect("an address"));
        let calls = Arc::new(Mutex::new(0));
        let counted = Arc::clone(&calls);
        std::thread::spawn(move || {
            let mut held: Vec<TcpStream> = Vec::new();
            for call in listener.incoming() {
                *counted.lock().expect("a counter") += 1;
                held.extend(call.ok().filter(|_| keeps_silent));
            }
        });
        Self { address, calls }
    }

    fn calls(&self) -> usize {
        *self.calls.lock().expect("a counter")
    }
}

/// A folder with the generated district, and the program in it.
struct Case {
    folder: tempfile::TempDir,
}

impl Case {
    fn new() -> Self {
        let folder = tempfile::tempdir().expect("a folder");
        let district = Path::new(env!("CARGO_MANIFEST_DIR")).join("data/small-district");
        for name in ["scenario.toml", "terrain.tif", "villages.csv", "sites.csv"] {
            fs::copy(district.join(name), folder.path().join(name)).expect("a copy");
        }
        Self { folder }
    }

    fn write(&self, name: &str, text: &str) {
        fs::write(self.folder.path().join(name), text).expect("a file");
    }

    fn program(&self, arguments: &[&str]) -> Output {
        let mut command = program(self.folder.path());
        for name in ["http_proxy", "https_proxy", "all_proxy", "HTTP_PROXY", "HTTPS_PROXY", "ALL_PROXY"] {
            command.env_remove(name);
        }
        command.env("GDAL_HTTP_TIMEOUT", "2").env("GDAL_HTTP_CONNECTTIMEOUT", "2");
        // credentials, so that a request to S3 would reach the server
        command.env("AWS_NO_SIGN_REQUEST", "YES");
        command.args(arguments).output().expect("the program")
    }

    fn check(&self, choices: &str) -> Output {
        self.write("asked.toml", &format!("extends = \"scenario.toml\"\n{choices}\n"));
        self.program(&["check", "asked.toml", "--quiet"])
    }
}

fn says(output: &Output) -> String {
    String::from_utf8_lossy(&output.stderr).into_owned()
}

fn wms(address: &str) -> String {
    format!(
        "<GDAL_WMS><Service name=\"TMS\"><ServerUrl>{address}/${{z}}/${{x}}/${{y}}.png</ServerUrl></Service><DataWindow>\
         <UpperLeftX>440000</UpperLeftX><UpperLeftY>2339000</UpperLeftY><LowerRightX>449000</LowerRightX>\
         <LowerRightY>2330000</LowerRightY><TileLevel>1</TileLevel><SizeX>100</SizeX><SizeY>100</SizeY></DataWindow>\
         <Projection>EPSG:32648</Projection><BlockSizeX>100</BlockSizeX><BlockSizeY>100</BlockSizeY>\
         <BandsCount>1</BandsCount></GDAL_WMS>"
    )
}

fn vrt(source: &str) -> String {
    format!(
        "<VRTDataset rasterXSize=\"100\" rasterYSize=\"100\"><SRS>EPSG:32648</SRS>\
         <GeoTransform>440000,90,0,2339000,0,-90</GeoTransform><VRTRasterBand dataType=\"Int16\" band=\"1\">\
         <SimpleSource><SourceFilename relativeToVRT=\"1\">{source}</SourceFilename><SourceBand>1</SourceBand>\
         </SimpleSource></VRTRasterBand></VRTDataset>"
    )
}

fn ogr_vrt(source: &str) -> String {
    format!(
        "<OGRVRTDataSource><OGRVRTLayer name=\"villages\"><SrcDataSource relativeToVRT=\"1\">{source}</SrcDataSource>\
         <GeometryType>wkbPoint</GeometryType><LayerSRS>EPSG:4326</LayerSRS>\
         <GeometryField encoding=\"PointFromColumns\" x=\"lon\" y=\"lat\"/></OGRVRTLayer></OGRVRTDataSource>"
    )
}

#[test]
fn no_file_makes_the_program_fetch_anything() {
    let (server, case) = (Server::begin(false), Case::new());
    let address = &server.address;
    let web = format!("/vsicurl/{address}/inner.tif");
    let streamed = format!("/vsicurl_streaming/{address}/inner.tif");
    let encoded = web.replace('/', "&#x2F;");
    let linked = format!(
        "{{\"type\":\"FeatureCollection\",\"crs\":{{\"type\":\"link\",\"properties\":{{\"href\":\"{address}/crs\",\
         \"type\":\"proj4\"}}}},\"features\":[{{\"type\":\"Feature\",\"properties\":{{\"settlement_id\":\"a\"}},\
         \"geometry\":{{\"type\":\"Point\",\"coordinates\":[104.45,21.1]}}}}]}}"
    );
    case.write("inner.vrt", &vrt(&web));
    case.write("wms_inner.tif", &wms(address));
    for (name, text) in [
        ("wms.tif", wms(address)),
        ("wms.vrt", wms(address)),
        ("web.vrt", vrt(&web)),
        ("streamed.vrt", vrt(&streamed)),
        ("encoded.vrt", vrt(&encoded)),
        ("nested.vrt", vrt("inner.vrt")),
        ("over_wms.vrt", vrt("wms_inner.tif")),
        ("web.hgt", vrt(&web)),
    ] {
        case.write(name, &text);
        let refused = case.check(&format!("[terrain]\nfiles = \"{name}\""));
        assert!(
            refused.status.code() == Some(2) && says(&refused).contains(name),
            "{name}: {}",
            says(&refused)
        );
        assert_eq!(server.calls(), 0, "{name}");
    }
    for (name, text) in [
        ("web.gpkg", ogr_vrt(&web)),
        ("other.json", ogr_vrt("villages.csv")),
        ("web_table.vrt", ogr_vrt(&web)),
        ("linked.geojson", linked),
    ] {
        case.write(name, &text);
        let refused = case.check(&format!("[settlements]\nfiles = \"{name}\""));
        assert!(
            refused.status.code() == Some(2) && says(&refused).contains(name),
            "{name}: {}",
            says(&refused)
        );
        assert_eq!(server.calls(), 0, "{name}");
    }
}

#[test]
fn names_that_are_no_address_are_none() {
    let (server, case) = (Server::begin(false), Case::new());
    let address = &server.address;
    let port = address.rsplit(':').next().expect("a port");
    for name in [
        format!("PG:host=127.0.0.1 port={port} dbname=x connect_timeout=2"),
        format!("WFS:{address}/wfs"),
        format!("OAPIF:{address}/oapif"),
        "MVT:villages.csv".to_owned(),
    ] {
        let refused = case.check(&format!("[settlements]\nfiles = \"{name}\""));
        assert_eq!(refused.status.code(), Some(2), "{name}: {}", says(&refused));
        assert_eq!(server.calls(), 0, "{name}");
    }
    for crs in
        [&format!("{address}/crs.wkt"), "scenario.toml", "/etc/passwd", "/vsicurl/http://127.0.0.1/crs"]
    {
        for key in ["[settlements]\ncrs", "[sites]\ncrs", "[area]\ncrs"] {
            let refused = case.check(&format!("{key} = \"{crs}\""));
            let says = says(&refused);
            assert!(
                refused.status.code() == Some(2) && says.contains("an address or a file"),
                "{key}: {says}"
            );
        }
        let look = ["coverage", "--dem", "terrain.tif", "--site", "104.46,21.11,30", "--radius-km", "2"];
        let more = ["--frequency-mhz", "900", "-o", "o.tif", "--quiet", "--crs", crs];
        let refused = case.program(&[&look[..], &more].concat());
        assert!(refused.status.code() == Some(2), "{crs}: {}", says(&refused));
    }
    assert_eq!(server.calls(), 0);
}

#[test]
fn an_address_that_is_asked_for_is_fetched_and_a_silent_server_is_given_up() {
    let (server, case) = (Server::begin(true), Case::new());
    let address = &server.address;
    let mut before = 0;
    for choices in [
        format!("[terrain]\nfiles = \"{address}/dem.tif\""),
        format!("[terrain]\nfiles = \"/vsicurl/{address}/dem.tif\""),
        format!("[settlements]\nfiles = \"{address}/v.geojson\""),
    ] {
        let started = Instant::now();
        let given_up = case.check(&choices);
        assert_eq!(given_up.status.code(), Some(2), "{choices}: {}", says(&given_up));
        assert!(started.elapsed() < Duration::from_secs(60), "{choices}: {:?}", started.elapsed());
        assert!(server.calls() > before, "{choices}: nothing was fetched");
        before = server.calls();
    }
}

#[test]
fn a_virtual_raster_named_as_one_is_followed() {
    let case = Case::new();
    let address = Server::begin(false).address;
    case.write("note.txt", &address);
    let text = vrt("terrain.tif").replace("<VRTRasterBand", "<Metadata/><VRTRasterBand");
    case.write("terrain.vrt", &text);
    let checked = case.check("[terrain]\nfiles = \"terrain.vrt\"");
    assert!(checked.status.success(), "{}", says(&checked));
}
