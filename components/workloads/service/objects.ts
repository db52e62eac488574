import * as k8s from "@pulumi/kubernetes";
import * as pulumi from "@pulumi/pulumi";
import { metadataOf, type Subject } from "../subject";
import type { ServicePlan } from "./plan";
import { headlessName } from "./pod-host";
import type { WorkloadPort } from "./ports";

/** Settings of a Service that tell an ingress controller or Gateway the protocol of the workload. */
export interface ServedProtocol {
  readonly annotations: Readonly<Record<string, string>>;
  /** Name of the port that speaks gRPC without TLS. @default none */
  readonly grpcPort?: string;
}

/**
 * Creates the Service of a workload that has ports.
 *
 * @param replicas with 0, Pulumi does not wait for endpoints, because there are none
 */
export function createService(
  name: string,
  subject: Subject,
  plan: ServicePlan,
  served: ServedProtocol,
  replicas: unknown,
  options: pulumi.CustomResourceOptions,
): k8s.core.v1.Service | undefined {
  if (plan.ports.length === 0) {
    return undefined;
  }
  const annotations = {
    ...plan.annotations,
    ...served.annotations,
    ...(replicas === 0 && { "pulumi.com/skipAwait": "true" }),
  };
  const metadata = { ...metadataOf(subject), ...(Object.keys(annotations).length > 0 && { annotations }) };
  const ports = servicePorts(plan.ports, plan.nodePorts, served.grpcPort);
  const spec = { ...plan.spec, selector: subject.podLabels, ports };
  const after = pulumi.mergeOptions(options, { dependsOn: [...plan.dependsOn] });
  return new k8s.core.v1.Service(name, { metadata, spec }, after);
}

/** Creates the headless Service that gives each pod of a StatefulSet a DNS name. */
export function createHeadlessService(
  name: string,
  subject: Subject,
  ports: readonly WorkloadPort[],
  publishNotReadyAddresses: boolean,
  options: pulumi.CustomResourceOptions,
): k8s.core.v1.Service {
  return new k8s.core.v1.Service(
    `${name}-headless`,
    {
      metadata: { ...metadataOf(subject), name: headlessName(subject.workloadName) },
      spec: {
        type: "ClusterIP",
        clusterIP: "None",
        publishNotReadyAddresses,
        selector: subject.podLabels,
        ...(ports.length > 0 && { ports: servicePorts(ports) }),
      },
    },
    options,
  );
}

/** Returns the address of a Service's load balancer, a host name or an IP address. */
export function loadBalancerAddress(service: k8s.core.v1.Service | undefined): pulumi.Output<string> | undefined {
  return service?.status.loadBalancer.ingress.apply((addresses) => addresses[0]?.hostname ?? addresses[0]?.ip ?? "");
}

function servicePorts(
  ports: readonly WorkloadPort[],
  nodePorts: Readonly<Record<string, number>> = {},
  grpcPort?: string,
): k8s.types.input.core.v1.ServicePort[] {
  return ports.map(({ name, port, targetPort, protocol, appProtocol }) => ({
    name,
    port,
    targetPort,
    ...(nodePorts[name] !== undefined && { nodePort: nodePorts[name] }),
    protocol,
    /* https://gateway-api.sigs.k8s.io/geps/gep-1911/ */
    ...(appProtocol !== undefined && { appProtocol }),
    ...(appProtocol === undefined && name === grpcPort && { appProtocol: "kubernetes.io/h2c" }),
  }));
}
