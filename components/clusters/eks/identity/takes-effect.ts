import { setTimeout as pause } from "node:timers/promises";
import * as pulumi from "@pulumi/pulumi";

/**
 * The longest time that EKS needs until new pods get the role of a new association. AWS says "several seconds", and its API has no way to check.
 * Users measured five to ten seconds. EKS Blueprints waits as long as this constant. A pod that is created earlier never gets the role.
 * https://docs.aws.amazon.com/eks/latest/APIReference/API_CreatePodIdentityAssociation.html
 * https://github.com/aws/eks-pod-identity-agent/issues/52, https://github.com/aws/amazon-eks-pod-identity-webhook/issues/264
 */
export const effectMilliseconds = 30_000;

/** Delays what depends on a resource that this run created, until the resource takes effect. */
export class EffectDelay {
  /** Records the time. The hook must not wait, because the engine starts nothing else until the hook returns. */
  readonly hook: pulumi.ResourceHook;
  readonly #milliseconds: number;
  #created: number | undefined;

  constructor(name: string, milliseconds = effectMilliseconds) {
    this.#milliseconds = milliseconds;
    this.hook = new pulumi.ResourceHook(`${name}-takes-effect`, () => {
      this.#created = performance.now();
    });
  }

  /**
   * Returns the resource to other resources that depend on it. If this run created the resource, returns it only after the wait; otherwise
   * immediately.
   */
  after<T extends pulumi.Resource>(resource: T): pulumi.Output<T> {
    return resource.urn.apply(async () => {
      if (this.#created !== undefined) {
        await pause(Math.max(0, this.#created + this.#milliseconds - performance.now()));
      }
      return resource;
    });
  }
}
