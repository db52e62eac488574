import { waitFor } from "../../rehearsal/control-plane";
import {
  ApiClient,
  type ApiConnection,
  ApiError,
  Discovery,
  hasCondition,
  type KubernetesObject,
  objectPath,
} from "../../rehearsal/kubernetes";
import { text } from "../../values";
import type { SourcedObject } from "../apis";
import { type ReadyObject, readyObjects } from "./ready-objects";

/** The answer of an API server to an object. */
export interface Answer extends Pick<ReadyObject, "sourced" | "hasPlaceholders"> {
  /** `not served`: the server does not know the group, version and kind. */
  readonly outcome: "accepted" | "refused" | "not served";
  /** The server's own words, if it refused; the versions of the group that it serves, if it does not serve this one. */
  readonly message: string;
  /** From the server's `Warning` headers. */
  readonly warnings: readonly string[];
}

/** How many objects are on their way at once. */
const atOnce = 8;

/** Applies objects on the server's side, in an order in which each finds its namespace and its definition. */
export async function applyObjects(connection: ApiConnection, objects: readonly SourcedObject[]): Promise<Answer[]> {
  const client = ApiClient.withToken(connection);
  const server: Server = { client, discovery: new Discovery(client) };
  try {
    const answers: Answer[] = [];
    for (const wave of readyObjects(objects)) {
      const waiting = [...wave];
      const worker = async () => {
        for (let next = waiting.shift(); next !== undefined; next = waiting.shift()) {
          answers.push(await applied(server, next));
        }
      };
      await Promise.all(Array.from({ length: atOnce }, worker));
    }
    return answers;
  } finally {
    client.close();
  }
}

interface Server {
  readonly client: ApiClient;
  readonly discovery: Discovery;
}

async function applied(server: Server, ready: ReadyObject): Promise<Answer> {
  const { hasPlaceholders, object, sourced } = ready;
  const apiVersion = text(object, "apiVersion") ?? "";
  const answer = { sourced, hasPlaceholders, warnings: [] };
  const served = await server.discovery.find(apiVersion, text(object, "kind") ?? "");
  if (served === undefined) {
    return { ...answer, outcome: "not served", message: await otherVersions(server.discovery, apiVersion) };
  }
  const path = objectPath(served, text(object, "metadata", "namespace"), text(object, "metadata", "name"));
  try {
    const { body, warnings } = await server.client.call<KubernetesObject>({
      method: "PATCH",
      path,
      query: {
        fieldManager: "keelson-upgrade-check",
        fieldValidation: "Strict",
        force: "true",
        ...(ready.dryRun ? { dryRun: "All" } : {}),
      },
      contentType: "application/apply-patch+yaml",
      body: object,
    });
    await established(server, path, body);
    return { ...answer, outcome: "accepted", message: "", warnings };
  } catch (error) {
    if (error instanceof ApiError) {
      return { ...answer, outcome: "refused", message: error.message };
    }
    throw error;
  }
}

/** Waits until the API server serves a definition's kinds. */
async function established({ client }: Server, path: string, object: KubernetesObject): Promise<void> {
  if (object.kind === "CustomResourceDefinition") {
    const ask = async () => (hasCondition(await client.get(path), "Established") ? true : undefined);
    await waitFor(`${path} to be established`, ask, { timeLimit: 120_000 });
  }
}

/** Returns the versions of an API's group that the server serves: empty if it does not know the group. */
async function otherVersions(discovery: Discovery, apiVersion: string): Promise<string> {
  const [group] = apiVersion.split("/");
  const versions = await discovery.groupVersions("all");
  return versions.filter((each) => each.startsWith(`${group}/`)).join(", ");
}
