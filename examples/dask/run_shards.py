#!/usr/bin/env python3
"""Computes the shards of a signalgap plan on Dask workers, and merges them.

    signalgap shards plan scenario.toml -o PLAN --count 40
    python run_shards.py PLAN -o RESULTS

One task computes one shard: it starts `signalgap shards run PLAN K` and returns a small report. Results stay in files.
Exit codes: 0 done, 1 a shard or the merge failed, 2 wrong use, 75 worth another try, 130 interrupted.
"""

from __future__ import annotations

import argparse
import ctypes
import importlib
import json
import os
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import dask
from dask.system import CPU_COUNT
from distributed import (
    Client,
    Future,
    KilledWorker,
    LocalCluster,
    WorkerPlugin,
    as_completed,
    get_worker,
    worker_client,
)
from distributed.system import MEMORY_LIMIT

TEMPORARY = 75  # the exit code that says: worth another try
MIB = 1 << 20
WORKER_MIB = 512  # what the Python process of a worker needs itself
LOST_WORKERS = 100  # so many workers may die under a task before it counts as failed
ROUNDS = 10  # --own-folders: a worker that dies loses its folder, and its shards are computed again
PIECE = 32 * MIB  # --own-folders: files travel in pieces of this size


class Temporary(Exception):
    """A failure worth another try. Dask repeats a task that raises it (`retries`)."""


class Stop(Exception):
    """Ends the program with a message and an exit code."""

    def __init__(self, message: str, code: int = 2):
        super().__init__(message)
        self.code = code


@dataclass(frozen=True)
class Settings:
    """What a task must know."""

    program: str
    plan: str
    digest: str
    threads: int
    memory: str | None
    pause: float
    own_folders: bool


@dataclass(frozen=True)
class Failure:
    """A shard that could not be computed."""

    shard: int
    message: str
    final: bool


# ---- the program, on any computer ----


def die_with_parent() -> Callable[[], None] | None:
    """Returns what a child process calls before it starts the program: the kernel then kills it when its parent dies."""
    if not sys.platform.startswith("linux"):
        return None
    prctl, parent, set_death_signal = ctypes.CDLL(None).prctl, os.getpid(), 1

    def ask() -> None:
        prctl(set_death_signal, signal.SIGKILL)
        if os.getppid() != parent:  # the parent died before the call
            os._exit(1)

    return ask


def run_program(command: list[str], wanted: Callable[[], bool] = lambda: True) -> tuple[int, str, str]:
    """Runs a command; returns its exit code (negative: a signal), standard output and standard error."""
    child = subprocess.Popen(
        command,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        errors="replace",
        preexec_fn=die_with_parent(),
    )
    try:
        while True:
            try:
                out, err = child.communicate(timeout=0.2)
                return child.returncode, out, err
            except subprocess.TimeoutExpired:
                if not wanted():
                    raise Temporary("cancelled") from None
    finally:
        if child.poll() is None:
            child.kill()
            child.wait()


def still_wanted() -> bool:
    """False once Dask has cancelled the task that runs in this thread."""
    worker = get_worker()
    try:
        task = worker.state.tasks.get(worker.get_current_task())
        return task is not None and task.state != "cancelled"
    except (AttributeError, ValueError):
        return True


def is_temporary(code: int) -> bool:
    """75, or killed by a signal (a wrapper script reports signal n as 128 + n)."""
    return code == TEMPORARY or code < 0 or code > 128


def explain(code: int, err: str) -> str:
    """The exit code and the end of what the program printed."""
    reason = f"signal {-code}" if code < 0 else f"exit code {code}"
    lines = [line for line in err.splitlines() if line.strip()]
    return "\n  ".join([reason] + lines[-5:])[:2000]


# ---- tasks on a worker ----


def own_folder(digest: str) -> str:
    """The folder of this worker's own copy of the plan."""
    return os.path.join(get_worker().local_directory, f"signalgap-{digest[:16]}")


