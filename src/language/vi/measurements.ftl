### Texts of `outputs/measurements` and `pipeline/measurements`.

## measured-text

measured-odd = bất thường, và cách xử lý:
measured-first-readings = các số đo đầu tiên:
measured-rows = số dòng
measured-rejected = bị loại
measured-columns = các cột
measured-readings = số đo
measured-floor = mức sàn
measured-no-floor = không thấy
measured-box = khung bao
measured-from-to = từ { $west } đến { $east } độ kinh đông, từ { $south } đến { $north } độ vĩ bắc
measured-cells = các cell
measured-operators = nhà mạng
measured-devices = thiết bị
measured-times = thời gian
measured-time-span = từ { $first } đến { $last }
measured-note = lưu ý

## checked-text

measured-rsrp = mức RSRP
measured-rscp = mức RSCP
measured-received-power = công suất thu
measured-path-loss = suy hao đường truyền
measured-counts = { $quantity }: { $heard } thu được, { $not_heard } không thu được
measured-levels = { $counts }; từ { $lowest } đến { $highest } { $unit }, trung vị { $median }
measured-none-named = không nêu tên
measured-neighbour = (lân cận)
measured-head-row = dòng
measured-head-longitude = kinh độ
measured-head-latitude = vĩ độ
measured-head-level = mức
measured-head-quantity = đại lượng
measured-head-cell = tên cell
measured-head-time = lúc đo

## describe

measured-gnettrack = nhật ký của G-NetTrack
measured-tems = tệp xuất từ TEMS
measured-qualipoc = tệp xuất từ QualiPoc hoặc SmartBenchmarker
measured-cellmapper = tệp xuất từ CellMapper
measured-opencellid = bảng theo dạng OpenCelliD nhận
measured-links = bảng tuyến: mỗi dòng có cả hai đầu
measured-receiver-columns = bảng có mỗi cột là một máy thu
measured-meshtastic = gói tin của mạng Meshtastic
measured-things-stack = bản tin đường lên của The Things Stack
measured-chirpstack = bản tin đường lên của ChirpStack
measured-table = bảng các mức thu
measured-vector = tệp vector các mức thu
oddity-no-position = dòng không có vị trí (trống, 0/0 hoặc -1/-1): bỏ qua
oddity-scaled-degrees = tọa độ là số nguyên tính bằng 1e-7 độ: đã chia lại
oddity-swapped-axes = vĩ độ và kinh độ bị đổi chỗ cho nhau: đã đổi lại
oddity-moved-point = tọa độ bị mất hoặc lệch dấu thập phân: đã khôi phục theo phần còn lại của tệp
oddity-fill-level = ký hiệu "không có" ở chỗ của mức thu (-141 với RSRP, 99, 255, -999, 0, ...): coi là thiếu
oddity-no-level = dòng không có mức thu: bỏ qua
oddity-at-floor = mức thu nằm ở mức sàn của máy thu: nhiều nhất bằng mức đó
oddity-not-heard = dòng ghi "không thu được": nhiều nhất bằng mức sàn
oddity-not-heard-without-floor = dòng ghi "không thu được" trong tệp không có mức thu hay mức sàn nào: bỏ qua
oddity-duplicate = dòng lặp lại một dòng khác: bỏ qua
oddity-repeated-position = số đo liên tiếp tại cùng một vị trí (đứng yên, hoặc vị trí không được cập nhật): giữ lại
oddity-cached-level = số đo lặp lại mức thu dù máy thu đã di chuyển: giữ lại
oddity-relayed = mức thu của nơi khác (được chuyển tiếp), hoặc như nhau ở mọi nơi: bỏ qua
oddity-time-unread = thời gian không đọc được: giữ số đo nhưng không có thời gian
