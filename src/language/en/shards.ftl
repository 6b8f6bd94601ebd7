# A run in shards.

shards-planned =
    { $count ->
        [one] { $scenario }: { $count } shard, planned in { $file }
       *[other] { $scenario }: { $count } shards, planned in { $file }
    }
shards-fewer = { $asked } shards were asked for; there are no more than { $count } tiles and villages to divide.
shards-plan-time = Expected processor time: { $all }, from { $least } to { $most } a shard
shards-plan-means = Memory of the largest: { $memory_mib } MiB; disk of all: { $disk_mib } MiB
shards-masts-shared = Swept masts are shared: each is kept in { $folder } for all shards.
shards-masts-apart = Swept masts are not shared: each shard sweeps the part that it needs.
shards-next = Next: signalgap shards run { $folder } K, for K from 0 to { $last }; then signalgap shards merge { $folder } -o out
shards-already-done = Shard { $shard } was done already.
shards-done = Shard { $shard } is done: { $cpu } of processor time, { $expected } expected.
shards-status = { $done } of { $count } shards are done.
shards-status-missing = Missing: { $missing }
shards-status-left = Expected processor time of the missing ones, as the others went: { $left }
shards-status-ratio = Processor time so far: { $ratio } x what was expected
shards-gathered =
    { $taken ->
        [one] { $taken } shard was copied.
       *[other] { $taken } shards were copied.
    }
shards-seconds = { $seconds } s
shards-minutes = { $minutes } min
shards-hours = { $hours } h

shards-no-plan = { $folder } holds no plan (plan.json): { $source }. Make one with: signalgap shards plan SCENARIO -o { $folder }
shards-bad-plan = { $file } cannot be read: { $source }. Plan again.
shards-changed-plan = { $file } was changed, or made by another release. Plan again with --overwrite.
shards-other-build = { $file } was made by { $planned }; this is { $this }. Results of different builds may differ in the last digits: use one build of the program and of GDAL for all shards.
shards-other-plan-there = { $folder } holds another plan. Choose another folder, or say --overwrite.
shards-other-plan = { $first } and { $second } hold different plans: their shards do not belong together.
shards-no-such-shard = There is no shard { $shard }: they are numbered from 0 to { $last }.
shards-missing =
    { $number ->
        [one] { $number } of { $count } shards is missing: { $missing }. Run it, or add the folder that has it.
       *[other] { $number } of { $count } shards are missing: { $missing }. Run them, or add the folders that have them.
    }
shards-damaged = { $file } of shard { $shard } is damaged or gone. Remove it, and run shard { $shard } again.
shards-other-input = { $file } ({ $role }) is not what the plan in { $folder } was made for. Put the file back, or plan again with --overwrite.
shards-other-scenario = { $file } is not what the plan in { $folder } was made for. Plan again with --overwrite.
shards-variants = { $file } has [variants]: shards are planned of one scenario. Write the variant into a file of its own.
shards-little-memory = With { $given_mib } MiB not every shard can be computed: the largest of { $count } needs { $needed_mib } MiB. Give --memory { $needed_mib }MiB, or ask for more shards.
