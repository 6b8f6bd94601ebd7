### Texts of `engine`.

## area-error

area-error-too-little-memory = { $given_mib } MiB bộ nhớ là không đủ: một cột ăng-ten và một mảnh của lưới này cần { $needed_mib } MiB

## link

sector-refused = sector `{ $sector_id }`: { $refusal }
link-error-bandwidth = sector `{ $sector_id }`: { $bandwidth_mhz } MHz không phải là băng thông LTE ({ $narrower } hoặc { $widest })

## band

channel-error-earfcn = không phải là EARFCN đường xuống của băng tần nào đã biết
channel-error-uarfcn = không phải là UARFCN đường xuống của băng tần nào đã biết
channel-error-uplink = là EARFCN đường lên của băng tần { $band }: hãy cho EARFCN đường xuống, { $downlink }

## carrier

bandwidth-error-umts = nằm ngoài khoảng { $start } đến { $end } MHz (UMTS)
bandwidth-error-lte = không phải là băng thông LTE: { $narrower } hoặc { $widest } MHz

## measured-pattern

pattern-error-length = mặt cắt { $cut } của giản đồ bức xạ `{ $name }` có { $found } giá trị, cần 360 giá trị (mỗi độ một giá trị)
pattern-error-value = mặt cắt { $cut } của giản đồ bức xạ `{ $name }` có giá trị { $value } dB tại { $degree } độ: cần độ suy giảm từ 0 đến 200 dB
pattern-error-disagree = hai mặt cắt không khớp tại chỗ giao nhau: ở hướng chính diện, bảng HORIZONTAL có { $horizontal_db } dB còn bảng VERTICAL có { $vertical_db } dB, lệch nhau hơn 1 dB; điều này không giải thích được bằng búp sóng cụp, mặt cắt đứng tính từ thiên đỉnh, hay búp sóng lệch trục
pattern-error-strongest-elsewhere = bảng VERTICAL mạnh nhất tại { $strongest_deg } độ, không gần chân trời phía trước (0 độ): có phải các giá trị là độ lợi, hoặc góc được tính từ mốc khác không?
measured-pattern-horizontal = ngang
measured-pattern-vertical = đứng

## profile

profile-error-unequal = mặt cắt địa hình cần số độ cao, số độ cao lớp phủ và số mã vùng bằng số khoảng cách ({ $distances }): hiện có { $found }
profile-error-too-few = mặt cắt địa hình cần ít nhất 2 điểm, hiện có { $reason }
profile-error-not-increasing = khoảng cách của điểm { $index }, { $value_km } km, không tăng so với điểm trước đó (điểm đầu tiên phải bằng 0)
profile-error-unusable-ground = điểm { $index } của mặt cắt địa hình có độ cao mặt đất = { $value }: cần một số hữu hạn (lớp phủ không âm)
profile-error-unusable-clutter = điểm { $index } của mặt cắt địa hình có độ cao lớp phủ = { $value }: cần một số hữu hạn (lớp phủ không âm)

## sampling

sampling-error-void = tuyến không có địa hình tại { $at_km } km tính từ máy phát ({ $void_points } trong { $points } điểm là điểm khuyết)

## file-opening

file-opening-named-pipe = một ống dẫn có tên (named pipe)
file-opening-socket = một socket
file-opening-device = một thiết bị

## coast

coast-error = bờ biển là "far", "profile", hoặc hai khoảng cách tính bằng km (máy phát, máy thu), như [1.5, 0.0]
