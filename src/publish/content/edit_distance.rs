//! Levenshtein distance, to suggest the key that a misspelt one was meant to be.

/// How many characters have to be changed, inserted or deleted to turn one word into the other.
pub(crate) fn edit_distance(one: &str, other: &str) -> usize {
    let other: Vec<char> = other.chars().collect();
    let mut row: Vec<usize> = (0..=other.len()).collect();
    for (i, a) in one.chars().enumerate() {
        let mut diagonal = i;
        row[0] = i + 1;
        for (j, b) in other.iter().enumerate() {
            let change = diagonal + usize::from(a != *b);
            diagonal = row[j + 1];
            row[j + 1] = change.min(diagonal + 1).min(row[j] + 1);
        }
    }
    row[other.len()]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_typing_error_has_a_small_edit_distance() {
        for (one, other, steps) in [
            ("", "", 0),
            ("tags", "tag", 1),
            ("title", "tilte", 2),
            ("标题", "标", 1),
            ("a", "xyz", 3),
        ] {
            assert_eq!(edit_distance(one, other), steps, "{one} {other}");
        }
    }
}
