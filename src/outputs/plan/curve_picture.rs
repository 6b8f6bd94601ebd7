//! `curve.svg` and `curve.png`: the people who gain the technology over the money at hand.
use super::planned::Planned;
use crate::language::{decimals, grouped, word};
use crate::outputs::error::OutputError;
use crate::outputs::pictures::axes::{Axis, Chart, chart_on};
use crate::outputs::pictures::drawing::{Canvas, Drawn, GREY, INK, Letters, fill, line};
use crate::outputs::pictures::legend::{Sample, draw_legend};
use crate::outputs::pictures::sheet::{EDGE, LEGEND_TOP, RIGHT, footer, heading, png_of, svg_of};
use crate::planning::plan::BudgetPoint;
use crate::scenario::{PeopleCount, Scenario};
use crate::text;
use plotters::element::DashedPathElement;
use plotters::prelude::{Circle, PathElement, Polygon, RGBColor};

const PLANS: RGBColor = RGBColor(0x1b, 0x58, 0xa3);
const BOUND: RGBColor = RGBColor(0xc4, 0x6a, 0x0a);
const BETWEEN: RGBColor = RGBColor(0xe4, 0xed, 0xf7);
const CHART_TOP: i32 = 160;
const CHART_HEIGHT: u32 = 1_056;
/// Blank beyond the last budget and above the greatest bound, as a share of the axis.
const AIR: f64 = 0.05;
/// From this amount on, money is shown in millions.
const IN_MILLIONS: f64 = 1e7;

/// A place in the picture: money, people.
type Place = (f64, f64);

/// The picture as SVG text and as PNG; `None` of fewer than two budgets.
///
/// # Errors
/// [`OutputError::Picture`] when the plotting library refuses.
pub(in crate::outputs) fn curve_pictures(
    planned: &Planned<'_>,
) -> Result<Option<(String, Vec<u8>)>, OutputError> {
    if planned.plan.curve.len() < 2 {
        return Ok(None);
    }
    let svg = svg_of(|canvas| draw(canvas, planned))?;
    let png = png_of(&svg)?;
    Ok(Some((svg, png)))
}

/// What the picture shows.
struct Scene {
    /// Most people gained by the plans that cost no more.
    gained: Vec<Place>,
    /// People whom no plan exceeds.
    bound: Vec<Place>,
    /// Right and upper end of the axes.
    most: Place,
}

impl Scene {
    /// The steps of a curve, by rising budget.
    ///
    /// A plan is at hand from the money on that it costs; what no plan within a budget exceeds, none exceeds with less.
    fn of(curve: &[BudgetPoint], plan: Place) -> Self {
        let last = curve.iter().map(|point| point.budget).chain([plan.0]).fold(0.0, f64::max);
        let mut by_cost: Vec<Place> = curve.iter().map(|point| (point.cost, point.value)).collect();
        by_cost.sort_by(|a, b| a.0.total_cmp(&b.0).then(a.1.total_cmp(&b.1)));
        let mut gained = vec![(0.0, 0.0)];
        let mut people = 0.0;
        for (cost, more) in by_cost.into_iter().filter(|(_, people)| *people > 0.0) {
            if more > people {
                gained.extend([(cost, people), (cost, more)]);
                people = more;
            }
        }
        gained.push((last, people));
        let mut bound = Vec::new();
        let mut least = f64::INFINITY;
        for (index, point) in curve.iter().enumerate().rev() {
            least = least.min(point.bound);
            let from = if index == 0 { 0.0 } else { curve[index - 1].budget };
            bound.extend([(point.budget, least), (from, least)]);
        }
        bound.reverse();
        let highest = bound.iter().map(|place| place.1).chain([plan.1, people]).fold(0.0, f64::max);
        Self { gained, bound, most: (last * (1.0 + AIR), highest.max(1.0) * (1.0 + AIR)) }
    }
}

/// Where the plan lies: what it costs, and what those who gain by it count.
fn place_of(planned: &Planned<'_>) -> Place {
    (planned.plan.certificate.spent, planned.plan.certificate.value)
}

