import * as pulumi from "@pulumi/pulumi";
import type { FlowPort, Labels } from "../../network";
import type { ServedPort, WorkloadHome, WorkloadReference } from "../../tenancy";
import { exposedRoutes } from "../exposure";
import { callablePorts, flowPortOf } from "../service";
import { titleOf } from "./kind";
import type { WorkloadPlan } from "./plan";

/** A workload of any kind, as other workloads refer to it. */
export abstract class Workload extends pulumi.ComponentResource implements WorkloadReference {
  readonly #plan: WorkloadPlan;

  constructor(type: string, name: string, plan: WorkloadPlan, opts?: pulumi.ComponentResourceOptions) {
    super(type, name, {}, pulumi.mergeOptions({ parent: plan.home.parent }, opts));
    this.#plan = plan;
    plan.home.workloads?.set(plan.workloadName, this);
    plan.home.demands?.set(titleOf(plan.kind, plan.workloadName), plan.demand);
  }

  get workloadName(): string {
    return this.#plan.workloadName;
  }

  get home(): WorkloadHome {
    return this.#plan.home;
  }

  get podLabels(): Labels {
    return this.#plan.podLabels;
  }

  get listensOn(): readonly FlowPort[] {
    const { observability, service } = this.#plan;
    return callablePorts(service.ports, observability.metrics?.port).map(flowPortOf);
  }

  get servedPorts(): readonly ServedPort[] {
    return this.#plan.service.ports.map((one) => ({ name: one.name, port: one.port, flowPort: flowPortOf(one) }));
  }

  get exposedAt(): readonly string[] {
    return this.#plan.exposure === undefined ? [] : exposedRoutes(this.#plan.exposure);
  }
}
