// A built site on the disk: its files, the address of each, and what a static host answers for an address.
// Reads the folder once; everything else works on the list.

import { readdirSync, readFileSync } from "node:fs";
import { join, relative, sep } from "node:path";

export class Site {
  /** `spec` is DIR=BASE_URL: a built site and the base_url that it was built for. */
  static parse(spec) {
    const at = spec.indexOf("=");
    if (at < 1) throw new Error(`write DIR=BASE_URL, not ${spec}`);
    return new Site(spec.slice(0, at), spec.slice(at + 1));
  }

  constructor(dir, baseUrl) {
    const url = new URL(baseUrl.endsWith("/") ? baseUrl : `${baseUrl}/`);
    this.dir = dir;
    this.origin = url.origin;
    this.base = url.pathname;
    this.baseUrl = url.href;
    this.files = readdirSync(dir, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => relative(dir, join(entry.parentPath, entry.name)).split(sep).join("/"))
      .filter((path) => !path.split("/").some((part) => part.startsWith(".")))
      .sort();
    this.known = new Set(this.files);
    this.pages = this.files.filter((path) => path.endsWith(".html"));
  }

  read(path) {
    return readFileSync(join(this.dir, path), "utf8");
  }

  /** The path of the address under which a file is visited: `/base/topics/` for topics/index.html. */
  pathname(path) {
    return this.base + encodeURI(path.replace(/(^|\/)index\.html$/, "$1"));
  }

  /** The absolute address of a file. */
  address(path) {
    return this.origin + this.pathname(path);
  }

  /** The file that a static host answers a path with, or null. */
  fileOf(pathname) {
    if (!pathname.startsWith(this.base)) return null;
    let path;
    try {
      path = decodeURIComponent(pathname.slice(this.base.length));
    } catch {
      return null;
    }
    if (path === "" || path.endsWith("/")) path += "index.html";
    return this.known.has(path) ? path : null;
  }
}
