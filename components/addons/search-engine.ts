import type { StoredSecret } from "../capabilities";
import { matches } from "../checks";
import type { Problem } from "../problems";
import { checkStoredSecret } from "./addon-secret";
import type { AddonSecret } from "./definition";
import { checkEndpoint, type Endpoint } from "./endpoint";

/**
 * An existing Elasticsearch or OpenSearch. Only TLS is supported.
 *
 * @example
 * ```ts
 * const searchEngine: SearchEngine = { kind: "opensearch", url: "https://search.example.com:9200", credentials: { key: "search" } };
 * ```
 */
export interface SearchEngine extends Endpoint {
  readonly kind: "elasticsearch" | "opensearch";
  /** User name and password, as a secret in one of the platform's stores: a JSON object with the keys `username` and `password`. */
  readonly credentials: StoredSecret;
  /** Prefix of the names of indices. @default the name of the add-on */
  readonly indexPrefix?: string;
}

/** https://www.elastic.co/docs/api/doc/elasticsearch/operation/operation-indices-create */
const prefixForm = /^[a-z0-9][a-z0-9_-]*[a-z0-9]$/;

/** Lists the mistakes in the option `path`. */
export function checkSearchEngine(path: string, engine: SearchEngine): Problem[] {
  const { url, caBundle, cidrs, credentials, indexPrefix } = engine;
  const names = { url: `${path}.url`, caBundle: `${path}.caBundle`, cidrs: `${path}.cidrs` };
  return [
    ...checkEndpoint(names, { url, caBundle, cidrs }, "https://search.example.com:9200"),
    ...checkStoredSecret(`${path}.credentials`, credentials),
    ...matches(`${path}.indexPrefix`, indexPrefix, prefixForm, 'a prefix of lower-case letters, digits, "-" and "_"'),
  ];
}

/** Returns the prefix of the names of an add-on's indices. */
export function indexPrefixOf(addon: string, { indexPrefix = addon }: SearchEngine): string {
  return indexPrefix;
}

/** Returns the Secret with user name and password, under the keys `username` and `password`. */
export function secretOfEngine(name: string, { credentials }: SearchEngine): AddonSecret {
  return { name, from: credentials, data: { username: "username", password: "password" } };
}
