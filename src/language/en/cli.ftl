### Texts of `cli`.

## bench-arguments

bench-arguments-signalgap-check-lists-them = `signalgap check { $scenario }` lists them

## clutter-arguments

clutter-arguments-clutter-table-none-no-height-is = --clutter-table none: no height is given; give them by --clutter-class
clutter-arguments-surface-is-surface-model-beside-bare = --surface is a surface model beside a bare-earth --dem; with --dem-kind surface leave it out
clutter-arguments-has-an-effect-only-with-terminal = { $flag } has an effect only with --terminal-clutter height_gain
clutter-arguments-write-class-code-and-height-10 = write class code and height: 10=12.5
clutter-arguments-is-not-class-code-from-0 = `{ $code }` is not a class code from 0 to 65534
clutter-arguments-is-not-number = `{ $height_m }` is not a number
clutter-arguments-unknown-correction = unknown correction `{ $name }`
clutter-arguments-unknown-surroundings = unknown surroundings `{ $name }`

## coverage-arguments

coverage-arguments-frequency-mhz-is-needed-except-for = --frequency-mhz is needed (except for line of sight)
coverage-arguments-terminal-clutter-has-an-effect-only = --terminal-clutter has an effect only on loss and levels: omit it
coverage-arguments-model-computes-line-of-sight-but = --model { $sight } computes line of sight, but --quantity asks for { $other }: omit one of them
coverage-arguments-azimuth-deg-the-tilts-and-pattern = --azimuth-deg, the tilts and --pattern have an effect only on rsrp and power: omit them
coverage-arguments-epre-dbm-is-for-rsrp-for = --epre-dbm is for rsrp: for received power give --power-dbm
coverage-arguments-bandwidth-mhz-not-an-lte-bandwidth = --bandwidth-mhz { $key }: not an LTE bandwidth
write-longitude-latitude-height = write longitude, latitude, antenna height: 104.43,21.25,30
unknown-model = unknown model `{ $name }`

## exit

exit-1-row-was-rejected-exit-code = 1 row was rejected: { $listed } (exit code 1)
exit-rows-were-rejected-exit-code-1 = { $count } rows were rejected: { $listed } (exit code 1)

## flags

flags-set-it-with-latitude = {" "}(set it with --latitude)
flags-limit-memory = {" "}(limit: --memory)
flags-folder-demo-folder-or-say-overwrite = {" "}(-o FOLDER; demo: FOLDER), or say --overwrite
flags-omit-resume-to-start-over = ; omit --resume to start over
flags-overwrite-replaces-it = {" "}(--overwrite replaces it)
flags-sea-level = {" "}(--sea level)

## level-arguments

level-arguments-bandwidth-mhz-not-an-lte-bandwidth = --bandwidth-mhz: not an LTE bandwidth

## logs

logs-write-info-debug-or-trace-or = { $variable }={ $text }: { $error }; write info, debug or trace, or a level by part: signalgap::pipeline=debug

## processor

processor-write-portable-or-leave = { $variable }={ $text }: write portable, or leave the variable out

## manuals

manuals-or-say-overwrite = , or say --overwrite
manuals-wrote-pages-to = Wrote { $pages } pages to { $folder }
manuals-wrote = Wrote { $file }

## memory-argument

memory-argument-give-size-such-as-512mib-or = give a size such as 512MiB or 4GiB

## cli

cli-internal-error-please-report-the-text = internal error: please report the text above
cli-they-are-listed-above = they are listed above
cli-see = see { $file }

## number-arguments

number-arguments-is-outside-to = { $parameter } { $value } is outside { $low } to { $high } { $unit }
number-arguments-not-number = not a number

## path

path-json-standard-output-is-closed-so = --json: standard output is closed, so the result would be lost

## path-arguments

path-arguments-tx-rx-and-frequency-mhz-are = --tx, --rx and --frequency-mhz are needed for a link
path-arguments-tx-and-rx-with-scenario-write = --tx and --rx: with a scenario write LON,LAT,HEIGHT (degrees, degrees, m above ground)
path-arguments-tx-and-rx-give-coordinates-for = --tx and --rx: give coordinates for both or for neither
path-arguments-tx-and-rx-with-dem-write = --tx and --rx: with --dem write LON,LAT,HEIGHT (degrees, degrees, m above ground)
path-arguments-write-field-and-column = write our field, = and the table's column: f_mhz=Frequency
path-arguments-column-is-given-twice = --column: { $field } is given twice

## radio-arguments

radio-arguments-is-not-number = `{ $part }` is not a number
radio-arguments-longitude-is-outside-180-to-180 = longitude { $longitude_deg } is outside -180 to 180 degrees
radio-arguments-longitude-comes-first = {" "}(longitude comes first)
radio-arguments-latitude-is-outside-90-to-90 = latitude { $latitude_deg } is outside -90 to 90 degrees{ $hint }
radio-arguments-unknown-choice = unknown choice `{ $name }`
radio-arguments-unknown-height-unit = unknown height unit `{ $name }`

## streams

streams-signalgap = signalgap: { $error }
streams-standard-output-the-output-is-lost = standard output: { $error }; the output is lost

## arguments

arguments-write-en-or-vi = write en or vi
arguments-not-an-amount = not a number from 0 upwards, written without separators: 250000

## help-language

help-usage = Usage
help-usage-options = {"["}OPTIONS]
help-usage-command = <COMMAND>
help-commands = Commands
help-arguments = Arguments
help-options = Options
help-default = {" "}[default: { $values }]
help-possible = {" "}[possible values: { $values }]

## starter

starter-wrote =
    Wrote { $scenario }: every choice with its default, and a fictional valley (villages.csv, sites.csv, terrain.tif)
    that shows what the files look like; and costs.toml, an example of what a plan is priced with. Try it, then replace them with your own:
      signalgap check { $scenario }
      signalgap run { $scenario }

## mistakes

mistake-unknown-argument = unexpected argument `{ $argument }`
mistake-unknown-command = unknown command `{ $command }`
mistake-no-value = `{ $argument }` needs a value
mistake-value = value `{ $value }` of `{ $argument }`{ $reason }
mistake-conflict = `{ $argument }` cannot be used with `{ $other }`
mistake-missing = missing: { $argument }
mistake-no-command = a command is needed
mistake-values = `{ $argument }` has another number of values
mistake-known = Known: { $known }
mistake-near = Did you mean `{ $near }`?
mistake-help = More by --help.

## measurements-arguments

measurements-arguments-write-our-theirs = write OUR=THEIRS: a field of ours, and the file's column
