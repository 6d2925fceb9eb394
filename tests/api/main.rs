//! Stories about the server, told over HTTP.

mod any_order;
mod app_files;
mod areas;
mod clocks;
mod demo;
mod hotspots;
mod importing;
mod joining;
mod openapi;
mod own_finds;
mod patrols;
mod pickups;
mod refusals;
mod retention;
mod roles;
mod schema;
mod settings;
mod shared_phone;
mod structure;
mod together;
mod tokens;
mod track_files;
mod tracks;
mod week;
