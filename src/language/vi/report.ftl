### Văn bản trong báo cáo HTML.

## page

report-skip = Chuyển đến báo cáo
report-nav = Các phần của báo cáo
report-nav-answer = Kết luận
report-nav-map = Bản đồ
report-nav-gaps = Vùng lõm
report-nav-villages = Thôn bản
report-nav-remedies = Giải pháp
report-nav-plan = Phương án
report-nav-comparison = So sánh
report-nav-indicators = Chỉ tiêu
report-nav-quality = Chất lượng dữ liệu
report-nav-method = Phương pháp
report-language = Ngôn ngữ
report-language-english = EN
report-language-vietnamese = Tiếng Việt
report-kicker = Nơi nào chưa có { $generation }, vì sao, và nên xây dựng gì
report-made-by = Do { $program } { $version } tạo ra. Trang này không cần mạng: mọi thứ nằm trong một tệp này.
report-yes = có
report-no = không
report-previous-rows = Các dòng trước
report-next-rows = Các dòng tiếp theo
report-search-holder = Thôn bản, xã, nguyên nhân …
report-search-holder-remedies = Loại, cột ăng-ten, thôn bản …

## answer

report-caveats-first = Trước khi dùng các số liệu này
report-not-calibrated = Mức thu là kết quả tính toán, chưa được đối chiếu với đo kiểm thực địa hay phép đo nào khác.
report-example-costs = Chi phí là số liệu ví dụ của các nước khác, không phải giá tại huyện này: hãy khai bảng chi phí của mình trước khi quyết định.
report-tile-people-without = người chưa có { $generation }
report-tile-people-with = dân số có { $generation }
report-tile-villages = thôn bản
report-tile-gaps = vùng lõm: thôn bản, hoặc một phần thôn bản, chưa có { $generation }
report-tile-gaps-with-remedy = vùng lõm có giải pháp xóa được
report-tile-people-remedy = người ở các vùng lõm có giải pháp
report-tile-plan = người có thêm { $generation } nhờ phương án
report-tile-plan-expected = người có thêm { $generation } nhờ phương án; kỳ vọng { $expected } người, khi tính đến mọi sai số
report-split = Thôn bản theo tình trạng { $generation }
report-operators = { $generation } theo nhà mạng
report-operator = Nhà mạng
report-villages-served = Thôn bản có sóng
report-people-served = Người có sóng
report-region-operators = Bảng: tình trạng sóng theo nhà mạng

## map

report-map = Bản đồ
report-map-hint = Chọn một thôn bản để mở thẻ thông tin. Bằng bàn phím: phím mũi tên di chuyển bản đồ, phím cộng và trừ để phóng to, thu nhỏ, phím Enter mở thôn bản gần tâm nhất.
report-map-label = Bản đồ thôn bản, cột ăng-ten và sóng. Phím mũi tên di chuyển, phím cộng và trừ phóng to, thu nhỏ, Enter mở thôn bản gần tâm nhất.
report-map-layers = Lớp bản đồ
report-map-legend = Chú giải bản đồ
report-map-no-script = Bản đồ cần JavaScript. Mọi số liệu đều có trong các bảng dưới đây.
report-map-none = Bản dựng này của chương trình không có bản đồ tương tác; đây là bản đồ tĩnh.
report-map-static-label = Bản đồ khu vực: thôn bản theo kết luận và cột ăng-ten. Các bảng dưới đây có cùng nội dung.

## gaps

report-gaps = Vùng lõm: nơi chưa có { $generation }, xếp theo nhu cầu
report-gaps-intro = Chọn một nơi để xem tuyến đến các cột ăng-ten, tín hiệu tại đó và mọi giải pháp.
report-gaps-none = Theo dữ liệu, không nơi nào chưa có { $generation }.
report-region-gaps = Bảng: vùng lõm xếp theo nhu cầu
report-search-gaps = Tìm trong các vùng lõm
report-rank = Hạng
report-place = Nơi
report-unit = Đơn vị
report-people = Người
report-people-without = Người chưa có sóng
report-cause = Nguyên nhân
report-why = Giải thích
report-deficit = Thiếu, dB
report-first-remedy = Giải pháp đầu tiên

## villages

