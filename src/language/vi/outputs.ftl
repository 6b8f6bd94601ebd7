### Texts of `outputs`.

## bench-history

history-error-unreadable = lịch sử đo { $path }: { $source }
history-error-damaged = lịch sử đo { $path }, dòng { $line }: { $reason }; hãy xóa dòng này, hoặc dùng tệp lịch sử khác
history-error-no-such = không có gì để so sánh: trong { $lines } dòng của { $path }, không dòng nào có số thứ tự, nhãn, kịch bản hoặc phiên bản là `{ $wanted }`
bench-history-not-utf-8 = không phải UTF-8
bench-history-not-measurement-column = không phải một kết quả đo (vị trí { $column }: { $reason })
the-measurement = kết quả đo

## bench-set-text

bench-set-text-variants-signalgap = { $records } biến thể, { $count } { $threads }, signalgap { $version }, { $time }
bench-set-text-swept-kept-masts-whose-radials-were = mới quét, có sẵn: số cột ăng-ten được quét trong lần này, và số cột giữ lại từ lần chạy trước
bench-set-text-lines-to-of = dòng { $line } đến { $records } của { $history }

## bench-text

bench-text-peak-memory-mib = bộ nhớ dùng nhiều nhất: { $bytes } MiB
bench-text-line-of = dòng { $line } của { $file }
bench-text-before-line-ratio-processor-time-of = trước: dòng { $number } ({ $earlier }, { $time }{ $differs }); tỷ lệ: thời gian CPU của lần đo này chia cho lần đo đó
bench-text-best-of-runs = , tốt nhất trong { $runs } lần chạy
bench-text-signalgap = { $record }: { $model }, { $count } { $threads }{ $runs }, signalgap { $version }, { $time }
bench-text-cells-of-masts-with-sector-carriers = {"  "}{ $rows } x { $cols } ô { $cell_mm } m, { $masts } cột ăng-ten với { $sector_carriers } sóng mang của sector trên { $frequencies } tần số, { $clusters } cụm nhà
bench-text-cells-within-reach-of-the-masts = {"  "}{ $mast_cells } ô trong tầm các cột ăng-ten, mỗi cột tính một lần
bench-text-terrain-masts-swept-from-the-cache = {"  "}địa hình { $ground_read }; quét { $masts_swept } cột ăng-ten, { $masts_kept } cột lấy từ bộ nhớ đệm
bench-text-read-and-warped = được đọc và nắn
bench-text-from-the-cache = lấy từ bộ nhớ đệm
bench-text-cpu-ns-each = ns CPU/đơn vị
bench-text-whole-run = cả lần chạy
bench-text-million-cells-of-mast-per-cpu = { $what }: { $millions } triệu ô của một cột ăng-ten mỗi giây CPU
bench-text-all-of-the-area-layers = toàn bộ các lớp vùng phủ
bench-text-version = phiên bản { $version }
another-scenario = kịch bản khác
bench-text-threads = số luồng: { $threads }
bench-text-another-amount-of-work = khối lượng tính toán khác
bench-text-units = { $count } { $unit }

## peers-text

peers-text-head = So với chương trình khác: mỗi chương trình chạy luân phiên { $starts } lần, { $threads } luồng, signalgap { $version }, { $time }
peers-text-ground = {"  "}cả tiến trình, từ lúc khởi động đến lúc kết thúc, trên địa hình tạo ra { $ground_km } x { $ground_km } km, ô { $cell_m } m, trong bán kính { $radius_km } km quanh một cột ăng-ten
peers-text-work = công việc
peers-text-program = chương trình
peers-text-wall-least = thời gian thực (s)
peers-text-median = trung vị
peers-text-cpu-least = CPU (s)
peers-text-ratio = tỷ lệ
peers-text-ratio-is = tỷ lệ: signalgap chia cho chương trình kia; dưới 1 là signalgap tốn ít hơn. Cột không ghi trung vị: nhỏ nhất trong mọi lần chạy
peers-text-line-of-sight = tầm nhìn thẳng
peers-text-itm-3-seconds = ITM, 3 giây cung
peers-text-itm-1-second = ITM, 1 giây cung
peers-text-not-compared = { $work }, { $program }: { $reason }
peers-text-cells-agree = { $work }, { $program }: giống nhau ở { $share } % của { $cells } ô
peers-text-losses-agree = { $work }, { $program }: lệch không quá { $within_db } dB ở { $share } % của { $cells } điểm, một nửa số điểm lệch không quá { $half_db } dB

