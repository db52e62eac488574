import assert from "node:assert/strict";
import { join } from "node:path";
import { readProject, readStack } from "../../cli/project";
import { runStack } from "../../stacks";
import { kyvernoOfTenants } from "../../stacks/tenant-pools";
import { runProgram } from "../support/run-program";

type Config = Parameters<typeof kyvernoOfTenants>[0];

/** Returns Kyverno's options on a cluster with the pool gpu, and Karpenter's pool batch. */
function optionsOf(tenants: Config["tenants"], kyverno: boolean | object = true): object | undefined {
  const batch = { limits: { cpu: 8, memory: "32Gi" }, dedicated: "batch" };
  const config = {
    addons: { kyverno, karpenter: { nodePools: { batch } } },
    cluster: { nodePools: { general: {}, gpu: { dedicated: "gpu" } } },
    tenants,
  };
  return kyvernoOfTenants(config as unknown as Config)?.options;
}

describe("kyvernoOfTenants", () => {
  it("reserves every dedicated pool for the tenants that may use it", () => {
    const tenants = { shop: {}, lab: { mayRunOn: [] }, research: { mayRunOn: ["gpu"], namespace: "models" } };
    assert.deepEqual(optionsOf(tenants), { dedicatedPools: { batch: ["shop"], gpu: ["shop", "models"] } });
  });

  it("knows pools that only tenants name", () => {
    const pools = optionsOf({ lab: { mayRunOn: ["edge"] }, shop: { mayRunOn: [] } });
    assert.deepEqual(pools, { dedicatedPools: { batch: [], edge: ["lab"], gpu: [] } });
  });

  it("adds nothing if no tenant has a list, or without Kyverno", () => {
    assert.equal(optionsOf({ shop: {} }), undefined);
    assert.equal(optionsOf({ shop: { mayRunOn: [] } }, false), undefined);
    assert.equal(
      kyvernoOfTenants({ addons: {}, cluster: {}, tenants: { shop: { mayRunOn: [] } } } as never),
      undefined,
    );
  });
});

describe("the tenants of a bank", () => {
  const project = { ...readProject(process.cwd()), stackFolder: join(__dirname, "companies"), stacks: ["bank"] };
  const { config } = readStack(project, "bank");
  const read = (key: string) => JSON.parse(config[`keelson:${key}`] ?? "") as Record<string, object>;

  function bank(changes: Readonly<Record<"addons" | "cluster" | "tenants", object>>) {
    const changed = Object.entries(changes).map(([key, value]) => [`keelson:${key}`, JSON.stringify(value)]);
    return runProgram(runStack, {
      project: "keelson",
      stack: "bank",
      config: { ...config, ...(Object.fromEntries(changed) as Record<string, string>) },
    });
  }

  function withPools(mayRunOn: readonly string[]) {
    const batch = { limits: { cpu: 32, memory: "128Gi" }, dedicated: "batch" };
    return bank({
      addons: { karpenter: { nodePools: { batch } }, kyverno: true },
      cluster: { ...read("cluster"), autoscaler: "karpenter" },
      tenants: { ...read("tenants"), cards: { mayRunOn } },
    });
  }

  it("may name dedicated pools of the cluster and of Karpenter, which Kyverno reserves for them", async () => {
    const run = await withPools(["batch"]);
    const expressions = ["batch", "payments"].map((pool) =>
      JSON.stringify(
        run.find("kubernetes:policies.kyverno.io/v1:ValidatingPolicy", `bank-live-kyverno-dedicated-${pool}`).inputs,
      ),
    );
    const mayUse = ["accounts", "cards", "loans", "payments", "risk-models"].map((namespace) =>
      expressions.map((one) => one.includes(namespace)),
    );
    assert.deepEqual(mayUse, [
      [true, true],
      [true, false],
      [true, true],
      [false, true],
      [true, true],
    ]);
  });

  it("may name no others", async () => {
    await assert.rejects(
      withPools(["batches"]),
      /mayRunOn\[0\]: expected one of the dedicated node pools \(batch, payments\), got "batches"/,
    );
  });
});
