### Texts of `words`.

## caveats

caveats-sector-carriers-more-than-km-from = sóng mang của sector cách lưới tính toán hơn { $radius_km } km: bị bỏ qua
caveats-no-mast-stands-within-km-of = không có cột ăng-ten nào trong phạm vi { $radius_km } km quanh lưới tính toán: không nơi nào có sóng
caveats-verdicts-may-be-too-good-cells = kết luận có thể quá lạc quan: ô { $cell_m } m bỏ sót những sống núi quan trọng; hãy dùng địa hình 30 m hoặc mịn hơn, và không đặt area.resolution_m lớn hơn mức đó
caveats-whose-coordinates-are-rounded-to-they = { $table } có tọa độ bị làm tròn đến { $rounding }: vị trí có thể lệch tới { $off_m } km, kéo theo kết luận bị lệch
caveats-villages-at-exactly-the-place-of = thôn bản có tọa độ trùng hệt với thôn bản khác: chỉ một trong số đó nằm đúng chỗ, còn kết luận của các thôn bản khác là của một vị trí sai
caveats-void-cells-of-the-terrain-were = ô khuyết của địa hình đã được lấp từ các ô xung quanh (vùng khuyết tối đa { $most_cells } ô)
caveats-cells-of-the-planning-grid-of = ô của lưới tính toán ({ $share } % lưới) không có địa hình; tại đó và phía sau đó không có dữ liệu
caveats-the-terrain-seems-to-be-in = ; địa hình có vẻ tính bằng foot: hãy đặt terrain.height_unit ("ft" hoặc "us_ft")
caveats-the-villages-column-seems-to-be = ; cột dữ liệu của các thôn bản có vẻ tính bằng foot
caveats-check-the-terrain-unit-and-the = ; hãy kiểm tra đơn vị của địa hình và tọa độ của các thôn bản
caveats-villages-whose-column-was-compared-with = thôn bản có cột dữ liệu `{ $column }` được đối chiếu với địa hình: hai bên chênh nhau { $median_apart_m } m (trung vị){ $hint }
caveats-sector-carriers-whose-is-preset-not = sóng mang của sector có { $field } là giá trị đặt sẵn, không phải số liệu thực
caveats-compared = { $model } (đối chiếu)
caveats-compared-links-for-which-it-has = { $model } (đối chiếu): tuyến mà mô hình không cho giá trị; các tuyến này không được tính vào khoảng kết quả của nó
caveats-settlements-that-state-clutter-height-which = điểm dân cư có khai clutter_height_m nhưng không được dùng: giá trị này thay cho lớp phủ của [clutter], mà kịch bản không có (chỉ cần uniform_height_m = 0.0)
caveats-cells-of-land-cover-class-without = ô thuộc loại lớp phủ mặt đất chưa có độ cao; được coi là đất trống
caveats-levels-may-be-20-to-30 = mức thu có thể cao hơn thực tế 20 đến 30 dB: trên mặt đất trần không có lớp phủ, mức thu đo được thấp hơn dự báo chừng đó; hãy bổ sung dữ liệu lớp phủ mặt đất hoặc một độ cao trong [clutter]
caveats-levels-may-be-20-to-30-2 = mức thu có thể cao hơn thực tế 20 đến 30 dB: mô hình quyết định không xét đến nhà cửa và cây cối; hãy đặt receiver.terminal_clutter, hoặc để một mô hình có tính [clutter] quyết định (p1812, p526, deygout)
caveats-levels-may-be-20-db-too = mức thu có thể cao hơn thực tế 20 dB trong rừng và trong thôn bản: cột ăng-ten và điện thoại đang đứng trên tán cây và mái nhà mà mô hình bề mặt đã gồm; hãy khai độ cao của chúng trong [clutter] (uniform_height_m = 10.0), hoặc khai địa hình mặt đất trần trong terrain.files và mô hình này trong terrain.surface
caveats-cells-without-value-in-clutter-height = ô không có giá trị trong clutter.height_files; được coi là đất trống
caveats-cells-that-terrain-surface-does-not = ô mà terrain.surface không bao phủ; được coi là đất trống
caveats-terrain-surface-lies-more-than-3 = terrain.surface thấp hơn terrain.files quá 3 m ở { $below } % số ô và cao hơn quá 100 m ở { $tall } % số ô: hai mô hình có thể bị hoán đổi, bị lệch vị trí, hoặc khác hệ độ cao
caveats-places-of-settlements-without-terrain-no = vị trí của điểm dân cư không có địa hình: không có dữ liệu
caveats-masts-without-terrain-under-them-outside = cột ăng-ten không có địa hình dưới chân (ngoài lưới tính toán hoặc trong vùng khuyết): các tuyến từ đó không có dữ liệu
caveats-masts-within-whose-service-radius-terrain = cột ăng-ten bị thiếu địa hình trong bán kính phục vụ: vùng phủ chỉ được thể hiện đến nơi còn địa hình
caveats-settlements-of-unknown-population-not-included = điểm dân cư không rõ dân số: không được tính vào số người
caveats-delta-and-n0-are-typical-values = delta-N và N0 là giá trị điển hình: ITU-R P.1812 yêu cầu dùng các bản đồ đi kèm; hãy đặt propagation.itu_maps
caveats-centres-and-clusters-whose-verdict-is = trung tâm và cụm nhà có kết luận { $generation } tốt hơn nhờ nhiều cột ăng-ten của cùng một nhà mạng bù cho nhau: ở đó không cột nào một mình đạt mục tiêu (service.shadowing_correlation = { $correlation }; đặt 1 thì chỉ cột tốt nhất quyết định)
caveats-settlements-with-no-data-for-some = điểm dân cư không có dữ liệu đối với một số công nghệ hoặc nhà mạng: tuyến đi qua chỗ thiếu địa hình
caveats-models-that-already-include-clutter-receiver = mô hình đã tính sẵn lớp phủ: không cộng thêm receiver.terminal_clutter
caveats-communes-whose-villages-disagree-on-commune = xã có các thôn bản khai commune_fibre khác nhau: được coi là đã có cáp quang
caveats-whole-arc-minutes = phút (1/60 độ)
caveats-antenna-height = độ cao ăng-ten
caveats-feeder-loss = suy hao feeder