## change-rasters

change-rasters-change-of-the-level-best-server = thay đổi mức thu { $generation }, sector phục vụ tốt nhất
change-rasters-change-of-the-class-10-before = thay đổi hạng { $generation }, 10 x trước + sau (0: không đổi)
change-rasters-against = { $label } so với { $base }: { $band }
change-rasters-no-change = không đổi

## compare-text

compare-text-of-any-operator-against = { $generation } của bất kỳ nhà mạng nào, so với { $base }
compare-text-good-area-of-class-good-or = (tốt: diện tích thuộc hạng tốt hoặc rất tốt; chắc chắn: số người có sóng trong 90 % số lần rút ngẫu nhiên của che khuất)
compare-text-scenarios-run-finished-before = Kịch bản: { $run } vừa chạy, { $there } đã có sẵn kết quả
results-files-in = Kết quả: { $files } tệp trong { $folder }
compare-text-people-served = người có sóng
compare-text-good-km2 = km2 tốt
compare-text-per-person = mỗi người
compare-text-within-the-models-own-error = , trong đó { $doubtful } nằm trong sai số của chính mô hình
compare-text-none = không nơi nào { $verb }
compare-text-by-another-server = do sector khác phục vụ
compare-text-settlements = { $label }: { $certainty }; điểm dân cư: { $parts }

## outputs-error

output-error-folder = thư mục kết quả { $path }: { $source }; hãy chọn thư mục mà bạn có quyền ghi
output-error-busy = thư mục kết quả { $path }: một lần chạy khác đang ghi vào đây; hãy chờ chạy xong, hoặc chọn thư mục khác
output-error-over-input = tệp kết quả { $path } là đầu vào của lần chạy này ({ $role }: { $input }): hãy chọn tệp hoặc thư mục khác cho kết quả
output-error-not-ours = thư mục kết quả { $path } có các tệp không do signalgap tạo ra, hoặc đã bị sửa sau khi tạo: { $files }; hãy chuyển chúng đi nơi khác, hoặc chọn thư mục khác
output-error-other-scenario = thư mục kết quả { $path } đang chứa { $what } của một kịch bản khác, { $other }, còn đây là { $this }: hãy chọn thư mục khác
output-error-holds-run = thư mục kết quả { $path } đang chứa kết quả của một lần chạy, không thể thay bằng kết quả so sánh: hãy chọn thư mục khác
output-error-holds-other = thư mục kết quả { $path } đang chứa kết quả không phải của một phương án, không thể thay bằng phương án: hãy chọn thư mục khác
output-error-holds-plan = thư mục kết quả { $path } đang chứa một phương án, không thể thay bằng kết quả của một lần chạy: hãy chọn thư mục khác
output-file-failed = tệp { $name }: { $source }
output-error-no-rejects = tệp kết quả { $path } đã tồn tại và không phải là bảng các dòng bị loại: hãy chuyển nó đi nơi khác, hoặc chọn tệp kết quả khác
output-error-other-run = không thể chạy tiếp lần chạy dở dang trong { $path }: lần chạy đó dùng { $what }
output-error-exists = tệp kết quả { $path } đã tồn tại và sẽ không bị ghi đè; hãy chọn tệp khác
output-error-file = tệp kết quả { $path }: { $source }
output-error-is-folder = tệp kết quả { $path } là một thư mục: hãy cho tên tệp trong thư mục đó, chẳng hạn { $tif }
output-error-no-folder = tệp kết quả { $path }: thư mục { $folder } không tồn tại; hãy tạo thư mục này, hoặc chọn thư mục khác
output-error-raster-name = tệp kết quả { $path }: raster là GeoTIFF, nên tên tệp phải kết thúc bằng .tif hoặc .tiff
output-error-hash = tổng kiểm tra của { $path }: { $source }
output-error-raster = tệp raster { $name }: { $source }
output-error-torn = tệp raster { $name }: nội dung trên đĩa khác với dữ liệu đã ghi: có phải đĩa đã đầy không?
output-error-picture = hình vẽ mặt cắt: { $reason }

