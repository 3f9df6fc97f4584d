//! How soon `quanwen serve` shows a site, and a saved file on the screen of a browser.
//!
//! `make bench` runs it with 1,000 and 10,000 articles, on an idle machine, with Chromium. It prints
//! medians and asserts nothing.
//!
//! The first page counts from the start of the program to the last byte of the home page. A save counts
//! from before the file is written to the frame that shows its text, by one clock.

#[path = "../first_paint/browser.rs"]
#[expect(dead_code, reason = "this browser is as fast as the machine")]
mod browser; // Chromium
#[path = "../generated.rs"]
mod generated; // the articles
#[path = "../../tests/browser/support/process.rs"]
#[expect(dead_code, reason = "the tests start more than a driver")]
mod process; // child processes that end with this one
mod program; // the server

use std::fs;
use std::path::Path;
use std::time::{Duration, SystemTime};

use browser::Driver;
use program::Program;
use thirtyfour::WebDriver;
use thirtyfour::error::WebDriverResult;

/// The numbers of articles, unless an argument says otherwise.
const ARTICLES: [usize; 2] = [1000, 10_000];
/// How often a file is saved.
const SAVES: usize = 9;

/// Waits for a text on the page, and keeps the time of the frame that shows it.
const OBSERVE: &str = "
    const [selector, text] = arguments;
    window.shown = new Promise((done) => {
        const observer = new MutationObserver(() => {
            if (!document.querySelector(selector)?.textContent.includes(text)) return;
            observer.disconnect();
            requestAnimationFrame(() => setTimeout(() => done(Date.now())));
        });
        observer.observe(document.body, { childList: true, subtree: true, characterData: true });
    });";
const SHOWN: &str = "window.shown.then(arguments[arguments.length - 1])";

fn main() {
    let argument: Option<usize> = std::env::args().find_map(|it| it.parse().ok());
    let counts = argument.map_or_else(|| ARTICLES.to_vec(), |it| vec![it]);
    let runtime = tokio::runtime::Runtime::new().expect("threads can be started");
    println!("quanwen serve: medians of {SAVES} saves\n");
    println!("articles   first page   article saved   in the list   memory");
    for count in counts {
        if let Err(why) = runtime.block_on(measure(count)) {
            println!("{count:>8}   nothing was measured: {why}");
        }
    }
}

/// Measures a site of this number of articles, and prints a line.
async fn measure(articles: usize) -> WebDriverResult<()> {
    let dir = tempfile::tempdir().expect("a temporary directory can be made");
    generated::write_content(dir.path(), articles);
    let (program, first_page) = Program::start(dir.path());
    let memory = program.peak_memory_mb();
    let driver = Driver::start().await;
    let browser = driver.open().await?;
    let newest = articles - 1;
    let article = format!("{}articles/a{newest}/", program.url);
    let saved = saves(&browser, dir.path(), &article, ".prose", newest).await?;
    let listed = saves(&browser, dir.path(), &program.url, "main", newest).await?;
    browser.quit().await?;
    println!(
        "{articles:>8}   {:>7} ms   {:>10} ms   {:>8} ms   {memory:>3.0} MB ({:.0} after all)",
        first_page.as_millis(),
        saved.as_millis(),
        listed.as_millis(),
        program.peak_memory_mb()
    );
    Ok(())
}

/// Saves an article again and again while the page at `url` is open. Returns the median of the times
/// until its element shows what was saved.
async fn saves(
    browser: &WebDriver,
    content: &Path,
    url: &str,
    selector: &str,
    number: usize,
) -> WebDriverResult<Duration> {
    browser.goto(url).await?;
    let mut times = Vec::new();
    for round in 0..SAVES {
        let word = format!("第{round}次修改{selector}");
        let text = generated::article(number);
        let titled = text.replacen("title: ", &format!("title: {word} "), 1);
        let text = format!("{titled}\n{word}\n");
        let arguments = vec![serde_json::json!(selector), serde_json::json!(word)];
        browser.execute(OBSERVE, arguments).await?;
        let before = SystemTime::now();
        fs::write(content.join(generated::file(number)), text).expect("it can be written");
        let shown = browser.execute_async(SHOWN, Vec::new()).await?.json().as_f64();
        let shown = Duration::from_secs_f64(shown.unwrap_or_default() / 1000.0);
        let shown = SystemTime::UNIX_EPOCH + shown;
        times.push(shown.duration_since(before).unwrap_or_default());
    }
    times.sort();
    Ok(times[SAVES / 2])
}
