//! A small minifier: removes comments, blank lines and spaces that JavaScript does not need.
//!
//! Line breaks remain where a statement may end. Strings, templates, regular expressions and names
//! remain as they are.
//!
//! One limit: a regular expression directly after `)`, `]` or `}` would be taken for a division.

/// A regular expression can follow these words. After any other word, `/` is a division.
const KEYWORDS: [&str; 10] =
    ["await", "case", "do", "else", "in", "of", "return", "throw", "typeof", "yield"];
/// These characters mean something else when no space is between them.
const PAIRS: [(char, char); 4] = [('+', '+'), ('-', '-'), ('-', '>'), ('<', '!')];

/// The script without what only people need.
pub(crate) fn minify(script: &str) -> String {
    let mut out = String::with_capacity(script.len());
    // For each `${` of a template that is still open: how many braces are open in it.
    let mut substitutions: Vec<usize> = Vec::new();
    let mut rest = script;
    loop {
        let code = skip_gap(rest);
        let gap = &rest[..rest.len() - code.len()];
        let Some(first) = code.chars().next() else { return out };
        let closing = match first {
            '"' | '\'' | '`' => Some(first),
            '/' if can_begin_regex(&out) => Some('/'),
            '}' if substitutions.last() == Some(&0) => {
                substitutions.pop();
                Some('`')
            }
            _ => None,
        };
        let (token, after) = code.split_at(match closing {
            Some(closing) => literal_len(code, closing),
            None if is_word(first) => code.find(|it| !is_word(it)).unwrap_or(code.len()),
            None => first.len_utf8(),
        });
        match (first, substitutions.last_mut()) {
            _ if closing == Some('`') && token.ends_with("${") => substitutions.push(0),
            ('{', Some(open)) => *open += 1,
            ('}', Some(open)) if closing.is_none() => *open -= 1,
            _ => {}
        }
        out.push_str(separator(&out, gap, first));
        out.push_str(token);
        rest = after;
    }
}

/// `script` from its first character that is neither white space nor part of a comment.
fn skip_gap(script: &str) -> &str {
    let code = script.trim_start();
    let end = if code.starts_with("//") {
        code.find('\n')
    } else if code.starts_with("/*") {
        code.find("*/").map(|it| it + "*/".len())
    } else {
        return code;
    };
    skip_gap(&code[end.unwrap_or(code.len())..])
}

/// What has to remain of `gap` between the code in front of it and the character after it.
fn separator(before: &str, gap: &str, after: char) -> &'static str {
    let Some(before) = before.chars().next_back().filter(|_| !gap.is_empty()) else { return "" };
    if gap.contains('\n') {
        let continues = ['{', '(', '[', ','].contains(&before) || ['}', ')', ']'].contains(&after);
        return if continues { "" } else { "\n" };
    }
    let has_meaning = (is_word(before) && is_word(after))
        || (before.is_ascii_digit() && after == '.')
        || before == '/'
        || PAIRS.contains(&(before, after));
    if has_meaning { " " } else { "" }
}

/// Whether `/` begins a regular expression after this code; otherwise it divides.
fn can_begin_regex(before: &str) -> bool {
    let word = before.rsplit(|it| !is_word(it)).next().unwrap_or_default();
    let is_value = if word.is_empty() {
        before.ends_with([')', ']', '}', '"', '\'', '`', '/'])
            || before.ends_with("++")
            || before.ends_with("--")
    } else {
        !KEYWORDS.contains(&word)
    };
    !is_value
}

/// The length of the literal at the beginning of `code`, which `closing` ends. Of a template it is
/// the part up to the next `${`, with these two characters.
fn literal_len(code: &str, closing: char) -> usize {
    let (mut is_escaped, mut is_in_class, mut before) = (false, false, None);
    for (at, it) in code.char_indices().skip(1) {
        let end = at + it.len_utf8();
        match it {
            _ if is_escaped => {}
            '[' if closing == '/' => is_in_class = true,
            ']' if closing == '/' => is_in_class = false,
            '{' if closing == '`' && before == Some('$') => return end,
            _ if it == closing && !is_in_class => return end,
            _ => {}
        }
        before = Some(it).filter(|_| !is_escaped);
        is_escaped = it == '\\' && !is_escaped;
    }
    code.len()
}

/// Whether the character can be part of a name, a keyword or a number.
fn is_word(it: char) -> bool {
    it.is_alphanumeric() || it == '_' || it == '$'
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn comments_and_needless_spaces_are_removed() {
        for (script, minified) in [
            ("// comment\nconst a = 1; // one\n\n  let b;", "const a=1;\nlet b;"),
            ("/** @param {A} a */\nconst f = (a) => /** @type {B} */ (a);", "const f=(a)=>(a);"),
            ("if (a) return b; // @ts-check", "if(a)return b;"),
            ("a + +b - -c + d++ - e", "a+ +b- -c+d++-e"),
            ("for (const a of [1, ...b]) await c", "for(const a of[1,...b])await c"),
            ("f(\n  a,\n  b\n)\n[c] = {\n  d\n}", "f(a,b)\n[c]={d}"),
            ("return /* one\ntwo */ a", "return\na"),
            ("a < !b; c = 1 .e; d-- > 0", "a< !b;c=1 .e;d-- >0"),
        ] {
            assert_eq!(minify(script), minified);
        }
    }

    #[test]
    fn text_in_literals_remains() {
        for literal in [
            "\"a // b /* c */  d\"",
            "'\\'// \" /*'",
            "`\n  // a  \\` ${b}  /* ${c} \\${ // d`",
            "`${a(`// ${{b}}  c`)}  // d`",
            "`\\\\${a}  // \\\\`",
            "/[/\"]  \\/ '`/s",
            "\"文  // 章\"",
        ] {
            assert_eq!(minify(&format!("a( {literal} ) // b")), format!("a({literal})"));
        }
        assert_eq!(minify("`${ a + { b } } // c`"), "`${a+{b}} // c`");
    }

    #[test]
    fn a_division_is_not_taken_for_a_regular_expression() {
        let divided = "a = b / 2; // c\nd = (e) / f[0] / 2; // \"g\ni++ / 2 // h";
        assert_eq!(minify(divided), "a=b/ 2;\nd=(e)/ f[0]/ 2;\ni++/ 2");
        let expressions = "a = /\"/; // b\nreturn /'/.test(c) // d\n&& /`/s // e";
        assert_eq!(minify(expressions), "a=/\"/;\nreturn/'/.test(c)\n&&/`/s");
    }
}