report-villages = Tất cả thôn bản
report-villages-intro = Xác suất và mức thu là của { $generation } tại trung tâm thôn bản, theo nhà mạng mạnh nhất.
report-region-villages = Bảng: tất cả thôn bản
report-search-villages = Tìm trong các thôn bản
report-village = Thôn bản
report-verdict = { $generation }
report-probability = Xác suất
report-level = { $level }, dBm
report-site = Cột ăng-ten
report-facilities = Cơ sở công cộng
report-firm = Độ chắc chắn
report-fragile = chưa chắc chắn

## remedies

report-remedies = Giải pháp
report-remedies-none = Chưa tìm hoặc không tìm thấy giải pháp.
report-costs-in = Chi phí tính bằng { $currency }, theo giá năm { $year }.
report-no-costs = Chưa khai chi phí: giải pháp xếp theo mức công việc, ít nhất đứng trước. Hãy khai [costs] trong kịch bản để so sánh bằng tiền.
report-region-remedies = Bảng: giải pháp
report-search-remedies = Tìm trong các giải pháp
report-id = Số
report-kind = Loại
report-what = Việc cần làm
report-people-gain = Người có thêm sóng
report-gaps-closed = Vùng lõm được xóa
report-cost-plain = Chi phí
report-cost = Chi phí, { $currency }
report-opportunities = Vị trí tốt nhất cho cột mới có { $generation }
report-region-opportunities = Bảng: vị trí tốt nhất cho cột mới
report-number = Số
report-together = Cộng dồn với các vị trí trước
report-height = Ăng-ten so với mặt đất, m
report-longitude = Kinh độ, độ
report-latitude = Vĩ độ, độ

## plan

report-plan = Phương án: nên xây dựng gì
report-plan-none = Báo cáo này không có phương án: lệnh signalgap plan lập phương án theo ngân sách hoặc mục tiêu.
report-plan-headline = { $sites } trạm với { $cost } { $currency } đưa { $generation } đến thêm { $people } người.
report-plan-budget = Ngân sách, { $currency }
report-plan-capex = { $currency } để xây dựng
report-plan-opex = { $currency } mỗi năm để vận hành
report-plan-npv = { $currency } tổng cộng, theo chi phí quy về hiện tại
report-plan-expected = người có thêm sóng, trung bình theo sai số của mô hình và dữ liệu
report-plan-sure = người có thêm sóng trong chín phần mười số lần rút sai số
report-plan-lost = người mất { $generation }
report-plan-bound = so với mức tốt nhất có thể, ít nhất
report-plan-proven = Không phương án nào từ cùng ứng viên và giá tốt hơn: đã chứng minh.
report-plan-next = Tổng cộng { $cost } { $currency } sẽ có thêm { $people } người nữa.
report-plan-sites = Trạm theo thứ tự xây dựng
report-plan-empty = Không xây dựng gì.
report-region-plan-sites = Bảng: trạm của phương án
report-order = Thứ tự
report-year = Năm
report-people-beyond = Người có thêm sóng
report-capex = Xây dựng, { $currency }
report-people-so-far = Người, lũy kế
report-capex-so-far = Đã chi lũy kế, { $currency }
report-per-person = Cho mỗi người, { $currency }
report-stays = Được chọn lại khi rút sai số
report-way-home = Đường truyền dẫn về
report-plan-stages = Giai đoạn
report-region-stages = Bảng: giai đoạn của phương án
report-sites-built = Trạm đã xây
report-people-with = Người có { $generation }
report-share-with = Tỷ lệ dân số
report-plan-curve = Các mức ngân sách khác sẽ mang lại
report-plan-curve-label = Đường cong: số người có thêm sóng theo số tiền chi ra; bảng dưới đây có các số liệu.
report-region-curve = Bảng: số người có thêm sóng theo ngân sách
report-plan-site = Trạm
report-plan-sites-count = Trạm
report-plan-at-most = Không phương án nào vượt quá, người
report-plan-proven-short = Đã chứng minh
report-left-out = Ai còn chưa có sóng
report-left-out-none = Không còn ai chưa có sóng.
report-region-left-out = Bảng: ai còn chưa có sóng
report-reason = Lý do

## comparison

report-comparison = So sánh các kịch bản
report-comparison-intro = Mọi kịch bản được so sánh với { $base }.
report-region-comparison = Bảng: kịch bản
report-scenario = Kịch bản
report-newly = Có thêm sóng
report-lost = Mất sóng
report-sure = Có sóng trong 90 % số lần rút
report-better = Xác suất tốt hơn
report-cost-newly = Chi phí cho mỗi người thêm
report-changes = Điều gì thay đổi
report-changes-none = Không nơi nào thay đổi.
report-region-changes = Bảng: nơi có thay đổi
report-search-changes = Tìm trong các thay đổi
report-technology = Công nghệ
report-change = Thay đổi
report-before = Trước
report-after = Sau
report-people-change = Người, thay đổi
report-level-change = Mức thu, thay đổi, dB
report-within-error = Trong phạm vi sai số của mô hình

