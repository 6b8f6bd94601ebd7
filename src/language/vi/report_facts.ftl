### Văn bản của các dữ kiện trong báo cáo, và của lệnh lập báo cáo.

report-role-results = kết quả
report-role-promising = cột triển vọng nhất
report-role-strongest = tín hiệu mạnh nhất
report-role-nearest = cột gần nhất
report-profile-ends = Địa hình từ cột { $site } (ăng-ten ở độ cao { $antenna_m } m so với mực nước biển) đến { $village } ({ $handset_m } m), dài { $km } km.
report-profile-highest = Điểm cao nhất trên đường truyền, tính cả nhà và cây, ở độ cao { $highest_m } m.
report-profile-clear = Không có sườn núi nào chắn đường truyền.
report-profile-ridges = Chắn đường truyền: { $ridges }.
report-layer-relief = địa hình nổi
report-layer-class = tín hiệu { $generation } theo mức
report-layer-opportunity = số người mà một cột mới sẽ phủ sóng (ăng-ten cao { $height_m } m)
report-layer-people-from = từ { $people } người
report-stage = lập báo cáo
report-stage-pdf = in ra PDF
report-written = Báo cáo: { $file }
report-error-not-as-listed = `{ $output }` sẽ không còn là báo cáo do lần chạy ghi ra, và lần chạy sau sẽ không thay thế tệp đó: hãy chọn tệp khác
report-error-no-browser = không tìm thấy trình duyệt nào in được PDF ({ $tried }): hãy cài Chromium, chỉ định trình duyệt bằng biến SIGNALGAP_BROWSER, hoặc mở tệp HTML bằng trình duyệt bất kỳ rồi in; tệp HTML đã được ghi
report-error-browser = `{ $browser }` không in được báo cáo ({ $reason }); tệp HTML đã được ghi: hãy mở bằng trình duyệt bất kỳ rồi in
