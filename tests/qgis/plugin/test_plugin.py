#!/usr/bin/python3
"""Tests the QGIS plugin without a screen: its files, its algorithms through qgis_process, and what QGIS Desktop does with them.

usage: test_plugin.py

SIGNALGAP names the program (default target/release/signalgap). Everything is written to a temporary folder, with a profile of QGIS of
its own. One line per check; the exit code is 1 if one failed.
"""
from __future__ import annotations

import ast
import configparser
import json
import os
import re
import shutil
import signal
import subprocess
import sys
import tempfile
import threading
import time
import xml.etree.ElementTree
import zipfile
from pathlib import Path

HERE = Path(__file__).resolve().parent
REPOSITORY = HERE.parents[2]
PACK = REPOSITORY / "qgis-plugin" / "pack"
SOURCES = REPOSITORY / "qgis-plugin" / "signalgap"
STAND_IN = HERE / "stand_in.py"
PROGRAM = str(Path(os.environ.get("SIGNALGAP") or REPOSITORY / "target" / "release" / "signalgap").resolve())
ALGORITHMS = ("run", "opportunity", "plan", "compare", "coverage", "pathprofile")
ALL_SECONDS = 175
COMMAND_SECONDS = 60
# what a shell, Qt or QGIS might take for something else
ODD = "a b 'q' \"d\"; $(touch hacked) `touch hacked` & Bản Mò [1]* %PATH%"
SITE, OTHER_SITE = "104.4748,21.0873", "104.4959,21.1328"

WORK = Path(tempfile.mkdtemp(prefix="signalgap-plugin-"))
ROOT = WORK / ODD
PROFILE = WORK / "config" / "profiles" / "default"
NOTES = WORK / "notes.jsonl"
failures = 0


def prepare_environment() -> None:
    """A home, a profile and a cache of their own, no screen; before QGIS is imported."""
    for folder in (WORK / "home", WORK / "runtime", ROOT, PROFILE / "python" / "plugins"):
        folder.mkdir(parents=True)
    (WORK / "runtime").chmod(0o700)
    for variable in ("LC_ALL", "LC_MESSAGES", "LANGUAGE", "SIGNALGAP_LOG", "PYTHONPATH"):
        os.environ.pop(variable, None)
    os.environ.update(
        HOME=str(WORK / "home"),
        XDG_RUNTIME_DIR=str(WORK / "runtime"),
        QGIS_CUSTOM_CONFIG_PATH=str(WORK / "config"),
        QT_QPA_PLATFORM="offscreen",
        LANG="en_US.UTF-8",
        SIGNALGAP=PROGRAM,
        SIGNALGAP_CACHE=str(WORK / "cache"),
        STAND_IN_NOTES=str(NOTES),
        PYTHONWARNINGS="ignore",
    )
    os.chdir(WORK)


def check(what: str, problem: object = "") -> None:
    """One line; `problem` is empty when all is well."""
    global failures
    failures += bool(problem)
    print(f"FAILED - {what}: {problem}" if problem else f"ok - {what}", flush=True)


def unless(condition: object, problem: object) -> object:
    return "" if condition else (problem or "no reason known")


def guarded(test, *arguments) -> None:
    """Runs a test; an exception is a failure of it."""
    try:
        test(*arguments)
    except Exception as error:  # the other tests shall run all the same
        check(test.__name__, f"{type(error).__name__}: {error}")


def command(arguments: list[str], **options) -> subprocess.CompletedProcess:
    return subprocess.run(
        arguments, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True,
        timeout=COMMAND_SECONDS, check=False, **options,
    )


# the files of the plugin


def test_sources() -> None:
    found = []
    for path in sorted(SOURCES.rglob("*.py")):
        source = path.read_text(encoding="utf-8")
        found += [f"{path.name}: {word}" for word in forbidden_in(ast.parse(source))]
        found += [f"{path.name}: {word}" for word in ("PyQt5", "PyQt6", "shell=", "os.system") if word in source]
    check("no shell, no os.system, no Qt but through qgis.PyQt", found)


def forbidden_in(tree: ast.AST) -> list[str]:
    """Calls by which a shell could be started."""
    bad = {"system", "popen", "getoutput", "getstatusoutput", "startDetached", "eval", "exec"}
    found = []
    for node in ast.walk(tree):
        if isinstance(node, ast.Call):
            name = getattr(node.func, "attr", getattr(node.func, "id", ""))
            found += [name] if name in bad else []
            found += [keyword.arg for keyword in node.keywords if keyword.arg == "shell"]
    return found


