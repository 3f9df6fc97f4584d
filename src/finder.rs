//! Browser entry of the finder: what searches, for those who do.

#[cfg(target_arch = "wasm32")]
fn main() {
    quanwen::browser::finder::start();
}

#[cfg(not(target_arch = "wasm32"))]
fn main() {
    eprintln!("The finder runs in a browser: call `make serve` and open the address it prints.");
}
