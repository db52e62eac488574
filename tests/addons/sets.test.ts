import assert from "node:assert/strict";
import {
  type Addon,
  type AddonSetArgs,
  backupStorage,
  baseAddons,
  type Cloud,
  certManager,
  envoyGateway,
  externalSecrets,
  loki,
  offer,
  productionAddons,
} from "../../components";
import { karpenterOffer, offersIn } from "../support/catalogue";
import { existingIn } from "../support/clouds";
import { platform } from "../support/programs";
import { runProgram } from "../support/run-program";

const namesOf = (addons: readonly Addon[]) => addons.map(({ name }) => name);
const accounts = ["external-secrets/external-secrets", "velero/velero", "kube-system/aws-load-balancer-controller"];

describe("the sets of add-ons", () => {
  const base: Readonly<Record<Cloud, readonly string[]>> = {
    aws: ["metrics-server", "aws-load-balancer-controller", "cert-manager", "traefik", "external-secrets"],
    gcp: ["metrics-server", "cert-manager", "traefik", "external-secrets"],
    azure: ["metrics-server", "cert-manager", "traefik", "external-secrets"],
    none: ["metrics-server", "cert-manager", "traefik"],
  };
  for (const [cloud, names] of Object.entries(base) as [Cloud, readonly string[]][]) {
    it(`follow the cloud: ${cloud}`, () => {
      const cluster = { cloud, builtin: [] };
      assert.deepEqual(namesOf(baseAddons({ cluster })), names);
      assert.deepEqual(namesOf(productionAddons({ cluster })), [
        ...names,
        "kube-prometheus-stack",
        "keda",
        "argo-cd",
        "reloader",
      ]);
    });
  }

  it("leave out what the cluster does itself, and have what it offers the means for", () => {
    const offers = offersIn("aws").filter(({ capability }) =>
      ["default-ingress-class", "resource-metrics", "log-destination", "backup-storage"].includes(capability.name),
    );
    const cluster = { cloud: "aws", builtin: [...offers, karpenterOffer] } as const;
    assert.deepEqual(namesOf(productionAddons({ cluster })), [
      "aws-load-balancer-controller",
      "cert-manager",
      "external-secrets",
      "kube-prometheus-stack",
      "keda",
      "argo-cd",
      "reloader",
      "fluent-bit",
      "velero",
      "karpenter",
    ]);
  });

  it("take add-ons of your own in the place of theirs or on top, and leave others out", () => {
    const mine = certManager({ letsEncrypt: false, issuers: { internal: { kind: "self-signed-ca" } } });
    const cluster = { cloud: "gcp", builtin: [] } as const;
    const addons = baseAddons({ cluster, own: [mine, envoyGateway()], without: ["traefik"] });
    assert.deepEqual(namesOf(addons), ["metrics-server", "external-secrets", "cert-manager", "envoy-gateway"]);
    assert.equal(addons[2], mine);
  });

  for (const cloud of ["aws", "gcp", "none"] as const) {
    it(`install on a platform: ${cloud}`, async () => {
      const bucket = offersIn(cloud).filter(({ capability }) => capability.name === backupStorage.name);
      const vault = { server: "https://vault.example.com", path: "secret", role: "platform" };
      const own = cloud === "none" ? [externalSecrets({ vault }), loki()] : [loki()];
      const run = await runProgram(() => {
        const cluster = existingIn(cloud, accounts, { builtin: bucket });
        platform(productionAddons({ cluster, own }), { cluster, tier: "standard" });
      });
      assert.ok(run.ofType("keelson:index:Addon").length >= 9);
    });
  }

  const refused: readonly (readonly [Omit<AddonSetArgs, "cluster">, string])[] = [
    [{ without: ["traefk"] }, '"reloader", "velero", got "traefk"'],
    [
      { without: ["loki"], own: [loki()] },
      '✖ without[0]: expected an add-on that is not in the list `own`, got "loki"',
    ],
  ];
  for (const [args, message] of refused) {
    it(`refuse ${message}`, () => {
      assert.throws(
        () =>
          productionAddons({
            cluster: { cloud: "gcp", builtin: [offer(backupStorage, { kind: "s3", bucket: "b", region: "r" })] },
            ...args,
          }),
        (error: Error) => error.message.includes(message),
      );
    });
  }
});
