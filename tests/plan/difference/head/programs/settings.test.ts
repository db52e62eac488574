import { planned } from "../../planned";
import { deployment, object } from "../../pull-request-parts";
import { itFinds } from "../unprotected";

const env = (variables: Readonly<Record<string, string>>) =>
  deployment("cart", { env: Object.entries(variables).map(([name, value]) => ({ name, value })) });
const args = (...given: readonly string[]) => deployment("cart", { args: given });
const settings = (text: string) => object("core/v1:ConfigMap", "boutique/cart", { data: { "app.conf": text } });
const queue = (given: Readonly<Record<string, unknown>>) => planned("aws:sqs/queue:Queue", "carts", { inputs: given });
const at = "Deployment boutique/cart: protects less: spec.template.spec.containers[cart]";
const plain = "Deployment boutique/cart: sends data in plain text: spec.template.spec.containers[cart]";

describe("settings that protect less", () => {
  itFinds([
    {
      name: "a database of another environment",
      before: [env({ DB: "orders.db:5432" })],
      after: [env({ DB: "orders-staging.db:5432" })],
      lines: [
        'Deployment boutique/cart: refers to another environment (staging): spec.template.spec.containers[cart].env[DB].value "orders.db:5432" → "orders-staging.db:5432"',
      ],
    },
    {
      name: "a bucket of another environment, in a new variable",
      before: [env({})],
      after: [env({ BUCKET: "s3://dev/carts" })],
      lines: [
        'Deployment boutique/cart: refers to another environment (dev): spec.template.spec.containers[cart].env[BUCKET] (nothing) → {"name":"BUCKET","value":"s3://dev/carts"}',
      ],
    },
    {
      name: "names without an environment, devices, and the stack's own",
      before: [env({})],
      after: [env({ LOG: "/dev/stderr", MODE: "staging", KEY: "developer-7", HOST: "db.prod.example.com" })],
      lines: [],
    },
    {
      name: "a tag of another environment",
      before: [queue({ tags: { a: "x" } })],
      after: [queue({ tags: { a: "x-dev" } })],
      lines: [],
    },
    {
      name: "an address without TLS",
      before: [env({ API: "https://api.example.com" })],
      after: [env({ API: "http://api.example.com" })],
      lines: [`${plain}.env[API].value "https://api.example.com" → "http://api.example.com"`],
    },
    {
      name: "a database without TLS, in a file",
      before: [settings("a=1\nurl=postgres://db/orders?sslmode=verify-full\n")],
      after: [settings("a=1\nurl=postgres://db/orders?sslmode=disable\n")],
      lines: [
        'ConfigMap boutique/cart: sends data in plain text: data["app.conf"][line 2] "url=postgres://db/orders?sslmode=verify-full" → "url=postgres://db/orders?sslmode=disable"',
      ],
    },
    {
      name: "certificates that nobody checks",
      before: [env({ PORT: "80" })],
      after: [env({ PORT: "80", NODE_TLS_REJECT_UNAUTHORIZED: "0" })],
      lines: [
        `${at}.env[NODE_TLS_REJECT_UNAUTHORIZED] (nothing) → {"name":"NODE_TLS_REJECT_UNAUTHORIZED","value":"0"}`,
      ],
    },
    {
      name: "empty passwords",
      before: [env({ ALLOW_EMPTY_PASSWORD: "no" })],
      after: [env({ ALLOW_EMPTY_PASSWORD: "yes" })],
      lines: [`${at}.env[ALLOW_EMPTY_PASSWORD].value "no" → "yes"`],
    },
    {
      name: "a flag that skips a check",
      before: [args("--port=80")],
      after: [args("--port=80", "--insecure-skip-tls-verify")],
      lines: [`${at}.args[1] (nothing) → "--insecure-skip-tls-verify"`],
    },
    {
      name: "what a new program usually is told",
      before: [],
      after: [
        env({
          NEXT_PUBLIC_CHAT: "true",
          FORCE_COLOR: "1",
          TRACE_ENABLED: "true",
          PIP_DISABLE_PIP_VERSION_CHECK: "1",
          DISABLE_UPDATE_CHECK: "true",
          GF_ANALYTICS_CHECK_FOR_UPDATES: "false",
          FORCE_SSL: "true",
        }),
      ],
      lines: [],
      bothWays: true,
    },
    {
      name: "what a browser may read, and protects less",
      before: [env({ NEXT_PUBLIC_ALLOW_GUEST: "false" })],
      after: [env({ NEXT_PUBLIC_ALLOW_GUEST: "true" })],
      lines: [`${at}.env[NEXT_PUBLIC_ALLOW_GUEST].value "false" → "true"`],
    },
    {
      name: "other variables and flags",
      before: [env({ A: "1" }), args("--v=1")],
      after: [env({ A: "0", ENABLE_PROFILER: "1" }), args("--v=2")],
      lines: [],
    },
  ]);
});
