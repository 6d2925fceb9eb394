//! The finds of a folder, and the grids they are read on.

use std::path::PathBuf;

use geo::{MultiPolygon, polygon};
use geo_hotspots::{Cell, PlanePoint, Position, Resolution, cells_in, shape};

const LAT: f64 = 55.6690;
const LON: f64 = 12.5530;
/// Metres of a degree in the generator of the data: eastwards at the equator, and northwards.
const EAST_M: f64 = 111_320.0;
const NORTH_M: f64 = 111_132.0;

/// A folder with files of finds.
pub(crate) struct Folder(pub(crate) PathBuf);

/// One find.
#[derive(Clone, Copy)]
pub(crate) struct Find {
    pub(crate) position: Position,
    /// Days since the first day of the file.
    pub(crate) day: i32,
    pub(crate) items: u32,
}

/// A rectangle of town to look at.
#[derive(Clone, Copy)]
pub(crate) enum Ground {
    /// 5.6 km².
    Vesterbro,
    /// 90 km².
    City,
}

impl Folder {
    /// The finds of the file with so many.
    pub(crate) fn finds(&self, count: usize) -> Vec<Find> {
        let path = self.0.join(format!("finds_{count}.csv"));
        let text =
            std::fs::read_to_string(&path).unwrap_or_else(|error| panic!("{}: {error}", path.display()));
        text.lines().skip(1).map(|line| find(line).unwrap_or_else(|| panic!("not a find: {line}"))).collect()
    }

    /// The places of the finds on the generator's plane, with the items found.
    pub(crate) fn points(&self, count: usize) -> Vec<(PlanePoint, f64)> {
        self.finds(count).iter().map(|find| (to_plane(find.position), f64::from(find.items))).collect()
    }
}

/// As the other programs do it: on the plane that the data was made on, so that results can be compared.
pub(crate) fn to_plane(position: Position) -> PlanePoint {
    let (east_m, north_m) = metres_per_degree();
    PlanePoint { x_m: (position.lon() - LON) * east_m, y_m: (position.lat() - LAT) * north_m }
}

/// The position of a point of that plane.
pub(crate) fn to_position(at: PlanePoint) -> Position {
    let (east_m, north_m) = metres_per_degree();
    Position::new(LAT + at.y_m / north_m, LON + at.x_m / east_m).expect("a place in town")
}

/// The middles of cells on that plane.
pub(crate) fn middles(cells: &[Cell]) -> Vec<PlanePoint> {
    cells.iter().map(|cell| to_plane(shape::centre(*cell))).collect()
}

fn metres_per_degree() -> (f64, f64) {
    (EAST_M * LAT.to_radians().cos(), NORTH_M)
}

impl Ground {
    pub(crate) fn cells(self, resolution: Resolution) -> Vec<Cell> {
        let (east, north) = match self {
            Self::Vesterbro => (1_400.0, 1_000.0),
            Self::City => (5_000.0, 4_500.0),
        };
        let (east_m, north_m) = metres_per_degree();
        let (x, y) = (east / east_m, north / north_m);
        let rectangle: MultiPolygon = polygon![
            (x: LON - x, y: LAT - y), (x: LON + x, y: LAT - y), (x: LON + x, y: LAT + y), (x: LON - x, y: LAT + y),
        ]
        .into();
        cells_in(&rectangle, resolution, 100_000).expect("a small rectangle")
    }
}

fn find(line: &str) -> Option<Find> {
    let mut fields = line.split(',');
    let (time, lat, lon, items) = (fields.next()?, fields.next()?, fields.next()?, fields.next()?);
    let position = Position::new(lat.parse().ok()?, lon.parse().ok()?).ok()?;
    Some(Find { position, day: day(time)?, items: items.parse().ok()? })
}

/// Days since 2023 began, of a time as 2023-01-01T12:00:00Z.
fn day(time: &str) -> Option<i32> {
    let part = |from: usize, to: usize| time.get(from..to)?.parse::<i32>().ok();
    let (year, month, day) = (part(0, 4)?, part(5, 7)?, part(8, 10)?);
    const BEFORE: [i32; 12] = [0, 31, 59, 90, 120, 151, 181, 212, 243, 273, 304, 334];
    let leap = i32::from(year % 4 == 0 && month > 2);
    let years = (year - 2_023) * 365 + i32::from(year > 2_024);
    Some(years + BEFORE.get(usize::try_from(month - 1).ok()?)? + leap + day - 1)
}
