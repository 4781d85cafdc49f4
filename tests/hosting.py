#!/usr/bin/env python3
"""Serves a digest with nginx and the configuration that `init --host nginx` writes, and deploys it to a branch.

usage: hosting.py CHANCERY DIGEST [--kills N] [--seed S]

The digest is built with files compressed beforehand and brought to a folder by `deploy --dir`; nginx, on loopback, is asked
for it. Then it is deployed to a branch of a repository with a bare remote, again, and once more in a changed edition while
being killed at random instants. Prints one line per check, `ok` or `FAIL`; exits with 1 if any failed.
"""
import argparse
import gzip
import hashlib
import http.client
import os
import pathlib
import random
import re
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
import time

from report import check

IMMUTABLE = "public, max-age=31536000, immutable"
BROTLI = pathlib.Path("/usr/lib/nginx/modules/ngx_http_brotli_static_module.so")
NGINX = shutil.which("nginx") or shutil.which("nginx", path="/usr/sbin:/usr/local/sbin")


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("chancery", type=pathlib.Path)
    parser.add_argument("digest", type=pathlib.Path)
    parser.add_argument("--kills", type=int, default=25)
    parser.add_argument("--seed", type=int, default=int(time.time()))
    arguments = parser.parse_args()
    print(f"seed {arguments.seed}", flush=True)
    memory = "/dev/shm" if os.access("/dev/shm", os.W_OK) else None
    with tempfile.TemporaryDirectory(prefix="chancery-hosting-", dir=memory) as folder:
        os.chmod(folder, 0o755)  # nginx's workers are somebody else
        trial = Trial(arguments, pathlib.Path(folder))
        good = trial.build()
        good &= trial.directories()
        good &= trial.nginx()
        good &= trial.branches()
        good &= trial.killed(arguments.kills, random.Random(arguments.seed))
    sys.exit(not good)