def run_shard(settings: Settings, number: int) -> dict[str, Any]:
    """Computes one shard. Raises Temporary, or returns a report: of a shard that is done, or of a final failure."""
    plan = own_folder(settings.digest) if settings.own_folders else settings.plan
    command = [settings.program, "shards", "run", plan, str(number), "--json", "-q", "--threads", str(settings.threads)]
    if settings.memory:
        command += ["--memory", settings.memory]
    try:
        code, out, err = run_program(command, still_wanted)
    except (FileNotFoundError, PermissionError) as error:
        return {"failed": f"cannot start {settings.program}: {error.strerror}"}
    if code == 0:
        return shard_report(out)
    if is_temporary(code):
        time.sleep(settings.pause)
        raise Temporary(explain(code, err))
    return {"failed": explain(code, err)}


def shard_report(out: str) -> dict[str, Any]:
    """The few values of the program's report that the client needs."""
    try:
        report = json.loads(out)
        return {key: report[key] for key in ("shard", "record", "sha256", "already_done", "wall_s")}
    except (ValueError, KeyError, TypeError) as error:
        return {"failed": f"unexpected output of the program: {error!r}"}


def run_command(command: list[str]) -> tuple[int, str, str]:
    """Runs a command as a task (--merge-on-worker)."""
    return run_program(command, still_wanted)


# ---- workers without a shared file system ----


class OwnFolder(WorkerPlugin):
    """Gives every worker, also one that joins later, its own copy of the plan: plan.json in its local folder."""

    name = "signalgap-own-folder"

    def __init__(self, digest: str, plan_json: bytes):
        self.digest, self.plan_json = digest, plan_json

    def setup(self, worker: Any) -> None:
        folder = Path(worker.local_directory) / f"signalgap-{self.digest[:16]}"
        folder.mkdir(parents=True, exist_ok=True)
        (folder / "plan.json").write_bytes(self.plan_json)


class Gone(Exception):
    """The worker that was asked is not there any more."""


def on_worker(address: str, digest: str) -> Path:
    """The folder of the worker `address`, which must be this one."""
    if get_worker().address != address:
        raise Gone(address)
    return Path(own_folder(digest))


def list_files(address: str, digest: str) -> list[tuple[str, int]]:
    """Names and sizes of the files that the worker `address` has in its plan folder."""
    folder = on_worker(address, digest)
    files = [path for path in folder.rglob("*") if path.is_file()]
    return [(path.relative_to(folder).as_posix(), path.stat().st_size) for path in files]


def read_piece(address: str, digest: str, name: str, start: int) -> bytes:
    """A piece of a file of the worker `address`."""
    with open(on_worker(address, digest) / name, "rb") as file:
        file.seek(start)
        return file.read(PIECE)


def fetch_folder(client: Client, address: str, digest: str, into: Path) -> bool:
    """Copies the plan folder of a worker through Dask. False if that worker is gone."""

    def ask(function: Callable[..., Any], *values: Any) -> Any:
        # another worker may answer (with Gone), so that a dead one is noticed instead of waited for
        return client.submit(
            function, address, digest, *values, workers=[address], allow_other_workers=True, pure=False, priority=10
        ).result()

    try:
        for name, size in ask(list_files):
            path = into / name
            path.parent.mkdir(parents=True, exist_ok=True)
            with open(path, "wb") as file:
                for start in range(0, size, PIECE):
                    file.write(ask(read_piece, name, start))
    except Exception as error:
        if type(error).__name__ in ("Gone", "FileNotFoundError", "KilledWorker"):
            return False
        raise
    return True


def gather_from(client: Client, program: str, digest: str, address: str, plan: str) -> str | None:
    """Takes over the finished shards of the worker `address` into the folder `plan`. Returns a message if it fails."""
    with tempfile.TemporaryDirectory(prefix=".signalgap-", dir=os.path.dirname(plan)) as temporary:
        if not fetch_folder(client, address, digest, Path(temporary)):
            return None
        code, _, err = run_program([program, "shards", "gather", plan, temporary])
    if is_temporary(code):
        raise Temporary(explain(code, err))
    return explain(code, err) if code else None