## scratch

scratch-this-is-folder-give-file-name = đây là một thư mục: hãy cho tên tệp
scratch-not-regular-file-choose-another = không phải là tệp thông thường: hãy chọn tệp khác
scratch-no-file-name-is-given = chưa cho tên tệp

## district-files

district-files-elevation-above-sea = độ cao, m trên mực nước biển ({ $status })

## other-scenario

other-scenario-the-results = kết quả
other-scenario-an-unfinished-run = một lần chạy dở dang
other-scenario-file-unknown = không rõ tệp

## prepared-folder

prepared-folder-its-is-not-regular-file-remove = { $lock } trong thư mục này không phải là tệp thông thường: hãy xóa nó

## qgis-files

qgis-files-signalgap-path-loss-planning-crs-inputs = signalgap { $version }; suy hao đường truyền { $model }; CRS tính toán { $crs }; dữ liệu đầu vào và mọi lựa chọn: manifest.json cạnh dự án này

## staging

staging-folder-of-that-name-is-in = đã có một thư mục trùng tên

## work-folder

work-folder-another-version-of-the-program = phiên bản khác của chương trình
work-folder-another-build-of-the-program = bản dựng khác của chương trình
work-folder-another-version-of-gdal = phiên bản GDAL khác
work-folder-other-input-files = các tệp đầu vào khác
work-folder-another-planning-grid = lưới tính toán khác
work-folder-other-layers = các lớp khác
work-folder-inputs-on-the-web-which-may = dữ liệu đầu vào trên mạng, có thể đã thay đổi từ đó đến nay

## sheet

sheet-no-memory-for-the-pixels = không đủ bộ nhớ cho các điểm ảnh
sheet-signalgap = { $source } · signalgap { $version }

## curve-picture

curve-picture-people-gained-by-budget = { $scenario }: số người có thêm sóng theo ngân sách
curve-picture-prices-of = { $counted_text }, giá năm { $price_year }
curve-picture-numbers-curve-csv = Số liệu: curve.csv
curve-picture-counted-by-need = , tính theo nhu cầu
curve-picture-people-who-gain = Số người có thêm { $generation }{ $weighed }
curve-picture-no-plan-is-better-proven = không phương án nào tốt hơn: đã chứng minh
curve-picture-at-least-of-the-best-possible = đạt ít nhất { $share } % mức tốt nhất có thể
curve-picture-this-plan-people = Phương án này: { $sites } { $noun }, { $spent } { $currency }, { $estimated } người · { $sure }
curve-picture-people-gained-by-the-plans-found = Số người theo phương án tìm được
curve-picture-no-plan-gains-more = Không thể cao hơn mức này
curve-picture-between-not-computed = Ở giữa: không tính
curve-picture-budget-its-plan-proven-the-best = Ngân sách: đã chứng minh tốt nhất
curve-picture-budget-its-plan-not-proven = Ngân sách: chưa chứng minh
curve-picture-this-plan = Phương án này

## plan-text

