### The help of the command line, written by its test from the arguments.

help-any-all-models = All models of the catalogue, after those named with --model
help-any-alone = Run the variants of a scenario with `[variants]` as if each were alone; otherwise they read terrain and sweep masts together
help-any-azimuth-deg = Direction of the main lobe, degrees from true north by east (default: all round)
help-any-bandwidth-mhz = Bandwidth of the LTE carrier, MHz (default for RSRP: 10)
help-any-budget = Money at hand, in the currency of the costs; given several times, the first is the plan's and all make the curve
help-any-cache = Most that the cache of terrain and swept masts may take on the disk, such as `2GiB` (default: a tenth of the free disk). It lies in the folder of caches of this computer, or where the variable SIGNALGAP_CACHE says, and may be removed at any time
help-any-calibration = What `signalgap calibrate` found of the first model: its clutter height, and its offset on levels
help-any-cell-m = Cell size of the terrain of --masts, m
help-any-clearing = No clutter stands nearer to an antenna than this, m
help-any-clutter = Land cover: a raster of classes, converted to heights on the profile
help-any-clutter-class = Height of a land-cover class, m, replacing or extending the table's; may be repeated
help-any-clutter-height = Buildings and trees of one height everywhere, m, instead of land cover
help-any-clutter-heights = Rasters of the height of buildings and trees, m above ground (a canopy height model), instead of land cover
help-any-clutter-table = Meaning of the land-cover classes; none: all heights are given by --clutter-class
help-any-column = A field of ours and the file's column of it (docs/measurements.md lists the fields); can be repeated
help-any-compare = Measurement to compare with: its line in the history, or the last one with this label, scenario or version; default: the last one of the same scenario
help-any-count = Number of shards
help-any-cpu-minutes = Processor time of each shard, minutes, in place of their number
help-any-crs = Planning CRS (default: the elevation model's own if that is metric, otherwise the site's UTM zone)
help-any-delta-n = Average refractivity lapse rate in the lowest kilometre, N-units/km, as a positive number
help-any-dem = Elevation: files, globs, folders, addresses, of any raster format
help-any-dem-kind = What the DEM's heights are of; a surface model (SRTM, Copernicus GLO-30) includes buildings and trees
help-any-dn1 = Refractivity gradient in the lowest 65 m not exceeded for 1 % of the average year, N-units/km (ITU-R P.453), for multipath (default: -300)
help-any-electrical-tilt-deg = Tilt of the beam within the antenna, degrees down
help-any-epre-dbm = Energy per resource element (EPRE) of the reference signal at the radio's port, dBm (default: from power, bandwidth and ports)
help-any-exact = Compute each cell on its own path instead of sweeping: the reference, slower by orders of magnitude
help-any-fade-margin = Fade margin of the hop, dB: how often rain and multipath exceed it
help-any-feeder-loss-db = Feeder loss, dB
help-any-files = Tables, logs and vector files (default: those of the scenario)
help-any-folder = Folder for the pages; created if missing
help-any-frequency-mhz = Carrier frequency, MHz; not needed for line of sight
help-any-gain-dbi = Gain of the transmitting antenna towards the receiver, dBi
help-any-height-unit = Height unit of a DEM that states none (default: metres)
help-any-help = Print help (see more with '--help')
help-any-help-long = Print help (see a summary with '-h')
help-any-history = File of all measurements, one JSON object per line; this one is added
help-any-hop = Look at the link as a microwave hop: clearance by both criteria of ITU-R P.530, and fading with --rain-rate
help-any-hop-k = Median effective Earth factor k of the first criterion, 1.0 of the first Fresnel zone (default: 4/3)
help-any-hop-share = Share of the first Fresnel zone to be clear at k_e, the second criterion (default: 0.6, or the scenario's)
help-any-inputs = Scenario files and folders with finished results; the first is what the others are compared with. A file with `[variants]` stands for all of them
help-any-itu-maps = Folder of the ITU's maps of both numbers (DN50.TXT, N050.TXT), read at the path's centre
help-any-json = The headline totals as one JSON document on standard output, in place of the text; messages go to standard error
help-any-label = Label of the measurement, for later comparisons
help-any-lang = Language of all texts: en or vi (default: what the scenario says, or else the environment: LC_ALL, LC_MESSAGES, LANG)
help-any-latitude = Latitude of the path's centre, degrees north (default: from the coordinates, or 21 with a note)
help-any-links = A table of links instead of one link
help-any-location-percent = Percentage of locations at which the loss is not exceeded
help-any-mast = A mast of the scenario: a site_id, or a sector_id
help-any-masts = Measure this many masts on generated terrain of 90 x 90 km instead: three sectors on three bands each, 30 km radius, layers level and best server
help-any-mechanical-tilt-deg = Tilt of the antenna's body, degrees down
help-any-memory = Memory for terrain, swept masts and tiles, such as `800MiB` or `4GiB`; what does not fit goes to disk. The results do not depend on it
help-any-model = Propagation model; `los` is short for --quantity los
help-any-n0 = Surface refractivity at sea level, N-units
help-any-no-cache = Read and sweep everything again, and keep nothing. The results are the same
help-any-others = Folders of the same plan
help-any-output = Folder for the results; created if missing
help-any-overwrite = Replace the results of another scenario (by its name or its file) in the output folder. Those of the same scenario are replaced in any case, and files that are not results never
help-any-pattern = File of the antenna's pattern: MSI, PLN, Planet, ANT, XML (default: the sector pattern of 3GPP TR 36.814)
help-any-pdf = The same as PDF, printed by Chromium, Chrome or Edge (found by their names, or named by the variable SIGNALGAP_BROWSER)
help-any-peers = Compare with other programs that are installed, on generated terrain and as whole processes, started in turn at least five times: line of sight with gdal_viewshed, losses by the Irregular Terrain Model with splat and splat-hd. Nothing is downloaded; those that are not found are named with where they come from
help-any-plan = The plan's folder
help-any-plans = Folders of one plan; each shard is done in one of them
help-any-plot = Draw the profile, as SVG or PNG according to the file name
help-any-polarization = Polarisation
help-any-ports = Antenna ports that share the power
help-any-power-dbm = Power of the transmitter, dBm: the level at the receiver is shown
help-any-profile = A profile instead of a DEM: a table with d_km, h_m and, optionally, clutter_m and zone (1 sea, 3 coastal, 4 inland)
help-any-progress = How progress is told on standard error: bars, or a line of JSON for each stage and each hundredth of it, with `stage`, `done` and `total`
help-any-quantity = What to compute: loss (dB), rsrp (dBm), power (received power of the carrier, dBm), los (1 visible, 0 hidden), clearance (fraction of the first Fresnel radius). Default: loss, or with a power or an antenna's direction, tilt or pattern power, and with a bandwidth rsrp
help-any-quiet = No progress bars (they are shown only if standard error is a terminal)
help-any-radial-spacing = Largest distance between neighbouring radials of the sweep, cells
help-any-radius-km = Radius around the site, km
help-any-rain-rate = Rain rate exceeded for 0.01 % of the average year, mm/h (ITU-R P.837; default: the scenario's, if there is one)
help-any-raw-csv = Write texts unchanged, even those that a spreadsheet would take for formulas
help-any-resolution-m = Cell size of the raster, m (default: that of the elevation model)
help-any-results = Folder with the results of a run
help-any-resume = Continue an interrupted run of the same scenario in the output folder
help-any-roads = Vector file of lines along which service is measured
help-any-runs = Number of runs; the one with the lowest processor time counts. With --peers the number of starts of each program, at least 5
help-any-rx = Receiver, like the transmitter
help-any-rx-gain-dbi = Gain of the receiving antenna minus body loss, dBi
help-any-rx-height = Receiving antenna above ground, m
help-any-rx-height-m = Receiver antenna above ground of links whose table does not say it, m
help-any-scenario = The scenario file
help-any-sea = What DEM cells more than 10 m below sea level are: ground; the sea, which radio waves pass over at 0 m (level; cells without terrain too); or no data (void). Without it those below -20 m are refused
help-any-seed = Seed of the generator; each seed makes a different district
help-any-set = An option of a model, as in a scenario's propagation.model_options; may be repeated
help-any-shard = Number of the shard, from 0
help-any-share-masts = Most that swept masts may take in the plan's folder. If all of them take less, the first shard that needs a mast sweeps it and keeps it there for the others; if not, or with `none`, each shard sweeps the part that it needs
help-any-shell = The shell
help-any-site = The site: longitude, latitude (WGS 84, degrees), antenna above ground (m)
help-any-small = A district of 9 x 9 km instead of 45 x 45 km
help-any-step-m = Largest distance between samples of a DEM, m (default: its cell size, half of it over 50 m)
help-any-street-width = Width of the streets around the receiver, m (default: 27)
help-any-surface = A surface model beside a bare-earth DEM: what it rises above the DEM is buildings and trees
help-any-surroundings = What surrounds the receiver, for --terminal-clutter height_gain (default: suburban)
help-any-surroundings-height = Height of what surrounds the receiver, m (default: the Recommendation's for the kind)
help-any-target-share = In place of a budget: the share of all people who shall have the technology, at least cost (0.95)
help-any-terminal-clutter = Loss by buildings and trees around the receiver, never the transmitter, ITU-R P.2108, for models without clutter of their own; of an uplink, give the handset as the receiver too
help-any-threads = Threads to use (default: all cores). The results do not depend on it
help-any-time-percent = Percentage of the average year for which the loss is not exceeded
help-any-title = Title of the picture
help-any-tx = Transmitter: longitude, latitude (WGS 84, degrees), antenna above ground (m); with a profile the height alone is enough
help-any-tx-height-m = Transmitter antenna above ground of links whose table does not say it, m
help-any-verbose = Logs on standard error: stages; twice, files and times too; three times, everything. The variable SIGNALGAP_LOG does the same: info, debug or trace
help-any-version = Print version
help-any-village = A village of the scenario: a settlement_id or a name, in any case; a cluster as ID/CLUSTER or by its own name
help-any-with-coordinates = With --json: also coordinates, and the values of rejected rows; without this, the document can be shown to strangers
help-bench-about = Measure how long each stage of a run takes on this machine, and compare it with earlier measurements
help-bench-about-long =
    Measure how long each stage of a run takes on this machine, and compare it with earlier measurements.

    This is a complete run, including its files, in a temporary folder. CPU is the processor time of all threads together; other load on the machine affects it less than the wall time.
help-bench-after-long =
    Examples:
      How long each stage of a run takes, and compared with the measurement before:
        signalgap bench district/scenario.toml --label before
        signalgap bench district/scenario.toml --label after --compare before

      Beside other programs that are installed:
        signalgap bench --peers
help-bench-json = Also write this measurement to a JSON file
help-bench-scenario = The scenario file, of which all variants are measured; without it, the demonstration district is generated and measured
help-calibrate-about = Compare the models with measured levels, and write what a scenario needs to correct them
help-calibrate-about-long =
    Compare the models with measured levels, and write what a scenario needs to correct them.

    Fits a clutter height and an offset for the scenario's `[measurements]`, and tells what predictions are worth on ground that was left out. A scenario takes the result by propagation.calibration.
help-calibrate-after-long =
    Examples:
      Compare the scenario's models with its measurements:
        signalgap calibrate district/scenario.toml -o calibration

      A run that they correct, once propagation.calibration names the result:
        signalgap run district/scenario.toml
help-calibrate-scenario = The scenario file, with `[measurements]`
help-check-about = Read and validate everything, compute nothing
help-check-about-long =
    Read and validate everything, compute nothing.

    Reports what a run would use, note and reject, and writes no file. The exit code is the same as for `run`.
help-check-after-long =
    Examples:
      What a run would use, note and reject:
        signalgap check district/scenario.toml

      For a bug report: the same as JSON, without coordinates
        signalgap check district/scenario.toml --json
help-compare-about = Compare scenarios with the first one: who gains, who loses, and whether that is beyond the models' own error
help-compare-about-long =
    Compare scenarios with the first one: who gains, who loses, and whether that is beyond the models' own error.

    Scenario files are run first, each into a folder of its name within the output folder; folders with finished results are read as they are. Writes compare.csv, changes.geojson, compare.json and rasters of the differences.
help-compare-after-long =
    Examples:
      What a plan changes against today's results, village by village:
        signalgap compare out plan/plan.toml -o compared
help-compare-output = Folder for the comparison and for the results of the scenarios that are run; created if missing
help-completions-about = A script that completes this program's commands and options in a shell
help-completions-after-long =
    Examples:
      For this session of bash:
        source <(signalgap completions bash)

      For good, for fish:
        signalgap completions fish -o signalgap.fish
help-completions-output = File to write; without it, the script goes to standard output
help-completions-overwrite = Replace the file if there is one
help-coverage-about = The coverage of one antenna: a raster of loss, level, line of sight or clearance around it
help-coverage-after-long =
    Examples:
      The loss around a mast:
        signalgap coverage --dem district/terrain.tif --site 104.4748,21.0873,42 \
          --radius-km 4 --frequency-mhz 942.5 -o loss.tif

      What a handset receives (RSRP) of 46 dBm in 20 MHz:
        signalgap coverage --dem district/terrain.tif --site 104.4748,21.0873,42 \
          --radius-km 4 --frequency-mhz 1840 --quantity rsrp \
          --power-dbm 46 --bandwidth-mhz 20 --gain-dbi 17 -o rsrp.tif

      What is in sight of it:
        signalgap coverage --dem district/terrain.tif --site 104.4748,21.0873,42 \
          --radius-km 4 --quantity los -o sight.tif
help-coverage-gain-dbi = Antenna gain in the main lobe, dBi (default: that of --pattern, or 0)
help-coverage-output = The output raster: a Cloud Optimised GeoTIFF
help-coverage-power-dbm = Power of the carrier, all ports together, dBm (default for levels: 46)
help-demo-about = Make a fictional mountain district and analyse it; no input needed
help-demo-after-long =
    Examples:
      A district of 9 x 9 km, in seconds:
        signalgap demo --small

      Another one, of 45 x 45 km, into a folder of your choice:
        signalgap demo elsewhere --seed 7
help-demo-folder = Folder for its input and results
help-heading-aim = Aim
help-heading-air = Air
help-heading-antenna = Antenna
help-heading-clutter = Clutter
help-heading-ends = Ends
help-heading-level = Level
help-heading-memory-cache-threads = Memory, cache, threads
help-heading-messages = Messages
help-heading-microwave-hop = Microwave hop
help-heading-model = Model
help-heading-output = Output
help-heading-radio = Radio
help-heading-subject = Subject
help-heading-table-of-links = Table of links
help-heading-terrain = Terrain
help-help-about = Print this message or the help of the given subcommand(s)
help-init-about = Write a commented starter scenario and small example files
help-init-about-long =
    Write a commented starter scenario and small example files.

    The scenario shows every choice with its default; villages, masts and terrain are a fictional valley to try it on. Nothing is ever overwritten.
help-init-after-long =
    Examples:
      A scenario with every choice, and example files to replace with your own:
        signalgap init district
help-init-folder = Folder for the files; created if missing
help-man-about = Pages of the manual, one for each command
help-man-after-long =
    Examples:
      One page for each command, read with `man -l man1/signalgap-run.1`:
        signalgap man man1
help-man-overwrite = Replace pages that are there
help-measurements-about = Measured levels: what files of them hold
help-measurements-about-long =
    Measured levels: what files of them hold.

    Levels from drive tests, phones, sensor networks and link tables, in the formats that docs/measurements.md lists.
help-measurements-after-long =
    Examples:
      What a log of measured levels holds, and what is odd about it:
        signalgap measurements check drive.csv

      A table with columns of its own names:
        signalgap measurements check levels.csv --column rsrp=S1 --column lon=X \
          --column lat=Y --crs EPSG:32648

      As a scenario reads its measurements:
        signalgap measurements check --scenario district/scenario.toml
help-measurements-check-about = Read files of measured levels and tell what they hold: format, columns, levels, places, cells, and what is odd
help-measurements-check-about-long =
    Read files of measured levels and tell what they hold: format, columns, levels, places, cells, and what is odd.

    Computes and writes nothing. Rows that cannot be used are told with their reasons, and the exit code is 1.
help-measurements-check-after-long =
    Examples:
      What a log of measured levels holds, and what is odd about it:
        signalgap measurements check drive.csv

      A table with columns of its own names:
        signalgap measurements check levels.csv --column rsrp=S1 --column lon=X \
          --column lat=Y --crs EPSG:32648

      As a scenario reads its measurements:
        signalgap measurements check --scenario district/scenario.toml
help-measurements-check-crs = CRS of coordinates in columns that are not degrees of WGS 84
help-measurements-check-scenario = A scenario whose `[measurements]` say how the files are read
help-opportunity-about = Map where a new mast would help: whom it would serve of those without service, at every cell
help-opportunity-about-long =
    Map where a new mast would help: whom it would serve of those without service, at every cell.

    The masts are those of `[new_mast]` in the scenario. Writes rasters, the best five places and a manifest, and no other results; `run` writes them too where the scenario says `output.opportunity = true`.
help-opportunity-after-long =
    Examples:
      Where a new mast would serve most people:
        signalgap opportunity district/scenario.toml -o where
help-path-about = The loss of one link, or of a table of links, by any model; a picture of the profile
help-path-after-long =
    Examples:
      A mast and a village of a scenario, as its run computes them:
        signalgap path district/scenario.toml DEMO01 DEMO-C01-03

      The loss between two places, with a picture of the profile:
        signalgap path --dem district/terrain.tif --tx 104.4748,21.0873,42 \
          --rx 104.4959,21.1328,1.5 --frequency-mhz 942.5 --plot profile.svg

      What arrives of 46 dBm in 20 MHz, power and RSRP:
        signalgap path --dem district/terrain.tif --tx 104.4748,21.0873,42 \
          --rx 104.4959,21.1328,1.5 --frequency-mhz 1840 \
          --power-dbm 46 --gain-dbi 17 --feeder-loss-db 2 --bandwidth-mhz 20

      By all models, as JSON:
        signalgap path --dem district/terrain.tif --tx 104.4748,21.0873,42 \
          --rx 104.4959,21.1328,1.5 --frequency-mhz 942.5 --all-models --json

      A microwave hop of 15 GHz: clearance, rain and multipath
        signalgap path --dem district/terrain.tif --tx 104.4748,21.0873,42 \
          --rx 104.4567,21.0773,45 --frequency-mhz 15000 \
          --hop --rain-rate 90 --fade-margin 35

      A hop over the ground that a scenario plans on:
        signalgap path district/scenario.toml --hop --tx 104.4748,21.0873,42 \
          --rx 104.4567,21.0773,45 --frequency-mhz 15000
help-path-bandwidth-mhz = Bandwidth of an LTE carrier, MHz: RSRP is shown too
help-path-feeder-loss-db = Feeder loss of the transmitter, dB
help-path-frequency-mhz = Carrier frequency, MHz (with a table of links, of rows that state none)
help-path-json = JSON instead of text
help-path-model = Model, or several separated by commas; the first decides (default: p1812; with --hop p526, whose frequencies go higher; with a scenario after the scenario's own)
help-path-output = The table of losses to write for a table of links
help-path-ports = Antenna ports that share its power
help-path-scenario = A scenario: the link is computed over its ground, with its models and air, as its run does
help-plan-about = Choose what to build for the money at hand: sites, ways home, costs, people, and how far the choice is from the best possible
help-plan-about-long =
    Choose what to build for the money at hand: sites, ways home, costs, people, and how far the choice is from the best possible.

    The candidates are the cells of the opportunity map, the scenario's candidate places and the remedies at masts and villages. Writes plan.geojson, backhaul.geojson, plan.csv, plan.toml and others (docs/plan.md); budgets, costs and ways home are those of `[plan]` in the scenario.
help-plan-after-long =
    Examples:
      What to build for the money of the scenario:
        signalgap plan district/scenario.toml

      For 300,000, and what 600,000 would bring:
        signalgap plan district/scenario.toml --budget 300000 --budget 600000

      The least money that serves 90 % of the people:
        signalgap plan district/scenario.toml --target-share 0.9
help-plan-output = Folder for the plan; created if missing
help-report-about = Make the report again: one HTML file for browsers, with a plan and a comparison if they are given
help-report-about-long =
    Make the report again: one HTML file for browsers, with a plan and a comparison if they are given.

    `run` writes report.html beside its other files. This command makes it from a folder with finished results, the same to the last byte; with `--plan` and `--compare` it shows them too. The file needs no network and nothing beside it.
help-report-after-long =
    Examples:
      Again from the results of a run:
        signalgap report results

      With what a plan would build and what it costs, in Vietnamese first:
        signalgap report results --plan plan -o report.html --lang vi
help-report-compare = Folder with a comparison
help-report-output = The file to write (default: report.html in the folder with the results)
help-report-overwrite = Replace files even if they are no reports
help-report-plan = Folder with a plan of the same scenario
help-run-about = Analyse a scenario and write GeoJSON, rasters, tables and a manifest
help-run-about-long =
    Analyse a scenario and write GeoJSON, rasters, tables and a manifest.

    All files are completed before the first is put in place: a run that fails leaves earlier results unchanged. Invalid rows are listed in `rejects.csv`; the rest is analysed, and the exit code is 1. An interrupted run (Ctrl-C, a power cut) keeps its finished tiles; `--resume` continues with them.
help-run-after-long =
    Examples:
      Who has no service, why, and what to build first, in the folder out:
        signalgap run district/scenario.toml

      With more memory, on two cores, into another folder:
        signalgap run district/scenario.toml -o results --memory 2GiB --threads 2

      After a power cut: go on where it stopped
        signalgap run district/scenario.toml --resume
help-shards-about = A run in shards, on several machines: planned, computed one by one, gathered and merged to the files of one run
help-shards-about-long =
    A run in shards, on several machines: planned, computed one by one, gathered and merged to the files of one run.

    For areas that are too large for one machine. Any scheduler may run the shards: docs/scale.md has examples for Dask, SLURM and Kubernetes.
help-shards-after-long =
    Examples:
      A run in 2 shards, one after the other:
        signalgap shards plan district/scenario.toml -o shards --count 2
        signalgap shards run shards 0
        signalgap shards run shards 1
        signalgap shards merge shards -o merged
help-shards-gather-about = Copy finished shards from other folders of the same plan into the first
help-shards-gather-about-long =
    Copy finished shards from other folders of the same plan into the first.

    For machines without a common disk: each computes shards in its own copy of the plan's folder.
help-shards-gather-after-long =
    Examples:
      What another machine has computed in its copy of the plan:
        signalgap shards plan district/scenario.toml -o other --count 2
        signalgap shards run other 1
        signalgap shards gather shards other
help-shards-gather-plan = The folder that gets them
help-shards-merge-about = Put all shards together to the files that one run would write, byte for byte
help-shards-merge-after-long =
    Examples:
      The files of one run, from two folders:
        signalgap shards merge shards other -o merged
help-shards-merge-scenario = The scenario file, where it is not where the plan says
help-shards-plan-about = Divide a scenario into shards of about equal time, and tell what they take
help-shards-plan-about-long =
    Divide a scenario into shards of about equal time, and tell what they take.

    Reads the tables and the headers of rasters, computes nothing, and writes `plan.json`. The same inputs give the same plan.
help-shards-plan-after-long =
    Examples:
      Shards of some 5 minutes of processor time each:
        signalgap shards plan district/scenario.toml -o by-time --cpu-minutes 5
help-shards-plan-output = Folder for the plan and for what its shards leave; created if missing
help-shards-plan-overwrite = Replace another plan in the folder; what its shards left is of no use to the new one
help-shards-run-about = Compute one shard of a plan
help-shards-run-about-long =
    Compute one shard of a plan.

    What is done already is not computed again; what was stopped goes on. Several shards may run at the same time, on any machines that see the plan's folder and the inputs. Exit code 75 says that the same may succeed later (disk full, no memory, a server that does not answer); any other that it would fail again.
help-shards-run-after-long =
    Examples:
      The first shard, on one core:
        signalgap shards run shards 0 --threads 1
help-shards-run-memory = Memory for terrain, swept masts and tiles (default: what the plan says)
help-shards-run-scenario = The scenario file, where it is not where the plan says
help-shards-status-about = Tell which shards are done; the exit code is 75 while some are missing
help-shards-status-after-long =
    Examples:
      How far a plan is:
        signalgap shards status shards
help-shards-status-plans = Folders of one plan
help-signalgap-about = Finds villages without 3G/4G signal, explains why, and ranks what to build first
help-signalgap-after =
    Exit codes:
      0  done
      1  done, but some rows of the input were rejected (`rejects.csv` lists them with the reasons)
      2  bad input or usage: nothing was written; or the output could not be printed
      3  internal error
      75 a shard: the same may succeed later (disk full, no memory); `shards status`: some are missing

    Examples:
      Try it on a fictional district, no input needed:
        signalgap demo --small

      Begin with a commented scenario beside small example files:
        signalgap init district

      What a command does, with examples:
        signalgap help plan
