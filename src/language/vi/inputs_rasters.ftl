### Texts of `inputs/rasters`.

## raster-colours

raster-colours-it-has-colour-table = tệp có bảng màu
raster-colours-its-bands-are-red-green-blue = các kênh của tệp là đỏ, lục, lam hoặc màu khác
raster-colours-it-has-three-or-more-bands = tệp có từ ba kênh 8 bit trở lên
raster-colours-it-has-8-bits-and-transparency = tệp có 8 bit và kênh trong suốt

## raster-error

raster-input-error-no-sources = chưa chỉ định tệp raster nào: hãy liệt kê tệp, mẫu tên tệp (glob) hoặc thư mục
raster-input-error-nothing-found = không có tệp raster nào khớp với '{ $pattern }'{ $base }: hãy kiểm tra đường dẫn, hoặc bổ sung tệp
raster-input-error-bad-pattern = không tìm kiếm được theo '{ $pattern }': { $reason }
raster-input-error-not-text = tên của '{ $path }' không phải là văn bản UTF-8: hãy đổi tên tệp hoặc thư mục chứa nó
raster-input-error-unreadable = không đọc được '{ $path }'
raster-input-error-scratch = không lưu được địa hình vào '{ $path }': { $source }; hãy giải phóng dung lượng đĩa ở đó, hoặc cho phép dùng nhiều bộ nhớ hơn
raster-input-error-not-a-raster = không mở được '{ $file }' dưới dạng raster (bị hỏng, không đầy đủ, hoặc không phải là raster)
raster-input-error-refused = '{ $file }' không được mở: { $reason }
raster-input-error-no-band = '{ $file }' không có kênh raster nào
raster-input-error-truncated = không đọc được '{ $file }' tại dòng { $row } (đếm từ 0): tệp bị hỏng hoặc không đầy đủ
raster-input-error-too-fine = '{ $file }' có { $cells } ô trong vùng tính toán, vượt giới hạn { $limit }: hãy lấy mẫu lại thành ô lớn hơn, hoặc chọn vùng nhỏ hơn
raster-input-error-no-memory = không đọc được '{ $file }': không đủ bộ nhớ ({ $mib } MiB) cho một khối của tệp; hãy giải phóng bộ nhớ, hoặc cho phép dùng nhiều hơn
raster-input-error-no-georeference = '{ $file }' chưa được gắn tọa độ (không có geotransform): hãy gắn tọa độ, chẳng hạn bằng gdal_translate
raster-input-error-absurd-cells = '{ $file }' có ô cỡ { $x_m } x { $y_m } m, trong khi cạnh nhỏ nhất được chấp nhận là { $least_m } m: geotransform bị sai, hoặc CRS không đúng như tệp khai báo
raster-input-error-no-crs = '{ $file }' không khai báo hệ quy chiếu tọa độ: hãy ghi vào tệp bằng gdal_edit -a_srs, hoặc khai báo bằng khóa `crs` bên cạnh danh sách tệp
raster-input-error-rotated-multi-band = '{ $file }' bị xoay hoặc có hướng nam ở trên và có { $bands } kênh: hãy giữ lại một kênh, hoặc nắn về hướng bắc ở trên
raster-input-error-unknown-unit = '{ $file }' cho độ cao theo đơn vị '{ $unit }': hãy chuyển sang mét (foot được chuyển tự động)
raster-input-error-disagree = '{ $first }' và '{ $second }' chồng lên nhau nhưng không khớp: tại kinh độ { $longitude_deg }, vĩ độ { $latitude_deg }, tệp thứ nhất cho { $first_m } m còn tệp thứ hai cho { $second_m } m, chênh lệch lớn nhất trong { $count } vị trí được so sánh{ $in_feet }; chỉ một trong hai có thể là mặt đất: hãy chỉ định tệp đó thay cho thư mục, hoặc bỏ tệp kia đi
raster-input-error-all-passed-over = chỉ tìm thấy các lớp phụ trợ và kết quả của signalgap ({ $files }): hãy bổ sung dữ liệu, hoặc liệt kê đích danh tệp muốn dùng
raster-input-error-colours = '{ $file }' chứa màu, không phải độ cao ({ $what }): hãy dùng chính mô hình độ cao, không dùng hình ảnh hay bản mã hóa bằng màu của nó (terrain-RGB)
raster-input-error-depths = '{ $file }' chứa độ sâu ('{ $datum }' tính theo chiều xuống), không phải độ cao so với mực nước biển: hãy dùng mô hình độ cao
raster-input-error-absurd-elevation = '{ $file }' có độ cao { $value } m tại dòng { $row }, cột { $col } (đếm từ 0), ngoài khoảng { $low }..{ $high } m: { $value_2 }
raster-input-error-sea-not-chosen = { $cells } ô của lưới tính toán nằm dưới { $below_m } m, ô thấp nhất ở { $lowest_m } m (kinh độ { $longitude_deg }, vĩ độ { $latitude_deg }): hãy đặt terrain.sea = "level" nếu đó là biển (sóng vô tuyến truyền trên mặt biển, 0 m), terrain.sea = "ground" nếu đó là đất thấp hơn mực nước biển, hoặc terrain.sea = "void" nếu coi chỗ đó là không có dữ liệu
raster-input-error-clutter-too-tall = '{ $file }' được khai báo trong clutter.height_files, nhưng cao tới { $tallest_m } m trên mặt đất; nhà cửa và cây cối chỉ được chấp nhận đến { $limit_m } m. Nếu tệp chứa độ cao so với mực nước biển thì đó là mô hình bề mặt: hãy khai báo trong terrain.surface
raster-input-error-not-a-class = '{ $file }' có giá trị { $value } tại dòng { $row }, cột { $col } (đếm từ 0): mã loại lớp phủ mặt đất là số nguyên từ 0 đến 65534
raster-input-error-no-overlap = các raster bao phủ { $rasters }, còn lưới tính toán { $grid }: hai vùng không giao nhau
raster-input-error-bad-area = vùng tính toán tây { $west_m }, nam { $south_m }, đông { $east_m }, bắc { $north_m } m với ô { $cell_m } m không tạo thành lưới: mọi số phải hữu hạn, tây < đông, nam < bắc, cỡ ô > 0
raster-input-error-too-many-cells = lưới tính toán sẽ có { $cells } ô cỡ { $cell_m } m, vượt giới hạn { $max_cells }: hãy chọn cỡ ô từ { $enough_m } m trở lên, vùng hoặc bán kính phục vụ nhỏ hơn, hoặc nâng giới hạn
raster-input-error-warp = không nắn được { $files } về lưới tính toán
raster-input-error-fill = không lấp được các ô khuyết của địa hình
raster-error-if-that-is-the-sea-floor = nếu đó là đáy biển, hãy đặt terrain.sea = "level" (mặt biển, nơi sóng vô tuyến truyền qua) hoặc terrain.sea = "void" (không có dữ liệu); nếu đó là ô khuyết, hãy khai báo giá trị của nó (gdal_translate -a_nodata)
raster-error-if-heights-are-in-feet-set = nếu độ cao tính bằng foot, hãy đặt terrain.height_unit thành "ft" hoặc "us_ft"; nếu đó là ô khuyết, hãy khai báo giá trị của nó (gdal_translate -a_nodata); nếu không thì đây không phải là mô hình độ cao
raster-error-most-likely-its-void-value-is = nhiều khả năng giá trị ô khuyết chưa được khai báo (hãy khai báo bằng gdal_translate -a_nodata, lệnh này ghi ra một GeoTIFF: hãy dùng tệp đó thay thế), hoặc đây không phải là mô hình độ cao
raster-error-looked-in = {" "}(đã tìm trong { $base })
raster-error-longitude-to-latitude-to = kinh độ { $west } đến { $east }, vĩ độ { $south } đến { $north }

## raster-file

raster-file-another-unit = đơn vị khác
raster-file-its-horizontal-part = phần mặt bằng của nó

## raster-heights

raster-heights-vertical-crs-without-name = một CRS độ cao không có tên

## raster-source

raster-source-its-name-is-not-text = tên của nó không phải là văn bản
raster-source-the-archive-holds-no-raster-of = tệp nén không chứa raster nào có đuôi tên quen thuộc: hãy giải nén, hoặc chỉ định tệp bên trong bằng cách thêm /vsizip/ vào trước đường dẫn của tệp nén
web-raster-no-place-on-web-maps = vượt ra ngoài phạm vi mà bản đồ trong trình duyệt hiển thị được (85 độ vĩ bắc và nam)