## columns

columns-from = {" "}(đổi từ { $unit })
columns-hz-khz-mhz-or-ghz-by = {" "}(Hz, kHz, MHz hoặc GHz tùy độ lớn của số)
columns-columns-recognised-by-another-name = cột dữ liệu nhận ra qua tên khác: { $list }
columns-columns-not-read = cột dữ liệu không được đọc: { $list }
columns-did-you-mean = `{ $column }` (ý bạn là `{ $field }` phải không?)
columns-is-read-from = `{ $column }` ({ $field } đã được đọc từ `{ $by }`)
columns-or-add-column = , hoặc thêm cột dữ liệu `{ $unit }`
columns-without-unit-write-one-of-in = `{ $column }` ({ $field } không có đơn vị: hãy ghi một trong các đơn vị { $units } vào dòng tiêu đề{ $beside })

## comparison

comparison-terrain-is-missing = thiếu địa hình
comparison-not-explained-gaps-of-the-ranked = không giải thích: chỉ giải thích vùng lõm của công nghệ được xếp hạng
comparison-with = { $word } với xác suất { $probability } %
comparison-costs-are-not-compared-the-plans = không so sánh chi phí: các phương án dùng đơn vị tiền tệ khác nhau ({ $currencies })
comparison-has-settlements-that-has-not-and = { $scenario } có { $added } điểm dân cư mà { $label } không có, và thiếu { $removed } điểm dân cư: các điểm này không tính là được thêm hay mất sóng
comparison-has-no-rasters-of-the-level = { $scenario } không có raster mức thu và hạng của { $generation } (output.layers): không so sánh bản đồ
comparison-has-another-grid-or-reference-system = { $scenario } có lưới hoặc hệ quy chiếu khác với { $label }: không lập bản đồ chênh lệch
comparison-no-difference = không có khác biệt vượt quá sai số của chính các mô hình

## gaps

gaps-there-is-no-sector-within-km = không có sector { $generation } nào trong bán kính { $radius_km } km
gaps-buildings-and-trees-on-the-way = nhà cửa và cây cối trên tuyến từ trạm { $site } ({ $km } km) gây suy hao { $loss_db } dB
gaps-the-place-lies-beside-the-main = vị trí nằm lệch sang bên búp sóng chính của sector { $sector } thuộc trạm { $site }, làm giảm { $loss_db } dB
gaps-the-place-lies-over-or-under = vị trí nằm cao hơn hoặc thấp hơn búp sóng chính của sector { $sector } thuộc trạm { $site }, làm giảm { $loss_db } dB
gaps-the-downlink-of-site-is-sufficient = đường xuống của trạm { $site } đủ mạnh; đường lên còn thiếu { $lacks_db } dB
gaps-site-is-too-far-away-km = trạm { $site } ở quá xa ({ $km } km) so với công suất phát: tín hiệu còn thiếu { $lacks_db } dB
gaps-site-has-but-no = trạm { $site_id } có { $technology } nhưng chưa có { $generation }{ $with_it }
gaps-and-serves-the-place-with-that = , và phục vụ nơi này bằng công nghệ đó
gaps-km-with-it-the-place-would = {" "}({ $km } km): nếu lắp thêm thì nơi này sẽ có sóng, còn dư { $lacks_db } dB
gaps-km-with-it-and-sector-pointed = {" "}({ $km } km): nếu lắp thêm và có một sector hướng về đây thì nơi này sẽ có sóng
gaps-km-with-it-and-sector-pointed-2 = {" "}({ $km } km): nếu lắp thêm và có một sector hướng về đây thì vẫn còn thiếu { $aimed_db } dB
gaps-no-signal-none-is-strong-enough = không có sóng { $generation }: không tín hiệu nào đủ mạnh để điện thoại dò thấy
gaps-level-dbm-from-site-is-db = mức thu { $level } dBm từ trạm { $site } { $stands } ngưỡng { $limit } dBm là { $difference_db } dB
gaps-needs-db-more = để đạt { $target } % cần thêm { $db } dB
gaps-in-the-uplink = {" "}ở đường lên
gaps-probable = { $now }, xác suất có sóng { $probability } %; { $wanted }{ $uplink }
gaps-no-sector-within-km = không có sector { $generation } trong { $radius_km } km
gaps-ridge-ray-to = núi { $side } tia { $height_m } m ({ $site })
gaps-trees-houses-towards = cây, nhà chắn hướng { $site }
gaps-beside-the-main-lobe-of = lệch búp sóng chính của { $site }
gaps-off-the-tilt-of = lệch góc cụp của { $site }
gaps-uplink-to-too-weak = đường lên tới { $site } quá yếu
gaps-too-far-km = { $site } quá xa, { $distance_km } km
gaps-has-but-no = { $site_id } có { $technology }, chưa có { $generation }
gaps-and-costs-db = {" "}và gây suy hao { $loss_db } dB
gaps-with-one-more-ridge-it-costs = ; cùng một sống núi nữa gây suy hao { $loss_db } dB
gaps-with-more-ridges-it-costs-db = ; cùng { $others } sống núi nữa gây suy hao { $loss_db } dB
gaps-stands-over-the-ray = nhô cao hơn tia { $over_m } m
gaps-comes-within-of-the-ray = chỉ thấp hơn tia { $over_m } m
gaps-ridge-at-km-from-site = sống núi cao { $top } m, ở { $km } km tính từ trạm { $site }, { $stands }
gaps-at-km-the-ray-db = { $elevation_amsl_m } m tại { $kilometres } km, { $side } tia { $height_m } m, { $diffraction_db } dB