plan-text-next-open-signalgap-qgz-in-qgis = Tiếp theo: hãy mở signalgap.qgz trong QGIS; lệnh signalgap run plan.toml lập bản đồ huyện theo phương án
plan-text-the-most-people-with = Nhiều người có thêm sóng nhất với { $budget } { $currency }
plan-text-people-more-with-service-at-the = Thêm { $people } người có sóng, với chi phí thấp nhất
plan-text-all-that-serves-anybody = Mọi hạng mục phục vụ được ít nhất một người
plan-text-prices-of = { $asked } ({ $counted }, giá năm { $price_year })
plan-text-nothing-is-built = Không xây dựng gì.
plan-text-of-it-way-home = trong đó truyền dẫn
plan-text-and-more-in-plan-csv = {"  "}và { $sites } trạm nữa trong plan.csv
plan-text-to-build-to-year-over-the = { $to_build } { $currency } để xây dựng ({ $low } đến { $high }), { $per_year } mỗi năm, { $over_horizon } cho cả thời hạn tính toán
plan-text-subsidy-after-revenue-of = Trợ cấp: { $subsidy } { $currency } sau khi trừ doanh thu { $base }
plan-text-people-gain-by-judging-the-whole = { $verified } người có thêm { $generation } khi đánh giá lại toàn mạng ({ $estimated } theo bản đồ); { $lost } người mất sóng, { $changed_server } người chuyển sang sector phục vụ tốt nhất khác
plan-text-expected-in-nine-of-ten-draws = { $text }; kỳ vọng { $expected } người, { $sure } người trong chín phần mười số lần rút ngẫu nhiên của sai số
plan-text-of-candidates-are-distinct-of-them = { $candidates } trong { $candidates_before_thinning } ứng viên khác biệt nhau, { $with_way_home } trong số đó có đường truyền dẫn về
plan-text-no-plan-of-them-is-better = Không phương án nào từ các ứng viên tốt hơn: đã chứng minh
plan-text-no-plan-of-them-is-better-2 = Không phương án nào từ các ứng viên tốt hơn: HiGHS đã chứng minh, trong phạm vi dung sai của nó
plan-text-at-least-of-the-best-possible = Đạt ít nhất { $share } % mức tốt nhất có thể từ các ứng viên
plan-text-are-left-people-more-would-need = Còn lại { $left } { $currency }: để thêm { $people } người có sóng, tổng chi phí phải là { $cost } { $currency }
plan-text-are-left-nobody-more-can-be = Còn lại { $left } { $currency }: không thể phục vụ thêm người nào
plan-text-at-most = tối đa
plan-text-by-need = theo nhu cầu
plan-text-what-other-budgets-would-bring = Các mức ngân sách khác sẽ mang lại
plan-text-nobody-stays-without = Không còn ai chưa có sóng.
plan-text-people-of-places-stay-without = { $people } người ở { $places } nơi vẫn chưa có sóng:
plan-text-too-dear-for-the-money = quá tốn kém so với ngân sách
plan-text-no-site-serves-them = không trạm nào phục vụ được
plan-text-no-way-home = không có đường truyền dẫn về
plan-text-places-people = { $text } { $told } ({ $places } nơi, { $people } người);
plan-text-people = { $name } ({ $people } người): { $why }

## plan-toml

plan-toml-plan = { $scenario }: phương án
plan-toml-made-by-signalgap-plan-the-plan =
    # Do signalgap plan tạo ra: phương án dưới dạng một kịch bản. `signalgap run plan.toml` lập bản đồ huyện theo phương án này;
    # `signalgap compare` đặt nó bên cạnh các kịch bản khác. docs/what-if.md giải thích các khóa.

## planned

planned-km-to = { $kind } { $kilometres } km đến { $end }
planned-cost-to-build = chi phí xây dựng
planned-net-present-cost = chi phí quy về hiện tại

## area-rasters

