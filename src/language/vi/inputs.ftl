### Texts of `inputs`.

## costs

cost-file-error-unreadable = { $file }: không đọc được bảng chi phí: { $reason }
not-toml = { $file }: không phải là tệp TOML: { $reason }
cost-file-error-value = { $file }: { $place }: { $reason } (`signalgap init` ghi ra bảng chi phí mẫu để bắt đầu; docs/costs.md giải thích từng khóa)
cost-file-error-problems =
    { $file }: bảng chi phí có giá trị vượt giới hạn:
    { $problems }
save-as-utf-8 = không phải là văn bản UTF-8: hãy lưu lại theo UTF-8
costs-the-cost-table = bảng chi phí
at-line = dòng { $line }: { $reason }
costs-line-2 = dòng { $line }, { $key }
costs-did-you-mean = { $unknown }; ý bạn là `{ $near }` phải không?
costs-number-needed = cần một số
costs-unknown-key = khóa không rõ
costs-missing-key = thiếu khóa
costs-figure-needed = cần {"{"} low = .., base = .., high = .., source = ".." {"}"}

## file-pattern

pattern-error-upwards = `..` đứng sau `*`, `?` hoặc `[`: hãy đưa nó lên trước các ký tự này, hoặc bỏ đi
pattern-error-too-many = phải tìm trong hơn { $most_looked_at } tệp và thư mục: hãy chỉ định thư mục gần các tệp cần tìm hơn

## file-stamp

changed-input = `{ $path }` ({ $role }) đã bị sửa, thêm hoặc xóa trong khi đang được đọc, nên kết quả sẽ không dựa trên cùng một phiên bản của nó: hãy chạy lại khi không có chương trình nào đang ghi vào đó

## regular-file

regular-file-it-has-more-than-the-that = tệp có { $found_bytes }, vượt mức { $bytes } cho phép đối với { $kind }: hãy kiểm tra xem có đúng tệp không, hoặc chia nhỏ tệp
regular-file-bytes = { $bytes } byte
regular-file-it-is-regular-file-is-needed = đây là { $kind }; cần một tệp thông thường
regular-file-it-is-standard-input-regular-file = đây là đầu vào chuẩn (stdin); cần một tệp thông thường
regular-file-scenario = một kịch bản
regular-file-calibration = một kết quả hiệu chỉnh
regular-file-cost-table = một bảng chi phí
regular-file-antenna-file = một tệp ăng-ten
regular-file-path-profile = một mặt cắt địa hình
regular-file-map-of-the-radio-climate = một bản đồ khí hậu vô tuyến
regular-file-history-of-measurements = một tệp lịch sử đo thời gian chạy
regular-file-manifest = một tệp manifest
regular-file-table = một bảng

## archives

archives-it-is-no-archive-of-the = không phải là tệp nén thuộc loại mà tên tệp cho biết, hoặc đã bị hỏng
archives-there-is-no-such-file-in = không có tệp này trong tệp nén, hoặc tệp nén bị hỏng

## gdal-reason

gdal-reason-gdal-gives-no-reason = GDAL không cho biết lý do

## open-input

open-input-its-text-begins-with-so-it = nội dung tệp bắt đầu bằng `{ $begins }`, tức là tệp dẫn tới các tệp hoặc địa chỉ khác: hãy chỉ định trực tiếp các tệp hoặc địa chỉ đó, hoặc đặt cho raster ảo một tên kết thúc bằng .vrt
open-input-it-refers-to-only-addresses-named = tệp dẫn tới { $address }; chương trình chỉ tải từ các địa chỉ nêu trong kịch bản hoặc trên dòng lệnh
open-input-its-source-begins-with-so-it = nguồn { $source } của tệp bắt đầu bằng `{ $begins }`, tức là nó dẫn tới các tệp hoặc địa chỉ khác: hãy chỉ định trực tiếp các tệp hoặc địa chỉ đó
open-input-name-its-sources-directly = { $path } { $what }: hãy chỉ định trực tiếp các nguồn của nó
open-input-is-more-than-virtual-files-deep = lồng sâu quá { $virtual_depth } cấp tệp ảo
open-input-is-larger-than-mib = lớn hơn { $mib } MiB

