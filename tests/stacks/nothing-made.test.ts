import assert from "node:assert/strict";
import { readProject, readStack } from "../../cli/project";
import { isRecord } from "../../components/records";
import { runOwnStack } from "../support/programs";
import { registrationsOf } from "../support/registrations";

/*
 * What is wrong in a stack's file registers nothing, also if only the platform, a tenant or a workload can tell, which are made after the
 * cluster. `pulumi up` then makes nothing of it, not even with --skip-preview.
 */

type Keys = Readonly<Record<string, unknown>>;

/** Keys of a stack's file below `keelson:` that are merged into its own, and a line of the refusal. */
const mistakes: readonly (readonly [keys: Keys, line: string])[] = [
  /* The platform */
  [{ addons: { "kube-prometheus-stack": { storage: "5Mi" } } }, "addons.kube-prometheus-stack.storage: expected "],
  [{ addons: { loki: { retentionDays: -1 } } }, "addons.loki.retentionDays: expected a whole number of days"],
  [{ addons: { keda: { overrides: { version: "latest" } } } }, "addons.keda.version: expected an exact version"],
  [{ addons: { "argo-cd": { host: "A B" } } }, "addons.argo-cd.host: expected a host name"],
  [{ ingress: "none" }, "addons.cert-manager: needs a default IngressClass"],
  /* A tenant */
  [{ tenants: { boutique: { namespace: "cert-manager" } } }, 'namespace: "cert-manager" belongs to Kubernetes or to'],
  [{ tenants: { boutique: { secretStore: "none-of-ours" } } }, "secretStore: needs a secret store"],
  /* A workload */
  [{ tenants: { boutique: { quota: { cpu: "1" } } } }, "tenant: expected at most 1 of requests.cpu for all workloads"],
  [{ tenants: { boutique: { quota: { pods: 3 } } } }, "tenant: expected at most 3 of pods for all workloads together"],
  [
    { addons: { "cert-manager": false }, acmeEmail: undefined, issuer: undefined },
    "expose.issuer: needs an issuer of TLS certificates",
  ],
  [{ domain: undefined }, "expose.host: is required, because the platform has no domain"],
];

/** Merges maps of the file, as deep as tenants. */
function merged(before: unknown, change: unknown): unknown {
  return isRecord(before) && isRecord(change)
    ? {
        ...before,
        ...Object.fromEntries(Object.entries(change).map(([key, value]) => [key, merged(before[key], value)])),
      }
    : change;
}

function changed(stack: string, keys: Keys): Record<string, string | undefined> {
  const { config } = readStack(readProject(process.cwd()), stack);
  return Object.fromEntries(
    Object.entries(keys).map(([key, change]) => {
      const given = config[`keelson:${key}`] ?? "{}";
      const value = isRecord(change) ? JSON.stringify(merged(JSON.parse(given), change)) : change;
      return [`keelson:${key}`, value as string | undefined];
    }),
  );
}

describe("what is wrong in a stack's file", () => {
  for (const stack of ["local", "prod", "prod-gke", "prod-aks"]) {
    for (const [keys, line] of mistakes) {
      it(`registers nothing: ${stack}, ${line}`, async () => {
        const { asked, message } = await registrationsOf(() => runOwnStack(stack, changed(stack, keys)));
        assert.ok(message.includes(`\n✖ ${line}`), message);
        assert.deepEqual(asked, []);
      });
    }

    it(`differs from what is right: ${stack}`, async () => {
      const { asked, message } = await registrationsOf(() => runOwnStack(stack));
      assert.equal(message, "");
      assert.ok(asked.length > 100, String(asked.length));
    });
  }
});
