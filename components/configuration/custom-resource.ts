import * as k8s from "@pulumi/kubernetes";
import type * as pulumi from "@pulumi/pulumi";
import { type Overrides, override } from "../overrides";

/** A kind of custom resource. */
export interface CustomResourceKind {
  readonly apiVersion: string;
  readonly kind: string;
}

/** The parts of a custom resource that you can override. */
export interface CustomResourceParts<Field extends string = string> {
  readonly metadata?: k8s.types.input.meta.v1.ObjectMeta;
  readonly spec?: Readonly<Partial<Record<Field, unknown>>>;
}

/** Creates an object from which a controller creates a Secret of the same name. Returns this name once the object exists. */
export function createCustomResource(
  name: string,
  kind: CustomResourceKind,
  parts: CustomResourceParts & { readonly metadata: { readonly name: string } },
  overrides: Overrides<CustomResourceParts> | undefined,
  options: pulumi.CustomResourceOptions,
): pulumi.Output<string> {
  const { metadata, spec } = override<CustomResourceParts>(parts, overrides);
  const made = new k8s.apiextensions.CustomResource(name, { ...kind, metadata, spec }, options);
  return made.metadata.apply(() => parts.metadata.name);
}
