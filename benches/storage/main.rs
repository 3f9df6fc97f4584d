//! How long a browser takes to keep documents: Cache Storage, which Quanwen uses, beside `IndexedDB`.
//!
//! `cargo bench --bench storage` prints medians in milliseconds and asserts nothing;
//! `QUANWEN_ENGINE=firefox` measures Firefox. What is measured stands in `measure.js`: 200 documents
//! of 10 KB are put one by one, as a reader's device does, and all at once; one is read by a page
//! that has just been opened, and others by one that has read before; their names are listed; they
//! are removed.

#[path = "../../tests/browser/support/engine.rs"]
#[expect(dead_code, reason = "the tests need to know more of engines")]
mod engine; // the browser
#[path = "../../tests/browser/support/http.rs"]
#[expect(dead_code, reason = "the tests' own server, which misbehaves, needs more of it")]
mod http; // reads and writes HTTP/1.1
#[path = "../../tests/browser/support/process.rs"]
#[expect(dead_code, reason = "the tests start more than a driver")]
mod process; // child processes, ended with this one

use std::collections::BTreeMap;
use std::io;
use std::net::{Ipv4Addr, SocketAddr};
use std::time::Duration;

use serde_json::Value;
use thirtyfour::error::WebDriverResult;
use thirtyfour::{Capabilities, WebDriver};
use tokio::net::{TcpListener, TcpStream};

use engine::ENGINE;
use http::{Answer, HTML};
use process::Process;

/// How often everything is measured, unless an argument says otherwise.
const ROUNDS: usize = 9;
/// Longer than one round takes.
const PATIENCE: Duration = Duration::from_mins(2);

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
    let address = serve().await?;
    let (scratch, port) = (process::scratch(), process::free_port());
    let capabilities = ENGINE.capabilities(scratch.path(), None);
    let arguments = ENGINE.arguments(port, scratch.path());
    let (program, install) = ENGINE.driver();
    let _driver = Process::start(program, install, &arguments, &[], scratch);
    process::until(|| process::listens(port), program).await;
    let Value::Object(wishes) = capabilities else { unreachable!("they are an object") };
    let browser =
        WebDriver::new(format!("http://127.0.0.1:{port}"), Capabilities::from(wishes)).await?;
    browser.set_script_timeout(PATIENCE).await?;
    let mut times = Times::new();
    for round in 0..rounds {
        eprintln!("round {} of {rounds}", round + 1);
        // Nobody is always first.
        for turn in [round % 2, 1 - round % 2] {
            let kind = ["cache", "database"][turn];
            for part in ["write", "cold", "warm"] {
                // Each part has a page of its own.
                browser.goto(format!("http://{address}/{round}")).await?;
                let script =
                    format!("measure.{part}({kind:?}).then(arguments[arguments.length - 1])");
                let told = browser.execute_async(script, Vec::new()).await?;
                for (what, time) in told.json().as_object().into_iter().flatten() {
                    let all = times.entry(format!("{kind}: {what}")).or_default();
                    all.extend(time.as_f64());
                }
            }
        }
    }
    browser.quit().await?;
    Ok(times)
}

/// Serves the page that measures, to itself alone: then a browser lets it see the time exactly.
async fn serve() -> io::Result<SocketAddr> {
    let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, 0)).await?;
    let address = listener.local_addr()?;
    tokio::spawn(async move {
        while let Ok((stream, _)) = listener.accept().await {
            // A browser may close a connection at any time: nobody has to be told.
            tokio::spawn(talk(stream));
        }
    });
    Ok(address)
}

async fn talk(mut stream: TcpStream) -> io::Result<()> {
    if http::read_path(&mut stream).await?.is_none() {
        return Ok(());
    }
    let page = format!("<!doctype html><title>storage</title><script>{PAGE}</script>");
    let alone = [
        ("Cross-Origin-Opener-Policy", "same-origin"),
        ("Cross-Origin-Embedder-Policy", "require-corp"),
    ];
    let more = alone.map(|(name, value)| (name, value.to_owned())).to_vec();
    Answer { more, ..Answer::new(200, HTML, page.into_bytes()) }.send(&mut stream).await
}

fn print(rounds: usize, times: Times) {
    println!("{}, {rounds} rounds; medians in ms, in brackets quartiles", *ENGINE);
    for (what, mut times) in times {
        times.sort_by(f64::total_cmp);
        let at = |part: usize| times[(times.len() - 1) * part / 4];
        println!("{what:<40} {:>9.2} [{:.2} to {:.2}]", at(2), at(1), at(3));
    }
}