class Trial:
    def __init__(self, arguments, folder):
        self.program = arguments.chancery.resolve()
        self.folder = folder
        self.root = folder / "work" / "digest"
        shutil.copytree(arguments.digest, self.root, ignore=shutil.ignore_patterns("public", ".git", "target", "node_modules"))
        config = self.root / "chancery.yaml"
        config.write_text(config.read_text() + "\ncompress: [gz, br]\n")
        self.base = re.search(r"^base_url: *[\"']?https?://[^/\s]+(/[^\"'\s]*)", config.read_text(), re.M).group(1)
        self.served = folder / "srv"
        self.site = self.served / self.base.strip("/")

    def chancery(self, *words, code=0):
        """Runs the program; its standard error, and a fault if it ends otherwise."""
        command = [self.program, "-C", self.root, *words]
        run = subprocess.run(command, capture_output=True, text=True, timeout=120)
        assert run.returncode == code, f"{words}: {run.returncode}\n{run.stdout}{run.stderr}"
        return run.stdout + run.stderr

    def git(self, *words, at=None):
        run = subprocess.run(["git", "-C", at or self.root, *words], capture_output=True, text=True, timeout=60)
        return run.stdout.strip()

    def built(self):
        public = self.root / "public"
        mine = (path for path in public.rglob("*") if path.is_file())
        return {path.relative_to(public).as_posix(): path.read_bytes() for path in mine}

    # ---- built and deployed ----------------------------------------------------------------------------------------

    def build(self):
        self.chancery("build", "--quiet")
        files = self.built()
        pairs = [name for name in files if name.endswith(".gz")]
        faults = [name for name in pairs if gzip.decompress(files[name]) != files[name.removesuffix(".gz")]]
        dated = [name for name in pairs if files[name][4:8] != bytes(4)]
        return check(f"gzip files hold what they stand beside, and no date ({len(pairs)})", faults + dated + ([] if pairs else ["none"]))

    def directories(self):
        self.site.mkdir(parents=True)
        (self.site / ".well-known").mkdir()
        (self.site / ".well-known" / "proof").write_text("mine")
        self.chancery("deploy", "--dir", self.site)
        wanted = set(self.built()) - {".chancery-manifest.json", ".gitignore"}
        there = {path.relative_to(self.site).as_posix() for path in self.site.rglob("*") if path.is_file()}
        faults = [f"not brought: {name}" for name in sorted(wanted - there)]
        faults += [f"brought: {name}" for name in sorted(there - wanted - {".chancery-deployed.json", ".well-known/proof"})]
        again = self.chancery("deploy", "--dir", self.site)
        if "0 new or changed, 0 removed" not in again:
            faults.append(again)
        return check(f"deploy --dir brings what the manifest lists, once ({len(wanted)} files)", faults)

    # ---- served -------------------------------------------------------------------------------------------------------

    def nginx(self):
        if not NGINX:
            return check("nginx is there", ["install nginx (on Debian nginx and libnginx-mod-http-brotli-static)"])
        self.chancery("init", "--host", "nginx")
        text = (self.root / "nginx.conf").read_text()
        with socket.socket() as found:
            found.bind(("127.0.0.1", 0))
            port = found.getsockname()[1]
        folder = re.search(r'root "([^"]+)";', text).group(1)
        text = text.replace(folder, str(self.served)).replace("listen 80;", f"listen 127.0.0.1:{port};").replace("# map_hash_bucket_size", "map_hash_bucket_size")
        text = text.replace("    listen [::]:80;\n", "").replace("# brotli_static on;", "brotli_static on;" if BROTLI.exists() else "")
        home = self.folder / "nginx"
        home.mkdir()
        (home / "site.conf").write_text(text)
        temporary = "".join(f"{name}_temp_path {home}/{name};" for name in ("client_body", "proxy", "fastcgi", "uwsgi", "scgi"))
        (home / "nginx.conf").write_text(
            (f"load_module {BROTLI};\n" if BROTLI.exists() else "")
            + f"daemon off;\npid {home}/pid;\nerror_log {home}/error.log;\nevents {{}}\n"
            + f"http {{ access_log off; {temporary}\ninclude {home}/site.conf; }}\n"
        )
        tried = subprocess.run([NGINX, "-t", "-c", home / "nginx.conf"], capture_output=True, text=True, timeout=30)
        good = check("nginx takes the configuration", [] if tried.returncode == 0 else [tried.stderr])
        if not good:
            return False
        process = subprocess.Popen([NGINX, "-c", home / "nginx.conf"], stderr=subprocess.DEVNULL)
        try:
            await_port(port)
            return good & self.answers(port)
        finally:
            process.terminate()
            process.wait(10)

    def answers(self, port):
        ask = lambda path, **headers: request(port, path, headers)
        files = self.built()
        page = re.search(rb'Content-Security-Policy" content="([^"]*)"', files["index.html"]).group(1).decode()
        policy = f"{page}; frame-ancestors 'none'"
        good, base = True, self.base

        pages = [name.removesuffix("index.html") for name in files if name.endswith("index.html")]
        redirects = [line.split() for line in files.get("_redirects", b"").decode().splitlines() if line.startswith("/")]
        stubs = {line[0] for line in redirects}
        pages = [path for path in pages if base + path not in stubs]
        faults = []
        for path in pages:
            answer = ask(base + path)
            said = [answer.header(name) for name in ("Content-Security-Policy", "X-Content-Type-Options", "Content-Type", "Cache-Control")]
            if (answer.status, said) != (200, [policy, "nosniff", "text/html; charset=utf-8", "no-cache"]):
                faults.append(f"{path}: {answer.status} {said}")
            elif answer.body != files[f"{path}index.html"]:
                faults.append(f"{path}: other bytes")
        good &= check(f"nginx: pages carry the policy and nosniff ({len(pages)})", faults)

        hashed = [name for name in files if re.fullmatch(r"assets/.*\.[0-9a-f]{10}\.\w+", name)]
        said = {name: ask(base + name) for name in hashed}
        faults = [name for name, it in said.items() if it.header("Cache-Control") != IMMUTABLE or it.header("Content-Security-Policy") != policy]
        good &= check(f"nginx: files with hashes are immutable ({len(hashed)})", faults or ([] if hashed else ["there are none"]))

        faults = []
        for source, target, _ in redirects:
            answer = ask(source)
            if (answer.status, answer.header("Location")) != (301, target):
                faults.append(f"{source}: {answer.status} {answer.header('Location')}")
        good &= check(f"nginx: an earlier address redirects ({len(redirects)})", faults or ([] if redirects else ["there are none"]))

        faults = []
        for path in ("nowhere/", "nowhere.html", "2021/nowhere/at/all"):
            answer = ask(base + path)
            if answer.status != 404 or answer.body != files["404.html"] or answer.header("Content-Security-Policy") != policy:
                faults.append(f"{path}: {answer.status} {answer.headers}")
        good &= check("nginx: nothing there is the digest's own page, with status 404", faults)

        hidden = [".chancery-deployed.json", ".redirects.map", ".nojekyll", "_headers", "_redirects"]
        faults = [name for name in hidden if ask(base + name).status != 404]
        if ask(base + ".well-known/proof").body != b"mine":
            faults.append(".well-known is denied, too")
        good &= check(f"nginx: what is not for readers is not served ({len(hidden)})", faults)

        kinds = {"atom.xml": "application/atom+xml; charset=utf-8", "feed.json": "application/feed+json; charset=utf-8",
                 ".ics": "text/calendar; charset=utf-8", ".csv": "text/csv; charset=utf-8", ".css": "text/css; charset=utf-8",
                 ".bib": "application/x-bibtex; charset=utf-8", ".jsonl": "application/jsonl; charset=utf-8"}
        faults, looked = [], 0
        for end, media in kinds.items():
            for name in [name for name in files if name.endswith(end)][:3]:
                looked += 1
                answer = ask(base + name)
                if answer.header("Content-Type") != media:
                    faults.append(f"{name}: {answer.header('Content-Type')}")
        good &= check(f"nginx: media types are right ({looked})", faults)

        mails = [name for name in files if name.endswith("email.html")]
        faults = [name for name in mails if "style-src 'unsafe-inline'" not in (ask(base + name).header("Content-Security-Policy") or "")]
        good &= check(f"nginx: mails may have their style ({len(mails)})", faults)

        faults = []
        for coding, end in (("gzip", ".gz"), ("br", ".br")):
            if coding == "br" and not BROTLI.exists():
                faults.append("the module is missing: on Debian libnginx-mod-http-brotli-static")
                continue
            answer = ask(base, **{"Accept-Encoding": coding})
            if (answer.header("Content-Encoding"), answer.body) != (coding, files[f"index.html{end}"]):
                faults.append(f"{coding}: {answer.headers}")
            if answer.header("Vary") != "Accept-Encoding":
                faults.append(f"{coding}: Vary is {answer.header('Vary')}")
        return good & check("nginx: what was compressed beforehand is sent to whom takes it (gzip, br)", faults)

    # ---- branches -----------------------------------------------------------------------------------------------------

    def branches(self):
        top, self.remote = self.root.parent, self.folder / "remote.git"
        self.git("init", "--quiet", "--bare", self.remote, at=self.folder)
        self.git("init", "--quiet", "--initial-branch", "main", at=top)
        self.git("add", "--all", at=top)
        self.git("-c", "user.name=Editor", "-c", "user.email=editor@localhost", "commit", "--quiet", "--message", "Begin", at=top)
        self.git("remote", "add", "origin", self.remote, at=top)
        state = lambda: (self.git("status", "--porcelain"), self.git("rev-parse", "HEAD"), digest(top / ".git" / "index"))
        before = state()
        self.chancery("deploy", "--branch", "gh-pages", "--push")
        first = self.git("rev-parse", "gh-pages")
        again = self.chancery("deploy", "--branch", "gh-pages", "--push")
        faults = []
        if self.git("rev-list", "--count", "gh-pages") != "1" or self.git("rev-parse", "gh-pages") != first:
            faults.append(f"there is another commit: {again}")
        if self.git("rev-parse", "gh-pages", at=self.remote) != first:
            faults.append("the remote's branch is elsewhere")
        good = check("a second deploy of the same site makes no commit", faults)
        good &= check("neither work tree nor index is touched", [] if state() == before else [str(state())])
        wanted = {name for name in self.built() if name not in (".chancery-manifest.json", ".gitignore")}
        there = set(self.git("ls-tree", "-r", "-z", "--full-tree", "--name-only", "gh-pages").strip("\0").split("\0"))
        good &= check(f"the branch holds what the manifest lists ({len(wanted)} files)", sorted(wanted ^ there))
        refused = [self.chancery("deploy", "--branch", "main", code=2), self.chancery("deploy", "--branch", "a..b", code=2)]
        (self.root / "public" / "index.html").write_text("other")
        refused.append(self.chancery("deploy", "--branch", "gh-pages", code=2))
        return good & check("a branch in use, a name that is none and a changed site are refused", [it for it in refused if "chancery: " not in it])

    def killed(self, kills, rng):
        """Two versions in turn; after each kill, the branch has all of one or all of the other."""
        config = self.root / "chancery.yaml"
        text = config.read_text()
        config.write_text(re.sub(r"^title: .*", "title: Another edition", text, flags=re.M))
        self.chancery("build", "--quiet")
        began = time.perf_counter()
        self.chancery("deploy", "--branch", "gh-pages")
        usual = time.perf_counter() - began
        torn, moved, finished = [], 0, 0
        for number in range(kills):
            config.write_text(re.sub(r"^title: .*", f"title: Edition {number}", text, flags=re.M))
            self.chancery("build", "--quiet")
            before = self.git("rev-parse", "gh-pages")
            process = subprocess.Popen([self.program, "-C", self.root, "--quiet", "deploy", "--branch", "gh-pages"],
                                       start_new_session=True, stderr=subprocess.DEVNULL)
            time.sleep(rng.uniform(0, 1.4 * usual))
            os.killpg(process.pid, signal.SIGKILL)
            finished += process.wait() == 0
            after = self.git("rev-parse", "gh-pages")
            if after != before:
                moved += 1
                if self.git("rev-parse", "gh-pages^") != before or f"Edition {number}" not in self.git("show", "gh-pages:index.html"):
                    torn.append(f"kill {number}: {after} is neither the old nor the new")
        fault = self.git("fsck", "--connectivity-only", "gh-pages")
        if "missing" in fault or "broken" in fault:
            torn.append(fault)
        stale = list((self.root.parent / ".git").rglob("*.lock"))
        for lock in stale:
            lock.unlink()  # git's own, of the instant in which it moves a branch
        self.chancery("deploy", "--branch", "gh-pages")
        return check(f"killed {kills} times, the branch is where it was or at the whole new site ({moved} new, {finished} had finished)", torn)


class Answer:
    def __init__(self, response):
        self.status, self.headers, self.body = response.status, response.getheaders(), response.read()

    def header(self, name):
        values = [value for known, value in self.headers if known.lower() == name.lower()]
        return values[0] if len(values) == 1 else (values or None)


def request(port, path, headers):
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=10)
    connection.request("GET", path, headers=headers)
    answer = Answer(connection.getresponse())
    connection.close()
    return answer


def await_port(port):
    until = time.monotonic() + 10
    while time.monotonic() < until:
        try:
            socket.create_connection(("127.0.0.1", port), 1).close()
            return
        except OSError:
            time.sleep(0.02)


def digest(path):
    return hashlib.sha256(path.read_bytes()).hexdigest()


if __name__ == "__main__":
    main()
