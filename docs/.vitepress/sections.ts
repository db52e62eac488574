/** A part of the site: its name, and its pages in the order in which one reads them. */
export interface Section {
  readonly name: string;
  readonly pages: readonly string[];
  /** Whether the part starts folded. */
  readonly folded?: true;
}

/** Every page of `docs/`, as the site's side bar shows it. A page has the name of its file without `.md`. */
export const sections: readonly Section[] = [
  {
    name: "Start",
    pages: [
      "start-here",
      "do-you-need-kubernetes",
      "concepts",
      "coming-from",
      "own-program",
      "other-languages",
      "any-program",
    ],
  },
  { name: "A stack", pages: ["stacks", "stack-file", "production-checklist"] },
  {
    name: "First account",
    pages: ["first-account-aws", "first-account-gcp", "first-account-azure", "deploy"],
  },
  { name: "Clusters", pages: ["clouds", "eks", "gke", "aks", "existing"] },
  {
    name: "The platform",
    pages: [
      "platform",
      "add-ons",
      "add-on-options",
      "own-addon",
      "telemetry",
      "logs",
      "elasticsearch",
      "backups",
      "policies",
      "image-registry",
      "supply",
      "proxy",
      "authorities",
      "placement",
      "scaling",
    ],
  },
  {
    name: "Workloads",
    pages: [
      "tenant",
      "deployment",
      "stateful-set",
      "daemon-set",
      "job",
      "cron-job",
      "scaled-job",
      "exposure",
      "config-map",
      "secret",
      "external-secret",
      "sealed-secret",
      "persistent-volume-claim",
      "helm-release",
      "kustomization",
      "service-chart",
    ],
  },
  { name: "Review and rehearse", pages: ["plan-and-rehearse", "review", "pictures"] },
  {
    name: "Deliver and operate",
    pages: ["how-to", "pipelines", "gitops", "argo-project", "argo-application", "argo-application-set", "operate"],
  },
  { name: "What is proven", pages: ["unjudged", "mutations", "deviations"] },
  { name: "Reference", pages: ["types"] },
];
