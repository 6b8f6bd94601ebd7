### The help of the command line, written by its test from the arguments.
help-any-all-models = Mọi mô hình trong danh mục, sau các mô hình nêu bằng --model
help-any-alone = Chạy các biến thể của kịch bản có `[variants]` như thể từng biến thể đứng riêng; nếu không, chúng cùng đọc địa hình và quét các cột ăng-ten chung một lượt
help-any-azimuth-deg = Hướng búp sóng chính, độ, tính từ hướng bắc thực theo chiều kim đồng hồ (mặc định: vô hướng)
help-any-bandwidth-mhz = Băng thông của sóng mang LTE, MHz (mặc định với RSRP: 10)
help-any-budget = Số tiền hiện có, theo đơn vị tiền tệ của chi phí; nếu cho nhiều lần, số đầu tiên dùng cho phương án, còn tất cả tạo nên đường cong ngân sách
help-any-cache = Dung lượng đĩa tối đa cho bộ nhớ đệm chứa địa hình và các cột ăng-ten đã quét, chẳng hạn `2GiB` (mặc định: một phần mười dung lượng đĩa còn trống). Bộ nhớ đệm nằm trong thư mục bộ nhớ đệm của máy tính này, hoặc ở nơi biến SIGNALGAP_CACHE chỉ định, và có thể xóa bất cứ lúc nào
help-any-cell-m = Cỡ ô của địa hình dùng với --masts, m
help-any-calibration = Những gì `signalgap calibrate` tìm được về mô hình đầu tiên: chiều cao lớp phủ và độ lệch của mức thu
help-any-clearing = Không có lớp phủ nào gần ăng-ten hơn khoảng cách này, m
help-any-clutter = Lớp phủ mặt đất: raster các loại lớp phủ, được đổi thành độ cao trên mặt cắt địa hình
help-any-clutter-class = Độ cao của một loại lớp phủ mặt đất, m, thay thế hoặc bổ sung giá trị trong bảng; có thể lặp lại
help-any-clutter-height = Nhà cửa và cây cối cao như nhau ở mọi nơi, m, thay cho dữ liệu lớp phủ mặt đất
help-any-clutter-heights = Raster độ cao nhà cửa và cây cối, m so với mặt đất (mô hình độ cao tán cây), thay cho dữ liệu lớp phủ mặt đất
help-any-clutter-table = Ý nghĩa của các loại lớp phủ mặt đất; none: mọi độ cao đều cho bằng --clutter-class
help-any-column = Một trường của chương trình và cột tương ứng trong tệp (docs/measurements.md liệt kê các trường); có thể lặp lại
help-any-compare = Lần đo dùng để so sánh: số thứ tự dòng của nó trong lịch sử, hoặc lần đo cuối cùng có nhãn, kịch bản hoặc phiên bản này; mặc định: lần đo cuối cùng của cùng kịch bản
help-any-count = Số phần
help-any-cpu-minutes = Thời gian bộ xử lý của mỗi phần, phút, thay cho số phần
help-any-crs = CRS tính toán (mặc định: CRS của chính mô hình độ cao nếu tính bằng mét, nếu không thì múi UTM của trạm)
help-any-delta-n = Tốc độ giảm trung bình của độ khúc xạ trong lớp 1 km thấp nhất, N-units/km, viết bằng số dương
help-any-dem = Độ cao: tệp, mẫu tên tệp (glob), thư mục, địa chỉ, thuộc mọi định dạng raster
help-any-dem-kind = Độ cao trong DEM là của bề mặt nào; mô hình bề mặt (SRTM, Copernicus GLO-30) gồm cả nhà cửa và cây cối
help-any-dn1 = Gradien độ khúc xạ trong lớp 65 m thấp nhất, không bị vượt quá trong 1 % thời gian của năm trung bình, N-units/km (ITU-R P.453), dùng để tính đa đường (mặc định: -300)
help-any-electrical-tilt-deg = Góc cụp điện (búp sóng cụp bên trong ăng-ten), độ, chiều xuống là dương
help-any-epre-dbm = Năng lượng mỗi phần tử tài nguyên (EPRE) của tín hiệu tham chiếu tại cổng khối vô tuyến, dBm (mặc định: tính từ công suất, băng thông và số cổng)
help-any-exact = Tính từng ô theo tuyến riêng của ô đó thay vì quét: kết quả chuẩn để đối chiếu, nhưng chậm hơn nhiều bậc độ lớn
help-any-fade-margin = Độ dự trữ pha-đinh của chặng, dB: cho biết mưa và đa đường vượt mức này trong bao nhiêu phần trăm thời gian
help-any-feeder-loss-db = Suy hao feeder, dB
help-any-files = Bảng, nhật ký và tệp vector (mặc định: các tệp của kịch bản)
help-any-folder = Thư mục chứa các trang hướng dẫn; được tạo nếu chưa có
help-any-frequency-mhz = Tần số sóng mang, MHz; không cần khi chỉ tính tầm nhìn thẳng
help-any-gain-dbi = Độ lợi của ăng-ten phát theo hướng máy thu, dBi
help-any-height-unit = Đơn vị độ cao của DEM không ghi đơn vị (mặc định: mét)
help-any-help = In trợ giúp (xem đầy đủ hơn bằng '--help')
help-any-help-long = In trợ giúp (xem tóm tắt bằng '-h')
help-any-history = Tệp chứa mọi lần đo, mỗi dòng một đối tượng JSON; lần đo này được ghi thêm vào
help-any-hop = Xét tuyến như một chặng vi ba: khoảng hở theo cả hai tiêu chí của ITU-R P.530, và pha-đinh nếu có --rain-rate
help-any-hop-k = Hệ số Trái Đất hiệu dụng trung vị k của tiêu chí thứ nhất, với 1,0 đới Fresnel thứ nhất (mặc định: 4/3)
help-any-hop-share = Tỷ lệ đới Fresnel thứ nhất phải thoáng tại k_e, tiêu chí thứ hai (mặc định: 0.6, hoặc theo kịch bản)
help-any-inputs = Các tệp kịch bản và thư mục chứa kết quả đã hoàn tất; mục đầu tiên là mốc để so sánh các mục còn lại. Tệp có `[variants]` đại diện cho mọi biến thể của nó
help-any-itu-maps = Thư mục chứa các bản đồ của ITU cho cả hai giá trị delta-N và N0 (DN50.TXT, N050.TXT), đọc tại điểm giữa tuyến
help-any-json = Ghi các tổng số chính dưới dạng một tài liệu JSON ra đầu ra chuẩn (stdout), thay cho văn bản; thông báo được ghi ra đầu ra lỗi chuẩn (stderr)
help-any-label = Nhãn của lần đo, để so sánh về sau
help-any-lang = Ngôn ngữ của mọi văn bản: en hoặc vi (mặc định: theo kịch bản, nếu không có thì theo môi trường: LC_ALL, LC_MESSAGES, LANG)
help-any-latitude = Vĩ độ điểm giữa tuyến, độ bắc (mặc định: tính từ tọa độ, hoặc 21 kèm lưu ý)
help-any-links = Một bảng nhiều tuyến thay cho một tuyến
help-any-location-percent = Phần trăm vị trí mà tại đó suy hao không bị vượt quá
help-any-mast = Một cột ăng-ten của kịch bản: site_id hoặc sector_id
help-any-masts = Thay vào đó, đo với chừng này cột ăng-ten trên địa hình tạo sẵn 90 x 90 km: mỗi cột ba sector, mỗi sector ba băng tần, bán kính 30 km, các lớp mức thu và sector phục vụ tốt nhất
help-any-mechanical-tilt-deg = Góc cụp cơ (thân ăng-ten cụp xuống), độ, chiều xuống là dương
help-any-memory = Bộ nhớ cho địa hình, các cột ăng-ten đã quét và các mảnh, chẳng hạn `800MiB` hoặc `4GiB`; phần không chứa hết được ghi ra đĩa. Kết quả không phụ thuộc vào giới hạn này
help-any-model = Mô hình truyền sóng; `los` là cách viết ngắn của --quantity los
help-any-n0 = Độ khúc xạ bề mặt quy về mực nước biển, N-units
help-any-no-cache = Đọc và quét lại từ đầu, không lưu lại gì. Kết quả không đổi
help-any-others = Các thư mục của cùng kế hoạch
help-any-output = Thư mục ghi kết quả; được tạo nếu chưa có
help-any-overwrite = Thay kết quả của một kịch bản khác (xét theo tên hoặc tệp của nó) trong thư mục đầu ra. Kết quả của cùng kịch bản luôn được thay, còn tệp không phải là kết quả thì không bao giờ
help-any-pattern = Tệp giản đồ bức xạ của ăng-ten: MSI, PLN, Planet, ANT, XML (mặc định: giản đồ sector của 3GPP TR 36.814)
help-any-pdf = Báo cáo đó dưới dạng PDF, in bằng Chromium, Chrome hoặc Edge (tìm theo tên, hoặc chỉ định bằng biến SIGNALGAP_BROWSER)
help-any-peers = So sánh với các chương trình khác có trên máy, trên địa hình tạo sẵn và tính cả tiến trình, mỗi chương trình khởi động luân phiên ít nhất năm lần: tầm nhìn thẳng với gdal_viewshed, suy hao theo mô hình ITM với splat và splat-hd. Không tải gì về; chương trình nào không thấy thì nêu tên kèm nơi lấy
help-any-plan = Thư mục của kế hoạch
help-any-plans = Các thư mục của cùng một kế hoạch; mỗi phần đã xong ở một trong các thư mục đó
help-any-plot = Vẽ mặt cắt địa hình, dạng SVG hoặc PNG tùy theo tên tệp
help-any-polarization = Phân cực
help-any-ports = Số cổng ăng-ten chia nhau công suất
help-any-power-dbm = Công suất máy phát, dBm: khi có, kết quả cho biết cả mức thu tại máy thu
help-any-progress = Cách báo tiến độ trên luồng lỗi chuẩn: bars (thanh), hoặc json (một dòng JSON cho mỗi bước và mỗi phần trăm của bước đó, với `stage`, `done` và `total`)
help-any-profile = Mặt cắt địa hình thay cho DEM: một bảng có d_km, h_m và, nếu muốn, clutter_m và zone (1 là biển, 3 là ven biển, 4 là nội địa)
help-any-quantity = Đại lượng cần tính: loss (suy hao, dB), rsrp (dBm), power (công suất thu của sóng mang, dBm), los (1 là nhìn thấy, 0 là bị khuất), clearance (khoảng hở, theo tỷ lệ bán kính đới Fresnel thứ nhất). Mặc định: loss; nếu cho công suất, hoặc hướng, góc cụp hay giản đồ bức xạ của ăng-ten thì là power; nếu cho băng thông thì là rsrp
help-any-quiet = Không hiện thanh tiến trình (chúng chỉ hiện khi đầu ra lỗi chuẩn, stderr, là một terminal)
help-any-radial-spacing = Khoảng cách lớn nhất giữa hai tia quét kề nhau, tính bằng ô
help-any-radius-km = Bán kính quanh trạm, km
help-any-rain-rate = Cường độ mưa bị vượt quá trong 0,01 % thời gian của năm trung bình, mm/h (ITU-R P.837; mặc định: theo kịch bản, nếu có)
help-any-raw-csv = Ghi văn bản nguyên trạng, kể cả những gì bảng tính sẽ hiểu là công thức
help-any-resolution-m = Cỡ ô của raster, m (mặc định: theo mô hình độ cao)
help-any-results = Thư mục chứa kết quả của một lần chạy
help-any-resume = Chạy tiếp lần chạy bị gián đoạn của cùng kịch bản trong thư mục đầu ra
help-any-roads = Tệp vector gồm các đường (đường giao thông) để đo tình trạng có sóng dọc theo chúng
help-any-runs = Số lần chạy; lấy lần có thời gian bộ xử lý thấp nhất. Với --peers: số lần khởi động mỗi chương trình, ít nhất 5
help-any-rx = Máy thu, viết như máy phát
help-any-rx-gain-dbi = Độ lợi của ăng-ten thu trừ suy hao do cơ thể người, dBi
help-any-rx-height = Độ cao ăng-ten thu so với mặt đất, m
help-any-rx-height-m = Độ cao ăng-ten thu so với mặt đất của những tuyến mà bảng không nêu, m
help-any-scenario = Tệp kịch bản
help-any-sea = Coi các ô DEM thấp hơn mực nước biển quá 10 m là gì: mặt đất (ground); mặt biển, nơi sóng vô tuyến đi qua ở 0 m (level; kể cả các ô không có địa hình); hay không có dữ liệu (void). Nếu không chọn, các ô thấp hơn -20 m bị từ chối
help-any-seed = Số khởi tạo (seed) của bộ sinh; mỗi số tạo ra một huyện khác nhau
help-any-set = Một tùy chọn của mô hình, như trong propagation.model_options của kịch bản; có thể lặp lại
help-any-shard = Số thứ tự của phần, tính từ 0
help-any-share-masts = Dung lượng nhiều nhất mà các cột ăng-ten đã quét được chiếm trong thư mục của kế hoạch. Nếu tất cả chiếm ít hơn, phần đầu tiên cần một cột sẽ quét cột đó và lưu lại cho các phần khác; nếu không, hoặc với `none`, mỗi phần tự quét những gì mình cần
help-any-shell = Shell cần dùng
help-any-site = Trạm: kinh độ, vĩ độ (WGS 84, độ), độ cao ăng-ten so với mặt đất (m)
help-any-small = Một huyện 9 x 9 km thay cho 45 x 45 km
help-any-step-m = Khoảng cách lớn nhất giữa các điểm lấy mẫu DEM, m (mặc định: cỡ ô của DEM, nửa cỡ ô nếu ô lớn hơn 50 m)
help-any-street-width = Độ rộng đường phố quanh máy thu, m (mặc định: 27)
help-any-surface = Mô hình bề mặt đi kèm DEM mặt đất trần: phần nhô cao hơn DEM là nhà cửa và cây cối
help-any-surroundings = Kiểu môi trường xung quanh máy thu, dùng cho --terminal-clutter height_gain (mặc định: suburban)
help-any-surroundings-height = Độ cao của những gì xung quanh máy thu, m (mặc định: theo Khuyến nghị cho kiểu môi trường đó)
help-any-target-share = Thay cho ngân sách: tỷ lệ trên toàn bộ người dân cần có công nghệ này, với chi phí thấp nhất (0.95)
help-any-terminal-clutter = Suy hao do nhà cửa và cây cối quanh máy thu, không bao giờ quanh máy phát, theo ITU-R P.2108, dùng cho các mô hình không tự tính lớp phủ; khi tính đường lên cũng hãy khai điện thoại là máy thu
help-any-threads = Số luồng sử dụng (mặc định: mọi lõi). Kết quả không phụ thuộc vào số luồng
help-any-time-percent = Phần trăm thời gian của năm trung bình mà suy hao không bị vượt quá
help-any-title = Tiêu đề của hình
help-any-tx = Máy phát: kinh độ, vĩ độ (WGS 84, độ), độ cao ăng-ten so với mặt đất (m); khi có mặt cắt địa hình thì chỉ cần độ cao
help-any-tx-height-m = Độ cao ăng-ten phát so với mặt đất của những tuyến mà bảng không nêu, m
help-any-verbose = Ghi nhật ký ra đầu ra lỗi chuẩn (stderr): các công đoạn; viết hai lần thì thêm tệp và thời gian; ba lần thì ghi tất cả. Biến SIGNALGAP_LOG có tác dụng tương tự: info, debug hoặc trace
help-any-version = In phiên bản
help-any-village = Một thôn bản của kịch bản: settlement_id hoặc tên, không phân biệt chữ hoa, chữ thường; cụm nhà viết là ID/CLUSTER hoặc bằng tên riêng của cụm
help-any-with-coordinates = Cùng với --json: ghi cả tọa độ và giá trị của các dòng bị loại; nếu không có tùy chọn này, tài liệu có thể đưa cho người ngoài xem
help-bench-about = Đo thời gian từng công đoạn của một lần chạy trên máy này và so sánh với các lần đo trước
help-bench-about-long =
    Đo thời gian từng công đoạn của một lần chạy trên máy này và so sánh với các lần đo trước.

    Đây là một lần chạy trọn vẹn, kể cả việc ghi tệp, trong một thư mục tạm. CPU là thời gian bộ xử lý của mọi luồng cộng lại; tải khác trên máy ảnh hưởng đến nó ít hơn so với thời gian thực.
