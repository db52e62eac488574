import { object } from "../../pull-request-parts";
import { itFailsWith, type Judged } from "../failing-lines";

type Inputs = Readonly<Record<string, unknown>>;

const web = (container: Inputs, pod: Inputs = {}) =>
  object("apps/v1:Deployment", "shop/web", {
    spec: {
      template: {
        spec: { containers: [{ name: "web", image: "registry.example.com/shop/web:1", ...container }], ...pod },
      },
    },
  });
const data = { volumes: [{ name: "data", persistentVolumeClaim: { claimName: "data" } }] };
const unjudged = (what: string) => `unjudged: Deployment shop/web: spec.template.spec.${what}`;
const mounted = (mountPath: string, lines: readonly string[]): Judged => [
  `a new volume at ${mountPath}`,
  [web({}, data)],
  [web({ volumeMounts: [{ name: "data", mountPath }] }, data)],
  lines,
];
const hides = (mountPath: string) =>
  mounted(mountPath, [
    unjudged(
      `containers[web].volumeMounts[${mountPath}] (nothing) → {"name":"data","mountPath":${JSON.stringify(mountPath)}}`,
    ),
  ]);

describe("what a pod newly has", () => {
  itFailsWith([
    [
      "a user",
      [web({})],
      [web({}, { securityContext: { runAsUser: 2000 } })],
      [unjudged("securityContext.runAsUser (nothing) → 2000")],
    ],
    [
      "a group of a container",
      [web({})],
      [web({ securityContext: { runAsGroup: 2000 } })],
      [unjudged("containers[web].securityContext.runAsGroup (nothing) → 2000")],
    ],
    [
      "a group that owns the volumes",
      [web({}, data)],
      [web({}, { ...data, securityContext: { fsGroup: 2000 } })],
      [unjudged("securityContext.fsGroup (nothing) → 2000")],
    ],
    ["a group, without volumes", [web({})], [web({}, { securityContext: { fsGroup: 2000 } })], []],
    ["a stronger setting", [web({})], [web({ securityContext: { readOnlyRootFilesystem: true } })], []],
    hides("/app"),
    hides("/etc/nginx"),
    hides("/usr/share/nginx/html"),
    ...["/tmp", "/var/cache/nginx", "/data", "/etc/web/tls", "/home/web/.cache", "/var/run/secrets/vault/"].map(
      (path) => mounted(path, []),
    ),
    [
      "another program of the same publisher",
      [web({})],
      [web({ image: "registry.example.com/shop/store:1" })],
      [unjudged('containers[web].image "registry.example.com/shop/web:1" → "registry.example.com/shop/store:1"')],
    ],
    ["another version", [web({})], [web({ image: "registry.example.com/shop/web:2" })], []],
  ]);
});
