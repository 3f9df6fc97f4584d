//! The browser's own JSON parser.
//!
//! Tests: `tests/browser/malformed`, `tests/model/malformed.rs`

use js_sys::{Array, JSON, Object, Reflect};
use wasm_bindgen::{JsCast, JsValue};

use crate::browser::dom::error_message;
use crate::decode::{self, Document, DocumentResponse};
use crate::endpoint::DocumentId;
use crate::error::LoadError;
use crate::model::json::{Json, MAX_ELEMENTS};
use crate::model::parse_warnings::ParseWarnings;
use crate::model::url::UrlBase;

/// [`decode::decode`] with the browser's parser.
///
/// # Errors
/// The same.
pub fn decode(
    id: &DocumentId,
    response: &DocumentResponse,
    base: &UrlBase,
    warnings: &mut ParseWarnings,
) -> Result<Document, LoadError> {
    decode::decode(id, response, base, warnings, |body| JSON::parse(body).map_err(error_message))
}

impl Json for JsValue {
    const NULL: Self = Self::NULL;

    fn member(&self, key: &str) -> Option<Self> {
        // Own members only: every object of JavaScript inherits others.
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