area-rasters-best-server = { $level }, sector phục vụ tốt nhất
area-rasters-best-server-server-index-of-sites = sector phục vụ tốt nhất, server_index trong sites.geojson
area-rasters-service-class = hạng dịch vụ
area-rasters-second-strongest-on-the-best-server = { $level }, mạnh thứ hai trên sóng mang của sector phục vụ tốt nhất
area-rasters-servers-within-6-db-on-the = số sector cách không quá 6 dB trên sóng mang của sector phục vụ tốt nhất (6: từ sáu trở lên)
area-rasters-sinr-of-the-reference-signals-best = SINR của tín hiệu tham chiếu, sector phục vụ tốt nhất
area-rasters-ec-io-of-the-pilot-best = Ec/Io của kênh hoa tiêu, sector phục vụ tốt nhất
area-rasters-probability-that-both-directions-work = xác suất cả đường lên và đường xuống đều hoạt động
area-rasters-what-several-masts-add-to-the = phần xác suất có thêm nhờ nhiều cột ăng-ten, so với riêng sóng mang quyết định
area-rasters-uplink-margin-of-the-deciding-carrier = độ dự trữ đường lên của sóng mang quyết định
area-rasters-deciding-carrier-server-index-of-sites = sóng mang quyết định, server_index trong sites.geojson
area-rasters-load-noise-figure-db = {" "}(tải { $load }, hệ số tạp âm { $noise_figure_db } dB)
area-rasters-sigma-db-correlation = {" "}(sigma { $sigma_db } dB, tương quan { $shadowing_correlation })
area-rasters-path-loss = { $scenario }: { $band }{ $more }; suy hao đường truyền { $model }. { $description }

## opportunity-rasters

opportunity-rasters-people-without-service-that-mast-here = số người chưa có sóng mà một cột ăng-ten tại đây phục vụ được
opportunity-rasters-expected-people-with-service-that-mast = số người có sóng tăng thêm theo kỳ vọng nhờ một cột ăng-ten tại đây
opportunity-rasters-places-that-mast-here-serves-set = các nơi mà một cột ăng-ten tại đây phục vụ, số hiệu tập trong opportunity_sets.csv
opportunity-rasters-antenna-above-ground-path-loss = { $scenario }: { $band }; ăng-ten cao { $height_m } m so với mặt đất; suy hao đường truyền { $model }

## raster-style

raster-style-4-pilot-pollution = 4: ô nhiễm kênh hoa tiêu
raster-style-6-or-more = 6 trở lên
raster-style-people = { $people } người
raster-style-in-sight = có tầm nhìn thẳng

## relief

relief-relief-light-from-the-north-west = bóng địa hình, chiếu sáng từ phía tây bắc
relief-terrain-of-the-planning-grid-in = địa hình của lưới tính toán, vẽ dạng bóng đổ

## headline

headline-standard-output = đầu ra chuẩn (stdout)

## manifest

manifest-such-as = { $text } ({ $count }, chẳng hạn { $named })
manifest-on-the-web-or-in-gdal = trên mạng hoặc trong tệp ảo của GDAL: không có tổng kiểm tra
manifest-folder-no-checksum = thư mục: không có tổng kiểm tra

## summary

