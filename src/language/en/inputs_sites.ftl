### Texts of `inputs/sites`.

## antenna-columns

antenna-columns-the-horizontal-cut-alone-radio-mobile = the horizontal cut alone (Radio Mobile V1): a vertical cut is needed
antenna-columns-the-values-have-both-signs-gains = the values have both signs: gains relative to the main lobe, 0 dB or less, are needed
antenna-columns-lines-of-values-without-horizontal-and = { $lines } lines of values without HORIZONTAL and VERTICAL: 360 of the horizon and then 360 from the zenith (Radio Mobile V3), or 360 with a column for each cut, are needed

## antenna-cuts

antenna-cuts-table-of-values-but-rows-follow = a table of { $stated } values, but { $found } rows follow
antenna-cuts-is-not-count-of-values = `{ $word }` is not a count of values
antenna-cuts-is-not-an-angle-and-an = `{ $line }` is not an angle and an attenuation
antenna-cuts-is-not-an-angle = `{ $angle }` is not an angle
antenna-cuts-the-angle-is-outside-180-to = the angle `{ $angle }` is outside -180 to 360 degrees
antenna-cuts-is-not-an-attenuation-in-db = `{ $value }` is not an attenuation in dB
antenna-cuts-the-attenuation-is-outside-0-to = the attenuation `{ $value }` is outside 0 to 200 dB
antenna-cuts-the-attenuation-has-another-sign-than = the attenuation `{ $stated }` has another sign than the values before it
antenna-cuts-the-angle-degrees-appears-twice = the angle { $stated_deg } degrees appears twice
antenna-cuts-the-table-has-no-rows = the table has no rows
antenna-cuts-the-table-ends-here-and-no = the table ends here, and no row lies between { $from } and { $to } degrees: rows may be up to { $gap_deg } degrees apart

## antenna-files

antenna-file-error-unreadable = antenna file `{ $file }` cannot be read: { $reason }
antenna-file-error-line = antenna file `{ $file }`, line { $line }: { $reason }
antenna-file-error-incomplete = antenna file `{ $file }`: { $reason }
antenna-file-error-pattern = antenna file `{ $file }`: { $source }
antenna-files-second-table = a second { $table } table
antenna-files-there-is-no-table-an-msi = there is no { $key } table: an MSI, PLN, Planet or Radio Mobile text file is needed

## antenna-header

antenna-header-is-not-an-angle-from-90 = { $key } `{ $value }` is not an angle from -90 to 90 degrees
antenna-header-gain-is-not-number-with-dbd = GAIN `{ $value }` is not a number with dBd or dBi
antenna-header-gain-is-outside-10-to-40 = GAIN `{ $value }` is outside -10 to 40 dBi

## antenna-table

antenna-table-rows-have-this-name = { $several } rows have this name
antenna-table-the-pattern-is-not-count-of = the pattern is not a count of cuts, and for each its kind, angle, count and pairs

## antenna-xml

antenna-xml-it-is-not-well-formed-xml = it is not well-formed XML: { $error }
antenna-xml-no-cut-is-found-in-the = no cut is found in the XML: an element named { $value } with angles and values
antenna-xml-cuts-named-are-in-the-xml = { $several } cuts named { $value } are in the XML: one antenna per file

## band-choice

band-choice-is-not-known-band-of-lte = `{ $label }` is not a known band of LTE or UMTS
band-choice-no-sector-is-in-band = no sector is in band `{ $label }`
band-choice-sites-bands-the-network-has = sites.bands: { $what }; the network has { $on_air }

## carrier-row

