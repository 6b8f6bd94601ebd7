### Texts of the HTML report.

## page

report-skip = Skip to the report
report-nav = Sections of the report
report-nav-answer = Answer
report-nav-map = Map
report-nav-gaps = Gaps
report-nav-villages = Villages
report-nav-remedies = Remedies
report-nav-plan = Plan
report-nav-comparison = Comparison
report-nav-indicators = Indicators
report-nav-quality = Data quality
report-nav-method = Method
report-language = Language
report-language-english = EN
report-language-vietnamese = Tiếng Việt
report-kicker = Where { $generation } is missing, why, and what to build
report-made-by = Made by { $program } { $version }. This page works without a network: everything is in this one file.
report-yes = yes
report-no = no
report-previous-rows = Rows before
report-next-rows = Next rows
report-search-holder = Village, commune, cause …
report-search-holder-remedies = Kind, mast, village …

## answer

report-caveats-first = Before you use these numbers
report-not-calibrated = Levels are computed, and were not checked against drive tests or other measurements.
report-example-costs = Costs are example figures from other countries, not prices of this district: give your own in a cost table before you decide.
report-tile-people-without = people without { $generation }
report-tile-people-with = of the people have { $generation }
report-tile-villages = villages
report-tile-gaps = gaps: villages, or parts of them, without { $generation }
report-tile-gaps-with-remedy = gaps that a remedy closes
report-tile-people-remedy = people in the gaps with a remedy
report-tile-plan = people gain { $generation } by the plan
report-tile-plan-expected = people gain { $generation } by the plan; { $expected } are expected, all errors considered
report-split = Villages by { $generation } service
report-operators = { $generation } by operator
report-operator = Operator
report-villages-served = Villages served
report-people-served = People served
report-region-operators = Table: service by operator

## map

report-map = Map
report-map-hint = Choose a village for its card. With the keyboard: arrow keys move the map, plus and minus zoom, Enter opens the village nearest to the middle.
report-map-label = Map of villages, masts and signal. Arrow keys move it, plus and minus zoom, Enter opens the village nearest to the middle.
report-map-layers = Layers
report-map-legend = Legend of the map
report-map-no-script = The map needs JavaScript. All numbers are in the tables below.
report-map-none = This build of the program has no interactive map; this is a still one.
report-map-static-label = Map of the area: villages by verdict, and masts. The tables below hold the same.

## gaps

report-gaps = Gaps: places without { $generation }, in order of need
report-gaps-intro = Choose a place for the way to its masts, the signal there, and all its remedies.
report-gaps-none = No place is known to be without { $generation }.
report-region-gaps = Table: gaps in order of need
report-search-gaps = Search the gaps
report-rank = Rank
report-place = Place
report-unit = Unit
report-people = People
report-people-without = People without
report-cause = Cause
report-why = Why
report-deficit = Lacks, dB
report-first-remedy = First remedy

## villages

report-villages = All villages
report-villages-intro = Probability and level are of { $generation } at the centre of the village, from the strongest operator.
report-region-villages = Table: all villages
report-search-villages = Search the villages
report-village = Village
report-verdict = { $generation }
report-probability = Probability
report-level = { $level }, dBm
report-site = Mast
report-facilities = Facilities
report-firm = Firmness
report-fragile = fragile

## remedies

report-remedies = What would help
report-remedies-none = No remedy was looked for, or none was found.
report-costs-in = Costs are in { $currency }, at prices of { $year }.
report-no-costs = No costs are given: remedies stand in order of effort, the least first. State [costs] in the scenario to compare them by money.
report-region-remedies = Table: remedies
report-search-remedies = Search the remedies
report-id = Number
report-kind = Kind
report-what = What to do
report-people-gain = People who gain
report-gaps-closed = Gaps closed
report-cost-plain = Cost
report-cost = Cost, { $currency }
report-opportunities = Best places for new masts with { $generation }
report-region-opportunities = Table: best places for new masts
report-number = Number
report-together = Together with those before
report-height = Antenna above ground, m
report-longitude = Longitude, degrees
report-latitude = Latitude, degrees

## plan

