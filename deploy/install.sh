#!/bin/sh
# Installs baozhi from the wheels beside this file, with no network: ./install.sh [FOLDER]
# PYTHON names another interpreter than python3.
set -eu
here=$(CDPATH='' cd -- "$(dirname -- "$0")" && pwd)
target=${1:-$HOME/.local/share/baozhi-env}
python=${PYTHON:-python3}
wanted=$(cat "$here/PYTHON_VERSION")
found=$("$python" -c 'import sys; print("%d.%d" % sys.version_info[:2])')
if [ "$found" != "$wanted" ]; then
    echo "baozhi: 这个安装包用于 Python $wanted，这里是 $found；用 PYTHON=python$wanted 指定 (made for Python $wanted)" >&2
    exit 2
fi
if ! (cd "$here" && sha256sum --check --quiet SHA256SUMS); then
    echo "baozhi: 安装包不完整，请重新下载 (the bundle is damaged; fetch it again)" >&2
    exit 2
fi
"$python" -m venv "$target"
"$target/bin/python" -m pip --isolated install --quiet --disable-pip-version-check \
    --no-index --find-links "$here/wheels" baozhi
echo "装好了 (installed): $target/bin/baozhi"
