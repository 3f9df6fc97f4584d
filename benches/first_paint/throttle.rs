//! A slow line, made in the server: requests of the worker go over it like all others.

use std::io;
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};
use std::time::Duration;

use tokio::io::AsyncWriteExt;
use tokio::net::TcpStream;
use tokio::sync::Mutex;
use tokio::time::{Instant, sleep, sleep_until};

use crate::browser::{DOWN_KBIT, ROUND_TRIP_MS};

/// The size of a packet; responses take turns after each packet.
const PACKET_BYTES: usize = 1460;

/// The line to one reader.
#[derive(Debug, Default)]
pub(crate) struct Line {
    /// When the line is free again.
    free: Mutex<Option<Instant>>,
    sent: AtomicUsize,
    is_cut: AtomicBool,
}

impl Line {
    /// Sends a response: a round trip after its request, and in turns with all others.
    pub(crate) async fn send(&self, stream: &mut TcpStream, response: &[u8]) -> io::Result<()> {
        if self.is_cut.load(Ordering::Relaxed) {
            return Err(io::ErrorKind::ConnectionAborted.into());
        }
        sleep(Duration::from_millis(ROUND_TRIP_MS.into())).await;
        for part in response.chunks(PACKET_BYTES) {
            self.take_turn(part.len()).await;
            self.sent.fetch_add(part.len(), Ordering::Relaxed);
            stream.write_all(part).await?;
        }
        Ok(())
    }

    /// Waits until this many bytes have gone over the line. It goes by the clock, as a timer that
    /// is late must not make the line slower.
    async fn take_turn(&self, bytes: usize) {
        let bits = u64::try_from(bytes * 8).unwrap_or(u64::MAX);
        let lasts = Duration::from_micros(bits * 1000 / u64::from(DOWN_KBIT));
        let mut free = self.free.lock().await;
        let now = Instant::now();
        let end = free.map_or(now, |it| it.max(now)) + lasts;
        *free = Some(end);
        drop(free);
        sleep_until(end).await;
    }

    /// The kilobytes (1,000 bytes) sent since the last call.
    pub(crate) fn take_kilobytes(&self) -> f64 {
        let bytes = self.sent.swap(0, Ordering::Relaxed);
        f64::from(u32::try_from(bytes).unwrap_or(u32::MAX)) / 1000.0
    }

    /// Cuts the line, or repairs it.
    pub(crate) fn cut(&self, is_cut: bool) {
        self.is_cut.store(is_cut, Ordering::Relaxed);
    }
}
