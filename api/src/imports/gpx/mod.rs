//! Tracks in GPX 1.0 and 1.1: the points of every `trkseg`, and nothing else. Names, notes and waypoints are not read.
//!
//! The file streams through, so its size is all that it costs. Document types and entities of its own are refused, and so
//! is every point that cannot be trusted, by its line: half a track would be a wrong patrol.

use geo_hotspots::Position;
use geo_hotspots::effort::{Fix, UNKNOWN_ACCURACY_M};
use jiff::Timestamp;
use quick_xml::Reader;
use quick_xml::events::{BytesRef, BytesStart, Event};

use crate::clock::UtcMs;
use crate::error::{Problem, ProblemCode};

/// The most points of a file: a day and a night at one a second.
pub const MAX_POINTS: usize = 100_000;
/// Elements within elements; GPX needs five, and extensions a few more.
const MAX_DEPTH: usize = 64;
/// Dilution of precision in GPX has no unit, and some recorders write metres into it. Above this, both mean rough.
const MOST_HDOP: f64 = 25.0;
/// Recorders' clocks may be this much ahead of ours.
const AHEAD_MS: i64 = 5 * 60_000;

/// One recorded stretch; what lies between two of them was not recorded.
pub type Segment = Vec<Fix>;

/// Reads a file that came at `now`. The segments are in the order of time.
///
/// # Errors
/// `malformed_gpx`; the field names the line and what is wrong there, as `line 12: time`.
pub fn read(bytes: &[u8], now: UtcMs) -> Result<Vec<Segment>, Problem> {
    let text = std::str::from_utf8(bytes)
        .map_err(|fault| problem(bytes, fault.valid_up_to(), ("xml", "expected UTF-8".to_owned())))?;
    // Some recorders begin with a byte order mark.
    let text = text.strip_prefix('\u{feff}').unwrap_or(text);
    let mut reading = Reading::new(text, now);
    reading
        .read_all()
        .and_then(|()| reading.in_order())
        .map_err(|(at, fault)| problem(text.as_bytes(), at, fault))
}

/// What is wrong (`xml`, `doctype`, `gpx`, `position`, `time`, `order` or `points`) and what was expected.
type Fault = (&'static str, String);
/// A fault at a byte of the file.
type Placed = (usize, Fault);

/// Where in a file the reader stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Place {
    Gpx,
    Track,
    Segment,
    Point,
    Time,
    Hdop,
    FixKind,
    Elsewhere,
}

/// A point whose element is still open.
#[derive(Default)]
struct Open {
    at: usize,
    lat: f64,
    lon: f64,
    time: String,
    hdop: String,
    kind: String,
}

struct Reading<'a> {
    reader: Reader<&'a [u8]>,
    now: UtcMs,
    places: Vec<Place>,
    has_root: bool,
    point: Open,
    points: usize,
    /// Each fix with the byte where its point begins.
    segments: Vec<Vec<(usize, Fix)>>,
}

