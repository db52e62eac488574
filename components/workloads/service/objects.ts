import * as k8s from "@pulumi/kubernetes";
import * as pulumi from "@pulumi/pulumi";
import { isNotSupported } from "../exposure/ingress-controllers";
import type { ExposurePlan } from "../exposure/plan";
import { metadataOf } from "../workload/objects";
import type { WorkloadPlan } from "../workload/plan";
import type { WorkloadPort } from "./check-ports";
import { headlessName } from "./pod-host";

/** Makes the Service of a workload with ports; nobody waits for endpoints of a workload that is scaled to nothing. */
export function createService(
  name: string,
  plan: WorkloadPlan,
  replicas: unknown,
  options: pulumi.CustomResourceOptions,
): k8s.core.v1.Service | undefined {
  if (plan.ports.length === 0) {
    return undefined;
  }
  const annotations = {
    ...plan.service.annotations,
    ...grpcAnnotations(plan),
    ...(replicas === 0 && { "pulumi.com/skipAwait": "true" }),
  };
  const metadata = { ...metadataOf(plan), ...(Object.keys(annotations).length > 0 && { annotations }) };
  const ports = servicePorts(plan.ports, plan.service.nodePorts, plan.exposure);
  const spec = { ...plan.service.spec, selector: plan.podLabels, ports };
  const after = pulumi.mergeOptions(options, { dependsOn: [...plan.service.dependsOn] });
  return new k8s.core.v1.Service(name, { metadata, spec }, after);
}

/** Makes the headless Service that gives each pod of a StatefulSet a name in DNS. */
export function createHeadlessService(
  name: string,
  plan: WorkloadPlan,
  publishNotReadyAddresses: boolean,
  options: pulumi.CustomResourceOptions,
): k8s.core.v1.Service {
  const ports = [...plan.ports, ...plan.peerPorts];
  return new k8s.core.v1.Service(
    `${name}-headless`,
    {
      metadata: { ...metadataOf(plan), name: headlessName(plan.workloadName) },
      spec: {
        type: "ClusterIP",
        clusterIP: "None",
        publishNotReadyAddresses,
        selector: plan.podLabels,
        ...(ports.length > 0 && { ports: servicePorts(ports) }),
      },
    },
    options,
  );
}

/** Address of a Service's load balancer, a name or an IP, where it has one. */
export function loadBalancerAddress(service: k8s.core.v1.Service | undefined): pulumi.Output<string> | undefined {
  return service?.status.loadBalancer.ingress.apply((addresses) => addresses[0]?.hostname ?? addresses[0]?.ip ?? "");
}

function servicePorts(
  ports: readonly WorkloadPort[],
  nodePorts: Readonly<Record<string, number>> = {},
  exposure?: ExposurePlan,
): k8s.types.input.core.v1.ServicePort[] {
  const grpc = exposure?.protocol === "GRPC" ? exposure.port.name : undefined;
  return ports.map(({ name, port, targetPort, protocol }) => ({
    name,
    port,
    targetPort,
    ...(nodePorts[name] !== undefined && { nodePort: nodePorts[name] }),
    protocol,
    /* https://gateway-api.sigs.k8s.io/geps/gep-1911/ */
    ...(name === grpc && { appProtocol: "kubernetes.io/h2c" }),
  }));
}

function grpcAnnotations({ exposure }: WorkloadPlan): Readonly<Record<string, string>> {
  const way = exposure?.protocol === "GRPC" ? exposure.way : undefined;
  return way?.kind === "ingress" && !isNotSupported(way.terms.grpc) ? way.terms.grpc.service : {};
}