carrier-row-not-known-band-of = not a known band of { $technology }
carrier-row-names-no-known-band-of = { $band } names no known band of { $technology }
carrier-row-the-technology-says-which-is-right = the technology says { $band }: which is right?
not-a-whole-number = not a whole number
carrier-row-is-mhz-in-band-the-row = { $field } { $number } is { $mhz } MHz in band { $other_band }, the row says band { $band }: which is right?
carrier-row-mhz-but-the-frequency-says-mhz = { $mhz } MHz, but the frequency says { $stated } MHz: which is right?
carrier-row-not-in-the-downlink-of-any = not in the downlink of any known band: give band or uplink_frequency_mhz
carrier-row-not-in-the-downlink-of-band = not in the downlink of band { $band } ({ $named })
carrier-row-to-mhz = { $low_mhz } to { $high_mhz } MHz
carrier-row-at-mhz-band-has-downlink-only = at { $megahertz } MHz band { $number } has a downlink only: give the uplink of its other carrier, uplink_frequency_mhz

## network-changes

network-changes-lon-and-lat-are-missing-mast = lon and lat are missing: a mast needs a place
network-changes-not-sector-that-is-judged = not a sector that is judged: { $why }
network-changes-rows-set-aside-in-the-tables =

    (rows set aside in the tables, which no change finds: { $rejects }, the first in { $file } row { $row }, { $field } `{ $value }`: { $reason })

## opencellid

opencellid-filler-not-code-1-to-are = a filler, not a code: 1 to { $highest } are codes
opencellid-filler-the-place-of-this-cell = a filler: the place of this cell rests on no measurement
opencellid-filler-longitude-and-latitude-0-are = a filler: longitude and latitude 0 are no place of a mast
opencellid-the-preset-frequency-mhz-is-not = the preset frequency, { $frequency_mhz } MHz, is not in the downlink of any known band

## pattern-folder

pattern-folder-no-antenna-of-this-name-file = no antenna of this name (a file .msi, .pln, .pla, .ant, .txt, .xml, .pap, or a row of a table of antennas) in `{ $folder }`
pattern-folder-several-tables-of-antennas-in-have = several tables of antennas in `{ $folder }` have this name
pattern-folder-an-antenna-file-is-given-but = an antenna file is given, but sites.patterns_folder is not set
pattern-folder-sites-patterns-folder-cannot-be-read = sites.patterns_folder `{ $folder }` cannot be read: { $error }
pattern-folder-antenna-files-match-this-name-in = { $several } antenna files match this name in `{ $folder }`: give the full file name

## planned-network

planned-network-sector-is-there-already-give-sector = a sector `{ $name }` is there already: give a sector_id of its own
planned-network-no-site-is-called = no site is called `{ $site }`{ $keys }
planned-network-no-sector-is-called = no sector is called `{ $name }`{ $keys }
planned-network-no-site-or-sector-is-called = no site or sector is called `{ $name }`{ $known }
planned-network-sector = { $reason } (sector { $name })

## sector-groups

sector-groups-this-sector-appears-times-all-its = this sector appears { $count } times ({ $rows }): all its rows are rejected
sector-groups-the-rows-of-this-site-lie = the rows of this site lie up to { $apart_m } m apart, more than { $site_extent_m } m ({ $group }): all are rejected

## sector-row

sector-row-not-above-the-ground-height-above = not above the ground: a height above 0 m is needed
sector-row-not-above-0 = not above 0 W
sector-row-dbm-but-power-dbm-says-dbm = { $from_watts } dBm, but power_dbm says { $dbm } dBm
sector-row-db-from-power-gain-and-feeder = { $apart_db } dB from power, gain and feeder loss of this row: which is right?
sector-row-less-the-gain = less the gain: { $reason }
sector-row-dbm-eirp-but-eirp-dbm-says = { $erp } dBm EIRP, but eirp_dbm says { $eirp } dBm

## site-reader

site-reader-an-area-mast-needs-point = an area: a mast needs a point
site-reader-sector = sector

## stated-place

stated-place-is-missing-give-lon-and-lat = { $axis } is missing: give lon and lat
stated-place-the-scenario = the scenario
stated-place-not-point-mast-needs-one = not a point: a mast needs one

## antenna-xml

antenna-xml-or = {" "}or{" "}

## technology-words

technology-words-unknown-technology-use-lte-4g-or = unknown technology: use LTE (4G) or UMTS (3G); GSM, CDMA and NR are ignored
technology-words-several-technologies-write-one-row-for = several technologies: write one row for each
