import * as k8s from "@pulumi/kubernetes";
import * as pulumi from "@pulumi/pulumi";

/** A program that exports an async function, and reads its kubeconfig from the configuration. */
async function program() {
  const config = new pulumi.Config();
  const provider = new k8s.Provider("cluster", { kubeconfig: config.requireSecret("kubeconfig") });
  await Promise.resolve();
  for (const name of ["b", "a"]) {
    new k8s.core.v1.Namespace(name, { metadata: { name, labels: { z: "1", a: "2" } } }, { provider });
  }
  return { replicas: config.requireNumber("replicas") };
}

export = program;
