### Texts of `scenario`.

## input-choices

input-choices-is-not-technology-that-is-judged = `{ $word }` không phải là công nghệ được đánh giá: LTE (4G) hoặc UMTS (3G)

## model-list

model-list-the-name-of-model-or-list = tên một mô hình hoặc một danh sách tên

## new-mast-problems

new-mast-problems-spectrum-of-operator-has-no-carrier = {"["}[spectrum]] của nhà mạng `{ $operator }` không có sóng mang nào trong `{ $band }`
new-mast-problems-no-carrier-is-of-the-ranked = không có sóng mang nào thuộc công nghệ được xếp hạng ({ $generation })
new-mast-problems-is-no-band-of-with-an = `{ $band }` không phải là băng tần { $generation } có đường lên
bandwidth-refused = { $bandwidth_mhz } MHz: { $reason }
new-mast-problems-values-are-given-give-1-to = đã khai { $values } giá trị; hãy khai từ 1 đến { $most }
new-mast-problems-is-given-twice = { $value } được khai hai lần

## plan-problems

plan-problems-it-is-given-beside-plan-budgets = được khai cùng với plan.budgets: chỉ cho trước số tiền hoặc tỷ lệ người dân; hãy bỏ một trong hai
plan-problems-is-not-number-of-people-from = { $people } không phải là số người từ 0 trở lên
plan-problems-is-in-plan-mandatory-too-leave = `{ $name }` cũng có trong plan.mandatory; hãy bỏ khỏi một trong hai
plan-problems-is-not-number-from-0-upwards = { $cost } không phải là số từ 0 trở lên
plan-problems-it-is-missing-name-the-currency = còn thiếu: hãy nêu đơn vị tiền tệ của plan.cost
plan-problems-it-is-the-currency-of-plan = là đơn vị tiền tệ của plan.cost, nhưng plan.cost chưa được khai
plan-problems-it-is-empty-name-the-currency = đang để trống: hãy nêu đơn vị tiền tệ của plan.cost
amount-refused = { $amount } không phải là số từ 0 trở lên
plan-problems-are-given-at-most = đã khai { $amounts } giá trị; tối đa là { $most_budgets }

## scenario-problems

scenario-problems-no-file-is-given-give-at = chưa khai tệp nào; hãy khai ít nhất một
scenario-problems-one-of-the-file-names-is = có một tên tệp để trống
scenario-problems-is-outside-to = { $value } { $unit } nằm ngoài khoảng từ { $low } đến { $high } { $unit }
scenario-problems-is-not-west-south-east-north = {"["}{ $west }, { $south }, { $east }, { $north }] không đúng dạng tây, nam, đông, bắc tính bằng độ
scenario-problems-is-surface-but-terrain-surface-names = là "surface", nhưng terrain.surface nêu một mô hình bề mặt bên cạnh terrain.files, khi đó terrain.files phải là mặt đất trần; hãy đặt "bare_earth", hoặc bỏ terrain.surface
scenario-problems-terrain-surface-less-terrain-files-is = terrain.surface trừ đi terrain.files chính là độ cao nhà cửa và cây cối; hãy bỏ [clutter] hoặc terrain.surface
scenario-problems-no-layer-is-given-give-at = chưa khai lớp nào; hãy khai ít nhất một, hoặc đặt output.rasters = false
scenario-problems-no-criterion-has-weight-give-at = chưa có tiêu chí nào có trọng số; hãy khai ít nhất một
scenario-problems-every-weight-is-0-give-at = mọi trọng số đều bằng 0; hãy đặt trọng số cho ít nhất một tiêu chí
scenario-problems-of-the-people = (tỷ lệ dân số)
scenario-problems-is-not-number-above-0 = { $cost } không phải là số lớn hơn 0
scenario-problems-has-no-weight-in-ranking-weights = `{ $name }` không có trọng số trong ranking.weights
scenario-problems-is-not-number-above-0-2 = { $scale } không phải là số lớn hơn 0
scenario-problems-is-not-finite-number = { $weight } không phải là số hữu hạn
scenario-problems-is-for-rasters-but-clutter-uniform = chỉ dùng cho raster, nhưng clutter.uniform_height_m đã là độ cao ở mọi nơi; hãy bỏ một trong hai
scenario-problems-is-for-land-cover-but-clutter = chỉ dùng cho dữ liệu lớp phủ mặt đất, nhưng clutter.height_files đã cho sẵn độ cao; hãy bỏ một trong hai
scenario-problems-neither-this-nor-clutter-height-files = chưa khai khóa này, clutter.height_files hay clutter.uniform_height_m; hãy đặt một trong số đó
scenario-problems-neither-esa-worldcover-nor-generic-is = chưa khai "esa_worldcover" hay "generic", cũng chưa khai "none" kèm clutter.heights_m; nếu không, các loại lớp phủ trong clutter.files không có ý nghĩa
scenario-problems-table-is-none-and-no-height = table là "none" mà chưa khai độ cao nào
scenario-problems-is-not-class-code-from-0 = `{ $class }` không phải là mã loại lớp phủ từ 0 đến 65534
scenario-problems-poor-dbm-fair-dbm-good-dbm = poor_dbm, fair_dbm, good_dbm, excellent_dbm phải tăng dần theo thứ tự này
scenario-problems-mhz-is-not-in-the-downlink = { $downlink_mhz } MHz không nằm trong đường xuống của băng tần đã biết nào

