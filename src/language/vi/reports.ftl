# Những gì thôn bản báo về sóng của mình

reports-reading = tính tuyến của các thôn bản đã báo
reports-not-a-date = không phải ngày: viết ngày như 2026-03-31 hoặc 31/03/2026, hoặc viết năm
reports-no-date = dòng này không nêu ngày: đặt tên cột của ngày trong [reports.columns] date, hoặc nêu reports.date
reports-unknown-village = không có thôn bản nào của kịch bản có mã hoặc tên này
reports-several-villages = nhiều thôn bản có tên này ({ $ids }): hãy viết mã, hoặc thêm xã bên cạnh tên
reports-unknown-status = không phải có sóng, sóng yếu hay không có sóng: hãy viết một trong các từ này
reports-two-marks = các cột của dòng này mâu thuẫn với nhau: chỉ đánh dấu một cột
reports-no-mark = không cột nào trong các cột có sóng, sóng yếu, không có sóng được đánh dấu
reports-unknown-operator = không có cột nào của kịch bản thuộc nhà mạng này; hiện có { $known }; để trống nếu là nhà mạng bất kỳ
reports-not-judged = công nghệ không được xét: chỉ xét 4G và 3G
reports-contradiction = các báo cáo cùng ngày về một thôn bản mâu thuẫn với nhau ({ $rows }): chỉ giữ một
presence-reports = các bảng thôn bản có sóng hoặc không có sóng
caveats-reports = báo cáo của thôn bản
notes-listed-without-signal = dòng của { $file }, danh sách không có cột tình trạng: các thôn bản trong đó được tính là báo không có sóng
notes-report-repeated = báo cáo lặp lại một báo cáo khác cùng ngày, chỉ tính một lần
summary-reports-agree = Thôn bản đã báo: { $reports }; { $agree } phù hợp với dự báo, { $contradict } mâu thuẫn với dự báo.
summary-reports-no-prediction = { $count } thôn bản đã báo không có dự báo: thiếu địa hình trên đường tới các cột.
summary-reports-conditioned = Mức thu gần các thôn bản đã báo được điều chỉnh theo báo cáo (reports.csv: trước và sau).
summary-reports-compared = Các báo cáo chỉ được so sánh: không có propagation.calibration thì chúng không làm thay đổi mức thu nào.
summary-reports-changes = { $count } thay đổi giữa các báo cáo, trong đó { $again } trường hợp thôn bản xuất hiện lại (report_changes.csv).
summary-reports-survey-first = Cần khảo sát trước (điều được báo so với dự báo có sóng):
summary-reports-survey = { $village } ({ $date }): báo { $reported }, dự báo { $probability } %
summary-reports-survey-operator = { $village }, { $operator } ({ $date }): báo { $reported }, dự báo { $probability } %
reported-yes = có sóng
reported-poor = sóng yếu
reported-no = không có sóng