help-bench-after-long =
    Ví dụ:
      Thời gian từng công đoạn của một lần chạy, và so sánh với lần đo trước:
        signalgap bench district/scenario.toml --label before
        signalgap bench district/scenario.toml --label after --compare before

      Bên cạnh các chương trình khác có trên máy:
        signalgap bench --peers
help-bench-json = Ghi thêm lần đo này ra một tệp JSON
help-bench-scenario = Tệp kịch bản, mọi biến thể của nó đều được đo; nếu không cho, chương trình tạo huyện minh họa và đo trên đó
help-calibrate-about = So sánh các mô hình với mức tín hiệu đo được, và ghi ra những gì kịch bản cần để sửa chúng
help-calibrate-about-long =
    So sánh các mô hình với mức tín hiệu đo được, và ghi ra những gì kịch bản cần để sửa chúng.

    Khớp chiều cao lớp phủ và độ lệch theo `[measurements]` của kịch bản, và cho biết các dự đoán đáng tin đến đâu trên vùng được để riêng. Kịch bản dùng kết quả qua propagation.calibration.
help-calibrate-after-long =
    Ví dụ:
      So sánh các mô hình của kịch bản với số liệu đo của nó:
        signalgap calibrate district/scenario.toml -o calibration

      Một lần chạy được chúng sửa, khi propagation.calibration nêu tên kết quả:
        signalgap run district/scenario.toml
