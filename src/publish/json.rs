//! JSON as the publisher writes it: the same content gives the same bytes.

use std::collections::BTreeMap;

use serde_json::Value;

/// Compact JSON, of [`without_nulls`].
pub(crate) fn to_text(value: Value) -> String {
    without_nulls(value).to_string()
}

/// The value with members sorted by name, and without members that are null.
pub(crate) fn without_nulls(value: Value) -> Value {
    match value {
        Value::Object(members) => {
            // Sorted here, because the order in `serde_json`'s own map depends on a feature that
            // any crate in the build can switch on.
            let members: BTreeMap<String, Value> = members.into_iter().collect();
            let present = members.into_iter().filter(|(_, it)| !it.is_null());
            Value::Object(present.map(|(name, it)| (name, without_nulls(it))).collect())
        }
        Value::Array(items) => Value::Array(items.into_iter().map(without_nulls).collect()),
        other => other,
    }
}

/// The text, or null when it is empty.
pub(crate) fn or_null(text: &str) -> Option<&str> {
    Some(text).filter(|it| !it.is_empty())
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[test]
    fn members_are_sorted_and_never_null() {
        let value = json!({ "b": [{ "d": 1, "c": null }], "a": or_null(""), "0": or_null("泉") });
        assert_eq!(to_text(value), r#"{"0":"泉","b":[{"d":1}]}"#);
    }
}
