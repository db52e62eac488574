import {
  catalogue,
  checkInstances,
  expected,
  ingressNginx,
  isRecord,
  type Problem,
  quote,
  retirementOf,
  shapeProblems,
} from "../../components";
import { type ClusterConfig, cloudOf } from "./cluster";
import type { StackConfig } from "./stack";

/** Lists the mistakes in `addons`: unknown options of add-ons, and contradictions to other keys that choose add-ons. */
export function checkAddons(config: StackConfig): Problem[] {
  return [
    ...checkOptions(config),
    ...checkIngress(config),
    ...checkRetired(config),
    ...checkLogs(config),
    ...checkAutoscaler(config, "karpenter"),
    ...checkAutoscaler(config, "cluster-autoscaler"),
    ...checkEmail(config),
    ...checkKeyVault(config),
    ...checkManaged(config),
    ...checkKyverno(config),
  ];
}

/** Checks the options of each add-on against its interface. You need not repeat options of external-dns that `dns` sets. */
function checkOptions({ addons, dns }: StackConfig): Problem[] {
  return catalogue.flatMap((entry) => {
    const { facts, optionsType } = entry;
    const { [facts.name]: choice = false } = addons;
    const path = `keelson:addons.${facts.name}`;
    const { overrides: _overrides, instances = {}, ...own } = typeof choice === "object" ? choice : {};
    const options = facts.name === "external-dns" ? { ...dns, ...own } : own;
    const misfits = choice === true || choice === false ? [] : checkInstances(entry, choice, path);
    return choice === false || optionsType === undefined || misfits.length > 0
      ? misfits
      : [
          ...shapeProblems(optionsType, options, { path }),
          ...Object.entries(instances).flatMap(([name, { overrides: _own, ...others }]) =>
            shapeProblems(optionsType, others, { path: `${path}.instances.${name}` }),
          ),
        ];
  });
}

/** `ingress` chooses one controller, and `addons` can add others. Only `ingress` can remove its own. */
function checkIngress({ ingress, addons, cluster }: StackConfig): Problem[] {
  const message = `keelson:ingress needs this add-on; set keelson:ingress to another controller or to none`;
  const isBrought = cluster.kind === "existing" && cluster.ingressClass !== undefined && ingress !== "none";
  const fix = "the cluster has its own controller (keelson:cluster.ingressClass); remove one of the two";
  return [
    ...(addons[ingress] === false ? [{ path: `keelson:addons.${ingress}`, message }] : []),
    ...(isBrought ? [expected("keelson:ingress", '"none"', ingress, fix)] : []),
  ];
}

function checkRetired({ ingress, addons }: StackConfig): Problem[] {
  const choice = addons["ingress-nginx"];
  const retirement = retirementOf(ingressNginx.facts);
  const isAccepted = typeof choice === "object" && choice.overrides?.acceptRetired === true;
  const message = `${retirement}, or accept the risk with keelson:addons: { ingress-nginx: { overrides: { acceptRetired: true } } }`;
  return retirement !== undefined && ingress === "ingress-nginx" && !isAccepted
    ? [{ path: "keelson:ingress", message }]
    : [];
}

function checkLogs({ logs, addons, cluster }: StackConfig): Problem[] {
  const choice = addons["fluent-bit"];
  const path = "keelson:addons.fluent-bit";
  const isBrought = cluster.kind === "existing" && cluster.logStore !== undefined;
  if (logs === "loki" && addons.loki === false && !isBrought) {
    return [
      {
        path: "keelson:addons.loki",
        message: "keelson:logs: loki needs this add-on; set keelson:logs to cloud or none",
      },
    ];
  }
  const destination = typeof choice === "object" ? (choice.destination ?? logs) : logs;
  if (logs === "loki" && destination !== "loki") {
    return [expected(`${path}.destination`, '"loki", because keelson:logs is loki', destination)];
  }
  if (logs !== "none") {
    return choice === false ? [{ path, message: "collects the logs; to collect no logs, set keelson:logs: none" }] : [];
  }
  const isElsewhere = typeof choice === "object" && (choice.destination ?? "cloud") !== "cloud";
  return choice === undefined || choice === false || isElsewhere
    ? []
    : [
        {
          path,
          message:
            "needs keelson:logs: cloud or loki; set keelson:logs to one of these values, set another destination, or remove the add-on",
        },
      ];
}

