### Texts of `outputs`.

## bench-history

history-error-unreadable = history { $path }: { $source }
history-error-damaged = history { $path }, line { $line }: { $reason }; remove the line, or use another history file
history-error-no-such = nothing to compare with: none of the { $lines } lines of { $path } has the number, label, scenario or version `{ $wanted }`
bench-history-not-utf-8 = not UTF-8
bench-history-not-measurement-column = not a measurement (column { $column }: { $reason })
the-measurement = the measurement

## bench-set-text

bench-set-text-variants-signalgap = { $records } variants, { $count } { $threads }, signalgap { $version }, { $time }
bench-set-text-swept-kept-masts-whose-radials-were = swept, kept: masts whose radials were followed, and masts that a run before had left
bench-set-text-lines-to-of = lines { $line } to { $records } of { $history }

## bench-text

bench-text-peak-memory-mib = peak memory: { $bytes } MiB
bench-text-line-of = line { $line } of { $file }
bench-text-before-line-ratio-processor-time-of = before: line { $number } ({ $earlier }, { $time }{ $differs }); ratio: processor time of this measurement over that one
bench-text-best-of-runs = , best of { $runs } runs
bench-text-signalgap = { $record }: { $model }, { $count } { $threads }{ $runs }, signalgap { $version }, { $time }
bench-text-cells-of-masts-with-sector-carriers = {"  "}{ $rows } x { $cols } cells of { $cell_mm } m, { $masts } masts with { $sector_carriers } sector-carriers on { $frequencies } frequencies, { $clusters } clusters of houses
bench-text-cells-within-reach-of-the-masts = {"  "}{ $mast_cells } cells within reach of the masts, counted once per mast
bench-text-terrain-masts-swept-from-the-cache = {"  "}terrain { $ground_read }; { $masts_swept } masts swept, { $masts_kept } from the cache
bench-text-read-and-warped = read and warped
bench-text-from-the-cache = from the cache
bench-text-cpu-ns-each = CPU ns each
bench-text-whole-run = whole run
bench-text-million-cells-of-mast-per-cpu = { $what }: { $millions } million cells of a mast per CPU second
bench-text-all-of-the-area-layers = all of the area layers
bench-text-version = version { $version }
another-scenario = another scenario
bench-text-threads = threads: { $threads }
bench-text-another-amount-of-work = another amount of work
bench-text-units = { $count } { $unit }s

## peers-text

peers-text-head = Beside other programs: { $starts } starts of each in turn, { $threads } threads, signalgap { $version }, { $time }
peers-text-ground = {"  "}whole processes, from start to end, on made terrain of { $ground_km } x { $ground_km } km at { $cell_m } m, within { $radius_km } km of a mast
peers-text-work = work
peers-text-program = program
peers-text-wall-least = wall s
peers-text-median = median
peers-text-cpu-least = CPU s
peers-text-ratio = ratio
peers-text-ratio-is = ratio: signalgap over the other program; below 1 signalgap takes less. Without the word median: the smallest of all starts
peers-text-line-of-sight = line of sight
peers-text-itm-3-seconds = ITM, 3 arc-seconds
peers-text-itm-1-second = ITM, 1 arc-second
peers-text-not-compared = { $work }, { $program }: { $reason }
peers-text-cells-agree = { $work }, { $program }: the same on { $share } % of { $cells } cells
peers-text-losses-agree = { $work }, { $program }: within { $within_db } dB at { $share } % of { $cells } points, at half of them within { $half_db } dB

## change-rasters

change-rasters-change-of-the-level-best-server = change of the { $generation } level, best server
change-rasters-change-of-the-class-10-before = change of the { $generation } class, 10 x before + after (0: the same)
change-rasters-against = { $label } against { $base }: { $band }
change-rasters-no-change = no change

## compare-text

compare-text-of-any-operator-against = { $generation } of any operator, against { $base }
compare-text-good-area-of-class-good-or = (good: area of class good or excellent; firm: people reached in 90 % of the draws of shadowing)
compare-text-scenarios-run-finished-before = Scenarios: { $run } run, { $there } finished before
results-files-in = Results: { $files } files in { $folder }
compare-text-people-served = people served
compare-text-good-km2 = good km2
compare-text-per-person = per person
compare-text-within-the-models-own-error = , { $doubtful } within the models' own error
compare-text-none = none { $verb }
compare-text-by-another-server = by another server
compare-text-settlements = { $label }: { $certainty }; settlements: { $parts }

