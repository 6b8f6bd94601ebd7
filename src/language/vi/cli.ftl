### Texts of `cli`.

## bench-arguments

bench-arguments-signalgap-check-lists-them = `signalgap check { $scenario }` liệt kê các dòng này

## clutter-arguments

clutter-arguments-clutter-table-none-no-height-is = --clutter-table none: chưa cho độ cao nào; hãy cho độ cao bằng --clutter-class
clutter-arguments-surface-is-surface-model-beside-bare = --surface là mô hình bề mặt đi kèm --dem mặt đất trần; khi dùng --dem-kind surface, hãy bỏ --surface
clutter-arguments-has-an-effect-only-with-terminal = { $flag } chỉ có tác dụng khi dùng --terminal-clutter height_gain
clutter-arguments-write-class-code-and-height-10 = hãy viết mã loại lớp phủ và độ cao: 10=12.5
clutter-arguments-is-not-class-code-from-0 = `{ $code }` không phải là mã loại lớp phủ từ 0 đến 65534
clutter-arguments-is-not-number = `{ $height_m }` không phải là số
clutter-arguments-unknown-correction = không biết phép hiệu chỉnh `{ $name }`
clutter-arguments-unknown-surroundings = không biết kiểu môi trường xung quanh `{ $name }`

## coverage-arguments

coverage-arguments-frequency-mhz-is-needed-except-for = cần có --frequency-mhz (trừ khi chỉ tính tầm nhìn thẳng)
coverage-arguments-terminal-clutter-has-an-effect-only = --terminal-clutter chỉ có tác dụng với suy hao và mức thu: hãy bỏ tham số này
coverage-arguments-model-computes-line-of-sight-but = --model { $sight } tính tầm nhìn thẳng, nhưng --quantity lại yêu cầu { $other }: hãy bỏ một trong hai
coverage-arguments-azimuth-deg-the-tilts-and-pattern = --azimuth-deg, các góc cụp và --pattern chỉ có tác dụng với rsrp và power: hãy bỏ các tham số này
coverage-arguments-epre-dbm-is-for-rsrp-for = --epre-dbm dùng cho rsrp: với công suất thu, hãy cho --power-dbm
coverage-arguments-bandwidth-mhz-not-an-lte-bandwidth = --bandwidth-mhz { $key }: không phải là băng thông LTE
write-longitude-latitude-height = hãy viết kinh độ, vĩ độ, độ cao ăng-ten: 104.43,21.25,30
unknown-model = không biết mô hình `{ $name }`

## exit

exit-1-row-was-rejected-exit-code = 1 dòng bị loại: { $listed } (mã thoát 1)
exit-rows-were-rejected-exit-code-1 = { $count } dòng bị loại: { $listed } (mã thoát 1)

## flags

flags-set-it-with-latitude = {" "}(hãy đặt bằng --latitude)
flags-limit-memory = {" "}(giới hạn: --memory)
flags-folder-demo-folder-or-say-overwrite = {" "}(-o FOLDER; demo: FOLDER), hoặc thêm --overwrite
flags-omit-resume-to-start-over = ; hãy bỏ --resume để chạy lại từ đầu
flags-overwrite-replaces-it = {" "}(--overwrite thay thế tệp đó)
flags-sea-level = {" "}(--sea level)

## level-arguments

level-arguments-bandwidth-mhz-not-an-lte-bandwidth = --bandwidth-mhz: không phải là băng thông LTE

## logs

logs-write-info-debug-or-trace-or = { $variable }={ $text }: { $error }; hãy viết info, debug hoặc trace, hoặc cho mức theo từng phần: signalgap::pipeline=debug

## processor

processor-write-portable-or-leave = { $variable }={ $text }: hãy viết portable, hoặc bỏ biến này

## manuals

manuals-or-say-overwrite = , hoặc thêm --overwrite
manuals-wrote-pages-to = Đã ghi { $pages } trang vào { $folder }
manuals-wrote = Đã ghi { $file }

## memory-argument

memory-argument-give-size-such-as-512mib-or = hãy cho dung lượng, chẳng hạn 512MiB hoặc 4GiB

