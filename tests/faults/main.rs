//! Faults: what the program promised must hold when it is killed, ended, or started twice.

mod kill;
mod server;
mod starting;