impl<'a> Reading<'a> {
    fn new(text: &'a str, now: UtcMs) -> Reading<'a> {
        let mut reader = Reader::from_str(text);
        reader.config_mut().enable_all_checks(true);
        reader.config_mut().expand_empty_elements = true;
        let (places, point, segments) = (Vec::new(), Open::default(), Vec::new());
        Reading { reader, now, places, has_root: false, point, points: 0, segments }
    }

    fn read_all(&mut self) -> Result<(), Placed> {
        loop {
            let at = offset(self.reader.buffer_position());
            let event = self
                .reader
                .read_event()
                .map_err(|error| (offset(self.reader.error_position()), ("xml", error.to_string())))?;
            if event == Event::Eof {
                return self.at_end().map_err(|fault| (at, fault));
            }
            let is_end = matches!(event, Event::End(_));
            // A point is only known to lack something where it ends, but its line is where it begins.
            self.hear(event, at).map_err(|fault| (if is_end { self.point.at } else { at }, fault))?;
        }
    }

    fn hear(&mut self, event: Event, at: usize) -> Result<(), Fault> {
        match event {
            Event::Start(element) => self.open(&element, at),
            Event::End(_) => self.close(),
            Event::Text(text) => {
                self.say(&text);
                Ok(())
            }
            Event::CData(text) => {
                self.say(&text);
                Ok(())
            }
            Event::GeneralRef(reference) => check_reference(&reference),
            Event::DocType(_) => Err(("doctype", "expected no document type".to_owned())),
            _ => Ok(()),
        }
    }

    fn open(&mut self, element: &BytesStart, at: usize) -> Result<(), Fault> {
        let name = element.local_name();
        let place = match (self.places.last(), name.as_ref()) {
            (None, "gpx") if !self.has_root => Place::Gpx,
            (None, _) => return Err(("gpx", "expected the one element <gpx>".to_owned())),
            (Some(Place::Gpx), "trk") => Place::Track,
            (Some(Place::Track), "trkseg") => Place::Segment,
            (Some(Place::Segment), "trkpt") => Place::Point,
            (Some(Place::Point), "time") => Place::Time,
            (Some(Place::Point), "hdop") => Place::Hdop,
            (Some(Place::Point), "fix") => Place::FixKind,
            _ => Place::Elsewhere,
        };
        match place {
            Place::Gpx => self.begin(element)?,
            Place::Segment => self.segments.push(Vec::new()),
            Place::Point => self.begin_point(element, at)?,
            _ if self.places.len() == MAX_DEPTH => {
                return Err(("xml", format!("expected at most {MAX_DEPTH} elements within each other")));
            }
            _ => {}
        }
        self.places.push(place);
        Ok(())
    }

    fn begin(&mut self, root: &BytesStart) -> Result<(), Fault> {
        self.has_root = true;
        match attribute(root, "version")?.as_deref() {
            Some("1.0" | "1.1") => Ok(()),
            _ => Err(("gpx", "expected GPX of version 1.0 or 1.1".to_owned())),
        }
    }

    fn begin_point(&mut self, element: &BytesStart, at: usize) -> Result<(), Fault> {
        let degrees = |name| {
            let value = attribute(element, name)?.and_then(|value| value.trim().parse::<f64>().ok());
            value.ok_or_else(|| ("position", format!("expected the attribute {name} in degrees")))
        };
        let (lat, lon) = (degrees("lat")?, degrees("lon")?);
        Position::new(lat, lon).map_err(|fault| ("position", fault.to_string()))?;
        self.point = Open { at, lat, lon, ..Open::default() };
        Ok(())
    }

    fn say(&mut self, words: &str) {
        match self.places.last() {
            Some(Place::Time) => self.point.time.push_str(words),
            Some(Place::Hdop) => self.point.hdop.push_str(words),
            Some(Place::FixKind) => self.point.kind.push_str(words),
            _ => {}
        }
    }

    fn close(&mut self) -> Result<(), Fault> {
        if self.places.pop() != Some(Place::Point) {
            return Ok(());
        }
        self.points += 1;
        if self.points > MAX_POINTS {
            return Err(("points", format!("expected at most {MAX_POINTS} points")));
        }
        let fix = self.point.fix(self.now)?;
        let segment = self.segments.last_mut().expect("a point stands in a segment");
        segment.push((self.point.at, fix));
        Ok(())
    }

    fn at_end(&self) -> Result<(), Fault> {
        if !self.has_root {
            return Err(("gpx", "expected a GPX file".to_owned()));
        }
        match self.places.is_empty() {
            true => Ok(()),
            false => Err(("xml", "the file ends early".to_owned())),
        }
    }

    /// One patrol is one course of time: segments may stand in any order, but none within another.
    fn in_order(&mut self) -> Result<Vec<Segment>, Placed> {
        let mut segments = std::mem::take(&mut self.segments);
        segments.retain(|segment| !segment.is_empty());
        segments.sort_by_key(|segment| segment[0].1.at_ms);
        let mut last = i64::MIN;
        for (at, fix) in segments.iter().flatten() {
            if fix.at_ms < last {
                return Err((
                    *at,
                    ("order", "expected a time that is not before the point before it".to_owned()),
                ));
            }
            last = fix.at_ms;
        }
        Ok(segments.into_iter().map(|segment| segment.into_iter().map(|(_, fix)| fix).collect()).collect())
    }
}

impl Open {
    fn fix(&self, now: UtcMs) -> Result<Fix, Fault> {
        let at_ms = self.time.trim().parse::<Timestamp>().map(Timestamp::as_millisecond);
        let expected =
            || ("time", "expected a <time> like 2026-11-21T18:04:10Z, from 1970 until now".to_owned());
        let at_ms = at_ms.map_err(|_| expected())?;
        if !(0..=now.0 + AHEAD_MS).contains(&at_ms) {
            return Err(expected());
        }
        Ok(Fix { lat: self.lat, lon: self.lon, accuracy_m: self.accuracy_m(), at_ms })
    }

    /// What recorders say of their accuracy has no common unit, so only the worst of it counts.
    fn accuracy_m(&self) -> f64 {
        let is_rough = self.hdop.trim().parse::<f64>().is_ok_and(|hdop| hdop > MOST_HDOP);
        if is_rough || self.kind.trim() == "none" { f64::INFINITY } else { UNKNOWN_ACCURACY_M }
    }
}

fn check_reference(reference: &BytesRef) -> Result<(), Fault> {
    let is_known = reference.is_char_ref() || ["lt", "gt", "amp", "apos", "quot"].contains(&&**reference);
    match is_known {
        true => Ok(()),
        false => Err(("doctype", "expected no entities of its own".to_owned())),
    }
}

fn attribute(element: &BytesStart, name: &str) -> Result<Option<String>, Fault> {
    for attribute in element.attributes() {
        let attribute = attribute.map_err(|error| ("xml", error.to_string()))?;
        if attribute.key.as_ref() == name {
            return Ok(Some(attribute.value.into_owned()));
        }
    }
    Ok(None)
}

fn offset(position: u64) -> usize {
    usize::try_from(position).expect("a file in memory")
}

fn problem(bytes: &[u8], at: usize, (what, expected): Fault) -> Problem {
    let before = &bytes[..at.min(bytes.len())];
    let line = before.iter().filter(|byte| **byte == b'\n').count() + 1;
    Problem::field(ProblemCode::MalformedGpx, format!("line {line}: {what}"), expected)
}

#[cfg(test)]
mod tests;
