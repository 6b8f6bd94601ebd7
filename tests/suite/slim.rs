//! `scripts/slim`: the program without its debug information, and that information beside it.
#![expect(clippy::print_stdout, reason = "a test that is left out says so")]
use std::path::Path;
use std::process::{Command, Output};

const PROGRAM: &str = env!("CARGO_BIN_EXE_signalgap");

fn slim(program: &Path, folder: &Path) -> Output {
    Command::new(Path::new(env!("CARGO_MANIFEST_DIR")).join("scripts/slim"))
        .arg(program)
        .arg(folder)
        .output()
        .expect("bash runs")
}

/// Where there are no binutils there is nothing to test.
fn has_tools() -> bool {
    let has = cfg!(target_os = "linux") && Command::new("objcopy").arg("--version").output().is_ok();
    if !has {
        println!("SKIPPED: the slim program (binutils are missing)");
    }
    has
}

#[test]
fn a_slim_program_runs_alone_and_names_the_file_of_its_lines() {
    if !has_tools() {
        return;
    }
    let folder = tempfile::tempdir().expect("a folder");
    let out = folder.path().join("new/slim");
    let outcome = slim(Path::new(PROGRAM), &out);
    assert!(outcome.status.success(), "{}", String::from_utf8_lossy(&outcome.stderr));
    let name = Path::new(PROGRAM).file_name().expect("a name").to_string_lossy().into_owned();
    let (program, lines) = (out.join(&name), out.join(format!("{name}.debug")));
    let bytes = |path: &Path| std::fs::metadata(path).expect("a file").len();
    assert!(bytes(&program) < bytes(Path::new(PROGRAM)) / 2 && bytes(&lines) > 0);
    let content = std::fs::read(&program).expect("the program");
    let link = format!("{name}.debug\0").into_bytes();
    assert!(content.windows(link.len()).any(|part| part == link), "the link to the lines");
    assert_eq!(std::fs::read_dir(&out).expect("a folder").count(), 2, "and nothing else");
    std::fs::remove_file(&lines).expect("removed");
    let version = Command::new(&program).arg("--version").output().expect("it runs");
    assert!(String::from_utf8_lossy(&version.stdout).starts_with("signalgap "));
}

#[test]
fn what_is_missing_is_named_and_the_program_itself_is_never_replaced() {
    if !has_tools() {
        return;
    }
    let folder = tempfile::tempdir().expect("a folder");
    let missing = slim(&folder.path().join("nothing"), folder.path());
    assert!(!missing.status.success() && String::from_utf8_lossy(&missing.stderr).contains("nothing"));
    let program = folder.path().join("signalgap");
    std::fs::write(&program, "a program").expect("a file");
    assert!(!slim(&program, folder.path()).status.success());
    assert_eq!(std::fs::read(&program).expect("the program"), b"a program");
}
