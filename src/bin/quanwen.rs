//! The publisher: its command line is `src/publish/cli`.

#[cfg(not(target_arch = "wasm32"))]
fn main() -> std::process::ExitCode {
    quanwen::publish::cli::run()
}

#[cfg(target_arch = "wasm32")]
fn main() {}
