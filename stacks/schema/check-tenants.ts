import { catalogue, checkTenant, expected, type Problem, quote } from "../../components";
import type { ClusterConfig } from "./cluster";
import type { StackConfig } from "./stack";

/**
 * Lists the mistakes in tenants that are known before the platform exists. Also lists namespaces that two tenants share, and unknown namespaces in
 * the access of people.
 */
export function checkTenants(config: StackConfig): Problem[] {
  return [...checkEach(config), ...checkNamespaces(config), ...checkPeople(config)];
}

/** Lists the mistakes that the component finds in each tenant. The platform later checks for conflicts with the namespaces of add-ons. */
function checkEach({ tenants }: StackConfig): Problem[] {
  return Object.entries(tenants).flatMap(([name, { applications = [], ...args }]) =>
    [
      ...(new Set(applications).size < applications.length
        ? [expected("applications", "each application once", applications)]
        : []),
      ...checkTenant(args.namespace ?? name, { ...args, platform: { namespaces: [] } }),
    ].map(({ path, message }) => ({ path: `keelson:tenants.${name}.${path}`, message })),
  );
}

function checkNamespaces({ tenants }: StackConfig): Problem[] {
  const named = Object.entries(tenants).map(([name, { namespace = name }]) => ({ name, namespace }));
  return named.flatMap(({ name, namespace }, index) => {
    const other = named.slice(0, index).find((each) => each.namespace === namespace);
    const message = `${quote(namespace)} is already the namespace of tenant ${quote(other?.name)}; choose another namespace`;
    return other === undefined ? [] : [{ path: `keelson:tenants.${name}.namespace`, message }];
  });
}

function checkPeople({ cluster, tenants }: StackConfig): Problem[] {
  const own = Object.entries(tenants).map(([name, { namespace = name }]) => namespace);
  const known = new Set([...own, ...catalogue.map(({ facts }) => facts.namespace)]);
  const allowed = own.length === 0 ? "the stack has none" : own.map(quote).join(", ");
  return grantsOf(cluster).flatMap(({ path, namespaces }) =>
    namespaces.flatMap((namespace, index) =>
      known.has(namespace) && !isOfSystem(path, namespace)
        ? []
        : [
            expected(
              `keelson:cluster.access.${path}.namespaces[${index}]`,
              `the namespace of a tenant (${allowed})`,
              namespace,
              "add the tenant to keelson:tenants, or remove the namespace",
            ),
          ],
    ),
  );
}

/** A user who may change workloads in a system namespace can take over the cluster. So only admins may do this, not editors. */
function isOfSystem(path: string, namespace: string): boolean {
  return namespace.startsWith("kube-") && !path.startsWith("viewers.");
}

/** Lists the namespaces to which a cluster's description grants access. */
function grantsOf(cluster: ClusterConfig): { readonly path: string; readonly namespaces: readonly string[] }[] {
  if (cluster.kind !== "eks" && cluster.kind !== "aks") {
    return [];
  }
  const { admins, editors, viewers } = cluster.access;
  return Object.entries({ admins, editors, viewers }).flatMap(([kind, people]) =>
    Object.entries(people ?? {}).map(([name, { namespaces = [] }]) => ({ path: `${kind}.${name}`, namespaces })),
  );
}
