### Texts of `outputs/paths`.

## clutter-text

clutter-text-less-the-elevation-model = { $surface } less the elevation model
clutter-text-included-in-the-elevation-model = , included in the elevation model
clutter-text-none-nearer-than-to-an-antenna = { $heights }{ $included }, none nearer than { $metres } m to an antenna
clutter-text-everywhere = { $height_m } m everywhere
clutter-text-heights-of = heights of { $height_files }
clutter-text-heights-of-esa-worldcover-classes = heights of ESA WorldCover's classes
clutter-text-heights-of-itu-1812-categories = heights of ITU-R P.1812's categories
clutter-text-own-heights = own heights
clutter-text-class = class { $class } { $height_m } m
clutter-text-no-correction-for-clutter-around-it = no correction for clutter around it
clutter-text-itu-2108-1-statistical-towns = ITU-R P.2108-1, statistical (towns)
clutter-text-itu-2108-1-height-gain-of = ITU-R P.2108-1, height gain: { $key } of { $height_m } m, streets of { $street_m } m

## hop-report

hop-report-itu-530-17-2-3-1 = ITU-R P.530-17, 2.3.1, quick planning
hop-report-microwave-hop = Microwave hop ({ $clearance_source })
hop-report-at-km = at, km
hop-report-not-clear = not clear
hop-report-with-the-transmitter-at-the-receiver = {"  "}{ $verdict }; with the transmitter at { $near_m } m the receiver needs { $least_m } m above ground
hop-report-db-at = { $db } dB at { $percent } %
hop-report-rain-of-mm-for-0-01 = {"  "}rain of { $rain_rate_mm_h } mm/h for 0.01 % of the year takes { $rain } of the year ({ $rain_source })
hop-report-margin-of-db-is-exceeded-by = {"  "}a margin of { $margin_db } dB is exceeded by rain for { $rain_percent } % of the year, by multipath for { $multipath_percent } % of the worst month
hop-report-availability = {"  "}({ $clear_air }): availability { $availability_percent } %

## level-text

level-text-antenna-towards-the-receiver = antenna towards the receiver
level-text-receiver-its-body-and-building = receiver, its body and building
level-text-median = {"  "}{ $quantity } (median)
level-text-level-at-the-receiver = Level at the receiver
level-text-sector = { $heading }, sector { $sector_id }
level-text-margin-downlink = {"  "}margin, downlink
level-text-margin-uplink = {"  "}margin, uplink
level-text-probability-standard-deviation-db = {"  "}probability (standard deviation { $sigma_db } dB)
level-text-loss-db = loss, dB
level-text-level-dbm = level, dBm
level-text-down-db = down, dB
level-text-up-db = up, dB
level-text-sector-at-mhz-of = , sector { $sector_id }, { $generation } at { $megahertz } MHz of { $operator }
level-text-to-as-in = { $site_id }{ $sector } to { $village }, as in { $scenario }
level-text-required = {"  "}required

## link-level

link-level-received-power = received power
link-level-energy-per-resource-element = energy per resource element
link-level-pilot-power = pilot power
link-level-power = power

## path-text

path-text-keep-in-mind = Keep in mind
path-text-ground-antenna-above-it = { $name }{ $place }ground { $point_m } m, antenna { $agl_m } m above it
path-text-azimuth-degrees = , azimuth { $to } degrees
path-text-points-at-most-apart = { $label }{ $profile_source }, { $points } points, at most { $greatest_spacing_m } m apart
path-text-delta-units-km-n0-units-effective = { $label }delta-N { $delta_n } N-units/km, N0 { $surface_refractivity } N-units, effective Earth radius { $radius_km } km, path-centre latitude { $path_centre_latitude_deg }
path-text-the-path-ends-above-ground = { $label }{ $handset }; the path ends { $end_m } m above ground
path-text-around-it = Around it
path-text-longitude-latitude = longitude { $longitude_deg }, latitude { $latitude_deg }
path-text-mhz-of-time-of-locations = { $megahertz } MHz, { $polarization }, { $time_percent } % of time, { $location_percent } % of locations
path-text-line-of-sight = Line of sight
path-text-of-its-radius-at-km = { $share } of its radius at { $kilometres } km
first-fresnel-zone = First Fresnel zone
path-text-clear = clear, { $text }
path-text-km-over-the-ray-elevation-mrad = { $kilometres } km, { $height_over_ray_m } m over the ray, elevation { $elevation_mrad } mrad
path-text-horizon-of-transmitter = Horizon of transmitter
path-text-horizon-of-receiver = Horizon of receiver
path-text-km-over-the-ray-nu = { $at_km } km, { $height_over_ray_m } m over the ray, nu { $edge_nu }
bullington-point = Bullington point
path-text-no-blocked-at-km-by = no: blocked at { $kilometres } km by { $over_m } m
path-text-yes-by = yes, by { $height_over_ray_m } m
path-text-yes-no-point-between-the-ends = yes: no point between the ends
path-text-free-space = {"  "}free space
path-text-basic-transmission-loss = {"  "}basic transmission loss
path-text-clutter-around-the-receiver = {"  "}clutter around the receiver
path-text-standard-deviation-over-locations = {"  "}standard deviation over locations
path-text-mode = {"  "}mode: { $mode }
path-text-bullington-the-terrain = {"    "}Bullington, the terrain
path-text-bullington-smooth-profile = {"    "}Bullington, smooth profile
path-text-spherical-earth = {"    "}spherical Earth
path-text-line-of-sight-for-the-time = {"  "}line of sight for the time percentage, Lb0p
path-text-diffraction-median-earth-ld50 = {"  "}diffraction, median Earth, Ld50
path-text-diffraction-earth-of-beta0-of-time = {"  "}diffraction, Earth of beta0 % of time, Ldbeta
path-text-diffraction-for-the-time-percentage-ldp = {"  "}diffraction for the time percentage, Ldp
path-text-with-diffraction-lbd = {"  "}with diffraction, Lbd
path-text-by-ducting-lba = {"  "}by ducting, Lba
path-text-by-troposcatter-lbs = {"  "}by troposcatter, Lbs
path-text-combined-median-of-locations-lbc = {"  "}combined, median of locations, Lbc
path-text-line-of-sight-2 = line of sight
path-text-no-line-of-sight = no line of sight
path-text-loss-db = loss, dB
path-text-at-receiver = at receiver
path-text-level-dbm = level, dBm
path-text-in-range = in range
path-text-free-space-2 = free space
path-text-no-value = { $key }: no value: { $error }
path-text-profile = Profile
path-text-air = Air