def test_package() -> None:
    first, second = WORK / "first.zip", WORK / "second.zip"
    outputs = [command([sys.executable, str(PACK), str(target)]) for target in (first, second)]
    check("the plugin is packed", [output.stderr for output in outputs if output.returncode])
    check("packed twice, the bytes are the same", unless(first.read_bytes() == second.read_bytes(), "they differ"))
    with zipfile.ZipFile(first) as archive:
        names = archive.namelist()
        archive.extractall(PROFILE / "python" / "plugins")
    wrong = [name for name in names if not name.startswith("signalgap/") or "__pycache__" in name]
    missing = {"signalgap/metadata.txt", "signalgap/__init__.py", "signalgap/LICENSE"} - set(names)
    check("the archive holds the plugin's folder and nothing else", wrong or sorted(missing) or unless(names == sorted(names), "order"))


def test_metadata() -> None:
    metadata = configparser.ConfigParser(interpolation=None)
    metadata.read(SOURCES / "metadata.txt", encoding="utf-8")
    general = metadata["general"]
    wanted = {
        "name": "signalgap", "qgisMinimumVersion": "3.22", "supportsQt6": "True", "version": "0.2.0",
        "author": "signalgap contributors", "hasProcessingProvider": "yes",
    }
    wrong = [key for key, value in wanted.items() if general.get(key) != value]
    wrong += [key for key in ("description", "about") if not general.get(key)]
    wrong += ["licence"] * ("MIT OR Apache-2.0" not in general.get("about", ""))
    check("metadata.txt is complete", wrong)
    icons = [SOURCES / "icons" / f"{name}.svg" for name in ("signalgap", *ALGORITHMS)]
    for icon in icons:
        xml.etree.ElementTree.parse(icon)
    check("every algorithm has an icon", unless((SOURCES / general["icon"]).is_file(), "metadata's icon"))


def test_messages() -> None:
    from signalgap.messages import MESSAGES

    source = "\n".join(path.read_text(encoding="utf-8") for path in SOURCES.rglob("*.py") if path.name != "messages.py")
    literal = set(re.findall(r'"([a-z]+(?:\.[a-z_0-9]+)+)"', source))
    patterns = [re.sub(r"\\\{.*?\\\}", "[a-z_0-9]+", re.escape(each)) for each in re.findall(r'text\(f"([^"]+)"', source)]
    unused = [key for key in MESSAGES if key not in literal and not any(re.fullmatch(each, key) for each in patterns)]
    check("every message is used", unused)
    places = [set(re.findall(r"\{(\w+)\}", english)) ^ set(re.findall(r"\{(\w+)\}", other)) for english, other in MESSAGES.values()]
    empty = [key for key, pair in MESSAGES.items() if len(pair) != 2 or not all(word.strip() for word in pair)]
    check("every message is there in both languages, with the same values", empty or [place for place in places if place])
    names = {"model.okumura_hata", "model.cost231_hata", "model.ecc33", "model.sui", "model.ericsson9999", "layers.run"}
    same = [key for key, (english, other) in MESSAGES.items() if english == other and key not in names]
    check("no message stayed English", same)


def test_enumerations() -> None:
    from signalgap.compat import member

    class Scope:
        Double = 1

    class Scoped:
        Type = Scope

    class Unscoped:
        Double = 2

    class Renamed:
        Type = Unscoped

    found = [member(Scoped, "Type", "Double"), member(Unscoped, "Type", "Double"), member(Renamed, "Type", "TypeDouble", "Double")]
    check("enumerations are found with and without their scope", unless(found == [1, 2, 2], found))


# through qgis_process


def qgis_process(*arguments: str, **environment: str) -> subprocess.CompletedProcess:
    """The program itself: the script around it may add options that it does not know."""
    program = shutil.which("qgis_process.bin") or shutil.which("qgis_process") or "qgis_process"
    return command([program, *arguments], env={**os.environ, **environment})


def demonstration() -> None:
    """The small district in a folder with an odd name; its results are not needed."""
    made = command([PROGRAM, "demo", str(ROOT / "demo"), "--small", "--quiet"])
    check("the demonstration district is made in a folder with an odd name", unless(made.returncode == 0, made.stderr))


SCENARIO = str(ROOT / "demo" / "input" / "scenario.toml")
TERRAIN = str(ROOT / "demo" / "input" / "terrain.tif")