## indicators

report-indicators = Chỉ tiêu
report-indicators-intro = Của toàn khu vực. Giá trị chưa rõ không được tính.
report-region-indicators = Bảng: chỉ tiêu
report-indicator = Chỉ tiêu
report-today = Hiện nay
report-with-plan = Khi có phương án
report-difference = Chênh lệch
report-indicator-in-full = Thôn bản có sóng đầy đủ
report-indicator-in-part = Thôn bản lõm sóng (có sóng một phần)
report-indicator-poor = Thôn bản chỉ có sóng quá yếu để dùng ổn định
report-indicator-none = Thôn bản không có sóng
report-indicator-no-data = Thôn bản chưa rõ: thiếu dữ liệu địa hình
report-indicator-people = Người có sóng
report-indicator-people-without = Người chưa có sóng
report-indicator-people-share = Tỷ lệ dân số có sóng
report-indicator-households = Hộ có sóng
report-indicator-schools = Trường học chưa có sóng
report-indicator-clinics = Trạm y tế chưa có sóng
report-indicator-committees = Trụ sở UBND chưa có sóng
report-communes = { $generation } theo đơn vị hành chính
report-region-communes = Bảng: đơn vị hành chính
report-search-communes = Tìm trong các đơn vị hành chính
report-unit-level = Cấp
report-code = Mã
report-villages-short = Thôn bản
report-served = Có sóng
report-partly = Lõm sóng
report-unserved = Trắng sóng
report-share-without = Tỷ lệ chưa có sóng
report-level-commune = xã
report-level-district = huyện
report-level-province = tỉnh

## quality

report-quality = Chất lượng dữ liệu
report-quality-fragile = { $villages } thôn bản chưa chắc chắn: kết luận có thể khác đi trong phạm vi sai số vị trí.
report-quality-models = { $villages } thôn bản có kết luận khác nhau giữa { $models } mô hình được so sánh.
report-quality-one-model = Chỉ dùng một mô hình suy hao đường truyền: chưa biết các mô hình khác nhau đến đâu tại đây.
report-quality-void = { $void } trong { $cells } ô của lưới tính toán không có địa hình riêng.
report-rejects = Dòng bị để riêng
report-rejects-none = Không dòng đầu vào nào bị để riêng.
report-rejects-count = { $rows } dòng đầu vào bị để riêng; ở đây liệt kê { $shown }, tất cả nằm trong rejects.csv.
report-rejects-show = Dòng nào, và vì sao
report-region-rejects = Bảng: dòng bị để riêng
report-file = Tệp
report-row = Dòng
report-field = Cột dữ liệu
report-value = Giá trị

## method

report-method = Phương pháp và nguồn
report-method-judged = Một nơi có { $generation } khi điện thoại hoạt động ở cả hai chiều với xác suất { $percent } %: đường xuống theo { $level }, đường lên theo công suất của điện thoại. Xét các cột ăng-ten cách không quá { $radius } km.
report-method-verdicts = Một thôn bản có sóng khi trung tâm và mọi cụm nhà đều có sóng, lõm sóng khi chỉ một phần có sóng, và trắng sóng khi không nơi nào có.
report-method-rank = Thứ tự các vùng lõm theo nhu cầu: số người chưa có sóng, mức thiếu và các cơ sở của thôn bản, theo trọng số trong kịch bản.
report-models = Mô hình suy hao đường truyền, mô hình quyết định đứng đầu
report-inputs = Dữ liệu đầu vào
report-inputs-none = Báo cáo này không liệt kê dữ liệu đầu vào.
report-region-inputs = Bảng: dữ liệu đầu vào
report-role = Vai trò
report-inputs-checksums = manifest.json, nằm cạnh báo cáo này khi được lập, ghi đường dẫn đầy đủ, mã kiểm tra (SHA-256) của các tệp và mọi lựa chọn của lần chạy.
report-licences = Giấy phép
report-licences-show = Giấy phép của phần mềm nằm trong trang này

## words of facilities; those of verdicts, causes and kinds are the map's

