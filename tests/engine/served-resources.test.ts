import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { startApiServer } from "../../cli/rehearsal/control-plane";
import { ApiClient, Discovery } from "../../cli/rehearsal/kubernetes";
import { resolveTools } from "../../cli/toolchain";
import { assertGenerated } from "../support/generated";

interface ResourceList {
  readonly resources: readonly { readonly name: string; readonly verbs: readonly string[] }[];
}

describe("the resources that rules of roles are held against", () => {
  const folder = mkdtempSync(join(tmpdir(), "keelson-served-"));
  after(() => rmSync(folder, { recursive: true }));

  it("are those that the API server serves", async () => {
    const tools = await resolveTools(["etcd", "kube-apiserver"]);
    const programs = { etcd: tools.etcd.path, "kube-apiserver": tools["kube-apiserver"].path };
    const server = await startApiServer({ directory: join(folder, "cluster"), programs });
    const client = ApiClient.withToken(server);
    try {
      const byGroup = new Map<string, Set<string>>();
      const verbs = new Set<string>();
      for (const version of await new Discovery(client).groupVersions("all")) {
        const group = version.includes("/") ? version.slice(0, version.indexOf("/")) : "";
        const { resources } = await client.get<ResourceList>(version === "v1" ? "/api/v1" : `/apis/${version}`);
        const known = byGroup.get(group) ?? new Set();
        resources.forEach(({ name }) => known.add(name));
        resources.flatMap((one) => one.verbs).forEach((verb) => verbs.add(verb));
        byGroup.set(group, known);
      }
      const groups = [...byGroup]
        .toSorted(([a], [b]) => a.localeCompare(b))
        .map(([group, names]) => [group, [...names].toSorted()]);
      const facts = {
        source: `kube-apiserver ${tools["kube-apiserver"].version}`,
        verbs: [...verbs].toSorted(),
        groups: Object.fromEntries(groups),
      };
      assertGenerated("cli/wiring/rbac/served.json", () => `${JSON.stringify(facts, null, 2)}\n`);
    } finally {
      client.close();
      await server.stop();
    }
  });
});
