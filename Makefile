# `make serve` shows the demonstration site, `make test` checks everything. Each target first
# installs the tools it lacks and says so (scripts/tools.txt). `make` lists the targets.

SHELL := /bin/bash
.SHELLFLAGS := -eu -o pipefail -c
.DEFAULT_GOAL := help

CONTENT ?= content
DIST ?= dist
FUZZ_SECONDS ?= 60
# cargo installs tools there, and a rustup of a distribution does not put it on PATH.
export PATH := $(or $(CARGO_HOME),$(HOME)/.cargo)/bin:$(PATH)
QUANWEN := cargo run --quiet --locked --bin quanwen --
PACKAGES := $(CURDIR)/scripts/node_modules

.NOTPARALLEL:
.PHONY: help serve dev app dist embed check-embedded size test test-native test-browsers differential lint bench bench-search audit fuzz setup clean

help:
	@awk -F ':.*## ' '/^[a-z-]+:.*## / { printf "make %-15s %s\n", $$1, $$2 }' Makefile

serve: setup-rust ## the demonstration site at http://127.0.0.1:8080/, shown as you edit
	@echo 'Compiling the publisher (the first time 2 to 3 minutes, later seconds) ...'
	@cargo build --locked --bin quanwen
	@$(QUANWEN) serve --content '$(CONTENT)'

dev: setup-rust setup-parts setup-build ## the same with the app built from its source, for those who change the app
	@echo 'Building the publisher and the app (the first time about 5 minutes, later seconds) ...'
	@cargo build --locked --bin quanwen
	@QUANWEN_CONTENT='$(CONTENT)' trunk serve

app: setup-rust setup-parts setup-build
	@scripts/build-app.sh

# From what Trunk built and not from app/, so that tests are of this source. The site is written where
# no earlier one is, so that it holds no files of earlier builds.
dist: app ## the production site in dist/ (CONTENT=... DIST=... choose others)
	@rm -rf target/site
	@$(QUANWEN) build --content '$(CONTENT)' --app target/app --out target/site
	@mkdir -p '$(DIST)' && rm -rf '$(DIST)' && mv target/site '$(DIST)'

# Without these files no publisher can be compiled, which writes them.
embed: app ## the app in the publisher: writes app/, to commit with a change of the app's source
	@mkdir -p app && touch app/app.tar.br app/app.toml
	@$(QUANWEN) embed target/app

check-embedded: app ## whether app/ is what the source of the app gives
	@$(QUANWEN) embed --check target/app

size: dist ## what a reader downloads, in bytes
	@$(QUANWEN) size '$(DIST)'

test: setup lint test-native dist ## everything: formatting, lints, types, documentation, native and browser tests
	@echo 'Browser tests ...'
	@cargo test --locked --test browser

test-native: setup-rust ## the tests that need no browser
	@cargo test --locked --lib --test native

test-browsers: setup setup-engines dist ## the browser tests in Chromium, Firefox and WebKitGTK
	@for engine in chromium firefox webkit; do \
	  echo "Browser tests in $$engine ..."; QUANWEN_ENGINE=$$engine cargo test --locked --test browser; \
	done

differential: setup dist ## generated markup through Quanwen's sanitizer and through DOMPurify
	@QUANWEN_PURIFY='$(PACKAGES)/dompurify/dist/purify.min.js' cargo test --locked --test browser -- dompurify

lint: setup-rust setup-parts setup-npm ## formatting, lints, types of the scripts, documentation
	@cargo fmt --check
	@cargo clippy --locked --all-targets -- -D warnings
	@cargo clippy --locked --target wasm32-unknown-unknown --lib --bin reader --bin finder -- -D warnings
	@RUSTDOCFLAGS='-D warnings' cargo doc --locked --no-deps --document-private-items --quiet
	@for project in tsconfig.json tsconfig.worker.json; do $(PACKAGES)/.bin/tsc --project scripts/$$project; done

bench: dist setup-browser ## how long publishing takes, what a search costs, how soon a slow phone shows a page
	@for bench in publish serve first_paint search; do cargo bench --quiet --locked --bench $$bench; done

bench-search: dist setup-browser setup-pagefind ## what a search finds, and what it costs, compared with Pagefind
	@QUANWEN_PAGEFIND="$$(echo $(PACKAGES)/@pagefind/*/bin/pagefind_extended)" cargo bench --quiet --locked --bench pagefind

audit: setup-rust setup-audit ## the crates Quanwen is built with: licences, sources, known vulnerabilities
	@cargo deny --locked check bans licenses sources
	@if cargo deny --locked --log-level off fetch db 2>/dev/null; then cargo deny --locked check advisories; else \
	  echo 'The advisory database cannot be reached: known vulnerabilities were not checked.' >&2; \
	fi

# No sanitizer: there is no unsafe code here, it would only check other crates, and it needs a nightly
# compiler.
fuzz: setup-rust setup-fuzz ## the parsers with arbitrary input (FUZZ_SECONDS=60 for each)
	@for target in $$(basename -s .rs fuzz/targets/*.rs); do \
	  mkdir -p fuzz/corpus/$$target; \
	  echo "Fuzzing $$target for $(FUZZ_SECONDS) s (the first build takes 5 to 10 minutes) ..."; \
	  cargo fuzz run --sanitizer none $$target fuzz/corpus/$$target fuzz/seeds/$$target -- \
	    -max_total_time=$(FUZZ_SECONDS) -timeout=10 -max_len=4096 -verbosity=0 -print_final_stats=1; \
	done

setup: setup-rust setup-parts setup-build setup-browser setup-servers setup-npm ## only installs what `make test` needs

# A group of scripts/tools.txt.
setup-%:
	@scripts/setup.sh $*

clean: ## removes all that was built, and the packages of npm
	@rm -rf dist scripts/node_modules
	@cargo clean
