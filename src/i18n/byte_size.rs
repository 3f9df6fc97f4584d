//! Sizes in bytes, for people.

/// A size, rounded up: `12 KB`, `1.3 MB`. In multiples of 1000, as browsers and systems count.
pub fn byte_size(bytes: u32) -> String {
    let tenths = bytes.div_ceil(100_000);
    if bytes < 1_000_000 {
        format!("{} KB", bytes.div_ceil(1000))
    } else {
        format!("{}.{} MB", tenths / 10, tenths % 10)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sizes_are_rounded_up() {
        for (bytes, text) in [
            (0, "0 KB"),
            (1, "1 KB"),
            (12_001, "13 KB"),
            (999_999, "1000 KB"),
            (1_000_000, "1.0 MB"),
            (1_200_001, "1.3 MB"),
        ] {
            assert_eq!(byte_size(bytes), text);
        }
    }
}
