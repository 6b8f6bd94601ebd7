### Texts of `words`.

## caveats

caveats-sector-carriers-more-than-km-from = sector-carriers more than { $radius_km } km from the planning grid: ignored
caveats-no-mast-stands-within-km-of = no mast stands within { $radius_km } km of the planning grid: nothing is served
caveats-verdicts-may-be-too-good-cells = verdicts may be too good: cells of { $cell_m } m miss the ridges that matter; use terrain of 30 m or finer, and no larger area.resolution_m
caveats-whose-coordinates-are-rounded-to-they = { $table } whose coordinates are rounded to { $rounding }: they may be up to { $off_m } km off, and their verdicts with them
caveats-villages-at-exactly-the-place-of = villages at exactly the place of another village: all but one stand elsewhere, and their verdicts are those of the wrong place
caveats-void-cells-of-the-terrain-were = void cells of the terrain were filled from their surroundings (voids of up to { $most_cells } cells)
caveats-cells-of-the-planning-grid-of = cells of the planning grid ({ $share } % of it) have no terrain; there and behind them there is no data
caveats-the-terrain-seems-to-be-in = ; the terrain seems to be in feet: set terrain.height_unit ("ft" or "us_ft")
caveats-the-villages-column-seems-to-be = ; the villages' column seems to be in feet
caveats-check-the-terrain-unit-and-the = ; check the terrain's unit and the villages' coordinates
caveats-villages-whose-column-was-compared-with = villages whose column `{ $column }` was compared with the terrain: the two differ by { $median_apart_m } m (median){ $hint }
caveats-sector-carriers-whose-is-preset-not = sector-carriers whose { $field } is a preset, not data
caveats-compared = { $model } (compared)
caveats-compared-links-for-which-it-has = { $model } (compared): links for which it has no value; they are left out of its range
caveats-settlements-that-state-clutter-height-which = settlements that state clutter_height_m, which is not used: it replaces the clutter of [clutter], which the scenario does not have (uniform_height_m = 0.0 is enough)
caveats-cells-of-land-cover-class-without = cells of a land-cover class without a height; they count as open ground
caveats-levels-may-be-20-to-30 = levels may be 20 to 30 dB too high: over bare earth without clutter, measured levels were that far below predictions; add land cover or a height in [clutter]
caveats-levels-may-be-20-to-30-2 = levels may be 20 to 30 dB too high: the deciding model takes no account of buildings and trees; set receiver.terminal_clutter, or let a model decide that counts [clutter] (p1812, p526, deygout)
caveats-levels-may-be-20-db-too = levels may be 20 dB too high in woods and villages: masts and handsets stand on top of the canopy and roofs that the surface model includes; give their height in [clutter] (uniform_height_m = 10.0), or bare-earth terrain in terrain.files and this model in terrain.surface
caveats-cells-without-value-in-clutter-height = cells without a value in clutter.height_files; they count as open ground
caveats-cells-that-terrain-surface-does-not = cells that terrain.surface does not cover; they count as open ground
caveats-terrain-surface-lies-more-than-3 = terrain.surface lies more than 3 m below terrain.files in { $below } % of the cells and more than 100 m above them in { $tall } %: the two may be exchanged, shifted, or of different vertical datums
caveats-places-of-settlements-without-terrain-no = places of settlements without terrain: no data
caveats-masts-without-terrain-under-them-outside = masts without terrain under them (outside the planning grid or in a void): their links have no data
caveats-masts-within-whose-service-radius-terrain = masts within whose service radius terrain is missing: their coverage is shown only as far as the terrain reaches
caveats-settlements-of-unknown-population-not-included = settlements of unknown population: not included in the numbers of people
caveats-delta-and-n0-are-typical-values = delta-N and N0 are typical values: ITU-R P.1812 calls for its maps; set propagation.itu_maps
caveats-centres-and-clusters-whose-verdict-is = centres and clusters whose { $generation } verdict is better because several masts of an operator help each other: no single mast reaches the target there (service.shadowing_correlation = { $correlation }; 1 lets the best mast alone decide)
caveats-settlements-with-no-data-for-some = settlements with no data for some technology or operator: paths cross missing terrain
caveats-models-that-already-include-clutter-receiver = models that already include clutter: receiver.terminal_clutter is not added to them
caveats-communes-whose-villages-disagree-on-commune = communes whose villages disagree on commune_fibre: they count as reached by fibre
caveats-whole-arc-minutes = whole arc-minutes
caveats-antenna-height = antenna height
caveats-feeder-loss = feeder loss

