// Serves a built site on loopback below its base path, as a static host does: with the site's own 404 page.

import { createServer } from "node:http";
import { createReadStream } from "node:fs";
import { extname, join } from "node:path";

const TYPES = {
  ".html": "text/html; charset=utf-8",
  ".css": "text/css; charset=utf-8",
  ".js": "text/javascript; charset=utf-8",
  ".json": "application/json",
  ".svg": "image/svg+xml",
  ".png": "image/png",
  ".jpg": "image/jpeg",
  ".webp": "image/webp",
  ".avif": "image/avif",
  ".xml": "application/xml; charset=utf-8",
  ".txt": "text/plain; charset=utf-8",
  ".csv": "text/csv; charset=utf-8",
  ".ics": "text/calendar; charset=utf-8",
  ".pdf": "application/pdf",
};

/** Returns `{ origin, close }`; the port is free and chosen by the system, unless one is given. */
export async function serve(site, port = 0) {
  const server = createServer((request, response) => {
    const { pathname } = new URL(request.url, "http://loopback");
    const file = site.fileOf(pathname);
    const sent = file ?? "404.html";
    const type = (sent.endsWith("atom.xml") && "application/atom+xml") || TYPES[extname(sent)] || "application/octet-stream";
    response.writeHead(file === null ? 404 : 200, { "content-type": type, "cache-control": "no-store" });
    if (request.method === "HEAD") return response.end();
    createReadStream(join(site.dir, sent))
      .on("error", () => response.end())
      .pipe(response);
  });
  await new Promise((ready) => server.listen(port, "127.0.0.1", ready));
  return {
    origin: `http://127.0.0.1:${server.address().port}`,
    close: () => new Promise((closed) => (server.close(closed), server.closeAllConnections())),
  };
}
