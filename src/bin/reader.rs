//! The app: mounts in the browser.

#[cfg(target_arch = "wasm32")]
fn main() {
    quanwen::browser::start::start();
}

#[cfg(not(target_arch = "wasm32"))]
fn main() {
    eprintln!("The app runs in a browser: call `make dev` and open the URL it prints.");
}
