### Texts of `planning`.

## graph

graph-error-ends = link { $link } joins { $ends }, which are not two of { $nodes } nodes
graph-error-link-cost = link { $link } costs { $cost }: a finite number, at least 0, is needed
graph-error-relay-cost = relay { $node } costs { $cost }: a finite number, at least 0, is needed

## amount

amount-error-not-a-number = { $key } = { $value } is not a number from 0 upwards
amount-error-not-rising = low = { $low }, base = { $base }, high = { $high } do not rise: low must be at most base, and base at most high

## figure

figure-error-no-source = source is empty: say where the figure comes from

## cost-problems

cost-problem-outside = { $value } { $unit } is outside { $low } to { $high }: give one within
cost-problem-not-whole = { $value } { $unit } is not a whole number: give one
cost-problem-price-year = { $year } is outside { $low } to { $high }: give the year of the prices
cost-problem-empty = it is empty: say what it is
cost-problem-no-mast = no mast is stated: give at least one with up_to_m and cost
cost-problem-masts-not-rising = { $up_to_m } m does not exceed the class before it: state masts by rising height
cost-problem-twice = it is stated twice: leave one of them out

## site

cost-error-too-tall = a mast of { $height_m } m is taller than the tallest of the cost table, { $tallest_m } m: add a class to site.mast
cost-error-no-length = { $key }: { $metres } m is no length from 0 upwards
cost-error-no-slope = { $slope_deg } degrees is no slope from 0 to 90
cost-error-rent = rent a year: { $reason }

## firmness-error

firmness-error-terms = the terms of the error are { $shares }: each must be at least 0, and their sum 1
firmness-error-point-twice = sample point { $sample } of cluster { $cluster_id } of settlement { $settlement_id } is there twice
firmness-error-point-value = sample point { $sample } of cluster { $cluster_id } of settlement { $settlement_id }: { $quantity } is { $value }, which it cannot be
firmness-error-no-such = { $what } { $index } is named, and there are { $count }
firmness-error-cost = cost { $key }: { $low }, { $base } and { $high } are not at least 0 and rising
firmness-error-weight-spread = the spread of the weights is { $spread }, and must be finite and at least 0
firmness-error-no-draws = there must be at least one draw

## opportunity-error

opportunity-error-too-little-memory = { $given_mib } MiB of memory is not enough: the opportunity map of one height needs { $needed_mib } MiB; give more with --memory, or set a smaller new_mast.radius_km or fewer new_mast.downtilts_deg
opportunity-error-too-many-paths = the model that decides is not the same from both ends, so that every cell needs a path of its own: { $paths } paths, and the limit is { $limit }; name "p1812" or "p526" first in propagation.models, or set a smaller new_mast.radius_km or a larger area.resolution_m
opportunity-error-too-many-sets = the cells serve more than { $limit } distinct sets of places; set a larger area.resolution_m, or fewer new_mast.heights_m

## ranking

ranking-error-unknown-criterion = ranking.weights.{ $criterion }: unknown criterion; choose from { $known }

## choice

impossible-contradiction = what is mandatory at place { $place } contradicts itself or what is excluded
impossible-mandatory-cost = what is mandatory costs { $least_cost }
impossible-minimum = commune { $commune } can have { $most } people served
impossible-minima-together = the minima of the communes cannot be met together
impossible-target = the most value is { $most }
selection-error-not-found = no plan found within the effort

## instance

instance-error-number = a number of the { $part } { $index } is negative or not finite
instance-error-index = a list of the { $part } { $index } does not rise or names what does not exist
instance-error-group = the group { $index } has fewer than two options, or two of one place
