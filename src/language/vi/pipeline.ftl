### Texts of `pipeline`.

## area

area-sweeping-masts = Quét các cột ăng-ten

## bench-error

bench-error-same-file = { $path }: { $what } trùng tệp với { $other }: hãy chọn tệp khác
bench-error-scratch = không tạo được thư mục tạm cho lần chạy: { $reason }; hãy đặt TMPDIR là một thư mục bạn có quyền ghi
internal-error = lỗi nội bộ: { $reason }

bench-error-own-run = signalgap, chạy bên cạnh { $program }: { $reason }

## peers

peers-comparing-with = So sánh với { $program }
peers-debian-package = gói { $package } của Debian
peers-not-found = không thấy trong PATH ({ $source })
peers-not-started = ở đây không so sánh ({ $source })
peers-failed = lỗi: { $reason }
peers-no-result = không để lại kết quả đọc được: { $reason }
peers-nothing-in-common = không có gì chung với kết quả của signalgap
peers-too-slow = chạy quá { $seconds } s nên bị dừng

## bench

bench-the-history = lịch sử đo

## check

check-all-inputs-can-be-read = { $scenario }: đọc được mọi dữ liệu đầu vào
check-grid-cells-of = {"  "}lưới         { $rows } x { $cols } ô cỡ { $cell_m } m, { $crs }
check-path-loss = suy hao
check-note = {"  "}lưu ý: { $sentence }
check-reject = {"  "}dòng bị loại: { $file }:{ $row }: { $field } = `{ $value }`: { $reason }
check-and-more-rejects = {"  "}... và { $rejects } dòng bị loại nữa

## clutter

clutter-class = loại { $class }

## compare-error

compare-error-too-few = chỉ có { $given } kịch bản: cần ít nhất hai để so sánh, là tệp kịch bản hoặc thư mục chứa kết quả đã hoàn tất
compare-error-too-many = có { $given } kịch bản: mỗi lần chỉ so sánh được tối đa { $most }
compare-error-over-results = kịch bản `{ $scenario }` được chạy và ghi vào { $folder }, mà thư mục này cũng được nêu là kết quả đã hoàn tất: hãy chỉ nêu thư mục đó, hoặc chọn thư mục đầu ra khác
compare-error-run = kịch bản { $label }: { $source }
compare-error-too-many-roads = đường bộ `{ $file }`: có hơn { $most } đoạn dài bằng một ô: hãy chỉ dùng đường bộ trong vùng nghiên cứu, hoặc chọn lọc bớt

## maps

maps-measuring-areas = Đo diện tích

## compare

compare-drawing-shadowing = Rút mẫu che khuất
writing-results = Ghi kết quả
compare-reading-results = Đọc kết quả

## coverage-error

coverage-error-site-outside = trạm tại kinh độ { $longitude_deg }, vĩ độ { $latitude_deg } nằm ngoài mô hình độ cao, vốn bao phủ kinh độ { $west } đến { $east }, vĩ độ { $south } đến { $north }: hãy bổ sung mảnh chứa trạm, hoặc sửa tọa độ, kinh độ viết trước
coverage-error-site-in-void = trạm tại kinh độ { $longitude_deg }, vĩ độ { $latitude_deg } nằm trong vùng khuyết của mô hình độ cao hoặc ở ngoài mô hình, nên không biết độ cao ăng-ten so với mực nước biển: hãy lấp vùng khuyết (gdal_fillnodata), hoặc dời trạm
coverage-error-radius-too-small = bán kính { $radius_m } m nhỏ hơn một ô { $cell_m } m: hãy dùng bán kính lớn hơn, hoặc độ phân giải mịn hơn
coverage-error-too-many-cells = bán kính { $radius_km } km tạo ra { $cells } ô cỡ { $cell_m } m, vượt giới hạn { $max_cells }: hãy dùng bán kính nhỏ hơn, hoặc độ phân giải { $enough_m } m

## coverage

reading-terrain = Đọc địa hình
coverage-writing-the-raster = Ghi raster
coverage-as-asked-for = theo yêu cầu
coverage-the-elevation-model-own = của chính mô hình độ cao
coverage-the-site-utm-zone = múi UTM của trạm
coverage-of-the-cells-within-km-have = { $share } % số ô trong phạm vi { $kilometres } km không có địa hình (vùng khuyết, hoặc ngoài mô hình độ cao); các ô đó và các ô phía sau không có giá trị

