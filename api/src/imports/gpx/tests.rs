//! Whatever a file holds, the reader answers.

use proptest::prelude::*;

use super::*;

const NOW: UtcMs = UtcMs(1_795_284_000_000);
const PIECES: [&str; 24] = [
    "<gpx version=\"1.1\">",
    "<trk>",
    "<trkseg>",
    "<trkpt lat=\"55.67\" lon=\"12.55\">",
    "<trkpt lat='1e400' lon=''/>",
    "<time>2026-11-21T17:40:00Z</time>",
    "<time/>",
    "<hdop>1e9</hdop>",
    "</trkpt>",
    "</trkseg>",
    "</trk>",
    "</gpx>",
    "<!DOCTYPE gpx [",
    "]>",
    "<!-- ",
    " -->",
    "<![CDATA[",
    "]]>",
    "&amp;",
    "&#0;",
    "<?xml version='1.0'?>",
    "<",
    "\n",
    "\u{feff}",
];

proptest! {
    #[test]
    fn no_file_breaks_the_reader(
        pieces in prop::collection::vec(prop_oneof![9 => prop::sample::select(PIECES.to_vec()).prop_map(str::to_owned), 1 => any::<String>()], 0..60),
        wrong in prop::option::of((any::<prop::sample::Index>(), any::<u8>())),
    ) {
        let mut bytes = pieces.concat().into_bytes();
        if let (Some((at, byte)), false) = (wrong, bytes.is_empty()) {
            let at = at.index(bytes.len());
            bytes[at] = byte;
        }
        match read(&bytes, NOW) {
            Ok(segments) => prop_assert!(segments.iter().all(|segment| !segment.is_empty())),
            Err(problem) => prop_assert!(problem.field.is_some_and(|field| field.starts_with("line "))),
        }
    }
}
