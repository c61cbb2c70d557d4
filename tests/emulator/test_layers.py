"""The emulator's folders stand in an order, and no import runs against it."""

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

import ionq_session.emulator

ROOT = Path(ionq_session.emulator.__file__).parent
MOST_MODULES = 20  # that a folder may hold

# From the top down: a layer imports from itself and from those below it, never from one above.
# emulator/README.md says what each is for. The modules beside the folders are the face, which
# starts and stops everything, or the basics, which every layer may use.
FACE = ("__init__", "server", "serve", "pytest_plugin", "arguments")
FOLDERS = ("api", "http", "execution", "store", "jobs", "simulation", "circuits", "machines")
LAYERS = ("face", *FOLDERS, "basics")

MODULES = {
    ".".join(path.relative_to(ROOT).with_suffix("").parts): path for path in ROOT.rglob("*.py")
}


def layer(module: str) -> str:
    folder, _, name = module.rpartition(".")
    return folder.split(".")[0] or ("face" if name in FACE else "basics")


def imports(module: str) -> Iterator[str]:
    """The emulator's modules that one imports: for types only or inside a function, too."""
    package = [*ionq_session.emulator.__name__.split("."), *module.split(".")[:-1]]
    for node in ast.walk(ast.parse(MODULES[module].read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            targets = [alias.name for alias in node.names]
        elif isinstance(node, ast.ImportFrom):
            start = package[: len(package) - node.level + 1] if node.level else []
            base = ".".join([*start, *([node.module] if node.module else [])])
            targets = [target for each in node.names for target in (f"{base}.{each.name}", base)]
        else:
            continue
        for target in targets:
            name = target.removeprefix(f"{ionq_session.emulator.__name__}.")
            for found in (name, f"{name}.__init__"):
                if name != target and found in MODULES and found != module:
                    yield found


IMPORTS = {module: sorted(set(imports(module))) for module in MODULES}


def test_every_folder_is_in_the_order() -> None:
    assert set(LAYERS) == {layer(module) for module in MODULES}


@pytest.mark.parametrize("upper", LAYERS)
def test_no_import_runs_against_the_order(upper: str) -> None:
    wrong = [
        f"{module} imports {target}"
        for module in MODULES
        for target in IMPORTS[module]
        if layer(module) == upper and LAYERS.index(layer(target)) < LAYERS.index(upper)
    ]
    assert not wrong


def test_independent_layers_do_not_know_each_other() -> None:
    """Physics knows nothing of jobs, jobs nothing of physics, and HTTP nothing of either."""
    pairs = {(layer(module), layer(target)) for module in MODULES for target in IMPORTS[module]}
    assert {("http", "basics")} == {pair for pair in pairs if pair[0] == "http" != pair[1]}
    assert {("jobs", "basics")} == {pair for pair in pairs if pair[0] == "jobs" != pair[1]}
    assert {("store", "jobs"), ("store", "basics")} == {
        pair for pair in pairs if pair[0] == "store" != pair[1]
    }


def test_modules_do_not_import_in_a_circle() -> None:
    done: set[str] = set()

    def visit(module: str, path: tuple[str, ...]) -> None:
        assert module not in path, " -> ".join((*path, module))
        if module not in done:
            for target in IMPORTS[module]:
                visit(target, (*path, module))
            done.add(module)

    for module in MODULES:
        visit(module, ())


def test_no_folder_holds_more_modules_than_one_can_take_in() -> None:
    folders = [path.parent for path in MODULES.values() if path.stem != "__init__"]
    counts = {str(folder.relative_to(ROOT)): folders.count(folder) for folder in folders}
    assert {} == {name: count for name, count in counts.items() if count > MOST_MODULES}