## columns

columns-from = {" "}(from { $unit })
columns-hz-khz-mhz-or-ghz-by = {" "}(Hz, kHz, MHz or GHz by the size of the number)
columns-columns-recognised-by-another-name = columns recognised by another name: { $list }
columns-columns-not-read = columns not read: { $list }
columns-did-you-mean = `{ $column }` (did you mean `{ $field }`?)
columns-is-read-from = `{ $column }` ({ $field } is read from `{ $by }`)
columns-or-add-column = , or add a column `{ $unit }`
columns-without-unit-write-one-of-in = `{ $column }` ({ $field } without a unit: write one of { $units } in the header{ $beside })

## comparison

comparison-terrain-is-missing = terrain is missing
comparison-not-explained-gaps-of-the-ranked = not explained: gaps of the ranked technology are
comparison-with = { $word } with { $probability } %
comparison-costs-are-not-compared-the-plans = costs are not compared: the plans are in different currencies ({ $currencies })
comparison-has-settlements-that-has-not-and = { $scenario } has { $added } settlements that { $label } has not, and lacks { $removed }: they count neither as gains nor as losses
comparison-has-no-rasters-of-the-level = { $scenario } has no rasters of the { $generation } level and class (output.layers): no maps are compared
comparison-has-another-grid-or-reference-system = { $scenario } has another grid or reference system than { $label }: no maps of differences are made
comparison-no-difference = no difference beyond the models' own error

## gaps

gaps-there-is-no-sector-within-km = there is no { $generation } sector within { $radius_km } km
gaps-buildings-and-trees-on-the-way = buildings and trees on the way from site { $site } ({ $km } km) cost { $loss_db } dB
gaps-the-place-lies-beside-the-main = the place lies beside the main lobe of sector { $sector } of site { $site }, which costs { $loss_db } dB
gaps-the-place-lies-over-or-under = the place lies over or under the main lobe of sector { $sector } of site { $site }, which costs { $loss_db } dB
gaps-the-downlink-of-site-is-sufficient = the downlink of site { $site } is sufficient; the uplink falls short by { $lacks_db } dB
gaps-site-is-too-far-away-km = site { $site } is too far away ({ $km } km) for its power: the signal falls short by { $lacks_db } dB
gaps-site-has-but-no = site { $site_id } has { $technology } but no { $generation }{ $with_it }
gaps-and-serves-the-place-with-that = , and serves the place with that
gaps-km-with-it-the-place-would = {" "}({ $km } km): with it, the place would be served, with { $lacks_db } dB to spare
gaps-km-with-it-and-sector-pointed = {" "}({ $km } km): with it and a sector pointed here, the place would be served
gaps-km-with-it-and-sector-pointed-2 = {" "}({ $km } km): with it and a sector pointed here, { $aimed_db } dB would lack
gaps-no-signal-none-is-strong-enough = no { $generation } signal: none is strong enough for a handset to find
gaps-level-dbm-from-site-is-db = level { $level } dBm from site { $site } is { $difference_db } dB { $stands } the limit of { $limit } dBm
gaps-needs-db-more = { $target } % needs { $db } dB more
gaps-in-the-uplink = {" "}in the uplink
gaps-probable = { $now }, { $probability } % probable; { $wanted }{ $uplink }
gaps-no-sector-within-km = no { $generation } sector within { $radius_km } km
gaps-ridge-ray-to = ridge { $height_m } m { $side } ray to { $site }
gaps-trees-houses-towards = trees, houses towards { $site }
gaps-beside-the-main-lobe-of = beside the main lobe of { $site }
gaps-off-the-tilt-of = off the tilt of { $site }
gaps-uplink-to-too-weak = uplink to { $site } too weak
gaps-too-far-km = { $site } too far, { $distance_km } km
gaps-has-but-no = { $site_id } has { $technology } but no { $generation }
gaps-and-costs-db = {" "}and costs { $loss_db } dB
gaps-with-one-more-ridge-it-costs = ; with one more ridge it costs { $loss_db } dB
gaps-with-more-ridges-it-costs-db = ; with { $others } more ridges it costs { $loss_db } dB
gaps-stands-over-the-ray = stands { $over_m } m over the ray
gaps-comes-within-of-the-ray = comes within { $over_m } m of the ray
gaps-ridge-at-km-from-site = a ridge at { $top } m, { $km } km from site { $site }, { $stands }
gaps-at-km-the-ray-db = { $elevation_amsl_m } m at { $kilometres } km, { $height_m } m { $side } the ray, { $diffraction_db } dB

