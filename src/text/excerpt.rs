//! How a text begins: a summary for articles whose author wrote none.

/// The beginning of `text`, in one line, at most `most` characters: it ends with a sentence where
/// one ends in the second half, else with an ellipsis.
pub fn excerpt(text: &str, most: usize) -> String {
    let line: Vec<char> = one_line(text).chars().collect();
    if line.len() <= most {
        return line.into_iter().collect();
    }
    let sentence = (most / 2..most).rev().find(|&end| ends_sentence(&line, end));
    if let Some(end) = sentence {
        let closing = |c: &&char| matches!(c, '”' | '’' | '」' | '』' | '）');
        let closed = line[end + 1..].iter().take_while(closing).count();
        return line[..=end + closed].iter().collect();
    }
    let kept: String = line[..most.saturating_sub(1)].iter().collect();
    // Latin words stay whole; Han has no spaces to look for.
    match kept.rsplit_once(' ') {
        Some((head, tail)) if tail.is_ascii() && !head.is_empty() => format!("{head}…"),
        _ => format!("{kept}…"),
    }
}

fn ends_sentence(line: &[char], end: usize) -> bool {
    match line[end] {
        '。' | '！' | '？' => true,
        // A full stop inside a number or a name ends nothing.
        '.' | '!' | '?' => line.get(end + 1) == Some(&' '),
        _ => false,
    }
}

fn one_line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_excerpt_ends_where_a_sentence_or_a_word_ends() {
        for (text, most, excerpted) in [
            ("短文。", 10, "短文。"),
            ("第一句在这里。第二句很长很长很长", 10, "第一句在这里。"),
            ("他说：“走吧。”然后就走了很远", 10, "他说：“走吧。”"),
            ("没有句号的一段很长的文字", 6, "没有句号的…"),
            ("Version 1.5 is out and nobody noticed", 20, "Version 1.5 is out…"),
            ("two\n lines", 20, "two lines"),
        ] {
            assert_eq!(excerpt(text, most), excerpted);
        }
    }
}