report-js-has-school = trường học
report-js-has-clinic = trạm y tế
report-js-has-peoples_committee = trụ sở UBND

## tables

report-js-found = { $found } trong { $all } dòng
report-js-found-page = dòng { $from } đến { $to } trong { $found } dòng (tổng cộng { $all })
report-js-found-none = không dòng nào có các từ này; tổng cộng { $all } dòng

## map switches

report-js-switch-marks = Trên bản đồ
report-js-switch-below = Lớp nền
report-js-raster-none = không có bản đồ sóng
report-js-opacity = Độ đậm của bản đồ sóng
report-js-whole-area = Xem toàn khu vực
report-js-layer-villages = Thôn bản theo kết luận
report-js-layer-gaps = Vùng lõm theo nguyên nhân
report-js-layer-masts = Cột ăng-ten
report-js-layer-rays = Tuyến từ vùng lõm đến cột ăng-ten
report-js-layer-remedies = Giải pháp
report-js-layer-opportunities = Vị trí tốt nhất cho cột mới
report-js-layer-plan = Trạm của phương án
report-js-masts = cột ăng-ten
report-js-rays = tuyến từ vùng lõm đến cột ăng-ten
report-js-opportunities = vị trí tốt nhất cho cột mới, theo thứ tự
report-js-opportunity = Vị trí { $number } cho cột mới
report-js-opportunity-people = { $people } người có sóng, ăng-ten cao { $height } m so với mặt đất
report-js-mast-sectors = { $sectors } sector, ăng-ten cao { $heights } m so với mặt đất
report-js-plan-site = { $people } người có thêm sóng, { $cost } { $currency }
report-js-link-microwave = tuyến vi ba
report-js-link-fibre = cáp quang
report-js-link-satellite = đường truyền vệ tinh
report-js-zoom-in = Phóng to
report-js-zoom-out = Thu nhỏ
report-js-map-failed = Không vẽ được bản đồ. Mọi số liệu đều có trong các bảng.
report-js-count-people = { $people } người
report-js-percent = { $percent } %

## card

report-js-card-close = Đóng thẻ thông tin
report-js-card-unit = Đơn vị
report-js-card-people = Người
report-js-card-people-without = Người chưa có sóng
report-js-card-service = Dịch vụ
report-js-card-probability = Xác suất
report-js-card-level = Mức thu
report-js-card-dbm = { $name } { $level } dBm
report-js-card-site = Cột tốt nhất
report-js-card-rank = Hạng nhu cầu
report-js-card-models = Mô hình
report-js-card-models-of = { $served } trong { $models } mô hình cho là có sóng
report-js-card-firm = Độ chắc chắn
report-js-card-fragile = chưa chắc chắn: kết luận có thể khác đi trong phạm vi sai số vị trí
report-js-card-not-fragile = cùng kết luận trong phạm vi sai số vị trí
report-js-card-has = Cơ sở công cộng
report-js-card-place = Vị trí
report-js-card-coordinates = vĩ độ { $latitude }, kinh độ { $longitude }
report-js-card-centre = Trung tâm
report-js-card-helps = Giải pháp
report-js-card-remedies = Bảng: giải pháp cho nơi này
report-js-card-remedy = Giải pháp
report-js-card-people-here = Người tại đây
report-js-card-cost = Chi phí, { $currency }
report-js-card-no-remedy = Chưa tìm hoặc không tìm thấy giải pháp.
report-js-card-no-costs = Chưa khai chi phí.
report-js-card-served = Toàn thôn bản có sóng.
report-js-card-no-gap = Ở đây không có vùng lõm nào được liệt kê.
report-js-card-row = Đến dòng trong bảng
report-js-card-map = Xem trên bản đồ
report-js-unknown = chưa rõ

## profile and curve

report-js-profile-title = { $mast }, { $km } km, { $mhz } MHz
report-js-profile-mast = { $mast }
report-js-profile-village = thôn bản
report-js-profile-axes = km từ cột; cao độ m trên mực biển
report-js-profile-ground = mặt đất, kể cả độ cong Trái Đất
report-js-profile-cover = cây cối và nhà cửa
report-js-profile-ray = tia thẳng
report-js-profile-zone = 60 % miền Fresnel thứ nhất
report-js-curve-money = Số tiền, { $currency }
report-js-curve-people = Người có thêm sóng
report-js-curve-found = số người có thêm sóng nhờ các phương án tìm được
report-js-curve-bound = mức không phương án nào vượt quá
