#!/usr/bin/env python3
"""Runs shards on real schedulers' files and a local Dask cluster, and compares the merged folder with a single run.

usage: test_shards.py [--rounds N] [--only NAME ...] [--seed N]

SIGNALGAP names the executable (default target/release/signalgap). Prints `ok - …` or `FAILED - …: why` for each check.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import os
import random
import shlex
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import psutil
import yaml

ROOT = Path(__file__).resolve().parents[2]
SHARDS = 12
LIMIT_S = 60  # of every command

# Wrappers of the executable, written into the test's folder. PROGRAM and STATE are replaced.
HEAD = """#!{python} -IS
import ctypes, os, signal, subprocess, sys, time
PROGRAM, STATE = {program!r}, {state!r}
shard = sys.argv[4] if sys.argv[1:3] == ["shards", "run"] else None
def tries():
    with open(f"{{STATE}}/{{shard}}", "a+") as file:
        file.write(".")
        return file.tell()
"""

# Lets the program run for 3 ms, then rest for REST_S, and so on: kills meet it in every phase.
SLOW = HEAD + """
if shard is None:
    os.execv(PROGRAM, [PROGRAM] + sys.argv[1:])
libc = ctypes.CDLL(None)
child = subprocess.Popen([PROGRAM] + sys.argv[1:], preexec_fn=lambda: libc.prctl(1, signal.SIGKILL))
while child.poll() is None:
    child.send_signal(signal.SIGSTOP)
    time.sleep({rest_s})
    child.send_signal(signal.SIGCONT)
    time.sleep(0.003)
sys.exit(child.returncode if child.returncode >= 0 else 128 - child.returncode)
"""

# Shards 2 and 5 fail twice with 75, shard 7 is killed once.
FLAKY = HEAD + """
if shard in ("2", "5") and tries() <= 2:
    print("error: no space left on device", file=sys.stderr)
    sys.exit(75)
if shard == "7" and tries() <= 1:
    os.kill(os.getpid(), signal.SIGKILL)
os.execv(PROGRAM, [PROGRAM] + sys.argv[1:])
"""

# Shard 4 fails for good.
BROKEN = HEAD + """
if shard == "4" and tries():
    print("error: sites.csv: line 7: no such band", file=sys.stderr)
    sys.exit(2)
os.execv(PROGRAM, [PROGRAM] + sys.argv[1:])
"""

# Every shard lasts until it is killed.
ENDLESS = HEAD + """
if shard is None:
    os.execv(PROGRAM, [PROGRAM] + sys.argv[1:])
time.sleep(600)
"""

# Shard 3 fails with the exit code in CODE.
EXITS = HEAD + """
if shard == "3" and os.environ.get("CODE"):
    sys.exit(int(os.environ["CODE"]))
