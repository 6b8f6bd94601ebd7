# What villages reported of their signal

reports-reading = linking the villages that reported
reports-not-a-date = is no date: write a day as 2026-03-31 or 31/03/2026, or a year
reports-no-date = the row states no date: name its column in [reports.columns] date, or give reports.date
reports-unknown-village = no settlement of the scenario has this identifier or name
reports-several-villages = several settlements have this name ({ $ids }): write the identifier, or the commune beside the name
reports-unknown-status = neither yes, poor nor no: write one of these words
reports-two-marks = the columns of this row contradict each other: mark one of them
reports-no-mark = none of the columns with, poor or without signal is marked
reports-unknown-operator = no mast of the scenario is of this operator; there are { $known }; leave it empty for any
reports-not-judged = a technology that is not judged: only 4G and 3G are
reports-contradiction = reports of one date on one village contradict each other ({ $rows }): keep one
presence-reports = tables of villages that have signal or have none
caveats-reports = reports of villages
notes-listed-without-signal = rows of { $file }, a list without a column of the status: its villages count as reported without signal
notes-report-repeated = reports that repeat another one of the same date, counted once
summary-reports-agree = Villages reported: { $reports }; { $agree } agree with the prediction, { $contradict } contradict it.
summary-reports-no-prediction = { $count } reported villages have no prediction: terrain is missing on the way to masts.
summary-reports-conditioned = Levels near reported villages move towards what was reported (reports.csv: before and after).
summary-reports-compared = The reports are compared only: without propagation.calibration they change no level.
summary-reports-changes = { $count } changes from report to report, { $again } of them villages that appear again (report_changes.csv).
summary-reports-survey-first = Survey first (reported against a prediction of service):
summary-reports-survey = { $village } ({ $date }): reported { $reported }, predicted { $probability } %
summary-reports-survey-operator = { $village }, { $operator } ({ $date }): reported { $reported }, predicted { $probability } %
reported-yes = signal
reported-poor = poor signal
reported-no = no signal
