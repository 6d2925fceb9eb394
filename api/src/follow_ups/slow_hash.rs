//! Words into a hash that is slow on purpose: four words are few enough to be guessed by a fast one.

use argon2::{Algorithm, Argon2, Params, Version};
use tokio::sync::Semaphore;
use tokio::task::spawn_blocking;

use super::pepper;
use crate::config::Config;
use crate::error::{Problem, ProblemCode};
use crate::secret::sha256;

const MEMORY_KIB: u32 = 19 * 1_024;
const ROUNDS: u32 = 2;
const LANES: u32 = 1;
const HASH_BYTES: usize = 32;
const SALT_BYTES: usize = 16;
const MOST_BYTES: usize = 400;

/// Each takes its memory, so only a few may be at it.
static TURNS: Semaphore = Semaphore::const_new(2);

/// The hash under which the follow-up of a slip is kept.
///
/// # Errors
/// `out_of_range`, naming `words`, when they are not three to eight words.
pub async fn of(config: &Config, slug: &str, words: &str) -> Result<Vec<u8>, Problem> {
    let words = spoken(words)?;
    let (folder, slug) = (config.contact_keys_folder(), slug.to_owned());
    let _turn = TURNS.acquire().await.expect("nobody closes it");
    let hashed = spawn_blocking(move || {
        let salt = sha256(&[&pepper::read(&folder)?[..], slug.as_bytes()].concat());
        std::io::Result::Ok(hash(words.as_bytes(), &salt[..SALT_BYTES]))
    });
    hashed.await.map_err(|_| broken())?.map_err(|error| {
        tracing::error!(%error, "the pepper of the follow-ups could not be read");
        broken()
    })
}

/// Whether these can be the words of a slip.
///
/// # Errors
/// `out_of_range`, naming `words`, when they are not three to eight words.
pub fn check(words: &str) -> Result<(), Problem> {
    spoken(words).map(drop)
}

fn hash(words: &[u8], salt: &[u8]) -> Vec<u8> {
    let params = Params::new(MEMORY_KIB, ROUNDS, LANES, Some(HASH_BYTES)).expect("constants within bounds");
    let mut hash = vec![0; HASH_BYTES];
    let argon2 = Argon2::new(Algorithm::Argon2id, Version::V0x13, params);
    argon2.hash_password_into(words, salt, &mut hash).expect("words and salt are of lengths it takes");
    hash
}

/// Words as one says them: no case, no accents, one blank between two. The lists hold no two words that differ by accents
/// only, so nothing is lost, and a person may type them on any keyboard.
fn spoken(words: &str) -> Result<String, Problem> {
    if words.len() <= MOST_BYTES {
        let plain: String =
            words.to_lowercase().replace('æ', "ae").chars().filter_map(without_accent).collect();
        let spoken: Vec<_> =
            plain.split(|c: char| !c.is_alphabetic()).filter(|word| !word.is_empty()).collect();
        if (3..=8).contains(&spoken.len()) {
            return Ok(spoken.join(" "));
        }
    }
    Err(Problem::field(ProblemCode::OutOfRange, "words", "expected three to eight words"))
}

/// `None` for an accent that stands alone, as some keyboards send it after its letter.
fn without_accent(letter: char) -> Option<char> {
    Some(match letter {
        'å' | 'ä' | 'á' | 'à' | 'â' => 'a',
        'ö' | 'ø' | 'ó' | 'ô' => 'o',
        'é' | 'è' | 'ê' => 'e',
        'ü' | 'ú' => 'u',
        '\u{300}'..='\u{36f}' => return None,
        letter => letter,
    })
}

fn broken() -> Problem {
    Problem::new(ProblemCode::Internal, "something broke on the server; nothing was stored")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_a_person_types_is_what_stands_on_the_slip() {
        let slip = spoken("blåbær fløjte ko lys").unwrap();
        for typed in ["BLÅBÆR Fløjte ko lys", "  blabaer-flojte\nko,lys. ", "bla\u{30a}bær/fløjte/ko/lys"]
        {
            assert_eq!(spoken(typed).unwrap(), slip);
        }
        for wrong in ["ko lys", "a b c d e f g h i", "", &"ko ".repeat(200)] {
            assert_eq!(spoken(wrong).unwrap_err().field.as_deref(), Some("words"), "{wrong}");
        }
    }

    #[test]
    fn the_hash_is_the_one_that_openssl_computes() {
        let expected = "e91b9e87d4c8be765023689d56cc3e5f1ff4068aa161a4738bc174cf4593f867";
        let hashed = hash(b"aske bro ko lys", b"0123456789abcdef");
        assert_eq!(hashed.iter().map(|byte| format!("{byte:02x}")).collect::<String>(), expected);
    }
}
