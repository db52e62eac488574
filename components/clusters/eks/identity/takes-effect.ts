import { setTimeout as pause } from "node:timers/promises";
import * as pulumi from "@pulumi/pulumi";

/**
 * How long EKS may need until it gives new pods the role of an association. AWS says "several seconds" and its API has no way to check;
 * users measured five to ten, and EKS Blueprints waits this long, too. A pod that is created earlier never gets the role.
 * https://docs.aws.amazon.com/eks/latest/APIReference/API_CreatePodIdentityAssociation.html
 * https://github.com/aws/eks-pod-identity-agent/issues/52, https://github.com/aws/amazon-eks-pod-identity-webhook/issues/264
 */
export const effectMilliseconds = 30_000;

/** The moment at which something was created in this run. */
export class Creation {
  /** Records the moment. A hook must not wait itself, because the engine starts nothing else until it returns. */
  readonly hook: pulumi.ResourceHook;
  readonly #milliseconds: number;
  #created: number | undefined;

  constructor(name: string, milliseconds = effectMilliseconds) {
    this.#milliseconds = milliseconds;
    this.hook = new pulumi.ResourceHook(`${name}-takes-effect`, () => {
      this.#created = performance.now();
    });
  }

  /** Returns the resource for those that depend on it: after the wait if this run created it, else at once. */
  inEffect<T extends pulumi.Resource>(resource: T): pulumi.Output<T> {
    return resource.urn.apply(async () => {
      if (this.#created !== undefined) {
        await pause(Math.max(0, this.#created + this.#milliseconds - performance.now()));
      }
      return resource;
    });
  }
}
