### Texts of `inputs/rasters`.

## raster-colours

raster-colours-it-has-colour-table = it has a colour table
raster-colours-its-bands-are-red-green-blue = its bands are red, green, blue or other colours
raster-colours-it-has-three-or-more-bands = it has three or more bands of 8 bits
raster-colours-it-has-8-bits-and-transparency = it has 8 bits and transparency

## raster-error

raster-input-error-no-sources = no raster files are named: list files, globs or folders
raster-input-error-nothing-found = '{ $pattern }' matches no raster file{ $base }: check the path, or add the file
raster-input-error-bad-pattern = '{ $pattern }' cannot be searched: { $reason }
raster-input-error-not-text = the name of '{ $path }' is not UTF-8 text: rename the file or its folder
raster-input-error-unreadable = cannot read '{ $path }'
raster-input-error-scratch = terrain cannot be stored in '{ $path }': { $source }; free disk space there, or allow more memory
raster-input-error-not-a-raster = '{ $file }' cannot be opened as a raster (damaged, incomplete, or not a raster)
raster-input-error-refused = '{ $file }' is not opened: { $reason }
raster-input-error-no-band = '{ $file }' has no raster band
raster-input-error-truncated = '{ $file }' cannot be read at row { $row } (counted from 0): it is damaged or incomplete
raster-input-error-too-fine = '{ $file }' has { $cells } cells under the planning area, more than the limit of { $limit }: resample it to larger cells, or choose a smaller area
raster-input-error-no-memory = '{ $file }' cannot be read: there is not enough memory ({ $mib } MiB) for one block of it; free memory, or allow more
raster-input-error-no-georeference = '{ $file }' is not georeferenced (no geotransform): add the georeference, for instance with gdal_translate
raster-input-error-absurd-cells = '{ $file }' has cells of { $x_m } x { $y_m } m, and the smallest accepted side is { $least_m } m: its geotransform is wrong, or its CRS is not the one it states
raster-input-error-no-crs = '{ $file }' does not state its coordinate reference system: write it into the file with gdal_edit -a_srs, or name it as `crs` beside the list of files
raster-input-error-rotated-multi-band = '{ $file }' is rotated or south-up and has { $bands } bands: keep one band, or warp it to north-up
raster-input-error-unknown-unit = '{ $file }' gives elevations in '{ $unit }': convert it to metres (feet are converted automatically)
raster-input-error-disagree = '{ $first }' and '{ $second }' overlap and disagree: at longitude { $longitude_deg }, latitude { $latitude_deg } the first gives { $first_m } m and the second { $second_m } m, the most of { $count } places compared{ $in_feet }; only one can be the ground: name it instead of the folder, or remove the other
raster-input-error-all-passed-over = only auxiliary layers and results of signalgap were found ({ $files }): add the data, or list a file explicitly to use it
raster-input-error-colours = '{ $file }' contains colours, not heights ({ $what }): use the elevation model itself, not a picture of it or its encoding in colours (terrain-RGB)
raster-input-error-depths = '{ $file }' contains depths ('{ $datum }' counts downwards), not heights above sea: use an elevation model
raster-input-error-absurd-elevation = '{ $file }' has an elevation of { $value } m at row { $row }, column { $col } (counted from 0), outside { $low }..{ $high } m: { $value_2 }
raster-input-error-sea-not-chosen = { $cells } cells of the planning grid lie below { $below_m } m, the lowest at { $lowest_m } m (longitude { $longitude_deg }, latitude { $latitude_deg }): set terrain.sea = "level" if that is the sea (radio waves pass over its surface, 0 m), terrain.sea = "ground" if it is land below sea level, or terrain.sea = "void" for no data there
raster-input-error-clutter-too-tall = '{ $file }' is named in clutter.height_files, but rises { $tallest_m } m above ground; buildings and trees up to { $limit_m } m are accepted. If it holds heights above sea, it is a surface model: name it in terrain.surface
raster-input-error-not-a-class = '{ $file }' has the value { $value } at row { $row }, column { $col } (counted from 0): land-cover classes are whole numbers from 0 to 65534
raster-input-error-no-overlap = the rasters cover { $rasters } and the planning grid { $grid }: they do not overlap
raster-input-error-bad-area = planning area west { $west_m }, south { $south_m }, east { $east_m }, north { $north_m } m with cells of { $cell_m } m is not a grid: all must be finite, west < east, south < north, cell size > 0
raster-input-error-too-many-cells = the planning grid would have { $cells } cells of { $cell_m } m, more than the limit of { $max_cells }: choose a cell size of { $enough_m } m or more, a smaller area or service radius, or raise the limit
raster-input-error-warp = { $files } cannot be warped to the planning grid
raster-input-error-fill = voids of the terrain cannot be filled
raster-error-if-that-is-the-sea-floor = if that is the sea floor, set terrain.sea = "level" (its surface, which radio waves pass over) or terrain.sea = "void" (no data); if it is a void, declare its value (gdal_translate -a_nodata)
raster-error-if-heights-are-in-feet-set = if heights are in feet, set terrain.height_unit to "ft" or "us_ft"; if it is a void, declare its value (gdal_translate -a_nodata); otherwise it is not an elevation model
raster-error-most-likely-its-void-value-is = most likely its void value is not declared (declare it with gdal_translate -a_nodata, which writes a GeoTIFF: use that in its place), or it is not an elevation model
raster-error-looked-in = {" "}(looked in { $base })
raster-error-longitude-to-latitude-to = longitude { $west } to { $east }, latitude { $south } to { $north }

## raster-file

raster-file-another-unit = another unit
raster-file-its-horizontal-part = its horizontal part

## raster-heights

raster-heights-vertical-crs-without-name = a vertical CRS without a name

## raster-source

raster-source-its-name-is-not-text = its name is not text
raster-source-the-archive-holds-no-raster-of = the archive holds no raster of a known ending: unpack it, or name the file in it with /vsizip/ before the archive's path
web-raster-no-place-on-web-maps = it reaches beyond what maps in browsers show (85 degrees north and south)
