import * as pulumi from "@pulumi/pulumi";

/** `pulumi.Resource`. Its declarations omit some parameters of the constructor. */
type ResourceClass = new (
  type: string,
  name: string,
  custom: boolean,
  props: object | undefined,
  options: pulumi.CustomResourceOptions | undefined,
  ...more: unknown[]
) => pulumi.Resource;

/** Reports whether an alias only names a former type of its resource. SDKs add such aliases to their own resources. */
export function isFormerType(alias: object | string): boolean {
  return typeof alias === "object" && Object.keys(alias).join() === "type";
}

/**
 * Leaves out the aliases that SDKs add for the former types of their resources. A run does not report these aliases. But the SDK makes a URN from
 * each alias, with about a hundred promises. That takes a quarter of a run's memory.
 *
 * @returns a function that restores the SDK's behaviour
 */
export function withoutFormerTypes(): () => void {
  const Resource = Object.getPrototypeOf(pulumi.CustomResource) as ResourceClass;
  class ResourceOfOneType extends Resource {
    constructor(...[type, name, custom, props, options, ...more]: ConstructorParameters<ResourceClass>) {
      const aliases = options?.aliases?.filter((alias) => pulumi.Output.isInstance(alias) || !isFormerType(alias));
      super(type, name, custom, props, aliases === undefined ? options : { ...options, aliases }, ...more);
    }
  }
  Object.setPrototypeOf(pulumi.CustomResource, ResourceOfOneType);
  return () => Object.setPrototypeOf(pulumi.CustomResource, Resource);
}
