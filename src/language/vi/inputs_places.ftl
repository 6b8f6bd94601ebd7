### Texts of `inputs/places`.

## angle

angle-only-the-last-of-degrees-minutes = trong độ, phút, giây, chỉ thành phần cuối cùng được có phần thập phân
angle-two-whole-numbers-degrees-and-minutes = hai số nguyên: có phải là độ và phút không? hãy viết 20°59', hoặc dùng độ thập phân
angle-are-from-0-to-below-60 = { $value } { $name }: số { $name } phải từ 0 đến dưới 60
angle-minutes = phút
angle-seconds = giây

## angle-columns

angle-columns-empty-though-there-are-seconds = để trống, trong khi lại có giây
angle-columns-decimal-degrees-but-the-minutes-beside = là độ thập phân, nhưng tính theo số phút bên cạnh thì được { $size }: giá trị nào đúng?
angle-columns-not-direction-or = không phải là hướng: N, S, E hoặc W
angle-columns-not-the-letter-of-the-coordinate = không phải là chữ cái chỉ hướng của tọa độ bên cạnh

## crs

crs-error-unknown = không rõ hệ quy chiếu tọa độ '{ $text }': hãy cho mã như EPSG:32648, hoặc WKT của nó
crs-error-not-stated = hệ quy chiếu tọa độ '{ $text }' là một địa chỉ hoặc tệp, chương trình không đọc: hãy cho mã như EPSG:32648, hoặc WKT của nó
crs-error-not-projected = CRS tính toán '{ $name }' không phải là hệ tọa độ phẳng: khoảng cách trên lưới tính toán tính bằng mét, vì vậy hãy chọn một CRS phẳng như múi UTM (EPSG:326zz ở bán cầu bắc, EPSG:327zz ở bán cầu nam)
crs-error-compound = CRS tính toán '{ $name }' là hệ phức hợp: hãy chỉ cho phần mặt bằng của nó
crs-error-not-metres = CRS tính toán '{ $name }' đo bằng '{ $unit }' ({ $metres_per_unit } m), không phải bằng mét: hãy chọn một CRS phẳng tính bằng mét
crs-error-elsewhere = CRS tính toán '{ $name }' được lập cho kinh độ { $west } đến { $east }, vĩ độ { $south } đến { $north }, còn các điểm dân cư nằm quanh kinh độ { $longitude_deg }, vĩ độ { $latitude_deg }: hãy chọn CRS lập cho khu vực này, chẳng hạn múi UTM của nó
crs-error-no-utm-zone = không có múi UTM tại kinh độ { $longitude_deg }, vĩ độ { $latitude_deg } (UTM áp dụng từ 80 độ vĩ nam đến 84 độ vĩ bắc): hãy chỉ định CRS tính toán
crs-error-no-transform = không chuyển đổi được tọa độ giữa '{ $from }' và '{ $to }'
place-error-not-on-earth = kinh độ { $longitude_deg }, vĩ độ { $latitude_deg } không phải là một vị trí trên Trái Đất
place-error-not-convertible = không chuyển đổi được tọa độ ({ $x }, { $y }) giữa { $crs } và WGS 84
place-error-far-away = cách các vị trí khác { $distance_km } km: { $guess }
place-error-distorted = tại kinh độ { $longitude_deg }, vĩ độ { $latitude_deg }, khoảng cách trong { $crs } bằng { $point_scale } lần khoảng cách thực: hãy chọn CRS tính toán lập cho khu vực này, chẳng hạn múi UTM của nó
crs-unnamed-crs = CRS không tên

## fibre-ends

fibre-ends-point-is-needed-and-this-is = cần một điểm, nhưng đây là một vùng: hãy cho vị trí của đầu cáp quang

## file-letters

file-letters-letter-of-where-should-be-are = chữ cái của { $is } nằm ở chỗ của { $other }: có phải kinh độ và vĩ độ bị đổi chỗ không?
file-letters-the-sign-and-the-letter-contradict = dấu và chữ cái chỉ hướng mâu thuẫn với nhau
file-letters-is-north-in-english-and-south = N là bắc trong tiếng Anh (north) nhưng là nam trong tiếng Việt, mà tệp này có chữ cái của cả hai: hãy viết S hoặc B, hoặc dùng độ thập phân
file-letters-is-west-ouest-oeste-or-in = O là tây (ouest, oeste) hoặc là đông trong tiếng Đức (Ost), mà tệp này không có chữ E hay W nào để phân biệt: hãy viết W hoặc E, hoặc dùng độ thập phân
file-letters-longitude = kinh độ
file-letters-latitude = vĩ độ

## forbidden-areas

## geometry-text

geometry-text-not-geometry-in-wkt-or-geojson = không phải là hình học dạng WKT hoặc GeoJSON
geometry-text-point-in-wkt-has-blank-between = điểm dạng WKT có dấu cách giữa các tọa độ, và dùng dấu chấm thập phân

## outliers

outliers-does-0-mean-that-there-are = có phải 0 nghĩa là không có tọa độ không?
outliers-are-longitude-and-latitude-swapped = có phải kinh độ và vĩ độ bị đổi chỗ không?
outliers-typing-error = có phải gõ nhầm không?

## pair-text

pair-text-not-two-coordinates = không phải là hai tọa độ

## place-columns

place-columns-degrees-but-the-coordinates-of-this = là độ, nhưng tọa độ của tệp này theo { $crs }
place-columns-it-is-in-the-file-is = giá trị này theo { $named }, nhưng tệp được hiểu là theo { $crs }: hãy đặt { $section }.crs
place-columns-outside-180-to-180-degrees-of = kinh độ nằm ngoài khoảng -180 đến 180 độ
place-columns-outside-90-to-90-degrees-of = vĩ độ nằm ngoài khoảng -90 đến 90 độ{ $hint }

## polygon

no-geometry = không có hình học: cần một điểm hoặc một vùng
polygon-invalid-geometry-the-polygon-has-zero = hình học không hợp lệ: đa giác có diện tích bằng 0
polygon-an-area-of-corners-more-than = vùng có { $corners } đỉnh, vượt giới hạn { $limit }{ $what }: hãy đơn giản hóa, trong QGIS bằng Vector > Geometry Tools > Simplify
polygon-for-an-outline-that-touches-or = {" "}đối với đường bao tự chạm hoặc tự cắt
polygon-invalid-geometry = hình học không hợp lệ: { $invalid }

## row-places

row-places-coordinate-is-not-finite-number = có tọa độ không phải là số hữu hạn
row-places-not-point-or-an-area-points = không phải là điểm hoặc vùng: chương trình chỉ đọc điểm, đa giác và đa giác nhiều phần (multipolygon)

## source-crs

source-crs-no-place-in-has-these-coordinates = không có vị trí nào trong { $crs } mang tọa độ này
source-crs-outside-the-area-of-use-of = nằm ngoài khu vực áp dụng của { $crs } ({ $area }, { $west } đến { $east } độ kinh đông, { $south } đến { $north } độ vĩ bắc): vị trí sẽ rơi vào { $longitude_deg } độ kinh đông, { $latitude_deg } độ vĩ bắc
source-crs-crs-without-name = CRS không có tên
source-crs-it-is-an-address-or-file = đây là một địa chỉ hoặc tệp, chương trình không đọc
source-crs-swapped = : kinh độ và vĩ độ bị đổi chỗ chăng?

## forbidden-areas

forbidden-areas-row = dòng { $row }: { $reason }