def parameters_of(name: str, root: Path) -> dict[str, object]:
    """What each algorithm is run with; outputs lie in `root`."""
    of_scenario = {"SCENARIO": SCENARIO, "OUTPUT": str(root / name)}
    return {
        "run": of_scenario,
        "opportunity": of_scenario,
        "plan": {**of_scenario, "BUDGET": 500000},
        "compare": {
            "BASE": str(ROOT / "run" / "manifest.json"),
            "OTHERS": [str(ROOT / "plan" / "plan.toml")],
            "OUTPUT": str(root / name),
        },
        "coverage": {
            "DEM": TERRAIN, "SITE": SITE, "HEIGHT": 42, "RADIUS": 4, "FREQUENCY": 942.5, "QUANTITY": 1,
            "CLUTTER_HEIGHT": 10, "AZIMUTH": 70, "OUTPUT": str(root / "rsrp.tif"),
        },
        "pathprofile": {
            "DEM": TERRAIN, "TX": SITE, "TX_HEIGHT": 42, "RX": OTHER_SITE, "RX_HEIGHT": 1.5, "FREQUENCY": 942.5,
            "POWER": 46, "TITLE": ODD, "PLOT": str(root / "profile.svg"), "JSON_FILE": str(root / "profile.json"),
        },
    }[name]


WRITTEN = {
    "run": ["run/settlements.geojson", "run/signalgap.qgz"],
    "opportunity": ["opportunity/opportunity_places.geojson"],
    "plan": ["plan/plan.geojson", "plan/plan.toml"],
    "compare": ["compare/changes.geojson"],
    "coverage": ["rsrp.tif", "rsrp.qml"],
    "pathprofile": ["profile.svg", "profile.json"],
}


def test_enabling() -> None:
    enabled = qgis_process("plugins", "enable", "signalgap")
    check("qgis_process enables the plugin", unless(enabled.returncode == 0, enabled.stderr))
    listed = qgis_process("list").stdout
    check("qgis_process lists all algorithms", [name for name in ALGORITHMS if f"signalgap:{name}\t" not in listed])


def test_through_qgis_process(name: str) -> None:
    arguments = []
    for key, value in parameters_of(name, ROOT).items():
        arguments += [f"--{key}={item}" for item in (value if isinstance(value, list) else [value])]
    language = {"LANG": "vi_VN.UTF-8"} if name == "opportunity" else {}
    ran = qgis_process("run", f"signalgap:{name}", *arguments, **language)
    missing = [file for file in WRITTEN[name] if not (ROOT / file).is_file()]
    check(f"{name} runs through qgis_process", missing and (missing, ran.stdout[-600:], ran.stderr[-600:]))
    if name == "pathprofile":
        check("pathprofile gives its numbers", unless("LOSS_DB:\t161." in ran.stdout and "LEVEL_DBM:\t-115." in ran.stdout, ran.stdout))
        drawn = (ROOT / "profile.svg").read_text(encoding="utf-8")
        check("the title reaches the picture untouched", unless("$(touch hacked)" in drawn, "not found"))
    if language:
        check("in Vietnamese, plugin and program speak it", unless(
            "signalgap đang chạy" in ran.stdout and "--lang=vi" in ran.stdout, ran.stdout))


def test_errors_through_qgis_process() -> None:
    wrong = str(WORK / "no such program")
    ran = qgis_process("run", "signalgap:run", f"--SCENARIO={SCENARIO}", f"--OUTPUT={WORK}/x", SIGNALGAP=wrong)
    said = ran.stdout + ran.stderr
    check("qgis_process: a wrong path of the program is named", unless(
        ran.returncode and wrong in said and "variable SIGNALGAP" in said, said))
    ran = qgis_process("run", "signalgap:run", "--SCENARIO=/no/scenario.toml", f"--OUTPUT={WORK}/x")
    said = ran.stdout + ran.stderr
    check("qgis_process: a missing scenario is named", unless(ran.returncode and "/no/scenario.toml" in said, said))


# in one process, as QGIS Desktop does it


