# signalgap: `make demo` and `make test` are all a fresh machine needs.
.PHONY: help setup build demo test lint validate bench docs

help:
	@echo "make demo      install what is missing, build, analyse the demonstration district"
	@echo "make test      install what is missing, run every check"
	@echo "make validate  print deviations from published numbers and between our two ways to one number"
	@echo "make bench     measure speed (criterion)"
	@echo "make docs      build the library's documentation"

setup:
	@scripts/setup

build: setup
	cargo build --release

demo: build
	target/release/signalgap demo demo-out

lint: setup
	cargo fmt --check
	cargo clippy --all-targets -- -D warnings
	cargo clippy --no-default-features --lib -- -D warnings

test: lint
	cargo test
	cargo test --no-default-features --lib
	@if cargo tree --no-default-features -e normal -i gdal-sys 2>/dev/null | grep -q gdal-sys; then \
	  echo "the engine without GDAL still depends on gdal-sys"; exit 1; fi
	RUSTDOCFLAGS=-Dwarnings cargo doc --no-deps --document-private-items
	@if cargo deny --version >/dev/null 2>&1; then cargo deny --offline check licenses bans sources; \
	  else echo "SKIPPED: cargo-deny is not installed (cargo install cargo-deny)"; fi

validate: setup
	cargo test --release --test validation -- --nocapture --test-threads=1

bench: setup
	cargo bench

docs: setup
	cargo doc --no-deps --open || cargo doc --no-deps