## notes

notes-rows-with-an-unmatched-quotation-mark = rows with an unmatched quotation mark: it is kept as text
notes-rows-with-decimal-commas-as-all = rows with decimal commas, as all numeric columns of their file have them: read as decimals
notes-rows-with-coordinates-in-degrees-minutes = rows with coordinates in degrees, minutes and seconds
notes-settlements-without-row-for-their-centre = settlements without a row for their centre
notes-settlements-whose-people-are = settlements whose people are summed over the rows that state them; the other rows count as 0
notes-settlements-whose-households-are = settlements whose households are summed over the rows that state them; the other rows count as 0
notes-areas-too-large-for-settlements-polygon = areas too large for settlements.polygon_spacing_m, sampled more coarsely ({ $most_places } points)
notes-nb-iot-and-lte = NB-IoT and LTE-M
notes-other-radio-services = other radio services'
notes-rows-ignored-only-lte-and-umts = { $technology } rows ignored: only LTE and UMTS are analysed
notes-sectors-whose-row-states-no-technology = sectors whose row states no technology: { $technology }, as sites.technology says
notes-rows-ignored-because-their-status-says = rows ignored because their status says they are not on air
notes-sectors-whose-status-says-that-they = sectors whose status says that they are planned: taken as on air
notes-sectors-whose-status-is-not-known = sectors whose status `{ $status }` is not known: taken as on air
notes-rows-of-receivers-ignored = rows of receivers ignored
notes-sectors-without-name-named-by-site = sectors without a name: named by site, technology, band and azimuth
notes-rows-without-azimuth-that-repeat-carrier = rows without azimuth that repeat a carrier of their site: the strongest counts as one all-round antenna
notes-sectors-whose-azimuth-is-1-taken = sectors whose azimuth is -1: taken as unknown
notes-sectors-of-more-than-at-the = sectors of more than { $from_w } W at the transmitter's output: if the column holds EIRP, set sites.columns.eirp_dbm
notes-rows-of-cells-that-have-newer = rows of cells that have a newer row: ignored
notes-sectors-of-the-tables-for-which = sectors of the tables for which the scenario states { $told }
notes-sectors-outside-the-bands-that-stay = sectors outside the bands that stay on air ({ $bands }): left out
notes-rows-completed-from-found-by = rows completed from `{ $file }`, found by { $by }
notes-sectors-whose-antenna-file-gives-the = sectors whose antenna file gives the gain without a unit: assumed to be dBd
notes-sectors-whose-antenna-file-gives-the-2 = sectors whose antenna file gives the gain in dB: assumed to be dBi
notes-sectors-whose-antenna-file = sectors whose antenna file { $remark }
notes-sector-of-site = { $sectors ->
        [one] { $sectors } sector
       *[other] { $sectors } sectors
    } of { $sites ->
        [one] { $sites } site
       *[other] { $sites } sites
    } { $done }