def gather_pair(settings: Settings, left: dict[str, Any], right: dict[str, Any]) -> dict[str, Any]:
    """A node of the tree: brings the shards of two workers together on this one."""
    here = get_worker().address
    messages = left["messages"] + right["messages"]
    with worker_client() as client:
        for address in {left["address"], right["address"]} - {here}:
            message = gather_from(client, settings.program, settings.digest, address, own_folder(settings.digest))
            messages += [message] if message else []
    return {"address": here, "messages": messages}


def gather_tree(client: Client, settings: Settings, retries: int) -> list[str]:
    """Brings the finished shards of all workers into the client's plan folder: pairs of folders, then pairs of pairs."""
    nodes: list[tuple[str, Any]] = [(address, {"address": address, "messages": []}) for address in addresses(client)]
    while len(nodes) > 1:
        pairs = list(zip(nodes[0::2], nodes[1::2], strict=False))
        odd = nodes[len(pairs) * 2 :]
        nodes = [(left[0], submit_pair(client, settings, left, right, retries)) for left, right in pairs] + odd
    if not nodes:
        return []
    top = nodes[0][1]
    top = top.result() if isinstance(top, Future) else top
    message = gather_from(client, settings.program, settings.digest, top["address"], settings.plan)
    return top["messages"] + ([message] if message else [])


def submit_pair(client: Client, settings: Settings, left: Any, right: Any, retries: int) -> Future:
    """Submits one node of the tree, to run where the left folder is."""
    return client.submit(
        gather_pair, settings, left[1], right[1], workers=[left[0]], allow_other_workers=True, pure=False, retries=retries
    )


def addresses(client: Client) -> list[str]:
    """The addresses of the workers that answer."""
    return sorted(client.run(lambda: None, on_error="ignore"))


# ---- clusters ----


def need(module: str, package: str) -> Any:
    """Imports a package that only some clusters need."""
    try:
        return importlib.import_module(module)
    except ImportError as error:
        raise Stop(f"{package} is not installed ({error}): pip install {package}") from None


