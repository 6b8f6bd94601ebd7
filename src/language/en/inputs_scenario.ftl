### Texts of `inputs/scenario`.

## assembly

assembly-variant = { $requested } (variant `{ $label }`)
assembly-the-name-of-its-folder-is = the name of its folder is not UTF-8 text: rename the folder
assembly-the-scenario = the scenario
assembly-whole-number-not-negative = a whole number, not negative
assembly-table-of-keys-and-values = a table of keys and values
assembly-expected = { $found }expected { $expected }

## known-keys

did-you-mean = ; did you mean `{ $near }`?

## model-options

model-option-error-form = `{ $text }`: write MODEL.OPTION=VALUE, for instance rma.street_width_m=12
model-option-error-twice = `{ $text }`: { $option } is set twice

## network-keys

network-keys-sites-list-of-tables-is-needed = `sites.{ $key }`: a list of tables is needed: { $key } = [{"{"} site_id = "...", ... {"}"}], or [[sites.{ $key }]]
network-keys-found-the-name-of-site-or = found { $type_str }, the name of a site or sector in quotes or a list of names is needed
network-keys-its-list-of-names-is-empty = its list of names is empty: name the sites or sectors that change
network-keys-give-either-site-id-or-sector = give either site_id or sector_id, the sites or sectors that change
network-keys-nothing-is-changed-give-column-and = nothing is changed: give a column and its new value
network-keys-cannot-be-the-same-for-all = { $key } cannot be the same for all sectors: use sites.change
network-keys-unknown-column = unknown column `{ $key }`{ $hint }
network-keys-found-number-text-or-true-or = { $key }: found { $type_str }, a number, a text or true or false is needed

## presence

missing-inputs =
    { $scenario }: { $keys } that the scenario names cannot be found:
    { $told }
    A relative path counts from the folder of the scenario file it stands in ({ $folders }): put the files there, or change the paths
presence-inputs = { $several } inputs
presence-no-raster-in-it = { $name } (no raster in it)
presence-terrain = elevation rasters (GeoTIFF, .hgt, .hgt.zip, DTED, VRT, ...) or a folder of them; free: Copernicus GLO-30 (AWS Open Data, OpenTopography), SRTM (USGS EarthExplorer)
presence-surface = a surface model, rasters or a folder of them; free: Copernicus GLO-30, SRTM
presence-clutter-heights = rasters of the height of buildings and trees above ground, m (a canopy height model)
presence-clutter = land-cover rasters or a folder of them; free: ESA WorldCover 2021 (AWS Open Data)
presence-settlements = villages, a CSV table or a vector file (`signalgap init` shows the columns); from your own register, or free: GeoNames, OpenStreetMap
presence-communes = areas of communes, a vector file of polygons
presence-crosswalk = a table of communes with what they became
presence-sites = masts, a CSV table or a vector file with a row per sector and carrier (`signalgap init` shows the columns); from the operators, or free: OpenCelliD
presence-joined = tables that complete the masts' by the columns that both have
presence-patterns = a folder of antenna patterns (.msi, .pln); from the antennas' makers
presence-forbidden-areas = areas in which no mast may stand, a vector file of polygons
presence-costs = a file of what things cost; signalgap init writes an example
presence-measurements = tables of measured levels; signalgap measurements check shows how each is read
presence-calibration = the calibration.toml that signalgap calibrate wrote
presence-lines = a vector file of lines
presence-fibre-ends = places that have fibre, a vector file or table of points
presence-itu-maps = a folder with DN50.TXT and N050.TXT; free: the archive of ITU-R P.1812 on itu.int

## scenario-error

scenario-file-error-unreadable = { $file }: cannot read the scenario: { $reason }
scenario-file-error-variants = { $file }: [variants]: { $reason }
scenario-file-error-several = { $file }: its [variants] make { $count } scenarios, and this takes one: `run`, `compare` and `bench` take them all; for the scenario without variants write a file with `extends` (variants are not inherited)
scenario-file-error-missing = { $file }: { $keys } missing: every scenario needs them (`signalgap init` writes one to begin with)
scenario-file-error-circle = `extends` forms a loop: { $reason }
scenario-file-error-too-deep = { $file }: more than { $limit } files extend one another: merge some of them
scenario-file-error-problems =
    { $file }: the scenario contradicts itself or exceeds its limits:
    { $places }

