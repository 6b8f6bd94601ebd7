### Texts of `inputs/sites`.

## antenna-columns

antenna-columns-the-horizontal-cut-alone-radio-mobile = chỉ có mặt cắt ngang (Radio Mobile V1): cần thêm mặt cắt đứng
antenna-columns-the-values-have-both-signs-gains = các giá trị có cả hai dấu: cần độ lợi so với búp sóng chính, bằng 0 dB hoặc nhỏ hơn
antenna-columns-lines-of-values-without-horizontal-and = { $lines } dòng giá trị mà không có HORIZONTAL và VERTICAL: cần 360 dòng theo mặt phẳng ngang rồi 360 dòng tính từ thiên đỉnh (Radio Mobile V3), hoặc 360 dòng với một cột dữ liệu cho mỗi mặt cắt

## antenna-cuts

antenna-cuts-table-of-values-but-rows-follow = bảng ghi là có { $stated } giá trị, nhưng theo sau là { $found } dòng
antenna-cuts-is-not-count-of-values = `{ $word }` không phải là số lượng giá trị
antenna-cuts-is-not-an-angle-and-an = `{ $line }` không phải là một góc và một độ suy hao
antenna-cuts-is-not-an-angle = `{ $angle }` không phải là một góc
antenna-cuts-the-angle-is-outside-180-to = góc `{ $angle }` nằm ngoài khoảng từ -180 đến 360 độ
antenna-cuts-is-not-an-attenuation-in-db = `{ $value }` không phải là độ suy hao tính bằng dB
antenna-cuts-the-attenuation-is-outside-0-to = độ suy hao `{ $value }` nằm ngoài khoảng từ 0 đến 200 dB
antenna-cuts-the-attenuation-has-another-sign-than = độ suy hao `{ $stated }` khác dấu với các giá trị trước nó
antenna-cuts-the-angle-degrees-appears-twice = góc { $stated_deg } độ xuất hiện hai lần
antenna-cuts-the-table-has-no-rows = bảng không có dòng nào
antenna-cuts-the-table-ends-here-and-no = bảng kết thúc ở đây mà không có dòng nào trong khoảng từ { $from } đến { $to } độ: các dòng chỉ được cách nhau tối đa { $gap_deg } độ

## antenna-files

antenna-file-error-unreadable = không đọc được tệp ăng-ten `{ $file }`: { $reason }
antenna-file-error-line = tệp ăng-ten `{ $file }`, dòng { $line }: { $reason }
antenna-file-error-incomplete = tệp ăng-ten `{ $file }`: { $reason }
antenna-file-error-pattern = tệp ăng-ten `{ $file }`: { $source }
antenna-files-second-table = có bảng { $table } thứ hai
antenna-files-there-is-no-table-an-msi = không có bảng { $key }: cần tệp văn bản MSI, PLN, Planet hoặc Radio Mobile

## antenna-header

antenna-header-is-not-an-angle-from-90 = { $key } `{ $value }` không phải là góc từ -90 đến 90 độ
antenna-header-gain-is-not-number-with-dbd = GAIN `{ $value }` không phải là một số kèm dBd hoặc dBi
antenna-header-gain-is-outside-10-to-40 = GAIN `{ $value }` nằm ngoài khoảng từ -10 đến 40 dBi

## antenna-table

antenna-table-rows-have-this-name = có { $several } dòng mang tên này
antenna-table-the-pattern-is-not-count-of = giản đồ bức xạ không đúng dạng: số mặt cắt, rồi với mỗi mặt cắt là loại, góc, số điểm và các cặp giá trị

## antenna-xml

antenna-xml-it-is-not-well-formed-xml = không phải XML đúng cú pháp: { $error }
antenna-xml-no-cut-is-found-in-the = không tìm thấy mặt cắt nào trong XML: cần một phần tử tên { $value } có các góc và giá trị
antenna-xml-cuts-named-are-in-the-xml = trong XML có { $several } mặt cắt tên { $value }: mỗi tệp chỉ chứa một ăng-ten

## band-choice

band-choice-is-not-known-band-of-lte = `{ $label }` không phải là băng tần LTE hoặc UMTS đã biết
band-choice-no-sector-is-in-band = không có sector nào thuộc băng tần `{ $label }`
band-choice-sites-bands-the-network-has = sites.bands: { $what }; mạng có { $on_air }

## carrier-row

