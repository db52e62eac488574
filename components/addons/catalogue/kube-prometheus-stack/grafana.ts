import { type DataSource, dataSources } from "../../../capabilities";
import type { AddonContext } from "../../definition";
import { exposedLabels, hostIngress, isIssued } from "../../exposed-host";
import { containerResources } from "../../pods";
import { namespace } from "./flows";
import { signInValues } from "./grafana-sign-in";
import type { KubePrometheusStackOptions } from "./options";

const roleName = "kube-prometheus-stack-grafana-dashboards";

/** Labels by which Grafana's sidecar finds dashboards. The chart sets them. */
export const dashboardLabels = { grafana_dashboard: "1" };

/** Allows Grafana's sidecars to read ConfigMaps with dashboards and data sources in their namespace, but no Secrets. */
export const grafanaRole = {
  apiVersion: "rbac.authorization.k8s.io/v1",
  kind: "Role",
  metadata: { name: roleName, namespace },
  rules: [{ apiGroups: [""], resources: ["configmaps"], verbs: ["get", "list", "watch"] }],
};

const sidecar = { resource: "configmap", searchNamespace: null, skipReload: true, sizeLimit: "64Mi" };

/**
 * Returns Grafana's values. Grafana stores nothing, because dashboards and data sources are ConfigMaps. A restart therefore signs everybody out.
 * Grafana has an administrator only if `grafanaAdminSecret` is set, because a generated password could leak and would change with every rendering.
 */
export function grafanaValues(context: AddonContext<KubePrometheusStackOptions>): Record<string, unknown> {
  const { grafanaAdminSecret: adminSecret, grafana = {} } = context.options;
  const sources = context.all(dataSources);
  const { ini, env } = signInValues(grafana);
  const isOpen = adminSecret === undefined && grafana.oidc === undefined;
  return {
    ...(adminSecret === undefined
      ? { env: { GF_SECURITY_DISABLE_INITIAL_ADMIN_CREATION: "true" } }
      : { admin: { existingSecret: adminSecret } }),
    ...env,
    "grafana.ini": {
      analytics: { reporting_enabled: false, check_for_updates: false, check_for_plugin_updates: false },
      auth: { disable_login_form: adminSecret === undefined },
      "auth.anonymous": { enabled: isOpen, org_role: "Viewer" },
      "auth.basic": { enabled: adminSecret !== undefined },
      "log.console": { format: "json" },
      news: { news_feed_enabled: false },
      plugins: { preinstall_disabled: true },
      security: { disable_gravatar: true },
      snapshots: { external_enabled: false },
      users: { allow_sign_up: false },
      ...ini,
    },
    ...(grafana.host !== undefined && { podLabels: exposedLabels, ingress: ingress(grafana.host, context) }),
    ...(Object.keys(sources).length > 0 && { additionalDataSources: Object.entries(sources).map(dataSource) }),
    rbac: { namespaced: true, useExistingRole: roleName },
    sidecar: {
      dashboards: sidecar,
      datasources: { ...sidecar, initDatasources: true },
      securityContext: { readOnlyRootFilesystem: true },
      resources: containerResources({ cpu: "10m", memory: "96Mi", limit: "192Mi" }),
    },
    containerSecurityContext: { readOnlyRootFilesystem: true },
    persistence: { enabled: false },
    extraEmptyDirMounts: [{ name: "tmp", mountPath: "/tmp" }],
    enableServiceLinks: false,
    testFramework: { enabled: false },
    resources: containerResources({ cpu: "50m", memory: "192Mi", limit: "512Mi" }),
  };
}

function ingress(host: string, { options: { grafana = {} }, find, all }: AddonContext<KubePrometheusStackOptions>) {
  const tls = [{ hosts: [host], ...(isIssued({ find }) && { secretName: "grafana-tls" }) }];
  return { enabled: true, ...hostIngress({ options: grafana, find, all }), hosts: [host], tls };
}

/** https://grafana.com/docs/grafana/latest/administration/provisioning/#data-sources */
function dataSource([uid, { type, url, headers = {} }]: readonly [string, DataSource]): Record<string, unknown> {
  const all = Object.entries(headers);
  return {
    uid,
    name: uid,
    type,
    url,
    access: "proxy",
    ...(all.length > 0 && {
      jsonData: Object.fromEntries(all.map(([header], index) => [`httpHeaderName${index + 1}`, header])),
      secureJsonData: Object.fromEntries(all.map(([, value], index) => [`httpHeaderValue${index + 1}`, value])),
    }),
  };
}
