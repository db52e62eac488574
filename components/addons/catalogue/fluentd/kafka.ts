import type { StoredSecret } from "../../../capabilities";
import { matches, notEmpty, once, oneOf } from "../../../checks";
import type { Peer } from "../../../network";
import { expected, type Problem } from "../../../problems";
import { checkStoredSecret, fromSecret } from "../../addon-secret";
import type { AddonSecret } from "../../definition";
import { checkEndpoint, type Endpoint } from "../../endpoint";
import { buffer } from "./buffer";
import { directive, type Line, variable } from "./directive";
import { configFolder } from "./pipeline";

/**
 * An existing Kafka cluster. Only TLS is supported.
 *
 * @example
 * ```ts
 * const kafkaCluster: KafkaCluster = {
 *   kind: "kafka",
 *   brokers: ["kafka-0.example.com:9094", "kafka-1.example.com:9094"],
 *   topic: "logs",
 *   credentials: { key: "kafka-logs" },
 * };
 * ```
 */
export interface KafkaCluster extends Pick<Endpoint, "caBundle" | "cidrs"> {
  readonly kind: "kafka";
  /**
   * Addresses of all brokers, as the Kafka cluster advertises them to clients: host and port of the TLS listener. Agents can connect only to these
   * brokers.
   */
  readonly brokers: readonly string[];
  /** Name of an existing topic. The lines of each pod stay in order. */
  readonly topic: string;
  /**
   * User name and password, as a secret in one of the platform's stores: a JSON object with the keys `username` and `password`.
   *
   * @default none: the brokers need no sign-in
   */
  readonly credentials?: StoredSecret;
  /** SASL mechanism of the sign-in. @default "SCRAM-SHA-512" */
  readonly mechanism?: "SCRAM-SHA-512" | "SCRAM-SHA-256" | "PLAIN";
}

const secretName = "fluentd-kafka";
const variables = { username: "KAFKA_USERNAME", password: "KAFKA_PASSWORD" } as const;
const mechanisms = { "SCRAM-SHA-512": "sha512", "SCRAM-SHA-256": "sha256", PLAIN: undefined } as const;

/** The file with the certificate authorities of the brokers. */
export const kafkaCa = "kafka-ca.crt";

/** https://kafka.apache.org/documentation/#brokerconfigs, Topic.validate in its source */
const topicForm = /^(?!\.{1,2}$)[\w.-]{1,249}$/;
const brokerForm = /^[a-z0-9]([a-z0-9.-]*[a-z0-9])?:\d{1,5}$/;

/** Lists the mistakes in the option `path`. */
export function checkKafka(path: string, kafka: KafkaCluster): Problem[] {
  const { brokers, topic, credentials, mechanism, caBundle, cidrs } = kafka;
  const names = { url: path, caBundle: `${path}.caBundle`, cidrs: `${path}.cidrs` };
  return [
    ...notEmpty(`${path}.brokers`, brokers, "broker", "name every broker"),
    ...once(`${path}.brokers`, brokers, "broker"),
    ...brokers.flatMap((broker, index) =>
      matches(`${path}.brokers[${index}]`, broker, brokerForm, 'a host and a port such as "kafka-0.example.com:9094"'),
    ),
    ...matches(`${path}.topic`, topic, topicForm, "a topic of up to 249 letters, digits, dots, - and _"),
    ...oneOf(`${path}.mechanism`, mechanism, Object.keys(mechanisms)),
    ...(mechanism !== undefined && credentials === undefined
      ? [expected(`${path}.mechanism`, "none without credentials", mechanism, "remove mechanism, or set credentials")]
      : []),
    ...(credentials === undefined ? [] : checkStoredSecret(`${path}.credentials`, credentials)),
    ...checkEndpoint(names, { caBundle, cidrs }, ""),
  ];
}

/** Returns the connections to the brokers: to `cidrs` if it is set, otherwise to the brokers' hosts. */
export function waysToKafka({ brokers, cidrs = [] }: KafkaCluster): Peer[] {
  const pairs = brokers.map((broker) => broker.split(":")).map(([host = "", port]) => ({ host, port: Number(port) }));
  const ports = [...new Set(pairs.map(({ port }) => port))];
  return cidrs.length > 0
    ? cidrs.map((cidr) => ({ cidr, ports }))
    : pairs.map(({ host, port }) => ({ host, ports: [port] }));
}

/**
 * Returns the output to Kafka: https://github.com/fluent/fluent-plugin-kafka. The plugin reads a message's key and partition from fields of the line.
 * These fields have names that a workload's line cannot set.
 */
export function kafkaOutput({ brokers, topic, credentials, mechanism, caBundle }: KafkaCluster): string {
  const fields = { topic_key: "_topic", message_key_key: "_key", partition_key: "_partition" };
  return [
    directive("filter **", [
      ["@type", "record_transformer"],
      ["enable_ruby", "true"],
      ["remove_keys", Object.values(fields).join(",")],
      directive("record", [["_pod", '${record.dig("kubernetes", "pod_name")}']]),
    ]),
    directive("match **", [
      ["@type", "kafka2"],
      ["@id", "workloads"],
      ["brokers", brokers.join(",")],
      ["topic", topic],
      ...Object.entries(fields),
      ["partition_key_key", "_pod"],
      ["exclude_partition_key", "true"],
      ["use_event_time", "true"],
      ["compression_codec", "gzip"],
      ["required_acks", "-1"],
      ["max_send_limit_bytes", "900000"],
      ...(caBundle === undefined
        ? [["ssl_ca_certs_from_system", "true"] as const]
        : [["ssl_ca_cert", `${configFolder}/${kafkaCa}`] as const]),
      ["ssl_verify_hostname", "true"],
      ...(credentials === undefined ? [] : signIn(mechanism ?? "SCRAM-SHA-512")),
      directive("format", [["@type", "json"]]),
      directive("inject", [
        ["time_key", "time"],
        ["time_type", "string"],
        ["time_format", "%Y-%m-%dT%H:%M:%S.%N%z"],
      ]),
      buffer,
    ]),
  ].join("\n");
}

function signIn(mechanism: NonNullable<KafkaCluster["mechanism"]>): Line[] {
  const scram = mechanisms[mechanism];
  return [
    ["username", variable(variables.username)],
    ["password", variable(variables.password)],
    ["sasl_over_ssl", "true"],
    ...(scram === undefined ? [] : [["scram_mechanism", scram] as const]),
  ];
}

/** Returns the Secret with user name and password, if `credentials` is set. */
export function kafkaSecrets({ credentials }: KafkaCluster): AddonSecret[] {
  const data = { username: "username", password: "password" };
  return credentials === undefined ? [] : [{ name: secretName, from: credentials, data }];
}

/** Returns the environment variables that the output uses. The agent reads them when it starts. */
export function kafkaVariables({ credentials }: KafkaCluster): object[] {
  return credentials === undefined
    ? []
    : Object.entries(variables).map(([key, name]) => fromSecret(name, secretName, key));
}
