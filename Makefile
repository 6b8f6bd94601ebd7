# signalgap: on a fresh machine with Rust, git and make, `make demo` and `make test` are all you need.
# `make demo GDAL=bundled` builds GDAL from source instead of using the system's.
SHELL := /bin/bash
.DEFAULT_GOAL := help
.PHONY: help setup map build slim install demo bac-yen lint check-windows test qgis-test web-test dask-test python-test qgis-plugin scale exact validate cases fuzz bench docs book notices package msrv release

# rustup's folder, in case it is not on the PATH of the calling shell
CARGO_BIN := $(or $(CARGO_HOME),$(HOME)/.cargo)/bin
ifeq (,$(findstring :$(CARGO_BIN):,:$(PATH):))
export PATH := $(CARGO_BIN):$(PATH)
endif

GDAL ?= system
export GDAL
# the map of the report is built in where `make map` has fetched it
FEATURES := --features report-map
ifeq ($(GDAL),bundled)
FEATURES := --features report-map,bundled-gdal
endif

help:
	@echo "make demo      install what is missing, build, analyse the demonstration district into demo-out/"
	@echo "make slim      build, and put the program without debug information into target/slim/, that information beside it"
	@echo "make install   put the program, its manual and completions under PREFIX=~/.local"
	@echo "make bac-yen   list what the founding case needs; with FILES=folder, run it on the files in that folder"
	@echo "make test      install what is missing, run every check"
	@echo "make check-windows  compile for Windows, if Rust's library for it is installed"
	@echo "make qgis-test install QGIS, open the demonstration district's results in it and check what a planner sees"
	@echo "make web-test  install Chromium, open the report in it and check what a reader sees and can do"
	@echo "make dask-test install Dask, compute shards on it while workers are killed, and compare with one run"
	@echo "make python-test build the Python package, install it into an environment of its own and test it"
	@echo "make qgis-plugin make the QGIS plugin's zip, target/signalgap-qgis-plugin.zip"
	@echo "make scale     make a synthetic province, plan its shards, run one per mille of them and compare with the plan"
	@echo "make exact     install what HiGHS needs into target/, run the tests of the feature exact"
	@echo "make validate  print the deviations from published numbers, and between sweep and direct paths"
	@echo "make cases     run samples of real inputs, if the shared folder exists"
	@echo "make fuzz      feed corrupted files to every reader for MINUTES=10"
	@echo "make bench     measure speed (criterion)"
	@echo "make docs      build the library's documentation"
	@echo "make book      build docs/ as a site, target/book/index.html, and check its links"
	@echo "make notices   list the software inside with its licences, THIRD-PARTY-LICENCES.txt"
	@echo "make package   make the crate as crates.io would get it, and build it (as far as possible without the network)"
	@echo "make msrv      build the engine with the oldest Rust that is promised, if that can be had"
	@echo "make release   programs, Debian package, QGIS plugin, checksums: target/release-files; built twice and compared"
	@echo "make setup     only install what is missing"

setup:
	@scripts/setup

# Leaflet and uPlot for the report's map; the program is built without them too
map: setup
	@scripts/setup --map

build: map
	cargo build --release $(FEATURES)

# what is handed on: a sixth of the size; backtraces name lines where signalgap.debug lies beside it
slim: build
	@scripts/slim target/release/signalgap target/slim

# Where the manual and completions go, man and the shells look by themselves.
PREFIX ?= $(HOME)/.local
install: slim
	install -d "$(DESTDIR)$(PREFIX)/bin" "$(DESTDIR)$(PREFIX)/share/man/man1" "$(DESTDIR)$(PREFIX)/share/bash-completion/completions" \
	  "$(DESTDIR)$(PREFIX)/share/zsh/site-functions" "$(DESTDIR)$(PREFIX)/share/fish/vendor_completions.d"
	install -m 755 target/slim/signalgap "$(DESTDIR)$(PREFIX)/bin/signalgap"
	@target/slim/signalgap man "$(DESTDIR)$(PREFIX)/share/man/man1" --overwrite >/dev/null
	@target/slim/signalgap completions bash --overwrite -o "$(DESTDIR)$(PREFIX)/share/bash-completion/completions/signalgap" >/dev/null
	@target/slim/signalgap completions zsh --overwrite -o "$(DESTDIR)$(PREFIX)/share/zsh/site-functions/_signalgap" >/dev/null
	@target/slim/signalgap completions fish --overwrite -o "$(DESTDIR)$(PREFIX)/share/fish/vendor_completions.d/signalgap.fish" >/dev/null
	@case ":$$PATH:" in *":$(PREFIX)/bin:"*) ;; *) echo "$(PREFIX)/bin is not on your PATH: export PATH=\"$(PREFIX)/bin:\$$PATH\"" ;; esac

