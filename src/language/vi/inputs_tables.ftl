### Texts of `inputs/tables`.

## csv-table

csv-table-its-header-has-other-bytes = dòng tiêu đề có những byte khác
csv-table-the-row-has-fields-the-header = dòng có { $found } trường, dòng tiêu đề có { $expected }: hãy đặt trong ngoặc kép các trường có chứa dấu phân cách

## encoding

encoding-every-second-byte-is-0-it = cứ hai byte lại có một byte 0: có vẻ là UTF-16 không có dấu thứ tự byte (BOM)
encoding-it-is-damaged-utf-16 = UTF-16 bị hỏng
encoding-or-state-encoding = , hoặc khai { $section }.encoding = "{ $name }"
encoding-or-state-its-encoding-encoding-windows = , hoặc khai bảng mã của tệp: { $section }.encoding = "windows-1252" (Tây Âu, latin1), "windows-1258" (tiếng Việt), ...; TCVN3 và VNI phải được chuyển mã trước
not-utf-8 = không phải văn bản UTF-8: hãy lưu tệp thành UTF-8

## input-error

input-error-no-files = { $section }.files không liệt kê tệp nào
input-error-too-many-rows = { $section }.files có hơn { $most } dòng: hãy chia thành nhiều lần chạy
input-error-no-match = không có tệp nào khớp `{ $pattern }` ({ $section }.files)
input-error-refused = không mở `{ $file }`: { $reason }
input-error-not-text = tên của `{ $path }` không phải văn bản UTF-8: hãy đổi tên tệp hoặc thư mục chứa nó
input-error-encoding = `{ $file }` không phải văn bản UTF-8 ({ $found }): hãy lưu thành UTF-8 (trong bảng tính: CSV UTF-8){ $hint }
input-error-not-in-encoding = `{ $file }` có những byte không thuộc bảng mã { $encoding }: hãy khai bảng mã khác, hoặc lưu thành UTF-8
input-error-unknown-encoding = { $section }.encoding: không biết bảng mã `{ $label }`; hãy viết utf-8, utf-16le, windows-1252 (latin1), windows-1258, hoặc một tên khác trong danh sách của WHATWG (TCVN3 và VNI phải được chuyển mã trước)
input-error-no-header = `{ $file }` không có dòng tiêu đề: tệp rỗng
input-error-repeated-column = `{ $file }` có hai cột dữ liệu cùng tên `{ $column }`: hãy đổi tên một cột dữ liệu
input-error-nothing-in-common = `{ $file }` không có cột dữ liệu nào của `{ $other }` để dò dòng (sites.join); các cột dữ liệu hiện có: { $columns }
input-error-unclosed-quote = `{ $file }`: dấu ngoặc kép mở ra trong dòng bắt đầu ở dòng văn bản { $line } không được đóng lại
input-error-several-layers = `{ $file }` có { $count } lớp ({ $names }): hãy nêu tên một lớp bằng { $section }.layer
input-error-no-such-layer = `{ $file }` không có lớp `{ $layer }` ({ $section }.layer); các lớp hiện có: { $layers }
input-error-unknown-field = { $section }.columns.{ $key }: không có trường này; các trường gồm { $known }
input-error-mapped-column = { $section }.columns.{ $key }: `{ $file }` không có cột dữ liệu `{ $column }`; các cột dữ liệu hiện có: { $found }
input-error-column-unit = `{ $file }`: cột dữ liệu `{ $column }` có vẻ là { $field }, nhưng đơn vị không thuộc { $known }: hãy đổi tên cột dữ liệu, hoặc gán nó cho { $field } trong `columns` nếu các số đã theo đúng đơn vị của { $field }
input-error-missing-column = `{ $file }` không có cột dữ liệu cho { $field } (đã tìm { $tried }); các cột dữ liệu hiện có: { $found }. Hãy nêu tên cột dữ liệu trong kịch bản: { $section }.columns.{ $field } = "..."{ $field_2 }
input-error-coordinate-order = `{ $file }`: không có gì cho biết vĩ độ hay kinh độ đứng trước trong cột dữ liệu `{ $column }`: hãy nêu rõ trong kịch bản, { $section }.columns.lat_lon = "{ $column }" hoặc { $section }.columns.lon_lat = "{ $column }"
input-error-needed-column = `{ $file }` không có cột dữ liệu { $column }; các cột dữ liệu hiện có: { $found }. Các cột dữ liệu được dùng là { $known }
input-error-stray-column = `{ $file }` có cột dữ liệu `{ $column }`, không thuộc { $known }: hãy đổi tên hoặc xóa cột dữ liệu này
input-error-missing-attribute = settlements.attributes: không tệp nào có cột dữ liệu `{ $attribute }`; hiện có: { $found }
input-error-no-crs = `{ $file }` không ghi hệ tọa độ (CRS): hãy nêu hệ tọa độ bằng { $section }.crs = "EPSG:..."
input-error-crs-contradiction = `{ $file }` ghi CRS { $own }, còn { $section }.crs ghi { $given }: hãy bỏ { $section }.crs hoặc sửa tệp
input-error-unknown-crs = { $section }.crs: không biết CRS `{ $text }` ({ $reason }); hãy viết dạng EPSG:4326 hoặc WKT
input-error-nothing-left = không có { $what } nào dùng được trong { $files }: { $skipped }
input-error-network-changes =
    không thực hiện được các thay đổi mạng của kịch bản:
    { $problems }{ $set_aside }