## outputs-error

output-error-folder = output folder { $path }: { $source }; choose a folder that you can write to
output-error-busy = output folder { $path }: another run is writing there; wait for it, or choose another folder
output-error-over-input = output file { $path } is an input of this run ({ $role }: { $input }): choose another file or folder for the output
output-error-not-ours = output folder { $path } contains files that signalgap did not create, or that were changed since: { $files }; move them elsewhere, or choose another folder
output-error-other-scenario = output folder { $path } holds { $what } of another scenario, { $other }, and this is { $this }: choose another folder
output-error-holds-run = output folder { $path } holds the results of a run, which a comparison does not replace: choose another folder
output-error-holds-other = output folder { $path } holds other results than a plan's, which a plan does not replace: choose another folder
output-error-holds-plan = output folder { $path } holds a plan, which a run does not replace: choose another folder
output-file-failed = file { $name }: { $source }
output-error-no-rejects = output file { $path } exists and is not a table of rejects: move it elsewhere, or choose another output
output-error-other-run = the unfinished run in { $path } cannot be resumed: it was made with { $what }
output-error-exists = output file { $path } already exists and is not overwritten; choose another
output-error-file = output file { $path }: { $source }
output-error-is-folder = output file { $path } is a folder: give a file name in it, such as { $tif }
output-error-no-folder = output file { $path }: folder { $folder } does not exist; create it, or choose another
output-error-raster-name = output file { $path }: the raster is a GeoTIFF, so its name must end in .tif or .tiff
output-error-hash = checksum of { $path }: { $source }
output-error-raster = raster { $name }: { $source }
output-error-torn = raster { $name }: the file on disk differs from what was written: is the disk full?
output-error-picture = picture of the profile: { $reason }

## scratch

scratch-this-is-folder-give-file-name = this is a folder: give a file name
scratch-not-regular-file-choose-another = not a regular file: choose another
scratch-no-file-name-is-given = no file name is given

## district-files

district-files-elevation-above-sea = elevation, m above sea ({ $status })

## other-scenario

other-scenario-the-results = the results
other-scenario-an-unfinished-run = an unfinished run
other-scenario-file-unknown = file unknown

## prepared-folder

prepared-folder-its-is-not-regular-file-remove = its { $lock } is not a regular file: remove it

## qgis-files

qgis-files-signalgap-path-loss-planning-crs-inputs = signalgap { $version }; path loss { $model }; planning CRS { $crs }; inputs and every choice: manifest.json beside this project

## staging

staging-folder-of-that-name-is-in = a folder of that name is in the way

## work-folder

work-folder-another-version-of-the-program = another version of the program
work-folder-another-build-of-the-program = another build of the program
work-folder-another-version-of-gdal = another version of GDAL
work-folder-other-input-files = other input files
work-folder-another-planning-grid = another planning grid
work-folder-other-layers = other layers
work-folder-inputs-on-the-web-which-may = inputs on the web, which may have changed since

## sheet

sheet-no-memory-for-the-pixels = no memory for the pixels
sheet-signalgap = { $source } · signalgap { $version }

## curve-picture

curve-picture-people-gained-by-budget = { $scenario }: people gained by budget
curve-picture-prices-of = { $counted_text }, prices of { $price_year }
curve-picture-numbers-curve-csv = Numbers: curve.csv
curve-picture-counted-by-need = , counted by need
curve-picture-people-who-gain = People who gain { $generation }{ $weighed }
curve-picture-no-plan-is-better-proven = no plan is better: proven
curve-picture-at-least-of-the-best-possible = at least { $share } % of the best possible
curve-picture-this-plan-people = This plan: { $sites } { $noun }, { $currency } { $spent }, { $estimated } people · { $sure }
curve-picture-people-gained-by-the-plans-found = People gained by the plans found
curve-picture-no-plan-gains-more = No plan gains more
curve-picture-between-not-computed = Between: not computed
curve-picture-budget-its-plan-proven-the-best = Budget, its plan proven the best
curve-picture-budget-its-plan-not-proven = Budget, its plan not proven
curve-picture-this-plan = This plan

