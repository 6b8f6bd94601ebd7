//! Options of models from `model.option=value`, as the command line has them.
use crate::propagation::ModelOptions;
use serde_json::{Map, Value};

/// Why an option of a model cannot be used.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum ModelOptionError {
    /// Not of the form.
    #[error("{}", crate::text!("model-option-error-form", text))]
    Form {
        /// As written.
        text: String,
    },
    /// The same option twice.
    #[error("{}", crate::text!("model-option-error-twice", text, option))]
    Twice {
        /// As written the second time.
        text: String,
        /// The option.
        option: String,
    },
    /// No such model, option or value.
    #[error("{option}: {reason}")]
    Unusable {
        /// The option, as far as the reason concerns one.
        option: String,
        /// What is wrong.
        reason: String,
    },
}

/// The options of all models, with those set that `settings` name; a value is a number, `true`, `false` or a word.
///
/// # Errors
/// [`ModelOptionError`] names the setting; ranges are each model's own to check.
///
/// # Examples
/// ```
/// let options = signalgap::inputs::model_options::parse_model_options(&["rma.street_width_m=12".to_owned()])?;
/// assert_ne!(options, signalgap::propagation::ModelOptions::default());
/// # Ok::<(), signalgap::inputs::model_options::ModelOptionError>(())
/// ```
pub fn parse_model_options(settings: &[String]) -> Result<ModelOptions, ModelOptionError> {
    let mut tree = Map::new();
    for text in settings {
        let form = || ModelOptionError::Form { text: text.clone() };
        let (option, value) = text.split_once('=').ok_or_else(form)?;
        let names: Vec<&str> = option.split('.').map(str::trim).collect();
        let (Some((last, groups)), true) = (names.split_last(), names.len() > 1) else { return Err(form()) };
        let mut group = &mut tree;
        for name in groups {
            let entry = group.entry((*name).to_owned()).or_insert_with(|| Value::Object(Map::new()));
            group = entry.as_object_mut().ok_or_else(form)?;
        }
        if group.insert((*last).to_owned(), value_of(value.trim())).is_some() {
            return Err(ModelOptionError::Twice { text: text.clone(), option: option.to_owned() });
        }
    }
    serde_path_to_error::deserialize(Value::Object(tree)).map_err(|error| ModelOptionError::Unusable {
        option: error.path().to_string(),
        reason: error.inner().to_string(),
    })
}

fn value_of(text: &str) -> Value {
    let number = text.parse::<i64>().map(Value::from).ok();
    let number =
        number.or_else(|| text.parse::<f64>().ok().filter(|value| value.is_finite()).map(Value::from));
    let truth = text.parse::<bool>().map(Value::from).ok();
    number.or(truth).unwrap_or_else(|| Value::from(text))
}

#[cfg(test)]
mod tests {
    use super::parse_model_options;

    fn parse(settings: &[&str]) -> Result<crate::propagation::ModelOptions, String> {
        let settings: Vec<String> = settings.iter().map(|&text| text.to_owned()).collect();
        parse_model_options(&settings).map_err(|error| error.to_string())
    }

    #[test]
    fn numbers_and_words_reach_their_model() {
        let options = parse(&["rma.street_width_m=12", " rma . building_height_m = 7.5 ", "sui.terrain=c"]);
        let options = options.expect("options");
        assert!((options.rma.street_width_m - 12.0).abs() < 1e-12);
        assert!((options.rma.building_height_m - 7.5).abs() < 1e-12);
        assert_ne!(options.sui, crate::propagation::SuiOptions::default());
        assert_eq!(parse(&[]).expect("none"), crate::propagation::ModelOptions::default());
    }

    #[test]
    fn what_is_no_option_is_named() {
        for (settings, part) in [
            (&["rma"][..], "write MODEL.OPTION=VALUE"),
            (&["rma=3"], "write MODEL.OPTION=VALUE"),
            (&["magic.x=3"], "unknown field `magic`"),
            (&["rma.street=3"], "rma.street: unknown field `street`"),
            (&["rma.street_width_m=wide"], "rma.street_width_m: invalid type"),
            (&["rma.street_width_m=3", "rma.street_width_m=4"], "is set twice"),
            (&["sui.terrain=z"], "unknown variant `z`"),
        ] {
            let error = parse(settings).expect_err("an error");
            assert!(error.contains(part), "{settings:?}: {error}");
        }
    }
}