summary-fibre-at-communes = Xã có cáp quang: { $communes_with_fibre }
summary-was-not-judged = chưa đánh giá { $generation }
summary-all-people-in = Toàn bộ { $known } người dân ở{" "}
summary-have = { $whom }{ $villages } có { $generation }
summary-of-people-lack = { $without } trong { $known } người dân chưa có { $generation }
summary-entirely-in-part = { $entirely } trắng sóng, { $in_part } lõm sóng (mới có một phần)
summary-entirely-in-part-2 = { $entirely } { $generation } (trắng sóng), { $in_part } lõm sóng (mới có một phần)
summary-not-known-terrain-is-missing = { $villages } chưa rõ: thiếu dữ liệu địa hình
summary-of-schools = { $part } trong { $of } trường học chưa có
summary-in-reach-of-mast-with-but = { $gaps } nằm trong tầm một cột ăng-ten có { $other } nhưng không có { $own }
summary-note-input-set-aside-rejects-csv = Lưu ý: { $shown } dòng đầu vào bị để riêng; rejects.csv cho biết dòng nào và vì sao
summary-note-the-population-of-of-villages = Lưu ý: không rõ dân số của { $unknown } trong { $all } thôn bản
summary-note-no-population = Lưu ý: không rõ dân số của thôn bản nào trong { $all } thôn bản, nên số người không được tính khi xếp hạng: hãy thêm cột `population` cho các thôn bản
summary-villages-in-full = thôn bản có đủ
summary-in-part = một phần
summary-no-data = thiếu dữ liệu
summary-fixed-broadband = băng rộng cố định
summary-possible-there-is-signal-but-it = có thể: có sóng, nhưng quá yếu để dùng ổn định
summary-fixed-broadband-villages-where-at-least = băng rộng cố định: các thôn bản có ít nhất { $percent } % người dân dùng
summary-or-by-another-model = , hoặc theo mô hình khác
summary-of-fragile-verdict-is-another-one = { $fragile } trong { $known } chưa chắc chắn: kết luận { $generation } có thể khác đi trong phạm vi sai số vị trí{ $models }
summary-people-committees = trụ sở UBND
summary-results-in = Kết quả: { $all } trong { $folder }
summary-next-open-report-or-project = Tiếp theo: hãy mở report.html trong trình duyệt, hoặc signalgap.qgz trong QGIS
summary-next-open-signalgap-qgz-in-qgis = Tiếp theo: hãy mở signalgap.qgz trong QGIS
summary-next-open-in-qgis = Tiếp theo: hãy mở { $files } trong QGIS
summary-keep-in-mind = Cần lưu ý
summary-details-manifest-json = {"  "}(chi tiết: manifest.json)
summary-share = { $part } trên { $of } ({ $percent } %)

## summary-opportunity

summary-opportunity-no-place-without-is-known-that = Không biết nơi nào chưa có { $generation } mà một cột ăng-ten mới có thể phục vụ.
summary-opportunity-no-place-for-new-mast-of = Không có vị trí nào để một cột ăng-ten mới cao { $heights } phục vụ được người chưa có { $generation }.
summary-opportunity-where-new-mast-would-help-most = Nơi cột ăng-ten mới giúp được nhiều nhất: các vị trí đặt cột có { $generation }
summary-opportunity-beyond-earlier = thêm mới
summary-opportunity-people-by-the-map-and-confirmed = người: theo bản đồ; xác nhận: khi đánh giá mạng có thêm cột này; thêm mới: trong đó chỉ những người mà các vị trí trước không phục vụ; cộng dồn: cùng với mọi vị trí trước, đã xác nhận
summary-opportunity-the-best-two-masts-serve-together = Hai cột ăng-ten tốt nhất cùng phục vụ { $people } người (xác nhận: { $confirmed }): { $a } và { $b }
summary-opportunity-pairs-of-cell-and-height-serve = { $before } cặp ô và độ cao phục vụ được ít nhất một người; { $after } cặp trong số đó không có cặp nào khác bằng hoặc hơn xét theo (số người có sóng, độ cao, độ dốc)

## summary-ranking

summary-ranking-no-village-is-known-to-lack = Theo dữ liệu, không thôn bản nào chưa có { $generation }.
summary-ranking-of-villages = { $listed } trong { $ranking } thôn bản
summary-ranking-all-villages = tất cả các thôn bản
summary-ranking-where-to-look-first-that-lack = Nơi cần xem xét trước: { $of_all } chưa có { $generation }
summary-ranking-no-mast = không có cột
summary-ranking-score-each-on-scale-that-is = điểm: { $list }; mỗi tiêu chí theo một thang chung cho mọi thôn bản
summary-ranking-in-part = {" "}(một phần)

## summary-remedies

