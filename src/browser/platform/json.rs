//! The browser's own parser for documents.

use js_sys::{Array, JSON, Object, Reflect};
use wasm_bindgen::{JsCast, JsValue};

use crate::browser::dom::error_message;
use crate::decode;
use crate::decode::{Document, DocumentResponse};
use crate::endpoint::DocumentId;
use crate::error::LoadError;
use crate::model::json::{Json, MAX_ELEMENTS};
use crate::model::parse_warnings::ParseWarnings;
use crate::model::url::UrlBase;

/// [`decode::document`] with the browser's parser.
///
/// # Errors
/// As there.
pub fn decode(
    endpoint: &DocumentId,
    answer: &DocumentResponse,
    place: &UrlBase,
    losses: &mut ParseWarnings,
) -> Result<Document, LoadError> {
    decode::decode(endpoint, answer, place, losses, |body| JSON::parse(body).map_err(error_message))
}

impl Json for JsValue {
    const NULL: Self = Self::NULL;

    fn member(&self, key: &str) -> Option<Self> {
        // Own members only: an object of the browser's has others by inheritance.
        let object = self.dyn_ref::<Object>()?;
        let key = key.into();
        Object::has_own(object, &key).then(|| Reflect::get(object, &key).ok())?
    }

    fn length(&self) -> Option<usize> {
        Some(self.dyn_ref::<Array>()?.length() as usize)
    }

    fn elements(&self) -> Vec<Self> {
        let array = self.dyn_ref::<Array>();
        array.map(|it| it.iter().take(MAX_ELEMENTS).collect()).unwrap_or_default()
    }

    #[expect(clippy::cast_possible_truncation, reason = "it is whole and below 10^15")]
    fn as_text(&self) -> Option<String> {
        let whole = |number: &f64| number.fract() == 0.0 && number.abs() < 1e15;
        let digits = || Some((self.as_f64().filter(whole)? as i64).to_string());
        self.as_string().or_else(digits)
    }

    #[expect(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "it is whole, not below 0 and not above what 32 bits hold"
    )]
    fn as_number(&self) -> Option<u32> {
        let fits = |it: &f64| it.fract() == 0.0 && (0.0..=f64::from(u32::MAX)).contains(it);
        self.as_f64().filter(fits).map(|it| it as u32)
    }

    fn is_true(&self) -> bool {
        self.as_bool() == Some(true)
    }
}
