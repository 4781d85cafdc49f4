//! What a place is called.

use crate::digest::Place;
use crate::gazetteer;

/// `Rome, Italy`
pub fn place_name(place: &Place) -> String {
    match place.country.as_deref().and_then(gazetteer::english_name) {
        Some(country) if country != place.name => format!("{}, {country}", place.name),
        _ => place.name.clone(),
    }
}