class Desktop:
    """QGIS without a screen, with Processing and the plugin."""

    def __init__(self) -> None:
        from qgis.core import QgsApplication, QgsSettings

        self.application = QgsApplication([], True, str(PROFILE))
        self.application.initQgis()
        for folder in (Path(QgsApplication.pkgDataPath()) / "python" / "plugins", PROFILE / "python" / "plugins"):
            sys.path.insert(0, str(folder))
        from processing.core.Processing import Processing

        Processing.initialize()
        import signalgap

        self.plugin = signalgap.classFactory(None)
        self.plugin.initProcessing()
        self.settings = QgsSettings()

    def speak(self, language: str) -> None:
        self.settings.setValue("locale/overrideFlag", True)
        self.settings.setValue("locale/userLocale", language)

    def algorithm(self, name: str):
        """A new instance; its texts are in the language that is set now."""
        from qgis.core import QgsApplication

        return QgsApplication.processingRegistry().algorithmById(f"signalgap:{name}").create()

    def run(self, name: str, parameters: dict[str, object], feedback=None):
        """Results (None after an error), context, and everything that was said."""
        from qgis.core import QgsProcessingContext, QgsProject

        feedback = feedback or listening()
        context = QgsProcessingContext()
        context.setProject(QgsProject.instance())
        algorithm = self.algorithm(name)
        results, succeeded = algorithm.run(parameters, context, feedback)
        return (results if succeeded else None), context, feedback, algorithm

    def loaded(self, name: str, parameters: dict[str, object]):
        """Runs and loads, as the dialog of an algorithm does; the layers in the order of the layer tree."""
        from processing.gui.Postprocessing import handleAlgorithmResults
        from qgis.core import QgsProject

        QgsProject.instance().clear()
        results, context, feedback, algorithm = self.run(name, parameters)
        handleAlgorithmResults(algorithm, context, feedback, parameters=parameters)
        return results, [node.layer() for node in QgsProject.instance().layerTreeRoot().findLayers()], feedback


def listening(cancel_after: float = 0):
    """A feedback that keeps what is said, and may cancel after some seconds."""
    from qgis.core import QgsProcessingFeedback

    class Listening(QgsProcessingFeedback):
        def __init__(self):
            super().__init__(False)
            self.infos, self.warnings, self.errors, self.stages, self.shares = [], [], [], [], []
            self.progressChanged.connect(self.shares.append)

        def pushInfo(self, line):
            self.infos.append(line)

        def pushCommandInfo(self, line):
            self.infos.append(line)

        def pushWarning(self, line):
            self.warnings.append(line)

        def reportError(self, line, fatalError=False):
            self.errors.append(line)

        def setProgressText(self, line):
            self.stages.append(line)

        def said(self):
            return "\n".join(self.errors + self.warnings + self.infos)

    feedback = Listening()
    if cancel_after:
        timer = threading.Timer(cancel_after, feedback.cancel)
        timer.daemon = True
        timer.start()
    return feedback


def notes() -> list[dict[str, object]]:
    """What the stand-in noted, and forgets it."""
    lines = NOTES.read_text(encoding="utf-8").splitlines() if NOTES.exists() else []
    NOTES.unlink(missing_ok=True)
    return [json.loads(line) for line in lines]


def stand_in(mode: str) -> None:
    """The next runs start the stand-in."""
    from signalgap import executable

    executable._known.clear()
    notes()
    os.environ.update(SIGNALGAP=str(STAND_IN), STAND_IN_MODE=mode)


def real_program() -> None:
    os.environ["SIGNALGAP"] = PROGRAM


def is_gone(pid: int) -> bool:
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return True
    return False


def test_help(desktop: Desktop) -> None:
    for language, word in (("vi", "sóng"), ("en", "signal")):
        desktop.speak(language)
        algorithms = {name: desktop.algorithm(name) for name in ALGORITHMS}
        poor = [name for name, each in algorithms.items() if len(each.shortHelpString()) < 100 or each.icon().isNull() or not each.tags()]
        parameters = [p.description() for each in algorithms.values() for p in each.parameterDefinitions()]
        check(f"names, help, tags, icons, groups ({language})", poor or unless(
            word in algorithms["run"].displayName() and all(parameters) and len({each.groupId() for each in algorithms.values()}) == 2,
            "texts"))


def test_loading(desktop: Desktop, name: str, language: str, expected: list[str], group: str) -> None:
    from qgis.core import QgsProject

    desktop.speak(language)
    folder = ROOT / name
    before = sorted(os.listdir(folder))
    results, layers, feedback = desktop.loaded(name, parameters_of(name, ROOT))
    check(f"{name} runs again into the folder ({language})", unless(results and results["OUTPUT"] == str(folder), feedback.said()))
    check(f"{name}: the layers of a planner, in order ({language})", unless(
        [layer.name() for layer in layers] == expected, [layer.name() for layer in layers]))
    check(f"{name}: layers have the styles beside them", [layer.name() for layer in layers if not has_its_style(layer)])
    root = QgsProject.instance().layerTreeRoot()
    shown = [root.findLayer(layer.id()).itemVisibilityChecked() for layer in layers]
    check(f"{name}: the first layer is switched on, one at least is not", unless(shown[0] and (name == "plan" or not all(shown)), shown))
    groups = [each.name() for each in root.findGroups()]
    check(f"{name}: layers are in a group of their own", unless(groups == [group], groups))
    QgsProject.instance().clear()
    # QGIS keeps statistics of rasters in such files
    added = [file for file in set(os.listdir(folder)) - set(before) if not file.endswith(".tif.aux.xml")]
    check(f"{name}: loading adds no file to the results", sorted(added))


