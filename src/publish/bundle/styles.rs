//! Merges the inline styles of the page, so that the content security policy needs one hash.

const OPEN: &str = "<style>";
const CLOSE: &str = "</style>";

/// The page with the text of every `<style>` without attributes in the first one, in order.
pub(crate) fn merge_styles(page: &str) -> String {
    let mut style = String::new();
    let mut first = None;
    let mut rest = page;
    let mut merged = String::new();
    while let Some((before, after)) = rest.split_once(OPEN) {
        let Some((text, after)) = after.split_once(CLOSE) else { break };
        merged.push_str(before);
        first.get_or_insert(merged.len());
        style.push_str(text.trim());
        rest = after;
    }
    merged.push_str(rest);
    if let Some(first) = first {
        merged.insert_str(first, &format!("{OPEN}{style}{CLOSE}"));
    }
    merged
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn all_styles_are_merged_into_the_first_in_order() {
        for (page, expected) in [
            ("a<style> x </style>b<style>y</style>c", "a<style>xy</style>bc"),
            ("no style", "no style"),
            ("a<style>open", "a<style>open"),
        ] {
            assert_eq!(merge_styles(page), expected);
        }
    }
}