## notes

notes-rows-with-an-unmatched-quotation-mark = dòng có dấu ngoặc kép lẻ: được giữ nguyên như văn bản
notes-rows-with-decimal-commas-as-all = dòng dùng dấu phẩy thập phân, giống như mọi cột dữ liệu số trong tệp: được đọc là số thập phân
notes-rows-with-coordinates-in-degrees-minutes = dòng có tọa độ theo độ, phút, giây
notes-settlements-without-row-for-their-centre = điểm dân cư không có dòng cho trung tâm
notes-settlements-whose-people-are = điểm dân cư có số người được cộng từ các dòng có khai; các dòng còn lại tính là 0
notes-settlements-whose-households-are = điểm dân cư có số hộ được cộng từ các dòng có khai; các dòng còn lại tính là 0
notes-areas-too-large-for-settlements-polygon = vùng quá rộng so với settlements.polygon_spacing_m, được lấy mẫu thưa hơn ({ $most_places } điểm)
notes-nb-iot-and-lte = NB-IoT và LTE-M
notes-other-radio-services = của dịch vụ vô tuyến khác
notes-rows-ignored-only-lte-and-umts = dòng { $technology } bị bỏ qua: chỉ phân tích LTE và UMTS
notes-sectors-whose-row-states-no-technology = sector có dòng không ghi công nghệ: lấy { $technology }, theo sites.technology
notes-rows-ignored-because-their-status-says = dòng bị bỏ qua vì trạng thái cho biết không phát sóng
notes-sectors-whose-status-says-that-they = sector có trạng thái là còn trong quy hoạch: được coi là đang phát sóng
notes-sectors-whose-status-is-not-known = sector có trạng thái `{ $status }` không rõ nghĩa: được coi là đang phát sóng
notes-rows-of-receivers-ignored = dòng của máy thu bị bỏ qua
notes-sectors-without-name-named-by-site = sector không có tên: được đặt tên theo trạm, công nghệ, băng tần và góc phương vị
notes-rows-without-azimuth-that-repeat-carrier = dòng không có góc phương vị và lặp lại một sóng mang của cùng trạm: dòng mạnh nhất được tính là một ăng-ten vô hướng
notes-sectors-whose-azimuth-is-1-taken = sector có góc phương vị là -1: được coi là không rõ
notes-sectors-of-more-than-at-the = sector có công suất trên { $from_w } W tại đầu ra máy phát: nếu cột dữ liệu chứa EIRP, hãy đặt sites.columns.eirp_dbm
notes-rows-of-cells-that-have-newer = dòng của cell đã có dòng mới hơn: bị bỏ qua
notes-sectors-of-the-tables-for-which = sector trong các bảng mà kịch bản khai { $told }
notes-sectors-outside-the-bands-that-stay = sector ngoài các băng tần còn phát sóng ({ $bands }): không được tính
notes-rows-completed-from-found-by = dòng được bổ sung từ `{ $file }`, dò theo { $by }
notes-sectors-whose-antenna-file-gives-the = sector mà tệp ăng-ten ghi độ lợi không kèm đơn vị: giả định là dBd
notes-sectors-whose-antenna-file-gives-the-2 = sector mà tệp ăng-ten ghi độ lợi bằng dB: giả định là dBi
notes-sectors-whose-antenna-file = sector mà tệp ăng-ten { $remark }
notes-sector-of-site = { $done } { $sectors } sector của { $sites } trạm
notes-the-scenario-changes-the-network = kịch bản thay đổi mạng: { $told }
notes-population-unreadable = dòng của `{ $file }` có dân số không đọc được và được coi là không rõ, chẳng hạn { $values }
notes-households-unreadable = dòng của `{ $file }` có số hộ không đọc được và được coi là không rõ, chẳng hạn { $values }
notes-counts-the-vertical-cut-from-the = tính mặt cắt đứng từ thiên đỉnh: đã dịch 90 độ
notes-counts-the-vertical-cut-upwards-as = tính mặt cắt đứng theo chiều lên, căn cứ vào góc cụp đã khai: đã lật lại
notes-states-another-electrical-tilt-than-its = khai góc cụp điện khác với mặt cắt đứng: dùng góc của mặt cắt
notes-has-its-beam-above-the-horizon = có búp sóng nằm trên đường chân trời: có phải mặt cắt đứng được tính theo chiều lên không?
notes-is-strongest-beside-the-axis-with = có hướng mạnh nhất lệch trục, với mặt cắt đứng đi qua búp sóng đó: được nội suy từ búp sóng này
notes-has-no-back-half-of-the = không có nửa sau của mặt cắt đứng: lấy đối xứng nửa trước, giảm đi bằng mức giảm ở phía sau của mặt cắt ngang
notes-is-strongest-beside-the-axis-with-2 = có hướng mạnh nhất lệch trục, với mặt cắt đứng đi giữa các búp sóng: độ lợi ở trên và dưới các búp sóng không chắc chắn
notes-has-rows-of-the-vertical-cut = có các dòng của mặt cắt đứng cách nhau hơn 1 độ: được nội suy bậc ba, búp sóng có thể lệch vài phần mười dB
notes-has-cuts-that-differ-by-more = có hai mặt cắt chênh nhau hơn 6 dB ở phía sau ăng-ten: tại đó dùng mặt cắt ngang

