//! How soon a page can be read on a slow phone, compared with a plain static page of the same text.
//!
//! `make bench` runs it: Chromium loads an article and the home page as Quanwen publishes them,
//! and the same text as plain HTML, in turns, so that other work of this machine slows both.
//! It prints medians with quartiles and asserts nothing. `cargo bench --bench first_paint -- 21`
//! loads each page 21 times.
//!
//! What is slow:
//!
//! - The line, made in the server: 150 ms from each request to the first byte of its response, then
//!   1.6 Mbit/s in packets, in turns with all other responses. The browser's own tools would hand a
//!   page over at once when all of it has come, which no line does.
//! - The main thread, made by the browser: four times slower. Other threads, which compile
//!   WebAssembly while it streams in, keep their speed.
//!
//! The screen is a phone's, 412 by 823 pixels at 1.75 dots each. Each load is a first visit: it has
//! a browser and a profile of its own, which has only seen a page of another host, so that its
//! fonts are loaded and nothing else.
//!
//! The article is visited a second time, in another tab of the same browser, and once more without
//! a network.
//!
//! What is not slow: name lookups and the handshakes of TCP and TLS, which would delay both pages
//! by the same; packet loss; uploads; and the slow start of a connection, which would delay the end
//! of a page over 14 KB, though not its beginning, by a round trip more than that of a smaller one.
//! Chromium reports a long task only where a script has had a part in it: it does not report the
//! first layout of a page, here as on the plain page.
//!
//! The host speaks HTTP/1.1 and keeps connections alive; the six that a browser opens at most cost
//! nothing here. Over HTTP/2 a host would send first what the browser gives a high priority. Here
//! all responses share the line evenly, so loads beside the page or a picture cost more here than
//! there.

mod second_visit; // a second visit, with and without a network
mod browser; // Chromium as a slow phone
#[path = "../../tests/browser/support/http.rs"]
#[expect(dead_code, reason = "the tests' own server, which misbehaves, needs more of it")]
mod http; // as much HTTP as the server needs
mod throttle; // the slow line
mod load; // the measurements of one load
mod baseline; // the plain pages Quanwen is compared with
#[path = "../../tests/browser/support/process.rs"]
#[expect(dead_code, reason = "the tests start more than a driver")]
mod process; // child processes that end with this one
mod server; // the server of both sites
mod site; // the files of both sites
mod table; // the printed tables

use std::sync::Arc;

use browser::{CPU, DOWN_KBIT, Driver, ROUND_TRIP_MS};
use load::Load;
use second_visit::Visits;
use site::{Pair, Site};
use throttle::Line;

/// How often each page is loaded, unless an argument says otherwise.
const ROUNDS: usize = 9;

fn main() {
    let rounds = std::env::args().find_map(|it| it.parse().ok()).unwrap_or(ROUNDS);
    let runtime = tokio::runtime::Runtime::new().expect("threads can be started");
    if let Err(why) = runtime.block_on(compare(rounds)) {
        println!("first paint: nothing was measured: {why}");
    }
}

/// Loads all pages in turns, and prints the tables.
async fn compare(rounds: usize) -> Result<(), String> {
    let (site, pairs) = Site::publish()?;
    let (site, line) = (Arc::new(site), Arc::new(Line::default()));
    let serve = async |line| server::serve(Arc::clone(&site), line).await;
    let addr = serve(None).await.map_err(|error| error.to_string())?;
    let slow = serve(Some(Arc::clone(&line))).await.map_err(|error| error.to_string())?;
    let driver = Driver::start().await;
    // A browser takes `localhost` for another host than the one it is measured with.
    let warm_up = format!("http://localhost:{}/{}", addr.port(), site::WARM_UP);
    // The first browser of all is read from the disk of this machine, so its load does not count.
    load(&driver, &warm_up, &format!("http://{addr}/")).await?;
    let mut visits = Visits::default();
    let mut loads: Vec<[Vec<Load>; 2]> = pairs.iter().map(|_| Default::default()).collect();
    for round in 0..rounds {
        eprintln!("round {} of {rounds}", round + 1);
        for (Pair { quanwen, plain, .. }, loads) in pairs.iter().zip(&mut loads) {
            // So that neither page is always the first.
            let (turns, paths) = ([round % 2, 1 - round % 2], [quanwen, plain]);
            for turn in turns {
                match load(&driver, &warm_up, &format!("http://{slow}/{}", paths[turn])).await {
                    Ok(load) => loads[turn].push(load),
                    Err(why) => eprintln!("/{}: {why}", paths[turn]),
                }
            }
        }
        let url = format!("http://{slow}/{}", pairs[0].quanwen);
        if let Err(why) = visits.go(&driver, &line, &warm_up, &url).await {
            eprintln!("/{}, again: {why}", pairs[0].quanwen);
        }
    }
    println!(
        "{ROUND_TRIP_MS} ms round trip, {DOWN_KBIT} kbit/s down, a CPU {CPU} \
         times slower, {rounds} rounds; medians, in brackets quartiles"
    );
    for (Pair { what, .. }, [quanwen, plain]) in pairs.iter().zip(&loads) {
        table::print(what, quanwen, plain);
    }
    table::print_visits(&format!("{}, again", pairs[0].what), &visits);
    Ok(())
}

/// Loads a page in a browser that has only seen another host.
async fn load(driver: &Driver, warm_up: &str, url: &str) -> Result<Load, String> {
    let report = driver.load(warm_up, url).await.map_err(|error| error.to_string())?;
    serde_json::from_value(report).map_err(|error| error.to_string())
}
