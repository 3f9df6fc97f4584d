//! Browser entry: make the store, take over the page; nothing else.

#[cfg(target_arch = "wasm32")]
fn main() {
    quanwen::browser::start::start();
}

#[cfg(not(target_arch = "wasm32"))]
fn main() {
    eprintln!("The reader runs in a browser: call `make serve` and open the address it prints.");
}
