//! Excerpts: the beginning of a text, as the summary of an article without one.

/// The beginning of `text`, in one line of at most `max` characters. It ends with a sentence if one
/// ends in the second half, else with an ellipsis.
pub fn excerpt(text: &str, max: usize) -> String {
    let line: Vec<char> = one_line(text).chars().collect();
    if line.len() <= max {
        return line.into_iter().collect();
    }
    let sentence = (max / 2..max).rev().find(|&end| ends_sentence(&line, end));
    if let Some(end) = sentence {
        let is_closing = |c: &&char| matches!(c, '”' | '’' | '」' | '』' | '）');
        let closing = line[end + 1..].iter().take_while(is_closing).count();
        return line[..=end + closing].iter().collect();
    }
    let cut: String = line[..max.saturating_sub(1)].iter().collect();
    // Latin words stay whole; Han has no spaces to cut at.
    match cut.rsplit_once(' ') {
        Some((head, tail)) if tail.is_ascii() && !head.is_empty() => format!("{head}…"),
        _ => format!("{cut}…"),
    }
}

fn ends_sentence(line: &[char], end: usize) -> bool {
    match line[end] {
        '。' | '！' | '？' => true,
        // A full stop inside a number or a name ends no sentence.
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
        for (text, max, expected) in [
            ("短文。", 10, "短文。"),
            ("第一句在这里。第二句很长很长很长", 10, "第一句在这里。"),
            ("他说：“走吧。”然后就走了很远", 10, "他说：“走吧。”"),
            ("没有句号的一段很长的文字", 6, "没有句号的…"),
            ("Version 1.5 is out and nobody noticed", 20, "Version 1.5 is out…"),
            ("two\n lines", 20, "two lines"),
        ] {
            assert_eq!(excerpt(text, max), expected);
        }
    }
}
