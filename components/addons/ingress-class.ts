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
  /** Whether it serves Ingresses without a class. Only one class of a cluster can do so. @default true, but false with `instance` */
  readonly isDefaultClass?: boolean;
  /**
   * Name of its IngressClass. Workloads choose the controller by this name.
   *
   * @default "traefik" or "nginx"; with `instance`, also "-" and the name of the instance
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
