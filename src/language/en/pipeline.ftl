### Texts of `pipeline`.

## area

area-sweeping-masts = Sweeping masts

## bench-error

bench-error-same-file = { $path }: { $what } is the same file as { $other }: choose another
bench-error-scratch = no temporary folder could be made for the run: { $reason }; set TMPDIR to a folder that you can write to
internal-error = internal error: { $reason }

bench-error-own-run = signalgap, started beside { $program }: { $reason }

## peers

peers-comparing-with = Comparing with { $program }
peers-debian-package = Debian's package { $package }
peers-not-found = not found on the PATH ({ $source })
peers-not-started = no comparison is made here ({ $source })
peers-failed = failed: { $reason }
peers-no-result = left no result that can be read: { $reason }
peers-nothing-in-common = nothing in common with the result of signalgap
peers-too-slow = took longer than { $seconds } s and was ended

## bench

bench-the-history = the history

## check

check-all-inputs-can-be-read = { $scenario }: all inputs can be read
check-grid-cells-of = {"  "}grid         { $rows } x { $cols } cells of { $cell_m } m, { $crs }
check-path-loss = path loss
check-note = {"  "}note: { $sentence }
check-reject = {"  "}reject: { $file }:{ $row }: { $field } = `{ $value }`: { $reason }
check-and-more-rejects = {"  "}... and { $rejects } more rejects

## clutter

clutter-class = class { $class }

## compare-error

compare-error-too-few = { $given } scenario is given: at least two are compared, scenario files or folders with finished results
compare-error-too-many = { $given } scenarios are given: at most { $most } are compared at once
compare-error-over-results = the scenario `{ $scenario }` is run into { $folder }, which is also given as finished results: give the folder alone, or another output folder
compare-error-run = scenario { $label }: { $source }
compare-error-too-many-roads = roads `{ $file }`: more than { $most } pieces of a cell's length: give the roads of the study area alone, or a coarser selection

## maps

maps-measuring-areas = Measuring areas

## compare

compare-drawing-shadowing = Drawing shadowing
writing-results = Writing results
compare-reading-results = Reading results

## coverage-error

coverage-error-site-outside = the site, longitude { $longitude_deg }, latitude { $latitude_deg }, lies outside the elevation model, which covers longitude { $west } to { $east }, latitude { $south } to { $north }: add the tile that contains it, or correct the coordinates, longitude first
coverage-error-site-in-void = the site, longitude { $longitude_deg }, latitude { $latitude_deg }, lies in a void of the elevation model or outside it, so the antenna height above sea level is unknown: fill the void (gdal_fillnodata), or move the site
coverage-error-radius-too-small = the radius, { $radius_m } m, is smaller than a cell of { $cell_m } m: use a larger radius, or a finer resolution
coverage-error-too-many-cells = a radius of { $radius_km } km makes { $cells } cells of { $cell_m } m, more than { $max_cells }: use a smaller radius, or a resolution of { $enough_m } m

## coverage

reading-terrain = Reading terrain
coverage-writing-the-raster = Writing the raster
coverage-as-asked-for = as asked for
coverage-the-elevation-model-own = the elevation model's own
coverage-the-site-utm-zone = the site's UTM zone
coverage-of-the-cells-within-km-have = { $share } % of the cells within { $kilometres } km have no terrain (voids, or outside the elevation model); they and the cells behind them have no value

## raster

raster-profiling-each-cell = Profiling each cell
raster-no-value = no value: { $error }
raster-of-paths-tried = { $count } of { $tried } paths tried: { $text }

## request

request-all-round = all round
request-towards-degrees = towards { $degrees } degrees
request-tilt-mechanical-and-electrical-degrees-down = { $direction }, tilt { $mechanical } mechanical and { $electrical } electrical degrees down, pattern { $pattern }

## summary