input-error-position-count = { $found } tọa độ cho { $expected } địa điểm: hãy truyền cho mỗi địa điểm một tọa độ, theo đúng thứ tự
input-error-in-all = { $listed }, ... (tổng cộng { $count })
input-error-or-the-technology-of-all-rows = , hoặc khai công nghệ chung cho mọi dòng: sites.technology = "LTE"
input-error-fid-takes-the-feature-ids-of = {" "}("fid" lấy mã định danh đối tượng của tệp vector)
input-error-there-are-no-rows = không có dòng nào
input-error-1-row-was-rejected = 1 dòng bị loại,
input-error-rows-were-rejected-the-first = { $several } dòng bị loại, trường hợp đầu tiên
input-error-at-row = { $count } ở dòng { $row } ({ $field } `{ $value }`: { $reason })

## join

join-has-no-row-of-this = `{ $file }` không có dòng nào cho giá trị này
join-has-several-rows-of-this-and = `{ $file }` có nhiều dòng cho giá trị này, và chúng khác nhau

## packed-tables

packed-tables-no-table-or-vector-file-lies = trong tệp nén không có bảng hay tệp vector nào
packed-tables-several-tables-lie-in-the-archive = trong tệp nén có nhiều bảng, hãy nêu tên một bảng: { $several }

## rejects

rejects-rows = { $prefix }dòng { $texts }

## row-reader

row-reader-number-too-large-to-keep-all = số quá lớn, không giữ được đủ chữ số: hãy lưu mã định danh dưới dạng văn bản
row-reader-its-unit-is-not-one-of = đơn vị `{ $stated }` không thuộc { $known }

## text-records

text-records-the-row-at-line-is-longer = dòng dữ liệu ở dòng văn bản { $number } dài hơn một triệu ký tự
text-records-it-begins-as-utf-16 = phần đầu có dạng UTF-16

## text-values

text-values-outside-to = ngoài khoảng từ { $low } đến { $high } { $unit }
text-values-not-finite-number = không phải là số hữu hạn
text-values-number-with-comma-write-decimals-with = số có dấu phẩy: hãy viết phần thập phân bằng dấu chấm (21.25) và không dùng dấu phân cách hàng nghìn
text-values-not-number = không phải là số
text-values-not-yes-or-no-yes-no = không phải là có hoặc không (yes, no, true, false, 1, 0, co, khong; để trống khi không rõ)
text-values-outside-0-to-1-write-share = ngoài khoảng từ 0 đến 1: hãy viết dạng tỷ lệ (0.45) hoặc phần trăm kèm ký hiệu (45%)
text-values-not-whole-number-from-to = không phải là số nguyên từ { $low } đến { $high }

## vector-table

vector-table-it-has-more-than-features-split = có hơn { $most_features } đối tượng: hãy chia thành nhiều lần chạy
vector-table-no-such-file-an-address-begins = không có tệp này; địa chỉ phải bắt đầu bằng http:// hoặc https://
vector-table-damaged-incomplete-or-not-vector-file = { $error } (bị hỏng, không đầy đủ, hoặc không phải tệp vector)
vector-table-no-such-file = không có tệp này
vector-table-it-has-no-vector-layer = không có lớp vector nào

## quantity

quantity-not-above-0 = không lớn hơn 0 { $value }