def has_its_style(layer) -> bool:
    """The renderer is the one of the .qml, which is not what QGIS makes up."""
    from qgis.core import QgsMapLayer, QgsRasterLayer, QgsVectorLayer

    path = layer.source().split("|")[0]
    vector = layer.type() == QgsMapLayer.VectorLayer
    other = QgsVectorLayer(layer.source(), "", "ogr") if vector else QgsRasterLayer(layer.source())
    other.loadNamedStyle(os.path.splitext(path)[0] + ".qml")
    same = layer.renderer().type() == other.renderer().type()
    made_up = "singleSymbol" if vector else "singlebandgray"
    alike = os.path.basename(path) == "served_by.geojson" and layer.renderer().symbol().dump() == other.renderer().symbol().dump()
    return layer.isValid() and same and (layer.renderer().type() != made_up or alike)


LAYERS = {
    ("run", "en"): ["Gaps: places without service, by cause", "Villages by verdict", "Remedies", "Masts and sectors", "4G signal class"],
    ("run", "vi"): ["Vùng lõm sóng, theo nguyên nhân", "Thôn bản theo kết luận", "Giải pháp", "Cột ăng-ten và sector", "Hạng sóng 4G"],
    ("opportunity", "en"): ["Best places for new masts"] + [f"People whom a new mast would serve, {height} m" for height in (20, 40, 60)],
    ("plan", "en"): ["Sites in the order of work", "Ways home", "Served by", "Still without, by reason", "Masts and sectors"],
    ("compare", "vi"): [
        "Được và mất sóng 4G: Demonstration district (synthetic, seed 2): plan",
        "Thay đổi hạng 4G: demonstration district synthetic seed 2 plan",
    ],
}
DISTRICT = "Demonstration district (synthetic, seed 2)"
GROUPS = {
    "run": f"signalgap: {DISTRICT}",
    "opportunity": f"signalgap, new masts: {DISTRICT}",
    "plan": f"signalgap, plan: {DISTRICT}",
    "compare": f"signalgap, thay đổi so với {DISTRICT}",
}


def test_coverage(desktop: Desktop) -> None:
    from qgis.core import QgsProcessingOutputLayerDefinition, QgsProject, QgsRasterLayer

    desktop.speak("en")
    quantities = {}
    for quantity in range(5):
        path = str(ROOT / f"coverage {quantity}.tif")
        output = QgsProcessingOutputLayerDefinition(path, QgsProject.instance())
        parameters = {**parameters_of("coverage", ROOT), "QUANTITY": quantity, "OUTPUT": output}
        if quantity not in (1, 2):
            del parameters["AZIMUTH"]
        if quantity in (3, 4):
            del parameters["CLUTTER_HEIGHT"]
        _, layers, feedback = desktop.loaded("coverage", parameters)
        quantities[quantity] = unless(
            len(layers) == 1 and has_its_style(layers[0]) and "104.4748, 21.0873" in layers[0].name(), feedback.said())
    check("coverage: all quantities, loaded with their styles", [problem for problem in quantities.values() if problem])
    layer = QgsRasterLayer(TERRAIN, "terrain")
    QgsProject.instance().addMapLayer(layer)
    parameters = {**parameters_of("coverage", ROOT), "DEM": layer.id(), "SITE": "445437,2331975 [EPSG:32648]", "OUTPUT": "TEMPORARY_OUTPUT"}
    results, _, feedback, _ = desktop.run("coverage", {**parameters, "MORE_DEM": [layer]})
    place = [line for line in feedback.infos if "--site=104.47" in line and ",21.08" in line]
    check("coverage: a layer, a point of another CRS, a temporary file", unless(
        results and place and os.path.isfile(results["OUTPUT"]), feedback.said()))