notes-the-scenario-changes-the-network = the scenario changes the network: { $told }
notes-population-unreadable = rows of `{ $file }` whose population cannot be read and is taken as unknown, such as { $values }
notes-households-unreadable = rows of `{ $file }` whose households cannot be read and are taken as unknown, such as { $values }
notes-counts-the-vertical-cut-from-the = counts the vertical cut from the zenith: shifted by 90 degrees
notes-counts-the-vertical-cut-upwards-as = counts the vertical cut upwards, as its stated downtilt shows: mirrored
notes-states-another-electrical-tilt-than-its = states another electrical tilt than its vertical cut has: that of the cut is used
notes-has-its-beam-above-the-horizon = has its beam above the horizon: is the vertical cut counted upwards?
notes-is-strongest-beside-the-axis-with = is strongest beside the axis, with a vertical cut through that beam: interpolated from the beam
notes-has-no-back-half-of-the = has no back half of the vertical cut: mirrored, as much weaker as the horizontal cut is behind
notes-is-strongest-beside-the-axis-with-2 = is strongest beside the axis, with a vertical cut between the beams: the gain above and below the beams is uncertain
notes-has-rows-of-the-vertical-cut = has rows of the vertical cut more than 1 degree apart: interpolated by cubics, the beam may be some tenths of a dB off
notes-has-cuts-that-differ-by-more = has cuts that differ by more than 6 dB behind the antenna: the horizontal cut is used there

## parameters

parameters-ground-distance = ground distance
parameters-ground-distance-without-line-of-sight = ground distance without line of sight
parameters-antenna-height-above-ground = antenna height above ground
parameters-transmitter-antenna-height = transmitter antenna height
parameters-receiver-antenna-height = receiver antenna height
parameters-base-antenna-height = base antenna height
parameters-mobile-antenna-height = mobile antenna height
parameters-effective-base-antenna-height = effective base antenna height
parameters-time-percentage = time percentage
parameters-location-percentage = location percentage
parameters-situation-percentage = situation percentage
parameters-confidence-percentage = confidence percentage
parameters-reliability-percentage = reliability percentage
parameters-time-percentage-beside-statistics-confidence-reliability = time percentage beside statistics = "confidence_reliability"
parameters-location-percentage-beside-statistics-confidence-reliability = location percentage beside statistics = "confidence_reliability"
parameters-situation-percentage-beside-statistics-confidence-reliability = situation percentage beside statistics = "confidence_reliability"
parameters-confidence-percentage-beside-statistics-time-location = confidence percentage beside statistics = "time_location_situation"
parameters-reliability-percentage-beside-statistics-time-location = reliability percentage beside statistics = "time_location_situation"
parameters-surface-refractivity = surface refractivity
parameters-surface-refractivity-at-sea-level = surface refractivity at sea level
parameters-refractivity-at-the-height-of-the = refractivity at the height of the terrain
parameters-relative-permittivity = relative permittivity
parameters-imaginary-over-real-part-of-the = imaginary over real part of the ground's surface transfer impedance
parameters-reference-attenuation = reference attenuation
parameters-location-resolution = location resolution
parameters-distance-from-the-coast = distance from the coast
parameters-latitude-of-the-path-centre = latitude of the path's centre
parameters-street-width = street width
parameters-building-height = building height
parameters-representative-clutter-height = representative clutter height
parameters-frequency-of-the-2108-height-gain = frequency of the P.2108 height-gain correction
parameters-frequency-of-the-2108-statistical-correction = frequency of the P.2108 statistical correction
parameters-ground-distance-of-the-2108-statistical = ground distance of the P.2108 statistical correction
parameters-radial-spacing = radial spacing
parameters-gain-or-loss = gain or loss
parameters-effective-earth-factor = effective Earth factor k
parameters-share-of-the-first-fresnel-zone = share of the first Fresnel zone
parameters-rain-rate = rain rate
parameters-frequency-of-the-attenuation-by-rain = frequency of the attenuation by rain
parameters-refractivity-gradient-dn1 = refractivity gradient dN1
parameters-fade-margin = fade margin
parameters-needs-value-from-to = { $parameter } = { $value } { $unit }: { $model } needs a value from { $low } to { $high } { $unit }

