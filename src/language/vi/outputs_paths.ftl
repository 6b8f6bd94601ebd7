### Texts of `outputs/paths`.

## clutter-text

clutter-text-less-the-elevation-model = { $surface } trừ mô hình độ cao
clutter-text-included-in-the-elevation-model = , đã gồm trong mô hình độ cao
clutter-text-none-nearer-than-to-an-antenna = { $heights }{ $included }, không gần ăng-ten hơn { $metres } m
clutter-text-everywhere = { $height_m } m ở mọi nơi
clutter-text-heights-of = độ cao theo { $height_files }
clutter-text-heights-of-esa-worldcover-classes = độ cao theo các loại lớp phủ của ESA WorldCover
clutter-text-heights-of-itu-1812-categories = độ cao theo các loại lớp phủ của ITU-R P.1812
clutter-text-own-heights = độ cao tự khai
clutter-text-class = loại { $class } { $height_m } m
clutter-text-no-correction-for-clutter-around-it = không hiệu chỉnh theo lớp phủ xung quanh
clutter-text-itu-2108-1-statistical-towns = ITU-R P.2108-1, thống kê (đô thị)
clutter-text-itu-2108-1-height-gain-of = ITU-R P.2108-1, độ lợi độ cao: { $key } cao { $height_m } m, đường phố rộng { $street_m } m

## hop-report

hop-report-itu-530-17-2-3-1 = ITU-R P.530-17, 2.3.1, quy hoạch nhanh
hop-report-microwave-hop = Chặng vi ba ({ $clearance_source })
hop-report-at-km = tại, km
hop-report-not-clear = không thoáng
hop-report-with-the-transmitter-at-the-receiver = {"  "}{ $verdict }; với máy phát ở { $near_m } m, máy thu cần cao { $least_m } m so với mặt đất
hop-report-db-at = { $db } dB trong { $percent } %
hop-report-rain-of-mm-for-0-01 = {"  "}mưa { $rain_rate_mm_h } mm/h trong 0,01 % thời gian của năm gây suy hao { $rain } thời gian của năm ({ $rain_source })
hop-report-margin-of-db-is-exceeded-by = {"  "}độ dự trữ { $margin_db } dB bị vượt do mưa trong { $rain_percent } % thời gian của năm, do đa đường trong { $multipath_percent } % thời gian của tháng xấu nhất
hop-report-availability = {"  "}({ $clear_air }): độ khả dụng { $availability_percent } %

## level-text

level-text-antenna-towards-the-receiver = ăng-ten theo hướng máy thu
level-text-receiver-its-body-and-building = máy thu, cơ thể người và tòa nhà
level-text-median = {"  "}{ $quantity } (trung vị)
level-text-level-at-the-receiver = Mức thu tại máy thu
level-text-sector = { $heading }, sector { $sector_id }
level-text-margin-downlink = {"  "}độ dự trữ, đường xuống
level-text-margin-uplink = {"  "}độ dự trữ, đường lên
level-text-probability-standard-deviation-db = {"  "}xác suất (độ lệch chuẩn { $sigma_db } dB)
level-text-loss-db = suy hao, dB
level-text-level-dbm = mức thu, dBm
level-text-down-db = xuống, dB
level-text-up-db = lên, dB
level-text-sector-at-mhz-of = , sector { $sector_id }, { $generation } ở { $megahertz } MHz của { $operator }
level-text-to-as-in = { $site_id }{ $sector } đến { $village }, như trong { $scenario }
level-text-required = {"  "}yêu cầu

## link-level

link-level-received-power = công suất thu
link-level-energy-per-resource-element = năng lượng mỗi phần tử tài nguyên
link-level-pilot-power = công suất kênh hoa tiêu
link-level-power = công suất

## path-text