## plan-text

plan-text-next-open-signalgap-qgz-in-qgis = Next: open signalgap.qgz in QGIS; signalgap run plan.toml maps the district with the plan
plan-text-the-most-people-with = The most people with { $currency } { $budget }
plan-text-people-more-with-service-at-the = { $people } people more with service, at the least cost
plan-text-all-that-serves-anybody = All that serves anybody
plan-text-prices-of = { $asked } ({ $counted }, prices of { $price_year })
plan-text-nothing-is-built = Nothing is built.
plan-text-of-it-way-home = of it way home
plan-text-and-more-in-plan-csv = {"  "}and { $sites } more in plan.csv
plan-text-to-build-to-year-over-the = { $currency } { $to_build } to build ({ $low } to { $high }), { $per_year } a year, { $over_horizon } over the horizon
plan-text-subsidy-after-revenue-of = Subsidy: { $currency } { $subsidy } after revenue of { $base }
plan-text-people-gain-by-judging-the-whole = { $verified } people gain { $generation } by judging the whole network again ({ $estimated } by the map); { $lost } lose it, { $changed_server } have another best server
plan-text-expected-in-nine-of-ten-draws = { $text }; { $expected } expected, { $sure } in nine of ten draws of the error
plan-text-of-candidates-are-distinct-of-them = { $candidates } of { $candidates_before_thinning } candidates are distinct, { $with_way_home } of them have a way home
plan-text-no-plan-of-them-is-better = No plan of them is better: proven
plan-text-no-plan-of-them-is-better-2 = No plan of them is better: proven by HiGHS, within its tolerances
plan-text-at-least-of-the-best-possible = At least { $share } % of the best possible of them
plan-text-are-left-people-more-would-need = { $currency } { $left } are left: { $people } people more would need { $currency } { $cost } in all
plan-text-are-left-nobody-more-can-be = { $currency } { $left } are left: nobody more can be served
plan-text-at-most = at most
plan-text-by-need = by need
plan-text-what-other-budgets-would-bring = What other budgets would bring
plan-text-nobody-stays-without = Nobody stays without.
plan-text-people-of-places-stay-without = { $people } people of { $places } places stay without:
plan-text-too-dear-for-the-money = too dear for the money
plan-text-no-site-serves-them = no site serves them
plan-text-no-way-home = no way home
plan-text-places-people = { $text } { $told } ({ $places } places, { $people } people);
plan-text-people = { $name } ({ $people } people): { $why }

## plan-toml

plan-toml-plan = { $scenario }: plan
plan-toml-made-by-signalgap-plan-the-plan =
    # Made by signalgap plan: the plan as a scenario. `signalgap run plan.toml` maps the district with it;
    # `signalgap compare` sets it beside others. docs/what-if.md explains the keys.

## planned

planned-km-to = { $kind } { $kilometres } km to { $end }
planned-cost-to-build = cost to build
planned-net-present-cost = net present cost

## area-rasters

area-rasters-best-server = { $level }, best server
area-rasters-best-server-server-index-of-sites = best server, server_index of sites.geojson
area-rasters-service-class = service class
area-rasters-second-strongest-on-the-best-server = { $level }, second strongest on the best server's carrier
area-rasters-servers-within-6-db-on-the = servers within 6 dB on the best server's carrier (6: six or more)
area-rasters-sinr-of-the-reference-signals-best = SINR of the reference signals, best server
area-rasters-ec-io-of-the-pilot-best = Ec/Io of the pilot, best server
area-rasters-probability-that-both-directions-work = probability that both directions work
area-rasters-what-several-masts-add-to-the = what several masts add to the probability of the deciding carrier alone
area-rasters-uplink-margin-of-the-deciding-carrier = uplink margin of the deciding carrier
area-rasters-deciding-carrier-server-index-of-sites = deciding carrier, server_index of sites.geojson
area-rasters-load-noise-figure-db = {" "}(load { $load }, noise figure { $noise_figure_db } dB)
area-rasters-sigma-db-correlation = {" "}(sigma { $sigma_db } dB, correlation { $shadowing_correlation })
area-rasters-path-loss = { $scenario }: { $band }{ $more }; path loss { $model }. { $description }