## raster

raster-profiling-each-cell = Lập mặt cắt từng ô
raster-no-value = không có giá trị: { $error }
raster-of-paths-tried = { $count } trong { $tried } tuyến đã thử: { $text }

## request

request-all-round = vô hướng
request-towards-degrees = hướng { $degrees } độ
request-tilt-mechanical-and-electrical-degrees-down = { $direction }, góc cụp cơ { $mechanical } độ và cụp điện { $electrical } độ, giản đồ bức xạ { $pattern }

## summary

summary-received-power = Công suất thu
summary-line-of-sight-1-visible-0 = Tầm nhìn thẳng: 1 là nhìn thấy, 0 là bị khuất
summary-smallest-clearance-fraction-of-the-first = Khoảng hở nhỏ nhất, theo tỷ lệ bán kính đới Fresnel thứ nhất
summary-clutter = ; lớp phủ: { $clearing }
summary-receiver = ; máy thu: { $handset }
summary-antenna = ; ăng-ten { $antenna }
summary-site-at-longitude-latitude-antenna-receiver = trạm tại kinh độ { $longitude_deg }, vĩ độ { $latitude_deg }, ăng-ten cao { $antenna_m } m, máy thu cao { $metres } m so với mặt đất
summary-mhz-of-time = { $megahertz } MHz, { $polarization }, { $time_percent } % thời gian
summary-delta-and-n0-from-the-maps = delta-N và N0 từ các bản đồ trong { $folder }
summary-delta-units-km-n0-units = delta-N { $delta_n } N-units/km, N0 { $n_0 } N-units
summary-cells-of = { $cols } x { $rows } ô cỡ { $cell_m } m, { $crs } ({ $chosen })
summary-within-km-with-value-without-terrain = { $disc_cells } trong phạm vi { $kilometres } km, { $valued_cells } có giá trị, { $void_cells } không có địa hình
summary-in-the-main-lobe = trong búp sóng chính
summary-in-every-direction = theo mọi hướng
summary-dbm-antennas-less-feeder-db = { $what } { $power } dBm, độ lợi ăng-ten trừ feeder { $gain } dB, { $where_to }
summary-longitude-latitude-ground-antenna-above-it = kinh độ { $longitude_deg }, vĩ độ { $latitude_deg }, mặt đất { $ground_m } m, ăng-ten cao { $tx } m so với mặt đất; máy thu cao { $rx } m so với mặt đất
summary-in-line-of-sight = { $in_sight } % trong tầm nhìn thẳng
summary-least-median-greatest = nhỏ nhất { $least }, trung vị { $median }, lớn nhất { $greatest }{ $unit }
summary-million-cells-per-processor-second-of = { $millions } triệu ô mỗi giây bộ xử lý; { $wall } s, { $processor } s bộ xử lý ({ $stages })
summary-no-values = không có

## dem

dem-clutter-heights-are-added-to-the = độ cao lớp phủ được cộng vào mô hình độ cao; nếu mô hình đã gồm tán cây và mái nhà (SRTM, Copernicus GLO-30), hãy khai rõ: --dem-kind surface
dem-both-ends-stand-on-the-canopy = cả hai đầu tuyến đang đứng trên tán cây và mái nhà của mô hình bề mặt; hãy khai độ cao của chúng bằng --clutter-height, --clutter-heights hoặc --clutter

## pipeline-error

run-error-too-little-memory = { $given_mib } MiB bộ nhớ là không đủ: địa hình, một cột ăng-ten và một mảnh của lưới này cần { $needed_mib } MiB. Hãy nâng giới hạn, hoặc dùng lưới thô hơn (area.resolution_m) hoặc service.radius_km nhỏ hơn
run-error-too-many-settlements = { $given_mib } MiB bộ nhớ là không đủ: kết quả của { $number } điểm dân cư cần { $needed_mib } MiB. Hãy nâng giới hạn, hoặc chia các điểm dân cư thành nhiều lần chạy
run-error-would-overwrite = { $file } đã tồn tại và không bị ghi đè, vì là của bạn hoặc đã bị sửa: hãy chuyển đi, hoặc chọn thư mục khác
run-error-grid-too-large = { $source }; điểm dân cư xa trung tâm nhất là { $farthest }: hãy kiểm tra tọa độ của nó
run-error-no-terrain = không điểm dân cư nào trong số { $settlements } điểm dân cư nằm trên vùng có địa hình (ví dụ { $example }): hãy kiểm tra terrain.files, area.bounds và tọa độ các điểm dân cư