help-calibrate-scenario = Tệp kịch bản, có `[measurements]`
help-check-about = Đọc và kiểm tra mọi dữ liệu, không tính toán gì
help-check-about-long =
    Đọc và kiểm tra mọi dữ liệu, không tính toán gì.

    Cho biết một lần chạy sẽ dùng gì, lưu ý gì và loại dòng nào; không ghi tệp nào. Mã thoát giống như của `run`.
help-check-after-long =
    Ví dụ:
      Một lần chạy sẽ dùng gì, lưu ý gì và loại dòng nào:
        signalgap check district/scenario.toml

      Để báo lỗi: cũng nội dung đó dưới dạng JSON, không có tọa độ
        signalgap check district/scenario.toml --json
help-compare-about = So sánh các kịch bản với kịch bản đầu tiên: ai có thêm sóng, ai mất sóng, và điều đó có vượt quá sai số của chính các mô hình hay không
help-compare-about-long =
    So sánh các kịch bản với kịch bản đầu tiên: ai có thêm sóng, ai mất sóng, và điều đó có vượt quá sai số của chính các mô hình hay không.

    Các tệp kịch bản được chạy trước, mỗi kịch bản ghi vào thư mục mang tên nó trong thư mục đầu ra; các thư mục chứa kết quả đã hoàn tất được đọc nguyên trạng. Lệnh ghi compare.csv, changes.geojson, compare.json và các raster chênh lệch.
