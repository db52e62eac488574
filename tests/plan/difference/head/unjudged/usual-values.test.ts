import { object } from "../../pull-request-parts";
import { itFailsWith, type Judged } from "../failing-lines";

type Values = Readonly<Record<string, unknown>>;

const release = (values: Values) =>
  object("helm.sh/v3:Release", "shop/db", { name: "db", chart: "oci://charts/db", version: "1.0.0", values });
const change = (before: Values, after: Values, ...lines: readonly string[]): Judged => [
  `${JSON.stringify(before)} → ${JSON.stringify(after)}`,
  [release(before)],
  [release(after)],
  lines.map((line) => `unjudged: Release shop/db: ${line}`),
];

describe("values of a chart that nobody rendered", () => {
  itFailsWith([
    change({ image: { tag: "16.3.1" } }, { image: { tag: "16.3.2" } }),
    change({ image: { tag: "2.1.0" } }, { image: { tag: "1.0.0" } }, "goes back to an older version, 2.1.0 → 1.0.0"),
    change({ image: { tag: "16.3" } }, { image: { tag: "17.0" } }, "gets a new major version, 16.3 → 17.0"),
    change({ postgresVersion: "15" }, { postgresVersion: "16" }, "gets a new major version, 15 → 16"),
    change({ logLevel: "info" }, { logLevel: "debug" }),
    change({ replicaCount: 2 }, { replicaCount: 3 }),
    change({ resources: { limits: { cpu: "1" } } }, { resources: { limits: { cpu: "2" } } }),
    change(
      { resources: { limits: { cpu: "2" } } },
      { resources: { limits: { cpu: "200m" } } },
      'values.resources.limits.cpu "2" → "200m"',
    ),
    change({ resources: { requests: { cpu: 1 } } }, { resources: {} }, "values.resources.requests.cpu 1 → (nothing)"),
    change({ persistence: { size: "10Gi" } }, { persistence: { size: "20Gi" } }),
    change(
      { persistence: { size: "100Gi" } },
      { persistence: { size: "80Gi" } },
      'values.persistence.size "100Gi" → "80Gi"',
    ),
    change({ queueSize: 1000 }, { queueSize: 0 }, "values.queueSize 1000 → 0"),
    change({ storage: "postgres" }, { storage: "memory" }, 'values.storage "postgres" → "memory"'),
    change(
      { isolationLevel: "serializable" },
      { isolationLevel: "read-uncommitted" },
      'values.isolationLevel "serializable" → "read-uncommitted"',
    ),
    change({ podAnnotations: { "example.com/owner": "a" } }, { podAnnotations: { "example.com/owner": "b" } }),
    change(
      { podAnnotations: { "vault.hashicorp.com/role": "a" } },
      { podAnnotations: { "vault.hashicorp.com/role": "b" } },
      'values.podAnnotations["vault.hashicorp.com/role"] "a" → "b"',
    ),
    change(
      { ingress: { annotations: { "nginx.ingress.kubernetes.io/auth-url": "https://a/b" } } },
      { ingress: { annotations: {} } },
      'values.ingress.annotations["nginx.ingress.kubernetes.io/auth-url"] "https://a/b" → (nothing)',
    ),
    change(
      { selector: { matchLabels: { release: "a" } } },
      { selector: { matchLabels: { release: "b" } } },
      'values.selector.matchLabels.release "a" → "b"',
    ),
    change({ commonLabels: { team: "a" } }, { commonLabels: { team: "b" } }),
  ]);
});
