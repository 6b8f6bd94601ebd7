//! Words within expressions and tips of QGIS.
use crate::language::found;

/// A template with the messages that it names in braces: `... || ' {map-people}'`.
pub(super) fn said(template: &str) -> String {
    let mut text = String::new();
    let mut rest = template;
    while let Some((before, after)) = rest.split_once('{') {
        text.push_str(before);
        let Some((name, after)) = after.split_once('}') else {
            rest = after;
            break;
        };
        text.push_str(found(name).unwrap_or(name));
        rest = after;
    }
    text + rest
}

#[cfg(test)]
mod tests {
    use super::said;

    #[test]
    fn words_take_the_place_of_their_names() {
        assert_eq!(said("\"n\" || ' {map-people}'"), "\"n\" || ' people'");
        assert_eq!(said("no words"), "no words");
    }
}
