### Texts of `inputs/scenario`.

## assembly

assembly-variant = { $requested } (biến thể `{ $label }`)
assembly-the-name-of-its-folder-is = tên thư mục chứa nó không phải văn bản UTF-8: hãy đổi tên thư mục
assembly-the-scenario = kịch bản
assembly-whole-number-not-negative = một số nguyên không âm
assembly-table-of-keys-and-values = một bảng gồm khóa và giá trị
assembly-expected = { $found }cần { $expected }

## known-keys

did-you-mean = ; ý bạn là `{ $near }` phải không?

## model-options

model-option-error-form = `{ $text }`: hãy viết MODEL.OPTION=VALUE, ví dụ rma.street_width_m=12
model-option-error-twice = `{ $text }`: { $option } được đặt hai lần

## network-keys

network-keys-sites-list-of-tables-is-needed = `sites.{ $key }`: cần một danh sách bảng: { $key } = [{"{"} site_id = "...", ... {"}"}], hoặc [[sites.{ $key }]]
network-keys-found-the-name-of-site-or = gặp kiểu { $type_str }, cần tên một trạm hoặc sector đặt trong ngoặc kép, hoặc một danh sách tên
network-keys-its-list-of-names-is-empty = danh sách tên đang trống: hãy nêu tên các trạm hoặc sector cần thay đổi
network-keys-give-either-site-id-or-sector = hãy khai site_id hoặc sector_id (chỉ một trong hai) của các trạm hoặc sector cần thay đổi
network-keys-nothing-is-changed-give-column-and = chưa thay đổi gì: hãy khai một cột dữ liệu và giá trị mới của nó
network-keys-cannot-be-the-same-for-all = { $key } không thể giống nhau cho mọi sector: hãy dùng sites.change
network-keys-unknown-column = không biết cột dữ liệu `{ $key }`{ $hint }
network-keys-found-number-text-or-true-or = { $key }: gặp kiểu { $type_str }, cần một số, một văn bản, hoặc true hay false

## presence

missing-inputs =
    { $scenario }: không tìm thấy { $keys } mà kịch bản nêu tên:
    { $told }
    Đường dẫn tương đối tính từ thư mục của tệp kịch bản có ghi đường dẫn đó ({ $folders }): hãy đặt các tệp vào đó, hoặc sửa đường dẫn
presence-inputs = { $several } dữ liệu đầu vào
presence-no-raster-in-it = { $name } (không có raster nào bên trong)
presence-terrain = raster độ cao (GeoTIFF, .hgt, .hgt.zip, DTED, VRT, ...) hoặc một thư mục chứa chúng; miễn phí: Copernicus GLO-30 (AWS Open Data, OpenTopography), SRTM (USGS EarthExplorer)
presence-surface = mô hình bề mặt, gồm các raster hoặc một thư mục chứa chúng; miễn phí: Copernicus GLO-30, SRTM
presence-clutter-heights = raster độ cao nhà cửa và cây cối so với mặt đất, m (mô hình độ cao tán cây)
presence-clutter = raster lớp phủ mặt đất hoặc một thư mục chứa chúng; miễn phí: ESA WorldCover 2021 (AWS Open Data)
presence-settlements = thôn bản, dưới dạng bảng CSV hoặc tệp vector (`signalgap init` cho biết các cột dữ liệu); lấy từ sổ đăng ký của địa phương, hoặc miễn phí: GeoNames, OpenStreetMap
presence-communes = ranh giới các xã, một tệp vector chứa đa giác
presence-crosswalk = bảng ghi các xã cũ đã thành xã nào
presence-sites = cột ăng-ten, dưới dạng bảng CSV hoặc tệp vector, mỗi sector và sóng mang một dòng (`signalgap init` cho biết các cột dữ liệu); lấy từ các nhà mạng, hoặc miễn phí: OpenCelliD
presence-joined = các bảng bổ sung cho bảng cột ăng-ten theo những cột dữ liệu có ở cả hai
presence-patterns = thư mục giản đồ bức xạ ăng-ten (.msi, .pln); lấy từ hãng sản xuất ăng-ten
presence-forbidden-areas = các vùng không được đặt cột ăng-ten, tệp vector gồm các đa giác
presence-costs = tệp đơn giá chi phí; signalgap init viết sẵn một ví dụ
presence-measurements = các bảng mức tín hiệu đo được; signalgap measurements check cho biết từng bảng được đọc thế nào
presence-calibration = tệp calibration.toml do signalgap calibrate ghi
presence-lines = tệp vector gồm các đường
presence-fibre-ends = các nơi có cáp quang, tệp vector hoặc bảng gồm các điểm
presence-itu-maps = thư mục có DN50.TXT và N050.TXT; miễn phí: gói lưu trữ của ITU-R P.1812 trên itu.int

## scenario-error

