//! Pagefind, asked in a browser.

use std::collections::BTreeSet;
use std::net::SocketAddr;
use std::time::Duration;

use serde::de::DeserializeOwned;
use serde_json::{Value, json};
use thirtyfour::{Capabilities, WebDriver};

use crate::SHOWN;
use crate::engine::ENGINE;
use crate::indexed::{Indexed, is_index};
use crate::metrics::Column;
use crate::process::{self, Process};
use crate::queries::Queries;
use crate::server::Host;

/// Longer than all queries of a turn take.
const PATIENCE: Duration = Duration::from_mins(2);

/// Queries that are asked in one turn.
const TURN: usize = 50;

/// What becomes of a query before it is asked.
type Dress = fn(&str) -> String;

/// The ways in which it is asked.
const WAYS: [(&str, Dress); 2] =
    [("Pagefind", str::to_owned), ("Pagefind, in quotes", |typed| format!("\"{typed}\""))];

/// What it finds, and what that takes, as it is typed and in quotes.
///
/// # Errors
/// What the driver says, or the page.
pub(crate) async fn columns(indexed: Indexed, queries: &Queries) -> Result<Vec<Column>, String> {
    let (index, shown) = (indexed.index_bytes(), indexed.shown_bytes());
    let (host, address) = Host::serve(indexed).await.map_err(|error| error.to_string())?;
    let (scratch, port) = (process::scratch(), process::free_port());
    let Value::Object(wishes) = ENGINE.capabilities(scratch.path(), None) else {
        unreachable!("they are an object")
    };
    let arguments = ENGINE.arguments(port, scratch.path());
    let (driver, install) = ENGINE.driver();
    let _driver = Process::start(driver, install, &arguments, &[], scratch);
    process::until(|| process::listens(port), driver).await;
    let browser = WebDriver::new(format!("http://127.0.0.1:{port}"), Capabilities::from(wishes));
    let browser = browser.await.map_err(|error| error.to_string())?;
    browser.set_script_timeout(PATIENCE).await.map_err(|error| error.to_string())?;
    let mut visitor = Visitor { browser, host: &host, address, queries, visits: 0 };
    let mut columns = Vec::new();
    for (name, dress) in WAYS {
        eprintln!("{name} ...");
        let mut column = Column { name, index, shown, ..Column::default() };
        visitor.list(dress, &mut column).await?;
        visitor.show(dress, &mut column).await?;
        columns.push(column);
    }
    visitor.browser.quit().await.map_err(|error| error.to_string())?;
    Ok(columns)
}

/// Somebody with a browser.
struct Visitor<'q> {
    browser: WebDriver,
    host: &'q Host,
    address: SocketAddr,
    queries: &'q Queries,
    visits: usize,
}

impl Visitor<'_> {
    /// Asks for what is listed.
    async fn list(&mut self, dress: Dress, column: &mut Column) -> Result<(), String> {
        self.visit().await?;
        for turn in self.queries.found.chunks(TURN) {
            let typed: Vec<String> = turn.iter().map(|it| dress(&it.typed)).collect();
            let lists: Vec<Vec<String>> = self.run("list", &[json!(typed)]).await?;
            for (query, list) in turn.iter().zip(lists) {
                let slug = |id: &String| self.host.indexed.slugs.get(id).cloned().ok_or(id.clone());
                let listed: Result<BTreeSet<String>, String> = list.iter().map(slug).collect();
                let listed = listed.map_err(|id| format!("{id} is the name of no article"))?;
                column.listed(query, &listed, list.len());
            }
        }
        Ok(())
    }

    /// Asks for what it takes.
    async fn show(&mut self, dress: Dress, column: &mut Column) -> Result<(), String> {
        for (length, typed) in &self.queries.visits {
            self.visit().await?;
            self.host.take_asked();
            let tally = &mut column.lengths[*length];
            for (costs, typed) in [&mut tally.first, &mut tally.second].into_iter().zip(typed) {
                self.run::<usize>("show", &[json!(dress(typed)), json!(SHOWN)]).await?;
                let asked = self.host.take_asked();
                let (index, program): (Vec<_>, Vec<_>) =
                    asked.into_iter().partition(|(name, _)| is_index(name));
                costs.add(index.iter().map(|(_, bytes)| *bytes));
                let program: usize = program.iter().map(|(_, bytes)| bytes).sum();
                column.program = column.program.max(Some(program));
            }
        }
        Ok(())
    }

    /// Goes where nobody has been.
    async fn visit(&mut self) -> Result<(), String> {
        self.visits += 1;
        let url = format!("http://{}/{}/", self.address, self.visits);
        self.browser.goto(url).await.map_err(|error| error.to_string())
    }

    /// What a function of the page comes back with.
    async fn run<T: DeserializeOwned>(&self, name: &str, given: &[Value]) -> Result<T, String> {
        let script = format!(
            "const done = arguments[arguments.length - 1];
             const given = [...arguments].slice(0, -1);
             ask.{name}(...given).then((told) => done({{ told }}),
                                       (error) => done({{ error: String(error) }}));"
        );
        let told = self.browser.execute_async(script, given.to_vec()).await;
        let told = told.map_err(|error| error.to_string())?.json().clone();
        match told.get("error") {
            Some(error) => Err(error.to_string()),
            None => serde_json::from_value(told["told"].clone()).map_err(|error| error.to_string()),
        }
    }
}
