### Texts of `inputs/tables`.

## csv-table

csv-table-its-header-has-other-bytes = its header has other bytes
csv-table-the-row-has-fields-the-header = the row has { $found } fields, the header has { $expected }: put fields that hold the separator in quotes

## encoding

encoding-every-second-byte-is-0-it = every second byte is 0: it seems to be UTF-16 without a byte order mark
encoding-it-is-damaged-utf-16 = it is damaged UTF-16
encoding-or-state-encoding = , or state { $section }.encoding = "{ $name }"
encoding-or-state-its-encoding-encoding-windows = , or state its encoding: { $section }.encoding = "windows-1252" (Western European, latin1), "windows-1258" (Vietnamese), ...; TCVN3 and VNI must be converted first
not-utf-8 = not UTF-8 text: save the file as UTF-8

## input-error

input-error-no-files = { $section }.files lists no file
input-error-too-many-rows = { $section }.files hold more than { $most } rows: split them into several runs
input-error-no-match = no file matches `{ $pattern }` ({ $section }.files)
input-error-refused = `{ $file }` is not opened: { $reason }
input-error-not-text = the name of `{ $path }` is not UTF-8 text: rename the file or its folder
input-error-encoding = `{ $file }` is not UTF-8 text ({ $found }): save it as UTF-8 (in a spreadsheet: CSV UTF-8){ $hint }
input-error-not-in-encoding = `{ $file }` has bytes that are none in { $encoding }: state another encoding, or save it as UTF-8
input-error-unknown-encoding = { $section }.encoding: `{ $label }` is not a known encoding; write utf-8, utf-16le, windows-1252 (latin1), windows-1258, or another name of the WHATWG's list (TCVN3 and VNI must be converted first)
input-error-no-header = `{ $file }` has no header row: it is empty
input-error-repeated-column = `{ $file }` has two columns named `{ $column }`: rename one of them
input-error-nothing-in-common = `{ $file }` has no column of `{ $other }`, by which rows could be found (sites.join); it has: { $columns }
input-error-unclosed-quote = `{ $file }`: the quotation mark opened in the row at line { $line } is never closed
input-error-several-layers = `{ $file }` has { $count } layers ({ $names }): name one with { $section }.layer
input-error-no-such-layer = `{ $file }` has no layer `{ $layer }` ({ $section }.layer); it has: { $layers }
input-error-unknown-field = { $section }.columns.{ $key }: no such field; the fields are { $known }
input-error-mapped-column = { $section }.columns.{ $key }: `{ $file }` has no column `{ $column }`; it has: { $found }
input-error-column-unit = `{ $file }`: the column `{ $column }` looks like { $field }, but its unit is not one of { $known }: rename it, or name it as { $field } in `columns` if its numbers are in { $field }'s own unit
input-error-missing-column = `{ $file }` has no column for { $field } (looked for { $tried }); it has: { $found }. Name the column in the scenario: { $section }.columns.{ $field } = "..."{ $field_2 }
input-error-coordinate-order = `{ $file }`: nothing tells whether latitude or longitude stands first in the column `{ $column }`: name it in the scenario, { $section }.columns.lat_lon = "{ $column }" or { $section }.columns.lon_lat = "{ $column }"
input-error-needed-column = `{ $file }` has no column { $column }; it has: { $found }. Columns are { $known }
input-error-stray-column = `{ $file }` has a column `{ $column }`, which is none of { $known }: rename or remove it
input-error-missing-attribute = settlements.attributes: no file has a column `{ $attribute }`; there are: { $found }
input-error-no-crs = `{ $file }` states no coordinate reference system: name it with { $section }.crs = "EPSG:..."
input-error-crs-contradiction = `{ $file }` states the CRS { $own }, { $section }.crs says { $given }: remove { $section }.crs or correct the file
input-error-unknown-crs = { $section }.crs: `{ $text }` is not a known CRS ({ $reason }); write it as EPSG:4326 or as WKT
input-error-nothing-left = no usable { $what } in { $files }: { $skipped }
input-error-network-changes =
    the scenario's changes of the network cannot be made:
    { $problems }{ $set_aside }
input-error-position-count = { $found } positions for { $expected } places: pass one position per place, in the same order
input-error-in-all = { $listed }, ... ({ $count } in all)
input-error-or-the-technology-of-all-rows = , or the technology of all rows: sites.technology = "LTE"
input-error-fid-takes-the-feature-ids-of = {" "}("fid" takes the feature ids of a vector file)
input-error-there-are-no-rows = there are no rows
input-error-1-row-was-rejected = 1 row was rejected,
input-error-rows-were-rejected-the-first = { $several } rows were rejected, the first
input-error-at-row = { $count } at row { $row } ({ $field } `{ $value }`: { $reason })

## join

join-has-no-row-of-this = `{ $file }` has no row of this
join-has-several-rows-of-this-and = `{ $file }` has several rows of this, and they differ

## packed-tables

packed-tables-no-table-or-vector-file-lies = no table or vector file lies in the archive
packed-tables-several-tables-lie-in-the-archive = several tables lie in the archive, name one of them: { $several }

## rejects

rejects-rows = { $prefix }rows { $texts }

## row-reader

row-reader-number-too-large-to-keep-all = a number too large to keep all its digits: store identifiers as text
row-reader-its-unit-is-not-one-of = its unit, `{ $stated }`, is not one of { $known }

## text-records

text-records-the-row-at-line-is-longer = the row at line { $number } is longer than a million characters
text-records-it-begins-as-utf-16 = it begins as UTF-16

## text-values

text-values-outside-to = outside { $low } to { $high } { $unit }
text-values-not-finite-number = not a finite number
text-values-number-with-comma-write-decimals-with = a number with a comma: write decimals with a point (21.25) and no thousands separators
text-values-not-number = not a number
text-values-not-yes-or-no-yes-no = not yes or no (yes, no, true, false, 1, 0, co, khong; empty when unknown)
text-values-outside-0-to-1-write-share = outside 0 to 1: write a share (0.45) or a percentage with its sign (45%)
text-values-not-whole-number-from-to = not a whole number from { $low } to { $high }

## vector-table

vector-table-it-has-more-than-features-split = it has more than { $most_features } features: split it into several runs
vector-table-no-such-file-an-address-begins = no such file; an address begins with http:// or https://
vector-table-damaged-incomplete-or-not-vector-file = { $error } (damaged, incomplete, or not a vector file)
vector-table-no-such-file = no such file
vector-table-it-has-no-vector-layer = it has no vector layer

## quantity

quantity-not-above-0 = not above 0 { $value }
