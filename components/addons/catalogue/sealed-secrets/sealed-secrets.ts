import { monitoring, monitoringRules, sealedSecrets } from "../../../capabilities";
import { crdKind } from "../../../charts";
import { defineAddon } from "../../define";
import type { AddonSecret } from "../../definition";
import { containerResources, onSystemPool, scrapers } from "../../pods";
import { provideMany, provideOne } from "../../provide";
import { checkSealedSecrets } from "./check";
import type { SealedSecretsOptions } from "./options";
import { sealedSecretsRules } from "./rules";

const namespace = "sealed-secrets";
/** Name of the controller. `kubeseal` expects this name, so it needs only the flag `--controller-namespace`. */
const controller = "sealed-secrets-controller";
const pods = { "app.kubernetes.io/name": "sealed-secrets" };
const ports = { http: 8080, metrics: 8081 };
const pin = {
  repository: "https://bitnami.github.io/sealed-secrets",
  name: "sealed-secrets",
  version: "2.19.1",
};

/** Decrypts SealedSecrets in the cluster, so that you can keep encrypted secrets in a repository. */
export const sealedSecretsController = defineAddon<SealedSecretsOptions>({
  optionsType: "SealedSecretsOptions",
  name: "sealed-secrets",
  summary: "secrets that are encrypted in a repository and decrypted only in the cluster (kind: SealedSecret)",
  whenRemoved:
    "the namespace and its private keys are deleted, and nothing can decrypt the existing SealedSecrets any more",
  chart: pin,
  images: {
    values: {
      "image.{registry,repository}": "docker.io/bitnami/sealed-secrets-controller",
    },
    pullSecrets: { "image.pullSecrets": "names" },
  },
  monitors: ["metrics.serviceMonitor.labels"],
  pods: { placed: [""] },
  namespace,
  crds: {
    how: "folder",
    upgrade: `helm show crds ${pin.name} --repo ${pin.repository} --version ${pin.version} | kubectl apply --server-side -f -`,
    kinds: [crdKind("bitnami.com/v1alpha1", "SealedSecret")],
  },
  underArgoCd: { clusterKinds: ["ClusterRole", "ClusterRoleBinding", "CustomResourceDefinition"] },
  check: ({ options }) => checkSealedSecrets(options),
  wants: () => [{ capability: monitoring }],
  provides: [
    provideOne(sealedSecrets, () => ({ controller: { namespace, name: controller } })),
    provideMany(monitoringRules, () => ({ "sealed-secrets": sealedSecretsRules })),
  ],
  flows: ({ find }) => [
    {
      name: "controller",
      pods,
      /* `kubeseal` gets the certificate through the API server. */
      ingress: [`apiserver:${ports.http}`, ...scrapers(find(monitoring), ports.metrics)],
      egress: ["dns", "apiserver"],
    },
  ],
  secrets: ({ options: { keys = {} } }) => Object.entries(keys).map(([name, from]) => sealingKey(name, from)),
  values: ({ options, find }) => ({
    fullnameOverride: controller,
    keyrenewperiod: options.keyRenewPeriod ?? (options.keys === undefined ? "720h" : "0"),
    keyttl: options.keyTtl ?? "87600h",
    keycutofftime: options.keyCutoffTime ?? "",
    ...mountedKeys(Object.keys(options.keys ?? {})),
    logFormat: "json",
    ...onSystemPool,
    priorityClassName: "system-cluster-critical",
    resources: containerResources({ cpu: "50m", memory: "64Mi", limit: "128Mi" }),
    networkPolicy: { enabled: false },
    rbac: { serviceProxier: proxier(options.sealers ?? []) },
    /* The controller has one replica, so a PodDisruptionBudget would never allow an eviction. */
    pdb: { create: false },
    metrics: { serviceMonitor: { enabled: find(monitoring) !== undefined } },
  }),
});

/** https://github.com/bitnami/sealed-secrets/blob/main/docs/bring-your-own-certificates.md */
function sealingKey(name: string, from: AddonSecret["from"]): AddonSecret {
  return {
    name: secretName(name),
    type: "kubernetes.io/tls",
    labels: { "sealedsecrets.bitnami.com/sealed-secrets-key": "active" },
    from,
    data: { "tls.crt": "certificate", "tls.key": "privateKey" },
  };
}

/**
 * Mounts the keys, which delays the controller's start until they exist. The controller reads keys only at its start, and creates a key if none
 * exists.
 */
function mountedKeys(names: readonly string[]): Record<string, unknown> {
  const volumes = names.map(secretName);
  return {
    additionalVolumes: volumes.map((name) => ({ name, secret: { secretName: name, items: [certificate] } })),
    additionalVolumeMounts: volumes.map((name) => ({ name, mountPath: `/keys/${name}`, readOnly: true })),
  };
}

/** Returns the groups that may use `kubeseal`. The chart takes the subjects as text. By default, it admits everybody with an account. */
function proxier(groups: readonly string[]): Record<string, unknown> {
  const subjects = groups.map((name) => ({ apiGroup: "rbac.authorization.k8s.io", kind: "Group", name }));
  const given = groups.length > 0;
  return { create: given, bind: given, ...(given && { subjects: JSON.stringify(subjects) }) };
}

const certificate = { key: "tls.crt", path: "tls.crt" };

function secretName(key: string): string {
  return `key-${key}`;
}