## itu-maps

itu-map-error-folder = bản đồ khí hậu vô tuyến: không đọc được thư mục `{ $folder }`: { $reason }
itu-map-error-missing = bản đồ khí hậu vô tuyến: thư mục `{ $folder }` không có { $name }; tệp này nằm trong gói tải về của ITU-R P.1812 (hoặc P.452) trên itu.int
file-unreadable = không đọc được `{ $file }`: { $reason }
itu-map-error-rows = `{ $file }` có { $found } dòng số; cần { $expected } dòng, cách nhau 1,5 độ từ 90 độ vĩ bắc đến 90 độ vĩ nam
itu-map-error-columns = `{ $file }`, dòng { $line }: có { $found } số; cần { $expected } số, cách nhau 1,5 độ từ 0 đến 360 độ kinh đông
itu-map-error-value = `{ $file }`, dòng { $line }, số thứ { $column }: `{ $value }` không phải là số từ { $low } đến { $high } { $unit }

## itm-columns

itm-columns-not-climate-from-1-to-7 = không phải là mã khí hậu từ 1 đến 7
itm-columns-not-mode-of-variability-0-to = không phải là chế độ biến thiên: từ 0 đến 3, cộng thêm 0, 10, 20 hoặc 30

## link-error

link-input-error-row = `{ $file }`, dòng { $row }{ $field_and_value }: { $reason }

## link-table

link-table-no-such-file = không có tệp này: { $file }
value-is-needed = để trống: cần có giá trị
link-table-empty-link-needs-all-four-coordinates = để trống: một tuyến cần đủ cả bốn tọa độ, hoặc không có tọa độ nào nhưng có mặt cắt địa hình
link-table-neither-vertical-nor-horizontal = không phải vertical (đứng) hay horizontal (ngang)

## profile-file

profile-file-not-zone-1-is-sea-3 = không phải là mã vùng: 1 là biển, 3 là đất ven biển, 4 là nội địa
profile-file-the-first-distance-must-be-0 = khoảng cách đầu tiên phải bằng 0
profile-file-the-distance-does-not-increase-from = khoảng cách không tăng so với dòng trước

## result-features

result-features-is-no-point = không phải là điểm
result-features-is-no-text = không phải là văn bản
result-features-is-no-number = không phải là số
result-features-is-not-there = bị thiếu
result-features-collection-of-features = một tập đối tượng
result-features-it-has-no-features = không có đối tượng nào
result-features-feature-was-refused = có đối tượng bị từ chối

## result-folder

result-folder-manifest-json-is-of = manifest.json là của `{ $program }`
result-folder-manifest-json-names-no-scenario = manifest.json không nêu kịch bản
result-folder-list-of-scopes-in-manifest-json = danh sách phạm vi đánh giá trong manifest.json
result-folder-manifest-json-names-an-unknown-technology = manifest.json nêu một công nghệ không rõ

## result-margins

result-margins-is-no-whole-number = không phải là số nguyên
result-margins-is-no-technology = không phải là một công nghệ
result-is-no-settlement = không ứng với điểm dân cư nào
result-is-no-cluster = không ứng với cụm nhà nào của điểm dân cư đó
result-margins-is-none-of-this-result = không có trong kết quả này
result-margins-is-no-number-that-run-writes = không phải là số mà một lần chạy ghi ra ở đây

## result-places

result-places-is-there-twice = xuất hiện hai lần
result-places-is-no-share = không phải là tỷ lệ
result-none-that-a-run-writes = không phải là giá trị mà một lần chạy ghi ra

## result-raster

result-raster-its-cells-are-not-squares-to = các ô của raster không phải là hình vuông hướng bắc
splat-losses-no-point = dòng { $line } không phải là một điểm kèm suy hao

## result-service

result-service-has-not-one-row-for-each = không có đủ mỗi phạm vi đánh giá một dòng
result-service-has-more-rows-than-scopes = có nhiều dòng hơn số phạm vi đánh giá
result-service-is-not-that-of-the-next = không khớp với phạm vi đánh giá kế tiếp
result-service-is-no-number = không phải là số

