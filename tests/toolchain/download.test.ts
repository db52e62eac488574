import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { createHash } from "node:crypto";
import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import * as os from "node:os";
import * as path from "node:path";
import { resolveTools, type ToolEvent } from "../../cli/toolchain";
import { readPin } from "../../cli/toolchain/pins";
import type { OfficialBuild } from "../../cli/toolchain/releases";

const tool = "#!/bin/sh\necho kwok version v0.7.9\n";

function sha256(content: string | Buffer): string {
  return createHash("sha256").update(content).digest("hex");
}

describe("official builds, from a server", () => {
  let directory: string;
  let cache: string;
  let server: Server;
  let origin: string;
  let files: Record<string, string | Buffer>;
  const { version, hash } = readPin("kwok");

  beforeEach(async () => {
    directory = await mkdtemp(path.join(os.tmpdir(), "keelson-test-"));
    cache = path.join(directory, "cache");
    files = { "/kwok": tool, "/kwok.sha256": sha256(tool) };
    server = createServer((request, response) => {
      const content = files[request.url ?? ""];
      response.writeHead(content === undefined ? 404 : 200).end(content);
    });
    await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
    origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  });

  afterEach(async () => {
    await new Promise((resolve) => server.close(resolve));
    await rm(directory, { recursive: true, force: true });
  });

  const plain = (): OfficialBuild => ({ url: `${origin}/kwok`, digests: `${origin}/kwok.sha256` });
  /* Without Go and pip, a build fails at once and says so. */
  const env = { PATH: "/nonexistent" };
  const resolve = (build: OfficialBuild, report?: (event: ToolEvent) => void) =>
    resolveTools(["kwok"], { env, cache, officialBuild: () => build, report });

  it("are downloaded into the cache, and found there the next time", async () => {
    const events: ToolEvent[] = [];
    const { kwok } = await resolve(plain(), (event) => events.push(event));
    const file = path.join(cache, `kwok-${version}-${hash}`, "kwok");
    assert.deepEqual(kwok, { path: file, version, origin: "downloaded" });
    assert.equal(execFileSync(file, { encoding: "utf8" }), "kwok version v0.7.9\n");
    assert.equal(events.at(-1)?.detail, `${version}, downloaded`);
    await new Promise((resolve) => server.close(resolve));
    assert.equal((await resolve(plain())).kwok.origin, "cache");
  });

  it("are taken out of their archives, and nothing else is", async () => {
    const folder = path.join(directory, "archive", "kwok");
    await mkdir(folder, { recursive: true });
    await writeFile(path.join(folder, "kwok"), tool, { mode: 0o644 });
    await writeFile(path.join(folder, "LICENSE"), "");
    const archive = path.join(directory, "kwok.tar.gz");
    execFileSync("tar", ["-czf", archive, "-C", path.join(directory, "archive"), "kwok"]);
    const content = await readFile(archive);
    files = { "/kwok.tar.gz": content, "/list": `${sha256("")}  other\n${sha256(content)}  kwok.tar.gz\n` };
    const { kwok } = await resolve({ url: `${origin}/kwok.tar.gz`, digests: `${origin}/list`, member: "kwok/kwok" });
    assert.equal(execFileSync(kwok.path, { encoding: "utf8" }), "kwok version v0.7.9\n");
    assert.deepEqual(await readdir(path.dirname(kwok.path)), ["kwok"]);
  });

  it("are taken in the released version if the pin is of a commit, also out of archives without a folder", async () => {
    const name = "pulumi-resource-kubernetes";
    await writeFile(path.join(directory, name), tool, { mode: 0o644 });
    const archive = path.join(directory, "plugin.tar.gz");
    execFileSync("tar", ["-czf", archive, "-C", directory, name]);
    const content = await readFile(archive);
    files = { "/plugin.tar.gz": content, "/digest": sha256(content) };
    const asked: string[] = [];
    const officialBuild = (_name: string, version: string) => {
      asked.push(version);
      return { url: `${origin}/plugin.tar.gz`, digests: `${origin}/digest`, member: name };
    };
    const { [name]: plugin } = await resolveTools([name], { env, cache, officialBuild });
    assert.deepEqual([asked, plugin.version, plugin.origin], [["v4.34.2"], "v4.34.2", "downloaded"]);
    assert.equal(execFileSync(plugin.path, { encoding: "utf8" }), "kwok version v0.7.9\n");
    assert.deepEqual(await readdir(path.dirname(plugin.path)), [name]);
  });

  it("are refused if they are not what their project published, and nothing of them stays", async () => {
    files["/kwok"] = `${tool}# changed on the way\n`;
    await assert.rejects(resolve(plain()), (error: Error) => {
      assert.match(error.message, /^kwok: expected http.*\/kwok to have the SHA-256 /);
      assert.ok(
        error.message.includes(`${sha256(tool)} from ${origin}/kwok.sha256, got ${sha256(files["/kwok"] ?? "")}`),
      );
      return true;
    });
    assert.deepEqual(await readdir(cache), []);
  });

  const missing: [title: string, change: () => void, reason: RegExp][] = [
    [
      "their digest is not published",
      () => delete files["/kwok.sha256"],
      /no official build: .*\.sha256: HTTP status 404/,
    ],
    ["there is no file", () => delete files["/kwok"], /no official build: .*\/kwok: HTTP status 404/],
    ["nobody answers", () => server.close(), /no official build: connect ECONNREFUSED/],
  ];
  for (const [title, change, reason] of missing) {
    it(`give way to a build from source if ${title}`, async () => {
      change();
      const details: string[] = [];
      await assert.rejects(
        resolve(plain(), ({ detail = "" }) => details.push(detail)),
        reason,
      );
      const why = "from source, which takes minutes, because no official build could be downloaded: ";
      const ofBuild = details.slice(details.findIndex((detail) => detail.includes(why)));
      assert.notDeepEqual(ofBuild, []);
      assert.deepEqual(
        ofBuild.filter((detail) => detail !== "" && !detail.includes(why)),
        [],
      );
      assert.deepEqual(await readdir(cache), []);
    });
  }

  it("leave nothing in the cache if they are stopped on the way", async () => {
    const stopping = new AbortController();
    server.removeAllListeners("request");
    server.on("request", (request, response) => {
      if (request.url === "/kwok") {
        response.writeHead(200, { "content-length": 1_000_000 }).write("#!/bin/sh\n");
        setTimeout(() => stopping.abort(), 50);
      } else {
        response.end(sha256(tool));
      }
    });
    await assert.rejects(resolveTools(["kwok"], { env, cache, officialBuild: plain, signal: stopping.signal }), {
      name: "AbortError",
    });
    server.closeAllConnections();
    assert.deepEqual(await readdir(cache), []);
  });
});
