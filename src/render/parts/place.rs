//! What a place is called.

use crate::countries;
use crate::digest::Place;

/// `Rome, Italy`
pub fn place_name(place: &Place) -> String {
    match place.country.as_deref().and_then(countries::name) {
        Some(country) if country != place.name => format!("{}, {country}", place.name),
        _ => place.name.clone(),
    }
}