## parameters

parameters-ground-distance = khoảng cách theo mặt đất
parameters-ground-distance-without-line-of-sight = khoảng cách theo mặt đất khi không có tầm nhìn thẳng
parameters-antenna-height-above-ground = độ cao ăng-ten so với mặt đất
parameters-transmitter-antenna-height = độ cao ăng-ten phát
parameters-receiver-antenna-height = độ cao ăng-ten thu
parameters-base-antenna-height = độ cao ăng-ten trạm gốc
parameters-mobile-antenna-height = độ cao ăng-ten máy di động
parameters-effective-base-antenna-height = độ cao hiệu dụng của ăng-ten trạm gốc
parameters-time-percentage = phần trăm thời gian
parameters-location-percentage = phần trăm vị trí
parameters-situation-percentage = phần trăm tình huống
parameters-confidence-percentage = phần trăm mức tin cậy (confidence)
parameters-reliability-percentage = phần trăm độ sẵn sàng (reliability)
parameters-time-percentage-beside-statistics-confidence-reliability = phần trăm thời gian đi cùng statistics = "confidence_reliability"
parameters-location-percentage-beside-statistics-confidence-reliability = phần trăm vị trí đi cùng statistics = "confidence_reliability"
parameters-situation-percentage-beside-statistics-confidence-reliability = phần trăm tình huống đi cùng statistics = "confidence_reliability"
parameters-confidence-percentage-beside-statistics-time-location = phần trăm mức tin cậy (confidence) đi cùng statistics = "time_location_situation"
parameters-reliability-percentage-beside-statistics-time-location = phần trăm độ sẵn sàng (reliability) đi cùng statistics = "time_location_situation"
parameters-surface-refractivity = độ khúc xạ bề mặt
parameters-surface-refractivity-at-sea-level = độ khúc xạ bề mặt quy về mực nước biển
parameters-refractivity-at-the-height-of-the = độ khúc xạ tại độ cao địa hình
parameters-relative-permittivity = hằng số điện môi tương đối
parameters-imaginary-over-real-part-of-the = tỷ số phần ảo trên phần thực của trở kháng truyền bề mặt của đất
parameters-reference-attenuation = suy hao tham chiếu
parameters-location-resolution = độ phân giải vị trí
parameters-distance-from-the-coast = khoảng cách đến bờ biển
parameters-latitude-of-the-path-centre = vĩ độ điểm giữa tuyến
parameters-street-width = độ rộng đường phố
parameters-building-height = độ cao nhà
parameters-representative-clutter-height = độ cao lớp phủ đại diện
parameters-frequency-of-the-2108-height-gain = tần số của hiệu chỉnh độ lợi theo độ cao P.2108
parameters-frequency-of-the-2108-statistical-correction = tần số của hiệu chỉnh thống kê P.2108
parameters-ground-distance-of-the-2108-statistical = khoảng cách theo mặt đất của hiệu chỉnh thống kê P.2108
parameters-radial-spacing = khoảng cách giữa các tia quét
parameters-gain-or-loss = độ lợi hoặc suy hao
parameters-effective-earth-factor = hệ số Trái Đất hiệu dụng k
parameters-share-of-the-first-fresnel-zone = tỷ lệ đới Fresnel thứ nhất
parameters-rain-rate = cường độ mưa
parameters-frequency-of-the-attenuation-by-rain = tần số tính suy hao do mưa
parameters-refractivity-gradient-dn1 = gradien độ khúc xạ dN1
parameters-fade-margin = độ dự trữ pha-đinh
parameters-needs-value-from-to = { $parameter } = { $value } { $unit }: { $model } cần giá trị từ { $low } đến { $high } { $unit }