summary-received-power = Received power
summary-line-of-sight-1-visible-0 = Line of sight: 1 visible, 0 hidden
summary-smallest-clearance-fraction-of-the-first = Smallest clearance, fraction of the first Fresnel radius
summary-clutter = ; clutter: { $clearing }
summary-receiver = ; receiver: { $handset }
summary-antenna = ; antenna { $antenna }
summary-site-at-longitude-latitude-antenna-receiver = site at longitude { $longitude_deg }, latitude { $latitude_deg }, antenna { $antenna_m } m, receiver { $metres } m above ground
summary-mhz-of-time = { $megahertz } MHz, { $polarization }, { $time_percent } % of time
summary-delta-and-n0-from-the-maps = delta-N and N0 from the maps in { $folder }
summary-delta-units-km-n0-units = delta-N { $delta_n } N-units/km, N0 { $n_0 } N-units
summary-cells-of = { $cols } x { $rows } cells of { $cell_m } m, { $crs } ({ $chosen })
summary-within-km-with-value-without-terrain = { $disc_cells } within { $kilometres } km, { $valued_cells } with a value, { $void_cells } without terrain
summary-in-the-main-lobe = in the main lobe
summary-in-every-direction = in every direction
summary-dbm-antennas-less-feeder-db = { $what } { $power } dBm, antennas less feeder { $gain } dB, { $where_to }
summary-longitude-latitude-ground-antenna-above-it = longitude { $longitude_deg }, latitude { $latitude_deg }, ground { $ground_m } m, antenna { $tx } m above it; receiver { $rx } m above ground
summary-in-line-of-sight = { $in_sight } % in line of sight
summary-least-median-greatest = least { $least }, median { $median }, greatest { $greatest }{ $unit }
summary-million-cells-per-processor-second-of = { $millions } million cells per processor second; { $wall } s, { $processor } s of processors ({ $stages })
summary-no-values = none

## dem

dem-clutter-heights-are-added-to-the = clutter heights are added to the elevation model; where that already includes canopy and roofs (SRTM, Copernicus GLO-30), say so: --dem-kind surface
dem-both-ends-stand-on-the-canopy = both ends stand on the canopy and roofs of the surface model; give their height by --clutter-height, --clutter-heights or --clutter

## pipeline-error

run-error-too-little-memory = { $given_mib } MiB of memory is not enough: the terrain, one mast and one tile of this grid need { $needed_mib } MiB. Raise the limit, or use a coarser grid (area.resolution_m) or a smaller service.radius_km
run-error-too-many-settlements = { $given_mib } MiB of memory is not enough: the results of { $number } settlements need { $needed_mib } MiB. Raise the limit, or split the settlements into several runs
run-error-would-overwrite = { $file } already exists and is not overwritten, because it is yours or was changed: move it, or choose another folder
run-error-grid-too-large = { $source }; the settlement farthest from the centre is { $farthest }: check its coordinates
run-error-no-terrain = none of the { $settlements } settlements has terrain under it (for instance { $example }): check terrain.files, area.bounds and the settlements' coordinates

## handset

clutter-twice = receiver.terminal_clutter "{ $correction }" would count buildings and trees twice: the profile, or the formula, includes them ({ $models }); choose "none", a model without clutter of its own, or no clutter on the profile
handset-models-that-already-include-clutter-get = models that already include clutter get no correction by receiver.terminal_clutter: { $names }
handset-the-loss-by-buildings-and-trees = the loss by buildings and trees around the receiver is added to the elevation model: where that already includes canopy and roofs (SRTM, Copernicus GLO-30), they count twice

## judge

judge-judging-settlements = Judging settlements

## opportunity

opportunity-looking-at-gaps = Looking at gaps
opportunity-mapping-opportunities = Mapping opportunities
opportunity-confirming-places = Confirming places

## path-error

path-error-too-long = the path is { $length_km } km long: the box around it would have { $cells } cells of { $cell_m } m, more than { $max_cells }. Use a coarser elevation model, or provide a profile that you sampled yourself
path-error-maps-without-places = the ITU maps are read at the path's centre: give the coordinates of both ends
path-error-void = the path has no terrain at { $at_km } km from the transmitter, longitude { $longitude_deg }, latitude { $latitude_deg } ({ $void_points } of { $points } points are void): the elevation model has a void there or does not reach so far; add a tile, fill the void (gdal_fillnodata), or treat voids as sea
path-error-no-ground = no profile ({ $looked_for }) and no elevation model: add the file, or name an elevation model
path-error-no-places = no profile ({ $looked_for }) and no coordinates to sample the elevation model between
path-error-picture-name = the picture `{ $file }` must end in .svg or .png
path-error-unknown-name = no { $what } `{ $text }` in the scenario; the nearest are { $nearest }
path-error-ambiguous-name = { $what } `{ $text }` is one of several: { $all }; give the identifier

## link-facts

link-facts-the-profile-follows-the-straight-line = the profile follows the straight line on { $crs }, at its middle { $beside_m } m from the geodesic
link-facts-no-coordinates-latitude-was-assumed-for = no coordinates: latitude { $default_latitude_deg } was assumed for the path's centre; the ducting of P.1812 depends on it
link-facts-the-profile-is-km-long-its = the profile is { $long_km } km long, its coordinates are { $apart_km } km apart