def test_loading_may_be_switched_off(desktop: Desktop) -> None:
    parameters = {**parameters_of("run", ROOT), "LOAD": False, "OUTPUT": "TEMPORARY_OUTPUT"}
    results, context, feedback, _ = desktop.run("run", parameters)
    files = results and os.path.isfile(os.path.join(results["OUTPUT"], "signalgap.qgz"))
    check("run: a temporary folder, nothing loaded", unless(files and not context.layersToLoadOnCompletion(), feedback.said()))


def test_rejects(desktop: Desktop) -> None:
    shutil.copytree(ROOT / "demo" / "input", ROOT / "bad rows")
    with open(ROOT / "bad rows" / "villages.csv", "a", encoding="utf-8") as table:
        table.write("X,X,999,xx\n")
    parameters = {"SCENARIO": str(ROOT / "bad rows" / "scenario.toml"), "OUTPUT": str(ROOT / "with rejects")}
    results, layers, feedback = desktop.loaded("run", parameters)
    named = str(ROOT / "with rejects" / "rejects.csv")
    check("rejected rows: a warning names rejects.csv, results are loaded", unless(
        results and len(layers) == 5 and any(named in line for line in feedback.warnings) and results["REJECTS"] == named, feedback.said()))


def test_bad_input(desktop: Desktop) -> None:
    bad = ROOT / "bad.toml"
    bad.write_text('name = "x"\n[terrain]\nfilez = "t.tif"\n', encoding="utf-8")
    own = command([PROGRAM, "run", str(bad), "-o", str(ROOT / "none"), "--json", "--quiet", "--lang", "en"])
    results, context, feedback, _ = desktop.run("run", {"SCENARIO": str(bad), "OUTPUT": str(ROOT / "none")})
    whole = any(own.stderr.strip() in error and "exit code 2" in error for error in feedback.errors)
    check("bad input: the program's message is shown whole", unless(
        results is None and whole and not context.layersToLoadOnCompletion(), feedback.said()))
    coverage, path = parameters_of("coverage", ROOT), parameters_of("pathprofile", ROOT)
    cases = {
        "a missing scenario": ("plan", {"SCENARIO": "/no/such.toml", "OUTPUT": "TEMPORARY_OUTPUT"}, "/no/such.toml"),
        "two aims": ("plan", {**parameters_of("plan", ROOT), "TARGET_SHARE": 0.5}, "not both"),
        "a missing scenario to compare": (
            "compare", {**parameters_of("compare", ROOT), "OTHERS": ["/no/o;ther.toml"]},
            "no file /no/o;ther.toml",
        ),
        "a missing DEM": ("coverage", {**coverage, "DEM": "/no/dem.tif"}, "/no/dem.tif"),
        "a DEM that is none": ("pathprofile", {**path, "DEM": SCENARIO}, "exit code 2"),
        "metres for degrees": ("coverage", {**coverage, "SITE": "445437,2331975"}, "EPSG:32648"),
        "a site outside the DEM": ("coverage", {**coverage, "SITE": "10,50"}, "exit code 2"),
        "a picture of another kind": ("pathprofile", {**path, "PLOT": str(ROOT / "p.bmp")}, ".png"),
    }
    for what, (name, parameters, word) in cases.items():
        results, context, feedback, _ = desktop.run(name, parameters)
        check(f"{what} is told", unless(results is None and any(word in error for error in feedback.errors), feedback.said()))


def test_finding_the_program(desktop: Desktop) -> None:
    from processing.core.ProcessingConfig import ProcessingConfig
    from signalgap import executable

    def problem() -> str:
        try:
            return executable.find_program().path
        except executable.ProgramError as error:
            return str(error)

    real_program()
    ProcessingConfig.setSettingValue("signalgap/executable", str(STAND_IN))
    kept = desktop.settings.value("signalgap/executable")
    check("the setting of the provider comes before the variable", unless(kept == str(STAND_IN) and problem() == str(STAND_IN), problem()))
    desktop.settings.setValue("signalgap/executable", "/no/such program")
    check("a wrong path in the setting is an error", unless(
        "/no/such program" in problem() and "Options - Processing" in problem(), problem()))
    desktop.settings.setValue("signalgap/executable", "")
    os.environ["SIGNALGAP"] = SCENARIO
    check("a file that is not executable is told", unless("not an executable" in problem(), problem()))
    strange = WORK / "strange"
    strange.write_bytes(b"\x7fELF not a program")
    strange.chmod(0o755)
    os.environ["SIGNALGAP"] = str(strange)
    check("a program that does not start is told", unless("does not start" in problem(), problem()))
    for mode, word in (("old", "too old"), ("other", "gdalinfo 3.6")):
        stand_in(mode)
        check(f"another version or program is told ({mode})", unless(word in problem(), problem()))
    path, usual = os.environ["PATH"], executable.usual_folders
    try:
        del os.environ["SIGNALGAP"]
        os.environ["PATH"], executable.usual_folders = "relative", lambda: []
        check("not found: what to install and where to set it", unless("Install it" in problem() and "PATH" in problem(), problem()))
        (WORK / "bin").mkdir()
        os.symlink(PROGRAM, WORK / "bin" / "signalgap")
        os.environ["PATH"] = f"relative{os.pathsep}{WORK / 'bin'}"
        check("the program is found on the PATH", unless(problem() == str(WORK / "bin" / "signalgap"), problem()))
    finally:
        os.environ["PATH"], executable.usual_folders = path, usual
        real_program()