## opportunity-rasters

opportunity-rasters-people-without-service-that-mast-here = people without service that a mast here serves
opportunity-rasters-expected-people-with-service-that-mast = expected people with service that a mast here adds
opportunity-rasters-places-that-mast-here-serves-set = places that a mast here serves, set of opportunity_sets.csv
opportunity-rasters-antenna-above-ground-path-loss = { $scenario }: { $band }; antenna { $height_m } m above ground; path loss { $model }

## raster-style

raster-style-4-pilot-pollution = 4: pilot pollution
raster-style-6-or-more = 6 or more
raster-style-people = { $people } people
raster-style-in-sight = in sight

## relief

relief-relief-light-from-the-north-west = relief, light from the north-west
relief-terrain-of-the-planning-grid-in = terrain of the planning grid in relief

## headline

headline-standard-output = standard output

## manifest

manifest-such-as = { $text } ({ $count }, such as { $named })
manifest-on-the-web-or-in-gdal = on the web or in a GDAL virtual file: no checksum
manifest-folder-no-checksum = folder: no checksum

## summary

summary-fibre-at-communes = Fibre at communes: { $communes_with_fibre }
summary-was-not-judged = { $generation } was not judged
summary-all-people-in = All { $known } people in{" "}
summary-have = { $whom }{ $villages } have { $generation }
summary-of-people-lack = { $without } of { $known } people lack { $generation }
summary-entirely-in-part = { $entirely } entirely, { $in_part } in part
summary-entirely-in-part-2 = { $entirely } { $generation } entirely, { $in_part } in part
summary-not-known-terrain-is-missing = { $villages } not known: terrain is missing
summary-of-schools = { $part } of { $of } schools
summary-in-reach-of-mast-with-but = { $gaps } in reach of a mast with { $other } but no { $own }
summary-note-input-set-aside-rejects-csv = Note: { $shown } input { $count ->
        [one] row was
       *[other] rows were
    } set aside; rejects.csv says which and why
summary-note-the-population-of-of-villages = Note: the population of { $unknown } of { $all } villages is unknown
summary-note-no-population = Note: the population of none of the { $all } villages is known, so people do not weigh in the ranking: give the villages a column `population`
summary-villages-in-full = villages in full
summary-in-part = in part
summary-no-data = no data
summary-fixed-broadband = fixed broadband
summary-possible-there-is-signal-but-it = possible: there is a signal, but it is too weak to rely on
summary-fixed-broadband-villages-where-at-least = fixed broadband: villages where at least { $percent } % have it
summary-or-by-another-model = , or by another model
summary-of-fragile-verdict-is-another-one = { $fragile } of { $known } { $count ->
        [one] is fragile: its
       *[other] are fragile: their
    } { $generation } verdict is another one within the uncertainty of the position{ $models }
summary-people-committees = people's committees
summary-results-in = Results: { $all } in { $folder }
summary-next-open-report-or-project = Next: open report.html in a browser, or signalgap.qgz in QGIS
summary-next-open-signalgap-qgz-in-qgis = Next: open signalgap.qgz in QGIS
summary-next-open-in-qgis = Next: open { $files } in QGIS
summary-keep-in-mind = Keep in mind
summary-details-manifest-json = {"  "}(details: manifest.json)
summary-share = { $part } of { $of } ({ $percent } %)

## summary-opportunity

summary-opportunity-no-place-without-is-known-that = No place without { $generation } is known that a new mast could serve.
summary-opportunity-no-place-for-new-mast-of = No place for a new mast of { $heights } serves anybody who lacks { $generation }.
summary-opportunity-where-new-mast-would-help-most = Where a new mast would help most: places for masts with { $generation }
summary-opportunity-beyond-earlier = beyond earlier
summary-opportunity-people-by-the-map-and-confirmed = people: by the map, and confirmed by judging the network with the mast; beyond earlier: of those only whom no earlier place serves; together: with all earlier ones, confirmed
summary-opportunity-the-best-two-masts-serve-together = The best two masts serve { $people } together (confirmed: { $confirmed }): { $a } and { $b }
summary-opportunity-pairs-of-cell-and-height-serve = { $before } pairs of cell and height serve somebody; { $after } of them no other is at least as good as (people served, height, slope)

