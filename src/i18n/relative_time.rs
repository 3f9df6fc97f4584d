//! Relative times in words.

use crate::i18n::format::interpolate;
use crate::i18n::lang::Lang;

/// The time `minutes` ago, in the largest whole unit: `3 分钟前`.
pub fn relative_time(minutes: u32, lang: Lang) -> String {
    let templates = lang.messages().relative_time;
    let (template, number) = match minutes {
        0 => (templates[0], 0),
        1..60 => (templates[1], minutes),
        60..1440 => (templates[2], minutes / 60),
        _ => (templates[3], minutes / 1440),
    };
    interpolate(template, &number.to_string())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn relative_times_use_the_largest_whole_unit() {
        for (minutes, text) in [
            (0, "刚刚"),
            (3, "3 分钟前"),
            (59, "59 分钟前"),
            (119, "1 小时前"),
            (1440, "1 天前"),
            (14_400, "10 天前"),
        ] {
            assert_eq!(relative_time(minutes, Lang::Hans), text);
        }
        assert_eq!(relative_time(90, Lang::English), "1 h ago");
    }
}