## result-table

result-table-column-in = cột dữ liệu `{ $wanted }` trong { $name }

## results-error

results-error-no-manifest = `{ $folder }` không phải là thư mục chứa kết quả đã hoàn tất: không đọc được manifest.json trong đó ({ $reason }); hãy chỉ định thư mục do `signalgap run` ghi ra, hoặc một tệp kịch bản
results-error-not-a-run = `{ $folder }` không chứa kết quả của một lần chạy: { $reason }; hãy chỉ định thư mục do `signalgap run` ghi ra, hoặc một tệp kịch bản
results-error-other-version = kết quả trong `{ $folder }` do phiên bản { $found } ghi ra, còn đây là phiên bản { $own }: hãy chạy lại kịch bản, hoặc chỉ định tệp kịch bản
results-error-not-written = kết quả trong `{ $folder }` không có { $file }: hãy chạy lại kịch bản, hoặc chỉ định tệp kịch bản
results-error-changed = `{ $file }` không còn như khi lần chạy ghi ra (tổng kiểm tra không khớp với manifest.json): hãy chạy lại kịch bản, hoặc chỉ định tệp kịch bản
results-error-field = `{ $file }`, dòng { $row }, `{ $field }`: `{ $value }` { $reason }
results-error-other-scenario = phương án trong `{ $folder }` thuộc kịch bản "{ $scenario }", còn kết quả thuộc kịch bản "{ $name }": hãy chỉ định phương án của cùng kịch bản
results-error-not-for-report = `{ $folder }` { $reason }
report-sources-no-run = không chứa kết quả của một lần chạy cùng report.json: hãy chỉ định thư mục do `signalgap run` của phiên bản này ghi ra
report-sources-no-plan = không chứa phương án: hãy chỉ định thư mục do `signalgap plan` ghi ra
report-sources-no-comparison = không chứa kết quả so sánh: hãy chỉ định thư mục do `signalgap compare` ghi ra

## roads

roads-missing-damaged-or-not-vector-file = { $reason } (tệp không tồn tại, bị hỏng, hoặc không phải là tệp vector)
roads-file-with-one-layer-is-needed = cần một tệp có đúng một lớp, nhưng tệp này có: { $found }
roads-it-states-no-coordinate-reference-system = tệp không khai báo hệ quy chiếu tọa độ: hãy chuyển sang định dạng có khai báo, chẳng hạn GeoPackage
roads-it-has-more-than-corners-split = tệp có hơn { $most_corners } đỉnh: hãy chia nhỏ hoặc đơn giản hóa
roads-line-cannot-be-converted-to = không chuyển được đường thứ { $row } sang { $crs }
roads-is-no-line-give-layer-of = không phải là đường: hãy dùng một lớp dạng đường
roads-none = không có

## settlement-groups

settlement-groups-the-centre = trung tâm
settlement-groups-cluster = cụm nhà `{ $cluster_id }`
settlement-groups-of-this-settlement-appears-times-all = { $what } của điểm dân cư này xuất hiện { $group } lần ({ $row }): tất cả đều bị loại

## settlement-reader

settlement-reader-row-of-of-the-same-settlement = không xác định được vị trí của dòng { $row } trong { $file }, thuộc cùng điểm dân cư này: mọi dòng của điểm dân cư đều bị loại
settlement-reader-settlement = điểm dân cư

## settlement-row

settlement-row-not-yes-no-or-share-from = không phải là "có", "không" hay một tỷ lệ từ 0 đến 1

## regular-file

regular-file-folder = một thư mục

## commune-tables

polygon-needed = cần một đa giác, mà đây là một điểm
commune-tables-an-area-needs-name-or-code = một khu vực cần có tên hoặc mã: hãy nêu cột dữ liệu của chúng trong communes.columns
commune-tables-row-of-crosswalk-needs-an-old = một dòng của bảng đối chiếu cần một xã cũ và một xã mới, theo tên hoặc mã