help-compare-after-long =
    Ví dụ:
      Một phương án làm thay đổi gì so với kết quả hiện nay, theo từng thôn bản:
        signalgap compare out plan/plan.toml -o compared
help-compare-output = Thư mục ghi kết quả so sánh và kết quả của các kịch bản được chạy; được tạo nếu chưa có
help-completions-about = Tập lệnh để shell tự hoàn thành các lệnh và tùy chọn của chương trình này
help-completions-after-long =
    Ví dụ:
      Cho phiên bash hiện tại:
        source <(signalgap completions bash)

      Dùng lâu dài, cho fish:
        signalgap completions fish -o signalgap.fish
help-completions-output = Tệp cần ghi; nếu không cho, tập lệnh được ghi ra đầu ra chuẩn (stdout)
help-completions-overwrite = Thay tệp nếu đã có
help-coverage-about = Vùng phủ của một ăng-ten: raster suy hao, mức thu, tầm nhìn thẳng hoặc khoảng hở xung quanh
help-coverage-after-long =
    Ví dụ:
      Suy hao quanh một cột ăng-ten:
        signalgap coverage --dem district/terrain.tif --site 104.4748,21.0873,42 \
          --radius-km 4 --frequency-mhz 942.5 -o loss.tif

      Mức thu của điện thoại (RSRP) khi phát 46 dBm trên băng thông 20 MHz:
        signalgap coverage --dem district/terrain.tif --site 104.4748,21.0873,42 \
          --radius-km 4 --frequency-mhz 1840 --quantity rsrp \
          --power-dbm 46 --bandwidth-mhz 20 --gain-dbi 17 -o rsrp.tif

      Những nơi trong tầm nhìn thẳng của cột:
        signalgap coverage --dem district/terrain.tif --site 104.4748,21.0873,42 \
          --radius-km 4 --quantity los -o sight.tif
