# `make serve` shows the demonstration site, `make test` checks everything. Both install what is
# missing first and say what they are doing. `make help` lists the rest.

SHELL := /bin/bash
.SHELLFLAGS := -eu -o pipefail -c
.DEFAULT_GOAL := help

TRUNK_VERSION := 0.22.1
# The command-line tool has to be of the very version the crate is.
BINDGEN_VERSION := $(shell sed -n '/^name = "wasm-bindgen"$$/{n;s/version = "\(.*\)"/\1/p;}' Cargo.lock)
AXE_VERSION := 4.11.0
DENY_VERSION := 0.20.2
FUZZ_VERSION := 0.13.2
PURIFY_VERSION := 3.4.18
PAGEFIND_VERSION := 1.6.0

CONTENT ?= content
DIST ?= dist
CARGO := cargo
# Where cargo installs to, also where a package of rustup does not say so.
export PATH := $(or $(CARGO_HOME),$(HOME)/.cargo)/bin:$(PATH)
QUANWEN = $(CARGO) run --quiet --locked --bin quanwen --

# Quick to build, quick enough to use: nobody runs these tools in a loop.
TOOL_PROFILE := CARGO_PROFILE_RELEASE_LTO=off CARGO_PROFILE_RELEASE_CODEGEN_UNITS=16 CARGO_PROFILE_RELEASE_OPT_LEVEL=1

.PHONY: help serve dist test test-native test-browsers differential lint size bench bench-search audit fuzz tools compiler \
        target trunk bindgen chromium servers engines axe purify pagefind denier fuzzer publish-into-staging clean

help:
	@echo 'make serve          the demonstration site at http://127.0.0.1:8080/, rebuilt as you edit'
	@echo 'make test           everything: formatting, lints, documentation, native and browser tests'
	@echo 'make dist           the production site in $(DIST)/ (CONTENT=... DIST=... choose others)'
	@echo 'make size           what a reader downloads, in bytes'
	@echo 'make bench          how long publishing takes, what a search costs, how soon a page is read on a slow phone'
	@echo 'make bench-search   what a search finds, and what it takes, beside Pagefind'
	@echo 'make test-browsers  the browser tests in Chromium, Firefox and WebKitGTK'
	@echo 'make differential   what the reader lets through against what DOMPurify does'
	@echo 'make audit          what is taken in from others: licences, sources, known faults'
	@echo 'make fuzz           any input for all that reads some (FUZZ_SECONDS=60 for each kind)'

serve: tools
	@echo 'Building the publisher and the reader (the first time 5 to 10 minutes, later seconds) ...'
	@$(CARGO) build --locked --bin quanwen
	trunk serve

# A release is smaller by a seventh with a standard library built for size and without words for
# panics. Cargo calls that unstable; the compiler is pinned, and without it everything works too.
LEAN := RUSTC_BOOTSTRAP=1 CARGO_UNSTABLE_BUILD_STD=std,panic_abort \
        CARGO_UNSTABLE_BUILD_STD_FEATURES=optimize_for_size \
        CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_RUSTFLAGS='--cfg=erase_components -Zunstable-options -Cpanic=immediate-abort'
# The publisher, which Trunk calls, is built as always.
PLAIN := env -u RUSTC_BOOTSTRAP -u CARGO_UNSTABLE_BUILD_STD -u CARGO_UNSTABLE_BUILD_STD_FEATURES

dist: tools
	@$(CARGO) fetch --locked --quiet
	@RUSTC_BOOTSTRAP=1 $(CARGO) fetch --locked --quiet --manifest-path "$$(rustc --print sysroot)/lib/rustlib/src/rust/library/Cargo.toml"
	@$(LEAN) trunk build --release --dist '$(DIST)'

# Called by Trunk's hook: the publisher writes the site around the application just built.
publish-into-staging:
	@$(PLAIN) $(QUANWEN) build --content '$(CONTENT)' --app "$$TRUNK_STAGING_DIR" --out "$$TRUNK_STAGING_DIR"

size: dist
	@$(QUANWEN) size '$(DIST)'

test: tools chromium servers axe lint test-native dist
	@echo 'Browser tests ...'
	@$(CARGO) test --locked --test browser