demo: build
	target/release/signalgap demo demo-out

# FILES and OUT reach the script through the environment
bac-yen:
	@scripts/bac-yen --look
	@$(MAKE) --no-print-directory build
	@scripts/bac-yen

# Rust whose lints the sources are free of. Every newer one has others: they are counted, and stop nobody who comes with it.
LINTED := 1.95
NEWER = $(shell printf '%s\n' $(LINTED).99 "$$(PATH="$(CARGO_BIN):$$PATH" rustc --version 2>/dev/null | cut -d' ' -f2)" | sort -V | tail -n 1 | grep -vx '$(LINTED).99')
DENY = $(if $(NEWER),,-D warnings)
CLIPPY_LOG := target/clippy.log
lint:
	@scripts/setup --checks
	cargo fmt --check
ifeq (,$(NEWER))
	cargo clippy $(FEATURES) --all-targets -- -D warnings
	cargo clippy --no-default-features --lib -- -D warnings
else
	@mkdir -p target
	cargo clippy $(FEATURES) --all-targets >$(CLIPPY_LOG) 2>&1 || { cat $(CLIPPY_LOG); exit 1; }
	@echo "note: clippy of Rust $(NEWER) has $$(grep -c '^warning: ' $(CLIPPY_LOG)) warnings ($(CLIPPY_LOG)); the sources are kept free of those of Rust $(LINTED)"
endif

# Compiles the program for Windows without linking it, if Rust's library for Windows is installed
# (rustup target add x86_64-pc-windows-gnu). Of GDAL only the version is needed: the bindings come with gdal-sys.
WINDOWS := x86_64-pc-windows-gnu
check-windows:
	@if rustup target list --installed 2>/dev/null | grep -qx $(WINDOWS); then \
	  mkdir -p target/no-gdal && GDAL_VERSION=$$(gdal-config --version 2>/dev/null || echo 3.8.0) \
	  GDAL_LIB_DIR=$(CURDIR)/target/no-gdal GDAL_HOME=$(CURDIR)/target/no-gdal \
	  cargo clippy --target $(WINDOWS) -- -D warnings; \
	else echo "SKIPPED: compiling for Windows (rustup target add $(WINDOWS))"; fi

test: lint check-windows
	cargo test $(FEATURES) --no-fail-fast
	cargo test --no-default-features --lib --no-fail-fast
	@if cargo tree --no-default-features -e normal -i gdal-sys 2>/dev/null | grep -q gdal-sys; then \
	  echo "the engine without default features still depends on gdal-sys"; exit 1; fi
	RUSTDOCFLAGS='$(DENY)' cargo doc $(FEATURES) --no-deps --document-private-items
	@if cargo deny --version >/dev/null 2>&1; then cargo deny --offline check licenses bans sources; \
	  else echo "SKIPPED: licences and sources of dependencies (cargo install cargo-deny)"; fi

# The results of the demonstration district, its plan, and what the plan changes as QGIS shows them: layers, styles, aliases, print layouts (PNG and PDF in target/qgis); and the
# plugin of qgis-plugin/ in QGIS without a screen.
qgis-test: build
	@scripts/setup --qgis
	target/release/signalgap demo target/qgis/demo $(QGIS_DEMO)
	target/release/signalgap demo target/qgis/small --small
	target/release/signalgap plan target/qgis/small/input/scenario.toml --budget 300000 -o target/qgis/small/plan
	target/release/signalgap compare target/qgis/small/results target/qgis/small/plan/plan.toml -o target/qgis/small/compared --lang vi
	SIGNALGAP=target/release/signalgap /usr/bin/python3 tests/qgis/plugin/test_plugin.py
	@for part in demo/results demo/plan small/plan small/compared; do [ ! -d target/qgis/$$part ] || /usr/bin/python3 tests/qgis/check_project.py target/qgis/$$part target/qgis/pictures/$$part || exit 1; done