## handset

clutter-twice = receiver.terminal_clutter "{ $correction }" sẽ tính nhà cửa và cây cối hai lần: mặt cắt địa hình, hoặc công thức, đã gồm chúng ({ $models }); hãy chọn "none", một mô hình không tự tính lớp phủ, hoặc mặt cắt không có lớp phủ
handset-models-that-already-include-clutter-get = các mô hình đã tính sẵn lớp phủ không được hiệu chỉnh bằng receiver.terminal_clutter: { $names }
handset-the-loss-by-buildings-and-trees = suy hao do nhà cửa và cây cối quanh máy thu được cộng thêm vào mô hình độ cao: nếu mô hình đã gồm tán cây và mái nhà (SRTM, Copernicus GLO-30), chúng bị tính hai lần

## judge

judge-judging-settlements = Đánh giá điểm dân cư

## opportunity

opportunity-looking-at-gaps = Xét các vùng lõm
opportunity-mapping-opportunities = Lập bản đồ cơ hội
opportunity-confirming-places = Xác nhận vị trí

## path-error

path-error-too-long = tuyến dài { $length_km } km: hình chữ nhật bao quanh sẽ có { $cells } ô cỡ { $cell_m } m, vượt giới hạn { $max_cells }. Hãy dùng mô hình độ cao thô hơn, hoặc cung cấp mặt cắt địa hình do bạn tự lấy mẫu
path-error-maps-without-places = bản đồ ITU được đọc tại điểm giữa tuyến: hãy khai tọa độ của cả hai đầu
path-error-void = tuyến không có địa hình tại { $at_km } km tính từ máy phát, kinh độ { $longitude_deg }, vĩ độ { $latitude_deg } ({ $void_points } trong { $points } điểm là điểm khuyết): mô hình độ cao bị khuyết ở đó hoặc không kéo dài đến đó; hãy bổ sung mảnh, lấp vùng khuyết (gdal_fillnodata), hoặc coi chỗ khuyết là biển
path-error-no-ground = không có mặt cắt địa hình ({ $looked_for }) và không có mô hình độ cao: hãy bổ sung tệp, hoặc chỉ định một mô hình độ cao
path-error-no-places = không có mặt cắt địa hình ({ $looked_for }) và không có tọa độ hai đầu để lấy mẫu mô hình độ cao
path-error-picture-name = tên tệp hình `{ $file }` phải kết thúc bằng .svg hoặc .png
path-error-unknown-name = kịch bản không có { $what } `{ $text }`; gần giống nhất là { $nearest }
path-error-ambiguous-name = { $what } `{ $text }` ứng với nhiều đối tượng: { $all }; hãy cho mã định danh

## link-facts

link-facts-the-profile-follows-the-straight-line = mặt cắt địa hình đi theo đường thẳng trên { $crs }, ở giữa lệch { $beside_m } m so với đường trắc địa
link-facts-no-coordinates-latitude-was-assumed-for = không có tọa độ: giả định vĩ độ { $default_latitude_deg } cho điểm giữa tuyến; phần ống dẫn sóng của P.1812 phụ thuộc vào vĩ độ này
link-facts-the-profile-is-km-long-its = mặt cắt địa hình dài { $long_km } km, còn hai đầu tọa độ cách nhau { $apart_km } km

## links

links-links-losses-rejects = { $rows } tuyến, { $losses } giá trị suy hao, { $rejects } dòng bị loại
links-and-more-rejects = {"."}.. và { $named } dòng bị loại nữa
links-rejected-row = Bị loại: { $file }, dòng { $row }{ $cell }: { $reason }

## path

path-reading-the-profile = Đọc mặt cắt địa hình
path-none-given = chưa khai
terrain-and-cells = { $files }, ô cỡ { $cell_m } m, { $crs }

## path-names

path-names-and-more = { $list } và { $more } tên khác

## of-scenario

of-scenario-run-does-not-look-so-far = một lần chạy không xét xa đến vậy: service.radius_km là { $radius_km }
of-scenario-village = thôn bản
of-scenario-mast = trạm hoặc sector

## anchors

anchors-people-committee-of = UBND tại { $settlement_id }

## assemble

assemble-plan-minima-no-settlement-lies-in = plan.minima: không có điểm dân cư nào thuộc đơn vị có tên hoặc mã `{ $name }`