test-native:
	@$(CARGO) test --locked --lib --test native

test-browsers: tools chromium engines axe dist
	@for engine in chromium firefox webkit; do \
	  echo "Browser tests in $$engine ..."; \
	  QUANWEN_ENGINE=$$engine $(CARGO) test --locked --test browser || exit 1; \
	done

differential: tools chromium purify dist
	@QUANWEN_PURIFY='$(CURDIR)/target/purify-$(PURIFY_VERSION)/package/dist/purify.min.js' \
	  $(CARGO) test --locked --test browser -- differential

lint: target
	@$(CARGO) fmt --check
	@$(CARGO) clippy --locked --all-targets -- -D warnings
	@$(CARGO) clippy --locked --target wasm32-unknown-unknown --lib --bin reader --bin finder -- -D warnings
	@RUSTDOCFLAGS='-D warnings' $(CARGO) doc --locked --no-deps --document-private-items --quiet

bench: dist chromium
	@$(CARGO) bench --quiet --locked --bench publish
	@$(CARGO) bench --quiet --locked --bench paint
	@$(CARGO) bench --quiet --locked --bench search

bench-search: dist chromium pagefind
	@QUANWEN_PAGEFIND='$(CURDIR)/target/pagefind-$(PAGEFIND_VERSION)/package/bin/pagefind_extended' \
	  $(CARGO) bench --quiet --locked --bench pagefind

audit: denier
	@$(CARGO) deny --locked check bans licenses sources
	@if $(CARGO) deny --locked --log-level off fetch db 2>/dev/null; then $(CARGO) deny --locked check advisories; else \
	  echo 'The database of advisories could not be reached: nobody looked for known faults.' >&2; \
	fi

FUZZ_SECONDS ?= 60
# Nothing here is `unsafe`: what a sanitizer would find, it would find in somebody else's crate, and
# without one the pinned compiler is enough.
fuzz: compiler fuzzer
	@for target in json markdown front route slug; do \
	  mkdir -p fuzz/corpus/$$target; \
	  echo "Fuzzing $$target for $(FUZZ_SECONDS) s (the first time it is built, 5 to 10 minutes) ..."; \
	  $(CARGO) fuzz run --sanitizer none $$target fuzz/corpus/$$target fuzz/seeds/$$target -- \
	    -max_total_time=$(FUZZ_SECONDS) -timeout=10 -max_len=4096 -verbosity=0 -print_final_stats=1 || exit 1; \
	done

clean:
	@rm -rf dist
	@$(CARGO) clean

# --- what is needed, installed where it is missing ---

tools: compiler target trunk bindgen

compiler:
	$(call packages,building,cc,build-essential)

target:
	@rustup toolchain list 2>/dev/null | grep -q '^1.95.0' || rustup toolchain install --profile minimal --component clippy,rustfmt 1.95.0
	@rustup target list --installed | grep -qx wasm32-unknown-unknown || rustup target add wasm32-unknown-unknown
	@rustup component list --installed | grep -qx rust-src || rustup component add rust-src

trunk:
	@if [ "$$(trunk --version 2>/dev/null)" != 'trunk $(TRUNK_VERSION)' ]; then \
	  if cargo binstall -V >/dev/null 2>&1; then cargo binstall --no-confirm trunk@$(TRUNK_VERSION); else \
	    echo 'Installing trunk $(TRUNK_VERSION), which builds the reader (once, 5 to 10 minutes) ...'; \
	    $(TOOL_PROFILE) cargo install --quiet --locked trunk@$(TRUNK_VERSION) --ignore-rust-version; \
	  fi; \
	fi

bindgen:
	@if [ "$$(wasm-bindgen --version 2>/dev/null)" != 'wasm-bindgen $(BINDGEN_VERSION)' ]; then \
	  if cargo binstall -V >/dev/null 2>&1; then cargo binstall --no-confirm wasm-bindgen-cli@$(BINDGEN_VERSION); else \
	    echo 'Installing wasm-bindgen-cli $(BINDGEN_VERSION) (once, about 2 minutes) ...'; \
	    $(TOOL_PROFILE) cargo install --quiet wasm-bindgen-cli@$(BINDGEN_VERSION); \
	  fi; \
	fi

