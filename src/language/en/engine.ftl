### Texts of `engine`.

## area-error

area-error-too-little-memory = { $given_mib } MiB of memory is not enough: one mast and one tile of this grid need { $needed_mib } MiB

## link

sector-refused = sector `{ $sector_id }`: { $refusal }
link-error-bandwidth = sector `{ $sector_id }`: { $bandwidth_mhz } MHz is not an LTE bandwidth ({ $narrower } or { $widest })

## band

channel-error-earfcn = not a downlink EARFCN of any known band
channel-error-uarfcn = not a downlink UARFCN of any known band
channel-error-uplink = an EARFCN of the uplink of band { $band }: give that of the downlink, { $downlink }

## carrier

bandwidth-error-umts = outside { $start } to { $end } MHz (UMTS)
bandwidth-error-lte = not an LTE bandwidth: { $narrower } or { $widest } MHz

## measured-pattern

pattern-error-length = the { $cut } cut of pattern `{ $name }` has { $found } values, 360 are needed (one per degree)
pattern-error-value = the { $cut } cut of pattern `{ $name }` has { $value } dB at { $degree } degrees: an attenuation from 0 to 200 dB is needed
pattern-error-disagree = the cuts disagree where they meet: straight ahead the HORIZONTAL table has { $horizontal_db } dB and the VERTICAL table { $vertical_db } dB, more than 1 dB apart; neither is explained by a tilted beam, a vertical cut from the zenith, or a beam beside the axis
pattern-error-strongest-elsewhere = the VERTICAL table is strongest at { $strongest_deg } degrees, not near the horizon ahead (0 degrees): are its values gains, or counted from elsewhere?
measured-pattern-horizontal = horizontal
measured-pattern-vertical = vertical

## profile

profile-error-unequal = a profile needs as many heights, clutter heights and zones as distances ({ $distances }): found { $found }
profile-error-too-few = a profile needs at least 2 points, found { $reason }
profile-error-not-increasing = the distance of point { $index }, { $value_km } km, does not increase from the point before it (the first must be 0)
profile-error-unusable-ground = point { $index } of the profile has ground height = { $value }: a finite number is needed (clutter not negative)
profile-error-unusable-clutter = point { $index } of the profile has clutter height = { $value }: a finite number is needed (clutter not negative)

## sampling

sampling-error-void = the path has no terrain at { $at_km } km from the transmitter ({ $void_points } of { $points } points are void)

## file-opening

file-opening-named-pipe = a named pipe
file-opening-socket = a socket
file-opening-device = a device

## coast

coast-error = a coast is "far", "profile", or two distances in km (transmitter, receiver), as [1.5, 0.0]