## summary-ranking

summary-ranking-no-village-is-known-to-lack = No village is known to lack { $generation }.
summary-ranking-of-villages = { $listed } of { $ranking } villages
summary-ranking-all-villages = all villages
summary-ranking-where-to-look-first-that-lack = Where to look first: { $of_all } that lack { $generation }
summary-ranking-no-mast = no mast
summary-ranking-score-each-on-scale-that-is = score: { $list }; each on a scale that is the same for all villages
summary-ranking-in-part = {" "}(in part)

## summary-remedies

summary-remedies-looked-for-at-the-gaps-with = looked for at the { $most } gaps with most people, of { $all } (remedies.most_gaps)
summary-remedies-satellite-for-the-rest = ; satellite for the rest
summary-remedies-what-would-help-would-close-of = What would help: { $works } { $count ->
        [one] remedy
       *[other] remedies
    } would close { $gaps } of { $all } gaps and bring { $generation } to { $people }{ $rest }
summary-remedies-so-many-people = { $people } people
summary-remedies-unknown-people = people whose number is unknown
summary-remedies-no-costs-are-given-the-least = no costs are given: the least effort first; all in remedies.csv
summary-remedies-without-of-unknown-cost = , without { $unknown } of unknown cost
summary-remedies-together-prices-of-each-mast-visited = together { $together } { $currency } (prices of { $price_year }), each mast visited once{ $but }; all in remedies.csv

## model-rows

model-rows-path-loss = Path loss: { $deciding }
model-rows-compared-with = {"  "}compared with { $model }
model-rows-levels-db-apart-median-db-95 = ; levels { $median } dB apart (median), { $most } dB (95 %)
model-rows-all-models-agree-in-of-settlements = {"  "}{ $generation }: all models agree in { $agree } of { $settlements } settlements; served: { $all_serve } (all models) to { $some_serve } (any model){ $spread }

## bench-set-text

bench-set-text-thread = thread
bench-set-text-threads = threads
bench-set-text-variant = variant
bench-set-text-wall = wall s
bench-set-text-cpu = CPU s
bench-set-text-terrain = terrain
bench-set-text-swept = swept
bench-set-text-kept = kept
bench-set-text-before = before
bench-set-text-ratio = ratio
bench-set-text-read = read
bench-set-text-all = all

## bench-text

bench-text-thread = thread
bench-text-threads-2 = threads
bench-text-stage = stage
bench-text-wall = wall s
bench-text-cpu = CPU s
bench-text-share = share
bench-text-of = of
bench-text-before = before
bench-text-ratio = ratio
bench-text-sweeps = sweeps
bench-text-by = by { $model }

## compare-text

compare-text-note = Note:{" "}
compare-text-newly = newly
compare-text-lost = lost
compare-text-firm = firm
compare-text-cost = cost
compare-text-gain = gain
compare-text-lose = lose
compare-text-better = better
compare-text-weaker = weaker

## curve-picture

curve-picture-million = million{" "}
curve-picture-budget = Budget, { $unit }{ $currency } ({ $counted })
curve-picture-site = site
curve-picture-sites = sites

## plan-text

plan-text-note = Note:{" "}
plan-text-site = site
plan-text-what = what
plan-text-people-2 = people
plan-text-cost = cost
plan-text-serves = serves
plan-text-budget = budget
plan-text-proven = proven

## raster-style

raster-style-hidden = hidden

## summary

summary-villages-lack = { $count ->
        [one] { $shown } village lacks
       *[other] { $shown } villages lack
    }
summary-gaps-are = { $count ->
        [one] { $shown } gap is
       *[other] { $shown } gaps are
    }
summary-villages = { $count ->
        [one] { $shown } village
       *[other] { $shown } villages
    }
