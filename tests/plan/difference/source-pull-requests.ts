import type { PullRequest } from "./pull-request";
import { deployment, object, registry } from "./pull-request-parts";

const digest = "@sha256:0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef";
const application = (source: object) =>
  object("argoproj.io/v1alpha1:Application", "argocd/reports", { spec: { source } });
const reports = { repoURL: "https://github.com/acme/reports.git", targetRevision: "v1.4.0" };
const repository = (spec: object) =>
  object("source.toolkit.fluxcd.io/v1:GitRepository", "flux-system/shop", {
    spec: { url: "ssh://git@github.com/acme/shop", ...spec },
  });
const overlay = (spec: object) => object("kustomize.toolkit.fluxcd.io/v1:Kustomization", "flux-system/shop", { spec });
const flux = (version: string) =>
  object("helm.toolkit.fluxcd.io/v2:HelmRelease", "shop/mailer", {
    spec: { chart: { spec: { chart: "mailer", version, sourceRef: { kind: "HelmRepository", name: "acme" } } } },
  });
const release = (name: string, repo: string, values: object = {}) =>
  object("helm.sh/v3:Release", `${name}/${name}`, { chart: name, version: "1.2.3", repositoryOpts: { repo }, values });
const web = deployment("web");
const image = (reference: string) => deployment("web", { image: reference });
const restarted = "restart: Deployment boutique/web: pods replaced, new ones start first: new image";

/** Pull requests about where code comes from, with what a careful engineer decides. */
export const sourcePullRequests: readonly PullRequest[] = [
  {
    name: "a digest that goes",
    before: [image(`registry.example.com/web:2.0.1${digest}`)],
    after: [image("registry.example.com/web:2.0.1")],
    head: [
      `unprotected: Deployment boutique/web: its image is no longer pinned by a hash: ${digest.slice(1)} → 2.0.1`,
      restarted,
      `version: Deployment boutique/web: image 2.0.1${digest} → 2.0.1`,
    ],
    fails: [/^Weaker, or cut off: Deployment boutique\/web: its image is no longer pinned/],
  },
  {
    name: "another chart of the same repository",
    before: [release("traefik", "https://traefik.github.io/charts")],
    after: [
      object("helm.sh/v3:Release", "traefik/traefik", {
        chart: "traefik-hub",
        version: "1.2.3",
        repositoryOpts: { repo: "https://traefik.github.io/charts" },
        values: {},
      }),
    ],
    head: [
      'source: Release traefik/traefik: installs another chart: chart "traefik" → "traefik-hub"',
      "restart: Release traefik/traefik: pods of the chart may restart (the plan did not render the chart)",
      'version: Release traefik/traefik: chart "traefik" → "traefik-hub"',
    ],
    fails: [/^From another place: Release traefik\/traefik: installs another chart/],
  },
  {
    name: "the next digest",
    before: [image(`registry.example.com/web:2.0.1${digest}`)],
    after: [image(`registry.example.com/web:2.0.2${digest.replace("0123", "4567")}`)],
    head: [
      restarted,
      `version: Deployment boutique/web: image 2.0.1${digest} → 2.0.2${digest.replace("0123", "4567")}`,
    ],
    fails: [],
  },
  {
    name: "a workload of a registry that nobody used",
    before: [web],
    after: [web, deployment("helper", { image: "ghcr.io/someone/helper:1.0.0" })],
    head: ["source: ghcr.io/someone → Deployment boutique/helper: image, the first from this source"],
    fails: [/^From another place: ghcr\.io\/someone → Deployment boutique\/helper/],
  },
  {
    name: "a chart and its image from a mirror",
    before: [web, release("traefik", "https://traefik.github.io/charts")],
    after: [
      web,
      release("traefik", "https://charts.example.net/traefik", {
        image: { registry: "docker.io", repository: "someone/traefik" },
      }),
    ],
    head: [
      "source: charts.example.net → Release traefik/traefik: chart instead of traefik.github.io",
      "source: docker.io/someone → Release traefik/traefik: image, the first from this source",
      'restart: Release traefik/traefik: pods of the chart may restart: values.image.registry (nothing) → "docker.io", values.image.repository (nothing) → "someone/traefik" (the plan did not render the chart)',
    ],
    fails: [/^From another place: charts\.example\.net → Release traefik\/traefik/],
  },
  {
    name: "an application that follows a branch of a fork",
    before: [application(reports)],
    after: [application({ repoURL: "https://github.com/someone/reports.git", targetRevision: "main" })],
    head: [
      "unprotected: Application argocd/reports: its source is no longer a fixed version: v1.4.0 → main",
      "source: github.com/someone → Application argocd/reports: source instead of github.com/acme",
    ],
    fails: [/^Weaker, or cut off: /, /^From another place: /],
  },
  {
    name: "a repository whose signatures nobody asks for",
    before: [repository({ ref: { commit: "0123456789abcdef0123456789abcdef01234567" }, verify: { mode: "HEAD" } })],
    after: [repository({ ref: { branch: "main" } })],
    head: [
      "unprotected: GitRepository flux-system/shop: its source is no longer a fixed version: 0123456789abcdef0123456789abcdef01234567 → main",
      'unprotected: GitRepository flux-system/shop: signatures are no longer required: spec.verify.mode "HEAD" → (nothing)',
    ],
    fails: [/^Weaker, or cut off: /],
  },
  {
    name: "an overlay that Flux applies with its own rights",
    before: [overlay({ path: "./prod", serviceAccountName: "deployer" })],
    after: [overlay({ path: "./prod" })],
    head: [
      "admin: Kustomization flux-system/shop: applies objects with Flux's own permissions instead of a service account's permissions",
    ],
    fails: [/^May now do everything: Kustomization flux-system\/shop: applies objects with Flux's own permissions/],
  },
  {
    name: "a release of whatever version comes",
    before: [flux("1.8.2")],
    after: [flux(">=1.8.2")],
    head: ["unprotected: HelmRelease shop/mailer: its chart is no longer a fixed version: 1.8.2 → >=1.8.2"],
    fails: [
      /^Weaker, or cut off: HelmRelease shop\/mailer: its chart is no longer a fixed version: 1\.8\.2 → >=1\.8\.2/,
    ],
  },
  {
    name: "the next version of a release",
    before: [flux("1.8.2")],
    after: [flux("1.9.0")],
    head: ['version: HelmRelease shop/mailer: spec.chart.spec.version "1.8.2" → "1.9.0"'],
    fails: [],
  },
  {
    name: "another image of the same registry",
    before: [image(`${registry}/web:v1`)],
    after: [image(`${registry}/store:v1`)],
    head: [
      `unjudged: Deployment boutique/web: spec.template.spec.containers[web].image "${registry}/web:v1" → "${registry}/store:v1"`,
      restarted,
    ],
    fails: [/^Judge it yourself, because no rule covers it: Deployment boutique\/web: /],
  },
];
