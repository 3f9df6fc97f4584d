//! The size of an image in pixels, read from its file.

/// Width and height of a PNG, JPEG, WebP, AVIF or GIF; `None` when the file cannot be read.
pub(crate) fn raster_size(bytes: &[u8]) -> Option<(u32, u32)> {
    let size = imagesize::blob_size(bytes).ok()?;
    Some((size.width.try_into().ok()?, size.height.try_into().ok()?))
}

/// The size that an SVG states, or else the size of its `viewBox`; in whole pixels.
pub(crate) fn svg_size(bytes: &[u8]) -> Option<(u32, u32)> {
    let text = std::str::from_utf8(bytes).ok()?;
    let options = roxmltree::ParsingOptions { allow_dtd: true, ..Default::default() };
    let document = roxmltree::Document::parse_with_options(text, options).ok()?;
    let root = document.root_element();
    let stated = |name| pixels(root.attribute(name)?.trim_end_matches("px"));
    if let (Some(width), Some(height)) = (stated("width"), stated("height")) {
        return Some((width, height));
    }
    let view_box = root.attribute("viewBox")?.split([' ', ',']).filter(|it| !it.is_empty());
    match view_box.collect::<Vec<_>>()[..] {
        [_, _, width, height] => Some((pixels(width)?, pixels(height)?)),
        _ => None,
    }
}

/// A number of pixels, rounded; `None` for zero and for what is not a number.
fn pixels(text: &str) -> Option<u32> {
    let whole = format!("{:.0}", text.trim().parse::<f64>().ok()?);
    whole.parse().ok().filter(|it| *it > 0)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_svg_is_as_large_as_its_size_or_its_view_box_states() {
        for (attributes, size) in [
            (r#"width="1200" height="800""#, Some((1200, 800))),
            (r#"width="12.6px" height="8" viewBox="0 0 1 1""#, Some((13, 8))),
            (r#"viewBox="0 0 900 600""#, Some((900, 600))),
            (r#"width="100%" height="100%" viewBox="0,0,3,2""#, Some((3, 2))),
            (r#"width="0" height="8""#, None),
            (r#"width="1e99" height="8""#, None),
            ("", None),
        ] {
            let svg = format!("<svg xmlns='http://www.w3.org/2000/svg' {attributes}/>");
            assert_eq!(svg_size(svg.as_bytes()), size, "{attributes}");
        }
        assert_eq!(svg_size(b"<svg"), None);
    }
}