fn draw(canvas: &Canvas<'_>, planned: &Planned<'_>) -> Drawn {
    let scene = Scene::of(&planned.plan.curve, place_of(planned));
    let title = text!("curve-picture-people-gained-by-budget", scenario = planned.results.scenario.name);
    heading(canvas, &title, &finding(planned))?;
    let (per_unit, unit) =
        if scene.most.0 >= IN_MILLIONS { (1e6, word("curve-picture-million")) } else { (1.0, "") };
    let counted = text!(
        "curve-picture-prices-of",
        counted_text = planned.counted_text(),
        price_year = planned.price_year
    );
    let money = Axis {
        name: clean(&text!("curve-picture-budget", unit, currency = planned.currency, counted)),
        range: 0.0..scene.most.0,
        numbers: 11,
        text: &|money| axis_text(money / per_unit, scene.most.0 / per_unit),
    };
    let people = Axis {
        name: people_name(planned.results.scenario),
        range: 0.0..scene.most.1,
        numbers: 11,
        text: &|people| axis_text(people, scene.most.1),
    };
    let size = ((RIGHT - EDGE + 10) as u32, CHART_HEIGHT);
    let area = canvas.clone().shrink((EDGE - 10, CHART_TOP), size);
    let mut chart = chart_on(&area, &money, &people)?;
    steps(&mut chart, &scene, place_of(planned))?;
    marks(&mut chart, planned)?;
    draw_legend(canvas, &legend(&planned.plan.curve), EDGE, LEGEND_TOP)?;
    footer(canvas, word("curve-picture-numbers-curve-csv"))
}

/// What is counted.
fn people_name(scenario: &Scenario) -> String {
    let weighed = match scenario.plan.people_count {
        PeopleCount::Alike => "",
        PeopleCount::ByNeed => word("curve-picture-counted-by-need"),
    };
    text!("curve-picture-people-who-gain", generation = scenario.ranking.technology.generation(), weighed)
}

/// A number of an axis that ends at `most`.
fn axis_text(value: f64, most: f64) -> String {
    if most >= 10.0 {
        grouped(value)
    } else if most >= 2.0 {
        decimals(value, 1)
    } else {
        decimals(value, 2)
    }
}

/// A text without what a picture has no place for.
fn clean(text: &str) -> String {
    Letters::new(1.0, INK).cut(text, f64::INFINITY)
}

/// The plan in one line.
fn finding(planned: &Planned<'_>) -> String {
    let plan = planned.plan;
    let sites = plan.sites.len();
    let noun = if sites == 1 { word("curve-picture-site") } else { word("curve-picture-sites") };
    let sure = if plan.certificate.proven {
        word("curve-picture-no-plan-is-better-proven").to_owned()
    } else {
        let share = planned.share_of_bound().unwrap_or(0.0) * 100.0;
        text!("curve-picture-at-least-of-the-best-possible", share = decimals(share, 1))
    };
    text!(
        "curve-picture-this-plan-people",
        sites,
        noun,
        currency = planned.currency,
        spent = grouped(plan.certificate.spent),
        estimated = grouped(plan.people.estimated),
        sure
    )
}

/// The lines and what lies between, over thin lines from the plan to both axes.
fn steps(chart: &mut Chart<'_, '_>, scene: &Scene, plan: Place) -> Drawn {
    let between: Vec<Place> = scene.gained.iter().chain(scene.bound.iter().rev()).copied().collect();
    chart.plotting_area().draw(&Polygon::new(between, fill(BETWEEN, 1.0)))?;
    let to_axes = vec![(plan.0, 0.0), plan, (0.0, plan.1)];
    chart.plotting_area().draw(&PathElement::new(to_axes, line(GREY, 0.8, 2)))?;
    let bound = DashedPathElement::new(scene.bound.clone(), 11, 6, line(BOUND, 1.0, 4));
    chart.plotting_area().draw(&bound)?;
    chart.plotting_area().draw(&PathElement::new(scene.gained.clone(), line(PLANS, 1.0, 5)))
}

/// The budgets and the plan.
fn marks(chart: &mut Chart<'_, '_>, planned: &Planned<'_>) -> Drawn {
    let area = chart.plotting_area();
    for point in &planned.plan.curve {
        let place = (point.budget, point.value);
        if point.proven {
            area.draw(&Circle::new(place, 9, fill(PLANS, 1.0)))?;
        } else {
            area.draw(&Circle::new(place, 9, fill(BETWEEN, 1.0)))?;
            area.draw(&Circle::new(place, 9, line(PLANS, 1.0, 3)))?;
        }
    }
    area.draw(&Circle::new(place_of(planned), 17, line(INK, 1.0, 4)))
}

/// What the picture shows, with its name.
fn legend(curve: &[BudgetPoint]) -> Vec<(Sample, String)> {
    let mut all = vec![
        (Sample::Line(PLANS), word("curve-picture-people-gained-by-the-plans-found")),
        (Sample::Dashed(BOUND), word("curve-picture-no-plan-gains-more")),
        (Sample::Area(BETWEEN, BETWEEN), word("curve-picture-between-not-computed")),
    ];
    if curve.iter().any(|point| point.proven) {
        all.push((Sample::Disc(PLANS), word("curve-picture-budget-its-plan-proven-the-best")));
    }
    if curve.iter().any(|point| !point.proven) {
        all.push((Sample::Circle(PLANS), word("curve-picture-budget-its-plan-not-proven")));
    }
    all.push((Sample::Ring, word("curve-picture-this-plan")));
    all.into_iter().map(|(sample, name)| (sample, name.to_owned())).collect()
}