report-plan = Plan: what to build
report-plan-none = There is no plan in this report: signalgap plan makes one, for a budget or a target.
report-plan-headline = { $sites } sites for { $currency } { $cost } bring { $generation } to { $people } people more.
report-plan-budget = Budget, { $currency }
report-plan-capex = { $currency } to build
report-plan-opex = { $currency } a year to run
report-plan-npv = { $currency } in all, at net present cost
report-plan-expected = people gain on average over the errors of models and data
report-plan-sure = people gain in nine of ten draws of these errors
report-plan-lost = people lose { $generation }
report-plan-bound = of the best possible, at least
report-plan-proven = No plan of the same candidates and prices is better: proven.
report-plan-next = { $currency } { $cost } in all would bring { $people } people more.
report-plan-sites = Sites in the order of work
report-plan-empty = Nothing is built.
report-region-plan-sites = Table: sites of the plan
report-order = Order
report-year = Year
report-people-beyond = People who gain
report-capex = To build, { $currency }
report-people-so-far = People so far
report-capex-so-far = Spent so far, { $currency }
report-per-person = For each person, { $currency }
report-stays = Chosen again in draws of the errors
report-way-home = Way home
report-plan-stages = Stages
report-region-stages = Table: stages of the plan
report-sites-built = Sites built
report-people-with = People with { $generation }
report-share-with = Share of the people
report-plan-curve = What other budgets would bring
report-plan-curve-label = Curve: people who gain by the money spent; the table below holds its numbers.
report-region-curve = Table: people who gain by budget
report-plan-site = Site
report-plan-sites-count = Sites
report-plan-at-most = No plan exceeds, people
report-plan-proven-short = Proven
report-left-out = Who stays without
report-left-out-none = Nobody stays without.
report-region-left-out = Table: who stays without
report-reason = Reason

## comparison

report-comparison = Scenarios side by side
report-comparison-intro = All scenarios are compared with { $base }.
report-region-comparison = Table: scenarios
report-scenario = Scenario
report-newly = Newly served
report-lost = Lost
report-sure = Served in 90 % of draws
report-better = Probability of being better
report-cost-newly = Cost for each person more
report-changes = What changes
report-changes-none = No place changes.
report-region-changes = Table: places that change
report-search-changes = Search the changes
report-technology = Technology
report-change = Change
report-before = Before
report-after = After
report-people-change = People, change
report-level-change = Level, change, dB
report-within-error = Within the models' own error

## indicators

report-indicators = Indicators
report-indicators-intro = Of the whole area. What is not known is not counted.
report-region-indicators = Table: indicators
report-indicator = Indicator
report-today = Today
report-with-plan = With the plan
report-difference = Difference
report-indicator-in-full = Villages served in full
report-indicator-in-part = Villages served in part
report-indicator-poor = Villages with a signal too weak to rely on
report-indicator-none = Villages without a signal
report-indicator-no-data = Villages not known: terrain is missing
report-indicator-people = People served
report-indicator-people-without = People without
report-indicator-people-share = Share of the people served
report-indicator-households = Households served
report-indicator-schools = Schools without
report-indicator-clinics = Clinics without
report-indicator-committees = People's committees without
report-communes = { $generation } by administrative unit
report-region-communes = Table: administrative units
report-search-communes = Search the administrative units
report-unit-level = Level
report-code = Code
report-villages-short = Villages
report-served = Served
report-partly = In part
report-unserved = Not served
report-share-without = Share without
report-level-commune = commune
report-level-district = district
report-level-province = province

## quality

report-quality = Data quality
report-quality-fragile = { $villages } villages are fragile: their verdict is another one within the uncertainty of their place.
report-quality-models = { $villages } villages get different verdicts from the { $models } models compared.
report-quality-one-model = One model of path loss was used: how far models differ here is not known.
report-quality-void = { $void } of the { $cells } cells of the planning grid have no terrain of their own.
report-rejects = Rows set aside
report-rejects-none = No row of the inputs was set aside.
report-rejects-count = { $rows } rows of the inputs were set aside; { $shown } are listed here, all of them in rejects.csv.
report-rejects-show = Which rows, and why
report-region-rejects = Table: rows set aside
report-file = File
report-row = Row
report-field = Column
report-value = Value

## method

