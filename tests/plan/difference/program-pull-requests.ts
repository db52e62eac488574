import type { PullRequest } from "./pull-request";
import { chart, deployment, object, settings } from "./pull-request-parts";

/*
 * What programs are told: flags, variables, commands and files of configuration. Some settings protect something by their names; of the
 * others, only a person knows the meaning.
 */

const told = (args: readonly string[]) => deployment("cart", { args });
const variables = (given: Readonly<Record<string, string>>) =>
  deployment("cart", { env: Object.entries(given).map(([name, value]) => ({ name, value })) });
const job = (script: string) =>
  object("batch/v1:CronJob", "boutique/backup", {
    spec: {
      jobTemplate: {
        spec: {
          template: { spec: { containers: [{ name: "backup", image: "redis:8", command: ["sh", "-ec", script] }] } },
        },
      },
    },
  });
const save = "redis-cli -h redis-cart --rdb /backups/carts.rdb && find /backups -name 'carts-*.rdb'";
const secretOf = (name: string) =>
  deployment("cart", { env: [{ name: "DB", valueFrom: { secretKeyRef: { name, key: "url" } } }] });
const quota = (cpu: string) =>
  object("core/v1:ResourceQuota", "boutique/quota", { spec: { hard: { "requests.cpu": cpu } } });
const busy = deployment("cart", { resources: { requests: { cpu: "500m" } } });
const release = (values: object) =>
  object("helm.sh/v3:Release", "monitoring/prometheus", {
    name: "prometheus",
    namespace: "monitoring",
    chart: "oci://charts/prometheus",
    version: "1.0.0",
    values,
  });