carrier-row-not-known-band-of = không phải là băng tần { $technology } đã biết
carrier-row-names-no-known-band-of = { $band } không phải là băng tần { $technology } đã biết
carrier-row-the-technology-says-which-is-right = công nghệ lại ghi { $band }: giá trị nào đúng?
not-a-whole-number = không phải là số nguyên
carrier-row-is-mhz-in-band-the-row = { $field } { $number } ứng với { $mhz } MHz ở băng tần { $other_band }, còn dòng này ghi băng tần { $band }: giá trị nào đúng?
carrier-row-mhz-but-the-frequency-says-mhz = { $mhz } MHz, nhưng tần số ghi { $stated } MHz: giá trị nào đúng?
carrier-row-not-in-the-downlink-of-any = không nằm trong đường xuống của băng tần đã biết nào: hãy khai band hoặc uplink_frequency_mhz
carrier-row-not-in-the-downlink-of-band = không nằm trong đường xuống của băng tần { $band } ({ $named })
carrier-row-to-mhz = { $low_mhz } đến { $high_mhz } MHz
carrier-row-at-mhz-band-has-downlink-only = tại { $megahertz } MHz, băng tần { $number } chỉ có đường xuống: hãy khai đường lên của sóng mang còn lại, uplink_frequency_mhz

## network-changes

network-changes-lon-and-lat-are-missing-mast = thiếu lon và lat: cột ăng-ten cần có vị trí
network-changes-not-sector-that-is-judged = không phải là sector được đánh giá: { $why }
network-changes-rows-set-aside-in-the-tables =

    (các dòng bị để riêng trong các bảng, mọi thay đổi đều không tìm thấy chúng: { $rejects } dòng, đầu tiên là { $file } dòng { $row }, { $field } `{ $value }`: { $reason })

## opencellid

opencellid-filler-not-code-1-to-are = giá trị giữ chỗ, không phải mã: mã là các số từ 1 đến { $highest }
opencellid-filler-the-place-of-this-cell = giá trị giữ chỗ: vị trí của cell này không dựa trên phép đo nào
opencellid-filler-longitude-and-latitude-0-are = giá trị giữ chỗ: kinh độ và vĩ độ bằng 0 không phải là vị trí của cột ăng-ten nào
opencellid-the-preset-frequency-mhz-is-not = tần số đặt sẵn, { $frequency_mhz } MHz, không nằm trong đường xuống của băng tần đã biết nào

## pattern-folder

pattern-folder-no-antenna-of-this-name-file = không có ăng-ten nào mang tên này (tệp .msi, .pln, .pla, .ant, .txt, .xml, .pap, hoặc một dòng của bảng ăng-ten) trong `{ $folder }`
pattern-folder-several-tables-of-antennas-in-have = trong `{ $folder }` có nhiều bảng ăng-ten chứa tên này
pattern-folder-an-antenna-file-is-given-but = có khai tệp ăng-ten nhưng chưa đặt sites.patterns_folder
pattern-folder-sites-patterns-folder-cannot-be-read = không đọc được sites.patterns_folder `{ $folder }`: { $error }
pattern-folder-antenna-files-match-this-name-in = có { $several } tệp ăng-ten khớp tên này trong `{ $folder }`: hãy khai tên tệp đầy đủ

## planned-network

planned-network-sector-is-there-already-give-sector = đã có sector `{ $name }`: hãy khai một sector_id riêng
planned-network-no-site-is-called = không có trạm nào tên `{ $site }`{ $keys }
planned-network-no-sector-is-called = không có sector nào tên `{ $name }`{ $keys }
planned-network-no-site-or-sector-is-called = không có trạm hoặc sector nào tên `{ $name }`{ $known }
planned-network-sector = { $reason } (sector { $name })

## sector-groups

sector-groups-this-sector-appears-times-all-its = sector này xuất hiện { $count } lần ({ $rows }): mọi dòng của nó đều bị loại
sector-groups-the-rows-of-this-site-lie = các dòng của trạm này cách nhau tới { $apart_m } m, quá { $site_extent_m } m ({ $group }): tất cả đều bị loại

## sector-row

sector-row-not-above-the-ground-height-above = không cao hơn mặt đất: cần độ cao lớn hơn 0 m
sector-row-not-above-0 = không lớn hơn 0 W
sector-row-dbm-but-power-dbm-says-dbm = { $from_watts } dBm, nhưng power_dbm ghi { $dbm } dBm
sector-row-db-from-power-gain-and-feeder = chênh { $apart_db } dB so với công suất, độ lợi và suy hao feeder của dòng này: giá trị nào đúng?
sector-row-less-the-gain = sau khi trừ độ lợi: { $reason }
sector-row-dbm-eirp-but-eirp-dbm-says = { $erp } dBm EIRP, nhưng eirp_dbm ghi { $eirp } dBm

## site-reader

site-reader-an-area-mast-needs-point = là một vùng: cột ăng-ten cần một điểm
site-reader-sector = sector

## stated-place

stated-place-is-missing-give-lon-and-lat = thiếu { $axis }: hãy khai lon và lat
stated-place-the-scenario = kịch bản
stated-place-not-point-mast-needs-one = không phải là điểm: cột ăng-ten cần một điểm

## antenna-xml

antenna-xml-or = {" "}hoặc{" "}

## technology-words

technology-words-unknown-technology-use-lte-4g-or = không biết công nghệ này: hãy dùng LTE (4G) hoặc UMTS (3G); GSM, CDMA và NR được bỏ qua
technology-words-several-technologies-write-one-row-for = có nhiều công nghệ: hãy viết mỗi công nghệ một dòng
