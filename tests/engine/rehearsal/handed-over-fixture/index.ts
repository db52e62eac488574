import * as pulumi from "@pulumi/pulumi";
import { argoCd, defineAddon, type HandOver, Platform, reloader } from "../../../../components";
import { rehearsalCluster } from "../existing-cluster";

const config = new pulumi.Config();
const keelson = new pulumi.Config("keelson");

/** An add-on with definitions of kinds, and objects of them. */
const widgets = defineAddon({
  name: "widgets",
  summary: "a test",
  chart: { repository: "https://charts.example.com", name: "widgets", version: "1.0.0" },
  namespace: "widgets",
  crds: {
    how: "templated",
    values: {},
    kinds: [{ group: "example.com", version: "v1", kind: "Widget", plural: "widgets", scope: "Cluster" }],
  },
  underArgoCd: { clusterKinds: config.get("bounds") === "tight" ? [] : ["CustomResourceDefinition"] },
  values: () => ({ size: 3 }),
  customResources: () => [
    { apiVersion: "example.com/v1", kind: "Widget", name: "one", scope: "Cluster", spec: { size: 1 } },
  ],
});

const cluster = rehearsalCluster();
const step = config.get<HandOver | "">("step") || undefined;
new Platform("rehearsal", {
  cluster,
  addons: [
    argoCd({ ...(step !== undefined && { addons: { reloader: step, widgets: step } }) }),
    reloader({ workloads: config.get<"all" | "">("workloads") || "annotated" }),
    widgets(),
  ],
  charts: keelson.get("charts") ?? "upstream",
  tier: "small",
});
