import assert from "node:assert/strict";
import { keda } from "../../../components";
import { checkTriggers } from "../../../components/workloads/scaling";
import { scalerFacts } from "../../../components/workloads/scaling/scaler-facts";
import { type Row, testRows } from "../../arguments/rows";

const kafka = { bootstrapServers: "kafka:9092", consumerGroup: "shop", topic: "orders" };
const other = (scaler: string, metadata: object, rest: object = {}) => ({ type: "other", scaler, metadata, ...rest });

const rows: readonly Row[] = [
  [other("kafka", kafka)],
  [other("kafka", { consumerGroup: "shop", bootstrapServersFromEnv: "BROKERS" })],
  [other("kafka", { ...kafka, tls: "enable", anythingNew: "x" })],
  [other("our-own-scaler", { a: "b" })],
  [other("kafkaa", kafka), 'q.scaler: unknown scaler of KEDA, got "kafkaa"; did you mean "kafka"?'],
  [
    other("rabbit-mq", { queueName: "q" }),
    'q.scaler: unknown scaler of KEDA, got "rabbit-mq"; did you mean "rabbitmq"?',
  ],
  [
    other("kafka", { ...kafka, lagTreshold: "5" }),
    'q.metadata.lagTreshold: unknown key of the scaler "kafka", got "lagTreshold"; did you mean "lagThreshold"?',
  ],
  [
    other("kafka", { topic: "orders", consumerGroup: "shop", bootstrapServer: "kafka:9092" }),
    'q.metadata.bootstrapServer: unknown key of the scaler "kafka"',
  ],
  [
    other("kafka", { topic: "orders", consumerGroup: "shop" }),
    'q.metadata.bootstrapServers: is required for the scaler "kafka"; add it, or bootstrapServersFromEnv',
  ],
  [other("kafka", { ...kafka, tls: "enabled" }), 'q.metadata.tls: expected one of "enable", "disable", got "enabled"'],
  [
    other("rabbitmq", { queueName: "q", username: "shop" }),
    'q.metadata.username: the scaler "rabbitmq" does not read this key from metadata; name a TriggerAuthentication in authenticationRef, or set usernameFromEnv to a variable of the container',
  ],
  [
    other("rabbitmq", { queueName: "q", hostFromEnvironment: "MQ" }),
    'q.metadata.hostFromEnvironment: unknown key of the scaler "rabbitmq", got "hostFromEnvironment"; did you mean "hostFromEnv"?',
  ],
  [other("ibmmq", { host: "https://mq", queueNames: "a,b" })],
];

testRows("a trigger of any scaler", (trigger) => checkTriggers("q", { q: trigger }).map(unnamed), rows);

/** Leaves out the name of the trigger, which is the same for all. */
function unnamed({ path, message }: { readonly path: string; readonly message: string }) {
  return { path: path.replace("q.q", "q"), message };
}

describe("what is known of scalers", () => {
  it("is about the KEDA that the add-on installs", () => {
    assert.equal(scalerFacts.version, keda.facts.chart.version, "run npm run generate:scalers");
  });

  it("says of every scaler what it needs or knows", () => {
    assert.ok(Object.keys(scalerFacts.scalers).length > 70);
    assert.deepEqual(
      Object.entries(scalerFacts.scalers).filter(([, keys]) => Object.keys(keys).length === 0),
      [],
    );
  });
});
