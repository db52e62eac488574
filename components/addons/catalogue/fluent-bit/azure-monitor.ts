import type { StoredSecret } from "../../../capabilities";
import { matches } from "../../../checks";
import type { Peer } from "../../../network";
import type { Problem } from "../../../problems";
import { checkStoredSecret, fromSecret, onlyKey, secretOfField } from "../../addon-secret";
import type { AddonSecret } from "../../definition";
import { checkEndpoint, type Endpoint, waysTo } from "../../endpoint";
import { delivery } from "./outputs";
import { section } from "./section";

/**
 * A table in Azure Monitor Logs, through the Logs Ingestion API. Endpoint, rule and table must exist. The application needs the role Monitoring
 * Metrics Publisher on the rule.
 *
 * @example
 * ```ts
 * const azureMonitor: AzureMonitor = {
 *   kind: "azure-monitor",
 *   endpoint: "https://logs-a1b2.germanywestcentral-1.ingest.monitor.azure.com",
 *   rule: "dcr-00000000000000000000000000000000",
 *   table: "Workloads_CL",
 *   tenantId: "99990000-8888-7777-6666-555544443333",
 *   clientId: "33334444-0000-0000-0000-000000000009",
 *   secret: { key: "log-writer" },
 * };
 * ```
 */
export interface AzureMonitor extends Pick<Endpoint, "cidrs"> {
  readonly kind: "azure-monitor";
  /** URL of the data collection endpoint, or of the data collection rule's own endpoint for logs. */
  readonly endpoint: string;
  /** Immutable ID of the data collection rule. The rule's stream must be `Custom-` followed by the name of the table. */
  readonly rule: string;
  /** Name of the table. The name ends in `_CL`. */
  readonly table: string;
  /** Id of the application's tenant in Microsoft Entra. */
  readonly tenantId: string;
  /** Id of the application. */
  readonly clientId: string;
  /** The application's client secret, as a secret in one of the platform's stores. Fluent Bit supports no other sign-in to Azure Monitor. */
  readonly secret: StoredSecret;
}

const secretName = "fluent-bit-azure";
const variable = "AZURE_CLIENT_SECRET";

/** URL from which the application gets its tokens. The plugin supports only Azure's public cloud. */
const signIn = "https://login.microsoftonline.com";

const guid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;
/** https://learn.microsoft.com/azure/azure-monitor/logs/logs-ingestion-api-overview */
const endpointForm = /^https:\/\/[a-z0-9-]+(\.[a-z0-9-]+)+\.ingest\.monitor\.azure\.com\/?$/;
const ruleForm = /^dcr-[0-9a-f]{32}$/;
/** https://learn.microsoft.com/azure/azure-monitor/logs/create-custom-table */
const tableForm = /^[A-Za-z]\w{0,59}_CL$/;

/** Lists the mistakes in the option `path`. */
export function checkAzureMonitor(path: string, options: AzureMonitor): Problem[] {
  const { endpoint, cidrs, rule, table, tenantId, clientId, secret } = options;
  const example = '"https://NAME.REGION-1.ingest.monitor.azure.com"';
  return [
    ...matches(`${path}.endpoint`, endpoint, endpointForm, `a data collection endpoint such as ${example}`),
    ...matches(`${path}.rule`, rule, ruleForm, 'the immutable ID of a data collection rule: "dcr-" and 32 digits'),
    ...matches(`${path}.table`, table, tableForm, 'a custom table such as "Workloads_CL"'),
    ...matches(`${path}.tenantId`, tenantId, guid, "the id of a tenant"),
    ...matches(`${path}.clientId`, clientId, guid, "the id of an application"),
    ...checkStoredSecret(`${path}.secret`, secret),
    ...checkEndpoint({ url: path, caBundle: path, cidrs: `${path}.cidrs` }, { cidrs }, ""),
  ];
}

/**
 * Returns the output: https://docs.fluentbit.io/manual/data-pipeline/outputs/azure_logs_ingestion. The API accepts requests of up to 1 MB, but the
 * plugin does not split chunks of up to 2 MB (https://github.com/fluent/fluent-bit/issues/12409). Compression makes them small enough.
 */
export function azureMonitorOutput({ endpoint, rule, table, tenantId, clientId }: AzureMonitor): string {
  return section("OUTPUT", [
    ["Name", "azure_logs_ingestion"],
    ["Match", "kube.*"],
    ["tls", "On"],
    ["tls.verify", "On"],
    /* Off by default: https://docs.fluentbit.io/manual/administration/transport-security */
    ["tls.verify_hostname", "On"],
    ["tenant_id", tenantId],
    ["client_id", clientId],
    ["client_secret", `\${${variable}}`],
    ["dce_url", endpoint.replace(/\/$/, "")],
    ["dcr_id", rule],
    ["table_name", table],
    ["time_generated", "true"],
    ["time_key", "TimeGenerated"],
    ["compress", "true"],
    ...delivery,
  ]);
}

/** Returns the connections to the endpoint and to the sign-in. */
export function waysToAzureMonitor({ endpoint, cidrs }: AzureMonitor): Peer[] {
  return [...waysTo({ url: endpoint, cidrs }), ...waysTo({ url: signIn })];
}

/** Returns the Secret with the application's client secret. */
export function azureMonitorSecret({ secret }: AzureMonitor): AddonSecret {
  return secretOfField(secretName, secret);
}

/** Returns the environment variable that the output uses. The agent reads it when it starts. */
export function azureMonitorVariables(): object[] {
  return [fromSecret(variable, secretName, onlyKey)];
}
