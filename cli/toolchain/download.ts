import { createHash } from "node:crypto";
import { createWriteStream } from "node:fs";
import { chmod, rename, rm } from "node:fs/promises";
import * as path from "node:path";
import { Readable, Transform } from "node:stream";
import { pipeline } from "node:stream/promises";
import { UserError } from "../user-error";
import { fillCacheEntry } from "./cache";
import type { ToolProgress } from "./events";
import { runProcess } from "./processes";
import { digestIn, type OfficialBuild } from "./releases";
import type { ToolName } from "./tool-definition";

/** Seconds to wait for the digest. Without internet, the build starts after this time. */
const answerLimit = 10;

/** A download into the cache. */
export interface DownloadRequest {
  readonly tool: ToolName;
  readonly build: OfficialBuild;
  /** The folder in the cache to download into. */
  readonly entry: string;
  readonly signal?: AbortSignal;
  readonly progress: ToolProgress;
}

/**
 * Downloads an official build into the cache, if its project can be reached.
 *
 * @returns undefined if it was downloaded, otherwise why not
 * @throws UserError if the file is not the one that its project published
 */
export async function downloadTool(request: DownloadRequest): Promise<string | undefined> {
  const { tool, build, entry, signal, progress } = request;
  try {
    const expected = await publishedDigest(build, signal);
    await fillCacheEntry(entry, async (directory) => {
      const file = path.join(directory, "download");
      const actual = await fetchInto(file, build.url, progress, signal);
      if (actual !== expected) {
        throw new UserError(
          `${tool}: expected ${build.url} to have the SHA-256 ${expected} from ${build.digests}, got ${actual}; find out what ` +
            "changes the file on its way to you, or set KEELSON_TOOLCHAIN=build to build the tool from its source",
        );
      }
      await unpack(file, build.member, directory, tool);
    });
    return undefined;
  } catch (error) {
    signal?.throwIfAborted();
    if (error instanceof UserError) {
      throw error;
    }
    return reasonOf(error);
  }
}

async function publishedDigest({ url, digests }: OfficialBuild, signal?: AbortSignal): Promise<string> {
  const limits = [AbortSignal.timeout(answerLimit * 1000), ...(signal === undefined ? [] : [signal])];
  const response = await fetch(digests, { signal: AbortSignal.any(limits) });
  if (!response.ok) {
    throw new Error(`${digests}: HTTP status ${response.status}`);
  }
  const file = path.posix.basename(new URL(url).pathname);
  const digest = digestIn(await response.text(), file);
  if (digest === undefined) {
    throw new Error(`${digests}: no SHA-256 of ${file}`);
  }
  return digest;
}

/** Downloads a URL into a file. @returns its SHA-256 */
async function fetchInto(file: string, url: string, progress: ToolProgress, signal?: AbortSignal): Promise<string> {
  const response = await fetch(url, { signal });
  if (!response.ok || response.body === null) {
    throw new Error(`${url}: HTTP status ${response.status}`);
  }
  const hash = createHash("sha256");
  const size = response.headers.get("content-length");
  let received = 0;
  const count = new Transform({
    transform(chunk: Buffer, _encoding, done) {
      hash.update(chunk);
      received += chunk.length;
      done(undefined, chunk);
    },
  });
  const tell = () =>
    progress("downloading", `${megabytes(received)}${size === null ? "" : ` of ${megabytes(Number(size))}`} MB`);
  const timer = setInterval(tell, 1000);
  try {
    tell();
    await pipeline(Readable.fromWeb(response.body), count, createWriteStream(file), { signal });
  } finally {
    clearInterval(timer);
  }
  return hash.digest("hex");
}

async function unpack(file: string, member: string | undefined, directory: string, tool: ToolName): Promise<void> {
  const target = path.join(directory, tool);
  if (member === undefined) {
    await rename(file, target);
  } else {
    await runProcess("tar", ["-xzf", file, "-C", directory, member]);
    await rm(file);
    const [folder = member] = member.split("/");
    /* The folder in the archive may have the tool's own name. */
    await rename(path.join(directory, folder), path.join(directory, "archive"));
    await rename(path.join(directory, "archive", ...member.split("/").slice(1)), target);
    /* It is gone already if the archive holds the tool without a folder. */
    await rm(path.join(directory, "archive"), { recursive: true, force: true });
  }
  await chmod(target, 0o755);
}

function megabytes(bytes: number): string {
  return String(Math.round(bytes / 1e6));
}

/** The message of an error, with that of its cause: fetch says only that it failed. */
function reasonOf(error: unknown): string {
  if (!(error instanceof Error)) {
    return String(error);
  }
  return error.cause instanceof Error ? error.cause.message : error.message;
}