scenario-file-error-unreadable = { $file }: không đọc được kịch bản: { $reason }
scenario-file-error-variants = { $file }: [variants]: { $reason }
scenario-file-error-several = { $file }: [variants] của tệp tạo ra { $count } kịch bản, còn lệnh này chỉ nhận một: `run`, `compare` và `bench` nhận tất cả; muốn dùng kịch bản không có biến thể, hãy viết một tệp có `extends` (biến thể không được kế thừa)
scenario-file-error-missing = { $file }: thiếu { $keys }: mọi kịch bản đều cần (`signalgap init` viết sẵn một kịch bản để bắt đầu)
scenario-file-error-circle = `extends` tạo thành vòng lặp: { $reason }
scenario-file-error-too-deep = { $file }: hơn { $limit } tệp nối tiếp nhau qua `extends`: hãy gộp bớt
scenario-file-error-problems =
    { $file }: kịch bản tự mâu thuẫn hoặc vượt quá các giới hạn:
    { $places }

## scenario-layers

scenario-layers-the-scenario = kịch bản

## source-files

source-files-extends-in-names-it = {" "}(được nêu tên trong `extends` của { $above })
source-files-found-file-name-in-quotes-or = gặp kiểu { $type_str }, cần một tên tệp đặt trong ngoặc kép hoặc một danh sách tên tệp
source-files-did-you-mean = ; ý bạn là `{ $known }` phải không?
source-files-unknown-key =
    { $file }:{ $line }: không biết khóa `{ $key }`{ $hint }
    { $excerpt }
source-files-unknown-key-2 = { $file }:{ $line }: không biết khóa `{ $key }`{ $hint }
source-files-unknown-key-3 = { $file }: không biết khóa `{ $key }`{ $hint }

## variants

variants-more-than-variants-take-fewer = nhiều hơn { $most } biến thể: hãy giảm bớt
variants-more-than-variants-which-is-the = nhiều hơn { $most } biến thể, mức tối đa đối với các tệp kịch bản dài { $bytes } byte: hãy giảm bớt, hoặc đưa các danh sách trạm dài vào bảng
variants-found-table-is-needed = gặp kiểu { $type_str }, cần một bảng
variants-combine-is-for-axes-cases-are = combine chỉ dùng cho axes: cases được lấy đúng như đã liệt kê
variants-it-has-axes-and-cases-give = có cả axes và cases: hãy chỉ khai một trong hai
variants-give-axes-keys-and-their-values = hãy khai axes (các khóa và giá trị của chúng) hoặc cases (một danh sách bảng)
variants-axes-table-of-keys-and-lists = axes: cần một bảng gồm khóa và danh sách giá trị
variants-cases-list-of-tables-is-needed = cases: cần một danh sách bảng, [[variants.cases]]
variants-combine-it-is-all-or-one = combine = { $other }: chỉ có thể là "all" hoặc "one_by_one"{ $hint }
variants-axes-keys-give-1-to-each = axes: { $found } khóa: hãy khai từ 1 đến { $most_axes } khóa, mỗi khóa kèm các giá trị của nó
variants-the-axes-have-values-together = các trục có { $counts } giá trị, gộp lại { $exceeded }
variants-axis-has-no-value-give-at = trục `{ $key }` không có giá trị nào: hãy khai ít nhất một
variants-axis-has-values-give-at-most = trục `{ $key }` có { $values } giá trị: hãy khai tối đa { $most_variants }
variants-axis-lists-twice = trục `{ $key }` liệt kê { $twice } hai lần
variants-axis-found-list-of-values-is = trục `{ $key }`: gặp kiểu { $type_str }, cần một danh sách giá trị, ví dụ [{ $other }]
variants-cases-give-at-least-one = cases: hãy khai ít nhất một trường hợp
variants-cases-are = có { $count } trường hợp, { $exceeded }
variants-case-found-table-is-needed = trường hợp { $number }: gặp kiểu { $type_str }, cần một bảng
variants-case-has-no-name-give-it = trường hợp { $number } chưa có tên: hãy đặt tên, name = "..."
variants-two-cases-are-called-give-each = hai trường hợp cùng có tên `{ $name }`: hãy đặt cho mỗi trường hợp một tên riêng
variants-case = trường hợp `{ $name }`: { $reason }

## presence

presence-1-input = 1 dữ liệu đầu vào

## network-keys

network-keys-sites-every-found-table-of-columns = `sites.every`: gặp kiểu { $found }, cần một bảng gồm tên cột và giá trị

## variants

variants-unknown-key = {"["}variants]: khóa không rõ `{ $key }`{ $hint }
variants-variant = {"["}variants], biến thể `{ $label }`: { $text }
variants-and-set-the-same = `{ $first }` và `{ $second }` cùng đặt một thứ
scenario-file-error-calibration = { $file }: kịch bản này không dùng được kết quả hiệu chỉnh đó: { $reason }; hãy tạo lại bằng `signalgap calibrate`, hoặc bỏ propagation.calibration
calibration-other-model = nó dành cho mô hình { $of }, còn mô hình đầu tiên là { $model }
calibration-other-version = cấu trúc của nó là phiên bản { $version }, còn chương trình này đọc phiên bản { $known }
calibration-uniform-clutter = nó áp dụng cho lớp phủ có cùng một chiều cao ở mọi nơi, còn kịch bản có raster lớp phủ
calibration-clutter-factor = nó nhân chiều cao của raster lớp phủ, còn kịch bản không có raster nào
calibration-bad-place = nơi đo của { $site } không có tọa độ hoặc sai số hợp lệ
calibration-no-places = nó không có cột residual_db: đó không phải bảng do signalgap calibrate ghi
