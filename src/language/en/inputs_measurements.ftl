### Texts of `inputs/measurements`.

## read

measurements-reading = reading
measurements-not-a-point = not a point: a level was measured in one place

## json-log

measurements-no-message-of-a-known-network = no message of a network that is known: Meshtastic, The Things Stack or ChirpStack
measurements-no-place-on-earth = no place on Earth
