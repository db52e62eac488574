/**
 * Facts about a CustomResourceDefinition of a chart. Other parts of a program need these facts.
 *
 * @example
 * ```ts
 * const crdKind: CrdKind = { group: "example.com", version: "v1", kind: "Widget", plural: "widgets", scope: "Namespaced" };
 * ```
 */
export interface CrdKind {
  /** API group of the objects. */
  readonly group: string;
  /** API version of the objects, for instance `v1`. */
  readonly version: string;
  /** Kind of the objects. */
  readonly kind: string;
  /** Plural of the kind in lower case, as in the API's URLs. */
  readonly plural: string;
  /** Whether the objects are in a namespace. */
  readonly scope: "Namespaced" | "Cluster";
}

/**
 * Describes a CRD by the `apiVersion` and `kind` of its objects.
 *
 * @param apiVersion group and version, for instance `cert-manager.io/v1`
 * @param rest the scope if it is not `Namespaced`; the plural if it is not the kind in lower case plus `s`
 */
export function crdKind(
  apiVersion: `${string}/${string}`,
  kind: string,
  rest: Partial<Pick<CrdKind, "scope" | "plural">> = {},
): CrdKind {
  const [group = "", version = ""] = apiVersion.split("/");
  return { group, version, kind, plural: `${kind.toLowerCase()}s`, scope: "Namespaced", ...rest };
}
