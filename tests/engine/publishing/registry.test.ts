import assert from "node:assert/strict";
import { type ChildProcess, spawn } from "node:child_process";
import { createHash } from "node:crypto";
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { createServer } from "node:net";
import { join } from "node:path";
import { setTimeout as delay } from "node:timers/promises";
import { parse } from "yaml";
import { resolveTools } from "../../../cli/toolchain";
import { chart, Helm } from "../../service-chart/helm";

interface Index {
  readonly entries: Readonly<Record<string, readonly { version: string; digest: string; urls: readonly string[] }[]>>;
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once("error", reject);
    server.listen(0, "127.0.0.1", () => {
      const address = server.address();
      server.close(() =>
        address !== null && typeof address === "object" ? resolve(address.port) : reject(new Error("no port")),
      );
    });
  });
}

async function untilServed(url: string): Promise<void> {
  for (let attempt = 0; attempt < 300; attempt++) {
    const answer = await fetch(url).catch(() => undefined);
    if (answer?.ok === true) {
      return;
    }
    await delay(100);
  }
  throw new Error(`${url}: expected an answer within 30 s`);
}

/** The registry of the CNCF's distribution project, as users run it, on loopback. */
describe("charts/service in a registry", () => {
  let helm: Helm;
  let registry: ChildProcess | undefined;
  let archive = "";
  let repository = "";
  before(async () => {
    const tools = await resolveTools(["helm", "registry"]);
    helm = new Helm(tools.helm.path);
    const port = await freePort();
    const settings = { version: 0.1, storage: { filesystem: { rootdirectory: join(helm.directory, "registry") } } };
    const config = { ...settings, http: { addr: `127.0.0.1:${port}` }, log: { level: "error" } };
    writeFileSync(join(helm.directory, "registry.yaml"), JSON.stringify(config));
    registry = spawn(tools.registry.path, ["serve", join(helm.directory, "registry.yaml")], {
      stdio: "ignore",
      env: {},
    });
    await untilServed(`http://127.0.0.1:${port}/v2/`);
    repository = `127.0.0.1:${port}/charts`;
  });
  after(() => {
    registry?.kill();
    helm.remove();
  });

  it("is pushed by its version, and comes back byte by byte", () => {
    archive = helm
      .run("package", chart, "--version", "1.2.3", "--destination", helm.directory)
      .trim()
      .replace(/^.*: /, "");
    const said = helm.try("push", archive, `oci://${repository}`, "--plain-http");
    assert.equal(said.status, 0, said.stderr);
    assert.match(said.stderr, /Digest: sha256:[a-f0-9]{64}/);
    const target = join(helm.directory, "pulled");
    mkdirSync(target);
    helm.run("pull", `oci://${repository}/service`, "--version", "1.2.3", "--plain-http", "--destination", target);
    assert.deepEqual(readFileSync(join(target, "service-1.2.3.tgz")), readFileSync(archive));
  });

  it("renders from the registry, and says so if a version is not there", () => {
    const values = helm.values("web", { image: "registry.example.com/web:1.0.0" });
    const source = [`oci://${repository}/service`, "--version", "1.2.3", "--plain-http"];
    const rendered = helm.run("template", "web", ...source, "--kube-version", "1.35.0", "-f", values);
    assert.match(rendered, /helm.sh\/chart: service-1.2.3/);
    const { status, stderr } = helm.try("pull", `oci://${repository}/service`, "--version", "9.9.9", "--plain-http");
    assert.equal(status, 1);
    assert.match(stderr, /9\.9\.9: not found/);
  });

  it("is in an index for a plain web server, which keeps earlier versions", () => {
    const folder = join(helm.directory, "site");
    const file = join(folder, "index.yaml");
    for (const version of ["1.2.3", "1.3.0"]) {
      mkdirSync(folder, { recursive: true });
      helm.run("package", chart, "--version", version, "--destination", folder);
      helm.run("repo", "index", folder, "--url", "https://charts.example.com");
    }
    const { entries } = parse(readFileSync(file, "utf8")) as Index;
    const found = entries.service?.map(({ version, urls, digest }) => ({ version, urls, digest }));
    const digest = (version: string) =>
      createHash("sha256")
        .update(readFileSync(join(folder, `service-${version}.tgz`)))
        .digest("hex");
    assert.deepEqual(
      found,
      ["1.3.0", "1.2.3"].map((version) => ({
        version,
        urls: [`https://charts.example.com/service-${version}.tgz`],
        digest: digest(version),
      })),
    );
  });
});