summary-remedies-looked-for-at-the-gaps-with = chỉ tìm ở { $most } vùng lõm đông dân nhất trong { $all } vùng (remedies.most_gaps)
summary-remedies-satellite-for-the-rest = ; phần còn lại dùng vệ tinh
summary-remedies-what-would-help-would-close-of = Cách khắc phục: { $works } giải pháp sẽ xóa { $gaps } trong { $all } vùng lõm và đưa { $generation } đến { $people }{ $rest }
summary-remedies-so-many-people = { $people } người
summary-remedies-unknown-people = số người chưa rõ
summary-remedies-no-costs-are-given-the-least = chưa khai chi phí: xếp từ giải pháp đơn giản nhất; tất cả nằm trong remedies.csv
summary-remedies-without-of-unknown-cost = , chưa kể { $unknown } giải pháp không rõ chi phí
summary-remedies-together-prices-of-each-mast-visited = tổng cộng { $together } { $currency } (giá năm { $price_year }), mỗi cột ăng-ten chỉ đến một lần{ $but }; tất cả nằm trong remedies.csv

## model-rows

model-rows-path-loss = Suy hao đường truyền: { $deciding }
model-rows-compared-with = {"  "}so sánh với { $model }
model-rows-levels-db-apart-median-db-95 = ; mức thu chênh nhau { $median } dB (trung vị), { $most } dB (95 %)
model-rows-all-models-agree-in-of-settlements = {"  "}{ $generation }: mọi mô hình cùng kết luận ở { $agree } trong { $settlements } điểm dân cư; có sóng: từ { $all_serve } (theo mọi mô hình) đến { $some_serve } (theo ít nhất một mô hình){ $spread }

## bench-set-text

bench-set-text-thread = luồng
bench-set-text-threads = luồng
bench-set-text-variant = biến thể
bench-set-text-wall = giây thực
bench-set-text-cpu = giây CPU
bench-set-text-terrain = địa hình
bench-set-text-swept = mới quét
bench-set-text-kept = có sẵn
bench-set-text-before = trước
bench-set-text-ratio = tỷ lệ
bench-set-text-read = mới đọc
bench-set-text-all = tổng

## bench-text

bench-text-thread = luồng
bench-text-threads-2 = luồng
bench-text-stage = công đoạn
bench-text-wall = giây thực
bench-text-cpu = giây CPU
bench-text-share = tỷ trọng
bench-text-of = số lượng
bench-text-before = trước
bench-text-ratio = tỷ lệ
bench-text-sweeps = quét các cột
bench-text-by = theo { $model }

## compare-text

compare-text-note = Lưu ý:{" "}
compare-text-newly = thêm
compare-text-lost = mất
compare-text-firm = chắc chắn
compare-text-cost = chi phí
compare-text-gain = có thêm sóng
compare-text-lose = mất sóng
compare-text-better = tốt hơn
compare-text-weaker = yếu hơn

## curve-picture

curve-picture-million = triệu{" "}
curve-picture-budget = Ngân sách, { $unit }{ $currency } ({ $counted })
curve-picture-site = trạm
curve-picture-sites = trạm

## plan-text

plan-text-note = Lưu ý:{" "}
plan-text-site = trạm
plan-text-what = hạng mục
plan-text-people-2 = người
plan-text-cost = chi phí
plan-text-serves = phục vụ
plan-text-budget = ngân sách
plan-text-proven = đã chứng minh

## raster-style

raster-style-hidden = bị che khuất

## summary

summary-villages-lack = { $shown } thôn bản chưa có
summary-gaps-are = { $shown } vùng lõm
summary-villages = { $shown } thôn bản
summary-note = Lưu ý: { $short }
summary-possible = có thể
summary-none = không có
summary-people = người dân
summary-smartphones = smartphone
summary-schools = trường học
summary-clinics = trạm y tế
summary-of = { $part } trong { $of } { $name }
summary-without = Chưa có { $generation }: { $list }
summary-files = { $shown } tệp

## summary-opportunity

summary-opportunity-people = người
summary-opportunity-confirmed = xác nhận
summary-opportunity-together = cộng dồn
summary-opportunity-height = độ cao
summary-opportunity-tilt = góc cụp
summary-opportunity-place = vị trí

## summary-ranking

