//! The pictures of `signalgap path --plot`.
use super::run::Scratch;
use crate::support::shared;
use resvg::tiny_skia::{Pixmap, Rect};
use resvg::usvg::{self, Node};
use std::sync::Arc;

/// Texts of a picture with the boxes they fill.
fn texts(svg: &str) -> Vec<(String, Rect)> {
    let mut options = usvg::Options { font_family: "Noto Sans".to_owned(), ..usvg::Options::default() };
    let fonts = Arc::make_mut(&mut options.fontdb);
    fonts.load_font_data(notosans::REGULAR_TTF.to_vec());
    fonts.load_font_data(notosans::BOLD_TTF.to_vec());
    let tree = usvg::Tree::from_str(svg, &options).expect("an SVG");
    let mut found = Vec::new();
    collect(tree.root(), &mut found);
    found
}

fn collect(group: &usvg::Group, found: &mut Vec<(String, Rect)>) {
    for node in group.children() {
        match node {
            Node::Group(inner) => collect(inner, found),
            Node::Text(text) => {
                let words: String = text.chunks().iter().map(usvg::TextChunk::text).collect();
                found.push((words.trim().to_owned(), text.abs_bounding_box()));
            }
            _ => {}
        }
    }
}

fn apart(a: &Rect, b: &Rect) -> bool {
    a.right() <= b.left() || b.right() <= a.left() || a.bottom() <= b.top() || b.bottom() <= a.top()
}

/// No two texts touch, and none leaves the page.
fn check_layout(name: &str, texts: &[(String, Rect)]) {
    for (index, (text, place)) in texts.iter().enumerate() {
        let inside =
            place.left() >= 0.0 && place.top() >= 0.0 && place.right() <= 1_200.0 && place.bottom() <= 675.0;
        assert!(inside, "{name}: `{text}` leaves the page: {place:?}");
        for (other, other_place) in &texts[..index] {
            assert!(apart(place, other_place), "{name}: `{text}` and `{other}` overlap");
        }
    }
}

fn flat_profile(h_m: f64) -> String {
    let points = (0..=100).map(|index| format!("{},{h_m}", f64::from(index) * 0.05));
    std::iter::once("d_km,h_m".to_owned()).chain(points).collect::<Vec<_>>().join("\n")
}

/// The texts of the picture of a link over a profile.
fn drawn(scratch: &Scratch, profile: &str, more: &[&str]) -> Vec<(String, Rect)> {
    let link =
        ["--profile", profile, "--tx", "30", "--rx", "10", "--frequency-mhz", "900", "--plot", "p.svg"];
    scratch.run(&[&link[..], more].concat()).good();
    let texts = texts(&scratch.read("p.svg"));
    check_layout(profile, &texts);
    texts
}

fn says(texts: &[(String, Rect)], part: &str) -> bool {
    texts.iter().any(|(text, _)| text.contains(part))
}

#[test]
fn a_blocked_path_names_ridge_horizons_and_budget() {
    let texts = drawn(&Scratch::new(), "ridge.csv", &[]);
    for part in [
        "Blocked by",
        "Transmitter",
        "Receiver",
        "Blocking ridge",
        "Bullington point",
        "m over the ray",
        "Loss budget",
        "Free space",
        "Diffraction over terrain",
        "Basic transmission loss",
        "900 MHz, vertical",
        "Distance from the transmitter, km",
        "Height above sea, m (Earth bulge for k = 1.40 added)",
        "Trees, buildings",
        "Sea",
        "First Fresnel zone",
        "latitude 21 was assumed",
    ] {
        assert!(says(&texts, part), "{part}: {texts:?}");
    }
}

#[test]
fn a_clear_path_names_its_least_clearance_and_no_ridge() {
    let scratch = Scratch::new();
    scratch.write("flat.csv", &flat_profile(100.0));
    let texts = drawn(&scratch, "flat.csv", &[]);
    assert!(says(&texts, "Clear path") || says(&texts, "Grazing path"), "{texts:?}");
    assert!(says(&texts, "Least clearance") && says(&texts, "m under the ray"));
    for absent in ["Blocking ridge", "Bullington", "Horizon", "Sea", "Trees"] {
        assert!(!says(&texts, absent), "{absent}");
    }
}

