### Texts of `outputs/measurements` and `pipeline/measurements`.

## measured-text

measured-odd = odd, and what was done:
measured-first-readings = first readings:
measured-rows = rows
measured-rejected = rejected
measured-columns = columns
measured-readings = readings
measured-floor = floor
measured-no-floor = none shown
measured-box = box
measured-from-to = { $west } to { $east } degrees east, { $south } to { $north } degrees north
measured-cells = cells
measured-operators = operators
measured-devices = devices
measured-times = time
measured-time-span = { $first } to { $last }
measured-note = note

## checked-text

measured-rsrp = RSRP
measured-rscp = RSCP
measured-received-power = received power
measured-path-loss = path loss
measured-counts = { $quantity }: { $heard } heard, { $not_heard } not heard
measured-levels = { $counts }; { $lowest } to { $highest } { $unit }, median { $median }
measured-none-named = none named
measured-neighbour = (neighbour)
measured-head-row = row
measured-head-longitude = longitude
measured-head-latitude = latitude
measured-head-level = level
measured-head-quantity = quantity
measured-head-cell = cell
measured-head-time = time

## describe

measured-gnettrack = a log of G-NetTrack
measured-tems = an export of TEMS
measured-qualipoc = an export of QualiPoc or SmartBenchmarker
measured-cellmapper = an export of CellMapper
measured-opencellid = a table as OpenCelliD takes it
measured-links = a table of links: both ends in each row
measured-receiver-columns = a table with one column per receiver
measured-meshtastic = packets of a Meshtastic network
measured-things-stack = uplinks of The Things Stack
measured-chirpstack = uplinks of ChirpStack
measured-table = a table of levels
measured-vector = a vector file of levels
oddity-no-position = rows without a position (empty, 0/0 or -1/-1): left out
oddity-scaled-degrees = coordinates as whole numbers of 1e-7 degrees: divided
oddity-swapped-axes = latitude and longitude in each other's place: changed over
oddity-moved-point = coordinates whose decimal point was lost or moved: restored from the rest of the file
oddity-fill-level = marks for "none" in place of a level (-141 of RSRP, 99, 255, -999, 0, ...): taken as missing
oddity-no-level = rows without a level: left out
oddity-at-floor = levels at the receiver's floor: at most this
oddity-not-heard = rows that say "not heard": at most the floor
oddity-not-heard-without-floor = rows that say "not heard" in a file without a level or floor: left out
oddity-duplicate = rows that repeat another one: left out
oddity-repeated-position = readings in one place in a row (standing still, or the position was not updated): kept
oddity-cached-level = readings that repeat a level although the receiver moved: kept
oddity-relayed = levels of another place (relayed), or the same at all places: left out
oddity-time-unread = times that could not be read: kept without
