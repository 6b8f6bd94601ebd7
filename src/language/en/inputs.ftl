### Texts of `inputs`.

## costs

cost-file-error-unreadable = { $file }: cannot read the cost table: { $reason }
not-toml = { $file }: not a TOML file: { $reason }
cost-file-error-value = { $file }: { $place }: { $reason } (`signalgap init` writes a cost table to begin with; docs/costs.md explains each key)
cost-file-error-problems =
    { $file }: the cost table exceeds its limits:
    { $problems }
save-as-utf-8 = it is not UTF-8 text: save it as UTF-8
costs-the-cost-table = the cost table
at-line = line { $line }: { $reason }
costs-line-2 = line { $line }, { $key }
costs-did-you-mean = { $unknown }; did you mean `{ $near }`?
costs-number-needed = a number is needed
costs-unknown-key = unknown key
costs-missing-key = missing key
costs-figure-needed = {"{"} low = .., base = .., high = .., source = ".." {"}"} is needed

## file-pattern

pattern-error-upwards = `..` comes after `*`, `?` or `[`: put it before them, or remove it
pattern-error-too-many = more than { $most_looked_at } files and folders would be searched: give a folder closer to the files

## file-stamp

changed-input = `{ $path }` ({ $role }) was changed, added or removed while it was read, so the results would not rest on one version of it: run again when nothing writes to it

## regular-file

regular-file-it-has-more-than-the-that = it has { $found_bytes }, more than the { $bytes } that { $kind } may have: check that it is the right file, or split it
regular-file-bytes = { $bytes } bytes
regular-file-it-is-regular-file-is-needed = it is { $kind }; a regular file is needed
regular-file-it-is-standard-input-regular-file = it is standard input; a regular file is needed
regular-file-scenario = a scenario
regular-file-calibration = a calibration
regular-file-cost-table = a cost table
regular-file-antenna-file = an antenna file
regular-file-path-profile = a path profile
regular-file-map-of-the-radio-climate = a map of the radio climate
regular-file-history-of-measurements = a history of measurements
regular-file-manifest = a manifest
regular-file-table = a table

## archives

archives-it-is-no-archive-of-the = it is no archive of the kind that its name says, or damaged
archives-there-is-no-such-file-in = there is no such file in it, or it is damaged

## gdal-reason

gdal-reason-gdal-gives-no-reason = GDAL gives no reason

## open-input

open-input-its-text-begins-with-so-it = its text begins with `{ $begins }`, so it refers to other files or addresses: name those directly, or give a virtual raster a name that ends in .vrt
open-input-it-refers-to-only-addresses-named = it refers to { $address }; only addresses named in the scenario or on the command line are fetched
open-input-its-source-begins-with-so-it = its source { $source } begins with `{ $begins }`, so it refers to other files or addresses: name those directly
open-input-name-its-sources-directly = { $path } { $what }: name its sources directly
open-input-is-more-than-virtual-files-deep = is more than { $virtual_depth } virtual files deep
open-input-is-larger-than-mib = is larger than { $mib } MiB

## itu-maps

itu-map-error-folder = maps of the radio climate: folder `{ $folder }` cannot be read: { $reason }
itu-map-error-missing = maps of the radio climate: folder `{ $folder }` holds no { $name }; it comes in the archive of ITU-R P.1812 (or P.452) on itu.int
file-unreadable = `{ $file }` cannot be read: { $reason }
itu-map-error-rows = `{ $file }` has { $found } rows of numbers; { $expected } are needed, one every 1.5 degrees from 90 degrees north to 90 south
itu-map-error-columns = `{ $file }`, line { $line }: { $found } numbers; { $expected } are needed, one every 1.5 degrees from 0 to 360 degrees east
itu-map-error-value = `{ $file }`, line { $line }, number { $column }: `{ $value }` is not a number from { $low } to { $high } { $unit }

## itm-columns

itm-columns-not-climate-from-1-to-7 = not a climate from 1 to 7
itm-columns-not-mode-of-variability-0-to = not a mode of variability: 0 to 3, plus 0, 10, 20 or 30

## link-error

link-input-error-row = `{ $file }`, row { $row }{ $field_and_value }: { $reason }

## link-table

link-table-no-such-file = no such file: { $file }
value-is-needed = empty: a value is needed
link-table-empty-link-needs-all-four-coordinates = empty: a link needs all four coordinates, or none of them and a profile
link-table-neither-vertical-nor-horizontal = neither vertical nor horizontal

## profile-file

