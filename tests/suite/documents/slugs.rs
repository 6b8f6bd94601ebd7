//! Names of headings in a page, as GitHub and mdBook make them.
use pulldown_cmark::{Event, Options, Parser, Tag, TagEnd};
use std::collections::BTreeSet;

/// What a page holds that a link can lead to or come from.
#[derive(Default)]
pub(super) struct Page {
    /// Names of headings.
    pub(super) places: BTreeSet<String>,
    /// Where links and pictures lead.
    pub(super) links: Vec<String>,
}

pub(super) fn page(text: &str) -> Page {
    let (mut page, mut heading) = (Page::default(), None::<String>);
    for event in Parser::new_ext(text, Options::ENABLE_TABLES) {
        match event {
            Event::Start(Tag::Heading { .. }) => heading = Some(String::new()),
            Event::End(TagEnd::Heading(_)) => {
                let name = slug(&heading.take().unwrap_or_default());
                page.places.insert(free(&page.places, &name));
            }
            Event::Text(part) | Event::Code(part) => {
                if let Some(heading) = &mut heading {
                    heading.push_str(&part);
                }
            }
            Event::Start(Tag::Link { dest_url, .. } | Tag::Image { dest_url, .. }) => {
                page.links.push(dest_url.into_string());
            }
            _ => {}
        }
    }
    page
}

/// Lower case; blanks become hyphens; of other characters only letters, digits, hyphens and underscores stay.
fn slug(heading: &str) -> String {
    let lower = heading.to_lowercase();
    let kept = lower.chars().filter(|letter| letter.is_alphanumeric() || matches!(letter, ' ' | '-' | '_'));
    kept.map(|letter| if letter == ' ' { '-' } else { letter }).collect()
}

/// The second heading of a name is `name-1`.
fn free(taken: &BTreeSet<String>, name: &str) -> String {
    let numbered = (1..).map(|number| format!("{name}-{number}"));
    std::iter::once(name.to_owned())
        .chain(numbered)
        .find(|name| !taken.contains(name))
        .expect("endless numbers")
}

#[test]
fn headings_are_named_as_sites_do() {
    let page = page(
        "# The `[clutter]` table: 10 m, why?\n\n## A\n\n## A\n\n[x](b.md#c) ![y](z.png)\n\n`[no](link)`\n",
    );
    let places: Vec<&str> = page.places.iter().map(String::as_str).collect();
    assert_eq!(places, ["a", "a-1", "the-clutter-table-10-m-why"]);
    assert_eq!(page.links, ["b.md#c", "z.png"]);
}
