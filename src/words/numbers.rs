//! Numbers in texts.

/// A number without decimals, thousands apart: `66,784`.
///
/// # Examples
/// ```
/// assert_eq!(signalgap::words::grouped(66_784.2), "66,784");
/// ```
#[must_use]
pub fn grouped(value: f64) -> String {
    if !value.is_finite() {
        return "?".to_owned();
    }
    let digits = format!("{:.0}", value.abs());
    let mut text = String::new();
    for (index, digit) in digits.chars().enumerate() {
        if index > 0 && (digits.len() - index).is_multiple_of(3) {
            text.push(',');
        }
        text.push(digit);
    }
    if value < 0.0 && digits != "0" { format!("-{text}") } else { text }
}

#[cfg(test)]
mod tests {
    use super::grouped;

    #[test]
    fn thousands_stand_apart() {
        for (value, text) in
            [(0.4, "0"), (999.6, "1,000"), (66_784.0, "66,784"), (-1_234.0, "-1,234"), (f64::NAN, "?")]
        {
            assert_eq!(grouped(value), text);
        }
    }
}
