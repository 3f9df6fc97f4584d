//! The search program: the app loads it for readers who search.

#[cfg(target_arch = "wasm32")]
fn main() {
    quanwen::browser::finder::start();
}

#[cfg(not(target_arch = "wasm32"))]
fn main() {
    eprintln!("The search program runs in a browser: call `make dev` and open the URL it prints.");
}