profile-file-not-zone-1-is-sea-3 = not a zone: 1 is sea, 3 coastal land, 4 inland
profile-file-the-first-distance-must-be-0 = the first distance must be 0
profile-file-the-distance-does-not-increase-from = the distance does not increase from the row before it

## result-features

result-features-is-no-point = is no point
result-features-is-no-text = is no text
result-features-is-no-number = is no number
result-features-is-not-there = is not there
result-features-collection-of-features = a collection of features
result-features-it-has-no-features = it has no features
result-features-feature-was-refused = a feature was refused

## result-folder

result-folder-manifest-json-is-of = manifest.json is of `{ $program }`
result-folder-manifest-json-names-no-scenario = manifest.json names no scenario
result-folder-list-of-scopes-in-manifest-json = list of scopes in manifest.json
result-folder-manifest-json-names-an-unknown-technology = manifest.json names an unknown technology

## result-margins

result-margins-is-no-whole-number = is no whole number
result-margins-is-no-technology = is no technology
result-is-no-settlement = is no settlement
result-is-no-cluster = is no cluster of its settlement
result-margins-is-none-of-this-result = is none of this result
result-margins-is-no-number-that-run-writes = is no number that a run writes here

## result-places

result-places-is-there-twice = is there twice
result-places-is-no-share = is no share
result-none-that-a-run-writes = is none that a run writes

## result-raster

result-raster-its-cells-are-not-squares-to = its cells are not squares to the north
splat-losses-no-point = line { $line } is no point with its loss

## result-service

result-service-has-not-one-row-for-each = has not one row for each scope
result-service-has-more-rows-than-scopes = has more rows than scopes
result-service-is-not-that-of-the-next = is not that of the next scope
result-service-is-no-number = is no number

## result-table

result-table-column-in = column `{ $wanted }` in { $name }

## results-error

results-error-no-manifest = `{ $folder }` is no folder with finished results: its manifest.json cannot be read ({ $reason }); give a folder that `signalgap run` wrote, or a scenario file
results-error-not-a-run = `{ $folder }` holds no results of a run: { $reason }; give a folder that `signalgap run` wrote, or a scenario file
results-error-other-version = the results in `{ $folder }` were written by version { $found }, and this is { $own }: run the scenario again, or give the scenario file
results-error-not-written = the results in `{ $folder }` have no { $file }: run the scenario again, or give the scenario file
results-error-changed = `{ $file }` is not as the run wrote it (its checksum is not the one in manifest.json): run the scenario again, or give the scenario file
results-error-field = `{ $file }`, row { $row }, `{ $field }`: `{ $value }` { $reason }
results-error-other-scenario = the plan in `{ $folder }` is of the scenario "{ $scenario }", and the results are of "{ $name }": give a plan of the same scenario
results-error-not-for-report = `{ $folder }` { $reason }
report-sources-no-run = holds no results of a run with its report.json: give a folder that `signalgap run` of this version wrote
report-sources-no-plan = holds no plan: give a folder that `signalgap plan` wrote
report-sources-no-comparison = holds no comparison: give a folder that `signalgap compare` wrote

## roads

roads-missing-damaged-or-not-vector-file = { $reason } (missing, damaged, or not a vector file)
roads-file-with-one-layer-is-needed = a file with one layer is needed, and it has: { $found }
roads-it-states-no-coordinate-reference-system = it states no coordinate reference system: convert it to one that does, such as GeoPackage
roads-it-has-more-than-corners-split = it has more than { $most_corners } corners: split or simplify it
roads-line-cannot-be-converted-to = line { $row } cannot be converted to { $crs }
roads-is-no-line-give-layer-of = is no line: give a layer of lines
roads-none = none

## settlement-groups

settlement-groups-the-centre = the centre
settlement-groups-cluster = cluster `{ $cluster_id }`
settlement-groups-of-this-settlement-appears-times-all = { $what } of this settlement appears { $group } times ({ $row }): all are rejected

## settlement-reader

settlement-reader-row-of-of-the-same-settlement = row { $row } of { $file }, of the same settlement, cannot be placed: all its rows are rejected
settlement-reader-settlement = settlement

## settlement-row

settlement-row-not-yes-no-or-share-from = not yes, no, or a share from 0 to 1

## regular-file

regular-file-folder = a folder

## commune-tables

polygon-needed = a polygon is needed, and this is a point
commune-tables-an-area-needs-name-or-code = an area needs a name or a code: name their columns in communes.columns
commune-tables-row-of-crosswalk-needs-an-old = a row of a crosswalk needs an old and a new commune, by name or code
