#!/usr/bin/env python3
"""floors.py SRC [PROGRAM...] - do the modules of SRC include only what they may?

A module is a folder of SRC. A PROGRAM is a folder elsewhere that is built on
them, by the same rules; no module may include it. A DEPS file in the folder
names, one a line, the modules that may be included and, in angle brackets, the
headers of libraries outside the C library: "<libxml/*>". "#" begins a comment.
Fails on

  - a folder with C files and without DEPS, or a DEPS that names no module;
  - an include that is not declared, or that does not carry its module;
  - another module's inner header (NAME_int.h);
  - a library header that is not declared;
  - a cycle among the modules.

"gainsay.h" is the public header and open to all.
"""
import fnmatch
import pathlib
import re
import sys

INCLUDE = re.compile(r'^\s*#\s*include\s*([<"])([^>"]+)[>"]', re.M)
COMMENT = re.compile(r"/\*.*?\*/", re.S)

# C17, POSIX and the C library of Linux; compiler headers for the processor.
SYSTEM = {
    "assert.h", "complex.h", "ctype.h", "errno.h", "fenv.h", "float.h", "inttypes.h", "iso646.h",
    "limits.h", "locale.h", "math.h", "setjmp.h", "signal.h", "stdalign.h", "stdarg.h",
    "stdatomic.h", "stdbool.h", "stddef.h", "stdint.h", "stdio.h", "stdlib.h", "stdnoreturn.h",
    "string.h", "strings.h", "tgmath.h", "threads.h", "time.h", "uchar.h", "wchar.h", "wctype.h",
    "dirent.h", "fcntl.h", "fnmatch.h", "ftw.h", "getopt.h", "glob.h", "iconv.h", "langinfo.h",
    "libgen.h", "poll.h", "pthread.h", "regex.h", "sched.h", "search.h", "semaphore.h", "spawn.h",
    "termios.h", "unistd.h", "endian.h", "sys/*", "immintrin.h", "cpuid.h",
}


def read_deps(path):
    """The modules and the library patterns that a DEPS file allows."""
    modules, libraries = set(), set()
    for line in path.read_text(encoding="utf-8").splitlines():
        word = line.split("#", 1)[0].strip()
        if word.startswith("<") and word.endswith(">"):
            libraries.add(word[1:-1])
        elif word:
            modules.add(word)
    return modules, libraries


def includes_of(path):
    """(line, opening mark, name) of every include outside comments."""
    blank = lambda m: re.sub(r"[^\n]", " ", m.group())
    text = COMMENT.sub(blank, path.read_text(encoding="utf-8"))
    for m in INCLUDE.finditer(text):
        yield text.count("\n", 0, m.start(1)) + 1, m.group(1), m.group(2)


def matches(name, patterns):
    return any(fnmatch.fnmatchcase(name, p) for p in patterns)


def fault_of(module, mark, name, deps):
    """What is wrong with one include, or None."""
    modules, libraries = deps[module]
    if name == "gainsay.h":
        return None
    if mark == "<":
        if not matches(name, SYSTEM) and not matches(name, libraries):
            return f"<{name}> is of no library that {module}/DEPS names"
        return None
    if "/" not in name:
        return f'"{name}" must carry its module: "{module}/{name}"'
    target = name.split("/")[0]
    if target == module:
        return None
    if target not in modules:
        return f'"{name}": {module}/DEPS does not name {target}'
    if name.endswith("_int.h"):
        return f'"{name}" is for {target} alone'
    return None


def find_cycle(deps):
    """The modules of one cycle in order, or None. Depth first, three colours."""
    state = {}

    def visit(module, path):
        state[module] = "open"
        for target in sorted(deps[module][0]):
            if state.get(target) == "open":
                return path[path.index(target):] + [target]
            if target in deps and target not in state:
                cycle = visit(target, path + [target])
                if cycle:
                    return cycle
        state[module] = "done"
        return None

    for module in sorted(deps):
        if module not in state:
            cycle = visit(module, [module])
            if cycle:
                return cycle
    return None


def check(src, programs=()):
    """All faults of a source tree and the programs on top of it, one a line."""
    faults, deps = [], {}
    modules = {p.name: p for p in sorted(src.iterdir()) if p.is_dir()}
    folders = {**modules, **{p.name: p for p in programs}}
    for name, folder in folders.items():
        if (folder / "DEPS").exists():
            deps[name] = read_deps(folder / "DEPS")
        elif any(folder.rglob("*.[ch]")):
            faults.append(f"{name}: no DEPS file")
    for name, (wanted, _) in deps.items():
        faults += [f"{name}/DEPS: there is no module '{m}'" for m in sorted(wanted - {*modules})]
    for name in deps:
        for path in sorted(folders[name].rglob("*.[ch]")):
            for line, mark, include in includes_of(path):
                fault = fault_of(name, mark, include, deps)
                if fault:
                    faults.append(f"{path.relative_to(folders[name].parent)}:{line}: {fault}")
    cycle = find_cycle(deps)
    if cycle:
        faults.append("cycle: " + " -> ".join(cycle))
    return faults


def main():
    if len(sys.argv) < 2:
        sys.exit("usage: floors.py SRC [PROGRAM...]")
    src, *programs = map(pathlib.Path, sys.argv[1:])
    faults = check(src, programs)
    for fault in faults:
        print(fault)
    sys.exit(1 if faults else 0)


if __name__ == "__main__":
    main()
