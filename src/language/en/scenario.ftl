### Texts of `scenario`.

## input-choices

input-choices-is-not-technology-that-is-judged = `{ $word }` is not a technology that is judged: LTE (4G) or UMTS (3G)

## model-list

model-list-the-name-of-model-or-list = the name of a model or a list of names

## new-mast-problems

new-mast-problems-spectrum-of-operator-has-no-carrier = {"["}[spectrum]] of operator `{ $operator }` has no carrier in `{ $band }`
new-mast-problems-no-carrier-is-of-the-ranked = no carrier is of the ranked technology ({ $generation })
new-mast-problems-is-no-band-of-with-an = `{ $band }` is no band of { $generation } with an uplink
bandwidth-refused = { $bandwidth_mhz } MHz is { $reason }
new-mast-problems-values-are-given-give-1-to = { $values } values are given; give 1 to { $most }
new-mast-problems-is-given-twice = { $value } is given twice

## plan-problems

plan-problems-it-is-given-beside-plan-budgets = it is given beside plan.budgets: either the money is given or the share of the people; leave one of them out
plan-problems-is-not-number-of-people-from = { $people } is not a number of people from 0 upwards
plan-problems-is-in-plan-mandatory-too-leave = `{ $name }` is in plan.mandatory too; leave it out of one of them
plan-problems-is-not-number-from-0-upwards = { $cost } is not a number from 0 upwards
plan-problems-it-is-missing-name-the-currency = it is missing: name the currency of plan.cost
plan-problems-it-is-the-currency-of-plan = it is the currency of plan.cost, which is not given
plan-problems-it-is-empty-name-the-currency = it is empty: name the currency of plan.cost
amount-refused = { $amount } is not a number from 0 upwards
plan-problems-are-given-at-most = { $amounts } are given; at most { $most_budgets }

## scenario-problems

scenario-problems-no-file-is-given-give-at = no file is given; give at least one
scenario-problems-one-of-the-file-names-is = one of the file names is empty
scenario-problems-is-outside-to = { $value } { $unit } is outside { $low } to { $high } { $unit }
scenario-problems-is-not-west-south-east-north = {"["}{ $west }, { $south }, { $east }, { $north }] is not west, south, east, north in degrees
scenario-problems-is-surface-but-terrain-surface-names = is "surface", but terrain.surface names a surface model beside terrain.files, which must then be bare earth; set "bare_earth", or leave out terrain.surface
scenario-problems-terrain-surface-less-terrain-files-is = terrain.surface less terrain.files is the height of buildings and trees; leave out [clutter] or terrain.surface
scenario-problems-no-layer-is-given-give-at = no layer is given; give at least one, or set output.rasters = false
scenario-problems-no-criterion-has-weight-give-at = no criterion has a weight; give at least one
scenario-problems-every-weight-is-0-give-at = every weight is 0; give at least one criterion a weight
scenario-problems-of-the-people = of the people
scenario-problems-is-not-number-above-0 = { $cost } is not a number above 0
scenario-problems-has-no-weight-in-ranking-weights = `{ $name }` has no weight in ranking.weights
scenario-problems-is-not-number-above-0-2 = { $scale } is not a number above 0
scenario-problems-is-not-finite-number = { $weight } is not a finite number
scenario-problems-is-for-rasters-but-clutter-uniform = is for rasters, but clutter.uniform_height_m is the height everywhere; leave one of them out
scenario-problems-is-for-land-cover-but-clutter = is for land cover, but clutter.height_files tell the heights themselves; leave one of them out
scenario-problems-neither-this-nor-clutter-height-files = neither this nor clutter.height_files or clutter.uniform_height_m is given; set one of them
scenario-problems-neither-esa-worldcover-nor-generic-is = neither "esa_worldcover" nor "generic" is given, nor "none" with clutter.heights_m; the classes of clutter.files have no meaning without
scenario-problems-table-is-none-and-no-height = table is "none" and no height is given
scenario-problems-is-not-class-code-from-0 = `{ $class }` is not a class code from 0 to 65534
scenario-problems-poor-dbm-fair-dbm-good-dbm = poor_dbm, fair_dbm, good_dbm, excellent_dbm must increase in this order
scenario-problems-mhz-is-not-in-the-downlink = { $downlink_mhz } MHz is not in the downlink of any known band

## propagation-problems

propagation-problems-no-model-is-given-give-at = no model is given; give at least one
propagation-problems-is-listed-twice = `{ $key }` is listed twice
propagation-problems-no-folder-is-given-give-the = no folder is given; give the one with DN50.TXT and N050.TXT
propagation-problems-is-given-beside-propagation-itu-maps = { $value } { $unit } is given beside propagation.itu_maps = "{ $maps }", which holds it for every place; leave one of them out
propagation-problems-neither-this-nor-propagation-itu-maps = neither this nor propagation.itu_maps is given; set one of them
propagation-problems-the-profile-includes-the-clutter-heights = the profile includes the clutter heights of [clutter]
propagation-problems-terrain-kind-is-surface-which-includes = terrain.kind is "surface", which includes canopy and roofs
propagation-problems-the-profile-includes-the-canopy-and = the profile includes the canopy and roofs of terrain.surface
propagation-problems-the-formula-was-fitted-to-measurements = the formula was fitted to measurements among buildings and trees
propagation-problems-would-count-buildings-and-trees-twice = "{ $key }" would count buildings and trees twice: { $held } ({ $names }); choose "none", or a model without clutter of its own
propagation-problems-only = only { $low } %
propagation-problems-model-covers-choose-that-or-remove = { $time_percent } %: model `{ $key }` covers { $known }; choose that, or remove the model from propagation.models
propagation-problems-range = { $low } to { $high } %

## remedy-problems

remedy-problems-of-operator = of operator `{ $operator }`
remedy-problems-mhz-is = { $mhz } MHz { $of } is { $reason }
remedy-problems-neither-this-nor-spectrum-frequency-mhz = neither this nor spectrum.frequency_mhz is given { $of }; set one of them
remedy-problems-is-not-known-band-of-with = `{ $band }` { $of } is not a known band of { $technology } with an uplink
remedy-problems-mhz-is-not-in-the-downlink = { $mhz } MHz { $of } is not in the downlink of the band, or of any known band
remedy-problems-of-is-no-longitude-and-latitude = ({ $longitude_deg }, { $latitude_deg }) of `{ $name }` is no longitude and latitude in degrees
