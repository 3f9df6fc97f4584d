//! Splits a source into code, comments and strings.

/// The languages of the sources.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Language {
    Rust,
    JavaScript,
    Css,
}

impl Language {
    /// By the extension of a path.
    pub(crate) fn of(path: &str) -> Self {
        match path.rsplit('.').next() {
            Some("rs") => Self::Rust,
            Some("js") => Self::JavaScript,
            _ => Self::Css,
        }
    }
}

/// A source in three parts. Each comment and string comes with its line.
#[derive(Debug, Default)]
pub(crate) struct Scanned {
    /// Comments are removed and strings emptied; lines stay where they were.
    pub(crate) code: String,
    pub(crate) comments: Vec<(usize, String)>,
    pub(crate) strings: Vec<(usize, String)>,
}

/// Reads a source from start to end.
pub(crate) fn scan(text: &str, language: Language) -> Scanned {
    let mut scanned = Scanned::default();
    let (mut rest, mut line) = (text, 1);
    while let Some(first) = rest.chars().next() {
        let length = if let Some(length) = comment(rest, language) {
            scanned.comments.push((line, rest[..length].to_owned()));
            length
        } else if let Some((start, end, length)) = string(rest, &scanned.code, language) {
            scanned.strings.push((line, rest[start..end].to_owned()));
            scanned.code.push_str("\"\"");
            length
        } else {
            scanned.code.push(first);
            rest = &rest[first.len_utf8()..];
            line += usize::from(first == '\n');
            continue;
        };
        let newlines = rest[..length].matches('\n').count();
        scanned.code.push_str(&"\n".repeat(newlines));
        line += newlines;
        rest = &rest[length..];
    }
    scanned
}

/// How long the comment is that `text` begins with.
fn comment(text: &str, language: Language) -> Option<usize> {
    if text.starts_with("//") && language != Language::Css {
        return Some(text.find('\n').unwrap_or(text.len()));
    }
    if !text.starts_with("/*") {
        return None;
    }
    let (mut at, mut depth) = (2, 1);
    while depth > 0 && at < text.len() {
        let is_nested = language == Language::Rust && text[at..].starts_with("/*");
        let is_end = text[at..].starts_with("*/");
        depth = depth + usize::from(is_nested) - usize::from(is_end);
        at += if is_nested || is_end { 2 } else { text[at..].chars().next()?.len_utf8() };
    }
    Some(at)
}

/// Where the content of the string starts and ends that `text` begins with, and its whole length.
/// `code` comes before it.
fn string(text: &str, code: &str, language: Language) -> Option<(usize, usize, usize)> {
    let quote = text.chars().next()?;
    let quoted = |quote: char| {
        let end = 1 + unescaped(&text[1..], |it| it == quote)?;
        Some((1, end, end + 1))
    };
    let before = code.trim_end().chars().next_back().unwrap_or('(');
    match (quote, language) {
        ('"', _) => quoted('"'),
        ('\'', Language::Rust) => {
            // A lifetime has no second quote.
            let is_char = text[1..].starts_with('\\') || text.chars().nth(2) == Some('\'');
            if is_char { quoted('\'') } else { None }
        }
        ('r', Language::Rust) if !is_within_a_word(code) => {
            let hashes = text[1..].chars().take_while(|it| *it == '#').count();
            let start = 1 + hashes + 1;
            text[1 + hashes..].starts_with('"').then_some(())?;
            let close = format!("\"{}", "#".repeat(hashes));
            let end = start + text[start..].find(&close)?;
            Some((start, end, end + close.len()))
        }
        ('\'' | '`', Language::JavaScript) => quoted(quote),
        ('\'', Language::Css) => quoted('\''),
        // A regular expression stands where a value begins; a division stands behind one.
        ('/', Language::JavaScript) if "(,=:[!&|?{};>".contains(before) => {
            let mut in_class = false;
            let end = 1 + unescaped(&text[1..], |it| {
                in_class = it == '[' || (in_class && it != ']');
                it == '/' && !in_class
            })?;
            Some((1, end, end + 1))
        }
        _ => None,
    }
}

/// Whether what follows `code` continues a word; the `b` of `br"…"` begins one.
fn is_within_a_word(code: &str) -> bool {
    let code = code.strip_suffix('b').unwrap_or(code);
    code.ends_with(|it: char| it.is_alphanumeric() || it == '_')
}

/// The first character that fits and has no backslash before it.
fn unescaped(text: &str, mut fits: impl FnMut(char) -> bool) -> Option<usize> {
    let mut is_escaped = false;
    text.char_indices().find_map(|(at, it)| {
        let found = !is_escaped && fits(it);
        is_escaped = it == '\\' && !is_escaped;
        found.then_some(at)
    })
}

/// The identifiers of a piece of code, in order.
pub(crate) fn identifiers(code: &str) -> impl Iterator<Item = &str> {
    code.split(|it: char| !it.is_ascii_alphanumeric() && it != '_')
        .filter(|it| it.starts_with(|it: char| it.is_ascii_alphabetic() || it == '_'))
}

#[test]
fn rust_is_split() {
    let source =
        "let a = r#\"x \"y\" // no\"#; // yes\nfn b<'a>(c: char) { c == '\"' } /* o /* i */ */ d";
    let scanned = scan(source, Language::Rust);
    assert_eq!(scanned.code, "let a = \"\"; \nfn b<'a>(c: char) { c == \"\" }  d");
    assert_eq!(scanned.comments[0], (1, "// yes".to_owned()));
    assert_eq!(scanned.comments[1], (2, "/* o /* i */ */".to_owned()));
    assert_eq!(scanned.strings[0], (1, "x \"y\" // no".to_owned()));
}

#[test]
fn javascript_is_split() {
    let source = "const A = /[/\"]+\\/'/g; // yes\nb = `q ${c}` + 4 / 2 / d['\\''];";
    let scanned = scan(source, Language::JavaScript);
    assert_eq!(scanned.code, "const A = \"\"g; \nb = \"\" + 4 / 2 / d[\"\"];");
    let strings: Vec<&str> = scanned.strings.iter().map(|(_, it)| &**it).collect();
    assert_eq!(strings, ["[/\"]+\\/'", "q ${c}", "\\'"]);
    assert_eq!(identifiers(&scanned.code).collect::<Vec<_>>(), ["const", "A", "g", "b", "d"]);
}
