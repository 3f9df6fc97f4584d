//! Texts with places to fill, such as `§base§`.

/// The text with its places filled. What has several lines stands on lines of its own, each as
/// far in as its place.
pub(crate) fn fill(template: &str, places: &[(&str, Vec<String>)]) -> String {
    let line = |line: &str| {
        let indent = &line[..line.len() - line.trim_start().len()];
        places.iter().fold(line.to_owned(), |text, (name, lines)| {
            text.replace(&format!("§{name}§"), &lines.join(&format!("\n{indent}")))
        })
    };
    template.lines().map(|it| line(it) + "\n").collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_are_indented_as_far_as_their_slot() {
        let places = [("a", vec!["x".to_owned()]), ("b", vec!["1;".to_owned(), "2;".to_owned()])];
        assert_eq!(fill("§a§ {\n  §b§\n}\n", &places), "x {\n  1;\n  2;\n}\n");
    }
}
