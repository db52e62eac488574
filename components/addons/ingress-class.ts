import { objectName } from "../checks";
import type { Problem } from "../problems";
import { type InstanceOptions, instanceName } from "./instance";

/**
 * Options of an ingress controller's class.
 *
 * @example
 * ```ts
 * const options: IngressClassOptions = { instance: "internal", className: "private" };
 * ```
 */
export interface IngressClassOptions extends InstanceOptions {
  /**
   * If true, the ingress controller serves Ingresses without a class. Only one class in a cluster can serve these Ingresses.
   *
   * @default true, but false with `instance`
   */
  readonly isDefaultClass?: boolean;
  /**
   * Name of the controller's IngressClass. Workloads choose the controller by this name.
   *
   * @default "traefik" or "nginx"; with `instance`, for instance "traefik-internal"
   */
  readonly className?: string;
}

/** Returns the name of the class. */
export function classNameOf(usual: string, { className, instance }: IngressClassOptions): string {
  return className ?? instanceName(usual, { instance });
}

/** Reports whether this class serves Ingresses without a class. */
export function isDefault({ isDefaultClass, instance }: IngressClassOptions): boolean {
  return isDefaultClass ?? instance === undefined;
}

/** Lists the mistakes in the name of a class. */
export function checkClassName({ className }: Partial<IngressClassOptions>): Problem[] {
  return objectName("className", className, "the name of an IngressClass, such as internal");
}
