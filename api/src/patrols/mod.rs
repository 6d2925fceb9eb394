//! A patrol is a walk or ride in search of discarded gear. What stays of it is its kind, length and team size, and
//! its effort: where it searched, as cells, never as a trace.

pub mod changed_days;
pub mod effort_days;
pub mod entity;
pub mod model;
pub mod queries;