## plan

plan-no-site-that-could-be-built = no site that could be built serves it; a satellite terminal instead
plan-sites-could-serve-it-but-none = sites could serve it, but none has a way home: no mast or fibre end in sight, none near enough for fibre
plan-the-cheapest-site-that-serves-it = the cheapest site that serves it costs { $currency } { $cost } more, { $per_person } for each person more
plan-satellite = satellite

## rasters

rasters-only-the-first-of-bands-was = { $file }: only the first of { $bands } bands was read
rasters-elevations-in-were-multiplied-by = { $file }: elevations in '{ $unit }' were multiplied by { $metres_per_unit } m
rasters-its-band-says-that-heights-are = { $file }: its band says that heights are in '{ $band }', its CRS that they are in '{ $crs }'; '{ $band }' was used
rasters-its-coordinates-are-in-and-it = { $file }: its coordinates are in '{ $horizontal }' and it states no height unit; heights were assumed to be in metres: if they are feet, set terrain.height_unit to "ft" or "us_ft", else to "m"
rasters-and-more = {" "}and { $files } more
rasters-heights-stay-in-the-vertical-datum = { $file }{ $more }: heights stay in the vertical datum of the file, '{ $datum }'
rasters-cells-in-terrain-gaps-of-at = { $cells } cells in terrain gaps of at most { $widest } cells were interpolated from both sides
rasters-cells-without-terrain-were-taken-as = { $cells } cells without terrain were taken as the surface of the sea, 0 m (terrain.sea = "level")
rasters-cells-below-the-lowest-at-were = { $cells } cells below { $below_m } m, the lowest at { $lowest_m } m, were taken as the surface of the sea, 0 m (terrain.sea = "level")
rasters-cells-below-the-lowest-at-were-2 = { $cells } cells below { $below_m } m, the lowest at { $lowest_m } m, were left without data (terrain.sea = "void")
rasters-cells-below-the-lowest-at-were-3 = { $cells } cells below { $below_m } m, the lowest at { $lowest_m } m, were taken as ground: if that is the sea, set terrain.sea = "level" (its surface, 0 m)
rasters-cells-below-the-lowest-at-were-4 = { $cells } cells below { $below_m } m, the lowest at { $lowest_m } m, were taken as ground (terrain.sea = "ground")
rasters-and-overlap-and-differ-by-up = { $first } and { $second } overlap and differ by up to { $difference_m } m ({ $first_m } and { $second_m } m); the finer one is used: remove one if they do not show the same surface
rasters-and-are-adjacent-and-do-not = { $first } and { $second } are adjacent and do not match: { $first_m } and { $second_m } m at their common border{ $in_feet }
rasters-contains-only-whole-numbers-from-0 = { $file }: contains only whole numbers from 0 to 255 (8 bit), read as metres: make sure that it is an elevation model, not a picture
rasters-is-result-of-signalgap-and-was = { $file }: is a result of signalgap, and was read as an input because it is listed explicitly
rasters-auxiliary-layers-recognised-by-their-names = auxiliary layers, recognised by their names
rasters-results-of-signalgap = results of signalgap
rasters-ignored-in-folders-list-file-explicitly = ignored in folders: { $files } ({ $why }); list a file explicitly to use it
rasters-states-no-crs-was-assumed = { $file }: states no CRS; { $crs } was assumed
rasters-lies-outside-the-planning-grid-and = { $file }: lies outside the planning grid and was not read
rasters-the-ratio-is-that-of-feet = ; the ratio is that of feet to metres: one is probably in feet without saying so (state its unit in the file, or convert it)
rasters-and-more-2 = { $shown } and { $more } more

## remarks

