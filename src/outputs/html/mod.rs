//! The report: one HTML file with everything a decision needs, and the facts it is made of.

mod assets;
mod bilingual;
mod facts;
mod facts_gaps;
mod facts_network;
mod facts_quality;
mod facts_villages;
mod images;
mod legend;
mod page;
mod plan_facts;
mod static_map;
#[cfg(test)]
mod tests;
mod texts;

pub(in crate::outputs) use facts::{FACTS, facts_json};
pub use images::is_shown_on_map;
pub(in crate::outputs) use page::REPORT_MARK;
pub use page::{REPORT, ReportContent, report_html};
pub(in crate::outputs) use plan_facts::{comparison_facts_json, plan_facts_json};