## plan

plan-no-site-that-could-be-built = trong các trạm có thể xây dựng, không trạm nào phủ được nơi này; thay bằng trạm đầu cuối vệ tinh
plan-sites-could-serve-it-but-none = có trạm phủ được nơi này, nhưng không trạm nào có đường truyền dẫn về: không có cột ăng-ten hay đầu cáp quang nào trong tầm nhìn thẳng, cũng không có nơi nào đủ gần để kéo cáp quang
plan-the-cheapest-site-that-serves-it = trạm rẻ nhất phủ được nơi này tốn thêm { $cost } { $currency }, tức { $per_person } cho mỗi người có thêm sóng
plan-satellite = vệ tinh

## rasters

rasters-only-the-first-of-bands-was = { $file }: chỉ đọc kênh đầu tiên trong { $bands } kênh
rasters-elevations-in-were-multiplied-by = { $file }: độ cao tính bằng '{ $unit }' đã được nhân với { $metres_per_unit } m
rasters-its-band-says-that-heights-are = { $file }: kênh của tệp ghi độ cao tính bằng '{ $band }', còn CRS của tệp ghi '{ $crs }'; đã dùng '{ $band }'
rasters-its-coordinates-are-in-and-it = { $file }: tọa độ tính bằng '{ $horizontal }' và tệp không ghi đơn vị độ cao; độ cao được giả định là mét: nếu là foot, hãy đặt terrain.height_unit thành "ft" hoặc "us_ft", nếu không thì "m"
rasters-and-more = {" "}và { $files } tệp khác
rasters-heights-stay-in-the-vertical-datum = { $file }{ $more }: độ cao giữ nguyên theo hệ độ cao của tệp, '{ $datum }'
rasters-cells-in-terrain-gaps-of-at = { $cells } ô ở các chỗ hở của địa hình rộng tối đa { $widest } ô đã được nội suy từ hai phía
rasters-cells-without-terrain-were-taken-as = { $cells } ô không có địa hình được coi là mặt biển, 0 m (terrain.sea = "level")
rasters-cells-below-the-lowest-at-were = { $cells } ô nằm dưới { $below_m } m, ô thấp nhất ở { $lowest_m } m, được coi là mặt biển, 0 m (terrain.sea = "level")
rasters-cells-below-the-lowest-at-were-2 = { $cells } ô nằm dưới { $below_m } m, ô thấp nhất ở { $lowest_m } m, được để không có dữ liệu (terrain.sea = "void")
rasters-cells-below-the-lowest-at-were-3 = { $cells } ô nằm dưới { $below_m } m, ô thấp nhất ở { $lowest_m } m, được coi là mặt đất: nếu đó là biển, hãy đặt terrain.sea = "level" (mặt biển, 0 m)
rasters-cells-below-the-lowest-at-were-4 = { $cells } ô nằm dưới { $below_m } m, ô thấp nhất ở { $lowest_m } m, được coi là mặt đất (terrain.sea = "ground")
rasters-and-overlap-and-differ-by-up = { $first } và { $second } chồng lên nhau và chênh nhau tới { $difference_m } m ({ $first_m } và { $second_m } m); tệp mịn hơn được dùng: hãy bỏ bớt một tệp nếu chúng không thể hiện cùng một bề mặt
rasters-and-are-adjacent-and-do-not = { $first } và { $second } nằm kề nhau nhưng không khớp: { $first_m } và { $second_m } m tại đường biên chung{ $in_feet }
rasters-contains-only-whole-numbers-from-0 = { $file }: chỉ chứa số nguyên từ 0 đến 255 (8 bit), được đọc là mét: hãy kiểm tra đây đúng là mô hình độ cao, không phải hình ảnh
rasters-is-result-of-signalgap-and-was = { $file }: là kết quả của signalgap, vẫn được đọc làm dữ liệu đầu vào vì được liệt kê đích danh
rasters-auxiliary-layers-recognised-by-their-names = lớp phụ trợ, nhận ra theo tên
rasters-results-of-signalgap = kết quả của signalgap
rasters-ignored-in-folders-list-file-explicitly = bị bỏ qua trong các thư mục: { $files } ({ $why }); hãy liệt kê đích danh tệp muốn dùng
rasters-states-no-crs-was-assumed = { $file }: không khai báo CRS; giả định là { $crs }
rasters-lies-outside-the-planning-grid-and = { $file }: nằm ngoài lưới tính toán nên không được đọc
rasters-the-ratio-is-that-of-feet = ; tỷ lệ đúng bằng foot so với mét: có lẽ một tệp tính bằng foot mà không ghi rõ (hãy ghi đơn vị vào tệp, hoặc chuyển đổi tệp)
rasters-and-more-2 = { $shown } và { $more } tệp khác

