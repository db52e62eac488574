import { open } from "node:fs/promises";
import { setTimeout as pause } from "node:timers/promises";
import type { EngineEvent } from "./events";

/** Splits text into complete lines and the rest. */
export function wholeLines(text: string): { readonly lines: readonly string[]; readonly rest: string } {
  const parts = text.split("\n");
  return { lines: parts.slice(0, -1).filter((line) => line !== ""), rest: parts.at(-1) ?? "" };
}

/** Reads an event log while it is written, until `ended` returns true and the file has no more events. */
export async function followEventLog(
  file: string,
  onEvent: (event: EngineEvent) => void,
  ended: () => boolean,
): Promise<void> {
  const handle = await open(file, "a+");
  try {
    let rest = Buffer.alloc(0);
    for (;;) {
      const wasEnded = ended();
      const read = await readOnward(handle, rest);
      for (const line of read.lines) {
        onEvent(JSON.parse(line) as EngineEvent);
      }
      rest = read.rest;
      if (wasEnded && read.bytes === 0) {
        return;
      }
      if (read.bytes === 0) {
        await pause(50);
      }
    }
  } finally {
    await handle.close();
  }
}

async function readOnward(
  handle: Awaited<ReturnType<typeof open>>,
  rest: Buffer,
): Promise<{ lines: readonly string[]; rest: Buffer<ArrayBuffer>; bytes: number }> {
  const chunk = Buffer.alloc(1024 * 1024);
  const { bytesRead } = await handle.read(chunk, 0, chunk.length);
  const text = Buffer.concat([rest, chunk.subarray(0, bytesRead)]);
  const end = text.lastIndexOf(0x0a) + 1;
  const { lines } = wholeLines(text.subarray(0, end).toString("utf8"));
  return { lines, rest: Buffer.from(text.subarray(end)), bytes: bytesRead };
}
