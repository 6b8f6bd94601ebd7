//! How a value enters a message: numbers as numbers, so that the message may choose by them, all else as its text.
use fluent_bundle::FluentValue;
use fluent_bundle::types::FluentNumber;
use std::fmt::Display;

/// A value on its way into a message.
#[derive(Debug)]
pub struct Given<'a, T: ?Sized>(pub &'a T);

/// Values that are numbers.
pub trait AsNumber {
    /// The value for a message.
    fn value(&self) -> FluentValue<'static>;
}

/// Values that are texts.
pub trait AsText {
    /// The value for a message.
    fn value(&self) -> FluentValue<'static>;
}

impl<T: Display + ?Sized> AsText for &Given<'_, T> {
    fn value(&self) -> FluentValue<'static> {
        FluentValue::String(self.0.to_string().into())
    }
}

macro_rules! numbers {
    ($($of:ty)*) => {$(
        impl AsNumber for Given<'_, $of> {
            fn value(&self) -> FluentValue<'static> {
                number(&self.0.to_string())
            }
        }
        impl AsNumber for Given<'_, &$of> {
            fn value(&self) -> FluentValue<'static> {
                number(&self.0.to_string())
            }
        }
    )*};
}

numbers!(f64 f32 usize u64 u32 u16 u8 isize i64 i32 i16 i8);

/// A number from its shortest decimal form; one that f64 does not hold whole stays a text.
fn number(text: &str) -> FluentValue<'static> {
    match text.parse::<f64>() {
        Ok(value) if value.to_string() == text => FluentValue::Number(FluentNumber::from(value)),
        _ => FluentValue::String(text.to_owned().into()),
    }
}