## remarks

remarks-is-outside-the-model-range = { $parameter } { $value } { $unit } nằm ngoài phạm vi áp dụng của mô hình, { $limit }
remarks-links-with-remark-of = tuyến có lưu ý của { $model }: { $remark }
remarks-remark-on-links = { $label }: lưu ý về tuyến: { $remark }
remarks-links-whose-is-outside-the-model = tuyến có { $parameter } nằm ngoài phạm vi áp dụng của mô hình, { $limit }
remarks-terrain-or-clutter-blocks-the-direct = địa hình hoặc lớp phủ chắn tia trực tiếp, điều mà mô hình này không xét đến
remarks-the-formula-gives-less-loss-than = công thức cho suy hao nhỏ hơn không gian tự do; suy hao không gian tự do được dùng
remarks-shorter-than-0-25-km-free = ngắn hơn 0,25 km: tính không gian tự do kèm nhiễu xạ, không tính ống dẫn sóng và tán xạ tầng đối lưu
remarks-fewer-than-five-samples-straight-lines = ít hơn năm điểm mẫu: giả định địa hình thẳng giữa các điểm
remarks-line-of-sight-mode-though-the = chế độ tầm nhìn thẳng, dù địa hình chắn tia giữa hai ăng-ten: suy hao được nội suy giữa truyền sóng hai tia và nhiễu xạ bên kia chân trời
remarks-the-profile-is-unevenly-spaced-its = mặt cắt địa hình có khoảng cách điểm không đều; độ cao được đọc lại theo khoảng cách đều giữa các điểm
remarks-the-location-percentage-has-no-effect = phần trăm vị trí không có tác dụng trong chế độ biến thiên này
remarks-the-transmitter-antenna-is-below-1 = ăng-ten phát thấp hơn 1 m hoặc cao hơn 1.000 m
remarks-the-receiver-antenna-is-below-1 = ăng-ten thu thấp hơn 1 m hoặc cao hơn 1.000 m
remarks-the-frequency-is-below-40-mhz = tần số dưới 40 MHz hoặc trên 10 GHz
remarks-the-path-is-longer-than-1 = tuyến dài hơn 1.000 km
remarks-the-path-is-shorter-than-1 = tuyến ngắn hơn 1 km
remarks-the-path-is-longer-than-2 = tuyến dài hơn 2.000 km; suy hao rất không chắc chắn
remarks-the-path-is-shorter-than-five = tuyến ngắn hơn năm lần chênh lệch giữa các độ cao hiệu dụng; tia dốc hơn mức mô hình giả định
remarks-the-transmitter-horizon-is-over-200 = chân trời của máy phát lệch hơn 200 mrad so với phương ngang; phép gần đúng góc nhỏ có thể không còn đúng
remarks-the-receiver-horizon-is-over-200 = chân trời của máy thu lệch hơn 200 mrad so với phương ngang; phép gần đúng góc nhỏ có thể không còn đúng
remarks-the-transmitter-horizon-is-nearer-than = chân trời của máy phát gần hơn một phần mười khoảng cách chân trời trên Trái Đất nhẵn; suy hao không đáng tin
remarks-the-receiver-horizon-is-nearer-than = chân trời của máy thu gần hơn một phần mười khoảng cách chân trời trên Trái Đất nhẵn; suy hao không đáng tin
remarks-the-transmitter-horizon-is-farther-than = chân trời của máy phát xa hơn ba lần khoảng cách chân trời trên Trái Đất nhẵn; suy hao không đáng tin
remarks-the-receiver-horizon-is-farther-than = chân trời của máy thu xa hơn ba lần khoảng cách chân trời trên Trái Đất nhẵn; suy hao không đáng tin
remarks-percentage-is-far-in-the-tail = có phần trăm nằm quá xa ở đuôi phân bố; phân vị không chắc chắn
remarks-the-refractivity-at-the-height-of = độ khúc xạ tại độ cao địa hình dưới 250 N-units; độ uốn cong của tia không chắc chắn

## remedies

