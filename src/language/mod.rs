//! The texts a user reads, by name, in English and Vietnamese.
//!
//! Every text is a message of the Fluent files beside this one (`en/`, `vi/`); the code names it and gives its values. A
//! process speaks one language at a time. Keys of files (names of columns, verdicts as keys) are no texts: they are the same
//! in every language.
mod arguments;
mod both;
mod collation;
mod messages;
mod numbers;
mod tongue;
mod units;

pub use arguments::{AsNumber, AsText, Given};
pub use both::Both;
pub use collation::collate;
pub use messages::{
    Arguments, counted, found, is_message, message, message_in, names_beginning, pattern_in, word, word_in,
};
pub use numbers::{decimals, grouped, localized, plain, signed};
pub use tongue::Language;
pub use units::unit;

/// A message with values: `text!("id", count, name = expression)`.
///
/// # Units and conventions
/// The name of a value is that of its placeholder. Numbers are written in the form of the language, everything else as it
/// displays itself.
///
/// # Examples
/// ```
/// let (section, most) = ("sites", 5_000_000);
/// assert_eq!(
///     signalgap::text!("input-error-too-many-rows", section, most),
///     "sites.files hold more than 5000000 rows: split them into several runs"
/// );
/// ```
#[macro_export]
macro_rules! text {
    (@value $name:ident) => { $name };
    (@value $name:ident $value:expr) => { $value };
    ($id:literal $(, $name:ident $(= $value:expr)?)* $(,)?) => {
        $crate::language::message($id, &{
            #[allow(unused_imports, reason = "which of both is used depends on the values")]
            use $crate::language::{AsNumber as _, AsText as _};
            #[allow(unused_mut, reason = "a message may be without values")]
            let mut arguments = $crate::language::Arguments::new();
            $(arguments.set(
                stringify!($name),
                (&$crate::language::Given(&$crate::text!(@value $name $($value)?))).value(),
            );)*
            arguments
        })
    };
}
