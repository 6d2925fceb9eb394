//! The pepper of this deployment, a file beside the contact keys: who has only the database cannot try words on it.

use std::fs;
use std::io::{self, ErrorKind};
use std::path::Path;

use base64::{Engine, engine::general_purpose::STANDARD};

use crate::sealing::files::write_secret;
use crate::secret::{random, token};

const FILE: &str = "follow-up.pepper";

/// Reads the pepper, or makes it when there is none.
///
/// # Errors
/// When the folder cannot be read or written, or the file is not a pepper.
pub fn read(folder: &Path) -> io::Result<[u8; 32]> {
    match fs::read_to_string(folder.join(FILE)) {
        Ok(line) => bytes(&line).ok_or_else(|| io::Error::other(format!("{FILE} is not 32 bytes in base64"))),
        Err(error) if error.kind() == ErrorKind::NotFound => make(folder),
        Err(error) => Err(error),
    }
}

fn make(folder: &Path) -> io::Result<[u8; 32]> {
    let draft = format!("{FILE}.{}", token::<8>());
    write_secret(folder, &draft, format!("{}\n", STANDARD.encode(random::<32>())).as_bytes())?;
    // A link never replaces what is there: of two processes that begin together, the second reads the first one's pepper.
    let linked = fs::hard_link(folder.join(&draft), folder.join(FILE));
    fs::remove_file(folder.join(draft))?;
    match linked {
        Err(error) if error.kind() != ErrorKind::AlreadyExists => Err(error),
        _ => read(folder),
    }
}

fn bytes(line: &str) -> Option<[u8; 32]> {
    STANDARD.decode(line.trim()).ok()?.try_into().ok()
}
