import assert from "node:assert/strict";
import { type Cloud, logDestination, offer } from "../../components";
import { baseAddons, cloudAddons } from "../../stacks/addons";
import type { StackConfig } from "../../stacks/config";
import { stackSchema } from "../../stacks/schema";
import { dnsZones, existingIn } from "../support/clouds";
import { runProgram } from "../support/run-program";

/** The values of a stack on a cluster of a cloud that exists. */
function configFor(cloud: Cloud, changes: Record<string, unknown> = {}): StackConfig {
  return stackSchema.parse({
    environment: "prod",
    tier: "standard",
    domain: "example.com",
    cluster: {
      kind: "existing",
      name: "prod",
      identifier: "7f9d3b0e-4a54-4a0e-9c55-3f0f6c1f2b11",
      kubernetesVersion: "1.35",
      cloud,
      network: {
        cni: "calico",
        nodeCidrs: ["192.168.0.0/24"],
        podCidrs: ["10.244.0.0/16"],
        serviceCidrs: ["10.96.0.0/16"],
        apiServer: { cidrs: ["192.168.0.0/24"] },
      },
    },
    ...(cloud !== "none" && { dns: { zones: [dnsZones[cloud]] } }),
    ...changes,
  });
}

async function chosen(
  cloud: Cloud,
  args: Parameters<typeof existingIn>[2] = {},
  changes: Record<string, unknown> = {},
): Promise<string[]> {
  const names: string[] = [];
  await runProgram(() => {
    const cluster = existingIn(cloud, [], args);
    const config = configFor(cloud, changes);
    names.push(...[...baseAddons(cluster, config), ...cloudAddons(cluster, config)].map(({ name }) => name));
  });
  return names;
}

const everywhere = ["metrics-server", "cert-manager", "traefik", "kube-prometheus-stack", "keda", "argo-cd"];

describe("the add-ons of a stack", () => {
  const own: [Cloud, string[]][] = [
    ["aws", ["aws-load-balancer-controller", "fluent-bit", "external-secrets", "external-dns"]],
    ["gcp", ["external-secrets", "external-dns"]],
    ["azure", ["external-secrets", "external-dns"]],
    ["none", ["fluent-bit", "external-secrets"]],
  ];
  for (const [cloud, more] of own) {
    it(`are those that the cloud ${cloud} has no service of its own for`, async () => {
      assert.deepEqual((await chosen(cloud)).sort(), [...everywhere, ...more].sort());
    });
  }

  it("are neither an ingress controller nor an issuer of certificates where AWS' own load balancers let the world in", async () => {
    const usual = await chosen("aws");
    const own = await chosen("aws", {}, { ingress: "cloud" });
    assert.deepEqual(
      usual.filter((name) => !own.includes(name)),
      ["cert-manager", "traefik"],
    );
    assert.ok(own.includes("aws-load-balancer-controller"));
  });

  it("prove names by DNS alone, and have no ingress controller, where GKE's Gateway lets the world in", async () => {
    const usual = await chosen("gcp");
    const changes = { ingress: "cloud", exposure: "public" };
    assert.throws(() => configFor("gcp", changes), /not supported on a cluster that exists/);
    const config = { ...configFor("gcp"), ingress: "cloud", exposure: "public" } as const;
    await runProgram(() => {
      const cluster = existingIn("gcp", []);
      const own = [...baseAddons(cluster, config), ...cloudAddons(cluster, config)];
      assert.deepEqual(
        usual.filter((name) => own.every((addon) => addon.name !== name)),
        ["traefik"],
      );
    });
  });

  it("are an agent for logs, too, on a GKE cluster that leaves them to one", async () => {
    const logging = {
      kind: "cloud-logging",
      projectId: "shop",
      location: "europe-west3",
      clusterName: "test",
    } as const;
    const names = await chosen("gcp", { builtin: [offer(logDestination, logging)] });
    assert.ok(names.includes("fluent-bit"));
  });
});
