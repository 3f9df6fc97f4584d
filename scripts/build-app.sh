#!/usr/bin/env bash
# Builds the app as it is published: the two WebAssembly programs and their page, in target/app.
#
# Trunk builds it without the hook of Trunk.toml: its settings up to there are copied to target/, and
# Trunk takes paths from that directory.
set -euo pipefail
cd "$(dirname "$0")/.."
mkdir -p target
sed '/^\[\[hooks\]\]/,$d' Trunk.toml >target/Trunk.toml
cargo fetch --locked --quiet
. scripts/lean-env.sh
cargo fetch --locked --quiet --manifest-path "$(rustc --print sysroot)/lib/rustlib/src/rust/library/Cargo.toml"
exec trunk --config target/Trunk.toml build --release --dist app ../index.html