remarks-is-outside-the-model-range = { $parameter } { $value } { $unit } is outside the model's range, { $limit }
remarks-links-with-remark-of = links with a remark of { $model }: { $remark }
remarks-remark-on-links = { $label }: remark on links: { $remark }
remarks-links-whose-is-outside-the-model = links whose { $parameter } is outside the model's range, { $limit }
remarks-terrain-or-clutter-blocks-the-direct = terrain or clutter blocks the direct ray, which this model ignores
remarks-the-formula-gives-less-loss-than = the formula gives less loss than free space; the free-space loss is used
remarks-shorter-than-0-25-km-free = shorter than 0.25 km: free space with diffraction, without ducting and troposcatter
remarks-fewer-than-five-samples-straight-lines = fewer than five samples: straight lines are assumed between them
remarks-line-of-sight-mode-though-the = line-of-sight mode, though the terrain blocks the ray between the antennas: the loss is interpolated between two-ray propagation and diffraction beyond the horizon
remarks-the-profile-is-unevenly-spaced-its = the profile is unevenly spaced; its heights were read at equal spacing between the points
remarks-the-location-percentage-has-no-effect = the location percentage has no effect in this variability mode
remarks-the-transmitter-antenna-is-below-1 = the transmitter antenna is below 1 m or above 1,000 m
remarks-the-receiver-antenna-is-below-1 = the receiver antenna is below 1 m or above 1,000 m
remarks-the-frequency-is-below-40-mhz = the frequency is below 40 MHz or above 10 GHz
remarks-the-path-is-longer-than-1 = the path is longer than 1,000 km
remarks-the-path-is-shorter-than-1 = the path is shorter than 1 km
remarks-the-path-is-longer-than-2 = the path is longer than 2,000 km; the loss is very uncertain
remarks-the-path-is-shorter-than-five = the path is shorter than five times the difference of the effective heights; rays are steeper than the model assumes
remarks-the-transmitter-horizon-is-over-200 = the transmitter's horizon is over 200 mrad from the horizontal; small-angle approximations may break down
remarks-the-receiver-horizon-is-over-200 = the receiver's horizon is over 200 mrad from the horizontal; small-angle approximations may break down
remarks-the-transmitter-horizon-is-nearer-than = the transmitter's horizon is nearer than a tenth of that over a smooth Earth; the loss is doubtful
remarks-the-receiver-horizon-is-nearer-than = the receiver's horizon is nearer than a tenth of that over a smooth Earth; the loss is doubtful
remarks-the-transmitter-horizon-is-farther-than = the transmitter's horizon is farther than three times that over a smooth Earth; the loss is doubtful
remarks-the-receiver-horizon-is-farther-than = the receiver's horizon is farther than three times that over a smooth Earth; the loss is doubtful
remarks-percentage-is-far-in-the-tail = a percentage is far in the tail of its distribution; the quantile is uncertain
remarks-the-refractivity-at-the-height-of = the refractivity at the height of the terrain is below 250 N-units; the bending of rays is uncertain

## remedies