os.execv(PROGRAM, [PROGRAM] + sys.argv[1:])
"""


class World:
    """The demonstration district, one plan of it, and how to run things."""

    def __init__(self, program: Path, folder: Path, seed: int):
        self.program, self.folder, self.seed = program, folder, seed
        self.results = folder / "demo" / "results"
        self.plan = folder / "plan"
        self.quick([program, "demo", folder / "demo", "--small", "--quiet"])
        scenario = folder / "demo" / "input" / "scenario.toml"
        self.quick([program, "shards", "plan", scenario, "-o", self.plan, "--count", SHARDS])
        self.count = json.loads((self.plan / "plan.json").read_text())["count"]
        assert self.count == SHARDS, f"planned {self.count} shards instead of {SHARDS}"

    def quick(self, command: list[Any], code: int | None = 0, env: dict[str, str] | None = None) -> Any:
        """Runs a command; checks its exit code (None: any)."""
        done = subprocess.run(
            [str(part) for part in command],
            capture_output=True,
            text=True,
            timeout=LIMIT_S,
            env={**os.environ, **(env or {})},
        )
        assert code is None or done.returncode == code, f"{command[1:4]}: exit code {done.returncode}: {done.stderr[-600:]}"
        return done

    def fresh_plan(self, name: str) -> Path:
        """A new copy of the plan, without finished shards."""
        folder = self.folder / name
        folder.mkdir()
        shutil.copy(self.plan / "plan.json", folder)
        return folder

    def wrapper(self, name: str, text: str, rest_s: float = 0.0) -> Path:
        """Writes a wrapper; its counts of tries are files in the folder NAME.tries."""
        state = self.folder / f"{name}.tries"
        state.mkdir()
        path = self.folder / name
        values = {"python": sys.executable, "program": str(self.program), "state": str(state), "rest_s": rest_s}
        path.write_text(text.format(**values))
        path.chmod(0o755)
        return path

    def tries(self, name: str, shard: int) -> int:
        """How often a wrapper was started for a shard."""
        path = self.folder / f"{name}.tries" / str(shard)
        return path.stat().st_size if path.exists() else 0

    def client(self, plan: Path, out: Path, *options: Any, program: Path | None = None) -> list[str]:
        """The command line of the Dask client."""
        script = ROOT / "examples" / "dask" / "run_shards.py"
        fixed = ["--program", program or self.program, "--retry-pause", 0.1]
        if "--scheduler" not in options:
            fixed += ["--workers", 2]
        return [str(part) for part in [sys.executable, script, plan, "-o", out, *fixed, *options]]

    def status(self, plan: Path, code: int | None = 0) -> dict[str, Any]:
        """What `shards status` says of a plan folder."""
        return json.loads(self.quick([self.program, "shards", "status", plan, "--json"], code).stdout)

    def check_complete(self, plan: Path, out: Path) -> None:
        """No shard is lost, and the merged folder is that of a single run."""
        status = self.status(plan)
        assert status["done"] == self.count and status["missing"] == [], f"status: {status}"
        differences = compare(self.results, out)
        assert not differences, "not as the single run: " + ", ".join(differences[:8])


def compare(expected: Path, found: Path) -> list[str]:
    """The names of files that differ; of manifest.json all but `timings_s` counts."""
    names = {path.relative_to(top) for top in (expected, found) for path in top.rglob("*") if path.is_file()}
    return [str(name) for name in sorted(names) if content(expected / name) != content(found / name)]


def content(path: Path) -> Any:
    """The bytes of a file; of manifest.json the values, in their order."""
    if not path.is_file():
        return None
    if path.name != "manifest.json":
        return path.read_bytes()
    pairs = json.loads(path.read_text(encoding="utf-8"), object_pairs_hook=list)
    return [pair for pair in pairs if pair[0] != "timings_s"]


def snapshot(folder: Path) -> dict[str, tuple[int, str]]:
    """Time of change and checksum of every file."""
    files = [path for path in folder.rglob("*") if path.is_file()]
    return {str(path): (path.stat().st_mtime_ns, hashlib.sha256(path.read_bytes()).hexdigest()) for path in files}


@contextmanager
def started(command: list[str], log: Path) -> Iterator[subprocess.Popen[bytes]]:
    """A process in the background, ended in any case."""
    with open(log, "wb") as file:
        process = subprocess.Popen(command, stdout=file, stderr=file)
    try:
        yield process
    finally:
        if process.poll() is None:
            process.send_signal(signal.SIGTERM)
            try:
                process.wait(20)
            except subprocess.TimeoutExpired:
                process.kill()
                process.wait()


def wait_for(condition: Callable[[], Any], what: str, seconds: float = 30.0) -> Any:
    """Waits until a condition holds, and returns its value."""
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        value = condition()
        if value:
            return value
        time.sleep(0.01)
    raise AssertionError(f"waited {seconds:.0f} s for: {what}")


def busy_workers(client: subprocess.Popen[bytes]) -> list[tuple[psutil.Process, list[psutil.Process]]]:
    """The worker processes of a client that compute a shard, with the processes they started."""
    found = []
    try:
        for worker in psutil.Process(client.pid).children():
            try:
                if any("spawn_main" in part for part in worker.cmdline()) and (children := worker.children(recursive=True)):
                    found.append((worker, children))
            except psutil.Error:
                pass
    except psutil.Error:
        pass
    return found


def alive(process: psutil.Process) -> bool:
    """Whether a process still runs."""
    try:
        return process.is_running() and process.status() != psutil.STATUS_ZOMBIE
    except psutil.Error:
        return False


def kill_at_random(client: subprocess.Popen[bytes], dice: random.Random, wanted: int) -> int:
    """Kills busy workers at random moments while the client runs; returns how many."""
    kills = 0
    while kills < wanted and client.poll() is None:
        wait_for(lambda: client.poll() is not None or busy_workers(client), "a worker that computes")
        time.sleep(dice.uniform(0.0, 0.5))
        busy = busy_workers(client)
        if not busy:
            continue
        worker, children = dice.choice(busy)
        worker.send_signal(signal.SIGKILL)
        kills += 1
        wait_for(lambda: not any(alive(child) for child in children), "the processes of a killed worker to end", 5)
    return kills


# ---- checks ----


def test_all_shards(world: World) -> None:
    """a local cluster computes all shards: files as of a single run"""
    plan, out = world.fresh_plan("all"), world.folder / "all-out"
    world.quick(world.client(plan, out))
    world.check_complete(plan, out)


def slow_program(world: World) -> Path:
    """A wrapper that makes a shard last about 0.8 s, however fast the program is."""
    path = world.folder / "slow"
    if not path.exists():
        plan, start = world.fresh_plan("speed"), time.monotonic()
        world.quick([world.program, "shards", "run", plan, 0, "-q"])
        stretch = min(max(0.8 / (time.monotonic() - start), 1.0), 30.0)
        world.wrapper("slow", SLOW, 0.003 * (stretch - 1))
    return path


def killed_round(world: World, number: int, *options: Any) -> int:
    """One run with workers killed; returns the number of kills."""
    dice = random.Random(f"{world.seed} {number} {options}")
    name = f"killed-{number}" + "".join(str(option) for option in options)
    plan, out, log = world.fresh_plan(name), world.folder / f"{name}-out", world.folder / f"{name}.log"
    with started(world.client(plan, out, *options, program=slow_program(world)), log) as client:
        kills = kill_at_random(client, dice, dice.randint(2, 4))
        code = client.wait(LIMIT_S)
    assert code == 0, f"round {number}, {kills} kills: exit code {code}: {log.read_text()[-600:]}"
    assert kills >= 2, f"round {number}: only {kills} kills before the end"
    world.check_complete(plan, out)
    return kills


def test_repeats_temporary(world: World) -> None:
    """shards that fail twice with 75, or are killed once, are repeated"""
    plan, out, flaky = world.fresh_plan("flaky-plan"), world.folder / "flaky-out", world.wrapper("flaky", FLAKY)
    world.quick(world.client(plan, out, program=flaky))
    world.check_complete(plan, out)
    tries = [world.tries("flaky", shard) for shard in (2, 5, 7)]
    assert tries == [3, 3, 2], f"tries of shards 2, 5, 7: {tries}"


def test_gives_up_temporary(world: World) -> None:
    """after the last repeat a temporary failure names the shard and ends with 75"""
    plan, out, flaky = world.fresh_plan("given-up-plan"), world.folder / "given-up-out", world.wrapper("given-up", FLAKY)
    done = world.quick(world.client(plan, out, "--retries", 1, program=flaky), code=75)
    assert "shard 2 failed: exit code 75" in done.stderr and "no space left" in done.stderr, done.stderr[-600:]
    assert world.status(plan, 75)["missing"] == [2, 5], "other shards must be kept"


def test_final_failure(world: World) -> None:
    """a final failure is not repeated, and the client names shard and message"""
    plan, out, broken = world.fresh_plan("broken-plan"), world.folder / "broken-out", world.wrapper("broken", BROKEN)
    done = world.quick(world.client(plan, out, program=broken), code=1)
    assert "shard 4 failed" in done.stderr and "sites.csv: line 7: no such band" in done.stderr, done.stderr[-600:]
    assert world.tries("broken", 4) == 1, f"tried {world.tries('broken', 4)} times"
    assert not out.exists(), "nothing may be merged"
    assert world.status(plan, 75)["missing"] == [4], "the other shards must be kept"
    world.quick(world.client(plan, out))
    world.check_complete(plan, out)


def test_second_run(world: World) -> None:
    """a shard computed again is already_done and changes no file"""
    plan = world.fresh_plan("twice")
    command = [world.program, "shards", "run", plan, 3, "--json", "-q"]
    first = json.loads(world.quick(command).stdout)
    before = snapshot(plan)
    second = json.loads(world.quick(command).stdout)
    assert first["already_done"] is False and second["already_done"] is True, f"{first} {second}"
    assert snapshot(plan) == before, "files changed"
    assert (first["record"], first["sha256"]) == (second["record"], second["sha256"]), f"{first} {second}"
    found = hashlib.sha256(Path(first["record"]).read_bytes()).hexdigest()
    assert found == first["sha256"], f"sha256 of the record is {found}, not {first['sha256']}"


def test_own_folders(world: World) -> None:
    """workers with their own folders: a tree of gathers, files as of a single run"""
    plan, out = world.fresh_plan("own"), world.folder / "own-out"
    world.quick(world.client(plan, out, "--own-folders", "--workers", 3))
    world.check_complete(plan, out)


def test_own_folders_killed(world: World) -> None:
    """workers with their own folders, some killed: lost shards are computed again"""
    killed_round(world, 0, "--own-folders")


def test_interrupt(world: World) -> None:
    """a killed worker leaves no program running; Ctrl-C stops the client, its workers and the program"""
    plan, out, endless = world.fresh_plan("endless-plan"), world.folder / "endless-out", world.wrapper("endless", ENDLESS)
    with started(world.client(plan, out, program=endless), world.folder / "endless.log") as client:
        worker, children = wait_for(lambda: busy_workers(client), "a busy worker")[0]
        worker.kill()
        wait_for(lambda: not any(alive(child) for child in children), "the program of a killed worker to end", 5)
        busy = wait_for(lambda: (busy := busy_workers(client)) and len(busy) == 2 and busy, "two busy workers")
        client.send_signal(signal.SIGINT)
        code = client.wait(30)
    assert code == 130, f"exit code {code}"
    processes = [process for worker, children in busy for process in [worker, *children]]
    wait_for(lambda: not any(alive(process) for process in processes), "all processes to end", 10)


def test_running_scheduler(world: World) -> None:
    """a running scheduler, merged on a worker; a killed client leaves nothing behind"""
    plan, out, address_file = world.fresh_plan("running"), world.folder / "running-out", world.folder / "scheduler.json"
    dask = [sys.executable, "-m", "distributed.cli.dask_"]
    scheduler = dask[:2] + [dask[2] + "scheduler"]
    worker = dask[:2] + [dask[2] + "worker"]
    common = ["--scheduler-file", str(address_file), "--no-dashboard"]
    local = ["--nthreads", "1", "--memory-limit", "0", "--resources", "memory_mib=4000", "--local-directory"]
    with started(scheduler + common + ["--port", "0", "--host", "127.0.0.1"], world.folder / "scheduler.log"):
        address = wait_for(lambda: address_file.exists() and json_or_none(address_file), "the scheduler")["address"]
        with started(worker + common + local + [str(world.folder / "dask")], world.folder / "worker.log") as process:
            world.quick(world.client(plan, out, "--scheduler", address, "--merge-on-worker"))
            world.check_complete(plan, out)
            check_killed_client(world, address, process)


def check_killed_client(world: World, address: str, worker: subprocess.Popen[bytes]) -> None:
    """The program that a worker runs ends when the client is killed."""
    plan, out = world.fresh_plan("orphan-plan"), world.folder / "orphan-out"
    command = world.client(plan, out, "--scheduler", address, program=world.wrapper("endless-2", ENDLESS))

    def running() -> list[psutil.Process]:
        children = psutil.Process(worker.pid).children(recursive=True)
        return [child for child in children if alive(child) and "endless-2" in " ".join(child.cmdline())]

    with started(command, world.folder / "orphan.log") as client:
        wait_for(running, "a shard that runs")
        client.kill()
        client.wait(10)
    wait_for(lambda: not running(), "the program of a killed client to end", 20)


def json_or_none(path: Path) -> Any:
    """The content of a JSON file, which may be incomplete."""
    try:
        return json.loads(path.read_text())
    except ValueError:
        return None


def test_too_little_memory(world: World) -> None:
    """a shard that fits no worker is refused at once"""
    plan, out = world.fresh_plan("memory"), world.folder / "memory-out"
    done = world.quick(world.client(plan, out, "--worker-memory-mib", 1), code=2)
    assert "largest shard needs" in done.stderr, done.stderr[-600:]


def slurm_environment(world: World, plan: Path, shard: int) -> dict[str, str]:
    """What SLURM sets for an element of an array."""
    return {
        "PLAN": str(plan),
        "SIGNALGAP": str(world.program),
        "SLURM_ARRAY_JOB_ID": "811",
        "SLURM_ARRAY_TASK_ID": str(shard),
        "SLURM_CPUS_PER_TASK": "1",
    }


SBATCH = ROOT / "examples" / "slurm" / "array.sbatch"


def test_slurm(world: World) -> None:
    """the SLURM array computes every shard; the line in its comments gives memory and time"""
    plan = world.fresh_plan("slurm")
    for shard in range(world.count):
        world.quick(["bash", SBATCH], env=slurm_environment(world, plan, shard))
        assert shard not in world.status(plan, None)["missing"], f"shard {shard} is missing"
    world.quick([world.program, "shards", "merge", plan, "-o", world.folder / "slurm-out", "-q"])
    world.check_complete(plan, world.folder / "slurm-out")
    line = next(line for line in SBATCH.read_text().splitlines() if "python3 -c" in line)
    command = shlex.split(line.lstrip("# "))[:-1] + [str(plan)]
    options = world.quick(command).stdout.split()
    assert [option.split("=")[0] for option in options] == ["--mem", "--time"], f"{options}"


def test_slurm_requeue(world: World) -> None:
    """SLURM: 75 and signals queue the element again, up to the limit; other codes fail it"""
    plan, fake, log = world.fresh_plan("requeue"), world.folder / "bin", world.folder / "scontrol.log"
    fake.mkdir()
    (fake / "scontrol").write_text(f'#!/bin/sh\necho "$@" >> {shlex.quote(str(log))}\n')
    (fake / "scontrol").chmod(0o755)
    base = slurm_environment(world, plan, 3)
    base |= {"PATH": f"{fake}:{os.environ['PATH']}", "SIGNALGAP": str(world.wrapper("exits", EXITS))}
    again_cases, final_cases = [(75, ""), (75, "2"), (137, "1")], [(75, "3"), (2, ""), (3, "")]
    for code, restarts in again_cases + final_cases:  # exit code of the program, restarts so far
        again = (code, restarts) in again_cases
        log.unlink(missing_ok=True)
        restart = {"SLURM_RESTART_COUNT": restarts} if restarts else {}
        world.quick(["bash", SBATCH], code=code, env=base | restart | {"CODE": str(code)})
        found = log.read_text().strip() if log.exists() else ""
        assert found == ("requeue 811_3" if again else ""), f"code {code}, {restarts or 0} restarts: scontrol {found!r}"
    world.quick(["bash", SBATCH], env=base)
    assert 3 not in world.status(plan, 75)["missing"], "shard 3 is missing"


def test_kubernetes(world: World) -> None:
    """the Kubernetes command computes shards; its failure policy repeats only temporary failures"""
    plan = world.fresh_plan("pods")
    claim, job = yaml.safe_load_all((ROOT / "examples" / "kubernetes" / "indexed-job.yaml").read_text())
    spec, pod = job["spec"], job["spec"]["template"]["spec"]
    (container,) = pod["containers"]
    for index in (0, 5, world.count - 1):
        values = {"$(JOB_COMPLETION_INDEX)": str(index), "/data/plan": str(plan), "signalgap": str(world.program)}
        world.quick([values.get(part, part) for part in container["command"]])
        assert index not in world.status(plan, 75)["missing"], f"shard {index} is missing"
    check_policy(spec, pod, container)
    assert claim["spec"]["accessModes"] == ["ReadWriteMany"], "several nodes write"
    assert pod["volumes"][0]["persistentVolumeClaim"]["claimName"] == claim["metadata"]["name"], "another claim"


def check_policy(spec: dict[str, Any], pod: dict[str, Any], container: dict[str, Any]) -> None:
    """What Kubernetes demands of an Indexed Job with a failure policy, and which codes it repeats."""
    assert spec["completionMode"] == "Indexed" and pod["restartPolicy"] == "Never", "Indexed, Never"
    assert spec["backoffLimitPerIndex"] >= 1 and "backoffLimit" not in spec, "repeats are counted for each shard"
    (rule,) = [rule for rule in spec["podFailurePolicy"]["rules"] if rule["action"] == "FailIndex"]
    codes = rule["onExitCodes"]
    assert codes["containerName"] == container["name"] and codes["operator"] == "NotIn", f"{codes}"
    assert codes["values"] == sorted(set(codes["values"])) and 0 not in codes["values"], "ordered, no 0"
    repeated = [code for code in (1, 2, 3, 75, 101, 137, 139, 143) if code in codes["values"]]
    assert repeated == [75, 137, 139, 143], f"repeated: {repeated}"


TESTS: list[Callable[[World], Any]] = [
    test_all_shards,
    test_repeats_temporary,
    test_gives_up_temporary,
    test_final_failure,
    test_second_run,
    test_own_folders,
    test_own_folders_killed,
    test_interrupt,
    test_running_scheduler,
    test_too_little_memory,
    test_slurm,
    test_slurm_requeue,
    test_kubernetes,
]


def checks(world: World, options: argparse.Namespace) -> list[tuple[str, Callable[[], Any]]]:
    """The checks that were asked for: what each shows, and how."""
    found = [(test.__name__, str(test.__doc__), lambda test=test: test(world)) for test in TESTS]
    for number in range(1, options.rounds + 1):
        text = f"workers killed at random, round {number} of {options.rounds}: files as of a single run, no shard lost"
        found.insert(number, ("test_killed", text, lambda number=number: killed_round(world, number)))
    wanted = [f"test_{name.removeprefix('test_')}" for name in options.only]
    return [(text, run) for name, text, run in found if not wanted or name in wanted]


def main() -> int:
    parser = argparse.ArgumentParser(description="Tests of examples/dask, examples/slurm and examples/kubernetes.")
    parser.add_argument("--rounds", type=int, default=10, help="rounds with killed workers [10]")
    parser.add_argument("--only", nargs="+", default=[], metavar="NAME", help="only these, for example killed slurm")
    parser.add_argument("--seed", type=int, default=1, help="of the random kills [1]")
    options = parser.parse_args()
    program = Path(os.environ.get("SIGNALGAP") or ROOT / "target" / "release" / "signalgap").absolute()
    failed = 0
    start = time.monotonic()
    with tempfile.TemporaryDirectory(prefix="signalgap-shards-", ignore_cleanup_errors=True) as folder:
        os.environ["DASK_TEMPORARY_DIRECTORY"] = os.path.join(folder, "dask-space")
        try:
            world = World(program, Path(folder), options.seed)
        except Exception as error:
            print(f"FAILED - the demonstration district and its plan: {error}")
            return 1
        for text, run in checks(world, options):
            failed += not check(text, run)
    print(f"{failed} failed, {time.monotonic() - start:.0f} s", file=sys.stderr)
    return 1 if failed else 0


def check(text: str, run: Callable[[], Any]) -> bool:
    """Runs one check and prints its line."""
    try:
        run()
    except Exception as error:
        why = " ".join(str(error).split()) or type(error).__name__
        print(f"FAILED - {text}: {why[:1500]}", flush=True)
        return False
    print(f"ok - {text}", flush=True)
    return True


if __name__ == "__main__":
    sys.exit(main())
