//! The Lagrangian bound of a subproblem: prices in place of conditions, so that each point, item, group and place decides for itself.
//!
//! # Source
//! Fisher 1981, "The Lagrangian relaxation method for solving integer programming problems", Management Science 27; the step is Polyak's
//! (1969, "Minimization of unsmooth functionals") towards the value at which the subproblem can be left out.
use super::multipliers::Multipliers;
use super::problem::Goal;
use super::subproblem::Subproblem;

/// Roundings of a bound, as a share of the sum of its parts' sizes: thousands of additions of 2^-53 each.
const ROUNDING: f64 = 1e-12;

/// What the parts decide at given prices.
#[derive(Clone, Debug, Default)]
pub(super) struct Evaluation {
    /// No plan of the subproblem has a greater score (value, or cost with a minus); roundings are included.
    pub(super) bound: f64,
    /// Profit of each free column.
    pub(super) profit: Vec<f64>,
    /// Whether it is taken.
    pub(super) taken: Vec<bool>,
    /// Profit of each shared item and group.
    pub(super) item_profit: Vec<f64>,
    pub(super) group_profit: Vec<f64>,
    /// The profit that one more place must exceed, because no more than `most_places` fit; else 0.
    pub(super) entrance: f64,
    /// Steepest ascent of the prices, in the order of `Multipliers`.
    cover: Vec<f64>,
    budget: f64,
    target: f64,
    minima: Vec<f64>,
}

impl Evaluation {
    /// The bound at given prices.
    pub(super) fn of(sub: &Subproblem<'_>, prices: &Multipliers) -> Self {
        let problem = sub.problem;
        let mut evaluation = Self {
            cover: vec![0.0; problem.points()],
            item_profit: vec![0.0; problem.items.len()],
            minima: sub.missing.iter().map(|&people| -(people as f64)).collect(),
            ..Self::default()
        };
        let (mut sum, mut size) = evaluation.constants(sub, prices);
        for part in [
            evaluation.points(sub, prices),
            evaluation.columns(sub, prices),
            evaluation.items(sub, prices),
            evaluation.groups(sub, prices),
            evaluation.places(sub),
        ] {
            sum += part.0;
            size += part.1;
        }
        evaluation.bound = sum + ROUNDING * size;
        evaluation
    }

    fn constants(&mut self, sub: &Subproblem<'_>, prices: &Multipliers) -> (f64, f64) {
        let room = (sub.question.budget - sub.cost) as f64;
        let over = sub.question.target.map_or(0.0, |target| (sub.value - target) as f64);
        self.budget = room;
        self.target = over;
        let own = match sub.question.goal {
            Goal::Most => sub.value as f64,
            Goal::Least => -(sub.cost as f64),
        };
        let minima = prices.minima.iter().zip(&sub.missing).map(|(price, &people)| -price * people as f64);
        let parts = [own, prices.budget * room, prices.target * over];
        parts.into_iter().chain(minima).fold((0.0, 0.0), |(sum, size), part| (sum + part, size + part.abs()))
    }

    /// Points are served if that is worth more than its price.
    fn points(&mut self, sub: &Subproblem<'_>, prices: &Multipliers) -> (f64, f64) {
        let (value_price, _) = prices.prices(sub.question.goal);
        let (mut sum, mut size) = (0.0, 0.0);
        for &point in &sub.points {
            let worth = prices.worth(sub.problem, value_price, point);
            let profit = worth - prices.cover[point];
            size += worth;
            if profit > 0.0 {
                sum += profit;
                self.cover[point] = -1.0;
                self.target += sub.problem.value[point] as f64;
                if let Some(minimum) = sub.problem.minimum_of[point] {
                    self.minima[minimum] += sub.problem.people[point] as f64;
                }
            }
        }
        (sum, size)
    }

    /// The profit of each column, which its place will decide on.
    fn columns(&mut self, sub: &Subproblem<'_>, prices: &Multipliers) -> (f64, f64) {
        let (value_price, cost_price) = prices.prices(sub.question.goal);
        for (index, &column) in sub.columns.iter().enumerate() {
            let points: f64 = sub.serves.row(index).iter().map(|&point| prices.cover[point]).sum();
            let mut spent =
                cost_price * sub.problem.own[column] as f64 + value_price * sub.problem.lost[column] as f64;
            for &(entry, item) in &sub.needs[index] {
                self.item_profit[item] += prices.need[entry];
                spent += prices.need[entry];
            }
            let groups: f64 = sub.memberships[index].iter().map(|&(entry, _)| prices.member[entry]).sum();
            self.profit.push(points + groups - spent);
        }
        self.taken = vec![false; sub.columns.len()];
        (0.0, 0.0)
    }