path-text-keep-in-mind = Cần lưu ý
path-text-ground-antenna-above-it = { $name }{ $place }mặt đất { $point_m } m, ăng-ten cao { $agl_m } m so với mặt đất
path-text-azimuth-degrees = , góc phương vị { $to } độ
path-text-points-at-most-apart = { $label }{ $profile_source }, { $points } điểm, cách nhau tối đa { $greatest_spacing_m } m
path-text-delta-units-km-n0-units-effective = { $label }delta-N { $delta_n } đơn vị N/km, N0 { $surface_refractivity } đơn vị N, bán kính Trái Đất hiệu dụng { $radius_km } km, vĩ độ tâm tuyến { $path_centre_latitude_deg }
path-text-the-path-ends-above-ground = { $label }{ $handset }; tuyến kết thúc ở độ cao { $end_m } m so với mặt đất
path-text-around-it = Xung quanh
path-text-longitude-latitude = kinh độ { $longitude_deg }, vĩ độ { $latitude_deg }
path-text-mhz-of-time-of-locations = { $megahertz } MHz, { $polarization }, { $time_percent } % thời gian, { $location_percent } % vị trí
path-text-line-of-sight = Tầm nhìn thẳng
path-text-of-its-radius-at-km = { $share } lần bán kính tại { $kilometres } km
first-fresnel-zone = Đới Fresnel thứ nhất
path-text-clear = thoáng, { $text }
path-text-km-over-the-ray-elevation-mrad = { $kilometres } km, cao hơn tia { $height_over_ray_m } m, góc ngẩng { $elevation_mrad } mrad
path-text-horizon-of-transmitter = Chân trời máy phát
path-text-horizon-of-receiver = Chân trời máy thu
path-text-km-over-the-ray-nu = { $at_km } km, cao hơn tia { $height_over_ray_m } m, nu { $edge_nu }
bullington-point = Điểm Bullington
path-text-no-blocked-at-km-by = không: bị chắn tại { $kilometres } km, cao hơn tia { $over_m } m
path-text-yes-by = có, thoáng { $height_over_ray_m } m
path-text-yes-no-point-between-the-ends = có: không có điểm nào giữa hai đầu
path-text-free-space = {"  "}không gian tự do
path-text-basic-transmission-loss = {"  "}suy hao truyền dẫn cơ bản
path-text-clutter-around-the-receiver = {"  "}lớp phủ quanh máy thu
path-text-standard-deviation-over-locations = {"  "}độ lệch chuẩn theo vị trí
path-text-mode = {"  "}chế độ: { $mode }
path-text-bullington-the-terrain = {"    "}Bullington, địa hình thực
path-text-bullington-smooth-profile = {"    "}Bullington, mặt cắt trơn
path-text-spherical-earth = {"    "}Trái Đất cầu
path-text-line-of-sight-for-the-time = {"  "}tầm nhìn thẳng theo phần trăm thời gian, Lb0p
path-text-diffraction-median-earth-ld50 = {"  "}nhiễu xạ, Trái Đất trung vị, Ld50
path-text-diffraction-earth-of-beta0-of-time = {"  "}nhiễu xạ, Trái Đất ứng với beta0 % thời gian, Ldbeta
path-text-diffraction-for-the-time-percentage-ldp = {"  "}nhiễu xạ theo phần trăm thời gian, Ldp
path-text-with-diffraction-lbd = {"  "}có nhiễu xạ, Lbd
path-text-by-ducting-lba = {"  "}do ống dẫn sóng, Lba
path-text-by-troposcatter-lbs = {"  "}do tán xạ tầng đối lưu, Lbs
path-text-combined-median-of-locations-lbc = {"  "}kết hợp, trung vị theo vị trí, Lbc
path-text-line-of-sight-2 = tầm nhìn thẳng
path-text-no-line-of-sight = khuất tầm nhìn
path-text-loss-db = suy hao, dB
path-text-at-receiver = tại máy thu
path-text-level-dbm = mức thu, dBm
path-text-in-range = đúng phạm vi
path-text-free-space-2 = k.gian tự do
path-text-no-value = { $key }: không có giá trị: { $error }
path-text-profile = Mặt cắt
path-text-air = Không khí

## callouts

callouts-over-the-ray = cao hơn tia { $over_m } m, { $d_km }
callouts-under-the-ray = thấp hơn tia { $over_m } m, { $d_km }
callouts-least-clearance = Khoảng hở nhỏ nhất
callouts-blocking-ridge = Sống núi chắn tia
callouts-transmitter-horizon = Chân trời máy phát
callouts-receiver-horizon = Chân trời máy thu

## chart

