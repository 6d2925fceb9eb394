//! What the server writes to its log while a test runs on one thread. One subscriber serves all tests of a process and
//! keeps only lines of threads that listen: spans wander between threads, so each must belong to the same one.

use std::cell::RefCell;
use std::io::{self, Write};
use std::sync::Once;

use tracing::Level;
use tracing_subscriber::filter::dynamic_filter_fn;
use tracing_subscriber::layer::{Layer, SubscriberExt};

static INSTALLED: Once = Once::new();

thread_local! {
    static LINES: RefCell<Option<Vec<u8>>> = const { RefCell::new(None) };
}

/// A log that is kept in memory until it is dropped.
pub struct ServerLog(());

struct Here;

impl ServerLog {
    /// Begins to listen, to everything that this thread logs.
    pub fn listen() -> ServerLog {
        INSTALLED.call_once(|| {
            let heard = dynamic_filter_fn(|line, _| *line.level() <= Level::DEBUG && is_listening());
            let lines = tracing_subscriber::fmt::layer().with_writer(|| Here).with_ansi(false);
            let subscriber = tracing_subscriber::registry().with(lines.with_filter(heard));
            tracing::subscriber::set_global_default(subscriber).expect("nobody else listens in a test");
        });
        LINES.set(Some(Vec::new()));
        ServerLog(())
    }

    /// What was logged so far.
    pub fn text(&self) -> String {
        LINES.with_borrow(|lines| String::from_utf8_lossy(lines.as_deref().unwrap_or_default()).into_owned())
    }
}

impl Drop for ServerLog {
    fn drop(&mut self) {
        LINES.set(None);
    }
}

fn is_listening() -> bool {
    LINES.with_borrow(Option::is_some)
}

impl Write for Here {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        LINES.with_borrow_mut(|lines| lines.iter_mut().for_each(|lines| lines.extend_from_slice(bytes)));
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}
