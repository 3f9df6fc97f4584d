//! Numbers and templates of messages.

/// Replaces the first `{}` of a template with `value`.
pub fn interpolate(template: &str, value: &str) -> String {
    match template.split_once('{') {
        Some((before, after)) => [before, value, after.trim_start_matches('}')].concat(),
        None => template.to_owned(),
    }
}

/// A number with its digits grouped by thousands, as all languages of the interface write it:
/// `1,234`.
pub fn group_digits(number: u32) -> String {
    let digits = number.to_string();
    let mut text = String::new();
    for (index, digit) in digits.chars().enumerate() {
        if index > 0 && (digits.len() - index).is_multiple_of(3) {
            text.push(',');
        }
        text.push(digit);
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn digits_are_grouped_by_thousands() {
        for (number, text) in [(0, "0"), (999, "999"), (1000, "1,000"), (1_234_567, "1,234,567")] {
            assert_eq!(group_digits(number), text);
        }
    }
}