export const programPullRequests: readonly PullRequest[] = [
  {
    name: "a cache that answers everybody, in its file",
    before: [settings('maxmemory 64mb\nsave ""\n', "a915210f18")],
    after: [settings('maxmemory 64mb\nsave ""\nprotected-mode no\n', "b026321f29")],
    head: [
      'unprotected: ConfigMap messages/broker-b026321f29: protects less: data["nats.conf"][line 3] (nothing) → "protected-mode no"',
    ],
    fails: [/^Weaker, or cut off: ConfigMap messages\/broker-b026321f29/],
  },
  {
    name: "a store that forgets, by the value of a flag",
    before: [told(["redis-server", "--appendonly", "yes"])],
    after: [told(["redis-server", "--appendonly", "no"])],
    head: [
      'unprotected: Deployment boutique/cart: protects less: spec.template.spec.containers[cart].args[--appendonly] "yes" → "no"',
      "restart: Deployment boutique/cart: pods replaced, new ones start first",
    ],
    fails: [/^Weaker, or cut off: Deployment boutique\/cart/],
  },
  {
    name: "copies that are kept for a day",
    before: [job(`${save} -mtime +7 -delete`)],
    after: [job(`${save} -mtime +1 -delete`)],
    head: [
      'unjudged: CronJob boutique/backup: spec.jobTemplate.spec.template.spec.containers[backup].command[-ec] "…-mtime +7 -delete" → "…-mtime +1 -delete"',
    ],
    fails: [/^Judge it yourself, because no rule covers it: CronJob boutique\/backup/],
  },
  {
    name: "a script that does nothing any more",
    before: [settings("set -eu\npodcli check http database:3306\n", "a915210f18")],
    after: [settings("exit 0\n", "b026321f29")],
    head: [
      'unjudged: ConfigMap messages/broker-b026321f29: data["nats.conf"][line 1] "set -eu\\npodcli check http database:3306" → "exit 0"',
    ],
    fails: [/^Judge it yourself, because no rule covers it: ConfigMap messages\/broker-b026321f29/],
  },
  {
    name: "a flag that no rule knows",
    before: [told(["--port=8080"])],
    after: [told(["--port=8080", "--random-error=true"])],
    head: [
      'unjudged: Deployment boutique/cart: spec.template.spec.containers[cart].args[1] (nothing) → "--random-error=true"',
      "restart: Deployment boutique/cart: pods replaced, new ones start first",
    ],
    fails: [/^Judge it yourself, because no rule covers it: Deployment boutique\/cart/],
  },
  {
    name: "another value of a variable that no rule knows",
    before: [variables({ USERS: "10" })],
    after: [variables({ USERS: "5000" })],
    head: [
      'unjudged: Deployment boutique/cart: spec.template.spec.containers[cart].env[USERS].value "10" → "5000"',
      "restart: Deployment boutique/cart: pods replaced, new ones start first",
    ],
    fails: [/^Judge it yourself, because no rule covers it: Deployment boutique\/cart/],
  },
  {
    name: "new variables, more threads and another log level",
    before: [variables({ LOG_LEVEL: "debug", OLD: "1", THREADS: "2" })],
    after: [variables({ LOG_LEVEL: "info", REVIEWS_ADDR: "reviews:6060", THREADS: "4" })],
    head: [
      'restart: Deployment boutique/cart: pods replaced, new ones start first: env[LOG_LEVEL].value "debug" → "info", env[REVIEWS_ADDR] (nothing) → {"name":"REVIEWS_ADDR","value":"reviews:6060"}, env[THREADS].value "2" → "4", env[OLD] {"name":"OLD","value":"1"} → (nothing)',
    ],
    fails: [],
  },
  {
    name: "comments in a file",
    before: [settings("# old\nport 80\n", "a915210f18")],
    after: [settings("# new\nport 80\n", "b026321f29")],
    head: ['other: ConfigMap messages/broker-b026321f29: data["nats.conf"][line 1] "# old" → "# new"'],
    fails: [],
  },
  {
    name: "the credentials of something else",
    before: [secretOf("carts")],
    after: [secretOf("orders")],
    head: [
      'unjudged: Deployment boutique/cart: spec.template.spec.containers[cart].env[DB].valueFrom.secretKeyRef.name "carts" → "orders"',
      "restart: Deployment boutique/cart: pods replaced, new ones start first",
    ],
    fails: [/^Judge it yourself, because no rule covers it: Deployment boutique\/cart/],
  },
  {
    name: "a new workload that asks nobody who they are",
    before: [],
    after: [deployment("cart", { args: ["--disable-auth"], env: [{ name: "VERIFY_TOKENS", value: "0" }] })],
    head: [
      'unprotected: Deployment boutique/cart: protects less: containers[cart].args[0] (nothing) → "--disable-auth"',
      'unprotected: Deployment boutique/cart: protects less: containers[cart].env[VERIFY_TOKENS] (nothing) → {"name":"VERIFY_TOKENS","value":"0"}',
    ],
    fails: [/^Weaker, or cut off: Deployment boutique\/cart/],
  },
  {
    name: "a quota below what the pods ask for",
    before: [busy, quota("4")],
    after: [busy, quota("500m")],
    head: [
      "unprotected: namespace boutique: pods may need requests.cpu 1, but its quota is 500m",
      'size: ResourceQuota boutique/quota: spec.hard["requests.cpu"] "4" → "500m"',
    ],
    fails: [/^Weaker, or cut off: namespace boutique/],
  },
  {
    name: "metrics kept for longer, on a larger volume",
    before: [release({ spec: { retention: "30d", storage: "50Gi" } })],
    after: [release({ spec: { retention: "45d", storage: "100Gi" } })],
    head: [
      'restart: Release monitoring/prometheus: pods of the chart may restart: values.spec.retention "30d" → "45d", values.spec.storage "50Gi" → "100Gi" (the plan did not render the chart)',
    ],
    fails: [],
  },
  {
    name: "the next version of a chart alone",
    before: [chart("v1.21.1")],
    after: [chart("v1.21.2")],
    head: [
      "restart: Release cert-manager/cert-manager: pods of the chart may restart (the plan did not render the chart)",
      'version: Release cert-manager/cert-manager: version "v1.21.1" → "v1.21.2"',
    ],
    fails: [],
  },
  {
    name: "an address that goes while what it names stays",
    before: [variables({ PAYMENT_ADDR: "payment:50051", OLD: "1" }), deployment("payment")],
    after: [variables({}), deployment("payment")],
    head: [
      'unjudged: Deployment boutique/cart: spec.template.spec.containers[cart].env[PAYMENT_ADDR] {"name":"PAYMENT_ADDR","value":"payment:50051"} → (nothing)',
      'restart: Deployment boutique/cart: pods replaced, new ones start first: env[OLD] {"name":"OLD","value":"1"} → (nothing)',
    ],
    fails: [/^Judge it yourself, because no rule covers it: Deployment boutique\/cart: /],
  },
];
