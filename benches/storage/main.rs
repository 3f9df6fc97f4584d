//! How long a browser takes to store documents: Cache Storage, which Quanwen uses, against `IndexedDB`.
//!
//! `cargo bench --bench storage` prints medians in milliseconds and asserts nothing;
//! `QUANWEN_ENGINE=firefox` measures Firefox. `measure.js` does the following: it puts 200 documents
//! of 10 KB one by one, as the app does, and all at once; it reads one in a page that was just
//! opened, and others in a page that has read before; it lists their names; it removes them.

#[path = "../../tests/browser/support/engine.rs"]
#[expect(dead_code, reason = "the tests need to know more of engines")]
mod engine; // the engines and their drivers
#[path = "../../tests/browser/support/http.rs"]
#[expect(dead_code, reason = "the tests' own server, which misbehaves, needs more of it")]
mod http; // as much HTTP as the server needs
#[path = "../../tests/browser/support/process.rs"]
#[expect(dead_code, reason = "the tests start more than a driver")]
mod process; // child processes that end with this one

use std::collections::BTreeMap;
use std::io;
use std::net::{Ipv4Addr, SocketAddr};
use std::time::Duration;

use serde_json::Value;
use thirtyfour::error::WebDriverResult;
use thirtyfour::{Capabilities, WebDriver};
use tokio::net::{TcpListener, TcpStream};

use engine::ENGINE;
use http::{HTML, HttpResponse};
use process::Process;

/// How often everything is measured, unless an argument says otherwise.
const ROUNDS: usize = 9;
/// Longer than one round takes.
const SCRIPT_LIMIT: Duration = Duration::from_mins(2);

const PAGE: &str = include_str!("measure.js");

fn main() {
    let rounds = std::env::args().find_map(|it| it.parse().ok()).unwrap_or(ROUNDS);
    let runtime = tokio::runtime::Runtime::new().expect("threads can be started");
    match runtime.block_on(measure(rounds)) {
        Ok(times) => print(rounds, times),
        Err(why) => println!("storage: nothing was measured: {why}"),
    }
}

/// Times by what was done, in the order of the rounds.
type Times = BTreeMap<String, Vec<f64>>;

async fn measure(rounds: usize) -> WebDriverResult<Times> {
    let addr = serve().await?;
    let (scratch, port) = (process::scratch(), process::free_port());
    let capabilities = ENGINE.capabilities(scratch.path(), None);
    let arguments = ENGINE.arguments(port, scratch.path());
    let (program, install) = ENGINE.driver();
    let _driver = Process::start(program, install, &arguments, &[], scratch);
    process::wait_until(|| process::is_listening(port), program).await;
    let Value::Object(capabilities) = capabilities else { unreachable!("they are an object") };
    let browser =
        WebDriver::new(format!("http://127.0.0.1:{port}"), Capabilities::from(capabilities))
            .await?;
    browser.set_script_timeout(SCRIPT_LIMIT).await?;
    let mut times = Times::new();
    for round in 0..rounds {
        eprintln!("round {} of {rounds}", round + 1);
        // So that neither kind is always the first.
        for turn in [round % 2, 1 - round % 2] {
            let kind = ["cache", "database"][turn];
            for part in ["write", "cold", "warm"] {
                // Each part has a page of its own.
                browser.goto(format!("http://{addr}/{round}")).await?;
                let script =
                    format!("measure.{part}({kind:?}).then(arguments[arguments.length - 1])");
                let outcome = browser.execute_async(script, Vec::new()).await?;
                for (what, time) in outcome.json().as_object().into_iter().flatten() {
                    let all = times.entry(format!("{kind}: {what}")).or_default();
                    all.extend(time.as_f64());
                }
            }
        }
    }
    browser.quit().await?;
    Ok(times)
}

/// Serves the page that measures, isolated from other origins: then browsers offer it exact timers.
async fn serve() -> io::Result<SocketAddr> {
    let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, 0)).await?;
    let addr = listener.local_addr()?;
    tokio::spawn(async move {
        while let Ok((stream, _)) = listener.accept().await {
            // A browser may close a connection at any time, so errors are ignored.
            tokio::spawn(handle(stream));
        }
    });
    Ok(addr)
}

async fn handle(mut stream: TcpStream) -> io::Result<()> {
    if http::read_path(&mut stream).await?.is_none() {
        return Ok(());
    }
    let page = format!("<!doctype html><title>storage</title><script>{PAGE}</script>");
    let isolation = [
        ("Cross-Origin-Opener-Policy", "same-origin"),
        ("Cross-Origin-Embedder-Policy", "require-corp"),
    ];
    let headers = isolation.map(|(name, value)| (name, value.to_owned())).to_vec();
    HttpResponse { headers, ..HttpResponse::new(200, HTML, page.into_bytes()) }
        .send(&mut stream)
        .await
}

fn print(rounds: usize, times: Times) {
    println!("{}, {rounds} rounds; medians in ms, in brackets quartiles", *ENGINE);
    for (what, mut times) in times {
        times.sort_by(f64::total_cmp);
        let at = |part: usize| times[(times.len() - 1) * part / 4];
        println!("{what:<40} {:>9.2} [{:.2} to {:.2}]", at(2), at(1), at(3));
    }
}