    /// Items are built if the columns pay more than they cost.
    fn items(&mut self, sub: &Subproblem<'_>, prices: &Multipliers) -> (f64, f64) {
        let (_, cost_price) = prices.prices(sub.question.goal);
        let (mut sum, mut size) = (0.0, 0.0);
        for &item in &sub.items {
            let cost = sub.problem.items[item] as f64;
            size += self.item_profit[item] + cost_price * cost;
            self.item_profit[item] -= cost_price * cost;
            if self.item_profit[item] > 0.0 {
                sum += self.item_profit[item];
                self.budget -= cost;
            }
        }
        (sum, size)
    }

    /// Groups are whole if the points are worth more than the columns ask.
    fn groups(&mut self, sub: &Subproblem<'_>, prices: &Multipliers) -> (f64, f64) {
        let mut asked = vec![0.0; sub.groups.len()];
        sub.memberships.iter().flatten().for_each(|&(entry, group)| asked[group] += prices.member[entry]);
        let (mut sum, mut size) = (0.0, 0.0);
        for (group, asked) in asked.into_iter().enumerate() {
            let points: f64 = sub.group_serves.row(group).iter().map(|&point| prices.cover[point]).sum();
            let profit = points - asked;
            size += points + asked;
            self.group_profit.push(profit);
            if profit > 0.0 {
                sum += profit;
                sub.group_serves.row(group).iter().for_each(|&point| self.cover[point] += 1.0);
            }
        }
        (sum, size)
    }

    /// Each place takes its best column if that profits, the best places only if not all fit.
    fn places(&mut self, sub: &Subproblem<'_>) -> (f64, f64) {
        let mut optional: Vec<(f64, usize)> = Vec::new();
        let mut taken: Vec<(f64, usize)> = Vec::new();
        for (columns, mandatory) in &sub.places {
            let best = columns.iter().map(|&index| (self.profit[index], index));
            let best = best.max_by(|one, other| one.0.total_cmp(&other.0).then(other.1.cmp(&one.1)));
            match best {
                Some(best) if *mandatory => taken.push(best),
                Some(best) if best.0 > 0.0 => optional.push(best),
                _ => {}
            }
        }
        let count = sub.most_places.saturating_sub(taken.len());
        if optional.len() > count {
            optional.sort_unstable_by(|one, other| other.0.total_cmp(&one.0).then(one.1.cmp(&other.1)));
            self.entrance = if count > 0 { optional[count - 1].0 } else { f64::INFINITY };
            optional.truncate(count);
        } else if optional.len() == count && count < sub.places.len() {
            let least = optional.iter().map(|(profit, _)| *profit).min_by(f64::total_cmp);
            self.entrance = least.unwrap_or(0.0);
        }
        taken.append(&mut optional);
        let (mut sum, mut size) = (0.0, 0.0);
        for (profit, index) in taken {
            sum += profit;
            size += profit.abs();
            self.take(sub, index);
        }
        (sum, size)
    }

    fn take(&mut self, sub: &Subproblem<'_>, index: usize) {
        let column = sub.columns[index];
        self.taken[index] = true;
        sub.serves.row(index).iter().for_each(|&point| self.cover[point] += 1.0);
        self.budget -= sub.problem.own[column] as f64;
        self.target -= sub.problem.lost[column] as f64;
    }

    /// Moves the prices against the steepest ascent, by Polyak's step towards a wanted bound, in units in which all prices are alike.
    pub(super) fn step(&self, sub: &Subproblem<'_>, prices: &mut Multipliers, wanted: f64) {
        let scales = Scales::of(sub, prices);
        let (needs, members) = (self.need_slopes(sub, &scales), self.member_slopes(sub, prices, &scales));
        let points = self.point_slopes(sub, prices, &scales);
        let (budget, target) = (Slope::of(self.budget, scales.budget), Slope::of(self.target, scales.target));
        let minima: Vec<Slope> = self.minima.iter().map(|&ascent| Slope::of(ascent, scales.minima)).collect();
        let listed = needs.iter().chain(&members).chain(&points).map(|(_, slope)| slope);
        let square: f64 =
            listed.chain(&minima).chain([&budget, &target]).map(|slope| slope.scaled.powi(2)).sum();
        if square <= 0.0 {
            return;
        }
        let length = (self.bound - wanted).max(0.0) / square;
        for (entry, slope) in needs {
            prices.need[entry] = slope.moved(prices.need[entry], length);
        }
        for (entry, slope) in members {
            prices.member[entry] = slope.moved(prices.member[entry], length);
        }
        prices.budget = budget.moved(prices.budget, length);
        prices.target = target.moved(prices.target, length);
        for (price, slope) in prices.minima.iter_mut().zip(minima) {
            *price = slope.moved(*price, length);
        }
        let (value_price, _) = prices.prices(sub.question.goal);
        for (point, slope) in points {
            let most = prices.worth(sub.problem, value_price, point);
            prices.cover[point] = slope.moved(prices.cover[point], length).min(most);
        }
    }

