//! Text files with placeholders such as `§base§`.

/// Fills the placeholders of a template. A value of several lines gets as many lines, each indented
/// like its placeholder.
pub(crate) fn fill(template: &str, values: &[(&str, Vec<String>)]) -> String {
    let line = |line: &str| {
        let indent = &line[..line.len() - line.trim_start().len()];
        values.iter().fold(line.to_owned(), |text, (name, lines)| {
            text.replace(&format!("§{name}§"), &lines.join(&format!("\n{indent}")))
        })
    };
    template.lines().map(|it| line(it) + "\n").collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_are_indented_like_their_placeholder() {
        let values = [("a", vec!["x".to_owned()]), ("b", vec!["1;".to_owned(), "2;".to_owned()])];
        assert_eq!(fill("§a§ {\n  §b§\n}\n", &values), "x {\n  1;\n  2;\n}\n");
    }
}
