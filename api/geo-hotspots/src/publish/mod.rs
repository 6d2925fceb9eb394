//! What may leave the team: sums of cells that hide nobody, and noise where even the sums should not be exact.
//!
//! - [`suppress`] shows a cell only when enough finds, days and walkers stand behind it, merges the others and makes sure
//!   that no difference between what is shown gives a hidden cell away.
//! - [`discrete_laplace`] is the noise of differential privacy in whole numbers, exact to the last bit of chance.
//!
//! One release covers one period; periods never overlap and are never cut anew, else two releases subtract to a small one.
//! Noise counts a find as the unit: it does not hide a person who left forty, so the rule of enough finds stays on.

mod laplace;
mod suppress;

pub use laplace::{Noise, NoiseError, discrete_laplace};
pub use suppress::{Least, PublicCell, Release, Witnessed, suppress};
