import * as k8s from "@pulumi/kubernetes";
import * as pulumi from "@pulumi/pulumi";

const mistake = new pulumi.Config().require("mistake");
const annotated = (name: string, annotations: Record<string, string>) => ({ name, namespace: "default", annotations });

/** Fails the run unless an object, once it is known, has a label. */
function mustHaveLabel(what: string, labels: pulumi.Output<Record<string, string>>): void {
  labels.apply((found) => {
    if ((found as Record<string, string> | undefined)?.team !== "shop") {
      throw new Error(`${what} has no label team: ${JSON.stringify(found)}`);
    }
  });
}

/** Fields of others: a patch takes them over, by a manager of its own. */
const settings = new k8s.core.v1.ConfigMap(
  "settings",
  { metadata: { name: "settings", namespace: "default" }, data: { color: "blue" } },
  { aliases: [{ name: "formerly" }], ignoreChanges: ["data"] },
);
const force: Record<string, string> =
  mistake === "conflict" ? {} : { "pulumi.com/patchForce": "true", "pulumi.com/patchFieldManager": "rivals" };
new k8s.core.v1.ConfigMapPatch(
  "rival",
  { metadata: annotated("settings", force), data: { color: "red" } },
  { dependsOn: [settings] },
);

/** What to wait for: a status that a controller writes, of a kind that nobody waits for otherwise. */
const quota = new k8s.core.v1.ResourceQuota("quota", {
  metadata: annotated("quota", { "pulumi.com/waitFor": "jsonpath={.status.hard.pods}=10" }),
  spec: { hard: { pods: "10" } },
});
quota.status.apply((status) => {
  if (status.hard?.pods !== "10") {
    throw new Error(`the quota has no status: ${JSON.stringify(status)}`);
  }
});
if (mistake === "patience") {
  new k8s.core.v1.ConfigMap("patient", {
    metadata: annotated("patient", { "pulumi.com/waitFor": "condition=Never", "pulumi.com/timeoutSeconds": "3" }),
  });
}
if (mistake === "size") {
  new k8s.core.v1.ConfigMap("large", {
    metadata: annotated("large", { "pulumi.com/waitFor": "condition=Never", "pulumi.com/timeoutSeconds": "3" }),
    data: { text: "x".repeat(200_000) },
  });
}
/* Nobody waits for it, although no node takes its pod. */
new k8s.core.v1.Pod("homeless", {
  metadata: annotated("homeless", { "pulumi.com/skipAwait": "true" }),
  spec: { nodeSelector: { nowhere: "yes" }, containers: [{ name: "main", image: "registry.example/main:1" }] },
});

/** Names that Pulumi and the API server choose. */
const named = new k8s.core.v1.ConfigMap("named", {});
const clientSide = new k8s.Provider("client-side", { enableServerSideApply: false });
const generated = new k8s.core.v1.ConfigMap(
  "generated",
  { metadata: { generateName: "generated-" } },
  { provider: clientSide },
);
const read = k8s.core.v1.ConfigMap.get("read", named.id);
pulumi.all([read.metadata.name, generated.metadata.name]).apply(([name, other]) => {
  if (!name.startsWith("named-") || !other.startsWith("generated-")) {
    throw new Error(`not the names that were chosen: ${name}, ${other}`);
  }
});

/** Objects from files, folders and charts, each changed on its way. */
const label: pulumi.ResourceTransform = ({ props, opts }) => ({
  props: { ...props, metadata: { ...(props.metadata as object), labels: { team: "shop" } } },
  opts,
});
const labelled = (object: { metadata: { labels?: Record<string, string> } }) => {
  object.metadata.labels = { team: "shop" };
};
const onlyObjects: pulumi.ResourceTransform = (args, ...more) =>
  args.type === "kubernetes:core/v1:ConfigMap" ? label(args, ...more) : undefined;
const file = new k8s.yaml.ConfigFile("file", { file: "manifests/settings.yaml", transformations: [labelled] });
mustHaveLabel("the object of a file", file.getResource("v1/ConfigMap", "default/from-file").metadata.labels);
const renamed = { file: "manifests/settings.yaml", resourcePrefix: "second" };
new k8s.yaml.v2.ConfigFile("second-file", renamed, { transforms: [(args) => rename(args, "second-file")] });
new k8s.kustomize.Directory("overlay", { directory: "./overlay", transformations: [labelled] });
new k8s.kustomize.v2.Directory(
  "second-overlay",
  { directory: "./overlay", resourcePrefix: "second" },
  { transforms: [(args) => rename(args, "second-overlay")] },
);
new k8s.helm.v3.Chart("third-chart", { path: "./chart", values: { color: "red" }, transformations: [labelled] });
const chart = new k8s.helm.v4.Chart(
  "fourth-chart",
  { chart: "./chart", values: { color: "red" } },
  { transforms: [onlyObjects] },
);
chart.resources.apply((resources: pulumi.Resource[]) => {
  for (const one of resources) {
    mustHaveLabel("the object of a chart", (one as k8s.core.v1.ConfigMap).metadata.labels);
  }
});
new k8s.helm.v3.Release("release", { name: "release", namespace: "default", chart: "./chart" });

/** Gives an object another name than the file has, so that each object exists once. */
function rename({ props, opts, type }: pulumi.ResourceTransformArgs, name: string) {
  return type === "kubernetes:core/v1:ConfigMap"
    ? { props: { ...props, metadata: { name, namespace: "default", labels: { team: "shop" } } }, opts }
    : undefined;
}