help-coverage-gain-dbi = Độ lợi ăng-ten trong búp sóng chính, dBi (mặc định: theo --pattern, hoặc 0)
help-coverage-output = Raster đầu ra: một tệp Cloud Optimised GeoTIFF
help-coverage-power-dbm = Công suất của sóng mang, tổng mọi cổng, dBm (mặc định khi tính mức thu: 46)
help-demo-about = Tạo một huyện miền núi tưởng tượng và phân tích nó; không cần dữ liệu đầu vào
help-demo-after-long =
    Ví dụ:
      Một huyện 9 x 9 km, chỉ mất vài giây:
        signalgap demo --small

      Một huyện khác, 45 x 45 km, ghi vào thư mục do bạn chọn:
        signalgap demo elsewhere --seed 7
help-demo-folder = Thư mục ghi dữ liệu đầu vào và kết quả của huyện
help-heading-aim = Mục tiêu
help-heading-air = Khí quyển
help-heading-antenna = Ăng-ten
help-heading-clutter = Lớp phủ
help-heading-ends = Điểm phát, điểm thu
help-heading-level = Mức thu
help-heading-memory-cache-threads = Bộ nhớ, bộ nhớ đệm, luồng
help-heading-messages = Thông báo
help-heading-microwave-hop = Chặng vi ba
help-heading-model = Mô hình
help-heading-output = Đầu ra
help-heading-radio = Vô tuyến
help-heading-subject = Đối tượng
help-heading-table-of-links = Bảng tuyến
help-heading-terrain = Địa hình
help-help-about = In thông báo này hoặc trợ giúp của lệnh con đã cho
help-init-about = Ghi một kịch bản mẫu có chú thích và các tệp ví dụ nhỏ
help-init-about-long =
    Ghi một kịch bản mẫu có chú thích và các tệp ví dụ nhỏ.

    Kịch bản nêu mọi lựa chọn kèm giá trị mặc định; thôn bản, cột ăng-ten và địa hình là của một thung lũng tưởng tượng để chạy thử. Không bao giờ ghi đè bất cứ gì.
help-init-after-long =
    Ví dụ:
      Một kịch bản có mọi lựa chọn, và các tệp ví dụ để thay bằng tệp của bạn:
        signalgap init district
help-init-folder = Thư mục ghi các tệp; được tạo nếu chưa có
help-man-about = Các trang hướng dẫn (man), mỗi lệnh một trang
help-man-after-long =
    Ví dụ:
      Mỗi lệnh một trang, đọc bằng `man -l man1/signalgap-run.1`:
        signalgap man man1
