"""Real web servers with a built site and the rules that it brings along, each on a port of its own."""

from __future__ import annotations

import contextlib
import os
import shutil
import socket
import subprocess
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

from tests import tools

_MODULES = ("/usr/lib/apache2/modules", "/usr/lib64/httpd/modules", "/usr/libexec/apache2", "/usr/lib/httpd/modules")
_APACHE = (
    "mpm_event",
    "unixd",
    "authz_core",
    "dir",
    "mime",
    "headers",
    "setenvif",
    "filter",
    "deflate",
    "alias",
    "autoindex",
)
_PATIENCE = 20.0  # seconds


@contextlib.contextmanager
def web_server(name: str, site: Path) -> Iterator[str]:
    """Serve `site` by nginx, Caddy or Apache; yield the address, without a slash at its end."""
    with tempfile.TemporaryDirectory(prefix="web-server-") as made:
        folder, port = Path(made), _free_port()
        folder.chmod(0o755)
        command = {"nginx": _nginx, "caddy": _caddy, "apache2": _apache}[name](folder, site, port)
        log = folder / "said"
        env = {**os.environ, "HOME": made, "XDG_DATA_HOME": made, "XDG_CONFIG_HOME": made}
        with log.open("wb") as said, subprocess.Popen(command, stdout=said, stderr=said, env=env) as server:
            try:
                _wait(server, port, log)
                yield f"http://127.0.0.1:{port}"
            finally:
                server.terminate()


def _nginx(folder: Path, site: Path, port: int) -> list[str]:
    paths = "".join(
        f"{kind}_temp_path {folder}/{kind};" for kind in ("client_body", "proxy", "fastcgi", "uwsgi", "scgi")
    )
    (folder / "conf").write_text(
        f"daemon off; master_process off; pid {folder}/pid; error_log stderr; events {{ }}\n"
        f"http {{ access_log off; {paths}\n"
        f"server {{ listen 127.0.0.1:{port}; root {site}; include {site}/server/nginx.conf; }} }}\n"
    )
    return [str(tools.web_server("nginx")), "-c", str(folder / "conf"), "-p", str(folder), "-e", "stderr"]


def _caddy(folder: Path, site: Path, port: int) -> list[str]:
    (folder / "conf").write_text(
        "{\n\tadmin off\n\tauto_https off\n}\n"
        f"http://127.0.0.1:{port} {{\n\troot * {site}\n\timport {site}/server/Caddyfile\n}}\n"
    )
    return [str(tools.web_server("caddy")), "run", "--adapter", "caddyfile", "--config", str(folder / "conf")]


def _apache(folder: Path, site: Path, port: int) -> list[str]:
    if os.geteuid() == 0:  # then it reads as somebody else, who may not look into the folders of tests
        site = shutil.copytree(site, folder / "output")
    modules = next(Path(each) for each in _MODULES if Path(each).is_dir())
    loaded = "".join(
        f"<IfModule !{each}_module>\nLoadModule {each}_module {modules}/mod_{each}.so\n</IfModule>\n"
        for each in _APACHE
    )
    (folder / "types").touch()  # it wants to have some of its own
    user = "User nobody\n" if os.geteuid() == 0 else ""
    (folder / "conf").write_text(
        f"ServerRoot {folder}\nServerName 127.0.0.1\nListen 127.0.0.1:{port}\nPidFile {folder}/pid\n"
        f"ErrorLog /dev/stderr\n{loaded}TypesConfig {folder}/types\n{user}DocumentRoot {site}\nDirectoryIndex index.html\n"
        f"<Directory {site}>\nAllowOverride FileInfo\nOptions Indexes FollowSymLinks\nRequire all granted\n</Directory>\n"
    )
    return [str(tools.web_server("apache2")), "-D", "FOREGROUND", "-f", str(folder / "conf")]


def _free_port() -> int:
    with socket.socket() as found:
        found.bind(("127.0.0.1", 0))
        port: int = found.getsockname()[1]
        return port


def _wait(server: subprocess.Popen[bytes], port: int, log: Path) -> None:
    latest = time.monotonic() + _PATIENCE
    while server.poll() is None and time.monotonic() < latest:
        with contextlib.suppress(OSError), socket.create_connection(("127.0.0.1", port), timeout=1):
            return
        time.sleep(0.02)
    message = f"the server does not answer: {log.read_text(errors='replace')}"
    raise AssertionError(message)
