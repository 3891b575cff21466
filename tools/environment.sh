#!/bin/sh
# Makes `.venv` with the pinned packages: where there is none or it can't be used, where another Python is asked for,
# and where it was made for another folder. Installs again where the lists of packages are newer.
#
#   environment.sh PYTHON [asked]    `asked` where a person chose this Python
set -eu

python=$1
asked=${2-}
venv=.venv

# Prints the version of a Python, such as 3.12.1; nothing where it is none or can't be run.
version() { "$1" -c 'import sys; print(".".join(map(str, sys.version_info[:3])))' 2>/dev/null || true; }

can_use() {
    case $(version "$1") in
    '' | [12].* | 3.[0-9].* | 3.10.*) return 1 ;;
    esac
}

# Says what is wrong with the Python, and which one to take.
refuse() {
    found=$(version "$python")
    if [ -n "$found" ]; then
        said="$python is $found"
    elif command -v "$python" >/dev/null; then
        said="$python can't be run"
    else
        said="there is no \`$python\`"
    fi
    advice="install one and run make PYTHON=path/to/python"
    for name in python3.14 python3.13 python3.12 python3.11 python3; do
        if can_use $name; then
            advice="run make PYTHON=$name"
            break
        fi
    done
    echo "clausetree needs Python 3.11 or newer; $said: $advice" >&2
    exit 2
}

is_complete() { can_use $venv/bin/python && [ -x $venv/bin/pip ]; }

# Scripts name the folder that they were installed in: a copy of `.venv` runs the code beside the original.
is_of_this_folder() {
    ! grep -qs '^command = ' $venv/pyvenv.cfg || grep -qsF " $(pwd -P)/$venv" $venv/pyvenv.cfg
}

is_as_asked() { [ -z "$asked" ] || [ "$(version "$python")" = "$(version $venv/bin/python)" ]; }

install() {
    PIP_CONSTRAINT=constraints.txt $venv/bin/python -m pip install --quiet --disable-pip-version-check "$@"
}

if [ -n "$asked" ] && ! can_use "$python"; then
    refuse
fi
if ! is_complete || ! is_of_this_folder || ! is_as_asked; then
    can_use "$python" || refuse
    rm -rf $venv
    "$python" -m venv $venv || { # it says what the system's Python lacks
        rm -rf $venv
        exit 2
    }
fi
if ! [ $venv/.ready -nt pyproject.toml ] || ! [ $venv/.ready -nt constraints.txt ]; then
    install --upgrade pip
    install --group dev --editable '.[all]'
    $venv/bin/python -m compileall -q tools # pip compiles what it copies, not what it links to
    touch $venv/.ready
fi
