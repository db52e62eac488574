import type { OwnChange } from "./own-plan";

/** A change of one of this repository's stacks. */
export interface OwnPullRequest {
  readonly name: string;
  readonly stack: string;
  /** What both sides have, such as the add-on that the change is about. */
  readonly base?: OwnChange;
  readonly change: OwnChange;
}

type Fields = Readonly<Record<string, unknown>>;

/** Merges values into a key of the stack's file; `null` removes. */
function edit(key: string, patch: Fields | string): OwnChange {
  const name = `keelson:${key}`;
  return {
    config: (config) => ({
      ...config,
      [name]: typeof patch === "string" ? patch : JSON.stringify(merged(JSON.parse(config[name] ?? "{}"), patch)),
    }),
  };
}

function merged(value: unknown, patch: unknown): unknown {
  if (!isMap(patch)) {
    return patch;
  }
  const own = isMap(value) ? value : {};
  const entries = Object.entries(patch).map(([key, each]) => [key, merged(own[key], each)] as const);
  return Object.fromEntries(
    Object.entries({ ...own, ...Object.fromEntries(entries) }).filter(([, each]) => each !== null),
  );
}

/** Replaces a text in the inputs of the objects with such a name, as another version of their program would. */
function rewrite(name: RegExp, from: string, to: string): OwnChange {
  return {
    inputs: ({ name: own, props, type }) =>
      name.test(own) && type.startsWith("kubernetes:") ? (replaced(props, from, to) as Fields) : props,
  };
}

function replaced(value: unknown, from: string, to: string): unknown {
  if (typeof value === "string") {
    return value.replace(from, to);
  }
  if (Array.isArray(value)) {
    return value.map((each) => replaced(each, from, to));
  }
  return isMap(value)
    ? Object.fromEntries(Object.entries(value).map(([key, each]) => [key, replaced(each, from, to)]))
    : value;
}

/** Reports a plain map; outputs are none. */
function isMap(value: unknown): value is Fields {
  return typeof value === "object" && value !== null && Object.getPrototypeOf(value) === Object.prototype;
}

const insecure = "--serversTransport.insecureSkipVerify=true";

/** Pull requests of this repository. The golden file says what a reviewer sees first, and what fails. */
export const ownPullRequests: readonly OwnPullRequest[] = [
  {
    name: "the API server for a wider network",
    stack: "prod-aks",
    change: edit("cluster", { endpoint: { privateAccessCidrs: ["10.0.0.0/8"] } }),
  },
  { name: "records that external-dns may delete", stack: "prod", change: edit("dns", { policy: "sync" }) },
  {
    name: "a proxy that checks no certificates, by a flag in values",
    stack: "prod",
    change: edit("addons", { traefik: { overrides: { values: { additionalArguments: [insecure] } } } }),
  },
  {
    name: "an older chart",
    stack: "prod",
    change: edit("addons", { "cert-manager": { overrides: { version: "v1.20.0" } } }),
  },
  {
    name: "policies that only audit",
    stack: "prod",
    base: edit("addons", { kyverno: true }),
    change: edit("addons", { kyverno: { action: "Audit" } }),
  },
  {
    name: "an add-on handed over without preparation",
    stack: "prod",
    base: edit("addons", { reloader: true }),
    change: edit("addons", { reloader: true, "argo-cd": { addons: { reloader: "run" } } }),
  },
  {
    name: "metrics kept for longer",
    stack: "prod",
    change: edit("addons", { "kube-prometheus-stack": { retentionDays: 45, storage: "100Gi" } }),
  },
  { name: "carts that are lost with the pod", stack: "prod", change: rewrite(/^boutique-redis-cart$/, "yes", "no") },
  { name: "copies of carts kept for a day", stack: "prod", change: rewrite(/cart-backup$/, "-mtime +7", "-mtime +1") },
  {
    name: "messages that leave their volume",
    stack: "prod",
    change: rewrite(/^messages-broker/, '"store_dir":"/data"', '"store_dir":"/var/run/nats"'),
  },
  { name: "another image tag", stack: "prod", change: rewrite(/^boutique-/, ":v0.10.6", ":v0.10.7") },
  {
    name: "developers that administer",
    stack: "prod-gke",
    change: edit("cluster", {
      access: { admins: { developers: { member: "group:developers@example.com" } }, viewers: null },
    }),
  },
  { name: "no backups any more", stack: "prod-gke", change: edit("cluster", { backups: null }) },
  { name: "an ingress that the internet no longer reaches", stack: "prod-aks", change: edit("exposure", "internal") },
  {
    name: "a control plane without a promise, and other administrators",
    stack: "prod-aks",
    change: edit("cluster", {
      slaTier: "Free",
      access: { adminGroupObjectIds: ["77774444-0000-0000-0000-000000000009"] },
    }),
  },
  { name: "a larger pool", stack: "staging", change: edit("cluster", { nodePools: { general: { max: 14 } } }) },
  {
    name: "one more group of readers",
    stack: "local",
    change: edit("tenants", { boutique: { access: { viewers: ["everyone", "qa"] } } }),
  },
];
