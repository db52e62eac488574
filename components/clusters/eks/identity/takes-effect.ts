import { setTimeout as pause } from "node:timers/promises";
import * as pulumi from "@pulumi/pulumi";

/**
 * How long EKS may need until it gives new pods the role of an association. AWS says "several seconds" and offers nothing to ask; users
 * measured five to ten, and EKS Blueprints waits this long, too. A pod that is created earlier gets no role for as long as it lives.
 * https://docs.aws.amazon.com/eks/latest/APIReference/API_CreatePodIdentityAssociation.html
 * https://github.com/aws/eks-pod-identity-agent/issues/52, https://github.com/aws/amazon-eks-pod-identity-webhook/issues/264
 */
export const effectMilliseconds = 30_000;

/** Returns a hook that keeps what depends on a new association waiting until EKS acts on it. Later runs do not wait. */
export function takesEffect(name: string, milliseconds = effectMilliseconds): pulumi.ResourceHook {
  return new pulumi.ResourceHook(`${name}-takes-effect`, () => pause(milliseconds));
}