/** On EKS, `cluster.autoscaler` chooses the autoscaler. Other clusters have their own autoscaler. */
function checkAutoscaler({ cluster, addons }: StackConfig, name: "karpenter" | "cluster-autoscaler"): Problem[] {
  const choice = addons[name];
  const path = `keelson:addons.${name}`;
  if (cluster.kind === "existing" || choice === undefined) {
    return [];
  }
  const isChosen = cluster.kind === "eks" && cluster.autoscaler === name;
  const message = `needs cluster.autoscaler: ${name}, but ${autoscalerOf(cluster)}; remove the add-on, or set cluster.autoscaler on EKS`;
  if (!isChosen) {
    return choice === false ? [] : [{ path, message }];
  }
  return choice === false ? [{ path, message: "cluster.autoscaler needs this add-on; change cluster.autoscaler" }] : [];
}

function autoscalerOf(cluster: ClusterConfig): string {
  switch (cluster.kind) {
    case "eks":
      return `cluster.autoscaler is ${cluster.autoscaler ?? "not set"}`;
    case "aks":
      return "AKS brings its own autoscaler";
    case "gke":
      return "GKE brings its own autoscaler";
    case "existing":
      return "the cluster exists already";
  }
}

/** `acmeEmail` is the address for Let's Encrypt. So the stack must use Let's Encrypt. */
function checkEmail({ acmeEmail, addons, ingress }: StackConfig): Problem[] {
  const choice = addons["cert-manager"];
  const options = typeof choice === "object" ? choice : {};
  const isUnused = choice === false || options.letsEncrypt === false;
  const cause = choice === false ? "cert-manager: false" : "cert-manager.letsEncrypt: false";
  return [
    ...("email" in options
      ? [{ path: "keelson:addons.cert-manager.email", message: "is set by keelson:acmeEmail; remove it here" }]
      : []),
    ...(isUnused && acmeEmail !== undefined && ingress !== "cloud"
      ? [{ path: "keelson:acmeEmail", message: `is not used with keelson:addons.${cause}; remove it` }]
      : []),
  ];
}

/** On Azure, each cluster has its own Key Vault. The program cannot guess its name. */
function checkKeyVault({ cluster, addons }: StackConfig): Problem[] {
  const choice = addons["external-secrets"];
  const vault = typeof choice === "object" ? choice.keyVault : undefined;
  const cloud = cloudOf(cluster);
  const path = "keelson:addons.external-secrets.keyVault";
  if (cloud !== "azure" && vault !== undefined) {
    return [{ path, message: `is for clusters on Azure, but the cluster's cloud is "${cloud}"; remove it` }];
  }
  const isMissing = cloud === "azure" && cluster.kind !== "existing" && choice !== false && vault === undefined;
  const fix = "set it, or set keelson:addons: { external-secrets: false }";
  return isMissing ? [expected(path, "the Key Vault with the secrets, { name, resourceGroup }", undefined, fix)] : [];
}

/** Lists the add-ons that both EKS and a chart of the stack would install. Both would manage the same objects. */
function checkManaged({ cluster, addons, dns }: StackConfig): Problem[] {
  const byDefault = ["metrics-server", ...(dns === undefined ? [] : ["external-dns"])];
  const charts = new Set([...byDefault, ...Object.keys(addons)]);
  const managed = cluster.kind === "eks" ? Object.keys(cluster.managedAddons ?? {}) : [];
  return managed
    .filter((name) => charts.has(name) && addons[name] !== false)
    .map((name) => ({
      path: `keelson:cluster.managedAddons.${name}`,
      message: `the stack already installs this add-on from its chart; remove it here, or set keelson:addons: { ${name}: false }`,
    }));
}

/** Lists the namespaces in Kyverno's options that belong to no tenant. Such an entry has no effect. */
function checkKyverno({ addons: { kyverno }, tenants }: StackConfig): Problem[] {
  const own = Object.entries(tenants).map(([name, { namespace = name }]) => namespace);
  const { exempt, dedicatedPools } = typeof kyverno === "object" ? kyverno : {};
  return Object.entries({ exempt, dedicatedPools }).flatMap(([option, lists]) =>
    Object.entries(isRecord(lists) ? lists : {}).flatMap(([key, namespaces]) =>
      (Array.isArray(namespaces) ? namespaces : []).flatMap((namespace: unknown, index) =>
        typeof namespace !== "string" || own.includes(namespace)
          ? []
          : expected(
              `keelson:addons.kyverno.${option}.${key}[${index}]`,
              `the namespace of a tenant (${own.length === 0 ? "the stack has none" : own.map(quote).join(", ")})`,
              namespace,
            ),
      ),
    ),
  );
}