def local_cluster(options: argparse.Namespace, plan: dict[str, Any]) -> LocalCluster:
    """Worker processes on this computer, each computing one shard at a time."""
    usable, largest = int(MEMORY_LIMIT * 0.85 / MIB), largest_mib(plan)
    if not options.workers:
        most = min(CPU_COUNT // options.threads_per_shard, int(usable // max(largest, 1)), plan["count"])
        options.workers = max(most, 1)
    offered = options.worker_memory_mib or usable // options.workers
    check_memory(offered, plan)
    return LocalCluster(
        n_workers=options.workers,
        threads_per_worker=1,
        processes=True,
        memory_limit=None,  # it would count only the Python process of the worker, see README.md
        resources={"memory_mib": offered},
        dashboard_address=None,
        silence_logs="CRITICAL",
    )


def slurm_cluster(options: argparse.Namespace, plan: dict[str, Any]) -> Any:
    """Workers that are SLURM jobs, through dask-jobqueue."""
    jobqueue = need("dask_jobqueue", "dask-jobqueue")
    offered = offered_mib(options, plan)
    cluster = jobqueue.SLURMCluster(
        cores=1,  # one shard at a time
        processes=1,
        job_cpu=options.threads_per_shard,
        memory=f"{offered + WORKER_MIB}MiB",
        queue=options.queue,
        account=options.account,
        walltime=options.walltime,
        worker_extra_args=["--resources", f"memory_mib={offered}"],
    )
    cluster.scale(jobs=options.workers)
    return cluster


def kubernetes_cluster(options: argparse.Namespace, plan: dict[str, Any]) -> Any:
    """Workers that are pods, through the Dask operator."""
    operator = need("dask_kubernetes.operator", "dask-kubernetes")
    return operator.KubeCluster(custom_cluster_spec=kubernetes_spec(operator, options, plan))


def kubernetes_spec(operator: Any, options: argparse.Namespace, plan: dict[str, Any]) -> dict[str, Any]:
    """The DaskCluster: pods with room for the largest shard, the shared volume at the same path everywhere."""
    offered = offered_mib(options, plan)
    memory = f"{offered + WORKER_MIB}Mi"
    spec = operator.make_cluster_spec(
        name=f"signalgap-{plan['digest'][:8]}",
        image=options.image,
        n_workers=options.workers,
        resources={"requests": {"cpu": str(options.threads_per_shard), "memory": memory}, "limits": {"memory": memory}},
        worker_command=["dask", "worker", "--nthreads", "1", "--memory-limit", "0", "--resources", f"memory_mib={offered}"],
    )
    if options.claim:
        pod = spec["spec"]["worker"]["spec"]
        pod["volumes"] = [{"name": "shared", "persistentVolumeClaim": {"claimName": options.claim}}]
        pod["containers"][0]["volumeMounts"] = [{"name": "shared", "mountPath": options.mount}]
    return spec


def offered_mib(options: argparse.Namespace, plan: dict[str, Any]) -> int:
    """The memory a worker job or pod offers to a shard: as asked, or as the largest shard needs and a quarter more."""
    offered = options.worker_memory_mib or int(largest_mib(plan) * 1.25) + 1
    check_memory(offered, plan)
    return offered


def largest_mib(plan: dict[str, Any]) -> float:
    """The memory that the largest shard needs."""
    return max(shard["memory_mib"] for shard in plan["shards"])


def check_memory(offered: float, plan: dict[str, Any]) -> None:
    """A shard that fits no worker would wait for ever."""
    if offered < largest_mib(plan):
        raise Stop(
            f"the largest shard needs {largest_mib(plan):.0f} MiB of memory, a worker offers {offered:.0f} MiB: "
            "use fewer or larger workers, or plan more shards"
        )


def workers_offer(client: Client) -> dict[str, float]:
    """Waits for the first worker; returns the memory that each worker offers (running scheduler)."""
    client.wait_for_workers(1)
    offers = client.run(lambda dask_worker: dask_worker.state.total_resources.get("memory_mib"), on_error="ignore")
    return {address: mib for address, mib in offers.items() if mib}


def task_resources(client: Client, options: argparse.Namespace, plan: dict[str, Any]) -> bool:
    """Whether tasks ask for memory. Workers of a running scheduler may have been started without that resource."""
    if not options.scheduler:
        return True
    offers = workers_offer(client)
    if not offers:
        say("the workers offer no memory_mib (dask worker --resources memory_mib=4000): memory of shards is not counted")
        return False
    check_memory(max(offers.values()), plan)
    return True


# ---- progress ----


def say(text: str) -> None:
    """A message on standard error."""
    print(f"run_shards: {text}", file=sys.stderr, flush=True)


def span(seconds: float) -> str:
    """A time for people: 40 s, 12 min, 3.5 h."""
    if seconds < 100:
        return f"{seconds:.0f} s"
    return f"{seconds / 60:.0f} min" if seconds < 6000 else f"{seconds / 3600:.1f} h"


class Progress:
    """One line of progress on a terminal; elsewhere a line every 10 %."""

    def __init__(self, shards: list[dict[str, Any]], quiet: bool):
        self.cpu_s = {shard["number"]: max(float(shard["cpu_s"]), 1e-3) for shard in shards}
        self.left = sum(self.cpu_s.values())
        self.computed = 0.0
        self.done = self.failed = self.tenth = 0
        self.quiet, self.terminal = quiet, sys.stderr.isatty()
        self.start = time.monotonic()

    def note(self, number: int, failed: bool, repeated: bool) -> None:
        """Counts a shard. One that was done before says nothing about speed."""
        self.left -= self.cpu_s[number]
        self.computed += 0.0 if failed or repeated else self.cpu_s[number]
        self.failed += failed
        self.done += not failed
        self.show()

    def line(self) -> str:
        """Counts and the time left, by the processor time that the plan estimates."""
        text = f"{self.done} of {len(self.cpu_s)} shards done"
        if self.failed:
            text += f", {self.failed} failed"
        if self.computed and self.done + self.failed < len(self.cpu_s):
            text += f", about {span((time.monotonic() - self.start) * max(self.left, 0) / self.computed)} left"
        return text

    def show(self) -> None:
        ended = self.done + self.failed
        tenth = 10 * ended // len(self.cpu_s)
        if self.quiet or (not self.terminal and tenth == self.tenth):
            return
        self.tenth = tenth
        if self.terminal:
            end = "\n" if ended == len(self.cpu_s) else ""
            print(f"\r\033[K{self.line()}", end=end, file=sys.stderr, flush=True)
        else:
            say(self.line())


# ---- the client ----


def submit_shards(
    client: Client, settings: Settings, shards: list[dict[str, Any]], retries: int, count_memory: bool
) -> dict[Future, int]:
    """One task per shard, the larger first: the small ones fill the gaps at the end."""
    futures = {}
    for shard in sorted(shards, key=lambda shard: -shard["cpu_s"]):
        future = client.submit(
            run_shard,
            settings,
            shard["number"],
            pure=False,
            retries=retries,
            priority=shard["cpu_s"],
            resources={"memory_mib": shard["memory_mib"]} if count_memory else None,
        )
        futures[future] = shard["number"]
    return futures


def collect(futures: dict[Future, int], progress: Progress) -> list[Failure]:
    """Waits for all shards; returns the failures."""
    failures, lost = [], dict.fromkeys(futures.values(), 0)
    ended = as_completed(list(futures))
    for future in ended:
        number = futures[future]
        try:
            result = future.result()
        except KilledWorker:
            lost[number] += 1
            if lost[number] * 4 < LOST_WORKERS:  # a running scheduler gives up after 4 workers (its default)
                future.retry()
                ended.add(future)
                continue
            result = Failure(number, "its workers were killed, again and again", final=False)
        except Exception as error:
            result = Failure(number, f"{error} (after all repeats)", final=False)
        if isinstance(result, dict) and "failed" in result:
            result = Failure(number, result["failed"], final=True)
        failed = isinstance(result, Failure)
        failures += [result] if failed else []
        progress.note(number, failed, not failed and result["already_done"])
        futures.pop(future)  # Dask may forget the result
    return failures


class Session:
    """The client's side of one plan."""

    def __init__(self, client: Client, options: argparse.Namespace, plan: dict[str, Any], settings: Settings):
        self.client, self.options, self.plan, self.settings = client, options, plan, settings

    def command(self, *values: str) -> tuple[int, str, str]:
        """Runs `signalgap shards …`, here or as a task."""
        command = [self.settings.program, "shards", *values]
        try:
            if self.options.merge_on_worker:
                return self.client.submit(run_command, command, pure=False).result()
            return run_program(command)
        except OSError as error:
            raise Stop(f"cannot start {self.settings.program}: {error.strerror} (--program PATH)") from None

    def missing(self) -> list[dict[str, Any]]:
        """The shards that the plan folder still lacks."""
        code, out, err = self.command("status", self.settings.plan, "--json")
        try:
            numbers = set(json.loads(out)["missing"])
        except (ValueError, KeyError, TypeError):
            raise Stop(f"signalgap shards status: {explain(code, err)}", 1) from None
        return [shard for shard in self.plan["shards"] if shard["number"] in numbers]

    def compute(self, shards: list[dict[str, Any]], count_memory: bool) -> list[Failure]:
        """Computes shards on the workers."""
        futures = submit_shards(self.client, self.settings, shards, self.options.retries, count_memory)
        return collect(futures, Progress(shards, self.options.quiet))

    def compute_all(self) -> None:
        """Computes what is missing; ends the program if a shard fails."""
        shards = self.missing()
        count_memory = bool(shards) and task_resources(self.client, self.options, self.plan)
        before = self.plan["count"] - len(shards)
        if before:
            say(f"{before} of {self.plan['count']} shards are done already")
        if self.options.own_folders:
            self.compute_in_own_folders(shards, count_memory)
        elif shards:
            report_failures(self.compute(shards, count_memory))

    def compute_in_own_folders(self, shards: list[dict[str, Any]], count_memory: bool) -> None:
        """Computes and gathers, until no shard is missing: a worker that dies takes its folder with it."""
        plan_json = Path(self.settings.plan, "plan.json").read_bytes()
        self.client.register_plugin(OwnFolder(self.settings.digest, plan_json))
        messages: list[str] = []
        for _ in range(ROUNDS):
            if not shards:
                return
            failures = self.compute(shards, count_memory)
            messages = gather_tree(self.client, self.settings, self.options.retries)
            report_failures(failures)
            shards = self.missing()
            if shards:
                say(f"{len(shards)} shards were lost with their workers or could not be gathered: once more")
        numbers = ", ".join(str(shard["number"]) for shard in shards)
        raise Stop("\n".join([f"shards {numbers} are missing after {ROUNDS} rounds"] + messages), TEMPORARY)

    def merge(self) -> None:
        """Writes the result folder."""
        values = ["merge", self.settings.plan, "-o", os.path.abspath(self.options.out), "-q"]
        values += ["--overwrite"] if self.options.overwrite else []
        values += ["--memory", self.options.memory] if self.options.memory else []
        code, _, err = self.command(*values)
        if code:
            raise Stop(f"signalgap shards merge: {explain(code, err)}", TEMPORARY if is_temporary(code) else 1)
        if not self.options.quiet:
            say(f"results: {self.options.out}")


def report_failures(failures: list[Failure]) -> None:
    """Names the shards that failed, and ends the program."""
    if not failures:
        return
    failures = sorted(failures, key=lambda failure: failure.shard)
    lines = [f"shard {failure.shard} failed: {failure.message}" for failure in failures[:20]]
    if len(failures) > 20:
        lines.append(f"and {len(failures) - 20} more: " + ", ".join(str(failure.shard) for failure in failures[20:]))
    lines.append("the other shards are kept; the same command computes only what is missing")
    raise Stop("\n".join(lines), 1 if any(failure.final for failure in failures) else TEMPORARY)


def read_plan(folder: str) -> dict[str, Any]:
    """The plan, with the few keys used here checked."""
    path = os.path.join(folder, "plan.json")
    try:
        with open(path, encoding="utf-8") as file:
            plan = json.load(file)
        for shard in plan["shards"]:
            shard["number"], shard["cpu_s"], shard["memory_mib"]
        if len(plan["shards"]) != plan["count"] or not plan["shards"] or not isinstance(plan["digest"], str):
            raise ValueError("count, shards or digest do not fit together")
    except OSError as error:
        raise Stop(f"cannot read {path}: {error.strerror} (signalgap shards plan SCENARIO -o PLAN --count N)") from None
    except (ValueError, KeyError, TypeError) as error:
        raise Stop(f"{path} is no plan of shards: {error!r}") from None
    return plan


def program_path(program: str, local: bool) -> str:
    """The executable: an absolute path if it is on this computer."""
    found = shutil.which(program)
    if found:
        return os.path.abspath(found) if local or os.sep in program else program
    if local:
        raise Stop(f"{program} not found: put it on the PATH, or give --program PATH")
    return program


def parse(arguments: list[str] | None) -> argparse.Namespace:
    """The command line."""
    parser = argparse.ArgumentParser(description="Computes the shards of a signalgap plan with Dask, and merges them.")
    parser.add_argument("plan", metavar="PLAN", help="folder written by `signalgap shards plan`")
    parser.add_argument("-o", "--out", metavar="OUT", required=True, help="result folder to write")
    parser.add_argument("--overwrite", action="store_true", help="replace results that are in OUT")
    parser.add_argument("--program", default="signalgap", metavar="PATH", help="the executable [signalgap on the PATH]")
    parser.add_argument("--workers", type=positive, metavar="N", help="workers [as many as processors and memory allow]")
    parser.add_argument("--threads-per-shard", type=positive, default=1, metavar="N", help="threads of a shard [1]")
    parser.add_argument("--memory", metavar="SIZE", help="memory limit handed to signalgap, for example 2GiB")
    parser.add_argument("--worker-memory-mib", type=positive, metavar="N", help="memory a worker offers to its shard")
    parser.add_argument("--retries", type=int, default=3, metavar="N", help="repeats after a temporary failure [3]")
    parser.add_argument("--retry-pause", type=float, default=5.0, metavar="SECONDS", help="pause before a repeat [5]")
    parser.add_argument("--own-folders", action="store_true", help="workers share no file system: each has its own copy")
    parser.add_argument("--merge-on-worker", action="store_true", help="also look and merge on a worker, not here")
    parser.add_argument("-q", "--quiet", action="store_true", help="no progress")
    where = parser.add_mutually_exclusive_group()
    where.add_argument("--scheduler", metavar="ADDRESS", help="a running Dask scheduler, for example tcp://host:8786")
    where.add_argument("--slurm", action="store_true", help="start workers as SLURM jobs (dask-jobqueue)")
    where.add_argument("--kubernetes", action="store_true", help="start workers as pods (dask-kubernetes)")
    slurm = parser.add_argument_group("with --slurm")
    slurm.add_argument("--queue", help="partition")
    slurm.add_argument("--account", help="account")
    slurm.add_argument("--walltime", default="01:00:00", help="time of a worker job [01:00:00]")
    pods = parser.add_argument_group("with --kubernetes")
    pods.add_argument("--image", help="image with Dask and signalgap, which you build")
    pods.add_argument("--claim", help="PersistentVolumeClaim with the plan and the inputs")
    pods.add_argument("--mount", default="/data", help="where it is mounted [/data]")
    options = parser.parse_args(arguments)
    if (options.slurm or options.kubernetes) and not options.workers:
        parser.error("--slurm and --kubernetes need --workers N")
    if options.kubernetes and not options.image:
        parser.error("--kubernetes needs --image NAME")
    if options.own_folders and options.merge_on_worker:
        parser.error("--own-folders gathers here: leave --merge-on-worker out")
    return options


def positive(text: str) -> int:
    """A whole number of at least 1."""
    number = int(text)
    if number < 1:
        raise argparse.ArgumentTypeError("must be at least 1")
    return number


def start_cluster(options: argparse.Namespace, plan: dict[str, Any]) -> Any:
    """The cluster that the options ask for; None for a running scheduler."""
    if options.scheduler:
        return None
    if options.slurm:
        return slurm_cluster(options, plan)
    if options.kubernetes:
        return kubernetes_cluster(options, plan)
    return local_cluster(options, plan)


def connect(where: Any) -> Client:
    """A client of a cluster or of a scheduler's address."""
    try:
        return Client(where)
    except (OSError, ValueError) as error:
        raise Stop(f"no connection to the scheduler {where}: {error}", TEMPORARY) from None


def check_out(options: argparse.Namespace) -> None:
    """Better refused now than after hours."""
    out = options.out
    if not options.merge_on_worker and not options.overwrite and os.path.isdir(out) and os.listdir(out):
        raise Stop(f"{out} is not empty (--overwrite replaces results)")


def work(options: argparse.Namespace) -> None:
    """Everything: cluster, shards, merge."""
    plan = read_plan(options.plan)
    check_out(options)
    remote = options.scheduler or options.slurm or options.kubernetes
    settings = Settings(
        program=program_path(options.program, local=not remote),
        plan=os.path.abspath(options.plan),
        digest=plan["digest"],
        threads=options.threads_per_shard,
        memory=options.memory,
        pause=options.retry_pause,
        own_folders=options.own_folders,
    )
    dask.config.set({"distributed.scheduler.allowed-failures": LOST_WORKERS})
    cluster = start_cluster(options, plan)
    try:
        with connect(cluster or options.scheduler) as client:  # closing the client cancels its tasks
            session = Session(client, options, plan, settings)
            session.compute_all()
            session.merge()
    finally:
        if cluster is not None:
            cluster.close()


def interrupt(*_: Any) -> None:
    """SIGTERM ends the program as Ctrl-C does."""
    raise KeyboardInterrupt


def main(arguments: list[str] | None = None) -> int:
    options = parse(arguments)
    signal.signal(signal.SIGTERM, interrupt)
    try:
        work(options)
    except Stop as stop:
        say(str(stop))
        return stop.code
    except KeyboardInterrupt:
        say("interrupted; the same command computes only what is missing")
        return 130
    return 0


if __name__ == "__main__":
    sys.exit(main())