## callouts

callouts-over-the-ray = { $over_m } m over the ray, { $d_km }
callouts-under-the-ray = { $over_m } m under the ray, { $d_km }
callouts-least-clearance = Least clearance
callouts-blocking-ridge = Blocking ridge
callouts-transmitter-horizon = Transmitter's horizon
callouts-receiver-horizon = Receiver's horizon

## chart

chart-distance-from-the-transmitter = Distance from the transmitter, { $unit }
chart-height-above-sea-earth-bulge-for = Height above sea, m (Earth bulge for k = { $k } added)

## legend

legend-earth-bulge = Earth bulge, { $bulge_m } m
legend-trees-buildings = Trees, buildings
legend-direct-ray = Direct ray
legend-60-of-its-radius = 60 % of its radius
legend-blocking-ridge-over-the-ray = Blocking ridge over the ray
legend-bullington-construction = Bullington construction

## profile-picture

profile-picture-path-profile-at-mhz-over = Path profile at { $megahertz } MHz over { $length_km }
profile-picture-several-ridges-the-worst = several ridges, the worst
profile-picture-blocked-by-over-the-ray-km = Blocked by { $what } { $height_over_ray_m } m over the ray, { $km } km from the transmitter
profile-picture-clear-path-the-whole-first-fresnel = Clear path: the whole first Fresnel zone is clear
profile-picture-clear-path-of-the-first-fresnel = Clear path: { $share } % of the first Fresnel zone's radius is clear
profile-picture-grazing-path-in-line-of-sight = Grazing path: in line of sight, but only { $free } % of the first Fresnel zone's radius is clear
profile-picture-clear-path = Clear path

## panel

panel-loss-budget = Loss budget
panel-free-space = Free space
panel-diffraction-over-terrain = Diffraction over terrain
basic-transmission-loss = Basic transmission loss
panel-time-ducting-scattering = Time, ducting, scattering
panel-other-terms = Other terms
panel-line-of-sight = Line of sight
panel-direct-ray = Direct ray
panel-radii-free = { $share } radii free
panel-of-its-radius = { $share } % of its radius
panel-radii-over-the-ray = { $share } radii over the ray
panel-antennas-above-ground = Antennas above ground
panel-time-locations = Time, locations
panel-effective-earth = Effective Earth
panel-other-models = Other models
panel-to-db = { $least } to { $most } dB
panel-in-the-text-output = { $left_out }{ $more } { $noun } in the text output

## hop-report

hop-report-yes = yes
hop-report-no = no
hop-report-earth = {"  "}Earth
hop-report-wanted-f1 = wanted, F1
hop-report-least-f1 = least, F1
hop-report-least = least, m
hop-report-clear = clear
hop-report-median = {"  "}median

## level-text

level-text-feeder = feeder
level-text-path = path
level-text-sector-2 = Sector
level-text-probability = probability

## path-text

path-text-link = Link
path-text-transmitter = Transmitter
path-text-receiver = Receiver
path-text-distance = Distance
path-text-wave = Wave
path-text-clutter = Clutter
path-text-horizontal = horizontal
path-text-vertical = vertical
path-text-diffraction = {"  "}diffraction
path-text-together = {"  "}together
path-text-diffraction-2 = diffraction
path-text-troposcatter = troposcatter
path-text-model = Model
path-text-sigma = sigma
path-text-mode-2 = mode
path-text-yes = yes
path-text-no = no

## callouts

callouts-transmitter = Transmitter
callouts-receiver = Receiver

## legend

legend-terrain = Terrain
legend-sea = Sea
legend-horizon = Horizon

## profile-picture

profile-picture-profile = Profile: { $source }
profile-picture-ridge = a ridge

## panel

panel-model = Model
panel-locations = Locations
panel-clear = clear
panel-blocked = blocked
panel-link = Link
panel-frequency = Frequency
panel-distance = Distance
panel-all = all { $others }
panel-remark = remark
panel-remarks = remarks
panel-more = {" "}more
