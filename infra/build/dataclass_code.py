"""The code of the dataclasses that the library loads, compiled at build and found again by `rdv.precompiled` (decision 0174)."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

from .bytecode import CannotCompile

# In a process of its own, for the same bytes each time (`bytecode.compile_tree`). Third-party libraries are this
# environment's: the lock's, as in the layers; their classes are kept too.
_COLLECT = """
import builtins, dataclasses, importlib, pkgutil, sys
codes = {}
def execute(text, names, made):
    codes[text] = compile(text, "<string>", "exec", dont_inherit=True)
    builtins.exec(text, names, made)
dataclasses.exec = execute
sys.path.insert(0, sys.argv[1])
import rdv
for module in sorted(one.name for one in pkgutil.walk_packages(rdv.__path__, "rdv.")):
    importlib.import_module(module)
from rdv import precompiled
path = precompiled.FILE
path.write_bytes(precompiled.spelled({precompiled.name_of(text): code for text, code in codes.items()}))
print(len(codes))
"""


def keep_dataclass_code(library: Path) -> int:
    """Lay it down beside the modules of `library`, a folder that holds `rdv`; the number of texts.

    Raises CannotCompile.
    """
    outcome = subprocess.run(
        [sys.executable, "-B", "-s", "-P", "-c", _COLLECT, str(library)],
        env={"PYTHONHASHSEED": "0"},
        capture_output=True,
        text=True,
        check=False,
        timeout=120,
    )
    if outcome.returncode:
        raise CannotCompile(f"the dataclasses of {library} cannot be had:\n{outcome.stderr}")
    return int(outcome.stdout)
