#![no_main]
#[path = "../../tests/suite/fuzz/readers.rs"]
mod readers;

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| {
    readers::read("ascii_grid", bytes);
});