## scenario-layers

scenario-layers-the-scenario = the scenario

## source-files

source-files-extends-in-names-it = {" "}(`extends` in { $above } names it)
source-files-found-file-name-in-quotes-or = found { $type_str }, a file name in quotes or a list of them is needed
source-files-did-you-mean = ; did you mean `{ $known }`?
source-files-unknown-key =
    { $file }:{ $line }: unknown key `{ $key }`{ $hint }
    { $excerpt }
source-files-unknown-key-2 = { $file }:{ $line }: unknown key `{ $key }`{ $hint }
source-files-unknown-key-3 = { $file }: unknown key `{ $key }`{ $hint }

## variants

variants-more-than-variants-take-fewer = more than { $most } variants: take fewer
variants-more-than-variants-which-is-the = more than { $most } variants, which is the most for scenario files of { $bytes } bytes: take fewer, or put long lists of sites into tables
variants-found-table-is-needed = found { $type_str }, a table is needed
variants-combine-is-for-axes-cases-are = combine is for axes: cases are taken as they are listed
variants-it-has-axes-and-cases-give = it has axes and cases: give one of them
variants-give-axes-keys-and-their-values = give axes (keys and their values) or cases (a list of tables)
variants-axes-table-of-keys-and-lists = axes: a table of keys and lists of values is needed
variants-cases-list-of-tables-is-needed = cases: a list of tables is needed, [[variants.cases]]
variants-combine-it-is-all-or-one = combine = { $other }: it is "all" or "one_by_one"{ $hint }
variants-axes-keys-give-1-to-each = axes: { $found } keys: give 1 to { $most_axes }, each with its values
variants-the-axes-have-values-together = the axes have { $counts } values, together { $exceeded }
variants-axis-has-no-value-give-at = axis `{ $key }` has no value: give at least one
variants-axis-has-values-give-at-most = axis `{ $key }` has { $values } values: give at most { $most_variants }
variants-axis-lists-twice = axis `{ $key }` lists { $twice } twice
variants-axis-found-list-of-values-is = axis `{ $key }`: found { $type_str }, a list of values is needed, such as [{ $other }]
variants-cases-give-at-least-one = cases: give at least one
variants-cases-are = { $count } cases are { $exceeded }
variants-case-found-table-is-needed = case { $number }: found { $type_str }, a table is needed
variants-case-has-no-name-give-it = case { $number } has no name: give it one, name = "..."
variants-two-cases-are-called-give-each = two cases are called `{ $name }`: give each a name of its own
variants-case = case `{ $name }`: { $reason }

## presence

presence-1-input = 1 input

## network-keys

network-keys-sites-every-found-table-of-columns = `sites.every`: found { $found }, a table of columns and values is needed

## variants

variants-unknown-key = {"["}variants]: unknown key `{ $key }`{ $hint }
variants-variant = {"["}variants], variant `{ $label }`: { $text }
variants-and-set-the-same = `{ $first }` and `{ $second }` set the same
scenario-file-error-calibration = { $file }: not a calibration that this scenario can use: { $reason }; make one with `signalgap calibrate`, or leave out propagation.calibration
calibration-other-model = it is for the model { $of }, and the first model is { $model }
calibration-other-version = its layout is version { $version }, and this program reads version { $known }
calibration-uniform-clutter = it holds over clutter of one height everywhere, and the scenario has rasters of clutter
calibration-clutter-factor = it scales the heights of rasters of clutter, and the scenario has none
calibration-bad-place = the place measured of { $site } has no valid coordinates or residual
calibration-no-places = it has no column residual_db: it is not the table that signalgap calibrate wrote