#[test]
fn every_model_and_a_long_vietnamese_title_fit() {
    let title = "Bản Nậm Lộng: đường truyền từ trạm phát sóng đến trường học, trạm y tế và nhà văn hoá của bản, nhìn từ phía nam";
    let texts = drawn(&Scratch::new(), "ridge.csv", &["--all-models", "--title", title]);
    assert!(says(&texts, "Bản Nậm Lộng") && says(&texts, "Other models") && says(&texts, "Blocked by"));
    assert!(says(&texts, "…"), "the title is cut");
}

#[test]
#[cfg_attr(not(has_shared), ignore = "needs the reference data: SIGNALGAP_SHARED")]
fn links_of_the_cevennes_have_no_labels_that_overlap() {
    let dem = shared("data/terrain/cevennes_srtm30m_utm31.tif");
    let table = shared("validation/real_paths/paths.csv");
    let (scratch, dem) = (Scratch::new(), dem.display().to_string());
    let text = std::fs::read_to_string(table).expect("the table");
    let (mut blocked, mut clear) = (0, 0);
    for line in text.lines().skip(1).step_by(9) {
        let cells: Vec<&str> = line.split(',').collect();
        let (tx, rx) = (
            format!("{},{},{}", cells[9], cells[8], cells[2]),
            format!("{},{},{}", cells[11], cells[10], cells[3]),
        );
        let link = ["--dem", &dem, "--tx", &tx, "--rx", &rx, "--frequency-mhz", cells[1], "--plot", "p.svg"];
        scratch.run(&link).good();
        let texts = texts(&scratch.read("p.svg"));
        check_layout(cells[0], &texts);
        blocked += usize::from(says(&texts, "Blocking ridge"));
        clear += usize::from(says(&texts, "Least clearance"));
    }
    println!("pictures without overlapping labels: {blocked} blocked, {clear} clear");
    assert_eq!(blocked + clear, 12);
    assert!(blocked > 0 && clear > 0);
}

#[test]
fn a_png_is_drawn_with_its_letters() {
    let scratch = Scratch::new();
    let dark_in_title = |title: &str| {
        scratch.ridge(&["--plot", "p.png", "--title", title]).good();
        let bytes = std::fs::read(scratch.path("p.png")).expect("a PNG");
        let pixels = Pixmap::decode_png(&bytes).expect("a PNG");
        assert_eq!((pixels.width(), pixels.height()), (2_400, 1_350));
        let colors: std::collections::BTreeSet<[u8; 4]> = pixels
            .pixels()
            .iter()
            .map(|pixel| [pixel.red(), pixel.green(), pixel.blue(), pixel.alpha()])
            .collect();
        assert!(colors.len() > 50, "{} colours", colors.len());
        let title_rows = &pixels.pixels()[..90 * 2_400];
        title_rows.iter().filter(|pixel| pixel.red() < 100).count()
    };
    assert_eq!(dark_in_title(" "), 0);
    let (short, long) = (dark_in_title("Nậm"), dark_in_title("Nậm Nậm Nậm Nậm"));
    assert!(short > 500 && (3 * short..=5 * short).contains(&long), "{short} {long}");
}

#[test]
fn the_same_link_gives_the_same_picture() {
    let scratch = Scratch::new();
    for name in ["a.svg", "b.svg", "a.png", "b.png"] {
        scratch.ridge(&["--plot", name]).good();
    }
    assert_eq!(scratch.read("a.svg"), scratch.read("b.svg"));
    let bytes = |name: &str| std::fs::read(scratch.path(name)).expect("a picture");
    assert!(bytes("a.png") == bytes("b.png"));
    scratch.ridge(&["--plot", "c.svg", "--time-percent", "10"]).good();
    assert_ne!(scratch.read("a.svg"), scratch.read("c.svg"));
}

#[test]
fn a_picture_of_another_kind_or_place_is_refused() {
    let scratch = Scratch::new();
    let error = scratch.ridge(&["--plot", "p.jpg"]).refused();
    assert!(error.contains("must end in .svg or .png"), "{error}");
    let error = scratch.ridge(&["--plot", "no/such/folder/p.svg"]).refused();
    assert!(error.contains("no/such/folder"), "{error}");
    let error = scratch.ridge(&["--title", "x"]).refused();
    assert!(error.contains("--plot"), "{error}");
}
