//! Tracks as recorders write them.

use std::fmt::Write;

/// Twenty to seven in the evening in Copenhagen.
const START_S: i64 = 1_795_282_800;
/// Metres of a degree at Istedgade.
const EAST_M: f64 = 62_900.0;
const NORTH_M: f64 = 111_350.0;

/// A point so many seconds after the start, so many metres east and north of Istedgade.
pub fn point(second: i64, east_m: f64, north_m: f64) -> String {
    let at = jiff::Timestamp::from_second(START_S + second).expect("a time");
    let (lat, lon) = (55.6704 + north_m / NORTH_M, 12.5577 + east_m / EAST_M);
    format!(
        "      <trkpt lat=\"{lat:.7}\" lon=\"{lon:.7}\">\n        <ele>4.2</ele>\n        <time>{at}</time>\n      </trkpt>\n"
    )
}

/// A walk due east at 1.1 m/s with a point every other second.
pub fn walk(from_s: i64, seconds: i64) -> String {
    let mut points = String::new();
    for second in (0..=seconds).step_by(2) {
        points += &point(from_s + second, 1.1 * (from_s + second) as f64, 0.0);
    }
    points
}

/// A file of segments.
pub fn gpx(segments: &[String]) -> String {
    let mut text = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>
<gpx version=\"1.1\" creator=\"Recorder\" xmlns=\"http://www.topografix.com/GPX/1/1\">
  <metadata><name>Evening &amp; night</name></metadata>
  <wpt lat=\"1.0\" lon=\"2.0\"><name>never read</name></wpt>
  <trk><name>Istedgade</name>
"
    .to_owned();
    for segment in segments {
        let _ = write!(text, "    <trkseg>\n{segment}    </trkseg>\n");
    }
    text + "  </trk>\n</gpx>\n"
}
