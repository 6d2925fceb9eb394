//! The streets of the built-in map, cut into pieces a phone would give to one cell.

use geo::{LineString, Point};
use geo_hotspots::{Cell, LocalPlane, PlanePoint, Position, cell_at};

use crate::basemap::{geometry, layer, text};

/// Pieces are at most this long, as on the phone.
const PIECE_M: f64 = 5.0;
/// From the middle of a street to where people walk.
const PAVEMENT_M: f64 = 5.0;
/// Streets of the map that come this near to each other meet; its corners are true to about 16 m.
const CROSSING_M: f64 = 22.0;

/// What can be walked, and the services that people come for.
pub struct Streets {
    pub plane: LocalPlane,
    pub pieces: Vec<Piece>,
    /// Drug consumption rooms.
    pub services: Vec<PlanePoint>,
}

/// Up to 5 m of one street, seen in the direction it was drawn.
pub struct Piece {
    pub middle: PlanePoint,
    pub length_m: f64,
    /// The cells of the left and of the right pavement.
    pub pavements: [Cell; 2],
    /// The piece before and the piece after it on the same street.
    pub neighbours: [Option<usize>; 2],
    /// Pieces of other streets that start here.
    pub crossings: Vec<usize>,
    street: usize,
}

impl Streets {
    /// How much a place is drawn to the nearest service: 1 at its door, a third of that at `reach_m`.
    pub fn pull(&self, place: PlanePoint, reach_m: f64) -> f64 {
        let nearest_m =
            self.services.iter().map(|service| service.distance_m(place)).fold(f64::MAX, f64::min);
        (-nearest_m / reach_m).exp()
    }

    /// Which of some pieces is nearest to a place.
    pub fn nearest(&self, place: PlanePoint, among: &[usize]) -> usize {
        let apart_m = |piece: &usize| self.pieces[*piece].middle.distance_m(place);
        *among
            .iter()
            .min_by(|a, b| apart_m(a).total_cmp(&apart_m(b)))
            .expect("there are pieces to choose from")
    }
}

/// Reads the streets of the built-in map.
pub fn read() -> Streets {
    let lines: Vec<LineString> = layer("street").map(geometry).collect();
    let services: Vec<Point> =
        layer("service").filter(|service| text(service, "kind") == Some("dcr")).map(geometry).collect();
    let middle = services.first().expect("the built-in map has a service");
    let plane = LocalPlane::at(position(middle.x(), middle.y())).expect("Vesterbro is not at a pole");
    let on_plane = |at: geo::Coord| plane.to_plane(position(at.x, at.y));

    let mut pieces = Vec::new();
    for (street, line) in lines.iter().enumerate() {
        let corners: Vec<PlanePoint> = line.coords().map(|at| on_plane(*at)).collect();
        cut(&plane, &corners, street, &mut pieces);
    }
    join_crossings(&mut pieces);
    let services = services.into_iter().map(|service| on_plane(service.0)).collect();
    Streets { plane, pieces, services }
}

fn position(lon: f64, lat: f64) -> Position {
    Position::new(lat, lon).expect("the built-in map lies on Earth")
}

/// Appends one street, cut from corner to corner.
fn cut(plane: &LocalPlane, corners: &[PlanePoint], street: usize, pieces: &mut Vec<Piece>) {
    let first = pieces.len();
    for ends in corners.windows(2) {
        let (from, to) = (ends[0], ends[1]);
        let side_m = from.distance_m(to);
        let n = (side_m / PIECE_M).ceil();
        let (east, north) = ((to.x_m - from.x_m) / side_m, (to.y_m - from.y_m) / side_m);
        for nth in 0..n as u32 {
            let along_m = side_m * (f64::from(nth) + 0.5) / n;
            let beside = |left_m: f64| PlanePoint {
                x_m: from.x_m + east * along_m - north * left_m,
                y_m: from.y_m + north * along_m + east * left_m,
            };
            let cell = |left_m: f64| {
                cell_at(plane.to_position(beside(left_m)).expect("a pavement of Vesterbro lies on Earth"))
            };
            let index = pieces.len();
            if let Some(before) = pieces[first..].last_mut() {
                before.neighbours[1] = Some(index);
            }
            pieces.push(Piece {
                middle: beside(0.0),
                length_m: side_m / n,
                pavements: [cell(PAVEMENT_M), cell(-PAVEMENT_M)],
                neighbours: [(index > first).then(|| index - 1), None],
                crossings: Vec::new(),
                street,
            });
        }
    }
}

/// Joins two streets where they come nearest to each other, if that is near enough.
fn join_crossings(pieces: &mut [Piece]) {
    let mut meeting = Vec::new();
    for (a, piece) in pieces.iter().enumerate() {
        for (b, other) in pieces.iter().enumerate().skip(a + 1) {
            let apart_m = piece.middle.distance_m(other.middle);
            if apart_m < CROSSING_M && piece.street != other.street {
                meeting.push((a, b, apart_m));
            }
        }
    }
    meeting.sort_by(|one, other| one.2.total_cmp(&other.2));
    let mut corners: Vec<(usize, usize)> = Vec::new();
    for (a, b, _) in meeting {
        // Around a corner many pieces see each other: only the nearest two are the corner.
        let same_place = |x: usize, y: usize| {
            pieces[x].street == pieces[y].street
                && pieces[x].middle.distance_m(pieces[y].middle) < 2.0 * CROSSING_M
        };
        if !corners.iter().any(|(c, d)| same_place(a, *c) && same_place(b, *d)) {
            corners.push((a, b));
            pieces[a].crossings.push(b);
            pieces[b].crossings.push(a);
        }
    }
}