# $(call packages,WHAT IT IS FOR,PROGRAM,PACKAGES)
define packages
	@if ! command -v $(2) >/dev/null; then \
	  if command -v apt-get >/dev/null && [ "$$(id -u)" = 0 ]; then \
	    echo 'Installing $(3) for $(1) ...'; \
	    apt-get update -qq && DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends $(3) >/dev/null; \
	  else \
	    echo 'For $(1) please install: $(3) (Debian: sudo apt-get install $(3))' >&2; exit 1; \
	  fi; \
	fi
endef

chromium:
	$(call packages,the browser tests,chromedriver,chromium chromium-driver fonts-wqy-microhei)

# The published configurations are tried in the real servers where they can be had.
servers:
	@if command -v apt-get >/dev/null && [ "$$(id -u)" = 0 ]; then \
	  for server in nginx:nginx-light caddy:caddy; do \
	    command -v "$${server%%:*}" >/dev/null && continue; \
	    echo "Installing $${server##*:} for the tests of its configuration ..."; \
	    apt-get update -qq && DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends "$${server##*:}" >/dev/null || true; \
	  done; \
	fi

engines:
	$(call packages,the browser tests,firefox-esr,firefox-esr)
	$(call packages,the browser tests,WebKitWebDriver,webkit2gtk-driver)
	$(call packages,the browser tests,Xvfb,xvfb)
	@command -v geckodriver >/dev/null || { echo 'Installing geckodriver (once, about 2 minutes) ...'; \
	  $(TOOL_PROFILE) cargo install --quiet --locked geckodriver; }

axe:
	$(call packages,the accessibility tests,npm,npm)
	@if ! [ -f target/axe/package/axe.min.js ]; then \
	  echo 'Fetching axe-core $(AXE_VERSION) for the accessibility tests ...'; \
	  mkdir -p target/axe && cd target/axe && tar -xzf "$$(npm pack --silent axe-core@$(AXE_VERSION))"; \
	fi

denier:
	@if [ "$$(cargo deny --version 2>/dev/null)" != 'cargo-deny $(DENY_VERSION)' ]; then \
	  echo 'Installing cargo-deny $(DENY_VERSION) (once, about 5 minutes) ...'; \
	  $(TOOL_PROFILE) cargo install --quiet --locked cargo-deny@$(DENY_VERSION) --ignore-rust-version; \
	fi

fuzzer:
	@if [ "$$(cargo fuzz --version 2>/dev/null)" != 'cargo-fuzz $(FUZZ_VERSION)' ]; then \
	  echo 'Installing cargo-fuzz $(FUZZ_VERSION) (once, about a minute) ...'; \
	  $(TOOL_PROFILE) cargo install --quiet --locked cargo-fuzz@$(FUZZ_VERSION); \
	fi

purify:
	$(call packages,the comparison with DOMPurify,npm,npm)
	@if ! [ -f target/purify-$(PURIFY_VERSION)/package/dist/purify.min.js ]; then \
	  echo 'Fetching DOMPurify $(PURIFY_VERSION) to compare with ...'; \
	  mkdir -p target/purify-$(PURIFY_VERSION) && cd target/purify-$(PURIFY_VERSION) && \
	  tar -xzf "$$(npm pack --silent dompurify@$(PURIFY_VERSION))"; \
	fi

# Where npm has nothing to give, there is still our own search to tell of.
pagefind:
	$(call packages,the comparison with Pagefind,npm,npm)
	@if ! [ -x target/pagefind-$(PAGEFIND_VERSION)/package/bin/pagefind_extended ]; then \
	  echo 'Fetching Pagefind $(PAGEFIND_VERSION) to compare with ...'; \
	  case "$$(uname -m)" in aarch64|arm64) system=linux-arm64;; *) system=linux-x64;; esac; \
	  mkdir -p target/pagefind-$(PAGEFIND_VERSION) && cd target/pagefind-$(PAGEFIND_VERSION) && \
	  package="$$(npm pack --silent "@pagefind/$$system@$(PAGEFIND_VERSION)")" && tar -xzf "$$package" || \
	  echo 'Pagefind could not be had from npm: only our own search is asked.' >&2; \
	fi
