import { matches } from "../checks";
import type { Problem } from "../problems";

/**
 * The option of add-ons that a platform may have more than once.
 *
 * @example
 * ```ts
 * const addons = [traefik({ exposure: "public" }), traefik({ instance: "internal" })];
 * ```
 */
export interface InstanceOptions {
  /**
   * Name of a further installation of the add-on. For Traefik, `internal` creates the add-on `traefik-internal` in a namespace of the same name. In a
   * stack file, the name is the key under `instances`.
   *
   * @default none: the add-on's main installation
   */
  readonly instance?: string;
}

/** Returns the name, or the namespace, of an installation of an add-on. */
export function instanceName(name: string, { instance }: InstanceOptions): string {
  return instance === undefined ? name : `${name}-${instance}`;
}

/** Returns the instance's name from options of any type. A later check refuses options of a wrong type and an empty name. */
export function instanceOf(options: unknown): InstanceOptions {
  const { instance } = (typeof options === "object" && options !== null ? options : {}) as { instance?: unknown };
  return typeof instance === "string" && instance !== "" ? { instance } : {};
}

/**
 * Lists the mistakes in the name of an instance. Objects in the cluster and in the cloud contain this name in their names. Another check refuses
 * values that are not text.
 */
export function checkInstance({ instance }: InstanceOptions): Problem[] {
  return typeof instance === "string"
    ? matches(
        "instance",
        instance,
        /^[a-z]([-a-z0-9]{0,18}[a-z0-9])?$/,
        "a name of up to 20 characters of a-z, 0-9 and - that begins with a letter and does not end in -",
      )
    : [];
}