chart-distance-from-the-transmitter = Khoảng cách từ máy phát, { $unit }
chart-height-above-sea-earth-bulge-for = Độ cao trên mực nước biển, m (đã cộng độ cong Trái Đất với k = { $k })

## legend

legend-earth-bulge = Độ cong Trái Đất, { $bulge_m } m
legend-trees-buildings = Cây, nhà
legend-direct-ray = Tia thẳng
legend-60-of-its-radius = 60 % bán kính
legend-blocking-ridge-over-the-ray = Sống núi chắn tia
legend-bullington-construction = Dựng hình Bullington

## profile-picture

profile-picture-path-profile-at-mhz-over = Mặt cắt tuyến ở { $megahertz } MHz, dài { $length_km }
profile-picture-several-ridges-the-worst = nhiều sống núi, chỗ tệ nhất
profile-picture-blocked-by-over-the-ray-km = Bị chắn bởi { $what } cao hơn tia { $height_over_ray_m } m, cách máy phát { $km } km
profile-picture-clear-path-the-whole-first-fresnel = Tuyến thoáng: toàn bộ đới Fresnel thứ nhất không bị che
profile-picture-clear-path-of-the-first-fresnel = Tuyến thoáng: { $share } % bán kính đới Fresnel thứ nhất không bị che
profile-picture-grazing-path-in-line-of-sight = Tuyến sát địa hình: có tầm nhìn thẳng, nhưng đới Fresnel thứ nhất chỉ thoáng { $free } % bán kính
profile-picture-clear-path = Tuyến thoáng

## panel

panel-loss-budget = Quỹ suy hao
panel-free-space = Không gian tự do
panel-diffraction-over-terrain = Nhiễu xạ qua địa hình
basic-transmission-loss = Suy hao truyền dẫn cơ bản
panel-time-ducting-scattering = Thời gian, ống dẫn, tán xạ
panel-other-terms = Thành phần khác
panel-line-of-sight = Tầm nhìn thẳng
panel-direct-ray = Tia thẳng
panel-radii-free = thoáng { $share } bán kính
panel-of-its-radius = { $share } % bán kính
panel-radii-over-the-ray = vượt tia { $share } bán kính
panel-antennas-above-ground = Ăng-ten so với mặt đất
panel-time-locations = Thời gian, vị trí
panel-effective-earth = Trái Đất hiệu dụng
panel-other-models = Các mô hình khác
panel-to-db = { $least } đến { $most } dB
panel-in-the-text-output = { $left_out } { $noun }{ $more } trong kết quả dạng văn bản

## hop-report

hop-report-yes = có
hop-report-no = không
hop-report-earth = {"  "}Trái Đất
hop-report-wanted-f1 = cần, F1
hop-report-least-f1 = nhỏ nhất, F1
hop-report-least = nhỏ nhất, m
hop-report-clear = thoáng
hop-report-median = {"  "}trung vị

## level-text

level-text-feeder = feeder
level-text-path = tuyến
level-text-sector-2 = Sector
level-text-probability = xác suất

## path-text

path-text-link = Tuyến
path-text-transmitter = Máy phát
path-text-receiver = Máy thu
path-text-distance = Khoảng cách
path-text-wave = Sóng
path-text-clutter = Lớp phủ
path-text-horizontal = phân cực ngang
path-text-vertical = phân cực đứng
path-text-diffraction = {"  "}nhiễu xạ
path-text-together = {"  "}tổng cộng
path-text-diffraction-2 = nhiễu xạ
path-text-troposcatter = tán xạ tầng đối lưu
path-text-model = Mô hình
path-text-sigma = sigma
path-text-mode-2 = chế độ
path-text-yes = có
path-text-no = không

## callouts

callouts-transmitter = Máy phát
callouts-receiver = Máy thu

## legend

legend-terrain = Địa hình
legend-sea = Biển
legend-horizon = Chân trời

## profile-picture

profile-picture-profile = Mặt cắt: { $source }
profile-picture-ridge = một sống núi

## panel

panel-model = Mô hình
panel-locations = Vị trí
panel-clear = thoáng
panel-blocked = bị chắn
panel-link = Tuyến
panel-frequency = Tần số
panel-distance = Khoảng cách
panel-all = tất cả { $others }
panel-remark = lưu ý
panel-remarks = lưu ý
panel-more = {" "}nữa
