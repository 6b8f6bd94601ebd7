### Texts of `inputs/measurements`.

## read

measurements-reading = số đo
measurements-not-a-point = không phải là điểm: mức thu được đo tại một vị trí

## json-log

measurements-no-message-of-a-known-network = không phải bản tin của mạng đã biết: Meshtastic, The Things Stack hay ChirpStack
measurements-no-place-on-earth = không phải là vị trí trên Trái Đất