    /// Ascent of the price of each use of an item.
    fn need_slopes(&self, sub: &Subproblem<'_>, scales: &Scales) -> Vec<(usize, Slope)> {
        let entries = sub.needs.iter().zip(&self.taken);
        let entries = entries.flat_map(|(needs, taken)| needs.iter().map(move |entry| (entry, *taken)));
        let slope = |(&(entry, item), taken): (&(usize, usize), bool)| {
            let ascent = number(self.item_profit[item] > 0.0) - number(taken);
            (entry, Slope::of(ascent, scales.cost_price * sub.problem.items[item] as f64))
        };
        entries.map(slope).collect()
    }

    /// Ascent of the price of each membership of a group.
    fn member_slopes(
        &self,
        sub: &Subproblem<'_>,
        prices: &Multipliers,
        scales: &Scales,
    ) -> Vec<(usize, Slope)> {
        let entries = sub.memberships.iter().zip(&self.taken);
        let entries = entries.flat_map(|(members, taken)| members.iter().map(move |entry| (entry, *taken)));
        let slope = |(&(entry, group), taken): (&(usize, usize), bool)| {
            let points = sub.group_serves.row(group).iter();
            let worth = points.map(|&point| prices.worth(sub.problem, scales.value_price, point)).sum();
            (entry, Slope::of(number(taken) - number(self.group_profit[group] > 0.0), worth))
        };
        entries.map(slope).collect()
    }

    /// Ascent of the price of serving each point.
    fn point_slopes(
        &self,
        sub: &Subproblem<'_>,
        prices: &Multipliers,
        scales: &Scales,
    ) -> Vec<(usize, Slope)> {
        let worth = |point: usize| prices.worth(sub.problem, scales.value_price, point);
        sub.points.iter().map(|&point| (point, Slope::of(self.cover[point], worth(point)))).collect()
    }
}

/// 1 or 0.
fn number(yes: bool) -> f64 {
    f64::from(u8::from(yes))
}

/// Ascent of one price, in its own unit times `scale`.
struct Slope {
    scaled: f64,
    scale: f64,
}

impl Slope {
    fn of(ascent: f64, scale: f64) -> Self {
        Self { scaled: ascent * scale, scale }
    }

    /// A price after a step; none becomes negative.
    fn moved(&self, price: f64, length: f64) -> f64 {
        (price - length * self.scaled * self.scale).max(0.0)
    }
}

/// Sizes of the prices, in the units of the score.
struct Scales {
    value_price: f64,
    cost_price: f64,
    budget: f64,
    target: f64,
    minima: f64,
}

impl Scales {
    fn of(sub: &Subproblem<'_>, prices: &Multipliers) -> Self {
        let problem = sub.problem;
        let value: i64 = sub.points.iter().map(|&point| problem.value[point]).sum();
        let own = sub.columns.iter().map(|&column| problem.own[column]);
        let cost = own.chain(sub.items.iter().map(|&item| problem.items[item])).sum::<i64>().max(1) as f64;
        let room = (sub.question.budget - sub.cost) as f64;
        let value = value.max(1) as f64;
        let (value_price, cost_price) = prices.prices(sub.question.goal);
        let score = if sub.question.goal == Goal::Most { value } else { cost.min(room.max(1.0)) };
        let people: f64 = sub.points.iter().map(|&point| problem.people[point] as f64).sum();
        Self {
            value_price: value_price.max(0.05 * score / value),
            cost_price: cost_price.max(0.05 * score / cost),
            budget: if room < cost && room > 0.0 { 0.5 * score / room.max(1.0) } else { 0.0 },
            target: if sub.question.target.is_some() { 0.5 * score / value } else { 0.0 },
            minima: 0.5 * score / people.max(1.0),
        }
    }
}

/// Share of the steps in which each free column was taken and each shared item built.
pub(super) struct Often {
    pub(super) columns: Vec<f64>,
    pub(super) items: Vec<f64>,
}

/// Prices improved by so many steps, or until the bound falls below a wanted one; with the best evaluation, and how often each column was
/// taken.
pub(super) fn improve(
    sub: &Subproblem<'_>,
    prices: &mut Multipliers,
    wanted: f64,
    steps: usize,
) -> (Evaluation, Often) {
    let mut current = prices.clone();
    let mut best = Evaluation::of(sub, prices);
    let mut latest = best.clone();
    let mut often =
        Often { columns: vec![0.0; sub.columns.len()], items: vec![0.0; sub.problem.items.len()] };
    let share = 1.0 / steps as f64;
    for _ in 0..steps {
        if best.bound < wanted {
            break;
        }
        latest.step(sub, &mut current, wanted);
        latest = Evaluation::of(sub, &current);
        for (often, taken) in often.columns.iter_mut().zip(&latest.taken) {
            *often += if *taken { share } else { 0.0 };
        }
        for (often, profit) in often.items.iter_mut().zip(&latest.item_profit) {
            *often += if *profit > 0.0 { share } else { 0.0 };
        }
        if latest.bound < best.bound {
            best = latest.clone();
            *prices = current.clone();
        }
    }
    (best, often)
}