help-man-overwrite = Thay các trang đã có
help-measurements-about = Mức thu đo được: nội dung của các tệp số đo
help-measurements-about-long =
    Mức thu đo được: nội dung của các tệp số đo.

    Mức thu từ đo kiểm lưu động, điện thoại, mạng cảm biến và bảng tuyến, theo các định dạng nêu trong docs/measurements.md.
help-measurements-after-long =
    Ví dụ:
      Một nhật ký mức thu có gì, và có gì bất thường:
        signalgap measurements check drive.csv

      Một bảng với tên cột riêng:
        signalgap measurements check levels.csv --column rsrp=S1 --column lon=X \
          --column lat=Y --crs EPSG:32648

      Đọc số đo như một kịch bản đọc chúng:
        signalgap measurements check --scenario district/scenario.toml
help-measurements-check-about = Đọc các tệp số đo và cho biết nội dung: định dạng, các cột, mức thu, vị trí, cell, và những gì bất thường
help-measurements-check-about-long =
    Đọc các tệp số đo và cho biết nội dung: định dạng, các cột, mức thu, vị trí, cell, và những gì bất thường.

    Không tính toán và không ghi gì. Những dòng không dùng được được nêu kèm lý do, và mã thoát là 1.
help-measurements-check-after-long =
    Ví dụ:
      Một nhật ký mức thu có gì, và có gì bất thường:
        signalgap measurements check drive.csv

      Một bảng với tên cột riêng:
        signalgap measurements check levels.csv --column rsrp=S1 --column lon=X \
          --column lat=Y --crs EPSG:32648

      Đọc số đo như một kịch bản đọc chúng:
        signalgap measurements check --scenario district/scenario.toml
help-measurements-check-crs = Hệ tọa độ (CRS) của các cột tọa độ không tính bằng độ WGS 84
help-measurements-check-scenario = Kịch bản có `[measurements]` cho biết cách đọc các tệp
help-opportunity-about = Lập bản đồ nơi cột ăng-ten mới có ích: tại mỗi ô, cột phục vụ được ai trong số người chưa có sóng
help-opportunity-about-long =
    Lập bản đồ nơi cột ăng-ten mới có ích: tại mỗi ô, cột phục vụ được ai trong số người chưa có sóng.

    Các cột ăng-ten lấy theo `[new_mast]` trong kịch bản. Lệnh ghi các raster, năm vị trí tốt nhất và một manifest, không ghi kết quả nào khác; `run` cũng ghi các tệp này nếu kịch bản có `output.opportunity = true`.
help-opportunity-after-long =
    Ví dụ:
      Nơi một cột ăng-ten mới phục vụ được nhiều người nhất:
        signalgap opportunity district/scenario.toml -o where
help-path-about = Suy hao của một tuyến hoặc của một bảng tuyến, theo bất kỳ mô hình nào; hình vẽ mặt cắt địa hình
help-path-after-long =
    Ví dụ:
      Một cột ăng-ten và một thôn bản của kịch bản, tính như trong lần chạy của kịch bản:
        signalgap path district/scenario.toml DEMO01 DEMO-C01-03

      Suy hao giữa hai vị trí, kèm hình vẽ mặt cắt địa hình:
        signalgap path --dem district/terrain.tif --tx 104.4748,21.0873,42 \
          --rx 104.4959,21.1328,1.5 --frequency-mhz 942.5 --plot profile.svg

      Mức thu được khi phát 46 dBm trên băng thông 20 MHz, gồm công suất và RSRP:
        signalgap path --dem district/terrain.tif --tx 104.4748,21.0873,42 \
          --rx 104.4959,21.1328,1.5 --frequency-mhz 1840 \
          --power-dbm 46 --gain-dbi 17 --feeder-loss-db 2 --bandwidth-mhz 20

      Theo mọi mô hình, dạng JSON:
        signalgap path --dem district/terrain.tif --tx 104.4748,21.0873,42 \
          --rx 104.4959,21.1328,1.5 --frequency-mhz 942.5 --all-models --json

      Một chặng vi ba 15 GHz: khoảng hở, mưa và đa đường
        signalgap path --dem district/terrain.tif --tx 104.4748,21.0873,42 \
          --rx 104.4567,21.0773,45 --frequency-mhz 15000 \
          --hop --rain-rate 90 --fade-margin 35

      Một chặng trên chính địa hình mà kịch bản dùng để lập phương án:
        signalgap path district/scenario.toml --hop --tx 104.4748,21.0873,42 \
          --rx 104.4567,21.0773,45 --frequency-mhz 15000