remedies-at-mhz = { $generation } ở { $mhz } MHz
remedies-at-mhz-of = { $generation } ở { $mhz } MHz của { $operator }
remedies-pointed-to-degrees-and = góc phương vị { $azimuth_deg } độ, { $sector }
remedies-on-the-highest-ground-within-1 = tại điểm cao nhất trong vòng 1 km quanh
remedies-tilt-the-antenna-of-sector-at = chỉnh góc cụp ăng-ten của sector { $antenna } tại trạm { $site }: { $after } thay cho { $before }
remedies-turn-the-antenna-of-sector-at = xoay ăng-ten của sector { $antenna } tại trạm { $site } từ góc phương vị { $before_deg } độ sang { $pointing }
remedies-add-to-the-antenna-at-site = bổ sung { $carrier } vào ăng-ten tại trạm { $site }
remedies-add-to-the-antennas-at-site = bổ sung { $carrier } vào { $antennas } ăng-ten tại trạm { $site }
remedies-new-sector-with-at-site = lắp sector mới với { $carrier } tại trạm { $site }, { $pointing }
remedies-taller-mast-at-site-antennas-of = nâng cao cột ăng-ten tại trạm { $site }: ăng-ten của { $operator } cao { $height_m } m so với mặt đất thay cho { $before } m
remedies-repeater-the-village-above-ground-fed = trạm lặp { $place } thôn bản, cao { $height_m } m so với mặt đất, lấy tín hiệu từ sector { $donor }
remedies-small-sector-with-the-village-above = sector nhỏ với { $carrier } { $place } thôn bản, cao { $height_m } m so với mặt đất
remedies-new-mast-at-with-above-ground = cột ăng-ten mới tại { $site } với { $carrier }, cao { $height_m } m so với mặt đất
remedies-satellite-terminal-the-place-is-served = trạm đầu cuối vệ tinh: nơi này được phục vụ bằng vệ tinh, không phải bằng { $generation }
remedies-tilt = chỉnh góc cụp { $antenna }
remedies-turn = xoay { $antenna }
remedies-new-sector-on = sector mới tại { $site }, { $carrier }
remedies-raise-on-to = nâng ăng-ten { $operator } tại { $site } lên { $height_m } m
remedies-repeater = trạm lặp { $spot }
remedies-small-sector = sector nhỏ { $spot }, { $carrier }
remedies-new-mast-at = cột ăng-ten mới tại { $site }, { $carrier }
remedies-satellite-terminal-in = trạm đầu cuối vệ tinh tại { $village }
remedies-degrees = { $side } { $tilt_deg } độ

## service

service-dependable-in-part = ổn định một phần
service-possible-not-dependable = có thể có sóng, không ổn định

## caveats

caveats-villages = thôn bản
caveats-masts = cột ăng-ten
caveats-0-1-degrees = 0,1 độ
caveats-0-01-degrees = 0,01 độ
caveats-azimuth = góc phương vị
caveats-tilt = góc cụp
caveats-power = công suất
caveats-gain = độ lợi
caveats-frequency = tần số
caveats-bandwidth = băng thông

## columns

columns-as = `{ $column }` là { $field }{ $unit }

## comparison

comparison-served = có sóng
comparison-better = tốt hơn
comparison-worse = kém hơn

## gaps

gaps-over = cao hơn
gaps-under = thấp hơn

## notes

notes-changed = sửa
notes-added = thêm
notes-removed = bỏ
notes-row = `{ $value }` (dòng { $row })

## parameters

parameters-frequency = tần số
parameters-delta = delta-N
parameters-conductivity = độ dẫn điện
parameters-latitude = vĩ độ
parameters-resolution = độ phân giải
parameters-cell = cỡ ô
parameters-step = bước lấy mẫu
parameters-clearing = khoảng trống quanh ăng-ten
parameters-radius = bán kính
parameters-bandwidth = băng thông
parameters-power = công suất
parameters-azimuth = góc phương vị
parameters-tilt = góc cụp
parameters-one = { $low } { $unit }
parameters-to = { $low } đến { $high } { $unit }

## remedies

remedies-in = tại
remedies-over = trên điểm cao gần
remedies-on = { $carrier } tại { $site }
remedies-up = ngẩng lên
remedies-down = cụp xuống

## service

service-dependable = ổn định
service-none = không có sóng

## units

unit-degrees = độ
unit-degrees-longitude = độ kinh
unit-degrees-latitude = độ vĩ
unit-m-above-ground = m so với mặt đất
unit-a-year = mỗi năm
unit-of-the-people = (tỷ lệ dân số)
unit-cells = ô
unit-gaps = vùng lõm
unit-hops = chặng
unit-ports = cổng
unit-people = người
unit-households = hộ
unit-years = năm
unit-days = ngày

## stages

stage-check-sums = tính tổng kiểm tra
stage-choose = chọn phương án
stage-confirm-places = kiểm lại vị trí
stage-curve = đường cong ngân sách
stage-draw-errors = rút sai số
stage-hops = chặng truyền dẫn
stage-judge-the-plan = đánh giá phương án
stage-judge = đánh giá
stage-keep-terrain = lưu địa hình
stage-map-opportunities = bản đồ cơ hội
stage-pairs = cặp cột
stage-plan = lập phương án
stage-profile-each-cell = mặt cắt từng ô
stage-rank = xếp hạng
stage-read-tables = đọc bảng
stage-read-terrain = đọc địa hình
stage-read = đọc dữ liệu
stage-remedies = giải pháp
stage-sweep = quét
stage-ways-home = đường truyền dẫn
stage-write = ghi tệp
stage-plan-area = chia vùng tính
stage-read-windows = đọc cửa sổ
stage-geometry-once-more = hình học, lần nữa
stage-read-out = lấy giá trị
stage-merge = gộp
stage-finish-tiles = hoàn tất mảnh
stage-store-tiles = lưu mảnh
stage-geometry = hình học
stage-loss = suy hao
stage-mast-cell = ô của cột
stage-cell = ô
stage-cluster = cụm nhà