report-method = Method and sources
report-method-judged = A place has { $generation } where a handset works in both directions with a probability of { $percent } %: downlink by { $level }, uplink by the power of the handset. Masts up to { $radius } km away count.
report-method-verdicts = A village is served where its centre and all its clusters of houses are, in part where some are, and not served where none is.
report-method-rank = The order of gaps follows need: people without service, how much is lacking, and the village's facilities, as the scenario weighs them.
report-models = Models of path loss, the deciding one first
report-inputs = Inputs
report-inputs-none = Inputs are not listed in this report.
report-region-inputs = Table: inputs
report-role = Role
report-inputs-checksums = manifest.json, beside this report when it was made, has their whole paths, their checksums (SHA-256) and every choice of the run.
report-licences = Licences
report-licences-show = Licences of the software inside this page

## words of facilities; those of verdicts, causes and kinds are the map's

report-js-has-school = school
report-js-has-clinic = clinic
report-js-has-peoples_committee = people's committee

## tables

report-js-found = { $found } of { $all } rows
report-js-found-page = rows { $from } to { $to } of { $found } ({ $all } in all)
report-js-found-none = no row holds these words; { $all } in all

## map switches

report-js-switch-marks = On the map
report-js-switch-below = Below
report-js-raster-none = no signal map
report-js-opacity = Opacity of the signal map
report-js-whole-area = Show the whole area
report-js-layer-villages = Villages by verdict
report-js-layer-gaps = Gaps by cause
report-js-layer-masts = Masts
report-js-layer-rays = Ways from gaps to masts
report-js-layer-remedies = Remedies
report-js-layer-opportunities = Best places for new masts
report-js-layer-plan = Sites of the plan
report-js-masts = mast
report-js-rays = way from a gap to a mast
report-js-opportunities = best place for a new mast, in order
report-js-opportunity = Place { $number } for a new mast
report-js-opportunity-people = { $people } people served, antenna { $height } m above ground
report-js-mast-sectors = { $sectors } sectors, antennas { $heights } m above ground
report-js-plan-site = { $people } people gain, { $currency } { $cost }
report-js-link-microwave = microwave link
report-js-link-fibre = fibre
report-js-link-satellite = satellite link
report-js-zoom-in = Zoom in
report-js-zoom-out = Zoom out
report-js-map-failed = The map could not be drawn. All numbers are in the tables.
report-js-count-people = { $people } people
report-js-percent = { $percent } %

## card

report-js-card-close = Close the card
report-js-card-unit = Unit
report-js-card-people = People
report-js-card-people-without = People without
report-js-card-service = Service
report-js-card-probability = Probability
report-js-card-level = Level
report-js-card-dbm = { $name } { $level } dBm
report-js-card-site = Best mast
report-js-card-rank = Rank of need
report-js-card-models = Models
report-js-card-models-of = { $served } of { $models } models say served
report-js-card-firm = Firmness
report-js-card-fragile = fragile: another verdict within the uncertainty of the place
report-js-card-not-fragile = the same verdict within the uncertainty of the place
report-js-card-has = Facilities
report-js-card-place = Place
report-js-card-coordinates = latitude { $latitude }, longitude { $longitude }
report-js-card-centre = Centre
report-js-card-helps = What would help
report-js-card-remedies = Table: remedies for this place
report-js-card-remedy = Remedy
report-js-card-people-here = People here
report-js-card-cost = Cost, { $currency }
report-js-card-no-remedy = No remedy was found or looked for.
report-js-card-no-costs = No costs are given.
report-js-card-served = The whole village is served.
report-js-card-no-gap = No gap is listed here.
report-js-card-row = To its row in the table
report-js-card-map = Show on the map
report-js-unknown = unknown

## profile and curve

report-js-profile-title = { $mast }, { $km } km, { $mhz } MHz
report-js-profile-mast = { $mast }
report-js-profile-village = village
report-js-profile-axes = km from the mast; m above sea
report-js-profile-ground = ground, with the Earth's bulge
report-js-profile-cover = trees and houses
report-js-profile-ray = straight ray
report-js-profile-zone = 60 % of the first Fresnel zone
report-js-curve-money = Money, { $currency }
report-js-curve-people = People who gain
report-js-curve-found = people who gain by the plans found
report-js-curve-bound = what no plan exceeds
