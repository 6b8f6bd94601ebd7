//! Printing a page by a browser without a window.
use super::ReportError;
use crate::outputs::{ScratchFolder, made_in_place};
use crate::system::programs::on_path;
use crate::system::user::is_root;
use std::fmt::Write as _;
use std::io;
use std::path::{Path, PathBuf};
use std::process::{Command, ExitStatus, Stdio};
use std::time::{Duration, Instant};

/// Names of browsers that print from the command line, as they are installed.
const BROWSERS: [&str; 6] =
    ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "microsoft-edge", "msedge"];
/// The variable that names another one.
const VARIABLE: &str = "SIGNALGAP_BROWSER";
/// A page is printed in seconds; after this time the browser is ended.
const PATIENCE: Duration = Duration::from_secs(120);
/// How often it is looked whether the browser is done.
const PAUSE: Duration = Duration::from_millis(50);

/// Prints a page to a PDF.
///
/// # Errors
/// [`ReportError::NoBrowser`] and [`ReportError::Browser`].
pub(super) fn print(page: &Path, pdf: &Path) -> Result<(), ReportError> {
    let browser = find().ok_or_else(|| ReportError::NoBrowser { tried: BROWSERS.join(", ") })?;
    let failed = |reason: String| ReportError::Browser { browser: browser.clone(), reason };
    let scratch = ScratchFolder::temporary().map_err(|error| failed(error.to_string()))?;
    let page = std::path::absolute(page).map_err(|error| failed(error.to_string()))?;
    made_in_place(pdf, |made| {
        let mut command = Command::new(&browser);
        command
            .args(["--headless", "--disable-gpu", "--no-first-run", "--disable-background-networking"])
            .args(["--disable-component-update", "--disable-sync", "--no-pdf-header-footer"])
            .args(["--virtual-time-budget=10000"])
            .arg(format!("--user-data-dir={}", scratch.path().join("profile").display()))
            .arg(format!("--print-to-pdf={}", made.display()));
        if is_root() {
            // Chromium refuses its sandbox to root
            command.arg("--no-sandbox");
        }
        command.arg(address_of(&page)).stdin(Stdio::null()).stdout(Stdio::null()).stderr(Stdio::null());
        let status = finished(&mut command).map_err(|error| failed(error.to_string()))?;
        if made.is_file() { Ok(()) } else { Err(failed(status.to_string())) }
    })
}

/// Runs a command to its end, or ends it when it takes too long.
fn finished(command: &mut Command) -> io::Result<ExitStatus> {
    let mut child = command.spawn()?;
    let begun = Instant::now();
    loop {
        if let Some(status) = child.try_wait()? {
            return Ok(status);
        }
        if begun.elapsed() > PATIENCE {
            child.kill()?;
            child.wait()?;
            return Err(io::Error::from(io::ErrorKind::TimedOut));
        }
        std::thread::sleep(PAUSE);
    }
}

/// The browser of the variable, or the first of the known names on the path.
fn find() -> Option<PathBuf> {
    if let Some(named) = std::env::var_os(VARIABLE).filter(|named| !named.is_empty()) {
        return Some(PathBuf::from(named));
    }
    BROWSERS.iter().find_map(|name| on_path(name))
}

/// A file's address: characters that would mean something else are written as bytes.
fn address_of(file: &Path) -> String {
    let text = file.to_string_lossy().replace('\\', "/");
    let mut address = String::from(if text.starts_with('/') { "file://" } else { "file:///" });
    for byte in text.bytes() {
        match byte {
            b'a'..=b'z' | b'A'..=b'Z' | b'0'..=b'9' | b'/' | b'-' | b'_' | b'.' | b'~' | b':' => {
                address.push(char::from(byte));
            }
            other => {
                let _ = write!(address, "%{other:02X}");
            }
        }
    }
    address
}

#[cfg(test)]
mod tests {
    use super::address_of;
    use std::path::Path;

    #[test]
    fn addresses_name_any_file() {
        assert_eq!(address_of(Path::new("/a b/Bản#1.html")), "file:///a%20b/B%E1%BA%A3n%231.html");
    }
}