# The report as a reader sees it in Chromium: with a plan and a comparison; and without the map, which the check must notice. Pictures in target/web.
WEB := target/web
web-test: build
	@scripts/setup --web
	target/release/signalgap demo $(WEB)/demo $(WEB_DEMO)
	target/release/signalgap plan $(WEB)/demo/input/scenario.toml --budget 300000 -o $(WEB)/plan
	target/release/signalgap compare $(WEB)/demo/results $(WEB)/plan/plan.toml -o $(WEB)/compared
	target/release/signalgap report $(WEB)/demo/results --plan $(WEB)/plan --compare $(WEB)/compared -o $(WEB)/report.html --pdf $(WEB)/report.pdf --overwrite
	node tests/web/report.mjs $(WEB)/report.html $(WEB)/pictures
	node tests/web/report.mjs $(WEB)/report.html $(WEB)/pictures --expect-no-map

# Shards on Dask: a real local cluster, workers killed at random, tasks that fail, folders brought together; the files are those of one run.
dask-test: build
	@scripts/setup --dask
	SIGNALGAP=target/release/signalgap target/dask-venv/bin/python tests/dask/test_shards.py $(DASK_TEST)

# The Python package: its wheel, installed without a compiler, against the program, numpy, xarray, dask, rasterio.
python-test: build
	@scripts/setup --python
	python/test.sh

qgis-plugin:
	qgis-plugin/pack

# What shards of 300 x 300 km with 1,000 masts take, against their plan.
scale: build
	@scripts/scale

# HiGHS is compiled from source (some 7 minutes of processor time). Its cmake and libclang come from pip, into target/ alone.
EXACT_TOOLS := $(CURDIR)/target/exact-tools
exact:
	@scripts/setup --exact
	PATH="$(EXACT_TOOLS)/bin:$$PATH" LIBCLANG_PATH="$(EXACT_TOOLS)/libclang" \
	  cargo test --release --no-default-features --features exact --lib planning::selection -- --show-output

DEVIATIONS := $(CURDIR)/target/deviations.md

# the table comes last, after the output of the checks; `VALIDATE=` takes the build of `make test`
VALIDATE ?= --release
validate: setup
	@mkdir -p target && rm -f $(DEVIATIONS)
	@SIGNALGAP_DEVIATIONS=$(DEVIATIONS) cargo test $(FEATURES) $(VALIDATE) --test suite validation:: -- --show-output --test-threads=1; \
	status=$$?; \
	printf '| %-56s | %-7s | %6s | %8s | %8s | %8s | %8s |\n' 'absolute deviation' unit cases median '95 %' '99 %' maximum; \
	cat $(DEVIATIONS); \
	exit $$status

cases: build
	@scripts/cases

# corrupted files through every reader, on the stable toolchain; with nightly: cd fuzz && cargo +nightly fuzz run scenario
MINUTES ?= 10
fuzz: setup
	SIGNALGAP_FUZZ_MINUTES=$(MINUTES) cargo test $(FEATURES) --release --test suite fuzz:: -- --show-output

bench: setup
	cargo bench $(FEATURES)

docs: setup
	cargo doc $(FEATURES) --no-deps
	@echo "open target/doc/signalgap/index.html"

# docs/ and the documents around it as a site
book:
	@scripts/setup --book
	@scripts/book target/book

notices: map
	@scripts/setup --notices
	cargo fetch --locked
	scripts/notices THIRD-PARTY-LICENCES.txt

# The crate, made and built from what is in it alone, without the network once dependencies are in.
package: setup
	cargo fetch --locked
	cargo package --offline --locked

# The engine, because GDAL's bindings have a minimum of their own.
MSRV := $(shell sed -n 's/^rust-version = "\(.*\)"/\1/p' Cargo.toml)
msrv:
	@if cargo +$(MSRV) --version >/dev/null 2>&1 || rustup toolchain install $(MSRV) --profile minimal >/dev/null 2>&1; then \
	  CARGO_TARGET_DIR=target/msrv cargo +$(MSRV) check --locked --no-default-features --lib && echo "ok - the engine with Rust $(MSRV)"; \
	else echo "SKIPPED: the engine with Rust $(MSRV) (rustup toolchain install $(MSRV))"; fi

# RELEASE=system leaves GDAL from source out
RELEASE ?= system bundled
release: setup
	@scripts/setup --release
	cargo fetch --locked
	@scripts/release $(RELEASE)
