//! The built-in map, the same file that the phone app draws: outlines, services, and the streets that places are named by.

mod streets;

use std::sync::LazyLock;

use geojson::{Feature, FeatureCollection};

pub use streets::{Side, StreetPlace, nearest_street, street_place};

static MAP: LazyLock<FeatureCollection> = LazyLock::new(|| {
    include_str!("../../../web-pwa/public/map/vesterbro.geojson")
        .parse::<geojson::GeoJson>()
        .and_then(FeatureCollection::try_from)
        .expect("the built-in map is a feature collection")
});

/// Everything of one layer: `area`, `service`, `station` or `street`.
pub fn layer(name: &'static str) -> impl Iterator<Item = &'static Feature> {
    MAP.features.iter().filter(move |feature| text(feature, "layer") == Some(name))
}

/// A property that is a text.
pub fn text<'a>(feature: &'a Feature, property: &str) -> Option<&'a str> {
    feature.property(property).and_then(|value| value.as_str())
}

/// The geometry of a feature, which its layer decides: areas are polygons, streets lines, services and stations points.
pub fn geometry<T: TryFrom<geojson::Geometry>>(feature: &Feature) -> T {
    let geometry = feature.geometry.clone().and_then(|geometry| T::try_from(geometry).ok());
    geometry.expect("a layer of the built-in map holds one kind of geometry")
}