summary-ranking-score = điểm
summary-ranking-people = người
summary-ranking-village = thôn bản
summary-ranking-why = nguyên nhân
summary-ranking-lacks = mức thiếu
summary-ranking-to = cách { $generation }
summary-ranking-households = hộ
summary-ranking-power = điện
summary-ranking-broadband = băng rộng
summary-ranking-smartphones = smartphone
summary-ranking-school = trường học
summary-ranking-clinic = trạm y tế
summary-ranking-seat = UBND
summary-ranking-yes = có
summary-ranking-no = không

## summary-remedies

summary-remedies-people = người
summary-remedies-gaps = vùng lõm
summary-remedies-cost = chi phí
summary-remedies-what = giải pháp

## dictionary

field-part-promising = triển vọng nhất
field-part-strongest = mạnh nhất
field-part-nearest = gần nhất
field-part-mast = cột này
field-part-own = trạm
field-part-way-home = đường truyền dẫn về
field-part-spent = lũy kế
field-part-before = trước
field-part-after = sau

## outputs-error

## earth-layers

earth-layers-sites-of-the-plan = Trạm của phương án
sheet-still-without = Còn chưa có sóng
earth-layers-other-changes = thay đổi khác
sheet-gaps = Vùng lõm
sheet-villages = Thôn bản
earth-layers-masts = Cột ăng-ten
plan-microwave = vi ba
plan-fibre = cáp quang
sheet-changes = Thay đổi

## write-workbook

write-workbook-no-rows = không có dòng nào
write-workbook-rows-are-too-many-for-sheet = số dòng vượt quá mức một trang tính nhận được: chúng nằm trong { $file }

## sheets

sheet-remedies = Giải pháp
sheet-sites = Trạm
sheet-ways-home = Đường truyền dẫn
sheet-communes = Xã
sheet-columns = Cột dữ liệu
sheet-service = Tình trạng sóng
sheet-stages = Giai đoạn
sheet-budgets = Ngân sách
sheet-comparison = So sánh

## change-rasters

change-rasters-better-by-class = tốt hơn một hạng
change-rasters-better-by-classes = tốt hơn { $steps } hạng
change-rasters-worse-by-class = kém đi một hạng
change-rasters-worse-by-classes = kém đi { $steps } hạng

## compare-project

compare-project-against = { $other } so với { $base }
compare-project-scenarios-against = các kịch bản so với { $base }
compare-project-numbers-of-all-scenarios = Số liệu của mọi kịch bản
compare-project-change-of-the-class = Thay đổi hạng { $generation }
compare-project-change-of-the-level = Thay đổi mức thu { $generation }
compare-project-gains-and-losses-of = Được và mất { $generation }
compare-project-cost = Chi phí: { $cost } { $currency }
compare-project-what-changes = Điều gì thay đổi
compare-project-what-changes-2 = Điều gì thay đổi: { $label }
compare-project-what-changes-3 = Điều gì thay đổi: { $scenarios }
compare-project-against-villages-and-clusters-of-houses = So với { $base }: các thôn bản và cụm nhà được hoặc mất { $generation }, trên nền thay đổi hạng sóng
compare-project-of-any-operator = { $generation } của bất kỳ nhà mạng nào
compare-project-people-served = { $label }: { $people } người có sóng
compare-project-people-gain-it-people-lose-it = { $newly } người có thêm, { $lost } người mất sóng
compare-project-over-draws-of-the-shadowing-to = Qua các lần rút che khuất ngẫu nhiên: { $low } đến { $high } người
compare-project-sure-of-the-difference = Độ chắc chắn của khác biệt: { $found }
compare-project-good-or-excellent-level-on-km2 = Mức thu tốt hoặc rất tốt trên { $before } km2 trước, { $after } km2 sau

## compare-text

compare-text-next-open-signalgap-qgz-in-qgis = Tiếp theo: mở signalgap.qgz trong QGIS; mọi số liệu có trong compare.csv

## comparison-qgis

comparison-qgis-signalgap-planning-crs-scenarios-compared-and = signalgap { $version }; CRS tính toán { $crs }; các kịch bản được so sánh và nơi chứa kết quả: manifest.json cạnh dự án này