## propagation-problems

propagation-problems-no-model-is-given-give-at = chưa khai mô hình nào; hãy khai ít nhất một
propagation-problems-is-listed-twice = `{ $key }` được liệt kê hai lần
propagation-problems-no-folder-is-given-give-the = chưa khai thư mục nào; hãy khai thư mục có DN50.TXT và N050.TXT
propagation-problems-is-given-beside-propagation-itu-maps = { $value } { $unit } được khai cùng với propagation.itu_maps = "{ $maps }", vốn đã có giá trị này cho mọi nơi; hãy bỏ một trong hai
propagation-problems-neither-this-nor-propagation-itu-maps = chưa khai khóa này hay propagation.itu_maps; hãy đặt một trong hai
propagation-problems-the-profile-includes-the-clutter-heights = mặt cắt địa hình đã gồm độ cao lớp phủ của [clutter]
propagation-problems-terrain-kind-is-surface-which-includes = terrain.kind là "surface", đã gồm tán cây và mái nhà
propagation-problems-the-profile-includes-the-canopy-and = mặt cắt địa hình đã gồm tán cây và mái nhà của terrain.surface
propagation-problems-the-formula-was-fitted-to-measurements = công thức được khớp theo số liệu đo giữa nhà cửa và cây cối
propagation-problems-would-count-buildings-and-trees-twice = "{ $key }" sẽ tính nhà cửa và cây cối hai lần: { $held } ({ $names }); hãy chọn "none", hoặc một mô hình không tự tính lớp phủ
propagation-problems-only = chỉ { $low } %
propagation-problems-model-covers-choose-that-or-remove = { $time_percent } %: phạm vi áp dụng của mô hình `{ $key }` là { $known }; hãy chọn theo đó, hoặc bỏ mô hình này khỏi propagation.models
propagation-problems-range = { $low } đến { $high } %

## remedy-problems

remedy-problems-of-operator = của nhà mạng `{ $operator }`
remedy-problems-mhz-is = { $mhz } MHz { $of }: { $reason }
remedy-problems-neither-this-nor-spectrum-frequency-mhz = chưa khai khóa này hay spectrum.frequency_mhz { $of }; hãy đặt một trong hai
remedy-problems-is-not-known-band-of-with = `{ $band }` { $of } không phải là băng tần { $technology } đã biết có đường lên
remedy-problems-mhz-is-not-in-the-downlink = { $mhz } MHz { $of } không nằm trong đường xuống của băng tần này, cũng như của băng tần đã biết nào
remedy-problems-of-is-no-longitude-and-latitude = ({ $longitude_deg }, { $latitude_deg }) của `{ $name }` không phải là kinh độ và vĩ độ tính bằng độ
