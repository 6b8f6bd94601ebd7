### Texts of `planning`.

## graph

graph-error-ends = tuyến { $link } nối { $ends }, không phải là hai nút khác nhau trong số { $nodes } nút
graph-error-link-cost = tuyến { $link } có chi phí { $cost }: cần một số hữu hạn, không nhỏ hơn 0
graph-error-relay-cost = trạm chuyển tiếp { $node } có chi phí { $cost }: cần một số hữu hạn, không nhỏ hơn 0

## amount

amount-error-not-a-number = { $key } = { $value } không phải là số từ 0 trở lên
amount-error-not-rising = low = { $low }, base = { $base }, high = { $high } không tăng dần: low không được lớn hơn base, và base không được lớn hơn high

## figure

figure-error-no-source = source để trống: hãy ghi nguồn của số liệu

## cost-problems

cost-problem-outside = { $value } { $unit } nằm ngoài khoảng từ { $low } đến { $high }: hãy khai một giá trị trong khoảng này
cost-problem-not-whole = { $value } { $unit } không phải là số nguyên: hãy khai một số nguyên
cost-problem-price-year = { $year } nằm ngoài khoảng từ { $low } đến { $high }: hãy khai năm của mức giá
cost-problem-empty = đang để trống: hãy ghi rõ là gì
cost-problem-no-mast = chưa khai cột ăng-ten nào: hãy khai ít nhất một, kèm up_to_m và cost
cost-problem-masts-not-rising = { $up_to_m } m không lớn hơn nhóm độ cao trước đó: hãy khai các cột ăng-ten theo độ cao tăng dần
cost-problem-twice = được khai hai lần: hãy bỏ một

## site

cost-error-too-tall = cột ăng-ten { $height_m } m cao hơn mức cao nhất trong bảng chi phí, { $tallest_m } m: hãy thêm một nhóm độ cao vào site.mast
cost-error-no-length = { $key }: { $metres } m không phải là chiều dài từ 0 trở lên
cost-error-no-slope = { $slope_deg } độ không phải là độ dốc từ 0 đến 90
cost-error-rent = tiền thuê mỗi năm: { $reason }

## firmness-error

firmness-error-terms = các thành phần của sai số là { $shares }: mỗi thành phần không được nhỏ hơn 0 và tổng phải bằng 1
firmness-error-point-twice = điểm mẫu { $sample } của cụm nhà { $cluster_id } thuộc điểm dân cư { $settlement_id } bị lặp hai lần
firmness-error-point-value = điểm mẫu { $sample } của cụm nhà { $cluster_id } thuộc điểm dân cư { $settlement_id }: { $quantity } bằng { $value }, là giá trị không thể có
firmness-error-no-such = có nêu { $what } { $index }, nhưng chỉ có { $count }
firmness-error-cost = chi phí { $key }: { $low }, { $base } và { $high } phải tăng dần và không được nhỏ hơn 0
firmness-error-weight-spread = độ phân tán của các trọng số là { $spread }, phải là số hữu hạn và không nhỏ hơn 0
firmness-error-no-draws = phải có ít nhất một lần rút ngẫu nhiên

## opportunity-error

opportunity-error-too-little-memory = { $given_mib } MiB bộ nhớ là không đủ: bản đồ cơ hội của một độ cao cần { $needed_mib } MiB; hãy cấp thêm bằng --memory, hoặc giảm new_mast.radius_km hoặc bớt giá trị trong new_mast.downtilts_deg
opportunity-error-too-many-paths = mô hình quyết định cho kết quả khác nhau khi đổi hai đầu tuyến, nên mỗi ô cần một tuyến riêng: { $paths } tuyến, trong khi giới hạn là { $limit }; hãy đặt "p1812" hoặc "p526" ở đầu propagation.models, hoặc giảm new_mast.radius_km hoặc tăng area.resolution_m
opportunity-error-too-many-sets = các ô phục vụ hơn { $limit } tập địa điểm khác nhau; hãy tăng area.resolution_m hoặc bớt giá trị trong new_mast.heights_m

## ranking

ranking-error-unknown-criterion = ranking.weights.{ $criterion }: không biết tiêu chí này; hãy chọn trong { $known }

## choice

impossible-contradiction = các lựa chọn bắt buộc tại vị trí { $place } mâu thuẫn với nhau hoặc với những gì đã loại trừ
impossible-mandatory-cost = các hạng mục bắt buộc có chi phí { $least_cost }
impossible-minimum = xã { $commune } có thể có nhiều nhất { $most } người có sóng
impossible-minima-together = không thể cùng lúc đạt mức tối thiểu của tất cả các xã
impossible-target = giá trị lớn nhất là { $most }
selection-error-not-found = không tìm thấy phương án nào trong giới hạn tìm kiếm đã đặt

## instance

instance-error-number = một số của { $part } { $index } là số âm hoặc không hữu hạn
instance-error-index = một danh sách của { $part } { $index } không tăng dần hoặc nêu phần tử không tồn tại
instance-error-group = nhóm { $index } có ít hơn hai lựa chọn, hoặc có hai lựa chọn của cùng một vị trí