## links

links-links-losses-rejects = { $rows } links, { $losses } losses, { $rejects } rejects
links-and-more-rejects = {"."}.. and { $named } more rejects
links-rejected-row = Rejected: { $file }, row { $row }{ $cell }: { $reason }

## path

path-reading-the-profile = Reading the profile
path-none-given = none given
terrain-and-cells = { $files }, cells of { $cell_m } m, { $crs }

## path-names

path-names-and-more = { $list } and { $more } more

## of-scenario

of-scenario-run-does-not-look-so-far = a run does not look so far: service.radius_km is { $radius_km }
of-scenario-village = village
of-scenario-mast = mast

## anchors

anchors-people-committee-of = People's committee of { $settlement_id }

## assemble

assemble-plan-minima-no-settlement-lies-in = plan.minima: no settlement lies in a unit with the name or code `{ $name }`

## build

build-trying-other-budgets = Trying other budgets
build-plan-mandatory-is-no-candidate-place = plan.mandatory: `{ $name }` is no candidate: a place of candidate_places that serves somebody, or a site of an earlier plan
build-within-the-budget = within the budget
build-at-any-cost = at any cost
build-plan-mandatory-what-must-be-built = plan.mandatory: what must be built costs { $cost } at least, more than the budget; raise plan.budgets, or leave sites out of plan.mandatory
build-plan-minima-in-at-most-people = plan.minima: in { $unit } at most { $people } people can gain service { $within }{ $has_budget }; lower its minimum
build-and-the-minimum-is-beyond-any = , and the minimum is beyond any budget
build-plan-minima-all-of-them-together = plan.minima: all of them together cost { $cost } at least; raise plan.budgets
build-plan-target-share-at-most-people = plan.target_share: at most { $people } people more can have service { $within }, a share of { $share } of all; lower plan.target_share to that
build-plan-mandatory-two-of-the-sites = plan.mandatory: two of the sites exclude each other, or one is excluded
build-plan = plan: { $other }
build-judging-the-plan = Judging the plan
build-the-costs-are-example-figures-of = the costs are example figures of other countries: name your own file in plan.costs (signalgap init writes one to fill in)
build-candidates-have-no-way-home-and = { $without } candidates have no way home and are in no plan

## cell-prices

cell-prices-pricing-places = Pricing places
the-costs = the costs: { $error }

## firm

firm-drawing-errors = Drawing errors
firm-planning-again = Planning again

## plan

## pairs

pairs-looking-for-pairs-of-masts = Looking for pairs of masts

## reach

reach-looking-for-hops = Looking for hops

## relays

relays-looking-for-relays = Looking for relays

## ways-home

ways-home-finding-ways-home = Finding ways home

## read

read-reading-tables = Reading tables
read-at-longitude-latitude = { $id } at longitude { $longitude_deg }, latitude { $latitude_deg }
read-km-away-at-longitude-latitude = { $id }, { $distance_km } km away at longitude { $longitude_deg }, latitude { $latitude_deg }

## remedies

remedies-looking-for-remedies = Looking for remedies
remedies-judging-remedies = Judging remedies

## write

## check

check-note-2 = Note: { $sentence }
check-compared = compared

## raster

raster-sweeping = Sweeping

## summary

summary-horizontal = horizontal
summary-vertical = vertical
summary-site = site
summary-wave = wave
summary-model = model
summary-radiated = radiated
summary-antenna-2 = antenna
summary-air = air
summary-terrain = terrain
summary-clutter-2 = clutter
summary-receiver-2 = receiver
summary-grid = grid
summary-cells = cells
summary-values = values
summary-speed = speed

## demo

demo-the-plan = The plan
demo-making-the-district = Making the district
demo-making-the-terrain = Making the terrain

## links

links-links = Links
links-note = Note: { $note }
links-note-2 = Note: { $note } ({ $count })
links-note-3 = Note: { $text }
residuals-heading = Measured beside predicted (positive: more was received than predicted):
residuals-of-model = {"  "}{ $model }: n = { $links }, mean { $mean } dB, standard deviation { $deviation } dB, RMSE { $rmse } dB
residuals-levels-without-power = Note: measured levels not compared, since the transmitter's power is not given: { $count }

## assemble

assemble-choosing = Choosing