## counts

count-settlements = thôn bản
count-clusters = cụm nhà
count-sites = trạm
count-masts = cột
count-sectors = sector
count-rejects = dòng bị loại
count-grid-cells = ô lưới
count-void-cells = ô khuyết

## documents

documents-annex-1-basic-transmission-loss = Phụ lục 1, suy hao truyền dẫn cơ bản
documents-p-526-4-5-2-delta = P.526 §4.5.2, phép delta-Bullington; P.525 §2.3
documents-point-to-point-mode = chế độ điểm - điểm
documents-p-526-11-4-4-2 = P.526-11 §4.4.2, phép nhiều lưỡi dao nối tiếp (P.526-12 đã thay bằng delta-Bullington); P.525 §2.3
documents-hata-s-formula-and-corrections-p = công thức Hata và các hiệu chỉnh; P.1546-6 Phụ lục 8 cho cự ly trên 20 km, Phụ lục 5 §3 cho độ cao hiệu dụng của trạm
documents-4-4-1-cost-231-hata = §4.4.1, COST-231-Hata; hiệu chỉnh môi trường theo Hata (1980) như trong ITU-R SM.2028-2
documents-table-7-4-1-1-rma = bảng 7.4.1-1, RMa; tầm nhìn thẳng lấy từ địa hình thay cho bảng 7.4.2-1
documents-table-7-4-1-1-uma = bảng 7.4.1-1, UMa; tầm nhìn thẳng lấy từ địa hình thay cho bảng 7.4.2-1
documents-path-loss-model-of-the-annexes = mô hình suy hao trong các phụ lục; độ cao hiệu dụng của trạm theo ITU-R P.1546-6 Phụ lục 5 §3
documents-suburban-path-loss-categories-a-b = suy hao vùng ngoại ô, loại A, B, C, có hiệu chỉnh theo tần số và độ cao máy thu
documents-default-coefficients-urban-fitted-coefficients-suburban = hệ số mặc định (đô thị); hệ số khớp theo số đo (ngoại ô, nông thôn)
documents-rappaport-4-6-plane-earth-form = Rappaport §4.6, dạng mặt đất phẳng; P.1812-8 Phần đính kèm 1 §5.6 cho mặt phản xạ
documents-2-3-equation-3 = §2.3, công thức (3)
documents-operators-rsrp-practice = thông lệ RSRP của các nhà mạng
documents-vnpt-rscp-classes = các hạng RSCP của VNPT
documents-handset-3gpp-ts-36-101-table = điện thoại: 3GPP TS 36.101 bảng 6.2.2-1, hạng 3; hệ số tạp âm: TR 36.942 bảng 4.5.2; SINR: TR 36.942 phụ lục A.2, 128 kbit/s trong ba khối tài nguyên (0,4 log2(1 + SINR) = 0,237 bit/s/Hz)
documents-handset-3gpp-ts-25-101-table = điện thoại: 3GPP TS 25.101 bảng 6.1, hạng 3; phần còn lại: Holma và Toskala, WCDMA for UMTS, quỹ đường truyền 144 kbit/s (Eb/N0 1,5 dB trừ độ lợi xử lý 14,3 dB, nửa tải)
documents-noise-figure-3gpp-tr-36-942 = hệ số tạp âm: 3GPP TR 36.942, điện thoại; tải: một nửa, giả định thông thường khi quy hoạch
documents-noise-figure-3gpp-tr-25-942 = hệ số tạp âm: 3GPP TR 25.942, điện thoại; tải: một nửa, giả định thông thường khi quy hoạch

## kinds

kind-tilt = chỉnh góc cụp
kind-turn = xoay ăng-ten
kind-add-technology = thêm công nghệ
kind-new-sector = thêm sector
kind-taller-mast = nâng cột
kind-repeater = trạm lặp
kind-small-remote-sector = sector nhỏ
kind-new-mast = cột mới
kind-satellite = vệ tinh

## classes

class-none = không có
class-poor = kém
class-fair = trung bình
class-good = tốt
class-excellent = rất tốt

## caveats

caveats-no-report = không có report.html: khu vực có hơn { $most } thôn bản và cụm nhà; hãy chạy từng huyện một
caveats-output-formats-asks-for-which-this = output.formats yêu cầu { $format }, mà bản GDAL này không ghi được: kết quả không có tệp đó
caveats-villages-whose-commune-is-not-in = thôn bản có xã không nằm trong communes.crosswalk: không được tính vào đơn vị mới nào
caveats-villages-whose-commune-became-several-in = thôn bản có xã được chia thành nhiều xã trong communes.crosswalk: không được tính vào đơn vị mới nào; hãy thêm cột xã mới vào bảng thôn bản
caveats-villages-whose-commune-has-no-area = thôn bản có xã không có khu vực trong communes.polygons: có trong communes.csv nhưng không có trên bản đồ
caveats-villages-without-commune-in-no-area = thôn bản không ghi xã, cũng không nằm trong khu vực nào của communes.polygons
caveats-areas-of-communes-polygons-to-which = khu vực của communes.polygons không có thôn bản nào
