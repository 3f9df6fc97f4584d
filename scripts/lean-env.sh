# Environment for building the app as small as it gets; `. scripts/lean-env.sh` in the shell that
# calls Trunk, and in no other: the publisher is built with cargo's defaults.
#
# The standard library is built for size, and a panic has no message: 14 % less to download. Cargo
# calls both unstable, and RUSTC_BOOTSTRAP=1 lets a stable compiler do them; rust-toolchain.toml pins
# that compiler. Plain `trunk build --release` works too, and its panics have messages.
export RUSTC_BOOTSTRAP=1
export CARGO_UNSTABLE_BUILD_STD=std,panic_abort
export CARGO_UNSTABLE_BUILD_STD_FEATURES=optimize_for_size
# Replaces the flags of .cargo/config.toml, so erase_components is here again.
export CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_RUSTFLAGS='--cfg=erase_components -Zunstable-options -Cpanic=immediate-abort'
