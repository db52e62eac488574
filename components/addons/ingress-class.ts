import { objectName } from "../checks";
import type { Problem } from "../problems";
import { type InstanceOptions, instanceName } from "./instance";

/**
 * Options of the class that an ingress controller serves.
 *
 * @example
 * ```ts
 * const options: IngressClassOptions = { instance: "internal", className: "private" };
 * ```
 */
export interface IngressClassOptions extends InstanceOptions {
  /** Whether it serves Ingresses that name no class; only one class of a cluster can. @default true, but false with `instance` */
  readonly isDefaultClass?: boolean;
  /**
   * Name of its IngressClass, by which workloads choose it.
   *
   * @default "traefik" or "nginx", with `instance` followed by "-" and that name
   */
  readonly className?: string;
}

/** Returns the name of the class. */
export function classNameOf(usual: string, { className, instance }: IngressClassOptions): string {
  return className ?? instanceName(usual, { instance });
}

/** Reports whether Ingresses without a class are for this one. */
export function isDefault({ isDefaultClass, instance }: IngressClassOptions): boolean {
  return isDefaultClass ?? instance === undefined;
}

/** Lists the mistake in the name of a class. */
export function checkClassName({ className }: Partial<IngressClassOptions>): Problem[] {
  return objectName("className", className, "the name of an IngressClass, such as internal");
}
