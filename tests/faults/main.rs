//! Faults: what the server promised must hold when it is killed.

mod kill;