## cli

cli-internal-error-please-report-the-text = lỗi nội bộ: hãy báo cho nhà phát triển nội dung ở trên
cli-they-are-listed-above = các dòng này được liệt kê ở trên
cli-see = xem { $file }

## number-arguments

number-arguments-is-outside-to = { $parameter } { $value } nằm ngoài khoảng từ { $low } đến { $high } { $unit }
number-arguments-not-number = không phải là số

## path

path-json-standard-output-is-closed-so = --json: đầu ra chuẩn (stdout) đã đóng nên kết quả sẽ bị mất

## path-arguments

path-arguments-tx-rx-and-frequency-mhz-are = một tuyến cần có --tx, --rx và --frequency-mhz
path-arguments-tx-and-rx-with-scenario-write = --tx và --rx: khi dùng kịch bản, hãy viết LON,LAT,HEIGHT (độ, độ, m so với mặt đất)
path-arguments-tx-and-rx-give-coordinates-for = --tx và --rx: hãy cho tọa độ của cả hai đầu, hoặc không cho đầu nào
path-arguments-tx-and-rx-with-dem-write = --tx và --rx: khi dùng --dem, hãy viết LON,LAT,HEIGHT (độ, độ, m so với mặt đất)
path-arguments-write-field-and-column = hãy viết trường của chương trình, dấu = và cột của bảng: f_mhz=Frequency
path-arguments-column-is-given-twice = --column: { $field } được cho hai lần

## radio-arguments

radio-arguments-is-not-number = `{ $part }` không phải là số
radio-arguments-longitude-is-outside-180-to-180 = kinh độ { $longitude_deg } nằm ngoài khoảng từ -180 đến 180 độ
radio-arguments-longitude-comes-first = {" "}(kinh độ đứng trước)
radio-arguments-latitude-is-outside-90-to-90 = vĩ độ { $latitude_deg } nằm ngoài khoảng từ -90 đến 90 độ{ $hint }
radio-arguments-unknown-choice = không biết lựa chọn `{ $name }`
radio-arguments-unknown-height-unit = không biết đơn vị độ cao `{ $name }`

## streams

streams-signalgap = signalgap: { $error }
streams-standard-output-the-output-is-lost = đầu ra chuẩn (stdout): { $error }; kết quả bị mất

## arguments

arguments-write-en-or-vi = hãy viết en hoặc vi
arguments-not-an-amount = không phải là số từ 0 trở lên, viết không có dấu phân cách: 250000

## help-language

help-usage = Cách dùng
help-usage-options = {"["}TÙY CHỌN]
help-usage-command = <LỆNH>
help-commands = Các lệnh
help-arguments = Tham số
help-options = Tùy chọn
help-default = {" "}[mặc định: { $values }]
help-possible = {" "}[giá trị có thể: { $values }]

## starter

starter-wrote =
    Đã ghi { $scenario }: mọi lựa chọn với giá trị mặc định, và một thung lũng tưởng tượng (villages.csv, sites.csv, terrain.tif)
    cho thấy các tệp trông ra sao; cùng costs.toml, ví dụ về bảng giá của một phương án. Hãy chạy thử, rồi thay bằng tệp của bạn:
      signalgap check { $scenario }
      signalgap run { $scenario }

## mistakes

mistake-unknown-argument = không có tham số `{ $argument }`
mistake-unknown-command = không có lệnh `{ $command }`
mistake-no-value = `{ $argument }` cần một giá trị
mistake-value = giá trị `{ $value }` của `{ $argument }` không hợp lệ{ $reason }
mistake-conflict = không dùng được `{ $argument }` cùng với `{ $other }`
mistake-missing = thiếu: { $argument }
mistake-no-command = cần một lệnh
mistake-values = `{ $argument }` có sai số lượng giá trị
mistake-known = Các giá trị dùng được: { $known }
mistake-near = Có phải ý bạn là `{ $near }`?
mistake-help = Xem thêm bằng --help.

## measurements-arguments

measurements-arguments-write-our-theirs = hãy viết OUR=THEIRS: tên trường của chương trình, rồi tên cột trong tệp
