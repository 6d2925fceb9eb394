//! Private keys as files that only the server's user may read: `KEYS/<id>.key`, 32 bytes in base64 on one line, short
//! enough to be copied to paper.

use std::fs::{self, File, OpenOptions};
use std::io::{self, ErrorKind, Write};
use std::path::Path;

use base64::{Engine, engine::general_purpose::STANDARD};
use hpke::{Deserializable, Serializable};

use super::open::PrivateKey;
use crate::ids::SealingKeyId;

/// Writes a key; when it returns, the file outlives a power cut.
///
/// # Errors
/// When the folder cannot be written, or has this file already.
pub fn write(folder: &Path, id: SealingKeyId, key: &PrivateKey) -> io::Result<()> {
    write_secret(folder, &name(id), format!("{}\n", STANDARD.encode(key.to_bytes())).as_bytes())
}

/// Reads a key; `None` when the file is not there or holds something else.
pub fn read(folder: &Path, id: SealingKeyId) -> Option<PrivateKey> {
    let text = fs::read_to_string(folder.join(name(id))).ok()?;
    let bytes = STANDARD.decode(text.trim()).ok()?;
    PrivateKey::from_bytes(&bytes).ok()
}

/// Overwrites a key and removes its file; one that is gone already is no fault.
///
/// # Errors
/// When the folder cannot be written.
pub fn destroy(folder: &Path, id: SealingKeyId) -> io::Result<()> {
    let path = folder.join(name(id));
    let opened = OpenOptions::new().write(true).open(&path);
    let mut file = match opened {
        Err(error) if error.kind() == ErrorKind::NotFound => return Ok(()),
        opened => opened?,
    };
    let length = usize::try_from(file.metadata()?.len()).unwrap_or_default();
    file.write_all(&vec![b'0'; length])?;
    file.sync_all()?;
    fs::remove_file(&path)?;
    sync_folder(folder)
}

/// Writes a new file that only the server's user may read, into a folder that only that user may enter.
///
/// # Errors
/// When the folder cannot be written, or has this file already.
pub fn write_secret(folder: &Path, name: &str, content: &[u8]) -> io::Result<()> {
    make_folder(folder)?;
    let mut options = OpenOptions::new();
    options.write(true).create_new(true);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    let mut file = options.open(folder.join(name))?;
    file.write_all(content)?;
    file.sync_all()?;
    sync_folder(folder)
}

fn make_folder(folder: &Path) -> io::Result<()> {
    let mut builder = fs::DirBuilder::new();
    builder.recursive(true);
    #[cfg(unix)]
    std::os::unix::fs::DirBuilderExt::mode(&mut builder, 0o700);
    builder.create(folder)
}

/// A new or removed name lasts only when its folder was written too.
fn sync_folder(folder: &Path) -> io::Result<()> {
    if cfg!(unix) { File::open(folder)?.sync_all() } else { Ok(()) }
}

fn name(id: SealingKeyId) -> String {
    format!("{}.key", id.0.hyphenated())
}
