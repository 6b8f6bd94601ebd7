//! `docs/models.md` names every model with the limits of its constants.
use super::links::all_models;
use signalgap::words::{limit_text, parameter_text};

#[test]
fn the_table_of_models_has_every_limit() {
    let page = include_str!("../../../docs/models.md");
    for (_, model) in all_models() {
        let source = model.source();
        let row = page.lines().find(|line| line.starts_with(&format!("| `{}` |", source.key)));
        let row = row.unwrap_or_else(|| panic!("docs/models.md has no row for `{}`", source.key));
        let domain = model.domain();
        let four =
            [domain.frequency_mhz, domain.ground_distance_km, domain.tx_height_agl_m, domain.rx_height_agl_m];
        for limit in four.iter().chain(model.further_limits()) {
            let text = limit_text(*limit);
            assert!(
                row.contains(&text),
                "the row of `{}` lacks `{text}` ({})",
                source.key,
                parameter_text(limit.parameter)
            );
        }
        assert!(page.contains(&format!("## `{}`", source.key)), "no section for `{}`", source.key);
    }
}
