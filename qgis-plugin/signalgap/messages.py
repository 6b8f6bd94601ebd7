"""Every text that a user sees, in English and Vietnamese; the locale of QGIS chooses."""
from __future__ import annotations

from qgis.core import QgsApplication

LANGUAGES = ("en", "vi")


def language() -> str:
    """`vi` if QGIS speaks Vietnamese, otherwise `en`: the language of texts, and of the program."""
    application = QgsApplication.instance()
    locale = application.locale() if application is not None else ""
    return "vi" if locale.lower().startswith("vi") else "en"


def text(key: str, **values: object) -> str:
    """The message in the user's language, its `{places}` filled in."""
    message = MESSAGES[key][LANGUAGES.index(language())]
    return message.format(**values) if values else message


MESSAGES: dict[str, tuple[str, str]] = {
    # provider and setting
    "provider.long_name": (
        "signalgap: where there is no signal, why, and what to build",
        "signalgap: nơi nào chưa có sóng, vì sao, và nên xây dựng gì",
    ),
    "setting.executable": ("Program signalgap (executable file)", "Chương trình signalgap (tệp thực thi)"),
    "origin.setting": (
        "Settings - Options - Processing - Providers - signalgap",
        "Thiết lập - Tùy chọn - Processing - Providers - signalgap",
    ),
    "origin.variable": ("the environment variable SIGNALGAP", "biến môi trường SIGNALGAP"),
    # groups
    "group.scenario": ("Scenarios of an area", "Kịch bản của một vùng"),
    "group.single": ("One antenna, one link", "Một ăng-ten, một tuyến"),
    # errors of the program
    "error.not_found": (
        "The program signalgap was not found. Install it (docs/install.md of signalgap; with Rust: `cargo install --path .` "
        "in its folder), then name its executable file in Settings - Options - Processing - Providers - signalgap, "
        "or in the environment variable SIGNALGAP, or put it on the PATH, and run the algorithm again.",
        "Không tìm thấy chương trình signalgap. Hãy cài đặt nó (xem docs/install.md của signalgap; nếu có Rust: chạy "
        "`cargo install --path .` trong thư mục của nó), rồi chỉ tệp thực thi trong Thiết lập - Tùy chọn - Processing - "
        "Providers - signalgap, hoặc trong biến môi trường SIGNALGAP, hoặc đặt nó trên PATH, và chạy lại thuật toán.",
    ),
    "error.no_such_program": (
        "There is no file {path}, which {origin} names as the program signalgap. Correct it there.",
        "Không có tệp {path}, mà {origin} chỉ ra là chương trình signalgap. Hãy sửa lại ở đó.",
    ),
    "error.not_executable": (
        "{path} cannot be run: it is not an executable file (on Linux and macOS give it the right: chmod +x; on Windows choose "
        "signalgap.exe).",
        "Không chạy được {path}: đó không phải tệp thực thi (trên Linux và macOS hãy cấp quyền: chmod +x; trên Windows hãy chọn "
        "signalgap.exe).",
    ),
    "error.does_not_start": (
        "{path} does not start: {reason}. Is it made for this operating system and processor?",
        "{path} không khởi động được: {reason}. Nó có dành cho hệ điều hành và bộ xử lý này không?",
    ),
    "error.code": ("exit code {code}", "mã thoát {code}"),
    "error.no_answer": (
        "{path} does not answer when it is asked for its version.",
        "{path} không trả lời khi được hỏi phiên bản.",
    ),
    "error.another_program": (
        "{path} is not the program signalgap: asked for its version, it says `{answer}`.",
        "{path} không phải chương trình signalgap: khi được hỏi phiên bản, nó trả lời `{answer}`.",
    ),
    "error.too_old": (
        "{path} is version {version}, which is too old: this plugin needs {least} or newer. Install a newer one.",
        "{path} là phiên bản {version}, đã quá cũ: phần bổ trợ này cần {least} hoặc mới hơn. Hãy cài phiên bản mới hơn.",
    ),
    # errors of a run
    "error.no_input": (
        "{parameter}: there is no file {path}. Choose an existing one.",
        "{parameter}: không có tệp {path}. Hãy chọn một tệp có sẵn.",
    ),
    "error.no_raster": (
        "{parameter}: {path} is not a raster that can be read. Choose a raster file, or a layer of one.",
        "{parameter}: {path} không phải raster đọc được. Hãy chọn một tệp raster, hoặc một lớp của tệp đó.",
    ),
    "error.not_a_file": (
        "{parameter}: the layer {name} is not read from a file (it comes from {provider}). Save it as GeoTIFF first.",
        "{parameter}: lớp {name} không đọc từ tệp (nguồn của nó là {provider}). Trước hết hãy lưu nó thành GeoTIFF.",
    ),
    "error.not_degrees": (
        "{parameter}: {x}, {y} are not a longitude and a latitude. Click the place in the map, or write longitude,latitude in degrees "
        "(WGS 84); coordinates of another CRS need its code: 445000,2334000 [EPSG:32648].",
        "{parameter}: {x}, {y} không phải kinh độ và vĩ độ. Hãy bấm vào vị trí trên bản đồ, hoặc viết kinh độ,vĩ độ bằng độ (WGS 84); "
        "tọa độ của CRS khác cần có mã: 445000,2334000 [EPSG:32648].",
    ),
    "error.ending": (
        "{parameter}: the name of {path} must end in {endings}.",
        "{parameter}: tên của {path} phải kết thúc bằng {endings}.",
    ),
    "error.cannot_write": ("{path} cannot be written: {reason}", "Không ghi được {path}: {reason}"),
    "error.two_aims": (
        "Give a budget or a share of people, not both.",
        "Hãy cho ngân sách hoặc tỷ lệ người dân, không cho cả hai.",
    ),
    "error.nothing_to_compare": (
        "Choose at least one scenario to compare with the first one.",
        "Hãy chọn ít nhất một kịch bản để so sánh với kịch bản đầu tiên.",
    ),
    "error.cancelled": (
        "Cancelled. The program signalgap was stopped; nothing was loaded.",
        "Đã hủy. Chương trình signalgap đã dừng; không có gì được nạp.",
    ),
    "error.bad_input": (
        "signalgap cannot work with this input (exit code 2); nothing was written:\n{message}",
        "signalgap không làm việc được với đầu vào này (mã thoát 2); không ghi gì:\n{message}",
    ),
    "error.internal": (
        "signalgap met an error of its own (exit code {code}). Please report it with this message:\n{message}",
        "signalgap gặp lỗi của chính nó (mã thoát {code}). Xin báo lại kèm thông báo này:\n{message}",
    ),
    "error.later": (
        "signalgap could not finish, but the same may succeed later, for example with more free disk or memory (exit code 75):\n{message}",
        "signalgap không hoàn tất được, nhưng chạy lại sau có thể thành công, chẳng hạn khi còn nhiều đĩa hoặc bộ nhớ trống hơn (mã thoát 75):\n{message}",
    ),
    "error.killed": (
        "signalgap was ended from outside (code {code}), perhaps because memory ran out:\n{message}",
        "signalgap bị dừng từ bên ngoài (mã {code}), có thể vì hết bộ nhớ:\n{message}",
    ),
    "error.answer": (
        "The answer of signalgap was not understood; is it a newer version than this plugin knows? It begins with:\n{answer}",
        "Không hiểu được câu trả lời của signalgap; có phải nó mới hơn phiên bản mà phần bổ trợ này biết không? Câu trả lời bắt đầu bằng:\n{answer}",
    ),
    "warning.rejects": (
        "Some rows of the input were rejected and do not count; the rest was analysed. {file} lists them with the reasons.",
        "Một số dòng của đầu vào bị loại và không được tính; phần còn lại đã được phân tích. {file} liệt kê các dòng đó kèm lý do.",
    ),
    "warning.not_shown": ("The style {file} could not be applied: {reason}", "Không áp dụng được kiểu hiển thị {file}: {reason}"),
    # what a run says
    "info.no_progress": (
        "This version of signalgap does not report its progress; please wait until it ends.",
        "Phiên bản signalgap này không báo tiến độ; xin đợi đến khi chạy xong.",
    ),
    "info.running": ("signalgap is working", "signalgap đang chạy"),
    "info.project": (
        "All layers with relations and print layouts: open the project {file}",
        "Mọi lớp cùng quan hệ và bố cục in: mở dự án {file}",
    ),
    "info.report": ("The report, for any browser: {file}", "Báo cáo, mở bằng trình duyệt bất kỳ: {file}"),
    "info.people": (
        "{without} of {people} people lack service in {gaps} gaps.",
        "{without} trong {people} người chưa có sóng, ở {gaps} vùng lõm.",
    ),
    "info.plan": (
        "{spent} {currency} bring service to {gained} people.",
        "{spent} {currency} đem sóng đến {gained} người.",
    ),
    "info.compared": (
        "{scenario}: {served} people served, {gained} newly, {lost} lose service.",
        "{scenario}: phục vụ {served} người, thêm {gained} người, {lost} người mất sóng.",
    ),
    "info.path": (
        "{distance} km, {model}: loss {loss} dB.",
        "{distance} km, {model}: suy hao {loss} dB.",
    ),
    "info.path_level": ("Received power: {level} dBm.", "Công suất thu: {level} dBm."),
    "info.in_sight": ("The ends are in line of sight.", "Hai đầu nhìn thấy nhau."),
    "info.not_in_sight": (
        "No line of sight: {distance} km from the transmitter the ground stands {height} m over the ray.",
        "Không có tầm nhìn thẳng: cách máy phát {distance} km, địa hình cao hơn tia {height} m.",
    ),
    "info.hidden": ("No line of sight.", "Không có tầm nhìn thẳng."),
    # parameters that several algorithms have
    "parameter.scenario": ("Scenario (scenario.toml)", "Kịch bản (scenario.toml)"),
    "parameter.output_folder": ("Folder for the results", "Thư mục kết quả"),
    "parameter.load": ("Load results", "Nạp kết quả"),
    "parameter.overwrite": (
        "Replace results of another scenario in that folder",
        "Thay kết quả của kịch bản khác trong thư mục đó",
    ),
    "parameter.threads": ("Threads (empty: all cores)", "Số luồng (để trống: mọi lõi)"),
    "parameter.memory": ("Memory, MiB (empty: as the program has it)", "Bộ nhớ, MiB (để trống: theo chương trình)"),
    "parameter.resume": ("Continue a run that was stopped", "Chạy tiếp lần chạy bị dừng"),
    "parameter.dem": ("Elevation model (DEM)", "Mô hình độ cao (DEM)"),
    "parameter.more_dem": ("Further tiles of the elevation model", "Các mảnh khác của mô hình độ cao"),
    "parameter.dem_kind": ("Heights of the elevation model are of", "Độ cao của mô hình là của"),
    "parameter.clutter": (
        "Land cover (raster of classes of ESA WorldCover)",
        "Lớp phủ mặt đất (raster các loại của ESA WorldCover)",
    ),
    "parameter.clutter_height": (
        "Buildings and trees of one height everywhere, m",
        "Nhà cửa và cây cối cao như nhau ở mọi nơi, m",
    ),
    "parameter.frequency": ("Frequency, MHz", "Tần số, MHz"),
    "parameter.model": ("Propagation model", "Mô hình truyền sóng"),
    "parameter.power": ("Power of the transmitter, dBm", "Công suất máy phát, dBm"),
    "parameter.gain": ("Antenna gain, dBi", "Độ lợi ăng-ten, dBi"),
    "parameter.feeder_loss": ("Feeder loss, dB", "Suy hao feeder, dB"),
    "output.project": ("QGIS project with all layers", "Dự án QGIS với mọi lớp"),
    "output.report": ("Report", "Báo cáo"),
    "output.json": ("Headline numbers (JSON)", "Các tổng số chính (JSON)"),
    "output.rejects": ("Table of rejected rows", "Bảng các dòng bị loại"),
    # choices
    "choice.bare_earth": ("bare earth", "mặt đất trần"),
    "choice.surface": (
        "the surface: buildings and trees are included (SRTM, Copernicus GLO-30)",
        "bề mặt: gồm cả nhà cửa và cây cối (SRTM, Copernicus GLO-30)",
    ),
    "choice.loss": ("path loss, dB", "suy hao truyền dẫn, dB"),
    "choice.rsrp": ("RSRP of an LTE carrier, dBm", "RSRP của sóng mang LTE, dBm"),
    "choice.power": ("received power, dBm", "công suất thu, dBm"),
    "choice.los": ("line of sight: 1 visible, 0 hidden", "tầm nhìn thẳng: 1 nhìn thấy, 0 bị khuất"),
    "choice.clearance": (
        "clearance of the first Fresnel zone",
        "khoảng hở của đới Fresnel thứ nhất",
    ),
    "model.p1812": ("ITU-R P.1812 (30 MHz to 6 GHz; recommended)", "ITU-R P.1812 (30 MHz đến 6 GHz; nên dùng)"),
    "model.p526": ("ITU-R P.526: diffraction", "ITU-R P.526: nhiễu xạ"),
    "model.itm": ("Irregular Terrain Model (Longley-Rice)", "Mô hình địa hình bất thường ITM (Longley-Rice)"),
    "model.deygout": ("Deygout: knife edges", "Deygout: cạnh dao"),
    "model.okumura_hata": ("Okumura-Hata", "Okumura-Hata"),
    "model.cost231_hata": ("COST 231 Hata", "COST 231 Hata"),
    "model.rma": ("3GPP RMa: rural", "3GPP RMa: nông thôn"),
    "model.uma": ("3GPP UMa: urban", "3GPP UMa: đô thị"),
    "model.ecc33": ("ECC-33", "ECC-33"),
    "model.sui": ("SUI (Stanford University Interim)", "SUI (Stanford University Interim)"),
    "model.ericsson9999": ("Ericsson 9999", "Ericsson 9999"),
    "model.two_ray": ("two rays over flat ground", "hai tia trên đất phẳng"),
    "model.free_space": ("free space", "không gian tự do"),
    # run
    "run.name": ("Who has no signal, and why", "Nơi nào chưa có sóng, vì sao"),
    "run.tags": (
        "signal,gap,village,4g,3g,lte,coverage,mast,rural",
        "sóng,vùng lõm,thôn bản,4g,3g,lte,vùng phủ,cột ăng-ten,nông thôn",
    ),
    "run.help": (
        "Analyses a scenario: computes the radio path from each mast in range to each cluster of houses, says which villages "
        "have no usable 4G or 3G signal and why (which ridge blocks the path, and by how many dB), and ranks where to look first.\n\n"
        "<b>Scenario</b>: the text file that names terrain, villages and masts. `signalgap init FOLDER` writes a commented one to begin with.\n\n"
        "The folder gets layers with styles, a QGIS project (signalgap.qgz), a report for any browser (report.html), tables and rasters. "
        "Loaded are gaps, villages, remedies, masts and the map of signal classes. Rejected rows of the input are listed in rejects.csv.",
        "Phân tích một kịch bản: tính đường truyền sóng từ mỗi cột ăng-ten trong tầm đến mỗi cụm nhà, cho biết thôn bản nào "
        "chưa có sóng 4G hoặc 3G dùng được và vì sao (sống núi nào chắn, chắn bao nhiêu dB), và xếp hạng nơi cần xem trước.\n\n"
        "<b>Kịch bản</b>: tệp văn bản nêu địa hình, thôn bản và cột ăng-ten. `signalgap init THƯ_MỤC` ghi một kịch bản mẫu có chú thích.\n\n"
        "Thư mục kết quả có các lớp kèm kiểu hiển thị, một dự án QGIS (signalgap.qgz), báo cáo mở bằng trình duyệt (report.html), bảng và raster. "
        "Được nạp: vùng lõm sóng, thôn bản, giải pháp, cột ăng-ten và bản đồ hạng sóng. Các dòng đầu vào bị loại nằm trong rejects.csv.",
    ),
    "run.output.without": ("People without service", "Số người chưa có sóng"),
    "run.output.gaps": ("Gaps", "Số vùng lõm"),
    # coverage
    "coverage.name": ("Coverage of one antenna", "Vùng phủ của một ăng-ten"),
    "coverage.tags": (
        "coverage,antenna,signal,rsrp,path loss,line of sight,viewshed,fresnel",
        "vùng phủ,ăng-ten,mức thu,rsrp,suy hao,tầm nhìn thẳng,fresnel",
    ),
    "coverage.help": (
        "A map around one antenna: path loss, received level, line of sight, or clearance of the first Fresnel zone.\n\n"
        "<b>Site</b>: click in the map, or write longitude,latitude in degrees (coordinates of another CRS: 445000,2334000 [EPSG:32648]).\n\n"
        "<b>Power, gain, feeder loss, bandwidth</b> count for RSRP and received power. <b>Azimuth and tilts</b> make it a sector; "
        "without them the antenna radiates all round.\n\n"
        "<b>Clutter</b>: levels over bare earth alone are 20 to 30 dB too high where there are houses and trees. "
        "Give land cover, or one height, or say that the elevation model includes them.\n\n"
        "Cells without terrain, and those behind them, have no value.",
        "Bản đồ quanh một ăng-ten: suy hao, mức thu, tầm nhìn thẳng, hoặc khoảng hở của đới Fresnel thứ nhất.\n\n"
        "<b>Trạm</b>: bấm trên bản đồ, hoặc viết kinh độ,vĩ độ bằng độ (tọa độ của CRS khác: 445000,2334000 [EPSG:32648]).\n\n"
        "<b>Công suất, độ lợi, suy hao feeder, băng thông</b> dùng cho RSRP và công suất thu. <b>Hướng và góc cụp</b> tạo thành sector; "
        "không có chúng thì ăng-ten phát mọi hướng.\n\n"
        "<b>Lớp phủ</b>: chỉ tính trên mặt đất trần thì mức thu cao hơn thực tế 20 đến 30 dB ở nơi có nhà cửa và cây cối. "
        "Hãy cho dữ liệu lớp phủ, hoặc một chiều cao chung, hoặc cho biết mô hình độ cao đã gồm chúng.\n\n"
        "Các ô không có địa hình, và các ô phía sau, không có giá trị.",
    ),
    "coverage.parameter.site": ("Site", "Trạm"),
    "coverage.parameter.height": ("Antenna height above ground, m", "Độ cao ăng-ten so với mặt đất, m"),
    "coverage.parameter.radius": ("Radius, km", "Bán kính, km"),
    "coverage.parameter.quantity": ("What to compute", "Đại lượng cần tính"),
    "coverage.parameter.rx_height": (
        "Receiving antenna above ground, m",
        "Độ cao ăng-ten thu so với mặt đất, m",
    ),
    "coverage.parameter.bandwidth": ("Bandwidth of the LTE carrier, MHz", "Băng thông của sóng mang LTE, MHz"),
    "coverage.parameter.azimuth": (
        "Direction of the main lobe, degrees from north (empty: all round)",
        "Hướng búp sóng chính, độ từ hướng bắc (để trống: mọi hướng)",
    ),
    "coverage.parameter.mechanical_tilt": ("Mechanical tilt, degrees down", "Góc cụp cơ, độ"),
    "coverage.parameter.electrical_tilt": ("Electrical tilt, degrees down", "Góc cụp điện, độ"),
    "coverage.parameter.resolution": (
        "Cell size, m (empty: that of the elevation model)",
        "Cỡ ô, m (để trống: theo mô hình độ cao)",
    ),
    "coverage.parameter.output": ("Coverage", "Vùng phủ"),
    "coverage.layer": ("{quantity}, {place}, antenna {height} m", "{quantity}, {place}, ăng-ten {height} m"),
    # pathprofile
    "pathprofile.name": ("Terrain profile of one link", "Mặt cắt địa hình của một tuyến"),
    "pathprofile.tags": (
        "profile,link,path loss,fresnel,line of sight,terrain,hop",
        "mặt cắt,tuyến,suy hao,fresnel,tầm nhìn thẳng,địa hình,chặng",
    ),
    "pathprofile.help": (
        "The loss of one link between two places, and a picture of the terrain between them: ray, first Fresnel zone, horizons, "
        "and the ridge in the way.\n\n"
        "<b>Transmitter, receiver</b>: click in the map, or write longitude,latitude in degrees "
        "(coordinates of another CRS: 445000,2334000 [EPSG:32648]).\n\n"
        "The picture is a PNG or an SVG, by the ending of its name. The numbers stand in the log and in the outputs; "
        "the JSON file has all of them, with the profile.",
        "Suy hao của một tuyến giữa hai vị trí, và hình vẽ địa hình giữa chúng: tia, đới Fresnel thứ nhất, đường chân trời, "
        "và sống núi chắn.\n\n"
        "<b>Máy phát, máy thu</b>: bấm trên bản đồ, hoặc viết kinh độ,vĩ độ bằng độ "
        "(tọa độ của CRS khác: 445000,2334000 [EPSG:32648]).\n\n"
        "Hình là PNG hoặc SVG, tùy phần đuôi của tên tệp. Các số nằm trong nhật ký và trong đầu ra; "
        "tệp JSON có mọi số, cùng với mặt cắt.",
    ),
    "pathprofile.parameter.tx": ("Transmitter", "Máy phát"),
    "pathprofile.parameter.tx_height": (
        "Transmitting antenna above ground, m",
        "Độ cao ăng-ten phát so với mặt đất, m",
    ),
    "pathprofile.parameter.rx": ("Receiver", "Máy thu"),
    "pathprofile.parameter.rx_height": (
        "Receiving antenna above ground, m",
        "Độ cao ăng-ten thu so với mặt đất, m",
    ),
    "pathprofile.parameter.title": ("Title of the picture", "Tiêu đề của hình"),
    "pathprofile.parameter.plot": ("Picture of the profile", "Hình mặt cắt"),
    "pathprofile.parameter.plot_filter": ("Pictures (*.png *.svg)", "Hình (*.png *.svg)"),
    "pathprofile.parameter.json_file": ("All numbers (JSON file)", "Mọi số (tệp JSON)"),
    "pathprofile.parameter.json_filter": ("JSON files (*.json)", "Tệp JSON (*.json)"),
    "pathprofile.output.json": ("Numbers without the profile (JSON)", "Các số, không kèm mặt cắt (JSON)"),
    "pathprofile.output.loss": ("Path loss, dB", "Suy hao, dB"),
    "pathprofile.output.distance": ("Distance, km", "Khoảng cách, km"),
    "pathprofile.output.sight": ("Line of sight", "Tầm nhìn thẳng"),
    "pathprofile.output.clearance": (
        "Clearance, radii of the first Fresnel zone",
        "Khoảng hở, theo bán kính đới Fresnel thứ nhất",
    ),
    "pathprofile.output.level": ("Received power, dBm", "Công suất thu, dBm"),
    # opportunity
    "opportunity.name": ("Where a new mast would help", "Cột mới nên đặt ở đâu"),
    "opportunity.tags": (
        "new mast,site search,opportunity,people,coverage",
        "cột mới,tìm vị trí,người dân,vùng phủ",
    ),
    "opportunity.help": (
        "A map that says of every cell how many people without service a mast there would serve, for each antenna height, "
        "and the best five places.\n\n"
        "<b>Scenario</b>: as for \"Who has no signal, and why\"; its section [new_mast] describes the masts.\n\n"
        "Loaded are the best places and the maps of people.",
        "Bản đồ cho biết tại mỗi ô, một cột đặt ở đó sẽ phục vụ bao nhiêu người chưa có sóng, với từng độ cao ăng-ten, "
        "và năm vị trí tốt nhất.\n\n"
        "<b>Kịch bản</b>: như ở \"Nơi nào chưa có sóng, vì sao\"; phần [new_mast] của nó mô tả cột.\n\n"
        "Được nạp: các vị trí tốt nhất và bản đồ số người.",
    ),
    # plan
    "plan.name": ("What to build for the money", "Nên xây dựng gì với số tiền hiện có"),
    "plan.tags": (
        "plan,budget,cost,new mast,backhaul,optimisation",
        "phương án,ngân sách,chi phí,cột mới,truyền dẫn,tối ưu",
    ),
    "plan.help": (
        "Chooses what to build: sites, their ways home (microwave, fibre, satellite), costs and people served, and how far the choice "
        "is from the best possible.\n\n"
        "<b>Budget</b>: in the currency of the scenario's costs; empty: the scenario's own. "
        "<b>Share of people</b>, in place of a budget: the least money that brings service to that share of all people.\n\n"
        "Costs that the scenario does not give are examples. Loaded are sites in the order of work, ways home, whom they serve, "
        "who stays without, and today's masts. plan.toml in the folder is the plan as a scenario: run it, or compare it.",
        "Chọn những gì nên xây dựng: các trạm, đường truyền dẫn về (vi ba, cáp quang, vệ tinh), chi phí và số người được phục vụ, và "
        "lựa chọn đó còn cách phương án tốt nhất bao xa.\n\n"
        "<b>Ngân sách</b>: theo đơn vị tiền tệ của chi phí trong kịch bản; để trống: theo kịch bản. "
        "<b>Tỷ lệ người dân</b>, thay cho ngân sách: số tiền ít nhất đem sóng đến tỷ lệ đó của toàn bộ người dân.\n\n"
        "Chi phí mà kịch bản không nêu chỉ là ví dụ. Được nạp: các trạm theo thứ tự xây dựng, đường truyền dẫn, ai được phục vụ, "
        "nơi vẫn chưa có sóng, và các cột hiện có. Tệp plan.toml trong thư mục là phương án dưới dạng kịch bản: có thể chạy hoặc so sánh nó.",
    ),
    "plan.parameter.budget": ("Budget (empty: that of the scenario)", "Ngân sách (để trống: theo kịch bản)"),
    "plan.parameter.target_share": (
        "In place of a budget: share of all people who shall have service (0 to 1)",
        "Thay cho ngân sách: tỷ lệ trên toàn bộ người dân cần có sóng (0 đến 1)",
    ),
    "plan.output.spent": ("Money spent", "Số tiền dùng"),
    "plan.output.gained": ("People who gain service", "Số người có thêm sóng"),
    # compare
    "compare.name": ("Compare scenarios: who gains, who loses", "So sánh kịch bản: ai có thêm sóng, ai mất sóng"),
    "compare.tags": (
        "compare,scenario,what-if,difference,change,plan",
        "so sánh,kịch bản,phương án,chênh lệch,thay đổi",
    ),
    "compare.help": (
        "Compares scenarios with the first one, village by village: who gains service, who loses it, and whether that is beyond the "
        "models' own error.\n\n"
        "<b>Each</b> is a scenario file (it is run first), or the manifest.json of a folder with finished results (read as they are). "
        "plan.toml of \"What to build for the money\" is a scenario file too.\n\n"
        "Loaded are the changes and the maps of changed signal classes.",
        "So sánh các kịch bản với kịch bản đầu tiên, theo từng thôn bản: ai có thêm sóng, ai mất sóng, và điều đó có vượt quá sai số "
        "của chính các mô hình hay không.\n\n"
        "<b>Mỗi mục</b> là một tệp kịch bản (được chạy trước), hoặc tệp manifest.json của một thư mục kết quả đã hoàn tất (được đọc nguyên trạng). "
        "Tệp plan.toml của \"Nên xây dựng gì với số tiền hiện có\" cũng là một tệp kịch bản.\n\n"
        "Được nạp: các thay đổi và bản đồ thay đổi hạng sóng.",
    ),
    "compare.parameter.base": (
        "First scenario (scenario.toml, or manifest.json of its results)",
        "Kịch bản đầu tiên (scenario.toml, hoặc manifest.json của kết quả)",
    ),
    "compare.parameter.base_filter": (
        "Scenarios and results (*.toml manifest.json)",
        "Kịch bản và kết quả (*.toml manifest.json)",
    ),
    "compare.parameter.others": (
        "Scenarios to compare with it (the same kinds of file)",
        "Các kịch bản để so sánh với nó (cùng các loại tệp)",
    ),
    "compare.parameter.roads": (
        "Roads along which service is measured (vector file)",
        "Đường giao thông để đo tình trạng có sóng dọc theo (tệp vector)",
    ),
    # layers; the words are those of the program's own project
    "layers.run": ("signalgap: {scenario}", "signalgap: {scenario}"),
    "layers.opportunity": ("signalgap, new masts: {scenario}", "signalgap, cột mới: {scenario}"),
    "layers.plan": ("signalgap, plan: {scenario}", "signalgap, phương án: {scenario}"),
    "layers.compare": ("signalgap, changes against {scenario}", "signalgap, thay đổi so với {scenario}"),
    "layer.gaps": ("Gaps: places without service, by cause", "Vùng lõm sóng, theo nguyên nhân"),
    "layer.settlements": ("Villages by verdict", "Thôn bản theo kết luận"),
    "layer.remedies": ("Remedies", "Giải pháp"),
    "layer.sites": ("Masts and sectors", "Cột ăng-ten và sector"),
    "layer.class": ("{generation} signal class", "Hạng sóng {generation}"),
    "layer.opportunity_places": ("Best places for new masts", "Vị trí tốt nhất cho cột mới"),
    "layer.opportunity_people": (
        "People whom a new mast would serve, {height}",
        "Số người một cột mới sẽ phục vụ, {height}",
    ),
    "layer.plan": ("Sites in the order of work", "Trạm theo thứ tự xây dựng"),
    "layer.backhaul": ("Ways home", "Đường truyền dẫn về"),
    "layer.satellite": ("Satellite terminals", "Trạm đầu cuối vệ tinh"),
    "layer.served_by": ("Served by", "Phục vụ bởi"),
    "layer.unserved_after": ("Still without, by reason", "Còn chưa có sóng, theo lý do"),
    "layer.changes": ("Gains and losses of {generation}: {scenario}", "Được và mất sóng {generation}: {scenario}"),
    "layer.class_change": ("Change of the {generation} class: {rest}", "Thay đổi hạng {generation}: {rest}"),
}
