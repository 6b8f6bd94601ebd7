# A run in shards.

shards-planned = { $scenario }: { $count } phần, kế hoạch trong { $file }
shards-fewer = Yêu cầu { $asked } phần; chỉ có { $count } mảnh và bản làng để chia.
shards-plan-time = Thời gian bộ xử lý dự kiến: { $all }, mỗi phần từ { $least } đến { $most }
shards-plan-means = Bộ nhớ của phần lớn nhất: { $memory_mib } MiB; đĩa của tất cả: { $disk_mib } MiB
shards-masts-shared = Các cột ăng-ten đã quét được dùng chung: mỗi cột lưu trong { $folder } cho mọi phần.
shards-masts-apart = Các cột ăng-ten đã quét không dùng chung: mỗi phần tự quét những gì mình cần.
shards-next = Tiếp theo: signalgap shards run { $folder } K, với K từ 0 đến { $last }; sau đó signalgap shards merge { $folder } -o out
shards-already-done = Phần { $shard } đã xong từ trước.
shards-done = Phần { $shard } đã xong: { $cpu } thời gian bộ xử lý, dự kiến { $expected }.
shards-status = Đã xong { $done } trên { $count } phần.
shards-status-missing = Còn thiếu: { $missing }
shards-status-left = Thời gian bộ xử lý dự kiến cho các phần còn thiếu, theo tốc độ đến nay: { $left }
shards-status-ratio = Thời gian bộ xử lý đến nay: { $ratio } lần dự kiến
shards-gathered = Đã chép { $taken } phần.
shards-seconds = { $seconds } giây
shards-minutes = { $minutes } phút
shards-hours = { $hours } giờ

shards-no-plan = { $folder } không có kế hoạch (plan.json): { $source }. Tạo bằng: signalgap shards plan SCENARIO -o { $folder }
shards-bad-plan = Không đọc được { $file }: { $source }. Hãy lập kế hoạch lại.
shards-changed-plan = { $file } đã bị thay đổi, hoặc do bản phát hành khác tạo ra. Hãy lập kế hoạch lại với --overwrite.
shards-other-build = { $file } do { $planned } tạo ra; chương trình này là { $this }. Kết quả của các bản dựng khác nhau có thể khác ở những chữ số cuối: hãy dùng một bản dựng của chương trình và của GDAL cho mọi phần.
shards-other-plan-there = { $folder } có kế hoạch khác. Hãy chọn thư mục khác, hoặc dùng --overwrite.
shards-other-plan = { $first } và { $second } có kế hoạch khác nhau: các phần của chúng không ghép được với nhau.
shards-no-such-shard = Không có phần { $shard }: các phần được đánh số từ 0 đến { $last }.
shards-missing = Thiếu { $number } trên { $count } phần: { $missing }. Hãy chạy chúng, hoặc thêm thư mục chứa chúng.
shards-damaged = { $file } của phần { $shard } bị hỏng hoặc không còn. Hãy xóa tệp đó, rồi chạy lại phần { $shard }.
shards-other-input = { $file } ({ $role }) không phải là tệp mà kế hoạch trong { $folder } được lập cho. Hãy trả lại tệp cũ, hoặc lập kế hoạch lại với --overwrite.
shards-other-scenario = { $file } không phải là tệp mà kế hoạch trong { $folder } được lập cho. Hãy lập kế hoạch lại với --overwrite.
shards-variants = { $file } có [variants]: các phần được lập cho một kịch bản. Hãy viết phương án vào một tệp riêng.
shards-little-memory = Với { $given_mib } MiB không tính được mọi phần: phần lớn nhất trong { $count } phần cần { $needed_mib } MiB. Hãy dùng --memory { $needed_mib }MiB, hoặc chia thành nhiều phần hơn.