summary-note = Note: { $short }
summary-possible = possible
summary-none = none
summary-people = people
summary-smartphones = smartphones
summary-schools = schools
summary-clinics = clinics
summary-of = { $part } of { $of } { $name }
summary-without = Without { $generation }: { $list }
summary-files = { $count ->
        [one] { $shown } file
       *[other] { $shown } files
    }

## summary-opportunity

summary-opportunity-people = people
summary-opportunity-confirmed = confirmed
summary-opportunity-together = together
summary-opportunity-height = height
summary-opportunity-tilt = tilt
summary-opportunity-place = place

## summary-ranking

summary-ranking-score = score
summary-ranking-people = people
summary-ranking-village = village
summary-ranking-why = why
summary-ranking-lacks = lacks
summary-ranking-to = to { $generation }
summary-ranking-households = households
summary-ranking-power = power
summary-ranking-broadband = broadband
summary-ranking-smartphones = smartphones
summary-ranking-school = school
summary-ranking-clinic = clinic
summary-ranking-seat = seat
summary-ranking-yes = yes
summary-ranking-no = no

## summary-remedies

summary-remedies-people = people
summary-remedies-gaps = gaps
summary-remedies-cost = cost
summary-remedies-what = what

## dictionary

field-part-promising = most promising
field-part-strongest = strongest
field-part-nearest = nearest
field-part-mast = this mast
field-part-own = site
field-part-way-home = way home
field-part-spent = so far
field-part-before = before
field-part-after = after

## outputs-error

## earth-layers

earth-layers-sites-of-the-plan = Sites of the plan
sheet-still-without = Still without
earth-layers-other-changes = other changes
sheet-gaps = Gaps
sheet-villages = Villages
earth-layers-masts = Masts
plan-microwave = microwave
plan-fibre = fibre
sheet-changes = Changes

## planned

## write-workbook

write-workbook-no-rows = no rows
write-workbook-rows-are-too-many-for-sheet = the rows are more than a sheet of this workbook takes: they are in { $file }

## sheets

sheet-remedies = Remedies
sheet-sites = Sites
sheet-ways-home = Ways home
sheet-communes = Communes
sheet-columns = Columns
sheet-service = Service
sheet-stages = Stages
sheet-budgets = Budgets
sheet-comparison = Comparison

## change-rasters

change-rasters-better-by-class = better by a class
change-rasters-better-by-classes = better by { $steps } classes
change-rasters-worse-by-class = worse by a class
change-rasters-worse-by-classes = worse by { $steps } classes

## compare-project

compare-project-against = { $other } against { $base }
compare-project-scenarios-against = scenarios against { $base }
compare-project-numbers-of-all-scenarios = Numbers of all scenarios
compare-project-change-of-the-class = Change of the { $generation } class
compare-project-change-of-the-level = Change of the { $generation } level
compare-project-gains-and-losses-of = Gains and losses of { $generation }
compare-project-cost = Cost: { $currency } { $cost }
compare-project-what-changes = What changes
compare-project-what-changes-2 = What changes: { $label }
compare-project-what-changes-3 = What changes: { $scenarios }
compare-project-against-villages-and-clusters-of-houses = Against { $base }: villages and clusters of houses that gain or lose { $generation }, over the change of the signal class
compare-project-of-any-operator = { $generation } of any operator
compare-project-people-served = { $label }: { $people } people served
compare-project-people-gain-it-people-lose-it = { $newly } people gain it, { $lost } people lose it
compare-project-over-draws-of-the-shadowing-to = Over draws of the shadowing: { $low } to { $high } people
compare-project-sure-of-the-difference = Sure of the difference: { $found }
compare-project-good-or-excellent-level-on-km2 = Good or excellent level on { $before } km2 before, { $after } km2 after

## compare-text

compare-text-next-open-signalgap-qgz-in-qgis = Next: open signalgap.qgz in QGIS; all numbers are in compare.csv

## comparison-qgis

comparison-qgis-signalgap-planning-crs-scenarios-compared-and = signalgap { $version }; planning CRS { $crs }; scenarios compared and where their results are: manifest.json beside this project
