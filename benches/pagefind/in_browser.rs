//! Pagefind, run in a browser.

use std::collections::BTreeSet;
use std::net::SocketAddr;
use std::time::Duration;

use serde::de::DeserializeOwned;
use serde_json::{Value, json};
use thirtyfour::{Capabilities, WebDriver};

use crate::LIMIT;
use crate::engine::ENGINE;
use crate::indexed::{Indexed, is_index};
use crate::metrics::Column;
use crate::process::{self, Process};
use crate::queries::Queries;
use crate::server::Host;

/// Longer than all queries of a batch take.
const TIMEOUT: Duration = Duration::from_mins(2);

/// Queries that are sent to the page at once.
const BATCH: usize = 50;

/// How a query is written for Pagefind.
type Syntax = fn(&str) -> String;

/// The columns for Pagefind: the query as it is, and in quotes.
const SYNTAXES: [(&str, Syntax); 2] =
    [("Pagefind", str::to_owned), ("Pagefind, in quotes", |q| format!("\"{q}\""))];

/// What Pagefind finds, and what it downloads.
///
/// # Errors
/// What the driver or the page reports.
pub(crate) async fn columns(indexed: Indexed, queries: &Queries) -> Result<Vec<Column>, String> {
    let (index, texts) = (indexed.index_bytes(), indexed.text_bytes());
    let (host, socket) = Host::serve(indexed).await.map_err(|error| error.to_string())?;
    let (scratch, port) = (process::scratch(), process::free_port());
    let Value::Object(capabilities) = ENGINE.capabilities(scratch.path(), None) else {
        unreachable!("they are an object")
    };
    let arguments = ENGINE.arguments(port, scratch.path());
    let (driver, install) = ENGINE.driver();
    let _driver = Process::start(driver, install, &arguments, &[], scratch);
    process::until(|| process::listens(port), driver).await;
    let browser =
        WebDriver::new(format!("http://127.0.0.1:{port}"), Capabilities::from(capabilities));
    let browser = browser.await.map_err(|error| error.to_string())?;
    browser.set_script_timeout(TIMEOUT).await.map_err(|error| error.to_string())?;
    let mut session = Session { browser, host: &host, socket, queries, visits: 0 };
    let mut columns = Vec::new();
    for (name, syntax) in SYNTAXES {
        eprintln!("{name} ...");
        let mut column = Column { name, index, texts, ..Column::default() };
        session.list(syntax, &mut column).await?;
        session.show(syntax, &mut column).await?;
        columns.push(column);
    }
    session.browser.quit().await.map_err(|error| error.to_string())?;
    Ok(columns)
}

/// A browser, and the host it visits.
struct Session<'q> {
    browser: WebDriver,
    host: &'q Host,
    socket: SocketAddr,
    queries: &'q Queries,
    visits: usize,
}

impl Session<'_> {
    /// Runs all queries, and adds what they list to the column.
    async fn list(&mut self, syntax: Syntax, column: &mut Column) -> Result<(), String> {
        self.visit().await?;
        for batch in self.queries.listed.chunks(BATCH) {
            let texts: Vec<String> = batch.iter().map(|it| syntax(&it.q)).collect();
            let lists: Vec<Vec<String>> = self.run("list", &[json!(texts)]).await?;
            for (query, list) in batch.iter().zip(lists) {
                let slug = |id: &String| self.host.indexed.slugs.get(id).cloned().ok_or(id.clone());
                let listed: Result<BTreeSet<String>, String> = list.iter().map(slug).collect();
                let listed = listed.map_err(|id| format!("{id} is the name of no article"))?;
                column.add_list(query, &listed, list.len());
            }
        }
        Ok(())
    }

    /// Makes all visits, and adds what their queries download to the column.
    async fn show(&mut self, syntax: Syntax, column: &mut Column) -> Result<(), String> {
        for (length, both) in &self.queries.visits {
            self.visit().await?;
            self.host.take_requests();
            let tally = &mut column.lengths[*length];
            for (costs, q) in [&mut tally.first, &mut tally.second].into_iter().zip(both) {
                self.run::<usize>("show", &[json!(syntax(q)), json!(LIMIT)]).await?;
                let requests = self.host.take_requests();
                let (index, program): (Vec<_>, Vec<_>) =
                    requests.into_iter().partition(|(name, _)| is_index(name));
                costs.add(index.iter().map(|(_, bytes)| *bytes));
                let program: usize = program.iter().map(|(_, bytes)| bytes).sum();
                column.program = column.program.max(Some(program));
            }
        }
        Ok(())
    }

    /// Opens a page with a URL of its own, which the browser has nothing cached for.
    async fn visit(&mut self) -> Result<(), String> {
        self.visits += 1;
        let url = format!("http://{}/{}/", self.socket, self.visits);
        self.browser.goto(url).await.map_err(|error| error.to_string())
    }

    /// What a function of the page (`page.js`) returns.
    async fn run<T: DeserializeOwned>(&self, name: &str, given: &[Value]) -> Result<T, String> {
        let script = format!(
            "const done = arguments[arguments.length - 1];
             const given = [...arguments].slice(0, -1);
             page.{name}(...given).then((result) => done({{ result }}),
                                        (error) => done({{ error: String(error) }}));"
        );
        let outcome = self.browser.execute_async(script, given.to_vec()).await;
        let outcome = outcome.map_err(|error| error.to_string())?.json().clone();
        match outcome.get("error") {
            Some(error) => Err(error.to_string()),
            None => {
                serde_json::from_value(outcome["result"].clone()).map_err(|error| error.to_string())
            }
        }
    }
}