help-path-bandwidth-mhz = Băng thông của một sóng mang LTE, MHz: khi có, kết quả cho biết cả RSRP
help-path-feeder-loss-db = Suy hao feeder của máy phát, dB
help-path-frequency-mhz = Tần số sóng mang, MHz (với bảng tuyến: của những dòng không nêu tần số)
help-path-json = JSON thay cho văn bản
help-path-model = Một mô hình, hoặc nhiều mô hình cách nhau bằng dấu phẩy; mô hình đầu tiên quyết định (mặc định: p1812; với --hop là p526, vốn dùng được cho tần số cao hơn; với kịch bản thì xếp sau các mô hình của kịch bản)
help-path-output = Bảng suy hao cần ghi khi tính một bảng tuyến
help-path-ports = Số cổng ăng-ten chia nhau công suất của sóng mang
help-path-scenario = Một kịch bản: tuyến được tính trên địa hình của kịch bản, với các mô hình và khí quyển của nó, như trong lần chạy của kịch bản
help-plan-about = Chọn những gì cần xây dựng với số tiền hiện có: trạm, đường truyền dẫn về, chi phí, số người, và lựa chọn đó còn cách mức tốt nhất có thể bao xa
help-plan-about-long =
    Chọn những gì cần xây dựng với số tiền hiện có: trạm, đường truyền dẫn về, chi phí, số người, và lựa chọn đó còn cách mức tốt nhất có thể bao xa.

    Các ứng viên là các ô của bản đồ cơ hội, các vị trí ứng viên của kịch bản và các giải pháp tại cột ăng-ten và thôn bản. Lệnh ghi plan.geojson, backhaul.geojson, plan.csv, plan.toml và các tệp khác (docs/plan.md); ngân sách, chi phí và đường truyền dẫn về lấy theo `[plan]` trong kịch bản.
help-plan-after-long =
    Ví dụ:
      Cần xây dựng gì với số tiền nêu trong kịch bản:
        signalgap plan district/scenario.toml

      Với 300.000, và nếu có 600.000 thì được gì:
        signalgap plan district/scenario.toml --budget 300000 --budget 600000

      Số tiền ít nhất để phục vụ 90 % người dân:
        signalgap plan district/scenario.toml --target-share 0.9
help-plan-output = Thư mục ghi phương án; được tạo nếu chưa có
help-report-about = Lập lại báo cáo: một tệp HTML cho trình duyệt, kèm phương án và kết quả so sánh nếu được chỉ định
help-report-about-long =
    Lập lại báo cáo: một tệp HTML cho trình duyệt, kèm phương án và kết quả so sánh nếu được chỉ định.

    `run` ghi report.html cạnh các tệp khác. Lệnh này lập báo cáo từ thư mục kết quả đã hoàn tất, giống đến từng byte; với `--plan` và `--compare`, báo cáo có thêm phương án và kết quả so sánh. Tệp này không cần mạng, cũng không cần tệp nào khác.
help-report-after-long =
    Ví dụ:
      Lập lại từ kết quả của một lần chạy:
        signalgap report results

      Kèm những gì phương án sẽ xây dựng và chi phí, tiếng Việt trước:
        signalgap report results --plan plan -o report.html --lang vi
help-report-compare = Thư mục chứa kết quả so sánh
help-report-output = Tệp cần ghi (mặc định: report.html trong thư mục kết quả)
help-report-overwrite = Thay thế cả những tệp không phải là báo cáo
help-report-plan = Thư mục chứa phương án của cùng kịch bản
help-run-about = Phân tích một kịch bản và ghi GeoJSON, raster, bảng và manifest
help-run-about-long =
    Phân tích một kịch bản và ghi GeoJSON, raster, bảng và manifest.

    Mọi tệp được hoàn tất rồi mới đưa tệp đầu tiên vào chỗ: lần chạy thất bại không làm thay đổi kết quả trước đó. Các dòng không hợp lệ được liệt kê trong `rejects.csv`; phần còn lại vẫn được phân tích, và mã thoát là 1. Lần chạy bị gián đoạn (Ctrl-C, mất điện) giữ lại các mảnh đã xong; `--resume` chạy tiếp từ đó.
help-run-after-long =
    Ví dụ:
      Ai chưa có sóng, vì sao, và cần xây dựng gì trước, ghi vào thư mục out:
        signalgap run district/scenario.toml

      Với nhiều bộ nhớ hơn, trên hai lõi, ghi vào thư mục khác:
        signalgap run district/scenario.toml -o results --memory 2GiB --threads 2

      Sau khi mất điện: chạy tiếp từ chỗ đã dừng
        signalgap run district/scenario.toml --resume
help-shards-about = Một lần chạy chia thành nhiều phần, trên nhiều máy: lập kế hoạch, tính từng phần, gom lại và ghép thành các tệp của một lần chạy
help-shards-about-long =
    Một lần chạy chia thành nhiều phần, trên nhiều máy: lập kế hoạch, tính từng phần, gom lại và ghép thành các tệp của một lần chạy.

    Dành cho những vùng quá lớn đối với một máy. Bộ lập lịch nào cũng chạy được các phần: docs/scale.md có ví dụ cho Dask, SLURM và Kubernetes.