## build

build-trying-other-budgets = Thử ngân sách khác
build-plan-mandatory-is-no-candidate-place = plan.mandatory: `{ $name }` không phải là vị trí ứng viên: cần một vị trí trong candidate_places phục vụ được ít nhất một người, hoặc một trạm của phương án trước
build-within-the-budget = trong phạm vi ngân sách
build-at-any-cost = dù chi phí bao nhiêu
build-plan-mandatory-what-must-be-built = plan.mandatory: các trạm bắt buộc phải xây tốn ít nhất { $cost }, vượt ngân sách; hãy tăng plan.budgets, hoặc bớt trạm trong plan.mandatory
build-plan-minima-in-at-most-people = plan.minima: ở { $unit } chỉ có thể thêm sóng cho tối đa { $people } người { $within }{ $has_budget }; hãy giảm mức tối thiểu của đơn vị này
build-and-the-minimum-is-beyond-any = , và mức tối thiểu này không ngân sách nào đạt được
build-plan-minima-all-of-them-together = plan.minima: tất cả các mức tối thiểu cộng lại tốn ít nhất { $cost }; hãy tăng plan.budgets
build-plan-target-share-at-most-people = plan.target_share: chỉ có thể thêm sóng cho tối đa { $people } người { $within }, tức tỷ lệ { $share } trên tổng số; hãy giảm plan.target_share xuống mức đó
build-plan-mandatory-two-of-the-sites = plan.mandatory: hai trạm loại trừ lẫn nhau, hoặc có trạm đã bị loại trừ
build-plan = phương án: { $other }
build-judging-the-plan = Đánh giá phương án
build-the-costs-are-example-figures-of = chi phí là số liệu ví dụ của các nước khác: hãy nêu tệp của bạn trong plan.costs (signalgap init viết sẵn một tệp để điền)
build-candidates-have-no-way-home-and = { $without } vị trí ứng viên không có đường truyền dẫn về và không nằm trong phương án nào

## cell-prices

cell-prices-pricing-places = Tính giá các vị trí
the-costs = chi phí: { $error }

## firm

firm-drawing-errors = Rút mẫu sai số
firm-planning-again = Lập lại phương án

## plan

## pairs

pairs-looking-for-pairs-of-masts = Tìm các cặp cột

## reach

reach-looking-for-hops = Tìm các chặng

## relays

relays-looking-for-relays = Tìm trạm chuyển tiếp

## ways-home

ways-home-finding-ways-home = Tìm đường truyền dẫn

## read

read-reading-tables = Đọc các bảng
read-at-longitude-latitude = { $id } tại kinh độ { $longitude_deg }, vĩ độ { $latitude_deg }
read-km-away-at-longitude-latitude = { $id }, cách { $distance_km } km, tại kinh độ { $longitude_deg }, vĩ độ { $latitude_deg }

## remedies

remedies-looking-for-remedies = Tìm giải pháp
remedies-judging-remedies = Đánh giá giải pháp

## write

## check

check-note-2 = Lưu ý: { $sentence }
check-compared = đối chiếu

## raster

raster-sweeping = Quét

## summary

summary-horizontal = phân cực ngang
summary-vertical = phân cực đứng
summary-site = trạm
summary-wave = sóng
summary-model = mô hình
summary-radiated = phát xạ
summary-antenna-2 = ăng-ten
summary-air = khí quyển
summary-terrain = địa hình
summary-clutter-2 = lớp phủ
summary-receiver-2 = máy thu
summary-grid = lưới
summary-cells = số ô
summary-values = giá trị
summary-speed = tốc độ

## demo

demo-the-plan = Phương án
demo-making-the-district = Tạo huyện mẫu
demo-making-the-terrain = Tạo địa hình

## links

links-links = Các tuyến
links-note = Lưu ý: { $note }
links-note-2 = Lưu ý: { $note } ({ $count })
links-note-3 = Lưu ý: { $text }
residuals-heading = Giá trị đo so với giá trị tính (dương: thu được mạnh hơn giá trị tính):
residuals-of-model = {"  "}{ $model }: n = { $links }, trung bình { $mean } dB, độ lệch chuẩn { $deviation } dB, RMSE { $rmse } dB
residuals-levels-without-power = Lưu ý: số mức thu đo được không so sánh được vì không có công suất máy phát: { $count }

## assemble

assemble-choosing = Chọn phương án