def test_progress(desktop: Desktop) -> None:
    stand_in("done")
    folder = ROOT / "noted"
    folder.mkdir()
    parameters = {"SCENARIO": SCENARIO, "OUTPUT": str(folder), "LOAD": True}
    _, _, feedback, _ = desktop.run("run", parameters)
    desktop.run("run", parameters)
    started = notes()
    versions = [each for each in started if each["arguments"] == ["--version"]]
    check("the version is asked for once", unless(len(versions) == 1, started))
    expected = ["run", f"--output={folder}", "--json", SCENARIO, "--lang=en", "--progress=json"]
    check("names reach the program untouched", unless(started[-1]["arguments"] == expected, started[-1]))
    check("progress: stages and shares are shown", unless(
        feedback.stages[1:] == ["Reading terrain", "Sweeping masts", "Writing"] and feedback.shares == [10.0],
        (feedback.stages, feedback.shares)))
    check("messages are warnings, logs are information", unless(
        feedback.warnings == ["signalgap: a remark with < and {braces}", '{"not": "progress"}'] and any("INFO" in line for line in feedback.infos),
        feedback.said()))
    stand_in("silent")
    _, _, feedback, _ = desktop.run("run", parameters)
    check("a program without progress is run with --quiet", unless(notes()[-1]["arguments"][-1] == "--quiet", feedback.said()))
    for mode, word in (("internal", "exit code 3"), ("later", "exit code 75"), ("garbage", "no document")):
        stand_in(mode)
        results, context, feedback, _ = desktop.run("run", parameters)
        check(f"an end of the program that is not good is told ({mode})", unless(
            results is None and any(word in error for error in feedback.errors) and not context.layersToLoadOnCompletion(),
            feedback.said()))
    real_program()


def test_progress_of_the_program(desktop: Desktop) -> None:
    from signalgap import executable

    real_program()
    results, _, feedback, _ = desktop.run("run", parameters_of("run", ROOT))
    has_progress = executable.find_program().has_progress
    check(f"the program itself: progress {'is shown' if has_progress else 'is not known to it, and it runs'}", unless(
        results and (len(feedback.stages) > 1) == has_progress and not feedback.warnings, (feedback.stages, feedback.warnings)))


def test_cancelling(desktop: Desktop) -> None:
    for name in ALGORITHMS:
        stand_in("hang")
        cancelled(desktop, name, parameters_of(name, WORK / "cancelled"), 0.6, 3)
    stand_in("stubborn")
    cancelled(desktop, "run", parameters_of("run", WORK / "cancelled"), 0.6, 9, "run, when the program does not listen,")
    real_program()


def cancelled(desktop: Desktop, name: str, parameters: dict[str, object], after: float, within: float, what: str = "") -> None:
    """Runs the stand-in, cancels, and sees that its process is gone."""
    begin = time.monotonic()
    results, context, feedback, _ = desktop.run(name, parameters, listening(after))
    seconds = time.monotonic() - begin
    pids = [each["pid"] for each in notes() if each["arguments"] != ["--version"]]
    gone = len(pids) == 1 and is_gone(pids[0])
    told = any("Cancelled" in error for error in feedback.errors)
    check(f"{what or name} is cancelled, its process is gone", unless(
        results is None and gone and told and seconds < within, (seconds, pids, feedback.said())))


