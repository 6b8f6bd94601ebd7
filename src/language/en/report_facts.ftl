### Texts of the facts that reports show, and of the command that makes reports.

report-role-results = results
report-role-promising = most promising mast
report-role-strongest = strongest signal
report-role-nearest = nearest mast
report-profile-ends = Terrain from mast { $site } ({ $antenna_m } m above sea with its antenna) to { $village } ({ $handset_m } m), { $km } km.
report-profile-highest = The highest point on the way, with houses and trees, is at { $highest_m } m.
report-profile-clear = No ridge of the ground stands in the way.
report-profile-ridges = In the way: { $ridges }.
report-layer-relief = terrain in relief
report-layer-class = { $generation } signal, by class
report-layer-opportunity = people that a new mast would serve (antenna at { $height_m } m)
report-layer-people-from = from { $people } people
report-stage = making the report
report-stage-pdf = printing the PDF
report-written = Report: { $file }
report-error-not-as-listed = `{ $output }` would not be the report that the run wrote, and the next run would not replace it: choose another file
report-error-no-browser = no browser was found that prints PDFs ({ $tried }): install Chromium, name one with the variable SIGNALGAP_BROWSER, or open the HTML file in any browser and print it; the HTML file was written
report-error-browser = `{ $browser }` did not print the report ({ $reason }); the HTML file was written: open it in any browser and print it
