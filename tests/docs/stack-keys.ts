import { readFileSync } from "node:fs";
import ts from "typescript";
import { z } from "zod";
import { stackSchema } from "../../stacks/schema";

/** A key of the stack's file, as its comment and schema describe it. */
interface StackKey {
  readonly name: string;
  readonly type: string;
  readonly fallback: string;
  readonly text: string;
}

/** An example of each key of the stack's file, as YAML has it. */
export const examples: Readonly<Record<string, string>> = {
  environment: "bank-live",
  wiring: "prod",
  tier: "highly-available",
  domain: "example.com",
  acmeEmail: "platform@example.com",
  exposure: "public",
  issuer: "production",
  charts: "oci://registry.example.com/charts",
  images: "{ registry: registry.example.com/mirror, pullSecret: { name: registry } }",
  dockerConfig: "a secret: pulumi config set --secret keelson:dockerConfig < FILE",
  proxy: "{ https: http://proxy.example.com:3128, noProxy: [.internal.example.com] }",
  caBundle: '{ pem: "-----BEGIN CERTIFICATE-----…" }',
  placement: "{ nodeSelector: { keelson.dev/node-pool: system } }",
  priorityClasses: "own",
  ingress: "cloud",
  dns: "{ zones: [{ domain: example.com, hostedZoneId: Z0123456789ABCDEFGHIJ }], policy: sync }",
  logs: "none",
  addonSet: "production",
  addons: "{ argo-cd: false, keda: { readSecrets: true } }",
  cluster: "{ kind: eks, … }",
  replace: '["aws:eks/cluster:Cluster::prod"]',
  budget: "2500",
  review: '["reach", "open: *traefik*"]',
  tenants: '{ shop: { quota: { cpu: "8" } } }',
  kubeconfig: "a secret: pulumi config set --secret keelson:kubeconfig < FILE",
};

/** Lists the keys of the stack's file in the order of its schema, without those of earlier releases. */
export function stackKeys(): StackKey[] {
  const { properties = {}, required = [] } = z.toJSONSchema(stackSchema, { io: "input", unrepresentable: "any" });
  const comments = new Map(["stack", "addons"].flatMap((file) => [...commentsIn(`stacks/schema/${file}.ts`)]));
  return Object.entries(properties).flatMap(([name, schema]) => {
    if (typeof schema === "boolean" || schema.not !== undefined) {
      return [];
    }
    const { text = "", fallback } = comments.get(name) ?? {};
    const given = schema.default === undefined ? undefined : JSON.stringify(schema.default);
    const absent = required.includes(name) ? "required" : "none";
    return [{ name, type: typeOf(schema), text, fallback: fallback ?? given ?? absent }];
  });
}

/** Lists the keys of an existing cluster, from the comments of their interface. */
export function existingKeys(): Omit<StackKey, "type">[] {
  const comments = commentsIn("stacks/schema/cluster-config.ts", "ExistingClusterConfig");
  return [...comments].map(([name, { text, fallback = "required" }]) => ({ name, text, fallback }));
}

function typeOf({ type, enum: words, const: word }: z.core.JSONSchema.JSONSchema): string {
  if (words !== undefined) {
    return words.map((each) => `\`${String(each)}\``).join(", ");
  }
  const names: Readonly<Record<string, string>> = { string: "text", object: "map", array: "list" };
  return word === undefined ? (names[String(type)] ?? "") : "secret";
}

interface Comment {
  readonly text: string;
  readonly fallback?: string;
}

/** Reads the comments of the properties in a file, or of those in one of its interfaces. */
function commentsIn(file: string, owner?: string): ReadonlyMap<string, Comment> {
  const source = ts.createSourceFile(file, readFileSync(file, "utf8"), ts.ScriptTarget.ES2022, true);
  const found = new Map<string, Comment>();
  const visit = (node: ts.Node): void => {
    const isMember =
      ts.isPropertyAssignment(node) || ts.isShorthandPropertyAssignment(node) || ts.isPropertySignature(node);
    if (isMember && (owner === undefined || isIn(node, owner))) {
      const comment = commentOf(node);
      if (comment !== undefined && !found.has(node.name.getText())) {
        found.set(node.name.getText(), comment);
      }
    }
    ts.forEachChild(node, visit);
  };
  visit(source);
  return found;
}

function isIn({ parent }: ts.Node, owner: string): boolean {
  return ts.isInterfaceDeclaration(parent) && parent.name.text === owner;
}

function commentOf(node: ts.Node): Comment | undefined {
  const comment = ts.getJSDocCommentsAndTags(node).find(ts.isJSDoc);
  if (comment === undefined) {
    return undefined;
  }
  const text = ts.getTextOfJSDocComment(comment.comment)?.replaceAll(/\s+/g, " ").trim() ?? "";
  const tag = comment.tags?.find(({ tagName }) => tagName.text === "default");
  const fallback = ts.getTextOfJSDocComment(tag?.comment)?.replaceAll(/\s+/g, " ").trim();
  return { text, ...(fallback !== undefined && { fallback }) };
}
