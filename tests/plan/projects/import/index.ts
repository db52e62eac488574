import * as k8s from "@pulumi/kubernetes";
import * as pulumi from "@pulumi/pulumi";

const config = new pulumi.Config();
const provider = new k8s.Provider("cluster", { kubeconfig: config.requireSecret("kubeconfig") });

new k8s.core.v1.Namespace("a", { metadata: { name: "a" } }, { provider });

console.log("printed by the program");

void pulumi.log.warn("mind the gap");

/** An output of the stack. */
export const replicas = config.requireNumber("replicas");