remedies-at-mhz = { $generation } at { $mhz } MHz
remedies-at-mhz-of = { $generation } at { $mhz } MHz of { $operator }
remedies-pointed-to-degrees-and = pointed to { $azimuth_deg } degrees and { $sector }
remedies-on-the-highest-ground-within-1 = on the highest ground within 1 km of
remedies-tilt-the-antenna-of-sector-at = tilt the antenna of sector { $antenna } at site { $site }: { $after } in place of { $before }
remedies-turn-the-antenna-of-sector-at = turn the antenna of sector { $antenna } at site { $site }: { $pointing } in place of { $before_deg } degrees
remedies-add-to-the-antenna-at-site = add { $carrier } to the antenna at site { $site }
remedies-add-to-the-antennas-at-site = add { $carrier } to the { $antennas } antennas at site { $site }
remedies-new-sector-with-at-site = a new sector with { $carrier } at site { $site }, { $pointing }
remedies-taller-mast-at-site-antennas-of = a taller mast at site { $site }: antennas of { $operator } { $height_m } m above ground in place of { $before } m
remedies-repeater-the-village-above-ground-fed = a repeater { $place } the village, { $height_m } m above ground, fed by sector { $donor }
remedies-small-sector-with-the-village-above = a small sector with { $carrier } { $place } the village, { $height_m } m above ground
remedies-new-mast-at-with-above-ground = a new mast at { $site } with { $carrier }, { $height_m } m above ground
remedies-satellite-terminal-the-place-is-served = a satellite terminal: the place is served by satellite, not by { $generation }
remedies-tilt = tilt { $antenna }
remedies-turn = turn { $antenna }
remedies-new-sector-on = new sector on { $site }, { $carrier }
remedies-raise-on-to = raise { $operator } on { $site } to { $height_m } m
remedies-repeater = repeater { $spot }
remedies-small-sector = small sector { $spot }, { $carrier }
remedies-new-mast-at = new mast at { $site }, { $carrier }
remedies-satellite-terminal-in = satellite terminal in { $village }
remedies-degrees = { $tilt_deg } degrees { $side }

## service

service-dependable-in-part = dependable in part
service-possible-not-dependable = possible, not dependable

## caveats

caveats-villages = villages
caveats-masts = masts
caveats-0-1-degrees = 0.1 degrees
caveats-0-01-degrees = 0.01 degrees
caveats-azimuth = azimuth
caveats-tilt = tilt
caveats-power = power
caveats-gain = gain
caveats-frequency = frequency
caveats-bandwidth = bandwidth

## columns

columns-as = `{ $column }` as { $field }{ $unit }

## comparison

comparison-served = served
comparison-better = better
comparison-worse = worse

## gaps

gaps-over = over
gaps-under = under

## notes

notes-changed = changed
notes-added = added
notes-removed = removed
notes-row = `{ $value }` (row { $row })

## parameters

parameters-frequency = frequency
parameters-delta = delta-N
parameters-conductivity = conductivity
parameters-latitude = latitude
parameters-resolution = resolution
parameters-cell = cell
parameters-step = step
parameters-clearing = clearing
parameters-radius = radius
parameters-bandwidth = bandwidth
parameters-power = power
parameters-azimuth = azimuth
parameters-tilt = tilt
parameters-one = { $low } { $unit }
parameters-to = { $low } to { $high } { $unit }

## remedies

remedies-in = in
remedies-over = over
remedies-on = { $carrier } on { $site }
remedies-up = up
remedies-down = down

## service

service-dependable = dependable
service-none = none

## units

unit-degrees = degrees
unit-degrees-longitude = degrees of longitude
unit-degrees-latitude = degrees of latitude
unit-m-above-ground = m above ground
unit-a-year = a year
unit-of-the-people = of the people
unit-cells = cells
unit-gaps = gaps
unit-hops = hops
unit-ports = ports
unit-people = people
unit-households = households
unit-years = years
unit-days = days

## stages

stage-check-sums = check sums
stage-choose = choose
stage-confirm-places = confirm places
stage-curve = curve
stage-draw-errors = draw errors
stage-hops = hops
stage-judge-the-plan = judge the plan
stage-judge = judge
stage-keep-terrain = keep terrain
stage-map-opportunities = map opportunities
stage-pairs = pairs
stage-plan = plan
stage-profile-each-cell = profile each cell
stage-rank = rank
stage-read-tables = read tables
stage-read-terrain = read terrain
stage-read = read
stage-remedies = remedies
stage-sweep = sweep
stage-ways-home = ways home
stage-write = write
stage-plan-area = plan area
stage-read-windows = read windows
stage-geometry-once-more = geometry, once more
stage-read-out = read out
stage-merge = merge
stage-finish-tiles = finish tiles
stage-store-tiles = store tiles
stage-geometry = geometry
stage-loss = loss
stage-mast-cell = mast cell
stage-cell = cell
stage-cluster = cluster

## counts

