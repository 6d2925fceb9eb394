//! What an invite promises, and its picture.

use qrcode::QrCode;
use qrcode::render::{svg, unicode};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use super::entity;
use crate::clock::UtcMs;
use crate::ids::{AreaId, InviteId, Role};
use crate::members::model::area_ids;

/// Milliseconds for which an invite on a screen is good.
pub const SCREEN_MS: i64 = 10 * 60_000;
/// Milliseconds for which an invite on a printed card is good.
pub const CARD_MS: i64 = 72 * 3_600_000;

/// What a new invite shall promise.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct NewInvite {
    /// What the new member may do, at least one role.
    pub roles: Vec<Role>,
    /// The areas they are kept to; empty means every area.
    #[serde(default)]
    pub area_ids: Vec<AreaId>,
    /// Good for 72 hours instead of ten minutes.
    #[serde(default)]
    pub printed_card: bool,
}

/// An open invite; its secret is told once, when it is made.
#[derive(Debug, Serialize, ToSchema)]
pub struct Invite {
    /// A random id.
    pub id: InviteId,
    /// What the new member may do.
    pub roles: Vec<Role>,
    /// The areas they are kept to.
    pub area_ids: Vec<AreaId>,
    /// When it ends.
    pub expires_at: UtcMs,
}

/// A new invite with its secret.
#[derive(Debug, Serialize, ToSchema)]
pub struct MadeInvite {
    /// What it promises.
    #[serde(flatten)]
    pub invite: Invite,
    /// The link to open on the new member's phone.
    #[schema(example = "https://gadeplan.example.org/join#vesterbro.0bVhC9xN2yqf7J3m1pQ5sA")]
    pub link: String,
    /// The link as a QR code, an SVG picture.
    pub qr_svg: String,
}

impl From<entity::Model> for Invite {
    fn from(row: entity::Model) -> Invite {
        Invite {
            id: row.id,
            roles: row.roles.to_vec(),
            area_ids: area_ids(&row.area_ids),
            expires_at: row.expires_at,
        }
    }
}

/// The link that carries an invite; servers never see what stands behind the `#`.
pub fn link(public_url: &str, slug: &str, secret: &str) -> String {
    format!("{public_url}/join#{slug}.{secret}")
}

/// A link as an SVG picture.
pub fn qr_svg(link: &str) -> String {
    qr(link).render::<svg::Color>().min_dimensions(240, 240).quiet_zone(true).build()
}

/// A link as a picture of half-block characters for a terminal.
pub fn qr_text(link: &str) -> String {
    qr(link).render::<unicode::Dense1x2>().quiet_zone(true).build()
}

fn qr(link: &str) -> QrCode {
    QrCode::new(link).expect("an invite link is far shorter than a QR code holds")
}
