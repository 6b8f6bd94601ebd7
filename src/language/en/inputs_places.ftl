### Texts of `inputs/places`.

## angle

angle-only-the-last-of-degrees-minutes = only the last of degrees, minutes and seconds may have decimals
angle-two-whole-numbers-degrees-and-minutes = two whole numbers: degrees and minutes? write 20°59', or decimal degrees
angle-are-from-0-to-below-60 = { $value } { $name }: { $name } are from 0 to below 60
angle-minutes = minutes
angle-seconds = seconds

## angle-columns

angle-columns-empty-though-there-are-seconds = empty, though there are seconds
angle-columns-decimal-degrees-but-the-minutes-beside = decimal degrees, but the minutes beside them make { $size }: which is right?
angle-columns-not-direction-or = not a direction: N, S, E or W
angle-columns-not-the-letter-of-the-coordinate = not the letter of the coordinate beside it

## crs

crs-error-unknown = coordinate reference system '{ $text }' is not known: give a code such as EPSG:32648, or its WKT
crs-error-not-stated = coordinate reference system '{ $text }' is an address or a file, which is not read: give a code such as EPSG:32648, or its WKT
crs-error-not-projected = planning CRS '{ $name }' is not a projected one: distances on the planning grid are in metres, so choose a projected CRS such as the UTM zone (EPSG:326zz north, EPSG:327zz south)
crs-error-compound = planning CRS '{ $name }' is a compound one: give only its horizontal part
crs-error-not-metres = planning CRS '{ $name }' measures in '{ $unit }' ({ $metres_per_unit } m), not in metres: choose a projected CRS in metres
crs-error-elsewhere = planning CRS '{ $name }' is made for longitude { $west } to { $east }, latitude { $south } to { $north }, and the settlements lie around longitude { $longitude_deg }, latitude { $latitude_deg }: choose one made for this place, such as its UTM zone
crs-error-no-utm-zone = no UTM zone at longitude { $longitude_deg }, latitude { $latitude_deg } (UTM reaches from 80 degrees south to 84 degrees north): name a planning CRS
crs-error-no-transform = coordinates cannot be converted between '{ $from }' and '{ $to }'
place-error-not-on-earth = longitude { $longitude_deg }, latitude { $latitude_deg } is not a place on the Earth
place-error-not-convertible = coordinates ({ $x }, { $y }) cannot be converted between { $crs } and WGS 84
place-error-far-away = { $distance_km } km from the other places: { $guess }
place-error-distorted = at longitude { $longitude_deg }, latitude { $latitude_deg } distances in { $crs } are { $point_scale } times the true ones: choose a planning CRS made for this place, such as its UTM zone
crs-unnamed-crs = unnamed CRS

## fibre-ends

fibre-ends-point-is-needed-and-this-is = a point is needed, and this is an area: give the place of the fibre's end

## file-letters

file-letters-letter-of-where-should-be-are = a letter of { $is } where { $other } should be: are longitude and latitude swapped?
file-letters-the-sign-and-the-letter-contradict = the sign and the letter contradict each other
file-letters-is-north-in-english-and-south = N is north in English and south (nam) in Vietnamese, and this file has letters of both: write S or B, or decimal degrees
file-letters-is-west-ouest-oeste-or-in = O is west (ouest, oeste) or, in German, east (Ost), and no E or W in this file tells which: write W or E, or decimal degrees
file-letters-longitude = longitude
file-letters-latitude = latitude

## forbidden-areas

## geometry-text

geometry-text-not-geometry-in-wkt-or-geojson = not a geometry in WKT or GeoJSON
geometry-text-point-in-wkt-has-blank-between = a point in WKT has a blank between its coordinates, and decimal points

## outliers

outliers-does-0-mean-that-there-are = does 0 mean that there are no coordinates?
outliers-are-longitude-and-latitude-swapped = are longitude and latitude swapped?
outliers-typing-error = a typing error?

## pair-text

pair-text-not-two-coordinates = not two coordinates

## place-columns

place-columns-degrees-but-the-coordinates-of-this = degrees, but the coordinates of this file are in { $crs }
place-columns-it-is-in-the-file-is = it is in { $named }, the file is taken as { $crs }: set { $section }.crs
place-columns-outside-180-to-180-degrees-of = outside -180 to 180 degrees of longitude
place-columns-outside-90-to-90-degrees-of = outside -90 to 90 degrees of latitude{ $hint }

## polygon

no-geometry = no geometry: a point or an area is needed
polygon-invalid-geometry-the-polygon-has-zero = invalid geometry: the polygon has zero area
polygon-an-area-of-corners-more-than = an area of { $corners } corners, more than the limit of { $limit }{ $what }: simplify it, in QGIS with Vector > Geometry Tools > Simplify
polygon-for-an-outline-that-touches-or = {" "}for an outline that touches or crosses itself
polygon-invalid-geometry = invalid geometry: { $invalid }

## row-places

row-places-coordinate-is-not-finite-number = a coordinate is not a finite number
row-places-not-point-or-an-area-points = not a point or an area: points, polygons and multipolygons are read

## source-crs

source-crs-no-place-in-has-these-coordinates = no place in { $crs } has these coordinates
source-crs-outside-the-area-of-use-of = outside the area of use of { $crs } ({ $area }, { $west } to { $east } degrees east, { $south } to { $north } degrees north): the place would be { $longitude_deg } east, { $latitude_deg } north
source-crs-crs-without-name = a CRS without a name
source-crs-it-is-an-address-or-file = it is an address or a file, which is not read
source-crs-swapped = : are longitude and latitude swapped?

## forbidden-areas

forbidden-areas-row = row { $row }: { $reason }
