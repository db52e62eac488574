import * as k8s from "@pulumi/kubernetes";
import * as pulumi from "@pulumi/pulumi";

pulumi.runtime.registerStackTransform(({ props, opts }) => ({ props, opts }));
pulumi.runtime.registerStackTransformation(({ props, opts }) => ({ props, opts }));

const provider = new k8s.Provider("cluster", { kubeconfig: "{}" });

new k8s.core.v1.Namespace(
  "a",
  { metadata: { name: "a" } },
  { provider, transforms: [({ props, opts }) => ({ props, opts })] },
);