def test_cancelling_the_program(desktop: Desktop) -> None:
    """The real program, on a large district that it would take long for."""
    real_program()
    folder = WORK / "large"
    quiet = {"stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL}
    demo = subprocess.Popen([PROGRAM, "demo", str(folder), "--quiet", "--threads", "1"], **quiet)
    scenario, deadline = folder / "input" / "scenario.toml", time.monotonic() + 30
    while not (folder / "results").exists() and time.monotonic() < deadline:
        time.sleep(0.2)
    demo.terminate()
    demo.wait(10)
    begin = time.monotonic()
    parameters = {"SCENARIO": str(scenario), "OUTPUT": str(WORK / "stopped"), "THREADS": 1}
    results, context, feedback, _ = desktop.run("run", parameters, listening(1.0))
    left = [name for name in os.listdir(WORK / "stopped") if not name.startswith(".")] if (WORK / "stopped").exists() else []
    check("the program itself is cancelled, no result is left or loaded", unless(
        results is None and not left and not context.layersToLoadOnCompletion() and time.monotonic() - begin < 8, (left, feedback.said())))
    running = command(["ps", "-eo", "args"]).stdout
    check("the program itself has ended", unless(str(WORK / "stopped") not in running, "it still runs"))


def test_in_the_background(desktop: Desktop) -> None:
    """As the toolbox does it: the algorithm on a thread, styles on the main thread."""
    from processing.gui.Postprocessing import handleAlgorithmResults
    from qgis.core import QgsApplication, QgsProcessingAlgRunnerTask, QgsProcessingContext, QgsProject
    from qgis.PyQt.QtCore import QThread
    from signalgap.results import LayerDresser

    threads, ended = [], []
    apply_style = LayerDresser.apply_style
    LayerDresser.apply_style = lambda self, *rest: (threads.append(QThread.currentThread()), apply_style(self, *rest))
    try:
        QgsProject.instance().clear()
        context, feedback, algorithm = QgsProcessingContext(), listening(), desktop.algorithm("run")
        context.setProject(QgsProject.instance())
        task = QgsProcessingAlgRunnerTask(algorithm, parameters_of("run", ROOT), context, feedback)
        task.executed.connect(lambda succeeded, results: ended.append(succeeded))
        QgsApplication.taskManager().addTask(task)
        deadline = time.monotonic() + 30
        while not ended and time.monotonic() < deadline:
            desktop.application.processEvents()
            time.sleep(0.02)
        handleAlgorithmResults(algorithm, context, feedback)
    finally:
        LayerDresser.apply_style = apply_style
    layers = list(QgsProject.instance().mapLayers().values())
    main = desktop.application.thread()
    check("on a thread: layers are loaded and styled on the main thread", unless(
        ended == [True] and len(layers) == 5 and all(map(has_its_style, layers)) and threads == [main] * 5,
        (ended, layers, feedback.said())))


def test_nothing_was_executed() -> None:
    found = [str(path) for path in WORK.rglob("hacked*")] + [str(path) for path in Path.cwd().glob("hacked*")]
    check("no name was executed", found)


def on_alarm(*_) -> None:
    raise TimeoutError(f"the tests take longer than {ALL_SECONDS} s")


def main() -> None:
    if not os.access(PROGRAM, os.X_OK):
        sys.exit(f"there is no program {PROGRAM}: build it, or name it in the variable SIGNALGAP")
    signal.signal(signal.SIGALRM, on_alarm)
    signal.alarm(ALL_SECONDS)
    prepare_environment()
    for test in (test_sources, test_package, test_metadata, demonstration, test_enabling):
        guarded(test)
    for name in ALGORITHMS:
        guarded(test_through_qgis_process, name)
    guarded(test_errors_through_qgis_process)
    desktop = Desktop()
    guarded(test_messages)
    guarded(test_enumerations)
    guarded(test_help, desktop)
    for (name, language), expected in LAYERS.items():
        guarded(test_loading, desktop, name, language, expected, GROUPS[name])
    tests = (
        test_coverage, test_loading_may_be_switched_off, test_rejects, test_bad_input, test_in_the_background,
        test_progress_of_the_program, test_finding_the_program, test_progress, test_cancelling, test_cancelling_the_program,
    )
    for test in tests:
        guarded(test, desktop)
    guarded(test_nothing_was_executed)
    desktop.plugin.unload()


if __name__ == "__main__":
    try:
        main()
    except TimeoutError as error:
        check("time", error)
    finally:
        signal.alarm(0)
        os.chdir("/")
        shutil.rmtree(WORK, ignore_errors=True)
    sys.stdout.flush()
    # QGIS may crash while Python takes it apart, after everything was checked
    os._exit(1 if failures else 0)
