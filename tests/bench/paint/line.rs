//! A slow line, made in the server: what a worker asks for goes over it like everything else.

use std::io;
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};
use std::time::Duration;

use tokio::io::AsyncWriteExt;
use tokio::net::TcpStream;
use tokio::sync::Mutex;
use tokio::time::sleep;

use crate::browser::{DOWN_KBIT, ROUND_TRIP_MS};

/// As much goes over the line in one turn.
const TURN_BYTES: usize = 2000;

/// The line to one reader.
#[derive(Debug, Default)]
pub(crate) struct Line {
    turn: Mutex<()>,
    sent: AtomicUsize,
    is_cut: AtomicBool,
}

impl Line {
    /// Sends an answer: a round trip after it was asked for, and in turns with all others.
    pub(crate) async fn send(&self, stream: &mut TcpStream, answer: &[u8]) -> io::Result<()> {
        if self.is_cut.load(Ordering::Relaxed) {
            return Err(io::ErrorKind::ConnectionAborted.into());
        }
        sleep(Duration::from_millis(ROUND_TRIP_MS.into())).await;
        for part in answer.chunks(TURN_BYTES) {
            let turn = self.turn.lock().await;
            let bits = u64::try_from(part.len() * 8).unwrap_or(u64::MAX);
            sleep(Duration::from_micros(bits * 1000 / u64::from(DOWN_KBIT))).await;
            drop(turn);
            self.sent.fetch_add(part.len(), Ordering::Relaxed);
            stream.write_all(part).await?;
        }
        Ok(())
    }

    /// What has gone over it since this was last asked, in thousands of bytes.
    pub(crate) fn take_kilobytes(&self) -> f64 {
        let bytes = self.sent.swap(0, Ordering::Relaxed);
        f64::from(u32::try_from(bytes).unwrap_or(u32::MAX)) / 1000.0
    }

    /// Cuts it, or mends it.
    pub(crate) fn cut(&self, is_cut: bool) {
        self.is_cut.store(is_cut, Ordering::Relaxed);
    }
}