help-shards-after-long =
    Ví dụ:
      Một lần chạy trong 2 phần, lần lượt từng phần:
        signalgap shards plan district/scenario.toml -o shards --count 2
        signalgap shards run shards 0
        signalgap shards run shards 1
        signalgap shards merge shards -o merged
help-shards-gather-about = Chép các phần đã xong từ những thư mục khác của cùng kế hoạch vào thư mục thứ nhất
help-shards-gather-about-long =
    Chép các phần đã xong từ những thư mục khác của cùng kế hoạch vào thư mục thứ nhất.

    Dành cho các máy không có đĩa chung: mỗi máy tính các phần trong bản sao riêng của thư mục kế hoạch.
help-shards-gather-after-long =
    Ví dụ:
      Những gì máy khác đã tính trong bản sao kế hoạch của nó:
        signalgap shards plan district/scenario.toml -o other --count 2
        signalgap shards run other 1
        signalgap shards gather shards other
help-shards-gather-plan = Thư mục nhận các phần
help-shards-merge-about = Ghép tất cả các phần thành những tệp mà một lần chạy sẽ ghi, giống đến từng byte
help-shards-merge-after-long =
    Ví dụ:
      Các tệp của một lần chạy, từ hai thư mục:
        signalgap shards merge shards other -o merged
help-shards-merge-scenario = Tệp kịch bản, khi nó không nằm ở nơi kế hoạch ghi
help-shards-plan-about = Chia một kịch bản thành các phần có thời gian gần bằng nhau và cho biết chúng cần gì
help-shards-plan-about-long =
    Chia một kịch bản thành các phần có thời gian gần bằng nhau và cho biết chúng cần gì.

    Đọc các bảng và phần đầu của ảnh raster, không tính gì, và ghi `plan.json`. Cùng dữ liệu vào cho cùng kế hoạch.
help-shards-plan-after-long =
    Ví dụ:
      Các phần, mỗi phần khoảng 5 phút thời gian bộ xử lý:
        signalgap shards plan district/scenario.toml -o by-time --cpu-minutes 5
help-shards-plan-output = Thư mục cho kế hoạch và cho kết quả của các phần; được tạo nếu chưa có
help-shards-plan-overwrite = Thay kế hoạch khác trong thư mục; kết quả các phần của nó không dùng được cho kế hoạch mới
help-shards-run-about = Tính một phần của kế hoạch
help-shards-run-about-long =
    Tính một phần của kế hoạch.

    Những gì đã xong không tính lại; những gì bị dừng được tính tiếp. Nhiều phần có thể chạy cùng lúc, trên bất kỳ máy nào thấy được thư mục kế hoạch và dữ liệu vào. Mã thoát 75 nghĩa là lần sau có thể thành công (đầy đĩa, thiếu bộ nhớ, máy chủ không trả lời); mã khác nghĩa là sẽ lại thất bại.
help-shards-run-after-long =
    Ví dụ:
      Phần đầu tiên, trên một nhân:
        signalgap shards run shards 0 --threads 1
help-shards-run-memory = Bộ nhớ cho địa hình, các cột ăng-ten đã quét và các mảnh (mặc định: theo kế hoạch)
help-shards-run-scenario = Tệp kịch bản, khi nó không nằm ở nơi kế hoạch ghi
help-shards-status-about = Cho biết những phần nào đã xong; mã thoát là 75 khi còn thiếu
help-shards-status-after-long =
    Ví dụ:
      Kế hoạch đã đến đâu:
        signalgap shards status shards
help-shards-status-plans = Các thư mục của cùng một kế hoạch
help-signalgap-about = Tìm các thôn bản chưa có sóng 3G/4G, giải thích nguyên nhân và xếp hạng những gì cần xây dựng trước
help-signalgap-after =
    Mã thoát:
      0  hoàn tất
      1  hoàn tất, nhưng một số dòng dữ liệu đầu vào bị loại (`rejects.csv` liệt kê chúng kèm lý do)
      2  dữ liệu đầu vào hoặc cách dùng sai: không ghi gì; hoặc không in được kết quả
      3  lỗi nội bộ
      75 một phần: lần sau có thể thành công (đầy đĩa, thiếu bộ nhớ); `shards status`: còn thiếu phần

    Ví dụ:
      Chạy thử trên một huyện tưởng tượng, không cần dữ liệu đầu vào:
        signalgap demo --small

      Bắt đầu với một kịch bản có chú thích cùng các tệp ví dụ nhỏ:
        signalgap init district

      Một lệnh làm gì, kèm ví dụ:
        signalgap help plan