#[cfg(test)]
mod tests {
    use super::{Scene, curve_pictures};
    use crate::outputs::Planned;
    use crate::outputs::example::World;
    use crate::planning::plan::{BudgetPoint, Certificate, Money, Plan, PlanPeople};
    use crate::planning::selection::Arithmetic;
    use std::path::PathBuf;

    fn point(budget: f64, cost: f64, people: f64, bound: f64) -> BudgetPoint {
        let proven = people.to_bits() == bound.to_bits();
        BudgetPoint { budget, cost, people, value: people, bound, sites: 1, proven }
    }

    #[test]
    fn a_plan_counts_from_its_cost_on_and_a_bound_for_all_money_below() {
        let curve = [point(10.0, 8.0, 5.0, 6.0), point(20.0, 19.0, 4.0, 9.0), point(30.0, 22.0, 9.0, 8.5)];
        let scene = Scene::of(&curve, (8.0, 5.0));
        let gained = [(0.0, 0.0), (8.0, 0.0), (8.0, 5.0), (22.0, 5.0), (22.0, 9.0), (30.0, 9.0)];
        assert_eq!(scene.gained, gained);
        let bound = [(0.0, 6.0), (10.0, 6.0), (10.0, 8.5), (20.0, 8.5), (20.0, 8.5), (30.0, 8.5)];
        assert_eq!(scene.bound, bound);
        assert!((scene.most.0 - 31.5).abs() < 1e-9 && (scene.most.1 - 9.45).abs() < 1e-9);
    }

    fn plan(world: &World, curve: Vec<BudgetPoint>) -> Plan {
        Plan {
            sites: Vec::new(),
            links: Vec::new(),
            cost: Money::default(),
            revenue: None,
            people: PlanPeople { estimated: 2_410.0, ..PlanPeople::default() },
            certificate: Certificate {
                value: 2_410.0,
                budget: Some(3_000e6),
                target_people: None,
                spent: 2_950e6,
                bound: 2_410.0,
                linear_bound: 2_460.0,
                proven: true,
                arithmetic: Arithmetic::Own,
                candidates_before_thinning: 1,
                candidates: 1,
                with_way_home: 1,
                next: None,
            },
            curve,
            stages: Vec::new(),
            villages: Vec::new(),
            unserved: Vec::new(),
            service: world.service.clone(),
            robustness: None,
        }
    }

    /// Budgets of a district in the mountains, VND.
    fn curve() -> Vec<BudgetPoint> {
        [
            (1_000e6, 980e6, 1_105.0, 1_105.0),
            (2_000e6, 1_870e6, 1_842.0, 1_842.0),
            (3_000e6, 2_950e6, 2_410.0, 2_410.0),
            (4_000e6, 3_990e6, 2_705.0, 2_760.0),
            (6_000e6, 5_700e6, 3_180.0, 3_240.0),
            (8_000e6, 7_950e6, 3_320.0, 3_320.0),
        ]
        .map(|(budget, cost, people, bound)| point(budget, cost, people, bound))
        .to_vec()
    }

    fn drawn(name: &str, curve: Vec<BudgetPoint>) -> Option<(String, Vec<u8>)> {
        let mut world = World::new();
        name.clone_into(&mut world.scenario.name);
        let plan = plan(&world, curve);
        let planned = Planned {
            results: world.results(),
            plan: &plan,
            points: &[],
            currency: "VND",
            price_year: 2026,
            example_costs: false,
            base: &PathBuf::from("district.toml"),
        };
        curve_pictures(&planned).expect("pictures")
    }

    #[test]
    fn the_curve_is_drawn_the_same_each_time_with_its_letters_and_thousands() {
        let (svg, png) = drawn("Huyện Bắc Yên", curve()).expect("six budgets");
        for told in [
            "Huyện Bắc Yên: people gained by budget",
            "Budget, million VND (cost to build, prices of 2026)",
            "People who gain 4G",
            "8,000",
            "3,000",
            "VND 2,950,000,000, 2,410 people",
            "Noto Sans",
        ] {
            assert!(svg.contains(told), "{told}");
        }
        assert!(png.starts_with(b"\x89PNG"));
        assert_eq!(drawn("Huyện Bắc Yên", curve()), Some((svg, png)));
    }

    #[test]
    fn nothing_is_drawn_of_one_budget() {
        assert_eq!(drawn("District", curve()[..1].to_vec()), None);
    }
}