count-settlements = settlements
count-clusters = clusters
count-sites = sites
count-masts = masts
count-sectors = sectors
count-rejects = rejects
count-grid-cells = grid_cells
count-void-cells = void_cells

## documents

documents-annex-1-basic-transmission-loss = Annex 1, basic transmission loss
documents-p-526-4-5-2-delta = P.526 §4.5.2, delta-Bullington; P.525 §2.3
documents-point-to-point-mode = point-to-point mode
documents-p-526-11-4-4-2 = P.526-11 §4.4.2, cascaded knife edge method (superseded in P.526-12 by delta-Bullington); P.525 §2.3
documents-hata-s-formula-and-corrections-p = Hata's formula and corrections; P.1546-6 Annex 8 for more than 20 km, Annex 5 §3 for the effective base height
documents-4-4-1-cost-231-hata = §4.4.1, COST-231-Hata; corrections of surroundings by Hata (1980) as in ITU-R SM.2028-2
documents-table-7-4-1-1-rma = table 7.4.1-1, RMa; line of sight from the terrain in place of table 7.4.2-1
documents-table-7-4-1-1-uma = table 7.4.1-1, UMa; line of sight from the terrain in place of table 7.4.2-1
documents-path-loss-model-of-the-annexes = path-loss model of the annexes; effective base height by ITU-R P.1546-6 Annex 5 §3
documents-suburban-path-loss-categories-a-b = suburban path loss, categories A, B, C, with corrections of frequency and receiver height
documents-default-coefficients-urban-fitted-coefficients-suburban = default coefficients (urban); fitted coefficients (suburban, rural)
documents-rappaport-4-6-plane-earth-form = Rappaport §4.6, plane-earth form; P.1812-8 Attachment 1 §5.6 for the reflecting surface
documents-2-3-equation-3 = §2.3, equation (3)
documents-operators-rsrp-practice = operators' RSRP practice
documents-vnpt-rscp-classes = VNPT RSCP classes
documents-handset-3gpp-ts-36-101-table = handset: 3GPP TS 36.101 table 6.2.2-1, class 3; noise figure: TR 36.942 table 4.5.2; SINR: TR 36.942 annex A.2, 128 kbit/s in three resource blocks (0.4 log2(1 + SINR) = 0.237 bit/s/Hz)
documents-handset-3gpp-ts-25-101-table = handset: 3GPP TS 25.101 table 6.1, class 3; others: Holma and Toskala, WCDMA for UMTS, link budget of 144 kbit/s (Eb/N0 1.5 dB less processing gain 14.3 dB, half load)
documents-noise-figure-3gpp-tr-36-942 = noise figure: 3GPP TR 36.942, handset; load: half, a planner's usual assumption
documents-noise-figure-3gpp-tr-25-942 = noise figure: 3GPP TR 25.942, handset; load: half, a planner's usual assumption

## kinds

kind-tilt = tilt
kind-turn = turn
kind-add-technology = add technology
kind-new-sector = new sector
kind-taller-mast = taller mast
kind-repeater = repeater
kind-small-remote-sector = small remote sector
kind-new-mast = new mast
kind-satellite = satellite

## classes

class-none = none
class-poor = poor
class-fair = fair
class-good = good
class-excellent = excellent

## caveats

caveats-no-report = no report.html: the area has more than { $most } villages and clusters of houses; run its districts one by one
caveats-output-formats-asks-for-which-this = output.formats asks for { $format }, which this build of GDAL cannot write: the results are without it
caveats-villages-whose-commune-is-not-in = villages whose commune is not in communes.crosswalk: they are counted under no new unit
caveats-villages-whose-commune-became-several-in = villages whose commune became several in communes.crosswalk: they are counted under no new unit; give the villages' table a column of the new commune
caveats-villages-whose-commune-has-no-area = villages whose commune has no area in communes.polygons: they are in communes.csv and not on the map
caveats-villages-without-commune-in-no-area = villages without a commune, in no area of communes.polygons
caveats-areas-of-communes-polygons-to-which = areas of communes.polygons to which no village belongs
