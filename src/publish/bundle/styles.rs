//! One `<style>` for all of them: one hash lets it through, and nothing is said twice.

const OPEN: &str = "<style>";
const CLOSE: &str = "</style>";

/// The page with the text of every plain `<style>` in the first, in order.
pub(crate) fn merge_styles(page: &str) -> String {
    let mut style = String::new();
    let mut place = None;
    let mut rest = page;
    let mut merged = String::new();
    while let Some((before, after)) = rest.split_once(OPEN) {
        let Some((text, behind)) = after.split_once(CLOSE) else { break };
        merged.push_str(before);
        place.get_or_insert(merged.len());
        style.push_str(text.trim());
        rest = behind;
    }
    merged.push_str(rest);
    if let Some(place) = place {
        merged.insert_str(place, &format!("{OPEN}{style}{CLOSE}"));
    }
    merged
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn all_styles_stand_in_the_first_in_order() {
        for (page, expected) in [
            ("a<style> x </style>b<style>y</style>c", "a<style>xy</style>bc"),
            ("no style", "no style"),
            ("a<style>open", "a<style>open"),
        ] {
            assert_eq!(merge_styles(page), expected);
        }
    }
}
