import type { ChartValues } from "../../../charts";
import { searchVariables } from "../../log-agent";
import { indexPrefixOf, type SearchEngine } from "../../search-engine";
import { delivery } from "./outputs";
import { section } from "./section";

/** The name of the add-on. The names of its indices begin with it. */
export const name = "fluent-bit";

/** The Secret with user name and password of a search engine. */
export const searchSecret = "fluent-bit-search";

/** The file with the search engine's certificate authorities. The chart mounts its `extraFiles` in this folder. */
const caFile = { name: "search-ca.crt", path: "/fluent-bit/etc/conf/search-ca.crt" };
const plugins = { elasticsearch: "es", opensearch: "opensearch" } as const;

/**
 * Returns the output to a search engine: https://docs.fluentbit.io/manual/data-pipeline/outputs/elasticsearch and
 * https://docs.fluentbit.io/manual/data-pipeline/outputs/opensearch. A line keeps its ID when the agent sends it again, so the engine stores it once.
 */
export function searchOutput(engine: SearchEngine): string {
  const { hostname, port } = new URL(engine.url);
  return section("OUTPUT", [
    ["Name", plugins[engine.kind]],
    ["Match", "kube.*"],
    ["Host", hostname],
    ["Port", port === "" ? "443" : port],
    ["tls", "On"],
    ["tls.verify", "On"],
    /* Off by default: https://docs.fluentbit.io/manual/administration/transport-security */
    ["tls.verify_hostname", "On"],
    ...(engine.caBundle === undefined ? [] : [["tls.ca_file", caFile.path] as const]),
    ["HTTP_User", `\${${searchVariables.user}}`],
    ["HTTP_Passwd", `\${${searchVariables.password}}`],
    ["Logstash_Format", "On"],
    ["Logstash_Prefix", indexPrefixOf(name, engine)],
    /* Elasticsearch 8 refuses requests with a type. */
    ["Suppress_Type_Name", "On"],
    /* Without this, the labels `app` and `app.kubernetes.io/name` would conflict: `app` would be both a text and an object. */
    ["Replace_Dots", "On"],
    ["Generate_ID", "On"],
    ["compress", "gzip"],
    ...delivery,
  ]);
}

/** Returns the additional files that the output to a search engine uses. */
export function searchFiles({ caBundle }: SearchEngine): ChartValues {
  return caBundle === undefined ? {} : { extraFiles: { [caFile.name]: caBundle } };
}
